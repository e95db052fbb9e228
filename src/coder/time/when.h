/*
 * time/when.h - when the act of a predicate happened, and an act of words when it was said.
 */
#ifndef DM_CODER_WHEN_H
#define DM_CODER_WHEN_H

#include "coder/events.h"

/*
 * When the act of a predicate happened: its own date; the only one of a main clause; the date of
 * the clause it is told to be so many days before or after ("a day after guards had opened fire").
 * Of precision DM_PRECISION_NONE if none is told; its value may live in the story's arena.
 */
dm_when dm_when_of(const dm_story *story, uint32_t predicate);
/* The same of an event: also by its light verb, by the word that makes it an act of words
 * ("demanded on Monday that they withdraw"), by the saying where that is the act. */
dm_when dm_when_event(const dm_story *story, const dm_candidate *c);

/* Whether a time stands in a relative clause or an attribute, so that it is of something else that
 * was done: "the sanctions imposed in 2009", "in a letter made public late Saturday". */
bool dm_time_is_aside(const dm_parse *parse, const dm_timex *x);

/* Whether a time is of a noun, whoever did what to that: "the treaty of 1904", "the 1904 treaty",
 * "Sunday's raid". */
bool dm_time_is_of_noun(const dm_parse *parse, const dm_timex *x);

#endif
