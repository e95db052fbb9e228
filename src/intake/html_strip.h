/*
 * html_strip.h - a page without scripts, styles, comments and drawings.
 */
#ifndef DM_INTAKE_HTML_STRIP_H
#define DM_INTAKE_HTML_STRIP_H

#include "base/arena.h"

/* From byte `at` of the stripped text on, the page is `shift` bytes ahead. */
typedef struct dm_strip_cut {
    size_t at, shift;
} dm_strip_cut;

typedef struct dm_stripped {
    dm_str text;
    DM_VEC(dm_strip_cut) cuts;
    DM_VEC(dm_str) linked_data; /* JSON-LD scripts, views into the page */
} dm_stripped;

void dm_html_strip(dm_arena *arena, dm_str page, dm_stripped *stripped);
/* The byte of the page for a byte of the stripped text. */
size_t dm_stripped_offset(const dm_stripped *self, size_t at);

#endif
