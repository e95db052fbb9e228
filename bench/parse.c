/*
 * parse.c - how right and how fast the language engine is.
 *
 *   bench/parse GOLD.conllu [--raw] [--tokens]        the engine on the raw text, and on the given
 * sentences and tokens bench/parse GOLD.conllu --system SYSTEM.conllu    compares two files
 *   bench/parse GOLD.conllu --tokenizer SECTION       the tokeniser alone, from a file of
 * train/tokenizer, on the raw text
 *
 * The measures are those of the CoNLL 2018 shared task (parse_score.c).
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "parse_run.h"

typedef struct options {
    const char *gold, *system, *tokenizer, *model;
    bool raw, tokens;
} options;

static int complain(const dm_error *error) {
    fprintf(stderr, "bench/parse: ");
    if (error->file[0])
        fprintf(stderr, "%s:%zu: ", error->file, error->line);
    fprintf(stderr, "%s\n", error->message);
    return 3;
}

static dm_status read_file(const char *path, dm_arena *arena, dm_str *content, dm_error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return dm_fail_errno(error, path, "cannot open");
    dm_status status = DM_OK;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = size >= 0 ? dm_arena_alloc(arena, (size_t)size + 1) : NULL;
    if (!bytes)
        status = dm_fail_memory(error);
    else if (fread(bytes, 1, (size_t)size, file) != (size_t)size)
        status = dm_fail_errno(error, path, "cannot read");
    *content = (dm_str){bytes, (size_t)size};
    fclose(file);
    return status;
}

static dm_status load(const char *path, dm_arena *arena, score_sentences *out, dm_error *error) {
    dm_str content;
    dm_status status = read_file(path, arena, &content, error);
    return status ? status : score_read(content, path, arena, out, error);
}

static void print_scores(const score_counts *counts, score_metric end) {
    printf("%-10s %9s %9s %9s %9s\n", "", "precision", "recall", "F1", "aligned");
    for (score_metric m = 0; m < end; m++) {
        score_counts c = counts[m];
        printf("%-10s %9.2f %9.2f %9.2f", score_name(m), 100 * score_precision(c),
               100 * score_recall(c), 100 * score_f1(c));
        if (c.aligned)
            printf(" %9.2f", 100.0 * (double)c.correct / (double)c.aligned);
        printf("\n");
    }
}

static int compare_files(const options *o) {
    dm_error error = {0};
    dm_arena arena;
    dm_arena_init(&arena, 0);
    score_sentences gold, system;
    score_counts counts[SCORE_COUNT] = {0};
    dm_status status = load(o->gold, &arena, &gold, &error);
    if (!status)
        status = load(o->system, &arena, &system, &error);
    if (!status)
        status = score_compare(gold, system, &arena, counts, &error);
    if (!status)
        print_scores(counts, SCORE_COUNT);
    dm_arena_free(&arena);
    return status ? complain(&error) : 0;
}

/* The raw text again and again for a second, for the speed. */
static dm_status time_tokenizer(const dm_tokenizer *tokenizer, dm_str text, dm_error *error) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    size_t tokens = 0;
    dm_status status = DM_OK;
    double begin = run_seconds(), now = begin;
    for (; !status && now - begin < 1; now = run_seconds()) {
        dm_parse parse;
        dm_arena_reset(&arena);
        status = dm_tokenizer_run(tokenizer, &arena, text, DM_TOKENIZE_TEXT, &parse, error);
        tokens += parse.token_count;
    }
    if (!status)
        printf("tokeniser: %.0f tokens a second\n", (double)tokens / (now - begin));
    dm_arena_free(&arena);
    return status;
}

static dm_status run_tokenizer(const options *o, dm_arena *arena, dm_error *error) {
    score_sentences gold, system;
    score_counts counts[SCORE_COUNT] = {0};
    dm_tokenizer tokenizer;
    dm_parse parse;
    dm_str section, text;
    dm_status status = load(o->gold, arena, &gold, error);
    if (!status)
        status = read_file(o->tokenizer, arena, &section, error);
    if (!status)
        status = dm_tokenizer_open(&tokenizer, section.ptr, section.len, error);
    if (!status)
        status = dm_conllu_text(gold.ptr, gold.len, arena, &text, error);
    if (!status)
        status = dm_tokenizer_run(&tokenizer, arena, text, DM_TOKENIZE_TEXT, &parse, error);
    if (!status)
        status = run_to_sentences(NULL, &parse, arena, &system, error);
    if (!status)
        status = score_compare(gold, system, arena, counts, error);
    if (!status)
        print_scores(counts, SCORE_UPOS);
    return status ? status : time_tokenizer(&tokenizer, text, error);
}

static int only_tokenizer(const options *o) {
    dm_error error = {0};
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_status status = run_tokenizer(o, &arena, &error);
    dm_arena_free(&arena);
    return status ? complain(&error) : 0;
}

static dm_status run_model(const dm_model *model, score_sentences gold, bool given, dm_arena *arena,
                           dm_error *error) {
    run_result result;
    score_sentences system;
    score_counts counts[SCORE_COUNT] = {0};
    dm_status status = run_engine(model, gold, given, 2, arena, &result, error);
    if (!status)
        status = run_to_sentences(model, &result.parse, arena, &system, error);
    if (!status)
        status = score_compare(gold, system, arena, counts, error);
    if (status)
        return status;
    printf("%s\n", given ? "sentences and tokens given" : "raw text");
    print_scores(counts, SCORE_COUNT);
    double tokens = (double)result.tokens;
    if (!given)
        printf("tokens and sentences      %9.0f tokens a second\n", tokens / result.tokenize);
    printf("tags, lemmas and trees    %9.0f tokens a second\n", tokens / result.analyse);
    if (!given)
        printf("all stages                %9.0f tokens a second\n",
               tokens / (result.tokenize + result.analyse));
    printf("\n");
    return DM_OK;
}

static int whole_engine(const options *o) {
    dm_error error = {0};
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_model *model = NULL;
    score_sentences gold;
    dm_status status = load(o->gold, &arena, &gold, &error);
    if (!status)
        status = dm_model_open(o->model, &model, &error);
    if (!status && o->raw)
        status = run_model(model, gold, false, &arena, &error);
    if (!status && o->tokens)
        status = run_model(model, gold, true, &arena, &error);
    dm_model_close(model);
    dm_arena_free(&arena);
    return status ? complain(&error) : 0;
}

static int usage(void) {
    fprintf(stderr,
            "usage: bench/parse GOLD.conllu [--raw] [--tokens] [--model FILE]\n"
            "       bench/parse GOLD.conllu --system SYSTEM.conllu | --tokenizer SECTION\n");
    return 2;
}

int main(int argc, char **argv) {
    static const struct option LONG[] = {
        {"system", required_argument, NULL, 's'}, {"tokenizer", required_argument, NULL, 't'},
        {"model", required_argument, NULL, 'm'},  {"raw", no_argument, NULL, 'r'},
        {"tokens", no_argument, NULL, 'g'},       {0}};
    options o = {.model = "models/en.model"};
    for (int c; (c = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
        if (c == 's')
            o.system = optarg;
        else if (c == 't')
            o.tokenizer = optarg;
        else if (c == 'm')
            o.model = optarg;
        else if (c == 'r')
            o.raw = true;
        else if (c == 'g')
            o.tokens = true;
        else
            return usage();
    }
    o.gold = optind < argc ? argv[optind] : NULL;
    if (!o.gold || (o.system && o.tokenizer))
        return usage();
    if (o.system)
        return compare_files(&o);
    if (o.tokenizer)
        return only_tokenizer(&o);
    if (!o.raw && !o.tokens)
        o.raw = o.tokens = true;
    return whole_engine(&o);
}
