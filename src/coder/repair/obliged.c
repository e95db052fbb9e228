/*
 * repair/obliged.c - "said it would have to respond", "said it would have no choice but to
 * respond": of oneself that is what one will do, so the verb of the deed gets the auxiliary.
 *
 *   it    would have   to   respond          it    would have to  respond
 *   nsubj aux   ccomp  mark xcomp     ──▶    nsubj aux   aux mark ccomp
 *
 * What others would have to do is asked of them and stays as it is; "told Serbia it would have to
 * leave" is of Serbia.
 */
#include "coder/repair/parts.h"

/* The deed: "to respond", or what is left behind "no choice but". */
static uint32_t deed_of(const dm_parse *parse, uint32_t have) {
    uint32_t choice = dm_tree_find(parse, have, DM_REL_OBJ);
    uint32_t deed = dm_tree_find(parse, have, DM_REL_XCOMP);
    if (choice != DM_NO_TOKEN) {
        uint32_t no = dm_tree_find(parse, choice, DM_REL_DET);
        if (!DM_STR_IN(parse->tokens[choice].lemma, "choice", "option", "alternative") ||
            no == DM_NO_TOKEN || !DM_STR_IN(parse->tokens[no].form, "no", "little"))
            return DM_NO_TOKEN;
        if (deed == DM_NO_TOKEN)
            deed = dm_tree_find(parse, choice, DM_REL_ACL);
    }
    uint32_t to = deed == DM_NO_TOKEN ? deed : dm_tree_find(parse, deed, DM_REL_MARK);
    return to != DM_NO_TOKEN && deed > have && parse->tokens[deed].upos == DM_VERB &&
                   (parse->tokens[deed].feats & DM_FEAT_INF)
               ? deed
               : (uint32_t)DM_NO_TOKEN;
}

bool dm_repair_obliged(dm_parse *parse, uint32_t t) {
    const dm_token *have = &parse->tokens[t];
    uint32_t will = dm_tree_find(parse, t, DM_REL_AUX), who = dm_tree_find(parse, t, DM_REL_NSUBJ);
    if (have->upos != DM_VERB || have->rel != DM_REL_CCOMP || !dm_str_is(have->lemma, "have") ||
        will == DM_NO_TOKEN || who == DM_NO_TOKEN || parse->tokens[who].upos != DM_PRON ||
        !DM_STR_IN(parse->tokens[will].form, "will", "would", "'ll", "'d") ||
        !DM_STR_IN(parse->tokens[who].form, "it", "he", "she", "they", "we", "i") ||
        DM_STR_IN(parse->tokens[have->head].lemma, "tell", "inform", "remind", "think", "believe"))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (DM_STR_IN(parse->tokens[c].form, "not", "n't", "never"))
            return false;
    uint32_t deed = deed_of(parse, t);
    if (deed == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, deed, have->head, DM_REL_CCOMP);
    for (DM_CHILDREN(parse, t, c))
        if (c != deed)
            dm_repair_attach(parse, c, deed,
                             parse->tokens[c].rel == DM_REL_OBJ ? DM_REL_DEP
                                                                : (dm_rel)parse->tokens[c].rel);
    uint32_t to = dm_tree_find(parse, deed, DM_REL_MARK);
    dm_repair_attach(parse, to, deed, DM_REL_DEP);
    dm_repair_attach(parse, t, deed, DM_REL_DEP);
    parse->tokens[t].upos = DM_AUX;
    return true;
}
