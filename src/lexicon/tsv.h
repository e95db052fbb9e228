/*
 * tsv.h - reading the tab-separated files of the lexicon (grammar: lexicon/README.md).
 */
#ifndef DM_LEXICON_TSV_H
#define DM_LEXICON_TSV_H

#include "base/arena.h"

typedef struct dm_tsv_row {
    size_t line;
    dm_str *cells;
} dm_tsv_row;

typedef struct dm_tsv {
    dm_str file;
    dm_str *header;
    size_t columns;
    DM_VEC(dm_tsv_row) rows;
} dm_tsv;

/* Parses `text`, which must outlive the result. Every fault is one with file, line and what would
 * mend it. */
dm_status dm_tsv_parse(dm_arena *arena, dm_str file, dm_str text, dm_tsv *tsv,
                       dm_error *error) DM_MUST_CHECK;
/* Reads a whole file into the arena. */
dm_status dm_tsv_slurp(dm_arena *arena, const char *path, dm_str *text,
                       dm_error *error) DM_MUST_CHECK;

#endif
