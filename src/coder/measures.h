/*
 * measures.h - measures against a state of which the sentence tells one side only (measures.c).
 */
#ifndef DM_CODER_MEASURES_H
#define DM_CODER_MEASURES_H

#include "coder/events.h"

/* Fills in, or takes back, the side of a measure that only the sentences before it tell: of whom
 * those expelled are, who took a measure that is told in the passive. Others are left alone. */
void dm_measure_settle(const dm_story *story, dm_candidate *c);

#endif
