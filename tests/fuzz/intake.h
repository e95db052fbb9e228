/*
 * intake.h - what the fuzzers of intake share: an input is read as a container, whole and in
 * pieces, which must hand out the same; what it holds becomes articles, whose text must be UTF-8
 * and whose offsets must lie in the input.
 */
#ifndef DM_TESTS_FUZZ_INTAKE_H
#define DM_TESTS_FUZZ_INTAKE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/containers.h"

typedef struct fuzz_run {
    dm_str bytes;
    size_t at;
    uint32_t pieces; /* 0: whole */
    uint64_t seen;   /* of everything handed out */
    bool articles;
} fuzz_run;

static inline dm_status fuzz_pull(void *context, dm_str *piece, dm_error *error) {
    fuzz_run *self = context;
    (void)error;
    size_t left = self->bytes.len - self->at, size = left;
    if (self->pieces) {
        self->pieces = self->pieces * 1664525u + 1013904223u;
        size = 1 + (self->pieces >> 16) % 97;
        size = size < left ? size : left;
    }
    *piece = dm_str_sub(self->bytes, self->at, self->at + size);
    self->at += size;
    return DM_OK;
}

static void fuzz_must(bool holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static void fuzz_article(const dm_article *a, size_t input) {
    fuzz_must(dm_utf8_valid(a->text) == a->text.len, "the text is not UTF-8");
    fuzz_must(dm_utf8_valid(a->title) == a->title.len, "the title is not UTF-8");
    fuzz_must(strlen(a->id) == 16, "no id");
    for (size_t i = 0; i < a->discarded.len; i++)
        fuzz_must(a->discarded.ptr[i].start <= a->discarded.ptr[i].end &&
                      a->discarded.ptr[i].end <= input && a->discarded.ptr[i].reason,
                  "a discard outside the input");
}

static dm_status fuzz_resource(void *context, const dm_resource *r, dm_error *error) {
    fuzz_run *self = context;
    (void)error;
    const dm_str parts[] = {r->bytes, r->source, r->title, r->url, r->published, r->outlet};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        self->seen = dm_hash64(parts[i], self->seen);
    if (self->articles) {
        dm_arena arena;
        dm_article *articles;
        size_t count = 0;
        dm_arena_init(&arena, 0);
        if (dm_intake_articles(&arena, r, NULL, &articles, &count, NULL) == DM_OK)
            for (size_t i = 0; i < count; i++)
                fuzz_article(&articles[i], r->bytes.len);
        dm_arena_free(&arena);
    }
    return DM_OK;
}

static inline void fuzz_rejected(void *context, dm_str source, const char *reason,
                                 const dm_error *detail) {
    fuzz_run *self = context;
    (void)detail;
    self->seen = dm_hash64(source, dm_hash64(dm_str_of(reason), self->seen));
}

static inline uint64_t fuzz_read(const uint8_t *data, size_t size, const char *name,
                                 uint32_t pieces) {
    fuzz_run run = {.bytes = {(const char *)data, size}, .pieces = pieces, .articles = !pieces};
    dm_intake_calls calls = {&run, fuzz_resource, fuzz_rejected};
    dm_intake_options options = {0};
    dm_stream stream;
    dm_stream_init(&stream, fuzz_pull, &run);
    fuzz_must(dm_intake_read_stream(&stream, dm_str_of(name), &options, &calls, NULL) == DM_OK,
              "reading failed");
    dm_stream_free(&stream);
    return run.seen;
}

static inline void fuzz_container(const uint8_t *data, size_t size, const char *name) {
    uint64_t whole = fuzz_read(data, size, name, 0);
    fuzz_must(fuzz_read(data, size, name, 1 + (uint32_t)size) == whole,
              "pieces hand out something else than the whole");
}

#endif
