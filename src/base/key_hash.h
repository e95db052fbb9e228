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

/* By the length and the first and last eight bytes, which are all of a key of sixteen. */
static inline uint64_t dm_hash_ends(const char *key, size_t length) {
    uint64_t first = 0, last = 0, hash;
    if (length >= sizeof first) {
        first = dm_load8(key);
        last = dm_load8(key + length - sizeof first);
    } else if (length >= sizeof(uint32_t)) {
        first = dm_load4(key);
        last = dm_load4(key + length - sizeof(uint32_t));
    } else if (length) {
        first = (uint64_t)(unsigned char)key[0] << 8 | (unsigned char)key[length - 1];
        last = (unsigned char)key[length / 2];
    }
    hash = (first ^ (uint64_t)length << 56) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ last) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ hash >> 29) * 0x94D049BB133111EBu;
    return hash ^ hash >> 32;
}

#endif
