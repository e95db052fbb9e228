/*
 * tokenizer_net.c - training of a classifier, and the model file.
 *
 * score(x) = direct(sum of rows) + out * relu(hidden(sum of rows)), logistic loss, Adagrad on each
 * weight. Some features are left out of each example at random, so that no decision leans on one
 * rare word. Weights are then scaled to 8 bits.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tokenizer_train.h"

enum { WIDTH = DM_TOKENIZER_WIDTH, DIRECT = DM_TOKENIZER_DIRECT, MAX_OUT = 4000 };
static const float RATE = 0.05f, DROP = 0.2f, DROP_MANY = 0.6f;

typedef float lanes __attribute__((vector_size(WIDTH * 4)));

typedef struct trainer {
    lanes *rows, *squares; /* weights, and sums of their squared gradients */
    lanes out, out_squares;
    float bias, bias_squares;
    uint32_t mask;
    uint64_t random;
} trainer;

void tt_add(tt_set *set, const dm_features *features, bool answer) {
    if (set->row_count + features->count > set->row_cap) {
        set->row_cap = set->row_cap * 2 + (1 << 20);
        set->rows = realloc(set->rows, set->row_cap * sizeof *set->rows);
    }
    if (set->count == set->cap) {
        set->cap = set->cap * 2 + (1 << 16);
        set->heads = realloc(set->heads, set->cap * sizeof *set->heads);
    }
    if (!set->rows || !set->heads)
        exit(3);
    memcpy(set->rows + set->row_count, features->row, features->count * sizeof *set->rows);
    set->row_count += features->count;
    set->heads[set->count++] = (uint32_t)features->count << 1 | answer;
}

static float uniform(trainer *t) {
    return (float)(tt_random(&t->random) & 0xFFFFFF) / (float)0x1000000;
}

static void start(trainer *t, int bits, uint64_t seed) {
    size_t count = (size_t)1 << bits;
    *t = (trainer){.mask = (uint32_t)count - 1, .random = seed * 2654435761u + 88172645463325252u};
    t->rows = aligned_alloc(64, count * sizeof *t->rows);
    t->squares = aligned_alloc(64, count * sizeof *t->squares);
    if (!t->rows || !t->squares)
        exit(3);
    for (size_t r = 0; r < count; r++)
        for (int i = 0; i < WIDTH; i++) {
            t->rows[r][i] = i == DIRECT ? 0 : (uniform(t) - 0.5f) * 0.1f;
            t->squares[r][i] = 1e-4f;
        }
    for (int i = 0; i < WIDTH; i++) {
        t->out[i] = i == DIRECT ? 1 : i % 2 ? 0.3f : -0.3f;
        t->out_squares[i] = 1e-2f;
    }
    t->bias_squares = 1e-2f;
}

/* One example; returns its loss. */
static float step(trainer *t, const uint32_t *rows, uint32_t count, bool answer, float rate) {
    uint32_t kept[DM_FEATURES], n = 0;
    uint64_t coins = tt_random(&t->random);
    float drop = tt_chance(&t->random, 1, 3) ? DROP_MANY : DROP;
    lanes sum = {0};
    for (uint32_t i = 0; i < count; i++) {
        coins = coins * 6364136223846793005u + 1442695040888963407u;
        if ((float)(coins >> 40) / (float)(1 << 24) < drop)
            continue;
        kept[n] = rows[i] & t->mask;
        sum += t->rows[kept[n++]];
    }
    sum *= 1 / (1 - drop);
    float score = t->bias + sum[DIRECT];
    lanes hidden = {0};
    for (int i = 0; i < DIRECT; i++)
        hidden[i] = sum[i] > 0 ? sum[i] : 0;
    for (int i = 0; i < DIRECT; i++)
        score += hidden[i] * t->out[i];
    float p = 1 / (1 + expf(-score)), error = p - (answer ? 1 : 0);
    lanes gradient = {0};
    for (int i = 0; i < DIRECT; i++)
        gradient[i] = sum[i] > 0 ? error * t->out[i] : 0;
    gradient[DIRECT] = error;
    lanes squared = gradient * gradient;
    for (uint32_t k = 0; k < n; k++) {
        lanes *w = &t->rows[kept[k]], *s = &t->squares[kept[k]];
        *s += squared;
        for (int i = 0; i < WIDTH; i++)
            (*w)[i] -= rate * gradient[i] / sqrtf((*s)[i]);
    }
    for (int i = 0; i < DIRECT; i++) {
        float g = error * hidden[i];
        t->out_squares[i] += g * g;
        t->out[i] -= rate * g / sqrtf(t->out_squares[i]);
    }
    t->bias_squares += error * error;
    t->bias -= rate * error / sqrtf(t->bias_squares);
    return -logf((answer ? p : 1 - p) + 1e-9f);
}

/* Where each example's rows begin, in random order. */
static size_t *shuffled(const tt_set *set, size_t *order, uint64_t *random) {
    size_t *starts = malloc((set->count + 1) * sizeof *starts), at = 0;
    if (!starts)
        exit(3);
    for (size_t i = 0; i < set->count; i++) {
        starts[i] = at;
        order[i] = i;
        at += set->heads[i] >> 1;
    }
    for (size_t i = set->count; i > 1; i--) {
        size_t k = tt_random(random) % i, kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
    return starts;
}

/* The weight that all but one in 40,000 stay below. */
static float span_of(const trainer *t, int from, int to) {
    float top = 1e-6f;
    for (int tries = 0; tries < 60; tries++, top *= 1.25f) {
        size_t above = 0;
        for (size_t r = 0; r <= t->mask; r++)
            for (int i = from; i < to; i++)
                above += fabsf(t->rows[r][i]) > top;
        if (above * 40000 < ((size_t)t->mask + 1) * (size_t)(to - from))
            break;
    }
    return top;
}

static int8_t to_byte(float x) {
    long n = lrintf(x);
    return (int8_t)(n > 127 ? 127 : n < -127 ? -127 : n);
}

static void quantise(const trainer *t, uint32_t bits, tt_net *net) {
    float hidden = 127 / span_of(t, 0, DIRECT), direct = 127 / span_of(t, DIRECT, WIDTH), top = 0;
    for (int i = 0; i < DIRECT; i++)
        top = fmaxf(top, fabsf(t->out[i]));
    top = fmaxf(top, hidden / direct);
    float out = MAX_OUT / top;
    net->bits = bits;
    net->rows = malloc(((size_t)t->mask + 1) * WIDTH);
    if (!net->rows)
        exit(3);
    for (size_t r = 0; r <= t->mask; r++)
        for (int i = 0; i < WIDTH; i++)
            net->rows[r * WIDTH + (size_t)i] =
                to_byte(t->rows[r][i] * (i == DIRECT ? direct : hidden));
    for (int i = 0; i < DIRECT; i++)
        net->out[i] = (int16_t)lrintf(t->out[i] * out);
    net->out[DIRECT] = (int16_t)lrintf(hidden / direct * out);
    net->unit = (int32_t)lrintf(hidden * out);
    net->bias = (int32_t)lrintf(t->bias * hidden * out);
}

void tt_train(const tt_set *set, int bits, int epochs, uint64_t seed, tt_net *net) {
    trainer t;
    start(&t, bits, seed);
    size_t *order = malloc((set->count + 1) * sizeof *order);
    if (!order)
        exit(3);
    for (int epoch = 0; epoch < epochs; epoch++) {
        size_t *starts = shuffled(set, order, &t.random);
        double loss = 0;
        for (size_t i = 0; i < set->count; i++) {
            float done = ((float)epoch + (float)i / (float)set->count) / (float)epochs;
            float rate = RATE * (1 - done);
            uint32_t head = set->heads[order[i]];
            loss += step(&t, set->rows + starts[order[i]], head >> 1, head & 1, rate);
        }
        printf("  epoch %d: loss %.5f\n", epoch + 1, loss / (double)set->count);
        fflush(stdout);
        free(starts);
    }
    quantise(&t, (uint32_t)bits, net);
    free(order);
    free(t.rows);
    free(t.squares);
}

dm_tokenizer tt_view(const tt_model *model) {
    dm_tokenizer view = {.words = model->words.view};
    dm_tokenizer_net *nets[DM_TOKENIZER_NETS] = {&view.token, &view.multiword, &view.sentence};
    for (int i = 0; i < DM_TOKENIZER_NETS; i++) {
        *nets[i] = (dm_tokenizer_net){.rows = model->nets[i].rows,
                                      .mask = (1u << model->nets[i].bits) - 1,
                                      .bias = model->nets[i].bias};
        memcpy(nets[i]->out, model->nets[i].out, sizeof nets[i]->out);
    }
    return view;
}

bool tt_write(const tt_model *model, const char *path) {
    dm_tokenizer_file header = {.magic = DM_TOKENIZER_MAGIC,
                                .version = DM_TOKENIZER_VERSION,
                                .word_bits = model->words.bits};
    for (int i = 0; i < DM_TOKENIZER_NETS; i++) {
        header.nets[i].bits = model->nets[i].bits;
        header.nets[i].bias = model->nets[i].bias;
        memcpy(header.nets[i].out, model->nets[i].out, sizeof header.nets[i].out);
    }
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    size_t words = (size_t)1 << model->words.bits;
    bool good = fwrite(&header, sizeof header, 1, file) == 1;
    for (int i = 0; i < DM_TOKENIZER_NETS; i++)
        good &= fwrite(model->nets[i].rows, WIDTH, (size_t)1 << model->nets[i].bits, file) ==
                (size_t)1 << model->nets[i].bits;
    good &= fwrite(model->words.keys, 4, words, file) == words;
    good &= fwrite(model->words.class_of, 1, words, file) == words;
    good &= fwrite(model->words.cut, 1, words, file) == words;
    return fclose(file) == 0 && good;
}
