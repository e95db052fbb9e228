/*
 * conllu.c - fuzzer of the CoNLL-U reader and writer: whatever is read is turned into a parse,
 * written, and reads back with as many words.
 *
 * Sources: src/base/ src/language/conllu tests/fuzz/conllu_stubs
 */
#include <stdint.h>
#include <stdlib.h>

#include "language/conllu.h"

static void write_back(dm_arena *arena, const dm_conllu_sentence *s) {
    dm_parse parse;
    dm_conllu_out out = {.arena = arena};
    if (dm_conllu_to_parse(s, 1, arena, &parse, NULL) ||
        dm_conllu_write(&out, NULL, &parse, 0, s, DM_STR("1"), NULL))
        abort();
    dm_conllu_reader reader;
    dm_conllu_sentence again;
    bool more;
    dm_conllu_reader_init(&reader, (dm_str){out.bytes.ptr, out.bytes.len}, NULL);
    if (dm_conllu_next(&reader, arena, &again, &more, NULL) || !more ||
        again.word_count != s->word_count || again.multiword_count != s->multiword_count)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, (dm_str){(const char *)data, size}, "fuzz");
    for (bool more = true; more;) {
        dm_conllu_sentence s;
        dm_error error;
        dm_status status = dm_conllu_next(&reader, &arena, &s, &more, &error);
        if (status == DM_OK && more)
            write_back(&arena, &s);
        else if (status && (status != DM_ERR_FORMAT || error.line == 0))
            abort();
    }
    dm_arena_free(&arena);
    return 0;
}
