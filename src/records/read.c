/*
 * read.c - records back from their JSON form: what the store kept, what a person wrote by hand as
 * expected. A key that is missing or null leaves its field empty; a key of the wrong type or a word
 * that is none of the contract's fails with its name.
 */
#include <math.h>

#include "base/error.h"
#include "records/records.h"

/* Where reading stands: the first fault ends in `status`, later calls do nothing. */
typedef struct reading {
    dm_arena *arena;
    dm_error *error;
    dm_status status;
} reading;

static void fault(reading *self, const char *key, const char *expected) {
    if (self->status == DM_OK)
        self->status =
            dm_fail(self->error, DM_ERR_FORMAT, "key \"%s\": %s is expected", key, expected);
}

/* The value of a key; NULL when it is missing or null. */
static const json_t *value_of(const json_t *json, const char *key) {
    const json_t *value = json_object_get(json, key);
    return json_is_null(value) ? NULL : value;
}

static dm_str copy(reading *self, const json_t *string) {
    return dm_arena_str(self->arena,
                        (dm_str){json_string_value(string), json_string_length(string)});
}

static dm_str get_text(reading *self, const json_t *json, const char *key) {
    const json_t *value = value_of(json, key);
    if (!value)
        return (dm_str){0};
    if (!json_is_string(value)) {
        fault(self, key, "a string");
        return (dm_str){0};
    }
    return copy(self, value);
}

static double get_number(reading *self, const json_t *json, const char *key, double missing) {
    const json_t *value = value_of(json, key);
    if (!value)
        return missing;
    if (!json_is_number(value))
        fault(self, key, "a number");
    return json_number_value(value);
}

static uint32_t get_offset(reading *self, const json_t *json, const char *key) {
    const json_t *value = value_of(json, key);
    if (!value)
        return 0;
    json_int_t n = json_integer_value(value);
    if (!json_is_integer(value) || n < 0 || n > UINT32_MAX) {
        fault(self, key, "an offset");
        return 0;
    }
    return (uint32_t)n;
}

static bool get_bool(reading *self, const json_t *json, const char *key) {
    const json_t *value = value_of(json, key);
    if (value && !json_is_boolean(value))
        fault(self, key, "true or false");
    return json_is_true(value);
}

/* An array; one of length 0 when there is none. */
static const json_t *get_array(reading *self, const json_t *json, const char *key) {
    const json_t *value = value_of(json, key);
    if (value && !json_is_array(value)) {
        fault(self, key, "an array");
        return NULL;
    }
    return value;
}

static void get_id(reading *self, const json_t *json, char id[DM_ID_SIZE]) {
    dm_str text = get_text(self, json, "id");
    if (text.len >= DM_ID_SIZE)
        fault(self, "id", "16 hex digits");
    else
        snprintf(id, DM_ID_SIZE, "%.*s", DM_FMT(text));
}

static dm_span span_of_pair(reading *self, const json_t *pair, const char *key) {
    if (!pair)
        return (dm_span){0, 0};
    const json_t *start = json_array_get(pair, 0), *end = json_array_get(pair, 1);
    if (json_array_size(pair) != 2 || !json_is_integer(start) || !json_is_integer(end))
        fault(self, key, "[start, end]");
    return (dm_span){(uint32_t)json_integer_value(start), (uint32_t)json_integer_value(end)};
}

static dm_span get_span(reading *self, const json_t *json) {
    return (dm_span){get_offset(self, json, "start"), get_offset(self, json, "end")};
}

static const dm_str *get_texts(reading *self, const json_t *json, const char *key, size_t *count) {
    const json_t *array = get_array(self, json, key);
    size_t n = json_array_size(array);
    dm_str *texts = DM_NEW_ARRAY(self->arena, dm_str, n);
    for (size_t i = 0; i < n && texts; i++) {
        if (json_is_string(json_array_get(array, i)))
            texts[i] = copy(self, json_array_get(array, i));
        else
            fault(self, key, "an array of strings");
    }
    *count = texts ? n : 0;
    return texts;
}

static void read_actor(reading *self, const json_t *json, dm_actor *actor) {
    *actor = (dm_actor){.code = get_text(self, json, "code"),
                        .sector = get_text(self, json, "sector"),
                        .name = get_text(self, json, "name"),
                        .role = get_text(self, json, "role"),
                        .text = get_text(self, json, "text"),
                        .span = get_span(self, json),
                        .via = get_text(self, json, "via")};
    dm_str kind = get_text(self, json, "kind");
    if (kind.len && !dm_actor_kind_of(kind, &actor->kind))
        fault(self, "kind", "a kind of actor");
}

static dm_actor_list get_actors(reading *self, const json_t *json, const char *key) {
    const json_t *array = get_array(self, json, key);
    size_t n = json_array_size(array);
    dm_actor *actors = DM_NEW_ARRAY(self->arena, dm_actor, n);
    for (size_t i = 0; i < n && actors; i++)
        read_actor(self, json_array_get(array, i), &actors[i]);
    return (dm_actor_list){actors, actors ? n : 0};
}

static dm_when get_when(reading *self, const json_t *json) {
    dm_when when = {.value = get_text(self, json, "date"),
                    .text = get_text(self, json, "date_text")};
    dm_str precision = get_text(self, json, "date_precision");
    if (precision.len && !dm_precision_of(precision, &when.precision))
        fault(self, "date_precision", "day, month, year, range or none");
    return when;
}

static dm_event_status get_status(reading *self, const json_t *json) {
    dm_event_status status = DM_ASSERTED;
    dm_str text = get_text(self, json, "status");
    if (text.len && !dm_event_status_of(text, &status))
        fault(self, "status", "asserted, negated, future, hypothetical or historical");
    return status;
}

static const dm_place *get_place(reading *self, const json_t *json) {
    const json_t *value = value_of(json, "place");
    dm_place *place = value ? DM_NEW(self->arena, dm_place) : NULL;
    if (place)
        *place = (dm_place){.name = get_text(self, value, "name"),
                            .country = get_text(self, value, "country"),
                            .subdivision = get_text(self, value, "subdivision"),
                            .lat = get_number(self, value, "lat", NAN),
                            .lon = get_number(self, value, "lon", NAN),
                            .text = get_text(self, value, "text"),
                            .span = get_span(self, value)};
    return place;
}

static void get_more(reading *self, const json_t *json, dm_event *event) {
    const json_t *array = get_array(self, json, "also");
    size_t n = json_array_size(array);
    dm_span *more = DM_NEW_ARRAY(self->arena, dm_span, n);
    for (size_t i = 0; i < n && more; i++)
        more[i] = span_of_pair(self, json_array_get(array, i), "also");
    event->more = more;
    event->more_count = more ? n : 0;
}

/* What every reading function ends with. */
static dm_status done(reading *self) {
    if (self->status == DM_OK && self->arena->failed)
        self->status = dm_fail_memory(self->error);
    return self->status;
}

dm_status dm_event_read(dm_arena *arena, const json_t *json, dm_event *event, dm_error *error) {
    reading r = {arena, error, DM_OK};
    *event = (dm_event){.type = dm_event_type_of(get_text(&r, json, "type")),
                        .mode = get_text(&r, json, "mode"),
                        .cameo = get_text(&r, json, "cameo"),
                        .intensity = get_number(&r, json, "intensity", 0),
                        .actors = get_actors(&r, json, "actors"),
                        .recipients = get_actors(&r, json, "recipients"),
                        .when = get_when(&r, json),
                        .place = get_place(&r, json),
                        .status = get_status(&r, json),
                        .sentence = span_of_pair(&r, get_array(&r, json, "sentence"), "sentence"),
                        .confidence = get_number(&r, json, "confidence", 1)};
    if (event->type == DM_NO_EVENT)
        fault(&r, "type", "a PLOVER event type");
    get_id(&r, json, event->id);
    event->contexts = get_texts(&r, json, "context", &event->context_count);
    get_more(&r, json, event);
    const json_t *attribution = value_of(json, "attribution"), *trigger = value_of(json, "trigger");
    dm_actor *voice = attribution ? DM_NEW(arena, dm_actor) : NULL;
    if (voice)
        read_actor(&r, attribution, voice);
    event->attribution = voice;
    if (trigger) {
        event->trigger = get_span(&r, trigger);
        event->trigger_text = get_text(&r, trigger, "text");
        event->trigger_lemma = get_text(&r, trigger, "lemma");
    }
    return done(&r);
}

dm_status dm_statement_read(dm_arena *arena, const json_t *json, dm_statement *statement,
                            dm_error *error) {
    reading r = {arena, error, DM_OK};
    *statement =
        (dm_statement){.speakers = get_actors(&r, json, "speaker"),
                       .addressees = get_actors(&r, json, "addressee"),
                       .verb = get_text(&r, json, "verb"),
                       .venue = get_text(&r, json, "venue"),
                       .when = get_when(&r, json),
                       .sentence = span_of_pair(&r, get_array(&r, json, "sentence"), "sentence"),
                       .confidence = get_number(&r, json, "confidence", 1)};
    dm_str kind = get_text(&r, json, "kind");
    if (kind.len && !dm_statement_kind_of(kind, &statement->kind))
        fault(&r, "kind", "direct, indirect or mixed");
    get_id(&r, json, statement->id);
    const json_t *content = value_of(json, "content");
    if (content) {
        statement->content = get_span(&r, content);
        statement->content_text = get_text(&r, content, "text");
    }
    return done(&r);
}

/* One value or several of a question's parameter. */
static void read_parameter(reading *self, const char *key, const json_t *value, dm_parameter *out) {
    dm_str *values = NULL;
    *out = (dm_parameter){.key = dm_arena_str(self->arena, dm_str_of(key)),
                          .list = json_is_array(value)};
    if (out->list) {
        size_t n = json_array_size(value);
        values = DM_NEW_ARRAY(self->arena, dm_str, n);
        for (size_t i = 0; i < n && values; i++)
            values[i] = copy(self, json_array_get(value, i));
        out->value_count = values ? n : 0;
    } else if (json_is_string(value) && (values = DM_NEW(self->arena, dm_str))) {
        *values = copy(self, value);
        out->value_count = 1;
    }
    out->values = values;
}

static bool is_parameter(const char *key) {
    return strcmp(key, "id") != 0 && strcmp(key, "kind") != 0 && strcmp(key, "underspecified") != 0;
}

static void read_question(reading *self, const json_t *json, dm_question *question) {
    *question = (dm_question){.id = get_text(self, json, "id"),
                              .kind = get_text(self, json, "kind"),
                              .underspecified = get_bool(self, json, "underspecified")};
    dm_parameter *parameters = DM_NEW_ARRAY(self->arena, dm_parameter, json_object_size(json));
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)json, key, value) {
        if (parameters && is_parameter(key))
            read_parameter(self, key, value, &parameters[question->parameter_count++]);
    }
    question->parameters = parameters;
}

dm_status dm_position_read(dm_arena *arena, const json_t *json, dm_position *position,
                           dm_error *error) {
    reading r = {arena, error, DM_OK};
    *position = (dm_position){.holders = get_actors(&r, json, "holder"),
                              .verdict = get_text(&r, json, "verdict"),
                              .polarity = (int)get_number(&r, json, "polarity", 0),
                              .when = get_when(&r, json),
                              .status = get_status(&r, json),
                              .basis = get_text(&r, json, "basis"),
                              .derived = get_bool(&r, json, "derived"),
                              .rule = get_text(&r, json, "rule"),
                              .confidence = get_number(&r, json, "confidence", 1)};
    get_id(&r, json, position->id);
    position->from = get_texts(&r, json, "from", &position->from_count);
    const json_t *question = value_of(json, "question"), *evidence = value_of(json, "evidence");
    if (question)
        read_question(&r, question, &position->question);
    if (evidence) {
        position->evidence = get_span(&r, evidence);
        position->evidence_text = get_text(&r, evidence, "text");
    }
    return done(&r);
}
