/*
 * format.h - the compiled file's layout, shared by compile.c and lexicon.c. Native little-endian;
 * another byte order is refused by the magic.
 */
#ifndef DM_LEXICON_FORMAT_H
#define DM_LEXICON_FORMAT_H

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"

enum { DM_LEXICON_VERSION = 2 };
static const char DM_LEXICON_MAGIC[8] = "DMLEX1\n";

typedef struct dm_lex_string {
    uint32_t offset, length;
} dm_lex_string;

typedef struct dm_lex_header {
    char magic[8];
    uint32_t version, tables;
    uint64_t cells_at, pool_at, size; /* bytes from the start; size of the file */
    char hash[16];                    /* XXH3 of all bytes behind the header, hex digits */
} dm_lex_header;

typedef struct dm_lex_table {
    dm_lex_string name;
    uint32_t rows, columns;
    uint64_t first_cell; /* index of the header row's first cell */
} dm_lex_table;

/* The hash of a whole file in memory, as it belongs into its header. */
static inline void dm_lex_sign(const dm_lex_header *file, char hash[DM_ID_SIZE]) {
    dm_str rest = {(const char *)(file + 1), file->size - sizeof *file};
    snprintf(hash, DM_ID_SIZE, "%016" PRIx64, dm_hash64_file(rest, file->pool_at));
}

/* A row: { file, { line, 0 } } and then the cells. */
enum { DM_LEX_ROW_LEAD = 2 };

#endif
