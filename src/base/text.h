/*
 * text.h - a text that grows at its end, in plain memory through the gate.
 */
#ifndef DM_BASE_TEXT_H
#define DM_BASE_TEXT_H

#include "base/str.h"

/* Begins as {0}; NUL-free bytes. */
typedef struct dm_text {
    char *ptr;
    size_t len, cap;
} dm_text;

/* Makes room for so many more bytes; false when memory ran out, and the text stays as it is. */
bool dm_text_room(dm_text *self, size_t count);
bool dm_text_append(dm_text *self, const char *bytes, size_t count);
void dm_text_free(dm_text *self);

#endif
