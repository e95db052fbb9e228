/*
 * counterpart/parts.h - what the files of the counterparts share: counterpart/counterparts.c (which
 * acts lack somebody, and who is taken), counterpart/sides.c (who there is in the article, and what
 * speaks for each), counterpart/echoes.c (what was said right before).
 */
#ifndef DM_CODER_COUNTERPARTS_PARTS_H
#define DM_CODER_COUNTERPARTS_PARTS_H

#include "coder/counterpart/counterparts.h"

/* What speaks for or against a side as the one that an act is meant for. In the lexicon each has a
 * weight under "to-" and its name (lexicon/scorer/recipients.tsv says what they mean). */
#define DM_SIDE_FEATURES(X)                                                                        \
    X(AIM_SAME_TYPE, "aim-same-type")                                                              \
    X(AIM_SAME_MODE, "aim-same-mode")                                                              \
    X(AIM_SAME_SIGN, "aim-same-sign")                                                              \
    X(AIM_OTHER_SIGN, "aim-other-sign")                                                            \
    X(OWN_AIM, "own-aim")                                                                          \
    X(OWN_AIM_OTHER, "own-aim-other")                                                              \
    X(DOER, "doer")                                                                                \
    X(STRUCK, "struck")                                                                            \
    X(ANSWERS, "answers")                                                                          \
    X(ALIKE, "alike")                                                                              \
    X(ALIKE_SIGN, "alike-sign")                                                                    \
    X(MEASURES, "measures")                                                                        \
    X(ACTS, "acts")                                                                                \
    X(FOR_DOER, "for-doer")                                                                        \
    X(FOR_STRUCK, "for-struck")                                                                    \
    X(POINTED, "pointed")                                                                          \
    X(JUDGED, "judged")                                                                            \
    X(JUDGED_DEED, "judged-deed")                                                                  \
    X(LEAD_AIM, "lead-aim")                                                                        \
    X(LEAD_DID, "lead-did")                                                                        \
    X(STUNG, "stung")                                                                              \
    X(GIVES, "gives")                                                                              \
    X(ASKS, "asks")                                                                                \
    X(AFFLICTED, "afflicted")                                                                      \
    X(LAST_AIM, "last-aim")                                                                        \
    X(LAST_DOER, "last-doer")                                                                      \
    X(NAMED, "named")                                                                              \
    X(MOST_NAMED, "most-named")                                                                    \
    X(FOCUS, "focus")                                                                              \
    X(HOME, "home")                                                                                \
    X(ORGANISATION, "organisation")                                                                \
    X(GROUP, "group")                                                                              \
    X(BEFORE, "before")                                                                            \
    X(BEHIND, "behind")                                                                            \
    X(UNDER, "under")                                                                              \
    X(LAST_SUBJECT, "last-subject")                                                                \
    X(LAST_SENTENCE, "last-sentence")                                                              \
    X(LEAD, "lead")                                                                                \
    X(PLACE, "place")                                                                              \
    X(OWN, "own")                                                                                  \
    X(OWN_OPPOSED, "own-opposed")                                                                  \
    X(OWN_SHARE, "own-share")                                                                      \
    X(OWN_ACTS, "own-acts")                                                                        \
    X(OWN_BLAMED, "own-blamed")                                                                    \
    X(OWN_PRAISED, "own-praised")                                                                  \
    X(OWN_ASKED, "own-asked")                                                                      \
    X(OWN_REFUSED, "own-refused")                                                                  \
    X(OWN_YIELDED, "own-yielded")                                                                  \
    X(OWN_GIVEN, "own-given")                                                                      \
    X(OWN_FORCED, "own-forced")                                                                    \
    X(OWN_MARCHED, "own-marched")                                                                  \
    X(RIVAL, "rival")                                                                              \
    X(POWERLESS, "powerless")

typedef enum dm_side_feature {
#define X(id, name) DM_SIDE_##id,
    DM_SIDE_FEATURES(X)
#undef X
        DM_SIDE_FEATURE_COUNT
} dm_side_feature;

typedef struct dm_side {
    const dm_actor *actor; /* as the article named it; NULL: only by name */
    const dm_entity *entity;
    dm_str code;
    double features[DM_SIDE_FEATURE_COUNT]; /* 0..1 */
    double likely;                          /* 0..1, of all sides and of nobody together */
} dm_side;

enum { DM_MOST_SIDES = 24 };
typedef struct dm_sides {
    dm_side list[DM_MOST_SIDES];
    size_t count;
    double nobody; /* how likely it is that the act is meant for none of them */
} dm_sides;

/* The name of a feature, without "to-". */
const char *dm_side_feature_name(dm_side_feature feature);
/* Everybody the article names beside the actors of the candidate, with what speaks for each. */
void dm_sides_find(const dm_story *story, size_t index, dm_str home, dm_sides *sides);
/* How likely each is, by the weights of the lexicon. */
void dm_sides_weigh(const dm_story *story, const dm_candidate *c, dm_sides *sides);

/* What a crowd that was given its own rulers asks of somebody of another country: "marched,
 * demanding that Uganda withdraw"; NULL. (counterpart/home.c) */
const dm_candidate *dm_sides_demand(const dm_story *story, const dm_candidate *c);

/* ---- counterpart/nobody.c ---- */

typedef struct dm_reason {
    const char *name; /* of its weight, with "to-" */
    double value;     /* 0..1 */
} dm_reason;
enum { DM_MOST_REASONS = 12 };

/* What speaks for it that an act is meant for nobody; returns how many reasons there are. */
size_t dm_sides_nobody(const dm_story *story, const dm_candidate *c, dm_reason *reasons);
/* Whoever acts for a state or a body of states. */
bool dm_sides_is_power(const dm_codebook *book, const dm_actor *actor);

/* ---- counterpart/home.c ---- */

/* What speaks for others of the actor's own country as those the act is meant for; false: it is no
 * act, no actor or no article of that kind. */
bool dm_sides_own(const dm_story *story, const dm_candidate *c, dm_side *side);
/* A group of the actor's country, or the country of a group. */
bool dm_sides_is_rival(const dm_story *story, const dm_candidate *c, const dm_side *side);

/* ---- counterpart/echoes.c ---- */

/* The word for what is judged, "the raid" of "condemned the raid": DM_NO_TOKEN if none. */
uint32_t dm_sides_thing(const dm_story *story, const dm_candidate *c);
/* Gives an act that says again what was said right before ("so did Cuba", "condemned it as well")
 * those whom that was meant for; drops it where the verb it goes on with says it. */
void dm_sides_echoed(dm_story *story, size_t index);
/* Gives help that names nobody to whom the help told right before was given. */
void dm_sides_given(dm_story *story, size_t index);

/* ---- counterpart/mediation.c ---- */

/* Gives an offer to mediate that names nobody the two sides of the quarrel told of last; leaves any
 * other candidate as it is. */
void dm_sides_mediated(dm_story *story, size_t index);

#endif
