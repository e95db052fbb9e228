/*
 * table.h - what the build programs share: reading a table of the lexicon, and dying of a fault.
 */
#ifndef DM_TOOLS_TABLE_H
#define DM_TOOLS_TABLE_H

#include <stddef.h>

enum { TABLE_CELLS = 8 };

/* Prints "FILE:LINE: what" and ends the build. */
_Noreturn void die(const char *file, size_t line, const char *what);

/* A copy of a string that lives as long as the program. */
char *keep(const char *text);

/* Calls row(to, file, line, cells) for each row of a tab-separated file: `columns` cells, none of
 * them empty, that may be kept. Comments, blank lines and the header are passed over; any other
 * number of cells, or an empty one, ends the build. */
void table_read(const char *file, int columns,
                void (*row)(void *to, const char *file, size_t line, char **cells), void *to);

#endif
