/*
 * tokenizer_features.c - what the classifiers of the tokeniser look at.
 *
 * A feature is a kind and up to four values, hashed to a row of weights; kinds that turned out not
 * to matter on the treebanks' dev sets were left out. Token boundaries look at the pieces around
 * within the run of non-blank text, sentence boundaries at four tokens to each side (form, shape,
 * class of word), at what the running sentence has held (length, finite verbs, open brackets and
 * quotes) and at what comes up to the next mark of punctuation.
 */
#include "base/utf8.h"
#include "language/tokenizer_parts.h"

static inline void add(dm_features *f, uint32_t kind, uint32_t a, uint32_t b, uint32_t c) {
    uint64_t x = (uint64_t)a * 0x9E3779B97F4A7C15u + (uint64_t)b * 0xC2B2AE3D27D4EB4Fu +
                 (uint64_t)c * 0x165667B19E3779F9u + (uint64_t)kind * 0x27D4EB2F165667C5u;
    x ^= x >> 32;
    x *= 0x9FB21C651E98DF25u;
    uint32_t row = (uint32_t)(x >> 36);
    f->row[f->count++] = row;
    __builtin_prefetch(f->rows + (size_t)(row & f->mask) * DM_TOKENIZER_WIDTH);
}

/* Up to four small values in one. */
static inline uint32_t pack(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    return a | b << 8 | c << 16 | d << 24;
}

static uint8_t bucket(uint32_t n) {
    static const uint8_t UP_TO[] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 60, 100};
    uint8_t i = 0;
    while (i < sizeof UP_TO && n > UP_TO[i])
        i++;
    return i;
}

size_t dm_tokenizer_find(const dm_tokenizer_words *words, uint32_t hash) {
    if (words->mask == 0)
        return SIZE_MAX;
    for (size_t i = hash & words->mask;; i = (i + 1) & words->mask) {
        if (words->keys[i] == hash)
            return i;
        if (words->keys[i] == 0)
            return SIZE_MAX;
    }
}

static uint8_t unknown_class(uint8_t shape, dm_str form) {
    enum { ED = DM_CLASS_UNKNOWN, ING, S, LY, WORD, FIRST_SHAPE };
    if (shape != DM_SHAPE_LOWER)
        return (uint8_t)(FIRST_SHAPE + shape);
    if (dm_str_ends(form, DM_STR("ed")))
        return ED;
    if (dm_str_ends(form, DM_STR("ing")))
        return ING;
    if (dm_str_ends(form, DM_STR("ly")))
        return LY;
    return dm_str_ends(form, DM_STR("s")) ? S : WORD;
}

uint8_t dm_tokenizer_class(const dm_tokenizer_words *words, uint32_t hash, uint8_t shape,
                           dm_str form) {
    if (shape < DM_SHAPE_PERIOD) {
        size_t found = dm_tokenizer_find(words, hash);
        if (found != SIZE_MAX && words->class_of[found])
            return words->class_of[found];
    }
    return unknown_class(shape, form);
}

bool dm_tokenizer_is_joint(const dm_pieces *pieces, uint32_t i) {
    return i > 0 && dm_piece_at(pieces, i)->gap == DM_GAP_NONE;
}

static uint32_t piece_length(const dm_piece *p) {
    uint32_t n = p->end - p->start;
    return n > 7 ? 7 : n;
}

/* The run of non-blank text around a joint: shapes, and hashes of what stands before and behind it.
 */
typedef struct run {
    uint32_t before, behind, shapes, length;
    bool starts, ends; /* the piece before is its first, the piece behind its last */
} run;

enum { RUN_LOOK = 8 };

static run look_around(const dm_pieces *pieces, int64_t i) {
    run r = {.before = 1, .behind = 1};
    int64_t first = i - 1, last = i;
    while (i - first < RUN_LOOK && first > 0 && dm_piece_at(pieces, first)->gap == DM_GAP_NONE)
        first--;
    while (last - i < RUN_LOOK && last + 1 < pieces->count &&
           dm_piece_at(pieces, last + 1)->gap == DM_GAP_NONE)
        last++;
    for (int64_t k = first; k < i; k++)
        r.before = (r.before ^ dm_piece_at(pieces, k)->hash) * 0x9E3779B1u;
    for (int64_t k = i; k <= last; k++)
        r.behind = (r.behind ^ dm_piece_at(pieces, k)->hash) * 0x9E3779B1u;
    for (int64_t k = first; k <= last; k++)
        r.shapes = (r.shapes ^ dm_piece_at(pieces, k)->shape) * 0x9E3779B1u;
    r.length = (uint32_t)(last - first + 1);
    r.starts = first == i - 1;
    r.ends = last == i;
    return r;
}

/* Shape of a neighbour in the same run; DM_SHAPE_EDGE where a blank intervenes. */
static uint8_t shape_before(const dm_pieces *pieces, int64_t i) {
    return dm_piece_at(pieces, i)->gap ? DM_SHAPE_EDGE : dm_piece_at(pieces, i - 1)->shape;
}

static uint8_t shape_behind(const dm_pieces *pieces, int64_t i) {
    const dm_piece *next = dm_piece_at(pieces, i + 1);
    return next->gap ? DM_SHAPE_EDGE : next->shape;
}

void dm_tokenizer_joint(const dm_pieces *pieces, uint32_t i, dm_features *f) {
    const dm_piece *a = dm_piece_at(pieces, (int64_t)i - 1), *b = dm_piece_at(pieces, i);
    const dm_piece *z = dm_piece_at(pieces, (int64_t)i - 2), *c = dm_piece_at(pieces, i + 1);
    uint8_t sz = shape_before(pieces, (int64_t)i - 1), sc = shape_behind(pieces, i);
    uint8_t sy = sz ? shape_before(pieces, (int64_t)i - 2) : DM_SHAPE_EDGE;
    uint8_t sd = sc ? shape_behind(pieces, i + 1) : DM_SHAPE_EDGE;
    run r = look_around(pieces, i);
    uint32_t lengths = pack(piece_length(a), piece_length(b), b->joint, a->token);
    uint32_t shapes = pack(a->shape, b->shape, sz, sc);
    uint32_t position = pack(r.starts, r.ends, r.length, (uint32_t)(b->joint));
    f->count = 0;
    add(f, 1, pack(a->shape, b->shape, b->joint, 0), 0, 0);
    add(f, 2, a->hash, b->hash, b->joint);
    add(f, 3, a->hash, b->shape, b->joint);
    add(f, 4, b->hash, a->shape, b->joint);
    add(f, 5, shapes, b->joint, 0);
    add(f, 6, shapes, pack(sy, sd, 0, 0), lengths);
    add(f, 7, shapes, lengths, 0);
    add(f, 8, sz ? z->hash : 0, a->hash, b->hash);
    add(f, 9, a->hash, b->hash, sc ? c->hash : 0);
    add(f, 10, r.before, r.behind, 0);
    add(f, 11, r.before, b->shape, r.starts);
    add(f, 12, r.behind, a->shape, r.ends);
    add(f, 13, r.shapes, position, 0);
    add(f, 14, sz ? z->hash : 0, b->hash, a->shape);
    add(f, 15, a->hash, sc ? c->hash : 0, b->shape);
    add(f, 16, pack(a->shape, b->shape, sz, a->token), pack(sy, sc, 0, 0), position);
    /* What stands beyond the run: the next word tells "No. 5" from "No." */
    const dm_piece *next = sc ? NULL : c;
    add(f, 17, pack(a->shape, b->shape, sz, 0), next ? next->shape : 99, a->hash);
    add(f, 18, next ? next->hash : 0, pack(a->shape, b->shape, 0, 0), b->hash);
    add(f, 19, next ? next->class : 0, a->hash, b->hash);
    const dm_piece *previous = r.starts ? z : NULL;
    add(f, 20, previous ? previous->hash : 0, a->hash, b->hash);
    add(f, 21, previous ? previous->class : 0, a->hash, b->hash);
    add(f, 22, pack(a->class, b->class, a->shape, b->shape), b->joint, 0);
    add(f, 23, pack(a->class, b->class, sz, sc), b->joint, 0);
    add(f, 24, b->class, a->hash, b->joint);
    add(f, 25, a->class, b->hash, b->joint);
    add(f, 26, pack(a->class, b->shape, sc, next ? next->class : 0), sz, 0);
}

/* Shape of a token that has several pieces. */
static uint8_t merged_shape(const dm_piece *first, const dm_piece *last) {
    size_t letters = 0, digits = 0, periods = 0;
    for (const dm_piece *p = first; p <= last; p++) {
        letters += p->shape >= DM_SHAPE_LOWER && p->shape <= DM_SHAPE_MIXED;
        digits += p->shape >= DM_SHAPE_NUMBER1 && p->shape <= DM_SHAPE_NUMBER;
        periods += p->shape == DM_SHAPE_PERIOD;
    }
    if (letters && digits)
        return DM_SHAPE_ALNUM;
    if (digits)
        return DM_SHAPE_AMOUNT;
    if (letters && last->shape == DM_SHAPE_PERIOD)
        return letters > 1 || first->shape == DM_SHAPE_INITIAL ? DM_SHAPE_INITIALS
                                                               : DM_SHAPE_ABBREVIATION;
    if (letters)
        return periods ? DM_SHAPE_ADDRESS
               : first->shape == DM_SHAPE_CAPITAL || first->shape == DM_SHAPE_INITIAL
                   ? DM_SHAPE_CAPITAL
                   : first->shape;
    return first->shape;
}

static bool is_stop(uint8_t shape) {
    return (shape >= DM_SHAPE_PERIOD && shape <= DM_SHAPE_SEMICOLON) || shape == DM_SHAPE_DASH ||
           shape == DM_SHAPE_BULLET || shape == DM_SHAPE_EDGE;
}

/* From the end to the front: the next stop, and the finite verbs up to it. */
static void look_ahead(dm_pieces *pieces) {
    uint8_t verbs = 0, stop = DM_SHAPE_EDGE, distance = 0;
    for (int64_t i = (int64_t)pieces->count - 1; i >= 0; i--) {
        dm_piece *p = &pieces->list.ptr[i + DM_EDGE];
        if (is_stop(p->shape)) {
            verbs = 0;
            stop = p->shape;
            distance = 0;
        } else {
            distance += distance < 31;
            verbs = (uint8_t)(verbs + ((p->class & DM_CLASS_VERB) && verbs < 3));
        }
        p->verbs = verbs;
        p->stop = stop;
        p->stop_distance = distance;
    }
}

void dm_tokenizer_merge(const dm_tokenizer_words *words, dm_pieces *pieces) {
    dm_piece *list = pieces->list.ptr + DM_EDGE;
    uint32_t count = 0;
    for (uint32_t i = 0, end; i < pieces->count; i = end) {
        for (end = i + 1; end < pieces->count && !list[end].token;)
            end++;
        dm_piece merged = list[i];
        if (end - i > 1) {
            merged.shape = merged_shape(&list[i], &list[end - 1]);
            merged.end = list[end - 1].end;
            dm_str form = dm_str_sub(pieces->text, merged.start, merged.end);
            merged.hash = dm_tokenizer_hash(form);
            merged.class = dm_tokenizer_class(words, merged.hash, merged.shape, form);
        }
        list[count++] = merged;
    }
    for (uint32_t i = 0; i < DM_EDGE; i++)
        list[count + i] = list[pieces->count + i];
    pieces->count = count;
    look_ahead(pieces);
}

static bool is_closing(uint8_t shape) {
    return shape == DM_SHAPE_CLOSE || shape == DM_SHAPE_QUOTE || shape == DM_SHAPE_QUOTE_CLOSE ||
           shape == DM_SHAPE_APOSTROPHE || shape == DM_SHAPE_APOSTROPHE_CLOSE;
}

void dm_tokenizer_break(const dm_pieces *pieces, const dm_running *now, uint32_t i,
                        dm_features *f) {
    const dm_piece *r1 = dm_piece_at(pieces, i), *r2 = r1 + 1, *r3 = r1 + 2, *r4 = r1 + 3;
    const dm_piece *l1 = r1 - 1, *l2 = r1 - 2, *l3 = r1 - 3, *l4 = r1 - 4;
    uint32_t edge = pack(r1->gap, l1->shape, r1->shape, 0);
    uint32_t ends = is_closing(l1->shape) ? pack(l2->shape, l1->shape, l1->gap, l2->gap)
                                          : pack(0, l1->shape, l1->gap, 0);
    uint32_t length = bucket(now->length), left = bucket(pieces->count - i);
    const dm_piece *first = dm_piece_at(pieces, now->first);
    f->count = 0;
    add(f, 1, edge, 0, 0);
    add(f, 2, edge, l2->shape, r2->shape);
    add(f, 36, r1->gap, 0, 0);
    add(f, 37, pack(r1->gap, r1->shape, r1->class, 0), 0, 0);
    add(f, 38, pack(r1->gap, l1->shape, l1->class, 0), 0, 0);
    add(f, 3, l1->hash, pack(r1->shape, r1->gap, 0, 0), 0);
    add(f, 4, r1->hash, pack(r1->shape, l1->shape, 0, 0), 0);
    add(f, 5, l1->hash, l2->hash, 0);
    add(f, 6, l1->hash, r1->hash, r1->shape);
    add(f, 7, r1->hash, r2->hash, r1->shape);
    add(f, 8, r1->hash, l2->hash, l1->shape);
    add(f, 9, pack(l1->class, r1->class, r1->shape, l1->shape), 0, 0);
    add(f, 10, pack(l2->class, l1->class, r1->class, r1->shape), 0, 0);
    add(f, 11, pack(l1->class, r1->class, r2->class, r1->shape), 0, 0);
    add(f, 12, pack(r1->class, r2->class, r3->class, r1->shape), 0, 0);
    add(f, 13, pack(l3->class, l2->class, l1->class, r1->gap), 0, 0);
    add(f, 14, pack(l2->class, l1->class, r1->class, r2->class), 0, 0);
    add(f, 15, pack(r1->class, r2->class, r3->class, r4->class), 0, 0);
    add(f, 16, pack(l4->shape, l3->shape, l2->shape, l1->shape), r1->shape, 0);
    add(f, 17, pack(r1->shape, r2->shape, r3->shape, r4->shape), l1->shape, 0);
    add(f, 18, ends, pack(r1->shape, r2->shape, now->quotes, now->brackets), 0);
    add(f, 19, length, pack(l1->shape, r1->shape, r1->gap, 0), 0);
    add(f, 20, length, pack(now->verbs, r1->verbs, r1->shape, 0), l1->shape);
    add(f, 21, left, pack(l1->shape, r1->shape, 0, 0), 0);
    add(f, 22, pack(r1->stop, r1->stop_distance, r1->shape, r1->verbs), l1->shape, 0);
    add(f, 23, pack(now->last_stop, now->verbs, l1->shape, r1->shape), 0, 0);
    add(f, 24, pack(now->quotes, now->brackets, l1->shape, r1->shape), r2->shape, l2->shape);
    add(f, 25, first->hash, length, l1->shape);
    add(f, 26, pack(first->class, first->shape, r1->class, r1->shape), l1->shape, 0);
    add(f, 27, pack(now->previous_end, l1->shape, r1->shape, r1->gap), 0, 0);
    add(f, 28, r2->hash, pack(r1->shape, l1->shape, r1->gap, 0), 0);
    add(f, 29, l2->hash, pack(l1->shape, r1->shape, 0, 0), 0);
    add(f, 30, l1->hash, pack(r1->class, r2->class, r1->shape, 0), 0);
    add(f, 31, r1->hash, pack(l1->class, l2->class, r1->shape, 0), 0);
    add(f, 32, r1->hash, now->verbs, pack(length, r1->shape, l1->shape, 0));
    add(f, 33, l1->hash, now->verbs, pack(length, r1->shape, 0, 0));
    add(f, 34, ends, pack(r1->class, r2->class, 0, 0), 0);
    add(f, 35, l1->class, pack(r1->verbs, now->verbs, r1->shape, r1->stop), 0);
}

void dm_tokenizer_advance(dm_running *now, const dm_pieces *pieces, uint32_t i) {
    const dm_piece *p = dm_piece_at(pieces, i);
    if (p->sentence) {
        uint8_t end = i > 0 ? dm_piece_at(pieces, (int64_t)i - 1)->shape : DM_SHAPE_EDGE;
        *now = (dm_running){.first = i, .previous_end = end};
    }
    now->length++;
    if ((p->class & DM_CLASS_VERB) && p->class != DM_CLASS_EDGE && now->verbs < 3)
        now->verbs++;
    if (is_stop(p->shape))
        now->last_stop = p->shape;
    if (p->shape == DM_SHAPE_OPEN && now->brackets < 3)
        now->brackets++;
    if (p->shape == DM_SHAPE_CLOSE && now->brackets > 0)
        now->brackets--;
    if (p->shape == DM_SHAPE_QUOTE)
        now->quotes ^= 1;
    else if (p->shape == DM_SHAPE_QUOTE_OPEN)
        now->quotes = 1;
    else if (p->shape == DM_SHAPE_QUOTE_CLOSE)
        now->quotes = 0;
}
