/*
 * containers.c - walks files and folders, looks at what a stream of bytes is, and runs the reader
 * for it.
 *
 * What a stream is, is decided by its first bytes; the name counts only where bytes leave it open
 * (CSV beside plain text). Names are never trusted to say that something is safe, and nothing is
 * ever written: members of archives with paths such as "../../etc/passwd" are just labels.
 *
 * A folder is read in the order of its names (bytes), so two runs see the same order. Loops of
 * links are seen by comparing device and inode with the folders above.
 */
#include "intake/containers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"
#include "intake/containers_format.h"

enum { PIECE = 128 << 10, FOLDER_DEPTH = 64 };

/* ---- reports ---- */

void dm_intake_reject(dm_intake *self, dm_str source, const char *reason, dm_status status,
                      uint64_t offset, const char *format, ...) {
    if (!self->calls->rejected)
        return;
    char message[DM_ERROR_MESSAGE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    dm_error detail = {0};
    dm_fail_at(&detail, status, NULL, 0, (size_t)offset, "%s", message);
    snprintf(detail.file, sizeof detail.file, "%.*s", DM_FMT(source));
    self->calls->rejected(self->calls->context, source, reason, &detail);
}

void dm_intake_reject_broken(dm_intake *self, dm_stream *stream, dm_str source) {
    if (stream->status == DM_OK)
        return;
    const char *reason = stream->status == DM_ERR_LIMIT    ? "limit"
                         : stream->status == DM_ERR_FORMAT ? "broken"
                                                           : "unreadable";
    dm_intake_reject(self, source, reason, stream->status, stream->offset, "%s",
                     stream->error.message);
}

dm_status dm_intake_emit(dm_intake *self, const dm_resource *resource) {
    /* A name that could not be made is the mark of lost memory in a reader's own arena. */
    if (self->scratch.failed || resource->source.len == 0)
        return dm_fail_memory(self->error);
    dm_status status = self->calls->resource(self->calls->context, resource, self->error);
    dm_arena_reset(&self->scratch);
    return status;
}

dm_status dm_intake_count_expanded(dm_intake *self, size_t bytes, dm_error *error) {
    enum { FREE = 16 << 20 };
    self->expanded += bytes;
    uint64_t in = self->root ? self->root->pulled : 0;
    if (self->expanded > FREE && self->expanded / DM_LIMIT_EXPANSION > in)
        return dm_fail(error, DM_ERR_LIMIT, "unpacks to more than %d times its size",
                       DM_LIMIT_EXPANSION);
    return DM_OK;
}

/* ---- one document in a stream ---- */

static dm_status read_document(dm_intake *self, dm_stream *stream, dm_str source,
                               dm_resource_kind kind) {
    dm_error detail = {0};
    dm_resource resource = {.kind = kind, .source = source, .offset = SIZE_MAX};
    dm_status status = dm_stream_all(stream, DM_LIMIT_DOCUMENT_BYTES, &resource.bytes, &detail);
    if (status == DM_ERR_MEMORY)
        return dm_fail_memory(self->error);
    if (status != DM_OK) {
        dm_intake_reject(self, source, "limit", status, stream->offset, "%s", detail.message);
        return DM_OK;
    }
    resource.truncated = stream->status != DM_OK;
    dm_intake_reject_broken(self, stream, source);
    if (resource.bytes.len == 0 || stream->status == DM_ERR_LIMIT) {
        if (stream->status == DM_OK)
            dm_intake_reject(self, source, "empty", DM_ERR_FORMAT, 0, "it has no bytes");
        return DM_OK;
    }
    return dm_intake_emit(self, &resource);
}

static dm_status read_html(dm_intake *self, dm_stream *stream, dm_str source) {
    return read_document(self, stream, source, DM_RESOURCE_HTML);
}

static dm_status read_text(dm_intake *self, dm_stream *stream, dm_str source) {
    return read_document(self, stream, source, DM_RESOURCE_TEXT);
}

static dm_status read_binary(dm_intake *self, dm_stream *stream, dm_str source) {
    (void)stream;
    dm_intake_reject(self, source, "not-text", DM_ERR_FORMAT, 0,
                     "it is neither text nor a format that is read");
    return DM_OK;
}

static dm_intake_reader reader_for(dm_format format) {
    static const dm_intake_reader readers[] = {
        [DM_FORMAT_TEXT] = read_text,          [DM_FORMAT_HTML] = read_html,
        [DM_FORMAT_BINARY] = read_binary,      [DM_FORMAT_GZIP] = dm_intake_gzip,
        [DM_FORMAT_PACKED] = dm_intake_packed, [DM_FORMAT_ARCHIVE] = dm_intake_archive,
        [DM_FORMAT_WARC] = dm_intake_warc,     [DM_FORMAT_JSON] = dm_intake_json,
        [DM_FORMAT_CSV] = dm_intake_csv,       [DM_FORMAT_FEED] = dm_intake_feed,
        [DM_FORMAT_MAIL] = dm_intake_mail,
    };
    dm_intake_reader reader =
        (size_t)format < sizeof readers / sizeof *readers ? readers[format] : NULL;
    return reader ? reader : read_binary;
}

static bool is_archive(dm_format format) {
    return format == DM_FORMAT_GZIP || format == DM_FORMAT_PACKED || format == DM_FORMAT_ARCHIVE;
}

dm_status dm_intake_stream(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_format format = dm_format_of(dm_stream_peek(stream, DM_FORMAT_BYTES), source);
    if (!is_archive(format))
        return reader_for(format)(self, stream, source);
    if (self->depth >= DM_LIMIT_ARCHIVE_DEPTH) {
        dm_intake_reject(self, source, "limit", DM_ERR_LIMIT, 0,
                         "more than %d archives in one another", DM_LIMIT_ARCHIVE_DEPTH);
        return DM_OK;
    }
    self->depth++;
    dm_status status = reader_for(format)(self, stream, source);
    self->depth--;
    return status;
}

dm_status dm_intake_read_stream(dm_stream *stream, dm_str source, const dm_intake_options *options,
                                const dm_intake_calls *calls, dm_error *error) {
    dm_intake self = {.options = options, .calls = calls, .root = stream, .error = error};
    dm_arena_init(&self.scratch, DM_LIMIT_ARENA_BYTES);
    dm_status status = dm_intake_stream(&self, stream, source);
    dm_arena_free(&self.scratch);
    return status;
}

/* ---- files ---- */

typedef struct file_reader {
    int fd;
    char *piece;
} file_reader;

static dm_status pull_file(void *context, dm_str *piece, dm_error *error) {
    file_reader *self = context;
    ssize_t got;
    do
        got = read(self->fd, self->piece, PIECE);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return dm_fail_errno(error, NULL, "cannot be read");
    *piece = (dm_str){self->piece, (size_t)got};
    return DM_OK;
}

static dm_status read_descriptor(dm_intake *self, int fd, dm_str source) {
    file_reader file = {.fd = fd, .piece = dm_alloc(PIECE)};
    if (!file.piece)
        return dm_fail_memory(self->error);
    dm_stream stream;
    dm_stream_init(&stream, pull_file, &file);
    self->root = &stream;
    self->expanded = 0;
    self->depth = 0;
    self->number = 0;
    dm_status status = dm_intake_stream(self, &stream, source);
    dm_stream_free(&stream);
    dm_free(file.piece);
    return status;
}

/* ---- folders ---- */

typedef struct folder {
    const struct folder *above;
    dev_t device;
    ino_t inode;
    unsigned depth;
} folder;

static dm_status read_path(dm_intake *self, const char *path, const folder *above);

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder but "." and "..", sorted; in `arena`. */
static dm_status list_folder(dm_arena *arena, const char *path, char ***names, size_t *count,
                             dm_error *error) {
    DIR *dir = opendir(path);
    if (!dir)
        return dm_fail_errno(error, path, "cannot be listed");
    DM_VEC(char *) list = {0};
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char **slot = dm_vec_push(arena, &list);
        if (slot)
            *slot = (char *)dm_arena_printf(arena, "%s/%s", path, entry->d_name).ptr;
    }
    closedir(dir);
    if (arena->failed)
        return dm_fail_memory(error);
    if (list.len)
        qsort(list.ptr, list.len, sizeof *list.ptr, by_name);
    *names = list.ptr;
    *count = list.len;
    return DM_OK;
}

static dm_status read_folder(dm_intake *self, const char *path, const struct stat *info,
                             const folder *above) {
    folder here = {above, info->st_dev, info->st_ino, above ? above->depth + 1 : 0};
    for (const folder *up = above; up; up = up->above)
        if (up->device == here.device && up->inode == here.inode) {
            dm_intake_reject(self, dm_str_of(path), "link-loop", DM_ERR_FORMAT, SIZE_MAX,
                             "the link leads back to a folder above it");
            return DM_OK;
        }
    if (here.depth > FOLDER_DEPTH) {
        dm_intake_reject(self, dm_str_of(path), "limit", DM_ERR_LIMIT, SIZE_MAX,
                         "more than %d folders in one another", FOLDER_DEPTH);
        return DM_OK;
    }
    dm_arena arena;
    dm_arena_init(&arena, 0);
    char **names = NULL;
    size_t count = 0;
    dm_error detail = {0};
    dm_status status = list_folder(&arena, path, &names, &count, &detail);
    if (status == DM_ERR_IO) {
        dm_intake_reject(self, dm_str_of(path), "unreadable", status, SIZE_MAX, "%s",
                         detail.message);
        status = DM_OK;
    }
    for (size_t i = 0; i < count && status == DM_OK; i++)
        status = read_path(self, names[i], &here);
    dm_arena_free(&arena);
    return status;
}

static dm_status read_path(dm_intake *self, const char *path, const folder *above) {
    struct stat info;
    dm_error detail = {0};
    int fd = -1;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return read_folder(self, path, &info, above);
    fd = open(path, O_RDONLY | O_CLOEXEC | (above ? O_NONBLOCK : 0));
    if (fd < 0) {
        dm_fail_errno(&detail, path, "cannot be opened");
        dm_intake_reject(self, dm_str_of(path), "unreadable", DM_ERR_IO, SIZE_MAX, "%s",
                         detail.message);
        return DM_OK;
    }
    dm_status status = DM_OK;
    /* A folder may hold sockets and pipes, which would wait for ever; a pipe the user named is
       meant. */
    if (above && !(fstat(fd, &info) == 0 && S_ISREG(info.st_mode)))
        dm_intake_reject(self, dm_str_of(path), "not-a-file", DM_ERR_IO, SIZE_MAX,
                         "it is not a regular file");
    else
        status = read_descriptor(self, fd, dm_str_of(path));
    close(fd);
    return status;
}

dm_status dm_intake_read(const char *path, const dm_intake_options *options,
                         const dm_intake_calls *calls, dm_error *error) {
    static const dm_intake_options none;
    dm_intake self = {.options = options ? options : &none, .calls = calls, .error = error};
    dm_arena_init(&self.scratch, DM_LIMIT_ARENA_BYTES);
    dm_status status = strcmp(path, "-") == 0 ? read_descriptor(&self, STDIN_FILENO, DM_STR("-"))
                                              : read_path(&self, path, NULL);
    dm_arena_free(&self.scratch);
    return status;
}
