/*
 * mail.c - messages: RFC 5322 headers, RFC 2047 encoded words, MIME parts (RFC 2045),
 * quoted-printable and base64.
 *
 * Of a message in several forms the plain text is taken if it says anything, else the HTML: the
 * plain form of a newsletter has its articles without the tables of its layout.
 */
#include "intake/mail.h"

#include <stdio.h>

#include "base/utf8.h"
#include "intake/encoding.h"
#include "intake/http.h"

enum { PARTS_DEEP = 8, PLAIN_ENOUGH = 200 };

/* ---- transfer encodings ---- */

static int hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

static dm_str quoted_printable(dm_arena *arena, dm_str s, bool header) {
    char *out = dm_arena_alloc(arena, s.len + 1);
    size_t length = 0;
    for (size_t i = 0; out && i < s.len; i++) {
        if (header && s.ptr[i] == '_') {
            out[length++] = ' ';
        } else if (s.ptr[i] == '=' && i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 &&
                   hex(s.ptr[i + 2]) >= 0) {
            out[length++] = (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2]));
            i += 2;
        } else if (s.ptr[i] == '=' && i + 1 < s.len && s.ptr[i + 1] == '\n') {
            i++;
        } else if (s.ptr[i] == '=' && i + 2 < s.len && s.ptr[i + 1] == '\r' &&
                   s.ptr[i + 2] == '\n') {
            i += 2;
        } else {
            out[length++] = s.ptr[i];
        }
    }
    return (dm_str){out ? out : "", length};
}

static int base64_value(char c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+' || c == '-' ? 62
           : c == '/' || c == '_' ? 63
                                  : -1;
}

static dm_str base64(dm_arena *arena, dm_str s) {
    char *out = dm_arena_alloc(arena, s.len + 1);
    size_t length = 0;
    unsigned bits = 0, count = 0;
    for (size_t i = 0; out && i < s.len; i++) {
        int value = base64_value(s.ptr[i]);
        if (value < 0)
            continue;
        bits = (bits << 6 | (unsigned)value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[length++] = (char)(bits >> count);
        }
    }
    return (dm_str){out ? out : "", length};
}

/* ---- headers ---- */

/* "=?utf-8?Q?Caf=C3=A9?=" at the start of s; *used is its length. */
static bool encoded_word(dm_arena *arena, dm_str s, dm_str *decoded, size_t *used) {
    if (!dm_str_starts(s, DM_STR("=?")))
        return false;
    size_t charset_end = dm_str_find(s, DM_STR("?"), 2);
    if (charset_end == SIZE_MAX || charset_end + 3 > s.len || s.ptr[charset_end + 2] != '?')
        return false;
    size_t end = dm_str_find(s, DM_STR("?="), charset_end + 3);
    if (end == SIZE_MAX)
        return false;
    char method = s.ptr[charset_end + 1];
    dm_str inner = dm_str_sub(s, charset_end + 3, end);
    dm_str bytes = method == 'B' || method == 'b' ? base64(arena, inner)
                                                  : quoted_printable(arena, inner, true);
    dm_str type =
        dm_arena_printf(arena, "text/plain; charset=%.*s", DM_FMT(dm_str_sub(s, 2, charset_end)));
    dm_decoded text;
    if (dm_decode(arena, bytes, type, false, &text, NULL) != DM_OK)
        return false;
    *decoded = text.text;
    *used = end + 2;
    return true;
}

static dm_str decoded_header(dm_arena *arena, dm_str s) {
    char *out = dm_arena_alloc(arena, s.len * 4 + 1);
    size_t length = 0, repaired;
    bool after_word = false;
    for (size_t i = 0; out && i < s.len;) {
        dm_str word;
        size_t used;
        if (encoded_word(arena, dm_str_sub(s, i, s.len), &word, &used) && word.len <= used * 4) {
            memcpy(out + length, word.ptr, word.len);
            length += word.len;
            i += used;
            after_word = true;
            continue;
        }
        size_t next = i;
        while (after_word && next < s.len && strchr(" \t\r\n", s.ptr[next]))
            next++;
        if (after_word && next > i && dm_str_starts(dm_str_sub(s, next, s.len), DM_STR("=?"))) {
            i = next; /* white space between encoded words is not text */
            continue;
        }
        after_word = false;
        char c = s.ptr[i++];
        out[length++] = c == '\r' || c == '\n' || c == '\t' ? ' ' : c;
    }
    return dm_utf8_repair(arena, dm_str_trim((dm_str){out ? out : "", length}), &repaired);
}

typedef struct part_header {
    dm_str type, encoding, disposition, subject, from, date;
} part_header;

/* The value of a header field with the lines folded under it. */
static dm_str with_folds(dm_str value, dm_str *rest) {
    const char *end = value.ptr + value.len;
    while (rest->len && (rest->ptr[0] == ' ' || rest->ptr[0] == '\t')) {
        const char *feed = memchr(rest->ptr, '\n', rest->len);
        end = feed ? feed : rest->ptr + rest->len;
        *rest = feed ? dm_str_range(feed + 1, rest->ptr + rest->len)
                     : (dm_str){rest->ptr + rest->len, 0};
    }
    return dm_str_trim(dm_str_range(value.ptr, end));
}

static dm_str read_header(dm_str message, part_header *header) {
    dm_str rest = message, name, value;
    *header = (part_header){0};
    while (dm_header_next(&rest, &name, &value)) {
        value = with_folds(value, &rest);
        if (dm_str_eq_nocase(name, DM_STR("content-type")))
            header->type = value;
        else if (dm_str_eq_nocase(name, DM_STR("content-transfer-encoding")))
            header->encoding = value;
        else if (dm_str_eq_nocase(name, DM_STR("content-disposition")))
            header->disposition = value;
        else if (dm_str_eq_nocase(name, DM_STR("subject")))
            header->subject = value;
        else if (dm_str_eq_nocase(name, DM_STR("from")))
            header->from = value;
        else if (dm_str_eq_nocase(name, DM_STR("date")))
            header->date = value;
    }
    return rest.ptr ? rest : (dm_str){"", 0};
}

/* ---- parts ---- */

static bool type_is(dm_str type, const char *prefix) {
    return dm_str_eq_nocase(dm_str_sub(type, 0, strlen(prefix)), dm_str_of(prefix));
}

static dm_str boundary_of(dm_str type) {
    size_t at = dm_str_find_nocase(type, DM_STR("boundary="), 0);
    if (at == SIZE_MAX)
        return (dm_str){0};
    dm_str rest = dm_str_sub(type, at + 9, type.len);
    bool quoted = rest.len && rest.ptr[0] == '"';
    size_t n = quoted ? 1 : 0;
    while (n < rest.len && rest.ptr[n] != (quoted ? '"' : ';') && (quoted || rest.ptr[n] > ' '))
        n++;
    return dm_str_sub(rest, quoted ? 1 : 0, n);
}

static dm_str decoded_body(dm_arena *arena, dm_str body, dm_str encoding) {
    if (dm_str_eq_nocase(encoding, DM_STR("base64")))
        return base64(arena, body);
    if (dm_str_eq_nocase(encoding, DM_STR("quoted-printable")))
        return quoted_printable(arena, body, false);
    return body;
}

typedef struct best_parts {
    dm_str plain, plain_type, html, html_type;
} best_parts;

static void read_part(dm_arena *arena, dm_str part, unsigned depth, best_parts *best);

static void read_multipart(dm_arena *arena, dm_str body, dm_str boundary, unsigned depth,
                           best_parts *best) {
    dm_str mark = dm_arena_printf(arena, "--%.*s", DM_FMT(boundary));
    size_t at = dm_str_find(body, mark, 0);
    while (at != SIZE_MAX) {
        size_t start = dm_str_find(body, DM_STR("\n"), at);
        size_t next = dm_str_find(body, mark, at + mark.len);
        if (start == SIZE_MAX ||
            dm_str_starts(dm_str_sub(body, at + mark.len, body.len), DM_STR("--")))
            break;
        if (next == SIZE_MAX || start + 1 <= next)
            read_part(arena, dm_str_sub(body, start + 1, next), depth + 1, best);
        at = next;
    }
}

static void read_part(dm_arena *arena, dm_str part, unsigned depth, best_parts *best) {
    part_header header;
    dm_str body = read_header(part, &header);
    if (depth > PARTS_DEEP || type_is(header.disposition, "attachment"))
        return;
    if (type_is(header.type, "multipart/")) {
        dm_str boundary = boundary_of(header.type);
        if (boundary.len)
            read_multipart(arena, body, boundary, depth, best);
    } else if (type_is(header.type, "text/html")) {
        if (best->html.len == 0) {
            best->html = decoded_body(arena, body, header.encoding);
            best->html_type = header.type;
        }
    } else if (header.type.len == 0 || type_is(header.type, "text/plain")) {
        if (best->plain.len == 0) {
            best->plain = decoded_body(arena, body, header.encoding);
            best->plain_type = header.type;
        }
    }
}

/* "Name <a@b.c>" without the address. */
static dm_str display_name(dm_str from) {
    size_t angle = dm_str_find(from, DM_STR("<"), 0);
    dm_str name = angle != SIZE_MAX && angle > 0 ? dm_str_trim(dm_str_sub(from, 0, angle)) : from;
    if (name.len >= 2 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"')
        name = dm_str_sub(name, 1, name.len - 1);
    return name;
}

void dm_mail_parse(dm_arena *arena, dm_str message, dm_mail *mail) {
    part_header header;
    best_parts best = {0};
    *mail = (dm_mail){0};
    read_header(message, &header);
    read_part(arena, message, 0, &best);
    mail->subject = decoded_header(arena, header.subject);
    mail->from = display_name(decoded_header(arena, header.from));
    mail->date = decoded_header(arena, header.date);
    mail->html = best.html.len && dm_str_trim(best.plain).len < PLAIN_ENOUGH;
    mail->body = mail->html ? best.html : best.plain;
    mail->content_type = mail->html ? best.html_type : best.plain_type;
}
