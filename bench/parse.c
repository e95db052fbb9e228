/*
 * parse.c - how right and how fast the language engine is.
 *
 *   bench/parse GOLD.conllu --system SYSTEM.conllu    compares two files
 *
 * The measures are those of the CoNLL 2018 shared task (parse_score.c).
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "parse_score.h"

typedef struct options {
    const char *gold, *system;
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

static void print_scores(const score_counts *counts) {
    printf("%-10s %9s %9s %9s %9s\n", "", "precision", "recall", "F1", "aligned");
    for (score_metric m = 0; m < SCORE_COUNT; m++) {
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
        print_scores(counts);
    dm_arena_free(&arena);
    return status ? complain(&error) : 0;
}

int main(int argc, char **argv) {
    static const struct option LONG[] = {{"system", required_argument, NULL, 's'}, {0}};
    options o = {0};
    for (int c; (c = getopt_long(argc, argv, "s:", LONG, NULL)) != -1;) {
        if (c != 's')
            return 2;
        o.system = optarg;
    }
    o.gold = optind < argc ? argv[optind] : NULL;
    if (!o.gold || !o.system) {
        fprintf(stderr, "usage: bench/parse GOLD.conllu --system SYSTEM.conllu\n");
        return 2;
    }
    return compare_files(&o);
}
