/*
 * ingest_sink.h - the end of a pipeline that writes to a store. Used by ingest and watch.
 */
#ifndef DM_CLI_INGEST_SINK_H
#define DM_CLI_INGEST_SINK_H

#include "cli/namer.h"
#include "cli/run.h"
#include "intake/duplicates.h"
#include "ledger/store.h"

typedef struct ingest_sink {
    const char *command;
    dm_store *store;
    namer names;
    dm_store_titles titles;
    dm_namer namer;
    dm_duplicates *reprinted; /* of all documents in the store up to `indexed` */
    int64_t indexed;
    progress bar;
    double batch_began; /* seconds; of the open transaction */
    size_t in_batch;    /* articles in it */
    size_t added, known, versions, reprints, committed;
} ingest_sink;

/* Opens the store for writing. `engine` must stay open. ingest_sink_close() is due even if it
 * fails. */
dm_status ingest_sink_open(ingest_sink *self, const char *command, const char *path,
                           const dm_engine *engine, dm_error *error) DM_MUST_CHECK;
/* What dm_pipeline_run wants. */
dm_sink ingest_sink_calls(ingest_sink *self);
/* Commits what is open. */
dm_status ingest_sink_flush(ingest_sink *self, dm_error *error) DM_MUST_CHECK;
void ingest_sink_close(ingest_sink *self);

#endif
