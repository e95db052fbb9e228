/*
 * str.h - string views. A dm_str points into memory that somebody else owns; it is never freed and
 * not NUL-terminated.
 */
#ifndef DM_BASE_STR_H
#define DM_BASE_STR_H

#include <string.h>

#include "demarche.h"

/* A view of a string literal. */
#define DM_STR(literal) ((dm_str){(literal), sizeof(literal) - 1})
/* For printf's "%.*s". */
#define DM_FMT(s) (int)(s).len, (s).ptr

static inline dm_str dm_str_of(const char *z) {
    return (dm_str){z, z ? strlen(z) : 0};
}

static inline dm_str dm_str_range(const char *begin, const char *end) {
    return (dm_str){begin, (size_t)(end - begin)};
}

/* [start, end) of s; the bounds are clipped to it. */
static inline dm_str dm_str_sub(dm_str s, size_t start, size_t end) {
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (dm_str){s.ptr ? s.ptr + start : NULL, end - start};
}

/* Mostly the length or the first byte tells. */
static inline bool dm_str_eq(dm_str a, dm_str b) {
    return a.len == b.len &&
           (a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0));
}

static inline bool dm_str_is(dm_str a, const char *z) {
    if (a.len && z && a.ptr[0] != z[0]) /* before its length is counted */
        return false;
    return dm_str_eq(a, dm_str_of(z));
}

static inline bool dm_str_starts(dm_str s, dm_str prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || (s.ptr[0] == prefix.ptr[0] &&
                                                       memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}

static inline bool dm_str_ends(dm_str s, dm_str suffix) {
    return s.len >= suffix.len &&
           (suffix.len == 0 || (s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] &&
                                memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0));
}
/* What stands behind the last blank or hyphen: "general" of "consul general". */
static inline dm_str dm_str_last_word(dm_str s) {
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != ' ' && s.ptr[at - 1] != '-')
        at--;
    return (dm_str){s.ptr + at, s.len - at};
}

/* Byte order; shorter first where one is the other's prefix. */
int dm_str_cmp(dm_str a, dm_str b);
/* Equal but for the case of ASCII letters. */
bool dm_str_same_letters(const char *a, const char *b, size_t count);
static inline bool dm_str_eq_nocase(dm_str a, dm_str b) {
    enum { CASE = 0x20 };
    return a.len == b.len && (a.len == 0 || (!((a.ptr[0] ^ b.ptr[0]) & ~CASE) &&
                                             dm_str_same_letters(a.ptr, b.ptr, a.len)));
}
/* Whether a view is one of these words, but for the case of ASCII letters. */
static inline bool dm_str_among(dm_str s, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (dm_str_eq_nocase(s, dm_str_of(words[i])))
            return true;
    return false;
}
/* DM_STR_AMONG(form, list) of an array; DM_STR_IN(form, "if", "unless"). */
#define DM_STR_AMONG(s, words) dm_str_among((s), (words), sizeof(words) / sizeof *(words))
#define DM_STR_IN(s, ...)                                                                          \
    dm_str_among((s), (const char *const[]){__VA_ARGS__},                                          \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t dm_str_find(dm_str s, dm_str needle, size_t from);
/* The same, ASCII case ignored. */
size_t dm_str_find_nocase(dm_str s, dm_str needle, size_t from);
/* Without ASCII white space at both ends. */
dm_str dm_str_trim(dm_str s);
/* Cuts the next field off `rest` up to `separator` (consumed). False when `rest` is exhausted
 * (rest->ptr == NULL). */
bool dm_str_split(dm_str *rest, char separator, dm_str *field);
/* A non-negative decimal of at most `max`; false if it is anything else. */
bool dm_str_number(dm_str s, uint64_t max, uint64_t *value);

#endif
