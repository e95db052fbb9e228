/*
 * eval_report.h - the figures of `demarche eval` as tables for people or as one JSON object.
 */
#ifndef DM_CLI_EVAL_REPORT_H
#define DM_CLI_EVAL_REPORT_H

#include <jansson.h>
#include <stdio.h>

#include "cli/eval_match.h"

void eval_print_errors(FILE *out, const eval_scores *scores);
void eval_print_tables(FILE *out, eval_scores *scores);
/* A new reference, or NULL when memory ran out. */
json_t *eval_json(const eval_scores *scores, bool errors);

#endif
