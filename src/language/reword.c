/*
 * reword.c - wordings of machine translation, shown to tagger and parser as what they mean: see
 * dm_alike in language.h and lexicon/language/rewordings.tsv.
 */
#include "language/language.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"

enum {
    MOST_WHEN = 4, /* words of a <when> */
    MOST_WHO = 14, /* ... and of a <who> */
    MOST_FIT = 40, /* ... and of all that a pattern stands on */
    LONGEST = 24   /* bytes of a word that is looked up */
};

static bool is_number(dm_str form) {
    uint64_t value;
    return dm_str_number(form, 9999, &value);
}

static bool is_day(dm_str form) {
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    return DM_STR_AMONG(form, days);
}

static bool is_month(dm_str form) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    return DM_STR_AMONG(form, months);
}

static bool is_determiner(dm_str form) {
    static const char *const determiners[] = {"the", "its", "his", "her", "their", "both", "all"};
    return DM_STR_AMONG(form, determiners);
}

/* "500", "1,000", "2.5". */
static bool is_figure(dm_str form) {
    for (size_t i = 0; i < form.len; i++)
        if (!(form.ptr[i] >= '0' && form.ptr[i] <= '9') &&
            (i == 0 || (form.ptr[i] != ',' && form.ptr[i] != '.')))
            return false;
    return form.len > 0;
}

static bool is_count(dm_str form) {
    static const char *const counts[] = {"a",        "an",        "one",    "two",    "three",
                                         "four",     "five",      "six",    "seven",  "eight",
                                         "nine",     "ten",       "eleven", "twelve", "dozens",
                                         "hundreds", "thousands", "some",   "several"};
    return is_figure(form) || DM_STR_AMONG(form, counts);
}

/* What may stand between a verb and its object to say when or how often. */
static bool is_when(dm_str form) {
    static const char *const words[] = {"this",     "last",      "on",      "today",
                                        "also",     "yesterday", "already", "again",
                                        "likewise", "tonight",   "then"};
    return is_day(form) || DM_STR_AMONG(form, words);
}

static bool is_any(dm_str form) {
    return form.len > 1 || dm_str_is(form, "a") || dm_str_is(form, "A") || is_number(form);
}

/* "strongly", "energetically", in small letters. */
static bool is_adverb(dm_str form) {
    return form.len > 6 && dm_str_ends(form, DM_STR("ly")) && !dm_utf8_is_capitalised(form);
}

static const struct {
    dm_str name;
    bool (*is)(dm_str form);
} kinds[] = {{DM_STR("<name>"), dm_utf8_is_capitalised},
             {DM_STR("<any>"), is_any},
             {DM_STR("<ly>"), is_adverb},
             {DM_STR("<number>"), is_number},
             {DM_STR("<determiner>"), is_determiner},
             {DM_STR("<count>"), is_count},
             {DM_STR("<month>"), is_month},
             {DM_STR("<day>"), is_day}};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Part `which` of the alternatives "a|b|c"; the last one if there are not as many. They are a few
 * letters each: cut here, not by a search. */
static dm_str alternative(dm_str all, uint32_t which) {
    size_t start = 0, at = 0;
    for (; at < all.len; at++)
        if (all.ptr[at] == '|') {
            if (which-- == 0)
                break;
            start = at + 1;
        }
    return dm_str_sub(all, start, at);
}

/* Of a word, whatever the case of its letters; no kind has as large a one. */
static uint32_t number_of_word(dm_str word) {
    const uint64_t small = 0x2020202020202020u;
    uint64_t first = 0, last = 0;
    if (word.len >= 8) {
        first = dm_load8(word.ptr);
        last = dm_load8(word.ptr + word.len - 8);
    } else if (word.len >= 4) {
        first = dm_load4(word.ptr);
        last = dm_load4(word.ptr + word.len - 4);
    } else {
        for (size_t i = 0; i < word.len; i++)
            first = first << 8 | (unsigned char)word.ptr[i];
    }
    first = ((first | small) ^ (uint64_t)word.len << 7) * 0x9E3779B97F4A7C15u;
    last = (first ^ first >> 32 ^ (last | small)) * 0xBF58476D1CE4E5B9u;
    return (uint32_t)(last >> 32) | 0x80000000u;
}

/* Of an alternative: its place among the kinds and one, KINDS + 1 of what is none, or the number of
 * the word. */
static uint32_t number_of(dm_str alternative) {
    uint32_t kind = 0;
    if (alternative.len && alternative.ptr[0] != '<')
        return number_of_word(alternative);
    while (kind < KINDS && !dm_str_eq(alternative, kinds[kind].name))
        kind++;
    return kind + 1;
}

bool dm_reworded_word_read(dm_arena *arena, dm_str written, dm_reworded_word *word) {
    uint32_t count = 1;
    for (size_t i = 0; i < written.len; i++)
        count += written.ptr[i] == '|';
    uint32_t *numbers = dm_arena_alloc(arena, count * sizeof *numbers);
    if (!numbers || count > UINT16_MAX)
        return false;
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = number_of(alternative(written, i));
    *word = (dm_reworded_word){.written = written,
                               .numbers = numbers,
                               .count = (uint16_t)count,
                               .when = dm_str_is(written, "<when>"),
                               .who = dm_str_is(written, "<who>")};
    return true;
}

/* "In" opens a sentence: what is written with a capital has it in the text. */
static bool is_word(dm_str want, dm_str form) {
    return want.ptr[0] >= 'A' && want.ptr[0] <= 'Z' ? dm_str_eq(form, want)
                                                    : dm_str_eq_nocase(form, want);
}

/* Which of the alternatives of a word of a pattern a form is, counted from 1; 0 for none. */
static uint32_t matching(const dm_reworded_word *want, dm_str form) {
    uint32_t own = number_of_word(form);
    for (uint32_t i = 0; i < want->count; i++) {
        uint32_t number = want->numbers[i];
        if (number <= KINDS ? kinds[number - 1].is(form)
                            : number == own && is_word(alternative(want->written, i), form))
            return i + 1;
    }
    return 0;
}

/* The word of the pattern that stands at a place of what is shown, counted from 0; `count` if the
 * place does not say. */
static uint32_t named_by(dm_str shown, uint32_t count) {
    uint64_t which;
    bool names = shown.len == 2 && shown.ptr[0] == '@' &&
                 dm_str_number(dm_str_sub(shown, 1, 2), DM_MOST_REWORDED, &which) && which > 0;
    return names ? (uint32_t)which - 1 : count;
}

/* Where the words of a pattern stand: word i at [start[i], start[i + 1]); which of the alternatives
 * it is. */
typedef struct dm_fit {
    uint32_t start[DM_MOST_REWORDED + 1], alternative[DM_MOST_REWORDED];
} dm_fit;

/* What a map has of a form in small letters. */
static uint32_t looked_up(const dm_map *map, dm_str form) {
    char lower[LONGEST];
    if (form.len > sizeof lower)
        return DM_MAP_NONE;
    dm_copy_small(lower, form.ptr, form.len);
    return dm_map_get(map, (dm_str){lower, form.len});
}

static bool is_link(dm_str form) {
    static const char *const links[] = {"of", "and", "in", "-"};
    return DM_STR_AMONG(form, links);
}

/* Whether a word may go on a noun phrase; `before` is the one before it, `after` the one behind. */
static bool goes_on(const dm_alike *alike, dm_str form, dm_str before, dm_str after) {
    char first = form.ptr[0];
    bool word = (unsigned char)first >= 0x80 || first == '\'' || first == '-' ||
                (first >= '0' && first <= '9') || ((first | 32) >= 'a' && (first | 32) <= 'z');
    if (!word || is_when(form))
        return false;
    if (is_determiner(form) || is_count(form))
        return is_link(before);
    bool small = !dm_utf8_is_capitalised(form);
    if (small && dm_str_is(before, "and")) /* mostly another verb */
        return false;
    if (small && dm_str_is(before, "of") && dm_str_ends(form, DM_STR("ing"))) /* "of lying" */
        return false;
    if (dm_str_is(form, "in")) /* "the consul of Chad in Lagos" */
        return after.len && dm_utf8_is_capitalised(after);
    return looked_up(&alike->phrase_ends, form) == DM_MAP_NONE;
}

/* Whether so many tokens are a noun phrase of somebody who acts: a name, or one with a word for
 * such. */
static bool is_who(const dm_alike *alike, const dm_token *tokens, uint32_t count) {
    dm_str last = tokens[count - 1].form;
    if (is_link(last) || is_determiner(last))
        return false;
    bool acts = dm_utf8_is_capitalised(tokens[0].form);
    for (uint32_t i = 0; i < count; i++)
        acts |= looked_up(&alike->acting, tokens[i].form) != DM_MAP_NONE;
    return acts;
}

static bool fits_from(const dm_alike *alike, const dm_rewording *r, const dm_token *tokens,
                      uint32_t left, uint32_t word, uint32_t at, dm_fit *fit);

/* The shortest noun phrase behind which the rest of a pattern stands. */
static bool fits_who(const dm_alike *alike, const dm_rewording *r, const dm_token *tokens,
                     uint32_t left, uint32_t word, uint32_t at, dm_fit *fit) {
    if (at == left || looked_up(&alike->phrase_ends, tokens[at].form) != DM_MAP_NONE)
        return false;
    for (uint32_t end = at + 1; end < left && end <= at + MOST_WHO; end++) {
        if (is_who(alike, tokens + at, end - at) &&
            fits_from(alike, r, tokens, left, word + 1, end, fit))
            return true;
        dm_str after = end + 1 < left ? tokens[end + 1].form : (dm_str){0};
        if (!goes_on(alike, tokens[end].form, tokens[end - 1].form, after))
            return false;
    }
    return false;
}

/* Whether the words of a pattern from `word` on stand at tokens[at]. */
static bool fits_from(const dm_alike *alike, const dm_rewording *r, const dm_token *tokens,
                      uint32_t left, uint32_t word, uint32_t at, dm_fit *fit) {
    for (uint32_t i = word; i < r->count; i++) {
        fit->start[i] = at;
        fit->alternative[i] = 1;
        if (r->words[i].who)
            return fits_who(alike, r, tokens, left, i, at, fit);
        if (r->words[i].when)
            for (uint32_t most = at + MOST_WHEN; at < left && at < most; at++) {
                if (!is_when(tokens[at].form))
                    break;
            }
        else if (at == left || !(fit->alternative[i] = matching(&r->words[i], tokens[at++].form)))
            return false;
    }
    fit->start[r->count] = at;
    return at <= MOST_FIT;
}

/* Whether a pattern stands at a token. */
static bool fits(const dm_alike *alike, const dm_rewording *r, const dm_token *tokens,
                 uint32_t left, dm_fit *fit) {
    /* The first word is what the pattern was found by: mostly the second is not there. */
    bool told = r->count > 1 && left > 1 && !r->words[1].when && !r->words[1].who;
    return !(told && !matching(&r->words[1], tokens[1].form)) &&
           fits_from(alike, r, tokens, left, 0, 0, fit);
}

/* The words of a pattern in the order in which they are shown: those that "@N" names there, the
 * others as they come. */
static void order_of(const dm_rewording *r, uint32_t *which) {
    bool named[DM_MOST_REWORDED] = {false};
    for (uint32_t i = 0; i < r->count; i++)
        if (named_by(r->shown[i], r->count) < r->count)
            named[named_by(r->shown[i], r->count)] = true;
    for (uint32_t i = 0, other = 0; i < r->count; i++) {
        which[i] = named_by(r->shown[i], r->count);
        if (which[i] < r->count)
            continue;
        while (named[other])
            other++;
        which[i] = other++;
    }
}

/* What is shown of a word of a pattern that is its alternative `which`. */
static dm_shown show(dm_shown word, dm_str as, uint32_t which) {
    if (dm_str_is(as, "-"))
        word.form.len = 0;
    else if (as.ptr[0] == '!')
        word = (dm_shown){alternative(dm_str_sub(as, 1, as.len), which - 1), word.token, true};
    else if (!dm_str_is(as, "=") && as.ptr[0] != '@')
        word.form = as;
    return word;
}

/* Applies a pattern at a token; how many tokens it has, 0 if it is not there. */
static uint32_t apply(const dm_alike *alike, const dm_rewording *r, const dm_token *tokens,
                      uint32_t left, dm_shown *shown) {
    dm_fit fit;
    if (!fits(alike, r, tokens, left, &fit))
        return 0;
    uint32_t which[DM_MOST_REWORDED];
    dm_shown old[MOST_FIT];
    memcpy(old, shown, fit.start[r->count] * sizeof *old);
    order_of(r, which);
    for (uint32_t i = 0; i < r->count; i++)
        for (uint32_t from = fit.start[which[i]]; from < fit.start[which[i] + 1]; from++)
            *shown++ = show(old[from], r->shown[i], fit.alternative[which[i]]);
    return fit.start[r->count];
}

/* Applies the first pattern of a chain that is there; how many tokens are not to be looked at
 * again, 0 if none is. */
static uint32_t reword_at(const dm_alike *alike, uint32_t at, const dm_token *tokens, uint32_t left,
                          dm_shown *shown) {
    uint64_t second = left > 1 ? dm_rewording_letters(tokens[1].form) : UINT64_MAX;
    uint64_t third = left > 2 ? dm_rewording_letters(tokens[2].form) : UINT64_MAX;
    if (!second)
        second = UINT64_MAX;
    if (!third)
        third = UINT64_MAX;
    for (; at != DM_MAP_NONE; at = alike->links[at].next) {
        const dm_rewording_link *link = &alike->links[at];
        if (!(link->seconds & second) || !(link->thirds & third)) /* mostly that tells */
            continue;
        const dm_rewording *r = &alike->reworded[link->at];
        uint32_t length = apply(alike, r, tokens, left, shown);
        if (length)
            return r->whole ? length : 1;
    }
    return 0;
}

/* What opens an insert, and no second half of a compound ("the rebel - held city", a text whose
 * hyphens were set apart). */
static bool opens_insert(dm_str form) {
    static const char *const words[] = {
        "a",        "an",        "the",    "which",   "who",   "whose",   "where",   "its",
        "his",      "her",       "their",  "both",    "all",   "with",    "in",      "at",
        "on",       "by",        "as",     "for",     "from",  "and",     "but",     "not",
        "though",   "while",     "if",     "despite", "among", "we",      "it",      "they",
        "although", "including", "after",  "amid",    "never", "once",    "long",    "still",
        "already",  "perhaps",   "now",    "then",    "no",    "even",    "himself", "herself",
        "itself",   "one",       "some",   "most",    "many",  "several", "that",    "this",
        "these",    "those",     "what",   "until",   "since", "like",    "unlike",  "only",
        "often",    "hardly",    "almost", "nearly",  "or",    "nor",     "yet",     "along",
        "together", "when",      "so",     "too"};
    return DM_STR_AMONG(form, words);
}

/* "a cruise - missile attack on rebel - held villages": two compounds, and nothing is inserted. */
static bool are_compounds(const dm_token *tokens, const uint32_t dash[2]) {
    static const char *const seconds[] = {"held",    "led",   "controlled", "based", "sponsored",
                                          "backed",  "owned", "run",        "made",  "dominated",
                                          "related", "old",   "supported",  "allied"};
    return dm_str_is(tokens[dash[1]].form, "-") && !opens_insert(tokens[dash[0] + 1].form) &&
           DM_STR_AMONG(tokens[dash[1] + 1].form, seconds);
}

/* Whether the dash of a token is one between clauses; a hyphen is if it stands apart. */
static bool is_dash(const dm_token *tokens, uint32_t t) {
    dm_str form = tokens[t].form;
    if (dm_str_is(form, "\xe2\x80\x94") || dm_str_is(form, "--"))
        return true;
    return (dm_str_is(form, "-") || dm_str_is(form, "\xe2\x80\x93")) && tokens[t - 1].space_after &&
           tokens[t].space_after;
}

/* Whether a dash that is alone parts two clauses: not "Kenya - Uganda talks", "KYIV - ...", "3 - 5"
 * or "... - Lavrov". */
static bool parts_clauses(const dm_token *tokens, uint32_t count, uint32_t dash) {
    enum { LEAST_WORDS = 4 };
    bool names = dm_utf8_is_capitalised(tokens[dash - 1].form) &&
                 dm_utf8_is_capitalised(tokens[dash + 1].form);
    return !dm_str_is(tokens[dash].form, "\xe2\x80\x94") && dash >= LEAST_WORDS &&
           count - dash > LEAST_WORDS + 1 && !names && !is_number(tokens[dash + 1].form);
}

/* What stands between two dashes ("Norway - the main mediator - accused ...") is shown in brackets,
 * what stands behind one after a semicolon: the parser knows them better. */
static void show_dashes(const dm_token *tokens, uint32_t count, dm_shown *shown) {
    enum { MOST_INSERTED = 30 };
    uint32_t dash[2], dashes = 0;
    for (uint32_t t = 1; t + 1 < count; t++)
        if (is_dash(tokens, t)) {
            if (dashes == 2)
                return;
            dash[dashes++] = t;
        }
    bool pair = dashes == 2 && !dm_utf8_is_capitalised(tokens[dash[0] + 1].form) &&
                !is_number(tokens[dash[0] + 1].form);
    if (!dashes || (dashes == 2 && are_compounds(tokens, dash)) ||
        (dm_str_is(tokens[dash[0]].form, "-") && !pair && !opens_insert(tokens[dash[0] + 1].form)))
        return;
    if (dashes == 1 && parts_clauses(tokens, count, dash[0]))
        shown[dash[0]].form = DM_STR(";");
    if (dashes < 2 || dash[1] < dash[0] + 3 || dash[1] - dash[0] > MOST_INSERTED)
        return;
    bool name = dm_utf8_is_capitalised(tokens[dash[0] + 1].form); /* "states - Chad and Mali - " */
    for (uint32_t t = dash[0] + 1; t < dash[1]; t++)
        name &= !dm_str_is(tokens[t].form, ",");
    shown[dash[0]].form = name ? DM_STR(",") : DM_STR("(");
    shown[dash[1]].form = name ? DM_STR(",") : DM_STR(")");
}

/* The patterns that begin with each of some words from `t` on; where these end. They are looked up
 * together, since they are in no cache, as a rule. */
enum { AHEAD = 32 };
static uint32_t find_chains(const dm_alike *alike, const dm_token *tokens, uint32_t count,
                            uint32_t t, uint32_t *chains) {
    uint32_t end = count - t < AHEAD ? count : t + AHEAD;
    for (; t < end; t++) {
        uint32_t first = looked_up(&alike->rewordings, tokens[t].form);
        if (first != DM_MAP_NONE)
            __builtin_prefetch(&alike->links[first]);
        chains[t % AHEAD] = first;
    }
    return end;
}

uint32_t dm_reword(const dm_alike *alike, const dm_token *tokens, uint32_t count, dm_shown *shown) {
    show_dashes(tokens, count, shown);
    uint32_t names = dm_map_get(&alike->rewordings, DM_STR("<name>"));
    uint32_t any = dm_map_get(&alike->rewordings, DM_STR("<any>"));
    uint32_t chains[AHEAD], known = 0;
    for (uint32_t t = 0, done; t < count; t += done) {
        dm_str form = tokens[t].form;
        if (t >= known)
            known = find_chains(alike, tokens, count, t, chains);
        done = reword_at(alike, chains[t % AHEAD], tokens + t, count - t, shown + t);
        if (!done && dm_utf8_is_capitalised(form))
            done = reword_at(alike, names, tokens + t, count - t, shown + t);
        if (!done)
            done = reword_at(alike, any, tokens + t, count - t, shown + t);
        done += !done;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (shown[i].form.len)
            shown[kept++] = shown[i];
    if (kept == 0 && count > 0) { /* one word there must be */
        shown[0].form = tokens[shown[0].token].form;
        kept = 1;
    }
    return kept;
}
