/*
 * ledger.h - who stands where on a question: the holders of positions with their present verdict,
 * since when, how often repeated and by how many independent sources, what changed and what
 * contradicts itself. Read-only views of the store, by both clocks.
 */
#ifndef DM_LEDGER_LEDGER_H
#define DM_LEDGER_LEDGER_H

#include "ledger/store.h"

typedef struct dm_ledger_query {
    const char *as_of;    /* valid time: positions taken by then */
    const char *known_by; /* report time: documents published by then */
    const char *holder;   /* code or name */
    bool direct_only;     /* neither derived positions nor members standing in for their group */
    double min_confidence;
} dm_ledger_query;

/* A question with its counts. */
typedef struct dm_question_row {
    dm_str id, kind, title, parameters; /* parameters: the question as JSON */
    size_t holders, positions, sources; /* sources: independent documents */
    dm_str first, last;
} dm_question_row;

typedef struct dm_question_rows {
    dm_question_row *ptr;
    size_t len, cap;
} dm_question_rows;

/*
 * The questions, most sources first; with `words` those that are meant: the one with that id, else
 * those whose title, parameters or holders' words fit, best first. Views live in `arena`.
 */
dm_status dm_ledger_questions(dm_store *store, dm_arena *arena, const char *words,
                              const dm_ledger_query *query, dm_question_rows *rows,
                              dm_error *error) DM_MUST_CHECK;

/* One position as it stands in the store. */
typedef struct dm_stand {
    dm_str id, verdict, status, basis, via, rule;
    int polarity;
    bool derived;
    dm_str day_first, day_last; /* empty: neither its own nor the document's day is known */
    bool dated;                 /* by its own words */
    int64_t lineage;
    double confidence;
    dm_str evidence;   /* the words */
    size_t start, end; /* in the document's text */
    dm_str document, source, url, title, outlet, published,
        speaker; /* speaker: the name of the actor as printed */
} dm_stand;

/* What one holder holds. Indices are into `stands`, which are in the order of time. */
typedef struct dm_holding {
    dm_str code, kind, sector, name, label;
    dm_stand *stands;
    size_t count;
    size_t current;        /* the one that holds */
    dm_str since, last;    /* of the present run: the stands of one polarity up to now */
    size_t sources;        /* independent documents of the run */
    const size_t *changes; /* the first stand of each run but the first */
    size_t change_count;
    const size_t (*contradictions)[2]; /* pairs of opposite polarity whose times overlap */
    size_t contradiction_count;
} dm_holding;

typedef struct dm_ledger {
    dm_question_row question;
    dm_holding *holdings;
    size_t count;
    size_t
        undated_left_out; /* positions in documents without a date, left out by known_by or as_of */
} dm_ledger;

/* Everything lives in `arena`. DM_ERR_NOT_FOUND when there is no question of this id. */
dm_status dm_ledger_read(dm_store *store, dm_arena *arena, const char *question_id,
                         const dm_ledger_query *query, dm_ledger *ledger,
                         dm_error *error) DM_MUST_CHECK;

#endif
