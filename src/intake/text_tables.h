/*
 * text_tables.h - the tables of lexicon/intake as tools/intake_tables.c compiles them. Sorted by
 * bytes.
 */
#ifndef DM_INTAKE_TEXT_TABLES_H
#define DM_INTAKE_TEXT_TABLES_H

#include "base/str.h"

typedef enum dm_phrase_match { DM_PHRASE_WHOLE, DM_PHRASE_START, DM_PHRASE_END } dm_phrase_match;
/* How far a phrase reaches: its line, the headlines after it, the same if they are foreign to the
 * article, all the rest. */
typedef enum dm_phrase_reach {
    DM_REACH_LINE,
    DM_REACH_LIST,
    DM_REACH_SECTION,
    DM_REACH_REST
} dm_phrase_reach;

typedef struct dm_phrase {
    const char *text; /* lower case; `N` stands for a number */
    size_t len;
    const char *reason;
    unsigned match, reach; /* dm_phrase_match, dm_phrase_reach */
    size_t words;          /* most words of the line; 0: no bound */
} dm_phrase;

typedef struct dm_word {
    const char *text;
    size_t len;
    bool flag; /* agencies: a photo agency */
} dm_word;

typedef struct dm_month_name {
    const char *text; /* lower case, no final dot */
    size_t len;
    int value; /* 1..12 months, 13..19 Sunday to Saturday */
    char language[12];
} dm_month_name;

extern const dm_phrase dm_phrases[];
extern const size_t dm_phrase_count;
extern const dm_phrase dm_end_phrases[]; /* those with DM_PHRASE_END */
extern const size_t dm_end_phrase_count;
extern const dm_word dm_agencies[];
extern const size_t dm_agencies_count;
extern const dm_word dm_common_words[];
extern const size_t dm_common_words_count;
extern const dm_month_name dm_month_names[];
extern const size_t dm_month_name_count;

/* The word in a sorted table, or NULL. `s` is lower case. */
const dm_word *dm_word_find(const dm_word *table, size_t count, dm_str s);
/* The first of the names equal to `s`; those of other languages follow it. NULL if there is none.
 */
const dm_month_name *dm_month_name_find(dm_str s);

#endif
