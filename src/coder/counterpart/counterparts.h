/*
 * counterpart/counterparts.h - whom an act is meant for where its sentence leaves it open.
 */
#ifndef DM_CODER_COUNTERPARTS_H
#define DM_CODER_COUNTERPARTS_H

#include "coder/events.h"

/*
 * "Australia imposed a travel ban too", "pledged a field hospital", "demanded new elections": gives
 * a candidate without recipients the side that the rest of the article sets over against its actor,
 * and marks it `inferred`; those of `home` who oppose it face their own rulers. Leaves it as it is
 * where no side stands out.
 */
void dm_counterpart_settle(dm_story *story, size_t index, dm_str home);

/* Whether something is asked of nobody in particular: "called for restraint", "appealed for help".
 * (counterpart/nobody.c) */
bool dm_asks_at_large(const dm_story *story, const dm_candidate *c);
/* Finds the weights of what speaks for a side, once a codebook has been read; what memory runs out
 * over its arena remembers. */
void dm_sides_prepare(dm_codebook *book);

#endif
