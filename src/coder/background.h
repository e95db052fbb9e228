/*
 * background.h - candidates that their sentence speaks of without telling them: what may come of
 * talks, who is meant by "parties that oppose it", whom a state has behind it.
 */
#ifndef DM_CODER_BACKGROUND_H
#define DM_CODER_BACKGROUND_H

#include "coder/events.h"

/* Drops candidates that are not told as happening. */
void dm_background_settle(dm_story *story);

#endif
