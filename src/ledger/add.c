/*
 * add.c - writing documents and records. All the columns come out of the records' JSON, so that
 * what is searched is what is shown.
 *
 * A text is known by its id. Met again it adds a sighting only, so ingesting twice, or again after
 * being killed, is harmless.
 */
#include "ledger/store_internal.h"

#include <stdio.h>

#include "base/error.h"
#include "base/hash.h"
#include "ledger/days.h"
#include "ledger/json_text.h"

/* ---- reading JSON ---- */

static int64_t integer_at(const json_t *json, const char *key) {
    return json_integer_value(json_object_get(json, key));
}

static double number_at(const json_t *json, const char *key) {
    return json_number_value(json_object_get(json, key));
}

static void bind_day(sqlite3_stmt *statement, int at, const char *day) {
    dm_bind_text(statement, at, dm_str_of(day));
}

/* ---- documents ---- */

/* The document with this text, and the latest with this URL. 0: none. */
static dm_status find_document(dm_store *self, const json_t *document, bool coded, int64_t *same,
                               int64_t *before, int64_t *lineage, dm_error *error) {
    sqlite3_stmt *statement = NULL;
    bool row = false;
    *same = *before = *lineage = 0;
    dm_status status = dm_store_prepare(
        self, "SELECT key FROM document WHERE id = ?1 AND coded = ?2", &statement, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(statement, 1, text_at(document, "id"));
    sqlite3_bind_int(statement, 2, coded);
    status = dm_store_next(self, statement, &row, error);
    if (row)
        *same = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    if (status != DM_OK || *same || !coded || integer_at(document, "item") != 0 ||
        !text_at(document, "url").len)
        return status;
    status = dm_store_prepare(self,
                              "SELECT key, lineage FROM document WHERE url = ?1 AND coded = 1 AND "
                              "item = 0 ORDER BY key DESC LIMIT 1",
                              &statement, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(statement, 1, text_at(document, "url"));
    status = dm_store_next(self, statement, &row, error);
    if (row) {
        *before = sqlite3_column_int64(statement, 0);
        *lineage = sqlite3_column_int64(statement, 1);
    }
    sqlite3_reset(statement);
    return status;
}

static dm_status add_sighting(dm_store *self, const json_t *document, int64_t key,
                              dm_error *error) {
    sqlite3_stmt *statement = NULL;
    dm_status status = dm_store_prepare(self,
                                        "INSERT OR IGNORE INTO sighting (document, source, url, "
                                        "outlet, published) VALUES (?1, ?2, ?3, ?4, ?5)",
                                        &statement, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(statement, 1, key);
    dm_bind_whole(statement, 2, text_at(document, "source"));
    dm_bind_text(statement, 3, text_at(document, "url"));
    dm_bind_text(statement, 4, text_at(document, "outlet"));
    dm_bind_text(statement, 5, text_at(document, "published"));
    return dm_store_step(self, statement, error);
}

static dm_status next_key(dm_store *self, int64_t *key, dm_error *error) {
    sqlite3_stmt *statement = NULL;
    bool row = false;
    dm_status status =
        dm_store_prepare(self, "SELECT coalesce(max(key), 0) + 1 FROM document", &statement, error);
    if (status == DM_OK)
        status = dm_store_next(self, statement, &row, error);
    if (row) {
        *key = sqlite3_column_int64(statement, 0);
        sqlite3_reset(statement);
    }
    return status;
}

static dm_status add_text_index(dm_store *self, int64_t key, dm_str title, dm_str text,
                                dm_error *error) {
    sqlite3_stmt *statement = NULL;
    dm_status status =
        dm_store_prepare(self, "INSERT INTO document_text (rowid, title, text) VALUES (?1, ?2, ?3)",
                         &statement, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(statement, 1, key);
    dm_bind_text(statement, 2, title);
    dm_bind_whole(statement, 3, text);
    return dm_store_step(self, statement, error);
}

static dm_status add_document(dm_store *self, const dm_store_document *in, bool coded,
                              int64_t before, int64_t lineage, int64_t *key, dm_error *error) {
    const json_t *json = in->document.json;
    sqlite3_stmt *s = NULL;
    dm_days days = dm_days_of(text_at(json, "published"));
    dm_status status = next_key(self, key, error);
    if (status == DM_OK)
        status = dm_store_prepare(
            self,
            "INSERT INTO document (key, id, coded, source, url, title, byline, outlet, language, "
            "published,"
            " published_first, published_last, item, item_kind, text, version_of, lineage, record)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
            "?18)",
            &s, error);
    if (status != DM_OK)
        return status;
    static const char *const keys[] = {"url", "title", "byline", "outlet"};
    sqlite3_bind_int64(s, 1, *key);
    dm_bind_whole(s, 2, text_at(json, "id"));
    sqlite3_bind_int(s, 3, coded);
    dm_bind_whole(s, 4, text_at(json, "source"));
    for (int i = 0; i < 4; i++)
        dm_bind_text(s, 5 + i, text_at(json, keys[i]));
    dm_bind_whole(s, 9, text_at(json, "language"));
    dm_bind_text(s, 10, text_at(json, "published"));
    bind_day(s, 11, days.first);
    bind_day(s, 12, days.last);
    sqlite3_bind_int64(s, 13, integer_at(json, "item"));
    dm_bind_whole(s, 14, text_at(json, "item_kind"));
    dm_bind_whole(s, 15, in->text);
    if (before)
        sqlite3_bind_int64(s, 16, before);
    else
        sqlite3_bind_null(s, 16);
    sqlite3_bind_int64(s, 17, before ? lineage : *key);
    dm_bind_whole(s, 18, in->document.line);
    status = dm_store_step(self, s, error);
    return status == DM_OK ? add_text_index(self, *key, text_at(json, "title"), in->text, error)
                           : status;
}

static dm_status add_signature(dm_store *self, int64_t key, dm_str signature, dm_error *error) {
    sqlite3_stmt *statement = NULL;
    if (!signature.len)
        return DM_OK;
    dm_status status = dm_store_prepare(
        self, "INSERT INTO signature (document, value) VALUES (?1, ?2)", &statement, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(statement, 1, key);
    sqlite3_bind_blob64(statement, 2, signature.ptr, signature.len, SQLITE_STATIC);
    return dm_store_step(self, statement, error);
}

/* ---- records ---- */

/* The sides of a record: the keys under which its actors stand, and what the column calls them. */
static const struct {
    const char *kind, *key, *side;
} SIDES[] = {{"event", "actors", "actor"},
             {"event", "recipients", "recipient"},
             {"statement", "speaker", "speaker"},
             {"statement", "addressee", "addressee"},
             {"position", "holder", "holder"}};

static dm_status add_parties(dm_store *self, int64_t record, const json_t *actors, const char *side,
                             dm_error *error) {
    sqlite3_stmt *s = NULL;
    dm_status status =
        dm_store_prepare(self,
                         "INSERT INTO party (record, side, ordinal, code, kind, sector, name, via) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         &s, error);
    static const char *const keys[] = {"code", "kind", "sector", "name", "via"};
    for (size_t i = 0; status == DM_OK && i < json_array_size(actors); i++) {
        const json_t *actor = json_array_get(actors, i);
        sqlite3_bind_int64(s, 1, record);
        dm_bind_whole(s, 2, dm_str_of(side));
        sqlite3_bind_int64(s, 3, (int64_t)i);
        for (int k = 0; k < 5; k++)
            dm_bind_text(s, 4 + k, text_at(actor, keys[k]));
        status = dm_store_step(self, s, error);
    }
    return status;
}

/* The codes (or names) of a side in the order of the alphabet, as one text: for comparing events of
 * two documents. */
static dm_str codes_of(dm_arena *arena, const json_t *actors) {
    size_t n = json_array_size(actors);
    dm_str *codes = DM_NEW_ARRAY(arena, dm_str, n), all = DM_STR("");
    for (size_t i = 0; codes && i < n; i++) {
        const json_t *actor = json_array_get(actors, i);
        dm_str code = text_at(actor, "code");
        if (!code.len)
            code = text_at(actor, "name");
        size_t at = i;
        for (; at > 0 && dm_str_cmp(code, codes[at - 1]) < 0; at--)
            codes[at] = codes[at - 1];
        codes[at] = code;
    }
    for (size_t i = 0; codes && i < n; i++)
        if (i == 0 || !dm_str_eq(codes[i], codes[i - 1]))
            all = dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(all), i ? "," : "", DM_FMT(codes[i]));
    return all;
}

/* What two reports of one event share: type, status, actors, recipients and day. Empty when there
 * is no day or no actor. */
static dm_str same_of(dm_arena *arena, const json_t *json, const char *day) {
    dm_str type = text_at(json, "type"), status = text_at(json, "status");
    dm_str actors = codes_of(arena, json_object_get(json, "actors"));
    dm_str recipients = codes_of(arena, json_object_get(json, "recipients"));
    if (!*day || (!actors.len && !recipients.len))
        return (dm_str){0};
    return dm_arena_printf(arena, "%.*s %.*s %.*s > %.*s %s", DM_FMT(type), DM_FMT(status),
                           DM_FMT(actors), DM_FMT(recipients), day);
}

typedef struct record_row {
    const json_t *json;
    const dm_store_record *in;
    const char *kind;
    dm_days days;
    bool dated;
    dm_str same;
} record_row;

static dm_status insert_record(dm_store *self, const record_row *row, int64_t document,
                               int64_t *key, dm_error *error) {
    const json_t *json = row->json, *place = json_object_get(json, "place");
    bool event = strcmp(row->kind, "event") == 0, position = strcmp(row->kind, "position") == 0;
    sqlite3_stmt *s = NULL;
    dm_status status = dm_store_prepare(
        self,
        "INSERT INTO record (id, kind, document, type, mode, status, day_first, day_last, dated, "
        "country,"
        " subdivision, place, confidence, same, rule, explain, record) VALUES"
        " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        " ON CONFLICT (id) DO NOTHING",
        &s, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(s, 1, text_at(json, "id"));
    dm_bind_whole(s, 2, dm_str_of(row->kind));
    sqlite3_bind_int64(s, 3, document);
    dm_bind_whole(s, 4, text_at(json, event ? "type" : position ? "verdict" : "kind"));
    dm_bind_text(s, 5, text_at(json, "mode"));
    dm_bind_text(s, 6, text_at(json, "status"));
    bind_day(s, 7, row->days.first);
    bind_day(s, 8, row->days.last);
    sqlite3_bind_int(s, 9, row->dated);
    dm_bind_text(s, 10, text_at(place, "country"));
    dm_bind_text(s, 11, text_at(place, "subdivision"));
    dm_bind_text(s, 12, text_at(place, "name"));
    sqlite3_bind_double(s, 13, number_at(json, "confidence"));
    dm_bind_text(s, 14, row->same);
    dm_bind_text(s, 15, row->in->rule);
    dm_bind_text(s, 16, row->in->explain);
    dm_bind_whole(s, 17, row->in->line);
    status = dm_store_step(self, s, error);
    *key = status == DM_OK && sqlite3_changes(self->db) ? sqlite3_last_insert_rowid(self->db) : 0;
    return status;
}

/* ---- questions ---- */

static dm_status add_question_text(dm_store *self, int64_t key, dm_str title, dm_str words,
                                   dm_error *error) {
    sqlite3_stmt *s = NULL;
    dm_status status = dm_store_prepare(
        self, "INSERT INTO question_text (rowid, title, words) VALUES (?1, ?2, ?3)", &s, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(s, 1, key);
    dm_bind_whole(s, 2, title);
    dm_bind_whole(s, 3, words);
    return dm_store_step(self, s, error);
}

static dm_status insert_question(dm_store *self, const json_t *question, dm_str title, int64_t *key,
                                 dm_error *error) {
    sqlite3_stmt *s = NULL;
    dm_status status = dm_store_prepare(self,
                                        "INSERT INTO question (id, kind, title, underspecified, "
                                        "parameters) VALUES (?1, ?2, ?3, ?4, ?5)",
                                        &s, error);
    char *parameters = json_dumps(question, JSON_COMPACT);
    if (status == DM_OK && !parameters)
        status = dm_fail_memory(error);
    if (status == DM_OK) {
        dm_bind_whole(s, 1, text_at(question, "id"));
        dm_bind_whole(s, 2, text_at(question, "kind"));
        dm_bind_whole(s, 3, title);
        sqlite3_bind_int(s, 4, json_is_true(json_object_get(question, "underspecified")));
        dm_bind_whole(s, 5, dm_str_of(parameters));
        status = dm_store_step(self, s, error);
    }
    *key = sqlite3_last_insert_rowid(self->db);
    free(parameters);
    return status;
}

/* The key of a question, which is made if it is new. */
static dm_status question_key(dm_store *self, const json_t *question, const dm_store_titles *titles,
                              dm_arena *arena, int64_t *key, dm_error *error) {
    sqlite3_stmt *s = NULL;
    bool row = false;
    dm_status status = dm_store_prepare(self, "SELECT key FROM question WHERE id = ?1", &s, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(s, 1, text_at(question, "id"));
    status = dm_store_next(self, s, &row, error);
    if (row)
        *key = sqlite3_column_int64(s, 0);
    sqlite3_reset(s);
    if (status != DM_OK || row)
        return status;
    dm_str title =
        titles ? titles->title(titles->context, arena, question) : text_at(question, "id");
    dm_str words =
        titles && titles->words ? titles->words(titles->context, arena, question) : DM_STR("");
    status = insert_question(self, question, title, key, error);
    return status == DM_OK ? add_question_text(self, *key, title, words, error) : status;
}

static dm_status add_position(dm_store *self, const json_t *json, int64_t record,
                              const dm_store_titles *titles, dm_arena *arena, dm_error *error) {
    sqlite3_stmt *s = NULL;
    int64_t question = 0;
    dm_status status =
        question_key(self, json_object_get(json, "question"), titles, arena, &question, error);
    if (status == DM_OK)
        status = dm_store_prepare(self,
                                  "INSERT INTO position (record, question, polarity, derived, "
                                  "basis) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  &s, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(s, 1, record);
    sqlite3_bind_int64(s, 2, question);
    sqlite3_bind_int64(s, 3, integer_at(json, "polarity"));
    sqlite3_bind_int(s, 4, json_is_true(json_object_get(json, "derived")));
    dm_bind_text(s, 5, text_at(json, "basis"));
    return dm_store_step(self, s, error);
}

/* ---- all of a document ---- */

static dm_status add_record(dm_store *self, const dm_store_record *in, int64_t document,
                            dm_days published, const dm_store_titles *titles, dm_arena *arena,
                            dm_error *error) {
    record_row row = {
        .json = in->json, .in = in, .kind = json_string_value(json_object_get(in->json, "record"))};
    if (!row.kind)
        return dm_fail(error, DM_ERR_FORMAT, "a record without its key \"record\"");
    row.days = dm_days_of(text_at(in->json, "date"));
    row.dated = row.days.first[0] != '\0';
    if (!row.dated)
        row.days = published;
    if (strcmp(row.kind, "event") == 0)
        row.same = same_of(arena, in->json, row.days.first);
    int64_t key = 0;
    dm_status status = insert_record(self, &row, document, &key, error);
    for (size_t i = 0; status == DM_OK && key && i < sizeof SIDES / sizeof *SIDES; i++)
        if (strcmp(SIDES[i].kind, row.kind) == 0)
            status = add_parties(self, key, json_object_get(in->json, SIDES[i].key), SIDES[i].side,
                                 error);
    if (status == DM_OK && key && strcmp(row.kind, "position") == 0)
        status = add_position(self, in->json, key, titles, arena, error);
    return status;
}

static dm_status add_records(dm_store *self, const dm_store_document *in, int64_t key,
                             const dm_store_titles *titles, dm_error *error) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_days published = dm_days_of(text_at(in->document.json, "published"));
    dm_status status = DM_OK;
    for (size_t i = 0; status == DM_OK && i < in->count; i++) {
        status = add_record(self, &in->records[i], key, published, titles, &arena, error);
        if (status == DM_OK && arena.failed)
            status = dm_fail_memory(error);
        dm_arena_reset(&arena);
    }
    dm_arena_free(&arena);
    return status;
}

dm_status dm_store_add(dm_store *self, const dm_store_document *in, const dm_store_titles *titles,
                       dm_added *added, dm_error *error) {
    const json_t *json = in->document.json;
    int64_t same = 0, before = 0, lineage = 0;
    bool coded = !dm_str_is(text_at(json, "item_kind"), "teaser");
    dm_status status = find_document(self, json, coded, &same, &before, &lineage, error);
    *added = (dm_added){.key = same, .is_new = !same, .version = before != 0};
    if (status == DM_OK && !same)
        status = add_document(self, in, coded, before, lineage, &added->key, error);
    if (status == DM_OK)
        status = add_sighting(self, json, added->key, error);
    if (status == DM_OK && !same)
        status = add_signature(self, added->key, in->signature, error);
    if (status == DM_OK && !same)
        status = add_records(self, in, added->key, titles, error);
    return status;
}

dm_status dm_store_set_duplicate(dm_store *self, int64_t key, const char *earlier,
                                 double similarity, bool *known, dm_error *error) {
    sqlite3_stmt *s = NULL;
    dm_status status = dm_store_prepare(
        self,
        "UPDATE document SET duplicate_of = e.key, similarity = ?3, lineage = e.lineage,"
        " record = json_insert(json_set(document.record, '$.duplicate_of', e.id, '$.similarity', "
        "round(?3, 3)),"
        " '$.flags[#]', 'near-duplicate')"
        " FROM document AS e WHERE document.key = ?1 AND e.id = ?2 AND e.coded = 1 AND e.key <> ?1",
        &s, error);
    *known = false;
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(s, 1, key);
    dm_bind_whole(s, 2, dm_str_of(earlier));
    sqlite3_bind_double(s, 3, similarity);
    status = dm_store_step(self, s, error);
    *known = status == DM_OK && sqlite3_changes(self->db) > 0;
    return status;
}

dm_status dm_store_signatures(dm_store *self, int64_t after, dm_signature_call call, void *context,
                              dm_error *error) {
    sqlite3_stmt *s = NULL;
    bool row = true;
    dm_status status = dm_store_prepare(
        self,
        "SELECT s.document, d.id, s.value FROM signature s JOIN document d ON d.key = s.document"
        " WHERE s.document > ?1 ORDER BY s.document",
        &s, error);
    if (status != DM_OK)
        return status;
    sqlite3_bind_int64(s, 1, after);
    while (status == DM_OK && (status = dm_store_next(self, s, &row, error)) == DM_OK && row) {
        dm_str value = {sqlite3_column_blob(s, 2), (size_t)sqlite3_column_bytes(s, 2)};
        status = call(context, sqlite3_column_int64(s, 0), dm_column_text(s, 1), value);
    }
    sqlite3_reset(s);
    return status;
}
