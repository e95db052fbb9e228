/*
 * pipeline.c - jobs, their recycling, and the two ends of the pool.
 *
 * A job is a few resources in a row: it owns copies of them and an arena with their finished lines;
 * the arenas of the stages belong to the worker's reader and are free again when the lines are
 * made. So what waits for its turn is small. Jobs are reused: at most the pool's capacity and one
 * exist.
 */
#include "engine/pipeline.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/pool.h"
#include "engine/lines.h"
#include "engine/reasons.h"

enum {
    KEPT_BYTES = 1 << 20, /* a job that grew beyond this gives its memory back */
    JOB_BYTES = 64 << 10, /* of resources; a larger one is a job of its own */
    ALONE = 16 /* the first resources for each thread are jobs of their own: few are to be shared
                  out evenly, and whoever sends a single one is not to wait for others */
};

/* A resource and what came of it. */
typedef struct item {
    dm_resource resource;
    DM_VEC(dm_entry) entries;
    size_t articles;
    const char *reason; /* of a rejection, NULL: none */
    dm_error problem;
    dm_status failure; /* that ends the run */
} item;

typedef struct job {
    struct job *next; /* of the free ones */
    item items[DM_READER_DRAFTS];
    size_t count, bytes;
    dm_arena arena; /* the resources' copies, then the entries */
    dm_buffer line;
} job;

typedef struct pipeline {
    const dm_engine *engine;
    const dm_pipeline_options *options;
    const dm_sink *sink;
    dm_pipeline_counts *counts;
    unsigned kinds;
    dm_reader **readers;
    dm_pool *pool;
    job *open;            /* that is not full yet, NULL: none */
    size_t submitted;     /* resources */
    pthread_mutex_t lock; /* of the free jobs */
    job *free;
    atomic_int failed; /* a dm_status */
    dm_error error;    /* of it; written by the sink's side only */
} pipeline;

/* ---- jobs ---- */

static job *take_job(pipeline *self) {
    pthread_mutex_lock(&self->lock);
    job *taken = self->free;
    if (taken)
        self->free = taken->next;
    pthread_mutex_unlock(&self->lock);
    if (taken || !(taken = dm_alloc_zero(1, sizeof *taken)))
        return taken;
    dm_arena_init(&taken->arena, DM_LIMIT_ARENA_BYTES);
    return taken;
}

static void give_job(pipeline *self, job *done) {
    if (done->arena.used > KEPT_BYTES)
        dm_arena_free(&done->arena);
    else
        dm_arena_reset(&done->arena);
    if (done->line.cap > KEPT_BYTES)
        dm_buffer_free(&done->line);
    memset(done->items, 0, done->count * sizeof *done->items);
    done->count = done->bytes = 0;
    pthread_mutex_lock(&self->lock);
    done->next = self->free;
    self->free = done;
    pthread_mutex_unlock(&self->lock);
}

static void free_jobs(pipeline *self) {
    while (self->free) {
        job *one = self->free;
        self->free = one->next;
        dm_arena_free(&one->arena);
        dm_buffer_free(&one->line);
        dm_free(one);
    }
}

static void copy_resource(dm_arena *arena, item *to, const dm_resource *from) {
    to->resource = *from;
    dm_str *const views[] = {&to->resource.source,       &to->resource.bytes,
                             &to->resource.content_type, &to->resource.url,
                             &to->resource.crawled,      &to->resource.title,
                             &to->resource.byline,       &to->resource.outlet,
                             &to->resource.language,     &to->resource.published};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (views[i]->ptr)
            *views[i] = dm_arena_str(arena, *views[i]);
}

/* ---- the worker ---- */

typedef struct making {
    const pipeline *self;
    job *job;
    item *item;
} making;

static dm_entry *add_entry(dm_arena *arena, item *to, dm_str line, bool wants_object) {
    dm_entry *entry = dm_vec_push(arena, &to->entries);
    if (!entry)
        return NULL;
    entry->line = dm_arena_str(arena, line);
    if (wants_object && !(entry->json = json_loadb(line.ptr, line.len, 0, NULL)))
        return NULL;
    return arena->failed ? NULL : entry;
}

static dm_str rule_of(const dm_line_source *source) {
    if (source->event)
        return source->event->rule;
    return source->statement ? source->statement->rule : source->position->rule;
}

static dm_status make_entry(void *context, const dm_line_source *source, dm_str line) {
    const making *at = context;
    const dm_sink *sink = at->self->sink;
    dm_arena *arena = &at->job->arena;
    dm_entry *entry = add_entry(arena, at->item, line, sink->wants_objects);
    if (!entry)
        return DM_ERR_MEMORY;
    entry->kind = source->kind;
    if (source->kind == DM_DOCUMENTS) {
        entry->text = dm_arena_str(arena, sink->wants_objects ? source->article->text : DM_STR(""));
        entry->explain = dm_arena_str(arena, source->readings);
        entry->extra = sink->prepare ? sink->prepare(sink->context, arena, source->article) : NULL;
    } else if (at->self->options->explain) {
        entry->rule = dm_arena_str(arena, rule_of(source));
        entry->explain = dm_reasons_of(arena, source);
    }
    return arena->failed ? DM_ERR_MEMORY : DM_OK;
}

static void let_go(item *of) {
    for (size_t i = 0; i < of->entries.len; i++)
        json_decref((json_t *)(uintptr_t)of->entries.ptr[i].json);
    of->entries.len = 0;
}

/* The word for a rejection, from its status. */
static const char *reason_of(dm_status status) {
    switch (status) {
    case DM_ERR_LIMIT:
        return "limit";
    case DM_ERR_MEMORY:
        return "memory";
    case DM_ERR_IO:
    case DM_ERR_NOT_FOUND:
        return "unreadable";
    default:
        return "format";
    }
}

static void reject(job *of, item *to) {
    let_go(to);
    dm_str source = to->resource.source;
    dm_buffer *line = &of->line;
    line->len = 0;
    if (!dm_rejected_json(line, source, dm_str_of(to->reason), dm_str_of(to->problem.message)) ||
        !add_entry(&of->arena, to, (dm_str){line->ptr, line->len}, false))
        to->failure = DM_ERR_MEMORY;
}

static dm_status make_lines(const pipeline *self, job *of, item *to, dm_reading *reading) {
    dm_json_options json = {.text = self->options->text, .engine = dm_engine_name(self->engine)};
    making at = {self, of, to};
    for (size_t i = 0; i < reading->count; i++)
        to->articles += reading->articles[i].kind != DM_ITEM_TEASER;
    return dm_reading_each(reading, self->kinds, &json, &of->line, make_entry, &at, &to->problem);
}

/* One step for all resources of a job that none before failed for. */
typedef dm_status (*step)(pipeline *self, dm_reader *reader, job *of, size_t number);

static dm_reading_options reading_options(const pipeline *self) {
    return (dm_reading_options){.intake = self->options->intake,
                                .coder = {.min_confidence = self->options->min_confidence,
                                          .explain = self->options->explain,
                                          .readings = self->options->readings},
                                .documents_only = self->kinds == DM_DOCUMENTS};
}

static dm_status read_words(pipeline *self, dm_reader *reader, job *of, size_t number) {
    item *one = &of->items[number];
    dm_reading_options read = reading_options(self);
    return dm_reader_begin(reader, number, &one->resource, &read, &one->problem);
}

static dm_status read_trees(pipeline *self, dm_reader *reader, job *of, size_t number) {
    (void)self;
    return dm_reader_go_on(reader, number, &of->items[number].problem);
}

static dm_status make_records(pipeline *self, dm_reader *reader, job *of, size_t number) {
    item *one = &of->items[number];
    dm_reading_options read = reading_options(self);
    dm_reading reading;
    dm_status status = dm_reader_finish(reader, number, &read, &reading, &one->problem);
    return status == DM_OK ? make_lines(self, of, one, &reading) : status;
}

/* A worker's reader is made when it has work: of two threads one may have none. */
static void open_reader(pipeline *self, unsigned worker, job *of) {
    for (size_t i = 0; !self->readers[worker] && i < of->count; i++) {
        dm_status status =
            dm_reader_new(self->engine, &self->readers[worker], &of->items[i].problem);
        if (status != DM_OK)
            of->items[i].reason = reason_of(status);
    }
}

static void work(void *context, unsigned worker, void *item_of_pool) {
    static const step steps[] = {read_words, read_trees, make_records};
    pipeline *self = context;
    job *mine = item_of_pool;
    if (atomic_load(&self->failed) != DM_OK)
        return;
    open_reader(self, worker, mine);
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (size_t i = 0; i < mine->count; i++) {
            item *one = &mine->items[i];
            dm_status status = one->reason ? DM_OK : steps[s](self, self->readers[worker], mine, i);
            if (status == DM_ERR_MEMORY)
                (void)dm_fail_memory(&one->problem);
            if (status != DM_OK)
                one->reason = reason_of(status);
        }
    for (size_t i = 0; i < mine->count; i++)
        if (mine->items[i].reason)
            reject(mine, &mine->items[i]);
}

/* ---- the sink's side ---- */

static void deliver_item(pipeline *self, item *mine) {
    dm_status status = mine->failure;
    if (status != DM_OK)
        (void)dm_fail_memory(&mine->problem);
    if (status == DM_OK && atomic_load(&self->failed) == DM_OK) {
        dm_delivery delivery = {.source = mine->resource.source,
                                .input_bytes = mine->resource.bytes.len,
                                .entries = mine->entries.ptr,
                                .count = mine->entries.len,
                                .articles = mine->articles,
                                .rejected = mine->reason != NULL,
                                .problem = dm_str_of(mine->reason ? mine->problem.message : "")};
        self->counts->resources++;
        self->counts->articles += mine->articles;
        self->counts->rejected += mine->reason != NULL;
        status = self->sink->deliver(self->sink->context, &delivery, &mine->problem);
    }
    if (status != DM_OK && atomic_load(&self->failed) == DM_OK) {
        self->error = mine->problem;
        atomic_store(&self->failed, (int)status);
    }
    let_go(mine);
}

static void deliver(void *context, void *item_of_pool) {
    pipeline *self = context;
    job *mine = item_of_pool;
    for (size_t i = 0; i < mine->count; i++)
        deliver_item(self, &mine->items[i]);
    give_job(self, mine);
}

/* ---- the reading side ---- */

static dm_status submit_open(pipeline *self, dm_error *error) {
    job *ready = self->open;
    self->open = NULL;
    if (ready)
        dm_pool_submit(self->pool, ready);
    int failed = atomic_load(&self->failed);
    return failed == DM_OK ? DM_OK : dm_fail(error, (dm_status)failed, "the run was ended");
}

/* A place in the open job; one that has no room left is submitted before. */
static dm_status add_item(pipeline *self, const dm_resource *resource, item **added,
                          dm_error *error) {
    dm_status status = DM_OK;
    if (self->open && self->open->bytes + resource->bytes.len > JOB_BYTES)
        status = submit_open(self, error);
    if (status == DM_OK && !self->open && !(self->open = take_job(self)))
        status = dm_fail_memory(error);
    if (status != DM_OK)
        return status;
    job *to = self->open;
    dm_arena_mark before = dm_arena_tell(&to->arena);
    *added = &to->items[to->count];
    copy_resource(&to->arena, *added, resource);
    if (to->arena.failed) { /* no matter of those that are in the job already */
        dm_arena_rewind(&to->arena, before);
        to->arena.failed = false;
        return dm_fail_memory(error);
    }
    to->count++;
    to->bytes += resource->bytes.len;
    return DM_OK;
}

/* Submits the open job unless it is to have more resources. */
static dm_status close_item(pipeline *self, dm_error *error) {
    bool alone = self->submitted++ < (size_t)ALONE * dm_pool_threads(self->pool);
    bool full = self->open->count == DM_READER_DRAFTS || self->open->bytes >= JOB_BYTES;
    return alone || full ? submit_open(self, error) : DM_OK;
}

static dm_status on_resource(void *context, const dm_resource *resource, dm_error *error) {
    pipeline *self = context;
    item *added;
    dm_status status = add_item(self, resource, &added, error);
    return status == DM_OK ? close_item(self, error) : status;
}

static void on_rejected(void *context, dm_str source, const char *reason, const dm_error *detail) {
    pipeline *self = context;
    item *added;
    dm_error ignored;
    dm_resource none = {.source = source, .offset = SIZE_MAX};
    if (add_item(self, &none, &added, &ignored) != DM_OK)
        return;
    added->reason = reason;
    added->problem = *detail;
    (void)close_item(self, &ignored);
}

/* Of a single thread at once: then it is told before anything is read that there is no memory. */
static dm_status open_readers(pipeline *self, dm_error *error) {
    unsigned threads = dm_pool_threads(self->pool);
    self->readers = dm_alloc_zero(threads, sizeof *self->readers);
    dm_status status = self->readers ? DM_OK : dm_fail_memory(error);
    if (status == DM_OK && threads == 1)
        status = dm_reader_new(self->engine, &self->readers[0], error);
    return status;
}

static void close_readers(pipeline *self, unsigned threads) {
    for (unsigned i = 0; self->readers && i < threads; i++)
        dm_reader_free(self->readers[i]);
    dm_free(self->readers);
}

/* An input that as a whole cannot be read is a rejected record, unless the sink has failed. */
static dm_status read_path(pipeline *self, const char *path, dm_error *error) {
    dm_intake_calls calls = {self, on_resource, on_rejected};
    dm_status status = dm_intake_read(path, &self->options->intake, &calls, error);
    if (status == DM_OK || atomic_load(&self->failed) != DM_OK)
        return DM_OK;
    on_rejected(self, dm_str_of(path), reason_of(status), error);
    return DM_OK;
}

typedef struct path_list {
    const char *const *paths;
    size_t count;
} path_list;

static dm_status read_paths(void *context, const dm_intake_calls *calls, dm_error *error) {
    path_list *list = context;
    pipeline *self = calls->context;
    dm_status status = DM_OK;
    for (size_t i = 0; status == DM_OK && i < list->count && atomic_load(&self->failed) == DM_OK;
         i++)
        status = read_path(self, list->paths[i], error);
    return status;
}

dm_status dm_pipeline_run_from(const dm_engine *engine, const dm_pipeline_options *options,
                               dm_pipeline_read read, void *context, const dm_sink *sink,
                               dm_pipeline_counts *counts, dm_error *error) {
    *counts = (dm_pipeline_counts){0};
    pipeline self = {.engine = engine,
                     .options = options,
                     .sink = sink,
                     .counts = counts,
                     .kinds = options->records ? options->records : DM_ALL_RECORDS};
    dm_pool_calls calls = {&self, work, deliver};
    dm_error ignored;
    dm_status status = dm_pool_new(options->threads, &calls, &self.pool, error);
    if (status != DM_OK)
        return status;
    pthread_mutex_init(&self.lock, NULL);
    unsigned threads = dm_pool_threads(self.pool);
    dm_intake_calls ends = {&self, on_resource, on_rejected};
    status = open_readers(&self, error);
    if (status == DM_OK)
        status = read(context, &ends, error);
    (void)submit_open(&self, &ignored); /* why, if not, is told below */
    dm_pool_free(self.pool);
    if (atomic_load(&self.failed) != DM_OK) {
        status = (dm_status)atomic_load(&self.failed);
        *error = self.error;
    }
    close_readers(&self, threads);
    free_jobs(&self);
    pthread_mutex_destroy(&self.lock);
    return status;
}

dm_status dm_pipeline_run(const dm_engine *engine, const dm_pipeline_options *options,
                          const char *const *paths, size_t count, const dm_sink *sink,
                          dm_pipeline_counts *counts, dm_error *error) {
    path_list list = {paths, count};
    return dm_pipeline_run_from(engine, options, read_paths, &list, sink, counts, error);
}
