/*
 * position/positions.h - who stands where on which question: from the stances of predicates, from
 * votes, from lists of signers.
 */
#ifndef DM_CODER_POSITIONS_H
#define DM_CODER_POSITIONS_H

#include "coder/events.h"

/* Appends the positions of the article to records. */
void dm_positions_make(dm_story *story, const dm_coder_options *options, dm_records *records);
/* After dm_records_identify(): gives derived positions the ids of what they come from. */
void dm_positions_link(dm_records *records);

#endif
