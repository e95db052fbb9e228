/*
 * extract_score.h - which blocks of a page look like text of an article, and the element that holds
 * the article.
 */
#ifndef DM_INTAKE_EXTRACT_SCORE_H
#define DM_INTAKE_EXTRACT_SCORE_H

#include "intake/extract_blocks.h"
#include "intake/extract_hints.h"
#include "intake/html_meta.h"

typedef struct dm_finder {
    dm_arena *arena;
    const dm_html *html;
    const dm_html_meta *meta;
    dm_cut *cuts;
    size_t count;
    /* One for each node. */
    uint32_t *hints;
    uint32_t *first_cut; /* the first cut in or after the node's subtree */
    uint32_t *good;      /* size of good blocks in the subtree */
    float *score;        /* sum of the scores of its blocks */
    const char **reason; /* why the subtree is left out; inherited */
    uint32_t best;       /* the element of the article */
    bool fragment;
} dm_finder;

/* Prepares the finder: hints, good blocks, subtrees that are left out. False: no memory. */
bool dm_finder_prepare(dm_finder *self);
/* Chooses `best`. */
void dm_finder_choose(dm_finder *self);
/* Cuts [*from, *to) of the subtree of a node. */
void dm_finder_cuts_of(const dm_finder *self, uint32_t node, size_t *from, size_t *to);

#endif
