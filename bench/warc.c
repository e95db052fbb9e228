/*
 * warc.c - memory and speed of reading a web archive of 1 GB.
 *
 *   warc FILE [MEGABYTES]   makes FILE if it is not there (".gz": each record its own gzip member),
 * then reads it record by record to articles and prints the peak of memory
 *
 * The pages are made here: paragraphs of invented news between menus and scripts, of many sizes,
 * one in a thousand of 10 MB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <zlib.h>

#include "base/limits.h"
#include "intake/article.h"

static const char *const clauses[] = {"the foreign minister said that talks would resume",
                                      "the ambassador rejected the proposal",
                                      "parliament approved the treaty by a narrow vote",
                                      "two patrol boats were seen near the strait",
                                      "the president called for an immediate ceasefire",
                                      "officials declined to comment on the report",
                                      "the delegation left the capital before the meeting",
                                      "neighbouring states welcomed the decision"};

static uint32_t state = 1;

static uint32_t random_below(uint32_t bound) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % bound;
}

static size_t make_page(char *to, size_t size) {
    size_t at = (size_t)sprintf(to,
                                "<!DOCTYPE html><html lang=\"en\"><head><title>Report %u</title>"
                                "<script>var a = {",
                                random_below(1000000));
    while (at < size * 2 / 3)
        at += (size_t)sprintf(to + at, "\"k%u\": \"v%u\", ", random_below(10000),
                              random_below(10000));
    at += (size_t)sprintf(to + at, "};</script></head><body><nav><ul>");
    for (int i = 0; i < 150; i++)
        at += (size_t)sprintf(to + at, "<li><a href=\"/s%d\">Section %d</a></li>", i, i);
    at += (size_t)sprintf(to + at, "</ul></nav><article><h1>Report</h1>");
    while (at < size) {
        at += (size_t)sprintf(to + at, "<p>");
        for (uint32_t i = 0, n = 2 + random_below(5); i < n; i++)
            at += (size_t)sprintf(to + at, "On Monday %s, and %s. ", clauses[random_below(8)],
                                  clauses[random_below(8)]);
        at += (size_t)sprintf(to + at, "</p>\n");
    }
    return at +
           (size_t)sprintf(to + at, "</article><footer>All rights reserved</footer></body></html>");
}

static size_t page_size(void) {
    uint32_t kind = random_below(1000);
    return kind == 0 ? 10 << 20 : kind < 100 ? 300000 : 30000 + random_below(60000);
}

static void make_archive(const char *path, double megabytes) {
    static char page[11 << 20];
    bool packed = dm_str_ends(dm_str_of(path), DM_STR(".gz"));
    FILE *file = packed ? NULL : fopen(path, "wb");
    double written = 0;
    for (unsigned n = 0; written < megabytes * 1e6; n++) {
        char head[512], http[128];
        size_t length = make_page(page, page_size());
        int http_length =
            sprintf(http, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n");
        int head_length = sprintf(
            head,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%u\r\n"
            "WARC-Date: 2023-01-01T00:00:00Z\r\nContent-Length: %zu\r\n\r\n",
            n, length + (size_t)http_length);
        if (packed) {
            gzFile member = gzopen(path, n ? "ab1" : "wb1");
            gzwrite(member, head, (unsigned)head_length);
            gzwrite(member, http, (unsigned)http_length);
            gzwrite(member, page, (unsigned)length);
            gzwrite(member, "\r\n\r\n", 4);
            gzclose(member);
        } else {
            fwrite(head, 1, (size_t)head_length, file);
            fwrite(http, 1, (size_t)http_length, file);
            fwrite(page, 1, length, file);
            fwrite("\r\n\r\n", 1, 4, file);
        }
        written += (double)length + head_length + http_length + 4;
    }
    if (file)
        fclose(file);
}

typedef struct tally {
    dm_arena arena;
    size_t pages, rejected;
    double html, text;
} tally;

static double peak_megabytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static dm_status use(void *context, const dm_resource *resource, dm_error *error) {
    tally *self = context;
    dm_article *articles;
    size_t count = 0;
    (void)error;
    if (dm_intake_articles(&self->arena, resource, NULL, &articles, &count, NULL) == DM_OK)
        for (size_t i = 0; i < count; i++)
            self->text += (double)articles[i].text.len;
    dm_arena_reset(&self->arena);
    self->html += (double)resource->bytes.len;
    if (++self->pages % 2000 == 0)
        printf("%7zu pages %7.0f MB of HTML, peak of memory %.0f MB\n", self->pages,
               self->html / 1e6, peak_megabytes());
    return DM_OK;
}

static void rejected(void *context, dm_str source, const char *reason, const dm_error *detail) {
    ((tally *)context)->rejected++;
    fprintf(stderr, "%.*s: %s: %s\n", DM_FMT(source), reason, detail->message);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: warc FILE [MEGABYTES]\n");
        return 2;
    }
    struct stat info;
    if (stat(argv[1], &info) != 0)
        make_archive(argv[1], argc > 2 ? atof(argv[2]) : 1000);
    tally tally = {0};
    dm_arena_init(&tally.arena, DM_LIMIT_ARENA_BYTES);
    dm_intake_calls calls = {&tally, use, rejected};
    dm_error error;
    clock_t start = clock();
    dm_status status = dm_intake_read(argv[1], NULL, &calls, &error);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    dm_arena_free(&tally.arena);
    printf("%zu pages, %.0f MB of HTML, %.0f MB of text, %zu rejected, %.1f s, %.0f MB/s, peak of "
           "memory %.0f MB\n",
           tally.pages, tally.html / 1e6, tally.text / 1e6, tally.rejected, seconds,
           tally.html / 1e6 / seconds, peak_megabytes());
    return status == DM_OK ? 0 : 3;
}
