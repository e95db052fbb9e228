/*
 * place/place.h - where an event happened: countries, ISO 3166-2 subdivisions, cities of the
 * gazetteer, with the country settled by the article.
 */
#ifndef DM_CODER_PLACE_H
#define DM_CODER_PLACE_H

#include "actors/actors.h"

typedef struct dm_gazetteer dm_gazetteer; /* read-only, shared */
dm_status dm_gazetteer_new(const dm_lexicon *lexicon, const dm_knowledge *knowledge,
                           dm_gazetteer **gazetteer, dm_error *error) DM_MUST_CHECK;
void dm_gazetteer_free(dm_gazetteer *gazetteer);

/* Of dm_place_mention.event: so much or more, and something happened at the place. */
enum { DM_PLACE_ABOUT = 2 };

typedef struct dm_place_mention {
    uint32_t first, last, head; /* tokens */
    dm_place place;
    dm_str codes; /* ISO 3166-2 or gazetteer ids, several separated by |; empty for countries and
                     capitals */
    bool country; /* a whole country */
    bool subdivision; /* a state, province or region of a country */
    bool other_event; /* in a noun phrase that is an event of its own: "the war in Ukraine" */
    uint8_t event; /* 3: what is told happened there, 2 (DM_PLACE_ABOUT) about there, 1 it came from
                      or went there, 0 the place says nothing of that */
} dm_place_mention;
typedef struct dm_places {
    const dm_place_mention *ptr;
    size_t len;
} dm_places;

/* All places of the article. What cannot be resolved is left out. Views live in the arena or the
 * lexicon. */
dm_status dm_places_find(const dm_gazetteer *gazetteer, dm_arena *arena, const dm_actors *actors,
                         dm_places *places, dm_error *error) DM_MUST_CHECK;

/* The place in the clause of `predicate` ("in Kyiv", "at the Kremlin"); NULL if there is none. */
const dm_place *dm_places_of(const dm_places *places, const dm_parse *parse, uint32_t predicate);
/* The ISO 3166-2 codes or gazetteer ids a noun phrase names (the token and its conjuncts): for the
 * territories of questions. */
size_t dm_places_territories(const dm_places *places, const dm_parse *parse, uint32_t token,
                             dm_str *codes, size_t room);

#endif
