/*
 * treebank.h - CoNLL-U files as numbers: what the trainer of the language engine learns from.
 */
#ifndef DM_TRAIN_TREEBANK_H
#define DM_TRAIN_TREEBANK_H

#include "base/str.h"
#include "language/word_features.h"

enum { TAG_UPOS, TAG_XPOS, TAG_FEATS, TAG_LEMMA, TAG_REL, TAG_KINDS };
enum { UNKNOWN_TAG = UINT16_MAX }; /* a value of the dev set that training does not have */
enum { UNKNOWN_ROW = 0 };          /* the embedding of words that have no row */

/* A list of distinct strings, numbered in the order of their first coming. */
typedef struct name_list {
    char **name;
    size_t *name_count; /* how often it came */
    uint32_t *slot;
    size_t count, capacity, slots;
} name_list;

/* Number of `s`; when absent it is added, or UINT32_MAX if `frozen`. */
uint32_t name_of(name_list *self, dm_str s, bool frozen);

/* A form with the rows that its embedding is summed from. */
typedef struct word_type {
    char *form;
    uint32_t *row;
    uint32_t row_count, first_piece, frequency; /* frequency of the lower-cased word */
} word_type;

typedef struct word {
    uint32_t type;
    uint16_t head; /* 0 is the root, else 1-based */
    uint16_t tag[TAG_KINDS];
    char *lemma;
} word;

/* The most probable answers to one question about a word, and their shares. */
enum { SOFT_ANSWERS = 4 };
typedef struct soft_target {
    uint16_t id[SOFT_ANSWERS];
    float p[SOFT_ANSWERS];
} soft_target;

typedef struct soft_word {
    soft_target of[TAG_KINDS + 1]; /* the last is the head */
} soft_word;

typedef struct sentence {
    word *words;
    uint32_t count;
    float weight;    /* of its loss */
    float trust;     /* in `soft`: the rest of the target is what `words` say */
    soft_word *soft; /* what teachers say, or NULL */
} sentence;

typedef struct treebank {
    sentence *sentences;
    size_t count, capacity, words;
} treebank;

/* What is shared by all treebanks of a run. */
typedef struct vocabulary {
    name_list forms;  /* types by form */
    word_type *types; /* index as in forms */
    name_list tags[TAG_KINDS];
    dm_feature_slot *slot; /* the table of rows, as the model file holds it */
    uint32_t slot_bits, row_count;
    size_t first_feature_row; /* rows [1, this) are words, the others shapes, affixes, pieces */
} vocabulary;

/* Reads a file and appends its sentences. Aborts the program with a message on failure. */
void treebank_read(treebank *self, vocabulary *v, const char *path, float weight, bool frozen);
/* Lemma rules that came once are forgotten. Before other files are read. */
void vocabulary_prune_lemmas(vocabulary *v, treebank *train);
/*
 * Adds copies of shares of the sentences, as headlines and hurried writers have them: in capitals,
 * with capital first letters, without the mark at the end.
 */
void treebank_vary(treebank *self, vocabulary *v, double upper, double title, double bare,
                   uint64_t seed);
/* Chooses the rows from the types met so far in `train`, then gives all types their rows. */
void vocabulary_choose_rows(vocabulary *v, const treebank *train);
/* The rows of types that came since. */
void vocabulary_add_rows(vocabulary *v);

/* splitmix64: 64 bits, and a number of [0, 1); the state is the caller's. */
uint64_t random_next(uint64_t *state);
double random_unit(uint64_t *state);

#endif
