/*
 * store.h - the store: one SQLite file with documents, their records, and the questions on which
 * positions are taken.
 *
 *   document ──< record ──< party        a record's actors, recipients, speakers, addressees,
 * holders │            └── position >── question ├──< sighting                     where else the
 * same text was met └── lineage                       the first of its reprints and versions: what
 * counts as one independent source
 *
 * Two clocks. Valid time: record.day_first..day_last, when it happened or the stand was taken (the
 * day of publication where the text gives none). Report time:
 * document.published_first..published_last. Nothing is overwritten; the same text again adds
 * nothing but a sighting.
 *
 * Writing: dm_store_begin, any number of dm_store_add, dm_store_commit. Killed in between, the
 * store opens with what was committed. A store is used by one thread; several processes may write
 * to one file, each waits for the other's batch.
 */
#ifndef DM_LEDGER_STORE_H
#define DM_LEDGER_STORE_H

#include <jansson.h>

#include "base/arena.h"
#include "records/records.h"

typedef struct dm_store dm_store;

typedef enum dm_store_mode { DM_STORE_READ, DM_STORE_WRITE } dm_store_mode;

/*
 * Opens a store; DM_STORE_WRITE makes one where there is none and brings an older schema up to
 * date. Fails with DM_ERR_NOT_FOUND (no such file, reading), DM_ERR_VERSION (made by a newer
 * demarche), DM_ERR_FORMAT (no store, damaged), DM_ERR_STORE (read-only, locked).
 */
dm_status dm_store_open(const char *path, dm_store_mode mode, dm_store **store,
                        dm_error *error) DM_MUST_CHECK;
void dm_store_close(dm_store *store);

dm_status dm_store_begin(dm_store *store, dm_error *error) DM_MUST_CHECK;
dm_status dm_store_commit(dm_store *store, dm_error *error) DM_MUST_CHECK;
void dm_store_rollback(dm_store *store);

/* A record to be kept. */
typedef struct dm_store_record {
    const json_t *json; /* as in the contract */
    dm_str line;        /* the same as text */
    dm_str rule, explain;
} dm_store_record;

/* A document with all its records. */
typedef struct dm_store_document {
    dm_store_record document;
    dm_str text;
    dm_str signature; /* of near-duplicate search; empty: none */
    const dm_store_record *records;
    size_t count;
} dm_store_document;

typedef struct dm_added {
    int64_t key;  /* of the document */
    bool is_new;  /* false: its text was there, nothing but a sighting was added */
    bool version; /* a changed text at a URL that was there */
} dm_added;

/* The title of a question for people, in `arena`; see titles.h. */
typedef dm_str (*dm_title_call)(void *context, dm_arena *arena, const json_t *question);

typedef struct dm_store_titles {
    dm_title_call title;
    dm_title_call words; /* further words it is found by; may be NULL */
    void *context;
} dm_store_titles;

/* Within a transaction. */
dm_status dm_store_add(dm_store *store, const dm_store_document *document,
                       const dm_store_titles *titles, dm_added *added,
                       dm_error *error) DM_MUST_CHECK;
/*
 * Says that the document `key` reprints the one with the id `earlier`, whose lineage it joins:
 * columns and the document record. Nothing happens if there is no such document, or it is the same.
 */
dm_status dm_store_set_duplicate(dm_store *store, int64_t key, const char *earlier,
                                 double similarity, bool *known, dm_error *error) DM_MUST_CHECK;
/* Calls back for the signatures of documents with a key above `after`, in the order of their keys.
 */
typedef dm_status (*dm_signature_call)(void *context, int64_t key, dm_str id, dm_str signature);
dm_status dm_store_signatures(dm_store *store, int64_t after, dm_signature_call call, void *context,
                              dm_error *error) DM_MUST_CHECK;

/* Small values by name (the state of feeds). The value is in `arena`; empty if there is none. */
dm_status dm_store_get(dm_store *store, dm_arena *arena, dm_str name, dm_str *value,
                       dm_error *error) DM_MUST_CHECK;
dm_status dm_store_put(dm_store *store, dm_str name, dm_str value, dm_error *error) DM_MUST_CHECK;

/* ---- queries.c ---- */

typedef struct dm_store_counts {
    size_t documents, lineages, undated, events, statements, positions, questions;
} dm_store_counts;
dm_status dm_store_count(dm_store *store, dm_store_counts *counts, dm_error *error) DM_MUST_CHECK;

/* What to look for; NULL and 0 leave a part open. */
typedef struct dm_record_query {
    const char *kind;              /* "event", "statement", "position" */
    const char *actor, *recipient; /* code or name; for statements speaker and addressee */
    const char *type;              /* event type, kind of statement, verdict */
    const char *status;
    const char *from, *to; /* valid time, partial dates allowed */
    const char *known_by;  /* report time */
    const char *place;     /* country, subdivision or name */
    const char *text;      /* words in the article, FTS5 */
    double min_confidence;
    bool each_report; /* every record; else one for each event, with the number of its independent
                         sources */
    size_t limit;     /* 0: none */
} dm_record_query;

/* A record found. Views are valid during the call. */
typedef struct dm_found {
    dm_str id, kind, line, text, rule, explain; /* text: the article's */
    dm_str document, source, url, title, outlet, published;
    size_t sources; /* independent documents */
} dm_found;
typedef dm_status (*dm_found_call)(void *context, const dm_found *found);

/* In the order of valid time. *count, if not NULL, is how many were found. */
dm_status dm_store_find(dm_store *store, const dm_record_query *query, dm_found_call call,
                        void *context, size_t *count, dm_error *error) DM_MUST_CHECK;
/* One record by its id; DM_ERR_NOT_FOUND when there is none. */
dm_status dm_store_record_by_id(dm_store *store, const char *id, dm_found_call call, void *context,
                                dm_error *error) DM_MUST_CHECK;

#endif
