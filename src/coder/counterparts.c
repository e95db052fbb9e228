/*
 * counterparts.c - recipients by the rest of the article.
 *
 * News has its sides: whom one party to it strikes, helps or asks, the next one does too, and who
 * was hit answers whoever hit him. Every other candidate votes for those it names, with a weight by
 * what it has in common with the act in question (the type, friendly or hostile, the actor) and how
 * near it is; how often the article names a state at all counts as well. The side with the most
 * votes is taken if it has a clear share of them.
 */
#include "coder/counterparts.h"

#include "actors/actors_inside.h"
#include "coder/homeland.h"
#include "coder/sides.h"

enum { MOST_SIDES = 24, FAR = 8 };

static const double SAME_TYPE = 2, SAME_SIGN = 1, OTHER = 0.5, SAME_ACTOR = 1, ANSWER = 1.5,
                    ACTS = 0.2, DOER = 1, AFTER = 0.6, NAMED = 1, FOCUS = 1, LEAST_VOTES = 0.6;
static const float LEAST_SHARE = 0.5f, RULERS = 0.6f, LEAST_GIVEN = 0.2f;

typedef struct side {
    const dm_actor *actor; /* as the article named it; NULL: only by name */
    const dm_entity *entity;
    dm_str code;
    double votes;
} side;

typedef struct sides {
    side list[MOST_SIDES];
    size_t count;
} sides;

/* Words against somebody count as hostile here. */
static int sign_of(dm_event_type type) {
    if (dm_is_hostile(type) || type == DM_ACCUSE || type == DM_REJECT || type == DM_THREATEN ||
        type == DM_REQUEST)
        return -1;
    return 1;
}

static void vote(sides *all, dm_str code, const dm_actor *actor, const dm_entity *entity,
                 double votes) {
    size_t i = 0;
    while (i < all->count && !dm_str_eq(all->list[i].code, code))
        i++;
    if (i == all->count && all->count == MOST_SIDES)
        return;
    if (i == all->count)
        all->list[all->count++] = (side){.code = code};
    all->list[i].votes += votes;
    if (actor && !all->list[i].actor)
        all->list[i].actor = actor;
    if (entity)
        all->list[i].entity = entity;
}

static double nearness(const dm_parse *parse, const dm_candidate *c, const dm_candidate *other) {
    double here = parse->tokens[c->predicate].sentence,
           there = parse->tokens[other->predicate].sentence;
    double apart = here > there ? here - there : there - here;
    return (here < there ? AFTER : 1) / (1 + (apart < FAR ? apart : FAR) / 4);
}

/* How much another act says of whom this one is meant for: by those it was done to, and by those
 * who did it. */
typedef struct weights {
    double recipients, actors;
} weights;

static weights weigh(const dm_candidate *c, const dm_candidate *other) {
    bool against = sign_of(c->type) < 0, deed = dm_is_hostile(other->type);
    bool same_side = dm_refs_share(&other->actors, &c->actors);
    weights w = {sign_of(other->type) == sign_of(c->type) ? SAME_SIGN : OTHER, ACTS};
    if (other->type == c->type)
        w.recipients = SAME_TYPE;
    else if (deed && against && !same_side) /* blame is for who struck, not for who was hit */
        w = (weights){0, DOER};
    if (same_side)
        w.recipients += SAME_ACTOR;
    if (dm_refs_share(&other->recipients, &c->actors))
        w.actors = ANSWER;
    return w;
}

static void hear(const dm_story *story, const dm_candidate *c, const dm_candidate *other,
                 sides *all) {
    double near = nearness(dm_parse_of(story), c, other);
    weights w = weigh(c, other);
    for (size_t i = 0; i < other->recipients.len; i++) {
        const dm_actor *actor = other->recipients.ptr[i];
        if (actor->code.len && !dm_refs_have(&c->actors, actor->code))
            vote(all, actor->code, actor, NULL, w.recipients * near);
    }
    for (size_t i = 0; i < other->actors.len; i++) {
        const dm_actor *actor = other->actors.ptr[i];
        if (actor->code.len && !dm_refs_have(&c->actors, actor->code))
            vote(all, actor->code, actor, NULL, w.actors * near);
    }
}

static void count_names(const dm_story *story, const dm_candidate *c, sides *all) {
    const dm_actors *actors = story->scene.grammar.actors;
    size_t states = 0;
    for (size_t i = 0; i < actors->names.len; i++)
        states += actors->names.ptr[i].entity && actors->names.ptr[i].entity->kind == DM_KIND_STATE;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_entity *entity = actors->names.ptr[i].entity;
        if (entity && entity->kind == DM_KIND_STATE && !dm_refs_have(&c->actors, entity->code))
            vote(all, entity->code, NULL, entity, NAMED / (double)states);
    }
    if (actors->focus && !dm_refs_have(&c->actors, actors->focus->code))
        vote(all, actors->focus->code, NULL, actors->focus, FOCUS);
}

/* Pledges, help and sanctions are always for somebody: a weaker majority will do. */
static bool is_given(dm_event_type type) {
    return type == DM_AGREE || type == DM_AID || type == DM_SANCTION;
}

static const side *clear_one(const sides *all, float least, float *share) {
    const side *best = NULL;
    double sum = 0;
    for (size_t i = 0; i < all->count; i++) {
        sum += all->list[i].votes;
        if (!best || all->list[i].votes > best->votes)
            best = &all->list[i];
    }
    *share = best && sum > 0 ? (float)(best->votes / sum) : 0;
    return best && *share >= least && best->votes >= LEAST_VOTES ? best : NULL;
}

/* The actor himself is named in the phrase: "welcomed the relations between Russia and China" says
 * one of the two. */
static bool names_itself(const dm_grammar *g, uint32_t t, const dm_actor_refs *actors) {
    uint32_t first, last;
    dm_tree_phrase(g->parse, t, &first, &last);
    for (uint32_t k = first; k <= last; k++) {
        const dm_mention *mention = dm_actors_at(g->actors, k);
        if (g->parse->tokens[k].upos == DM_PROPN && mention && mention->actors.len &&
            dm_refs_have(actors, mention->actors.ptr[0].code))
            return true;
    }
    return false;
}

/* Somebody stands there, even if it is not told whose he is, or he is of the actor's own
 * side: "ruled against them", "appealed to his minister". */
static bool is_told(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++) {
            uint32_t t = fillers.tokens[k];
            const dm_mention *mention = dm_actors_at(g->actors, t);
            dm_str form = g->parse->tokens[t].form;
            bool person =
                g->parse->tokens[t].upos == DM_PRON &&
                (dm_str_eq_nocase(form, DM_STR("him")) || dm_str_eq_nocase(form, DM_STR("her")) ||
                 dm_str_eq_nocase(form, DM_STR("them")));
            if (person || names_itself(g, t, &c->actors) ||
                (mention && !mention->place && mention->actors.ptr[0].code.len))
                return true;
        }
    }
    return false;
}

/* Whoever acts for a state or a body of states. */
static bool is_power(const dm_codebook *book, const dm_actor *actor) {
    if (!actor->sector.len)
        return actor->kind != DM_KIND_PERSON && actor->kind != DM_KIND_PEOPLE;
    return dm_codebook_in_class(book, "@sector-outward", actor->sector);
}

static bool is_expulsion(const dm_candidate *c) {
    return c->type == DM_SANCTION && dm_str_is(c->mode, "expel");
}

/* Nobody, or envoys whose side is not told: "Poland expelled three diplomats too". */
static bool is_open(const dm_candidate *c) {
    bool envoys =
        c->type == DM_SANCTION && (dm_str_is(c->mode, "expel") || dm_str_is(c->mode, "withdraw"));
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!envoys || c->recipients.ptr[i]->code.len)
            return false;
    return true;
}

static bool wants(const dm_story *story, const dm_candidate *c) {
    bool faces = c->type != DM_NO_EVENT && c->type != DM_PROTEST && c->type != DM_MOBILIZE &&
                 c->type != DM_THREATEN && c->type != DM_REJECT && c->type != DM_CONSULT &&
                 c->type != DM_COERCE && c->type != DM_RETREAT;
    bool goes = c->type == DM_AGREE && c->frame->type == DM_CONSULT; /* "will travel to" */
    return faces && !goes && !c->dropped && !c->closed && c->actors.len && is_open(c) &&
           c->frame->recipient.count && c->actors.ptr[0]->code.len &&
           (is_expulsion(c) || !is_told(story, c));
}

/* Unions, parties, bishops of the country the article is about face those who govern it. */
static const dm_actor *own_rulers(const dm_story *story, const dm_candidate *c, dm_str home) {
    const dm_actor *actor = c->actors.ptr[0];
    bool against = c->type == DM_ACCUSE || c->type == DM_REQUEST || c->type == DM_REJECT ||
                   c->type == DM_THREATEN;
    if (!against || !dm_homeland_opposes(story->scene.grammar.book, actor) ||
        dm_str_is(actor->sector, "CVL") || !dm_str_eq(actor->code, home))
        return NULL;
    return dm_actor_beside(story->scene.grammar.arena, actor, DM_KIND_STATE, DM_STR("GOV"),
                           "those who govern the country the article is about");
}

void dm_counterpart_settle(dm_story *story, size_t index, dm_str home) {
    dm_candidate *c = &story->candidates.ptr[index];
    if (!wants(story, c))
        return;
    sides all = {0};
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        bool inside = dm_tree_above(dm_parse_of(story), c->predicate, other->predicate);
        if (k != index && !inside && !other->dropped && !other->inferred &&
            other->type != DM_NO_EVENT)
            hear(story, c, other, &all);
    }
    count_names(story, c, &all);
    const side *best = clear_one(&all, is_given(c->type) ? LEAST_GIVEN : LEAST_SHARE, &c->share);
    const dm_actor *actor = own_rulers(story, c, home);
    if (actor)
        c->share = RULERS;
    if (best && !actor && !is_power(story->scene.grammar.book, c->actors.ptr[0]))
        best = NULL;
    if (best && !actor)
        actor = best->actor;
    if (best && !actor && best->entity)
        actor = dm_actors_make((dm_actors *)story->scene.grammar.actors, best->entity, c->predicate,
                               c->predicate);
    if (actor)
        c->recipients = (dm_actor_refs){0};
    const dm_actor **slot = actor ? dm_vec_push(story->scene.grammar.arena, &c->recipients) : NULL;
    if (slot) {
        *slot = actor;
        c->inferred = true;
    }
}
