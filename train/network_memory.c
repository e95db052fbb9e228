/*
 * network_memory.c - the parameters of the network with their gradients and Adam's moments, and
 * what a shard of a batch computes in.
 */
#include "network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t random_next(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15ull;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;
    return z ^ z >> 31;
}

double random_unit(uint64_t *state) {
    return (double)(random_next(state) >> 11) * 0x1p-53;
}

static float *floats(size_t n) {
    void *p = aligned_alloc(64, (n * sizeof(float) + 63) & ~(size_t)63);
    if (!p)
        abort();
    memset(p, 0, n * sizeof(float));
    return p;
}

static param *new_param(network *net, const char *name, size_t rows, size_t columns, double scale,
                        uint64_t *seed) {
    param *p = &net->params[net->param_count++];
    snprintf(p->name, sizeof p->name, "%s", name);
    p->rows = rows;
    p->columns = columns;
    p->w = floats(rows * columns);
    p->m = floats(rows * columns);
    p->v = floats(rows * columns);
    for (int i = 0; i < SHARDS; i++)
        p->g[i] = floats(rows * columns);
    for (size_t i = 0; i < rows * columns; i++)
        p->w[i] = (float)((random_unit(seed) * 2 - 1) * scale);
    return p;
}

void network_new(network *net, network_shape shape, uint64_t seed) {
    memset(net, 0, sizeof *net);
    net->shape = shape;
    size_t width = shape.width, side = 2 * shape.arc + 2 * shape.rel;
    for (size_t l = 0; l < shape.layers; l++) {
        size_t in = l == 0 ? shape.embed : width, gates = l == 0 ? 4 : 3;
        char name[24];
        snprintf(name, sizeof name, "layer%zu", l);
        net->layer[l].w = new_param(net, name, in, gates * width, sqrt(3.0 / (double)in), &seed);
        snprintf(name, sizeof name, "layer%zu.bias", l);
        net->layer[l].bias = new_param(net, name, 1, 2 * width, 0, &seed);
        snprintf(name, sizeof name, "layer%zu.carry", l);
        net->layer[l].carry = new_param(net, name, 1, 2 * width, 0.5, &seed);
        for (size_t d = 0; d < width; d++)
            net->layer[l].bias->w[width + d] =
                -1; /* at first a layer mostly hands on what it got */
    }
    double of_width = sqrt(3.0 / (double)width), of_arc = sqrt(1.0 / (double)shape.arc);
    net->head = new_param(net, "head", width, side, of_width, &seed);
    net->head_bias = new_param(net, "head.bias", 1, side, 0, &seed);
    net->biaffine = new_param(net, "biaffine", shape.arc, shape.arc, of_arc, &seed);
    net->arc_bias = new_param(net, "arc.bias", 1, shape.arc, 0, &seed);
    net->root_arc = new_param(net, "root.arc", 1, shape.arc, 0.1, &seed);
    net->root_rel = new_param(net, "root.rel", 1, shape.rel, 0.1, &seed);
    net->distance = new_param(net, "distance", 1, DISTANCES, 0, &seed);
    net->rel_out = new_param(net, "rel.out", shape.rel, shape.tags[TAG_REL],
                             sqrt(3.0 / (double)shape.rel), &seed);
    net->rel_out_bias = new_param(net, "rel.out.bias", 1, shape.tags[TAG_REL], 0, &seed);
    net->tag = new_param(net, "tag", width + shape.embed, shape.tag,
                         sqrt(3.0 / (double)(width + shape.embed)), &seed);
    net->tag_bias = new_param(net, "tag.bias", 1, shape.tag, 0, &seed);
    net->tag_out =
        new_param(net, "tag.out", shape.tag, shape.all_tags, sqrt(3.0 / (double)shape.tag), &seed);
    net->tag_out_bias = new_param(net, "tag.out.bias", 1, shape.all_tags, 0, &seed);
    net->embed = floats(shape.rows * shape.embed);
    net->embed_m = floats(shape.rows * shape.embed);
    net->embed_v = floats(shape.rows * shape.embed);
    for (size_t i = 0; i < shape.rows * shape.embed; i++)
        net->embed[i] = (float)((random_unit(&seed) * 2 - 1) * 0.3);
}

void network_free(network *net) {
    for (size_t i = 0; i < net->param_count; i++) {
        free(net->params[i].w);
        free(net->params[i].m);
        free(net->params[i].v);
        for (int k = 0; k < SHARDS; k++)
            free(net->params[i].g[k]);
    }
    free(net->embed);
    free(net->embed_m);
    free(net->embed_v);
}

void shard_init(shard *s, const network *net, const vocabulary *v, size_t capacity) {
    const network_shape *n = &net->shape;
    size_t side = 2 * n->arc + 2 * n->rel, width = n->width, c = capacity;
    memset(s, 0, sizeof *s);
    s->vocabulary = v;
    s->capacity = c;
    s->sentences = calloc(c, sizeof *s->sentences);
    s->start = calloc(c + 1, sizeof *s->start);
    s->word_dropped = calloc(c, 1);
    s->x = floats(c * n->embed);
    s->dx = floats(c * n->embed);
    s->x_mask = floats(c * n->embed);
    for (size_t l = 0; l < n->layers; l++) {
        size_t in = l == 0 ? n->embed : width;
        s->layer[l] = (layer_room){.in = floats(c * in),
                                   .mask = floats(c * in),
                                   .gates = floats(c * 4 * width),
                                   .cell = floats(c * width),
                                   .forget = floats(c * width),
                                   .reset = floats(c * width),
                                   .forget_slope = floats(c * width),
                                   .reset_slope = floats(c * width),
                                   .out = floats(c * width)};
    }
    s->head_in = floats(c * width);
    s->head_mask = floats(c * width);
    s->heads = floats(c * side);
    s->head_drop = floats(c * side);
    s->dhead = floats(c * side);
    s->left = floats(c * n->arc);
    s->dleft = floats(c * n->arc);
    s->scores = floats(1024 * 1024);
    s->rel_hidden = floats(c * n->rel);
    s->rel_mask = floats(c * n->rel);
    s->rel_logits = floats(c * n->tags[TAG_REL]);
    s->tag_in = floats(c * (width + n->embed));
    s->dtag_in = floats(c * (width + n->embed));
    s->tag_hidden = floats(c * n->tag);
    s->tag_mask = floats(c * n->tag);
    s->tag_logits = floats(c * n->all_tags);
    s->dh = floats(c * width);
    s->dother = floats(c * (width > side ? width : side));
    s->dgates = floats(c * 4 * width);
}

void shard_free(shard *s, const network *net) {
    float *all[] = {s->x,       s->dx,         s->x_mask,   s->head_in,    s->head_mask,
                    s->heads,   s->head_drop,  s->dhead,    s->left,       s->dleft,
                    s->scores,  s->rel_hidden, s->rel_mask, s->rel_logits, s->tag_in,
                    s->dtag_in, s->tag_hidden, s->tag_mask, s->tag_logits, s->dh,
                    s->dother,  s->dgates};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    for (size_t l = 0; l < net->shape.layers; l++) {
        const layer_room *y = &s->layer[l];
        float *of_layer[] = {y->in,           y->gates,       y->cell, y->forget, y->reset,
                             y->forget_slope, y->reset_slope, y->out,  y->mask};
        for (size_t i = 0; i < sizeof of_layer / sizeof *of_layer; i++)
            free(of_layer[i]);
    }
    free(s->sentences);
    free(s->start);
    free(s->word_dropped);
    free(s->room.a);
    free(s->room.b);
}
