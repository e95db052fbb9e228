/*
 * alike.h - which names the tagger and the parser are shown as another that they know well.
 */
#ifndef DM_ENGINE_ALIKE_H
#define DM_ENGINE_ALIKE_H

#include "language/language.h"
#include "lexicon/knowledge.h"

/*
 * Names of states, territories and seats of government that are one word and not in the table
 * language/familiar, which also says what stands in for them. Nothing is alike where there is no
 * such table. Keys point into the knowledge. Fails with DM_ERR_MEMORY.
 */
dm_status dm_alike_read(const dm_lexicon *lexicon, const dm_knowledge *knowledge, dm_arena *arena,
                        dm_alike *alike, dm_error *error) DM_MUST_CHECK;

#endif
