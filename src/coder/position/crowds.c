/*
 * position/crowds.c - what crowds ask for: "marched to demand the departure of the troops",
 * "rallied, demanding that the government resign". The protest is the event, and says nothing of
 * what it was for; who meets in the street for something stands for it.
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

/* The protest told as held whose verb stands at a token; NULL. */
static const dm_candidate *protest_at(const dm_story *story, uint32_t t) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->type == DM_PROTEST && !c->dropped && !c->figurative && c->status == DM_ASSERTED &&
            !c->purpose && (c->predicate == t || c->light == t))
            return c;
    }
    return NULL;
}

/* "to demand", "demanding", not "after demanding", "because they demand". */
static bool tells_aim(const dm_parse *parse, uint32_t t) {
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
    if (mark != DM_NO_TOKEN)
        return dm_form_is(parse, mark, "to");
    return dm_str_ends(parse->tokens[t].form, DM_STR("ing")) &&
           dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN;
}

const dm_candidate *dm_crowd_reading(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->layer_count)
        t = c->layers[c->layer_count - 1].head;
    if (c->frame->type == DM_PROTEST || c->figurative || c->negated || c->conditional)
        return c;
    const dm_candidate *beside = NULL; /* "gathered and demanded" */
    for (int up = 0; up < 3 && parse->tokens[t].rel == DM_REL_CONJ && !beside; up++) {
        t = parse->tokens[t].head;
        beside = protest_at(story, t);
    }
    dm_rel rel = (dm_rel)parse->tokens[t].rel;
    bool aim = (rel == DM_REL_ADVCL || rel == DM_REL_XCOMP || rel == DM_REL_ACL) &&
               parse->tokens[t].head != DM_NO_TOKEN && tells_aim(parse, t);
    const dm_candidate *protest = beside ? beside
                                  : aim  ? protest_at(story, parse->tokens[t].head)
                                         : NULL;
    dm_candidate *said = protest && dm_refs_any_code(&protest->actors)
                             ? DM_NEW(story->scene.grammar.arena, dm_candidate)
                             : NULL;
    if (!said)
        return c;
    *said = *c;
    said->purpose = said->dropped = false;
    said->status = DM_ASSERTED;
    said->crowd = true;
    if (!dm_refs_any_code(&said->actors))
        said->actors = protest->actors;
    return said;
}
