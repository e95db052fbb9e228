/*
 * blocks.c - cuts plain text into blocks.
 *
 * Most files hold one paragraph a line. Mail, wire copy and old archives wrap at a column; there a
 * line break means nothing and an empty line or an indent ends a paragraph. A file is taken as
 * wrapped when its lines are narrow and most of them could not have held the first word of the next
 * line: that is what a wrapping program does, and what headlines and list items do not.
 */
#include "intake/blocks.h"

#include "base/error.h"
#include "base/utf8.h"

enum { WRAP_WIDEST = 120, WRAP_NARROWEST = 40, WRAP_FEWEST_LINES = 4 };

typedef DM_VEC(dm_block) blocks_vec;

/* Trims white space of any script, and the zero-width marks that pages leave. */
static dm_str trim(dm_str s) {
    size_t begin = 0, end = s.len;
    for (size_t at = 0; at < s.len; begin = at) {
        uint32_t c = dm_utf8_next(s, &at);
        if (!dm_utf8_is_space(c) && c != 0xFEFF && c != 0x200B && c != 0x200E && c != 0x200F)
            break;
    }
    while (end > begin) {
        size_t at = end;
        uint32_t c = dm_utf8_back(s, &at);
        if (!dm_utf8_is_space(c) && c != 0xFEFF && c != 0x200B)
            break;
        end = at;
    }
    return dm_str_sub(s, begin, end);
}

static bool is_bullet(uint32_t c) {
    return c == '-' || c == '*' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x2013 ||
           c == 0x2014 || c == 0x00B7;
}

static bool list_item(dm_str s) {
    size_t at = 0;
    return s.len > 2 && is_bullet(dm_utf8_next(s, &at)) && at < s.len &&
           (s.ptr[at] == ' ' || s.ptr[at] == '\t');
}

/* The end of the line that begins at `at`: a line feed, a carriage return, or the end of the text.
 */
static size_t line_end(dm_str text, size_t at) {
    const char *feed = memchr(text.ptr + at, '\n', text.len - at);
    size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
    const char *back = memchr(text.ptr + at, '\r', end - at);
    return back ? (size_t)(back - text.ptr) : end;
}

dm_status dm_text_blocks(dm_arena *arena, dm_str text, dm_block **blocks, size_t *count,
                         dm_error *error) {
    blocks_vec all = {0};
    bool blank = false;
    *blocks = NULL;
    *count = 0;
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = line_end(text, at);
        if (end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n')
            end++;
        dm_str line = trim(dm_str_sub(text, at, end));
        dm_block *b = line.len ? dm_vec_push(arena, &all) : NULL;
        if (line.len && !b)
            return dm_fail_memory(error);
        if (b) {
            size_t start = (size_t)(line.ptr - text.ptr);
            *b = (dm_block){.text = line, .start = start, .end = start + line.len};
            b->blank_before = blank;
            b->list_item = list_item(line);
        }
        blank = !b;
    }
    *blocks = all.ptr;
    *count = all.len;
    return DM_OK;
}

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
