/*
 * counterpart/home.c - what speaks for it that an act stays within the country of its actor.
 *
 * Much of the news has one country: its government, its parties, its rebels, its courts. There
 * whoever "rejected the offer" or "deployed the army" faces others of the same country, who are
 * hardly ever named as such. How far an article is of that kind is told by the share that the
 * country and its groups have of all that is named, and by the acts whose both sides are named and
 * lie in it.
 */
#include "coder/counterpart/parts.h"
#include "coder/theatre/homeland.h"
#include "coder/sides.h"

static const double HALF = 0.5; /* two countries at odds have half of the names each */
static const double FEW = 4;    /* mentions that say little of what an article is about */

/* Boyer and Moore: whoever has more than half is left when each name cancels one of another. */
static dm_str most_named(const dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    dm_str most = {"", 0};
    size_t ahead = 0;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        dm_str state = dm_country_of(story, actors->mentions.ptr[i].actors.ptr[0].code);
        if (!state.len)
            continue;
        if (!ahead)
            most = state;
        ahead = dm_str_eq(most, state) ? ahead + 1 : ahead - 1;
    }
    return most;
}

void dm_homeland_count(dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    double own = 0, all = FEW;
    story->central = most_named(story);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        dm_str code = actors->mentions.ptr[i].actors.ptr[0].code;
        all += code.len > 0;
        own += code.len > 0 && dm_str_eq(dm_country_of(story, code), story->central);
    }
    story->central_share = own / all > HALF ? (own / all - HALF) / (1 - HALF) : 0;
}

double dm_homeland_share(const dm_story *story, dm_str state) {
    return state.len && dm_str_eq(state, story->central) ? story->central_share : 0;
}

/* The share of the acts that both sides of are named, as they stand before any is inferred. */
static double acts_inside(const dm_story *story, const dm_candidate *c, dm_str state) {
    double inside = 0, all = 1;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other == c || other->dropped || other->inferred || other->type == DM_NO_EVENT ||
            !dm_refs_any_code(&other->actors) || !dm_refs_any_code(&other->recipients))
            continue;
        all++;
        inside += dm_str_eq(dm_country_of(story, other->actors.ptr[0]->code), state) &&
                  dm_str_eq(dm_country_of(story, other->recipients.ptr[0]->code), state);
    }
    return inside / all;
}

static dm_side_feature of_type(dm_event_type type) {
    switch (type) {
    case DM_ACCUSE:
    case DM_THREATEN:
        return DM_SIDE_OWN_BLAMED;
    case DM_SUPPORT:
        return DM_SIDE_OWN_PRAISED;
    case DM_REQUEST:
        return DM_SIDE_OWN_ASKED;
    case DM_REJECT:
        return DM_SIDE_OWN_REFUSED;
    case DM_CONCEDE:
    case DM_RETREAT:
        return DM_SIDE_OWN_YIELDED;
    case DM_SANCTION:
        return DM_SIDE_OWN_GIVEN;
    case DM_PROTEST:
        return DM_SIDE_OWN_MARCHED;
    default:
        return DM_SIDE_OWN_FORCED;
    }
}

/* "Cuba asked for visas", "the president demanded a list": who governs does not ask himself. */
static bool asks_himself(const dm_candidate *c) {
    const dm_actor *actor = c->actors.ptr[0];
    return c->type == DM_REQUEST &&
           (actor->kind == DM_KIND_STATE || dm_str_is(actor->sector, "GOV"));
}

bool dm_sides_own(const dm_story *story, const dm_candidate *c, dm_side *side) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *actor = c->actors.ptr[0];
    bool state = side->entity && side->entity->kind == DM_KIND_STATE;
    bool at_home = c->type != DM_AGREE && c->type != DM_AID && c->type != DM_MOBILIZE;
    bool faces = c->type == DM_ACCUSE || c->type == DM_REQUEST || c->type == DM_THREATEN ||
                 (c->type == DM_REJECT && acts_inside(story, c, actor->code) > 0);
    double share = dm_homeland_share(story, actor->code);
    if (!state || !at_home || c->actors.len > 1 || asks_himself(c) ||
        (share <= 0 && !(faces && dm_homeland_opposes(book, actor)) && c->type != DM_PROTEST))
        return false;
    side->features[DM_SIDE_OWN] = 1;
    side->features[DM_SIDE_OWN_OPPOSED] = dm_homeland_opposes(book, actor);
    side->features[DM_SIDE_OWN_SHARE] = share;
    side->features[DM_SIDE_OWN_ACTS] = acts_inside(story, c, actor->code);
    side->features[of_type(c->type)] = 1;
    return true;
}

bool dm_sides_is_rival(const dm_story *story, const dm_candidate *c, const dm_side *side) {
    dm_str code = c->actors.ptr[0]->code;
    return !dm_str_eq(code, side->code) &&
           dm_str_eq(dm_country_of(story, code), dm_country_of(story, side->code));
}

const dm_candidate *dm_sides_demand(const dm_story *story, const dm_candidate *c) {
    if (c->type != DM_PROTEST || !c->rulers || c->dropped || c->actors.len != 1)
        return NULL;
    /* It may have been dropped: what a crowd demands is told with its march. */
    dm_str own = dm_country_of(story, c->actors.ptr[0]->code);
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        bool asks = !other->inferred && (other->type == DM_REQUEST || other->type == DM_ACCUSE) &&
                    dm_tree_above(dm_parse_of(story), c->predicate, other->predicate) &&
                    dm_refs_share(&other->actors, &c->actors);
        if (asks && dm_refs_any_code(&other->recipients) &&
            !dm_str_eq(dm_country_of(story, other->recipients.ptr[0]->code), own))
            return other;
    }
    return NULL;
}
