/*
 * lines.c - walks the records of a reading in the order of the contract and makes lines of them;
 * the public dm_reader_code().
 */
#include "engine/lines.h"

#include "base/alloc.h"
#include "base/error.h"

/* 7 digits: rounded confidences, and coordinates to 4 places behind the point. */
enum { REAL_DIGITS = 7 };

bool dm_text_append(dm_text *self, const char *bytes, size_t count) {
    if (count > self->cap - self->len) {
        size_t cap = self->cap ? self->cap : 4096;
        while (cap - self->len < count)
            cap *= 2;
        char *moved = dm_realloc(self->ptr, cap);
        if (!moved)
            return false;
        self->ptr = moved;
        self->cap = cap;
    }
    memcpy(self->ptr + self->len, bytes, count);
    self->len += count;
    return true;
}

void dm_text_free(dm_text *self) {
    dm_free(self->ptr);
    *self = (dm_text){0};
}

static int append_call(const char *bytes, size_t count, void *out) {
    return dm_text_append(out, bytes, count) ? 0 : -1;
}

bool dm_line_append(dm_text *out, const json_t *json) {
    return json_dump_callback(json, append_call, out,
                              JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS)) == 0;
}

/* Hands out one record and lets go of its object. */
static dm_status hand(json_t *json, const dm_line_source *source, dm_record_call call,
                      void *context, dm_error *error) {
    if (!json)
        return dm_fail_memory(error);
    dm_status status = call(context, source, json);
    json_decref(json);
    return status;
}

static dm_status each_record(const dm_records *records, unsigned kinds, dm_record_call call,
                             void *context, dm_error *error) {
    const dm_article *article = records->article;
    dm_status status = DM_OK;
    for (size_t i = 0; kinds & DM_EVENTS && status == DM_OK && i < records->events.len; i++) {
        dm_line_source source = {
            .kind = DM_EVENTS, .article = article, .event = &records->events.ptr[i]};
        status = hand(dm_event_json(article, source.event), &source, call, context, error);
    }
    for (size_t i = 0; kinds & DM_STATEMENTS && status == DM_OK && i < records->statements.len;
         i++) {
        dm_line_source source = {
            .kind = DM_STATEMENTS, .article = article, .statement = &records->statements.ptr[i]};
        status = hand(dm_statement_json(article, source.statement), &source, call, context, error);
    }
    for (size_t i = 0; kinds & DM_POSITIONS && status == DM_OK && i < records->positions.len; i++) {
        dm_line_source source = {
            .kind = DM_POSITIONS, .article = article, .position = &records->positions.ptr[i]};
        status = hand(dm_position_json(article, source.position), &source, call, context, error);
    }
    return status;
}

dm_status dm_reading_each(const dm_reading *reading, unsigned kinds, const dm_json_options *options,
                          dm_record_call call, void *context, dm_error *error) {
    dm_status status = DM_OK;
    for (size_t i = 0; status == DM_OK && i < reading->count; i++) {
        dm_line_source source = {.kind = DM_DOCUMENTS, .article = &reading->articles[i]};
        if (kinds & DM_DOCUMENTS)
            status = hand(dm_article_json(source.article, options), &source, call, context, error);
        if (status == DM_OK)
            status = each_record(&reading->records[i], kinds, call, context, error);
    }
    return status;
}

/* ---- the public call ---- */

typedef struct line_out {
    dm_line_call call;
    void *context;
    dm_text line;
} line_out;

static dm_status hand_line(void *context, const dm_line_source *source, const json_t *json) {
    (void)source;
    line_out *self = context;
    self->line.len = 0;
    if (!dm_line_append(&self->line, json))
        return DM_ERR_MEMORY;
    return self->call(self->context, self->line.ptr, self->line.len);
}

dm_status dm_reader_code(dm_reader *reader, const char *bytes, size_t length,
                         const dm_code_options *options, dm_line_call line, void *context,
                         dm_error *error) {
    unsigned kinds = options->records ? options->records : DM_ALL_RECORDS;
    dm_resource resource = {.kind = DM_RESOURCE_UNKNOWN,
                            .source = dm_str_of(options->source ? options->source : "-"),
                            .offset = SIZE_MAX,
                            .bytes = {bytes, length},
                            .url = dm_str_of(options->url)};
    dm_reading_options read = {.intake = {.published = dm_str_of(options->published),
                                          .language = dm_str_of(options->language),
                                          .outlet = dm_str_of(options->outlet)},
                               .coder = {.min_confidence = options->min_confidence},
                               .documents_only = kinds == DM_DOCUMENTS};
    dm_reading reading;
    dm_status status = dm_reader_read(reader, &resource, &read, &reading, error);
    if (status != DM_OK)
        return status;
    line_out out = {.call = line, .context = context};
    dm_json_options json = {.text = options->text, .engine = dm_reader_name(reader)};
    status = dm_reading_each(&reading, kinds, &json, hand_line, &out, error);
    if (status == DM_ERR_MEMORY)
        (void)dm_fail_memory(error);
    dm_text_free(&out.line);
    return status;
}
