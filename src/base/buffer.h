/*
 * buffer.h - a text that grows at its end, in plain memory through the gate.
 */
#ifndef DM_BASE_BUFFER_H
#define DM_BASE_BUFFER_H

#include "base/str.h"

/* Begins as {0}; NUL-free bytes. */
typedef struct dm_buffer {
    char *ptr;
    size_t len, cap;
} dm_buffer;

/* Makes room for so many more bytes; false when memory ran out, and the text stays as it is. */
bool dm_buffer_room(dm_buffer *self, size_t count);
bool dm_buffer_append(dm_buffer *self, const char *bytes, size_t count);
void dm_buffer_free(dm_buffer *self);

#endif
