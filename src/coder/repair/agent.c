/*
 * repair/agent.c - who does a deed that a noun tells, behind what it is done to.
 *
 *   the shelling  of a village  by Kenya         the shelling  of a village  by Kenya
 *       head         nmod          nmod of village   head         nmod          nmod of shelling
 *
 * The parser hangs "by" on the nearest noun. It is the deed's where the nouns between tell none
 * ("a ban on imports of sugar by Kenya") and a name stands behind "by".
 */
#include "coder/repair/parts.h"

/* Whether the noun tells a deed by a frame of the lexicon. */
static bool tells_deed(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    return dm_codebook_frames(codebook, parse->tokens[t].lemma, 'N') != DM_MAP_NONE;
}

/* Whether a state, an organisation or a group is named at the token. */
static bool names_actor(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    return parse->tokens[t].upos == DM_PROPN &&
           dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) &&
           match.name->sort == DM_NAME_ENTITY;
}

/* "the Ugandan proposal": whose it is stands before it. */
static bool is_owned(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c < t && (rel == DM_REL_AMOD || rel == DM_REL_NMOD_POSS || rel == DM_REL_COMPOUND) &&
            dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[c].start, &match) &&
            (match.name->sort == DM_NAME_ADJECTIVE || match.name->sort == DM_NAME_ENTITY))
            return true;
    }
    return false;
}

/* "sanctions imposed by the UN on Iran": on whom, not of the UN. */
static bool restore_target(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t doer = parse->tokens[t].head;
    if (doer == DM_NO_TOKEN || doer > t || parse->tokens[doer].rel != DM_REL_OBL_AGENT ||
        parse->tokens[t].rel != DM_REL_NMOD ||
        !(dm_tree_has_case(parse, t, "on") || dm_tree_has_case(parse, t, "against")) ||
        !(names_actor(codebook, parse, doer) || is_owned(codebook, parse, doer)) ||
        !(names_actor(codebook, parse, t) || is_owned(codebook, parse, t)))
        return false;
    dm_repair_attach(parse, t, parse->tokens[doer].head, DM_REL_OBL);
    return true;
}

/* "was accused of spying by Kenya": a gerund has nobody behind "by", so that is who accuses. */
static bool restore_accuser(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t deed = parse->tokens[t].head;
    if (deed == DM_NO_TOKEN || deed > t || parse->tokens[deed].upos != DM_VERB ||
        !dm_str_ends(parse->tokens[deed].form, DM_STR("ing")) ||
        dm_tree_find(parse, deed, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        !dm_tree_has_case(parse, t, "by") ||
        !(names_actor(codebook, parse, t) || is_owned(codebook, parse, t)))
        return false;
    uint32_t charge = parse->tokens[deed].head;
    if (charge == DM_NO_TOKEN || charge > deed || parse->tokens[charge].upos != DM_VERB ||
        !dm_codebook_in_class(codebook, "@charged-with", parse->tokens[charge].lemma) ||
        dm_tree_find(parse, charge, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, charge, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, charge, DM_REL_OBL_AGENT);
    return true;
}

bool dm_repair_agent(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { MOST_BETWEEN = 3 };
    const dm_token *tokens = parse->tokens;
    uint32_t over = tokens[t].head;
    if (restore_target(codebook, parse, t) || restore_accuser(codebook, parse, t))
        return true;
    if (over == DM_NO_TOKEN || over > t || tokens[over].upos != DM_NOUN ||
        tokens[over].rel != DM_REL_NMOD || !dm_tree_has_case(parse, t, "by") ||
        !names_actor(codebook, parse, t) ||
        (tells_deed(codebook, parse, over) && !is_owned(codebook, parse, over)))
        return false;
    for (int between = 0; between < MOST_BETWEEN; between++) {
        over = tokens[over].head;
        if (over == DM_NO_TOKEN || over > t || tokens[over].upos != DM_NOUN)
            return false;
        if (tells_deed(codebook, parse, over)) {
            dm_repair_attach(parse, t, over, DM_REL_NMOD);
            return true;
        }
        if (tokens[over].rel != DM_REL_NMOD)
            return false;
    }
    return false;
}
