/*
 * theatre/homeland.c - domestic news rarely names its country: police arrest demonstrators in a
 * city.
 *
 * Three clues in the order of their strength: a place inside the noun phrase ("a court in
 * Almaty"), the one country in which all places of the sentence lie, and for recipients of a
 * state's power the state itself. Gunmen and whoever else hides his side is left alone.
 */
#include "coder/theatre/homeland.h"

#include "actors/actors_inside.h"
#include "coder/sides.h"
#include "coder/theatre/theatre.h"

enum { MOST_STEPS = 4 };
static const float WITH_PLACE = 0.85f, IN_SENTENCE = 0.7f;

/* Sectors of those who belong to the country they act in. */
static bool belongs(const dm_codebook *book, dm_str sector) {
    return dm_codebook_in_class(book, "@sector-domestic", sector);
}

/* A place that a noun phrase holds: "police in the city of Odesa". */
static bool is_inside(const dm_parse *parse, uint32_t place, uint32_t head) {
    for (int steps = 0; steps < MOST_STEPS && place != DM_NO_TOKEN; steps++) {
        const dm_token *token = &parse->tokens[place];
        dm_rel rel = (dm_rel)token->rel;
        if (rel != DM_REL_NMOD && rel != DM_REL_APPOS && rel != DM_REL_COMPOUND &&
            rel != DM_REL_FLAT && rel != DM_REL_NMOD_POSS && rel != DM_REL_NMOD_DESC)
            return false;
        place = token->head;
        if (place == head)
            return true;
    }
    return false;
}

static const dm_place_mention *place_inside(const dm_parse *parse, const dm_places *places,
                                            uint32_t head) {
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].place.country.len && is_inside(parse, places->ptr[i].head, head))
            return &places->ptr[i];
    return NULL;
}

/* "the agreement in Abuja": where it was made says nothing of who is told of. */
static bool is_of_agreement(const dm_codebook *book, const dm_parse *parse, uint32_t place) {
    uint32_t head = parse->tokens[place].head;
    return parse->tokens[place].rel == DM_REL_NMOD && head != DM_NO_TOKEN &&
           dm_codebook_in_class(book, "@agreement", parse->tokens[head].lemma);
}

/* Between quotation marks that open in its sentence. */
static bool is_quoted(const dm_parse *parse, uint32_t token) {
    bool open = false;
    for (uint32_t t = parse->sentences[parse->tokens[token].sentence].first; t < token; t++) {
        dm_str form = parse->tokens[t].form;
        if (dm_str_is(form, "\""))
            open = !open;
        else if (dm_str_is(form, "`") || dm_str_is(form, "“"))
            open = true;
        else if (dm_str_is(form, "”") || dm_str_is(form, "''") ||
                 (dm_str_is(form, "'") && dm_str_is(parse->tokens[t + 1].form, "'")))
            open = false;
    }
    return open;
}

/* "was freed and flown to Dakar": where somebody is brought, not where it happened. */
static bool is_destination(const dm_parse *parse, uint32_t place) {
    uint32_t verb = parse->tokens[place].head;
    return verb != DM_NO_TOKEN && parse->tokens[verb].upos == DM_VERB &&
           parse->tokens[place].rel == DM_REL_OBL && dm_tree_has_case(parse, place, "to");
}

/* The one country of the sentence's places, of those where something happened if `told`. False:
 * they lie in several. */
static bool one_country(const dm_codebook *book, const dm_parse *parse, const dm_places *places,
                        uint32_t sentence, bool told, dm_str *country) {
    bool scene = false;
    for (size_t i = 0; i < places->len; i++) {
        const dm_place_mention *place = &places->ptr[i];
        if (parse->tokens[place->head].sentence != sentence || !place->place.country.len ||
            ((told || place->country) && place->event < DM_PLACE_ABOUT) ||
            is_of_agreement(book, parse, place->head))
            continue;
        if (country->len && !dm_str_eq(*country, place->place.country))
            return false;
        *country = place->place.country;
        scene |= !is_destination(parse, place->head);
    }
    return scene || !country->len;
}

dm_str dm_homeland_of_sentence(const dm_codebook *book, const dm_parse *parse,
                               const dm_places *places, uint32_t sentence) {
    dm_str country = {0};
    bool one = one_country(book, parse, places, sentence, true, &country);
    if (one && !country.len)
        one = one_country(book, parse, places, sentence, false, &country);
    return one ? country : (dm_str){0};
}

static void give(dm_actors *self, dm_mention *mention, dm_str country, dm_str part,
                 float certainty) {
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return;
    *actor = mention->actors.ptr[0];
    actor->code = country;
    actor->part = part;
    actor->why = dm_arena_printf(self->arena, "%.*s, " DM_WHY_COUNTRY_OF_PLACE, DM_FMT(actor->why));
    mention->actors = (dm_actor_list){actor, 1};
    if (certainty < mention->certainty)
        mention->certainty = certainty;
}

/* "Texas sued the federal government": a part of a country that acts is who governs there. */
static void name_parts(dm_actors *self, const dm_places *places) {
    for (size_t i = 0; i < places->len; i++) {
        const dm_place_mention *place = &places->ptr[i];
        const dm_token *head = &self->parse->tokens[place->head];
        if (!place->subdivision || head->rel != DM_REL_NSUBJ || head->head == DM_NO_TOKEN ||
            self->parse->tokens[head->head].upos != DM_VERB || dm_actors_at(self, place->head))
            continue;
        dm_actor *actor = DM_NEW(self->arena, dm_actor);
        if (!actor)
            return;
        *actor = (dm_actor){.code = place->place.country,
                            .kind = DM_KIND_STATE,
                            .sector = DM_STR("GOV"),
                            .part = place->place.name,
                            .name = place->place.name,
                            .text = place->place.text,
                            .span = place->place.span,
                            .why = DM_STR("a part of the country it lies in")};
        dm_mention *mention = dm_actors_mention(self, place->head, place->first, place->last,
                                                DM_MENTION_NAME, actor, 1);
        if (mention)
            mention->certainty = WITH_PLACE;
    }
}

bool dm_homeland_is_nowhere(const dm_codebook *book, const dm_actor *actor) {
    dm_str rest = actor->text, word;
    if (dm_str_is(actor->sector, "UAF") && dm_codebook_in_class(book, "@gunmen", actor->role))
        return true; /* of no country, wherever they shoot */
    if (dm_str_starts(rest, DM_STR("no ")) || dm_str_starts(rest, DM_STR("No ")))
        return true; /* "is recognised by no state" */
    while (dm_str_split(&rest, ' ', &word))
        if ((dm_str_is(actor->sector, "CRM") &&
             dm_codebook_in_class(book, "@crosses-borders", word)) ||
            dm_codebook_in_class(book, "@unidentified", word) ||
            dm_codebook_in_class(book, "@regional", word))
            return true;
    return false;
}

/* "There is no justice in Peru," said Judge Ann Lee: what is said to be there is not where she is.
 */
static bool is_speaker_beside(const dm_parse *parse, const dm_places *places, uint32_t head) {
    uint32_t sentence = parse->tokens[head].sentence;
    bool any = false;
    for (size_t i = 0; i < places->len; i++) {
        if (parse->tokens[places->ptr[i].head].sentence != sentence)
            continue;
        if (!is_quoted(parse, places->ptr[i].head))
            return false;
        any = true;
    }
    return any && !is_quoted(parse, head);
}

/* The verb that the head of a noun phrase is an argument of; DM_NO_TOKEN. */
static uint32_t verb_of(const dm_parse *parse, uint32_t head) {
    const dm_token *token = &parse->tokens[dm_tree_first_conjunct(parse, head)];
    if (token->rel == DM_REL_NMOD && dm_tree_has_case(parse, head, "of"))
        token = &parse->tokens[token->head]; /* "thousands of people" */
    bool argument = token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS ||
                    token->rel == DM_REL_OBJ || token->rel == DM_REL_OBL;
    return argument && dm_tree_is_verbal(parse, token->head) ? token->head : (uint32_t)DM_NO_TOKEN;
}

static bool is_capital(const dm_places *places, const dm_place *place) {
    for (size_t i = 0; i < places->len; i++)
        if (&places->ptr[i].place == place)
            return !places->ptr[i].country && !places->ptr[i].codes.len;
    return false;
}

/* "In Lisbon, ...": where all of a sentence is told of. */
static const dm_place *opening_place(const dm_parse *parse, const dm_places *places,
                                     uint32_t sentence) {
    uint32_t first = parse->sentences[sentence].first;
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].first == first + 1 &&
            dm_str_eq_nocase(parse->tokens[first].form, DM_STR("in")))
            return &places->ptr[i].place;
    return NULL;
}

static bool is_armed_force(const dm_actor *actor) {
    return dm_str_is(actor->sector, "MIL") || dm_str_is(actor->sector, "REB");
}

static bool has_place(const dm_parse *parse, const dm_places *places, uint32_t sentence) {
    for (size_t i = 0; i < places->len; i++)
        if (parse->tokens[places->ptr[i].head].sentence == sentence &&
            places->ptr[i].place.country.len)
            return true;
    return false;
}

bool dm_homeland_in_capital(const dm_parse *parse, uint32_t sentence) {
    const dm_sentence *s = &parse->sentences[sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (dm_tree_lemma_is(parse, t, "capital") && dm_tree_has_case(parse, t, "in") &&
            dm_tree_find(parse, t, DM_REL_NMOD) == DM_NO_TOKEN &&
            dm_tree_find(parse, t, DM_REL_NMOD_POSS) == DM_NO_TOKEN &&
            dm_tree_find(parse, t, DM_REL_AMOD) == DM_NO_TOKEN &&
            dm_tree_find(parse, t, DM_REL_COMPOUND) == DM_NO_TOKEN)
            return true;
    return false;
}

/* "In Tbilisi, thousands demonstrated. Police had fired rubber bullets": a sentence without a place
 * of its own, in the paragraph of one that opens with where it all happened. */
static const dm_place *scene_before(const dm_codebook *book, const dm_parse *parse,
                                    const dm_places *places, uint32_t sentence) {
    if (sentence == 0 || parse->sentences[sentence].paragraph_start ||
        (has_place(parse, places, sentence) && !dm_homeland_in_capital(parse, sentence)))
        return NULL;
    const dm_place *scene = opening_place(parse, places, sentence - 1);
    return scene && dm_codebook_in_class(book, "@conference-seat", scene->name) ? NULL : scene;
}

/* "worried at reports from Yangon that police had fired at a crowd": where it was seen. */
static const dm_place *reported_from(const dm_codebook *book, const dm_parse *parse,
                                     const dm_places *places, uint32_t verb) {
    for (size_t i = 0; i < places->len; i++) {
        uint32_t head = places->ptr[i].head, over = parse->tokens[head].head;
        if (parse->tokens[head].sentence == parse->tokens[verb].sentence && head < verb &&
            over != DM_NO_TOKEN && over < head && dm_tree_has_case(parse, head, "from") &&
            dm_codebook_in_class(book, "@seen-from", parse->tokens[over].lemma))
            return &places->ptr[i].place;
    }
    return NULL;
}

/* "In Lisbon, thousands marched past the embassy", in news of Indonesia: of where they do it, not
 * of what the article is about. A government speaks from its capital, and a meeting elsewhere. */
static void move_to_place(const dm_codebook *book, dm_actors *self, const dm_places *places,
                          dm_mention *mention) {
    const dm_parse *parse = self->parse;
    const dm_actor *actor = &mention->actors.ptr[0];
    if (mention->actors.len != 1 || !dm_str_eq(actor->why, dm_str_of(DM_BY_FOCUS)) ||
        !belongs(book, actor->sector) || dm_str_is(actor->sector, "MIL") ||
        LEMMA_IN(parse, mention->head, "embassy", "consulate"))
        return;
    uint32_t verb = verb_of(parse, mention->head);
    const dm_place *place = verb == DM_NO_TOKEN ? NULL : dm_places_of(places, parse, verb);
    if (verb != DM_NO_TOKEN && !place)
        place = reported_from(book, parse, places, verb);
    if (verb != DM_NO_TOKEN && !place)
        place = opening_place(parse, places, parse->tokens[verb].sentence);
    if (verb != DM_NO_TOKEN && !place)
        place = scene_before(book, parse, places, parse->tokens[verb].sentence);
    if (!place || !place->country.len || dm_str_eq(place->country, actor->code))
        return;
    bool governs = dm_str_is(actor->sector, "GOV") || dm_str_is(actor->sector, "LEG");
    if (governs &&
        (dm_codebook_in_class(book, "@conference-seat", place->name) || !is_capital(places, place)))
        return;
    give(self, mention, place->country, (dm_str){"", 0}, IN_SENTENCE);
}

void dm_homeland_settle(const dm_codebook *book, dm_actors *self, const dm_places *places) {
    name_parts(self, places);
    dm_homeland_rebels(self);
    for (size_t i = 0; i < self->mentions.len; i++) {
        dm_mention *mention = &self->mentions.ptr[i];
        move_to_place(book, self, places, mention);
        if (mention->actors.len != 1 || mention->actors.ptr[0].code.len ||
            !belongs(book, mention->actors.ptr[0].sector) ||
            LEMMA_IN(self->parse, mention->head, "embassy", "consulate") ||
            dm_homeland_is_nowhere(book, &mention->actors.ptr[0]) ||
            dm_actors_studies_state(self, mention->head) ||
            dm_codebook_in_class(book, "@sent", mention->actors.ptr[0].role) ||
            dm_codebook_in_class(book, "@knows", mention->actors.ptr[0].role))
            continue;
        const dm_place_mention *inside = place_inside(self->parse, places, mention->head);
        dm_str country = inside ? inside->place.country : (dm_str){0};
        bool part =
            inside && !inside->country && dm_str_is(mention->actors.ptr[0].sector, "GOV") &&
            !dm_codebook_in_class(book, "@of-states", self->parse->tokens[mention->head].lemma);
        float certainty = WITH_PLACE;
        bool kin = dm_codebook_in_class(book, "@kin-role", mention->actors.ptr[0].role);
        if (!country.len && !kin && !is_speaker_beside(self->parse, places, mention->head)) {
            uint32_t sentence = self->parse->tokens[mention->head].sentence;
            const dm_place *scene = is_armed_force(&mention->actors.ptr[0])
                                        ? NULL
                                        : scene_before(book, self->parse, places, sentence);
            country = scene ? scene->country
                            : dm_homeland_of_sentence(book, self->parse, places, sentence);
            certainty = IN_SENTENCE;
        }
        if (country.len)
            give(self, mention, country, part ? inside->place.name : (dm_str){"", 0}, certainty);
    }
}

/* The power of a state over people. */
static bool rules(const dm_codebook *book, const dm_actor *actor) {
    bool state = actor->kind == DM_KIND_STATE && !actor->sector.len;
    return actor->code.len &&
           (state || dm_codebook_in_class(book, "@sector-state", actor->sector)) &&
           actor->kind != DM_KIND_ORGANISATION && actor->kind != DM_KIND_GROUP;
}

/* "imposed a curfew on Basra": where a place is told, they are those who live there. */
static const dm_actor *people_under(const dm_story *story, const dm_candidate *c,
                                    const dm_actor *power) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    uint32_t place = dm_theatre_place(story, verb, power->code);
    if (place == verb)
        return dm_actor_beside(story->scene.grammar.arena, power, DM_KIND_PEOPLE, DM_STR("CVL"),
                               "the people of whoever imposed it");
    return dm_actor_told(story, place, DM_KIND_PEOPLE, DM_STR("CVL"), power->code,
                         "the people where it was imposed");
}

/* "cut off the internet": what those who live there live by. */
static bool is_service(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers cut = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &cut);
    return cut.count && !c->nominal &&
           dm_codebook_in_class(story->scene.grammar.book, "@public-service",
                                dm_parse_of(story)->tokens[cut.tokens[0]].lemma);
}

bool dm_homeland_at_sea(const dm_actor *power) {
    static const char *const words[] = {"coast guard", "coastguard", "navy",
                                        "naval",       "ship",       "vessel"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_find_nocase(power->text, dm_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

void dm_homeland_recipients(const dm_story *story, dm_candidate *c) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *power = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (!power || !rules(book, power))
        return;
    bool imposed =
        dm_str_is(c->mode, "curfew") || dm_str_is(c->mode, "martial-law") ||
        (dm_str_is(c->mode, "crowd-control") && !dm_homeland_at_sea(power)) ||
        (dm_str_is(c->mode, "withhold") && is_service(story, c)) ||
        (c->type == DM_CONCEDE && c->nominal && /* "the curfew was lifted" */
         (dm_str_is(c->frame->mode, "curfew") || dm_str_is(c->frame->mode, "martial-law")));
    if (imposed && !c->recipients.len) /* on those who live there */
        dm_refs_push(arena, &c->recipients, people_under(story, c, power));
    bool inward = c->type == DM_COERCE || (c->type == DM_THREATEN && power->sector.len) ||
                  dm_str_is(c->mode, "crowd-control") ||
                  (c->type == DM_ASSAULT && dm_str_is(power->sector, "COP"));
    const dm_actor *hit = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    if (!inward || !hit || hit->code.len || !belongs(book, hit->sector))
        return;
    dm_str why = dm_arena_printf(arena, "%.*s, under the power of %.*s", DM_FMT(hit->why),
                                 DM_FMT(power->code));
    dm_refs_put(story->scene.grammar.arena, &c->recipients, 0,
                dm_actor_as(arena, hit, power->code, hit->sector, why));
}

bool dm_homeland_opposes(const dm_codebook *book, const dm_actor *actor) {
    return dm_codebook_in_class(book, "@sector-opposing", actor->sector);
}
