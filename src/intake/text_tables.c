/*
 * text_tables.c - looks words up in the compiled tables of lexicon/intake.
 */
#include "intake/text_tables.h"

#include "base/key_hash.h"

/* Where the search for a text begins; tools/intake_tables.c puts it there or behind. */
static size_t place_of(const dm_word_index *index, dm_str s) {
    return dm_hash_ends(s.ptr, s.len) & (index->room - 1);
}

static const dm_word *find(const dm_word *words, const dm_word_index *index, dm_str s) {
    for (size_t at = place_of(index, s); index->slots[at]; at = (at + 1) & (index->room - 1)) {
        const dm_word *word = &words[index->slots[at] - 1];
        if (dm_str_eq((dm_str){word->text, word->len}, s))
            return word;
    }
    return NULL;
}

const dm_word *dm_agency_find(dm_str s) {
    return find(dm_agencies, &dm_agencies_index, s);
}

bool dm_word_is_common(dm_str s) {
    return find(dm_common_words, &dm_common_words_index, s) != NULL;
}

bool dm_word_is_nationality(dm_str s) {
    return find(dm_nationalities, &dm_nationalities_index, s) != NULL;
}

bool dm_word_is_name(dm_str s) {
    return find(dm_name_words, &dm_name_words_index, s) != NULL;
}

bool dm_line_word_is(dm_str word, dm_line_use use) {
    for (size_t i = 0; i < dm_line_word_count; i++) {
        const dm_line_word *w = &dm_line_words[i];
        if (w->use == use && w->len == word.len &&
            dm_str_eq_nocase(word, (dm_str){w->text, w->len}))
            return true;
    }
    return false;
}

size_t dm_line_word_find(dm_str line, dm_line_use use, size_t from) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < dm_line_word_count; i++) {
        const dm_line_word *w = &dm_line_words[i];
        size_t at =
            w->use == use ? dm_str_find_nocase(line, (dm_str){w->text, w->len}, from) : SIZE_MAX;
        first = at < first ? at : first;
    }
    return first;
}

const dm_month_name *dm_month_name_find(dm_str s) {
    const dm_word_index *index = &dm_month_names_index;
    for (size_t at = place_of(index, s); index->slots[at]; at = (at + 1) & (index->room - 1)) {
        const dm_month_name *name = &dm_month_names[index->slots[at] - 1];
        if (dm_str_eq((dm_str){name->text, name->len}, s))
            return name;
    }
    return NULL;
}
