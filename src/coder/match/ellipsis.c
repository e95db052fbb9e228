/*
 * match/ellipsis.c - "did the same", "did so", "so did Spain", "as have Spain and Finland",
 * "followed suit", "followed on 4 June", "took the same step", "issued similar statements",
 * "answered in kind", "returned the compliment".
 *
 * The act meant is the last one that was told as a fact before, of somebody else, in this sentence
 * or the one or two before it. Refusals and plans ("would not do so") point to nothing that
 * happened.
 */
#include "coder/match/ellipsis.h"

#include "coder/sides.h"

enum { SENTENCES_BACK = 2 };

static bool has_child(const dm_parse *parse, uint32_t t, const char *lemma) {
    for (DM_CHILDREN(parse, t, c))
        if (c > t && dm_tree_lemma_is(parse, c, lemma))
            return true;
    return false;
}

static bool has_child_before(const dm_parse *parse, uint32_t t, const char *lemma) {
    for (DM_CHILDREN(parse, t, c))
        if (c < t && dm_tree_lemma_is(parse, c, lemma))
            return true;
    return false;
}

/* "so did Serbia", "as have Spain and Finland": the subject stands behind. */
static bool is_inverted(const dm_parse *parse, uint32_t t) {
    bool does = dm_tree_lemma_is(parse, t, "do") || dm_tree_lemma_is(parse, t, "have");
    return does && t > 0 && parse->tokens[t].rel != DM_REL_AUX &&
           (dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("so")) ||
            dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("as")));
}

/* "..., as did Spain", "..., and so has Mali": what is meant stands in the same sentence. */
static bool is_inside(const dm_parse *parse, uint32_t t) {
    return is_inverted(parse, t) && t - 1 > parse->sentences[parse->tokens[t].sentence].first;
}

/* "followed on 4 June", of a vote or measure before. */
static bool follows(const dm_parse *parse, uint32_t t) {
    bool told = parse->tokens[t].rel != DM_REL_ACL_RELCL && t + 1 < parse->token_count &&
                !dm_str_is(parse->tokens[t + 1].form, ":"); /* "the others followed: ..." */
    return dm_tree_lemma_is(parse, t, "follow") &&
           (has_child(parse, t, "suit") || has_child(parse, t, "example") ||
            (told && dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN &&
             dm_tree_find(parse, t, DM_REL_AUX_PASS) == DM_NO_TOKEN &&
             dm_tree_find(parse, t, DM_REL_OBL_AGENT) == DM_NO_TOKEN));
}

/* "took the same step", "issued similar statements", "echoed the call". */
static bool repeats(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    if (object == DM_NO_TOKEN)
        return false;
    dm_str lemma = parse->tokens[object].lemma;
    bool same = has_child_before(parse, object, "same"),
         similar = has_child_before(parse, object, "similar");
    if (dm_tree_lemma_is(parse, t, "echo"))
        return dm_codebook_in_class(book, "@chorus", lemma);
    if (dm_tree_lemma_is(parse, t, "take"))
        return same && dm_codebook_in_class(book, "@own-stand", lemma);
    return (same || similar) && dm_codebook_in_class(book, "@light", parse->tokens[t].lemma) &&
           (dm_codebook_in_class(book, "@issued-text", lemma) ||
            dm_codebook_in_class(book, "@chorus", lemma));
}

/* "recognised it on Monday, followed by Sweden": whoever followed stands behind "by". */
static bool is_followed(const dm_parse *parse, uint32_t t) {
    dm_rel rel = (dm_rel)parse->tokens[t].rel;
    return (rel == DM_REL_ADVCL || rel == DM_REL_ACL) && dm_tree_lemma_is(parse, t, "follow") &&
           dm_tree_find(parse, t, DM_REL_OBL_AGENT) != DM_NO_TOKEN;
}

/* "did the same four days later": the parser may take the days for the object. */
static bool does_the_same(const dm_parse *parse, uint32_t t) {
    return has_child(parse, t, "same") ||
           (dm_form_is(parse, t + 1, "the") && dm_form_is(parse, t + 2, "same"));
}

static bool points_back(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    if (is_inverted(parse, t) || is_followed(parse, t))
        return true;
    if (dm_tree_lemma_is(parse, t, "do") && parse->tokens[t].rel != DM_REL_AUX)
        return does_the_same(parse, t) || has_child(parse, t, "so") ||
               has_child(parse, t, "likewise") || dm_form_is(parse, t + 1, "so") ||
               (dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN &&
                (has_child(parse, t, "too") || has_child(parse, t, "as") ||
                 has_child(parse, t, "well")));
    return parse->tokens[t].upos == DM_VERB && (follows(parse, t) || repeats(book, parse, t));
}

/* "answered in kind", "reciprocated", "returned the compliment": the same back. */
static bool points_at_doer(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (parse->tokens[t].upos != DM_VERB)
        return false;
    bool answers =
        dm_codebook_in_class(story->scene.grammar.book, "@answers", parse->tokens[t].lemma);
    if (dm_tree_lemma_is(parse, t, "return") || dm_tree_lemma_is(parse, t, "repay")) {
        uint32_t what = dm_tree_find(parse, t, DM_REL_OBJ);
        return what != DM_NO_TOKEN && dm_codebook_in_class(story->scene.grammar.book, "@same-back",
                                                           parse->tokens[what].lemma);
    }
    return dm_tree_lemma_is(parse, t, "reciprocate") ||
           (answers && (has_child(parse, t, "kind") || has_child(parse, t, "coin")));
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

/* "will do the same", "said it would do so": promised. */
static bool is_promised(const dm_parse *parse, uint32_t t) {
    bool will = false;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = &parse->tokens[c];
        if ((token->feats & DM_FEAT_NEG) || token->rel == DM_REL_MARK)
            return false;
        will |= token->rel == DM_REL_AUX &&
                (dm_tree_lemma_is(parse, c, "will") || dm_tree_lemma_is(parse, c, "would"));
    }
    return will;
}

/* Help and backing, which are promises where they are to come. */
static bool is_friendly(const dm_candidate *act) {
    return act->type == DM_AGREE || act->type == DM_SUPPORT || act->type == DM_AID ||
           act->type == DM_COOPERATE;
}

/* `back`: the act was done to the actor; otherwise he had no part in it. */
static const dm_candidate *act_before(const dm_story *story, uint32_t t, const dm_actor *actor,
                                      bool back) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = story->candidates.len; k > 0; k--) {
        const dm_candidate *act = &story->candidates.ptr[k - 1];
        if (parse->tokens[t].sentence - parse->tokens[act->predicate].sentence > SENTENCES_BACK)
            return NULL;
        if ((is_inside(parse, t) || is_followed(parse, t)) &&
            parse->tokens[act->predicate].sentence != parse->tokens[t].sentence)
            return NULL;
        if (act->type != DM_NO_EVENT && !act->dropped && !act->nominal && act->actors.len &&
            act->status == DM_ASSERTED && act->actors.ptr[0]->code.len &&
            !dm_refs_have(&act->actors, actor->code) &&
            dm_refs_have(&act->recipients, actor->code) == back)
            return act;
    }
    return NULL;
}

/* Those who stand behind "so did", or in the place of the subject. */
static void find_actors(const dm_story *story, uint32_t t, dm_actor_refs *actors) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers subject = {0};
    if (is_followed(parse, t)) {
        subject.tokens[subject.count++] = dm_tree_find(parse, t, DM_REL_OBL_AGENT);
    } else if (is_inverted(parse, t)) {
        dm_rel behind[] = {DM_REL_OBJ, DM_REL_NSUBJ};
        for (size_t i = 0; i < sizeof behind / sizeof *behind && !subject.count; i++) {
            uint32_t token = dm_tree_find(parse, t, behind[i]);
            if (token != DM_NO_TOKEN && token > t)
                subject.tokens[subject.count++] = token;
        }
    } else {
        dm_arguments(&story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    }
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], actors);
}

/* "did the same with two Germans": whom it was done to this time. */
static void find_recipients(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs others = {0};
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_has_case(parse, c, "with") || dm_tree_has_case(parse, c, "to"))
            dm_scene_gather(&story->scene, c, &others);
    if (dm_refs_any_code(&others) && !dm_refs_share(&others, &candidate->actors))
        candidate->recipients = others;
}

/* "did the same", "did so": whatever it was. */
static bool is_same(const dm_parse *parse, uint32_t t) {
    return dm_tree_lemma_is(parse, t, "do") && !is_inverted(parse, t) &&
           (does_the_same(parse, t) || has_child(parse, t, "so"));
}

/* What others take up after the first who did it: no talks, no fighting. */
static bool is_taken_up(const dm_candidate *act) {
    return act->type != DM_CONSULT && act->type != DM_ASSAULT && act->type != DM_PROTEST &&
           act->type != DM_MOBILIZE;
}

/* "Serbia refused to recognise it, while others have done so": what was refused, not the refusal.
 */
static bool is_contrast(const dm_story *story, uint32_t t, const dm_candidate *act) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    bool contrast = false;
    if (act->type != DM_REJECT || act->frame->type == DM_REJECT || !is_same(parse, t) ||
        does_the_same(parse, t))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = &parse->tokens[c];
        if (dm_codebook_in_class(book, "@likewise", token->lemma))
            return false;
        contrast |=
            (token->rel == DM_REL_MARK || token->rel == DM_REL_CC || token->rel == DM_REL_ADVMOD) &&
            dm_codebook_in_class(book, "@contrasts", token->lemma);
    }
    return contrast;
}

bool dm_ellipsis_at(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs actors = {0};
    bool back = points_at_doer(story, t);
    if (!back && !points_back(story->scene.grammar.book, parse, t))
        return false;
    bool promised = is_promised(parse, t);
    if (!is_done(parse, t) && !promised)
        return false;
    find_actors(story, t, &actors);
    const dm_candidate *act =
        actors.len && actors.ptr[0]->code.len ? act_before(story, t, actors.ptr[0], back) : NULL;
    if (!act || (!back && !is_same(parse, t) && !is_taken_up(act)) ||
        (promised && (!is_same(parse, t) || !is_friendly(act))))
        return false;
    *candidate = *act;
    /* "had left it too": not whoever did so first */
    candidate->closed |= !act->recipients.len && dm_str_is(act->mode, "withdraw");
    if (promised) {
        candidate->type = DM_AGREE;
        candidate->mode = (dm_str){"", 0};
    }
    if (is_contrast(story, t, act)) {
        candidate->type = act->frame->type;
        candidate->mode = act->frame->mode;
    }
    candidate->predicate = t;
    candidate->light = DM_NO_TOKEN;
    if (back)
        candidate->recipients = act->actors;
    candidate->actors = actors;
    candidate->layer_count = 0;
    find_recipients(story, t, candidate);
    return true;
}
