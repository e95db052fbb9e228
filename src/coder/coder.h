/*
 * coder.h - from a parsed article to its records: actors, events, statements, positions.
 */
#ifndef DM_CODER_CODER_H
#define DM_CODER_CODER_H

#include "language/language.h"
#include "lexicon/lexicon.h"
#include "records/records.h"

typedef struct dm_coder dm_coder; /* one a thread */

typedef struct dm_coder_options {
    double min_confidence; /* records below are dropped; the default is DM_DEFAULT_CONFIDENCE */
    bool explain;          /* fill the explain texts */
} dm_coder_options;

dm_status dm_coder_new(const dm_lexicon *lexicon, dm_coder **coder, dm_error *error) DM_MUST_CHECK;
void dm_coder_free(dm_coder *coder);
/* Codes one article whose text was parsed. Records live in `arena`. */
dm_status dm_coder_code(dm_coder *coder, dm_arena *arena, const dm_article *article, const dm_parse *parse,
                        const dm_coder_options *options, dm_records *records, dm_error *error) DM_MUST_CHECK;

#endif
