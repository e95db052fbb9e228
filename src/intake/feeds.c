/*
 * feeds.c - RSS 2.0, RSS 1.0 (RDF) and Atom (RFC 4287), by libxml2's streaming reader.
 *
 * One item or entry is expanded at a time. Entities are not substituted, nothing external is loaded
 * and the network is off (XXE has nothing to work with). An item whose feed gives only a summary is
 * an article with that text.
 */
#include "intake/containers.h"

#include <libxml/xmlreader.h>

#include "base/error.h"
#include "base/limits.h"
#include "intake/fields.h"
#include "intake/xml_library.h"

typedef struct feed_reader {
    dm_intake *intake;
    dm_stream *stream;
    dm_str file;
    dm_arena kept; /* of the channel */
    dm_str outlet, language;
    size_t number;
    dm_status status;
} feed_reader;

static int give(void *context, char *to, int room) {
    dm_stream *stream = context;
    dm_str some = dm_stream_some(stream);
    size_t count = some.len < (size_t)room ? some.len : (size_t)room;
    memcpy(to, some.ptr, count);
    dm_stream_skip(stream, count);
    return (int)count;
}

static bool named(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static dm_str attribute(dm_arena *arena, xmlNode *node, const char *name) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    dm_str copy = value ? dm_arena_str(arena, dm_str_of((char *)value)) : (dm_str){0};
    xmlFree(value);
    return copy;
}

static dm_str content(dm_arena *arena, xmlNode *node) {
    xmlChar *value = xmlNodeGetContent(node);
    dm_str copy = value ? dm_arena_str(arena, dm_str_trim(dm_str_of((char *)value))) : (dm_str){0};
    xmlFree(value);
    return copy;
}

/* <content type="xhtml"> holds markup as elements. */
static dm_str markup(dm_arena *arena, xmlNode *node) {
    if (!dm_str_is(attribute(arena, node, "type"), "xhtml"))
        return content(arena, node);
    xmlBufferPtr buffer = xmlBufferCreate();
    for (xmlNode *child = node->children; buffer && child; child = child->next)
        xmlNodeDump(buffer, node->doc, child, 0, 0);
    dm_str copy =
        buffer ? dm_arena_str(arena, dm_str_of((char *)xmlBufferContent(buffer))) : (dm_str){0};
    xmlBufferFree(buffer);
    return copy;
}

static void set_once(dm_str *slot, dm_str value) {
    if (slot->len == 0)
        *slot = value;
}

typedef struct feed_item {
    dm_str title, link, date, updated, body, summary, author;
} feed_item;

static void read_link(dm_arena *arena, xmlNode *node, feed_item *item) {
    dm_str href = attribute(arena, node, "href"), rel = attribute(arena, node, "rel");
    if (href.len == 0)
        set_once(&item->link, content(arena, node));
    else if (rel.len == 0 || dm_str_is(rel, "alternate"))
        set_once(&item->link, href);
}

static void read_author(dm_arena *arena, xmlNode *node, feed_item *item) {
    for (xmlNode *child = node->children; child; child = child->next)
        if (named(child, "name"))
            set_once(&item->author, content(arena, child));
    set_once(&item->author, content(arena, node));
}

static void read_part(dm_arena *arena, xmlNode *node, feed_item *item) {
    bool media = node->ns && node->ns->prefix && !strcmp((const char *)node->ns->prefix, "media");
    if (media)
        return;
    if (named(node, "title"))
        set_once(&item->title, content(arena, node));
    else if (named(node, "link"))
        read_link(arena, node, item);
    else if (named(node, "pubDate") || named(node, "published") || named(node, "date"))
        set_once(&item->date, content(arena, node));
    else if (named(node, "updated") || named(node, "modified"))
        set_once(&item->updated, content(arena, node));
    else if (named(node, "encoded") || named(node, "content"))
        set_once(&item->body, markup(arena, node));
    else if (named(node, "description") || named(node, "summary"))
        set_once(&item->summary, markup(arena, node));
    else if (named(node, "creator") || named(node, "author"))
        read_author(arena, node, item);
}

static void use_item(feed_reader *self, xmlNode *node, uint64_t offset) {
    dm_arena *arena = &self->intake->scratch;
    feed_item item = {0};
    for (xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            read_part(arena, child, &item);
    dm_resource resource = {
        .kind = DM_RESOURCE_FIELDS,
        .source = dm_arena_printf(arena, "%.*s#%zu", DM_FMT(self->file), ++self->number),
        .offset = (size_t)offset,
        .bytes = item.body.len ? item.body : item.summary,
        .url = item.link,
        .title = item.title,
        .byline = item.author,
        .outlet = self->outlet,
        .language = self->language,
        .published = item.date.len ? item.date : item.updated};
    resource.body_html = dm_str_find(resource.bytes, DM_STR("<"), 0) != SIZE_MAX ||
                         dm_str_find(resource.bytes, DM_STR("&"), 0) != SIZE_MAX;
    if (resource.bytes.len == 0) {
        dm_intake_reject(self->intake, resource.source, "no-text", DM_ERR_FORMAT, offset,
                         "the item has no text of its own");
        dm_arena_reset(arena);
        return;
    }
    self->status = dm_intake_emit(self->intake, &resource);
}

static void use_channel_part(feed_reader *self, xmlTextReaderPtr reader, const char *name,
                             int depth) {
    bool atom = depth == 1;
    if (depth > 2 || (strcmp(name, "title") != 0 && strcmp(name, "language") != 0))
        return;
    xmlNode *node = xmlTextReaderExpand(reader);
    if (!node)
        return;
    if (strcmp(name, "title") == 0 && (atom || depth == 2))
        set_once(&self->outlet, content(&self->kept, node));
    else if (strcmp(name, "language") == 0)
        set_once(&self->language, content(&self->kept, node));
}

static void read_feed(feed_reader *self, xmlTextReaderPtr reader) {
    int result = xmlTextReaderRead(reader);
    while (result == 1 && self->status == DM_OK) {
        const char *name = (const char *)xmlTextReaderConstLocalName(reader);
        int depth = xmlTextReaderDepth(reader);
        bool element = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT;
        if (element && depth == 0) {
            xmlChar *language = xmlTextReaderXmlLang(reader);
            if (language)
                set_once(&self->language, dm_arena_str(&self->kept, dm_str_of((char *)language)));
            xmlFree(language);
        }
        if (element && (strcmp(name, "item") == 0 || strcmp(name, "entry") == 0)) {
            xmlNode *node = xmlTextReaderExpand(reader);
            if (node)
                use_item(self, node, (uint64_t)xmlTextReaderByteConsumed(reader));
            result = xmlTextReaderNext(reader);
            continue;
        }
        if (element)
            use_channel_part(self, reader, name, depth);
        result = xmlTextReaderRead(reader);
    }
}

static void note_fault(void *context, const char *message, xmlParserSeverities severity,
                       xmlTextReaderLocatorPtr locator) {
    feed_reader *self = context;
    if (severity == XML_PARSER_SEVERITY_VALIDITY_WARNING ||
        severity == XML_PARSER_SEVERITY_WARNING || self->stream->error.message[0])
        return;
    dm_str text = dm_str_trim(dm_str_of(message));
    dm_fail_at(&self->stream->error, DM_ERR_FORMAT, NULL,
               (size_t)xmlTextReaderLocatorLineNumber(locator), SIZE_MAX, "XML: %.*s",
               DM_FMT(text));
}

dm_status dm_intake_feed(dm_intake *self, dm_stream *stream, dm_str source) {
    feed_reader feed = {.intake = self, .stream = stream, .file = source};
    dm_arena_init(&feed.kept, 0);
    dm_xml_begin();
    xmlTextReaderPtr reader =
        xmlReaderForIO(give, NULL, stream, NULL, NULL,
                       XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    if (!reader) {
        dm_arena_free(&feed.kept);
        return dm_fail_memory(self->error);
    }
    xmlTextReaderSetErrorHandler(reader, note_fault, &feed);
    read_feed(&feed, reader);
    if (feed.status == DM_OK && stream->error.message[0]) {
        dm_str name = stream->error.line ? dm_arena_printf(&feed.kept, "%.*s:%zu", DM_FMT(source),
                                                           stream->error.line)
                                         : source;
        dm_intake_reject(self, name, "broken", DM_ERR_FORMAT, stream->offset, "%s",
                         stream->error.message);
    } else if (feed.status == DM_OK && feed.number == 0) {
        dm_intake_reject(self, source, "empty", DM_ERR_FORMAT, 0, "the feed has no items");
    }
    xmlFreeTextReader(reader);
    dm_arena_free(&feed.kept);
    return feed.status;
}
