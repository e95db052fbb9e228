/*
 * watch_state.h - what is remembered of a feed and of a host.
 */
#ifndef DM_INTAKE_WATCH_STATE_H
#define DM_INTAKE_WATCH_STATE_H

#include "intake/watch.h"

enum { DM_WATCH_SEEN = 4096 };

typedef struct dm_watched {
    dm_str url;
    dm_arena arena; /* of what follows; renewed with it */
    dm_str etag, modified;
    int64_t next;                 /* seconds since 1970 when it is due */
    unsigned failures;            /* in a row */
    bool gone;                    /* 410: never again */
    bool changed;                 /* since it was saved */
    uint64_t seen[DM_WATCH_SEEN]; /* items that were taken; a ring */
    size_t seen_count;            /* in all; the ring holds the last DM_WATCH_SEEN */
} dm_watched;

/* Reads what is remembered; a feed that is not known is due at once. */
dm_status dm_watched_load(dm_watched *self, const dm_watch_memory *memory,
                          dm_error *error) DM_MUST_CHECK;
dm_status dm_watched_save(dm_watched *self, const dm_watch_memory *memory,
                          dm_error *error) DM_MUST_CHECK;
bool dm_watched_has(const dm_watched *self, uint64_t item);
void dm_watched_note(dm_watched *self, uint64_t item);
/* After an answer with content or "not modified". */
void dm_watched_succeed(dm_watched *self, int64_t now, unsigned interval, dm_str etag,
                        dm_str modified);
/* After a failure: twice the pause of the last, at most a day, at least `retry_after`. */
void dm_watched_fail(dm_watched *self, int64_t now, unsigned interval, unsigned retry_after);

#endif
