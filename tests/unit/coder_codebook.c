/*
 * coder_codebook.c - the coder's knowledge: faults of frames, slots, operators, classes, reporting
 * words and weights in tables of the user's, with file and line; what sound rows become; refused
 * memory. Needs no model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/alloc.h"
#include "coder/codebook/codebook.h"

static char built[4096], mine[64];

static void write_mine(const char *text) {
    FILE *file = fopen(mine, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    fclose(file);
}

/* The codebook with a table of the user's. */
static dm_status with(const char *text, dm_lexicon **lexicon, dm_codebook **book, dm_error *error) {
    const char *extra[] = {mine};
    write_mine(text);
    assert_int_equal(dm_lexicon_open(built, extra, 1, lexicon, error), DM_OK);
    return dm_codebook_new(*lexicon, book, error);
}

static void faults_have_their_line(void **state) {
    (void)state;
#define FRAMES                                                                                     \
    "predicate\tframe\tactor\trecipient\ttype\tmode\tcontext\tstance\ttheme\texample\tyields\n"
#define OPERATORS "predicate\tcomplement\tagent\teffect\texample\tyields\n"
    static const struct {
        const char *text, *word;
    } cases[] = {
        {FRAMES "frob\t-\tsubj\tobj\tACCUSE\t-\t-\t-\t-\t-\t-\n", "no part of speech"},
        {FRAMES "frob.X\t-\tsubj\tobj\tACCUSE\t-\t-\t-\t-\t-\t-\n", "part of speech X"},
        {FRAMES "frob.V\t-\tsubj\tobj\tFROB\t-\t-\t-\t-\t-\t-\n", "no PLOVER event type"},
        {FRAMES "frob.V\t-\tsubj\tobj\t-\t-\t-\t-\t-\t-\t-\n", "must have a stance"},
        {FRAMES "frob.V\t-\tsubj\tobj\tACCUSE\t-\t-\tcondemns\t-\t-\t-\n", "needs a theme"},
        {FRAMES "frob.V\t-\tSubj\tobj\tACCUSE\t-\t-\t-\t-\t-\t-\n", "\"Subj\" is no slot"},
        {FRAMES "frob.V\t-\tsubj\tobj/of/of/of\tACCUSE\t-\t-\t-\t-\t-\t-\n", "more than 3 steps"},
        {FRAMES "frob.V\t-\tsubj\ta|b|c|d|e|f|g|h|i\tACCUSE\t-\t-\t-\t-\t-\t-\n",
         "more than 8 slots"},
        {FRAMES "frob.V\tobj:@nosuch\tsubj\tobj\tACCUSE\t-\t-\t-\t-\t-\t-\n",
         "class @nosuch is not in"},
        {FRAMES "frob.V\ta b c d e f g h i\tsubj\tobj\tACCUSE\t-\t-\t-\t-\t-\t-\n",
         "more than 8 conditions"},
        {OPERATORS "frob.V\txcomp\tsubj\tfrobnicate\t-\t-\n", "\"frobnicate\" is no effect"},
        {OPERATORS "frob\txcomp\tsubj\trefuse\t-\t-\n", "no part of speech"},
        {OPERATORS "frob.V\tX9\tsubj\trefuse\t-\t-\n", "is no slot"},
        {"verb\tkind\tstrength\nfrob\tmurmur\t1\n", "no kind of reporting word"},
        {"verb\tkind\tstrength\nfrob\tsay\t4\n", "strength is 1, 2 or 3"},
        {"feature\tweight\nfrob\tmuch\n", "no number"},
        {"relation_feature\tweights\nfrob\tFROB=1\n", "is no class"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_lexicon *lexicon;
        dm_codebook *book;
        dm_error error = {0};
        if (with(cases[i].text, &lexicon, &book, &error) != DM_ERR_FORMAT)
            fail_msg("taken: %s", cases[i].text);
        assert_null(book);
        assert_string_equal(error.file, mine);
        assert_int_equal(error.line, 2);
        if (!strstr(error.message, cases[i].word))
            fail_msg("\"%s\" does not say \"%s\"", error.message, cases[i].word);
        dm_lexicon_close(lexicon);
    }
}

static void rows_become_frames(void **state) {
    (void)state;
    dm_lexicon *lexicon;
    dm_codebook *book;
    dm_error error = {0};
    assert_int_equal(
        with(FRAMES "# one\nfrobble.V\t-\tsubj\tobj\tACCUSE\tallege\t-\t-\t-\t-\t-\n"
                    "frobble off.V\tobj:film,book !on\tsubj&with\t-\tCONSULT\t-\t-\t-\t-\t-\t-\n"
                    "no-fly frobble.N\t-\tposs\tobj/of*|on\tREJECT\t-\t-\t-\t-\t-\t-\n",
             &lexicon, &book, &error),
        DM_OK);
    uint32_t at = dm_codebook_frames(book, DM_STR("Frobble"), 'V');
    assert_int_not_equal(at, DM_MAP_NONE);
    const dm_frame *frame = &book->frames.ptr[at]; /* the more specific one first */
    assert_true(dm_str_is(frame->words, "off") && frame->type == DM_CONSULT && frame->reciprocal);
    assert_int_equal(frame->condition_count, 2);
    assert_true(frame->conditions[1].negated && !frame->conditions[0].negated);
    assert_int_equal(frame->actor.count, 2);
    assert_true(frame->actor.choices[1].joined);
    assert_true(dm_str_is(frame->actor.choices[1].steps[0].preposition, "with"));
    frame = &book->frames.ptr[frame->next];
    assert_true(frame->type == DM_ACCUSE && dm_str_is(frame->mode, "allege"));
    assert_int_equal(frame->next, DM_MAP_NONE);
    size_t line;
    dm_table_place(frame->table, frame->row, &line);
    assert_int_equal(line, 3);
    frame = &book->frames.ptr[dm_codebook_frames(book, DM_STR("frobble"), 'N')];
    assert_true(dm_str_is(frame->words, "no-fly") && dm_str_is(frame->lemma, "frobble"));
    assert_true(frame->recipient.choices[0].responsible && frame->recipient.choices[0].count == 2);
    assert_int_equal(dm_codebook_frames(book, DM_STR("frobble"), 'A'), DM_MAP_NONE);
    assert_int_equal(dm_codebook_operators(book, DM_STR("frobble"), 'V'), DM_MAP_NONE);

    /* the built-in tables beside it */
    assert_int_not_equal(dm_codebook_operators(book, DM_STR("refuse"), 'V'), DM_MAP_NONE);
    assert_true(dm_codebook_in_class(book, "@sanction", DM_STR("Embargo")));
    assert_false(dm_codebook_in_class(book, "@sanction", DM_STR("apple")));
    assert_false(dm_codebook_in_class(book, "@nosuch", DM_STR("embargo")));
    const dm_reporting *say = dm_codebook_report(book, DM_STR("say"), 'V');
    assert_true(say && say->kind == DM_REPORT_SAY);
    assert_null(dm_codebook_report(book, DM_STR("eat"), 'V'));
    char longest[300];
    memset(longest, 'a', sizeof longest);
    assert_int_equal(dm_codebook_frames(book, (dm_str){longest, sizeof longest}, 'V'), DM_MAP_NONE);
    assert_false(dm_codebook_in_class(book, "@sanction", (dm_str){longest, sizeof longest}));
    assert_int_equal(dm_codebook_irregular(book, (dm_str){longest, sizeof longest}).len, 0);
    dm_codebook_free(book);
    dm_codebook_free(NULL);
    dm_lexicon_close(lexicon);
}

static void memory_runs_out(void **state) {
    (void)state;
    dm_lexicon *lexicon;
    dm_codebook *book = NULL;
    dm_error error = {0};
    assert_int_equal(dm_lexicon_open(built, NULL, 0, &lexicon, &error), DM_OK);
    bool done = false;
    size_t refused = 0;
    for (uint64_t n = 1; !done && n < 2000; n++) {
        dm_alloc_fail_after(n);
        dm_status status = dm_codebook_new(lexicon, &book, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        refused += !done;
        if (!done && status != DM_ERR_MEMORY)
            fail_msg("%s", error.message);
        assert_true(done || !book);
    }
    /* Those of who is who are made on a thread of their own, and fail in tests/unit/knowledge.c. */
    assert_true(done && refused >= 2); /* the handle, and what all rows fill */
    dm_codebook_free(book);
    dm_lexicon_close(lexicon);
}

static int set_up(void **state) {
    (void)state;
    const char *build = getenv("DM_BUILD");
    snprintf(built, sizeof built, "%s/lexicon.bin", build ? build : "build");
    snprintf(mine, sizeof mine, "/tmp/dm_test_codebook_%d.tsv", (int)getpid());
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    unlink(mine);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_have_their_line),
        cmocka_unit_test(rows_become_frames),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
