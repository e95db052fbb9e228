/*
 * ingest_sink.c - deliveries into transactions. A batch is committed after a number of articles or
 * a part of a second, whichever is first: long enough to be fast, short enough for another process
 * to get its turn.
 */
#include "cli/ingest_sink.h"

#include <stdio.h>
#include <time.h>

#include "base/error.h"

enum { BATCH_ARTICLES = 256 };
static const double BATCH_SECONDS = 0.25;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static dm_str title(void *context, dm_arena *arena, const json_t *question) {
    ingest_sink *self = context;
    return dm_question_title(arena, question, &self->namer);
}

static dm_str words(void *context, dm_arena *arena, const json_t *question) {
    ingest_sink *self = context;
    return dm_question_words(arena, question, &self->namer);
}

dm_status ingest_sink_open(ingest_sink *self, const char *command, const char *path,
                           const dm_engine *engine, dm_error *error) {
    *self = (ingest_sink){.command = command};
    self->titles = (dm_store_titles){title, words, self};
    self->namer = (dm_namer){namer_name, &self->names};
    self->reprinted = dm_duplicates_new();
    dm_status status = self->reprinted ? namer_open(&self->names, dm_engine_lexicon(engine), error)
                                       : dm_fail_memory(error);
    return status == DM_OK ? dm_store_open(path, DM_STORE_WRITE, &self->store, error) : status;
}

void ingest_sink_close(ingest_sink *self) {
    progress_faults(&self->bar);
    dm_store_close(self->store);
    dm_duplicates_free(self->reprinted);
    namer_close(&self->names);
}

dm_status ingest_sink_flush(ingest_sink *self, dm_error *error) {
    if (!self->in_batch)
        return DM_OK;
    dm_status status = dm_store_commit(self->store, error);
    if (status == DM_OK)
        self->committed += self->in_batch;
    self->in_batch = 0;
    return status;
}

/* ---- reprints ---- */

static const void *prepare(void *context, dm_arena *arena, const dm_article *article) {
    (void)context;
    dm_sketch *sketch = article->kind == DM_ITEM_TEASER ? NULL : DM_NEW(arena, dm_sketch);
    if (sketch)
        dm_sketch_of(article->text, sketch);
    return sketch;
}

static dm_status index_stored(void *context, int64_t key, dm_str id, dm_str signature) {
    ingest_sink *self = context;
    dm_sketch sketch;
    dm_duplicate ignored;
    char hex[DM_ID_SIZE];
    snprintf(hex, sizeof hex, "%.*s", DM_FMT(id));
    self->indexed = key;
    if (!dm_sketch_unpack((const uint8_t *)signature.ptr, signature.len, &sketch))
        return DM_OK;
    return dm_duplicates_add(self->reprinted, &sketch, hex, &ignored, NULL);
}

/* Asks whether a new document reprints an earlier one, and remembers it. */
static dm_status look_up(ingest_sink *self, int64_t key, const char *id, const dm_sketch *sketch,
                         dm_error *error) {
    dm_duplicate found;
    bool known = false;
    dm_status status = dm_duplicates_add(self->reprinted, sketch, id, &found, error);
    self->indexed = key;
    if (status == DM_OK && found.id[0])
        status =
            dm_store_set_duplicate(self->store, key, found.id, found.similarity, &known, error);
    self->reprints += known;
    return status;
}

/* ---- documents ---- */

/* One document, and its records up to the next document. */
static dm_status add(ingest_sink *self, const dm_entry *entries, size_t count, dm_error *error) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_store_record *records = DM_NEW_ARRAY(&arena, dm_store_record, count);
    dm_added added = {0};
    const dm_sketch *sketch = entries[0].extra;
    uint8_t packed[DM_SKETCH_PACKED];
    dm_status status = records ? DM_OK : dm_fail_memory(error);
    for (size_t i = 0; status == DM_OK && i < count; i++)
        records[i] = (dm_store_record){entries[i].json, entries[i].line, entries[i].rule,
                                       entries[i].explain};
    if (status == DM_OK) {
        dm_store_document document = {.document = records[0],
                                      .text = entries[0].text,
                                      .records = records + 1,
                                      .count = count - 1};
        if (sketch)
            document.signature = (dm_str){(const char *)packed, dm_sketch_pack(sketch, packed)};
        status = dm_store_add(self->store, &document, &self->titles, &added, error);
    }
    if (status == DM_OK && added.is_new && sketch)
        status = look_up(self, added.key, json_string_value(json_object_get(entries[0].json, "id")),
                         sketch, error);
    /* Teasers are kept, but they are no articles. */
    self->added += sketch && added.is_new;
    self->known += sketch && !added.is_new;
    self->versions += added.version;
    dm_arena_free(&arena);
    return status;
}

static dm_status deliver(void *context, const dm_delivery *delivery, dm_error *error) {
    ingest_sink *self = context;
    dm_status status = DM_OK;
    if (delivery->rejected) {
        run_report_rejected(self->command, &self->bar, delivery);
        progress_step(&self->bar, delivery->input_bytes, 0);
        return DM_OK;
    }
    if (!self->in_batch) {
        status = dm_store_begin(self->store, error);
        if (status == DM_OK)
            status = dm_store_signatures(self->store, self->indexed, index_stored, self, error);
        self->batch_began = now();
    }
    for (size_t i = 0, next; status == DM_OK && i < delivery->count; i = next) {
        for (next = i + 1; next < delivery->count && delivery->entries[next].kind != DM_DOCUMENTS;)
            next++;
        self->in_batch++;
        status = add(self, &delivery->entries[i], next - i, error);
    }
    if (status == DM_OK &&
        (self->in_batch >= BATCH_ARTICLES || now() - self->batch_began > BATCH_SECONDS))
        status = ingest_sink_flush(self, error);
    progress_step(&self->bar, delivery->input_bytes, delivery->articles);
    return status;
}

dm_sink ingest_sink_calls(ingest_sink *self) {
    return (dm_sink){
        .context = self, .wants_objects = true, .prepare = prepare, .deliver = deliver};
}
