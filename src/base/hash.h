/*
 * hash.h - two kinds of hash: XXH3 for tables (library xxhash), BLAKE2b for identity (library
 * libb2).
 */
#ifndef DM_BASE_HASH_H
#define DM_BASE_HASH_H

#include "base/key_hash.h"
#include "base/str.h"

/* For tables and sketches; the same on every machine. */
uint64_t dm_hash64(dm_str s, uint64_t seed);
/* The same value, sooner where there are megabytes of it. */
uint64_t dm_hash64_file(dm_str s, uint64_t seed);

/* The first 8 bytes of BLAKE2b-256 over the parts, each led by its length, as 16 hex digits and a
 * NUL. */
enum { DM_ID_SIZE = 17 };
void dm_hash_id(const dm_str *parts, size_t count, char id[DM_ID_SIZE]);

/* ---- of short keys of tables in memory; nothing that is kept in a file ---- */

/* Keys of up to sixteen bytes, as nearly all are, in a few instructions; others by dm_hash64(). */
static inline uint64_t dm_hash_key(dm_str key) {
    return key.len > 2 * sizeof(uint64_t) ? dm_hash64(key, 0) : dm_hash_ends(key.ptr, key.len);
}

/* What memcmp() would say, without a call. */
static inline bool dm_same_bytes(const char *a, const char *b, size_t count) {
    size_t i = 0;
    if (count >= sizeof(uint64_t)) {
        for (; i + sizeof(uint64_t) < count; i += sizeof(uint64_t))
            if (dm_load8(a + i) != dm_load8(b + i))
                return false;
        i = count - sizeof(uint64_t);
        return dm_load8(a + i) == dm_load8(b + i);
    }
    if (count >= sizeof(uint32_t)) {
        i = count - sizeof(uint32_t);
        return ((dm_load4(a) ^ dm_load4(b)) | (dm_load4(a + i) ^ dm_load4(b + i))) == 0;
    }
    for (; i < count; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* Eight bytes, capitals of ASCII as small letters. */
static inline uint64_t dm_small8(uint64_t word) {
    uint64_t low = word & 0x7f7f7f7f7f7f7f7fu; /* so that no sum of two bytes reaches the next */
    uint64_t from_a = low + 0x3f3f3f3f3f3f3f3fu, behind_z = low + 0x2525252525252525u;
    return word | (from_a & ~behind_z & ~word & 0x8080808080808080u) >> 2;
}

/* A copy in small letters of ASCII. */
static inline void dm_copy_small(char *to, const char *from, size_t count) {
    enum { HALF = sizeof(uint32_t), WHOLE = sizeof(uint64_t) };
    uint64_t word;
    if (count >= WHOLE) {
        for (size_t i = 0; i + WHOLE < count; i += WHOLE) {
            word = dm_small8(dm_load8(from + i));
            memcpy(to + i, &word, WHOLE);
        }
        word = dm_small8(dm_load8(from + count - WHOLE));
        memcpy(to + count - WHOLE, &word, WHOLE);
    } else if (count >= HALF) {
        word = dm_small8(dm_load4(from) | (uint64_t)dm_load4(from + count - HALF) << 32);
        uint32_t first = (uint32_t)word, last = (uint32_t)(word >> 32);
        memcpy(to, &first, HALF);
        memcpy(to + count - HALF, &last, HALF);
    } else {
        for (size_t i = 0; i < count; i++)
            to[i] = (char)(from[i] >= 'A' && from[i] <= 'Z' ? from[i] + 32 : from[i]);
    }
}

#endif
