/*
 * tokenizer_words.c - the word table: each frequent word's class, which is its most frequent
 * language-specific tag, and where it is cut.
 *
 * A cut is a place inside a run of letters at which the treebank has two words ("can|not",
 * "gon|na", "do|nt"). It is a candidate only: the classifier decides with the words around it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "tokenizer_train.h"

enum { BITS = 17, TAGS = 63, MIN_COUNT = 2, MIN_CUTS = 2, MAX_CUT = 15 };

typedef struct entry {
    uint32_t hash;
    uint32_t tags[TAGS + 1];
    uint32_t cuts[MAX_CUT + 1];
} entry;

typedef struct tables {
    entry *entries; /* open addressing */
    dm_str tags[TAGS + 1];
    size_t tag_count;
} tables;

static entry *find(tables *t, uint32_t hash) {
    size_t mask = ((size_t)1 << BITS) - 1, i = hash & mask;
    while (t->entries[i].hash && t->entries[i].hash != hash)
        i = (i + 1) & mask;
    t->entries[i].hash = hash;
    return &t->entries[i];
}

static size_t tag_of(tables *t, dm_str tag) {
    for (size_t i = 1; i <= t->tag_count; i++)
        if (dm_str_eq(t->tags[i], tag))
            return i;
    if (t->tag_count < TAGS)
        t->tags[++t->tag_count] = tag;
    return t->tag_count;
}

static bool is_letters(dm_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] | 32) >= 'a' && (s.ptr[i] | 32) <= 'z'))
            return false;
    return s.len > 0;
}

static void count_cut(tables *t, const dm_conllu_word *a, const dm_conllu_word *b) {
    if (!is_letters(a->form) || !is_letters(b->form) || a->form.len > MAX_CUT)
        return;
    char whole[64];
    if (a->form.len + b->form.len >= sizeof whole)
        return;
    memcpy(whole, a->form.ptr, a->form.len);
    memcpy(whole + a->form.len, b->form.ptr, b->form.len);
    uint32_t hash = dm_tokenizer_hash((dm_str){whole, a->form.len + b->form.len});
    find(t, hash)->cuts[a->form.len]++;
}

static void count_sentence(tables *t, const dm_conllu_sentence *s) {
    for (size_t i = 0; i < s->word_count; i++) {
        const dm_conllu_word *w = &s->words[i];
        find(t, dm_tokenizer_hash(w->form))->tags[tag_of(t, w->xpos)]++;
        if (i + 1 < s->word_count && !w->space_after)
            count_cut(t, w, w + 1);
    }
}

static size_t largest(const uint32_t *counts, size_t n) {
    size_t best = 0;
    for (size_t i = 0; i < n; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

static bool is_finite_verb(dm_str tag) {
    return dm_str_is(tag, "VBD") || dm_str_is(tag, "VBZ") || dm_str_is(tag, "VBP") ||
           dm_str_is(tag, "MD");
}

static uint8_t class_of(const tables *t, const entry *e) {
    uint32_t total = 0;
    for (size_t i = 0; i <= TAGS; i++)
        total += e->tags[i];
    size_t tag = largest(e->tags, TAGS + 1);
    if (total < MIN_COUNT)
        return 0;
    return (uint8_t)(tag | (is_finite_verb(t->tags[tag]) ? DM_CLASS_VERB : 0u));
}

static void keep(tt_words *w, uint32_t hash, uint8_t class, uint8_t cut) {
    size_t i = hash & w->view.mask;
    while (w->keys[i])
        i = (i + 1) & w->view.mask;
    w->keys[i] = hash;
    w->class_of[i] = class;
    w->cut[i] = cut;
}

tt_words tt_make_words(const tt_treebank *banks, size_t count) {
    tables t = {.entries = calloc((size_t)1 << BITS, sizeof(entry))};
    tt_words w = {.bits = 15};
    size_t places = (size_t)1 << w.bits, kept = 0;
    w.keys = calloc(places, sizeof *w.keys);
    w.class_of = calloc(places, 1);
    w.cut = calloc(places, 1);
    if (!t.entries || !w.keys || !w.class_of || !w.cut)
        exit(3);
    w.view = (dm_tokenizer_words){w.keys, w.class_of, w.cut, (uint32_t)places - 1};
    for (size_t b = 0; b < count; b++)
        for (size_t s = 0; s < banks[b].count; s++)
            count_sentence(&t, &banks[b].sentences[s]);
    for (size_t i = 0; i < (size_t)1 << BITS; i++) {
        const entry *e = &t.entries[i];
        size_t cut = largest(e->cuts, MAX_CUT + 1);
        uint8_t place = e->cuts[cut] >= MIN_CUTS ? (uint8_t)cut : 0;
        uint8_t class = e->hash ? class_of(&t, e) : 0;
        if (class || place) {
            keep(&w, e->hash, class, place);
            kept++;
        }
    }
    printf("words: %zu in %zu places\n", kept, places);
    free(t.entries);
    return w;
}
