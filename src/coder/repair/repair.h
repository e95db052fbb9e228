/*
 * repair/repair.h - trees that the parser got wrong in a way that can be told from the words.
 */
#ifndef DM_CODER_REPAIR_H
#define DM_CODER_REPAIR_H

#include "coder/codebook/codebook.h"
#include "language/language.h"

/*
 * Mends the trees of an article in place: sentences whose verb was read as something else ("Hungary
 * blocked EU aid", "Egypt cuts ties") get it as their root, and words hung in the wrong place are
 * hung in the right one ("gave Kenya two ships", "tariffs of 25 per cent on steel"). Changes heads,
 * relations, parts of speech, roots and children of `parse`; the text and its tokens stay.
 */
void dm_repair_trees(const dm_codebook *codebook, dm_parse *parse);

#endif
