/*
 * lexicon.c - the lexicon's tables: faults with file and line, compiling and opening, files that
 * are refused, tables of the user's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"
#include "lexicon/classes.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

static dm_arena arena;
static char folder[64], iso[80], out[80];

static void put(const char *path, const char *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void put_text(const char *path, const char *text) {
    put(path, text, strlen(text));
}

static void put_in(const char *name, const char *text) {
    char path[160];
    snprintf(path, sizeof path, "%s/lex/%s", folder, name);
    put_text(path, text);
}

static void drop(const char *name) {
    char path[160];
    snprintf(path, sizeof path, "%s/lex/%s", folder, name);
    unlink(path);
}

static dm_str lex(void) {
    return dm_arena_printf(&arena, "%s/lex", folder);
}

/* ---- tables ---- */

static void a_table_is_read(void **state) {
    (void)state;
    dm_tsv tsv;
    dm_error error;
    const char text[] = "# a remark\n\none\ttwo\r\na\t-\n \t \nb c\td";
    assert_int_equal(dm_tsv_parse(&arena, DM_STR("t.tsv"), DM_STR(text), &tsv, &error), DM_OK);
    assert_int_equal(tsv.columns, 2);
    assert_int_equal(tsv.rows.len, 2);
    assert_true(dm_str_is(tsv.header[1], "two"));
    assert_int_equal(tsv.rows.ptr[0].line, 4);
    assert_int_equal(tsv.rows.ptr[0].cells[1].len, 0);
    assert_int_equal(tsv.rows.ptr[1].line, 6);
    assert_true(dm_str_is(tsv.rows.ptr[1].cells[0], "b c"));
    assert_true(dm_str_is(tsv.rows.ptr[1].cells[1], "d"));
}

static void faults_have_their_line(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t line;
        const char *word;
    } cases[] = {{"a\tb\nc\n", 2, "1 columns, the header has 2"},
                 {"a\tb\nc\td\te\n", 2, "3 columns, the header has 2"},
                 {"a\tb\n# x\nc\t\n", 3, "column 2 is empty"},
                 {"a\tb\n\tc\n", 2, "column 1 is empty"},
                 {"a\tb\nc\td \n", 2, "column 2 begins or ends with a blank"},
                 {"a\tb\n c\td\n", 2, "column 1 begins or ends with a blank"},
                 {"# nothing\n", 0, "no header"},
                 {"", 0, "no header"},
                 {"a\nb\xff\n", 0, "UTF-8"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_tsv tsv;
        dm_error error = {0};
        assert_int_equal(
            dm_tsv_parse(&arena, DM_STR("t.tsv"), dm_str_of(cases[i].text), &tsv, &error),
            DM_ERR_FORMAT);
        assert_string_equal(error.file, "t.tsv");
        assert_int_equal(error.line, cases[i].line);
        if (!strstr(error.message, cases[i].word))
            fail_msg("\"%s\" does not say \"%s\"", error.message, cases[i].word);
    }
    dm_tsv tsv;
    dm_error error = {0};
    assert_int_equal(dm_tsv_parse(&arena, DM_STR("t"), DM_STR("a\nb\xff\n"), &tsv, &error),
                     DM_ERR_FORMAT);
    assert_int_equal(error.offset, 3);
    dm_str text;
    assert_int_equal(dm_tsv_slurp(&arena, "/nonexistent/t.tsv", &text, &error), DM_ERR_IO);
    assert_string_equal(error.file, "/nonexistent/t.tsv");
}

/* ---- compiling and opening ---- */

static dm_status compile(dm_error *error) {
    return dm_lexicon_compile(lex().ptr, iso, out, error);
}

static void what_was_compiled_is_opened(void **state) {
    (void)state;
    dm_error error = {0};
    dm_lexicon *lexicon;
    put_in("b.tsv", "word\tkind\nsame\tfirst\n# remark\nsame\t-\n");
    put_in("deep/a.tsv", "word\nZürich\n");
    put_in("notes.txt", "no table");
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, NULL, 0, &lexicon, &error), DM_OK);
    assert_int_equal(dm_lexicon_tables(lexicon), 4);
    assert_true(dm_str_is(dm_lexicon_table_at(lexicon, 0)->name, "b"));
    const dm_table *b = dm_lexicon_table(lexicon, "b"), *a = dm_lexicon_table(lexicon, "deep/a");
    assert_non_null(a);
    assert_int_equal(b->rows, 2);
    assert_int_equal(b->columns, 2);
    assert_true(dm_str_is(dm_table_get(b, 0, "kind"), "first"));
    assert_int_equal(dm_table_get(b, 1, "kind").len, 0);
    assert_int_equal(dm_table_get(b, 0, "nosuch").len, 0);
    assert_int_equal(dm_table_cell(b, 2, 0).len, 0);
    assert_int_equal(dm_table_cell(b, 0, 2).len, 0);
    assert_int_equal(dm_table_header(b, 2).len, 0);
    assert_true(dm_table_column(b, "nosuch") == SIZE_MAX);
    assert_true(dm_str_is(dm_table_get(a, 0, "word"), "Zürich"));
    /* equal strings are stored once */
    assert_ptr_equal(dm_table_cell(b, 0, 0).ptr, dm_table_cell(b, 1, 0).ptr);
    size_t line;
    assert_true(dm_str_is(dm_table_place(b, 1, &line), "b.tsv"));
    assert_int_equal(line, 4);
    assert_int_equal(dm_table_fault(a, 0, &error, "is %s", "wrong"), DM_ERR_FORMAT);
    assert_string_equal(error.file, "deep/a.tsv");
    assert_int_equal(error.line, 2);
    assert_string_equal(error.message, "is wrong");
    const dm_table *countries = dm_lexicon_table(lexicon, "iso/countries");
    assert_true(dm_str_is(dm_table_get(countries, 0, "alpha_3"), "KEN"));
    assert_int_equal(dm_table_get(countries, 0, "official_name").len, 0);
    assert_null(dm_lexicon_table(lexicon, "a"));

    char hash[17] = "";
    memcpy(hash, dm_lexicon_hash(lexicon).ptr, 16);
    dm_lexicon_close(lexicon);
    /* the same tables give the same file, other words another hash */
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, NULL, 0, &lexicon, &error), DM_OK);
    assert_memory_equal(hash, dm_lexicon_hash(lexicon).ptr, 16);
    dm_lexicon_close(lexicon);
    put_in("b.tsv", "word\tkind\nsame\tsecond\n");
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, NULL, 0, &lexicon, &error), DM_OK);
    assert_memory_not_equal(hash, dm_lexicon_hash(lexicon).ptr, 16);
    dm_lexicon_close(lexicon);
    dm_lexicon_close(NULL);
}

static void a_name_stands_for_one_class(void **state) {
    (void)state;
    dm_error error = {0};
    dm_lexicon *lexicon;
    put_in("c.tsv", "class\tlemmas\n@a\tone|two\n@a+\tThree\n@b+\tfour\n@a\tfive\n");
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, NULL, 0, &lexicon, &error), DM_OK);
    const dm_table *table = dm_lexicon_table(lexicon, "c");
    dm_classes *classes = DM_NEW_ARRAY(&arena, dm_classes, 1);
    assert_int_equal(dm_classes_add_row(classes, &arena, table, 0, &error), DM_OK);
    assert_int_equal(dm_classes_add_row(classes, &arena, table, 1, &error), DM_OK);
    assert_true(dm_classes_have(classes, DM_STR("@a"), DM_STR("two")));
    assert_true(dm_classes_have(classes, DM_STR("@a"), DM_STR("three")));
    assert_int_equal(dm_classes_add_row(classes, &arena, table, 2, &error), DM_ERR_FORMAT);
    assert_string_equal(error.file, "c.tsv");
    assert_int_equal(error.line, 4);
    assert_non_null(strstr(error.message, "no class @b"));
    assert_int_equal(dm_classes_add_row(classes, &arena, table, 3, &error), DM_ERR_FORMAT);
    assert_int_equal(error.line, 5);
    assert_non_null(strstr(error.message, "there is a class @a already"));
    assert_false(dm_classes_have(classes, DM_STR("@a"), DM_STR("five")));
    dm_lexicon_close(lexicon);
    drop("c.tsv");
}

static void what_cannot_be_compiled(void **state) {
    (void)state;
    dm_error error = {0};
    put_in("faulty.tsv", "a\tb\nx\ty\nz\n");
    assert_int_equal(compile(&error), DM_ERR_FORMAT);
    assert_int_equal(error.line, 3);
    assert_non_null(strstr(error.file, "faulty.tsv"));
    drop("faulty.tsv");
    assert_int_equal(dm_lexicon_compile("/nonexistent", iso, out, &error), DM_ERR_IO);
    assert_int_equal(dm_lexicon_compile(lex().ptr, "/nonexistent", out, &error), DM_ERR_FORMAT);
    assert_non_null(strstr(error.message, "iso-codes"));
    assert_int_equal(dm_lexicon_compile(lex().ptr, iso, "/nonexistent/l.bin", &error), DM_ERR_IO);
}

/* ---- files that are refused ---- */

static char *bytes_of(size_t *size) {
    dm_error error;
    dm_str text;
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_tsv_slurp(&arena, out, &text, &error), DM_OK);
    *size = text.len;
    return (char *)text.ptr;
}

static dm_status open_bytes(const char *bytes, size_t size, dm_error *error) {
    char path[160];
    dm_lexicon *lexicon = (dm_lexicon *)&arena;
    snprintf(path, sizeof path, "%s/changed.bin", folder);
    put(path, bytes, size);
    dm_status status = dm_lexicon_open(path, NULL, 0, &lexicon, error);
    assert_true((status == DM_OK) == (lexicon != NULL));
    if (status != DM_OK)
        assert_string_equal(error->file, path);
    dm_lexicon_close(lexicon);
    unlink(path);
    return status;
}

static void damaged_files_are_refused(void **state) {
    (void)state;
    dm_error error = {0};
    dm_lexicon *lexicon;
    size_t size;
    char *bytes = bytes_of(&size);
    assert_int_equal(open_bytes(bytes, size, &error), DM_OK);
    for (size_t cut = 0; cut < size; cut += cut < 80 ? 1 : 31)
        assert_int_equal(open_bytes(bytes, cut, &error), DM_ERR_FORMAT);
    for (size_t at = 0; at < size; at += at < 80 ? 1 : 17) {
        bytes[at] ^= 0x20;
        dm_status status = open_bytes(bytes, size, &error);
        bool version = at >= 8 && at < 12;
        assert_int_equal(status, version ? DM_ERR_VERSION : DM_ERR_FORMAT);
        bytes[at] ^= 0x20;
    }
    assert_int_equal(dm_lexicon_open("/nonexistent", NULL, 0, &lexicon, &error), DM_ERR_IO);
    assert_null(lexicon);
}

static void sign(char *bytes, size_t size) {
    dm_lex_header *header = (dm_lex_header *)bytes;
    char hash[DM_ID_SIZE];
    header->size = size;
    dm_lex_sign(header, hash);
    memcpy(header->hash, hash, sizeof header->hash);
}

/* The hash is right, but names, rows or cells lie outside of the file. */
static void places_outside_are_refused(void **state) {
    (void)state;
    dm_error error = {0};
    size_t size;
    char *bytes = bytes_of(&size), *copy = dm_arena_alloc(&arena, size);
    dm_lex_table *tables = (dm_lex_table *)(copy + sizeof(dm_lex_header));
    for (int fault = 0; fault < 8; fault++) {
        memcpy(copy, bytes, size);
        dm_lex_string *cells = (dm_lex_string *)(copy + ((dm_lex_header *)copy)->cells_at);
        switch (fault) {
        case 0:
            break;
        case 1:
            tables[0].name.offset = UINT32_MAX;
            break;
        case 2:
            tables[0].name.length = UINT32_MAX;
            break;
        case 3:
            tables[0].rows = UINT32_MAX;
            break;
        case 4:
            tables[1].first_cell = UINT64_MAX;
            break;
        case 5: /* their product is 2^64 */
            tables[0].rows = UINT32_MAX;
            tables[0].columns = UINT32_MAX - 1;
            break;
        case 6:
            cells[DM_LEX_ROW_LEAD].offset = UINT32_MAX;
            break;
        case 7:
            cells[0].length = UINT32_MAX;
            break;
        }
        sign(copy, size);
        assert_int_equal(open_bytes(copy, size, &error), fault ? DM_ERR_FORMAT : DM_OK);
    }
}

/* ---- the user's ---- */

static void tables_of_the_users(void **state) {
    (void)state;
    dm_error error = {0};
    dm_lexicon *lexicon, *plain;
    char first[160], second[160];
    snprintf(first, sizeof first, "%s/first.tsv", folder);
    snprintf(second, sizeof second, "%s/second.tsv", folder);
    put_text(first, "# mine\ncolour\tname\nred\t-\nblue\tsea\n");
    put_text(second, "colour\tb\nc\n");
    put_in("colours.tsv", "colour\tname\ngreen\tmeadow\n");
    const char *extra[] = {first, second};
    assert_int_equal(compile(&error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, NULL, 0, &plain, &error), DM_OK);
    assert_int_equal(dm_lexicon_open(out, extra, 1, &lexicon, &error), DM_OK);
    assert_int_equal(dm_lexicon_tables(lexicon), dm_lexicon_tables(plain) + 1);
    const dm_table *mine = dm_lexicon_table(lexicon, "user/colour");
    assert_non_null(mine);
    assert_int_equal(mine->rows, 2);
    assert_true(dm_str_is(dm_table_get(mine, 1, "name"), "sea"));
    assert_int_equal(dm_table_get(mine, 0, "name").len, 0);
    size_t line;
    assert_true(dm_str_is(dm_table_place(mine, 1, &line), first));
    assert_int_equal(line, 4);
    assert_memory_not_equal(dm_lexicon_hash(lexicon).ptr, dm_lexicon_hash(plain).ptr, 16);
    dm_lexicon_close(plain);
    dm_lexicon_close(lexicon);
    assert_int_equal(dm_lexicon_open(out, extra, 2, &lexicon, &error), DM_ERR_FORMAT);
    assert_string_equal(error.file, second);
    assert_int_equal(error.line, 2);
    assert_null(lexicon);
    put_text(second, "shade\tname\nred\t-\n"); /* of no table that the lexicon has */
    assert_int_equal(dm_lexicon_open(out, extra, 2, &lexicon, &error), DM_ERR_FORMAT);
    assert_string_equal(error.file, second);
    assert_non_null(strstr(error.message, "begins with the column \"shade\""));
    assert_null(lexicon);
    unlink(second);
    assert_int_equal(dm_lexicon_open(out, extra, 2, &lexicon, &error), DM_ERR_IO);
    assert_int_equal(dm_tsv_slurp(&arena, folder, &(dm_str){0}, &error), DM_ERR_IO);
    unlink(first);
    drop("colours.tsv");
}

static void memory_runs_out(void **state) {
    (void)state;
    dm_error error = {0};
    dm_lexicon *lexicon = NULL;
    char path[160];
    const char *extra[] = {path};
    snprintf(path, sizeof path, "%s/first.tsv", folder);
    put_text(path, "colour\nred\n");
    put_in("colours.tsv", "colour\ngreen\n");
    bool done = false;
    size_t refused = 0;
    for (uint64_t n = 1; !done && n < 500; n++) {
        dm_alloc_fail_after(n);
        dm_status status = compile(&error);
        if (status == DM_OK)
            status = dm_lexicon_open(out, extra, 1, &lexicon, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        refused += !done;
        assert_true(done || status == DM_ERR_MEMORY);
    }
    assert_true(done && refused > 3);
    dm_lexicon_close(lexicon);
    unlink(path);
    drop("colours.tsv");
}

/* ---- the map ---- */

static void a_map_keeps_what_was_put(void **state) {
    (void)state;
    dm_map map = {0};
    assert_int_equal(dm_map_get(&map, DM_STR("x")), DM_MAP_NONE);
    for (uint32_t i = 0; i < 5000; i++) {
        dm_str key = dm_arena_printf(&arena, "key %u", i);
        uint32_t *value = dm_map_put(&map, &arena, key);
        assert_int_equal(*value, DM_MAP_NONE);
        *value = i;
    }
    assert_int_equal(map.count, 5000);
    *dm_map_put(&map, &arena, DM_STR("key 7")) = 70000;
    *dm_map_put(&map, &arena, DM_STR("")) = 1; /* the empty key is one like others */
    assert_int_equal(map.count, 5001);
    assert_int_equal(dm_map_get(&map, DM_STR("")), 1);
    for (uint32_t i = 0; i < 5000; i++) {
        dm_str key = dm_arena_printf(&arena, "key %u", i);
        assert_int_equal(dm_map_get(&map, key), i == 7 ? 70000 : i);
    }
    assert_int_equal(dm_map_get(&map, DM_STR("key 5000")), DM_MAP_NONE);
    assert_int_equal(dm_map_get(&map, DM_STR("key")), DM_MAP_NONE);
    assert_true(map.capacity >= 2 * map.count);

    dm_arena small;
    dm_map other = {0};
    dm_arena_init(&small, 0);
    dm_alloc_fail_after(1);
    assert_null(dm_map_put(&other, &small, DM_STR("x")));
    dm_alloc_fail_after(0);
    assert_int_equal(dm_map_get(&other, DM_STR("x")), DM_MAP_NONE);
    dm_arena_free(&small);
}

static int set_up(void **state) {
    (void)state;
    char path[160];
    dm_arena_init(&arena, 0);
    snprintf(folder, sizeof folder, "/tmp/dm_test_lexicon_XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(iso, sizeof iso, "%s/iso", folder);
    snprintf(out, sizeof out, "%s/l.bin", folder);
    snprintf(path, sizeof path, "%s/lex", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/lex/deep", folder);
    mkdir(path, 0700);
    mkdir(iso, 0700);
    static const char countries[] = "{\"3166-1\": [{\"alpha_3\": \"KEN\", \"name\": \"Kenya\"}]}";
    static const char subdivisions[] = "{\"3166-2\": []}";
    snprintf(path, sizeof path, "%s/iso_3166-1.json", iso);
    put(path, countries, sizeof countries - 1);
    snprintf(path, sizeof path, "%s/iso_3166-2.json", iso);
    put(path, subdivisions, sizeof subdivisions - 1);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    char path[160];
    static const char *const names[] = {
        "lex/b.tsv",           "lex/deep/a.tsv",      "lex/notes.txt", "l.bin",
        "iso/iso_3166-1.json", "iso/iso_3166-2.json", "first.tsv",     "second.tsv",
        "changed.bin",         "lex/faulty.tsv"};
    static const char *const folders[] = {"lex/deep", "lex", "iso", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
        rmdir(path);
    }
    dm_arena_free(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read),
        cmocka_unit_test(faults_have_their_line),
        cmocka_unit_test(what_was_compiled_is_opened),
        cmocka_unit_test(a_name_stands_for_one_class),
        cmocka_unit_test(what_cannot_be_compiled),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(places_outside_are_refused),
        cmocka_unit_test(tables_of_the_users),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(a_map_keeps_what_was_put),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
