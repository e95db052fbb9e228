/*
 * repair/lemmas.h - lemmas of verbs that the lemmatiser has not met.
 */
#ifndef DM_CODER_LEMMAS_H
#define DM_CODER_LEMMAS_H

#include "coder/codebook/codebook.h"
#include "language/language.h"

/* Verbs of irregular forms get the lemma of the table, regular forms with a lemma that the lexicon
 * does not know the one that it knows. New lemmas live in the codebook or in `arena`; the tokens
 * are the document's own. */
void dm_lemmas_mend(const dm_codebook *book, dm_arena *arena, const dm_parse *parse);
/* Whether the lexicon has a frame, of its own or of a class, an operator or a report for the verb.
 */
bool dm_lemma_is_known_verb(const dm_codebook *book, dm_str lemma);

#endif
