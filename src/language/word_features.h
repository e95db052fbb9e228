/*
 * word_features.h - what the network sees of a word: keys of the word itself, its beginning and
 * end, its shape and the pieces inside it.
 *
 * A key is a 64-bit hash; the model's table (dm_feature_table) gives the row of the embedding for
 * those that training kept. The keys depend on the form alone, so a reader may remember the sum of
 * their rows per form.
 */
#ifndef DM_LANGUAGE_WORD_FEATURES_H
#define DM_LANGUAGE_WORD_FEATURES_H

#include "base/str.h"

enum {
    DM_WORD_CHARS = 40,     /* of a longer word the first and the last 20 are looked at */
    DM_WORD_WHOLE_KEYS = 3, /* word, shape, coarse shape */
    DM_WORD_AFFIX_KEYS = 10,
    DM_WORD_PIECE_KEYS = 2 * DM_WORD_CHARS,
    DM_WORD_KEYS = DM_WORD_WHOLE_KEYS + DM_WORD_AFFIX_KEYS + DM_WORD_PIECE_KEYS
};

typedef struct dm_word_keys {
    uint32_t
        count; /* all keys: first the word, its shape and coarse shape, then affixes, then pieces */
    uint32_t first_piece; /* keys from here on are pieces: their rows are scaled by 1/sqrt(number of
                             pieces) */
    uint64_t key[DM_WORD_KEYS];
} dm_word_keys;

void dm_word_keys_of(dm_str form, dm_word_keys *keys);

/* Lower case of a letter of the Latin, Greek and Cyrillic scripts, else the code point itself. */
uint32_t dm_word_lower(uint32_t c);
/* Upper case of the same. */
uint32_t dm_word_upper(uint32_t c);
/* An open-addressed table of 2^bits slots; a slot is (upper 32 bits of the key, row + 1), row 0 of
 * the slot meaning empty. */
typedef struct dm_feature_slot {
    uint32_t mark, row;
} dm_feature_slot;

typedef struct dm_feature_table {
    const dm_feature_slot *slot;
    uint32_t bits;
} dm_feature_table;

enum { DM_NO_ROW = UINT32_MAX };
/* Asks for the key's slot to be brought near. */
static inline void dm_feature_fetch(const dm_feature_table *self, uint64_t key) {
    __builtin_prefetch(&self->slot[(uint32_t)key & ((1u << self->bits) - 1)]);
}
/* The row of the key, or DM_NO_ROW. */
uint32_t dm_feature_find(const dm_feature_table *self, uint64_t key);

#endif
