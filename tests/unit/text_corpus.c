/*
 * text_corpus.c - runs the cases of tests/corpus/text: what plain-text intake makes of them must be
 * what they say. The form of the files is told in tests/corpus/text/README.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "intake/article.h"

typedef struct checker {
    dm_str name;
    dm_article *articles;
    size_t count, item; /* the item that is looked at next */
    dm_str rest;        /* paragraphs of the main text that are not yet looked at */
    dm_str input;
    bool title;
    int faults;
} checker;

static void fault(checker *self, const char *what, dm_str expected, dm_str got) {
    got = got.len ? dm_str_sub(got, 0, 90) : DM_STR("");
    printf("%.*s: %s: expected [%.*s], got [%.*s]\n", DM_FMT(self->name), what, DM_FMT(expected),
           DM_FMT(got));
    self->faults++;
}

static void paragraph(checker *self, dm_str expected) {
    size_t end = dm_str_find(self->rest, DM_STR("\n\n"), 0);
    dm_str got = dm_str_sub(self->rest, 0, end);
    if (!got.len || !dm_str_starts(got, expected))
        fault(self, "paragraph", expected, got);
    self->rest = end == SIZE_MAX ? (dm_str){0} : dm_str_sub(self->rest, end + 2, self->rest.len);
}

static void item(checker *self, dm_str expected, dm_item_kind kind) {
    dm_str none = DM_STR("nothing");
    if (self->item >= self->count) {
        fault(self, dm_item_kind_name(kind), expected, none);
        return;
    }
    const dm_article *a = &self->articles[self->item++];
    if (a->kind != kind || !dm_str_starts(a->text, expected))
        fault(self, dm_item_kind_name(kind), expected, a->text);
}

static void discarded(checker *self, dm_str line) {
    size_t colon = dm_str_find(line, DM_STR(": "), 0);
    dm_str reason = dm_str_sub(line, 0, colon), words = dm_str_sub(line, colon + 2, line.len);
    const dm_article *a = &self->articles[0];
    for (size_t i = 0; i < a->discarded.len; i++)
        if (dm_str_is(reason, a->discarded.ptr[i].reason) &&
            dm_str_starts(
                dm_str_sub(self->input, a->discarded.ptr[i].start, a->discarded.ptr[i].end), words))
            return;
    fault(self, "discard", line, DM_STR("none such"));
}

static void flags(checker *self, dm_str line) {
    dm_str name;
    while (dm_str_split(&line, ' ', &name)) {
        bool off = dm_str_starts(name, DM_STR("-"));
        dm_str flag = dm_str_sub(name, off, name.len);
        bool set = false;
        for (unsigned bit = 0; dm_flag_name(bit); bit++)
            set =
                set || (dm_str_is(flag, dm_flag_name(bit)) && self->articles[0].flags & 1u << bit);
        if (set == off)
            fault(self, "flag", name, DM_STR("the contrary"));
    }
}

static bool field(dm_str line, const char *key, dm_str *value) {
    dm_str k = dm_str_of(key);
    *value = dm_str_sub(line, k.len, line.len);
    return dm_str_starts(line, k);
}

static void expectation(checker *self, dm_str line) {
    const dm_article *main = &self->articles[0];
    dm_str value;
    if (field(line, "title: ", &value)) {
        self->title = true;
        if (!dm_str_eq(main->title, value))
            fault(self, "title", value, main->title);
    } else if (field(line, "byline: ", &value)) {
        if (!dm_str_eq(main->byline, value))
            fault(self, "byline", value, main->byline);
    } else if (field(line, "published: ", &value)) {
        if (!dm_str_eq(main->published, dm_str_is(value, "none") ? (dm_str){0} : value))
            fault(self, "published", value, main->published);
    } else if (field(line, "flags: ", &value)) {
        flags(self, value);
    } else if (field(line, "+ ", &value)) {
        paragraph(self, value);
    } else if (field(line, "other: ", &value)) {
        item(self, value, DM_ITEM_OTHER_ARTICLE);
    } else if (field(line, "teaser: ", &value)) {
        item(self, value, DM_ITEM_TEASER);
    } else if (field(line, "- ", &value)) {
        discarded(self, value);
    } else if (line.len) {
        fault(self, "unknown line", line, DM_STR(""));
    }
}

static int run_case(dm_str name, dm_str input, dm_str expected) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    checker self = {.name = name, .input = input, .item = 1};
    dm_resource resource = {
        .kind = DM_RESOURCE_TEXT, .source = name, .offset = SIZE_MAX, .bytes = input};
    dm_error error = {0};
    dm_str line;
    if (dm_intake_articles(&arena, &resource, NULL, &self.articles, &self.count, &error) != DM_OK) {
        printf("%.*s: %s\n", DM_FMT(name), error.message);
        dm_arena_free(&arena);
        return 1;
    }
    self.rest = self.articles[0].text;
    while (dm_str_split(&expected, '\n', &line))
        expectation(&self, line);
    if (self.rest.len)
        fault(&self, "more text", DM_STR(""), self.rest);
    if (self.item < self.count)
        fault(&self, "more items", DM_STR(""), self.articles[self.item].text);
    if (!self.title && self.articles[0].title.len)
        fault(&self, "title", DM_STR(""), self.articles[0].title);
    dm_arena_free(&arena);
    return self.faults;
}

static bool ruled(dm_str line, char mark) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != mark)
            return false;
    return line.len >= 10;
}

/* Runs every case of the file; how many there were is added to *cases. */
static int run_file(const char *path, size_t *cases) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    static char bytes[1 << 20];
    dm_str rest = {bytes, fread(bytes, 1, sizeof bytes, file)}, line;
    fclose(file);
    int faults = 0;
    dm_str name = {0}, input = {0}, expected = {0};
    enum { START, NAME, INPUT, EXPECTED } state = START;
    while (dm_str_split(&rest, '\n', &line)) {
        if (ruled(line, '=') && state != NAME) {
            if (state == EXPECTED) {
                faults += run_case(name, input, dm_str_range(expected.ptr, line.ptr));
                ++*cases;
            }
            state = NAME;
        } else if (ruled(line, '=')) {
            state = INPUT;
            input.ptr = line.ptr + line.len + 1;
        } else if (state == NAME) {
            name = line;
        } else if (state == INPUT && ruled(line, '-')) {
            input.len = (size_t)(line.ptr - input.ptr);
            expected.ptr = line.ptr + line.len + 1;
            state = EXPECTED;
        }
    }
    if (state == EXPECTED) {
        faults += run_case(name, input, dm_str_range(expected.ptr, bytes + strlen(bytes)));
        ++*cases;
    }
    memset(bytes, 0, sizeof bytes);
    return faults;
}

static void corpus(void **state) {
    (void)state;
    static const char *const files[] = {"head", "captions", "links", "items", "translated"};
    const char *root = getenv("DM_ROOT");
    size_t cases = 0;
    int faults = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/tests/corpus/text/%s.txt", root ? root : ".", files[i]);
        faults += run_file(path, &cases);
    }
    printf("%zu cases, %d faults\n", cases, faults);
    assert_true(cases >= 40);
    assert_int_equal(faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(corpus)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
