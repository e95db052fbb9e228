/*
 * intake_web_pages.c - the pages of tests/corpus/pages, each against what is written beside it:
 * PAGE.html gives PAGE.txt. With DM_UPDATE=1 in the environment the .txt files are written anew,
 * and the difference is for a reader to judge. Beside them, pages made here to be hostile.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "intake/article.h"
#include "intake/html.h"

typedef struct text_out {
    char bytes[1 << 16];
    size_t length;
} text_out;

static void put(text_out *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(text_out *self, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int wrote =
        vsnprintf(self->bytes + self->length, sizeof self->bytes - self->length, format, args);
    va_end(args);
    assert_true(wrote >= 0 && self->length + (size_t)wrote < sizeof self->bytes);
    self->length += (size_t)wrote;
}

static void put_article(text_out *out, const dm_article *a, dm_str page) {
    put(out,
        "item %d %s\ntitle: %.*s\nbyline: %.*s\noutlet: %.*s\nlanguage: %.*s\npublished: "
        "%.*s\nflags:",
        a->item, dm_item_kind_name(a->kind), DM_FMT(a->title), DM_FMT(a->byline), DM_FMT(a->outlet),
        DM_FMT(a->language), DM_FMT(a->published));
    for (unsigned bit = 0; dm_flag_name(bit); bit++)
        if (a->flags & 1u << bit)
            put(out, " %s", dm_flag_name(bit));
    put(out, "\n\n%.*s\n\n", DM_FMT(a->text));
    for (size_t i = 0; i < a->discarded.len; i++) {
        const dm_discard *d = &a->discarded.ptr[i];
        assert_true(d->start <= d->end && d->end <= page.len);
        put(out, "discarded: %s\n", d->reason);
    }
    put(out, "\n");
}

static dm_str read_file(const char *path, char *to, size_t room) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return (dm_str){to, 0};
    size_t length = fread(to, 1, room, file);
    fclose(file);
    return (dm_str){to, length};
}

static void check_page(const char *folder, const char *name, bool update) {
    static char page[1 << 20], expected[1 << 16], path[2][1400];
    static text_out out;
    snprintf(path[0], sizeof path[0], "%s/%s", folder, name);
    snprintf(path[1], sizeof path[1], "%s/%.*s.txt", folder, (int)strlen(name) - 5, name);
    dm_resource resource = {.source = dm_str_of(name),
                            .offset = SIZE_MAX,
                            .bytes = read_file(path[0], page, sizeof page)};
    dm_arena arena;
    dm_article *articles;
    size_t count;
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_intake_articles(&arena, &resource, NULL, &articles, &count, NULL), DM_OK);
    out.length = 0;
    for (size_t i = 0; i < count; i++)
        put_article(&out, &articles[i], resource.bytes);
    dm_arena_free(&arena);
    if (update) {
        FILE *file = fopen(path[1], "wb");
        assert_non_null(file);
        fwrite(out.bytes, 1, out.length, file);
        fclose(file);
        return;
    }
    dm_str wanted = read_file(path[1], expected, sizeof expected - 1);
    expected[wanted.len] = '\0';
    if (wanted.len != out.length || memcmp(expected, out.bytes, out.length) != 0)
        fprintf(stderr, "%s\n", name);
    assert_string_equal(out.bytes, expected);
}

static void corpus(void **state) {
    (void)state;
    char folder[1024];
    const char *root = getenv("DM_ROOT"), *update = getenv("DM_UPDATE");
    snprintf(folder, sizeof folder, "%s/tests/corpus/pages", root ? root : ".");
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    size_t pages = 0;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (strlen(entry->d_name) > 5 &&
            !strcmp(entry->d_name + strlen(entry->d_name) - 5, ".html")) {
            check_page(folder, entry->d_name, update && *update == '1');
            pages++;
        }
    closedir(dir);
    assert_true(pages >= 6);
}

/* ---- hostile pages ---- */

static char hostile[8 << 20];

static dm_status run(dm_str page, dm_article **articles, size_t *count, dm_arena *arena) {
    dm_resource resource = {
        .kind = DM_RESOURCE_HTML, .source = DM_STR("x"), .offset = SIZE_MAX, .bytes = page};
    return dm_intake_articles(arena, &resource, NULL, articles, count, NULL);
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static dm_str repeated(const char *piece, size_t times, const char *tail) {
    size_t n = strlen(piece), length = 0;
    for (size_t i = 0; i < times && length + n + 200 < sizeof hostile; i++, length += n)
        memcpy(hostile + length, piece, n);
    memcpy(hostile + length, tail, strlen(tail));
    return (dm_str){hostile, length + strlen(tail)};
}

/* A megabyte of each must be read in seconds, bounded in depth, and not lose the text behind. */
static void hostile_markup(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "<div>",   "<b>",   "<a href=x>",     "<table><tr><td>",
        "</p>",    "<p>",   "<script>",       "<!--",
        "<",       "&amp;", "<ul><li>",       "<br>",
        "<x y=\"", "<svg>", "</div></b></x>", "<div class='related comment nav'>"};
    dm_arena arena;
    dm_arena_init(&arena, DM_LIMIT_ARENA_BYTES);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        dm_article *articles;
        size_t count;
        double start = seconds();
        dm_str page =
            repeated(pieces[i], (1 << 20) / strlen(pieces[i]), "<p>Some text at the end.</p>");
        dm_status status = run(page, &articles, &count, &arena);
        assert_true(status == DM_OK || status == DM_ERR_FORMAT);
        if (seconds() - start > 5)
            fail_msg("%s took %.1f s", pieces[i], seconds() - start);
        dm_arena_reset(&arena);
    }
    dm_arena_free(&arena);
}

static void many_attributes(void **state) {
    (void)state;
    size_t length = 3;
    memcpy(hostile, "<p ", 3);
    for (int i = 0; i < 20000; i++)
        length += (size_t)sprintf(hostile + length, "a%d=b ", i);
    length += (size_t)sprintf(hostile + length,
                              ">A paragraph of text that stands behind many attributes.</p>");
    dm_arena arena;
    dm_html html;
    dm_arena_init(&arena, 0);
    double start = seconds();
    assert_int_equal(dm_html_parse(&arena, (dm_str){hostile, length}, &html, NULL), DM_OK);
    assert_true(seconds() - start < 5);
    dm_arena_free(&arena);
}

static void depth_is_flattened(void **state) {
    (void)state;
    dm_arena arena;
    dm_html html;
    dm_arena_init(&arena, 0);
    dm_str page = repeated("<div>", 3000, "Deep text.");
    assert_int_equal(dm_html_parse(&arena, page, &html, NULL), DM_OK);
    for (size_t i = 0; i < html.nodes.len; i++)
        assert_true(html.nodes.ptr[i].depth <= DM_LIMIT_HTML_DEPTH);
    assert_true(dm_str_is(dm_html_text(&arena, &html, 0, 100), "Deep text."));
    dm_arena_free(&arena);
}

/* Every refusal of memory ends in DM_ERR_MEMORY, not in a crash or a half-read article. */
static void refused_memory(void **state) {
    (void)state;
    dm_str page = DM_STR("<html><body><article><h1>T</h1><p>The ministers met on Monday, and they "
                         "agreed on nothing at "
                         "all, as the spokesman said afterwards to those who had "
                         "waited.</p></article></body></html>");
    for (uint64_t nth = 1; nth < 12; nth++) {
        dm_arena arena;
        dm_article *articles;
        size_t count;
        dm_arena_init(&arena, 0);
        dm_alloc_fail_after(nth);
        dm_status status = run(page, &articles, &count, &arena);
        dm_alloc_fail_after(0);
        assert_true(status == DM_ERR_MEMORY || (status == DM_OK && count == 1));
        dm_arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corpus),          cmocka_unit_test(hostile_markup),
        cmocka_unit_test(many_attributes), cmocka_unit_test(depth_is_flattened),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests_name("intake_web_pages", tests, NULL, NULL);
}
