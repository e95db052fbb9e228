/*
 * ledger.c - folds the positions on one question into holdings.
 *
 * A holder is a state or body by its code when it speaks through its government or as a whole; a
 * party, a parliament's faction, an armed group or a person for themselves is a holder of their
 * own. The stands of a holder lie in the order of valid time, on one day derived before direct, so
 * that the last is "the latest, direct before derived". Future, hypothetical and negated stands are
 * shown but move nothing.
 *
 *   time ──▶   +  +  +  -  -  +          runs of one polarity
 *             └───────┘└────┘└──┘        current = last; since = first day of the last run; changes
 * = first of each later run
 *
 * Two stands contradict each other when they are of opposite polarity and the days they can mean
 * overlap.
 */
#include "base/error.h"
#include "ledger/ledger_internal.h"

enum { MOST_CONTRADICTIONS = 16 };

/* ---- reading the stands ---- */

/* Sectors in which the state or body itself speaks. */
static bool speaks_for_itself(dm_str sector) {
    static const char *const own[] = {"GOV", "MIL", "SPY", "IGO", "NGO"};
    if (!sector.len)
        return true;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (dm_str_is(sector, own[i]))
            return true;
    return false;
}

static const char SELECT_STANDS[] =
    "SELECT h.code, h.kind, h.sector, h.name, h.via, r.id, r.type, r.status, p.basis, p.polarity, "
    "p.derived, r.rule, r.day_first, r.day_last,"
    " r.dated, d.lineage, r.confidence, json_extract(r.record, '$.evidence.text'), "
    "json_extract(r.record, '$.evidence.start'),"
    " json_extract(r.record, '$.evidence.end'), d.id, d.source, d.url, d.title, d.outlet, "
    "d.published,"
    " json_extract(r.record, '$.holder[' || h.ordinal || '].text')"
    " FROM position p JOIN record r ON r.key = p.record JOIN document d ON d.key = r.document"
    " JOIN party h ON h.record = r.key AND h.side = 'holder' JOIN question q ON q.key = p.question "
    "WHERE q.id = ?1";

/* On one day: derived and by membership first, direct last. */
static const char ORDER_STANDS[] =
    " ORDER BY r.day_first IS NOT NULL, r.day_first, (p.derived = 0 AND h.via IS NULL),"
    " d.published_first, r.key, h.ordinal";

typedef struct holder_key {
    dm_str code, sector, name; /* sector and name empty where the code is the holder */
} holder_key;

typedef struct collecting {
    dm_holding holding;
    holder_key key;
    DM_VEC(dm_stand) stands;
} collecting;

typedef struct collection {
    dm_arena *arena;
    DM_VEC(collecting) holders;
} collection;

static holder_key key_of(sqlite3_stmt *s) {
    dm_str code = dm_column_text(s, 0), sector = dm_column_text(s, 2), name = dm_column_text(s, 3);
    if (code.len && speaks_for_itself(sector))
        return (holder_key){.code = code};
    return (holder_key){code, sector, name};
}

static collecting *holder_of(collection *self, sqlite3_stmt *s) {
    holder_key key = key_of(s);
    for (size_t i = 0; i < self->holders.len; i++) {
        collecting *one = &self->holders.ptr[i];
        if (dm_str_eq(one->key.code, key.code) && dm_str_eq(one->key.sector, key.sector) &&
            dm_str_eq(one->key.name, key.name))
            return one;
    }
    collecting *fresh = dm_vec_push(self->arena, &self->holders);
    if (!fresh)
        return NULL;
    fresh->key =
        (holder_key){dm_arena_str(self->arena, key.code), dm_arena_str(self->arena, key.sector),
                     dm_arena_str(self->arena, key.name)};
    fresh->holding = (dm_holding){.code = fresh->key.code,
                                  .kind = dm_arena_str(self->arena, dm_column_text(s, 1)),
                                  .sector = fresh->key.sector,
                                  .name = fresh->key.name};
    return fresh;
}

static void read_stand(dm_arena *arena, sqlite3_stmt *s, dm_stand *out) {
    dm_str *const texts[] = {&out->via, &out->id, &out->verdict, &out->status, &out->basis};
    for (int i = 0; i < 5; i++)
        *texts[i] = dm_arena_str(arena, dm_column_text(s, 4 + i));
    out->polarity = sqlite3_column_int(s, 9);
    out->derived = sqlite3_column_int(s, 10) != 0;
    out->rule = dm_arena_str(arena, dm_column_text(s, 11));
    out->day_first = dm_arena_str(arena, dm_column_text(s, 12));
    out->day_last = dm_arena_str(arena, dm_column_text(s, 13));
    out->dated = sqlite3_column_int(s, 14) != 0;
    out->lineage = sqlite3_column_int64(s, 15);
    out->confidence = sqlite3_column_double(s, 16);
    out->evidence = dm_arena_str(arena, dm_column_text(s, 17));
    out->start = (size_t)sqlite3_column_int64(s, 18);
    out->end = (size_t)sqlite3_column_int64(s, 19);
    dm_str *const origin[] = {&out->document, &out->source,    &out->url,    &out->title,
                              &out->outlet,   &out->published, &out->speaker};
    for (int i = 0; i < 7; i++)
        *origin[i] = dm_arena_str(arena, dm_column_text(s, 20 + i));
}

static dm_status collect(dm_store *store, collection *self, const char *id,
                         const dm_ledger_query *query, dm_error *error) {
    dm_sql sql = {.arena = self->arena, .text = DM_STR("")};
    sqlite3_stmt *s = NULL;
    bool row = true;
    dm_sql_add(&sql, SELECT_STANDS);
    dm_sql_bind(&sql, dm_str_of(id));
    dm_ledger_conditions(&sql, query);
    dm_sql_add(&sql, ORDER_STANDS);
    dm_status status = dm_sql_prepare(store, &sql, &s, error);
    while (status == DM_OK && (status = dm_store_next(store, s, &row, error)) == DM_OK && row) {
        collecting *holder = holder_of(self, s);
        dm_stand *stand = holder ? dm_vec_push(self->arena, &holder->stands) : NULL;
        if (!stand)
            status = dm_fail_memory(error);
        else
            read_stand(self->arena, s, stand);
    }
    sqlite3_finalize(s);
    return status == DM_OK && self->arena->failed ? dm_fail_memory(error) : status;
}

/* ---- folding them ---- */

static bool counts(const dm_stand *stand) {
    return !stand->status.len || dm_str_is(stand->status, "asserted") ||
           dm_str_is(stand->status, "historical");
}

static bool seen_before(const dm_stand *stands, size_t from, size_t at) {
    for (size_t i = from; i < at; i++)
        if (counts(&stands[i]) && stands[i].lineage == stands[at].lineage)
            return true;
    return false;
}

/* Runs, changes, and what the last run says. */
static void fold_runs(dm_holding *self, dm_arena *arena) {
    size_t run = SIZE_MAX, before = SIZE_MAX;
    DM_VEC(size_t) changes = {0};
    for (size_t i = 0; i < self->count; i++) {
        if (!counts(&self->stands[i]))
            continue;
        /* Those without a day come first; where they stand in time is not known, so nothing is a
         * change from them. */
        if (run == SIZE_MAX || !self->stands[before].day_first.len) {
            run = run == SIZE_MAX || self->stands[i].polarity != self->stands[before].polarity
                      ? i
                      : run;
        } else if (self->stands[i].polarity != self->stands[before].polarity) {
            run = i;
            size_t *change = dm_vec_push(arena, &changes);
            if (change)
                *change = i;
        }
        before = i;
    }
    self->changes = changes.ptr;
    self->change_count = changes.len;
    /* Nothing but plans and denials: the latest of them is what there is to show. */
    if (run == SIZE_MAX)
        run = before = self->count - 1;
    self->current = before;
    self->since = self->stands[run].day_first;
    self->last = self->stands[before].day_last;
    for (size_t i = run; i < self->count; i++)
        if ((counts(&self->stands[i]) || run == before) && !seen_before(self->stands, run, i))
            self->sources++;
}

/* Two without a day may have been at the same time. */
static bool overlap(const dm_stand *a, const dm_stand *b) {
    if (!a->day_first.len || !b->day_first.len)
        return a->day_first.len == b->day_first.len;
    return dm_str_cmp(a->day_first, b->day_last) <= 0 && dm_str_cmp(b->day_first, a->day_last) <= 0;
}

static bool contradict(const dm_stand *a, const dm_stand *b) {
    return counts(a) && counts(b) && a->polarity * b->polarity < 0 && overlap(a, b);
}

typedef size_t pair[2];

static void find_contradictions(dm_holding *self, dm_arena *arena) {
    pair *pairs = DM_NEW_ARRAY(arena, pair, MOST_CONTRADICTIONS);
    size_t n = 0;
    for (size_t i = 0; pairs && i < self->count; i++)
        for (size_t k = i + 1; k < self->count && n < MOST_CONTRADICTIONS; k++)
            if (contradict(&self->stands[i], &self->stands[k])) {
                pairs[n][0] = i;
                pairs[n++][1] = k;
            }
    self->contradictions = (const pair *)pairs;
    self->contradiction_count = n;
}

/* By verdict: those for, those neither way, those against; inside, the best reported first. */
static int before(const dm_holding *a, const dm_holding *b) {
    int difference = b->stands[b->current].polarity - a->stands[a->current].polarity;
    if (difference)
        return difference;
    int verdict = dm_str_cmp(a->stands[a->current].verdict, b->stands[b->current].verdict);
    if (verdict)
        return verdict;
    if (a->sources != b->sources)
        return a->sources > b->sources ? -1 : 1;
    int code = dm_str_cmp(a->code, b->code);
    return code ? code : dm_str_cmp(a->name, b->name);
}

static void sort_holdings(dm_holding *ptr, size_t count) {
    for (size_t i = 1; i < count; i++) {
        dm_holding one = ptr[i];
        size_t at = i;
        for (; at > 0 && before(&one, &ptr[at - 1]) < 0; at--)
            ptr[at] = ptr[at - 1];
        ptr[at] = one;
    }
}

/* A state's own name, as a position prints it where the state is the actor; the code where none
 * does. */
static dm_status name_codes(dm_store *store, dm_arena *arena, dm_ledger *ledger, dm_error *error) {
    sqlite3_stmt *s = NULL;
    dm_status status = dm_store_prepare(
        store,
        "SELECT name FROM party WHERE code = ?1 AND kind NOT IN ('person', 'people') AND name IS "
        "NOT NULL GROUP BY name ORDER BY count(*) DESC, name",
        &s, error);
    for (size_t i = 0; status == DM_OK && i < ledger->count; i++) {
        dm_holding *h = &ledger->holdings[i];
        bool row = false;
        h->label = h->name.len ? h->name : h->code;
        if (h->name.len || !h->code.len)
            continue;
        dm_bind_whole(s, 1, h->code);
        status = dm_store_next(store, s, &row, error);
        if (row)
            h->label = dm_arena_str(arena, dm_column_text(s, 0));
        sqlite3_reset(s);
    }
    return status;
}

/* Positions that a limit by day cannot place. */
static dm_status count_undated(dm_store *store, const char *id, const dm_ledger_query *query,
                               size_t *count, dm_error *error) {
    sqlite3_stmt *s = NULL;
    bool row = false;
    *count = 0;
    if (!query->as_of && !query->known_by)
        return DM_OK;
    dm_status status = dm_store_prepare(
        store,
        "SELECT count(*) FROM position p JOIN record r ON r.key = p.record JOIN document d ON"
        " d.key = r.document JOIN question q ON q.key = p.question WHERE q.id = ?1 AND"
        " ((?2 AND r.day_first IS NULL) OR (?3 AND d.published_first IS NULL))",
        &s, error);
    if (status != DM_OK)
        return status;
    dm_bind_whole(s, 1, dm_str_of(id));
    sqlite3_bind_int(s, 2, query->as_of != NULL);
    sqlite3_bind_int(s, 3, query->known_by != NULL);
    status = dm_store_next(store, s, &row, error);
    if (row)
        *count = (size_t)sqlite3_column_int64(s, 0);
    sqlite3_reset(s);
    return status;
}

dm_status dm_ledger_read(dm_store *store, dm_arena *arena, const char *question_id,
                         const dm_ledger_query *query, dm_ledger *ledger, dm_error *error) {
    dm_question_rows rows;
    collection all = {.arena = arena};
    *ledger = (dm_ledger){0};
    dm_status status = dm_ledger_questions(store, arena, question_id, query, &rows, error);
    if (status == DM_OK && (rows.len != 1 || !dm_str_is(rows.ptr[0].id, question_id)))
        return dm_fail(error, DM_ERR_NOT_FOUND, "nobody holds a position on %s within these limits",
                       question_id);
    if (status == DM_OK)
        status = collect(store, &all, question_id, query, error);
    if (status == DM_OK)
        status = count_undated(store, question_id, query, &ledger->undated_left_out, error);
    if (status != DM_OK)
        return status;
    ledger->question = rows.ptr[0];
    ledger->count = all.holders.len;
    ledger->holdings = DM_NEW_ARRAY(arena, dm_holding, all.holders.len);
    for (size_t i = 0; ledger->holdings && i < ledger->count; i++) {
        dm_holding *h = &ledger->holdings[i];
        *h = all.holders.ptr[i].holding;
        h->stands = all.holders.ptr[i].stands.ptr;
        h->count = all.holders.ptr[i].stands.len;
        fold_runs(h, arena);
        find_contradictions(h, arena);
    }
    if (arena->failed)
        return dm_fail_memory(error);
    sort_holdings(ledger->holdings, ledger->count);
    return name_codes(store, arena, ledger, error);
}
