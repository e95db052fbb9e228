/*
 * map.h - a map from strings to numbers, in an arena: open addressing, XXH3. Keys are views; of
 * long ones the bytes are not copied.
 */
#ifndef DM_BASE_MAP_H
#define DM_BASE_MAP_H

#include "base/arena.h"
#include "base/key_hash.h"

/* A place of the table, free or with a key: all that a search fetches beside the filter. A key of
 * up to sixteen bytes lies here, as its length and its ends, which are all of it. */
typedef struct dm_map_place {
    union {
        dm_key_ends ends;
        struct {
            const char *bytes;
            uint64_t hash;
        } far; /* of a longer one */
    } key;
    uint32_t room; /* length of the key + 1; 0: free */
    uint32_t value;
} dm_map_place;

typedef struct dm_map {
    uint64_t *filter; /* a bit for a quarter of a place: what is not set is not there, and that is
                         all that most searches need; it stays in the cache when places do not */
    dm_map_place *places; /* [capacity] */
    size_t count, capacity;
} dm_map;

enum { DM_MAP_NONE = UINT32_MAX };

/* dm_hash_key() of the key of a place that is not free. */
uint64_t dm_map_hash_of(const dm_map_place *place);
/* The value of `key`, or DM_MAP_NONE. */
uint32_t dm_map_get(const dm_map *self, dm_str key);
/* Makes room for so many more keys at once; a hint. */
void dm_map_expect(dm_map *self, dm_arena *arena, size_t more);
/* Where the value of `key` is, made with DM_MAP_NONE if it was not there; NULL when memory ran out.
 * Valid until the next call. */
uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key);

#endif
