/*
 * claims.c - acts that are told as what is feared, rumoured or denied: "rumours that Cuba had
 * expelled him", "the danger of Ugandan soldiers attacking Congo", "no evidence that it had".
 */
#include "coder/claims.h"

enum { MOST_STEPS = 4 };

static const dm_token *tok_of(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

static bool in_class(const dm_story *story, const char *class_, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, class_, tok_of(story, t)->lemma);
}

/* The word with the "that" clause in which an act is told: "rumours that Cuba had expelled him".
 * DM_NO_TOKEN if it is told in no such clause, or the word is a verb in its place. */
static uint32_t claim_above(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = c->predicate;
    for (int up = 0; up < MOST_STEPS && tok_of(story, t)->head != DM_NO_TOKEN; up++) {
        const dm_token *token = tok_of(story, t);
        uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK), head = token->head;
        bool noun = tok_of(story, head)->upos == DM_NOUN ||
                    head == parse->sentences[token->sentence].first; /* "Claims that" */
        bool told = token->rel == DM_REL_ACL_RELCL && mark != DM_NO_TOKEN &&
                    dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN;
        if (token->rel == DM_REL_ACL || token->rel == DM_REL_CCOMP || told)
            return noun && head < t && mark != DM_NO_TOKEN && dm_tree_lemma_is(parse, mark, "that")
                       ? head
                       : (uint32_t)DM_NO_TOKEN;
        if (token->rel == DM_REL_ACL_RELCL || token->rel == DM_REL_PARATAXIS)
            return DM_NO_TOKEN;
        t = head;
    }
    return DM_NO_TOKEN;
}

/* "the danger of Ugandan soldiers attacking Congo", "the prospect of attacking it". */
static bool is_feared(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *act = tok_of(story, c->predicate);
    uint32_t who = act->head, noun;
    if (!dm_str_ends(act->form, DM_STR("ing")) || act->rel != DM_REL_ACL || who == DM_NO_TOKEN ||
        who > c->predicate)
        return false;
    noun = dm_tree_has_case(parse, who, "of") ? tok_of(story, who)->head : who;
    bool marked = noun != who || dm_tree_find(parse, c->predicate, DM_REL_MARK) != DM_NO_TOKEN;
    return marked && noun != DM_NO_TOKEN && in_class(story, "@rumour", noun);
}

/* "fears that Peru would attack": in people's heads. "claims that it had": whoever claims so. */
bool dm_claim_imagined(const dm_story *story, const dm_candidate *c) {
    uint32_t claim = claim_above(story, c);
    return is_feared(story, c) || (claim != DM_NO_TOKEN && (in_class(story, "@rumour", claim) ||
                                                            in_class(story, "@unproven", claim)));
}

/* "was denied", "denied": of a verb, and where the parser hung it on what is denied. */
static bool denies(const dm_story *story, uint32_t verb) {
    return verb != DM_NO_TOKEN && dm_tree_is_verbal(dm_parse_of(story), verb) &&
           in_class(story, "@denies-claim", verb);
}

/* "shrugged off reports that it had attacked", "scoffed at the claim", "made light of the charge":
 * who does so does not own to it. */
static bool is_waved_off(const dm_story *story, uint32_t claim) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = tok_of(story, claim);
    uint32_t verb = token->head;
    if (verb == DM_NO_TOKEN || verb > claim)
        return false;
    if (dm_tree_lemma_is(parse, verb, "light") && dm_tree_has_case(parse, claim, "of"))
        return true;
    bool taken = token->rel == DM_REL_OBJ || dm_tree_has_case(parse, claim, "at") ||
                 dm_tree_has_case(parse, claim, "off") || dm_tree_has_case(parse, claim, "aside") ||
                 dm_tree_has_case(parse, claim, "away") || dm_tree_has_case(parse, claim, "down");
    return taken && dm_tree_is_verbal(parse, verb) && in_class(story, "@waves-off", verb);
}

/* "denied reports that it had attacked", "there is no evidence that it had": it had not, as far as
 * anybody says. */
bool dm_claim_denied(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t claim = claim_above(story, c);
    if (claim == DM_NO_TOKEN || !in_class(story, "@evidence", claim))
        return false;
    const dm_token *token = tok_of(story, claim);
    bool object = token->rel == DM_REL_OBJ || token->rel == DM_REL_NSUBJ_PASS;
    bool denied = (object && denies(story, token->head)) || is_waved_off(story, claim);
    for (DM_CHILDREN(parse, claim, d)) {
        denied |= dm_tree_lemma_is(parse, d, "no") || (tok_of(story, d)->feats & DM_FEAT_NEG);
        denied |= d > c->predicate && denies(story, d) &&
                  dm_tree_find(parse, d, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    }
    if (token->head != DM_NO_TOKEN)
        for (DM_CHILDREN(parse, token->head, d)) /* "found no", "has not seen evidence that" */
            denied |= d < claim && (tok_of(story, d)->feats & DM_FEAT_NEG) != 0;
    return denied;
}
