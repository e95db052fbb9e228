/*
 * map.c - see map.h. Never more than half full, so probing is short.
 */
#include "base/map.h"

#include "base/hash.h"

enum { FIRST_CAPACITY = 64 };

/* A key that is looked for. */
typedef struct wanted {
    dm_str key;
    dm_key_ends ends; /* of a short one */
    uint64_t hash;
} wanted;

static inline wanted wanted_of(dm_str key) {
    if (key.len > DM_KEY_ENDS)
        return (wanted){.key = key, .hash = dm_hash64(key, 0)};
    dm_key_ends ends = dm_ends_of(key.ptr, key.len);
    return (wanted){key, ends, dm_hash_of_ends(ends, key.len)};
}

uint64_t dm_map_hash_of(const dm_map_place *place) {
    size_t length = place->room - 1;
    return length > DM_KEY_ENDS ? place->key.far.hash : dm_hash_of_ends(place->key.ends, length);
}

/* Bits of the filter: four to a place, a power of two. */
static uint64_t *filter_word(const dm_map *self, uint64_t hash, uint64_t *bit) {
    size_t at = hash & (4 * self->capacity - 1);
    *bit = (uint64_t)1 << (at % 64);
    return &self->filter[at / 64];
}

static inline bool is_key(const dm_map_place *place, const wanted *want) {
    if (place->room != want->key.len + 1)
        return false;
    if (want->key.len > DM_KEY_ENDS)
        return place->key.far.hash == want->hash &&
               dm_same_bytes(place->key.far.bytes, want->key.ptr, want->key.len);
    return place->key.ends.first == want->ends.first && place->key.ends.last == want->ends.last;
}

/* The place of the key, or the free one that it would take. */
static dm_map_place *probe(const dm_map *self, const wanted *want) {
    size_t mask = self->capacity - 1, at = want->hash & mask;
    while (self->places[at].room && !is_key(&self->places[at], want))
        at = (at + 1) & mask;
    return &self->places[at];
}

uint32_t dm_map_get(const dm_map *self, dm_str key) {
    if (!self->capacity)
        return DM_MAP_NONE;
    wanted want = wanted_of(key);
    uint64_t bit;
    if (!(*filter_word(self, want.hash, &bit) & bit))
        return DM_MAP_NONE;
    const dm_map_place *place = probe(self, &want);
    return place->room ? place->value : (uint32_t)DM_MAP_NONE;
}

static bool grow(dm_map *self, dm_arena *arena, size_t capacity) {
    dm_map wider = {.capacity = capacity, .count = self->count};
    wider.places = DM_NEW_ARRAY(arena, dm_map_place, wider.capacity);
    wider.filter = DM_NEW_ARRAY(arena, uint64_t, wider.capacity / 16);
    if (!wider.places || !wider.filter)
        return false;
    for (size_t i = 0; i < self->capacity; i++) {
        const dm_map_place *old = &self->places[i];
        if (!old->room)
            continue;
        uint64_t bit, hash = dm_map_hash_of(old);
        size_t at = hash & (wider.capacity - 1);
        while (wider.places[at].room)
            at = (at + 1) & (wider.capacity - 1);
        wider.places[at] = *old;
        *filter_word(&wider, hash, &bit) |= bit;
    }
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

static void fill(dm_map_place *place, const wanted *want) {
    *place = (dm_map_place){.room = (uint32_t)want->key.len + 1, .value = DM_MAP_NONE};
    if (want->key.len > DM_KEY_ENDS) {
        place->key.far.bytes = want->key.ptr;
        place->key.far.hash = want->hash;
    } else {
        place->key.ends = want->ends;
    }
}

uint32_t *dm_map_put(dm_map *self, dm_arena *arena, dm_str key) {
    if (self->count * 2 >= self->capacity &&
        !grow(self, arena, self->capacity ? self->capacity * 2 : FIRST_CAPACITY))
        return NULL;
    wanted want = wanted_of(key);
    dm_map_place *place = probe(self, &want);
    if (!place->room) {
        fill(place, &want);
        self->count++;
        uint64_t bit;
        *filter_word(self, want.hash, &bit) |= bit;
    }
    return &place->value;
}
