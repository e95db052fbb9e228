/*
 * published_lines.c - see published_lines.h.
 *
 * A line counts when it is short and no sentence, and its date is set apart in it: it is all there
 * is, a mark or a wide gap stands beside it, a word such as "published" leads to it, or it ends a
 * line of names ("Ministry of Fisheries, 3 May 2019"). Headlines have dates too ("Talks open on May
 * 3, 2019"), inside a clause.
 */
#include "intake/published_lines.h"

#include "base/utf8.h"
#include "intake/text_tables.h"

enum {
    HEAD_LINES = 8,
    TAIL_LINES = 4,
    TAIL_BYTES = 600,
    LINE_BYTES = 160,
    PARAGRAPH_BYTES = 200,
    KEY_BYTES = 48,
    HEADING_WORDS = 12
};

static bool is_sentence(dm_str line) {
    return line.len > 40 && strchr(".!?\"", line.ptr[line.len - 1]) &&
           dm_str_find(line, DM_STR("|"), 0) == SIZE_MAX;
}

/* "|", "·", "/", a dash, a bracket or a wide gap. */
static bool is_mark(dm_str s, bool at_end) {
    static const char *const marks[] = {"|", "\xc2\xb7", "/",  "\xe2\x80\x93", "\xe2\x80\x94",
                                        "(", ")",        "  ", "\xe2\x80\xa2", "\t"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        dm_str mark = dm_str_of(marks[i]), side = s;
        bool wide = mark.ptr[0] == ' ' || mark.ptr[0] == '\t';
        if (!wide)
            side = dm_str_trim(s);
        if (at_end ? dm_str_ends(side, mark) : dm_str_starts(side, mark))
            return true;
    }
    return false;
}

/* Names and numbers alone: "Ministry of Fisheries, ", "Briefing note no. 41, ". */
static bool is_heading(dm_str before) {
    dm_str word;
    size_t small = 0, words = 0, bar;
    while ((bar = dm_str_find(before, DM_STR("|"), 0)) != SIZE_MAX)
        before = dm_str_sub(before, bar + 1, before.len);
    before = dm_str_trim(before);
    dm_str before_by = before;
    if (!before.len || before.ptr[before.len - 1] != ',')
        return false;
    while (dm_str_split(&before, ' ', &word)) {
        size_t at = 0;
        if (!word.len)
            continue;
        words++;
        small += dm_utf8_is_lower(dm_utf8_next(word, &at));
    }
    return words <= HEADING_WORDS && (small <= 3 || dm_str_starts(before_by, DM_STR("By ")));
}

static bool is_set_apart(dm_str line, const dm_date *d) {
    dm_str before = dm_str_sub(line, 0, d->start), after = dm_str_sub(line, d->end, line.len),
           key =
               dm_str_sub(before, before.len > KEY_BYTES ? before.len - KEY_BYTES : 0, before.len);
    /* "The Bay Herald, December 3, 2008, page 1" */
    bool begins = !dm_str_trim(before).len,
         ends = !dm_str_trim(after).len || dm_str_starts(after, DM_STR(", page "));
    if (begins && ends)
        return true;
    if (dm_line_word_find(key, DM_LINE_DATE_KEY, 0) != SIZE_MAX)
        return true;
    bool left = begins || is_mark(before, true), right = ends || is_mark(after, false);
    return (left && right) || (begins && d->timed) || (ends && is_heading(before));
}

/* "date 2022-10-03 ...": the crawl's own line, which is read elsewhere; "Page last updated": not
 * the article. */
static bool is_crawl_header(dm_str line) {
    return dm_line_word_find(line, DM_LINE_DATE_OTHER, 0) == 0;
}

static bool read_line(dm_str line, dm_date_hints hints, bool head, dm_line_date *out) {
    dm_date d;
    *out = (dm_line_date){.weight = 0};
    line = dm_str_trim(line);
    if (!line.len || line.len > LINE_BYTES || is_crawl_header(line))
        return false;
    /* "By the editors - Published on 07/04/2025 at 08:12 - Reading time: 3 min." */
    if (is_sentence(line) && (!head || dm_line_word_find(line, DM_LINE_DATE_KEY, 0) == SIZE_MAX ||
                              !dm_date_find(line, 0, hints, &d) || !d.timed))
        return false;
    size_t path = dm_str_find(line, DM_STR("/"), 0);
    if (head && path != SIZE_MAX && dm_str_find_nocase(line, DM_STR("source:"), 0) == 0) {
        size_t from = dm_str_find(line, DM_STR("www."), 0);
        from = from == SIZE_MAX ? dm_str_find(line, DM_STR("http"), 0) : from;
        out->url = from == SIZE_MAX ? (dm_str){0} : dm_str_sub(line, from, line.len);
        if (out->url.len)
            return true;
    }
    if (!dm_date_find(line, 0, hints, &d) || !d.year || !d.month || !d.day)
        return false;
    bool clock = d.weekday && (d.start == 0 || dm_str_find_nocase(line, DM_STR("today"), 0) == 0);
    if (clock || !is_set_apart(line, &d))
        return false;
    bool updated =
        dm_line_word_find(dm_str_sub(line, 0, d.start), DM_LINE_DATE_LATER, 0) != SIZE_MAX;
    *out = (dm_line_date){.date = d, .weight = updated ? 0.6 : head ? 0.84 : 0.75};
    return true;
}

size_t dm_published_lines(dm_str text, dm_date_hints hints, dm_line_date *out, size_t most) {
    size_t count = 0, lines = 0;
    dm_str rest = text, line;
    while (count < most && lines < HEAD_LINES && dm_str_split(&rest, '\n', &line)) {
        line = dm_str_trim(line);
        if (!line.len)
            continue;
        if (line.len > PARAGRAPH_BYTES)
            break;
        lines++;
        count += read_line(line, hints, true, &out[count]);
    }
    size_t end = text.len;
    lines = 0;
    while (count < most && lines < TAIL_LINES && end > 0 && text.len - end < TAIL_BYTES) {
        size_t start = end;
        while (start > 0 && text.ptr[start - 1] != '\n')
            start--;
        line = dm_str_trim(dm_str_sub(text, start, end));
        end = start ? start - 1 : 0;
        if (!line.len)
            continue;
        lines++;
        count += read_line(line, hints, false, &out[count]);
    }
    return count;
}
