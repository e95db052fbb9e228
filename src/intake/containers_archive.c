/*
 * containers_archive.c - zip and tar, and files packed with bzip2, xz, zstd, lz4, by libarchive.
 *
 * Members are streamed into the reader their bytes call for; nothing touches the disk, so their
 * paths are names and nothing more. Filters that would run other programs are not enabled.
 */
#include "intake/containers.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

enum { PIECE = 128 << 10 };

typedef struct archive_reader {
    dm_intake *intake;
    dm_stream *in;
    struct archive *archive;
    char *piece;
    size_t given; /* bytes of the window that libarchive has and that are stepped over next */
    bool fatal;
} archive_reader;

static la_ssize_t give(struct archive *archive, void *context, const void **bytes) {
    archive_reader *self = context;
    (void)archive;
    dm_stream_skip(self->in, self->given);
    dm_str some = dm_stream_some(self->in);
    self->given = some.len;
    *bytes = some.ptr;
    return (la_ssize_t)some.len;
}

static const char *fault(const archive_reader *self) {
    const char *text = archive_error_string(self->archive);
    return text ? text : "broken";
}

static dm_status pull_member(void *context, dm_str *piece, dm_error *error) {
    archive_reader *self = context;
    la_ssize_t got = archive_read_data(self->archive, self->piece, PIECE);
    *piece = (dm_str){self->piece, got > 0 ? (size_t)got : 0};
    if (got < 0) {
        self->fatal = got == ARCHIVE_FATAL;
        return dm_fail_at(error, DM_ERR_FORMAT, NULL, 0, (size_t)self->in->offset, "archive: %s",
                          fault(self));
    }
    return got ? dm_intake_count_expanded(self->intake, (size_t)got, error) : DM_OK;
}

static dm_status open_archive(archive_reader *self, bool packed, dm_error *error) {
    self->piece = dm_alloc(PIECE);
    self->archive = archive_read_new();
    if (!self->piece || !self->archive)
        return dm_fail_memory(error);
    if (packed) {
        archive_read_support_filter_bzip2(self->archive);
        archive_read_support_filter_xz(self->archive);
        archive_read_support_filter_lzma(self->archive);
        archive_read_support_filter_zstd(self->archive);
        archive_read_support_filter_lz4(self->archive);
        archive_read_support_format_raw(self->archive);
    } else {
        archive_read_support_format_tar(self->archive);
        archive_read_support_format_zip_streamable(self->archive);
    }
    if (archive_read_open(self->archive, self, NULL, give, NULL) != ARCHIVE_OK)
        return dm_fail(error, DM_ERR_FORMAT, "archive: %s", fault(self));
    return DM_OK;
}

static dm_str member_name(dm_arena *arena, dm_str source, struct archive_entry *entry,
                          size_t number) {
    const char *path = archive_entry_pathname_utf8(entry);
    size_t repaired;
    if (!path)
        path = archive_entry_pathname(entry);
    if (!path)
        return dm_arena_printf(arena, "%.*s#%zu", DM_FMT(source), number);
    dm_str name = dm_arena_printf(arena, "%.*s#%s", DM_FMT(source), path);
    return dm_utf8_repair(arena, name, &repaired);
}

static dm_status read_member(archive_reader *self, dm_str name) {
    dm_stream stream;
    dm_stream_init(&stream, pull_member, self);
    dm_status status = dm_intake_stream(self->intake, &stream, name);
    dm_stream_free(&stream);
    return status;
}

static bool is_metadata(const char *path) {
    return path && (strncmp(path, "__MACOSX/", 9) == 0 || strstr(path, "/._") != NULL);
}

/* A stop for good: bound reached or archive broken. */
static bool must_stop(archive_reader *self, int result, dm_str source, size_t number) {
    if (result == ARCHIVE_EOF)
        return true;
    if (result == ARCHIVE_FATAL || result == ARCHIVE_FAILED) {
        dm_intake_reject(self->intake, source, "broken", DM_ERR_FORMAT, self->in->offset,
                         "archive: %s", fault(self));
        return true;
    }
    if (number > DM_LIMIT_ARCHIVE_MEMBERS) {
        dm_intake_reject(self->intake, source, "limit", DM_ERR_LIMIT, self->in->offset,
                         "more than %d members", DM_LIMIT_ARCHIVE_MEMBERS);
        return true;
    }
    return false;
}

static dm_status read_members(archive_reader *self, dm_str source) {
    dm_arena names;
    dm_arena_init(&names, 0);
    dm_status status = DM_OK;
    for (size_t number = 1; status == DM_OK; number++) {
        struct archive_entry *entry = NULL;
        int result = archive_read_next_header(self->archive, &entry);
        if (must_stop(self, result, source, number))
            break;
        dm_str name = member_name(&names, source, entry, number);
        if (archive_entry_filetype(entry) == AE_IFREG &&
            !is_metadata(archive_entry_pathname(entry)))
            status = read_member(self, name);
        dm_arena_reset(&names);
        if (self->fatal)
            break;
    }
    dm_arena_free(&names);
    return status;
}

static dm_status run(dm_intake *self, dm_stream *stream, dm_str source, bool packed) {
    archive_reader reader = {.intake = self, .in = stream};
    dm_error detail = {0};
    dm_status status = open_archive(&reader, packed, &detail);
    if (status == DM_ERR_MEMORY) {
        status = dm_fail_memory(self->error);
    } else if (status != DM_OK) {
        dm_intake_reject(self, source, "broken", status, stream->offset, "%s", detail.message);
        status = DM_OK;
    } else if (packed) {
        struct archive_entry *entry;
        if (archive_read_next_header(reader.archive, &entry) == ARCHIVE_OK)
            status = read_member(&reader, source);
        else
            dm_intake_reject(self, source, "broken", DM_ERR_FORMAT, stream->offset, "archive: %s",
                             fault(&reader));
    } else {
        status = read_members(&reader, source);
    }
    if (reader.archive)
        archive_read_free(reader.archive);
    dm_free(reader.piece);
    return status;
}

dm_status dm_intake_archive(dm_intake *self, dm_stream *stream, dm_str source) {
    return run(self, stream, source, false);
}

dm_status dm_intake_packed(dm_intake *self, dm_stream *stream, dm_str source) {
    return run(self, stream, source, true);
}
