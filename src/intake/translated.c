/*
 * translated.c - signs that a text was made by a translation engine.
 *
 * Engines that translate page markup piece by piece leave marks: a lost blank where a link or bold
 * type began ("the I'LL TAKEThey stated", "not correctAnd stated"), a pronoun with a capital in the
 * middle of a sentence ("China She was always clear": the subject that the source language leaves
 * out), a quotation opened with one kind of mark and closed with another (“falsified»). Each is
 * rare in edited English. The signs are counted, each kind up to three; two kinds, or three signs,
 * in a text make the flag.
 */
#include "intake/translated.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/text_tables.h"

enum {
    MOST_OF_A_KIND = 3,
    SIGNS = 3,
    SHORTEST_NAME = 5,
    FILTER_WORDS = 256,
    FILTER_BYTES = 20000 /* names of so much text fill a tenth of the filter */
};

static bool one_of(dm_str word, const char *const *list) {
    for (; *list; list++)
        if (dm_str_is(word, *list))
            return true;
    return false;
}

static const char *const pronouns[] = {"She", "They", "He", "We", "It", "And", NULL};

static bool ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static dm_str word_at(dm_str s, size_t at) {
    size_t end = at;
    while (end < s.len && (ascii_lower(s.ptr[end]) || ascii_upper(s.ptr[end])))
        end++;
    return dm_str_sub(s, at, end);
}

/* A capital after a missing blank: a long lower-case word run into a pronoun or conjunction, or
 * capitals run into a word. */
static bool missing_blank(dm_str s, size_t at) {
    static const char *const words[] = {"She", "They", "He",   "We",  "It", "And", "The",
                                        "In",  "This", "That", "But", "He", NULL};
    return at > 2 && ascii_upper(s.ptr[at]) &&
           (ascii_lower(s.ptr[at - 1]) ||
            (ascii_upper(s.ptr[at - 1]) && ascii_upper(s.ptr[at - 2]))) &&
           one_of(word_at(s, at), words);
}

/* "China She was": a capitalised pronoun after a word and a single blank. */
static bool odd_pronoun(dm_str s, size_t at) {
    static const char *const conjunctions[] = {"And", "But", NULL};
    if (at > 3 && s.ptr[at - 1] == ' ' && s.ptr[at - 2] == ',' && ascii_lower(s.ptr[at - 3]) &&
        one_of(word_at(s, at), conjunctions))
        return true;
    if (at < 3 || s.ptr[at - 1] != ' ' || !ascii_lower(s.ptr[at - 2]))
        return false;
    dm_str word = word_at(s, at);
    if (!one_of(word, pronouns) || at + word.len >= s.len || s.ptr[at + word.len] != ' ')
        return false;
    dm_str next = word_at(s, at + word.len + 1);
    static const char *const verbs[] = {"was",  "were", "is",   "are",   "has",
                                        "have", "had",  "will", "would", "said",
                                        "did",  "does", "can",  "could", NULL};
    return one_of(next, verbs) || (next.len > 4 && dm_str_ends(next, DM_STR("ed")));
}

/* Opening marks and the marks that close them; other closers before the next opener are a sign. */
static bool odd_quote(uint32_t open, uint32_t close) {
    if (open == 0x201C)
        return close == 0xBB || close == 0x2018;
    return open == 0xAB && (close == 0x201D || close == 0x2018 || close == 0x2019);
}

/* The capitalised words of a text, as a filter: a name that is there is always found, another
 * hardly ever. */
typedef struct names {
    uint64_t bits[FILTER_WORDS];
} names;

static uint64_t name_bit(dm_str name) {
    return dm_hash64(name, 0) % (FILTER_WORDS * 64);
}

static bool has_name(const names *self, dm_str name) {
    uint64_t bit = name_bit(name);
    return self->bits[bit / 64] >> (bit % 64) & 1;
}

/* Eight bytes: the top bit of each that is a capital of ASCII. */
static uint64_t capitals_of(uint64_t bytes) {
    const uint64_t ones = 0x0101010101010101u, top = ones << 7;
    uint64_t low = bytes & ~top; /* so that no sum reaches the next byte */
    return (low + ones * (0x80 - 'A')) & ~(low + ones * (0x7f - 'Z')) & ~bytes & top;
}

/* Where the next capital stands, or the end of the text: few letters are one. */
static size_t next_capital(dm_str text, size_t at) {
    while (at + sizeof(uint64_t) <= text.len && !capitals_of(dm_load8(text.ptr + at)))
        at += sizeof(uint64_t);
    while (at < text.len && !ascii_upper(text.ptr[at]))
        at++;
    return at;
}

/* The word in ASCII letters that begins at `at`, where no letter stands before it. */
static dm_str capitalised(dm_str text, size_t at) {
    bool begins = ascii_upper(text.ptr[at]) &&
                  (at == 0 || (!ascii_lower(text.ptr[at - 1]) && !ascii_upper(text.ptr[at - 1]) &&
                               !(text.ptr[at - 1] & 0x80)));
    return begins ? word_at(text, at) : (dm_str){0};
}

static void note_names(names *self, dm_str text) {
    for (size_t at = next_capital(text, 0); at < text.len; at = next_capital(text, at + 1)) {
        dm_str word = capitalised(text, at);
        if (word.len >= SHORTEST_NAME) {
            uint64_t bit = name_bit(word);
            self->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
        }
        at += word.len ? word.len - 1 : 0;
    }
}

static bool knows(const names *self, dm_str name) {
    return dm_word_is_name(name) || has_name(self, name);
}

/* "Russiawhile", where the text has "Russia" too. */
static bool stuck_word(const names *self, dm_str word) {
    static const dm_str small[] = {
        DM_STR("while"), DM_STR("and"),   DM_STR("with"), DM_STR("from"), DM_STR("that"),
        DM_STR("which"), DM_STR("they"),  DM_STR("was"),  DM_STR("were"), DM_STR("has"),
        DM_STR("have"),  DM_STR("gave"),  DM_STR("said"), DM_STR("when"), DM_STR("during"),
        DM_STR("after"), DM_STR("would"), DM_STR("will")};
    enum { SHORTEST_END = 3 };
    if (word.len < SHORTEST_NAME + SHORTEST_END)
        return false;
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        dm_str end = small[i];
        if (word.len >= SHORTEST_NAME + end.len && dm_str_ends(word, end) &&
            knows(self, dm_str_sub(word, 0, word.len - end.len)))
            return true;
    }
    return false;
}

static int stuck_words(dm_str text) {
    names known = {{0}};
    int found = 0;
    text = dm_str_sub(text, 0, FILTER_BYTES);
    note_names(&known, text);
    for (size_t at = next_capital(text, 0); at < text.len && found < MOST_OF_A_KIND;
         at = next_capital(text, at + 1)) {
        dm_str word = capitalised(text, at);
        found += word.len && stuck_word(&known, word);
        at += word.len ? word.len - 1 : 0;
    }
    return found;
}

/* "the regions ukrainian": adjectives of nationality without their capital. */
static int small_nationalities(dm_str text) {
    int found = 0;
    for (size_t at = 0; at < text.len && found < MOST_OF_A_KIND; at++) {
        bool begins = ascii_lower(text.ptr[at]) && at > 0 && text.ptr[at - 1] == ' ';
        dm_str word = begins ? word_at(text, at) : (dm_str){0};
        found += word.len >= SHORTEST_NAME && dm_word_is_nationality(word);
        at += word.len ? word.len - 1 : 0;
    }
    return found;
}

bool dm_text_is_translated(dm_str text) {
    int blanks = 0, odd = 0, quotes = 0;
    uint32_t open = 0;
    for (size_t at = 0; at < text.len;) {
        if (ascii_upper(text.ptr[at])) {
            blanks += blanks < MOST_OF_A_KIND && missing_blank(text, at);
            odd += odd < MOST_OF_A_KIND && odd_pronoun(text, at);
        }
        if ((unsigned char)text.ptr[at] < 0x80 && text.ptr[at] != '\n') {
            at++; /* no mark */
            continue;
        }
        uint32_t c = dm_utf8_next(text, &at);
        bool letter_before =
            at > 3 && (ascii_lower(text.ptr[at - 4]) || ascii_lower(text.ptr[at - 3]));
        if (c == 0x201C || c == 0xAB) {
            open = c;
        } else if (c == '\n' || c == 0x201D || c == 0xBB || c == 0x2018) {
            quotes += quotes < MOST_OF_A_KIND && letter_before && odd_quote(open, c);
            open = 0;
        }
    }
    int small = small_nationalities(text), stuck = stuck_words(text),
        kinds = (blanks > 0) + (odd > 0) + (quotes > 0) + (stuck > 0) + (small > 0);
    return kinds >= 2 || blanks + odd + quotes + stuck + small >= SIGNS;
}
