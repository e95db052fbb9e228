/*
 * jsonl.c - JSON Lines, JSON arrays of articles, single objects, JSON Feed.
 *
 * A line is one object: a broken line is rejected and the next is read. A file that begins with
 * "[", or whose first line is not a whole object, is cut into objects by counting brackets outside
 * strings, so that an array of a million articles needs no more memory than its longest. Field
 * names are those of fields.c; objects under "source", "metadata" and the like are looked into.
 */
#include "intake/containers.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/limits.h"
#include "intake/fields.h"
#include "intake/json_flat.h"

typedef struct json_reader {
    dm_intake *intake;
    dm_str file;
    dm_arena names;
    uint64_t offset; /* of the object at hand */
    size_t number;   /* its line, or its place in the array */
    dm_status status;
} json_reader;

/* ---- values ---- */

static bool is_time_name(dm_field field) {
    return field == DM_FIELD_PUBLISHED || field == DM_FIELD_CRAWLED;
}

/* Seconds or milliseconds since 1970 as ISO 8601. */
static dm_str epoch_text(dm_arena *arena, json_int_t value) {
    time_t seconds = (time_t)(value > 100000000000 ? value / 1000 : value);
    struct tm t;
    if (value < 100000000 || !gmtime_r(&seconds, &t))
        return (dm_str){0};
    return dm_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900, t.tm_mon + 1,
                           t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

static dm_str plain(const json_t *value) {
    return json_is_string(value) ? (dm_str){json_string_value(value), json_string_length(value)}
                                 : (dm_str){0};
}

/* A string; of an object its "name"; of a list its parts, paragraphs or names, joined. */
static dm_str value_text(dm_arena *arena, const json_t *value, dm_field field) {
    static const char *const names[] = {"name", "title", "domain", "uri", "url", "text"};
    if (json_is_integer(value) && is_time_name(field))
        return epoch_text(arena, json_integer_value(value));
    if (json_is_object(value)) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (plain(json_object_get(value, names[i])).len)
                return plain(json_object_get(value, names[i]));
        return (dm_str){0};
    }
    if (!json_is_array(value))
        return plain(value);
    const char *separator = field == DM_FIELD_TEXT ? "\n\n" : ", ";
    dm_str joined = {0};
    for (size_t i = 0; i < json_array_size(value) && i < 4096; i++) {
        const json_t *part = json_array_get(value, i);
        dm_str text = json_is_array(part) ? (dm_str){0} : value_text(arena, part, field);
        if (text.len && joined.len + text.len < DM_LIMIT_DOCUMENT_BYTES)
            joined = joined.len ? dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(joined), separator,
                                                  DM_FMT(text))
                                : text;
    }
    return joined;
}

static bool is_envelope(const char *key) {
    static const char *const names[] = {"metadata", "meta", "article", "data", "doc", "_source"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(key, names[i]) == 0)
            return true;
    return false;
}

static void collect(json_reader *self, json_t *object, dm_field_values *values, bool inner) {
    dm_intake *intake = self->intake;
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        dm_field field = dm_field_of(dm_str_of(key), intake->options);
        if (json_is_object(value) && is_envelope(key) && !inner)
            collect(self, value, values, true);
        else if (field != DM_FIELD_NONE)
            dm_fields_add(values, dm_str_of(key), value_text(&intake->scratch, value, field),
                          intake->options);
    }
}

/* ---- objects ---- */

static dm_str name_of(json_reader *self) {
    dm_arena_reset(&self->names);
    return dm_arena_printf(&self->names, "%.*s:%zu", DM_FMT(self->file), self->number);
}

static void reject(json_reader *self, const char *reason, dm_status status, const char *text) {
    dm_intake_reject(self->intake, name_of(self), reason, status, self->offset, "%s", text);
}

static void use_values(json_reader *self, const dm_field_values *values, dm_str outlet,
                       dm_str language) {
    dm_resource resource = {.source = name_of(self), .offset = (size_t)self->offset};
    if (!dm_fields_resource(values, &resource)) {
        reject(self, "no-text", DM_ERR_FORMAT,
               "no field of it is known to hold text; --map can name one");
        dm_arena_reset(&self->intake->scratch);
        return;
    }
    if (resource.outlet.len == 0)
        resource.outlet = outlet;
    if (resource.language.len == 0)
        resource.language = language;
    self->status = dm_intake_emit(self->intake, &resource);
}

static void use_article(json_reader *self, json_t *object, dm_str outlet, dm_str language) {
    dm_field_values values = {0};
    collect(self, object, &values, false);
    use_values(self, &values, outlet, language);
}

/* An object of strings alone; false if it is another. */
static bool use_flat(json_reader *self, dm_str text) {
    dm_field_values values = {0};
    dm_flat_object object;
    dm_intake *intake = self->intake;
    if (!dm_json_flat(&intake->scratch, text, &object))
        return false;
    for (size_t i = 0; i < object.count; i++)
        dm_fields_add(&values, object.field[i].key, object.field[i].value, intake->options);
    use_values(self, &values, (dm_str){0}, (dm_str){0});
    return true;
}

/* JSON Feed, or {"articles": [...]} as news interfaces answer. */
static bool use_list(json_reader *self, json_t *object) {
    static const char *const names[] = {"items", "articles", "results", "documents", "stories"};
    if (plain(json_object_get(object, "text")).len)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *list = json_object_get(object, names[i]);
        if (!json_is_array(list))
            continue;
        bool feed = i == 0;
        for (size_t k = 0; k < json_array_size(list) && self->status == DM_OK; k++) {
            json_t *item = json_array_get(list, k);
            self->number = k + 1;
            if (json_is_object(item))
                use_article(self, item,
                            feed ? plain(json_object_get(object, "title")) : (dm_str){0},
                            plain(json_object_get(object, "language")));
        }
        return true;
    }
    return false;
}

/* Brackets in one another; strings are stepped over. */
static size_t depth_of(dm_str s) {
    size_t depth = 0, deepest = 0;
    bool string = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (string) {
            i += c == '\\';
            string = c != '"';
        } else if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            depth++;
            deepest = depth > deepest ? depth : deepest;
        } else if ((c == '}' || c == ']') && depth) {
            depth--;
        }
    }
    return deepest;
}

static void use_text(json_reader *self, dm_str text) {
    json_error_t fault;
    if (use_flat(self, text))
        return;
    if (depth_of(text) > DM_LIMIT_JSON_DEPTH) {
        reject(self, "limit", DM_ERR_LIMIT, "more brackets in one another than the bound");
        return;
    }
    json_t *root = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, &fault);
    if (!json_is_object(root)) {
        reject(self, "bad-json", DM_ERR_FORMAT, root ? "it is not an object" : fault.text);
    } else if (!use_list(self, root)) {
        use_article(self, root, (dm_str){0}, (dm_str){0});
    }
    json_decref(root);
}

/* ---- lines ---- */

static void read_lines(json_reader *self, dm_stream *stream) {
    dm_str line;
    while (self->status == DM_OK) {
        self->offset = stream->offset;
        dm_line_result result = dm_stream_line(stream, DM_LIMIT_DOCUMENT_BYTES, &line);
        if (result == DM_LINE_END)
            break;
        self->number++;
        if (self->number == 1 && dm_str_starts(line, DM_STR("\xef\xbb\xbf")))
            line = dm_str_sub(line, 3, line.len);
        line = dm_str_trim(line);
        if (result == DM_LINE_TOO_LONG)
            reject(self, "limit", DM_ERR_LIMIT, "the line is longer than the bound of a document");
        else if (line.len)
            use_text(self, line);
    }
}

/* ---- objects cut by their brackets ---- */

/* The length of the object at the start of the window, 0 if it does not end within the bound. */
static size_t object_length(dm_stream *stream) {
    size_t at = 0, depth = 0, want = 64 << 10;
    bool string = false;
    for (;;) {
        dm_str s = dm_stream_peek(stream, want);
        for (; at < s.len; at++) {
            char c = s.ptr[at];
            if (string) {
                if (c == '\\')
                    at++;
                else if (c == '"')
                    string = false;
            } else if (c == '"') {
                string = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return at + 1;
            }
        }
        if (s.len < want || want > DM_LIMIT_DOCUMENT_BYTES)
            return 0;
        want *= 2;
    }
}

/* What may stand between the objects of a list. */
static bool is_between(dm_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(" \t\r\n,[]", s.ptr[i]) || !s.ptr[i])
            return false;
    return true;
}

static void read_objects(json_reader *self, dm_stream *stream) {
    bool told = false; /* once for all that stands between two objects */
    while (self->status == DM_OK) {
        dm_str s = dm_stream_some(stream);
        size_t skip = 0;
        while (skip < s.len && s.ptr[skip] != '{')
            skip++;
        self->offset = stream->offset;
        if (!told && !is_between(dm_str_sub(s, 0, skip))) {
            self->number++;
            reject(self, "bad-json", DM_ERR_FORMAT, "there is text that is no object");
            told = true;
        }
        dm_stream_skip(stream, skip);
        if (s.len == 0)
            return;
        if (skip == s.len)
            continue;
        told = false;
        self->offset = stream->offset;
        self->number++;
        size_t length = object_length(stream);
        if (length == 0) {
            reject(self, "bad-json", DM_ERR_FORMAT, "the object does not end");
            dm_stream_skip(stream, 1);
            continue;
        }
        use_text(self, dm_str_sub(dm_stream_peek(stream, length), 0, length));
        dm_stream_skip(stream, length);
    }
}

/* Does the first line hold a whole object? */
static bool is_lines(dm_stream *stream) {
    dm_str s = {0};
    const char *feed = NULL;
    for (size_t want = 4096; !feed && want <= DM_LIMIT_DOCUMENT_BYTES; want *= 4) {
        s = dm_stream_peek(stream, want);
        const char *from = s.ptr;
        while (from < s.ptr + s.len && (*from == '\n' || *from == '\r' || *from == ' '))
            from++;
        feed = memchr(from, '\n', (size_t)(s.ptr + s.len - from));
        if (s.len < want)
            break;
    }
    dm_str line = dm_str_trim(feed ? dm_str_range(s.ptr, feed) : s);
    if (dm_str_starts(line, DM_STR("\xef\xbb\xbf")))
        line = dm_str_trim(dm_str_sub(line, 3, line.len));
    return dm_str_starts(line, DM_STR("[")) ? false
                                            : dm_str_ends(line, DM_STR("}")) || feed == NULL ||
                                                  (line.len > 1 && depth_of(line) == 0);
}

dm_status dm_intake_json(dm_intake *self, dm_stream *stream, dm_str source) {
    json_reader reader = {.intake = self, .file = source};
    dm_arena_init(&reader.names, 0);
    if (is_lines(stream))
        read_lines(&reader, stream);
    else
        read_objects(&reader, stream);
    if (reader.status == DM_OK)
        dm_intake_reject_broken(self, stream, source);
    dm_arena_free(&reader.names);
    return reader.status;
}
