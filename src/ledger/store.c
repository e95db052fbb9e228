/*
 * store.c - opening and closing, transactions, and SQLite's errors in words.
 *
 * Write-ahead log: readers see the last commit while a batch is written. `synchronous = NORMAL`: a
 * killed process loses nothing that was committed; a machine that loses power may lose the last
 * batches, never the store. Waiting for another writer is by a busy handler that tries again after
 * a few milliseconds for two minutes, far longer than any batch.
 */
#include "ledger/store_internal.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"

enum {
    BUSY_SLEEP_MICROSECONDS = 3000,
    BUSY_TRIES = 40000,
    BUSY_SECONDS = 120,
    BATCH_CACHE_KB = 16384
};

static int wait_for_other(void *context, int tries) {
    (void)context;
    if (tries >= BUSY_TRIES)
        return 0;
    /* Uneven, so that two processes do not knock in step. */
    usleep(BUSY_SLEEP_MICROSECONDS + (useconds_t)(tries * 7919 % BUSY_SLEEP_MICROSECONDS));
    return 1;
}

dm_status dm_store_fault(dm_store *self, int result, dm_error *error) {
    int primary = result & 0xff;
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
        return DM_OK;
    const char *path = self->path;
    switch (primary) {
    case SQLITE_NOMEM:
        return dm_fail_memory(error);
    case SQLITE_FULL:
        return dm_fail_at(
            error, DM_ERR_STORE, path, 0, SIZE_MAX,
            "the disk is full; what was committed is kept: make room and ingest again");
    case SQLITE_READONLY:
        return dm_fail_at(error, DM_ERR_STORE, path, 0, SIZE_MAX,
                          "is read-only: it can be read, but nothing can be ingested");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return dm_fail_at(
            error, DM_ERR_STORE, path, 0, SIZE_MAX,
            "is locked by another program for two minutes; try again when it is done");
    case SQLITE_CORRUPT:
        return dm_fail_at(
            error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
            "is damaged (%s): take a copy from before, or ingest anew into another store",
            sqlite3_errmsg(self->db));
    case SQLITE_NOTADB:
        return dm_fail_at(error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
                          "is not a store: no SQLite database, or its beginning is damaged");
    case SQLITE_CANTOPEN:
        return dm_fail_at(error, DM_ERR_STORE, path, 0, SIZE_MAX, "cannot be opened: %s",
                          strerror(sqlite3_system_errno(self->db)));
    case SQLITE_IOERR:
        return dm_fail_at(error, DM_ERR_STORE, path, 0, SIZE_MAX,
                          "reading or writing it failed (%s); what was committed is kept: make "
                          "room or mend the disk and ingest again",
                          strerror(sqlite3_system_errno(self->db)));
    default:
        return dm_fail_at(error, DM_ERR_STORE, path, 0, SIZE_MAX, "%s", sqlite3_errmsg(self->db));
    }
}

dm_status dm_store_run(dm_store *self, const char *sql, dm_error *error) {
    return dm_store_fault(self, sqlite3_exec(self->db, sql, NULL, NULL, NULL), error);
}

dm_status dm_store_prepare(dm_store *self, const char *sql, sqlite3_stmt **statement,
                           dm_error *error) {
    for (size_t i = 0; i < self->prepared_count; i++)
        if (self->prepared[i].sql == sql) {
            *statement = self->prepared[i].statement;
            sqlite3_reset(*statement);
            return DM_OK;
        }
    if (self->prepared_count == DM_STORE_PREPARED)
        return dm_fail(error, DM_ERR_LIMIT, "more than %d prepared statements", DM_STORE_PREPARED);
    int result = sqlite3_prepare_v3(self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    if (result != SQLITE_OK)
        return dm_store_fault(self, result, error);
    self->prepared[self->prepared_count].sql = sql;
    self->prepared[self->prepared_count++].statement = *statement;
    return DM_OK;
}

dm_status dm_store_next(dm_store *self, sqlite3_stmt *statement, bool *row, dm_error *error) {
    int result = sqlite3_step(statement);
    *row = result == SQLITE_ROW;
    dm_status status = dm_store_fault(self, result, error);
    if (!*row)
        sqlite3_reset(statement);
    return status;
}

dm_status dm_store_step(dm_store *self, sqlite3_stmt *statement, dm_error *error) {
    bool row = false;
    return dm_store_next(self, statement, &row, error);
}

void dm_bind_text(sqlite3_stmt *statement, int at, dm_str text) {
    if (text.len)
        sqlite3_bind_text64(statement, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, at);
}

void dm_bind_whole(sqlite3_stmt *statement, int at, dm_str text) {
    sqlite3_bind_text64(statement, at, text.len ? text.ptr : "", text.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

dm_str dm_column_text(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return (dm_str){text, text ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

/* ---- opening ---- */

/* A path as a file: URI: what means something in a URI is written as %XX. NULL when there is no
 * memory. */
static char *uri_of(const char *path, const char *query) {
    size_t n = strlen(path) * 3 + strlen(query) + 8;
    char *uri = dm_alloc(n), *at = uri;
    if (!uri)
        return NULL;
    at += snprintf(at, n, "file:");
    for (const char *c = path; *c; c++) {
        if (*c == '%' || *c == '?' || *c == '#')
            at += snprintf(at, 4, "%%%02X", (unsigned char)*c);
        else
            *at++ = *c;
    }
    snprintf(at, n - (size_t)(at - uri), "%s", query);
    return uri;
}

/*
 * A reader of a write-ahead log writes a little beside the file. Where that is not allowed (a
 * read-only disk, somebody else's folder) and no log is waiting, the file is whole as it stands and
 * is read as one that does not change.
 */
static bool must_be_immutable(const char *path) {
    char beside[4096 + 8], folder[4096];
    struct stat info;
    if (snprintf(beside, sizeof beside, "%s-wal", path) >= (int)sizeof beside ||
        (stat(beside, &info) == 0 && info.st_size > 0))
        return false;
    snprintf(folder, sizeof folder, "%.4090s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    return access(slash ? folder : ".", W_OK) != 0 || access(path, W_OK) != 0;
}

static dm_status connect_to(dm_store *self, dm_error *error) {
    int flags = self->writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    const char *query = "";
    if (!self->writable && must_be_immutable(self->path)) {
        flags = SQLITE_OPEN_READONLY;
        query = "?immutable=1";
    }
    char *uri = uri_of(self->path, query);
    if (!uri)
        return dm_fail_memory(error);
    int result =
        sqlite3_open_v2(uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    dm_free(uri);
    if (result != SQLITE_OK)
        return dm_store_fault(self, result, error);
    sqlite3_extended_result_codes(self->db, 1);
    sqlite3_busy_handler(self->db, wait_for_other, NULL);
    if (self->writable && sqlite3_db_readonly(self->db, "main") == 1)
        return dm_store_fault(self, SQLITE_READONLY, error);
    return DM_OK;
}

/* Where two processes make a store at once, the change to WAL finds it locked, and SQLite does not
 * ask the busy handler, lest both wait for each other: it is tried again here. */
static dm_status become_wal(dm_store *self, dm_error *error) {
    time_t since = time(NULL);
    for (int tries = 0;; tries++) {
        dm_status status = dm_store_run(self, "PRAGMA journal_mode = WAL", error);
        bool busy = status != DM_OK && (sqlite3_errcode(self->db) & 0xff) == SQLITE_BUSY;
        if (!busy || time(NULL) - since >= BUSY_SECONDS || !wait_for_other(NULL, tries))
            return status;
    }
}

static dm_status set_up(dm_store *self, dm_error *error) {
    char sql[256];
    snprintf(sql, sizeof sql,
             "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL; "
             "PRAGMA cache_size = -%d; "
             "PRAGMA temp_store = MEMORY;%s",
             BATCH_CACHE_KB, self->writable ? "" : " PRAGMA query_only = ON");
    dm_status status = dm_store_run(self, sql, error);
    if (status == DM_OK && self->writable)
        status = become_wal(self, error);
    return status == DM_OK ? dm_store_migrate(self, error) : status;
}

dm_status dm_store_open(const char *path, dm_store_mode mode, dm_store **store, dm_error *error) {
    *store = NULL;
    struct stat info;
    /* In a URI two slashes would begin the name of a host. */
    while (path[0] == '/' && path[1] == '/')
        path++;
    bool writable = mode == DM_STORE_WRITE, there = stat(path, &info) == 0;
    if (!writable && !there)
        return dm_fail_at(error, DM_ERR_NOT_FOUND, path, 0, SIZE_MAX,
                          "there is no such store: 'demarche ingest -d %s FILE...' makes it", path);
    if (there && !S_ISREG(info.st_mode))
        return dm_fail_at(error, DM_ERR_STORE, path, 0, SIZE_MAX, "is not a file");
    dm_store *self = dm_alloc_zero(1, sizeof *self);
    char *copy = dm_alloc(strlen(path) + 1);
    if (!self || !copy) {
        dm_free(self);
        dm_free(copy);
        return dm_fail_memory(error);
    }
    memcpy(copy, path, strlen(path) + 1);
    *self = (dm_store){.path = copy, .writable = writable};
    dm_status status = connect_to(self, error);
    if (status == DM_OK)
        status = set_up(self, error);
    if (status == DM_OK)
        *store = self;
    else
        dm_store_close(self);
    return status;
}

void dm_store_close(dm_store *self) {
    if (!self)
        return;
    if (self->in_transaction)
        dm_store_rollback(self);
    for (size_t i = 0; i < self->prepared_count; i++)
        sqlite3_finalize(self->prepared[i].statement);
    sqlite3_close_v2(self->db);
    dm_free(self->path);
    dm_free(self);
}

dm_status dm_store_begin(dm_store *self, dm_error *error) {
    dm_status status = dm_store_run(self, "BEGIN IMMEDIATE", error);
    self->in_transaction = status == DM_OK;
    return status;
}

dm_status dm_store_commit(dm_store *self, dm_error *error) {
    dm_status status = dm_store_run(self, "COMMIT", error);
    if (status == DM_OK)
        self->in_transaction = false;
    else
        dm_store_rollback(self);
    return status;
}

void dm_store_rollback(dm_store *self) {
    /* After some failures SQLite has rolled back by itself; the error of a second time is of no
     * interest. */
    for (size_t i = 0; i < self->prepared_count; i++)
        sqlite3_reset(self->prepared[i].statement);
    sqlite3_exec(self->db, "ROLLBACK", NULL, NULL, NULL);
    self->in_transaction = false;
}

/* ---- small values by name ---- */

dm_status dm_store_get(dm_store *self, dm_arena *arena, dm_str name, dm_str *value,
                       dm_error *error) {
    sqlite3_stmt *statement = NULL;
    bool row = false;
    *value = (dm_str){0};
    dm_status status =
        dm_store_prepare(self, "SELECT value FROM state WHERE name = ?1", &statement, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(statement, 1, name);
    status = dm_store_next(self, statement, &row, error);
    if (row) {
        *value = dm_arena_str(arena, dm_column_text(statement, 0));
        sqlite3_reset(statement);
    }
    return status == DM_OK && arena->failed ? dm_fail_memory(error) : status;
}

dm_status dm_store_put(dm_store *self, dm_str name, dm_str value, dm_error *error) {
    sqlite3_stmt *statement = NULL;
    dm_status status = dm_store_prepare(self,
                                        "INSERT INTO state (name, value) VALUES (?1, ?2) ON "
                                        "CONFLICT (name) DO UPDATE SET value = excluded.value",
                                        &statement, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(statement, 1, name);
    dm_bind_whole(statement, 2, value);
    return dm_store_step(self, statement, error);
}
