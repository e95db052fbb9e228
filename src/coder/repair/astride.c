/*
 * repair/astride.c - "has offered 150 men, and Jamaica and Antigua have said": a subject that the
 * parser joined to the object before the "and" of its own clause.
 */
#include "coder/repair/parts.h"

/* The last "and" of its own that stands before the verb; DM_NO_TOKEN if it has none. */
static uint32_t own_and(const dm_parse *parse, uint32_t verb) {
    uint32_t found = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, verb, c))
        if (c < verb && dm_tok(parse, c)->rel == DM_REL_CC)
            found = c;
    return found;
}

bool dm_repair_astride(dm_parse *parse, uint32_t t) {
    const dm_token *token = dm_tok(parse, t);
    if (token->rel != DM_REL_CONJ || token->upos != DM_VERB || dm_repair_has_subject(parse, t) ||
        !(token->feats & DM_FEAT_FIN || dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN))
        return false;
    uint32_t link = own_and(parse, t);
    if (link == DM_NO_TOKEN || link + 1 >= t || dm_tok(parse, link)->sentence != token->sentence)
        return false;
    uint32_t subject = DM_NO_TOKEN;
    for (uint32_t u = link + 1; u < t; u++) {
        uint32_t head = dm_tok(parse, u)->head;
        if (head == DM_NO_TOKEN || (head > link && head <= t))
            continue;
        if (subject != DM_NO_TOKEN || !dm_tree_is_nominal(parse, u) || head >= link ||
            dm_tok(parse, u)->rel != DM_REL_CONJ)
            return false;
        subject = u;
    }
    if (subject == DM_NO_TOKEN)
        return false;
    /* What is joined to it and stands before the verb belongs to it as well. */
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    return true;
}
