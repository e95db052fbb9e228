/*
 * provisos.c - whom a threat, an offer or a refusal is meant for, told by its condition.
 *
 * "It would close the border unless Kosovo lifted the tariffs", "ready to talk, provided that Spain
 * pulled in its nets": whoever has it in his hands is the one that is spoken to, where no slot of
 * the frame names anybody else.
 */
#include "coder/provisos.h"

#include "coder/sides.h"

/* "if", "unless", "until", "provided that", "as long as". */
static bool is_proviso(const dm_story *story, uint32_t clause) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, clause, t))
        if (t < clause &&
            (parse->tokens[t].rel == DM_REL_MARK || parse->tokens[t].rel == DM_REL_ADVMOD) &&
            dm_codebook_in_class(story->scene.grammar.book, "@proviso", parse->tokens[t].lemma))
            return true;
    return dm_tree_lemma_is(parse, clause, "provide");
}

/* Who does what the condition is, if it is told and somebody else. */
static bool take_subject(dm_story *story, dm_candidate *c, uint32_t clause) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs found = {0};
    uint32_t verb = clause;
    if (dm_tree_lemma_is(parse, clause, "provide") &&
        dm_tree_find(parse, clause, DM_REL_CCOMP) != DM_NO_TOKEN)
        verb = dm_tree_find(parse, clause, DM_REL_CCOMP);
    uint32_t subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    if (subject == DM_NO_TOKEN || parse->tokens[subject].upos == DM_PRON)
        return false;
    dm_scene_gather(&story->scene, subject, &found);
    if (!dm_refs_any_code(&found) || dm_refs_share(&found, &c->actors))
        return false;
    c->recipients = found;
    return true;
}

static bool wants(const dm_candidate *c) {
    bool talks = c->type == DM_AGREE && c->frame->type == DM_CONSULT;
    bool spoken = c->type == DM_THREATEN || talks || c->type == DM_REJECT;
    return spoken && !c->nominal && !c->dropped && c->actors.len &&
           (!dm_refs_any_code(&c->recipients) || dm_refs_share(&c->recipients, &c->actors));
}

void dm_proviso_settle(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!wants(c))
        return;
    uint32_t heads[DM_MOST_LAYERS + 2], count = 0; /* the verb, its layers, what it threatens */
    heads[count++] = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    for (size_t i = 0; i < c->layer_count; i++)
        heads[count++] = c->layers[i].head;
    uint32_t done = dm_tree_find(parse, heads[0], DM_REL_XCOMP); /* "threatened to leave unless" */
    if (done != DM_NO_TOKEN && c->type == DM_THREATEN)
        heads[count++] = done;
    for (uint32_t i = 0; i < count; i++)
        for (DM_CHILDREN(parse, heads[i], t))
            if (parse->tokens[t].rel == DM_REL_ADVCL && is_proviso(story, t) &&
                take_subject(story, c, t))
                return;
}
