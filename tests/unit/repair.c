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

/* A word of the vocabulary that repairs look for, as the notation of time_tree.h has it. */
static const char *const WORDS[] = {
    "Kenya/PROPN",    "accused/VERB", "that/SCONJ",   "after/ADP",  "said/VERB",   ",/PUNCT",
    "minister/NOUN",  "who/PRON",     "imposed/VERB", "on/ADP",     "Chile/PROPN", "to/PART",
    "sanctions/NOUN", "and/CCONJ",    "news/NOUN",    "(/PUNCT",    ")/PUNCT",     "had/AUX",
    "elected/VERB",   "trip/NOUN",    "it/PRON",      "urged/VERB", "called/VERB", "the/DET",
    "army/NOUN",      "speaking/VERB"};
static const char *const RELS[] = {"nsubj",     "obj",   "obl",   "nmod",      "amod",      "acl",
                                   "advcl",     "conj",  "cc",    "case",      "mark",      "punct",
                                   "appos",     "ccomp", "xcomp", "aux",       "advmod",    "iobj",
                                   "parataxis", "dep",   "det",   "acl:relcl", "nsubj:pass"};
enum { RANDOM_WORDS = 14 };

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Writes a tree over words taken at random: heads are given out among words that have theirs. */
static void random_tree(uint32_t *state, char *text, size_t size) {
    enum { COUNT = sizeof WORDS / sizeof *WORDS, KINDS = sizeof RELS / sizeof *RELS };
    uint32_t order[RANDOM_WORDS], head[RANDOM_WORDS];
    for (uint32_t i = 0; i < RANDOM_WORDS; i++)
        order[i] = i;
    for (uint32_t i = RANDOM_WORDS; i-- > 1;) {
        uint32_t k = next_random(state) % (i + 1), kept = order[i];
        order[i] = order[k];
        order[k] = kept;
    }
    for (uint32_t i = 1; i < RANDOM_WORDS; i++)
        head[order[i]] = order[next_random(state) % i];
    size_t at = 0;
    for (uint32_t i = 0; i < RANDOM_WORDS; i++)
        at += (size_t)(i == order[0] ? snprintf(text + at, size - at, "condemned!P ")
                                     : snprintf(text + at, size - at, "%s:%s>%u ",
                                                WORDS[next_random(state) % COUNT],
                                                RELS[next_random(state) % KINDS], head[i] + 1));
}

static void random_trees_stay_trees(void **state) {
    (void)state;
    enum { TREES = 4000 };
    uint32_t random = 16;
    for (int i = 0; i < TREES; i++) {
        char text[RANDOM_WORDS * 40];
        dm_arena arena;
        dm_arena_init(&arena, 0);
        random_tree(&random, text, sizeof text);
        dm_parse parse = tree(&arena, (const char *const[]){text, NULL});
        for (uint32_t t = 0; t < parse.token_count; t++)
            if (parse.tokens[t].upos == DM_VERB)
                parse.tokens[t].feats =
                    next_random(&random) % 2 ? DM_FEAT_FIN | DM_FEAT_PAST : DM_FEAT_PART;
        dm_repair_trees(book, &parse);
        assert_tree(&parse);
        for (uint32_t t = 0; t < parse.token_count; t++)
            if (parse.tokens[t].head == DM_NO_TOKEN && parse.tokens[t].rel != DM_REL_ROOT)
                fail_msg("%s: %.*s has no head", text, DM_FMT(parse.tokens[t].form));
        dm_arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_hangs_on_itself),
        cmocka_unit_test(circles_are_cut),
        cmocka_unit_test(random_trees_stay_trees),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
