/*
 * relate.h - the event between a given source and target: the coder's judgement with the actors
 * settled beforehand.
 *
 * The sentence is read as the coder reads it (actors, frames, operators); the given spans stand in
 * for whatever the actor stage found there. A linear scorer over what was found decides: candidates
 * by who takes part in them, the words of the lexicon on the path between the two, negation,
 * modality. Its weights are in lexicon/scorer/relate.tsv, trained by train/relate.c.
 */
#ifndef DM_CODER_RELATE_H
#define DM_CODER_RELATE_H

#include "coder/coder.h"

typedef struct dm_relate_input {
    const dm_parse *parse;
    const dm_span *sources;
    size_t source_count; /* bytes of the text; an actor may be marked several times */
    const dm_span *targets;
    size_t target_count;
} dm_relate_input;

typedef struct dm_relation {
    dm_event_type type;
    dm_str mode;
    dm_event_status status;
    double confidence;
    double scores[DM_EVENT_TYPES]; /* sum to 1 */
    bool supported;                /* a frame of the lexicon connects the two */
} dm_relation;

typedef DM_VEC(dm_str) dm_relate_features;

/* Fills `relation`. Everything temporary lives in the arena. DM_ERR_MEMORY only. */
dm_status dm_relate(const dm_codebook *codebook, dm_arena *arena, const dm_relate_input *input,
                    dm_relation *relation, dm_error *error) DM_MUST_CHECK;
/* The names of the features that hold of an input: for the trainer. */
dm_status dm_relate_extract(const dm_codebook *codebook, dm_arena *arena,
                            const dm_relate_input *input, dm_relate_features *features,
                            dm_relation *relation, dm_error *error) DM_MUST_CHECK;
/* The classes of the scorer: the 16 types with CONCEDE and RETREAT as one (YIELD), for which no
 * data tell them apart. */
enum { DM_RELATE_CLASSES = 15 };
const char *dm_relate_class_name(unsigned class_);

#endif
