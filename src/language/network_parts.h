/*
 * network_parts.h - what the files of the network share: the buffers of a batch, and the words
 * whose sums are kept.
 */
#ifndef DM_LANGUAGE_NETWORK_PARTS_H
#define DM_LANGUAGE_NETWORK_PARTS_H

#include "language/network.h"

enum {
    DM_FLOATS_OF_LINE = 16,
    DM_REMEMBERED = 16384, /* words whose sums of rows are kept: most of a text are among its last
                              thousand different ones */
    DM_SUMMED = 4096,      /* of them those whose sums of the first layer are kept, too */
    DM_REMEMBERED_FORM = 24
};

/* A form whose sum of rows is kept; longer ones are not. With it, in half a line of the cache, what
 * is known of its lemma under the part of speech that it had last. */
typedef struct dm_remembered {
    uint16_t rule;
    bool seen;
    bool summed;  /* what the first layer makes of it is in `first` */
    uint8_t upos; /* and one; 0 where nothing is known */
    uint8_t len;
    uint16_t row; /* where its sums are: rows are given out in turn, so that those of a text are
                     near each other */
    char form[DM_REMEMBERED_FORM];
} dm_remembered;
_Static_assert(sizeof(dm_remembered) == 32, "half a line of the cache");

/* Rows of a layer's input or output. */
typedef struct dm_rows {
    float *at;
    size_t stride;
} dm_rows;

struct dm_network_room {
    float *both;     /* [width + embed]: output of the tag layer, and what the first reads */
    float *layer[2]; /* [width], taken in turn */
    float *distance; /* [2 nodes]: what the distance from word to head adds, from far before on */
    float *gates;    /* see gates_room() */
    float *heads;    /* [2 arc + 2 rel] */
    float *left;     /* [arc] */
    float *columns;  /* [arc][heads of one sentence], for the arc scores */
    float *scores;   /* [heads][heads] of one sentence */
    float *hidden;   /* [tag] or [rel] */
    float *cell;
    float *a_scale;
    int8_t *a;      /* the left side of the next product */
    float *sums;    /* [DM_REMEMBERED][embed] */
    int32_t *first; /* [DM_SUMMED][gates of the first layer], of the words that were met first */
    int32_t *fresh; /* the same for words of the batch that are not there */
    float first_kept[DM_SUMMED];               /* the scales of `first` */
    const int32_t *first_sums[DM_BATCH_WORDS]; /* of each word of the batch: in one of the two */
    uint32_t first_row[DM_BATCH_WORDS];        /* in `first`, or DM_NO_ROW */
    float first_scale[DM_BATCH_WORDS];
    uint16_t asked[DM_BATCH_WORDS]; /* words whose sums are in `fresh`, in its order */
    size_t asked_count;
    uint16_t rows_taken;
    size_t head_stride;
    uint16_t at[DM_BATCH_WORDS]; /* of the batch's forms among the remembered */
    dm_remembered words[DM_REMEMBERED];
};

/* ---- network_words.c ---- */

/* The sums of rows of the batch's words. */
void dm_network_embed(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      const dm_batch *batch, dm_rows out);
/*
 * After dm_network_embed(): the first layer's sums of products for the batch's words, as
 * room->first_sums has them; with dm_network_keep_first() behind the layer those that were worked
 * out are kept. They depend on the form alone, and most are known: half of what is multiplied in
 * the layers need not be.
 */
void dm_network_sum_first(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                          const dm_batch *batch, dm_rows words);
void dm_network_keep_first(const dm_network *net, dm_network_room *room, const dm_batch *batch);
/* The lemma by the treebanks of a word of the batch; what the table of forms says is kept, since it
 * is in no cache, as a rule. */
dm_lemma_choice dm_network_seen_lemma(const dm_lemmatiser *lemmatiser, dm_network_room *room,
                                      const dm_batch *batch, size_t t, uint16_t upos);

#endif
