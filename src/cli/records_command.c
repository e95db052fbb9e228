/*
 * records_command.c - `demarche events` and `demarche statements`: records of a store by actor,
 * type, time, place and words.
 */
#include <string.h>

#include "base/error.h"
#include "cli/ledger_json.h"
#include "cli/sheet.h"
#include "ledger/exports.h"
#include "ledger/json_text.h"

typedef struct records_options {
    const char *store, *format;
    dm_record_query query;
    unsigned limit;
} records_options;

#define QUERY_OPTIONS                                                                              \
    {"store", 'd', "DB", "The store.", DM_OPTION_TEXT, offsetof(records_options, store)},          \
        {"from",                                                                                   \
         0,                                                                                        \
         "DATE",                                                                                   \
         "From that day on (when it happened; the day of publication where the text does not "     \
         "say).",                                                                                  \
         DM_OPTION_DAY,                                                                            \
         offsetof(records_options, query.from)},                                                   \
        {"to", 0, "DATE", "Up to that day.", DM_OPTION_DAY, offsetof(records_options, query.to)},  \
        {"known-by",    0,                                                                         \
         "DATE",        "Only documents published by that day.",                                   \
         DM_OPTION_DAY, offsetof(records_options, query.known_by)},                                \
        {"text",         0,                                                                        \
         "WORDS",        "Only from articles that hold all these words.",                          \
         DM_OPTION_TEXT, offsetof(records_options, query.text)},                                   \
        {"min-confidence",                                                                         \
         0,                                                                                        \
         "P",                                                                                      \
         "Leaves out records of less confidence, 0 to 1.",                                         \
         DM_OPTION_NUMBER,                                                                         \
         offsetof(records_options, query.min_confidence)},                                         \
    {                                                                                              \
        "limit", 0, "N", "At most so many.", DM_OPTION_COUNT, offsetof(records_options, limit)     \
    }

static const dm_option EVENT_OPTIONS[] = {
    QUERY_OPTIONS,
    {"actor", 0, "WHO", "Only this actor: a code (FRA, EU) or a name.", DM_OPTION_TEXT,
     offsetof(records_options, query.actor)},
    {"recipient", 0, "WHO", "Only this recipient.", DM_OPTION_TEXT,
     offsetof(records_options, query.recipient)},
    {"type", 0, "TYPE", "Only this PLOVER type: AGREE, CONSULT, SUPPORT, ...", DM_OPTION_TEXT,
     offsetof(records_options, query.type)},
    {"status", 0, "asserted|negated|future|hypothetical|historical", "Only events of this status.",
     DM_OPTION_CHOICE, offsetof(records_options, query.status)},
    {"place", 0, "WHERE", "Only there: a country's code, a subdivision's (UA-14) or a name.",
     DM_OPTION_TEXT, offsetof(records_options, query.place)},
    {"each-report", 0, NULL,
     "Every report; without it reports of one event (same type, status, actors, recipients and "
     "day) are one.",
     DM_OPTION_FLAG, offsetof(records_options, query.each_report)},
    {"format", 0, "table|jsonl|csv|polecat|gdelt|icews",
     "How it is written; a table is the default.", DM_OPTION_CHOICE,
     offsetof(records_options, format)},
    DM_OPTIONS_END};

static const dm_option STATEMENT_OPTIONS[] = {
    QUERY_OPTIONS,
    {"speaker", 0, "WHO", "Only this speaker: a code (FRA, EU) or a name.", DM_OPTION_TEXT,
     offsetof(records_options, query.actor)},
    {"addressee", 0, "WHO", "Only to this addressee.", DM_OPTION_TEXT,
     offsetof(records_options, query.recipient)},
    {"kind", 0, "direct|indirect|mixed", "Only statements of this kind.", DM_OPTION_CHOICE,
     offsetof(records_options, query.type)},
    {"format", 0, "table|jsonl|csv", "How it is written; a table is the default.", DM_OPTION_CHOICE,
     offsetof(records_options, format)},
    DM_OPTIONS_END};

static const dm_example EVENT_EXAMPLES[] = {
    {"demarche events -d news.db --actor RUS --limit 10", "What Russia did:"},
    {"demarche events -d news.db --type CONSULT --from 2022 --to 2022-12", "Who met whom in 2022:"},
    {"demarche events -d news.db --format csv --text sanctions",
     "For a spreadsheet, from articles that speak of sanctions:"},
    {"demarche events -d news.db --format gdelt", "For programs that read GDELT's event table:"},
    {NULL, NULL}};

static const dm_example STATEMENT_EXAMPLES[] = {
    {"demarche statements -d news.db --speaker CHN", "What China said:"},
    {"demarche statements -d news.db --format jsonl --limit 5",
     "As JSON Lines, as code writes them:"},
    {NULL, NULL}};

static const sheet_column EVENT_COLUMNS[] = {{.title = "Date"},
                                             {.title = "Type", .flexible = true, .most = 12},
                                             {.title = "Mode", .csv_only = true},
                                             {.title = "Actors", .flexible = true, .most = 18},
                                             {.title = "Recipients", .flexible = true, .most = 14},
                                             {.title = "Status", .csv_only = true},
                                             {.title = "Quad", .csv_only = true},
                                             {.title = "Cameo", .csv_only = true},
                                             {.title = "Intensity", .csv_only = true},
                                             {.title = "Place", .csv_only = true},
                                             {.title = "Country", .csv_only = true},
                                             {.title = "Sources", .right = true, .optional = true},
                                             {.title = "Confidence", .csv_only = true},
                                             {.title = "Sentence", .flexible = true, .below = true},
                                             {.title = "Id", .optional = true},
                                             {.title = "Document", .csv_only = true},
                                             {.title = "Published", .csv_only = true},
                                             {.title = "Source", .csv_only = true},
                                             {.title = "Url", .csv_only = true}};

static const sheet_column STATEMENT_COLUMNS[] = {
    {.title = "Date"},
    {.title = "Speaker", .flexible = true, .most = 28},
    {.title = "Kind", .csv_only = true},
    {.title = "Verb", .csv_only = true},
    {.title = "Words", .flexible = true, .below = true},
    {.title = "Addressee", .csv_only = true},
    {.title = "Venue", .csv_only = true},
    {.title = "Confidence", .csv_only = true},
    {.title = "Id", .optional = true},
    {.title = "Document", .csv_only = true},
    {.title = "Published", .csv_only = true},
    {.title = "Source", .csv_only = true},
    {.title = "Url", .csv_only = true}};

typedef struct listing {
    const records_options *options;
    const char *command;
    dm_arena arena;
    sheet table;
    bool failed;
} listing;

static bool is_format(const records_options *self, const char *format) {
    return strcmp(self->format ? self->format : "table", format) == 0;
}

/* The copy is needed: what was found is valid during the call only. */
static void add(listing *self, dm_str text) {
    sheet_add(&self->table, sheet_clean(&self->arena, text));
}

static void add_number(listing *self, const json_t *json, const char *key, const char *format) {
    const json_t *value = json_object_get(json, key);
    add(self, json_is_number(value)
                  ? dm_arena_printf(&self->arena, format, json_number_value(value))
                  : DM_STR(""));
}

static bool is_body(const json_t *actor) {
    dm_str kind = text_at(actor, "kind");
    return dm_str_is(kind, "organisation") || dm_str_is(kind, "group");
}

/* "Sergey Lavrov (RUS)", "France", "UN-SC". */
static void add_actors(listing *self, const json_t *actors) {
    dm_str all = DM_STR("");
    for (size_t i = 0; i < json_array_size(actors); i++) {
        const json_t *actor = json_array_get(actors, i);
        dm_str name = text_at(actor, "name"), code = text_at(actor, "code");
        dm_str shown = name.len ? name : text_at(actor, "text");
        /* In a table there is no room for "United Nations Security Council". */
        if (is_format(self->options, "table") && is_body(actor) && code.len)
            shown = code;
        bool both = code.len && (dm_str_is(text_at(actor, "kind"), "person") || !shown.len);
        all =
            dm_arena_printf(&self->arena, "%.*s%s%.*s", DM_FMT(all), i ? ", " : "", DM_FMT(shown));
        if (both)
            all = dm_arena_printf(&self->arena, "%.*s (%.*s)", DM_FMT(all), DM_FMT(code));
    }
    add(self, all);
}

static void add_origin(listing *self, const dm_found *found) {
    add(self, found->document);
    add(self, found->published);
    add(self, found->source);
    add(self, found->url);
}

static dm_str slice(dm_str text, const json_t *span) {
    return dm_str_sub(text, (size_t)json_integer_value(json_array_get(span, 0)),
                      (size_t)json_integer_value(json_array_get(span, 1)));
}

/* The type; in a table with the status where that is not the plain one. */
static void add_type(listing *self, const json_t *json) {
    dm_str type = text_at(json, "type"), status = text_at(json, "status");
    bool plain = dm_str_is(status, "asserted") || is_format(self->options, "csv");
    add(self,
        plain ? type : dm_arena_printf(&self->arena, "%.*s (%.*s)", DM_FMT(type), DM_FMT(status)));
}

static void add_event(listing *self, const json_t *json, const dm_found *found) {
    const json_t *place = json_object_get(json, "place");
    add(self, text_at(json, "date"));
    add_type(self, json);
    add(self, text_at(json, "mode"));
    add_actors(self, json_object_get(json, "actors"));
    add_actors(self, json_object_get(json, "recipients"));
    add(self, text_at(json, "status"));
    add(self, text_at(json, "quad"));
    add(self, text_at(json, "cameo"));
    add_number(self, json, "intensity", "%.10g");
    add(self, text_at(place, "name"));
    add(self, text_at(place, "country"));
    sheet_add_number(&self->table, found->sources);
    add_number(self, json, "confidence", "%.3f");
    add(self, slice(found->text, json_object_get(json, "sentence")));
    add(self, found->id);
    add_origin(self, found);
}

static void add_statement(listing *self, const json_t *json, const dm_found *found) {
    add(self, text_at(json, "date"));
    add_actors(self, json_object_get(json, "speaker"));
    add(self, text_at(json, "kind"));
    add(self, text_at(json, "verb"));
    add(self, text_at(json_object_get(json, "content"), "text"));
    add_actors(self, json_object_get(json, "addressee"));
    add(self, text_at(json, "venue"));
    add_number(self, json, "confidence", "%.3f");
    add(self, found->id);
    add_origin(self, found);
}

/* ---- one record, in the form asked for ---- */

static bool export_format(const records_options *self, dm_export *format) {
    static const char *const names[] = {"polecat", "gdelt", "icews"};
    for (size_t i = 0; i < 3; i++)
        if (is_format(self, names[i])) {
            *format = (dm_export)i;
            return true;
        }
    return false;
}

static dm_status write_json(json_t *json, const dm_found *found) {
    if (dm_str_is(found->kind, "event"))
        json_object_set_new(json, "sources", json_integer((json_int_t)found->sources));
    return print_json(json_incref(json)) ? DM_OK : DM_ERR_IO;
}

static dm_status write_rows(dm_export format, const json_t *json, const dm_found *found) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_str rows = dm_export_rows(&arena, format, json, found);
    size_t written = fwrite(rows.ptr, 1, rows.len, stdout);
    dm_status status = arena.failed ? DM_ERR_MEMORY : written == rows.len ? DM_OK : DM_ERR_IO;
    dm_arena_free(&arena);
    return status;
}

static dm_status on_found(void *context, const dm_found *found) {
    listing *self = context;
    json_t *json = json_loadb(found->line.ptr, found->line.len, 0, NULL);
    dm_status status = json ? DM_OK : DM_ERR_FORMAT;
    dm_export format;
    if (json && is_format(self->options, "jsonl"))
        status = write_json(json, found);
    else if (json && export_format(self->options, &format))
        status = write_rows(format, json, found);
    else if (json && dm_str_is(found->kind, "event"))
        add_event(self, json, found);
    else if (json)
        add_statement(self, json, found);
    json_decref(json);
    return self->arena.failed ? DM_ERR_MEMORY : status;
}

static void say_empty(const listing *self, dm_store *store) {
    dm_store_counts counts = {0};
    dm_error ignored;
    if (dm_store_count(store, &counts, &ignored) == DM_OK)
        dm_report_text(self->command,
                       "nothing fits: the store has %zu documents, %zu events, %zu statements",
                       counts.documents, counts.events, counts.statements);
}

static dm_exit list(listing *self, dm_store *store, const dm_record_query *query) {
    dm_error error = {.message = "not all could be written"};
    dm_export format;
    size_t count = 0;
    if (export_format(self->options, &format))
        fputs(dm_export_header(format), stdout);
    if (dm_store_find(store, query, on_found, self, &count, &error) != DM_OK)
        return dm_report_exit(self->command, &error);
    if (!count)
        say_empty(self, store);
    if (is_format(self->options, "csv"))
        sheet_print_csv(&self->table, stdout);
    else if (is_format(self->options, "table") && count)
        sheet_print_table(&self->table, stdout, dm_terminal_width(stdout),
                          dm_terminal_color(stdout));
    return DM_EXIT_DONE;
}

static dm_exit run(records_options *self, const char *command, const char *kind,
                   const sheet_column *columns, size_t count) {
    dm_error error;
    dm_store *store = NULL;
    listing all = {.options = self, .command = command};
    if (!self->store) {
        dm_report_text(command, "--store DB is missing");
        return DM_EXIT_USAGE;
    }
    if (dm_store_open(self->store, DM_STORE_READ, &store, &error) != DM_OK)
        return dm_report_exit(command, &error);
    self->query.kind = kind;
    self->query.limit = self->limit;
    dm_arena_init(&all.arena, 0);
    sheet_begin(&all.table, &all.arena, columns, count);
    dm_exit status = list(&all, store, &self->query);
    dm_arena_free(&all.arena);
    dm_store_close(store);
    return dm_finish_output(command, status);
}

static dm_exit run_events(void *values, int count, char **operands) {
    (void)count, (void)operands;
    return run(values, "events", "event", EVENT_COLUMNS,
               sizeof EVENT_COLUMNS / sizeof *EVENT_COLUMNS);
}

static dm_exit run_statements(void *values, int count, char **operands) {
    (void)count, (void)operands;
    return run(values, "statements", "statement", STATEMENT_COLUMNS,
               sizeof STATEMENT_COLUMNS / sizeof *STATEMENT_COLUMNS);
}

const dm_command dm_command_events = {
    .name = "events",
    .operands = "",
    .summary = "lists the events of a store",
    .description = "Lists events in the order of time, with the number of independent documents "
                   "that report each: reprints and versions of a story "
                   "count once.\n\n"
                   "jsonl gives the records of docs/records.md. polecat, gdelt and icews give "
                   "tab-separated columns as those data sets have them; gdelt "
                   "and icews know pairs of actors only, so an event of several actors gives "
                   "several rows there, and an event without a CAMEO "
                   "code none.",
    .options = EVENT_OPTIONS,
    .examples = EVENT_EXAMPLES,
    .options_size = sizeof(records_options),
    .min_operands = 0,
    .max_operands = 0,
    .run = run_events};

const dm_command dm_command_statements = {
    .name = "statements",
    .operands = "",
    .summary = "lists the statements of a store",
    .description =
        "Lists who said what, in the order of time: the speakers, their words, to whom and where.",
    .options = STATEMENT_OPTIONS,
    .examples = STATEMENT_EXAMPLES,
    .options_size = sizeof(records_options),
    .min_operands = 0,
    .max_operands = 0,
    .run = run_statements};
