/*
 * repair/caused.c - what somebody has done by others: "had three men arrested".
 *
 *   Rwanda had  three men arrested               Rwanda had  three men arrested
 *   nsubj  root       obj xcomp          ──▶     nsubj  dep        obj root
 *
 * Whose deed it is is the subject of "have" or "get". With verbs of what only those in power do
 * (class @has-done) the participle becomes the head, as in "arrested three men"; "had two soldiers
 * killed" tells what happened to somebody.
 */
#include "coder/repair/parts.h"

/* "arrested" of "had him arrested", "had the men who spied arrested": a bare participle. */
static bool is_participle(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    return verb->upos == DM_VERB && dm_codebook_in_class(codebook, "@has-done", verb->lemma) &&
           !dm_str_ends(verb->form, DM_STR("ing")) && !(verb->feats & DM_FEAT_INF) &&
           dm_tree_find(parse, t, DM_REL_AUX) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_AUX_PASS) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_OBL_AGENT) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_NSUBJ) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN;
}

/* "had its envoy expelled": what it suffered. */
static bool is_own(const dm_parse *parse, uint32_t noun) {
    uint32_t whose = dm_tree_find(parse, noun, DM_REL_NMOD_POSS);
    return dm_tree_lemma_is(parse, whose, "its") || dm_tree_lemma_is(parse, whose, "their");
}

bool dm_repair_caused(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t above = parse->tokens[t].head, object = above, have;
    if (above == DM_NO_TOKEN || above > t || !is_participle(codebook, parse, t))
        return false;
    if (parse->tokens[t].rel == DM_REL_ACL && parse->tokens[object].rel == DM_REL_OBJ) {
        have = parse->tokens[object].head;
    } else if (parse->tokens[t].rel == DM_REL_XCOMP) {
        have = above;
        object = dm_tree_find(parse, have, DM_REL_OBJ);
    } else {
        return false;
    }
    if (have == DM_NO_TOKEN || object == DM_NO_TOKEN || have > object || object > t ||
        parse->tokens[have].upos != DM_VERB || is_own(parse, object) ||
        !(dm_tree_lemma_is(parse, have, "have") || dm_tree_lemma_is(parse, have, "get")))
        return false;
    for (DM_CHILDREN(parse, have, c))
        if (c != t && parse->tokens[c].head == have)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, t, parse->tokens[have].head, (dm_rel)parse->tokens[have].rel);
    dm_repair_attach(parse, have, t, DM_REL_DEP);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    parse->tokens[t].feats = parse->tokens[have].feats;
    dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    if (sentence->root == have)
        sentence->root = t;
    return true;
}
