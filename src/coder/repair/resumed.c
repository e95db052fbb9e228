/*
 * repair/resumed.c - verbs that go on with the subject of a clause further up: "accused Chad of
 * lying and rejected its claims", where the tree joins "rejected" to "lying"; "said that it agreed
 * with the plan, and voiced concern at the arrests", where it takes "voiced" for an attribute.
 */
#include "coder/repair/parts.h"

enum { MOST_STEPS = 6 };

static bool is_joined(const dm_parse *parse, uint32_t t) {
    return t > 0 && (dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("and")) ||
                     dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("but")));
}

/* A verb that tells what its own subject did: "accused". */
static bool tells(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_VERB && (parse->tokens[t].feats & DM_FEAT_PAST) &&
           !dm_str_ends(parse->tokens[t].form, DM_STR("ing")) &&
           dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_AUX_PASS) == DM_NO_TOKEN;
}

/* The first, or the uppermost, verb above t that tells; DM_NO_TOKEN. */
static uint32_t teller_above(const dm_parse *parse, uint32_t t, bool uppermost) {
    uint32_t found = DM_NO_TOKEN, verb = parse->tokens[t].head;
    for (int up = 0; up < MOST_STEPS && verb != DM_NO_TOKEN && (uppermost || found == DM_NO_TOKEN);
         up++) {
        if (verb < t && tells(parse, verb))
            found = verb;
        verb = parse->tokens[verb].head;
    }
    return found;
}

/* "of lying and rejected": past tense does not go on with a gerund. */
static bool resume_past(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t gerund = verb->head;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || gerund == DM_NO_TOKEN || gerund > t ||
        !(verb->feats & DM_FEAT_PAST) || !is_joined(parse, t) ||
        !dm_str_ends(verb->form, DM_STR("ed")) ||
        !dm_str_ends(parse->tokens[gerund].form, DM_STR("ing")) ||
        dm_str_is(parse->tokens[gerund].form, "being") ||
        dm_str_is(parse->tokens[gerund].form, "having") || dm_repair_has_subject(parse, t) ||
        dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, gerund, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, gerund, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    uint32_t teller = teller_above(parse, gerund, false);
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    uint32_t shared = dm_tree_find(parse, gerund, DM_REL_OBJ);
    bool behind = object == DM_NO_TOKEN && shared != DM_NO_TOKEN && shared > t;
    if (teller == DM_NO_TOKEN || (object == DM_NO_TOKEN && !behind))
        return false;
    if (behind)
        dm_repair_attach(parse, shared, t, DM_REL_OBJ);
    dm_repair_attach(parse, t, teller, DM_REL_CONJ);
    return true;
}

/* Whether a noun has a word before it that a bare object lacks: "the", "its", "three". */
static bool is_determined(const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_DET || rel == DM_REL_NMOD_POSS || rel == DM_REL_NUMMOD)
            return true;
    }
    return false;
}

/* "and voiced concern": no concern that was voiced. */
static bool resume_light(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t noun = verb->head;
    if (verb->rel != DM_REL_AMOD || verb->upos != DM_VERB || noun == DM_NO_TOKEN || noun < t ||
        noun > t + 2 || !is_joined(parse, t) || parse->tokens[noun].upos != DM_NOUN ||
        parse->tokens[noun].rel != DM_REL_CONJ || !dm_str_ends(verb->form, DM_STR("ed")) ||
        !dm_codebook_in_class(codebook, "@light", verb->lemma) || is_determined(parse, noun))
        return false;
    bool comma = t > 1 && dm_str_is(parse->tokens[t - 2].form, ",");
    uint32_t teller = teller_above(parse, noun, comma);
    if (teller == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, teller, DM_REL_CONJ);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    for (DM_CHILDREN(parse, noun, c))
        if (c < t)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    return true;
}

/* Hangs on the verb what stands behind its object and tells of the deed: "of lying", "for it",
 * "to leave". */
static void take_behind(dm_parse *parse, uint32_t noun, uint32_t verb) {
    for (DM_CHILDREN(parse, noun, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        uint32_t mark = dm_tree_find(parse, c, DM_REL_MARK);
        if (c < noun)
            continue;
        if (rel == DM_REL_NMOD && !dm_tree_has_case(parse, c, "of"))
            dm_repair_attach(parse, c, verb, DM_REL_OBL);
        else if (rel == DM_REL_ACL && mark != DM_NO_TOKEN)
            dm_repair_attach(parse, c, verb,
                             dm_tree_lemma_is(parse, mark, "to") ? DM_REL_XCOMP : DM_REL_ADVCL);
    }
}

/* "published pictures of wounded men and accused Polish officers": no officers who were accused.
 * Of what is often told so of a noun ("and armed groups") it says nothing. */
static bool resume_deed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { LONGEST = 5 };
    const dm_token *verb = &parse->tokens[t];
    uint32_t noun = verb->head;
    if (noun == DM_NO_TOKEN || noun < t || noun > t + LONGEST || !is_joined(parse, t) ||
        parse->tokens[noun].upos != DM_NOUN || parse->tokens[noun].rel != DM_REL_CONJ ||
        !(verb->feats & DM_FEAT_PAST) || dm_str_ends(verb->form, DM_STR("ing")) ||
        dm_codebook_frames(codebook, verb->lemma, 'V') == DM_MAP_NONE ||
        dm_codebook_in_class(codebook, "@attribute-too", verb->lemma))
        return false;
    uint32_t before = parse->tokens[noun].head, teller = teller_above(parse, noun, false);
    if (before == DM_NO_TOKEN || before > t || teller == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, before, c)) /* "arrested lawyers, clerics and accused spies" */
        if (c != noun && parse->tokens[c].rel == DM_REL_CONJ)
            return false;
    dm_repair_attach(parse, t, teller, DM_REL_CONJ);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    for (DM_CHILDREN(parse, noun, c))
        if (c < t)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    take_behind(parse, noun, t);
    parse->tokens[t].feats = DM_FEAT_FIN | DM_FEAT_PAST;
    return true;
}

static bool is_past(const dm_parse *parse, uint32_t t) {
    return (parse->tokens[t].feats & DM_FEAT_PAST) != 0;
}

/* Whether the clause tells of others than those before it: "which the rebels launched". */
static bool has_other_subject(const dm_parse *parse, uint32_t clause) {
    uint32_t subject = dm_tree_find(parse, clause, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && subject < clause &&
           !LEMMA_IN(parse, subject, "who", "which", "that", "it", "they", "he", "she");
}

/* "condemned the raids which the rebels launched, and called on them": past the clause on the
 * raids.
 */
static bool resume_past_clause(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t clause = verb->head;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || t < 2 || clause == DM_NO_TOKEN ||
        clause > t || !dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("and")) ||
        !dm_str_is(parse->tokens[t - 2].form, ",") || dm_repair_has_subject(parse, t) ||
        !(verb->feats & DM_FEAT_FIN) || dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_codebook_frames(codebook, verb->lemma, 'V') == DM_MAP_NONE)
        return false;
    dm_rel rel = (dm_rel)parse->tokens[clause].rel;
    bool told = rel == DM_REL_ACL_RELCL || rel == DM_REL_ADVCL_RELCL ||
                (rel == DM_REL_ADVCL && is_past(parse, clause) != is_past(parse, t));
    uint32_t main = parse->tokens[clause].head;
    for (int up = 0; up < MOST_STEPS && main != DM_NO_TOKEN && parse->tokens[main].upos != DM_VERB;
         up++)
        main = parse->tokens[main].head;
    if (!told || main == DM_NO_TOKEN || main > clause ||
        !(parse->tokens[main].feats & DM_FEAT_FIN) ||
        dm_tree_find(parse, main, DM_REL_NSUBJ) == DM_NO_TOKEN ||
        is_past(parse, main) != is_past(parse, t) ||
        (is_past(parse, clause) == is_past(parse, t) && !has_other_subject(parse, clause)))
        return false;
    dm_repair_attach(parse, t, main, DM_REL_CONJ);
    return true;
}

bool dm_repair_resumed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    if (!(at.upos & DM_AS(VERB)))
        return false;
    return ((at.rel & DM_OF(CONJ)) &&
            (resume_past(parse, t) || resume_past_clause(codebook, parse, t))) ||
           ((at.rel & DM_OF(AMOD)) &&
            (resume_light(codebook, parse, t) || resume_deed(codebook, parse, t)));
}
