/*
 * ingest.c - `demarche ingest`: codes articles into a store. The workers code, the sink's side
 * writes, a batch in a transaction.
 */
#include <time.h>

#include "base/error.h"
#include "cli/ingest_sink.h"
#include "cli/run.h"

typedef struct ingest_options {
    run_options run;
    const char *store;
} ingest_options;

static const dm_option OPTIONS[] = {{"store", 'd', "DB",
                                     "The store, one SQLite file; made if there is none.",
                                     DM_OPTION_TEXT, offsetof(ingest_options, store)},
                                    DM_RUN_OPTIONS(ingest_options, run),
                                    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche ingest -d news.db samples/*.txt", "Codes every article of a folder into a store:"},
    {"demarche ingest -d news.db samples/*.txt",
     "Again is harmless; what is known is passed over:"},
    {NULL, NULL}};

static void report(const ingest_sink *self, const dm_pipeline_counts *counts) {
    dm_report_text("ingest",
                   "%zu article%s: %zu new, %zu known already, %zu of them reprints, %zu new "
                   "versions; %zu input%s rejected",
                   counts->articles, counts->articles == 1 ? "" : "s", self->added, self->known,
                   self->reprints, self->versions, counts->rejected,
                   counts->rejected == 1 ? "" : "s");
}

static dm_exit ingest(const ingest_options *self, const dm_engine *engine, ingest_sink *sink,
                      const dm_pipeline_options *options, const char *const *paths, size_t count) {
    dm_error error;
    dm_pipeline_counts counts;
    dm_sink calls = ingest_sink_calls(sink);
    progress_begin(&sink->bar, paths, count, false);
    dm_status status = dm_pipeline_run(engine, options, paths, count, &calls, &counts, &error);
    if (status == DM_OK)
        status = ingest_sink_flush(sink, &error);
    progress_end(&sink->bar);
    if (status != DM_OK)
        dm_report("ingest", &error);
    if (status != DM_OK && sink->committed)
        dm_report_text("ingest", "%zu articles are kept in %s; ingesting again goes on from there",
                       sink->committed, self->store);
    if (status != DM_OK)
        return DM_EXIT_FAILED;
    report(sink, &counts);
    return counts.rejected ? DM_EXIT_REJECTED : DM_EXIT_DONE;
}

static dm_exit run(void *values, int count, char **operands) {
    ingest_options *self = values;
    dm_str pairs[DM_TEXTS][2];
    dm_pipeline_options options;
    if (!self->store) {
        dm_report_text("ingest", "--store DB is missing: the file to write to");
        return DM_EXIT_USAGE;
    }
    if (!run_pipeline_options("ingest", &self->run, pairs, &options))
        return DM_EXIT_USAGE;
    options.explain = true;
    dm_engine *engine = run_open_engine("ingest", &self->run.engine, false);
    if (!engine)
        return DM_EXIT_FAILED;
    dm_error error;
    ingest_sink sink;
    dm_exit exit = DM_EXIT_FAILED;
    if (ingest_sink_open(&sink, "ingest", self->store, engine, &error) == DM_OK)
        exit = ingest(self, engine, &sink, &options, (const char *const *)operands, (size_t)count);
    else
        dm_report("ingest", &error);
    ingest_sink_close(&sink);
    dm_engine_close(engine);
    return exit;
}

const dm_command dm_command_ingest = {
    .name = "ingest",
    .operands = "FILE...",
    .summary = "codes articles into a store",
    .description = "Reads inputs as code does and keeps documents, with their text, and all their "
                   "records in a store, which ledger, events, statements "
                   "and explain read.\n\n"
                   "A text is known by its content: ingesting it again, from wherever, adds "
                   "nothing but a note of where else it was met. Killed at "
                   "any moment, the store opens with what was committed, and ingesting the same "
                   "inputs again completes it. Several processes may "
                   "ingest into one store at the same time.\n\n"
                   "A changed text at a known URL is a new version; reprints are kept and tied to "
                   "the earliest of them, so that ledger and events "
                   "count independent documents.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(ingest_options),
    .min_operands = 1,
    .max_operands = -1,
    .run = run};
