/*
 * tokenizer.c - tests of the tokeniser: what holds for any weights and any bytes, what the rules
 * alone decide, and that time and memory are bounded.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "language/tokenizer_parts.h"
#include "tokenizer_check.h"
#include "tokenizer_weights.h"

static _Alignas(64) weights chance;

static dm_tokenizer open_chance(uint64_t seed) {
    dm_tokenizer tokenizer;
    weights_fill(&chance, seed);
    weights_word(&chance, dm_tokenizer_hash(DM_STR("cannot")), 5, 3);
    weights_word(&chance, dm_tokenizer_hash(DM_STR("its")), 7, 2);
    assert_int_equal(dm_tokenizer_open(&tokenizer, &chance, sizeof chance, NULL), DM_OK);
    return tokenizer;
}

static const char *const TEXTS[] = {
    "",
    " \n\t ",
    "Kenya didn't comment. Uganda did.",
    "Mr. O'Neil can't come; he cannot. Its end -- it's the end... (\"Why?!\") [1]",
    "RussiaThey stated forces.The e-mail a.b@c.org http://x.org/a?b=c). www. www.x",
    "\xC2\xAB"
    "Oui\xC2\xBB \xE2\x80\x9Equoted\xE2\x80\x9C \xE2\x80\x98"
    "a\xE2\x80\x99 don\xE2\x80\x99t",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85\xD8\x9F "
    "\xE2\x80\x8F.",
    "\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8 \xF0\x9D\x95\x8F "
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
    "bad \xFF\xFE\xC0\x80 \xED\xA0\x80 \xF4\x90\x80\x80 \xE2\x82 end\xC3",
    "nul\0in\0side",
    "bell\a back\b escape\x1B del\x7F nel\xC2\x85 zwsp\xE2\x80\x8B"
    "bom\xEF\xBB\xBF",
    "\xE6\xB1\x89\xE5\xAD\x97\xE3\x80\x82\xE6\xB1\x89",
    "one\n\ntwo\r\n\r\nthree\n \t\nfour\xE2\x80\xA9"
    "five",
    "\xE2\x80\xA2 item\n\xE2\x80\xA2 item\n- item\n",
    "''''''\"\"\"\"((((((]]]]]]-----.....!?!?!?......$$$$$$%%%%@@@@",
    "n't 's 't 'S '' n'tn'tn't don't's I'd've",
    "@ a@ @b a@b a@b. a@b.c a@b.co a@@b.com http:// http://) https://.",
};

static void run(const dm_tokenizer *t, dm_str text, dm_tokenizer_mode mode) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse p;
    assert_int_equal(dm_tokenizer_run(t, &arena, text, mode, &p, NULL), DM_OK);
    const char *fault = check_parse(&p);
    if (fault)
        fail_msg("%s: %.*s", fault, DM_FMT(text));
    dm_arena_free(&arena);
}

static void holds_for_all_texts(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 20; seed++) {
        dm_tokenizer t = open_chance(seed);
        for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
            run(&t, dm_str_of(TEXTS[i]), DM_TOKENIZE_TEXT);
            run(&t, dm_str_of(TEXTS[i]), DM_TOKENIZE_LINES);
        }
        run(&t, (dm_str){"nul\0in\0side", 11}, DM_TOKENIZE_TEXT);
    }
}

/* Bytes by chance, from alphabets in which the hard cases are frequent. */
static void holds_for_chance(void **state) {
    (void)state;
    static const char *const LETTERS[] = {"aA1.' \n", "n't.\xE2\x80\x99 s\"", "\xC3\xA9\xFF\x80 \n",
                                          "@.com/w:htp"};
    char text[96];
    uint64_t random = 7;
    dm_tokenizer t = open_chance(0);
    for (int round = 0; round < 20000; round++) {
        if (round % 500 == 0)
            t = open_chance((uint64_t)round);
        const char *letters = LETTERS[round % 4];
        size_t len = weights_random(&random) % sizeof text;
        for (size_t i = 0; i < len; i++)
            text[i] = letters[weights_random(&random) % strlen(letters)];
        run(&t, (dm_str){text, len}, round % 8 < 4 ? DM_TOKENIZE_TEXT : DM_TOKENIZE_LINES);
    }
}

static void blank_lines_end_sentences(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 10; seed++) {
        dm_tokenizer t = open_chance(seed);
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_parse p;
        dm_str text = DM_STR("one\n\ntwo \r\n \t\nthree\n");
        assert_int_equal(dm_tokenizer_run(&t, &arena, text, DM_TOKENIZE_TEXT, &p, NULL), DM_OK);
        assert_int_equal(p.sentence_count, 3);
        for (int i = 0; i < 3; i++)
            assert_true(p.sentences[i].paragraph_start);
        text = DM_STR("one. Two\nthree\n\nfour");
        assert_int_equal(dm_tokenizer_run(&t, &arena, text, DM_TOKENIZE_LINES, &p, NULL), DM_OK);
        assert_int_equal(p.sentence_count, 3);
        dm_arena_free(&arena);
    }
}

/* No sentence begins in "anti-Israel" whatever the weights say. */
static void hyphens_bind_words(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 10; seed++) {
        dm_tokenizer t = open_chance(seed);
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_parse p;
        dm_str text = DM_STR("it was anti-Israel: yes");
        assert_int_equal(dm_tokenizer_run(&t, &arena, text, DM_TOKENIZE_TEXT, &p, NULL), DM_OK);
        for (uint32_t i = 0; i < p.sentence_count; i++)
            assert_int_not_equal(p.sentences[i].start, dm_str_find(text, DM_STR("Israel"), 0));
        dm_arena_free(&arena);
    }
}

/* Addresses, runs of marks and clitics are pieces whatever the weights say. */
static size_t longest_sentence(const dm_tokenizer *t, dm_str text, dm_tokenizer_mode mode) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse p;
    size_t longest = 0;
    assert_int_equal(dm_tokenizer_run(t, &arena, text, mode, &p, NULL), DM_OK);
    for (size_t i = 0; i < p.sentence_count; i++)
        longest = p.sentences[i].count > longest ? p.sentences[i].count : longest;
    dm_arena_free(&arena);
    return longest;
}

/* Words in small letters, behind which no classifier may begin a sentence. */
static void words_without_end_are_cut(void **state) {
    (void)state;
    enum { WORDS = 3 * DM_LIMIT_SENTENCE_LENGTH + 5 };
    static char text[2 * WORDS];
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + 2 * i, "w ", 2);
    dm_tokenizer t = open_chance(1);
    dm_str all = {text, sizeof text - 1};
    assert_int_equal(longest_sentence(&t, all, DM_TOKENIZE_TEXT), DM_LIMIT_SENTENCE_LENGTH);
    assert_int_equal(longest_sentence(&t, all, DM_TOKENIZE_LINES), WORDS);
}

static void pieces(void **state) {
    (void)state;
    static const struct {
        const char *text, *pieces;
    } cases[] = {
        {"didn't", "did n't"},
        {"Iran's", "Iran 's"},
        {"they\xE2\x80\x99ve", "they \xE2\x80\x99ve"},
        {"info@un.org.", "info@un.org ."},
        {"(http://a.org/b)", "( http://a.org/b )"},
        {"see minutes.doc,", "see minutes.doc ,"},
        {"What?!...", "What ?! ..."},
        {"RussiaThey", "Russia They"},
        {"iPhone McDonald", "iPhone McDonald"},
        {"10,000 10:30.", "10,000 10:30 ."},
        {"5-4", "5 - 4"},
        {"----((", "---- ( ("},
        {"cannot", "can not"},
    };
    dm_tokenizer t = open_chance(1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_pieces list = {.arena = &arena, .text = dm_str_of(cases[i].text)};
        size_t at = 0;
        char found[128] = "";
        assert_true(dm_tokenizer_scan(&t.words, &list, false, &at));
        for (uint32_t k = 0; k < list.count; k++) {
            const dm_piece *p = dm_piece_at(&list, k);
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s", k ? " " : "",
                     (int)(p->end - p->start), cases[i].text + p->start);
        }
        assert_string_equal(found, cases[i].pieces);
        dm_arena_free(&arena);
    }
}

static double seconds_for(const dm_tokenizer *t, dm_str text, size_t *memory) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse p;
    clock_t begin = clock();
    assert_int_equal(dm_tokenizer_run(t, &arena, text, DM_TOKENIZE_TEXT, &p, NULL), DM_OK);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    assert_null(check_parse(&p));
    *memory = arena.used;
    dm_arena_free(&arena);
    return seconds;
}

/* Eight times the text takes about eight times as long, and memory: a quadratic step would make
 * it 64. */
static void linear_time(void **state) {
    (void)state;
    static const char *const UNITS[] = {
        "a",
        "Ab",
        "a1",
        ".",
        "'",
        "n't",
        "a@",
        "a.",
        "http://",
        "http://)",
        "www.",
        "a\n",
        "a b. ",
        "\"",
        "x's",
        "(",
        "\xFF",
        "\xE2\x80\x99",
        "a.com/",
        "a-b",
        "?!",
        "1,",
        "\xF0\x9F\x98\x80",
        "a\n\n",
    };
    enum { SMALL = 64 << 10, TIMES = 8 };
    dm_tokenizer t = open_chance(3);
    char *text = malloc((size_t)SMALL * TIMES);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof UNITS / sizeof *UNITS; u++) {
        size_t unit = strlen(UNITS[u]), small, large;
        for (size_t i = 0; i < (size_t)SMALL * TIMES; i++)
            text[i] = UNITS[u][i % unit];
        double one = seconds_for(&t, (dm_str){text, SMALL}, &small);
        double all = seconds_for(&t, (dm_str){text, (size_t)SMALL * TIMES}, &large);
        if (all > 0.2 + one * TIMES * 4)
            fail_msg("\"%s\": %.3f s for 64 KB, %.3f s for 512 KB", UNITS[u], one, all);
        if (large > (small + 65536) * TIMES * 2)
            fail_msg("\"%s\": memory of %zu and %zu bytes", UNITS[u], small, large);
    }
    free(text);
}

static void same_again(void **state) {
    (void)state;
    dm_tokenizer t = open_chance(5);
    dm_arena one, two;
    dm_arena_init(&one, 0);
    dm_arena_init(&two, 0);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        dm_parse a, b, between;
        dm_str text = dm_str_of(TEXTS[i]), other = dm_str_of(TEXTS[(i + 5) % 10]);
        assert_int_equal(dm_tokenizer_run(&t, &one, text, DM_TOKENIZE_TEXT, &a, NULL), DM_OK);
        assert_int_equal(dm_tokenizer_run(&t, &two, other, DM_TOKENIZE_TEXT, &between, NULL), 0);
        dm_arena_reset(&two);
        assert_int_equal(dm_tokenizer_run(&t, &two, text, DM_TOKENIZE_TEXT, &b, NULL), DM_OK);
        assert_int_equal(a.token_count, b.token_count);
        assert_int_equal(a.sentence_count, b.sentence_count);
        for (size_t k = 0; k < a.token_count; k++) {
            assert_int_equal(a.tokens[k].start, b.tokens[k].start);
            assert_int_equal(a.tokens[k].end, b.tokens[k].end);
            assert_int_equal(a.tokens[k].sentence, b.tokens[k].sentence);
        }
    }
    dm_arena_free(&one);
    dm_arena_free(&two);
}

static void no_memory(void **state) {
    (void)state;
    dm_tokenizer t = open_chance(2);
    enum { SIZE = 300000 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < SIZE; i++)
        text[i] = "ab. "[i % 4];
    bool passed = false;
    for (uint64_t nth = 1; !passed && nth < 100; nth++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_parse p;
        dm_error error = {0};
        dm_alloc_fail_after(nth);
        dm_status s =
            dm_tokenizer_run(&t, &arena, (dm_str){text, SIZE}, DM_TOKENIZE_TEXT, &p, &error);
        dm_alloc_fail_after(0);
        passed = s == DM_OK;
        if (!passed)
            assert_int_equal(s, DM_ERR_MEMORY);
        dm_arena_free(&arena);
    }
    assert_true(passed);
    free(text);
}

static void damaged_sections(void **state) {
    (void)state;
    dm_tokenizer t = open_chance(1);
    assert_int_equal(dm_tokenizer_open(&t, &chance, 10, NULL), DM_ERR_FORMAT);
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance - 1, NULL), DM_ERR_FORMAT);
    chance.header.nets[1].bits = 31;
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance, NULL), DM_ERR_FORMAT);
    t = open_chance(1);
    chance.header.word_bits = 0;
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance, NULL), DM_ERR_FORMAT);
    t = open_chance(1);
    chance.header.version++;
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance, NULL), DM_ERR_VERSION);
    t = open_chance(1);
    chance.header.magic[0] = 'X';
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance, NULL), DM_ERR_FORMAT);
    t = open_chance(1);
    memset(chance.keys, 1, sizeof chance.keys);
    assert_int_equal(dm_tokenizer_open(&t, &chance, sizeof chance, NULL), DM_ERR_FORMAT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_for_all_texts),
        cmocka_unit_test(holds_for_chance),
        cmocka_unit_test(blank_lines_end_sentences),
        cmocka_unit_test(hyphens_bind_words),
        cmocka_unit_test(words_without_end_are_cut),
        cmocka_unit_test(pieces),
        cmocka_unit_test(linear_time),
        cmocka_unit_test(same_again),
        cmocka_unit_test(no_memory),
        cmocka_unit_test(damaged_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
