/*
 * train_parser.c - trains the language engine's network: tags, lemma rules and dependencies.
 *
 *   train_parser --train FILE[:WEIGHT] ... --dev FILE ... [--save WEIGHTS] [--out MODEL] [options]
 *   train_parser --train FILE ... --load WEIGHTS ... [--dev FILE ...] [--parse FILE --parse-out
 * FILE] [--out MODEL]
 *
 * Method: Adam with warm-up and a linear way down, on batches of whole sentences in a random order
 * that the seed fixes. With two threads a batch is two shards whose gradients are added: one thread
 * and two give slightly different weights, each always the same. With
 * --load, several times, the mean of the networks is measured, or parses a file. See
 * train/README.md.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "trainer.h"

static const options usual_options = {.epochs = 20,
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
                                      .trust = 0.5f,
                                      .drop = {0.25f, 0.25f, 0.33f, 0.25f},
                                      .weight = {1, 1, {0.5f, 0.5f, 0.5f, 0.5f, 0}}};

static void report(trainer *t, int epoch, double since) {
    for (int i = 0; i < t->o->devs; i++) {
        char what[64];
        snprintf(what, sizeof what, "  %2d %5.0fs dev%d", epoch, seconds() - since, i);
        print_score(what, measure(&t->net, 1, &t->v, &t->dev[i], NULL));
    }
    fflush(stdout);
}

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
        treebank_read(&t->train, &t->v, o->train[i], o->train_weight[i], o->train_weight[i] < 1);
    drop_long(&t->train);
    vocabulary_prune_lemmas(&t->v, &t->train);
    treebank_vary(&t->train, &t->v, o->upper, o->title, o->bare, 11);
    vocabulary_choose_rows(&t->v, &t->train);
    for (int i = 0; i < o->mores; i++)
        treebank_read(&t->train, &t->v, o->more[i], 1, true);
    drop_long(&t->train);
    for (int i = 0; i < o->devs; i++)
        treebank_read(&t->dev[i], &t->v, o->dev[i], 1, true);
    vocabulary_add_rows(&t->v);
    count_words(t);
    printf("%zu sentences, %zu words, %u rows, UPOS %zu XPOS %zu FEATS %zu lemma %zu rel %zu\n",
           t->train.count, t->train.words, t->v.row_count, t->v.tags[TAG_UPOS].count,
           t->v.tags[TAG_XPOS].count, t->v.tags[TAG_FEATS].count, t->v.tags[TAG_LEMMA].count,
           t->v.tags[TAG_REL].count);
}

static network_shape shape_of(const options *o, const vocabulary *v) {
    network_shape shape = {.embed = o->embed,
                           .width = o->width,
                           .layers = o->layers,
                           .tag_layer = o->tag_layer,
                           .arc = o->arc,
                           .rel = o->rel,
                           .tag = o->tag,
                           .rows = v->row_count};
    for (int i = 0; i < TAG_KINDS; i++)
        shape.tags[i] = v->tags[i].count;
    for (int i = 0; i < TAG_REL; i++)
        shape.all_tags += shape.tags[i];
    return shape;
}

static void build(trainer *t) {
    const options *o = t->o;
    network_shape shape = shape_of(o, &t->v);
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

/* The sentences of an epoch in a new order; returns how many. */
static size_t choose_sentences(const trainer *t, uint32_t *order, bool gold_only,
                               uint64_t *random) {
    size_t count = 0;
    for (size_t i = 0; i < t->train.count; i++)
        if (!gold_only || t->train.sentences[i].weight >= 1)
            order[count++] = (uint32_t)i;
    shuffle(order, count, random);
    return count;
}

static void print_losses(const trainer *t, int epoch, double since, double words) {
    static const char *const names[] = {"upos", "xpos", "feats", "lemma", "rel", "arc"};
    printf("epoch %d, %.0f s, loss", epoch, seconds() - since);
    for (int i = 0; i <= TAG_KINDS; i++)
        printf(" %s %.4f", names[i], (t->shard[0].loss[i] + t->shard[1].loss[i]) / words);
    putchar('\n');
    fflush(stdout);
}

static void train(trainer *t) {
    const options *o = t->o;
    uint32_t *order = malloc(t->train.count * sizeof *order);
    uint64_t random = o->seed + 12345;
    double since = seconds();
    size_t gold = 0;
    for (size_t i = 0; i < t->train.count; i++)
        gold += t->train.sentences[i].weight >= 1 ? t->train.sentences[i].count : 0;
    t->steps = ((size_t)(o->epochs - o->gold_last) * t->train.words + (size_t)o->gold_last * gold) /
                   o->batch +
               1;
    for (int epoch = 1; epoch <= o->epochs; epoch++) {
        bool gold_only = epoch > o->epochs - o->gold_last;
        size_t count = choose_sentences(t, order, gold_only, &random);
        for (int k = 0; k < SHARDS; k++)
            memset(t->shard[k].loss, 0, sizeof t->shard[k].loss);
        for (size_t next = 0; next < count && t->step < t->steps;) {
            trainer_fill_batch(t, order, count, &next);
            trainer_run_shards(t);
            trainer_gather_rows(t);
            trainer_update(t);
        }
        print_losses(t, epoch, since, (double)(gold_only ? gold : t->train.words));
        if (epoch % o->eval_every == 0 || epoch == o->epochs)
            report(t, epoch, since);
    }
    free(order);
}

static void each_array(network *net, FILE *file, bool write) {
    for (size_t i = 0; i <= net->param_count; i++) {
        bool last = i == net->param_count;
        float *w = last ? net->embed : net->params[i].w;
        size_t n = last ? net->shape.rows * net->shape.embed
                        : net->params[i].rows * net->params[i].columns;
        size_t done = write ? fwrite(w, sizeof *w, n, file) : fread(w, sizeof *w, n, file);
        if (done != n) {
            fprintf(stderr, "weights: %s failed\n", write ? "writing" : "reading");
            exit(1);
        }
    }
}

static void keep_weights(network *net, const char *path, bool write) {
    FILE *file = fopen(path, write ? "wb" : "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    each_array(net, file, write);
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
    } else if (take(a, "--more", i, argc, argv, &value) && o->mores < MAX_FILES)
        o->more[o->mores++] = value;
    else if (take(a, "--dev", i, argc, argv, &value))
        o->dev[o->devs++] = value;
    else if (take(a, "--out", i, argc, argv, &value))
        o->out = value;
    else if (take(a, "--save", i, argc, argv, &value))
        o->save = value;
    else if (take(a, "--init", i, argc, argv, &value))
        o->init = value;
    else if (take(a, "--teach", i, argc, argv, &value) && o->teachers < MAX_NETS)
        o->teach[o->teachers++] = value;
    else if (take(a, "--narrow", i, argc, argv, &value))
        o->narrow = value;
    else if (take(a, "--load", i, argc, argv, &value))
        o->load[o->loads++] = value;
    else if (take(a, "--parse", i, argc, argv, &value))
        o->parse = value;
    else if (take(a, "--parse-out", i, argc, argv, &value))
        o->parse_out = value;
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
                 {"--gold-last", 0, &o->gold_last, 0, 0},
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
                 {"--upper", 0, 0, &o->upper, 0},
                 {"--title", 0, 0, &o->title, 0},
                 {"--bare", 0, 0, &o->bare, 0},
                 {"--seed", &o->seed, 0, 0, 0},
                 {"--check", 0, &o->check, 0, 0},
                 {"--mean", 0, &o->mean, 0, 0},
                 {"--trust", 0, 0, 0, &o->trust},
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

/* Networks of the usual sizes teach all sentences, and give the new one its first weights. */
static void prepare_student(trainer *t) {
    const options *o = t->o;
    network_shape usual = shape_of(&usual_options, &t->v);
    network *nets = calloc((size_t)o->teachers + 1, sizeof *nets);
    matrix_thread_start();
    for (int i = 0; i < o->teachers; i++) {
        network_new(&nets[i], usual, 1);
        keep_weights(&nets[i], o->teach[i], false);
    }
    if (o->teachers) {
        for (size_t i = 0; i < t->train.count; i++)
            t->train.sentences[i].trust = t->train.sentences[i].weight < 1 ? 1 : o->trust;
        teach(nets, (size_t)o->teachers, &t->v, &t->train);
    }
    if (o->narrow) {
        network *wide = &nets[o->teachers];
        network_new(wide, usual, 1);
        keep_weights(wide, o->narrow, false);
        network_narrow(&t->net, wide);
        network_free(wide);
    }
    for (int i = 0; i < o->teachers; i++)
        network_free(&nets[i]);
    free(nets);
    report(t, 0, seconds());
}

/* The mean of the networks' weights into t->net. */
static void mean_of_weights(trainer *t, const network *nets, int count) {
    for (size_t i = 0; i <= t->net.param_count; i++) {
        bool last = i == t->net.param_count;
        size_t n = last ? t->net.shape.rows * t->net.shape.embed
                        : t->net.params[i].rows * t->net.params[i].columns;
        for (size_t k = 0; k < n; k++) {
            float sum = 0;
            for (int j = 0; j < count; j++)
                sum += last ? nets[j].embed[k] : nets[j].params[i].w[k];
            (last ? t->net.embed : t->net.params[i].w)[k] = sum / (float)count;
        }
    }
}

/* With --load: what the networks are worth together, and what they make of a text. */
static void use_weights(trainer *t) {
    const options *o = t->o;
    network *nets = calloc((size_t)o->loads, sizeof *nets);
    matrix_thread_start();
    for (int i = 0; i < o->loads; i++) {
        network_new(&nets[i], t->net.shape, 1);
        keep_weights(&nets[i], o->load[i], false);
    }
    keep_weights(&t->net, o->load[0], false);
    int used = o->loads;
    if (o->mean) {
        mean_of_weights(t, nets, o->loads);
        nets[0] = t->net;
        used = 1;
    }
    for (int i = 0; i < o->devs; i++)
        print_score(o->dev[i], measure(nets, (size_t)used, &t->v, &t->dev[i], NULL));
    if (o->parse && o->parse_out) {
        treebank bank = {0};
        FILE *out = fopen(o->parse_out, "wb");
        if (!out) {
            perror(o->parse_out);
            exit(1);
        }
        treebank_read(&bank, &t->v, o->parse, 1, true);
        vocabulary_add_rows(&t->v);
        (void)measure(nets, (size_t)used, &t->v, &bank, out);
        fclose(out);
    }
}

int main(int argc, char **argv) {
    options o = usual_options;
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
    if (o.loads == 0 && (o.teachers || o.narrow))
        prepare_student(&t);
    if (o.check)
        trainer_check_gradients(&t);
    else if (o.loads > 0)
        use_weights(&t);
    else {
        if (o.init)
            keep_weights(&t.net, o.init, false);
        train(&t);
    }
    if (o.save)
        keep_weights(&t.net, o.save, true);
    return o.out && !export_model(&t.net, &t.v, &t.train, o.out);
}
