/*
 * pool.h - jobs on several threads, results in the order of the jobs.
 *
 * One thread (the caller's) submits; `threads` workers run `work`; `deliver` is called for each
 * job, one at a time and in the order of submission, from whichever thread completes the next in
 * line. At most DM_LIMIT_QUEUE jobs a thread are in flight: dm_pool_submit() waits, so memory does
 * not grow with the input.
 */
#ifndef DM_BASE_POOL_H
#define DM_BASE_POOL_H

#include "demarche.h"

typedef struct dm_pool dm_pool;

typedef struct dm_pool_calls {
    void *context;
    /* Runs one job on worker 0..threads-1; turns `job` into its result in place. */
    void (*work)(void *context, unsigned worker, void *job);
    /* Takes the job back; not run concurrently. The job may be freed or reused then. */
    void (*deliver)(void *context, void *job);
} dm_pool_calls;

/* threads 0: one for each core. With 1 the jobs run on the caller's thread, inside
 * dm_pool_submit(). */
dm_status dm_pool_new(unsigned threads, const dm_pool_calls *calls, dm_pool **pool,
                      dm_error *error) DM_MUST_CHECK;
unsigned dm_pool_threads(const dm_pool *pool);
void dm_pool_submit(dm_pool *pool, void *job);
/* Waits until all is delivered; the pool can be used again. */
void dm_pool_drain(dm_pool *pool);
void dm_pool_free(dm_pool *pool); /* drains first */
unsigned dm_pool_cores(void);

#endif
