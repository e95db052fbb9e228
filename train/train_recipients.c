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

#include "weights_table.h"

enum {
    MOST_ROWS = 60000,
    MOST_ACTS = 5000,
    MOST_NAMES = 64,
    FEATURES = 40,
    FOLDS = 10,
    MOST_SIDES = 64,
    STEPS = 600
};
static const double PENALTY = 1.5, RATE = 0.3, UNTOLD = 0.4;

typedef struct row {
    int right, count, names[FEATURES];
    double values[FEATURES];
} row;

typedef struct act {
    int first, count, right, fold;
} act;

static row rows[MOST_ROWS];
static act acts[MOST_ACTS];
static char names[MOST_NAMES][WEIGHT_NAME];
static int row_count, act_count, name_count;

static void fail(const char *what, const char *which) {
    fprintf(stderr, "train_recipients: %s: %s\n", which, what);
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

/* All acts of an article are in one fold. */
static int fold_of(const char *place) {
    unsigned hash = 2166136261u;
    for (; *place; place++)
        hash = (hash ^ (unsigned char)*place) * 16777619u;
    return (int)(hash % FOLDS);
}

static void read_row(char *line, act *a) {
    char *rest = line, *place = strsep(&rest, "\t"), *right = strsep(&rest, "\t"), *one;
    if (!rest || row_count == MOST_ROWS)
        fail("a row is place, right or not, features; or there are too many", line);
    row *r = &rows[row_count++];
    r->right = atoi(right);
    a->fold = fold_of(place);
    a->right += r->right;
    if (++a->count > MOST_SIDES)
        fail("too many rows of an act", place);
    while ((one = strsep(&rest, " \n")) != NULL) {
        char *value = strchr(one, '=');
        if (!value)
            continue;
        if (r->count == FEATURES)
            fail("too many features in a row", place);
        *value++ = '\0';
        r->names[r->count] = name_of(one);
        r->values[r->count++] = atof(value);
    }
}

static void read_rows(const char *path) {
    char line[4096];
    FILE *file = fopen(path, "r");
    if (!file)
        fail("cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        act *a = &acts[act_count];
        if (line[0] != '\n') {
            read_row(line, a);
        } else if (++act_count < MOST_ACTS) {
            acts[act_count].first = row_count;
        } else {
            fail("too many acts", path);
        }
    }
    fclose(file);
    if (!act_count)
        fail("no acts", path);
}

/* The softmax over the rows of an act. */
static void likely(const double *weights, const act *a, double *p) {
    double most = -1e9, sum = 0;
    for (int i = 0; i < a->count; i++) {
        const row *r = &rows[a->first + i];
        p[i] = 0;
        for (int k = 0; k < r->count; k++)
            p[i] += weights[r->names[k]] * r->values[k];
        most = p[i] > most ? p[i] : most;
    }
    for (int i = 0; i < a->count; i++)
        sum += p[i] = exp(p[i] - most);
    for (int i = 0; i < a->count; i++)
        p[i] /= sum;
}

static int is_nobody(const row *r) {
    return r->count && strncmp(names[r->names[0]], "to-nobody", 9) == 0;
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
        for (int k = 0; k < r->count; k++)
            slope[r->names[k]] += off * r->values[k] * (a->right ? 1 : UNTOLD);
    }
}

/* Leaves out the acts of a fold; -1: none. */
static void fit(double *weights, int without) {
    double squares[MOST_NAMES] = {0};
    memset(weights, 0, MOST_NAMES * sizeof *weights);
    for (int step = 0; step < STEPS; step++) {
        double slope[MOST_NAMES] = {0};
        for (int i = 0; i < act_count; i++)
            if (acts[i].fold != without)
                add_slope(weights, &acts[i], slope);
        for (int k = 0; k < name_count; k++) {
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
    for (int fold = 0; fold < FOLDS; fold++) {
        double weights[MOST_NAMES], p[MOST_SIDES];
        fit(weights, fold);
        for (int i = 0; i < act_count; i++) {
            const act *a = &acts[i];
            int best = 0;
            if (a->fold != fold || !a->count)
                continue;
            likely(weights, a, p);
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
    fprintf(stderr, "%d acts, %d with a right row; %d-fold: likeliest right %d\n", act_count,
            fitted, FOLDS, best_right);
    for (int least = 0; least < STEPS_OF_LEAST; least++)
        fprintf(stderr, "  taken from %.1f: right %d of %d, of acts that are not told %d\n",
                0.3 + 0.1 * least, right[least], taken[least], other[least]);
}

int main(int argc, char **argv) {
    double weights[MOST_NAMES];
    if (argc != 3) {
        fprintf(stderr, "usage: train_recipients ROWS TABLE\n");
        return 2;
    }
    read_rows(argv[1]);
    cross_validate();
    fit(weights, -1);
    if (!weights_table_write(argv[2], names, weights, name_count, NULL, 0))
        fail("cannot be read", argv[2]);
    return 0;
}
