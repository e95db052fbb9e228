/*
 * repair/surnames.h - names that the tagger took for nouns.
 */
#ifndef DM_CODER_SURNAMES_H
#define DM_CODER_SURNAMES_H

#include "coder/codebook/codebook.h"
#include "language/language.h"

/* Makes a noun that opens a sentence a name where the article has it as the last word of one. The
 * tokens are the document's own. */
void dm_surnames_mend(const dm_codebook *book, const dm_parse *parse);

#endif
