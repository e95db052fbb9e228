/*
 * published_page.c - dates that a page prints beside its headline.
 *
 * The headline is the <h1> that holds the title's first words, else the first <h1>, else the first
 * place of the title in the body. From a stretch of bytes around it tags, scripts and styles are
 * left out; what remains is what a reader sees there, and the dates in it are tried: nearest after
 * the headline first.
 */
#include "intake/published_page.h"

enum {
    BEFORE_BYTES = 3000,
    AFTER_BYTES = 12000,
    NEAR_BEFORE = 250,
    NEAR_AFTER = 900,
    TITLE_BYTES = 24,
    WORDS_BEFORE = 28,
    MOST_HEADINGS = 8
};

/* Past the tag that begins at `at`; for script and style past their end. */
static size_t past_tag(dm_str html, size_t at) {
    static const char *const hidden[] = {"<script", "<style", "<noscript"};
    static const char *const ends[] = {"</script", "</style", "</noscript"};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        dm_str name = dm_str_of(hidden[i]);
        if (!dm_str_eq_nocase(dm_str_sub(html, at, at + name.len), name))
            continue;
        size_t end = dm_str_find_nocase(html, dm_str_of(ends[i]), at);
        at = end == SIZE_MAX ? html.len : end;
        break;
    }
    if (dm_str_starts(dm_str_sub(html, at, html.len), DM_STR("<!--"))) {
        size_t end = dm_str_find(html, DM_STR("-->"), at);
        return end == SIZE_MAX ? html.len : end + 3;
    }
    size_t end = dm_str_find(html, DM_STR(">"), at);
    return end == SIZE_MAX ? html.len : end + 1;
}

/* What a reader sees of [from, to), with *headline moved to its place in it. */
static dm_str visible(dm_arena *arena, dm_str html, size_t from, size_t to, size_t *headline) {
    char *out = dm_arena_alloc(arena, to - from + 1);
    size_t n = 0, mark = 0;
    bool marked = false;
    for (size_t at = from; out && at < to;) {
        if (!marked && at >= *headline) {
            mark = n;
            marked = true;
        }
        if (html.ptr[at] == '<') {
            size_t next = past_tag(dm_str_sub(html, 0, to), at);
            if (n && out[n - 1] != ' ')
                out[n++] = ' ';
            at = next;
        } else if (html.ptr[at] == '&') {
            size_t end = dm_str_find(dm_str_sub(html, 0, at + 10), DM_STR(";"), at);
            out[n++] = ' ';
            at = end == SIZE_MAX ? at + 1 : end + 1;
        } else {
            bool blank = html.ptr[at] == '\n' || html.ptr[at] == '\t' || html.ptr[at] == '\r' ||
                         html.ptr[at] == ' ';
            if (!blank || (n && out[n - 1] != ' '))
                out[n++] = blank ? ' ' : html.ptr[at];
            at++;
        }
    }
    *headline = marked ? mark : n;
    return (dm_str){out ? out : "", n};
}

/* The place of the headline, SIZE_MAX if none. */
static size_t headline_of(dm_arena *arena, dm_str html, dm_str title) {
    dm_str start = dm_str_sub(title, 0, TITLE_BYTES);
    size_t first = SIZE_MAX, seen = 0;
    for (size_t at = dm_str_find(html, DM_STR("<h1"), 0); at != SIZE_MAX && seen < MOST_HEADINGS;
         at = dm_str_find(html, DM_STR("<h1"), at + 3), seen++) {
        dm_arena_mark mark = dm_arena_tell(arena);
        size_t from = at, end = at + 1500 < html.len ? at + 1500 : html.len;
        dm_str text = visible(arena, html, at, end, &from);
        bool found =
            start.len > 8 && dm_str_find_nocase(dm_str_sub(text, 0, 400), start, 0) != SIZE_MAX;
        dm_arena_rewind(arena, mark);
        if (found)
            return at;
        first = first == SIZE_MAX ? at : first;
    }
    size_t body = dm_str_find(html, DM_STR("<body"), 0);
    size_t printed = start.len > 8 && body != SIZE_MAX ? dm_str_find(html, start, body) : SIZE_MAX;
    return first != SIZE_MAX ? first : printed;
}

static bool word_before(dm_str text, size_t at, const char *word) {
    return dm_str_find_nocase(dm_str_sub(text, at > WORDS_BEFORE ? at - WORDS_BEFORE : 0, at),
                              dm_str_of(word), 0) != SIZE_MAX;
}

static double weigh(dm_str text, const dm_date *d, size_t headline) {
    double weight =
        d->start >= headline ? 0.82 - 0.3 * (double)(d->start - headline) / NEAR_AFTER : 0.6;
    bool updated = word_before(text, d->start, "updat") || word_before(text, d->start, "modif") ||
                   word_before(text, d->start, "edited");
    bool posted = word_before(text, d->start, "publish") || word_before(text, d->start, "posted") ||
                  word_before(text, d->start, "created");
    if (updated && !posted)
        weight -= 0.25;
    else if (posted && !updated)
        weight += 0.08;
    /* Captions have days, the line of the date has the hour too. */
    dm_str before = dm_str_sub(text, d->start > 16 ? d->start - 16 : 0, d->start);
    bool hour =
        d->timed ||
        (memchr(before.ptr, ':', before.len) &&
         (word_before(text, d->start, "am") || word_before(text, d->start, "pm") || d->weekday));
    weight += hour ? 0.1 : 0;
    return d->year && d->day ? weight : weight - 0.2;
}

size_t dm_published_printed(dm_arena *arena, dm_str html, dm_str title, dm_date_hints hints,
                            dm_printed_date *out, size_t most) {
    size_t headline = headline_of(arena, html, title), count = 0;
    if (headline == SIZE_MAX)
        return 0;
    size_t from = headline > BEFORE_BYTES ? headline - BEFORE_BYTES : 0,
           to = headline + AFTER_BYTES < html.len ? headline + AFTER_BYTES : html.len;
    const char *tag = memchr(html.ptr + from, '<', to - from);
    from = tag ? (size_t)(tag - html.ptr) : from;
    dm_str text = visible(arena, html, from, to, &headline);
    dm_date d;
    size_t begin = headline > NEAR_BEFORE ? headline - NEAR_BEFORE : 0;
    text = dm_str_sub(text, 0, headline + NEAR_AFTER);
    for (size_t at = begin; dm_date_find(text, at, hints, &d); at = d.end > at ? d.end : at + 1) {
        double weight = weigh(text, &d, headline);
        if (!d.month || (!d.year && !d.timed && !word_before(text, d.start, "posted")))
            continue;
        size_t place = count < most ? count++ : most;
        while (place > 0 && out[place - 1].weight < weight) {
            if (place < most)
                out[place] = out[place - 1];
            place--;
        }
        if (place < most)
            out[place] = (dm_printed_date){d, weight};
    }
    return count;
}

bool dm_published_scripted(dm_str html, dm_date_hints hints, dm_date *date) {
    static const char *const keys[] = {"publish",    "pubdate",     "pub_date",
                                       "datePosted", "dateCreated", "created"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t at = dm_str_find(html, dm_str_of(keys[k]), 0); at != SIZE_MAX;
             at = dm_str_find(html, dm_str_of(keys[k]), at + 1)) {
            dm_str near = dm_str_sub(html, at, at + 60);
            if (dm_date_find(near, 0, hints, date) && date->year && date->day && date->start < 40)
                return true;
        }
    return false;
}
