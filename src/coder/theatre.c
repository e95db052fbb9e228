/*
 * theatre.c - material acts happen somewhere, and the place often tells whose they are or whom they
 * hit.
 *
 * Crowds belong to the country they gather in and turn, unless they name somebody else, against
 * those who govern it. Shells and bombs hit the country they fall on, arrests whoever lives there.
 * Help is for the state that its purpose names, however deep ("gave money for wells in Kenya").
 * Countries are looked for in the clause, then in the sentence, then in the article if nearly all
 * its places lie in one.
 */
#include "coder/theatre.h"

enum { HAPPENED_ABOUT = 2, SENTENCES_BACK = 2, MOST_STEPS = 8 };

static const dm_parse *parse_of(const dm_story *story) {
    return story->scene.grammar.parse;
}

static bool any_code(const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (list->ptr[i]->code.len)
            return true;
    return false;
}

static bool has_code(const dm_actor_refs *list, dm_str code) {
    for (size_t i = 0; i < list->len; i++)
        if (dm_str_eq(list->ptr[i]->code, code))
            return true;
    return false;
}

/* ---- where ---- */

/* The one country of all places of the sentence that say where something happened. */
static dm_str country_of_sentence(const dm_story *story, uint32_t sentence) {
    dm_str country = {0};
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (parse_of(story)->tokens[place->head].sentence != sentence ||
            !place->place.country.len || (place->country && place->event < HAPPENED_ABOUT))
            continue;
        if (country.len && !dm_str_eq(country, place->place.country))
            return (dm_str){0};
        country = place->place.country;
    }
    return country;
}

/* "in Malaita": it happened somewhere that the gazetteer does not know, so other sentences cannot
 * tell. */
static bool is_elsewhere(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        bool dated = false;
        for (size_t i = 0; i < story->times.len; i++)
            dated |= t >= story->times.ptr[i].first && t <= story->times.ptr[i].last;
        if (parse->tokens[t].rel == DM_REL_OBL && parse->tokens[t].upos == DM_PROPN && !dated &&
            (dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "at")))
            return true;
    }
    return false;
}

/* The one country of the places told of right before. */
static dm_str country_before(const dm_story *story, uint32_t sentence) {
    for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
        dm_str country = country_of_sentence(story, sentence - back);
        if (country.len)
            return country;
    }
    return (dm_str){0};
}

/* ---- in the clause ---- */

static dm_str country_of_clause(const dm_story *story, const dm_candidate *c) {
    const dm_place *place = dm_places_of(&story->places, parse_of(story), c->predicate);
    if ((!place || !place->country.len) && c->light != DM_NO_TOKEN)
        place = dm_places_of(&story->places, parse_of(story), c->light);
    return place ? place->country : (dm_str){0};
}

/* A place inside what is hit: "bombed Damascus airport", "captured Kherson". */
static dm_str country_of_object(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    for (size_t i = 0; i < story->places.len && object.count; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        uint32_t first, last;
        dm_tree_phrase(parse, object.tokens[0], &first, &last);
        if (place->head >= first && place->head <= last && place->place.country.len)
            return place->place.country;
    }
    return (dm_str){0};
}

static dm_str country_here(const dm_story *story, const dm_candidate *c) {
    dm_str country = country_of_clause(story, c);
    return country.len ? country
                       : country_of_sentence(story, parse_of(story)->tokens[c->predicate].sentence);
}

/* ---- making actors ---- */

static void push(dm_story *story, dm_actor_refs *list, const dm_actor *actor) {
    const dm_actor **slot = actor ? dm_vec_push(story->scene.grammar.arena, list) : NULL;
    if (slot)
        *slot = actor;
}

static dm_actor *make(dm_story *story, uint32_t token, dm_actor_kind kind, dm_str sector,
                      dm_str code, const char *why) {
    dm_actor *actor = DM_NEW(story->scene.grammar.arena, dm_actor);
    if (!actor)
        return NULL;
    const dm_token *at = &parse_of(story)->tokens[token];
    *actor = (dm_actor){.code = code,
                        .kind = kind,
                        .sector = sector,
                        .text = dm_str_sub(parse_of(story)->text, at->start, at->end),
                        .span = {at->start, at->end},
                        .why = dm_str_of(why)};
    return actor;
}

/* The same actor under a code. */
static const dm_actor *under(dm_story *story, const dm_actor *old, dm_str code) {
    dm_actor *actor = DM_NEW(story->scene.grammar.arena, dm_actor);
    if (!actor)
        return old;
    *actor = *old;
    actor->code = code;
    actor->why = DM_STR("of the country where it happened");
    return actor;
}

/* ---- who ---- */

static bool is_crowd_sector(dm_str sector) {
    static const char *const crowds[] = {"CVL", "LAB", "EDU", "OPP", "AGR", "REL",
                                         "SOC", "JRN", "MED", "PTY", "ELI"};
    for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++)
        if (dm_str_is(sector, crowds[i]))
            return true;
    return false;
}

static bool is_power_sector(dm_str sector) {
    return dm_str_is(sector, "COP") || dm_str_is(sector, "MIL") || dm_str_is(sector, "GOV") ||
           dm_str_is(sector, "JUD");
}

/* "thousands", "supporters of the coup": who they are, the place says. */
static void settle_crowd(dm_story *story, dm_candidate *c, dm_str country) {
    dm_fillers subject = {0};
    bool nobody = true; /* mentions that say neither whose nor what they are */
    for (size_t i = 0; i < c->actors.len; i++)
        nobody &= !c->actors.ptr[i]->sector.len;
    if (!nobody || !country.len)
        return;
    for (uint8_t i = 0; i < c->frame->actor.count && !subject.count; i++)
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->actor.choices[i], &subject);
    uint32_t t = subject.count ? subject.tokens[0] : c->predicate;
    if (subject.count && parse_of(story)->tokens[t].upos == DM_PRON)
        return;
    c->actors.len = 0;
    push(story, &c->actors,
         make(story, t, DM_KIND_PEOPLE, DM_STR("CVL"), country,
              "a crowd of the country where it gathered"));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

static void settle_owner(dm_story *story, dm_candidate *c, dm_str country) {
    if (c->actors.len != 1 || c->actors.ptr[0]->code.len || !country.len)
        return;
    dm_str sector = c->actors.ptr[0]->sector;
    if (is_power_sector(sector) || (c->type == DM_PROTEST && is_crowd_sector(sector))) {
        c->actors.ptr[0] = under(story, c->actors.ptr[0], country);
        c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
    }
}

/* "two tourists were arrested in Dubai", "a curfew was imposed in Colombo": by those who rule
 * there. */
static void settle_ruler(dm_story *story, dm_candidate *c, dm_str country) {
    bool rule = dm_str_is(c->mode, "arrest") || dm_str_is(c->mode, "curfew") ||
                dm_str_is(c->mode, "martial-law");
    if (c->actors.len || !rule || !country.len ||
        !dm_is_passive(&story->scene.grammar, c->light != DM_NO_TOKEN ? c->light : c->predicate))
        return;
    push(story, &c->actors,
         make(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), country,
              "those who rule where it happened"));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

/* "shells fell on", "was kidnapped": a deliberate act by somebody the article does not name. */
static void settle_unknown(dm_story *story, dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = parse_of(story);
    dm_fillers subject = {0};
    if (c->actors.len || c->nominal || dm_predicate_pos(parse, c->predicate) != 'V' ||
        parse->tokens[c->predicate].rel == DM_REL_AMOD || /* "the bombed embassy" */
        parse->tokens[c->predicate].rel == DM_REL_ACL)    /* "citizens abducted decades ago" */
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    uint32_t t = subject.count ? subject.tokens[0] : c->predicate;
    bool weapon =
        subject.count && dm_codebook_in_class(book, "@weapon-use", parse->tokens[t].lemma);
    bool deliberate = !subject.count && dm_is_passive(&story->scene.grammar, c->predicate) &&
                      dm_codebook_in_class(book, "@deliberate", c->frame->lemma);
    static const char *const means[] = {"in", "by", "with"};
    for (size_t i = 0; i < sizeof means / sizeof *means && !weapon; i++) {
        dm_fillers by = {0}; /* "were killed in a bombing" */
        dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_PREP, dm_str_of(means[i]), &by);
        for (size_t k = 0; k < by.count; k++)
            weapon |= dm_codebook_in_class(book, "@weapon-use", parse->tokens[by.tokens[k]].lemma);
    }
    if (weapon || deliberate)
        push(story, &c->actors,
             make(story, t, DM_KIND_PEOPLE, DM_STR("UNK"), (dm_str){"", 0},
                  "somebody who is not named"));
}

/* ---- whom ---- */

/* Words that lead from help or a measure to whom it is for. */
static bool leads(const dm_parse *parse, uint32_t t, dm_event_type type) {
    static const char *const aid[] = {"for",    "to",     "in",    "of",        "towards",
                                      "toward", "across", "among", "throughout"};
    static const char *const measure[] = {"on", "against", "of", "in", "to", "from"};
    bool measures = type == DM_SANCTION || type == DM_CONCEDE;
    const char *const *list = measures ? measure : aid;
    size_t count = measures ? sizeof measure / sizeof *measure : sizeof aid / sizeof *aid;
    if (dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN)
        return false;
    for (size_t i = 0; i < count; i++)
        if (dm_tree_has_case(parse, t, list[i]))
            return true;
    return false;
}

/* Whether the way up from t to the predicate leads only through what is given, to whom and what
 * for. */
static bool is_meant(const dm_parse *parse, uint32_t t, uint32_t top, dm_event_type type) {
    bool led = false;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        const dm_token *token = &parse->tokens[t];
        switch ((dm_rel)token->rel) {
        case DM_REL_AMOD:
        case DM_REL_COMPOUND:
        case DM_REL_NMOD_POSS:
        case DM_REL_CONJ:
        case DM_REL_FLAT:
            break;
        case DM_REL_NMOD:
        case DM_REL_OBL:
            if (!led && !leads(parse, t, type))
                return false;
            led = true;
            break;
        case DM_REL_OBJ:
            if (token->head != top)
                led = true; /* "to help Ethiopia" */
            break;
        case DM_REL_ADVCL:
        case DM_REL_ACL:
        case DM_REL_XCOMP:
            if ((token->feats & (DM_FEAT_FIN | DM_FEAT_PAST)) && !(token->feats & DM_FEAT_PART))
                return false; /* but "sanctions imposed on Chad" */
            break;
        default:
            return false;
        }
        t = token->head;
        if (t == top)
            return led;
        if (t != DM_NO_TOKEN && dm_tree_is_verbal(parse, t) && token->rel == DM_REL_CONJ)
            return false;
    }
    return false;
}

/* The first state, people or body behind the predicate that it is meant for. */
static void settle_purpose(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    uint32_t top = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->nominal && parse->tokens[top].rel == DM_REL_NSUBJ) /* "relief flights landed in" */
        top = parse->tokens[top].head;
    const dm_sentence *s = &parse->sentences[parse->tokens[top].sentence];
    const dm_actors *actors = story->scene.grammar.actors;
    for (uint32_t t = top + 1; t < s->first + s->count; t++) {
        const dm_mention *mention = dm_actors_at(actors, t);
        if (!mention || !mention->actors.len || !mention->actors.ptr[0].code.len ||
            has_code(&c->actors, mention->actors.ptr[0].code) || !is_meant(parse, t, top, c->type))
            continue;
        c->recipients.len = 0;
        dm_actors_gather(actors, t, &c->recipients);
        return;
    }
}

/* Those hit by an act in a country: the ones named, or its people. */
static void hit_at(dm_story *story, dm_candidate *c, dm_str country) {
    if (!country.len)
        return;
    bool own = has_code(&c->actors, country);
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!own || !is_power_sector(c->recipients.ptr[i]->sector)) {
            dm_actor *hit = (dm_actor *)under(story, c->recipients.ptr[i], country);
            if (own && !hit->sector.len)
                hit->sector = DM_STR("CVL");
            c->recipients.ptr[i] = hit;
        }
    if (!c->recipients.len)
        push(story, &c->recipients,
             make(story, c->predicate, own ? DM_KIND_PEOPLE : DM_KIND_STATE,
                  own ? DM_STR("CVL") : (dm_str){"", 0}, country, "the country where it happened"));
}

/* "Chile sent forty rescuers": to whoever others are told to help, else to the country that the
 * article is about. */
static void settle_need(dm_story *story, dm_candidate *c, dm_str home) {
    dm_str needy = home, here = country_of_clause(story, c);
    if (here.len && !has_code(&c->actors, here)) {
        hit_at(story, c, here);
        return;
    }
    for (const dm_candidate *k = c; k > story->candidates.ptr;) {
        k--;
        if (k->frame->type == DM_AID && k->recipients.len && k->recipients.ptr[0]->code.len) {
            needy = k->recipients.ptr[0]->code;
            break;
        }
    }
    if (!needy.len || has_code(&c->actors, needy))
        return;
    push(story, &c->recipients,
         make(story, c->predicate, DM_KIND_STATE, (dm_str){"", 0}, needy,
              "whom the article tells of as helped"));
    c->inferred = true;
}

/* "supporters of the coup", "outside the embassies", "in support of": no dissent with their own
 * rulers, or with whom the sentence leaves open. */
static bool is_for_or_abroad(const dm_story *story, const dm_candidate *c) {
    static const char *const words[] = {"supporter", "support", "embassy", "consulate",
                                        "solidarity"};
    const dm_parse *parse = parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (parse->tokens[t].upos == DM_NOUN && dm_tree_lemma_is(parse, t, words[i]) &&
                dm_tree_above(parse, c->predicate, t))
                return true;
    return false;
}

/* Dissent is with those who govern, where nobody else is named. */
static void against_rulers(dm_story *story, dm_candidate *c) {
    if (c->actors.len != 1 || !c->actors.ptr[0]->code.len ||
        c->actors.ptr[0]->kind == DM_KIND_ORGANISATION || is_for_or_abroad(story, c))
        return;
    dm_str here = country_of_clause(story, c), code = c->actors.ptr[0]->code;
    if (here.len && !dm_str_eq(here, code))
        return; /* abroad */
    c->recipients.len = 0;
    push(story, &c->recipients,
         make(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), code,
              "those who govern where they protest"));
}

/* "along its border with Syria": against whom forces are moved. */
static void settle_border(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    bool border = false;
    for (uint32_t t = c->predicate + 1; t < s->first + s->count; t++) {
        const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, t);
        border |=
            dm_codebook_in_class(story->scene.grammar.book, "@boundary", parse->tokens[t].lemma);
        if (!border || !mention || !mention->actors.len || !mention->actors.ptr[0].code.len ||
            has_code(&c->actors, mention->actors.ptr[0].code) ||
            !dm_tree_above(parse, c->predicate, t))
            continue;
        if (dm_tree_has_case(parse, t, "with") || dm_tree_has_case(parse, t, "of"))
            dm_actors_gather(story->scene.grammar.actors, t, &c->recipients);
        return;
    }
}

static bool is_inward(const dm_candidate *c) {
    return dm_str_is(c->mode, "arrest") || dm_str_is(c->mode, "censor") ||
           dm_str_is(c->mode, "crowd-control") || dm_str_is(c->mode, "curfew") ||
           dm_str_is(c->mode, "martial-law");
}

/* "the army overthrew the president", "seized power": it is their own. */
static bool is_own(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    dm_fillers object = {0};
    if (c->actors.len != 1 || !c->actors.ptr[0]->code.len || !c->actors.ptr[0]->sector.len)
        return false;
    if (c->recipients.len)
        return is_power_sector(c->recipients.ptr[0]->sector) ||
               dm_str_is(c->recipients.ptr[0]->sector, "LEG");
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_tree_lemma_is(parse, object.tokens[0], "power");
}

static void settle_own(dm_story *story, dm_candidate *c) {
    dm_str code = c->actors.ptr[0]->code;
    for (size_t i = 0; i < c->recipients.len; i++)
        c->recipients.ptr[i] = under(story, c->recipients.ptr[i], code);
    if (!c->recipients.len)
        push(story, &c->recipients,
             make(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), code,
                  "those who governed there"));
}

/* "released 15 people, among them the American": one of those named speaks for all. */
static void settle_members(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    const dm_actors *actors = story->scene.grammar.actors;
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count || !dm_tree_is_nominal(parse, object.tokens[0]))
        return;
    uint32_t first, last;
    dm_tree_hull(parse, object.tokens[0], &first, &last);
    for (uint32_t t = first; t <= last; t++) {
        const dm_mention *mention = dm_actors_at(actors, t);
        if (!mention || mention->place || !mention->actors.ptr[0].code.len ||
            has_code(&c->actors, mention->actors.ptr[0].code))
            continue;
        c->recipients.len = 0;
        dm_actors_gather(actors, t, &c->recipients);
        return;
    }
}

/* A state, its rulers or its forces, and persons it can lay hands on. */
static bool is_own_people(const dm_candidate *c) {
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    bool rules = power && power->code.len == 3 &&
                 (power->kind == DM_KIND_STATE || power->kind == DM_KIND_PERSON ||
                  is_power_sector(power->sector));
    return rules && c->recipients.len && !is_power_sector(c->recipients.ptr[0]->sector);
}

/* "banned a party", "shut newspapers": what a state restricts at home. */
static bool is_civic(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    if (!dm_str_is(c->mode, "restrict") || c->actors.len != 1)
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_codebook_in_class(story->scene.grammar.book, "@civic",
                                                parse_of(story)->tokens[object.tokens[0]].lemma);
}

/* "the army sealed the borders", "soldiers took over radio stations": forces at home. */
static bool is_at_home(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    if (c->type != DM_COERCE || c->recipients.len || c->actors.len != 1 ||
        !is_power_sector(c->actors.ptr[0]->sector))
        return false;
    if (dm_str_is(c->mode, "restrict"))
        return true;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return dm_str_is(c->mode, "seize") && object.count &&
           dm_codebook_in_class(story->scene.grammar.book, "@media",
                                parse_of(story)->tokens[object.tokens[0]].lemma);
}

static void settle_hit(dm_story *story, dm_candidate *c, dm_str home) {
    dm_str here = country_of_clause(story, c);
    if (!here.len)
        here = country_of_object(story, c);
    if (!here.len && c->type == DM_ASSAULT && !c->actors.len && !is_elsewhere(story, c))
        here = home; /* "a grenade killed one person" */
    bool held = dm_str_is(c->mode, "release") || dm_str_is(c->mode, "arrest") ||
                dm_str_is(c->mode, "deport") || dm_str_is(c->mode, "abduct");
    if (held)
        settle_members(story, c);
    if (any_code(&c->recipients))
        return;
    bool ground = c->type == DM_COERCE && dm_str_is(c->mode, "seize");
    if (is_inward(c)) {
        const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
        if (!here.len && power &&
            (is_power_sector(power->sector) || power->kind == DM_KIND_STATE ||
             power->kind == DM_KIND_PERSON))
            here = power->code;
        hit_at(story, c, here);
    } else if (c->type == DM_ASSAULT && !here.len && c->actors.len == 1 && c->recipients.len &&
               dm_str_is(c->actors.ptr[0]->sector, "COP") &&
               is_crowd_sector(c->recipients.ptr[0]->sector)) {
        hit_at(story, c, c->actors.ptr[0]->code);
    } else if (c->type == DM_ASSAULT || (ground && !has_code(&c->actors, here))) {
        hit_at(story, c, here);
    } else if ((dm_str_is(c->mode, "release") && is_own_people(c)) || is_civic(story, c) ||
               (!here.len && is_at_home(story, c))) {
        hit_at(story, c, c->actors.ptr[0]->code);
    } else if (c->type == DM_MOBILIZE) {
        settle_border(story, c);
    } else if (dm_str_is(c->mode, "disarm") && c->recipients.len &&
               is_power_sector(c->recipients.ptr[0]->sector)) {
        hit_at(story, c, here);
    } else if (c->type == DM_RETREAT && dm_str_is(c->mode, "withdraw") &&
               !has_code(&c->actors, here)) {
        hit_at(story, c, here);
    }
}

/* Two states that exercise or patrol do so together. */
static void settle_exercise(dm_story *story, dm_candidate *c) {
    dm_str lemma = parse_of(story)->tokens[c->predicate].lemma;
    if (c->type == DM_MOBILIZE && c->actors.len > 1 && any_code(&c->actors) &&
        !dm_str_eq(c->actors.ptr[0]->code, c->actors.ptr[1]->code) &&
        dm_codebook_in_class(story->scene.grammar.book, "@exercise", lemma)) {
        c->type = DM_COOPERATE;
        c->mode = (dm_str){"", 0};
        c->recipients.len = 0;
    }
}

/* "gathered outside the embassy of France in Niamey": not the French. */
static void settle_guests(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = parse_of(story);
    uint32_t sentence = parse->tokens[c->predicate].sentence;
    if (c->actors.len != 1 || !c->recipients.len || !c->actors.ptr[0]->code.len ||
        !has_code(&c->recipients, c->actors.ptr[0]->code) || !is_for_or_abroad(story, c))
        return;
    dm_str other = {"", 0};
    for (size_t i = 0; i < story->places.len && !other.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (parse->tokens[place->head].sentence == sentence && !place->country &&
            place->place.country.len && !has_code(&c->recipients, place->place.country))
            other = place->place.country;
    }
    c->actors.ptr[0] = under(story, c->actors.ptr[0], other);
}

void dm_theatre_settle(dm_story *story, dm_candidate *c, dm_str home) {
    bool street = c->type == DM_PROTEST;
    bool force = c->type == DM_ASSAULT || c->type == DM_COERCE || c->type == DM_MOBILIZE ||
                 c->type == DM_RETREAT;
    if ((street || force) && !any_code(&c->actors)) {
        dm_str country = country_here(story, c);
        for (size_t i = 0; i < c->recipients.len && street && !country.len; i++)
            if (is_power_sector(c->recipients.ptr[i]->sector) ||
                c->recipients.ptr[i]->kind == DM_KIND_PERSON)
                country = c->recipients.ptr[i]->code; /* "stormed the president's residence" */
        bool unknown = is_elsewhere(story, c);
        if (!country.len && !unknown)
            country = home;
        if (!country.len && !unknown)
            country = country_before(story, parse_of(story)->tokens[c->predicate].sentence);
        if (street)
            settle_crowd(story, c, country);
        settle_owner(story, c, country);
        dm_str clause = country_of_clause(story, c);
        bool crime = c->recipients.len && dm_str_is(c->recipients.ptr[0]->sector, "CRM");
        settle_ruler(story, c, clause.len || crime ? clause : home);
    }
    settle_exercise(story, c);
    if (street)
        settle_guests(story, c);
    if (c->type == DM_ASSAULT && any_code(&c->recipients))
        settle_unknown(story, c);
    if (!c->frame->recipient.count || any_code(&c->recipients) || c->type == DM_COOPERATE ||
        (c->nominal && c->type != DM_AID)) /* only spoken of: it must name both sides itself */
        return;
    bool inside = c->type == DM_SANCTION || c->type == DM_COERCE || c->type == DM_ASSAULT;
    if (inside && is_own(story, c)) {
        settle_own(story, c);
        return;
    }
    bool given = c->type == DM_AID || (c->type == DM_AGREE && c->frame->type == DM_AID);
    if (given || c->type == DM_SANCTION || c->type == DM_CONCEDE) {
        settle_purpose(story, c);
        if (c->type == DM_AID && !c->nominal && !c->recipients.len && c->actors.len)
            settle_need(story, c, home);
    } else if (street) {
        against_rulers(story, c);
    } else if (force) {
        settle_hit(story, c, home);
    }
    if (c->type == DM_ASSAULT && any_code(&c->recipients))
        settle_unknown(story, c);
}
