/*
 * eval_match.h - which coded records are the expected ones, and how the counts add up.
 */
#ifndef DM_CLI_EVAL_MATCH_H
#define DM_CLI_EVAL_MATCH_H

#include <stdio.h>

#include "cli/eval_annotation.h"

enum { EVAL_BINS = 10 };

typedef struct eval_tally {
    size_t right, missed, wrong;
    size_t aside; /* neither right nor false: see `demarche eval --help` */
} eval_tally;

/* A tally by a word: a group of sentences, a kind of question. */
typedef struct eval_part {
    dm_str name;
    eval_tally tally;
    size_t cases, clean; /* sentences, and those without a fault */
} eval_part;

typedef DM_VEC(eval_part) eval_parts;

typedef struct eval_ratio {
    size_t right, of;
} eval_ratio;

typedef struct eval_bin {
    size_t count, right;
    double confidence; /* sum */
} eval_bin;

typedef struct eval_error {
    dm_str place;     /* "samples/a.txt", "x.tsv:12" */
    const char *what; /* "missed", "false", "repeat", "document" */
    unsigned kind;
    dm_str text, sentence, rule;
    double confidence; /* negative: there is none */
} eval_error;

typedef struct eval_scores {
    dm_arena *arena; /* outlives the documents */
    bool strict;
    FILE *features; /* NULL, or where the features of events go: for train/train_scorer.c */
    size_t files, articles;
    eval_tally events, statements, positions;
    eval_tally types[DM_EVENT_TYPES];
    eval_parts groups, questions;
    eval_ratio modes, statuses, dates; /* of events that are right */
    eval_ratio verdicts;               /* of positions that are right */
    eval_ratio published, item_kinds, titles;
    eval_bin bins[EVAL_BINS];
    DM_VEC(eval_error) errors;
} eval_scores;

/* Pairs the records of one resource, or one sentence, and counts. `place` names it in errors.
 * `group` empty: none. */
void eval_compare(eval_scores *scores, dm_str place, dm_str group, eval_records *expected,
                  eval_records *coded);
/* The articles of a resource against the document records expected of it. */
void eval_compare_documents(eval_scores *scores, dm_str place, size_t document,
                            const dm_article *articles, size_t count, eval_records *expected);
/* Whatever `expected` still holds unmatched is missed. */
void eval_count_missed(eval_scores *scores, dm_str place, dm_str group, eval_records *expected);

/* 0 to 1, or NAN where there is nothing to divide by. */
double eval_precision(const eval_tally *tally);
double eval_recall(const eval_tally *tally);
double eval_f1(const eval_tally *tally);
/* Expected calibration error, NAN without events. */
double eval_calibration_error(const eval_scores *scores);

#endif
