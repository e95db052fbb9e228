/*
 * will.h - what somebody says he will or will not do, in verbs that tell no act by themselves.
 *
 * Frames come from predicates of the lexicon that stand for any verb: `any-refusal`,
 * `any-warning` and, for verbs of the class @cows, `any-unbowed`.
 */
#ifndef DM_CODER_WILL_H
#define DM_CODER_WILL_H

#include "coder/events.h"

/* "Kenya said it would not change its law": a refusal; "Kenya warned that it would raise the fee":
 * a threat. False if token t is neither. */
bool dm_will_at(const dm_story *story, uint32_t t, dm_candidate *candidate);
/* "France would not be intimidated by Britain": who will not be cowed, refuses. False if token t
 * does not say so. */
bool dm_will_unbowed(const dm_story *story, uint32_t t, dm_candidate *candidate);
/* "sends no arms": what is told is that it does not happen; "will send no arms" refuses them. */
void dm_will_settle_none(dm_story *story);

#endif
