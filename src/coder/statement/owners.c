/*
 * statement/owners.c - for whom a speaker speaks by somebody whom the phrase points to: "Annan's
 * envoy for Chad", "a diplomat of his mission", "a dozen embassies, including those of A and B".
 */
#include "coder/sides.h"
#include "coder/statement/parts.h"

static bool in_class(const finder *f, const char *name, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, name, tok(f, t)->lemma);
}

/* The actor that owns the noun: "Annan's", "his"; NULL if none has a side. */
static const dm_actor *possessor(const finder *f, uint32_t noun) {
    uint32_t owner = dm_tree_find(f->parse, noun, DM_REL_NMOD_POSS);
    const dm_mention *one = owner == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), owner);
    bool guessed = one && one->sort == DM_MENTION_BODY && one->certainty < 0.9f;
    if (guessed && dm_country_in_front(f, noun).len) /* "In Lima, the ministry's envoy" */
        return NULL;
    return one && one->actors.len == 1 && one->actors.ptr[0].code.len ? &one->actors.ptr[0] : NULL;
}

dm_str dm_renamed(const finder *f, const dm_actor *old, dm_str code) {
    const dm_knowledge *knowledge = f->scene->grammar.book->knowledge;
    const dm_entity *from = dm_knowledge_entity(knowledge, old->code),
                    *to = dm_knowledge_entity(knowledge, code);
    dm_str of = DM_STR(" of ");
    if (!from || from == to || old->name.len < from->name.len + of.len ||
        !dm_str_ends(old->name, from->name))
        return old->name;
    dm_str head = dm_str_sub(old->name, 0, old->name.len - from->name.len);
    if (!dm_str_ends(head, of))
        return old->name;
    head = dm_str_sub(head, 0, head.len - of.len);
    return to ? dm_arena_printf(f->arena, "%.*s of %.*s", DM_FMT(head), DM_FMT(to->name)) : head;
}

/* The person who was the subject of a sentence just before. */
static const dm_actor *person_before(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->head >= t || tok(f, one->head)->sentence == tok(f, t)->sentence)
            continue;
        if (tok(f, t)->sentence - tok(f, one->head)->sentence > 2)
            return NULL;
        if (tok(f, one->head)->rel == DM_REL_NSUBJ && actor->kind == DM_KIND_PERSON)
            return one->actors.len == 1 && actor->code.len ? actor : NULL;
    }
    return NULL;
}

/* "a diplomat of his mission": who owns what the noun is of. */
static const dm_actor *possessor_of_his(const finder *f, uint32_t noun) {
    for (DM_CHILDREN(f->parse, noun, c)) {
        bool linked = dm_tree_has_case(f->parse, c, "of") || dm_tree_has_case(f->parse, c, "for") ||
                      dm_tree_has_case(f->parse, c, "in") || dm_tree_has_case(f->parse, c, "at");
        if (tok(f, c)->rel == DM_REL_NMOD && linked && c > noun) {
            uint32_t owner = dm_tree_find(f->parse, c, DM_REL_NMOD_POSS);
            if (owner == DM_NO_TOKEN || tok(f, owner)->upos != DM_PRON)
                return NULL;
            bool theirs = dm_str_eq_nocase(tok(f, owner)->form, DM_STR("their"));
            if (theirs && f->last.len == 1 && f->last.ptr[0]->code.len &&
                f->last_sentence + 1 == tok(f, noun)->sentence)
                return f->last.ptr[0]; /* "Fishermen said so. ..., said the head of their union" */
            const dm_actor *told = possessor(f, c);
            return told ? told : person_before(f, noun); /* not "his own" */
        }
    }
    return NULL;
}

/* "Portugal said it was late. Its foreign minister said": the state that spoke in the sentence
 * before. */
static const dm_actor *state_before(const finder *f, uint32_t t) {
    uint32_t owner = dm_tree_find(f->parse, t, DM_REL_NMOD_POSS);
    const dm_sentence *s = sentence_of(f, t);
    bool quoted = f->last.len == 1 && f->last.ptr[0]->kind == DM_KIND_ORGANISATION &&
                  s->count > 1 && dm_spoken_quoted(f->spoken, tok(f, s->first + 1)->start);
    bool opens = owner != DM_NO_TOKEN && (owner == s->first || quoted) && /* “...,” said its head */
                 dm_str_eq_nocase(tok(f, owner)->form, DM_STR("its"));
    bool theirs = owner != DM_NO_TOKEN && owner == sentence_of(f, t)->first && f->last.len == 1 &&
                  f->last.ptr[0]->kind == DM_KIND_PERSON && f->last.ptr[0]->code.len &&
                  tok(f, t)->sentence == f->last_sentence + 1 && in_class(f, "@takes-up-state", t);
    for (DM_CHILDREN(f->parse, t, c)) /* "his British colleague" */
        theirs &= actors_of(f)->name_of[c] == DM_NO_TOKEN;
    if (theirs && ((dm_str_eq_nocase(tok(f, owner)->form, DM_STR("her")) &&
                    dm_actors_may_be(actors_of(f), DM_STR("she"), f->last.ptr[0])) ||
                   (dm_str_eq_nocase(tok(f, owner)->form, DM_STR("his")) &&
                    dm_actors_may_be(actors_of(f), DM_STR("he"), f->last.ptr[0]))))
        return f->last.ptr[0]; /* "Peru's president said. Her prime minister added" */
    return opens && f->last.len == 1 &&
                   (f->last.ptr[0]->kind == DM_KIND_STATE ||
                    f->last.ptr[0]->kind == DM_KIND_ORGANISATION) &&
                   tok(f, t)->sentence == f->last_sentence + 1
               ? f->last.ptr[0]
               : NULL;
}

/* "Gusmao asked for rice. “They are dying,” an aide said": nothing but "a" and a word for his rank
 * stands with the noun. */
static bool serves_somebody(const finder *f, uint32_t t) {
    bool some = false;
    if (!in_class(f, "@serves-somebody", t) || (tok(f, t)->feats & DM_FEAT_PLUR) ||
        dm_country_in_front(f, t).len)
        return false;
    for (DM_CHILDREN(f->parse, t, c)) {
        if (tok(f, c)->rel == DM_REL_DET)
            some = dm_tree_lemma_is(f->parse, c, "a");
        else if (tok(f, c)->upos != DM_PUNCT && !in_class(f, "@close-to", c))
            return false;
    }
    return some;
}

/* "The White House said ... A senior official said": speaks on for the state that spoke in the
 * sentence before in the paragraph. */
static bool goes_on_beside(const finder *f, uint32_t t) {
    enum { STATE_CODE = 3 };
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_NMOD || tok(f, c)->rel == DM_REL_NMOD_POSS ||
            actors_of(f)->name_of[c] != DM_NO_TOKEN)
            return false;
    return in_class(f, "@goes-on-for", t) && tok(f, t)->upos == DM_NOUN &&
           determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "a") &&
           f->last.len == 1 &&
           (f->last.ptr[0]->code.len == STATE_CODE ||
            f->last.ptr[0]->kind == DM_KIND_ORGANISATION) &&
           tok(f, t)->sentence == f->last_sentence + 1 && !sentence_of(f, t)->paragraph_start &&
           !dm_country_in_front(f, t).len;
}

/* "Troops entered Nagorno-Karabakh. The region's ombudsman said": the land with a government of its
 * own that was named last. */
static const dm_actor *region_of(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    uint32_t owner = dm_tree_find(f->parse, t, DM_REL_NMOD_POSS);
    if (owner == DM_NO_TOKEN || !in_class(f, "@called-region", owner) ||
        dm_actors_at(actors, owner) || (tok(f, t)->feats & DM_FEAT_PLUR))
        return NULL;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head < t && one->actors.len == 1 &&
            tok(f, t)->sentence - tok(f, one->head)->sentence <= RECENT_SENTENCES * 2 &&
            dm_codebook_in_class(f->scene->grammar.book, "@region-with-government",
                                 one->actors.ptr[0].code))
            return &one->actors.ptr[0];
    }
    return NULL;
}

/* "Germany will not go, a government spokesman said in Berlin": the country in which the words are
 * said, where they are about its state and the phrase of the speaker names none; empty. */
static dm_str said_at_home(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    uint32_t verb = tok(f, t)->head, first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++)
        if (actors->name_of[u] != DM_NO_TOKEN || tok(f, u)->rel == DM_REL_NMOD_POSS)
            return (dm_str){0};
    dm_str country = verb != DM_NO_TOKEN && dm_tree_is_verbal(f->parse, verb)
                         ? dm_country_beside(f, t, verb)
                         : (dm_str){0};
    for (uint32_t u = sentence_of(f, t)->first; country.len && u < t; u++) {
        const dm_mention *one = dm_actors_at(actors, u);
        if (one && !one->place && tok(f, u)->rel == DM_REL_NSUBJ &&
            dm_str_eq(one->actors.ptr[0].code, country))
            return country;
    }
    return (dm_str){0};
}

const dm_actor *dm_owner_of(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    const dm_actor *old = mention && mention->actors.len == 1 ? &mention->actors.ptr[0] : NULL;
    const dm_actor *owner = old ? state_before(f, t) : NULL;
    if (!owner && mention && (!old || mention->certainty > 0.97f)) /* known by name */
        return NULL;
    if (!owner)
        owner = region_of(f, t);
    if (!owner && in_class(f, "@sent-by-somebody", t))
        owner = possessor(f, t);
    uint32_t whose = dm_tree_find(f->parse, t, DM_REL_NMOD_POSS);
    bool kin = whose != DM_NO_TOKEN && tok(f, whose)->upos == DM_PRON && in_class(f, "@kin", t);
    if (!owner && kin && f->last.len == 1 && f->last.ptr[0]->kind == DM_KIND_PERSON &&
        f->last.ptr[0]->code.len && tok(f, t)->sentence - f->last_sentence <= 1 &&
        !sentence_of(f, t)->paragraph_start &&
        dm_actors_may_be(actors_of(f),
                         dm_str_eq_nocase(tok(f, whose)->form, DM_STR("her")) ? DM_STR("she")
                                                                              : DM_STR("he"),
                         f->last.ptr[0]))
        owner = f->last.ptr[0]; /* "Ann Lee recalled. “...,” sighed her husband" */
    for (DM_CHILDREN(f->parse, t, c))
        if (!owner && tok(f, c)->rel == DM_REL_APPOS && in_class(f, "@sent-by-somebody", c))
            owner = possessor(f, c);
    if (!owner && dm_is_person_noun(f, t) && tok(f, t)->upos == DM_NOUN)
        owner = possessor_of_his(f, t);
    if (!owner && serves_somebody(f, t)) {
        bool beside = f->last.len == 1 && f->last.ptr[0]->kind != DM_KIND_PERSON &&
                      f->last.ptr[0]->code.len && tok(f, t)->sentence == f->last_sentence;
        owner = beside ? f->last.ptr[0] /* "NATO said it was late; a spokesman added" */
                       : dm_side_before(f, t);
        owner = owner ? owner : person_before(f, t);
    }
    if (!owner && (!mention || mention->certainty < 0.7f) && goes_on_beside(f, t))
        owner = f->last.ptr[0];
    dm_str seat = old && in_class(f, "@serves-somebody", t) ? said_at_home(f, t) : (dm_str){0};
    if (seat.len)
        return dm_actor_as(f->arena, old, seat, old->sector, DM_STR(DM_WHY_PLACE));
    if (!owner || (old && dm_str_eq(old->code, owner->code)))
        return NULL;
    dm_actor *actor = DM_NEW(f->arena, dm_actor);
    if (!actor)
        return NULL;
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    *actor = old ? *old
                 : (dm_actor){.kind = DM_KIND_PERSON,
                              .role = tok(f, t)->lemma,
                              .text = dm_tree_text(f->parse, first, last),
                              .span = {tok(f, first)->start, tok(f, last)->end}};
    if (old)
        actor->name = dm_renamed(f, old, owner->code);
    actor->code = owner->code;
    actor->why = DM_STR(DM_WHY_SPEAKS_FOR);
    return actor;
}

void dm_speaking_for(const finder *f, uint32_t verb, dm_actor_refs *list) {
    enum { LONGEST = 12 };
    const dm_sentence *s = sentence_of(f, verb);
    const dm_actors *actors = actors_of(f);
    uint32_t comma = s->first + 2;
    if (!dm_str_eq_nocase(tok(f, s->first)->form, DM_STR("speaking")) || s->count < LONGEST / 2 ||
        !(dm_str_is(tok(f, s->first + 1)->form, "for") ||
          dm_str_is(tok(f, s->first + 2)->form, "behalf")))
        return;
    while (comma < verb && !dm_str_is(tok(f, comma)->form, ",") && comma - s->first < LONGEST)
        comma++;
    for (size_t i = 0; comma < verb && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head < s->first || one->head > comma || !one->actors.ptr[0].code.len ||
            one->sort == DM_MENTION_PRONOUN)
            continue;
        dm_actor_refs whole = {0};
        dm_scene_gather(f->scene, one->head, &whole);
        for (size_t k = 0; k < list->len; k++)
            dm_refs_push(f->arena, &whole, list->ptr[k]);
        *list = whole;
        return;
    }
}

bool dm_is_kin_of_body(const finder *f, uint32_t t, const dm_actor *owner) {
    const dm_entity *entity = dm_knowledge_entity(f->scene->grammar.book->knowledge, owner->code);
    return entity && entity->kind == DM_KIND_ORGANISATION && in_class(f, "@kin", t);
}

bool dm_is_another_of(const finder *f, uint32_t t) {
    return in_class(f, "@another-than-owner", t) && tok(f, t)->upos == DM_NOUN &&
           dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
}

/* "a diplomat from one of the Baltic states", "an envoy of one of the members": some state of
 * several. */
bool dm_is_from_one_of(const finder *f, uint32_t t) {
    enum { AT_MOST = 4 };
    uint32_t one = t + 2;
    if (one + 3 > dm_end_of(f, t) || !dm_str_is(tok(f, one)->form, "one") ||
        !dm_str_is(tok(f, one + 1)->form, "of") ||
        !(dm_str_is(tok(f, t + 1)->form, "from") || dm_str_is(tok(f, t + 1)->form, "of")))
        return false;
    for (uint32_t u = one + 2; u <= dm_end_of(f, t) && u <= one + 2 + AT_MOST; u++)
        if (tok(f, u)->feats & DM_FEAT_PLUR)
            return in_class(f, "@some-state", u);
    return false;
}

/* "one official from a Nordic country", "a diplomat of a member state". */
static bool is_from_some_state(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c)) {
        uint32_t some = dm_tree_find(f->parse, c, DM_REL_DET);
        if (tok(f, c)->rel == DM_REL_NMOD && c > t && in_class(f, "@some-state", c) &&
            some != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, some, "a") &&
            (dm_tree_has_case(f->parse, c, "from") || dm_tree_has_case(f->parse, c, "of")) &&
            !(tok(f, c)->feats & DM_FEAT_PLUR))
            return true;
    }
    return false;
}

bool dm_is_of_region(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t; u++)
        if (tok(f, u)->upos != DM_NOUN &&
            (in_class(f, "@regional", u) || in_class(f, "@from-some-region", u)))
            return true;
    return is_from_some_state(f, t) || dm_is_from_one_of(f, t);
}

bool dm_is_some_diplomat(const finder *f, uint32_t t) {
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET), first, last;
    bool several = (tok(f, t)->feats & DM_FEAT_PLUR) && in_class(f, "@of-several-states", t);
    bool some = determiner == DM_NO_TOKEN || dm_tree_lemma_is(f->parse, determiner, "a") ||
                dm_tree_lemma_is(f->parse, determiner, "some");
    if (tok(f, t)->upos != DM_NOUN || !(several || (some && in_class(f, "@sent", t))) ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++) {
        bool posted =
            u > t && (dm_tree_has_case(f->parse, u, "in") || dm_tree_has_case(f->parse, u, "at"));
        if (actors_of(f)->name_of[u] != DM_NO_TOKEN && !posted)
            return false;
    }
    return true;
}

dm_str dm_side_that_spoke(const finder *f, uint32_t t, uint32_t named) {
    enum { STATE_CODE = 3 };
    const dm_actor *last = f->last.len == 1 ? f->last.ptr[0] : NULL;
    if (!last || last->code.len != STATE_CODE)
        return (dm_str){0};
    bool state = last->kind == DM_KIND_STATE && f->last_sentence >= named;
    bool next = last->kind == DM_KIND_PERSON && tok(f, t)->sentence == f->last_sentence + 1 &&
                !sentence_of(f, t)->paragraph_start;
    return state || next ? last->code : (dm_str){0};
}

bool dm_speaks_for_body(const finder *f, const dm_speech *speech) {
    const dm_actor *last = f->last.len == 1 ? f->last.ptr[0] : NULL;
    return last && last->kind == DM_KIND_ORGANISATION && last->code.len &&
           speech->speakers.len == 1 && dm_str_is(speech->speakers.ptr[0]->role, "spokesperson") &&
           speech->sentence >= f->last_sentence &&
           speech->sentence - f->last_sentence <= RECENT_SENTENCES;
}

bool dm_is_elsewhere(const finder *f, uint32_t t, dm_str code) {
    const dm_actors *actors = actors_of(f);
    uint32_t sentence = tok(f, t)->sentence;
    uint32_t near = sentence_of(f, t)->paragraph_start ? 0 : 1; /* sentences back */
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        bool does = head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS ||
                    head->rel == DM_REL_NMOD_POSS;
        if (one->head < t && head->sentence + near >= sentence && does &&
            dm_str_eq(one->actors.ptr[0].code, code))
            return false;
    }
    return true;
}

bool dm_listed(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    uint32_t first, last, from = DM_NO_TOKEN;
    if (!(tok(f, t)->feats & DM_FEAT_PLUR) || !in_class(f, "@speaks-in-numbers", t))
        return false;
    dm_tree_hull(f->parse, t, &first, &last);
    for (uint32_t u = t + 1; u < last && from == DM_NO_TOKEN; u++)
        if (dm_str_is(tok(f, u)->form, "including") || dm_str_is(tok(f, u)->form, "among"))
            from = u;
    for (size_t i = 0; from != DM_NO_TOKEN && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        for (size_t k = 0; k < one->actors.len && one->head > from && one->head <= last; k++)
            if (one->actors.ptr[k].code.len)
                dm_refs_push(f->arena, list, &one->actors.ptr[k]);
    }
    return list->len > 0;
}

dm_str dm_side_of_first(const finder *f, uint32_t t) {
    uint32_t first = tok(f, t)->rel == DM_REL_CONJ ? tok(f, t)->head : (uint32_t)DM_NO_TOKEN;
    const dm_mention *one = first == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), first);
    return one && one->actors.len == 1 && one->actors.ptr[0].kind == DM_KIND_PERSON &&
                   dm_holds_office(f, &one->actors.ptr[0]) && tok(f, t)->upos == DM_NOUN
               ? one->actors.ptr[0].code
               : (dm_str){0};
}

/* "the authorities in Balochistan", "police in Srinagar", "Ann Lee of the Scottish Brewers'
 * Association": of the state that governs there. */
static dm_str governed_by(const finder *f, const dm_actor *actor) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_entity *land = dm_knowledge_entity(book->knowledge, actor->code);
    dm_str rest = land ? land->parent : (dm_str){0}, state = {0};
    bool works = actor->kind == DM_KIND_PERSON && !actor->role.len && /* no minister there */
                 dm_codebook_in_class(book, "@land-of-state", actor->code);
    bool governs = land && land->kind == DM_KIND_ENTITY &&
                   dm_codebook_in_class(book, "@sector-office", actor->sector) &&
                   dm_codebook_in_class(book, "@governed-province", actor->code);
    return (governs || works) && dm_str_split(&rest, '|', &state) ? state : (dm_str){0};
}

void dm_bring_to_state(const finder *f, dm_speech *speech) {
    const dm_knowledge *knowledge = f->scene->grammar.book->knowledge;
    for (size_t i = 0; i < speech->speakers.len; i++) {
        const dm_actor *old = speech->speakers.ptr[i];
        const dm_entity *party = dm_knowledge_entity(knowledge, old->code);
        bool domestic =
            party && (dm_str_is(party->sector, "PTY") || dm_str_is(party->sector, "OPP"));
        dm_str governed = governed_by(f, old);
        if (governed.len)
            speech->speakers.ptr[i] = dm_actor_as(f->arena, old, governed, old->sector, old->why);
        if (domestic && party->parent.len)
            speech->speakers.ptr[i] =
                dm_actor_as(f->arena, old, party->parent, old->sector, old->why);
    }
}
