/*
 * engine.c - tests of src/engine: the public calls, the pipeline's order and its failures, and a
 * fault loop over every allocation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "built.h"
#include "engine/pipeline.h"

static const char TEXT[] = "PARIS, 3 March 2022 - France condemned Russia on Tuesday.\n\n\"We will "
                           "never recognise the annexation,\" "
                           "President Emmanuel Macron said.\n\nKenya met Uganda.\n";

static dm_engine *engine;

/* The model is not in every checkout; without it there is nothing to test here. */
static int open_engine(void **state) {
    (void)state;
    return built_engine(&engine) == DM_OK ? 0 : -1;
}

static int close_engine(void **state) {
    (void)state;
    dm_engine_close(engine);
    return 0;
}

#define NEEDS_MODEL()                                                                              \
    if (!engine)                                                                                   \
    skip()

typedef struct lines {
    char *text;
    size_t len, count;
    dm_status answer; /* of the call */
} lines;

static dm_status take(void *context, const char *line, size_t length) {
    lines *self = context;
    char *grown = realloc(self->text, self->len + length + 1);
    assert_non_null(grown);
    self->text = grown;
    memcpy(self->text + self->len, line, length);
    self->len += length;
    self->text[self->len] = '\0';
    self->count++;
    return self->answer;
}

static dm_status code(dm_reader *reader, lines *out, dm_error *error) {
    dm_code_options options = {.min_confidence = -1, .source = "test", .text = true};
    return dm_reader_code(reader, TEXT, strlen(TEXT), &options, take, out, error);
}

static void a_reader_can_be_used_again(void **state) {
    (void)state;
    NEEDS_MODEL();
    dm_reader *reader = NULL;
    dm_error error;
    lines first = {0}, second = {0};
    assert_int_equal(dm_reader_new(engine, &reader, &error), DM_OK);
    assert_int_equal(code(reader, &first, &error), DM_OK);
    assert_int_equal(dm_reader_code(reader, "", 0, &(dm_code_options){0}, take, &first, &error),
                     DM_ERR_FORMAT);
    assert_int_equal(code(reader, &second, &error), DM_OK);
    assert_true(first.count > 3);
    assert_string_equal(first.text, second.text);
    assert_non_null(strstr(first.text, "\"type\":\"ACCUSE\""));
    free(first.text);
    free(second.text);
    dm_reader_free(reader);
}

static void the_callers_answer_ends_it(void **state) {
    (void)state;
    NEEDS_MODEL();
    dm_reader *reader = NULL;
    dm_error error;
    lines out = {.answer = DM_ERR_STORE};
    assert_int_equal(dm_reader_new(engine, &reader, &error), DM_OK);
    assert_int_equal(code(reader, &out, &error), DM_ERR_STORE);
    assert_int_equal(out.count, 1);
    free(out.text);
    dm_reader_free(reader);
}

static void an_engine_without_a_model_finds_articles(void **state) {
    (void)state;
    dm_engine *bare = NULL;
    dm_reader *reader = NULL;
    dm_error error;
    lines out = {0};
    assert_int_equal(dm_engine_open(&(dm_engine_options){.model = "m"}, &bare, &error),
                     DM_ERR_USAGE);
    assert_int_equal(dm_engine_open(&(dm_engine_options){0}, &bare, &error), DM_OK);
    assert_int_equal(dm_reader_new(bare, &reader, &error), DM_OK);
    assert_int_equal(code(reader, &out, &error), DM_OK);
    assert_int_equal(out.count, 1);
    free(out.text);
    dm_reader_free(reader);
    dm_engine_close(bare);
}

/* Every allocation (reader, network, arena, line) is refused in turn: the status says so, nothing
 * leaks, and the reader works afterwards. */
static void refused_memory(void **state) {
    (void)state;
    NEEDS_MODEL();
    size_t refusals = 0;
    for (uint64_t nth = 1;; nth += nth < 200 ? 1 : nth / 20) {
        dm_reader *reader = NULL;
        dm_error error = {0};
        lines out = {0};
        dm_alloc_fail_after(nth);
        dm_status status = dm_reader_new(engine, &reader, &error);
        if (status == DM_OK)
            status = code(reader, &out, &error);
        dm_alloc_fail_after(0);
        free(out.text);
        if (status == DM_OK) {
            dm_reader_free(reader);
            break;
        }
        assert_int_equal(status, DM_ERR_MEMORY);
        assert_int_equal(error.status, DM_ERR_MEMORY);
        lines again = {0};
        if (reader)
            assert_int_equal(code(reader, &again, &error), DM_OK);
        free(again.text);
        dm_reader_free(reader);
        refusals++;
    }
    assert_true(refusals >= 5);
}

/* ---- the pipeline ---- */

typedef struct seen {
    size_t count, rejected, stop_at;
    char order[64];
} seen;

static dm_status deliver(void *context, const dm_delivery *delivery, dm_error *error) {
    seen *self = context;
    if (self->count < sizeof self->order - 1)
        self->order[self->count] = delivery->source.ptr[delivery->source.len - 1];
    self->count++;
    self->rejected += delivery->rejected;
    return self->stop_at && self->count == self->stop_at ? dm_fail(error, DM_ERR_STORE, "enough")
                                                         : DM_OK;
}

/* Of one thread the first 16 files are jobs of their own, the rest share one. */
enum { FILES = 26, MISSING = 7, MISSING_OF_SEVERAL = 19 };

static dm_status run(seen *self, unsigned threads, dm_pipeline_counts *counts, dm_error *error) {
    char names[FILES][64];
    const char *paths[FILES];
    for (size_t i = 0; i < FILES; i++) {
        snprintf(names[i], sizeof names[i], "/tmp/dm_test_engine_%d.%c", (int)getpid(),
                 (char)('a' + i));
        paths[i] = names[i];
        FILE *file = i == MISSING || i == MISSING_OF_SEVERAL ? NULL : fopen(names[i], "w");
        if (file) {
            fprintf(file, "Kenya met Uganda in case %zu.\n", i);
            fclose(file);
        }
    }
    dm_engine *bare = NULL;
    assert_int_equal(dm_engine_open(&(dm_engine_options){0}, &bare, error), DM_OK);
    dm_sink sink = {.context = self, .deliver = deliver};
    dm_pipeline_options options = {.threads = threads, .min_confidence = -1};
    dm_status status = dm_pipeline_run(bare, &options, paths, FILES, &sink, counts, error);
    for (size_t i = 0; i < FILES; i++)
        unlink(names[i]);
    dm_engine_close(bare);
    return status;
}

static void deliveries_come_in_order(void **state) {
    (void)state;
    for (unsigned threads = 1; threads <= 7; threads += 3) {
        seen all = {0};
        dm_pipeline_counts counts;
        dm_error error;
        assert_int_equal(run(&all, threads, &counts, &error), DM_OK);
        assert_string_equal(all.order, "abcdefghijklmnopqrstuvwxyz");
        assert_int_equal(counts.articles, FILES - 2);
        assert_int_equal(counts.rejected, 2);
    }
}

static void a_failing_sink_ends_the_run(void **state) {
    (void)state;
    static const size_t stops[] = {5, 18, 20}; /* 18, 20: within a job of several */
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        for (unsigned threads = 1; threads <= 7; threads += 3) {
            seen all = {.stop_at = stops[i]};
            dm_pipeline_counts counts;
            dm_error error;
            assert_int_equal(run(&all, threads, &counts, &error), DM_ERR_STORE);
            assert_string_equal(error.message, "enough");
            assert_int_equal(all.count, stops[i]);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_can_be_used_again),
        cmocka_unit_test(the_callers_answer_ends_it),
        cmocka_unit_test(an_engine_without_a_model_finds_articles),
        cmocka_unit_test(refused_memory),
        cmocka_unit_test(deliveries_come_in_order),
        cmocka_unit_test(a_failing_sink_ends_the_run),
    };
    return cmocka_run_group_tests_name("engine", tests, open_engine, close_engine);
}
