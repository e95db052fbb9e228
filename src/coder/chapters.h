/*
 * chapters.h - a text of many sentences in parts that are coded each for itself.
 *
 *   sentences  0 ........ 240 | 241 ....... 478 | 479 ....... 719
 *                 chapter 1        chapter 2         chapter 3
 */
#ifndef DM_CODER_CHAPTERS_H
#define DM_CODER_CHAPTERS_H

#include "base/arena.h"
#include "language/language.h"

/* The chapter that begins at sentence `*at`, which afterwards is where the next one does: `whole`
 * itself where it has no more than DM_LIMIT_CHAPTER_SENTENCES and DM_LIMIT_CHAPTER_TOKENS, else a
 * copy whose sentences and tokens are numbered from 0. Bytes are those of the text; of it there is
 * what stands up to the end of the chapter. False when memory ran out. */
bool dm_chapter_next(dm_arena *arena, const dm_parse *whole, size_t *at,
                     dm_parse *chapter) DM_MUST_CHECK;

#endif
