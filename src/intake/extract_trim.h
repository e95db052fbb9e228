/*
 * extract_trim.h - see extract_trim.c.
 */
#ifndef DM_INTAKE_EXTRACT_TRIM_H
#define DM_INTAKE_EXTRACT_TRIM_H

#include "intake/extract_score.h"

/* Discards what is not text among the cuts of `self->best`. */
void dm_finder_trim(dm_finder *self);
/* Is this the title that the page's metadata gives it? */
bool dm_finder_is_title(const dm_finder *self, dm_str text);

#endif
