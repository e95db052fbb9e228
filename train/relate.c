/*
 * relate.c (train) - the weights of the relation scorer: multinomial logistic regression over the
 * features of dm_relate_extract, from sentences with source and target marked and their type (JSON
 * Lines: marked, type).
 *
 *     train_relate MODEL LEXICON DATA.jsonl OUT.tsv [--folds N] [--penalty L2] [--epochs N]
 *
 * Method: full-batch gradient descent with AdaGrad steps, L2 penalty, all weights from zero:
 * deterministic. --folds N reports N-fold cross-validation (accuracy, macro F1, expected
 * calibration error) before the weights of all data are written. Weights are scaled by a
 * temperature fitted on the folds, so that the probabilities are calibrated.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "coder/relate.h"
#include "engine/engine.h"

enum { CLASSES = DM_RELATE_CLASSES, BINS = 10, MOST_SPANS = 16 };

typedef struct sample {
    uint32_t *features;
    size_t count;
    unsigned gold;
} sample;

typedef struct data {
    dm_arena arena;
    dm_map map;
    DM_VEC(dm_str) names;
    DM_VEC(sample) samples;
    uint32_t *frequency;
} data;

static int class_of(const char *name) {
    for (unsigned c = 0; c < CLASSES; c++)
        if (strcmp(name, dm_relate_class_name(c)) == 0)
            return (int)c;
    return -1;
}

/* Takes the tags out; spans are bytes of what remains. */
static size_t untag(const char *marked, char *text, const char *open, const char *close,
                    dm_span *spans, const char *other_open, const char *other_close) {
    size_t n = 0, out = 0, start = 0;
    for (const char *p = marked; *p;) {
        if (strncmp(p, open, 3) == 0) {
            start = out;
            p += 3;
        } else if (strncmp(p, close, 4) == 0) {
            if (n < MOST_SPANS)
                spans[n++] = (dm_span){(uint32_t)start, (uint32_t)out};
            p += 4;
        } else if (strncmp(p, other_open, 3) == 0) {
            p += 3;
        } else if (strncmp(p, other_close, 4) == 0) {
            p += 4;
        } else {
            text[out++] = *p++;
        }
    }
    text[out] = '\0';
    return n;
}

static void add_sample(data *d, const dm_engine *engine, dm_reader *reader, const char *marked,
                       unsigned gold) {
    char *text = malloc(strlen(marked) + 1);
    dm_span sources[MOST_SPANS], targets[MOST_SPANS];
    size_t s = untag(marked, text, "<s>", "</s>", sources, "<t>", "</t>");
    size_t t = untag(marked, text, "<t>", "</t>", targets, "<s>", "</s>");
    dm_parse parse;
    dm_error error;
    if (dm_reader_parse(reader, dm_str_of(text), &parse, &error) != DM_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_relate_input input = {&parse, sources, s, targets, t};
    dm_relate_features features;
    if (dm_relate_extract(dm_engine_codebook(engine), &arena, &input, &features, NULL, &error) !=
        DM_OK)
        exit(1);
    sample *one = dm_vec_push(&d->arena, &d->samples);
    one->gold = gold;
    one->features = DM_NEW_ARRAY(&d->arena, uint32_t, features.len);
    for (size_t i = 0; i < features.len; i++) {
        uint32_t known = dm_map_get(&d->map, features.ptr[i]);
        if (known == DM_MAP_NONE) {
            dm_str name = dm_arena_str(&d->arena, features.ptr[i]);
            *dm_map_put(&d->map, &d->arena, name) = known = (uint32_t)d->names.len;
            *dm_vec_push(&d->arena, &d->names) = name;
        }
        one->features[one->count++] = known;
    }
    dm_arena_free(&arena);
    free(text);
}

static void read_data(data *d, const dm_engine *engine, dm_reader *reader, const char *path) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!file) {
        perror(path);
        exit(1);
    }
    while (getline(&line, &room, file) > 0) {
        json_t *row = json_loads(line, 0, NULL);
        const char *marked = json_string_value(json_object_get(row, "marked"));
        const char *type = json_string_value(json_object_get(row, "type"));
        int gold = type ? class_of(type) : -1;
        if (marked && gold >= 0)
            add_sample(d, engine, reader, marked, (unsigned)gold);
        json_decref(row);
    }
    free(line);
    fclose(file);
}

static void probabilities(const data *d, const sample *one, const double *weights, double scale,
                          double p[CLASSES]) {
    double most = -1e300, total = 0;
    (void)d;
    for (unsigned c = 0; c < CLASSES; c++) {
        p[c] = 0;
        for (size_t i = 0; i < one->count; i++)
            p[c] += weights[(size_t)one->features[i] * CLASSES + c];
        p[c] *= scale;
        most = p[c] > most ? p[c] : most;
    }
    for (unsigned c = 0; c < CLASSES; c++)
        total += p[c] = exp(p[c] - most);
    for (unsigned c = 0; c < CLASSES; c++)
        p[c] /= total;
}

/* fold < 0: all samples; else those with index % folds != fold. Features seen once are left at
 * zero. */
static double *train(const data *d, int folds, int fold, double penalty, int epochs) {
    size_t size = d->names.len * CLASSES;
    double *weights = calloc(size, sizeof *weights), *gradient = malloc(size * sizeof *gradient),
           *squares = calloc(size, sizeof *squares);
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (size_t w = 0; w < size; w++)
            gradient[w] = penalty * weights[w];
        for (size_t i = 0; i < d->samples.len; i++) {
            const sample *one = &d->samples.ptr[i];
            double p[CLASSES];
            if (fold >= 0 && (int)(i % (size_t)folds) == fold)
                continue;
            probabilities(d, one, weights, 1, p);
            p[one->gold] -= 1;
            for (size_t f = 0; f < one->count; f++)
                for (unsigned c = 0; c < CLASSES; c++)
                    gradient[(size_t)one->features[f] * CLASSES + c] += p[c];
        }
        for (size_t f = 0; f < d->names.len; f++)
            for (unsigned c = 0; c < CLASSES && d->frequency[f] > 1; c++) {
                size_t w = f * CLASSES + c;
                squares[w] += gradient[w] * gradient[w];
                weights[w] -= 0.1 * gradient[w] / (sqrt(squares[w]) + 1e-6);
            }
    }
    free(gradient);
    free(squares);
    return weights;
}

static unsigned best_of(const double p[CLASSES]) {
    unsigned best = 0;
    for (unsigned c = 1; c < CLASSES; c++)
        best = p[c] > p[best] ? c : best;
    return best;
}

typedef struct tally {
    size_t hit[CLASSES], said[CLASSES], gold[CLASSES], total, right;
} tally;

static double macro_f1(const tally *t) {
    double sum = 0;
    for (unsigned c = 0; c < CLASSES; c++)
        sum += t->said[c] + t->gold[c] ? 2.0 * (double)t->hit[c] / (double)(t->said[c] + t->gold[c])
                                       : 0;
    return sum / CLASSES;
}

/* Logits of held-out samples are kept so that the temperature can be fitted on them. */
static double cross_validate(const data *d, int folds, double penalty, int epochs) {
    double **models = calloc((size_t)folds, sizeof *models);
    for (int f = 0; f < folds; f++)
        models[f] = train(d, folds, f, penalty, epochs);
    double best_scale = 1, best_loss = 1e300;
    for (double scale = 0.4; scale <= 2.0; scale += 0.05) {
        double loss = 0;
        for (size_t i = 0; i < d->samples.len; i++) {
            double p[CLASSES];
            probabilities(d, &d->samples.ptr[i], models[i % (size_t)folds], scale, p);
            loss -= log(p[d->samples.ptr[i].gold] + 1e-12);
        }
        if (loss < best_loss) {
            best_loss = loss;
            best_scale = scale;
        }
    }
    tally t = {0};
    double confidence[BINS] = {0}, error = 0;
    size_t count[BINS] = {0}, hits[BINS] = {0}, quad_right = 0;
    static const int quads[CLASSES] = {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};
    for (size_t i = 0; i < d->samples.len; i++) {
        double p[CLASSES];
        const sample *one = &d->samples.ptr[i];
        probabilities(d, one, models[i % (size_t)folds], best_scale, p);
        unsigned said = best_of(p);
        int bin = (int)(p[said] * BINS) < BINS ? (int)(p[said] * BINS) : BINS - 1;
        t.said[said]++, t.gold[one->gold]++, t.total++;
        t.hit[said] += said == one->gold;
        t.right += said == one->gold;
        quad_right += quads[said] == quads[one->gold];
        confidence[bin] += p[said], count[bin]++, hits[bin] += said == one->gold;
    }
    for (int b = 0; b < BINS; b++)
        error += count[b] ? fabs(confidence[b] - (double)hits[b]) / (double)t.total : 0;
    printf("%d-fold: accuracy %.3f, macro F1 %.3f, quad accuracy %.3f, calibration error %.3f, "
           "scale %.2f\n",
           folds, (double)t.right / (double)t.total, macro_f1(&t),
           (double)quad_right / (double)t.total, error, best_scale);
    for (unsigned c = 0; c < CLASSES; c++)
        printf("  %-10s F1 %.3f  (%zu of %zu said, %zu gold)\n", dm_relate_class_name(c),
               2.0 * (double)t.hit[c] / (double)(t.said[c] + t.gold[c] ? t.said[c] + t.gold[c] : 1),
               t.hit[c], t.said[c], t.gold[c]);
    for (int f = 0; f < folds; f++)
        free(models[f]);
    free(models);
    return best_scale;
}

static void write_weights(const data *d, const double *weights, double scale, const char *path) {
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(1);
    }
    fprintf(out, "# Weights of `demarche relate`: what a feature of a sentence speaks for. Made by "
                 "train/relate.c; see there.\n"
                 "relation_feature\tweights\n");
    for (size_t f = 0; f < d->names.len; f++) {
        bool any = false;
        for (unsigned c = 0; c < CLASSES; c++) {
            double w = weights[f * CLASSES + c] * scale;
            if (fabs(w) < 0.08)
                continue;
            if (!any)
                fprintf(out, "%.*s\t", DM_FMT(d->names.ptr[f]));
            fprintf(out, "%s%s=%.2f", any ? " " : "", dm_relate_class_name(c), w);
            any = true;
        }
        if (any)
            fputc('\n', out);
    }
    fclose(out);
}

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: train_relate MODEL LEXICON DATA.jsonl OUT.tsv [--folds N] "
                        "[--penalty L2] [--epochs N]\n");
        return 2;
    }
    int folds = 10, epochs = 150;
    double penalty = 1.0;
    for (int i = 5; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--folds") == 0)
            folds = atoi(argv[i + 1]);
        if (strcmp(argv[i], "--penalty") == 0)
            penalty = atof(argv[i + 1]);
        if (strcmp(argv[i], "--epochs") == 0)
            epochs = atoi(argv[i + 1]);
    }
    dm_engine_options options = {.model = argv[1], .lexicon = argv[2]};
    dm_engine *engine;
    dm_reader *reader;
    dm_error error;
    if (dm_engine_open(&options, &engine, &error) != DM_OK ||
        dm_reader_new(engine, &reader, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", error.file, error.message);
        return 3;
    }
    data d = {0};
    dm_arena_init(&d.arena, 0);
    read_data(&d, engine, reader, argv[3]);
    d.frequency = calloc(d.names.len, sizeof *d.frequency);
    for (size_t i = 0; i < d.samples.len; i++)
        for (size_t f = 0; f < d.samples.ptr[i].count; f++)
            d.frequency[d.samples.ptr[i].features[f]]++;
    printf("%zu samples, %zu features\n", d.samples.len, d.names.len);
    double scale = folds > 1 ? cross_validate(&d, folds, penalty, epochs) : 1;
    double *weights = train(&d, 1, -1, penalty, epochs);
    write_weights(&d, weights, scale, argv[4]);
    free(weights);
    free(d.frequency);
    dm_arena_free(&d.arena);
    dm_reader_free(reader);
    dm_engine_close(engine);
    return 0;
}
