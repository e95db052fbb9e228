/*
 * map.h - a map from strings to numbers, in an arena: open addressing, XXH3. Keys are views; of
 * long ones the bytes are not copied.
 */
#ifndef DM_BASE_MAP_H
#define DM_BASE_MAP_H

#include "base/arena.h"

/* A short key lies in its entry, so that to compare it nothing more is fetched. */
enum { DM_MAP_SHORT_KEY = 16 };
typedef struct dm_map_entry {
    union {
        char bytes[DM_MAP_SHORT_KEY];
        const char *far; /* of a longer one */
    } key;
    uint32_t len, value;
} dm_map_entry;

/* A place of the table: small, so that a search that fails, as most do, stays in the cache. */
typedef struct dm_map_place {
    uint32_t hash;  /* of the key */
    uint32_t entry; /* its number + 1; 0: free */
} dm_map_place;

typedef struct dm_map {
    uint64_t *filter; /* a bit for a quarter of a place: what is not set is not there, and that is
                         all that most searches need; it stays in the cache when places do not */
    dm_map_place *places;  /* [capacity] */
    dm_map_entry *entries; /* [capacity / 2], in the order in which they came */
    size_t count, capacity;
} dm_map;

enum { DM_MAP_NONE = UINT32_MAX };

/* The value of `key`, or DM_MAP_NONE. */
uint32_t dm_map_get(const dm_map *self, dm_str key);
/* Makes room for so many more keys at once; a hint. */
void dm_map_expect(dm_map *self, dm_arena *arena, size_t more);
/* Where the value of `key` is, made with DM_MAP_NONE if it was not there; NULL when memory ran out.
 * Valid until the next call. */
uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key);

#endif
