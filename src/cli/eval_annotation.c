/*
 * eval_annotation.c - reads expected records: JSON Lines (one record of an article a line) and
 * tables of sentences, where an event is written
 *
 *   TYPE/mode ACTORS > RECIPIENTS [status] ?
 *
 * with codes separated by commas, "-" for none, " ; " between events, "none" where there is
 * nothing to code. Mode and status may be left out; a question mark says that the event may be
 * coded but need not be, where careful readers would not agree.
 */
#include "cli/eval_annotation.h"

#include <jansson.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"

enum { FILE_LIMIT = 64 << 20 }; /* an annotation longer than this is none */

/* ---- files ---- */

static dm_status read_file(dm_arena *arena, const char *path, dm_str *bytes, dm_error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return dm_fail_errno(error, path, "cannot be opened");
    dm_status status = DM_OK;
    size_t cap = 1 << 16, len = 0, got;
    char *buffer = dm_alloc(cap);
    while (buffer && (got = fread(buffer + len, 1, cap - len, file)) > 0) {
        len += got;
        char *grown = len < cap ? buffer : len < FILE_LIMIT ? dm_realloc(buffer, cap *= 2) : NULL;
        if (!grown)
            dm_free(buffer);
        buffer = grown;
    }
    if (buffer && ferror(file))
        status = dm_fail_errno(error, path, "cannot be read");
    if (buffer && status == DM_OK)
        *bytes = dm_arena_str(arena, (dm_str){buffer, len});
    else if (!buffer)
        status = dm_fail_at(error, DM_ERR_LIMIT, path, 0, SIZE_MAX,
                            "is longer than %d MB, or memory ran out", FILE_LIMIT >> 20);
    dm_free(buffer);
    fclose(file);
    return status;
}

static bool next_line(dm_str *rest, size_t *number, dm_str *line) {
    if (!rest->ptr || !dm_str_split(rest, '\n', line))
        return false;
    ++*number;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

/* ---- JSON Lines ---- */

static dm_str text_of(dm_arena *arena, const json_t *value) {
    dm_str text = {json_string_value(value), json_string_length(value)};
    return text.len ? dm_arena_str(arena, text) : (dm_str){0};
}

static dm_status fault_in(dm_error *error, const char *key, const char *what) {
    return dm_fail(error, DM_ERR_FORMAT, "\"%s\" %s", key, what);
}

/* A string or null; `needed` forbids null. */
static dm_status read_text(dm_arena *arena, const json_t *json, const char *key, bool needed,
                           dm_str *text, dm_error *error) {
    const json_t *value = json_object_get(json, key);
    if (json_is_string(value))
        *text = text_of(arena, value);
    else if ((value && !json_is_null(value)) || needed)
        return fault_in(error, key, needed ? "must be a string" : "must be a string or null");
    return DM_OK;
}

static dm_status read_codes(dm_arena *arena, const json_t *json, const char *key, eval_codes *codes,
                            dm_error *error) {
    const json_t *list = json_object_get(json, key), *value;
    size_t i;
    if (!json_is_array(list))
        return fault_in(error, key, "must be a list of codes");
    dm_str *all = DM_NEW_ARRAY(arena, dm_str, json_array_size(list) + 1);
    if (!all)
        return dm_fail_memory(error);
    json_array_foreach(list, i, value) {
        if (!json_is_string(value) && !json_is_null(value))
            return fault_in(error, key, "must hold codes only");
        if (json_is_string(value)) /* null: somebody without a code */
            all[codes->len++] = text_of(arena, value);
    }
    codes->ptr = all;
    return DM_OK;
}

static dm_status read_number(const json_t *json, const char *key, long long *number,
                             dm_error *error) {
    const json_t *value = json_object_get(json, key);
    if (value && !json_is_integer(value))
        return fault_in(error, key, "must be a whole number");
    if (value)
        *number = json_integer_value(value);
    return DM_OK;
}

static dm_status read_status(dm_arena *arena, const json_t *json, eval_record *record,
                             dm_error *error) {
    dm_str name = {0};
    dm_status status = read_text(arena, json, "status", false, &name, error);
    record->status = DM_ASSERTED;
    if (status == DM_OK && name.len && !dm_event_status_of(name, &record->status))
        return fault_in(error, "status",
                        "must be asserted, negated, future, hypothetical or historical");
    return status;
}

static dm_status read_event(dm_arena *arena, const json_t *json, eval_record *record,
                            dm_error *error) {
    dm_str type = {0};
    dm_status status = read_text(arena, json, "type", true, &type, error);
    record->type = dm_event_type_of(type);
    if (status == DM_OK && record->type == DM_NO_EVENT)
        return fault_in(error, "type", "is none of PLOVER's event types");
    if (status == DM_OK)
        status = read_text(arena, json, "mode", false, &record->mode, error);
    if (status == DM_OK)
        status = read_text(arena, json, "sentence", false, &record->words, error);
    if (status == DM_OK)
        status = read_text(arena, json, "date", false, &record->date, error);
    if (status == DM_OK)
        status = read_codes(arena, json, "actors", &record->who, error);
    if (status == DM_OK)
        status = read_codes(arena, json, "recipients", &record->whom, error);
    return status == DM_OK ? read_status(arena, json, record, error) : status;
}

static dm_status read_statement(dm_arena *arena, const json_t *json, eval_record *record,
                                dm_error *error) {
    dm_status status = read_codes(arena, json, "speaker", &record->who, error);
    return status == DM_OK ? read_text(arena, json, "contains", true, &record->words, error)
                           : status;
}

static dm_status read_position(dm_arena *arena, const json_t *json, eval_record *record,
                               dm_error *error) {
    long long polarity = 2;
    dm_status status = read_codes(arena, json, "holder", &record->who, error);
    if (status == DM_OK)
        status = read_text(arena, json, "verdict", true, &record->verdict, error);
    if (status == DM_OK)
        status = read_text(arena, json, "kind", true, &record->question, error);
    if (status == DM_OK)
        status = read_text(arena, json, "date", false, &record->date, error);
    if (status == DM_OK)
        status = read_text(arena, json, "contains", false, &record->words, error);
    if (status == DM_OK)
        status = read_number(json, "polarity", &polarity, error);
    if (status == DM_OK && (polarity < -1 || polarity > 1))
        return fault_in(error, "polarity", "must be -1, 0 or 1");
    record->polarity = (int)polarity;
    return status == DM_OK ? read_status(arena, json, record, error) : status;
}

static dm_status read_document(dm_arena *arena, const json_t *json, eval_record *record,
                               dm_error *error) {
    dm_status status = read_text(arena, json, "item_kind", false, &record->item_kind, error);
    if (status == DM_OK)
        status = read_text(arena, json, "title", false, &record->title, error);
    return status == DM_OK ? read_text(arena, json, "published", false, &record->date, error)
                           : status;
}

static dm_status read_record(dm_arena *arena, const json_t *json, eval_record *record,
                             dm_error *error) {
    static const struct {
        const char *name;
        unsigned kind;
        dm_status (*read)(dm_arena *, const json_t *, eval_record *, dm_error *);
    } kinds[] = {{"document", DM_DOCUMENTS, read_document},
                 {"event", DM_EVENTS, read_event},
                 {"statement", DM_STATEMENTS, read_statement},
                 {"position", DM_POSITIONS, read_position}};
    dm_str name = {0};
    long long item = 0, document = 0;
    dm_status status = read_text(arena, json, "record", true, &name, error);
    if (status == DM_OK)
        status = read_number(json, "item", &item, error);
    if (status == DM_OK)
        status = read_number(json, "document", &document, error);
    if (status != DM_OK)
        return status;
    record->item = (int)item;
    record->document = (size_t)document;
    record->optional = json_is_true(json_object_get(json, "optional"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (dm_str_is(name, kinds[i].name)) {
            record->kind = kinds[i].kind;
            return kinds[i].read(arena, json, record, error);
        }
    return fault_in(error, "record", "must be document, event, statement or position");
}

static dm_status read_line(dm_arena *arena, dm_str line, eval_record *record, dm_error *error) {
    json_error_t fault;
    json_t *json = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, &fault);
    if (!json)
        return dm_fail(error, DM_ERR_FORMAT, "no JSON object: %s", fault.text);
    dm_status status = json_is_object(json)
                           ? read_record(arena, json, record, error)
                           : dm_fail(error, DM_ERR_FORMAT, "a JSON object is expected");
    json_decref(json);
    return status;
}

static void report_fault(const char *path, size_t line, dm_error *fault, eval_fault call,
                         void *context) {
    dm_error placed;
    (void)dm_fail_at(&placed, DM_ERR_FORMAT, path, line, SIZE_MAX, "%s", fault->message);
    call(context, &placed);
}

dm_status eval_read_records(dm_arena *arena, const char *path, eval_records *records,
                            eval_fault fault, void *context, dm_error *error) {
    dm_str rest = {0}, line;
    size_t number = 0;
    dm_status status = read_file(arena, path, &rest, error);
    while (status == DM_OK && next_line(&rest, &number, &line)) {
        eval_record record = {.line = number};
        dm_error wrong;
        if (!dm_str_trim(line).len)
            continue;
        if (read_line(arena, line, &record, &wrong) != DM_OK)
            report_fault(path, number, &wrong, fault, context);
        else {
            eval_record *kept = dm_vec_push(arena, records);
            if (!kept)
                return dm_fail_memory(error);
            *kept = record;
        }
    }
    return status;
}

/* ---- tables of sentences ---- */

static dm_status split_codes(dm_arena *arena, dm_str list, eval_codes *codes, dm_error *error) {
    DM_VEC(dm_str) all = {0};
    dm_str code;
    while (!dm_str_is(list, "-") && dm_str_split(&list, ',', &code)) {
        dm_str *kept = dm_vec_push(arena, &all);
        if (!kept)
            return dm_fail_memory(error);
        if (!dm_str_trim(code).len)
            return dm_fail(error, DM_ERR_FORMAT, "a code is missing; \"-\" means none");
        *kept = dm_str_trim(code);
    }
    *codes = (eval_codes){all.ptr, all.len};
    return DM_OK;
}

/* Cuts "[future]" and "?" off the end. */
static dm_status take_marks(dm_str *text, eval_record *record, dm_error *error) {
    *text = dm_str_trim(*text);
    if (text->len && text->ptr[text->len - 1] == '?') {
        record->optional = true;
        *text = dm_str_trim(dm_str_sub(*text, 0, text->len - 1));
    }
    size_t open = dm_str_find(*text, DM_STR("["), 0);
    if (open == SIZE_MAX)
        return DM_OK;
    dm_str name = dm_str_sub(*text, open + 1, text->len - 1);
    if (text->ptr[text->len - 1] != ']' || !dm_event_status_of(name, &record->status))
        return dm_fail(error, DM_ERR_FORMAT, "\"%.*s\" is no status", DM_FMT(name));
    *text = dm_str_trim(dm_str_sub(*text, 0, open));
    return DM_OK;
}

/* "SANCTION/expel POL > RUS [future] ?" */
static dm_status parse_event(dm_arena *arena, dm_str text, eval_record *record, dm_error *error) {
    dm_status status = take_marks(&text, record, error);
    if (status != DM_OK)
        return status;
    dm_str rest = text, name, type;
    size_t arrow = dm_str_find(text, DM_STR(" > "), 0);
    if (arrow == SIZE_MAX || !dm_str_split(&rest, ' ', &name) ||
        (size_t)(rest.ptr - text.ptr) > arrow)
        return dm_fail(error, DM_ERR_FORMAT, "\"%.*s\": TYPE/mode ACTORS > RECIPIENTS is expected",
                       DM_FMT(text));
    dm_str actors = dm_str_trim(dm_str_range(rest.ptr, text.ptr + arrow));
    dm_str recipients = dm_str_trim(dm_str_sub(text, arrow + 3, text.len));
    record->kind = DM_EVENTS;
    if (dm_str_split(&name, '/', &type) && name.ptr)
        record->mode = name;
    record->type = dm_event_type_of(type);
    if (record->type == DM_NO_EVENT)
        return dm_fail(error, DM_ERR_FORMAT, "\"%.*s\" is none of PLOVER's event types",
                       DM_FMT(type));
    status = split_codes(arena, actors, &record->who, error);
    return status == DM_OK ? split_codes(arena, recipients, &record->whom, error) : status;
}

static dm_status parse_expected(dm_arena *arena, dm_str text, eval_sentence *sentence,
                                dm_error *error) {
    dm_str one;
    text = dm_str_trim(text);
    if (!text.len)
        return dm_fail(error, DM_ERR_FORMAT, "what is expected is missing; \"none\" means nothing");
    if (dm_str_is(text, "none"))
        return DM_OK;
    while (dm_str_split(&text, ';', &one)) {
        eval_record *record = dm_vec_push(arena, &sentence->expected);
        if (!record)
            return dm_fail_memory(error);
        record->line = sentence->line;
        record->words = sentence->text;
        dm_status status = parse_event(arena, one, record, error);
        if (status != DM_OK)
            return status;
    }
    return DM_OK;
}

static dm_status parse_row(dm_arena *arena, dm_str line, eval_sentence *sentence, dm_error *error) {
    dm_str expected = {0};
    if (!dm_str_split(&line, '\t', &sentence->group) ||
        !dm_str_split(&line, '\t', &sentence->text) || !dm_str_split(&line, '\t', &expected))
        return dm_fail(error, DM_ERR_FORMAT,
                       "a row is group, sentence, expected, with tabulators between");
    if (line.ptr && !dm_str_split(&line, '\t', &sentence->published))
        sentence->published = (dm_str){0};
    return parse_expected(arena, expected, sentence, error);
}

dm_status eval_read_sentences(dm_arena *arena, const char *path, eval_sentences *sentences,
                              eval_fault fault, void *context, dm_error *error) {
    dm_str rest = {0}, line;
    size_t number = 0;
    dm_status status = read_file(arena, path, &rest, error);
    while (status == DM_OK && next_line(&rest, &number, &line)) {
        eval_sentence sentence = {.line = number};
        dm_error wrong;
        if (!dm_str_trim(line).len || line.ptr[0] == '#')
            continue;
        if (parse_row(arena, line, &sentence, &wrong) != DM_OK) {
            report_fault(path, number, &wrong, fault, context);
            continue;
        }
        eval_sentence *kept = dm_vec_push(arena, sentences);
        if (!kept)
            return dm_fail_memory(error);
        *kept = sentence;
    }
    return status;
}

/* ---- coded records in the same form ---- */

static eval_codes codes_of(dm_arena *arena, dm_actor_list list) {
    eval_codes codes = {0};
    dm_str *all = DM_NEW_ARRAY(arena, dm_str, list.len + 1);
    for (size_t i = 0; all && i < list.len; i++)
        if (list.ptr[i].code.len)
            all[codes.len++] = list.ptr[i].code;
    codes.ptr = all;
    return codes;
}

static dm_str text_in(const dm_article *article, dm_span span) {
    return dm_str_sub(article->text, span.start, span.end);
}

static eval_record of_event(dm_arena *arena, const dm_article *article, const dm_event *event) {
    dm_str sentence = text_in(article, event->sentence);
    return (eval_record){.kind = DM_EVENTS,
                         .type = event->type,
                         .mode = event->mode,
                         .status = event->status,
                         .who = codes_of(arena, event->actors),
                         .whom = codes_of(arena, event->recipients),
                         .date = event->when.value,
                         .words = sentence,
                         .confidence = event->confidence,
                         .rule = event->rule,
                         .explain = event->explain,
                         .sentence = sentence};
}

static eval_record of_statement(dm_arena *arena, const dm_article *article,
                                const dm_statement *statement) {
    return (eval_record){.kind = DM_STATEMENTS,
                         .who = codes_of(arena, statement->speakers),
                         .words = statement->content_text,
                         .confidence = statement->confidence,
                         .rule = statement->rule,
                         .explain = statement->explain,
                         .sentence = text_in(article, statement->sentence)};
}

/* Held only as a member of a group, by every holder. */
static bool is_via(const dm_position *position) {
    for (size_t i = 0; i < position->holders.len; i++)
        if (!position->holders.ptr[i].via.len)
            return false;
    return true;
}

static eval_record of_position(dm_arena *arena, const dm_position *position) {
    return (eval_record){.kind = DM_POSITIONS,
                         .optional = position->derived || is_via(position),
                         .status = position->status,
                         .who = codes_of(arena, position->holders),
                         .date = position->when.value,
                         .words = position->evidence_text,
                         .verdict = position->verdict,
                         .question = position->question.kind,
                         .polarity = position->polarity,
                         .confidence = position->confidence,
                         .rule = position->rule,
                         .explain = position->explain,
                         .sentence = position->evidence_text};
}

static void add(dm_arena *arena, eval_records *records, eval_record record, const dm_records *coded,
                size_t document) {
    eval_record *kept = dm_vec_push(arena, records);
    if (!kept)
        return;
    *kept = record;
    kept->document = document;
    kept->item = coded->article->item;
}

void eval_add_coded(dm_arena *arena, const dm_records *coded, size_t document,
                    eval_records *records) {
    const dm_article *article = coded->article;
    for (size_t i = 0; i < coded->events.len; i++)
        add(arena, records, of_event(arena, article, &coded->events.ptr[i]), coded, document);
    for (size_t i = 0; i < coded->statements.len; i++)
        add(arena, records, of_statement(arena, article, &coded->statements.ptr[i]), coded,
            document);
    for (size_t i = 0; i < coded->positions.len; i++)
        add(arena, records, of_position(arena, &coded->positions.ptr[i]), coded, document);
}

/* ---- in words ---- */

static dm_str join(dm_arena *arena, eval_codes codes) {
    dm_str text = {0};
    for (size_t i = 0; i < codes.len; i++)
        text =
            dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(text), i ? "," : "", DM_FMT(codes.ptr[i]));
    return text.len ? text : DM_STR("-");
}

dm_str eval_describe(dm_arena *arena, const eval_record *record) {
    dm_str who = join(arena, record->who), whom = join(arena, record->whom);
    const char *status = dm_event_status_name(record->status);
    enum { SHOWN_BYTES = 100 };
    dm_str words = dm_str_sub(record->words, 0, SHOWN_BYTES);
    words.len = dm_utf8_valid(words); /* no half of a character */
    switch (record->kind) {
    case DM_EVENTS:
        return dm_arena_printf(
            arena, "%s%s%.*s %.*s > %.*s%s%s%s", dm_event_type_name(record->type),
            record->mode.len ? "/" : "", DM_FMT(record->mode), DM_FMT(who), DM_FMT(whom),
            record->status == DM_ASSERTED ? "" : " [", record->status == DM_ASSERTED ? "" : status,
            record->status == DM_ASSERTED ? "" : "]");
    case DM_STATEMENTS:
        return dm_arena_printf(arena, "%.*s says: %.*s", DM_FMT(who), DM_FMT(words));
    case DM_POSITIONS:
        return dm_arena_printf(arena, "%.*s %.*s (%d) %.*s", DM_FMT(who), DM_FMT(record->verdict),
                               record->polarity, DM_FMT(record->question));
    default:
        return dm_arena_printf(arena, "%.*s %.*s \"%.*s\"", DM_FMT(record->item_kind),
                               DM_FMT(record->date), DM_FMT(record->title));
    }
}
