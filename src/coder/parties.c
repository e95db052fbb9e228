/*
 * parties.c - "urged all sides to cease hostilities": whose quarrel it is.
 *
 * Every hostile act, reproach, threat and refusal between two states or armed groups counts for
 * the pair, every one within a country for the country. The one that counts most is the quarrel,
 * if it has at least LEAST acts and nobody else has as many; whoever makes the demand is no party.
 * Of two whom "both sides" was taken for, and who have hardly a quarrel of their own, one may only
 * have spoken of it: then those who quarrel are the sides.
 */
#include "coder/parties.h"

#include "actors/actors_inside.h"
#include "coder/sides.h"

enum { LEAST = 2, MOST_QUARRELS = 64 };

typedef struct quarrel {
    const dm_actor *one, *other; /* the same for a country's own */
    size_t acts;
} quarrel;

typedef struct quarrels {
    quarrel all[MOST_QUARRELS];
    size_t count;
} quarrels;

static bool is_conflict(const dm_candidate *c) {
    return c->status != DM_NEGATED && (dm_is_hostile(c->type) || c->type == DM_ACCUSE ||
                                       c->type == DM_THREATEN || c->type == DM_REJECT);
}

/* States, lands and armed groups; no body of states, court or agency. */
static bool may_quarrel(const dm_story *story, const dm_actor *actor) {
    const dm_entity *entity =
        actor->code.len ? dm_knowledge_entity(story->scene.grammar.actors->knowledge, actor->code)
                        : NULL;
    return entity && !dm_str_is(entity->sector, "IGO") && !dm_str_is(entity->sector, "NGO") &&
           entity->kind != DM_KIND_ORGANISATION;
}

static bool is_between(const quarrel *q, const dm_actor *a, const dm_actor *b) {
    return (dm_str_eq(q->one->code, a->code) && dm_str_eq(q->other->code, b->code)) ||
           (dm_str_eq(q->one->code, b->code) && dm_str_eq(q->other->code, a->code));
}

static void count(quarrels *list, const dm_actor *a, const dm_actor *b) {
    for (size_t i = 0; i < list->count; i++)
        if (is_between(&list->all[i], a, b)) {
            list->all[i].acts++;
            return;
        }
    if (list->count < MOST_QUARRELS)
        list->all[list->count++] = (quarrel){a, b, 1};
}

static void gather(const dm_story *story, quarrels *list) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped || !is_conflict(c))
            continue;
        for (size_t a = 0; a < c->actors.len; a++)
            for (size_t b = 0; b < c->recipients.len; b++)
                if (may_quarrel(story, c->actors.ptr[a]) &&
                    may_quarrel(story, c->recipients.ptr[b]))
                    count(list, c->actors.ptr[a], c->recipients.ptr[b]);
    }
}

/* The quarrel of the article in which none of `speakers` is a party; NULL if there is none, or two
 * alike further on. */
static const quarrel *quarrel_of(const quarrels *list, const dm_actor_refs *speakers) {
    const quarrel *most = NULL;
    bool tie = false;
    for (size_t i = 0; i < list->count; i++) {
        const quarrel *q = &list->all[i];
        if (dm_refs_have(speakers, q->one->code) || dm_refs_have(speakers, q->other->code))
            continue;
        tie = most ? q->acts == most->acts || (tie && q->acts < most->acts) : false;
        if (!most || q->acts > most->acts)
            most = q;
    }
    bool first = most == list->all; /* of two alike the one that the article begins with */
    return most && (!tie || first) && most->acts >= LEAST ? most : NULL;
}

/* "all sides", "the parties", "all concerned": those whom the verb asks. */
static bool asks_all_sides(const dm_story *story, const dm_candidate *c) {
    static const char *const before[] = {"on", "upon", "to"};
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers asked = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &asked);
    for (size_t i = 0; !asked.count && i < sizeof before / sizeof *before; i++)
        dm_arguments(g, c->predicate, DM_SLOT_PREP, dm_str_of(before[i]), &asked);
    for (size_t i = 0; i < asked.count; i++) {
        const dm_token *token = &g->parse->tokens[asked.tokens[i]];
        bool plural = (token->feats & DM_FEAT_PLUR) || dm_str_is(token->lemma, "concerned");
        if (plural && dm_codebook_in_class(g->book, "@quarrelling", token->lemma))
            return true;
    }
    return false;
}

/* "called for calm": of those who are not calm. */
static bool calls_for_calm(const dm_story *story, const dm_candidate *c) {
    static const char *const before[] = {"for", "to"};
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers asked = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &asked);
    for (size_t i = 0; !asked.count && i < sizeof before / sizeof *before; i++)
        dm_arguments(g, c->predicate, DM_SLOT_PREP, dm_str_of(before[i]), &asked);
    for (size_t i = 0; i < asked.count; i++)
        if (dm_codebook_in_class(g->book, "@calm", g->parse->tokens[asked.tokens[i]].lemma))
            return true;
    return false;
}

/* "Australia made a similar appeal": to those of the demand told before. */
static const dm_candidate *echoed(const dm_story *story, size_t at) {
    const dm_grammar *g = &story->scene.grammar;
    const dm_candidate *c = &story->candidates.ptr[at];
    dm_fillers what = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &what);
    bool same = false;
    for (size_t i = 0; i < what.count; i++)
        for (DM_CHILDREN(g->parse, what.tokens[i], k))
            same |= g->parse->tokens[k].rel == DM_REL_AMOD &&
                    dm_codebook_in_class(g->book, "@alike", g->parse->tokens[k].lemma);
    for (size_t i = at; same && i > 0; i--) {
        const dm_candidate *before = &story->candidates.ptr[i - 1];
        if (!before->dropped && before->type == DM_REQUEST && before->predicate < c->predicate)
            return dm_refs_share(&c->actors, &before->recipients) ? NULL : before;
    }
    return NULL;
}

/* "the two sides", "both parties": whether the two of the list were found for one such word. */
static bool are_sides(const dm_story *story, const dm_actor_refs *refs) {
    return refs->len == 2 && dm_str_eq(refs->ptr[0]->text, refs->ptr[1]->text) &&
           refs->ptr[0]->span.start == refs->ptr[1]->span.start &&
           dm_codebook_in_class(story->scene.grammar.book, "@two-sides", refs->ptr[0]->text);
}

static size_t acts_between(const quarrels *list, const dm_actor_refs *two) {
    for (size_t i = 0; i < list->count; i++)
        if (is_between(&list->all[i], two->ptr[0], two->ptr[1]))
            return list->all[i].acts;
    return 0;
}

/* "The army broke off talks in Jeddah with its foe. Saudi Arabia urged both sides": one of the two
 * quarrels with another whom the word was not taken for. */
static void set_sides(const dm_story *story, const quarrels *list, dm_actor_refs *two,
                      const dm_actor_refs *speakers) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_actor_refs nobody = {0};
    if (!are_sides(story, two))
        return;
    const quarrel *q = quarrel_of(list, speakers == two ? &nobody : speakers);
    if (!q || acts_between(list, two) * 2 >= q->acts || dm_str_eq(q->one->code, q->other->code) ||
        dm_refs_have(two, q->one->code) == dm_refs_have(two, q->other->code))
        return;
    bool first =
        dm_str_eq(two->ptr[0]->code, q->one->code) || dm_str_eq(two->ptr[0]->code, q->other->code);
    const dm_actor *in = dm_refs_have(two, q->one->code) ? q->other : q->one;
    dm_refs_put(arena, two, first ? 1 : 0,
                dm_actor_as(arena, two->ptr[first ? 1 : 0], in->code, in->sector,
                            DM_STR("one of the two who quarrel")));
}

static void settle_sides(dm_story *story, const quarrels *list) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped)
            continue;
        set_sides(story, list, &c->actors, &c->actors);
        set_sides(story, list, &c->recipients, &c->actors);
    }
}

void dm_parties_settle(dm_story *story) {
    quarrels list = {.count = 0};
    gather(story, &list);
    settle_sides(story, &list);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped || c->type != DM_REQUEST || dm_refs_any_code(&c->recipients))
            continue;
        const dm_candidate *before = echoed(story, i);
        if (before)
            c->recipients = before->recipients;
        if (before || c->nominal || (!asks_all_sides(story, c) && !calls_for_calm(story, c)))
            continue;
        const quarrel *q = quarrel_of(&list, &c->actors);
        if (!q)
            continue;
        c->recipients.len = 0;
        dm_refs_push(story->scene.grammar.arena, &c->recipients, q->one);
        if (!dm_str_eq(q->one->code, q->other->code))
            dm_refs_push(story->scene.grammar.arena, &c->recipients, q->other);
        c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
    }
}
