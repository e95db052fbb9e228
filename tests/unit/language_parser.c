/*
 * language_parser.c - the model file and the parser: what is refused, and what holds of every
 * analysis.
 *
 * Reads models/en.model below DM_ROOT.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "language/model.h"
#include "language/recall.h"

static unsigned char *model_bytes;
static size_t model_size;
static dm_model *model;

static const char NEWS[] =
    "Kenya's president did not meet the French foreign minister in Nairobi on Tuesday. "
    "\"We won't accept it,\" he said, adding that talks would resume in 2024.\n\n"
    "LEADERS SIGN TREATY\n\nThe U.N. Security Council, which had been divided, voted 12-3 to "
    "extend "
    "the mission; Russia abstained. Ministers were told by the aide who'd called them.";

/* ---- the model file ---- */

static dm_status try_open(unsigned char *bytes, size_t size, dm_error *error) {
    dm_model *m = NULL;
    memset(error, 0, sizeof *error);
    dm_status status = dm_model_open_memory(bytes, size, &m, error);
    assert_true((status == DM_OK) == (m != NULL));
    dm_model_close(m);
    return status;
}

static unsigned char *copy_of_model(void) {
    unsigned char *copy = aligned_alloc(64, (model_size + 63) & ~(size_t)63);
    assert_non_null(copy);
    memcpy(copy, model_bytes, model_size);
    return copy;
}

/* As if a whole file had been written wrongly: the hash is right again. */
static void seal(unsigned char *bytes) {
    dm_model_header *header = (dm_model_header *)bytes;
    header->hash = dm_hash64((dm_str){(char *)bytes + sizeof *header, model_size - sizeof *header},
                             header->sections);
}

static void good_model_opens(void **state) {
    (void)state;
    assert_true(dm_str_is(dm_model_language(model), "en"));
    assert_int_equal(dm_model_hash(model).len, 16);
    assert_true(dm_str_is(dm_model_xpos(model, 255), "_"));
    assert_true(dm_model_deprel(model, model->root_rel).len == 4);
}

static void truncated_models_are_refused(void **state) {
    (void)state;
    unsigned char *copy = copy_of_model();
    dm_error error;
    static const size_t sizes[] = {0, 1, 8, 63, 64, 100, 4096};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_int_equal(try_open(copy, sizes[i], &error), DM_ERR_FORMAT);
    assert_int_equal(try_open(copy, model_size - 1, &error), DM_ERR_FORMAT);
    assert_non_null(strstr(error.message, "truncated"));
    free(copy);
}

static void damaged_models_are_refused(void **state) {
    (void)state;
    unsigned char *copy = copy_of_model();
    dm_error error;
    copy[model_size / 2] ^= 1;
    assert_int_equal(try_open(copy, model_size, &error), DM_ERR_FORMAT);
    assert_non_null(strstr(error.message, "damaged"));
    copy[model_size / 2] ^= 1;
    copy[0] ^= 1;
    assert_int_equal(try_open(copy, model_size, &error), DM_ERR_FORMAT);
    copy[0] ^= 1;
    copy[8] = DM_MODEL_FILE_VERSION + 1;
    assert_int_equal(try_open(copy, model_size, &error), DM_ERR_VERSION);
    assert_non_null(strstr(error.message, "version"));
    free(copy);
}

/* Every field of the table and of the shape, set to nonsense, with a hash that fits. */
static void senseless_models_are_refused(void **state) {
    (void)state;
    unsigned char *copy = copy_of_model();
    dm_error error;
    dm_model_header *header = (dm_model_header *)copy;
    dm_model_entry *entry = (dm_model_entry *)(header + 1);
    for (uint32_t i = 0; i < header->sections; i++) {
        dm_model_entry old = entry[i];
        entry[i].name[0] = '?'; /* a section that is needed is missing */
        seal(copy);
        assert_int_not_equal(try_open(copy, model_size, &error), DM_OK);
        entry[i] = old;
        entry[i].offset = UINT64_MAX - 63;
        seal(copy);
        assert_int_equal(try_open(copy, model_size, &error), DM_ERR_FORMAT);
        entry[i] = old;
        entry[i].size = strcmp(old.name, "language") == 0 ? UINT64_MAX : old.size - 1;
        seal(copy);
        assert_int_not_equal(try_open(copy, model_size, &error), DM_OK);
        entry[i] = old;
    }
    uint32_t *shape = NULL;
    for (uint32_t i = 0; i < header->sections; i++)
        if (strcmp(entry[i].name, "shape") == 0)
            shape = (uint32_t *)(copy + entry[i].offset);
    assert_non_null(shape);
    for (size_t i = 0; i < 8 + DM_NAME_LISTS; i++) {
        uint32_t old = shape[i];
        if (i == 3)
            continue; /* any layer below `layers` may feed the tagger */
        static const uint32_t values[] = {0, 1u << 31, UINT32_MAX};
        for (size_t k = 0; k < 3; k++) {
            shape[i] = values[k];
            seal(copy);
            assert_int_equal(try_open(copy, model_size, &error), DM_ERR_FORMAT);
        }
        shape[i] = old;
    }
    free(copy);
}

static void missing_files_are_errors(void **state) {
    (void)state;
    dm_model *m;
    dm_error error = {0};
    assert_int_equal(dm_model_open("/nonexistent/en.model", &m, &error), DM_ERR_IO);
    assert_int_equal(dm_model_open("/dev/null", &m, &error), DM_ERR_FORMAT);
    assert_null(m);
}

/* ---- analyses ---- */

static void check_tree(const dm_parse *p, const dm_sentence *s) {
    size_t roots = 0;
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        const dm_token *token = &p->tokens[t];
        uint32_t x = t, steps = 0;
        roots += token->head == DM_NO_TOKEN;
        while (p->tokens[x].head != DM_NO_TOKEN) {
            x = p->tokens[x].head;
            assert_true(x >= s->first && x < s->first + s->count);
            assert_true(steps++ < s->count);
        }
        assert_int_equal(x, s->root);
        assert_int_equal(token->rel == DM_REL_ROOT, t == s->root);
        assert_true(token->certainty > 0 && token->certainty <= 1.0001f);
        assert_true(token->upos < DM_UPOS_COUNT && token->rel < DM_REL_COUNT);
        assert_true(token->lemma.len > 0);
        assert_true(dm_model_deprel(model, token->deprel_id).len > 0);
        assert_int_equal(dm_feats_bits(dm_model_feats(model, token->feats_id)), token->feats);
    }
    assert_int_equal(roots, s->count > 0 ? 1 : 0);
}

static void check_parse(const dm_parse *p) {
    for (size_t i = 0; i < p->sentence_count; i++)
        check_tree(p, &p->sentences[i]);
    for (uint32_t t = 0; t < p->token_count; t++)
        for (uint32_t c = p->child_start[t]; c < p->child_start[t + 1]; c++) {
            assert_int_equal(p->tokens[p->children[c]].head, t);
            assert_true(c == p->child_start[t] || p->children[c] > p->children[c - 1]);
        }
    uint32_t linked = p->token_count ? p->child_start[p->token_count] : 0;
    for (size_t i = 0; i < p->sentence_count; i++)
        linked += p->sentences[i].count > 0;
    assert_int_equal(linked, p->token_count);
}

static dm_parse parse(dm_parser *parser, dm_arena *arena, dm_str text) {
    dm_parse result;
    dm_error error;
    assert_int_equal(dm_parser_text(parser, arena, text, &result, &error), DM_OK);
    check_parse(&result);
    return result;
}

static void assert_same(const dm_parse *a, const dm_parse *b) {
    assert_int_equal(a->token_count, b->token_count);
    for (size_t t = 0; t < a->token_count; t++) {
        const dm_token *x = &a->tokens[t], *y = &b->tokens[t];
        assert_true(x->start == y->start && x->end == y->end && x->head == y->head &&
                    x->feats_id == y->feats_id && x->deprel_id == y->deprel_id &&
                    x->upos == y->upos && x->xpos == y->xpos && dm_str_eq(x->lemma, y->lemma) &&
                    memcmp(&x->certainty, &y->certainty, sizeof x->certainty) == 0);
    }
}

static void texts_give_trees(void **state) {
    dm_parser *parser = *state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    static const char *const texts[] = {"",
                                        " ",
                                        "\n\n",
                                        "a",
                                        "...",
                                        "?!",
                                        "WAR",
                                        "a b",
                                        "\xff\xfe\x80",
                                        "\u0645\u0631\u062d\u0628\u0627 \U0001F600",
                                        "no blank\tno\vmark\x01 end",
                                        "http://x.y/z?q=1#abc",
                                        "1,000.50 % $5",
                                        NEWS};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        (void)parse(parser, &arena, dm_str_of(texts[i]));
    dm_arena_free(&arena);
}

/* A parser that has met nothing yet, so that it recalls nothing. */
static dm_parser *fresh_parser(void) {
    dm_parser *parser;
    dm_error error;
    assert_int_equal(dm_parser_new(model, &parser, &error), DM_OK);
    return parser;
}

static void alone_and_after_another_is_the_same(void **state) {
    (void)state;
    dm_arena a, b;
    dm_arena_init(&a, 0);
    dm_arena_init(&b, 0);
    dm_parser *fresh = fresh_parser();
    dm_parse first = parse(fresh, &a, DM_STR(NEWS));
    for (int i = 0; i < 3; i++) {
        dm_parser *other = fresh_parser();
        for (int k = 0; k < i; k++)
            (void)parse(other, &b, dm_str_of("Something else, quite different: it rained. Yes."));
        dm_parse again = parse(other, &b, DM_STR(NEWS));
        assert_same(&first, &again);
        dm_parser_free(other);
    }
    dm_parser_free(fresh);
    dm_arena_free(&a);
    dm_arena_free(&b);
}

static void what_is_recalled_is_the_same(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parser *parser = fresh_parser(), *other = fresh_parser();
    dm_parse first = parse(parser, &arena, DM_STR(NEWS));
    for (int i = 0; i < 3; i++) {
        dm_parse again = parse(parser, &arena, DM_STR(NEWS));
        assert_same(&first, &again);
    }
    /* between sentences that are new, and where a name or one word is another */
    dm_str mixed = dm_arena_printf(&arena, "It rained in Oslo. %s It rained in Turin.", NEWS);
    dm_parse recalled = parse(parser, &arena, mixed), anew = parse(other, &arena, mixed);
    assert_same(&anew, &recalled);
    dm_parser_free(parser);
    dm_parser_free(other);
    dm_arena_free(&arena);
}

static void sentences_are_recalled_until_others_take_their_room(void **state) {
    (void)state;
    dm_recall *recall = dm_recall_new();
    assert_non_null(recall);
    const dm_str forms[] = {DM_STR("Kenya"), DM_STR("met"), DM_STR("Uganda")},
                 joined[] = {DM_STR("Kenyamet"), DM_STR(""), DM_STR("Uganda")},
                 meant[] = {DM_STR("Kenya"), DM_STR("meet"), DM_STR("Uganda")};
    dm_recall_key key = dm_recall_key_of(forms, forms, 3),
                  apart = dm_recall_key_of(joined, joined, 3),
                  other = dm_recall_key_of(forms, meant, 3);
    assert_true(key.low != apart.low && key.low != other.low && key.high != other.high);
    assert_null(dm_recall_find(recall, key, 3));
    dm_recalled *words = dm_recall_keep(recall, key, 3);
    for (uint16_t i = 0; i < 3; i++)
        words[i] = (dm_recalled){.head = i};
    assert_int_equal(dm_recall_find(recall, key, 3)[2].head, 2);
    assert_null(dm_recall_find(recall, key, 2));
    assert_null(dm_recall_find(recall, other, 3));
    enum { LONG = 250 };
    for (uint64_t i = 0; i < DM_RECALL_WORDS / LONG; i++) {
        assert_non_null(dm_recall_find(recall, key, 3));
        (void)dm_recall_keep(recall, (dm_recall_key){1, key.low + 1}, LONG);
    }
    (void)dm_recall_keep(recall, (dm_recall_key){1, key.low + 1}, LONG);
    assert_null(dm_recall_find(recall, key, 3));
    dm_recall_free(recall);
}

static void kernels_give_the_same_parse(void **state) {
    (void)state;
    dm_arena a, b;
    dm_arena_init(&a, 0);
    dm_arena_init(&b, 0);
    const dm_kernels *best = model->kernels;
    model->kernels = &dm_kernels_portable;
    dm_parser *parser = fresh_parser();
    dm_parse want = parse(parser, &a, DM_STR(NEWS));
    dm_parser_free(parser);
    for (size_t v = 1; dm_kernels_at(v); v++) {
        model->kernels = dm_kernels_at(v);
        parser = fresh_parser();
        dm_parse got = parse(parser, &b, DM_STR(NEWS));
        assert_same(&want, &got);
        dm_parser_free(parser);
    }
    model->kernels = best;
    dm_arena_free(&a);
    dm_arena_free(&b);
}

/* 10,000 words without a mark, and with some: one tree, in a time that is far from quadratic. */
static void endless_sentences_are_trees(void **state) {
    enum { WORDS = 10000 };
    dm_arena arena;
    dm_arena_init(&arena, 0);
    for (int with_marks = 0; with_marks < 2; with_marks++) {
        char *text = malloc(WORDS * 8), *p = text;
        for (int i = 0; i < WORDS; i++)
            p += sprintf(p, "%s%s ", i % 3 ? "word" : "of", with_marks && i % 90 == 89 ? "," : "");
        clock_t before = clock();
        dm_parse result = parse(*state, &arena, (dm_str){text, (size_t)(p - text)});
        assert_true(result.token_count >= WORDS);
        assert_true((double)(clock() - before) / CLOCKS_PER_SEC < 60);
        free(text);
    }
    dm_arena_free(&arena);
}

/* Given tokens in one sentence of 10,000: the tokeniser may not be who cuts. */
static void given_sentences_are_kept(void **state) {
    enum { WORDS = 10000 };
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_token *tokens = DM_NEW_ARRAY(&arena, dm_token, WORDS);
    dm_sentence sentences[3] = {{.count = 0}, {.count = WORDS}, {.first = WORDS}};
    for (uint32_t i = 0; i < WORDS; i++)
        tokens[i] = (dm_token){.form = DM_STR("tree"), .sentence = 1};
    dm_parse p = {
        .sentences = sentences, .sentence_count = 3, .tokens = tokens, .token_count = WORDS};
    dm_error error;
    assert_int_equal(dm_parser_analyse(*state, &arena, &p, &error), DM_OK);
    check_parse(&p);
    assert_int_equal(sentences[0].root, DM_NO_TOKEN);
    dm_arena_free(&arena);
}

static void warm_parsers_do_not_allocate(void **state) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    (void)parse(*state, &arena, DM_STR(NEWS));
    dm_arena_reset(&arena);
    dm_alloc_fail_after(0);
    (void)parse(*state, &arena, DM_STR(NEWS));
    assert_int_equal(dm_alloc_count(), 0);
    dm_arena_free(&arena);
}

/* The Nth request for memory fails, for every N until all goes well. */
static void refused_memory_is_reported(void **state) {
    (void)state;
    unsigned char *copy = copy_of_model();
    bool done = false;
    for (uint64_t nth = 1; !done; nth++) {
        dm_model *m = NULL;
        dm_parser *parser = NULL;
        dm_arena arena;
        dm_parse result;
        dm_error error;
        dm_arena_init(&arena, 0);
        dm_alloc_fail_after(nth);
        dm_status status = dm_model_open_memory(copy, model_size, &m, &error);
        if (status == DM_OK)
            status = dm_parser_new(m, &parser, &error);
        if (status == DM_OK)
            status = dm_parser_text(parser, &arena, DM_STR(NEWS), &result, &error);
        dm_alloc_fail_after(0);
        assert_true(status == DM_OK || status == DM_ERR_MEMORY);
        done = status == DM_OK;
        dm_parser_free(parser);
        dm_model_close(m);
        dm_arena_free(&arena);
        assert_true(nth < 1000);
    }
    free(copy);
}

/* ---- the run ---- */

static int open_all(void **state) {
    char path[4096];
    const char *root = getenv("DM_ROOT");
    snprintf(path, sizeof path, "%s/models/en.model", root ? root : ".");
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    fseek(file, 0, SEEK_END);
    model_size = (size_t)ftell(file);
    rewind(file);
    model_bytes = aligned_alloc(64, (model_size + 63) & ~(size_t)63);
    bool good = model_bytes && fread(model_bytes, 1, model_size, file) == model_size;
    fclose(file);
    dm_error error;
    if (!good || dm_model_open(path, &model, &error) != DM_OK)
        return -1;
    return dm_parser_new(model, (dm_parser **)state, &error) == DM_OK ? 0 : -1;
}

static int close_all(void **state) {
    dm_parser_free(*state);
    dm_model_close(model);
    free(model_bytes);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_model_opens),
        cmocka_unit_test(truncated_models_are_refused),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(senseless_models_are_refused),
        cmocka_unit_test(missing_files_are_errors),
        cmocka_unit_test(texts_give_trees),
        cmocka_unit_test(alone_and_after_another_is_the_same),
        cmocka_unit_test(what_is_recalled_is_the_same),
        cmocka_unit_test(sentences_are_recalled_until_others_take_their_room),
        cmocka_unit_test(kernels_give_the_same_parse),
        cmocka_unit_test(endless_sentences_are_trees),
        cmocka_unit_test(given_sentences_are_kept),
        cmocka_unit_test(warm_parsers_do_not_allocate),
        cmocka_unit_test(refused_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
