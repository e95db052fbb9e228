/*
 * theatre/homeland_article.c - of the country that the article is about: its news introduces
 * whoever is from elsewhere, and leaves out whose the others are.
 *
 * "The rebels" are the one armed group that the article names. Deputies, unions, parties and crowds
 * are of its country; where nearly all that is named is of one country, so are people who are told
 * of by a role or a name alone, and councils and commissions that nobody says whose they are.
 */
#include "coder/theatre/homeland.h"

#include "actors/actors_inside.h"
#include "coder/counterpart/parts.h"
#include "coder/sides.h"
#include "coder/theatre/theatre.h"

static const float OF_ARTICLE = 0.6f;
static const double STRONG = 0.3; /* of what is named beyond half, see dm_homeland_share */

/* ---- the rebels ---- */

static bool is_armed(const dm_entity *entity) {
    return entity && entity->kind == DM_KIND_ENTITY &&
           (dm_str_is(entity->sector, "REB") || dm_str_is(entity->sector, "UAF"));
}

/* The rebels that a mention is of: a group by its name, or those of a country. */
static const dm_actor *rebels_of(const dm_actors *self, const dm_mention *mention) {
    const dm_actor *actor = &mention->actors.ptr[0];
    bool rebel = dm_str_is(actor->sector, "REB") ||
                 is_armed(dm_knowledge_entity(self->knowledge, actor->code));
    return rebel && actor->code.len && mention->actors.len == 1 ? actor : NULL;
}

/* The one armed group that the article tells of, or tells of more often than of all others. */
static const dm_actor *only_group(const dm_actors *self) {
    const dm_actor *most = NULL;
    size_t best = 0, all = 0;
    for (size_t i = 0; i < self->mentions.len; i++) {
        const dm_actor *group = rebels_of(self, &self->mentions.ptr[i]);
        size_t count = 0;
        if (!group)
            continue;
        all++;
        for (size_t k = i; k < self->mentions.len && (!most || !dm_str_eq(group->code, most->code));
             k++) {
            const dm_actor *other = rebels_of(self, &self->mentions.ptr[k]);
            count += other && dm_str_eq(other->code, group->code);
        }
        if (count > best) {
            best = count;
            most = group;
        }
    }
    return best * 2 > all ? most : NULL;
}

/* "a rebel group", "other militants": not the one; "a rebel commander" is of it. */
static bool is_some_other(const dm_actors *actors, uint32_t head, dm_str text) {
    static const char *const words[] = {"a ",    "an ",    "another ", "other ",
                                        "some ", "rival ", "one "};
    if (!(actors->parse->tokens[head].feats & DM_FEAT_PLUR) &&
        !dm_actors_is_group_noun(actors, head))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.len > strlen(words[i]) &&
            dm_str_eq_nocase(dm_str_sub(text, 0, strlen(words[i])), dm_str_of(words[i])))
            return true;
    return false;
}

static bool is_the(dm_str text) {
    return text.len > 4 && dm_str_eq_nocase(dm_str_sub(text, 0, 4), DM_STR("the "));
}

/* "rebels of the People's Front": of another, whose name is not known. */
static bool is_of_another(const dm_parse *parse, uint32_t head) {
    for (DM_CHILDREN(parse, head, c))
        if (parse->tokens[c].upos == DM_PROPN && parse->tokens[c].rel == DM_REL_NMOD &&
            dm_tree_has_case(parse, c, "of"))
            return true;
    return false;
}

void dm_homeland_rebels(dm_actors *self) {
    const dm_actor *group = only_group(self);
    for (size_t i = 0; i < self->mentions.len && group; i++) {
        dm_mention *mention = &self->mentions.ptr[i];
        const dm_actor *old = &mention->actors.ptr[0];
        bool rebels = dm_str_is(old->sector, "REB") ||
                      (dm_str_is(old->sector, "UAF") && is_the(old->text)); /* "the militants" */
        if (mention->actors.len != 1 || old->code.len ||
            is_some_other(self, mention->head, old->text) || !rebels ||
            is_of_another(self->parse, mention->head))
            continue;
        dm_str why = dm_arena_printf(self->arena, "%.*s, the only group named", DM_FMT(old->why));
        mention->actors = (dm_actor_list){
            (dm_actor *)dm_actor_as(self->arena, old, group->code, group->sector, why), 1};
    }
}

/* ---- the others ---- */

/* Those who have a part in the affairs of the country they live in: no rebels, no companies. */
static bool is_public(const dm_codebook *book, const dm_actor *actor) {
    return !actor->code.len && dm_codebook_in_class(book, "@sector-domestic", actor->sector) &&
           !dm_str_is(actor->sector, "MED") && actor->kind != DM_KIND_ORGANISATION;
}

/* Whoever is only told of by a name or a role, in news of one country: "the head of the government
 * delegation", "its secretary general", "the employers' federation". */
static bool is_compatriot(const dm_actor *actor) {
    bool office = dm_str_is(actor->sector, "IGO") && dm_str_is(actor->role, "secretary-general");
    bool person = actor->kind == DM_KIND_PERSON || actor->kind == DM_KIND_PEOPLE;
    return !actor->code.len && person &&
           (office || !actor->sector.len || dm_str_is(actor->sector, "BUS") ||
            dm_str_is(actor->sector, "MED"));
}

static void bring_home(const dm_story *story, dm_candidate *c, dm_actor_refs *list, dm_str home,
                       bool strong) {
    dm_arena *arena = story->scene.grammar.arena;
    for (size_t i = 0; i < list->len; i++) {
        const dm_actor *old = list->ptr[i];
        if ((!is_public(story->scene.grammar.book, old) && !(strong && is_compatriot(old))) ||
            dm_homeland_is_nowhere(story->scene.grammar.book, old) ||
            dm_str_starts(old->why, DM_STR(DM_WHY_NO_SIDE)) ||
            dm_str_starts(old->why, DM_STR(DM_WHY_SOME_STATE)))
            continue; /* "a diplomat who would not be named" */
        dm_str why = dm_arena_printf(arena, "%.*s, " DM_WHY_FOCUS, DM_FMT(old->why));
        list->ptr[i] = dm_actor_as(arena, old, home, old->sector, why);
        if (OF_ARTICLE < c->certainty)
            c->certainty = OF_ARTICLE;
    }
}

/* "More than 100 people were arrested": by those who govern them. */
static void add_ruler(dm_story *story, dm_candidate *c, dm_str home) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    uint32_t counted = dm_tree_find(dm_parse_of(story), verb, DM_REL_NSUBJ_PASS);
    if (c->type == DM_COERCE && !c->actors.len && !c->recipients.len && counted != DM_NO_TOKEN) {
        const dm_parse *parse = dm_parse_of(story);
        dm_str here = dm_homeland_of_sentence(story->scene.grammar.book, parse, &story->places,
                                              parse->tokens[counted].sentence);
        if (here.len)
            home = here;
        dm_refs_push(story->scene.grammar.arena, &c->recipients, /* "dozens were detained" */
                     dm_actor_told(story, counted, DM_KIND_PEOPLE, DM_STR("CVL"), home,
                                   "people " DM_WHY_FOCUS));
    }
    bool power = c->type == DM_COERCE || dm_str_is(c->mode, "release") ||
                 (c->type == DM_SANCTION &&
                  (dm_str_is(c->mode, "convict") ||
                   dm_codebook_in_class(story->scene.grammar.book, "@dismisses", c->frame->lemma)));
    const dm_actor *hit = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    bool guest = hit && !dm_str_eq(hit->code, home) && hit->code.len && !c->nominal &&
                 (hit->kind == DM_KIND_PERSON || hit->kind == DM_KIND_PEOPLE) &&
                 (dm_str_is(c->mode, "arrest") || dm_str_is(c->mode, "deport"));
    bool ruled = power && !c->actors.len && hit &&
                 ((dm_str_eq(hit->code, home) && hit->sector.len) || guest) &&
                 dm_is_passive(&story->scene.grammar, verb);
    if (!ruled)
        return;
    dm_arena *arena = story->scene.grammar.arena;
    dm_refs_push(arena, &c->actors,
                 guest ? dm_actor_as(arena,
                                     dm_actor_beside(arena, hit, DM_KIND_STATE, DM_STR("GOV"),
                                                     "who governs where a stranger is"),
                                     home, DM_STR("GOV"), DM_STR("those who govern " DM_BY_FOCUS))
                       : dm_actor_beside(arena, hit, DM_KIND_STATE, DM_STR("GOV"),
                                         "those who govern " DM_BY_FOCUS));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

/* "They accused the judges", "a commission blamed": who acts in news of one country though nobody
 * says whose he is. Only words, which no thing has. */
static void add_speaker(dm_story *story, dm_candidate *c, dm_str home) {
    const dm_parse *parse = dm_parse_of(story);
    bool words = c->type == DM_ACCUSE || c->type == DM_REJECT || c->type == DM_REQUEST ||
                 c->type == DM_SUPPORT || c->type == DM_THREATEN;
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (!words || c->nominal || c->actors.len || !dm_tree_is_verbal(parse, verb) ||
        dm_is_passive(&story->scene.grammar, verb))
        return;
    dm_fillers found = {0};
    for (uint8_t i = 0; i < c->frame->actor.count && !found.count; i++)
        dm_slot_fillers(&story->scene.grammar, verb, &c->frame->actor.choices[i], &found);
    if (!found.count)
        return;
    const dm_token *subject = &parse->tokens[found.tokens[0]];
    /* "the Alliance for Freedom", "the Council of Chiefs" */
    bool named =
        subject->upos == DM_PROPN && !dm_actors_at(story->scene.grammar.actors, found.tokens[0]);
    bool person = subject->upos == DM_PRON && (dm_str_eq_nocase(subject->form, DM_STR("he")) ||
                                               dm_str_eq_nocase(subject->form, DM_STR("she")) ||
                                               dm_str_eq_nocase(subject->form, DM_STR("they")));
    bool body = (subject->upos == DM_NOUN || named) &&
                dm_codebook_in_class(story->scene.grammar.book, "@home-body", subject->lemma);
    if (!person && !body)
        return;
    dm_refs_push(
        story->scene.grammar.arena, &c->actors,
        dm_actor_told(story, found.tokens[0], DM_KIND_PEOPLE, DM_STR("CVL"), home, DM_WHY_FOCUS));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

/* "The rebels attacked a convoy", "captured eleven soldiers": those of the state in which they
 * fight. */
static void face_state(dm_story *story, dm_candidate *c) {
    const dm_actor *group = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    const dm_entity *entity =
        group ? dm_knowledge_entity(story->scene.grammar.actors->knowledge, group->code) : NULL;
    bool rebels = entity && entity->kind == DM_KIND_ENTITY && entity->parent.len == 3 &&
                  (is_armed(entity) || dm_str_is(group->sector, "REB"));
    bool itself =
        rebels && c->recipients.len == 1 && dm_str_eq(c->recipients.ptr[0]->code, group->code);
    bool open = rebels && c->type == DM_ASSAULT && !c->nominal && !c->frame->reciprocal &&
                !dm_refs_any_code(&c->recipients) && dm_homeland_share(story, entity->parent) > 0;
    if (!itself && !open)
        return;
    const dm_actor *old = itself ? c->recipients.ptr[0] : group;
    c->recipients.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_as(story->scene.grammar.arena, old, entity->parent,
                             itself ? old->sector : DM_STR("GOV"),
                             DM_STR("of the state in which the group fights")));
}

/* "fired tear gas at them", "ordered him to leave": where a pronoun is whoever is not told. */
static uint32_t pronoun_hit(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers found = {0};
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->recipient.choices[i],
                        &found);
        for (size_t k = 0; k < found.count; k++) {
            const dm_token *token = &parse->tokens[found.tokens[k]];
            if (token->upos == DM_PRON && (dm_str_eq_nocase(token->form, DM_STR("them")) ||
                                           dm_str_eq_nocase(token->form, DM_STR("him")) ||
                                           dm_str_eq_nocase(token->form, DM_STR("her"))))
                return found.tokens[k];
        }
    }
    return DM_NO_TOKEN;
}

/* "withdrew the finance bill": in news of one country those who govern it give way to its people.
 */
static bool gives_way(const dm_candidate *c) {
    return c->type == DM_CONCEDE && !c->frame->recipient.count && c->status == DM_ASSERTED &&
           dm_str_is(c->actors.ptr[0]->sector, "GOV");
}

static void add_hit(dm_story *story, dm_candidate *c, dm_str home) {
    if (c->nominal || c->recipients.len || c->actors.len != 1 ||
        !dm_str_eq(c->actors.ptr[0]->code, home) || c->type == DM_CONSULT || c->type == DM_PROTEST)
        return;
    uint32_t hit = gives_way(c) ? c->predicate : pronoun_hit(story, c);
    if (hit == DM_NO_TOKEN)
        return;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, hit, DM_KIND_PEOPLE, DM_STR("CVL"), home, DM_WHY_FOCUS));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

/* "is on trial", "is under investigation": by those who govern where the sentence says, or else
 * those of the country he is of. */
static void add_court(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *hit = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    if (c->type != DM_ACCUSE || c->frame->pos != 'N' || c->frame->actor.count || c->actors.len ||
        !hit || hit->code.len != 3 || hit->kind == DM_KIND_STATE ||
        dm_tree_find(parse, c->predicate, DM_REL_COP) == DM_NO_TOKEN)
        return;
    dm_str here = dm_homeland_of_sentence(story->scene.grammar.book, parse, &story->places,
                                          parse->tokens[c->predicate].sentence);
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("JUD"),
                               here.len ? here : hit->code, "the courts where he is tried"));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

/* "The president conceded defeat": to those who voted. */
static void add_voters(dm_story *story, dm_candidate *c) {
    const dm_actor *loser = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (c->type != DM_CONCEDE || !dm_str_is(c->frame->context, "election") || c->recipients.len ||
        c->frame->recipient.count || c->nominal || !loser || loser->code.len != 3)
        return;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, c->predicate, DM_KIND_PEOPLE, DM_STR("CVL"), loser->code,
                               "those who voted"));
}

/* ---- news of several countries ---- */

/* Whether the last subject before `before` bytes that has a code of that kind is of the state. */
static bool acted_last(const dm_story *story, dm_str code, uint32_t before) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    dm_str last = {0};
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = &parse->tokens[one->head];
        if (one->actors.len != 1 || one->actors.ptr[0].code.len != code.len)
            continue;
        bool subject = head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS;
        if (subject && head->start < before)
            last = one->actors.ptr[0].code;
    }
    return dm_str_eq(last, code);
}

/* The first token at that byte or behind it. */
static uint32_t token_from(const dm_story *story, uint32_t start) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = 0;
    while (t < parse->token_count && parse->tokens[t].start < start)
        t++;
    return t;
}

/* "Ann Lee, president of the Movement for Renewal": of something else than a state. */
static bool leads_another(const dm_story *story, const dm_actor *actor) {
    enum { LONGEST_TITLE = 5 };
    const dm_parse *parse = dm_parse_of(story);
    uint32_t from = token_from(story, actor->span.end), t = from;
    bool beside = t < parse->token_count && dm_str_is(parse->tokens[t].form, ",");
    while (beside && ++t < parse->token_count && t - from <= LONGEST_TITLE)
        if (dm_str_is(parse->tokens[t].form, ",") || dm_str_is(parse->tokens[t].form, "of"))
            return dm_str_is(parse->tokens[t].form, "of");
    return dm_str_find(actor->text, DM_STR(" of "), 0) != SIZE_MAX;
}

/* "ANKARA - Turkey summoned the envoy of Sweden. ... Parliament speaker Mustafa Sentop cancelled":
 * officials whose state nobody tells are of the one that the report is sent from, where it was the
 * last that acted, or is the one that the report begins with and a new paragraph comes back to. */
static void bring_to_sender(const dm_story *story, dm_candidate *c) {
    const dm_actor *old = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    dm_str from = old && !old->code.len ? dm_theatre_dateline(story) : (dm_str){0};
    bool holds =
        from.len && dm_codebook_in_class(story->scene.grammar.book, "@sector-office", old->sector);
    if (!holds || from.len != 3 || old->kind != DM_KIND_PERSON || leads_another(story, old) ||
        dm_refs_have(&c->recipients, from) ||
        dm_homeland_is_nowhere(story->scene.grammar.book, old) ||
        !(acted_last(story, from, old->span.start) ||
          (dm_tree_opens_paragraph(dm_parse_of(story), token_from(story, old->span.start)) &&
           dm_theatre_leads_with(&story->scene.grammar, from))))
        return;
    dm_arena *arena = story->scene.grammar.arena;
    dm_str why =
        dm_arena_printf(arena, "%.*s, of the country the report is sent from", DM_FMT(old->why));
    dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                dm_actor_as(arena, old, from, old->sector, why));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

void dm_homeland_actors(dm_story *story, dm_candidate *c, dm_str home) {
    face_state(story, c);
    add_court(story, c);
    add_voters(story, c);
    if (!home.len)
        bring_to_sender(story, c);
    if (!home.len)
        return;
    bool strong = dm_homeland_share(story, home) >= STRONG;
    if (strong)
        add_speaker(story, c, home);
    bring_home(story, c, &c->actors, home, strong);
    bring_home(story, c, &c->recipients, home, strong);
    if (strong)
        add_hit(story, c, home);
    add_ruler(story, c, home);
}

bool dm_homeland_divided(const dm_story *story, const dm_candidate *c) {
    const dm_actor *actor = c->actors.ptr[0], *other = c->recipients.ptr[0];
    bool against = dm_is_hostile(c->type) || c->type == DM_ACCUSE || c->type == DM_REQUEST ||
                   c->type == DM_REJECT || c->type == DM_THREATEN;
    bool apart = actor->span.end <= other->span.start || other->span.end <= actor->span.start;
    bool parts = actor->sector.len && other->sector.len &&
                 (actor->kind != DM_KIND_STATE || other->kind != DM_KIND_STATE);
    return against && apart && parts && dm_homeland_share(story, actor->code) >= STRONG;
}
