/*
 * model.h - what a mapped model holds, for the other files of src/language and for the exporter in
 * train/.
 */
#ifndef DM_LANGUAGE_MODEL_H
#define DM_LANGUAGE_MODEL_H

#include "language/kernels.h"
#include "language/language.h"
#include "language/lemma.h"
#include "language/model_file.h"
#include "language/tokenizer.h"
#include "language/word_features.h"

/* The lists of names a model has, in this order in dm_network_shape and in the tagger's output;
 * relations come last. */
enum { DM_NAMES_UPOS, DM_NAMES_XPOS, DM_NAMES_FEATS, DM_NAMES_LEMMA, DM_NAMES_REL, DM_NAME_LISTS };
extern const char *const dm_name_sections[DM_NAME_LISTS];

enum {
    DM_MODEL_LINES = 65535,   /* most names or lemma rules */
    DM_NETWORK_LAYERS = 8,    /* most that this program runs */
    DM_NETWORK_WIDTH = 512,   /* of an embedding, a layer or a hidden layer */
    DM_NETWORK_DISTANCES = 32 /* head minus dependent, -16..15, farther ones at the ends */
};

/* The section "shape". */
typedef struct dm_network_shape {
    uint32_t embed, width, layers, tag_layer, arc, rel, tag, rows;
    uint32_t names[DM_NAME_LISTS];
    uint32_t zeros[3];
} dm_network_shape;

typedef struct dm_network_layer {
    dm_matrix gates;
    const float *units; /* as dm_recurrence wants them, both directions one after the other */
} dm_network_layer;

typedef struct dm_network {
    dm_network_shape shape;
    dm_feature_table features;
    const int8_t *embedding;
    const float *embedding_scale;
    dm_network_layer layer[DM_NETWORK_LAYERS];
    dm_matrix head, biaffine, rel_out, tag, tag_out;
    const float *root_arc, *root_rel, *distance;
    void *units;           /* the memory of those of all layers */
    const dm_alike *alike; /* NULL: every word is shown as it is */
} dm_network;

struct dm_model {
    dm_model_file file;
    dm_network network;
    dm_str language;
    dm_str *names[DM_NAME_LISTS];
    dm_lemma_rule *lemma_rules; /* those the tagger chooses from, then those of single forms */
    dm_lemmatiser lemmatiser;
    uint8_t *upos;                             /* dm_upos of the model's tag */
    uint8_t *rel;                              /* dm_rel of the model's relation */
    uint32_t *feats;                           /* DM_FEAT_ bits of the model's feature string */
    uint16_t root_rel, parataxis_rel, dep_rel; /* the model's numbers of these relations */
    dm_tokenizer tokenizer;
    const dm_kernels *kernels;
};

/* DM_FEAT_ bits of "Number=Sing|Person=3". */
uint32_t dm_feats_bits(dm_str feats);
/* DM_UPOS_COUNT if there is no such tag. */
dm_upos dm_upos_of(dm_str name);

#endif
