/*
 * question/topics.c - words that name what stands are taken on, by their heads
 * (lexicon/positions/questions and deeds).
 */
#include "coder/codebook/codebook.h"

dm_str dm_topic_head(dm_str words) {
    static const char *const joins[] = {" of ", " for ", " against ", " to "};
    size_t last = words.len;
    if (!last || !memchr(words.ptr, ' ', last))
        return words;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (dm_str_find(words, dm_str_of(joins[i]), 0) != SIZE_MAX)
            return dm_str_sub(words, 0, dm_str_find(words, DM_STR(" "), 0));
    while (last > 0 && words.ptr[last - 1] != ' ')
        last--;
    static const char *const particles[] = {"down", "up", "aside", "in", "over"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) /* "step down": of a verb */
        if (dm_str_is(dm_str_sub(words, last, words.len), particles[i]))
            return dm_str_sub(words, 0, dm_str_find(words, DM_STR(" "), 0));
    return dm_str_sub(words, last, words.len);
}
