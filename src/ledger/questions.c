/*
 * questions.c - the list of questions, and the search for the one that words mean.
 */
#include "base/error.h"
#include "ledger/ledger_internal.h"

#include <stdio.h>

void dm_ledger_conditions(dm_sql *sql, const dm_ledger_query *query) {
    char part[512];
    if (query->as_of) {
        snprintf(part, sizeof part, " AND r.day_first <= ?%zu", sql->count + 1);
        dm_sql_add(sql, part);
        dm_sql_bind(sql,
                    dm_arena_str(sql->arena, dm_str_of(dm_days_of(dm_str_of(query->as_of)).last)));
    }
    if (query->known_by)
        dm_sql_known_by(sql, "d", query->known_by);
    if (query->direct_only)
        dm_sql_add(sql, " AND p.derived = 0 AND h.via IS NULL");
    if (query->min_confidence > 0) {
        snprintf(part, sizeof part, " AND r.confidence >= %.6f", query->min_confidence);
        dm_sql_add(sql, part);
    }
    if (query->holder) {
        size_t at = sql->count + 1;
        snprintf(part, sizeof part,
                 " AND (h.code = upper(?%zu) OR h.name = ?%zu COLLATE NOCASE OR h.code IN"
                 " (SELECT code FROM party WHERE name = ?%zu COLLATE NOCASE AND kind <> 'person'))",
                 at, at, at);
        dm_sql_add(sql, part);
        dm_sql_bind(sql, dm_str_of(query->holder));
    }
}

enum choice { ALL_QUESTIONS, BY_ID, ALL_WORDS, ANY_WORD };

static void build(dm_sql *sql, const char *words, enum choice choice,
                  const dm_ledger_query *query) {
    bool search = choice == ALL_WORDS || choice == ANY_WORD;
    if (search) {
        dm_sql_add(sql, "WITH hit AS MATERIALIZED (SELECT rowid AS key, rank AS score FROM "
                        "question_text WHERE question_text MATCH ?1) ");
        dm_sql_bind(sql, dm_match_words(sql->arena, words, choice == ALL_WORDS ? " " : " OR "));
    }
    dm_sql_add(
        sql,
        "SELECT q.id, q.kind, q.title, q.parameters,"
        " count(DISTINCT coalesce(h.code, h.name)), count(DISTINCT r.key), count(DISTINCT "
        "d.lineage) AS sources,"
        " min(r.day_first), max(r.day_last)"
        " FROM question q JOIN position p ON p.question = q.key JOIN record r ON r.key = p.record"
        " JOIN document d ON d.key = r.document JOIN party h ON h.record = r.key AND h.side = "
        "'holder'");
    dm_sql_add(sql, search ? " JOIN hit ON hit.key = q.key WHERE 1" : " WHERE 1");
    if (choice == BY_ID) {
        dm_sql_add(sql, " AND q.id = ?1");
        dm_sql_bind(sql, dm_str_of(words));
    }
    dm_ledger_conditions(sql, query);
    dm_sql_add(sql, " GROUP BY q.key ORDER BY ");
    /* With any word, how well they fit comes first, in steps of one, so that of like fits the
     * better reported leads. */
    if (choice == ANY_WORD)
        dm_sql_add(sql, "round(min(hit.score)), ");
    /* What the articles leave open comes behind what they say. */
    dm_sql_add(sql, "q.underspecified, sources DESC, count(DISTINCT r.key) DESC, q.id");
}

static dm_status read_rows(dm_store *store, dm_sql *sql, dm_arena *arena, dm_question_rows *rows,
                           dm_error *error) {
    sqlite3_stmt *s = NULL;
    bool more = true;
    dm_status status = dm_sql_prepare(store, sql, &s, error);
    while (status == DM_OK && (status = dm_store_next(store, s, &more, error)) == DM_OK && more) {
        dm_question_row *row = dm_vec_push(arena, rows);
        if (!row)
            status = dm_fail_memory(error);
        else
            *row = (dm_question_row){.id = dm_arena_str(arena, dm_column_text(s, 0)),
                                     .kind = dm_arena_str(arena, dm_column_text(s, 1)),
                                     .title = dm_arena_str(arena, dm_column_text(s, 2)),
                                     .parameters = dm_arena_str(arena, dm_column_text(s, 3)),
                                     .holders = (size_t)sqlite3_column_int64(s, 4),
                                     .positions = (size_t)sqlite3_column_int64(s, 5),
                                     .sources = (size_t)sqlite3_column_int64(s, 6),
                                     .first = dm_arena_str(arena, dm_column_text(s, 7)),
                                     .last = dm_arena_str(arena, dm_column_text(s, 8))};
    }
    sqlite3_finalize(s);
    return status == DM_OK && arena->failed ? dm_fail_memory(error) : status;
}

dm_status dm_ledger_questions(dm_store *store, dm_arena *arena, const char *words,
                              const dm_ledger_query *query, dm_question_rows *rows,
                              dm_error *error) {
    static const enum choice ways[] = {BY_ID, ALL_WORDS, ANY_WORD};
    dm_status status = DM_OK;
    *rows = (dm_question_rows){0};
    if (!words) {
        dm_sql sql = {.arena = arena, .text = DM_STR("")};
        build(&sql, NULL, ALL_QUESTIONS, query);
        return read_rows(store, &sql, arena, rows, error);
    }
    if (dm_match_words(arena, words, " ").len == 0)
        return dm_fail(error, DM_ERR_USAGE, "the question is empty");
    for (size_t i = 0; status == DM_OK && rows->len == 0 && i < 3; i++) {
        dm_sql sql = {.arena = arena, .text = DM_STR("")};
        build(&sql, words, ways[i], query);
        status = read_rows(store, &sql, arena, rows, error);
    }
    return status;
}
