/*
 * trace.c (bench) - candidates of plain articles with what became of them: trace MODEL LEXICON
 * PUBLISHED FILE...
 */
#include <stdio.h>
#include <stdlib.h>

#include "coder/trace.h"
#include "engine/datelines.h"
#include "engine/engine.h"
#include "lexicon/tsv.h"

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: trace MODEL LEXICON PUBLISHED FILE...\n");
        return 2;
    }
    dm_engine_options options = {.model = argv[1], .lexicon = argv[2]};
    dm_engine *engine;
    dm_parser *parser;
    dm_error error;
    if (dm_engine_open(&options, &engine, &error) != DM_OK ||
        dm_parser_new(dm_engine_model(engine), &parser, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", error.file, error.message);
        return 3;
    }
    for (int i = 4; i < argc; i++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_article article = {.language = {"en", 2}, .published = dm_str_of(argv[3])};
        dm_parse parse;
        dm_str trace;
        dm_status status = dm_tsv_slurp(&arena, argv[i], &article.text, &error);
        if (status == DM_OK)
            status = dm_parser_tokenize(parser, &arena, article.text, &parse, &error);
        if (status == DM_OK)
            status = dm_datelines_split(&arena, &parse, &error);
        if (status == DM_OK)
            status = dm_parser_analyse(parser, &arena, &parse, &error);
        if (status == DM_OK)
            status = dm_coder_trace(dm_engine_codebook(engine), &arena, &article, &parse, &trace,
                                    &error);
        if (status == DM_OK)
            printf("== %s\n%.*s\n", argv[i], DM_FMT(trace));
        else
            fprintf(stderr, "%s: %s\n", argv[i], error.message);
        dm_arena_free(&arena);
    }
    dm_parser_free(parser);
    dm_engine_close(engine);
    return 0;
}
