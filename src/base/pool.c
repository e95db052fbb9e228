/*
 * pool.c - a ring of jobs.
 *
 *   delivered ──▶ taken ──▶ submitted        three counters that only grow; slot = counter %
 * capacity │  done, waiting   │ waiting
 *
 * A worker takes the next job, runs it, marks its slot done and, if nobody is delivering, delivers
 * every done job at the front. So delivery is in order and never concurrent, without a thread of
 * its own.
 */
#include "base/pool.h"

#include <pthread.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"

typedef struct slot {
    void *job;
    bool done;
} slot;

typedef struct worker {
    dm_pool *pool;
    unsigned index;
    pthread_t thread;
} worker;

struct dm_pool {
    dm_pool_calls calls;
    unsigned threads, started;
    worker *workers;
    slot *slots;
    size_t capacity, submitted, taken, delivered;
    bool delivering, closing;
    pthread_mutex_t lock;
    pthread_cond_t work_ready, room;
};

unsigned dm_pool_cores(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    if (n < 1)
        return 1;
    return n > DM_LIMIT_THREADS ? DM_LIMIT_THREADS : (unsigned)n;
}

/* Called and left with the lock held. */
static void deliver_front(dm_pool *self) {
    if (self->delivering)
        return;
    self->delivering = true;
    while (self->delivered < self->taken) {
        slot *front = &self->slots[self->delivered % self->capacity];
        if (!front->done)
            break;
        void *job = front->job;
        front->done = false;
        pthread_mutex_unlock(&self->lock);
        self->calls.deliver(self->calls.context, job);
        pthread_mutex_lock(&self->lock);
        self->delivered++;
        pthread_cond_broadcast(&self->room);
    }
    self->delivering = false;
}

static void *run(void *argument) {
    worker *me = argument;
    dm_pool *self = me->pool;
    pthread_mutex_lock(&self->lock);
    for (;;) {
        while (self->taken == self->submitted && !self->closing)
            pthread_cond_wait(&self->work_ready, &self->lock);
        if (self->taken == self->submitted)
            break;
        slot *mine = &self->slots[self->taken++ % self->capacity];
        pthread_mutex_unlock(&self->lock);
        self->calls.work(self->calls.context, me->index, mine->job);
        pthread_mutex_lock(&self->lock);
        mine->done = true;
        deliver_front(self);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

dm_status dm_pool_new(unsigned threads, const dm_pool_calls *calls, dm_pool **pool,
                      dm_error *error) {
    if (threads == 0)
        threads = dm_pool_cores();
    if (threads > DM_LIMIT_THREADS)
        return dm_fail(error, DM_ERR_LIMIT, "%u threads are more than the %d allowed", threads,
                       DM_LIMIT_THREADS);
    dm_pool *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    *self = (dm_pool){.calls = *calls, .threads = threads, .capacity = threads * DM_LIMIT_QUEUE};
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->work_ready, NULL);
    pthread_cond_init(&self->room, NULL);
    *pool = self;
    if (threads == 1)
        return DM_OK;
    self->slots = dm_alloc_zero(self->capacity, sizeof *self->slots);
    self->workers = dm_alloc_zero(threads, sizeof *self->workers);
    if (!self->slots || !self->workers) {
        dm_pool_free(self);
        *pool = NULL;
        return dm_fail_memory(error);
    }
    for (unsigned i = 0; i < threads; i++) {
        self->workers[i] = (worker){.pool = self, .index = i};
        if (pthread_create(&self->workers[i].thread, NULL, run, &self->workers[i]) != 0) {
            dm_pool_free(self);
            *pool = NULL;
            return dm_fail(error, DM_ERR_LIMIT, "the system refused thread %u of %u", i + 1,
                           threads);
        }
        self->started++;
    }
    return DM_OK;
}

unsigned dm_pool_threads(const dm_pool *self) {
    return self->threads;
}

void dm_pool_submit(dm_pool *self, void *job) {
    if (self->threads == 1) {
        self->calls.work(self->calls.context, 0, job);
        self->calls.deliver(self->calls.context, job);
        return;
    }
    pthread_mutex_lock(&self->lock);
    while (self->submitted - self->delivered == self->capacity)
        pthread_cond_wait(&self->room, &self->lock);
    self->slots[self->submitted++ % self->capacity] = (slot){.job = job};
    pthread_cond_signal(&self->work_ready);
    pthread_mutex_unlock(&self->lock);
}

void dm_pool_drain(dm_pool *self) {
    if (self->threads == 1)
        return;
    pthread_mutex_lock(&self->lock);
    while (self->delivered != self->submitted)
        pthread_cond_wait(&self->room, &self->lock);
    pthread_mutex_unlock(&self->lock);
}

void dm_pool_free(dm_pool *self) {
    if (!self)
        return;
    if (self->started == self->threads)
        dm_pool_drain(self);
    pthread_mutex_lock(&self->lock);
    self->closing = true;
    pthread_cond_broadcast(&self->work_ready);
    pthread_mutex_unlock(&self->lock);
    for (unsigned i = 0; i < self->started; i++)
        pthread_join(self->workers[i].thread, NULL);
    pthread_mutex_destroy(&self->lock);
    pthread_cond_destroy(&self->work_ready);
    pthread_cond_destroy(&self->room);
    dm_free(self->workers);
    dm_free(self->slots);
    dm_free(self);
}
