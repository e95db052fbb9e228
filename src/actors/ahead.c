/*
 * ahead.c - states named behind the verb that "the ministry" is the subject of: "The ministry
 * accused Russia" is not told of the Russian one, whoever was named last.
 */
#include "actors/discourse.h"

static bool is_state_at(const dm_actors *self, uint32_t t, dm_str code) {
    const dm_name_span *name = dm_actors_name(self, t);
    return name && name->entity && dm_str_eq(name->entity->code, code);
}

/* "the Russian ambassador", "Russia's envoy" */
static bool is_envoy_of(const dm_actors *self, uint32_t t, dm_str code) {
    if (!WORD_IN(self, t, "@envoy"))
        return false;
    for (DM_CHILDREN(self->parse, t, c)) {
        dm_rel rel = (dm_rel)dm_tok(self->parse, c)->rel;
        if ((rel == DM_REL_AMOD || rel == DM_REL_NMOD_POSS || rel == DM_REL_NMOD) &&
            is_state_at(self, c, code))
            return true;
    }
    return false;
}

/* The prepositions with which a verb names whom it is about. */
static bool is_aimed(const dm_parse *parse, uint32_t t) {
    static const char *const words[] = {"on", "with", "against", "of", "to", "for"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_tree_has_case(parse, t, words[i]))
            return true;
    return false;
}

/* Whether a state is named as what a verb is done to: "accused Russia", "severed ties with it". */
static bool is_done_to(const dm_actors *self, uint32_t verb, dm_str code) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, verb, c)) {
        dm_rel rel = (dm_rel)dm_tok(parse, c)->rel;
        bool object =
            rel == DM_REL_OBJ || rel == DM_REL_IOBJ || (rel == DM_REL_OBL && is_aimed(parse, c));
        const dm_name_span *name = dm_actors_name(self, c);
        bool people = name && name->name->sort == DM_NAME_DEMONYM; /* "urged the Malians" */
        if (c > verb && object && !people &&
            (is_state_at(self, c, code) || is_envoy_of(self, c, code)))
            return true;
    }
    return false;
}

/* "said that it had summoned": the verb of what is said, where it is done by who says it. */
static uint32_t said_of_oneself(const dm_parse *parse, uint32_t verb) {
    uint32_t done = dm_tree_find(parse, verb, DM_REL_CCOMP),
             subject = done == DM_NO_TOKEN ? done : dm_tree_find(parse, done, DM_REL_NSUBJ);
    bool own = subject != DM_NO_TOKEN &&
               (dm_tree_lemma_is(parse, subject, "it") || dm_tree_lemma_is(parse, subject, "they"));
    return own ? done : (uint32_t)DM_NO_TOKEN;
}

bool dm_actors_is_ahead(const dm_actors *self, uint32_t t, dm_str code) {
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, t);
    if (token->rel == DM_REL_NMOD_POSS && token->head != DM_NO_TOKEN) /* "Its ministry" */
        token = dm_tok(parse, token->head);
    uint32_t verb = token->rel == DM_REL_NSUBJ ? token->head : (uint32_t)DM_NO_TOKEN;
    if (verb == DM_NO_TOKEN || verb < t || !code.len)
        return false;
    uint32_t done = said_of_oneself(parse, verb);
    if (done != DM_NO_TOKEN)
        verb = done;
    return WORD_IN(self, verb, "@of-another-state") && is_done_to(self, verb, code);
}
