/*
 * html.c - HTML to a light tree, by libxml2's SAX interface.
 *
 * Before libxml2 sees the page, scripts, styles, comments and drawings are cut out (html_strip):
 * they are most of the bytes of a news page, hold no text, and are where an HTML 4 parser goes
 * wrong. What was cut is noted, so that positions lead back to the page. The tree is built here
 * rather than by libxml2: it lies in the arena, in document order, and keeps only attributes that
 * are used.
 *
 * Nesting deeper than DM_LIMIT_HTML_DEPTH is flattened: elements below hang at the last level.
 */
#include "intake/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "intake/html_strip.h"
#include "intake/xml_library.h"

enum { MAX_OPEN = 16 << 10, MAX_NODES = 1 << 20, MAX_ATTRIBUTES = 64, NAME_CACHE = 256 };

typedef struct tag_name {
    const char *name;
    dm_tag tag;
} tag_name;

static const tag_name tag_names[] = {
    {"a", DM_TAG_A},
    {"address", DM_TAG_ADDRESS},
    {"article", DM_TAG_ARTICLE},
    {"aside", DM_TAG_ASIDE},
    {"audio", DM_TAG_AUDIO},
    {"b", DM_TAG_B},
    {"blockquote", DM_TAG_BLOCKQUOTE},
    {"body", DM_TAG_BODY},
    {"br", DM_TAG_BR},
    {"button", DM_TAG_BUTTON},
    {"canvas", DM_TAG_CANVAS},
    {"center", DM_TAG_CENTER},
    {"dd", DM_TAG_DD},
    {"details", DM_TAG_DETAILS},
    {"div", DM_TAG_DIV},
    {"dl", DM_TAG_DL},
    {"dt", DM_TAG_DT},
    {"em", DM_TAG_EM},
    {"fieldset", DM_TAG_FIELDSET},
    {"figcaption", DM_TAG_FIGCAPTION},
    {"figure", DM_TAG_FIGURE},
    {"footer", DM_TAG_FOOTER},
    {"form", DM_TAG_FORM},
    {"h1", DM_TAG_H1},
    {"h2", DM_TAG_H2},
    {"h3", DM_TAG_H3},
    {"h4", DM_TAG_H4},
    {"h5", DM_TAG_H5},
    {"h6", DM_TAG_H6},
    {"head", DM_TAG_HEAD},
    {"header", DM_TAG_HEADER},
    {"hr", DM_TAG_HR},
    {"html", DM_TAG_HTML},
    {"i", DM_TAG_I},
    {"iframe", DM_TAG_IFRAME},
    {"img", DM_TAG_IMG},
    {"input", DM_TAG_INPUT},
    {"label", DM_TAG_LABEL},
    {"legend", DM_TAG_LEGEND},
    {"li", DM_TAG_LI},
    {"link", DM_TAG_LINK},
    {"main", DM_TAG_MAIN},
    {"menu", DM_TAG_MENU},
    {"meta", DM_TAG_META},
    {"nav", DM_TAG_NAV},
    {"noscript", DM_TAG_NOSCRIPT},
    {"object", DM_TAG_OBJECT},
    {"ol", DM_TAG_OL},
    {"option", DM_TAG_OPTION},
    {"p", DM_TAG_P},
    {"pre", DM_TAG_PRE},
    {"q", DM_TAG_Q},
    {"script", DM_TAG_SCRIPT},
    {"section", DM_TAG_SECTION},
    {"select", DM_TAG_SELECT},
    {"span", DM_TAG_SPAN},
    {"strong", DM_TAG_STRONG},
    {"style", DM_TAG_STYLE},
    {"summary", DM_TAG_SUMMARY},
    {"svg", DM_TAG_SVG},
    {"table", DM_TAG_TABLE},
    {"tbody", DM_TAG_TBODY},
    {"td", DM_TAG_TD},
    {"template", DM_TAG_TEMPLATE},
    {"textarea", DM_TAG_TEXTAREA},
    {"tfoot", DM_TAG_TFOOT},
    {"th", DM_TAG_TH},
    {"thead", DM_TAG_THEAD},
    {"time", DM_TAG_TIME},
    {"title", DM_TAG_TITLE},
    {"tr", DM_TAG_TR},
    {"ul", DM_TAG_UL},
    {"video", DM_TAG_VIDEO},
};
enum { TAG_NAMES = sizeof tag_names / sizeof *tag_names };

static int compare_tag(const void *key, const void *entry) {
    return strcmp(key, ((const tag_name *)entry)->name);
}

static dm_tag tag_of(const char *name) {
    const char *colon = strchr(name, ':');
    const tag_name *found =
        colon ? NULL : bsearch(name, tag_names, TAG_NAMES, sizeof *tag_names, compare_tag);
    return found ? found->tag : DM_TAG_OTHER;
}

/* DM_ATTRIBUTES if it is of no use. */
static dm_attribute_name attribute_of(const char *name) {
    static const char *const kept[DM_ATTRIBUTES] = {
        "aria-hidden", "class",  "content", "data-component", "data-type",
        "datetime",    "hidden", "href",    "http-equiv",     "id",
        "itemprop",    "lang",   "name",    "property",       "rel",
        "role",        "style"};
    for (unsigned i = 0; i < DM_ATTRIBUTES; i++)
        if (strcmp(name, kept[i]) == 0)
            return (dm_attribute_name)i;
    return DM_ATTRIBUTES;
}

/* ---- building ---- */

typedef struct builder {
    dm_arena *arena;
    dm_html *html;
    const dm_stripped *stripped;
    htmlParserCtxtPtr parser;
    uint32_t *open; /* the chain of open nodes, root first */
    uint32_t depth; /* open elements, which may be more than the chain holds */
    uint32_t at;    /* page position behind the last event */
    bool stopped;
    /* libxml2 keeps one copy of each name: what a name means is looked up by its address first. */
    struct {
        const xmlChar *name;
        uint16_t value;
    } tags[NAME_CACHE], names[NAME_CACHE];
} builder;

static size_t cache_slot(const xmlChar *name) {
    return ((uintptr_t)name >> 3 ^ (uintptr_t)name >> 11) % NAME_CACHE;
}

static dm_tag cached_tag(builder *self, const xmlChar *name) {
    size_t slot = cache_slot(name);
    if (self->tags[slot].name != name) {
        self->tags[slot].name = name;
        self->tags[slot].value = (uint16_t)tag_of((const char *)name);
    }
    return (dm_tag)self->tags[slot].value;
}

static dm_attribute_name cached_attribute(builder *self, const xmlChar *name) {
    size_t slot = cache_slot(name);
    if (self->names[slot].name != name) {
        self->names[slot].name = name;
        self->names[slot].value = (uint16_t)attribute_of((const char *)name);
    }
    return (dm_attribute_name)self->names[slot].value;
}

static uint32_t position(builder *self) {
    xmlParserInputPtr input = self->parser->input;
    if (!input)
        return self->at;
    size_t at = (size_t)input->consumed + (size_t)(input->cur - input->base);
    return (uint32_t)dm_stripped_offset(self->stripped, at);
}

static void stop(builder *self) {
    self->stopped = true;
    self->html->truncated = true;
    xmlStopParser(self->parser);
}

static uint32_t level(const builder *self) {
    return self->depth < DM_LIMIT_HTML_DEPTH ? self->depth : DM_LIMIT_HTML_DEPTH;
}

static dm_node *add_node(builder *self, dm_tag tag) {
    if (self->html->nodes.len >= MAX_NODES) {
        stop(self);
        return NULL;
    }
    dm_node *node = dm_vec_push(self->arena, &self->html->nodes);
    if (!node) {
        stop(self);
        return NULL;
    }
    node->tag = (uint16_t)tag;
    node->depth = (uint16_t)level(self);
    node->parent = self->open[level(self)];
    node->after = (uint32_t)self->html->nodes.len;
    node->start = self->at;
    return node;
}

static void copy_attributes(builder *self, dm_node *node, const xmlChar **attributes) {
    dm_attribute kept[MAX_ATTRIBUTES];
    uint32_t count = 0;
    for (size_t i = 0; attributes && attributes[i] && count < MAX_ATTRIBUTES; i += 2) {
        dm_attribute_name name = cached_attribute(self, attributes[i]);
        if (name == DM_ATTRIBUTES)
            continue;
        dm_str value = dm_str_of((const char *)attributes[i + 1]);
        kept[count++] = (dm_attribute){name, value.len ? dm_arena_str(self->arena, value) : value};
    }
    dm_attribute *copy = count ? dm_arena_alloc(self->arena, count * sizeof *copy) : NULL;
    if (!copy)
        return;
    memcpy(copy, kept, count * sizeof *copy);
    node->attributes = copy;
    node->attribute_count = count;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
    builder *self = context;
    if (self->stopped)
        return;
    dm_node *node = add_node(self, cached_tag(self, name));
    if (!node)
        return;
    copy_attributes(self, node, attributes);
    self->at = position(self);
    self->depth++;
    if (self->depth <= DM_LIMIT_HTML_DEPTH)
        self->open[self->depth] = (uint32_t)self->html->nodes.len - 1;
    if (self->depth > MAX_OPEN)
        stop(self);
}

static void close_node(builder *self) {
    if (self->depth <= DM_LIMIT_HTML_DEPTH) {
        dm_node *node = &self->html->nodes.ptr[self->open[self->depth]];
        node->after = (uint32_t)self->html->nodes.len;
        node->end = self->at;
    }
    self->depth--;
}

static void end_element(void *context, const xmlChar *name) {
    builder *self = context;
    (void)name;
    if (self->stopped || self->depth == 0)
        return;
    self->at = position(self);
    close_node(self);
}

/* A node for each piece: joining them would copy a long text again and again. */
static void characters(void *context, const xmlChar *text, int length) {
    builder *self = context;
    dm_node *node = self->stopped || length <= 0 ? NULL : add_node(self, DM_TAG_TEXT);
    if (!node)
        return;
    node->text = dm_arena_str(self->arena, (dm_str){(const char *)text, (size_t)length});
    self->at = position(self);
    node->end = self->at;
}

static void run_parser(builder *self, dm_str text) {
    dm_xml_begin();
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text.ptr, (int)text.len);
    if (!parser) {
        self->arena->failed = true;
        return;
    }
    self->parser = parser;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->startElement = start_element;
    parser->sax->endElement = end_element;
    parser->sax->characters = characters;
    parser->sax->cdataBlock = characters;
    parser->sax->ignorableWhitespace = characters;
    parser->userData = self;
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    if (parser->myDoc)
        xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
}

dm_status dm_html_parse(dm_arena *arena, dm_str text, dm_html *html, dm_error *error) {
    dm_stripped stripped;
    memset(html, 0, sizeof *html);
    dm_html_strip(arena, text, &stripped);
    for (size_t i = 0; i < stripped.linked_data.len; i++) {
        dm_str *slot = dm_vec_push(arena, &html->linked_data);
        if (slot)
            *slot = stripped.linked_data.ptr[i];
    }
    builder self = {.arena = arena, .html = html, .stripped = &stripped};
    self.open = DM_NEW_ARRAY(arena, uint32_t, DM_LIMIT_HTML_DEPTH + 1);
    dm_node *root = arena->failed ? NULL : dm_vec_push(arena, &html->nodes);
    if (!root)
        return dm_fail_memory(error);
    if (stripped.text.len)
        run_parser(&self, stripped.text);
    self.at = (uint32_t)text.len;
    while (self.depth > 0)
        close_node(&self);
    html->nodes.ptr[0].after = (uint32_t)html->nodes.len;
    html->nodes.ptr[0].end = (uint32_t)text.len;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* ---- reading ---- */

dm_str dm_html_attribute(const dm_node *node, dm_attribute_name name) {
    for (uint32_t i = 0; i < node->attribute_count; i++)
        if (node->attributes[i].name == name)
            return node->attributes[i].value;
    return (dm_str){0};
}

/* Copies with every run of white space one space; returns the new length. */
static size_t fold(char *out, size_t length, dm_str s, size_t limit) {
    size_t at = 0;
    while (at < s.len && length + 4 < limit) {
        size_t start = at;
        uint32_t c = dm_utf8_next(s, &at);
        if (c <= ' ' || c == 0xA0 || (c > 0x7F && dm_utf8_is_space(c))) {
            if (length && out[length - 1] != ' ')
                out[length++] = ' ';
        } else {
            memcpy(out + length, s.ptr + start, at - start);
            length += at - start;
        }
    }
    return length;
}

dm_str dm_html_text(dm_arena *arena, const dm_html *html, uint32_t at, size_t limit) {
    char *out = dm_arena_alloc(arena, limit + 4);
    size_t length = 0;
    for (uint32_t i = at; out && i < html->nodes.ptr[at].after; i++)
        if (html->nodes.ptr[i].tag == DM_TAG_TEXT)
            length = fold(out, length, html->nodes.ptr[i].text, limit);
    return dm_str_trim((dm_str){out ? out : "", length});
}
