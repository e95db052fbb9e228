/*
 * export.c - turns the trained network into sections of a model file.
 *
 * Method: a matrix gets one scale for each of its columns and weights of -127..127, laid out for
 * products of four bytes at a time (see src/language/kernels.h); the embedding gets one scale a
 * row. What is small (biases, carries, the root's vectors) stays float.
 */
#include "export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/kernels.h"
#include "language/model.h"
#include "model_writer.h"

static size_t round_up(size_t n, size_t to) {
    return (n + to - 1) / to * to;
}

/* `bias` may be NULL. */
static void add_matrix(model_writer *out, const char *name, const param *p, const float *bias,
                       size_t bias_count) {
    size_t inner = round_up(p->rows, DM_MATRIX_INNER),
           outer = round_up(p->columns, DM_MATRIX_OUTER);
    size_t size = sizeof(dm_matrix_header) + outer * 12 + outer * inner;
    unsigned char *bytes = calloc(1, size);
    dm_matrix_header header = {(uint32_t)inner, (uint32_t)outer, (uint32_t)p->columns, {0}};
    memcpy(bytes, &header, sizeof header);
    float *scale = (float *)(bytes + sizeof header), *out_bias = scale + outer;
    int32_t *sum = (int32_t *)(out_bias + outer);
    int8_t *weights = (int8_t *)(sum + outer);
    for (size_t c = 0; c < p->columns; c++) {
        float most = 1e-12f;
        for (size_t r = 0; r < p->rows; r++)
            most = fmaxf(most, fabsf(p->w[r * p->columns + c]));
        scale[c] = most / 127.0f;
        out_bias[c] = c < bias_count ? bias[c] : 0;
        for (size_t r = 0; r < p->rows; r++) {
            int8_t q = (int8_t)lrintf(p->w[r * p->columns + c] / scale[c]);
            weights[dm_matrix_at(inner, r, c)] = q;
            sum[c] += q;
        }
    }
    model_writer_add(out, name, bytes, size);
    free(bytes);
}

static void add_floats(model_writer *out, const char *name, const param *p) {
    model_writer_add(out, name, p->w, p->rows * p->columns * sizeof(float));
}

static void add_names(model_writer *out, const char *name, const name_list *list) {
    size_t size = 0, at = 0;
    for (size_t i = 0; i < list->count; i++)
        size += strlen(list->name[i]) + 1;
    char *text = malloc(size + 1);
    for (size_t i = 0; i < list->count; i++)
        at += (size_t)sprintf(text + at, "%s\n", list->name[i]);
    model_writer_add(out, name, text, size);
    free(text);
}

static void add_embedding(model_writer *out, const network *net) {
    size_t n = net->shape.embed, rows = net->shape.rows;
    float *scale = malloc(rows * sizeof *scale);
    int8_t *q = malloc(rows * n);
    for (size_t r = 0; r < rows; r++) {
        float most = 1e-12f;
        for (size_t i = 0; i < n; i++)
            most = fmaxf(most, fabsf(net->embed[r * n + i]));
        scale[r] = most / 127.0f;
        for (size_t i = 0; i < n; i++)
            q[r * n + i] = (int8_t)lrintf(net->embed[r * n + i] / scale[r]);
    }
    model_writer_add(out, "embedding.scale", scale, rows * sizeof *scale);
    model_writer_add(out, "embedding", q, rows * n);
    free(scale);
    free(q);
}

static void add_layers(model_writer *out, const network *net) {
    char name[DM_MODEL_FILE_NAME];
    for (size_t l = 0; l < net->shape.layers; l++) {
        snprintf(name, sizeof name, "layer%zu", l);
        add_matrix(out, name, net->layer[l].w, NULL, 0);
        snprintf(name, sizeof name, "layer%zu.bias", l);
        add_floats(out, name, net->layer[l].bias);
        snprintf(name, sizeof name, "layer%zu.carry", l);
        add_floats(out, name, net->layer[l].carry);
    }
}

bool export_model(const network *net, const vocabulary *v, const char *path) {
    static model_writer out;
    const network_shape *n = &net->shape;
    dm_network_shape shape = {.embed = (uint32_t)n->embed,
                              .width = (uint32_t)n->width,
                              .layers = (uint32_t)n->layers,
                              .tag_layer = (uint32_t)n->tag_layer,
                              .arc = (uint32_t)n->arc,
                              .rel = (uint32_t)n->rel,
                              .tag = (uint32_t)n->tag,
                              .rows = (uint32_t)n->rows,
                              .slot_bits = v->slot_bits};
    for (int i = 0; i < DM_NAME_LISTS; i++)
        shape.names[i] = (uint32_t)n->tags[i];
    model_writer_add(&out, "shape", &shape, sizeof shape);
    model_writer_add(&out, "language", "en", 2);
    for (int i = 0; i < DM_NAME_LISTS; i++)
        add_names(&out, dm_name_sections[i], &v->tags[i]);
    model_writer_add(&out, "features", v->slot, sizeof *v->slot << v->slot_bits);
    add_embedding(&out, net);
    add_layers(&out, net);
    add_matrix(&out, "head", net->head, net->head_bias->w, net->head_bias->columns);
    add_matrix(&out, "biaffine", net->biaffine, net->arc_bias->w, n->arc);
    add_matrix(&out, "rel.out", net->rel_out, net->rel_out_bias->w, n->tags[TAG_REL]);
    add_matrix(&out, "tag", net->tag, net->tag_bias->w, n->tag);
    add_matrix(&out, "tag.out", net->tag_out, net->tag_out_bias->w, n->all_tags);
    add_floats(&out, "root.arc", net->root_arc);
    add_floats(&out, "root.rel", net->root_rel);
    add_floats(&out, "distance", net->distance);
    bool good = model_writer_write(&out, path);
    model_writer_free(&out);
    return good;
}
