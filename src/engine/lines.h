/*
 * lines.h - records as lines of JSON, in the order of the contract.
 */
#ifndef DM_ENGINE_LINES_H
#define DM_ENGINE_LINES_H

#include <jansson.h>

#include "base/buffer.h"
#include "engine/engine.h"

/* Appends `json` as one compact line, without line end. False when memory ran out. */
bool dm_line_append(dm_buffer *out, const json_t *json);

/* What a line came from: one of the last three pointers, or none for the document's own. */
typedef struct dm_line_source {
    unsigned kind; /* DM_DOCUMENTS, DM_EVENTS, ... */
    const dm_article *article;
    const dm_event *event;
    const dm_statement *statement;
    const dm_position *position;
    dm_str readings; /* of a document: dm_records.readings */
} dm_line_source;

/* Takes one record's line (valid during the call). Anything but DM_OK ends the walk with that
 * status. */
typedef dm_status (*dm_record_call)(void *context, const dm_line_source *source, dm_str line);

/* Calls for each record of a reading whose kind is among `kinds`; the lines are made in `room`.
 * DM_ERR_MEMORY when one could not be made. */
dm_status dm_reading_each(const dm_reading *reading, unsigned kinds, const dm_json_options *options,
                          dm_buffer *room, dm_record_call call, void *context,
                          dm_error *error) DM_MUST_CHECK;

#endif
