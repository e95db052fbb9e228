/*
 * pipeline.h - many inputs through many readers into one sink, in the order of the inputs.
 *
 *   paths ─▶ dm_intake_read ─▶ job ─▶ worker: read, code, make lines ─▶ sink (one at a time, in
 * order) this thread              a reader each
 */
#ifndef DM_ENGINE_PIPELINE_H
#define DM_ENGINE_PIPELINE_H

#include <jansson.h>

#include "engine/engine.h"

/* A record on its way to the sink. */
typedef struct dm_entry {
    unsigned kind;      /* DM_DOCUMENTS, ...; 0: a rejected record */
    dm_str line;        /* the object as one line, without line end */
    const json_t *json; /* the object; NULL unless the sink wants objects */
    dm_str text;        /* documents: the article's text */
    dm_str rule, explain;
    const void *extra; /* documents: what dm_sink.prepare made of the article */
} dm_entry;

/* What one resource, or one input that could not be read, came to. Valid during the call. */
typedef struct dm_delivery {
    dm_str source;
    size_t input_bytes;
    const dm_entry *entries;
    size_t count;
    size_t articles; /* without teasers, asked for or not */
    bool rejected;   /* the only entry is a rejected record */
    dm_str problem;  /* what was wrong, for people */
} dm_delivery;

typedef struct dm_sink {
    void *context;
    bool wants_objects;
    /* On a worker, concurrently: computes something of an article (a signature) in `arena`; may be
     * NULL. */
    const void *(*prepare)(void *context, dm_arena *arena, const dm_article *article);
    /* Never concurrently, in the order of the input. Anything but DM_OK ends the run with that
     * status. */
    dm_status (*deliver)(void *context, const dm_delivery *delivery, dm_error *error);
} dm_sink;

typedef struct dm_pipeline_options {
    unsigned threads; /* 0: one for each core */
    unsigned records; /* kinds wanted; 0 is all */
    bool text, explain, readings;
    double min_confidence; /* negative: the default */
    dm_intake_options intake;
} dm_pipeline_options;

typedef struct dm_pipeline_counts {
    size_t resources, articles, rejected;
} dm_pipeline_counts;

/*
 * Runs it all. An input that cannot be read is delivered as a rejected record and the run goes on;
 * the status is DM_OK then and counts->rejected tells. Fails when a reader cannot be made or the
 * sink fails.
 */
dm_status dm_pipeline_run(const dm_engine *engine, const dm_pipeline_options *options,
                          const char *const *paths, size_t count, const dm_sink *sink,
                          dm_pipeline_counts *counts, dm_error *error) DM_MUST_CHECK;

/* The same with what `read` calls back for in place of paths: feeds. Anything but DM_OK from it
 * ends the run. */
typedef dm_status (*dm_pipeline_read)(void *context, const dm_intake_calls *calls, dm_error *error);
dm_status dm_pipeline_run_from(const dm_engine *engine, const dm_pipeline_options *options,
                               dm_pipeline_read read, void *context, const dm_sink *sink,
                               dm_pipeline_counts *counts, dm_error *error) DM_MUST_CHECK;

#endif
