/*
 * fields.c - names of fields, and the resource that a record's fields make.
 */
#include "intake/fields.h"

/* In order of preference within a field. Written without "_", "-", ":" and "." and in lower case,
   as names are compared. */
static const struct {
    const char *name;
    dm_field field;
} names[] = {
    {"text", DM_FIELD_TEXT},
    {"maintext", DM_FIELD_TEXT},
    {"articlebody", DM_FIELD_TEXT},
    {"body", DM_FIELD_TEXT},
    {"fulltext", DM_FIELD_TEXT},
    {"articletext", DM_FIELD_TEXT},
    {"contenttext", DM_FIELD_TEXT},
    {"plaintext", DM_FIELD_TEXT},
    {"content", DM_FIELD_TEXT},
    {"rawcontent", DM_FIELD_TEXT},
    {"article", DM_FIELD_TEXT},
    {"story", DM_FIELD_TEXT},
    {"contenthtml", DM_FIELD_HTML},
    {"html", DM_FIELD_HTML},
    {"rawhtml", DM_FIELD_HTML},
    {"title", DM_FIELD_TITLE},
    {"headline", DM_FIELD_TITLE},
    {"heading", DM_FIELD_TITLE},
    {"datepublished", DM_FIELD_PUBLISHED},
    {"datepublish", DM_FIELD_PUBLISHED},
    {"publisheddate", DM_FIELD_PUBLISHED},
    {"publishdate", DM_FIELD_PUBLISHED},
    {"publicationdate", DM_FIELD_PUBLISHED},
    {"published", DM_FIELD_PUBLISHED},
    {"publishedat", DM_FIELD_PUBLISHED},
    {"pubdate", DM_FIELD_PUBLISHED},
    {"date", DM_FIELD_PUBLISHED},
    {"url", DM_FIELD_URL},
    {"link", DM_FIELD_URL},
    {"sourceurl", DM_FIELD_URL},
    {"externalurl", DM_FIELD_URL},
    {"canonicalurl", DM_FIELD_URL},
    {"language", DM_FIELD_LANGUAGE},
    {"lang", DM_FIELD_LANGUAGE},
    {"outlet", DM_FIELD_OUTLET},
    {"publication", DM_FIELD_OUTLET},
    {"publisher", DM_FIELD_OUTLET},
    {"source", DM_FIELD_OUTLET},
    {"sourcename", DM_FIELD_OUTLET},
    {"sitename", DM_FIELD_OUTLET},
    {"sourcedomain", DM_FIELD_OUTLET},
    {"domain", DM_FIELD_OUTLET},
    {"byline", DM_FIELD_BYLINE},
    {"author", DM_FIELD_BYLINE},
    {"authors", DM_FIELD_BYLINE},
    {"creator", DM_FIELD_BYLINE},
    {"datedownload", DM_FIELD_CRAWLED},
    {"crawled", DM_FIELD_CRAWLED},
    {"crawldate", DM_FIELD_CRAWLED},
};
enum { NAMES = sizeof names / sizeof *names };

static bool same_name(dm_str name, const char *known) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == '_' || c == '-' || c == ':' || c == '.' || c == ' ')
            continue;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if (c == 0 || c != *known++)
            return false;
    }
    return *known == '\0';
}

static dm_field usual(dm_str name, unsigned *rank) {
    for (unsigned i = 0; i < NAMES; i++)
        if (same_name(name, names[i].name)) {
            *rank = i + 1;
            return names[i].field;
        }
    return DM_FIELD_NONE;
}

dm_field dm_field_ranked(dm_str name, const dm_intake_options *options, unsigned *rank) {
    *rank = 0;
    for (size_t i = 0; options && i < options->map_count; i++)
        if (dm_str_eq(options->map[i][0], name)) {
            unsigned ignored;
            return usual(options->map[i][1], &ignored);
        }
    return usual(name, rank);
}

dm_field dm_field_of(dm_str name, const dm_intake_options *options) {
    unsigned rank;
    return dm_field_ranked(name, options, &rank);
}

void dm_fields_add(dm_field_values *self, dm_str name, dm_str value,
                   const dm_intake_options *options) {
    unsigned rank;
    dm_field field = dm_field_ranked(name, options, &rank);
    value = dm_str_trim(value);
    if (field == DM_FIELD_NONE || value.len == 0)
        return;
    if (self->value[field].len && self->rank[field] <= rank)
        return;
    self->value[field] = value;
    self->rank[field] = rank;
}

bool dm_looks_like_html(dm_str s) {
    static const char *const tags[] = {"<p>", "<p ", "<br", "<div", "<html", "</p>", "<li>"};
    s = dm_str_sub(s, 0, 4096);
    for (size_t at = 0; (at = dm_str_find(s, DM_STR("<"), at)) != SIZE_MAX; at++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if (dm_str_eq_nocase(dm_str_sub(s, at, at + strlen(tags[i])), dm_str_of(tags[i])))
                return true;
    return false;
}

bool dm_fields_resource(const dm_field_values *self, dm_resource *resource) {
    dm_str text = self->value[DM_FIELD_TEXT], html = self->value[DM_FIELD_HTML];
    resource->kind = DM_RESOURCE_FIELDS;
    resource->bytes = text.len ? text : html;
    resource->body_html = text.len == 0 || dm_looks_like_html(text);
    resource->title = self->value[DM_FIELD_TITLE];
    resource->byline = self->value[DM_FIELD_BYLINE];
    resource->outlet = self->value[DM_FIELD_OUTLET];
    resource->language = self->value[DM_FIELD_LANGUAGE];
    resource->published = self->value[DM_FIELD_PUBLISHED];
    resource->url = self->value[DM_FIELD_URL];
    resource->crawled = self->value[DM_FIELD_CRAWLED];
    return resource->bytes.len > 0;
}
