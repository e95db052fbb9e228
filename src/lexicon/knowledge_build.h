/*
 * knowledge_build.h - the inside of dm_knowledge, for the two files that make it.
 */
#ifndef DM_LEXICON_KNOWLEDGE_BUILD_H
#define DM_LEXICON_KNOWLEDGE_BUILD_H

#include "lexicon/knowledge.h"

typedef struct dm_surname_link {
    uint32_t person, next;
} dm_surname_link;

struct dm_knowledge {
    dm_arena arena;
    DM_VEC(dm_entity) entities;
    dm_map codes; /* code -> entity */
    DM_VEC(dm_name) names;
    dm_map first_words; /* lower-case first word -> first name of its chain */
    DM_VEC(dm_person) persons;
    DM_VEC(dm_term) terms;
    dm_map person_names; /* canonical name -> person */
    dm_map surnames;     /* family name -> first link */
    DM_VEC(dm_surname_link) surname_links;
    DM_VEC(dm_noun) nouns;
    dm_map noun_forms;
    DM_VEC(dm_nickname) nicknames;
    dm_map nickname_forms;
    DM_VEC(dm_membership) members;
};

dm_status dm_knowledge_build(dm_knowledge *self, const dm_lexicon *lexicon,
                             dm_error *error) DM_MUST_CHECK;

#endif
