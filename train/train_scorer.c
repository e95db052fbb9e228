/*
 * train_scorer.c - fits the weights of a scorer (lexicon/scorer/events.tsv or positions.tsv) to
 * what is right and false of the annotated events or positions.
 *
 *   demarche eval --min-confidence 0 --features f.txt samples tests/sentences
 *   build/train/train_scorer f.txt lexicon/scorer/events.tsv > new.tsv
 *
 *   demarche eval --min-confidence 0 --features f.txt samples ARTICLES
 *   build/train/train_scorer f.txt lexicon/scorer/positions.tsv train/positions_prior.tsv \
 *       samples/0 samples/1 samples/2 samples/3 samples/4 samples/5 samples/60 > new.tsv
 *
 * Rows of positions are those with the feature "stand-bias"; the table says which rows are meant.
 * They are few: with a third file the penalty pulls to the weights in it instead of to 0, four
 * times as hard. Places that begin like one of the words behind it are annotated sparsely; what is
 * called false there is often only left out, so they too have an intercept that is thrown away.
 * Logistic regression with a quadratic penalty, by gradient descent with a fixed number of steps,
 * so that the same input gives the same weights. Sentences of tables are no articles: they have an
 * intercept of their own that is thrown away, and the place of a sentence in its article says
 * nothing about them. Standard error gets what cross-validation by article says of the fit: log
 * loss and expected calibration error over the articles.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "weights_table.h"

enum { MOST_ROWS = 20000, MOST_NAMES = 64, ROW_FEATURES = 40, FOLDS = 5, STEPS = 3000, BINS = 10 };
static const double PENALTY = 1.0, PRIOR_PENALTY = 4.0, RATE = 1.5;
static const char TABLE[] = "(table)", SPARSE[] = "(sparse)", PLACE[] = "first-sentences";

typedef struct row {
    int right, fold, table;
    int count, names[ROW_FEATURES];
    double values[ROW_FEATURES];
} row;

static row rows[MOST_ROWS];
static char names[MOST_NAMES][WEIGHT_NAME];
static int row_count, name_count;
static const char *bias = "bias";
static double prior[MOST_NAMES], penalty;
static char **sparse;
static int sparse_count;

static void fail(const char *what, const char *which) {
    fprintf(stderr, "train_scorer: %s: %s\n", which, what);
    exit(1);
}

static int name_of(const char *name) {
    for (int i = 0; i < name_count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    if (name_count == MOST_NAMES || strlen(name) >= sizeof names[0])
        fail("too many features, or its name is too long", name);
    strcpy(names[name_count], name);
    return name_count++;
}

static void add(row *r, const char *name, double value) {
    if (r->count == ROW_FEATURES)
        fail("too many features in a row", name);
    r->names[r->count] = name_of(name);
    r->values[r->count++] = value;
}

/* All events of an article are in one fold. */
static int fold_of(const char *place) {
    unsigned hash = 2166136261u;
    for (; *place; place++)
        hash = (hash ^ (unsigned char)*place) * 16777619u;
    return (int)(hash % FOLDS);
}

static void read_row(char *line, row *r) {
    char *rest = line, *right = strsep(&rest, "\t"), *place = strsep(&rest, "\t"), *one;
    if (!rest)
        fail("a row is right or not, place, features", line);
    r->right = atoi(right);
    r->fold = fold_of(place);
    r->table = strstr(place, ".tsv:") != NULL;
    if (r->table)
        add(r, TABLE, 1);
    for (int i = 0; i < sparse_count; i++)
        if (strncmp(place, sparse[i], strlen(sparse[i])) == 0)
            add(r, SPARSE, 1);
    while ((one = strsep(&rest, " \n")) != NULL) {
        char *value = strchr(one, '=');
        if (!value)
            continue;
        *value++ = '\0';
        if (!r->table || strcmp(one, PLACE) != 0)
            add(r, one, atof(value));
    }
}

static void read_rows(const char *path) {
    char line[4096];
    FILE *file = fopen(path, "r");
    if (!file)
        fail("cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        bool position = strstr(line, "\tstand-bias=") != NULL;
        if (position != (strcmp(bias, "bias") != 0))
            continue;
        if (row_count == MOST_ROWS)
            fail("too many rows", path);
        read_row(line, &rows[row_count++]);
    }
    fclose(file);
    if (!row_count)
        fail("no rows for this table", path);
}

static void read_prior(const char *path) {
    char line[4096], name[48];
    double weight;
    FILE *file = fopen(path, "r");
    if (!file)
        fail("cannot be read", path);
    while (fgets(line, sizeof line, file))
        if (line[0] != '#' && sscanf(line, "%47[^\t]\t%lf", name, &weight) == 2)
            prior[name_of(name)] = weight;
    fclose(file);
}

static double probability(const double *weights, const row *r) {
    double sum = 0;
    for (int i = 0; i < r->count; i++)
        sum += weights[r->names[i]] * r->values[i];
    return 1 / (1 + exp(-sum));
}

/* Leaves out the rows of a fold; -1: none. */
static void fit(double *weights, int without) {
    int first = name_of(bias);
    memcpy(weights, prior, sizeof prior);
    for (int step = 0; step < STEPS; step++) {
        double slope[MOST_NAMES] = {0};
        for (int i = 0; i < row_count; i++) {
            const row *r = &rows[i];
            double off = r->fold == without ? 0 : probability(weights, r) - r->right;
            for (int k = 0; k < r->count; k++)
                slope[r->names[k]] += off * r->values[k];
        }
        for (int k = 0; k < name_count; k++)
            weights[k] -= RATE * (slope[k] + (k == first ? 0 : penalty * (weights[k] - prior[k]))) /
                          row_count;
    }
}

static void cross_validate(void) {
    double loss = 0, error = 0, sum[BINS] = {0};
    int n = 0, at_half = 0, right_at_half = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
        double weights[MOST_NAMES];
        fit(weights, fold);
        for (int i = 0; i < row_count; i++) {
            if (rows[i].fold != fold || rows[i].table)
                continue;
            double p = probability(weights, &rows[i]);
            int bin = (int)(p * BINS);
            loss -= log(rows[i].right ? p : 1 - p);
            sum[bin < BINS ? bin : BINS - 1] += p - rows[i].right;
            n++;
            at_half += p >= 0.5;
            right_at_half += p >= 0.5 && rows[i].right;
        }
    }
    for (int i = 0; i < BINS; i++)
        error += fabs(sum[i]);
    fprintf(stderr,
            "%d rows, of articles %d; %d-fold: log loss %.3f, calibration error %.3f, at 0.5 "
            "right %d of %d\n",
            row_count, n, FOLDS, loss / n, error / n, right_at_half, at_half);
}

int main(int argc, char **argv) {
    double weights[MOST_NAMES];
    if (argc < 3) {
        fprintf(stderr, "usage: train_scorer FEATURES TABLE [PRIOR [SPARSE...]]\n");
        return 2;
    }
    if (strstr(argv[2], "positions"))
        bias = "stand-bias";
    sparse = argv + 4;
    sparse_count = argc > 4 ? argc - 4 : 0;
    penalty = argc > 3 ? PRIOR_PENALTY : PENALTY;
    if (argc > 3)
        read_prior(argv[3]);
    read_rows(argv[1]);
    cross_validate();
    fit(weights, -1);
    static const char *const hidden[] = {TABLE, SPARSE};
    if (!weights_table_write(argv[2], names, weights, name_count, hidden, 2))
        fail("cannot be read", argv[2]);
    return 0;
}
