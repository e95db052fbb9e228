/*
 * code.c - `demarche code`: articles in, records out as JSON Lines. A pure filter.
 */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "cli/run.h"

typedef struct code_options {
    run_options run;
    bool text;
} code_options;

static const dm_option OPTIONS[] = {{"only", 0, "documents|events|statements|positions",
                                     "Writes only these kinds of record. With documents alone the "
                                     "articles are not coded and no model is needed.",
                                     DM_OPTION_WORDS, offsetof(code_options, run.only)},
                                    {"text", 0, NULL,
                                     "Keeps the article's text in document records.",
                                     DM_OPTION_FLAG, offsetof(code_options, text)},
                                    DM_RUN_OPTIONS(code_options, run),
                                    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche code samples/*.txt", "Codes every article of a folder:"},
    {"demarche code --only positions --min-confidence 0.7 samples/*.txt",
     "Only who stands where, and only what is fairly sure:"},
    {"demarche code --only documents --text samples/*.txt",
     "Clean text of pages as a product of its own, with what was discarded and why:"},
    {"echo 'France condemned the attack on Monday.' | demarche code --published 2022-10-05 -",
     "Standard input, with a date that \"Monday\" can be counted from:"},
    {NULL, NULL}};

typedef struct writer {
    progress bar;
    bool reader_left; /* nobody reads on: no failure worth a message */
} writer;

static dm_status deliver(void *context, const dm_delivery *delivery, dm_error *error) {
    writer *self = context;
    for (size_t i = 0; i < delivery->count; i++) {
        dm_str line = delivery->entries[i].line;
        if (fwrite(line.ptr, 1, line.len, stdout) != line.len || putc('\n', stdout) == EOF) {
            self->reader_left = errno == EPIPE;
            return dm_fail_errno(error, "standard output", "cannot be written");
        }
    }
    if (delivery->rejected)
        run_report_rejected("code", &self->bar, delivery);
    progress_step(&self->bar, delivery->input_bytes, delivery->articles);
    return DM_OK;
}

static dm_exit run(void *values, int count, char **operands) {
    code_options *self = values;
    const char *input[] = {"-"};
    const char *const *paths = count ? (const char *const *)operands : input;
    dm_str pairs[DM_TEXTS][2];
    dm_pipeline_options options;
    if (!run_pipeline_options("code", &self->run, pairs, &options))
        return DM_EXIT_USAGE;
    options.text = self->text;
    dm_engine *engine = run_open_engine("code", &self->run.engine, options.records == DM_DOCUMENTS);
    if (!engine)
        return DM_EXIT_FAILED;
    size_t inputs = count ? (size_t)count : 1;
    writer out = {0};
    dm_sink sink = {.context = &out, .deliver = deliver};
    dm_pipeline_counts counts;
    dm_error error;
    progress_begin(&out.bar, paths, inputs, true);
    dm_status status = dm_pipeline_run(engine, &options, paths, inputs, &sink, &counts, &error);
    progress_end(&out.bar);
    dm_engine_close(engine);
    if (status != DM_OK && !out.reader_left)
        dm_report("code", &error);
    if (status != DM_OK)
        return DM_EXIT_FAILED;
    if (!counts.articles && !counts.rejected)
        dm_report_text("code", "no article was found in the input");
    return dm_finish_output("code", counts.rejected ? DM_EXIT_REJECTED : DM_EXIT_DONE);
}

const dm_command dm_command_code = {
    .name = "code",
    .operands = "[FILE...]",
    .summary = "reads articles, writes records as JSON Lines",
    .description = "Reads files, folders, archives or, as - and when nothing is named, standard "
                   "input, and writes for each article found its "
                   "document record, then its events, statements and positions, one JSON object a "
                   "line. docs/records.md describes the records, "
                   "docs/records.schema.json is their JSON Schema.\n\n"
                   "Nothing is remembered between articles: it is a pure filter, and the same "
                   "input gives the same output byte for byte on any "
                   "number of threads. An input that cannot be read yields a rejected record and a "
                   "line on standard error; the run goes on "
                   "and the exit status says so.\n\n"
                   "A date of publication that is not in evidence stays null, and then words such "
                   "as \"Monday\" cannot be resolved: give "
                   "--published where you know it.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(code_options),
    .min_operands = 0,
    .max_operands = -1,
    .run = run};
