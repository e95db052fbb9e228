/*
 * blocks.h - plain text as blocks: its lines, and the paragraphs of files that are wrapped at a
 * column.
 */
#ifndef DM_INTAKE_BLOCKS_H
#define DM_INTAKE_BLOCKS_H

#include "intake/article.h"

/*
 * Blocks of `text`, which must be valid UTF-8: its lines without white space at both ends, as
 * views. Empty lines make no block. DM_ERR_MEMORY is the only failure.
 */
dm_status dm_text_blocks(dm_arena *arena, dm_str text, dm_block **blocks, size_t *count,
                         dm_error *error) DM_MUST_CHECK;

/*
 * Joins the lines of paragraphs, if the lines look wrapped at a column; `blocks` is then a new
 * array in `arena`. No memory: arena->failed is set and the blocks stay as they are.
 */
void dm_blocks_unwrap(dm_arena *arena, const dm_block **blocks, size_t *count);

#endif
