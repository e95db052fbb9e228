/*
 * classes.h - lists of words by name ("@violence"), as rows of the lexicon have them: filled once,
 * read-only afterwards, asked for nearly every word of every article.
 */
#ifndef DM_LEXICON_CLASSES_H
#define DM_LEXICON_CLASSES_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

/* Bits of words, or of words in a class, by their length and their first and last letters, in any
 * case: a glance that tells of most that they are not among those that were put in. */
enum { DM_GLANCE_SHIFT = 20 };
typedef struct dm_glance {
    uint64_t bits[(1 << DM_GLANCE_SHIFT) / 64];
} dm_glance;

/* Eight letters, the first and the last four of a longer word, all that are there of a shorter one.
 * The bit that tells ASCII letters' cases apart is set in all. */
static inline uint64_t dm_word_letters(dm_str word) {
    uint32_t first = 0, last = 0;
    if (word.len >= 4) {
        memcpy(&first, word.ptr, 4);
        memcpy(&last, word.ptr + word.len - 4, 4);
    } else if (word.len) {
        first = (uint32_t)(unsigned char)word.ptr[0] |
                (uint32_t)(unsigned char)word.ptr[word.len / 2] << 8 |
                (uint32_t)(unsigned char)word.ptr[word.len - 1] << 16;
    }
    return ((uint64_t)first << 32 | last | 0x2020202020202020u) ^ (uint64_t)word.len << 7;
}

/* A number of a class, which the compiler works out where the name is written in the code. */
static inline uint64_t dm_class_letters(dm_str name) {
    return dm_word_letters(name) * 0xBF58476D1CE4E5B9u;
}

static inline size_t dm_glance_at(uint64_t letters) {
    return (size_t)((letters ^ letters >> 29) * 0x9E3779B97F4A7C15u >> (64 - DM_GLANCE_SHIFT));
}

static inline bool dm_glance_has(const dm_glance *self, uint64_t letters) {
    size_t at = dm_glance_at(letters);
    return self->bits[at / 64] >> (at % 64) & 1;
}

static inline void dm_glance_add(dm_glance *self, uint64_t letters) {
    size_t at = dm_glance_at(letters);
    self->bits[at / 64] |= (uint64_t)1 << (at % 64);
}

/* All zero: no class. */
typedef struct dm_classes {
    dm_glance glance;  /* letters of members and of their classes */
    uint64_t *members; /* numbers of lemmas in classes and of the classes, 0: free */
    size_t count, capacity;
} dm_classes;

/* Makes room for so many more lemmas at once; a hint. */
void dm_classes_expect(dm_classes *self, dm_arena *arena, size_t more);
/* Adds the lemmas of `list`, separated by `|`, to the class `name`; neither is kept. What memory
 * runs out over the arena remembers. */
void dm_classes_add(dm_classes *self, dm_arena *arena, dm_str name, dm_str list);
/* The class that a row names: without the "+" at its end by which it adds to one that is there. */
dm_str dm_class_named(dm_str written);
/* Adds the row of a table: "@class" for a new class, "@class+" for one that is there, so that two
 * classes never become one by having the same name. In a user's table "@class" serves for both.
 * DM_ERR_FORMAT with file and line where it is the other way. */
dm_status dm_classes_add_row(dm_classes *self, dm_arena *arena, const dm_table *table, size_t row,
                             dm_error *error) DM_MUST_CHECK;
/* Whether any row is of the class. */
bool dm_classes_known(const dm_classes *self, dm_str name);
/* Whether a lemma, in any case of its ASCII letters, is in the class. */
bool dm_classes_have(const dm_classes *self, dm_str name, dm_str lemma);
/* The same behind a glance: most are asked in vain. */
static inline __attribute__((always_inline)) bool dm_classes_in(const dm_classes *self, dm_str name,
                                                                dm_str lemma) {
    return dm_glance_has(&self->glance, dm_word_letters(lemma) ^ dm_class_letters(name)) &&
           dm_classes_have(self, name, lemma);
}

#endif
