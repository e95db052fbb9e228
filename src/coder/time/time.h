/*
 * time/time.h - time expressions of an article, normalised as TimeML's TIMEX3 does, against the
 * date of publication.
 */
#ifndef DM_CODER_TIME_H
#define DM_CODER_TIME_H

#include "language/tree.h"
#include "records/records.h"

typedef enum dm_timex_type {
    DM_TIMEX_DATE,
    DM_TIMEX_TIME,
    DM_TIMEX_DURATION,
    DM_TIMEX_SET
} dm_timex_type;

typedef struct dm_timex {
    uint32_t first, last; /* tokens */
    uint32_t start, end;  /* bytes */
    dm_timex_type type;
    dm_str value; /* TIMEX3 value: "2022-09-30", "2022-W39", "P3D", "PAST_REF", "1990s" as "199";
                     empty: could not be resolved */
    dm_str iso; /* for records: "2022-09-30", "2022-09", "2022", "2022-06-28/2022-06-30"; empty when
                   it names no date */
    dm_precision precision;
    bool anniversary; /* "the 73rd anniversary of": not when the event happened */
} dm_timex;

typedef struct dm_times {
    const dm_timex *ptr;
    size_t len;
} dm_times;

/*
 * Finds the time expressions of a parsed text. `published` is ISO 8601, possibly partial or empty:
 * what cannot be anchored then keeps its partial value ("XXXX-WXX-7", "XXXX-09-28"). Views live in
 * the arena.
 */
dm_status dm_times_find(dm_arena *arena, const dm_parse *parse, dm_str published, dm_times *times,
                        dm_error *error) DM_MUST_CHECK;

/*
 * The time that says when the event of token `predicate` happened: nearest in the tree among those
 * in its clause (or the clause that reports it, or, failing that, the sentence's lead), never one
 * inside another event's clause. NULL if there is none.
 */
const dm_timex *dm_times_of(const dm_times *times, const dm_parse *parse, uint32_t predicate);

#endif
