/*
 * position/records.c - stands to records: who holds them, on what basis, since when.
 *
 * Whoever speaks for a state holds its stand; parties, bishops and unions hold their own, and a
 * woman in the street holds none.
 */
#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/position/parts.h"
#include "coder/sides.h"
#include "coder/time/when.h"

/* ---- holders ---- */

static bool speaks_for_itself(const dm_codebook *book, dm_str sector) {
    return dm_codebook_in_class(book, "@sector-own-voice", sector);
}

bool dm_is_people_for_state(const dm_story *story, const dm_actor *actor) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    bool alone = actor->kind == DM_KIND_PEOPLE && actor->code.len == 3 && !actor->role.len;
    for (size_t i = 0; alone && i < actors->mentions.len; i++) {
        uint32_t head = actors->mentions.ptr[i].head;
        if (parse->tokens[head].start < actor->span.start ||
            parse->tokens[head].end > actor->span.end)
            continue;
        bool the = false;
        for (DM_CHILDREN(parse, head, c)) {
            dm_rel rel = parse->tokens[c].rel;
            the |= dm_tree_lemma_is(parse, c, "the");
            if (rel == DM_REL_AMOD || rel == DM_REL_NUMMOD || rel == DM_REL_NMOD ||
                rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL || rel == DM_REL_COMPOUND)
                return false; /* "young Americans", "the Americans who" */
        }
        return the && dm_utf8_is_capitalised(parse->tokens[head].form);
    }
    return false;
}

/* "Georgian students", "farmers": several, by a noun and no name. */
static bool are_many(const dm_story *story, const dm_actor *actor) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = &dm_parse_of(story)->tokens[one->head];
        if (head->start >= actor->span.start && head->end <= actor->span.end)
            return head->upos == DM_NOUN && (head->feats & DM_FEAT_PLUR);
    }
    return false;
}

/* "Cuban exiles", a woman in the street, a court at home that hears an appeal, a firm: nobody who
 * holds a position of the state. */
static bool is_anybody(const dm_story *story, const dm_actor *actor, bool asks) {
    const dm_codebook *book = story->scene.grammar.book;
    if (actor->kind == DM_KIND_STATE &&
        (dm_str_is(actor->sector, "JUD") || dm_str_is(actor->sector, "BUS")))
        return true;
    if (actor->kind != DM_KIND_PEOPLE && actor->kind != DM_KIND_PERSON)
        return false;
    if (dm_is_people_for_state(story, actor))
        return false;
    if (asks && actor->code.len && (actor->kind == DM_KIND_PEOPLE || are_many(story, actor)))
        return false; /* "thousands of Kenyans demanded" */
    if (dm_str_is(actor->sector, "ELI") && !dm_knowledge_is_of_un(book->knowledge, actor->code) &&
        /* analysts and experts who never held an office; those of the United Nations have one */
        dm_codebook_in_class(book, "@own-account", actor->role))
        return true;
    bool for_others = dm_str_is(actor->role, "spokesperson") && !actor->sector.len;
    return !for_others && !dm_codebook_in_class(book, "@sector-public", actor->sector);
}

/* Who speaks there, of whom the report of it tells whose he is. */
static const dm_actor *settled_as_speaker(const dm_story *story, const dm_actor *actor) {
    for (size_t i = 0; i < story->spoken.speeches.len; i++) {
        const dm_actor_refs *speakers = &story->spoken.speeches.ptr[i].speakers;
        for (size_t n = 0; n < speakers->len; n++)
            if (speakers->ptr[n]->code.len && speakers->ptr[n]->span.start == actor->span.start &&
                speakers->ptr[n]->span.end == actor->span.end)
                return speakers->ptr[n];
    }
    return actor;
}

/* Of whom the events of the article tell who he is: "the minister", at home in the news. */
static const dm_actor *settled(const dm_story *story, const dm_actor *actor) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        const dm_actor_refs *sides[] = {&c->actors, &c->recipients};
        for (size_t k = 0; k < 2; k++)
            for (size_t n = 0; n < sides[k]->len; n++)
                if (sides[k]->ptr[n]->code.len &&
                    sides[k]->ptr[n]->span.start == actor->span.start &&
                    sides[k]->ptr[n]->span.end == actor->span.end)
                    return sides[k]->ptr[n];
    }
    return settled_as_speaker(story, actor);
}

/* A person who has a name: "the lawyers" are not the state at home in whose news they are. */
static bool is_named_person(const dm_actor *actor) {
    return actor->kind == DM_KIND_PERSON && dm_utf8_is_capitalised(actor->name);
}

dm_actor_refs dm_holders_settled(const dm_story *story, const dm_actor_refs *refs, bool named) {
    dm_actor_refs all = {0};
    for (size_t i = 0; i < refs->len; i++) {
        const dm_actor *actor = refs->ptr[i];
        bool voice = speaks_for_itself(story->scene.grammar.book, actor->sector);
        bool open = !actor->code.len && (!named || voice || is_named_person(actor));
        dm_refs_push(story->scene.grammar.arena, &all, open ? settled(story, actor) : actor);
    }
    return all;
}

/* Whether two are one holder: a state by its code, parties and others who speak for themselves by
 * their names too. */
static bool is_same_holder(const dm_codebook *book, const dm_actor *a, const dm_actor *b) {
    return dm_str_eq(a->code, b->code) && dm_str_eq(a->sector, b->sector) &&
           (!speaks_for_itself(book, a->sector) || dm_str_eq(a->name, b->name));
}

/* A party, a union or an opposition is written as its state with its sector, as in events; a
 * movement that wants out of the state, or is of many, has a code of its own. */
static bool is_of_state(const dm_codebook *book, const dm_entity *entity) {
    return dm_actors_is_band(entity) &&
           dm_codebook_in_class(book, "@sector-of-state", entity->sector) &&
           !dm_codebook_in_class(book, "@movement-of-its-own", entity->code) &&
           entity->parent.len == 3;
}

/* The state itself for those who speak for it; each once. */
static size_t add_holders(const dm_story *story, const dm_actor_refs *refs, bool asks,
                          dm_actor *list, size_t room) {
    size_t count = 0;
    for (size_t i = 0; i < refs->len; i++) {
        dm_actor holder = *refs->ptr[i];
        if (is_anybody(story, &holder, asks))
            continue;
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, holder.code);
        bool at_work = !dm_str_is(holder.sector, "GOV") && !dm_str_is(holder.sector, "LEG") &&
                       !dm_str_is(holder.sector, "PTY") && entity && entity->parent.len == 3 &&
                       dm_codebook_in_class(story->scene.grammar.book, "@land-of-state",
                                            holder.code); /* "the Scottish Fishermen's" */
        if (is_of_state(story->scene.grammar.book, entity) || at_work)
            holder.code = entity->parent;
        bool person_of_state = entity && holder.code.len &&
                               !speaks_for_itself(story->scene.grammar.book, holder.sector);
        if (person_of_state) {
            holder.kind = entity->kind;
            holder.name = entity->name;
            holder.role = (dm_str){"", 0};
            holder.sector = entity->kind == DM_KIND_STATE ? DM_STR("GOV") : entity->sector;
        }
        bool seen = !holder.code.len;
        for (size_t k = 0; k < count; k++)
            seen |= is_same_holder(story->scene.grammar.book, &list[k], &holder);
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

static dm_str basis_of(const dm_story *story, const dm_stand *s) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[s->candidate->predicate].start);
    const char *name = s->verdict->name;
    if (strcmp(name, "abstains") == 0 || strcmp(name, "votes-for") == 0 ||
        strcmp(name, "votes-against") == 0 || strcmp(name, "vetoes") == 0)
        return DM_STR("vote");
    if (speech && (speech->joint || s->holders.len > 2))
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

/* A question that leaves open what was done, or is asked: told in two sentences it is hardly one.
 */
static bool is_left_open(const dm_position *position) {
    const char *key = dm_str_is(position->question.kind, "conduct")  ? "action"
                      : dm_str_is(position->question.kind, "demand") ? "what"
                                                                     : NULL;
    for (size_t i = 0; key && i < position->question.parameter_count; i++)
        if (dm_str_is(position->question.parameters[i].key, key))
            return false;
    return key != NULL && !position->derived;
}

static bool same_position(const dm_codebook *book, const dm_position *a, const dm_position *b) {
    if (!dm_str_eq(a->question.id, b->question.id) || !dm_str_eq(a->verdict, b->verdict) ||
        a->status != b->status || a->holders.len != b->holders.len || a->derived != b->derived)
        return false;
    for (size_t i = 0; i < a->holders.len; i++)
        if (!is_same_holder(book, &a->holders.ptr[i], &b->holders.ptr[i]))
            return false;
    if (a->evidence.start != b->evidence.start && is_left_open(a))
        return false;
    return !a->when.value.len || !b->when.value.len || dm_str_eq(a->when.value, b->when.value);
}

const dm_parameter *dm_position_parameter(const dm_position *position, const char *key) {
    for (size_t i = 0; i < position->question.parameter_count; i++)
        if (dm_str_is(position->question.parameters[i].key, key) &&
            position->question.parameters[i].value_count)
            return &position->question.parameters[i];
    return NULL;
}

/* The first value of a parameter of the question; empty if it has none. */
static dm_str value_of(const dm_position *position, const char *key) {
    const dm_parameter *parameter = dm_position_parameter(position, key);
    return parameter ? parameter->values[0] : (dm_str){"", 0};
}

static bool may_be_same(dm_str a, dm_str b) {
    return !a.len || !b.len || dm_str_eq(a, b);
}

/* Told in one sentence of the same holder. */
static bool is_beside(const dm_position *known, const dm_position *position) {
    return known->evidence.start == position->evidence.start && known->holders.len &&
           position->holders.len &&
           dm_str_eq(known->holders.ptr[0].code, position->holders.ptr[0].code) &&
           (!dm_str_is(known->holders.ptr[0].sector, "PTY") ||
            dm_str_eq(known->holders.ptr[0].name, position->holders.ptr[0].name));
}

/* "demanded the release, a demand that": one demand in one sentence, told twice. */
static bool is_asked_twice(const dm_position *known, const dm_position *position) {
    return dm_str_is(known->question.kind, "demand") &&
           dm_str_is(position->question.kind, "demand") && is_beside(known, position) &&
           may_be_same(value_of(known, "of"), value_of(position, "of")) &&
           (dm_str_eq(value_of(known, "of"), value_of(position, "of")) ||
            may_be_same(value_of(known, "what"), value_of(position, "what")));
}

/* "welcomed the accord and congratulated both": of one deed, in one sentence. */
static bool is_of_one_deed(const dm_position *known, const dm_position *position) {
    dm_str action = value_of(known, "action");
    return dm_str_is(known->question.kind, "conduct") &&
           dm_str_is(position->question.kind, "conduct") && !known->derived &&
           is_beside(known, position) && known->polarity == position->polarity && action.len &&
           dm_str_eq(action, value_of(position, "action"));
}

/* "lodged a protest over its decision", "called the incident a stab in the back, said they had
 * struck": what the same party did, of which at least once only he is told, or no more than that he
 * decided or spoke. */
static bool is_of_one_doer(const dm_codebook *book, const dm_position *known,
                           const dm_position *position) {
    dm_str actor = value_of(known, "actor"), a = value_of(known, "action"),
           b = value_of(position, "action");
    bool vague = !a.len || !b.len || dm_codebook_in_class(book, "@vague-action", a) ||
                 dm_codebook_in_class(book, "@vague-action", b);
    bool denied = dm_str_is(known->verdict, "denies") != dm_str_is(position->verdict, "denies");
    return dm_str_is(known->question.kind, "conduct") &&
           dm_str_is(position->question.kind, "conduct") && !known->derived && !position->derived &&
           vague && !denied && actor.len && dm_str_eq(actor, value_of(position, "actor")) &&
           is_beside(known, position) && known->polarity == position->polarity;
}

/* "voiced concern over the launch": told by the verb and by the noun, once more fully. */
static bool is_told_fuller(const dm_position *known, const dm_position *position) {
    dm_str a = known->question.id, b = position->question.id;
    bool for_it =
        (dm_str_is(known->verdict, "supports") && dm_str_is(position->verdict, "calls-for")) ||
        (dm_str_is(known->verdict, "calls-for") && dm_str_is(position->verdict, "supports"));
    if (for_it && dm_str_eq(a, b) && known->polarity == position->polarity && !known->derived &&
        !position->derived && is_beside(known, position))
        return true; /* "must respect its integrity": for it, and asking for it */
    if (dm_str_eq(a, b) && known->polarity == position->polarity && !known->derived &&
        !position->derived && is_beside(known, position) && known->status == position->status &&
        !dm_is_vote(position->verdict))
        return true; /* "criticised it, which it opposes" */
    return dm_str_is(position->question.kind, "conduct") && !known->derived &&
           is_beside(known, position) && dm_str_eq(known->verdict, position->verdict) &&
           (dm_str_starts(a, b) || dm_str_starts(b, a));
}

/* "has no plan to join": that it has none, and by the verb below that it will not. */
static bool is_told_below(const dm_making *making, size_t i, const dm_position *position,
                          uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_position *known = &making->records->positions.ptr[i];
    return i < making->predicates.len && known->status == DM_ASSERTED &&
           position->status == DM_FUTURE && !known->derived && !position->derived &&
           dm_str_eq(known->question.id, position->question.id) &&
           dm_str_eq(known->verdict, position->verdict) && is_beside(known, position) &&
           dm_tree_lemma_is(parse, making->predicates.ptr[i], "have") &&
           dm_tree_above(parse, making->predicates.ptr[i], predicate);
}

void dm_position_push(dm_making *making, const dm_position *position, uint32_t predicate) {
    dm_records *records = making->records;
    for (size_t i = 0; i < records->positions.len; i++) {
        dm_position *known = &records->positions.ptr[i];
        bool twice = is_asked_twice(known, position);
        bool same_deed = is_of_one_deed(known, position) ||
                         is_of_one_doer(making->story->scene.grammar.book, known, position);
        if (!twice && !same_deed && !is_told_fuller(known, position) &&
            !is_told_below(making, i, position, predicate) &&
            !same_position(making->story->scene.grammar.book, known, position))
            continue;
        if (!known->when.value.len)
            known->when = position->when;
        if (!twice && position->question.id.len > known->question.id.len)
            known->question = position->question;
        if (position->confidence > known->confidence) {
            known->confidence = position->confidence;
            known->explain = position->explain;
        }
        return;
    }
    dm_arena *arena = making->story->scene.grammar.arena;
    dm_position *entry = dm_vec_push(arena, &records->positions);
    uint32_t *at = entry ? dm_vec_push(arena, &making->predicates) : NULL;
    if (entry)
        *entry = *position;
    if (at)
        *at = predicate;
}

/* "regretted the step, which it called unjustified": of what no table names, one stand a sentence.
 */
static bool is_told(const dm_making *making, const dm_position *position) {
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *known = &making->records->positions.ptr[i];
        if (known->evidence.start == position->evidence.start && known->holders.len &&
            known->polarity == position->polarity &&
            is_same_holder(making->story->scene.grammar.book, &known->holders.ptr[0],
                           &position->holders.ptr[0]))
            return true;
    }
    return false;
}

/* When the stand was taken: the time of the act, else of the words. */
static dm_when when_said(const dm_story *story, uint32_t predicate) {
    dm_when when = dm_when_of(story, predicate);
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[predicate].start);
    if (!when.value.len && speech && speech->verb != DM_NO_TOKEN)
        when = dm_when_of(story, speech->verb);
    return when;
}

dm_actor_list dm_holders_of(const dm_story *story, const dm_actor_refs *refs, bool asks,
                            dm_day day) {
    dm_actor found[MOST_HOLDERS];
    size_t count = add_holders(story, refs, asks, found, MOST_HOLDERS);
    if (count)
        count = add_members(story, found, count, MOST_HOLDERS,
                            day ? day : story->scene.grammar.actors->day);
    dm_actor *holders = dm_arena_alloc(story->scene.grammar.arena, count * sizeof *holders);
    if (!holders || !count)
        return (dm_actor_list){0};
    memcpy(holders, found, count * sizeof *holders);
    return (dm_actor_list){holders, count};
}

/* "charged a student with murder": what a court has somebody answer for is no stand of his state's
 * against another. */
static bool is_prosecution(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    if (c->type != DM_ACCUSE || !c->recipients.len ||
        !dm_codebook_in_class(book, "@prosecutes", dm_parse_of(story)->tokens[c->predicate].lemma))
        return false;
    for (size_t i = 0; i < c->recipients.len; i++) {
        const dm_actor *one = c->recipients.ptr[i];
        bool private = one->kind == DM_KIND_PERSON || one->kind == DM_KIND_PEOPLE;
        if (!private || dm_codebook_in_class(book, "@sector-office", one->sector))
            return false;
    }
    return true;
}

/* "The Front agreed to give up its arms": no help with arms to whoever takes them. */
static bool is_disarmament(const dm_story *story, const dm_stand *s) {
    size_t count;
    const dm_str *what = dm_draft_get(&s->draft, "what", &count);
    if (strcmp(s->verdict->name, "pledges") != 0 || !count || !dm_str_is(what[0], "arms") ||
        !dm_codebook_in_class(story->scene.grammar.book, "@gives-over",
                              dm_parse_of(story)->tokens[s->candidate->predicate].lemma))
        return false;
    for (size_t i = 0; i < s->holders.len; i++)
        if (!dm_actors_is_band(
                dm_knowledge_entity(story->scene.grammar.book->knowledge, s->holders.ptr[i]->code)))
            return false;
    return s->holders.len > 0;
}

/* "held up the package", "brushed the plans aside": plans that somebody is against are not his. */
static dm_draft drafted(const dm_stand *s) {
    size_t count, named;
    dm_draft draft = s->draft;
    const dm_str *what = dm_draft_get(&draft, "what", &named),
                 *by = dm_draft_get(&draft, "by", &count);
    bool own = count > 0 && s->verdict->polarity < 0 && dm_str_is(draft.kind, "measure") && named &&
               dm_str_is(what[0], "plan");
    for (size_t i = 0; i < count; i++)
        own &= dm_refs_have(&s->holders, by[i]);
    if (own)
        dm_draft_clear(&draft, "by");
    return draft;
}

void dm_stand_record(dm_making *making, const dm_stand *s) {
    dm_story *story = making->story;
    if (is_prosecution(story, s->candidate) || is_disarmament(story, s))
        return;
    dm_arena *arena = story->scene.grammar.arena;
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *trigger = &parse->tokens[s->candidate->predicate];
    const dm_sentence *sentence = &parse->sentences[trigger->sentence];
    dm_evidence evidence;
    const dm_draft draft = drafted(s);
    dm_stand_weigh(story, s, &evidence);
    if (evidence.confidence < dm_least_confidence(making->options, DM_LEAST_POSITION)) {
        bool measure = dm_str_is(s->draft.kind, "measure");
        uint32_t *doubted = measure ? dm_vec_push(arena, &making->doubted) : NULL;
        if (doubted)
            *doubted = s->candidate->predicate;
        return;
    }
    dm_position position = {
        .verdict = dm_str_of(s->verdict->name),
        .polarity = s->verdict->polarity,
        .question = dm_question_close(arena, &draft),
        .when = when_said(story, s->candidate->predicate),
        .status = s->status,
        .basis = basis_of(story, s),
        .evidence = {sentence->start, sentence->end},
        .evidence_text = dm_str_sub(parse->text, sentence->start, sentence->end),
        .confidence = evidence.confidence,
    };
    if (making->options->explain)
        position.explain = dm_evidence_explain(arena, &evidence);
    bool crowd = strcmp(s->verdict->name, "calls-for") == 0 ||
                 dm_codebook_in_class(story->scene.grammar.book, "@marching", trigger->lemma);
    position.holders = dm_holders_of(story, &s->holders, crowd, dm_day_first(position.when.value));
    if (!position.holders.len || (s->draft.general && is_told(making, &position)))
        return;
    size_t line;
    dm_str file = dm_table_place(s->candidate->frame->table, s->candidate->frame->row, &line);
    position.rule = dm_arena_printf(arena, "%.*s:%zu", DM_FMT(file), line);
    dm_position_push(making, &position, s->candidate->predicate);
}
