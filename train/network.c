/*
 * network.c - forward and backward pass of the language engine's network.
 *
 * Method: simple recurrent units (Lei et al. 2018), whose matrix products do not wait for the
 * previous word, under a biaffine arc scorer (Dozat and Manning 2017). The sigmoid is a polynomial
 * of the fifth degree between -4 and 4, so that the reader in src/language can compute it in the
 * same way on every machine. All words of a shard are rows of one matrix; there is no padding.
 */
#include "network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float LEAK = 0.1f;

/* ---- forward ---- */

/* 0 or 1/(1-p) for each of n. */
static void random_mask(shard *s, float *mask, size_t n, float p) {
    uint32_t limit = (uint32_t)(p * 65536.0f);
    float keep = 1.0f / (1.0f - p);
    for (size_t i = 0; i < n; i += 4) {
        uint64_t bits = random_next(&s->random);
        for (size_t k = 0; k < 4 && i + k < n; k++, bits >>= 16)
            mask[i + k] = (bits & 0xffff) < limit ? 0.0f : keep;
    }
}

/* One mask a sentence, repeated for its words. */
static void sentence_masks(shard *s, float *mask, size_t n, float p) {
    for (size_t i = 0; i < s->count; i++) {
        float *first = mask + s->start[i] * n;
        random_mask(s, first, n, p);
        for (size_t t = s->start[i] + 1; t < s->start[i + 1]; t++)
            memcpy(mask + t * n, first, n * sizeof *mask);
    }
}

static void times(float *out, const float *a, const float *b, size_t n) {
    for (size_t i = 0; i < n; i++)
        out[i] = a[i] * b[i];
}

static void add_bias(float *c, const float *bias, size_t rows, size_t columns) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            c[i * columns + j] += bias[j];
}

static void leaky(float *c, size_t n) {
    for (size_t i = 0; i < n; i++)
        c[i] = c[i] > LEAK * c[i] ? c[i] : LEAK * c[i];
}

/* Gradient through leaky() given its output (the masks of dropout keep the sign). */
static void leaky_back(float *restrict d, const float *restrict out, size_t n) {
    for (size_t i = 0; i < n; i++)
        d[i] = out[i] < 0 ? d[i] * LEAK : d[i];
}

static void sum_rows(const shard *s, const network *net, const word_type *type, bool dropped,
                     float *restrict x) {
    size_t n = net->shape.embed;
    (void)s;
    memset(x, 0, n * sizeof *x);
    float piece = 1.0f / sqrtf((float)(type->row_count - type->first_piece) + 1e-9f);
    for (uint32_t k = 0; k < type->row_count; k++) {
        const float *row =
            net->embed + (size_t)(k == 0 && dropped ? UNKNOWN_ROW : type->row[k]) * n;
        float scale = k < type->first_piece ? 1.0f : piece;
        for (size_t i = 0; i < n; i++)
            x[i] += scale * row[i];
    }
}

static void forward_words(shard *s, const network *net, const dropout_rates *drop) {
    size_t n = net->shape.embed;
    for (size_t i = 0; i < s->count; i++)
        for (size_t t = 0; t < s->sentences[i]->count; t++) {
            const word_type *type = &s->vocabulary->types[s->sentences[i]->words[t].type];
            size_t at = s->start[i] + t;
            float p = drop->word / (drop->word + (float)type->frequency);
            s->word_dropped[at] = s->training && random_unit(&s->random) < p;
            sum_rows(s, net, type, s->word_dropped[at], s->x + at * n);
        }
    if (s->training) {
        random_mask(s, s->x_mask, s->words * n, drop->input);
        times(s->x, s->x, s->x_mask, s->words * n);
    }
}

/* Value and slope of the gate. */
static inline float gate(float x, float *slope) {
    float u = x * 0.25f;
    u = u < -1 ? -1 : u > 1 ? 1 : u;
    float q = u * u;
    *slope = 0.234375f * (1 - q) * (1 - q);
    return 0.5f + u * (0.9375f + q * (-0.625f + q * 0.1875f));
}

/* One word of one direction. `previous` is the cell before, or NULL. */
static void sru_step(size_t n, size_t width, const float *restrict u, const float *restrict skip,
                     const float *restrict previous, const float *restrict bias,
                     const float *restrict carry, float *restrict cell, float *restrict forget,
                     float *restrict forget_slope, float *restrict reset,
                     float *restrict reset_slope, float *restrict out) {
    for (size_t d = 0; d < n; d++) {
        float before = previous ? previous[d] : 0;
        float f = gate(u[width + d] + bias[d] + carry[d] * before, &forget_slope[d]);
        float r =
            gate(u[2 * width + d] + bias[width + d] + carry[width + d] * before, &reset_slope[d]);
        cell[d] = f * before + (1 - f) * u[d];
        forget[d] = f;
        reset[d] = r;
        out[d] = r * cell[d] + (1 - r) * skip[d];
    }
}

static void forward_layer(shard *s, const network *net, size_t l, const dropout_rates *drop) {
    size_t width = net->shape.width, half = width / 2, in = l == 0 ? net->shape.embed : width;
    layer_room *y = &s->layer[l];
    const float *below = l == 0 ? s->x : s->layer[l - 1].out;
    const layer_params *p = &net->layer[l];
    size_t stride = p->w->columns;
    if (s->training && l > 0) {
        sentence_masks(s, y->mask, in, drop->layer);
        times(y->in, below, y->mask, s->words * in);
    } else
        memcpy(y->in, below, s->words * in * sizeof *below);
    matrix_multiply(&s->room, s->words, stride, in, y->in, in, false, p->w->w, stride, false,
                    y->gates, stride, false);
    for (size_t i = 0; i < s->count; i++)
        for (size_t side = 0; side < 2; side++) {
            size_t n = s->start[i + 1] - s->start[i], o = side * half;
            for (size_t k = 0; k < n; k++) {
                size_t t = side == 0 ? s->start[i] + k : s->start[i + 1] - 1 - k;
                const float *u = y->gates + t * stride + o;
                const float *skip = stride == 4 * width ? u + 3 * width : below + t * width + o;
                const float *previous =
                    k == 0 ? NULL : y->cell + (side == 0 ? t - 1 : t + 1) * width + o;
                size_t a = t * width + o;
                sru_step(half, width, u, skip, previous, p->bias->w + o, p->carry->w + o,
                         y->cell + a, y->forget + a, y->forget_slope + a, y->reset + a,
                         y->reset_slope + a, y->out + a);
            }
        }
}

static void forward_tags(shard *s, const network *net, const dropout_rates *drop) {
    const network_shape *n = &net->shape;
    size_t in = n->width + n->embed;
    const float *h = s->layer[n->tag_layer].out;
    for (size_t t = 0; t < s->words; t++) {
        memcpy(s->tag_in + t * in, h + t * n->width, n->width * sizeof *h);
        memcpy(s->tag_in + t * in + n->width, s->x + t * n->embed, n->embed * sizeof *h);
    }
    matrix_multiply(&s->room, s->words, n->tag, in, s->tag_in, in, false, net->tag->w, n->tag,
                    false, s->tag_hidden, n->tag, false);
    add_bias(s->tag_hidden, net->tag_bias->w, s->words, n->tag);
    leaky(s->tag_hidden, s->words * n->tag);
    if (s->training) {
        random_mask(s, s->tag_mask, s->words * n->tag, drop->head);
        times(s->tag_hidden, s->tag_hidden, s->tag_mask, s->words * n->tag);
    }
    matrix_multiply(&s->room, s->words, n->all_tags, n->tag, s->tag_hidden, n->tag, false,
                    net->tag_out->w, n->all_tags, false, s->tag_logits, n->all_tags, false);
    add_bias(s->tag_logits, net->tag_out_bias->w, s->words, n->all_tags);
}

static void forward_heads(shard *s, const network *net, const dropout_rates *drop) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, arcs = 2 * n->arc;
    const float *h = s->layer[n->layers - 1].out;
    if (s->training) {
        sentence_masks(s, s->head_mask, n->width, drop->head);
        times(s->head_in, h, s->head_mask, s->words * n->width);
    } else
        memcpy(s->head_in, h, s->words * n->width * sizeof *h);
    matrix_multiply(&s->room, s->words, side, n->width, s->head_in, n->width, false, net->head->w,
                    side, false, s->heads, side, false);
    add_bias(s->heads, net->head_bias->w, s->words, side);
    for (size_t t = 0; t < s->words; t++)
        leaky(s->heads + t * side, arcs); /* the relation's two halves are added first */
    if (s->training) {
        sentence_masks(s, s->head_drop, side, drop->head);
        for (size_t t = 0; t < s->words; t++)
            times(s->heads + t * side, s->heads + t * side, s->head_drop + t * side, arcs);
    }
    matrix_multiply(&s->room, s->words, n->arc, n->arc, s->heads, side, false, net->biaffine->w,
                    n->arc, false, s->left, n->arc, false);
    add_bias(s->left, net->arc_bias->w, s->words, n->arc);
}

void shard_forward(shard *s, const network *net, const dropout_rates *drop) {
    s->words = 0;
    for (size_t i = 0; i < s->count; i++) {
        s->start[i] = (uint32_t)s->words;
        s->words += s->sentences[i]->count;
    }
    s->start[s->count] = (uint32_t)s->words;
    forward_words(s, net, drop);
    for (size_t l = 0; l < net->shape.layers; l++)
        forward_layer(s, net, l, drop);
    forward_tags(s, net, drop);
    forward_heads(s, net, drop);
}

/* -15..-1 and 1..15 each, all farther ones together. */
static size_t distance_of(size_t dependent, size_t head) {
    long d = (long)head - (long)dependent;
    d = d < -15 ? -16 : d > 15 ? 15 : d;
    return (size_t)(d + 16);
}

static float dot(const float *a, const float *b, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

void shard_arc_scores(shard *s, const network *net, size_t i) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, words = s->sentences[i]->count;
    for (size_t d = 1; d <= words; d++) {
        const float *left = s->left + (s->start[i] + d - 1) * n->arc;
        float *row = s->scores + d * (words + 1);
        row[0] = dot(left, net->root_arc->w, n->arc);
        for (size_t h = 1; h <= words; h++)
            row[h] = h == d ? -1e30f
                            : dot(left, s->heads + (s->start[i] + h - 1) * side + n->arc, n->arc) +
                                  net->distance->w[distance_of(d, h)];
    }
}

/* Where the head's half of the relation's hidden layer is: a word's or the root's. */
static float *head_half(const network *net, const shard *s, float *of_words, float *of_root,
                        size_t i, size_t head) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel;
    return head == 0 ? of_root : of_words + (s->start[i] + head - 1) * side + 2 * n->arc + n->rel;
}

void shard_rel_logits(shard *s, const network *net, const uint16_t *heads,
                      const dropout_rates *drop) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel;
    for (size_t i = 0; i < s->count; i++)
        for (size_t t = s->start[i]; t < s->start[i + 1]; t++) {
            const float *a = s->heads + t * side + 2 * n->arc;
            const float *b = head_half(net, s, s->heads, net->root_rel->w, i, heads[t]);
            for (size_t k = 0; k < n->rel; k++)
                s->rel_hidden[t * n->rel + k] = a[k] + b[k];
        }
    leaky(s->rel_hidden, s->words * n->rel);
    if (s->training) {
        sentence_masks(s, s->rel_mask, n->rel, drop->head);
        times(s->rel_hidden, s->rel_hidden, s->rel_mask, s->words * n->rel);
    }
    matrix_multiply(&s->room, s->words, n->tags[TAG_REL], n->rel, s->rel_hidden, n->rel, false,
                    net->rel_out->w, n->tags[TAG_REL], false, s->rel_logits, n->tags[TAG_REL],
                    false);
    add_bias(s->rel_logits, net->rel_out_bias->w, s->words, n->tags[TAG_REL]);
}

/* ---- backward ---- */

/* What one word's answer to one question ought to be. */
typedef struct target {
    size_t right;
    const soft_target *soft; /* or NULL */
    float trust, weight;
} target;

static target target_of(const sentence *s, size_t t, int kind, float weight) {
    const word *w = &s->words[t];
    size_t right = kind == TAG_KINDS ? w->head : w->tag[kind];
    return (target){right, s->soft ? &s->soft[t].of[kind] : NULL, s->trust, weight * s->weight};
}

/* Loss against the target; turns the logits into their gradient. */
static double cross_entropy(float *logits, size_t n, target to) {
    bool known = to.right < n;
    if ((!known && !to.soft) || to.weight == 0) {
        memset(logits, 0, n * sizeof *logits);
        return 0;
    }
    float trust = !to.soft ? 0 : known ? to.trust : 1, own = 0;
    float most = logits[0], sum = 0;
    if (known)
        own = (1 - trust) * logits[to.right];
    for (size_t i = 0; trust > 0 && i < SOFT_ANSWERS; i++)
        own += trust * to.soft->p[i] * logits[to.soft->id[i]];
    for (size_t i = 1; i < n; i++)
        most = logits[i] > most ? logits[i] : most;
    for (size_t i = 0; i < n; i++) {
        logits[i] = expf(logits[i] - most);
        sum += logits[i];
    }
    float scale = to.weight / sum;
    for (size_t i = 0; i < n; i++)
        logits[i] *= scale;
    if (known)
        logits[to.right] -= to.weight * (1 - trust);
    for (size_t i = 0; trust > 0 && i < SOFT_ANSWERS; i++)
        logits[to.soft->id[i]] -= to.weight * trust * to.soft->p[i];
    return (double)(logf(sum) + most - own);
}

static void sum_columns(float *bias, const float *d, size_t rows, size_t columns) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            bias[j] += d[i * columns + j];
}

static void backward_tags(shard *s, network *net, size_t which, const loss_weights *weight) {
    const network_shape *n = &net->shape;
    size_t in = n->width + n->embed, at = 0;
    for (int kind = 0; kind < TAG_REL; at += n->tags[kind], kind++)
        for (size_t i = 0; i < s->count; i++)
            for (size_t t = 0; t < s->sentences[i]->count; t++)
                s->loss[kind] += cross_entropy(
                    s->tag_logits + (s->start[i] + t) * n->all_tags + at, n->tags[kind],
                    target_of(s->sentences[i], t, kind, weight->tag[kind]));
    float *d = s->tag_logits;
    sum_columns(net->tag_out_bias->g[which], d, s->words, n->all_tags);
    matrix_multiply(&s->room, n->tag, n->all_tags, s->words, s->tag_hidden, n->tag, true, d,
                    n->all_tags, false, net->tag_out->g[which], n->all_tags, true);
    float *dhidden = s->dgates; /* free at this time, and wide enough */
    matrix_multiply(&s->room, s->words, n->tag, n->all_tags, d, n->all_tags, false, net->tag_out->w,
                    n->all_tags, true, dhidden, n->tag, false);
    times(dhidden, dhidden, s->tag_mask, s->words * n->tag);
    leaky_back(dhidden, s->tag_hidden, s->words * n->tag);
    sum_columns(net->tag_bias->g[which], dhidden, s->words, n->tag);
    matrix_multiply(&s->room, in, n->tag, s->words, s->tag_in, in, true, dhidden, n->tag, false,
                    net->tag->g[which], n->tag, true);
    matrix_multiply(&s->room, s->words, in, n->tag, dhidden, n->tag, false, net->tag->w, n->tag,
                    true, s->dtag_in, in, false);
}

static void backward_rels(shard *s, network *net, size_t which, const loss_weights *weight,
                          const dropout_rates *drop) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, rels = n->tags[TAG_REL];
    uint16_t *gold = malloc((s->words + 1) * sizeof *gold);
    for (size_t i = 0; i < s->count; i++)
        for (size_t t = 0; t < s->sentences[i]->count; t++)
            gold[s->start[i] + t] = s->sentences[i]->words[t].head;
    shard_rel_logits(s, net, gold, drop);
    for (size_t i = 0; i < s->count; i++)
        for (size_t t = 0; t < s->sentences[i]->count; t++)
            s->loss[TAG_REL] += cross_entropy(s->rel_logits + (s->start[i] + t) * rels, rels,
                                              target_of(s->sentences[i], t, TAG_REL, weight->rel));
    sum_columns(net->rel_out_bias->g[which], s->rel_logits, s->words, rels);
    matrix_multiply(&s->room, n->rel, rels, s->words, s->rel_hidden, n->rel, true, s->rel_logits,
                    rels, false, net->rel_out->g[which], rels, true);
    float *d = s->dgates;
    matrix_multiply(&s->room, s->words, n->rel, rels, s->rel_logits, rels, false, net->rel_out->w,
                    rels, true, d, n->rel, false);
    times(d, d, s->rel_mask, s->words * n->rel);
    leaky_back(d, s->rel_hidden, s->words * n->rel);
    for (size_t i = 0; i < s->count; i++)
        for (size_t t = s->start[i]; t < s->start[i + 1]; t++) {
            float *a = s->dhead + t * side + 2 * n->arc;
            float *b = head_half(net, s, s->dhead, net->root_rel->g[which], i, gold[t]);
            for (size_t k = 0; k < n->rel; k++) {
                a[k] += d[t * n->rel + k];
                b[k] += d[t * n->rel + k];
            }
        }
    free(gold);
}

static void axpy(float *restrict y, const float *restrict x, float a, size_t n) {
    for (size_t i = 0; i < n; i++)
        y[i] += a * x[i];
}

static void backward_arcs(shard *s, network *net, size_t which, const loss_weights *weight) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel;
    memset(s->dleft, 0, s->words * n->arc * sizeof *s->dleft);
    for (size_t i = 0; i < s->count; i++) {
        size_t words = s->sentences[i]->count;
        shard_arc_scores(s, net, i);
        for (size_t d = 1; d <= words; d++) {
            float *row = s->scores + d * (words + 1);
            size_t t = s->start[i] + d - 1;
            s->loss[TAG_KINDS] += cross_entropy(
                row, words + 1, target_of(s->sentences[i], d - 1, TAG_KINDS, weight->arc));
            axpy(s->dleft + t * n->arc, net->root_arc->w, row[0], n->arc);
            axpy(net->root_arc->g[which], s->left + t * n->arc, row[0], n->arc);
            for (size_t h = 1; h <= words; h++) {
                size_t at = (s->start[i] + h - 1) * side + n->arc;
                if (h == d)
                    continue;
                axpy(s->dleft + t * n->arc, s->heads + at, row[h], n->arc);
                axpy(s->dhead + at, s->left + t * n->arc, row[h], n->arc);
                net->distance->g[which][distance_of(d, h)] += row[h];
            }
        }
    }
    sum_columns(net->arc_bias->g[which], s->dleft, s->words, n->arc);
    matrix_multiply(&s->room, n->arc, n->arc, s->words, s->heads, side, true, s->dleft, n->arc,
                    false, net->biaffine->g[which], n->arc, true);
    matrix_multiply(&s->room, s->words, n->arc, n->arc, s->dleft, n->arc, false, net->biaffine->w,
                    n->arc, true, s->dhead, side, true);
}

static void backward_heads(shard *s, network *net, size_t which) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, arcs = 2 * n->arc;
    for (size_t t = 0; t < s->words; t++) {
        float *d = s->dhead + t * side;
        times(d, d, s->head_drop + t * side, arcs);
        leaky_back(d, s->heads + t * side, arcs);
    }
    sum_columns(net->head_bias->g[which], s->dhead, s->words, side);
    matrix_multiply(&s->room, n->width, side, s->words, s->head_in, n->width, true, s->dhead, side,
                    false, net->head->g[which], side, true);
    matrix_multiply(&s->room, s->words, n->width, side, s->dhead, side, false, net->head->w, side,
                    true, s->dh, n->width, false);
    times(s->dh, s->dh, s->head_mask, s->words * n->width);
}

/* One word of one direction, backwards. `carry_d` holds the gradient of the cell and takes that of
 * the cell before. */
static void sru_back(size_t n, size_t width, const float *restrict u, const float *restrict skip,
                     const float *restrict previous, const float *restrict carry,
                     const float *restrict cell, const float *restrict forget,
                     const float *restrict forget_slope, const float *restrict reset,
                     const float *restrict reset_slope, const float *restrict dout,
                     float *restrict carry_d, float *restrict du, float *restrict dskip,
                     float *restrict dbias, float *restrict dcarry) {
    for (size_t d = 0; d < n; d++) {
        float before = previous ? previous[d] : 0;
        float dr = dout[d] * (cell[d] - skip[d]) * reset_slope[d];
        float dc = carry_d[d] + dout[d] * reset[d];
        float df = dc * (before - u[d]) * forget_slope[d];
        dskip[d] = dout[d] * (1 - reset[d]);
        du[d] = dc * (1 - forget[d]);
        du[width + d] = df;
        du[2 * width + d] = dr;
        dbias[d] += df;
        dbias[width + d] += dr;
        dcarry[d] += df * before;
        dcarry[width + d] += dr * before;
        carry_d[d] = dc * forget[d] + df * carry[d] + dr * carry[width + d];
    }
}

/* s->dh is the gradient of the layer's output and becomes that of the layer below (for layer 0 it
 * goes to s->dx). */
static void backward_layer(shard *s, network *net, size_t which, size_t l) {
    size_t width = net->shape.width, half = width / 2, in = l == 0 ? net->shape.embed : width;
    layer_room *y = &s->layer[l];
    const float *below = l == 0 ? s->x : s->layer[l - 1].out;
    layer_params *p = &net->layer[l];
    size_t stride = p->w->columns;
    float *dskip = s->dother, carry_d[1024];
    for (size_t i = 0; i < s->count; i++)
        for (size_t side = 0; side < 2; side++) {
            size_t n = s->start[i + 1] - s->start[i], o = side * half;
            memset(carry_d, 0, sizeof carry_d);
            for (size_t k = n; k-- > 0;) {
                size_t t = side == 0 ? s->start[i] + k : s->start[i + 1] - 1 - k;
                const float *u = y->gates + t * stride + o;
                const float *skip = stride == 4 * width ? u + 3 * width : below + t * width + o;
                const float *previous =
                    k == 0 ? NULL : y->cell + (side == 0 ? t - 1 : t + 1) * width + o;
                float *du = s->dgates + t * stride + o;
                size_t a = t * width + o;
                sru_back(half, width, u, skip, previous, p->carry->w + o, y->cell + a,
                         y->forget + a, y->forget_slope + a, y->reset + a, y->reset_slope + a,
                         s->dh + a, carry_d, du, stride == 4 * width ? du + 3 * width : dskip + a,
                         p->bias->g[which] + o, p->carry->g[which] + o);
            }
        }
    matrix_multiply(&s->room, in, stride, s->words, y->in, in, true, s->dgates, stride, false,
                    p->w->g[which], stride, true);
    float *din = l == 0 ? s->dx : s->dh;
    matrix_multiply(&s->room, s->words, in, stride, s->dgates, stride, false, p->w->w, stride, true,
                    din, in, false);
    if (l > 0)
        times(din, din, y->mask, s->words * in);
    if (stride == 3 * width)
        axpy(din, dskip, 1.0f, s->words * in);
}

void shard_backward(shard *s, network *net, size_t which, const loss_weights *weight,
                    const dropout_rates *drop) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, in = n->width + n->embed;
    memset(s->dhead, 0, s->words * side * sizeof *s->dhead);
    backward_tags(s, net, which, weight);
    backward_rels(s, net, which, weight, drop);
    backward_arcs(s, net, which, weight);
    backward_heads(s, net, which);
    for (size_t l = n->layers; l-- > 0;) {
        if (l == n->tag_layer)
            for (size_t t = 0; t < s->words; t++)
                axpy(s->dh + t * n->width, s->dtag_in + t * in, 1.0f, n->width);
        backward_layer(s, net, which, l);
    }
    for (size_t t = 0; t < s->words; t++)
        axpy(s->dx + t * n->embed, s->dtag_in + t * in + n->width, 1.0f, n->embed);
    times(s->dx, s->dx, s->x_mask, s->words * n->embed);
}
