/*
 * titles.h - a question in words for people: "Recognition of Kosovo as a state".
 */
#ifndef DM_LEDGER_TITLES_H
#define DM_LEDGER_TITLES_H

#include <jansson.h>

#include "base/arena.h"

/* The name of a code ("XKX", "UA-14", "EU"); an empty view where there is none. */
typedef struct dm_namer {
    dm_str (*name)(void *context, dm_str code);
    void *context;
} dm_namer;

/* The title of a question, given as JSON. A kind without a template shows its id. */
dm_str dm_question_title(dm_arena *arena, const json_t *question, const dm_namer *namer);
/* Words that the question is to be found by, besides those of its title. */
dm_str dm_question_words(dm_arena *arena, const json_t *question, const dm_namer *namer);

#endif
