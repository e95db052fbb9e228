/*
 * private_life.h - what goes on among people who hold no office, in an article that is not of
 * public affairs.
 */
#ifndef DM_CODER_PRIVATE_LIFE_H
#define DM_CODER_PRIVATE_LIFE_H

#include "coder/events.h"

/* Counts who is named in the article, for the two below, once its actors are known. */
void dm_private_count(dm_story *story);
/* How far what a candidate tells is of private life: 0 in an article of public affairs, or where
 * both sides hold offices in different countries; 1 at most. */
double dm_private_event(const dm_story *story, const dm_candidate *candidate);
/* Whether an act of force is a crime among private people: "killed his wife", "a tourist stabbed a
 * man". */
bool dm_private_crime(const dm_story *story, const dm_candidate *candidate);
/* Whether an arrest or a conviction by nobody that the sentence names is of one person who stands
 * for nobody: "a teacher was convicted of fraud"; or somebody was found not guilty. */
bool dm_private_trial(const dm_story *story, const dm_candidate *candidate);
/* Whether an act of words is that of people who only comment: "said an analyst in London". */
bool dm_private_view(const dm_story *story, const dm_candidate *candidate);
/* How far a stand is of private life; half of it where a holder is one who governs. */
double dm_private_stand(const dm_story *story, const dm_actor_refs *holders);

#endif
