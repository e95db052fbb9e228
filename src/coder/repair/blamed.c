/*
 * repair/blamed.c - "blamed the deaths of 13 soldiers, most of them conscripts, on attacks by the
 * rebels": whom something is blamed on.
 *
 *   blamed  the deaths  of 13 soldiers  on attacks          blamed  the deaths ...  on attacks
 *    head      obj            nmod     nmod of soldiers       head      obj            obl
 *
 * The parser hangs "on" on a noun of what is blamed. It is the verb's, which has no other: of
 * several the last, and not where somebody is blamed for something ("blamed Kenya for the attack on
 * the convoy").
 */
#include "coder/repair/parts.h"

bool dm_repair_blamed(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    uint32_t object = DM_NO_TOKEN, on = DM_NO_TOKEN, first, last;
    if (parse->tokens[v].upos != DM_VERB ||
        !dm_codebook_in_class(codebook, "@blames-on", parse->tokens[v].lemma))
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        if (dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "for"))
            return false;
        if (parse->tokens[c].rel == DM_REL_OBJ)
            object = c;
    }
    if (object == DM_NO_TOKEN || object < v || parse->tokens[object].upos != DM_NOUN)
        return false;
    dm_tree_phrase(parse, object, &first, &last);
    for (uint32_t t = object + 1; t <= last; t++)
        if (parse->tokens[t].rel == DM_REL_NMOD && dm_tree_has_case(parse, t, "on"))
            on = t;
    if (on == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, on, v, DM_REL_OBL);
    return true;
}
