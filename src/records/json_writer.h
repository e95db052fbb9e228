/*
 * json_writer.h - writes JSON without blanks at the end of a text. Values go where the last key, or
 * the item of an array, asked for one.
 *
 * Numbers are rounded before they are written, so that the text does not show the last bits of a
 * double. A string that is not UTF-8 is repaired.
 */
#ifndef DM_RECORDS_JSON_WRITER_H
#define DM_RECORDS_JSON_WRITER_H

#include "base/buffer.h"

/* `failed` once memory ran out: what is written after that is of no use. */
typedef struct dm_json_writer {
    dm_buffer *out;
    bool failed;
} dm_json_writer;

/* Opens and closes objects and arrays: one of { } [ ]. */
void dm_json_open(dm_json_writer *self, char bracket);
void dm_json_close(dm_json_writer *self, char bracket);
/* Before the next value of an array. */
void dm_json_item(dm_json_writer *self);
/* Before the next value of an object, by a key in which nothing is to be escaped. */
void dm_json_key(dm_json_writer *self, dm_str key);
/* The same for a key that a table of somebody's own may have: escaped. */
void dm_json_own_key(dm_json_writer *self, dm_str key);

void dm_json_null(dm_json_writer *self);
void dm_json_bool(dm_json_writer *self, bool value);
void dm_json_text(dm_json_writer *self, dm_str text);
void dm_json_integer(dm_json_writer *self, int64_t number);
/* Rounded to a whole multiple of 1 / scale; null if it is not finite. */
void dm_json_rounded(dm_json_writer *self, double number, double scale);

#endif
