/*
 * extract_blocks.c - cutting a page into blocks.
 *
 * One walk over the nodes in document order with the stack of open elements. Text gathers in a
 * buffer; the edge of a block-level element, or two <br> in a row, ends the block. A single <br>
 * ends it too when a sentence ended there, as pages that have no <p> break their lines so.
 */
#include "intake/extract_blocks.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { CELL_BYTES = 80 };

bool dm_tag_is_block(unsigned tag) {
    switch (tag) {
    case DM_TAG_ADDRESS:
    case DM_TAG_ARTICLE:
    case DM_TAG_ASIDE:
    case DM_TAG_BLOCKQUOTE:
    case DM_TAG_BODY:
    case DM_TAG_CENTER:
    case DM_TAG_DD:
    case DM_TAG_DETAILS:
    case DM_TAG_DIV:
    case DM_TAG_DL:
    case DM_TAG_DT:
    case DM_TAG_FIELDSET:
    case DM_TAG_FIGCAPTION:
    case DM_TAG_FIGURE:
    case DM_TAG_FOOTER:
    case DM_TAG_FORM:
    case DM_TAG_H1:
    case DM_TAG_H2:
    case DM_TAG_H3:
    case DM_TAG_H4:
    case DM_TAG_H5:
    case DM_TAG_H6:
    case DM_TAG_HEADER:
    case DM_TAG_HR:
    case DM_TAG_HTML:
    case DM_TAG_LEGEND:
    case DM_TAG_LI:
    case DM_TAG_MAIN:
    case DM_TAG_MENU:
    case DM_TAG_NAV:
    case DM_TAG_NOSCRIPT:
    case DM_TAG_OL:
    case DM_TAG_P:
    case DM_TAG_PRE:
    case DM_TAG_SECTION:
    case DM_TAG_SUMMARY:
    case DM_TAG_TABLE:
    case DM_TAG_TBODY:
    case DM_TAG_TFOOT:
    case DM_TAG_THEAD:
    case DM_TAG_TR:
    case DM_TAG_UL:
        return true;
    default:
        return false;
    }
}

/* Elements whose content is not text of the page. */
static bool is_skipped(unsigned tag) {
    switch (tag) {
    case DM_TAG_AUDIO:
    case DM_TAG_BUTTON:
    case DM_TAG_CANVAS:
    case DM_TAG_HEAD:
    case DM_TAG_IFRAME:
    case DM_TAG_NOSCRIPT:
    case DM_TAG_OBJECT:
    case DM_TAG_OPTION:
    case DM_TAG_SCRIPT:
    case DM_TAG_SELECT:
    case DM_TAG_STYLE:
    case DM_TAG_SVG:
    case DM_TAG_TEMPLATE:
    case DM_TAG_TEXTAREA:
    case DM_TAG_TITLE:
    case DM_TAG_VIDEO:
        return true;
    default:
        return false;
    }
}

typedef struct cutter {
    dm_arena *arena;
    const dm_html *html;
    dm_cuts *cuts;
    char *buffer; /* of the whole page's text; blocks are stretches of it */
    size_t at, from;
    dm_cut now;
    uint32_t open[DM_LIMIT_HTML_DEPTH + 2];
    uint32_t depth;
    uint32_t links, strong, quotes, cells, heading, items, paragraphs, preformatted;
    bool after_br;
} cutter;

static bool is_stop(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
           c == 0x06D4 || c == 0x0964 || c == 0x061F || c == 0x1362 || c == 0x104B || c == 0x17D4;
}

static bool is_comma(uint32_t c) {
    return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x060C || c == ';';
}

/* Scripts whose letters carry about a syllable or a word: CJK, Hangul. */
static unsigned weight(uint32_t c) {
    return c >= 0x2E80 && c <= 0xFFDC && c != 0xFEFF ? 3 : 1;
}

static bool is_cell(unsigned tag) {
    return tag == DM_TAG_TD || tag == DM_TAG_TH;
}

static uint32_t enclosing_block(const cutter *self) {
    for (uint32_t i = self->depth; i > 0; i--)
        if (dm_tag_is_block(self->html->nodes.ptr[self->open[i]].tag) ||
            is_cell(self->html->nodes.ptr[self->open[i]].tag))
            return self->open[i];
    return 0;
}

static void flush(cutter *self) {
    dm_str text = dm_str_trim(dm_str_sub((dm_str){self->buffer, self->at}, self->from, self->at));
    if (text.len) {
        dm_cut *cut = dm_vec_push(self->arena, &self->cuts->list);
        if (cut) {
            *cut = self->now;
            cut->text = text;
        }
    }
    self->from = self->at;
    self->now = (dm_cut){0};
    self->after_br = false;
}

static void begin(cutter *self, uint32_t node) {
    const dm_node *text = &self->html->nodes.ptr[node];
    self->now.node = enclosing_block(self);
    self->now.first = node;
    self->now.start = text->start;
    self->now.heading = (uint8_t)self->heading;
    self->now.paragraph = self->paragraphs > 0;
    self->now.list_item = self->items > 0;
    self->now.quote = self->quotes > 0;
    self->now.table_cell = self->cells > 0;
    self->now.preformatted = self->preformatted > 0;
}

static bool only_space(dm_str s) {
    size_t at = 0;
    while (at < s.len) {
        uint32_t c = dm_utf8_next(s, &at);
        if (c > ' ' && (c <= 0x7F || !dm_utf8_is_space(c)) && c != 0x200B)
            return false;
    }
    return true;
}

static bool ends_sentence(dm_str s) {
    s = dm_str_trim(s);
    size_t at = s.len;
    for (int i = 0; i < 2 && at > 0; i++) {
        uint32_t c = dm_utf8_back(s, &at);
        if (is_stop(c) || c == ':')
            return true;
        if (c != '"' && c != 0x201D && c != 0x2019 && c != ')' && c != 0xBB)
            return false;
    }
    return false;
}

static void count(cutter *self, uint32_t c) {
    unsigned size = weight(c);
    self->now.size += size;
    if (self->links)
        self->now.link_size += size;
    if (self->strong)
        self->now.strong_size += size;
    if (is_stop(c))
        self->now.stops++;
    else if (is_comma(c))
        self->now.commas++;
}

/* The end of a stretch of visible ASCII. */
static size_t plain_run(dm_str s, size_t at) {
    while (at < s.len && s.ptr[at] > ' ' && s.ptr[at] < 0x7F)
        at++;
    return at;
}

static void count_plain(cutter *self, dm_str s) {
    self->now.size += (uint32_t)s.len;
    if (self->links)
        self->now.link_size += (uint32_t)s.len;
    if (self->strong)
        self->now.strong_size += (uint32_t)s.len;
    for (size_t i = 0; i < s.len; i++) {
        self->now.stops += is_stop((unsigned char)s.ptr[i]);
        self->now.commas += is_comma((unsigned char)s.ptr[i]);
    }
}

static void add_text(cutter *self, uint32_t node) {
    dm_str s = self->html->nodes.ptr[node].text;
    size_t at = 0;
    bool blank = only_space(s);
    if (self->after_br && !blank) {
        if (ends_sentence(dm_str_sub((dm_str){self->buffer, self->at}, self->from, self->at)))
            flush(self);
        self->after_br = false;
    }
    if (self->now.first == 0 && !blank)
        begin(self, node);
    if (!blank) {
        self->now.last = node;
        self->now.end = self->html->nodes.ptr[node].end;
    }
    while (at < s.len) {
        size_t run = plain_run(s, at);
        if (run > at) {
            memcpy(self->buffer + self->at, s.ptr + at, run - at);
            self->at += run - at;
            count_plain(self, dm_str_sub(s, at, run));
            at = run;
            continue;
        }
        size_t start = at;
        unsigned char byte = (unsigned char)s.ptr[at];
        uint32_t c = byte < 0x80 ? (at++, byte) : dm_utf8_next(s, &at);
        if (c <= ' ' || c == 0xA0 || c == 0x200B || c == 0xFEFF || c == 0xAD ||
            (c > 0x7F && dm_utf8_is_space(c))) {
            bool invisible = c == 0x200B || c == 0xFEFF || c == 0xAD;
            if (!invisible && self->at > self->from && self->buffer[self->at - 1] != ' ')
                self->buffer[self->at++] = ' ';
            continue;
        }
        memcpy(self->buffer + self->at, s.ptr + start, at - start);
        self->at += at - start;
        count(self, c);
    }
}

static void line_break(cutter *self) {
    if (self->after_br) {
        flush(self);
        return;
    }
    if (self->at > self->from) {
        if (self->buffer[self->at - 1] != ' ')
            self->buffer[self->at++] = ' ';
        self->after_br = true;
    }
}

/* Leads elsewhere: not an anchor, not a place on this page. */
static bool is_link(const dm_node *node) {
    dm_str href = dm_html_attribute(node, DM_ATTRIBUTE_HREF);
    return href.len > 0 && href.ptr[0] != '#';
}

static void enter(cutter *self, uint32_t node, int step) {
    unsigned tag = self->html->nodes.ptr[node].tag;
    switch (tag) {
    case DM_TAG_A:
        self->links += is_link(&self->html->nodes.ptr[node]) ? (uint32_t)step : 0;
        break;
    case DM_TAG_B:
    case DM_TAG_STRONG:
    case DM_TAG_EM:
    case DM_TAG_I:
        self->strong += (uint32_t)step;
        break;
    case DM_TAG_BLOCKQUOTE:
        self->quotes += (uint32_t)step;
        break;
    case DM_TAG_TD:
    case DM_TAG_TH:
        self->cells += (uint32_t)step;
        break;
    case DM_TAG_LI:
    case DM_TAG_DD:
    case DM_TAG_DT:
        self->items += (uint32_t)step;
        break;
    case DM_TAG_P:
        self->paragraphs += (uint32_t)step;
        break;
    case DM_TAG_PRE:
        self->preformatted += (uint32_t)step;
        break;
    case DM_TAG_H1:
    case DM_TAG_H2:
    case DM_TAG_H3:
    case DM_TAG_H4:
    case DM_TAG_H5:
    case DM_TAG_H6:
        self->heading = step > 0 ? tag - DM_TAG_H1 + 1 : 0;
        break;
    default:
        break;
    }
}

/* A table of figures is one block a row; a cell that holds prose is a block of its own. */
static void cell_edge(cutter *self) {
    if (self->at - self->from > CELL_BYTES)
        flush(self);
    else if (self->at > self->from && self->buffer[self->at - 1] != ' ')
        self->buffer[self->at++] = ' ';
}

static void leave_until(cutter *self, uint32_t node) {
    while (self->depth > 0 && self->html->nodes.ptr[self->open[self->depth]].after <= node) {
        uint32_t closed = self->open[self->depth];
        unsigned tag = self->html->nodes.ptr[closed].tag;
        if (dm_tag_is_block(tag))
            flush(self);
        else if (is_cell(tag))
            cell_edge(self);
        self->depth--;
        enter(self, closed, -1);
    }
}

void dm_cut_blocks(dm_arena *arena, const dm_html *html, dm_cuts *cuts) {
    cutter *self = DM_NEW(arena, cutter);
    size_t room = 16;
    memset(cuts, 0, sizeof *cuts);
    for (uint32_t i = 0; i < html->nodes.len; i++) /* an element may add a space at each edge */
        room += html->nodes.ptr[i].tag == DM_TAG_TEXT ? html->nodes.ptr[i].text.len : 2;
    char *buffer = dm_arena_alloc(arena, room);
    if (!self || !buffer)
        return;
    *self = (cutter){.arena = arena, .html = html, .cuts = cuts, .buffer = buffer};
    for (uint32_t i = 1; i < html->nodes.len; i++) {
        unsigned tag = html->nodes.ptr[i].tag;
        leave_until(self, i);
        if (tag == DM_TAG_TEXT) {
            add_text(self, i);
        } else if (is_skipped(tag)) {
            i = html->nodes.ptr[i].after - 1;
        } else if (tag == DM_TAG_BR) {
            line_break(self);
        } else if (html->nodes.ptr[i].after > i + 1 || tag == DM_TAG_HR) {
            if (dm_tag_is_block(tag))
                flush(self);
            else if (is_cell(tag))
                cell_edge(self);
            if (self->depth <= DM_LIMIT_HTML_DEPTH) {
                self->open[++self->depth] = i;
                enter(self, i, 1);
            }
        }
    }
    leave_until(self, UINT32_MAX);
    flush(self);
}
