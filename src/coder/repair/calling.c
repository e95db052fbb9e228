/*
 * repair/calling.c - "condemns the attack and calls for restraint": a second verb in the present
 * taken for a noun that goes on the object of the first.
 *
 *   condemns  the attack  and calls  for restraint      condemns  the attack  and calls  for
 * restraint root       obj          conj       nmod      ──▶    root       obj          conj obl
 */
#include "coder/repair/parts.h"

/* "calls", not "call". */
static bool is_third(const dm_parse *parse, uint32_t t) {
    return dm_str_is(parse->tokens[t].form, "calls");
}

/* The verb in the present, with somebody who does it, that the noun at t hangs under. */
static uint32_t verb_above(const dm_parse *parse, uint32_t t) {
    enum { HIGHEST = 8 };
    uint32_t up = parse->tokens[t].head;
    for (int i = 0; i < HIGHEST && up < t && parse->tokens[up].upos != DM_VERB; i++)
        up = parse->tokens[up].head;
    if (up >= t || parse->tokens[up].upos != DM_VERB ||
        dm_str_eq(parse->tokens[up].form, parse->tokens[up].lemma) == is_third(parse, t) ||
        dm_str_ends(parse->tokens[up].form, DM_STR("s")) != is_third(parse, t))
        return DM_NO_TOKEN;
    bool done = dm_tree_find(parse, up, DM_REL_NSUBJ) != DM_NO_TOKEN ||
                parse->tokens[up].rel == DM_REL_CONJ || !is_third(parse, t);
    return done ? up : (uint32_t)DM_NO_TOKEN;
}

/* Nothing says that it is a noun: "and urgent calls", "the demands and calls for a vote". */
static bool may_be_verb(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel != DM_REL_CC && parse->tokens[c].rel != DM_REL_PUNCT)
            return false;
    return parse->tokens[t].rel == DM_REL_CONJ &&
           (parse->tokens[t].upos == DM_NOUN ||
            parse->tokens[parse->tokens[t].head].upos != DM_VERB) &&
           !dm_codebook_in_class(codebook, "@call-like",
                                 parse->tokens[parse->tokens[t].head].lemma);
}

bool dm_repair_calling(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (t < 3 || t + 2 >= parse->token_count || parse->tokens[t - 1].upos != DM_CCONJ ||
        (!is_third(parse, t) && !dm_str_is(parse->tokens[t].form, "call")) ||
        (!dm_tree_lemma_is(parse, t + 1, "for") && !dm_tree_lemma_is(parse, t + 1, "on") &&
         !dm_tree_lemma_is(parse, t + 1, "upon")) ||
        !may_be_verb(codebook, parse, t))
        return false;
    uint32_t verb = verb_above(parse, t);
    if (verb == DM_NO_TOKEN)
        return false;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t asked = DM_NO_TOKEN;
    for (uint32_t u = t + 2; u < s->first + s->count && asked == DM_NO_TOKEN; u++)
        if (parse->tokens[t + 1].head == u)
            asked = u;
    parse->tokens[t].upos = DM_VERB;
    parse->tokens[t].lemma = DM_STR("call");
    parse->tokens[t].feats = parse->tokens[verb].feats;
    dm_repair_attach(parse, t, verb, DM_REL_CONJ);
    for (uint32_t u = t + 1; u < s->first + s->count; u++) {
        bool to = parse->tokens[u].upos == DM_VERB && dm_tree_lemma_is(parse, u - 1, "to") &&
                  parse->tokens[u - 1].head == u;
        if (u == asked)
            dm_repair_attach(parse, u, t, DM_REL_OBL);
        else if (to && (parse->tokens[u].head == t || parse->tokens[u].head == asked ||
                        parse->tokens[u].head == verb))
            dm_repair_attach(parse, u, t, DM_REL_XCOMP);
        else if (parse->tokens[u].head == verb && parse->tokens[u].upos != DM_PUNCT)
            dm_repair_attach(parse, u, t, (dm_rel)parse->tokens[u].rel);
        else if (parse->tokens[u].head == t && parse->tokens[u].rel == DM_REL_NMOD)
            dm_tree_set_rel(parse, u, DM_REL_OBL);
    }
    return true;
}
