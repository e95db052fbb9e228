/*
 * conllu.c - tests of the CoNLL-U reader and writer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "language/conllu.h"

#define ROW(id, form, head, misc)                                                                  \
    id "\t" form "\tl\tNOUN\tNN\tNumber=Sing\t" head "\tdep\t_\t" misc "\n"

static const char GOOD[] =
    "# newdoc id = d\n"
    "# sent_id = s1\n"
    "# text = Kenya didn't.\n" ROW("1", "Kenya", "2", "_")
        ROW("2-3", "didn't", "_", "SpaceAfter=No") ROW("2", "did", "0", "_")
            ROW("3", "n't", "2", "A=b|SpaceAfter=No") ROW("3.1", "x", "_", "_")
                ROW("4", ".", "2", "SpaceAfter=No") "\n"
                                                    "# newpar\n" ROW("1", "Du", "0", "_")
                                                        ROW("2-3", "au", "_", "_")
                                                            ROW("2", "\xC3\xA0", "1", "_")
                                                                ROW("3", "le", "1", "_") "\n";

static dm_status read_all(const char *text, dm_arena *arena, dm_conllu_sentence *sentences,
                          size_t *count, dm_error *error) {
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, dm_str_of(text), "f.conllu");
    *count = 0;
    for (;;) {
        bool more;
        dm_status status = dm_conllu_next(&reader, arena, &sentences[*count], &more, error);
        if (status || !more)
            return status;
        ++*count;
    }
}

static void reads(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_sentence s[8];
    size_t count;
    assert_int_equal(read_all(GOOD, &arena, s, &count, NULL), DM_OK);
    assert_int_equal(count, 2);
    assert_true(s[0].newdoc && !s[0].newpar && !s[1].newdoc && s[1].newpar);
    assert_true(dm_str_is(s[0].sent_id, "s1") && dm_str_is(s[0].text, "Kenya didn't."));
    assert_null(s[1].text.ptr);
    assert_int_equal(s[0].word_count, 4);
    assert_int_equal(s[0].multiword_count, 1);
    assert_int_equal(s[0].multiwords[0].first, 1);
    assert_int_equal(s[0].multiwords[0].last, 2);
    assert_true(s[0].words[0].space_after && !s[0].words[1].space_after);
    assert_false(s[0].words[2].space_after);
    assert_int_equal(s[0].words[1].head, 0);
    assert_int_equal(s[1].line, 11);
    dm_str value;
    assert_true(dm_conllu_value(s[0].words[2].misc, DM_STR("A"), &value) && dm_str_is(value, "b"));
    assert_false(dm_conllu_value(s[0].words[2].misc, DM_STR("Space"), &value));
    dm_arena_free(&arena);
}

static void keeps_places(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_sentence s[8];
    size_t count;
    dm_parse p;
    dm_str text;
    assert_int_equal(read_all(GOOD, &arena, s, &count, NULL), DM_OK);
    assert_int_equal(dm_conllu_to_parse(s, count, &arena, &p, NULL), DM_OK);
    assert_int_equal(dm_conllu_text(s, count, &arena, &text, NULL), DM_OK);
    assert_true(dm_str_is(p.text, "Kenya didn't.\n\nDu au\n"));
    assert_true(dm_str_eq(p.text, text));
    static const uint32_t PLACES[][2] = {{0, 5},   {6, 9},   {9, 12}, {12, 13},
                                         {15, 17}, {18, 20}, {18, 20}};
    assert_int_equal(p.token_count, 7);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(p.tokens[i].start, PLACES[i][0]);
        assert_int_equal(p.tokens[i].end, PLACES[i][1]);
    }
    assert_int_equal(p.tokens[1].multiword, 2);
    assert_int_equal(p.tokens[5].multiword, 2);
    assert_true(dm_str_is(p.tokens[6].form, "le"));
    assert_true(p.sentences[1].paragraph_start);
    dm_arena_free(&arena);
}

/* What is written without a model reads back as the same words at the same places. */
static void writes(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_sentence s[8], again[8];
    size_t count, count_again;
    dm_parse p;
    assert_int_equal(read_all(GOOD, &arena, s, &count, NULL), DM_OK);
    assert_int_equal(dm_conllu_to_parse(s, count, &arena, &p, NULL), DM_OK);
    dm_conllu_out out = {.arena = &arena, .offset = 100};
    for (size_t i = 0; i < count; i++)
        assert_int_equal(dm_conllu_write(&out, NULL, &p, i, NULL, DM_STR("x"), NULL), DM_OK);
    *(char *)dm_vec_push(&arena, &out.bytes) = '\0';
    assert_int_equal(read_all(out.bytes.ptr, &arena, again, &count_again, NULL), DM_OK);
    assert_int_equal(count_again, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(again[i].word_count, s[i].word_count);
        assert_int_equal(again[i].multiword_count, s[i].multiword_count);
        for (size_t w = 0; w < s[i].word_count; w++) {
            assert_true(dm_str_eq(again[i].words[w].form, s[i].words[w].form));
            assert_int_equal(again[i].words[w].head, DM_NO_TOKEN);
        }
    }
    assert_true(dm_str_is(again[0].text, "Kenya didn't."));
    assert_true(dm_str_is(again[0].multiwords[0].misc, "SpaceAfter=No|TokenRange=106:112"));
    assert_true(dm_str_is(again[0].words[0].misc, "TokenRange=100:105"));
    dm_arena_free(&arena);
}

static void names_the_line(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t line;
    } cases[] = {
        {"1\ta\n\n", 1},
        {"# c\n" ROW("1", "a", "0", "_") ROW("3", "b", "0", "_") "\n", 3},
        {ROW("1", "a", "2", "_") "\n", 2},
        {ROW("1", "a", "-1", "_") "\n", 1},
        {ROW("1", "", "0", "_") "\n", 1},
        {ROW("x", "a", "0", "_") "\n", 1},
        {ROW("2-3", "a", "_", "_") ROW("1", "a", "0", "_") "\n", 1},
        {ROW("1-2", "ab", "_", "_") ROW("1-2", "ab", "_", "_") ROW("1", "a", "0", "_") "\n", 2},
        {ROW("1-2", "ab", "_", "_") ROW("1", "a", "0", "_") "\n", 3},
        {ROW("1-9999999999", "ab", "_", "_") ROW("1", "a", "0", "_") "\n", 1},
        {"# only a comment\n\n", 2},
        {ROW("1", "a", "0", "_\tx") "\n", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_conllu_reader reader;
        dm_conllu_reader_init(&reader, dm_str_of(cases[i].text), "f.conllu");
        dm_conllu_sentence s;
        dm_error error = {0};
        bool more;
        assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, &error), DM_ERR_FORMAT);
        assert_string_equal(error.file, "f.conllu");
        assert_int_equal(error.line, cases[i].line);
        assert_true(error.message[0]);
        /* Reading goes on behind it. */
        assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, &error), DM_OK);
        assert_false(more);
        dm_arena_free(&arena);
    }
}

static void goes_on(void **state) {
    (void)state;
    const char *text = "1\tbroken\n" ROW("2", "b", "0", "_") "\r\n" ROW("1", "a", "0", "_") "\n";
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, dm_str_of(text), NULL);
    dm_conllu_sentence s;
    bool more;
    assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_ERR_FORMAT);
    assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_OK);
    assert_true(more && s.word_count == 1 && s.line == 4);
    dm_arena_free(&arena);
}

static void no_memory(void **state) {
    (void)state;
    bool passed = false;
    for (uint64_t nth = 1; !passed && nth < 50; nth++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_conllu_sentence s[8];
        size_t count;
        dm_parse p;
        dm_alloc_fail_after(nth);
        dm_status status = read_all(GOOD, &arena, s, &count, NULL);
        if (!status)
            status = dm_conllu_to_parse(s, count, &arena, &p, NULL);
        dm_alloc_fail_after(0);
        passed = status == DM_OK;
        if (!passed)
            assert_int_equal(status, DM_ERR_MEMORY);
        dm_arena_free(&arena);
    }
    assert_true(passed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),   cmocka_unit_test(keeps_places),
        cmocka_unit_test(writes),  cmocka_unit_test(names_the_line),
        cmocka_unit_test(goes_on), cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
