/*
 * pages.c - how much of the article the intake finds on web pages with known text, by the measure
 * of Zyte's article-extraction benchmark: shingles of four tokens (runs of letters, digits and
 * "_"), per page precision and recall over the multisets, their means over the pages, and F1 of the
 * means.
 *
 *   pages FOLDER                 figures for FOLDER/ground-truth.json and
 * FOLDER/html/ID.html.gz pages FOLDER --list          and each page pages FOLDER --diff
 * ID       what is missing (-) and too much (+) on one page pages FOLDER --speed megabytes of
 * HTML a second, on this core
 */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/article.h"
#include "intake/extract.h"

enum { SHINGLE = 4 };

typedef struct shingles {
    uint64_t *hash;
    size_t count;
} shingles;

static int by_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool next_token(dm_str s, size_t *at, dm_str *token) {
    size_t start = SIZE_MAX;
    while (*at < s.len) {
        size_t here = *at;
        uint32_t c = dm_utf8_next(s, at);
        bool word = dm_utf8_is_letter(c) || dm_utf8_is_digit(c) || c == '_';
        if (word && start == SIZE_MAX)
            start = here;
        if (!word && start != SIZE_MAX) {
            *token = dm_str_sub(s, start, here);
            return true;
        }
    }
    *token = dm_str_sub(s, start == SIZE_MAX ? s.len : start, s.len);
    return start != SIZE_MAX;
}

static shingles shingles_of(dm_str s) {
    size_t at = 0, tokens = 0, room = s.len / 2 + 2;
    uint64_t *token = malloc(room * sizeof *token), seed = 0;
    dm_str t;
    while (next_token(s, &at, &t))
        token[tokens++] = dm_hash64(t, 7);
    shingles self = {.count = tokens > SHINGLE ? tokens - SHINGLE + 1 : 1};
    self.hash = calloc(self.count, sizeof *self.hash);
    for (size_t i = 0; i < self.count; i++) {
        size_t n = tokens - i < SHINGLE ? tokens - i : SHINGLE;
        self.hash[i] = dm_hash64((dm_str){(const char *)(token + i), n * sizeof *token}, seed);
    }
    free(token);
    qsort(self.hash, self.count, sizeof *self.hash, by_hash);
    return self;
}

typedef struct score {
    double precision, recall;
} score;

static score compare(dm_str truth, dm_str found) {
    shingles a = shingles_of(truth), b = shingles_of(found);
    size_t i = 0, j = 0, both = 0;
    while (i < a.count && j < b.count) {
        if (a.hash[i] == b.hash[j])
            both++, i++, j++;
        else if (a.hash[i] < b.hash[j])
            i++;
        else
            j++;
    }
    score self = {(double)both / (double)b.count, (double)both / (double)a.count};
    free(a.hash);
    free(b.hash);
    return self;
}

static dm_str read_gzip(const char *path) {
    gzFile file = gzopen(path, "rb");
    if (!file) {
        fprintf(stderr, "cannot open %s\n", path);
        exit(3);
    }
    size_t length = 0, room = 8 << 20;
    char *bytes = malloc(room);
    for (int got; (got = gzread(file, bytes + length, (unsigned)(room - length))) > 0;)
        length += (size_t)got;
    gzclose(file);
    return (dm_str){bytes, length};
}

static dm_str text_of(dm_arena *arena, dm_str page, const char *id, dm_article **article) {
    dm_resource resource = {
        .kind = DM_RESOURCE_HTML, .source = dm_str_of(id), .offset = SIZE_MAX, .bytes = page};
    size_t count = 0;
    dm_error error;
    *article = NULL;
    if (dm_intake_articles(arena, &resource, NULL, article, &count, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", id, error.message);
        return (dm_str){0};
    }
    return count ? (*article)[0].text : (dm_str){0};
}

static bool show_blocks;

/* The text as the HTML stage leaves it, before text.c goes over it. */
static dm_str html_stage(dm_arena *arena, dm_str bytes, dm_article *article) {
    dm_decoded decoded;
    dm_page page = {0};
    if (dm_decode(arena, bytes, (dm_str){0}, true, &decoded, NULL) != DM_OK ||
        dm_extract_page(arena, &decoded, false, &page, NULL) != DM_OK)
        return (dm_str){0};
    size_t length = 0;
    char *out = dm_arena_alloc(arena, bytes.len * 2 + 2);
    for (size_t i = 0; i < page.main.blocks.len; i++) {
        const dm_block *block = &page.main.blocks.ptr[i];
        if (show_blocks)
            printf("%-14s %.*s\n",
                   block->discard   ? block->discard
                   : block->heading ? "#"
                                    : "",
                   DM_FMT(block->text));
        if (block->discard)
            continue;
        memcpy(out + length, block->text.ptr, block->text.len);
        length += block->text.len;
        out[length++] = '\n';
    }
    *article = (dm_article){.title = page.main.title, .byline = page.main.byline};
    return (dm_str){out, length};
}

/* Lines of one text of which less than half the shingles are in the other. */
static void print_missing(dm_str text, dm_str other, char sign) {
    shingles have = shingles_of(other);
    dm_str line;
    while (dm_str_split(&text, '\n', &line)) {
        if (dm_str_trim(line).len == 0)
            continue;
        shingles own = shingles_of(line);
        size_t hits = 0;
        for (size_t i = 0; i < own.count; i++)
            hits +=
                bsearch(&own.hash[i], have.hash, have.count, sizeof *have.hash, by_hash) != NULL;
        if (hits * 2 < own.count)
            printf("%c %.*s\n", sign, DM_FMT(line));
        free(own.hash);
    }
    free(have.hash);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool nameless;

/* Renames the attributes whose values the finder reads for hints. */
static void take_names(dm_str page) {
    static const char *const names[] = {" class=", " id=", " role=", " itemprop="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t at = 0; (at = dm_str_find_nocase(page, dm_str_of(names[i]), at)) != SIZE_MAX;
             at++)
            ((char *)page.ptr)[at + 1] = 'x';
}

static dm_str page_of(const char *folder, const char *id) {
    char path[1024];
    snprintf(path, sizeof path, "%s/html/%s.html.gz", folder, id);
    dm_str page = read_gzip(path);
    if (nameless)
        take_names(page);
    return page;
}

static void speed(const char *folder, json_t *truth) {
    enum { ROUNDS = 5 };
    const char *id;
    json_t *entry;
    double bytes = 0, seconds = 0;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    json_object_foreach(truth, id, entry) {
        dm_str page = page_of(folder, id);
        for (int i = 0; i <= ROUNDS; i++) { /* the first warms up */
            dm_article *article;
            double start = now();
            text_of(&arena, page, id, &article);
            dm_arena_reset(&arena);
            if (i > 0) {
                seconds += now() - start;
                bytes += (double)page.len;
            }
        }
        free((char *)page.ptr);
    }
    dm_arena_free(&arena);
    printf("speed %.1f MB/s (%.1f MB in %.2f s of processor time)\n", bytes / 1e6 / seconds,
           bytes / 1e6, seconds);
}

typedef struct sums {
    double precision, recall;
    size_t pages;
} sums;

static void print_difference(const dm_article *article, dm_str expected, dm_str text) {
    if (article)
        printf("title  %.*s\nbyline %.*s\noutlet %.*s\nlang   %.*s %.2f\ndate   %.*s\n",
               DM_FMT(article->title), DM_FMT(article->byline), DM_FMT(article->outlet),
               DM_FMT(article->language), article->language_confidence, DM_FMT(article->published));
    print_missing(expected, text, '-');
    print_missing(text, expected, '+');
}

/* One page against what a person copied out of it; `mode` as on the command line. */
static void measure(const char *folder, const char *id, const json_t *entry, const char *mode,
                    bool html_only, sums *all) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_str page = page_of(folder, id);
    dm_str expected = dm_str_of(json_string_value(json_object_get(entry, "articleBody")));
    dm_article bare, *article = &bare;
    dm_str text = html_only ? html_stage(&arena, page, &bare) : text_of(&arena, page, id, &article);
    score s = compare(expected, text);
    all->precision += s.precision;
    all->recall += s.recall;
    all->pages++;
    if (*mode)
        printf("%.8s P %.3f R %.3f %s\n", id, s.precision, s.recall,
               json_string_value(json_object_get(entry, "url")));
    if (strcmp(mode, "--diff") == 0 && !show_blocks)
        print_difference(article, expected, text);
    free((char *)page.ptr);
    dm_arena_free(&arena);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: pages FOLDER [--list | --diff ID | --blocks ID | --speed] "
                        "[--html-stage] [--nameless]\n");
        return 2;
    }
    char path[1024];
    snprintf(path, sizeof path, "%s/ground-truth.json", argv[1]);
    json_error_t fault;
    json_t *truth = json_load_file(path, 0, &fault), *entry;
    if (!truth) {
        fprintf(stderr, "%s:%d: %s\n", path, fault.line, fault.text);
        return 3;
    }
    nameless = argc > 2 && !strcmp(argv[argc - 1], "--nameless");
    argc -= nameless;
    show_blocks = argc > 3 && strcmp(argv[2], "--blocks") == 0;
    bool html_only = show_blocks || (argc > 2 && !strcmp(argv[argc - 1], "--html-stage"));
    argc -= html_only && !show_blocks;
    const char *mode = argc > 2 ? argv[2] : "", *only = argc > 3 ? argv[3] : "", *id;
    sums all = {0};
    if (strcmp(mode, "--speed") == 0)
        speed(argv[1], truth);
    else
        json_object_foreach(truth, id, entry) if (strncmp(id, only, strlen(only)) == 0)
            measure(argv[1], id, entry, mode, html_only, &all);
    json_decref(truth);
    if (!all.pages)
        return 0;
    double precision = all.precision / (double)all.pages, recall = all.recall / (double)all.pages;
    printf("pages %zu precision %.4f recall %.4f F1 %.4f\n", all.pages, precision, recall,
           2 * precision * recall / (precision + recall));
    return 0;
}
