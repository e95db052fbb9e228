/*
 * hash_wide.c - XXH3 with vectors of 32 bytes. The value is that of every other width; over the
 * 25 MB of a model it takes half the time.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC target("avx2")
#define WIDE 1
#endif

#include "base/hash_wide.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

bool dm_hash_is_wide(void) {
#ifdef WIDE
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

uint64_t dm_hash64_wide(dm_str s, uint64_t seed) {
    return XXH3_64bits_withSeed(s.ptr, s.len, seed);
}
