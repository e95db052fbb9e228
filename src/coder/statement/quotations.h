/*
 * statement/quotations.h - finding quotation marks that belong together.
 */
#ifndef DM_CODER_QUOTATIONS_H
#define DM_CODER_QUOTATIONS_H

#include "coder/statement/statements.h"

/* Fills spoken->quotations from the text, in its order, those that begin at byte `from` or later.
 */
void dm_quotations_find(dm_arena *arena, dm_str text, size_t from, dm_spoken *spoken);

#endif
