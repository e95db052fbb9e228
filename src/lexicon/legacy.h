/*
 * legacy.h - the actor and agent dictionaries of TABARI and PETRARCH, read as they are.
 *
 *   1. dm_legacy_read()   a file's entries, their codes already in demarche's (legacy_codes.c)
 *   2. dm_legacy_apply()  they become names, people and nouns of the knowledge being built
 *
 * What the reader does not know is noted, never fatal; a line that is malformed is.
 */
#ifndef DM_LEXICON_LEGACY_H
#define DM_LEXICON_LEGACY_H

#include "lexicon/knowledge.h"

/* A code and the days it holds; both empty: nobody ("[---]"). */
typedef struct dm_legacy_code {
    dm_str code, sector;
    dm_day from, to; /* 0: open */
    bool dated;
} dm_legacy_code;

/* A spelling in lower case with blanks for underscores. */
typedef struct dm_legacy_form {
    dm_str form;
    bool open; /* no final underscore: a plural or demonym's ending may follow */
} dm_legacy_form;

typedef struct dm_legacy_entry {
    dm_str file;
    size_t line;
    bool agent;                      /* a noun ("[~GOV]"), not a name */
    uint32_t first_form, form_count; /* in dm_legacy.forms, the head first */
    uint32_t first_code, code_count; /* in dm_legacy.codes, in the order of the file */
} dm_legacy_entry;

/* What the user may want to know: a part of a code that is not known, an entry without code. */
typedef struct dm_legacy_note {
    dm_str file;
    size_t line;
    dm_str text;
} dm_legacy_note;

struct dm_legacy {
    DM_VEC(dm_legacy_entry) entries;
    DM_VEC(dm_legacy_form) forms;
    DM_VEC(dm_legacy_code) codes;
    DM_VEC(dm_legacy_note) notes;
    DM_VEC(dm_str) endings; /* lower case */
};

/* ---- legacy_codes.c ---- */

typedef struct dm_legacy_parts {
    dm_map states, alias, organisations, classes, regions, sectors, dropped;
    const dm_table *table; /* actors/legacy_codes; NULL: the lexicon has none */
} dm_legacy_parts;

void dm_legacy_parts_init(dm_legacy_parts *self, dm_arena *arena, const dm_lexicon *lexicon);
/*
 * "USAGOV" to USA, GOV; "IGOUNO" to UN. False if the first part is not known or the sort of actor
 * has no meaning here; *unknown is then or otherwise the first part that is not known, or empty.
 */
bool dm_legacy_decode(const dm_legacy_parts *self, dm_str written, dm_legacy_code *code,
                      dm_str *unknown);

/* ---- legacy.c, legacy_apply.c ---- */

/*
 * Adds the entries of `text` to `self`. Fails with DM_ERR_FORMAT (file, line and mend),
 * DM_ERR_VERSION (the lexicon has no actors/legacy_codes), DM_ERR_MEMORY.
 */
dm_status dm_legacy_read(dm_legacy *self, dm_arena *arena, const dm_legacy_parts *parts,
                         dm_str file, dm_str text, dm_error *error) DM_MUST_CHECK;
void dm_legacy_note_at(dm_legacy *self, dm_arena *arena, dm_str file, size_t line, dm_str text);

/* Puts the entries into the knowledge, after the built-in ones: of two of one form the user's wins.
 */
void dm_legacy_apply(dm_knowledge *knowledge, const dm_legacy *self);

/* ---- legacy_days.c ---- */

dm_day dm_day_before(dm_day day);
dm_day dm_day_after(dm_day day);
/* YYMMDD, YYYYMMDD or YYYY (its first day, or its last); 0 for anything else. Two digits are
 * 1940 to 2039. */
dm_day dm_legacy_day(dm_str digits, bool last);

#endif
