/*
 * codebook/parts.h - what the files that make a codebook share: the row that is being read, and its
 * slots.
 */
#ifndef DM_CODER_CODEBOOK_PARTS_H
#define DM_CODER_CODEBOOK_PARTS_H

#include "coder/codebook/codebook.h"

/* What cells that were read before stand for. The lexicon has one copy of each text, so that its
 * address tells it; what is overwritten is read again. */
enum { DM_CELLS_KNOWN = 64 };
typedef struct dm_known_cells {
    dm_str written[DM_CELLS_KNOWN];
    dm_slots slots[DM_CELLS_KNOWN];
    dm_str type_written;
    dm_event_type type;
} dm_known_cells;

typedef struct dm_row_reading {
    dm_codebook *self;
    const dm_table *table;
    size_t row;
    dm_error *error;
    dm_known_columns columns;
    dm_known_cells cells;
    bool only_stands; /* the table is one of lexicon/positions/stances */
} dm_row_reading;

/* The cell of a column; its name is a literal. */
static inline dm_str dm_row_get(dm_row_reading *at, const char *column) {
    return dm_table_known(at->table, at->row, column, &at->columns);
}

#define FAULT(at, ...) dm_table_fault((at)->table, (at)->row, (at)->error, __VA_ARGS__)

/* A copy of the bytes in the codebook's memory, NULL if there is none left. Frames are kept to the
 * size they have: a row is a tenth of what it may be, and all of them are read for every word. */
void *dm_codebook_keep(dm_codebook *self, const void *bytes, size_t size);

/* What a word is known for in codebook.headed. */
typedef enum dm_heads {
    DM_HEADS_FRAMES,
    DM_HEADS_STANCES,
    DM_HEADS_OPERATORS,
    DM_HEADS_REPORTS,
    DM_HEADS_TOPICS,
    DM_HEADS_CUES,
    DM_HEADS_EVENT_CLASSES, /* it is in a class that rows are for */
    DM_HEADS_STANCE_CLASSES
} dm_heads;

/* `pos` is 0 where a word is known for it as any part of speech. */
static inline uint64_t dm_heads_letters(dm_heads heads, dm_str word, char pos) {
    return dm_word_letters(word) ^
           ((uint64_t)heads << 8 | (unsigned char)pos) * 0xBF58476D1CE4E5B9u;
}
static inline void dm_heads_note(dm_codebook *self, dm_heads heads, dm_str word, char pos) {
    dm_glance_add(&self->headed, dm_heads_letters(heads, word, pos));
}
/* Most words are known for nothing. */
static inline bool dm_heads_may_be(const dm_codebook *self, dm_heads heads, dm_str word, char pos) {
    return dm_glance_has(&self->headed, dm_heads_letters(heads, word, pos));
}

/* What fills a slot by what it is, not by its word. */
static inline bool dm_is_kind(dm_str item) {
    return dm_str_is(item, "NAME") || dm_str_is(item, "ACTOR") || dm_str_is(item, "PLACE") ||
           dm_str_is(item, "FORCE") || dm_str_is(item, "PARTY") || dm_str_is(item, "AHEAD");
}

/* ---- codebook/classes.c ---- */

/* Remembers the class that a row is for, if it is for one. */
dm_status dm_class_rows_keep(dm_row_reading *at, const dm_frame *frame);
/* Once frames and classes are there: finds the rows of each class. */
void dm_class_rows_settle(dm_codebook *self);
/* Whether the table has classes of words. */
bool dm_is_class_table(const dm_table *table);
/* Notes the words of the class with rows at a place of class_rows. */
void dm_class_words_note(dm_codebook *self, dm_class_scope scope, size_t place, dm_str words);

/* ---- codebook/wanted.c ---- */

/* Once frames, classes and the rows of classes are there: numbers what conditions ask for, and
 * notes the words of classes with rows. */
void dm_wanted_settle(dm_codebook *self);

/* "obj/of*" */
dm_status dm_slot_read(const dm_row_reading *at, dm_str written, dm_slot *slot);
/* The same for many who write the same. */
dm_status dm_slot_share(const dm_row_reading *at, dm_str written, const dm_slot **slot);
/* "obj|on|subj&with" */
dm_status dm_slots_read(dm_row_reading *at, dm_str written, dm_slots *slots);

/* Reads a row of scorer/relate: "event:AGREE:both	AGREE=1.25 SUPPORT=-0.5".
 * (codebook/relations.c) */
dm_status dm_codebook_relate_row(dm_row_reading *at);

#endif
