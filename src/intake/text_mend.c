/*
 * text_mend.c - blanks that a translation engine lost are put back.
 *
 * Engines that translate a page piece by piece lose the blank where a link or bold type ended.
 * Three kinds of seam can be told from words that are written so:
 *
 *   Jinping|on      a name of the lexicon or of this text, and a small word
 *   correct|And     a small letter, then a word that begins a clause, or a name
 *   falsified»|The  a closing mark and a letter
 *
 * Nothing else is changed, but that "And" becomes "and" there, "ukrainian" has its capital, and a
 * quotation that the lost mark left open before "And" is closed. Only texts that are known to be
 * translated come here.
 */
#include "intake/text_mend.h"

#include <string.h>

#include "base/utf8.h"
#include "intake/text_tables.h"

enum { SHORTEST_NAME = 4, SEAM_BYTES = 4 };

typedef struct mender {
    dm_arena *arena;
    dm_str text;
    char *out;
    size_t len;
    size_t done; /* bytes of the text copied so far */
} mender;

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c) {
    return is_lower(c) || is_upper(c) || (c & 0x80);
}

static bool one_of(dm_str word, const char *const *list) {
    for (; *list; list++)
        if (dm_str_is(word, *list))
            return true;
    return false;
}

static void copy_to(mender *self, size_t at) {
    if (at <= self->done)
        return;
    memcpy(self->out + self->len, self->text.ptr + self->done, at - self->done);
    self->len += at - self->done;
    self->done = at;
}

static void put(mender *self, const char *bytes) {
    memcpy(self->out + self->len, bytes, strlen(bytes));
    self->len += strlen(bytes);
}

/* ---- names and small words ---- */

/* Whether the text has the word by itself, before or behind. */
static bool stands_alone(dm_str text, dm_str word) {
    for (size_t at = 0; at + word.len <= text.len; at++) {
        if (memcmp(text.ptr + at, word.ptr, word.len) != 0)
            continue;
        bool begins = at == 0 || !is_letter(text.ptr[at - 1]);
        if (begins && (at + word.len == text.len || !is_letter(text.ptr[at + word.len])))
            return true;
    }
    return false;
}

/* Where a small word is stuck to a name; 0 if nowhere. */
static size_t stuck_small(dm_str text, dm_str word) {
    static const char *const small[] = {
        "while",  "and",     "with", "from", "that",  "which",  "they",    "was",   "were", "has",
        "have",   "gave",    "said", "when", "who",   "during", "after",   "would", "will", "also",
        "for",    "the",     "on",   "in",   "at",    "of",     "to",      "by",    "but",  "had",
        "before", "because", "told", "says", "where", "did",    "against", NULL};
    if (!is_upper(word.ptr[0]) || dm_word_is_name(word))
        return 0;
    for (size_t i = 0; small[i]; i++) {
        dm_str end = dm_str_of(small[i]);
        if (word.len < SHORTEST_NAME + end.len || !dm_str_ends(word, end))
            continue;
        dm_str name = dm_str_sub(word, 0, word.len - end.len);
        if (dm_word_is_name(name) || (end.len > 2 && stands_alone(text, name)))
            return name.len;
    }
    return 0;
}

/* ---- capitals ---- */

/* Words that begin a clause or a phrase; those of the first list keep their capital. */
static const char *const subjects[] = {"She", "They", "He", "We", "It", "This", "These", NULL};
static const char *const joints[] = {"And",  "But", "The", "In",   "That", "When", "While",
                                     "From", "For", "On",  "With", "As",   "At",   NULL};

/* Where a word with a capital is stuck to small letters; 0 if nowhere. */
static size_t stuck_capital(dm_str word) {
    for (size_t at = 2; at + 1 < word.len; at++) {
        if (!is_upper(word.ptr[at]) || !is_lower(word.ptr[at + 1]))
            continue;
        dm_str rest = dm_str_sub(word, at, word.len);
        bool clause = one_of(rest, subjects) || one_of(rest, joints);
        bool shouted = is_upper(word.ptr[at - 1]) && is_upper(word.ptr[at - 2]);
        bool name = is_lower(word.ptr[0]) && rest.len >= SHORTEST_NAME && dm_word_is_name(rest);
        if (is_lower(word.ptr[at - 1]) ? clause || name : shouted && clause)
            return at;
    }
    return 0;
}

/* A quotation that was opened before `at` in its paragraph, and not closed before the next. */
static bool in_open_quotation(dm_str text, size_t at) {
    bool open = false;
    size_t begin = at;
    while (begin > 0 && text.ptr[begin - 1] != '\n')
        begin--;
    for (size_t i = begin; i < text.len && text.ptr[i] != '\n';) {
        size_t before = i;
        uint32_t c = dm_utf8_next(text, &i);
        bool opens = c == 0x201C || c == 0xAB, closes = c == 0x201D || c == 0xBB;
        if (before < at && (opens || closes))
            open = opens;
        else if (before >= at && (opens || closes))
            return open && opens;
    }
    return open;
}

static void mend_word(mender *self, size_t start, size_t end) {
    dm_str word = dm_str_sub(self->text, start, end);
    if (is_lower(word.ptr[0]) && dm_word_is_nationality(word) && !dm_str_is(word, "polish")) {
        copy_to(self, start);
        char upper[2] = {(char)(word.ptr[0] - 'a' + 'A'), '\0'};
        put(self, upper);
        self->done++;
        return;
    }
    size_t cut = stuck_small(self->text, word);
    bool capital = cut == 0;
    if (capital)
        cut = stuck_capital(word);
    if (!cut)
        return;
    copy_to(self, start + cut);
    bool joint = capital && one_of(dm_str_sub(word, cut, word.len), joints);
    if (joint && in_open_quotation(self->text, start + cut))
        put(self, "\xe2\x80\x9d");
    put(self, " ");
    if (joint) {
        char lower[2] = {(char)(word.ptr[cut] - 'A' + 'a'), '\0'};
        put(self, lower);
        self->done++;
    }
}

/* A closing mark or a comma right between letters: “illegal‘Consultations. */
static void mend_mark(mender *self, size_t before, size_t at, uint32_t c) {
    bool closes = c == 0x201D || c == 0xBB || c == 0x2018;
    bool opens = c == 0x201C || c == 0xAB;
    if (before == 0 || at >= self->text.len || !is_letter(self->text.ptr[at]))
        return;
    char last = self->text.ptr[before - 1];
    if (c == ',' && is_lower(last) && is_upper(self->text.ptr[at])) {
        copy_to(self, at);
        put(self, " ");
    } else if (closes && (is_lower(last) || last == '.' || last == ',') &&
               is_upper(self->text.ptr[at])) {
        copy_to(self, at);
        put(self, " ");
    } else if (opens && is_lower(last)) {
        copy_to(self, before);
        put(self, " ");
    }
}

dm_str dm_text_mend(dm_arena *arena, dm_str text) {
    /* Each seam adds at most SEAM_BYTES, and there are fewer than words. */
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++)
        words += i == 0 || !is_letter(text.ptr[i]);
    mender self = {.arena = arena, .text = text};
    self.out = dm_arena_alloc(arena, text.len + (words + 1) * SEAM_BYTES * 2);
    if (!self.out)
        return text;
    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        if (is_lower(text.ptr[at]) || is_upper(text.ptr[at])) {
            while (at < text.len && (is_lower(text.ptr[at]) || is_upper(text.ptr[at])))
                at++;
            mend_word(&self, before, at);
            continue;
        }
        uint32_t c = dm_utf8_next(text, &at);
        mend_mark(&self, before, at, c);
    }
    if (!self.len)
        return text;
    copy_to(&self, text.len);
    return (dm_str){self.out, self.len};
}
