/*
 * recall.h - sentences that were analysed lately, with what the network made of them: reprints and
 * pages that are fetched again tell the same sentences, and the network need not read them twice.
 *
 * What the network makes of a sentence depends on its words alone, so a sentence that is recalled
 * has the same analysis bit for bit. Sentences are known by 128 bits of XXH3 over their words; two
 * of ten billion sentences would share them once in 10^18 archives.
 */
#ifndef DM_LANGUAGE_RECALL_H
#define DM_LANGUAGE_RECALL_H

#include "language/network.h"

/* What the network says of one word. `head` is 1-based in the sentence, 0 the root. */
typedef struct dm_recalled {
    dm_word_tags tags;
    uint16_t head, rel;
    float arc_probability, rel_probability;
} dm_recalled;

typedef struct dm_recall_key {
    uint64_t high, low;
} dm_recall_key;

/* Words and sentences that are kept, the oldest going first: some five hundred articles, in 8 MB
 * that are taken as they fill. */
enum { DM_RECALL_WORDS = 1 << 18, DM_RECALL_SENTENCES = 1 << 14 };
typedef struct dm_recall dm_recall;

/* NULL when there is no memory. */
dm_recall *dm_recall_new(void);
void dm_recall_free(dm_recall *self);

/* The key of a sentence of `count` words: as the network sees them, and what their lemmas are made
 * of. */
dm_recall_key dm_recall_key_of(const dm_str *forms, const dm_str *meant, size_t count);
/* Its words, `count` of them, until the next dm_recall_keep(); NULL if it is not known. */
const dm_recalled *dm_recall_find(const dm_recall *self, dm_recall_key key, size_t count);
/* Room for the words of a sentence that is known from now on, to be filled by the caller. */
dm_recalled *dm_recall_keep(dm_recall *self, dm_recall_key key, size_t count);

#endif
