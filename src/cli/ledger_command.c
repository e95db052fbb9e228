/*
 * ledger_command.c - `demarche ledger`: the questions of a store, and who stands where on one.
 */
#include <string.h>

#include "base/error.h"
#include "cli/ledger_json.h"
#include "cli/sheet.h"

typedef struct ledger_options {
    const char *store, *format;
    dm_ledger_query query;
    bool history;
} ledger_options;

static const dm_option OPTIONS[] = {
    {"store", 'd', "DB", "The store.", DM_OPTION_TEXT, offsetof(ledger_options, store)},
    {"as-of", 0, "DATE", "Stands taken by that day (valid time): what was the case then.",
     DM_OPTION_DAY, offsetof(ledger_options, query.as_of)},
    {"known-by", 0, "DATE",
     "Only documents published by that day (report time): what could be known then.", DM_OPTION_DAY,
     offsetof(ledger_options, query.known_by)},
    {"holder", 0, "WHO", "Only this holder: a code (FRA, EU) or a name.", DM_OPTION_TEXT,
     offsetof(ledger_options, query.holder)},
    {"history", 0, NULL, "Every stand of every holder, in the order of time.", DM_OPTION_FLAG,
     offsetof(ledger_options, history)},
    {"direct-only", 0, NULL,
     "Leaves out positions that follow by a rule and members that hold only as part of a group.",
     DM_OPTION_FLAG, offsetof(ledger_options, query.direct_only)},
    {"min-confidence", 0, "P", "Leaves out positions of less confidence, 0 to 1.", DM_OPTION_NUMBER,
     offsetof(ledger_options, query.min_confidence)},
    {"format", 0, "table|jsonl|csv|markdown", "How it is written; a table is the default.",
     DM_OPTION_CHOICE, offsetof(ledger_options, format)},
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche ledger -d news.db", "The questions on which somebody takes a stand, with counts:"},
    {"demarche ledger -d news.db recognition Kosovo",
     "Who stands where on the one that these words find:"},
    {"demarche ledger -d news.db --as-of 2010 --history recognition Kosovo",
     "The same at the end of 2010, with all that led to it:"},
    {"demarche ledger -d news.db --format csv recognition Kosovo", "For a spreadsheet:"},
    {NULL, NULL}};

static bool is_format(const ledger_options *self, const char *format) {
    return strcmp(self->format ? self->format : "table", format) == 0;
}

static void print_sheet(const ledger_options *self, const sheet *rows) {
    if (is_format(self, "csv"))
        sheet_print_csv(rows, stdout);
    else if (is_format(self, "markdown"))
        sheet_print_markdown(rows, stdout);
    else
        sheet_print_table(rows, stdout, dm_terminal_width(stdout), dm_terminal_color(stdout));
}

/* ---- the list of questions ---- */

static const sheet_column QUESTION_COLUMNS[] = {
    {.title = "Question", .flexible = true},
    {.title = "Holders", .right = true, .optional = true},
    {.title = "Positions", .right = true, .optional = true},
    {.title = "Sources", .right = true},
    {.title = "Last"},
    {.title = "Id", .flexible = true, .most = 40}};

static dm_exit print_questions(const ledger_options *self, dm_arena *arena,
                               const dm_question_rows *rows) {
    sheet table;
    sheet_begin(&table, arena, QUESTION_COLUMNS,
                sizeof QUESTION_COLUMNS / sizeof *QUESTION_COLUMNS);
    for (size_t i = 0; i < rows->len; i++) {
        const dm_question_row *row = &rows->ptr[i];
        if (is_format(self, "jsonl")) {
            if (!print_json(question_row_json(row)))
                return DM_EXIT_FAILED;
            continue;
        }
        sheet_add(&table, sheet_clean(arena, row->title));
        sheet_add_number(&table, row->holders);
        sheet_add_number(&table, row->positions);
        sheet_add_number(&table, row->sources);
        sheet_add(&table, row->last);
        sheet_add(&table, row->id);
    }
    if (!is_format(self, "jsonl"))
        print_sheet(self, &table);
    return DM_EXIT_DONE;
}

/* ---- one question ---- */

static const sheet_column HOLDING_COLUMNS[] = {
    {.title = "Holder", .flexible = true, .most = 28},
    {.title = "Code", .csv_only = true},
    {.title = "Sector", .csv_only = true},
    {.title = "Verdict", .flexible = true, .most = 30},
    {.title = "Polarity", .csv_only = true},
    {.title = "Status", .csv_only = true},
    {.title = "Since"},
    {.title = "Last seen", .optional = true},
    {.title = "Sources", .right = true},
    {.title = "Derived", .csv_only = true},
    {.title = "Via", .csv_only = true},
    {.title = "Confidence", .csv_only = true},
    {.title = "Evidence", .flexible = true, .below = true},
    {.title = "Record", .csv_only = true},
    {.title = "Document", .csv_only = true},
    {.title = "Published", .csv_only = true},
    {.title = "Source", .csv_only = true},
    {.title = "Url", .csv_only = true}};

static const char *mark_of(const dm_holding *holding) {
    return holding->contradiction_count ? " !" : "";
}

/* The verdict with what qualifies it. */
static dm_str verdict_of(dm_arena *arena, const dm_stand *stand, const char *mark) {
    dm_str status = dm_str_is(stand->status, "asserted") ? DM_STR("") : stand->status;
    dm_str text = dm_arena_printf(arena, "%.*s%s", DM_FMT(stand->verdict), mark);
    if (status.len)
        text = dm_arena_printf(arena, "%.*s (%.*s)", DM_FMT(text), DM_FMT(status));
    if (stand->via.len)
        text = dm_arena_printf(arena, "%.*s (%.*s)", DM_FMT(text), DM_FMT(stand->via));
    if (stand->derived)
        text = dm_arena_printf(arena, "%.*s (derived)", DM_FMT(text));
    return text;
}

static dm_str label_of(dm_arena *arena, const dm_holding *holding) {
    bool own = holding->name.len && holding->code.len;
    return sheet_clean(arena,
                       own ? dm_arena_printf(arena, "%.*s (%.*s %.*s)", DM_FMT(holding->label),
                                             DM_FMT(holding->code), DM_FMT(holding->sector))
                           : holding->label);
}

/* One row; `stand` is the holding's present one or, in a history, each. */
static void add_stand(const ledger_options *self, dm_arena *arena, sheet *table,
                      const dm_holding *h, const dm_stand *stand) {
    bool files = is_format(self, "csv");
    sheet_add(table, label_of(arena, h));
    sheet_add(table, h->code);
    sheet_add(table, h->sector);
    sheet_add(table,
              files ? stand->verdict : verdict_of(arena, stand, self->history ? "" : mark_of(h)));
    sheet_add(table, dm_arena_printf(arena, "%d", stand->polarity));
    sheet_add(table, stand->status);
    sheet_add(table, self->history ? stand->day_first : h->since);
    sheet_add(table, self->history ? stand->day_last : h->last);
    sheet_add_number(table, self->history ? 1 : h->sources);
    sheet_add(table, stand->derived ? DM_STR("true") : DM_STR("false"));
    sheet_add(table, stand->via);
    sheet_add(table, dm_arena_printf(arena, "%.3f", stand->confidence));
    sheet_add(table, sheet_clean(arena, stand->evidence));
    sheet_add(table, stand->id);
    sheet_add(table, stand->document);
    sheet_add(table, stand->published);
    sheet_add(table, stand->source);
    sheet_add(table, stand->url);
}

static void print_changes(dm_arena *arena, const dm_ledger *ledger) {
    bool any = false;
    for (size_t i = 0; i < ledger->count; i++) {
        const dm_holding *h = &ledger->holdings[i];
        for (size_t k = 0; k < h->change_count; k++) {
            const dm_stand *stand = &h->stands[h->changes[k]];
            printf("%s  %.*s  %.*s: %.*s\n", any ? "" : "\nChanges\n", DM_FMT(stand->day_first),
                   DM_FMT(label_of(arena, h)), DM_FMT(verdict_of(arena, stand, "")));
            any = true;
        }
    }
}

static void print_contradictions(dm_arena *arena, const dm_ledger *ledger) {
    bool any = false;
    for (size_t i = 0; i < ledger->count; i++) {
        const dm_holding *h = &ledger->holdings[i];
        for (size_t k = 0; k < h->contradiction_count; k++) {
            const dm_stand *a = &h->stands[h->contradictions[k][0]],
                           *b = &h->stands[h->contradictions[k][1]];
            printf("%s  ! %.*s: %.*s on %.*s (%.*s), %.*s on %.*s (%.*s)\n",
                   any ? "" : "\nContradictions, not settled here\n", DM_FMT(label_of(arena, h)),
                   DM_FMT(verdict_of(arena, a, "")), DM_FMT(a->day_first), DM_FMT(a->id),
                   DM_FMT(verdict_of(arena, b, "")), DM_FMT(b->day_first), DM_FMT(b->id));
            any = true;
        }
    }
}

static void print_heading(dm_arena *arena, const dm_ledger *ledger, bool markdown) {
    const dm_question_row *q = &ledger->question;
    printf("%s%.*s\n%s%.*s: %zu holder%s, %zu position%s, %zu independent document%s\n\n",
           markdown ? "## " : "", DM_FMT(sheet_clean(arena, q->title)), markdown ? "\n" : "",
           DM_FMT(q->id), ledger->count, ledger->count == 1 ? "" : "s", q->positions,
           q->positions == 1 ? "" : "s", q->sources, q->sources == 1 ? "" : "s");
}

static dm_exit print_ledger(const ledger_options *self, dm_arena *arena, const dm_ledger *ledger) {
    sheet table;
    bool people = is_format(self, "table") || is_format(self, "markdown");
    sheet_begin(&table, arena, HOLDING_COLUMNS, sizeof HOLDING_COLUMNS / sizeof *HOLDING_COLUMNS);
    for (size_t i = 0; i < ledger->count; i++) {
        const dm_holding *h = &ledger->holdings[i];
        if (is_format(self, "jsonl") &&
            !print_json(holding_json(&ledger->question, h, self->history)))
            return DM_EXIT_FAILED;
        for (size_t k = 0; k < h->count; k++)
            if (self->history || k == h->current)
                add_stand(self, arena, &table, h, &h->stands[k]);
    }
    if (is_format(self, "jsonl"))
        return DM_EXIT_DONE;
    if (people)
        print_heading(arena, ledger, is_format(self, "markdown"));
    print_sheet(self, &table);
    if (people) {
        print_changes(arena, ledger);
        print_contradictions(arena, ledger);
    }
    return DM_EXIT_DONE;
}

/* ---- running ---- */

/* The operands joined by blanks. */
static dm_str question_of(dm_arena *arena, int count, char **operands) {
    dm_str words = DM_STR("");
    for (int i = 0; i < count; i++)
        words = dm_arena_printf(arena, "%.*s%s%s", DM_FMT(words), i ? " " : "", operands[i]);
    return words;
}

static dm_exit nothing_found(dm_store *store, const char *words) {
    dm_error error;
    dm_store_counts counts = {0};
    if (dm_store_count(store, &counts, &error) != DM_OK)
        return dm_report_exit("ledger", &error);
    if (words && counts.questions)
        dm_report_text(
            "ledger",
            "no question fits \"%s\" within these limits; 'demarche ledger -d DB' lists all %zu",
            words, counts.questions);
    else
        dm_report_text("ledger",
                       "no positions within these limits: the store has %zu documents, %zu "
                       "positions on %zu questions",
                       counts.documents, counts.positions, counts.questions);
    return DM_EXIT_DONE;
}

static dm_exit answer(const ledger_options *self, dm_store *store, dm_arena *arena,
                      const char *words) {
    dm_question_rows rows;
    dm_ledger ledger;
    dm_error error;
    if (dm_ledger_questions(store, arena, words, &self->query, &rows, &error) != DM_OK)
        return dm_report_exit("ledger", &error);
    if (!rows.len)
        return nothing_found(store, words);
    if (!words)
        return print_questions(self, arena, &rows);
    if (dm_ledger_read(store, arena, rows.ptr[0].id.ptr, &self->query, &ledger, &error) != DM_OK)
        return dm_report_exit("ledger", &error);
    dm_exit status = print_ledger(self, arena, &ledger);
    if (ledger.undated_left_out)
        dm_report_text("ledger",
                       "%zu positions without a date were left out by --as-of or --known-by",
                       ledger.undated_left_out);
    for (size_t i = 1; i < rows.len && i < 4; i++)
        dm_report_text("ledger", "another question that fits: %.*s (%.*s)",
                       DM_FMT(rows.ptr[i].title), DM_FMT(rows.ptr[i].id));
    return status;
}

static dm_exit run(void *values, int count, char **operands) {
    const ledger_options *self = values;
    dm_error error;
    dm_store *store = NULL;
    dm_arena arena;
    if (!self->store) {
        dm_report_text("ledger", "--store DB is missing");
        return DM_EXIT_USAGE;
    }
    if (dm_store_open(self->store, DM_STORE_READ, &store, &error) != DM_OK)
        return dm_report_exit("ledger", &error);
    dm_arena_init(&arena, 0);
    dm_exit status =
        answer(self, store, &arena, count ? question_of(&arena, count, operands).ptr : NULL);
    dm_arena_free(&arena);
    dm_store_close(store);
    return dm_finish_output("ledger", status);
}

const dm_command dm_command_ledger = {
    .name = "ledger",
    .operands = "[QUESTION]",
    .summary = "who stands where on a question, since when and on whose word",
    .description = "Without a question, lists those on which somebody takes a stand, the best "
                   "reported first. With one, an id or words that are "
                   "searched for in its title, prints for each holder the present verdict, since "
                   "when, when last seen, by how many independent "
                   "documents, and the words that prove it.\n\n"
                   "The present verdict is the latest by valid time, direct before derived on one "
                   "day. Reprints and versions of a story count "
                   "once. Changes of verdict follow below the table; opposite stands at "
                   "overlapping times are marked ! and shown, never settled. "
                   "(EU) behind a verdict means that the holder holds it only as a member of that "
                   "group, (derived) that it follows by a rule.\n\n"
                   "There are two clocks: --as-of asks what was the case by a day, --known-by what "
                   "documents published by a day say.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(ledger_options),
    .min_operands = 0,
    .max_operands = -1,
    .run = run};
