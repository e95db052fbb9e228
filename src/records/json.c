/*
 * json.c - records as JSON objects, keys in the order of the contract (docs/records.md). jansson
 * keeps the order in which keys are set.
 *
 * Numbers are rounded before they are written (confidence to 3 digits, coordinates to 4), so that
 * the text does not show the last bits of a double. A string that is not UTF-8 (only a file's name
 * can be that) is repaired.
 */
#include <math.h>

#include "base/utf8.h"
#include "records/records.h"

/* An object being filled; `failed` once memory ran out. */
typedef struct object {
    json_t *json;
    bool failed;
} object;

static void put(object *self, const char *key, json_t *value) {
    if (!value || json_object_set_new_nocheck(self->json, key, value) != 0)
        self->failed = true;
}

static json_t *repaired(dm_str text) {
    dm_arena scratch;
    dm_arena_init(&scratch, 0);
    size_t faults = 0;
    dm_str good = dm_utf8_repair(&scratch, text, &faults);
    json_t *string = scratch.failed ? NULL : json_stringn_nocheck(good.ptr, good.len);
    dm_arena_free(&scratch);
    return string;
}

static json_t *string_of(dm_str text) {
    if (dm_utf8_valid(text) != text.len)
        return repaired(text);
    return json_stringn_nocheck(text.ptr ? text.ptr : "", text.len);
}

static json_t *text_or_null(dm_str text) {
    return text.len ? string_of(text) : json_null();
}

static void put_text(object *self, const char *key, dm_str text) {
    put(self, key, text_or_null(text));
}

static void put_word(object *self, const char *key, const char *word) {
    put(self, key, word ? json_string_nocheck(word) : json_null());
}

static json_t *rounded(double number, double scale) {
    return isfinite(number) ? json_real(floor(number * scale + 0.5) / scale) : json_null();
}

static void put_number(object *self, const char *key, double number, double scale) {
    put(self, key, rounded(number, scale));
}

static void put_integer(object *self, const char *key, size_t number) {
    put(self, key, json_integer((json_int_t)number));
}

static void put_bool(object *self, const char *key, bool value) {
    put(self, key, json_boolean(value));
}

static object open_object(void) {
    json_t *json = json_object();
    return (object){json, !json};
}

/* The finished object, or NULL (and it is freed) if a part of it is missing. */
static json_t *close_object(object *self) {
    if (!self->failed)
        return self->json;
    json_decref(self->json);
    return NULL;
}

/* Appends to an array that may be NULL already; NULL once anything failed. */
static json_t *append(json_t *array, json_t *item) {
    if (array && item && json_array_append_new(array, item) == 0)
        return array;
    if (array && !item)
        json_decref(array);
    else if (array)
        json_decref(array);
    else
        json_decref(item);
    return NULL;
}

static json_t *span_json(dm_span span) {
    return append(append(json_array(), json_integer(span.start)), json_integer(span.end));
}

static json_t *texts_json(const dm_str *texts, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++)
        array = append(array, string_of(texts[i]));
    return array;
}

static object open_record(const dm_article *article, const char *record, const char *id) {
    object o = open_object();
    put_word(&o, "record", record);
    put_word(&o, "id", id);
    put_word(&o, "document", article->id);
    put_integer(&o, "item", (size_t)article->item);
    return o;
}

/* ---- parts of records ---- */

static json_t *actor_json(const dm_actor *actor, bool holder) {
    object o = open_object();
    put_text(&o, "code", actor->code);
    put_word(&o, "kind", dm_actor_kind_name(actor->kind));
    put_text(&o, "sector", actor->sector);
    put_text(&o, "name", actor->name);
    put_text(&o, "role", actor->role);
    put_text(&o, "text", actor->text);
    put_integer(&o, "start", actor->span.start);
    put_integer(&o, "end", actor->span.end);
    if (holder)
        put_text(&o, "via", actor->via);
    return close_object(&o);
}

static json_t *actors_json(dm_actor_list actors, bool holders) {
    json_t *array = json_array();
    for (size_t i = 0; i < actors.len && array; i++)
        array = append(array, actor_json(&actors.ptr[i], holders));
    return array;
}

static void put_when(object *self, const dm_when *when) {
    put_text(self, "date", when->value);
    put_word(self, "date_precision",
             dm_precision_name(when->value.len ? when->precision : DM_PRECISION_NONE));
    put_text(self, "date_text", when->text);
}

static json_t *place_json(const dm_place *place) {
    if (!place)
        return json_null();
    object o = open_object();
    put_text(&o, "name", place->name);
    put_text(&o, "country", place->country);
    put_text(&o, "subdivision", place->subdivision);
    put_number(&o, "lat", place->lat, 1e4);
    put_number(&o, "lon", place->lon, 1e4);
    put_text(&o, "text", place->text);
    put_integer(&o, "start", place->span.start);
    put_integer(&o, "end", place->span.end);
    return close_object(&o);
}

static json_t *words_json(dm_span span, dm_str text, const dm_str *lemma) {
    object o = open_object();
    put_integer(&o, "start", span.start);
    put_integer(&o, "end", span.end);
    put(&o, "text", string_of(text));
    if (lemma)
        put_text(&o, "lemma", *lemma);
    return close_object(&o);
}

/* A value of a question's parameter; the empty one is not known. */
static json_t *parameter_json(const dm_parameter *parameter) {
    if (parameter->list || parameter->value_count > 1)
        return texts_json(parameter->values, parameter->value_count);
    return parameter->value_count ? text_or_null(parameter->values[0]) : json_null();
}

static json_t *question_json(const dm_question *question) {
    object o = open_object();
    put_text(&o, "id", question->id);
    put_text(&o, "kind", question->kind);
    for (size_t i = 0; i < question->parameter_count; i++) {
        char key[64];
        const dm_parameter *p = &question->parameters[i];
        snprintf(key, sizeof key, "%.*s", DM_FMT(p->key));
        put(&o, key, parameter_json(p));
    }
    if (question->underspecified)
        put_bool(&o, "underspecified", true);
    return close_object(&o);
}

/* ---- records ---- */

static json_t *discards_json(const dm_article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->discarded.len && array; i++) {
        object o = open_object();
        put_integer(&o, "start", article->discarded.ptr[i].start);
        put_integer(&o, "end", article->discarded.ptr[i].end);
        put_word(&o, "reason", article->discarded.ptr[i].reason);
        array = append(array, close_object(&o));
    }
    return array;
}

static json_t *flags_json(uint32_t flags) {
    json_t *array = json_array();
    for (unsigned bit = 0; array && dm_flag_name(bit); bit++)
        if (flags & 1u << bit)
            array = append(array, json_string_nocheck(dm_flag_name(bit)));
    return array;
}

json_t *dm_article_json(const dm_article *article, const dm_json_options *options) {
    object o = open_object();
    bool copy = article->duplicate_of[0] != '\0';
    put_word(&o, "record", "document");
    put_word(&o, "id", article->id);
    put(&o, "source", string_of(article->source));
    put_text(&o, "url", article->url);
    put_text(&o, "title", article->title);
    put_text(&o, "byline", article->byline);
    put_text(&o, "outlet", article->outlet);
    put(&o, "language", article->language.len ? string_of(article->language) : json_string("und"));
    put_text(&o, "published", article->published);
    put_word(&o, "published_from", dm_date_source_name(article->published_from));
    put_number(&o, "published_confidence", article->published_confidence, 1e3);
    put_integer(&o, "item", (size_t)article->item);
    put_word(&o, "item_kind", dm_item_kind_name(article->kind));
    if (options->text)
        put(&o, "text", string_of(article->text));
    put(&o, "discarded", discards_json(article));
    put(&o, "flags", flags_json(article->flags));
    put_word(&o, "duplicate_of", copy ? article->duplicate_of : NULL);
    put_number(&o, "similarity", copy ? article->similarity : NAN, 1e3);
    put_word(&o, "engine", options->engine);
    return close_object(&o);
}

static void put_event_trigger(object *o, const dm_event *event) {
    put_word(o, "status", dm_event_status_name(event->status));
    put(o, "attribution", event->attribution ? actor_json(event->attribution, false) : json_null());
    put(o, "trigger", words_json(event->trigger, event->trigger_text, &event->trigger_lemma));
    put(o, "sentence", span_json(event->sentence));
    json_t *also = json_array();
    for (size_t i = 0; i < event->more_count && also; i++)
        also = append(also, span_json(event->more[i]));
    put(o, "also", also);
}

json_t *dm_event_json(const dm_article *article, const dm_event *event) {
    object o = open_record(article, "event", event->id);
    put_word(&o, "type", dm_event_type_name(event->type));
    put_text(&o, "mode", event->mode);
    put(&o, "context", texts_json(event->contexts, event->context_count));
    put_word(&o, "quad", dm_quad_name(dm_quad_of(event->type)));
    put_text(&o, "cameo", event->cameo);
    put_number(&o, "intensity", event->intensity, 1e2);
    put(&o, "actors", actors_json(event->actors, false));
    put(&o, "recipients", actors_json(event->recipients, false));
    put_when(&o, &event->when);
    put(&o, "place", place_json(event->place));
    put_event_trigger(&o, event);
    put_number(&o, "confidence", event->confidence, 1e3);
    put(&o, "sources", json_null());
    return close_object(&o);
}

json_t *dm_statement_json(const dm_article *article, const dm_statement *statement) {
    object o = open_record(article, "statement", statement->id);
    put(&o, "speaker", actors_json(statement->speakers, false));
    put_word(&o, "kind", dm_statement_kind_name(statement->kind));
    put_text(&o, "verb", statement->verb);
    put(&o, "content", words_json(statement->content, statement->content_text, NULL));
    put(&o, "addressee", actors_json(statement->addressees, false));
    put_text(&o, "venue", statement->venue);
    put_when(&o, &statement->when);
    put(&o, "sentence", span_json(statement->sentence));
    put_number(&o, "confidence", statement->confidence, 1e3);
    return close_object(&o);
}

json_t *dm_position_json(const dm_article *article, const dm_position *position) {
    object o = open_record(article, "position", position->id);
    put(&o, "holder", actors_json(position->holders, true));
    put_text(&o, "verdict", position->verdict);
    put(&o, "polarity", json_integer(position->polarity));
    put(&o, "question", question_json(&position->question));
    put_when(&o, &position->when);
    put_word(&o, "status", dm_event_status_name(position->status));
    put_text(&o, "basis", position->basis);
    put_bool(&o, "derived", position->derived);
    put_text(&o, "rule", position->derived ? position->rule : (dm_str){NULL, 0});
    put(&o, "from", texts_json(position->from, position->from_count));
    put(&o, "evidence", words_json(position->evidence, position->evidence_text, NULL));
    put_number(&o, "confidence", position->confidence, 1e3);
    return close_object(&o);
}

json_t *dm_rejected_json(dm_str source, dm_str reason, dm_str detail) {
    object o = open_object();
    put_word(&o, "record", "rejected");
    put(&o, "source", string_of(source));
    put_text(&o, "reason", reason);
    put_text(&o, "detail", detail);
    return close_object(&o);
}
