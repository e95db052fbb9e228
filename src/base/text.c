/*
 * text.c - see text.h. The room doubles, so that a text of n bytes is moved log n times.
 */
#include "base/text.h"

#include "base/alloc.h"

enum { FIRST_ROOM = 4096 };

bool dm_text_room(dm_text *self, size_t count) {
    if (count <= self->cap - self->len)
        return true;
    size_t cap = self->cap ? self->cap : FIRST_ROOM;
    while (cap - self->len < count)
        cap *= 2;
    char *moved = dm_realloc(self->ptr, cap);
    if (!moved)
        return false;
    self->ptr = moved;
    self->cap = cap;
    return true;
}

bool dm_text_append(dm_text *self, const char *bytes, size_t count) {
    if (!dm_text_room(self, count))
        return false;
    memcpy(self->ptr + self->len, bytes, count);
    self->len += count;
    return true;
}

void dm_text_free(dm_text *self) {
    dm_free(self->ptr);
    *self = (dm_text){0};
}
