/*
 * tokenizer.c - fuzzer of the tokeniser: the first byte draws the weights, the rest is text. What
 * check_parse() asks must hold.
 *
 * Sources: src/base/ src/language/tokenizer
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/tokenizer_check.h"
#include "../unit/tokenizer_weights.h"
#include "language/tokenizer_parts.h"

static _Alignas(64) weights chance;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    dm_tokenizer tokenizer;
    dm_arena arena;
    dm_parse parse;
    weights_fill(&chance, data[0]);
    weights_word(&chance, dm_tokenizer_hash(DM_STR("cannot")), 5, 3);
    dm_arena_init(&arena, 0);
    if (dm_tokenizer_open(&tokenizer, &chance, sizeof chance, NULL))
        abort();
    dm_str text = {(const char *)data + 1, size - 1};
    dm_tokenizer_mode mode = data[0] & 1 ? DM_TOKENIZE_LINES : DM_TOKENIZE_TEXT;
    if (dm_tokenizer_run(&tokenizer, &arena, text, mode, &parse, NULL))
        abort();
    const char *fault = check_parse(&parse);
    if (fault) {
        fprintf(stderr, "%s\n", fault);
        abort();
    }
    dm_arena_free(&arena);
    return 0;
}
