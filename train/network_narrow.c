/*
 * network_narrow.c - cuts a trained network down to fewer units and layers.
 *
 * Method: a layer hands on what it got, so a unit has the same place in all layers and a layer may
 * be left out. Kept are the units of either direction that most of the weights behind them read,
 * by the sum of the squares. The same for the units of the heads, two by two for the biaffine
 * score. What comes out reads badly at first, but learns in a few epochs what chance takes many
 * for.
 */
#include <stdlib.h>
#include <string.h>

#include "network.h"

enum { MOST_UNITS = 2048 };

/* Which of the wide network's units the narrow one has, in their order. */
typedef struct choice {
    size_t at[MOST_UNITS], count;
} choice;

static choice all_of(size_t n) {
    choice c = {.count = n};
    for (size_t i = 0; i < n; i++)
        c.at[i] = i;
    return c;
}

static void append(choice *c, const choice *more, size_t offset) {
    for (size_t i = 0; i < more->count; i++)
        c->at[c->count++] = more->at[i] + offset;
}

/* The `keep` heaviest of n. */
static choice heaviest(const double *weight, size_t n, size_t keep) {
    choice c = {0};
    for (size_t i = 0; i < n; i++) {
        size_t before = 0;
        for (size_t k = 0; k < n; k++)
            before += weight[k] > weight[i] || (weight[k] == weight[i] && k < i);
        if (before < keep)
            c.at[c.count++] = i;
    }
    return c;
}

static double weight_of_row(const param *p, size_t row, size_t first, size_t end) {
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += (double)p->w[row * p->columns + i] * (double)p->w[row * p->columns + i];
    return sum;
}

static double weight_of_column(const param *p, size_t column, size_t first, size_t end) {
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += (double)p->w[i * p->columns + column] * (double)p->w[i * p->columns + column];
    return sum;
}

static void copy_part(param *to, const param *from, const choice *rows, const choice *columns) {
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < columns->count; k++)
            to->w[i * columns->count + k] = from->w[rows->at[i] * from->columns + columns->at[k]];
}

static size_t layer_for(const network *net, const network *wide, size_t l) {
    return l <= net->shape.tag_layer ? l : wide->shape.layers - (net->shape.layers - l);
}

static choice choose_units(const network *net, const network *wide) {
    size_t half = wide->shape.width / 2;
    double weight[MOST_UNITS] = {0};
    for (size_t d = 0; d < wide->shape.width; d++) {
        for (size_t l = 1; l < net->shape.layers; l++) {
            const param *w = wide->layer[layer_for(net, wide, l)].w;
            weight[d] += weight_of_row(w, d, 0, w->columns);
        }
        weight[d] += weight_of_row(wide->head, d, 0, wide->head->columns);
        weight[d] += weight_of_row(wide->tag, d, 0, wide->tag->columns);
    }
    choice c = heaviest(weight, half, net->shape.width / 2);
    choice back = heaviest(weight + half, half, net->shape.width / 2);
    append(&c, &back, half);
    return c;
}

static void narrow_layers(network *net, const network *wide, const choice *units) {
    size_t width = wide->shape.width;
    choice one = all_of(1), embed = all_of(net->shape.embed), pair = *units;
    append(&pair, units, width);
    for (size_t l = 0; l < net->shape.layers; l++) {
        const layer_params *from = &wide->layer[layer_for(net, wide, l)];
        layer_params *to = &net->layer[l];
        choice gates = {0};
        for (size_t g = 0; g < to->w->columns / net->shape.width; g++)
            append(&gates, units, g * width);
        copy_part(to->w, from->w, l == 0 ? &embed : units, &gates);
        copy_part(to->bias, from->bias, &one, &pair);
        copy_part(to->carry, from->carry, &one, &pair);
    }
}

static void narrow_heads(network *net, const network *wide, const choice *units) {
    size_t arc = wide->shape.arc, rel = wide->shape.rel;
    double of_dependent[MOST_UNITS], of_head[MOST_UNITS], of_rel[MOST_UNITS];
    for (size_t i = 0; i < arc; i++) {
        of_dependent[i] = weight_of_row(wide->biaffine, i, 0, arc);
        of_head[i] = weight_of_column(wide->biaffine, i, 0, arc);
    }
    for (size_t i = 0; i < rel; i++)
        of_rel[i] = weight_of_row(wide->rel_out, i, 0, wide->rel_out->columns);
    choice one = all_of(1), rels = all_of(wide->shape.tags[TAG_REL]);
    choice dependent = heaviest(of_dependent, arc, net->shape.arc);
    choice head = heaviest(of_head, arc, net->shape.arc);
    choice relation = heaviest(of_rel, rel, net->shape.rel), side = dependent;
    append(&side, &head, arc);
    append(&side, &relation, 2 * arc);
    append(&side, &relation, 2 * arc + rel);
    copy_part(net->head, wide->head, units, &side);
    copy_part(net->head_bias, wide->head_bias, &one, &side);
    copy_part(net->biaffine, wide->biaffine, &dependent, &head);
    copy_part(net->arc_bias, wide->arc_bias, &one, &head);
    copy_part(net->root_arc, wide->root_arc, &one, &head);
    copy_part(net->root_rel, wide->root_rel, &one, &relation);
    copy_part(net->rel_out, wide->rel_out, &relation, &rels);
    copy_part(net->rel_out_bias, wide->rel_out_bias, &one, &rels);
    memcpy(net->distance->w, wide->distance->w, DISTANCES * sizeof(float));
}

static void narrow_tags(network *net, const network *wide, const choice *units) {
    double weight[MOST_UNITS];
    for (size_t i = 0; i < wide->shape.tag; i++)
        weight[i] = weight_of_row(wide->tag_out, i, 0, wide->shape.all_tags);
    choice one = all_of(1), tags = all_of(wide->shape.all_tags);
    choice hidden = heaviest(weight, wide->shape.tag, net->shape.tag), in = *units;
    choice embed = all_of(net->shape.embed);
    append(&in, &embed, wide->shape.width);
    copy_part(net->tag, wide->tag, &in, &hidden);
    copy_part(net->tag_bias, wide->tag_bias, &one, &hidden);
    copy_part(net->tag_out, wide->tag_out, &hidden, &tags);
    copy_part(net->tag_out_bias, wide->tag_out_bias, &one, &tags);
}

void network_narrow(network *net, const network *wide) {
    choice units = choose_units(net, wide);
    narrow_layers(net, wide, &units);
    narrow_heads(net, wide, &units);
    narrow_tags(net, wide, &units);
    memcpy(net->embed, wide->embed, net->shape.rows * net->shape.embed * sizeof(float));
}
