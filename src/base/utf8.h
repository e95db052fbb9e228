/*
 * utf8.h - checks, steps and repair of UTF-8. All offsets are bytes.
 */
#ifndef DM_BASE_UTF8_H
#define DM_BASE_UTF8_H

#include "base/arena.h"

/* The code point at *at and steps over it; U+FFFD and one byte for what is not UTF-8. *at must be <
 * s.len. */
uint32_t dm_utf8_next_of_any(dm_str s, size_t *at);
static inline uint32_t dm_utf8_next(dm_str s, size_t *at) {
    unsigned char byte = (unsigned char)s.ptr[*at];
    if (byte >= 0x80)
        return dm_utf8_next_of_any(s, at);
    ++*at;
    return byte;
}
/* Steps back over the code point that ends at *at (> 0) and returns it. */
uint32_t dm_utf8_back(dm_str s, size_t *at);
/* Bytes up to the first fault, s.len if there is none. NUL is a fault to the reader of text, though
 * valid UTF-8. */
size_t dm_utf8_valid(dm_str s);
/* A copy in which every faulty byte and every NUL is U+FFFD; s itself if there was none. *repaired
 * counts them. */
dm_str dm_utf8_repair(dm_arena *arena, dm_str s, size_t *repaired);
/* Writes at most 4 bytes, returns how many. */
size_t dm_utf8_put_any(char out[4], uint32_t code_point);
static inline size_t dm_utf8_put(char out[4], uint32_t code_point) {
    if (code_point >= 0x80)
        return dm_utf8_put_any(out, code_point);
    out[0] = (char)code_point;
    return 1;
}

/* By Unicode's tables (ICU); of ASCII without them. Those that end in _of_any are for the rest. */
bool dm_utf8_is_space_of_any(uint32_t c);
bool dm_utf8_is_letter_of_any(uint32_t c);
bool dm_utf8_is_digit_of_any(uint32_t c);
bool dm_utf8_is_upper_of_any(uint32_t c);
bool dm_utf8_is_lower_of_any(uint32_t c);
uint32_t dm_utf8_lower_of_any(uint32_t c);
bool dm_utf8_is_punct(uint32_t c); /* punctuation and symbols */

static inline bool dm_utf8_is_space(uint32_t c) {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : dm_utf8_is_space_of_any(c);
}

static inline bool dm_utf8_is_letter(uint32_t c) {
    return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : dm_utf8_is_letter_of_any(c);
}

static inline bool dm_utf8_is_digit(uint32_t c) {
    return c < 0x80 ? c >= '0' && c <= '9' : dm_utf8_is_digit_of_any(c);
}

static inline bool dm_utf8_is_upper(uint32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : dm_utf8_is_upper_of_any(c);
}

static inline bool dm_utf8_is_lower(uint32_t c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : dm_utf8_is_lower_of_any(c);
}

/* Whether a view begins with a capital. */
static inline bool dm_utf8_is_capitalised(dm_str s) {
    size_t at = 0;
    return s.len && dm_utf8_is_upper(dm_utf8_next(s, &at));
}

static inline uint32_t dm_utf8_lower(uint32_t c) {
    if (c >= 0x80)
        return dm_utf8_lower_of_any(c);
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* The same into out[0..room): its length, 0 if the string is empty or `room` not 4 bytes more than
 * it takes. */
size_t dm_utf8_lower_to(char *out, size_t room, dm_str s);
/* Simple lower case of a whole view. */
dm_str dm_utf8_lowered(dm_arena *arena, dm_str s);
/* Columns on a terminal: East Asian wide count 2, combining marks 0. */
size_t dm_utf8_width(dm_str s);

#endif
