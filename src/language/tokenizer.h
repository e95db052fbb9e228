/*
 * tokenizer.h - from text to tokens and sentences, as the Universal Dependencies treebanks cut
 * them.
 *
 * A dm_tokenizer is a view of the weights in a section of the model file: nothing to free,
 * read-only, shared by all threads. What it finds lives in the arena that is passed.
 *
 *   1. dm_tokenizer_open()  looks at a section in memory that the caller keeps.
 *   2. dm_tokenizer_run()   fills sentences and tokens of a dm_parse; any number of times, from any
 * thread.
 */
#ifndef DM_LANGUAGE_TOKENIZER_H
#define DM_LANGUAGE_TOKENIZER_H

#include "language/language.h"

/* The name of the section in the model file. */
#define DM_TOKENIZER_SECTION "tokenizer"

/*
 * Weights of one row: 15 hidden units, and one that goes past the hidden layer straight to the sum.
 */
enum { DM_TOKENIZER_WIDTH = 16, DM_TOKENIZER_DIRECT = 15 };

/*
 * One classifier. Features choose rows by their hash; the rows are summed, the hidden units
 * rectified and weighed. All in integers, so that the answer is the same on every machine.
 */
typedef struct dm_tokenizer_net {
    const int8_t *rows; /* [mask + 1][DM_TOKENIZER_WIDTH] */
    int16_t out[DM_TOKENIZER_WIDTH];
    uint32_t mask;
    int32_t bias;
} dm_tokenizer_net;

/* A table of words: fingerprints in open addressing, and what is known of each. */
typedef struct dm_tokenizer_words {
    const uint32_t *keys; /* hash of the lower-cased form, 0 is an empty place */
    const uint8_t *class_of;
    const uint8_t *cut; /* byte at which this form may be two words ("can|not"), else 0 */
    uint32_t mask;
} dm_tokenizer_words;

typedef struct dm_tokenizer {
    dm_tokenizer_net token;     /* is there a token boundary between two pieces? */
    dm_tokenizer_net multiword; /* are the two parts one word to the eye, as in "didn't"? */
    dm_tokenizer_net sentence;  /* does a sentence end between two tokens? */
    dm_tokenizer_words words;
} dm_tokenizer;

typedef enum dm_tokenizer_mode {
    DM_TOKENIZE_TEXT, /* running text: a blank line ends a sentence, a line feed may */
    DM_TOKENIZE_LINES /* each line is one sentence, whatever stands in it */
} dm_tokenizer_mode;

/*
 * Fails with DM_ERR_FORMAT or DM_ERR_VERSION if the section is not this version's or is cut short.
 * `section` is 4-byte aligned and is kept by the caller.
 */
dm_status dm_tokenizer_open(dm_tokenizer *self, const void *section, size_t size,
                            dm_error *error) DM_MUST_CHECK;

/*
 * Fills text, sentences, sentence_count, tokens, token_count of `parse`; of each token start, end,
 * form, sentence, space_after, multiword, and head as DM_NO_TOKEN; all else is 0. Takes any bytes,
 * in time and memory linear in their number. A token is never empty and holds no white space;
 * tokens do not overlap. Fails with DM_ERR_MEMORY only, and with DM_ERR_LIMIT for 4 GB and more.
 */
dm_status dm_tokenizer_run(const dm_tokenizer *self, dm_arena *arena, dm_str text,
                           dm_tokenizer_mode mode, dm_parse *parse, dm_error *error) DM_MUST_CHECK;

#endif
