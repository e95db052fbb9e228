/*
 * argument/stray_subjects.c - subjects that the parser left elsewhere.
 *
 * A name right before a finite verb without a subject is its subject even if the tree has it as
 * somebody's second subject or as a conjunct of the phrase before ("In the Council, Britain and
 * France vetoed"). A verb coordinated with a passive clause inside another ("recalled its envoy
 * when the plans were announced, and summoned ...") goes on from the clause around it: plans
 * summon nobody.
 */
#include "coder/argument/parts.h"

enum { MOST_STEPS = 6 };

static bool is_actor(const dm_grammar *g, uint32_t t) {
    const dm_mention *mention = dm_actors_at(g->actors, t);
    return mention && !mention->place && mention->actors.ptr[0].code.len;
}

/* The head of the phrase that ends at t, as far up as no preposition governs it. */
static uint32_t phrase_ending_at(const dm_grammar *g, uint32_t t) {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        const dm_token *token = tok(g, t);
        dm_rel rel = (dm_rel)token->rel;
        bool part = rel == DM_REL_FLAT || rel == DM_REL_APPOS || rel == DM_REL_COMPOUND ||
                    rel == DM_REL_CONJ;
        if (!part || token->head == DM_NO_TOKEN || token->head > t ||
            dm_tree_find(g->parse, token->head, DM_REL_CASE) != DM_NO_TOKEN)
            return t;
        t = token->head;
    }
    return t;
}

static uint32_t name_before(const dm_grammar *g, uint32_t v) {
    const dm_token *verb = tok(g, v);
    bool told = (verb->feats & (DM_FEAT_FIN | DM_FEAT_PAST)) && !(verb->feats & DM_FEAT_PART);
    bool clause = verb->rel == DM_REL_ROOT || verb->rel == DM_REL_PARATAXIS ||
                  verb->rel == DM_REL_CCOMP || verb->rel == DM_REL_CONJ;
    uint32_t first = g->parse->sentences[verb->sentence].first;
    if (verb->upos != DM_VERB || !told || !clause)
        return DM_NO_TOKEN;
    uint32_t t = v;
    while (t > first && (tok(g, t - 1)->upos == DM_PUNCT || tok(g, t - 1)->upos == DM_ADV ||
                         tok(g, t - 1)->upos == DM_AUX))
        t--;
    if (t == first || !dm_tree_is_nominal(g->parse, t - 1))
        return DM_NO_TOKEN;
    uint32_t head = phrase_ending_at(g, t - 1);
    bool free =
        dm_tree_find(g->parse, head, DM_REL_CASE) == DM_NO_TOKEN && tok(g, head)->rel != DM_REL_OBJ;
    return free && is_actor(g, head) ? head : (uint32_t)DM_NO_TOKEN;
}

/* The subject of the clause around the one that v is coordinated with. */
static uint32_t around(const dm_grammar *g, uint32_t v, uint32_t subject) {
    const dm_parse *parse = g->parse;
    if (tok(g, v)->rel != DM_REL_CONJ || tok(g, subject)->rel != DM_REL_NSUBJ_PASS ||
        dm_actors_at(g->actors, subject))
        return DM_NO_TOKEN;
    uint32_t passive = tok(g, v)->head;
    dm_rel rel = (dm_rel)tok(g, passive)->rel;
    uint32_t above = tok(g, passive)->head;
    bool inside = rel == DM_REL_ADVCL || rel == DM_REL_ACL_RELCL || rel == DM_REL_CCOMP;
    while (inside && above != DM_NO_TOKEN && !dm_tree_is_verbal(parse, above))
        above = tok(g, above)->head;
    uint32_t outer =
        inside && above != DM_NO_TOKEN ? dm_surface_subject(g, above) : (uint32_t)DM_NO_TOKEN;
    return outer != DM_NO_TOKEN && is_actor(g, outer) ? outer : (uint32_t)DM_NO_TOKEN;
}

uint32_t dm_stray_subject(const dm_grammar *g, uint32_t v, uint32_t subject) {
    uint32_t stray = subject == DM_NO_TOKEN ? name_before(g, v) : around(g, v, subject);
    return stray == DM_NO_TOKEN ? subject : stray;
}
