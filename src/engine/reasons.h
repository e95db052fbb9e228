/*
 * reasons.h - what the coder has to say about a record, with why its actors are who they are: the
 * text that explain prints.
 */
#ifndef DM_ENGINE_REASONS_H
#define DM_ENGINE_REASONS_H

#include "engine/lines.h"

/* The record's own explanation (JSON) with a key "why" added: rows of an actor's `start` and `why`.
 * In `arena`; empty if there is nothing. */
dm_str dm_reasons_of(dm_arena *arena, const dm_line_source *source);

#endif
