/*
 * schema.c - the tables, and the steps from one version of them to the next.
 *
 * A migration is a list of SQL scripts, one a version, run in one transaction each; `PRAGMA
 * user_version` tells how many were run. A script that shipped is never edited: a change is a new
 * script.
 */
#include "ledger/store_internal.h"

#include "base/error.h"

/* "DML1" */
const int DM_STORE_APPLICATION = 0x444d4c31;

static const char *const STEPS[] = {
    /* 1 */
    "CREATE TABLE document ("
    " key INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL,"       /* hash of the normalised text */
    " coded INTEGER NOT NULL," /* 0 for teasers: the same words as an article are another row */
    " source TEXT NOT NULL, url TEXT, title TEXT, byline TEXT, outlet TEXT, language TEXT NOT NULL,"
    " published TEXT, published_first TEXT, published_last TEXT,"
    " item INTEGER NOT NULL, item_kind TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " duplicate_of INTEGER REFERENCES document(key), similarity REAL,"
    " version_of INTEGER REFERENCES document(key),"
    " lineage INTEGER NOT NULL REFERENCES document(key) DEFERRABLE INITIALLY DEFERRED,"
    " record TEXT NOT NULL," /* the document record without its text */
    " UNIQUE (id, coded));"
    "CREATE INDEX document_published ON document (published_first);"
    "CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;"
    "CREATE INDEX document_lineage ON document (lineage);"

    "CREATE TABLE sighting ("
    " document INTEGER NOT NULL REFERENCES document(key), source TEXT NOT NULL, url TEXT, outlet "
    "TEXT, published TEXT,"
    " PRIMARY KEY (document, source)) WITHOUT ROWID;"

    "CREATE TABLE signature (document INTEGER PRIMARY KEY REFERENCES document(key), value BLOB NOT "
    "NULL);"

    "CREATE TABLE record ("
    " key INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL," /* event, statement, position */
    " document INTEGER NOT NULL REFERENCES document(key),"
    " type TEXT NOT NULL," /* event type, kind of statement, verdict */
    " mode TEXT, status TEXT,"
    " day_first TEXT, day_last TEXT,"
    " dated INTEGER NOT NULL," /* 1: by its own words; 0: the day is that of publication */
    " country TEXT, subdivision TEXT, place TEXT,"
    " confidence REAL NOT NULL,"
    " same TEXT," /* events: equal for reports of one event */
    " rule TEXT, explain TEXT,"
    " record TEXT NOT NULL);"
    "CREATE INDEX record_valid ON record (kind, day_first);"
    "CREATE INDEX record_type ON record (kind, type, day_first);"
    "CREATE INDEX record_document ON record (document);"
    "CREATE INDEX record_same ON record (same) WHERE same IS NOT NULL;"
    "CREATE INDEX record_country ON record (country, day_first) WHERE country IS NOT NULL;"

    "CREATE TABLE party ("
    " record INTEGER NOT NULL REFERENCES record(key),"
    " side TEXT NOT NULL," /* actor, recipient, speaker, addressee, holder */
    " ordinal INTEGER NOT NULL,"
    " code TEXT, kind TEXT NOT NULL, sector TEXT, name TEXT, via TEXT,"
    " PRIMARY KEY (record, side, ordinal)) WITHOUT ROWID;"
    "CREATE INDEX party_code ON party (code, side);"
    "CREATE INDEX party_name ON party (name COLLATE NOCASE, side);"

    "CREATE TABLE question ("
    " key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL,"
    " underspecified INTEGER NOT NULL, parameters TEXT NOT NULL);"

    "CREATE TABLE position ("
    " record INTEGER PRIMARY KEY REFERENCES record(key),"
    " question INTEGER NOT NULL REFERENCES question(key),"
    " polarity INTEGER NOT NULL, derived INTEGER NOT NULL, basis TEXT);"
    "CREATE INDEX position_question ON position (question);"

    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE VIRTUAL TABLE document_text USING fts5 ("
    " title, text, content='document', content_rowid='key', tokenize='unicode61 remove_diacritics "
    "2');"
    "CREATE VIRTUAL TABLE question_text USING fts5 ("
    " title, words, tokenize='porter unicode61 remove_diacritics 2');"};

const int DM_STORE_VERSION = (int)(sizeof STEPS / sizeof *STEPS);

static dm_status pragma(dm_store *self, const char *sql, int *value, dm_error *error) {
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    *value = result == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return dm_store_fault(self, result, error);
}

/* One version further, if another process has not done it meanwhile. */
static dm_status step_up(dm_store *self, int *version, dm_error *error) {
    char sql[96];
    dm_status status = dm_store_run(self, "BEGIN IMMEDIATE", error);
    if (status != DM_OK)
        return status;
    status = pragma(self, "PRAGMA user_version", version, error);
    if (status == DM_OK && *version < DM_STORE_VERSION) {
        status = dm_store_run(self, STEPS[*version], error);
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d; PRAGMA application_id = %d",
                 *version + 1, DM_STORE_APPLICATION);
        if (status == DM_OK)
            status = dm_store_run(self, sql, error);
    }
    if (status == DM_OK)
        status = dm_store_run(self, "COMMIT", error);
    if (status != DM_OK)
        sqlite3_exec(self->db, "ROLLBACK", NULL, NULL, NULL);
    else if (*version < DM_STORE_VERSION)
        ++*version;
    return status;
}

dm_status dm_store_migrate(dm_store *self, dm_error *error) {
    int version = 0, application = 0, tables = 0;
    dm_status status = pragma(self, "PRAGMA user_version", &version, error);
    if (status == DM_OK)
        status = pragma(self, "PRAGMA application_id", &application, error);
    if (status == DM_OK)
        status = pragma(self, "SELECT count(*) FROM sqlite_master", &tables, error);
    if (status != DM_OK)
        return status;
    if (application != DM_STORE_APPLICATION && (tables || version || application))
        return dm_fail_at(error, DM_ERR_FORMAT, self->path, 0, SIZE_MAX,
                          "is an SQLite database, but not a store of demarche");
    if (version > DM_STORE_VERSION)
        return dm_fail_at(error, DM_ERR_VERSION, self->path, 0, SIZE_MAX,
                          "was written by a newer demarche (schema %d; this one knows up to %d): "
                          "use that, or a new store",
                          version, DM_STORE_VERSION);
    if (version < DM_STORE_VERSION && !self->writable)
        return dm_fail_at(
            error, version ? DM_ERR_VERSION : DM_ERR_FORMAT, self->path, 0, SIZE_MAX,
            version ? "has an older schema: any 'demarche ingest' into it brings it up to date"
                    : "is empty: no 'demarche ingest' into it has finished its first step");
    while (status == DM_OK && version < DM_STORE_VERSION)
        status = step_up(self, &version, error);
    return status;
}
