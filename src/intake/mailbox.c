/*
 * mailbox.c - mbox files and single messages. In an mbox each message begins with a line "From "
 * that follows an empty line or opens the file; a ">" before "From " inside is the writer's escape.
 */
#include "intake/containers.h"

#include "base/error.h"
#include "base/limits.h"
#include "intake/mail.h"

static dm_status use_message(dm_intake *self, dm_str message, dm_str source, uint64_t offset,
                             bool truncated) {
    dm_mail mail;
    dm_mail_parse(&self->scratch, message, &mail);
    dm_resource resource = {.kind = DM_RESOURCE_FIELDS,
                            .source = source,
                            .offset = (size_t)offset,
                            .bytes = mail.body,
                            .content_type = mail.content_type,
                            .title = mail.subject,
                            .outlet = mail.from,
                            .published = mail.date,
                            .body_html = mail.html,
                            .truncated = truncated};
    if (self->scratch.failed)
        return dm_fail_memory(self->error);
    if (dm_str_trim(resource.bytes).len == 0) {
        dm_intake_reject(self, source, "no-text", DM_ERR_FORMAT, offset,
                         "no part of the message is text");
        dm_arena_reset(&self->scratch);
        return DM_OK;
    }
    return dm_intake_emit(self, &resource);
}

/* The length of the message at the start of the window: up to the next "\n\nFrom ". SIZE_MAX beyond
 * the bound. */
static size_t message_length(dm_stream *stream) {
    size_t at = 1, want = 64 << 10;
    for (;;) {
        dm_str s = dm_stream_peek(stream, want);
        size_t hit = dm_str_find(s, DM_STR("\nFrom "), at);
        while (hit != SIZE_MAX) {
            bool empty_before = s.ptr[hit - 1] == '\n' ||
                                (hit > 1 && s.ptr[hit - 1] == '\r' && s.ptr[hit - 2] == '\n');
            if (empty_before)
                return hit + 1;
            hit = dm_str_find(s, DM_STR("\nFrom "), hit + 1);
        }
        if (s.len < want)
            return s.len;
        if (want > DM_LIMIT_DOCUMENT_BYTES)
            return SIZE_MAX;
        at = s.len > 8 ? s.len - 8 : 1;
        want *= 2;
    }
}

static dm_status read_mbox(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_arena names;
    dm_status status = DM_OK;
    dm_arena_init(&names, 0);
    while (status == DM_OK && dm_stream_some(stream).len) {
        uint64_t offset = stream->offset;
        dm_arena_reset(&names);
        dm_str name = dm_arena_printf(&names, "%.*s#%zu", DM_FMT(source), ++self->number), line;
        size_t length = message_length(stream);
        if (length == SIZE_MAX) {
            dm_intake_reject(self, name, "limit", DM_ERR_LIMIT, offset,
                             "a message of more than %d bytes", DM_LIMIT_DOCUMENT_BYTES);
            dm_stream_skip(stream, DM_LIMIT_DOCUMENT_BYTES);
            continue;
        }
        dm_str message = dm_str_sub(dm_stream_peek(stream, length), 0, length), rest = message;
        dm_str_split(&rest, '\n', &line);
        if (rest.ptr)
            status = use_message(self, rest, name, offset,
                                 stream->status != DM_OK && stream->ended &&
                                     length == dm_stream_peek(stream, 0).len);
        dm_stream_skip(stream, length);
    }
    if (status == DM_OK)
        dm_intake_reject_broken(self, stream, source);
    dm_arena_free(&names);
    return status;
}

dm_status dm_intake_mail(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_str bytes;
    dm_error detail = {0};
    if (dm_str_starts(dm_stream_peek(stream, 5), DM_STR("From ")))
        return read_mbox(self, stream, source);
    dm_status status = dm_stream_all(stream, DM_LIMIT_DOCUMENT_BYTES, &bytes, &detail);
    if (status == DM_ERR_MEMORY)
        return dm_fail_memory(self->error);
    if (status != DM_OK) {
        dm_intake_reject(self, source, "limit", status, 0, "%s", detail.message);
        return DM_OK;
    }
    dm_intake_reject_broken(self, stream, source);
    return use_message(self, bytes, source, SIZE_MAX, stream->status != DM_OK);
}
