/*
 * network.h - runs the network over a batch of sentences.
 */
#ifndef DM_LANGUAGE_NETWORK_H
#define DM_LANGUAGE_NETWORK_H

#include "language/model.h"

enum {
    DM_BATCH_WORDS = 256, /* words of a batch: enough to fill the machine, few enough to stay in its
                             second cache */
    DM_BATCH_SENTENCES = 256
};

/* Buffers and results of one batch; one a thread. All arrays are by word. */
typedef struct dm_network_room dm_network_room;

/* Sentences of a batch: sentence i is the words first[i] .. first[i + 1]. */
typedef struct dm_batch {
    const dm_str *forms; /* as the network sees them */
    const dm_str *meant; /* what lemmas are made of */
    uint32_t first[DM_BATCH_SENTENCES + 1];
    size_t sentences, words;
} dm_batch;

/* Best classes of a word. */
typedef struct dm_word_tags {
    uint16_t upos, xpos, feats;
    dm_lemma_choice lemma;
} dm_word_tags;

/* NULL when there is no memory. */
dm_network_room *dm_network_room_new(const dm_network *net);
void dm_network_room_free(dm_network_room *room);

/* Fills tags[0..words). */
void dm_network_run(const dm_network *net, const dm_lemmatiser *lemmatiser,
                    const dm_kernels *kernels, dm_network_room *room, const dm_batch *batch,
                    dm_word_tags *tags);
/* After dm_network_run(): scores of all heads in sentence i; row d (1..n) of `*stride` floats,
 * column 0 the root. */
const float *dm_network_arcs(const dm_network *net, const dm_kernels *kernels,
                             dm_network_room *room, const dm_batch *batch, size_t i, size_t *stride,
                             uint16_t *best);
/* The probability of head `head` among the n + 1 scores of a word's row, of which `best` is the
 * largest. */
float dm_network_arc_probability(const dm_kernels *kernels, const float *row, size_t n, size_t head,
                                 size_t best);
/*
 * After dm_network_run(): the relation of each word to its head (0 the root, else 1-based in its
 * sentence) and its probability. Words under the root get `root_rel`, no other does.
 */
void dm_network_rels(const dm_network *net, const dm_kernels *kernels, dm_network_room *room,
                     const dm_batch *batch, const uint16_t *heads, uint16_t root_rel,
                     uint16_t *rels, float *probability);

#endif
