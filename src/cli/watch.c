/*
 * watch.c - `demarche watch`: follows feeds and codes what is new in them into a store, until it is
 * told to stop.
 */
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "cli/ingest_sink.h"
#include "cli/run.h"
#include "intake/watch.h"

typedef struct watch_options {
    run_options run;
    const char *store, *delay, *contact;
    unsigned interval, timeout;
    bool once, feeds_only, verbose;
} watch_options;

static const dm_option OPTIONS[] = {
    {"store", 'd', "DB",
     "The store, one SQLite file; made if there is none. It also keeps the state "
     "of the feeds.",
     DM_OPTION_TEXT, offsetof(watch_options, store)},
    {"once", 0, NULL, "Reads what is due and ends, for cron.", DM_OPTION_FLAG,
     offsetof(watch_options, once)},
    {"interval", 0, "SECONDS", "Between two requests of a feed; 900 unless given.", DM_OPTION_COUNT,
     offsetof(watch_options, interval)},
    {"delay", 0, "SECONDS",
     "Between two requests to one host; 2 unless given. A longer Crawl-delay of its robots.txt is "
     "kept to.",
     DM_OPTION_TEXT, offsetof(watch_options, delay)},
    {"timeout", 0, "SECONDS", "Of one request; 30 unless given.", DM_OPTION_COUNT,
     offsetof(watch_options, timeout)},
    {"contact", 0, "URL", "Where a site's keeper can learn who asks; sent with each request.",
     DM_OPTION_TEXT, offsetof(watch_options, contact)},
    {"feeds-only", 0, NULL, "Takes the text that the feeds carry and fetches no pages.",
     DM_OPTION_FLAG, offsetof(watch_options, feeds_only)},
    {"verbose", 'v', NULL, "Names each request on standard error.", DM_OPTION_FLAG,
     offsetof(watch_options, verbose)},
    DM_RUN_OPTIONS(watch_options, run),
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {{NULL, NULL}};

static volatile sig_atomic_t stop;

static void on_signal(int number) {
    (void)number;
    stop = 1;
}

static void note(void *context, dm_str url, const char *outcome) {
    (void)context;
    dm_report_text("watch", "%.*s: %s", DM_FMT(url), outcome);
}

static dm_status get_state(void *context, dm_arena *arena, dm_str name, dm_str *value,
                           dm_error *error) {
    return dm_store_get(context, arena, name, value, error);
}

static dm_status put_state(void *context, dm_str name, dm_str value, dm_error *error) {
    return dm_store_put(context, name, value, error);
}

typedef struct round_reader {
    dm_watch *watch;
    dm_watch_counts counts;
} round_reader;

static dm_status read_round(void *context, const dm_intake_calls *calls, dm_error *error) {
    round_reader *self = context;
    return dm_watch_round(self->watch, calls, &self->counts, error);
}

static void pause_for(double seconds) {
    for (; seconds > 0 && !stop; seconds -= 0.2) {
        struct timespec t = {0, 200000000};
        nanosleep(&t, NULL);
    }
}

/* One round: fetch, code, commit; then the state of the feeds, so that nothing is remembered as
 * taken that is not in the store. */
static dm_status watch_round(dm_watch *watch, const dm_engine *engine, ingest_sink *sink,
                             const dm_pipeline_options *options, dm_error *error) {
    round_reader reader = {.watch = watch};
    dm_pipeline_counts counts;
    dm_sink calls = ingest_sink_calls(sink);
    dm_status status =
        dm_pipeline_run_from(engine, options, read_round, &reader, &calls, &counts, error);
    if (status == DM_OK)
        status = ingest_sink_flush(sink, error);
    if (status == DM_OK)
        status = dm_watch_save(watch, error);
    if (status == DM_OK && reader.counts.requests)
        dm_report_text(
            "watch",
            "%zu requests, %zu feeds unchanged, %zu failed, %zu forbidden by robots.txt; "
            "%zu articles",
            reader.counts.requests, reader.counts.unchanged, reader.counts.failed,
            reader.counts.disallowed, counts.articles);
    return status;
}

static dm_status watch_all(const watch_options *self, const dm_engine *engine, ingest_sink *sink,
                           const dm_pipeline_options *options, char **feeds, int count,
                           dm_error *error) {
    dm_watch_options settings = {.contact = dm_str_of(self->contact),
                                 .interval = self->interval,
                                 .delay = self->delay ? atof(self->delay) : -1,
                                 .timeout = self->timeout,
                                 .feeds_only = self->feeds_only,
                                 .stop = &stop,
                                 .note = self->verbose ? note : NULL};
    dm_watch_memory memory = {sink->store, get_state, put_state};
    dm_watch *watch = NULL;
    dm_status status = dm_watch_new(&settings, &memory, &watch, error);
    for (int i = 0; i < count && status == DM_OK; i++)
        status = dm_watch_add(watch, dm_str_of(feeds[i]), error);
    while (status == DM_OK && !stop) {
        status = watch_round(watch, engine, sink, options, error);
        double pause = dm_watch_pause(watch);
        if (self->once || pause < 0)
            break;
        pause_for(pause > 1 ? pause : 1);
    }
    dm_watch_free(watch);
    return status;
}

static dm_exit run(void *values, int count, char **operands) {
    watch_options *self = values;
    dm_str pairs[DM_TEXTS][2];
    dm_pipeline_options options;
    if (!self->store) {
        dm_report_text("watch", "--store DB is missing: the file to write to");
        return DM_EXIT_USAGE;
    }
    if (!run_pipeline_options("watch", &self->run, pairs, &options))
        return DM_EXIT_USAGE;
    options.explain = true;
    dm_engine *engine = run_open_engine("watch", &self->run.engine, false);
    if (!engine)
        return DM_EXIT_FAILED;
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    dm_error error;
    ingest_sink sink;
    dm_exit exit = DM_EXIT_DONE;
    dm_status status = ingest_sink_open(&sink, "watch", self->store, engine, &error);
    if (status == DM_OK)
        status = watch_all(self, engine, &sink, &options, operands, count, &error);
    if (status != DM_OK)
        exit = dm_report_exit("watch", &error);
    ingest_sink_close(&sink);
    dm_engine_close(engine);
    return exit;
}

const dm_command dm_command_watch = {
    .name = "watch",
    .operands = "FEED...",
    .summary = "follows feeds and codes what is new into a store",
    .description = "Asks feeds (RSS, Atom, JSON Feed; http and https) again and again, fetches the "
                   "pages of their "
                   "new items, and codes them into a store as ingest does. What was taken is "
                   "remembered in the "
                   "store: started again, it goes on where it was.\n\n"
                   "It asks politely: one request at a time, a pause between two to the same host, "
                   "conditional "
                   "requests, robots.txt of each host under the name demarche, and longer and "
                   "longer pauses, up to "
                   "a day, where a feed fails. A page that robots.txt forbids is not fetched; what "
                   "the feed itself "
                   "says of it is coded instead.\n\n"
                   "It ends at SIGINT or SIGTERM, when the articles at hand are in the store.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(watch_options),
    .min_operands = 1,
    .max_operands = -1,
    .run = run};
