/*
 * repair/demanded.c - complements that something counted or timed parts from their verb, and verbs
 * that were taken for a part of their object.
 *
 *   demanded by 116 votes that the king resign       demanded by 116 votes that the king resign
 *               obl            acl:relcl        ──▶  root        obl            ccomp
 *   Oman struck targets, state media said            Oman struck targets
 *   nsubj amod   ccomp                          ──▶  nsubj ccomp  obj
 *   Oman may sever ties, an envoy said               Oman may sever ties
 *   nsubj    amod  ccomp                        ──▶  nsubj    ccomp obj
 *   held  firing exercises                           held  firing exercises
 *   root  xcomp  obj                            ──▶  root  amod   obj
 */
#include "coder/repair/parts.h"

/* "demand", "urge": the lexicon makes a request of what their clause tells. */
static bool asks_by_clause(const dm_codebook *codebook, dm_str lemma) {
    for (uint32_t i = dm_codebook_operators(codebook, lemma, 'V'); i != DM_MAP_NONE;
         i = codebook->operators.ptr[i].next)
        if (codebook->operators.ptr[i].effect == DM_EFFECT_REQUEST)
            return true;
    return false;
}

/* The verb of asking without a complement that t hangs under by circumstances only; DM_NO_TOKEN. */
static uint32_t asking_above(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 4 };
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        const dm_token *token = &parse->tokens[t];
        if (token->upos == DM_VERB) {
            bool open = dm_tree_find(parse, t, DM_REL_CCOMP) == DM_NO_TOKEN &&
                        dm_tree_find(parse, t, DM_REL_XCOMP) == DM_NO_TOKEN &&
                        dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN;
            return open && asks_by_clause(codebook, token->lemma) ? t : (uint32_t)DM_NO_TOKEN;
        }
        if (token->rel != DM_REL_OBL && token->rel != DM_REL_OBL_AGENT &&
            token->rel != DM_REL_NMOD && token->rel != DM_REL_OBL_UNMARKED &&
            token->rel != DM_REL_NUMMOD)
            return DM_NO_TOKEN;
        t = token->head;
    }
    return DM_NO_TOKEN;
}

/* "that" at the head of a clause that has its own subject. */
static uint32_t that_of(const dm_parse *parse, uint32_t v) {
    uint32_t that = DM_NO_TOKEN;
    bool subject = false;
    for (DM_CHILDREN(parse, v, c)) {
        if (c > v)
            break;
        if (that == DM_NO_TOKEN && dm_str_eq_nocase(parse->tokens[c].form, DM_STR("that")))
            that = c;
        else if (that != DM_NO_TOKEN)
            subject |= parse->tokens[c].rel == DM_REL_NSUBJ ||
                       parse->tokens[c].rel == DM_REL_NSUBJ_PASS ||
                       parse->tokens[c].rel == DM_REL_EXPL;
    }
    return subject ? that : (uint32_t)DM_NO_TOKEN;
}

static bool has_further_object(const dm_parse *parse, uint32_t v, uint32_t that) {
    for (DM_CHILDREN(parse, v, c))
        if (c != that && parse->tokens[c].rel == DM_REL_OBJ)
            return true;
    return false;
}

/* "demanded by 116 votes to six that", "demanded, for the third time, that". */
static bool restore_demand(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    bool adrift =
        verb->rel == DM_REL_ADVCL || verb->rel == DM_REL_ACL_RELCL || verb->rel == DM_REL_ACL;
    if (!adrift || verb->head == DM_NO_TOKEN || verb->head > v)
        return false;
    uint32_t that = that_of(parse, v);
    if (that == DM_NO_TOKEN)
        return false;
    uint32_t asking = asking_above(codebook, parse, verb->head);
    bool gap = verb->rel == DM_REL_ACL_RELCL && parse->tokens[that].rel != DM_REL_MARK;
    if (asking == DM_NO_TOKEN || (gap && !has_further_object(parse, v, that)))
        return false; /* "for an end to the embargo that Laos imposed" */
    dm_repair_attach(parse, that, v, DM_REL_MARK);
    dm_repair_attach(parse, v, asking, DM_REL_CCOMP);
    return true;
}

/* Who does what an attribute tells, if it is no attribute: a subject of its own ("Oman struck
 * targets"), or its noun's under a verb with an auxiliary ("Oman may sever ties"); DM_NO_TOKEN. */
static uint32_t attribute_subject(const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    uint32_t own = dm_tree_find(parse, v, DM_REL_NSUBJ);
    uint32_t of_noun = dm_tree_find(parse, verb->head, DM_REL_NSUBJ);
    uint32_t aux = dm_tree_find(parse, verb->head, DM_REL_AUX); /* "may also sever ties" */
    if (dm_tree_find(parse, v, DM_REL_AUX) != DM_NO_TOKEN || (aux != DM_NO_TOKEN && aux < v))
        return own != DM_NO_TOKEN ? own : of_noun;
    return (verb->feats & DM_FEAT_PAST) && of_noun == DM_NO_TOKEN ? own : (uint32_t)DM_NO_TOKEN;
}

/* Whether another subject stands between it and its verb: the one who says so. */
static bool is_before_speaker(const dm_parse *parse, uint32_t noun) {
    uint32_t says = parse->tokens[noun].head;
    if (says == DM_NO_TOKEN || says < noun)
        return false;
    for (DM_CHILDREN(parse, says, c))
        if (c > noun && c < says && parse->tokens[c].rel == DM_REL_NSUBJ)
            return true;
    return false;
}

/* An attribute with a subject is the verb of what it was taken for a part of. */
static bool restore_deed(dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t object = verb->head;
    if (verb->rel != DM_REL_AMOD || verb->upos != DM_VERB || object == DM_NO_TOKEN || object < v ||
        dm_tree_find(parse, object, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    uint32_t subject = attribute_subject(parse, v);
    if (subject == DM_NO_TOKEN || subject > v)
        return false;
    dm_token noun = parse->tokens[object];
    bool told = noun.rel == DM_REL_NSUBJ ||
                (noun.rel == DM_REL_OBJ && noun.head != DM_NO_TOKEN && noun.head > object);
    if (told && is_before_speaker(parse, object))
        noun.rel = DM_REL_CCOMP; /* "Oman struck targets, officials said" */
    if (noun.rel != DM_REL_CCOMP && noun.rel != DM_REL_PARATAXIS && noun.rel != DM_REL_ROOT)
        return false;
    for (DM_CHILDREN(parse, object, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool of_subject = c < subject && (rel == DM_REL_NMOD_POSS || rel == DM_REL_DET ||
                                          rel == DM_REL_AMOD || rel == DM_REL_COMPOUND);
        if (c != v && (c < v || rel == DM_REL_PARATAXIS))
            dm_repair_attach(parse, c, of_subject ? subject : v, rel);
    }
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    dm_repair_attach(parse, v, noun.head, (dm_rel)noun.rel);
    dm_repair_attach(parse, object, v, DM_REL_OBJ);
    verb->feats &= ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS);
    verb->feats |= DM_FEAT_FIN;
    dm_sentence *sentence = &parse->sentences[verb->sentence];
    if (sentence->root == object)
        sentence->root = v;
    return true;
}

/* "held firing exercises", "carried out bombing drills": what is held are the exercises. */
static bool restore_exercise(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t what = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_OBJ || what == DM_NO_TOKEN || what + 1 != t ||
        parse->tokens[what].rel != DM_REL_XCOMP ||
        !dm_str_ends(parse->tokens[what].form, DM_STR("ing")) ||
        !dm_codebook_in_class(codebook, "@exercise", parse->tokens[t].lemma))
        return false;
    uint32_t v = parse->tokens[what].head;
    if (v == DM_NO_TOKEN || v > what || dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, what, DM_REL_MARK) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, what, c))
        if (c != t)
            dm_repair_attach(parse, c, c < what ? t : v, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, t, v, DM_REL_OBJ);
    dm_repair_attach(parse, what, t, DM_REL_AMOD);
    return true;
}

/* "quake-hit Turkey", "a bomb-hit town": what a disaster did, not the subject. */
static bool restore_stricken(dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t place = dm_tree_find(parse, v, DM_REL_OBJ);
    if (v < 2 || verb->upos != DM_VERB || verb->head == DM_NO_TOKEN || place == DM_NO_TOKEN ||
        place < v || !dm_str_is(parse->tokens[v - 1].form, "-") ||
        parse->tokens[v - 1].space_after || parse->tokens[v - 2].upos != DM_NOUN)
        return false;
    uint32_t to = dm_tree_find(parse, place, DM_REL_CASE);
    if (to == DM_NO_TOKEN)
        to = dm_tree_find(parse, v, DM_REL_MARK);
    if (to == DM_NO_TOKEN || to > v || verb->rel == DM_REL_ROOT)
        return false;
    dm_repair_attach(parse, to, place, DM_REL_CASE);
    dm_repair_attach(parse, place, verb->head, DM_REL_OBL);
    dm_repair_attach(parse, v, place, DM_REL_AMOD);
    verb->upos = DM_ADJ;
    return true;
}

/* "dissolved Congress hours before the vote": what is dissolved is no part of the time. */
static bool restore_before(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *time = &parse->tokens[t];
    if (t < 2 || t + 1 >= parse->token_count || time->rel != DM_REL_OBJ ||
        !dm_codebook_in_class(codebook, "@notice", time->lemma) ||
        !(dm_tree_lemma_is(parse, t + 1, "before") || dm_tree_lemma_is(parse, t + 1, "after")))
        return false;
    uint32_t object = t - 1, v = time->head;
    if (parse->tokens[object].head != t || v > object ||
        parse->tokens[object].rel != DM_REL_COMPOUND)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < object)
            dm_repair_attach(parse, c, object, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, object, v, DM_REL_OBJ);
    dm_repair_attach(parse, t, v, DM_REL_OBL_UNMARKED);
    return true;
}

/* "was firmly opposed to the visit by Laos": he opposes it, whoever stands behind "by". */
static bool restore_opposed(dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t subject = dm_tree_find(parse, v, DM_REL_NSUBJ_PASS),
             be = dm_tree_find(parse, v, DM_REL_AUX_PASS);
    if (be == DM_NO_TOKEN)
        be = dm_tree_find(parse, v, DM_REL_COP);
    bool lemma = verb->upos == DM_ADJ && dm_str_is(verb->lemma, "oppose");
    if (!dm_str_eq_nocase(verb->form, DM_STR("opposed")))
        return false;
    if (lemma) /* an adjective already, named as the verb */
        verb->lemma = DM_STR("opposed");
    if (lemma || verb->upos != DM_VERB || subject == DM_NO_TOKEN || be == DM_NO_TOKEN)
        return false;
    bool to = false;
    for (DM_CHILDREN(parse, v, c))
        to |= c > v && parse->tokens[c].rel == DM_REL_OBL && dm_tree_has_case(parse, c, "to");
    if (!to)
        return false;
    verb->upos = DM_ADJ;
    verb->lemma = DM_STR("opposed");
    dm_tree_set_rel(parse, subject, DM_REL_NSUBJ);
    dm_tree_set_rel(parse, be, DM_REL_COP);
    return true;
}

/* "would take Ecuador to court": the court, made a noun where it was read as what is to be done;
 * DM_NO_TOKEN. */
static uint32_t court_behind(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    for (DM_CHILDREN(parse, v, c)) {
        dm_token *token = &parse->tokens[c];
        if (c < v || (token->rel != DM_REL_OBL && token->rel != DM_REL_CSUBJ) ||
            !dm_codebook_in_class(codebook, "@tribunal", token->lemma))
            continue;
        if (token->rel == DM_REL_OBL)
            return c;
        if (!dm_form_is(parse, c - 1, "to"))
            continue;
        token->upos = DM_NOUN;
        dm_repair_attach(parse, c, v, DM_REL_OBL);
        dm_repair_attach(parse, c - 1, c, DM_REL_CASE);
        return c;
    }
    return DM_NO_TOKEN;
}

/* "said it would take countermeasures", "would take Ecuador to court": steps are taken by somebody,
 * years by "it". */
static bool restore_taker(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t v = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_EXPL || v == DM_NO_TOKEN || v < t ||
        !dm_codebook_in_class(codebook, "@takes-steps", parse->tokens[v].lemma) ||
        dm_tree_find(parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    uint32_t steps = dm_tree_find(parse, v, DM_REL_OBJ);
    if (steps == DM_NO_TOKEN ||
        (!dm_codebook_in_class(codebook, "@countersteps", parse->tokens[steps].lemma) &&
         court_behind(codebook, parse, v) == DM_NO_TOKEN))
        return false;
    dm_tree_set_rel(parse, t, DM_REL_NSUBJ);
    return true;
}

/* "called on the army and the police to respect", hung on the police: both are to. */
static bool restore_asked_of_both(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t last = token->head, first;
    if (token->rel != DM_REL_ACL || !(token->feats & DM_FEAT_INF) || last == DM_NO_TOKEN ||
        last > t || parse->tokens[last].rel != DM_REL_CONJ)
        return false;
    first = dm_tree_first_conjunct(parse, last);
    uint32_t v = parse->tokens[first].head;
    bool asked = parse->tokens[first].rel == DM_REL_OBJ ||
                 parse->tokens[first].rel == DM_REL_IOBJ ||
                 (parse->tokens[first].rel == DM_REL_OBL &&
                  (dm_tree_has_case(parse, first, "on") || dm_tree_has_case(parse, first, "upon") ||
                   dm_tree_has_case(parse, first, "to")));
    if (!asked || v == DM_NO_TOKEN || v > first || parse->tokens[v].upos != DM_VERB ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@asks-to", parse->tokens[v].lemma))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "urged the two to exercise restraint": a number that was taken for a part of what follows. */
static bool restore_two(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *two = &parse->tokens[t];
    if (t < 2 || t + 3 >= parse->token_count || two->upos != DM_NUM || two->rel != DM_REL_NUMMOD ||
        !dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("the")) ||
        !dm_str_is(parse->tokens[t + 1].form, "to"))
        return false;
    uint32_t v = t - 2, act = t + 2, thing = two->head;
    if (!dm_codebook_in_class(codebook, "@asks-to", parse->tokens[v].lemma) ||
        parse->tokens[act].upos != DM_VERB || thing == DM_NO_TOKEN || thing < act)
        return false;
    dm_repair_attach(parse, t, v, DM_REL_OBJ);
    dm_repair_attach(parse, t - 1, t, DM_REL_DET);
    dm_repair_attach(parse, t + 1, act, DM_REL_MARK);
    dm_repair_attach(parse, act, v, DM_REL_XCOMP);
    parse->tokens[act].feats |= DM_FEAT_INF;
    if (thing != act) {
        dm_repair_attach(parse, thing, act, DM_REL_OBJ);
        parse->tokens[thing].upos = DM_NOUN;
    }
    return true;
}

/* "requires that the Parliament vote an amnesty", "asked that he visit the camp": a bare verb that
 * looks like a noun. */
static bool restore_subjunctive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head, subject = dm_tree_find(parse, t, DM_REL_COMPOUND);
    uint32_t that = dm_tree_find(parse, t, DM_REL_MARK);
    if (verb == DM_NO_TOKEN || verb > t || subject == DM_NO_TOKEN || subject + 1 != t ||
        that == DM_NO_TOKEN || !dm_str_eq_nocase(parse->tokens[that].form, DM_STR("that")) ||
        dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        !asks_by_clause(codebook, parse->tokens[verb].lemma))
        return false;
    token->upos = DM_VERB;
    for (DM_CHILDREN(parse, t, c))
        if (c < subject && c > that)
            dm_repair_attach(parse, c, subject, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    return true;
}

bool dm_repair_demanded(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(ADVCL) | DM_OF(ACL_RELCL) | DM_OF(ACL))) &&
            restore_demand(codebook, parse, t)) ||
           ((at.rel & DM_OF(AMOD)) && (at.upos & DM_AS(VERB)) &&
            (at.children & (DM_OF(NSUBJ) | DM_OF(AUX))) && restore_deed(parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && restore_exercise(codebook, parse, t)) ||
           ((at.upos & DM_AS(VERB)) && (at.children & DM_OF(OBJ)) && restore_stricken(parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && restore_before(codebook, parse, t)) ||
           (((at.upos & DM_AS(ADJ)) || (at.children & DM_OF(NSUBJ_PASS))) &&
            restore_opposed(parse, t)) ||
           ((at.rel & DM_OF(EXPL)) && restore_taker(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && restore_asked_of_both(codebook, parse, t)) ||
           ((at.rel & DM_OF(NUMMOD)) && restore_two(codebook, parse, t)) ||
           ((at.rel & DM_OF(CCOMP)) && (at.upos & DM_AS(NOUN)) &&
            restore_subjunctive(codebook, parse, t));
}
