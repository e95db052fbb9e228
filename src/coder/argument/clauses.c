/*
 * argument/clauses.c - the clauses that complement a predicate: "to withdraw", "that it was
 * illegal", "called it a crime", and what parsers have in their place.
 */
#include "coder/argument/parts.h"

/* "promised an inquiry into reports that ...": what the reports say. */
static bool is_of_report(const dm_grammar *g, uint32_t clause) {
    uint32_t that = dm_tree_find(g->parse, clause, DM_REL_MARK);
    return that != DM_NO_TOKEN && that > 0 && dm_tree_has_case(g->parse, that - 1, "into") &&
           dm_codebook_report(g->book, tok(g, that - 1)->lemma, 'N');
}

uint32_t dm_that_clause(const dm_grammar *g, uint32_t v) {
    for (DM_CHILDREN(g->parse, v, c))
        if (tok(g, c)->rel == DM_REL_CCOMP)
            return is_of_report(g, c) ? (uint32_t)DM_NO_TOKEN : c;
    const dm_sentence *s = &g->parse->sentences[tok(g, v)->sentence];
    for (uint32_t t = v + 1; t < s->first + s->count; t++) {
        const dm_token *token = tok(g, t);
        bool that = token->rel == DM_REL_MARK && token->upos != DM_PRON &&
                    dm_str_eq_nocase(token->form, DM_STR("that"));
        if (!that || token->head == DM_NO_TOKEN || token->head <= t ||
            dm_str_eq_nocase(tok(g, t - 1)->form, DM_STR("so")))
            continue;
        uint32_t head = token->head, above = tok(g, head)->head;
        dm_rel rel = tok(g, head)->rel;
        bool hung = rel == DM_REL_ACL || rel == DM_REL_ADVCL || rel == DM_REL_CCOMP ||
                    rel == DM_REL_PARATAXIS;
        /* "rejected the claim that ...": somebody else's words */
        if (above != DM_NO_TOKEN && above != v && tok(g, above)->rel == DM_REL_OBJ &&
            !dm_codebook_in_class(g->book, "@document", tok(g, above)->lemma) &&
            !dm_codebook_in_class(g->book, "@venue", tok(g, above)->lemma))
            return DM_NO_TOKEN;
        if (is_of_report(g, head))
            return DM_NO_TOKEN;
        for (int up = 0; hung && up < 4 && above != DM_NO_TOKEN && above != v; up++)
            above = dm_tree_is_nominal(g->parse, above) ||
                            dm_codebook_in_class(g->book, "@venue", tok(g, above)->lemma)
                        ? tok(g, above)->head
                        : (uint32_t)DM_NO_TOKEN;
        return hung && above == v ? head : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "called the launch an outrageous act": the parser has two objects. */
static void second_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    uint32_t first = dm_own_object(g, v);
    bool names = dm_codebook_in_class(g->book, "@naming", tok(g, v)->lemma) ||
                 dm_codebook_in_class(g->book, "@declaring", tok(g, v)->lemma);
    if (first == DM_NO_TOKEN || !names)
        return;
    for (DM_CHILDREN(g->parse, v, c))
        if (c > first && tok(g, c)->rel == DM_REL_OBJ)
            dm_fillers_add(fillers, c);
}

/* "called the ruling biased": a participle that says what somebody thinks of the object. */
static bool is_called(const dm_grammar *g, uint32_t v, uint32_t participle) {
    return dm_codebook_in_class(g->book, "@naming", tok(g, v)->lemma) &&
           (tok(g, participle)->feats & (DM_FEAT_PART | DM_FEAT_PASS)) &&
           dm_tree_find(g->parse, participle, DM_REL_OBL_AGENT) == DM_NO_TOKEN;
}

/* "to lift it", "to be lifted". */
static bool is_infinitive(const dm_grammar *g, uint32_t v) {
    if (tok(g, v)->feats & DM_FEAT_INF)
        return true;
    uint32_t to = dm_tree_find(g->parse, v, DM_REL_MARK);
    uint32_t be = dm_tree_find(g->parse, v, DM_REL_AUX_PASS);
    return to != DM_NO_TOKEN && be != DM_NO_TOKEN && dm_str_is(tok(g, to)->form, "to") &&
           dm_str_is(tok(g, be)->form, "be");
}

void dm_clauses(const dm_grammar *g, uint32_t p, bool open, bool closed, dm_fillers *fillers) {
    if (open)
        second_object(g, p, fillers);
    for (DM_CHILDREN(g->parse, p, c)) {
        dm_rel rel = tok(g, c)->rel;
        if ((open && rel == DM_REL_XCOMP) ||
            (closed && (rel == DM_REL_CCOMP || rel == DM_REL_CSUBJ_PASS)))
            dm_fillers_add(fillers, c);
        if (closed && rel == DM_REL_CSUBJ && c > p && !dm_tree_is_verbal(g->parse, p))
            dm_fillers_add(fillers, c); /* "it was immoral that Togo had burned it" */
        if (open && rel == DM_REL_ACL && (tok(g, c)->feats & DM_FEAT_INF) &&
            !dm_tree_is_verbal(g->parse, p))
            dm_fillers_add(fillers, c); /* "its refusal to withdraw" */
        if (open && (rel == DM_REL_ADVCL || (rel == DM_REL_OBL && tok(g, c)->upos == DM_ADJ)) &&
            (is_infinitive(g, c) || rel == DM_REL_OBL) &&
            dm_tree_find(g->parse, p, DM_REL_XCOMP) == DM_NO_TOKEN)
            dm_fillers_add(fillers, c); /* "urged Uganda to withdraw", "called on Uganda to
                                withdraw" as parsers often have it */
        bool gerund = rel == DM_REL_ADVCL && (tok(g, c)->feats & (DM_FEAT_GER | DM_FEAT_PRES)) &&
                      (c == p + 1 || (c == p + 2 && tok(g, p + 1)->head == p));
        if (open && gerund && dm_own_object(g, p) == DM_NO_TOKEN &&
            dm_tree_find(g->parse, c, DM_REL_MARK) == DM_NO_TOKEN)
            dm_fillers_add(fillers, c); /* "ruled out sending troops" */
        if (open && rel == DM_REL_OBJ &&
            dm_tree_is_verbal(g->parse,
                              p)) /* "declared the vote illegal", the adjective on the noun */
            for (DM_CHILDREN(g->parse, c, d))
                if (d > c && ((tok(g, d)->rel == DM_REL_AMOD && tok(g, d)->upos == DM_ADJ) ||
                              (tok(g, d)->rel == DM_REL_ACL && is_called(g, p, d))))
                    dm_fillers_add(fillers, d);
        bool told = (tok(g, c)->feats & DM_FEAT_FIN) ||
                    dm_tree_find(g->parse, c, DM_REL_AUX) != DM_NO_TOKEN ||
                    (dm_tree_find(g->parse, c, DM_REL_MARK) != DM_NO_TOKEN &&
                     dm_own_subject(g, c) != DM_NO_TOKEN); /* "its demand that Kenya leave" */
        if (closed && rel == DM_REL_ACL && told && !dm_tree_is_verbal(g->parse, p))
            dm_fillers_add(fillers, c); /* "the claim that" */
    }
}
