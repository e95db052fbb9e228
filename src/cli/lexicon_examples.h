/*
 * lexicon_examples.h - `demarche lexicon test`.
 */
#ifndef DM_CLI_LEXICON_EXAMPLES_H
#define DM_CLI_LEXICON_EXAMPLES_H

#include "cli/run.h"

/* Codes the examples of the tables whose names begin with one of `tables` (all when there are
 * none). */
dm_exit lexicon_examples(const char *command, const engine_options *options, char **tables,
                         size_t count);

#endif
