/*
 * intake_web_containers.c - tests of containers: what each format hands out, that faults reject a
 * member and not the file, that bounds hold, and that the size of the pieces in which bytes arrive
 * makes no difference.
 *
 * Every input is read whole, byte by byte and in random pieces; the pieces lie at the end of a page
 * that is followed by one that must not be touched.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <zlib.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "intake/containers.h"
#include "intake/http.h"

/* ---- reading in pieces ---- */

enum { PIECES_WHOLE, PIECES_BYTES, PIECES_RANDOM, PIECES_MODES };

typedef struct pieces {
    dm_str bytes;
    size_t at;
    int mode;
    uint32_t random;
    char *page; /* [page, page + PAGE) is followed by a forbidden page */
} pieces;

enum { PAGE = 4096 };

static char *guarded_page(void) {
    char *page = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(page != MAP_FAILED);
    assert_int_equal(mprotect(page + PAGE, PAGE, PROT_NONE), 0);
    return page;
}

static dm_status pull_piece(void *context, dm_str *piece, dm_error *error) {
    pieces *self = context;
    (void)error;
    size_t left = self->bytes.len - self->at, size = left;
    if (self->mode != PIECES_WHOLE) {
        self->random = self->random * 1664525u + 1013904223u;
        size = self->mode == PIECES_BYTES ? 1 : 1 + (self->random >> 16) % 700;
        size = size < left ? size : left;
        memcpy(self->page + PAGE - size, self->bytes.ptr + self->at, size);
        *piece = (dm_str){self->page + PAGE - size, size};
    } else {
        *piece = dm_str_sub(self->bytes, self->at, self->bytes.len);
    }
    self->at += size;
    return DM_OK;
}

typedef struct seen {
    char log[1 << 16];
    size_t length, resources, rejected;
} seen;

static void note(seen *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void note(seen *self, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int wrote = vsnprintf(self->log + self->length, sizeof self->log - self->length, format, args);
    va_end(args);
    if (wrote > 0 && self->length + (size_t)wrote < sizeof self->log)
        self->length += (size_t)wrote;
}

static dm_status note_resource(void *context, const dm_resource *r, dm_error *error) {
    seen *self = context;
    (void)error;
    self->resources++;
    if (r->bytes.len < 80)
        note(self, "%.*s [%.*s]", DM_FMT(r->source), DM_FMT(r->bytes));
    else
        note(self, "%.*s %zu:%016llx", DM_FMT(r->source), r->bytes.len,
             (unsigned long long)dm_hash64(r->bytes, 0));
    if (r->title.len)
        note(self, " title=%.*s", DM_FMT(r->title));
    if (r->published.len)
        note(self, " date=%.*s", DM_FMT(r->published));
    if (r->url.len)
        note(self, " url=%.*s", DM_FMT(r->url));
    if (r->outlet.len)
        note(self, " outlet=%.*s", DM_FMT(r->outlet));
    note(self, "%s\n", r->truncated ? " truncated" : "");
    return DM_OK;
}

static void note_rejected(void *context, dm_str source, const char *reason,
                          const dm_error *detail) {
    seen *self = context;
    self->rejected++;
    note(self, "! %s %.*s", reason, DM_FMT(source));
    if (detail->offset != SIZE_MAX)
        note(self, " @%zu", detail->offset);
    note(self, "\n");
}

static void read_mode(dm_str bytes, const char *name, int mode, seen *out) {
    static char *page;
    if (!page)
        page = guarded_page();
    pieces source = {.bytes = bytes, .mode = mode, .random = 7, .page = page};
    dm_intake_calls calls = {out, note_resource, note_rejected};
    dm_intake_options options = {0};
    dm_stream stream;
    dm_error error = {0};
    memset(out, 0, sizeof *out);
    dm_stream_init(&stream, pull_piece, &source);
    assert_int_equal(dm_intake_read_stream(&stream, dm_str_of(name), &options, &calls, &error),
                     DM_OK);
    dm_stream_free(&stream);
}

/* The log, which must be the same for every way the bytes can arrive. */
static const char *read_all(dm_str bytes, const char *name) {
    static seen first, again;
    read_mode(bytes, name, PIECES_WHOLE, &first);
    for (int mode = PIECES_BYTES; mode < PIECES_MODES; mode++) {
        read_mode(bytes, name, mode, &again);
        assert_string_equal(again.log, first.log);
    }
    return first.log;
}

/* ---- making containers ---- */

static char made[8 << 20];

static dm_str gzip(dm_str s, char *to, size_t room) {
    z_stream z = {.next_in = (Bytef *)s.ptr,
                  .avail_in = (uInt)s.len,
                  .next_out = (Bytef *)to,
                  .avail_out = (uInt)room};
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    dm_str out = {to, z.total_out};
    deflateEnd(&z);
    return out;
}

static dm_str archive(bool zip, const char *const (*members)[2], size_t count) {
    size_t used = 0;
    struct archive *a = archive_write_new();
    if (zip)
        archive_write_set_format_zip(a);
    else
        archive_write_set_format_ustar(a);
    archive_write_set_bytes_in_last_block(a, 1);
    assert_int_equal(archive_write_open_memory(a, made, sizeof made, &used), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members[i][0]);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)strlen(members[i][1]));
        assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
        archive_write_data(a, members[i][1], strlen(members[i][1]));
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    return (dm_str){made, used};
}

static dm_str packed(const char *filter, dm_str s) {
    size_t used = 0;
    struct archive *a = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_set_format_raw(a);
    assert_int_equal(archive_write_add_filter_by_name(a, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_open_memory(a, made, sizeof made, &used), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(a, entry);
    archive_write_data(a, s.ptr, s.len);
    archive_entry_free(entry);
    archive_write_close(a);
    archive_write_free(a);
    return (dm_str){made, used};
}

static const char *const two[2][2] = {{"b/first.txt", "First text."},
                                      {"../../etc/second.txt", "Second text."}};

static void archives(void **state) {
    (void)state;
    const char *expected = "x#b/first.txt [First text.]\nx#../../etc/second.txt [Second text.]\n";
    assert_string_equal(read_all(archive(true, two, 2), "x"), expected);
    assert_string_equal(read_all(archive(false, two, 2), "x"), expected);
    dm_str tar = archive(false, two, 2);
    static char packed_tar[1 << 16];
    assert_string_equal(read_all(gzip(tar, packed_tar, sizeof packed_tar), "x"), expected);
}

static void packed_files(void **state) {
    (void)state;
    static const char *const filters[] = {"gzip", "bzip2", "xz", "zstd", "lzma"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(read_all(packed(filters[i], DM_STR("One text.")), "x"),
                            "x [One text.]\n");
}

static void gzip_truncated(void **state) {
    (void)state;
    static char text[40000], out[40000];
    uint32_t random = 1;
    for (size_t i = 0; i < sizeof text; i++) {
        random = random * 1664525u + 1013904223u;
        text[i] = i % 8 == 7 ? ' ' : (char)('a' + (random >> 24) % 26);
    }
    dm_str z = gzip((dm_str){text, sizeof text}, out, sizeof out);
    const char *log = read_all(dm_str_sub(z, 0, z.len / 2), "x.gz");
    assert_non_null(strstr(log, "! broken x.gz"));
    assert_non_null(strstr(log, " truncated\n"));
}

/* ---- bounds ---- */

static void bomb_is_stopped(void **state) {
    (void)state;
    static char zeros[1 << 20], once[2 << 20], twice[1 << 20];
    static char big[64 << 20];
    (void)zeros;
    memset(big, ' ', sizeof big);
    /* 64 MB of spaces, packed twice, is a few hundred bytes. */
    dm_str inner = gzip((dm_str){big, sizeof big}, once, sizeof once);
    dm_str outer = gzip(inner, twice, sizeof twice);
    assert_true(outer.len < 10 << 10);
    static seen out;
    read_mode(outer, "bomb", PIECES_WHOLE, &out);
    assert_int_equal(out.resources, 0);
    assert_non_null(strstr(out.log, "! limit bomb"));
}

static void nesting_is_bounded(void **state) {
    (void)state;
    static char a[4096], b[4096];
    dm_str s = DM_STR("deep");
    for (int i = 0; i < 5; i++)
        s = gzip(s, i % 2 ? a : b, 4096);
    assert_non_null(strstr(read_all(s, "x"), "! limit x"));
}

/* ---- web archives ---- */

static const char warc_text[] =
    "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 10\r\n\r\nsoftware: \r\n\r\n"
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://news.example/a>\r\n"
    "WARC-Date: 2022-10-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    "Content-Length: 62\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: y\r\n\r\n<p>First</p>\r\n\r\n"
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/b\r\n"
    "Content-Length: 94\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    "4\r\n<p>S\r\n3\r\nec \r\n0\r\n\r\n\r\n"
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 26\r\n\r\nHTTP/1.1 404 "
    "No\r\n\r\nabsent.\r\n\r\n"
    "garbage that is no record\r\n"
    "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: "
    "9999\r\n\r\nLast words";

static void web_archives(void **state) {
    (void)state;
    const char *log = read_all(dm_str_of(warc_text), "x.warc");
    char expected[1024];
    size_t garbage = (size_t)(strstr(warc_text, "garbage") - warc_text);
    size_t last = garbage + strlen("garbage that is no record\r\n");
    snprintf(expected, sizeof expected,
             "x.warc#2 [<p>First</p>] url=https://news.example/a\n"
             "x.warc#3 [<p>Sec ] url=https://news.example/b\n"
             "! broken-record x.warc @%zu\n"
             "! truncated x.warc#5 @%zu\n"
             "x.warc#5 [Last words] truncated\n",
             garbage, last);
    assert_string_equal(log, expected);
}

static void broken_gzip_member_is_passed_over(void **state) {
    (void)state;
    static char file[1 << 16];
    size_t length = 0, second = 0;
    for (int i = 0; i < 3; i++) {
        char record[512];
        snprintf(record, sizeof record,
                 "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: "
                 "24\r\n\r\nThis is text number %03d.\r\n\r\n",
                 i);
        if (i == 1)
            second = length;
        length += gzip(dm_str_of(record), file + length, sizeof file - length).len;
    }
    const char *whole = read_all((dm_str){file, length}, "x.warc.gz");
    assert_string_equal(whole, "x.warc.gz#1 [This is text number 000.]\n"
                               "x.warc.gz#2 [This is text number 001.]\n"
                               "x.warc.gz#3 [This is text number 002.]\n");
    memset(file + second + 20, 0x55, 40);
    const char *broken = read_all((dm_str){file, length}, "x.warc.gz");
    assert_non_null(strstr(broken, "[This is text number 000.]"));
    assert_non_null(strstr(broken, "! broken x.warc.gz"));
    assert_non_null(strstr(broken, "[This is text number 002.]"));
}

static void http_encodings(void **state) {
    (void)state;
    static char bytes[4096], packed[2048];
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_str z = gzip(DM_STR("<p>Packed</p>"), packed, sizeof packed);
    int head =
        snprintf(bytes, sizeof bytes,
                 "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n");
    memcpy(bytes + head, z.ptr, z.len);
    dm_http http;
    dm_str body;
    bool truncated = false;
    dm_http_parse((dm_str){bytes, (size_t)head + z.len}, &http);
    assert_int_equal(http.status, 200);
    assert_int_equal(dm_http_body(&arena, &http, 1 << 20, &body, &truncated, NULL), DM_OK);
    assert_true(dm_str_is(body, "<p>Packed</p>"));
    assert_false(truncated);
    /* Declared but not so stored: left as it is. */
    dm_http_parse(DM_STR("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: "
                         "chunked\r\n\r\n<p>Plain</p>"),
                  &http);
    assert_int_equal(dm_http_body(&arena, &http, 1 << 20, &body, &truncated, NULL), DM_OK);
    assert_true(dm_str_is(body, "<p>Plain</p>"));
    assert_int_equal(dm_http_body(&arena, &http, 5, &body, &truncated, NULL), DM_ERR_LIMIT);
    dm_arena_free(&arena);
}

/* ---- records ---- */

static void json_lines(void **state) {
    (void)state;
    dm_str s = DM_STR("{\"title\":\"A\",\"maintext\":\"Text "
                      "a.\",\"date_publish\":\"2022-10-03\",\"source_domain\":\"a.example\"}\n"
                      "\n"
                      "{\"headline\":\"B\",\"body\":\"Text b.\n"
                      "{\"title\":\"C\",\"articleBody\":\"Text "
                      "c.\",\"url\":\"https://c.example/1\",\"source\":{\"name\":\"C News\"}}\r\n"
                      "{\"title\":\"D\"}\n"
                      "[1,2]\n"
                      "{\"text\":\"Text e.\",\"published\":1664784000}");
    assert_string_equal(read_all(s, "x.jsonl"),
                        "x.jsonl:1 [Text a.] title=A date=2022-10-03 outlet=a.example\n"
                        "! bad-json x.jsonl:3 @92\n"
                        "x.jsonl:4 [Text c.] title=C url=https://c.example/1 outlet=C News\n"
                        "! no-text x.jsonl:5 @218\n"
                        "! bad-json x.jsonl:6 @232\n"
                        "x.jsonl:7 [Text e.] date=2022-10-03T08:00:00Z\n");
}

/* Objects of strings alone are read without a tree: with every escape, and what is no such object
 * is told of as ever. */
static void json_strings(void **state) {
    (void)state;
    assert_string_equal(
        read_all(DM_STR("{ \"te\\u0078t\" : \"A \\\"b\\\" \\\\ \\/ \\u00e9\\ud83d\\ude00.\" }\n"
                        "{\"text\":\"Half \\ud83d.\"}\n"
                        "{\"text\":\"First.\",\"text\":\"Last.\"}\n"
                        "{\"text\":\"Text.\"} more\n"
                        "{\"text\":\"Text\\"),
                 "x.jsonl"),
        "x.jsonl:1 [A \"b\" \\ / \xc3\xa9\xf0\x9f\x98\x80.]\n"
        "! bad-json x.jsonl:2 @54\n"
        "x.jsonl:3 [Last.]\n"
        "! bad-json x.jsonl:4 @111\n"
        "! bad-json x.jsonl:5 @133\n");
}

/* A list over lines: what stands between its objects and is none is told of, with its place. */
static void json_between(void **state) {
    (void)state;
    assert_string_equal(read_all(DM_STR("[\n{\"text\":\"Text a.\"},\n\"words\",\n"
                                        "{\"text\":\"Text b.\"}]\n"),
                                 "x.jsonl"),
                        "x.jsonl:1 [Text a.]\n"
                        "! bad-json x.jsonl:2 @20\n"
                        "x.jsonl:3 [Text b.]\n");
}

static void json_documents(void **state) {
    (void)state;
    dm_str list = DM_STR("[ {\"text\": \"One } \\\" {\"},\n {\"text\": \"Two\"} ]");
    assert_string_equal(read_all(list, "x.json"), "x.json:1 [One } \" {]\nx.json:2 [Two]\n");
    dm_str feed =
        DM_STR("{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n \"title\": \"Feed\",\n"
               " \"items\": [ {\"title\": \"I\", \"content_text\": \"Item text.\", "
               "\"date_published\": \"2022-10-03T08:00:00Z\"} ]\n}\n");
    assert_string_equal(read_all(feed, "x.json"),
                        "x.json:1 [Item text.] title=I date=2022-10-03T08:00:00Z outlet=Feed\n");
    static char deep[1000];
    memset(deep, '[', sizeof deep);
    memcpy(deep, "{\"a\":", 5);
    assert_non_null(strstr(read_all((dm_str){deep, sizeof deep}, "x.jsonl"), "! limit x.jsonl:1"));
}

static void tables(void **state) {
    (void)state;
    dm_str s = DM_STR("id,title,text,date\r\n"
                      "1,\"A, with comma\",\"Line one\nline \"\"two\"\"\",2022-10-03\r\n"
                      "2,B,Plain\r\n"
                      "3,C,Text,2022,too many\r\n"
                      "4,D,,2022-10-05\r\n"
                      "5,E,\"never closed\n"
                      "6,F,Last,2022-10-06\n");
    assert_string_equal(read_all(s, "x.csv"),
                        "x.csv:2 [Line one\nline \"two\"] title=A, with comma date=2022-10-03\n"
                        "x.csv:4 [Plain] title=B\n"
                        "! bad-line x.csv:5 @85\n"
                        "! no-text x.csv:6 @109\n"
                        "! bad-line x.csv:7 @126\n"
                        "x.csv:8 [Last] title=F date=2022-10-06\n");
    dm_str tabs = DM_STR("headline\tbody\nH\tBody text\n");
    assert_string_equal(read_all(tabs, "x"), "x:2 [Body text] title=H\n");
    assert_non_null(strstr(read_all(DM_STR("a,b\n1,2\n"), "x.csv"), "! no-text-column x.csv:1"));
}

static void mapped_names(void **state) {
    (void)state;
    static seen out;
    const dm_str map[][2] = {{DM_STR("inhalt"), DM_STR("text")}, {DM_STR("kopf"), DM_STR("title")}};
    dm_intake_options options = {.map = map, .map_count = 2};
    pieces source = {.bytes =
                         DM_STR("{\"kopf\":\"K\",\"inhalt\":\"Inhalt.\",\"text\":\"other\"}\n")};
    dm_intake_calls calls = {&out, note_resource, note_rejected};
    dm_stream stream;
    dm_stream_init(&stream, pull_piece, &source);
    assert_int_equal(dm_intake_read_stream(&stream, DM_STR("x.jsonl"), &options, &calls, NULL),
                     DM_OK);
    dm_stream_free(&stream);
    assert_string_equal(out.log, "x.jsonl:1 [Inhalt.] title=K\n");
}

static void feeds(void **state) {
    (void)state;
    dm_str rss = DM_STR(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
        "<title>Wire</title><link>https://w.example</link>"
        "<item><title>One</title><link>https://w.example/1</link><description>Short.</description>"
        "<content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded>"
        "<pubDate>Mon, 03 Oct 2022 08:00:00 GMT</pubDate></item>"
        "<item><title>Two</title><description>Read &x; this.</description></item>"
        "<item><title>Three</title></item></channel></rss>");
    const char *log = read_all(rss, "x.rss");
    assert_non_null(
        strstr(log, "x.rss#1 [<p>Long text.</p>] title=One date=Mon, 03 Oct 2022 08:00:00 GMT "
                    "url=https://w.example/1 outlet=Wire\n"));
    assert_non_null(strstr(log, "x.rss#2 [Read "));
    assert_null(strstr(log, "root:"));
    assert_non_null(strstr(log, "! no-text x.rss#3"));
    dm_str atom = DM_STR(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Atom wire</title>"
        "<entry><title>E</title><link rel=\"self\" href=\"x\"/><link href=\"https://a.example/e\"/>"
        "<updated>2022-10-03T09:00:00Z</updated><content "
        "type=\"html\">&lt;p&gt;Entry.&lt;/p&gt;</content>"
        "</entry></feed>");
    assert_string_equal(read_all(atom, "x.atom"),
                        "x.atom#1 [<p>Entry.</p>] title=E date=2022-10-03T09:00:00Z "
                        "url=https://a.example/e outlet=Atom wire\n");
    const char *cut = read_all(dm_str_sub(rss, 0, rss.len - 60), "x.rss");
    assert_non_null(strstr(cut, "x.rss#1 [<p>Long"));
    assert_non_null(strstr(cut, "! broken x.rss"));
}

static void entity_bomb(void **state) {
    (void)state;
    dm_str s = DM_STR(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
        "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
        "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
        "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g "
        "\"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>"
        "<rss><channel><item><description>&g;</description></item></channel></rss>");
    static seen out;
    read_mode(s, "x.rss", PIECES_WHOLE, &out);
    assert_true(out.length < 4000);
}

static void mail(void **state) {
    (void)state;
    dm_str s = DM_STR(
        "From a@b Mon Oct  3 08:00:00 2022\nFrom: \"Daily Brief\" <brief@example.org>\n"
        "Subject: =?utf-8?Q?Caf=C3=A9?=\n =?utf-8?B?IHRhbGtz?=\nDate: Mon, 3 Oct 2022 08:00:00 "
        "+0000\n"
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"zz\"\n\n--zz\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Short=20plain.\n--zz\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        "PHA+TG9uZyBodG1sLjwvcD4=\n--zz--\n\n"
        "From c@d Tue Oct  4 08:00:00 2022\nFrom: x@example.org\nSubject: Two\n\nPlain "
        "body.\n>From here on.\n");
    assert_string_equal(
        read_all(s, "x.mbox"),
        "x.mbox#1 [<p>Long html.</p>] title=Caf\xc3\xa9 talks date=Mon, 3 Oct 2022 08:00:00 +0000 "
        "outlet=Daily Brief\n"
        "x.mbox#2 [Plain body.\n>From here on.\n] title=Two outlet=x@example.org\n");
    dm_str one =
        DM_STR("Return-Path: <a@b>\r\nFrom: A <a@b>\r\nSubject: One\r\n\r\nHello there.\r\n");
    assert_string_equal(read_all(one, "x"), "x [Hello there.\r\n] title=One outlet=A\n");
}

/* The Nth request for memory refused, for every N: the reading ends or rejects, and nothing is lost
 * or handed out broken. */
static void refused_memory(void **state) {
    (void)state;
    static char z[1 << 14];
    const struct {
        const char *name;
        dm_str bytes;
    } inputs[] = {
        {"x.warc.gz", gzip(dm_str_of(warc_text), z, sizeof z)},
        {"x.csv", DM_STR("title,text\nA,\"one \"\"x\"\"\"\nB,two\n")},
        {"x.jsonl", DM_STR("{\"text\":\"one\"}\n{\"text\":[\"a\",\"b\"]}\n")},
        {"x.rss",
         DM_STR("<rss><channel><item><description>one</description></item></channel></rss>")},
        {"x.mbox", DM_STR("From a@b x\nFrom: a\nSubject: b\n\nBody.\n")},
    };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        bool refused = true;
        for (uint64_t nth = 1; refused && nth < 200; nth++) {
            static seen out;
            memset(&out, 0, sizeof out);
            pieces source = {.bytes = inputs[i].bytes};
            dm_intake_calls calls = {&out, note_resource, note_rejected};
            dm_intake_options options = {0};
            dm_stream stream;
            dm_error error = {0};
            dm_stream_init(&stream, pull_piece, &source);
            dm_alloc_fail_after(nth);
            dm_status status =
                dm_intake_read_stream(&stream, dm_str_of(inputs[i].name), &options, &calls, &error);
            refused = dm_alloc_count() >= nth;
            dm_alloc_fail_after(0);
            dm_stream_free(&stream);
            assert_true(status == DM_OK || status == DM_ERR_MEMORY);
        }
        assert_false(refused); /* in the end it goes through */
    }
}

static dm_status stop_reading(void *context, const dm_resource *resource, dm_error *error) {
    (void)resource, (void)error;
    ++*(int *)context;
    return DM_ERR_STORE;
}

static void caller_can_stop(void **state) {
    (void)state;
    int calls_made = 0;
    pieces source = {.bytes = DM_STR("{\"text\":\"1\"}\n{\"text\":\"2\"}\n")};
    dm_intake_calls calls = {&calls_made, stop_reading, NULL};
    dm_intake_options options = {0};
    dm_stream stream;
    dm_stream_init(&stream, pull_piece, &source);
    assert_int_equal(dm_intake_read_stream(&stream, DM_STR("x"), &options, &calls, NULL),
                     DM_ERR_STORE);
    assert_int_equal(calls_made, 1);
    dm_stream_free(&stream);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archives),
        cmocka_unit_test(packed_files),
        cmocka_unit_test(gzip_truncated),
        cmocka_unit_test(bomb_is_stopped),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(web_archives),
        cmocka_unit_test(broken_gzip_member_is_passed_over),
        cmocka_unit_test(http_encodings),
        cmocka_unit_test(json_lines),
        cmocka_unit_test(json_strings),
        cmocka_unit_test(json_between),
        cmocka_unit_test(json_documents),
        cmocka_unit_test(tables),
        cmocka_unit_test(mapped_names),
        cmocka_unit_test(feeds),
        cmocka_unit_test(entity_bomb),
        cmocka_unit_test(mail),
        cmocka_unit_test(caller_can_stop),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests_name("intake_web_containers", tests, NULL, NULL);
}
