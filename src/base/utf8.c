/*
 * utf8.c - UTF-8 through ICU's macros and property tables; ASCII takes a short cut.
 */
#include "base/utf8.h"

#include "base/hash.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { REPLACEMENT = 0xFFFD };

uint32_t dm_utf8_next_of_any(dm_str s, size_t *at) {
    const uint8_t *bytes = (const uint8_t *)s.ptr + *at;
    size_t rest = s.len - *at;
    int32_t step = 0, length = rest > 4 ? 4 : (int32_t)rest;
    UChar32 c;
    U8_NEXT(bytes, step, length, c);
    if (c < 0) {
        (*at)++;
        return REPLACEMENT;
    }
    *at += (size_t)step;
    return (uint32_t)c;
}

uint32_t dm_utf8_back(dm_str s, size_t *at) {
    size_t begin = *at - 1;
    while (begin > 0 && *at - begin < 4 && ((uint8_t)s.ptr[begin] & 0xC0) == 0x80)
        begin--;
    size_t step = begin;
    uint32_t c = dm_utf8_next(s, &step);
    if (step != *at) { /* not one sequence: a stray byte */
        (*at)--;
        return REPLACEMENT;
    }
    *at = begin;
    return c;
}

/* Bytes from `at` on that are ASCII and not 0, eight at a time. */
static size_t plain_run(dm_str s, size_t at) {
    const uint64_t ones = 0x0101010101010101u, high = ones << 7;
    for (uint64_t word; at + sizeof word <= s.len; at += sizeof word) {
        memcpy(&word, s.ptr + at, sizeof word);
        if ((word | (word - ones)) & high)
            break;
    }
    return at;
}

size_t dm_utf8_valid(dm_str s) {
    size_t at = 0;
    while (at < s.len) {
        at = plain_run(s, at);
        if (at == s.len)
            break;
        if ((uint8_t)s.ptr[at] < 0x80) {
            if (s.ptr[at] == '\0')
                return at;
            at++;
            continue;
        }
        size_t before = at;
        if (dm_utf8_next(s, &at) == REPLACEMENT && at == before + 1)
            return before;
    }
    return s.len;
}

dm_str dm_utf8_repair(dm_arena *arena, dm_str s, size_t *repaired) {
    *repaired = 0;
    size_t good = dm_utf8_valid(s);
    if (good == s.len)
        return s;
    if (s.len > SIZE_MAX / 3 - 1) {
        arena->failed = true;
        return (dm_str){"", 0};
    }
    char *out = dm_arena_alloc(arena, s.len * 3 + 1);
    if (!out)
        return (dm_str){"", 0};
    size_t length = 0, at = 0;
    while (at < s.len) {
        size_t run = dm_utf8_valid(dm_str_sub(s, at, s.len));
        memcpy(out + length, s.ptr + at, run);
        length += run;
        at += run;
        if (at < s.len) {
            length += dm_utf8_put(out + length, REPLACEMENT);
            at++;
            (*repaired)++;
        }
    }
    out[length] = '\0';
    return (dm_str){out, length};
}

size_t dm_utf8_put_any(char out[4], uint32_t c) {
    size_t length = 0;
    UBool bad = false;
    uint8_t bytes[4] = {0};
    U8_APPEND(bytes, length, 4, (UChar32)c, bad);
    if (bad) {
        length = 0;
        U8_APPEND_UNSAFE(bytes, length, REPLACEMENT);
    }
    memcpy(out, bytes, length);
    return length;
}

bool dm_utf8_is_space_of_any(uint32_t c) {
    return u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF;
}

bool dm_utf8_is_letter_of_any(uint32_t c) {
    return u_isalpha((UChar32)c);
}

bool dm_utf8_is_digit_of_any(uint32_t c) {
    return u_isdigit((UChar32)c);
}

bool dm_utf8_is_upper_of_any(uint32_t c) {
    return u_isupper((UChar32)c);
}

bool dm_utf8_is_lower_of_any(uint32_t c) {
    return u_islower((UChar32)c);
}

bool dm_utf8_is_punct(uint32_t c) {
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    return (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

uint32_t dm_utf8_lower_of_any(uint32_t c) {
    return (uint32_t)u_tolower((UChar32)c);
}

#define EACH_BYTE 0x0101010101010101u

static bool is_ascii(dm_str s) {
    enum { WHOLE = sizeof(uint64_t), HALF = sizeof(uint32_t) };
    uint64_t bits = 0;
    if (s.len >= WHOLE) {
        for (size_t at = 0; at + WHOLE < s.len; at += WHOLE)
            bits |= dm_load8(s.ptr + at);
        bits |= dm_load8(s.ptr + s.len - WHOLE);
    } else if (s.len >= HALF) {
        bits = dm_load4(s.ptr) | dm_load4(s.ptr + s.len - HALF);
    } else {
        for (size_t at = 0; at < s.len; at++)
            bits |= (unsigned char)s.ptr[at];
    }
    return !(bits & EACH_BYTE * 0x80);
}

size_t dm_utf8_lower_to(char *out, size_t room, dm_str s) {
    enum { MOST_GROWN = 4 }; /* bytes of one character */
    size_t length = 0, at = 0;
    if (s.len + MOST_GROWN <= room && is_ascii(s)) { /* nearly always */
        dm_copy_small(out, s.ptr, s.len);
        return s.len;
    }
    while (at < s.len) {
        if (length + MOST_GROWN > room)
            return 0;
        unsigned char c = (unsigned char)s.ptr[at];
        if (c >= 0x80) {
            length += dm_utf8_put(out + length, dm_utf8_lower(dm_utf8_next(s, &at)));
            continue;
        }
        out[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        at++;
    }
    return length;
}

dm_str dm_utf8_lowered(dm_arena *arena, dm_str s) {
    size_t room = s.len * 3 + 4; /* U+0130 and a few others grow */
    char *out = dm_arena_alloc(arena, room);
    if (!out)
        return (dm_str){"", 0};
    size_t length = dm_utf8_lower_to(out, room, s);
    out[length] = '\0';
    return (dm_str){out, length};
}

static size_t width_of(uint32_t c) {
    if (c < 0x80)
        return c >= 0x20 && c != 0x7F;
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK))
        return 0;
    int32_t east = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
}

size_t dm_utf8_width(dm_str s) {
    size_t columns = 0, at = 0;
    while (at < s.len)
        columns += width_of(dm_utf8_next(s, &at));
    return columns;
}
