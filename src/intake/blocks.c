/*
 * blocks.c - joins the lines of paragraphs.
 *
 * Most files hold one paragraph a line. Mail, wire copy and old archives wrap at a column; there a
 * line break means nothing and an empty line or an indent ends a paragraph. A file is taken as
 * wrapped when its lines are narrow and most of them could not have held the first word of the next
 * line: that is what a wrapping program does, and what headlines and list items do not.
 */
#include "intake/blocks.h"

enum { WRAP_WIDEST = 120, WRAP_NARROWEST = 40, WRAP_FEWEST_LINES = 4 };

/* Could the first word of `next` not have stood on the line of `b` within `width`? */
static bool full(const dm_block *b, const dm_block *next, size_t width) {
    const char *blank = memchr(next->text.ptr, ' ', next->text.len);
    size_t word = blank ? (size_t)(blank - next->text.ptr) : next->text.len;
    return b->text.len + 1 + word > width;
}

static size_t widest(const dm_block *all, size_t count) {
    size_t width = 0;
    for (size_t i = 0; i < count; i++)
        width = all[i].text.len > width ? all[i].text.len : width;
    return width;
}

static bool wrapped(const dm_block *all, size_t count, size_t width) {
    size_t pairs = 0, filled = 0;
    if (width > WRAP_WIDEST || width < WRAP_NARROWEST)
        return false;
    for (size_t i = 0; i + 1 < count; i++)
        if (!all[i + 1].blank_before) {
            pairs++;
            filled += full(&all[i], &all[i + 1], width);
        }
    return pairs >= WRAP_FEWEST_LINES && filled * 10 >= pairs * 7;
}

/* Blanks before the first word of `next`, as far as the places tell. */
static size_t indent(const dm_block *b, const dm_block *next) {
    return next->start > b->end + 2 ? next->start - b->end - 2 : 0;
}

/* How many lines are one paragraph. */
static size_t paragraph(const dm_block *b, size_t count, size_t width) {
    size_t n = 1;
    while (n < count && !b[n].blank_before && !b[n].list_item && !b[n].discard &&
           !indent(&b[n - 1], &b[n]) && full(&b[n - 1], &b[n], width))
        n++;
    return n;
}

static dm_str joined(dm_arena *arena, const dm_block *b, size_t n) {
    size_t size = 0, at = 0;
    for (size_t i = 0; i < n; i++)
        size += b[i].text.len + 1;
    char *p = n > 1 ? dm_arena_alloc(arena, size) : NULL;
    if (!p)
        return b->text;
    for (size_t i = 0; i < n; i++) {
        if (i)
            p[at++] = ' ';
        memcpy(p + at, b[i].text.ptr, b[i].text.len);
        at += b[i].text.len;
    }
    return (dm_str){p, at};
}

void dm_blocks_unwrap(dm_arena *arena, const dm_block **blocks, size_t *count) {
    const dm_block *all = *blocks;
    size_t width = widest(all, *count), made = 0;
    dm_block *out = wrapped(all, *count, width) ? DM_NEW_ARRAY(arena, dm_block, *count) : NULL;
    if (!out)
        return;
    for (size_t i = 0, n; i < *count; i += n) {
        n = paragraph(&all[i], *count - i, width);
        out[made] = all[i];
        out[made].text = joined(arena, &all[i], n);
        out[made++].end = all[i + n - 1].end;
    }
    *blocks = out;
    *count = made;
}
