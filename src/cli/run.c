/*
 * run.c - opening the engine and turning options into those of a run.
 */
#include "cli/run.h"

#include <string.h>

#include "lexicon/legacy.h"

enum { NOTES_SHOWN = 10 };

void run_report_notes(const char *command, const dm_lexicon *lexicon, size_t most) {
    const dm_legacy *legacy = dm_lexicon_legacy(lexicon);
    size_t count = legacy ? legacy->notes.len : 0;
    for (size_t i = 0; i < count && i < most; i++) {
        const dm_legacy_note *note = &legacy->notes.ptr[i];
        dm_report_text(command, "%.*s:%zu: note: %.*s", DM_FMT(note->file), note->line,
                       DM_FMT(note->text));
    }
    if (count > most)
        dm_report_text(command,
                       "and %zu notes more: `demarche lexicon check --actors FILE` shows them all",
                       count - most);
}

dm_engine *run_open_engine(const char *command, const engine_options *options, bool without_model) {
    char model[DM_PATH], lexicon[DM_PATH];
    dm_error error;
    dm_engine *engine = NULL;
    dm_engine_options open = {.extra = options->lexicon.items,
                              .extra_count = options->lexicon.count,
                              .actors = options->actors.items,
                              .actors_count = options->actors.count};
    dm_status status = DM_OK;
    if (!without_model) {
        status = dm_file_find("en.model", options->model, model, &error);
        if (status == DM_OK)
            status = dm_file_find("lexicon.bin", options->lexicon_file, lexicon, &error);
        open.model = model;
        open.lexicon = lexicon;
    }
    if (status == DM_OK)
        status = dm_engine_open(&open, &engine, &error);
    if (status != DM_OK)
        dm_report(command, &error);
    else if (open.lexicon)
        run_report_notes(command, dm_engine_lexicon(engine), NOTES_SHOWN);
    return engine;
}

unsigned run_kinds(const char *only) {
    static const struct {
        const char *word;
        unsigned kind;
    } words[] = {{"documents", DM_DOCUMENTS},
                 {"events", DM_EVENTS},
                 {"statements", DM_STATEMENTS},
                 {"positions", DM_POSITIONS}};
    unsigned kinds = 0;
    dm_str rest = dm_str_of(only), word;
    while (only && dm_str_split(&rest, ',', &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (dm_str_is(word, words[i].word))
                kinds |= words[i].kind;
    return kinds ? kinds : DM_ALL_RECORDS;
}

bool run_pipeline_options(const char *command, const run_options *options, dm_str (*pairs)[2],
                          dm_pipeline_options *out) {
    for (size_t i = 0; i < options->map.count; i++) {
        dm_str rest = dm_str_of(options->map.items[i]);
        if (!dm_str_split(&rest, '=', &pairs[i][0]) || !pairs[i][0].len || !rest.len) {
            dm_report_text(command, "--map %s: KEY=FIELD is expected, such as --map body_text=text",
                           options->map.items[i]);
            return false;
        }
        pairs[i][1] = rest;
    }
    *out = (dm_pipeline_options){.threads = options->threads,
                                 .records = run_kinds(options->only),
                                 .min_confidence = options->min_confidence,
                                 .intake = {.published = dm_str_of(options->published),
                                            .language = dm_str_of(options->language),
                                            .outlet = dm_str_of(options->outlet),
                                            .map = (const dm_str(*)[2])pairs,
                                            .map_count = options->map.count}};
    return true;
}

/* The file of "FILE:LINE"; the whole source where there is no line. */
static dm_str file_of(dm_str source) {
    size_t at = source.len;
    while (at > 0 && source.ptr[at - 1] >= '0' && source.ptr[at - 1] <= '9')
        at--;
    bool line = at > 1 && at < source.len && source.ptr[at - 1] == ':';
    return line ? dm_str_sub(source, 0, at - 1) : source;
}

void run_report_rejected(const char *command, progress *bar, const dm_delivery *delivery) {
    char fault[sizeof bar->fault];
    dm_str file = file_of(delivery->source);
    snprintf(fault, sizeof fault, "%.*s: rejected: %.*s", DM_FMT(file), DM_FMT(delivery->problem));
    if (strcmp(fault, bar->fault) != 0) {
        progress_faults(bar);
        bar->command = command;
        memcpy(bar->fault, fault, sizeof fault);
    }
    if (++bar->same > FAULTS_SHOWN)
        return;
    progress_clear(bar);
    dm_report_text(command, "%.*s: rejected: %.*s", DM_FMT(delivery->source),
                   DM_FMT(delivery->problem));
}
