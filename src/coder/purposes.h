/*
 * purposes.h - infinitives of purpose that tell what was said or done.
 */
#ifndef DM_CODER_PURPOSES_H
#define DM_CODER_PURPOSES_H

#include "coder/settle.h"

/* "telephoned Kenya to protest", "used his speech to condemn it", "the first to recognise it":
 * makes such a reading an asserted one, with the sides of the call or meeting where it names none.
 * Leaves every other reading alone. */
void dm_purpose_settle(const dm_story *story, dm_candidate *c);

#endif
