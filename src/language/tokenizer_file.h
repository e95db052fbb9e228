/*
 * tokenizer_file.h - the header of the tokeniser's section, as it lies in the model file (little
 * endian).
 */
#ifndef DM_LANGUAGE_TOKENIZER_FILE_H
#define DM_LANGUAGE_TOKENIZER_FILE_H

#include "language/tokenizer.h"

#define DM_TOKENIZER_MAGIC "DMTK"
enum { DM_TOKENIZER_VERSION = 1, DM_TOKENIZER_NETS = 3, DM_TOKENIZER_MAX_BITS = 22 };

typedef struct dm_tokenizer_file_net {
    uint32_t bits; /* the classifier has 2^bits rows */
    int32_t bias;
    int16_t out[DM_TOKENIZER_WIDTH];
} dm_tokenizer_file_net;

typedef struct dm_tokenizer_file {
    char magic[4];
    uint32_t version;
    uint32_t word_bits; /* the word table has 2^word_bits places */
    uint32_t reserved;
    dm_tokenizer_file_net nets[DM_TOKENIZER_NETS]; /* token, multiword, sentence */
    uint32_t padding[2];
} dm_tokenizer_file;

#endif
