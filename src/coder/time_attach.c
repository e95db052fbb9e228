/*
 * time_attach.c - which time dates the event of a predicate (see time.h).
 *
 * A time hangs in the tree below what it dates. From the time's head we climb to the predicate that
 * governs it; the event has the time if that is the event's own predicate, or one whose clause the
 * event's shares. What stands inside another event's clause never counts.
 */
#include "coder/time_resolve.h"

enum { CLIMB = 32 };

/* How a time reaches a predicate, best first. */
typedef enum tie { TIE_NONE, TIE_REPORT, TIE_SHARED, TIE_OBJECT, TIE_OWN } tie;

static uint32_t head_of(const dm_parse *parse, const dm_timex *x) {
    for (uint32_t t = x->first; t <= x->last; t++) {
        uint32_t head = parse->tokens[t].head;
        if ((head == DM_NO_TOKEN || head < x->first || head > x->last) &&
            parse->tokens[t].rel != DM_REL_PUNCT)
            return t;
    }
    return x->last;
}

static bool dates(const dm_timex *x) {
    return !x->anniversary && x->iso.len &&
           (x->type == DM_TIMEX_DATE || x->type == DM_TIMEX_TIME || x->type == DM_TIMEX_DURATION);
}

/* "until Friday", "since 1993": bounds, not days. */
static bool bound(const dm_parse *parse, uint32_t t) {
    return dm_tree_has_case(parse, t, "until") || dm_tree_has_case(parse, t, "till") ||
           dm_tree_has_case(parse, t, "since") || dm_tree_has_case(parse, t, "before") ||
           dm_tree_has_case(parse, t, "after") || dm_tree_has_case(parse, t, "from");
}

static bool temporal(dm_rel rel) {
    return rel == DM_REL_OBL || rel == DM_REL_OBL_UNMARKED || rel == DM_REL_ADVMOD ||
           rel == DM_REL_NMOD_UNMARKED || rel == DM_REL_NMOD || rel == DM_REL_APPOS ||
           rel == DM_REL_PARATAXIS || rel == DM_REL_DEP || rel == DM_REL_COMPOUND ||
           rel == DM_REL_NMOD_POSS || rel == DM_REL_NUMMOD || rel == DM_REL_AMOD ||
           rel == DM_REL_CONJ;
}

static bool clausal(dm_rel rel) {
    switch (rel) {
    case DM_REL_ACL:
    case DM_REL_ACL_RELCL:
    case DM_REL_ADVCL:
    case DM_REL_ADVCL_RELCL:
    case DM_REL_CCOMP:
    case DM_REL_CSUBJ:
    case DM_REL_PARATAXIS:
    case DM_REL_ROOT:
        return true;
    default:
        return false;
    }
}

static bool is_event(const dm_parse *parse, uint32_t t) {
    return dm_tree_is_verbal(parse, t) || dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN;
}

/* The word that a time modifies: up through other times and lists of them. */
static uint32_t modified(const dm_parse *parse, uint32_t t) {
    for (int steps = 0; steps < CLIMB && parse->tokens[t].rel == DM_REL_CONJ; steps++)
        t = parse->tokens[t].head;
    return parse->tokens[t].head;
}

/* Whether the noun `noun` is an argument or adjunct in the clause of `predicate`, without a clause
 * between. */
static bool within(const dm_parse *parse, uint32_t predicate, uint32_t noun) {
    for (int steps = 0; steps < CLIMB && noun != DM_NO_TOKEN; steps++) {
        if (noun == predicate)
            return true;
        if (is_event(parse, noun) || clausal(parse->tokens[noun].rel))
            return false;
        noun = parse->tokens[noun].head;
    }
    return false;
}

/*
 * The predicate shares the clause of `verb`: conjoined with it under one subject, its infinitive or
 * participle ("met on Friday and discussed", "began talking on Friday"), or the noun that is its
 * object ("held talks on Friday").
 */
static tie shared(const dm_parse *parse, uint32_t predicate, uint32_t verb, uint32_t time) {
    const dm_token *p = dm_tok(parse, predicate);
    if (!is_event(parse, predicate)) {
        bool object = p->rel == DM_REL_OBJ && time_lemma_is(parse->tokens[verb].lemma, TIME_LIGHT);
        bool subject =
            p->rel == DM_REL_NSUBJ && time_lemma_is(parse->tokens[verb].lemma, TIME_OCCURS);
        bool passive =
            p->rel == DM_REL_NSUBJ_PASS && time_lemma_is(parse->tokens[verb].lemma, TIME_LIGHT);
        return p->head == verb && (object || subject || passive) ? TIE_OBJECT : TIE_NONE;
    }
    if (p->head != verb)
        return TIE_NONE;
    if (p->rel == DM_REL_CONJ && time < predicate &&
        dm_tree_find(parse, predicate, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return TIE_SHARED;
    bool opens = p->rel == DM_REL_ADVCL && (p->feats & (DM_FEAT_GER | DM_FEAT_PART)) &&
                 dm_tree_find(parse, predicate, DM_REL_MARK) == DM_NO_TOKEN;
    return opens ? TIE_SHARED : TIE_NONE;
}

static bool has_tense(const dm_parse *parse, uint32_t verb) {
    if (parse->tokens[verb].feats & DM_FEAT_PRES)
        return true;
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].upos == DM_AUX && (parse->tokens[c].feats & DM_FEAT_PRES))
            return true;
    return false;
}

/*
 * The time of the saying for what is said: only where the saying is the doing, as with a position
 * or a wish in the present ("said on Friday that it recognises"); a past event has happened before.
 */
static bool reported(const dm_parse *parse, uint32_t predicate, uint32_t verb) {
    const dm_token *p = dm_tok(parse, predicate);
    bool said =
        (p->head == verb && p->rel == DM_REL_CCOMP) ||
        (p->head == verb && p->rel == DM_REL_XCOMP) ||
        (parse->tokens[verb].head == predicate && parse->tokens[verb].rel == DM_REL_PARATAXIS);
    if (!said)
        return false;
    return time_lemma_is(parse->tokens[verb].lemma, TIME_REPORTS) ? has_tense(parse, predicate)
                                                                  : p->rel == DM_REL_XCOMP;
}

static tie tie_of(const dm_parse *parse, const dm_timex *x, uint32_t predicate) {
    uint32_t head = head_of(parse, x);
    if (!temporal(parse->tokens[head].rel) || bound(parse, head))
        return TIE_NONE;
    uint32_t target = modified(parse, head);
    if (target == DM_NO_TOKEN)
        return TIE_NONE;
    if (target == predicate)
        return TIE_OWN;
    bool own_clause = is_event(parse, predicate) && !is_event(parse, target) &&
                      parse->tokens[head].rel != DM_REL_COMPOUND &&
                      parse->tokens[head].rel != DM_REL_NMOD_POSS;
    if (own_clause && within(parse, predicate, target) &&
        dm_tree_find(parse, predicate, DM_REL_OBJ) == target)
        return TIE_OBJECT; /* "held talks on Friday", read as talks on Friday */
    if (!is_event(parse, target))
        return TIE_NONE;
    tie t = shared(parse, predicate, target, head);
    if (t == TIE_NONE && reported(parse, predicate, target))
        t = TIE_REPORT;
    return t;
}

const dm_timex *dm_times_of(const dm_times *times, const dm_parse *parse, uint32_t predicate) {
    uint32_t sentence = parse->tokens[predicate].sentence;
    const dm_timex *best = NULL;
    tie best_tie = TIE_NONE;
    uint32_t best_distance = UINT32_MAX;
    for (size_t i = 0; i < times->len; i++) {
        const dm_timex *x = &times->ptr[i];
        if (parse->tokens[x->first].sentence < sentence || !dates(x))
            continue;
        if (parse->tokens[x->first].sentence > sentence)
            break;
        tie t = tie_of(parse, x, predicate);
        uint32_t distance = x->first > predicate ? x->first - predicate : predicate - x->last;
        if (t > best_tie || (t != TIE_NONE && t == best_tie && distance < best_distance)) {
            best = x;
            best_tie = t;
            best_distance = distance;
        }
    }
    return best;
}
