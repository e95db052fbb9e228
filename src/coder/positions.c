/*
 * positions.c - stands from stances: a predicate whose frame says that taking the action takes a
 * stand, on the question its theme asks.
 *
 * The verdict is what operators and negation leave of the frame's: "refuse to recognise" is
 * does-not-recognise, "did not support" is nothing that was said. Demands follow from REQUEST
 * events. Derived positions follow by lexicon/positions/derived.tsv only.
 */
#include "coder/positions.h"

#include <stdlib.h>

#include "coder/questions.h"
#include "coder/scorer.h"

typedef struct verdict {
    const char *name;
    int polarity;
    const char *opposite;
} verdict;

/* The opposite is what "refuses to", "will never" make of it; NULL: no stand. */
static const verdict VERDICTS[] = {
    {"recognises", 1, "does-not-recognise"},
    {"supports", 1, "opposes"},
    {"votes-for", 1, NULL},
    {"pledges", 1, "opposes"},
    {"calls-for", 1, NULL},
    {"joins", 1, "opposes"},
    {"abstains", 0, NULL},
    {"neutral", 0, NULL},
    {"did-not-sign", 0, NULL},
    {"did-not-vote", 0, NULL},
    {"does-not-recognise", -1, "recognises"},
    {"withdraws-recognition", -1, NULL},
    {"opposes", -1, "supports"},
    {"condemns", -1, NULL},
    {"votes-against", -1, NULL},
    {"vetoes", -1, NULL},
    {"denies", -1, NULL},
    {"suspends", -1, NULL},
    {"rejects", -1, "supports"},
};

static const verdict *verdict_of(dm_str name) {
    for (size_t i = 0; i < sizeof VERDICTS / sizeof *VERDICTS; i++)
        if (dm_str_is(name, VERDICTS[i].name))
            return &VERDICTS[i];
    return NULL;
}

typedef struct stand {
    const dm_candidate *candidate;
    const verdict *verdict;
    dm_event_status status;
    dm_actor_refs holders;
    dm_draft draft;
} stand;

static const dm_parse *parse_of(const dm_story *story) {
    return story->scene.grammar.parse;
}

/* ---- the verdict ---- */

static bool never(const dm_story *story, uint32_t t) {
    const dm_parse *parse = parse_of(story);
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_lemma_is(parse, c, "never") || dm_tree_lemma_is(parse, c, "nor"))
            return true;
    return false;
}

/* "would recognise it if the war went on" */
static bool hangs_on_if(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    bool would = false, condition = false;
    for (DM_CHILDREN(parse, c->predicate, t)) {
        uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
        would |= parse->tokens[t].rel == DM_REL_AUX && dm_tree_lemma_is(parse, t, "would");
        condition |=
            parse->tokens[t].rel == DM_REL_ADVCL && mark != DM_NO_TOKEN &&
            (dm_tree_lemma_is(parse, mark, "if") || dm_tree_lemma_is(parse, mark, "unless"));
    }
    return would && condition;
}

/* What negation, modality and operators leave of the stance. False: no stand. */
static bool settle_verdict(const dm_story *story, const dm_candidate *c, stand *out) {
    out->verdict = verdict_of(c->frame->stance);
    out->status = DM_ASSERTED;
    if (!out->verdict || c->conditional || c->purpose)
        return false;
    bool negated = c->negated, firm = never(story, c->predicate);
    if (c->modality == DM_MODALITY_FUTURE) {
        firm |= negated;
        if (!negated)
            out->status = DM_FUTURE;
    } else if (c->modality == DM_MODALITY_POSSIBLE) {
        firm |= negated; /* "cannot accept" */
        if (!negated)
            return false;
    }
    for (size_t i = 0; i < c->layer_count; i++) {
        const dm_layer *layer = &c->layers[i];
        switch (layer->op->effect) {
        case DM_EFFECT_REFUSE:
            negated = !negated;
            firm = true;
            break;
        case DM_EFFECT_COMMIT:
        case DM_EFFECT_THREATEN:
        case DM_EFFECT_PLAN:
            out->status = DM_FUTURE;
            firm |= negated;
            break;
        case DM_EFFECT_SAME:
        case DM_EFFECT_DECIDE:
        case DM_EFFECT_REPORT:
        case DM_EFFECT_PERMIT:
            break;
        default:
            return false; /* wished, denied, demanded of others, failed */
        }
        negated ^= layer->negated;
        if (layer->negated)
            firm = true;
    }
    if (!negated)
        return true;
    bool present = !(parse_of(story)->tokens[c->predicate].feats & DM_FEAT_PAST) || firm;
    if (!out->verdict->opposite || !present)
        return false;
    if (!firm && !dm_str_is(c->frame->stance, "recognises"))
        return false; /* "does not support" is no opposition */
    out->verdict = verdict_of(dm_str_of(out->verdict->opposite));
    return true;
}

/* ---- holders ---- */

static bool speaks_for_itself(dm_str sector) {
    static const char *const own[] = {"PTY", "LEG", "OPP", "ELI", "CVL", "JRN",
                                      "EDU", "REL", "BUS", "SOC", "LAB", "NGO"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (dm_str_is(sector, own[i]))
            return true;
    return false;
}

/* The state itself for those who speak for it; each once. */
static size_t add_holders(const dm_story *story, const dm_actor_refs *refs, dm_actor *list,
                          size_t count, size_t room) {
    for (size_t i = 0; i < refs->len; i++) {
        dm_actor holder = *refs->ptr[i];
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, holder.code);
        bool person_of_state = entity && holder.code.len && !speaks_for_itself(holder.sector);
        if (person_of_state) {
            holder.kind = entity->kind;
            holder.name = entity->name;
            holder.role = (dm_str){"", 0};
            holder.sector = entity->kind == DM_KIND_STATE ? DM_STR("GOV") : entity->sector;
        }
        bool seen = !holder.code.len;
        for (size_t k = 0; k < count; k++)
            seen |=
                dm_str_eq(list[k].code, holder.code) && dm_str_eq(list[k].sector, holder.sector);
        if (!seen && count < room)
            list[count++] = holder;
    }
    return count;
}

enum { MOST_HOLDERS = 160, MOST_MEMBERS = 60 };

/* The members on that day of the groups among the holders. */
static size_t add_members(const dm_story *story, dm_actor *list, size_t count, size_t room,
                          dm_day day) {
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    const dm_entity *members[256];
    for (size_t i = 0, direct = count; i < direct; i++) {
        if (list[i].kind != DM_KIND_ORGANISATION && list[i].kind != DM_KIND_GROUP)
            continue;
        size_t n = dm_knowledge_members(knowledge, list[i].code, day, members, 256);
        for (size_t m = 0; n <= MOST_MEMBERS && m < n; m++) {
            bool seen = false;
            for (size_t k = 0; k < count; k++)
                seen |= dm_str_eq(list[k].code, members[m]->code);
            if (seen || count == room)
                continue;
            list[count++] = (dm_actor){.code = members[m]->code,
                                       .kind = members[m]->kind,
                                       .sector = DM_STR("GOV"),
                                       .name = members[m]->name,
                                       .text = list[i].text,
                                       .span = list[i].span,
                                       .via = list[i].code,
                                       .why = DM_STR("a member on that day")};
        }
    }
    return count;
}

/* ---- records ---- */

static dm_str basis_of(const dm_story *story, const stand *s) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, parse_of(story)->tokens[s->candidate->predicate].start);
    const char *name = s->verdict->name;
    if (strcmp(name, "abstains") == 0 || strcmp(name, "votes-for") == 0 ||
        strcmp(name, "votes-against") == 0 || strcmp(name, "vetoes") == 0)
        return DM_STR("vote");
    if (speech && speech->joint)
        return DM_STR("joint-statement");
    if (speech)
        return DM_STR("statement");
    if (s->holders.len > 2)
        return DM_STR("joint-statement");
    bool act = dm_is_hostile(s->candidate->type) || s->candidate->type == DM_AID ||
               s->candidate->type == DM_COOPERATE || strcmp(name, "recognises") == 0 ||
               strcmp(name, "withdraws-recognition") == 0;
    if (act)
        return DM_STR("act");
    return dm_str_is(s->candidate->frame->stance, "pledges") ? DM_STR("statement")
                                                             : DM_STR("report");
}

static bool same_position(const dm_position *a, const dm_position *b) {
    if (!dm_str_eq(a->question.id, b->question.id) || !dm_str_eq(a->verdict, b->verdict) ||
        a->status != b->status || a->holders.len != b->holders.len || a->derived != b->derived)
        return false;
    for (size_t i = 0; i < a->holders.len; i++)
        if (!dm_str_eq(a->holders.ptr[i].code, b->holders.ptr[i].code))
            return false;
    return !a->when.value.len || !b->when.value.len || dm_str_eq(a->when.value, b->when.value);
}

static dm_position *push_position(dm_story *story, dm_records *records,
                                  const dm_position *position) {
    for (size_t i = 0; i < records->positions.len; i++) {
        dm_position *known = &records->positions.ptr[i];
        bool twice = dm_str_is(known->question.kind, "demand") &&
                     dm_str_is(position->question.kind, "demand") &&
                     known->evidence.start == position->evidence.start && known->holders.len &&
                     position->holders.len &&
                     dm_str_eq(known->holders.ptr[0].code, position->holders.ptr[0].code);
        if (!twice && !same_position(known, position))
            continue;
        if (!known->when.value.len)
            known->when = position->when;
        if (position->confidence > known->confidence)
            known->confidence = position->confidence;
        return NULL;
    }
    dm_position *entry = dm_vec_push(story->scene.grammar.arena, &records->positions);
    if (entry)
        *entry = *position;
    return entry;
}

/* When the stand was taken: the time of the act, else of the words. */
static dm_when when_said(const dm_story *story, uint32_t predicate) {
    dm_when when = dm_when_of(story, predicate);
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, parse_of(story)->tokens[predicate].start);
    if (!when.value.len && speech && speech->verb != DM_NO_TOKEN)
        when = dm_when_of(story, speech->verb);
    return when;
}

static void make_record(dm_story *story, const stand *s, const dm_coder_options *options,
                        dm_records *records) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_parse *parse = parse_of(story);
    const dm_token *trigger = &parse->tokens[s->candidate->predicate];
    const dm_sentence *sentence = &parse->sentences[trigger->sentence];
    dm_evidence evidence;
    dm_candidate scored = *s->candidate;
    scored.status = s->status;
    if (!scored.actors.len)
        scored.actors = s->holders;
    if (!scored.recipients.len)
        scored.recipients = s->holders; /* what the stand is on stands in for whom it concerns */
    dm_event_evidence(story, &scored, &evidence);
    if (evidence.confidence < options->min_confidence)
        return;
    dm_position position = {
        .verdict = dm_str_of(s->verdict->name),
        .polarity = s->verdict->polarity,
        .question = dm_question_close(arena, &s->draft),
        .when = when_said(story, s->candidate->predicate),
        .status = s->status,
        .basis = basis_of(story, s),
        .evidence = {sentence->start, sentence->end},
        .evidence_text = dm_str_sub(parse->text, sentence->start, sentence->end),
        .confidence = evidence.confidence,
    };
    dm_actor *holders = DM_NEW_ARRAY(arena, dm_actor, MOST_HOLDERS);
    if (!holders)
        return;
    dm_day day = dm_day_first(position.when.value);
    size_t count = add_holders(story, &s->holders, holders, 0, MOST_HOLDERS);
    if (!count)
        return;
    count = add_members(story, holders, count, MOST_HOLDERS,
                        day ? day : story->scene.grammar.actors->day);
    position.holders = (dm_actor_list){holders, count};
    size_t line;
    dm_str file = dm_table_place(s->candidate->frame->table, s->candidate->frame->row, &line);
    position.rule = dm_arena_printf(arena, "%.*s:%zu", DM_FMT(file), line);
    push_position(story, records, &position);
}

/* ---- stands of candidates ---- */

static bool is_recognition(const verdict *v) {
    return strcmp(v->name, "recognises") == 0 || strcmp(v->name, "does-not-recognise") == 0 ||
           strcmp(v->name, "withdraws-recognition") == 0;
}

/* "rejected the annexation": of what is or is not recognised, rejection is not recognising;
 * recognising a thing that cannot be is backing. */
static void fit_verdict(stand *s) {
    bool recognisable =
        dm_str_is(s->draft.kind, "annexation") || dm_str_is(s->draft.kind, "statehood") ||
        dm_str_is(s->draft.kind, "vote-result") || dm_str_is(s->draft.kind, "government");
    if (strcmp(s->verdict->name, "rejects") == 0)
        s->verdict = verdict_of(recognisable ? DM_STR("does-not-recognise") : DM_STR("opposes"));
    if (is_recognition(s->verdict) && !recognisable)
        s->verdict = verdict_of(s->verdict->polarity > 0 ? DM_STR("supports") : DM_STR("opposes"));
    if (strcmp(s->verdict->name, "recognises") == 0 && dm_str_is(s->draft.kind, "sovereignty"))
        s->verdict = verdict_of(DM_STR("supports"));
}

static dm_actor_refs unnamed_holder(const dm_story *story, const dm_candidate *c) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, parse_of(story)->tokens[c->predicate].start);
    bool agentless = dm_is_passive(&story->scene.grammar, c->predicate);
    if (!speech || !agentless || speech->kind_of_verb == DM_REPORT_THINK)
        return (dm_actor_refs){0};
    return speech->speakers;
}

static void stand_of_candidate(dm_story *story, const dm_candidate *c,
                               const dm_coder_options *options, dm_records *records) {
    stand s = {.candidate = c, .holders = c->actors};
    if (!c->frame->stance.len || c->nominal || !settle_verdict(story, c, &s))
        return;
    /* "Kenya should condemn Uganda", "France would recognise it if ...": no stand that it takes */
    if (s.holders.len && !c->deontic &&
        (c->modality == DM_MODALITY_DEONTIC || hangs_on_if(story, c)))
        return;
    if (!s.holders.len) /* "must be respected", "will not be recognised", said by one who means
                           himself */
        s.holders = unnamed_holder(story, c);
    if (!s.holders.len)
        return;
    if (dm_str_is(c->frame->stance, "did-not-sign"))
        return;
    bool votes =
        dm_str_is(c->frame->stance, "abstains") || dm_str_is(c->frame->stance, "votes-for") ||
        dm_str_is(c->frame->stance, "votes-against") || dm_str_is(c->frame->stance, "vetoes");
    if (!c->theme.count && votes && dm_question_draft(story, c, c->predicate, &s.draft) &&
        dm_str_is(s.draft.kind, "resolution"))
        make_record(story, &s, options, records); /* "abstained", of a vote told elsewhere */
    for (size_t i = 0; i < c->theme.count; i++) {
        uint32_t list[DM_MOST_FILLERS];
        size_t n = dm_tree_conjuncts(parse_of(story), c->theme.tokens[i], list, DM_MOST_FILLERS);
        for (size_t k = 0; k < n; k++) {
            stand one = s;
            if (!dm_question_draft(story, c, list[k], &one.draft))
                continue;
            fit_verdict(&one);
            make_record(story, &one, options, records);
        }
    }
}

/* Those who did not sign hold no stand on what the signers' statement says: the question is theirs.
 */
static void stand_of_nonsigners(dm_story *story, const dm_candidate *c,
                                const dm_coder_options *options, dm_records *records) {
    if (!dm_str_is(c->frame->stance, "did-not-sign") || !c->actors.len)
        return;
    for (size_t i = 0; i < records->positions.len; i++) {
        dm_position *joint = &records->positions.ptr[i];
        if (!dm_str_is(joint->basis, "joint-statement") || joint->derived ||
            dm_str_is(joint->question.kind, "demand"))
            continue;
        stand s = {.candidate = c,
                   .holders = c->actors,
                   .verdict = verdict_of(DM_STR("did-not-sign")),
                   .status = DM_ASSERTED};
        s.draft = (dm_draft){.kind = joint->question.kind,
                             .underspecified = joint->question.underspecified};
        for (size_t p = 0; p < joint->question.parameter_count; p++)
            for (size_t v = 0; v < joint->question.parameters[p].value_count; v++)
                dm_draft_set(&s.draft, joint->question.parameters[p].key,
                             joint->question.parameters[p].values[v],
                             joint->question.parameters[p].list);
        make_record(story, &s, options, records);
        return;
    }
}

/* ---- demands ---- */

static dm_str demanded(const dm_story *story, const dm_candidate *c) {
    switch (c->frame->type) {
    case DM_RETREAT:
        if (dm_str_is(c->frame->mode, "release") || dm_str_is(c->frame->mode, "ceasefire") ||
            dm_str_is(c->frame->mode, "access"))
            return c->frame->mode;
        if (dm_str_is(c->frame->mode, "withdraw"))
            return DM_STR("withdrawal");
        break;
    case DM_CONSULT:
        return DM_STR("talks");
    case DM_AID:
        return DM_STR("aid");
    default:
        break;
    }
    return parse_of(story)->tokens[c->predicate].lemma;
}

/* A REQUEST that an operator made: "demanded that Russia withdraw". */
static void stand_of_request(dm_story *story, const dm_candidate *c,
                             const dm_coder_options *options, dm_records *records) {
    if (dm_str_is(c->mode, "assist"))
        return;
    if (c->dropped || c->type != DM_REQUEST || !(c->layer_count || c->deontic) ||
        c->status != DM_ASSERTED || !c->actors.len || !c->recipients.len)
        return;
    stand s = {.candidate = c,
               .holders = c->actors,
               .verdict = verdict_of(DM_STR("calls-for")),
               .status = DM_ASSERTED};
    s.draft.kind = DM_STR("demand");
    for (size_t i = 0; i < c->recipients.len; i++)
        dm_draft_set(&s.draft, DM_STR("of"), c->recipients.ptr[i]->code, false);
    dm_draft_set(&s.draft, DM_STR("what"), demanded(story, c), false);
    size_t count;
    if (dm_draft_get(&s.draft, "of", &count))
        make_record(story, &s, options, records);
}

/* ---- derived ---- */

static void copy_key(const dm_position *from, dm_str key, dm_str old, dm_draft *draft) {
    bool list = key.len > 2 && key.ptr[0] == '[';
    if (list)
        key = dm_str_sub(key, 1, key.len - 1);
    for (size_t p = 0; p < from->question.parameter_count; p++)
        for (size_t v = 0; dm_str_eq(from->question.parameters[p].key, old) &&
                           v < from->question.parameters[p].value_count;
             v++)
            dm_draft_set(draft, key, from->question.parameters[p].values[v], list);
}

/* "claimed" and "territory" of an entity come from who claims it. */
static void copy_claim(const dm_story *story, const dm_position *from, dm_str key,
                       dm_draft *draft) {
    const dm_lexicon *lexicon = story->scene.grammar.book->lexicon;
    const dm_table *entities = dm_lexicon_table(lexicon, "actors/entities");
    for (size_t p = 0; p < from->question.parameter_count; p++)
        for (size_t v = 0; dm_str_is(from->question.parameters[p].key, "entity") &&
                           v < from->question.parameters[p].value_count;
             v++)
            for (size_t row = 0; entities && row < entities->rows; row++)
                if (dm_str_eq(dm_table_get(entities, row, "code"),
                              from->question.parameters[p].values[v])) {
                    dm_str claimed = dm_table_get(entities, row, "claimed_by"), first = {"", 0};
                    if (claimed.len)
                        dm_str_split(&claimed, '|', &first);
                    if (dm_str_is(key, "state"))
                        dm_draft_set(draft, key, first, false);
                }
}

static void derive_one(dm_story *story, const dm_table *table, size_t row, size_t from,
                       dm_records *records) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_position *source = &records->positions.ptr[from];
    dm_draft draft = {.kind = dm_table_get(table, row, "gives_kind")};
    dm_str parameters = dm_table_get(table, row, "parameters"), one, key;
    while (dm_str_split(&parameters, ' ', &one)) {
        dm_str old = one;
        if (!dm_str_split(&old, '=', &key) || !old.ptr)
            continue;
        if (dm_str_is(old, "claimed"))
            copy_claim(story, source, key, &draft);
        else
            copy_key(source, key, old, &draft);
    }
    size_t states;
    if (dm_str_is(draft.kind, "sovereignty") && !dm_draft_get(&draft, "state", &states))
        return;
    const verdict *v = verdict_of(dm_table_get(table, row, "gives_verdict"));
    dm_position position = *source;
    dm_str *ids = DM_NEW_ARRAY(arena, dm_str, 1);
    if (!v || !ids)
        return;
    position.verdict = dm_str_of(v->name);
    position.polarity = v->polarity;
    position.question = dm_question_close(arena, &draft);
    position.derived = true;
    position.rule = dm_table_get(table, row, "rule");
    /* By its place, "@3": records are given ids when all are there, and this one with them. */
    ids[0] = dm_arena_printf(arena, "@%zu", from);
    position.from = ids;
    position.from_count = 1;
    push_position(story, records, &position);
}

static void derive(dm_story *story, dm_records *records) {
    const dm_table *table =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "positions/derived");
    size_t direct = records->positions.len;
    for (size_t i = 0; table && i < direct; i++)
        for (size_t row = 0; row < table->rows; row++) {
            const dm_position *source = &records->positions.ptr[i];
            if (dm_str_eq(dm_table_get(table, row, "kind"), source->question.kind) &&
                dm_str_eq(dm_table_get(table, row, "verdict"), source->verdict))
                derive_one(story, table, row, i, records);
        }
}

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
        if (one->from_count != 1 ||
            !dm_str_number(dm_str_sub(one->from[0], 1, one->from[0].len), count, &from))
            continue;
        dm_str *ids = DM_NEW_ARRAY(story->scene.grammar.arena, dm_str, 1);
        if (!ids)
            return;
        ids[0] = dm_arena_printf(story->scene.grammar.arena, "@%zu", place[from]);
        one->from = ids;
    }
}

void dm_positions_link(dm_records *records) {
    for (size_t i = 0; i < records->positions.len; i++) {
        dm_position *one = &records->positions.ptr[i];
        uint64_t from;
        if (one->from_count == 1 &&
            dm_str_number(dm_str_sub(one->from[0], 1, one->from[0].len), records->positions.len,
                          &from) &&
            from < records->positions.len)
            ((dm_str *)one->from)[0] = dm_str_of(records->positions.ptr[from].id);
    }
}

void dm_positions_make(dm_story *story, const dm_coder_options *options, dm_records *records) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        stand_of_candidate(story, c, options, records);
        stand_of_request(story, c, options, records);
    }
    for (size_t i = 0; i < story->candidates.len; i++)
        stand_of_nonsigners(story, &story->candidates.ptr[i], options, records);
    derive(story, records);
    sort_by_evidence(story, records);
}
