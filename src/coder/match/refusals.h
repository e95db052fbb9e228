/*
 * match/refusals.h - "London refused", "he said no", "Khartoum would not comply", "Lima accepted":
 * answers that do not say to what.
 */
#ifndef DM_CODER_REFUSALS_H
#define DM_CODER_REFUSALS_H

#include "coder/events.h"

/* Whether token t refuses or accepts what its subject was asked before; `candidate` is then the
 * answer, with whoever asked as its recipient. Candidates of the words before t must be in the
 * story. */
bool dm_refusal_at(const dm_story *story, uint32_t t, dm_candidate *candidate);

#endif
