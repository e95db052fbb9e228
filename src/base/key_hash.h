/*
 * key_hash.h - the hash of short keys, for the program and for the tools that make tables at build
 * time. It differs between machines that order bytes differently: nothing to keep in a file.
 */
#ifndef DM_BASE_KEY_HASH_H
#define DM_BASE_KEY_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t dm_load8(const char *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static inline uint32_t dm_load4(const char *bytes) {
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

/* The first and last eight bytes of a key, fewer of a short one; with its length they are all of a
 * key of up to sixteen. */
typedef struct dm_key_ends {
    uint64_t first, last;
} dm_key_ends;
enum { DM_KEY_ENDS = 2 * sizeof(uint64_t) };

static inline dm_key_ends dm_ends_of(const char *key, size_t length) {
    if (length >= sizeof(uint64_t))
        return (dm_key_ends){dm_load8(key), dm_load8(key + length - sizeof(uint64_t))};
    if (length >= sizeof(uint32_t))
        return (dm_key_ends){dm_load4(key), dm_load4(key + length - sizeof(uint32_t))};
    if (length)
        return (dm_key_ends){(uint64_t)(unsigned char)key[0] << 8 | (unsigned char)key[length - 1],
                             (unsigned char)key[length / 2]};
    return (dm_key_ends){0};
}

static inline uint64_t dm_hash_of_ends(dm_key_ends ends, size_t length) {
    uint64_t hash = (ends.first ^ (uint64_t)length << 56) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ ends.last) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ hash >> 29) * 0x94D049BB133111EBu;
    return hash ^ hash >> 32;
}

/* By the length and the ends. */
static inline uint64_t dm_hash_ends(const char *key, size_t length) {
    return dm_hash_of_ends(dm_ends_of(key, length), length);
}

#endif
