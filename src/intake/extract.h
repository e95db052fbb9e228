/*
 * extract.h - what is known of one input when its blocks have been cut, whatever format it had.
 */
#ifndef DM_INTAKE_EXTRACT_H
#define DM_INTAKE_EXTRACT_H

#include "intake/lines.h"

/* One article of a page with what the page says of it. */
typedef struct dm_page_item {
    dm_str title, byline;
    dm_blocks blocks;
} dm_page_item;

typedef struct dm_page {
    dm_page_item main;
    DM_VEC(dm_page_item) others;
    dm_str outlet, language, url;
    DM_VEC(dm_date_clue) clues;
    bool truncated; /* a bound of the HTML stage was met */
} dm_page;

/*
 * Finds the article of a page (extract.c). `fragment`: the text is the body of an article in
 * markup, as feeds and JSON Lines hold it, and nothing has to be looked for.
 */
dm_status dm_extract_page(dm_arena *arena, const dm_decoded *decoded, bool fragment, dm_page *page,
                          dm_error *error) DM_MUST_CHECK;

#endif
