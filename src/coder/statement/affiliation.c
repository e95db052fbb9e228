/*
 * statement/affiliation.c - for whom a speaker speaks whose phrase does not tell it: the body named
 * before, the place beside the speaker, the country that the report is from.
 */
#include "base/utf8.h"
#include "actors/actors_inside.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

enum { PHRASE_TOKENS = 14 };
static const float GUESS = 0.65f;   /* of the side named last */
static const float NOBODYS = 0.95f; /* that an analyst is nobody's is what we know */

/* "The court added": the one that was named in full before. */
static const dm_actor *body_before(const finder *f, uint32_t t) {
    dm_str lemma = tok(f, t)->lemma;
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    if (!dm_codebook_in_class(f->scene->grammar.book, "@named-body", lemma) ||
        determiner == DM_NO_TOKEN || !dm_tree_lemma_is(f->parse, determiner, "the") ||
        tok(f, t)->upos == DM_PROPN)
        return NULL;
    const dm_actors *actors = f->scene->grammar.actors;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *mention = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &mention->actors.ptr[0];
        if (mention->head >= t || mention->actors.len != 1 || !actor->code.len)
            continue;
        for (uint32_t u = mention->first; u <= mention->last; u++)
            if (dm_str_eq_nocase(tok(f, u)->form, lemma) && dm_utf8_is_capitalised(tok(f, u)->form))
                return actor;
    }
    return NULL;
}

bool dm_is_of_age(const finder *f, uint32_t t) {
    return dm_str_ends(tok(f, t)->form, DM_STR("year-old")) ||
           (dm_str_is(tok(f, t)->form, "old") && t > 1 && dm_str_is(tok(f, t - 1)->form, "-"));
}

bool dm_is_person_noun(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    dm_str lemma = tok(f, t)->lemma;
    if (tok(f, t)->upos == DM_PROPN || dm_is_of_age(f, t))
        return true;
    const dm_noun *noun = dm_knowledge_noun(book->knowledge, lemma);
    if (noun)
        return noun->kind == DM_NOUN_TITLE || noun->kind == DM_NOUN_PEOPLE;
    if (dm_codebook_in_class(book, "@people", lemma) ||
        dm_codebook_in_class(book, "@official", lemma))
        return true;
    if (dm_codebook_in_class(book, "@own-account", lemma))
        return true;
    static const char *const endings[] = {"er",  "or",    "ist",   "yst",  "ian",
                                          "man", "woman", "coach", "dent", "aide"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lemma.len > 4 && dm_str_ends(lemma, dm_str_of(endings[i])))
            return true;
    return false;
}

/* The speaker of this name that was given a code before, or known to be of no side; NULL if none.
 */
static const dm_actor *given_before(const finder *f, dm_str name) {
    for (size_t i = 0; name.len && i < f->spoken->speeches.len; i++) {
        const dm_actor_refs *speakers = &f->spoken->speeches.ptr[i].speakers;
        for (size_t k = 0; k < speakers->len; k++)
            if (dm_str_eq(speakers->ptr[k]->name, name) &&
                (speakers->ptr[k]->code.len || dm_str_is(speakers->ptr[k]->why, DM_WHY_NO_SIDE) ||
                 dm_str_is(speakers->ptr[k]->why, DM_WHY_SOME_STATE) ||
                 dm_str_is(speakers->ptr[k]->why, DM_WHY_BEFORE)))
                return speakers->ptr[k];
    }
    return NULL;
}

/* The state, or for the officials of an organisation the organisation, named last before t, and in
 * which sentence. */
static const dm_actor *named_before(const finder *f, uint32_t t, bool organisation,
                                    uint32_t *sentence) {
    const dm_actors *actors = f->scene->grammar.actors;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *mention = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &mention->actors.ptr[0];
        bool body = actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP;
        if (mention->head < t && actor->code.len && mention->actors.len == 1 &&
            body == organisation && !dm_spoken_quoted(f->spoken, tok(f, mention->head)->start) &&
            tok(f, t)->sentence - tok(f, mention->head)->sentence <= RECENT_SENTENCES) {
            *sentence = tok(f, mention->head)->sentence;
            return actor;
        }
    }
    return NULL;
}

static const dm_actor *actor_named(const finder *f, const dm_entity *entity) {
    dm_actor *actor = entity ? DM_NEW(f->arena, dm_actor) : NULL;
    if (actor)
        *actor = (dm_actor){.kind = entity->kind,
                            .code = dm_str_is(entity->parent, "EU") ? entity->parent : entity->code,
                            .name = entity->name};
    return actor;
}

/* "U.N. associate spokesperson Ann Lee": a state or body named right before the title, wherever the
 * parser hung it. */
static const dm_actor *title_before(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    const dm_actors *actors = f->scene->grammar.actors;
    for (uint32_t u = t; u > s->first && t - u < PHRASE_TOKENS / 2; u--) {
        const dm_token *before = tok(f, u - 1);
        if (before->upos != DM_PROPN && before->upos != DM_NOUN && before->upos != DM_ADJ)
            return NULL;
        uint32_t name = actors->name_of[u - 1];
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        if (!entity || !entity->code.len || dm_is_ethnic(f, u - 1))
            continue;
        return actor_named(f, entity);
    }
    return NULL;
}

/* "local officials", "local human rights groups": of where the report is from. */
static bool is_local(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_AMOD && dm_tree_lemma_is(f->parse, c, "local"))
            return true;
    return false;
}

/* The state whose adjective stands before a noun: "the Afghan team". */
static const dm_entity *nation_before(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    for (DM_CHILDREN(f->parse, t, c)) {
        uint32_t name = c < t ? actors->name_of[c] : (uint32_t)DM_NO_TOKEN;
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        if (entity && entity->kind == DM_KIND_STATE && !dm_is_ethnic(f, c) &&
            actors->names.ptr[name].name->sort == DM_NAME_ADJECTIVE)
            return entity;
    }
    return NULL;
}

/* "a weaver from San Juan Ostuncalco": a name that is but the beginning of another. */
static bool is_cut_name(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    uint32_t name = actors->name_of[t];
    uint32_t last = name == DM_NO_TOKEN ? t : actors->names.ptr[name].last;
    return tok(f, t)->upos == DM_PROPN && tok(f, last + 1)->upos == DM_PROPN &&
           tok(f, last + 1)->rel == DM_REL_FLAT;
}

/* "his office said", "the Afghan team's coach said": whose a speaker is by a possessor that is
 * known; NULL. */
static const dm_actor *owner_of_speaker(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c)) { /* "his office", "its commission" */
        const dm_mention *owner = dm_actors_at(f->scene->grammar.actors, c);
        if (tok(f, c)->rel == DM_REL_NMOD_POSS && !owner) { /* "the Afghan team's coach" */
            const dm_entity *nation = nation_before(f, c);
            if (nation)
                return actor_named(f, nation);
        }
        bool elsewhere = owner && tok(f, c)->upos == DM_NOUN && !nation_before(f, c) &&
                         owner->sort == DM_MENTION_BODY && /* "In Lima, the ministry's envoy" */
                         dm_country_in_front(f, t).len;
        elsewhere |=
            owner && f->home.len && owner->certainty < 0.7f && /* "the ombudsman's office" */
            (tok(f, c)->upos == DM_NOUN || owner->sort == DM_MENTION_BODY) && !nation_before(f, c);
        if (tok(f, c)->rel != DM_REL_NMOD_POSS || !owner || elsewhere ||
            dm_is_kin_of_body(f, t, &owner->actors.ptr[0]))
            continue;
        const dm_actor *known = owner->actors.ptr[0].code.len
                                    ? &owner->actors.ptr[0]
                                    : given_before(f, owner->actors.ptr[0].name);
        if (known)
            return known;
    }
    return NULL;
}

/* "A spokesman for the UN envoy said": whom a speaker speaks for, where the parser hung it
 * elsewhere: the first actor behind "for", "of" or "with" between the noun and the verb. */
/* The token before a name, or before the "Mr" of it. */
static uint32_t before_title(const finder *f, uint32_t name) {
    static const char *const titles[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."};
    uint32_t before = name > 0 ? name - 1 : name;
    return before > 0 && DM_STR_AMONG(tok(f, before)->form, titles) ? before - 1 : before;
}

static const dm_actor *spoken_for(const finder *f, uint32_t t, uint32_t verb, bool person) {
    const dm_actor *owner = owner_of_speaker(f, t);
    if (owner)
        return owner;
    const dm_actor *body = body_before(f, t);
    if (body)
        return body;
    if (!person || dm_is_of_region(f, t)) /* "an official from a Nordic country" */
        return NULL;
    bool far = verb < t || verb - t > PHRASE_TOKENS; /* "of the EU, that had ..., said" */
    bool linked = false;
    uint32_t last, end = far ? t + PHRASE_TOKENS : verb, stop = dm_end_of(f, t);
    for (uint32_t u = t + 1; u < end && u <= stop; u++) {
        dm_str form = tok(f, u)->form;
        if (far && (dm_str_is(form, ",") || dm_str_is(form, "who")))
            break; /* "said a Kenyan dentist who would not give his name" */
        linked |= dm_str_is(form, "for") || dm_str_is(form, "of") || dm_str_is(form, "with") ||
                  dm_str_is(form, "at") || dm_str_is(form, "from");
        const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, u);
        linked |= mention && mention->actors.ptr[0].kind == DM_KIND_PERSON && /* "aide to Lee" */
                  dm_str_is(tok(f, before_title(f, mention->first))->form, "to");
        linked |= mention && mention->sort == DM_MENTION_BODY && mention->certainty > 0.8f &&
                  tok(f, u)->upos != DM_PROPN &&
                  dm_tree_has_case(f->parse, u, "in"); /* the Kazakh ministry */
        if (dm_tree_is_verbal(f->parse, u))
            return NULL;
        if (verb < t && is_cut_name(f, u))
            return NULL;
        bool guessed = mention && mention->certainty < GUESS && f->home.len &&
                       mention->actors.ptr[0].kind != DM_KIND_PERSON;
        guessed |= mention && f->home.len && mention->certainty < 0.9f &&
                   dm_tree_lemma_is(f->parse, u, "state") && tok(f, u)->upos == DM_NOUN &&
                   !nation_before(f, u); /* "lawyers for the state" */
        if (linked && mention && mention->actors.len && mention->actors.ptr[0].code.len)
            return guessed ? actor_named(f, dm_knowledge_entity(actors_of(f)->knowledge, f->home))
                           : &mention->actors.ptr[0];
        const dm_actor *given =
            linked && mention ? given_before(f, mention->actors.ptr[0].name) : NULL;
        if (given && given->code.len) /* "an aide to Lee", who spoke before */
            return given;
        uint32_t name = f->scene->grammar.actors->name_of[u];
        const dm_entity *entity =
            name == DM_NO_TOKEN ? NULL : f->scene->grammar.actors->names.ptr[name].entity;
        if (linked && !mention && entity && entity->code.len) /* "service of the Kremlin reports" */
            return actor_named(f, entity);
        if (linked && dm_codebook_in_class(f->scene->grammar.book, "@alliance", tok(f, u)->lemma))
            return named_before(f, u, true, &last);
    }
    return far && verb > t ? NULL : title_before(f, t); /* "said a Greek Cypriot dentist" */
}

/* Those who speak for a state or under one: officials, deputies, soldiers, police, judges. */
bool dm_holds_office(const finder *f, const dm_actor *actor) {
    if (dm_codebook_in_class(f->scene->grammar.book, "@sector-office", actor->sector))
        return true;
    return dm_str_ends(actor->role, DM_STR("spokesperson"));
}

void dm_speaker_give(const finder *f, uint32_t t, dm_str code, dm_str why, float certainty,
                     dm_speech *speech) {
    const dm_actor *old = speech->speakers.len ? speech->speakers.ptr[0] : NULL;
    dm_actor *actor = DM_NEW(f->arena, dm_actor);
    const dm_actor **slot = NULL;
    if (actor)
        slot = old ? &speech->speakers.ptr[0] : dm_vec_push(f->arena, &speech->speakers);
    if (!slot)
        return;
    if (old) {
        *actor = *old;
        actor->name = dm_renamed(f, old, code);
    } else {
        uint32_t first, last;
        dm_tree_phrase(f->parse, t, &first, &last);
        *actor = (dm_actor){.kind = DM_KIND_PERSON,
                            .text = dm_tree_text(f->parse, first, last),
                            .span = {tok(f, first)->start, tok(f, last)->end}};
        if (tok(f, t)->upos == DM_PROPN)
            actor->name = actor->text;
        else
            actor->role = tok(f, t)->lemma;
    }
    actor->code = code;
    actor->why = why;
    *slot = actor;
    if (certainty < speech->certainty)
        speech->certainty = certainty;
}

dm_str dm_speaker_country_there(const finder *f, uint32_t t, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, t);
    bool next = t + 1 < s->first + s->count && (t + 1 < verb || t == verb); /* "according to" */
    bool there = (next && dm_str_is(tok(f, t + 1)->form, "there")) ||
                 (verb > 0 && verb > t && dm_str_is(tok(f, verb - 1)->form, "there"));
    dm_str country = {0};
    uint32_t latest = 0;
    for (size_t i = 0; there && i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        if (place->head < t && place->head >= latest && place->place.country.len &&
            tok(f, t)->sentence - tok(f, place->head)->sentence <= 1) {
            country = place->place.country;
            latest = place->head;
        }
    }
    const dm_actors *actors = f->scene->grammar.actors;
    for (size_t i = 0; there && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head < t && one->head > latest && one->actors.len == 1 && one->certainty > GUESS &&
            one->actors.ptr[0].kind == DM_KIND_STATE &&
            tok(f, t)->sentence - tok(f, one->head)->sentence <= 1) {
            country = one->actors.ptr[0].code;
            latest = one->head;
        }
    }
    for (uint32_t u = t; there && u > s->first && u > latest; u--) { /* "on the Indian side" */
        uint32_t name = actors->name_of[u - 1];
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        bool side = dm_tree_lemma_is(f->parse, u, "side") || dm_tree_lemma_is(f->parse, u, "part");
        if (entity && entity->kind == DM_KIND_STATE && side)
            return entity->code;
    }
    return country;
}

static size_t times_told(const dm_actors *actors, dm_str code) {
    size_t times = 0;
    for (size_t i = 0; i < actors->mentions.len; i++)
        times += dm_str_eq(actors->mentions.ptr[i].actors.ptr[0].code, code);
    return times;
}

/* Where somebody was sent from who is no more than "the ambassador": of the states that the report
 * is not from the one it tells of most, of those told of as often the one named last. */
static dm_str sent_by(const finder *f, uint32_t t) {
    const dm_actors *actors = f->scene->grammar.actors;
    dm_str code = {0};
    size_t most = 0;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->head >= t || one->actors.len != 1 || actor->kind != DM_KIND_STATE ||
            dm_str_eq(actor->code, f->home) || dm_str_eq(actor->code, code))
            continue;
        if (tok(f, t)->sentence - tok(f, one->head)->sentence > RECENT_SENTENCES * 2)
            break;
        size_t times = times_told(actors, actor->code);
        if (times <= most)
            continue;
        code = actor->code;
        most = times;
    }
    return code;
}

/* "the prime minister", whoever that is. */
static bool is_described(const dm_actor *actor) {
    return actor->kind == DM_KIND_PERSON && dm_str_starts(actor->text, DM_STR("the "));
}

/* An ambassador or a diplomat, who is not of the country where he speaks. */
static bool is_sent(const finder *f, uint32_t t, const dm_actor *actor) {
    dm_str role = actor && actor->role.len ? actor->role : tok(f, t)->lemma;
    return dm_codebook_in_class(f->scene->grammar.book, "@sent", role);
}

/* "the ambassador", "Ambassador Ann Lee", not "a diplomat". */
static bool is_certain_one(const finder *f, uint32_t t, const dm_actor *actor) {
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    return (actor && dm_utf8_is_capitalised(actor->name)) ||
           (determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "the"));
}

/* "Ann Lee, who runs a project at Tufts University" */
static bool is_of_academy(const finder *f, uint32_t t) {
    uint32_t first, last;
    if (tok(f, t)->upos != DM_PROPN)
        return false;
    dm_tree_hull(f->parse, t, &first, &last);
    for (uint32_t u = t + 1; u <= last; u++)
        if (dm_utf8_is_capitalised(tok(f, u)->form) &&
            dm_codebook_in_class(f->scene->grammar.book, "@academy",
                                 dm_utf8_lowered(f->arena, tok(f, u)->form)))
            return true;
    return false;
}

/* "a government source", "a source in the army": of those who rule or guard where he speaks. */
static bool is_state_source(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    if (!dm_tree_lemma_is(f->parse, t, "source"))
        return false;
    for (DM_CHILDREN(f->parse, t, c))
        if (c < t && dm_codebook_in_class(book, "@of-the-state", tok(f, c)->lemma))
            return true;
    return false;
}

/* Analysts, sources, militants: of a country perhaps, but nobody who speaks for it. */
static bool speaks_for_none(const finder *f, uint32_t t) {
    bool own = dm_codebook_in_class(f->scene->grammar.book, "@own-account", tok(f, t)->lemma) &&
               !is_state_source(f, t);
    return is_of_academy(f, t) || own || dm_is_insider(f, t) || dm_is_arbiter(f, t) ||
           dm_is_some_diplomat(f, t);
}

/* The country that the report is from, unless the article speaks for another all over. */
static void affiliate_to_home(const finder *f, uint32_t t, bool told_of, dm_speech *speech) {
    enum { DISPUTED = 3, OUTVOTED = 4, MANY_TIMES = 3 };
    dm_str rival = {0};
    int votes = dm_rival_of_home(f, t, speech, &rival);
    if (votes == DISPUTED && /* "Pretoria - Lesotho's prime minister ...": only sent from there */
        times_told(actors_of(f), rival) >= MANY_TIMES * (times_told(actors_of(f), f->home) + 1))
        votes = OUTVOTED;
    bool judge = speech->speakers.len && dm_str_is(speech->speakers.ptr[0]->sector, "JUD");
    const dm_actor *side = tok(f, t)->upos == DM_NOUN ? dm_side_before(f, t) : NULL;
    if (side && dm_str_eq(side->code, f->home)) {
        votes = 0;
    } else if (side &&
               dm_codebook_in_class(f->scene->grammar.book, "@takes-up-state", tok(f, t)->lemma)) {
        rival = side->code; /* "Ankara dismissed it. ..., the energy minister, Ann Lee, said" */
        votes = OUTVOTED;
    }
    speech->disputed = votes >= DISPUTED && !told_of;
    if (votes >= OUTVOTED && !judge &&
        !told_of) /* "said Ann Lee, whose son was there" */ /* a judge sits where the report is from
                                                             */
        dm_speaker_give(f, t, rival, DM_STR(DM_WHY_AROUND), 0.8f, speech);
    else
        dm_speaker_give(f, t, f->home, DM_STR(DM_WHY_HOME), 0.8f, speech);
}

typedef struct clues {
    bool somebody, quoted, international;
} clues;

/* Where neither the phrase nor the clause tells: the place the paragraph tells of, the country the
 * report is from, whoever was named last. */
static void affiliate_by_article(const finder *f, uint32_t t, uint32_t verb, clues known,
                                 dm_speech *speech) {
    const dm_actor *old = speech->speakers.len ? speech->speakers.ptr[0] : NULL;
    bool somebody = known.somebody, quoted = known.quoted, international = known.international;
    bool official = old && dm_holds_office(f, old) && !international;
    bool other =
        dm_actors_is_for_his_part(f->parse, sentence_of(f, t)); /* than whoever spoke before */
    uint32_t where = 0;
    const dm_actor *named =
        official || international ? named_before(f, t, international, &where) : NULL;
    dm_str recent =
        named && !dm_actors_lacks(actors_of(f), t, named->code) ? named->code : (dm_str){0};
    if (old && dm_speaks_for_body(f, speech) && !dm_serves_other(f, t)) {
        dm_speaker_give(f, t, f->last.ptr[0]->code, DM_STR(DM_WHY_SPOKE), 0.85f, speech);
        return;
    }
    dm_str spoke = official && !other ? dm_side_that_spoke(f, t, named ? where : 0) : (dm_str){0};
    if (spoke.len)
        recent = spoke;
    bool person = official || (!international && (old || somebody));
    bool private =
        !official && dm_is_person_noun(f, t) && !f->apolitical &&
        (quoted || dm_codebook_in_class(f->scene->grammar.book, "@lives-there", tok(f, t)->lemma));
    bool told_of = tok(f, t)->upos == DM_PROPN && /* "Ann Lee, who teaches at" */
                   dm_tree_find(f->parse, t, DM_REL_ACL_RELCL) != DM_NO_TOKEN;
    private &= !told_of;
    dm_str crowd = person && private ? dm_crowd_before(f, t) : (dm_str){0};
    dm_str scene = crowd.len           ? crowd
                   : person && private ? dm_country_of_scene(f, t)
                   : official          ? dm_paragraph_home(f, t)
                                       : (dm_str){0};
    dm_str meant = official ? dm_side_of_words(f, speech, false) : (dm_str){0};
    if (meant.len && speech->kind_of_verb == DM_REPORT_ANNOUNCE)
        dm_speaker_give(f, t, meant, DM_STR("of the state whose act it announces"), 0.85f, speech);
    else if (scene.len)
        dm_speaker_give(f, t, scene, DM_STR("of the place told of before"), 0.8f, speech);
    else if (!official && dm_is_somewhere_else(f, t))
        dm_speaker_give(f, t, (dm_str){0}, DM_STR("somewhere"), 0.8f, speech);
    else if (f->home.len && is_local(f, t))
        affiliate_to_home(f, t, told_of && !official && !(old && old->role.len), speech);
    else if (person && !official &&
             (dm_is_private(f, t, verb) || (!quoted && dm_is_bare_name(f, t))))
        dm_speaker_give(f, t, (dm_str){0}, DM_STR(DM_WHY_COMPANY), 0.8f, speech);
    else if (person && f->home.len && !dm_actors_lacks(actors_of(f), t, f->home) &&
             !(official && recent.len && dm_is_home_untold(f, t)))
        affiliate_to_home(f, t, told_of && !official && !(old && old->role.len), speech);
    else if (recent.len && !spoke.len && official && !other && dm_is_subject_before(f, t, recent))
        dm_speaker_give(f, t, recent, DM_STR("of whom the sentence before tells"), 0.85f, speech);
    else if (recent.len)
        dm_speaker_give(f, t, recent, spoke.len ? DM_STR(DM_WHY_SPOKE) : DM_STR(DM_WHY_LAST),
                        spoke.len ? 0.8f : 0.7f, speech);
    else if (!old && somebody)
        dm_speaker_give(f, t, (dm_str){0}, DM_STR("says something"), 0.8f, speech);
    speech->disputed |=
        meant.len && speech->speakers.len && !dm_str_eq(speech->speakers.ptr[0]->code, meant);
}

/* "decision": who is quoted with one is nobody. */
static bool is_a_deed(const finder *f, uint32_t t) {
    static const char *const endings[] = {"ion", "ment", "ness", "ity", "ance", "ing"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (dm_str_ends(tok(f, t)->lemma, dm_str_of(endings[i])))
            return true;
    return false;
}

/* "the Bolivian Workers' Central": the state in the name of a body nobody knows. */
static dm_str country_in_name(const finder *f, uint32_t t, uint32_t verb) {
    const dm_actors *actors = f->scene->grammar.actors;
    uint32_t first, last;
    if (tok(f, t)->upos != DM_PROPN || !dm_is_private(f, t, verb))
        return (dm_str){0};
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t; u++) {
        uint32_t name = actors->name_of[u];
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        if (entity && entity->kind == DM_KIND_STATE &&
            actors->names.ptr[name].name->sort == DM_NAME_ADJECTIVE)
            return entity->code;
    }
    return (dm_str){0};
}

static bool is_quotation(const finder *f, const dm_speech *speech) {
    const dm_quotation *quote = dm_quotation_over(f, speech->start, speech->end);
    return quote && quote->start == speech->start && quote->end == speech->end &&
           dm_words_in(f, quote->start, quote->end) > SCARE_QUOTE_WORDS;
}

/* By the place that opens the sentence or stands beside the speaker, whom he speaks for, and what
 * the rest of the article tells. `owner`: whom he speaks for, or NULL. */
static void affiliate_by_place(const finder *f, uint32_t t, uint32_t verb, const dm_actor *owner,
                               clues told, dm_speech *speech) {
    const dm_actor *old = speech->speakers.len ? speech->speakers.ptr[0] : NULL;
    bool international = told.international;
    bool sent = is_sent(f, t, old);
    dm_str country = international || sent ? (dm_str){0} : dm_speaker_country_there(f, t, verb);
    bool described = owner && is_described(owner);
    if (!country.len && !international && !sent && !speaks_for_none(f, t) && (!owner || described))
        country = dm_country_in_front(f, t);
    if (owner && !country.len) {
        dm_speaker_give(f, t, owner->code, DM_STR(DM_WHY_SPEAKS_FOR), 0.8f, speech);
        return;
    }
    bool for_none = sent || speaks_for_none(f, t);
    if (!country.len && !international && !for_none)
        country = dm_country_beside(f, t, verb);
    if (country.len) {
        dm_speaker_give(f, t, country, DM_STR(DM_WHY_PLACE), 0.8f, speech);
        return;
    }
    if (for_none) {
        bool member = old && dm_str_find(old->why, DM_STR(DM_WHY_SOME_MEMBER), 0) != SIZE_MAX;
        country = sent && !member && is_certain_one(f, t, old) ? sent_by(f, t) : (dm_str){0};
        dm_speaker_give(f, t, country, DM_STR(DM_WHY_NO_SIDE), 1.0f, speech);
        if (!sent || country.len)
            speech->certainty = country.len ? 0.75f : NOBODYS;
        return;
    }
    affiliate_by_article(f, t, verb, told, speech);
}

void dm_speaker_affiliate(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    bool quoted = is_quotation(f, speech); /* beside it stands somebody ("the stroke said") */
    bool somebody = dm_is_person_noun(f, t) || dm_is_body_noun(f, t) ||
                    (tok(f, t)->upos == DM_NOUN && quoted && !is_a_deed(f, t));
    const dm_actor *owner = dm_is_another_of(f, t) ? NULL : spoken_for(f, t, verb, somebody);
    const dm_actor *old = speech->speakers.len ? speech->speakers.ptr[0] : NULL;
    if (dm_actors_studies_state(f->scene->grammar.actors, t) || dm_is_some_of_members(f, t)) {
        dm_speaker_give(f, t, (dm_str){0}, DM_STR(DM_WHY_NO_SIDE), 1.0f, speech);
        speech->certainty = NOBODYS;
        return;
    }
    bool international = old && (dm_str_is(old->sector, "IGO") || dm_str_is(old->sector, "NGO"));
    bool deed = tok(f, t)->upos == DM_NOUN && is_a_deed(f, t) && !dm_is_person_noun(f, t) &&
                !dm_is_body_noun(f, t); /* "before his appointment" */
    if (!old && !somebody && (!owner || deed))
        return;
    const dm_actor *before = old ? given_before(f, old->name) : NULL;
    if (before) {
        dm_speaker_give(f, t, before->code, DM_STR(DM_WHY_BEFORE), 0.8f, speech);
        return;
    }
    dm_str beside = owner ? (dm_str){0} : dm_side_of_first(f, t);
    if (beside.len) {
        dm_speaker_give(f, t, beside, DM_STR("of the side of who stands before"), 0.8f, speech);
        return;
    }
    dm_str met = old && !owner && dm_utf8_is_capitalised(old->name)
                     ? dm_country_introduced(f, t, old->name)
                     : (dm_str){0};
    dm_str own = owner ? (dm_str){0} : met.len ? met : country_in_name(f, t, verb);
    if (own.len) {
        dm_speaker_give(f, t, own, DM_STR(DM_WHY_PLACE), 0.8f, speech);
        return;
    }
    dm_str led = owner ? (dm_str){0} : dm_led_by(f, t);
    if (led.len) {
        dm_speaker_give(f, t, led, DM_STR("leads it"), 0.85f, speech);
        return;
    }
    if (!owner && dm_is_of_region(f, t)) {
        dm_speaker_give(f, t, (dm_str){0}, DM_STR(DM_WHY_NO_SIDE), 0.8f, speech);
        return;
    }
    affiliate_by_place(f, t, verb, owner, (clues){somebody, quoted, international}, speech);
}
