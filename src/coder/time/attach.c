/*
 * time/attach.c - which time dates the event of a predicate (see time/time.h).
 *
 * A time hangs in the tree below what it dates. From the time's head we climb to the predicate that
 * governs it; the event has the time if that is the event's own predicate, or one whose clause the
 * event's shares. What stands inside another event's clause never counts.
 */
#include "coder/time/resolve.h"

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

bool time_is_bound(const dm_parse *parse, uint32_t t) {
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

static bool adverb(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_ADV && !dm_tree_is_predicate(parse, t);
}

static bool lemma_in(const dm_parse *parse, uint32_t t, time_class class) {
    return time_lemma_is(parse->tokens[t].lemma, class);
}

/* The word that a time modifies: up through lists of times, adverbs ("earlier on Monday") and
 * "in the small hours of Monday". */
static uint32_t modified(const dm_parse *parse, uint32_t t) {
    uint32_t head = parse->tokens[t].head;
    for (int steps = 0; steps < CLIMB && head != DM_NO_TOKEN; steps++) {
        bool hours = dm_tree_has_case(parse, t, "of") || dm_tree_has_case(parse, t, "on");
        hours = hours && parse->tokens[t].rel == DM_REL_NMOD && lemma_in(parse, head, TIME_HOURS) &&
                temporal(parse->tokens[head].rel);
        if (parse->tokens[t].rel != DM_REL_CONJ && !adverb(parse, head) && !hours)
            return head;
        t = head;
        head = parse->tokens[t].head;
    }
    return head;
}

/* The predicate whose clause the noun stands in, without a clause between. */
static uint32_t clause_of(const dm_parse *parse, uint32_t noun) {
    for (int steps = 0; steps < CLIMB && noun != DM_NO_TOKEN; steps++) {
        if (dm_tree_is_predicate(parse, noun))
            return noun;
        if (clausal(parse->tokens[noun].rel))
            return DM_NO_TOKEN;
        noun = parse->tokens[noun].head;
    }
    return DM_NO_TOKEN;
}

/*
 * "severed relations with Qatar on Monday": parsers hang the day on a noun near by. A day that is
 * told with "on" or without a preposition is the clause's all the same; months and years ("the
 * annexation of Crimea in 2014") are the noun's.
 */
static bool attracted(const dm_parse *parse, const dm_timex *x, uint32_t head) {
    uint8_t rel = parse->tokens[head].rel;
    bool loose = rel == DM_REL_NMOD || rel == DM_REL_NMOD_UNMARKED || rel == DM_REL_OBL ||
                 rel == DM_REL_OBL_UNMARKED;
    bool on = dm_tree_has_case(parse, head, "on") ||
              dm_tree_find(parse, head, DM_REL_CASE) == DM_NO_TOKEN;
    if (loose && on && x->precision == DM_PRECISION_DAY)
        return true;
    uint32_t noun = parse->tokens[head].head;
    dm_rel above = parse->tokens[noun].rel;
    /* "declared an emergency in the strip in September": a place has no time of its own */
    return rel == DM_REL_NMOD && (above == DM_REL_OBL || above == DM_REL_NMOD) &&
           dm_tree_has_case(parse, noun, "in") && dm_tree_has_case(parse, head, "in");
}

/* A noun that the verb says took place: "held talks on Friday", "talks took place on Friday". */
static bool took_place(const dm_parse *parse, uint32_t noun, uint32_t verb) {
    switch (parse->tokens[noun].rel) {
    case DM_REL_OBJ:
    case DM_REL_NSUBJ_PASS:
        return lemma_in(parse, verb, TIME_LIGHT);
    case DM_REL_NSUBJ:
        return lemma_in(parse, verb, TIME_OCCURS);
    default:
        return false;
    }
}

static bool infinitive(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].upos == DM_PART &&
            dm_str_eq_nocase(parse->tokens[c].form, DM_STR("to")))
            return true;
    return false;
}

static bool no_subject(const dm_parse *parse, uint32_t t) {
    return dm_tree_find(parse, t, DM_REL_NSUBJ) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_NSUBJ_PASS) == DM_NO_TOKEN;
}

/* "the sanctions that the Council imposed in 2009", "imposed in 2009": the noun came about then. */
static bool brought_about(const dm_parse *parse, uint32_t noun, uint32_t verb) {
    dm_rel rel = parse->tokens[verb].rel;
    return parse->tokens[verb].head == noun && (rel == DM_REL_ACL_RELCL || rel == DM_REL_ACL) &&
           (lemma_in(parse, verb, TIME_LIGHT) || lemma_in(parse, verb, TIME_OCCURS));
}

/* "marched on Monday as police fired tear gas". */
static bool at_once(const dm_parse *parse, uint32_t predicate) {
    const dm_token *p = dm_tok(parse, predicate);
    uint32_t mark = dm_tree_find(parse, predicate, DM_REL_MARK);
    if (p->rel != DM_REL_ADVCL || mark == DM_NO_TOKEN || predicate < p->head)
        return false;
    bool as = dm_tree_lemma_is(parse, mark, "as") || dm_tree_lemma_is(parse, mark, "while");
    for (DM_CHILDREN(parse, predicate, c))
        if (parse->tokens[c].upos == DM_AUX && dm_tree_lemma_is(parse, c, "have"))
            return false;
    return as && mark > p->head;
}

/*
 * The predicate shares the clause of `verb`: conjoined with it under one subject, its participle
 * ("severed ties on Monday, accusing ..."), a relative clause of what it made ("signed a text on
 * Monday that recognises ..."), or its noun.
 */
static tie shared(const dm_parse *parse, uint32_t predicate, uint32_t verb, uint32_t time) {
    const dm_token *p = dm_tok(parse, predicate);
    if (!dm_tree_is_predicate(parse, predicate)) {
        bool its = (p->head == verb && took_place(parse, predicate, verb)) ||
                   brought_about(parse, predicate, verb);
        return its ? TIE_OBJECT : TIE_NONE;
    }
    if (p->rel == DM_REL_ACL_RELCL && p->head != DM_NO_TOKEN && parse->tokens[p->head].head == verb)
        return took_place(parse, p->head, verb) ? TIE_SHARED : TIE_NONE;
    /* "adopted a resolution on Monday demanding that ..." */
    if (p->rel == DM_REL_ACL && (p->feats & DM_FEAT_GER) && p->head != DM_NO_TOKEN &&
        parse->tokens[p->head].head == verb)
        return took_place(parse, p->head, verb) ? TIE_SHARED : TIE_NONE;
    if (p->head != verb)
        return TIE_NONE;
    if (p->rel == DM_REL_CONJ)
        return time < predicate && no_subject(parse, predicate) ? TIE_SHARED : TIE_NONE;
    bool opens = p->rel == DM_REL_ADVCL && (p->feats & (DM_FEAT_GER | DM_FEAT_PART)) &&
                 !(p->feats & DM_FEAT_PAST) &&
                 dm_tree_find(parse, predicate, DM_REL_MARK) == DM_NO_TOKEN;
    return opens || at_once(parse, predicate) ? TIE_SHARED : TIE_NONE;
}

/* What is said is done by saying it: told in the present, as under way, or refused ("would never
 * recognise"). */
static bool done_by_saying(const dm_parse *parse, uint32_t verb) {
    bool present = (parse->tokens[verb].feats & DM_FEAT_PRES) != 0, modal = false, refused = false;
    for (DM_CHILDREN(parse, verb, c)) {
        const dm_token *child = dm_tok(parse, c);
        if (child->upos == DM_AUX && (child->feats & DM_FEAT_PRES))
            present = true;
        if (child->upos == DM_AUX &&
            (dm_tree_lemma_is(parse, c, "will") || dm_tree_lemma_is(parse, c, "would")))
            modal = true;
        if (child->feats & DM_FEAT_NEG)
            refused = true;
    }
    return modal ? refused : present;
}

/*
 * The time of the saying for what is said: only where the saying is the doing ("said on Friday that
 * it recognises", "agreed on Friday to resume"); a past event has happened before.
 */
static bool reported(const dm_parse *parse, uint32_t predicate, uint32_t verb) {
    uint32_t first =
        no_subject(parse, predicate) ? dm_tree_first_conjunct(parse, predicate) : predicate;
    const dm_token *p = dm_tok(parse, first);
    bool aside = parse->tokens[verb].head == first && parse->tokens[verb].rel == DM_REL_PARATAXIS;
    if (!aside && p->head != verb)
        return false;
    if (p->rel == DM_REL_XCOMP && !lemma_in(parse, verb, TIME_REPORTS))
        return true;
    if (p->rel == DM_REL_ADVCL)
        return infinitive(parse, first) && lemma_in(parse, verb, TIME_CONTROLS);
    return (aside || p->rel == DM_REL_CCOMP) && lemma_in(parse, verb, TIME_REPORTS) &&
           done_by_saying(parse, first);
}

/* "on February 14, when a bomber killed 40", "since 1999, when": the clause says what happened
 * then. */
static bool when_clause(const dm_parse *parse, const dm_timex *x, uint32_t predicate) {
    const dm_token *p = dm_tok(parse, predicate);
    bool clause = p->rel == DM_REL_ACL_RELCL || p->rel == DM_REL_ADVCL_RELCL ||
                  p->rel == DM_REL_ADVCL || p->rel == DM_REL_ACL;
    if (!clause || p->head == DM_NO_TOKEN)
        return false;
    uint32_t when = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, predicate, c))
        if (dm_str_eq_nocase(parse->tokens[c].form, DM_STR("when")))
            when = c;
    return when != DM_NO_TOKEN && when > x->last && when <= x->last + 2;
}

/* "Earlier on Monday drones struck the bridge, officials said": what stands before the clause that
 * is reported belongs to it. */
static bool leads_report(const dm_parse *parse, uint32_t time, uint32_t predicate, uint32_t verb) {
    const dm_token *p = dm_tok(parse, predicate);
    return p->head == verb && p->rel == DM_REL_CCOMP && time < predicate && predicate < verb &&
           dm_tree_find(parse, predicate, DM_REL_MARK) == DM_NO_TOKEN;
}

/* "the sanctions on Mali in January 2022": what hangs on the name inside the predicate's phrase is
 * the predicate's. */
static bool inside_phrase(const dm_parse *parse, uint32_t name, uint32_t predicate) {
    if (parse->tokens[name].upos != DM_PROPN)
        return false;
    for (int steps = 0; steps < CLIMB && name != DM_NO_TOKEN; steps++) {
        dm_rel rel = parse->tokens[name].rel;
        name = parse->tokens[name].head;
        if (name == predicate)
            return rel == DM_REL_NMOD || rel == DM_REL_OBL || rel == DM_REL_OBJ;
        if (rel != DM_REL_NMOD && rel != DM_REL_CONJ && rel != DM_REL_FLAT &&
            rel != DM_REL_COMPOUND && rel != DM_REL_OBJ)
            return false;
        if (name != DM_NO_TOKEN && parse->tokens[name].upos == DM_NOUN)
            return false; /* "condemned the annexation of Crimea in 2014" */
    }
    return false;
}

/* "have marched since Saturday", "will fly from 17 July": the day on which it begins. */
static bool begins(const dm_parse *parse, const dm_timex *x, uint32_t head) {
    return x->precision == DM_PRECISION_DAY &&
           (dm_tree_has_case(parse, head, "since") || dm_tree_has_case(parse, head, "from"));
}

static tie tie_of(const dm_parse *parse, const dm_timex *x, uint32_t predicate) {
    if (when_clause(parse, x, predicate))
        return TIE_OWN;
    uint32_t head = head_of(parse, x);
    if (!temporal(parse->tokens[head].rel))
        return TIE_NONE;
    uint32_t target = modified(parse, head);
    if (target == DM_NO_TOKEN)
        return TIE_NONE;
    if (time_is_bound(parse, head))
        return begins(parse, x, head) && target == predicate ? TIE_REPORT : TIE_NONE;
    if (target == predicate)
        return TIE_OWN;
    bool on_noun = !dm_tree_is_predicate(parse, target);
    if (on_noun && inside_phrase(parse, target, predicate))
        return TIE_OBJECT;
    if (on_noun && (dm_tree_has_case(parse, head, "of") || !attracted(parse, x, head)))
        return TIE_NONE; /* "violated the treaty of 1904" */
    uint32_t verb = on_noun ? clause_of(parse, target) : target;
    if (verb == DM_NO_TOKEN)
        return TIE_NONE;
    if (verb == predicate)
        return TIE_OBJECT;
    if (leads_report(parse, head, predicate, verb))
        return TIE_OWN;
    tie t = shared(parse, predicate, verb, head);
    if (t == TIE_NONE && reported(parse, predicate, verb))
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
