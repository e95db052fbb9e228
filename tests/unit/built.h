/*
 * built.h - what the build made, for the tests that read it: the compiled lexicon and the model.
 */
#ifndef DM_TEST_BUILT_H
#define DM_TEST_BUILT_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/engine.h"
#include "lexicon/knowledge.h"

enum { BUILT_PATH = 4096 };

static inline void built_lexicon_path(char path[BUILT_PATH]) {
    const char *build = getenv("DM_BUILD");
    snprintf(path, BUILT_PATH, "%s/lexicon.bin", build ? build : "build");
}

/* Lexicon and knowledge, which the caller frees; what is wrong goes to standard error. */
static inline dm_status built_knowledge(dm_lexicon **lexicon, dm_knowledge **knowledge) {
    char path[BUILT_PATH];
    dm_error error = {0};
    built_lexicon_path(path);
    dm_status status = dm_lexicon_open(path, NULL, 0, lexicon, &error);
    if (status == DM_OK)
        status = dm_knowledge_new(*lexicon, knowledge, &error);
    if (status != DM_OK)
        fprintf(stderr, "%s: %s\n", path, error.message);
    return status;
}

/* The engine; NULL where the checkout has no model. */
static inline dm_status built_engine(dm_engine **engine) {
    char model[BUILT_PATH], lexicon[BUILT_PATH];
    const char *root = getenv("DM_ROOT");
    dm_error error = {0};
    snprintf(model, sizeof model, "%s/models/en.model", root ? root : ".");
    built_lexicon_path(lexicon);
    dm_engine_options options = {.model = model, .lexicon = lexicon};
    *engine = NULL;
    if (access(model, R_OK) != 0)
        return DM_OK;
    dm_status status = dm_engine_open(&options, engine, &error);
    if (status != DM_OK)
        fprintf(stderr, "%s: %s\n", error.file, error.message);
    return status;
}

#endif
