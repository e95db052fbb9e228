/*
 * counterpart/sides.c - who there is in an article beside the actors of an act, and what speaks
 * for each as the one it is meant for.
 *
 * News has its sides: whom one party to it strikes, helps or asks, the next one does too, and who
 * was hit answers whoever hit him. So every other candidate speaks for those it names, by what it
 * has in common with the act in question (type, friendly or hostile, actor) and how near it is;
 * besides it counts how often and where the article names somebody. The features are summed with
 * the weights of lexicon/scorer/recipients.tsv; a softmax over all sides, and over nobody, makes
 * probabilities of the sums (a conditional logit; train/train_recipients.c fits it).
 */
#include "actors/actors_inside.h"
#include "coder/counterpart/parts.h"
#include "coder/question/questions.h"
#include "coder/scorer.h"
#include "coder/sides.h"

enum { FAR = 8, LEAD_SENTENCES = 4 };
static const double AFTER = 0.6; /* what is told later says less */

static const char *const NAMES[] = {
#define X(id, name) "to-" name,
    DM_SIDE_FEATURES(X)
#undef X
};

const char *dm_side_feature_name(dm_side_feature feature) {
    return NAMES[feature] + 3;
}

/* Words against somebody count as hostile here. */
static bool is_against(dm_event_type type) {
    return dm_is_hostile(type) || type == DM_ACCUSE || type == DM_REJECT || type == DM_THREATEN ||
           type == DM_REQUEST;
}

/* ---- who there is ---- */

static dm_side *side_of(dm_sides *all, dm_str code) {
    for (size_t i = 0; i < all->count; i++)
        if (dm_str_eq(all->list[i].code, code))
            return &all->list[i];
    if (!code.len || all->count == DM_MOST_SIDES)
        return NULL;
    all->list[all->count] = (dm_side){.code = code};
    return &all->list[all->count++];
}

static void speak(dm_sides *all, const dm_actor *actor, dm_side_feature feature, double by) {
    dm_side *side = side_of(all, actor->code);
    if (!side)
        return;
    side->features[feature] += by;
    if (!side->actor)
        side->actor = actor;
}

static void speak_all(dm_sides *all, const dm_actor_refs *list, dm_side_feature feature,
                      double by) {
    for (size_t i = 0; i < list->len; i++)
        speak(all, list->ptr[i], feature, by);
}

/* Whether what is judged is a deed that a table names ("these launches"), not just a decision. */
static bool is_named_deed(const dm_draft *draft) {
    size_t count;
    const dm_str *action = dm_draft_get(draft, "action", &count);
    return count && dm_str_is(draft->kind, "conduct") && !draft->general &&
           !dm_str_is(action[0], "policy") && !dm_str_is(action[0], "statement");
}

/* Those whose conduct, or measure, a stand at the act would be on. */
static void speak_judged(dm_sides *all, const dm_candidate *c) {
    static const char *const keys[] = {"actor", "by"};
    for (size_t k = 0; c->judged && k < sizeof keys / sizeof *keys; k++) {
        size_t count;
        const dm_str *codes = dm_draft_get(c->judged, keys[k], &count);
        for (size_t n = 0; n < count; n++)
            for (size_t i = 0; i < all->count; i++)
                if (dm_str_eq(codes[n], all->list[i].code) && !dm_refs_have(&c->actors, codes[n]))
                    all->list[i]
                        .features[is_named_deed(c->judged) ? DM_SIDE_JUDGED_DEED : DM_SIDE_JUDGED] =
                        1;
    }
}

/* ---- by what else happens ---- */

static double nearness(const dm_parse *parse, const dm_candidate *c, const dm_candidate *other) {
    double here = parse->tokens[c->predicate].sentence,
           there = parse->tokens[other->predicate].sentence;
    double apart = here > there ? here - there : there - here;
    return (here < there ? AFTER : 1) / (1 + (apart < FAR ? apart : FAR) / 4);
}

/* A pledge is one of help as often as not. */
static bool is_alike(dm_event_type a, dm_event_type b) {
    return a == b || (a == DM_AID && b == DM_AGREE) || (a == DM_AGREE && b == DM_AID);
}

/* What it says of those it is done to. */
static dm_side_feature of_recipients(const dm_candidate *c, const dm_candidate *other,
                                     bool same_side) {
    bool against = is_against(c->type), same_sign = is_against(other->type) == against;
    if (same_side)
        return same_sign ? DM_SIDE_OWN_AIM : DM_SIDE_OWN_AIM_OTHER;
    if (is_alike(other->type, c->type))
        return c->mode.len && dm_str_eq(c->mode, other->mode) ? DM_SIDE_AIM_SAME_MODE
                                                              : DM_SIDE_AIM_SAME_TYPE;
    if (dm_is_hostile(other->type)) /* blame is for who struck, help for who was hit */
        return against ? DM_SIDE_STRUCK : DM_SIDE_FOR_STRUCK;
    return same_sign ? DM_SIDE_AIM_SAME_SIGN : DM_SIDE_AIM_OTHER_SIGN;
}

/* What it says of those who do it. */
static dm_side_feature of_actors(const dm_candidate *c, const dm_candidate *other) {
    if (dm_refs_share(&other->recipients, &c->actors))
        return DM_SIDE_ANSWERS;
    if (is_alike(other->type, c->type))
        return c->type == DM_AID || c->type == DM_AGREE ? DM_SIDE_GIVES : DM_SIDE_ALIKE;
    if (other->type == DM_SANCTION || other->type == DM_PROTEST)
        return DM_SIDE_MEASURES;
    if (dm_is_hostile(other->type))
        return is_against(c->type) ? DM_SIDE_DOER : DM_SIDE_FOR_DOER;
    return is_against(other->type) == is_against(c->type) ? DM_SIDE_ALIKE_SIGN : DM_SIDE_ACTS;
}

/* Told in the first sentences: what the article is about. */
static bool is_lead(const dm_story *story, const dm_candidate *other) {
    return dm_parse_of(story)->tokens[other->predicate].sentence < LEAD_SENTENCES &&
           other->status != DM_HISTORICAL;
}

/* Words about somebody else's deed are no deed. */
static bool is_deed(const dm_candidate *other) {
    return other->type != DM_ACCUSE && other->type != DM_REQUEST && other->type != DM_CONSULT &&
           dm_refs_any_code(&other->actors);
}

static bool is_gift(dm_event_type type) {
    return type == DM_AID || type == DM_AGREE || type == DM_SUPPORT;
}

static void hear_candidates(const dm_story *story, size_t index, dm_sides *all) {
    const dm_candidate *c = &story->candidates.ptr[index], *aim = NULL, *doer = NULL;
    bool judges = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        if (k == index || other->dropped || other->inferred || other->type == DM_NO_EVENT ||
            dm_tree_above(dm_parse_of(story), c->predicate, other->predicate))
            continue;
        double near = nearness(dm_parse_of(story), c, other);
        bool same_side = dm_refs_share(&other->actors, &c->actors);
        const dm_actor_refs *list = other->recipients.len ? &other->recipients : &other->pointed;
        speak_all(all, list, of_recipients(c, other, same_side), near);
        if (!same_side)
            speak_all(all, &other->actors, of_actors(c, other), near);
        if (other->type == DM_REQUEST && dm_str_is(other->mode, "assist") && is_gift(c->type))
            speak_all(all, &other->actors, DM_SIDE_ASKS, 1);
        if (is_lead(story, other) && is_alike(other->type, c->type))
            speak_all(all, list, DM_SIDE_LEAD_AIM, 1);
        if (is_lead(story, other) && judges && is_deed(other) && !same_side)
            speak_all(all, &other->actors, DM_SIDE_LEAD_DID, 1);
        if (k < index && dm_refs_any_code(&other->recipients))
            aim = other;
        if (k < index && !same_side && dm_refs_any_code(&other->actors))
            doer = other;
    }
    speak_all(all, &c->pointed, DM_SIDE_POINTED, 1);
    speak_all(all, &c->stung, DM_SIDE_STUNG, 1);
    speak_judged(all, c);
    if (aim)
        speak_all(all, &aim->recipients, DM_SIDE_LAST_AIM, 1);
    if (doer)
        speak_all(all, &doer->actors, DM_SIDE_LAST_DOER, 1);
}

/* ---- by where it is named ---- */

static bool tells_of_disaster(const dm_story *story, const dm_sentence *s) {
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (parse->tokens[t].upos == DM_NOUN &&
            dm_codebook_in_class(story->scene.grammar.book, "@disaster", parse->tokens[t].lemma))
            return true;
    return false;
}

/* Help is for the country where the earthquake was. */
static void hear_disaster(const dm_story *story, const dm_candidate *c, dm_sides *all) {
    const dm_parse *parse = dm_parse_of(story);
    if (!is_gift(c->type))
        return;
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        const dm_sentence *s = &parse->sentences[parse->tokens[place->head].sentence];
        dm_side *side = place->place.country.len && tells_of_disaster(story, s)
                            ? side_of(all, place->place.country)
                            : NULL;
        if (side)
            side->features[DM_SIDE_AFFLICTED]++;
    }
}

/* Inside the clause of the predicate: an argument or circumstance, not another clause set beside.
 */
static bool is_under(const dm_parse *parse, uint32_t predicate, uint32_t t) {
    if (t == predicate || !dm_tree_above(parse, predicate, t))
        return false;
    while (parse->tokens[t].head != predicate)
        t = parse->tokens[t].head;
    dm_rel rel = (dm_rel)parse->tokens[t].rel;
    return rel != DM_REL_CONJ && rel != DM_REL_PARATAXIS;
}

/* "The two sides agreed on a truce, the United Nations said": a body that only tells of the act. */
static bool is_teller(const dm_story *story, const dm_candidate *c, const dm_mention *mention) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *head = &parse->tokens[mention->head];
    dm_actor_kind kind = mention->actors.ptr[0].kind;
    return head->rel == DM_REL_NSUBJ && head->head != DM_NO_TOKEN && head->head != c->predicate &&
           (kind == DM_KIND_ORGANISATION || kind == DM_KIND_GROUP) &&
           dm_tree_above(parse, head->head, c->predicate);
}

/* "A Russia-backed offensive displaced thousands": who stands behind an act is not hit by it. */
static bool is_backer(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    return t + 2 < parse->token_count && dm_str_is(parse->tokens[t + 1].form, "-") &&
           dm_codebook_in_class(story->scene.grammar.book, "@stands-behind",
                                parse->tokens[t + 2].lemma);
}

static void hear_mentions(const dm_story *story, const dm_candidate *c, dm_sides *all) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        const dm_token *head = &parse->tokens[mention->head];
        if (is_backer(story, mention->head))
            continue;
        bool lead = head->sentence < 2 && !mention->place;
        bool near =
            (head->sentence == here && !is_teller(story, c, mention)) || head->sentence + 1 == here;
        for (size_t k = 0; k < mention->actors.len && (near || lead); k++) {
            const dm_actor *actor = &mention->actors.ptr[k];
            if (lead)
                speak(all, actor, DM_SIDE_LEAD, 1);
            if (!near)
                continue;
            if (mention->place)
                speak(all, actor, DM_SIDE_PLACE, 1);
            else if (head->sentence != here)
                speak(all, actor,
                      head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS
                          ? DM_SIDE_LAST_SUBJECT
                          : DM_SIDE_LAST_SENTENCE,
                      1);
            else
                speak(all, actor,
                      dm_tree_has_case(parse, mention->head, "against") ? DM_SIDE_STRUCK
                      : is_under(parse, c->predicate, mention->head)    ? DM_SIDE_UNDER
                      : mention->head < c->predicate                    ? DM_SIDE_BEFORE
                                                                        : DM_SIDE_BEHIND,
                      1);
        }
    }
}

/* A body of the European Union speaks as the Union: "EU foreign ministers" name it. */
static const dm_entity *whole_of(const dm_story *story, const dm_entity *entity) {
    const dm_entity *whole =
        entity && dm_str_is(entity->parent, "EU")
            ? dm_knowledge_entity(story->scene.grammar.book->knowledge, entity->parent)
            : NULL;
    return whole ? whole : entity;
}

static void hear_names(const dm_story *story, const dm_candidate *c, dm_str home, dm_sides *all) {
    const dm_actors *actors = story->scene.grammar.actors;
    dm_side *most = NULL;
    double sum = 0;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_entity *entity = whole_of(story, actors->names.ptr[i].entity);
        dm_side *side = entity ? side_of(all, entity->code) : NULL;
        if (!side)
            continue;
        side->features[DM_SIDE_NAMED]++;
        side->entity = entity;
        sum++;
    }
    for (size_t i = 0; i < all->count; i++) {
        dm_side *side = &all->list[i];
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, side->code);
        if (!side->entity)
            side->entity = entity;
        bool group = side->code.len > 2 && memcmp(side->code.ptr, "X-", 2) == 0;
        side->features[DM_SIDE_GROUP] = group;
        side->features[DM_SIDE_ORGANISATION] = !group && (!entity || entity->kind != DM_KIND_STATE);
        side->features[DM_SIDE_HOME] = dm_str_eq(side->code, home);
        side->features[DM_SIDE_FOCUS] = actors->focus && dm_str_eq(side->code, actors->focus->code);
        if (!dm_refs_have(&c->actors, side->code) &&
            (!most || side->features[DM_SIDE_NAMED] > most->features[DM_SIDE_NAMED]))
            most = side;
    }
    if (most)
        most->features[DM_SIDE_MOST_NAMED] = 1;
    for (size_t i = 0; i < all->count && sum > 0; i++)
        all->list[i].features[DM_SIDE_NAMED] *= 3 / sum;
}

/* ---- all of it ---- */

/* Others of the actor's own country, where it is one; nobody acts against himself. */
static void settle_own(const dm_story *story, const dm_candidate *c, dm_sides *all) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *actor = c->actors.ptr[0];
    size_t at = 0;
    for (size_t i = 0; i < all->count; i++) {
        dm_side *side = &all->list[i];
        bool own = dm_refs_have(&c->actors, side->code);
        if (own) /* how often and where a country is named says nothing of its rulers */
            memset(side->features, 0, sizeof side->features);
        if (own && !dm_sides_own(story, c, side))
            continue;
        side->features[DM_SIDE_RIVAL] = dm_sides_is_rival(story, c, side);
        side->features[DM_SIDE_POWERLESS] = !own && !dm_sides_is_power(book, actor);
        if (at != i)
            all->list[at] = *side;
        at++;
    }
    all->count = at;
}

void dm_sides_find(const dm_story *story, size_t index, dm_str home, dm_sides *sides) {
    const dm_candidate *c = &story->candidates.ptr[index];
    sides->count = 0; /* who is found fills the rest */
    sides->nobody = 0;
    hear_candidates(story, index, sides);
    hear_mentions(story, c, sides);
    hear_disaster(story, c, sides);
    hear_names(story, c, home, sides);
    settle_own(story, c, sides);
    for (size_t i = 0; i < sides->count; i++)
        for (size_t f = 0; f < DM_SIDE_FEATURE_COUNT; f++) { /* the more, the less each adds */
            double *value = &sides->list[i].features[f];
            *value = *value / (*value + 1) * 2;
        }
}

static double weight_of(const dm_codebook *book, const char *name) {
    uint32_t at = dm_map_get(&book->features, dm_str_of(name));
    return at == DM_MAP_NONE ? 0 : book->weights.ptr[at];
}

void dm_sides_prepare(dm_codebook *book) {
    uint32_t *at = DM_NEW_ARRAY(&book->arena, uint32_t, DM_SIDE_FEATURE_COUNT);
    for (size_t f = 0; at && f < DM_SIDE_FEATURE_COUNT; f++)
        at[f] = dm_map_get(&book->features, dm_str_of(NAMES[f]));
    book->side_weights = at;
}

void dm_sides_weigh(const dm_story *story, const dm_candidate *c, dm_sides *sides) {
    const dm_codebook *book = story->scene.grammar.book;
    double weights[DM_SIDE_FEATURE_COUNT], most, sum;
    dm_reason reasons[DM_MOST_REASONS];
    size_t count = dm_sides_nobody(story, c, reasons);
    sides->nobody = 0;
    for (size_t i = 0; i < count; i++)
        sides->nobody += weight_of(book, reasons[i].name) * reasons[i].value;
    most = sides->nobody;
    for (size_t f = 0; f < DM_SIDE_FEATURE_COUNT; f++)
        weights[f] =
            book->side_weights[f] == DM_MAP_NONE ? 0 : book->weights.ptr[book->side_weights[f]];
    for (size_t i = 0; i < sides->count; i++) {
        dm_side *side = &sides->list[i];
        side->likely = 0;
        for (size_t f = 0; f < DM_SIDE_FEATURE_COUNT; f++)
            side->likely += weights[f] * side->features[f];
        most = side->likely > most ? side->likely : most;
    }
    sum = sides->nobody = dm_exponential(sides->nobody - most);
    for (size_t i = 0; i < sides->count; i++)
        sum += sides->list[i].likely = dm_exponential(sides->list[i].likely - most);
    sides->nobody /= sum;
    for (size_t i = 0; i < sides->count; i++)
        sides->list[i].likely /= sum;
}
