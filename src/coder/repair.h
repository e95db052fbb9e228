/*
 * repair.h - trees that the parser got wrong in a way that can be told from the words.
 */
#ifndef DM_CODER_REPAIR_H
#define DM_CODER_REPAIR_H

#include "coder/codebook.h"
#include "language/language.h"

/*
 * Sentences without a verb in which a form of a known predicate was read as a participle before its
 * noun get it as their root: "Hungary blocked EU aid". Changes tokens, roots and children of
 * `parse`.
 */
void dm_repair_trees(const dm_codebook *codebook, dm_parse *parse);

#endif
