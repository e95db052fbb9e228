/*
 * homeland_article.c - of the country that the article is about: its news introduces whoever is
 * from elsewhere, and leaves out whose the others are.
 *
 * "The rebels" are the one armed group that the article names. Deputies, unions, parties and crowds
 * are of its country; where nearly all that is named is of one country, so are people who are told
 * of by a role or a name alone, and councils and commissions that nobody says whose they are.
 */
#include "coder/homeland.h"

#include "coder/counterparts_parts.h"
#include "coder/sides.h"

static const float OF_ARTICLE = 0.6f;
static const double STRONG = 0.3; /* of what is named beyond half, see dm_homeland_share */

/* ---- the rebels ---- */

static bool is_armed(const dm_entity *entity) {
    return entity && entity->kind == DM_KIND_ENTITY &&
           (dm_str_is(entity->sector, "REB") || dm_str_is(entity->sector, "UAF"));
}

/* The one armed group that the article names, or names more often than all others together. */
static const dm_entity *only_group(const dm_actors *self) {
    const dm_entity *most = NULL;
    size_t best = 0, all = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *entity = self->names.ptr[i].entity;
        size_t count = 0;
        if (!is_armed(entity))
            continue;
        all++;
        for (size_t k = 0; k < self->names.len && entity != most; k++)
            count += self->names.ptr[k].entity == entity;
        if (count > best) {
            best = count;
            most = entity;
        }
    }
    return best * 2 > all ? most : NULL;
}

/* "a rebel group", "other militants": not the one. */
static bool is_some_other(dm_str text) {
    static const char *const words[] = {"a ",    "an ",    "another ", "other ",
                                        "some ", "rival ", "one "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.len > strlen(words[i]) &&
            dm_str_eq_nocase(dm_str_sub(text, 0, strlen(words[i])), dm_str_of(words[i])))
            return true;
    return false;
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
    const dm_entity *group = only_group(self);
    for (size_t i = 0; i < self->mentions.len && group; i++) {
        dm_mention *mention = &self->mentions.ptr[i];
        const dm_actor *old = &mention->actors.ptr[0];
        if (mention->actors.len != 1 || old->code.len || is_some_other(old->text) ||
            !dm_str_is(old->sector, "REB") || is_of_another(self->parse, mention->head))
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
           (office || !actor->sector.len || dm_str_is(actor->sector, "BUS"));
}

static void bring_home(const dm_story *story, dm_candidate *c, dm_actor_refs *list, dm_str home,
                       bool strong) {
    dm_arena *arena = story->scene.grammar.arena;
    for (size_t i = 0; i < list->len; i++) {
        const dm_actor *old = list->ptr[i];
        if (!is_public(story->scene.grammar.book, old) && !(strong && is_compatriot(old)))
            continue;
        dm_str why =
            dm_arena_printf(arena, "%.*s, of the country the article is about", DM_FMT(old->why));
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
        dm_str here =
            dm_homeland_of_sentence(parse, &story->places, parse->tokens[counted].sentence);
        if (here.len)
            home = here;
        dm_refs_push(story->scene.grammar.arena, &c->recipients, /* "dozens were detained" */
                     dm_actor_told(story, counted, DM_KIND_PEOPLE, DM_STR("CVL"), home,
                                   "people of the country the article is about"));
    }
    bool ruled = c->type == DM_COERCE && !c->actors.len && c->recipients.len == 1 &&
                 dm_str_eq(c->recipients.ptr[0]->code, home) && c->recipients.ptr[0]->sector.len &&
                 dm_is_passive(&story->scene.grammar, verb);
    if (!ruled)
        return;
    dm_arena *arena = story->scene.grammar.arena;
    dm_refs_push(arena, &c->actors,
                 dm_actor_beside(arena, c->recipients.ptr[0], DM_KIND_STATE, DM_STR("GOV"),
                                 "those who govern the country the article is about"));
    if (OF_ARTICLE < c->certainty)
        c->certainty = OF_ARTICLE;
}

void dm_homeland_actors(dm_story *story, dm_candidate *c, dm_str home) {
    if (!home.len)
        return;
    bool strong = dm_homeland_share(story, home) >= STRONG;
    bring_home(story, c, &c->actors, home, strong);
    bring_home(story, c, &c->recipients, home, false);
    add_ruler(story, c, home);
}
