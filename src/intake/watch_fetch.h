/*
 * watch_fetch.h - one HTTP request (libcurl), bounded in size and time; http and https only.
 */
#ifndef DM_INTAKE_WATCH_FETCH_H
#define DM_INTAKE_WATCH_FETCH_H

#include "base/arena.h"

typedef struct dm_fetcher dm_fetcher;

/* `agent` is what the User-Agent header says; `timeout` seconds for a whole request. */
dm_status dm_fetcher_new(dm_str agent, unsigned timeout, dm_fetcher **fetcher,
                         dm_error *error) DM_MUST_CHECK;
void dm_fetcher_free(dm_fetcher *self);

typedef struct dm_answer {
    unsigned status; /* of HTTP; 304 when what is known is still good */
    dm_str url;      /* after redirects */
    dm_str body, content_type, etag, modified;
    unsigned retry_after; /* seconds; 0 when the server said nothing */
} dm_answer;

/*
 * Fetches `url`; `etag` and `modified` (of the last answer, may be empty) make it conditional.
 * Views live in `arena`. Fails with DM_ERR_NETWORK (no answer, time, too large); any HTTP status is
 * an answer.
 */
dm_status dm_fetch(dm_fetcher *self, dm_arena *arena, dm_str url, dm_str etag, dm_str modified,
                   dm_answer *answer, dm_error *error) DM_MUST_CHECK;

#endif
