/*
 * lines.c - walks the records of a reading in the order of the contract and makes lines of them;
 * the public dm_reader_code().
 */
#include "engine/lines.h"

#include "base/error.h"

/* As in records (records/json_writer.c). */
enum { REAL_DIGITS = 7 };

static int append_call(const char *bytes, size_t count, void *out) {
    return dm_buffer_append(out, bytes, count) ? 0 : -1;
}

bool dm_line_append(dm_buffer *out, const json_t *json) {
    return json_dump_callback(json, append_call, out,
                              JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS)) == 0;
}

/* Where lines go: each is made in the room of the one before. */
typedef struct walk {
    const dm_json_options *options;
    dm_buffer *room;
    dm_record_call call;
    void *context;
    dm_error *error;
} walk;

static bool make_line(dm_buffer *out, const dm_line_source *of, const dm_json_options *options) {
    if (of->event)
        return dm_event_json(out, of->article, of->event);
    if (of->statement)
        return dm_statement_json(out, of->article, of->statement);
    if (of->position)
        return dm_position_json(out, of->article, of->position);
    return dm_article_json(out, of->article, options);
}

static dm_status hand(const walk *self, dm_line_source source) {
    self->room->len = 0;
    if (!make_line(self->room, &source, self->options))
        return dm_fail_memory(self->error);
    return self->call(self->context, &source, (dm_str){self->room->ptr, self->room->len});
}

static dm_status each_record(const walk *self, const dm_records *records, unsigned kinds) {
    const dm_article *article = records->article;
    dm_status status = DM_OK;
    for (size_t i = 0; kinds & DM_EVENTS && status == DM_OK && i < records->events.len; i++)
        status = hand(self, (dm_line_source){.kind = DM_EVENTS,
                                             .article = article,
                                             .event = &records->events.ptr[i]});
    for (size_t i = 0; kinds & DM_STATEMENTS && status == DM_OK && i < records->statements.len; i++)
        status = hand(self, (dm_line_source){.kind = DM_STATEMENTS,
                                             .article = article,
                                             .statement = &records->statements.ptr[i]});
    for (size_t i = 0; kinds & DM_POSITIONS && status == DM_OK && i < records->positions.len; i++)
        status = hand(self, (dm_line_source){.kind = DM_POSITIONS,
                                             .article = article,
                                             .position = &records->positions.ptr[i]});
    return status;
}

dm_status dm_reading_each(const dm_reading *reading, unsigned kinds, const dm_json_options *options,
                          dm_buffer *room, dm_record_call call, void *context, dm_error *error) {
    const walk self = {options, room, call, context, error};
    dm_status status = DM_OK;
    for (size_t i = 0; status == DM_OK && i < reading->count; i++) {
        if (kinds & DM_DOCUMENTS)
            status = hand(&self, (dm_line_source){.kind = DM_DOCUMENTS,
                                                  .article = &reading->articles[i],
                                                  .readings = reading->records[i].readings});
        if (status == DM_OK)
            status = each_record(&self, &reading->records[i], kinds);
    }
    return status;
}

/* ---- the public call ---- */

typedef struct line_out {
    dm_line_call call;
    void *context;
} line_out;

static dm_status hand_line(void *context, const dm_line_source *source, dm_str line) {
    (void)source;
    line_out *self = context;
    return self->call(self->context, line.ptr, line.len);
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
    dm_buffer room = {0};
    dm_json_options json = {.text = options->text, .engine = dm_reader_name(reader)};
    status = dm_reading_each(&reading, kinds, &json, &room, hand_line, &out, error);
    if (status == DM_ERR_MEMORY)
        (void)dm_fail_memory(error);
    dm_buffer_free(&room);
    return status;
}
