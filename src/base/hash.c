/*
 * hash.c - XXH3 and BLAKE2b through their libraries.
 */
#include "base/hash.h"

#include <blake2.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/hash_wide.h"

uint64_t dm_hash64(dm_str s, uint64_t seed) {
    return XXH3_64bits_withSeed(s.ptr, s.len, seed);
}

uint64_t dm_hash64_file(dm_str s, uint64_t seed) {
    return dm_hash_is_wide() ? dm_hash64_wide(s, seed) : dm_hash64(s, seed);
}

void dm_hash_id(const dm_str *parts, size_t count, char id[DM_ID_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    blake2b_state state;
    uint8_t sum[32];
    blake2b_init(&state, sizeof sum);
    for (size_t i = 0; i < count; i++) {
        uint8_t length[8]; /* little-endian, so that ids agree between machines */
        for (int b = 0; b < 8; b++)
            length[b] = (uint8_t)((uint64_t)parts[i].len >> (8 * b));
        blake2b_update(&state, length, sizeof length);
        blake2b_update(&state, (const uint8_t *)parts[i].ptr, parts[i].len);
    }
    blake2b_final(&state, sum, sizeof sum);
    for (int i = 0; i < 8; i++) {
        id[2 * i] = digits[sum[i] >> 4];
        id[2 * i + 1] = digits[sum[i] & 15];
    }
    id[16] = '\0';
}
