/*
 * json.c - records as JSON objects, keys in the order of the contract (docs/records.md). They are
 * written at once, without a tree: a record costs little more than the copying of its words.
 */
#include "records/records.h"

#include <math.h>

#include "records/json_writer.h"

typedef dm_json_writer writer;

static void text_or_null(writer *w, dm_str text) {
    if (text.len)
        dm_json_text(w, text);
    else
        dm_json_null(w);
}

static void put_text(writer *w, const char *key, dm_str text) {
    dm_json_key(w, dm_str_of(key));
    text_or_null(w, text);
}

/* A text that is there, though it may be empty. */
static void put_string(writer *w, const char *key, dm_str text) {
    dm_json_key(w, dm_str_of(key));
    dm_json_text(w, text);
}

static void put_word(writer *w, const char *key, const char *word) {
    dm_json_key(w, dm_str_of(key));
    if (word)
        dm_json_text(w, dm_str_of(word));
    else
        dm_json_null(w);
}

static void put_number(writer *w, const char *key, double number, double scale) {
    dm_json_key(w, dm_str_of(key));
    dm_json_rounded(w, number, scale);
}

static void put_integer(writer *w, const char *key, int64_t number) {
    dm_json_key(w, dm_str_of(key));
    dm_json_integer(w, number);
}

static void put_bool(writer *w, const char *key, bool value) {
    dm_json_key(w, dm_str_of(key));
    dm_json_bool(w, value);
}

static void open_at(writer *w, const char *key, char bracket) {
    dm_json_key(w, dm_str_of(key));
    dm_json_open(w, bracket);
}

static void put_span(writer *w, dm_span span) {
    dm_json_open(w, '[');
    dm_json_item(w);
    dm_json_integer(w, span.start);
    dm_json_item(w);
    dm_json_integer(w, span.end);
    dm_json_close(w, ']');
}

static void put_bounds(writer *w, dm_span span) {
    put_integer(w, "start", span.start);
    put_integer(w, "end", span.end);
}

static void put_texts(writer *w, const dm_str *texts, size_t count) {
    dm_json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        dm_json_item(w);
        dm_json_text(w, texts[i]);
    }
    dm_json_close(w, ']');
}

static writer open_line(dm_buffer *out) {
    writer w = {.out = out};
    dm_json_open(&w, '{');
    return w;
}

static bool close_line(writer *w) {
    dm_json_close(w, '}');
    return !w->failed;
}

static writer open_record(dm_buffer *out, const dm_article *article, const char *record,
                          const char *id) {
    writer w = open_line(out);
    put_word(&w, "record", record);
    put_word(&w, "id", id);
    put_word(&w, "document", article->id);
    put_integer(&w, "item", (int64_t)(size_t)article->item);
    return w;
}

/* ---- parts of records ---- */

static void put_actor(writer *w, const dm_actor *actor, bool holder) {
    dm_json_open(w, '{');
    put_text(w, "code", actor->code);
    put_word(w, "kind", dm_actor_kind_name(actor->kind));
    put_text(w, "sector", actor->sector);
    put_text(w, "name", actor->name);
    put_text(w, "role", actor->role);
    put_text(w, "text", actor->text);
    put_bounds(w, actor->span);
    if (holder)
        put_text(w, "via", actor->via);
    dm_json_close(w, '}');
}

static void put_actors(writer *w, const char *key, dm_actor_list actors, bool holders) {
    open_at(w, key, '[');
    for (size_t i = 0; i < actors.len; i++) {
        dm_json_item(w);
        put_actor(w, &actors.ptr[i], holders);
    }
    dm_json_close(w, ']');
}

static void put_when(writer *w, const dm_when *when) {
    put_text(w, "date", when->value);
    put_word(w, "date_precision",
             dm_precision_name(when->value.len ? when->precision : DM_PRECISION_NONE));
    put_text(w, "date_text", when->text);
}

static void put_place(writer *w, const dm_place *place) {
    if (!place) {
        put_word(w, "place", NULL);
        return;
    }
    open_at(w, "place", '{');
    put_text(w, "name", place->name);
    put_text(w, "country", place->country);
    put_text(w, "subdivision", place->subdivision);
    put_number(w, "lat", place->lat, 1e4);
    put_number(w, "lon", place->lon, 1e4);
    put_text(w, "text", place->text);
    put_bounds(w, place->span);
    dm_json_close(w, '}');
}

static void put_words(writer *w, const char *key, dm_span span, dm_str text, const dm_str *lemma) {
    open_at(w, key, '{');
    put_bounds(w, span);
    put_string(w, "text", text);
    if (lemma)
        put_text(w, "lemma", *lemma);
    dm_json_close(w, '}');
}

/* A value of a question's parameter; the empty one is not known. */
static void put_parameter(writer *w, const dm_parameter *parameter) {
    dm_json_own_key(w, parameter->key);
    if (parameter->list || parameter->value_count > 1)
        put_texts(w, parameter->values, parameter->value_count);
    else if (parameter->value_count)
        text_or_null(w, parameter->values[0]);
    else
        dm_json_null(w);
}

static void put_question(writer *w, const dm_question *question) {
    open_at(w, "question", '{');
    put_text(w, "id", question->id);
    put_text(w, "kind", question->kind);
    for (size_t i = 0; i < question->parameter_count; i++)
        put_parameter(w, &question->parameters[i]);
    if (question->underspecified)
        put_bool(w, "underspecified", true);
    dm_json_close(w, '}');
}

/* ---- records ---- */

static void put_discards(writer *w, const dm_article *article) {
    open_at(w, "discarded", '[');
    for (size_t i = 0; i < article->discarded.len; i++) {
        dm_json_item(w);
        dm_json_open(w, '{');
        put_integer(w, "start", (int64_t)article->discarded.ptr[i].start);
        put_integer(w, "end", (int64_t)article->discarded.ptr[i].end);
        put_word(w, "reason", article->discarded.ptr[i].reason);
        dm_json_close(w, '}');
    }
    dm_json_close(w, ']');
}

static void put_flags(writer *w, uint32_t flags) {
    open_at(w, "flags", '[');
    for (unsigned bit = 0; dm_flag_name(bit); bit++)
        if (flags & 1u << bit) {
            dm_json_item(w);
            dm_json_text(w, dm_str_of(dm_flag_name(bit)));
        }
    dm_json_close(w, ']');
}

bool dm_article_json(dm_buffer *out, const dm_article *article, const dm_json_options *options) {
    writer w = open_line(out);
    bool copy = article->duplicate_of[0] != '\0';
    put_word(&w, "record", "document");
    put_word(&w, "id", article->id);
    put_string(&w, "source", article->source);
    put_text(&w, "url", article->url);
    put_text(&w, "title", article->title);
    put_text(&w, "byline", article->byline);
    put_text(&w, "outlet", article->outlet);
    put_string(&w, "language", article->language.len ? article->language : DM_STR("und"));
    put_text(&w, "published", article->published);
    put_word(&w, "published_from", dm_date_source_name(article->published_from));
    put_number(&w, "published_confidence", article->published_confidence, 1e3);
    put_integer(&w, "item", (int64_t)(size_t)article->item);
    put_word(&w, "item_kind", dm_item_kind_name(article->kind));
    if (options->text)
        put_string(&w, "text", article->text);
    put_discards(&w, article);
    put_flags(&w, article->flags);
    put_word(&w, "duplicate_of", copy ? article->duplicate_of : NULL);
    put_number(&w, "similarity", copy ? article->similarity : NAN, 1e3);
    put_word(&w, "engine", options->engine);
    return close_line(&w);
}

static void put_event_trigger(writer *w, const dm_event *event) {
    put_word(w, "status", dm_event_status_name(event->status));
    dm_json_key(w, DM_STR("attribution"));
    if (event->attribution)
        put_actor(w, event->attribution, false);
    else
        dm_json_null(w);
    put_words(w, "trigger", event->trigger, event->trigger_text, &event->trigger_lemma);
    dm_json_key(w, DM_STR("sentence"));
    put_span(w, event->sentence);
    open_at(w, "also", '[');
    for (size_t i = 0; i < event->more_count; i++) {
        dm_json_item(w);
        put_span(w, event->more[i]);
    }
    dm_json_close(w, ']');
}

bool dm_event_json(dm_buffer *out, const dm_article *article, const dm_event *event) {
    writer w = open_record(out, article, "event", event->id);
    put_word(&w, "type", dm_event_type_name(event->type));
    put_text(&w, "mode", event->mode);
    dm_json_key(&w, DM_STR("context"));
    put_texts(&w, event->contexts, event->context_count);
    put_word(&w, "quad", dm_quad_name(dm_quad_of(event->type)));
    put_text(&w, "cameo", event->cameo);
    put_number(&w, "intensity", event->intensity, 1e2);
    put_actors(&w, "actors", event->actors, false);
    put_actors(&w, "recipients", event->recipients, false);
    put_when(&w, &event->when);
    put_place(&w, event->place);
    put_event_trigger(&w, event);
    put_number(&w, "confidence", event->confidence, 1e3);
    put_word(&w, "sources", NULL);
    return close_line(&w);
}

bool dm_statement_json(dm_buffer *out, const dm_article *article, const dm_statement *statement) {
    writer w = open_record(out, article, "statement", statement->id);
    put_actors(&w, "speaker", statement->speakers, false);
    put_word(&w, "kind", dm_statement_kind_name(statement->kind));
    put_text(&w, "verb", statement->verb);
    put_words(&w, "content", statement->content, statement->content_text, NULL);
    put_actors(&w, "addressee", statement->addressees, false);
    put_text(&w, "venue", statement->venue);
    put_when(&w, &statement->when);
    dm_json_key(&w, DM_STR("sentence"));
    put_span(&w, statement->sentence);
    put_number(&w, "confidence", statement->confidence, 1e3);
    return close_line(&w);
}

bool dm_position_json(dm_buffer *out, const dm_article *article, const dm_position *position) {
    writer w = open_record(out, article, "position", position->id);
    put_actors(&w, "holder", position->holders, true);
    put_text(&w, "verdict", position->verdict);
    put_integer(&w, "polarity", position->polarity);
    put_question(&w, &position->question);
    put_when(&w, &position->when);
    put_word(&w, "status", dm_event_status_name(position->status));
    put_text(&w, "basis", position->basis);
    put_bool(&w, "derived", position->derived);
    put_text(&w, "rule", position->derived ? position->rule : (dm_str){NULL, 0});
    dm_json_key(&w, DM_STR("from"));
    put_texts(&w, position->from, position->from_count);
    put_words(&w, "evidence", position->evidence, position->evidence_text, NULL);
    put_number(&w, "confidence", position->confidence, 1e3);
    return close_line(&w);
}

bool dm_rejected_json(dm_buffer *out, dm_str source, dm_str reason, dm_str detail) {
    writer w = open_line(out);
    put_word(&w, "record", "rejected");
    put_string(&w, "source", source);
    put_text(&w, "reason", reason);
    put_text(&w, "detail", detail);
    return close_line(&w);
}
