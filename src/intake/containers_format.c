/*
 * containers_format.c - telling formats apart.
 *
 * Magic numbers first, then text formats by the first thing that is not white space. A file whose
 * name ends in .csv or .tsv is a table even if its first line would also do as prose; without such
 * a name a table must show at least two known field names in its header.
 */
#include "intake/containers_format.h"

#include "intake/fields.h"

static bool magic(dm_str s, const char *bytes, size_t count, size_t at) {
    return s.len >= at + count && memcmp(s.ptr + at, bytes, count) == 0;
}

static bool is_tar(dm_str s) {
    return magic(s, "ustar", 5, 257);
}

static dm_format packed(dm_str s) {
    static const struct {
        const char *bytes;
        unsigned char count;
        unsigned char format;
    } known[] = {
        {"\x1f\x8b\x08", 3, DM_FORMAT_GZIP},
        {"BZh", 3, DM_FORMAT_PACKED},
        {"\xfd"
         "7zXZ\0",
         6, DM_FORMAT_PACKED},
        {"\x28\xb5\x2f\xfd", 4, DM_FORMAT_PACKED},
        {"\x04\x22\x4d\x18", 4, DM_FORMAT_PACKED},
        {"PK\x03\x04", 4, DM_FORMAT_ARCHIVE},
        {"PK\x05\x06", 4, DM_FORMAT_ARCHIVE},
        {"WARC/", 5, DM_FORMAT_WARC},
        {"%PDF-", 5, DM_FORMAT_BINARY},
        {"\x89PNG", 4, DM_FORMAT_BINARY},
        {"\xff\xd8\xff", 3, DM_FORMAT_BINARY},
        {"\x7f"
         "ELF",
         4, DM_FORMAT_BINARY},
        {"GIF8", 4, DM_FORMAT_BINARY},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (magic(s, known[i].bytes, known[i].count, 0))
            return (dm_format)known[i].format;
    return is_tar(s) ? DM_FORMAT_ARCHIVE : DM_FORMATS;
}

static bool starts_nocase(dm_str s, const char *prefix) {
    return dm_str_eq_nocase(dm_str_sub(s, 0, strlen(prefix)), dm_str_of(prefix));
}

static bool ends_nocase(dm_str s, const char *suffix) {
    size_t n = strlen(suffix);
    return s.len >= n && dm_str_eq_nocase(dm_str_sub(s, s.len - n, s.len), dm_str_of(suffix));
}

static bool has_tag(dm_str s, const char *tag) {
    return dm_str_find_nocase(s, dm_str_of(tag), 0) != SIZE_MAX;
}

static dm_format markup(dm_str s) {
    static const char *const feeds[] = {"<rss", "<feed", "<rdf:RDF"};
    static const char *const pages[] = {"<!doctype html", "<html", "<head", "<body",
                                        "<title",         "<div",  "<p>",   "<article"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (starts_nocase(s, pages[i]))
            return DM_FORMAT_HTML;
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++)
        if (starts_nocase(s, feeds[i]) || (starts_nocase(s, "<?xml") && has_tag(s, feeds[i])))
            return DM_FORMAT_FEED;
    if ((starts_nocase(s, "<?xml") || starts_nocase(s, "<!--") || starts_nocase(s, "<!doctype")) &&
        (has_tag(s, "<html") || has_tag(s, "<head") || has_tag(s, "<body")))
        return DM_FORMAT_HTML;
    return DM_FORMAT_TEXT;
}

/* Two known header fields of a message before the first line that is none. */
static bool is_message(dm_str s) {
    static const char *const names[] = {
        "from:",        "to:",           "subject:",      "date:",     "message-id:",  "received:",
        "return-path:", "mime-version:", "delivered-to:", "reply-to:", "content-type:"};
    unsigned known = 0;
    bool mail_only = false;
    dm_str line;
    for (dm_str rest = s; dm_str_split(&rest, '\n', &line);) {
        if (line.len == 0 || line.ptr[0] == '\r')
            break;
        if (line.ptr[0] == ' ' || line.ptr[0] == '\t')
            continue;
        size_t colon = dm_str_find(line, DM_STR(":"), 0);
        if (colon == SIZE_MAX ||
            dm_str_find(dm_str_sub(line, 0, colon), DM_STR(" "), 0) != SIZE_MAX)
            break;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (starts_nocase(line, names[i])) {
                known++;
                mail_only |= names[i][0] == 'm' || names[i][0] == 'r' || names[i][0] == 'd';
            }
    }
    return known >= 3 && mail_only;
}

static bool is_table(dm_str s, dm_str name) {
    if (ends_nocase(name, ".csv") || ends_nocase(name, ".tsv"))
        return true;
    dm_str header = {0}, rest = s, field;
    if (!dm_str_split(&rest, '\n', &header) || !rest.ptr)
        return false;
    char separator = memchr(header.ptr, '\t', header.len) ? '\t' : ',';
    unsigned known = 0;
    while (dm_str_split(&header, separator, &field)) {
        field = dm_str_trim(field);
        if (field.len >= 2 && field.ptr[0] == '"')
            field = dm_str_sub(field, 1, field.len - 1);
        known += dm_field_of(field, NULL) != DM_FIELD_NONE;
    }
    return known >= 2;
}

/* Bytes that text of no encoding has; UTF-16 is told by its mark. */
static bool is_binary(dm_str s) {
    if (magic(s, "\xff\xfe", 2, 0) || magic(s, "\xfe\xff", 2, 0))
        return false;
    size_t odd = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        odd += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b;
    }
    return odd * 20 > s.len;
}

static bool is_json_list(dm_str s) {
    return dm_str_starts(s, DM_STR("[")) &&
           dm_str_starts(dm_str_trim(dm_str_sub(s, 1, s.len)), DM_STR("{"));
}

dm_format dm_format_of(dm_str start, dm_str name) {
    dm_format format = packed(start);
    if (format != DM_FORMATS)
        return format;
    if (is_binary(start))
        return DM_FORMAT_BINARY;
    dm_str s = magic(start, "\xef\xbb\xbf", 3, 0) ? dm_str_sub(start, 3, start.len) : start;
    s = dm_str_trim(s);
    if (dm_str_starts(s, DM_STR("<")) && (format = markup(s)) != DM_FORMAT_TEXT)
        return format;
    if (ends_nocase(name, ".html") || ends_nocase(name, ".htm") || ends_nocase(name, ".xhtml"))
        return DM_FORMAT_HTML;
    if (dm_str_starts(s, DM_STR("{")) || is_json_list(s) || ends_nocase(name, ".jsonl") ||
        ends_nocase(name, ".ndjson"))
        return DM_FORMAT_JSON;
    if (dm_str_starts(s, DM_STR("From "))
            ? ends_nocase(name, ".mbox") ||
                  is_message(dm_str_sub(s, dm_str_find(s, DM_STR("\n"), 0) + 1, s.len))
            : is_message(s))
        return DM_FORMAT_MAIL;
    return is_table(s, name) ? DM_FORMAT_CSV : DM_FORMAT_TEXT;
}
