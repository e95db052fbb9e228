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

enum { DM_PHRASE_LETTERS = 4 };
typedef struct dm_phrase {
    char begins[DM_PHRASE_LETTERS]; /* what the text begins with: most need no more of it */
    const char *text;               /* lower case; `N` stands for a number */
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

/* What a word of a short line around the article tells (lexicon/intake/line_words). */
typedef enum dm_line_use {
    DM_LINE_COMPANION,
    DM_LINE_DATE_KEY,
    DM_LINE_DATE_LATER,
    DM_LINE_DATE_OTHER,
    DM_LINE_PUBLISHER,
    DM_LINE_PUBLISHER_SMALL,
    DM_LINE_CREDIT
} dm_line_use;

typedef struct dm_line_word {
    const char *text;
    size_t len;
    unsigned use; /* dm_line_use */
} dm_line_word;

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
/* Open addressing by FNV-1a; an entry is the number of a row + 1, 0 is free. */
typedef struct dm_word_index {
    const uint16_t *slots;
    size_t room; /* a power of two */
} dm_word_index;

extern const dm_word dm_agencies[], dm_common_words[], dm_nationalities[], dm_name_words[];
extern const dm_word_index dm_agencies_index, dm_common_words_index, dm_month_names_index,
    dm_nationalities_index, dm_name_words_index;
extern const dm_line_word dm_line_words[];
extern const size_t dm_line_word_count;
extern const dm_month_name dm_month_names[];
extern const size_t dm_month_name_count;

/* The news agency of that name, NULL if there is none. `s` is lower case. */
const dm_word *dm_agency_find(dm_str s);
/* Is it one of the words that all news share? `s` is lower case. */
bool dm_word_is_common(dm_str s);
/* An adjective of nationality? `s` is lower case. */
bool dm_word_is_nationality(dm_str s);
/* A word in the name of a state, a capital or a person of the lexicon? Case as written. */
bool dm_word_is_name(dm_str s);
/* Has the word, in any case, that use? */
bool dm_line_word_is(dm_str word, dm_line_use use);
/* The byte behind `from` at which the first word of that use stands in the line, in any case;
 * SIZE_MAX if there is none. */
size_t dm_line_word_find(dm_str line, dm_line_use use, size_t from);
/* The first of the names equal to `s`; those of other languages follow it. NULL if there is none.
 */
const dm_month_name *dm_month_name_find(dm_str s);

#endif
