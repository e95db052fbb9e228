/*
 * quotations.c - pairs of quotation marks. A mark opens or closes by its shape or, where it has
 * none (" and ''), by its neighbours. A quotation that is not closed in its paragraph ends with it,
 * and goes on if the next paragraph opens with a mark.
 */
#include "coder/quotations.h"

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

static bool word_before(dm_str text, size_t at) {
    if (at == 0)
        return false;
    uint32_t c = dm_utf8_back(text, &at);
    return !dm_utf8_is_space(c) && c != '(' && c != '[' && c != 0x2014 && c != 0x2013 && c != '-';
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

void dm_quotations_find(dm_arena *arena, dm_str text, dm_spoken *spoken) {
    size_t open = SIZE_MAX;
    bool continued = false;
    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        if (paragraph_ends(text, at) && open != SIZE_MAX) {
            push(arena, spoken, open, at, continued);
            continued = true;
            open = SIZE_MAX;
        }
        uint32_t c = dm_utf8_next(text, &at);
        mark kind = classify(c);
        if (kind == NO_MARK) {
            if (continued && open == SIZE_MAX && !dm_utf8_is_space(c))
                continued = false; /* the next paragraph does not go on quoting */
            continue;
        }
        if (kind == EITHER)
            kind = open == SIZE_MAX ? OPENS : CLOSES;
        else if (kind == CLOSES && open == SIZE_MAX && !word_before(text, before))
            kind = OPENS; /* a closing shape used to open, as translation engines do */
        else if (kind == OPENS && open != SIZE_MAX && word_before(text, before))
            kind = CLOSES;
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
