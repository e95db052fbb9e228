/*
 * train_recipients.c - fits the weights by which the coder chooses a recipient that its sentence
 * leaves open (lexicon/scorer/recipients.tsv).
 *
 *   train/recipient_rows.py BUILD samples ... > rows.txt
 *   build/train/train_recipients rows.txt lexicon/scorer/recipients.tsv > new.tsv
 *
 * A row is a side of an article that an act may be meant for, or nobody: the article, whether it is
 * right, the features. An empty line ends the rows of an act. Acts none of whose rows is right are
 * not told as such in the article, or of somebody else: they count as nobody's, but less.
 *
 * Conditional logit with a quadratic penalty: the log of what all right rows of an act have of the
 * softmax over all its rows is made as high as can be, by AdaGrad with a fixed number of steps, so
 * that the same input gives the same weights.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fitting.h"

enum { MOST_ROWS = 60000, MOST_ACTS = 5000, FOLDS = 25, MOST_SIDES = 64, STEPS = 600 };
static const double PENALTY = 1.5, RATE = 0.3, UNTOLD = 0.4;

typedef struct row {
    int right;
    fit_features features;
} row;

typedef struct act {
    int first, count, right, fold;
} act;

static row rows[MOST_ROWS];
static act acts[MOST_ACTS];
static int row_count, act_count;

static void read_row(fit_input *input, act *a) {
    char *rest = input->text, *place = strsep(&rest, "\t"), *right = strsep(&rest, "\t");
    if (!rest)
        fit_fail(input, "a row is place, right or not, features");
    if (row_count == MOST_ROWS || ++a->count > MOST_SIDES)
        fit_fail(input, "are too many rows, or too many of one act");
    row *r = &rows[row_count++];
    r->right = strcmp(right, "1") == 0;
    a->fold = fit_fold_of(place, FOLDS);
    a->right += r->right;
    fit_read(input, rest, NULL, &r->features);
}

static void read_rows(const char *path) {
    fit_input input = fit_open(path);
    while (fit_next(&input)) {
        act *a = &acts[act_count];
        if (input.text[0])
            read_row(&input, a);
        else if (++act_count < MOST_ACTS)
            acts[act_count].first = row_count;
        else
            fit_fail(&input, "are too many acts");
    }
    if (!act_count)
        fit_fail(&input, "holds no acts");
}

/* The softmax over the rows of an act. */
static void likely(const double *weights, const act *a, double *p) {
    double most = -1e9, sum = 0;
    for (int i = 0; i < a->count; i++) {
        p[i] = fit_sum(weights, &rows[a->first + i].features);
        most = p[i] > most ? p[i] : most;
    }
    for (int i = 0; i < a->count; i++)
        sum += p[i] = exp(p[i] - most);
    for (int i = 0; i < a->count; i++)
        p[i] /= sum;
}

static int is_nobody(const row *r) {
    return r->features.count && strncmp(fit_names[r->features.names[0]], "to-nobody", 9) == 0;
}

static void add_slope(const double *weights, const act *a, double *slope) {
    double p[MOST_SIDES], right = 0;
    likely(weights, a, p);
    for (int i = 0; i < a->count; i++) {
        const row *r = &rows[a->first + i];
        right += (a->right ? r->right : is_nobody(r)) ? p[i] : 0;
    }
    for (int i = 0; i < a->count; i++) {
        const row *r = &rows[a->first + i];
        double off = p[i] - ((a->right ? r->right : is_nobody(r)) ? p[i] / right : 0);
        fit_slope(slope, &r->features, off * (a->right ? 1 : UNTOLD));
    }
}

/* Of the rows that are right, or of nobody's where none is. */
static double log_of_right(const act *a, const double *p) {
    double right = 0;
    for (int i = 0; i < a->count; i++)
        right += (a->right ? rows[a->first + i].right : is_nobody(&rows[a->first + i])) ? p[i] : 0;
    return log(right) * (a->right ? 1 : UNTOLD);
}

/* Leaves out the acts of a fold; -1: none. */
static void fit(double *weights, int without) {
    double squares[FIT_MOST_NAMES] = {0};
    memset(weights, 0, FIT_MOST_NAMES * sizeof *weights);
    for (int step = 0; step < STEPS; step++) {
        double slope[FIT_MOST_NAMES] = {0};
        for (int i = 0; i < act_count; i++)
            if (acts[i].fold != without)
                add_slope(weights, &acts[i], slope);
        for (int k = 0; k < fit_name_count; k++) {
            slope[k] += PENALTY * weights[k];
            squares[k] += slope[k] * slope[k];
            weights[k] -= RATE * slope[k] / sqrt(squares[k] + 1e-9);
        }
    }
}

static void cross_validate(void) {
    enum { STEPS_OF_LEAST = 6 };
    int taken[STEPS_OF_LEAST] = {0}, right[STEPS_OF_LEAST] = {0}, other[STEPS_OF_LEAST] = {0};
    int best_right = 0, fitted = 0;
    double likelihood = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
        double weights[FIT_MOST_NAMES], p[MOST_SIDES];
        fit(weights, fold);
        for (int i = 0; i < act_count; i++) {
            const act *a = &acts[i];
            int best = 0;
            if (a->fold != fold || !a->count)
                continue;
            likely(weights, a, p);
            likelihood += log_of_right(a, p);
            for (int k = 1; k < a->count; k++)
                best = p[k] > p[best] ? k : best;
            const row *r = &rows[a->first + best];
            fitted += a->right > 0;
            best_right += r->right;
            for (int least = 0; least < STEPS_OF_LEAST && !is_nobody(r); least++)
                if (p[best] >= 0.3 + 0.1 * least) {
                    taken[least] += a->right > 0;
                    other[least] += a->right == 0;
                    right[least] += r->right;
                }
        }
    }
    fprintf(stderr,
            "%d acts, %d with a right row; %d-fold: likeliest right %d, log likelihood %.1f\n",
            act_count, fitted, FOLDS, best_right, likelihood);
    for (int least = 0; least < STEPS_OF_LEAST; least++)
        fprintf(stderr, "  taken from %.1f: right %d of %d, of acts that are not told %d\n",
                0.3 + 0.1 * least, right[least], taken[least], other[least]);
}

int main(int argc, char **argv) {
    double weights[FIT_MOST_NAMES];
    if (argc != 3) {
        fprintf(stderr, "usage: train_recipients ROWS TABLE\n");
        return 2;
    }
    read_rows(argv[1]);
    cross_validate();
    fit(weights, -1);
    fit_write_table(argv[2], weights, NULL, 0);
    return 0;
}
