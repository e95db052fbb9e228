/*
 * text_topics.c - topical affinity of two stretches of text.
 *
 * Lexical cohesion in the manner of Hearst's TextTiling (Computational Linguistics 23:1, 1997), on
 * sets instead of vectors: what share of the rare words of a stretch, and of its names, has
 * occurred in the article so far. Words are cut to six letters so that inflected forms meet;
 * scripts without blanks are taken as pairs of characters.
 */
#include "intake/text_topics.h"

#include <math.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/text_tables.h"

enum {
    STEM_LETTERS = 6,
    FEWEST_LETTERS = 3,
    FIRST_ROOM = 256,
    LONGEST_WORD = 128,
    FEWEST_WORDS = 8,
    ENOUGH_NAMES = 10
};

void dm_topic_init(dm_topic *self, dm_arena *arena) {
    *self = (dm_topic){.arena = arena};
}

static uint64_t *slot_of(const dm_topic *self, uint64_t key) {
    size_t i = (size_t)(key >> 1) & (self->room - 1);
    while (self->slots[i] && (self->slots[i] | 1) != (key | 1))
        i = (i + 1) & (self->room - 1);
    return &self->slots[i];
}

static bool grow(dm_topic *self) {
    dm_topic bigger = *self;
    bigger.room = self->room ? self->room * 2 : FIRST_ROOM;
    bigger.slots = DM_NEW_ARRAY(self->arena, uint64_t, bigger.room);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < self->room; i++)
        if (self->slots[i])
            *slot_of(&bigger, self->slots[i]) = self->slots[i];
    *self = bigger;
    return true;
}

static void put(dm_topic *self, dm_str stem, bool name) {
    if (self->count * 2 >= self->room && !grow(self))
        return;
    uint64_t key = (dm_hash64(stem, 0) & ~(uint64_t)1) | 2;
    uint64_t *slot = slot_of(self, key);
    self->count += *slot == 0;
    *slot = key | (*slot & 1) | name;
}

static bool wide(uint32_t c) { /* scripts written without blanks */
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7AF);
}

/* Adds the word [from, to) of text; `first` of its sentence: then a capital means nothing. */
static void add_word(dm_topic *self, dm_str word, bool first) {
    char lower[LONGEST_WORD];
    size_t n = 0, letters = 0, stem = 0, at = 0;
    uint32_t head = dm_utf8_next(word, &at);
    bool name = !first && dm_utf8_is_upper(head);
    for (at = 0; at < word.len && n + 4 < sizeof lower;) {
        n += dm_utf8_put(lower + n, dm_utf8_lower(dm_utf8_next(word, &at)));
        letters++;
        if (letters == STEM_LETTERS)
            stem = n;
    }
    if (letters < FEWEST_LETTERS && !name)
        return;
    if (dm_word_find(dm_common_words, dm_common_words_count, (dm_str){lower, n}))
        return;
    put(self, (dm_str){lower, stem ? stem : n}, name);
}

void dm_topic_add(dm_topic *self, dm_str text) {
    bool first = true;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = dm_utf8_next(text, &at);
        if (wide(c) && dm_utf8_is_letter(c)) {
            size_t next = at;
            if (at < text.len && wide(dm_utf8_next(text, &next)))
                put(self, dm_str_sub(text, from, next), false);
            continue;
        }
        if (!dm_utf8_is_letter(c)) {
            first =
                first || c == '.' || c == '!' || c == '?' || c == ':' || c == 0x201C || c == '"';
            continue;
        }
        size_t to = at;
        while (at < text.len) {
            c = dm_utf8_next(text, &at);
            if (!dm_utf8_is_letter(c) && !dm_utf8_is_digit(c))
                break;
            to = at;
        }
        add_word(self, dm_str_sub(text, from, to), first);
        first = false;
        at = to;
    }
}

dm_affinity dm_topic_affinity(const dm_topic *self, const dm_topic *other) {
    dm_affinity a = {0};
    for (size_t i = 0; i < other->room; i++) {
        if (!other->slots[i])
            continue;
        bool name = other->slots[i] & 1;
        bool shared = self->room && *slot_of(self, other->slots[i]);
        a.words++;
        a.shared += shared;
        a.names += name;
        a.shared_names += name && shared;
    }
    return a;
}

/* Base-2 logarithm, straight between powers of two: the same on every machine. */
static double log2_of(size_t n) {
    double whole = 0;
    size_t power = 1;
    while (n / 2 >= power) {
        power *= 2;
        whole++;
    }
    return n ? whole + (double)n / (double)power - 1 : 0;
}

double dm_topic_score(const dm_topic *self, const dm_topic *other) {
    dm_affinity a = dm_topic_affinity(self, other);
    if (a.words < FEWEST_WORDS || self->count < FEWEST_WORDS)
        return 0;
    double words = ((double)(a.shared - a.shared_names) + 0.5) / ((double)(a.words - a.names) + 1);
    double names = ((double)a.shared_names + 0.5) / ((double)a.names + 1);
    double known = (double)(a.names < ENOUGH_NAMES ? a.names : ENOUGH_NAMES) / ENOUGH_NAMES;
    return -4.33 - 1.57 * log2_of(self->count) + 0.90 * log2_of(a.words) + 9.97 * words +
           17.15 * sqrt(words) + 6.73 * names + 6.53 * known * names;
}
