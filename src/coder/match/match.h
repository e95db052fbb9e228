/*
 * match/match.h - which frame of the lexicon a word fills, and what the words above it make of the
 * event: negation, modality, operators.
 */
#ifndef DM_CODER_MATCH_H
#define DM_CODER_MATCH_H

#include "coder/argument/arguments.h"

/* Whose "we" and "I" it is between two bytes of the text: the speaker of the quotation. */
typedef struct dm_voice {
    uint32_t start, end;
    dm_actor_list speakers;
    bool direct;
} dm_voice;

struct dm_spoken;
typedef struct dm_issued {
    uint32_t token;
    dm_actor_refs issuers;
} dm_issued;

typedef struct dm_scene {
    dm_grammar grammar;
    const dm_voice *voices;
    size_t voice_count;
    /* Documents that act for those who issued them ("the statement pledged"): token and its
     * issuers. */
    DM_VEC(dm_issued) issued;
    const struct dm_places *places; /* NULL: not looked for */
    const struct dm_spoken
        *spoken;      /* whose words a token belongs to; NULL before they were found */
    dm_str sent_from; /* as dm_dateline_country() has it */
    /* By sentence, the lists of dm_codebook.wanted that words are on which its conditions may look
     * at; NULL: any may be. */
    const uint64_t *const *possible;
} dm_scene;

enum { DM_MOST_LAYERS = 6 };

/* What stands above a predicate, from the inside outwards. */
typedef struct dm_layer {
    const dm_operator *op;
    uint32_t head;
    bool negated;
    uint8_t modality;
} dm_layer;

typedef enum dm_modality {
    DM_MODALITY_NONE,
    DM_MODALITY_FUTURE,
    DM_MODALITY_POSSIBLE,
    DM_MODALITY_DEONTIC
} dm_modality;

struct dm_draft;

/* A word with a frame it fills, and what became of it. */
typedef struct dm_candidate {
    uint32_t predicate, light; /* token; the light verb or DM_NO_TOKEN */
    const dm_frame *frame;
    dm_actor_refs actors, recipients;
    dm_fillers theme;
    dm_layer layers[DM_MOST_LAYERS];
    size_t layer_count;
    bool negated, conditional, purpose, unreal, /* "would have", "would ... if" */
        cannot,                                 /* "cannot accept" */
        provisional,                            /* an if-clause hangs on it */
        nominal; /* nominal: a noun without a light verb, spoken of rather than told */
    dm_modality modality;
    /* The outcome. */
    dm_event_type type;
    dm_str mode;
    dm_event_status status;
    dm_actor_refs pointed;         /* those who did the deed that its object points to */
    dm_actor_refs stung;           /* those it was done to, if it was unfriendly */
    const struct dm_draft *judged; /* what a stand at it would be on, where its recipient was looked
                                      for; NULL */
    bool sought;                   /* its recipient was looked for in the rest of the article */
    bool inferred;                 /* and taken from there */
    float share;                   /* how likely that recipient is, 0..1 */
    bool faceless;                 /* violence of somebody who is not known is condemned */
    bool rulers;                   /* its recipients are those who govern, for want of another */
    bool closed;  /* its recipient is somebody who is not known: none is to be inferred */
    bool deontic; /* "Russia must withdraw", said by another: a demand */
    bool crowd;   /* asked in the street by those who protest there */
    bool mutual;  /* one of those who accuse each other: what is judged is the others' */
    bool dropped, figurative; /* figurative: a figure of speech, of sport or markets */
    const char *dropped_why;
    const dm_frame *runner_up; /* the next best frame, for explain */
    float certainty;           /* the least certain mention it rests on */
} dm_candidate;

/* Only that somebody says so stands above it: "must, it said". */
static inline bool dm_only_reported(const dm_candidate *c) {
    for (size_t i = 0; i < c->layer_count; i++)
        if (c->layers[i].op->effect != DM_EFFECT_REPORT)
            return false;
    return true;
}

/* Adds the actors at a token, first-person pronouns included. */
size_t dm_scene_gather(const dm_scene *scene, uint32_t token, dm_actor_refs *list);
/* What the pronoun t in somebody's words is said of, where the verb of saying tells: "It is a
 * mistake, he said of the ruling"; DM_NO_TOKEN if it does not. (match/about.c) */
uint32_t dm_scene_said_of(const dm_scene *scene, uint32_t t);
/* Actors that fill a list of slots. */
void dm_scene_fill(const dm_scene *scene, uint32_t predicate, const dm_slots *slots,
                   dm_actor_refs *list);
/* What somebody says of another: "Georgia said the raid by Russia was illegal". */
bool dm_frame_is_spoken(const dm_frame *frame);
/* "A newspaper reported", "witnesses said": they tell what was done and charge nobody with it; who
 * speaks for a state may: "state television". */
bool dm_only_tells(const dm_codebook *book, const dm_actor *speaker);
/* Marks what the words of each sentence make possible: then the rows that ask for others are passed
 * over. Once trees and lemmas are mended and speeches found (match/possible.c). */
void dm_scene_mark_possible(dm_scene *scene);
/* The best frame that token p fills. False if none; the candidate is undefined then, as below. */
bool dm_match_frames(const dm_scene *scene, uint32_t p, dm_candidate *candidate);
/* The same for a verb, among the frames of another lemma: of `any-must`, `any-deed`. */
bool dm_match_as(const dm_scene *scene, uint32_t p, dm_str lemma, dm_candidate *candidate);
/* The same among the frames that only take a stand. */
bool dm_match_stances(const dm_scene *scene, uint32_t p, dm_candidate *candidate);
/* The same among those of lexicon/positions/stances_general, of the lemma and of its classes. */
bool dm_match_general(const dm_scene *scene, uint32_t p, dm_candidate *candidate);
/* Reads what stands above the predicate and sets type, mode, status, and the actors as the
 * operators change them. */
void dm_compose(const dm_scene *scene, dm_candidate *candidate);
/* "insisted that it was a tool", "insisted they had left", "insisted it would not": said, not
 * demanded. */
bool dm_is_claimed(const dm_scene *scene, const dm_candidate *candidate, const dm_layer *layer);
/* "sent no arms", "will send no arms": what an object of nothing makes of an act. */
void dm_compose_none(dm_candidate *candidate);

/* THREATEN's mode for what is threatened, REQUEST's for what is asked. */
dm_str dm_threat_mode(dm_event_type type, dm_str mode);
dm_str dm_request_mode(dm_event_type type, bool negated);
/* AGREE, CONSULT, SUPPORT, COOPERATE, AID; PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT: words
 * against somebody are neither. */
bool dm_is_cooperative(dm_event_type type);
bool dm_is_hostile(dm_event_type type);
/* CONCEDE and RETREAT, but for the release of people: a measure or a claim that is given up. */
bool dm_gives_up(dm_event_type type, dm_str mode);

#endif
