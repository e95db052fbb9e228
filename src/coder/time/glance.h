/*
 * time/glance.h - the bit of a word of time expressions, for the program and for
 * tools/time_tables.c, which sets the bits of those that have rows.
 */
#ifndef DM_CODER_TIME_GLANCE_H
#define DM_CODER_TIME_GLANCE_H

#include <stddef.h>
#include <stdint.h>

enum {
    TIME_GLANCE_BITS = 13,
    TIME_INDEX = 2048 /* places of the index of words: twice as many as there are, or more */
};

/* By the first, second and last letter, in any case, and the length; the word is not empty. */
static inline size_t time_glance_at(const char *word, size_t length) {
    enum { LETTER = 31 };
    uint32_t key = (uint32_t)(word[0] & LETTER) | (uint32_t)(word[length > 1] & LETTER) << 5 |
                   (uint32_t)(word[length - 1] & LETTER) << 10 | (uint32_t)length << 15;
    return key * 0x9E3779B1u >> (32 - TIME_GLANCE_BITS);
}

#endif
