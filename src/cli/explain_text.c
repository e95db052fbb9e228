/*
 * explain_text.c - see explain_text.h. What the coder has to say about a record is JSON whose keys
 * are its own business (features, weights, alternatives, why an actor is who it is): it is printed
 * as it comes, nested by indentation.
 */
#include "cli/explain_text.h"

#include <string.h>

#include "cli/sheet.h"
#include "ledger/json_text.h"

enum { DEPTH = 48, SHOWN_DEPTH = 6 };

static void field(FILE *out, const char *name, dm_str value) {
    if (value.len)
        fprintf(out, "  %-12s %.*s\n", name, DM_FMT(value));
}

void explain_document(FILE *out, const json_t *document) {
    dm_str title = text_at(document, "title"), published = text_at(document, "published");
    const json_t *flags = json_object_get(document, "flags");
    fprintf(out, "# %.*s\n", DM_FMT(text_at(document, "source")));
    fprintf(out, "  %.*s%s%.*s\n", DM_FMT(title), title.len ? ", published " : "published ",
            DM_FMT(published.len ? published : DM_STR("at an unknown date")));
    for (size_t i = 0; i < json_array_size(flags); i++)
        if (strcmp(json_string_value(json_array_get(flags, i)), "language-not-coded") == 0)
            fprintf(out, "  not coded: its language is %.*s; --language en takes it as English\n",
                    DM_FMT(text_at(document, "language")));
    fputc('\n', out);
}

void explain_origin(FILE *out, const dm_found *found) {
    fprintf(out, "# %.*s\n", DM_FMT(found->source));
    fprintf(out, "  %.*s%s%.*s\n", DM_FMT(found->title),
            found->title.len ? ", published " : "published ",
            DM_FMT(found->published.len ? found->published : DM_STR("at an unknown date")));
    if (found->sources > 1)
        fprintf(out, "  reported by %zu independent documents\n", found->sources);
    fputc('\n', out);
}

void explain_readings(FILE *out, dm_str readings) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    for (size_t at = 0; at < readings.len;) {
        size_t end = dm_str_find(readings, DM_STR("\n"), at);
        dm_str line = dm_str_sub(readings, at, end == SIZE_MAX ? readings.len : end);
        fprintf(out, "%s  ", at ? "" : "readings\n");
        fprintf(out, "%.*s\n", DM_FMT(sheet_clean(&arena, line)));
        at += line.len + 1;
    }
    if (readings.len)
        fputc('\n', out);
    dm_arena_free(&arena);
}

/* ---- the parts of a record ---- */

/* Why the actor that begins at this byte is who it is. */
static dm_str why_of(const json_t *said, const json_t *actor) {
    const json_t *rows = json_object_get(said, "why");
    for (size_t i = 0; i < json_array_size(rows); i++)
        if (json_equal(json_object_get(json_array_get(rows, i), "start"),
                       json_object_get(actor, "start")))
            return text_at(json_array_get(rows, i), "why");
    return (dm_str){0};
}

static void actor_line(FILE *out, const char *side, const json_t *actor, const json_t *said) {
    dm_str code = text_at(actor, "code"), sector = text_at(actor, "sector"),
           name = text_at(actor, "name");
    dm_str role = text_at(actor, "role"), via = text_at(actor, "via");
    fprintf(out, "  %-12s %.*s", side, DM_FMT(code.len ? code : DM_STR("(no affiliation)")));
    if (sector.len)
        fprintf(out, " %.*s", DM_FMT(sector));
    if (name.len)
        fprintf(out, ", %.*s", DM_FMT(name));
    if (role.len)
        fprintf(out, ", %.*s", DM_FMT(role));
    if (via.len)
        fprintf(out, ", as a member of %.*s", DM_FMT(via));
    dm_str why = why_of(said, actor);
    fprintf(out, ", from \"%.*s\"", DM_FMT(text_at(actor, "text")));
    if (why.len)
        fprintf(out, " (%.*s)", DM_FMT(why));
    fputc('\n', out);
}

static void actor_lines(FILE *out, const json_t *record, const char *key, const char *side,
                        const json_t *said) {
    const json_t *actors = json_object_get(record, key);
    for (size_t i = 0; i < json_array_size(actors); i++)
        actor_line(out, side, json_array_get(actors, i), said);
}

static void heading(FILE *out, const json_t *record) {
    dm_str kind = text_at(record, "record"), mode = text_at(record, "mode"),
           status = text_at(record, "status");
    dm_str what = text_at(record, "type");
    if (!what.len)
        what = text_at(record, "verdict");
    if (!what.len)
        what = text_at(record, "verb");
    fprintf(out, "%.*s %.*s: %.*s", DM_FMT(kind), DM_FMT(text_at(record, "id")), DM_FMT(what));
    if (mode.len)
        fprintf(out, " %.*s", DM_FMT(mode));
    if (status.len)
        fprintf(out, ", %.*s", DM_FMT(status));
    fprintf(out, ", confidence %.3f\n", json_number_value(json_object_get(record, "confidence")));
}

static void date_line(FILE *out, const json_t *record) {
    dm_str date = text_at(record, "date"), words = text_at(record, "date_text");
    if (date.len && words.len)
        fprintf(out, "  %-12s %.*s, from \"%.*s\"\n", "date", DM_FMT(date), DM_FMT(words));
    else
        field(out, "date", date);
}

static void parts(FILE *out, const json_t *record, const json_t *said) {
    static const char *const sides[][2] = {{"actors", "actor"},
                                           {"recipients", "recipient"},
                                           {"speaker", "speaker"},
                                           {"addressee", "addressee"},
                                           {"holder", "holder"}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        actor_lines(out, record, sides[i][0], sides[i][1], said);
    const json_t *attribution = json_object_get(record, "attribution");
    if (json_is_object(attribution))
        actor_line(out, "according to", attribution, said);
    field(out, "question", text_at(json_object_get(record, "question"), "id"));
    date_line(out, record);
    field(out, "place", text_at(json_object_get(record, "place"), "name"));
    field(out, "trigger", text_at(json_object_get(record, "trigger"), "text"));
    field(out, "words", text_at(json_object_get(record, "content"), "text"));
    const json_t *from = json_object_get(record, "from");
    for (size_t i = 0; i < json_array_size(from); i++)
        field(out, i ? "and" : "follows from",
              dm_str_of(json_string_value(json_array_get(from, i))));
}

/* ---- what the coder says ---- */

static void say(FILE *out, const json_t *value, int indent);

static void say_scalar(FILE *out, const json_t *value) {
    if (json_is_string(value))
        fprintf(out, "%s", json_string_value(value));
    else if (json_is_integer(value))
        fprintf(out, "%lld", (long long)json_integer_value(value));
    else if (json_is_number(value))
        fprintf(out, "%+.3f", json_number_value(value));
    else
        fputs(json_is_true(value) ? "yes" : json_is_false(value) ? "no" : "-", out);
}

static bool is_nested(const json_t *value) {
    return json_is_object(value) || json_is_array(value);
}

static void say_pair(FILE *out, const char *key, const json_t *value, int indent) {
    if (is_nested(value) && !json_object_size(value) && !json_array_size(value))
        return;
    fprintf(out, "%*s%s", indent, "", key);
    if (is_nested(value)) {
        fputc('\n', out);
        say(out, value, indent + 2);
    } else {
        fprintf(out, "%*s ", (indent > 2 ? 24 : 12) - (int)strlen(key), "");
        say_scalar(out, value);
        fputc('\n', out);
    }
}

/* A small object on one line: its first text, then the other values under their keys. */
static void say_row(FILE *out, const json_t *row, int indent) {
    const char *key;
    json_t *value;
    bool first = true;
    fprintf(out, "%*s", indent, "");
    json_object_foreach((json_t *)(uintptr_t)row, key, value) {
        if (first && json_is_string(value))
            fprintf(out, "%-24s", json_string_value(value));
        else {
            fprintf(out, "%s%s ", first ? "" : "  ", key);
            say_scalar(out, value);
        }
        first = false;
    }
    fputc('\n', out);
}

static bool is_row(const json_t *item) {
    const char *key;
    json_t *value;
    if (!json_is_object(item))
        return false;
    json_object_foreach((json_t *)(uintptr_t)item, key, value) {
        (void)key;
        if (is_nested(value))
            return false;
    }
    return true;
}

static void say_item(FILE *out, const json_t *item, int indent) {
    if (is_row(item)) {
        say_row(out, item, indent);
    } else if (is_nested(item)) {
        say(out, item, indent);
    } else {
        fprintf(out, "%*s", indent, "");
        say_scalar(out, item);
        fputc('\n', out);
    }
}

static void say(FILE *out, const json_t *value, int indent) {
    const char *key;
    json_t *inner;
    size_t i;
    if (indent > 2 * SHOWN_DEPTH)
        return;
    if (json_is_object(value)) {
        json_object_foreach((json_t *)(uintptr_t)value, key, inner)
            say_pair(out, key, inner, indent);
    } else {
        json_array_foreach(value, i, inner) say_item(out, inner, indent);
    }
}

static void coder_says(FILE *out, const json_t *said) {
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)said, key, value) {
        if (strcmp(key, "why") != 0)
            say_pair(out, key, value, 2);
    }
}

/* ---- the tree ---- */

/* The sentence with byte `at`, or NULL. */
static const dm_sentence *sentence_at(const dm_parse *parse, size_t at) {
    for (size_t i = 0; i < parse->sentence_count; i++)
        if (at >= parse->sentences[i].start && at < parse->sentences[i].end)
            return &parse->sentences[i];
    return NULL;
}

/* A token and what hangs on it. `trunk` has a bit for each level above that has more to come. */
static void branch(FILE *out, const dm_parse *parse, uint32_t at, int depth, uint64_t trunk,
                   bool last) {
    const dm_token *token = &parse->tokens[at];
    fputs("    ", out);
    for (int i = 1; i < depth; i++)
        fputs(trunk >> i & 1 ? "\xe2\x94\x82  " : "   ", out);
    if (depth)
        fputs(last ? "\xe2\x94\x94\xe2\x94\x80 " : "\xe2\x94\x9c\xe2\x94\x80 ", out);
    fprintf(out, "%.*s  %s %s\n", DM_FMT(token->form), dm_upos_name((dm_upos)token->upos),
            dm_rel_name((dm_rel)token->rel));
    uint32_t from = parse->child_start[at], to = parse->child_start[at + 1];
    if (depth == DEPTH)
        return;
    for (uint32_t i = from; i < to; i++) {
        bool more = i + 1 < to;
        uint64_t below = more ? trunk | 1ull << (depth + 1) : trunk & ~(1ull << (depth + 1));
        branch(out, parse, parse->children[i], depth + 1, below, !more);
    }
}

/* Where the record's evidence begins. */
static size_t evidence_at(const json_t *record) {
    static const char *const objects[] = {"trigger", "content", "evidence"};
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        const json_t *object = json_object_get(record, objects[i]);
        if (json_is_object(object))
            return (size_t)json_integer_value(json_object_get(object, "start"));
    }
    return 0;
}

static void print_sentence(FILE *out, const dm_parse *parse, size_t at) {
    const dm_sentence *sentence = sentence_at(parse, at);
    dm_arena arena;
    if (!sentence)
        return;
    dm_arena_init(&arena, 0);
    dm_str words = sheet_clean(&arena, dm_str_sub(parse->text, sentence->start, sentence->end));
    fprintf(out, "  %-12s [%u, %u) %.*s\n  tree\n", "sentence", sentence->start, sentence->end,
            DM_FMT(words));
    if (parse->child_start && sentence->root < parse->token_count)
        branch(out, parse, sentence->root, 0, 0, true);
    dm_arena_free(&arena);
}

void explain_record(FILE *out, const json_t *record, const dm_parse *trees, dm_str rule,
                    dm_str explain) {
    heading(out, record);
    json_t *said = explain.len ? json_loadb(explain.ptr, explain.len, 0, NULL) : NULL;
    parts(out, record, said);
    field(out, "rule", rule);
    coder_says(out, said);
    json_decref(said);
    print_sentence(out, trees, evidence_at(record));
    fputc('\n', out);
}
