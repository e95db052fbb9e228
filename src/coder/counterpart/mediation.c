/*
 * counterpart/mediation.c - between whom somebody offers to mediate: those who were last told to be
 * at odds.
 */
#include "coder/counterpart/parts.h"
#include "coder/sides.h"

/* "offered to mediate", "agreed to take over the mediation": between those who were last told to be
 * at odds. */
static bool mediates(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool between = dm_str_is(c->frame->mode, "third-party");
    for (DM_CHILDREN(parse, c->predicate, t))
        between |= t > c->predicate && (dm_tree_lemma_is(parse, t, "mediate") ||
                                        dm_tree_lemma_is(parse, t, "mediation"));
    between |= c->frame->type == DM_CONSULT && c->light != DM_NO_TOKEN &&
               dm_tree_lemma_is(parse, c->light, "host"); /* "offered to host talks" */
    return between && c->type == DM_AGREE && !c->dropped && c->actors.len &&
           !dm_refs_any_code(&c->recipients);
}

/* "shelled Ghana", "exchanged fire". */
static bool has_two_sides(const dm_candidate *quarrel) {
    if (!dm_refs_any_code(&quarrel->actors))
        return false;
    bool both = quarrel->actors.len > 1 &&
                !dm_str_eq(quarrel->actors.ptr[0]->code, quarrel->actors.ptr[1]->code);
    return dm_refs_any_code(&quarrel->recipients)
               ? both || !dm_refs_share(&quarrel->actors, &quarrel->recipients)
               : both && (quarrel->frame->reciprocal || quarrel->type == DM_ASSAULT);
}

void dm_sides_mediated(dm_story *story, size_t index) {
    enum { NEAR = 8 }; /* sentences */
    dm_candidate *c = &story->candidates.ptr[index];
    if (!mediates(story, c))
        return;
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *quarrel = &story->candidates.ptr[k - 1];
        if (parse->tokens[c->predicate].sentence - parse->tokens[quarrel->predicate].sentence >
            NEAR)
            return;
        bool odds = dm_is_hostile(quarrel->type) || quarrel->type == DM_ACCUSE ||
                    quarrel->type == DM_THREATEN;
        if (!odds || quarrel->dropped || quarrel->status == DM_HISTORICAL ||
            quarrel->type == DM_PROTEST || !has_two_sides(quarrel) ||
            dm_refs_share(&quarrel->actors, &c->actors) ||
            dm_refs_share(&quarrel->recipients, &c->actors))
            continue;
        c->recipients = (dm_actor_refs){0};
        const dm_actor_refs *sides[] = {&quarrel->actors, &quarrel->recipients};
        for (size_t s = 0; s < sizeof sides / sizeof *sides; s++)
            for (size_t i = 0; i < sides[s]->len; i++)
                if (sides[s]->ptr[i]->code.len &&
                    !dm_refs_have(&c->recipients, sides[s]->ptr[i]->code))
                    dm_refs_push(story->scene.grammar.arena, &c->recipients, sides[s]->ptr[i]);
        c->inferred = true;
        c->share = 0.6f;
        return;
    }
}
