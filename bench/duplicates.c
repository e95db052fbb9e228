/*
 * duplicates.c - how well reprints are found, on reprints made from articles.
 *
 *   bench/duplicates ARTICLES.jsonl [--limit N] [--show]
 *
 * Reads JSON Lines with "text" (paragraphs apart by a blank line). First all originals are added;
 * what they find among themselves are false finds, but for articles that share most of their words
 * (checked exactly, on all shingles, below). Then from each original one reprint of each kind is
 * made and looked up; it is found when the original's lineage is named.
 *
 *   cut       the first half of its paragraphs (at least two)
 *   relead    the first paragraph replaced by two of another article
 *   requote   other quotation marks, dashes, capitals; one word in fifty replaced
 *   dropped   every third sentence left out
 *   excerpt   two paragraphs of the middle
 *   mixed     cut, with a new lead, one word in thirty replaced
 *
 * Random choices come from a fixed generator: two runs print the same.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <jansson.h>

#include "base/arena.h"
#include "intake/duplicates.h"

enum { KINDS = 6, MAX_PARAGRAPHS = 400 };
static const char *const kinds[KINDS] = {"cut", "relead", "requote", "dropped", "excerpt", "mixed"};

typedef struct original {
    dm_str text;
    char id[17];
    dm_sketch sketch;
    char lineage[17]; /* the id it is known by */
} original;

typedef DM_VEC(original) originals;

static uint64_t seed = 1;

static uint32_t chance(uint32_t below) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((seed >> 33) % below);
}

static bool read_articles(const char *path, size_t limit, dm_arena *arena, originals *all) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!file)
        return false;
    while (all->len < limit && getline(&line, &room, file) > 0) {
        json_t *object = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(object, "text"));
        if (text && dm_str_of(text).len > 400) {
            original *o = dm_vec_push(arena, all);
            o->text = dm_arena_str(arena, dm_str_of(text));
            snprintf(o->id, sizeof o->id, "%016zx", all->len);
        }
        json_decref(object);
    }
    free(line);
    fclose(file);
    return all->len > 1;
}

static size_t paragraphs(dm_str text, dm_str out[MAX_PARAGRAPHS]) {
    size_t n = 0, at = 0;
    while (at < text.len && n < MAX_PARAGRAPHS) {
        size_t end = dm_str_find(text, DM_STR("\n\n"), at);
        end = end == SIZE_MAX ? text.len : end;
        out[n++] = dm_str_sub(text, at, end);
        at = end + 2;
    }
    return n;
}

static char *append(char *p, dm_str s) {
    memcpy(p, s.ptr, s.len);
    p[s.len] = '\n';
    return p + s.len + 1;
}

/* Replaces one word in `every`, and changes marks and capitals. */
static dm_str edited(dm_arena *arena, dm_str s, uint32_t every, bool marks) {
    char *out = dm_arena_alloc(arena, s.len * 4 + 64), *p = out;
    for (size_t i = 0; i < s.len; i++) {
        bool start = i == 0 || s.ptr[i - 1] == ' ' || s.ptr[i - 1] == '\n';
        if (start && chance(every) == 0) {
            memcpy(p, "something", 9);
            p += 9;
            while (i + 1 < s.len && s.ptr[i + 1] != ' ' && s.ptr[i + 1] != '\n')
                i++;
        } else if (marks && s.ptr[i] == '"') {
            memcpy(p, "\xc2\xab", 2);
            p += 2;
        } else if (marks && s.ptr[i] == '-') {
            memcpy(p, "\xe2\x80\x93", 3);
            p += 3;
        } else {
            *p++ = s.ptr[i];
        }
    }
    return dm_str_range(out, p);
}

static dm_str without_sentences(dm_arena *arena, dm_str s) {
    char *out = dm_arena_alloc(arena, s.len + 1), *p = out;
    uint32_t number = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (number % 3 != 2)
            *p++ = s.ptr[i];
        number +=
            (s.ptr[i] == '.' && i + 1 < s.len && (s.ptr[i + 1] == ' ' || s.ptr[i + 1] == '\n'));
    }
    return dm_str_range(out, p);
}

static dm_str reprint(dm_arena *arena, const originals *all, size_t index, int kind) {
    dm_str own[MAX_PARAGRAPHS], other[MAX_PARAGRAPHS], text = all->ptr[index].text;
    size_t n = paragraphs(text, own),
           m = paragraphs(all->ptr[(index + 1 + chance((uint32_t)all->len - 1)) % all->len].text,
                          other);
    size_t from = 0, to = n, leads = 0;
    switch (kind) {
    case 0:
        to = n / 2 < 2 ? 2 : n / 2;
        break;
    case 1:
        from = 1, leads = 2;
        break;
    case 2:
        return edited(arena, text, 50, true);
    case 3:
        return without_sentences(arena, text);
    case 4:
        from = n > 3 ? (n - 2) / 2 : 0, to = from + 2;
        break;
    default:
        from = 1, to = n * 2 / 3 < 3 ? 3 : n * 2 / 3, leads = 1;
        break;
    }
    to = to > n ? n : to;
    size_t size = 0;
    for (size_t i = 0; i < n; i++)
        size += own[i].len + 1;
    for (size_t i = 0; i < m; i++)
        size += other[i].len + 1;
    char *out = dm_arena_alloc(arena, size + 1), *p = out;
    for (size_t i = 0; i < leads && i < m; i++)
        p = append(p, other[i]);
    for (size_t i = from; i < to; i++)
        p = append(p, own[i]);
    dm_str made = dm_str_range(out, p);
    return kind == 5 ? edited(arena, made, 30, false) : made;
}

/* ---- the truth about two originals: the share of the shorter's five-word shingles that the longer
 * has ---- */

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static size_t shingles(dm_arena *arena, dm_str text, uint64_t **out) {
    uint64_t ring[5] = {0};
    size_t words = 0, n = 0;
    *out = DM_NEW_ARRAY(arena, uint64_t, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        while (at < text.len && ((text.ptr[at] | 32) >= 'a') && ((text.ptr[at] | 32) <= 'z'))
            at++;
        if (at == from) {
            at++;
            continue;
        }
        char lower[64];
        size_t len = at - from < 63 ? at - from : 63;
        for (size_t i = 0; i < len; i++)
            lower[i] = text.ptr[from + i] | 32;
        memmove(ring, ring + 1, sizeof ring - sizeof *ring);
        uint64_t h = 1469598103934665603u;
        for (size_t i = 0; i < len; i++)
            h = (h ^ (uint8_t)lower[i]) * 1099511628211u;
        ring[4] = h;
        if (++words >= 5) {
            uint64_t all = 7;
            for (int i = 0; i < 5; i++)
                all = (all ^ ring[i]) * 1099511628211u + (all >> 29);
            (*out)[n++] = all;
        }
    }
    qsort(*out, n, sizeof **out, by_value);
    return n;
}

static double true_containment(dm_str a, dm_str b) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    uint64_t *x, *y;
    size_t n = shingles(&arena, a, &x), m = shingles(&arena, b, &y), i = 0, k = 0, shared = 0;
    while (i < n && k < m) {
        shared += x[i] == y[k];
        if (x[i] == y[k])
            i++, k++;
        else if (x[i] < y[k])
            i++;
        else
            k++;
    }
    dm_arena_free(&arena);
    size_t fewer = n < m ? n : m;
    return fewer ? (double)shared / (double)fewer : 0;
}

static const original *with_id(const originals *all, const char *id) {
    for (size_t i = 0; i < all->len; i++)
        if (!strcmp(all->ptr[i].id, id))
            return &all->ptr[i];
    return NULL;
}

/* Adds the originals, says how fast, and which of them are falsely said to reprint another. */
static bool index_originals(dm_duplicates *index, originals *all, bool show) {
    dm_duplicate found;
    size_t reported = 0, wrong = 0;
    clock_t begin = clock();
    for (size_t i = 0; i < all->len; i++) {
        original *o = &all->ptr[i];
        dm_sketch_of(o->text, &o->sketch);
        if (dm_duplicates_add(index, &o->sketch, o->id, &found, NULL))
            return false;
        snprintf(o->lineage, sizeof o->lineage, "%s", found.id[0] ? found.id : o->id);
        if (!found.id[0])
            continue;
        double truth = true_containment(o->text, with_id(all, found.id)->text);
        reported++;
        wrong += truth < 0.3;
        if (show)
            printf("  %s = %s: %.2f, truly %.2f\n", o->id, found.id, found.similarity, truth);
    }
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    printf("originals   %zu, %zu bytes of index each, %.0f a second\n", all->len,
           dm_duplicates_bytes(index) / all->len, (double)all->len / seconds);
    printf("false       %zu of %zu (%.4f): originals said to reprint another with which they share "
           "less than 0.3; %zu said in all\n",
           wrong, all->len, (double)wrong / (double)all->len, reported);
    return true;
}

/* Looks for reprints of one kind: how many are found, how many given to a stranger. */
static bool look_for(dm_duplicates *index, dm_arena *arena, const originals *all, int kind,
                     size_t *hits, size_t *mistaken) {
    for (size_t i = 0; i < all->len; i++) {
        dm_arena_mark mark = dm_arena_tell(arena);
        dm_sketch sketch;
        dm_duplicate found;
        dm_str text = reprint(arena, all, i, kind);
        dm_sketch_of(text, &sketch);
        if (dm_duplicates_find(index, &sketch, &found, NULL))
            return false;
        bool right = !strcmp(found.id, all->ptr[i].lineage);
        /* A new lead can be most of a short article itself: then the reprint is one of that. */
        bool also =
            !right && found.id[0] && true_containment(text, with_id(all, found.id)->text) >= 0.35;
        *hits += right || also;
        *mistaken += !right && !also && found.id[0];
        dm_arena_rewind(arena, mark);
    }
    return true;
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"limit", required_argument, NULL, 'l'}, {"show", no_argument, NULL, 's'}, {0}};
    size_t limit = SIZE_MAX, total = 0, hits = 0, mistaken = 0;
    bool show = false;
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (c == 'l')
            limit = (size_t)atol(optarg);
        else if (c == 's')
            show = true;
        else
            return 2;
    }
    dm_arena arena;
    dm_arena_init(&arena, 0);
    originals all = {0};
    for (int i = optind; i < argc; i++)
        if (!read_articles(argv[i], limit, &arena, &all))
            return 3;
    if (!all.len) {
        fprintf(stderr, "usage: duplicates [--limit N] [--show] FILE.jsonl...\n");
        return 2;
    }
    dm_duplicates *index = dm_duplicates_new();
    bool good = index && index_originals(index, &all, show);
    for (int kind = 0; good && kind < KINDS; kind++) {
        size_t before = hits;
        good = look_for(index, &arena, &all, kind, &hits, &mistaken);
        printf("%-10s  %.4f found\n", kinds[kind], (double)(hits - before) / (double)all.len);
        total += all.len;
    }
    if (good)
        printf("reprints    %.4f found, %.4f given to another original with which they share less "
               "than 0.35\n",
               (double)hits / (double)total, (double)mistaken / (double)total);
    dm_duplicates_free(index);
    dm_arena_free(&arena);
    return good ? 0 : 3;
}
