/*
 * reword.c - wordings of machine translation, shown to tagger and parser as what they mean: see
 * dm_alike in language.h and lexicon/language/rewordings.tsv.
 */
#include "language/language.h"

#include "base/map.h"
#include "base/utf8.h"

static bool is_one_of(dm_str form, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (dm_str_eq_nocase(form, dm_str_of(words[i])))
            return true;
    return false;
}

static bool is_capitalised(dm_str form) {
    size_t at = 0;
    return form.len && dm_utf8_is_upper(dm_utf8_next(form, &at));
}

static bool is_number(dm_str form) {
    uint64_t value;
    return dm_str_number(form, 9999, &value);
}

static bool matches_one(dm_str want, dm_str form) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"},
                             *const determiners[] = {"the",   "its",  "his", "her",
                                                     "their", "both", "all"};
    if (want.len && want.ptr[0] != '<')
        return dm_str_eq_nocase(form, want);
    if (dm_str_is(want, "<number>"))
        return is_number(form);
    if (dm_str_is(want, "<month>"))
        return is_one_of(form, months, sizeof months / sizeof *months);
    if (dm_str_is(want, "<determiner>"))
        return is_one_of(form, determiners, sizeof determiners / sizeof *determiners);
    return dm_str_is(want, "<name>") && is_capitalised(form);
}

/* One of the alternatives of a word of a pattern. They are a few letters each: cut here, not by a
 * search. */
static bool matches(dm_str want, dm_str form) {
    for (size_t at = 0, end; at < want.len; at = end + 1) {
        for (end = at; end < want.len && want.ptr[end] != '|';)
            end++;
        if (matches_one(dm_str_sub(want, at, end), form))
            return true;
    }
    return false;
}

static dm_str shown_of(dm_str shown, const dm_token *tokens, uint32_t at) {
    uint64_t which;
    if (dm_str_is(shown, "="))
        return tokens[at].form;
    if (shown.len == 2 && shown.ptr[0] == '@' &&
        dm_str_number(dm_str_sub(shown, 1, 2), DM_MOST_REWORDED, &which) && which > 0)
        return tokens[which - 1].form;
    return shown;
}

/* Applies a pattern at a token; false if it is not there. */
static bool apply(const dm_rewording *r, const dm_token *tokens, uint32_t left, dm_str *forms) {
    if (r->count > left)
        return false;
    for (uint32_t i = 0; i < r->count; i++)
        if (!matches(r->words[i], tokens[i].form))
            return false;
    for (uint32_t i = 0; i < r->count; i++)
        forms[i] = shown_of(r->shown[i], tokens, i);
    return true;
}

/* Applies the first pattern that begins with this word. */
static bool reword_at(const dm_alike *alike, dm_str first, const dm_token *tokens, uint32_t left,
                      dm_str *forms) {
    uint32_t at = dm_map_get(&alike->rewordings, first);
    while (at != DM_MAP_NONE && !apply(&alike->reworded[at], tokens, left, forms))
        at = alike->reworded[at].next;
    return at != DM_MAP_NONE;
}

void dm_reword(const dm_alike *alike, const dm_token *tokens, uint32_t count, dm_str *forms) {
    enum { LONGEST = 24 };
    for (uint32_t t = 0; t + 1 < count; t++) {
        char lower[LONGEST];
        dm_str form = tokens[t].form;
        if (form.len > sizeof lower)
            continue;
        for (size_t i = 0; i < form.len; i++)
            lower[i] =
                (char)(form.ptr[i] >= 'A' && form.ptr[i] <= 'Z' ? form.ptr[i] | 32 : form.ptr[i]);
        if (reword_at(alike, (dm_str){lower, form.len}, tokens + t, count - t, forms + t))
            continue;
        if (is_capitalised(form))
            reword_at(alike, DM_STR("<name>"), tokens + t, count - t, forms + t);
    }
}
