/*
 * published_page.h - dates that a page prints beside its headline.
 */
#ifndef DM_INTAKE_PUBLISHED_PAGE_H
#define DM_INTAKE_PUBLISHED_PAGE_H

#include "intake/dates.h"

typedef struct dm_printed_date {
    dm_date date;
    double weight; /* how sure it is the article's: by distance and by words such as "Published",
                      "Updated" */
} dm_printed_date;

/*
 * Dates printed near the headline of an HTML page, the likeliest first, at most `most`. Looks only
 * at the bytes around the headline; no parser is needed, and none of the page's text is kept.
 */
size_t dm_published_printed(dm_arena *arena, dm_str html, dm_str title, dm_date_hints hints,
                            dm_printed_date *out, size_t most);

/* A date in the page's scripts under a key that says published or date: the last resort. */
bool dm_published_scripted(dm_str html, dm_date_hints hints, dm_date *date);

#endif
