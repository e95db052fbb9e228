/*
 * boilerplate.c - what a line is when it is not text of an article.
 *
 * A line is folded (lower case, straight quotes, single blanks, no bullet before and no colon, dot
 * or arrow after it) and looked up in the phrase table: as a whole, by its beginning, by its end. A
 * phrase counts only in a line of at most as many words as its entry says, so that a paragraph
 * which happens to begin with "Read more" is safe. Credits are told by the names of agencies in
 * brackets or after a slash.
 */
#include "intake/boilerplate.h"

#include "base/utf8.h"

enum {
    LONGEST_PHRASE_LINE = 70,
    LONGEST_CAPTION = 60,
    LONGEST_CREDIT = 14,
    LONGEST_PLACEHOLDER = 60,
    LONGEST_CREDIT_LINE = 2000 /* bytes */
};

size_t dm_text_words(dm_str s) {
    size_t n = 0;
    bool inside = false;
    for (size_t at = 0; at < s.len;) {
        bool space = dm_utf8_is_space(dm_utf8_next(s, &at));
        n += inside && space;
        inside = !space;
    }
    return n + inside;
}

static bool closes(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x201C || c == 0x2018 || c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool dm_text_sentence_end(dm_str s) {
    size_t at = s.len;
    while (at > 0) {
        uint32_t c = dm_utf8_back(s, &at);
        if (c == '.')
            return !(at > 1 && s.ptr[at - 1] == '.' && s.ptr[at - 2] == '.');
        if (c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 ||
            c == 0x061F || c == 0x06D4 || c == 0x203C)
            return true;
        if (!closes(c) && !dm_utf8_is_space(c))
            return false;
    }
    return false;
}

bool dm_text_is_rule(dm_str s) {
    for (size_t at = 0; at < s.len;) {
        uint32_t c = dm_utf8_next(s, &at);
        if (!dm_utf8_is_space(c) && !dm_utf8_is_punct(c))
            return false;
    }
    return s.len > 0;
}

static bool field_name(dm_str s) {
    bool mark = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        mark = mark || c == '_' || c == '.';
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            !strchr("_-. |:'$=\"", c))
            return false;
    }
    return s.len > 1 && mark;
}

bool dm_text_placeholder(dm_str s, size_t *start, size_t *end) {
    static const struct {
        const char *open, *close;
        bool name; /* what is inside must look like a field's name */
    } forms[] = {{"{{", "}}", false}, {"${", "}", false},  {"<%", "%>", false},
                 {"{%", "%}", false}, {"[[", "]]", false}, {"[", "]", true},
                 {"{", "}", true},    {"%%", "%%", true},  {"%(", ")s", false}};
    if (!s.len ||
        (!memchr(s.ptr, '{', s.len) && !memchr(s.ptr, '[', s.len) && !memchr(s.ptr, '%', s.len)))
        return false; /* each begins with one of them, or has it behind its first byte: hardly a
                         line has any */
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        dm_str open = dm_str_of(forms[f].open), close = dm_str_of(forms[f].close);
        for (size_t at = dm_str_find(s, open, 0); at != SIZE_MAX;
             at = dm_str_find(s, open, at + 1)) {
            size_t to =
                dm_str_find(dm_str_sub(s, 0, at + LONGEST_PLACEHOLDER), close, at + open.len);
            if (to == SIZE_MAX)
                continue;
            dm_str inside = dm_str_sub(s, at + open.len, to);
            if (forms[f].name && (!field_name(inside) || memchr(inside.ptr, ' ', inside.len) ||
                                  !memchr(inside.ptr, '_', inside.len)))
                continue;
            *start = at;
            *end = to + close.len;
            return true;
        }
    }
    return false;
}

static bool before_text(uint32_t c) { /* what may stand before the first word of a line */
    return dm_utf8_is_space(c) || c == '-' || c == '*' || c == '>' || c == '|' || c == '+' ||
           c == 0xBB || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0xB7 || c == 0x25CF ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25A0 && c <= 0x27BF) || c >= 0x1F000 ||
           c == 0xFE0F;
}

static bool after_text(uint32_t c) {
    return before_text(c) || c == ':' || c == '.' || c == '!' || c == 0x2026 || c == '<' ||
           c == 0xAB || c == ',' || c == '?';
}

static uint32_t straight(uint32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case '`':
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
        return '"';
    default:
        return c;
    }
}

/* Lower case, straight quotes, single blanks, nothing before the first word. */
static dm_str folded(dm_arena *arena, dm_str s) {
    char *p = dm_arena_alloc(arena, s.len * 2 + 8);
    size_t n = 0;
    bool started = false, blank = false;
    for (size_t at = 0; p && at < s.len;) {
        char small = (char)(s.ptr[at] | 0x20);
        if (small >= 'a' && small <= 'z') { /* as most are */
            if (blank)
                p[n++] = ' ';
            p[n++] = small;
            started = true;
            blank = false;
            at++;
            continue;
        }
        uint32_t c = straight(dm_utf8_lower(dm_utf8_next(s, &at)));
        if (!started && before_text(c))
            continue;
        started = true;
        if (dm_utf8_is_space(c)) {
            blank = true;
            continue;
        }
        if (blank)
            p[n++] = ' ';
        blank = false;
        n += dm_utf8_put(p + n, c);
    }
    return (dm_str){p ? p : "", n};
}

static dm_str without_end(dm_str s) {
    while (s.len) {
        size_t at = s.len;
        if (!after_text(dm_utf8_back(s, &at)))
            break;
        s.len = at;
    }
    return s;
}

/* Matches the phrase at the start of s; `N` takes a number. The bytes of s it took, SIZE_MAX if it
 * does not match. */
static size_t match(const dm_phrase *phrase, dm_str s) {
    size_t at = 0;
    for (size_t i = 0; i < phrase->len; i++) {
        if (phrase->text[i] != 'N') {
            if (at >= s.len || s.ptr[at] != phrase->text[i])
                return SIZE_MAX;
            at++;
            continue;
        }
        size_t first = at;
        while (at < s.len && ((s.ptr[at] >= '0' && s.ptr[at] <= '9') ||
                              (at > first && (s.ptr[at] == ',' || s.ptr[at] == '.'))))
            at++;
        if (at == first)
            return SIZE_MAX;
    }
    return at;
}

static bool word_at(dm_str s, size_t at) {
    return at < s.len && (((uint8_t)s.ptr[at] & 0x80) || (s.ptr[at] >= 'a' && s.ptr[at] <= 'z') ||
                          (s.ptr[at] >= '0' && s.ptr[at] <= '9'));
}

/* Index of the first phrase whose first byte is not below `c`. */
static size_t first_with(uint8_t c) {
    size_t low = 0, high = dm_phrase_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uint8_t)dm_phrases[middle].begins[0] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a line may begin with the phrase, by its first letters. */
static inline bool may_match(const dm_phrase *phrase, dm_str line) {
    for (size_t i = 0; i < DM_PHRASE_LETTERS; i++) {
        if (phrase->begins[i] == 'N' || phrase->begins[i] == '\0')
            return true;
        if (i >= line.len || line.ptr[i] != phrase->begins[i])
            return false;
    }
    return true;
}

static const dm_phrase *among(dm_str line, dm_str bare, size_t words, uint8_t first) {
    const dm_phrase *best = NULL;
    for (size_t i = first_with(first);
         i < dm_phrase_count && (uint8_t)dm_phrases[i].begins[0] == first; i++) {
        const dm_phrase *p = &dm_phrases[i];
        if (!may_match(p, line) || (p->words && words > p->words))
            continue;
        size_t took = match(p, line);
        if (took == SIZE_MAX)
            continue;
        if (p->match == DM_PHRASE_WHOLE && took >= bare.len)
            return p;
        bool boundary = !word_at(line, took) || !word_at(line, took - 1);
        if (p->match == DM_PHRASE_START && boundary && (!best || p->len > best->len))
            best = p;
    }
    return best;
}

const dm_phrase *dm_boilerplate_phrase(dm_arena *arena, dm_str line, size_t words) {
    if (words > LONGEST_PHRASE_LINE || line.len == 0)
        return NULL;
    dm_arena_mark mark = dm_arena_tell(arena);
    dm_str fold = folded(arena, line), bare = without_end(fold);
    const dm_phrase *found = NULL;
    if (bare.len) {
        found = among(fold, bare, words, (uint8_t)bare.ptr[0]);
        if (!found && bare.ptr[0] >= '0' && bare.ptr[0] <= '9')
            found = among(fold, bare, words, 'N');
    }
    for (size_t i = 0; !found && i < dm_end_phrase_count; i++) {
        const dm_phrase *p = &dm_end_phrases[i];
        dm_str text = {p->text, p->len};
        if ((!p->words || words <= p->words) &&
            (dm_str_ends(bare, text) || dm_str_ends(fold, text)))
            found = p;
    }
    dm_arena_rewind(arena, mark);
    return found;
}

/* ---- credits ---- */

static const dm_word *agency(dm_arena *arena, dm_str name) {
    name = dm_str_trim(name);
    if (name.len == 0 || name.len > 60)
        return NULL;
    return dm_agency_find(without_end(folded(arena, name)));
}

/* What the inside of a bracket names: 0 no agency, 1 an agency, 2 a picture credit (agency and
 * photographer, or a photo agency). */
static int credit_inside(dm_arena *arena, dm_str inside) {
    size_t at_first = 0;
    if (!inside.len || dm_utf8_is_lower(dm_utf8_next(inside, &at_first)))
        return dm_str_starts(inside, DM_STR("photo")) ? 2 : 0; /* names of agencies have capitals */
    if (dm_text_words(inside) > LONGEST_CREDIT)
        return 0;
    int found = 0;
    size_t parts = 0;
    for (size_t from = 0, at = 0; at <= inside.len; at++) {
        bool cut = at == inside.len || strchr("/|,;:", inside.ptr[at]);
        size_t via = cut                                                                  ? 0
                     : dm_str_starts(dm_str_sub(inside, at, inside.len), DM_STR(" via ")) ? 5
                                                                                          : 0;
        if (!cut && !via)
            continue;
        const dm_word *word = agency(arena, dm_str_sub(inside, from, at));
        if (word)
            found = word->flag || found == 2 || via ? 2 : 1;
        parts += dm_str_trim(dm_str_sub(inside, from, at)).len > 0;
        if (at < inside.len && inside.ptr[at] == '/')
            parts++; /* "EFE/EPA" is a picture's credit too */
        from = via ? at + 5 : at + 1;
    }
    if (!found)
        found = dm_str_find_nocase(inside, DM_STR("photo"), 0) != SIZE_MAX ||
                        dm_str_find_nocase(inside, DM_STR("getty"), 0) != SIZE_MAX
                    ? 2
                    : 0;
    return found == 1 && parts > 1 ? 2 : found;
}

/* Start of the bracket that closes at the end of the line, SIZE_MAX if none. */
static size_t last_bracket(dm_str line) {
    if (line.len < 3 || (line.ptr[line.len - 1] != ')' && line.ptr[line.len - 1] != ']'))
        return SIZE_MAX;
    char open = line.ptr[line.len - 1] == ')' ? '(' : '[';
    for (size_t i = line.len - 1; i > 0; i--)
        if (line.ptr[i - 1] == open)
            return i - 1;
    return SIZE_MAX;
}

/* "... near Bakhmut. REUTERS/Name", "... | AFP", "... Getty Images", "... Pic by A. Name": a
 * picture credit without brackets in the last words. */
static bool bare_credit(dm_arena *arena, dm_str line) {
    size_t from = line.len;
    for (int words = 0; from > 0 && words < 5; from--)
        words += line.ptr[from - 1] == ' ';
    size_t by = dm_line_word_find(line, DM_LINE_CREDIT, from > 8 ? from - 8 : 0);
    if (by != SIZE_MAX && by > 0 && line.ptr[by - 1] == ' ')
        return true;
    bool dash = dm_str_find(line, DM_STR("\xe2\x80\x94 "), from) != SIZE_MAX;
    if (dash && (dm_str_ends(line, DM_STR(" pic")) || dm_str_ends(line, DM_STR(" photo"))))
        return true;
    for (size_t at = from; at < line.len; at++) {
        bool begins = at == 0 || line.ptr[at - 1] == ' ' || strchr("/|", line.ptr[at - 1]);
        dm_str rest = dm_str_sub(line, at, line.len);
        const char *slash = begins ? memchr(rest.ptr, '/', rest.len) : NULL;
        if (slash && agency(arena, dm_str_range(rest.ptr, slash)))
            return true;
        const dm_word *word = begins ? agency(arena, rest) : NULL;
        bool after_bar = at > 1 && (strchr("/|", line.ptr[at - 1]) ||
                                    (at > 2 && strchr("/|", line.ptr[at - 2])));
        if (word && (after_bar || (word->flag && memchr(rest.ptr, ' ', rest.len))))
            return true;
    }
    return false;
}

static dm_credit credit_of(dm_arena *arena, dm_str line, size_t words, size_t *at) {
    while (line.len && line.ptr[line.len - 1] == '.' && line.len > 1 &&
           line.ptr[line.len - 2] == ')')
        line.len--;
    size_t open = last_bracket(line);
    if (open == SIZE_MAX)
        return words <= LONGEST_CAPTION && !dm_text_sentence_end(line) && words > 1 &&
                       bare_credit(arena, line)
                   ? DM_CREDIT_CAPTION
                   : DM_CREDIT_NONE;
    dm_str before = dm_str_trim(dm_str_sub(line, 0, open)),
           inside = dm_str_sub(line, open + 1, line.len - 1);
    int kind = credit_inside(arena, inside);
    const dm_phrase *phrase =
        kind ? NULL : dm_boilerplate_phrase(arena, inside, dm_text_words(inside));
    if (!kind &&
        !(phrase && (!strcmp(phrase->reason, "credit") || !strcmp(phrase->reason, "caption"))))
        return DM_CREDIT_NONE;
    if (before.len == 0)
        return DM_CREDIT_LINE;
    *at = open;
    bool sentence = dm_text_sentence_end(before);
    if (kind == 2 && words <= LONGEST_CAPTION)
        return DM_CREDIT_CAPTION;
    if (kind == 1 && !sentence && words <= LONGEST_CAPTION / 2)
        return DM_CREDIT_CAPTION;
    return DM_CREDIT_TAIL;
}

dm_credit dm_boilerplate_credit(dm_arena *arena, dm_str line, size_t words, size_t *at) {
    *at = 0;
    dm_arena_mark mark = dm_arena_tell(arena);
    size_t skipped = line.len > LONGEST_CREDIT_LINE ? line.len - LONGEST_CREDIT_LINE : 0;
    dm_credit credit = credit_of(arena, dm_str_sub(line, skipped, line.len), words, at);
    *at += skipped;
    dm_arena_rewind(arena, mark);
    return credit;
}

size_t dm_boilerplate_caption_end(dm_arena *arena, dm_str line) {
    dm_arena_mark mark = dm_arena_tell(arena);
    line = dm_str_sub(line, 0, LONGEST_CREDIT_LINE);
    size_t end = 0;
    for (size_t close = dm_str_find(line, DM_STR(")"), 0); close != SIZE_MAX && !end;
         close = dm_str_find(line, DM_STR(")"), close + 1)) {
        size_t open = last_bracket(dm_str_sub(line, 0, close + 1));
        if (open == SIZE_MAX || open == 0 ||
            dm_text_words(dm_str_sub(line, 0, open)) > LONGEST_CAPTION)
            continue;
        bool text_after = dm_text_words(dm_str_sub(line, close + 1, line.len)) > 5;
        if (text_after && credit_inside(arena, dm_str_sub(line, open + 1, close)) == 2)
            end = close + 1;
    }
    dm_arena_rewind(arena, mark);
    return end;
}
