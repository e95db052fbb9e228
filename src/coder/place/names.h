/*
 * place/names.h - the gazetteer: names of cities, subdivisions and regions, each with all it may
 * be. Nothing of an article is known here.
 *
 *   places/cities   26,000 rows sorted by form: searched where they are mapped, no index is built
 *   the rest        2,500 names in a map, built in a fraction of a millisecond
 */
#ifndef DM_CODER_PLACE_NAMES_H
#define DM_CODER_PLACE_NAMES_H

#include "base/map.h"
#include "coder/place/place.h"
#include "lexicon/classes.h"

typedef enum place_kind { PLACE_CITY, PLACE_SUBDIVISION, PLACE_REGION, PLACE_COUNTRY } place_kind;

typedef struct place_entry {
    place_kind kind;
    bool doubtful;      /* names the subdivision only beside a noun that says so */
    bool capital, seat; /* of a city */
    dm_str name;        /* canonical */
    dm_str country;     /* ISO alpha-3; empty: none */
    dm_str codes;       /* ISO 3166-2, several separated by |; a region's name if it has none */
    double lat, lon;    /* NAN when unknown */
    int population;     /* in thousands */
    uint32_t next;      /* of the same form; DM_MAP_NONE */
} place_entry;

typedef enum place_noun {
    PLACE_NOUN_NONE,
    PLACE_NOUN_SUBDIVISION,
    PLACE_NOUN_CITY,
    PLACE_NOUN_SITE,
    PLACE_NOUN_EVENT,
    PLACE_LIGHT_VERB,
    PLACE_TAKING_VERB
} place_noun;

struct dm_gazetteer {
    const dm_lexicon *lexicon;
    const dm_knowledge *knowledge;
    const dm_table *cities;
    const uint64_t *city_letters; /* the first eight of every PLACE_SAMPLE-th form of `cities` */
    size_t city_samples;
    dm_glance begins; /* the first words of all forms, and apart of those in `names` */
    dm_arena arena;
    DM_VEC(place_entry) entries;
    dm_map names;        /* form -> first entry */
    dm_map countries;    /* alpha-2 -> row of iso/countries */
    dm_map kinds;        /* noun -> place_noun */
    dm_map prepositions; /* -> row of places/prepositions */
    const dm_table *preposition_rows;
    const dm_table *iso;
    size_t iso_alpha3;
};

enum { PLACE_CANDIDATES = 32, PLACE_SAMPLE = 16, PLACE_LONGEST_FORM = 64 };

/* All that a form (plain letters) may be, at most PLACE_CANDIDATES; returns how many. Without
 * `cities` those of the long table of cities are left out. */
size_t place_candidates(const dm_gazetteer *gazetteer, dm_str form, bool cities, place_entry *list);
/* Whether a form may begin with the word at token t: of most words a glance tells that none does.
 * Without `cities` those of the long table are left out. */
bool place_may_begin(const dm_gazetteer *gazetteer, const dm_parse *parse, uint32_t t, bool cities);
/* Whether a form of that table begins so. */
bool place_city_begins(const dm_gazetteer *gazetteer, dm_str form);
/* "Malmö" -> "Malmo", "Sana’a" -> "Sana'a" into `out`; the length, 0 if it does not fit or has
 * other letters. */
size_t place_fold(dm_str name, char *out, size_t room);
place_noun place_noun_of(const dm_gazetteer *gazetteer, dm_str lemma);
/* How surely what is told happened at a place behind this preposition, 0..3. */
uint8_t place_preposition(const dm_gazetteer *gazetteer, dm_str preposition, place_kind kind);
/* alpha-3 of the country an ISO 3166-2 code is in; empty if unknown. */
dm_str place_country_of(const dm_gazetteer *gazetteer, dm_str code);

/* The states of provinces that the text names by names that nothing else bears ("New South Wales"),
 * at most `room`; how many. (provinces.c) */
size_t place_provinces(const dm_gazetteer *gazetteer, const dm_parse *parse, dm_str *states,
                       size_t room);
/* Whether the entry is a province of one of them. (provinces.c) */
bool place_is_among(const dm_str *states, size_t count, const place_entry *entry);
/* "shelled Zalambessa", "Bentiu market was bombed": what the verb is done to is a place. */
bool place_is_taken(const dm_gazetteer *gazetteer, dm_arena *arena, const dm_parse *parse,
                    uint32_t noun);
/* "the University of Sfax", "the Union": a word for something, not the small town of that name. */
bool place_names_thing(const dm_parse *parse, uint32_t first, uint32_t last);

/* Whether the token may stand inside a name: "of", "la", "upon". */
bool place_connects(const dm_token *t);
/* Whether the noun phrase is one that acts, so that a capital in it is a government. */
bool place_acts(const dm_parse *parse, uint32_t head);
/* "the Lebanese town": the noun that the adjective of a state stands before; DM_NO_TOKEN if there
 * is none. */
uint32_t place_town_of(const dm_parse *parse, const dm_name_span *name);
/* "Nabatiyeh" of "the town of Nabatiyeh"; DM_NO_TOKEN if the town is not named. */
uint32_t place_name_of_town(const dm_parse *parse, uint32_t town);
/* "Texas Governor", "Madras High Court", "Lagos State governor": the office or the public body
 * whose name begins right behind the token `last`; NULL if none does. */
const dm_noun *place_office_behind(const dm_gazetteer *gazetteer, const dm_parse *parse,
                                   uint32_t last);

/* "the West Bank": whether one of the entries is a region of the country, whose name a state may
 * have beside its own. */
bool place_any_region(const place_entry *list, size_t count, dm_str country);

#endif
