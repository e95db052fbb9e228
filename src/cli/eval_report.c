/*
 * eval_report.c - figures as tables and as JSON, and the list of what went wrong.
 */
#include "cli/eval_report.h"

#include <math.h>

#include "cli/cli.h"
#include "cli/sheet.h"

/* ---- the list of errors ---- */

void eval_print_errors(FILE *out, const eval_scores *scores) {
    const eval_error *last = NULL;
    for (size_t i = 0; i < scores->errors.len; i++) {
        const eval_error *error = &scores->errors.ptr[i];
        if (!last || !dm_str_eq(last->place, error->place) ||
            !dm_str_eq(last->sentence, error->sentence)) {
            dm_str sentence = sheet_clean(scores->arena, error->sentence);
            fprintf(out, "%.*s: %.*s\n", DM_FMT(error->place), DM_FMT(sentence));
        }
        dm_str text = sheet_clean(scores->arena, error->text);
        fprintf(out, "    %-9s %.*s", error->what, DM_FMT(text));
        if (error->confidence >= 0)
            fprintf(out, "  %.2f", error->confidence);
        if (error->rule.len)
            fprintf(out, "  %.*s", DM_FMT(error->rule));
        putc('\n', out);
        last = error;
    }
    if (scores->errors.len)
        putc('\n', out);
}

/* ---- tables ---- */

static const sheet_column TALLY_COLUMNS[] = {{.title = "Records"},
                                             {.title = "Precision", .right = true},
                                             {.title = "Recall", .right = true},
                                             {.title = "F1", .right = true},
                                             {.title = "Right", .right = true},
                                             {.title = "Missed", .right = true},
                                             {.title = "False", .right = true},
                                             {.title = "Aside", .right = true}};
static const sheet_column BIN_COLUMNS[] = {{.title = "Confidence"},
                                           {.title = "Events", .right = true},
                                           {.title = "Mean", .right = true},
                                           {.title = "Right", .right = true}};
static const sheet_column RATIO_COLUMNS[] = {{.title = "Also"},
                                             {.title = "Right", .right = true},
                                             {.title = "Of", .right = true},
                                             {.title = "Share", .right = true}};
static const sheet_column GROUP_COLUMNS[] = {{.title = "Group"},
                                             {.title = "Sentences", .right = true},
                                             {.title = "Clean", .right = true},
                                             {.title = "Precision", .right = true},
                                             {.title = "Recall", .right = true},
                                             {.title = "Right", .right = true},
                                             {.title = "Missed", .right = true},
                                             {.title = "False", .right = true}};

static void add_figure(sheet *table, double figure) {
    sheet_add(table, isnan(figure) ? DM_STR("-") : dm_arena_printf(table->arena, "%.3f", figure));
}

static bool is_empty(const eval_tally *tally) {
    return !(tally->right + tally->missed + tally->wrong + tally->aside);
}

static void add_tally(sheet *table, dm_str name, const eval_tally *tally) {
    sheet_add(table, name);
    add_figure(table, eval_precision(tally));
    add_figure(table, eval_recall(tally));
    add_figure(table, eval_f1(tally));
    sheet_add_number(table, tally->right);
    sheet_add_number(table, tally->missed);
    sheet_add_number(table, tally->wrong);
    sheet_add_number(table, tally->aside);
}

static void print(FILE *out, sheet *table) {
    if (table->cells.len)
        sheet_print_table(table, out, dm_terminal_width(out), dm_terminal_color(out));
    if (table->cells.len)
        putc('\n', out);
}

static void print_tallies(FILE *out, eval_scores *scores) {
    sheet table;
    sheet_begin(&table, scores->arena, TALLY_COLUMNS, sizeof TALLY_COLUMNS / sizeof *TALLY_COLUMNS);
    if (!is_empty(&scores->events))
        add_tally(&table, DM_STR("events"), &scores->events);
    for (size_t i = 0; i < DM_EVENT_TYPES; i++)
        if (!is_empty(&scores->types[i]))
            add_tally(&table,
                      dm_arena_printf(scores->arena, "  %s", dm_event_type_name((dm_event_type)i)),
                      &scores->types[i]);
    if (!is_empty(&scores->statements))
        add_tally(&table, DM_STR("statements"), &scores->statements);
    if (!is_empty(&scores->positions))
        add_tally(&table, DM_STR("positions"), &scores->positions);
    for (size_t i = 0; i < scores->questions.len; i++)
        add_tally(&table,
                  dm_arena_printf(scores->arena, "  %.*s", DM_FMT(scores->questions.ptr[i].name)),
                  &scores->questions.ptr[i].tally);
    print(out, &table);
}

static void add_ratio(sheet *table, const char *name, const eval_ratio *ratio) {
    if (!ratio->of)
        return;
    sheet_add(table, dm_str_of(name));
    sheet_add_number(table, ratio->right);
    sheet_add_number(table, ratio->of);
    add_figure(table, (double)ratio->right / (double)ratio->of);
}

static void print_ratios(FILE *out, eval_scores *scores) {
    sheet table;
    sheet_begin(&table, scores->arena, RATIO_COLUMNS, sizeof RATIO_COLUMNS / sizeof *RATIO_COLUMNS);
    add_ratio(&table, "mode of right events", &scores->modes);
    add_ratio(&table, "status of right events", &scores->statuses);
    add_ratio(&table, "date of right events", &scores->dates);
    add_ratio(&table, "verdict of right positions", &scores->verdicts);
    add_ratio(&table, "date of publication", &scores->published);
    add_ratio(&table, "kind of item", &scores->item_kinds);
    add_ratio(&table, "title", &scores->titles);
    print(out, &table);
}

static void print_groups(FILE *out, eval_scores *scores) {
    sheet table;
    sheet_begin(&table, scores->arena, GROUP_COLUMNS, sizeof GROUP_COLUMNS / sizeof *GROUP_COLUMNS);
    for (size_t i = 0; i < scores->groups.len; i++) {
        const eval_part *part = &scores->groups.ptr[i];
        sheet_add(&table, part->name);
        sheet_add_number(&table, part->cases);
        sheet_add_number(&table, part->clean);
        add_figure(&table, eval_precision(&part->tally));
        add_figure(&table, eval_recall(&part->tally));
        sheet_add_number(&table, part->tally.right);
        sheet_add_number(&table, part->tally.missed);
        sheet_add_number(&table, part->tally.wrong);
    }
    print(out, &table);
}

static void print_bins(FILE *out, eval_scores *scores) {
    sheet table;
    double error = eval_calibration_error(scores);
    sheet_begin(&table, scores->arena, BIN_COLUMNS, sizeof BIN_COLUMNS / sizeof *BIN_COLUMNS);
    for (size_t i = 0; i < EVAL_BINS; i++) {
        const eval_bin *bin = &scores->bins[i];
        if (!bin->count)
            continue;
        sheet_add(&table, dm_arena_printf(scores->arena, "%.1f to %.1f", (double)i / EVAL_BINS,
                                          (double)(i + 1) / EVAL_BINS));
        sheet_add_number(&table, bin->count);
        add_figure(&table, bin->confidence / (double)bin->count);
        add_figure(&table, (double)bin->right / (double)bin->count);
    }
    print(out, &table);
    if (!isnan(error))
        fprintf(out, "expected calibration error of events: %.3f\n", error);
}

void eval_print_tables(FILE *out, eval_scores *scores) {
    print_groups(out, scores);
    print_tallies(out, scores);
    print_ratios(out, scores);
    print_bins(out, scores);
}

/* ---- JSON ---- */

/* Rounded, so that the text does not depend on how a library prints doubles. */
static json_t *figure(double value) {
    return isnan(value) ? json_null() : json_real(round(value * 1e4) / 1e4);
}

static json_t *tally_json(const eval_tally *tally) {
    return json_pack("{s:o, s:o, s:o, s:I, s:I, s:I, s:I}", "precision",
                     figure(eval_precision(tally)), "recall", figure(eval_recall(tally)), "f1",
                     figure(eval_f1(tally)), "right", (json_int_t)tally->right, "missed",
                     (json_int_t)tally->missed, "false", (json_int_t)tally->wrong, "aside",
                     (json_int_t)tally->aside);
}

static json_t *ratio_json(const eval_ratio *ratio) {
    return json_pack("{s:I, s:I}", "right", (json_int_t)ratio->right, "of", (json_int_t)ratio->of);
}

static json_t *parts_json(const eval_parts *parts, bool cases) {
    json_t *list = json_object();
    for (size_t i = 0; i < parts->len; i++) {
        const eval_part *part = &parts->ptr[i];
        json_t *one = tally_json(&part->tally);
        if (cases) {
            json_object_set_new(one, "sentences", json_integer((json_int_t)part->cases));
            json_object_set_new(one, "clean", json_integer((json_int_t)part->clean));
        }
        json_object_setn_new(list, part->name.ptr, part->name.len, one);
    }
    return list;
}

static json_t *types_json(const eval_scores *scores) {
    json_t *types = json_object();
    for (size_t i = 0; i < DM_EVENT_TYPES; i++)
        if (!is_empty(&scores->types[i]))
            json_object_set_new(types, dm_event_type_name((dm_event_type)i),
                                tally_json(&scores->types[i]));
    return types;
}

static json_t *bins_json(const eval_scores *scores) {
    json_t *bins = json_array();
    for (size_t i = 0; i < EVAL_BINS; i++) {
        const eval_bin *bin = &scores->bins[i];
        double count = (double)bin->count;
        json_array_append_new(
            bins,
            json_pack("{s:o, s:o, s:I, s:o, s:o}", "from", figure((double)i / EVAL_BINS), "to",
                      figure((double)(i + 1) / EVAL_BINS), "events", (json_int_t)bin->count,
                      "confidence", figure(bin->count ? bin->confidence / count : NAN), "right",
                      figure(bin->count ? (double)bin->right / count : NAN)));
    }
    return bins;
}

static json_t *text_json(dm_str text) {
    return json_stringn(text.ptr ? text.ptr : "", text.len);
}

static json_t *errors_json(const eval_scores *scores) {
    json_t *list = json_array();
    for (size_t i = 0; i < scores->errors.len; i++) {
        const eval_error *error = &scores->errors.ptr[i];
        json_array_append_new(
            list, json_pack("{s:o, s:s, s:o, s:o, s:o, s:o}", "place", text_json(error->place),
                            "what", error->what, "record", text_json(error->text), "sentence",
                            text_json(error->sentence), "rule",
                            error->rule.len ? text_json(error->rule) : json_null(), "confidence",
                            figure(error->confidence < 0 ? NAN : error->confidence)));
    }
    return list;
}

json_t *eval_json(const eval_scores *scores, bool errors) {
    json_t *json = json_pack(
        "{s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "files", (json_int_t)scores->files, "articles", (json_int_t)scores->articles, "events",
        tally_json(&scores->events), "types", types_json(scores), "groups",
        parts_json(&scores->groups, true), "statements", tally_json(&scores->statements),
        "positions", tally_json(&scores->positions), "questions",
        parts_json(&scores->questions, false), "mode", ratio_json(&scores->modes), "status",
        ratio_json(&scores->statuses), "date", ratio_json(&scores->dates), "verdict",
        ratio_json(&scores->verdicts), "published", ratio_json(&scores->published), "item_kind",
        ratio_json(&scores->item_kinds), "title", ratio_json(&scores->titles), "calibration_error",
        figure(eval_calibration_error(scores)), "reliability", bins_json(scores));
    if (json && errors)
        json_object_set_new(json, "errors", errors_json(scores));
    return json;
}
