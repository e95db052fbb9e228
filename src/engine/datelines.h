/*
 * datelines.h - "GENEVA, March 3 (Agency) - The ministers ...": the dateline is a sentence of its
 * own, not part of the first one's tree.
 */
#ifndef DM_ENGINE_DATELINES_H
#define DM_ENGINE_DATELINES_H

#include "language/language.h"

/* Splits sentences at the dash that ends a dateline. Between dm_parser_tokenize() and
 * dm_parser_analyse(). DM_ERR_MEMORY only. */
dm_status dm_datelines_split(dm_arena *arena, dm_parse *parse, dm_error *error) DM_MUST_CHECK;

#endif
