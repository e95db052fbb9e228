/*
 * lexicon.h - the compiled knowledge. `lexicon/` is a folder of tab-separated tables; compiled, it
 * is one mapped file of the same tables with their strings shared. What a table means is known to
 * the stage that reads it (knowledge.h, the coder's codebook.h and place/names.h).
 *
 *   magic "DMLEX1\n\0" | u32 version | u32 tables | u64 where cells and strings begin, size | hash
 * of the rest (16 hex digits)      table directory: { name, rows, columns, first cell } strings are
 * { u32 offset, u32 length } into the pool cells: per table a header row, then the rows; each row
 * is led by { file, line } string pool
 */
#ifndef DM_LEXICON_LEXICON_H
#define DM_LEXICON_LEXICON_H

#include "base/arena.h"
#include "demarche.h"

typedef struct dm_lexicon dm_lexicon;
typedef struct dm_legacy dm_legacy; /* legacy.h */

/* A table. Cells of a cell value "-" are empty views. */
typedef struct dm_table {
    dm_str name;          /* path below the folder without ".tsv": "actors/states" */
    size_t rows, columns; /* without the header */
    const void *cells;
    const char *pool;
} dm_table;

/*
 * Compiles the folder (every *.tsv below it, in the order of their paths; the ISO tables of
 * `iso_folder`, e.g. /usr/share/iso-codes/json, as "iso/countries" and "iso/subdivisions") into
 * `out_path`. DM_ERR_FORMAT names file and line.
 */
dm_status dm_lexicon_compile(const char *folder, const char *iso_folder, const char *out_path,
                             dm_error *error) DM_MUST_CHECK;

/* Maps a compiled lexicon. `extra` are TSV files of the user's, each taken as a table "user/N" by
 * the first column N of its header. DM_ERR_FORMAT, with its file, if no table of the lexicon begins
 * with that column: nobody would read it. */
dm_status dm_lexicon_open(const char *path, const char *const *extra, size_t extra_count,
                          dm_lexicon **lexicon, dm_error *error) DM_MUST_CHECK;
/*
 * Reads a TABARI or PETRARCH dictionary of actors or agents beside the tables; before the knowledge
 * is built. Fails with DM_ERR_FORMAT (file, line and mend), DM_ERR_IO, DM_ERR_MEMORY.
 */
dm_status dm_lexicon_add_actors(dm_lexicon *lexicon, const char *path,
                                dm_error *error) DM_MUST_CHECK;
/* What was read so, NULL if nothing was. */
const dm_legacy *dm_lexicon_legacy(const dm_lexicon *lexicon);
void dm_lexicon_close(dm_lexicon *lexicon);
dm_str dm_lexicon_hash(
    const dm_lexicon *lexicon); /* 16 hex digits over all content, the user's included */

size_t dm_lexicon_tables(const dm_lexicon *lexicon);
const dm_table *dm_lexicon_table_at(const dm_lexicon *lexicon, size_t index);
/* NULL if there is none. */
const dm_table *dm_lexicon_table(const dm_lexicon *lexicon, const char *name);

/* Empty when row or column is outside. */
dm_str dm_table_cell(const dm_table *table, size_t row, size_t column);
dm_str dm_table_header(const dm_table *table, size_t column);
/* SIZE_MAX if there is no such column. */
size_t dm_table_column(const dm_table *table, const char *name);
/* The cell of a named column; empty when there is no such column. */
dm_str dm_table_get(const dm_table *table, size_t row, const char *column);
/*
 * The same for whoever reads many rows of one table: a column is looked for once and then known by
 * the address of its name, which must be a literal. Begin with `known` all zeros.
 */
typedef struct dm_known_columns {
    const char *names[16];
    size_t columns[16], next; /* next: where the name is that followed last time */
} dm_known_columns;
dm_str dm_table_known(const dm_table *table, size_t row, const char *column,
                      dm_known_columns *known);
/* Where the row stands: file relative to the folder, 1-based line. */
dm_str dm_table_place(const dm_table *table, size_t row, size_t *line);

/* A row that is not what its table wants: complain with its place. */
dm_status dm_table_fault(const dm_table *table, size_t row, dm_error *error, const char *format,
                         ...) __attribute__((format(printf, 4, 5)));

#endif
