/*
 * alloc.h - the one gate through which all memory of the library comes. Tests replace it, count it
 * and let the Nth request fail.
 */
#ifndef DM_BASE_ALLOC_H
#define DM_BASE_ALLOC_H

#include <stddef.h>
#include <stdint.h>

void *dm_alloc(size_t size); /* not cleared; NULL when there is none */
/* The same for megabytes: asks the system for pages of 2 MB, of which each costs one fault instead
 * of 512. */
void *dm_alloc_large(size_t size);
void *dm_alloc_zero(size_t count, size_t size);
void *dm_realloc(void *p, size_t size);
void dm_free(void *p);

/* Lets the Nth request from now on (1 is the next) and all after it fail; 0 ends that. For tests;
 * applies to the calling thread. */
void dm_alloc_fail_after(uint64_t nth);
/* Requests made by the calling thread since the last dm_alloc_fail_after(). */
uint64_t dm_alloc_count(void);

#endif
