/*
 * extract_trim.c - inside the element of an article: what is not its text.
 *
 * What precedes the first paragraph (title again, byline, date, buttons), lists and boxes of links,
 * lines that only lead elsewhere, the author's bio, and what follows the last paragraph are
 * discarded with their reason.
 */
#include "intake/extract_trim.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/boilerplate.h"

enum {
    PHRASE_SIZE = 400,
    ARTICLE_SIZE = 400,
    REPEATED_SIZE = 60,
    MOST_COMPARED = 4000,
    HEADING_WORDS = 4
};

static bool same_words(dm_str a, dm_str b) {
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t c = 0, d = 0;
        while (i < a.len && !dm_utf8_is_letter(c) && !dm_utf8_is_digit(c))
            c = dm_utf8_next(a, &i);
        while (j < b.len && !dm_utf8_is_letter(d) && !dm_utf8_is_digit(d))
            d = dm_utf8_next(b, &j);
        bool end_a = !dm_utf8_is_letter(c) && !dm_utf8_is_digit(c);
        bool end_b = !dm_utf8_is_letter(d) && !dm_utf8_is_digit(d);
        if (end_a || end_b)
            return end_a && end_b;
        if (dm_utf8_lower(c) != dm_utf8_lower(d))
            return false;
    }
}

bool dm_finder_is_title(const dm_finder *self, dm_str text) {
    return same_words(text, self->meta->headline) || same_words(text, self->meta->og_title) ||
           same_words(text, dm_title_without_outlet(self->meta->title, self->meta->outlet));
}

static bool is_kept(const dm_cut *cut) {
    return cut->discard == NULL;
}

static void drop(dm_cut *cut, const char *reason) {
    if (!cut->discard)
        cut->discard = reason;
}

static void trim_start(dm_finder *self, size_t from, size_t to) {
    size_t first = from;
    while (first < to && !(is_kept(&self->cuts[first]) && self->cuts[first].good))
        first++;
    if (first == to)
        return;
    for (size_t i = from; i < first; i++) {
        dm_cut *cut = &self->cuts[i];
        if (cut->heading == 1 || dm_finder_is_title(self, cut->text))
            drop(cut, "title");
        else if (!cut->paragraph && !cut->heading)
            drop(cut, "byline");
        else if (cut->size < 40 && cut->stops == 0)
            drop(cut, "byline");
    }
}

static void trim_end(dm_finder *self, size_t from, size_t to) {
    size_t last = to;
    while (last > from && !(is_kept(&self->cuts[last - 1]) && self->cuts[last - 1].good))
        last--;
    if (last == from)
        return;
    for (size_t i = last; i < to; i++) {
        dm_cut *cut = &self->cuts[i];
        if (cut->link_size * 2 > cut->size || cut->heading)
            drop(cut, "related-links");
        else if (!cut->paragraph && !cut->list_item && cut->stops == 0)
            drop(cut, "footer");
    }
}

static void trim_middle(dm_finder *self, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        dm_cut *cut = &self->cuts[i];
        if (cut->heading == 1)
            drop(cut, "title");
        else if (cut->link_size * 10 > cut->size * 8 && !cut->heading)
            drop(cut, "related-links");
    }
    /* A heading leads to text, or to a heading of lower rank that does; else it is left over. */
    unsigned follows = 0; /* 0 nothing, 1..6 a heading that is kept, 7 text */
    for (size_t i = to; i-- > from;) {
        dm_cut *cut = &self->cuts[i];
        if (!is_kept(cut))
            continue;
        if (cut->heading && follows <= cut->heading)
            drop(cut, "related-links");
        else
            follows = cut->heading ? cut->heading : 7;
    }
}

/* Lists and boxes inside the article that are mostly links. */
static void trim_groups(dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    for (uint32_t i = self->best + 1; i < nodes[self->best].after; i++) {
        unsigned tag = nodes[i].tag;
        if (tag != DM_TAG_UL && tag != DM_TAG_OL && tag != DM_TAG_DIV && tag != DM_TAG_SECTION)
            continue;
        size_t from, to, size = 0, links = 0, good = 0, count = 0;
        dm_finder_cuts_of(self, i, &from, &to);
        for (size_t k = from; k < to; k++)
            if (is_kept(&self->cuts[k])) {
                size += self->cuts[k].size;
                links += self->cuts[k].link_size;
                good += self->cuts[k].good;
                count++;
            }
        if (count >= 2 && good == 0 && links * 2 > size)
            for (size_t k = from; k < to; k++)
                drop(&self->cuts[k], "related-links");
    }
}

/* "Top rated comments" is a heading of comments by its last word. */
static const dm_phrase *closing_phrase(dm_arena *arena, dm_str s) {
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != ' ')
        at--;
    const dm_phrase *phrase = dm_boilerplate_phrase(arena, dm_str_sub(s, at, s.len), 1);
    return phrase && phrase->reach == DM_REACH_REST ? phrase : NULL;
}

/* A line without a full stop in the box that a heading opened ("Keep reading"): a headline, also
 * where it is no link. */
static bool is_boxed(const dm_finder *self, const dm_cut *heading, const dm_cut *cut) {
    const dm_node *nodes = self->html->nodes.ptr;
    uint32_t box = nodes[heading->node].parent;
    return heading != cut && nodes[cut->node].parent == box && box != self->best && !cut->stops &&
           cut->size <= PHRASE_SIZE;
}

/* Headings of lists, forms and the like, by the phrases of the lexicon: the line goes, with what
 * follows it up to the next paragraph; where hardly any paragraph follows the end of an article,
 * all that follows it. */
static void trim_phrases(dm_finder *self, size_t from, size_t to) {
    size_t total = 0, before = 0;
    const char *reason = NULL;
    const dm_cut *opened = NULL;
    for (size_t i = from; i < to; i++)
        total += is_kept(&self->cuts[i]) && self->cuts[i].good ? self->cuts[i].size : 0;
    for (size_t i = from; i < to; i++) {
        dm_cut *cut = &self->cuts[i];
        if (!is_kept(cut))
            continue;
        size_t words = cut->size > PHRASE_SIZE ? 0 : dm_text_words(cut->text);
        const dm_phrase *phrase =
            words ? dm_boilerplate_phrase(self->arena, cut->text, words) : NULL;
        if (!phrase && cut->heading && words > 1 && words <= HEADING_WORDS)
            phrase = closing_phrase(self->arena, cut->text);
        if (phrase && phrase->reach == DM_REACH_LINE) {
            drop(cut, phrase->reason);
        } else if (phrase) {
            bool comments = strcmp(phrase->reason, "comment-form") == 0 && before >= ARTICLE_SIZE;
            bool rest = phrase->reach == DM_REACH_REST && (comments || before * 4 >= total * 3);
            drop(cut, phrase->reason);
            reason = phrase->reason;
            opened = cut;
            for (size_t k = i + 1; rest && k < to; k++)
                drop(&self->cuts[k], phrase->reason);
        } else if (reason && opened && is_boxed(self, opened, cut)) {
            drop(cut, reason);
        } else if (cut->good || cut->heading) {
            reason = NULL;
            before += cut->good ? cut->size : 0;
        } else if (reason && cut->link_size * 2 > cut->size) {
            drop(cut, reason);
        }
    }
}

static bool names_author(dm_str text, dm_str byline) {
    dm_str name;
    while (dm_str_split(&byline, ',', &name)) {
        name = dm_str_trim(name);
        size_t words = name.len <= 60 ? dm_text_words(name) : 0;
        if (words >= 2 && words <= 4 && dm_str_find_nocase(text, name, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/* The last paragraphs may be about the author ("NAME covers Asia for ..."): no article names its
 * own author in its text. */
static void trim_bio(dm_finder *self, size_t from, size_t to) {
    unsigned looked_at = 0;
    for (size_t i = to; i-- > from && looked_at < 3;) {
        dm_cut *cut = &self->cuts[i];
        if (!is_kept(cut))
            continue;
        looked_at++;
        if (names_author(cut->text, self->meta->byline))
            drop(cut, "byline");
    }
}

/* Teasers at the end: a heading that is a link, one paragraph, and again. */
static void trim_teasers(dm_finder *self, size_t from, size_t to) {
    size_t first = to, pairs = 0, i = to;
    while (i > from) {
        size_t text = i - 1;
        while (text > from && !is_kept(&self->cuts[text]))
            text--;
        size_t heading = text;
        while (heading > from && !is_kept(&self->cuts[--heading])) {
        }
        const dm_cut *above = &self->cuts[heading];
        if (heading >= text || !is_kept(&self->cuts[text]) || self->cuts[text].heading ||
            !above->heading || !is_kept(above) || above->link_size * 10 < above->size * 8)
            break;
        first = i = heading;
        pairs++;
    }
    for (size_t k = first; k < to && pairs >= 2; k++)
        drop(&self->cuts[k], "related-links");
}

/* Text outside paragraphs that stood before is a caption given with each picture. */
static void trim_repeated(dm_finder *self, size_t from, size_t to) {
    DM_VEC(uint64_t) seen = {0};
    for (size_t i = from; i < to; i++) {
        dm_cut *cut = &self->cuts[i];
        if (!is_kept(cut) || cut->paragraph || cut->size < REPEATED_SIZE ||
            seen.len > MOST_COMPARED)
            continue;
        uint64_t hash = dm_hash64(cut->text, 0);
        for (size_t k = 0; k < seen.len && is_kept(cut); k++)
            if (seen.ptr[k] == hash)
                drop(cut, "repeated");
        uint64_t *slot = is_kept(cut) ? dm_vec_push(self->arena, &seen) : NULL;
        if (slot)
            *slot = hash;
    }
}

void dm_finder_trim(dm_finder *self) {
    size_t from, to;
    dm_finder_cuts_of(self, self->best, &from, &to);
    trim_groups(self);
    trim_phrases(self, from, to);
    trim_teasers(self, from, to);
    trim_start(self, from, to);
    trim_repeated(self, from, to);
    trim_bio(self, from, to);
    trim_end(self, from, to);
    trim_middle(self, from, to);
}
