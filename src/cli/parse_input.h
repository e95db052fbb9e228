/*
 * parse_input.h - the input of `demarche parse`, in pieces that can be analysed on their own.
 */
#ifndef DM_CLI_PARSE_INPUT_H
#define DM_CLI_PARSE_INPUT_H

#include <stdio.h>

#include "base/arena.h"

typedef enum parse_input_kind { PARSE_TEXT, PARSE_LINES, PARSE_CONLLU } parse_input_kind;

typedef struct parse_piece {
    dm_str bytes;     /* in the arena that was passed */
    size_t offset;    /* of its first byte in the file */
    size_t line;      /* of its first line, 1-based */
    const char *file; /* as named on the command line; "-" is standard input */
} parse_piece;

/* A file that is being read. Holds one piece and what was read beyond it, whatever the size of the
 * file. */
typedef struct parse_input {
    FILE *file;
    const char *name;
    parse_input_kind kind;
    char *bytes; /* [begin, end) is read and not yet handed out */
    size_t begin, end, cap;
    size_t offset, line; /* of `begin` */
    bool finished;       /* the file is at its end */
} parse_input;

/* NULL is text. */
parse_input_kind parse_input_kind_of(const char *word);
/* "-" is standard input. */
dm_status parse_input_open(parse_input *self, const char *path, parse_input_kind kind,
                           dm_error *error) DM_MUST_CHECK;
/* The next piece; `*more` is false, and there is none, at the end of the file. */
dm_status parse_input_next(parse_input *self, dm_arena *arena, parse_piece *piece, bool *more,
                           dm_error *error) DM_MUST_CHECK;
void parse_input_close(parse_input *self);

#endif
