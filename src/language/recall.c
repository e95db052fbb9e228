/*
 * recall.c - a ring of words, and a table of the sentences in it by their keys. A sentence whose
 * words have been overwritten, or whose place in the table another took, is not known any more.
 */
#include "language/recall.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "language/spanning_tree.h"

typedef struct place {
    dm_recall_key key;
    uint64_t at; /* words that had been kept before it, ever; the ring has this modulo its size */
    uint32_t count;
} place;

struct dm_recall {
    uint64_t kept; /* words, ever */
    dm_recalled *words;
    place places[DM_RECALL_SENTENCES];
};

dm_recall *dm_recall_new(void) {
    dm_recall *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return NULL;
    self->words = dm_alloc(DM_RECALL_WORDS * sizeof *self->words);
    if (self->words)
        return self;
    dm_free(self);
    return NULL;
}

void dm_recall_free(dm_recall *self) {
    if (self)
        dm_free(self->words);
    dm_free(self);
}

/* Adds a word with its length, and gives what does not fit to the hash first. */
typedef struct text {
    char bytes[2048];
    size_t len;
    dm_recall_key key;
} text;

static void close_text(text *t) {
    dm_str s = {t->bytes, t->len};
    t->key.high = dm_hash64(s, t->key.high);
    t->key.low = dm_hash64(s, t->key.low ^ UINT64_C(0x9E3779B97F4A7C15));
    t->len = 0;
}

static void add_word(text *t, dm_str word) {
    uint32_t len = (uint32_t)word.len;
    if (word.len + sizeof len > sizeof t->bytes - t->len)
        close_text(t);
    memcpy(t->bytes + t->len, &len, sizeof len);
    t->len += sizeof len;
    while (word.len > sizeof t->bytes - t->len) { /* longer than all of it */
        size_t part = sizeof t->bytes - t->len;
        memcpy(t->bytes + t->len, word.ptr, part);
        t->len += part;
        word = dm_str_sub(word, part, word.len);
        close_text(t);
    }
    if (word.len)
        memcpy(t->bytes + t->len, word.ptr, word.len);
    t->len += word.len;
}

dm_recall_key dm_recall_key_of(const dm_str *forms, const dm_str *meant, size_t count) {
    text t;
    t.len = 0;
    t.key = (dm_recall_key){1, 2};
    for (size_t i = 0; i < count; i++) {
        bool same = forms[i].ptr == meant[i].ptr && forms[i].len == meant[i].len;
        add_word(&t, forms[i]);
        add_word(&t, same ? (dm_str){"", 0} : meant[i]);
    }
    close_text(&t);
    return t.key;
}

static place *place_of(const dm_recall *self, dm_recall_key key) {
    return (place *)&self->places[key.low % DM_RECALL_SENTENCES];
}

const dm_recalled *dm_recall_find(const dm_recall *self, dm_recall_key key, size_t count) {
    const place *p = place_of(self, key);
    bool there = p->count == count && p->key.high == key.high && p->key.low == key.low &&
                 self->kept - p->at <= DM_RECALL_WORDS;
    return there && count ? self->words + p->at % DM_RECALL_WORDS : NULL;
}

dm_recalled *dm_recall_keep(dm_recall *self, dm_recall_key key, size_t count) {
    _Static_assert(DM_RECALL_WORDS > 2 * DM_TREE_WORDS, "a sentence fits");
    size_t at = self->kept % DM_RECALL_WORDS;
    if (at + count > DM_RECALL_WORDS) /* no sentence goes on at the beginning */
        self->kept += DM_RECALL_WORDS - at;
    *place_of(self, key) = (place){key, self->kept, (uint32_t)count};
    at = self->kept % DM_RECALL_WORDS;
    self->kept += count;
    return self->words + at;
}
