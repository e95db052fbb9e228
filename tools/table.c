/*
 * table.c - reads the tables of lexicon/ for the build programs, a row at a time.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

enum { LINE = 4096 };

_Noreturn void die(const char *file, size_t line, const char *what) {
    fprintf(stderr, "%s:%zu: %s\n", file, line, what);
    exit(1);
}

char *keep(const char *text) {
    typedef struct copy {
        struct copy *next;
        char text[];
    } copy;
    static copy *all;
    size_t size = strlen(text) + 1;
    copy *made = malloc(sizeof *made + size);
    if (!made)
        exit(3);
    made->next = all;
    all = made;
    return memcpy(made->text, text, size);
}

void table_read(const char *file, int columns,
                void (*row)(void *to, const char *file, size_t line, char **cells), void *to) {
    FILE *f = fopen(file, "r");
    if (!f)
        die(file, 0, "cannot open");
    char text[LINE];
    bool header = false;
    for (size_t line = 1; fgets(text, sizeof text, f); line++) {
        text[strcspn(text, "\r\n")] = '\0';
        if (!*text || *text == '#')
            continue;
        if (!header) {
            header = true;
            continue;
        }
        char *rest = keep(text), *cells[TABLE_CELLS] = {0};
        int n = 0;
        for (char *cell; rest && (cell = strsep(&rest, "\t")) != NULL; n++) {
            if (n == columns || !*cell)
                die(file, line, "a cell too many, or an empty one (write -)");
            cells[n] = cell;
        }
        if (n != columns)
            die(file, line, "a cell is missing");
        row(to, file, line, cells);
    }
    fclose(f);
}
