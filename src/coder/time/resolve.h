/*
 * time/resolve.h - from what an expression says to when that was.
 */
#ifndef DM_CODER_TIME_RESOLVE_H
#define DM_CODER_TIME_RESOLVE_H

#include "coder/time/days.h"
#include "coder/time/grammar.h"

typedef enum time_tense {
    TENSE_NONE,
    TENSE_PAST,
    TENSE_FUTURE,
    TENSE_PROBABLY_FUTURE, /* "to leave", "would leave", "plans for" */
    TENSE_NEAR             /* "Saturday's election", "until Tuesday": whichever is nearer */
} time_tense;

typedef struct time_frame {
    time_date published;
    time_date told; /* the time the text speaks of: the last date it named, publication at first */
    int told_year;  /* the year a passage about the past is in ("In July 1956 ... On October 29
                       ..."); 0: none */
    time_tense tense; /* of what the expression goes with */
    time_date day;    /* for a clock time without a day */
    bool ahead;       /* preposition and verb look forward: "will resume in two weeks" */
} time_frame;

/*
 * Fills type, value, iso, precision of `timex` and, when the expression names a date, `named` (else
 * its year is 0). What lacks an anchor keeps its X's. Returns false when memory ran out.
 */
bool time_resolve(dm_arena *arena, const time_expr *expr, const time_frame *frame, dm_timex *timex,
                  time_date *named);

/* Past or future by the verb that governs a token (time/tense.c). */
time_tense time_tense_of(const dm_parse *parse, uint32_t token);
/* Whether the verb right above a token has "will". */
bool time_promised(const dm_parse *parse, uint32_t token);

/* "until Friday", "since 1993", by the preposition of token t: bounds, not days. (time/attach.c) */
bool time_is_bound(const dm_parse *parse, uint32_t t);

#endif
