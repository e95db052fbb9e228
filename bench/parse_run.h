/*
 * parse_run.h - running the language engine, or its tokeniser alone, over a gold file, stage by
 * stage, with the time each takes.
 */
#ifndef DM_BENCH_PARSE_RUN_H
#define DM_BENCH_PARSE_RUN_H

#include "language/tokenizer.h"
#include "parse_score.h"

/* The sentences of `parse` as the scorer takes them. `model` NULL: forms only. */
dm_status run_to_sentences(const dm_model *model, const dm_parse *parse, dm_arena *arena,
                           score_sentences *out, dm_error *error) DM_MUST_CHECK;

/* Seconds of processor time since some moment. */
double run_seconds(void);

#endif
