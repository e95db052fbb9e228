/*
 * extract_hints.h - what the class, id, role and tag of an element say of its content.
 */
#ifndef DM_INTAKE_EXTRACT_HINTS_H
#define DM_INTAKE_EXTRACT_HINTS_H

#include "intake/html.h"

enum {
    DM_HINT_NAVIGATION = 1u << 0,
    DM_HINT_FOOTER = 1u << 1,
    DM_HINT_RELATED = 1u << 2,
    DM_HINT_COMMENT = 1u << 3,
    DM_HINT_SHARING = 1u << 4,
    DM_HINT_SUBSCRIPTION = 1u << 5,
    DM_HINT_ADVERTISEMENT = 1u << 6,
    DM_HINT_CAPTION = 1u << 7,
    DM_HINT_BYLINE = 1u << 8, /* author, date, tags */
    DM_HINT_CONSENT = 1u << 9,
    DM_HINT_HIDDEN = 1u << 10,
    DM_HINT_FORM = 1u << 11,
    DM_HINT_SIDEBAR = 1u << 12,
    DM_HINT_CREDIT = 1u << 13,
    DM_HINT_TITLE = 1u << 14,
    DM_HINT_POPUP = 1u << 19,
    DM_HINT_WIDGET = 1u << 20,
    /* Not signs of what to leave out. */
    DM_HINT_CONTENT = 1u << 15,
    DM_HINT_BODY = 1u << 16, /* itemprop="articleBody", class="article-body" */
    DM_HINT_STANDFIRST = 1u << 17,
    DM_HINT_QUOTE = 1u << 18,
    DM_HINT_LEAVE_OUT = ((1u << 15) - 1 - (1u << 14)) | 3u << 19
};

/* The bits for one element. */
uint32_t dm_hints_of(const dm_node *node);
/* The reason a discard gets for the strongest bit, NULL for none. */
const char *dm_hint_reason(uint32_t hints);

#endif
