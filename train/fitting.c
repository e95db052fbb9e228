/*
 * fitting.c - see fitting.h. Tables are read and written line by line, so that their order and
 * their comments outlive the fits.
 */
#include "fitting.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char fit_names[FIT_MOST_NAMES][FIT_NAME];
int fit_name_count;

/* ---- reading ---- */

void fit_fail(const fit_input *input, const char *what) {
    if (input && !input->line)
        fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, input->path, what);
    else if (input)
        fprintf(stderr, "%s: %s:%zu: %s\n", program_invocation_short_name, input->path, input->line,
                what);
    else
        fprintf(stderr, "%s: %s\n", program_invocation_short_name, what);
    exit(1);
}

fit_input fit_open(const char *path) {
    fit_input input = {.path = path, .file = fopen(path, "r")};
    if (!input.file)
        fit_fail(&input, strerror(errno));
    return input;
}

bool fit_next(fit_input *input) {
    if (!fgets(input->text, sizeof input->text, input->file)) {
        fclose(input->file);
        return false;
    }
    input->line++;
    size_t length = strcspn(input->text, "\n");
    if (!input->text[length] && !feof(input->file))
        fit_fail(input, "is longer than a line may be");
    input->text[length] = '\0';
    return true;
}

static int known(const char *name) {
    for (int i = 0; i < fit_name_count; i++)
        if (strcmp(fit_names[i], name) == 0)
            return i;
    return -1;
}

int fit_name_of(const fit_input *input, const char *name) {
    int at = known(name);
    if (at >= 0)
        return at;
    if (fit_name_count == FIT_MOST_NAMES || strlen(name) >= FIT_NAME)
        fit_fail(input, "has too many features, or the name of one is too long");
    strcpy(fit_names[fit_name_count], name);
    return fit_name_count++;
}

void fit_add(const fit_input *input, fit_features *row, const char *name, double value) {
    if (row->count == FIT_ROW_FEATURES)
        fit_fail(input, "has too many features in one row");
    row->names[row->count] = fit_name_of(input, name);
    row->values[row->count++] = value;
}

void fit_read(const fit_input *input, char *text, const char *but, fit_features *row) {
    char *one;
    while ((one = strsep(&text, " ")) != NULL) {
        char *value = strchr(one, '='), *end;
        if (!value && !*one)
            continue;
        if (!value)
            fit_fail(input, "a feature is NAME=VALUE");
        *value++ = '\0';
        double number = strtod(value, &end);
        if (*end || end == value)
            fit_fail(input, "the value of a feature is no number");
        if (!but || strcmp(one, but) != 0)
            fit_add(input, row, one, number);
    }
}

double fit_sum(const double *weights, const fit_features *row) {
    double sum = 0;
    for (int i = 0; i < row->count; i++)
        sum += weights[row->names[i]] * row->values[i];
    return sum;
}

void fit_slope(double *slope, const fit_features *row, double off) {
    for (int i = 0; i < row->count; i++)
        slope[row->names[i]] += off * row->values[i];
}

int fit_fold_of(const char *place, int folds) {
    unsigned hash = 2166136261u;
    for (; *place; place++)
        hash = (hash ^ (unsigned char)*place) * 16777619u;
    return (int)(hash % (unsigned)folds);
}

/* ---- writing ---- */

/* The feature of a row; -1 for comments, the header and names that are not fitted. */
static int row_of(const char *line, int *at) {
    char name[FIT_NAME] = "";
    bool row = line[0] != '#' && sscanf(line, "%47[^\t]%n", name, at) == 1 && line[*at] == '\t';
    return row ? known(name) : -1;
}

static bool is_hidden(const char *name, const char *const *hidden, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(hidden[i], name) == 0)
            return true;
    return false;
}

void fit_write_table(const char *path, const double *weights, const char *const *hidden,
                     int hidden_count) {
    bool further = false, written[FIT_MOST_NAMES] = {false}; /* columns behind the weight */
    fit_input table = fit_open(path);
    while (fit_next(&table)) {
        int at = 0, row = row_of(table.text, &at);
        if (row < 0) {
            puts(table.text);
            continue;
        }
        const char *rest = strchr(table.text + at + 1, '\t');
        further |= rest != NULL;
        printf("%s\t%.2f%s\n", fit_names[row], weights[row], rest ? rest : "");
        written[row] = true;
    }
    for (int i = 0; i < fit_name_count; i++)
        if (!written[i] && !is_hidden(fit_names[i], hidden, hidden_count))
            printf("%s\t%.2f%s\n", fit_names[i], weights[i], further ? "\t-" : "");
}
