/*
 * sheet.h - rows and columns of text, printed as a table that fits the terminal, as CSV or as
 * Markdown.
 */
#ifndef DM_CLI_SHEET_H
#define DM_CLI_SHEET_H

#include <stdio.h>

#include "base/arena.h"

enum { SHEET_COLUMNS = 24 };

typedef struct sheet_column {
    const char *title;
    bool right;    /* numbers */
    bool flexible; /* gives way when the terminal is narrow: its text is wrapped, and cut after
                      `SHEET_LINES` lines */
    bool csv_only; /* not in tables */
    bool below;    /* on lines of its own below the row, where it would be narrow beside the others
                      (one column of a table may be) */
    bool optional; /* left out of a table that would be too wide with it */
    size_t most;   /* columns of a terminal that a table gives it; 0: what it needs */
} sheet_column;

typedef struct sheet {
    dm_arena *arena;
    const sheet_column *columns;
    size_t column_count;
    DM_VEC(dm_str) cells; /* row after row */
} sheet;

void sheet_begin(sheet *self, dm_arena *arena, const sheet_column *columns, size_t count);
/* A cell; rows are made of column_count of them. The view must live as long as the arena. */
void sheet_add(sheet *self, dm_str cell);
void sheet_add_number(sheet *self, size_t number);

/* `width` 0: 100 columns, so that what goes into a file or a pager is readable too. */
void sheet_print_table(const sheet *self, FILE *out, int width, bool color);
void sheet_print_csv(const sheet *self, FILE *out);
void sheet_print_markdown(const sheet *self, FILE *out);

/* Text on one line and without control characters, in `arena`. */
dm_str sheet_clean(dm_arena *arena, dm_str text);

#endif
