/*
 * known.c - whom a role stands for that the article named before: "the ambassador", "the Russian
 * leader", "the former president".
 */
#include "actors/discourse.h"
#include "base/utf8.h"

static bool same_role(const dm_actors *self, dm_str a, dm_str b) {
    return dm_str_eq(a, b) || (dm_str_is(a, "leader") && WORD_AMONG(self, b, "@leader-role"));
}

/* "the former president": who was met as such. */
static const dm_actor *met_as_former(const dm_discourse *d, const dm_phrase *phrase) {
    for (size_t i = d->people_count; phrase->noun && phrase->noun->role.len && i > 0; i--) {
        const dm_actor *actor = d->people[i - 1].actor;
        if (dm_str_is(actor->sector, "ELI") && actor->code.len &&
            dm_str_starts(actor->role, DM_STR("former ")) &&
            dm_str_ends(actor->role, phrase->noun->role))
            return actor;
    }
    return NULL;
}

const dm_actor *dm_discourse_met_by_role(const dm_discourse *d, const dm_phrase *phrase,
                                         dm_str code) {
    const dm_actor *last = NULL, *told = NULL, *passing = NULL;
    if (!phrase->noun || phrase->noun->kind != DM_NOUN_TITLE || phrase->former)
        return NULL;
    uint32_t sentence = dm_tok(d->self->parse, phrase->head)->sentence;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        if ((code.len && !dm_str_eq(code, one->actor->code)) ||
            !same_role(d->self, phrase->noun->role, one->actor->role) ||
            (!code.len && dm_actors_is_ahead(d->self, phrase->head, one->actor->code)))
            continue;
        if (!code.len && sentence - one->sentence > 1 &&
            dm_actors_is_bystander(d->self, one->actor->code)) {
            passing = passing ? passing : one->actor; /* of a state that is named in passing */
            continue;
        }
        bool home = d->self->focus && dm_str_eq(one->actor->code, d->self->focus->code);
        if (code.len || (one->subject && (home || !d->self->focus || sentence - one->sentence < 2)))
            return one->actor; /* "the president", in an article about one country, is its own */
        told = told || !one->subject ? told : one->actor;
        last = last ? last : one->actor;
    }
    last = told ? told : last;
    return last ? last : passing;
}

/* "the leader of the Democrats": of people whom no list has. */
static bool is_of_others(const dm_parse *parse, uint32_t head) {
    for (DM_CHILDREN(parse, head, c))
        if (c > head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
            (dm_tok(parse, c)->feats & DM_FEAT_PLUR) && dm_tree_has_case(parse, c, "of"))
            return true;
    return false;
}

/* "the president of the commission": not who is president of a state. */
static bool presides(const dm_actors *self, uint32_t head) {
    for (DM_CHILDREN(self->parse, head, c))
        if (c > head && dm_tok(self->parse, c)->rel == DM_REL_NMOD &&
            dm_tree_has_case(self->parse, c, "of") &&
            WORD_AMONG(self, dm_utf8_lowered(self->arena, dm_tok(self->parse, c)->lemma),
                       "@presided-over"))
            return true;
    return false;
}

/* "the head of the ministry" where the head of the press service was told of: another, of whom
 * something else is said. */
static bool is_of_another(const dm_actors *self, const dm_phrase *phrase, const dm_actor *known) {
    const dm_parse *parse = self->parse;
    const dm_str of = DM_STR(" of ");
    size_t at = dm_str_find(known->text, of, 0);
    if (at == SIZE_MAX)
        return dm_str_is(known->role, "president") && presides(self, phrase->head);
    size_t end = dm_str_find(known->text, of, at + of.len);
    dm_str what = dm_str_sub(known->text, at + of.len, end == SIZE_MAX ? known->text.len : end);
    for (DM_CHILDREN(parse, phrase->head, c))
        if (c > phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
            dm_tree_has_case(parse, c, "of") &&
            dm_str_find(phrase->noun->form, dm_tok(parse, c)->lemma, 0) == SIZE_MAX &&
            dm_str_find(what, dm_tok(parse, c)->form, 0) == SIZE_MAX)
            return true;
    return false;
}

/* "In Washington, the White House said so. The president will ...": another state than his who was
 * told of paragraphs ago has spoken or acted since the paragraph began. */
static bool another_rules_here(const dm_discourse *d, const dm_phrase *phrase,
                               const dm_actor *known) {
    const dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence, begins = sentence;
    while (begins > 0 && !self->parse->sentences[begins].paragraph_start)
        begins--;
    if (!dm_discourse_is_top_role(self, known->role) ||
        !dm_discourse_is_subject(dm_tok(self->parse, phrase->head)))
        return false;
    for (size_t i = d->people_count; i > 0; i--)
        if (d->people[i - 1].actor == known && d->people[i - 1].sentence >= begins)
            return false;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (one->sentence < begins || one->sentence >= sentence || !one->subject)
            continue;
        const dm_entity *state = dm_knowledge_entity(self->knowledge, one->actor->code);
        return state && state->kind == DM_KIND_STATE && one->actor->kind == DM_KIND_STATE &&
               !dm_str_eq(one->actor->code, known->code) &&
               !dm_actors_lacks(self, phrase->head, one->actor->code);
    }
    return false;
}

const dm_actor *dm_discourse_known_by_role(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actor *known = phrase->definite && !is_of_others(d->self->parse, phrase->head)
                                ? dm_discourse_met_by_role(d, phrase, (dm_str){"", 0})
                                : NULL;
    if (known && another_rules_here(d, phrase, known))
        return NULL;
    if (phrase->former && phrase->definite)
        known = met_as_former(d, phrase);
    if (!known)
        known = dm_discourse_head_of_state(d, phrase);
    bool nobody = known && (dm_str_starts(known->text, DM_STR("No ")) ||
                            dm_str_starts(known->text, DM_STR("no "))); /* "no minister has" */
    known = known && !nobody ? known : dm_discourse_by_other_title(d, phrase);
    const dm_actor *sender = known ? dm_discourse_sender(d, phrase) : NULL;
    bool another = sender && !dm_str_eq(sender->code, known->code); /* another ambassador */
    bool several = dm_tok(d->self->parse, phrase->head)->feats & DM_FEAT_PLUR;
    return another || several || (known && is_of_another(d->self, phrase, known)) ? NULL : known;
}
