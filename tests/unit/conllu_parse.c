/*
 * conllu_parse.c - tests of `demarche parse` as a program: the same bytes for any number of
 * threads, all three kinds of input, faults, and the tokens of news as it comes. They need the
 * model: models/en.model, or the file that DM_MODEL names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "language/conllu.h"

enum { OUTPUT = 4 << 20, PATH_SIZE = 512 };

static char program[PATH_SIZE], model[PATH_SIZE], folder[PATH_SIZE];

static const char *from_environment(const char *name, const char *fallback) {
    const char *value = getenv(name);
    return value ? value : fallback;
}

static int find_files(void **state) {
    (void)state;
    const char *root = from_environment("DM_ROOT", "."), *chosen = getenv("DM_MODEL");
    snprintf(program, sizeof program, "%s/demarche", from_environment("DM_BUILD", "build"));
    if (chosen)
        snprintf(model, sizeof model, "%s", chosen);
    else
        snprintf(model, sizeof model, "%s/models/en.model", root);
    snprintf(folder, sizeof folder, "/tmp/demarche-parse-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_files(void **state) {
    (void)state;
    char command[PATH_SIZE + 16];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) ? -1 : 0;
}

static void need_model(void) {
    if (access(model, R_OK) != 0)
        skip();
}

static void put_file(const char *name, const char *bytes, size_t size) {
    char path[PATH_SIZE * 2];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* Runs `demarche parse ARGUMENTS` in the folder of the test; the output is the caller's to free. */
static char *parse(const char *arguments, size_t *size, int *status) {
    char command[PATH_SIZE * 4];
    snprintf(command, sizeof command, "cd '%s' && '%s' parse --model '%s' %s 2>errors", folder,
             program, model, arguments);
    FILE *pipe = popen(command, "r");
    char *output = malloc(OUTPUT);
    assert_non_null(pipe);
    assert_non_null(output);
    *size = fread(output, 1, OUTPUT - 1, pipe);
    output[*size] = '\0';
    *status = WEXITSTATUS(pclose(pipe));
    return output;
}

static void threads_do_not_matter(void **state) {
    (void)state;
    need_model();
    enum { TEXT = 60000 };
    static const char UNIT[] =
        "The minister said on Monday that talks would go on. Nobody agreed.\n"
        "Iran's envoy didn't comment\n\n";
    char *text = malloc(TEXT);
    assert_non_null(text);
    for (size_t i = 0; i < TEXT; i++)
        text[i] = UNIT[(i + i / 7000) % (sizeof UNIT - 1)];
    put_file("a.txt", text, TEXT);
    put_file("b.txt", text, 777);
    free(text);
    size_t size, other;
    int status;
    char *first = parse("--threads 1 a.txt b.txt", &size, &status);
    assert_int_equal(status, 0);
    assert_true(size > TEXT);
    static const char *const HOW[] = {"--threads 2 a.txt b.txt", "--threads 5 a.txt b.txt"};
    for (int i = 0; i < 2; i++) {
        char *again = parse(HOW[i], &other, &status);
        assert_int_equal(other, size);
        assert_memory_equal(again, first, size);
        free(again);
    }
    free(first);
}

static size_t count_of(const char *output, const char *what) {
    size_t n = 0;
    for (const char *at = output; (at = strstr(at, what)); at += strlen(what))
        n++;
    return n;
}

static void keeps_given_tokens(void **state) {
    (void)state;
    need_model();
    static const char GIVEN[] =
        "# sent_id = x7\n# note\n1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "1\tdid\t_\t_\t_\t_\t_\t_\t_\tA=b\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "3\tNew York\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
        "1\tfaulty\n\n1\tlast\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    put_file("given.conllu", GIVEN, sizeof GIVEN - 1);
    size_t size;
    int status;
    char *out = parse("--input conllu given.conllu", &size, &status);
    assert_int_equal(status, 1);
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_reader reader;
    dm_conllu_sentence s;
    bool more;
    dm_conllu_reader_init(&reader, (dm_str){out, size}, "");
    assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_OK);
    assert_true(dm_str_is(s.sent_id, "x7") && s.comment_count == 2 && s.word_count == 3);
    assert_true(dm_str_is(s.words[2].form, "New York") && dm_str_is(s.words[0].misc, "A=b"));
    assert_true(s.multiword_count == 1 && !s.multiwords[0].space_after);
    size_t roots = 0;
    for (size_t i = 0; i < s.word_count; i++) {
        assert_true(s.words[i].head <= s.word_count && s.words[i].upos.len > 1);
        roots += s.words[i].head == 0;
    }
    assert_int_equal(roots, 1);
    assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_OK);
    assert_true(more && dm_str_is(s.words[0].form, "last"));
    assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_OK);
    assert_false(more);
    dm_arena_free(&arena);
    free(out);
}

static void lines_are_sentences(void **state) {
    (void)state;
    need_model();
    put_file("lines.txt", "One. Two! Three?\n\nfour\n", 23);
    size_t size;
    int status;
    char *out = parse("--input lines lines.txt", &size, &status);
    assert_int_equal(status, 0);
    assert_int_equal(count_of(out, "# sent_id"), 2);
    assert_int_equal(count_of(out, "# newpar"), 0);
    assert_non_null(strstr(out, "# text = One. Two! Three?\n"));
    free(out);
    out = parse("missing.txt lines.txt", &size, &status);
    assert_int_equal(status, 1);
    assert_non_null(strstr(out, "four"));
    free(out);
}

/* News as it comes: the text, and its sentences with tokens parted by blanks. */
static void news(void **state) {
    (void)state;
    need_model();
    static const struct {
        const char *text, *sentences[4];
    } cases[] = {
        {"The ministry denied it. RussiaThey stated the deal is off.",
         {"The ministry denied it .", "Russia", "They stated the deal is off ."}},
        {"Troops attacked Taliban forces.The group claimed 1,200 dead.",
         {"Troops attacked Taliban forces .", "The group claimed 1,200 dead ."}},
        {"He didn't resign; Iran's U.S. envoy, Gen. J.F. Dunford Jr., said so at 10:30 a.m. on "
         "Jan. 5.",
         {"He did n't resign ; Iran 's U.S. envoy , Gen. J.F. Dunford Jr. , said so at 10:30 a.m. "
          "on "
          "Jan. 5 ."}},
        {"MOSCOW (Reuters) - Mr. Putin won't go. \"We cannot,\" he said.",
         {"MOSCOW ( Reuters ) - Mr. Putin wo n't go .", "\" We can not , \" he said ."}},
        {"UN COUNCIL CONDEMNS TEST\nBy John Smith\nThe U.N. Security Council on Tuesday condemned "
         "the "
         "test that North Korea made.",
         {"UN COUNCIL CONDEMNS TEST", "By John Smith",
          "The U.N. Security Council on Tuesday condemned the test that North Korea made ."}},
        {"\xE2\x80\xA2 A first point\n\xE2\x80\xA2 A second point\n",
         {"\xE2\x80\xA2 A first point", "\xE2\x80\xA2 A second point"}},
        {"\xE2\x80\x9CIt\xE2\x80\x99s a threat,\xE2\x80\x9D he said. \xC2\xABWe won\xE2\x80\x99t "
         "accept it,\xC2\xBB she added.",
         {"\xE2\x80\x9C It \xE2\x80\x99s a threat , \xE2\x80\x9D he said .",
          "\xC2\xAB We wo n\xE2\x80\x99t accept it , \xC2\xBB she added ."}},
        {"See https://example.org/a?b=c, or write to press@un.org.",
         {"See https://example.org/a?b=c , or write to press@un.org ."}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_file("news.txt", cases[i].text, strlen(cases[i].text));
        size_t size;
        int status;
        char *out = parse("news.txt", &size, &status);
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_conllu_reader reader;
        dm_conllu_reader_init(&reader, (dm_str){out, size}, "");
        for (size_t k = 0;; k++) {
            dm_conllu_sentence s;
            bool more;
            char tokens[512] = "";
            assert_int_equal(dm_conllu_next(&reader, &arena, &s, &more, NULL), DM_OK);
            if (!more && (k == 4 || !cases[i].sentences[k]))
                break;
            assert_true(more && k < 4 && cases[i].sentences[k]);
            for (size_t w = 0; w < s.word_count; w++)
                snprintf(tokens + strlen(tokens), sizeof tokens - strlen(tokens), "%s%.*s",
                         w ? " " : "", DM_FMT(s.words[w].form));
            assert_string_equal(tokens, cases[i].sentences[k]);
        }
        dm_arena_free(&arena);
        free(out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_do_not_matter), cmocka_unit_test(keeps_given_tokens),
        cmocka_unit_test(lines_are_sentences), cmocka_unit_test(news)};
    return cmocka_run_group_tests(tests, find_files, remove_files);
}
