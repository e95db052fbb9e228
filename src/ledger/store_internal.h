/*
 * store_internal.h - what the files of the store share: the connection, statements kept prepared,
 * and SQLite's errors in words.
 */
#ifndef DM_LEDGER_STORE_INTERNAL_H
#define DM_LEDGER_STORE_INTERNAL_H

#include <sqlite3.h>

#include "ledger/store.h"

enum { DM_STORE_PREPARED = 24 };

struct dm_store {
    sqlite3 *db;
    char *path;
    bool writable, in_transaction;
    /* Statements of this store by the address of their SQL (string constants). */
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } prepared[DM_STORE_PREPARED];
    size_t prepared_count;
};

/* Brings the schema of an open connection up to date (schema.c). */
dm_status dm_store_migrate(dm_store *store, dm_error *error) DM_MUST_CHECK;
/* The version that this program writes. */
extern const int DM_STORE_VERSION;
extern const int DM_STORE_APPLICATION; /* PRAGMA application_id */

/* SQLite's result as a status with a message that says what to do. SQLITE_OK, ROW and DONE are
 * DM_OK. */
dm_status dm_store_fault(dm_store *store, int result, dm_error *error);

/* Runs SQL without results. */
dm_status dm_store_run(dm_store *store, const char *sql, dm_error *error) DM_MUST_CHECK;

/* A prepared statement, reset; kept for the next time. `sql` must be a constant. */
dm_status dm_store_prepare(dm_store *store, const char *sql, sqlite3_stmt **statement,
                           dm_error *error) DM_MUST_CHECK;

/* Steps a statement that returns no row. */
dm_status dm_store_step(dm_store *store, sqlite3_stmt *statement, dm_error *error) DM_MUST_CHECK;
/* Steps to the next row: *row tells whether there is one. */
dm_status dm_store_next(dm_store *store, sqlite3_stmt *statement, bool *row,
                        dm_error *error) DM_MUST_CHECK;

/* Binding; an empty view is NULL. Failures (no memory) surface at the step, as the parameter is
 * then NULL against NOT NULL or the result is SQLITE_NOMEM. */
void dm_bind_text(sqlite3_stmt *statement, int at, dm_str text);
void dm_bind_whole(sqlite3_stmt *statement, int at, dm_str text); /* the empty view is '' */
dm_str dm_column_text(sqlite3_stmt *statement, int column);

#endif
