/*
 * warc.c - web archives (ISO 28500, WARC 1.0 and 1.1), uncompressed or under gzip.
 *
 *   WARC/1.0 CRLF name: value CRLF ... CRLF CRLF  <Content-Length bytes>  CRLF CRLF
 *
 * Read here rather than by libarchive, whose reader hands out only the payload. Responses with
 * status 200, resources and conversions (WET) of text are resources; all else is stepped over.
 * Where a record does not begin with "WARC/", reading goes on at the next line that does; a record
 * that breaks off keeps what it has.
 */
#include "intake/containers.h"

#include "base/error.h"
#include "base/limits.h"
#include "intake/http.h"

enum { HEADER_BYTES = 1 << 20, LINE_BYTES = 64 << 10 };

typedef struct warc_record {
    dm_str type, url, date, content_type;
    uint64_t length;
    bool has_length;
} warc_record;

static dm_str copy(dm_arena *arena, dm_str s) {
    return dm_arena_str(arena, s);
}

/* Reads the header lines of a record, "WARC/1.x" being consumed. False: it breaks off. */
static bool read_header(dm_intake *self, dm_stream *stream, warc_record *record) {
    dm_str line;
    size_t total = 0;
    while (dm_stream_line(stream, LINE_BYTES, &line) == DM_LINE) {
        dm_str text = dm_str_trim(line);
        size_t colon = dm_str_find(text, DM_STR(":"), 0);
        if (text.len == 0)
            return true;
        total += line.len;
        if (total > HEADER_BYTES)
            return false;
        if (colon == SIZE_MAX)
            continue;
        dm_str name = dm_str_sub(text, 0, colon);
        dm_str value = dm_str_trim(dm_str_sub(text, colon + 1, text.len));
        if (dm_str_eq_nocase(name, DM_STR("WARC-Type")))
            record->type = copy(&self->scratch, value);
        else if (dm_str_eq_nocase(name, DM_STR("WARC-Target-URI")))
            record->url = copy(&self->scratch, value);
        else if (dm_str_eq_nocase(name, DM_STR("WARC-Date")))
            record->date = copy(&self->scratch, value);
        else if (dm_str_eq_nocase(name, DM_STR("Content-Type")))
            record->content_type = copy(&self->scratch, value);
        else if (dm_str_eq_nocase(name, DM_STR("Content-Length")))
            record->has_length = dm_str_number(value, UINT64_MAX / 2, &record->length);
    }
    return false;
}

static bool wanted_type(dm_str type) {
    static const char *const wanted[] = {"text/html", "application/xhtml", "text/plain"};
    if (type.len == 0)
        return true;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (dm_str_eq_nocase(dm_str_sub(type, 0, strlen(wanted[i])), dm_str_of(wanted[i])))
            return true;
    return false;
}

static bool is_wanted(const warc_record *record) {
    return dm_str_is(record->type, "response") || dm_str_is(record->type, "resource") ||
           dm_str_is(record->type, "conversion");
}

static dm_str without_brackets(dm_str url) {
    if (url.len >= 2 && url.ptr[0] == '<' && url.ptr[url.len - 1] == '>')
        return dm_str_sub(url, 1, url.len - 1);
    return url;
}

static dm_status emit_record(dm_intake *self, const warc_record *record, dm_str block,
                             dm_str source, uint64_t offset, bool truncated) {
    dm_http http = {.content_type = record->content_type, .body = block};
    dm_error detail = {0};
    dm_resource resource = {.source = source,
                            .offset = (size_t)offset,
                            .url = without_brackets(record->url),
                            .crawled = record->date};
    if (dm_str_is(record->type, "response"))
        dm_http_parse(block, &http);
    if ((http.status != 0 && http.status != 200) || !wanted_type(http.content_type))
        return DM_OK;
    dm_status status = dm_http_body(&self->scratch, &http, DM_LIMIT_DOCUMENT_BYTES, &resource.bytes,
                                    &truncated, &detail);
    if (status == DM_ERR_MEMORY)
        return dm_fail_memory(self->error);
    if (status == DM_OK)
        status = dm_intake_count_expanded(self, resource.bytes.len, &detail);
    if (status != DM_OK) {
        dm_intake_reject(self, source, "limit", status, offset, "%s", detail.message);
        return DM_OK;
    }
    if (resource.bytes.len == 0)
        return DM_OK;
    resource.content_type = http.content_type;
    resource.language = http.content_language;
    resource.truncated = truncated;
    if (resource.crawled.len == 0)
        resource.crawled = http.date;
    return dm_intake_emit(self, &resource);
}

static dm_status read_block(dm_intake *self, dm_stream *stream, const warc_record *record,
                            dm_str source, uint64_t offset) {
    dm_status status = DM_OK;
    if (!is_wanted(record)) {
        dm_stream_skip(stream, record->length);
    } else if (record->length > DM_LIMIT_DOCUMENT_BYTES) {
        dm_intake_reject(self, source, "limit", DM_ERR_LIMIT, offset,
                         "a record of more than %d bytes", DM_LIMIT_DOCUMENT_BYTES);
        dm_stream_skip(stream, record->length);
    } else {
        dm_str block = dm_stream_peek(stream, (size_t)record->length);
        bool truncated = block.len < record->length;
        if (truncated)
            dm_intake_reject(self, source, "truncated", DM_ERR_FORMAT, offset,
                             "the record has %zu of its %llu bytes", block.len,
                             (unsigned long long)record->length);
        block = dm_str_sub(block, 0, (size_t)record->length);
        status = emit_record(self, record, block, source, offset, truncated);
        dm_stream_skip(stream, record->length);
    }
    return status;
}

/* Steps to the next line that begins a record. Says where it had to search. False at the end. */
static bool find_record(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_str line;
    bool lost = false;
    for (;;) {
        if (dm_str_starts(dm_stream_peek(stream, 5), DM_STR("WARC/")))
            return true;
        uint64_t offset = stream->offset;
        dm_line_result result = dm_stream_line(stream, LINE_BYTES, &line);
        if (result == DM_LINE_END)
            return false;
        if (!lost && (result == DM_LINE_TOO_LONG || dm_str_trim(line).len)) {
            lost = true;
            dm_intake_reject(self, source, "broken-record", DM_ERR_FORMAT, offset,
                             "no WARC record begins here");
        }
    }
}

dm_status dm_intake_warc(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_status status = DM_OK;
    dm_arena names;
    dm_str version;
    dm_arena_init(&names, 0);
    while (status == DM_OK && find_record(self, stream, source)) {
        warc_record record = {0};
        uint64_t offset = stream->offset;
        dm_arena_reset(&names);
        dm_arena_reset(&self->scratch);
        dm_str name = dm_arena_printf(&names, "%.*s#%zu", DM_FMT(source), ++self->number);
        (void)dm_stream_line(stream, LINE_BYTES, &version);
        if (!read_header(self, stream, &record) || !record.has_length)
            dm_intake_reject(self, name, "broken-record", DM_ERR_FORMAT, offset,
                             "a WARC header without its length or end");
        else
            status = read_block(self, stream, &record, name, offset);
    }
    if (status == DM_OK)
        dm_intake_reject_broken(self, stream, source);
    dm_arena_free(&names);
    return status;
}
