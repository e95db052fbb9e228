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

static void put(dm_topic *self, uint64_t key) {
    if (self->count * 2 >= self->room && !grow(self))
        return;
    uint64_t *slot = slot_of(self, key);
    self->count += *slot == 0;
    *slot = key | (*slot & 1);
}

/* The word's number: a hash, its lowest bit set for a name. */
static uint64_t key_of(dm_str stem, bool name) {
    return (dm_hash64(stem, 0) & ~(uint64_t)1) | 2 | name;
}

static bool wide(uint32_t c) { /* scripts written without blanks */
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7AF);
}

/* Reads on in a text: rare words one after the other. */
typedef struct reader {
    dm_str text;
    size_t at;
    bool inside; /* a sentence has begun: capitals mean names */
} reader;

static bool is_ascii(dm_str s) {
    unsigned char bits = 0;
    for (size_t i = 0; i < s.len; i++)
        bits |= (unsigned char)s.ptr[i];
    return bits < 0x80;
}

/* word_key() of a word in ASCII, as nearly all are. */
static uint64_t ascii_key(dm_str word, bool inside) {
    char lower[LONGEST_WORD];
    bool name = inside && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
    if (word.len < FEWEST_LETTERS && !name)
        return 0;
    dm_copy_small(lower, word.ptr, word.len);
    if (dm_word_is_common((dm_str){lower, word.len}))
        return 0;
    return key_of((dm_str){lower, word.len < STEM_LETTERS ? word.len : STEM_LETTERS}, name);
}

/* The key of a word; 0 if it is common or too short. Outside sentences a capital means nothing. */
static uint64_t word_key(dm_str word, bool inside) {
    char lower[LONGEST_WORD];
    size_t n = 0, letters = 0, stem = 0;
    bool name = false;
    if (word.len + 4 < sizeof lower && is_ascii(word))
        return ascii_key(word, inside);
    for (size_t at = 0; at < word.len && n + 4 < sizeof lower;) {
        bool first = at == 0;
        uint32_t c = dm_utf8_next(word, &at);
        name = name || (first && inside && dm_utf8_is_upper(c));
        n += dm_utf8_put(lower + n, dm_utf8_lower(c));
        if (++letters == STEM_LETTERS)
            stem = n;
    }
    if ((letters < FEWEST_LETTERS && !name) || dm_word_is_common((dm_str){lower, n}))
        return 0;
    return key_of((dm_str){lower, stem ? stem : n}, name);
}

static bool letter_or_digit(dm_str text, size_t *at) {
    uint8_t byte = (uint8_t)text.ptr[*at];
    if (byte < 0x80) {
        ++*at;
        return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
    }
    uint32_t c = dm_utf8_next(text, at);
    return dm_utf8_is_letter(c) || dm_utf8_is_digit(c);
}

/* The next rare word's key; 0 at the end. */
static uint64_t next_key(reader *r) {
    while (r->at < r->text.len) {
        size_t from = r->at, next = r->at;
        uint32_t c = dm_utf8_next(r->text, &next);
        r->at = next;
        if (wide(c) && dm_utf8_is_letter(c)) {
            if (next < r->text.len && wide(dm_utf8_next(r->text, &next)))
                return key_of(dm_str_sub(r->text, from, next), false);
            continue;
        }
        if (!dm_utf8_is_letter(c)) {
            r->inside = r->inside && c != '.' && c != '!' && c != '?' && c != ':' && c != 0x201C &&
                        c != '"';
            continue;
        }
        while (r->at < r->text.len && letter_or_digit(r->text, &next))
            r->at = next;
        uint64_t key = word_key(dm_str_sub(r->text, from, r->at), r->inside);
        r->inside = true;
        if (key)
            return key;
    }
    return 0;
}

void dm_topic_add(dm_topic *self, dm_str text) {
    reader r = {.text = text};
    for (uint64_t key = next_key(&r); key; key = next_key(&r))
        put(self, key);
}

dm_stems dm_stems_of(dm_arena *arena, dm_str text) {
    struct {
        uint64_t *ptr;
        size_t len, cap;
    } keys = {0};
    reader r = {.text = text};
    for (uint64_t key = next_key(&r); key; key = next_key(&r)) {
        uint64_t *slot = dm_vec_push(arena, &keys);
        if (slot)
            *slot = key;
    }
    return (dm_stems){text, keys.ptr, keys.len};
}

void dm_topic_add_stems(dm_topic *self, const dm_stems *stems) {
    for (size_t i = 0; i < stems->count; i++)
        put(self, stems->keys[i]);
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

/* Of the words of a stretch against `count` rare words before it. */
static double score(size_t count, dm_affinity a) {
    if (a.words < FEWEST_WORDS || count < FEWEST_WORDS)
        return 0;
    double words = ((double)(a.shared - a.shared_names) + 0.5) / ((double)(a.words - a.names) + 1);
    double names = ((double)a.shared_names + 0.5) / ((double)a.names + 1);
    double known = (double)(a.names < ENOUGH_NAMES ? a.names : ENOUGH_NAMES) / ENOUGH_NAMES;
    return -4.33 - 1.57 * log2_of(count) + 0.90 * log2_of(a.words) + 9.97 * words +
           17.15 * sqrt(words) + 6.73 * names + 6.53 * known * names;
}

double dm_topic_score(const dm_topic *self, const dm_topic *other) {
    return score(self->count, dm_topic_affinity(self, other));
}

/* ---- where a row of paragraphs shares least ---- */

/* A rare word of the row: in how many paragraphs that are still to come, and whether one has gone
 * by. */
typedef struct row_word {
    uint32_t coming;
    bool gone, name;
} row_word;

typedef struct row {
    uint64_t *keys;     /* distinct words; open addressing */
    row_word *words;    /* beside them */
    size_t room, count; /* count: gone by */
    dm_affinity a;
} row;

static row_word *row_slot(row *self, uint64_t key) {
    size_t i = (size_t)(key >> 1) & (self->room - 1);
    while (self->keys[i] && (self->keys[i] | 1) != (key | 1))
        i = (i + 1) & (self->room - 1);
    self->keys[i] = key;
    self->words[i].name = self->words[i].name || (key & 1);
    return &self->words[i];
}

static void come(row *self, const dm_stems *text) {
    for (size_t i = 0; i < text->count; i++)
        row_slot(self, text->keys[i])->coming++;
}

static void pass(row *self, const dm_stems *text, bool came) {
    for (size_t i = 0; i < text->count; i++) {
        row_word *w = row_slot(self, text->keys[i]);
        if (!w->gone) {
            w->gone = true;
            self->count++;
            self->a.shared += w->coming > 0;
            self->a.shared_names += w->coming > 0 && w->name;
        }
        if (came && --w->coming == 0) {
            self->a.words--;
            self->a.shared--;
            self->a.names -= w->name;
            self->a.shared_names -= w->name;
        }
    }
}

bool dm_topic_scores(dm_arena *arena, dm_str title, const dm_stems *texts, size_t count,
                     double *scores) {
    dm_stems first = dm_stems_of(arena, title);
    size_t words = first.count, room = 256;
    for (size_t i = 0; i < count; i++)
        words += texts[i].count;
    while (room < 2 * words) /* half the slots stay free */
        room *= 2;
    row r = {.keys = DM_NEW_ARRAY(arena, uint64_t, room),
             .words = DM_NEW_ARRAY(arena, row_word, room),
             .room = room};
    if (!r.keys || !r.words)
        return false;
    for (size_t i = 0; i < count; i++)
        come(&r, &texts[i]);
    pass(&r, &first, false); /* names of the title are known before the rest is counted */
    r.a = (dm_affinity){0};
    for (size_t i = 0; i < room; i++)
        if (r.keys[i] && r.words[i].coming) {
            r.a.words++;
            r.a.names += r.words[i].name;
            r.a.shared += r.words[i].gone;
            r.a.shared_names += r.words[i].gone && r.words[i].name;
        }
    for (size_t i = 0; i < count; i++) {
        scores[i] = score(r.count, r.a);
        pass(&r, &texts[i], true);
    }
    return true;
}
