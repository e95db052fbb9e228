/*
 * statement/quotations.c - pairs of quotation marks. A mark opens or closes by its shape or, where
 * it has none (" and ''), by its neighbours. A quotation that is not closed in its paragraph ends
 * with it, and goes on if the next paragraph opens with a mark.
 *
 *   “…” «…» „…“ "…"   any of them closes any other: translation engines mix them
 *   ``…''             as agencies typed before they had curved marks
 *   ‘…’ '…'           only as a pair inside a paragraph: the same marks are apostrophes
 */
#include "coder/statement/quotations.h"

#include "base/utf8.h"

typedef enum mark { NO_MARK, OPENS, CLOSES, EITHER } mark;

static mark classify(uint32_t c) {
    switch (c) {
    case 0x201C: /* “ */
    case 0x00AB: /* « */
    case 0x201E: /* „ */
        return OPENS;
    case 0x201D: /* ” */
    case 0x00BB: /* » */
        return CLOSES;
    case '"':
        return EITHER;
    default:
        return NO_MARK;
    }
}

/* Nearly all of a text: neither a mark nor an end. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
}

static bool is_single(uint32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

/* The mark at *at, and steps over it: two typewriter marks are one of double width. */
static mark mark_at(dm_str text, size_t *at, uint32_t *c) {
    *c = dm_utf8_next(text, at);
    bool twice = *at < text.len && (*c == '`' || *c == '\'') && text.ptr[*at] == (char)*c;
    if (!twice)
        return classify(*c);
    (*at)++;
    mark kind = *c == '`' ? OPENS : EITHER;
    *c = 0;
    return kind;
}

static bool word_before(dm_str text, size_t at) {
    if (at == 0)
        return false;
    uint32_t c = dm_utf8_back(text, &at);
    return !dm_utf8_is_space(c) && c != '(' && c != '[' && c != 0x2014 && c != 0x2013 && c != '-' &&
           c != ':';
}

static bool letter_at(dm_str text, size_t at) {
    if (at >= text.len)
        return false;
    uint32_t c = dm_utf8_next(text, &at);
    return dm_utf8_is_letter(c) || dm_utf8_is_digit(c);
}

static void push(dm_arena *arena, dm_spoken *spoken, size_t start, size_t end, bool continued) {
    if (end <= start)
        return;
    dm_quotation *one = dm_vec_push(arena, &spoken->quotations);
    if (one)
        *one = (dm_quotation){(uint32_t)start, (uint32_t)end, continued, false};
}

static bool paragraph_ends(dm_str text, size_t at) {
    return at + 1 < text.len && text.ptr[at] == '\n' && text.ptr[at + 1] == '\n';
}

/* Where the single mark that opened right before `at` is closed; SIZE_MAX if nowhere in its
 * paragraph, or if a double mark comes first. A mark behind an s may be a genitive ("the allies'
 * words"): it closes only where no other does. */
static size_t single_close(dm_str text, size_t at) {
    size_t genitive = SIZE_MAX;
    while (at < text.len && text.ptr[at] != '\n') {
        size_t before = at;
        uint32_t c = dm_utf8_next(text, &at);
        if (classify(c) != NO_MARK)
            break;
        if ((c != '\'' && c != 0x2019) || letter_at(text, at) || !word_before(text, before))
            continue;
        if (text.ptr[before - 1] != 's')
            return before;
        if (genitive == SIZE_MAX)
            genitive = before;
    }
    return genitive;
}

/* A quotation in single marks that opens at `before`; moves *at behind it. */
static bool take_single(dm_arena *arena, dm_str text, size_t before, size_t *at, uint32_t c,
                        dm_spoken *spoken) {
    if (!is_single(c) || c == 0x2019 || word_before(text, before) || !letter_at(text, *at))
        return false;
    size_t close = single_close(text, *at);
    if (close == SIZE_MAX)
        return false;
    push(arena, spoken, *at, close, false);
    *at = close;
    dm_utf8_next(text, at);
    return true;
}

/* What a mark does that could do either, by what stands around it. */
static mark settle(dm_str text, size_t before, size_t at, mark kind, bool open) {
    bool word = word_before(text, before);
    if (kind == EITHER)
        return open ? CLOSES : OPENS;
    if (kind == CLOSES && !open && !word)
        return OPENS; /* a closing shape used to open, as translation engines do */
    bool last = at >= text.len || text.ptr[at] == '\n';
    if (kind == OPENS && open && (word || last))
        return CLOSES;
    return kind;
}

void dm_quotations_find(dm_arena *arena, dm_str text, size_t from, dm_spoken *spoken) {
    size_t open = SIZE_MAX;
    bool continued = false;
    for (size_t at = from; at < text.len;) {
        size_t before = at;
        if (!continued && is_letter(text.ptr[at])) {
            at++;
            continue;
        }
        if (paragraph_ends(text, at) && open != SIZE_MAX) {
            push(arena, spoken, open, at, continued);
            continued = true;
            open = SIZE_MAX;
        }
        uint32_t c;
        mark kind = mark_at(text, &at, &c);
        if (kind == NO_MARK && open == SIZE_MAX && take_single(arena, text, before, &at, c, spoken))
            continue;
        /* “illegitimate‘From: closed by what opens a single one */
        if (c == 0x2018 && open != SIZE_MAX && word_before(text, before))
            kind = CLOSES;
        if (kind == NO_MARK) {
            if (continued && open == SIZE_MAX && !dm_utf8_is_space(c))
                continued = false; /* the next paragraph does not go on quoting */
            continue;
        }
        kind = settle(text, before, at, kind, open != SIZE_MAX);
        if (kind == OPENS) {
            open = at;
        } else if (open != SIZE_MAX) {
            push(arena, spoken, open, before, continued);
            open = SIZE_MAX;
            continued = false;
        }
    }
    if (open != SIZE_MAX)
        push(arena, spoken, open, text.len, continued);
}
