/*
 * trace.h - what became of every word that could have been an event: for those who write lexicon
 * rows.
 */
#ifndef DM_CODER_TRACE_H
#define DM_CODER_TRACE_H

#include "coder/coder.h"

/* One line a candidate: "sentence: trigger TYPE actors > recipients (rule) why it was dropped". In
 * the arena. */
dm_status dm_coder_trace(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                         const dm_parse *parse, dm_str *text, dm_error *error) DM_MUST_CHECK;

#endif
