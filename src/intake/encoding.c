/*
 * encoding.c - bytes of any encoding to UTF-8.
 *
 * Order of trust: a byte order mark; being valid UTF-8 with at least one character beyond ASCII
 * (text of another encoding practically never is); the charset of the HTTP header; that of a
 * <meta>; UTF-8 with a few broken places; ICU's detector. A declared charset under which the bytes
 * are not possible is passed over. Names follow the WHATWG encoding standard where it widens them:
 * "iso-8859-1" is read as windows-1252, "gb2312" as gb18030, as browsers do.
 *
 * Mojibake is UTF-8 that somebody read as windows-1252 and saved as UTF-8 again. It is undone where
 * the characters, taken back to windows-1252 bytes, form a UTF-8 sequence of a kind that prose has
 * (quotation marks, dashes, Latin letters) or several in a row.
 */
#include "intake/encoding.h"

#include <stdio.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/error.h"
#include "base/utf8.h"

enum { META_WINDOW = 4096, MARK_EVERY = 64, DETECT_WINDOW = 32 << 10 };

/* ---- which encoding ---- */

typedef struct dm_mark_bytes {
    const char *bytes;
    size_t count;
    const char *name;
} dm_mark_bytes;

static size_t byte_order_mark(dm_str s, const char **name) {
    static const dm_mark_bytes marks[] = {
        {"\xef\xbb\xbf", 3, "UTF-8"},    {"\xff\xfe\0\0", 4, "UTF-32LE"},
        {"\0\0\xfe\xff", 4, "UTF-32BE"}, {"\xff\xfe", 2, "UTF-16LE"},
        {"\xfe\xff", 2, "UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dm_str_starts(s, (dm_str){marks[i].bytes, marks[i].count})) {
            *name = marks[i].name;
            return marks[i].count;
        }
    return 0;
}

/* The value after "charset=" in s, quotes taken off. */
static dm_str charset_in(dm_str s) {
    size_t at = dm_str_find_nocase(s, DM_STR("charset"), 0);
    while (at != SIZE_MAX) {
        dm_str rest = dm_str_trim(dm_str_sub(s, at + 7, s.len));
        if (dm_str_starts(rest, DM_STR("="))) {
            rest = dm_str_trim(dm_str_sub(rest, 1, rest.len));
            if (rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\''))
                rest = dm_str_sub(rest, 1, rest.len);
            size_t n = 0;
            while (n < rest.len && !memchr("\"' \t\r\n;,/>", rest.ptr[n], 11))
                n++;
            return dm_str_sub(rest, 0, n);
        }
        at = dm_str_find_nocase(s, DM_STR("charset"), at + 7);
    }
    return (dm_str){0};
}

static dm_str charset_in_meta(dm_str html) {
    dm_str head = dm_str_sub(html, 0, META_WINDOW);
    size_t at = 0;
    while ((at = dm_str_find_nocase(head, DM_STR("<meta"), at)) != SIZE_MAX) {
        size_t end = dm_str_find(head, DM_STR(">"), at);
        dm_str found = charset_in(dm_str_sub(head, at, end));
        if (found.len)
            return found;
        at += 5;
    }
    if (dm_str_starts(head, DM_STR("<?xml"))) {
        at = dm_str_find(head, DM_STR("encoding="), 0);
        if (at != SIZE_MAX && at + 11 < head.len) {
            dm_str rest = dm_str_sub(head, at + 10, head.len);
            size_t end = dm_str_find(rest, dm_str_sub(head, at + 9, at + 10), 0);
            return end < 32 ? dm_str_sub(rest, 0, end) : (dm_str){0};
        }
    }
    return (dm_str){0};
}

/* ICU's name for a label, "" if it is none. */
static void widened(dm_str label, char name[32]) {
    static const char *const wider[][2] = {
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"ks_c_5601-1987", "windows-949"},
        {"euc-kr", "windows-949"},
        {"shift_jis", "windows-31j"},
        {"x-sjis", "windows-31j"},
        {"tis-620", "windows-874"},
        {"utf8", "UTF-8"},
        {"unicode", "UTF-8"},
    };
    name[0] = '\0';
    if (label.len == 0 || label.len > 31)
        return;
    for (size_t i = 0; i < sizeof wider / sizeof *wider; i++)
        if (dm_str_eq_nocase(label, dm_str_of(wider[i][0]))) {
            snprintf(name, 32, "%s", wider[i][1]);
            return;
        }
    snprintf(name, 32, "%.*s", DM_FMT(label));
}

static bool is_utf8_name(const char *name) {
    return dm_str_eq_nocase(dm_str_of(name), DM_STR("utf-8"));
}

static bool is_seven_bit(const char *name) {
    return strncasecmp(name, "iso-2022", 8) == 0 || strncasecmp(name, "hz", 2) == 0;
}

typedef struct dm_byte_profile {
    size_t beyond_ascii, sequences, faults;
    bool escape;
} dm_byte_profile;

static dm_byte_profile profile(dm_str s) {
    dm_byte_profile seen = {0};
    size_t at = 0;
    while (at < s.len) {
        uint64_t eight;
        unsigned char c = (unsigned char)s.ptr[at];
        if (s.len - at >= 8) { /* eight bytes of ASCII, none of them NUL or escape */
            memcpy(&eight, s.ptr + at, 8);
            uint64_t low = eight - 0x2020202020202020u; /* borrows where a byte is below a space */
            if (!((eight | low) & 0x8080808080808080u)) {
                at += 8;
                continue;
            }
        }
        if (c < 0x80) {
            seen.escape |= c == 0x1b;
            seen.faults += c == 0;
            at++;
            continue;
        }
        uint32_t code = dm_utf8_next(s, &at);
        seen.beyond_ascii++;
        if (code == 0xFFFD)
            seen.faults++;
        else
            seen.sequences++;
    }
    return seen;
}

static void detected(dm_str s, char name[32]) {
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    name[0] = '\0';
    if (U_FAILURE(code))
        return;
    ucsdet_setText(detector, s.ptr, (int32_t)(s.len < DETECT_WINDOW ? s.len : DETECT_WINDOW),
                   &code);
    ucsdet_enableInputFilter(detector, true);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    const char *found = U_SUCCESS(code) && match ? ucsdet_getName(match, &code) : NULL;
    if (found)
        widened(dm_str_of(found), name);
    ucsdet_close(detector);
}

/* ---- conversion ---- */

typedef struct dm_conversion {
    dm_arena *arena;
    dm_decoded *out;
    char *text;
    size_t at, capacity, next_mark, replaced;
} dm_conversion;

static bool put(dm_conversion *self, uint32_t code, size_t input) {
    if (self->capacity - self->at < 4)
        return false;
    if (self->at >= self->next_mark) {
        dm_offset_mark *mark = dm_vec_push(self->arena, &self->out->marks);
        if (mark)
            *mark = (dm_offset_mark){self->at, input};
        self->next_mark = self->at + MARK_EVERY;
    }
    if (code == 0)
        code = 0xFFFD;
    self->replaced += code == 0xFFFD;
    self->at += dm_utf8_put(self->text + self->at, code);
    return true;
}

static void put_units(dm_conversion *self, const UChar *units, const int32_t *offsets,
                      int32_t count, size_t base) {
    for (int32_t i = 0; i < count; i++) {
        uint32_t code = units[i];
        size_t input = base + (offsets[i] > 0 ? (size_t)offsets[i] : 0);
        if ((code & 0xFC00) == 0xD800 && i + 1 < count && (units[i + 1] & 0xFC00) == 0xDC00)
            code = 0x10000 + ((code & 0x3FF) << 10) + (units[++i] & 0x3FF);
        else if ((code & 0xF800) == 0xD800)
            code = 0xFFFD;
        put(self, code, input);
    }
}

/* Decodes with ICU. False when the charset is unknown or more than 1 % cannot be read in it. */
static bool convert(dm_arena *arena, dm_str s, const char *name, dm_decoded *out) {
    enum { UNITS = 4096, STEP = 1024 }; /* a step of input never overflows the units */
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    if (U_FAILURE(code))
        return false;
    dm_arena_mark before = dm_arena_tell(arena);
    dm_conversion job = {.arena = arena, .out = out, .capacity = s.len * 3 + 16};
    job.text = dm_arena_alloc(arena, job.capacity);
    memset(&out->marks, 0, sizeof out->marks);
    const char *from = s.ptr, *end = s.ptr + s.len;
    while (job.text && from < end && U_SUCCESS(code)) {
        UChar units[UNITS], *to = units;
        int32_t offsets[UNITS];
        const char *start = from, *stop = end - from > STEP ? from + STEP : end;
        ucnv_toUnicode(converter, &to, units + UNITS, &from, stop, offsets, stop == end, &code);
        put_units(&job, units, offsets, (int32_t)(to - units), (size_t)(start - s.ptr));
        if (from == start && to == units)
            break;
    }
    ucnv_close(converter);
    if (!job.text || U_FAILURE(code) || job.replaced * 100 > job.at + 100) {
        dm_arena_rewind(arena, before);
        memset(&out->marks, 0, sizeof out->marks);
        return false;
    }
    out->text = (dm_str){job.text, job.at};
    out->repaired = job.replaced > 0;
    snprintf(out->name, sizeof out->name, "%s", name);
    return true;
}

static void repair_utf8(dm_arena *arena, dm_str s, dm_decoded *out) {
    dm_conversion job = {.arena = arena, .out = out, .capacity = s.len * 3 + 16};
    job.text = dm_arena_alloc(arena, job.capacity);
    size_t at = 0;
    while (job.text && at < s.len) {
        size_t input = at;
        put(&job, dm_utf8_next(s, &at), input);
    }
    out->text = (dm_str){job.text ? job.text : "", job.at};
    out->repaired = job.replaced > 0;
    snprintf(out->name, sizeof out->name, "UTF-8");
}

static bool declared(dm_arena *arena, dm_str s, dm_str label, dm_decoded *out, bool *utf8) {
    char name[32];
    widened(label, name);
    *utf8 |= is_utf8_name(name);
    /* UTF-16 without a mark in a declaration that could be read as ASCII is a mistake. */
    if (!name[0] || is_utf8_name(name) || strncasecmp(name, "utf-16", 6) == 0)
        return false;
    return convert(arena, s, name, out);
}

static void as_it_is(dm_decoded *out, dm_str s) {
    out->text = s;
    snprintf(out->name, sizeof out->name, "UTF-8");
}

static void decode_unmarked(dm_arena *arena, dm_str s, dm_str content_type, bool html,
                            dm_decoded *out) {
    char name[32];
    bool utf8 = false;
    dm_byte_profile seen = profile(s);
    if (seen.faults == 0 && !seen.escape) {
        as_it_is(out, s);
        return;
    }
    dm_str header = charset_in(content_type), meta = html ? charset_in_meta(s) : (dm_str){0};
    if (seen.faults == 0) { /* escapes: perhaps a 7-bit encoding, if one is declared */
        widened(header.len ? header : meta, name);
        if (!is_seven_bit(name) || !convert(arena, s, name, out))
            as_it_is(out, s);
        return;
    }
    if (seen.sequences < seen.faults * 4) {
        if (declared(arena, s, header, out, &utf8) || declared(arena, s, meta, out, &utf8))
            return;
        detected(s, name);
        if (name[0] && !is_utf8_name(name) && convert(arena, s, name, out))
            return;
        if (seen.sequences == 0 && convert(arena, s, "windows-1252", out))
            return;
    }
    repair_utf8(arena, s, out);
}

dm_status dm_decode(dm_arena *arena, dm_str bytes, dm_str content_type, bool html,
                    dm_decoded *decoded, dm_error *error) {
    const char *name = NULL;
    *decoded = (dm_decoded){.input_size = bytes.len};
    size_t mark = byte_order_mark(bytes, &name);
    dm_str rest = dm_str_sub(bytes, mark, bytes.len);
    if (!mark || is_utf8_name(name) || !convert(arena, rest, name, decoded))
        decode_unmarked(arena, rest, mark ? (dm_str){0} : content_type, html && !mark, decoded);
    if (arena->failed)
        return dm_fail_memory(error);
    if (mark && decoded->marks.len == 0) {
        dm_offset_mark *first = dm_vec_push(arena, &decoded->marks);
        if (!first)
            return dm_fail_memory(error);
        *first = (dm_offset_mark){0, mark};
    } else if (mark) {
        for (size_t i = 0; i < decoded->marks.len; i++)
            decoded->marks.ptr[i].input += mark;
    }
    return DM_OK;
}

size_t dm_decoded_offset(const dm_decoded *self, size_t at) {
    size_t low = 0, high = self->marks.len;
    if (high == 0)
        return at < self->input_size ? at : self->input_size;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->marks.ptr[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    dm_offset_mark mark = self->marks.ptr[low];
    size_t input = mark.input + (at > mark.text ? at - mark.text : 0);
    size_t bound = low + 1 < self->marks.len ? self->marks.ptr[low + 1].input : self->input_size;
    return input < bound ? input : bound;
}

/* ---- mojibake ---- */

/* The windows-1252 byte of a character from 0x80 on, 0 if it has none. */
static unsigned char byte_1252(uint32_t c) {
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (c >= 0x80 && c <= 0xFF)
        return (unsigned char)c;
    for (unsigned i = 0; c > 0xFF && i < 32; i++)
        if (high[i] == c)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* If characters at `at` are one UTF-8 sequence misread, its code point; *end is behind them. */
static uint32_t misread(dm_str s, size_t at, size_t *end) {
    char bytes[4];
    size_t count = 0, need = 1;
    while (count < need && at < s.len) {
        unsigned char byte = byte_1252(dm_utf8_next(s, &at));
        if (!byte || (count == 0 ? byte < 0xC2 || byte > 0xF4 : (byte & 0xC0) != 0x80))
            return 0;
        if (count == 0)
            need = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        bytes[count++] = (char)byte;
    }
    if (count < need)
        return 0;
    size_t zero = 0;
    uint32_t code = dm_utf8_next((dm_str){bytes, count}, &zero);
    *end = at;
    return code == 0xFFFD || zero != count ? 0 : code;
}

/* Characters that prose has one at a time: quotation marks, dashes, the euro, Latin-1. */
static bool usual_alone(uint32_t code) {
    return (code >= 0xA0 && code <= 0xFF) || (code >= 0x2010 && code <= 0x2044) || code == 0x20AC ||
           code == 0x2122 || code == 0x2002 || code == 0x2009;
}

/* The first place from `at` on where mojibake may begin: all its leads are C3 xx in UTF-8. */
static size_t next_suspect(dm_str s, size_t at) {
    while (at < s.len) {
        const char *hit = memchr(s.ptr + at, 0xC3, s.len - at);
        if (!hit)
            return s.len;
        at = (size_t)(hit - s.ptr);
        size_t end;
        if (misread(s, at, &end))
            return at;
        at += 2;
    }
    return s.len;
}

dm_str dm_undo_mojibake(dm_arena *arena, dm_str s, bool *repaired) {
    size_t at = next_suspect(s, 0), done = 0, length = 0;
    if (at >= s.len)
        return s;
    char *out = dm_arena_alloc(arena, s.len + 1);
    if (!out)
        return s;
    while (at < s.len) {
        size_t end = at, more;
        uint32_t code = misread(s, at, &end);
        memcpy(out + length, s.ptr + done, at - done);
        length += at - done;
        if (usual_alone(code) || misread(s, end, &more)) {
            do {
                length += dm_utf8_put(out + length, code);
                done = end;
            } while ((code = misread(s, done, &end)) != 0);
            *repaired = true;
        } else {
            done = at;
            end = at + 2;
        }
        at = next_suspect(s, done > at ? done : end);
    }
    memcpy(out + length, s.ptr + done, s.len - done);
    return (dm_str){out, length + s.len - done};
}
