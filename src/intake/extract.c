/*
 * extract.c - the article of a page.
 *
 *   dm_html_parse ─▶ dm_html_meta_read ─┐
 *                 └▶ dm_cut_blocks ─▶ dm_finder (scores, the article's element) ─▶ trimming ─▶
 * blocks
 *
 * A page may hold several articles: where more than one <article> has a heading and text enough,
 * one is the main article and the others become items of their own.
 */
#include "intake/extract.h"

#include "base/error.h"
#include "base/limits.h"
#include "intake/extract_trim.h"
#include "intake/fields.h"

/* ---- what comes of it ---- */

static void add_block(dm_arena *arena, const dm_decoded *decoded, const dm_cut *cut,
                      dm_blocks *blocks) {
    dm_block *last = blocks->len ? &blocks->ptr[blocks->len - 1] : NULL;
    size_t start = dm_decoded_offset(decoded, cut->start);
    size_t end = dm_decoded_offset(decoded, cut->end);
    if (last && cut->discard && last->discard && strcmp(last->discard, cut->discard) == 0) {
        last->end = end > last->end ? end : last->end;
        return;
    }
    dm_block *block = dm_vec_push(arena, blocks);
    if (!block)
        return;
    *block = (dm_block){.text = cut->text,
                        .start = start,
                        .end = end > start ? end : start,
                        .heading = cut->heading > 0,
                        .list_item = cut->list_item,
                        .quote = cut->quote,
                        .blank_before = true,
                        .discard = cut->discard};
}

/* A heading that <title> holds beside the name of the outlet ("Bay Post: Envoys meet"). */
static bool is_in_title(dm_str heading, dm_str title) {
    size_t at = dm_str_find_nocase(title, heading, 0);
    return at != SIZE_MAX && heading.len * 3 > title.len && heading.len < title.len &&
           (at == 0 || at + heading.len == title.len);
}

/* Whether they have a word of some length in common: about one thing. */
static bool share_word(dm_str a, dm_str b) {
    enum { LENGTH = 4 };
    dm_str word;
    while (dm_str_split(&a, ' ', &word))
        if (word.len >= LENGTH && dm_str_find_nocase(b, word, 0) != SIZE_MAX)
            return true;
    return false;
}

/* The headline as the page prints it, where no metadata tell; empty if that is <title> itself. */
static dm_str printed_headline(const dm_finder *self) {
    enum { FEWEST_BYTES = 16 };
    const dm_html_meta *meta = self->meta;
    dm_str only = {0}, title = dm_title_without_outlet(meta->title, meta->outlet);
    size_t first_rank = 0;
    if (meta->headline.len || meta->og_title.len)
        return only;
    for (size_t i = 0; i < self->count; i++) {
        const dm_cut *cut = &self->cuts[i];
        if (!cut->heading || cut->text.len < FEWEST_BYTES)
            continue;
        if (is_in_title(cut->text, meta->title))
            return cut->text;
        first_rank += cut->heading == 1;
        if (cut->heading == 1)
            only = cut->text;
    }
    return first_rank == 1 && share_word(only, title) ? only : (dm_str){0};
}

static void fill_page(const dm_finder *finder, dm_page *page) {
    dm_arena *arena = finder->arena;
    const dm_html_meta *meta = finder->meta;
    dm_str title = meta->headline.len ? meta->headline : meta->og_title,
           printed = printed_headline(finder);
    page->main.title = dm_title_without_outlet(title.len ? title : meta->title, meta->outlet);
    if (printed.len)
        page->main.title = printed;
    page->main.byline = meta->byline;
    page->outlet = meta->outlet;
    page->language = meta->language;
    page->url = meta->url;
    for (size_t i = 0; i < meta->clues.len; i++) {
        dm_date_clue *clue = dm_vec_push(arena, &page->clues);
        if (clue)
            *clue = meta->clues.ptr[i];
    }
}

/* ---- several articles on a page ---- */

enum { STORY_SIZE = 300, STORIES_PERCENT = 70 };

typedef DM_VEC(uint32_t) node_list;

static size_t heading_of(const dm_finder *self, uint32_t node) {
    size_t from, to;
    dm_finder_cuts_of(self, node, &from, &to);
    while (from < to && !(self->cuts[from].heading >= 1 && self->cuts[from].heading <= 3))
        from++;
    return from < to ? from : SIZE_MAX;
}

static size_t good_blocks(const dm_finder *self, uint32_t node) {
    size_t from, to, count = 0;
    dm_finder_cuts_of(self, node, &from, &to);
    for (; from < to; from++)
        count += self->cuts[from].good;
    return count;
}

/* <article> elements, none in another, each with a heading and text enough to stand alone. */
static node_list stories(const dm_finder *self) {
    node_list list = {0};
    const dm_node *nodes = self->html->nodes.ptr;
    for (uint32_t i = 1; i < self->html->nodes.len; i++) {
        if (nodes[i].tag != DM_TAG_ARTICLE || self->reason[i] || self->good[i] < STORY_SIZE ||
            heading_of(self, i) == SIZE_MAX || good_blocks(self, i) < 2)
            continue;
        uint32_t *slot = list.len < DM_LIMIT_ITEMS ? dm_vec_push(self->arena, &list) : NULL;
        if (slot)
            *slot = i;
        i = nodes[i].after - 1;
    }
    return list;
}

static bool contains(const dm_finder *self, uint32_t outer, uint32_t inner) {
    return inner >= outer && inner < self->html->nodes.ptr[outer].after;
}

static bool is_titled(const dm_finder *self, uint32_t story) {
    return dm_finder_is_title(self, self->cuts[heading_of(self, story)].text);
}

/* Where the chosen element is a list of stories, the one with the page's title, or the first, is
 * the main article. A page that says it is one article, such as a live blog, is not split unless
 * one of its parts has its title. */
static void choose_story(dm_finder *self, const node_list *list) {
    uint32_t chosen = 0;
    uint64_t inside = 0, held = 0;
    bool titled = false;
    for (size_t i = 0; i < list->len; i++) {
        uint32_t node = list->ptr[i];
        if (node == self->best || !contains(self, self->best, node))
            continue;
        held += self->good[node];
        if (inside++ == 0 || (!titled && is_titled(self, node)))
            chosen = node;
        titled |= is_titled(self, node);
    }
    bool most = held * 100 >= (uint64_t)self->good[self->best] * STORIES_PERCENT;
    if (inside > 1 && most && (titled || !self->meta->is_article))
        self->best = chosen;
}

static void add_story(dm_finder *self, const dm_decoded *decoded, uint32_t node, dm_page *page) {
    size_t from, to, title = heading_of(self, node);
    dm_page_item *item = dm_vec_push(self->arena, &page->others);
    if (!item)
        return;
    item->title = self->cuts[title].text;
    self->best = node;
    self->cuts[title].discard = "title";
    dm_finder_trim(self);
    dm_finder_cuts_of(self, node, &from, &to);
    for (size_t i = from; i < to; i++) {
        add_block(self->arena, decoded, &self->cuts[i], &item->blocks);
        self->cuts[i].discard = "other-article";
    }
}

static void find_articles(dm_finder *self, const dm_decoded *decoded, dm_page *page) {
    size_t from, to;
    dm_finder_choose(self);
    node_list list = stories(self);
    choose_story(self, &list);
    uint32_t main = self->best;
    for (size_t i = 0; i < list.len; i++)
        if (!contains(self, main, list.ptr[i]) && !contains(self, list.ptr[i], main))
            add_story(self, decoded, list.ptr[i], page);
    self->best = main;
    dm_finder_trim(self);
    dm_finder_cuts_of(self, main, &from, &to);
    for (size_t i = 0; i < self->count; i++)
        if ((i < from || i >= to) && !self->cuts[i].discard)
            self->cuts[i].discard = "navigation";
}

/* ---- pages whose text is made by a script ---- */

enum { BODY_SIZE = 400 };

/* JSON-LD may hold the text of an article that the page itself does not: its paragraphs become the
 * blocks, with the whole page as their place. */
static void use_linked_body(dm_arena *arena, const dm_finder *finder, dm_page *page) {
    dm_str body = finder->meta->article_body, line;
    size_t kept = 0;
    for (size_t i = 0; i < page->main.blocks.len; i++)
        kept += page->main.blocks.ptr[i].discard ? 0 : page->main.blocks.ptr[i].text.len;
    if (body.len < BODY_SIZE || body.len < 3 * kept || dm_looks_like_html(body))
        return;
    memset(&page->main.blocks, 0, sizeof page->main.blocks);
    while (dm_str_split(&body, '\n', &line)) {
        line = dm_str_trim(line);
        dm_block *block = line.len ? dm_vec_push(arena, &page->main.blocks) : NULL;
        if (block)
            *block = (dm_block){
                .text = line, .end = finder->html->nodes.ptr[0].end, .blank_before = true};
    }
}

dm_status dm_extract_page(dm_arena *arena, const dm_decoded *decoded, bool fragment, dm_page *page,
                          dm_error *error) {
    dm_html html;
    dm_html_meta meta;
    dm_cuts cuts;
    dm_status status = dm_html_parse(arena, decoded->text, &html, error);
    if (status != DM_OK)
        return status;
    dm_html_meta_read(arena, &html, &meta);
    dm_cut_blocks(arena, &html, &cuts);
    dm_finder finder = {.arena = arena,
                        .html = &html,
                        .meta = &meta,
                        .cuts = cuts.list.ptr,
                        .count = cuts.list.len,
                        .fragment = fragment};
    if (arena->failed || !dm_finder_prepare(&finder))
        return dm_fail_memory(error);
    if (!fragment)
        find_articles(&finder, decoded, page);
    for (size_t i = 0; i < finder.count; i++)
        add_block(arena, decoded, &finder.cuts[i], &page->main.blocks);
    if (!fragment)
        use_linked_body(arena, &finder, page);
    fill_page(&finder, page);
    page->truncated = html.truncated;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
