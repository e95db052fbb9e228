/*
 * weights_table.c - see weights_table.h. Lines are read and written one by one, so that the order
 * and the comments of a table outlive its fits.
 */
#include "weights_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 4096 };

/* The feature of a row, -1 for comments, the header and names that are not fitted. */
static int row_of(const char *line, char names[][WEIGHT_NAME], int count, int *at) {
    char name[WEIGHT_NAME] = "";
    if (line[0] == '#' || sscanf(line, "%47[^\t]%n", name, at) != 1 || line[*at] != '\t')
        return -1;
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static bool is_hidden(const char *name, const char *const *hidden, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(hidden[i], name) == 0)
            return true;
    return false;
}

bool weights_table_write(const char *path, char names[][WEIGHT_NAME], const double *weights,
                         int count, const char *const *hidden, int hidden_count) {
    char line[LONGEST_LINE];
    bool further = false; /* columns behind the weight */
    bool *written = calloc((size_t)count + 1, sizeof *written);
    FILE *file = fopen(path, "r");
    if (!file || !written) {
        free(written);
        return false;
    }
    while (fgets(line, sizeof line, file)) {
        int at = 0, row = row_of(line, names, count, &at);
        if (row < 0) {
            fputs(line, stdout);
            continue;
        }
        const char *rest = strchr(line + at + 1, '\t');
        further |= rest != NULL;
        printf("%s\t%.2f%s", names[row], weights[row], rest ? rest : "\n");
        written[row] = true;
    }
    fclose(file);
    for (int i = 0; i < count; i++)
        if (!written[i] && !is_hidden(names[i], hidden, hidden_count))
            printf("%s\t%.2f%s\n", names[i], weights[i], further ? "\t-" : "");
    free(written);
    return true;
}
