/*
 * explain.c - `demarche explain`: for a record of a store, or for all records of an article, the
 * sentence, its tree, the actors, the rule with its file and line, the features and the readings
 * that lost.
 */
#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "cli/explain_text.h"
#include "cli/run.h"
#include "ledger/store.h"

typedef struct explain_options {
    run_options run;
    const char *store;
    bool readings;
} explain_options;

static const dm_option OPTIONS[] = {
    {"store", 'd', "DB", "The store that holds the record.", DM_OPTION_TEXT,
     offsetof(explain_options, store)},
    {"published", 0, "DATE", "The date of publication of an article given as FILE.", DM_OPTION_DAY,
     offsetof(explain_options, run.published)},
    {"language", 0, "TAG", "The language of an article given as FILE, in place of what is found.",
     DM_OPTION_TEXT, offsetof(explain_options, run.language)},
    {"min-confidence", 0, "P",
     "Of an article given as FILE: leaves out records of less confidence, 0 to 1.",
     DM_OPTION_NUMBER, offsetof(explain_options, run.min_confidence)},
    {"readings", 0, NULL,
     "Of an article given as FILE: also, sentence by sentence, every word that a row of the "
     "lexicon "
     "takes for an act, and why one gave no record.",
     DM_OPTION_FLAG, offsetof(explain_options, readings)},
    DM_ENGINE_OPTIONS(explain_options, run.engine),
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche explain samples/01-kosovo-recognition.txt",
     "How every record of some articles came to be:"},
    {"echo 'France condemned the attack on Mali.' | demarche explain -",
     "The same for a sentence of your own:"},
    {"demarche explain -d news.db $(demarche events -d news.db --format jsonl --limit 1 | sed "
     "'s/.*\"id\":\"\\([0-9a-f]*\\)\",\"document.*/\\1/')",
     "For a record of a store, by its id:"},
    {"echo 'Troops were said to be near Uganda.' | demarche explain --readings -",
     "Why a sentence gives nothing:"},
    {NULL, NULL}};

typedef struct explaining {
    dm_reader *reader; /* of its own: the one that coded is at work */
    size_t shown;
    progress bar; /* never shown: it gathers faults that are alike */
} explaining;

/* ---- a record of a store ---- */

static dm_status explain_found(void *context, const dm_found *found) {
    explaining *self = context;
    dm_error error;
    json_t *json = json_loadb(found->line.ptr, found->line.len, 0, NULL);
    if (!json)
        return DM_ERR_MEMORY;
    explain_origin(stdout, found);
    dm_parse trees;
    dm_status status = dm_reader_trees(self->reader, found->text, &trees, &error);
    if (status == DM_OK)
        explain_record(stdout, json, &trees, found->rule, found->explain);
    json_decref(json);
    self->shown++;
    return status;
}

static dm_exit explain_id(explaining *self, const char *path, const char *id) {
    dm_error error = {.message = "the record cannot be shown"};
    dm_store *store = NULL;
    dm_status status = dm_store_open(path, DM_STORE_READ, &store, &error);
    if (status == DM_OK)
        status = dm_store_record_by_id(store, id, explain_found, self, &error);
    dm_store_close(store);
    return status == DM_OK ? DM_EXIT_DONE : dm_report_exit("explain", &error);
}

/* ---- the records of an article ---- */

static dm_status deliver(void *context, const dm_delivery *delivery, dm_error *error) {
    explaining *self = context;
    dm_status status = DM_OK;
    dm_parse trees = {0};  /* of the article whose records come next */
    dm_str readings = {0}; /* of the same */
    if (delivery->rejected) {
        run_report_rejected("explain", &self->bar, delivery);
        return DM_OK;
    }
    for (size_t i = 0; status == DM_OK && i < delivery->count; i++) {
        const dm_entry *entry = &delivery->entries[i];
        if (entry->kind == DM_DOCUMENTS) {
            explain_readings(stdout, readings);
            readings = entry->explain;
            explain_document(stdout, entry->json);
            status = dm_reader_trees(self->reader, entry->text, &trees, error);
        } else {
            explain_record(stdout, entry->json, &trees, entry->rule, entry->explain);
            self->shown++;
        }
    }
    explain_readings(stdout, readings);
    return status;
}

static dm_exit explain_files(const explain_options *options, explaining *self,
                             const dm_engine *engine, const char *const *paths, size_t count) {
    dm_str pairs[DM_TEXTS][2];
    dm_pipeline_options run;
    dm_pipeline_counts counts;
    dm_error error;
    dm_sink sink = {.context = self, .wants_objects = true, .deliver = deliver};
    if (!run_pipeline_options("explain", &options->run, pairs, &run))
        return DM_EXIT_USAGE;
    run.threads = 1;
    run.explain = true;
    run.readings = options->readings;
    dm_status status = dm_pipeline_run(engine, &run, paths, count, &sink, &counts, &error);
    progress_end(&self->bar);
    if (status != DM_OK)
        return dm_report_exit("explain", &error);
    if (!self->shown && !counts.rejected)
        dm_report_text("explain",
                       "the %zu articles gave no records: no predicate of the lexicon was found "
                       "with a political actor, or all "
                       "readings were below --min-confidence%s",
                       counts.articles,
                       options->readings ? "" : " (--readings tells which, and why)");
    return counts.rejected ? DM_EXIT_REJECTED : DM_EXIT_DONE;
}

/* 16 hex digits and nothing else. */
static bool is_id(const char *text) {
    size_t n = strspn(text, "0123456789abcdef");
    return n == 16 && text[n] == '\0';
}

static dm_exit run(void *values, int count, char **operands) {
    explain_options *self = values;
    const char *input[] = {"-"};
    const char *const *paths = count ? (const char *const *)operands : input;
    explaining work = {0};
    dm_error error;
    if (self->store && (count != 1 || !is_id(operands[0]))) {
        dm_report_text("explain", "with --store one id of a record is expected: 16 hex digits, as "
                                  "events, statements and ledger print them");
        return DM_EXIT_USAGE;
    }
    dm_engine *engine = run_open_engine("explain", &self->run.engine, false);
    if (!engine)
        return DM_EXIT_FAILED;
    dm_exit status = DM_EXIT_FAILED;
    if (dm_reader_new(engine, &work.reader, &error) != DM_OK)
        dm_report("explain", &error);
    else
        status = self->store ? explain_id(&work, self->store, operands[0])
                             : explain_files(self, &work, engine, paths, count ? (size_t)count : 1);
    dm_reader_free(work.reader);
    dm_engine_close(engine);
    return dm_finish_output("explain", status);
}

const dm_command dm_command_explain = {
    .name = "explain",
    .operands = "ID | [FILE...]",
    .summary = "how a record came to be: sentence, tree, actors, rule, features, alternatives",
    .description =
        "With --store and the id of a record, or with files (standard input if none is named), "
        "shows for each record the sentence it was "
        "read from, the tree of that sentence, who the actors are and why, the entry of the "
        "lexicon that matched with its file and "
        "line, the features that decided with their weights, and the readings that lost. "
        "--readings tells of an article's silent sentences why they are.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(explain_options),
    .min_operands = 0,
    .max_operands = -1,
    .run = run};
