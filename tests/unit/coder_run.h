/*
 * coder_run.h - what the tests of the coder share: the engine opened once, an article coded, its
 * records written as short lines.
 *
 *   event      "ACCUSE/disapprove FRA>RUS asserted"    codes joined by ",", "-" for nobody
 *   statement  "FRA direct: text of the content"
 *   position   "FRA condemns conduct:RUS asserted 2022-03-01"    " derived" behind it
 */
#ifndef DM_TEST_CODER_RUN_H
#define DM_TEST_CODER_RUN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#include "built.h"

static dm_engine *engine;
static dm_reader *reader;
static dm_arena notes; /* the lines */

/* The model is not in every checkout; without it there is nothing to code with. */
#define NEEDS_MODEL()                                                                              \
    do {                                                                                           \
        (void)state;                                                                               \
        if (!engine)                                                                               \
            skip();                                                                                \
    } while (0)

static int run_set_up(void **state) {
    (void)state;
    dm_error error = {0};
    dm_arena_init(&notes, 0);
    if (built_engine(&engine) != DM_OK)
        return -1;
    if (engine && dm_reader_new(engine, &reader, &error) != DM_OK) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    return 0;
}

static int run_tear_down(void **state) {
    (void)state;
    dm_reader_free(reader);
    dm_engine_close(engine);
    dm_arena_free(&notes);
    return 0;
}

/* The records of the first article of a text; they live until the next call. */
static const dm_records *coded(const char *text, const char *published) {
    dm_error error = {0};
    dm_reading reading;
    dm_resource resource = {.source = DM_STR("test"), .bytes = dm_str_of(text)};
    dm_reading_options options = {
        .intake = {.published = dm_str_of(published), .language = DM_STR("en")}};
    dm_status status = dm_reader_read(reader, &resource, &options, &reading, &error);
    if (status != DM_OK)
        fail_msg("%s: %s", text, error.message);
    assert_true(reading.count > 0);
    return &reading.records[0];
}

static dm_str who(dm_actor_list list) {
    dm_str out = {"", 0};
    for (size_t i = 0; i < list.len; i++)
        out = dm_arena_printf(&notes, "%.*s%s%.*s", DM_FMT(out), i ? "," : "",
                              DM_FMT(list.ptr[i].code.len ? list.ptr[i].code : DM_STR("?")));
    return out.len ? out : DM_STR("-");
}

static dm_str event_line(const dm_event *e) {
    dm_str from = who(e->actors), to = who(e->recipients);
    return dm_arena_printf(&notes, "%s%s%.*s %.*s>%.*s %s", dm_event_type_name(e->type),
                           e->mode.len ? "/" : "", DM_FMT(e->mode), DM_FMT(from), DM_FMT(to),
                           dm_event_status_name(e->status));
}

static dm_str statement_line(const dm_statement *s) {
    dm_str from = who(s->speakers);
    return dm_arena_printf(&notes, "%.*s %s: %.*s", DM_FMT(from), dm_statement_kind_name(s->kind),
                           DM_FMT(s->content_text));
}

static dm_str position_line(const dm_position *p) {
    dm_str from = who(p->holders);
    return dm_arena_printf(&notes, "%.*s %.*s %.*s %s %.*s%s", DM_FMT(from), DM_FMT(p->verdict),
                           DM_FMT(p->question.id), dm_event_status_name(p->status),
                           DM_FMT(p->when.value), p->derived ? " derived" : "");
}

/* All lines, for the message of a failure and for looking into. */
static dm_str lines_of(const dm_records *r) {
    dm_str all = {"", 0};
    for (size_t i = 0; i < r->events.len; i++) {
        dm_str line = event_line(&r->events.ptr[i]);
        all = dm_arena_printf(&notes, "%.*s%.*s\n", DM_FMT(all), DM_FMT(line));
    }
    for (size_t i = 0; i < r->statements.len; i++) {
        dm_str line = statement_line(&r->statements.ptr[i]);
        all = dm_arena_printf(&notes, "%.*s%.*s\n", DM_FMT(all), DM_FMT(line));
    }
    for (size_t i = 0; i < r->positions.len; i++) {
        dm_str line = position_line(&r->positions.ptr[i]);
        all = dm_arena_printf(&notes, "%.*s%.*s\n", DM_FMT(all), DM_FMT(line));
    }
    return all;
}

static bool has_line(dm_str all, const char *want) {
    dm_str line;
    while (dm_str_split(&all, '\n', &line))
        if (dm_str_is(line, want))
            return true;
    return false;
}

/* What a text must give, and after "!" what it must not: a piece of a line. */
typedef struct expectation {
    const char *text, *want[4];
} expectation;

__attribute__((unused)) static void expect_all(const expectation *list, size_t count,
                                               const char *published) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        dm_arena_reset(&notes);
        dm_str all = lines_of(coded(list[i].text, published));
        for (size_t k = 0; k < 4 && list[i].want[k]; k++) {
            const char *want = list[i].want[k];
            bool good = *want == '!' ? dm_str_find(all, dm_str_of(want + 1), 0) == SIZE_MAX
                                     : has_line(all, want);
            if (good)
                continue;
            wrong++;
            fprintf(stderr, "# %s\n#   wanted %s, got\n# %.*s\n", list[i].text, want, DM_FMT(all));
        }
    }
    assert_int_equal(wrong, 0);
}
#define EXPECT(list) expect_all(list, sizeof(list) / sizeof *(list), "2022-03-03")

#endif
