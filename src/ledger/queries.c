/*
 * queries.c - records by actor, type, time, place and words. A query is put together from the parts
 * that are given; values are bound, never written into the SQL.
 */
#include "ledger/queries.h"

#include <stdio.h>

#include "base/error.h"

/* ---- putting SQL together ---- */

void dm_sql_add(dm_sql *self, const char *part) {
    self->text = dm_arena_printf(self->arena, "%.*s%s", DM_FMT(self->text), part);
}

void dm_sql_bind(dm_sql *self, dm_str value) {
    if (self->count < DM_SQL_VALUES)
        self->values[self->count++] = value;
}

dm_status dm_sql_prepare(dm_store *store, dm_sql *self, sqlite3_stmt **statement, dm_error *error) {
    if (self->arena->failed)
        return dm_fail_memory(error);
    int result =
        sqlite3_prepare_v2(store->db, self->text.ptr, (int)self->text.len, statement, NULL);
    if (result != SQLITE_OK)
        return dm_store_fault(store, result, error);
    for (size_t i = 0; i < self->count; i++)
        dm_bind_whole(*statement, (int)i + 1, self->values[i]);
    return DM_OK;
}

dm_str dm_match_words(dm_arena *arena, const char *words, const char *between) {
    dm_str rest = dm_str_of(words), word, all = DM_STR("");
    while (dm_str_split(&rest, ' ', &word)) {
        dm_str inner = word, piece;
        bool first = true;
        if (!word.len)
            continue;
        all = dm_arena_printf(arena, "%.*s%s\"", DM_FMT(all), all.len ? between : "");
        while (dm_str_split(&inner, '"', &piece)) {
            all = dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(all), first ? "" : "\"\"",
                                  DM_FMT(piece));
            first = false;
        }
        all = dm_arena_printf(arena, "%.*s\"", DM_FMT(all));
    }
    return all;
}

/* The condition that a document was published by a day: all that is known of its date must lie
 * before the end of it. */
void dm_sql_known_by(dm_sql *self, const char *document, const char *day) {
    char part[128];
    snprintf(part, sizeof part, " AND %s.published_last <= ?%zu", document, self->count + 1);
    dm_sql_add(self, part);
    dm_sql_bind(self, dm_arena_str(self->arena, dm_str_of(dm_days_of(dm_str_of(day)).last)));
}

/* ---- finding records ---- */

static void add_text(dm_sql *sql, const char *condition, const char *value) {
    char part[256];
    if (!value)
        return;
    snprintf(part, sizeof part, condition, sql->count + 1);
    dm_sql_add(sql, part);
    dm_sql_bind(sql, dm_str_of(value));
}

/* A party by its code, by its own name, or by the name of the state or body that the code stands
 * for. */
static void add_party(dm_sql *sql, const char *sides, const char *who) {
    char part[512];
    size_t at = sql->count + 1;
    if (!who)
        return;
    snprintf(part, sizeof part,
             " AND r.key IN (SELECT record FROM party WHERE side IN (%s) AND (code = upper(?%zu) "
             "OR name = ?%zu COLLATE NOCASE OR code IN"
             " (SELECT code FROM party WHERE name = ?%zu COLLATE NOCASE AND kind <> 'person')))",
             sides, at, at, at);
    dm_sql_add(sql, part);
    dm_sql_bind(sql, dm_str_of(who));
}

static void add_day(dm_sql *sql, const char *condition, const char *day, bool last) {
    if (!day)
        return;
    char part[128];
    dm_days days = dm_days_of(dm_str_of(day));
    snprintf(part, sizeof part, condition, sql->count + 1);
    dm_sql_add(sql, part);
    dm_sql_bind(sql, dm_arena_str(sql->arena, dm_str_of(last ? days.last : days.first)));
}

static void add_conditions(dm_sql *sql, const dm_record_query *query) {
    char part[96];
    add_text(sql, " AND r.kind = ?%zu", query->kind);
    add_party(sql, "'actor', 'speaker', 'holder'", query->actor);
    add_party(sql, "'recipient', 'addressee'", query->recipient);
    add_text(sql, " AND r.type = ?%zu COLLATE NOCASE", query->type);
    add_text(sql, " AND r.status = ?%zu", query->status);
    add_day(sql, " AND r.day_last >= ?%zu", query->from, false);
    add_day(sql, " AND r.day_first <= ?%zu", query->to, true);
    if (query->place) {
        size_t at = sql->count + 1;
        char where[160];
        snprintf(where, sizeof where,
                 " AND (r.country = upper(?%zu) OR r.subdivision = upper(?%zu) OR r.place = ?%zu "
                 "COLLATE NOCASE)",
                 at, at, at);
        dm_sql_add(sql, where);
        dm_sql_bind(sql, dm_str_of(query->place));
    }
    if (query->text) {
        snprintf(
            part, sizeof part,
            " AND r.document IN (SELECT rowid FROM document_text WHERE document_text MATCH ?%zu)",
            sql->count + 1);
        dm_sql_add(sql, part);
        dm_sql_bind(sql, dm_match_words(sql->arena, query->text, " "));
    }
    if (query->known_by)
        dm_sql_known_by(sql, "d", query->known_by);
    if (query->min_confidence > 0) {
        snprintf(part, sizeof part, " AND r.confidence >= %.6f", query->min_confidence);
        dm_sql_add(sql, part);
    }
}

#define COLUMNS                                                                                    \
    "r.id, r.kind, r.record, d.text, r.rule, r.explain, d.id AS document, d.source, d.url, "       \
    "d.title, d.outlet, d.published"

/* The independent documents that report the event: of those published by a day, if one is given. */
static void add_sources(dm_sql *sql, const char *known_by) {
    dm_sql_add(
        sql,
        "CASE WHEN r.same IS NULL THEN 1 ELSE (SELECT count(DISTINCT d2.lineage) FROM record r2"
        " JOIN document d2 ON d2.key = r2.document WHERE r2.same = r.same");
    if (known_by)
        dm_sql_known_by(sql, "d2", known_by);
    dm_sql_add(sql, ") END AS sources");
}

static void found_of(sqlite3_stmt *s, dm_found *found) {
    *found = (dm_found){.id = dm_column_text(s, 0),
                        .kind = dm_column_text(s, 1),
                        .line = dm_column_text(s, 2),
                        .text = dm_column_text(s, 3),
                        .rule = dm_column_text(s, 4),
                        .explain = dm_column_text(s, 5),
                        .document = dm_column_text(s, 6),
                        .source = dm_column_text(s, 7),
                        .url = dm_column_text(s, 8),
                        .title = dm_column_text(s, 9),
                        .outlet = dm_column_text(s, 10),
                        .published = dm_column_text(s, 11),
                        .sources = (size_t)sqlite3_column_int64(s, 12)};
}

/* Runs a statement whose columns are COLUMNS and sources; finalises it. */
static dm_status each_found(dm_store *self, sqlite3_stmt *s, dm_found_call call, void *context,
                            size_t *count, dm_error *error) {
    dm_status status = DM_OK;
    bool row = true;
    *count = 0;
    while (status == DM_OK && (status = dm_store_next(self, s, &row, error)) == DM_OK && row) {
        dm_found found;
        found_of(s, &found);
        ++*count;
        status = call(context, &found);
    }
    sqlite3_finalize(s);
    return status;
}

dm_status dm_store_find(dm_store *self, const dm_record_query *query, dm_found_call call,
                        void *context, size_t *count, dm_error *error) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_sql sql = {.arena = &arena, .text = DM_STR("")};
    char limit[64];
    size_t found = 0;
    sqlite3_stmt *statement = NULL;
    /* `turn` numbers the reports of one event, the earliest published first. */
    dm_sql_add(&sql, "SELECT * FROM (SELECT " COLUMNS ", ");
    add_sources(&sql, query->known_by);
    dm_sql_add(&sql, ", r.day_first AS day, r.key AS place_in_order, d.key AS of_document, "
                     "row_number() OVER (PARTITION BY"
                     " coalesce(r.same, r.id) ORDER BY d.published_first IS NULL, "
                     "d.published_first, r.key) AS turn"
                     " FROM record r JOIN document d ON d.key = r.document WHERE 1");
    add_conditions(&sql, query);
    dm_sql_add(&sql, query->each_report ? ")" : ") WHERE turn = 1");
    dm_sql_add(&sql, " ORDER BY day IS NULL, day, of_document, place_in_order");
    if (query->limit) {
        snprintf(limit, sizeof limit, " LIMIT %zu", query->limit);
        dm_sql_add(&sql, limit);
    }
    dm_status status = dm_sql_prepare(self, &sql, &statement, error);
    if (status == DM_OK)
        status = each_found(self, statement, call, context, &found, error);
    if (count)
        *count = found;
    dm_arena_free(&arena);
    return status;
}

dm_status dm_store_record_by_id(dm_store *self, const char *id, dm_found_call call, void *context,
                                dm_error *error) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_sql sql = {.arena = &arena, .text = DM_STR("SELECT " COLUMNS ", ")};
    size_t found = 0;
    sqlite3_stmt *statement = NULL;
    add_sources(&sql, NULL);
    dm_sql_add(&sql, " FROM record r JOIN document d ON d.key = r.document WHERE r.id = ?1");
    dm_sql_bind(&sql, dm_str_of(id));
    dm_status status = dm_sql_prepare(self, &sql, &statement, error);
    if (status == DM_OK)
        status = each_found(self, statement, call, context, &found, error);
    dm_arena_free(&arena);
    if (status == DM_OK && !found)
        return dm_fail(error, DM_ERR_NOT_FOUND, "there is no record %s in %s", id, self->path);
    return status;
}

dm_status dm_store_count(dm_store *self, dm_store_counts *counts, dm_error *error) {
    sqlite3_stmt *s = NULL;
    bool row = false;
    dm_status status = dm_store_prepare(
        self,
        "SELECT (SELECT count(*) FROM document WHERE coded = 1),"
        " (SELECT count(DISTINCT lineage) FROM document WHERE coded = 1),"
        " (SELECT count(*) FROM document WHERE coded = 1 AND published_first IS NULL),"
        " (SELECT count(*) FROM record WHERE kind = 'event'),"
        " (SELECT count(*) FROM record WHERE kind = 'statement'),"
        " (SELECT count(*) FROM record WHERE kind = 'position'), (SELECT count(*) FROM question)",
        &s, error);
    if (status == DM_OK)
        status = dm_store_next(self, s, &row, error);
    if (!row)
        return status;
    size_t *const out[] = {&counts->documents, &counts->lineages,   &counts->undated,
                           &counts->events,    &counts->statements, &counts->positions,
                           &counts->questions};
    for (int i = 0; i < 7; i++)
        *out[i] = (size_t)sqlite3_column_int64(s, i);
    sqlite3_reset(s);
    return DM_OK;
}
