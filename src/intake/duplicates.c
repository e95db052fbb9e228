/*
 * duplicates.c - near-duplicates by bottom-k sketches in an index of 5-byte slots.
 *
 * A text is its set of shingles (Broder, "On the resemblance and containment of documents", 1997):
 * hashes of five words in a row. Its sketch keeps the k smallest (bottom-k, KMV: Beyer et al.,
 * SIGMOD 2007). Unlike banded MinHash, two such sketches estimate containment too, whatever the
 * lengths: below the smaller of the two largest hashes both sketches are complete, so the share of
 * common hashes there estimates the share of common shingles. An excerpt of a quarter of an article
 * still has a quarter of that article's sketch to be known by.
 *
 * The index is a list of segments, each an open-addressing table for at most 65,536 documents:
 *
 *   slot   tag (24 bits, not 0) | document in the segment (16 bits)
 *
 * The place in the table and the tag come from the hash mixed anew; together about 40 bits, so
 * chance meetings of two hashes do not happen. Each segment is a tenth of all before it, and never
 * rebuilt. A hash that many documents of a segment have (an outlet's boilerplate) is kept for the
 * first few and counts as evidence for nobody.
 *
 * A reprint that is nearly the whole of its model joins its lineage and adds only the hashes which
 * that lineage had not. One that has enough of its own begins a lineage: what reprints it in turn
 * need have nothing of the first any more.
 */
#include "intake/duplicates.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"

enum {
    SHINGLE = 5,            /* words */
    SLOT = 5,               /* bytes */
    FIRST_DOCUMENTS = 512,  /* of the first segment */
    MOST_DOCUMENTS = 65536, /* of a segment: local numbers have 16 bits */
    FULL = 85,              /* percent of the slots */
    GROWTH = 10,            /* a new segment is this part of all before it */
    COMMON = 12,            /* documents of a segment with a hash from which on it is boilerplate */
    FEWEST_SHARED = 2       /* hashes */
};
static const double CONTAINED = 0.35, JOINS = 0.8; /* measured: bench/duplicates */

typedef struct document {
    uint64_t id;
    uint32_t root;  /* first document of its lineage; itself for most */
    uint32_t limit; /* upper half of its largest hash; one of the last DM_SKETCH_SIZE values when it
                       has all: see limit_of() */
} document;

typedef struct segment {
    uint8_t *slots;
    document *documents;
    size_t room, used;           /* slots */
    uint32_t first, count, most; /* documents: number of the first, how many, room */
} segment;

typedef struct vote {
    uint32_t root;
    uint32_t rank; /* of the hash in the sketch */
} vote;

struct dm_duplicates {
    segment *segments;
    size_t count;
    vote *votes;
    size_t vote_count, vote_room;
    uint32_t documents;
    bool shared[DM_SKETCH_SIZE]; /* hashes that the lineage found has already */
};

/* ---- sketches ---- */

static uint64_t mix(uint64_t h) { /* the finaliser of MurmurHash3 (public domain) */
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 33;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ (h >> 33);
}

/* Keeps the hash if it is among the smallest and new. */
static void keep(dm_sketch *s, uint64_t hash) {
    if (s->count == DM_SKETCH_SIZE && hash >= s->hashes[DM_SKETCH_SIZE - 1])
        return;
    size_t at = 0;
    while (at < s->count && s->hashes[at] < hash)
        at++;
    if (at < s->count && s->hashes[at] == hash)
        return;
    s->count += s->count < DM_SKETCH_SIZE;
    memmove(&s->hashes[at + 1], &s->hashes[at], (s->count - at - 1) * sizeof hash);
    s->hashes[at] = hash;
}

/* Scripts without blanks: each character is a word. */
static bool ideographic(uint32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x9FFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static void add_word(dm_sketch *s, uint64_t ring[SHINGLE], size_t *words, uint64_t word) {
    memmove(ring, ring + 1, (SHINGLE - 1) * sizeof *ring);
    ring[SHINGLE - 1] = word;
    if (++*words < SHINGLE)
        return;
    uint64_t hash = 0;
    for (size_t i = 0; i < SHINGLE; i++)
        hash = mix(hash ^ ring[i]) + UINT64_C(0x9e3779b97f4a7c15);
    s->shingles++;
    keep(s, mix(hash));
}

void dm_sketch_of(dm_str text, dm_sketch *sketch) {
    uint64_t ring[SHINGLE] = {0}, word = 0;
    size_t words = 0;
    *sketch = (dm_sketch){0};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dm_utf8_next(text, &at);
        bool part = c < 0x80 ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')
                             : dm_utf8_is_letter(c) || dm_utf8_is_digit(c);
        bool apostrophe =
            c == '\'' || c == 0x2019 || c == 0xAD; /* inside a word they are passed over */
        if (word && ((!part && !apostrophe) || ideographic(c))) {
            add_word(sketch, ring, &words, word);
            word = 0;
        }
        if (part)
            word =
                mix(word ^ (c < 0x80 ? (c >= 'A' && c <= 'Z' ? c | 32 : c) : dm_utf8_lower(c))) | 1;
    }
    if (word)
        add_word(sketch, ring, &words, word);
    /* Fewer words than a shingle has: the few are one. */
    if (words > 0 && words < SHINGLE) {
        uint64_t hash = 0;
        for (size_t i = 0; i < SHINGLE; i++)
            hash = mix(hash ^ ring[i]);
        keep(sketch, hash);
        sketch->shingles = 1;
    }
}

static void put_bytes(uint8_t *p, uint64_t value, size_t count) {
    for (size_t i = 0; i < count; i++)
        p[i] = (uint8_t)(value >> (8 * i));
}

static uint64_t get_bytes(const uint8_t *p, size_t count) {
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint64_t)p[i] << (8 * i);
    return value;
}

size_t dm_sketch_pack(const dm_sketch *sketch, uint8_t bytes[DM_SKETCH_PACKED]) {
    bytes[0] = (uint8_t)sketch->count;
    put_bytes(bytes + 1, sketch->shingles, 4);
    for (size_t i = 0; i < sketch->count; i++)
        put_bytes(bytes + 5 + 8 * i, sketch->hashes[i], 8);
    return 5 + 8 * (size_t)sketch->count;
}

bool dm_sketch_unpack(const uint8_t *bytes, size_t size, dm_sketch *sketch) {
    *sketch = (dm_sketch){0};
    if (size < 5 || bytes[0] > DM_SKETCH_SIZE || size != 5 + 8 * (size_t)bytes[0])
        return false;
    sketch->count = bytes[0];
    sketch->shingles = (uint32_t)get_bytes(bytes + 1, 4);
    for (size_t i = 0; i < sketch->count; i++) {
        sketch->hashes[i] = get_bytes(bytes + 5 + 8 * i, 8);
        if (i && sketch->hashes[i] <= sketch->hashes[i - 1])
            return false;
    }
    return sketch->shingles >= sketch->count;
}

/* Up to where the sketch is complete. A sketch that holds all hashes of its text, n of them, gives
 * UINT32_MAX - n. */
static uint32_t limit_of(const dm_sketch *s) {
    if (s->count < DM_SKETCH_SIZE)
        return UINT32_MAX - s->count;
    uint32_t limit = (uint32_t)(s->hashes[s->count - 1] >> 32), last = UINT32_MAX - DM_SKETCH_SIZE;
    return limit < last ? limit : last;
}

/* How many hashes a sketch with this limit has up to `least`, as far as can be known. */
static double expected(uint32_t limit, uint32_t least) {
    bool all = limit > UINT32_MAX - DM_SKETCH_SIZE;
    double count = all ? (double)(UINT32_MAX - limit) : DM_SKETCH_SIZE;
    double range = all ? (double)UINT32_MAX : (double)limit;
    return least >= range || range == 0 ? count : count * ((double)least / range);
}

/* ---- segments ---- */

static bool new_segment(dm_duplicates *self) {
    segment *grown = dm_realloc(self->segments, (self->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    self->segments = grown;
    segment *s = &grown[self->count];
    uint32_t most = self->documents / GROWTH;
    most = most < FIRST_DOCUMENTS ? FIRST_DOCUMENTS : most < MOST_DOCUMENTS ? most : MOST_DOCUMENTS;
    *s = (segment){.most = most, .first = self->documents};
    s->room = (size_t)s->most * DM_SKETCH_SIZE * 100 / FULL;
    s->slots = dm_alloc_zero(s->room, SLOT);
    s->documents = dm_alloc_zero(s->most, sizeof *s->documents);
    if (!s->slots || !s->documents) {
        dm_free(s->slots);
        dm_free(s->documents);
        return false;
    }
    self->count++;
    return true;
}

typedef struct place {
    size_t at;
    uint32_t tag;
} place;

static place place_of(const segment *s, uint64_t hash) {
    uint64_t h = mix(hash ^ UINT64_C(0x5851f42d4c957f2d));
    uint32_t tag = (uint32_t)(h & 0xFFFFFF);
    return (place){(size_t)(((h >> 32) * (uint64_t)s->room) >> 32), tag ? tag : 1};
}

/* Documents of the segment that have the hash, at most COMMON, into `documents`. The free slot
 * after them is *end. */
static size_t documents_with(const segment *s, uint64_t hash, uint32_t documents[COMMON],
                             size_t *end) {
    place p = place_of(s, hash);
    size_t n = 0;
    for (;; p.at = p.at + 1 == s->room ? 0 : p.at + 1) {
        const uint8_t *slot = s->slots + p.at * SLOT;
        uint32_t tag = (uint32_t)get_bytes(slot, 3);
        if (!tag)
            break;
        if (tag == p.tag && n < COMMON)
            documents[n++] = (uint32_t)get_bytes(slot + 3, 2);
    }
    *end = p.at;
    return n;
}

static void insert(segment *s, uint64_t hash, uint32_t local) {
    uint32_t ignored[COMMON];
    size_t end;
    if (documents_with(s, hash, ignored, &end) >= COMMON)
        return;
    put_bytes(s->slots + end * SLOT, place_of(s, hash).tag, 3);
    put_bytes(s->slots + end * SLOT + 3, local, 2);
    s->used++;
}

static const document *document_at(const dm_duplicates *self, uint32_t number) {
    for (size_t i = self->count; i-- > 0;)
        if (number >= self->segments[i].first)
            return &self->segments[i].documents[number - self->segments[i].first];
    return NULL;
}

/* ---- finding ---- */

static int by_root(const void *a, const void *b) {
    const vote *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static bool add_vote(dm_duplicates *self, uint32_t root, uint32_t rank) {
    if (self->vote_count == self->vote_room) {
        size_t room = self->vote_room ? self->vote_room * 2 : 256;
        vote *grown = dm_realloc(self->votes, room * sizeof *grown);
        if (!grown)
            return false;
        self->votes = grown;
        self->vote_room = room;
    }
    self->votes[self->vote_count++] = (vote){root, rank};
    return true;
}

/* Gathers who has which hashes; common[rank] is set for boilerplate. */
static bool gather(dm_duplicates *self, const dm_sketch *sketch, bool common[DM_SKETCH_SIZE]) {
    self->vote_count = 0;
    for (uint32_t rank = 0; rank < sketch->count; rank++) {
        size_t before = self->vote_count;
        for (size_t i = 0; i < self->count; i++) {
            const segment *s = &self->segments[i];
            uint32_t locals[COMMON];
            size_t end, n = documents_with(s, sketch->hashes[rank], locals, &end);
            common[rank] = common[rank] || n == COMMON;
            for (size_t k = 0; k < n; k++)
                if (!add_vote(self, s->documents[locals[k]].root, rank))
                    return false;
        }
        if (common[rank])
            self->vote_count = before;
    }
    if (self->vote_count)
        qsort(self->votes, self->vote_count, sizeof *self->votes, by_root);
    return true;
}

/* Estimated containment in the lineage of `root`, with which it shares the hashes of `votes`. */
static double containment(const dm_duplicates *self, const dm_sketch *sketch, const bool *common,
                          const vote *votes, size_t count, size_t *shared) {
    const document *root = document_at(self, votes->root);
    uint32_t mine = limit_of(sketch), least = root->limit < mine ? root->limit : mine;
    size_t comparable = 0;
    *shared = 0;
    for (size_t i = 0; i < count; i++)
        *shared += i == 0 || votes[i].rank != votes[i - 1].rank;
    for (uint32_t rank = 0; rank < sketch->count; rank++)
        comparable += !common[rank] && (uint32_t)(sketch->hashes[rank] >> 32) <= least;
    double theirs = expected(root->limit, least);
    double fewer = (double)comparable < theirs ? (double)comparable : theirs;
    double share = fewer > 0 ? (double)*shared / fewer : 0;
    return share > 1 ? 1 : share;
}

/* The lineage that holds most of the sketch; false if none holds enough. The earliest wins a tie.
 */
static bool best_lineage(dm_duplicates *self, const dm_sketch *sketch, const bool *common,
                         uint32_t *best, double *similarity) {
    size_t most = 0;
    *similarity = 0;
    for (size_t i = 0, n; i < self->vote_count; i += n) {
        for (n = 1; i + n < self->vote_count && self->votes[i + n].root == self->votes[i].root;)
            n++;
        size_t shared;
        double share = containment(self, sketch, common, &self->votes[i], n, &shared);
        size_t needed = sketch->count < FEWEST_SHARED ? sketch->count : FEWEST_SHARED;
        if (share < CONTAINED || shared < needed || shared < most ||
            (shared == most && share <= *similarity))
            continue;
        most = shared;
        *similarity = share;
        *best = self->votes[i].root;
    }
    return most > 0;
}

static dm_status find(dm_duplicates *self, const dm_sketch *sketch, dm_duplicate *found,
                      uint32_t *root, dm_error *error) {
    bool common[DM_SKETCH_SIZE] = {false};
    *found = (dm_duplicate){0};
    *root = UINT32_MAX;
    memset(self->shared, 0, sizeof self->shared);
    if (!gather(self, sketch, common))
        return dm_fail_memory(error);
    if (!best_lineage(self, sketch, common, root, &found->similarity)) {
        *root = UINT32_MAX;
        found->similarity = 0;
        return DM_OK;
    }
    for (size_t i = 0; i < self->vote_count; i++)
        if (self->votes[i].root == *root)
            self->shared[self->votes[i].rank] = true;
    static const char digits[] = "0123456789abcdef";
    uint64_t id = document_at(self, *root)->id;
    for (int i = 15; i >= 0; i--, id >>= 4)
        found->id[i] = digits[id & 15];
    return DM_OK;
}

dm_status dm_duplicates_find(dm_duplicates *self, const dm_sketch *sketch, dm_duplicate *found,
                             dm_error *error) {
    uint32_t root;
    return find(self, sketch, found, &root, error);
}

static uint64_t id_number(const char *id) {
    uint64_t n = 0;
    for (int i = 0; i < 16 && id[i]; i++)
        n = n << 4 | (uint64_t)(id[i] <= '9' ? id[i] - '0' : (id[i] | 32) - 'a' + 10);
    return n;
}

dm_status dm_duplicates_add(dm_duplicates *self, const dm_sketch *sketch, const char *id,
                            dm_duplicate *found, dm_error *error) {
    uint32_t root;
    dm_status status = find(self, sketch, found, &root, error);
    if (status != DM_OK)
        return status;
    segment *s = self->count ? &self->segments[self->count - 1] : NULL;
    if (!s || s->count == s->most || s->used + DM_SKETCH_SIZE > s->room * FULL / 100) {
        if (self->documents == UINT32_MAX - 1 || !new_segment(self)) {
            *found = (dm_duplicate){0};
            return dm_fail_memory(error);
        }
        s = &self->segments[self->count - 1];
    }
    bool joins = root != UINT32_MAX && found->similarity >= JOINS;
    uint32_t local = s->count++, number = self->documents++;
    s->documents[local] = (document){id_number(id), joins ? root : number, limit_of(sketch)};
    for (size_t i = 0; i < sketch->count; i++)
        if (!joins || !self->shared[i])
            insert(s, sketch->hashes[i], local);
    return DM_OK;
}

dm_duplicates *dm_duplicates_new(void) {
    return dm_alloc_zero(1, sizeof(dm_duplicates));
}

void dm_duplicates_free(dm_duplicates *self) {
    if (!self)
        return;
    for (size_t i = 0; i < self->count; i++) {
        dm_free(self->segments[i].slots);
        dm_free(self->segments[i].documents);
    }
    dm_free(self->segments);
    dm_free(self->votes);
    dm_free(self);
}

size_t dm_duplicates_bytes(const dm_duplicates *self) {
    size_t bytes =
        sizeof *self + self->count * sizeof *self->segments + self->vote_room * sizeof *self->votes;
    for (size_t i = 0; i < self->count; i++)
        bytes += self->segments[i].room * SLOT + self->segments[i].most * sizeof(document);
    return bytes;
}
