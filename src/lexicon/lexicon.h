/*
 * lexicon.h - the compiled knowledge: who is who, what words mean which event. See lexicon/README.md for the files it is compiled from.
 */
#ifndef DM_LEXICON_LEXICON_H
#define DM_LEXICON_LEXICON_H

#include "base/arena.h"
#include "demarche.h"

typedef struct dm_lexicon dm_lexicon;

/* Compiles the folder into one file (build time, `demarche lexicon compile`). */
dm_status dm_lexicon_compile(const char *folder, const char *out_path, dm_error *error) DM_MUST_CHECK;
dm_status dm_lexicon_open(const char *path, dm_lexicon **lexicon, dm_error *error) DM_MUST_CHECK;
void dm_lexicon_close(dm_lexicon *lexicon);
dm_str dm_lexicon_hash(const dm_lexicon *lexicon); /* 16 hex digits of its content */

#endif
