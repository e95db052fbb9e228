/*
 * statement/gaps.c - clauses around a verb of saying that say half of something, and that of a
 * thing: "guns that officials said were meant for a coup", "the truce declared by Chad did
 * nothing".
 */
#include "coder/statement/parts.h"

bool dm_is_in_gap(const finder *f, const dm_aside *aside) {
    uint32_t first = aside->first;
    if (first == sentence_of(f, first)->first)
        return false;
    dm_str before = tok(f, first - 1)->form;
    bool apart = dm_str_is(tok(f, aside->last + 1)->form, ",");
    return dm_str_is(before, "that") || dm_str_is(before, "what") ||
           (!apart && (dm_str_is(before, "which") || dm_str_is(before, "who")));
}

/* The same where the tree takes the whole clause around the verb for what is said. */
static bool opens_with_gap(const finder *f, uint32_t verb, const dm_speech *speech) {
    uint32_t t = sentence_of(f, verb)->first;
    while (t < verb && tok(f, t)->start < speech->start)
        t++;
    return t < verb && tok(f, verb)->rel == DM_REL_ACL_RELCL && tok(f, t)->upos == DM_PRON &&
           (dm_str_is(tok(f, t)->form, "that") ||
            (speech->kind == DM_INDIRECT &&
             (dm_str_is(tok(f, t)->form, "which") || dm_str_is(tok(f, t)->form, "who"))));
}

/* "The truce declared by Chad did nothing to stop it": what is done behind the one who declared is
 * not said by him. */
static bool is_behind_agent(const finder *f, uint32_t verb, const dm_speech *speech) {
    uint32_t agent = dm_tree_find(f->parse, verb, DM_REL_OBL_AGENT);
    if (agent == DM_NO_TOKEN || agent < verb || speech->kind != DM_INDIRECT || verb == 0 ||
        speech->start < tok(f, agent)->end || !dm_tree_is_nominal(f->parse, verb - 1))
        return false;
    for (uint32_t t = agent + 1; t < f->parse->token_count && tok(f, t)->start < speech->start; t++)
        if (dm_str_is(tok(f, t)->form, "that") || dm_str_is(tok(f, t)->form, ","))
            return false;
    return true;
}

/* "declared a state of emergency under which accounts were frozen", "guns that officials say were
 * meant for a coup", where the tree takes "officials say" for a part of it: nobody's words. */
static bool is_relative_rest(const finder *f, uint32_t verb, const dm_speech *speech) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t t = s->first;
    while (t + 1 < s->first + s->count && tok(f, t)->start < speech->start)
        t++;
    bool under = tok(f, t)->upos == DM_ADP && (dm_str_is(tok(f, t + 1)->form, "which") ||
                                               dm_str_is(tok(f, t + 1)->form, "whom"));
    bool that = t > s->first && t < verb && verb - t <= 3 && speech->end > tok(f, verb)->end &&
                (dm_str_is(tok(f, t - 1)->form, "that") || dm_str_is(tok(f, t - 1)->form, "which"));
    return speech->kind == DM_INDIRECT && (under || that);
}

bool dm_is_half_said(const finder *f, uint32_t verb, const dm_speech *speech) {
    return opens_with_gap(f, verb, speech) || is_behind_agent(f, verb, speech) ||
           is_relative_rest(f, verb, speech);
}
