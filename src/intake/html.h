/*
 * html.h - a page as a light tree: what the article finder needs of a document, in the arena.
 *
 * Nodes lie in document order, so a subtree is the stretch [i, nodes[i].after). Node 0 is the root.
 */
#ifndef DM_INTAKE_HTML_H
#define DM_INTAKE_HTML_H

#include "intake/encoding.h"

/* Elements the finder knows by name; all others are DM_TAG_OTHER. Alphabetical: see html.c. */
typedef enum dm_tag {
    DM_TAG_OTHER,
    DM_TAG_TEXT, /* not an element: a run of characters */
    DM_TAG_A,
    DM_TAG_ADDRESS,
    DM_TAG_ARTICLE,
    DM_TAG_ASIDE,
    DM_TAG_AUDIO,
    DM_TAG_B,
    DM_TAG_BLOCKQUOTE,
    DM_TAG_BODY,
    DM_TAG_BR,
    DM_TAG_BUTTON,
    DM_TAG_CANVAS,
    DM_TAG_CENTER,
    DM_TAG_DD,
    DM_TAG_DETAILS,
    DM_TAG_DIV,
    DM_TAG_DL,
    DM_TAG_DT,
    DM_TAG_EM,
    DM_TAG_FIELDSET,
    DM_TAG_FIGCAPTION,
    DM_TAG_FIGURE,
    DM_TAG_FOOTER,
    DM_TAG_FORM,
    DM_TAG_H1,
    DM_TAG_H2,
    DM_TAG_H3,
    DM_TAG_H4,
    DM_TAG_H5,
    DM_TAG_H6,
    DM_TAG_HEAD,
    DM_TAG_HEADER,
    DM_TAG_HR,
    DM_TAG_HTML,
    DM_TAG_I,
    DM_TAG_IFRAME,
    DM_TAG_IMG,
    DM_TAG_INPUT,
    DM_TAG_LABEL,
    DM_TAG_LEGEND,
    DM_TAG_LI,
    DM_TAG_LINK,
    DM_TAG_MAIN,
    DM_TAG_MENU,
    DM_TAG_META,
    DM_TAG_NAV,
    DM_TAG_NOSCRIPT,
    DM_TAG_OBJECT,
    DM_TAG_OL,
    DM_TAG_OPTION,
    DM_TAG_P,
    DM_TAG_PRE,
    DM_TAG_Q,
    DM_TAG_SCRIPT,
    DM_TAG_SECTION,
    DM_TAG_SELECT,
    DM_TAG_SPAN,
    DM_TAG_STRONG,
    DM_TAG_STYLE,
    DM_TAG_SUMMARY,
    DM_TAG_SVG,
    DM_TAG_TABLE,
    DM_TAG_TBODY,
    DM_TAG_TD,
    DM_TAG_TEMPLATE,
    DM_TAG_TEXTAREA,
    DM_TAG_TFOOT,
    DM_TAG_TH,
    DM_TAG_THEAD,
    DM_TAG_TIME,
    DM_TAG_TITLE,
    DM_TAG_TR,
    DM_TAG_UL,
    DM_TAG_VIDEO,
    DM_TAGS
} dm_tag;

/* Attributes that are kept; all others are dropped. In the order of html.c's table. */
typedef enum dm_attribute_name {
    DM_ATTRIBUTE_ARIA_HIDDEN,
    DM_ATTRIBUTE_CLASS,
    DM_ATTRIBUTE_CONTENT,
    DM_ATTRIBUTE_DATA_COMPONENT,
    DM_ATTRIBUTE_DATA_TYPE,
    DM_ATTRIBUTE_DATETIME,
    DM_ATTRIBUTE_HIDDEN,
    DM_ATTRIBUTE_HREF,
    DM_ATTRIBUTE_HTTP_EQUIV,
    DM_ATTRIBUTE_ID,
    DM_ATTRIBUTE_ITEMPROP,
    DM_ATTRIBUTE_LANG,
    DM_ATTRIBUTE_NAME,
    DM_ATTRIBUTE_PROPERTY,
    DM_ATTRIBUTE_REL,
    DM_ATTRIBUTE_ROLE,
    DM_ATTRIBUTE_STYLE,
    DM_ATTRIBUTES
} dm_attribute_name;

typedef struct dm_attribute {
    dm_attribute_name name;
    dm_str value;
} dm_attribute;

typedef struct dm_node {
    uint16_t tag;
    uint16_t depth;
    uint32_t parent;
    uint32_t after;      /* the first node behind the subtree */
    uint32_t start, end; /* bytes of the decoded page, markup included; near enough to show
                            the place: libxml2 tells where it stands, not where a token began */
    dm_str text;         /* of DM_TAG_TEXT, entities resolved */
    const dm_attribute *attributes;
    uint32_t attribute_count;
} dm_node;

typedef struct dm_html {
    DM_VEC(dm_node) nodes;
    DM_VEC(dm_str) linked_data; /* contents of <script type="application/ld+json"> */
    bool truncated;             /* nested or numerous beyond the bounds: the rest was left */
} dm_html;

/*
 * Parses decoded HTML with libxml2, entities and network off. Views point into `arena` or `text`.
 * There is no HTML that fails: only DM_ERR_MEMORY.
 */
dm_status dm_html_parse(dm_arena *arena, dm_str text, dm_html *html, dm_error *error) DM_MUST_CHECK;
/* The value of an attribute, empty if it is not there. */
dm_str dm_html_attribute(const dm_node *node, dm_attribute_name name);
/* All text below node `at`, white space folded; at most `limit` bytes. */
dm_str dm_html_text(dm_arena *arena, const dm_html *html, uint32_t at, size_t limit);

#endif
