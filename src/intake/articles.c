/*
 * articles.c - from a resource to its articles: encoding, then HTML, text or fields, then what the
 * articles themselves need (language, date, flags, id).
 *
 *   dm_resource ─▶ dm_decode ─┬▶ HTML ─▶ blocks + metadata ─┐
 *                             ├▶ lines ─▶ blocks ───────────┼▶ dm_text_articles ─▶ finish
 *                             └▶ fields ─▶ blocks + metadata┘
 */
#include "intake/article.h"

#include <stdio.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "intake/containers_format.h"
#include "intake/extract.h"
#include "intake/language_id.h"

const char *dm_item_kind_name(dm_item_kind kind) {
    static const char *const names[] = {"main", "other-article", "teaser"};
    return names[kind];
}

const char *dm_date_source_name(dm_date_source source) {
    static const char *const names[] = {NULL,          "option",   "metadata", "crawl-header",
                                        "page-header", "dateline", "url",      "text"};
    return names[source];
}

const char *dm_flag_name(unsigned bit) {
    static const char *const names[] = {
        "machine-translated", "template-placeholder", "mixed-articles",    "truncated", "no-date",
        "encoding-repaired",  "near-duplicate",       "language-not-coded"};
    return bit < sizeof names / sizeof *names ? names[bit] : NULL;
}

/* ---- what a resource is ---- */

static bool type_is(dm_str content_type, const char *prefix) {
    return dm_str_eq_nocase(dm_str_sub(content_type, 0, strlen(prefix)), dm_str_of(prefix));
}

static dm_resource_kind kind_of(const dm_resource *resource) {
    if (resource->kind != DM_RESOURCE_UNKNOWN)
        return resource->kind;
    if (type_is(resource->content_type, "text/html") ||
        type_is(resource->content_type, "application/xhtml"))
        return DM_RESOURCE_HTML;
    if (type_is(resource->content_type, "text/plain"))
        return DM_RESOURCE_TEXT;
    dm_str start = dm_str_sub(resource->bytes, 0, DM_FORMAT_BYTES);
    return dm_format_of(start, resource->source) == DM_FORMAT_HTML ? DM_RESOURCE_HTML
                                                                   : DM_RESOURCE_TEXT;
}

/* ---- what every article gets at the end ---- */

static dm_str kept(dm_arena *arena, dm_str s) {
    return s.len ? dm_arena_str(arena, dm_str_trim(s)) : DM_STR("");
}

/* A field of a table may be in the encoding of its time, as the text may. */
static dm_str decoded_field(dm_arena *arena, dm_str s) {
    dm_decoded decoded;
    if (dm_decode(arena, kept(arena, s), (dm_str){0}, false, &decoded, NULL) != DM_OK)
        return DM_STR("");
    return decoded.text;
}

/* Lower case, every run of what is neither letter nor digit one space: what the id is a hash of, so
 * that spacing and quotation marks of a reprint do not matter. */
static dm_str normalised(dm_arena *arena, dm_str text) {
    char *out = dm_arena_alloc(arena, text.len * 2 + 4);
    size_t length = 0, at = 0;
    bool gap = false;
    while (out && at < text.len) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80) {
            bool lower = byte >= 'a' && byte <= 'z', upper = byte >= 'A' && byte <= 'Z';
            at++;
            if (!lower && !upper && !(byte >= '0' && byte <= '9')) {
                gap = length > 0;
                continue;
            }
            if (gap)
                out[length++] = ' ';
            gap = false;
            out[length++] = (char)(upper ? byte + 32 : byte);
            continue;
        }
        uint32_t c = dm_utf8_next(text, &at);
        if (!dm_utf8_is_letter(c) && !dm_utf8_is_digit(c)) {
            gap = length > 0;
            continue;
        }
        if (gap)
            out[length++] = ' ';
        gap = false;
        length += dm_utf8_put(out + length, dm_utf8_lower(c));
    }
    return (dm_str){out ? out : "", length};
}

/* Cuts what is beyond DM_LIMIT_TEXT_BYTES at a paragraph, or failing that at a character. */
static void bound_text(dm_article *article) {
    if (article->text.len <= DM_LIMIT_TEXT_BYTES)
        return;
    size_t cut = DM_LIMIT_TEXT_BYTES;
    while (cut > 0 && ((unsigned char)article->text.ptr[cut] & 0xC0) == 0x80)
        cut--;
    dm_str head = dm_str_sub(article->text, 0, cut);
    const char *gap = NULL;
    for (size_t at = head.len; at > head.len / 2 && !gap; at--)
        if (head.ptr[at - 1] == '\n' && head.ptr[at - 2] == '\n')
            gap = head.ptr + at - 2;
    article->text = gap ? dm_str_range(head.ptr, gap) : head;
    article->flags |= DM_FLAG_TRUNCATED;
}

static void set_language(dm_arena *arena, dm_article *article, dm_str declared,
                         const dm_intake_options *options) {
    if (options->language.len) {
        article->language = kept(arena, options->language);
        article->language_confidence = 1;
    } else {
        article->language =
            dm_language_of(arena, article->text, declared, &article->language_confidence);
    }
}

/* "https://www.example.org/a" gives "example.org". */
static dm_str host_of(dm_str url) {
    size_t at = dm_str_find(url, DM_STR("://"), 0);
    if (at == SIZE_MAX)
        return DM_STR("");
    dm_str host = dm_str_sub(url, at + 3, url.len);
    size_t end = 0;
    while (end < host.len && !strchr("/?#:", host.ptr[end]))
        end++;
    host = dm_str_sub(host, 0, end);
    return dm_str_starts(host, DM_STR("www.")) ? dm_str_sub(host, 4, host.len) : host;
}

static void finish(dm_arena *arena, dm_article *article, const dm_resource *resource,
                   const dm_page *page, const dm_intake_options *options) {
    article->source = kept(arena, resource->source);
    article->url = kept(arena, resource->url.len ? resource->url : page->url);
    dm_str outlet = options->outlet.len ? options->outlet : resource->outlet;
    article->outlet = decoded_field(arena, outlet.len ? outlet : page->outlet);
    if (article->outlet.len == 0)
        article->outlet = host_of(article->url);
    bound_text(article);
    dm_arena_mark mark = dm_arena_tell(arena);
    dm_str plain = normalised(arena, article->text);
    dm_hash_id(&plain, 1, article->id);
    dm_arena_rewind(arena, mark);
    dm_str declared = resource->language.len ? resource->language : page->language;
    set_language(arena, article, declared, options);
    bool first = article->item == 0;
    dm_published_choose(arena, article, resource, options, first ? page->clues.ptr : NULL,
                        first ? page->clues.len : 0);
}

/* ---- the ways in ---- */

static void add_clue(dm_arena *arena, dm_page *page, dm_date_source from, dm_str value,
                     const char *detail) {
    dm_date_clue *clue = value.len ? dm_vec_push(arena, &page->clues) : NULL;
    if (clue)
        *clue = (dm_date_clue){from, value, detail};
}

/* Markup of a record's body may be a page of its own or only what stood in an article. */
static bool is_fragment(dm_resource_kind kind, dm_str text) {
    return kind == DM_RESOURCE_FIELDS &&
           dm_str_find_nocase(dm_str_sub(text, 0, 4096), DM_STR("<body"), 0) == SIZE_MAX;
}

static dm_status read_bytes(dm_arena *arena, const dm_resource *resource, dm_resource_kind kind,
                            dm_page *page, bool *repaired, dm_error *error) {
    dm_decoded decoded;
    bool html = kind == DM_RESOURCE_HTML || (kind == DM_RESOURCE_FIELDS && resource->body_html);
    dm_status status =
        dm_decode(arena, resource->bytes, resource->content_type, html, &decoded, error);
    if (status != DM_OK)
        return status;
    *repaired = decoded.repaired;
    if (html)
        return dm_extract_page(arena, &decoded, is_fragment(kind, decoded.text), page, error);
    dm_lines_to_blocks(arena, &decoded, &page->main.blocks);
    return DM_OK;
}

static void undo_mojibake(dm_arena *arena, dm_page_item *item, bool *repaired) {
    item->title = dm_undo_mojibake(arena, item->title, repaired);
    item->byline = dm_undo_mojibake(arena, item->byline, repaired);
    for (size_t i = 0; i < item->blocks.len; i++) {
        dm_block *block = &item->blocks.ptr[i];
        block->text = dm_undo_mojibake(arena, block->text, repaired);
    }
}

/* Of a text far beyond DM_LIMIT_TEXT_BYTES the stages that follow need not see more than the bound
 * and some. */
static bool bound_blocks(dm_page_item *item) {
    size_t total = 0;
    for (size_t i = 0; i < item->blocks.len; i++) {
        dm_block *block = &item->blocks.ptr[i];
        size_t cut = DM_LIMIT_TEXT_BYTES;
        if (block->text.len > cut) {
            while (cut > 0 && ((unsigned char)block->text.ptr[cut] & 0xC0) == 0x80)
                cut--;
            block->text = dm_str_sub(block->text, 0, cut);
            item->blocks.len = i + 1;
            return true;
        }
        total += block->discard ? 0 : block->text.len;
        if (total > 2 * DM_LIMIT_TEXT_BYTES) {
            item->blocks.len = i + 1;
            return true;
        }
    }
    return false;
}

static dm_status read_page(dm_arena *arena, const dm_resource *resource, dm_page *page,
                           bool *repaired, dm_error *error) {
    dm_resource_kind kind = kind_of(resource);
    dm_status status = read_bytes(arena, resource, kind, page, repaired, error);
    if (status != DM_OK)
        return status;
    if (kind == DM_RESOURCE_FIELDS) {
        if (resource->title.len)
            page->main.title = decoded_field(arena, resource->title);
        if (resource->byline.len)
            page->main.byline = decoded_field(arena, resource->byline);
        add_clue(arena, page, DM_DATE_METADATA, kept(arena, resource->published), "date field");
    }
    page->truncated |= bound_blocks(&page->main);
    undo_mojibake(arena, &page->main, repaired);
    for (size_t i = 0; i < page->others.len; i++)
        undo_mojibake(arena, &page->others.ptr[i], repaired);
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* Puts the articles of the page's other stories behind those of the main one. */
static dm_status add_others(dm_arena *arena, const dm_page *page, dm_article **articles,
                            size_t *count, dm_error *error) {
    size_t room = *count + page->others.len;
    dm_article *all = DM_NEW_ARRAY(arena, dm_article, room);
    if (!all)
        return dm_fail_memory(error);
    memcpy(all, *articles, *count * sizeof *all);
    for (size_t i = 0; i < page->others.len; i++) {
        const dm_page_item *other = &page->others.ptr[i];
        dm_article *found = NULL;
        size_t found_count = 0;
        dm_status status = dm_text_articles(arena, other->blocks.ptr, other->blocks.len,
                                            other->title, true, &found, &found_count, error);
        if (status != DM_OK)
            return status;
        if (found_count == 0 || found[0].text.len == 0)
            continue;
        all[*count] = found[0];
        all[*count].item = (int)*count;
        all[*count].kind = DM_ITEM_OTHER_ARTICLE;
        all[0].flags |= DM_FLAG_MIXED_ARTICLES;
        ++*count;
    }
    *articles = all;
    return DM_OK;
}

static bool has_text(const dm_article *articles, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (articles[i].text.len)
            return true;
    return false;
}

dm_status dm_intake_articles(dm_arena *arena, const dm_resource *resource,
                             const dm_intake_options *options, dm_article **articles, size_t *count,
                             dm_error *error) {
    static const dm_intake_options none;
    dm_page page = {0};
    bool repaired = false, from_page = kind_of(resource) == DM_RESOURCE_HTML;
    options = options ? options : &none;
    *articles = NULL;
    *count = 0;
    dm_status status = read_page(arena, resource, &page, &repaired, error);
    if (status != DM_OK)
        return status;
    if (page.main.blocks.len == 0)
        return dm_fail(error, DM_ERR_FORMAT, "there is no text in it");
    status = dm_text_articles(arena, page.main.blocks.ptr, page.main.blocks.len, page.main.title,
                              from_page, articles, count, error);
    if (status == DM_OK && page.others.len)
        status = add_others(arena, &page, articles, count, error);
    if (status == DM_OK && !has_text(*articles, *count))
        return dm_fail(error, DM_ERR_FORMAT, "there is no article in it");
    for (size_t i = 0; i < *count && status == DM_OK; i++) {
        dm_article *article = &(*articles)[i];
        article->flags |= repaired ? DM_FLAG_ENCODING_REPAIRED : 0;
        article->flags |= resource->truncated || page.truncated ? DM_FLAG_TRUNCATED : 0;
        if (article->item == 0 && page.main.byline.len)
            article->byline = page.main.byline;
        finish(arena, article, resource, &page, options);
    }
    return status == DM_OK && arena->failed ? dm_fail_memory(error) : status;
}
