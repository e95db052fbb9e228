/*
 * answers.h - threats that answer something: to whom, and that "will not go unanswered" is one.
 */
#ifndef DM_CODER_ANSWERS_H
#define DM_CODER_ANSWERS_H

#include "coder/events.h"

/* Gives threats that name nobody whoever did something to the one who threatens last. Run when the
 * recipients of all other acts are settled. */
void dm_answers_settle(dm_story *story);
/* "Peru expelled the envoys; that night Caracas cut ties": with whoever struck it right before, in
 * the same sentence or the one before, if the measure names nobody. */
void dm_answer_in_turn(const dm_story *story, dm_candidate *c);

#endif
