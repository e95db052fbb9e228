/*
 * positions.c - provisional.
 */
#include "coder/positions.h"

void dm_positions_make(dm_story *story, const dm_coder_options *options, dm_records *records) {
    (void)story, (void)options, (void)records;
}
