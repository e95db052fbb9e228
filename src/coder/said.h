/*
 * said.h - acts that somebody tells of others or of himself in reported words: what others must do
 * is asked of them, what they have done is held against them, what one may do oneself is
 * threatened.
 *
 * Frames come from predicates of the lexicon that stand for any word: `any-must`, `any-deed` and
 * their like (lexicon/predicates/verbal_said.tsv).
 */
#ifndef DM_CODER_SAID_H
#define DM_CODER_SAID_H

#include "coder/events.h"

/* The speech that token t is said in, where it is told by whom; else NULL. */
const dm_speech *dm_said_over(const dm_story *story, uint32_t t);

/* "Russia must withdraw, Kenya said", "Seoul said it might scrap the pact": turns a candidate into
 * the act of words that it is in the mouth of who says so; leaves it alone otherwise. */
void dm_said_turn(dm_story *story, dm_candidate *candidate);
/* "Kenya said Uganda should not use it as a weapon": the demand in a verb that tells no act by
 * itself. False if token t is none. */
bool dm_said_demand(dm_story *story, uint32_t t, dm_candidate *demand);
/* "Kenya said Ugandan troops had shelled a village": the charge beside the deed. False if `deed` is
 * nobody's charge. */
bool dm_said_charge(dm_story *story, const dm_candidate *deed, dm_candidate *charge);
/* "Kenya said it would respond to Uganda": the threat in a verb of answering. False if token t is
 * none. */
bool dm_said_answer(dm_story *story, uint32_t t, dm_candidate *answer);
/* "Kenya said Uganda had shut the line without warning": the charge in a verb that tells no act by
 * itself. False if token t is none. */
bool dm_said_blame(dm_story *story, uint32_t t, dm_candidate *blame);
/* "Al-Shabaab said it was behind the bombing": the deed that somebody owns to. False if token t is
 * none. */
bool dm_said_claim(dm_story *story, uint32_t t, dm_candidate *deed);
/* "Kenya said the raid was not acceptable": the charge in praise that is withheld. False if token t
 * is none. (unfit.c) */
bool dm_said_unfit(dm_story *story, uint32_t t, dm_candidate *blame);
/* "told Britain that the islands were not negotiable", "said it was out of the question": fills the
 * candidate with the refusal. (closed.c) */
bool dm_said_closed(dm_story *story, uint32_t t, dm_candidate *refusal);
/* "Release the hostages": whether the verb at t is an order in somebody's mouth, and tells no deed.
 * (orders.c) */
bool dm_said_is_order(const dm_story *story, uint32_t t);
/* What is asked by it of whom it is told. False if nobody is told. */
bool dm_said_order(dm_story *story, uint32_t t, dm_candidate *order);

#endif
