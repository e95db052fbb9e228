/*
 * argument/subjects.c - the subject of a verb, its own or the one that its surroundings lend it.
 *
 * A verb without a subject takes it by the relation it hangs by: a conjunct from the verb before,
 * an infinitive from whoever its governor says (object control, "urged Uganda to withdraw", unless
 * the governor is of @subject-control, "promised Kenya to withdraw"), a participle from its noun
 * or, set off by a comma, from the clause around it. Subjects of subjects are followed MOST_STEPS
 * deep.
 */
#include "coder/argument/parts.h"

enum { MOST_STEPS = 12 };

/* A verb in the past without any auxiliary: "thanked". */
static bool told_plainly(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    return token->upos == DM_VERB && (token->feats & DM_FEAT_PAST) &&
           !(token->feats & DM_FEAT_PART) && dm_tree_find(g->parse, v, DM_REL_AUX) == DM_NO_TOKEN &&
           dm_tree_find(g->parse, v, DM_REL_AUX_PASS) == DM_NO_TOKEN;
}

/* "was called in and handed a note", "was summoned and told to stop": to whom the first was done.
 */
static bool done_as_well(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    return token->rel == DM_REL_CONJ && token->head != DM_NO_TOKEN && token->head < v &&
           dm_tree_find(g->parse, token->head, DM_REL_AUX_PASS) != DM_NO_TOKEN &&
           dm_codebook_in_class(g->book, "@told-when-called", token->lemma) &&
           (dm_own_object(g, v) == DM_NO_TOKEN ||
            dm_codebook_in_class(g->book, "@handed-when-called",
                                 tok(g, dm_own_object(g, v))->lemma));
}

/* "was welcomed by Chad and turned down by Sudan": by whom the second was done is told too. */
static bool done_by_another(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    if (token->rel != DM_REL_CONJ || token->head > v || dm_own_object(g, v) != DM_NO_TOKEN ||
        !(token->feats & DM_FEAT_PAST) ||
        dm_tree_find(g->parse, token->head, DM_REL_AUX_PASS) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(g->parse, v, c))
        if (c > v && (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBL_AGENT) &&
            dm_tree_has_case(g->parse, c, "by") && dm_actors_at(g->actors, c))
            return true;
    return false;
}

bool dm_is_passive(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    bool auxiliary = false, subject = false;
    for (DM_CHILDREN(g->parse, v, c)) {
        dm_rel rel = (dm_rel)tok(g, c)->rel;
        if (rel == DM_REL_AUX_PASS || rel == DM_REL_NSUBJ_PASS)
            return true;
        auxiliary |= rel == DM_REL_AUX;
        subject |= rel == DM_REL_NSUBJ;
    }
    bool past_participle = (token->feats & DM_FEAT_PART) &&
                           (token->feats & (DM_FEAT_PASS | DM_FEAT_PAST)) &&
                           !(token->feats & DM_FEAT_PRES);
    if (!auxiliary && !subject && (done_as_well(g, v) || done_by_another(g, v)))
        return true;
    if (!past_participle || auxiliary || subject)
        return false;
    if (token->rel == DM_REL_CONJ && tok(g, token->head)->upos == DM_ADJ &&
        dm_tree_find(g->parse, token->head, DM_REL_COP) != DM_NO_TOKEN &&
        (dm_own_object(g, v) != DM_NO_TOKEN ||
         dm_tree_find(g->parse, v, DM_REL_ADVCL) != DM_NO_TOKEN))
        return false; /* "was angry and called on Kenya to leave" */
    if (token->rel == DM_REL_CONJ && told_plainly(g, token->head))
        return false; /* "thanked Kenya for its help and apologised to Chad" */
    return token->rel == DM_REL_ACL || token->rel == DM_REL_AMOD || token->rel == DM_REL_ADVCL ||
           token->rel == DM_REL_XCOMP || (token->feats & DM_FEAT_PASS);
}

bool dm_is_relative_pronoun(const dm_token *token) {
    if (token->upos != DM_PRON && token->upos != DM_DET)
        return false;
    return dm_str_eq_nocase(token->form, DM_STR("who")) ||
           dm_str_eq_nocase(token->form, DM_STR("which")) ||
           dm_str_eq_nocase(token->form, DM_STR("that")) ||
           dm_str_eq_nocase(token->form, DM_STR("whom"));
}

/* "It was Kenya that condemned the raid". */
static bool is_cleft(const dm_grammar *g, uint32_t noun) {
    uint32_t it = dm_tree_find(g->parse, noun, DM_REL_EXPL);
    if (it == DM_NO_TOKEN)
        it = dm_tree_find(g->parse, noun, DM_REL_NSUBJ);
    return dm_tree_find(g->parse, noun, DM_REL_COP) != DM_NO_TOKEN && it != DM_NO_TOKEN &&
           dm_tree_lemma_is(g->parse, it, "it") && dm_tree_is_nominal(g->parse, noun);
}

/* "one of the countries that", "the first to", "those who": whom the words stand for, where the
 * sentence says so by "is" or beside a name. */
static uint32_t stands_for(const dm_grammar *g, uint32_t noun) {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        const dm_token *token = tok(g, noun);
        const dm_mention *mention = dm_actors_at(g->actors, noun);
        if (token->head == DM_NO_TOKEN && dm_tree_find(g->parse, noun, DM_REL_COP) == DM_NO_TOKEN)
            return noun;
        uint32_t subject = dm_tree_find(g->parse, noun, DM_REL_COP) == DM_NO_TOKEN
                               ? (uint32_t)DM_NO_TOKEN
                               : dm_own_subject(g, noun);
        bool told = subject != DM_NO_TOKEN && dm_actors_at(g->actors, subject);
        bool named =
            mention && mention->sort != DM_MENTION_ANAPHOR && mention->actors.ptr[0].code.len;
        if (told && (!named || !is_cleft(g, noun))) /* "Peru was the first Andean state to" */
            return subject;
        /* "Peru became the first to recognise" */
        if (token->rel == DM_REL_XCOMP && dm_tree_lemma_is(g->parse, token->head, "become") &&
            dm_own_subject(g, token->head) != DM_NO_TOKEN)
            return dm_own_subject(g, token->head);
        bool unnamed = dm_codebook_in_class(g->book, "@unnamed-side", token->lemma);
        bool beside = unnamed && token->rel == DM_REL_APPOS && dm_actors_at(g->actors, token->head);
        if (named && !(beside && mention->sort != DM_MENTION_NAME))
            return noun;
        bool counted = token->rel == DM_REL_NMOD && dm_tree_has_case(g->parse, noun, "of") &&
                       (tok(g, token->head)->upos == DM_NUM || tok(g, token->head)->upos == DM_ADJ);
        /* "Peru, the first to", "Chad, a state that"; but "closed the border, a step that" */
        bool somebody = token->upos == DM_ADJ || token->upos == DM_NUM || token->upos == DM_PRON ||
                        token->upos == DM_DET || unnamed;
        if ((token->rel != DM_REL_APPOS || !somebody) && !counted)
            return noun;
        noun = token->head;
    }
    return noun;
}

/* The noun a relative clause hangs on, climbing from a verb inside it. */
static uint32_t antecedent(const dm_grammar *g, uint32_t v) {
    for (int steps = 0; steps < MOST_STEPS && v != DM_NO_TOKEN; steps++) {
        const dm_token *token = tok(g, v);
        if (token->rel == DM_REL_ACL_RELCL || token->rel == DM_REL_ACL)
            return stands_for(g, token->head);
        if (token->rel == DM_REL_ADVCL_RELCL && is_cleft(g, token->head))
            return token->head;
        if (token->rel != DM_REL_CONJ && token->rel != DM_REL_XCOMP && token->rel != DM_REL_CCOMP)
            return DM_NO_TOKEN;
        v = token->head;
    }
    return DM_NO_TOKEN;
}

uint32_t dm_resolve_relative(const dm_grammar *g, uint32_t v, uint32_t argument) {
    if (!dm_is_relative_pronoun(tok(g, argument)))
        return argument;
    uint32_t noun = antecedent(g, v);
    return noun == DM_NO_TOKEN ? argument : noun;
}

uint32_t dm_own_subject(const dm_grammar *g, uint32_t v) {
    uint32_t t = dm_tree_find(g->parse, v, DM_REL_NSUBJ);
    if (t == DM_NO_TOKEN)
        t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_PASS);
    if (t == DM_NO_TOKEN)
        t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_OUTER);
    return t;
}

uint32_t dm_own_object(const dm_grammar *g, uint32_t v) {
    return dm_tree_find(g->parse, v, DM_REL_OBJ);
}

/* Verbs whose infinitive is the act of the subject in spite of an object ("promised Kenya to
 * withdraw"). */
static bool is_subject_control(const dm_grammar *g, uint32_t v) {
    return dm_codebook_in_class(g->book, "@subject-control", tok(g, v)->lemma);
}

bool dm_turns_down(const dm_grammar *g, uint32_t v) {
    for (int steps = 0; steps < MOST_STEPS && v != DM_NO_TOKEN; steps++) {
        if (dm_codebook_in_class(g->book, "@turn-down", tok(g, v)->lemma) ||
            dm_prepositional(g, v, DM_STR("against")) != DM_NO_TOKEN)
            return true;
        for (DM_CHILDREN(g->parse, v, c))
            if (tok(g, c)->feats & DM_FEAT_NEG)
                return true;
        if (tok(g, v)->rel != DM_REL_XCOMP)
            return false;
        v = tok(g, v)->head;
    }
    return false;
}

/* Of an infinitive: whom its governor moves to it, else whoever governs. */
static uint32_t subject_of_complement(const dm_grammar *g, uint32_t v) {
    uint32_t head = tok(g, v)->head, object = dm_own_object(g, head);
    bool subject_control = is_subject_control(g, head);
    if (object == DM_NO_TOKEN)
        object = dm_tree_find(g->parse, head, DM_REL_IOBJ);
    if (object != DM_NO_TOKEN && object != v && !subject_control &&
        dm_tree_is_nominal(g->parse, object) && tok(g, head)->upos != DM_ADJ)
        return object;
    if (object == DM_NO_TOKEN && dm_tree_lemma_is(g->parse, head, "call"))
        object = dm_prepositional(g, head, DM_STR("on"));
    if (object == DM_NO_TOKEN && dm_tree_lemma_is(g->parse, head, "appeal"))
        object = dm_prepositional(g, head, DM_STR("to"));
    if (object != DM_NO_TOKEN && object != v && !subject_control)
        return object;
    return dm_surface_subject(g, head);
}

/* Whoever stands behind "on", "against", "to" under a token; DM_NO_TOKEN. */
static uint32_t hit_under(const dm_grammar *g, uint32_t t) {
    for (DM_CHILDREN(g->parse, t, c)) {
        dm_rel rel = (dm_rel)tok(g, c)->rel;
        bool hit = dm_tree_has_case(g->parse, c, "on") ||
                   dm_tree_has_case(g->parse, c, "against") ||
                   dm_tree_has_case(g->parse, c, "to") || dm_tree_has_case(g->parse, c, "from");
        if (hit && (rel == DM_REL_OBL || rel == DM_REL_NMOD) && dm_actors_at(g->actors, c))
            return c;
    }
    return DM_NO_TOKEN;
}

uint32_t dm_answerable(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    uint32_t mark = dm_tree_find(g->parse, v, DM_REL_MARK), verb = token->head, noun = DM_NO_TOKEN;
    if ((token->rel != DM_REL_ADVCL && token->rel != DM_REL_ACL) || verb == DM_NO_TOKEN ||
        mark == DM_NO_TOKEN || !dm_tree_lemma_is(g->parse, mark, "for") ||
        !dm_str_ends(token->form, DM_STR("ing")))
        return DM_NO_TOKEN;
    if (dm_tree_is_nominal(g->parse, verb)) {
        noun = verb;
        verb = tok(g, noun)->head;
    }
    for (DM_CHILDREN(g->parse, verb, c))
        if (noun == DM_NO_TOKEN && c < v &&
            (tok(g, c)->rel == DM_REL_OBJ || dm_tree_has_case(g->parse, c, "under")))
            noun = c;
    if (noun == DM_NO_TOKEN || verb == DM_NO_TOKEN || !dm_tree_is_verbal(g->parse, verb) ||
        !dm_codebook_in_class(g->book, "@held-against", tok(g, noun)->lemma))
        return DM_NO_TOKEN;
    if (dm_codebook_in_class(g->book, "@undergoes", tok(g, verb)->lemma))
        return dm_surface_subject(g, verb);
    uint32_t hit = hit_under(g, noun);
    return hit == DM_NO_TOKEN ? hit_under(g, verb) : hit;
}

/* "expelled the officers after recalling its envoy": what the subject did before or besides. */
static bool is_besides(const dm_grammar *g, uint32_t v) {
    uint32_t mark = dm_tree_find(g->parse, v, DM_REL_MARK);
    return mark != DM_NO_TOKEN &&
           dm_codebook_in_class(g->book, "@besides-mark", tok(g, mark)->lemma);
}

/* Of a participle or gerund beside a clause: "left Goma, calling it a trap". */
static uint32_t subject_of_adverbial(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    uint32_t head = token->head, answerable = dm_answerable(g, v);
    bool finite = token->feats & DM_FEAT_FIN;
    if (answerable != DM_NO_TOKEN)
        return answerable;
    if (finite &&
        (token->rel == DM_REL_PARATAXIS || dm_tree_find(g->parse, v, DM_REL_MARK) != DM_NO_TOKEN))
        return DM_NO_TOKEN;
    bool set_off = v > 0 && tok(g, v - 1)->upos == DM_PUNCT;
    /* "asked Uganda to leave, calling it a crime": whoever asks */
    for (int up = 0; up < MOST_STEPS && set_off && (token->feats & (DM_FEAT_GER | DM_FEAT_PRES)) &&
                     tok(g, head)->rel == DM_REL_XCOMP;
         up++)
        head = tok(g, head)->head;
    /* "accused Uganda of attacking", "stopped Kenya from joining": the object does it; but
     * "condemned Uganda, calling it a crime" */
    if (dm_own_object(g, head) != DM_NO_TOKEN && !dm_is_passive(g, head) && !set_off &&
        !is_besides(g, v) &&
        dm_codebook_in_class(g->book, "@object-control-gerund", tok(g, head)->lemma))
        return dm_own_object(g, head);
    /* "declared the envoy unwelcome for refusing to apologise": whom that is done to */
    uint32_t mark = dm_tree_find(g->parse, v, DM_REL_MARK), object = dm_own_object(g, head);
    if (!set_off && mark != DM_NO_TOKEN && mark + 1 == v &&
        dm_str_eq_nocase(tok(g, mark)->form, DM_STR("for")) && object != DM_NO_TOKEN &&
        object < v && !dm_is_passive(g, head) && dm_actors_at(g->actors, object))
        return object;
    return dm_surface_subject(g, head);
}

/* "highlighted the alliance, congratulating Xi": a participle that hangs on a noun but is done by
 * the main clause's subject; DM_NO_TOKEN where it is the noun's after all. */
static uint32_t subject_of_dangling(const dm_grammar *g, uint32_t noun) {
    uint32_t above = noun;
    if (dm_codebook_in_class(g->book, "@conveyance", tok(g, noun)->lemma))
        return DM_NO_TOKEN; /* "seized a ship carrying weapons" */
    for (int up = 0; up < MOST_STEPS && above != DM_NO_TOKEN && !dm_tree_is_verbal(g->parse, above);
         up++)
        above = tok(g, above)->head;
    if (above == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    if (dm_turns_down(g, above) && dm_codebook_in_class(g->book, "@document", tok(g, noun)->lemma))
        return noun; /* "vetoed a resolution condemning Uganda" condemns nobody */
    uint32_t subject = dm_own_subject(g, above);
    return subject != DM_NO_TOKEN && dm_actors_at(g->actors, subject) ? subject
                                                                      : (uint32_t)DM_NO_TOKEN;
}

/* Of a verb that hangs on a noun: "troops attacking Goma", "its refusal to withdraw". */
static uint32_t subject_of_modifier(const dm_grammar *g, uint32_t v) {
    uint32_t noun = tok(g, v)->head;
    bool infinitive = tok(g, v)->feats & DM_FEAT_INF;
    uint32_t answerable = dm_answerable(g, v);
    if (answerable != DM_NO_TOKEN)
        return answerable;
    uint32_t one = infinitive ? stands_for(g, noun) : noun;
    if (one != noun) /* "Peru, the first to recall its envoy" */
        return one;
    if (!dm_tree_is_nominal(g->parse, noun))
        return DM_NO_TOKEN;
    if (infinitive) {
        dm_fillers owner = {0};
        dm_arguments(g, noun, DM_SLOT_SUBJ, (dm_str){"", 0}, &owner);
        return owner.count ? owner.tokens[0] : (uint32_t)DM_NO_TOKEN;
    }
    bool named =
        tok(g, noun)->upos == DM_PROPN && dm_tree_find(g->parse, noun, DM_REL_CASE) != DM_NO_TOKEN;
    bool dangling = !dm_is_passive(g, v) && (named || !dm_actors_at(g->actors, noun)) &&
                    tok(g, noun)->rel != DM_REL_NSUBJ;
    uint32_t subject = dangling ? subject_of_dangling(g, noun) : (uint32_t)DM_NO_TOKEN;
    return subject != DM_NO_TOKEN ? subject : noun; /* the noun: also of a passive participle */
}

/* The subject that a verb without one takes from its surroundings. */
static uint32_t outer_subject(const dm_grammar *g, uint32_t v, int steps) {
    uint32_t head = tok(g, v)->head;
    if (head == DM_NO_TOKEN || steps >= MOST_STEPS)
        return DM_NO_TOKEN;
    switch ((dm_rel)tok(g, v)->rel) {
    case DM_REL_CONJ: {
        uint32_t t = dm_own_subject(g, head);
        return t != DM_NO_TOKEN ? dm_resolve_relative(g, head, t)
                                : outer_subject(g, head, steps + 1);
    }
    case DM_REL_XCOMP:
        return subject_of_complement(g, v);
    case DM_REL_ADVCL:
    case DM_REL_PARATAXIS:
        return subject_of_adverbial(g, v);
    case DM_REL_ACL:
        return subject_of_modifier(g, v);
    case DM_REL_ACL_RELCL:
        return stands_for(g, head);
    case DM_REL_ADVCL_RELCL: /* "it was Kenya that condemned" */
        return is_cleft(g, head) ? head : (uint32_t)DM_NO_TOKEN;
    default:
        return DM_NO_TOKEN;
    }
}

uint32_t dm_surface_subject(const dm_grammar *g, uint32_t v) {
    uint32_t t = dm_own_subject(g, v);
    if (t != DM_NO_TOKEN)
        return dm_resolve_relative(g, v, t);
    static _Thread_local int
        nesting; /* subjects of subjects: bounded, trees from a parser may be odd */
    if (nesting >= MOST_STEPS)
        return DM_NO_TOKEN;
    nesting++;
    t = outer_subject(g, v, 0);
    nesting--;
    return t;
}
