/*
 * several.c - "both sides", "the three countries", "the trio", "the ministers": who they are was
 * said before.
 *
 * Looked for from the nearest sentence backwards: a coordination of that many ("Kenya and Uganda
 * ..."), then a sentence that names just that many ("Kenya attacked Uganda"), then those that
 * the article names most. Whoever is an argument of the same verb is none of
 * them: "Saudi Arabia urged both sides".
 */
#include "actors/discourse.h"

enum { NEAR_SENTENCES = 3, MOST_CHOICES = 16 };

typedef struct several {
    dm_discourse *d;
    uint32_t t;
    uint32_t argument;    /* t, or what it is of: "leaders of the two countries" */
    size_t want;          /* 0: two or more */
    bool persons;         /* leaders, ministers: they are meant themselves */
    bool groups;          /* armed groups and parties, no states */
    bool states;          /* governments and countries, no groups */
    bool bodies;          /* sides, parties: organisations may be meant */
    bool mediated;        /* "brokered talks between the two sides", "an ultimatum to both": not the
                             subject */
    dm_actor_refs beside; /* arguments of the same verb */
    dm_actor *found;      /* room for DM_MOST_ACTORS */
    size_t count;
} several;

static const dm_parse *parse_of(const several *s) {
    return s->d->self->parse;
}

static uint32_t sentence_of(const several *s, uint32_t t) {
    return dm_tok(parse_of(s), t)->sentence;
}

static bool is_excluded(const several *s, uint32_t head) {
    const dm_parse *parse = parse_of(s);
    if (head >= s->t || dm_discourse_is_beside(parse, s->argument, head))
        return true;
    uint32_t first = dm_tree_first_conjunct(parse, head);
    return s->mediated && sentence_of(s, head) == sentence_of(s, s->t) &&
           dm_discourse_is_subject(dm_tok(parse, first));
}

unsigned dm_actors_value(dm_str form) {
    static const char *const words[] = {"two",       "three",    "four",     "five",    "six",
                                        "seven",     "eight",    "nine",     "ten",     "eleven",
                                        "twelve",    "thirteen", "fourteen", "fifteen", "sixteen",
                                        "seventeen", "eighteen", "nineteen", "twenty"};
    uint64_t value;
    if (dm_str_number(form, 200, &value))
        return (unsigned)value;
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_eq_nocase(form, dm_str_of(words[i])))
            return i + 2;
    return 0;
}

unsigned dm_actors_number(const dm_parse *parse, uint32_t t) {
    unsigned value = 0;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NUMMOD && !value)
            value = dm_actors_value(parse->tokens[c].form);
    return value;
}

/* States and lands; of organisations only where sides are spoken of, and never a peacemaker. */
static bool may_be(const several *s, const dm_actor *actor) {
    const dm_entity *entity = dm_knowledge_entity(s->d->self->knowledge, actor->code);
    if (!actor->code.len || !entity || actor->kind == DM_KIND_PEOPLE)
        return false;
    bool land = entity->kind == DM_KIND_STATE || entity->kind == DM_KIND_ENTITY;
    bool scattered = entity->kind == DM_KIND_ENTITY && /* a people, "the Kurds" */
                     dm_str_find(entity->parent, DM_STR("|"), 0) != SIZE_MAX;
    if (s->states && (dm_actors_is_band(entity) || scattered))
        return false;
    bool armed = !dm_str_is(entity->sector, "IGO") && !dm_str_is(entity->sector, "NGO");
    if (s->groups)
        return armed && entity->kind != DM_KIND_STATE;
    return land || (s->bodies && armed);
}

static void take(several *s, const dm_actor *actor) {
    for (size_t i = 0; i < s->count; i++)
        if (dm_str_eq(s->found[i].code, actor->code))
            return;
    for (size_t i = 0; i < s->beside.len; i++)
        if (dm_str_eq(s->beside.ptr[i]->code, actor->code))
            return;
    if (s->count < DM_MOST_ACTORS && may_be(s, actor))
        s->found[s->count++] = *actor;
}

static bool fits(const several *s) {
    return s->want ? s->count == s->want : s->count >= 2;
}

/* The coordination that a mention begins, or a mention of several. */
static bool take_list(several *s, const dm_mention *mention) {
    const dm_actors *self = s->d->self;
    s->count = 0;
    if (dm_tok(self->parse, mention->head)->rel == DM_REL_CONJ)
        return false;
    dm_actor_refs all = {0};
    dm_actors_gather(self, mention->head, &all);
    for (size_t i = 0; i < all.len; i++)
        take(s, all.ptr[i]);
    return fits(s);
}

static bool list_in(several *s, uint32_t sentence) {
    const dm_actors *self = s->d->self;
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *mention = &self->mentions.ptr[i - 1];
        if (sentence_of(s, mention->head) == sentence && !mention->place &&
            !is_excluded(s, mention->head) && take_list(s, mention))
            return true;
    }
    s->count = 0;
    return false;
}

/* "Shevardnadze, a Georgian,": what somebody is by birth is no other. */
static bool is_origin(const several *s, uint32_t head) {
    const dm_parse *parse = parse_of(s);
    uint32_t some = dm_tree_find(parse, head, DM_REL_DET);
    return dm_tok(parse, head)->rel == DM_REL_APPOS && some != DM_NO_TOKEN &&
           LEMMA_IN(parse, some, "a", "an");
}

/* A sentence that names just that many. */
static bool all_in(several *s, uint32_t sentence) {
    const dm_actors *self = s->d->self;
    s->count = 0;
    for (size_t i = 0; i < self->mentions.len; i++) {
        const dm_mention *mention = &self->mentions.ptr[i];
        if (sentence_of(s, mention->head) != sentence || mention->place ||
            is_excluded(s, mention->head) || is_origin(s, mention->head))
            continue;
        for (size_t k = 0; k < mention->actors.len; k++)
            take(s, &mention->actors.ptr[k]);
    }
    return s->want ? s->count == s->want : s->count == 2;
}

/* "the ministers of Rwanda and Congo signed": joined to another state where the article begins. */
static bool leads(const dm_actors *self, const dm_name_span *name) {
    enum { LEAD = 2 };
    if (dm_tok(self->parse, name->head)->sentence >= LEAD || name->entity->kind != DM_KIND_STATE)
        return false;
    uint32_t other = dm_tok(self->parse, name->head)->rel == DM_REL_CONJ
                         ? dm_tok(self->parse, name->head)->head
                         : dm_tree_find(self->parse, name->head, DM_REL_CONJ);
    const dm_name_span *beside = other == DM_NO_TOKEN ? NULL : dm_actors_name(self, other);
    return beside && beside->entity && beside->entity->kind == DM_KIND_STATE;
}

/* How often the article names the state or body; twice as much where it begins with it and
 * another. */
static size_t weight(const several *s, dm_str code) {
    const dm_actors *self = s->d->self;
    size_t count = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        const dm_entity *state = name->person ? dm_actors_state_of(self, name) : NULL;
        if (name->entity && dm_str_eq(name->entity->code, code))
            count += leads(self, name) ? 2 : 1;
        else if (state && dm_str_eq(state->code, code))
            count++;
    }
    return count;
}

/* Of those met lately the ones that the article is about; of those named as often, whoever did or
 * suffered something before whoever was named beside them. */
static bool most_named(several *s) {
    enum { TIMES = 4, SUBJECT = 2, OBJECT = 1 };
    dm_actor choices[MOST_CHOICES];
    size_t n = 0, part[MOST_CHOICES] = {0};
    s->count = 0;
    for (size_t i = s->d->power_count; i > 0; i--) {
        const dm_met *one = &s->d->powers[i - 1];
        size_t before = s->count;
        if (!is_excluded(s, one->token))
            take(s, one->actor);
        if (s->count > before && before < MOST_CHOICES)
            part[before] = one->subject ? SUBJECT : one->object ? OBJECT : 0;
    }
    n = s->count < MOST_CHOICES ? s->count : MOST_CHOICES;
    memcpy(choices, s->found, n * sizeof *choices);
    s->count = 0;
    while (s->count < s->want) {
        size_t best = n, most = 0;
        for (size_t i = 0; i < n; i++)
            if (choices[i].code.len && weight(s, choices[i].code) &&
                weight(s, choices[i].code) * TIMES + part[i] > most) {
                most = weight(s, choices[i].code) * TIMES + part[i];
                best = i;
            }
        if (best == n)
            return false;
        s->found[s->count++] = choices[best];
        choices[best].code = (dm_str){"", 0};
    }
    return true;
}

/* "Israel bombed a camp in Syria": the two that a sentence names which tells of fighting. */
static bool fought_in(several *s, uint32_t sentence, bool told_by_noun) {
    dm_actors *self = s->d->self;
    const dm_sentence *at = &self->parse->sentences[sentence];
    bool fights = false;
    s->count = 0;
    for (uint32_t t = at->first; t < at->first + at->count; t++) {
        fights |= dm_tree_is_verbal(self->parse, t) && WORD_IN(self, t, "@fights");
        fights |=
            told_by_noun && dm_tree_is_nominal(self->parse, t) && WORD_IN(self, t, "@fought-out");
        const dm_name_span *name = dm_actors_name(self, t);
        bool dateline = name && t == at->first && name->name->sort == DM_NAME_CAPITAL;
        if (!name || name->first != t || !name->entity || dateline)
            continue;
        const dm_actor *one = dm_actors_make(self, name->entity, name->first, name->last);
        if (one)
            take(s, one);
    }
    return fights && s->count == 2;
}

/* The two whose fight the article begins with: "Hamas seized Gaza after fighting with Fatah". */
static bool fought_first(several *s) {
    enum { LEAD = 2 };
    for (uint32_t at = 0; s->bodies && at < LEAD && at < sentence_of(s, s->t); at++)
        if (list_in(s, at) || fought_in(s, at, true))
            return true;
    return false;
}

/* Whether those found are named at least half as often as anybody else. */
static bool is_central(const several *s) {
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < s->count; i++)
        if (weight(s, s->found[i].code) < least)
            least = weight(s, s->found[i].code);
    for (size_t i = 0; i < s->d->power_count; i++) {
        size_t w = may_be(s, s->d->powers[i].actor) ? weight(s, s->d->powers[i].actor->code) : 0;
        most = w > most ? w : most;
    }
    return least * 2 >= most;
}

static void plain(several *s) {
    dm_actors *self = s->d->self;
    for (size_t i = 0; i < s->count; i++) {
        const dm_entity *entity = dm_knowledge_entity(self->knowledge, s->found[i].code);
        const dm_actor *made =
            s->persons ? dm_discourse_copy(s->d, &s->found[i], s->t, s->t, "one of them is")
                       : dm_actors_make(self, entity, s->t, s->t);
        if (made)
            s->found[i] = *made;
    }
}

/* Who fights whom where the sentences behind only tell what others said of it: "Kenya shelled
 * Uganda. Rwanda condemned the attack. The union urged both sides to stop". */
static bool fought_before(several *s, uint32_t here) {
    if ((s->want && s->want != 2) || s->groups || !(s->bodies || s->states || s->persons))
        return false;
    const dm_parse *parse = parse_of(s);
    for (uint32_t back = 1; back <= here && back <= NEAR_SENTENCES; back++) {
        uint32_t root = parse->sentences[here - back].root;
        if (fought_in(s, here - back, false))
            return true;
        if (root >= parse->token_count || !WORD_IN(s->d->self, root, "@comments-on"))
            break;
    }
    s->count = 0;
    return false;
}

/* "telephoned the kings of Jordan and Morocco. Both leaders promised help": those whom the sentence
 * tells to have been met or called. */
static bool met_in(several *s, uint32_t sentence) {
    const dm_actors *self = s->d->self;
    const dm_sentence *at = &self->parse->sentences[sentence];
    for (uint32_t t = at->first; s->persons && t < at->first + at->count; t++) {
        uint32_t object = dm_tree_is_verbal(self->parse, t) && WORD_IN(self, t, "@meeting")
                              ? dm_tree_find(self->parse, t, DM_REL_OBJ)
                              : (uint32_t)DM_NO_TOKEN;
        const dm_mention *met = object == DM_NO_TOKEN ? NULL : dm_actors_at(self, object);
        if (met && met->sort == DM_MENTION_PERSON && !is_excluded(s, object) && take_list(s, met))
            return true;
    }
    s->count = 0;
    return false;
}

/* Whether one of the last sentences names just that many. */
static bool is_told(several *s, uint32_t here) {
    for (uint32_t back = 1; back <= here && back <= NEAR_SENTENCES; back++)
        if (met_in(s, here - back))
            return true;
    for (uint32_t back = 0; back <= here && back <= NEAR_SENTENCES; back++)
        if (list_in(s, here - back) || (back <= 1 && all_in(s, here - back)))
            return true;
    return false;
}

/* "Mali and Niger called it a declaration of war. The two governments sent": those who open the
 * sentence before as its subject go on, whomever the article names more often. */
static bool goes_on(const several *s, uint32_t here) {
    const dm_actors *self = s->d->self;
    uint32_t root = here ? parse_of(s)->sentences[here - 1].root : (uint32_t)DM_NO_TOKEN;
    uint32_t subject =
        root != DM_NO_TOKEN ? dm_tree_find(self->parse, root, DM_REL_NSUBJ) : (uint32_t)DM_NO_TOKEN;
    dm_actor_refs all = {0};
    if (subject == DM_NO_TOKEN || !dm_discourse_is_subject(dm_tok(self->parse, s->t)) ||
        dm_tree_find(self->parse, subject, DM_REL_CONJ) == DM_NO_TOKEN ||
        dm_actors_gather(self, subject, &all) != s->count)
        return false;
    for (size_t i = 0; i < s->count; i++)
        if (!dm_str_eq(all.ptr[i]->code, s->found[i].code))
            return false;
    return true;
}

/* "a committee of three: Howard, Obasanjo and Mbeki": the last list of just that many, three at
 * least, wherever it stood. */
static bool listed_before(several *s, uint32_t here) {
    enum { AS_LONG_AS = 8, A_TRIO = 3 };
    bool trio = s->want >= A_TRIO && dm_tok(parse_of(s), s->t)->upos == DM_NOUN;
    for (uint32_t back = 0; trio && back <= here && back <= AS_LONG_AS; back++)
        if (list_in(s, here - back))
            return true;
    for (uint32_t back = 0; trio && back <= here && back <= AS_LONG_AS; back++)
        if (all_in(s, here - back))
            return true;
    return false;
}

/* "The two powers blocked a text on Syria": whom the verb of the subject t tells of further on is
 * none of them. How many were added to those beside. */
static size_t spare_objects(several *s, uint32_t verb) {
    enum { DEEP = 3 };
    dm_actors *self = s->d->self;
    const dm_parse *parse = self->parse;
    const dm_sentence *sentence = &parse->sentences[sentence_of(s, s->t)];
    size_t before = s->beside.len;
    if (verb == DM_NO_TOKEN || verb < s->t || !dm_discourse_is_subject(dm_tok(parse, s->t)))
        return 0;
    for (uint32_t u = verb + 1; u < sentence->first + sentence->count; u++) {
        const dm_name_span *name = dm_actors_name(self, u);
        uint32_t up = u;
        for (int steps = 0;
             steps < DEEP && up != DM_NO_TOKEN && up > verb && dm_tree_is_nominal(parse, up);
             steps++)
            up = dm_tok(parse, up)->head;
        if (!name || name->head != u || !name->entity || up != verb)
            continue;
        const dm_actor *other = dm_actors_make(self, name->entity, name->first, name->last);
        const dm_actor **room = other ? dm_vec_push(self->arena, &s->beside) : NULL;
        if (room)
            *room = other;
    }
    return s->beside.len - before;
}

dm_actor_list dm_discourse_several_of(dm_discourse *d, uint32_t t, uint32_t argument, size_t want) {
    const dm_parse *parse = d->self->parse;
    several s = {.d = d, .t = t, .argument = argument, .want = want};
    s.found = DM_NEW_ARRAY(d->self->arena, dm_actor, DM_MOST_ACTORS);
    if (!s.found)
        return (dm_actor_list){NULL, 0};
    s.persons = WORD_IN(d->self, t, "@persons-met");
    s.bodies = WORD_IN(d->self, t, "@bodies-met");
    s.groups = WORD_IN(d->self, t, "@groups-met");
    s.states = WORD_IN(d->self, t, "@states-met");
    uint32_t verb = t;
    for (int up = 0; up < DM_MOST_DEPTH && verb != DM_NO_TOKEN && !dm_tree_is_verbal(parse, verb);
         up++)
        verb = dm_tok(parse, verb)->head;
    s.mediated = verb != DM_NO_TOKEN && WORD_IN(d->self, verb, "@mediating");
    s.mediated |= dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "on") ||
                  dm_tree_has_case(parse, t, "against");
    uint32_t here = sentence_of(&s, t);
    bool found = false;
    for (size_t i = 0; i < d->self->mentions.len; i++) {
        uint32_t head = d->self->mentions.ptr[i].head;
        if (head < t && sentence_of(&s, head) == here && is_excluded(&s, head))
            dm_actors_gather(d->self, head, &s.beside);
    }
    bool here_told = list_in(&s, here) || all_in(&s, here);
    if (!here_told && fought_before(&s, here)) {
        plain(&s);
        return (dm_actor_list){s.found, s.count};
    }
    size_t spared = spare_objects(&s, verb);
    found = is_told(&s, here) || listed_before(&s, here) || (spared && s.want && most_named(&s));
    s.beside.len -= spared;
    if (!found)
        found = is_told(&s, here);
    if (!found && s.persons && s.want == 4) { /* "the four ministers": two of each of two */
        s.want = 2;
        found = is_told(&s, here);
    }
    bool bare = dm_tok(parse, t)->upos == DM_DET && dm_discourse_is_object(dm_tok(parse, t));
    bool third = s.persons && dm_tree_has_case(parse, t, "with"); /* "spoke with both leaders" */
    bool quarrel = s.bodies || bare || third || WORD_IN(d->self, t, "@states-met");
    if (found && (want == 2 || (!want && s.bodies)) && quarrel && !is_central(&s) &&
        !goes_on(&s, here)) {
        s.want = 2; /* of a quarrel, not of who spoke of it */
        found = fought_first(&s) || most_named(&s);
    }
    if (!found && !listed_before(&s, here) && !(want == 2 && fought_first(&s)) &&
        !(want && most_named(&s)))
        return (dm_actor_list){NULL, 0};
    plain(&s);
    return (dm_actor_list){s.found, s.count};
}

dm_actor_list dm_discourse_several(dm_discourse *d, uint32_t t, size_t want) {
    return dm_discourse_several_of(d, t, t, want);
}

/* "spoke by phone with the king and with the emir, urging them to talk": those of several that the
 * verb above tells to have been spoken with; empty elsewhere. */
dm_actor_list dm_discourse_partners(const dm_discourse *d, uint32_t t) {
    const dm_parse *parse = d->self->parse;
    const dm_actor_list nobody = {NULL, 0};
    uint32_t verb = dm_tok(parse, t)->head;
    if (verb == DM_NO_TOKEN || dm_tok(parse, t)->rel != DM_REL_OBJ ||
        !dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("them")) ||
        (dm_tok(parse, verb)->rel != DM_REL_ADVCL && dm_tok(parse, verb)->rel != DM_REL_CONJ))
        return nobody;
    uint32_t above = dm_tok(parse, verb)->head;
    dm_actor_refs met = {0};
    for (uint32_t c = above == DM_NO_TOKEN ? verb : above + 1; c < verb && met.len < 2; c++)
        if (dm_tree_above(parse, above, c) && dm_tree_has_case(parse, c, "with")) {
            met.len = 0;
            dm_actors_gather(d->self, c, &met);
        }
    dm_actor *list = met.len > 1 ? DM_NEW_ARRAY(d->self->arena, dm_actor, met.len) : NULL;
    for (size_t i = 0; list && i < met.len; i++)
        list[i] = *met.ptr[i];
    return list ? (dm_actor_list){list, met.len} : nobody;
}
