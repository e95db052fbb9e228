/*
 * question/parts.h - what the files of the questions share: question/meant.c (what a theme
 * means), question/land.c (whose a land is), question/questions.c (by the table),
 * question/kinds.c (by the stance), question/deeds.c (conduct), question/general.c (what no table
 * names), question/pointed.c ("the decision"), question/demands.c, _whom.c, _measures.c
 * and question/refusals.c (demands), question/agenda.c and question/context.c (what the article
 * says elsewhere), question/draft.c (keys, values, id).
 */
#ifndef DM_CODER_QUESTION_PARTS_H
#define DM_CODER_QUESTION_PARTS_H

#include <stdio.h>

#include "coder/question/questions.h"

/* Of the kinds of question, that something be done: for dm_agenda_before(). */
static inline bool is_demand(dm_str kind) {
    return dm_str_is(kind, "demand");
}

/* The same of what came out of a vote. */
static inline bool dm_is_vote_result(dm_str kind) {
    return dm_str_is(kind, "vote-result");
}

/* ---- question/draft.c ---- */

/* Whether the draft has a value for the key. */
bool dm_draft_has(const dm_draft *draft, dm_str key);
/* The codes of the actors as values of the key; `list` as of dm_draft_set(). */
void dm_draft_take(dm_draft *draft, dm_str key, const dm_actor_refs *actors, bool list);
/* Of those who accuse each other: what is judged was done by the others. */
void dm_draft_turn(dm_draft *draft, const dm_candidate *c);

/* ---- question/questions.c ---- */

/* What is named at the token, by the most words: a deed, or another kind of question. NULL if
 * nothing is. */
const dm_topic *dm_question_topic(const dm_story *story, uint32_t token, bool deed);
/* Whether the word is the head of any topic: of most words it can be told before they are read. */
bool dm_question_has_topics(const dm_story *story, uint32_t token);
/* The question of a topic at a token, its parameters read from the phrase and, unless `c` is NULL,
 * from the stand. False if what is required is not there. */
bool dm_topic_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                    uint32_t token, dm_draft *draft);
/* The land that a phrase names, as values of the key: codes of places, or the state. */
void dm_question_territory(const dm_story *story, dm_draft *draft, dm_str key, uint32_t token);
/* Whether the stand is a judgement of what another does: its actor is no party to the question. */
bool dm_question_judged(const dm_story *story, const dm_candidate *c);
/* One parameter as written in the tables: "[territory]=of|in". */
void dm_question_take(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_str written,
                      dm_draft *draft);

/* ---- question/kinds.c: each is false when the token is nothing of its kind ---- */

/* "does not recognise the declaration", "extended recognition", "the new state": of the entity that
 * the article names and not all recognise, or of the state that it tells is becoming one. `theme`
 * may be DM_NO_TOKEN. */
bool dm_newborn_draft(const dm_story *story, uint32_t theme, dm_draft *draft);
/* An entity, a state or a person as such: statehood, membership, a contested government. */
bool dm_entity_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);

/* ---- question/meant.c ---- */

/* "the lifting of the sanctions": the measure whose end it is; DM_NO_TOKEN if it is none. */
uint32_t dm_question_ended(const dm_story *story, uint32_t theme);
/* Kinds of question that "it", "this" may mean behind a judgement. */
bool dm_question_can_be_judged(dm_str kind);

/* ---- question/land.c ---- */

/* Lands held to be part of a state, or the holder's own; false if the stand is on none. */
bool dm_land_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);
/* "Serbia says that Kosovo is part of its territory": Serbia's. False where it would be that of a
 * body of states: "belongs to NATO" is no claim to a land. */
bool dm_land_of_somebody(const dm_story *story, const dm_candidate *c, dm_draft *draft);
/* "does not recognise the sovereignty of Israel over the Golan": whether the land was annexed. */
void dm_annexed_land(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);

/* ---- question/deeds.c ---- */

/* The question that a deed at a token is by itself. */
void dm_deed_draft(const dm_story *story, const dm_topic *deed, uint32_t token, dm_draft *draft);
/* What somebody did, judged: "condemned Mali for the arrests". */
bool dm_conduct_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* "defended the raid", "justified the decision": as a rule one's own. */
bool dm_is_defence(const dm_parse *parse, uint32_t predicate);
/* "defended his decision": what he did, whatever others did before. */
bool dm_defends_own(const dm_story *story, const dm_candidate *c, uint32_t theme);

/* ---- question/votes.c ---- */

/* Whether "the vote", "the outcome" at a token is rather of an election than of a body's vote: one
 * is named since the last such body. */
bool dm_vote_of_people(const dm_story *story, uint32_t token);
/* Whether the article tells of an election or referendum anywhere. */
bool dm_tells_of_election(const dm_story *story);
/* "welcomed the result", "a momentous day": the vote of a body that the article told of before.
 * False if the phrase says whose result it is, or there was none. */
bool dm_told_vote_draft(const dm_story *story, uint32_t theme, dm_draft *draft);
/* "welcomed the decision" of a body that voted before: its vote. */
bool dm_body_decision_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_draft *draft);
/* "welcomed the vote": that of a parliament that the article told of last, on the measure or the
 * membership it was on. False if the phrase says whose vote it is, or the people voted since. */
bool dm_told_chamber_draft(const dm_story *story, uint32_t theme, dm_draft *draft);
/* What a chamber votes on at home: its state and name, the text, the day. */
bool dm_chamber_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* ---- question/general.c ---- */

/* What is judged in words that no table has, or in none: `theme` may be DM_NO_TOKEN ("voiced
 * concern"). False where the stand is no judgement. */
bool dm_general_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* ---- question/demands.c ---- */

/* The topic of a kind at a token or in what completes it, breadth before depth; `at` is where it
 * stands. NULL if there is none. */
const dm_topic *dm_asked_topic(const dm_story *story, uint32_t t, const char *kind, int depth,
                               uint32_t *at);
/* The kind of question that a topic is of; empty for NULL. */
dm_str dm_asked_kind(const dm_topic *topic);
/* "urged both not to": whether what is asked is that something be left undone. */
bool dm_asked_not(const dm_parse *parse, uint32_t t);

/* ---- question/demands_whom.c ---- */

/* Those of the actors who are not the ones who ask, as values of "of". */
void dm_asked_others(const dm_story *story, const dm_candidate *c, const dm_actor_refs *of,
                     dm_draft *draft);
/* Of whom it is asked, as values of "of": the subject of the clause, or the candidate's recipients.
 */
void dm_asked_addressee(const dm_story *story, const dm_candidate *c, uint32_t theme,
                        dm_draft *draft);
/* "insisted that it would only negotiate with Washington": one's own act. */
bool dm_asked_of_self(const dm_story *story, const dm_candidate *c, uint32_t theme);
/* Whether the draft asks it of one of those who ask. */
bool dm_asked_of_holder(const dm_candidate *c, const dm_draft *draft);
/* "called on the rivals to reopen": somebody stands between the verb and what is asked. */
bool dm_asked_somebody(const dm_parse *parse, uint32_t predicate, uint32_t theme);
/* "urged its people to stay at home": asked of one's own. */
bool dm_asked_own(const dm_story *story, const dm_candidate *c);
/* Asked by a state or a body, or by somebody who speaks for one. */
bool dm_asked_by_state(const dm_candidate *c);
/* "Brazil called on the authorities to": hardly its own, whoever they were taken for. */
bool dm_asked_others_home(const dm_story *story, const dm_candidate *c, uint32_t theme);

/* ---- question/demands_measures.c ---- */

/* "impose a no-fly zone": a stand on the measure; "lift the sanctions": a demand. */
bool dm_asked_measure(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);
/* "pressed for the measure to be kept", "insisted that the sanctions stay": `noun` (may be
 * DM_NO_TOKEN) the measure, `verb` what is to become of it. */
bool dm_asked_kept(const dm_story *story, const dm_candidate *c, uint32_t noun, uint32_t verb,
                   dm_draft *draft);

/* ---- question/pointed.c ---- */

/* "called the decision reckless": the sanctions or the help told of before, of whoever is judged.
 * False if the theme does not point at such. */
bool dm_pointed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* The sanctions or the help told last before the token, by whoever is judged. */
bool dm_measure_told(const dm_story *story, const dm_candidate *c, uint32_t token, dm_draft *draft);

/* "Kathmandu declined": the help that was offered in the sentence before. */
bool dm_offer_told(const dm_story *story, const dm_candidate *c, uint32_t token, dm_draft *draft);

/* What "it" means where that is a decision or a step told of before: the measure, if it is one. */
void dm_policy_told(const dm_story *story, const dm_candidate *c, uint32_t token, dm_draft *draft);

/* ---- question/agenda.c ---- */

/* Fills what the draft leaves open from the fullest phrase of the article that agrees with it. */
void dm_agenda_complete(const dm_story *story, uint32_t token, dm_draft *draft);
/* The question of a fitting kind that was named last before the token, at most `window` sentences
 * before; with UINT32_MAX anywhere, or else the first behind it. False if there is none. */
bool dm_agenda_before(const dm_story *story, uint32_t token, uint32_t window,
                      bool (*fits)(dm_str kind), dm_draft *draft);

/* The question named last before the token that is of a fitting kind, or a ruling, a pact, a law.
 */
bool dm_agenda_accepted(const dm_story *story, uint32_t token, bool (*fits)(dm_str kind),
                        dm_draft *draft);

/* "said that the enclave was Kenyan territory": whose the land is said to be. */
bool dm_soil_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft);

/* "supports Kenya in defending its sovereignty": Kenya's, whoever "its" is taken for. */
void dm_backed_land(const dm_story *story, const dm_candidate *c, dm_draft *draft);

/* "rejected China's claim to the reefs": on whose they are, and no statement. */
bool dm_claimed_land(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);

/* ---- question/theme.c ---- */

/* The theme, or the word that is meant by it: "it" of a clause behind, "one" of its subject. */
uint32_t dm_question_theme(const dm_story *story, const dm_candidate *c, uint32_t theme);

/* ---- question/membership.c ---- */

/* Who joins what, of a phrase whose slots are read; `c` may be NULL. */
void dm_membership_close(const dm_story *story, const dm_candidate *c, uint32_t token,
                         dm_draft *draft);

/* "supports Ukraine joining NATO": who is to belong where; the theme is who joins. */
bool dm_joined_draft(const dm_story *story, uint32_t theme, dm_draft *draft);

/* Makes the suspension of a member by its body a question of membership; false: it is none. */
bool dm_suspension_close(const dm_story *story, uint32_t token, dm_draft *draft);

/* "pressed for Zimbabwe to be readmitted", "called for Georgia to be admitted to NATO" */
bool dm_joining_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* ---- question/accepted.c ---- */

/* "to accept the result", "to recognise Kosovo": the question of the result, the state, the text;
 * `denied`: not to. */
bool dm_accepted_draft(const dm_story *story, uint32_t theme, bool denied, dm_draft *draft);

/* "recognition of the new authorities": of who governs, and not of the state. False if the theme
 * names no such recognition; `draft` may then be half made. */
bool dm_ruler_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);

/* "rejected the ruling of the Constitutional Council" on who has won: a stand on the result. False,
 * and `draft` untouched, if the theme is no such ruling. */
bool dm_certified_draft(const dm_story *story, uint32_t theme, dm_draft *draft);
/* "suspended its security cooperation with Niger": what the holder gave, and gives no longer.
 * (question/given.c) */
bool dm_withheld_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft);
/* "protested over the missile that crossed its airspace": what was done with it, not the arms that
 * somebody gives. (question/given.c) */
bool dm_flown_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);
/* "will help the refugees", "promised to rebuild the schools", "offered to take in migrants": help
 * or shelter, whatever it will be; "offered to lead the force". (question/given.c) */
bool dm_helped_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft);
/* "authorised its members to stop ships": what they may do now. */
bool dm_authorised_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft);
/* "to sanction the firms", "to ban their exports": the measure that a verb is. */
bool dm_imposed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* ---- question/neutral.c ---- */

/* What somebody takes no side on; `theme` may be DM_NO_TOKEN. False where he is a party to it. */
bool dm_neutral_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);

/* ---- question/context.c ---- */

/* Completes territory, the state it is from, and claimant of an annexation from the whole article.
 */
void dm_annexation_complete(const dm_story *story, dm_draft *draft);
/* Completes the places of a vote and what vote it was. */
void dm_vote_complete(const dm_story *story, dm_draft *draft);

#endif
