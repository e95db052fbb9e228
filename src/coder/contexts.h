/*
 * contexts.h - PLOVER's 37 contexts: what an event is about, from cue words in its sentence and
 * article (lexicon/plover/contexts.tsv).
 */
#ifndef DM_CODER_CONTEXTS_H
#define DM_CODER_CONTEXTS_H

#include "coder/events.h"

/* Sets the contexts of an event, most certain first. */
void dm_contexts_find(dm_story *story, const dm_candidate *candidate, dm_event *event);

#endif
