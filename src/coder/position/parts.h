/*
 * position/parts.h - what the files of the positions share: position/positions.c (stands of
 * predicates), position/verdict.c, position/votes.c, position/modals.c ("must withdraw"),
 * position/echo.c
 * ("so did Serbia"), position/records.c (holders, basis, records), position/derived.c.
 */
#ifndef DM_CODER_POSITIONS_PARTS_H
#define DM_CODER_POSITIONS_PARTS_H

#include "coder/position/positions.h"
#include "coder/question/questions.h"
#include "coder/scorer.h"

typedef struct dm_verdict {
    const char *name;
    int polarity;
    const char *opposite; /* what "refuses to", "will never" make of it; NULL: no stand */
} dm_verdict;

/* A stand before it is a record. */
typedef struct dm_stand {
    const dm_candidate *candidate;
    const dm_verdict *verdict;
    dm_event_status status;
    dm_actor_refs holders;
    dm_draft draft;
} dm_stand;

/* The work on one article: `predicates` has the token of each position's predicate, `doubted` those
 * of stands on measures that were not sure enough to be recorded. */
typedef struct dm_making {
    dm_story *story;
    const dm_coder_options *options;
    dm_records *records;
    DM_VEC(uint32_t) predicates;
    DM_VEC(uint32_t) doubted;
} dm_making;

/* ---- position/positions.c ---- */

/* "asked the court to rule that Kenya had no right": what somebody is still to say. */
bool dm_stand_to_be_said(const dm_story *story, const dm_candidate *c);

/* ---- position/verdict.c ---- */

/* NULL if it is no verdict. */
const dm_verdict *dm_verdict_of(dm_str name);

/* What negation, modality and operators leave of the stance of a candidate's frame. False: no
 * stand. */
bool dm_stand_verdict(const dm_story *story, const dm_candidate *c, dm_stand *out);
/* "has no validity", "would recognise no other", "there is no justification for". */
bool dm_stand_of_none(const dm_story *story, const dm_candidate *c);
/* Whether the sentence of a token asks. */
bool dm_stand_asked(const dm_story *story, uint32_t token);

/* ---- position/theme.c ---- */

/* Makes the verdict one that the kind of question can have; NULL: there is none. */
void dm_stand_fit(dm_stand *stand);
/* Records the stand on what the theme asks; `theme` may be DM_NO_TOKEN. False: it is none. */
bool dm_stand_on_theme(dm_making *making, const dm_stand *stand, uint32_t theme);

/* ---- position/echo.c ---- */

/* The question of the last stand of others, at most a sentence before the token: what "it" means
 * where nothing else is in sight. False if there is none. */
bool dm_echo_draft(const dm_making *making, uint32_t token, const dm_actor_refs *holders,
                   dm_draft *draft);

/* ---- position/lands.c ---- */

/* "Gibraltar was Spanish", "the islands are ours": whose a land is, by an adjective. */
void dm_positions_land(dm_making *making, uint32_t adjective, const dm_frame *row);

/* ---- position/decided.c ---- */

/* The question of a position, as a draft. */
void dm_position_draft(const dm_question *question, dm_draft *draft);
/* "condemned the decision", after a stand by which somebody was let into a body: that membership.
 * False if the last thing decided before the token is another. */
bool dm_admission_told(const dm_making *making, uint32_t theme, dm_draft *draft);
/* "The Union put tariffs on China. Spain voted against": the measure or the membership that a body
 * decided on, told last before the token. False if there is none. */
bool dm_vote_decided(const dm_making *making, uint32_t token, dm_draft *draft);

/* ---- position/blocked.c ---- */

/* False: what a text would have said that somebody stopped, or nobody brought about. True, with the
 * stand turned, where who stopped it is against what it was for; true and as it was otherwise. */
bool dm_stand_blocked(const dm_story *story, const dm_candidate *c, dm_stand *stand);

/* ---- position/crowds.c ---- */

/* "marched to demand": what the crowd of a protest asks for there, told as asked; the candidate as
 * it is where it is no such thing. Valid as long as the story. */
const dm_candidate *dm_crowd_reading(const dm_story *story, const dm_candidate *c);

/* ---- position/records.c ---- */

/* Appends the record of a stand, its holders' members included, unless it is there or is not sure
 * enough. */
void dm_stand_record(dm_making *making, const dm_stand *stand);
/* The same actors, those of no known affiliation as the events of the article have settled them;
 * `named`: only persons by name. */
dm_actor_refs dm_holders_settled(const dm_story *story, const dm_actor_refs *refs, bool named);
/* Appends a position unless the same is there; the one that is there takes over a date. */
void dm_position_push(dm_making *making, const dm_position *position, uint32_t predicate);
/* The parameter of the question that has the key and a value; NULL. */
const dm_parameter *dm_position_parameter(const dm_position *position, const char *key);
/* "the Americans abstained": of a people told by its name alone, those who act for its state. */
bool dm_is_people_for_state(const dm_story *story, const dm_actor *actor);
/* The holders of a record for these actors: the state for those who speak for it, each once, and
 * the members of groups. `asks`: of a demand, which crowds make too. */
dm_actor_list dm_holders_of(const dm_story *story, const dm_actor_refs *refs, bool asks,
                            dm_day day);

/* ---- position/weigh.c ---- */

/* How sure a stand is: the features of it, with their weights and what comes of them. */
void dm_stand_weigh(const dm_story *story, const dm_stand *stand, dm_evidence *evidence);

/* ---- position/repeats.c ---- */

/* Drops the records that tell again, and less fully, what another of the same holder tells. */
void dm_positions_once(dm_making *making);

/* ---- position/votes.c ---- */

/* Votes, vetoes and abstentions, with the lists of those who cast them. */
void dm_positions_votes(dm_making *making);

/* Whether "not" or "never" stands with the word at t. */
bool dm_has_not(const dm_parse *parse, uint32_t t);
/* Records the vote at token t by the row of lexicon/positions/ballots, of these voters; nothing
 * where the text denies it or none is in sight. */
void dm_vote_record(dm_making *making, const dm_table *table, size_t row, uint32_t t,
                    const dm_actor_refs *voters);

/* ---- position/voters.c ---- */

/* Appends who cast the vote at token t; nobody where the sentence does not tell. */
void dm_find_voters(const dm_making *making, uint32_t t, dm_actor_refs *voters);
/* "the only member to vote against", "seven that abstained": whether the vote at t tells of a noun
 * for its voters. */
bool dm_is_of_voter(const dm_parse *parse, uint32_t t);
/* The states named one after the other from `from` on, with nothing but commas, "and" and names
 * between them. */
void dm_take_list(const dm_making *making, uint32_t from, uint32_t last, dm_actor_refs *voters);
/* Those meant at a token, and with it, who have a vote. */
void dm_take_voters(const dm_making *making, uint32_t token, dm_actor_refs *voters);

/* ---- position/counts.c ---- */

/* "six against - Mali and Peru -", "143 votes to two (Mali, Peru)", "two abstentions (Mali, Peru)".
 */
void dm_positions_counts(dm_making *making, const dm_table *ballots);
/* Whether a count of votes ends right before t, where "among them" begins a list of its voters.
 */
bool dm_is_behind_count(const dm_parse *parse, uint32_t t);
/* Whether a noun tells that somebody voted, or abstained. */
bool dm_is_ballot_noun(const dm_parse *parse, uint32_t t);
/* Appends those whose abstention a noun tells: "with the abstention of Russia and China". False: it
 * is another word, or names nobody. */
bool dm_take_abstaining(const dm_making *making, uint32_t t, dm_actor_refs *voters);

/* ---- position/modals.c ---- */

/* "must reopen", "would not apologise", "is against", at words where nothing else took a stand. */
void dm_positions_modals(dm_making *making, const bool *taken);

/* ---- position/echo.c ---- */

/* "so did Serbia", "Cyprus did the same": the stand told before, by others. */
void dm_positions_echo(dm_making *making);

/* "three members did not sign": of the joint statement told of. */
void dm_positions_nonsigners(dm_making *making);

/* ---- position/bare.c ---- */

/* What the events tell where nothing else took a stand: charges, thanks, what is asked. */
void dm_positions_bare(dm_making *making);

/* ---- position/derived.c ---- */

/* What follows by lexicon/positions/derived.tsv, and the order of the evidence. */
void dm_positions_derive(dm_making *making);

#endif
