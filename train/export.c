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

#include "base/utf8.h"
#include "language/kernels.h"
#include "language/lemma.h"
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

/* ---- lemmas ---- */

enum { KNOWN_MIN_COUNT = 2 };             /* in text that was not annotated by hand */
static const double CONSTANT_SHARE = 0.8; /* a form whose lemma is this constant keeps it */

typedef struct table {
    dm_feature_slot *slot;
    uint32_t bits, count;
} table;

static void table_put(table *t, uint64_t key, uint32_t row) {
    uint32_t mask = (1u << t->bits) - 1, at = (uint32_t)key & mask;
    while (t->slot[at].row && t->slot[at].mark != (uint32_t)(key >> 32))
        at = (at + 1) & mask;
    if (!t->slot[at].row)
        t->slot[at] = (dm_feature_slot){(uint32_t)(key >> 32), row + 1};
}

static table table_for(size_t entries) {
    table t = {.bits = 4};
    while (((size_t)1 << t.bits) < entries * 3 / 2)
        t.bits++;
    t.slot = calloc((size_t)1 << t.bits, sizeof *t.slot);
    return t;
}

static void table_add(model_writer *out, const char *name, table *t) {
    model_writer_add(out, name, t->slot, sizeof *t->slot << t->bits);
    free(t->slot);
}

/* "form TAB upos" and "lemma TAB upos", counted; `pairs` is "form TAB upos TAB lemma". */
typedef struct lemma_counts {
    name_list forms, pairs, known;
    bool *known_by_hand;
} lemma_counts;

static dm_str join(char *buffer, size_t size, const char *a, unsigned upos, const char *b) {
    int n = b ? snprintf(buffer, size, "%s\t%u\t%s", a, upos, b)
              : snprintf(buffer, size, "%s\t%u", a, upos);
    return (dm_str){buffer, n > 0 && (size_t)n < size ? (size_t)n : 0};
}

static bool is_lower(const char *text) {
    dm_str s = dm_str_of(text);
    for (size_t at = 0; at < s.len;) {
        uint32_t c = dm_utf8_next(s, &at);
        if (dm_word_lower(c) != c)
            return false;
    }
    return true;
}

static void count_word(lemma_counts *c, const vocabulary *v, const word *w, bool by_hand) {
    char buffer[2048];
    const char *form = v->forms.name[w->type];
    if (by_hand) {
        (void)name_of(&c->forms, join(buffer, sizeof buffer, form, w->tag[TAG_UPOS], NULL), false);
        (void)name_of(&c->pairs, join(buffer, sizeof buffer, form, w->tag[TAG_UPOS], w->lemma),
                      false);
    } else if (strcmp(form, w->lemma) != 0 || !is_lower(form))
        return; /* a parser's own lemma proves nothing unless the word was written so */
    size_t before = c->known.count;
    uint32_t id =
        name_of(&c->known, join(buffer, sizeof buffer, w->lemma, w->tag[TAG_UPOS], NULL), false);
    if (c->known.count > before)
        c->known_by_hand[id] = false;
    c->known_by_hand[id] |= by_hand;
}

/* Splits "text TAB number" and what may follow. */
static dm_str split_counted(const char *name, uint16_t *upos, dm_str *rest) {
    dm_str text, number, all = dm_str_of(name);
    uint64_t value = 0;
    (void)dm_str_split(&all, '\t', &text);
    (void)dm_str_split(&all, '\t', &number);
    (void)dm_str_number(number, UINT16_MAX, &value);
    *upos = (uint16_t)value;
    *rest = all;
    return text;
}

static void add_forms(model_writer *out, vocabulary *v, lemma_counts *c) {
    table t = table_for(c->forms.count);
    char line[DM_LEMMA_BYTES + 32], buffer[2048];
    for (size_t i = 0; i < c->pairs.count; i++) {
        uint16_t upos;
        dm_str lemma, form = split_counted(c->pairs.name[i], &upos, &lemma);
        int n = snprintf(buffer, sizeof buffer, "%.*s\t%u", DM_FMT(form), upos);
        uint32_t all = name_of(&c->forms, (dm_str){buffer, (size_t)n}, true);
        size_t len = dm_lemma_rule_make(form, lemma, line);
        if (all == UINT32_MAX || len == 0 ||
            (double)c->pairs.name_count[i] < CONSTANT_SHARE * (double)c->forms.name_count[all])
            continue;
        table_put(&t, dm_lemma_form_key(form, upos),
                  name_of(&v->tags[TAG_LEMMA], (dm_str){line, len}, false));
    }
    table_add(out, "lemma.forms", &t);
}

static void add_known(model_writer *out, const lemma_counts *c) {
    table t = table_for(c->known.count);
    for (size_t i = 0; i < c->known.count; i++) {
        uint16_t upos;
        dm_str rest, lemma = split_counted(c->known.name[i], &upos, &rest);
        if (c->known_by_hand[i] || c->known.name_count[i] >= KNOWN_MIN_COUNT)
            table_put(&t, dm_lemma_known_key(lemma, upos), 0);
    }
    table_add(out, "lemma.known", &t);
}

static void add_lemmas(model_writer *out, vocabulary *v, const treebank *train) {
    static lemma_counts c;
    c.known_by_hand = calloc(train->words + 1, sizeof *c.known_by_hand);
    for (size_t i = 0; i < train->count; i++)
        for (uint32_t k = 0; k < train->sentences[i].count; k++)
            count_word(&c, v, &train->sentences[i].words[k], train->sentences[i].weight >= 1);
    add_forms(out, v, &c);
    add_known(out, &c);
    free(c.known_by_hand);
}

bool export_model(const network *net, vocabulary *v, const treebank *train, const char *path) {
    static model_writer out;
    const network_shape *n = &net->shape;
    dm_network_shape shape = {.embed = (uint32_t)n->embed,
                              .width = (uint32_t)n->width,
                              .layers = (uint32_t)n->layers,
                              .tag_layer = (uint32_t)n->tag_layer,
                              .arc = (uint32_t)n->arc,
                              .rel = (uint32_t)n->rel,
                              .tag = (uint32_t)n->tag,
                              .rows = (uint32_t)n->rows};
    for (int i = 0; i < DM_NAME_LISTS; i++)
        shape.names[i] = (uint32_t)n->tags[i];
    model_writer_add(&out, "shape", &shape, sizeof shape);
    model_writer_add(&out, "language", "en", 2);
    add_lemmas(&out, v, train);
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
