/*
 * word_features.c - hashes a word into the keys that the network's embedding is summed from.
 *
 * Method: fastText's bag of character pieces (Bojanowski et al. 2017) with separate keys for
 * beginnings and ends, which carry English inflection, and for the shape (Xxxx, dd:dd), which
 * carries what lower-casing takes away. Typographic quotes and dashes count as their ASCII kin and
 * every digit as 0, so that news text in better typography than the treebanks' looks the same to
 * the network.
 *
 *   "Walked"   word walked | shape Xxxx+ | coarse | <w <wa <wal <walk | d> ed> ked> lked> alked> |
 * wal alk lke ked walk alke lked
 */
#include "language/word_features.h"

#include "base/utf8.h"

enum { KIND_WORD = 1, KIND_SHAPE, KIND_COARSE, KIND_PREFIX, KIND_SUFFIX, KIND_PIECE };
enum { LONGEST_PREFIX = 4, LONGEST_SUFFIX = 5, LONGEST_SHAPE = 12 };

static uint64_t mix(uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdull;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ull;
    return h ^ (h >> 33);
}

static uint64_t hash_chars(uint64_t kind, const uint32_t *c, size_t n) {
    uint64_t h = kind * 0x9e3779b97f4a7c15ull;
    for (size_t i = 0; i < n; i++)
        h = (h ^ c[i]) * 0x100000001b3ull + (h >> 29);
    return mix(h + n);
}

uint32_t dm_word_lower(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xc0 && c <= 0xde && c != 0xd7)
        return c + 32;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14a && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return c + (c & 1);
    if (c == 0x178)
        return 0xff;
    if (c >= 0x391 && c <= 0x3a9 && c != 0x3a2)
        return c + 32;
    if (c >= 0x410 && c <= 0x42f)
        return c + 32;
    if (c >= 0x400 && c <= 0x40f)
        return c + 80;
    return c;
}

uint32_t dm_word_upper(uint32_t c) {
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    static const uint8_t back[] = {32, 80, 1};
    for (size_t i = 0; i < sizeof back; i++)
        if (c >= back[i] && c - back[i] >= 0x80 && dm_word_lower(c - back[i]) == c)
            return c - back[i];
    return c == 0xff ? 0x178 : c;
}

/* The character as the network sees it. */
static uint32_t plain(uint32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x2032:
    case 0x60:
    case 0xb4:
        return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x2033:
    case 0xab:
    case 0xbb:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
        return '-';
    case 0xa0:
        return ' ';
    default:
        return c;
    }
}

static bool is_upper(uint32_t c) {
    return dm_word_lower(c) != c;
}

/* Upper, lower, digit, or the character itself. */
static uint32_t shape_of(uint32_t c) {
    if (c >= '0' && c <= '9')
        return 'd';
    if (is_upper(c))
        return 'X';
    return (c >= 'a' && c <= 'z') || c >= 0xaa ? 'x' : c;
}

/* Shape with runs of more than two written as two and a plus. */
static uint64_t shape_key(const uint32_t *c, size_t n) {
    uint32_t shape[LONGEST_SHAPE];
    size_t len = 0, run = 0;
    for (size_t i = 0; i < n && len < LONGEST_SHAPE; i++) {
        uint32_t s = shape_of(c[i]);
        run = i > 0 && s == shape_of(c[i - 1]) ? run + 1 : 0;
        if (run < 2)
            shape[len++] = s;
        else if (run == 2)
            shape[len++] = '+';
    }
    return hash_chars(KIND_SHAPE, shape, len);
}

/* First upper, rest upper, any lower, any digit, any mark, one character: 64 values. */
static uint64_t coarse_key(const uint32_t *c, size_t n) {
    uint32_t bits = n == 1 ? 32 : 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t s = shape_of(c[i]);
        bits |= s == 'X' ? (i == 0 ? 1 : 2) : s == 'x' ? 4 : s == 'd' ? 8 : 16;
    }
    return hash_chars(KIND_COARSE, &bits, 1);
}

/* Reads the characters of the form; the middle of a very long one is left out. */
static size_t read_chars(dm_str form, uint32_t *c) {
    size_t n = 0, at = 0;
    while (at < form.len && n < DM_WORD_CHARS)
        c[n++] = plain(dm_utf8_next(form, &at));
    if (at == form.len)
        return n;
    size_t half = DM_WORD_CHARS / 2, back = form.len, kept = 0;
    while (kept < half && back > at) {
        back--;
        if (((unsigned char)form.ptr[back] & 0xc0) != 0x80)
            kept++;
    }
    for (n = DM_WORD_CHARS - kept; back < form.len && n < DM_WORD_CHARS;)
        c[n++] = plain(dm_utf8_next(form, &back));
    return n;
}

void dm_word_keys_of(dm_str form, dm_word_keys *keys) {
    uint32_t c[DM_WORD_CHARS];
    size_t n = read_chars(form, c);
    uint32_t k = 0;
    keys->key[1] = shape_key(c, n);
    keys->key[2] = coarse_key(c, n);
    for (size_t i = 0; i < n; i++)
        c[i] = dm_word_lower(c[i]);
    keys->key[0] = hash_chars(KIND_WORD, c, n);
    k = DM_WORD_WHOLE_KEYS;
    for (size_t i = 0; i < n; i++)
        if (c[i] >= '0' && c[i] <= '9')
            c[i] = '0';
    for (size_t len = 1; len <= LONGEST_PREFIX && len <= n; len++)
        keys->key[k++] = hash_chars(KIND_PREFIX, c, len);
    for (size_t len = 1; len <= LONGEST_SUFFIX && len <= n; len++)
        keys->key[k++] = hash_chars(KIND_SUFFIX, c + n - len, len);
    keys->first_piece = k;
    for (size_t len = 3; len <= 4; len++)
        for (size_t i = 0; i + len <= n; i++)
            keys->key[k++] = hash_chars(KIND_PIECE, c + i, len);
    keys->count = k;
}

uint32_t dm_feature_find(const dm_feature_table *self, uint64_t key) {
    uint32_t mask = (1u << self->bits) - 1, mark = (uint32_t)(key >> 32);
    for (uint32_t i = (uint32_t)key & mask, step = 0; step <= mask; i = (i + 1) & mask, step++) {
        if (self->slot[i].row == 0)
            return DM_NO_ROW;
        if (self->slot[i].mark == mark)
            return self->slot[i].row - 1;
    }
    return DM_NO_ROW;
}
