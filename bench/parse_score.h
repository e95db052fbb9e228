/*
 * parse_score.h - the measures of the CoNLL 2018 shared task, for two CoNLL-U files of the same
 * text.
 */
#ifndef DM_BENCH_PARSE_SCORE_H
#define DM_BENCH_PARSE_SCORE_H

#include "language/conllu.h"

typedef enum score_metric {
    SCORE_TOKENS,
    SCORE_SENTENCES,
    SCORE_WORDS,
    SCORE_UPOS,
    SCORE_XPOS,
    SCORE_UFEATS,
    SCORE_ALLTAGS,
    SCORE_LEMMAS,
    SCORE_UAS,
    SCORE_LAS,
    SCORE_CLAS,
    SCORE_MLAS,
    SCORE_BLEX,
    SCORE_COUNT
} score_metric;

typedef struct score_counts {
    size_t gold, system, correct;
    size_t aligned; /* words that both have; 0 for tokens, sentences and words themselves */
} score_counts;

typedef struct score_sentences {
    dm_conllu_sentence *ptr;
    size_t len;
} score_sentences;

const char *score_name(score_metric metric);
double score_precision(score_counts c);
double score_recall(score_counts c);
double score_f1(score_counts c);

/* All sentences of a CoNLL-U file in memory. */
dm_status score_read(dm_str content, const char *file, dm_arena *arena, score_sentences *sentences,
                     dm_error *error) DM_MUST_CHECK;

/* Fails with DM_ERR_FORMAT if the two differ in their characters, blanks aside. */
dm_status score_compare(score_sentences gold, score_sentences system, dm_arena *arena,
                        score_counts counts[SCORE_COUNT], dm_error *error) DM_MUST_CHECK;

#endif
