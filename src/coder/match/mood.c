/*
 * match/mood.c - what the small words at a verb say: that it did not happen, will or may, must, or
 * only if.
 */
#include "coder/match/parts.h"
#include "coder/match/mood.h"

/* "did not condemn or criticise", "will not bow and accept": what is joined under one auxiliary is
 * denied with it. */
static bool shares_denial(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_token *token = tok(scene, t);
    uint32_t joined = dm_tree_find(parse, t, DM_REL_CC);
    return token->rel == DM_REL_CONJ && token->upos == DM_VERB && joined != DM_NO_TOKEN &&
           (FORM_IN(tok(scene, joined), "or") ||
            (FORM_IN(tok(scene, joined), "and") && !(token->feats & DM_FEAT_PAST) &&
             !FORM_IN(tok(scene, joined - 1), ","))) &&
           dm_str_eq_nocase(token->form, token->lemma) &&
           dm_tree_find(parse, t, DM_REL_AUX) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_NSUBJ) == DM_NO_TOKEN &&
           tok(scene, token->head)->upos == DM_VERB &&
           dm_tree_find(parse, token->head, DM_REL_AUX) != DM_NO_TOKEN;
}

bool dm_mood_over(const dm_scene *scene, uint32_t t) {
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (tok(scene, c)->rel == DM_REL_ADVMOD && FORM_IN(tok(scene, c), "longer") &&
            dm_mood_negated(scene, c))
            return true;
    return false;
}

/* "Neither Panama nor Ecuador", "neither the bank nor the fund": those who are joined do not. */
static bool is_either_denied(const dm_scene *scene, uint32_t joined) {
    if (joined > 0 && FORM_IN(tok(scene, joined - 1), "neither"))
        return true;
    for (DM_CHILDREN(scene->grammar.parse, joined, c))
        if (c < joined && FORM_IN(tok(scene, c), "neither"))
            return true;
    return false;
}

/* "is going to attack" */
static bool is_going_to(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t going = tok(scene, v)->head, to = dm_tree_find(parse, v, DM_REL_MARK), be;
    if (tok(scene, v)->rel != DM_REL_XCOMP || going == DM_NO_TOKEN || to != going + 1 ||
        !FORM_IN(tok(scene, going), "going") || !FORM_IN(tok(scene, to), "to"))
        return false;
    be = dm_tree_find(parse, going, DM_REL_AUX);
    return be != DM_NO_TOKEN && dm_tree_lemma_is(parse, be, "be");
}

/* "not", "never", "no longer" at a verb; "no" at a noun; "no country" as its subject. */
bool dm_mood_negated(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    bool as_head = shares_denial(scene, t) || is_going_to(scene, t); /* "is not going to talk" */
    if ((as_head && dm_mood_negated(scene, tok(scene, t)->head)) || dm_mood_over(scene, t))
        return true;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = tok(scene, c);
        bool opens =
            token->rel == DM_REL_MARK || token->rel == DM_REL_CASE || token->rel == DM_REL_CC;
        if (opens &&
            ((FORM_IN(token, "without", "instead") &&
              !FORM_IN(tok(scene, c + 1), "doubt", "question")) || /* "is without doubt ours" */
             (FORM_IN(token, "rather") && c + 1 < t && FORM_IN(tok(scene, c + 1), "than"))))
            return true; /* "instead of condemning Russia" */
        if (token->rel == DM_REL_MARK && c > 0 && FORM_IN(token, "to") &&
            FORM_IN(tok(scene, c - 1), "yet")) /* "has yet to ratify" */
            return true;
        bool modifies = token->rel == DM_REL_ADVMOD || token->rel == DM_REL_DET ||
                        token->rel == DM_REL_CC || token->rel == DM_REL_CC_PRECONJ ||
                        token->upos == DM_PART || token->upos == DM_AUX;
        if (modifies && FORM_IN(token, "not") && c + 1 < t && FORM_IN(tok(scene, c + 1), "but"))
            continue; /* "could not but deplore it" */
        if (modifies &&
            FORM_IN(token, "not", "n't", "n’t", "never", "neither", "nor", "hardly", "no"))
            return true;
        if (modifies && c + 1 == t && FORM_IN(token, "nearly", "almost"))
            return true; /* "nearly attacked" */
        uint32_t none = token->rel == DM_REL_OBL_AGENT ? dm_tree_find(parse, c, DM_REL_DET)
                                                       : (uint32_t)DM_NO_TOKEN;
        if (none != DM_NO_TOKEN && FORM_IN(tok(scene, none), "no"))
            return true; /* "is recognised by no state" */
        bool agent = token->rel == DM_REL_OBL_AGENT || token->rel == DM_REL_OBL;
        if (((agent && dm_tree_has_case(parse, c, "by")) || token->rel == DM_REL_OBJ) &&
            is_either_denied(scene, c)) /* "is recognised by neither Panama nor Ecuador" */
            return true;
        if (token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS) {
            if (FORM_IN(token, "none", "nobody", "neither", "no-one"))
                return true;
            if (is_either_denied(scene, c)) /* "Neither Panama nor Ecuador" */
                return true;
            for (DM_CHILDREN(parse, c, d))
                if (tok(scene, d)->rel == DM_REL_ADVMOD && d < c && FORM_IN(tok(scene, d), "not"))
                    return true; /* "Not the rebels nor the army are holding them" */
            for (DM_CHILDREN(parse, c, d))
                if (tok(scene, d)->rel == DM_REL_DET && FORM_IN(tok(scene, d), "no", "neither"))
                    return true;
        }
    }
    return false;
}

/* "that he be tried": the bare "be" of a demand. */
static bool is_subjunctive(const dm_scene *scene, uint32_t v, uint32_t be) {
    return FORM_IN(tok(scene, be), "be") && tok(scene, v)->rel == DM_REL_CCOMP &&
           dm_tree_find(scene->grammar.parse, v, DM_REL_AUX) == DM_NO_TOKEN &&
           (dm_tree_find(scene->grammar.parse, v, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN ||
            dm_tree_find(scene->grammar.parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN);
}

/* "should Kenya withdraw", in a statement: if it did. */
static bool is_should_before(const dm_scene *scene, uint32_t v, uint32_t aux) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_sentence *s = &parse->sentences[tok(scene, v)->sentence];
    uint32_t who = dm_surface_subject(&scene->grammar, v);
    return FORM_IN(tok(scene, aux), "should") && who != DM_NO_TOKEN && aux < who && who < v &&
           !FORM_IN(tok(scene, s->first + s->count - 1), "?");
}

dm_modality dm_mood_modality(const dm_scene *scene, uint32_t v) {
    if (is_going_to(scene, v))
        return DM_MODALITY_FUTURE;
    for (DM_CHILDREN(scene->grammar.parse, v, c)) {
        const dm_token *token = tok(scene, c);
        if (token->rel == DM_REL_MARK && FORM_IN(token, "due"))
            return DM_MODALITY_FUTURE; /* "was due to send", taken for one conjunction */
        if (token->rel == DM_REL_AUX_PASS && is_subjunctive(scene, v, c))
            return DM_MODALITY_DEONTIC;
        if (token->rel != DM_REL_AUX)
            continue;
        if (FORM_IN(token, "will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"))
            return DM_MODALITY_FUTURE;
        if (FORM_IN(token, "may", "might", "could", "can", "ca"))
            return DM_MODALITY_POSSIBLE;
        if (FORM_IN(token, "must", "should", "ought") && !is_should_before(scene, v, c))
            return DM_MODALITY_DEONTIC;
    }
    return DM_MODALITY_NONE;
}

/* "cannot accept", "there can be no talks": who can not, will not. */
bool dm_mood_barred(const dm_scene *scene, const dm_candidate *c, uint32_t v) {
    uint32_t aux = dm_tree_find(scene->grammar.parse, v, DM_REL_AUX);
    if (aux == DM_NO_TOKEN || (c->type != DM_SUPPORT && c->type != DM_CONSULT &&
                               c->type != DM_AID && c->type != DM_AGREE))
        return false;
    bool reported = tok(scene, v)->rel == DM_REL_CCOMP;
    return FORM_IN(tok(scene, aux), "can", "ca") || (reported && FORM_IN(tok(scene, aux), "could"));
}

/* "until Serbia recognises it", "would stay until Serbia recognised it": not yet so. What a plain
 * past lasted until has happened. */
static bool is_awaited(const dm_scene *scene, uint32_t v, uint32_t mark) {
    uint32_t over =
        tok(scene, v)->rel == DM_REL_ADVCL ? tok(scene, v)->head : (uint32_t)DM_NO_TOKEN;
    if (over == DM_NO_TOKEN || !FORM_IN(tok(scene, mark), "until", "till"))
        return false;
    for (DM_CHILDREN(scene->grammar.parse, v, c))
        if ((tok(scene, c)->rel == DM_REL_AUX || tok(scene, c)->rel == DM_REL_AUX_PASS ||
             tok(scene, c)->rel == DM_REL_COP) &&
            FORM_IN(tok(scene, c), "is", "are", "has", "have"))
            return true;
    return (tok(scene, v)->feats & DM_FEAT_PRES) || (tok(scene, over)->feats & DM_FEAT_INF) ||
           dm_mood_modality(scene, over) != DM_MODALITY_NONE;
}

/* "Had Greece refused, Italy would have left": "had" opens the clause, its subject follows. */
static bool is_inverted(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t had = dm_tree_find(parse, v, DM_REL_AUX), who = dm_surface_subject(&scene->grammar, v);
    if (had != DM_NO_TOKEN && is_should_before(scene, v, had))
        return true;
    if (had == DM_NO_TOKEN || who == DM_NO_TOKEN || !FORM_IN(tok(scene, had), "had") || had > who ||
        who > v)
        return false;
    return had == parse->sentences[tok(scene, had)->sentence].first ||
           tok(scene, had - 1)->upos == DM_PUNCT || FORM_IN(tok(scene, had - 1), "that");
}

/* "on condition that Mali frees them", "provided that it frees them", "as long as it frees them".
 */
static bool is_proviso(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t over = tok(scene, v)->head, mark = dm_tree_find(parse, v, DM_REL_MARK);
    if (over == DM_NO_TOKEN || over > v || mark == DM_NO_TOKEN)
        return false;
    bool that = FORM_IN(tok(scene, mark), "that");
    bool condition =
        that && dm_tree_lemma_is(parse, over, "condition") &&
        (dm_tree_has_case(parse, over, "on") || dm_tree_has_case(parse, over, "under"));
    bool provided = that && FORM_IN(tok(scene, over), "provided", "providing") &&
                    dm_tree_find(parse, over, DM_REL_NSUBJ) == DM_NO_TOKEN &&
                    dm_tree_find(parse, over, DM_REL_OBJ) == DM_NO_TOKEN;
    bool as_long =
        FORM_IN(tok(scene, mark), "as") && over + 1 == mark && FORM_IN(tok(scene, over), "long");
    return condition || provided || as_long;
}

/* The "if" of a clause that v goes on with: "if Mali agreed and Chad sent troops". The parser may
 * join v to the verb above, as if a comma stood before the "and". */
static uint32_t mark_before(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t first = dm_tree_first_conjunct(parse, v), cc = dm_tree_find(parse, v, DM_REL_CC);
    if (first == v || tok(scene, v)->rel != DM_REL_CONJ)
        return DM_NO_TOKEN;
    if (tok(scene, first)->rel == DM_REL_ADVCL)
        return dm_tree_find(parse, first, DM_REL_MARK);
    if (cc == DM_NO_TOKEN || cc == 0 || tok(scene, cc - 1)->upos == DM_PUNCT ||
        dm_tree_find(parse, v, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    for (uint32_t t = cc; t-- > first;) /* of the verb, or of one that hangs on it */
        if (tok(scene, t)->rel == DM_REL_MARK && FORM_IN(tok(scene, t), "if", "unless"))
            return t;
    return DM_NO_TOKEN;
}

bool dm_mood_conditional(const dm_scene *scene, uint32_t v) {
    uint32_t mark = dm_tree_find(scene->grammar.parse, v, DM_REL_MARK);
    if (mark == DM_NO_TOKEN)
        mark = mark_before(scene, v);
    if (is_inverted(scene, v) || is_proviso(scene, v))
        return true;
    if (mark != DM_NO_TOKEN && mark + 1 < v && FORM_IN(tok(scene, mark), "as") &&
        FORM_IN(tok(scene, mark + 1), "if", "though"))
        return true; /* "as if it had won" */
    return mark != DM_NO_TOKEN &&
           (FORM_IN(tok(scene, mark), "if", "unless", "whether", "should", "lest", "provided") ||
            is_awaited(scene, v, mark));
}

/* "was to have hosted the talks": it was arranged, and did not come to pass. */
static bool was_to_have(const dm_scene *scene, uint32_t v) {
    uint32_t to = dm_tree_find(scene->grammar.parse, v, DM_REL_MARK);
    return to != DM_NO_TOKEN && to > 0 && to + 1 < v && FORM_IN(tok(scene, to), "to") &&
           FORM_IN(tok(scene, to + 1), "have") && FORM_IN(tok(scene, to - 1), "was", "were");
}

/* "would not recognise it until elections were held": until then it is refused; "would stay until
 * it withdrew": until then it stays. */
static bool is_delayed_refusal(const dm_scene *scene, uint32_t v, uint32_t clause) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t mark = dm_tree_find(parse, clause, DM_REL_MARK);
    if (mark == DM_NO_TOKEN || !FORM_IN(tok(scene, mark), "until", "till", "unless"))
        return false;
    if (FORM_IN(tok(scene, mark), "until", "till") &&
        (dm_tree_lemma_is(parse, v, "stay") || dm_tree_lemma_is(parse, v, "remain") ||
         dm_tree_lemma_is(parse, v, "continue") || dm_tree_lemma_is(parse, v, "persist")))
        return true;
    for (DM_CHILDREN(parse, v, c))
        if (FORM_IN(tok(scene, c), "not", "n't", "n’t", "never", "no"))
            return true;
    return false;
}

/* What the auxiliaries of a verb say. */
typedef struct auxiliaries {
    bool would, might, have;
} auxiliaries;

static auxiliaries auxiliaries_of(const dm_scene *scene, uint32_t v) {
    auxiliaries found = {0};
    for (DM_CHILDREN(scene->grammar.parse, v, c)) {
        const dm_token *token = tok(scene, c);
        if (token->rel != DM_REL_AUX)
            continue;
        found.would |= FORM_IN(token, "would", "'d", "’d");
        found.might |= FORM_IN(token, "could", "might");
        found.have |= FORM_IN(token, "have", "'ve", "’ve");
    }
    return found;
}

/* "would recognise it if ...", "would have recognised it": what is not so, or not yet. */
bool dm_mood_unreal(const dm_scene *scene, uint32_t v) {
    if (was_to_have(scene, v))
        return true;
    const auxiliaries found = auxiliaries_of(scene, v);
    if (!(found.would || found.might) || found.have)
        return found.would || found.might;
    for (DM_CHILDREN(scene->grammar.parse, v, c))
        if (tok(scene, c)->rel == DM_REL_ADVCL && dm_mood_conditional(scene, c) &&
            !is_delayed_refusal(scene, v, c))
            return true;
    return false;
}

bool dm_mood_counterfactual(const dm_scene *scene, uint32_t v) {
    const auxiliaries found = auxiliaries_of(scene, v);
    return found.would && found.have;
}

/* "are to meet in July": it is arranged. */
bool dm_mood_arranged(const dm_scene *scene, uint32_t v) {
    uint32_t be = dm_tree_find(scene->grammar.parse, v, DM_REL_COP);
    uint32_t to = dm_tree_find(scene->grammar.parse, v, DM_REL_MARK);
    if (be == DM_NO_TOKEN && tok(scene, v)->rel == DM_REL_CONJ && /* "are to gather and disarm" */
        (tok(scene, v)->feats & DM_FEAT_INF) &&
        dm_tree_find(scene->grammar.parse, v, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return dm_mood_arranged(scene, dm_tree_first_conjunct(scene->grammar.parse, v));
    return be != DM_NO_TOKEN && to == be + 1 && FORM_IN(tok(scene, to), "to") &&
           FORM_IN(tok(scene, be), "is", "are", "'s", "’s") && (tok(scene, v)->feats & DM_FEAT_INF);
}

bool dm_mood_enacted(const dm_scene *scene, uint32_t law) {
    uint32_t verb = tok(scene, law)->head;
    return verb != DM_NO_TOKEN && verb < law && tok(scene, law)->rel == DM_REL_OBJ &&
           dm_codebook_in_class(scene->grammar.book, "@enacts", tok(scene, verb)->lemma) &&
           dm_codebook_in_class(scene->grammar.book, "@enacted", tok(scene, law)->lemma) &&
           !dm_mood_negated(scene, verb) && dm_mood_modality(scene, verb) == DM_MODALITY_NONE &&
           !dm_mood_unreal(scene, verb);
}

bool dm_mood_by_law(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t law = tok(scene, v)->head, mark = dm_tree_find(parse, v, DM_REL_MARK);
    if (law == DM_NO_TOKEN || mark == DM_NO_TOKEN || !dm_tree_lemma_is(parse, mark, "on"))
        return false;
    if (dm_tree_is_verbal(parse, law)) /* the parser hung it on the verb */
        law = dm_tree_find(parse, law, DM_REL_OBJ);
    return law != DM_NO_TOKEN && law + 1 == mark && dm_mood_enacted(scene, law);
}

/* "would consider all options, including leaving the pact": one of what is only weighed. */
static bool is_option(const dm_scene *scene, uint32_t v, uint32_t mark) {
    if (mark == DM_NO_TOKEN || !dm_str_eq_nocase(tok(scene, mark)->form, DM_STR("including")))
        return false;
    uint32_t over = tok(scene, v)->head;
    if (over != DM_NO_TOKEN && !dm_tree_is_verbal(scene->grammar.parse, over))
        over = tok(scene, over)->head;
    return over != DM_NO_TOKEN &&
           (dm_mood_modality(scene, over) != DM_MODALITY_NONE ||
            dm_codebook_in_class(scene->grammar.book, "@weighs", tok(scene, over)->lemma));
}

bool dm_mood_unrealised(const dm_scene *scene, uint32_t v) {
    const dm_token *token = tok(scene, v);
    if (dm_mood_modality(scene, v) != DM_MODALITY_NONE)
        return false;
    const dm_parse *parse = scene->grammar.parse;
    /* "opposition to joining"; but "congratulating Xi, he ...", "with China abstaining" happen */
    uint32_t mark = dm_tree_find(parse, v, DM_REL_MARK);
    if (is_option(scene, v, mark))
        return true;
    bool ing =
        (token->feats & DM_FEAT_GER) || /* of which taggers make a participle as well */
        ((token->feats & DM_FEAT_PRES) && (token->feats & DM_FEAT_PART) &&
         (dm_tree_lemma_is(parse, mark, "of") || dm_tree_lemma_is(parse, mark, "to") ||
          dm_tree_lemma_is(parse, mark, "from") || dm_tree_lemma_is(parse, mark, "without")));
    bool gerund = ing && mark != DM_NO_TOKEN && dm_tree_find(parse, v, DM_REL_NSUBJ) == DM_NO_TOKEN;
    if (gerund && dm_answerable(&scene->grammar, v) != DM_NO_TOKEN)
        return false; /* "faced sanctions for attacking" */
    /* "reopened it after freezing the assets"; but "would reopen it after freezing them" */
    bool then = token->rel == DM_REL_ADVCL && mark != DM_NO_TOKEN &&
                dm_str_ends(token->form, DM_STR("ing")) &&
                dm_tree_find(parse, v, DM_REL_NSUBJ) == DM_NO_TOKEN &&
                (dm_tree_lemma_is(parse, mark, "after") || dm_tree_lemma_is(parse, mark, "since"));
    if (then)
        return dm_mood_modality(scene, token->head) != DM_MODALITY_NONE;
    return ((token->feats & DM_FEAT_INF) || gerund) &&
           (token->rel == DM_REL_ACL || token->rel == DM_REL_ADVCL || token->rel == DM_REL_XCOMP);
}

bool dm_mood_stance(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t mark = dm_tree_find(parse, v, DM_REL_MARK);
    return mark != DM_NO_TOKEN && dm_tree_find(parse, v, DM_REL_COP) != DM_NO_TOKEN &&
           dm_str_ends(parse->tokens[v].form, DM_STR("ing")) &&
           (dm_tree_lemma_is(parse, mark, "against") || dm_tree_lemma_is(parse, mark, "for"));
}
