/*
 * statement/before.c - for whom a speaker without a side speaks by what the sentence before him
 * tells: "Madrid called it piracy. The government recalled its envoy and said ...", "Hundreds of
 * Haitians came to help. “...,” one of the diggers said".
 */
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

/* The sentence before that of t in its paragraph that is no part of somebody's words; NULL. */
static const dm_sentence *sentence_before(const finder *f, uint32_t t) {
    for (uint32_t s = tok(f, t)->sentence; s > 0 && !f->parse->sentences[s].paragraph_start; s--) {
        const dm_sentence *one = &f->parse->sentences[s - 1];
        if (one->count && !dm_spoken_quoted(f->spoken, tok(f, one->first)->start))
            return one->root == DM_NO_TOKEN ? NULL : one;
    }
    return NULL;
}

/* The mention that is the subject of the sentence, or is counted in it ("hundreds of Haitians");
 * NULL. */
static const dm_mention *subject_of(const finder *f, const dm_sentence *s) {
    uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
    if (subject == DM_NO_TOKEN)
        return NULL;
    const dm_mention *one = dm_actors_at(actors_of(f), subject);
    for (DM_CHILDREN(f->parse, subject, c))
        if (!one && tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "of"))
            one = dm_actors_at(actors_of(f), c);
    return one && one->actors.len == 1 && !one->place ? one : NULL;
}

dm_str dm_crowd_before(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_before(f, t);
    const dm_actor *spoke = f->last.len == 1 ? f->last.ptr[0] : NULL;
    bool crowd = spoke && (spoke->kind == DM_KIND_PEOPLE ||
                           dm_str_is(spoke->sector, "CVL")); /* "Villagers near Accra said" */
    if (s && crowd && f->last_sentence == tok(f, s->first)->sentence)
        return spoke->code;
    const dm_mention *one = s ? subject_of(f, s) : NULL;
    if (!one || !(tok(f, one->head)->feats & DM_FEAT_PLUR) || one->certainty < 0.75f)
        return (dm_str){0};
    const dm_actor *actor = &one->actors.ptr[0];
    bool people = actor->kind == DM_KIND_PEOPLE || dm_is_person_noun(f, one->head);
    return people ? actor->code : (dm_str){0};
}

dm_str dm_province_of(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    uint32_t owner = dm_tree_find(f->parse, t, DM_REL_NMOD_POSS), latest = 0;
    for (DM_CHILDREN(f->parse, t, c)) /* "the governor of the state" */
        if (owner == DM_NO_TOKEN && c > t && tok(f, c)->rel == DM_REL_NMOD &&
            dm_tree_has_case(f->parse, c, "of"))
            owner = c;
    dm_str role = mention ? mention->actors.ptr[0].role : tok(f, t)->lemma, country = f->home;
    bool regional = false;
    for (DM_CHILDREN(f->parse, t, c)) { /* "the regional governor" */
        regional |= c < t && dm_codebook_in_class(book, "@of-a-province", tok(f, c)->lemma);
        if (c < t && actors_of(f)->name_of[c] != DM_NO_TOKEN)
            return (dm_str){0};
    }
    if (regional && owner == DM_NO_TOKEN)
        owner = t;
    if (owner == DM_NO_TOKEN ||
        (!regional && !dm_codebook_in_class(book, "@province", tok(f, owner)->lemma)) ||
        actors_of(f)->name_of[owner] != DM_NO_TOKEN ||
        (!regional && dm_children_count(f->parse, owner) > 2) || /* "the", "'s" */
        !(dm_codebook_in_class(book, "@rules-a-province", role) ||
          dm_codebook_in_class(book, "@rules-a-province", tok(f, t)->lemma)))
        return (dm_str){0};
    for (size_t i = 0; i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        if (place->head < owner && place->head >= latest &&
            (place->subdivision ||
             (regional && tok(f, place->head)->sentence == tok(f, t)->sentence)) &&
            place->place.country.len &&
            tok(f, t)->sentence - tok(f, place->head)->sentence <= RECENT_SENTENCES) {
            country = place->place.country;
            latest = place->head;
        }
    }
    return country;
}

const dm_actor *dm_side_before(const finder *f, uint32_t t) {
    enum { STATE_CODE = 3 };
    const dm_sentence *s = sentence_before(f, t);
    const dm_mention *one = s ? subject_of(f, s) : NULL;
    bool pronoun = one && one->sort == DM_MENTION_PRONOUN;
    if (one && one->sort == DM_MENTION_BODY && one->certainty < 0.75f && !s->paragraph_start &&
        sentence_of(f, t)->first > s->first) /* "Moscow was cooler. The ministry objected to it." */
        return dm_side_before(f, one->head);
    if (!one || one->certainty < (pronoun ? 0.5f : 0.75f))
        return NULL;
    const dm_actor *actor = &one->actors.ptr[0];
    bool speaks = !actor->sector.len || /* no newspaper */
                  dm_codebook_in_class(f->scene->grammar.book, "@sector-office", actor->sector);
    return speaks && actor->kind != DM_KIND_PERSON && actor->kind != DM_KIND_PEOPLE &&
                   actor->code.len == STATE_CODE
               ? actor
               : NULL;
}

bool dm_opens_place(const finder *f, const dm_sentence *s) {
    dm_str form = tok(f, s->first)->form;
    return dm_codebook_in_class(f->scene->grammar.book, "@opens-place", form) &&
           dm_utf8_is_capitalised(form);
}

bool dm_stands_in(const finder *f, uint32_t place, uint32_t in) {
    uint32_t governed = tok(f, in)->head;
    for (uint32_t t = in + 1; t < place; t++) /* "On relations with Peru", "In a letter to Peru" */
        if (tok(f, t)->upos == DM_ADP && !dm_str_is(tok(f, t)->form, "of") &&
            !dm_str_is(tok(f, t)->form, "in") && !dm_str_is(tok(f, t)->form, "at") &&
            !dm_str_is(tok(f, t)->form, "near"))
            return false;
    if (dm_str_is(tok(f, in)->form, "On") && tok(f, place)->head != DM_NO_TOKEN &&
        tok(f, place)->upos == DM_PROPN && in + 1 == place &&
        !dm_str_is(tok(f, place + 1)->form, "'s") &&
        actors_of(f)->name_of[place] != DM_NO_TOKEN) /* "On Chile he said nothing" */
        return false;
    return governed == place || governed == DM_NO_TOKEN || tok(f, governed)->upos == DM_PROPN ||
           tok(f, in)->rel != DM_REL_CASE || dm_tree_above(f->parse, governed, place) ||
           tok(f, place)->rel != DM_REL_NSUBJ;
}

/* The country of the place in the front of a sentence, before token t: "In Lima they agreed". */
static dm_str country_opening(const finder *f, const dm_sentence *s, uint32_t t) {
    enum { FRONT = 4 };
    if (!s->count || !dm_opens_place(f, s))
        return (dm_str){0};
    for (size_t i = 0; i < f->places->len; i++) {
        uint32_t head = f->places->ptr[i].head;
        if (head > s->first && head <= s->first + FRONT && head < t &&
            dm_stands_in(f, head, s->first))
            return f->places->ptr[i].place.country;
    }
    return (dm_str){0};
}

dm_str dm_country_in_front(const finder *f, uint32_t t) {
    return country_opening(f, sentence_of(f, t), t);
}

dm_str dm_paragraph_home(const finder *f, uint32_t t) {
    dm_str country = {0};
    for (uint32_t s = tok(f, t)->sentence;
         !country.len && s > 0 && !f->parse->sentences[s].paragraph_start; s--)
        country = country_opening(f, &f->parse->sentences[s - 1], t);
    return country;
}

dm_str dm_capital_that_speaks(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    if (!dm_str_is(tok(f, t)->form, "they") || t < s->first + 2 || tok(f, t - 1)->upos == DM_PUNCT)
        return (dm_str){0};
    for (size_t i = 0; i < f->places->len; i++)
        if (f->places->ptr[i].head + 1 == t && f->places->ptr[i].first <= s->first + 1)
            return dm_country_in_front(f, t);
    return (dm_str){0};
}

const dm_actor *dm_sender_of_note(const finder *f, uint32_t it, uint32_t verb) {
    uint32_t clause = verb;
    for (int up = 0; up < 3 && tok(f, clause)->rel != DM_REL_ACL_RELCL; up++) {
        clause = tok(f, clause)->head;
        if (clause == DM_NO_TOKEN)
            return NULL;
    }
    uint32_t note = tok(f, clause)->head;
    bool in_which =
        it > 2 && dm_str_is(tok(f, it - 1)->form, "which") &&
        (dm_str_is(tok(f, it - 2)->form, "in") || dm_str_is(tok(f, it - 2)->form, "through"));
    if (!in_which || note == DM_NO_TOKEN || note > it || !dm_is_document(f, note))
        return NULL;
    uint32_t sends = tok(f, note)->head;
    uint32_t sender = sends == DM_NO_TOKEN || !dm_tree_is_verbal(f->parse, sends)
                          ? (uint32_t)DM_NO_TOKEN
                          : dm_surface_subject(&f->scene->grammar, sends);
    const dm_mention *one = sender == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), sender);
    return one && one->actors.len == 1 && !one->place && one->actors.ptr[0].code.len
               ? &one->actors.ptr[0]
               : NULL;
}

const dm_actor *dm_press_of_doer(const finder *f, uint32_t t, const dm_speech *speech) {
    enum { STATE_CODE = 3 };
    const dm_actors *actors = actors_of(f);
    const dm_mention *press = dm_actors_at(actors, t);
    uint32_t first, last;
    bool state = false;
    if (!press || press->actors.len != 1 || !dm_str_is(press->actors.ptr[0].sector, "JRN") ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return NULL;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++) {
        state |= dm_codebook_in_class(f->scene->grammar.book, "@of-the-state", tok(f, u)->lemma) ||
                 dm_str_starts(tok(f, u)->lemma, DM_STR("state"));
        if (actors->name_of[u] != DM_NO_TOKEN || tok(f, u)->upos == DM_PROPN)
            return NULL;
    }
    for (size_t i = 0; i < actors->mentions.len && state; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (head->sentence != tok(f, t)->sentence || head->start < speech->start ||
            one->head >= first || one->place || one->actors.len != 1 ||
            one->actors.ptr[0].code.len != STATE_CODE || one->certainty < 0.8f)
            continue;
        return head->rel == DM_REL_NSUBJ
                   ? dm_actor_as(f->arena, &press->actors.ptr[0], one->actors.ptr[0].code,
                                 DM_STR("JRN"), DM_STR("of the state whose act it tells"))
                   : NULL;
    }
    return NULL;
}

/* "announced the measure", or said something as he did so: the verb whose object is a measure that
 * was told of; DM_NO_TOKEN. */
static uint32_t announcing(const finder *f, uint32_t verb) {
    enum { MOST_STEPS = 3 };
    const dm_codebook *book = f->scene->grammar.book;
    for (int up = 0; up < MOST_STEPS && verb != DM_NO_TOKEN; up++, verb = tok(f, verb)->head) {
        uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ);
        uint32_t determiner =
            object == DM_NO_TOKEN ? object : dm_tree_find(f->parse, object, DM_REL_DET);
        if (determiner != DM_NO_TOKEN && object > verb &&
            dm_codebook_in_class(book, "@announcing-own", tok(f, verb)->lemma) &&
            dm_codebook_in_class(book, "@own-measure", tok(f, object)->lemma) &&
            (dm_tree_lemma_is(f->parse, determiner, "the") ||
             dm_tree_lemma_is(f->parse, determiner, "this")) &&
            dm_children_count(f->parse, object) == 1)
            return verb;
    }
    return DM_NO_TOKEN;
}

dm_str dm_side_of_measure(const finder *f, uint32_t t, uint32_t verb) {
    enum { BACK = 3, STATE_CODE = 3 };
    const dm_actors *actors = actors_of(f);
    if (announcing(f, verb) == DM_NO_TOKEN)
        return (dm_str){0};
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_token *head = tok(f, one->head);
        if (one->head >= t || tok(f, t)->sentence - head->sentence > BACK ||
            tok(f, t)->sentence == head->sentence || one->actors.len != 1 || one->place)
            continue;
        const dm_actor *actor = &one->actors.ptr[0];
        if (head->rel == DM_REL_NSUBJ && actor->kind == DM_KIND_STATE &&
            actor->code.len == STATE_CODE && head->head != DM_NO_TOKEN &&
            dm_codebook_in_class(f->scene->grammar.book, "@takes-measure",
                                 tok(f, head->head)->lemma))
            return actor->code;
    }
    return (dm_str){0};
}

bool dm_is_ethnic(const finder *f, uint32_t t) {
    return t > sentence_of(f, t)->first && dm_str_eq_nocase(tok(f, t - 1)->form, DM_STR("ethnic"));
}

bool dm_is_home_untold(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    if (f->scene->sent_from.len)
        return false;
    for (size_t i = 0; i < actors->mentions.len; i++)
        if (actors->mentions.ptr[i].head < t &&
            dm_str_eq(actors->mentions.ptr[i].actors.ptr[0].code, f->home))
            return false;
    for (size_t i = 0; i < f->places->len; i++)
        if (f->places->ptr[i].head < t && dm_str_eq(f->places->ptr[i].place.country, f->home))
            return false;
    return true;
}

bool dm_is_subject_before(const finder *f, uint32_t t, dm_str code) {
    const dm_actor *side = dm_side_before(f, t);
    return side && dm_str_eq(side->code, code);
}

/* Whether the tokens before t name a place of which nobody knows the country: "At the hospital in
 * Gualaquiza a nurse said". */
static bool opens_with_unknown_place(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    uint32_t name = DM_NO_TOKEN;
    for (uint32_t u = s->first + 1; u < t; u++) {
        if (tok(f, u)->upos == DM_PUNCT || dm_tree_is_verbal(f->parse, u))
            return false;
        bool in = dm_str_is(tok(f, u - 1)->form, "in") || dm_str_is(tok(f, u - 1)->form, "In") ||
                  dm_str_is(tok(f, u - 1)->form, "At") || dm_str_is(tok(f, u - 1)->form, "at");
        if (in && tok(f, u)->upos == DM_PROPN && dm_utf8_is_capitalised(tok(f, u)->form))
            name = u;
    }
    if (name == DM_NO_TOKEN || actors_of(f)->name_of[name] != DM_NO_TOKEN)
        return false;
    for (size_t i = 0; i < f->places->len; i++)
        if (f->places->ptr[i].head >= s->first && f->places->ptr[i].head < t)
            return false;
    return true;
}

bool dm_is_somewhere_else(const finder *f, uint32_t t) {
    enum { STATE_CODE = 3 };
    const dm_actors *actors = actors_of(f);
    if (tok(f, t)->upos != DM_NOUN || !opens_with_unknown_place(f, t))
        return false;
    size_t home = 0, other = 0;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_actor *actor = &actors->mentions.ptr[i].actors.ptr[0];
        home += dm_str_eq(actor->code, f->home);
        other += actor->code.len == STATE_CODE && !dm_str_eq(actor->code, f->home);
    }
    return other > 2 * home;
}

dm_str dm_side_of_it(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t it = sentence_of(f, t)->first, some = dm_tree_find(f->parse, t, DM_REL_DET);
    const dm_mention *one = dm_actors_at(actors_of(f), it);
    if (!dm_str_is(tok(f, it)->form, "It") || tok(f, it)->start != speech->start || it > t ||
        some == DM_NO_TOKEN || !dm_tree_lemma_is(f->parse, some, "a") ||
        tok(f, it)->rel == DM_REL_EXPL)
        return (dm_str){0};
    const dm_actor *side = dm_side_before(f, t);
    bool other = one && side && !dm_str_eq(side->code, one->actors.ptr[0].code);
    return side && !other && dm_is_person_noun(f, t) ? side->code : (dm_str){0};
}
