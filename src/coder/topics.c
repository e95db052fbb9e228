/*
 * topics.c - words that name what stands are taken on, by their heads (lexicon/positions/questions
 * and deeds).
 */
#include "coder/codebook.h"

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
    return dm_str_sub(words, last, words.len);
}

uint32_t dm_codebook_topics(const dm_codebook *self, dm_str lemma) {
    char key[64];
    if (lemma.len > sizeof key || !dm_glance_has(&self->headed, dm_word_letters(lemma)))
        return DM_MAP_NONE;
    for (size_t i = 0; i < lemma.len; i++)
        key[i] =
            lemma.ptr[i] >= 'A' && lemma.ptr[i] <= 'Z' ? (char)(lemma.ptr[i] + 32) : lemma.ptr[i];
    return dm_map_get(&self->topic_heads, (dm_str){key, lemma.len});
}
