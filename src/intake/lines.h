/*
 * lines.h - plain text as blocks: one for each line.
 */
#ifndef DM_INTAKE_LINES_H
#define DM_INTAKE_LINES_H

#include "intake/article.h"
#include "intake/encoding.h"

typedef DM_VEC(dm_block) dm_blocks;

/* Adds a block for each line of decoded text that is not blank, with its place in the input. */
void dm_lines_to_blocks(dm_arena *arena, const dm_decoded *decoded, dm_blocks *blocks);

#endif
