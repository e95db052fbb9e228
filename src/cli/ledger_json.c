/*
 * ledger_json.c - see ledger_json.h.
 */
#include "cli/ledger_json.h"

#include "base/str.h"

enum { REAL_DIGITS = 7 };

static json_t *text(dm_str s) {
    return s.len ? json_stringn(s.ptr, s.len) : json_null();
}

json_t *question_row_json(const dm_question_row *row) {
    json_t *question = json_loadb(row->parameters.ptr, row->parameters.len, 0, NULL);
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:I, s:I, s:I, s:o, s:o}", "record", "question",
                     "id", text(row->id), "kind", text(row->kind), "title", text(row->title),
                     "question", question, "holders", (json_int_t)row->holders, "positions",
                     (json_int_t)row->positions, "sources", (json_int_t)row->sources, "first",
                     text(row->first), "last", text(row->last));
}

static json_t *stand_json(const dm_stand *s) {
    json_t *evidence = json_pack("{s:I, s:I, s:o}", "start", (json_int_t)s->start, "end",
                                 (json_int_t)s->end, "text", text(s->evidence));
    return json_pack(
        "{s:o, s:o, s:i, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:f, s:o, s:o, s:o, s:o, s:o, s:o}",
        "id", text(s->id), "verdict", text(s->verdict), "polarity", s->polarity, "status",
        text(s->status), "first", text(s->day_first), "last", text(s->day_last), "basis",
        text(s->basis), "derived", s->derived, "rule", s->derived ? text(s->rule) : json_null(),
        "via", text(s->via), "confidence", s->confidence, "evidence", evidence, "document",
        text(s->document), "source", text(s->source), "url", text(s->url), "title", text(s->title),
        "published", text(s->published));
}

json_t *holding_json(const dm_question_row *question, const dm_holding *h, bool history) {
    json_t *changes = json_array(), *contradictions = json_array(),
           *all = history ? json_array() : json_null();
    for (size_t i = 0; i < h->change_count; i++)
        json_array_append_new(changes, stand_json(&h->stands[h->changes[i]]));
    for (size_t i = 0; i < h->contradiction_count; i++)
        json_array_append_new(contradictions,
                              json_pack("[o, o]", stand_json(&h->stands[h->contradictions[i][0]]),
                                        stand_json(&h->stands[h->contradictions[i][1]])));
    for (size_t i = 0; history && i < h->count; i++)
        json_array_append_new(all, stand_json(&h->stands[i]));
    json_t *holder = json_pack("{s:o, s:o, s:o, s:o}", "code", text(h->code), "kind", text(h->kind),
                               "sector", text(h->sector), "name", text(h->label));
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:i, s:o, s:o, s:I, s:o, s:o, s:o, s:o}", "record",
                     "holding", "question", text(question->id), "title", text(question->title),
                     "holder", holder, "verdict", text(h->stands[h->current].verdict), "polarity",
                     h->stands[h->current].polarity, "since", text(h->since), "last", text(h->last),
                     "sources", (json_int_t)h->sources, "current",
                     stand_json(&h->stands[h->current]), "changes", changes, "contradictions",
                     contradictions, "history", all);
}

bool print_json(json_t *json) {
    bool done = json &&
                json_dumpf(json, stdout, JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS)) == 0 &&
                putc('\n', stdout) != EOF;
    if (!json)
        dm_report_text("ledger", "no memory");
    json_decref(json);
    return done;
}
