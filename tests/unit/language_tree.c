/*
 * language_tree.c - the decoder of trees against all trees, lemma rules, and the keys of words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "language/lemma_rule.h"
#include "language/model.h"
#include "language/spanning_tree.h"
#include "language/tree.h"

static uint64_t seed = 7;

static uint32_t next(void) {
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33);
}

static bool is_tree(const uint16_t *head, size_t n) {
    size_t roots = 0;
    for (size_t d = 1; d <= n; d++) {
        size_t x = d, steps = 0;
        roots += head[d] == 0;
        while (x != 0 && steps++ <= n)
            x = head[x];
        if (x != 0 || head[d] > n)
            return false;
    }
    return roots == 1;
}

static double total(const float *score, size_t stride, const uint16_t *head, size_t n) {
    double sum = 0;
    for (size_t d = 1; d <= n; d++)
        sum += (double)score[d * stride + head[d]];
    return sum;
}

/* The best total of all trees of n words with one root: every assignment of heads is tried. */
static double best_of_all(const float *score, size_t stride, size_t n) {
    uint16_t head[8] = {0};
    double best = -1e9;
    for (;;) {
        if (is_tree(head, n) && total(score, stride, head, n) > best)
            best = total(score, stride, head, n);
        size_t d = 1;
        while (d <= n && ++head[d] > n)
            head[d++] = 0;
        if (d > n)
            return best;
    }
}

static void decode(const float *score, size_t stride, size_t n, uint16_t *head,
                   dm_tree_scratch *scratch) {
    for (size_t d = 1; d <= n; d++) {
        head[d] = 0;
        for (size_t h = 1; h <= n; h++)
            if (h != d && score[d * stride + h] > score[d * stride + head[d]])
                head[d] = (uint16_t)h;
    }
    dm_tree_decode(score, stride, n, head, dm_kernels_portable.largest, scratch);
}

static void small_trees_are_the_best(void **state) {
    dm_tree_scratch *scratch = *state;
    for (int round = 0; round < 3000; round++) {
        size_t n = 1 + next() % 5;
        float score[6 * 6];
        uint16_t head[6];
        for (size_t i = 0; i < 36; i++)
            score[i] = (float)(next() % 64) / 4.0f;
        decode(score, 6, n, head, scratch);
        assert_true(is_tree(head, n));
        assert_true(total(score, 6, head, n) == best_of_all(score, 6, n));
    }
}

static void large_trees_are_trees(void **state) {
    dm_tree_scratch *scratch = *state;
    static const size_t sizes[] = {1, 2, 40, 129, DM_TREE_WORDS};
    float *score = malloc(DM_TREE_NODES * DM_TREE_NODES * sizeof *score);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (int round = 0; round < 6; round++) {
            size_t n = sizes[s], stride = n + 1;
            uint16_t head[DM_TREE_NODES];
            for (size_t i = 0; i < stride * stride; i++)
                score[i] = round == 0 ? 0.0f : (float)(next() % 1000) / 100.0f;
            for (size_t d = 1; d < n && round == 1; d += 2) /* nothing but cycles */
                score[d * stride + d + 1] = score[(d + 1) * stride + d] = 50.0f;
            for (size_t d = 1; d <= n && round == 2; d++) /* everyone wants to be the root */
                score[d * stride] = 90.0f;
            decode(score, stride, n, head, scratch);
            assert_true(is_tree(head, n));
        }
    free(score);
}

static void check_rule(const char *form, const char *lemma) {
    char line[DM_LEMMA_BYTES + 32], out[DM_LEMMA_BYTES];
    dm_lemma_rule rule;
    size_t len = dm_lemma_rule_make(dm_str_of(form), dm_str_of(lemma), line);
    assert_true(len > 0 && dm_lemma_rule_read((dm_str){line, len}, &rule));
    len = dm_lemma_rule_apply(&rule, dm_str_of(form), out);
    assert_true(dm_str_is((dm_str){out, len}, lemma));
}

static const char *apply_of(const char *form, const char *lemma, const char *other) {
    static char out[DM_LEMMA_BYTES + 1];
    char line[DM_LEMMA_BYTES + 32];
    dm_lemma_rule rule;
    size_t len = dm_lemma_rule_make(dm_str_of(form), dm_str_of(lemma), line);
    assert_true(dm_lemma_rule_read((dm_str){line, len}, &rule));
    out[dm_lemma_rule_apply(&rule, dm_str_of(other), out)] = 0;
    return out;
}

static void lemma_rules_make_what_they_were_made_from(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"walked", "walk"},
                                           {"cities", "city"},
                                           {"was", "be"},
                                           {"London", "London"},
                                           {"PRESIDENT", "president"},
                                           {"WASHINGTON", "Washington"},
                                           {"5,000", "5000"},
                                           {"Éire", "Éire"},
                                           {"ÉCOLES", "école"},
                                           {"n't", "not"},
                                           {"\u2019s", "'s"},
                                           {"nato", "NATO"},
                                           {"went", "go"},
                                           {"x", "a much longer lemma than the form"},
                                           {"\U0001F600", "\U0001F600"},
                                           {"-", "-"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_rule(pairs[i][0], pairs[i][1]);
    assert_string_equal(apply_of("walked", "walk", "Talked"), "talk");
    assert_string_equal(apply_of("cities", "city", "PARTIES"), "party");
    assert_string_equal(apply_of("5,000", "5000", "12,500,000"), "12500000");
    assert_string_equal(apply_of("cities", "city", "as"), ""); /* too short for the rule */
}

static void faulty_rules_are_refused(void **state) {
    (void)state;
    dm_lemma_rule rule;
    static const char *const lines[] = {"",
                                        "l",
                                        "l\t0",
                                        "x\t0\t\t0\t",
                                        "l\t-1\t\t0\t",
                                        "l\t0\t\t97\t",
                                        "l\t0\t\tx\t",
                                        "ll\t0\t\t0\t"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_false(dm_lemma_rule_read(dm_str_of(lines[i]), &rule));
}

static void keys_follow_the_form(void **state) {
    (void)state;
    dm_word_keys a, b;
    dm_word_keys_of(DM_STR("Walked"), &a);
    dm_word_keys_of(DM_STR("walked"), &b);
    assert_true(a.key[0] == b.key[0] && a.key[1] != b.key[1] && a.count == b.count);
    dm_word_keys_of(DM_STR("\u201c"), &a);
    dm_word_keys_of(DM_STR("\""), &b);
    assert_memory_equal(a.key, b.key, a.count * sizeof a.key[0]);
    char longest[5000];
    for (size_t n = 0; n < sizeof longest; n += n < 100 ? 1 : 333) {
        for (size_t i = 0; i < n; i++)
            longest[i] = (char)next(); /* not even UTF-8 */
        dm_word_keys_of((dm_str){longest, n}, &a);
        assert_true(a.count <= DM_WORD_KEYS && a.first_piece <= a.count);
    }
}

static void names_of_relations(void **state) {
    (void)state;
    for (int i = 0; i < DM_REL_COUNT; i++)
        assert_int_equal(dm_rel_of(dm_str_of(dm_rel_name((dm_rel)i))), i);
    for (int i = 0; i < DM_UPOS_COUNT; i++)
        assert_int_equal(dm_upos_of(dm_str_of(dm_upos_name((dm_upos)i))), i);
    assert_int_equal(dm_rel_of(DM_STR("obl:npmod")), DM_REL_OBL);
    assert_int_equal(dm_rel_of(DM_STR("nosuch:thing")), DM_REL_DEP);
    assert_int_equal(dm_feats_bits(DM_STR("Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin")),
                     DM_FEAT_SING | DM_FEAT_P3 | DM_FEAT_PAST | DM_FEAT_FIN);
    assert_int_equal(dm_feats_bits(DM_STR("_")), 0);
}

static int make_scratch(void **state) {
    *state = calloc(1, sizeof(dm_tree_scratch));
    return *state ? 0 : -1;
}

static int free_scratch(void **state) {
    free(*state);
    return 0;
}

/* A child is found by its relation as it is now, whichever it had when the trees were linked. */
static void children_by_relation(void **state) {
    (void)state;
    dm_token tokens[] = {{.head = 1, .rel = DM_REL_NSUBJ, .upos = DM_PROPN},
                         {.head = DM_NO_TOKEN, .rel = DM_REL_ROOT, .upos = DM_VERB},
                         {.head = 3, .rel = DM_REL_DET, .upos = DM_DET},
                         {.head = 1, .rel = DM_REL_OBL, .upos = DM_NOUN}};
    dm_sentence sentence = {.first = 0, .count = 4, .root = 1};
    uint32_t children[5], child_start[6];
    uint64_t child_rels[5];
    dm_parse parse = {.sentences = &sentence,
                      .sentence_count = 1,
                      .tokens = tokens,
                      .token_count = 4,
                      .children = children,
                      .child_start = child_start,
                      .child_rels = child_rels};
    dm_tree_link(&parse);
    assert_int_equal(dm_tree_find(&parse, 1, DM_REL_NSUBJ), 0);
    assert_int_equal(dm_tree_find(&parse, 1, DM_REL_OBJ), DM_NO_TOKEN);
    assert_false(dm_tree_may_have(&parse, 1, DM_REL_OBJ));
    assert_int_equal(dm_tree_find(&parse, DM_NO_TOKEN, DM_REL_OBJ), DM_NO_TOKEN);
    dm_tree_set_rel(&parse, 3, DM_REL_OBJ);
    assert_int_equal(dm_tree_find(&parse, 1, DM_REL_OBJ), 3);
    assert_int_equal(dm_tree_find(&parse, 1, DM_REL_OBL), DM_NO_TOKEN);
    tokens[2].head = 1; /* not linked yet: still the noun's */
    dm_tree_set_rel(&parse, 2, DM_REL_ADVMOD);
    assert_int_equal(dm_tree_find(&parse, 3, DM_REL_ADVMOD), 2);
    dm_tree_link(&parse);
    assert_int_equal(dm_tree_find(&parse, 1, DM_REL_ADVMOD), 2);
    assert_false(dm_tree_may_have(&parse, 3, DM_REL_ADVMOD));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_trees_are_the_best),
        cmocka_unit_test(large_trees_are_trees),
        cmocka_unit_test(lemma_rules_make_what_they_were_made_from),
        cmocka_unit_test(faulty_rules_are_refused),
        cmocka_unit_test(keys_follow_the_form),
        cmocka_unit_test(names_of_relations),
        cmocka_unit_test(children_by_relation),
    };
    return cmocka_run_group_tests(tests, make_scratch, free_scratch);
}
