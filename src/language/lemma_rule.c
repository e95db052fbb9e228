/*
 * lemma_rule.c - making and applying lemma rules.
 *
 * Method: the edit scripts of UDPipe (Straka et al. 2016): what is cut and put at both ends of the
 * longest common substring of form and lemma, so that a few hundred rules cover a language and each
 * is a class that a tagger can predict.
 */
#include "language/lemma_rule.h"

#include <stdio.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/word_features.h"

/* Characters of s, at most DM_LEMMA_CHARS; SIZE_MAX when there are more. */
static size_t read_chars(dm_str s, uint32_t *c) {
    size_t n = 0, at = 0;
    while (at < s.len) {
        if (n == DM_LEMMA_CHARS)
            return SIZE_MAX;
        c[n++] = dm_utf8_next(s, &at);
    }
    return n;
}

static size_t write_chars(const uint32_t *c, size_t n, char *out) {
    size_t len = 0;
    for (size_t i = 0; i < n; i++)
        len += dm_utf8_put(out + len, c[i]);
    return len;
}

/* The form as the rule cuts it: its case, no typographic apostrophes, for 'c' no commas. Returns
 * its new length. */
static size_t prepare(char kind, uint32_t *c, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = c[i] == 0x2019 ? '\'' : c[i];
        if (kind == 'c' && x == ',')
            continue;
        c[kept++] = kind == 'k' ? x : kind == 'u' ? dm_word_upper(x) : dm_word_lower(x);
    }
    return kept;
}

bool dm_lemma_rule_read(dm_str line, dm_lemma_rule *rule) {
    *rule = (dm_lemma_rule){0};
    if (line.len > 0 && line.ptr[0] == '=') {
        rule->kind = '=';
        rule->front = dm_str_sub(line, 1, line.len);
        return true;
    }
    dm_str field[5], rest = line;
    for (size_t i = 0; i < 5; i++)
        if (!dm_str_split(&rest, '\t', &field[i]))
            return false;
    uint64_t front, back;
    if (field[0].len != 1 || !memchr("lktuc", field[0].ptr[0], 5) ||
        !dm_str_number(field[1], DM_LEMMA_CHARS, &front) ||
        !dm_str_number(field[3], DM_LEMMA_CHARS, &back) || field[2].len > DM_LEMMA_CHARS ||
        field[4].len > DM_LEMMA_CHARS)
        return false;
    rule->kind = field[0].ptr[0];
    rule->cut_front = (uint8_t)front;
    rule->cut_back = (uint8_t)back;
    rule->front = field[2];
    rule->back = field[4];
    return true;
}

/* Longest common substring: its length and where it begins in both. */
static size_t common(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t *at_a,
                     size_t *at_b) {
    size_t best = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++) {
            size_t k = 0;
            while (i + k < n && j + k < m && a[i + k] == b[j + k])
                k++;
            if (k > best)
                best = k, *at_a = i, *at_b = j;
        }
    return best;
}

/* The line for one kind; its cost is what it cuts and puts, SIZE_MAX if it cannot be. */
static size_t make_kind(char kind, dm_str form, dm_str lemma, char *line, size_t *len) {
    uint32_t a[DM_LEMMA_CHARS], b[DM_LEMMA_CHARS];
    size_t n = read_chars(form, a), m = read_chars(lemma, b), i = 0, j = 0;
    if (n == SIZE_MAX || m == SIZE_MAX || m == 0)
        return SIZE_MAX;
    if (kind == 't') {
        for (size_t k = 0; k < m; k++)
            if (k == 0 ? dm_word_upper(b[k]) != b[k] : dm_word_lower(b[k]) != b[k])
                return SIZE_MAX;
        b[0] = dm_word_lower(b[0]);
    }
    n = prepare(kind, a, n);
    size_t same = common(a, n, b, m, &i, &j);
    if (same == 0)
        return SIZE_MAX;
    char front[DM_LEMMA_BYTES], back[DM_LEMMA_BYTES];
    size_t front_len = write_chars(b, j, front);
    size_t back_len = write_chars(b + j + same, m - j - same, back);
    if (front_len > 30 || back_len > 30 || memchr(front, '\t', front_len) ||
        memchr(back, '\t', back_len))
        return SIZE_MAX;
    *len = (size_t)sprintf(line, "%c\t%zu\t%.*s\t%zu\t%.*s", kind, i, (int)front_len, front,
                           n - i - same, (int)back_len, back);
    return n + m - 2 * same;
}

size_t dm_lemma_rule_make(dm_str form, dm_str lemma, char line[DM_LEMMA_BYTES + 32]) {
    uint32_t c[DM_LEMMA_CHARS];
    size_t m = read_chars(lemma, c), best = SIZE_MAX, best_len = 0;
    if (m == SIZE_MAX)
        return 0;
    bool lower = true;
    for (size_t i = 0; i < m; i++)
        lower = lower && dm_word_lower(c[i]) == c[i];
    char candidate[DM_LEMMA_BYTES + 32];
    bool commas = lower && form.len > 1 && memchr(form.ptr, ',', form.len);
    for (const char *kind = commas ? "lc" : lower ? "l" : "ktu"; *kind; kind++) {
        size_t len = 0, cost = make_kind(*kind, form, lemma, candidate, &len);
        if (cost < best) {
            memcpy(line, candidate, len);
            best = cost;
            best_len = len;
        }
    }
    if (best == SIZE_MAX) {
        line[0] = '=';
        memcpy(line + 1, lemma.ptr, lemma.len);
        best_len = lemma.len + 1;
    }
    return best_len;
}

static bool is_ascii(dm_str s) {
    unsigned char bits = 0;
    for (size_t i = 0; i < s.len; i++)
        bits |= (unsigned char)s.ptr[i];
    return bits < 0x80;
}

/* dm_lemma_rule_apply() to a form in ASCII by a rule that lowers or keeps it, as nearly all are and
 * do: its bytes are its characters. */
static size_t apply_to_bytes(const dm_lemma_rule *rule, dm_str form, char *out) {
    size_t cut = (size_t)rule->cut_front + rule->cut_back;
    dm_str front = rule->front, back = rule->back;
    if (form.len < cut || form.len + front.len + back.len > DM_LEMMA_BYTES / 2)
        return 0;
    size_t kept = form.len - cut;
    memcpy(out, front.ptr, front.len);
    if (rule->kind == 'l')
        dm_copy_small(out + front.len, form.ptr + rule->cut_front, kept);
    else
        memcpy(out + front.len, form.ptr + rule->cut_front, kept);
    memcpy(out + front.len + kept, back.ptr, back.len);
    return front.len + kept + back.len;
}

size_t dm_lemma_rule_apply(const dm_lemma_rule *rule, dm_str form, char out[DM_LEMMA_BYTES]) {
    if (rule->kind == '=') {
        size_t len = rule->front.len < DM_LEMMA_BYTES ? rule->front.len : 0;
        memcpy(out, rule->front.ptr, len);
        return len;
    }
    if ((rule->kind == 'l' || rule->kind == 'k') && form.len <= DM_LEMMA_CHARS && is_ascii(form))
        return apply_to_bytes(rule, form, out);
    uint32_t c[DM_LEMMA_CHARS];
    size_t n = read_chars(form, c), cut = (size_t)rule->cut_front + rule->cut_back;
    n = n == SIZE_MAX ? SIZE_MAX : prepare(rule->kind, c, n);
    if (n == SIZE_MAX || n < cut ||
        form.len + rule->front.len + rule->back.len > DM_LEMMA_BYTES / 2)
        return 0;
    size_t len = rule->front.len;
    memcpy(out, rule->front.ptr, len);
    len += write_chars(c + rule->cut_front, n - cut, out + len);
    memcpy(out + len, rule->back.ptr, rule->back.len);
    len += rule->back.len;
    if (rule->kind == 't' && len > 0 && (unsigned char)out[0] < 0x80)
        out[0] = (char)dm_word_upper((unsigned char)out[0]);
    return len;
}
