/*
 * lines.h - records as lines of JSON, in the order of the contract.
 */
#ifndef DM_ENGINE_LINES_H
#define DM_ENGINE_LINES_H

#include "engine/engine.h"

/* A growing text; NUL-free bytes. Plain memory through the gate. */
typedef struct dm_text {
    char *ptr;
    size_t len, cap;
} dm_text;

bool dm_text_append(dm_text *self, const char *bytes, size_t count);
void dm_text_free(dm_text *self);

/* Appends `json` as one compact line, without line end. False when memory ran out. */
bool dm_line_append(dm_text *out, const json_t *json);

/* What a line came from: one of the last three pointers, or none for the document's own. */
typedef struct dm_line_source {
    unsigned kind; /* DM_DOCUMENTS, DM_EVENTS, ... */
    const dm_article *article;
    const dm_event *event;
    const dm_statement *statement;
    const dm_position *position;
} dm_line_source;

/* Takes one record's object (borrowed). Anything but DM_OK ends the walk with that status. */
typedef dm_status (*dm_record_call)(void *context, const dm_line_source *source,
                                    const json_t *json);

/* Calls for each record of a reading whose kind is among `kinds`. DM_ERR_MEMORY when an object
 * could not be made. */
dm_status dm_reading_each(const dm_reading *reading, unsigned kinds, const dm_json_options *options,
                          dm_record_call call, void *context, dm_error *error) DM_MUST_CHECK;

#endif
