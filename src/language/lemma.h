/*
 * lemma.h - the lemma of a word: what training saw of the form, else the tagger's rule, checked
 * against known lemmas.
 */
#ifndef DM_LANGUAGE_LEMMA_H
#define DM_LANGUAGE_LEMMA_H

#include "base/arena.h"
#include "language/lemma_rule.h"
#include "language/word_features.h"

/* The seeds under which forms and lemmas are hashed with their part of speech (its number in the
 * model). */
enum { DM_LEMMA_FORM_SEED = 1, DM_LEMMA_KNOWN_SEED = 1001 };

/* Views of the model's sections. */
typedef struct dm_lemmatiser {
    const dm_lemma_rule *rules;
    uint32_t rule_count;
    dm_feature_table forms; /* form and part of speech -> number of the rule */
    dm_feature_table known; /* lemma and part of speech -> anything */
} dm_lemmatiser;

/* What the tagger thinks: its best two rules and by how much the first is ahead. Of a form that
 * training always gave one lemma there is only the first. */
typedef struct dm_lemma_choice {
    uint16_t best, second;
    bool seen; /* that is so */
    float margin;
} dm_lemma_choice;

/* The rule of a form that the treebanks always gave one lemma under a part of speech; else what is
 * not `seen`. */
dm_lemma_choice dm_lemma_seen(const dm_lemmatiser *self, dm_str form, uint16_t upos);

/* The form itself, or a string in the arena. `upos` is the model's number; `name` tells that it is
 * that of proper nouns. */
dm_str dm_lemma_of(const dm_lemmatiser *self, dm_arena *arena, dm_str form, uint16_t upos,
                   bool name, dm_lemma_choice choice);

/* The keys of the two tables. */
uint64_t dm_lemma_form_key(dm_str form, uint16_t upos);
uint64_t dm_lemma_known_key(dm_str lemma, uint16_t upos);

#endif
