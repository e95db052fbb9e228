/*
 * tokenizer_weights.h - a section with weights drawn by chance, so that the tokeniser's promises
 * are tested for any model, not only for one that decides well.
 */
#ifndef DM_TESTS_TOKENIZER_WEIGHTS_H
#define DM_TESTS_TOKENIZER_WEIGHTS_H

#include <stdlib.h>
#include <string.h>

#include "language/tokenizer_file.h"

enum { WEIGHTS_BITS = 8, WEIGHTS_WORD_BITS = 6 };

typedef struct weights {
    dm_tokenizer_file header;
    int8_t rows[DM_TOKENIZER_NETS][(1 << WEIGHTS_BITS) * DM_TOKENIZER_WIDTH];
    uint32_t keys[1 << WEIGHTS_WORD_BITS];
    uint8_t class_of[1 << WEIGHTS_WORD_BITS];
    uint8_t cut[1 << WEIGHTS_WORD_BITS];
} weights;

static inline uint32_t weights_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/* A word that may be cut behind its third byte. */
static inline void weights_word(weights *w, uint32_t hash, uint8_t class, uint8_t cut) {
    uint32_t mask = (1u << WEIGHTS_WORD_BITS) - 1, i = hash & mask;
    while (w->keys[i])
        i = (i + 1) & mask;
    w->keys[i] = hash;
    w->class_of[i] = class;
    w->cut[i] = cut;
}

static inline void weights_fill(weights *w, uint64_t seed) {
    *w = (weights){.header = {.magic = {'D', 'M', 'T', 'K'},
                              .version = DM_TOKENIZER_VERSION,
                              .word_bits = WEIGHTS_WORD_BITS}};
    for (int n = 0; n < DM_TOKENIZER_NETS; n++) {
        w->header.nets[n].bits = WEIGHTS_BITS;
        for (int i = 0; i < DM_TOKENIZER_WIDTH; i++)
            w->header.nets[n].out[i] = (int16_t)(weights_random(&seed) % 2001 - 1000);
        for (size_t i = 0; i < sizeof w->rows[n]; i++)
            w->rows[n][i] = (int8_t)(weights_random(&seed) % 255 - 127);
    }
}

#endif
