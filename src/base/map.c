/*
 * map.c - see map.h. Never more than half full, so probing is short.
 */
#include "base/map.h"

#include "base/hash.h"

enum { FIRST_CAPACITY = 64 };

static uint32_t hash_of(dm_str key) {
    return (uint32_t)dm_hash_key(key);
}

/* Bits of the filter: four to a place, a power of two. */
static uint64_t *filter_word(const dm_map *self, uint32_t hash, uint64_t *bit) {
    size_t at = hash & (4 * self->capacity - 1);
    *bit = (uint64_t)1 << (at % 64);
    return &self->filter[at / 64];
}

static bool is_key(const dm_map_entry *entry, dm_str key) {
    const char *bytes = entry->len <= DM_MAP_SHORT_KEY ? entry->key.bytes : entry->key.far;
    return entry->len == key.len && dm_same_bytes(bytes, key.ptr, key.len);
}

/* The place of the key, or the free one that it would take. */
static dm_map_place *probe(const dm_map *self, dm_str key, uint32_t hash) {
    size_t mask = self->capacity - 1, at = hash & mask;
    while (self->places[at].entry && (self->places[at].hash != hash ||
                                      !is_key(&self->entries[self->places[at].entry - 1], key)))
        at = (at + 1) & mask;
    return &self->places[at];
}

uint32_t dm_map_get(const dm_map *self, dm_str key) {
    if (!self->capacity)
        return DM_MAP_NONE;
    uint32_t hash = hash_of(key);
    uint64_t bit;
    if (!(*filter_word(self, hash, &bit) & bit))
        return DM_MAP_NONE;
    const dm_map_place *place = probe(self, key, hash);
    return place->entry ? self->entries[place->entry - 1].value : (uint32_t)DM_MAP_NONE;
}

static bool grow(dm_map *self, dm_arena *arena, size_t capacity) {
    dm_map wider = {.capacity = capacity, .count = self->count};
    wider.places = DM_NEW_ARRAY(arena, dm_map_place, wider.capacity);
    wider.entries = dm_arena_alloc(arena, wider.capacity / 2 * sizeof *wider.entries);
    wider.filter = DM_NEW_ARRAY(arena, uint64_t, wider.capacity / 16);
    if (!wider.places || !wider.entries || !wider.filter)
        return false;
    for (size_t i = 0; i < self->capacity; i++) {
        dm_map_place old = self->places[i];
        size_t at = old.hash & (wider.capacity - 1);
        uint64_t bit;
        if (!old.entry)
            continue;
        while (wider.places[at].entry)
            at = (at + 1) & (wider.capacity - 1);
        wider.places[at] = old;
        *filter_word(&wider, old.hash, &bit) |= bit;
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

static void fill_entry(dm_map_entry *entry, dm_str key) {
    *entry = (dm_map_entry){.len = (uint32_t)key.len, .value = DM_MAP_NONE};
    if (key.len > DM_MAP_SHORT_KEY)
        entry->key.far = key.ptr;
    else if (key.len)
        memcpy(entry->key.bytes, key.ptr, key.len);
}

uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key) {
    if (self->count * 2 >= self->capacity &&
        !grow(self, arena, self->capacity ? self->capacity * 2 : FIRST_CAPACITY))
        return NULL;
    uint32_t hash = hash_of(key);
    dm_map_place *place = probe(self, key, hash);
    if (!place->entry) {
        fill_entry(&self->entries[self->count++], key);
        *place = (dm_map_place){hash, (uint32_t)self->count};
        uint64_t bit;
        *filter_word(self, hash, &bit) |= bit;
    }
    return &self->entries[place->entry - 1].value;
}
