/*
 * map.c - see map.h. Never more than half full, so probing is short.
 */
#include "base/map.h"

#include "base/hash.h"

static dm_map_slot *probe(const dm_map *self, dm_str key) {
    size_t mask = self->capacity - 1;
    size_t at = dm_hash64(key, 0) & mask;
    while (self->slots[at].key.ptr && !dm_str_eq(self->slots[at].key, key))
        at = (at + 1) & mask;
    return &self->slots[at];
}

uint32_t dm_map_get(const dm_map *self, dm_str key) {
    if (!self->capacity)
        return DM_MAP_NONE;
    const dm_map_slot *slot = probe(self, key);
    return slot->key.ptr ? slot->value : (uint32_t)DM_MAP_NONE;
}

static bool grow(dm_map *self, dm_arena *arena) {
    dm_map wider = {.capacity = self->capacity ? self->capacity * 2 : 64, .count = self->count};
    wider.slots = DM_NEW_ARRAY(arena, dm_map_slot, wider.capacity);
    if (!wider.slots)
        return false;
    for (size_t i = 0; i < self->capacity; i++)
        if (self->slots[i].key.ptr)
            *probe(&wider, self->slots[i].key) = self->slots[i];
    *self = wider;
    return true;
}

uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key) {
    if (self->count * 2 >= self->capacity && !grow(self, arena))
        return NULL;
    dm_map_slot *slot = probe(self, key);
    if (!slot->key.ptr) {
        *slot = (dm_map_slot){key, DM_MAP_NONE};
        self->count++;
    }
    return &slot->value;
}
