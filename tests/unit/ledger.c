/*
 * ledger.c - tests of src/ledger: days, the store's idempotence and clocks, questions, holdings,
 * titles, exports. Records are written by hand as JSON, so that nothing here depends on the coder.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "ledger/days.h"
#include "ledger/exports.h"
#include "ledger/ledger.h"
#include "ledger/titles.h"

typedef struct fixture {
    char path[64];
    dm_store *store;
    dm_arena arena;
    dm_error error;
} fixture;

static int set_up(void **state) {
    fixture *self = calloc(1, sizeof *self);
    snprintf(self->path, sizeof self->path, "/tmp/dm_test_ledger_%d.db", (int)getpid());
    unlink(self->path);
    dm_arena_init(&self->arena, 0);
    *state = self;
    return dm_store_open(self->path, DM_STORE_WRITE, &self->store, &self->error);
}

static int tear_down(void **state) {
    fixture *self = *state;
    char beside[80];
    dm_store_close(self->store);
    dm_arena_free(&self->arena);
    unlink(self->path);
    snprintf(beside, sizeof beside, "%s-wal", self->path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", self->path);
    unlink(beside);
    free(self);
    return 0;
}

/* Puts a document with one position on Kosovo's statehood (verdict NULL: none) into the store. */
typedef struct given {
    const char *id, *published, *url, *text;
    const char *holder, *verdict, *date, *via, *sector;
    int polarity;
    bool derived;
    const char *status;
} given;

/* A document of its own that says what stand one state takes. */
#define STAND(document, day, state, stand, sign)                                                   \
    .id = (document), .published = (day), .holder = (state), .verdict = (stand), .polarity = (sign)

static json_t *text_or_null(const char *text) {
    return text ? json_string(text) : json_null();
}

static json_t *document_of(const given *g) {
    return json_pack("{s:s, s:s, s:s, s:o, s:n, s:n, s:n, s:s, s:o, s:i, s:s, s:[]}", "record",
                     "document", "id", g->id, "source", g->id, "url", text_or_null(g->url), "title",
                     "byline", "outlet", "language", "en", "published", text_or_null(g->published),
                     "item", 0, "item_kind", "main", "flags");
}

static json_t *position_json_of(const given *g) {
    char id[32];
    snprintf(id, sizeof id, "p%s", g->id);
    json_t *holder = json_pack("{s:s, s:s, s:o, s:s, s:s, s:o}", "code", g->holder, "kind", "state",
                               "sector", text_or_null(g->sector ? g->sector : "GOV"), "name",
                               g->holder, "text", g->holder, "via", text_or_null(g->via));
    json_t *question =
        json_pack("{s:s, s:s, s:s}", "id", "statehood:XKX", "kind", "statehood", "entity", "XKX");
    return json_pack(
        "{s:s, s:s, s:s, s:[o], s:s, s:i, s:o, s:o, s:s, s:s, s:b, s:{s:i, s:i, s:s}, s:f}",
        "record", "position", "id", id, "document", g->id, "holder", holder, "verdict", g->verdict,
        "polarity", g->polarity, "question", question, "date", text_or_null(g->date), "status",
        g->status ? g->status : "asserted", "basis", "statement", "derived", g->derived, "evidence",
        "start", 0, "end", 4, "text", "said", "confidence", 0.9);
}

static dm_added put(fixture *self, const given *g) {
    dm_added added;
    json_t *document = document_of(g), *position = g->verdict ? position_json_of(g) : NULL;
    char *line = json_dumps(document, JSON_COMPACT),
         *position_line = position ? json_dumps(position, JSON_COMPACT) : NULL;
    dm_store_record record = {.json = position, .line = dm_str_of(position_line)};
    dm_store_document in = {.document = {.json = document, .line = dm_str_of(line)},
                            .text = dm_str_of(g->text ? g->text : "Some words."),
                            .records = &record,
                            .count = position ? 1 : 0};
    assert_int_equal(dm_store_begin(self->store, &self->error), DM_OK);
    assert_int_equal(dm_store_add(self->store, &in, NULL, &added, &self->error), DM_OK);
    assert_int_equal(dm_store_commit(self->store, &self->error), DM_OK);
    json_decref(document);
    json_decref(position);
    free(line);
    free(position_line);
    return added;
}

static void put_all(fixture *self, const given *all, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_true(put(self, &all[i]).is_new);
}

static dm_ledger read_ledger(fixture *self, const dm_ledger_query *query) {
    dm_ledger ledger;
    assert_int_equal(
        dm_ledger_read(self->store, &self->arena, "statehood:XKX", query, &ledger, &self->error),
        DM_OK);
    return ledger;
}

static const dm_holding *holding_of(const dm_ledger *ledger, const char *code) {
    for (size_t i = 0; i < ledger->count; i++)
        if (dm_str_is(ledger->holdings[i].code, code))
            return &ledger->holdings[i];
    return NULL;
}

static const char *verdict_of(const dm_holding *h) {
    return h->stands[h->current].verdict.ptr;
}

/* ---- days ---- */

static void check_days(const char *iso, const char *first, const char *last) {
    dm_days days = dm_days_of(dm_str_of(iso));
    assert_string_equal(days.first, first);
    assert_string_equal(days.last, last);
}

static void days(void **state) {
    (void)state;
    check_days("2022-09-30", "2022-09-30", "2022-09-30");
    check_days("2022-09-30T10:00:00Z", "2022-09-30", "2022-09-30");
    check_days("2024-02", "2024-02-01", "2024-02-29");
    check_days("1900-02", "1900-02-01", "1900-02-28");
    check_days("2022", "2022-01-01", "2022-12-31");
    check_days("2022-06-26/2022-06-28", "2022-06-26", "2022-06-28");
    check_days("2022-13", "2022-01-01", "2022-12-31");
    check_days("XXXX-09-28", "", "");
    check_days("", "", "");
    check_days("/", "", "");
    check_days("20220", "", "");
}

/* ---- the store ---- */

static void the_same_text_is_added_once(void **state) {
    fixture *self = *state;
    given g = {STAND("d1", "2008-02-18", "FRA", "recognises", 1)};
    dm_added first = put(self, &g), again = put(self, &g);
    assert_true(first.is_new);
    assert_false(again.is_new);
    assert_int_equal(first.key, again.key);
    dm_store_counts counts;
    assert_int_equal(dm_store_count(self->store, &counts, &self->error), DM_OK);
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.positions, 1);
}

static void what_is_not_committed_is_gone(void **state) {
    fixture *self = *state;
    given g = {.id = "d1", .published = "2008-02-18"};
    json_t *document = document_of(&g);
    char *line = json_dumps(document, 0);
    dm_store_document in = {.document = {.json = document, .line = dm_str_of(line)},
                            .text = DM_STR("x")};
    dm_added added;
    dm_store_counts counts;
    assert_int_equal(dm_store_begin(self->store, &self->error), DM_OK);
    assert_int_equal(dm_store_add(self->store, &in, NULL, &added, &self->error), DM_OK);
    dm_store_rollback(self->store);
    assert_int_equal(dm_store_count(self->store, &counts, &self->error), DM_OK);
    assert_int_equal(counts.documents, 0);
    json_decref(document);
    free(line);
}

static void a_changed_text_at_one_url_is_a_version(void **state) {
    fixture *self = *state;
    given g = {.id = "d1",
               .published = "2008-02-18",
               .url = "https://x.example/a",
               .holder = "FRA",
               .verdict = "recognises",
               .polarity = 1};
    put(self, &g);
    g.id = "d2";
    dm_added added = put(self, &g);
    assert_true(added.is_new && added.version);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){0});
    assert_int_equal(holding_of(&ledger, "FRA")->sources, 1);
    assert_int_equal(holding_of(&ledger, "FRA")->count, 2);
}

static void reprints_count_once(void **state) {
    fixture *self = *state;
    given all[] = {{STAND("d1", "2008-02-18", "FRA", "recognises", 1)},
                   {STAND("d2", "2008-02-19", "FRA", "recognises", 1)},
                   {STAND("d3", "2008-02-20", "FRA", "recognises", 1)}};
    put_all(self, all, 3);
    bool known = false;
    assert_int_equal(dm_store_set_duplicate(self->store, 3, "d1", 0.9, &known, &self->error),
                     DM_OK);
    assert_true(known);
    assert_int_equal(dm_store_set_duplicate(self->store, 3, "unheard", 0.9, &known, &self->error),
                     DM_OK);
    assert_false(known);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){0});
    assert_int_equal(holding_of(&ledger, "FRA")->sources, 2);
    assert_int_equal(ledger.question.sources, 2);
}

static void values_by_name(void **state) {
    fixture *self = *state;
    dm_str value;
    assert_int_equal(dm_store_get(self->store, &self->arena, DM_STR("feed"), &value, &self->error),
                     DM_OK);
    assert_int_equal(value.len, 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(dm_store_put(self->store, DM_STR("feed"),
                                      i ? DM_STR("two") : DM_STR("one"), &self->error),
                         DM_OK);
    assert_int_equal(dm_store_get(self->store, &self->arena, DM_STR("feed"), &value, &self->error),
                     DM_OK);
    assert_true(dm_str_is(value, "two"));
}

static void run_sql(const char *path, const char *sql) {
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void a_newer_schema_is_refused(void **state) {
    fixture *self = *state;
    dm_store *other = NULL;
    run_sql(self->path, "PRAGMA user_version = 99");
    assert_int_equal(dm_store_open(self->path, DM_STORE_READ, &other, &self->error),
                     DM_ERR_VERSION);
    assert_int_equal(dm_store_open(self->path, DM_STORE_WRITE, &other, &self->error),
                     DM_ERR_VERSION);
    assert_non_null(strstr(self->error.message, "newer"));
    assert_null(other);
}

static void another_database_is_refused(void **state) {
    fixture *self = *state;
    char path[80];
    dm_store *other = NULL;
    snprintf(path, sizeof path, "%s.other", self->path);
    unlink(path);
    run_sql(path, "CREATE TABLE t (x)");
    assert_int_equal(dm_store_open(path, DM_STORE_WRITE, &other, &self->error), DM_ERR_FORMAT);
    assert_non_null(strstr(self->error.message, "not a store"));
    unlink(path);
    assert_int_equal(dm_store_open(path, DM_STORE_READ, &other, &self->error), DM_ERR_NOT_FOUND);
}

/* ---- the ledger ---- */

static void the_latest_stand_holds(void **state) {
    fixture *self = *state;
    given all[] = {{STAND("d1", "2008-02-20", "FRA", "recognises", 1), .date = "2008-02-18"},
                   {STAND("d2", "2009-05-01", "FRA", "supports", 1)},
                   {STAND("d3", "2007-05-01", "FRA", "opposes", -1)},
                   {STAND("d4", "2010-01-01", "FRA", "opposes", -1), .status = "hypothetical"}};
    put_all(self, all, 4);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){0});
    const dm_holding *france = holding_of(&ledger, "FRA");
    assert_string_equal(verdict_of(france), "supports");
    assert_true(dm_str_is(france->since, "2008-02-18"));
    assert_true(dm_str_is(france->last, "2009-05-01"));
    assert_int_equal(france->sources, 2);
    assert_int_equal(france->change_count, 1);
    assert_true(dm_str_is(france->stands[france->changes[0]].verdict, "recognises"));
    assert_int_equal(france->contradiction_count, 0);
}

static void the_two_clocks_differ(void **state) {
    fixture *self = *state;
    /* Told in 2015 what was so in 2008. */
    given all[] = {{STAND("d1", "2015-01-01", "FRA", "recognises", 1), .date = "2008-02"},
                   {STAND("d2", "2008-03-01", "SRB", "opposes", -1)},
                   {.id = "d3", .holder = "CHN", .verdict = "opposes", .polarity = -1}};
    put_all(self, all, 3);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){.as_of = "2008"});
    assert_non_null(holding_of(&ledger, "FRA"));
    assert_null(holding_of(&ledger, "CHN"));
    assert_int_equal(ledger.undated_left_out, 1);
    ledger = read_ledger(self, &(dm_ledger_query){.known_by = "2008"});
    assert_null(holding_of(&ledger, "FRA"));
    assert_non_null(holding_of(&ledger, "SRB"));
    ledger = read_ledger(self, &(dm_ledger_query){0});
    assert_int_equal(ledger.count, 3);
}

static void derived_yields_to_direct(void **state) {
    fixture *self = *state;
    given all[] = {{STAND("d1", "2008-02-18", "FRA", "recognises", 1)},
                   {STAND("d2", "2008-02-18", "FRA", "opposes", -1), .derived = true},
                   {STAND("d3", "2008-02-18", "DEU", "recognises", 1), .via = "EU"}};
    put_all(self, all, 3);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){0});
    assert_string_equal(verdict_of(holding_of(&ledger, "FRA")), "recognises");
    /* On one day, of opposite polarity: shown, whichever holds. */
    assert_int_equal(holding_of(&ledger, "FRA")->contradiction_count, 1);
    ledger = read_ledger(self, &(dm_ledger_query){.direct_only = true});
    assert_int_equal(ledger.count, 1);
    assert_int_equal(holding_of(&ledger, "FRA")->contradiction_count, 0);
}

static void a_party_is_not_the_state(void **state) {
    fixture *self = *state;
    given all[] = {{STAND("d1", "2008-02-18", "FRA", "recognises", 1)},
                   {STAND("d2", "2008-02-19", "FRA", "opposes", -1), .sector = "PTY"}};
    put_all(self, all, 2);
    dm_ledger ledger = read_ledger(self, &(dm_ledger_query){0});
    assert_int_equal(ledger.count, 2);
    ledger = read_ledger(self, &(dm_ledger_query){.holder = "fra"});
    assert_int_equal(ledger.count, 2);
    dm_ledger none;
    assert_int_equal(dm_ledger_read(self->store, &self->arena, "statehood:XKX",
                                    &(dm_ledger_query){.holder = "DEU"}, &none, &self->error),
                     DM_ERR_NOT_FOUND);
}

static void questions_are_found_by_words(void **state) {
    fixture *self = *state;
    dm_question_rows rows;
    given g = {STAND("d1", "2008-02-18", "FRA", "recognises", 1)};
    put(self, &g);
    static const char *const found[] = {"statehood:XKX", "xkx", "statehood unheard-of"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(dm_ledger_questions(self->store, &self->arena, found[i],
                                             &(dm_ledger_query){0}, &rows, &self->error),
                         DM_OK);
        assert_int_equal(rows.len, 1);
    }
    assert_int_equal(dm_ledger_questions(self->store, &self->arena, "\"*( OR",
                                         &(dm_ledger_query){0}, &rows, &self->error),
                     DM_OK);
    assert_int_equal(rows.len, 0);
    assert_int_equal(dm_ledger_questions(self->store, &self->arena, " ", &(dm_ledger_query){0},
                                         &rows, &self->error),
                     DM_ERR_USAGE);
}

/* ---- events ---- */

typedef struct tally {
    size_t count, sources;
} tally;

static dm_status count_found(void *context, const dm_found *found) {
    tally *self = context;
    self->count++;
    self->sources = found->sources;
    return DM_OK;
}

static void put_event(fixture *self, const char *document, const char *published,
                      const char *date) {
    char id[32];
    snprintf(id, sizeof id, "e%s", document);
    given g = {.id = document, .published = published, .text = "Kenya condemned Uganda."};
    json_t *json =
        json_pack("{s:s, s:s, s:s, s:[{s:s, s:s, s:s}], s:[{s:s, s:s, s:s}], s:o, s:s, s:f}",
                  "record", "event", "id", id, "type", "ACCUSE", "actors", "code", "KEN", "kind",
                  "state", "name", "Kenya", "recipients", "code", "UGA", "kind", "state", "name",
                  "Uganda", "date", text_or_null(date), "status", "asserted", "confidence", 0.8);
    json_t *of = document_of(&g);
    char *line = json_dumps(json, 0), *of_line = json_dumps(of, 0);
    dm_store_record record = {.json = json, .line = dm_str_of(line)};
    dm_store_document in = {.document = {.json = of, .line = dm_str_of(of_line)},
                            .text = dm_str_of(g.text),
                            .records = &record,
                            .count = 1};
    dm_added added;
    assert_int_equal(dm_store_begin(self->store, &self->error), DM_OK);
    assert_int_equal(dm_store_add(self->store, &in, NULL, &added, &self->error), DM_OK);
    assert_int_equal(dm_store_commit(self->store, &self->error), DM_OK);
    json_decref(json);
    json_decref(of);
    free(line);
    free(of_line);
}

static tally find(fixture *self, const dm_record_query *query) {
    tally found = {0};
    assert_int_equal(dm_store_find(self->store, query, count_found, &found, NULL, &self->error),
                     DM_OK);
    return found;
}

static void reports_of_one_event_are_one(void **state) {
    fixture *self = *state;
    put_event(self, "d1", "2022-03-02", "2022-03-01");
    put_event(self, "d2", "2022-03-03", "2022-03-01");
    put_event(self, "d3", "2022-03-09", "2022-03-08");
    tally found = find(self, &(dm_record_query){.kind = "event", .to = "2022-03-05"});
    assert_int_equal(found.count, 1);
    assert_int_equal(found.sources, 2);
    assert_int_equal(find(self, &(dm_record_query){.kind = "event", .each_report = true}).count, 3);
    /* By the second clock there was one report of it. */
    found = find(self, &(dm_record_query){.kind = "event", .known_by = "2022-03-02"});
    assert_int_equal(found.count, 1);
    assert_int_equal(found.sources, 1);
}

static void events_are_found_by_their_parts(void **state) {
    fixture *self = *state;
    put_event(self, "d1", "2022-03-02", "2022-03");
    static const dm_record_query hits[] = {{.actor = "ken"},
                                           {.actor = "Kenya"},
                                           {.recipient = "UGA"},
                                           {.type = "accuse"},
                                           {.from = "2022-03-15"},
                                           {.to = "2022-03-15"},
                                           {.text = "condemned uganda"},
                                           {.status = "asserted"},
                                           {.from = "2022", .to = "2022"},
                                           {.min_confidence = 0.8}};
    static const dm_record_query misses[] = {
        {.actor = "UGA"},        {.recipient = "KEN"}, {.type = "AID"},
        {.from = "2022-04"},     {.to = "2022-02"},    {.text = "condemned ghana"},
        {.status = "negated"},   {.place = "KEN"},     {.kind = "statement"},
        {.min_confidence = 0.9}, {.text = "\"*"}};
    for (size_t i = 0; i < sizeof hits / sizeof *hits; i++)
        assert_int_equal(find(self, &hits[i]).count, 1);
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++)
        assert_int_equal(find(self, &misses[i]).count, 0);
}

/* ---- titles ---- */

static dm_str name(void *context, dm_str code) {
    (void)context;
    return dm_str_is(code, "XKX")     ? DM_STR("Kosovo")
           : dm_str_is(code, "UA-14") ? DM_STR("Donetsk")
                                      : (dm_str){0};
}

static void check_title(dm_arena *arena, const char *question, const char *title) {
    static const dm_namer namer = {name, NULL};
    json_t *json = json_loads(question, 0, NULL);
    dm_str made = dm_question_title(arena, json, &namer);
    assert_string_equal(made.ptr, title);
    json_decref(json);
}

static void titles(void **state) {
    fixture *self = *state;
    check_title(&self->arena, "{\"kind\":\"statehood\",\"entity\":\"XKX\"}",
                "Recognition of Kosovo as a state");
    check_title(&self->arena,
                "{\"kind\":\"annexation\",\"claimant\":\"RUS\",\"territory\":[\"UA-14\",\"UA-09\"],"
                "\"from\":\"UKR\"}",
                "Annexation of Donetsk and UA-09 from UKR by RUS");
    check_title(&self->arena, "{\"kind\":\"demand\",\"of\":null,\"what\":\"security-guarantee\"}",
                "Demand: security guarantee");
    check_title(
        &self->arena,
        "{\"kind\":\"conduct\",\"action\":\"invasion\",\"actor\":\"RUS\",\"against\":\"XKX\"}",
        "Invasion of Kosovo by RUS");
    check_title(&self->arena, "{\"kind\":\"conduct\",\"action\":\"coup\",\"against\":\"XKX\"}",
                "Coup in Kosovo");
    check_title(&self->arena,
                "{\"kind\":\"measure\",\"by\":\"RUS\",\"what\":\"sanction\",\"on\":\"XKX\"}",
                "Sanctions by RUS on Kosovo");
    check_title(
        &self->arena,
        "{\"kind\":\"conduct\",\"action\":\"policy\",\"actor\":\"RUS\",\"date\":\"2022-02\"}",
        "Decision or policy by RUS, 2022-02");
    check_title(&self->arena, "{\"kind\":\"demand\",\"of\":\"XKX\",\"what\":\"withdrawal\"}",
                "Demand on Kosovo: withdrawal");
    check_title(&self->arena, "{\"kind\":\"vote-result\",\"what\":null,\"place\":[]}",
                "Result of the vote");
    check_title(&self->arena, "{\"kind\":\"novelty\",\"id\":\"novelty:1\"}", "novelty:1");
}

/* ---- exports ---- */

static size_t columns_of(dm_str line) {
    size_t n = 1;
    for (size_t i = 0; i < line.len && line.ptr[i] != '\n'; i++)
        n += line.ptr[i] == '\t';
    return n;
}

static void exports_have_their_columns(void **state) {
    fixture *self = *state;
    json_t *event = json_loads("{\"id\":\"0123456789abcdef\",\"type\":\"ACCUSE\",\"quad\":\"verbal_"
                               "conflict\",\"cameo\":\"111\","
                               "\"intensity\":-2.0,\"date\":\"2022-09-30\",\"actors\":[{\"code\":"
                               "\"FRA\",\"kind\":\"state\",\"name\":\"Fr\\tance\"},"
                               "{\"code\":\"DEU\",\"kind\":\"state\",\"name\":\"Germany\"}],"
                               "\"recipients\":[{\"code\":\"RUS\",\"kind\":\"state\"}],"
                               "\"sentence\":[0,4],\"place\":null}",
                               0, NULL);
    dm_found found = {.text = DM_STR("Some\nwords"),
                      .published = DM_STR("2022-10-01"),
                      .sources = 2,
                      .source = DM_STR("a.txt")};
    dm_str gdelt = dm_export_rows(&self->arena, DM_EXPORT_GDELT, event, &found);
    assert_int_equal(columns_of(gdelt), 61);
    size_t lines = 0;
    for (size_t i = 0; i < gdelt.len; i++)
        lines += gdelt.ptr[i] == '\n';
    assert_int_equal(lines, 2);
    dm_str icews = dm_export_rows(&self->arena, DM_EXPORT_ICEWS, event, &found);
    assert_int_equal(columns_of(icews), columns_of(dm_str_of(dm_export_header(DM_EXPORT_ICEWS))));
    dm_str polecat = dm_export_rows(&self->arena, DM_EXPORT_POLECAT, event, &found);
    assert_int_equal(columns_of(polecat),
                     columns_of(dm_str_of(dm_export_header(DM_EXPORT_POLECAT))));
    json_object_set_new(event, "cameo", json_null());
    assert_int_equal(dm_export_rows(&self->arena, DM_EXPORT_GDELT, event, &found).len, 0);
    json_decref(event);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test_setup_teardown(the_same_text_is_added_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_committed_is_gone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_text_at_one_url_is_a_version, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reprints_count_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_by_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_newer_schema_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_database_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_latest_stand_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_two_clocks_differ, set_up, tear_down),
        cmocka_unit_test_setup_teardown(derived_yields_to_direct, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_party_is_not_the_state, set_up, tear_down),
        cmocka_unit_test_setup_teardown(questions_are_found_by_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reports_of_one_event_are_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(events_are_found_by_their_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(titles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exports_have_their_columns, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
