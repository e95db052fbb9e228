/*
 * alloc.c - the allocation gate: malloc with a counter that tests can make fail.
 *
 * The counter is the thread's own, so that a fault loop in one thread does not disturb another.
 */
#include "base/alloc.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 2 << 20 };

static _Thread_local uint64_t requests;
static _Thread_local uint64_t fail_at;

void dm_alloc_fail_after(uint64_t nth) {
    requests = 0;
    fail_at = nth;
}

uint64_t dm_alloc_count(void) {
    return requests;
}

static int refused(void) {
    requests++;
    return fail_at && requests >= fail_at;
}

void *dm_alloc(size_t size) {
    return refused() ? NULL : malloc(size ? size : 1);
}

void *dm_alloc_zero(size_t count, size_t size) {
    return refused() ? NULL : calloc(count ? count : 1, size ? size : 1);
}

void *dm_alloc_large(size_t size) {
    if (size < HUGE_PAGE || size > SIZE_MAX - HUGE_PAGE)
        return dm_alloc(size);
    if (refused())
        return NULL;
    void *p = aligned_alloc(HUGE_PAGE, (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE);
    if (p)
        (void)madvise(p, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
    return p;
}

void *dm_realloc(void *p, size_t size) {
    return refused() ? NULL : realloc(p, size ? size : 1);
}

void dm_free(void *p) {
    free(p);
}
