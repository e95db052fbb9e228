/*
 * repair_named.c - "the rebel group Hamas accused": the parser makes two subjects of a noun and the
 * name right behind it; the name says who the noun is.
 */
#include "coder/repair_parts.h"

bool dm_repair_named(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t first, last;
    if (token->rel != DM_REL_NSUBJ || token->upos != DM_PROPN || token->head == DM_NO_TOKEN ||
        t == 0)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    if (first == 0)
        return false;
    const dm_token *noun = &parse->tokens[first - 1];
    if (noun->rel != DM_REL_NSUBJ || noun->head != token->head || noun->upos != DM_NOUN ||
        (noun->feats & DM_FEAT_PLUR) || !dm_codebook_in_class(codebook, "@named-kind", noun->lemma))
        return false;
    dm_repair_attach(parse, t, first - 1, DM_REL_APPOS);
    return true;
}
