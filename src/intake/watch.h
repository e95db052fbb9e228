/*
 * watch.h - following feeds: which is due, fetching it politely, and the articles that are new in
 * it.
 *
 * Life: dm_watch_new, dm_watch_add for each feed, then again and again dm_watch_round (all that is
 * due), dm_watch_save (what is to be remembered, through the caller's store) and a pause of
 * dm_watch_pause seconds; dm_watch_free. One thread.
 *
 * Polite by default: one request at a time in all, a pause between two to the same host, robots.txt
 * (RFC 9309) of every host, conditional requests, and after failures pauses that double up to a
 * day.
 */
#ifndef DM_INTAKE_WATCH_H
#define DM_INTAKE_WATCH_H

#include <signal.h>

#include "intake/article.h"

typedef struct dm_watch dm_watch;

/* Where the state of feeds is kept between runs: small values by name. */
typedef struct dm_watch_memory {
    void *context;
    dm_status (*get)(void *context, dm_arena *arena, dm_str name, dm_str *value, dm_error *error);
    dm_status (*put)(void *context, dm_str name, dm_str value, dm_error *error);
} dm_watch_memory;

typedef struct dm_watch_options {
    dm_str contact;    /* of whoever runs it, for the User-Agent header; may be empty */
    unsigned interval; /* seconds between two requests of a feed; 0: 900 */
    double delay;      /* seconds between two requests to a host; negative: 2 */
    unsigned timeout;  /* seconds of one request; 0: 30 */
    bool feeds_only;   /* take the text that the feed has and do not fetch pages */
    const volatile sig_atomic_t *stop; /* ends a round early when it becomes true; may be NULL */
    /* Called for each request and what came of it, for people; may be NULL. */
    void (*note)(void *context, dm_str url, const char *outcome);
    void *note_context;
} dm_watch_options;

typedef struct dm_watch_counts {
    size_t requests, unchanged, failed, articles, disallowed;
} dm_watch_counts;

dm_status dm_watch_new(const dm_watch_options *options, const dm_watch_memory *memory,
                       dm_watch **watch, dm_error *error) DM_MUST_CHECK;
void dm_watch_free(dm_watch *self);
/* Adds a feed with what is remembered of it. DM_ERR_USAGE if it is no http or https URL. */
dm_status dm_watch_add(dm_watch *self, dm_str url, dm_error *error) DM_MUST_CHECK;
/* Fetches every feed that is due and the pages of its new items, and calls back for each article.
 * What fails on the network is for the next round; only the caller's callback and lost memory end
 * it. */
dm_status dm_watch_round(dm_watch *self, const dm_intake_calls *calls, dm_watch_counts *counts,
                         dm_error *error) DM_MUST_CHECK;
/* Writes the state of the feeds that changed. After the articles of the round are safe. */
dm_status dm_watch_save(dm_watch *self, dm_error *error) DM_MUST_CHECK;
/* Seconds until the next feed is due. */
double dm_watch_pause(const dm_watch *self);

#endif
