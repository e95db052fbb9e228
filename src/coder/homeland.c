/*
 * homeland.c - domestic news rarely names its country: police arrest demonstrators in a city.
 *
 * Three clues in the order of their strength: a place inside the noun phrase ("a court in
 * Almaty"), the one country in which all places of the sentence lie, and for recipients of a
 * state's power the state itself. Gunmen and whoever else hides his side is left alone.
 */
#include "coder/homeland.h"

enum { MOST_STEPS = 4, HAPPENED_ABOUT = 2 };
static const float WITH_PLACE = 0.85f, IN_SENTENCE = 0.7f, OF_ARTICLE = 0.6f;

/* Sectors of those who belong to the country they act in. */
static bool belongs(dm_str sector) {
    static const char *const domestic[] = {"COP", "MIL", "GOV", "JUD", "LEG", "CVL",
                                           "LAB", "OPP", "REB", "EDU", "JRN", "REL",
                                           "AGR", "PTY", "PRM", "ELI", "SOC", "MED"};
    for (size_t i = 0; i < sizeof domestic / sizeof *domestic; i++)
        if (dm_str_is(sector, domestic[i]))
            return true;
    return false;
}

/* A place that a noun phrase holds: "police in the city of Odesa". */
static bool is_inside(const dm_parse *parse, uint32_t place, uint32_t head) {
    for (int steps = 0; steps < MOST_STEPS && place != DM_NO_TOKEN; steps++) {
        const dm_token *token = &parse->tokens[place];
        dm_rel rel = (dm_rel)token->rel;
        if (rel != DM_REL_NMOD && rel != DM_REL_APPOS && rel != DM_REL_COMPOUND &&
            rel != DM_REL_FLAT && rel != DM_REL_NMOD_POSS)
            return false;
        place = token->head;
        if (place == head)
            return true;
    }
    return false;
}

static dm_str country_inside(const dm_parse *parse, const dm_places *places, uint32_t head) {
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].place.country.len && is_inside(parse, places->ptr[i].head, head))
            return places->ptr[i].place.country;
    return (dm_str){0};
}

/* Empty where the places of the sentence lie in several. */
static dm_str country_of_sentence(const dm_parse *parse, const dm_places *places,
                                  uint32_t sentence) {
    dm_str country = {0};
    for (size_t i = 0; i < places->len; i++) {
        const dm_place_mention *place = &places->ptr[i];
        if (parse->tokens[place->head].sentence != sentence || !place->place.country.len ||
            (place->country && place->event < HAPPENED_ABOUT))
            continue;
        if (country.len && !dm_str_eq(country, place->place.country))
            return (dm_str){0};
        country = place->place.country;
    }
    return country;
}

static void give(dm_actors *self, dm_mention *mention, dm_str country, float certainty) {
    const dm_actor *old = &mention->actors.ptr[0];
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return;
    *actor = *old;
    actor->code = country;
    actor->why = dm_arena_printf(self->arena, "%.*s, of the country of the place beside it",
                                 DM_FMT(old->why));
    mention->actors = (dm_actor_list){actor, 1};
    if (certainty < mention->certainty)
        mention->certainty = certainty;
}

void dm_homeland_settle(dm_actors *self, const dm_places *places) {
    for (size_t i = 0; i < self->mentions.len; i++) {
        dm_mention *mention = &self->mentions.ptr[i];
        if (mention->actors.len != 1 || mention->actors.ptr[0].code.len ||
            !belongs(mention->actors.ptr[0].sector))
            continue;
        dm_str country = country_inside(self->parse, places, mention->head);
        float certainty = WITH_PLACE;
        if (!country.len) {
            uint32_t sentence = self->parse->tokens[mention->head].sentence;
            country = country_of_sentence(self->parse, places, sentence);
            certainty = IN_SENTENCE;
        }
        if (country.len)
            give(self, mention, country, certainty);
    }
}

/* The power of a state over people. */
static bool rules(const dm_actor *actor) {
    static const char *const power[] = {"GOV", "COP", "MIL", "JUD", "SPY", "LEG"};
    for (size_t i = 0; actor->code.len && i < sizeof power / sizeof *power; i++)
        if (dm_str_is(actor->sector, power[i]))
            return actor->kind != DM_KIND_ORGANISATION && actor->kind != DM_KIND_GROUP;
    return false;
}

/* A curfew is imposed on those who live there. */
static void people_of(dm_arena *arena, dm_candidate *c) {
    dm_actor *people = DM_NEW(arena, dm_actor);
    const dm_actor **slot = people ? dm_vec_push(arena, &c->recipients) : NULL;
    if (!slot)
        return;
    *people = (dm_actor){.code = c->actors.ptr[0]->code,
                         .kind = DM_KIND_PEOPLE,
                         .sector = DM_STR("CVL"),
                         .text = c->actors.ptr[0]->text,
                         .span = c->actors.ptr[0]->span,
                         .why = DM_STR("the people of whoever imposed it")};
    *slot = people;
}

void dm_homeland_recipients(dm_arena *arena, dm_candidate *c) {
    bool imposed = dm_str_is(c->mode, "curfew") || dm_str_is(c->mode, "martial-law");
    if (imposed && c->actors.len == 1 && !c->recipients.len && rules(c->actors.ptr[0]))
        people_of(arena, c);
    bool police = c->actors.len == 1 && dm_str_is(c->actors.ptr[0]->sector, "COP");
    bool inward = c->type == DM_COERCE || dm_str_is(c->mode, "crowd-control") ||
                  (c->type == DM_ASSAULT && police);
    if (!inward || c->actors.len != 1 || c->recipients.len != 1 || !rules(c->actors.ptr[0]))
        return;
    const dm_actor *hit = c->recipients.ptr[0];
    dm_actor *own = hit->code.len || !belongs(hit->sector) ? NULL : DM_NEW(arena, dm_actor);
    if (!own)
        return;
    *own = *hit;
    own->code = c->actors.ptr[0]->code;
    own->why = dm_arena_printf(arena, "%.*s, under the power of %.*s", DM_FMT(hit->why),
                               DM_FMT(own->code));
    c->recipients.ptr[0] = own;
}

/* Those who have a part in the affairs of the country they live in: no rebels, no companies. */
static bool is_public(const dm_actor *actor) {
    return !actor->code.len && belongs(actor->sector) && !dm_str_is(actor->sector, "REB") &&
           !dm_str_is(actor->sector, "MED") && actor->kind != DM_KIND_ORGANISATION;
}

static void bring_home(dm_arena *arena, dm_candidate *c, dm_actor_refs *list, dm_str home) {
    for (size_t i = 0; i < list->len; i++) {
        const dm_actor *old = list->ptr[i];
        dm_actor *own = is_public(old) ? DM_NEW(arena, dm_actor) : NULL;
        if (!own)
            continue;
        *own = *old;
        own->code = home;
        own->why =
            dm_arena_printf(arena, "%.*s, of the country the article is about", DM_FMT(old->why));
        list->ptr[i] = own;
        if (OF_ARTICLE < c->certainty)
            c->certainty = OF_ARTICLE;
    }
}

/* "More than 100 people were arrested": by those who govern them. */
static void add_ruler(dm_story *story, dm_candidate *c, dm_str home) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    bool ruled = c->type == DM_COERCE && !c->actors.len && c->recipients.len == 1 &&
                 dm_str_eq(c->recipients.ptr[0]->code, home) && c->recipients.ptr[0]->sector.len &&
                 dm_is_passive(&story->scene.grammar, verb);
    dm_actor *ruler = ruled ? DM_NEW(story->scene.grammar.arena, dm_actor) : NULL;
    const dm_actor **slot = ruler ? dm_vec_push(story->scene.grammar.arena, &c->actors) : NULL;
    if (!slot)
        return;
    *ruler = (dm_actor){.code = home,
                        .kind = DM_KIND_STATE,
                        .sector = DM_STR("GOV"),
                        .text = c->recipients.ptr[0]->text,
                        .span = c->recipients.ptr[0]->span,
                        .why = DM_STR("those who govern the country the article is about")};
    *slot = ruler;
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

void dm_homeland_actors(dm_story *story, dm_candidate *c, dm_str home) {
    if (!home.len)
        return;
    bring_home(story->scene.grammar.arena, c, &c->actors, home);
    bring_home(story->scene.grammar.arena, c, &c->recipients, home);
    add_ruler(story, c, home);
}

bool dm_homeland_opposes(const dm_actor *actor) {
    static const char *const sectors[] = {"OPP", "PTY", "LAB", "REL", "EDU", "JRN",
                                          "SOC", "AGR", "CVL", "LEG", "REB"};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (dm_str_is(actor->sector, sectors[i]))
            return true;
    return false;
}
