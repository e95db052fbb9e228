/*
 * orders.c - what somebody tells another to do in so many words: "'Release the hostages,' Norway
 * told Hamas". A verb in that form tells nothing that anybody did.
 */
#include "coder/said.h"

#include "coder/sides.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

static bool in_class(const dm_story *story, const char *name, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, name, tok(story, t)->lemma);
}

static bool is_quoted(const dm_story *story, uint32_t t) {
    return dm_spoken_quoted(&story->spoken, tok(story, t)->start);
}

/* Whether an order may begin with the token: of a quotation, or of a sentence in it. */
static bool is_first_word(const dm_story *story, uint32_t t) {
    const dm_sentence *s = &dm_parse_of(story)->sentences[tok(story, t)->sentence];
    if (t == s->first || !is_quoted(story, t - 1))
        return true;
    const dm_token *before = tok(story, t - 1);
    return (before->upos == DM_PUNCT && !dm_str_is(before->form, ",")) ||
           ((t == s->first + 1 || !is_quoted(story, t - 2)) &&
            in_class(story, "@before-order", t - 1));
}

/* The first token of "do not test", "don't test" or "test" itself. */
static uint32_t begins_at(const dm_parse *parse, uint32_t t) {
    uint32_t aux = dm_tree_find(parse, t, DM_REL_AUX);
    return aux != DM_NO_TOKEN && aux < t ? aux : t;
}

/* Nobody is said to do it, and nothing but "do" stands above it. */
static bool is_bare(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = &parse->tokens[c];
        if (token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS ||
            token->rel == DM_REL_CSUBJ || token->rel == DM_REL_EXPL ||
            token->rel == DM_REL_AUX_PASS || token->rel == DM_REL_COP ||
            (token->rel == DM_REL_MARK && c < t) ||
            (token->rel == DM_REL_AUX && !dm_tree_lemma_is(parse, c, "do")))
            return false;
    }
    return true;
}

bool dm_said_is_order(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = tok(story, t);
    if (token->upos != DM_VERB || !dm_str_eq_nocase(token->form, token->lemma) ||
        !is_quoted(story, t) || !is_bare(parse, t) || in_class(story, "@no-order", t))
        return false;
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    return (object == DM_NO_TOKEN || !dm_tree_lemma_is(parse, object, "mistake")) &&
           is_first_word(story, begins_at(parse, t));
}

bool dm_said_order(dm_story *story, uint32_t t, dm_candidate *order) {
    const dm_speech *speech = dm_said_over(story, t);
    if (!speech || speech->unsaid || !speech->speakers.ptr[0]->code.len ||
        !dm_refs_any_code(&speech->addressees) ||
        dm_refs_share(&speech->addressees, &speech->speakers))
        return false;
    bool told = dm_match_frames(&story->scene, t, order);
    if (told)
        dm_compose(&story->scene, order);
    bool act = told && order->type != DM_NO_EVENT;
    if (!act) {
        if (!dm_match_as(&story->scene, t, DM_STR("any-order"), order))
            return false;
        dm_compose(&story->scene, order);
    }
    order->mode = act ? dm_request_mode(order->type, order->negated) : DM_STR("change");
    order->type = DM_REQUEST;
    order->status = DM_ASSERTED;
    order->deontic = true;
    order->negated = order->conditional = false;
    order->actors = speech->speakers;
    order->recipients = speech->addressees;
    return true;
}
