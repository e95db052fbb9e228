/*
 * map.c - see map.h. Never more than half full, so probing is short.
 */
#include "base/map.h"

#include "base/hash.h"

static uint32_t hash_of(dm_str key) {
    return (uint32_t)dm_hash64(key, 0);
}

static dm_map_slot *probe(const dm_map *self, dm_str key, uint32_t hash) {
    size_t mask = self->capacity - 1, at = hash & mask;
    while (self->slots[at].key.ptr &&
           (self->slots[at].hash != hash || !dm_str_eq(self->slots[at].key, key)))
        at = (at + 1) & mask;
    return &self->slots[at];
}

uint32_t dm_map_get(const dm_map *self, dm_str key) {
    if (!self->capacity)
        return DM_MAP_NONE;
    const dm_map_slot *slot = probe(self, key, hash_of(key));
    return slot->key.ptr ? slot->value : (uint32_t)DM_MAP_NONE;
}

static bool grow(dm_map *self, dm_arena *arena) {
    dm_map wider = {.capacity = self->capacity ? self->capacity * 2 : 64, .count = self->count};
    wider.slots = DM_NEW_ARRAY(arena, dm_map_slot, wider.capacity);
    if (!wider.slots)
        return false;
    for (size_t i = 0; i < self->capacity; i++) {
        const dm_map_slot *old = &self->slots[i];
        size_t at = old->hash & (wider.capacity - 1);
        while (old->key.ptr && wider.slots[at].key.ptr)
            at = (at + 1) & (wider.capacity - 1);
        if (old->key.ptr)
            wider.slots[at] = *old;
    }
    *self = wider;
    return true;
}

uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key) {
    if (self->count * 2 >= self->capacity && !grow(self, arena))
        return NULL;
    uint32_t hash = hash_of(key);
    dm_map_slot *slot = probe(self, key, hash);
    if (!slot->key.ptr) {
        *slot = (dm_map_slot){key, DM_MAP_NONE, hash};
        self->count++;
    }
    return &slot->value;
}
