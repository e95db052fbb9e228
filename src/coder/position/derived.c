/*
 * position/derived.c - what follows from a stand, or from what somebody did, by declared rule
 * (lexicon/positions/derived.tsv), and the order in which positions are written.
 *
 * Until records have ids, a derived one names what it comes from by its place: "@3" a position,
 * "!3" an event.
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

/* ---- derived ---- */

/* `old` may be preceded by "+": without it nothing follows; false then. */
static bool copy_key(const dm_position *from, dm_str key, dm_str old, dm_draft *draft) {
    bool needed = old.len && old.ptr[0] == '+', found = false;
    if (needed)
        old = dm_str_sub(old, 1, old.len);
    bool list = key.len > 2 && key.ptr[0] == '[';
    if (list)
        key = dm_str_sub(key, 1, key.len - 1);
    for (size_t p = 0; p < from->question.parameter_count; p++)
        for (size_t v = 0; dm_str_eq(from->question.parameters[p].key, old) &&
                           v < from->question.parameters[p].value_count;
             v++, found = true)
            dm_draft_set(draft, key, from->question.parameters[p].values[v], list);
    return found || !needed;
}

/* Of an entity that a state claims: the state, "claimed", and the land, "subdivision", its code or
 * else the entity's own. */
static void copy_claim(const dm_story *story, const dm_position *from, dm_str key, dm_str old,
                       dm_draft *draft) {
    const dm_lexicon *lexicon = story->scene.grammar.book->lexicon;
    const dm_table *entities = dm_lexicon_table(lexicon, "actors/entities");
    bool list = key.len > 2 && key.ptr[0] == '[';
    if (list)
        key = dm_str_sub(key, 1, key.len - 1);
    for (size_t p = 0; p < from->question.parameter_count; p++) {
        const dm_parameter *one = &from->question.parameters[p];
        for (size_t v = 0; dm_str_is(one->key, "entity") && v < one->value_count; v++)
            for (size_t row = 0; entities && row < entities->rows; row++) {
                dm_str code = dm_table_get(entities, row, "code"),
                       claimed = dm_table_get(entities, row, "claimed_by"),
                       land = dm_table_get(entities, row, "subdivision"), first = {"", 0};
                if (!dm_str_eq(code, one->values[v]) || !claimed.len ||
                    !dm_str_split(&claimed, '|', &first) || dm_str_eq(first, code))
                    continue; /* a state's own half */
                if (dm_str_is(old, "claimed"))
                    dm_draft_set(draft, key, first, list);
                else
                    dm_draft_set(draft, key, land.len ? land : code, list);
            }
    }
}

/* "action==recognition": whether the stand is on a question that has this value. */
static bool has_value(const dm_position *from, dm_str key, dm_str value) {
    for (size_t p = 0; p < from->question.parameter_count; p++)
        for (size_t v = 0; v < from->question.parameters[p].value_count; v++)
            if (dm_str_eq(from->question.parameters[p].key, key) &&
                dm_str_eq(from->question.parameters[p].values[v], value))
                return true;
    return false;
}

static void derive_one(dm_making *making, const dm_table *table, size_t row, size_t from) {
    dm_story *story = making->story;
    dm_records *records = making->records;
    dm_arena *arena = story->scene.grammar.arena;
    const dm_position *source = &records->positions.ptr[from];
    dm_draft draft = {.kind = dm_table_get(table, row, "gives_kind")};
    dm_str parameters = dm_table_get(table, row, "parameters"), one, key;
    while (dm_str_split(&parameters, ' ', &one)) {
        dm_str old = one;
        if (!dm_str_split(&old, '=', &key) || !old.ptr)
            continue;
        if (old.len && old.ptr[0] == '=') {
            if (!has_value(source, key, dm_str_sub(old, 1, old.len)))
                return;
        } else if (dm_str_is(old, "claimed") || dm_str_is(old, "subdivision"))
            copy_claim(story, source, key, old, &draft);
        else if (!copy_key(source, key, old, &draft))
            return;
    }
    size_t states;
    if (dm_str_is(draft.kind, "sovereignty") && !dm_draft_get(&draft, "state", &states))
        return;
    const dm_verdict *v = dm_verdict_of(dm_table_get(table, row, "gives_verdict"));
    dm_position position = *source;
    dm_str *ids = DM_NEW_ARRAY(arena, dm_str, 1);
    if (!v || !ids)
        return;
    position.verdict = dm_str_of(v->name);
    position.polarity = v->polarity;
    position.question = dm_question_close(arena, &draft);
    position.derived = true;
    position.explain = (dm_str){"", 0};
    position.rule = dm_table_get(table, row, "rule");
    /* By its place, "@3": records are given ids when all are there, and this one with them. */
    ids[0] = dm_arena_printf(arena, "@%zu", from);
    position.from = ids;
    position.from_count = 1;
    dm_position_push(making, &position, DM_NO_TOKEN);
}

static void derive(dm_making *making) {
    dm_records *records = making->records;
    const dm_table *table =
        dm_lexicon_table(making->story->scene.grammar.book->lexicon, "positions/derived");
    size_t direct = table ? records->positions.len : 0;
    size_t kind = table ? dm_table_column(table, "kind") : 0;
    size_t verdict = table ? dm_table_column(table, "verdict") : 0;
    for (size_t i = 0; i < direct; i++)
        for (size_t row = 0; row < table->rows; row++) {
            const dm_position *source = &records->positions.ptr[i];
            if (dm_str_eq(dm_table_cell(table, row, kind), source->question.kind) &&
                dm_str_eq(dm_table_cell(table, row, verdict), source->verdict))
                derive_one(making, table, row, i);
        }
}

/* ---- from events ---- */

/* The candidate that became an event; NULL: it was told by more than a predicate. */
static const dm_candidate *candidate_of(const dm_story *story, const dm_event *event) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (!c->dropped && c->type == event->type &&
            dm_parse_of(story)->tokens[c->predicate].start == event->trigger.start)
            return c;
    }
    return NULL;
}

/* "SANCTION!expel": of that type, and not of a mode behind "!". */
static bool is_act_of(const dm_candidate *c, dm_str act) {
    dm_str type, mode;
    dm_str_split(&act, '!', &type);
    while (act.len && dm_str_split(&act, '!', &mode))
        if (dm_str_eq(mode, c->mode))
            return false;
    return dm_str_is(type, dm_event_type_name(c->type));
}

static void take_parameters(const dm_candidate *c, dm_str parameters, dm_draft *draft) {
    dm_str one, key;
    while (dm_str_split(&parameters, ' ', &one)) {
        dm_str old = one;
        if (!dm_str_split(&old, '=', &key) || !old.len)
            continue;
        const dm_actor_refs *side = dm_str_is(old, "actor") ? &c->actors : &c->recipients;
        if (old.ptr[0] == ':')
            dm_draft_set(draft, key, dm_str_sub(old, 1, old.len), false);
        for (size_t i = 0; old.ptr[0] != ':' && i < side->len; i++)
            if (side->ptr[i]->code.len)
                dm_draft_set(draft, key, side->ptr[i]->code, false);
    }
}

/* "broke off relations": a quarrel rather than a measure. */
static bool cuts_ties(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (object == DM_NO_TOKEN)
        object = c->predicate;
    return c->type == DM_SANCTION &&
           dm_codebook_in_class(story->scene.grammar.book, "@ties", parse->tokens[object].lemma);
}

/* Whether the first of the holders has taken a stand of that kind, or to that effect, in the same
 * sentence, in words of his own. */
static bool is_said_there(const dm_records *records, const dm_position *position) {
    for (size_t i = 0; i < records->positions.len; i++) {
        const dm_position *one = &records->positions.ptr[i];
        if (one->evidence.start == position->evidence.start &&
            (dm_str_eq(one->question.kind, position->question.kind) ||
             (one->polarity == position->polarity && position->polarity < 0)) &&
            one->holders.len && dm_str_eq(one->holders.ptr[0].code, position->holders.ptr[0].code))
            return true;
    }
    return false;
}

static void derive_from_event(dm_making *making, const dm_table *table, size_t row, size_t from) {
    enum { SURE = 70 }; /* hundredths */
    /* An act says less of a stand than words do: a third of them is what readers
     * note down, the rest is hardly wrong. */
    static const double least = 0.5, more = 0.1;
    dm_story *story = making->story;
    dm_arena *arena = story->scene.grammar.arena;
    const dm_event *event = &making->records->events.ptr[from];
    const dm_candidate *c = candidate_of(story, event);
    dm_draft draft = {.kind = dm_table_get(table, row, "gives_kind")};
    const dm_verdict *v = dm_verdict_of(dm_table_get(table, row, "gives_verdict"));
    dm_str *ids = DM_NEW_ARRAY(arena, dm_str, 1);
    if (!c || c->nominal || !v || !ids ||
        least < dm_least_confidence(making->options, DM_LEAST_POSITION) ||
        event->status != DM_ASSERTED || event->confidence * 100 < SURE ||
        !dm_refs_any_code(&c->actors) || dm_refs_share(&c->actors, &c->recipients) ||
        !is_act_of(c, dm_table_get(table, row, "verdict")) || cuts_ties(story, c))
        return;
    take_parameters(c, dm_table_get(table, row, "parameters"), &draft);
    draft.underspecified = !dm_refs_any_code(&c->recipients);
    dm_position position = {
        .verdict = dm_str_of(v->name),
        .polarity = v->polarity,
        .question = dm_question_close(arena, &draft),
        .when = event->when,
        .status = DM_ASSERTED,
        .basis = DM_STR("act"),
        .derived = true,
        .rule = dm_table_get(table, row, "rule"),
        .evidence = event->sentence,
        .evidence_text =
            dm_str_sub(dm_parse_of(story)->text, event->sentence.start, event->sentence.end),
        .confidence = least + more * event->confidence,
        .from = ids,
        .from_count = 1,
    };
    ids[0] = dm_arena_printf(arena, "!%zu", from);
    position.holders = dm_holders_of(story, &c->actors, false, dm_day_first(position.when.value));
    if (position.holders.len && !is_said_there(making->records, &position))
        dm_position_push(making, &position, DM_NO_TOKEN);
}

static void derive_from_events(dm_making *making) {
    const dm_table *table =
        dm_lexicon_table(making->story->scene.grammar.book->lexicon, "positions/derived");
    size_t events = table ? making->records->events.len : 0;
    size_t kind = table ? dm_table_column(table, "kind") : 0;
    for (size_t i = 0; i < events; i++)
        for (size_t row = 0; row < table->rows; row++)
            if (dm_str_is(dm_table_cell(table, row, kind), "event"))
                derive_from_event(making, table, row, i);
}

/* ---- order ---- */

/* In the order of their evidence, those derived behind what they come from; "@i" follows its
 * position. */
static void sort_by_evidence(dm_story *story, dm_records *records) {
    size_t count = records->positions.len;
    dm_position *sorted = DM_NEW_ARRAY(story->scene.grammar.arena, dm_position, count + 1);
    size_t *place = DM_NEW_ARRAY(story->scene.grammar.arena, size_t, count + 1);
    if (!sorted || !place)
        return;
    for (size_t i = 0; i < count; i++) {
        size_t before = 0;
        for (size_t k = 0; k < count; k++) {
            uint32_t a = records->positions.ptr[k].evidence.start,
                     b = records->positions.ptr[i].evidence.start;
            before += a < b || (a == b && k < i);
        }
        place[i] = before;
        sorted[before] = records->positions.ptr[i];
    }
    if (count)
        memcpy(records->positions.ptr, sorted, count * sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        dm_position *one = &records->positions.ptr[i];
        uint64_t from;
        if (one->from_count != 1 || one->from[0].ptr[0] != '@' ||
            !dm_str_number(dm_str_sub(one->from[0], 1, one->from[0].len), count, &from))
            continue;
        dm_str *ids = DM_NEW_ARRAY(story->scene.grammar.arena, dm_str, 1);
        if (!ids)
            return;
        ids[0] = dm_arena_printf(story->scene.grammar.arena, "@%zu", place[from]);
        one->from = ids;
    }
}

void dm_positions_derive(dm_making *making) {
    derive(making);
    derive_from_events(making);
    sort_by_evidence(making->story, making->records);
}

void dm_positions_link(dm_records *records) {
    for (size_t i = 0; i < records->positions.len; i++) {
        dm_position *one = &records->positions.ptr[i];
        uint64_t from;
        bool act = one->from_count == 1 && one->from[0].ptr[0] == '!';
        size_t count = act ? records->events.len : records->positions.len;
        if (one->from_count == 1 &&
            dm_str_number(dm_str_sub(one->from[0], 1, one->from[0].len), count, &from) &&
            from < count)
            ((dm_str *)one->from)[0] =
                dm_str_of(act ? records->events.ptr[from].id : records->positions.ptr[from].id);
    }
}
