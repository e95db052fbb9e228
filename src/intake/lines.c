/*
 * lines.c - plain text as blocks, one a line. What belongs together (hard-wrapped paragraphs) is
 * for the text stage to see; here only the marks that typists use are noted, and taken off where
 * they are no part of the words.
 */
#include "intake/lines.h"

#include "base/utf8.h"

enum { HEADING_MARKS = 6 };

/* White space of any script, and the zero-width marks that pages leave. */
static bool is_edge(uint32_t c) {
    return dm_utf8_is_space(c) || c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F;
}

static dm_str stripped(dm_str s) {
    size_t begin = 0, end = s.len;
    for (size_t at = 0; at < s.len; begin = at)
        if (!is_edge(dm_utf8_next(s, &at)))
            break;
    while (end > begin) {
        size_t at = end;
        if (!is_edge(dm_utf8_back(s, &at)))
            break;
        end = at;
    }
    return dm_str_sub(s, begin, end);
}

static bool is_bullet(uint32_t c) {
    return c == '-' || c == '*' || c == 0x2022 || c == 0x25E6 || c == 0x25AA || c == 0x25CF ||
           c == 0x00B7 || c == 0x2013 || c == 0x2014;
}

/* "- item", "\xe2\x80\xa2 item": the bytes of the bullet and its blank; 0 if there is none. "* * *"
 * is a line between two texts. */
static size_t bullet_of(dm_str s) {
    size_t at = 0;
    if (s.len < 3 || !is_bullet(dm_utf8_next(s, &at)) || at + 1 >= s.len ||
        (s.ptr[at] != ' ' && s.ptr[at] != '\t') || strchr(" *", s.ptr[at + 1]))
        return 0;
    return at + 1;
}

/* "## Heading": the same. */
static size_t heading_of(dm_str s) {
    size_t at = 0;
    while (at < s.len && at < HEADING_MARKS && s.ptr[at] == '#')
        at++;
    return at && at + 1 < s.len && s.ptr[at] == ' ' && !strchr(" #", s.ptr[at + 1]) ? at + 1 : 0;
}

/* A dash may be the first word of somebody who speaks; the other marks are for the eye. */
static bool is_for_the_eye(dm_str s) {
    size_t at = 0;
    uint32_t c = dm_utf8_next(s, &at);
    return c != '-' && c != 0x2013 && c != 0x2014;
}

/* The end of the line that begins at `at`: a line feed, a carriage return, or the end of the text.
 */
static size_t line_end(dm_str text, size_t at) {
    const char *feed = memchr(text.ptr + at, '\n', text.len - at);
    size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
    const char *back = memchr(text.ptr + at, '\r', end - at);
    return back ? (size_t)(back - text.ptr) : end;
}

static dm_block block_of(const dm_decoded *decoded, dm_str line) {
    dm_block block = {.list_item = bullet_of(line) > 0,
                      .heading = heading_of(line) > 0,
                      .quote = dm_str_starts(line, DM_STR("> "))};
    size_t mark = block.heading                             ? heading_of(line)
                  : block.list_item && is_for_the_eye(line) ? bullet_of(line)
                                                            : 0;
    size_t start = (size_t)(line.ptr - decoded->text.ptr);
    block.text = dm_str_sub(line, mark, line.len);
    block.start = dm_decoded_offset(decoded, start + mark);
    block.end = dm_decoded_offset(decoded, start + line.len);
    return block;
}

void dm_lines_to_blocks(dm_arena *arena, const dm_decoded *decoded, dm_blocks *blocks) {
    dm_str text = decoded->text;
    bool blank = false;
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = line_end(text, at);
        dm_str line = stripped(dm_str_sub(text, at, end));
        if (text.ptr[at] == '\n' && at > 0 && text.ptr[at - 1] == '\r')
            continue; /* the second half of a line end */
        if (line.len == 0) {
            blank = true;
            continue;
        }
        dm_block *block = dm_vec_push(arena, blocks);
        if (!block)
            return;
        *block = block_of(decoded, line);
        block->blank_before = blank;
        blank = false;
    }
}
