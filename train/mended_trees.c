/*
 * mended_trees.c - plain text to trees on standard output, as the coder reads them:
 * parsed, then mended (coder/repair/repair.h). A narrow network that learns from them needs fewer
 * repairs.
 *
 *   mended_trees MODEL LEXICON TEXT > CONLLU
 *
 * Sentences of one word and of more than 150 are left out: little is learnt from them.
 */
#include <stdio.h>
#include <stdlib.h>

#include "coder/repair/repair.h"
#include "engine/engine.h"
#include "language/conllu.h"
#include "lexicon/tsv.h"

enum { LONGEST = 150 };

static dm_status write_trees(dm_engine *engine, dm_parser *parser, dm_arena *arena, dm_str text,
                             dm_error *error) {
    dm_parse parse;
    dm_status status = dm_parser_tokenize(parser, arena, text, &parse, error);
    if (status == DM_OK)
        status = dm_parser_analyse(parser, arena, &parse, error);
    if (status != DM_OK)
        return status;
    dm_repair_trees(dm_engine_codebook(engine), &parse);
    for (size_t i = 0; i < parse.sentence_count && status == DM_OK; i++) {
        if (parse.sentences[i].count < 2 || parse.sentences[i].count > LONGEST)
            continue;
        dm_conllu_out out = {.arena = arena};
        status =
            dm_conllu_write(&out, dm_engine_model(engine), &parse, i, NULL, (dm_str){"", 0}, error);
        if (status == DM_OK)
            fwrite(out.bytes.ptr, 1, out.bytes.len, stdout);
    }
    return status;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: mended_trees MODEL LEXICON TEXT\n");
        return 2;
    }
    dm_engine_options options = {.model = argv[1], .lexicon = argv[2]};
    dm_engine *engine;
    dm_parser *parser;
    dm_error error = {0};
    dm_arena arena;
    dm_str text;
    dm_arena_init(&arena, 0);
    if (dm_engine_open(&options, &engine, &error) != DM_OK ||
        dm_parser_new(dm_engine_model(engine), &parser, &error) != DM_OK ||
        dm_tsv_slurp(&arena, argv[3], &text, &error) != DM_OK ||
        write_trees(engine, parser, &arena, text, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", error.file, error.message);
        return 3;
    }
    dm_arena_free(&arena);
    dm_parser_free(parser);
    dm_engine_close(engine);
    return 0;
}
