/*
 * hash.h - two kinds of hash: XXH3 for tables (library xxhash), BLAKE2b for identity (library
 * libb2).
 */
#ifndef DM_BASE_HASH_H
#define DM_BASE_HASH_H

#include "base/str.h"

/* For tables and sketches; the same on every machine. */
uint64_t dm_hash64(dm_str s, uint64_t seed);
/* The same value, sooner where there are megabytes of it. */
uint64_t dm_hash64_file(dm_str s, uint64_t seed);

/* The first 8 bytes of BLAKE2b-256 over the parts, each led by its length, as 16 hex digits and a
 * NUL. */
enum { DM_ID_SIZE = 17 };
void dm_hash_id(const dm_str *parts, size_t count, char id[DM_ID_SIZE]);

#endif
