/*
 * utf8.h - checks, steps and repair of UTF-8. All offsets are bytes.
 */
#ifndef DM_BASE_UTF8_H
#define DM_BASE_UTF8_H

#include "base/arena.h"

/* The code point at *at and steps over it; U+FFFD and one byte for what is not UTF-8. *at must be <
 * s.len. */
uint32_t dm_utf8_next(dm_str s, size_t *at);
/* Steps back over the code point that ends at *at (> 0) and returns it. */
uint32_t dm_utf8_back(dm_str s, size_t *at);
/* Bytes up to the first fault, s.len if there is none. NUL is a fault to the reader of text, though
 * valid UTF-8. */
size_t dm_utf8_valid(dm_str s);
/* A copy in which every faulty byte and every NUL is U+FFFD; s itself if there was none. *repaired
 * counts them. */
dm_str dm_utf8_repair(dm_arena *arena, dm_str s, size_t *repaired);
/* Writes at most 4 bytes, returns how many. */
size_t dm_utf8_put(char out[4], uint32_t code_point);

/* By Unicode's tables (ICU). */
bool dm_utf8_is_space(uint32_t c);
bool dm_utf8_is_letter(uint32_t c);
bool dm_utf8_is_digit(uint32_t c);
bool dm_utf8_is_upper(uint32_t c);
bool dm_utf8_is_lower(uint32_t c);
bool dm_utf8_is_punct(uint32_t c); /* punctuation and symbols */
uint32_t dm_utf8_lower(uint32_t c);
/* The same into out[0..room): its length, 0 if the string is empty or `room` not 4 bytes more than
 * it takes. */
size_t dm_utf8_lower_to(char *out, size_t room, dm_str s);
/* Simple lower case of a whole view. */
dm_str dm_utf8_lowered(dm_arena *arena, dm_str s);
/* Columns on a terminal: East Asian wide count 2, combining marks 0. */
size_t dm_utf8_width(dm_str s);

#endif
