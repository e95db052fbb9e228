/*
 * discourse.c - reads the article from its beginning and makes a mention of every noun phrase that
 * denotes an actor, with a memory of those who were named: surnames and roles stand for people met
 * before, "it" for the last state or organisation, "the two countries" for the last two.
 *
 * The method is rule-based and incremental (a sieve from the most to the least certain clue); what
 * is not certain is left out.
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

enum { MEMORY = 48, RECENT_SENTENCES = 6, LIST_WINDOW = 12 };

typedef struct met {
    const dm_actor *actor;
    dm_str surname;
    uint32_t sentence;
    bool subject;
} met;

typedef struct discourse {
    dm_actors *self;
    met people[MEMORY]; /* latest last */
    size_t people_count;
    met powers[MEMORY]; /* states, organisations, entities, bodies; latest last */
    size_t power_count;
} discourse;

static void remember(met *list, size_t *count, met entry) {
    size_t at = 0;
    for (size_t i = 0; i < *count; i++)
        if (!dm_actor_same(list[i].actor, entry.actor) ||
            !dm_str_eq(list[i].actor->name, entry.actor->name))
            list[at++] = list[i];
    *count = at;
    if (*count == MEMORY) {
        memmove(list, list + 1, (MEMORY - 1) * sizeof *list);
        (*count)--;
    }
    list[(*count)++] = entry;
}

static bool is_subject(const dm_token *token) {
    return token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS ||
           token->rel == DM_REL_NSUBJ_OUTER;
}

static dm_str last_word(dm_str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    return dm_str_sub(name, at, name.len);
}

static void note(discourse *d, const dm_mention *mention) {
    const dm_token *token = dm_tok(d->self->parse, mention->head);
    for (size_t i = 0; i < mention->actors.len; i++) {
        const dm_actor *actor = &mention->actors.ptr[i];
        met entry = {actor, last_word(actor->name), token->sentence, is_subject(token)};
        if (actor->kind == DM_KIND_PERSON)
            remember(d->people, &d->people_count, entry);
        if (actor->code.len && !mention->place && mention->sort != DM_MENTION_PRONOUN)
            remember(d->powers, &d->power_count, entry);
    }
}

/* ---- people ---- */

static bool is_surname_of(dm_str name, dm_str printed) {
    if (dm_str_eq(name, printed))
        return true;
    if (dm_str_ends(name, printed) && name.ptr[name.len - printed.len - 1] == ' ')
        return true;
    return dm_str_starts(name, printed) && name.len > printed.len && name.ptr[printed.len] == ' ';
}

static const dm_actor *met_person(const discourse *d, dm_str printed) {
    for (size_t i = d->people_count; i > 0; i--)
        if (is_surname_of(d->people[i - 1].actor->name, printed) ||
            is_surname_of(d->people[i - 1].actor->text, printed))
            return d->people[i - 1].actor;
    return NULL;
}

static bool is_top_role(dm_str role) {
    static const char *const roles[] = {"president",           "prime minister",     "chancellor",
                                        "foreign minister",    "supreme leader",     "king",
                                        "secretary general",   "secretary of state", "premier",
                                        "high representative", "general secretary"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (dm_str_is(role, roles[i]))
            return true;
    return false;
}

static bool affiliated(const dm_phrase *phrase, dm_str code) {
    if (!phrase->affiliation_count)
        return true;
    for (size_t i = 0; i < phrase->affiliation_count; i++)
        if (dm_str_eq(phrase->affiliations[i]->code, code))
            return true;
    return false;
}

/* The only holder of a known office that day who has this surname; with a title it must be that
 * office, else one of the highest. */
static const dm_person *person_by_surname(const discourse *d, const dm_phrase *phrase,
                                          dm_str surname) {
    const dm_knowledge *knowledge = d->self->knowledge;
    const dm_person *found = NULL;
    dm_str role = phrase->noun && !phrase->former ? phrase->noun->role : (dm_str){"", 0};
    for (uint32_t link = dm_knowledge_surname(knowledge, surname), who; link != DM_MAP_NONE;) {
        link = dm_knowledge_next_surname(knowledge, link, &who);
        const dm_person *person = dm_knowledge_person_at(knowledge, who);
        const dm_term *term = dm_knowledge_term(knowledge, person, d->self->day, (dm_str){"", 0});
        if (!term || !affiliated(phrase, term->affiliation))
            continue;
        bool same = role.len && dm_knowledge_term(knowledge, person, d->self->day, role);
        bool leader = dm_str_is(role, "leader") && is_top_role(term->role);
        if (!(same || leader || (!role.len && is_top_role(term->role))))
            continue;
        if (found && found != person)
            return NULL;
        found = person;
    }
    return d->self->day ? found : NULL;
}

static dm_actor *copy_actor(discourse *d, const dm_actor *actor, uint32_t first, uint32_t last,
                            const char *why) {
    dm_actor *copy = DM_NEW(d->self->arena, dm_actor);
    if (!copy)
        return NULL;
    *copy = *actor;
    copy->text = dm_tree_text(d->self->parse, first, last);
    copy->span = (dm_span){dm_tok(d->self->parse, first)->start, dm_tok(d->self->parse, last)->end};
    copy->why = dm_arena_printf(d->self->arena, "%s \"%.*s\" (%.*s)", why, DM_FMT(actor->text),
                                DM_FMT(actor->why));
    return copy;
}

/* A person the lexicon does not know, by the role the text gives. */
static dm_actor *person_by_role(discourse *d, const dm_phrase *phrase, uint32_t first,
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
        actor->code = whose->code;
        if (!noun || noun->binds == DM_BINDS_BODY)
            actor->sector = whose->sector;
    }
    if (noun) {
        actor->role = noun->role;
        if (noun->sector.len)
            actor->sector = noun->sector;
        actor->why = dm_arena_printf(self->arena, "by the title \"%.*s\"", DM_FMT(noun->form));
    }
    if (phrase->former) {
        actor->sector = DM_STR("ELI");
        actor->role = dm_arena_printf(self->arena, "former %.*s", DM_FMT(actor->role));
    }
    return actor;
}

static void span_of_phrase(const dm_actors *self, uint32_t head, const dm_phrase *phrase,
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

/* Without a day (or out of every office on it) the role that is printed picks the term: "Secretary
 * General Jens Stoltenberg". */
static void trust_role(discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    if (same_title(actor->role, phrase->noun->role))
        return;
    for (uint32_t t = 0; t < phrase->person->term_count; t++) {
        dm_person one = {phrase->person->name, phrase->person->first_term + t, 1};
        const dm_term *term = dm_knowledge_term(d->self->knowledge, &one, 0, (dm_str){"", 0});
        if (!term || !same_title(term->role, phrase->noun->role))
            continue;
        actor->code = term->affiliation;
        actor->sector = term->sector;
        actor->role = term->role;
        actor->why = DM_STR("the office that the article names");
        return;
    }
}

/* What the article says of a person outweighs what the lexicon infers from the day: "NATO Secretary
 * General Jens Stoltenberg". */
static void trust_title(discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    if (actor && phrase->noun && phrase->noun->kind == DM_NOUN_TITLE &&
        !phrase->affiliation_count && !phrase->former)
        trust_role(d, phrase, actor);
    if (!actor || !phrase->noun || phrase->noun->kind != DM_NOUN_TITLE ||
        !phrase->affiliation_count || phrase->former ||
        dm_str_is(phrase->noun->form, "counterpart"))
        return;
    dm_str code = phrase->affiliations[0]->code;
    if (!code.len || dm_str_eq(code, actor->code))
        return;
    for (uint32_t t = 0; t < phrase->person->term_count; t++) {
        dm_person one = {phrase->person->name, phrase->person->first_term + t, 1};
        const dm_term *term = dm_knowledge_term(d->self->knowledge, &one, 0, (dm_str){"", 0});
        if (!term || !dm_str_eq(term->affiliation, code))
            continue;
        actor->code = term->affiliation;
        actor->sector = term->sector;
        actor->role = term->role;
        actor->why = DM_STR("the office that the article names");
        return;
    }
    actor->code = code;
    actor->role = phrase->noun->role;
    if (phrase->noun->sector.len)
        actor->sector = phrase->noun->sector;
    actor->why = DM_STR("the office that the article names");
}

/* A named person: from the lexicon, from what was read before, or by the role given here. */
static void mention_person(discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t first, last;
    span_of_phrase(self, phrase->head, phrase, &first, &last);
    dm_actor *actor = NULL;
    float certainty = 1.0f;
    const dm_actor *known = NULL;
    if (phrase->person) {
        actor = dm_actors_person(self, phrase->person, first, last);
        trust_title(d, phrase, actor);
        if (actor && phrase->former) {
            actor->sector = DM_STR("ELI");
        }
    } else if ((known = met_person(d, phrase->person_name)) && affiliated(phrase, known->code)) {
        actor = copy_actor(d, known, first, last, "named before as");
    } else {
        const dm_person *person = person_by_surname(d, phrase, phrase->person_name);
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
        note(d, mention);
        if (phrase->person_token != phrase->head && phrase->person_token != DM_NO_TOKEN &&
            self->mention_of[phrase->person_token] == DM_NO_TOKEN)
            self->mention_of[phrase->person_token] = self->mention_of[phrase->head];
    }
}

/* ---- pronouns and what else points back ---- */

static const met *last_met(const met *list, size_t count, uint32_t sentence, bool subject_first) {
    const met *latest = NULL;
    for (size_t i = count; i > 0; i--) {
        const met *one = &list[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            continue;
        if (!latest)
            latest = one;
        if (!subject_first)
            break;
        if (one->subject && sentence - one->sentence <= 1)
            return one;
    }
    return latest;
}

static const met *last_power(const discourse *d, uint32_t sentence) {
    const met *latest = NULL;
    for (size_t i = d->power_count; i > 0; i--) {
        const met *one = &d->powers[i - 1];
        if (one->actor->kind == DM_KIND_PERSON || sentence - one->sentence > RECENT_SENTENCES)
            continue;
        if (one->subject && sentence - one->sentence <= 1)
            return one;
        if (!latest)
            latest = one;
    }
    return latest;
}

typedef enum pronoun_class { NOT_A_PRONOUN, OF_PERSON, OF_THING, OF_MANY } pronoun_class;

static pronoun_class classify(dm_str form) {
    static const struct {
        const char *form;
        pronoun_class class;
    } table[] = {
        {"he", OF_PERSON},  {"she", OF_PERSON},  {"him", OF_PERSON},      {"his", OF_PERSON},
        {"her", OF_PERSON}, {"hers", OF_PERSON}, {"himself", OF_PERSON},  {"herself", OF_PERSON},
        {"it", OF_THING},   {"its", OF_THING},   {"itself", OF_THING},    {"they", OF_MANY},
        {"them", OF_MANY},  {"their", OF_MANY},  {"themselves", OF_MANY}, {"both", OF_MANY}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (dm_str_eq_nocase(form, dm_str_of(table[i].form)))
            return table[i].class;
    return NOT_A_PRONOUN;
}

/* "The international community made clear that it ...": the subject of the clause above, which is
 * no actor we know. */
static bool stands_for_matrix(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t clause = dm_tok(parse, t)->head;
    if (!is_subject(dm_tok(parse, t)) || clause == DM_NO_TOKEN ||
        dm_tok(parse, clause)->rel != DM_REL_CCOMP)
        return false;
    uint32_t matrix = dm_tok(parse, clause)->head;
    uint32_t subject =
        matrix == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : dm_tree_find(parse, matrix, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && dm_tok(parse, subject)->upos == DM_NOUN &&
           self->mention_of[subject] == DM_NO_TOKEN;
}

/* The actors a pronoun stands for; the list is in the arena. */
static dm_actor_list refer(discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_token *token = dm_tok(self->parse, t);
    const met *who = NULL;
    switch (classify(token->form)) {
    case OF_PERSON:
        who = last_met(d->people, d->people_count, token->sentence, true);
        break;
    case OF_THING:
        if (stands_for_matrix(self, t))
            break;
        who = last_power(d, token->sentence);
        break;
    case OF_MANY:
        for (size_t i = self->mentions.len; i > 0; i--) { /* a list or a plural body */
            const dm_mention *mention = &self->mentions.ptr[i - 1];
            const dm_token *head = dm_tok(self->parse, mention->head);
            if (token->sentence - head->sentence > 2)
                break;
            if (mention->place || !is_subject(head) || !mention->actors.ptr[0].code.len)
                continue;
            if (mention->actors.len > 1 || (head->feats & DM_FEAT_PLUR))
                return mention->actors;
            dm_actor_refs all = {0};
            size_t count = dm_actors_gather(self, mention->head, &all);
            dm_actor *list = count > 1 ? DM_NEW_ARRAY(self->arena, dm_actor, count) : NULL;
            for (size_t k = 0; list && k < count; k++)
                list[k] = *all.ptr[k];
            if (list)
                return (dm_actor_list){list, count};
        }
        for (size_t i = self->mentions.len; i > 0;
             i--) { /* "Russian troops ... that they withdraw": any plural, else */
            const dm_mention *mention = &self->mentions.ptr[i - 1];
            const dm_token *head = dm_tok(self->parse, mention->head);
            if (token->sentence - head->sentence > 1)
                break;
            if (!mention->place && mention->actors.ptr[0].code.len &&
                (head->feats & DM_FEAT_PLUR) &&
                (mention->sort == DM_MENTION_BODY || mention->sort == DM_MENTION_PERSON))
                return mention->actors;
        }
        who = last_power(d, token->sentence);
        if (who && (!who->subject || token->sentence - who->sentence > 1))
            who = NULL;
        break;
    case NOT_A_PRONOUN:
        break;
    }
    if (!who)
        return (dm_actor_list){NULL, 0};
    dm_actor *copy = copy_actor(d, who->actor, t, t, "pronoun for");
    return (dm_actor_list){copy, copy ? 1 : 0};
}

static void mention_pronoun(discourse *d, uint32_t t) {
    dm_actor_list list = refer(d, t);
    if (!list.len)
        return;
    dm_mention *mention =
        dm_actors_mention(d->self, t, t, t, DM_MENTION_PRONOUN, list.ptr, list.len);
    if (mention)
        mention->certainty = classify(dm_tok(d->self->parse, t)->form) == OF_PERSON ? 0.85f : 0.7f;
}

/* ---- "the two countries", "the bloc" ---- */

/* The last `want` different states or organisations. */
static void mention_last(discourse *d, const dm_phrase *phrase, size_t want) {
    dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, want);
    size_t count = 0;
    for (size_t i = d->power_count; list && i > 0 && count < want; i--) {
        const met *one = &d->powers[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            break;
        bool seen = false;
        for (size_t k = 0; k < count; k++)
            seen |= dm_str_eq(list[k].code, one->actor->code);
        if (!seen)
            list[count++] = *one->actor;
    }
    if (!list || count < want)
        return;
    dm_mention *mention = dm_actors_mention(self, phrase->head, phrase->head, phrase->head,
                                            DM_MENTION_ANAPHOR, list, count);
    if (mention)
        mention->certainty = 0.8f;
}

static const dm_actor *last_of_kind(const discourse *d, uint32_t sentence, bool organisation) {
    for (size_t i = d->power_count; i > 0; i--) {
        const met *one = &d->powers[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            break;
        bool is = one->actor->kind == DM_KIND_ORGANISATION || one->actor->kind == DM_KIND_GROUP;
        bool state = one->actor->kind == DM_KIND_STATE || one->actor->kind == DM_KIND_PERSON;
        if (organisation ? is : state)
            return one->actor;
    }
    return NULL;
}

/* The group of states spoken of last. */
static const dm_actor *last_group(const discourse *d, uint32_t sentence) {
    for (size_t i = d->power_count; i > 0; i--) {
        const met *one = &d->powers[i - 1];
        if (sentence - one->sentence > 3)
            break;
        if (one->actor->kind == DM_KIND_GROUP)
            return one->actor;
    }
    return NULL;
}

/* True if the phrase is an anaphor, whether or not it could be resolved. */
static bool mention_anaphor(discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t t = phrase->head;
    bool plural = dm_tok(parse, t)->feats & DM_FEAT_PLUR;
    bool two = phrase->number == 2 || (plural && phrase->definite && !phrase->number);
    if (plural && phrase->affiliation_count == 0 &&
        LEMMA_IN(parse, t, "country", "side", "nation", "state", "neighbour", "neighbor", "leader",
                 "president", "minister", "diplomat", "official", "power", "rival", "ally",
                 "government", "party", "man")) {
        const dm_actor *group = phrase->number ? NULL : last_group(d, dm_tok(parse, t)->sentence);
        if (group && phrase->definite &&
            !LEMMA_IN(parse, t, "side", "neighbour", "neighbor", "rival",
                      "party")) { /* "The countries", of the G7 */
            dm_actor *copy = copy_actor(d, group, t, t, "the members of");
            dm_mention *mention =
                copy ? dm_actors_mention(d->self, t, t, t, DM_MENTION_ANAPHOR, copy, 1) : NULL;
            if (mention)
                mention->certainty = 0.8f;
            return true;
        }
        if (!two && !LEMMA_IN(parse, t, "side"))
            return LEMMA_IN(parse, t, "country", "nation", "state", "power", "rival");
        mention_last(d, phrase, 2);
        return true;
    }
    return false;
}

/* The words of the phrase from its article to its head, in lower case, one blank between. */
static dm_str words_of(const dm_actors *self, uint32_t head) {
    enum { MOST_WORDS = 8 };
    const dm_parse *parse = self->parse;
    uint32_t first, last;
    dm_tree_phrase(parse, head, &first, &last);
    if (head - first >= MOST_WORDS)
        return (dm_str){"", 0};
    dm_str words = dm_utf8_lowered(self->arena, dm_tok(parse, first)->form);
    for (uint32_t t = first + 1; t <= head; t++) {
        dm_str next = dm_utf8_lowered(self->arena, dm_tok(parse, t)->form);
        words = dm_arena_printf(self->arena, "%.*s%s%.*s", DM_FMT(words),
                                dm_tok(parse, t - 1)->space_after ? " " : "", DM_FMT(next));
    }
    return words;
}

/* "the bloc", "world leaders": by lexicon/actors/nicknames.tsv. True if the phrase is one, whether
 * or not it could be resolved. */
static bool mention_nickname(discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_nickname *nickname = dm_knowledge_nickname(self->knowledge, words_of(self, t));
    if (!nickname)
        return false;
    for (DM_CHILDREN(self->parse, t, c)) /* "the breakaway region of Abkhazia" says itself which */
        if (c > t && dm_tok(self->parse, c)->rel == DM_REL_NMOD &&
            nickname->condition != DM_STANDS_ALWAYS)
            return false;
    const dm_entity *entity =
        nickname->code.len ? dm_knowledge_entity(self->knowledge, nickname->code) : NULL;
    const dm_actor *last = NULL;
    if (nickname->condition != DM_STANDS_ALWAYS)
        last = last_of_kind(d, dm_tok(self->parse, t)->sentence,
                            nickname->condition == DM_STANDS_LAST_ORGANISATION);
    if (nickname->condition == DM_STANDS_LAST_ORGANISATION && nickname->code.len &&
        !(last && dm_str_eq(last->code, nickname->code)))
        return true; /* "the alliance" is NATO only where NATO was named */
    if (last)
        entity = dm_knowledge_entity(self->knowledge, last->code);
    uint32_t first, end;
    dm_tree_phrase(self->parse, t, &first, &end);
    dm_actor *actor = entity ? dm_actors_make(self, entity, first, t) : NULL;
    if (actor && last)
        actor->why = dm_arena_printf(self->arena, "stands for \"%.*s\"", DM_FMT(last->text));
    dm_mention *mention =
        actor ? dm_actors_mention(self, t, first, t, DM_MENTION_ANAPHOR, actor, 1) : NULL;
    if (mention)
        mention->certainty = last ? 0.75f : 0.9f;
    return true;
}

/* ---- bodies and roles without a name ---- */

static bool same_role(dm_str a, dm_str b) {
    return dm_str_eq(a, b) || (dm_str_is(a, "leader") && is_top_role(b));
}

/* Fills in code, sector, role of one actor of the phrase. */
static dm_actor *actor_of_noun(discourse *d, const dm_phrase *phrase, const dm_actor *whose,
                               uint32_t first, uint32_t last) {
    dm_actors *self = d->self;
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return NULL;
    const dm_noun *noun = phrase->noun;
    actor->text = dm_tree_text(self->parse, first, last);
    actor->span = (dm_span){dm_tok(self->parse, first)->start, dm_tok(self->parse, last)->end};
    actor->sector = noun->sector;
    actor->kind = DM_KIND_PEOPLE;
    actor->why = dm_arena_printf(self->arena, "the noun \"%.*s\"", DM_FMT(noun->form));
    if (noun->kind == DM_NOUN_TITLE) {
        actor->kind = DM_KIND_PERSON;
        actor->role = noun->role;
        if (phrase->former) {
            actor->sector = DM_STR("ELI");
            actor->role = dm_arena_printf(self->arena, "former %.*s", DM_FMT(noun->role));
        }
    }
    if (whose) {
        actor->code = whose->code;
        bool institution = noun->kind == DM_NOUN_BODY || noun->kind == DM_NOUN_FORCE;
        if (institution)
            actor->kind = whose->kind == DM_KIND_PERSON ? DM_KIND_STATE : whose->kind;
        const dm_entity *entity = dm_knowledge_entity(self->knowledge, whose->code);
        dm_str what = institution || !actor->role.len ? noun->form : actor->role;
        actor->name = entity ? dm_arena_printf(self->arena, "%.*s of %.*s", DM_FMT(what),
                                               DM_FMT(entity->name))
                             : what;
        if (noun->binds == DM_BINDS_BODY || !actor->sector.len)
            actor->sector = whose->sector;
        actor->why = dm_arena_printf(self->arena, "the noun \"%.*s\" of %.*s", DM_FMT(noun->form),
                                     DM_FMT(whose->text));
    }
    return actor;
}

/* "the Russian leader" where Putin was named: that person. */
static const dm_actor *met_by_role(const discourse *d, const dm_phrase *phrase, dm_str code) {
    if (!phrase->noun || phrase->noun->kind != DM_NOUN_TITLE || phrase->former)
        return NULL;
    for (size_t i = d->people_count; i > 0; i--) {
        const dm_actor *actor = d->people[i - 1].actor;
        if ((!code.len || dm_str_eq(code, actor->code)) &&
            same_role(phrase->noun->role, actor->role))
            return actor;
    }
    return NULL;
}

static void mention_one(discourse *d, const dm_phrase *phrase, dm_actor *actor, float certainty) {
    uint32_t first, last;
    span_of_phrase(d->self, phrase->head, NULL, &first, &last);
    bool body = phrase->noun && phrase->noun->kind != DM_NOUN_TITLE;
    dm_mention *mention = actor ? dm_actors_mention(d->self, phrase->head, first, last,
                                                    !actor->code.len ? DM_MENTION_OTHER
                                                    : body           ? DM_MENTION_BODY
                                                                     : DM_MENTION_PERSON,
                                                    actor, 1)
                                : NULL;
    if (!mention)
        return;
    mention->certainty = certainty;
    note(d, mention);
}

/* "the government", "the ministry", "police": whose? Somebody named before, if the phrase is
 * definite. */
static void mention_unowned(discourse *d, const dm_phrase *phrase, uint32_t first, uint32_t last) {
    dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    const dm_actor *known = phrase->definite ? met_by_role(d, phrase, (dm_str){"", 0}) : NULL;
    if (known && !(dm_tok(self->parse, phrase->head)->feats & DM_FEAT_PLUR)) {
        mention_one(d, phrase, copy_actor(d, known, first, last, "the role of"), 0.85f);
        return;
    }
    if (phrase->possessor != DM_NO_TOKEN) {
        dm_actor_list owner = refer(d, phrase->possessor);
        if (owner.len) {
            mention_one(d, phrase, actor_of_noun(d, phrase, &owner.ptr[0], first, last), 0.75f);
            return;
        }
    }
    bool institution =
        phrase->noun->kind == DM_NOUN_BODY ||
        (phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_STATE);
    const met *focus = institution && phrase->definite ? last_power(d, sentence) : NULL;
    bool usable =
        focus && (focus->actor->kind == DM_KIND_STATE || focus->actor->kind == DM_KIND_PERSON);
    bool internal = phrase->noun->kind != DM_NOUN_TITLE || phrase->noun->binds == DM_BINDS_STATE;
    if (self->focus && internal && !usable) { /* "the police", in an article about one country */
        dm_actor *home = dm_actors_make(self, self->focus, first, last);
        dm_actor *actor = home ? actor_of_noun(d, phrase, home, first, last) : NULL;
        if (actor)
            actor->why = DM_STR("the country the article is about");
        mention_one(d, phrase, actor, 0.65f);
        return;
    }
    mention_one(d, phrase, actor_of_noun(d, phrase, usable ? focus->actor : NULL, first, last),
                usable ? 0.6f : 0.5f);
}

/* "his Chinese counterpart": has the role of the one he is a counterpart of. */
static void counterpart_role(discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    if (!actor || !dm_str_is(phrase->noun->form, "counterpart"))
        return;
    const met *other =
        last_met(d->people, d->people_count, dm_tok(d->self->parse, phrase->head)->sentence, true);
    actor->role = other ? other->actor->role : (dm_str){"", 0};
    actor->sector = DM_STR("GOV");
}

static void mention_noun(discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t first, last;
    span_of_phrase(self, phrase->head, NULL, &first, &last);
    if (!phrase->affiliation_count) {
        mention_unowned(d, phrase, first, last);
        return;
    }
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, phrase->affiliation_count);
    size_t count = 0;
    for (size_t i = 0; list && i < phrase->affiliation_count; i++) {
        const dm_actor *whose = phrase->affiliations[i];
        const dm_actor *known = met_by_role(d, phrase, whose->code);
        dm_actor *actor = known ? copy_actor(d, known, first, last, "the role of")
                                : actor_of_noun(d, phrase, whose, first, last);
        counterpart_role(d, phrase, known ? NULL : actor);
        if (actor)
            list[count++] = *actor;
    }
    if (!count)
        return;
    dm_mention *mention = dm_actors_mention(
        self, phrase->head, first, last,
        phrase->noun->kind == DM_NOUN_TITLE ? DM_MENTION_PERSON : DM_MENTION_BODY, list, count);
    if (mention)
        note(d, mention);
}

/* ---- names ---- */

static bool is_place_slot(dm_str preposition, dm_name_sort sort) {
    static const char *const always[] = {"in",     "at",     "near",    "inside",     "outside",
                                         "across", "around", "through", "throughout", "within",
                                         "along",  "off",    "over"};
    static const char *const capital[] = {"to", "from", "of", "into", "towards", "toward", "via"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (dm_str_is(preposition, always[i]))
            return true;
    for (size_t i = 0; sort == DM_NAME_CAPITAL && i < sizeof capital / sizeof *capital; i++)
        if (dm_str_is(preposition, capital[i]))
            return true;
    return dm_str_is(preposition, "into") || dm_str_is(preposition, "from inside");
}

static void mention_name(discourse *d, const dm_name_span *span) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, span->head);
    const dm_name *name = span->name;
    if (name->sort == DM_NAME_ADJECTIVE && token->upos == DM_ADJ && token->rel == DM_REL_AMOD)
        return;
    if (token->rel == DM_REL_COMPOUND)
        return;
    dm_actor *actor = dm_actors_make(self, span->entity, span->first, span->last);
    if (!actor)
        return;
    if (name->sort == DM_NAME_DEMONYM) {
        actor->kind = DM_KIND_PEOPLE;
        actor->sector = DM_STR("CVL");
    }
    if (name->sort == DM_NAME_METONYM) {
        actor->sector = name->sector;
        actor->name = name->form;
    }
    if (name->sort == DM_NAME_CAPITAL && actor->kind == DM_KIND_STATE)
        actor->sector = DM_STR("GOV");
    dm_mention *mention =
        dm_actors_mention(self, span->head, span->first, span->last, DM_MENTION_NAME, actor, 1);
    if (!mention)
        return;
    mention->place = is_place_slot(dm_tree_case(parse, self->arena, span->head), name->sort) &&
                     name->sort != DM_NAME_METONYM && name->sort != DM_NAME_DEMONYM &&
                     (actor->kind == DM_KIND_STATE || actor->kind == DM_KIND_ENTITY);
    mention->certainty = name->sort == DM_NAME_CAPITAL ? 0.85f : 1.0f;
    note(d, mention);
}

/* ---- "nine presidents ... A, B and C" ---- */

static size_t states_of_list(dm_actors *self, uint32_t t, dm_actor *list, size_t room) {
    uint32_t members[DM_MOST_ACTORS];
    size_t n = dm_tree_conjuncts(self->parse, t, members, DM_MOST_ACTORS), count = 0;
    for (size_t i = 0; i < n; i++) {
        const dm_mention *mention = dm_actors_at(self, members[i]);
        for (size_t k = 0; mention && k < mention->actors.len && count < room; k++) {
            bool seen = !mention->actors.ptr[k].code.len;
            for (size_t j = 0; j < count; j++)
                seen |= dm_str_eq(list[j].code, mention->actors.ptr[k].code);
            if (!seen)
                list[count++] = mention->actors.ptr[k];
        }
    }
    return count;
}

/* The coordination of exactly `number` states that stands nearest after, else nearest before. */
static bool resolve_number(dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    uint32_t here = dm_tok(parse, phrase->head)->sentence;
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, DM_MOST_ACTORS), *best = NULL;
    uint32_t best_distance = UINT32_MAX;
    for (size_t m = 0; list && m < self->mentions.len; m++) {
        uint32_t head = self->mentions.ptr[m].head, sentence = dm_tok(parse, head)->sentence;
        if (dm_tok(parse, head)->rel == DM_REL_CONJ || head == phrase->head)
            continue;
        uint32_t distance = sentence >= here ? sentence - here : 100 + (here - sentence);
        if (distance >= best_distance ||
            (sentence >= here ? distance : distance - 100) > LIST_WINDOW)
            continue;
        if (states_of_list(self, head, list, DM_MOST_ACTORS) != phrase->number)
            continue;
        best = DM_NEW_ARRAY(self->arena, dm_actor, phrase->number);
        if (!best)
            return false;
        memcpy(best, list, phrase->number * sizeof *list);
        best_distance = distance;
    }
    if (!best)
        return false;
    for (size_t i = 0; i < phrase->number; i++)
        best[i].why = DM_STR("the list that the number announces");
    uint32_t at = self->mention_of[phrase->head];
    if (at != DM_NO_TOKEN) {
        self->mentions.ptr[at].actors = (dm_actor_list){best, phrase->number};
        self->mentions.ptr[at].certainty = 0.9f;
        self->mentions.ptr[at].announced = true;
    } else {
        uint32_t first, last;
        dm_tree_phrase(parse, phrase->head, &first, &last);
        dm_mention *mention = dm_actors_mention(self, phrase->head, first, last, DM_MENTION_ANAPHOR,
                                                best, phrase->number);
        if (mention)
            mention->announced = true;
    }
    return true;
}

/* Returns how many numbers found their list. */
static size_t resolve_numbers(dm_actors *self) {
    size_t found = 0;
    for (uint32_t t = 0; t < self->parse->token_count; t++) {
        if (dm_tok(self->parse, t)->upos != DM_NOUN ||
            !(dm_tok(self->parse, t)->feats & DM_FEAT_PLUR))
            continue;
        if (dm_tree_find(self->parse, t, DM_REL_NUMMOD) == DM_NO_TOKEN)
            continue;
        dm_phrase phrase;
        dm_phrase_read(self, t, &phrase);
        bool of_states = (phrase.noun && phrase.noun->kind == DM_NOUN_TITLE) ||
                         LEMMA_IN(self->parse, t, "country", "nation", "state", "member", "leader",
                                  "government", "capital", "minister", "signatory", "ally");
        if (phrase.number >= 3 && of_states && phrase.affiliation_count != phrase.number)
            found += resolve_number(self, &phrase);
    }
    return found;
}

/* Forgets all but the lists that numbers announced, for the second reading: "they" may stand for
 * one. */
static void keep_numbers(dm_actors *self) {
    size_t kept = 0;
    for (uint32_t t = 0; t < self->parse->token_count; t++)
        self->mention_of[t] = DM_NO_TOKEN;
    for (size_t m = 0; m < self->mentions.len; m++) {
        dm_mention mention = self->mentions.ptr[m];
        if (!mention.announced)
            continue;
        self->mentions.ptr[kept] = mention;
        self->mention_of[mention.head] = (uint32_t)kept++;
    }
    self->mentions.len = kept;
}

/* ---- the reading ---- */

static void read_token(discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, t);
    const dm_name_span *name = dm_actors_name(self, t);
    if (name && name->head != t)
        return;
    bool both =
        token->upos == DM_DET && is_subject(token) && dm_str_eq_nocase(token->form, DM_STR("both"));
    if (token->upos == DM_PRON || both) {
        mention_pronoun(d, t);
        return;
    }
    bool listed =
        token->rel == DM_REL_FLAT && name && t > 0 && dm_str_is(dm_tok(parse, t - 1)->form, ",");
    listed |= token->rel == DM_REL_FLAT && name && name->last + 1 < parse->token_count &&
              dm_str_is(dm_tok(parse, name->last + 1)->form, ",");
    bool modifier = token->rel == DM_REL_COMPOUND || token->rel == DM_REL_AMOD ||
                    (token->rel == DM_REL_FLAT && !listed) || token->rel == DM_REL_CASE;
    if (name && name->entity) {
        if (!modifier || token->rel == DM_REL_AMOD)
            mention_name(d, name);
        return;
    }
    if (modifier || !(token->upos == DM_NOUN || token->upos == DM_PROPN || (name && name->person)))
        return;
    if (self->mention_of[t] != DM_NO_TOKEN) { /* told by its number in the first reading */
        note(d, &self->mentions.ptr[self->mention_of[t]]);
        return;
    }
    dm_phrase phrase;
    dm_phrase_read(self, t, &phrase);
    if (phrase.person_token != DM_NO_TOKEN) {
        mention_person(d, &phrase);
        return;
    }
    if (mention_nickname(d, t) || mention_anaphor(d, &phrase))
        return;
    if (phrase.noun)
        mention_noun(d, &phrase);
}

void dm_actors_read(dm_actors *self) {
    discourse d = {.self = self};
    for (uint32_t t = 0; t < self->parse->token_count && !self->arena->failed; t++)
        read_token(&d, t);
    if (!resolve_numbers(self))
        return;
    keep_numbers(self);
    d = (discourse){.self = self};
    for (uint32_t t = 0; t < self->parse->token_count && !self->arena->failed; t++)
        read_token(&d, t);
}
