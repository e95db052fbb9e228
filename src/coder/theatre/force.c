/*
 * theatre/force.c - acts of force: whom they hit and who did them.
 *
 * Shells and bombs hit the country they fall on, arrests whoever lives there; forces at home act
 * against their own. What is done by those who rule needs no name for them; a deliberate act by
 * nobody named is somebody's all the same.
 */
#include "actors/actors_inside.h"
#include "coder/theatre/homeland.h"
#include "coder/theatre/parts.h"

void dm_theatre_owner(dm_story *story, dm_candidate *c, dm_str country) {
    if (c->actors.len != 1 || c->actors.ptr[0]->code.len || !country.len ||
        dm_homeland_is_nowhere(story->scene.grammar.book, c->actors.ptr[0]))
        return; /* "West African forces marched into Gambia" */
    dm_str sector = c->actors.ptr[0]->sector;
    if (is_power(story, sector) || (c->type == DM_PROTEST && is_crowd(story, sector))) {
        dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                    dm_actor_as(story->scene.grammar.arena, c->actors.ptr[0], country,
                                c->actors.ptr[0]->sector,
                                DM_STR("of the country where it happened")));
        c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
    }
}

/* "Tanzanian police arrested 14 foreigners. The 14 were rounded up ...", "Zimbabwe deported four
 * Americans. They had been detained ...": by who did it, or was hard on the same abroad, right
 * before. */
static const dm_actor *ruler_before(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    for (size_t i = story->candidates.len; i > 0; i--) {
        const dm_candidate *other = &story->candidates.ptr[i - 1];
        uint32_t there = parse->tokens[other->predicate].sentence;
        bool alike = other->type == c->type && dm_str_eq(other->mode, c->mode);
        bool same = dm_is_hostile(other->type) && /* not their own state */
                    dm_refs_share(&other->recipients, &c->recipients) &&
                    !dm_refs_share(&other->actors, &c->recipients);
        if (there < here && here - there == 1 && !other->dropped && (alike || same) &&
            other->actors.len == 1 && other->actors.ptr[0]->code.len &&
            other->status == DM_ASSERTED)
            return other->actors.ptr[0];
    }
    return NULL;
}

/* Whoever holds or held an office, or speaks against those who do. */
static bool serves_or_dissents(const dm_story *story, const dm_actor *hit) {
    const dm_codebook *book = story->scene.grammar.book;
    return dm_str_is(hit->sector, "ELI") ||
           dm_codebook_in_class(book, "@sector-office", hit->sector) ||
           dm_codebook_in_class(book, "@sector-dissent", hit->sector);
}

/* "the curfew was lifted": what only those who rule can impose. */
static bool is_lifted(const dm_candidate *c) {
    return c->type == DM_CONCEDE && c->nominal &&
           (dm_str_is(c->frame->mode, "curfew") || dm_str_is(c->frame->mode, "martial-law"));
}

/* The verb whose subject is hit: "was arrested", "was imposed", "was lifted". */
static uint32_t verb_of(const dm_parse *parse, const dm_candidate *c) {
    uint32_t t = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    while (is_lifted(c) && t != DM_NO_TOKEN && parse->tokens[t].upos != DM_VERB)
        t = parse->tokens[t].head;
    return t;
}

/* "was charged with treason": somebody of public life, by prosecutors whom nobody names. */
bool dm_theatre_is_charge(const dm_story *story, const dm_candidate *c) {
    return c->type == DM_ACCUSE && !c->nominal && !c->actors.len && c->recipients.len == 1 &&
           dm_codebook_in_class(story->scene.grammar.book, "@prosecutes", c->frame->lemma) &&
           serves_or_dissents(story, c->recipients.ptr[0]);
}

/* "two tourists were arrested in Dubai", "a curfew was imposed in Colombo": by those who rule
 * there. */
void dm_theatre_ruler(dm_story *story, dm_candidate *c, dm_str country) {
    static const char *const modes[] = {"arrest",   "curfew",  "martial-law",
                                        "withhold", "convict", "censor"};
    const dm_codebook *book = story->scene.grammar.book;
    bool rule = is_lifted(c) || dm_theatre_is_charge(story, c) ||
                (c->type == DM_COERCE && dm_codebook_in_class(book, "@outlaws", c->frame->lemma)) ||
                (dm_str_is(c->mode, "targeted") && /* "two spies were executed in Iran" */
                 dm_codebook_in_class(book, "@executes", c->frame->lemma));
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        rule |= dm_str_is(c->mode, modes[i]);
    uint32_t verb = verb_of(dm_parse_of(story), c);
    if (c->actors.len || !rule || !country.len || verb == DM_NO_TOKEN ||
        !dm_is_passive(&story->scene.grammar, verb))
        return;
    const dm_actor *before = ruler_before(story, c);
    if (before && dm_str_is(c->mode, "arrest")) {
        dm_refs_push(story->scene.grammar.arena, &c->actors, before);
        return;
    }
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, dm_theatre_place(story, c->predicate, country), DM_KIND_STATE,
                               DM_STR("GOV"), country, "those who rule where it happened"));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

/* "reinforcements had been sent, the ministry said": by the country of who says so. */
void dm_theatre_mover(dm_story *story, dm_candidate *c, dm_str speaks) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    bool own =
        !c->actors.len || (c->actors.len == 1 && (dm_str_is(c->actors.ptr[0]->sector, "MIL") ||
                                                  dm_str_is(c->actors.ptr[0]->sector, "COP")));
    if (c->type != DM_MOBILIZE || c->nominal || !own || dm_refs_any_code(&c->actors) ||
        !speaks.len || !dm_is_passive(&story->scene.grammar, verb))
        return;
    c->actors.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("MIL"), speaks,
                               "the forces of the country that tells of them"));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

/* "armoured vehicles patrolled the capital", "tanks took up positions in Harare". */
void dm_theatre_armour(dm_story *story, dm_candidate *c, dm_str country) {
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers subject = {0};
    if (c->actors.len || c->nominal || !country.len)
        return;
    dm_arguments(g, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (!subject.count ||
        !dm_codebook_in_class(g->book, "@armour", g->parse->tokens[subject.tokens[0]].lemma))
        return;
    dm_refs_push(g->arena, &c->actors,
                 dm_actor_told(story, subject.tokens[0], DM_KIND_PEOPLE, DM_STR("MIL"), country,
                               "the army of the country where it is"));
    c->recipients.len = 0;
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

/* "Peru handed over two Chilean officers, who were detained in May": whoever has them to hand over;
 * NULL. */
static const dm_actor *holder_above(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *verb = &parse->tokens[c->predicate];
    if ((verb->rel != DM_REL_ACL_RELCL && verb->rel != DM_REL_ACL) || verb->head == DM_NO_TOKEN ||
        parse->tokens[verb->head].rel != DM_REL_OBJ)
        return NULL;
    uint32_t who = dm_surface_subject(&story->scene.grammar, parse->tokens[verb->head].head);
    const dm_mention *mention =
        who == DM_NO_TOKEN ? NULL : dm_actors_at(story->scene.grammar.actors, who);
    return mention && mention->actors.len == 1 && mention->actors.ptr[0].code.len == 3
               ? &mention->actors.ptr[0]
               : NULL;
}

/* "The former finance minister of Ghana was arrested on Monday". */
dm_str dm_theatre_country_served(const dm_story *story, const dm_candidate *c) {
    const dm_actor *hit = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    if (!hit || (hit->kind != DM_KIND_PERSON && hit->kind != DM_KIND_PEOPLE) ||
        hit->code.len != 3 || dm_codebook_in_class(story->scene.grammar.book, "@sent", hit->role) ||
        dm_theatre_is_elsewhere(story, c))
        return (dm_str){0};
    const dm_actor *holder = holder_above(story, c);
    if (holder)
        return holder->code;
    return serves_or_dissents(story, hit) ? hit->code : (dm_str){0};
}

/* Those hit by an act in a country: the ones named, or its people. */
void dm_theatre_hit_at(dm_story *story, dm_candidate *c, dm_str country) {
    if (!country.len)
        return;
    bool own = dm_refs_have(&c->actors, country);
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!own || !is_power(story, c->recipients.ptr[i]->sector)) {
            const dm_actor *hit = c->recipients.ptr[i];
            dm_str sector = own && !hit->sector.len ? DM_STR("CVL") : hit->sector;
            dm_refs_put(story->scene.grammar.arena, &c->recipients, i,
                        dm_actor_as(story->scene.grammar.arena, hit, country, sector,
                                    DM_STR("of the country where it happened")));
        }
    if (!c->recipients.len)
        dm_refs_push(story->scene.grammar.arena, &c->recipients,
                     dm_actor_told(story, dm_theatre_place(story, c->predicate, country),
                                   own ? DM_KIND_PEOPLE : DM_KIND_STATE,
                                   own ? DM_STR("CVL") : (dm_str){"", 0}, country,
                                   "the country where it happened"));
}

/* "along its border with Syria": against whom forces are moved. */
static void settle_border(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    bool border = false;
    if (c->actors.len && dm_str_is(c->actors.ptr[0]->sector, "COP"))
        return; /* police face no other state */
    for (uint32_t t = c->predicate + 1; t < s->first + s->count; t++) {
        const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, t);
        border |=
            dm_codebook_in_class(story->scene.grammar.book, "@boundary", parse->tokens[t].lemma);
        if (!border || !mention || !mention->actors.len || !mention->actors.ptr[0].code.len ||
            dm_refs_have(&c->actors, mention->actors.ptr[0].code) ||
            !dm_tree_above(parse, c->predicate, t))
            continue;
        if (dm_tree_has_case(parse, t, "with") || dm_tree_has_case(parse, t, "of"))
            dm_actors_gather(story->scene.grammar.actors, t, &c->recipients);
        return;
    }
}

static bool is_inward(const dm_candidate *c) {
    return dm_str_is(c->mode, "arrest") || dm_str_is(c->mode, "censor") ||
           (dm_str_is(c->mode, "crowd-control") &&
            !(c->actors.len && dm_homeland_at_sea(c->actors.ptr[0]))) ||
           dm_str_is(c->mode, "curfew") || dm_str_is(c->mode, "martial-law") ||
           dm_str_is(c->mode, "convict");
}

/* "the army overthrew the president", "seized power": it is their own. */
bool dm_theatre_is_own(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    if (c->actors.len != 1 || !c->actors.ptr[0]->code.len || !c->actors.ptr[0]->sector.len)
        return false;
    if (c->recipients.len)
        return is_power(story, c->recipients.ptr[0]->sector) ||
               dm_str_is(c->recipients.ptr[0]->sector, "LEG");
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_tree_lemma_is(parse, object.tokens[0], "power");
}

void dm_theatre_own(dm_story *story, dm_candidate *c) {
    dm_str code = c->actors.ptr[0]->code;
    for (size_t i = 0; i < c->recipients.len; i++)
        dm_refs_put(story->scene.grammar.arena, &c->recipients, i,
                    dm_actor_as(story->scene.grammar.arena, c->recipients.ptr[i], code,
                                c->recipients.ptr[i]->sector,
                                DM_STR("of the country where it happened")));
    if (!c->recipients.len)
        dm_refs_push(story->scene.grammar.arena, &c->recipients,
                     dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), code,
                                   "those who governed there"));
}

/* "released 15 people, among them the American": one of those named speaks for all. */
static void settle_members(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actors *actors = story->scene.grammar.actors;
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count || !dm_tree_is_nominal(parse, object.tokens[0]))
        return;
    uint32_t first, last;
    dm_tree_hull(parse, object.tokens[0], &first, &last);
    for (uint32_t t = first; t <= last; t++) {
        const dm_mention *mention = dm_actors_at(actors, t);
        dm_rel rel = (dm_rel)parse->tokens[t].rel; /* "whose ship Kenya had turned back" */
        bool doer =
            rel == DM_REL_NSUBJ || rel == DM_REL_OBL_AGENT || dm_tree_has_case(parse, t, "by");
        if (!mention || mention->place || doer || !mention->actors.ptr[0].code.len ||
            dm_refs_have(&c->actors, mention->actors.ptr[0].code))
            continue;
        c->recipients.len = 0;
        dm_actors_gather(actors, t, &c->recipients);
        return;
    }
}

void dm_theatre_dual(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actors *actors = (dm_actors *)story->scene.grammar.actors;
    dm_fillers object = {0};
    uint32_t first, last;
    if (c->actors.len != 1 || c->recipients.len != 1 || !c->actors.ptr[0]->code.len ||
        !dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code))
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count || !dm_tree_is_nominal(parse, object.tokens[0]))
        return;
    dm_tree_phrase(parse, object.tokens[0], &first, &last);
    for (uint32_t t = first; t + 1 < parse->token_count && t <= last; t++) {
        uint32_t next = dm_str_is(parse->tokens[t + 1].form, "-") ? t + 2 : t + 1;
        const dm_name_span *other = dm_actors_name(actors, t);
        const dm_name_span *own =
            next < parse->token_count && next <= last ? dm_actors_name(actors, next) : NULL;
        if (!other || !own || !other->entity || !own->entity || own == other ||
            other->entity->kind != DM_KIND_STATE || own->entity->kind != DM_KIND_STATE ||
            !dm_str_eq(own->entity->code, c->actors.ptr[0]->code) ||
            dm_str_eq(other->entity->code, c->actors.ptr[0]->code))
            continue;
        c->recipients.len = 0;
        dm_refs_push(story->scene.grammar.arena, &c->recipients,
                     dm_actors_make(actors, other->entity, other->first, other->last));
        return;
    }
}

/* "detained a tanker", "turned back 60 migrants": what and who only passes through. */
static bool is_passing(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return c->type == DM_COERCE && object.count &&
           dm_codebook_in_class(story->scene.grammar.book, "@passing-through",
                                dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

/* A state, its rulers or its forces, and persons it can lay hands on. */
static bool is_own_people(const dm_story *story, const dm_candidate *c) {
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    bool rules = power && power->code.len == 3 &&
                 (power->kind == DM_KIND_STATE || power->kind == DM_KIND_PERSON ||
                  is_power(story, power->sector));
    return rules && c->recipients.len && !is_power(story, c->recipients.ptr[0]->sector);
}

/* "banned a party", "shut newspapers": what a state restricts at home. */
static bool is_civic(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    if (!dm_str_is(c->mode, "restrict") || c->actors.len != 1)
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_codebook_in_class(story->scene.grammar.book, "@civic",
                                                dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

/* "the army sealed the borders", "soldiers took over radio stations": forces at home. */
static bool is_at_home(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    if (c->type != DM_COERCE || c->recipients.len || c->actors.len != 1 ||
        !is_power(story, c->actors.ptr[0]->sector))
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (dm_str_is(c->mode, "restrict")) /* a government closes its borders to a neighbour */
        return !dm_str_is(c->actors.ptr[0]->sector, "GOV") || !object.count ||
               !dm_codebook_in_class(story->scene.grammar.book, "@border",
                                     dm_parse_of(story)->tokens[object.tokens[0]].lemma);
    dm_str lemma = object.count ? dm_parse_of(story)->tokens[object.tokens[0]].lemma : (dm_str){0};
    return dm_str_is(c->mode, "seize") && object.count &&
           (dm_codebook_in_class(story->scene.grammar.book, "@media", lemma) ||
            dm_codebook_in_class(story->scene.grammar.book, "@estate", lemma));
}

/* "attacked positions of armed groups in the Gaza Strip": a land that is no state, named as the
 * place inside what was hit or behind it. */
static void hit_land(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (uint32_t t = c->predicate + 1; t < s->first + s->count; t++) {
        const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, t);
        if (!mention || !mention->place || mention->head != t || mention->actors.len != 1 ||
            mention->actors.ptr[0].kind != DM_KIND_ENTITY || !dm_tree_has_case(parse, t, "in") ||
            !dm_tree_above(parse, c->predicate, t))
            continue;
        dm_actors_gather(story->scene.grammar.actors, t, &c->recipients);
        return;
    }
}

/* "troops attacked rebel bunkers": a state's forces fight the rebels of their own country, unless
 * the article is of another. */
static bool is_own_rebels(const dm_story *story, const dm_candidate *c, dm_str home) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    dm_fillers hit = {0};
    if (c->type != DM_ASSAULT || !power || power->code.len != 3 ||
        (home.len && !dm_str_eq(home, power->code)) ||
        (!dm_str_is(power->sector, "MIL") && !dm_str_is(power->sector, "COP")))
        return false;
    for (uint8_t i = 0; i < c->frame->recipient.count && !hit.count; i++)
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->recipient.choices[i], &hit);
    if (!hit.count)
        return false;
    if (dm_codebook_in_class(book, "@rebels", parse->tokens[hit.tokens[0]].lemma))
        return true;
    for (DM_CHILDREN(parse, hit.tokens[0],
                     t)) /* "rebel bunkers", "a stronghold of the militants" */
        if (dm_codebook_in_class(book, "@rebels", parse->tokens[t].lemma))
            return true;
    return false;
}

/* "Saudi Arabia executed 37 people": whom its courts sentenced. */
static bool is_sentence_of(const dm_story *story, const dm_candidate *c) {
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    return c->type == DM_ASSAULT && power && power->code.len == 3 &&
           (power->kind == DM_KIND_STATE || is_power(story, power->sector)) &&
           dm_codebook_in_class(story->scene.grammar.book, "@executes", c->frame->lemma);
}

/* "South African police opened fire on miners at Marikana": police are at home, wherever that is.
 */
static bool is_police_of(const dm_story *story, const dm_candidate *c) {
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    return c->type == DM_ASSAULT && power && power->code.len == 3 &&
           dm_str_is(power->sector, "COP") &&
           dm_theatre_country_here(story, c).len == 0; /* no other land is named */
}

/* "Chadian rebels attacked a border post": of the state they fight, unless the article is of
 * another. */
static bool is_by_rebels(const dm_candidate *c, dm_str home) {
    const dm_actor *rebels = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    return c->type == DM_ASSAULT && rebels && rebels->code.len == 3 &&
           dm_str_is(rebels->sector, "REB") && (!home.len || dm_str_eq(home, rebels->code));
}

/* "M23 seized the town of Sake": an armed group takes towns in its own country, where no place
 * tells another. */
static dm_str country_taken(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_fillers object = {0};
    bool taken = c->type == DM_ASSAULT || dm_str_is(c->mode, "seize");
    if (!taken || c->actors.len != 1 || !dm_codebook_in_class(book, "@captures", c->frame->lemma))
        return (dm_str){0};
    const dm_entity *group = dm_knowledge_entity(book->knowledge, c->actors.ptr[0]->code);
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    bool town =
        object.count && dm_codebook_in_class(book, "@territory",
                                             dm_parse_of(story)->tokens[object.tokens[0]].lemma);
    return group && town && group->parent.len == 3 ? group->parent : (dm_str){0};
}

/* Whether the two fight each other elsewhere in the article, or are neighbours (the table of who
 * borders whom). */
static bool are_opposed(const dm_story *story, dm_str a, dm_str b) {
    if (dm_actors_border(story->scene.grammar.actors, a, b))
        return true;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other->type == DM_ASSAULT && !other->dropped &&
            ((dm_refs_have(&other->actors, a) && dm_refs_have(&other->recipients, b)) ||
             (dm_refs_have(&other->actors, b) && dm_refs_have(&other->recipients, a))))
            return true;
    }
    return false;
}

/* "killed 12 protesters": mostly one's own. */
static bool hits_protest(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_codebook_in_class(story->scene.grammar.book, "@protesting",
                                                dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

void dm_theatre_told(dm_story *story, dm_candidate *c) {
    const dm_actor *doer = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[c->predicate].start);
    const dm_actor *teller =
        speech && !speech->unsaid && speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    if (c->type != DM_ASSAULT || !c->recipients.len || !doer || doer->code.len != 3 || !teller ||
        teller->code.len != 3 || dm_str_eq(doer->code, teller->code) ||
        !(teller->kind == DM_KIND_STATE || is_power(story, teller->sector)) ||
        hits_protest(story, c) || dm_theatre_is_elsewhere(story, c) ||
        !are_opposed(story, teller->code, doer->code))
        return;
    dm_str here = dm_theatre_country_here(story, c);
    if (!here.len || dm_str_eq(here, teller->code))
        dm_theatre_hit_at(story, c, teller->code);
}

void dm_theatre_hit(dm_story *story, dm_candidate *c, dm_str home) {
    dm_str here = dm_theatre_country_of_clause(story, c);
    if (!here.len)
        here = dm_theatre_country_of_object(story, c);
    if (!here.len && (is_own_rebels(story, c, home) || is_sentence_of(story, c) ||
                      is_police_of(story, c) || is_by_rebels(c, home)))
        here = c->actors.ptr[0]->code;
    if (!here.len && c->type == DM_ASSAULT && !c->actors.len && !dm_theatre_is_elsewhere(story, c))
        here = home; /* "a grenade killed one person" */
    if (!here.len && c->type == DM_ASSAULT && !c->actors.len && !home.len &&
        dm_is_passive(&story->scene.grammar, c->predicate) && !dm_theatre_is_elsewhere(story, c))
        here = dm_theatre_country_before(story, dm_parse_of(story)->tokens[c->predicate].sentence);
    if (!here.len)
        here = country_taken(story, c);
    if (!here.len && c->type == DM_ASSAULT && !dm_theatre_is_elsewhere(story, c) &&
        dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_MARK) == DM_NO_TOKEN) {
        dm_str there = dm_theatre_country_here(story, c); /* "belonging to rebels in Syria" */
        if (!dm_refs_have(&c->actors, there))
            here = there;
    }
    bool held = dm_str_is(c->mode, "release") || dm_str_is(c->mode, "arrest") ||
                dm_str_is(c->mode, "deport") || dm_str_is(c->mode, "abduct");
    if (held)
        settle_members(story, c);
    if (dm_refs_any_code(&c->recipients))
        return;
    bool ground = c->type == DM_COERCE && dm_str_is(c->mode, "seize");
    if (is_inward(c)) {
        const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
        if (!here.len && power && !is_passing(story, c) &&
            (is_power(story, power->sector) || power->kind == DM_KIND_STATE ||
             power->kind == DM_KIND_PERSON))
            here = power->code;
        dm_theatre_hit_at(story, c, here);
    } else if (c->type == DM_ASSAULT && !here.len && c->actors.len == 1 && c->recipients.len &&
               dm_str_is(c->actors.ptr[0]->sector, "COP") &&
               is_crowd(story, c->recipients.ptr[0]->sector)) {
        dm_theatre_hit_at(story, c, c->actors.ptr[0]->code);
    } else if (c->type == DM_ASSAULT || (ground && here.len && !dm_refs_have(&c->actors, here))) {
        if (!here.len && c->type == DM_ASSAULT && !c->recipients.len)
            hit_land(story, c);
        dm_theatre_hit_at(story, c, here);
    } else if ((dm_str_is(c->mode, "release") && is_own_people(story, c)) || is_civic(story, c) ||
               (!here.len && is_at_home(story, c))) {
        dm_theatre_hit_at(story, c, c->actors.ptr[0]->code);
    } else if (c->type == DM_MOBILIZE) {
        settle_border(story, c);
        dm_str there = dm_theatre_country_of_object(story, c);
        if (!c->recipients.len && there.len && !dm_refs_have(&c->actors, there))
            dm_theatre_hit_at(story, c, there); /* "moved tanks towards Kharkiv" */
    } else if (dm_str_is(c->mode, "disarm") && c->recipients.len &&
               is_power(story, c->recipients.ptr[0]->sector)) {
        dm_theatre_hit_at(story, c, here);
    } else if (c->type == DM_RETREAT && dm_str_is(c->mode, "withdraw") &&
               !dm_refs_have(&c->actors, here)) {
        dm_theatre_hit_at(story, c, here);
    }
}

/* "exercises", "conducted naval exercises". */
static bool tells_of_exercise(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    return dm_codebook_in_class(book, "@exercise", parse->tokens[c->predicate].lemma) ||
           (object != DM_NO_TOKEN && !dm_tree_lemma_is(parse, object, "patrol") &&
            dm_codebook_in_class(book, "@exercise", parse->tokens[object].lemma));
}

/* Two states that exercise or patrol do so together. */
void dm_theatre_exercise(dm_story *story, dm_candidate *c) {
    if (c->type == DM_MOBILIZE && c->actors.len > 1 && dm_refs_any_code(&c->actors) &&
        !dm_str_eq(c->actors.ptr[0]->code, c->actors.ptr[1]->code) && tells_of_exercise(story, c)) {
        c->type = DM_COOPERATE;
        c->mode = (dm_str){"", 0};
        c->recipients.len = 0;
    }
}
