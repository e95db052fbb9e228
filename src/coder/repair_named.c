/*
 * repair_named.c - "the rebel group Hamas accused": the parser makes two subjects of a noun and the
 * name right behind it; the name says who the noun is. And of an adjective of a state before a
 * title it makes a first name.
 */
#include "coder/repair_parts.h"

/* "Algerian Ambassador Amine Kherbi": an adjective that was taken for a first name. `t` is it. */
static bool restore_adjective(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_match match;
    const dm_token *token = &parse->tokens[t];
    uint32_t title = t + 1, person = DM_NO_TOKEN;
    if (token->upos != DM_PROPN || title >= parse->token_count ||
        parse->tokens[title].sentence != token->sentence || token->head == DM_NO_TOKEN ||
        !dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match) ||
        match.name->sort != DM_NAME_ADJECTIVE || match.length != token->form.len)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > title && parse->tokens[c].rel == DM_REL_FLAT && person == DM_NO_TOKEN)
            person = c;
    uint32_t over = parse->tokens[title].head;
    if (person == DM_NO_TOKEN || (over != person && over != t) ||
        parse->tokens[title].upos != DM_PROPN)
        return false;
    dm_repair_attach(parse, person, token->head, (dm_rel)token->rel);
    for (DM_CHILDREN(parse, t, c))
        if (c != person)
            dm_repair_attach(parse, c, person, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, title, person, DM_REL_NMOD_DESC);
    dm_repair_attach(parse, t, title, DM_REL_AMOD);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}

bool dm_repair_named(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t first, last;
    if (restore_adjective(codebook, parse, t))
        return true;
    if (token->rel != DM_REL_NSUBJ || token->upos != DM_PROPN || token->head == DM_NO_TOKEN ||
        t == 0)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    if (first == 0)
        return false;
    uint32_t side = t - 1; /* "the opposition Labour Party" */
    while (side > first && parse->tokens[side].head == t)
        side--;
    if (parse->tokens[side].rel == DM_REL_OBL_UNMARKED && parse->tokens[side].head == token->head &&
        dm_tree_lemma_is(parse, side, "opposition")) {
        dm_repair_attach(parse, side, t, DM_REL_COMPOUND);
        return true;
    }
    const dm_token *noun = &parse->tokens[first - 1];
    if (noun->rel != DM_REL_NSUBJ || noun->head != token->head || noun->upos != DM_NOUN ||
        (noun->feats & DM_FEAT_PLUR) || !dm_codebook_in_class(codebook, "@named-kind", noun->lemma))
        return false;
    dm_repair_attach(parse, t, first - 1, DM_REL_APPOS);
    return true;
}
