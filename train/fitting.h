/*
 * fitting.h - what the trainers of weights share: rows of named features out of a file, folds by
 * article, a table of weights written anew. Programs, not a library: what is wrong ends them with
 * file and line.
 */
#ifndef DM_TRAIN_FITTING_H
#define DM_TRAIN_FITTING_H

#include <stdbool.h>
#include <stdio.h>

enum { FIT_NAME = 48, FIT_MOST_NAMES = 128, FIT_ROW_FEATURES = 64, FIT_LINE = 4096 };

/* The features met so far, by number. */
extern char fit_names[FIT_MOST_NAMES][FIT_NAME];
extern int fit_name_count;

/* Features by number, with their values. */
typedef struct fit_features {
    int count, names[FIT_ROW_FEATURES];
    double values[FIT_ROW_FEATURES];
} fit_features;

/* A file read line by line; `text` holds the line without its end. */
typedef struct fit_input {
    const char *path;
    FILE *file;
    size_t line;
    char text[FIT_LINE];
} fit_input;

fit_input fit_open(const char *path);
/* False at the end, where the file is closed. */
bool fit_next(fit_input *input);
/* Ends the program: "program: path:line: what"; `input` NULL: the file is named in `what`. */
void fit_fail(const fit_input *input, const char *what) __attribute__((noreturn));

void fit_add(const fit_input *input, fit_features *row, const char *name, double value);
/* Adds all of "name=value name=value", but what is called `but` (NULL: all). Changes the text. */
void fit_read(const fit_input *input, char *text, const char *but, fit_features *row);
/* The number of a feature, made if it is new. */
int fit_name_of(const fit_input *input, const char *name);
/* The sum of the values by their weights. */
double fit_sum(const double *weights, const fit_features *row);
/* Adds the values times `off` to the slopes of their weights. */
void fit_slope(double *slope, const fit_features *row, double off);
/* All rows of an article are in one fold. */
int fit_fold_of(const char *place, int folds);

/*
 * Writes the table at `path` to standard output with the weights of all features in its second
 * column; comments, other rows and further columns stay as they are, and features that it does not
 * have follow at the end, but those named in `hidden`.
 */
void fit_write_table(const char *path, const double *weights, const char *const *hidden,
                     int hidden_count);

#endif
