/*
 * match/ellipsis.h - acts that are told by pointing at somebody else's: "Peru did the same",
 * "Bahrain followed suit".
 */
#ifndef DM_CODER_ELLIPSIS_H
#define DM_CODER_ELLIPSIS_H

#include "coder/events.h"

/* Whether token t says that its subject did what somebody did before; `candidate` is then that act
 * with the new actors. Candidates of the words before t must be in the story. */
bool dm_ellipsis_at(const dm_story *story, uint32_t t, dm_candidate *candidate);

#endif
