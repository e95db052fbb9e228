/*
 * queries.h - SQL put together at run time, for the files of this folder.
 */
#ifndef DM_LEDGER_QUERIES_H
#define DM_LEDGER_QUERIES_H

#include "ledger/days.h"
#include "ledger/store_internal.h"

enum { DM_SQL_VALUES = 32 };

typedef struct dm_sql {
    dm_arena *arena;
    dm_str text;
    dm_str values[DM_SQL_VALUES]; /* bound as ?1, ?2, ... */
    size_t count;
} dm_sql;

void dm_sql_add(dm_sql *self, const char *part);
void dm_sql_bind(dm_sql *self, dm_str value);
dm_status dm_sql_prepare(dm_store *store, dm_sql *self, sqlite3_stmt **statement,
                         dm_error *error) DM_MUST_CHECK;

/* " AND DOCUMENT.published_last <= ?": the document, under its name in the query, was out by then.
 */
void dm_sql_known_by(dm_sql *self, const char *document, const char *day);

/* Words as FTS5 wants them, each quoted, joined by `between` (" " for all of them, " OR " for any).
 */
dm_str dm_match_words(dm_arena *arena, const char *words, const char *between);

#endif
