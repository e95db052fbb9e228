/*
 * knowledge.c - from the tables under actors/ to what the actor stage asks. Everything is built
 * once, in one arena of the engine's.
 */
#include "lexicon/knowledge.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "lexicon/knowledge_build.h"

/* ---- days ---- */

static dm_day day_of(dm_str iso, unsigned month, unsigned day) {
    uint64_t year = 0, value = 0;
    if (iso.len < 4 || !dm_str_number(dm_str_sub(iso, 0, 4), 9999, &year))
        return 0;
    if (iso.len >= 7 && dm_str_number(dm_str_sub(iso, 5, 7), 12, &value))
        month = (unsigned)value;
    if (iso.len >= 10 && dm_str_number(dm_str_sub(iso, 8, 10), 31, &value))
        day = (unsigned)value;
    return (dm_day)(year * 10000 + month * 100 + day);
}

dm_day dm_day_first(dm_str iso) {
    return day_of(iso, 1, 1);
}

dm_day dm_day_last(dm_str iso) {
    return day_of(iso, 12, 31);
}

static bool holds(dm_day from, dm_day to, dm_day day) {
    return day == 0 || ((from == 0 || from <= day) && (to == 0 || day <= to));
}

/* ---- the engine's life ---- */

dm_status dm_knowledge_new(const dm_lexicon *lexicon, dm_knowledge **knowledge, dm_error *error) {
    dm_knowledge *self = dm_alloc_zero(1, sizeof *self);
    *knowledge = NULL;
    if (!self)
        return dm_fail_memory(error);
    dm_arena_init(&self->arena, 0);
    dm_status status = dm_knowledge_build(self, lexicon, error);
    if (self->arena.failed) /* a fault may only be that a code was not kept */
        status = dm_fail_memory(error);
    if (status != DM_OK) {
        dm_knowledge_free(self);
        return status;
    }
    *knowledge = self;
    return DM_OK;
}

void dm_knowledge_free(dm_knowledge *self) {
    if (!self)
        return;
    dm_arena_free(&self->arena);
    dm_free(self);
}

/* ---- entities ---- */

const dm_entity *dm_knowledge_entity(const dm_knowledge *self, dm_str code) {
    size_t place = dm_code_place(code);
    uint32_t at = place == SIZE_MAX ? dm_map_get(&self->codes, code) : self->by_letters[place] - 1;
    return at == DM_MAP_NONE ? NULL : &self->entities.ptr[at];
}

bool dm_knowledge_is_of_un(const dm_knowledge *self, dm_str code) {
    if (!dm_str_starts(code, DM_STR("UN")))
        return false;
    const dm_entity *body = dm_knowledge_entity(self, code);
    return dm_str_is(code, "UN") || (body && dm_str_is(body->parent, "UN"));
}

const dm_entity *dm_knowledge_entity_at(const dm_knowledge *self, uint32_t index) {
    return &self->entities.ptr[index];
}

const dm_person *dm_knowledge_person_at(const dm_knowledge *self, uint32_t index) {
    return &self->persons.ptr[index];
}

size_t dm_knowledge_entity_count(const dm_knowledge *self) {
    return self->entities.len;
}

const dm_name *dm_knowledge_name_at(const dm_knowledge *self, size_t index) {
    return index < self->names.len ? &self->names.ptr[index] : NULL;
}

/* ---- names in text ---- */

static bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* U+2019, U+2018 for ' and U+2010..U+2014 for -: the plain byte and how many bytes it took; else
 * the byte itself. */
static char plain_of_any(dm_str text, size_t at, size_t *length) {
    unsigned char c = (unsigned char)text.ptr[at];
    *length = 1;
    if (c == 0xE2 && at + 2 < text.len && (unsigned char)text.ptr[at + 1] == 0x80) {
        unsigned char third = (unsigned char)text.ptr[at + 2];
        if (third == 0x98 || third == 0x99) {
            *length = 3;
            return '\'';
        }
        if (third >= 0x90 && third <= 0x94) {
            *length = 3;
            return '-';
        }
    }
    if (c == 0xC2 && at + 1 < text.len && (unsigned char)text.ptr[at + 1] == 0xA0) {
        *length = 2;
        return ' ';
    }
    return (char)c;
}

static inline char plain(dm_str text, size_t at, size_t *length) {
    if ((unsigned char)text.ptr[at] >= 0x80)
        return plain_of_any(text, at, length);
    *length = 1;
    return text.ptr[at];
}

static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* A byte of the form against one of the text. `shout`: the text is in capitals. */
static inline bool same_letter(char want, char have, bool shout, bool any_case) {
    return have == want || (shout && have == upper(want)) ||
           (any_case && upper(have) == upper(want));
}

static bool has_capital(dm_str s) {
    for (size_t at = 0; at < s.len;)
        if (dm_utf8_is_upper(dm_utf8_next(s, &at)))
            return true;
    return false;
}

/* Bytes of `text` at `at` that spell the name, 0 if they do not. */
static size_t spelled(const dm_name *name, dm_str text, size_t at, bool shout) {
    dm_str form = name->form;
    size_t t = at;
    for (size_t f = 0; f < form.len;) {
        if (t >= text.len)
            return 0;
        size_t form_step, text_step;
        char want = plain(form, f, &form_step), have = plain(text, t, &text_step);
        if (want == ' ') {
            if (have != ' ' && have != '\n' && have != '\t')
                return 0;
            size_t blanks = 0;
            while (t < text.len && (have == ' ' || have == '\n' || have == '\t') && blanks++ < 8) {
                t += text_step;
                have = t < text.len ? plain(text, t, &text_step) : 'x';
            }
        } else {
            if (!same_letter(want, have, shout, name->any_case))
                return 0;
            t += text_step;
        }
        f += form_step;
    }
    if (name->any_case && !has_capital(dm_str_sub(text, at, t)))
        return 0;
    bool ends_in_word = is_word_byte((unsigned char)form.ptr[form.len - 1]);
    if (ends_in_word && form.len >= 5 && t < text.len && text.ptr[t] >= 'a' && text.ptr[t] <= 'z')
        return t - at; /* it may run into the next word: the caller sees to the token's end */
    if (ends_in_word && t < text.len && is_word_byte((unsigned char)text.ptr[t]) &&
        !((unsigned char)text.ptr[t] >= 0x80 &&
          !dm_utf8_is_letter(dm_utf8_next(text, &(size_t){t}))))
        return 0;
    return t - at;
}

/* The word of a text at which a name may begin. */
enum { LONGEST_FIRST = 64 };
typedef struct first_word {
    char low[LONGEST_FIRST]; /* in lower case */
    size_t length;
    bool shout; /* all in capitals */
} first_word;

/* Whether a blank and a word of four capitals or more stand at `at`: "NEW| DELHI". */
static bool shouted_behind(dm_str text, size_t at) {
    enum { LEAST = 4 };
    size_t end = at + 1;
    while (end < text.len && text.ptr[end] >= 'A' && text.ptr[end] <= 'Z')
        end++;
    return at < text.len && text.ptr[at] == ' ' && end >= at + 1 + LEAST &&
           (end == text.len || !is_word_byte((unsigned char)text.ptr[end]));
}

static void read_first(dm_str text, size_t at, first_word *word) {
    size_t n = 0, capitals = 0;
    while (at + n < text.len && n < LONGEST_FIRST &&
           is_word_byte((unsigned char)text.ptr[at + n])) {
        size_t step;
        char c = plain(text, at + n, &step);
        if (step > 1) /* a dash, an apostrophe or a blank of several bytes */
            break;
        bool sign = at + n + 1 < text.len && (((unsigned char)c == 0xE2 && /* U+2000 and on */
                                               (unsigned char)text.ptr[at + n + 1] == 0x80) ||
                                              (unsigned char)c == 0xC2); /* U+0080 to U+00BF */
        if (sign) /* "support Ukraine”", "Ukraine…" */
            break;
        capitals += c >= 'A' && c <= 'Z';
        word->low[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    word->shout = capitals == n && (n >= 4 || (n >= 2 && shouted_behind(text, at + n)));
    word->length = n;
}

/* The letter behind the first word and a blank, as dm_knowledge.seconds has it: most names of a
 * first word are told apart by it. 0 where it does not tell. */
static uint8_t letter_behind(dm_str text, size_t at, size_t first) {
    enum { SMALL = 0x20 };
    if (at + first + 1 >= text.len || text.ptr[at + first] != ' ')
        return 0;
    unsigned char have = (unsigned char)text.ptr[at + first + 1];
    return have >= 0x80 || have <= ' ' ? 0 : (uint8_t)(have | SMALL);
}

bool dm_knowledge_match_from(const dm_knowledge *self, dm_str text, size_t at, dm_name_start start,
                             dm_match *match) {
    if (start.link == DM_MAP_NONE)
        return false;
    uint8_t behind = letter_behind(text, at, start.length);
    for (uint32_t link = start.link;; link++) { /* names of a first word lie side by side */
        uint8_t mark = self->seconds[link], second = mark & (DM_CHAIN_END - 1);
        size_t length = second && behind && second != behind
                            ? 0
                            : spelled(&self->names.ptr[link], text, at, start.shout);
        if (length) {
            *match = (dm_match){&self->names.ptr[link], length};
            return true;
        }
        if (mark & DM_CHAIN_END)
            return false;
    }
}

dm_name_start dm_knowledge_name_start(const dm_knowledge *self, dm_str text, size_t at) {
    first_word first;
    read_first(text, at, &first);
    uint32_t link = first.length ? dm_map_get(&self->first_words, (dm_str){first.low, first.length})
                                 : (uint32_t)DM_MAP_NONE;
    if (link != DM_MAP_NONE) {
        __builtin_prefetch(&self->seconds[link]);
        __builtin_prefetch(&self->names.ptr[link]);
    }
    return (dm_name_start){link, (uint8_t)first.length, first.shout};
}

bool dm_knowledge_match(const dm_knowledge *self, dm_str text, size_t at, dm_match *match) {
    return dm_knowledge_match_from(self, text, at, dm_knowledge_name_start(self, text, at), match);
}

bool dm_knowledge_next_match(const dm_knowledge *self, dm_str text, size_t at, dm_match *match) {
    if (match->name->next == DM_MAP_NONE)
        return false;
    first_word first;
    read_first(text, at, &first);
    dm_name_start on = {match->name->next, (uint8_t)first.length, first.shout};
    return dm_knowledge_match_from(self, text, at, on, match);
}

/* ---- people ---- */

/* Whether the term was held for a state or contested land, not for a body of several. */
static bool is_of_land(const dm_knowledge *self, const dm_term *term) {
    const dm_entity *entity = dm_knowledge_entity(self, term->affiliation);
    return entity && (entity->kind == DM_KIND_STATE || entity->kind == DM_KIND_ENTITY);
}

const dm_term *dm_knowledge_term(const dm_knowledge *self, const dm_person *person, dm_day day,
                                 dm_str role) {
    const dm_term *found = NULL;
    for (uint32_t t = 0; t < person->term_count; t++) {
        const dm_term *term = &self->terms.ptr[person->first_term + t];
        if (!holds(term->from, term->to, day) || (role.len && !dm_str_eq(role, term->role)))
            continue;
        if (!found)
            found = term;
        bool together = found == term || day || !term->to || term->to > found->from;
        if (together && is_of_land(self, term)) /* "President Ann Lee", who chairs a bloc too */
            return term;
    }
    return found;
}

const dm_term *dm_knowledge_past_term(const dm_knowledge *self, const dm_person *person,
                                      dm_day day) {
    const dm_term *last = NULL;
    for (uint32_t t = 0; t < person->term_count; t++) {
        const dm_term *term = &self->terms.ptr[person->first_term + t];
        if (!term->to || !day || term->to >= day)
            continue;
        bool land = is_of_land(self, term), lasts = last && is_of_land(self, last);
        if (!last || (land && !lasts) || (land == lasts && term->to > last->to))
            last = term;
    }
    return last;
}

uint32_t dm_knowledge_surname(const dm_knowledge *self, dm_str surname) {
    return dm_map_get(&self->surnames, surname);
}

uint32_t dm_knowledge_next_surname(const dm_knowledge *self, uint32_t link, uint32_t *person) {
    *person = self->surname_links.ptr[link].person;
    return self->surname_links.ptr[link].next;
}

const dm_person *dm_knowledge_holder(const dm_knowledge *self, dm_str affiliation, dm_str role,
                                     dm_day day) {
    const dm_person *found = NULL;
    if (!day)
        return NULL;
    for (size_t p = 0; p < self->persons.len; p++) {
        const dm_person *person = &self->persons.ptr[p];
        for (uint32_t t = 0; t < person->term_count; t++) {
            const dm_term *term = &self->terms.ptr[person->first_term + t];
            if (!dm_str_eq(term->affiliation, affiliation) || !dm_str_eq(term->role, role) ||
                !holds(term->from, term->to, day))
                continue;
            if (found && found != person)
                return NULL;
            found = person;
        }
    }
    return found;
}

/* ---- nouns, members ---- */

const dm_noun *dm_knowledge_noun(const dm_knowledge *self, dm_str form) {
    uint32_t at = dm_map_get(&self->noun_forms, form);
    return at == DM_MAP_NONE ? NULL : &self->nouns.ptr[at];
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The letters that a form begins with. */
static dm_str first_letters(dm_str form) {
    size_t n = 0;
    while (n < form.len && is_letter(form.ptr[n]))
        n++;
    return dm_str_sub(form, 0, n);
}

static dm_str last_letters(dm_str form) {
    size_t at = form.len;
    while (at > 0 && is_letter(form.ptr[at - 1]))
        at--;
    return dm_str_sub(form, at, form.len);
}

static void set(dm_noun_filter *filter, dm_str letters) {
    uint64_t bit = dm_hash64(letters, 0) % DM_NOUN_BITS;
    filter->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static bool is_set(const dm_noun_filter *filter, dm_str letters) {
    uint64_t bit = dm_hash64(letters, 0) % DM_NOUN_BITS;
    return filter->bits[bit / 64] >> (bit % 64) & 1;
}

/* Bytes behind the first letters of a noun: a blank and two letters of the second word. */
enum { NOUN_PREFIX = 3 };

void dm_knowledge_filter_noun(dm_knowledge *self, dm_str form) {
    dm_str first = first_letters(form);
    if (first.len == form.len)
        return;
    set(&self->noun_begins, first);
    if (form.len >= first.len + NOUN_PREFIX)
        set(&self->noun_prefixes, dm_str_sub(form, 0, first.len + NOUN_PREFIX));
    set(&self->noun_ends, last_letters(form));
}

bool dm_knowledge_noun_begins(const dm_knowledge *self, dm_str word) {
    return is_set(&self->noun_begins, first_letters(word));
}

bool dm_knowledge_noun_goes_on(const dm_knowledge *self, dm_str words) {
    size_t length = first_letters(words).len + NOUN_PREFIX;
    return words.len < length || is_set(&self->noun_prefixes, dm_str_sub(words, 0, length));
}

bool dm_knowledge_noun_ends(const dm_knowledge *self, dm_str word) {
    return is_set(&self->noun_ends, last_letters(word));
}

void dm_knowledge_filter_nickname(dm_knowledge *self, dm_str phrase) {
    set(&self->nickname_ends, last_letters(phrase));
}

bool dm_knowledge_nickname_ends(const dm_knowledge *self, dm_str word) {
    return is_set(&self->nickname_ends, last_letters(word));
}

const dm_nickname *dm_knowledge_nickname(const dm_knowledge *self, dm_str phrase, bool capital) {
    uint32_t at = capital ? dm_map_get(&self->nickname_capitals, phrase) : DM_MAP_NONE;
    if (at == DM_MAP_NONE)
        at = dm_map_get(&self->nickname_forms, phrase);
    return at == DM_MAP_NONE ? NULL : &self->nicknames.ptr[at];
}

size_t dm_knowledge_members(const dm_knowledge *self, dm_str organisation, dm_day day,
                            const dm_entity **members, size_t room) {
    uint32_t code = dm_map_get(&self->codes, organisation);
    size_t count = 0;
    for (size_t m = 0; code != DM_MAP_NONE && m < self->members.len; m++) {
        const dm_membership *row = &self->members.ptr[m];
        if (row->organisation != code || !holds(row->from, row->to, day) || (!day && row->to))
            continue;
        if (count < room)
            members[count] = &self->entities.ptr[row->member];
        count++;
    }
    return count < room ? count : room;
}

bool dm_knowledge_is_member(const dm_knowledge *self, dm_str organisation, dm_str member,
                            dm_day day) {
    uint32_t code = dm_map_get(&self->codes, organisation);
    uint32_t who = dm_map_get(&self->codes, member);
    for (size_t m = 0; code != DM_MAP_NONE && who != DM_MAP_NONE && m < self->members.len; m++) {
        const dm_membership *row = &self->members.ptr[m];
        if (row->organisation == code && row->member == who && holds(row->from, row->to, day) &&
            (day || !row->to))
            return true;
    }
    return false;
}

const dm_classes *dm_knowledge_words(const dm_knowledge *self) {
    return &self->words;
}
