/*
 * repair/pronounced.c - "called the decision to send troops to the border a provocation",
 * "described the vote to let it join as historic": between what is judged and the judgement there
 * are words of its own, and the parser hangs the judgement on one of them. It belongs to the verb.
 */
#include "coder/repair/parts.h"

static bool judges(const dm_codebook *codebook, dm_str word) {
    return dm_repair_is_judgement(codebook, word) ||
           dm_codebook_in_class(codebook, "@acceptable", word) ||
           dm_codebook_in_class(codebook, "@ill-named", word);
}

/* Whether the word says what somebody thinks of a thing, as it is printed or by its lemma. */
static bool is_judgement(const dm_codebook *codebook, const dm_token *token) {
    return judges(codebook, token->form) || judges(codebook, token->lemma);
}

static bool has_judging_adjective(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel == DM_REL_AMOD &&
            is_judgement(codebook, &parse->tokens[c]))
            return true;
    return false;
}

static bool begins_with_a(const dm_parse *parse, uint32_t t) {
    uint32_t article = dm_tree_find(parse, t, DM_REL_DET);
    return article != DM_NO_TOKEN &&
           (dm_tree_lemma_is(parse, article, "a") || dm_tree_lemma_is(parse, article, "an"));
}

/* Whether the phrase whose head is t may be what something is called: it begins with "as", or it
 * is a second noun phrase with an article right behind the first, or an adjective on which no noun
 * follows. */
static bool is_phrase_of_judgement(const dm_codebook *codebook, const dm_parse *parse, uint32_t t,
                                   bool as) {
    const dm_token *token = &parse->tokens[t];
    uint32_t article = dm_tree_find(parse, t, DM_REL_DET), next = t + 1;
    bool noun = dm_tree_is_nominal(parse, t) && article != DM_NO_TOKEN;
    if (as && dm_codebook_in_class(codebook, "@land-held", token->lemma))
        return dm_tree_has_case(parse, t, "as"); /* "regards it as part of its territory" */
    if (!is_judgement(codebook, token) && !(noun && has_judging_adjective(codebook, parse, t)))
        return false;
    if (as)
        return dm_tree_has_case(parse, t, "as");
    if (dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    if (noun)
        return article < t && article > 0 && begins_with_a(parse, t) &&
               (dm_tree_is_nominal(parse, article - 1) ||
                parse->tokens[article - 1].upos == DM_PRON);
    bool word = token->upos == DM_ADJ || token->upos == DM_VERB;
    if (!word || dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    return next >= parse->token_count || parse->tokens[next].upos == DM_PUNCT ||
           parse->tokens[next].upos == DM_CCONJ || parse->tokens[next].upos == DM_SCONJ;
}

/* "imposed by Kenya", "that Kenya imposed", of the thing judged: a clause that "as" does not belong
 * to, as it does to "which it described as". */
static bool tells_whose(const dm_codebook *codebook, const dm_parse *parse, uint32_t clause) {
    dm_str lemma = parse->tokens[clause].lemma;
    return (parse->tokens[clause].rel == DM_REL_ACL ||
            parse->tokens[clause].rel == DM_REL_ACL_RELCL) &&
           !dm_codebook_in_class(codebook, "@naming", lemma) &&
           !dm_codebook_in_class(codebook, "@verdict-verb", lemma) &&
           !dm_codebook_in_class(codebook, "@holds-to-be", lemma) &&
           !LEMMA_IN(parse, clause, "serve", "act", "use", "count");
}

/* Whether t hangs somewhere below the object, or on an infinitive of the verb that belongs to the
 * object: `*astray` is that infinitive. Not in a clause that has its own subject. */
static bool hangs_below(const dm_codebook *codebook, const dm_parse *parse, uint32_t verb,
                        uint32_t object, uint32_t t, bool as, uint32_t *astray) {
    enum { MOST_STEPS = 6 };
    uint32_t at = t;
    *astray = DM_NO_TOKEN;
    for (int up = 0; up < MOST_STEPS && at != DM_NO_TOKEN; up++) {
        uint32_t head = parse->tokens[at].head;
        if (at != t && dm_tree_is_verbal(parse, at) &&
            !(as && head == object && tells_whose(codebook, parse, at)) &&
            (dm_repair_has_subject(parse, at) || !(parse->tokens[at].feats & DM_FEAT_INF)))
            return false;
        if (head == object)
            return true;
        if (head == verb) {
            *astray = at != t ? at : (uint32_t)DM_NO_TOKEN;
            return at == t || (at > object && dm_tree_is_verbal(parse, at));
        }
        at = head;
    }
    return false;
}

/* "dismissed the plan as useless and accused Kenya of lying": what goes on with the verb, where it
 * hangs on the judgement t. */
static bool give_back_verbs(dm_parse *parse, uint32_t verb, uint32_t t) {
    bool given = false;
    for (DM_CHILDREN(parse, t, c)) {
        bool does = dm_tree_find(parse, c, DM_REL_OBJ) != DM_NO_TOKEN ||
                    dm_tree_find(parse, c, DM_REL_IOBJ) != DM_NO_TOKEN;
        if (c > t && does && parse->tokens[c].rel == DM_REL_CONJ &&
            parse->tokens[c].upos == DM_VERB) {
            dm_repair_attach(parse, c, verb, DM_REL_CONJ);
            given = true;
        }
    }
    return given;
}

/* Hangs the judgement t on the verb, and the infinitive before it on what is judged. */
static void hang_on_verb(dm_parse *parse, uint32_t verb, uint32_t object, uint32_t t,
                         uint32_t astray, bool as) {
    if (astray != DM_NO_TOKEN)
        dm_repair_attach(parse, astray, object, DM_REL_ACL);
    dm_repair_attach(parse, t, verb, as ? DM_REL_OBL : DM_REL_XCOMP);
    give_back_verbs(parse, verb, t);
    if (!dm_tree_is_nominal(parse, t)) { /* "regrettable", tagged as a verb */
        if (parse->tokens[t].upos == DM_VERB)
            parse->tokens[t].lemma = parse->tokens[t].form;
        parse->tokens[t].upos = DM_ADJ;
    }
}

/* "called the step perfectly appropriate": the noun was taken for what something is called, and the
 * word behind it for its attribute. */
static bool restore_noun(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    uint32_t noun = dm_tree_find(parse, verb, DM_REL_XCOMP), word = DM_NO_TOKEN;
    if (noun == DM_NO_TOKEN || noun < verb || parse->tokens[noun].upos != DM_NOUN ||
        !dm_codebook_in_class(codebook, "@naming", parse->tokens[verb].lemma))
        return false;
    for (DM_CHILDREN(parse, verb, c)) /* "called Turkey's move a sign of weakness" */
        if (c > noun && parse->tokens[c].rel == DM_REL_XCOMP && dm_tree_is_nominal(parse, c) &&
            begins_with_a(parse, c)) {
            dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
            return true;
        }
    if (dm_tree_find(parse, noun, DM_REL_DET) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && parse->tokens[c].rel == DM_REL_AMOD &&
            is_phrase_of_judgement(codebook, parse, c, false))
            word = c;
    if (word == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    hang_on_verb(parse, verb, noun, word, DM_NO_TOKEN, false);
    return true;
}

/* "considers extremely worrying the decision": in front of what is judged, the judgement was taken
 * for a verb and that for its object. */
static bool restore_judged_behind(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    uint32_t word = dm_tree_find(parse, verb, DM_REL_XCOMP);
    if (word == DM_NO_TOKEN || word < verb || parse->tokens[word].upos != DM_VERB ||
        dm_tree_find(parse, word, DM_REL_MARK) != DM_NO_TOKEN ||
        !is_judgement(codebook, &parse->tokens[word]) ||
        !(dm_codebook_in_class(codebook, "@naming", parse->tokens[verb].lemma) ||
          dm_codebook_in_class(codebook, "@holds-to-be", parse->tokens[verb].lemma) ||
          dm_codebook_in_class(codebook, "@verdict-verb", parse->tokens[verb].lemma)))
        return false;
    uint32_t object = dm_tree_find(parse, word, DM_REL_OBJ);
    if (object == DM_NO_TOKEN || object < word || !dm_tree_is_nominal(parse, object))
        return false;
    for (DM_CHILDREN(parse, word, c))
        if (c > object)
            dm_repair_attach(parse, c, object, DM_REL_ACL);
    dm_repair_attach(parse, object, verb, DM_REL_OBJ);
    parse->tokens[word].lemma = parse->tokens[word].form;
    parse->tokens[word].upos = DM_ADJ;
    return true;
}

/* "branded Putin a murderous dictator": of two objects the second is what the first is called. */
static bool restore_called(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    uint32_t first = dm_tree_find(parse, verb, DM_REL_IOBJ);
    uint32_t second = dm_tree_find(parse, verb, DM_REL_OBJ);
    if (first == DM_NO_TOKEN || second == DM_NO_TOKEN || first > second || first < verb ||
        parse->tokens[first].upos == DM_PRON ||
        !dm_codebook_in_class(codebook, "@naming", parse->tokens[verb].lemma) ||
        !is_phrase_of_judgement(codebook, parse, second, false))
        return false;
    dm_repair_attach(parse, first, verb, DM_REL_OBJ);
    hang_on_verb(parse, verb, first, second, DM_NO_TOKEN, false);
    return true;
}

bool dm_repair_pronounced(const dm_codebook *codebook, dm_parse *parse, uint32_t verb) {
    enum { FARTHEST = 40 };
    const dm_repair_at at = dm_repair_look(parse, verb);
    if (!(at.upos & DM_AS(VERB)) || !(at.children & (DM_OF(OBJ) | DM_OF(XCOMP))))
        return false;
    if (!(at.children & DM_OF(OBJ)))
        return restore_noun(codebook, parse, verb) || restore_judged_behind(codebook, parse, verb);
    if ((at.children & DM_OF(IOBJ)) && restore_called(codebook, parse, verb))
        return true;
    dm_str lemma = parse->tokens[verb].lemma;
    bool calls = dm_codebook_in_class(codebook, "@naming", lemma) ||
                 dm_codebook_in_class(codebook, "@holds-to-be", lemma);
    bool sees = dm_codebook_in_class(codebook, "@verdict-verb", lemma);
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ), astray;
    if ((!calls && !sees) || object < verb || !dm_tree_is_nominal(parse, object) ||
        parse->tokens[object].upos == DM_PRON)
        return false;
    for (DM_CHILDREN(parse, verb, c)) /* it has what it is called */
        if (c > object && is_judgement(codebook, &parse->tokens[c]) &&
            (parse->tokens[c].rel == DM_REL_XCOMP || dm_tree_has_case(parse, c, "as")))
            return give_back_verbs(parse, verb, c);
    for (uint32_t t = object + 2; t < parse->token_count && t < object + FARTHEST; t++) {
        uint32_t over = parse->tokens[t].head;
        bool aside = parse->tokens[t].upos == DM_AUX && over != DM_NO_TOKEN &&
                     parse->tokens[over].rel == DM_REL_ACL_RELCL &&
                     parse->tokens[over].head == object; /* "which has ruled itself" */
        if (parse->tokens[t].rel == DM_REL_ROOT || (parse->tokens[t].upos == DM_AUX && !aside))
            return false;
        for (int as = sees ? 1 : 0; as >= (calls ? 0 : 1); as--)
            if (is_phrase_of_judgement(codebook, parse, t, as) &&
                hangs_below(codebook, parse, verb, object, t, as == 1, &astray)) {
                hang_on_verb(parse, verb, object, t, astray, as);
                return true;
            }
    }
    return false;
}
