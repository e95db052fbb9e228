/*
 * counterpart/stands.c - where the actor of an act stands between the sides of an article, and
 * what organisations are to it.
 *
 * Who is no party to a quarrel blames whoever strikes and helps whoever is struck; who sides with
 * one of two has the other in mind where he condemns; who praises praises a deed that is no hostile
 * one. A body whose member speaks in it is where he speaks, not whom he means; but judgments are
 * welcomed and rejected as the court's.
 */
#include "actors/actors_inside.h"
#include "coder/counterpart/parts.h"
#include "coder/theatre/homeland.h"
#include "coder/sides.h"

enum { LATELY = 8, COURT_LATELY = 2 }; /* sentences */

static bool tells(const dm_candidate *other) {
    return !other->dropped && !other->inferred && other->type != DM_NO_EVENT;
}

/* Something hostile was done by or to the actor of c. */
static bool is_party(const dm_story *story, const dm_candidate *c) {
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        if (other != c && !other->dropped && dm_is_hostile(other->type) &&
            (dm_refs_share(&other->actors, &c->actors) ||
             dm_refs_share(&other->recipients, &c->actors)))
            return true;
    }
    return false;
}

/* For whom the last friendly act before was. */
static void hear_last_for(const dm_story *story, size_t index, dm_sides *all) {
    const dm_candidate *c = &story->candidates.ptr[index];
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *other = &story->candidates.ptr[k - 1];
        uint32_t apart =
            parse->tokens[c->predicate].sentence - parse->tokens[other->predicate].sentence;
        if (apart > LATELY)
            return;
        if (!tells(other) || dm_sides_is_against(other->type) ||
            dm_tree_above(parse, c->predicate, other->predicate) ||
            !dm_refs_any_code(&other->recipients) || dm_refs_share(&other->recipients, &c->actors))
            continue;
        dm_sides_speak(all, &other->recipients, DM_SIDE_LAST_FOR, 1 / (1 + apart / 2.0));
        return;
    }
}

/* A deed that is not unfriendly. */
static bool is_good(const dm_candidate *other) {
    return dm_sides_is_deed(other) && !dm_is_hostile(other->type) && other->type != DM_REJECT &&
           other->type != DM_THREATEN;
}

static void hear_third(const dm_story *story, size_t index, dm_sides *all) {
    const dm_candidate *c = &story->candidates.ptr[index];
    bool against = dm_sides_is_against(c->type), third = !is_party(story, c);
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        if (other == c || !tells(other))
            continue;
        if (!against && is_good(other) && !dm_refs_share(&other->actors, &c->actors))
            dm_sides_speak(all, &other->actors, DM_SIDE_GOOD_DEED,
                           dm_sides_nearness(dm_parse_of(story), c, other));
        if (third && dm_is_hostile(other->type) && against)
            dm_sides_speak(all, &other->actors, DM_SIDE_THIRD_DOER, 1);
        if (third && dm_is_hostile(other->type) && !against)
            dm_sides_speak(all, &other->recipients, DM_SIDE_THIRD_STRUCK, 1);
    }
}

/* ---- whom the actor sides with ---- */

/* Those who are at odds with whom he treats well. */
static void hear_foes(const dm_story *story, const dm_candidate *c, const dm_actor_refs *friends,
                      dm_sides *all) {
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *deed = &story->candidates.ptr[k];
        if (tells(deed) && dm_sides_is_against(deed->type) &&
            !dm_refs_share(&deed->actors, &c->actors) &&
            !dm_refs_share(&deed->recipients, &c->actors) &&
            dm_refs_share(&deed->recipients, friends))
            dm_sides_raise(all, &deed->actors, DM_SIDE_FOE_OF_FRIEND, 1);
    }
}

/* "welcomed the release and asked Moscow to lift it": who is treated otherwise in the same
 * sentence is hardly meant. */
static void hear_friends(const dm_story *story, size_t index, dm_sides *all) {
    const dm_candidate *c = &story->candidates.ptr[index];
    const dm_parse *parse = dm_parse_of(story);
    bool against = dm_sides_is_against(c->type);
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *own = &story->candidates.ptr[k];
        if (own == c || !tells(own) || own->type == DM_CONSULT ||
            !dm_refs_share(&own->actors, &c->actors) ||
            dm_refs_share(&own->recipients, &c->actors) ||
            against == dm_sides_is_against(own->type))
            continue;
        if (parse->tokens[own->predicate].sentence == parse->tokens[c->predicate].sentence)
            dm_sides_raise(all, &own->recipients, DM_SIDE_OWN_HERE_OTHER, 1);
        if (against)
            hear_foes(story, c, &own->recipients, all);
    }
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

/* ---- what is judged ---- */

static bool judges(const dm_candidate *c) {
    return c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT;
}

/* "the recognition" is of whoever recognised. */
static bool is_akin(dm_str noun, dm_str verb) {
    enum { STEM = 5 };
    return noun.len >= STEM && verb.len >= STEM && memcmp(noun.ptr, verb.ptr, STEM) == 0;
}

/* The type of event that a noun stands for. */
static dm_event_type type_of(const dm_codebook *book, dm_str noun) {
    uint32_t link = dm_codebook_frames(book, noun, 'N');
    if (dm_codebook_in_class(book, "@the-measure", noun))
        return DM_SANCTION;
    return link == DM_MAP_NONE ? DM_NO_EVENT : book->frames.ptr[link].type;
}

/* "the embargo", "the measures": who did such a thing before. */
static void hear_deeds(const dm_story *story, size_t index, dm_sides *all) {
    const dm_candidate *c = &story->candidates.ptr[index];
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!judges(c) || !object.count)
        return;
    dm_str noun = parse->tokens[object.tokens[0]].lemma;
    dm_event_type type = type_of(book, noun);
    uint32_t here = parse->tokens[c->predicate].sentence;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        uint32_t there = parse->tokens[other->predicate].sentence;
        if (other != c && tells(other) && there <= here && dm_sides_is_deed(other) &&
            !dm_refs_share(&other->actors, &c->actors) && other->status != DM_HISTORICAL &&
            !dm_tree_above(parse, c->predicate, other->predicate) &&
            (is_akin(noun, other->frame->lemma) || type == other->type))
            dm_sides_raise(all, &other->actors, DM_SIDE_DEED_LIKE, 1 / (1 + (here - there) / 2.0));
    }
}

void dm_sides_hear_stands(const dm_story *story, size_t index, dm_sides *all) {
    hear_last_for(story, index, all);
    hear_third(story, index, all);
    hear_friends(story, index, all);
    hear_deeds(story, index, all);
}

/* ---- organisations ---- */

static bool is_court(const dm_entity *entity) {
    return entity && entity->kind == DM_KIND_ORGANISATION &&
           (dm_str_find(entity->name, DM_STR("Court"), 0) != SIZE_MAX ||
            dm_str_find(entity->name, DM_STR("Tribunal"), 0) != SIZE_MAX);
}

/* Named in the sentence of the act or the two before. */
static bool is_recent(const dm_story *story, const dm_candidate *c, dm_str code) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    for (size_t k = 0; k < actors->mentions.len; k++) {
        const dm_mention *mention = &actors->mentions.ptr[k];
        uint32_t there = parse->tokens[mention->head].sentence;
        if (there <= here && there + COURT_LATELY >= here &&
            dm_str_eq(mention->actors.ptr[0].code, code))
            return true;
    }
    return false;
}

void dm_sides_hear_bodies(const dm_story *story, const dm_candidate *c, dm_sides *all) {
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    for (size_t i = 0; i < all->count; i++) {
        dm_side *side = &all->list[i];
        if (side->features[DM_SIDE_ORGANISATION] <= 0)
            continue;
        side->features[DM_SIDE_BODY_BLAMED] = c->type == DM_ACCUSE;
        side->features[DM_SIDE_BODY_PRAISED] = c->type == DM_SUPPORT;
        side->features[DM_SIDE_BODY_REFUSED] = c->type == DM_REJECT;
        side->features[DM_SIDE_BODY_ASKED] = c->type == DM_REQUEST;
        side->features[DM_SIDE_MEMBER] = dm_knowledge_is_member(
            knowledge, side->code, c->actors.ptr[0]->code, story->scene.grammar.actors->day);
        if (!judges(c) || !is_court(side->entity))
            continue;
        side->features[DM_SIDE_COURT_JUDGED] = 1;
        side->features[DM_SIDE_COURT_LAST] = is_recent(story, c, side->code);
    }
}
