/*
 * theatre/crowds.c - protests: whose the crowd is and whom it turns against.
 *
 * A crowd belongs to the country it gathers in and turns, unless it names somebody else, against
 * those who govern it. Whoever gathers for something, or at an embassy, does not.
 */
#include "coder/match/parts.h"
#include "coder/theatre/parts.h"

/* "Traders blocked the road": those of a trade who gather somewhere are of that country. */
static bool of_a_trade(dm_story *story, dm_candidate *c, dm_str country) {
    const dm_actor *who = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    bool unnamed = who && !who->code.len && !who->name.len &&
                   (who->kind == DM_KIND_PEOPLE || who->kind == DM_KIND_PERSON);
    if (!unnamed || !dm_str_is(who->sector, "BUS"))
        return false;
    dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                dm_actor_as(story->scene.grammar.arena, who, country, who->sector,
                            DM_STR("of the country where it gathered")));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
    return true;
}

void dm_theatre_crowd(dm_story *story, dm_candidate *c, dm_str country) {
    dm_fillers subject = {0};
    bool nobody = true; /* mentions that say neither whose nor what they are */
    for (size_t i = 0; i < c->actors.len; i++)
        nobody &= !c->actors.ptr[i]->sector.len;
    if (!country.len || of_a_trade(story, c, country) || !nobody)
        return;
    for (uint8_t i = 0; i < c->frame->actor.count && !subject.count; i++)
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->actor.choices[i], &subject);
    uint32_t t = subject.count ? subject.tokens[0] : c->predicate;
    if (subject.count && dm_parse_of(story)->tokens[t].upos == DM_PRON)
        return;
    c->actors.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, t, DM_KIND_PEOPLE, DM_STR("CVL"), country,
                               "a crowd of the country where it gathered"));
    c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
}

void dm_theatre_followers(dm_story *story, dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t t = dm_surface_subject(&story->scene.grammar, c->predicate);
    const dm_actor *group = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    const dm_entity *band = group ? dm_knowledge_entity(book->knowledge, group->code) : NULL;
    if (!band || band->kind != DM_KIND_ENTITY || band->parent.len != 3 || t == DM_NO_TOKEN)
        return;
    uint32_t meant = dm_scene_measured(&story->scene, t); /* "hundreds of supporters" */
    t = meant == DM_NO_TOKEN ? t : meant;
    if (!dm_codebook_in_class(book, "@followers", dm_parse_of(story)->tokens[t].lemma))
        return;
    dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                dm_actor_told(story, t, DM_KIND_PEOPLE, DM_STR("CVL"), band->parent,
                              "who follow a group of the country"));
}

/* "supporters of the opposition", "opposition supporters": they are for those who are against. */
static bool is_of_opponents(const dm_story *story, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, noun, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if ((rel == DM_REL_NMOD || rel == DM_REL_COMPOUND || rel == DM_REL_AMOD) &&
            dm_codebook_in_class(story->scene.grammar.book, "@opposing-body",
                                 parse->tokens[c].lemma))
            return true;
    }
    return false;
}

/* "supporters of the coup", "outside the embassies", "in support of": no dissent with their own
 * rulers, or with whom the sentence leaves open. */
static bool is_for_or_abroad(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        bool noun = parse->tokens[t].upos == DM_NOUN;
        bool attribute = parse->tokens[t].rel == DM_REL_ACL; /* "people backing the coup" */
        const char *class_ = noun ? "@for-or-abroad" : "@stands-behind";
        if ((noun || attribute) &&
            dm_codebook_in_class(story->scene.grammar.book, class_, parse->tokens[t].lemma) &&
            (dm_tree_above(parse, c->predicate, t) ||
             (c->light != DM_NO_TOKEN && dm_tree_above(parse, c->light, t))) &&
            !(noun && is_of_opponents(story, t)))
            return true;
    }
    return false;
}

/* "Kurds blocked roads in Istanbul": a people at home in several states is there in that one. */
static bool lives_in(const dm_story *story, dm_str people, dm_str state) {
    const dm_entity *entity = dm_knowledge_entity(story->scene.grammar.actors->knowledge, people);
    dm_str rest = entity && entity->kind == DM_KIND_ENTITY ? entity->parent : (dm_str){"", 0}, one;
    while (state.len && dm_str_split(&rest, '|', &one))
        if (dm_str_eq(one, state))
            return true;
    return false;
}

/* Dissent is with those who govern, where nobody else is named. */
void dm_theatre_against_rulers(dm_story *story, dm_candidate *c) {
    bool one = c->actors.len && c->actors.ptr[0]->code.len;
    for (size_t i = 1; i < c->actors.len; i++) /* "doctors and students" */
        one &= dm_str_eq(c->actors.ptr[i]->code, c->actors.ptr[0]->code);
    if (!one || c->actors.ptr[0]->kind == DM_KIND_ORGANISATION || is_for_or_abroad(story, c))
        return;
    dm_str here = dm_theatre_country_of_clause(story, c);
    dm_str code = dm_country_of(story, c->actors.ptr[0]->code);
    if (lives_in(story, c->actors.ptr[0]->code, here))
        code = here;
    if (here.len && !dm_str_eq(here, code))
        return; /* abroad */
    c->recipients.len = 0;
    c->rulers = true;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), code,
                               "those who govern where they protest"));
}

/* "gathered outside the embassy of France in Niamey": not the French. */
void dm_theatre_guests(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t sentence = parse->tokens[c->predicate].sentence;
    if (c->actors.len != 1 || !c->recipients.len || !c->actors.ptr[0]->code.len ||
        !dm_refs_have(&c->recipients, c->actors.ptr[0]->code) || !is_for_or_abroad(story, c))
        return;
    dm_str other = {"", 0};
    for (size_t i = 0; i < story->places.len && !other.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (parse->tokens[place->head].sentence != sentence || place->country ||
            !place->place.country.len)
            continue;
        if (dm_refs_have(&c->recipients, place->place.country))
            return; /* "In Baghdad they demonstrated at the Green Zone": at home */
        other = place->place.country;
    }
    if (!other.len) /* "attacked the embassy of France": those the article is about beside France */
        other = dm_theatre_home_but(story, &c->recipients);
    dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                dm_actor_as(story->scene.grammar.arena, c->actors.ptr[0], other,
                            c->actors.ptr[0]->sector, DM_STR("of the country where it happened")));
}
