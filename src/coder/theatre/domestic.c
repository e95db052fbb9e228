/*
 * theatre/domestic.c - what one side of a country does to another: coups, dismissals, arrests,
 * curfews, bans.
 *
 * The text names the country once, as the place or as whose government it was, so that actor and
 * recipient come out as the same state. Who is in power acts against the people; who takes power
 * acts against the government.
 */
#include "coder/theatre/parts.h"

static const float AT_HOME = 0.8f;

/* "seized power", "toppled the president", "the coup in Niger". */
static bool is_coup(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_fillers object = {0};
    if (c->type != DM_COERCE || !dm_str_is(c->mode, "seize"))
        return false;
    if (dm_codebook_in_class(book, "@overthrow", c->frame->lemma))
        return true;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count &&
           dm_codebook_in_class(book, "@power", dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

dm_str dm_theatre_country_ruled(const dm_story *story, const dm_candidate *c) {
    if (!is_coup(story, c) || !c->recipients.len)
        return (dm_str){0};
    return c->recipients.ptr[0]->code;
}

/* "sacked his prime minister", "removed the army chief": those who serve under him. */
static void settle_dismissed(dm_story *story, dm_candidate *c) {
    dm_fillers object = {0};
    const dm_codebook *book = story->scene.grammar.book;
    if ((c->type != DM_SANCTION && c->type != DM_COERCE) || dm_refs_any_code(&c->recipients) ||
        c->actors.len != 1 || c->actors.ptr[0]->code.len != 3 ||
        !dm_codebook_in_class(book, "@dismisses", c->frame->lemma))
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count || !dm_codebook_in_class(book, "@dismissed",
                                               dm_parse_of(story)->tokens[object.tokens[0]].lemma))
        return;
    c->recipients.len = 0;
    dm_refs_push(
        story->scene.grammar.arena, &c->recipients,
        dm_actor_told(story, object.tokens[0], DM_KIND_PERSON,
                      dm_str_is(c->actors.ptr[0]->sector, "GOV") ? DM_STR("ELI") : DM_STR("GOV"),
                      c->actors.ptr[0]->code, "who serves under those who dismiss"));
}

/* "a coup in Niger": by soldiers of Niger, against its government. */
static void settle_coup(dm_story *story, dm_candidate *c) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_str code = c->recipients.ptr[0]->code;
    if (!c->actors.len)
        dm_refs_push(arena, &c->actors,
                     dm_actor_told(story, c->predicate, DM_KIND_PEOPLE, DM_STR("MIL"), code,
                                   "who took power there"));
    if (c->actors.len == 1 && dm_str_eq(c->actors.ptr[0]->code, code) &&
        !c->recipients.ptr[0]->sector.len)
        dm_refs_put(story->scene.grammar.arena, &c->recipients, 0,
                    dm_actor_as(arena, c->recipients.ptr[0], code, DM_STR("GOV"),
                                DM_STR("those who governed there")));
}

/* Who governs a country, or acts in its name: the state, its rulers, forces and courts. */
static bool governs(const dm_story *story, const dm_actor *actor) {
    if (actor->code.len != 3 || actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP)
        return false;
    return !actor->sector.len ||
           dm_codebook_in_class(story->scene.grammar.book, "@sector-state", actor->sector);
}

/* "travel restrictions", "the limits on gatherings": they bind those who live there. */
static bool binds_people(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_codebook_in_class(book, "@limit", parse->tokens[t].lemma))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (dm_codebook_in_class(book, "@limited", parse->tokens[c].lemma))
            return true;
    return false;
}

/* "the curfew", "the state of emergency". */
static bool is_at_home(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (dm_codebook_in_class(book, "@at-home", parse->tokens[t].lemma) || binds_people(story, t))
        return true;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of") &&
            dm_codebook_in_class(book, "@at-home", parse->tokens[c].lemma))
            return true;
    return false;
}

/* The word for what is freed or lifted, or for whom: "pardoned the editor", "bowed to the
 * strikers". DM_NO_TOKEN if there is none. */
static uint32_t yielded(const dm_story *story, const dm_candidate *c) {
    dm_fillers found = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &found);
    for (uint8_t i = 0; i < c->frame->recipient.count && !found.count && c->recipients.len; i++)
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->recipient.choices[i],
                        &found);
    return found.count ? found.tokens[0] : (uint32_t)DM_NO_TOKEN;
}

/* "a tanker of its own". */
static bool is_own(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_lemma_is(parse, c, "own"))
            return true;
    return false;
}

/* "freed a blogger", "lifted the curfew", "pardoned the editor": done to those who live there where
 * nobody abroad is named. */
static void settle_people(dm_story *story, dm_candidate *c) {
    bool people = dm_str_is(c->mode, "release") || c->type == DM_CONCEDE || c->type == DM_COERCE;
    if (!people || c->nominal || c->actors.len != 1 || !governs(story, c->actors.ptr[0]) ||
        dm_refs_any_code(&c->recipients) || dm_str_is(c->frame->mode, "access"))
        return; /* those let in come from abroad */
    uint32_t whom = yielded(story, c);
    if (whom == DM_NO_TOKEN)
        return;
    const dm_token *word = &dm_parse_of(story)->tokens[whom];
    if (dm_codebook_in_class(story->scene.grammar.book, "@against-others", word->lemma) ||
        dm_codebook_in_class(story->scene.grammar.book, "@territory", word->lemma) ||
        dm_codebook_in_class(story->scene.grammar.book, "@border", word->lemma))
        return; /* "blocked the Kerch Strait": no person of that name */
    bool one = c->recipients.len ? c->recipients.ptr[0]->sector.len > 0 ||
                                       c->recipients.ptr[0]->kind == DM_KIND_PERSON
                                 : word->upos == DM_PROPN && dm_str_is(c->mode, "release");
    if (!one && !is_at_home(story, whom))
        return;
    if (c->type == DM_COERCE && !is_own(dm_parse_of(story), whom) &&
        dm_codebook_in_class(story->scene.grammar.book, "@passing-through", word->lemma))
        return; /* "detained a tanker", "pushed back 100 migrants" */
    const dm_actor *known = c->recipients.len ? c->recipients.ptr[0] : NULL;
    dm_str code = c->actors.ptr[0]->code, why = DM_STR("those who live under who did it");
    c->recipients.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 known ? dm_actor_as(story->scene.grammar.arena, known, code,
                                     known->sector.len ? known->sector : DM_STR("CVL"), why)
                       : dm_actor_told(story, whom, DM_KIND_PEOPLE, DM_STR("CVL"), code, why.ptr));
    c->certainty = c->certainty < AT_HOME ? c->certainty : AT_HOME;
}

/* "the ELN freed a hostage", "the rebels surrendered to the police": an armed group gives way to
 * the state in which it fights. */
static void settle_group(dm_story *story, dm_candidate *c) {
    bool gives = c->type == DM_CONCEDE || c->type == DM_RETREAT;
    const dm_actor *group = gives && c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (!group || !group->code.len || c->nominal || dm_refs_any_code(&c->recipients) ||
        c->status != DM_ASSERTED)
        return;
    const dm_entity *entity =
        dm_knowledge_entity(story->scene.grammar.book->knowledge, group->code);
    bool armed = entity && entity->kind == DM_KIND_ENTITY && entity->parent.len == 3 &&
                 (dm_str_is(entity->sector, "REB") || dm_str_is(entity->sector, "UAF") ||
                  dm_str_is(entity->sector, "PRM"));
    if (!armed)
        return;
    uint32_t whom = yielded(story, c);
    bool freed = dm_str_is(c->frame->mode, "release");
    c->recipients.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, whom == DM_NO_TOKEN ? c->predicate : whom, DM_KIND_STATE,
                               freed ? DM_STR("CVL") : DM_STR("GOV"), entity->parent,
                               "the state in which the group fights"));
    c->certainty = c->certainty < AT_HOME ? c->certainty : AT_HOME;
}

/* Whether the article names the state itself, not only its groups; `other` is set where it names
 * one that is not. */
static bool names_state(const dm_story *story, dm_str state, bool *other) {
    const dm_actors *actors = story->scene.grammar.actors;
    bool named = false;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_actor *actor = &actors->mentions.ptr[i].actors.ptr[0];
        named |= dm_str_eq(actor->code, state);
        *other |= actor->code.len == 3 && actor->kind != DM_KIND_ORGANISATION &&
                  actor->kind != DM_KIND_GROUP && !dm_str_eq(actor->code, state);
    }
    return named;
}

/* "The RSF killed 200 civilians", "the Houthis jailed three reporters": those who live where the
 * group fights, unless the article is about another country. Terrorists strike abroad as well. */
static void settle_victims(dm_story *story, dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    bool force = (c->type == DM_ASSAULT || c->type == DM_COERCE) && !c->nominal &&
                 !c->frame->reciprocal && c->status == DM_ASSERTED;
    const dm_actor *group = force && c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (!group || !group->code.len || dm_refs_any_code(&c->recipients))
        return;
    const dm_entity *entity = dm_knowledge_entity(book->knowledge, group->code);
    bool rebels = entity && (dm_str_is(entity->sector, "REB") || dm_str_is(entity->sector, "PRM"));
    bool terror = entity && dm_str_is(entity->sector, "UAF");
    if (!(rebels || terror) || entity->kind != DM_KIND_ENTITY || entity->parent.len != 3 ||
        (story->central_share > 0 && !dm_str_eq(story->central, entity->parent)))
        return;
    bool others = false, at_home = names_state(story, entity->parent, &others);
    if (!at_home && (others || (terror && c->type == DM_ASSAULT)))
        return;
    uint32_t whom = yielded(story, c);
    if (whom == DM_NO_TOKEN)
        return;
    dm_str lemma = dm_parse_of(story)->tokens[whom].lemma;
    if (!dm_codebook_in_class(book, "@people", lemma) ||
        dm_codebook_in_class(book, "@passing-through", lemma))
        return;
    const dm_actor *known = c->recipients.len ? c->recipients.ptr[0] : NULL;
    dm_str why = DM_STR("who live where the group fights");
    c->recipients.len = 0;
    dm_refs_push(
        story->scene.grammar.arena, &c->recipients,
        known ? dm_actor_as(story->scene.grammar.arena, known, entity->parent,
                            known->sector.len ? known->sector : DM_STR("CVL"), why)
              : dm_actor_told(story, whom, DM_KIND_PEOPLE, DM_STR("CVL"), entity->parent, why.ptr));
    c->certainty = c->certainty < AT_HOME ? c->certainty : AT_HOME;
}

/* Whoever jailed, tried or held one of those freed, as the article tells. */
static const dm_actor *jailer(const dm_story *story, const dm_candidate *c, bool *captive) {
    const dm_actor *found = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        bool taken = dm_str_is(other->mode, "abduct");
        bool jailed = dm_str_is(other->mode, "arrest") || dm_str_is(other->mode, "convict");
        *captive |= taken && !other->dropped;
        if (!found && other != c && !other->dropped && (jailed || taken) &&
            other->actors.len == 1 && other->actors.ptr[0]->code.len &&
            dm_refs_share(&other->recipients, &c->recipients))
            found = other->actors.ptr[0];
    }
    return found;
}

/* "He had been in Israeli prisons since 1989. He was set free": those whose prisons they are, which
 * are named right before; NULL. */
static const dm_actor *owner_of_prison(const dm_story *story, const dm_candidate *c) {
    enum { SENTENCES_BACK = 2 };
    const dm_grammar *g = &story->scene.grammar;
    uint32_t here = g->parse->tokens[c->predicate].sentence;
    for (uint32_t t = c->predicate; t-- > 0;) {
        dm_actor_refs owners = {0};
        if (here - g->parse->tokens[t].sentence > SENTENCES_BACK)
            return NULL;
        if (!dm_codebook_in_class(g->book, "@held-in", g->parse->tokens[t].lemma))
            continue;
        dm_actors_responsible(g->actors, t, DM_OWNER_BESIDE, &owners);
        if (owners.len == 1 && owners.ptr[0]->code.len && !dm_refs_share(&owners, &c->recipients))
            return owners.ptr[0];
    }
    return NULL;
}

/* "the Australian was freed after three years in a Beijing prison": by whoever held him. */
void dm_theatre_freed(dm_story *story, dm_candidate *c, dm_str country) {
    bool captive = false;
    if (c->actors.len || c->nominal || !dm_str_is(c->mode, "release") ||
        !dm_refs_any_code(&c->recipients) || !dm_is_passive(&story->scene.grammar, c->predicate))
        return;
    const dm_actor *held = jailer(story, c, &captive);
    if (!held && !captive)
        held = owner_of_prison(story, c);
    if (!held && (captive || !country.len)) /* nobody knows which captors let him go */
        return;
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 held ? held
                      : dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), country,
                                      "those who rule where they were held"));
    c->certainty = c->certainty < AT_HOME ? c->certainty : AT_HOME;
}

/* "the opposition leader surrendered to the authorities": to those of his own country. */
static void settle_surrender(dm_story *story, dm_candidate *c) {
    bool to_power = c->type == DM_RETREAT && dm_str_is(c->mode, "disarm") && !c->nominal &&
                    c->recipients.len == 1 && !c->recipients.ptr[0]->code.len &&
                    is_power(story, c->recipients.ptr[0]->sector);
    if (to_power && c->actors.len == 1 && c->actors.ptr[0]->code.len == 3 &&
        c->actors.ptr[0]->sector.len && !is_power(story, c->actors.ptr[0]->sector))
        dm_refs_put(story->scene.grammar.arena, &c->recipients, 0,
                    dm_actor_as(story->scene.grammar.arena, c->recipients.ptr[0],
                                c->actors.ptr[0]->code, c->recipients.ptr[0]->sector,
                                DM_STR("of the country of who gave up")));
}

/* "seized a tanker": a ship of which nobody says whose it is is nobody. */
static void settle_ship(const dm_story *story, dm_candidate *c) {
    dm_fillers object = {0};
    if ((c->type != DM_COERCE && c->type != DM_ASSAULT) || c->recipients.len != 1 ||
        c->recipients.ptr[0]->code.len || !dm_refs_any_code(&c->actors))
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (object.count && !is_own(dm_parse_of(story), object.tokens[0]) &&
        dm_codebook_in_class(story->scene.grammar.book, "@craft",
                             dm_parse_of(story)->tokens[object.tokens[0]].lemma))
        c->recipients.len = 0;
}

void dm_theatre_domestic(dm_story *story, dm_candidate *c) {
    settle_ship(story, c);
    settle_dismissed(story, c);
    settle_people(story, c);
    settle_group(story, c);
    settle_victims(story, c);
    settle_surrender(story, c);
    if (c->recipients.len != 1 || c->recipients.ptr[0]->code.len != 3)
        return;
    if (is_coup(story, c)) {
        settle_coup(story, c);
        return;
    }
    const dm_actor *hit = c->recipients.ptr[0];
    bool inward = (c->type == DM_COERCE && !dm_str_is(c->mode, "seize")) || c->type == DM_ASSAULT ||
                  c->type == DM_CONCEDE || dm_str_is(c->mode, "release");
    if (inward && c->actors.len == 1 && dm_str_eq(c->actors.ptr[0]->code, hit->code) &&
        hit->kind == DM_KIND_STATE && governs(story, c->actors.ptr[0])) {
        c->recipients.len = 0;
        dm_refs_push(story->scene.grammar.arena, &c->recipients,
                     dm_actor_beside(story->scene.grammar.arena, hit, DM_KIND_PEOPLE, DM_STR("CVL"),
                                     "the people of the country where it happened"));
    }
}
