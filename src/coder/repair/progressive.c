/*
 * repair/progressive.c - "was terrorising civilians", read as what the subject is.
 *
 *   Kenya   was   arming   militias           Kenya   was   arming   militias
 *   nsubj   cop   amod     root        ──▶    nsubj   aux   root     obj
 *
 * What states, offices and forces "are" takes an article or is of a few words ("founding members").
 * A bare plural behind "-ing" is what they do it to.
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

/* The word in "-ing" right behind the copula, with nothing but adverbs between; DM_NO_TOKEN. */
static uint32_t behind_copula(const dm_parse *parse, uint32_t cop, uint32_t noun) {
    uint32_t v = cop + 1;
    while (v < noun && (parse->tokens[v].upos == DM_ADV || parse->tokens[v].upos == DM_PART))
        v++;
    const dm_token *verb = &parse->tokens[v];
    bool part = verb->head == noun && (verb->rel == DM_REL_AMOD || verb->rel == DM_REL_COMPOUND);
    return v < noun && part && dm_str_ends(verb->form, DM_STR("ing")) ? v : (uint32_t)DM_NO_TOKEN;
}

/* A name, a pronoun, or a noun for those who act for a state. */
static bool may_act(const dm_codebook *codebook, const dm_token *subject) {
    return subject->upos == DM_PROPN || subject->upos == DM_PRON ||
           dm_knowledge_noun(codebook->knowledge, subject->lemma);
}

/* Bare, and more than one: "civilians", not "a driving force". */
static bool is_bare_plural(const dm_parse *parse, uint32_t noun, uint32_t cop) {
    for (DM_CHILDREN(parse, noun, c))
        if (c > cop && c < noun &&
            (parse->tokens[c].rel == DM_REL_DET || parse->tokens[c].rel == DM_REL_NMOD_POSS ||
             parse->tokens[c].rel == DM_REL_CASE))
            return false;
    return parse->tokens[noun].upos == DM_NOUN && (parse->tokens[noun].feats & DM_FEAT_PLUR);
}

/* What hung on the noun and is the verb's: all before it, and circumstances behind. */
static void share_out(dm_parse *parse, uint32_t verb, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool of_noun = rel == DM_REL_NMOD || rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL ||
                       rel == DM_REL_APPOS ||
                       (rel == DM_REL_CONJ && parse->tokens[c].upos != DM_VERB);
        if (c != verb && (c < verb || (c > noun && !of_noun)))
            dm_repair_attach(parse, c, verb, rel);
    }
}

/* "Spain was arming militias": the subject of the verb was hung on its object. `t` is it. */
static bool restore_subject(dm_parse *parse, uint32_t t) {
    uint32_t object = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_NSUBJ || object == DM_NO_TOKEN || object < t ||
        parse->tokens[object].rel != DM_REL_OBJ ||
        dm_tree_find(parse, object, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    uint32_t verb = parse->tokens[object].head;
    if (verb == DM_NO_TOKEN || verb < t || verb > object || !dm_tree_is_verbal(parse, verb) ||
        dm_repair_has_subject(parse, verb))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "declared that it severs relations": a present tense that was taken for an adjective; its lemma,
 * empty if it may be one. */
static dm_str present_of(const dm_codebook *codebook, const dm_token *token) {
    dm_str form = token->form, none = {"", 0};
    enum { SHORTEST = 4 };
    if ((token->upos != DM_ADJ && token->upos != DM_NOUN) || form.len < SHORTEST ||
        form.ptr[0] < 'a' || form.ptr[0] > 'z' || !dm_str_ends(form, DM_STR("s")))
        return none;
    dm_str stem = dm_str_sub(form, 0, form.len - 1);
    return dm_lemma_is_known_verb(codebook, stem) &&
                   dm_codebook_frames(codebook, stem, 'N') == DM_MAP_NONE
               ? stem
               : none;
}

/* `t` is it, before the noun that it was taken for an attribute of and that got its subject. */
static bool restore_present(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t noun = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_AMOD || noun == DM_NO_TOKEN || noun < t ||
        dm_tree_find(parse, noun, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    uint32_t subject = dm_tree_find(parse, noun, DM_REL_NSUBJ);
    dm_str lemma = subject == DM_NO_TOKEN || subject > t ? (dm_str){"", 0}
                                                         : present_of(codebook, &parse->tokens[t]);
    if (!lemma.len)
        return false;
    share_out(parse, t, noun);
    dm_repair_attach(parse, t, parse->tokens[noun].head, (dm_rel)parse->tokens[noun].rel);
    dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    if (sentence->root == noun)
        sentence->root = t;
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    parse->tokens[t].upos = DM_VERB;
    parse->tokens[t].lemma = lemma;
    parse->tokens[t].feats = DM_FEAT_PRES | DM_FEAT_FIN | DM_FEAT_SING | DM_FEAT_P3;
    return true;
}

/* The noun's copula and subject, or those that were hung on the word in "-ing" before it. */
static uint32_t bearer(const dm_parse *parse, uint32_t t) {
    if (dm_tree_may_have(parse, t, DM_REL_COP))
        return t;
    for (DM_CHILDREN(parse, t, c))
        if (c < t && dm_tree_may_have(parse, c, DM_REL_COP) &&
            dm_str_ends(parse->tokens[c].form, DM_STR("ing")))
            return c;
    return DM_NO_TOKEN;
}

bool dm_repair_progressive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (restore_subject(parse, t) || restore_present(codebook, parse, t))
        return true;
    uint32_t over = parse->tokens[t].upos == DM_NOUN ? bearer(parse, t) : (uint32_t)DM_NO_TOKEN;
    if (over == DM_NO_TOKEN)
        return false;
    uint32_t cop = dm_tree_find(parse, over, DM_REL_COP);
    uint32_t subject = dm_tree_find(parse, over, DM_REL_NSUBJ);
    if (subject == DM_NO_TOKEN)
        subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    if (cop == DM_NO_TOKEN || subject == DM_NO_TOKEN || subject > cop || cop > t ||
        !is_bare_plural(parse, t, cop) || !may_act(codebook, &parse->tokens[subject]))
        return false;
    uint32_t verb = behind_copula(parse, cop, t);
    if (verb == DM_NO_TOKEN ||
        dm_codebook_in_class(codebook, "@being-attribute", parse->tokens[verb].form))
        return false;
    share_out(parse, verb, t);
    dm_repair_attach(parse, verb, parse->tokens[t].head, (dm_rel)parse->tokens[t].rel);
    dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    if (sentence->root == t)
        sentence->root = verb;
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    dm_repair_attach(parse, cop, verb, DM_REL_AUX);
    parse->tokens[cop].upos = DM_AUX;
    parse->tokens[verb].upos = DM_VERB;
    parse->tokens[verb].feats |= DM_FEAT_PRES | DM_FEAT_PART;
    return true;
}
