/*
 * match/refusals.c - refusals and consent that do not say of what. Who asked is looked for in the
 * same sentence and the two before: the last demand, request or offer that was made to whoever
 * refuses. Where nothing was asked of him nothing is coded.
 */
#include "coder/match/refusals.h"

#include "coder/sides.h"

enum { SENTENCES_BACK = 2 };

static bool in_class(const dm_story *story, const char *name, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, name,
                                dm_parse_of(story)->tokens[t].lemma);
}

static bool is_negated(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].feats & DM_FEAT_NEG)
            return true;
    return false;
}

/* "to do so", "to comply": says no more than that it was asked. */
static bool only_points_back(const dm_story *story, uint32_t clause) {
    const dm_parse *parse = dm_parse_of(story);
    if (in_class(story, "@obeys", clause))
        return dm_tree_find(parse, clause, DM_REL_OBJ) == DM_NO_TOKEN;
    if (!dm_tree_lemma_is(parse, clause, "do"))
        return false;
    for (DM_CHILDREN(parse, clause, c))
        if (dm_tree_lemma_is(parse, c, "so") || dm_tree_lemma_is(parse, c, "it") ||
            dm_tree_lemma_is(parse, c, "that"))
            return true;
    return false;
}

/* "refused", "declined to do so"; not "refused to meet", "refused the offer". */
static bool bare_refusal(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!in_class(story, "@refuses", t) || is_negated(parse, t))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_OBJ || rel == DM_REL_CCOMP || rel == DM_REL_NSUBJ_PASS ||
            rel == DM_REL_AUX_PASS || rel == DM_REL_COMPOUND_PRT ||
            (rel == DM_REL_XCOMP && !only_points_back(story, c)))
            return false;
    }
    return true;
}

/* "said no", "answered with a no". */
static bool says_no(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!in_class(story, "@answers-no", t))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < t && (parse->tokens[c].feats & DM_FEAT_NEG))
            return false; /* "has not said no": the "no" itself denies nothing */
    for (DM_CHILDREN(parse, t, c))
        if (c > t && dm_tree_lemma_is(parse, c, "no") && parse->tokens[c].rel != DM_REL_DET &&
            c + 1 < parse->token_count && parse->tokens[c + 1].upos == DM_PUNCT)
            return true;
    return false;
}

/* "would not comply", "did not obey", "would not carry out the order". */
static bool disobeys(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!is_negated(parse, t))
        return false;
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    if (in_class(story, "@obeys", t))
        return object == DM_NO_TOKEN || in_class(story, "@asked", object);
    return in_class(story, "@carries-out", t) && object != DM_NO_TOKEN &&
           in_class(story, "@asked", object);
}

/* "accepted", "agreed at once"; not "agreed to a truce", "agreed that". */
static bool accepts(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!in_class(story, "@consenting", t) || is_negated(parse, t))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_OBJ || rel == DM_REL_CCOMP || rel == DM_REL_XCOMP ||
            rel == DM_REL_NSUBJ_PASS || rel == DM_REL_AUX_PASS || rel == DM_REL_ADVCL ||
            dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "on") ||
            dm_tree_has_case(parse, c, "with"))
            return false;
    }
    return true;
}

static bool is_told(const dm_parse *parse, uint32_t t) {
    bool bare = parse->tokens[t].feats & DM_FEAT_INF; /* "would not comply", but "to comply" */
    if (parse->tokens[t].upos != DM_VERB || (parse->tokens[t].feats & DM_FEAT_GER) ||
        (bare && dm_tree_find(parse, t, DM_REL_AUX) == DM_NO_TOKEN))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if ((parse->tokens[c].rel == DM_REL_MARK && dm_tree_lemma_is(parse, c, "if")) ||
            (parse->tokens[c].rel == DM_REL_AUX && !dm_tree_lemma_is(parse, c, "have") &&
             !dm_tree_lemma_is(parse, c, "do") && !is_negated(parse, t)))
            return false;
    return true;
}

/* What the actor was last asked, told or offered, and by somebody else. */
static const dm_candidate *asked_before(const dm_story *story, uint32_t t, const dm_actor *actor) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = story->candidates.len; k > 0; k--) {
        const dm_candidate *act = &story->candidates.ptr[k - 1];
        if (parse->tokens[t].sentence - parse->tokens[act->predicate].sentence > SENTENCES_BACK)
            return NULL;
        bool asks = act->type == DM_REQUEST || act->type == DM_AGREE || act->type == DM_THREATEN;
        if (asks && act->actors.len && act->actors.ptr[0]->code.len && !act->negated &&
            !dm_refs_have(&act->actors, actor->code) && dm_refs_have(&act->recipients, actor->code))
            return act;
    }
    return NULL;
}

/* "asked both sides to negotiate. London refused": with whom it was to negotiate, and who asked. */
static dm_actor_refs others_asked(const dm_story *story, const dm_candidate *asked,
                                  const dm_actor *actor) {
    dm_actor_refs list = {0};
    const dm_actor_refs *parts[] = {&asked->recipients, &asked->actors};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        for (size_t i = 0; i < parts[p]->len; i++) {
            bool other = !dm_str_eq(parts[p]->ptr[i]->code, actor->code);
            const dm_actor **slot = other ? dm_vec_push(story->scene.grammar.arena, &list) : NULL;
            if (slot)
                *slot = parts[p]->ptr[i];
        }
    return list;
}

/* The plainest frame of answering, of the kind of what was asked. */
static const dm_frame *answer_frame(const dm_codebook *book, bool accepted, dm_str mode) {
    const dm_frame *plain = NULL;
    dm_str verb = accepted ? DM_STR("accept") : DM_STR("refuse");
    for (uint32_t link = dm_codebook_frames(book, verb, 'V'); link != DM_MAP_NONE;
         link = book->frames.ptr[link].next) {
        const dm_frame *frame = &book->frames.ptr[link];
        if (frame->type != (accepted ? DM_AGREE : DM_REJECT))
            continue;
        plain = frame;
        if (dm_str_eq(frame->mode, mode))
            break;
    }
    return plain;
}

bool dm_refusal_at(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    if (!is_told(dm_parse_of(story), t))
        return false;
    bool accepted = accepts(story, t);
    if (!accepted && !bare_refusal(story, t) && !says_no(story, t) && !disobeys(story, t))
        return false;
    dm_fillers subject = {0};
    dm_actor_refs actors = {0};
    dm_arguments(&story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &actors);
    const dm_candidate *asked =
        actors.len && actors.ptr[0]->code.len ? asked_before(story, t, actors.ptr[0]) : NULL;
    const dm_frame *frame =
        asked ? answer_frame(story->scene.grammar.book, accepted, asked->mode) : NULL;
    if (!frame || (accepted && asked->type == DM_THREATEN))
        return false;
    dm_actor_refs facing = asked->actors;
    if (dm_str_is(asked->mode, "meet") && asked->recipients.len > 1)
        facing = others_asked(story, asked, actors.ptr[0]);
    *candidate = (dm_candidate){.predicate = t,
                                .light = DM_NO_TOKEN,
                                .frame = frame,
                                .actors = actors,
                                .recipients = facing,
                                .type = accepted ? DM_AGREE : DM_REJECT,
                                .mode = asked->type == DM_REQUEST && !accepted ? asked->mode
                                                                               : (dm_str){"", 0},
                                .status = DM_ASSERTED,
                                .certainty = asked->certainty};
    return true;
}
