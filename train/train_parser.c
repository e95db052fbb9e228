/*
 * train_parser.c - trains the language engine's network: tags, lemma rules and dependencies.
 *
 *   train_parser --train FILE[:WEIGHT] ... --dev FILE ... --out MODEL [options]
 *
 * Method: Adam with warm-up and a linear way down, on batches of whole sentences in a random order
 * that the seed fixes. Each batch is two shards, computed by one or two threads with the same
 * result. After every few epochs the dev sets are parsed. See train/README.md.
 */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "export.h"
#include "language/lemma_rule.h"
#include "language/spanning_tree.h"
#include "network.h"

enum { MAX_FILES = 16, SHARD_WORDS = 4096, LONGEST_TRAINED = 200 };

typedef struct options {
    const char *train[MAX_FILES], *dev[MAX_FILES], *out, *save, *load, *parse[MAX_FILES],
        *parse_out;
    float train_weight[MAX_FILES];
    int trains, devs, parses;
    int epochs, threads, eval_every, check;
    size_t batch, embed, width, layers, tag_layer, arc, rel, tag;
    double rate, beta2, clip, decay;
    dropout_rates drop;
    loss_weights weight;
    uint64_t seed;
} options;

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- one step ---- */

typedef struct trainer {
    const options *o;
    vocabulary v;
    treebank train, dev[MAX_FILES];
    network net;
    shard shard[SHARDS];
    float *row_gradient; /* [touched][embed] */
    uint32_t *row_slot, *touched;
    size_t touched_count;
    uint64_t step, steps;
    loss_weights scaled;
} trainer;

typedef struct job {
    trainer *t;
    int which;
} job;

static void *run_shard(void *p) {
    job *j = p;
    shard *s = &j->t->shard[j->which];
    matrix_thread_start();
    if (s->count > 0) {
        shard_forward(s, &j->t->net, &j->t->o->drop);
        shard_backward(s, &j->t->net, (size_t)j->which, &j->t->scaled, &j->t->o->drop);
    }
    return NULL;
}

static void run_shards(trainer *t) {
    job jobs[SHARDS];
    pthread_t thread;
    for (int i = 0; i < SHARDS; i++)
        jobs[i] = (job){t, i};
    bool two = t->o->threads > 1;
    if (two && pthread_create(&thread, NULL, run_shard, &jobs[1]) != 0)
        two = false;
    run_shard(&jobs[0]);
    if (two)
        pthread_join(thread, NULL);
    else
        run_shard(&jobs[1]);
}

/* The gradient of each row that a word of the batch was summed from. */
static void gather_rows(trainer *t) {
    size_t n = t->net.shape.embed;
    t->touched_count = 0;
    for (int k = 0; k < SHARDS; k++) {
        shard *s = &t->shard[k];
        for (size_t i = 0; i < s->count; i++)
            for (size_t w = 0; w < s->sentences[i]->count; w++) {
                const word_type *type = &t->v.types[s->sentences[i]->words[w].type];
                size_t at = s->start[i] + w;
                float piece = 1.0f / sqrtf((float)(type->row_count - type->first_piece) + 1e-9f);
                for (uint32_t r = 0; r < type->row_count; r++) {
                    uint32_t row = r == 0 && s->word_dropped[at] ? UNKNOWN_ROW : type->row[r];
                    if (t->row_slot[row] == 0) {
                        t->touched[t->touched_count] = row;
                        t->row_slot[row] = (uint32_t)++t->touched_count;
                        memset(t->row_gradient + (t->touched_count - 1) * n, 0, n * sizeof(float));
                    }
                    float *g = t->row_gradient + (size_t)(t->row_slot[row] - 1) * n;
                    const float *dx = s->dx + at * n;
                    float scale = r < type->first_piece ? 1.0f : piece;
                    for (size_t d = 0; d < n; d++)
                        g[d] += scale * dx[d];
                }
            }
    }
}

static double square_sum(const float *g, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return sum;
}

static void adam(float *restrict w, float *restrict m, float *restrict v, const float *restrict g,
                 size_t n, float scale, float rate, float beta2, float shrink) {
    for (size_t i = 0; i < n; i++) {
        float x = g[i] * scale;
        m[i] = 0.9f * m[i] + 0.1f * x;
        v[i] = beta2 * v[i] + (1 - beta2) * x * x;
        w[i] = w[i] * shrink - rate * m[i] / (sqrtf(v[i]) + 1e-8f);
    }
}

static void update(trainer *t) {
    size_t n = t->net.shape.embed;
    double norm = square_sum(t->row_gradient, t->touched_count * n);
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        size_t size = p->rows * p->columns;
        for (size_t k = 0; k < size; k++)
            p->g[0][k] += p->g[1][k];
        norm += square_sum(p->g[0], size);
    }
    norm = sqrt(norm);
    float scale = norm > t->o->clip ? (float)(t->o->clip / norm) : 1.0f;
    double done = (double)t->step / (double)t->steps, warm = 0.02;
    double rate = t->o->rate * (done < warm ? done / warm : (1 - done) / (1 - warm));
    double grown = 1 - pow(t->o->beta2, (double)t->step + 1);
    float corrected = (float)(rate * sqrt(grown) / (1 - pow(0.9, (double)t->step + 1)));
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        size_t size = p->rows * p->columns;
        adam(p->w, p->m, p->v, p->g[0], size, scale, corrected, (float)t->o->beta2,
             p->rows > 1 ? (float)(1 - rate * t->o->decay) : 1.0f);
        memset(p->g[0], 0, size * sizeof(float));
        memset(p->g[1], 0, size * sizeof(float));
    }
    for (size_t i = 0; i < t->touched_count; i++) {
        size_t row = t->touched[i];
        adam(t->net.embed + row * n, t->net.embed_m + row * n, t->net.embed_v + row * n,
             t->row_gradient + i * n, n, scale, corrected, (float)t->o->beta2, 1.0f);
        t->row_slot[row] = 0;
    }
    t->step++;
}

static void fill_batch(trainer *t, const uint32_t *order, size_t *next) {
    size_t words[SHARDS] = {0}, total = 0;
    for (int k = 0; k < SHARDS; k++)
        t->shard[k].count = 0;
    while (*next < t->train.count && total < t->o->batch) {
        const sentence *s = &t->train.sentences[order[(*next)++]];
        int k = words[1] < words[0];
        t->shard[k].sentences[t->shard[k].count++] = s;
        words[k] += s->count;
        total += s->count;
    }
    float scale = 1.0f / (float)total;
    t->scaled = t->o->weight;
    t->scaled.arc *= scale;
    t->scaled.rel *= scale;
    for (int i = 0; i < TAG_KINDS; i++)
        t->scaled.tag[i] *= scale;
    for (int k = 0; k < SHARDS; k++) {
        t->shard[k].training = true;
        t->shard[k].random = t->o->seed * 1000003 + t->step * 2 + (uint64_t)k;
    }
}

/* ---- measuring ---- */

typedef struct score {
    size_t words, uas, las, tag[TAG_KINDS];
} score;

static uint16_t best_of(const float *x, size_t n) {
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (x[i] > x[best])
            best = i;
    return (uint16_t)best;
}

static bool lemma_is_right(const vocabulary *v, const word *w, uint16_t rule_id) {
    dm_lemma_rule rule;
    char out[DM_LEMMA_BYTES];
    dm_str form = dm_str_of(v->types[w->type].form);
    size_t len = 0;
    if (dm_lemma_rule_read(dm_str_of(v->tags[TAG_LEMMA].name[rule_id]), &rule))
        len = dm_lemma_rule_apply(&rule, form, out);
    return dm_str_is(len ? (dm_str){out, len} : form, w->lemma);
}

static void decode_shard(trainer *t, shard *s, uint16_t *heads, dm_tree_scratch *scratch) {
    uint16_t head[DM_TREE_NODES];
    for (size_t i = 0; i < s->count; i++) {
        size_t n = s->sentences[i]->count;
        shard_arc_scores(s, &t->net, i);
        dm_tree_decode(s->scores, n + 1, n, head, scratch);
        memcpy(heads + s->start[i], head + 1, n * sizeof *heads);
    }
    shard_rel_logits(s, &t->net, heads, &t->o->drop);
}

static void score_shard(trainer *t, shard *s, score *sum, dm_tree_scratch *scratch) {
    const network_shape *n = &t->net.shape;
    uint16_t *heads = malloc((s->words + 1) * sizeof *heads);
    decode_shard(t, s, heads, scratch);
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->sentences[i]->count; k++) {
            const word *w = &s->sentences[i]->words[k];
            size_t at = s->start[i] + k;
            const float *logits = s->tag_logits + at * n->all_tags;
            bool head = heads[at] == w->head;
            uint16_t rel = best_of(s->rel_logits + at * n->tags[TAG_REL], n->tags[TAG_REL]);
            sum->words++;
            sum->uas += head;
            sum->las += head && rel == w->tag[TAG_REL];
            for (int kind = 0; kind < TAG_REL; logits += n->tags[kind], kind++) {
                uint16_t best = best_of(logits, n->tags[kind]);
                sum->tag[kind] +=
                    kind == TAG_LEMMA ? lemma_is_right(&t->v, w, best) : best == w->tag[kind];
            }
        }
    free(heads);
}

static score evaluate(trainer *t, const treebank *bank) {
    score sum = {0};
    shard *s = &t->shard[0];
    static dm_tree_scratch scratch;
    s->training = false;
    for (size_t next = 0; next < bank->count;) {
        size_t words = 0;
        for (s->count = 0; next < bank->count && words + bank->sentences[next].count < 1024;
             next++) {
            s->sentences[s->count++] = &bank->sentences[next];
            words += bank->sentences[next].count;
        }
        shard_forward(s, &t->net, &t->o->drop);
        score_shard(t, s, &sum, &scratch);
    }
    return sum;
}

static void report(trainer *t, int epoch, double since) {
    for (int i = 0; i < t->o->devs; i++) {
        score s = evaluate(t, &t->dev[i]);
        double n = (double)s.words / 100;
        printf("  %2d %5.0fs dev%d UPOS %.2f XPOS %.2f FEATS %.2f lemma %.2f UAS %.2f LAS %.2f\n",
               epoch, seconds() - since, i, (double)s.tag[TAG_UPOS] / n,
               (double)s.tag[TAG_XPOS] / n, (double)s.tag[TAG_FEATS] / n,
               (double)s.tag[TAG_LEMMA] / n, (double)s.uas / n, (double)s.las / n);
    }
    fflush(stdout);
}

/* ---- the run ---- */

static void count_words(trainer *t) {
    uint32_t *count = calloc(t->v.row_count, sizeof *count);
    for (size_t i = 0; i < t->train.count; i++)
        for (size_t k = 0; k < t->train.sentences[i].count; k++)
            count[t->v.types[t->train.sentences[i].words[k].type].row[0]]++;
    for (size_t i = 0; i < t->v.forms.count; i++)
        t->v.types[i].frequency = count[t->v.types[i].row[0]];
    free(count);
}

/* Overlong sentences would make one batch far larger than the others. */
static void drop_long(treebank *bank) {
    size_t kept = 0;
    for (size_t i = 0; i < bank->count; i++)
        if (bank->sentences[i].count <= LONGEST_TRAINED)
            bank->sentences[kept++] = bank->sentences[i];
        else
            bank->words -= bank->sentences[i].count;
    bank->count = kept;
}

static void load_data(trainer *t) {
    const options *o = t->o;
    for (int i = 0; i < o->trains; i++)
        treebank_read(&t->train, &t->v, o->train[i], o->train_weight[i], false);
    drop_long(&t->train);
    vocabulary_choose_rows(&t->v, &t->train);
    for (int i = 0; i < o->devs; i++)
        treebank_read(&t->dev[i], &t->v, o->dev[i], 1, true);
    vocabulary_add_rows(&t->v);
    count_words(t);
    printf("%zu sentences, %zu words, %u rows, UPOS %zu XPOS %zu FEATS %zu lemma %zu rel %zu\n",
           t->train.count, t->train.words, t->v.row_count, t->v.tags[TAG_UPOS].count,
           t->v.tags[TAG_XPOS].count, t->v.tags[TAG_FEATS].count, t->v.tags[TAG_LEMMA].count,
           t->v.tags[TAG_REL].count);
}

static void build(trainer *t) {
    const options *o = t->o;
    network_shape shape = {.embed = o->embed,
                           .width = o->width,
                           .layers = o->layers,
                           .tag_layer = o->tag_layer,
                           .arc = o->arc,
                           .rel = o->rel,
                           .tag = o->tag,
                           .rows = t->v.row_count};
    for (int i = 0; i < TAG_KINDS; i++)
        shape.tags[i] = t->v.tags[i].count;
    for (int i = 0; i < TAG_REL; i++)
        shape.all_tags += shape.tags[i];
    network_new(&t->net, shape, o->seed);
    for (int i = 0; i < SHARDS; i++)
        shard_init(&t->shard[i], &t->net, &t->v, SHARD_WORDS);
    t->row_slot = calloc(shape.rows, sizeof *t->row_slot);
    t->touched = calloc(shape.rows, sizeof *t->touched);
    t->row_gradient = malloc(shape.rows * shape.embed * sizeof(float));
}

static void shuffle(uint32_t *order, size_t n, uint64_t *random) {
    for (size_t i = n; i > 1; i--) {
        size_t k = (size_t)(random_unit(random) * (double)i);
        uint32_t swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

static void train(trainer *t) {
    const options *o = t->o;
    uint32_t *order = malloc(t->train.count * sizeof *order);
    for (size_t i = 0; i < t->train.count; i++)
        order[i] = (uint32_t)i;
    uint64_t random = o->seed + 12345;
    double since = seconds();
    t->steps = (uint64_t)o->epochs * (t->train.words / o->batch + 1);
    for (int epoch = 1; epoch <= o->epochs; epoch++) {
        shuffle(order, t->train.count, &random);
        for (int k = 0; k < SHARDS; k++)
            memset(t->shard[k].loss, 0, sizeof t->shard[k].loss);
        for (size_t next = 0; next < t->train.count && t->step < t->steps;) {
            fill_batch(t, order, &next);
            run_shards(t);
            gather_rows(t);
            update(t);
        }
        double words = (double)t->train.words;
        printf(
            "epoch %d, %.0f s, loss arc %.4f rel %.4f upos %.4f xpos %.4f feats %.4f lemma %.4f\n",
            epoch, seconds() - since,
            (t->shard[0].loss[TAG_KINDS] + t->shard[1].loss[TAG_KINDS]) / words,
            (t->shard[0].loss[TAG_REL] + t->shard[1].loss[TAG_REL]) / words,
            (t->shard[0].loss[TAG_UPOS] + t->shard[1].loss[TAG_UPOS]) / words,
            (t->shard[0].loss[TAG_XPOS] + t->shard[1].loss[TAG_XPOS]) / words,
            (t->shard[0].loss[TAG_FEATS] + t->shard[1].loss[TAG_FEATS]) / words,
            (t->shard[0].loss[TAG_LEMMA] + t->shard[1].loss[TAG_LEMMA]) / words);
        fflush(stdout);
        if (epoch % o->eval_every == 0 || epoch == o->epochs)
            report(t, epoch, since);
    }
    free(order);
}

/* ---- checking gradients ---- */

static double loss_now(trainer *t) {
    double sum = 0;
    for (int k = 0; k < SHARDS; k++) {
        memset(t->shard[k].loss, 0, sizeof t->shard[k].loss);
        t->shard[k].random = 77 + (uint64_t)k;
    }
    run_shards(t);
    for (int k = 0; k < SHARDS; k++) {
        sum +=
            t->shard[k].loss[TAG_KINDS] * t->scaled.arc + t->shard[k].loss[TAG_REL] * t->scaled.rel;
        for (int i = 0; i < TAG_REL; i++)
            sum += t->shard[k].loss[i] * t->scaled.tag[i];
    }
    return sum;
}

static void check_one(trainer *t, const char *name, float *w, double analytic) {
    const float h = 1e-2f;
    float old = *w;
    *w = old + h;
    double up = loss_now(t);
    *w = old - h;
    double down = loss_now(t);
    *w = old;
    double measured = (up - down) / (2 * (double)h);
    double off = fabs(measured - analytic) / (fabs(measured) + fabs(analytic) + 1e-4);
    printf("%-16s measured %12.6f computed %12.6f %s\n", name, measured, analytic,
           off < 0.05 ? "ok" : "OFF");
}

static void check_gradients(trainer *t) {
    matrix_exact = true;
    uint32_t order[4] = {0, 1, 2, 3};
    size_t next = 0;
    t->train.count = 4;
    fill_batch(t, order, &next);
    loss_now(t);
    gather_rows(t);
    uint64_t random = 5;
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        for (int k = 0; k < 2; k++) {
            size_t at = (size_t)(random_unit(&random) * (double)(p->rows * p->columns));
            for (size_t j = 0; j < p->rows * p->columns && k == 1; j++) /* the largest */
                if (fabsf(p->g[0][j] + p->g[1][j]) > fabsf(p->g[0][at] + p->g[1][at]))
                    at = j;
            float saved[2] = {p->g[0][at], p->g[1][at]};
            check_one(t, p->name, &p->w[at], saved[0] + saved[1]);
            for (size_t q = 0; q < t->net.param_count; q++)
                for (int g = 0; g < SHARDS; g++)
                    memset(t->net.params[q].g[g], 0,
                           t->net.params[q].rows * t->net.params[q].columns * sizeof(float));
            loss_now(t);
        }
    }
    for (int k = 0; k < 6; k++) {
        size_t slot = (size_t)k * t->touched_count / 6, d = (size_t)k * 7 % t->net.shape.embed;
        check_one(t, "embedding", &t->net.embed[t->touched[slot] * t->net.shape.embed + d],
                  t->row_gradient[slot * t->net.shape.embed + d]);
    }
}

/* ---- keeping and labelling ---- */

static void each_array(trainer *t, FILE *file, bool write) {
    for (size_t i = 0; i <= t->net.param_count; i++) {
        bool last = i == t->net.param_count;
        float *w = last ? t->net.embed : t->net.params[i].w;
        size_t n = last ? t->net.shape.rows * t->net.shape.embed
                        : t->net.params[i].rows * t->net.params[i].columns;
        size_t done = write ? fwrite(w, sizeof *w, n, file) : fread(w, sizeof *w, n, file);
        if (done != n) {
            fprintf(stderr, "weights: %s failed\n", write ? "writing" : "reading");
            exit(1);
        }
    }
}

static void keep_weights(trainer *t, const char *path, bool write) {
    FILE *file = fopen(path, write ? "wb" : "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    each_array(t, file, write);
    fclose(file);
}

static bool take(const char *option, const char *name, int *i, int argc, char **argv,
                 const char **value) {
    if (strcmp(option, name) != 0 || *i + 1 >= argc)
        return false;
    *value = argv[++*i];
    return true;
}

static bool read_path_option(options *o, const char *a, int *i, int argc, char **argv) {
    const char *value;
    if (take(a, "--train", i, argc, argv, &value)) {
        char *path = strdup(value), *colon = strrchr(path, ':');
        o->train_weight[o->trains] = colon ? strtof(colon + 1, NULL) : 1;
        if (colon)
            *colon = 0;
        o->train[o->trains++] = path;
    } else if (take(a, "--dev", i, argc, argv, &value))
        o->dev[o->devs++] = value;
    else if (take(a, "--out", i, argc, argv, &value))
        o->out = value;
    else if (take(a, "--save", i, argc, argv, &value))
        o->save = value;
    else if (take(a, "--load", i, argc, argv, &value))
        o->load = value;
    else
        return false;
    return true;
}

static bool read_number_option(options *o, const char *a, int *i, int argc, char **argv) {
    struct {
        const char *name;
        size_t *size;
        int *integer;
        double *real;
        float *single;
    } known[] = {{"--epochs", 0, &o->epochs, 0, 0},
                 {"--threads", 0, &o->threads, 0, 0},
                 {"--eval-every", 0, &o->eval_every, 0, 0},
                 {"--batch", &o->batch, 0, 0, 0},
                 {"--embed", &o->embed, 0, 0, 0},
                 {"--width", &o->width, 0, 0, 0},
                 {"--layers", &o->layers, 0, 0, 0},
                 {"--tag-layer", &o->tag_layer, 0, 0, 0},
                 {"--arc", &o->arc, 0, 0, 0},
                 {"--rel", &o->rel, 0, 0, 0},
                 {"--tag", &o->tag, 0, 0, 0},
                 {"--rate", 0, 0, &o->rate, 0},
                 {"--beta2", 0, 0, &o->beta2, 0},
                 {"--clip", 0, 0, &o->clip, 0},
                 {"--decay", 0, 0, &o->decay, 0},
                 {"--seed", &o->seed, 0, 0, 0},
                 {"--check", 0, &o->check, 0, 0},
                 {"--drop-input", 0, 0, 0, &o->drop.input},
                 {"--drop-layer", 0, 0, 0, &o->drop.layer},
                 {"--drop-head", 0, 0, 0, &o->drop.head},
                 {"--drop-word", 0, 0, 0, &o->drop.word}};
    const char *value;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (take(a, known[k].name, i, argc, argv, &value)) {
            if (known[k].size)
                *known[k].size = strtoull(value, NULL, 10);
            else if (known[k].integer)
                *known[k].integer = atoi(value);
            else if (known[k].real)
                *known[k].real = strtod(value, NULL);
            else
                *known[k].single = strtof(value, NULL);
            return true;
        }
    return false;
}

int main(int argc, char **argv) {
    options o = {.epochs = 20,
                 .threads = 1,
                 .eval_every = 5,
                 .batch = 700,
                 .embed = 192,
                 .width = 320,
                 .layers = 4,
                 .tag_layer = 1,
                 .arc = 128,
                 .rel = 192,
                 .tag = 192,
                 .rate = 2e-3,
                 .beta2 = 0.95,
                 .clip = 5,
                 .decay = 0.02,
                 .seed = 1,
                 .drop = {0.25f, 0.25f, 0.33f, 0.25f},
                 .weight = {1, 1, {0.5f, 0.5f, 0.5f, 0.5f, 0}}};
    for (int i = 1; i < argc; i++)
        if (!read_path_option(&o, argv[i], &i, argc, argv) &&
            !read_number_option(&o, argv[i], &i, argc, argv)) {
            fprintf(stderr, "unknown option or missing value: %s\n", argv[i]);
            return 2;
        }
    static trainer t;
    t.o = &o;
    load_data(&t);
    build(&t);
    if (o.check) {
        check_gradients(&t);
        return 0;
    }
    matrix_thread_start();
    if (o.load)
        keep_weights(&t, o.load, false);
    else
        train(&t);
    if (o.save)
        keep_weights(&t, o.save, true);
    if (o.load)
        report(&t, 0, seconds());
    if (o.out && !export_model(&t.net, &t.v, o.out))
        return 1;
    return 0;
}
