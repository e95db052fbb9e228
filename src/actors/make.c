/*
 * make.c - makes actors of entities and of people as the lexicon knows them, and mentions of them.
 */
#include "actors/actors_inside.h"

dm_actor *dm_actors_make(dm_actors *self, const dm_entity *entity, uint32_t first, uint32_t last) {
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return NULL;
    /* A body of an organisation speaks for it: the Commission's code is the EU's. */
    const dm_entity *whole = entity;
    bool is_organisation = entity->kind == DM_KIND_ORGANISATION || entity->kind == DM_KIND_GROUP;
    bool council = dm_str_is(entity->code, "AU-COMMISSION") || dm_str_is(entity->code, "AU-PSC");
    if (is_organisation && (dm_str_is(entity->parent, "EU") || council))
        whole = dm_knowledge_entity(self->knowledge, entity->parent);
    if (!whole)
        whole = entity;
    actor->code = whole->code;
    actor->kind = whole->kind;
    actor->sector = entity->sector;
    actor->name = entity->name;
    actor->text = dm_tree_text(self->parse, first, last);
    actor->span = (dm_span){self->parse->tokens[first].start, self->parse->tokens[last].end};
    actor->why = dm_arena_printf(self->arena, "%.*s:%zu", DM_FMT(entity->table), entity->row);
    return actor;
}

dm_actor *dm_actors_person(dm_actors *self, const dm_person *person, uint32_t first,
                           uint32_t last) {
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return NULL;
    actor->kind = DM_KIND_PERSON;
    actor->name = person->name;
    actor->text = dm_tree_text(self->parse, first, last);
    actor->span = (dm_span){self->parse->tokens[first].start, self->parse->tokens[last].end};
    const dm_term *term = dm_knowledge_term(self->knowledge, person, self->day, (dm_str){"", 0});
    if (term) {
        actor->code = term->affiliation;
        actor->sector = term->sector;
        actor->role = term->role;
        actor->why = term->role.len
                         ? dm_arena_printf(self->arena, DM_WHY_IN_OFFICE " as %.*s of %.*s",
                                           DM_FMT(term->role), DM_FMT(term->affiliation))
                         : DM_STR("the code of a dictionary of --actors on the article's day");
        return actor;
    }
    const dm_term *past = dm_knowledge_past_term(self->knowledge, person, self->day);
    if (past) {
        actor->code = past->affiliation;
        actor->sector = DM_STR("ELI");
        if (past->role.len)
            actor->role = dm_arena_printf(self->arena, "former %.*s", DM_FMT(past->role));
        actor->why = DM_STR("out of office on the article's day");
        return actor;
    }
    if (person->term_count) {
        const dm_term *later = dm_knowledge_term(self->knowledge, person, 0, (dm_str){"", 0});
        const dm_entity *of =
            later ? dm_knowledge_entity(self->knowledge, later->affiliation) : NULL;
        bool body = of && (of->kind == DM_KIND_ORGANISATION || of->kind == DM_KIND_GROUP);
        actor->code = later && !body ? later->affiliation : (dm_str){"", 0};
        actor->why = DM_STR("not yet " DM_WHY_IN_OFFICE " on the article's day");
    }
    return actor;
}

dm_mention *dm_actors_mention(dm_actors *self, uint32_t head, uint32_t first, uint32_t last,
                              dm_mention_sort sort, const dm_actor *actors, size_t count) {
    dm_mention *mention = actors ? dm_vec_push(self->arena, &self->mentions) : NULL;
    if (!mention)
        return NULL;
    *mention = (dm_mention){.head = head,
                            .first = first,
                            .last = last,
                            .sort = sort,
                            .actors = {actors, count},
                            .certainty = 1.0f};
    self->mention_of[head] = (uint32_t)(self->mentions.len - 1);
    return mention;
}
