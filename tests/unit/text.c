/*
 * text.c - tests of plain-text intake: blocks, lines by themselves, articles of a text, memory that
 * is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "intake/blocks.h"
#include "intake/boilerplate.h"
#include "intake/lines.h"

/* The lines of UTF-8 text, as intake reads them. */
static dm_blocks lines_of(dm_arena *arena, dm_str text) {
    dm_decoded decoded = {.text = text, .input_size = text.len};
    dm_blocks blocks = {0};
    dm_lines_to_blocks(arena, &decoded, &blocks);
    return blocks;
}

static void blocks_are_lines(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_blocks b = lines_of(&arena, DM_STR("  One line.\r\n\r\nTwo lines.\nThree.\n\n"));
    assert_int_equal(b.len, 3);
    assert_true(dm_str_is(b.ptr[0].text, "One line."));
    assert_int_equal(b.ptr[0].start, 2);
    assert_int_equal(b.ptr[0].end, 11);
    assert_true(b.ptr[1].blank_before);
    assert_false(b.ptr[2].blank_before);
    assert_int_equal(lines_of(&arena, DM_STR(" \n \n")).len, 0);
    b = lines_of(&arena, DM_STR("Of an old machine.\r\rTwo.\rThree."));
    assert_int_equal(b.len, 3);
    assert_true(b.ptr[1].blank_before && !b.ptr[2].blank_before);
    dm_arena_free(&arena);
}

static void marks_are_no_words(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_blocks b =
        lines_of(&arena, DM_STR("## Heading\n* one\n\xe2\x80\xa2 two\n- three\n* * *\n#4\n"));
    assert_int_equal(b.len, 6);
    assert_true(b.ptr[0].heading && dm_str_is(b.ptr[0].text, "Heading"));
    assert_int_equal(b.ptr[0].start, 3);
    assert_true(b.ptr[1].list_item && dm_str_is(b.ptr[1].text, "one"));
    assert_true(b.ptr[2].list_item && dm_str_is(b.ptr[2].text, "two"));
    assert_true(b.ptr[3].list_item && dm_str_is(b.ptr[3].text, "- three"));
    assert_false(b.ptr[4].list_item);
    assert_true(!b.ptr[5].heading && dm_str_is(b.ptr[5].text, "#4"));
    dm_arena_free(&arena);
}

static void wrapped_lines_are_joined(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_str text = DM_STR("The envoy left the capital on Monday without a word to the\n"
                         "reporters who had been waiting since the early morning, and\n"
                         "went straight to the airport, where a second delegation had\n"
                         "already boarded.\n"
                         "\n"
                         "Nobody in the ministry would say whether the talks had come\n"
                         "to anything, or when they might be taken up again.\n");
    dm_blocks b = lines_of(&arena, text);
    size_t n = b.len;
    assert_int_equal(n, 6);
    const dm_block *joined = b.ptr;
    dm_blocks_unwrap(&arena, &joined, &n);
    assert_int_equal(n, 2);
    assert_true(dm_str_ends(joined[0].text, DM_STR("second delegation had already boarded.")));
    assert_int_equal(joined[1].end, text.len - 1);
    dm_arena_free(&arena);
}

static void ends_of_sentences(void **state) {
    (void)state;
    assert_true(dm_text_sentence_end(DM_STR("He left.")));
    assert_true(dm_text_sentence_end(DM_STR("\xe2\x80\x9cHe left.\xe2\x80\x9d")));
    assert_true(dm_text_sentence_end(DM_STR("He left (on Monday.)")));
    assert_false(dm_text_sentence_end(DM_STR("He left")));
    assert_false(dm_text_sentence_end(DM_STR("He left and...")));
    assert_false(dm_text_sentence_end(DM_STR("")));
}

static const char *reason_of(dm_arena *arena, const char *line) {
    const dm_phrase *p =
        dm_boilerplate_phrase(arena, dm_str_of(line), dm_text_words(dm_str_of(line)));
    return p ? p->reason : "";
}

static void phrases(void **state) {
    (void)state;
    dm_arena a;
    dm_arena_init(&a, 0);
    assert_string_equal(reason_of(&a, "KEEP READING:"), "related-links");
    assert_string_equal(reason_of(&a, "\xe2\x96\xba Also read: Envoys leave the capital"),
                        "related-links");
    assert_string_equal(reason_of(&a, "12 mins read"), "read-time");
    assert_string_equal(reason_of(&a, "Leave a Reply"), "comment-form");
    assert_string_equal(reason_of(&a, "Subscribe to our newsletter"), "subscription");
    assert_string_equal(reason_of(&a, "1,204 views"), "share");
    assert_string_equal(reason_of(&a, "Readiness talks resumed on Monday."), "");
    assert_string_equal(reason_of(&a, "The minister shared the document with reporters."), "");
    assert_string_equal(reason_of(&a, ""), "");
    dm_arena_free(&a);
}

static void credits(void **state) {
    (void)state;
    dm_arena a;
    dm_arena_init(&a, 0);
    static const struct {
        const char *line;
        dm_credit credit;
    } cases[] = {
        {"Voters queue in the rain (REUTERS/A. Person)", DM_CREDIT_CAPTION},
        {"Voters queue in the rain. (Photo: AFP)", DM_CREDIT_CAPTION},
        {"Tanks near the border. REUTERS/A. Person", DM_CREDIT_CAPTION},
        {"The two sides agreed to meet again in a month, the ministry said. (ANI)", DM_CREDIT_TAIL},
        {"(With information from EFE)", DM_CREDIT_LINE},
        {"(Xinhua)", DM_CREDIT_LINE},
        {"He leads the Organisation for the Prohibition of Chemical Weapons (OPCW).",
         DM_CREDIT_NONE},
        {"The parliament voted on Monday.", DM_CREDIT_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at;
        dm_str line = dm_str_of(cases[i].line);
        assert_int_equal(dm_boilerplate_credit(&a, line, dm_text_words(line), &at),
                         cases[i].credit);
    }
    dm_arena_free(&a);
}

static void placeholders(void **state) {
    (void)state;
    size_t from, to;
    assert_true(dm_text_placeholder(DM_STR("Source by [author_name]"), &from, &to));
    assert_int_equal(from, 10);
    assert_int_equal(to, 23);
    assert_true(dm_text_placeholder(DM_STR("{{ title }}"), &from, &to));
    assert_false(dm_text_placeholder(
        DM_STR("\xe2\x80\x9cWe will not [yield]\xe2\x80\x9d, he said {sic}."), &from, &to));
}

static const char page[] =
    "Envoys meet in Vienna\n\nDelegations from Norland and Sudland met in Vienna on Tuesday to "
    "discuss the border that has been closed since March.\n\n"
    "Norland's foreign minister told reporters that both sides had agreed to reopen two crossings "
    "within a week.\n\nLeave a comment\nYour email address will not be published.\n";

static dm_status articles_of(dm_arena *arena, dm_str text, dm_article **articles, size_t *count) {
    dm_blocks b = lines_of(arena, text);
    return arena->failed
               ? DM_ERR_MEMORY
               : dm_text_articles(arena, b.ptr, b.len, (dm_str){0}, false, articles, count, NULL);
}

static void an_article(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_article *a;
    size_t n;
    assert_int_equal(articles_of(&arena, dm_str_of(page), &a, &n), DM_OK);
    assert_int_equal(n, 1);
    assert_true(dm_str_is(a[0].title, "Envoys meet in Vienna"));
    assert_true(dm_str_starts(a[0].text, DM_STR("Delegations from")));
    assert_true(dm_str_ends(a[0].text, DM_STR("within a week.")));
    assert_int_equal(a[0].discarded.len, 2);
    assert_string_equal(a[0].discarded.ptr[0].reason, "comment-form");
    assert_memory_equal(page + a[0].discarded.ptr[0].start, "Leave a comment", 15);
    dm_arena_free(&arena);
}

static void refused_memory(void **state) {
    (void)state;
    dm_status status = DM_ERR_MEMORY;
    uint64_t nth = 1;
    for (; status != DM_OK && nth < 1000; nth++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_article *a;
        size_t n;
        dm_alloc_fail_after(nth);
        status = articles_of(&arena, dm_str_of(page), &a, &n);
        dm_alloc_fail_after(0);
        assert_true(status == DM_OK || status == DM_ERR_MEMORY);
        dm_arena_free(&arena);
    }
    assert_true(nth > 2 && nth < 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_lines),
        cmocka_unit_test(marks_are_no_words),
        cmocka_unit_test(wrapped_lines_are_joined),
        cmocka_unit_test(ends_of_sentences),
        cmocka_unit_test(phrases),
        cmocka_unit_test(credits),
        cmocka_unit_test(placeholders),
        cmocka_unit_test(an_article),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
