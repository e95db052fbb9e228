/*
 * csv.c - tables with a header line (RFC 4180): comma, semicolon or tab between fields, quoted
 * fields may hold line feeds and doubled quotes.
 *
 * A record is looked for in the window of the stream. One whose quote never closes would swallow
 * the rest of the file: it is rejected with its line, and reading goes on at the next line.
 */
#include "intake/containers.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "intake/fields.h"

enum { COLUMNS = 1024 };

typedef struct table {
    dm_intake *intake;
    dm_stream *stream;
    dm_str file;
    dm_arena kept; /* header */
    dm_str columns[COLUMNS];
    size_t column_count;
    dm_str fields[COLUMNS];
    size_t field_count;
    char separator;
    size_t line; /* of the record at hand */
    uint64_t offset;
    dm_status status;
} table;

/* The bytes of the record at the start of the window, its line end included; 0 if its quote does
 * not close within the bound. *lines: line feeds in it. */
static size_t record_length(dm_stream *stream, char separator, size_t *lines) {
    size_t at = 0, want = 64 << 10;
    bool quoted = false, field_start = true;
    *lines = 0;
    for (;;) {
        dm_str s = dm_stream_peek(stream, want);
        for (; at < s.len; at++) {
            char c = s.ptr[at];
            *lines += c == '\n';
            if (c == '"' && (quoted || field_start))
                quoted = !quoted;
            else if (c == '\n' && !quoted)
                return at + 1;
            /* A doubled quote closes and opens again: it must count as a start. */
            field_start = c == separator || (c == '"' && !quoted);
        }
        if (s.len < want)
            return quoted ? 0 : s.len;
        if (want > DM_LIMIT_DOCUMENT_BYTES)
            return 0;
        want *= 2;
    }
}

static dm_str unquoted(dm_arena *arena, dm_str s) {
    dm_str field = dm_str_trim(s);
    if (field.len < 2 || field.ptr[0] != '"' || field.ptr[field.len - 1] != '"')
        return s;
    field = dm_str_sub(field, 1, field.len - 1);
    char *out = dm_arena_alloc(arena, field.len + 1);
    size_t length = 0;
    for (size_t i = 0; out && i < field.len; i++) {
        out[length++] = field.ptr[i];
        i += field.ptr[i] == '"' && i + 1 < field.len && field.ptr[i + 1] == '"';
    }
    return (dm_str){out ? out : "", length};
}

/* Cuts a record into self->fields, in `arena`. */
static void split(table *self, dm_arena *arena, dm_str record) {
    size_t start = 0;
    bool quoted = false, field_start = true;
    while (record.len && (record.ptr[record.len - 1] == '\n' || record.ptr[record.len - 1] == '\r'))
        record.len--;
    self->field_count = 0;
    for (size_t i = 0; i <= record.len; i++) {
        char c = i < record.len ? record.ptr[i] : self->separator;
        bool end = i == record.len || (c == self->separator && !quoted);
        if (end && self->field_count < COLUMNS) {
            self->fields[self->field_count++] = unquoted(arena, dm_str_sub(record, start, i));
            start = i + 1;
        }
        if (c == '"' && (quoted || field_start))
            quoted = !quoted;
        field_start = end || (c == '"' && !quoted);
    }
}

static char separator_of(dm_str header) {
    size_t tabs = 0, commas = 0, semicolons = 0;
    for (size_t i = 0; i < header.len; i++) {
        tabs += header.ptr[i] == '\t';
        commas += header.ptr[i] == ',';
        semicolons += header.ptr[i] == ';';
    }
    return tabs > 0 && tabs >= commas ? '\t' : semicolons > commas ? ';' : ',';
}

static void reject(table *self, const char *reason, dm_status status, const char *text) {
    dm_str name =
        dm_arena_printf(&self->intake->scratch, "%.*s:%zu", DM_FMT(self->file), self->line);
    dm_intake_reject(self->intake, name, reason, status, self->offset, "%s", text);
    dm_arena_reset(&self->intake->scratch);
}

/* The next record in the window; its length is stepped over by the caller. */
static bool next_record(table *self, dm_str *record, size_t *lines) {
    while (dm_stream_some(self->stream).len) {
        self->offset = self->stream->offset;
        size_t length = record_length(self->stream, self->separator, lines);
        if (length) {
            *record = dm_str_sub(dm_stream_peek(self->stream, length), 0, length);
            return true;
        }
        dm_str ignored;
        reject(self, "bad-line", DM_ERR_FORMAT, "a quoted field does not end");
        if (dm_stream_line(self->stream, DM_LIMIT_DOCUMENT_BYTES, &ignored) == DM_LINE_END)
            break;
        self->line++;
    }
    return false;
}

static bool read_header(table *self) {
    dm_str record;
    size_t lines, known = 0;
    dm_str start = dm_stream_peek(self->stream, 64 << 10);
    const char *feed = memchr(start.ptr, '\n', start.len);
    self->separator = separator_of(feed ? dm_str_range(start.ptr, feed) : start);
    if (dm_str_starts(start, DM_STR("\xef\xbb\xbf")))
        dm_stream_skip(self->stream, 3);
    if (!next_record(self, &record, &lines))
        return false;
    split(self, &self->kept, record);
    for (size_t i = 0; i < self->field_count; i++) {
        self->columns[i] = dm_arena_str(&self->kept, dm_str_trim(self->fields[i]));
        dm_field field = dm_field_of(self->columns[i], self->intake->options);
        known += field == DM_FIELD_TEXT || field == DM_FIELD_HTML;
    }
    self->column_count = self->field_count;
    if (!known)
        reject(self, "no-text-column", DM_ERR_FORMAT,
               "no column of it is known to hold text; --map can name one");
    dm_stream_skip(self->stream, record.len);
    self->line += lines;
    return known > 0;
}

static void use_record(table *self, dm_str record) {
    dm_intake *intake = self->intake;
    dm_field_values values = {0};
    dm_resource resource = {.offset = (size_t)self->offset};
    if (dm_str_trim(record).len == 0)
        return;
    split(self, &intake->scratch, record);
    if (self->field_count > self->column_count) {
        reject(self, "bad-line", DM_ERR_FORMAT, "more fields than the header has");
        return;
    }
    for (size_t i = 0; i < self->field_count; i++)
        dm_fields_add(&values, self->columns[i], self->fields[i], intake->options);
    if (!dm_fields_resource(&values, &resource)) {
        reject(self, "no-text", DM_ERR_FORMAT, "its text is empty");
        return;
    }
    resource.source = dm_arena_printf(&intake->scratch, "%.*s:%zu", DM_FMT(self->file), self->line);
    self->status = dm_intake_emit(intake, &resource);
}

dm_status dm_intake_csv(dm_intake *self, dm_stream *stream, dm_str source) {
    dm_arena own;
    dm_arena_init(&own, 0);
    table *table = DM_NEW(&own, struct table);
    if (!table)
        return dm_fail_memory(self->error);
    *table = (struct table){.intake = self, .stream = stream, .file = source, .line = 1};
    dm_arena_init(&table->kept, 0);
    if (read_header(table)) {
        dm_str record;
        size_t lines;
        while (table->status == DM_OK && next_record(table, &record, &lines)) {
            size_t length = record.len;
            use_record(table, record);
            dm_stream_skip(stream, length);
            table->line += lines;
        }
        if (table->status == DM_OK)
            dm_intake_reject_broken(self, stream, source);
    }
    dm_status status = table->status;
    dm_arena_free(&table->kept);
    dm_arena_free(&own);
    return status;
}
