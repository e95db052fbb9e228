/*
 * extract_score.c - finding the element that holds the article.
 *
 * A block is "good" when it is long, has sentences and is not mostly links. Elements whose class,
 * role or tag says that they are something else are left out, unless they hold so large a part of
 * the page's good text that the name must mean something else there (an <article
 * class="tag-news">).
 *
 * Each block then gets a score: its size if good, minus its size if it is mostly links, little if
 * it is short. The score of an element is the sum over its subtree, and the article is the element
 * with the highest sum: going up adds paragraphs as long as there are any, and then only what
 * costs. That needs no list of how deep articles lie.
 */
#include "intake/extract_score.h"

#include "intake/boilerplate.h"

/* A child with this share of its parent's score is the article alone. F1 is flat between 0.7 and
   0.95 on the pages of bench/pages. */
static const float DESCEND = 0.85f, CLIMB = 0.8f;
enum { LONGEST_PHRASE_LINE = 400, FEW = 300, NOTHING = 100, MOST_PERCENT = 60 };

void dm_finder_cuts_of(const dm_finder *self, uint32_t node, size_t *from, size_t *to) {
    uint32_t after = self->html->nodes.ptr[node].after;
    *from = self->first_cut[node];
    *to = after < self->html->nodes.len ? self->first_cut[after] : self->count;
}

static bool mostly_links(const dm_cut *cut) {
    return cut->link_size * 2 > cut->size;
}

/* `short_texts`: on a page that has no better, any sentence will do. */
static bool is_good(const dm_cut *cut, bool short_texts) {
    if (cut->heading || cut->link_size * 3 > cut->size)
        return false;
    if (short_texts)
        return cut->size >= 20 && cut->stops > 0;
    if (cut->size >= 160) /* some scripts have no stops */
        return cut->stops + cut->commas > 0 || cut->size >= 320;
    return cut->size >= 60 && cut->stops > 0 && (cut->paragraph || cut->size >= 80);
}

/* Speaks of cookies twice, on a page whose title does not: the word is the same in most languages.
 */
static bool is_consent(const dm_finder *self, dm_str text) {
    static const dm_str word = {"ookie", 5};
    size_t at = dm_str_find(text, word, 0);
    return at != SIZE_MAX && dm_str_find(text, word, at + word.len) != SIZE_MAX &&
           dm_str_find(self->meta->title, word, 0) == SIZE_MAX;
}

/* Good or not: by measure, and not one of the lexicon's phrases. */
static void judge(dm_finder *self, dm_cut *cut, bool short_texts) {
    cut->discard = NULL;
    cut->good = is_good(cut, short_texts);
    if (cut->good && is_consent(self, cut->text)) {
        cut->good = false;
        cut->discard = "cookie-notice";
        return;
    }
    if (!cut->good || cut->size > LONGEST_PHRASE_LINE)
        return;
    const dm_phrase *phrase =
        dm_boilerplate_phrase(self->arena, cut->text, dm_text_words(cut->text));
    if (phrase && phrase->reach == DM_REACH_LINE) {
        cut->good = false;
        cut->discard = phrase->reason;
    }
}

/* Sums the cuts up the tree: nodes are in document order, so children come after their parents. */
static void sum_up(dm_finder *self) {
    size_t nodes = self->html->nodes.len;
    memset(self->good, 0, nodes * sizeof *self->good);
    for (size_t i = 0; i < self->count; i++)
        if (self->cuts[i].good)
            self->good[self->cuts[i].node] += self->cuts[i].size;
    for (size_t i = nodes; i-- > 1;)
        self->good[self->html->nodes.ptr[i].parent] += self->good[i];
}

static void index_cuts(dm_finder *self) {
    size_t cut = 0;
    for (uint32_t i = 0; i < self->html->nodes.len; i++) {
        while (cut < self->count && self->cuts[cut].first < i)
            cut++;
        self->first_cut[i] = (uint32_t)cut;
    }
}

/* How much of the page's good text an element with this hint may hold before the hint is not
 * believed, in percent. */
static unsigned believed_up_to(uint32_t hints) {
    if (hints & (DM_HINT_COMMENT | DM_HINT_CONSENT | DM_HINT_POPUP))
        return 75;
    if (hints & (DM_HINT_RELATED | DM_HINT_NAVIGATION | DM_HINT_FOOTER | DM_HINT_SUBSCRIPTION))
        return 40;
    if (hints & (DM_HINT_FORM | DM_HINT_BYLINE | DM_HINT_SHARING | DM_HINT_HIDDEN))
        return 15;
    return 25;
}

static bool never_hinted(unsigned tag) {
    return tag == DM_TAG_BODY || tag == DM_TAG_HTML || tag == DM_TAG_P || tag == DM_TAG_MAIN ||
           tag == DM_TAG_TR || tag == DM_TAG_TBODY;
}

/* Hints that the page uses for its text as well: where the elements of one kind together hold most
 * of the good text (every paragraph a "widget", every slide a "gallery"), the name says nothing.
 * Comments and links to other pages may well be longer than the article. */
static uint32_t believed_kinds(const dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    uint32_t believed = DM_HINT_LEAVE_OUT;
    for (uint32_t bit = 1; bit <= DM_HINT_LEAVE_OUT; bit <<= 1) {
        uint64_t together = 0;
        if (!(bit & (DM_HINT_WIDGET | DM_HINT_CAPTION)))
            continue;
        for (uint32_t i = 1; i < self->html->nodes.len; i++)
            if (self->hints[i] & bit && !never_hinted(nodes[i].tag) &&
                (uint64_t)self->good[i] * 100 <= (uint64_t)self->good[0] * believed_up_to(bit)) {
                together += self->good[i];
                i = nodes[i].after - 1;
            }
        if (together * 100 > (uint64_t)self->good[0] * MOST_PERCENT)
            believed &= ~bit;
    }
    return believed;
}

static void leave_out(dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    uint32_t believed = believed_kinds(self);
    for (uint32_t i = 1; i < self->html->nodes.len; i++) {
        const char *above = self->reason[nodes[i].parent];
        if (above) {
            self->reason[i] = above;
            continue;
        }
        uint32_t hints = self->hints[i] & believed;
        if (!hints || never_hinted(nodes[i].tag) || nodes[i].tag == DM_TAG_A)
            continue;
        if (hints & (hints - 1) && self->hints[i] & DM_HINT_BODY)
            continue;
        if ((uint64_t)self->good[i] * 100 <= (uint64_t)self->good[0] * believed_up_to(hints))
            self->reason[i] = dm_hint_reason(hints);
    }
    for (size_t i = 0; i < self->count; i++) {
        const char *reason = self->reason[nodes[self->cuts[i].first].parent];
        /* Posts of others that an article quotes stand in <blockquote class="twitter-tweet">. */
        if (reason && self->cuts[i].quote && strcmp(reason, "sharing") == 0)
            continue;
        if (reason)
            self->cuts[i].discard = reason;
    }
}

static void weigh(dm_finder *self, bool short_texts) {
    size_t nodes = self->html->nodes.len;
    memset(self->score, 0, nodes * sizeof *self->score);
    memset(self->reason, 0, nodes * sizeof *self->reason);
    for (size_t i = 0; i < self->count; i++)
        judge(self, &self->cuts[i], short_texts);
    sum_up(self);
    leave_out(self);
}

bool dm_finder_prepare(dm_finder *self) {
    size_t nodes = self->html->nodes.len;
    self->hints = DM_NEW_ARRAY(self->arena, uint32_t, nodes);
    self->first_cut = DM_NEW_ARRAY(self->arena, uint32_t, nodes);
    self->good = DM_NEW_ARRAY(self->arena, uint32_t, nodes);
    self->score = DM_NEW_ARRAY(self->arena, float, nodes);
    self->reason = DM_NEW_ARRAY(self->arena, const char *, nodes);
    if (self->arena->failed)
        return false;
    for (uint32_t i = 1; i < nodes; i++)
        if (self->html->nodes.ptr[i].tag != DM_TAG_TEXT)
            self->hints[i] = dm_hints_of(&self->html->nodes.ptr[i]);
    index_cuts(self);
    weigh(self, false);
    return true;
}

static bool never_descended(unsigned tag) {
    return tag == DM_TAG_P || tag == DM_TAG_LI || tag == DM_TAG_BLOCKQUOTE || tag == DM_TAG_SPAN;
}

static float block_score(const dm_cut *cut) {
    if (cut->discard)
        return 0;
    float size = (float)cut->size;
    if (cut->good)
        return size * (1 - 2 * (float)cut->link_size / size) + 40;
    if (cut->heading)
        return 0;
    return mostly_links(cut) ? -size - 20 : -5;
}

/* A <div> that is used as a paragraph. */
static bool is_one_block(const dm_finder *self, uint32_t node) {
    size_t from, to;
    dm_finder_cuts_of(self, node, &from, &to);
    return to - from <= 1;
}

/* From a single paragraph, which scores highest where those beside it are short, to the element
 * that holds them all, if little else is in it. */
static void climb(dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    while (self->best && is_one_block(self, self->best) &&
           self->score[nodes[self->best].parent] >= CLIMB * self->score[self->best])
        self->best = nodes[self->best].parent;
}

/* From the element with the highest sum down to a child that has nearly all of it: what little the
 * other children add is a standfirst, a notice or a bio rather than the article. */
static void descend(dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    for (uint32_t i = self->best + 1; i < nodes[self->best].after; i++) {
        if (nodes[i].parent != self->best || nodes[i].tag == DM_TAG_TEXT ||
            never_descended(nodes[i].tag) || self->score[i] <= 0 || is_one_block(self, i))
            continue;
        if (self->score[i] >= DESCEND * self->score[self->best])
            self->best = i;
    }
}

/* A page with hardly a paragraph (a table of results, a photo with two lines): the largest element
 * that is called the body of an article and is not a list of links. */
static void choose_by_name(dm_finder *self) {
    float most = 0;
    uint32_t named = 0;
    for (uint32_t i = 1; i < self->html->nodes.len; i++) {
        size_t from, to;
        float size = 0;
        if (!(self->hints[i] & (DM_HINT_BODY | DM_HINT_CONTENT)) || self->reason[i] ||
            self->html->nodes.ptr[i].tag == DM_TAG_BODY)
            continue;
        dm_finder_cuts_of(self, i, &from, &to);
        for (size_t k = from; k < to; k++)
            if (!self->cuts[k].discard)
                size += (float)self->cuts[k].size - 3 * (float)self->cuts[k].link_size;
        size *= self->hints[i] & DM_HINT_BODY ? 2 : 1;
        if (size > most) {
            most = size;
            named = i;
        }
    }
    if (named && most > FEW)
        self->best = named;
}

static void choose(dm_finder *self) {
    const dm_node *nodes = self->html->nodes.ptr;
    for (size_t i = 0; i < self->count; i++) {
        self->cuts[i].score = block_score(&self->cuts[i]);
        self->score[self->cuts[i].node] += self->cuts[i].score;
    }
    for (size_t i = self->html->nodes.len; i-- > 1;)
        self->score[nodes[i].parent] += self->score[i];
    self->best = 0;
    for (uint32_t i = 1; i < self->html->nodes.len; i++)
        if (self->score[i] >= self->score[self->best] && nodes[i].tag != DM_TAG_TEXT)
            self->best = i;
    climb(self);
    descend(self);
}

void dm_finder_choose(dm_finder *self) {
    choose(self);
    if (self->score[self->best] < NOTHING) {
        weigh(self, true);
        choose(self);
    }
    if (self->score[self->best] < FEW)
        choose_by_name(self);
}
