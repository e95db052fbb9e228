/*
 * knowledge.h - who is who: names of states, organisations, entities and people, their offices by
 * date, members of organisations, and the nouns that make an actor of a national adjective
 * ("foreign ministry", "troops", "spokesman"). Built from the tables when the lexicon is opened;
 * read-only and shared afterwards.
 *
 *   names: first word ──▶ chain of forms, longest first ──▶ entity or person
 *   people: canonical name ──▶ terms of office
 */
#ifndef DM_LEXICON_KNOWLEDGE_H
#define DM_LEXICON_KNOWLEDGE_H

#include "base/map.h"
#include "lexicon/classes.h"
#include "lexicon/lexicon.h"
#include "records/records.h"

/* A day as a number yyyymmdd, so that order is order in time. 0: open. */
typedef uint32_t dm_day;
/* "2022-10-03", "2022-10", "2022": the first or the last day it can mean; 0 for an empty or faulty
 * view, or one without a year. */
dm_day dm_day_first(dm_str iso);
dm_day dm_day_last(dm_str iso);

typedef struct dm_entity {
    dm_str code, name;
    dm_actor_kind kind;
    dm_str sector;   /* empty for states */
    dm_day from, to; /* of a state: when it was one; 0: open */
    dm_str parent;   /* code of the organisation or state it belongs to; empty: none */
    dm_str table;
    size_t row; /* where it is declared */
} dm_entity;

typedef struct dm_term {
    dm_str role, affiliation, sector;
    dm_day from, to; /* 0: open */
} dm_term;

typedef struct dm_person {
    dm_str name;
    uint32_t first_term, term_count; /* in dm_knowledge.terms, latest first */
} dm_person;

typedef enum dm_name_sort {
    DM_NAME_ENTITY,
    DM_NAME_ADJECTIVE,
    DM_NAME_DEMONYM,
    DM_NAME_CAPITAL,
    DM_NAME_METONYM,
    DM_NAME_PERSON,
    DM_NAME_NICKNAME
} dm_name_sort;

typedef struct dm_name {
    dm_str form;
    dm_name_sort sort;
    uint32_t target; /* entity, or person for DM_NAME_PERSON */
    dm_str sector;   /* of a metonym */
    dm_day from, to;
    bool any_case;  /* of a legacy dictionary: matches in any case that has a capital */
    uint8_t second; /* the letter behind its first word and a blank, with the bit of small ones; 0:
                       none such */
    uint32_t
        next; /* in the chain of the same first word, longest form first; DM_MAP_NONE at its end */
} dm_name;

/* "foreign ministry" GOV, "spokesman": what a head noun makes of the state or body it is combined
 * with. */
typedef enum dm_noun_kind {
    DM_NOUN_BODY,
    DM_NOUN_FORCE,
    DM_NOUN_PEOPLE,
    DM_NOUN_TITLE
} dm_noun_kind;
typedef enum dm_binds { DM_BINDS_STATE, DM_BINDS_SELF, DM_BINDS_BODY } dm_binds;
typedef struct dm_noun {
    dm_str form, sector, role;
    dm_noun_kind kind;
    dm_binds binds;
} dm_noun;

/* "the bloc", "world leaders": whom a phrase stands for. */
typedef enum dm_stands {
    DM_STANDS_ALWAYS,
    DM_STANDS_LAST_ORGANISATION,
    DM_STANDS_NAMED, /* who was last named with the phrase's noun in his name */
    DM_STANDS_LAST_STATE,
    DM_STANDS_ARTICLE /* the code, of several the first, that the article names anywhere */
} dm_stands;
typedef struct dm_nickname {
    dm_str code; /* empty: nobody in particular (always), or whoever was named last */
    dm_stands condition;
    bool capital; /* only where it is written with one: "the North" */
} dm_nickname;

typedef struct dm_membership {
    uint32_t organisation, member;
    dm_day from, to;
} dm_membership;

typedef struct dm_knowledge dm_knowledge;

dm_status dm_knowledge_new(const dm_lexicon *lexicon, dm_knowledge **knowledge,
                           dm_error *error) DM_MUST_CHECK;
void dm_knowledge_free(dm_knowledge *knowledge);

/* The entity of a code, NULL if there is none. */
const dm_entity *dm_knowledge_entity(const dm_knowledge *self, dm_str code);
/* Whether a code is that of the United Nations or of a body of theirs that bears their name: UN-SC
 * and UNHCR, but not UNASUR, nor WHO, whose officials are seldom called theirs. */
bool dm_knowledge_is_of_un(const dm_knowledge *self, dm_str code);
const dm_entity *dm_knowledge_entity_at(const dm_knowledge *self, uint32_t index);
const dm_person *dm_knowledge_person_at(const dm_knowledge *self, uint32_t index);
size_t dm_knowledge_entity_count(const dm_knowledge *self);
/* The i-th name of all, NULL behind the last. */
const dm_name *dm_knowledge_name_at(const dm_knowledge *self, size_t index);

/*
 * Names that stand at byte `at` of `text`, longest first: returns the first, walk on with
 * dm_knowledge_next_match. A match ends at a word's end; any white space matches a blank, any dash
 * a dash, typographic apostrophes plain ones. NULL when there is none.
 */
typedef struct dm_match {
    const dm_name *name;
    size_t length;
} dm_match;
bool dm_knowledge_match(const dm_knowledge *self, dm_str text, size_t at, dm_match *match);
/* The same in two steps, for whoever asks at many places: the names that begin like the word there,
 * which lie in no cache, as a rule, are asked for in the first one. */
typedef struct dm_name_start {
    uint32_t link; /* of the first of them; DM_MAP_NONE */
    uint8_t length;
    bool shout; /* the word is all in capitals */
} dm_name_start;
dm_name_start dm_knowledge_name_start(const dm_knowledge *self, dm_str text, size_t at);
bool dm_knowledge_match_from(const dm_knowledge *self, dm_str text, size_t at, dm_name_start start,
                             dm_match *match);
bool dm_knowledge_next_match(const dm_knowledge *self, dm_str text, size_t at, dm_match *match);

/* The term of a person that held on `day` (0: the latest), one of a state before one of a body that
 * is chaired beside it. NULL when none did. `role`, if not empty, must be the term's. */
const dm_term *dm_knowledge_term(const dm_knowledge *self, const dm_person *person, dm_day day,
                                 dm_str role);
/* The last term that ended before `day`; who spoke for a body of states, and before or after it for
 * a state, is of the state. NULL when none did. */
const dm_term *dm_knowledge_past_term(const dm_knowledge *self, const dm_person *person,
                                      dm_day day);

/* People by family name: indices of persons, one after another from dm_knowledge_surname(), until
 * DM_MAP_NONE. */
uint32_t dm_knowledge_surname(const dm_knowledge *self, dm_str surname);
uint32_t dm_knowledge_next_surname(const dm_knowledge *self, uint32_t link, uint32_t *person);

/* The holder of a role in a state or body on a day; NULL if unknown or several. */
const dm_person *dm_knowledge_holder(const dm_knowledge *self, dm_str affiliation, dm_str role,
                                     dm_day day);

/* The noun for a lower-case lemma (one or more words), NULL if it is none. Titles before bodies. */
const dm_noun *dm_knowledge_noun(const dm_knowledge *self, dm_str form);

/* False if no noun of several words begins, or ends, with the lower-case word; a glance at a few
 * bits, for all that are none. Words of several tokens ("vice-president") count by their first
 * letters, or their last. */
bool dm_knowledge_noun_begins(const dm_knowledge *self, dm_str word);
bool dm_knowledge_noun_ends(const dm_knowledge *self, dm_str word);
/* False if no noun of several words begins with these, in lower case, or is these. */
bool dm_knowledge_noun_goes_on(const dm_knowledge *self, dm_str words);

/* The words by which the actor stage tells phrases apart: classes of actors/words. Never NULL. */
const dm_classes *dm_knowledge_words(const dm_knowledge *self);

/* What a phrase with its article stands for, in lower case; `capital`: its last word has a capital
 * in the text, and what is written so goes first. NULL if it is no nickname. */
const dm_nickname *dm_knowledge_nickname(const dm_knowledge *self, dm_str phrase, bool capital);
/* False if no nickname ends with the lower-case word; a glance, too. */
bool dm_knowledge_nickname_ends(const dm_knowledge *self, dm_str word);

/* Calls back for each member of an organisation on a day (0: now). */
size_t dm_knowledge_members(const dm_knowledge *self, dm_str organisation, dm_day day,
                            const dm_entity **members, size_t room);
bool dm_knowledge_is_member(const dm_knowledge *self, dm_str organisation, dm_str member,
                            dm_day day);

#endif
