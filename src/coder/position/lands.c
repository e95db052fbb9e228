/*
 * position/lands.c - whose a land is, said by an adjective: "Gibraltar was Spanish", "the islands
 * are and will remain Argentine", "the valley is ours". In somebody's words it is a stand on
 * sovereignty; a soldier or a wine that is Spanish is no land.
 */
#include "actors/actors_inside.h"
#include "coder/position/parts.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* What is said to be somebody's: the subject of the adjective, or of "remains" above it. */
static uint32_t land_of(const dm_parse *parse, uint32_t adjective) {
    uint32_t verb = adjective;
    if (parse->tokens[adjective].rel == DM_REL_CONJ)
        verb = parse->tokens[adjective].head;
    else if (parse->tokens[adjective].rel == DM_REL_XCOMP &&
             LEMMA_IN(parse, parse->tokens[adjective].head, "remain", "stay"))
        verb = parse->tokens[adjective].head;
    else if (dm_tree_find(parse, adjective, DM_REL_COP) == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    if (verb != adjective && parse->tokens[verb].rel == DM_REL_CONJ) /* "is and will remain" */
        verb = parse->tokens[verb].head;
    return dm_tree_find(parse, verb, DM_REL_NSUBJ);
}

/* Which land the subject is. False: it is none, or a state that nobody doubts is its own. */
static bool take_land(const dm_story *story, uint32_t land, dm_draft *draft) {
    size_t count;
    dm_question_territory(story, draft, DM_STR("territory"), land);
    const dm_str *codes = dm_draft_get(draft, "territory", &count);
    for (size_t i = 0; i < count; i++) {
        const dm_entity *state =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, codes[i]);
        if (state && state->kind == DM_KIND_STATE && !state->parent.len &&
            !dm_question_contested(story, codes[i]))
            return false; /* a state; "Gibraltar" is the land of one */
    }
    if (count)
        return true;
    draft->underspecified = true;
    if (!dm_codebook_in_class(story->scene.grammar.book, "@piece-of-land",
                              dm_parse_of(story)->tokens[land].lemma))
        return false;
    dm_agenda_complete(story, land, draft);
    return true;
}

void dm_positions_land(dm_making *making, uint32_t adjective, const dm_frame *row) {
    dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    bool ours = dm_form_is(parse, adjective, "ours");
    uint32_t land = ours || parse->tokens[adjective].upos == DM_ADJ ? land_of(parse, adjective)
                                                                    : (uint32_t)DM_NO_TOKEN;
    const dm_speech *speech =
        land == DM_NO_TOKEN ? NULL : dm_spoken_at(&story->spoken, parse->tokens[adjective].start);
    if (!speech || !speech->speakers.len || speech->unsaid ||
        speech->kind_of_verb == DM_REPORT_THINK)
        return;
    dm_candidate c = {.predicate = adjective, .light = DM_NO_TOKEN, .frame = row};
    dm_stand s = {.candidate = &c, .verdict = dm_verdict_of(row->stance)};
    dm_actor_refs owner = {0};
    c.type = DM_NO_EVENT;
    dm_compose(&story->scene, &c);
    s.holders = c.actors = dm_holders_settled(story, &speech->speakers, true);
    if (ours)
        owner = c.actors;
    else
        dm_scene_gather(&story->scene, adjective, &owner);
    if (owner.len != 1 || owner.ptr[0]->kind != DM_KIND_STATE || c.conditional ||
        dm_stand_asked(story, adjective) || !dm_refs_any_code(&c.actors) || !s.verdict)
        return;
    s.draft = (dm_draft){.kind = DM_STR("sovereignty")};
    dm_draft_take(&s.draft, DM_STR("state"), &owner, false);
    if (!take_land(story, land, &s.draft))
        return;
    if (c.negated)
        s.verdict = dm_verdict_of(dm_str_of(s.verdict->opposite));
    c.certainty = 1.0f;
    dm_stand_record(making, &s);
}
