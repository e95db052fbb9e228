/*
 * text.c - article finding in plain text: blocks in, articles out. The stages are in text_head.c
 * (what stands before the text) and text_body.c (what stands in and after it); here lines are made,
 * measured and, at the end, joined to the text of each item.
 */
#include "intake/text_lines.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "intake/blocks.h"
#include "intake/dates.h"
#include <string.h>

#include "intake/text_mend.h"
#include "intake/translated.h"

enum {
    MOST_LINES = 50000, /* a live blog of a year has 20,000; a file of line ends, millions */
    PROSE_WORDS = 12,
    DATELINE_BYTES = 100,
    DATELINE_WORDS = 12,
    TEASER_WORDS = 40,
    DATE_LINE_WORDS = 12
};

static void measure(dm_text *self, dm_line *l) {
    l->words = dm_text_words(l->text);
    l->sentence = dm_text_sentence_end(l->text);
    l->rule = dm_text_is_rule(l->text);
    l->prose = (l->sentence && l->words >= PROSE_WORDS) || l->words > 2 * PROSE_WORDS ||
               (l->sentence && l->text.len > 100);
    l->phrase = dm_boilerplate_phrase(self->arena, l->text, l->words);
}

static bool make_lines(dm_text *self, const dm_block *blocks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        dm_line *l = dm_vec_push(self->arena, &self->lines);
        if (!l)
            return false;
        const dm_block *b = &blocks[i];
        *l = (dm_line){.text = b->text,
                       .start = b->start,
                       .end = b->end,
                       .blank_before = b->blank_before,
                       .heading = b->heading,
                       .quote = b->quote};
        l->reason = b->discard ? b->discard : b->caption ? "caption" : NULL;
        measure(self, l);
    }
    return true;
}

bool dm_text_split(dm_text *self, size_t i, size_t at) {
    dm_str whole = self->lines.ptr[i].text, left = dm_str_trim(dm_str_sub(whole, 0, at)),
           right = dm_str_trim(dm_str_sub(whole, at, whole.len));
    dm_line *room = left.len && right.len ? dm_vec_push(self->arena, &self->lines) : NULL;
    if (!room)
        return false;
    dm_line *l = &self->lines.ptr[i];
    memmove(l + 2, l + 1, (self->lines.len - i - 2) * sizeof *l);
    l[1] = l[0];
    l[0].text = left;
    l[1].text = right;
    if (l->end - l->start == whole.len) { /* the text is the input: the places are exact */
        l[0].end = l->start + (size_t)(left.ptr + left.len - whole.ptr);
        l[1].start = l->start + (size_t)(right.ptr - whole.ptr);
    }
    measure(self, &l[0]);
    measure(self, &l[1]);
    return true;
}

/* ---- small questions about the beginning of a text ---- */

bool dm_text_opens(dm_str s) {
    char word[16];
    size_t n = 0;
    if (!s.len || s.ptr[0] < 'A' || s.ptr[0] > 'Z')
        return false;
    while (n < s.len && n + 1 < sizeof word && ((s.ptr[n] | 32) >= 'a' && (s.ptr[n] | 32) <= 'z')) {
        word[n] = (char)(s.ptr[n] | 32);
        n++;
    }
    return n < 6 && n < s.len && s.ptr[n] == ' ' && !dm_month_name_find((dm_str){word, n}) &&
           (n == 1 || dm_word_is_common((dm_str){word, n}));
}

size_t dm_text_sentence_start(dm_str s, size_t at) {
    while (at < s.len) {
        size_t from = at;
        uint32_t c = dm_utf8_next(s, &at);
        bool opening = c == 0x201C || c == 0x2018 || c == 0xAB || c == '"' || c == '(' || c == '[';
        if (dm_utf8_is_letter(c) || dm_utf8_is_digit(c) ||
            (opening && from > 0 && s.ptr[from - 1] == ' '))
            return from;
    }
    return s.len;
}

bool dm_text_starts_sentence(dm_str s) {
    size_t at = dm_text_sentence_start(s, 0);
    if (at >= s.len)
        return false;
    uint32_t c = dm_utf8_next(s, &at);
    return !dm_utf8_is_lower(c);
}

static bool has_month(dm_str s) {
    char word[64];
    size_t n = 0;
    for (size_t at = 0; at <= s.len;) {
        uint32_t c = at < s.len ? dm_utf8_next(s, &at) : (at++, ' ');
        if (dm_utf8_is_letter(c) && n + 4 < sizeof word) {
            n += dm_utf8_put(word + n, dm_utf8_lower(c));
            continue;
        }
        const dm_month_name *name = n ? dm_month_name_find((dm_str){word, n}) : NULL;
        if (name && name->value <= 12)
            return true;
        n = 0;
    }
    return false;
}

/* The bytes before the dash that ends a dateline, 0 if there is no dash near. */
static size_t dateline_dash(dm_str s) {
    static const char *const dashes[] = {" - ",  " – ", " — ", "— ",   "– ",
                                         " -- ", ")- ", ")-",  ") — ", "): "};
    size_t best = 0;
    dm_str near = dm_str_sub(s, 0, DATELINE_BYTES);
    if (!near.len || (!memchr(near.ptr, '-', near.len) && !memchr(near.ptr, '\xe2', near.len) &&
                      !memchr(near.ptr, ')', near.len)))
        return 0; /* each has one of them: hardly a line does */
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = dm_str_find(near, dm_str_of(dashes[i]), 0);
        at += at != SIZE_MAX && dashes[i][0] == ')';
        if (at != SIZE_MAX && (!best || at < best))
            best = at;
    }
    return best;
}

/* Do all words begin with a capital, a figure or a bracket? "de" and "of" may stand between. */
static bool capitals(dm_str s) {
    dm_str word;
    while (dm_str_split(&s, ' ', &word)) {
        size_t at = 0;
        if (word.len && !dm_str_is(word, "de") && !dm_str_is(word, "of") &&
            dm_utf8_is_lower(dm_utf8_next(word, &at)))
            return false;
    }
    return true;
}

bool dm_text_dateline(dm_str s) {
    size_t dash = dateline_dash(s), caps = 0;
    dm_str place = dm_str_sub(s, 0, dash);
    if (!dash || dm_text_words(place) > DATELINE_WORDS ||
        dm_text_words(s) <= dm_text_words(place) + 3)
        return false;
    while (caps < place.len && place.ptr[caps] >= 'A' && place.ptr[caps] <= 'Z')
        caps++;
    bool bracket = place.ptr[place.len - 1] == ')' && memchr(place.ptr, '(', place.len);
    bool capital = caps >= 3 && (caps == place.len || strchr(" ,.-/(", place.ptr[caps]));
    size_t at = 0;
    bool upper = dm_utf8_is_upper(dm_utf8_next(place, &at)) && capitals(place);
    return (bracket && upper && dm_text_words(place) <= 8) ||
           (capital &&
            (caps == place.len || memchr(place.ptr, ',', place.len) || has_month(place)));
}

bool dm_text_lone_dateline(dm_str s) {
    size_t length = s.len;
    while (s.len && (strchr("-_ ", s.ptr[s.len - 1]) || dm_str_ends(s, DM_STR("\xe2\x80\x93")) ||
                     dm_str_ends(s, DM_STR("\xe2\x80\x94"))))
        s.len -= (uint8_t)s.ptr[s.len - 1] < 0x80 ? 1 : 3;
    size_t caps = 0;
    while (caps < s.len && s.ptr[caps] >= 'A' && s.ptr[caps] <= 'Z')
        caps++;
    return s.len > 2 && s.len < length && dm_text_words(s) <= DATELINE_WORDS &&
           (caps >= 3 || (caps && s.ptr[s.len - 1] == ')'));
}

static bool date_companion(dm_str word) {
    while (word.len && strchr(":,.;|()[]", word.ptr[word.len - 1]))
        word.len--;
    while (word.len && strchr("([|", word.ptr[0]))
        word = dm_str_sub(word, 1, word.len);
    if (dm_line_word_is(word, DM_LINE_COMPANION))
        return true;
    bool figures = true;
    for (size_t i = 0; i < word.len; i++)
        figures = figures && word.ptr[i] && strchr("0123456789:+.-", word.ptr[i]);
    return figures || dm_text_is_rule(word);
}

static size_t strangers(dm_str s) {
    size_t n = 0;
    dm_str word;
    while (dm_str_split(&s, ' ', &word))
        n += word.len && !date_companion(word);
    return n;
}

bool dm_text_date_line(dm_arena *arena, dm_str line, bool *clock) {
    dm_date date;
    dm_date_hints none = {0};
    (void)arena;
    *clock = false;
    if (line.len > DATELINE_BYTES || dm_text_words(line) > DATE_LINE_WORDS ||
        !dm_date_find(line, 0, none, &date) || !date.year || !date.month)
        return false;
    dm_str before = dm_str_sub(line, 0, date.start), after = dm_str_sub(line, date.end, line.len);
    *clock = date.weekday && dm_str_trim(before).len == 0;
    /* "Our News Desk | 05 Feb 2019", "Ankara (Agency) / August 1, 2024": names, set off by a mark.
     */
    dm_str rest = dm_str_trim(before.len ? before : after),
           mark = before.len ? dm_str_sub(rest, rest.len - 1, rest.len) : dm_str_sub(rest, 0, 1);
    if (mark.len && strchr("|/-,:)", *mark.ptr) && capitals(rest) && dm_text_words(rest) <= 6 &&
        strangers(before.len ? after : (dm_str){0}) <= 3)
        return true;
    return strangers(before) + strangers(after) <= (dm_date_find(after, 0, none, &date) ? 3 : 1);
}

/* ---- joining ---- */

static dm_str join(dm_text *self, size_t item, bool *truncated) {
    size_t size = 0, at = 0;
    for (size_t i = 0; i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        size += l->item == item && !l->reason && !l->title ? l->text.len + 2 : 0;
    }
    char *p = dm_arena_alloc(self->arena, size + 1);
    if (!p)
        return (dm_str){"", 0};
    for (size_t i = 0; i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->item != item || l->reason || l->title)
            continue;
        size_t gap = at ? 2 : 0, len = l->text.len;
        if (at + gap + len > DM_LIMIT_TEXT_BYTES) {
            *truncated = true;
            if (at)
                break;
            for (len = DM_LIMIT_TEXT_BYTES; len > 0 && ((uint8_t)l->text.ptr[len] & 0xC0) == 0x80;)
                len--;
        }
        memcpy(p + at, "\n\n", gap);
        memcpy(p + at + gap, l->text.ptr, len);
        at += gap + len;
    }
    p[at] = '\0';
    return (dm_str){p, at};
}

static dm_item_kind kind_of(const dm_text *self, size_t item, dm_str text) {
    if (item == 0)
        return DM_ITEM_MAIN;
    (void)self;
    return dm_text_words(text) >= TEASER_WORDS && dm_text_sentence_end(text) ? DM_ITEM_OTHER_ARTICLE
                                                                             : DM_ITEM_TEASER;
}

static bool list_discards(const dm_text *self, dm_article *article) {
    for (size_t i = 0; i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (!l->reason)
            continue;
        dm_discard *d = dm_vec_push(self->arena, &article->discarded);
        if (!d)
            return false;
        *d = (dm_discard){l->start, l->end, l->reason};
        size_t from, to;
        if (!strcmp(l->reason, "template") || dm_text_placeholder(l->text, &from, &to))
            article->flags |= DM_FLAG_TEMPLATE_PLACEHOLDER;
    }
    return true;
}

/* The words of the headline that is the item. Empty where the item has a text. */
static dm_str teaser_of(const dm_text *self, size_t item) {
    for (size_t i = 0; item && i < self->lines.len; i++)
        if (self->lines.ptr[i].item == item)
            return self->lines.ptr[i].teaser;
    return (dm_str){0};
}

static dm_str title_of(const dm_text *self, size_t item) {
    if (item == 0)
        return self->title;
    for (size_t i = 0; i < self->lines.len; i++)
        if (self->lines.ptr[i].item == item && self->lines.ptr[i].title)
            return self->lines.ptr[i].text;
    return (dm_str){0};
}

/* "HAVANA, March 22, 2016": a line of place and date without a dash; the place comes first and has
 * no figures. */
static bool names_place(dm_str line) {
    size_t comma = dm_str_find(line, DM_STR(","), 0), dash = dm_str_find(line, DM_STR(" - "), 0);
    comma = dash < comma ? dash : comma; /* "ANKARA - 03.05.2024" */
    if (comma == SIZE_MAX || comma < 3 || line.ptr[0] < 'A' || line.ptr[0] > 'Z')
        return false;
    for (size_t i = 0; i < comma; i++)
        if (line.ptr[i] >= '0' && line.ptr[i] <= '9')
            return false;
    return true;
}

/* The line that is a dateline and nothing else, best one with its dash. */
static dm_str lone_dateline(const dm_text *self) {
    dm_str place = {0};
    for (size_t i = 0; i < self->lines.len; i++) {
        const dm_line *line = &self->lines.ptr[i];
        if (line->item != 0 || !line->reason || strcmp(line->reason, "dateline") != 0)
            continue;
        if (dm_text_lone_dateline(line->text))
            return line->text;
        if (!place.len && names_place(line->text))
            place = line->text;
    }
    return place;
}

static dm_status fill(dm_text *self, dm_article *articles, size_t *count, dm_error *error) {
    for (size_t item = 0; item < self->items; item++) {
        dm_article *a = &articles[*count];
        bool truncated = self->truncated && item == 0;
        dm_str teaser = teaser_of(self, item);
        a->text = teaser.len ? dm_arena_str(self->arena, teaser) : join(self, item, &truncated);
        if (item && !a->text.len)
            continue;
        a->item = (int)*count;
        a->kind = kind_of(self, item, a->text);
        a->title = teaser.len ? a->text : dm_arena_str(self->arena, title_of(self, item));
        a->flags = truncated ? DM_FLAG_TRUNCATED : 0;
        if (dm_text_is_translated(a->text)) {
            a->flags |= DM_FLAG_MACHINE_TRANSLATED;
            a->text = dm_text_mend(self->arena, a->text);
        }
        (*count)++;
    }
    dm_article *main = &articles[0];
    main->byline = dm_arena_str(self->arena, self->byline);
    main->dateline = dm_arena_str(self->arena, lone_dateline(self));
    if (!list_discards(self, main))
        return dm_fail_memory(error);
    for (size_t i = 1; i < *count; i++)
        if (articles[i].kind == DM_ITEM_OTHER_ARTICLE)
            main->flags |= DM_FLAG_MIXED_ARTICLES;
    return self->arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* Nothing but a title: then it is the text. */
static void keep_something(dm_text *self) {
    for (size_t i = 0; i < self->lines.len; i++)
        if (!self->lines.ptr[i].reason && !self->lines.ptr[i].title && self->lines.ptr[i].item == 0)
            return;
    for (size_t i = 0; i < self->lines.len; i++)
        if (self->lines.ptr[i].title && self->lines.ptr[i].item == 0) {
            self->lines.ptr[i].title = false;
            self->title = (dm_str){0};
        }
}

dm_status dm_text_articles(dm_arena *arena, const dm_block *blocks, size_t count, dm_str title,
                           bool from_page, dm_article **articles, size_t *article_count,
                           dm_error *error) {
    dm_text self = {.arena = arena, .title = title, .items = 1, .from_page = from_page};
    *articles = NULL;
    *article_count = 0;
    if (!from_page)
        dm_blocks_unwrap(arena, &blocks, &count);
    self.truncated = count > MOST_LINES;
    if (!make_lines(&self, blocks, self.truncated ? MOST_LINES : count))
        return dm_fail_memory(error);
    dm_text_head(&self);
    dm_text_body(&self);
    if (!title.len)
        keep_something(&self);
    *articles = DM_NEW_ARRAY(arena, dm_article, self.items);
    if (arena->failed || !*articles)
        return dm_fail_memory(error);
    return fill(&self, *articles, article_count, error);
}
