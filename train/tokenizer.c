/*
 * tokenizer.c - trains the tokeniser and sentence splitter from CoNLL-U files.
 *
 *   train/tokenizer --out FILE [--dev DEV.conllu]... TRAIN.conllu...
 *
 * The text of the treebank is rebuilt with the places at which tokens, parts of multi-word tokens
 * and sentences begin (tokenizer_text.c), several times: as it is; with lines wrapped; with line
 * feeds between sentences, sentences that run into each other and headlines in capitals, for the
 * sake of news as it comes. Each decision that the tokeniser would face there is an example. Three
 * classifiers (tokenizer_net.c) are trained on them with Adagrad, turned to 8-bit weights, and the
 * bias of the sentence classifier is moved to where F1 on the dev files is best. A seed makes it
 * repeatable to the byte.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "tokenizer_train.h"

enum { MAX_FILES = 16 };

typedef struct options {
    const char *out, *dev[MAX_FILES], *train[MAX_FILES];
    int dev_count, train_count, epochs, sentence_bits;
    uint64_t seed;
} options;

static void need(dm_status status, const dm_error *error) {
    if (!status)
        return;
    fprintf(stderr, "train/tokenizer: %s:%zu: %s\n", error->file, error->line, error->message);
    exit(3);
}

static dm_str read_file(const char *path, dm_arena *arena) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(3);
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = dm_arena_alloc(arena, size + 1);
    if (!bytes || fread(bytes, 1, size, file) != size) {
        perror(path);
        exit(3);
    }
    fclose(file);
    return (dm_str){bytes, size};
}

static tt_treebank read_treebank(const char *path, dm_arena *arena) {
    dm_error error = {0};
    DM_VEC(dm_conllu_sentence) list = {0};
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, read_file(path, arena), path);
    for (;;) {
        bool more;
        dm_conllu_sentence s;
        need(dm_conllu_next(&reader, arena, &s, &more, &error), &error);
        if (!more)
            break;
        dm_conllu_sentence *place = dm_vec_push(arena, &list);
        if (!place)
            exit(3);
        *place = s;
    }
    return (tt_treebank){list.ptr, list.len, path};
}

/* Pieces with the gold decisions in place of predicted ones; examples of each. */
static void add_examples(const tt_text *text, const dm_tokenizer_words *words, tt_examples *out) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_pieces pieces = {.arena = &arena, .text = text->bytes};
    dm_features f = {.mask = 0};
    for (size_t at = 0; dm_tokenizer_scan(words, &pieces, false, &at);) {
        dm_piece *p = pieces.list.ptr + DM_EDGE;
        for (uint32_t i = 0; i < pieces.count; i++) {
            p[i].class = dm_tokenizer_class(words, p[i].hash, p[i].shape,
                                            dm_str_sub(text->bytes, p[i].start, p[i].end));
            for (uint32_t b = p[i].start + 1; b < p[i].end; b++)
                out->unreachable += (text->marks[b] & TT_TOKEN) != 0;
        }
        for (uint32_t i = 0; i < pieces.count; i++) {
            uint8_t mark = text->marks[p[i].start];
            p[i].token = p[i].gap || (mark & TT_TOKEN);
            p[i].multiword = mark & TT_PART;
            if (!dm_tokenizer_is_joint(&pieces, i))
                continue;
            dm_tokenizer_joint(&pieces, i, &f);
            tt_add(&out->nets[TT_NET_TOKEN], &f, p[i].token);
            if (p[i].token)
                tt_add(&out->nets[TT_NET_MULTIWORD], &f, p[i].multiword);
        }
        dm_tokenizer_merge(words, &pieces);
        dm_running running = {0};
        for (uint32_t i = 0; i < pieces.count; i++) {
            p[i].sentence = i == 0 || (text->marks[p[i].start] & TT_SENTENCE);
            if (i > 0 && !p[i].multiword) {
                dm_tokenizer_break(&pieces, &running, i, &f);
                tt_add(&out->nets[TT_NET_SENTENCE], &f, p[i].sentence);
            }
            dm_tokenizer_advance(&running, &pieces, i);
        }
    }
    dm_arena_free(&arena);
}

static void print_dev(const dm_tokenizer *tokenizer, const tt_treebank *bank, const char *how,
                      const tt_style *style) {
    tt_text text = tt_make_text(bank, style);
    tt_score score = tt_evaluate(tokenizer, &text);
    printf("  %-45s %-6s tokens F1 %6.2f  sentences P %6.2f R %6.2f F1 %6.2f\n", bank->path, how,
           100 * tt_f1(score.tokens), 100 * tt_precision(score.sentences),
           100 * tt_recall(score.sentences), 100 * tt_f1(score.sentences));
    tt_free_text(&text);
}

static void report(const dm_tokenizer *tokenizer, const tt_treebank *dev, int count) {
    for (int i = 0; i < count; i++) {
        print_dev(tokenizer, &dev[i], "plain", &(tt_style){0});
        print_dev(tokenizer, &dev[i], "wrap80", &(tt_style){.wrap = 80});
        print_dev(tokenizer, &dev[i], "noisy", &(tt_style){.noisy = true, .seed = 7});
    }
}

/* Moves the sentence classifier's bias to where the mean F1 of the dev files is best. */
static void tune(dm_tokenizer *tokenizer, const tt_treebank *dev, int count, int32_t unit) {
    int32_t start = tokenizer->sentence.bias, best = start;
    double best_f1 = -1;
    tt_text texts[MAX_FILES];
    for (int i = 0; i < count; i++)
        texts[i] = tt_make_text(&dev[i], &(tt_style){0});
    for (int step = -10; step <= 10; step++) {
        double sum = 0;
        tokenizer->sentence.bias = start + step * unit / 5;
        for (int i = 0; i < count; i++)
            sum += tt_f1(tt_evaluate(tokenizer, &texts[i]).sentences);
        if (sum > best_f1) {
            best_f1 = sum;
            best = tokenizer->sentence.bias;
        }
    }
    tokenizer->sentence.bias = best;
    for (int i = 0; i < count; i++)
        tt_free_text(&texts[i]);
}

static options read_options(int argc, char **argv) {
    static const struct option LONG[] = {
        {"out", required_argument, NULL, 'o'},    {"dev", required_argument, NULL, 'd'},
        {"epochs", required_argument, NULL, 'e'}, {"bits", required_argument, NULL, 'b'},
        {"seed", required_argument, NULL, 's'},   {0}};
    options o = {.epochs = 2, .seed = 1, .sentence_bits = 18};
    for (int c; (c = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
        if (c == 'o')
            o.out = optarg;
        else if (c == 'd' && o.dev_count < MAX_FILES)
            o.dev[o.dev_count++] = optarg;
        else if (c == 'e')
            o.epochs = atoi(optarg);
        else if (c == 'b')
            o.sentence_bits = atoi(optarg);
        else if (c == 's')
            o.seed = strtoull(optarg, NULL, 10);
        else
            exit(2);
    }
    for (; optind < argc && o.train_count < MAX_FILES; optind++)
        o.train[o.train_count++] = argv[optind];
    if (!o.out || !o.train_count) {
        fprintf(stderr,
                "usage: train/tokenizer --out FILE [--dev DEV.conllu]... TRAIN.conllu...\n");
        exit(2);
    }
    return o;
}

static void collect(const options *o, const tt_treebank *banks, const dm_tokenizer_words *words,
                    tt_examples *examples) {
    const tt_style styles[] = {
        {.seed = o->seed},
        {.wrap = 60, .wrap_spread = 50, .curly = true, .seed = o->seed + 1},
        {.noisy = true, .curly = true, .seed = o->seed + 2},
        {.noisy = true, .seed = o->seed + 3},
    };
    for (int i = 0; i < o->train_count; i++)
        for (size_t s = 0; s < sizeof styles / sizeof *styles; s++) {
            tt_text text = tt_make_text(&banks[i], &styles[s]);
            add_examples(&text, words, examples);
            tt_free_text(&text);
        }
}

int main(int argc, char **argv) {
    options o = read_options(argc, argv);
    dm_arena arena;
    dm_arena_init(&arena, 0);
    tt_treebank banks[MAX_FILES], dev[MAX_FILES];
    for (int i = 0; i < o.train_count; i++)
        banks[i] = read_treebank(o.train[i], &arena);
    for (int i = 0; i < o.dev_count; i++)
        dev[i] = read_treebank(o.dev[i], &arena);
    tt_words words = tt_make_words(banks, (size_t)o.train_count);
    tt_examples examples = {0};
    collect(&o, banks, &words.view, &examples);
    printf("examples: %zu token, %zu multi-word, %zu sentence; boundaries out of reach: %zu\n",
           examples.nets[0].count, examples.nets[1].count, examples.nets[2].count,
           examples.unreachable);
    tt_model model = {.words = words};
    const int bits[DM_TOKENIZER_NETS] = {16, 12, o.sentence_bits};
    for (int n = 0; n < DM_TOKENIZER_NETS; n++)
        tt_train(&examples.nets[n], bits[n], o.epochs, o.seed + (uint64_t)n, &model.nets[n]);
    dm_tokenizer tokenizer = tt_view(&model);
    tune(&tokenizer, dev, o.dev_count, model.nets[TT_NET_SENTENCE].unit);
    model.nets[TT_NET_SENTENCE].bias = tokenizer.sentence.bias;
    report(&tokenizer, dev, o.dev_count);
    if (!tt_write(&model, o.out)) {
        perror(o.out);
        return 3;
    }
    dm_arena_free(&arena);
    return 0;
}
