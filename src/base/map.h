/*
 * map.h - a map from strings to numbers, in an arena: open addressing, XXH3. Keys are views and are
 * not copied.
 */
#ifndef DM_BASE_MAP_H
#define DM_BASE_MAP_H

#include "base/arena.h"

typedef struct dm_map_slot {
    dm_str key; /* ptr NULL: free */
    uint32_t value;
    uint32_t hash; /* of the key: most keys that differ need not be read */
} dm_map_slot;

typedef struct dm_map {
    dm_map_slot *slots;
    size_t count, capacity;
} dm_map;

enum { DM_MAP_NONE = UINT32_MAX };

/* The value of `key`, or DM_MAP_NONE. */
uint32_t dm_map_get(const dm_map *self, dm_str key);
/* Where the value of `key` is, made with DM_MAP_NONE if it was not there; NULL when memory ran out.
 * Valid until the next call. */
uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key);

#endif
