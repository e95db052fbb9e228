/*
 * hash_wide.h - XXH3 compiled for AVX2, inside of hash.c.
 */
#ifndef DM_BASE_HASH_WIDE_H
#define DM_BASE_HASH_WIDE_H

#include "base/str.h"

/* Whether this machine runs it. */
bool dm_hash_is_wide(void);
/* The value of dm_hash64(). */
uint64_t dm_hash64_wide(dm_str s, uint64_t seed);

#endif
