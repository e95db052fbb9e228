/*
 * repair_voting.c - "with Russia voting against": who votes, taken for a part of a noun.
 *
 *   adopted it, with Russia voting against      adopted it, with Russia voting against
 *                    comp.  advcl (noun)   ──▶                   nsubj  advcl (verb)
 */
#include "coder/repair_parts.h"

bool dm_repair_voting(dm_parse *parse, uint32_t t) {
    dm_token *voting = &parse->tokens[t];
    if (t == 0 || voting->upos != DM_NOUN ||
        !dm_str_eq_nocase(voting->form, DM_STR("voting")) || t + 1 >= parse->token_count ||
        parse->tokens[t - 1].upos != DM_PROPN || parse->tokens[t - 1].head != t ||
        !dm_tree_lemma_is(parse, t + 1, "against"))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel == DM_REL_COMPOUND)
            dm_repair_attach(parse, c, t, DM_REL_NSUBJ);
    voting->upos = DM_VERB;
    voting->lemma = DM_STR("vote");
    voting->rel = DM_REL_ADVCL;
    return true;
}
