/*
 * map.c - see map.h. Never more than half full, so probing is short.
 */
#include "base/map.h"

#include "base/hash.h"

enum { FIRST_CAPACITY = 64 };

static uint32_t hash_of(dm_str key) {
    return (uint32_t)dm_hash64(key, 0);
}

/* The place of the key, or the free one that it would take. */
static dm_map_place *probe(const dm_map *self, dm_str key, uint32_t hash) {
    size_t mask = self->capacity - 1, at = hash & mask;
    while (self->places[at].entry &&
           (self->places[at].hash != hash ||
            !dm_str_eq(self->entries[self->places[at].entry - 1].key, key)))
        at = (at + 1) & mask;
    return &self->places[at];
}

uint32_t dm_map_get(const dm_map *self, dm_str key) {
    if (!self->capacity)
        return DM_MAP_NONE;
    const dm_map_place *place = probe(self, key, hash_of(key));
    return place->entry ? self->entries[place->entry - 1].value : (uint32_t)DM_MAP_NONE;
}

static bool grow(dm_map *self, dm_arena *arena, size_t capacity) {
    dm_map wider = {.capacity = capacity, .count = self->count};
    wider.places = DM_NEW_ARRAY(arena, dm_map_place, wider.capacity);
    wider.entries = dm_arena_alloc(arena, wider.capacity / 2 * sizeof *wider.entries);
    if (!wider.places || !wider.entries)
        return false;
    for (size_t i = 0; i < self->capacity; i++) {
        dm_map_place old = self->places[i];
        size_t at = old.hash & (wider.capacity - 1);
        while (old.entry && wider.places[at].entry)
            at = (at + 1) & (wider.capacity - 1);
        if (old.entry)
            wider.places[at] = old;
    }
    if (self->count)
        memcpy(wider.entries, self->entries, self->count * sizeof *self->entries);
    *self = wider;
    return true;
}

void dm_map_expect(dm_map *self, dm_arena *arena, size_t more) {
    size_t capacity = self->capacity ? self->capacity : FIRST_CAPACITY;
    while (capacity < SIZE_MAX / 4 && capacity < 2 * (self->count + more))
        capacity *= 2;
    if (capacity > self->capacity)
        (void)grow(self, arena, capacity);
}

uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key) {
    if (self->count * 2 >= self->capacity &&
        !grow(self, arena, self->capacity ? self->capacity * 2 : FIRST_CAPACITY))
        return NULL;
    uint32_t hash = hash_of(key);
    dm_map_place *place = probe(self, key, hash);
    if (!place->entry) {
        self->entries[self->count++] = (dm_map_entry){key, DM_MAP_NONE};
        *place = (dm_map_place){hash, (uint32_t)self->count};
    }
    return &self->entries[place->entry - 1].value;
}
