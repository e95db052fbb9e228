/*
 * chapters.c - a text of many sentences is coded in parts: they cover it, begin with paragraphs,
 * and what is found in them is where it was found.
 */
#include "coder_run.h"

#include "base/limits.h"
#include "coder/chapters.h"
#include "language/tree.h"

/* A parse of `count` sentences of `each` tokens, a new paragraph every `paragraph`. The last token
 * of a sentence is its root. */
static dm_parse numbered(dm_arena *arena, size_t count, size_t each, size_t paragraph) {
    size_t all = count * each;
    dm_parse parse = {.text = {dm_arena_zero(arena, count, 10), count * 10},
                      .sentence_count = count,
                      .token_count = all};
    parse.sentences = DM_NEW_ARRAY(arena, dm_sentence, count);
    parse.tokens = DM_NEW_ARRAY(arena, dm_token, all);
    parse.child_start = DM_NEW_ARRAY(arena, uint32_t, all + 2);
    parse.child_rels = DM_NEW_ARRAY(arena, uint64_t, all + 1);
    parse.children = DM_NEW_ARRAY(arena, uint32_t, all + 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = i * (uint32_t)each, root = first + (uint32_t)each - 1;
        parse.sentences[i] =
            (dm_sentence){10 * i, 10 * i + 9, first, (uint32_t)each, root, i % paragraph == 0};
        for (uint32_t t = first; t <= root; t++)
            parse.tokens[t] =
                (dm_token){.start = 10 * i, .head = t < root ? root : DM_NO_TOKEN, .sentence = i};
    }
    dm_tree_link(&parse);
    return parse;
}

/* Tokens, heads and children are numbered from the beginning of the chapter. */
static void check_numbers(const dm_parse *one, size_t first, size_t each) {
    for (uint32_t i = 0; i < one->sentence_count; i++) {
        uint32_t begin = i * (uint32_t)each, root = begin + (uint32_t)each - 1;
        assert_int_equal(one->sentences[i].start, 10 * (first + i));
        assert_int_equal(one->sentences[i].first, begin);
        assert_int_equal(one->sentences[i].root, root);
        assert_int_equal(one->tokens[begin].sentence, i);
        assert_int_equal(one->tokens[begin].head, root);
        assert_int_equal(one->tokens[root].head, DM_NO_TOKEN);
        assert_int_equal(one->children[one->child_start[root]], begin);
    }
}

/* How many chapters there are; each is checked, all but the first to begin a paragraph if `cut`. */
static size_t chapters_of(size_t count, size_t each, size_t paragraph, bool cut) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse whole = numbered(&arena, count, each, paragraph), one;
    size_t at = 0, chapters = 0;
    do {
        size_t first = at;
        assert_true(dm_chapter_next(&arena, &whole, &at, &one));
        chapters++;
        assert_int_equal(one.sentence_count, at - first);
        assert_int_equal(one.token_count, each * one.sentence_count);
        assert_true(one.sentence_count <= DM_LIMIT_CHAPTER_SENTENCES);
        assert_true(one.token_count < DM_LIMIT_CHAPTER_TOKENS + each);
        assert_true(!first || !cut || one.sentences[0].paragraph_start);
        check_numbers(&one, first, each);
    } while (at < whole.sentence_count);
    assert_int_equal(at, count);
    assert_true(chapters > 1 || one.tokens == whole.tokens);
    dm_arena_free(&arena);
    return chapters;
}

static void parts(void **state) {
    (void)state;
    enum { MOST = DM_LIMIT_CHAPTER_SENTENCES };
    assert_int_equal(chapters_of(1, 2, 5, true), 1);
    assert_int_equal(chapters_of(MOST, 2, 5, true), 1);
    assert_int_equal(chapters_of(MOST + 1, 2, 5, true), 2);
    assert_int_equal(chapters_of(10 * MOST, 2, 7, true),
                     11); /* each a little less than it may be */
    assert_int_equal(chapters_of(3 * MOST, 2, 100 * MOST, false), 3);
    assert_int_equal(chapters_of(100, 1000, 100 * MOST, false), 7); /* of 15 sentences */
}

/* Three chapters of the same. */
static void found_where_it_stands(void **state) {
    NEEDS_MODEL();
    enum { SENTENCES = DM_LIMIT_CHAPTER_SENTENCES * 5 / 2, SIZE = 128 };
    static const char *const told[] = {
        "Kenya condemned Uganda over the dam at lock %u.", "Peru expelled %u diplomats of Chile.",
        "\"We will never leave valley %u,\" the French president said."};
    char *text = malloc((size_t)SENTENCES * SIZE);
    size_t length = 0;
    assert_non_null(text);
    for (unsigned i = 0; i < SENTENCES; i++) {
        length += (size_t)snprintf(text + length, SIZE, told[i % 3], i);
        length += (size_t)snprintf(text + length, SIZE, i % 6 == 5 ? "\n\n" : " ");
    }
    const dm_records *records = coded(text, "2022-03-03");
    uint32_t last = 0;
    assert_int_equal(records->events.len, 3 * 3); /* told again and again, once a chapter */
    assert_true(records->statements.len > SENTENCES / 4);
    for (size_t i = 0; i < records->events.len; i++) {
        const dm_event *event = &records->events.ptr[i];
        const char *there = text + event->trigger.start;
        assert_memory_equal(event->trigger_text.ptr, there, event->trigger_text.len);
        assert_true(event->sentence.start >= last);
        last = event->sentence.start;
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(event->id, records->events.ptr[k].id);
    }
    for (size_t i = 0; i < records->statements.len; i++)
        assert_true(records->statements.ptr[i].content.end <= length);
    assert_true(last > length / 2);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts),
        cmocka_unit_test(found_where_it_stands),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
