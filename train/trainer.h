/*
 * trainer.h - one run of the trainer: its options, data, network and steps.
 */
#ifndef DM_TRAIN_TRAINER_H
#define DM_TRAIN_TRAINER_H

#include <stdio.h>

#include "network.h"

enum { MAX_NETS = 8, MAX_FILES = 16, SHARD_WORDS = 4096, LONGEST_TRAINED = 200 };

typedef struct options {
    const char *train[MAX_FILES], *more[MAX_FILES], *dev[MAX_FILES], *out, *save, *init,
        *load[MAX_NETS], *teach[MAX_NETS], *narrow, *parse, *parse_out;
    float
        train_weight[MAX_FILES]; /* of the file's losses; below 1 its words also do not make tags */
    int trains, mores, devs, loads, teachers;
    int mean, epochs, gold_last, threads, eval_every,
        check; /* in the last gold_last epochs only files of weight 1 or more */
    size_t batch, embed, width, layers, tag_layer, arc, rel, tag;
    double rate, beta2, clip, decay;
    dropout_rates drop;
    double upper, title, bare; /* shares of the sentences that are also seen in capitals, as a
                                  title, without the last mark */
    float trust; /* how much of a target of weight 1 is the teachers' answer; silver's all is */
    loss_weights weight;
    uint64_t seed;
} options;

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

double seconds(void);
/* Sets the next batch of the `count` sentences of `order` from *next on into the shards. */
void trainer_fill_batch(trainer *t, const uint32_t *order, size_t count, size_t *next);
/* Forward and backward pass of the batch. */
void trainer_run_shards(trainer *t);
/* The gradient of each row that a word of the batch was summed from. */
void trainer_gather_rows(trainer *t);
/* One step of Adam; clears the gradients. */
void trainer_update(trainer *t);
/* Compares gradients with differences of the loss and prints both. */
void trainer_check_gradients(trainer *t);

typedef struct score {
    size_t words, uas, las, tag[TAG_KINDS];
} score;

/* Parses the bank with the mean of the networks. Writes CoNLL-U to `out` unless that is NULL. */
score measure(network *nets, size_t net_count, const vocabulary *v, const treebank *bank,
              FILE *out);
/* Sets the mean of the networks' answers for every sentence, none of which is longer than
 * LONGEST_TRAINED: what a smaller network is to learn. Relations are those to the sentence's heads.
 */
void teach(network *nets, size_t net_count, const vocabulary *v, treebank *bank);
void print_score(const char *what, score s);

#endif
