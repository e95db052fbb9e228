/*
 * text_tables.c - binary search in the compiled tables of lexicon/intake.
 */
#include "intake/text_tables.h"

const dm_word *dm_word_find(const dm_word *table, size_t count, dm_str s) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        dm_str word = {table[middle].text, table[middle].len};
        int order = dm_str_cmp(word, s);
        if (order == 0)
            return &table[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const dm_month_name *dm_month_name_find(dm_str s) {
    size_t low = 0, high = dm_month_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        dm_str word = {dm_month_names[middle].text, dm_month_names[middle].len};
        if (dm_str_cmp(word, s) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == dm_month_name_count)
        return NULL;
    dm_str found = {dm_month_names[low].text, dm_month_names[low].len};
    return dm_str_eq(found, s) ? &dm_month_names[low] : NULL;
}
