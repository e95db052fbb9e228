/*
 * dates.c - how often the date of publication is right to the day.
 *
 *   bench/dates LABELS.tsv FILE...
 *
 * LABELS.tsv: name of the file up to its first dot, tab, the date as printed ("2019-11-18"; "-"
 * where the page does not state it), and optionally tab, the URL to read the page under. Pages that
 * state no date count only as "invented" if one is given with a confidence of a half or more.
 */
#include <stdio.h>
#include <stdlib.h>

#include "intake/article.h"

typedef struct label {
    dm_str name, date, url;
} label;

typedef struct run {
    dm_arena labels_memory;
    DM_VEC(label) labels;
    size_t stated, right, wrong, missing, unstated, invented;
} run;

static bool read_labels(run *self, const char *path) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    if (!file)
        return false;
    while ((n = getline(&line, &room, file)) > 0) {
        dm_str rest = dm_str_trim((dm_str){line, (size_t)n}), field[3] = {{0}};
        rest = dm_arena_str(&self->labels_memory, rest);
        for (int i = 0; i < 3 && dm_str_split(&rest, '\t', &field[i]); i++)
            ;
        if (field[0].len && field[0].ptr[0] != '#')
            *dm_vec_push(&self->labels_memory, &self->labels) =
                (label){field[0], field[1], field[2]};
    }
    free(line);
    fclose(file);
    return true;
}

static const label *label_of(const run *self, dm_str source) {
    const char *slash = memrchr(source.ptr, '/', source.len);
    dm_str name = slash ? dm_str_range(slash + 1, source.ptr + source.len) : source;
    const char *dot = memchr(name.ptr, '.', name.len);
    name = dot ? dm_str_range(name.ptr, dot) : name;
    for (size_t i = 0; i < self->labels.len; i++)
        if (dm_str_eq(self->labels.ptr[i].name, name))
            return &self->labels.ptr[i];
    return NULL;
}

static void count(run *self, const label *l, const dm_article *article) {
    bool stated = l->date.len == 10, found = article->published.len > 0;
    bool right = stated && dm_str_eq(article->published, l->date);
    self->stated += stated;
    self->right += right;
    self->wrong += stated && found && !right;
    self->missing += stated && !found;
    self->unstated += !stated;
    self->invented += !stated && found && article->published_confidence >= 0.5;
    if (!right && (stated || found))
        printf("  %.8s  is %.*s, given %.*s from %s at %.2f  %.*s\n", l->name.ptr, DM_FMT(l->date),
               DM_FMT(article->published),
               found ? dm_date_source_name(article->published_from) : "nowhere",
               article->published_confidence, DM_FMT(article->url));
}

static dm_status on_resource(void *context, const dm_resource *resource, dm_error *error) {
    run *self = context;
    const label *l = label_of(self, resource->source);
    if (!l)
        return DM_OK;
    dm_resource page = *resource;
    if (l->url.len)
        page.url = l->url;
    dm_arena arena;
    dm_article *articles;
    size_t n;
    dm_arena_init(&arena, 0);
    dm_status status = dm_intake_articles(&arena, &page, NULL, &articles, &n, error);
    if (status == DM_OK && n)
        count(self, l, &articles[0]);
    dm_arena_free(&arena);
    return status == DM_ERR_FORMAT ? DM_OK : status;
}

static void on_rejected(void *context, dm_str source, const char *reason, const dm_error *detail) {
    (void)context, (void)detail;
    fprintf(stderr, "bench/dates: %.*s: %s\n", DM_FMT(source), reason);
}

int main(int argc, char **argv) {
    run self = {0};
    dm_error error = {0};
    dm_arena_init(&self.labels_memory, 0);
    if (argc < 3 || !read_labels(&self, argv[1])) {
        fprintf(stderr, "usage: bench/dates LABELS.tsv FILE...\n");
        return 2;
    }
    dm_intake_calls calls = {&self, on_resource, on_rejected};
    for (int i = 2; i < argc; i++)
        if (dm_intake_read(argv[i], NULL, &calls, &error)) {
            fprintf(stderr, "bench/dates: %s\n", error.message);
            return 3;
        }
    printf("stated      %zu pages: %zu right (%.3f), %zu wrong, %zu not found\n", self.stated,
           self.right, self.stated ? (double)self.right / (double)self.stated : 0, self.wrong,
           self.missing);
    printf("not stated  %zu pages: %zu given a date all the same\n", self.unstated, self.invented);
    dm_arena_free(&self.labels_memory);
    return 0;
}
