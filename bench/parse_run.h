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

typedef struct run_result {
    dm_parse parse;           /* of the first round */
    double tokenize, analyse; /* processor seconds of all timed rounds, each stage */
    size_t tokens;            /* of all timed rounds */
} run_result;

/*
 * Runs the engine on the gold file's raw text, or with `given` on its sentences and tokens; then
 * again, warm, until `seconds` of processor time are used, for the times.
 */
dm_status run_engine(const dm_model *model, score_sentences gold, bool given, double seconds,
                     dm_arena *arena, run_result *result, dm_error *error) DM_MUST_CHECK;

/* Seconds of processor time since some moment. */
double run_seconds(void);

#endif
