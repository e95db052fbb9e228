/*
 * html_meta.c - metadata of a page.
 *
 * Where sources differ, the more deliberate wins: JSON-LD of an article, then OpenGraph, then other
 * <meta>, then microdata and <time> in the body. Dates are all handed on as clues, strongest first;
 * published.c chooses.
 */
#include "intake/html_meta.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

enum { VALUE_BYTES = 2048, BODY_BYTES = 1 << 20, BYLINE_BYTES = 120 };

static void set_once(dm_arena *arena, dm_str *slot, dm_str value) {
    value = dm_str_trim(value);
    if (slot->len == 0 && value.len > 0 && value.len <= BODY_BYTES)
        *slot = dm_arena_str(arena, value);
}

static void add_clue(dm_arena *arena, dm_html_meta *meta, dm_str value, const char *detail) {
    value = dm_str_trim(value);
    if (value.len < 4 || value.len > 100)
        return;
    dm_date_clue *clue = dm_vec_push(arena, &meta->clues);
    if (clue)
        *clue = (dm_date_clue){DM_DATE_METADATA, dm_arena_str(arena, value), detail};
}

/* ---- tidying ---- */

/* The character of "&name;" or "&#n;" at the start of s; *used is its length. */
static uint32_t entity(dm_str s, size_t *used) {
    char name[16];
    size_t end = dm_str_find(dm_str_sub(s, 0, sizeof name), DM_STR(";"), 0);
    if (end == SIZE_MAX || end < 3)
        return 0;
    snprintf(name, sizeof name, "%.*s", (int)end - 1, s.ptr + 1);
    *used = end + 1;
    if (name[0] != '#') {
        const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
        return known ? known->value : 0;
    }
    bool hex = name[1] == 'x' || name[1] == 'X';
    unsigned long code = strtoul(name + (hex ? 2 : 1), NULL, hex ? 16 : 10);
    return code >= ' ' && code < 0x110000 && (code & ~0x7FFul) != 0xD800 ? (uint32_t)code : 0;
}

/* JSON-LD often holds text that was escaped for HTML as well. */
static dm_str without_entities(dm_arena *arena, dm_str s) {
    if (dm_str_find(s, DM_STR("&"), 0) == SIZE_MAX)
        return s;
    char *out = dm_arena_alloc(arena, s.len + 1);
    size_t length = 0;
    for (size_t i = 0; out && i < s.len;) {
        size_t used = 1;
        uint32_t code = s.ptr[i] == '&' ? entity(dm_str_sub(s, i, s.len), &used) : 0;
        if (code) {
            length += dm_utf8_put(out + length, code);
            i += used;
        } else {
            out[length++] = s.ptr[i++];
        }
    }
    return (dm_str){out ? out : "", length};
}

/* "By NAME @handle, 3 Oct": the name. */
static dm_str tidy_byline(dm_str s) {
    if (dm_str_eq_nocase(dm_str_sub(s, 0, 3), DM_STR("by ")))
        s = dm_str_sub(s, 3, s.len);
    size_t cut = 0;
    while (cut < s.len && s.ptr[cut] != '@' && s.ptr[cut] != '\n' &&
           !(s.ptr[cut] >= '0' && s.ptr[cut] <= '9'))
        cut++;
    s = dm_str_trim(dm_str_sub(s, 0, cut));
    while (s.len && strchr(",|;-", s.ptr[s.len - 1]))
        s = dm_str_trim(dm_str_sub(s, 0, s.len - 1));
    return s.len <= BYLINE_BYTES ? s : (dm_str){0};
}

static void tidy(dm_arena *arena, dm_html_meta *meta) {
    meta->headline = without_entities(arena, meta->headline);
    meta->og_title = without_entities(arena, meta->og_title);
    meta->byline = tidy_byline(without_entities(arena, meta->byline));
    meta->outlet = without_entities(arena, meta->outlet);
    meta->article_body = without_entities(arena, meta->article_body);
}

/* ---- JSON-LD ---- */

static dm_str json_text(const json_t *value) {
    return json_is_string(value) ? (dm_str){json_string_value(value), json_string_length(value)}
                                 : (dm_str){0};
}

/* A string, or the "name" of an object, or the names in a list joined by ", ". */
static dm_str json_names(dm_arena *arena, const json_t *value) {
    if (json_is_object(value))
        return json_text(json_object_get(value, "name"));
    if (!json_is_array(value))
        return json_text(value);
    char out[VALUE_BYTES];
    size_t length = 0;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *part = json_array_get(value, i);
        dm_str name =
            dm_str_trim(json_text(json_is_object(part) ? json_object_get(part, "name") : part));
        if (name.len == 0 || length + name.len + 2 > sizeof out)
            continue;
        if (length) {
            memcpy(out + length, ", ", 2);
            length += 2;
        }
        memcpy(out + length, name.ptr, name.len);
        length += name.len;
    }
    return dm_arena_str(arena, (dm_str){out, length});
}

static bool is_article_type(const json_t *type) {
    dm_str name = json_text(type);
    if (json_is_array(type)) {
        for (size_t i = 0; i < json_array_size(type); i++)
            if (is_article_type(json_array_get(type, i)))
                return true;
    }
    return dm_str_ends(name, DM_STR("Article")) || dm_str_ends(name, DM_STR("Posting")) ||
           dm_str_is(name, "Report") || dm_str_is(name, "Review");
}

static void read_linked_article(dm_arena *arena, const json_t *object, dm_html_meta *meta) {
    meta->is_article = true;
    set_once(arena, &meta->headline, json_text(json_object_get(object, "headline")));
    set_once(arena, &meta->headline, json_text(json_object_get(object, "name")));
    set_once(arena, &meta->description, json_text(json_object_get(object, "description")));
    set_once(arena, &meta->article_body, json_text(json_object_get(object, "articleBody")));
    set_once(arena, &meta->byline, json_names(arena, json_object_get(object, "author")));
    set_once(arena, &meta->outlet, json_names(arena, json_object_get(object, "publisher")));
    set_once(arena, &meta->language, json_text(json_object_get(object, "inLanguage")));
    set_once(arena, &meta->url, json_text(json_object_get(object, "url")));
    add_clue(arena, meta, json_text(json_object_get(object, "datePublished")),
             "JSON-LD datePublished");
    add_clue(arena, meta, json_text(json_object_get(object, "dateCreated")), "JSON-LD dateCreated");
    add_clue(arena, meta, json_text(json_object_get(object, "dateModified")),
             "JSON-LD dateModified");
}

/* The first article in a graph; lists of other articles (ItemList) are not entered. */
static bool find_linked_article(dm_arena *arena, const json_t *value, dm_html_meta *meta,
                                unsigned depth) {
    if (depth > DM_LIMIT_JSON_DEPTH)
        return false;
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            if (find_linked_article(arena, json_array_get(value, i), meta, depth + 1))
                return true;
        return false;
    }
    if (!json_is_object(value))
        return false;
    if (is_article_type(json_object_get(value, "@type"))) {
        read_linked_article(arena, value, meta);
        return true;
    }
    static const char *const inside[] = {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (find_linked_article(arena, json_object_get(value, inside[i]), meta, depth + 1))
            return true;
    return false;
}

/* Line feeds and tabs inside strings are common and not JSON: spaces do as well. */
static dm_str without_controls(dm_arena *arena, dm_str s) {
    char *copy = dm_arena_alloc(arena, s.len + 1);
    for (size_t i = 0; copy && i < s.len; i++)
        copy[i] = (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i];
    return (dm_str){copy ? copy : "", copy ? s.len : 0};
}

static void read_linked_data(dm_arena *arena, const dm_html *html, dm_html_meta *meta) {
    for (size_t i = 0; i < html->linked_data.len && i < 64; i++) {
        dm_str s = without_controls(arena, html->linked_data.ptr[i]);
        json_t *root = json_loadb(s.ptr, s.len, JSON_DISABLE_EOF_CHECK, NULL);
        if (root)
            find_linked_article(arena, root, meta, 0);
        json_decref(root);
    }
}

/* ---- <meta>, <link>, <title> ---- */

typedef enum target {
    TO_OG_TITLE,
    TO_DESCRIPTION,
    TO_BYLINE,
    TO_OUTLET,
    TO_LANGUAGE,
    TO_URL,
    TO_DATE,
    TO_LESSER_DATE,
    TO_TYPE
} target;

/* `property` or `name` in lower case. */
static const struct {
    const char *name;
    target target;
} meta_names[] = {
    {"article:published_time", TO_DATE},
    {"og:published_time", TO_DATE},
    {"article:published", TO_DATE},
    {"parsely-pub-date", TO_DATE},
    {"sailthru.date", TO_DATE},
    {"cxenseparse:recs:publishtime", TO_DATE},
    {"dc.date.issued", TO_DATE},
    {"dcterms.created", TO_DATE},
    {"dc.date", TO_DATE},
    {"dcterms.date", TO_DATE},
    {"dcterms.issued", TO_DATE},
    {"datepublished", TO_DATE},
    {"publishdate", TO_DATE},
    {"publish-date", TO_DATE},
    {"publish_date", TO_DATE},
    {"pubdate", TO_DATE},
    {"published", TO_DATE},
    {"publication_date", TO_DATE},
    {"originalpublicationdate", TO_DATE},
    {"article.published", TO_DATE},
    {"article_date_original", TO_DATE},
    {"published_at", TO_DATE},
    {"rnews:datepublished", TO_DATE},
    {"created", TO_DATE},
    {"date", TO_DATE},
    {"displaydate", TO_DATE},
    {"ptime", TO_DATE},
    {"og:pubdate", TO_DATE},
    {"article:modified_time", TO_LESSER_DATE},
    {"og:updated_time", TO_LESSER_DATE},
    {"lastmod", TO_LESSER_DATE},
    {"og:title", TO_OG_TITLE},
    {"twitter:title", TO_OG_TITLE},
    {"dc.title", TO_OG_TITLE},
    {"sailthru.title", TO_OG_TITLE},
    {"og:description", TO_DESCRIPTION},
    {"description", TO_DESCRIPTION},
    {"author", TO_BYLINE},
    {"article:author_name", TO_BYLINE},
    {"parsely-author", TO_BYLINE},
    {"sailthru.author", TO_BYLINE},
    {"dc.creator", TO_BYLINE},
    {"byl", TO_BYLINE},
    {"dcterms.creator", TO_BYLINE},
    {"og:site_name", TO_OUTLET},
    {"application-name", TO_OUTLET},
    {"dc.publisher", TO_OUTLET},
    {"og:locale", TO_LANGUAGE},
    {"content-language", TO_LANGUAGE},
    {"dc.language", TO_LANGUAGE},
    {"og:url", TO_URL},
    {"og:type", TO_TYPE},
};

static void use_meta(dm_arena *arena, dm_html_meta *meta, size_t i, dm_str content) {
    switch (meta_names[i].target) {
    case TO_OG_TITLE:
        set_once(arena, &meta->og_title, content);
        break;
    case TO_DESCRIPTION:
        set_once(arena, &meta->description, content);
        break;
    case TO_BYLINE:
        if (!dm_str_starts(content, DM_STR("http")))
            set_once(arena, &meta->byline, content);
        break;
    case TO_OUTLET:
        set_once(arena, &meta->outlet, content);
        break;
    case TO_LANGUAGE:
        set_once(arena, &meta->language, content);
        break;
    case TO_URL:
        set_once(arena, &meta->url, content);
        break;
    case TO_TYPE:
        meta->is_article |= dm_str_eq_nocase(content, DM_STR("article"));
        break;
    case TO_DATE:
    case TO_LESSER_DATE:
        add_clue(arena, meta, content, meta_names[i].name);
        break;
    }
}

static void read_meta(dm_arena *arena, const dm_node *node, dm_html_meta *meta) {
    static const dm_attribute_name keys[] = {DM_ATTRIBUTE_PROPERTY, DM_ATTRIBUTE_NAME,
                                             DM_ATTRIBUTE_HTTP_EQUIV};
    dm_str content = dm_html_attribute(node, DM_ATTRIBUTE_CONTENT);
    for (size_t k = 0; content.len && k < sizeof keys / sizeof *keys; k++) {
        dm_str name = dm_html_attribute(node, keys[k]);
        for (size_t i = 0; name.len && i < sizeof meta_names / sizeof *meta_names; i++)
            if (dm_str_eq_nocase(name, dm_str_of(meta_names[i].name)))
                use_meta(arena, meta, i, content);
    }
}

/* ---- microdata and <time> ---- */

static void read_property(dm_arena *arena, const dm_html *html, uint32_t at, dm_html_meta *meta) {
    const dm_node *node = &html->nodes.ptr[at];
    dm_str property = dm_html_attribute(node, DM_ATTRIBUTE_ITEMPROP);
    if (property.len == 0)
        return;
    dm_str value = dm_html_attribute(node, DM_ATTRIBUTE_CONTENT);
    if (value.len == 0)
        value = dm_html_attribute(node, DM_ATTRIBUTE_DATETIME);
    if (dm_str_find(property, DM_STR("datePublished"), 0) != SIZE_MAX) {
        if (value.len == 0)
            value = dm_html_text(arena, html, at, 100);
        add_clue(arena, meta, value, "itemprop datePublished");
    } else if (dm_str_is(property, "dateModified")) {
        add_clue(arena, meta, value, "itemprop dateModified");
    } else if (dm_str_is(property, "author") && meta->byline.len == 0) {
        set_once(arena, &meta->byline, value.len ? value : dm_html_text(arena, html, at, 200));
    }
}

static void read_body(dm_arena *arena, const dm_html *html, dm_html_meta *meta) {
    unsigned times = 0;
    for (uint32_t i = 0; i < html->nodes.len; i++) {
        const dm_node *node = &html->nodes.ptr[i];
        if (node->attribute_count)
            read_property(arena, html, i, meta);
        if (node->tag == DM_TAG_TIME && times < 4) {
            dm_str when = dm_html_attribute(node, DM_ATTRIBUTE_DATETIME);
            times++;
            add_clue(arena, meta, when.len ? when : dm_html_text(arena, html, i, 100),
                     when.len ? "time[datetime]" : "time");
        } else if (node->tag == DM_TAG_A && meta->byline.len == 0 &&
                   dm_str_is(dm_html_attribute(node, DM_ATTRIBUTE_REL), "author")) {
            set_once(arena, &meta->byline, dm_html_text(arena, html, i, 200));
        }
    }
}

void dm_html_meta_read(dm_arena *arena, const dm_html *html, dm_html_meta *meta) {
    memset(meta, 0, sizeof *meta);
    read_linked_data(arena, html, meta);
    for (uint32_t i = 0; i < html->nodes.len; i++) {
        const dm_node *node = &html->nodes.ptr[i];
        if (node->tag == DM_TAG_META)
            read_meta(arena, node, meta);
        else if (node->tag == DM_TAG_LINK &&
                 dm_str_eq_nocase(dm_html_attribute(node, DM_ATTRIBUTE_REL), DM_STR("canonical")))
            set_once(arena, &meta->url, dm_html_attribute(node, DM_ATTRIBUTE_HREF));
        else if (node->tag == DM_TAG_TITLE && meta->title.len == 0)
            set_once(arena, &meta->title, dm_html_text(arena, html, i, VALUE_BYTES));
        else if (node->tag == DM_TAG_HTML)
            set_once(arena, &meta->language, dm_html_attribute(node, DM_ATTRIBUTE_LANG));
    }
    read_body(arena, html, meta);
    tidy(arena, meta);
}

/* ---- titles ---- */

dm_str dm_title_without_outlet(dm_str title, dm_str outlet) {
    static const char *const bars[] = {" | ",        " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ",
                                       " \xc2\xbb ", " :: "};
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        dm_str bar = dm_str_of(bars[i]);
        size_t last = SIZE_MAX, at = 0;
        while ((at = dm_str_find(title, bar, at)) != SIZE_MAX) {
            last = at;
            at += bar.len;
        }
        if (last == SIZE_MAX)
            continue;
        dm_str tail = dm_str_sub(title, last + bar.len, title.len);
        bool known = outlet.len && dm_str_find_nocase(tail, outlet, 0) != SIZE_MAX;
        if (known || (i == 0 && tail.len < title.len / 2) ||
            (tail.len < 30 && tail.len * 3 < title.len))
            return dm_str_trim(dm_str_sub(title, 0, last));
    }
    return title;
}
