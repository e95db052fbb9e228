/*
 * recognition.c - "recognised the breakaway regions of Donetsk and Luhansk": the entities that the
 * stand is on are the recipients, as the question has them that it is a stand on.
 */
#include "coder/settle.h"

#include "actors/actors_inside.h"
#include "coder/questions.h"

void dm_recognition_settle(dm_story *story, dm_candidate *c) {
    dm_draft draft;
    if (c->dropped || !dm_str_is(c->frame->stance, "recognises") || !c->theme.count)
        return;
    for (size_t i = 0; i < c->recipients.len; i++)
        if (c->recipients.ptr[i]->kind == DM_KIND_ENTITY)
            return;
    if (!dm_question_draft(story, c, c->theme.tokens[0], &draft) ||
        !dm_str_is(draft.kind, "statehood"))
        return;
    size_t count;
    const dm_str *codes = dm_draft_get(&draft, "entity", &count);
    dm_actor_refs found = {0};
    for (size_t i = 0; i < count; i++) {
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, codes[i]);
        const dm_actor **slot = entity && entity->kind == DM_KIND_ENTITY
                                    ? dm_vec_push(story->scene.grammar.arena, &found)
                                    : NULL;
        if (slot)
            *slot = dm_actors_make((dm_actors *)story->scene.grammar.actors, entity,
                                   c->theme.tokens[0], c->theme.tokens[0]);
    }
    if (found.len)
        c->recipients = found;
}
