/*
 * extract_blocks.h - a page cut into blocks: the stretches of text between the edges of block-level
 * elements, with what can be measured of each.
 */
#ifndef DM_INTAKE_EXTRACT_BLOCKS_H
#define DM_INTAKE_EXTRACT_BLOCKS_H

#include "intake/html.h"

typedef struct dm_cut {
    dm_str text;            /* white space folded */
    uint32_t node;          /* the block-level element around it */
    uint32_t first, last;   /* nodes of its first and last text */
    uint32_t start, end;    /* bytes of the decoded page */
    uint32_t size;          /* characters; one of a script without spaces counts three */
    uint32_t link_size;     /* those in links */
    uint32_t strong_size;   /* in <b>, <strong>, <em>, <i> */
    uint16_t stops, commas; /* of any script */
    uint8_t heading;        /* 1..6 */
    bool paragraph, list_item, quote, table_cell, preformatted;
    /* Filled by the finder. */
    const char *discard;
    float score;
    bool good;
} dm_cut;

typedef struct dm_cuts {
    DM_VEC(dm_cut) list;
} dm_cuts;

void dm_cut_blocks(dm_arena *arena, const dm_html *html, dm_cuts *cuts);
/* Does an element of this tag begin a new block? */
bool dm_tag_is_block(unsigned tag);

#endif
