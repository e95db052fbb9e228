/*
 * article.h - what intake hands to the language stage: articles with their text, and where each
 * came from.
 *
 *   path, URL, "-"  ──▶ containers ──▶ dm_resource ──▶ articles (HTML, feed entry, JSON field,
 * plain text) ──▶ dm_article[] one thread, streaming            a worker; in the document's arena
 *
 * A resource is one page, one JSON line, one feed entry, one plain-text file. Its bytes belong to
 * the reader and are copied for the worker.
 */
#ifndef DM_INTAKE_ARTICLE_H
#define DM_INTAKE_ARTICLE_H

#include "base/arena.h"
#include "demarche.h"

typedef enum dm_resource_kind {
    DM_RESOURCE_UNKNOWN, /* look at content type, name and bytes */
    DM_RESOURCE_HTML,
    DM_RESOURCE_TEXT,
    DM_RESOURCE_FIELDS /* title, text, ... are already apart (JSON Lines, CSV, feeds): `bytes` is
                          the body, `body_html` says what it is */
} dm_resource_kind;

/* One document as a container gave it. Views belong to whoever made it. Empty views are unknown. */
typedef struct dm_resource {
    dm_resource_kind kind;
    dm_str source; /* "pages.warc.gz#17", "news.jsonl:42", "article.html" */
    size_t offset; /* in the container, SIZE_MAX if it has none */
    dm_str bytes;
    dm_str content_type; /* "text/html; charset=utf-8" of an HTTP header */
    dm_str url, crawled; /* of the crawl: WARC-Target-URI; WARC-Date or the HTTP Date */
    /* Only DM_RESOURCE_FIELDS. */
    dm_str title, byline, outlet, language, published;
    bool body_html;
    bool truncated; /* the container broke off in it: the article is flagged so */
} dm_resource;

typedef enum dm_item_kind { DM_ITEM_MAIN, DM_ITEM_OTHER_ARTICLE, DM_ITEM_TEASER } dm_item_kind;

typedef enum dm_date_source {
    DM_DATE_NONE,
    DM_DATE_OPTION,
    DM_DATE_METADATA,
    DM_DATE_CRAWL_HEADER,
    DM_DATE_PAGE_HEADER,
    DM_DATE_DATELINE,
    DM_DATE_URL,
    DM_DATE_TEXT
} dm_date_source;

/* Flags of a document: bits of dm_article.flags. */
enum {
    DM_FLAG_MACHINE_TRANSLATED = 1u << 0,
    DM_FLAG_TEMPLATE_PLACEHOLDER = 1u << 1,
    DM_FLAG_MIXED_ARTICLES = 1u << 2,
    DM_FLAG_TRUNCATED = 1u << 3,
    DM_FLAG_NO_DATE = 1u << 4,
    DM_FLAG_ENCODING_REPAIRED = 1u << 5,
    DM_FLAG_NEAR_DUPLICATE = 1u << 6,
    DM_FLAG_LANGUAGE_NOT_CODED = 1u << 7
};

/* A stretch of the input that is not text of an article, and why. */
typedef struct dm_discard {
    size_t start, end;  /* bytes of the input */
    const char *reason; /* "related-links", "navigation", "comment-form", "template", "caption",
                           "credit", "advertisement", "subscription", ... */
} dm_discard;

typedef struct dm_article {
    char id[17]; /* hash of the normalised text */
    dm_str source, url, title, byline, outlet;
    dm_str dateline; /* where it has a line for itself: "NICOSIA, August 8 (Agency) --" */
    dm_str language; /* BCP 47, "und" when unsure */
    double language_confidence;
    dm_str published; /* ISO 8601, possibly partial ("2022-10", "XXXX-09-28"); empty when unknown */
    dm_date_source published_from;
    double published_confidence;
    int item;
    dm_item_kind kind;
    dm_str text; /* paragraphs separated by a blank line; what every record's offsets count in */
    DM_VEC(dm_discard) discarded;
    uint32_t flags;
    char duplicate_of[17]; /* "" when it is none */
    double similarity;     /* with duplicate_of */
} dm_article;

/* What the user may override. Empty views: nothing. */
typedef struct dm_intake_options {
    dm_str published, language, outlet;
    /* JSON keys and CSV columns under other names: pairs of theirs and ours. */
    const dm_str (*map)[2];
    size_t map_count;
} dm_intake_options;

/* Called for each resource in input order. A status other than DM_OK ends the reading. */
typedef dm_status (*dm_resource_call)(void *context, const dm_resource *resource, dm_error *error);
/* Called for each input or member that could not be read; the run goes on. */
typedef void (*dm_rejected_call)(void *context, dm_str source, const char *reason,
                                 const dm_error *detail);

typedef struct dm_intake_calls {
    void *context;
    dm_resource_call resource;
    dm_rejected_call rejected;
} dm_intake_calls;

/*
 * Reads a file, a folder (its files in the order of their names, recursively; loops of links are
 * seen), an archive, or "-" and calls back for what it finds. Archives and line files are streamed.
 * (containers.c)
 */
dm_status dm_intake_read(const char *path, const dm_intake_options *options,
                         const dm_intake_calls *calls, dm_error *error) DM_MUST_CHECK;

/*
 * Makes articles of one resource: encoding, article finding, items, language, dates, flags, ids.
 * The array and all views live in `arena`; nothing points into the resource afterwards. Fails with
 * DM_ERR_FORMAT where the resource holds no text at all. (articles.c)
 */
dm_status dm_intake_articles(dm_arena *arena, const dm_resource *resource,
                             const dm_intake_options *options, dm_article **articles, size_t *count,
                             dm_error *error) DM_MUST_CHECK;

const char *dm_item_kind_name(dm_item_kind kind);
const char *dm_date_source_name(dm_date_source source); /* NULL for DM_DATE_NONE */
/* The name of flag bit `bit` (0..), NULL past the last. */
const char *dm_flag_name(unsigned bit);

/* ---- plain text: article finding in text (text.c and beside it) ---- */

/* A block of text with its place in the input: a line of a file, a paragraph of a page. */
typedef struct dm_block {
    dm_str text;
    size_t start, end; /* bytes of the input */
    bool heading, list_item, quote, caption, blank_before;
    const char *discard; /* set by the HTML stage where it already knows a reason */
} dm_block;

/*
 * Sorts the blocks of one input into title, main text, other items and discards (crawl headers,
 * captions, "Read more", teasers, comment forms, template leftovers), joins the text and fills
 * title, text, items, discarded, flags of new articles. Used for plain text and, after the HTML
 * stage has found the article, for what remains of it. `title` may be known (from metadata).
 */
dm_status dm_text_articles(dm_arena *arena, const dm_block *blocks, size_t count, dm_str title,
                           bool from_page, dm_article **articles, size_t *article_count,
                           dm_error *error) DM_MUST_CHECK;

/* ---- dates of publication (published.c) ---- */

typedef struct dm_date_clue {
    dm_date_source from;
    dm_str value; /* as found: "2022-10-03T08:00:00+02:00", "3 October 2022", "03/10/22" */
    const char
        *detail; /* "article:published_time", "JSON-LD datePublished", "time[datetime]", ... */
} dm_date_clue;

/*
 * Chooses among the clues (those of the page's metadata, plus what it finds itself in the URL,
 * datelines, page clocks, crawl headers and the text) and sets published, published_from,
 * published_confidence of the article; DM_FLAG_NO_DATE when nothing holds.
 */
void dm_published_choose(dm_arena *arena, dm_article *article, const dm_resource *resource,
                         const dm_intake_options *options, const dm_date_clue *clues, size_t count);

#endif
