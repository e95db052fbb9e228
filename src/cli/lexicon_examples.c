/*
 * lexicon_examples.c - runs the example sentence of every row that has one through the coder and
 * compares what it yields: "KEN > UGA", with the row's own type where the row is a predicate with a
 * type.
 */
#include "cli/lexicon_examples.h"

#include "base/limits.h"
#include "coder/coder.h"
#include "engine/engine.h"

typedef struct tester {
    const dm_engine *engine;
    dm_parser *parser;
    dm_arena arena;
    size_t tested, failed;
} tester;

/* "KEN,UGA" of the actors that have a code. */
static dm_str codes_of(dm_arena *arena, dm_actor_list list) {
    dm_str codes = {"", 0};
    for (size_t i = 0; i < list.len; i++)
        codes = dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(codes), codes.len ? "," : "",
                                DM_FMT(list.ptr[i].code));
    return codes.len ? codes : DM_STR("-");
}

static bool has_code(dm_str list, dm_str code) {
    dm_str one;
    while (dm_str_split(&list, ',', &one))
        if (dm_str_eq(one, code))
            return true;
    return false;
}

/* The same codes in any order. */
static bool same_codes(dm_str want, dm_str have) {
    size_t wanted = 0, found = 0;
    dm_str rest = want, one;
    for (; dm_str_split(&rest, ',', &one); wanted++)
        if (!has_code(have, one))
            return false;
    rest = have;
    while (dm_str_split(&rest, ',', &one))
        found++;
    return found == wanted;
}

static dm_str describe(dm_arena *arena, const dm_records *records) {
    dm_str text = {"", 0};
    for (size_t i = 0; i < records->events.len; i++) {
        const dm_event *event = &records->events.ptr[i];
        dm_str actors = codes_of(arena, event->actors),
               recipients = codes_of(arena, event->recipients);
        text = dm_arena_printf(arena, "%.*s%s%s %.*s > %.*s (%.*s)", DM_FMT(text),
                               text.len ? "; " : "", dm_event_type_name(event->type),
                               DM_FMT(actors), DM_FMT(recipients), DM_FMT(event->rule));
    }
    for (size_t i = 0; i < records->positions.len; i++) {
        const dm_position *position = &records->positions.ptr[i];
        dm_str holders = codes_of(arena, position->holders);
        text = dm_arena_printf(arena, "%.*s%s%.*s %.*s %.*s", DM_FMT(text), text.len ? "; " : "",
                               DM_FMT(holders), DM_FMT(position->verdict),
                               DM_FMT(position->question.id));
    }
    return text.len ? text : DM_STR("nothing");
}

static bool yields(dm_arena *arena, const dm_records *records, dm_str type, dm_str yielded) {
    size_t arrow = dm_str_find(yielded, DM_STR(" > "), 0);
    dm_str actors = dm_str_sub(yielded, 0, arrow);
    dm_str recipients =
        arrow == SIZE_MAX ? DM_STR("-") : dm_str_sub(yielded, arrow + 3, yielded.len);
    for (size_t i = 0; i < records->events.len; i++) {
        const dm_event *event = &records->events.ptr[i];
        if (type.len && !dm_str_is(type, dm_event_type_name(event->type)))
            continue;
        if (same_codes(actors, codes_of(arena, event->actors)) &&
            same_codes(recipients, codes_of(arena, event->recipients)))
            return true;
    }
    return false;
}

static dm_str direct_codes(dm_arena *arena, dm_actor_list holders) {
    size_t direct = 0;
    while (direct < holders.len && !holders.ptr[direct].via.len)
        direct++;
    return codes_of(arena, (dm_actor_list){holders.ptr, direct});
}

/* A row without type is for positions: its holder must hold one; behind the arrow may stand the
 * verdict and the beginning of the question. */
static bool yields_position(dm_arena *arena, const dm_records *records, dm_str yielded) {
    size_t arrow = dm_str_find(yielded, DM_STR(" > "), 0);
    dm_str holders = dm_str_sub(yielded, 0, arrow);
    dm_str stand = arrow == SIZE_MAX ? DM_STR("-") : dm_str_sub(yielded, arrow + 3, yielded.len);
    for (size_t i = 0; i < records->positions.len; i++) {
        const dm_position *one = &records->positions.ptr[i];
        dm_str told =
            dm_arena_printf(arena, "%.*s %.*s", DM_FMT(one->verdict), DM_FMT(one->question.id));
        bool named = dm_str_find(stand, DM_STR(" "), 0) != SIZE_MAX;
        if ((!named || dm_str_starts(told, stand)) &&
            (same_codes(holders, codes_of(arena, one->holders)) ||
             same_codes(holders, direct_codes(arena, one->holders))))
            return true;
    }
    return false;
}

/* "fail", "deny", "wish" keep the event from happening: what counts is who takes part, if it is
 * written at all. */
static bool is_lenient(const dm_table *table, size_t row) {
    static const char *const effects[] = {"fail", "deny", "wish", "accuse", "report", "permit"};
    dm_str effect = dm_table_get(table, row, "effect");
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        if (dm_str_is(effect, effects[i]))
            return true;
    return false;
}

static void report(tester *self, const dm_table *table, size_t row, const dm_records *records) {
    size_t line;
    dm_str file = dm_table_place(table, row, &line), example = dm_table_get(table, row, "example");
    dm_str wanted = dm_table_get(table, row, "yields"), type = dm_table_get(table, row, "type");
    dm_str got = describe(&self->arena, records);
    printf("%.*s:%zu: %.*s\n    wanted %.*s%s%.*s, got %.*s\n", DM_FMT(file), line, DM_FMT(example),
           DM_FMT(type), type.len ? " " : "", DM_FMT(wanted), DM_FMT(got));
    self->failed++;
}

static dm_status test_row(tester *self, const dm_table *table, size_t row, dm_error *error) {
    dm_str example = dm_table_get(table, row, "example"),
           wanted = dm_table_get(table, row, "yields");
    if (!example.len || !wanted.len || is_lenient(table, row))
        return DM_OK;
    dm_article article = {
        .text = example, .language = DM_STR("en"), .published = DM_STR("2020-06-15")};
    dm_coder_options options = {.min_confidence = 0};
    dm_parse parse;
    dm_records records;
    dm_status status = dm_parser_text(self->parser, &self->arena, example, &parse, error);
    if (status == DM_OK)
        status = dm_coder_code(dm_engine_codebook(self->engine), &self->arena, &article, &parse,
                               &options, &records, error);
    if (status != DM_OK)
        return status;
    dm_str type = dm_table_get(table, row, "type");
    bool position = !type.len && (dm_table_get(table, row, "stance").len ||
                                  dm_str_starts(table->name, DM_STR("positions/")));
    self->tested++;
    if (!(position ? yields_position(&self->arena, &records, wanted)
                   : yields(&self->arena, &records, type, wanted)))
        report(self, table, row, &records);
    return DM_OK;
}

static bool chosen(const dm_table *table, char **tables, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (dm_str_starts(table->name, dm_str_of(tables[i])))
            return true;
    return count == 0;
}

dm_exit lexicon_examples(const char *command, const engine_options *options, char **tables,
                         size_t count) {
    tester self = {0};
    dm_error error;
    dm_engine *engine = run_open_engine(command, options, false);
    if (!engine)
        return DM_EXIT_FAILED;
    self.engine = engine;
    dm_arena_init(&self.arena, DM_LIMIT_ARENA_BYTES);
    dm_status status = dm_parser_new(dm_engine_model(engine), &self.parser, &error);
    const dm_lexicon *lexicon = dm_engine_lexicon(engine);
    for (size_t t = 0; status == DM_OK && t < dm_lexicon_tables(lexicon); t++) {
        const dm_table *table = dm_lexicon_table_at(lexicon, t);
        if (!chosen(table, tables, count) || dm_table_column(table, "yields") == SIZE_MAX)
            continue;
        for (size_t row = 0; status == DM_OK && row < table->rows; row++) {
            status = test_row(&self, table, row, &error);
            dm_arena_reset(&self.arena);
        }
    }
    if (self.parser)
        dm_parser_free(self.parser);
    dm_arena_free(&self.arena);
    dm_engine_close(engine);
    if (status != DM_OK)
        return dm_report_exit(command, &error);
    printf("%zu examples, %zu do not yield what they must\n", self.tested, self.failed);
    return dm_finish_output(command, self.failed ? DM_EXIT_REJECTED : DM_EXIT_DONE);
}
