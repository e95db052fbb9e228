/*
 * statement/bodies.c - for whom a speaker speaks by what he leads, by whom those meet who are only
 * "the leaders", and by what he announces: what the words around a speaker tell where his own
 * phrase names no side.
 */
#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

static bool in_class(const finder *f, const char *name, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, name, tok(f, t)->lemma);
}

static bool is_organisation(const dm_actor *actor) {
    return actor->code.len && (actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP);
}

/* The organisation named last before t, not long ago; NULL. */
static const dm_actor *organisation_before(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head >= t || one->place || one->actors.len != 1)
            continue;
        if (tok(f, t)->sentence - tok(f, one->head)->sentence > RECENT_SENTENCES)
            return NULL;
        if (is_organisation(&one->actors.ptr[0]))
            return &one->actors.ptr[0];
    }
    return NULL;
}

/* Whose commission, secretariat it is: the last organisation named that has one, however long ago,
 * else the one named last. */
static const dm_actor *organisation_with(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_actors *actors = actors_of(f);
    bool commission = dm_str_eq_nocase(tok(f, t)->form, DM_STR("commission"));
    for (size_t i = actors->mentions.len; i > 0 && commission; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head < t && !one->place && one->actors.len == 1 &&
            dm_codebook_in_class(book, "@with-commission",
                                 dm_utf8_lowered(f->arena, one->actors.ptr[0].code)))
            return &one->actors.ptr[0];
    }
    return organisation_before(f, t);
}

/* Whether nothing but "the" and a kind of minister stands with the noun. */
static bool stands_alone(const finder *f, uint32_t t) {
    bool definite = false;
    uint32_t of = dm_tree_find(f->parse, t, DM_REL_NMOD); /* "heads of state of the region" */
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = (dm_rel)tok(f, c)->rel;
        if (rel == DM_REL_DET)
            definite = dm_str_eq_nocase(tok(f, c)->form, DM_STR("the"));
        bool kind = rel == DM_REL_AMOD || rel == DM_REL_COMPOUND;
        bool state = rel == DM_REL_NMOD && in_class(f, "@state-or-government", c);
        uint32_t region = state ? dm_tree_find(f->parse, c, DM_REL_NMOD) : of;
        if (region != DM_NO_TOKEN && in_class(f, "@region-of-bloc", region) &&
            dm_tree_has_case(f->parse, region, "of"))
            state = definite = true;
        if (rel == DM_REL_NMOD_POSS || rel == DM_REL_NUMMOD || rel == DM_REL_ACL_RELCL ||
            rel == DM_REL_ACL || rel == DM_REL_APPOS || rel == DM_REL_CONJ ||
            (rel == DM_REL_NMOD && !state) ||
            (kind && !dm_tree_lemma_is(f->parse, c, "foreign") &&
             !dm_tree_lemma_is(f->parse, c, "prime")))
            return false;
    }
    return definite;
}

const dm_actor *dm_bloc_meant(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    if (tok(f, t)->upos != DM_NOUN || !(tok(f, t)->feats & DM_FEAT_PLUR) ||
        !in_class(f, "@leads-a-state", t) || !stands_alone(f, t) ||
        (mention && (mention->announced || mention->actors.len > 1 || mention->certainty > 0.75f)))
        return NULL;
    return organisation_before(f, t);
}

const dm_actor *dm_named_body_meant(const finder *f, uint32_t t) {
    const dm_token *token = tok(f, t);
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    bool capital = dm_utf8_is_capitalised(token->form);
    if (!capital || determiner == DM_NO_TOKEN || determiner + 1 != t ||
        !dm_tree_lemma_is(f->parse, determiner, "the") ||
        !dm_codebook_in_class(f->scene->grammar.book, "@seat-of-a-bloc",
                              dm_utf8_lowered(f->arena, token->form)) ||
        dm_tree_find(f->parse, t, DM_REL_NMOD) != DM_NO_TOKEN)
        return NULL;
    return organisation_with(f, t);
}

const dm_actor *dm_seat_before(const finder *f, uint32_t t) {
    dm_str word = dm_utf8_lowered(f->arena, tok(f, t)->form);
    return dm_utf8_is_capitalised(tok(f, t)->form) && t > sentence_of(f, t)->first &&
                   dm_codebook_in_class(f->scene->grammar.book, "@seat-of-a-bloc", word)
               ? organisation_with(f, t)
               : NULL;
}

/* The code of what the phrase of token t names: an actor, or the state or body before a noun ("the
 * US contingent"). */
static dm_str code_in(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *mention = dm_actors_at(actors, t);
    if (mention && mention->actors.len == 1 && mention->actors.ptr[0].code.len)
        return mention->actors.ptr[0].code;
    for (DM_CHILDREN(f->parse, t, c)) {
        uint32_t name = c < t ? actors->name_of[c] : (uint32_t)DM_NO_TOKEN;
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        if (entity && entity->code.len)
            return entity->code;
    }
    const dm_actor *body = dm_body_meant(f, t);
    return body ? body->code : (dm_str){0};
}

/* "several", "three": some of those that the noun or number counts. */
static bool counts_some(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_NUM || WORD_IN(actors_of(f), t, "@some-of-many");
}

bool dm_is_some_of_members(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    uint32_t members = in_class(f, "@member-states", t) ? t : (uint32_t)DM_NO_TOKEN, first, last;
    bool some = false;
    for (DM_CHILDREN(f->parse, t, c)) {
        some |= members == t && c < t && counts_some(f, c);
        if (counts_some(f, t) && c > t && tok(f, c)->rel == DM_REL_NMOD &&
            in_class(f, "@member-states", c) && dm_tree_has_case(f->parse, c, "of")) {
            members = c;
            some = true;
        }
    }
    if (members == DM_NO_TOKEN || !some)
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++) {
        uint32_t name = actors->name_of[u];
        const dm_entity *body = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        if (body && dm_str_is(body->sector, "IGO") &&
            (body->kind == DM_KIND_ORGANISATION || body->kind == DM_KIND_GROUP))
            return true;
    }
    return false;
}

dm_str dm_led_by(const finder *f, uint32_t t) {
    uint32_t clause = dm_tree_find(f->parse, t, DM_REL_ACL_RELCL);
    for (DM_CHILDREN(f->parse, t, c)) /* "Ann Lee, the Swede who heads the mission" */
        if (clause == DM_NO_TOKEN && tok(f, c)->rel == DM_REL_APPOS)
            clause = dm_tree_find(f->parse, c, DM_REL_ACL_RELCL);
    bool leads = clause != DM_NO_TOKEN && in_class(f, "@leads", clause);
    bool speaks = clause != DM_NO_TOKEN && in_class(f, "@speaks-for", clause);
    if ((!leads && !speaks) || dm_is_passive(&f->scene->grammar, clause))
        return (dm_str){0};
    for (DM_CHILDREN(f->parse, clause, c)) {
        bool led =
            leads && (tok(f, c)->rel == DM_REL_OBJ ||
                      (tok(f, c)->rel == DM_REL_OBL && dm_tree_has_case(f->parse, c, "over")));
        led |= speaks && dm_tree_has_case(f->parse, c, "for"); /* "took the floor for the EU" */
        dm_str code = led && c > clause ? code_in(f, c) : (dm_str){0};
        if (code.len)
            return code;
    }
    return (dm_str){0};
}

/* "commissioner", or the one that a name is told to be: "Ann Lee, the commissioner for trade". */
static uint32_t title_of_commissioner(const finder *f, uint32_t t) {
    if (dm_tree_lemma_is(f->parse, t, "commissioner"))
        return t;
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_APPOS && dm_tree_lemma_is(f->parse, c, "commissioner"))
            return c;
    return DM_NO_TOKEN;
}

const dm_actor *dm_commissioner(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *mention = dm_actors_at(actors, t);
    bool portfolio = false;
    uint32_t title = title_of_commissioner(f, t);
    if (title == DM_NO_TOKEN || !mention || mention->certainty > 0.9f || mention->actors.len != 1)
        return NULL;
    for (DM_CHILDREN(f->parse, title, c)) {
        if (actors->name_of[c] != DM_NO_TOKEN || tok(f, c)->rel == DM_REL_NMOD_POSS)
            return NULL;
        portfolio |= in_class(f, "@eu-portfolio", c);
    }
    for (size_t i = actors->mentions.len; portfolio && i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head < t && one->actors.len == 1 && dm_str_is(one->actors.ptr[0].code, "EU")) {
            return dm_actor_as(f->arena, &mention->actors.ptr[0], DM_STR("EU"), DM_STR("IGO"),
                               DM_STR(DM_WHY_SPEAKS_FOR));
        }
    }
    return NULL;
}

const dm_actor *dm_of_state(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *mention = dm_actors_at(actors, t);
    const dm_actor *old = mention && mention->actors.len == 1 ? &mention->actors.ptr[0] : NULL;
    uint32_t of = mention ? mention->last + 1 : t, name = of + 1;
    if (!old || old->kind == DM_KIND_PERSON || mention->sort != DM_MENTION_NAME ||
        of > dm_end_of(f, t) || !dm_str_is(tok(f, of)->form, "of"))
        return NULL;
    if (tok(f, name)->upos == DM_DET)
        name++;
    uint32_t at = name <= dm_end_of(f, t) ? actors->name_of[name] : (uint32_t)DM_NO_TOKEN;
    const dm_entity *state = at == DM_NO_TOKEN ? NULL : actors->names.ptr[at].entity;
    return state && state->kind == DM_KIND_STATE && !dm_str_eq(state->code, old->code) &&
                   actors->names.ptr[at].name->sort == DM_NAME_ENTITY
               ? dm_actor_as(f->arena, old, state->code, DM_STR("GOV"), DM_STR(DM_WHY_SPEAKS_FOR))
               : NULL;
}

const dm_actor *dm_founder_of(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    if (!dm_is_body_noun(f, t) || (mention && mention->certainty > 0.75f))
        return NULL;
    for (DM_CHILDREN(f->parse, t, c)) {
        bool clause = tok(f, c)->rel == DM_REL_ACL_RELCL || tok(f, c)->rel == DM_REL_ACL;
        if (!clause || !(in_class(f, "@founds-body", c) || (dm_tree_lemma_is(f->parse, c, "set") &&
                                                            dm_str_is(tok(f, c + 1)->form, "up"))))
            continue;
        for (DM_CHILDREN(f->parse, c, by)) {
            bool agent = by > c && dm_tree_has_case(f->parse, by, "by");
            bool does = tok(f, by)->rel == DM_REL_NSUBJ && tok(f, by)->upos != DM_PRON &&
                        !dm_is_passive(&f->scene->grammar, c);
            const dm_mention *one = agent || does ? dm_actors_at(actors_of(f), by) : NULL;
            if (one && one->actors.len == 1 && one->actors.ptr[0].code.len)
                return &one->actors.ptr[0];
        }
    }
    return NULL;
}

/* "would have to answer", "would pay for it": what others say of somebody. */
static bool is_made_to(const finder *f, uint32_t t) {
    uint32_t next = t + 1;
    return dm_codebook_in_class(f->scene->grammar.book, "@made-to", tok(f, next)->lemma);
}

dm_str dm_side_of_words(const finder *f, const dm_speech *speech, bool capital) {
    enum { BEHIND = 3, STATE_CODE = 3 };
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (head->start < speech->start || head->start >= speech->end)
            continue;
        if ((head->rel != DM_REL_NSUBJ && head->rel != DM_REL_NSUBJ_PASS) || one->place ||
            one->actors.len != 1 || one->actors.ptr[0].kind == DM_KIND_PERSON ||
            one->actors.ptr[0].code.len != STATE_CODE || one->sort == DM_MENTION_PRONOUN)
            return (dm_str){0};
        uint32_t name = actors->name_of[one->head];
        dm_name_sort sort =
            name == DM_NO_TOKEN ? DM_NAME_ENTITY : actors->names.ptr[name].name->sort;
        if (capital && sort != DM_NAME_CAPITAL && sort != DM_NAME_METONYM)
            return (dm_str){0};
        for (uint32_t t = one->last + 1; t <= one->last + BEHIND; t++)
            if (dm_str_is(tok(f, t)->form, "will") || dm_str_is(tok(f, t)->form, "would"))
                return is_made_to(f, t) ? (dm_str){0} : one->actors.ptr[0].code;
        return (dm_str){0};
    }
    return (dm_str){0};
}
