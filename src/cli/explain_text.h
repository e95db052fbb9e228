/*
 * explain_text.h - the explanation of a record as text for people.
 */
#ifndef DM_CLI_EXPLAIN_TEXT_H
#define DM_CLI_EXPLAIN_TEXT_H

#include <jansson.h>
#include <stdio.h>

#include "engine/engine.h"
#include "ledger/store.h"

/* The article that the following records are from. */
void explain_document(FILE *out, const json_t *document);
void explain_origin(FILE *out, const dm_found *found);
/* What became of every predicate of an article (dm_records.readings); nothing of an empty text. */
void explain_readings(FILE *out, dm_str readings);
/* `trees` are the article's (dm_reader_trees), `rule` and `explain` the record's. */
void explain_record(FILE *out, const json_t *record, const dm_parse *trees, dm_str rule,
                    dm_str explain);

#endif
