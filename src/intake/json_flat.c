/*
 * json_flat.c - see json_flat.h. A tree of a line costs a hundred instructions a byte, and nearly
 * all lines hold nothing but strings. Whatever is not plainly that is left to jansson, so that
 * there is one reader of JSON that decides what is right.
 */
#include "intake/json_flat.h"

#include "base/utf8.h"

typedef struct reader {
    dm_arena *arena;
    dm_str text;
    size_t at;
} reader;

static char next_of(reader *r) {
    while (r->at < r->text.len && (r->text.ptr[r->at] == ' ' || r->text.ptr[r->at] == '\t' ||
                                   r->text.ptr[r->at] == '\n' || r->text.ptr[r->at] == '\r'))
        r->at++;
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static bool take(reader *r, char mark) {
    bool is = next_of(r) == mark;
    r->at += is;
    return is;
}

/* The four digits behind "\u"; UINT32_MAX if there are none. */
static uint32_t unit_at(dm_str text, size_t at) {
    uint32_t unit = 0;
    if (at + 4 > text.len)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = text.ptr[i], small = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit << 4 | (uint32_t)(c - '0');
        else if (small >= 'a' && small <= 'f')
            unit = unit << 4 | (uint32_t)(small - 'a' + 10);
        else
            return UINT32_MAX;
    }
    return unit;
}

/* Of "\u" and its digits, at which the reader stands: how many bytes it wrote; 0 for NUL, and for
 * half of a pair that stands alone. */
static size_t put_unit(reader *r, char out[4]) {
    uint32_t c = unit_at(r->text, r->at + 2);
    r->at += 6;
    if (c >= 0xD800 && c < 0xDC00) {
        bool paired =
            r->at + 1 < r->text.len && r->text.ptr[r->at] == '\\' && r->text.ptr[r->at + 1] == 'u';
        uint32_t low = paired ? unit_at(r->text, r->at + 2) : 0;
        if (low < 0xDC00 || low > 0xDFFF)
            return 0;
        r->at += 6;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    } else if (c == 0 || c > 0xFFFF || (c >= 0xDC00 && c < 0xE000)) {
        return 0;
    }
    return dm_utf8_put(out, c);
}

/* The same for any escape. */
static size_t put_escape(reader *r, char out[4]) {
    static const char marks[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    char name = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
    if (name == 'u')
        return put_unit(r, out);
    for (size_t i = 0; i < sizeof marks - 1; i += 2)
        if (marks[i] == name) {
            out[0] = marks[i + 1];
            r->at += 2;
            return 1;
        }
    return 0;
}

static bool ends_run(char c) {
    return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

/* Bytes up to the mark that closes a string. */
static size_t bytes_left(const reader *r) {
    size_t at = r->at;
    while (at < r->text.len && r->text.ptr[at] != '"')
        at += r->text.ptr[at] == '\\' ? 2 : 1;
    return at - r->at;
}

/* A string with escapes, whose first stands at the reader; none is longer than what was written
 * for it. */
static bool take_escaped(reader *r, size_t from, dm_str *value) {
    const char *end = r->text.ptr + r->text.len;
    size_t len = r->at - from;
    char *copy = dm_arena_alloc(r->arena, len + bytes_left(r));
    if (!copy)
        return false;
    memcpy(copy, r->text.ptr + from, len);
    while (r->at < r->text.len && r->text.ptr[r->at] == '\\') {
        size_t put = put_escape(r, copy + len);
        if (!put)
            return false;
        len += put;
        const char *run = r->text.ptr + r->at;
        size_t count = 0;
        while (run + count < end && !ends_run(run[count]))
            count++;
        memcpy(copy + len, run, count);
        len += count;
        r->at += count;
    }
    *value = (dm_str){copy, len};
    return take(r, '"');
}

static bool take_string(reader *r, dm_str *value) {
    if (!take(r, '"'))
        return false;
    size_t from = r->at;
    while (r->at < r->text.len && !ends_run(r->text.ptr[r->at]))
        r->at++;
    if (r->at < r->text.len && r->text.ptr[r->at] == '\\')
        return take_escaped(r, from, value);
    *value = dm_str_sub(r->text, from, r->at);
    return take(r, '"');
}

static bool has_key(const dm_flat_object *object, dm_str key) {
    for (size_t i = 0; i < object->count; i++)
        if (dm_str_eq(object->field[i].key, key))
            return true;
    return false;
}

static bool take_field(reader *r, dm_flat_object *object) {
    dm_str key, value;
    if (object->count == DM_FLAT_FIELDS || !take_string(r, &key) || has_key(object, key) ||
        !take(r, ':') || !take_string(r, &value))
        return false;
    object->field[object->count].key = key;
    object->field[object->count++].value = value;
    return true;
}

bool dm_json_flat(dm_arena *arena, dm_str text, dm_flat_object *object) {
    reader r = {.arena = arena, .text = text};
    object->count = 0;
    if (!take(&r, '{') || dm_utf8_valid(text) != text.len)
        return false;
    do
        if (!take_field(&r, object))
            return false;
    while (take(&r, ','));
    return take(&r, '}') && next_of(&r) == '\0' && r.at == text.len;
}
