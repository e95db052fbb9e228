/*
 * match/mood.h - what the small words at a verb or noun say of it: negation, modality, condition.
 * For match/compose.c, which climbs from word to word.
 */
#ifndef DM_CODER_MOOD_H
#define DM_CODER_MOOD_H

#include "coder/match/match.h"

/* "not", "never", "no longer" at a verb; "no" at a noun; "no country" as its subject; "without",
 * "instead of" before it. */
bool dm_mood_negated(const dm_scene *scene, uint32_t t);
/* "no longer": what was so until then. */
bool dm_mood_over(const dm_scene *scene, uint32_t t);
/* By its auxiliaries: "will", "may", "must"; DM_MODALITY_NONE. */
dm_modality dm_mood_modality(const dm_scene *scene, uint32_t v);
/* "cannot accept", "there can be no talks": who can not, will not. */
bool dm_mood_barred(const dm_scene *scene, const dm_candidate *c, uint32_t v);
/* Whether "if", "unless" or the like opens its clause. */
bool dm_mood_conditional(const dm_scene *scene, uint32_t v);
/* "would recognise it if ...", "would have recognised it": what is not so, or not yet. */
bool dm_mood_unreal(const dm_scene *scene, uint32_t v);
/* "would have tightened sanctions": it did not come to pass. */
bool dm_mood_counterfactual(const dm_scene *scene, uint32_t v);
/* Whether the noun is a law that somebody has made: "adopted a law", "signed the decree". */
bool dm_mood_enacted(const dm_scene *scene, uint32_t law);
/* "adopted a law on denouncing the treaty": done by the law that was made. */
bool dm_mood_by_law(const dm_scene *scene, uint32_t v);
/* "efforts to end", "a bid to join": an infinitive on a noun that is no operator is no fact. What
 * has a modal verb is no infinitive ("said in a note that it would join", hung on the note). */
bool dm_mood_unrealised(const dm_scene *scene, uint32_t v);
/* "is against sending arms", "is for recognising it": nobody has done it. */
bool dm_mood_stance(const dm_scene *scene, uint32_t v);
/* "is to send", "are to meet": agreed on, and yet to come. */
bool dm_mood_arranged(const dm_scene *scene, uint32_t v);

#endif
