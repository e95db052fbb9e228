/*
 * repair/judged.c - "called the British decision damaging", "called the change of power
 * illegitimate": parsers take a rare judgement behind its object for the noun that the object
 * belongs to. What is called something is the object of the verb, and what it is called its
 * complement. Beside it: "demanded the release of the reporters jailed in Iran".
 */
#include "coder/repair/parts.h"

bool dm_repair_is_judgement(const dm_codebook *codebook, dm_str word) {
    return dm_codebook_in_class(codebook, "@condemned", word) ||
           dm_codebook_in_class(codebook, "@bad", word) ||
           dm_codebook_in_class(codebook, "@good", word) ||
           dm_codebook_in_class(codebook, "@praised", word);
}

/* "unlawful", "damaging"; a bare noun only behind a deed: "the decision piracy". */
static bool is_single(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_upos upos = (dm_upos)parse->tokens[t].upos;
    if (upos == DM_NOUN &&
        dm_codebook_in_class(codebook, "@bare-judgement", parse->tokens[t].lemma))
        return true; /* "the warrants nonsense" */
    return upos == DM_ADJ || upos == DM_VERB || dm_str_ends(parse->tokens[t].form, DM_STR("ing")) ||
           (upos == DM_NOUN && parse->tokens[t].rel == DM_REL_OBJ &&
            dm_codebook_in_class(codebook, "@deed", parse->tokens[t - 1].lemma));
}

/* The verb of naming that a phrase with the judgement at t hangs on, and the part of the phrase
 * that hangs on it; DM_NO_TOKEN. */
static uint32_t naming_above(const dm_codebook *codebook, const dm_parse *parse, uint32_t t,
                             uint32_t *top) {
    enum { MOST_STEPS = 3 };
    for (int up = 0; up < MOST_STEPS; up++) {
        uint32_t head = parse->tokens[t].head;
        if (head == DM_NO_TOKEN)
            return DM_NO_TOKEN;
        if (dm_tree_is_verbal(parse, head)) {
            dm_rel rel = (dm_rel)parse->tokens[t].rel;
            bool object = rel == DM_REL_OBJ || rel == DM_REL_XCOMP;
            *top = t;
            return object &&
                           (dm_codebook_in_class(codebook, "@naming", parse->tokens[head].lemma) ||
                            dm_codebook_in_class(codebook, "@holds-to-be",
                                                 parse->tokens[head].lemma))
                       ? head
                       : (uint32_t)DM_NO_TOKEN;
        }
        t = head;
    }
    return DM_NO_TOKEN;
}

/* The word before the judgement at t that was taken for a part of it: "decision damaging". */
static uint32_t judged_before(const dm_parse *parse, uint32_t t) {
    uint32_t noun = t ? t - 1 : (uint32_t)DM_NO_TOKEN;
    while (noun != DM_NO_TOKEN && noun > 0 && parse->tokens[t].upos == DM_NOUN &&
           parse->tokens[noun].head == t && parse->tokens[noun].rel == DM_REL_AMOD)
        noun--; /* "the embargo economic warfare" */
    if (noun == DM_NO_TOKEN || parse->tokens[noun].head != t || !dm_tree_is_nominal(parse, noun))
        return DM_NO_TOKEN;
    dm_rel rel = (dm_rel)parse->tokens[noun].rel;
    return rel == DM_REL_COMPOUND || rel == DM_REL_NSUBJ || rel == DM_REL_NMOD
               ? noun
               : (uint32_t)DM_NO_TOKEN;
}

/* "demanded the release of the reporters jailed in Iran": the release was taken for the subject of
 * a clause. `t` is the participle. */
static bool restore_demanded(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (token->rel != DM_REL_CCOMP || token->upos != DM_VERB || !(token->feats & DM_FEAT_PAST) ||
        token->head > t ||
        !dm_codebook_in_class(codebook, "@shifting", parse->tokens[token->head].lemma) ||
        dm_tree_find(parse, token->head, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t verb = token->head, noun = dm_tree_find(parse, t, DM_REL_NSUBJ), of = DM_NO_TOKEN;
    if (noun == DM_NO_TOKEN || noun < verb || noun > t || parse->tokens[noun].upos != DM_NOUN)
        return false;
    for (DM_CHILDREN(parse, t, c)) /* "that", "had": a clause after all; an object: done by it */
        if (c < t && c != noun)
            return false;
        else if (parse->tokens[c].rel == DM_REL_OBJ)
            return false;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && dm_tree_has_case(parse, c, "of"))
            of = c;
    if (of == DM_NO_TOKEN || of + 1 != t)
        return false;
    dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    dm_repair_attach(parse, t, of, DM_REL_ACL);
    parse->tokens[t].feats |= DM_FEAT_PART | DM_FEAT_PASS;
    return true;
}

/* "called the Ugandan move an act of aggression": a second phrase with an article of its own is
 * what the first is called, not a part of it. `t` is its head. */
static bool restore_second(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t object = token->head, first, last, before;
    if (token->upos != DM_NOUN || object == DM_NO_TOKEN || object > t ||
        parse->tokens[object].head == DM_NO_TOKEN ||
        (!dm_tree_is_nominal(parse, object) && /* "the Ugandan move", tagged as a verb */
         dm_tree_find(parse, object, DM_REL_DET) == DM_NO_TOKEN))
        return false;
    uint32_t verb = parse->tokens[object].head, article = dm_tree_find(parse, t, DM_REL_DET);
    dm_rel rel = (dm_rel)parse->tokens[object].rel;
    if ((rel != DM_REL_OBJ && rel != DM_REL_XCOMP) || verb > object || article == DM_NO_TOKEN ||
        article > t ||
        !(dm_tree_lemma_is(parse, article, "a") || dm_tree_lemma_is(parse, article, "an") ||
          (dm_tree_lemma_is(parse, article, "the") &&
           dm_repair_is_judgement(codebook, token->lemma))) ||
        !(dm_codebook_in_class(codebook, "@naming", parse->tokens[verb].lemma) ||
          dm_codebook_in_class(codebook, "@holds-to-be", parse->tokens[verb].lemma)))
        return false;
    dm_tree_phrase(parse, t, &first, &last);
    for (before = first; before-- > object;) /* nothing but the object's own words between them */
        if (before != object && parse->tokens[before].head < object)
            return false;
    if (dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    parse->tokens[object].upos = DM_NOUN;
    dm_repair_attach(parse, object, verb, DM_REL_OBJ);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}

/* "does not consider him the legitimate president": of two objects the second is what the first is
 * held to be. `t` is it. */
static bool restore_held(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    uint32_t first =
        verb == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : dm_tree_find(parse, verb, DM_REL_OBJ);
    if (verb == DM_NO_TOKEN || first == DM_NO_TOKEN || first <= verb || first >= t ||
        !dm_codebook_in_class(codebook, "@holds-to-be", parse->tokens[verb].lemma))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}

bool dm_repair_judged(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    if ((at.rel & DM_OF(OBJ)) && (at.children & DM_OF(DET)) && restore_held(codebook, parse, t))
        return true;
    if (at.rel & DM_OF(CCOMP))
        return restore_demanded(codebook, parse, t);
    if ((at.rel & (DM_OF(OBJ) | DM_OF(APPOS) | DM_OF(NMOD))) && (at.children & DM_OF(DET)) &&
        restore_second(codebook, parse, t))
        return true;
    if (!(at.rel & (DM_OF(OBJ) | DM_OF(XCOMP) | DM_OF(NMOD) | DM_OF(ACL))))
        return false;
    dm_str form = parse->tokens[t].form;
    if (!dm_repair_is_judgement(codebook, form))
        form = parse->tokens[t].lemma; /* shown as another word */
    if (t < 2 || !is_single(codebook, parse, t) || !dm_repair_is_judgement(codebook, form))
        return false;
    uint32_t top = DM_NO_TOKEN, verb = naming_above(codebook, parse, t, &top);
    if (verb == DM_NO_TOKEN || verb > t || verb + 1 == t)
        return false;
    uint32_t noun = judged_before(parse, t);
    if (top == t) { /* "the British decision damaging", all one name */
        uint32_t other = dm_tree_find(parse, verb, DM_REL_OBJ);
        if (noun == DM_NO_TOKEN || (other != DM_NO_TOKEN && other != t))
            return false;
        for (DM_CHILDREN(parse, t, c))
            if (c < noun)
                dm_repair_attach(parse, c, noun, (dm_rel)parse->tokens[c].rel);
        dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    } else { /* "the change of power illegitimate": the judgement closes the phrase */
        if (parse->tokens[t].head > t || parse->tokens[t].head != top ||
            (parse->tokens[t].rel != DM_REL_NMOD && parse->tokens[t].rel != DM_REL_ACL) ||
            dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN ||
            dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
            return false;
        for (DM_CHILDREN(parse, t, c))
            if (c < t)
                dm_repair_attach(parse, c,
                                 c == noun             ? top
                                 : noun == DM_NO_TOKEN ? t
                                                       : noun,
                                 c == noun ? DM_REL_NMOD : (dm_rel)parse->tokens[c].rel);
    }
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    parse->tokens[t].lemma = form;
    parse->tokens[t].upos = DM_ADJ;
    return true;
}
