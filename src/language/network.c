/*
 * network.c - the forward pass of the language engine.
 *
 * Method: see train/network.h for the shape. A layer is one product of the whole batch with a
 * matrix of 8-bit weights, then a recurrence that only multiplies element by element. Rows of the
 * left side are scaled to 8 bits one by one.
 *
 * The room for 256 words at the shipped sizes is 2 MB: sums of gates [64 words][2 width], two
 * layers' outputs, and what the heads read; and 12 MB of sums of embeddings that are kept.
 */
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math")

#include "language/network_parts.h"

#include "base/alloc.h"
#include "language/spanning_tree.h"

enum {
    ROW_PAD = 32,
    PANEL_WORDS = 64, /* that go through the steps of a head together, so that what one writes is
                         still in the cache when the next reads it */
    TURNED = 4,       /* heads that are turned over at once */
    GROUP_WORDS = 64  /* whose gates are computed together: whole tiles */
};

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

/* Sums of one direction of a layer, or the answers of the heads of tags and relations. */
static size_t gates_room(const dm_network *net) {
    size_t n = larger(PANEL_WORDS * net->tag_out.outer, DM_BATCH_WORDS * net->rel_out.outer);
    for (uint32_t l = 0; l < net->shape.layers; l++)
        n = larger(n, GROUP_WORDS * net->layer[l].gates.outer / 2);
    return n;
}

static size_t distance_of(size_t dependent, size_t head) {
    long d = (long)head - (long)dependent;
    d = d < -15 ? -16 : d > 15 ? 15 : d;
    return (size_t)(d + 16);
}

dm_network_room *dm_network_room_new(const dm_network *net) {
    const dm_network_shape *s = &net->shape;
    const size_t words = DM_BATCH_WORDS, nodes = (DM_TREE_NODES + 15) / 16 * 16;
    size_t side = net->head.outer;
    const size_t inner = DM_NETWORK_WIDTH * 2;
    size_t hidden = larger(s->tag, s->rel);
    hidden = (hidden + 31) / 32 * 32;
    const struct {
        size_t offset, floats;
    } buffer[] = {
        {offsetof(dm_network_room, both), words * (s->width + s->embed)},
        {offsetof(dm_network_room, layer[0]), words * s->width},
        {offsetof(dm_network_room, layer[1]), words * s->width},
        {offsetof(dm_network_room, distance), 2 * nodes},
        {offsetof(dm_network_room, gates), gates_room(net)},
        {offsetof(dm_network_room, heads), words * side},
        {offsetof(dm_network_room, left), (words + DM_SCORE_ROWS) * net->biaffine.outer},
        {offsetof(dm_network_room, columns), s->arc * nodes + TURNED},
        {offsetof(dm_network_room, scores), (nodes + DM_SCORE_ROWS) * nodes},
        {offsetof(dm_network_room, hidden), words * hidden},
        {offsetof(dm_network_room, cell), s->width},
        {offsetof(dm_network_room, a_scale), words + ROW_PAD},
    };
    enum { BUFFERS = sizeof buffer / sizeof *buffer };
    size_t total = sizeof(dm_network_room) + 64 + (words + ROW_PAD) * inner;
    for (int i = 0; i < BUFFERS; i++)
        total += buffer[i].floats * sizeof(float) + 64;
    unsigned char *bytes = dm_alloc_large(total);
    dm_network_room *room = (dm_network_room *)bytes;
    if (!room)
        return NULL;
    *room = (dm_network_room){0};
    /* Not in huge pages: of a short text few rows are used, and all of a page would be cleared. */
    const size_t gates = net->layer[0].gates.outer;
    room->sums = dm_alloc(DM_REMEMBERED * (size_t)s->embed * sizeof(float));
    room->first = dm_alloc_large(DM_SUMMED * gates * sizeof(int32_t));
    room->fresh = dm_alloc((words + ROW_PAD) * gates * sizeof(int32_t));
    if (!room->sums || !room->first || !room->fresh) {
        dm_network_room_free(room);
        return NULL;
    }
    uintptr_t at = (uintptr_t)bytes + sizeof *room;
    for (int i = 0; i < BUFFERS; i++) {
        at = (at + 63) & ~(uintptr_t)63;
        *(float **)(bytes + buffer[i].offset) = (float *)at;
        at += buffer[i].floats * sizeof(float);
    }
    room->a = (int8_t *)((at + 63) & ~(uintptr_t)63);
    room->head_stride = side;
    for (size_t i = 0; i < 2 * nodes; i++)
        room->distance[i] = net->distance[distance_of(nodes, i)];
    return room;
}

void dm_network_room_free(dm_network_room *room) {
    if (room) {
        dm_free(room->sums);
        dm_free(room->first);
        dm_free(room->fresh);
    }
    dm_free(room);
}

/* Rows of `x` to 8 bits at `offset` of rows of `inner` bytes would need one scale; so a row is
 * given whole. */
static void quantise_rows(const dm_kernels *k, dm_network_room *room, const float *x, size_t stride,
                          size_t words, size_t n) {
    for (size_t t = 0; t < words; t++)
        k->quantise(x + t * stride, n, room->a + t * n, &room->a_scale[t]);
}

/* Words of a batch whose gates are computed together, whole tiles but for the last ones. They are
 * few enough that the gates are still in the cache when the recurrence reads them. */
typedef struct group {
    size_t first, end;
} group;

static group group_of(size_t words, size_t index, size_t *count) {
    enum { TILE = 16 };
    *count = (words + GROUP_WORDS - 1) / GROUP_WORDS;
    size_t size = (words + *count - 1) / *count;
    size = (size + TILE - 1) / TILE * TILE;
    size_t first = index * size, end = first + size;
    return (group){first < words ? first : words, end < words ? end : words};
}

/* The same for some words of a batch, at their places. */
static void quantise_group(const dm_kernels *k, dm_network_room *room, dm_rows x, group of,
                           size_t n) {
    enum { AHEAD = 2 };
    for (size_t t = of.first; t < of.end; t++) {
        const float *later = x.at + (t + AHEAD) * x.stride;
        for (size_t i = 0; i < n; i += DM_FLOATS_OF_LINE)
            __builtin_prefetch(later + i);
        k->quantise(x.at + t * x.stride, n, room->a + t * n, &room->a_scale[t]);
    }
}

/* Columns of a matrix, whole blocks of them: blocks lie one after another. */
static dm_matrix columns_of(const dm_matrix *m, size_t first, size_t count) {
    return (dm_matrix){m->inner,        count,          m->scale + first,
                       m->bias + first, m->sum + first, m->weights + first * m->inner};
}

/* The words of a sentence that are in the group, in one direction. */
static void run_part(dm_network_room *room, const dm_network *net, const dm_kernels *k,
                     const dm_network_layer *layer, group of, group part, bool back, bool goes_on,
                     dm_rows below, dm_rows out) {
    size_t width = net->shape.width, half = width / 2, unit = back ? half : 0;
    size_t gates = layer->gates.outer / width, stride = gates * half;
    size_t first = back ? part.end - 1 : part.first;
    ptrdiff_t step = back ? -1 : 1;
    k->recur(&(dm_recurrence){
        .sums = (const int32_t *)(const void *)room->gates + (first - of.first) * stride,
        .a_scale = room->a_scale + first,
        .parameters = layer->units + unit * DM_UNIT_PARAMETERS,
        .skip = gates > 3 ? NULL : below.at + first * below.stride + unit,
        .out = out.at + first * out.stride + unit,
        .sums_step = step * (ptrdiff_t)stride,
        .a_scale_step = step,
        .skip_step = step * (ptrdiff_t)below.stride,
        .out_step = step * (ptrdiff_t)out.stride,
        .cell = room->cell,
        .goes_on = goes_on,
        .width = half,
        .size = half,
        .words = part.end - part.first,
    });
}

static void sum_gates(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      const dm_network_layer *layer, group of, bool back) {
    size_t width = net->shape.width, half = width / 2, unit = back ? half : 0;
    size_t gates = layer->gates.outer / width, stride = gates * half;
    for (size_t g = 0; g < gates; g++) {
        dm_matrix part = columns_of(&layer->gates, g * width + unit, half);
        k->sums(&part, room->a + of.first * layer->gates.inner, of.end - of.first,
                (int32_t *)(void *)room->gates + g * half, stride);
    }
}

/* The units of one direction of a layer: sentences go on from one group into the next. */
static void run_direction(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                          const dm_batch *batch, const dm_network_layer *layer, bool back,
                          dm_rows below, dm_rows out) {
    const uint32_t *word = batch->first;
    size_t count, sentence = back ? batch->sentences - 1 : 0;
    (void)group_of(batch->words, 0, &count);
    for (size_t n = 0; n < count; n++) {
        group of = group_of(batch->words, back ? count - 1 - n : n, &count);
        if (of.first == of.end)
            continue;
        if (!back)
            quantise_group(k, room, below, of, layer->gates.inner);
        sum_gates(net, k, room, layer, of, back);
        for (size_t at = back ? of.end : of.first; at != (back ? of.first : of.end);) {
            group all = {word[sentence], word[sentence + 1]};
            group part = {larger(all.first, of.first), all.end < of.end ? all.end : of.end};
            bool goes_on = back ? part.end < all.end : part.first > all.first;
            if (part.first < part.end)
                run_part(room, net, k, layer, of, part, back, goes_on, below, out);
            at = back ? part.first : part.end;
            if (at == (back ? all.first : all.end))
                sentence += back ? (size_t)-1 : 1;
        }
    }
}

static void run_layer(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      const dm_batch *batch, uint32_t l, dm_rows below, dm_rows out) {
    for (int back = 0; back < 2; back++)
        run_direction(net, k, room, batch, &net->layer[l], back, below, out);
}

/* The first layer, whose sums are those of words. */
static void run_first(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      const dm_batch *batch, dm_rows below, dm_rows out) {
    size_t width = net->shape.width, half = width / 2;
    const dm_network_layer *layer = &net->layer[0];
    dm_network_sum_first(net, k, room, batch, below);
    for (size_t i = 0; i < batch->sentences; i++) {
        size_t start = batch->first[i], end = batch->first[i + 1];
        for (size_t back = 0; start < end && back < 2; back++) {
            size_t first = back ? end - 1 : start, unit = back ? half : 0;
            ptrdiff_t step = back ? -1 : 1;
            k->recur(&(dm_recurrence){
                .each = room->first_sums + first,
                .each_first = unit,
                .a_scale = room->first_scale + first,
                .parameters = layer->units + unit * DM_UNIT_PARAMETERS,
                .skip =
                    layer->gates.outer > 3 * width ? NULL : below.at + first * below.stride + unit,
                .out = out.at + first * out.stride + unit,
                .sums_step = step,
                .a_scale_step = step,
                .skip_step = step * (ptrdiff_t)below.stride,
                .out_step = step * (ptrdiff_t)out.stride,
                .cell = room->cell,
                .width = width,
                .size = half,
                .words = end - start,
            });
        }
    }
    dm_network_keep_first(net, room, batch);
}

/* Overwrites the best one's logit. */
static dm_lemma_choice best_two(const dm_kernels *k, float *logits, size_t n, uint16_t best) {
    float most = logits[best];
    logits[best] = -1e9f;
    uint16_t second = (uint16_t)k->largest(logits, n);
    return (dm_lemma_choice){best, second, false, most - logits[second]};
}

/* The rules of lemmas for `count` words of a panel, whose quantised rows are in room->a. */
static void run_lemmas(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                       size_t column, const uint16_t *word, size_t count, dm_word_tags *tags) {
    size_t wide = net->tag_out.inner, first = column / DM_MATRIX_OUTER * DM_MATRIX_OUTER;
    size_t n = net->shape.names[DM_NAMES_LEMMA];
    dm_matrix part = columns_of(&net->tag_out, first, net->tag_out.outer - first);
    for (size_t i = 0; i < count; i++) {
        memmove(room->a + i * wide, room->a + word[i] * wide, wide);
        room->a_scale[i] = room->a_scale[word[i]];
    }
    k->multiply(&part, room->a, room->a_scale, count, room->gates, part.outer);
    for (size_t i = 0; i < count; i++) {
        float *logits = room->gates + i * part.outer + (column - first);
        tags[word[i]].lemma = best_two(k, logits, n, (uint16_t)k->largest(logits, n));
    }
}

/* Of `words` words from `first` on. Most forms have their lemma from the treebanks; for those
 * nothing is asked. */
static void run_tags(const dm_network *net, const dm_lemmatiser *lemmatiser, const dm_kernels *k,
                     dm_network_room *room, const dm_batch *batch, size_t first, size_t words,
                     dm_word_tags *tags) {
    const dm_network_shape *s = &net->shape;
    size_t in = s->width + s->embed, wide = net->tag.outer, column = 0, asked = 0;
    uint16_t ask[PANEL_WORDS];
    quantise_rows(k, room, room->both + first * in, in, words, in);
    k->multiply(&net->tag, room->a, room->a_scale, words, room->hidden, wide);
    k->leak(room->hidden, words * wide);
    quantise_rows(k, room, room->hidden, wide, words, s->tag);
    for (int list = 0; list < DM_NAMES_LEMMA; list++)
        column += s->names[list];
    size_t stride = (column + DM_MATRIX_OUTER - 1) / DM_MATRIX_OUTER * DM_MATRIX_OUTER;
    dm_matrix part = columns_of(&net->tag_out, 0, stride);
    k->multiply(&part, room->a, room->a_scale, words, room->gates, stride);
    tags += first;
    for (size_t t = 0; t < words; t++)
        __builtin_prefetch(&room->words[room->at[first + t]]);
    for (size_t t = 0; t < words; t++) {
        float *logits = room->gates + t * stride;
        uint16_t best[DM_NAMES_LEMMA];
        for (int list = 0; list < DM_NAMES_LEMMA; logits += s->names[list], list++)
            best[list] = (uint16_t)k->largest(logits, s->names[list]);
        tags[t] = (dm_word_tags){
            best[DM_NAMES_UPOS], best[DM_NAMES_XPOS], best[DM_NAMES_FEATS],
            dm_network_seen_lemma(lemmatiser, room, batch, first + t, best[DM_NAMES_UPOS])};
        if (!tags[t].lemma.seen)
            ask[asked++] = (uint16_t)t;
    }
    if (asked > 0)
        run_lemmas(net, k, room, column, ask, asked, tags);
}

static void run_heads(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      size_t first, size_t words, dm_rows top) {
    size_t arc = net->shape.arc, side = room->head_stride, left = net->biaffine.outer;
    float *heads = room->heads + first * side;
    quantise_rows(k, room, top.at + first * top.stride, top.stride, words, net->shape.width);
    k->multiply(&net->head, room->a, room->a_scale, words, heads, side);
    for (size_t t = 0; t < words; t++)
        k->leak(heads + t * side, 2 * arc);
    quantise_rows(k, room, heads, side, words, arc);
    k->multiply(&net->biaffine, room->a, room->a_scale, words, room->left + first * left, left);
}

void dm_network_run(const dm_network *net, const dm_lemmatiser *lemmatiser,
                    const dm_kernels *kernels, dm_network_room *room, const dm_batch *batch,
                    dm_word_tags *tags) {
    size_t width = net->shape.width, wide = width + net->shape.embed;
    dm_rows below = {room->both + width, wide};
    kernels->begin();
    dm_network_embed(net, kernels, room, batch, below);
    for (uint32_t l = 0; l < net->shape.layers; l++) {
        dm_rows out = l == net->shape.tag_layer ? (dm_rows){room->both, wide}
                                                : (dm_rows){room->layer[l % 2], width};
        if (l == 0)
            run_first(net, kernels, room, batch, below, out);
        else
            run_layer(net, kernels, room, batch, l, below, out);
        below = out;
    }
    for (size_t first = 0, count; first < batch->words; first += count) {
        size_t rest = batch->words - first;
        count = rest < PANEL_WORDS ? rest : PANEL_WORDS;
        run_heads(net, kernels, room, first, count, below);
        run_tags(net, lemmatiser, kernels, room, batch, first, count, tags);
    }
    kernels->end();
}

typedef float four __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t order __attribute__((vector_size(16)));

/* Four numbers of each of four heads, turned over. */
static inline void turn(const float *const head[TURNED], size_t at, float *column, size_t wide) {
    four a = *(const four *)(head[0] + at), b = *(const four *)(head[1] + at);
    four c = *(const four *)(head[2] + at), d = *(const four *)(head[3] + at);
    four ab = __builtin_shuffle(a, b, (order){0, 4, 1, 5});
    four cd = __builtin_shuffle(c, d, (order){0, 4, 1, 5});
    four ab2 = __builtin_shuffle(a, b, (order){2, 6, 3, 7});
    four cd2 = __builtin_shuffle(c, d, (order){2, 6, 3, 7});
    *(four *)column = __builtin_shuffle(ab, cd, (order){0, 1, 4, 5});
    *(four *)(column + wide) = __builtin_shuffle(ab, cd, (order){2, 3, 6, 7});
    *(four *)(column + 2 * wide) = __builtin_shuffle(ab2, cd2, (order){0, 1, 4, 5});
    *(four *)(column + 3 * wide) = __builtin_shuffle(ab2, cd2, (order){2, 3, 6, 7});
}

/* The heads of a sentence and the root, turned over: column h of `columns` is head h. The last four
 * may reach into the next row, whose first, the root, is written at the end. */
static void turn_heads(const dm_network *net, dm_network_room *room, size_t first, size_t n,
                       size_t wide) {
    static const float nothing[DM_NETWORK_WIDTH];
    size_t arc = net->shape.arc;
    const float *heads = room->heads + first * room->head_stride + arc;
    for (size_t h = 1; h < wide; h += TURNED) {
        const float *head[TURNED];
        for (size_t i = 0; i < TURNED; i++)
            head[i] = h + i <= n ? heads + (h + i - 1) * room->head_stride : nothing;
        for (size_t k = 0; k < arc; k += TURNED)
            turn(head, k, room->columns + k * wide + h, wide);
    }
    for (size_t k = 0; k < arc; k++)
        room->columns[k * wide] = net->root_arc[k];
}

const float *dm_network_arcs(const dm_network *net, const dm_kernels *kernels,
                             dm_network_room *room, const dm_batch *batch, size_t i, size_t *stride,
                             uint16_t *best) {
    size_t first = batch->first[i], n = batch->first[i + 1] - first;
    size_t wide = (n + 16) / 16 * 16; /* n words and the root */
    const size_t nodes = (DM_TREE_NODES + 15) / 16 * 16;
    *stride = wide;
    turn_heads(net, room, first, n, wide);
    kernels->score(&(dm_scoring){.left = room->left + first * net->biaffine.outer,
                                 .heads = room->columns,
                                 .scores = room->scores + wide,
                                 .left_stride = net->biaffine.outer,
                                 .stride = wide,
                                 .rows = n,
                                 .inner = net->shape.arc,
                                 .count = wide});
    for (size_t d = 1; d <= n; d++) {
        float *row = room->scores + d * wide;
        const float *distance = room->distance + nodes - d;
        for (size_t h = 1; h <= n; h++)
            row[h] += distance[h];
        row[d] = -1e30f;
        best[d] = (uint16_t)kernels->largest(row, n + 1);
    }
    return room->scores;
}

float dm_network_arc_probability(const dm_kernels *kernels, const float *row, size_t n, size_t head,
                                 size_t best) {
    float own = head == best ? 1.0f : kernels->sum_exp(row + head, 1, row[best]);
    return own / kernels->sum_exp(row, n + 1, row[best]);
}

void dm_network_rels(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                     const dm_batch *batch, const uint16_t *heads, uint16_t root_rel,
                     uint16_t *rels, float *probability) {
    const dm_network_shape *s = &net->shape;
    size_t side = room->head_stride, stride = net->rel_out.outer, words = batch->words;
    for (size_t i = 0; i < batch->sentences; i++)
        for (size_t t = batch->first[i]; t < batch->first[i + 1]; t++) {
            const float *own = room->heads + t * side + 2 * s->arc;
            const float *other =
                heads[t] == 0
                    ? net->root_rel
                    : room->heads + (batch->first[i] + heads[t] - 1) * side + 2 * s->arc + s->rel;
            k->add_leak(room->hidden + t * s->rel, own, other, s->rel);
        }
    quantise_rows(k, room, room->hidden, s->rel, words, s->rel);
    k->begin();
    k->multiply(&net->rel_out, room->a, room->a_scale, words, room->gates, stride);
    k->end();
    for (size_t t = 0; t < words; t++) {
        float *logits = room->gates + t * stride;
        size_t n = s->names[DM_NAMES_REL];
        if (heads[t] == 0) {
            rels[t] = root_rel;
            probability[t] = 1.0f;
            continue;
        }
        logits[root_rel] = -1e9f;
        rels[t] = (uint16_t)k->largest(logits, n);
        probability[t] = 1.0f / k->sum_exp(logits, n, logits[rels[t]]);
    }
}
