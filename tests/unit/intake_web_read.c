/*
 * intake_web_read.c - tests of reading files, folders and encodings, through to articles.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "intake/article.h"
#include "intake/encoding.h"
#include "intake/language_id.h"

typedef struct seen {
    char log[4096];
    size_t resources, rejected;
} seen;

static dm_status note_resource(void *context, const dm_resource *resource, dm_error *error) {
    seen *self = context;
    (void)error;
    const char *name = memrchr(resource->source.ptr, '/', resource->source.len);
    name = name ? name + 1 : resource->source.ptr;
    snprintf(self->log + strlen(self->log), sizeof self->log - strlen(self->log), "%.*s;",
             (int)(resource->source.ptr + resource->source.len - name), name);
    self->resources++;
    return DM_OK;
}

static void note_rejected(void *context, dm_str source, const char *reason,
                          const dm_error *detail) {
    seen *self = context;
    (void)source, (void)detail;
    snprintf(self->log + strlen(self->log), sizeof self->log - strlen(self->log), "!%s;", reason);
    self->rejected++;
}

static void put_file(const char *folder, const char *name, const char *text) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void folders_are_read_in_order(void **state) {
    (void)state;
    char folder[] = "/tmp/dm_read_XXXXXX", path[512], command[600];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/b", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    put_file(folder, "c.txt", "Third of them.\n");
    put_file(folder, "a.txt", "First of them.\n");
    put_file(path, "x.txt", "Second of them.\n");
    put_file(path, "y.bin",
             "\x7f"
             "ELF\1\1\1");
    put_file(path, "z.txt", "");
    snprintf(path, sizeof path, "%s/b/loop", folder);
    assert_int_equal(symlink(folder, path), 0);
    seen seen = {0};
    dm_intake_calls calls = {&seen, note_resource, note_rejected};
    dm_error error = {0};
    assert_int_equal(dm_intake_read(folder, NULL, &calls, &error), DM_OK);
    assert_string_equal(seen.log, "a.txt;!link-loop;x.txt;!not-text;!empty;c.txt;");
    seen.log[0] = '\0';
    assert_int_equal(dm_intake_read("/nowhere/at/all", NULL, &calls, &error), DM_OK);
    assert_string_equal(seen.log, "!unreadable;");
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void check_decoded(dm_str bytes, const char *type, const char *text, const char *name) {
    dm_arena arena;
    dm_decoded decoded;
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_decode(&arena, bytes, dm_str_of(type), true, &decoded, NULL), DM_OK);
    char got[256];
    snprintf(got, sizeof got, "%.*s", DM_FMT(decoded.text));
    assert_string_equal(got, text);
    assert_string_equal(decoded.name, name);
    dm_arena_free(&arena);
}

static void encodings(void **state) {
    (void)state;
    check_decoded(DM_STR("caf\xc3\xa9"), "", "caf\xc3\xa9", "UTF-8");
    check_decoded(DM_STR("\xef\xbb\xbf"
                         "caf\xc3\xa9"),
                  "", "caf\xc3\xa9", "UTF-8");
    check_decoded(DM_STR("caf\xe9 \x93x\x94"), "text/html; charset=ISO-8859-1",
                  "caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d", "windows-1252");
    check_decoded(DM_STR("<meta charset=\"windows-1251\">\xcf\xf0\xe8"), "",
                  "<meta charset=\"windows-1251\">\xd0\x9f\xd1\x80\xd0\xb8", "windows-1251");
    check_decoded(DM_STR("\xff\xfeH\0i\0"), "", "Hi", "UTF-16LE");
    /* A header that lies about UTF-8 bytes is not believed. */
    check_decoded(DM_STR("caf\xc3\xa9"), "text/html; charset=windows-1252", "caf\xc3\xa9", "UTF-8");
}

static void offsets_lead_back(void **state) {
    (void)state;
    dm_arena arena;
    dm_decoded decoded;
    dm_arena_init(&arena, 0);
    char bytes[300];
    memset(bytes, '\xe9', sizeof bytes);
    bytes[200] = 'x';
    dm_str type = DM_STR("text/plain; charset=windows-1252");
    assert_int_equal(dm_decode(&arena, (dm_str){bytes, sizeof bytes}, type, false, &decoded, NULL),
                     DM_OK);
    assert_int_equal(decoded.text.len, 599);
    size_t at = dm_str_find(decoded.text, DM_STR("x"), 0);
    size_t back = dm_decoded_offset(&decoded, at);
    assert_true(back >= 200 - 32 && back <= 200 + 32);
    assert_int_equal(dm_decoded_offset(&decoded, 0), 0);
    assert_int_equal(dm_decoded_offset(&decoded, 599), 300);
    dm_arena_free(&arena);
}

static void mojibake(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    bool repaired = false;
    dm_str s = dm_undo_mojibake(
        &arena, DM_STR("They\xc3\xa2\xe2\x82\xac\xe2\x84\xa2re in S\xc3\x83\xc2\xa3o Paulo"),
        &repaired);
    assert_true(repaired);
    assert_true(dm_str_is(s, "They\xe2\x80\x99re in S\xc3\xa3o Paulo"));
    repaired = false;
    dm_str plain =
        DM_STR("Fran\xc3\xa7ois \xc3\x89luard, caf\xc3\xa9 \xc3\xa0 S\xc3\xa3o Paulo, \xc3\x82ge");
    assert_true(dm_str_eq(dm_undo_mojibake(&arena, plain, &repaired), plain));
    assert_false(repaired);
    dm_arena_free(&arena);
}

static void languages(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    double sure = 0;
    dm_str empty = {0};
    dm_str english = DM_STR("The foreign minister said on Tuesday that the talks would go on.");
    assert_true(dm_str_is(dm_language_of(&arena, english, empty, &sure), "en"));
    assert_true(sure > 0.5);
    dm_str german = DM_STR("Der Au\xc3\x9f"
                           "enminister sagte am Dienstag, die Gespr\xc3\xa4"
                           "che gingen weiter.");
    assert_true(dm_str_is(dm_language_of(&arena, german, DM_STR("en"), &sure), "de"));
    assert_true(dm_str_is(dm_language_of(&arena, DM_STR("12:30 17"), empty, &sure), "und"));
    assert_true(sure == 0);
    dm_arena_free(&arena);
}

static void plain_text_becomes_an_article(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_resource resource = {
        .source = DM_STR("note.txt"),
        .offset = SIZE_MAX,
        .bytes = DM_STR("Ministers meet in Prague\n\nThe ministers of both countries met in Prague "
                        "on Monday and agreed to meet again next year.\n")};
    dm_article *articles = NULL;
    size_t count = 0;
    dm_error error = {0};
    assert_int_equal(dm_intake_articles(&arena, &resource, NULL, &articles, &count, &error), DM_OK);
    assert_int_equal(count, 1);
    assert_true(dm_str_is(articles[0].title, "Ministers meet in Prague"));
    assert_true(dm_str_starts(articles[0].text, DM_STR("The ministers of both")));
    assert_true(dm_str_is(articles[0].language, "en"));
    assert_int_equal(strlen(articles[0].id), 16);
    resource.bytes = DM_STR(" \n\t\n");
    assert_int_equal(dm_intake_articles(&arena, &resource, NULL, &articles, &count, &error),
                     DM_ERR_FORMAT);
    dm_arena_free(&arena);
}

static void long_texts_are_bounded(void **state) {
    (void)state;
    static char text[3 << 20];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "The \xc3\xa9lite met. "[i % 15];
    dm_arena arena;
    dm_arena_init(&arena, DM_LIMIT_ARENA_BYTES);
    for (size_t lines = 0; lines < 2; lines++) { /* one line, then many */
        dm_resource resource = {
            .source = DM_STR("x.txt"), .offset = SIZE_MAX, .bytes = {text, sizeof text}};
        dm_article *articles = NULL;
        size_t count = 0;
        assert_int_equal(dm_intake_articles(&arena, &resource, NULL, &articles, &count, NULL),
                         DM_OK);
        assert_true(articles[0].flags & DM_FLAG_TRUNCATED);
        assert_true(articles[0].text.len <= DM_LIMIT_TEXT_BYTES && articles[0].text.len > 900000);
        assert_int_equal(dm_utf8_valid(articles[0].text), articles[0].text.len);
        dm_arena_reset(&arena);
        for (size_t i = 150; i < sizeof text; i += 150)
            text[i - 1] = '\n';
    }
    dm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_read_in_order),
        cmocka_unit_test(encodings),
        cmocka_unit_test(offsets_lead_back),
        cmocka_unit_test(mojibake),
        cmocka_unit_test(languages),
        cmocka_unit_test(plain_text_becomes_an_article),
        cmocka_unit_test(long_texts_are_bounded),
    };
    return cmocka_run_group_tests_name("intake_web_read", tests, NULL, NULL);
}
