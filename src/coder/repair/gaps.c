/*
 * repair/gaps.c - relative pronouns that the parser gave the place of somebody else in their
 * clause.
 *
 *   the pact  that   Kenya and Chad  signed         the pact  that  Kenya and Chad  signed
 *             nsubj  nsubj                                    obj   nsubj
 *
 *   the rebels  that  it accuses  Uganda  of  arming      the rebels  that  ...  Uganda  of  arming
 *               obj               obj         obl                     obj of arming  obj
 *
 * A clause has one subject, and one object: the one that stands at the verb, not the pronoun.
 */
#include "coder/repair/parts.h"

static bool is_relative(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_PRON &&
           DM_STR_IN(parse->tokens[t].form, "that", "which", "whom");
}

/* "whose government Kenya recognised": what is somebody's, at the head of a clause about him. */
static bool is_of_whose(const dm_parse *parse, uint32_t t) {
    uint32_t owner = dm_tree_find(parse, t, DM_REL_NMOD_POSS);
    return owner != DM_NO_TOKEN && dm_str_eq_nocase(parse->tokens[owner].form, DM_STR("whose"));
}

/* "the pact that Kenya and Chad, with the help of Togo, signed in May" */
static bool restore_object(dm_parse *parse, uint32_t verb) {
    uint32_t pronoun = DM_NO_TOKEN, subject = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, verb, c)) {
        if (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_COP)
            return false;
        if (parse->tokens[c].rel != DM_REL_NSUBJ || c > verb)
            continue;
        if (pronoun == DM_NO_TOKEN && (is_relative(parse, c) || is_of_whose(parse, c)))
            pronoun = c;
        else
            subject = c;
    }
    if (pronoun == DM_NO_TOKEN || subject == DM_NO_TOKEN || subject < pronoun)
        return false;
    dm_tree_set_rel(parse, pronoun, DM_REL_OBJ);
    return true;
}

/* "a militia that it accuses Uganda of arming": whom the last verb is done to. */
static bool restore_charge(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    uint32_t pronoun = DM_NO_TOKEN, object = DM_NO_TOKEN, of = DM_NO_TOKEN;
    if (!dm_codebook_in_class(codebook, "@charges-of", parse->tokens[verb].lemma))
        return false;
    for (DM_CHILDREN(parse, verb, c)) {
        if (parse->tokens[c].rel == DM_REL_OBJ && c < verb && is_relative(parse, c))
            pronoun = c;
        else if (parse->tokens[c].rel == DM_REL_OBJ && c > verb)
            object = c;
        else if (c > verb && dm_tree_has_case(parse, c, "of"))
            of = c;
    }
    if (pronoun == DM_NO_TOKEN || object == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, pronoun, of == DM_NO_TOKEN ? verb : of,
                     of == DM_NO_TOKEN ? DM_REL_DEP : DM_REL_OBJ);
    return true;
}

bool dm_repair_gaps(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    const dm_repair_at at = dm_repair_look(parse, verb);
    if (!(at.upos & DM_AS(VERB)) || !(at.rel & DM_OF(ACL_RELCL)))
        return false;
    return ((at.children & DM_OF(NSUBJ)) && restore_object(parse, verb)) ||
           ((at.children & DM_OF(OBJ)) && restore_charge(codebook, parse, verb));
}
