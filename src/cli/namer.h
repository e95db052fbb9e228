/*
 * namer.h - names of codes from the lexicon: states, territories and their subdivisions,
 * organisations, entities.
 */
#ifndef DM_CLI_NAMER_H
#define DM_CLI_NAMER_H

#include "ledger/titles.h"
#include "lexicon/knowledge.h"

typedef struct namer {
    const dm_lexicon *lexicon;
    dm_knowledge *knowledge;
} namer;

dm_status namer_open(namer *self, const dm_lexicon *lexicon, dm_error *error) DM_MUST_CHECK;
void namer_close(namer *self);
/* For dm_namer.name. */
dm_str namer_name(void *context, dm_str code);

#endif
