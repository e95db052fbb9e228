/*
 * repair/infinitives.c - "to" and its verb: whose complement they are.
 */
#include "coder/repair/parts.h"

/* Whether an operator of the lexicon has an infinitive for its complement, done by its object if
 * `of_object`. */
static bool takes_infinitive(const dm_codebook *codebook, dm_str lemma, char pos, bool of_object) {
    for (uint32_t i = dm_codebook_operators(codebook, lemma, pos); i != DM_MAP_NONE;
         i = codebook->operators.ptr[i].next) {
        const dm_operator *op = &codebook->operators.ptr[i];
        for (uint8_t k = 0; k < op->complement.count; k++) {
            dm_role role = op->complement.choices[k].steps[0].role;
            if ((role == DM_SLOT_XCOMP || role == DM_SLOT_COMP) &&
                (!of_object || op->agent == DM_SLOT_OBJ))
                return true;
        }
    }
    return false;
}

/* "its call", "the bid of Finland": whoever is to do what the infinitive behind it says. */
static bool has_owner(const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS ||
            (parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of")))
            return true;
    return false;
}

/* "expressed readiness to help": an infinitive right behind the noun that a verb only carries. */
static bool is_carried(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun,
                       uint32_t t) {
    uint32_t to = dm_tree_find(parse, t, DM_REL_MARK), over = parse->tokens[t].head;
    return to != DM_NO_TOKEN && to == noun + 1 && over != DM_NO_TOKEN &&
           dm_codebook_in_class(codebook, "@light", parse->tokens[over].lemma);
}

/* "reaffirmed its readiness to help": of the noun, where the verb that carries it has no infinitive
 * of its own. */
static bool restore_carried(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t v = token->head;
    if (token->rel != DM_REL_XCOMP || !(token->feats & DM_FEAT_INF) || v == DM_NO_TOKEN || v > t ||
        takes_infinitive(codebook, parse->tokens[v].lemma, 'V', false))
        return false;
    uint32_t noun = dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN || noun > t || !is_carried(codebook, parse, noun, t) ||
        !takes_infinitive(codebook, parse->tokens[noun].lemma, 'N', false))
        return false;
    dm_repair_attach(parse, t, noun, DM_REL_ACL);
    return true;
}

/* Whether `v`, behind which `t` stands, asks somebody named between the two to do something. */
static bool asks_somebody(const dm_codebook *codebook, const dm_parse *parse, uint32_t v,
                          uint32_t t) {
    uint32_t whom = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, v, c))
        if (c > v && c < t &&
            (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_IOBJ ||
             (parse->tokens[c].rel == DM_REL_OBL &&
              (dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "upon") ||
               dm_tree_has_case(parse, c, "to")))))
            whom = c;
    return whom != DM_NO_TOKEN &&
           (takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true) ||
            dm_codebook_in_class(codebook, "@asks-to", parse->tokens[v].lemma));
}

/* "supports the bid of Finland to join": what the owner of the bid is after. */
static bool restore_aim(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head == DM_NO_TOKEN || token->head > t
                        ? (uint32_t)DM_NO_TOKEN
                        : dm_tree_find(parse, token->head, DM_REL_OBJ);
    if ((token->rel != DM_REL_ADVCL && token->rel != DM_REL_XCOMP) ||
        !(token->feats & DM_FEAT_INF) || noun == DM_NO_TOKEN || noun > t ||
        !has_owner(parse, noun) ||
        !dm_codebook_in_class(codebook, "@aims", parse->tokens[noun].lemma))
        return false;
    dm_repair_attach(parse, t, noun, DM_REL_ACL);
    return true;
}

/* "asked the Security Council to intervene": a verb that was taken for a noun. */
static bool restore_asked(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t v = token->head, to = t - 1;
    if (t == 0 || token->upos != DM_NOUN || token->rel != DM_REL_OBL || v == DM_NO_TOKEN || v > t ||
        (token->feats & DM_FEAT_PLUR) || parse->tokens[to].head != t ||
        !dm_str_is(parse->tokens[to].form, "to") ||
        (dm_tree_find(parse, v, DM_REL_IOBJ) == DM_NO_TOKEN &&
         dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN) ||
        dm_codebook_frames(codebook, token->lemma, 'V') == DM_MAP_NONE ||
        dm_codebook_frames(codebook, token->lemma, 'N') != DM_MAP_NONE ||
        !takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true))
        return false;
    token->upos = DM_VERB;
    token->feats |= DM_FEAT_INF;
    dm_repair_attach(parse, to, t, DM_REL_MARK);
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "called on Sudan to halt executions": the verb of what is asked, read as a part of its object.
 * `t` is the object. */
static bool restore_asked_act(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t v = parse->tokens[t].head, to = dm_tree_find(parse, t, DM_REL_CASE);
    if (v == DM_NO_TOKEN || v > t || to == DM_NO_TOKEN || to + 1 >= t ||
        !dm_str_is(parse->tokens[to].form, "to"))
        return false;
    dm_token *act = &parse->tokens[to + 1];
    bool part = act->head == t && (act->rel == DM_REL_COMPOUND || act->rel == DM_REL_AMOD);
    if (!part || act->upos == DM_PROPN || (act->feats & DM_FEAT_PLUR) ||
        !dm_str_eq(act->form, act->lemma) ||
        dm_codebook_frames(codebook, act->lemma, 'V') == DM_MAP_NONE ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        !asks_somebody(codebook, parse, v, to))
        return false;
    act->upos = DM_VERB;
    act->feats = DM_FEAT_INF;
    dm_repair_attach(parse, to + 1, v, DM_REL_XCOMP);
    dm_repair_attach(parse, to, to + 1, DM_REL_MARK);
    dm_repair_attach(parse, t, to + 1, DM_REL_OBJ);
    return true;
}

/* "urged Sudan to halt executions": a bare noun right behind an infinitive is its object. */
static bool restore_its_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t first, last, v = parse->tokens[t].head, to = dm_tree_find(parse, t, DM_REL_CASE);
    dm_tree_hull(parse, t, &first, &last);
    bool cased = to != DM_NO_TOKEN && to == first && dm_str_is(parse->tokens[to].form, "to") &&
                 parse->tokens[to].upos == DM_PART;
    if (v == DM_NO_TOKEN || v >= first || (to != DM_NO_TOKEN && !cased))
        return false;
    uint32_t act = cased ? to + 1 : first - 1;
    if (act >= t || parse->tokens[act].head != v || parse->tokens[act].rel != DM_REL_XCOMP ||
        parse->tokens[act].upos != DM_VERB || !(parse->tokens[act].feats & DM_FEAT_INF) ||
        dm_tree_find(parse, act, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_codebook_in_class(codebook, "@time-noun", parse->tokens[t].lemma) ||
        dm_codebook_in_class(codebook, "@weekday", parse->tokens[t].form))
        return false;
    if (cased)
        dm_repair_attach(parse, to, act, DM_REL_MARK);
    dm_repair_attach(parse, t, act, DM_REL_OBJ);
    return true;
}

bool dm_repair_called_upon(const dm_codebook *codebook, dm_parse *parse, uint32_t verb,
                           uint32_t t) {
    if (!dm_tree_lemma_is(parse, verb, "call") ||
        !dm_codebook_in_class(codebook, "@called-upon-to", parse->tokens[t].lemma))
        return false;
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    if (object != DM_NO_TOKEN &&
        dm_codebook_in_class(codebook, "@deed", parse->tokens[object].lemma))
        return false; /* "called the vote to join historic" */
    parse->tokens[verb].lemma = DM_STR("urge");
    return true;
}

/* "compelled Hungary to help", "repeated its call on Uganda to help": complements of verb and noun
 * that the parser takes for purposes. */
static bool restore_infinitive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t v = token->head;
    bool beside =
        token->rel == DM_REL_ADVCL || (token->rel == DM_REL_OBL && token->upos == DM_VERB);
    if (!beside || !(token->feats & DM_FEAT_INF) || v == DM_NO_TOKEN || v > t ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_CCOMP) != DM_NO_TOKEN)
        return false;
    uint32_t noun = dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN && token->rel == DM_REL_OBL && /* "decided on Monday to sever" */
        (takes_infinitive(codebook, parse->tokens[v].lemma, 'V', false) ||
         asks_somebody(codebook, parse, v, t))) {
        dm_repair_attach(parse, t, v, DM_REL_XCOMP);
        return true;
    }
    if (noun == DM_NO_TOKEN || noun > t ||
        (dm_tree_lemma_is(parse, v, "call") && !dm_repair_called_upon(codebook, parse, v, t)))
        return false;
    if (takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true))
        dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    else if ((has_owner(parse, noun) || is_carried(codebook, parse, noun, t)) &&
             takes_infinitive(codebook, parse->tokens[noun].lemma, 'N', false))
        dm_repair_attach(parse, t, noun, DM_REL_ACL);
    else
        return false;
    return true;
}

/* "was called upon to explain": makes "upon" the particle of the verb v, whatever the parser made
 * of it; false if it is no such verb. */
static bool restore_upon(dm_parse *parse, uint32_t v, uint32_t t) {
    const dm_token *upon = &parse->tokens[v + 1];
    if (!dm_tree_lemma_is(parse, v, "call") || v + 1 >= t || upon->head != v ||
        !(dm_str_is(upon->form, "upon") || dm_str_is(upon->form, "on")))
        return false;
    dm_tree_set_rel(parse, v + 1, DM_REL_COMPOUND_PRT);
    return true;
}

/* "urged all parties to avoid", "appealed to the rivals to talk": what is asked of somebody is the
 * verb's, not a clause on him. */
static bool restore_request(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head;
    if (!(token->feats & DM_FEAT_INF) || noun == DM_NO_TOKEN || noun > t)
        return false;
    bool passive = token->rel == DM_REL_ADVCL && /* "was urged by her not to go" */
                   dm_tree_find(parse, noun, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN &&
                   dm_tree_find(parse, noun, DM_REL_XCOMP) == DM_NO_TOKEN &&
                   (dm_codebook_in_class(codebook, "@urging", parse->tokens[noun].lemma) ||
                    restore_upon(parse, noun, t));
    if (passive) {
        dm_repair_attach(parse, t, noun, DM_REL_XCOMP);
        return true;
    }
    if (token->rel != DM_REL_ACL)
        return false;
    const dm_token *asked = &parse->tokens[noun];
    bool person = asked->upos == DM_PROPN || asked->upos == DM_PRON || asked->upos == DM_DET ||
                  dm_codebook_in_class(codebook, "@people", asked->lemma) ||
                  dm_codebook_in_class(codebook, "@addressed", asked->lemma);
    uint32_t v = asked->head;
    bool beside = asked->rel == DM_REL_OBJ || asked->rel == DM_REL_IOBJ || asked->rel == DM_REL_OBL;
    bool telephoned = asked->rel == DM_REL_OBJ && v != DM_NO_TOKEN && /* "to congratulate him" */
                      dm_tree_lemma_is(parse, v, "call") &&
                      !dm_repair_called_upon(codebook, parse, v, t);
    if (!person || telephoned || !beside || v == DM_NO_TOKEN || v > noun ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        !takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "threatened at the time to use force", "vowed on Sunday to fight": what a verb with a complement
 * threatens is no clause on the time or place between them. */
static bool restore_willed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head;
    if (token->rel != DM_REL_ACL || !(token->feats & DM_FEAT_INF) || noun == DM_NO_TOKEN ||
        noun > t || parse->tokens[noun].head == DM_NO_TOKEN)
        return false;
    const dm_token *between = &parse->tokens[noun];
    uint32_t v = between->head;
    bool beside = between->rel == DM_REL_OBL || between->rel == DM_REL_OBL_UNMARKED;
    if (!beside || v > noun || parse->tokens[v].upos != DM_VERB ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_CCOMP) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN ||
        !(takes_infinitive(codebook, parse->tokens[v].lemma, 'V', false) ||
          asks_somebody(codebook, parse, v, t)) || /* "called on Mali on Monday to stop" */
        takes_infinitive(codebook, between->lemma, 'N', false))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "on Thursday night", "in a late call", "in Geneva": when, where and how somebody was asked. */
static bool is_asking_amid(const dm_codebook *codebook, const dm_parse *parse, uint32_t n,
                           uint32_t act) {
    const dm_token *token = &parse->tokens[n];
    bool aside = token->rel == DM_REL_OBL || token->rel == DM_REL_OBL_UNMARKED ||
                 token->rel == DM_REL_NMOD || token->rel == DM_REL_NMOD_UNMARKED ||
                 token->rel == DM_REL_ADVMOD;
    if (!aside || dm_tree_has_case(parse, n, "for") || dm_tree_has_case(parse, n, "of"))
        return false;
    if (dm_codebook_in_class(codebook, "@asked-at-meeting", token->lemma))
        return !dm_codebook_in_class(codebook, "@met-to", parse->tokens[act].lemma);
    return token->upos == DM_ADV || token->upos == DM_PROPN ||
           dm_codebook_in_class(codebook, "@time-noun", token->lemma) ||
           dm_codebook_in_class(codebook, "@asked-amid", token->lemma);
}

/* "asked the Europeans as late as Thursday to wait", "pressed Mali in a call to free them": what is
 * asked is no part of the circumstance it stands behind. */
static bool restore_asked_amid(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { STEPS = 3 };
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK), n = parse->tokens[t].head;
    if (!(parse->tokens[t].feats & DM_FEAT_INF) || mark == DM_NO_TOKEN || mark > t ||
        !dm_str_is(parse->tokens[mark].form, "to"))
        return false;
    uint32_t first = n;
    for (int i = 0; i < STEPS && n != DM_NO_TOKEN && n < t; i++, n = parse->tokens[n].head)
        if (!is_asking_amid(codebook, parse, n, t))
            break;
    if (n == DM_NO_TOKEN || n == first || n > first)
        return false;
    uint32_t v = parse->tokens[n].upos == DM_VERB ? n : parse->tokens[n].head;
    if (v == DM_NO_TOKEN || v > n || parse->tokens[v].upos != DM_VERB ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_CCOMP) != DM_NO_TOKEN ||
        (v != n && parse->tokens[n].rel != DM_REL_OBJ && parse->tokens[n].rel != DM_REL_IOBJ))
        return false;
    bool passive = dm_tree_find(parse, v, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN &&
                   dm_codebook_in_class(codebook, "@urging", parse->tokens[v].lemma);
    bool telephoned =
        dm_tree_lemma_is(parse, v, "call") && dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN;
    if (!passive && (telephoned || !asks_somebody(codebook, parse, v, v == n ? first : n + 1)))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* Whether `v` asks or orders somebody to do something, and it is not told yet what. */
static bool asks_still(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    return parse->tokens[v].upos == DM_VERB &&
           takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true) &&
           dm_tree_find(parse, v, DM_REL_XCOMP) == DM_NO_TOKEN &&
           dm_tree_find(parse, v, DM_REL_CCOMP) == DM_NO_TOKEN;
}

/* "ordered all Afghans who are in the country without papers to leave": what is asked is no part of
 * the clause that says of whom. */
static bool restore_asked_of_some(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { STEPS = 4 };
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK), n = parse->tokens[t].head;
    if (!(parse->tokens[t].feats & DM_FEAT_INF) || mark == DM_NO_TOKEN || n == DM_NO_TOKEN ||
        !dm_str_is(parse->tokens[mark].form, "to") || n > t ||
        takes_infinitive(codebook, parse->tokens[n].lemma,
                         parse->tokens[n].upos == DM_VERB ? 'V' : 'N', false))
        return false;
    for (int i = 0; i < STEPS && n != DM_NO_TOKEN && parse->tokens[n].rel != DM_REL_ACL_RELCL; i++)
        n = parse->tokens[n].head;
    if (n == DM_NO_TOKEN || parse->tokens[n].rel != DM_REL_ACL_RELCL)
        return false;
    uint32_t whom = parse->tokens[n].head;
    dm_rel rel = (dm_rel)parse->tokens[whom].rel;
    uint32_t v = parse->tokens[whom].head;
    if (whom > n || (rel != DM_REL_OBJ && rel != DM_REL_IOBJ) || v == DM_NO_TOKEN || v > whom ||
        !asks_still(codebook, parse, v))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "urged Kenya to free the editor and Uganda to open the border": the second is asked as the first,
 * and has nothing done to it by him.
 *
 *   urged Kenya to free the editor and Uganda to open      urged Kenya to free  and Uganda to open
 *                  xcomp    obj        conj      advcl ──▶               xcomp      nsubj     conj
 */
static bool restore_second_asked(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { BEFORE = 3, PARTS = 2 }; /* "... and Uganda to"; of a name behind its first word */
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK), x = parse->tokens[t].head, first, last;
    if (!(parse->tokens[t].feats & DM_FEAT_INF) || mark == DM_NO_TOKEN || mark < BEFORE ||
        x > mark ||
        (parse->tokens[x].rel != DM_REL_XCOMP && parse->tokens[x].rel != DM_REL_ADVCL) ||
        !(parse->tokens[x].feats & DM_FEAT_INF))
        return false;
    uint32_t v = parse->tokens[x].head, whom = mark - 1;
    for (int i = 0; i < PARTS && parse->tokens[whom].rel == DM_REL_FLAT; i++)
        whom = parse->tokens[whom].head;
    uint32_t cc = dm_tree_find(parse, whom, DM_REL_CC), before = parse->tokens[whom].head;
    dm_tree_phrase(parse, whom, &first, &last);
    if (v == DM_NO_TOKEN || v > x || parse->tokens[whom].rel != DM_REL_CONJ ||
        parse->tokens[whom].upos != DM_PROPN || cc == DM_NO_TOKEN || before <= x ||
        last + 1 != mark || !asks_somebody(codebook, parse, v, x) ||
        (dm_tree_find(parse, before, DM_REL_CASE) !=
             DM_NO_TOKEN && /* "to Chad and Mali to fight" */
         parse->tokens[cc - 1].upos != DM_PUNCT))
        return false;
    dm_repair_attach(parse, t, x, DM_REL_CONJ);
    dm_repair_attach(parse, cc, t, DM_REL_CC);
    dm_repair_attach(parse, whom, t, DM_REL_NSUBJ);
    return true;
}

/* "its refusal, backed by Egypt, to withdraw": what is refused is no part of what is set between
 * commas. */
static bool restore_refused(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t over = token->head, to = dm_tree_find(parse, t, DM_REL_MARK), noun = DM_NO_TOKEN;
    if (!(token->feats & DM_FEAT_INF) || to == DM_NO_TOKEN || to == 0 || over == DM_NO_TOKEN ||
        parse->tokens[to - 1].upos != DM_PUNCT)
        return false;
    if (token->rel == DM_REL_CSUBJ) /* beside the noun */
        noun = dm_tree_find(parse, over, DM_REL_NSUBJ);
    else if ((token->rel == DM_REL_ADVCL || token->rel == DM_REL_XCOMP) &&
             parse->tokens[over].rel == DM_REL_ACL && parse->tokens[over].head < over)
        noun = parse->tokens[over].head;
    if (noun == DM_NO_TOKEN || noun > t ||
        !takes_infinitive(codebook, parse->tokens[noun].lemma, 'N', false))
        return false;
    dm_repair_attach(parse, t, noun, DM_REL_ACL);
    return true;
}

/* "express their opposition to joining the union": what is opposed is no circumstance of the verb.
 */
static bool restore_opposed(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (t < 2 || token->rel != DM_REL_ADVCL || !dm_str_ends(token->form, DM_STR("ing")) ||
        !dm_str_is(parse->tokens[t - 1].form, "to") || parse->tokens[t - 2].upos != DM_NOUN ||
        parse->tokens[t - 2].sentence != token->sentence || dm_tree_above(parse, t, t - 2))
        return false;
    dm_repair_attach(parse, t, t - 2, DM_REL_ACL);
    return true;
}

/* "calls on Mali to open crossings": of a verb there are no clauses that describe it. */
static bool restore_complement(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t head = token->head, mark = dm_tree_find(parse, t, DM_REL_MARK);
    if (token->upos != DM_VERB || !(token->feats & DM_FEAT_INF) || head == DM_NO_TOKEN ||
        head > t || parse->tokens[head].upos != DM_VERB || mark == DM_NO_TOKEN ||
        !dm_tree_lemma_is(parse, mark, "to") ||
        dm_tree_find(parse, head, DM_REL_XCOMP) != DM_NO_TOKEN)
        return false;
    dm_tree_set_rel(parse, t, DM_REL_XCOMP);
    return true;
}

bool dm_repair_infinitive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(ADVCL) | DM_OF(XCOMP))) && restore_aim(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ADVCL) | DM_OF(OBL))) && restore_infinitive(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ADVCL) | DM_OF(ACL))) && restore_request(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && restore_willed(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ADVCL) | DM_OF(ACL))) && restore_asked_amid(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ADVCL) | DM_OF(ACL))) && restore_asked_of_some(codebook, parse, t)) ||
           ((at.rel & DM_OF(ADVCL)) && restore_second_asked(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && restore_complement(parse, t)) ||
           ((at.rel & DM_OF(ADVCL)) && restore_opposed(parse, t)) ||
           ((at.rel & (DM_OF(CSUBJ) | DM_OF(ADVCL) | DM_OF(XCOMP))) &&
            (at.children & DM_OF(MARK)) && restore_refused(codebook, parse, t)) ||
           ((at.rel & DM_OF(XCOMP)) && restore_carried(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(NOUN)) &&
            (restore_asked(codebook, parse, t) || restore_asked_act(codebook, parse, t) ||
             restore_its_object(codebook, parse, t)));
}
