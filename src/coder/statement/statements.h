/*
 * statement/statements.h - whose words these are: quotations and reports with their speakers.
 */
#ifndef DM_CODER_STATEMENTS_H
#define DM_CODER_STATEMENTS_H

#include "coder/coder.h"
#include "coder/match/match.h"
#include "coder/place/place.h"
#include "coder/time/time.h"

/* A quotation between marks, marks excluded. Paragraphs of one speech that are opened but not
 * closed are one quotation each. */
typedef struct dm_quotation {
    uint32_t start, end;
    bool continued;
    bool attributed;
} dm_quotation;

/* What an act that is done by saying so has behind it. */
typedef enum dm_demand_kind {
    DM_NO_DEMAND,
    DM_DEMAND_TO,   /* "urged both to show restraint" */
    DM_DEMAND_THAT, /* "demanded that they leave" */
    DM_DEMAND_FOR,  /* "called for an inquiry into it" */
    DM_DENIAL,      /* "denied having lost the post" */
    DM_CHARGE       /* "accused the army of shelling the town" */
} dm_demand_kind;

typedef struct dm_speech {
    uint32_t verb; /* token of the reporting word, DM_NO_TOKEN where the speaker is carried over */
    dm_str lemma;
    dm_report_kind kind_of_verb;
    dm_statement_kind kind;
    uint32_t start, end; /* content, bytes */
    dm_actor_refs speakers, addressees;
    dm_str venue;
    uint32_t sentence;
    float certainty;
    bool joint;    /* a joint statement or a document of several */
    bool unsaid;   /* "did not say who ..." */
    bool held;     /* a thought of somebody who speaks for others */
    bool disputed; /* the speaker's side is home, and the article speaks of another */
    bool naming;   /* "called the step a mistake" */
    bool by_text;  /* a report or another text speaks */
    dm_demand_kind demand;
    bool beside;  /* a demand beside something else that is said */
    bool passing; /* told beside something else: "what he called a mistake", "called it a mistake
                     and said ..." */
} dm_speech;

typedef struct dm_spoken {
    DM_VEC(dm_quotation) quotations;
    DM_VEC(dm_speech) speeches;
    DM_VEC(dm_speech) demands; /* what is asked or denied: said, though nobody reports it */
} dm_spoken;

/* Finds quotations and speeches, and sets the scene's voices. */
void dm_spoken_find(dm_scene *scene, const dm_places *places, dm_spoken *spoken);
/* Appends statement records. */
void dm_statements_make(const dm_scene *scene, const dm_spoken *spoken, const dm_times *times,
                        const dm_article *article, const dm_coder_options *options,
                        dm_records *records);
/* The innermost speech over a byte; NULL if none. */
const dm_speech *dm_spoken_at(const dm_spoken *spoken, uint32_t byte);
/* Whether a byte is inside quotation marks. */
bool dm_spoken_quoted(const dm_spoken *spoken, uint32_t byte);

#endif
