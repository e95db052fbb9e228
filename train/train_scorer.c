/*
 * train_scorer.c - fits the weights of a scorer (lexicon/scorer/events.tsv, statements.tsv or
 * positions.tsv) to what is right and false of the annotated records of that kind.
 *
 *   demarche eval --min-confidence 0 --features f.txt samples tests/sentences
 *   build/train/train_scorer f.txt lexicon/scorer/events.tsv > new.tsv
 *
 *   demarche eval --min-confidence 0 --features f.txt samples ARTICLES
 *   build/train/train_scorer f.txt lexicon/scorer/positions.tsv train/positions_prior.tsv \
 *       samples/0 samples/1 samples/2 samples/3 samples/4 samples/5 samples/60 > new.tsv
 *
 * Each kind has a bias of another name ("stand-bias"); the table says which rows are meant.
 * Positions are few: with a third file the penalty pulls to the weights in it instead of to 0, four
 * times as hard. Places that begin like one of the words behind it are annotated sparsely; what is
 * called false there is often only left out, so they too have an intercept that is thrown away.
 * Without a third file a feature that fewer than 20 rows have is pulled to the weight it has in the
 * table already: what is rare in annotated articles ("private-life") may be known from others.
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

#include "fitting.h"

enum { MOST_ROWS = 20000, FOLDS = 5, STEPS = 3000, BINS = 10, RARE = 20 };
static const double PENALTY = 1.0, PRIOR_PENALTY = 4.0, RATE = 1.5;
static const char TABLE[] = "(table)", SPARSE[] = "(sparse)", PLACE[] = "first-sentences";

typedef struct row {
    int right, fold, table;
    fit_features features;
} row;

static row rows[MOST_ROWS];
static int row_count;
static const char *bias = "bias";
static double prior[FIT_MOST_NAMES], penalty[FIT_MOST_NAMES];
static char **sparse;
static int sparse_count;

static void read_row(fit_input *input, row *r) {
    char *rest = input->text, *right = strsep(&rest, "\t"), *place = strsep(&rest, "\t");
    if (!rest)
        fit_fail(input, "a row is right or not, place, features");
    r->right = strcmp(right, "1") == 0;
    r->fold = fit_fold_of(place, FOLDS);
    r->table = strstr(place, ".tsv:") != NULL;
    if (r->table)
        fit_add(input, &r->features, TABLE, 1);
    for (int i = 0; i < sparse_count; i++)
        if (strncmp(place, sparse[i], strlen(sparse[i])) == 0)
            fit_add(input, &r->features, SPARSE, 1);
    fit_read(input, rest, r->table ? PLACE : NULL, &r->features);
}

static void read_rows(const char *path) {
    fit_input input = fit_open(path);
    while (fit_next(&input)) {
        const char *features = strrchr(input.text, '\t');
        size_t length = strlen(bias);
        if (!features || strncmp(features + 1, bias, length) != 0 || features[1 + length] != '=')
            continue;
        if (row_count == MOST_ROWS)
            fit_fail(&input, "are too many rows");
        read_row(&input, &rows[row_count++]);
    }
    if (!row_count)
        fit_fail(&input, "holds no rows for this table");
}

static void read_prior(const char *path) {
    char name[FIT_NAME];
    double weight;
    fit_input input = fit_open(path);
    while (fit_next(&input))
        if (input.text[0] != '#' && sscanf(input.text, "%47[^\t]\t%lf", name, &weight) == 2)
            prior[fit_name_of(&input, name)] = weight;
}

static int rows_with(int name) {
    int n = 0;
    for (int i = 0; i < row_count; i++)
        for (int k = 0; k < rows[i].features.count; k++)
            n += rows[i].features.names[k] == name && rows[i].features.values[k] != 0;
    return n;
}

/* Pulls what is rare to the weights of the table that is made anew. */
static void keep_rare(const char *table) {
    double old[FIT_MOST_NAMES];
    memcpy(old, prior, sizeof prior);
    read_prior(table);
    for (int k = 0; k < fit_name_count; k++) {
        bool rare = rows_with(k) < RARE;
        prior[k] = rare ? prior[k] : old[k];
        penalty[k] = rare ? PRIOR_PENALTY : penalty[k];
    }
}

static double probability(const double *weights, const row *r) {
    return 1 / (1 + exp(-fit_sum(weights, &r->features)));
}

/* Leaves out the rows of a fold; -1: none. */
static void fit(double *weights, int without) {
    int first = fit_name_of(NULL, bias);
    memcpy(weights, prior, sizeof prior);
    for (int step = 0; step < STEPS; step++) {
        double slope[FIT_MOST_NAMES] = {0};
        for (int i = 0; i < row_count; i++) {
            const row *r = &rows[i];
            double off = r->fold == without ? 0 : probability(weights, r) - r->right;
            fit_slope(slope, &r->features, off);
        }
        for (int k = 0; k < fit_name_count; k++)
            weights[k] -= RATE *
                          (slope[k] + (k == first ? 0 : penalty[k] * (weights[k] - prior[k]))) /
                          row_count;
    }
}

static void cross_validate(void) {
    double loss = 0, error = 0, sum[BINS] = {0};
    int n = 0, at_half = 0, right_at_half = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
        double weights[FIT_MOST_NAMES];
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
    double weights[FIT_MOST_NAMES];
    if (argc < 3) {
        fprintf(stderr, "usage: train_scorer FEATURES TABLE [PRIOR [SPARSE...]]\n");
        return 2;
    }
    if (strstr(argv[2], "positions"))
        bias = "stand-bias";
    else if (strstr(argv[2], "statements"))
        bias = "said-bias";
    sparse = argv + 4;
    sparse_count = argc > 4 ? argc - 4 : 0;
    for (int k = 0; k < FIT_MOST_NAMES; k++)
        penalty[k] = argc > 3 ? PRIOR_PENALTY : PENALTY;
    if (argc > 3)
        read_prior(argv[3]);
    read_rows(argv[1]);
    if (argc == 3)
        keep_rare(argv[2]);
    cross_validate();
    fit(weights, -1);
    static const char *const hidden[] = {TABLE, SPARSE};
    fit_write_table(argv[2], weights, hidden, 2);
    return 0;
}
