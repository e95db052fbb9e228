/*
 * position/theme.c - what a stand on a theme comes to: the verdict that fits the kind of question,
 * acts that are stands only while they lie ahead, and what is no stand at all.
 */
#include "actors/actors_inside.h"
#include "coder/position/parts.h"
#include "coder/sides.h"

/* "rejected the annexation": of what is or is not recognised, rejection is not recognising;
 * recognising a thing that cannot be is backing; asking for a measure's end is opposing it. */
void dm_stand_fit(dm_stand *s) {
    const char *name = s->verdict->name;
    bool recognisable =
        dm_str_is(s->draft.kind, "annexation") || dm_str_is(s->draft.kind, "statehood") ||
        dm_str_is(s->draft.kind, "vote-result") || dm_str_is(s->draft.kind, "government");
    if (strcmp(name, "ends") == 0)
        s->verdict = NULL;
    if (strcmp(name, "denies") == 0 && dm_str_is(s->draft.kind, "sovereignty"))
        s->verdict = dm_verdict_of(DM_STR("opposes")); /* "rejected its claim to the islands" */
    if (strcmp(name, "rejects") == 0)
        s->verdict = dm_verdict_of(recognisable ? DM_STR("does-not-recognise") : DM_STR("opposes"));
    if (s->verdict && dm_is_recognition(dm_str_of(s->verdict->name)) && !recognisable &&
        !dm_str_is(s->draft.kind, "conduct"))
        s->verdict =
            dm_verdict_of(s->verdict->polarity > 0 ? DM_STR("supports") : DM_STR("opposes"));
    if (s->verdict && s->draft.reversed)
        s->verdict =
            dm_verdict_of(s->verdict->polarity > 0 ? DM_STR("opposes") : DM_STR("supports"));
}

static bool is_ahead(const dm_stand *s) {
    bool decided = s->status == DM_FUTURE;
    for (size_t i = 0; i < s->candidate->layer_count; i++) {
        dm_effect effect = s->candidate->layers[i].op->effect;
        if (effect == DM_EFFECT_THREATEN)
            return false;
        decided |= effect == DM_EFFECT_DECIDE;
    }
    return decided;
}

/* Whether the row is of an act (sending, imposing, cutting), not of a word for or against. */
static bool is_act(const dm_candidate *c) {
    dm_event_type type = c->frame->type;
    return dm_str_is(c->frame->table->name, "predicates/sanction") || type == DM_AID ||
           type == DM_SANCTION || type == DM_COERCE || type == DM_COOPERATE ||
           dm_str_starts(dm_table_get(c->frame->table, c->frame->row, "only"), DM_STR("ahead"));
}

/* "extended its sanctions": done, it is a stand for what it keeps up. */
static bool prolongs(const dm_story *story, const dm_stand *s) {
    return strcmp(s->verdict->name, "pledges") == 0 &&
           dm_codebook_in_class(story->scene.grammar.book, "@prolonging",
                                s->candidate->frame->lemma);
}

/* "the embargo that it keeps up", "had offered two planes": told by the way, or of before the news.
 */
static bool is_by_the_way(const dm_story *story, const dm_stand *s) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = s->candidate->predicate;
    if (parse->tokens[t].rel == DM_REL_ACL_RELCL &&
        dm_codebook_in_class(story->scene.grammar.book, "@prolonging", s->candidate->frame->lemma))
        return true;
    uint32_t first = dm_tree_first_conjunct(parse, t);
    for (DM_CHILDREN(parse, first, c)) /* "had called on them and offered help" */
        if (dm_tree_lemma_is(parse, t, "offer") && parse->tokens[c].rel == DM_REL_AUX &&
            dm_form_is(parse, c, "had"))
            return true;
    return false;
}

/* What an act says of where its actor stands. False: it is an event and no more. */
static bool fit_act(const dm_story *story, dm_stand *s) {
    const char *name = s->verdict->name;
    bool pledges = strcmp(name, "pledges") == 0;
    if (dm_str_is(s->draft.kind, "measure")) {
        if (is_by_the_way(story, s))
            return false;
        size_t on; /* what it withholds is a stand, and what it takes back of another's is none */
        dm_event_type type = s->candidate->frame->type;
        if (strcmp(name, "suspends") == 0 && (type == DM_SANCTION || type == DM_NO_EVENT))
            return (s->status == DM_ASSERTED || is_ahead(s)) &&
                   dm_draft_get(&s->draft, "on", &on) && on;
        if (!is_act(s->candidate))
            return strcmp(name, "suspends") != 0;
        if (s->verdict->polarity < 0 && strcmp(name, "suspends") != 0)
            return s->candidate->frame->type != DM_SANCTION; /* "refused to supply" */
        if (!is_ahead(s) && prolongs(story, s)) {
            s->verdict = dm_verdict_of(DM_STR("supports"));
            return true;
        }
        if (!is_ahead(s) || strcmp(name, "suspends") == 0)
            return pledges && s->candidate->frame->type != DM_AID &&
                   !dm_table_get(s->candidate->frame->table, s->candidate->frame->row, "only").len;
        s->verdict =
            dm_verdict_of(s->verdict->polarity > 0 ? DM_STR("pledges") : DM_STR("opposes"));
        return true;
    }
    if (s->candidate->frame->type == DM_SANCTION)
        return dm_is_recognition(dm_str_of(name)) || dm_str_is(s->draft.kind, "membership");
    return !pledges || dm_str_is(s->draft.kind, "membership") ||
           dm_str_is(s->draft.kind, "statehood");
}

/* The body that adopts a resolution takes no stand on it, and nobody one on what it is itself. */
static bool is_of_holder(const dm_stand *s) {
    size_t count;
    const dm_str *body = dm_draft_get(&s->draft, "body", &count);
    return count && s->holders.len && dm_str_eq(body[0], s->holders.ptr[0]->code);
}

/* A row's `kind` column: the question must be of one of these kinds; "contested": the state of an
 * entity that not all recognise. */
static bool is_of_kind(const dm_story *story, const dm_stand *s) {
    const dm_frame *frame = s->candidate->frame;
    dm_str kinds = dm_table_get(frame->table, frame->row, "kind"), one;
    bool asked = strcmp(s->verdict->name, "calls-for") == 0 || s->draft.reversed;
    if (!kinds.len ||
        (asked && dm_str_starts(kinds, DM_STR("demand")) && dm_is_accepted_kind(s->draft.kind)))
        return true;
    while (dm_str_split(&kinds, '|', &one)) {
        if (dm_str_eq(one, s->draft.kind))
            return true;
        size_t count;
        const dm_str *entity = dm_draft_get(&s->draft, "entity", &count);
        if (dm_str_is(one, "contested") && dm_str_is(s->draft.kind, "statehood") && count)
            return dm_question_contested(story, entity[0]) &&
                   !(s->holders.len && dm_str_is(s->holders.ptr[0]->code, "TWN"));
    }
    return false;
}

/* A demand is made; one may also be for talks or a truce. What one agrees to do oneself is none. */
static bool is_odd_demand(const dm_story *story, const dm_stand *s) {
    dm_str lemma = dm_parse_of(story)->tokens[s->candidate->predicate].lemma;
    return dm_str_is(s->draft.kind, "demand") && !s->draft.general && !s->draft.refused &&
           strcmp(s->verdict->name, "calls-for") != 0 &&
           !dm_table_get(s->candidate->frame->table, s->candidate->frame->row, "kind").len &&
           (s->verdict->polarity <= 0 ||
            !dm_codebook_in_class(story->scene.grammar.book, "@attitude", lemma));
}

/* Who annexes does not refuse to recognise it, who claims a land does not recognise it as a state:
 * somebody was read wrongly. */
static bool is_by_claimant(const dm_story *story, const dm_stand *s) {
    size_t count;
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    const dm_str *entity = dm_draft_get(&s->draft, "entity", &count);
    if (dm_str_is(s->draft.kind, "statehood") && count && s->verdict->polarity > 0) {
        const dm_entity *claimed = dm_knowledge_entity(knowledge, entity[0]);
        if (dm_str_is(entity[0], "TWN") && dm_str_is(s->holders.ptr[0]->code, "CHN"))
            return true;
        return claimed && claimed->kind == DM_KIND_ENTITY && s->holders.len == 1 &&
               dm_str_eq(claimed->parent, s->holders.ptr[0]->code) &&
               dm_is_recognition(dm_str_of(s->verdict->name));
    }
    const dm_str *claimant = dm_draft_get(&s->draft, "claimant", &count);
    for (size_t i = 0; i < s->holders.len && count; i++)
        if (dm_str_eq(s->holders.ptr[i]->code, claimant[0]))
            return s->verdict->polarity < 0 && dm_str_is(s->draft.kind, "annexation");
    return false;
}

/* Of several entities each is a question of its own; those who join do so each for himself. */
static void record_each(dm_making *making, const dm_stand *stand) {
    size_t entities;
    bool each =
        dm_str_is(stand->draft.kind, "statehood") || dm_str_is(stand->draft.kind, "membership");
    const dm_str *entity = dm_draft_get(&stand->draft, "entity", &entities);
    if (!each || entities < 2) {
        dm_stand_record(making, stand);
        return;
    }
    for (size_t i = 0; i < entities; i++) {
        dm_stand one = *stand;
        one.draft.key_count = 0;
        for (size_t k = 0; k < stand->draft.key_count; k++)
            for (size_t v = 0; v < stand->draft.keys[k].count; v++)
                if (!dm_str_is(stand->draft.keys[k].key, "entity") || v == i)
                    dm_draft_set(&one.draft, stand->draft.keys[k].key,
                                 stand->draft.keys[k].values[v], stand->draft.keys[k].list);
        dm_actor_refs joining = {0};
        for (size_t h = 0; h < stand->holders.len; h++) {
            bool own = dm_str_eq(stand->holders.ptr[h]->code, entity[i]);
            const dm_actor **slot =
                own ? dm_vec_push(making->story->scene.grammar.arena, &joining) : NULL;
            if (slot)
                *slot = stand->holders.ptr[h];
        }
        if (joining.len && (dm_str_is(dm_str_of(stand->verdict->name), "joins") ||
                            dm_str_is(dm_str_of(stand->verdict->name), "opposes")))
            one.holders = joining; /* those who join or leave do so each for himself */
        dm_stand_record(making, &one);
    }
}

/* "argued for the sanctions to be lifted": against them. */
static bool is_to_be_lifted(const dm_story *story, const dm_stand *s, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (theme == DM_NO_TOKEN || !dm_str_is(s->draft.kind, "measure") ||
        !dm_tree_has_case(parse, theme, "for"))
        return false;
    for (DM_CHILDREN(parse, s->candidate->predicate, verb)) {
        uint32_t mark = dm_tree_find(parse, verb, DM_REL_MARK);
        if (verb > theme && mark != DM_NO_TOKEN && mark > theme &&
            dm_tree_lemma_is(parse, mark, "to") &&
            dm_codebook_in_class(story->scene.grammar.book, "@lifting", parse->tokens[verb].lemma))
            return true;
    }
    return false;
}

/* Whether the question is of what the holder himself does. */
static bool is_by_holder(const dm_stand *s, const char *key) {
    size_t count;
    const dm_str *values = dm_draft_get(&s->draft, key, &count);
    for (size_t i = 0; i < s->holders.len && count; i++)
        if (dm_str_eq(s->holders.ptr[i]->code, values[0]))
            return true;
    return false;
}

/* "undertook to lift its ban": it gives way, and is not against what it imposed. */
static bool is_own_relief(const dm_stand *s) {
    return dm_str_is(s->draft.kind, "measure") && s->draft.reversed && s->verdict->polarity < 0 &&
           is_by_holder(s, "by");
}

/* "the court held it void, an award that it does not recognise": not the court's stand. */
static bool is_own_ruling(const dm_story *story, const dm_stand *s) {
    size_t count;
    const dm_str *action = dm_draft_get(&s->draft, "action", &count);
    return count && dm_str_is(action[0], "ruling") && s->verdict->polarity < 0 && s->holders.len &&
           dm_codebook_in_class(story->scene.grammar.book, "@court", s->holders.ptr[0]->code);
}

/* What "it" or "the decision" means where the article told of it before. */
static void take_told(dm_making *making, uint32_t theme, dm_stand *s) {
    size_t action;
    bool conduct = dm_str_is(s->draft.kind, "conduct");
    if (theme == DM_NO_TOKEN || !conduct)
        return;
    if (s->draft.meant && !dm_draft_get(&s->draft, "action", &action) && /* "endorsed it as well" */
        strcmp(s->verdict->name, "denies") != 0 &&
        dm_echo_draft(making, s->candidate->predicate, &s->holders, &s->draft))
        s->draft.meant = true;
    const dm_str *done = dm_draft_get(&s->draft, "action", &action);
    if (dm_str_is(s->draft.kind, "conduct") && action &&
        (dm_str_is(done[0], "policy") || dm_str_is(done[0], "adoption") ||
         dm_str_is(done[0], "ruling")))
        dm_admission_told(making, theme, &s->draft);
}

/* What is turned down was put to the holder; what he agrees to, "a truce", is of himself. */
static void take_asked(dm_stand *s) {
    size_t of;
    if (!dm_str_is(s->draft.kind, "demand"))
        return;
    dm_str kind = dm_table_get(s->candidate->frame->table, s->candidate->frame->row, "kind");
    bool agreed = strcmp(s->verdict->name, "supports") == 0 &&
                  !(dm_draft_get(&s->draft, "of", &of) && of) && dm_str_is(kind, "demand");
    if (s->verdict->polarity < 0)
        dm_draft_clear(&s->draft, "of");
    if (s->verdict->polarity < 0 || agreed)
        for (size_t i = 0; i < s->holders.len; i++)
            dm_draft_set(&s->draft, DM_STR("of"), s->holders.ptr[i]->code, false);
}

/* "respects the Senate's independence": of a state that nobody contests. */
static bool is_own_birth(const dm_story *story, const dm_stand *s) {
    size_t count;
    const dm_str *born = dm_draft_get(&s->draft, "entity", &count);
    return dm_str_is(s->draft.kind, "statehood") && count && is_by_holder(s, "entity") &&
           !dm_question_contested(story, born[0]);
}

/* "said that Kenyan soldiers had burnt the village", "thanked the Russian peacekeepers": who did
 * something, not the sending of them. */
static bool are_doers(const dm_story *story, const dm_stand *s) {
    size_t count;
    const dm_str *what = dm_draft_get(&s->draft, "what", &count);
    const dm_candidate *c = s->candidate;
    const dm_parse *parse = dm_parse_of(story);
    bool tells = dm_predicate_pos(parse, c->predicate) == 'V' ||
                 parse->tokens[c->predicate].rel == DM_REL_OBJ; /* "had committed crimes" */
    return dm_str_is(s->draft.kind, "measure") && count && dm_str_is(what[0], "troops") &&
           ((dm_frame_is_spoken(c->frame) && tells) ||
            dm_codebook_in_class(story->scene.grammar.book, "@to-somebody",
                                 parse->tokens[c->predicate].lemma));
}

static void take_doers(dm_stand *s) {
    size_t count;
    dm_draft deed = {.kind = DM_STR("conduct"), .underspecified = true};
    const dm_str *by = dm_draft_get(&s->draft, "by", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&deed, DM_STR("actor"), by[i], false);
    s->draft = deed;
}

/* "ruled out any change of the name": what others want of him; not "Ethiopia's withdrawal". */
static bool is_ruled_out(const dm_story *story, const dm_stand *s, uint32_t theme, dm_str action) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_str word = theme == DM_NO_TOKEN ? action : dm_parse_of(story)->tokens[theme].lemma;
    uint32_t owner =
        theme == DM_NO_TOKEN ? theme : dm_tree_find(dm_parse_of(story), theme, DM_REL_NMOD_POSS);
    return (owner == DM_NO_TOKEN || !dm_actors_at(story->scene.grammar.actors, owner)) &&
           dm_codebook_in_class(book, "@ruling-out", s->candidate->frame->lemma) &&
           !dm_codebook_in_class(book, "@not-of-others-asking", word) &&
           !dm_codebook_in_class(book, "@not-of-others-asking", action);
}

/* "a landing", "any landing": none in particular. */
static bool is_any(const dm_parse *parse, uint32_t t) {
    uint32_t det = dm_tree_find(parse, t, DM_REL_DET);
    return det != DM_NO_TOKEN && LEMMA_IN(parse, det, "a", "an", "any");
}

/* "excluded any intervention", "will not hear of a landing": a step that others think of. */
static bool is_thought_of(const dm_story *story, const dm_stand *s, uint32_t theme) {
    const dm_codebook *book = story->scene.grammar.book;
    return theme != DM_NO_TOKEN &&
           (dm_codebook_in_class(book, "@ruling-out", s->candidate->frame->lemma) ||
            dm_str_is(s->candidate->frame->lemma, "hear") ||
            (dm_str_is(s->candidate->frame->lemma, "reject") &&
             is_any(dm_parse_of(story), theme))) &&
           dm_codebook_in_class(book, "@thinkable-step", dm_parse_of(story)->tokens[theme].lemma);
}

/* "warned against the stationing of missiles": arms that somebody gives or gets. */
static bool is_of_arms(const dm_story *story, uint32_t theme, dm_str action) {
    const dm_parse *parse = dm_parse_of(story);
    if (theme == DM_NO_TOKEN || !dm_str_is(action, "deployment"))
        return false;
    for (DM_CHILDREN(parse, theme, c))
        if (dm_tree_has_case(parse, c, "of") &&
            dm_codebook_in_class(story->scene.grammar.book, "@arms", parse->tokens[c].lemma))
            return true;
    return false;
}

/* "rejected the law", "criticised the pact": measures of those who made them; a pact is one to who
 * is against it. "no talks with": what was asked of the holder. */
static void take_kind(const dm_story *story, uint32_t theme, dm_stand *s) {
    size_t actions, count;
    if (are_doers(story, s))
        take_doers(s);
    const dm_str *action = dm_draft_get(&s->draft, "action", &actions);
    bool held = dm_str_is(s->draft.kind, "vote-result"); /* "ruled out elections" */
    dm_str vote = DM_STR("election");
    if (held && is_ruled_out(story, s, theme, vote)) {
        action = &vote;
        actions = 1;
    } else if (!dm_str_is(s->draft.kind, "conduct") || !actions) {
        return;
    }
    dm_draft other = {.kind = DM_STR("measure"), .underspecified = s->draft.underspecified};
    if (theme != DM_NO_TOKEN && dm_embargo_told(story, theme, &s->draft, &other)) {
        s->draft = other;
        return;
    }
    other = (dm_draft){.kind = DM_STR("measure"), .underspecified = s->draft.underspecified};
    bool against = strcmp(s->verdict->name, "opposes") == 0;
    against |= strcmp(s->verdict->name, "rejects") == 0;
    bool of_holder =
        is_by_holder(s, "actor") || !(dm_draft_get(&s->draft, "actor", &count) && count);
    if (against && ((dm_str_is(action[0], "talks") && of_holder) ||
                    is_ruled_out(story, s, theme, action[0]))) {
        other.kind = DM_STR("demand");
        other.refused = true;
        dm_draft_set(&other, DM_STR("what"), action[0], false);
        s->draft = other;
        s->verdict = dm_verdict_of(DM_STR("opposes"));
        return;
    }
    bool word = theme != DM_NO_TOKEN && dm_tree_lemma_is(dm_parse_of(story), theme, "measure") &&
                dm_tree_find(dm_parse_of(story), theme, DM_REL_DET) != DM_NO_TOKEN &&
                dm_str_is(action[0], "policy"); /* "backed the measure": whatever it is */
    word |= against &&
            (is_thought_of(story, s, theme) || (dm_str_is(s->candidate->frame->lemma, "warn") &&
                                                is_of_arms(story, theme, action[0])));
    if ((!word && !dm_codebook_in_class(story->scene.grammar.book, "@measure-deed", action[0])) ||
        strcmp(s->verdict->name, "denies") == 0 ||
        (dm_str_is(action[0], "pact") && s->verdict->polarity > 0))
        return;
    bool unnamed = dm_str_is(action[0], "policy");
    dm_draft_set(&other, DM_STR("what"), unnamed ? DM_STR("measure") : action[0], false);
    const dm_str *by = dm_draft_get(&s->draft, "actor", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&other, DM_STR("by"), by[i], false);
    const dm_str *on = dm_draft_get(&s->draft, "against", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&other, DM_STR("on"), on[i], false);
    s->draft = other;
}

/* "backed the Sudanese state": one that is there and that nobody contests. */
static bool is_settled_state(const dm_story *story, const dm_stand *s, uint32_t theme) {
    size_t count;
    const dm_str *entity = dm_draft_get(&s->draft, "entity", &count);
    return dm_str_is(s->draft.kind, "statehood") && count && theme != DM_NO_TOKEN &&
           dm_tree_lemma_is(dm_parse_of(story), theme, "state") &&
           dm_tree_find(dm_parse_of(story), theme, DM_REL_AMOD) != DM_NO_TOKEN &&
           !dm_is_recognition(dm_str_of(s->verdict->name)) &&
           !dm_question_contested(story, entity[0]);
}

/* "will lead a mission to Suva" */
static bool is_envoy(const dm_stand *s) {
    return dm_str_is(s->candidate->frame->lemma, "lead") && s->holders.len &&
           s->holders.ptr[0]->kind == DM_KIND_PERSON;
}

bool dm_stand_on_theme(dm_making *making, const dm_stand *stand, uint32_t theme) {
    dm_stand one = *stand;
    const dm_story *story = making->story;
    if (!dm_question_draft(story, one.candidate, theme, &one.draft))
        return false;
    if (is_to_be_lifted(story, &one, theme))
        one.draft.reversed = !one.draft.reversed;
    take_told(making, theme, &one);
    take_kind(story, theme, &one);
    dm_stand_fit(&one);
    if (!one.verdict)
        return false;
    take_asked(&one);
    if (is_own_birth(story, &one) || is_own_relief(&one) || is_own_ruling(story, &one) ||
        is_settled_state(story, &one, theme) || is_envoy(&one) || is_odd_demand(story, &one) ||
        is_by_claimant(story, &one) || !is_of_kind(story, &one) || !fit_act(story, &one) ||
        is_of_holder(&one))
        return false;
    record_each(making, &one);
    return true;
}
