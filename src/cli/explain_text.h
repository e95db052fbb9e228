/*
 * explain_text.h - the explanation of a record as text for people.
 */
#ifndef DM_CLI_EXPLAIN_TEXT_H
#define DM_CLI_EXPLAIN_TEXT_H

#include <stdio.h>

#include "engine/engine.h"
#include "ledger/store.h"

/* The article that the following records are from. */
void explain_document(FILE *out, const json_t *document);
void explain_origin(FILE *out, const dm_found *found);
/* `text` is the article's, `rule` and `explain` are the record's; the tree comes from a new parse
 * by `reader`. */
dm_status explain_record(FILE *out, const json_t *record, dm_str text, dm_str rule, dm_str explain,
                         dm_reader *reader, dm_error *error) DM_MUST_CHECK;

#endif
