/*
 * actors.h - who is who in one article: every noun phrase that denotes a political actor, resolved
 * to codes as of the article's day.
 *
 * Three passes: names (the lexicon's forms at the tokens), noun phrases (title + name, adjective +
 * body, lists), discourse (surnames, roles, pronouns, "the two countries"), which reads the article
 * from its beginning with a memory of who was mentioned.
 */
#ifndef DM_ACTORS_ACTORS_H
#define DM_ACTORS_ACTORS_H

#include "actors/why.h"
#include "language/tree.h"
#include "lexicon/knowledge.h"
#include "records/records.h"

/* What a token's name was found to be. */
typedef struct dm_name_span {
    uint32_t first, last; /* tokens */
    uint32_t head;        /* the one whose head is outside */
    const dm_name *name;
    const dm_entity *entity; /* or */
    const dm_person *person;
} dm_name_span;

typedef enum dm_mention_sort {
    DM_MENTION_NAME,   /* a state, organisation, entity by name, adjective used as noun, capital,
                          metonym */
    DM_MENTION_PERSON, /* known from the lexicon or by a role in the text */
    DM_MENTION_BODY,   /* ministry, army, troops, protesters of somebody */
    DM_MENTION_PRONOUN,
    DM_MENTION_ANAPHOR, /* "the bloc", "the two countries" */
    DM_MENTION_OTHER    /* people or things without affiliation: "rebels", "a company" */
} dm_mention_sort;

typedef struct dm_mention {
    uint32_t head, first, last; /* tokens */
    dm_mention_sort sort;
    dm_actor_list actors; /* never empty; a list for "the leaders of A, B and C" */
    bool place; /* stands in a place's slot ("in Moscow"): an actor only where the frame asks for
                   one there */
    bool announced;  /* a list that a number announced ("nine presidents") */
    float certainty; /* 0..1 */
} dm_mention;

typedef struct dm_state_tally {
    const dm_entity *state;
    size_t times;
} dm_state_tally;

typedef struct dm_actors {
    const dm_knowledge *knowledge;
    const dm_article *article;
    const dm_parse *parse;
    dm_arena *arena;
    dm_day day;             /* of the article, 0 if unknown */
    const dm_entity *focus; /* the state the article is mostly about; NULL if it is about several */
    const dm_entity *most_named; /* the state it names most, three times at least; NULL */
    const dm_entity *sender;     /* the state whose capital the dateline names; NULL */
    dm_state_tally *tally;       /* how often the article names each state */
    size_t tally_len;
    DM_VEC(dm_name_span) names;
    uint32_t *name_of; /* token -> index of its name span, DM_NO_TOKEN */
    DM_VEC(dm_mention) mentions;
    uint32_t *mention_of; /* token -> index of the mention it heads, DM_NO_TOKEN */
} dm_actors;

/* Finds all mentions. The result lives in the arena. */
dm_status dm_actors_find(const dm_knowledge *knowledge, dm_arena *arena, const dm_article *article,
                         const dm_parse *parse, dm_actors **actors, dm_error *error) DM_MUST_CHECK;

/* The mention that token heads, NULL if it is none. Conjuncts are mentions of their own. */
const dm_mention *dm_actors_at(const dm_actors *self, uint32_t token);
/* "Iran experts", "a North Korea scholar", not "Iranian", "US experts": whether what token heads
 * are people who study the state named before it, and are not of it. */
bool dm_actors_studies_state(const dm_actors *self, uint32_t token);
typedef enum dm_gender { DM_GENDER_OPEN, DM_HE, DM_SHE } dm_gender;
/* Of which gender the pronouns for a person are, where that is told. (gender.c) */
dm_gender dm_actors_gender(const dm_actors *self, const dm_actor *actor);
/* Whether a pronoun ("she", "his") may stand for the actor; true for other words. (gender.c) */
bool dm_actors_may_be(const dm_actors *self, dm_str pronoun, const dm_actor *actor);
/* Whether a bare noun ("diplomat") takes up somebody of the actor's role or sector (a spokeswoman
 * of a foreign ministry), by the classes @also-NOUN of lexicon/actors/words. (roles.c) */
bool dm_actors_takes_up(const dm_actors *self, dm_str noun, const dm_actor *actor);

/* Whether the state `code` has no office of the name of the noun at t ("the foreign ministry" of
 * the United States), as the classes @without-NOUN tell. (roles.c) */
bool dm_actors_lacks(const dm_actors *self, uint32_t t, dm_str code);
/* Whether the state is named behind the verb that t is the subject of, as the one to whom something
 * is done: "The ministry accused Russia". (ahead.c) */
bool dm_actors_is_ahead(const dm_actors *self, uint32_t t, dm_str code);

/*
 * Adds the actors of the noun phrase headed by `token` and of its conjuncts to `list` (each once).
 * Apposed lists are followed ("nine presidents, of A, B ..."). Returns how many there are now.
 */
typedef DM_VEC(const dm_actor *) dm_actor_refs;
size_t dm_actors_gather(const dm_actors *self, uint32_t token, dm_actor_refs *list);
/* The mention that the pronoun "whose" at a token stands for: the noun its clause hangs on. NULL if
 * it is another word, or nobody is there. */
const dm_mention *dm_actors_whose(const dm_actors *self, uint32_t pronoun);
/*
 * The one responsible inside a phrase that is no actor itself: "Russia's strikes", "Russian
 * strikes", "the strikes by Russia"; with DM_OWNER_OF also the `of` or `between` phrase ("the
 * efforts of Turkey", "the pact between Chile and Peru"), with DM_OWNER_PLACE whoever's it is by
 * its place ("a camp in Congo").
 */
enum { DM_OWNER_BESIDE = 0, DM_OWNER_OF = 1, DM_OWNER_PLACE = 2 };
size_t dm_actors_responsible(const dm_actors *self, uint32_t token, unsigned owners,
                             dm_actor_refs *list);
/* Whose flag a ship flies: "a tanker flying the flag of Panama", "seized a ship under the Greek
 * flag", "a Maltese-flagged ship", on the noun or on the verb it is the object of. */
void dm_actors_flag(const dm_actors *self, uint32_t token, dm_actor_refs *list);

/* The same actor for the purposes of a record: code and sector, or name when there is no code. */
bool dm_actor_same(const dm_actor *a, const dm_actor *b);
/* Adds an actor to a list, unless the same is there. */
void dm_actors_add(dm_arena *arena, dm_actor_refs *list, const dm_actor *actor);

#endif
