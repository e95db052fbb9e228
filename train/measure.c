/*
 * measure.c - parses a treebank with one network or the mean of several, scores it, and writes it
 * down.
 *
 * Method: the networks' probabilities of tags, heads and relations are averaged; the tree is the
 * best one for the logarithms of the mean head probabilities, and relations are asked for with its
 * heads.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "language/lemma_rule.h"
#include "language/spanning_tree.h"
#include "trainer.h"

enum { CHUNK_WORDS = 1024 };

/* Sums over the networks for one chunk of sentences. */
typedef struct chunk {
    const vocabulary *v;
    const network_shape *shape;
    network *nets;
    shard *shards;
    size_t count;
    float *tags, *arcs, *rels; /* [words][all_tags], [words][DM_TREE_NODES], [words][relations] */
    uint16_t *heads;
    dm_tree_scratch *tree;
} chunk;

static void add_softmax(float *sum, const float *logits, size_t n) {
    float most = logits[0], total = 0;
    for (size_t i = 1; i < n; i++)
        most = logits[i] > most ? logits[i] : most;
    for (size_t i = 0; i < n; i++)
        total += expf(logits[i] - most);
    for (size_t i = 0; i < n; i++)
        sum[i] += expf(logits[i] - most) / total;
}

static size_t best_of(const float *x, size_t n) {
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (x[i] > x[best])
            best = i;
    return best;
}

static void sum_networks(chunk *c, size_t words) {
    const network_shape *n = c->shape;
    dropout_rates none = {0, 0, 0, 0};
    memset(c->tags, 0, words * n->all_tags * sizeof *c->tags);
    memset(c->arcs, 0, words * DM_TREE_NODES * sizeof *c->arcs);
    for (size_t k = 0; k < c->count; k++) {
        shard *s = &c->shards[k];
        shard_forward(s, &c->nets[k], &none);
        for (size_t t = 0; t < words; t++)
            for (size_t kind = 0, at = 0; kind < TAG_REL; at += n->tags[kind], kind++)
                add_softmax(c->tags + t * n->all_tags + at, s->tag_logits + t * n->all_tags + at,
                            n->tags[kind]);
        for (size_t i = 0; i < s->count; i++) {
            size_t len = s->sentences[i]->count;
            shard_arc_scores(s, &c->nets[k], i);
            for (size_t d = 1; d <= len; d++)
                add_softmax(c->arcs + (s->start[i] + d - 1) * DM_TREE_NODES,
                            s->scores + d * (len + 1), len + 1);
        }
    }
}

static void decode(chunk *c) {
    const shard *s = &c->shards[0];
    float *log_arcs = malloc(DM_TREE_NODES * DM_TREE_NODES * sizeof *log_arcs);
    uint16_t head[DM_TREE_NODES];
    for (size_t i = 0; i < s->count; i++) {
        size_t len = s->sentences[i]->count;
        for (size_t d = 1; d <= len; d++)
            for (size_t h = 0; h <= len; h++)
                log_arcs[d * DM_TREE_NODES + h] =
                    logf(c->arcs[(s->start[i] + d - 1) * DM_TREE_NODES + h] + 1e-9f);
        for (size_t d = 1; d <= len; d++)
            head[d] = (uint16_t)best_of(log_arcs + d * DM_TREE_NODES, len + 1);
        dm_tree_decode(log_arcs, DM_TREE_NODES, len, head, dm_kernels_portable.largest, c->tree);
        memcpy(c->heads + s->start[i], head + 1, len * sizeof *head);
    }
    free(log_arcs);
}

/* The relation of each word to its head of c->heads. */
static void sum_relations(chunk *c, size_t words) {
    dropout_rates none = {0, 0, 0, 0};
    size_t rels = c->shape->tags[TAG_REL];
    memset(c->rels, 0, words * rels * sizeof *c->rels);
    for (size_t k = 0; k < c->count; k++) {
        shard_rel_logits(&c->shards[k], &c->nets[k], c->heads, &none);
        for (size_t t = 0; t < words; t++)
            add_softmax(c->rels + t * rels, c->shards[k].rel_logits + t * rels, rels);
    }
}

/* The lemma that the rule makes, in `out`. */
static dm_str make_lemma(const vocabulary *v, const word *w, size_t rule_id,
                         char out[DM_LEMMA_BYTES]) {
    dm_lemma_rule rule;
    dm_str form = dm_str_of(v->types[w->type].form);
    size_t len = 0;
    if (dm_lemma_rule_read(dm_str_of(v->tags[TAG_LEMMA].name[rule_id]), &rule))
        len = dm_lemma_rule_apply(&rule, form, out);
    return len ? (dm_str){out, len} : form;
}

static void take_word(const chunk *c, const word *w, size_t at, size_t number, score *sum,
                      FILE *out) {
    const network_shape *n = c->shape;
    size_t best[TAG_KINDS];
    const float *p = c->tags + at * n->all_tags;
    for (size_t kind = 0; kind < TAG_REL; p += n->tags[kind], kind++)
        best[kind] = best_of(p, n->tags[kind]);
    best[TAG_REL] = best_of(c->rels + at * n->tags[TAG_REL], n->tags[TAG_REL]);
    char buffer[DM_LEMMA_BYTES];
    dm_str lemma = make_lemma(c->v, w, best[TAG_LEMMA], buffer);
    bool head = c->heads[at] == w->head;
    sum->words++;
    sum->uas += head;
    sum->las += head && best[TAG_REL] == w->tag[TAG_REL];
    for (size_t kind = 0; kind < TAG_REL; kind++)
        sum->tag[kind] +=
            kind == TAG_LEMMA ? dm_str_is(lemma, w->lemma) : best[kind] == w->tag[kind];
    if (out)
        fprintf(out, "%zu\t%s\t%.*s\t%s\t%s\t%s\t%u\t%s\t_\t_\n", number, c->v->types[w->type].form,
                DM_FMT(lemma), c->v->tags[TAG_UPOS].name[best[TAG_UPOS]],
                c->v->tags[TAG_XPOS].name[best[TAG_XPOS]],
                c->v->tags[TAG_FEATS].name[best[TAG_FEATS]], c->heads[at],
                c->v->tags[TAG_REL].name[best[TAG_REL]]);
}

static void take_chunk(chunk *c, score *sum, FILE *out) {
    const shard *s = &c->shards[0];
    for (size_t i = 0; i < s->count; i++) {
        for (size_t t = 0; t < s->sentences[i]->count; t++)
            take_word(c, &s->sentences[i]->words[t], s->start[i] + t, t + 1, sum, out);
        if (out)
            fputc('\n', out);
    }
}

static size_t fill(chunk *c, const treebank *bank, size_t *next) {
    size_t words = 0, count = 0;
    for (; *next < bank->count && words + bank->sentences[*next].count <= CHUNK_WORDS; ++*next) {
        const sentence *one = &bank->sentences[*next];
        if (one->count > DM_TREE_WORDS)
            continue; /* the reader cuts such; here they are left out */
        for (size_t k = 0; k < c->count; k++)
            c->shards[k].sentences[count] = one;
        count++;
        words += one->count;
    }
    for (size_t k = 0; k < c->count; k++)
        c->shards[k].count = count;
    return words;
}

static chunk chunk_new(network *nets, size_t net_count, const vocabulary *v) {
    const network_shape *n = &nets[0].shape;
    chunk c = {.v = v, .shape = n, .nets = nets, .count = net_count};
    c.shards = calloc(net_count, sizeof *c.shards);
    c.tags = malloc(CHUNK_WORDS * n->all_tags * sizeof(float));
    c.arcs = malloc(CHUNK_WORDS * DM_TREE_NODES * sizeof(float));
    c.rels = malloc(CHUNK_WORDS * n->tags[TAG_REL] * sizeof(float));
    c.heads = malloc(CHUNK_WORDS * sizeof *c.heads);
    c.tree = malloc(sizeof *c.tree);
    for (size_t k = 0; k < net_count; k++)
        shard_init(&c.shards[k], &nets[k], v, CHUNK_WORDS);
    return c;
}

static void chunk_free(chunk *c) {
    for (size_t k = 0; k < c->count; k++)
        shard_free(&c->shards[k], &c->nets[k]);
    free(c->shards);
    free(c->tags);
    free(c->arcs);
    free(c->rels);
    free(c->heads);
    free(c->tree);
}

score measure(network *nets, size_t net_count, const vocabulary *v, const treebank *bank,
              FILE *out) {
    chunk c = chunk_new(nets, net_count, v);
    score sum = {0};
    for (size_t next = 0; next < bank->count;) {
        size_t words = fill(&c, bank, &next);
        if (words == 0)
            break; /* one sentence longer than a chunk */
        sum_networks(&c, words);
        decode(&c);
        sum_relations(&c, words);
        take_chunk(&c, &sum, out);
    }
    chunk_free(&c);
    return sum;
}

/* The SOFT_ANSWERS most probable of n, as shares of their own sum. */
static soft_target most_probable(const float *p, size_t n) {
    soft_target soft = {0};
    float sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] <= soft.p[SOFT_ANSWERS - 1])
            continue;
        size_t at = SOFT_ANSWERS - 1;
        for (; at > 0 && soft.p[at - 1] < p[i]; at--) {
            soft.p[at] = soft.p[at - 1];
            soft.id[at] = soft.id[at - 1];
        }
        soft.p[at] = p[i];
        soft.id[at] = (uint16_t)i;
    }
    for (int i = 0; i < SOFT_ANSWERS; i++)
        sum += soft.p[i];
    for (int i = 0; i < SOFT_ANSWERS; i++)
        soft.p[i] /= sum;
    return soft;
}

static void teach_word(const chunk *c, size_t at, size_t nodes, soft_word *soft) {
    const network_shape *n = c->shape;
    const float *p = c->tags + at * n->all_tags;
    for (size_t kind = 0; kind < TAG_REL; p += n->tags[kind], kind++)
        soft->of[kind] = most_probable(p, n->tags[kind]);
    soft->of[TAG_REL] = most_probable(c->rels + at * n->tags[TAG_REL], n->tags[TAG_REL]);
    soft->of[TAG_KINDS] = most_probable(c->arcs + at * DM_TREE_NODES, nodes);
}

void teach(network *nets, size_t net_count, const vocabulary *v, treebank *bank) {
    chunk c = chunk_new(nets, net_count, v);
    for (size_t next = 0, first = 0; next < bank->count; first = next) {
        size_t words = fill(&c, bank, &next), at = 0;
        sum_networks(&c, words);
        for (size_t i = first; i < next; i++)
            for (size_t t = 0; t < bank->sentences[i].count; t++)
                c.heads[at++] = bank->sentences[i].words[t].head;
        sum_relations(&c, words);
        at = 0;
        for (size_t i = first; i < next; i++) {
            sentence *s = &bank->sentences[i];
            s->soft = malloc(s->count * sizeof *s->soft);
            for (size_t t = 0; t < s->count; t++)
                teach_word(&c, at++, s->count + 1, &s->soft[t]);
        }
    }
    chunk_free(&c);
}

void print_score(const char *what, score s) {
    double n = (double)s.words / 100;
    printf("%s UPOS %.2f XPOS %.2f FEATS %.2f lemma %.2f UAS %.2f LAS %.2f\n", what,
           (double)s.tag[TAG_UPOS] / n, (double)s.tag[TAG_XPOS] / n, (double)s.tag[TAG_FEATS] / n,
           (double)s.tag[TAG_LEMMA] / n, (double)s.uas / n, (double)s.las / n);
}
