/*
 * treebank.c - reads CoNLL-U for the trainer and chooses which features get a row of the embedding.
 */
#include "treebank.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/lemma_rule.h"

enum { WORD_MIN_COUNT = 2, FEATURE_MIN_TYPES = 3, SHAPE_MIN_TYPES = 5, LEMMA_RULE_MIN_COUNT = 2 };

static void fail(const char *message, const char *what) {
    fprintf(stderr, "%s: %s\n", what, message);
    exit(1);
}

static void *grow(void *p, size_t *capacity, size_t need, size_t size) {
    if (need <= *capacity)
        return p;
    *capacity = need + need / 2 + 64;
    p = realloc(p, *capacity * size);
    if (!p)
        fail("out of memory", "trainer");
    return p;
}

static void rehash(name_list *self) {
    self->slots = self->slots ? self->slots * 2 : 1024;
    free(self->slot);
    self->slot = calloc(self->slots, sizeof *self->slot);
    for (size_t i = 0; i < self->count; i++) {
        size_t at = dm_hash64(dm_str_of(self->name[i]), 0) & (self->slots - 1);
        while (self->slot[at])
            at = (at + 1) & (self->slots - 1);
        self->slot[at] = (uint32_t)i + 1;
    }
}

uint32_t name_of(name_list *self, dm_str s, bool frozen) {
    if (self->count * 2 >= self->slots)
        rehash(self);
    size_t at = dm_hash64(s, 0) & (self->slots - 1);
    for (; self->slot[at]; at = (at + 1) & (self->slots - 1))
        if (dm_str_is(s, self->name[self->slot[at] - 1])) {
            self->name_count[self->slot[at] - 1] += !frozen;
            return self->slot[at] - 1;
        }
    if (frozen)
        return UINT32_MAX;
    size_t capacity = self->capacity;
    self->name = grow(self->name, &capacity, self->count + 1, sizeof *self->name);
    self->name_count = grow(self->name_count, &self->capacity, self->count + 1, sizeof(size_t));
    self->name[self->count] = strndup(s.ptr, s.len);
    self->name_count[self->count] = 1;
    self->slot[at] = (uint32_t)self->count + 1;
    return (uint32_t)self->count++;
}

static uint16_t tag_of(vocabulary *v, int kind, dm_str s, bool frozen) {
    uint32_t id = name_of(&v->tags[kind], s, frozen);
    return id == UINT32_MAX ? UNKNOWN_TAG : (uint16_t)id;
}

static word read_word(vocabulary *v, dm_str *field, bool frozen) {
    word w = {.type = name_of(&v->forms, field[1], false)};
    uint64_t head = 0;
    if (!dm_str_number(field[6], UINT16_MAX, &head) && !(frozen && dm_str_is(field[6], "_")))
        fail("a head is not a number", "treebank");
    w.head = (uint16_t)head;
    w.tag[TAG_UPOS] = tag_of(v, TAG_UPOS, field[3], frozen);
    w.tag[TAG_XPOS] = tag_of(v, TAG_XPOS, field[4], frozen);
    w.tag[TAG_FEATS] = tag_of(v, TAG_FEATS, field[5], frozen);
    w.tag[TAG_REL] = tag_of(v, TAG_REL, field[7], frozen);
    w.lemma = strndup(field[2].ptr, field[2].len);
    char line[DM_LEMMA_BYTES + 32];
    size_t len = dm_lemma_rule_make(field[1], field[2], line);
    w.tag[TAG_LEMMA] = len ? tag_of(v, TAG_LEMMA, (dm_str){line, len}, frozen) : UNKNOWN_TAG;
    return w;
}

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("cannot be opened", path);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size)
        fail("cannot be read", path);
    fclose(file);
    return bytes;
}

static void add_sentence(treebank *self, const word *words, size_t count, float weight) {
    self->sentences = grow(self->sentences, &self->capacity, self->count + 1, sizeof(sentence));
    word *copy = malloc(count * sizeof *copy);
    memcpy(copy, words, count * sizeof *copy);
    self->sentences[self->count++] =
        (sentence){.words = copy, .count = (uint32_t)count, .weight = weight};
    self->words += count;
}

void treebank_read(treebank *self, vocabulary *v, const char *path, float weight, bool frozen) {
    size_t size, count = 0, capacity = 0;
    char *bytes = read_file(path, &size);
    word *words = NULL;
    dm_str rest = {bytes, size}, line;
    while (dm_str_split(&rest, '\n', &line)) {
        if (line.len == 0 && count > 0) {
            add_sentence(self, words, count, weight);
            count = 0;
        }
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        dm_str field[10], columns = line;
        for (int i = 0; i < 10; i++)
            if (!dm_str_split(&columns, '\t', &field[i]))
                fail("a line has fewer than ten columns", path);
        if (memchr(field[0].ptr, '-', field[0].len) || memchr(field[0].ptr, '.', field[0].len))
            continue;
        words = grow(words, &capacity, count + 1, sizeof *words);
        words[count++] = read_word(v, field, frozen);
    }
    if (count > 0)
        add_sentence(self, words, count, weight);
    free(words);
    free(bytes);
}

typedef struct key_count {
    uint64_t key;
    uint32_t count;
    uint8_t kind; /* 0 word, 1 shape, 2 affix or piece */
} key_count;

typedef struct key_map {
    key_count *slot;
    size_t slots, count;
} key_map;

static key_count *key_slot(key_map *map, uint64_t key) {
    size_t at = key & (map->slots - 1);
    while (map->slot[at].count && map->slot[at].key != key)
        at = (at + 1) & (map->slots - 1);
    return &map->slot[at];
}

static void count_key(key_map *map, uint64_t key, uint32_t by, uint8_t kind) {
    key_count *slot = key_slot(map, key);
    if (!slot->count)
        map->count++;
    slot->key = key;
    slot->count += by;
    slot->kind = kind;
    if (map->count * 2 > map->slots)
        fail("too many features", "trainer");
}

static void count_keys(key_map *map, const vocabulary *v, const treebank *train) {
    uint32_t *times = calloc(v->forms.count, sizeof *times);
    for (size_t i = 0; i < train->count; i++)
        for (size_t k = 0; k < train->sentences[i].count; k++)
            times[train->sentences[i].words[k].type]++;
    dm_word_keys keys;
    for (size_t i = 0; i < v->forms.count; i++) {
        if (!times[i])
            continue;
        dm_word_keys_of(dm_str_of(v->forms.name[i]), &keys);
        count_key(map, keys.key[0], times[i], 0);
        count_key(map, keys.key[1], times[i], 1);
        count_key(map, keys.key[2], times[i], 1);
        for (size_t k = DM_WORD_WHOLE_KEYS; k < keys.count; k++)
            count_key(map, keys.key[k], 1, 2);
    }
    free(times);
}

static int by_kind_count_key(const void *a, const void *b) {
    const key_count *x = a, *y = b;
    if ((x->kind == 0) != (y->kind == 0))
        return x->kind == 0 ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static void put_row(vocabulary *v, uint64_t key) {
    uint32_t mask = (1u << v->slot_bits) - 1, at = (uint32_t)key & mask;
    for (; v->slot[at].row; at = (at + 1) & mask)
        if (v->slot[at].mark == (uint32_t)(key >> 32))
            return; /* two keys with one mark share the row */
    v->slot[at] = (dm_feature_slot){(uint32_t)(key >> 32), ++v->row_count};
}

void vocabulary_choose_rows(vocabulary *v, const treebank *train) {
    key_map map = {.slots = (size_t)1 << 21};
    map.slot = calloc(map.slots, sizeof *map.slot);
    count_keys(&map, v, train);
    static const uint32_t least[] = {WORD_MIN_COUNT, SHAPE_MIN_TYPES, FEATURE_MIN_TYPES};
    size_t kept = 0;
    for (size_t i = 0; i < map.slots; i++)
        if (map.slot[i].count && map.slot[i].count >= least[map.slot[i].kind])
            map.slot[kept++] = map.slot[i];
    qsort(map.slot, kept, sizeof *map.slot, by_kind_count_key);
    v->slot_bits = 10;
    while (((size_t)1 << v->slot_bits) < kept * 2)
        v->slot_bits++;
    v->slot = calloc((size_t)1 << v->slot_bits, sizeof *v->slot);
    v->row_count = 1; /* UNKNOWN_ROW */
    for (size_t i = 0; i < kept; i++) {
        if (map.slot[i].kind == 0)
            v->first_feature_row = v->row_count + 1;
        put_row(v, map.slot[i].key);
    }
    free(map.slot);
    vocabulary_add_rows(v);
}

void vocabulary_add_rows(vocabulary *v) {
    static size_t have;
    v->types = realloc(v->types, v->forms.count * sizeof *v->types);
    dm_feature_table table = {v->slot, v->slot_bits};
    dm_word_keys keys;
    for (; have < v->forms.count; have++) {
        word_type *t = &v->types[have];
        *t = (word_type){.form = v->forms.name[have], .frequency = 1};
        dm_word_keys_of(dm_str_of(t->form), &keys);
        t->row = malloc(keys.count * sizeof *t->row);
        for (size_t k = 0; k < keys.count; k++) {
            uint32_t row = dm_feature_find(&table, keys.key[k]);
            if (k == keys.first_piece)
                t->first_piece = t->row_count;
            if (k == 0 && row == DM_NO_ROW)
                row = UNKNOWN_ROW;
            if (row != DM_NO_ROW)
                t->row[t->row_count++] = row;
        }
        if (keys.first_piece == keys.count)
            t->first_piece = t->row_count;
    }
}

void vocabulary_prune_lemmas(vocabulary *v, treebank *train) {
    name_list kept = {0}, *all = &v->tags[TAG_LEMMA];
    uint16_t *to = malloc(all->count * sizeof *to);
    for (size_t i = 0; i < all->count; i++) {
        to[i] = UNKNOWN_TAG;
        if (all->name_count[i] >= LEMMA_RULE_MIN_COUNT)
            to[i] = (uint16_t)name_of(&kept, dm_str_of(all->name[i]), false);
    }
    for (size_t i = 0; i < train->count; i++)
        for (uint32_t k = 0; k < train->sentences[i].count; k++) {
            uint16_t *tag = &train->sentences[i].words[k].tag[TAG_LEMMA];
            *tag = *tag == UNKNOWN_TAG ? UNKNOWN_TAG : to[*tag];
        }
    free(to);
    *all = kept;
}

typedef enum variant { VARY_UPPER, VARY_TITLE, VARY_BARE } variant;

/* The word in another case; its lemma rule is the one that makes the same lemma of it. */
static word recase(vocabulary *v, word w, variant how) {
    dm_str form = dm_str_of(v->forms.name[w.type]);
    char out[4 * 256], line[DM_LEMMA_BYTES + 32];
    size_t len = 0, at = 0;
    while (at < form.len && len < sizeof out - 4) {
        bool change = how == VARY_UPPER || at == 0;
        uint32_t c = dm_utf8_next(form, &at);
        len += dm_utf8_put(out + len, change ? dm_word_upper(c) : c);
    }
    w.type = name_of(&v->forms, (dm_str){out, len}, false);
    size_t rule = dm_lemma_rule_make((dm_str){out, len}, dm_str_of(w.lemma), line);
    w.tag[TAG_LEMMA] = rule ? tag_of(v, TAG_LEMMA, (dm_str){line, rule}, true) : UNKNOWN_TAG;
    return w;
}

static void add_variant(treebank *self, vocabulary *v, size_t index, variant how) {
    const sentence *s = &self->sentences[index];
    word *words = malloc(s->count * sizeof *words);
    memcpy(words, s->words, s->count * sizeof *words);
    uint32_t count = s->count;
    float weight = s->weight;
    bool good = true;
    if (how == VARY_BARE) {
        count--;
        good = count > 0 && words[count].head != 0 &&
               dm_str_is(dm_str_of(v->tags[TAG_UPOS].name[words[count].tag[TAG_UPOS]]), "PUNCT");
        for (uint32_t i = 0; i < count; i++)
            good = good && words[i].head != count + 1;
    }
    for (uint32_t i = 0; i < count && how != VARY_BARE; i++)
        words[i] = recase(v, words[i], how);
    if (good)
        add_sentence(self, words, count, weight);
    free(words);
}

void treebank_vary(treebank *self, vocabulary *v, double upper, double title, double bare,
                   uint64_t seed) {
    const double share[] = {upper, title, bare};
    uint64_t random = seed + 99;
    for (size_t i = 0, count = self->count; i < count; i++)
        for (int how = VARY_UPPER; how <= VARY_BARE; how++)
            if (random_unit(&random) < share[how])
                add_variant(self, v, i, (variant)how);
}
