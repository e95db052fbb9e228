/*
 * eval_annotation.h - expected records as people write them: JSON Lines beside articles, and tables
 * of sentences. What the coder yields is brought into the same form, so that the two can be
 * compared.
 */
#ifndef DM_CLI_EVAL_ANNOTATION_H
#define DM_CLI_EVAL_ANNOTATION_H

#include "records/records.h"

typedef struct eval_codes {
    const dm_str *ptr;
    size_t len;
} eval_codes;

/* One record, expected or coded. Which members hold depends on `kind`. */
typedef struct eval_record {
    unsigned kind;   /* DM_DOCUMENTS, DM_EVENTS, ... */
    size_t document; /* the how-manieth resource of its file, from 0 */
    int item;
    size_t line;   /* of the annotation */
    bool optional; /* expected: may be found, need not; coded: not false when nothing matches */
    bool matched;
    dm_event_type type;
    dm_str mode; /* events */
    dm_event_status status;
    eval_codes who;  /* actors, speakers, holders */
    eval_codes whom; /* recipients */
    dm_str date;
    dm_str words;            /* expected: some of its words; coded: the text they must be in */
    dm_str verdict;          /* positions */
    dm_str question;         /* positions: the kind of question */
    int polarity;            /* positions */
    dm_str title, item_kind; /* documents; `date` is that of publication */
    double confidence;       /* coded */
    dm_str rule, sentence;   /* coded */
    dm_str explain;          /* coded, if it was asked for */
} eval_record;

typedef DM_VEC(eval_record) eval_records;

/* A sentence with what it must yield. */
typedef struct eval_sentence {
    size_t line;
    dm_str group, text, published;
    eval_records expected;
} eval_sentence;

typedef DM_VEC(eval_sentence) eval_sentences;

/* Called for each line that cannot be understood; the reading goes on. */
typedef void (*eval_fault)(void *context, const dm_error *error);

/* JSON Lines of expected records. Everything lives in `arena`. Fails where the file cannot be read.
 */
dm_status eval_read_records(dm_arena *arena, const char *path, eval_records *records,
                            eval_fault fault, void *context, dm_error *error) DM_MUST_CHECK;
/* A table of sentences: group, sentence, expected, and perhaps the date of publication. */
dm_status eval_read_sentences(dm_arena *arena, const char *path, eval_sentences *sentences,
                              eval_fault fault, void *context, dm_error *error) DM_MUST_CHECK;

/* The records of one article, in the form of expected ones, appended to `records`. */
void eval_add_coded(dm_arena *arena, const dm_records *coded, size_t document,
                    eval_records *records);

/* "SANCTION/expel POL > RUS [future]", "CHN says: words", "CZE,POL -1 annexation". */
dm_str eval_describe(dm_arena *arena, const eval_record *record);

#endif
