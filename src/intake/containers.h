/*
 * containers.h - the readers of containers, each of which calls back for the resources in a stream.
 *
 * They share one shape: a reader returns DM_OK when it has come to the end of its stream, also when
 * members or lines were rejected on the way; another status only when the caller's callback ended
 * the reading or memory ran out.
 */
#ifndef DM_INTAKE_CONTAINERS_H
#define DM_INTAKE_CONTAINERS_H

#include "intake/article.h"
#include "intake/containers_stream.h"

/* One dm_intake_read(). */
typedef struct dm_intake {
    const dm_intake_options *options;
    const dm_intake_calls *calls;
    unsigned depth;    /* archives in archives */
    size_t number;     /* records of this file so far */
    uint64_t expanded; /* bytes that came out of decompressors of this file */
    dm_stream *root;   /* the file itself: its `pulled` is what went in */
    dm_arena scratch;  /* of one resource */
    dm_error *error;
} dm_intake;

typedef dm_status (*dm_intake_reader)(dm_intake *self, dm_stream *stream, dm_str source);

/* Looks at the first bytes and the name and runs the reader they call for. (containers.c) */
dm_status dm_intake_stream(dm_intake *self, dm_stream *stream, dm_str source);
/* The same from the start, for tests and for bytes that are not in a file. (containers.c) */
dm_status dm_intake_read_stream(dm_stream *stream, dm_str source, const dm_intake_options *options,
                                const dm_intake_calls *calls, dm_error *error) DM_MUST_CHECK;

/* Reports `source` as rejected; `status` and `offset` (SIZE_MAX: none) become the detail. */
void dm_intake_reject(dm_intake *self, dm_str source, const char *reason, dm_status status,
                      uint64_t offset, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Reports how a stream broke, if it did. */
void dm_intake_reject_broken(dm_intake *self, dm_stream *stream, dm_str source);
/* Hands a resource to the caller and clears the scratch memory. */
dm_status dm_intake_emit(dm_intake *self, const dm_resource *resource);
/* DM_ERR_LIMIT once the output of decompressors is out of proportion to the file. */
dm_status dm_intake_count_expanded(dm_intake *self, size_t bytes, dm_error *error);

/* The readers of formats, each in its file. */
dm_status dm_intake_gzip(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_packed(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_archive(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_warc(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_json(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_csv(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_feed(dm_intake *self, dm_stream *stream, dm_str source);
dm_status dm_intake_mail(dm_intake *self, dm_stream *stream, dm_str source);

#endif
