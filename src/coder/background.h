/*
 * background.h - candidates that their sentence speaks of without telling them: what may come of
 * talks, who is meant by "parties that oppose it", whom a state has behind it, what is long ago.
 */
#ifndef DM_CODER_BACKGROUND_H
#define DM_CODER_BACKGROUND_H

#include "coder/events.h"

/* Drops candidates that are not told as happening. */
void dm_background_settle(dm_story *story);
/* What is asserted of more than a year before the article becomes history: by its own date, or one
 * of a war or of "years after" that it is told in. */
void dm_background_history(const dm_story *story, dm_candidate *candidate, const dm_when *when);

#endif
