/*
 * statement/strangers.c - speakers that no mention of an actor tells: bodies and companies the
 * lexicon has no name for, courts of no state, a pronoun for somebody of whom only the office is
 * known.
 *
 * What a noun allows decides: a ministry, an authority or a union is of the country that the report
 * is from; a company, a charity or a court of arbitration is so only where something says it.
 */
#include <string.h>

#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

static bool in_class(const finder *f, const char *name, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, name, tok(f, t)->lemma);
}

uint32_t dm_speaker_head(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    if (dm_actors_at(actors, t) || tok(f, t)->upos != DM_PROPN)
        return t;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->first <= t && t <= one->last && !one->place && one->actors.len == 1 &&
            one->actors.ptr[0].kind == DM_KIND_PERSON)
            return one->head;
    }
    return t;
}

bool dm_is_body_noun(const finder *f, uint32_t t) {
    if (tok(f, t)->upos != DM_NOUN)
        return false;
    for (DM_CHILDREN(f->parse, t, c)) /* "the Indian side" */
        if (dm_str_is(tok(f, t)->form, "side") && c < t &&
            f->scene->grammar.actors->name_of[c] != DM_NO_TOKEN)
            return true;
    return in_class(f, "@private-body", t) || in_class(f, "@public-body", t);
}

/* "Fitch said it might ...": who is meant by "it" is no person. */
static bool is_a_thing(const finder *f, uint32_t t, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t next = verb + 1, end = s->first + s->count;
    if (verb < t)
        return false;
    if (next < end && dm_str_is(tok(f, next)->form, "that"))
        next++;
    return next < end &&
           (dm_str_is(tok(f, next)->form, "it") || dm_str_is(tok(f, next)->form, "its"));
}

bool dm_is_private(const finder *f, uint32_t t, uint32_t verb) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_mention *mention = dm_actors_at(actors, t);
    if (tok(f, t)->upos == DM_NOUN) /* "a group of leaders" are people */
        return in_class(f, "@private-body", t) &&
               (t + 1 >= verb || !dm_str_is(tok(f, t + 1)->form, "of"));
    if (tok(f, t)->upos != DM_PROPN ||
        (mention && (mention->sort == DM_MENTION_PERSON || mention->sort == DM_MENTION_BODY)))
        return false;
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++)
        if (dm_codebook_in_class(f->scene->grammar.book, "@company-name",
                                 dm_utf8_lowered(f->arena, tok(f, u)->form)))
            return true;
    for (uint32_t u = first; u <= last; u++) /* "the Lawyers' Association" */
        if (dm_codebook_in_class(f->scene->grammar.book, "@public-body",
                                 dm_utf8_lowered(f->arena, tok(f, u)->form)))
            return false;
    return is_a_thing(f, t, verb);
}

/* Whether the word was a part of a longer name before: a surname. */
static bool is_named_in_full(const finder *f, uint32_t t) {
    for (uint32_t u = 1; u < t; u++)
        if (tok(f, u)->upos == DM_PROPN && tok(f, u - 1)->upos == DM_PROPN &&
            dm_str_eq(tok(f, u)->form, tok(f, t)->form))
            return true;
    return false;
}

bool dm_is_bare_name(const finder *f, uint32_t t) {
    uint32_t first, last;
    if (tok(f, t)->upos != DM_PROPN || dm_actors_at(f->scene->grammar.actors, t))
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    return first == last && !dm_str_is(tok(f, t + 1)->form, ",") && !is_named_in_full(f, t);
}

/* The organisation whose name the token is a part of; NULL. */
static const dm_actor *organisation_of(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    uint32_t name = actors->name_of[t];
    const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
    dm_actor *actor = entity && entity->code.len && entity->kind == DM_KIND_ORGANISATION
                          ? DM_NEW(f->arena, dm_actor)
                          : NULL;
    if (actor)
        *actor = (dm_actor){.kind = entity->kind,
                            .code = entity->code,
                            .name = entity->name,
                            .text = tok(f, t)->form,
                            .span = {tok(f, t)->start, tok(f, t)->end}};
    return actor;
}

/* "The aid group Doctors Without Borders": the organisation named right behind the noun. */
static const dm_actor *named_behind(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    uint32_t next = t + 1;
    if (next < s->first + s->count && dm_str_is(tok(f, next)->form, ","))
        next++;
    return next < s->first + s->count ? organisation_of(f, next) : NULL;
}

/* "Gunmen fired on a Red Cross convoy, the agency said": the only organisation that the sentence
 * names before. */
static const dm_actor *organisation_here(const finder *f, uint32_t t) {
    const dm_actor *found = NULL;
    for (uint32_t u = sentence_of(f, t)->first; u < t; u++) {
        const dm_actor *one = organisation_of(f, u);
        if (one && found && !dm_str_eq(one->code, found->code))
            return NULL;
        found = one ? one : found;
    }
    return found;
}

static bool is_organisation(const finder *f, const dm_actor *actor) {
    const dm_entity *entity = dm_knowledge_entity(f->scene->grammar.book->knowledge, actor->code);
    return entity && entity->kind == DM_KIND_ORGANISATION;
}

/* Whether another of that kind was told of behind `from` by a name that nobody knows. */
static bool another_since(const finder *f, uint32_t from, uint32_t t) {
    uint32_t other = dm_actors_other_of_kind(actors_of(f), from, t);
    while (other != DM_NO_TOKEN && organisation_of(f, other))
        other = dm_actors_other_of_kind(actors_of(f), other - 1, t);
    return other != DM_NO_TOKEN;
}

/* "The North Atlantic Council met. The alliance said": what the body is one of, where the noun is
 * for that; the body itself. */
static const dm_actor *whole_of(const finder *f, uint32_t t, const dm_actor *body) {
    const dm_knowledge *knowledge = f->scene->grammar.book->knowledge;
    const dm_entity *part = dm_knowledge_entity(knowledge, body->code);
    const dm_entity *whole = part && in_class(f, "@whole-of-bodies", t)
                                 ? dm_knowledge_entity(knowledge, part->parent)
                                 : NULL;
    return whole && whole->kind == DM_KIND_ORGANISATION
               ? dm_actor_as(f->arena, body, whole->code, body->sector, DM_STR(DM_WHY_SPEAKS_FOR))
               : body;
}

const dm_actor *dm_body_meant(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    if (!in_class(f, "@some-body", t) || tok(f, t)->upos != DM_NOUN)
        return NULL;
    const dm_actor *behind = named_behind(f, t);
    if (behind)
        return behind;
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET),
             kind = dm_tree_find(f->parse, t, DM_REL_AMOD);
    if (determiner == DM_NO_TOKEN || !dm_tree_lemma_is(f->parse, determiner, "the") ||
        (kind != DM_NO_TOKEN && !in_class(f, "@kind-of-bloc", kind)) ||
        dm_tree_find(f->parse, t, DM_REL_ACL_RELCL) != DM_NO_TOKEN ||
        dm_tree_find(f->parse, t, DM_REL_NMOD) != DM_NO_TOKEN)
        return NULL;
    const dm_actor *here = organisation_here(f, t);
    if (here)
        return here;
    bool group = dm_tree_lemma_is(f->parse, t, "group"); /* no bloc of states */
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head < t && !one->place && one->actors.len == 1 &&
            is_organisation(f, &one->actors.ptr[0]) &&
            !(group && dm_str_is(one->actors.ptr[0].sector, "IGO") &&
              one->actors.ptr[0].kind == DM_KIND_ORGANISATION) &&
            tok(f, t)->sentence - tok(f, one->head)->sentence <= RECENT_SENTENCES)
            return another_since(f, one->head, t) ? NULL : whole_of(f, t, &one->actors.ptr[0]);
    }
    return NULL;
}

/* "the organisation", "the Commission", "the Commission of the organisation". */
static const dm_actor *body_in(const finder *f, uint32_t t) {
    if (in_class(f, "@some-body", t))
        return dm_body_meant(f, t);
    uint32_t whole = dm_tree_find(f->parse, t, DM_REL_NMOD);
    if (whole != DM_NO_TOKEN && whole > t && in_class(f, "@some-body", whole) &&
        in_class(f, "@seat-of-a-bloc", t) && dm_tree_has_case(f->parse, whole, "of"))
        return dm_body_meant(f, whole);
    return dm_named_body_meant(f, t);
}

/* The person of the mention as one of the body; the body where it tells of none. */
static const dm_actor *as_person(const finder *f, const dm_mention *mention, const dm_actor *body) {
    const dm_actor *old = mention && mention->actors.len == 1 ? &mention->actors.ptr[0] : NULL;
    if (!body || !old || old->kind != DM_KIND_PERSON)
        return body;
    dm_actor *actor = DM_NEW(f->arena, dm_actor);
    if (!actor)
        return body;
    *actor = *old;
    actor->name = dm_renamed(f, old, body->code);
    actor->code = body->code;
    actor->sector = body->sector;
    actor->why = DM_STR(DM_WHY_SPEAKS_FOR);
    return actor;
}

const dm_actor *dm_of_body_meant(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, t);
    if (!dm_is_person_noun(f, t) || (mention && mention->certainty > 0.75f))
        return NULL;
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_NMOD &&
            (dm_tree_has_case(f->parse, c, "of") || dm_tree_has_case(f->parse, c, "at") ||
             dm_tree_has_case(f->parse, c, "for")))
            return as_person(f, mention, body_in(f, c));
    return NULL;
}

bool dm_is_arbiter(const finder *f, uint32_t t) {
    if (!in_class(f, "@arbiter", t) || tok(f, t)->upos == DM_PROPN)
        return false;
    if (dm_tree_lemma_is(f->parse, t, "tribunal") || dm_tree_lemma_is(f->parse, t, "arbitrator"))
        return true;
    for (uint32_t u = 0; u < t; u++) /* "the judges" of the tribunal that was named before */
        if (dm_tree_lemma_is(f->parse, u, "tribunal") && tok(f, u)->upos == DM_NOUN)
            return true;
    return false;
}

/* "He said", of whom all that is known is "Information Minister Ann Lee": the head of the mention
 * that introduced him. */
/* "In Gaza the sheikh laughed. ..., he whispered": the noun in the sentence before for somebody who
 * has no name; DM_NO_TOKEN. */
static uint32_t nameless_before(const finder *f, uint32_t pronoun, const dm_actor *who) {
    const dm_actors *actors = actors_of(f);
    uint32_t found = DM_NO_TOKEN;
    for (size_t i = 0; who->role.len && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->head < pronoun && one->sort != DM_MENTION_PRONOUN && one->actors.len == 1 &&
            head->sentence + 1 == tok(f, pronoun)->sentence && head->rel == DM_REL_NSUBJ &&
            dm_str_eq(one->actors.ptr[0].role, who->role) && !one->actors.ptr[0].name.len)
            found = one->head;
    }
    return found;
}

uint32_t dm_introduced(const finder *f, uint32_t pronoun) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_mention *mention = dm_actors_at(actors, pronoun);
    if (!mention || mention->actors.len != 1 || mention->actors.ptr[0].code.len ||
        mention->actors.ptr[0].kind != DM_KIND_PERSON)
        return DM_NO_TOKEN;
    if (!mention->actors.ptr[0].name.len)
        return nameless_before(f, pronoun, &mention->actors.ptr[0]);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head < pronoun && one->sort != DM_MENTION_PRONOUN && one->actors.len == 1 &&
            dm_str_eq(one->actors.ptr[0].name, mention->actors.ptr[0].name))
            return one->head;
    }
    return DM_NO_TOKEN;
}

/* "the airline's boss", "the head of one charity", "a trader with a bank": c is whom the person at
 * t works for, and no state's. */
static bool is_employer(const finder *f, uint32_t t, uint32_t c) {
    bool of = tok(f, c)->rel == DM_REL_NMOD_POSS ||
              (c > t && tok(f, c)->rel == DM_REL_NMOD &&
               (dm_tree_has_case(f->parse, c, "of") || dm_tree_has_case(f->parse, c, "for") ||
                dm_tree_has_case(f->parse, c, "at") || dm_tree_has_case(f->parse, c, "with")));
    if (!of || tok(f, c)->upos != DM_NOUN || !in_class(f, "@employer", c))
        return false;
    for (DM_CHILDREN(f->parse, c, n)) /* "the Kenyan airline" */
        if (n < c && actors_of(f)->name_of[n] != DM_NO_TOKEN)
            return false;
    return true;
}

bool dm_is_insider(const finder *f, uint32_t t) {
    enum { STATE_CODE = 3 };
    uint32_t first, last;
    if (tok(f, t)->upos != DM_NOUN)
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t; u++) /* "a UN aid official" */
        if (actors_of(f)->name_of[u] != DM_NO_TOKEN)
            return false;
    for (DM_CHILDREN(f->parse, t, c)) {
        const dm_mention *served = dm_actors_at(actors_of(f), c);
        if (tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "for") &&
            in_class(f, "@own-account", c) &&
            !(served && served->actors.ptr[0].code.len > STATE_CODE))
            return true; /* "a spokesman for the rebels" */
        if ((c + 1 == t && in_class(f, "@of-a-charity", c) && in_class(f, "@works", t)) ||
            is_employer(f, t, c))
            return true;
        if (c > t && in_class(f, "@some-persons", t) &&
            dm_codebook_in_class(f->scene->grammar.book, "@in-the-know", tok(f, c)->form))
            return true;
    }
    return false;
}

bool dm_is_of_nobody(const finder *f, uint32_t t, uint32_t verb) {
    uint32_t first, last;
    if (dm_is_insider(f, t))
        return true;
    if (tok(f, t)->upos != DM_NOUN || (!dm_is_private(f, t, verb) && !dm_is_arbiter(f, t)))
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++)
        if (f->scene->grammar.actors->name_of[u] != DM_NO_TOKEN ||
            tok(f, u)->rel == DM_REL_NMOD_POSS || (u > t && tok(f, u)->upos == DM_PROPN))
            return false;
    return true;
}

const dm_actor *dm_named_of(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_sentence *s = sentence_of(f, t);
    uint32_t end = s->first + s->count, name = t + 2;
    if (t + 2 >= end || !dm_str_is(tok(f, t + 1)->form, "of") || !dm_is_person_noun(f, t))
        return NULL;
    if (tok(f, name)->upos == DM_DET && name + 1 < end)
        name++;
    uint32_t at = actors->name_of[name];
    const dm_entity *entity = at == DM_NO_TOKEN ? NULL : actors->names.ptr[at].entity;
    if (!entity || entity->kind != DM_KIND_ORGANISATION || !entity->code.len)
        return NULL;
    const dm_mention *mention = dm_actors_at(actors, t);
    const dm_actor *old = mention ? &mention->actors.ptr[0] : NULL;
    dm_str code = dm_str_is(entity->parent, "EU") ? entity->parent : entity->code;
    return old && !dm_str_eq(old->code, code) && mention->actors.len == 1
               ? dm_actor_as(f->arena, old, code, old->sector, DM_STR("of the organisation named"))
               : NULL;
}

/* "the ambassador in Berlin": the place in the phrase of somebody who was sent there. */
static dm_str posted_in(const finder *f, uint32_t t) {
    dm_str country = {0};
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t; u++)
        if (f->scene->grammar.actors->name_of[u] != DM_NO_TOKEN)
            return (dm_str){0};
    for (size_t i = 0; i < f->places->len && t + 2 <= last; i++)
        if (f->places->ptr[i].head >= t + 2 && f->places->ptr[i].first == t + 2 &&
            dm_str_is(tok(f, t + 1)->form, "in"))
            country = f->places->ptr[i].place.country;
    return country;
}

dm_str dm_seated_in(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, t);
    return mention && mention->certainty < 0.75f && !in_class(f, "@sent", t) &&
                   tok(f, t)->upos == DM_NOUN
               ? posted_in(f, t)
               : (dm_str){0};
}

const dm_actor *dm_sent_from(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_mention *mention = dm_actors_at(actors, t);
    bool embassy = dm_tree_lemma_is(f->parse, t, "embassy") ||
                   dm_tree_lemma_is(f->parse, t, "consulate"); /* nobody's of the host */
    if (!mention || mention->actors.len != 1 || !(embassy || in_class(f, "@sent", t)) ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN) /* "the bloc's ambassador in" */
        return NULL;
    dm_str post = posted_in(f, t);
    if (!post.len || !dm_str_eq(post, mention->actors.ptr[0].code))
        return NULL;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &one->actors.ptr[0];
        bool sender = actor->kind == DM_KIND_STATE ||
                      (embassy && actor->kind == DM_KIND_PERSON && actor->code.len == 3 &&
                       dm_str_is(actor->sector, "GOV"));
        if (one->head < t && one->actors.len == 1 && sender && !dm_str_eq(actor->code, post) &&
            tok(f, t)->sentence - tok(f, one->head)->sentence <= RECENT_SENTENCES)
            return dm_actor_as(f->arena, &mention->actors.ptr[0], actor->code,
                               mention->actors.ptr[0].sector, DM_STR("sent by the state named"));
    }
    return NULL;
}

/* "Thousands of exiles marched. ..., said one of them": the several who were the subject of the
 * sentence before the words quoted; DM_NO_TOKEN if that is nobody. */
static uint32_t several_before(const finder *f, uint32_t them) {
    enum { SENTENCES_BACK = 2 };
    uint32_t sentence = tok(f, them)->sentence;
    uint32_t root =
        f->parse->sentences[sentence].root; /* "Men told us ..., and one of them said" */
    uint32_t here = root < them ? dm_surface_subject(&f->scene->grammar, root) : DM_NO_TOKEN;
    if (here != DM_NO_TOKEN && here < root && (tok(f, here)->feats & DM_FEAT_PLUR) &&
        tok(f, here)->upos == DM_NOUN && dm_is_person_noun(f, here))
        return here;
    for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
        const dm_sentence *s = &f->parse->sentences[sentence - back];
        if (!s->count || dm_spoken_quoted(f->spoken, tok(f, s->first)->start))
            continue;
        uint32_t t = dm_surface_subject(&f->scene->grammar, s->root);
        bool many = t != DM_NO_TOKEN && ((tok(f, t)->feats & DM_FEAT_PLUR) ||
                                         dm_tree_find(f->parse, t, DM_REL_NUMMOD) != DM_NO_TOKEN);
        if (!many || tok(f, t)->upos != DM_NOUN)
            return DM_NO_TOKEN;
        for (DM_CHILDREN(f->parse, t, c)) /* "thousands of exiles" */
            if (tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "of") &&
                !dm_is_person_noun(f, t))
                return dm_is_person_noun(f, c) ? c : (uint32_t)DM_NO_TOKEN;
        return t; /* who is one of them, is somebody */
    }
    return DM_NO_TOKEN;
}

uint32_t dm_some_of(const finder *f, uint32_t t) {
    static const char *const words[] = {"one", "some", "many", "most", "others", "both", "several"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!dm_str_eq_nocase(tok(f, t)->form, dm_str_of(words[i])))
            continue;
        bool alone = i == 0 && dm_children_count(f->parse, t) == 0; /* "“...,” one said" */
        uint32_t before = alone ? several_before(f, t) : (uint32_t)DM_NO_TOKEN;
        if (before != DM_NO_TOKEN)
            return before;
        for (DM_CHILDREN(f->parse, t, c)) {
            if (tok(f, c)->rel != DM_REL_NMOD || !dm_tree_has_case(f->parse, c, "of"))
                continue;
            bool them = dm_str_eq_nocase(tok(f, c)->form, DM_STR("them"));
            uint32_t several = them ? several_before(f, c) : (uint32_t)DM_NO_TOKEN;
            if (several != DM_NO_TOKEN)
                return several;
            if (dm_actors_at(f->scene->grammar.actors, c) || dm_is_person_noun(f, c))
                return c;
        }
    }
    return t;
}

bool dm_serves_other(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if (c > t && tok(f, c)->rel == DM_REL_NMOD &&
            (dm_tree_has_case(f->parse, c, "for") || dm_tree_has_case(f->parse, c, "of") ||
             dm_tree_has_case(f->parse, c, "from")) &&
            !dm_codebook_in_class(f->scene->grammar.book, "@some-body", tok(f, c)->lemma))
            return true;
    return false;
}
