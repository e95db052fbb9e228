/*
 * pronouns_done.c - pronouns that what is done tells of: "sank three boats, killing their crews",
 * "thanked the bloc and asked it for help", "China banned its seafood".
 */
#include "actors/discourse.h"

/* "sank three boats, killing their crews": whom the verb above was done to; empty if the pronoun is
 * in no such clause. */
static dm_actor_list of_those_hit(const dm_discourse *d, uint32_t t) {
    const dm_parse *parse = d->self->parse;
    const dm_actor_list nobody = {NULL, 0};
    uint32_t noun = dm_tok(parse, t)->head;
    if (dm_tok(parse, t)->rel != DM_REL_NMOD_POSS ||
        dm_discourse_classify(dm_tok(parse, t)->form) != DM_OF_MANY || noun == DM_NO_TOKEN ||
        dm_tok(parse, noun)->rel != DM_REL_OBJ)
        return nobody;
    uint32_t verb = dm_tok(parse, noun)->head, above = dm_tok(parse, verb)->head;
    if (dm_tok(parse, verb)->rel != DM_REL_ADVCL || above == DM_NO_TOKEN || above > verb ||
        !dm_str_ends(dm_tok(parse, verb)->form, DM_STR("ing")) ||
        dm_tree_find(parse, verb, DM_REL_MARK) != DM_NO_TOKEN)
        return nobody;
    uint32_t object = dm_tree_find(parse, above, DM_REL_OBJ);
    if (object == DM_NO_TOKEN || !(dm_tok(parse, object)->feats & DM_FEAT_PLUR))
        return nobody;
    const dm_mention *mention = dm_actors_at(d->self, object);
    if (mention)
        return mention->actors.ptr[0].code.len ? mention->actors : nobody;
    for (DM_CHILDREN(parse, object, c)) { /* "three Houthi boats" */
        const dm_name_span *name = c < object ? dm_actors_name(d->self, c) : NULL;
        dm_actor *owner = name && name->entity
                              ? dm_actors_make(d->self, name->entity, name->first, name->last)
                              : NULL;
        if (owner)
            return (dm_actor_list){owner, 1};
    }
    return nobody;
}

/* "thanked the bloc and asked it for help", "took Chad to the court, accusing it": whom the verb
 * before was done to. */
static dm_actor_list of_object_before(const dm_discourse *d, uint32_t t) {
    const dm_parse *parse = d->self->parse;
    const dm_actor_list nobody = {NULL, 0};
    uint32_t verb = dm_tok(parse, t)->head;
    bool object = dm_tok(parse, t)->rel == DM_REL_OBJ || dm_tok(parse, t)->rel == DM_REL_IOBJ;
    if (!object || dm_discourse_classify(dm_tok(parse, t)->form) != DM_OF_THING ||
        verb == DM_NO_TOKEN || dm_tok(parse, verb)->head == DM_NO_TOKEN ||
        dm_tok(parse, verb)->head > verb)
        return nobody;
    bool gerund = dm_tok(parse, verb)->rel == DM_REL_ADVCL &&
                  dm_str_ends(dm_tok(parse, verb)->form, DM_STR("ing")) &&
                  dm_tree_find(parse, verb, DM_REL_MARK) == DM_NO_TOKEN;
    if (dm_tok(parse, verb)->rel != DM_REL_CONJ && !gerund)
        return nobody;
    uint32_t before = dm_tree_find(parse, dm_tok(parse, verb)->head, DM_REL_OBJ);
    const dm_mention *mention =
        before != DM_NO_TOKEN && before < verb ? dm_actors_at(d->self, before) : NULL;
    bool thing = mention && mention->actors.len == 1 && mention->actors.ptr[0].code.len &&
                 mention->actors.ptr[0].kind != DM_KIND_PERSON;
    return thing ? mention->actors : nobody;
}

/* "Japan released the water. China banned its seafood", "Kenya denounced that Uganda expelled its
 * envoy": what is done to others is not done to one's own; the last state told of but the subject.
 * Empty elsewhere. */
static dm_actor_list of_other_hit(const dm_discourse *d, uint32_t t) {
    enum { RECENT = 2 };
    const dm_parse *parse = d->self->parse;
    const dm_actor_list nobody = {NULL, 0};
    uint32_t noun = dm_tok(parse, t)->head;
    if (dm_tok(parse, t)->rel != DM_REL_NMOD_POSS ||
        dm_discourse_classify(dm_tok(parse, t)->form) != DM_OF_THING || noun == DM_NO_TOKEN ||
        dm_tok(parse, noun)->rel != DM_REL_OBJ)
        return nobody;
    uint32_t verb = dm_tok(parse, noun)->head;
    uint32_t subject = verb == DM_NO_TOKEN || !WORD_IN(d->self, verb, "@done-to-others")
                           ? (uint32_t)DM_NO_TOKEN
                           : dm_tree_find(parse, verb, DM_REL_NSUBJ);
    const dm_mention *who = subject == DM_NO_TOKEN ? NULL : dm_actors_at(d->self, subject);
    if (!who || who->actors.len != 1 || !who->actors.ptr[0].code.len ||
        dm_str_is(who->actors.ptr[0].sector, "PTY")) /* a party expels its own members */
        return nobody;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (dm_tok(parse, t)->sentence - one->sentence > RECENT)
            return nobody;
        bool state = one->actor->kind == DM_KIND_STATE || one->actor->kind == DM_KIND_ENTITY;
        if (state && one->subject && !dm_str_eq(one->actor->code, who->actors.ptr[0].code))
            return (dm_actor_list){one->actor, 1};
    }
    return nobody;
}

dm_actor_list dm_discourse_of_done(dm_discourse *d, uint32_t t) {
    dm_actor_list list = of_object_before(d, t);
    if (!list.len)
        list = dm_discourse_of_relative(d, t);
    if (!list.len)
        list = of_those_hit(d, t);
    return list.len ? list : of_other_hit(d, t);
}
