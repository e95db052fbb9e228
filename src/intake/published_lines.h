/*
 * published_lines.h - dates in the short lines before and after a plain text.
 */
#ifndef DM_INTAKE_PUBLISHED_LINES_H
#define DM_INTAKE_PUBLISHED_LINES_H

#include "intake/dates.h"

typedef struct dm_line_date {
    dm_date date;
    double weight; /* how sure it is the day of publication: by place and by words beside it */
    dm_str url; /* an address printed as the source, which may hold a date of its own; or empty */
} dm_line_date;

/*
 * Dates of the lines above the first paragraph of `text` and of its last lines, at most `most`:
 * "Source: Bay Daily   2023-08-24 16:52", "Published 27 October 2016 · Author: ...", "Briefing no.
 * 41, 31 December 1998", "Update: 14.11.2022". A line that is a masthead's clock gives none.
 */
size_t dm_published_lines(dm_str text, dm_date_hints hints, dm_line_date *out, size_t most);

#endif
