/*
 * containers_stream.c - the window over a stream of bytes.
 *
 * The buffer grows by doubling when a reader asks for more than it holds, and is moved down when
 * the bytes before `start` are no longer needed; an item is thus copied once or twice, whatever the
 * size of the pieces that come in.
 */
#include "intake/containers_stream.h"

#include "base/alloc.h"
#include "base/error.h"

enum { FIRST_CAPACITY = 64 << 10 };

void dm_stream_init(dm_stream *self, dm_stream_pull pull, void *context) {
    *self = (dm_stream){.pull = pull, .context = context};
}

void dm_stream_free(dm_stream *self) {
    dm_free(self->buffer);
    self->buffer = NULL;
    self->start = self->end = self->capacity = 0;
}

static void stop(dm_stream *self, dm_status status) {
    self->ended = true;
    self->status = status;
    if (status == DM_ERR_MEMORY)
        dm_fail_memory(&self->error);
}

static bool make_room(dm_stream *self, size_t more) {
    if (self->capacity - self->end >= more)
        return true;
    size_t held = self->end - self->start;
    if (self->start && self->capacity - held >= more && self->start >= held) {
        memcpy(self->buffer, self->buffer + self->start, held);
    } else {
        size_t capacity = self->capacity ? self->capacity : FIRST_CAPACITY;
        while (capacity - held < more)
            capacity *= 2;
        char *fresh = dm_alloc(capacity);
        if (!fresh)
            return false;
        if (held)
            memcpy(fresh, self->buffer + self->start, held);
        dm_free(self->buffer);
        self->buffer = fresh;
        self->capacity = capacity;
    }
    self->start = 0;
    self->end = held;
    return true;
}

/* Pulls one piece into the window. */
static void fill(dm_stream *self) {
    dm_str piece = {0};
    dm_status status = self->pull(self->context, &piece, &self->error);
    if (status != DM_OK || piece.len == 0) {
        stop(self, status);
        return;
    }
    if (!make_room(self, piece.len)) {
        stop(self, DM_ERR_MEMORY);
        return;
    }
    memcpy(self->buffer + self->end, piece.ptr, piece.len);
    self->end += piece.len;
    self->pulled += piece.len;
}

static dm_str window(const dm_stream *self) {
    return (dm_str){self->buffer ? self->buffer + self->start : "", self->end - self->start};
}

dm_str dm_stream_peek(dm_stream *self, size_t want) {
    while (self->end - self->start < want && !self->ended)
        fill(self);
    return window(self);
}

dm_str dm_stream_some(dm_stream *self) {
    return dm_stream_peek(self, 1);
}

uint64_t dm_stream_skip(dm_stream *self, uint64_t count) {
    uint64_t done = 0;
    while (done < count) {
        dm_str here = dm_stream_some(self);
        if (here.len == 0)
            break;
        size_t step = here.len < count - done ? here.len : (size_t)(count - done);
        self->start += step;
        self->offset += step;
        done += step;
    }
    if (self->start == self->end)
        self->start = self->end = 0;
    return done;
}

dm_line_result dm_stream_line(dm_stream *self, size_t limit, dm_str *line) {
    size_t seen = 0;
    bool too_long = false;
    for (;;) {
        dm_str here = window(self);
        const char *feed = here.len > seen ? memchr(here.ptr + seen, '\n', here.len - seen) : NULL;
        seen = feed ? (size_t)(feed - here.ptr) + 1 : here.len;
        too_long |= seen > limit;
        if (too_long) {
            dm_stream_skip(self, seen);
            seen = 0;
        }
        if (feed || (self->ended && (self->end - self->start) == seen))
            break;
        fill(self);
    }
    if (too_long)
        return DM_LINE_TOO_LONG;
    *line = dm_str_sub(window(self), 0, seen);
    if (seen == 0)
        return DM_LINE_END;
    self->start += seen; /* the bytes stay where they are until the next call */
    self->offset += seen;
    return DM_LINE;
}

dm_status dm_stream_all(dm_stream *self, size_t limit, dm_str *bytes, dm_error *error) {
    *bytes = dm_stream_peek(self, limit + 1);
    if (self->status == DM_ERR_MEMORY)
        return dm_fail_memory(error);
    if (bytes->len > limit)
        return dm_fail(error, DM_ERR_LIMIT, "longer than the bound of %zu bytes for a document",
                       limit);
    return DM_OK;
}
