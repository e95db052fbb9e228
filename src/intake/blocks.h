/*
 * blocks.h - the paragraphs of plain text that is wrapped at a column.
 */
#ifndef DM_INTAKE_BLOCKS_H
#define DM_INTAKE_BLOCKS_H

#include "intake/article.h"

/*
 * Joins the lines of paragraphs, if the lines look wrapped at a column; `blocks` is then a new
 * array in `arena`. No memory: arena->failed is set and the blocks stay as they are.
 */
void dm_blocks_unwrap(dm_arena *arena, const dm_block **blocks, size_t *count);

#endif
