/*
 * repair/presence.c - who is somewhere for talks: a place that is its clause's predicate.
 *
 *   The minister was in Muscat for talks           The minister was in Muscat for talks
 *   nsubj        cop    root   obl          ──▶    nsubj        root   obl    obl
 *
 * Universal Dependencies make the place the head, where no frame looks for it. With a purpose that
 * is talks or a visit the verb "be" ("due" where he is only expected) becomes the head, as
 * "arrived" would be.
 */
#include "coder/repair/parts.h"

/* "for talks", "to discuss the truce". */
static bool is_purpose(const dm_codebook *codebook, const dm_parse *parse, uint32_t c) {
    const dm_token *token = &parse->tokens[c];
    if (token->rel == DM_REL_OBL || token->rel == DM_REL_NMOD)
        return (dm_tree_has_case(parse, c, "for") || dm_tree_has_case(parse, c, "on")) &&
               (dm_codebook_in_class(codebook, "@talks", token->lemma) ||
                dm_codebook_in_class(codebook, "@visit", token->lemma) ||
                dm_codebook_in_class(codebook, "@meeting", token->lemma));
    return token->rel == DM_REL_ADVCL && (token->feats & DM_FEAT_INF) &&
           dm_codebook_in_class(codebook, "@talks-there", token->lemma);
}

/* What stays with the place: the parts of its name and its own preposition. */
static bool is_of_place(dm_rel rel) {
    return rel == DM_REL_CASE || rel == DM_REL_DET || rel == DM_REL_COMPOUND ||
           rel == DM_REL_FLAT || rel == DM_REL_AMOD || rel == DM_REL_NMOD_POSS ||
           rel == DM_REL_APPOS || rel == DM_REL_FIXED;
}

/* The head of the clause to be: "be", or the "due" that was taken for a part of "due in". */
static uint32_t new_head(dm_parse *parse, uint32_t place, uint32_t be) {
    uint32_t due = dm_tree_find(parse, place, DM_REL_CASE);
    if (due == DM_NO_TOKEN || !dm_str_eq_nocase(parse->tokens[due].form, DM_STR("due")))
        return be;
    uint32_t in = dm_tree_find(parse, due, DM_REL_FIXED);
    if (in != DM_NO_TOKEN)
        dm_repair_attach(parse, in, place, DM_REL_CASE);
    parse->tokens[due].upos = DM_ADJ;
    dm_repair_attach(parse, be, due, DM_REL_COP);
    return due;
}

bool dm_repair_presence(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t be = dm_tree_find(parse, t, DM_REL_COP);
    bool purpose = false;
    if (parse->tokens[t].upos != DM_PROPN || be == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        purpose |= c > t && is_purpose(codebook, parse, c);
    if (!purpose)
        return false;
    uint32_t head = new_head(parse, t, be);
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c != head && !is_of_place(rel) && parse->tokens[c].head == t)
            dm_repair_attach(parse, c, head, rel == DM_REL_NMOD ? DM_REL_OBL : rel);
    }
    dm_repair_attach(parse, head, parse->tokens[t].head, (dm_rel)parse->tokens[t].rel);
    dm_repair_attach(parse, t, head, DM_REL_OBL);
    if (head == be)
        parse->tokens[be].upos = DM_VERB;
    dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    if (sentence->root == t)
        sentence->root = head;
    return true;
}
