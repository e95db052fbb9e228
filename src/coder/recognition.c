/*
 * recognition.c - "recognised the breakaway regions of Donetsk and Luhansk": the entities that the
 * stand is on are the recipients, as the question has them that it is a stand on. "Annexed Crimea":
 * the state whose land it is.
 */
#include "coder/settle.h"

#include "actors/actors_inside.h"
#include "coder/question/questions.h"
#include "coder/sides.h"

/* The state other than the actors that a contested land is counted to; NULL. */
static const dm_entity *held_by(const dm_story *story, const dm_candidate *c, dm_str land) {
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    const dm_entity *entity = dm_knowledge_entity(knowledge, land);
    dm_str rest = entity && entity->kind == DM_KIND_ENTITY ? entity->parent : (dm_str){"", 0}, code;
    while (dm_str_split(&rest, '|', &code))
        if (!dm_refs_have(&c->actors, code))
            return dm_knowledge_entity(knowledge, code);
    return NULL;
}

static void settle_annexed(dm_story *story, dm_candidate *c) {
    if (c->type != DM_COERCE || c->recipients.len != 1 ||
        (!dm_str_is(c->frame->lemma, "annex") && !dm_str_is(c->frame->lemma, "annexation")))
        return;
    const dm_entity *state = held_by(story, c, c->recipients.ptr[0]->code);
    if (!state)
        return;
    c->recipients = (dm_actor_refs){0};
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actors_make((dm_actors *)story->scene.grammar.actors, state, c->predicate,
                                c->predicate));
}

void dm_recognition_settle(dm_story *story, dm_candidate *c) {
    dm_draft draft;
    if (!c->dropped)
        settle_annexed(story, c);
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

static bool recognises(const dm_candidate *c) {
    return !c->dropped && c->type != DM_NO_EVENT && dm_str_is(c->frame->stance, "recognises");
}

/* "Spain would not recognise it", "recognised the new country": what the article says others
 * recognised by name. */
static void settle_recognised(dm_story *story, dm_candidate *c, size_t index, uint32_t object) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, object);
    bool vague =
        parse->tokens[object].upos == DM_PRON || (mention && mention->sort == DM_MENTION_ANAPHOR);
    vague |= object == c->predicate; /* "extended recognition" */
    for (size_t k = index; vague && k > 0; k--) {
        const dm_candidate *other = &story->candidates.ptr[k - 1];
        if (!recognises(other) || !other->recipients.len || !other->recipients.ptr[0]->code.len ||
            dm_refs_have(&other->recipients, c->actors.ptr[0]->code))
            continue;
        c->recipients = other->recipients;
        return;
    }
}

/* Whom a recognition is of, "it", or left to what was said before. */
void dm_recognised_settle(dm_story *story, size_t index) {
    dm_candidate *c = &story->candidates.ptr[index];
    dm_fillers recognised = {0};
    if (!recognises(c) || !c->actors.len)
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &recognised);
    bool noun = dm_predicate_pos(dm_parse_of(story), c->predicate) == 'N';
    if (recognised.count || (noun && !dm_refs_any_code(&c->recipients)))
        settle_recognised(story, c, index, recognised.count ? recognised.tokens[0] : c->predicate);
}
