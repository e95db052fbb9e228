/*
 * language_reword.c - what the parser is shown in place of a wording: words left out, moved, meant,
 * and those between which a time may stand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "language/language.h"

enum { MOST_WORDS = 16 };

static dm_arena arena;
static dm_rewording rewordings[4];
static dm_rewording_link links[4];
static dm_alike alike;

/* A rewording of so many words, under the first of them. */
static void add(uint32_t at, const char *first, const char *const *words, const char *const *shown,
                uint32_t count, bool whole) {
    dm_rewording *r = &rewordings[at];
    *r = (dm_rewording){.count = count, .whole = whole};
    links[at] = (dm_rewording_link){UINT64_MAX, UINT64_MAX, at, DM_MAP_NONE};
    for (uint32_t i = 0; i < count; i++) {
        assert_true(dm_reworded_word_read(&arena, dm_str_of(words[i]), &r->words[i]));
        r->shown[i] = dm_str_of(shown[i]);
    }
    *dm_map_put(&alike.rewordings, &arena, dm_str_of(first)) = at;
    alike.reworded = rewordings;
    alike.links = links;
}

/* What is shown of words parted by blanks; "!" before those that are meant, and their places. */
static const char *shown_of(const char *text, uint16_t *places) {
    static char out[256];
    dm_token tokens[MOST_WORDS] = {{0}};
    dm_shown shown[MOST_WORDS];
    dm_str left = dm_str_of(text), word;
    uint32_t count = 0, length = 0;
    while (left.len && dm_str_split(&left, ' ', &word)) {
        tokens[count].form = word;
        shown[count] = (dm_shown){word, (uint16_t)count, false};
        count++;
    }
    uint32_t kept = dm_reword(&alike, tokens, count, shown);
    for (uint32_t i = 0; i < kept; i++) {
        if (i)
            out[length++] = ' ';
        if (shown[i].meant)
            out[length++] = '!';
        memcpy(out + length, shown[i].form.ptr, shown[i].form.len);
        length += (uint32_t)shown[i].form.len;
        if (places)
            places[i] = shown[i].token;
    }
    out[length] = 0;
    return out;
}

static int open_arena(void **state) {
    (void)state;
    dm_arena_init(&arena, 0);
    alike = (dm_alike){0};
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    dm_arena_free(&arena);
    return 0;
}

static void words_are_left_out(void **state) {
    (void)state;
    add(0, "accused", (const char *[]){"accused", "<when>", "to", "<name>|<determiner>"},
        (const char *[]){"=", "=", "-", "="}, 4, false);
    assert_string_equal(shown_of("Chile accused to Bolivia", NULL), "Chile accused Bolivia");
    assert_string_equal(shown_of("Chile accused this last Monday to the judge", NULL),
                        "Chile accused this last Monday the judge");
    assert_string_equal(shown_of("Chile accused to judges", NULL), "Chile accused to judges");
    assert_string_equal(shown_of("Chile accused to", NULL), "Chile accused to");
}

static void words_are_moved(void **state) {
    (void)state;
    uint16_t places[MOST_WORDS];
    add(0, "were", (const char *[]){"were", "imposed", "sanctions"},
        (const char *[]){"@3", "@1", "@2"}, 3, true);
    assert_string_equal(shown_of("Here were imposed sanctions by Fiji", places),
                        "Here sanctions were imposed by Fiji");
    const uint16_t expected[] = {0, 3, 1, 2, 4, 5};
    assert_memory_equal(places, expected, sizeof expected);
}

static void words_are_meant_one_for_one(void **state) {
    (void)state;
    add(0, "menaces", (const char *[]){"menaced|menaces", "<name>"},
        (const char *[]){"!threatened|threatens", "="}, 2, false);
    assert_string_equal(shown_of("Fiji menaces Tonga", NULL), "Fiji !threatens Tonga");
}

static void kept_words_are_not_looked_at_again(void **state) {
    (void)state;
    add(0, "asked", (const char *[]){"asked", "to"}, (const char *[]){"=", "-"}, 2, false);
    assert_string_equal(shown_of("Fiji was asked to leave", NULL), "Fiji was asked leave");
    add(1, "was", (const char *[]){"was", "<any>", "to"}, (const char *[]){"=", "=", "="}, 3, true);
    assert_string_equal(shown_of("Fiji was asked to leave", NULL), "Fiji was asked to leave");
}

/* "And condemned the ministry of Chad the raid": who acts stands before the verb. */
static void subjects_are_moved_before_verbs(void **state) {
    (void)state;
    add(0, "and", (const char *[]){"And", "condemned|rejected", "<who>", "<when>", "the"},
        (const char *[]){"=", "@3", "@2", "=", "="}, 5, true);
    *dm_map_put(&alike.acting, &arena, DM_STR("ministry")) = 0;
    *dm_map_put(&alike.phrase_ends, &arena, DM_STR("with")) = 0;
    assert_string_equal(shown_of("And condemned the ministry of the south the raid", NULL),
                        "And the ministry of the south condemned the raid");
    assert_string_equal(shown_of("And rejected Chad and Fiji today the raid", NULL),
                        "And Chad and Fiji rejected today the raid");
    const char *const kept[] = {
        "And condemned the raid the south made", "And condemned the ministry with the raid",
        "And condemned Fiji and left the south", "And rejected Chad of lying the south"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_string_equal(shown_of(kept[i], NULL), kept[i]);
}

static void one_word_is_always_shown(void **state) {
    (void)state;
    add(0, "of", (const char *[]){"of", "to"}, (const char *[]){"-", "-"}, 2, false);
    assert_string_equal(shown_of("of to", NULL), "of");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_left_out, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(words_are_moved, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(words_are_meant_one_for_one, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(kept_words_are_not_looked_at_again, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(subjects_are_moved_before_verbs, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(one_word_is_always_shown, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
