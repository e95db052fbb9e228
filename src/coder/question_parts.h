/*
 * question_parts.h - what the files of the questions share: questions.c (by the table),
 * question_kinds.c (by the stance), question_context.c (what the article says elsewhere),
 * question_draft.c (keys, values, id).
 */
#ifndef DM_CODER_QUESTION_PARTS_H
#define DM_CODER_QUESTION_PARTS_H

#include "coder/questions.h"

/* ---- question_draft.c ---- */

bool dm_draft_has(const dm_draft *draft, dm_str key);
/* The codes of the actors as values of the key; `list` as of dm_draft_set(). */
void dm_draft_take(dm_draft *draft, dm_str key, const dm_actor_refs *actors, bool list);

/* ---- questions.c ---- */

/* The row of lexicon/positions/questions.tsv whose noun stands at the token, the one of most words;
 * SIZE_MAX if none does. */
size_t dm_question_row(const dm_story *story, const dm_table *table, uint32_t theme);

/* ---- question_kinds.c: each is false when the token is nothing of its kind ---- */

bool dm_is_vote(dm_str stance);
/* Votes and abstentions: the resolution, by body, subject and day. */
bool dm_vote_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft);
/* "called for a ceasefire", "demanded that Iraq withdraw": of whom, and what. */
bool dm_demand_draft(const dm_story *story, const dm_table *table, const dm_candidate *c,
                     uint32_t theme, dm_draft *draft);
/* What somebody did, by whatever noun: "condemned Mali for the arrests". */
bool dm_conduct_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);
/* An entity, a state or a person as such: statehood, membership, a contested government. */
bool dm_entity_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);

/* ---- question_context.c ---- */

/* Completes territory, the state it is from, and claimant of an annexation from the whole article.
 */
void dm_annexation_complete(const dm_story *story, dm_draft *draft);
/* Completes the places of a vote and what vote it was. */
void dm_vote_complete(const dm_story *story, dm_draft *draft);
/* "We do not recognise them": the last thing before the pronoun that stands are taken on,
 * DM_NO_TOKEN if there is none. */
uint32_t dm_question_antecedent(const dm_story *story, const dm_table *table, uint32_t pronoun);

#endif
