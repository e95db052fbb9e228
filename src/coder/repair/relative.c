/*
 * repair/relative.c - "A text that would have described the raid as a crime was vetoed": where the
 * clause behind a noun is long, the verb of the sentence becomes a part of it, and the noun stands
 * alone as the root.
 */
#include "coder/repair/parts.h"

static bool is_finite(const dm_parse *parse, uint32_t t) {
    if (parse->tokens[t].upos != DM_VERB)
        return false;
    if (parse->tokens[t].feats & DM_FEAT_FIN)
        return true;
    for (DM_CHILDREN(parse, t, c))
        if ((parse->tokens[c].rel == DM_REL_AUX || parse->tokens[c].rel == DM_REL_AUX_PASS) &&
            (parse->tokens[c].feats & DM_FEAT_FIN))
            return true;
    return false;
}

/* The clause that tells which noun is meant, begun by its pronoun. */
static uint32_t relative_of(const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c))
        if (parse->tokens[c].rel == DM_REL_ACL_RELCL && c > noun)
            return c;
    return DM_NO_TOKEN;
}

/* The subject that the verb has, or none: of "as a crime was vetoed" the crime, which the "as" says
 * is none. False if the verb has a subject of its own or goes on with "and". */
static bool lacks_subject(const dm_parse *parse, uint32_t verb, uint32_t *taken, uint32_t *as) {
    *taken = *as = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, verb, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_CC && c < verb)
            return false;
        if (rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS)
            *taken = c;
        if (rel == DM_REL_MARK && dm_str_is(parse->tokens[c].form, "as"))
            *as = c;
        else if (rel == DM_REL_MARK)
            return false;
    }
    return *taken == DM_NO_TOKEN || (*as != DM_NO_TOKEN && *as < *taken && *taken < verb);
}

bool dm_repair_relative(dm_parse *parse, dm_sentence *sentence) {
    uint32_t noun = sentence->root, end = sentence->first + sentence->count, taken, as;
    if (!dm_tree_is_nominal(parse, noun) || dm_tree_find(parse, noun, DM_REL_COP) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    uint32_t relative = relative_of(parse, noun);
    for (uint32_t v = relative == DM_NO_TOKEN ? end : relative + 1; v < end; v++) {
        const dm_token *verb = &parse->tokens[v];
        bool hung = verb->rel == DM_REL_ADVCL || verb->rel == DM_REL_CCOMP ||
                    verb->rel == DM_REL_PARATAXIS || verb->rel == DM_REL_CONJ;
        if (verb->head != relative || !hung || !is_finite(parse, v) ||
            !lacks_subject(parse, v, &taken, &as))
            continue;
        bool passive = dm_tree_find(parse, v, DM_REL_AUX_PASS) != DM_NO_TOKEN;
        if (taken != DM_NO_TOKEN) {
            dm_repair_attach(parse, taken, relative, DM_REL_OBL);
            dm_repair_attach(parse, as, taken, DM_REL_CASE);
        }
        dm_repair_attach(parse, v, DM_NO_TOKEN, DM_REL_ROOT);
        dm_repair_attach(parse, noun, v, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
        sentence->root = v;
        return true;
    }
    return false;
}
