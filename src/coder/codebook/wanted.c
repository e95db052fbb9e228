/*
 * codebook/wanted.c - numbers the words, classes and lists that conditions ask for, and finds them
 * by word: see wanted.h.
 *
 * Words and what they are on are collected as pairs of numbers first; then the runs are dealt out.
 */
#include "coder/codebook/parts.h"

#include "base/hash.h"
#include "base/utf8.h"

enum {
    LONGEST_WORD = 96, /* as that of a class */
    AT_BITS = 24,      /* of a place: where the run begins */
    MOST_NUMBERS = UINT16_MAX - 2 * DM_MOST_CLASS_ROWS
};

typedef struct pair {
    uint32_t from, to;
} pair;

typedef struct pairs {
    DM_VEC(pair) list;
} pairs;

/* Of each number the others that it goes with: [starts[i], starts[i + 1]) of `items`. */
typedef struct groups {
    uint32_t *starts;
    uint16_t *items;
} groups;

/* What is thrown away when all is numbered. */
typedef struct making {
    dm_codebook *book;
    dm_arena scratch;
    dm_map words;   /* in small letters -> number */
    dm_map classes; /* "@talks" -> number, of those that lists or rows are for */
    dm_map lists;   /* "step,measure,@sanction" -> number, less than `list_count` */
    size_t list_count;
    pairs lists_of_word, classes_of_word, lists_of_class;
} making;

static void add_pair(making *m, pairs *to, uint32_t from, uint32_t number) {
    pair *entry = from == DM_MAP_NONE ? NULL : dm_vec_push(&m->scratch, &to->list);
    if (entry)
        *entry = (pair){from, number};
}

/* The number of a key, a new one where it is not there. */
static uint32_t number_of(making *m, dm_map *map, dm_str key) {
    uint32_t *number = dm_map_put(map, &m->scratch, key);
    if (number && *number == DM_MAP_NONE)
        *number = (uint32_t)(map->count - 1);
    return number ? *number : (uint32_t)DM_MAP_NONE;
}

/* The same of a word, whose letters in small are those of `small`. */
static uint32_t word_number(making *m, dm_str small, dm_str written) {
    bool lasts = dm_str_eq(small, written); /* `small` itself is written over */
    return number_of(m, &m->words, lasts ? written : dm_arena_str(&m->scratch, small));
}

/* ---- lists ---- */

/* What only the place of a word tells: kinds of fillers, and the classes that more than the word
 * decides on (match/conditions.c: nationals who protest, whoever has the title of a diplomat). */
static bool is_open(dm_str item) {
    return !item.len || item.len > LONGEST_WORD || dm_is_kind(item) ||
           dm_str_is(item, "@protesting") || dm_str_is(item, "@diplomat");
}

static void add_item(making *m, dm_str item, uint32_t list) {
    char bytes[LONGEST_WORD];
    if (item.ptr[0] == '@') {
        add_pair(m, &m->lists_of_class, number_of(m, &m->classes, item), list);
        if (dm_str_is(item, "@good")) /* an "important step" is (match/conditions.c) */
            add_pair(m, &m->lists_of_class, number_of(m, &m->classes, DM_STR("@weighty")), list);
        return;
    }
    dm_copy_small(bytes, item.ptr, item.len);
    add_pair(m, &m->lists_of_word, word_number(m, (dm_str){bytes, item.len}, item), list);
}

/* Numbers a list of words; DM_WANTED_ANYTHING where anything may be on it. */
static uint16_t list_number(making *m, dm_str words) {
    uint32_t *known = dm_map_put(&m->lists, &m->scratch, words);
    if (!known || *known != DM_MAP_NONE)
        return known ? (uint16_t)*known : (uint16_t)DM_WANTED_ANYTHING;
    dm_str rest = words, item;
    bool open = m->list_count > UINT16_MAX || m->classes.count >= MOST_NUMBERS;
    while (dm_str_split(&rest, ',', &item))
        open |= is_open(item);
    uint32_t list = *known = open ? (uint32_t)DM_WANTED_ANYTHING : (uint32_t)m->list_count++;
    rest = words;
    while (!open && dm_str_split(&rest, ',', &item))
        add_item(m, item, list);
    return (uint16_t)list;
}

/* The longest of the words that go with a verb or adjective: of a noun they are compared as they
 * are printed, whatever tokens they are. */
static dm_str word_beside(const dm_frame *frame) {
    dm_str rest = frame->words, word, longest = {"", 0};
    while (frame->pos != 'N' && rest.len && dm_str_split(&rest, ' ', &word))
        longest = word.len > longest.len ? word : longest;
    return longest;
}

static void need(dm_frame_needs *needs, uint16_t list) {
    if (needs->lists[0] == DM_WANTED_ANYTHING)
        needs->lists[0] = list;
    else if (needs->lists[1] == DM_WANTED_ANYTHING)
        needs->lists[1] = list;
}

static void number_lists(making *m) {
    dm_codebook *book = m->book;
    dm_frame_needs *needs = DM_NEW_ARRAY(&book->arena, dm_frame_needs, book->frames.len + 1);
    for (size_t i = 0; needs && i < book->frames.len; i++) {
        const dm_frame *frame = &book->frames.ptr[i];
        dm_str beside = word_beside(frame);
        needs[i].next = frame->next;
        if (beside.len)
            need(&needs[i], list_number(m, beside));
        for (uint8_t k = 0; k < frame->condition_count; k++) {
            dm_condition *condition = &frame->conditions[k];
            if (condition->filler != DM_FILLER_WORDS)
                continue;
            condition->list = list_number(m, condition->words);
            if (!condition->negated)
                need(&needs[i], condition->list);
        }
    }
    book->needs = needs;
}

/* ---- classes ---- */

static void number_rows(making *m) {
    dm_codebook *book = m->book;
    for (dm_class_scope scope = 0; scope < DM_SCOPE_COUNT; scope++)
        for (size_t i = 0; i < book->class_rows[scope].len; i++)
            (void)number_of(m, &m->classes, book->class_rows[scope].ptr[i].name);
    for (dm_class_scope scope = 0; scope < DM_SCOPE_COUNT; scope++) {
        uint16_t *rows = dm_arena_alloc(&book->arena, (m->classes.count + 1) * sizeof *rows);
        for (size_t i = 0; rows && i < m->classes.count; i++)
            rows[i] = DM_NO_CLASS_ROWS;
        for (size_t i = 0; rows && i < book->class_rows[scope].len; i++) {
            uint32_t class_ = dm_map_get(&m->classes, book->class_rows[scope].ptr[i].name);
            if (class_ != DM_MAP_NONE)
                rows[class_] = (uint16_t)i;
        }
        book->wanted.class_rows[scope] = rows;
    }
}

static void add_members(making *m, dm_row_reading *at) {
    char bytes[LONGEST_WORD];
    dm_str list = dm_row_get(at, "lemmas"), word;
    uint32_t class_ = dm_map_get(&m->classes, dm_class_named(dm_row_get(at, "class")));
    if (class_ == DM_MAP_NONE) /* nobody asks for it */
        return;
    for (dm_class_scope scope = 0; scope < DM_SCOPE_COUNT; scope++)
        if (m->book->wanted.class_rows[scope][class_] != DM_NO_CLASS_ROWS)
            dm_class_words_note(m->book, scope, m->book->wanted.class_rows[scope][class_], list);
    while (list.len && dm_str_split(&list, '|', &word)) {
        dm_str small = {bytes, dm_utf8_lower_to(bytes, sizeof bytes, word)};
        if (small.len)
            add_pair(m, &m->classes_of_word, word_number(m, small, word), class_);
    }
}

static void number_members(making *m) {
    for (size_t t = 0; t < dm_lexicon_tables(m->book->lexicon); t++) {
        dm_row_reading at = {.self = m->book, .table = dm_lexicon_table_at(m->book->lexicon, t)};
        if (dm_is_class_table(at.table))
            for (; at.row < at.table->rows; at.row++)
                add_members(m, &at);
    }
}

/* ---- runs ---- */

/* Counted, then dealt out. */
static groups grouped(dm_arena *arena, const pairs *made, size_t count) {
    uint32_t *starts = DM_NEW_ARRAY(arena, uint32_t, count + 2);
    uint16_t *items = dm_arena_alloc(arena, (made->list.len + 1) * sizeof *items);
    if (!starts || !items)
        return (groups){0};
    uint32_t *next = starts + 1; /* one ahead: dealing moves each start to its place */
    for (size_t i = 0; i < made->list.len; i++)
        next[made->list.ptr[i].from + 1]++;
    for (size_t i = 0; i < count; i++)
        next[i + 1] += next[i];
    for (size_t i = 0; i < made->list.len; i++)
        items[next[made->list.ptr[i].from]++] = (uint16_t)made->list.ptr[i].to;
    return (groups){starts, items};
}

static uint16_t *put_group(uint16_t *at, const groups *from, size_t number) {
    size_t count = from->starts[number + 1] - from->starts[number];
    *at++ = (uint16_t)count;
    memcpy(at, from->items + from->starts[number], count * sizeof *at);
    return at + count;
}

static void put_place(uint64_t *places, size_t capacity, uint64_t hash, size_t at) {
    size_t place = hash & (capacity - 1);
    while (places[place])
        place = (place + 1) & (capacity - 1);
    places[place] = hash >> AT_BITS << AT_BITS | at;
}

/* The hashes of the words of a map, by their numbers. */
static uint64_t *hashes_of(dm_arena *arena, const dm_map *map) {
    uint64_t *hashes = DM_NEW_ARRAY(arena, uint64_t, map->count + 1);
    for (size_t i = 0; hashes && i < map->capacity; i++)
        if (map->places[i].room)
            hashes[map->places[i].value] = dm_map_hash_of(&map->places[i]);
    return hashes;
}

static void lay_runs(making *m) {
    enum { COUNTS = 2, FIRST_CAPACITY = 64 }; /* COUNTS: led by, in each run */
    dm_wanted *self = &m->book->wanted;
    size_t words = m->words.count, capacity = FIRST_CAPACITY;
    groups lists = grouped(&m->scratch, &m->lists_of_word, words),
           classes = grouped(&m->scratch, &m->classes_of_word, words);
    size_t room = 1 + COUNTS * words + m->lists_of_word.list.len + m->classes_of_word.list.len;
    while (capacity < 2 * words)
        capacity *= 2;
    uint64_t *places = DM_NEW_ARRAY(&m->book->arena, uint64_t, capacity);
    uint64_t *hashes = hashes_of(&m->scratch, &m->words);
    uint16_t *runs = dm_arena_alloc(&m->book->arena, room * sizeof *runs), *at = runs;
    m->scratch.failed |= room >> AT_BITS != 0; /* sixteen million words of a user's */
    if (m->scratch.failed || !places || !runs)
        return;
    *at++ = 0; /* no run begins at 0: that is a free place */
    for (size_t i = 0; i < words; i++) {
        put_place(places, capacity, hashes[i], (size_t)(at - runs));
        at = put_group(put_group(at, &lists, i), &classes, i);
    }
    self->places = places;
    self->runs = runs;
    self->capacity = capacity;
}

void dm_wanted_settle(dm_codebook *book) {
    enum { WORDS = 1 << 14, LISTS = 1 << 13 }; /* hints */
    making m = {.book = book, .list_count = DM_WANTED_ANYTHING + 1};
    dm_arena_init(&m.scratch, 0);
    dm_map_expect(&m.words, &m.scratch, WORDS);
    dm_map_expect(&m.lists, &m.scratch, LISTS);
    number_lists(&m);
    number_rows(&m);
    groups class_lists = grouped(&book->arena, &m.lists_of_class, m.classes.count);
    if (!book->arena.failed)
        number_members(&m);
    book->wanted.list_count = m.list_count;
    book->wanted.class_count = m.classes.count;
    book->wanted.class_starts = class_lists.starts;
    book->wanted.class_lists = class_lists.items;
    lay_runs(&m);
    book->arena.failed |= m.scratch.failed;
    dm_arena_free(&m.scratch);
}

/* ---- looking up ---- */

/* The run of a word; NULL if nobody asks for it. */
static const uint16_t *run_of(const dm_wanted *self, dm_str word) {
    char bytes[LONGEST_WORD];
    if (word.len > sizeof bytes || !self->capacity)
        return NULL;
    dm_copy_small(bytes, word.ptr, word.len);
    uint64_t hash = dm_hash_key((dm_str){bytes, word.len});
    size_t place = hash & (self->capacity - 1);
    while (self->places[place] && (self->places[place] ^ hash) >> AT_BITS)
        place = (place + 1) & (self->capacity - 1);
    return self->places[place] ? self->runs + (self->places[place] & (((uint64_t)1 << AT_BITS) - 1))
                               : NULL;
}

static void mark_class(const dm_wanted *self, uint16_t class_, dm_wanted_marks *marks) {
    if (dm_bits_have(marks->classes, class_))
        return;
    dm_bits_add(marks->classes, class_);
    for (uint32_t i = self->class_starts[class_]; i < self->class_starts[class_ + 1]; i++)
        dm_bits_add(marks->lists, self->class_lists[i]);
}

void dm_wanted_mark(const dm_wanted *self, dm_str word, dm_wanted_marks *marks) {
    const uint16_t *at = run_of(self, word);
    if (!at)
        return;
    for (uint16_t count = *at++; count; count--)
        dm_bits_add(marks->lists, *at++);
    for (uint16_t count = *at++; count; count--)
        mark_class(self, *at++, marks);
}

void dm_wanted_rows(const dm_wanted *self, dm_class_scope scope, dm_str word, dm_row_set *rows) {
    const uint16_t *at = run_of(self, word);
    if (!at)
        return;
    at += 1 + *at;
    for (uint16_t count = *at++; count; count--) {
        uint16_t row = self->class_rows[scope][*at++];
        if (row != DM_NO_CLASS_ROWS)
            dm_bits_add(rows->bits, row);
    }
}
