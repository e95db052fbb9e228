/*
 * repair.c - repairs leave trees, however the parser erred. Needs no model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <string.h>

#include "built.h"
#include "coder/repair/repair.h"
#include "time_tree.h"

static dm_lexicon *lexicon;
static dm_codebook *book;

static int set_up(void **state) {
    (void)state;
    char path[BUILT_PATH];
    dm_error error = {0};
    built_lexicon_path(path);
    return dm_lexicon_open(path, NULL, 0, &lexicon, &error) != DM_OK ||
           dm_codebook_new(lexicon, &book, &error) != DM_OK;
}

static int tear_down(void **state) {
    (void)state;
    dm_codebook_free(book);
    dm_lexicon_close(lexicon);
    return 0;
}

static void assert_tree(const dm_parse *parse) {
    for (uint32_t t = 0; t < parse->token_count; t++) {
        size_t steps = 0;
        for (uint32_t up = t; up != DM_NO_TOKEN; up = parse->tokens[up].head)
            assert_true(steps++ <= parse->token_count);
    }
}

/* Trees as no good parser has them: "to" on the verb's own object; "for" on a clause of the noun
 * that would be its subject; a judgement that ends the text. */
static void nothing_hangs_on_itself(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Kenya/PROPN:nsubj>2 asked!P to/PART:mark>5 exercise/VERB:obl>2 restraint/NOUN:obj>4",
        "Kenya/PROPN:nsubj>2 urged!P a/DET:det>4 need/NOUN:obj>2 for/SCONJ:mark>8 "
        "Israel/PROPN:nmod>4 to/PART:mark>8 stop/VERB:acl>6",
        "Kenya/PROPN:nsubj>2 called!P the/DET:det>4 step/NOUN:obj>2 brave/ADJ:amod>4",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_parse parse = tree(&arena, (const char *const[]){texts[i], NULL});
        for (uint32_t t = 0; t < parse.token_count; t++)
            if (dm_str_is(parse.tokens[t].form, "stop"))
                parse.tokens[t].feats = DM_FEAT_INF;
        dm_repair_trees(book, &parse);
        assert_tree(&parse);
        for (uint32_t t = 0; t < parse.token_count; t++)
            assert_int_not_equal(parse.tokens[t].rel, DM_REL_DEP); /* no circle had to be cut */
        dm_arena_free(&arena);
    }
}

/* Two words that hang on each other, in an article in which something is mended. */
static void circles_are_cut(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Fighting!P rage/VERB:acl>1 on/ADP:case>4 Monday/PROPN:obl>2",
        "Police!P in/ADP:case>4 the/DET:det>4 town/NOUN:obl>5 fought/VERB:conj>4", NULL};
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse parse = tree(&arena, texts);
    dm_repair_trees(book, &parse);
    assert_int_equal(parse.sentences[0].root, tree_token(&parse, "rage"));
    assert_tree(&parse);
    dm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_hangs_on_itself),
        cmocka_unit_test(circles_are_cut),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
