/*
 * people.c - persons: by their full name, by a surname met before or of the only one in office, by
 * the role the text gives.
 */
#include "actors/discourse.h"
#include "base/utf8.h"

/* "Burhan" for "al-Burhan": the Arabic article is left out as often as not. */
static bool is_behind_article(dm_str name, size_t at) {
    static const char *const articles[] = {" al-", " Al-", " el-", " El-"};
    for (size_t i = 0; at >= 4 && i < sizeof articles / sizeof *articles; i++)
        if (dm_str_eq(dm_str_sub(name, at - 4, at), dm_str_of(articles[i])))
            return true;
    return false;
}

static bool is_surname_of(dm_str name, dm_str printed) {
    if (dm_str_eq(name, printed))
        return true;
    size_t at = dm_str_ends(name, printed) ? name.len - printed.len : 0;
    if (!at && name.len > printed.len && dm_utf8_is_capitalised(printed) && /* "Van Klaveren" */
        dm_str_eq(dm_str_sub(name, name.len - printed.len + 1, name.len),
                  dm_str_sub(printed, 1, printed.len)) &&
        (name.ptr[name.len - printed.len] ^ printed.ptr[0]) == 0x20)
        at = name.len - printed.len;
    if (at && (name.ptr[at - 1] == ' ' || is_behind_article(name, at)))
        return true;
    return dm_str_starts(name, printed) && name.len > printed.len && name.ptr[printed.len] == ' ';
}

/* "An aide to Tobin", "a lawyer for Juma": a name behind a preposition is another's. */
static bool is_of_other(dm_str text, dm_str printed) {
    static const char *const links[] = {" of", " for", " to", " with", " against", " from", " by"};
    dm_str before =
        dm_str_ends(text, printed) ? dm_str_sub(text, 0, text.len - printed.len) : (dm_str){"", 0};
    before = dm_str_ends(before, DM_STR(" ")) ? dm_str_sub(before, 0, before.len - 1) : before;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (dm_str_ends(before, dm_str_of(links[i])))
            return true;
    return false;
}

static bool goes_by(const dm_met *person, dm_str printed) {
    return is_surname_of(person->actor->name, printed) ||
           (is_surname_of(person->actor->text, printed) &&
            !is_of_other(person->actor->text, printed));
}

/* Whoever of that name was met last; of a family in one sentence, the one it is about: "Raul
 * Castro, brother of President Fidel Castro, spoke. ... Castro said". */
static const dm_actor *met_person(const dm_discourse *d, dm_str printed) {
    enum { AGO = 3 }; /* sentences */
    const dm_met *latest = NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_met *one = &d->people[i - 1];
        if (!goes_by(one, printed))
            continue;
        if (!latest && one->subject)
            return one->actor;
        if (latest && one->subject && latest->sentence - one->sentence <= AGO &&
            is_surname_of(one->actor->name, printed))
            return one->actor;
        if (!latest)
            latest = one;
    }
    return latest ? latest->actor : NULL;
}

const dm_actor *dm_discourse_served(const dm_discourse *d, uint32_t t) {
    const dm_parse *parse = d->self->parse;
    for (DM_CHILDREN(parse, t, c)) {
        bool behind = dm_tok(parse, c)->rel == DM_REL_NMOD && c > t &&
                      (dm_tree_has_case(parse, c, "for") || dm_tree_has_case(parse, c, "to") ||
                       dm_tree_has_case(parse, c, "of"));
        if (!behind || !dm_phrase_is_person(d->self, c))
            continue;
        dm_phrase phrase;
        dm_phrase_read(d->self, c, &phrase);
        const dm_actor *met = phrase.noun || phrase.affiliation_count || !phrase.person_name.len
                                  ? NULL
                                  : met_person(d, phrase.person_name);
        if (met && met->code.len)
            return met;
    }
    return NULL;
}

bool dm_discourse_is_top_role(const dm_actors *self, dm_str role) {
    return WORD_AMONG(self, role, "@top-role");
}

static bool affiliated(const dm_phrase *phrase, dm_str code) {
    if (!phrase->affiliation_count)
        return true;
    for (size_t i = 0; i < phrase->affiliation_count; i++)
        if (dm_str_eq(phrase->affiliations[i]->code, code))
            return true;
    return false;
}

/* Without a day the title decides, if all who ever held that office by this name held it for one
 * state ("President Bush"). */
static const dm_person *surname_on(const dm_actors *self, const dm_phrase *phrase, dm_str surname,
                                   dm_day day) {
    const dm_knowledge *knowledge = self->knowledge;
    const dm_person *found = NULL;
    const dm_term *found_term = NULL;
    dm_str role = phrase->noun && !phrase->former ? phrase->noun->role : (dm_str){"", 0};
    bool rank = WORD_AMONG(self, role, "@rank-role"); /* "General Burhan": says no office */
    for (uint32_t link = dm_knowledge_surname(knowledge, surname), who; link != DM_MAP_NONE;) {
        link = dm_knowledge_next_surname(knowledge, link, &who);
        const dm_person *person = dm_knowledge_person_at(knowledge, who);
        const dm_term *term = dm_knowledge_term(knowledge, person, day, (dm_str){"", 0});
        if (!term || !affiliated(phrase, term->affiliation))
            continue;
        bool same = role.len && dm_knowledge_term(knowledge, person, day, role);
        bool leader = dm_str_is(role, "leader") && dm_discourse_is_top_role(self, term->role);
        bool officer = rank && WORD_AMONG(self, term->role, "@held-by-rank");
        if (!(same || leader || officer ||
              (!role.len && dm_discourse_is_top_role(self, term->role))))
            continue;
        bool alike = !day && found_term && dm_str_eq(found_term->affiliation, term->affiliation);
        if (found && found != person && !alike)
            return NULL;
        found = person;
        found_term = term;
    }
    return day || role.len ? found : NULL;
}

/* Out of office the title decides as well: "President Reagan" in 2015. */
const dm_person *dm_actors_surname(const dm_actors *self, const dm_phrase *phrase, dm_str surname) {
    const dm_person *found = surname_on(self, phrase, surname, self->day);
    bool titled = phrase->noun && phrase->noun->role.len && !phrase->former &&
                  dm_discourse_is_top_role(self, phrase->noun->role);
    if (!titled && dm_str_is(surname, "Islam"))
        return NULL; /* "insulting Islam" is no insult to a president of that name */
    return found || !self->day || !titled ? found : surname_on(self, phrase, surname, 0);
}

const dm_entity *dm_actors_once_ruled(const dm_actors *self, dm_str surname, bool american) {
    static const char *const roles[] = {"president", "prime minister", "chancellor",
                                        "premier",   "supreme leader", "general secretary"};
    const dm_knowledge *knowledge = self->knowledge;
    dm_str code = {"", 0};
    for (uint32_t link = dm_knowledge_surname(knowledge, surname), who; link != DM_MAP_NONE;) {
        link = dm_knowledge_next_surname(knowledge, link, &who);
        const dm_person *person = dm_knowledge_person_at(knowledge, who);
        const dm_term *term = NULL;
        for (size_t i = 0; !term && i < sizeof roles / sizeof *roles; i++)
            term = dm_knowledge_term(knowledge, person, 0, dm_str_of(roles[i]));
        bool usa = term && dm_str_is(term->affiliation, "USA");
        if (usa && american)
            return dm_knowledge_entity(knowledge, term->affiliation);
        if (!term || (usa && code.len))
            continue;
        if (code.len && !dm_str_is(code, "USA") && !dm_str_eq(code, term->affiliation))
            return NULL;
        code = term->affiliation;
    }
    return dm_knowledge_entity(knowledge, code);
}

dm_actor *dm_discourse_copy(dm_discourse *d, const dm_actor *actor, uint32_t first, uint32_t last,
                            const char *why) {
    enum { LONGEST_WHY = 1000 }; /* a chain of a thousand such phrases would tell each all before */
    dm_actor *copy = DM_NEW(d->self->arena, dm_actor);
    if (!copy)
        return NULL;
    *copy = *actor;
    copy->text = dm_tree_text(d->self->parse, first, last);
    copy->span = (dm_span){dm_tok(d->self->parse, first)->start, dm_tok(d->self->parse, last)->end};
    if (actor->text.len + actor->why.len > LONGEST_WHY)
        return copy;
    copy->why = dm_arena_printf(d->self->arena, "%s \"%.*s\" (%.*s)", why, DM_FMT(actor->text),
                                DM_FMT(actor->why));
    return copy;
}

/* "president of the Movement for Renewal": of a body with a name that no list has; whoever else is
 * a president in the article is not he. */
static bool leads_another(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    uint32_t title = phrase->noun_first;
    while (title != DM_NO_TOKEN && dm_tok(parse, title)->rel == DM_REL_COMPOUND &&
           dm_tok(parse, title)->head > title)
        title = dm_tok(parse, title)->head;
    if (title == DM_NO_TOKEN || phrase->affiliation_count)
        return false;
    for (DM_CHILDREN(parse, title, c)) {
        bool of =
            c > title && dm_tok(parse, c)->rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of");
        if (of && dm_utf8_is_capitalised(dm_tok(parse, c)->form) && WORD_IN(self, c, "@group-noun"))
            return true;
    }
    return false;
}

/* The holder of an office met before the token `first` by that alone. */
static const dm_actor *met_nameless(const dm_discourse *d, const dm_noun *noun, uint32_t first) {
    for (size_t i = d->people_count; noun && noun->role.len && i > 0; i--) {
        const dm_actor *actor = d->people[i - 1].actor;
        bool guessed = d->people[i - 1].token >= first && /* the title that stands with the name */
                       dm_str_is(actor->why, DM_BY_FOCUS);
        const dm_entity *whose = dm_knowledge_entity(d->self->knowledge, actor->code);
        bool met = whose && noun->binds == DM_BINDS_STATE && /* the EU's foreign ministers met */
                   (whose->kind == DM_KIND_ORGANISATION || whose->kind == DM_KIND_GROUP);
        if (!guessed && !met && actor->code.len && dm_str_eq(actor->role, noun->role) &&
            dm_str_starts(actor->name, noun->role))
            return actor;
    }
    return NULL;
}

bool dm_actors_is_for_his_part(const dm_parse *parse, const dm_sentence *s) {
    for (uint32_t t = s->first; t + 2 < s->first + s->count; t++)
        if (dm_tree_lemma_is(parse, t + 2, "part") && dm_form_is(parse, t, "for") &&
            dm_tok(parse, t + 1)->upos == DM_PRON)
            return true;
    return false;
}

/* "Norway shut its harbours. Fisheries Minister Ann Lee defended the step": the state that did what
 * the sentence right before tells; NULL if that is none. */
static const dm_actor *state_before(const dm_discourse *d, uint32_t first) {
    const dm_parse *parse = d->self->parse;
    uint32_t sentence = dm_tok(parse, first)->sentence;
    const dm_sentence *own = &parse->sentences[sentence];
    if (sentence == 0 || own->paragraph_start || dm_actors_is_for_his_part(parse, own))
        return NULL;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (one->sentence + 1 < sentence)
            return NULL;
        bool officials = (dm_tok(parse, one->token)->feats & DM_FEAT_PLUR) &&
                         WORD_IN(d->self, one->token, "@rules-from-a-seat");
        if (one->sentence + 1 == sentence && one->subject) /* "Officials in Taipei answered" */
            return (one->actor->kind == DM_KIND_STATE || officials) &&
                           dm_tok(parse, one->token)->head == parse->sentences[sentence - 1].root
                       ? one->actor
                       : NULL;
    }
    return NULL;
}

/* A person the lexicon does not know, by the role the text gives. */
static dm_actor *person_by_role(dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                uint32_t last) {
    dm_actors *self = d->self;
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return NULL;
    actor->kind = DM_KIND_PERSON;
    actor->name = phrase->person_name;
    actor->text = dm_tree_text(self->parse, first, last);
    actor->span = (dm_span){dm_tok(self->parse, first)->start, dm_tok(self->parse, last)->end};
    const dm_noun *noun = phrase->noun;
    if (phrase->affiliation_count) {
        const dm_actor *whose = phrase->affiliations[0];
        const dm_entity *party = dm_knowledge_entity(self->knowledge, whose->code);
        const dm_entity *home = dm_actors_is_party(party) ? dm_actors_home_of(self, party) : NULL;
        actor->code = home ? home->code : whose->code;
        if (!noun || noun->binds == DM_BINDS_BODY)
            actor->sector = whose->sector;
    }
    dm_actor_list owner = {NULL, 0}; /* "its foreign minister, Jaime Gama" */
    if (!phrase->affiliation_count && phrase->possessor != DM_NO_TOKEN && noun &&
        noun->binds == DM_BINDS_STATE && !dm_str_is(noun->role, "leader") &&
        !dm_str_eq_nocase(dm_tok(self->parse, phrase->possessor)->form, DM_STR("their")))
        owner = dm_discourse_refer(d, phrase->possessor);
    if (owner.len && owner.ptr[0].code.len != 3)
        owner.len = 0;
    bool another = leads_another(self, phrase);
    const dm_actor *before =
        phrase->affiliation_count || owner.len || another ? NULL : met_nameless(d, noun, first);
    if (owner.len) {
        actor->code = owner.ptr[0].code;
        actor->sector = owner.ptr[0].sector;
    }
    if (!before && !owner.len && !phrase->affiliation_count && !another)
        before = dm_discourse_sender(d, phrase);
    if (!before && !owner.len && !phrase->affiliation_count && !another && noun &&
        noun->kind == DM_NOUN_TITLE && noun->binds == DM_BINDS_STATE && !phrase->former &&
        phrase->possessor == DM_NO_TOKEN && phrase->person_token != DM_NO_TOKEN &&
        phrase->noun_first < phrase->person_token)
        before = state_before(d, first);
    if (before) { /* "Kenya's trade minister ... Trade Minister Joseph Kimotho" */
        actor->code = before->code;
        actor->sector = before->sector;
    }
    if (noun) {
        actor->role = noun->role;
        if (noun->sector.len)
            actor->sector = noun->sector;
        actor->why = dm_arena_printf(self->arena, DM_WHY_TITLE " \"%.*s\"", DM_FMT(noun->form));
    }
    if (phrase->former) {
        actor->sector = DM_STR("ELI");
        actor->role = dm_arena_printf(self->arena, "former %.*s", DM_FMT(actor->role));
    }
    return actor;
}

void dm_discourse_span(const dm_actors *self, uint32_t head, const dm_phrase *phrase,
                       uint32_t *first, uint32_t *last) {
    dm_tree_phrase(self->parse, head, first, last);
    const dm_name_span *name = dm_actors_name(self, head);
    if (name) {
        *first = name->first < *first ? name->first : *first;
        *last = name->last > *last ? name->last : *last;
    }
    if (phrase && phrase->person_token != DM_NO_TOKEN) {
        const dm_name_span *person = dm_actors_name(self, phrase->person_token);
        uint32_t to = person ? person->last : phrase->person_token;
        if (to > *last && to - *last < 8)
            *last = to;
    }
}

/* "secretary-general" and "secretary general" */
static bool same_title(dm_str a, dm_str b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (a.ptr[i] != b.ptr[i] &&
            !((a.ptr[i] == '-' || a.ptr[i] == ' ') && (b.ptr[i] == '-' || b.ptr[i] == ' ')))
            return false;
    return true;
}

static void take_term(dm_actor *actor, const dm_term *term) {
    actor->code = term->affiliation;
    actor->sector = term->sector;
    actor->role = term->role;
    actor->why = DM_STR("the office that the article names");
}

/* Without a day (or out of every office on it) the role that is printed picks the term: "Secretary
 * General Jens Stoltenberg". Of who holds another office on that day it does where its term ended
 * lately. */
static void trust_role(dm_discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    enum { LATELY = 20000 }; /* two years, as days are written */
    dm_day day = d->self->day;
    bool in_office =
        day && dm_knowledge_term(d->self->knowledge, phrase->person, day, (dm_str){"", 0});
    if (same_title(actor->role, phrase->noun->role))
        return;
    for (uint32_t t = 0; t < phrase->person->term_count; t++) {
        dm_person one = {phrase->person->name, phrase->person->first_term + t, 1};
        const dm_term *term = dm_knowledge_term(d->self->knowledge, &one, 0, (dm_str){"", 0});
        bool lately = term && term->to && term->to < day && day - term->to <= LATELY;
        bool leads = lately && dm_str_is(phrase->noun->role, "leader") && /* "its leader, X" */
                     dm_discourse_is_top_role(d->self, term->role);
        if (!term || !(leads || same_title(term->role, phrase->noun->role)) ||
            (in_office && !lately))
            continue;
        take_term(actor, term);
        return;
    }
}

/* "Amir-Abdollahian, Minister of Foreign Affairs, in a conversation with ... of the European
 * Union": whether he held that very office on the day, though the phrase goes on to name another.
 */
static bool holds_this_office(const dm_discourse *d, const dm_phrase *phrase,
                              const dm_actor *actor) {
    const dm_term *term = d->self->day ? dm_knowledge_term(d->self->knowledge, phrase->person,
                                                           d->self->day, (dm_str){"", 0})
                                       : NULL;
    return term && same_title(term->role, phrase->noun->role) &&
           dm_str_eq(term->affiliation, actor->code);
}

/* What the article says of a person outweighs what the lexicon infers from the day: "NATO Secretary
 * General Jens Stoltenberg". */
static void trust_title(dm_discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    bool own = !phrase->affiliation_count || /* "Serbia's president, Aleksandar Vucic" */
               (actor && dm_str_eq(phrase->affiliations[0]->code, actor->code));
    if (actor && phrase->noun && phrase->noun->kind == DM_NOUN_TITLE && own && !phrase->former)
        trust_role(d, phrase, actor);
    if (!actor || !phrase->noun || phrase->noun->kind != DM_NOUN_TITLE ||
        !phrase->affiliation_count || phrase->former ||
        dm_str_is(phrase->noun->form, "counterpart"))
        return;
    dm_str code = phrase->affiliations[0]->code;
    const dm_entity *party = dm_knowledge_entity(d->self->knowledge, code);
    if (dm_actors_is_party(party) && dm_actors_home_of(d->self, party))
        code = dm_actors_home_of(d->self, party)->code;
    const dm_entity *body = dm_knowledge_entity(d->self->knowledge, code);
    bool of_states = body && dm_str_is(phrase->noun->role, "leader") && actor->code.len == 3 &&
                     (body->kind == DM_KIND_ORGANISATION || body->kind == DM_KIND_GROUP);
    const dm_entity *held =
        actor->code.len ? dm_knowledge_entity(d->self->knowledge, actor->code) : NULL;
    bool from = body && body->kind == DM_KIND_STATE && held && held->kind == DM_KIND_ORGANISATION &&
                dm_str_ends(actor->role, phrase->noun->role); /* "the Hungarian Commissioner" */
    if (of_states || from) /* "Viktor Orban, the only EU leader to ..." leads a state of it */
        return;
    bool unsaid = !actor->sector.len; /* of the same state, in an office that the lexicon has not */
    if (!code.len || (dm_str_eq(code, actor->code) && !unsaid))
        return;
    for (uint32_t t = 0; !dm_str_eq(code, actor->code) && t < phrase->person->term_count; t++) {
        dm_person one = {phrase->person->name, phrase->person->first_term + t, 1};
        const dm_term *term = dm_knowledge_term(d->self->knowledge, &one, 0, (dm_str){"", 0});
        if (!term || !dm_str_eq(term->affiliation, code))
            continue;
        take_term(actor, term);
        return;
    }
    if (holds_this_office(d, phrase, actor))
        return;
    actor->code = code;
    actor->role = phrase->noun->role;
    if (phrase->noun->sector.len)
        actor->sector = phrase->noun->sector;
    actor->why = DM_STR("the office that the article names");
}

/* "The forum's secretary-general, Baron Waqa, a former president of Nauru": of the body that was
 * named last, where the lexicon knows of no office on that day. */
static void trust_body(dm_discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    if (!actor || !phrase->noun || phrase->affiliation_count || phrase->former ||
        !WORD_AMONG(d->self, phrase->noun->role, "@heads-of-body") ||
        (d->self->day &&
         dm_knowledge_term(d->self->knowledge, phrase->person, d->self->day, (dm_str){"", 0})))
        return;
    const dm_actor *body = dm_discourse_sender(d, phrase);
    if (!body)
        return;
    actor->code = body->code;
    actor->role = phrase->noun->role;
    actor->sector = phrase->noun->sector;
    actor->why = DM_STR("the office that the article names");
}

/* "Ahmed, a shopkeeper", "Ahmed, 34, a shopkeeper": one name of somebody who is told who he is, not
 * of the prime minister who bears it too. */
static bool is_told_who(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    uint32_t t = phrase->person_token;
    if (t == DM_NO_TOKEN || phrase->noun || phrase->affiliation_count ||
        dm_str_find(phrase->person_name, DM_STR(" "), 0) != SIZE_MAX ||
        t + 4 >= parse->token_count || !dm_str_is(dm_tok(parse, t + 1)->form, ","))
        return false;
    t += 2;
    if (dm_tok(parse, t)->upos == DM_NUM && dm_str_is(dm_tok(parse, t + 1)->form, ","))
        t += 2;
    return dm_str_is(dm_tok(parse, t)->form, "a") || dm_str_is(dm_tok(parse, t)->form, "an");
}

/* "president of Peru": told of by his office alone, whatever stands beside it. */
static bool is_nameless(const dm_actor *actor) {
    return actor->role.len && dm_str_starts(actor->name, actor->role);
}

/* A named person: from the lexicon, from what was read before, or by the role given here. */
void dm_discourse_person(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t first, last;
    dm_discourse_span(self, phrase->head, phrase, &first, &last);
    dm_actor *actor = NULL;
    float certainty = 1.0f;
    const dm_actor *known = NULL;
    if (phrase->person) {
        actor = dm_actors_person(self, phrase->person, first, last);
        trust_title(d, phrase, actor);
        trust_body(d, phrase, actor);
        if (actor && phrase->former) {
            actor->sector = DM_STR("ELI");
        }
    } else if ((known = met_person(d, phrase->person_name)) && affiliated(phrase, known->code) &&
               !(is_nameless(known) && dm_actors_surname(self, phrase, phrase->person_name))) {
        actor = dm_discourse_copy(d, known, first, last, "named before as");
    } else {
        const dm_person *person =
            is_told_who(self, phrase) ? NULL : dm_actors_surname(self, phrase, phrase->person_name);
        if (person) {
            actor = dm_actors_person(self, person, first, last);
            certainty = 0.9f;
        } else if (phrase->noun || phrase->affiliation_count) {
            actor = person_by_role(d, phrase, first, last);
            certainty = actor && actor->code.len ? 0.95f : 0.6f;
        } else if (dm_str_find(phrase->person_name, DM_STR(" "), 0) != SIZE_MAX) {
            actor = person_by_role(d, phrase, first, last);
            certainty = 0.4f;
        }
    }
    if (!actor)
        return;
    dm_mention *mention =
        dm_actors_mention(self, phrase->head, first, last,
                          actor->code.len ? DM_MENTION_PERSON : DM_MENTION_OTHER, actor, 1);
    if (mention) {
        mention->certainty = certainty;
        dm_discourse_note(d, mention);
        if (phrase->person_token != phrase->head && phrase->person_token != DM_NO_TOKEN &&
            self->mention_of[phrase->person_token] == DM_NO_TOKEN)
            self->mention_of[phrase->person_token] = self->mention_of[phrase->head];
    }
}
