/*
 * knowledge_build.h - the inside of dm_knowledge, for the two files that make it.
 */
#ifndef DM_LEXICON_KNOWLEDGE_BUILD_H
#define DM_LEXICON_KNOWLEDGE_BUILD_H

#include "lexicon/knowledge.h"

typedef struct dm_surname_link {
    uint32_t person, next;
} dm_surname_link;

/* Words with which nouns of several words begin or end: bits by hash. A bit that is not set says
 * that there is none. */
enum { DM_NOUN_BITS = 1 << 13 };
typedef struct dm_noun_filter {
    uint64_t bits[DM_NOUN_BITS / 64];
} dm_noun_filter;

/* Codes of three capitals, as those of states are, have a place of their own. */
enum { DM_CODE_LETTERS = 26 };
/* SIZE_MAX for another code. */
static inline size_t dm_code_place(dm_str code) {
    size_t place = 0;
    for (size_t i = 0; i < 3; i++) {
        if (code.len != 3 || code.ptr[i] < 'A' || code.ptr[i] > 'Z')
            return SIZE_MAX;
        place = place * DM_CODE_LETTERS + (size_t)(code.ptr[i] - 'A');
    }
    return place;
}

enum { DM_CHAIN_END = 0x80 }; /* the last name of its first word */

struct dm_knowledge {
    dm_arena arena;
    DM_VEC(dm_entity) entities;
    dm_map codes;                                                             /* code -> entity */
    uint32_t by_letters[DM_CODE_LETTERS * DM_CODE_LETTERS * DM_CODE_LETTERS]; /* the same of "KEN",
                                                                            + 1; 0: none */
    DM_VEC(dm_name) names;
    dm_map first_words; /* lower-case first word -> first name of its chain */
    /* Of each name what most are passed over by, side by side: the letter behind its first word and
     * a blank, with the bit of small ones (0: none such), and DM_CHAIN_END. */
    uint8_t *seconds;
    DM_VEC(dm_person) persons;
    DM_VEC(dm_term) terms;
    dm_map person_names; /* canonical name -> person */
    dm_map surnames;     /* family name -> first link */
    DM_VEC(dm_surname_link) surname_links;
    DM_VEC(dm_noun) nouns;
    dm_map noun_forms;
    dm_noun_filter noun_begins, noun_prefixes, noun_ends, nickname_ends;
    DM_VEC(dm_nickname) nicknames;
    dm_map nickname_forms, nickname_capitals; /* those whose last word has a capital: apart, too */
    DM_VEC(dm_membership) members;
    dm_classes words; /* of actors/words */
};

/* Makes the filters know a form that was put into noun_forms. */
void dm_knowledge_filter_noun(dm_knowledge *self, dm_str form);
/* The same of a phrase, in lower case, that was put into nickname_forms. */
void dm_knowledge_filter_nickname(dm_knowledge *self, dm_str phrase);

dm_status dm_knowledge_build(dm_knowledge *self, const dm_lexicon *lexicon,
                             dm_error *error) DM_MUST_CHECK;

#endif
