/*
 * readings.h - what became of every word that could have been an event, for those who wonder why
 * there is no record, or write rows of the lexicon.
 *
 *   [0, 29) Kenya refused to meet Uganda.
 *     meet: REJECT KEN > UGA, asserted, confidence 0.91, predicates/consult.tsv:12
 */
#ifndef DM_CODER_READINGS_H
#define DM_CODER_READINGS_H

#include "coder/events.h"

/* Text for people: under each sentence its candidates with who acts on whom, status, confidence and
 * row; below them why one gave no record, and who was weighed as the recipient of what names none.
 * `story` after dm_events_make. In the story's arena. */
dm_str dm_readings_of(const dm_story *story);

#endif
