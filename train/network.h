/*
 * network.h - the network of the language engine, with its backward pass.
 *
 *   rows of the word's features --sum--> x [embed]
 *   x --SRU, both ways, `layers` times--> h [width]
 *   (h of tag_layer, x) --> leaky [tag] --> UPOS, XPOS, FEATS, lemma rule
 *   h of the last layer --> leaky [arc] twice --> biaffine score of every head
 *                       --> leaky(dependent + head) [rel] --> relation
 */
#ifndef DM_TRAIN_NETWORK_H
#define DM_TRAIN_NETWORK_H

#include "matrix.h"
#include "treebank.h"

enum { SHARDS = 2, MAX_LAYERS = 8, DISTANCES = 32, MAX_PARAMS = 64 };

typedef struct network_shape {
    size_t embed, width, layers, tag_layer, arc, rel, tag;
    size_t tags[TAG_KINDS], all_tags; /* all_tags is without the relations */
    size_t rows;
} network_shape;

/* A trained array; every shard of a batch has its own gradient, so that threads change nothing. */
typedef struct param {
    char name[24];
    size_t rows, columns;
    float *w, *m, *v, *g[SHARDS];
} param;

typedef struct layer_params {
    param *w, *bias, *carry;
} layer_params;

typedef struct network {
    network_shape shape;
    param params[MAX_PARAMS];
    size_t param_count;
    layer_params layer[MAX_LAYERS];
    param *head, *head_bias; /* [width][2 arc + 2 rel], columns: dependent arc, head arc, dependent
                                rel, head rel */
    param *biaffine, *arc_bias; /* [arc][arc], [arc] */
    param *root_arc, *root_rel, *distance;
    param *rel_out, *rel_out_bias;
    param *tag, *tag_bias, *tag_out, *tag_out_bias;
    float *embed, *embed_m, *embed_v; /* [rows][embed] */
} network;

typedef struct dropout_rates {
    float input, layer, head, word;
} dropout_rates;

typedef struct loss_weights {
    float arc, rel, tag[TAG_KINDS];
} loss_weights;

/* The activations of one layer, [words][...]. */
typedef struct layer_room {
    float *in, *gates, *cell, *forget, *reset, *forget_slope, *reset_slope, *out, *mask;
} layer_room;

/* Memory of one shard. */
typedef struct shard {
    const vocabulary *vocabulary;
    const sentence **sentences;
    uint32_t *start; /* of each sentence among the words; one more than sentences */
    size_t count, words, capacity;
    bool training;
    uint64_t random;
    matrix_room room;
    float *x, *dx, *x_mask;
    uint8_t *word_dropped;
    layer_room layer[MAX_LAYERS];
    float *head_in, *head_mask, *heads, *head_drop; /* [words][2 arc + 2 rel] */
    float *left, *dleft;                            /* dependents times biaffine */
    float *scores;                                  /* one sentence: [n + 1][n + 1] */
    float *rel_hidden, *rel_mask, *rel_logits;      /* [words][rel], [words][relations] */
    float *tag_in, *tag_hidden, *tag_mask, *tag_logits;
    float *dh, *dhead, *dgates, *dtag_in, *dother;
    double loss[TAG_KINDS + 1], total; /* the last is the arcs' */
} shard;

void network_new(network *net, network_shape shape, uint64_t seed);
void network_free(network *net);
/* First weights for a network that is narrower or has fewer layers than a trained one of the same
 * rows and tags: the units whose weights are heaviest, the layers up to that of the tags and the
 * last ones. */
void network_narrow(network *net, const network *wide);
void shard_init(shard *s, const network *net, const vocabulary *v, size_t capacity);
void shard_free(shard *s, const network *net);
/* The sentences of the shard must be set; computes all activations up to heads, left and tag
 * logits. */
void shard_forward(shard *s, const network *net, const dropout_rates *drop);
/* Arc scores of sentence i into s->scores, [n + 1][n + 1], row the dependent. */
void shard_arc_scores(shard *s, const network *net, size_t i);
/* Relation logits for the given head of each word (0 root, else 1-based) into s->rel_logits. */
void shard_rel_logits(shard *s, const network *net, const uint16_t *heads,
                      const dropout_rates *drop);
/* After forward: losses and gradients (s->dx and g[which]). */
void shard_backward(shard *s, network *net, size_t which, const loss_weights *weight,
                    const dropout_rates *drop);

#endif
