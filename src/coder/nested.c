/*
 * nested.c - an operator and what it made of its complement: which of the two is told, and who
 * takes part in it. "urged Kenya to withdraw" is one demand, "regretted that Kenya had accused it"
 * two charges.
 */
#include "coder/match/mood.h"
#include "coder/settle.h"
#include "coder/sides.h"

/* "refused to receive the delegation", read as done to the one who refuses. */
static bool meets_only_itself(const dm_candidate *c) {
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!dm_refs_have(&c->actors, c->recipients.ptr[i]->code))
            return false;
    return true;
}

/* "regretted that the Council regarded it as a threat": both blame, each somebody else. */
static bool is_anothers(const dm_candidate *inner, const dm_candidate *outer) {
    return dm_refs_any_code(&inner->actors) && dm_refs_any_code(&outer->recipients) &&
           !dm_refs_share(&inner->actors, &outer->actors) &&
           dm_refs_share(&inner->actors, &outer->recipients);
}

/* "urged Kenya to free them and Uganda to open the border": what the second is asked to do. */
static bool is_asked_besides(const dm_story *story, const dm_candidate *inner,
                             const dm_candidate *outer) {
    const dm_parse *parse = dm_parse_of(story);
    return inner->type == DM_REQUEST && outer->type == DM_REQUEST &&
           parse->tokens[inner->predicate].rel == DM_REL_CONJ &&
           dm_tree_find(parse, inner->predicate, DM_REL_NSUBJ) != DM_NO_TOKEN &&
           dm_refs_any_code(&inner->recipients) && dm_refs_any_code(&outer->recipients) &&
           !dm_refs_share(&inner->recipients, &outer->recipients);
}

/* What the candidate that the operator is by itself and the one it made of its complement come to.
 */
static void settle_pair(dm_candidate *outer, dm_candidate *inner, const dm_layer *layer) {
    if (dm_frame_is_spoken(outer->frame)) { /* "Russia was trying to isolate it, it said" */
        dm_candidate_drop(inner, "what is said of its actor says it");
    } else if ((outer->type == DM_SANCTION || outer->type == DM_COERCE ||
                outer->type == DM_MOBILIZE) &&
               inner->type == DM_REQUEST) {
        dm_candidate_drop(inner, "the order itself is the measure");
    } else if (outer->type == inner->type && inner->status != DM_HYPOTHETICAL &&
               !is_anothers(inner, outer)) {
        if ((!dm_refs_any_code(&inner->recipients) || meets_only_itself(inner)) &&
            outer->recipients.len)
            inner->recipients = outer->recipients;
        if (!inner->actors.len)
            inner->actors = outer->actors;
        dm_candidate_drop(outer, "its complement says it more exactly");
    } else if (layer->op->effect == DM_EFFECT_PERMIT &&
               (outer->type == DM_CONCEDE || outer->type == DM_RETREAT) &&
               dm_refs_any_code(&outer->recipients)) {
        dm_candidate_drop(inner, "what is allowed"); /* "let Kenya deliver food" */
    } else if (layer->op->effect == DM_EFFECT_PERMIT && outer->type == DM_REJECT &&
               dm_refs_any_code(&outer->recipients)) {
        dm_candidate_drop(inner, "what is not allowed"); /* "did not let the envoy visit" */
    } else if (outer->type == DM_PROTEST) {              /* "crowds demanded" */
        dm_candidate_drop(inner, "demanded in the street");
    } else if (layer->op->effect != DM_EFFECT_REPORT && layer->op->effect != DM_EFFECT_WISH) {
        dm_candidate_drop(outer, "its complement says what it comes to");
    }
}

/* "signed a memorandum giving it access to the sea": what a text that was made provides for. */
static bool is_provided(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *verb = &parse->tokens[c->predicate];
    bool clause = verb->rel == DM_REL_ACL || verb->rel == DM_REL_ADVCL;
    if (!clause || verb->upos != DM_VERB || !dm_str_ends(verb->form, DM_STR("ing")) ||
        !dm_codebook_in_class(book, "@provides-for", verb->lemma))
        return false;
    for (uint32_t t = c->predicate; t-- > parse->sentences[verb->sentence].first;) {
        const dm_token *text = &parse->tokens[t];
        if (text->upos == DM_PUNCT)
            return false;
        if (text->rel == DM_REL_OBJ && dm_codebook_in_class(book, "@agreement", text->lemma))
            return dm_tree_above(parse, text->head, c->predicate);
    }
    return false;
}

/* "criticised that Kenya had blocked the aid": the charge is in the verb that says so. */
static bool is_held_against(const dm_story *story, const dm_candidate *inner) {
    const dm_token *deed = &dm_parse_of(story)->tokens[inner->predicate];
    if (deed->rel != DM_REL_CCOMP || !dm_str_is(inner->frame->lemma, "any-deed"))
        return false;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *outer = &story->candidates.ptr[k];
        if (outer->predicate == deed->head && !outer->dropped && outer->type == inner->type &&
            dm_refs_share(&outer->actors, &inner->actors) &&
            dm_refs_share(&outer->recipients, &inner->recipients))
            return true;
    }
    return false;
}

/* "passed a bill to ban imports": who passed it bans them. */
static bool is_passed_for(const dm_story *story, const dm_candidate *passed) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t law = dm_tree_find(parse, passed->predicate, DM_REL_OBJ);
    if (passed->type != DM_SUPPORT || dm_refs_any_code(&passed->recipients) || law == DM_NO_TOKEN ||
        !dm_mood_enacted(&story->scene, law))
        return false;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *deed = &story->candidates.ptr[k];
        bool told = !deed->dropped && !deed->purpose && dm_is_hostile(deed->type) &&
                    dm_refs_share(&deed->actors, &passed->actors);
        bool of = deed->layer_count > 0 && deed->layers[0].head == law;
        if (told && (of || dm_mood_by_law(&story->scene, deed->predicate)))
            return true;
    }
    return false;
}

/* "offered Geneva as a venue for talks", "proposed a site of the summit": none has been held. */
static bool wants_venue(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!c->nominal || c->type != DM_CONSULT)
        return false;
    uint32_t verb = parse->tokens[c->predicate].head;
    if (verb == DM_NO_TOKEN || (!dm_tree_has_case(parse, c->predicate, "for") &&
                                !dm_tree_has_case(parse, c->predicate, "of")))
        return false;
    uint32_t place = verb;
    if (dm_tree_is_verbal(parse, verb)) /* the parser hung the purpose on the verb */
        for (DM_CHILDREN(parse, verb, t))
            if (t < c->predicate && dm_tree_has_case(parse, t, "as"))
                place = t;
    return dm_tree_has_case(parse, place, "as") &&
           dm_codebook_in_class(story->scene.grammar.book, "@meeting-place",
                                parse->tokens[place].lemma);
}

void dm_nested_settle(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *inner = &story->candidates.ptr[i];
        if (inner->dropped || inner->type == DM_NO_EVENT)
            continue;
        if (is_provided(story, inner))
            dm_candidate_drop(inner, "what a text provides for");
        if (is_held_against(story, inner))
            dm_candidate_drop(inner, "the verb that blames says it");
        if (wants_venue(story, inner))
            dm_candidate_drop(inner, "a place is offered for it");
        if (is_passed_for(story, inner))
            dm_candidate_drop(inner, "its law says what it comes to");
        if (inner->dropped)
            continue;
        for (size_t l = 0; l < inner->layer_count; l++)
            for (size_t k = 0; k < story->candidates.len; k++) {
                dm_candidate *outer = &story->candidates.ptr[k];
                if (k != i && outer->predicate == inner->layers[l].head && !outer->dropped &&
                    !is_asked_besides(story, inner, outer))
                    settle_pair(outer, inner, &inner->layers[l]);
            }
    }
}
