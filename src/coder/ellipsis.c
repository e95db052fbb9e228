/*
 * ellipsis.c - "did the same", "did so", "followed suit", "followed its example", "answered in
 * kind".
 *
 * The act meant is the last one that was told as a fact before, of somebody else, in this sentence
 * or the one or two before it. Refusals and plans ("would not do so") point to nothing that
 * happened.
 */
#include "coder/ellipsis.h"

#include "coder/sides.h"

enum { SENTENCES_BACK = 2 };

static bool has_child(const dm_parse *parse, uint32_t t, const char *lemma) {
    for (DM_CHILDREN(parse, t, c))
        if (c > t && dm_tree_lemma_is(parse, c, lemma))
            return true;
    return false;
}

static bool points_back(const dm_parse *parse, uint32_t t) {
    if (parse->tokens[t].upos != DM_VERB)
        return false;
    if (dm_tree_lemma_is(parse, t, "do"))
        return has_child(parse, t, "same") || has_child(parse, t, "so") ||
               has_child(parse, t, "likewise");
    return dm_tree_lemma_is(parse, t, "follow") &&
           (has_child(parse, t, "suit") || has_child(parse, t, "example"));
}

/* "answered in kind", "reciprocated": the same back. */
static bool points_at_doer(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (parse->tokens[t].upos != DM_VERB)
        return false;
    bool answers =
        dm_codebook_in_class(story->scene.grammar.book, "@answers", parse->tokens[t].lemma);
    return dm_tree_lemma_is(parse, t, "reciprocate") || (answers && has_child(parse, t, "kind"));
}

/* Told as done: neither denied nor wanted nor to come. */
static bool is_done(const dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    if (verb->feats & (DM_FEAT_INF | DM_FEAT_GER))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = &parse->tokens[c];
        if (token->feats & DM_FEAT_NEG)
            return false;
        if (token->rel == DM_REL_AUX && !dm_tree_lemma_is(parse, c, "have"))
            return false;
        if (token->rel == DM_REL_MARK && dm_tree_lemma_is(parse, c, "if"))
            return false;
    }
    return true;
}

/* `back`: the act was done to the actor; otherwise he had no part in it. */
static const dm_candidate *act_before(const dm_story *story, uint32_t t, const dm_actor *actor,
                                      bool back) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = story->candidates.len; k > 0; k--) {
        const dm_candidate *act = &story->candidates.ptr[k - 1];
        if (parse->tokens[t].sentence - parse->tokens[act->predicate].sentence > SENTENCES_BACK)
            return NULL;
        if (act->type != DM_NO_EVENT && !act->dropped && !act->nominal && act->actors.len &&
            act->status == DM_ASSERTED && act->actors.ptr[0]->code.len &&
            !dm_refs_have(&act->actors, actor->code) &&
            dm_refs_have(&act->recipients, actor->code) == back)
            return act;
    }
    return NULL;
}

bool dm_ellipsis_at(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    dm_fillers subject = {0};
    dm_actor_refs actors = {0};
    bool back = points_at_doer(story, t);
    if ((!back && !points_back(dm_parse_of(story), t)) || !is_done(dm_parse_of(story), t))
        return false;
    dm_arguments(&story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &actors);
    const dm_candidate *act =
        actors.len && actors.ptr[0]->code.len ? act_before(story, t, actors.ptr[0], back) : NULL;
    if (!act)
        return false;
    *candidate = *act;
    candidate->predicate = t;
    candidate->light = DM_NO_TOKEN;
    if (back)
        candidate->recipients = act->actors;
    candidate->actors = actors;
    candidate->layer_count = 0;
    return true;
}
