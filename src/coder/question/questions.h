/*
 * question/questions.h - what a stand is taken on: from the phrase of the theme to a question with
 * parameters and an id that agrees between articles.
 */
#ifndef DM_CODER_QUESTIONS_H
#define DM_CODER_QUESTIONS_H

#include "coder/events.h"

/* A question being made: parameters with their values, sorted. */
enum { DM_QUESTION_KEYS = 6, DM_QUESTION_VALUES = 16 };
typedef struct dm_draft_key {
    dm_str key;
    dm_str values[DM_QUESTION_VALUES];
    size_t count;
    bool list;
} dm_draft_key;
typedef struct dm_draft {
    dm_str kind;
    dm_draft_key keys[DM_QUESTION_KEYS];
    size_t key_count;
    bool underspecified;
    bool general;  /* judged in words that no table has (question/general.c) */
    bool meant;    /* told elsewhere in the article: "it", "the decision", "voiced concern" */
    bool charged;  /* a charge of what no table has (position/bare.c) */
    bool backed;   /* help in words to somebody, told by an event alone */
    bool asked;    /* a demand, told by an event alone */
    bool refused;  /* a demand that the holder turns down */
    bool reversed; /* of its end: "welcomed the lifting of the sanctions" */
} dm_draft;

struct dm_agenda;
/* What the article is about, made when first needed; NULL when memory ran out. */
struct dm_agenda *dm_agenda_new(dm_arena *arena);
/* Whether a stance of the lexicon ("votes-for", "abstains") is a vote. */
bool dm_is_vote(dm_str stance);
/* Whether it recognises, refuses to, or takes recognition back. */
bool dm_is_recognition(dm_str stance);
/* Whether the code is of a state or entity that not all states recognise. */
bool dm_question_contested(const dm_story *story, dm_str code);
/* "called for a ceasefire", "demanded that Iraq withdraw": of whom, and what; or the measure that
 * is asked for. False if what is asked is nothing that stands are taken on. */
bool dm_demand_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft);
/* "settled through dialogue", "a solution by peaceful means": the principle of it. */
bool dm_settles(const dm_story *story, uint32_t token);
/* The principle of peaceful settlement, where a stand is taken for settling: "is determined to
 * settle it by peaceful means". */
bool dm_settlement_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft);
/* "rejected a truce", "turned down the request", "ruled out any exchange": the demand that is put
 * to the holder. False if what is rejected is nothing that is asked for. */
bool dm_rejected_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft);
/* "there will be no talks": a thing asked for, no particular one, that the actors refuse. */
bool dm_refused_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft);
/* "would not apologise", "will never withdraw": what the verb at a token refuses, if it is
 * something that is asked of states. */
bool dm_refusal_draft(const dm_story *story, uint32_t verb, dm_draft *draft);
/* The resolution that is voted on at a token: body, subject and day. False where no body or
 * resolution is in sight. */
bool dm_vote_draft(const dm_story *story, uint32_t token, dm_draft *draft);
/* How many sentences back votes and "the decision" still mean what a body decided there. */
enum { DM_DECISION_NEAR = 6 };
/* Whether an actor of that kind has votes where it acts at the predicate: an organisation, or a
 * chamber, which acts for its state. */
bool dm_has_votes(const dm_story *story, dm_actor_kind kind, uint32_t predicate);
/* The last act of an organisation or a chamber that is told before a token, a few sentences back at
 * most: what votes told there are cast on, where no text is voted on. NULL if there is none. */
const dm_candidate *dm_decision_before(const dm_story *story, uint32_t token);
/* The measure or the membership that such an act decides on. False if it is neither. */
bool dm_decision_draft(const dm_story *story, const dm_candidate *act, dm_draft *draft);
/* Whether a frame is of a chamber's vote ("the Senate rejected the treaty"); other votes are found
 * by their words (position/votes.c). */
bool dm_is_chamber_vote(const dm_frame *frame);
/* The question of a theme's token under a candidate. False if the token is nothing that stands are
 * taken on. */
bool dm_question_draft(const dm_story *story, const dm_candidate *candidate, uint32_t theme,
                       dm_draft *draft);
/* "Ukraine joining NATO": what somebody is to do, by the verb right behind him, and no stand of
 * his. */
bool dm_question_is_joined(const dm_story *story, uint32_t verb);
/* Adds a value to a key, once; an empty value, or one for which there is no room, is left out.
 * `list`: written as a list even with one value. */
void dm_draft_set(dm_draft *draft, dm_str key, dm_str value, bool list);
/* Takes the values of a key away. */
void dm_draft_clear(dm_draft *draft, const char *key);
/* Leaves in a key only those who are others than the first of `whose`; if nobody would be left,
 * all stay. */
void dm_draft_keep_others(dm_draft *draft, const char *key, const char *whose);
/* The values of a key, `count` of them; NULL and 0 if it has none. */
const dm_str *dm_draft_get(const dm_draft *draft, const char *key, size_t *count);
/* The finished question in the arena, with its id "kind:value+value:value". */
dm_question dm_question_close(dm_arena *arena, const dm_draft *draft);

/* What a demand may be put on beside a deed: that others hold something of a result, a state, an
 * annexation, a text, a membership. */
bool dm_is_accepted_kind(dm_str kind);

/* "described the blockade as a blow": the embargo that the article told of before, where `deed` is
 * a blockade by the same. False, and `embargo` half made, where it told of none. */
bool dm_embargo_told(const dm_story *story, uint32_t theme, const dm_draft *deed,
                     dm_draft *embargo);

#endif
