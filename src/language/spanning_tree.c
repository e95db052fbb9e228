/*
 * spanning_tree.c - maximum spanning arborescence with one word under the root.
 *
 * Method: every word comes with its best head; in nine sentences of ten that is a tree already.
 * Otherwise Chu and Liu (1965), Edmonds (1967) on the dense matrix: while the best heads hold a
 * cycle, contract it to one node. One word under the root is had by making every root edge dearer
 * by more than all other scores together can differ.
 */
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math")

#include "language/spanning_tree.h"

static const float ROOT_PENALTY = 8192.0f; /* a power of two: costs the fewest bits of the scores */

static const float CLOSED = -3e38f;

enum { NOT_SET = UINT16_MAX };

/* True when the heads form a tree with one word under the root. */
static bool is_tree(size_t n, const uint16_t *head, uint16_t *mark) {
    size_t roots = 0;
    for (size_t d = 1; d <= n; d++) {
        roots += head[d] == 0;
        mark[d] = 0;
    }
    if (roots != 1)
        return false;
    for (size_t d = 1; d <= n; d++) { /* mark[x] == d: seen on the way up from d */
        size_t x = d;
        while (x != 0 && mark[x] == 0) {
            mark[x] = (uint16_t)d;
            x = head[x];
        }
        if (x != 0 && mark[x] == d)
            return false;
    }
    return true;
}

/* Rows as long as the sentence needs: the whole of a short one stays in the cache. */
#define AT(d, h) ((size_t)(d)*s->nodes + (h))

static void load(const float *score, size_t stride, size_t n, dm_tree_scratch *s) {
    s->nodes = n + 1;
    for (size_t d = 0; d <= n; d++) {
        s->active[d] = true;
        s->closed[d] = 0;
        s->now[d] = (uint16_t)d;
    }
    for (size_t d = 1; d <= n; d++) {
        uint16_t *from = &s->from[AT(d, 0)], *to = &s->to[AT(d, 0)];
        memcpy(&s->score[AT(d, 0)], score + d * stride, (n + 1) * sizeof *score);
        s->score[AT(d, 0)] -= ROOT_PENALTY;
        for (size_t h = 0; h <= n; h++) {
            from[h] = (uint16_t)h;
            to[h] = (uint16_t)d;
        }
    }
}

static void choose_best_of(dm_tree_scratch *s, size_t n, size_t d) {
    const float *score = &s->score[AT(d, 0)];
    float *open = s->open;
    for (size_t h = 0; h <= n; h++)
        open[h] = score[h] + s->closed[h];
    open[d] = CLOSED;
    s->best[d] = (uint16_t)s->largest(s->open, n + 1);
}

/* A node on a cycle of best heads, or 0. */
static size_t find_cycle(dm_tree_scratch *s, size_t n) {
    memset(s->mark, 0, (n + 1) * sizeof s->mark[0]);
    for (size_t d = 1; d <= n; d++) {
        size_t x = d;
        if (!s->active[d])
            continue;
        while (x != 0 && s->mark[x] == 0) {
            s->mark[x] = (uint16_t)d;
            x = s->best[x];
        }
        if (x != 0 && s->mark[x] == d)
            return x;
    }
    return 0;
}

/* The edges between the cycle's members [first, end) and node v become edges of the node that
 * stands for the cycle. */
static void merge_edges(dm_tree_scratch *s, const uint16_t *first, const uint16_t *end, size_t v) {
    size_t r = *first, in = r, out = r;
    float best_in = 0, best_out = 0;
    for (const uint16_t *c = first; c < end; c++) {
        float gain = s->score[AT(*c, v)] - s->score[AT(*c, s->best[*c])];
        if (c == first || gain > best_in)
            best_in = gain, in = *c;
        float score = v == 0 ? 0 : s->score[AT(v, *c)];
        if (c == first || score > best_out)
            best_out = score, out = *c;
    }
    s->score[AT(r, v)] = best_in;
    uint16_t from = s->from[AT(in, v)], to = s->to[AT(in, v)];
    s->from[AT(r, v)] = from;
    s->to[AT(r, v)] = to;
    if (v == 0)
        return;
    s->score[AT(v, r)] = best_out;
    from = s->from[AT(v, out)];
    to = s->to[AT(v, out)];
    s->from[AT(v, r)] = from;
    s->to[AT(v, r)] = to;
}

/* Only who hung on a member of the cycle, and the cycle itself, may have another best head now. */
static void choose_again(dm_tree_scratch *s, size_t n, const uint16_t *first, const uint16_t *end) {
    for (size_t d = 1; d <= n; d++) {
        bool changed = d == *first;
        for (const uint16_t *c = first; s->active[d] && !changed && c < end; c++)
            changed = s->best[d] == *c;
        if (s->active[d] && changed)
            choose_best_of(s, n, d);
    }
}

static void contract(dm_tree_scratch *s, size_t n, size_t start, size_t level) {
    uint16_t *members = s->cycle + s->cycle_start[level], *end = members;
    memcpy(s->group + level * DM_TREE_NODES, s->now, (n + 1) * sizeof s->now[0]);
    size_t x = start;
    do {
        size_t at = (size_t)(end - s->cycle);
        s->cycle_from[at] = s->from[AT(x, s->best[x])];
        s->cycle_to[at] = s->to[AT(x, s->best[x])];
        *end++ = (uint16_t)x;
        x = s->best[x];
    } while (x != start);
    s->cycle_start[level + 1] = (uint16_t)(end - s->cycle);
    for (uint16_t *c = members; c < end; c++) {
        s->active[*c] = false;
        s->closed[*c] = CLOSED;
    }
    for (size_t v = 0; v <= n; v++)
        if (s->active[v])
            merge_edges(s, members, end, v);
    s->active[start] = true;
    s->closed[start] = 0;
    for (size_t v = 1; v <= n; v++)
        for (uint16_t *c = members; c < end; c++)
            if (s->now[v] == *c) {
                s->now[v] = (uint16_t)start;
                break;
            }
    choose_again(s, n, members, end);
}

/* The members of a contracted cycle keep their heads but for the one through which the cycle was
 * entered. */
static void expand(dm_tree_scratch *s, size_t n, size_t level, uint16_t *head) {
    const uint16_t *group = s->group + level * DM_TREE_NODES;
    size_t entered = NOT_SET;
    for (size_t at = s->cycle_start[level]; at < s->cycle_start[level + 1]; at++)
        for (size_t v = 1; v <= n; v++)
            if (group[v] == s->cycle[at] && head[v] != NOT_SET)
                entered = at;
    for (size_t at = s->cycle_start[level]; at < s->cycle_start[level + 1]; at++)
        if (at != entered)
            head[s->cycle_to[at]] = s->cycle_from[at];
}

void dm_tree_decode(const float *score, size_t stride, size_t n, uint16_t *head,
                    dm_largest *largest, dm_tree_scratch *s) {
    if (is_tree(n, head, s->mark))
        return;
    s->largest = largest;
    load(score, stride, n, s);
    size_t level = 0;
    s->cycle_start[0] = 0;
    for (size_t d = 1; d <= n; d++) /* a dearer root changes only who hung on it */
        if (head[d] == 0)
            choose_best_of(s, n, d);
        else
            s->best[d] = head[d];
    for (;; level++) {
        size_t start = find_cycle(s, n);
        if (start == 0)
            break;
        contract(s, n, start, level);
    }
    for (size_t d = 1; d <= n; d++)
        head[d] = NOT_SET;
    for (size_t d = 1; d <= n; d++)
        if (s->active[d])
            head[s->to[AT(d, s->best[d])]] = s->from[AT(d, s->best[d])];
    while (level-- > 0)
        expand(s, n, level, head);
}
