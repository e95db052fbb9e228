/*
 * repair/called.c - "condemned what it called a violation by Chad": what is condemned is the
 * violation, and its name is somebody's word for it. The noun takes the place of the "what", and
 * the clause that names it hangs on the noun.
 */
#include "coder/repair/parts.h"

/* The noun that a clause calls something: "called a crime", "described as an attack". DM_NO_TOKEN
 * if it is only judged: "called unacceptable". */
static uint32_t name_in(const dm_parse *parse, uint32_t clause) {
    for (DM_CHILDREN(parse, clause, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool named = rel == DM_REL_XCOMP || rel == DM_REL_OBJ ||
                     (rel == DM_REL_OBL && dm_tree_has_case(parse, c, "as"));
        if (named && c > clause && dm_tree_is_nominal(parse, c) && parse->tokens[c].upos != DM_PRON)
            return c;
    }
    return DM_NO_TOKEN;
}

/* "it called", "its minister called": whoever judges the thing names it as well. */
static bool is_his_word(const dm_parse *parse, uint32_t clause) {
    uint32_t subject = dm_tree_find(parse, clause, DM_REL_NSUBJ);
    uint32_t owner = subject == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN
                                            : dm_tree_find(parse, subject, DM_REL_NMOD_POSS);
    return subject != DM_NO_TOKEN &&
           (parse->tokens[subject].upos == DM_PRON ||
            (owner != DM_NO_TOKEN && parse->tokens[owner].upos == DM_PRON));
}

/* What stands behind the name and is said of it: "by Chad", "in the strait". */
static void move_behind(dm_parse *parse, uint32_t clause, uint32_t name) {
    for (DM_CHILDREN(parse, clause, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c > name && (rel == DM_REL_OBL || rel == DM_REL_OBL_AGENT))
            dm_repair_attach(parse, c, name, DM_REL_NMOD);
    }
}

bool dm_repair_called(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token what = parse->tokens[t];
    bool thing = what.rel == DM_REL_OBJ || what.rel == DM_REL_OBL || what.rel == DM_REL_NMOD;
    uint32_t clause = thing && dm_str_eq_nocase(what.form, DM_STR("what"))
                          ? dm_tree_find(parse, t, DM_REL_ACL_RELCL)
                          : (uint32_t)DM_NO_TOKEN;
    if (clause == DM_NO_TOKEN || what.head == DM_NO_TOKEN || what.head > t ||
        !dm_codebook_in_class(codebook, "@names-it", parse->tokens[clause].lemma) ||
        !is_his_word(parse, clause))
        return false;
    dm_str verb = parse->tokens[what.head].lemma;
    uint32_t name = name_in(parse, clause);
    if (dm_codebook_frames(codebook, verb, 'V') == DM_MAP_NONE &&
        dm_codebook_frames(codebook, verb, 'N') == DM_MAP_NONE)
        return false; /* "ended what it called a farce": all that is told is the name */
    if (name == DM_NO_TOKEN)
        return false;
    move_behind(parse, clause, name);
    for (DM_CHILDREN(parse, name, c)) /* "as an attack" */
        if (parse->tokens[c].rel == DM_REL_CASE && dm_str_is(parse->tokens[c].form, "as"))
            dm_repair_attach(parse, c, clause, DM_REL_MARK);
    for (DM_CHILDREN(parse, t, c))
        if (c != clause)
            dm_repair_attach(parse, c, name, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, name, what.head, (dm_rel)what.rel);
    dm_repair_attach(parse, clause, name, DM_REL_ACL);
    dm_repair_attach(parse, t, clause, DM_REL_MARK);
    return true;
}
