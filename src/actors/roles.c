/*
 * roles.c - "the diplomat", "the official", "the minister": somebody who was told of just before
 * under another title. Which titles a noun may take up is told by the classes @also-NOUN of
 * lexicon/actors/words: roles, last words of roles, and sectors.
 */
#include "actors/discourse.h"

#include <string.h>

#include "base/utf8.h"

enum { RECENT = 4 }; /* sentences from the one who is meant to the noun */
enum { LONGEST_CLASS = 40 };

/* "the minister who resigned", "the official in charge of": said of him right there. */
static bool is_bare(const dm_parse *parse, const dm_phrase *phrase) {
    for (DM_CHILDREN(parse, phrase->head, c)) {
        dm_rel rel = (dm_rel)dm_tok(parse, c)->rel;
        if (rel == DM_REL_NMOD || rel == DM_REL_NMOD_POSS || rel == DM_REL_ACL ||
            rel == DM_REL_ACL_RELCL || rel == DM_REL_APPOS || rel == DM_REL_NUMMOD ||
            rel == DM_REL_CONJ || LEMMA_IN(parse, c, "other", "another", "new", "next", "second"))
            return false;
    }
    return phrase->definite && phrase->possessor == DM_NO_TOKEN &&
           !(dm_tok(parse, phrase->head)->feats & DM_FEAT_PLUR);
}

/* The class of a noun, "@also-minister", made in `name`; empty if it is too long for that. */
static dm_str class_of(const char *prefix, dm_str noun, char name[LONGEST_CLASS]) {
    size_t at = strlen(prefix);
    if (!noun.len || noun.len + at > LONGEST_CLASS)
        return (dm_str){"", 0};
    memcpy(name, prefix, at);
    return (dm_str){name, at + dm_utf8_lower_to(name + at, LONGEST_CLASS - at, noun)};
}

bool dm_actors_lacks(const dm_actors *self, uint32_t t, dm_str code) {
    char name[LONGEST_CLASS];
    dm_str class = class_of("@without-", dm_tok(self->parse, t)->lemma, name);
    return class.len && code.len && dm_classes_in(dm_knowledge_words(self->knowledge), class, code);
}

bool dm_actors_takes_up(const dm_actors *self, dm_str noun, const dm_actor *actor) {
    char name[LONGEST_CLASS];
    dm_str role = dm_str_last_word(actor->role);
    dm_str class = class_of("@also-", noun, name);
    if (!class.len || !actor->role.len)
        return false;
    if (dm_str_eq_nocase(noun, role))
        return true;
    const dm_classes *words = dm_knowledge_words(self->knowledge);
    return dm_classes_in(words, class, actor->role) || dm_classes_in(words, class, role) ||
           dm_classes_in(words, class, actor->sector);
}

/* "the former vice president": nobody who still governs. */
static bool is_out_of_office(const dm_actors *self, const dm_actor *actor) {
    return dm_str_starts(actor->role, DM_STR("former ")) ||
           WORD_AMONG(self, actor->sector, "@also-former");
}

const dm_actor *dm_discourse_head_of_state(const dm_discourse *d, const dm_phrase *phrase) {
    if (!phrase->definite || !dm_str_is(phrase->noun->role, "head of state") ||
        (dm_tok(d->self->parse, phrase->head)->feats & DM_FEAT_PLUR))
        return NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        if (one->subject && one->actor->code.len &&
            dm_discourse_is_top_role(d->self, one->actor->role))
            return one->actor;
    }
    return NULL;
}

const dm_actor *dm_discourse_by_other_title(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    if (!phrase->noun || phrase->noun->kind != DM_NOUN_TITLE || !is_bare(parse, phrase))
        return NULL;
    uint32_t sentence = dm_tok(parse, phrase->head)->sentence;
    dm_str noun = dm_str_last_word(phrase->noun->form);
    const dm_actor *beside = NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        bool near = sentence - one->sentence <= RECENT && one->sentence < sentence;
        bool many = dm_tok(parse, one->token)->feats & DM_FEAT_PLUR;
        bool named = !dm_str_starts(one->actor->name, one->actor->role);
        if (!near || many || !named || !one->actor->code.len ||
            !(phrase->former ? is_out_of_office(self, one->actor)
                             : dm_actors_takes_up(self, noun, one->actor)))
            continue;
        if (one->subject)
            return one->actor;
        beside = beside ? beside : one->actor;
    }
    return beside;
}

const dm_actor *dm_discourse_once(const dm_discourse *d, const dm_phrase *phrase, dm_str code) {
    const dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    if (!phrase->former || !phrase->definite || !phrase->noun || !code.len ||
        (dm_tok(self->parse, phrase->head)->feats & DM_FEAT_PLUR))
        return NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        dm_match match;
        if (sentence - one->sentence > RECENT || one->sentence == sentence || !one->subject ||
            !dm_knowledge_match(self->knowledge, one->actor->name, 0, &match) ||
            match.name->sort != DM_NAME_PERSON || match.length != one->actor->name.len)
            continue;
        const dm_person *person = dm_knowledge_person_at(self->knowledge, match.name->target);
        for (uint32_t t = 0; person && t < person->term_count; t++) {
            dm_person held = {person->name, person->first_term + t, 1};
            const dm_term *term = dm_knowledge_term(self->knowledge, &held, 0, (dm_str){"", 0});
            bool leads =
                dm_str_is(phrase->noun->role, "premier") || dm_str_is(phrase->noun->role, "leader");
            if (term && dm_str_eq(term->affiliation, code) &&
                (dm_str_eq(term->role, phrase->noun->role) ||
                 (leads && dm_discourse_is_top_role(self, term->role))))
                return one->actor;
        }
    }
    return NULL;
}

const dm_actor *dm_discourse_countryman(const dm_discourse *d, uint32_t t, dm_str code) {
    enum { NEXT = 2 }; /* sentences */
    const dm_actors *self = d->self;
    uint32_t the = dm_tree_find(self->parse, t, DM_REL_DET);
    if (the == DM_NO_TOKEN || !LEMMA_IN(self->parse, the, "the") ||
        (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) ||
        !dm_discourse_is_subject(dm_tok(self->parse, t)))
        return NULL;
    bool told = dm_actors_name(self, t) != NULL;
    dm_str form = dm_tok(self->parse, t)->form;
    if (told && (dm_str_ends(form, DM_STR("se")) || dm_str_ends(form, DM_STR("sh")) ||
                 dm_str_ends(form, DM_STR("ch")) || dm_str_ends(form, DM_STR("s"))))
        return NULL; /* "The French said": the state */
    if (!told && !WORD_IN(self, t, "@called-by-nation"))
        return NULL;
    for (DM_CHILDREN(self->parse, t, c)) {
        const dm_name_span *name = dm_actors_name(self, c);
        if (c > t && dm_tok(self->parse, c)->upos != DM_PUNCT)
            return NULL; /* "the Italian minister of justice" */
        told |= name && name->name->sort == DM_NAME_ADJECTIVE;
    }
    if (!told)
        return NULL;
    for (size_t at = 0; at < self->tally_len; at++)
        if (self->tally[at].times > 1 && dm_str_eq(self->tally[at].state->code, code))
            return NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        uint32_t apart = dm_tok(self->parse, t)->sentence - one->sentence;
        const dm_entity *body = dm_knowledge_entity(self->knowledge, one->actor->code);
        bool named = !dm_str_starts(one->actor->name, one->actor->role);
        if (apart == 0 || (!one->subject && apart > 1) ||
            (dm_tok(self->parse, one->token)->feats & DM_FEAT_PLUR))
            continue;
        return apart <= NEXT && named && body && body->kind == DM_KIND_ORGANISATION &&
                       dm_str_is(body->sector, "IGO")
                   ? one->actor
                   : NULL;
    }
    return NULL;
}

const dm_actor *dm_discourse_partisan(const dm_discourse *d, const dm_name_span *span) {
    enum { NEXT = 2 }; /* sentences */
    const dm_actors *self = d->self;
    uint32_t t = span->head, the = dm_tree_find(self->parse, t, DM_REL_DET);
    dm_str form = dm_tok(self->parse, t)->form;
    if (the == DM_NO_TOKEN || !LEMMA_IN(self->parse, the, "the") || span->first != span->last ||
        !WORD_AMONG(self, form, "@one-partisan") || the + 1 != t ||
        !dm_discourse_is_subject(dm_tok(self->parse, t)))
        return NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        uint32_t apart = dm_tok(self->parse, t)->sentence - one->sentence;
        if (apart > 0 && one->subject && one->actor->code.len)
            return apart <= NEXT &&
                           dm_str_find(span->entity->parent, one->actor->code, 0) != SIZE_MAX
                       ? one->actor
                       : NULL;
    }
    return NULL;
}

static bool is_parliament(const dm_mention *mention) {
    const dm_actor *actor = &mention->actors.ptr[0];
    return mention->actors.len == 1 && !mention->place && actor->code.len &&
           actor->kind != DM_KIND_PERSON &&
           (dm_str_is(actor->sector, "LEG") ||
            dm_str_find(actor->name, DM_STR("Parliament"), 0) != SIZE_MAX ||
            dm_str_find(actor->text, DM_STR("Parliament"), 0) != SIZE_MAX);
}

void dm_discourse_chamber(dm_discourse *d, const dm_phrase *phrase) {
    enum { CHAMBER_RECENT = 8 }; /* sentences */
    dm_actors *self = d->self;
    uint32_t t = phrase->head, first, last;
    if (!WORD_IN(self, t, "@chamber") || phrase->affiliation_count ||
        phrase->person_token != DM_NO_TOKEN || !is_bare(self->parse, phrase))
        return;
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *one = &self->mentions.ptr[i - 1];
        if (one->head >= t || !is_parliament(one))
            continue;
        if (dm_tok(self->parse, t)->sentence - dm_tok(self->parse, one->head)->sentence >
            CHAMBER_RECENT)
            return;
        dm_discourse_span(self, t, NULL, &first, &last);
        dm_actor *copy = dm_discourse_copy(d, &one->actors.ptr[0], first, last, "the chamber of");
        dm_mention *made =
            copy ? dm_actors_mention(self, t, first, last, DM_MENTION_BODY, copy, 1) : NULL;
        if (made)
            made->certainty = 0.8f;
        return;
    }
}
