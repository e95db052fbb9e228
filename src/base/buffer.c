/*
 * buffer.c - see buffer.h. The room doubles, so that a text of n bytes is moved log n times.
 */
#include "base/buffer.h"

#include "base/alloc.h"

enum { FIRST_ROOM = 4096 };

bool dm_buffer_room(dm_buffer *self, size_t count) {
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

bool dm_buffer_append(dm_buffer *self, const char *bytes, size_t count) {
    if (!dm_buffer_room(self, count))
        return false;
    if (count) /* nothing yet has no place to copy to */
        memcpy(self->ptr + self->len, bytes, count);
    self->len += count;
    return true;
}

void dm_buffer_free(dm_buffer *self) {
    dm_free(self->ptr);
    *self = (dm_buffer){0};
}
