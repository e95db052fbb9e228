/*
 * codebook/wanted.h - which words the conditions of rows ask for, by word: what tells of most rows
 * before they are tried that they cannot hold.
 *
 * Thousands of rows are for a light verb and ask for one certain word beside it ("add" with "fuel"
 * and "flames"). The lists of words that conditions have ("step,measure,@sanction") are numbered.
 * Once the lists that any word of an article is on are marked, a row that asks for one without a
 * mark is passed over by a bit (match/possible.c). The same index tells which classes with rows of
 * their own ("@condemned.N") a word is of, so that the others are not asked about.
 *
 *   "measure" -+-> lists with the word itself: 12, 318
 *              +-> its classes: @sanction -+-> lists with the class: 7, 318, 4011
 *                                          +-> place of the class in dm_codebook.class_rows
 */
#ifndef DM_CODER_CODEBOOK_WANTED_H
#define DM_CODER_CODEBOOK_WANTED_H

#include "lexicon/classes.h"

/* The list of which nothing is known beforehand: "ACTOR", a kind of filler. */
enum { DM_WANTED_ANYTHING = 0 };

/* Of which rows for any word of a class: those of lexicon/predicates, of .../stances_general. */
typedef enum dm_class_scope { DM_SCOPE_EVENTS, DM_SCOPE_STANCES, DM_SCOPE_COUNT } dm_class_scope;

/*
 * A word is found by two lines of memory: its place, 40 bits of its hash and where its run begins,
 * and the run. (Of 10^12 questions one would find the run of another word.)
 *
 *   places  [ hash | at ][ 0: free ] ...
 *   runs    ... at: how many lists, lists, how many classes, classes ...
 */
typedef struct dm_wanted {
    const uint64_t *places; /* [capacity], a power of two, never more than half full */
    const uint16_t *runs;
    size_t capacity, list_count, class_count;
    const uint32_t *class_starts; /* of class c the run [class_starts[c], class_starts[c + 1]) */
    const uint16_t *class_lists;  /* of these */
    const uint16_t *class_rows[DM_SCOPE_COUNT]; /* its place in dm_codebook.class_rows */
} dm_wanted;
enum { DM_NO_CLASS_ROWS = UINT16_MAX };

/* What a frame asks for, at the place of the frame: two of its lists, DM_WANTED_ANYTHING where it
 * has fewer. Small, and side by side for a word: most frames are passed over here. */
typedef struct dm_frame_needs {
    uint32_t next; /* as in the frame */
    uint16_t lists[2];
} dm_frame_needs;

/* Sets of numbers as bits. */
static inline void dm_bits_add(uint64_t *bits, size_t number) {
    bits[number / 64] |= (uint64_t)1 << (number % 64);
}
static inline bool dm_bits_have(const uint64_t *bits, size_t number) {
    return bits[number / 64] >> (number % 64) & 1;
}
static inline size_t dm_bits_words(size_t count) {
    return (count + 63) / 64;
}
/* The first from `number` on, `count` if there is none. */
static inline size_t dm_bits_next(const uint64_t *bits, size_t count, size_t number) {
    for (uint64_t word; number < count; number = (number / 64 + 1) * 64)
        if ((word = bits[number / 64] >> (number % 64)))
            return number + (size_t)__builtin_ctzll(word);
    return count;
}

/* The lists, and the classes, that words of an article are on. */
typedef struct dm_wanted_marks {
    uint64_t *lists, *classes;
} dm_wanted_marks;

/* Marks what one word is on, in any case of its ASCII letters. */
void dm_wanted_mark(const dm_wanted *self, dm_str word, dm_wanted_marks *marks);

/* Classes that rows are for, by their places in dm_codebook.class_rows. */
enum { DM_MOST_CLASS_ROWS = 1024 };
typedef struct dm_row_set {
    uint64_t bits[DM_MOST_CLASS_ROWS / 64];
} dm_row_set;

/* Adds those that a word, in any case of its ASCII letters, is of. */
void dm_wanted_rows(const dm_wanted *self, dm_class_scope scope, dm_str word, dm_row_set *rows);

#endif
