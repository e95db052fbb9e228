/*
 * argument/nouns.c - what fills the roles of a noun that tells an act: "the condemnation of Uganda
 * by Kenya".
 *
 * Owner, "by" phrase, adjective of a state and, where a verb with little meaning of its own carries
 * the noun ("gave its backing to", "the sanctions Kenya imposed on"), the arguments of that verb.
 */
#include "coder/argument/parts.h"

/* Verbs with little meaning of their own. */
static bool is_light(const dm_grammar *g, uint32_t v) {
    return dm_codebook_in_class(g->book, "@light", tok(g, v)->lemma);
}

uint32_t dm_light_verb(const dm_grammar *g, uint32_t n) {
    uint32_t first = dm_tree_first_conjunct(g->parse, n);
    /* "a new wave of sanctions": what carries the measure carries what is measured */
    if (tok(g, first)->rel == DM_REL_NMOD && tok(g, first)->head != DM_NO_TOKEN &&
        dm_tree_has_case(g->parse, first, "of") &&
        dm_codebook_in_class(g->book, "@measure", tok(g, tok(g, first)->head)->lemma))
        first = dm_tree_first_conjunct(g->parse, tok(g, first)->head);
    const dm_token *token = tok(g, first);
    uint32_t v = token->head;
    if (v == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    if (!dm_tree_is_verbal(g->parse,
                           v)) { /* "the sanctions imposed by Kenya": the verb hangs on the noun */
        return DM_NO_TOKEN;
    }
    bool object =
        token->rel == DM_REL_OBJ || (token->rel == DM_REL_NSUBJ_PASS && dm_is_passive(g, v));
    if (object && is_light(g, v))
        return v;
    /* "answered with a pledge to help", "won the vote on a promise to leave": by the one who did */
    bool brought = token->rel == DM_REL_OBL && first > v && !dm_is_passive(g, v) &&
                   dm_codebook_in_class(g->book, "@brought", token->lemma) &&
                   !dm_codebook_in_class(g->book, "@copes-with", tok(g, v)->lemma) &&
                   !dm_tree_lemma_is(g->parse, dm_tree_find(g->parse, first, DM_REL_DET), "the") &&
                   (dm_tree_has_case(g->parse, first, "with") ||
                    (dm_tree_has_case(g->parse, first, "on") &&
                     dm_tree_find(g->parse, first, DM_REL_ACL) != DM_NO_TOKEN));
    if (brought)
        return v;
    return DM_NO_TOKEN;
}

/* The light verb in a clause on the noun: "the sanctions (that) Kenya imposed", "sanctions imposed
 * by Kenya". */
static uint32_t light_clause(const dm_grammar *g, uint32_t n) {
    for (DM_CHILDREN(g->parse, n, c)) {
        dm_rel rel = tok(g, c)->rel;
        bool passive = rel == DM_REL_ACL && dm_is_passive(g, c);
        uint32_t object = dm_tree_find(g->parse, c, DM_REL_OBJ); /* "a raid that had no reason" */
        bool of_its_own = object != DM_NO_TOKEN && object > c && rel == DM_REL_ACL_RELCL;
        if ((passive || rel == DM_REL_ACL_RELCL) && !of_its_own && is_light(g, c))
            return c;
    }
    return DM_NO_TOKEN;
}

static bool denotes(const dm_grammar *g, uint32_t t) {
    const dm_name_span *name = NULL;
    if (g->actors->name_of[t] != DM_NO_TOKEN)
        name = &g->actors->names.ptr[g->actors->name_of[t]];
    return dm_actors_at(g->actors, t) ||
           (name && name->entity && name->name->sort != DM_NAME_CAPITAL);
}

/* "In a telephone call, Chad and Niger agreed ...", "at a meeting in Bamako, the two urged ...":
 * those who do it there together; DM_NO_TOKEN where that is one alone. */
static uint32_t who_confer(const dm_grammar *g, uint32_t n) {
    uint32_t verb = tok(g, n)->head;
    bool there = dm_tree_has_case(g->parse, n, "in") || dm_tree_has_case(g->parse, n, "at") ||
                 dm_tree_has_case(g->parse, n, "during");
    if (tok(g, n)->rel != DM_REL_OBL || !there || verb == DM_NO_TOKEN ||
        !dm_tree_is_verbal(g->parse, verb) ||
        !dm_codebook_in_class(g->book, "@confer", tok(g, n)->lemma))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(g->parse, n, c)) /* "at the meeting", "at a meeting of the Council" */
        if (dm_tree_lemma_is(g->parse, c, "the") || dm_has_preposition(g, c, DM_STR("of")))
            return DM_NO_TOKEN;
    uint32_t subject = dm_tree_find(g->parse, verb, DM_REL_NSUBJ);
    const dm_mention *mention = subject == DM_NO_TOKEN ? NULL : dm_actors_at(g->actors, subject);
    bool several = mention && mention->actors.len > 1;
    several |= mention && dm_tree_find(g->parse, subject, DM_REL_CONJ) != DM_NO_TOKEN;
    return several ? subject : (uint32_t)DM_NO_TOKEN;
}

/* "the Saudi-led air strikes", "a US-led invasion": by whoever leads them. */
static void add_leader(const dm_grammar *g, uint32_t n, dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, n, led))
        if (tok(g, led)->rel == DM_REL_AMOD && dm_tree_lemma_is(g->parse, led, "lead") && led < n &&
            led > 1 && dm_str_is(tok(g, led - 1)->form, "-") && denotes(g, led - 2))
            dm_fillers_add(fillers, led - 2);
}

/* "expressed dismay at the veto by Russia": the dismay is of whoever expressed it. */
static bool is_voiced(const dm_grammar *g, uint32_t verb) {
    uint32_t subject =
        is_light(g, verb) ? dm_tree_find(g->parse, verb, DM_REL_NSUBJ) : (uint32_t)DM_NO_TOKEN;
    return subject != DM_NO_TOKEN && dm_actors_at(g->actors, subject);
}

/* "Russian talks", "Russian and Ukrainian talks". */
static void add_nations(const dm_grammar *g, uint32_t adjective, dm_fillers *fillers) {
    dm_fillers_add(fillers, adjective);
    for (DM_CHILDREN(g->parse, adjective, c))
        if (tok(g, c)->rel == DM_REL_CONJ && tok(g, adjective)->upos == DM_ADJ && denotes(g, c))
            dm_fillers_add(fillers, c);
}

void dm_noun_subject(const dm_grammar *g, uint32_t n, dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, n, c))
        if (tok(g, c)->rel == DM_REL_NMOD_POSS)
            dm_fillers_add(fillers, c);
    dm_add_prepositional(g, n, DM_STR("by"), fillers);
    for (DM_CHILDREN(g->parse, n, c)) /* "the bombing of Yemen by Saudi Arabia", hung on Yemen */
        if (!fillers->count && tok(g, c)->rel == DM_REL_NMOD && c > n && dm_actors_at(g->actors, c))
            dm_add_prepositional(g, c, DM_STR("by"), fillers);
    uint32_t over = tok(g, n)->rel == DM_REL_OBJ ? tok(g, n)->head : (uint32_t)DM_NO_TOKEN;
    if (!fillers->count && over != DM_NO_TOKEN && !dm_is_passive(g, over) && !is_voiced(g, over))
        for (DM_CHILDREN(g->parse, over, c)) /* the same, hung on the verb over it */
            if (c > n && dm_actors_at(g->actors, c))
                if (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBL_AGENT)
                    if (dm_has_preposition(g, c, DM_STR("by")))
                        dm_fillers_add(fillers, c);
    uint32_t light = dm_light_verb(g, n);
    if (light == DM_NO_TOKEN)
        light = light_clause(g, n);
    if (light != DM_NO_TOKEN && !fillers->count)
        dm_verb_subject(g, light, fillers);
    if (light != DM_NO_TOKEN && fillers->count && tok(g, fillers->tokens[0])->upos == DM_PRON) {
        dm_fillers subject = {0}; /* "expressed its support": its owner is the subject */
        dm_verb_subject(g, light, &subject);
        if (subject.count)
            *fillers = subject;
    }
    for (DM_CHILDREN(g->parse, n, c)) {
        dm_rel rel = tok(g, c)->rel;
        if ((rel == DM_REL_AMOD || rel == DM_REL_COMPOUND) && denotes(g, c) && !fillers->count)
            add_nations(g, c, fillers);
    }
    if (!fillers->count)
        add_leader(g, n, fillers);
    if (!fillers->count)
        dm_add_prepositional(g, n, DM_STR("from"), fillers);
    if (!fillers->count)
        dm_fillers_add(fillers, who_confer(g, n));
}

void dm_noun_preposition(const dm_grammar *g, uint32_t n, dm_str preposition, dm_fillers *fillers) {
    dm_add_prepositional(g, n, preposition, fillers);
    uint32_t light = dm_light_verb(g, n);
    if (light == DM_NO_TOKEN)
        light = light_clause(g, n);
    if (!fillers->count && light != DM_NO_TOKEN) {
        dm_add_prepositional(g, light, preposition, fillers);
        for (size_t i = 0; i < fillers->count; i++) /* "Rwanda, on which it imposed sanctions" */
            fillers->tokens[i] = dm_resolve_relative(g, light, fillers->tokens[i]);
        if (dm_str_is(preposition, "to"))
            dm_fillers_add(fillers, dm_tree_find(g->parse, light, DM_REL_IOBJ));
    }
    /* The last of a coordination may carry it for all: "praise and support for". */
    for (DM_CHILDREN(g->parse, n, c))
        if (!fillers->count && tok(g, c)->rel == DM_REL_CONJ)
            dm_add_prepositional(g, c, preposition, fillers);
    /* "solidarity with and support for Kenya", hung on the first */
    if (!fillers->count && tok(g, n)->rel == DM_REL_CONJ)
        dm_add_prepositional(g, dm_tree_first_conjunct(g->parse, n), preposition, fillers);
}
