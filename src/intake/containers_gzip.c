/*
 * containers_gzip.c - gzip, member after member (zlib), with recovery.
 *
 * Web archives keep every record in a gzip member of its own, so that one broken member need not
 * end the reading: the stream ends at the fault, its reader keeps what was whole, and reading
 * begins again at the next place that looks like a member of the same format. libarchive, which
 * reads the other packed formats, stops at the first fault; hence this file.
 */
#include "intake/containers.h"

#include <zlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "intake/containers_format.h"

enum { OUT_BYTES = 128 << 10 };

typedef struct gzip_reader {
    dm_intake *intake;
    dm_stream *in;
    z_stream z;
    char *out;
    bool inside;   /* a member has begun */
    bool finished; /* nothing follows but padding */
} gzip_reader;

static bool member_at(dm_str s) {
    return s.len >= 10 && memcmp(s.ptr, "\x1f\x8b\x08", 3) == 0 &&
           ((unsigned char)s.ptr[3] & 0xE0) == 0;
}

/* Steps over zeros between members. False at the end or at what is no member. */
static bool begin_member(gzip_reader *self) {
    for (dm_str s = dm_stream_peek(self->in, 10); s.len && s.ptr[0] == '\0';
         s = dm_stream_peek(self->in, 10))
        dm_stream_skip(self->in, 1);
    if (!member_at(dm_stream_peek(self->in, 10)))
        return false;
    self->inside = inflateReset2(&self->z, 31) == Z_OK;
    return self->inside;
}

static dm_status broken(gzip_reader *self, const char *what, dm_error *error) {
    self->inside = false;
    return dm_fail_at(error, DM_ERR_FORMAT, NULL, 0, (size_t)self->in->offset, "gzip: %s", what);
}

static dm_status pull_gzip(void *context, dm_str *piece, dm_error *error) {
    gzip_reader *self = context;
    *piece = (dm_str){0};
    self->z.next_out = (Bytef *)self->out;
    self->z.avail_out = OUT_BYTES;
    while (self->z.avail_out == OUT_BYTES && !self->finished) {
        if (!self->inside && !begin_member(self)) {
            self->finished = true;
            break;
        }
        dm_str in = dm_stream_some(self->in);
        if (in.len == 0)
            return self->in->status != DM_OK ? broken(self, self->in->error.message, error)
                                             : broken(self, "the file ends inside a member", error);
        self->z.next_in = (Bytef *)in.ptr;
        self->z.avail_in = in.len < UINT32_MAX ? (uInt)in.len : UINT32_MAX;
        int result = inflate(&self->z, Z_NO_FLUSH);
        dm_stream_skip(self->in, (uint64_t)((const char *)self->z.next_in - in.ptr));
        if (result == Z_STREAM_END)
            self->inside = false;
        else if (result == Z_MEM_ERROR)
            return dm_fail_memory(error);
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return broken(self, self->z.msg ? self->z.msg : "broken data", error);
    }
    *piece = (dm_str){self->out, OUT_BYTES - self->z.avail_out};
    return piece->len ? dm_intake_count_expanded(self->intake, piece->len, error) : DM_OK;
}

/* Moves to the next bytes that may begin a member. */
static bool find_member(dm_stream *in) {
    for (;;) {
        dm_str s = dm_stream_peek(in, 64 << 10);
        if (s.len < 10)
            return false;
        size_t at = dm_str_find(s, DM_STR("\x1f\x8b\x08"), 0);
        if (at != SIZE_MAX && member_at(dm_str_sub(s, at, s.len))) {
            dm_stream_skip(in, at);
            return true;
        }
        dm_stream_skip(in, at == SIZE_MAX || at + 10 > s.len ? s.len - 9 : at + 1);
    }
}

/* Reads one unbroken stretch. *again: it broke, and another of the same format begins later. */
static dm_status read_stretch(gzip_reader *self, dm_str source, dm_format *format, bool *again) {
    dm_stream out;
    dm_stream_init(&out, pull_gzip, self);
    dm_format here = dm_format_of(dm_stream_peek(&out, DM_FORMAT_BYTES), source);
    dm_status status = DM_OK;
    bool first = *format == DM_FORMATS;
    if (first || here == *format) {
        status = dm_intake_stream(self->intake, &out, source);
        *format = here;
    }
    *again = status == DM_OK && out.status == DM_ERR_FORMAT && here == DM_FORMAT_WARC;
    if (!first && here != *format)
        *again = true; /* what looked like a member was none */
    dm_stream_free(&out);
    return status;
}

dm_status dm_intake_gzip(dm_intake *self, dm_stream *stream, dm_str source) {
    gzip_reader gzip = {.intake = self, .in = stream, .out = dm_alloc(OUT_BYTES)};
    dm_format format = DM_FORMATS;
    dm_status status = DM_OK;
    if (!gzip.out || inflateInit2(&gzip.z, 31) != Z_OK) {
        dm_free(gzip.out);
        return dm_fail_memory(self->error);
    }
    for (bool again = true; again && status == DM_OK;) {
        status = read_stretch(&gzip, source, &format, &again);
        gzip.inside = gzip.finished = false;
        again = again && find_member(stream);
    }
    inflateEnd(&gzip.z);
    dm_free(gzip.out);
    return status;
}
