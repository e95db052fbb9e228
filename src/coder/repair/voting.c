/*
 * repair/voting.c - names taken for a part of the noun behind them: "with Russia voting against",
 * "considers Kosovo part of its territory".
 *
 *   adopted it, with Russia voting against      adopted it, with Russia voting against
 *                    comp.  advcl (noun)   ──▶                   nsubj  advcl (verb)
 */
#include "coder/repair/parts.h"

bool dm_repair_voting(dm_parse *parse, uint32_t t) {
    dm_token *voting = &parse->tokens[t];
    if (t == 0 || voting->upos != DM_NOUN || !dm_str_eq_nocase(voting->form, DM_STR("voting")) ||
        t + 1 >= parse->token_count || parse->tokens[t - 1].upos != DM_PROPN ||
        parse->tokens[t - 1].head != t || !dm_tree_lemma_is(parse, t + 1, "against"))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel == DM_REL_COMPOUND)
            dm_repair_attach(parse, c, t, DM_REL_NSUBJ);
    voting->upos = DM_VERB;
    voting->lemma = DM_STR("vote");
    dm_tree_set_rel(parse, t, DM_REL_ADVCL);
    return true;
}

bool dm_repair_part(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (t == 0 || parse->tokens[t].rel != DM_REL_OBJ)
        return false;
    bool part = dm_tree_lemma_is(parse, t, "part") && t + 1 < parse->token_count &&
                dm_tree_lemma_is(parse, t + 1, "of"),
         land = dm_codebook_in_class(codebook, "@territory", parse->tokens[t].lemma) &&
                dm_tree_find(parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
    if (!(part || land) || !dm_codebook_in_class(codebook, "@naming-so", parse->tokens[verb].lemma))
        return false;
    if (parse->tokens[t - 1].upos == DM_PROPN && parse->tokens[t - 1].head == t)
        dm_repair_attach(parse, t - 1, verb, DM_REL_OBJ); /* "Kosovo part" */
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].rel == DM_REL_OBJ && c < t) {
            dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
            return true;
        }
    if (parse->tokens[t - 1].head != verb)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}
