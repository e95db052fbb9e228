/*
 * question_pointed.c - the question of a judgement on "the decision", "the step", "this plan": the
 * sanctions, the help, the arms that the article has told of before, if they are those of whoever
 * is judged.
 */
#include "coder/question_parts.h"
#include "coder/sides.h"

/* What kind of measure an act is, as a value of `what`; empty: none. */
static dm_str measure_of(const dm_candidate *c) {
    bool leaves = dm_str_is(c->mode, "expel") || dm_str_is(c->mode, "withdraw") ||
                  dm_str_is(c->mode, "convict");
    bool told = c->status == DM_ASSERTED || c->status == DM_FUTURE;
    if (c->dropped || !told || !c->actors.len)
        return (dm_str){"", 0};
    if (c->type == DM_SANCTION && !leaves)
        return DM_STR("sanction");
    if (c->type == DM_AID || (c->type == DM_AGREE && c->frame->type == DM_AID))
        return DM_STR("aid");
    return (dm_str){"", 0};
}

/* "the decision", "its move", "this step": pointed at, and not said what it is. */
static bool points(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (parse->tokens[theme].upos != DM_NOUN ||
        !dm_codebook_in_class(story->scene.grammar.book, "@measure-taken",
                              parse->tokens[theme].lemma))
        return false;
    bool definite = false;
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        definite |= rel == DM_REL_NMOD_POSS || dm_tree_lemma_is(parse, c, "the") ||
                    dm_tree_lemma_is(parse, c, "this") || dm_tree_lemma_is(parse, c, "these");
        if (rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL || dm_tree_has_case(parse, c, "on") ||
            dm_tree_has_case(parse, c, "against"))
            return false;
    }
    return definite;
}

static bool shares(const dm_actor_refs *a, const dm_actor_refs *b) {
    for (size_t i = 0; i < a->len; i++)
        if (a->ptr[i]->code.len && dm_refs_have(b, a->ptr[i]->code))
            return true;
    return false;
}

bool dm_pointed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_candidate *meant = NULL;
    if (!points(story, theme))
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *act = &story->candidates.ptr[i];
        bool theirs = !c->recipients.len || shares(&c->recipients, &act->actors);
        if (act->predicate < theme && act != c && measure_of(act).len && theirs &&
            !shares(&c->actors, &act->actors))
            meant = act;
    }
    if (!meant)
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &meant->actors, false);
    dm_draft_set(draft, DM_STR("what"), measure_of(meant), false);
    dm_draft_take(draft, DM_STR("on"), &meant->recipients, false);
    return true;
}
