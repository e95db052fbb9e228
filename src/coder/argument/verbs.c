/*
 * argument/verbs.c - what fills the roles of a verb: subject, object, complements with
 * prepositions.
 *
 * The agent of a passive is its subject and the surface subject its object; what a parser hangs now
 * on the verb, now on its object or its infinitive is looked for in all these places, nearest
 * first.
 */
#include "coder/argument/parts.h"

enum { NEAR = 3, FAR = 6 }; /* words between verbs that share an object */

void dm_verb_subject(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    if (!dm_is_passive(g, v)) {
        dm_fillers_add(fillers, dm_stray_subject(g, v, dm_surface_subject(g, v)));
        return;
    }
    dm_fillers_add(fillers, dm_tree_find(g->parse, v, DM_REL_OBL_AGENT));
    if (!fillers->count)
        dm_add_prepositional(g, v, DM_STR("by"), fillers);
    uint32_t go = dm_tree_find(g->parse, v, DM_REL_XCOMP); /* "was let go by Haiti" */
    if (!fillers->count && go == v + 1)
        dm_fillers_add(fillers, dm_tree_find(g->parse, go, DM_REL_OBL_AGENT));
    for (DM_CHILDREN(g->parse, go == DM_NO_TOKEN ? v : go, c)) /* "was told to go by Haiti" */
        if (!fillers->count && go != DM_NO_TOKEN && !dm_is_passive(g, go) &&
            (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBL_AGENT) &&
            dm_tree_has_case(g->parse, c, "by") && dm_actors_at(g->actors, c))
            dm_fillers_add(fillers, c);
    for (DM_CHILDREN(g->parse, v,
                     c)) /* "was asked for help by Haiti": the agent on the noun before it */
        if (!fillers->count && c > v &&
            (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBJ))
            dm_add_prepositional(g, c, DM_STR("by"), fillers);
}

static uint32_t relative_object(const dm_grammar *g, uint32_t v) {
    if (tok(g, v)->rel != DM_REL_ACL_RELCL)
        return DM_NO_TOKEN;
    /* "the sanctions Russia imposed": own subject, no object */
    uint32_t subject = dm_own_subject(g, v), whose = DM_NO_TOKEN;
    if (subject != DM_NO_TOKEN) /* "Kenya, whose minister demanded that": nothing is left out */
        whose = dm_tree_find(g->parse, subject, DM_REL_NMOD_POSS);
    if (whose != DM_NO_TOKEN && dm_tree_lemma_is(g->parse, whose, "whose") &&
        (dm_tree_find(g->parse, v, DM_REL_CCOMP) != DM_NO_TOKEN ||
         dm_tree_find(g->parse, v, DM_REL_OBJ) != DM_NO_TOKEN))
        return DM_NO_TOKEN;
    return subject != DM_NO_TOKEN && !dm_is_relative_pronoun(tok(g, subject)) ? tok(g, v)->head
                                                                              : DM_NO_TOKEN;
}

/* "hand over", "take over": "over" behind any other verb says because of what. */
static bool has_rows_with(const dm_grammar *g, uint32_t v, dm_str particle) {
    for (uint32_t i = dm_codebook_frames(g->book, tok(g, v)->lemma, 'V'); i != DM_MAP_NONE;
         i = g->book->frames.ptr[i].next)
        if (dm_str_eq_nocase(g->book->frames.ptr[i].words, particle))
            return true;
    return false;
}

/* "called off the offensive", where the parser took the particle for a preposition. */
static uint32_t object_behind_particle(const dm_grammar *g, uint32_t v) {
    static const char *const particles[] = {"off",  "up",    "out",  "down",
                                            "over", "aside", "away", "back"};
    if (v + 1 >= g->parse->token_count)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(g->parse, v, c)) {
        uint32_t mark = tok(g, c)->rel == DM_REL_OBL ? dm_tree_find(g->parse, c, DM_REL_CASE)
                                                     : (uint32_t)DM_NO_TOKEN;
        if (mark == v + 1 && DM_STR_AMONG(tok(g, mark)->form, particles))
            return dm_str_is(tok(g, mark)->form, "over") && !has_rows_with(g, v, DM_STR("over"))
                       ? (uint32_t)DM_NO_TOKEN
                       : c;
    }
    return DM_NO_TOKEN;
}

/* "was detained together with two envoys", "detained him along with his wife": more of the object.
 */
static void add_together(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, v, c)) {
        uint32_t with = tok(g, c)->rel == DM_REL_OBL ? dm_tree_find(g->parse, c, DM_REL_CASE)
                                                     : (uint32_t)DM_NO_TOKEN;
        if (c < v || with == DM_NO_TOKEN || with == 0 || !dm_has_preposition(g, c, DM_STR("with")))
            continue;
        bool before = dm_str_is(tok(g, with - 1)->form, "together") ||
                      dm_str_is(tok(g, with - 1)->form, "along") ||
                      dm_str_is(tok(g, with)->form, "together") ||
                      dm_str_is(tok(g, with)->form, "along");
        if (before)
            dm_fillers_add(fillers, c);
    }
}

static void bare_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    if (dm_is_passive(g, v)) {
        uint32_t t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_PASS);
        if (dm_own_object(g, v) !=
            DM_NO_TOKEN) { /* "Lebanon was given hospitals": the subject is the one given to */
            dm_fillers_add(fillers, dm_own_object(g, v));
            return;
        }
        if (t != DM_NO_TOKEN)
            dm_fillers_add(fillers, dm_resolve_relative(g, v, t));
        else if (tok(g, v)->rel == DM_REL_AMOD)
            dm_fillers_add(fillers, tok(g, v)->head);
        else
            dm_fillers_add(fillers, dm_surface_subject(g, v));
        return;
    }
    uint32_t t = dm_own_object(g, v);
    if (t == DM_NO_TOKEN) /* "asked Kenya to leave": parsers call the person now obj, now iobj */
        t = dm_tree_find(g->parse, v, DM_REL_IOBJ);
    if (t == DM_NO_TOKEN)
        t = object_behind_particle(g, v);
    if (t != DM_NO_TOKEN)
        dm_fillers_add(fillers, dm_resolve_relative(g, v, t));
    else
        dm_fillers_add(fillers, relative_object(g, v));
    uint32_t beside = dm_tree_find(g->parse, v, DM_REL_OBL); /* "asked for proof and ..." */
    bool complete = beside != DM_NO_TOKEN && !dm_has_preposition(g, beside, DM_STR("in"));
    uint32_t reach = complete ? NEAR : FAR;
    /* "met in Brussels and criticised Kenya", "met Thursday and signed": among themselves */
    bool set =
        beside != DM_NO_TOKEN || dm_tree_find(g->parse, v, DM_REL_OBL_UNMARKED) != DM_NO_TOKEN;
    bool alone = set && dm_codebook_in_class(g->book, "@alone", tok(g, v)->lemma);
    alone |= dm_tree_find(g->parse, v, DM_REL_XCOMP) != DM_NO_TOKEN; /* "wants to stay and met" */
    if (!fillers->count && !alone) /* "condemned and rejected the annexation": the object hangs on
                            the last verb */
        for (DM_CHILDREN(g->parse, v, c))
            if (tok(g, c)->rel == DM_REL_CONJ && dm_tree_is_verbal(g->parse, c) && c - v <= reach &&
                dm_own_object(g, c) != DM_NO_TOKEN && dm_own_subject(g, c) == DM_NO_TOKEN)
                dm_fillers_add(fillers, dm_own_object(g, c));
}

void dm_verb_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    bare_object(g, v, fillers);
    if (fillers->count)
        add_together(g, v, fillers);
}

/* The subject of a passive that has an object of its own. */
uint32_t dm_given_to(const dm_grammar *g, uint32_t v) {
    if (dm_predicate_pos(g->parse, v) != 'V' || !dm_is_passive(g, v) ||
        dm_own_object(g, v) == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t t = dm_surface_subject(g, v);
    return t;
}

/* The complement of a verb, and what hangs on its object: parsers attach "on Russia" now here, now
 * there. */
void dm_verb_preposition(const dm_grammar *g, uint32_t v, dm_str preposition, dm_fillers *fillers) {
    dm_add_prepositional(g, v, preposition, fillers);
    for (size_t i = 0; i < fillers->count; i++) /* "China, with which India fought a war" */
        fillers->tokens[i] = dm_resolve_relative(g, v, fillers->tokens[i]);
    if (fillers->count)
        return;
    dm_fillers objects = {0};
    dm_verb_object(g, v, &objects);
    for (size_t i = 0; i < objects.count; i++)
        dm_add_prepositional(g, objects.tokens[i], preposition, fillers);
    for (size_t i = 0; i < objects.count; i++) /* "sent a team and a hospital to Turkey" */
        for (DM_CHILDREN(g->parse, objects.tokens[i], c))
            if (!fillers->count && tok(g, c)->rel == DM_REL_CONJ && dm_tree_is_nominal(g->parse, c))
                dm_add_prepositional(g, c, preposition, fillers);
    if (fillers->count)
        return;
    if (dm_str_is(preposition, "to")) { /* "gave Kenya aid" */
        dm_fillers_add(fillers, dm_tree_find(g->parse, v, DM_REL_IOBJ));
        if (!fillers->count)
            dm_fillers_add(fillers, dm_given_to(g, v));
    }
    if (fillers->count)
        return;
    uint32_t infinitive = dm_tree_find(g->parse, v, DM_REL_XCOMP);
    if (infinitive != DM_NO_TOKEN && dm_tree_is_nominal(g->parse, infinitive))
        dm_add_prepositional(g, infinitive, preposition, fillers);
    if (!fillers->count && dm_str_is(preposition, "in"))
        dm_fillers_add(fillers, dm_tree_where(g->parse, v));
}
