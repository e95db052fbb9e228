/*
 * met_bodies.c - whose a body or people are that were told of before, by the same noun or by
 * another for the same people ("a Greek tanker ... the sailors"), or that are "there".
 */
#include "actors/discourse.h"

/* "the National Liberation Army" is not the army. */
static bool is_bands_name(const dm_actors *self, const dm_mention *mention) {
    return mention->sort == DM_MENTION_NAME &&
           dm_actors_is_band(dm_knowledge_entity(self->knowledge, mention->actors.ptr[0].code));
}

static bool same_noun(const dm_actors *self, uint32_t before, uint32_t t) {
    return dm_str_eq_nocase(dm_tok(self->parse, before)->lemma, dm_tok(self->parse, t)->lemma);
}

/* "a Greek tanker ... the sailors", "Ivorian soldiers ... the troops": the same people by another
 * word, told of lately. */
static bool are_same_people(const dm_actors *self, uint32_t before, uint32_t t) {
    enum { LATELY = 4 }; /* sentences */
    if (dm_tok(self->parse, t)->sentence - dm_tok(self->parse, before)->sentence > LATELY)
        return false;
    return (WORD_IN(self, t, "@people-at-sea") &&
            (WORD_IN(self, before, "@people-at-sea") || WORD_IN(self, before, "@vessel-of"))) ||
           (WORD_IN(self, t, "@crowd-again") && WORD_IN(self, before, "@crowd-before")) ||
           (WORD_IN(self, t, "@people-in-arms") && WORD_IN(self, before, "@people-in-arms")) ||
           (WORD_IN(self, t, "@people-at-work") && WORD_IN(self, before, "@people-at-work"));
}

const dm_actor *dm_discourse_met_body(const dm_discourse *d, const dm_phrase *phrase) {
    enum { MOST_BACK = 256 }; /* mentions looked at */
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_actor *owner = NULL;
    size_t from = self->mentions.len > MOST_BACK ? self->mentions.len - MOST_BACK : 0;
    bool people = phrase->noun->kind != DM_NOUN_BODY && /* "the soldiers" */
                  ((dm_tok(parse, phrase->head)->feats & DM_FEAT_PLUR) ||
                   LEMMA_IN(parse, phrase->head, "crew")) &&
                  !WORD_IN(self, phrase->head, "@leaders");
    bool force = phrase->noun->kind == DM_NOUN_FORCE && /* "the Army" of the paper's readers */
                 dm_tok(parse, phrase->head)->upos != DM_PROPN &&
                 WORD_IN(self, phrase->head, "@standing-force");
    bool body = phrase->noun->kind == DM_NOUN_BODY || force;
    if (!phrase->definite || (!body && !people) ||
        (dm_str_find(phrase->noun->form, DM_STR(" "), 0) != SIZE_MAX &&
         dm_tok(parse, phrase->head)->upos == DM_PROPN) || /* "the Court of Appeal" */
        WORD_IN(self, phrase->head, "@rule"))
        return NULL;
    for (size_t i = from; i < self->mentions.len; i++) {
        const dm_mention *mention = &self->mentions.ptr[i];
        if (mention->head >= phrase->head || mention->actors.len != 1 || mention->place ||
            !mention->actors.ptr[0].code.len ||
            mention->actors.ptr[0].kind == DM_KIND_ORGANISATION || is_bands_name(self, mention) ||
            (!same_noun(self, mention->head, phrase->head) &&
             !(people && are_same_people(self, mention->head, phrase->head))))
            continue;
        if (owner && !dm_str_eq(owner->code, mention->actors.ptr[0].code) &&
            same_noun(self, mention->head, phrase->head))
            return NULL;
        owner = &mention->actors.ptr[0];
    }
    return owner;
}

const dm_actor *dm_discourse_of_there(const dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t t = phrase->head, here = dm_tok(parse, t)->sentence;
    if (t + 1 >= parse->token_count || !dm_discourse_is_subject(dm_tok(parse, t)) ||
        !dm_str_eq_nocase(dm_tok(parse, t + 1)->form, DM_STR("there")))
        return NULL;
    for (uint32_t u = t; u > 0 && dm_tok(parse, u - 1)->sentence + 1 >= here; u--) {
        const dm_name_span *name = dm_actors_name(self, u - 1);
        bool place =
            name && (name->name->sort == DM_NAME_ENTITY || name->name->sort == DM_NAME_CAPITAL);
        const dm_entity *state = place ? dm_actors_state_of(self, name) : NULL;
        if (state)
            return dm_actors_make(self, state, t, t + 1);
        if (!name && dm_tok(parse, u - 1)->upos == DM_PROPN &&
            (dm_tree_has_case(parse, u - 1, "in") || dm_tree_has_case(parse, u - 1, "at") ||
             dm_tree_has_case(parse, u - 1, "to") || dm_tree_has_case(parse, u - 1, "on")))
            return NULL;
    }
    return NULL;
}

/* The clause with "where" that t stands in; DM_NO_TOKEN. */
static uint32_t where_above(const dm_parse *parse, uint32_t t) {
    for (int up = 0; up < DM_MOST_DEPTH && t != DM_NO_TOKEN; up++, t = dm_tok(parse, t)->head) {
        if (dm_tok(parse, t)->rel != DM_REL_ACL_RELCL)
            continue;
        for (DM_CHILDREN(parse, t, c))
            if (c < t && dm_str_eq_nocase(dm_tok(parse, c)->form, DM_STR("where")))
                return t;
        return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

const dm_actor *dm_discourse_of_where(const dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head;
    bool rules = WORD_IN(self, t, "@governs") || WORD_IN(self, t, "@sits-there") ||
                 (phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_STATE &&
                  !(dm_tok(self->parse, t)->feats & DM_FEAT_PLUR));
    uint32_t clause =
        phrase->definite && rules ? where_above(self->parse, t) : (uint32_t)DM_NO_TOKEN;
    uint32_t place = clause == DM_NO_TOKEN ? clause : dm_tok(self->parse, clause)->head;
    const dm_name_span *name =
        place == DM_NO_TOKEN || place > t ? NULL : dm_actors_name(self, place);
    const dm_entity *state =
        name && (name->name->sort == DM_NAME_CAPITAL || name->name->sort == DM_NAME_ENTITY) &&
                !WORD_AMONG(self, name->name->form, "@seat-of-a-union")
            ? dm_actors_state_of(self, name)
            : NULL;
    return state ? dm_actors_make(self, state, t, t) : NULL;
}

bool dm_discourse_is_addressed(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actors *self = d->self;
    const dm_token *token = dm_tok(self->parse, phrase->head);
    bool upon = token->rel == DM_REL_OBL && dm_tree_has_case(self->parse, phrase->head, "on");
    uint32_t subject = dm_discourse_is_object(token) || upon
                           ? dm_tree_find(self->parse, token->head, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    const dm_mention *who = subject == DM_NO_TOKEN ? NULL : dm_actors_at(self, subject);
    const dm_entity *body =
        who ? dm_knowledge_entity(self->knowledge, who->actors.ptr[0].code) : NULL;
    return body && (body->kind == DM_KIND_ORGANISATION || body->kind == DM_KIND_GROUP) &&
           self->sender && self->sender == self->most_named &&
           !dm_actors_is_ahead(self, phrase->head, self->sender->code);
}
