/*
 * purposes.c - infinitives that tell what happened, though they stand where purposes stand:
 * "telephoned Kenya to protest", "used his speech to condemn the coup", "the first to recognise
 * it".
 *
 * What a call, a visit or a speech was made to say was said there, so long as the call, the visit
 * or the speech is told as done itself. Any other purpose stays one ("sent troops to attack"), and
 * settle.c drops it.
 */
#include "coder/purposes.h"

#include "coder/match/mood.h"
#include "coder/sides.h"

/* The candidate whose predicate stands right above: "telephoned Kenya to protest". */
static const dm_candidate *candidate_at(const dm_story *story, uint32_t predicate) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->predicate == predicate && !c->dropped && c->type != DM_NO_EVENT)
            return c;
    }
    return NULL;
}

/* "would be", "would become", "to be": not so yet. */
static bool would_be(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c)) {
        bool mark = parse->tokens[c].rel == DM_REL_MARK && dm_str_is(parse->tokens[c].form, "to");
        if (mark || (parse->tokens[c].rel == DM_REL_AUX && !dm_tree_lemma_is(parse, c, "have")))
            return true;
    }
    return false;
}

/* "the first leader to congratulate", "the only country to recognise": who did it. */
static bool is_one_to_do(const dm_story *story, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    bool singled = false;
    uint32_t became = parse->tokens[noun].head;
    if (became != DM_NO_TOKEN && dm_tree_lemma_is(parse, became, "become") &&
        would_be(parse, became))
        return false; /* "would become the first" */
    if (would_be(parse, noun))
        return false;
    for (DM_CHILDREN(parse, noun, t)) {
        if (parse->tokens[t].rel == DM_REL_AMOD)
            singled |= (parse->tokens[t].feats & DM_FEAT_ORD) ||
                       dm_codebook_in_class(story->scene.grammar.book, "@singles-out",
                                            parse->tokens[t].lemma);
    }
    return singled;
}

/* "gathered with banners to protest": who meets in the street for that does it there. */
static bool is_turnout(const dm_story *story, const dm_candidate *c, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    if (c->type != DM_PROTEST || !(parse->tokens[verb].feats & DM_FEAT_PAST) ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_mood_negated(&story->scene, verb))
        return false;
    return dm_codebook_in_class(story->scene.grammar.book, "@turns-out", parse->tokens[verb].lemma);
}

/* "sent jets to bomb", "used helicopters to attack": with the weapons told, it was done. */
static bool is_set_on(const dm_story *story, const dm_candidate *c, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    if (c->type != DM_ASSAULT || object == DM_NO_TOKEN || object > c->predicate ||
        !(parse->tokens[verb].feats & DM_FEAT_PAST) ||
        !dm_codebook_in_class(book, "@sets-on", parse->tokens[verb].lemma) ||
        !dm_codebook_in_class(book, "@arms", parse->tokens[object].lemma))
        return false;
    return !dm_mood_negated(&story->scene, verb);
}

/* Told as done, by its own subject: "used", "has used"; not "did not use", "would use", "was used"
 * or "asked Kenya to use". */
static bool is_plainly_done(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = &parse->tokens[verb];
    bool told = (token->feats & DM_FEAT_PAST) ||
                ((token->feats & DM_FEAT_PRES) && (token->feats & DM_FEAT_FIN));
    bool own = token->rel == DM_REL_ROOT || token->rel == DM_REL_CONJ ||
               token->rel == DM_REL_CCOMP || token->rel == DM_REL_PARATAXIS ||
               token->rel == DM_REL_ACL_RELCL;
    return token->upos == DM_VERB && told && own &&
           dm_tree_find(parse, verb, DM_REL_AUX_PASS) == DM_NO_TOKEN &&
           dm_mood_modality(&story->scene, verb) == DM_MODALITY_NONE &&
           !dm_mood_negated(&story->scene, verb) && !dm_mood_conditional(&story->scene, verb);
}

/* "conceded defeat, only to reject the result a week later": what came of it, not what for. */
static bool is_sequel(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t only = dm_tree_find(parse, t, DM_REL_ADVMOD), verb = parse->tokens[t].head;
    return only != DM_NO_TOKEN && only > 0 && dm_tree_lemma_is(parse, only, "only") &&
           dm_str_is(parse->tokens[only - 1].form, ",") &&
           dm_str_is(parse->tokens[only + 1].form, "to") && is_plainly_done(story, verb);
}

/* "used his speech to condemn", "took to the air to attack", "wrote to him to ask", "summoned the
 * envoy to protest": an occasion for words, on which they were spoken. */
static bool is_occasion(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (!is_plainly_done(story, verb))
        return false;
    if (dm_codebook_in_class(book, "@writes-to", parse->tokens[verb].lemma))
        return true;
    if (!dm_codebook_in_class(book, "@opens-occasion", parse->tokens[verb].lemma))
        return false;
    for (DM_CHILDREN(parse, verb, t))
        if ((parse->tokens[t].rel == DM_REL_OBJ || parse->tokens[t].rel == DM_REL_OBL) &&
            dm_codebook_in_class(book, "@occasion-for-words", parse->tokens[t].lemma))
            return true;
    return false;
}

/* The verb that the infinitive at t is the purpose of; "took the opportunity to back": of the verb
 * whose object the occasion is. DM_NO_TOKEN. */
static uint32_t verb_of_occasion(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = &parse->tokens[t];
    uint32_t over = token->head;
    if (token->rel == DM_REL_ADVCL || token->rel == DM_REL_XCOMP)
        return over;
    return token->rel == DM_REL_ACL && parse->tokens[over].rel == DM_REL_OBJ
               ? parse->tokens[over].head
               : (uint32_t)DM_NO_TOKEN;
}

/* The call, visit or meeting above, at which the words were spoken; NULL if it was none. */
static const dm_candidate *meeting_above(const dm_story *story, const dm_candidate *c,
                                         uint32_t verb) {
    const dm_candidate *call = candidate_at(story, verb);
    if (!call || call->type != DM_CONSULT || call->status != DM_ASSERTED)
        return NULL;
    bool phone = dm_str_is(call->mode, "phone");
    bool both = call->recipients.len || call->actors.len > 1;
    bool presses = c->type == DM_REQUEST || c->type == DM_ACCUSE;
    return phone || (both && presses && is_plainly_done(story, verb)) ? call : NULL;
}

/* Who was met, but for the speaker. */
static void take_other_side(const dm_story *story, dm_candidate *c, const dm_candidate *call) {
    if (!c->actors.len && call->recipients.len)
        c->actors = call->actors;
    if (c->recipients.len)
        return;
    c->recipients = call->recipients;
    for (size_t i = 0; i < call->actors.len && !call->recipients.len; i++)
        if (call->actors.ptr[i]->code.len && !dm_refs_have(&c->actors, call->actors.ptr[i]->code))
            dm_refs_push(story->scene.grammar.arena, &c->recipients, call->actors.ptr[i]);
}

void dm_purpose_settle(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->layer_count && c->purpose)
        at = c->layers[c->layer_count - 1].head; /* "flew to Juba to urge them to end" */
    const dm_token *verb = &parse->tokens[at];
    if (!c->purpose || c->conditional || c->type == DM_NO_EVENT || verb->head == DM_NO_TOKEN ||
        dm_tree_lemma_is(parse, dm_tree_find(parse, at, DM_REL_MARK), "without"))
        return;
    bool words = c->type == DM_REQUEST || c->type == DM_ACCUSE || c->type == DM_SUPPORT ||
                 c->type == DM_THREATEN || c->type == DM_AGREE || c->type == DM_REJECT;
    const dm_candidate *call = words ? meeting_above(story, c, verb->head) : NULL;
    uint32_t above = words ? verb_of_occasion(story, at) : (uint32_t)DM_NO_TOKEN;
    const dm_candidate *same = above != DM_NO_TOKEN ? candidate_at(story, above) : NULL;
    bool spoken = above != DM_NO_TOKEN && is_occasion(story, above) &&
                  !(same && same->type == c->type); /* "wrote to ask": told by the letter */
    bool done = verb->rel == DM_REL_ACL && dm_tree_is_nominal(parse, verb->head) &&
                is_one_to_do(story, verb->head);
    bool came = verb->rel == DM_REL_ADVCL && is_sequel(story, at);
    if (!call && !spoken && !done && !came && !is_turnout(story, c, verb->head) &&
        !is_set_on(story, c, verb->head))
        return;
    c->purpose = false;
    c->status = DM_ASSERTED;
    for (size_t i = 0; i < story->candidates.len && c->type == DM_ASSAULT; i++) {
        dm_candidate *moved = &story->candidates.ptr[i]; /* moved and fought: only fought */
        if (moved->predicate == verb->head && moved->type == DM_MOBILIZE)
            dm_candidate_drop(moved, "its purpose says it");
    }
    if (call)
        take_other_side(story, c, call);
}
