/*
 * ledger_json.h - rows of the ledger as JSON objects; docs/records.schema.json describes them as
 * `question` and `holding`.
 */
#ifndef DM_CLI_LEDGER_JSON_H
#define DM_CLI_LEDGER_JSON_H

#include <jansson.h>

#include "cli/cli.h"
#include "ledger/ledger.h"

/* New references; NULL when memory ran out. */
json_t *question_row_json(const dm_question_row *row);
json_t *holding_json(const dm_question_row *question, const dm_holding *holding, bool history);

/* Prints an object as one line to standard output and lets go of it. False after a message. */
bool print_json(json_t *json);

#endif
