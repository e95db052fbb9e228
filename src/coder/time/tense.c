/*
 * time/tense.c - whether what a time goes with lies behind or ahead: by the tense, mood and meaning
 * of the verb that governs it. "met on Friday" is behind; "will meet", "plans to meet", "a meeting
 * scheduled for Friday" are ahead.
 */
#include "coder/time/resolve.h"

enum { CLIMB = 24 };

typedef enum verb_sort { VERB_OPEN, VERB_PAST, VERB_FUTURE, VERB_PROBABLY_FUTURE } verb_sort;

static bool is_aux(const dm_parse *parse, uint32_t t, const char *lemma) {
    return parse->tokens[t].upos == DM_AUX && dm_tree_lemma_is(parse, t, lemma);
}

static bool one_of(const dm_parse *parse, uint32_t t, const char *const *lemmas) {
    for (; *lemmas; lemmas++)
        if (is_aux(parse, t, *lemmas))
            return true;
    return false;
}

/* What the auxiliaries say; VERB_OPEN when there are none that say anything. `copula` too carries
 * the tense. */
static verb_sort by_auxiliaries(const dm_parse *parse, uint32_t verb) {
    static const char *const sure[] = {"will", "shall", NULL};
    static const char *const likely[] = {"would", "should", "may", "might", "can", "must", NULL};
    verb_sort sort = VERB_OPEN;
    for (DM_CHILDREN(parse, verb, c)) {
        const dm_token *child = dm_tok(parse, c);
        if (child->upos != DM_AUX)
            continue;
        if (one_of(parse, c, sure))
            return VERB_FUTURE;
        if (one_of(parse, c, likely))
            return VERB_PROBABLY_FUTURE;
        if (is_aux(parse, c, "have") || (child->feats & DM_FEAT_PAST))
            sort = VERB_PAST;
        else if ((child->feats & DM_FEAT_PRES) && is_aux(parse, c, "be") && sort == VERB_OPEN)
            sort = VERB_FUTURE;
    }
    return sort;
}

static bool infinitive(const dm_parse *parse, uint32_t verb) {
    for (DM_CHILDREN(parse, verb, c))
        if (dm_str_eq_nocase(dm_tok(parse, c)->form, DM_STR("to")) &&
            dm_tok(parse, c)->upos == DM_PART)
            return true;
    return false;
}

/* "planned to leave" is ahead, "managed to leave" is not. */
static verb_sort of_infinitive(const dm_parse *parse, uint32_t verb) {
    uint32_t head = parse->tokens[verb].head;
    if (head == DM_NO_TOKEN)
        return VERB_PROBABLY_FUTURE;
    verb_sort above = by_auxiliaries(parse, head);
    bool past =
        above == VERB_PAST || (above == VERB_OPEN && (parse->tokens[head].feats & DM_FEAT_PAST));
    if (past && parse->tokens[verb].rel == DM_REL_XCOMP &&
        time_lemma_is(parse->tokens[head].lemma, TIME_IMPLIES))
        return VERB_PAST;
    if (parse->tokens[verb].rel == DM_REL_ADVCL && past)
        return VERB_OPEN; /* of purpose: "gathered Monday to demand" */
    return VERB_PROBABLY_FUTURE;
}

/* "Kenya quit the bloc in May", "he put off the vote": no third person ends so in the present. */
static bool looks_past(const dm_parse *parse, uint32_t verb) {
    const dm_token *token = dm_tok(parse, verb);
    uint32_t subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    bool bare = token->form.len && token->form.ptr[token->form.len - 1] != 's';
    if (!bare || !(token->feats & DM_FEAT_FIN) || subject == DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, subject, DM_REL_CONJ) != DM_NO_TOKEN)
        return false;
    uint32_t feats = parse->tokens[subject].feats;
    return (feats & DM_FEAT_SING) && !(feats & (DM_FEAT_P1 | DM_FEAT_P2 | DM_FEAT_PLUR)) &&
           token->upos == DM_VERB;
}

/* `from`: the child on the way to the time. */
static verb_sort of_verb(const dm_parse *parse, uint32_t verb, uint32_t from) {
    const dm_token *token = dm_tok(parse, verb);
    bool forward = dm_tree_has_case(parse, from, "for") || dm_tree_has_case(parse, from, "until") ||
                   dm_tree_has_case(parse, from, "till");
    if (time_lemma_is(token->lemma, TIME_PLANS) ||
        (forward && time_lemma_is(token->lemma, TIME_GRANTS)))
        return VERB_FUTURE;
    if ((token->feats & DM_FEAT_FIN) && (token->feats & DM_FEAT_PAST))
        return VERB_PAST;
    verb_sort sort = by_auxiliaries(parse, verb);
    if (sort != VERB_OPEN)
        return sort;
    if (infinitive(parse, verb))
        return of_infinitive(parse, verb);
    if (looks_past(parse, verb))
        return VERB_PAST;
    if (token->feats & DM_FEAT_FIN)
        return time_lemma_is(token->lemma, TIME_REPORTS) ? VERB_PAST : VERB_FUTURE;
    if ((token->feats & DM_FEAT_PART) && (token->feats & DM_FEAT_PAST))
        return token->rel == DM_REL_ACL && time_lemma_is(token->lemma, TIME_GRANTS)
                   ? VERB_PROBABLY_FUTURE
                   : VERB_PAST;
    return VERB_OPEN;
}

/* "Saturday's election": nearness tells more than the tense around it. */
static bool possessive(const dm_parse *parse, uint32_t token) {
    return parse->tokens[token].rel == DM_REL_NMOD_POSS;
}

static bool until(const dm_parse *parse, uint32_t token) {
    return dm_tree_has_case(parse, token, "until") || dm_tree_has_case(parse, token, "till");
}

time_tense time_tense_of(const dm_parse *parse, uint32_t token) {
    uint32_t from = token, t = parse->tokens[token].head;
    if (dm_tree_has_case(parse, token, "since"))
        return TENSE_PAST;
    for (int steps = 0; t != DM_NO_TOKEN && steps < CLIMB; steps++) {
        bool predicate = parse->tokens[t].upos == DM_VERB || parse->tokens[t].upos == DM_AUX ||
                         dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN;
        verb_sort sort = predicate ? of_verb(parse, t, from) : VERB_OPEN;
        if (dm_tree_lemma_is(parse, t, "due") && parse->tokens[t].upos == DM_ADJ)
            sort = VERB_FUTURE;
        if (sort != VERB_OPEN && possessive(parse, token))
            return TENSE_NEAR;
        if (sort == VERB_PAST)
            return until(parse, token) ? TENSE_NEAR : TENSE_PAST;
        if (sort != VERB_OPEN)
            return sort == VERB_FUTURE ? TENSE_FUTURE : TENSE_PROBABLY_FUTURE;
        from = t;
        t = parse->tokens[t].head;
    }
    return TENSE_NONE;
}

bool time_promised(const dm_parse *parse, uint32_t token) {
    uint32_t verb = parse->tokens[token].head;
    if (verb == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (is_aux(parse, c, "will") || is_aux(parse, c, "shall") || is_aux(parse, c, "would"))
            return true;
    return false;
}
