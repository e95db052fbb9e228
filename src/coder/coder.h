/*
 * coder.h - from a parsed article to its records: actors, events, statements, positions.
 *
 *   1. dm_codebook_new()   what all threads share: the lexicon made ready (codebook/codebook.h)
 *   2. dm_coder_code()     one article; everything it yields lives in the arena
 */
#ifndef DM_CODER_CODER_H
#define DM_CODER_CODER_H

#include "coder/codebook/codebook.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "records/records.h"

typedef struct dm_coder_options {
    double min_confidence; /* records below are dropped; negative: the least of their kind */
    bool explain;          /* fill the explain texts */
    bool readings;         /* fill the readings: what became of every predicate (readings.h) */
} dm_coder_options;

/* The least confidence of the records that are kept where no bound is given, by kind: where what
 * is gained and what is false balance on the annotated articles (docs/accuracy.md). */
#define DM_LEAST_EVENT 0.4
#define DM_LEAST_STATEMENT 0.65
#define DM_LEAST_POSITION 0.65

/* The bound of `options`, or `least`, the one of the kind. */
static inline double dm_least_confidence(const dm_coder_options *options, double least) {
    return options->min_confidence < 0 ? least : options->min_confidence;
}

/* Mends lemmas and trees that the parser gets wrong in ways that can be told; dm_coder_code does it
 * itself. */
void dm_coder_mend(const dm_codebook *codebook, dm_arena *arena, dm_parse *parse);

/* Codes one article whose text was parsed. Fails with DM_ERR_MEMORY only. Safe to call from several
 * threads with one codebook. */
dm_status dm_coder_code(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                        const dm_parse *parse, const dm_coder_options *options, dm_records *records,
                        dm_error *error) DM_MUST_CHECK;

#endif
