/*
 * codebook_parts.h - what the files that make a codebook share: the row that is being read, and its
 * slots.
 */
#ifndef DM_CODER_CODEBOOK_PARTS_H
#define DM_CODER_CODEBOOK_PARTS_H

#include "coder/codebook.h"

typedef struct dm_row_reading {
    dm_codebook *self;
    const dm_table *table;
    size_t row;
    dm_error *error;
    dm_known_columns columns;
} dm_row_reading;

/* The cell of a column; its name is a literal. */
static inline dm_str dm_row_get(dm_row_reading *at, const char *column) {
    return dm_table_known(at->table, at->row, column, &at->columns);
}

#define FAULT(at, ...) dm_table_fault((at)->table, (at)->row, (at)->error, __VA_ARGS__)

/* A copy of the bytes in the codebook's memory, NULL if there is none left. Frames are kept to the
 * size they have: a row is a tenth of what it may be, and all of them are read for every word. */
const void *dm_codebook_keep(dm_codebook *self, const void *bytes, size_t size);

/* The number that words of classes with rows have in codebook.headed, beside their letters. */
static inline uint64_t dm_class_rows_letters(dm_class_scope scope, char pos) {
    return ((uint64_t)scope << 8 | (unsigned char)pos) * 0xBF58476D1CE4E5B9u;
}

/* "obj/of*" */
dm_status dm_slot_read(const dm_row_reading *at, dm_str written, dm_slot *slot);
/* The same for many who write the same. */
dm_status dm_slot_share(const dm_row_reading *at, dm_str written, const dm_slot **slot);
/* "obj|on|subj&with" */
dm_status dm_slots_read(const dm_row_reading *at, dm_str written, dm_slots *slots);

#endif
