/*
 * tokenizer_train.h - the parts of the tokeniser's trainer.
 */
#ifndef DM_TRAIN_TOKENIZER_TRAIN_H
#define DM_TRAIN_TOKENIZER_TRAIN_H

#include "language/conllu.h"
#include "language/tokenizer_file.h"
#include "language/tokenizer_parts.h"

typedef struct tt_treebank {
    const dm_conllu_sentence *sentences;
    size_t count;
    const char *path;
} tt_treebank;

/* How the text of a treebank is written. */
typedef struct tt_style {
    size_t wrap,
        wrap_spread; /* lines of at most wrap + random(wrap_spread) bytes; 0: no line feeds */
    bool curly;      /* half the documents get typographic quotes */
    bool noisy;      /* line feeds between sentences, missing blanks, headlines in capitals */
    uint64_t seed;
} tt_style;

enum { TT_TOKEN = 1, TT_PART = 2, TT_SENTENCE = 4 };

/* Text and, for each byte, what begins there. */
typedef struct tt_text {
    dm_str bytes;
    uint8_t *marks;
} tt_text;

tt_text tt_make_text(const tt_treebank *bank, const tt_style *style);
void tt_free_text(tt_text *text);

typedef struct tt_count {
    size_t gold, system, correct;
} tt_count;

typedef struct tt_score {
    tt_count tokens, sentences;
} tt_score;

tt_score tt_evaluate(const dm_tokenizer *tokenizer, const tt_text *text);
double tt_precision(tt_count c);
double tt_recall(tt_count c);
double tt_f1(tt_count c);

typedef struct tt_words {
    dm_tokenizer_words view;
    uint32_t *keys;
    uint8_t *class_of, *cut;
    uint32_t bits;
} tt_words;

/* Classes of the words that are seen at least twice, and where such words are cut in two. */
tt_words tt_make_words(const tt_treebank *banks, size_t count);

/* Examples of one classifier, one behind the other: rows, and their number with the answer. */
typedef struct tt_set {
    uint32_t *rows;
    size_t row_count, row_cap;
    uint32_t *heads; /* count << 1 | answer */
    size_t count, cap;
} tt_set;

enum { TT_NET_TOKEN, TT_NET_MULTIWORD, TT_NET_SENTENCE };

typedef struct tt_examples {
    tt_set nets[DM_TOKENIZER_NETS];
    size_t unreachable; /* token boundaries inside a piece */
} tt_examples;

void tt_add(tt_set *set, const dm_features *features, bool answer);

/* A trained classifier in 8 bits. */
typedef struct tt_net {
    int8_t *rows;
    int16_t out[DM_TOKENIZER_WIDTH];
    int32_t bias, unit; /* unit: what a log-odds of 1 is in the integer score */
    uint32_t bits;
} tt_net;

void tt_train(const tt_set *set, int bits, int epochs, uint64_t seed, tt_net *net);

typedef struct tt_model {
    tt_words words;
    tt_net nets[DM_TOKENIZER_NETS];
} tt_model;

dm_tokenizer tt_view(const tt_model *model);
bool tt_write(const tt_model *model, const char *path);

/* xorshift64*: the same on every machine. */
static inline uint64_t tt_random(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545F4914F6CDD1Du >> 11;
}

/* True once in `of` times. */
static inline bool tt_chance(uint64_t *state, uint64_t times, uint64_t of) {
    return tt_random(state) % of < times;
}

#endif
