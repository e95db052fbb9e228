/*
 * sides.c - lists of actors and actors made of circumstances (see sides.h).
 */
#include "coder/sides.h"

#include "actors/actors_inside.h"

bool dm_refs_any_code(const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (list->ptr[i]->code.len)
            return true;
    return false;
}

bool dm_refs_have(const dm_actor_refs *list, dm_str code) {
    for (size_t i = 0; i < list->len; i++)
        if (dm_str_eq(list->ptr[i]->code, code))
            return true;
    return false;
}

bool dm_refs_share(const dm_actor_refs *a, const dm_actor_refs *b) {
    for (size_t i = 0; i < a->len; i++)
        if (a->ptr[i]->code.len && dm_refs_have(b, a->ptr[i]->code))
            return true;
    return false;
}

void dm_refs_push(dm_arena *arena, dm_actor_refs *list, const dm_actor *actor) {
    const dm_actor **slot = actor ? dm_vec_push(arena, list) : NULL;
    if (slot)
        *slot = actor;
}

void dm_refs_put(dm_arena *arena, dm_actor_refs *list, size_t at, const dm_actor *actor) {
    dm_actor_refs own = {0};
    for (size_t i = 0; i < list->len; i++)
        dm_refs_push(arena, &own, i == at ? actor : list->ptr[i]);
    if (own.len == list->len)
        *list = own;
}

const dm_actor *dm_actor_as(dm_arena *arena, const dm_actor *old, dm_str code, dm_str sector,
                            dm_str why) {
    dm_actor *actor = DM_NEW(arena, dm_actor);
    if (!actor)
        return old;
    *actor = *old;
    actor->code = code;
    actor->sector = sector;
    actor->why = why;
    return actor;
}

const dm_actor *dm_actor_told(const dm_story *story, uint32_t token, dm_actor_kind kind,
                              dm_str sector, dm_str code, const char *why) {
    dm_actor *actor = DM_NEW(story->scene.grammar.arena, dm_actor);
    if (!actor)
        return NULL;
    const dm_token *at = &dm_parse_of(story)->tokens[token];
    *actor = (dm_actor){.code = code,
                        .kind = kind,
                        .sector = sector,
                        .text = dm_str_sub(dm_parse_of(story)->text, at->start, at->end),
                        .span = {at->start, at->end},
                        .why = dm_str_of(why)};
    return actor;
}

dm_str dm_country_of(const dm_story *story, dm_str code) {
    const dm_knowledge *knowledge = story->scene.grammar.actors->knowledge;
    const dm_entity *entity = dm_knowledge_entity(knowledge, code);
    dm_str rest = entity ? entity->parent : (dm_str){"", 0}, home;
    bool band = dm_actors_is_band(entity) && dm_str_split(&rest, '|', &home) &&
                dm_knowledge_entity(knowledge, home);
    return band ? home : code;
}

const dm_actor *dm_actor_beside(dm_arena *arena, const dm_actor *actor, dm_actor_kind kind,
                                dm_str sector, const char *why) {
    dm_actor *other = DM_NEW(arena, dm_actor);
    if (!other)
        return NULL;
    *other = (dm_actor){.code = actor->code,
                        .kind = kind,
                        .sector = sector,
                        .text = actor->text,
                        .span = actor->span,
                        .why = dm_str_of(why)};
    return other;
}

bool dm_is_of_assembly(const dm_actors *actors, const dm_actor *actor) {
    const dm_entity *body =
        actor->code.len ? dm_knowledge_entity(actors->knowledge, actor->code) : NULL;
    return body && (body->kind == DM_KIND_ORGANISATION || body->kind == DM_KIND_GROUP) &&
           dm_str_is(body->sector, "IGO") && !dm_str_is(body->code, "UN");
}
