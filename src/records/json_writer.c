/*
 * json_writer.c - see json_writer.h. What is written is byte for byte what jansson makes of the
 * same values (JSON_COMPACT, reals of seven digits).
 */
#include "records/json_writer.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"

/* Of a real: rounded confidences, and coordinates to 4 places behind the point, have no more. */
enum { REAL_DIGITS = 7, MOST_DIGITS = 20 };
static const double MOST_WHOLE = 1e7;

static void put(dm_json_writer *self, const char *bytes, size_t count) {
    self->failed |= !dm_buffer_append(self->out, bytes, count);
}

static void put_byte(dm_json_writer *self, char byte) {
    dm_buffer *out = self->out;
    if (out->len < out->cap)
        out->ptr[out->len++] = byte;
    else
        put(self, &byte, 1);
}

void dm_json_open(dm_json_writer *self, char bracket) {
    put_byte(self, bracket);
}

void dm_json_close(dm_json_writer *self, char bracket) {
    put_byte(self, bracket);
}

/* A comma, unless it is the first: what is before a later one ends in no opening bracket. */
void dm_json_item(dm_json_writer *self) {
    char last = self->out->len ? self->out->ptr[self->out->len - 1] : '[';
    if (last != '[' && last != '{')
        put_byte(self, ',');
}

void dm_json_key(dm_json_writer *self, dm_str key) {
    dm_buffer *out = self->out;
    dm_json_item(self);
    if (out->cap - out->len < key.len + 3 && !dm_buffer_room(out, key.len + 3)) {
        self->failed = true;
        return;
    }
    char *at = out->ptr + out->len;
    *at++ = '"';
    memcpy(at, key.ptr, key.len);
    memcpy(at + key.len, "\":", 2);
    out->len += key.len + 3;
}

void dm_json_own_key(dm_json_writer *self, dm_str key) {
    dm_json_item(self);
    dm_json_text(self, key);
    put_byte(self, ':');
}

void dm_json_null(dm_json_writer *self) {
    put(self, "null", 4);
}

void dm_json_bool(dm_json_writer *self, bool value) {
    put(self, value ? "true" : "false", value ? 4 : 5);
}

static void put_escape(dm_json_writer *self, unsigned char byte) {
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i < sizeof names - 1; i += 2)
        if ((unsigned char)names[i] == byte) {
            put_byte(self, '\\');
            put_byte(self, names[i + 1]);
            return;
        }
    char code[8];
    put(self, code, (size_t)snprintf(code, sizeof code, "\\u%04X", (unsigned)byte));
}

static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte != '"' && byte != '\\';
}

/* Of eight bytes: the top bit is set of the first that is below 0x20, a quote or a backslash. */
static uint64_t odd_bytes(uint64_t word) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
    return ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
}

/* Copied and looked at in one go, eight bytes at a time, up to what must be escaped. */
static size_t put_run(dm_json_writer *self, dm_str text, size_t at) {
    enum { WORD = 8 };
    const uint64_t high = 0x8080808080808080u;
    size_t begin = at;
    for (; at + WORD <= text.len; at += WORD) {
        uint64_t word;
        memcpy(&word, text.ptr + at, WORD);
        if (odd_bytes(word) & high)
            break;
    }
    while (at < text.len && is_plain((unsigned char)text.ptr[at]))
        at++;
    put(self, text.ptr + begin, at - begin);
    return at;
}

static void put_string(dm_json_writer *self, dm_str text) {
    put_byte(self, '"');
    for (size_t at = 0; at < text.len;) {
        at = put_run(self, text, at);
        if (at < text.len)
            put_escape(self, (unsigned char)text.ptr[at++]);
    }
    put_byte(self, '"');
}

/* ASCII in which nothing is to be escaped. */
static bool is_bare(dm_str text) {
    enum { WORD = 8 };
    const uint64_t high = 0x8080808080808080u;
    size_t at = 0;
    for (; at + WORD <= text.len; at += WORD) {
        uint64_t word;
        memcpy(&word, text.ptr + at, WORD);
        if ((word | odd_bytes(word)) & high)
            return false;
    }
    while (at < text.len && is_plain((unsigned char)text.ptr[at]) &&
           (unsigned char)text.ptr[at] < 0x80)
        at++;
    return at == text.len;
}

void dm_json_text(dm_json_writer *self, dm_str text) {
    if (is_bare(text) && dm_buffer_room(self->out, text.len + 2)) { /* as most are */
        char *at = self->out->ptr + self->out->len;
        *at++ = '"';
        if (text.len)
            memcpy(at, text.ptr, text.len);
        at[text.len] = '"';
        self->out->len += text.len + 2;
        return;
    }
    if (dm_utf8_valid(text) == text.len) {
        put_string(self, text);
        return;
    }
    dm_arena scratch;
    dm_arena_init(&scratch, 0);
    size_t faults = 0;
    put_string(self, dm_utf8_repair(&scratch, text, &faults));
    self->failed |= scratch.failed;
    dm_arena_free(&scratch);
}

/* The digits of a number from the right, at least so many, to the end of the buffer. */
static char *digits_of(uint64_t number, size_t least, char *end) {
    char *at = end;
    while (number || (size_t)(end - at) < least) {
        *--at = (char)('0' + number % 10);
        number /= 10;
    }
    return at;
}

void dm_json_integer(dm_json_writer *self, int64_t number) {
    char buffer[MOST_DIGITS + 1], *end = buffer + sizeof buffer;
    uint64_t size = number < 0 ? -(uint64_t)number : (uint64_t)number;
    char *at = digits_of(size, 1, end);
    if (number < 0)
        *--at = '-';
    put(self, at, (size_t)(end - at));
}

/* More digits than those of the numbers in records; an exponent without plus and zeros before it.
 */
static void put_long_real(dm_json_writer *self, double number) {
    char buffer[32];
    snprintf(buffer, sizeof buffer, "%.*g", REAL_DIGITS, number);
    size_t mantissa = strcspn(buffer, "e"), digits = strspn(buffer + mantissa, "e+0");
    put(self, buffer, mantissa);
    if (!digits && !strchr(buffer, '.'))
        put(self, ".0", 2);
    if (digits) {
        put_byte(self, 'e');
        put(self, buffer + mantissa + digits, strlen(buffer + mantissa + digits));
    }
}

/* A whole number of tenths, hundredths and so on: as few digits behind the point as there are. */
void dm_json_rounded(dm_json_writer *self, double number, double scale) {
    if (!isfinite(number)) {
        dm_json_null(self);
        return;
    }
    double whole = floor(number * scale + 0.5);
    if (!(fabs(whole) < MOST_WHOLE)) {
        put_long_real(self, whole / scale);
        return;
    }
    uint64_t parts = (uint64_t)fabs(whole), unit = (uint64_t)scale;
    char buffer[2 * MOST_DIGITS], *end = buffer + sizeof buffer;
    size_t places = 0;
    for (uint64_t power = 1; power < unit; power *= 10)
        places++;
    uint64_t behind = parts % unit;
    for (; places > 1 && behind % 10 == 0; places--)
        behind /= 10;
    char *at = digits_of(behind, places, end);
    *--at = '.';
    at = digits_of(parts / unit, 1, at);
    if (whole < 0)
        *--at = '-';
    put(self, at, (size_t)(end - at));
}
