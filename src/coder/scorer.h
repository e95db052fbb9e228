/*
 * scorer.h - how sure: a linear model over named features with weights from lexicon/scorer/,
 * squashed to a probability.
 */
#ifndef DM_CODER_SCORER_H
#define DM_CODER_SCORER_H

#include "coder/events.h"

enum { DM_MOST_FEATURES = 40 };
typedef struct dm_feature {
    const char *name;
    double value, weight;
} dm_feature;
typedef struct dm_evidence {
    dm_feature features[DM_MOST_FEATURES];
    size_t count;
    double score, confidence;
} dm_evidence;

/* The evidence for an event candidate: features with their weights, the sum and the calibrated
 * confidence. */
void dm_event_evidence(const dm_story *story, const dm_candidate *candidate, dm_evidence *evidence);
/* The same for a statement among the spoken ones of an article. (statement/weigh.c) */
void dm_statement_evidence(const dm_scene *scene, const dm_spoken *spoken, const dm_speech *speech,
                           dm_evidence *evidence);
/* Adds a feature; its weight is looked up in the codebook (0 if it has none). */
void dm_evidence_add(const dm_codebook *book, dm_evidence *evidence, const char *name,
                     double value);
/* exp(x) for x <= 20, the same bits everywhere; 0 far below. */
double dm_exponential(double x);
void dm_evidence_close(dm_evidence *evidence);
/* The features as JSON text, for `explain` and for fitting the weights. */
dm_str dm_evidence_explain(dm_arena *arena, const dm_evidence *evidence);

#endif
