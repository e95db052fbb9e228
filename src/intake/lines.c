/*
 * lines.c - plain text as blocks, one a line. What belongs together (hard-wrapped paragraphs) is
 * for the text stage to see; here only the marks that typists use are noted.
 */
#include "intake/lines.h"

#include "base/utf8.h"

/* Without white space at both ends, no-break spaces and the like included. */
static dm_str stripped(dm_str s) {
    for (;;) {
        size_t at = 0;
        s = dm_str_trim(s);
        if (s.len == 0 || !dm_utf8_is_space(dm_utf8_next(s, &at)))
            break;
        s = dm_str_sub(s, at, s.len);
    }
    for (;;) {
        size_t at = s.len;
        if (s.len == 0 || !dm_utf8_is_space(dm_utf8_back(s, &at)))
            break;
        s = dm_str_sub(s, 0, at);
    }
    return s;
}

static bool is_list_item(dm_str s) {
    static const char *const marks[] = {"- ", "* ", "\xe2\x80\xa2", "\xe2\x97\xa6", "\xe2\x96\xaa"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dm_str_starts(s, dm_str_of(marks[i])))
            return true;
    return false;
}

void dm_lines_to_blocks(dm_arena *arena, const dm_decoded *decoded, dm_blocks *blocks) {
    dm_str text = decoded->text;
    bool blank = false;
    size_t at = 0;
    while (at < text.len) {
        const char *feed = memchr(text.ptr + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
        dm_str line = stripped(dm_str_sub(text, at, end));
        if (line.len == 0) {
            blank = true;
        } else {
            size_t start = (size_t)(line.ptr - text.ptr);
            dm_block *block = dm_vec_push(arena, blocks);
            if (!block)
                return;
            block->text = line;
            block->start = dm_decoded_offset(decoded, start);
            block->end = dm_decoded_offset(decoded, start + line.len);
            block->blank_before = blank;
            block->list_item = is_list_item(line);
            block->quote = dm_str_starts(line, DM_STR("> "));
            blank = false;
        }
        at = end + 1;
    }
}
