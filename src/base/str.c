/*
 * str.c - the string view operations that are not one-liners.
 */
#include "base/str.h"

#include "base/hash.h"

int dm_str_cmp(dm_str a, dm_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static unsigned char lower(unsigned char c) {
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

bool dm_str_same_letters(const char *a, const char *b, size_t count) {
    enum { STEP = sizeof(uint64_t), HALF = sizeof(uint32_t) };
    if (count >= STEP) {
        for (size_t i = 0; i + STEP < count; i += STEP)
            if (dm_small8(dm_load8(a + i)) != dm_small8(dm_load8(b + i)))
                return false;
        a += count - STEP, b += count - STEP;
        return dm_small8(dm_load8(a)) == dm_small8(dm_load8(b));
    }
    if (count >= HALF) {
        size_t rest = count - HALF;
        return dm_small8(dm_load4(a) | (uint64_t)dm_load4(a + rest) << 32) ==
               dm_small8(dm_load4(b) | (uint64_t)dm_load4(b + rest) << 32);
    }
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i] && lower((unsigned char)a[i]) != lower((unsigned char)b[i]))
            return false;
    return true;
}

size_t dm_str_find(dm_str s, dm_str needle, size_t from) {
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t dm_str_find_nocase(dm_str s, dm_str needle, size_t from) {
    unsigned char first = needle.len ? lower((unsigned char)needle.ptr[0]) : 0;
    for (size_t i = from; needle.len <= s.len && i <= s.len - needle.len; i++)
        if (!needle.len || (lower((unsigned char)s.ptr[i]) == first &&
                            dm_str_same_letters(s.ptr + i, needle.ptr, needle.len)))
            return i;
    return SIZE_MAX;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

dm_str dm_str_trim(dm_str s) {
    while (s.len && is_space(s.ptr[0]))
        s.ptr++, s.len--;
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool dm_str_split(dm_str *rest, char separator, dm_str *field) {
    if (!rest->ptr)
        return false;
    const char *cut = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (!cut) {
        *field = *rest;
        *rest = (dm_str){NULL, 0};
        return true;
    }
    *field = dm_str_range(rest->ptr, cut);
    *rest = dm_str_range(cut + 1, rest->ptr + rest->len);
    return true;
}

bool dm_str_number(dm_str s, uint64_t max, uint64_t *value) {
    enum { ALWAYS_FIT = 19 }; /* digits */
    uint64_t sum = 0;
    if (s.len == 0 || s.len > 20)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit = (unsigned)(s.ptr[i] - '0');
        if (digit > 9 || (i >= ALWAYS_FIT && sum > (UINT64_MAX - digit) / 10))
            return false;
        sum = sum * 10 + digit;
    }
    if (sum > max)
        return false;
    *value = sum;
    return true;
}
