/*
 * containers_stream.h - bytes as a container gives them, pulled piece by piece through a window, so
 * that a reader of lines, records or members needs no more memory than its longest item.
 *
 *   file ─▶ dm_stream ─▶ decompressor ─▶ dm_stream ─▶ archive member ─▶ dm_stream ─▶ reader of
 * records
 *
 * A stream that breaks (truncated gzip, failing disk) gives all bytes before the fault, then ends
 * with `status` set: what was whole is kept, and the reader reports where it stopped.
 */
#ifndef DM_INTAKE_CONTAINERS_STREAM_H
#define DM_INTAKE_CONTAINERS_STREAM_H

#include "base/str.h"

/* Gives the next piece (any length but 0), or an empty one at the end; it stays valid until the
 * next call. */
typedef dm_status (*dm_stream_pull)(void *context, dm_str *piece, dm_error *error);

typedef struct dm_stream {
    dm_stream_pull pull;
    void *context;
    char *buffer;
    size_t start, end, capacity; /* the window is buffer[start..end) */
    uint64_t offset;             /* of buffer[start] in the stream */
    uint64_t pulled;             /* bytes that came from `pull` */
    bool ended;
    dm_status status; /* why it ended early, DM_OK if it did not */
    dm_error error;
} dm_stream;

void dm_stream_init(dm_stream *self, dm_stream_pull pull, void *context);
void dm_stream_free(dm_stream *self);

/* The window with at least `want` bytes in it, fewer only at the end. Lost memory ends the stream
 * with DM_ERR_MEMORY. Valid until the next call for the stream. */
dm_str dm_stream_peek(dm_stream *self, size_t want);
/* What is in the window now, after pulling one more piece if it was empty; empty at the end. */
dm_str dm_stream_some(dm_stream *self);
/* Steps over `count` bytes, which need not be in the window. Returns how many there were. */
uint64_t dm_stream_skip(dm_stream *self, uint64_t count);

typedef enum dm_line_result { DM_LINE, DM_LINE_TOO_LONG, DM_LINE_END } dm_line_result;
/*
 * The next line with its line feed (the last may lack it), at most `limit` bytes. DM_LINE_TOO_LONG:
 * all of that line has been stepped over. Valid until the next call.
 */
dm_line_result dm_stream_line(dm_stream *self, size_t limit, dm_str *line);
/* Everything that is left, if it is not more than `limit`; DM_ERR_LIMIT otherwise. A stream that
 * breaks gives what there was. */
dm_status dm_stream_all(dm_stream *self, size_t limit, dm_str *bytes,
                        dm_error *error) DM_MUST_CHECK;

#endif
