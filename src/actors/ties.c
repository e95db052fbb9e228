/*
 * ties.c - who is told of by what he is to another: "his country", "its southern neighbour", "a
 * NATO ally", "his counterpart".
 */
#include "actors/discourse.h"
#include "base/utf8.h"

static bool mention_as(dm_discourse *d, const dm_phrase *phrase, const dm_entity *entity,
                       uint32_t first, float certainty) {
    const dm_actor *actor = entity ? dm_actors_make(d->self, entity, first, phrase->head) : NULL;
    dm_mention *mention = actor ? dm_actors_mention(d->self, phrase->head, phrase->head,
                                                    phrase->head, DM_MENTION_ANAPHOR, actor, 1)
                                : NULL;
    if (mention)
        mention->certainty = certainty;
    return mention;
}

/* "his country", "their nation": the state of whoever he is. */
static bool mention_country(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head;
    if (phrase->possessor == DM_NO_TOKEN || phrase->affiliation_count ||
        (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) || !WORD_IN(self, t, "@homeland"))
        return false;
    dm_actor_list owner = dm_discourse_refer(d, phrase->possessor);
    const dm_entity *entity =
        owner.len == 1 ? dm_knowledge_entity(self->knowledge, owner.ptr[0].code) : NULL;
    return entity && entity->kind == DM_KIND_STATE &&
           mention_as(d, phrase, entity, phrase->possessor, 0.8f);
}

enum { MOST_STATES = 32 };
typedef struct counted {
    const dm_entity *states[MOST_STATES];
    size_t times[MOST_STATES], count;
} counted;

/* How often the article names each state but those of the two codes. */
static void count_states(const dm_actors *self, dm_str one, dm_str other, counted *all) {
    all->count = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        size_t at = 0;
        if (!state || dm_str_eq(state->code, one) || dm_str_eq(state->code, other))
            continue;
        while (at < all->count && all->states[at] != state)
            at++;
        if (at == MOST_STATES)
            continue;
        if (at == all->count) {
            all->states[all->count++] = state;
            all->times[at] = 0;
        }
        all->times[at]++;
    }
}

/* The one named most of them, and `least` times; NULL if there is none, or two as often. */
static const dm_entity *most_named_of(const counted *all, size_t least) {
    const dm_entity *best = NULL;
    size_t most = least - 1;
    for (size_t at = 0; at < all->count; at++) {
        best = all->times[at] > most ? all->states[at] : all->times[at] == most ? NULL : best;
        most = all->times[at] > most ? all->times[at] : most;
    }
    return best;
}

/* The state that the article names most, but for those of the two codes; NULL if it names none
 * twice, or two as often. */
static const dm_entity *most_named_but(const dm_actors *self, dm_str one, dm_str other) {
    counted all;
    count_states(self, one, other, &all);
    return most_named_of(&all, 2);
}

bool dm_actors_border(const dm_actors *self, dm_str one, dm_str other) {
    enum { LONGEST = 48 };
    static const char PREFIX[] = "@beside-";
    char name[LONGEST];
    size_t at = sizeof PREFIX - 1;
    if (one.len + at > LONGEST)
        return false;
    memcpy(name, PREFIX, at);
    at += dm_utf8_lower_to(name + at, LONGEST - at, one);
    return dm_classes_in(dm_knowledge_words(self->knowledge), (dm_str){name, at}, other);
}

/* "severed relations with its neighbour": of the states that the article names the one that borders
 * it; of several the one named most. NULL if there is none, or none more than another. */
static const dm_entity *across_the_border(const dm_actors *self, dm_str whose) {
    counted all;
    size_t kept = 0;
    count_states(self, whose, whose, &all);
    for (size_t at = 0; at < all.count; at++)
        if (dm_actors_border(self, whose, all.states[at]->code)) {
            all.states[kept] = all.states[at];
            all.times[kept++] = all.times[at];
        }
    all.count = kept;
    return most_named_of(&all, 1);
}

/* The subject of the verb that t is an argument of, or stands inside one; empty if that is nobody
 * known. */
static dm_str subject_over(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (int up = 0; up < DM_MOST_DEPTH && t != DM_NO_TOKEN && !dm_tree_is_verbal(parse, t); up++)
        t = dm_tok(parse, t)->head;
    uint32_t subject = t == DM_NO_TOKEN ? t : dm_tree_find(parse, t, DM_REL_NSUBJ);
    const dm_mention *mention = subject == DM_NO_TOKEN ? NULL : dm_actors_at(self, subject);
    return mention ? mention->actors.ptr[0].code : (dm_str){"", 0};
}

static bool has_modifier(const dm_actors *self, uint32_t t, const char *class) {
    for (DM_CHILDREN(self->parse, t, c))
        if (dm_tok(self->parse, c)->rel == DM_REL_AMOD && WORD_IN(self, c, class))
            return true;
    return false;
}

/* "its neighbour Ghana", "its ally, the United States": who it is stands beside it. */
static bool is_named(const dm_actors *self, uint32_t t) {
    for (DM_CHILDREN(self->parse, t, c)) {
        dm_rel rel = (dm_rel)dm_tok(self->parse, c)->rel;
        bool where = rel == DM_REL_NMOD && dm_tree_has_case(self->parse, c, "in");
        bool behind = rel == DM_REL_APPOS || rel == DM_REL_FLAT || rel == DM_REL_NMOD_DESC ||
                      (rel == DM_REL_NMOD && !where); /* "its ally in Asia" names nobody */
        if (c > t && behind && (dm_tok(self->parse, c)->upos == DM_PROPN || rel == DM_REL_APPOS))
            return true;
    }
    return dm_tok(self->parse, t)->rel == DM_REL_NMOD_DESC ||
           dm_tok(self->parse, t)->rel == DM_REL_APPOS;
}

/* "The army accused its rival": the one armed group named lately that fights the state, else the
 * only one that the article names; NULL if none does, or several. */
static const dm_entity *band_against(const dm_discourse *d, uint32_t t, dm_str whose) {
    enum { LATELY_NAMED = 4 }; /* sentences */
    const dm_entity *found = NULL;
    for (size_t i = 0; i < d->power_count && WORD_IN(d->self, t, "@at-odds"); i++) {
        const dm_met *met = &d->powers[i];
        const dm_entity *band = dm_knowledge_entity(d->self->knowledge, met->actor->code);
        const dm_entity *home = dm_actors_is_band(band) ? dm_actors_home_of(d->self, band) : NULL;
        if (!home || !dm_str_eq(home->code, whose) || band == found ||
            dm_tok(d->self->parse, t)->sentence - met->sentence > LATELY_NAMED)
            continue;
        if (found)
            return NULL;
        found = band;
    }
    const dm_entity *land = dm_knowledge_entity(d->self->knowledge, whose);
    bool state = land && land->kind == DM_KIND_STATE && WORD_IN(d->self, t, "@at-odds");
    return found || !state ? found : dm_actors_only_band(d->self, land);
}

enum { LATELY = 2 }; /* sentences */

/* The state that the sentence before told of as its subject, if it is another. */
static const dm_entity *subject_before(const dm_discourse *d, uint32_t t, dm_str whose) {
    uint32_t here = dm_tok(d->self->parse, t)->sentence;
    if (d->self->parse->sentences[here].paragraph_start && d->self->most_named &&
        !dm_str_eq(d->self->most_named->code, whose) && LEMMA_IN(d->self->parse, t, "ally"))
        return d->self->most_named; /* a paragraph of its own: of whom the article is about */
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *met = &d->powers[i - 1];
        const dm_entity *state = dm_knowledge_entity(d->self->knowledge, met->actor->code);
        if (met->subject && met->sentence + 1 == here && state && state->kind == DM_KIND_STATE &&
            !dm_str_eq(state->code, whose))
            return state;
    }
    return NULL;
}

/* "The Caribbean Community backed its member": the state told of last that is one of it; NULL. */
static const dm_entity *member_met(const dm_discourse *d, const dm_entity *body) {
    for (size_t i = d->power_count; i > 0; i--) {
        dm_str code = d->powers[i - 1].actor->code;
        if (dm_knowledge_is_member(d->self->knowledge, body->code, code, d->self->day))
            return dm_knowledge_entity(d->self->knowledge, code);
    }
    return NULL;
}

/* "blockaded its neighbour", "backed its NATO ally": the other state that the article is about. */
static bool mention_neighbour(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head;
    const dm_actor *body = phrase->affiliation_count ? phrase->affiliations[0] : NULL;
    bool member = body && body->kind == DM_KIND_ORGANISATION;
    bool next_door = WORD_IN(self, t, "@next-door");
    bool bare = next_door && phrase->definite && phrase->possessor == DM_NO_TOKEN;
    if (!WORD_IN(self, t, "@one-beside") || (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) ||
        (body && !member) || phrase->person_token != DM_NO_TOKEN || is_named(self, t) ||
        !(phrase->possessor != DM_NO_TOKEN || (member && phrase->definite) || bare))
        return false;
    if (phrase->possessor != DM_NO_TOKEN && !next_door && /* "his rival" is one in his country */
        !dm_str_eq_nocase(dm_tok(self->parse, phrase->possessor)->form, DM_STR("its")))
        return false;
    dm_actor_list owner = {NULL, 0};
    if (phrase->possessor != DM_NO_TOKEN)
        owner = dm_discourse_refer(d, phrase->possessor);
    dm_str whose = owner.len ? owner.ptr[0].code : bare ? subject_over(self, t) : (dm_str){"", 0};
    const dm_entity *union_of = dm_knowledge_entity(self->knowledge, whose);
    if (union_of && union_of->kind == DM_KIND_ORGANISATION && LEMMA_IN(self->parse, t, "member"))
        return mention_as(d, phrase, member_met(d, union_of), t, 0.75f);
    next_door &= whose.len > 0;
    if (bare && !next_door)
        return false;
    const dm_entity *other = next_door ? across_the_border(self, whose) : band_against(d, t, whose);
    if (!other && !next_door) {
        other = subject_before(d, t, whose);
        other = other ? other : most_named_but(self, whose, subject_over(self, t));
    }
    return other && mention_as(d, phrase, other, t, 0.7f);
}

/* The state met there, if it counts as one that somebody of `whose` may have to do with. */
static const dm_entity *state_met(const dm_discourse *d, const dm_met *met, uint32_t t,
                                  dm_str whose) {
    uint32_t here = dm_tok(d->self->parse, t)->sentence;
    const dm_entity *state = dm_knowledge_entity(d->self->knowledge, met->actor->code);
    bool other = state && state->kind == DM_KIND_STATE && !dm_str_eq(state->code, whose);
    return other && met->token < t && met->sentence + LATELY >= here &&
                   (met->subject || met->object)
               ? state
               : NULL;
}

/* The one other state that had a part in what was told lately; NULL if none or several had. */
static const dm_entity *other_acting(const dm_discourse *d, uint32_t t, dm_str whose) {
    const dm_entity *found = NULL;
    for (size_t i = 0; i < d->people_count + d->power_count; i++) {
        const dm_met *met = i < d->people_count ? &d->people[i] : &d->powers[i - d->people_count];
        const dm_entity *state = state_met(d, met, t, whose);
        if (state && found && state != found)
            return NULL;
        found = state ? state : found;
    }
    return found;
}

/* The one other state that was named lately, with its capital or people too; NULL if none or
 * several were. */
static const dm_entity *other_named(const dm_discourse *d, uint32_t t, dm_str whose) {
    const dm_actors *self = d->self;
    uint32_t here = dm_tok(self->parse, t)->sentence;
    const dm_entity *found = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        const dm_entity *state = dm_actors_state_of(self, name);
        if (name->first >= t || dm_tok(self->parse, name->head)->sentence + LATELY < here ||
            !state || dm_str_eq(state->code, whose))
            continue;
        if (found && state != found)
            return NULL;
        found = state;
    }
    return found;
}

/* Whom somebody of `whose` has to do with: the one other state told of lately, or the one of them
 * that had a part in it. NULL if that is not certain. */
static const dm_entity *other_side(const dm_discourse *d, uint32_t t, dm_str whose) {
    const dm_entity *named = other_named(d, t, whose);
    return named ? named : other_acting(d, t, whose);
}

/* The state of "his counterpart", "her host", by who he or she is; NULL if that is not told. */
static const dm_entity *opposite_of(dm_discourse *d, const dm_phrase *phrase) {
    if (phrase->possessor == DM_NO_TOKEN || phrase->affiliation_count ||
        dm_tok(d->self->parse, phrase->possessor)->upos != DM_PRON ||
        (dm_tok(d->self->parse, phrase->head)->feats & DM_FEAT_PLUR))
        return NULL;
    dm_actor_list owner = dm_discourse_refer(d, phrase->possessor);
    dm_str whose = owner.len == 1 ? owner.ptr[0].code : (dm_str){"", 0};
    return whose.len ? other_side(d, phrase->head, whose) : NULL;
}

/* "thanked her guest", "told his host": the other of two who met. */
static bool mention_host(dm_discourse *d, const dm_phrase *phrase) {
    if (phrase->noun || phrase->person_token != DM_NO_TOKEN ||
        !WORD_IN(d->self, phrase->head, "@host-or-guest") || is_named(d->self, phrase->head))
        return false;
    const dm_entity *other = opposite_of(d, phrase);
    return other && mention_as(d, phrase, other, phrase->possessor, 0.75f);
}

/* "his rival, the president of Uganda", "his old foe Viktor Orban", "his Romanian rival": of
 * another state than `code`. */
static bool is_of_other_state(const dm_actors *self, uint32_t t, dm_str code) {
    uint32_t first, last;
    dm_tree_hull(self->parse, t, &first, &last);
    for (uint32_t k = first; k <= last; k++) {
        const dm_name_span *name = dm_actors_name(self, k);
        const dm_entity *state = name ? dm_actors_state_of(self, name) : NULL;
        if (state && !dm_str_eq(state->code, code))
            return true;
    }
    return false;
}

/* "stands accused by his main rival", "Orban's challenger": who is against somebody in office is of
 * his country, and of those who oppose its government. */
static bool mention_rival(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head, of = phrase->possessor;
    if (of == DM_NO_TOKEN || phrase->person || (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) ||
        !WORD_IN(self, t, "@rival-in-office"))
        return false;
    const dm_mention *named = dm_actors_at(self, of);
    dm_actor_list owner = dm_tok(self->parse, of)->upos == DM_PRON ? dm_discourse_refer(d, of)
                          : named                                  ? named->actors
                                                                   : (dm_actor_list){NULL, 0};
    const dm_actor *ruler = owner.len == 1 ? &owner.ptr[0] : NULL;
    if (!ruler || ruler->kind != DM_KIND_PERSON || !dm_str_is(ruler->sector, "GOV") ||
        is_of_other_state(self, t, ruler->code))
        return false;
    const dm_entity *state = dm_knowledge_entity(self->knowledge, ruler->code);
    const dm_actor *made =
        state && state->kind == DM_KIND_STATE ? dm_actors_make(self, state, of, t) : NULL;
    dm_actor *rival = made ? DM_NEW(self->arena, dm_actor) : NULL;
    if (!rival)
        return false;
    *rival = *made;
    rival->sector = DM_STR("OPP");
    rival->kind = DM_KIND_PEOPLE;
    rival->why = DM_STR("who is against somebody in office");
    return dm_actors_mention(self, t, t, t, DM_MENTION_ANAPHOR, rival, 1);
}

bool dm_discourse_counterpart(dm_discourse *d, dm_phrase *phrase) {
    if (!phrase->noun || phrase->person || !dm_str_is(phrase->noun->role, "counterpart"))
        return false;
    const dm_entity *other = opposite_of(d, phrase);
    const dm_actor *actor =
        other ? dm_actors_make(d->self, other, phrase->head, phrase->head) : NULL;
    if (actor)
        phrase->affiliations[phrase->affiliation_count++] = actor;
    return actor;
}

/* "Algeria's southern neighbour", "the neighbouring country": the state named that borders it, or
 * borders who the article last told of. */
static bool mention_bordering(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head, owner = dm_tree_find(self->parse, t, DM_REL_NMOD_POSS);
    const dm_name_span *name = owner == DM_NO_TOKEN ? NULL : dm_actors_name(self, owner);
    const dm_entity *state = name ? dm_actors_state_of(self, name) : NULL;
    bool owned = WORD_IN(self, t, "@next-door") && state;
    bool beside = WORD_IN(self, t, "@a-country") && has_modifier(self, t, "@bordering");
    if (!(owned || beside) || (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) || is_named(self, t))
        return false;
    dm_str whose = owned ? state->code : subject_over(self, t);
    if (!whose.len && d->power_count)
        whose = d->powers[d->power_count - 1].actor->code;
    const dm_entity *other = across_the_border(self, whose);
    return other && mention_as(d, phrase, other, t, 0.7f);
}

bool dm_discourse_tie(dm_discourse *d, const dm_phrase *phrase) {
    return mention_country(d, phrase) || mention_bordering(d, phrase) ||
           mention_neighbour(d, phrase) || mention_host(d, phrase) || mention_rival(d, phrase);
}
