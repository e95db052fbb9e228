/*
 * classes.c - classes of words: a set of numbers, each made of a class and a lemma.
 *
 * Method: open addressing, never more than half full. Only the numbers are kept, 64 bits of hash:
 * with 20,000 of them one question in 10^15 would be answered wrongly, and a question costs one
 * line of memory where comparing the letters would take four.
 */
#include "lexicon/classes.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { LONGEST_LEMMA = 96, FIRST_CAPACITY = 64 };

/* Of a lemma in lower case; "" stands for the class itself. */
static uint64_t number_of(dm_str name, dm_str lemma) {
    uint64_t number =
        dm_hash_key(name) * 0x9E3779B97F4A7C15u ^ dm_hash_key(lemma) * 0xD6E8FEB86659FD93u;
    number = (number ^ number >> 32) * 0xD6E8FEB86659FD93u;
    number ^= number >> 32;
    return number ? number : 1;
}

/* The place of the number, or the free one that it would take. */
static uint64_t *place_of(uint64_t *members, size_t capacity, uint64_t number) {
    size_t at = number & (capacity - 1);
    while (members[at] && members[at] != number)
        at = (at + 1) & (capacity - 1);
    return &members[at];
}

static bool grow(dm_classes *self, dm_arena *arena, size_t capacity) {
    uint64_t *members = DM_NEW_ARRAY(arena, uint64_t, capacity);
    if (!members)
        return false;
    for (size_t i = 0; i < self->capacity; i++)
        if (self->members[i])
            *place_of(members, capacity, self->members[i]) = self->members[i];
    self->members = members;
    self->capacity = capacity;
    return true;
}

void dm_classes_expect(dm_classes *self, dm_arena *arena, size_t more) {
    size_t capacity = self->capacity ? self->capacity : FIRST_CAPACITY;
    while (capacity < SIZE_MAX / 4 && capacity < 2 * (self->count + more))
        capacity *= 2;
    if (capacity > self->capacity)
        (void)grow(self, arena, capacity);
}

static void put(dm_classes *self, dm_arena *arena, dm_str name, dm_str lemma) {
    if (self->count * 2 >= self->capacity &&
        !grow(self, arena, self->capacity ? self->capacity * 2 : FIRST_CAPACITY))
        return;
    uint64_t number = number_of(name, lemma);
    uint64_t *place = place_of(self->members, self->capacity, number);
    self->count += !*place;
    *place = number;
}

void dm_classes_add(dm_classes *self, dm_arena *arena, dm_str name, dm_str list) {
    char small[LONGEST_LEMMA];
    dm_str lemma;
    if (!dm_classes_known(self, name))
        put(self, arena, name, (dm_str){"", 0});
    while (list.len && dm_str_split(&list, '|', &lemma)) {
        dm_str lower = {small, dm_utf8_lower_to(small, sizeof small, lemma)};
        if (!lower.len) /* or longer than dm_classes_have() asks for */
            continue;
        dm_glance_add(&self->glance, dm_word_letters(lower) ^ dm_class_letters(name));
        put(self, arena, name, lower);
    }
}

dm_str dm_class_named(dm_str written) {
    bool adds = written.len && written.ptr[written.len - 1] == '+';
    return dm_str_sub(written, 0, written.len - adds);
}

dm_status dm_classes_add_row(dm_classes *self, dm_arena *arena, const dm_table *table, size_t row,
                             dm_error *error) {
    dm_str written = dm_table_cell(table, row, dm_table_column(table, "class"));
    dm_str name = dm_class_named(written);
    bool adds = name.len < written.len, known = dm_classes_known(self, name),
         user = dm_str_starts(table->name, DM_STR("user/"));
    if (adds && !known)
        return dm_table_fault(table, row, error, "no class %.*s is there to add to", DM_FMT(name));
    if (!adds && known && !user)
        return dm_table_fault(
            table, row, error,
            "there is a class %.*s already: take another name, or add to it by %.*s+", DM_FMT(name),
            DM_FMT(name));
    dm_classes_add(self, arena, name, dm_table_cell(table, row, dm_table_column(table, "lemmas")));
    return DM_OK;
}

bool dm_classes_have(const dm_classes *self, dm_str name, dm_str lemma) {
    char lower[LONGEST_LEMMA];
    if (lemma.len > sizeof lower || !self->capacity)
        return false;
    dm_copy_small(lower, lemma.ptr, lemma.len);
    uint64_t number = number_of(name, (dm_str){lower, lemma.len});
    return *place_of(self->members, self->capacity, number) == number;
}

bool dm_classes_known(const dm_classes *self, dm_str name) {
    return dm_classes_have(self, name, (dm_str){"", 0});
}
