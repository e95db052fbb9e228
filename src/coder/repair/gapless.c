/*
 * repair/gapless.c - clauses with "that" taken for relative ones though nothing is missing in them:
 * "demanded in a resolution that Turkey free the prisoners", "demanded by 14 votes to one that
 * Britain give up the islands"; and of verbs that want words, whatever is missing in the clause.
 * What is said or demanded hangs on the verb.
 *
 *   demanded  in a resolution  that Turkey free them      demanded  that Turkey free them
 *                         acl:relcl      obj    ──▶                ccomp  mark
 */
#include "coder/repair/parts.h"

enum { MOST_STEPS = 4 };

/* The "that" before a clause, taken for its object though it has another. */
static uint32_t spare_that(const dm_parse *parse, uint32_t clause) {
    uint32_t that = DM_NO_TOKEN;
    bool subject = false, object = false;
    for (DM_CHILDREN(parse, clause, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_OBJ && c < clause &&
            dm_str_eq_nocase(parse->tokens[c].form, DM_STR("that")))
            that = c;
        subject |= rel == DM_REL_NSUBJ && c < clause && that != DM_NO_TOKEN && c > that;
        object |= c > clause && (rel == DM_REL_OBJ || rel == DM_REL_CCOMP);
    }
    return subject && object ? that : (uint32_t)DM_NO_TOKEN;
}

/* The "that" before a clause with somebody of its own in it, whatever it is taken for. */
static uint32_t any_that(const dm_parse *parse, uint32_t clause) {
    uint32_t that = DM_NO_TOKEN;
    bool subject = false;
    for (DM_CHILDREN(parse, clause, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if ((rel == DM_REL_OBJ || rel == DM_REL_MARK || rel == DM_REL_OBL) && c < clause &&
            that == DM_NO_TOKEN && dm_str_eq_nocase(parse->tokens[c].form, DM_STR("that")))
            that = c;
        subject |= (rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS) && c < clause &&
                   that != DM_NO_TOKEN && c > that;
    }
    return subject ? that : (uint32_t)DM_NO_TOKEN;
}

/* "in a letter that Mali had received that it would leave": what is said stands behind it. */
static bool has_another(const dm_parse *parse, uint32_t clause) {
    for (DM_CHILDREN(parse, clause, c)) {
        uint32_t mark = c > clause ? dm_tree_find(parse, c, DM_REL_MARK) : (uint32_t)DM_NO_TOKEN;
        if (mark != DM_NO_TOKEN && parse->tokens[c].rel != DM_REL_CONJ &&
            dm_str_is(parse->tokens[mark].form, "that"))
            return true;
    }
    return false;
}

/* "stressed", "expressed": a verb that says nothing without what is said, and has none. */
static bool lacks_words(const dm_codebook *codebook, const dm_parse *parse, uint32_t verb) {
    for (DM_CHILDREN(parse, verb, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_XCOMP || rel == DM_REL_PARATAXIS || rel == DM_REL_IOBJ ||
            rel == DM_REL_NSUBJ_PASS || rel == DM_REL_COMPOUND_PRT)
            return false;
    }
    return dm_codebook_in_class(codebook, "@needs-words", parse->tokens[verb].lemma);
}

/* The verb that the noun before the clause stands in an adjunct of, if it has said or asked nothing
 * else yet. */
static uint32_t verb_above(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun) {
    for (int up = 0; up < MOST_STEPS && parse->tokens[noun].head != DM_NO_TOKEN; up++) {
        const dm_token *word = &parse->tokens[noun];
        uint32_t verb = word->head;
        if (verb > noun || parse->tokens[verb].rel == DM_REL_PUNCT)
            return DM_NO_TOKEN;
        if (word->rel == DM_REL_OBL || word->rel == DM_REL_OBL_AGENT)
            return parse->tokens[verb].upos == DM_VERB &&
                           (dm_codebook_in_class(codebook, "@takes-that",
                                                 parse->tokens[verb].lemma) ||
                            dm_codebook_in_class(codebook, "@needs-words",
                                                 parse->tokens[verb].lemma)) &&
                           dm_tree_find(parse, verb, DM_REL_OBJ) == DM_NO_TOKEN &&
                           dm_tree_find(parse, verb, DM_REL_CCOMP) == DM_NO_TOKEN
                       ? verb
                       : (uint32_t)DM_NO_TOKEN;
        if (word->rel != DM_REL_NMOD)
            return DM_NO_TOKEN;
        noun = verb;
    }
    return DM_NO_TOKEN;
}

/* "a bid that they promised to veto": the object of the infinitive, which lacks one. */
static bool lend_object(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    uint32_t infinitive = dm_tree_find(parse, v, DM_REL_XCOMP),
             that = dm_tree_find(parse, v, DM_REL_OBJ);
    if (infinitive == DM_NO_TOKEN || infinitive < v || that == DM_NO_TOKEN || that > v ||
        (!dm_form_is(parse, that, "that") && !dm_form_is(parse, that, "which")) ||
        !dm_codebook_in_class(codebook, "@does-it-himself", parse->tokens[v].lemma) ||
        dm_tree_find(parse, v, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    uint32_t mark = dm_tree_find(parse, infinitive, DM_REL_MARK);
    if (mark == DM_NO_TOKEN || !dm_tree_lemma_is(parse, mark, "to") ||
        parse->tokens[infinitive].upos != DM_VERB ||
        dm_tree_find(parse, infinitive, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, infinitive, DM_REL_OBL) != DM_NO_TOKEN ||
        dm_tree_find(parse, infinitive, DM_REL_XCOMP) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, that, infinitive, DM_REL_OBJ);
    return true;
}

bool dm_repair_gapless(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (lend_object(codebook, parse, t))
        return true;
    if ((parse->tokens[t].rel != DM_REL_ACL_RELCL && parse->tokens[t].rel != DM_REL_ACL) ||
        parse->tokens[t].head == DM_NO_TOKEN || parse->tokens[t].head > t)
        return false;
    uint32_t that = any_that(parse, t),
             verb = that == DM_NO_TOKEN ? that : verb_above(codebook, parse, parse->tokens[t].head);
    if (verb == DM_NO_TOKEN || (that != spare_that(parse, t) &&
                                (has_another(parse, t) || !lacks_words(codebook, parse, verb))))
        return false;
    parse->tokens[that].upos = DM_SCONJ;
    dm_tree_set_rel(parse, that, DM_REL_MARK);
    dm_repair_attach(parse, t, verb, DM_REL_CCOMP);
    if (dm_tree_lemma_is(parse, verb, "express")) /* of words, not of a feeling */
        parse->tokens[verb].lemma = DM_STR("state");
    return true;
}
