/*
 * latter.c - "the former" and "the latter": the first and the second of two who were named last, in
 * one list or in one sentence.
 */
#include "actors/discourse.h"

/* The two of the last coordination before t in the sentence; false if there is none of two. */
static bool two_listed(const dm_discourse *d, uint32_t t, uint32_t sentence,
                       const dm_actor *two[2]) {
    const dm_actors *self = d->self;
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *one = &self->mentions.ptr[i - 1];
        uint32_t members[DM_MOST_ACTORS];
        if (one->head >= t || dm_tok(self->parse, one->head)->sentence != sentence ||
            dm_tok(self->parse, one->head)->rel == DM_REL_CONJ ||
            dm_tree_conjuncts(self->parse, one->head, members, DM_MOST_ACTORS) != 2)
            continue;
        const dm_mention *other = dm_actors_at(self, members[1]);
        if (one->actors.len != 1 || !other || other->actors.len != 1 ||
            !one->actors.ptr[0].code.len || !other->actors.ptr[0].code.len)
            continue;
        two[0] = &one->actors.ptr[0];
        two[1] = &other->actors.ptr[0];
        return true;
    }
    return false;
}

/* The only two whom the sentence names, in their order: "Kenya met Uganda". */
static bool two_named(const dm_discourse *d, uint32_t t, uint32_t sentence,
                      const dm_actor *two[2]) {
    const dm_actors *self = d->self;
    size_t count = 0;
    for (size_t i = 0; i < self->mentions.len; i++) {
        const dm_mention *one = &self->mentions.ptr[i];
        if (one->head >= t || dm_tok(self->parse, one->head)->sentence != sentence || one->place ||
            one->sort == DM_MENTION_PRONOUN || one->actors.len != 1 || !one->actors.ptr[0].code.len)
            continue;
        for (size_t k = 0; k < count && k < 2; k++)
            if (dm_str_eq(two[k]->code, one->actors.ptr[0].code))
                return false; /* told of twice */
        if (count < 2)
            two[count] = &one->actors.ptr[0];
        count++;
    }
    return count == 2;
}

bool dm_discourse_latter(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, t);
    const dm_actor *two[2] = {NULL, NULL};
    bool latter = dm_str_eq_nocase(token->form, DM_STR("latter"));
    bool head = token->rel != DM_REL_AMOD && token->rel != DM_REL_COMPOUND;
    if ((!latter && !dm_str_eq_nocase(token->form, DM_STR("former"))) || !head || t == 0 ||
        !dm_str_eq_nocase(dm_tok(parse, t - 1)->form, DM_STR("the")))
        return false;
    bool found = two_listed(d, t, token->sentence, two);
    if (!found && token->sentence)
        found =
            two_listed(d, t, token->sentence - 1, two) || two_named(d, t, token->sentence - 1, two);
    dm_actor *copy = found ? dm_discourse_copy(d, two[latter], t, t,
                                               latter ? "the latter of two" : "the former of two")
                           : NULL;
    dm_mention *mention =
        copy ? dm_actors_mention(self, t, t, t, DM_MENTION_ANAPHOR, copy, 1) : NULL;
    if (mention) {
        mention->certainty = 0.85f;
        dm_discourse_note(d, mention);
    }
    return mention;
}
