/*
 * owners.c - whose an institution or a role is that names nobody, by who stands near it: the
 * subject of its verb, who stands before "and", who was named with the same noun.
 */
#include "actors/discourse.h"

/* "a spokesman for the Momentum party": of a body with a name of its own, which no list has. */
static bool serves_another(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, t, c)) {
        bool of = c > t && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                  (dm_tree_has_case(parse, c, "for") || dm_tree_has_case(parse, c, "of"));
        bool named = of && dm_tok(parse, c)->upos == DM_PROPN;
        for (DM_CHILDREN(parse, c, part))
            named |= of &&
                     (dm_tok(parse, part)->rel == DM_REL_COMPOUND ||
                      dm_tok(parse, part)->rel == DM_REL_AMOD) &&
                     dm_tok(parse, part)->upos == DM_PROPN;
        if (named && !dm_actors_name(self, c))
            return true;
    }
    return false;
}

/* "The Commonwealth suspended Fiji. A committee of ministers condemned ...": of the organisation
 * that the sentence before told of. */
static const dm_actor *organisation_before(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t sentence = dm_tok(parse, phrase->head)->sentence;
    dm_str form = dm_tok(parse, phrase->head)->form;
    bool named = form.len && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z'; /* a body with a name */
    if (named || serves_another(d->self, phrase->head) ||
        !WORD_IN(d->self, phrase->head, "@part-of-body"))
        return NULL;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (one->sentence + 1 < sentence)
            return NULL;
        if (one->sentence < sentence && one->subject)
            return one->actor->kind == DM_KIND_ORGANISATION ? one->actor : NULL;
    }
    return NULL;
}

/* The subject of the verb that a phrase is an object of: "asked deputies", "called on citizens". */
static uint32_t subject_over(const dm_parse *parse, uint32_t t) {
    const dm_token *token = dm_tok(parse, t);
    bool upon = dm_tree_has_case(parse, t, "on") || dm_tree_has_case(parse, t, "upon");
    uint32_t verb = token->head;
    bool object = dm_discourse_is_object(token) ||
                  (token->rel == DM_REL_OBL && upon && /* not "imposed visa bans on lawmakers" */
                   dm_tree_find(parse, verb, DM_REL_OBJ) == DM_NO_TOKEN);
    uint32_t subject = object ? dm_tree_find(parse, verb, DM_REL_NSUBJ) : (uint32_t)DM_NO_TOKEN;
    if (object && subject == DM_NO_TOKEN) /* "says it will pay, and has called on the government" */
        subject = dm_tree_find(parse, dm_tree_first_conjunct(parse, verb), DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && subject < t ? subject : (uint32_t)DM_NO_TOKEN;
}

/* "directed the armed forces to remain vigilant": those whom somebody gives orders. */
static bool is_commanded(const dm_actors *self, const dm_phrase *phrase) {
    uint32_t verb = dm_tok(self->parse, phrase->head)->head;
    return (dm_str_is(phrase->noun->sector, "MIL") || dm_str_is(phrase->noun->sector, "COP")) &&
           phrase->definite && dm_discourse_is_object(dm_tok(self->parse, phrase->head)) &&
           verb != DM_NO_TOKEN && WORD_IN(self, verb, "@commands");
}

/* "The court ordered the government to ...", "the chancellor asked deputies to ...": those whom a
 * court, a parliament or an opposition deals with, the deputies and citizens that anybody calls
 * upon, and the forces that he commands, are at home where he is; NULL for others. */
static const dm_actor *at_home_with_subject(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t subject = subject_over(parse, phrase->head);
    const dm_mention *mention = subject != DM_NO_TOKEN ? dm_actors_at(d->self, subject) : NULL;
    bool own = dm_str_is(phrase->noun->sector, "LEG") ||
               WORD_IN(d->self, phrase->head, "@citizens") || is_commanded(d->self, phrase);
    bool ruler = phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_STATE &&
                 phrase->definite && WORD_IN(d->self, phrase->head, "@ruler-title");
    if (!mention || mention->actors.len != 1 ||
        (phrase->noun->kind != DM_NOUN_BODY && !own && !ruler))
        return NULL;
    const dm_actor *actor = &mention->actors.ptr[0];
    const dm_entity *body = dm_knowledge_entity(d->self->knowledge, actor->code);
    if (dm_actors_is_band(body) && !(ruler && dm_actors_is_party(body)))
        return NULL;
    bool governs = own && (actor->kind == DM_KIND_PERSON || actor->kind == DM_KIND_STATE);
    bool domestic = WORD_AMONG(d->self, actor->sector,
                               ruler ? "@speaks-of-his-own" : "@checks-those-who-govern");
    bool at_home = governs || (domestic && actor->kind != DM_KIND_ORGANISATION);
    if (!actor->code.len || !at_home)
        return NULL;
    const dm_entity *party = dm_knowledge_entity(d->self->knowledge, actor->code);
    dm_str rest = party ? party->parent : (dm_str){"", 0}, code;
    if (!party || party->kind == DM_KIND_STATE || !dm_str_split(&rest, '|', &code))
        return actor;
    const dm_entity *state =
        dm_knowledge_entity(d->self->knowledge, code); /* not the party's own */
    return state ? dm_actors_make(d->self, state, subject, subject) : actor;
}

/* "Opposition lawmakers accused President Yoon", in an article about Japan: those who oppose a
 * ruler are of his state. */
static const dm_actor *at_home_with_ruler(const dm_discourse *d, const dm_phrase *phrase,
                                          uint32_t first, uint32_t last) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t verb = dm_tok(parse, phrase->head)->head;
    bool opposes = dm_str_is(phrase->noun->sector, "OPP") || dm_str_is(phrase->noun->sector, "LEG");
    if (!opposes || phrase->affiliation_count || verb == DM_NO_TOKEN ||
        !dm_discourse_is_subject(dm_tok(parse, phrase->head)) || phrase->definite)
        return NULL;
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    const dm_name_span *name = object == DM_NO_TOKEN ? NULL : dm_actors_name(self, object);
    const dm_term *term =
        name && name->person && object > phrase->head
            ? dm_knowledge_term(self->knowledge, name->person, self->day, (dm_str){"", 0})
            : NULL;
    const dm_entity *state = term && dm_discourse_is_top_role(self, term->role)
                                 ? dm_knowledge_entity(self->knowledge, term->affiliation)
                                 : NULL;
    return state ? dm_actors_make(self, state, first, last) : NULL;
}

/* "The FARC accused the government", "Boko Haram killed six soldiers", "rejected the army's offer":
 * of the country that the group at war with them belongs to, where the article is about no one
 * country; NULL for others. */
static const dm_actor *at_home_of_band(const dm_discourse *d, const dm_phrase *phrase,
                                       uint32_t first, uint32_t last) {
    dm_actors *self = d->self;
    uint32_t t = phrase->head;
    if (dm_tok(self->parse, t)->rel == DM_REL_NMOD_POSS)
        t = dm_tok(self->parse, t)->head;
    uint32_t subject = subject_over(self->parse, t);
    const dm_mention *mention = subject != DM_NO_TOKEN ? dm_actors_at(self, subject) : NULL;
    bool power = dm_str_is(phrase->noun->sector, "GOV") || dm_str_is(phrase->noun->sector, "LEG") ||
                 dm_str_is(phrase->noun->sector, "MIL") || dm_str_is(phrase->noun->sector, "COP");
    if (!mention || mention->actors.len != 1 || !power)
        return NULL;
    const dm_entity *band = dm_knowledge_entity(self->knowledge, mention->actors.ptr[0].code);
    if (self->focus && band && !dm_actors_is_party(band)) /* rebels cross borders */
        return NULL;
    const dm_entity *home = dm_actors_home_of(self, band);
    bool here = home && !dm_actors_is_abroad(self, subject, phrase->head, home);
    return here ? dm_actors_make(self, home, first, last) : NULL;
}

/* "Turkish soldiers and policemen", "Indian farmers and the government": of the same country as who
 * stands before "and"; NULL for rebels and gangs, and where that is not told. */
static const dm_actor *of_conjunct(const dm_discourse *d, const dm_phrase *phrase) {
    static const char *const others[] = {"REB", "UAF", "PRM", "CRM", "IGO", "NGO"};
    const dm_parse *parse = d->self->parse;
    uint32_t first = dm_tree_first_conjunct(parse, phrase->head);
    const dm_mention *mention = first < phrase->head ? dm_actors_at(d->self, first) : NULL;
    if (!mention || mention->actors.len != 1 || mention->sort == DM_MENTION_NAME ||
        mention->certainty < 1.0f || mention->actors.ptr[0].kind == DM_KIND_ORGANISATION ||
        mention->actors.ptr[0].kind == DM_KIND_ENTITY || !mention->actors.ptr[0].code.len)
        return NULL;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (dm_str_is(phrase->noun->sector, others[i]))
            return NULL;
    return &mention->actors.ptr[0];
}

/* "fighting between the army and the FARC": of the one country that the group is at home in. */
static const dm_actor *at_war_with(const dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                   uint32_t last) {
    dm_actors *self = d->self;
    bool power = dm_str_is(phrase->noun->sector, "GOV") || dm_str_is(phrase->noun->sector, "MIL");
    if (!power || !phrase->definite)
        return NULL;
    for (DM_CHILDREN(self->parse, phrase->head, c)) {
        const dm_name_span *name =
            dm_tok(self->parse, c)->rel == DM_REL_CONJ ? dm_actors_name(self, c) : NULL;
        const dm_entity *band = name ? name->entity : NULL;
        if (!dm_actors_is_band(band) || dm_actors_is_party(band) ||
            dm_str_find(band->parent, DM_STR("|"), 0) != SIZE_MAX)
            continue;
        const dm_entity *home = dm_actors_home_of(self, band);
        return home ? dm_actors_make(self, home, first, last) : NULL;
    }
    return NULL;
}

/* One envoy; of several it is not told that they are of one country. */
static bool is_envoy(const dm_actors *self, const dm_phrase *phrase) {
    return phrase->noun && !(dm_tok(self->parse, phrase->head)->feats & DM_FEAT_PLUR) &&
           WORD_AMONG(self, dm_str_last_word(phrase->noun->form), "@envoy");
}

/* The code of whoever receives an envoy: "the ambassador in London", and "summoned the ambassador",
 * where the verb does not send him or call him home. Empty if that is not told. */
static dm_str host_of(const dm_actors *self, uint32_t envoy) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, envoy, c)) {
        const dm_name_span *name = c > envoy ? dm_actors_name(self, c) : NULL;
        bool to = dm_tree_has_case(parse, c, "in") || dm_tree_has_case(parse, c, "to");
        if (to && name && name->entity && name->entity->kind == DM_KIND_STATE)
            return name->entity->code;
    }
    uint32_t subject = dm_discourse_is_object(dm_tok(parse, envoy))
                           ? dm_tree_find(parse, dm_tok(parse, envoy)->head, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    const dm_mention *mention =
        subject != DM_NO_TOKEN && subject < envoy ? dm_actors_at(self, subject) : NULL;
    uint32_t verb = dm_tok(parse, envoy)->head;
    if (!mention || mention->actors.len != 1 || !WORD_IN(self, verb, "@receiving-envoys"))
        return (dm_str){"", 0};
    return mention->actors.ptr[0].code;
}

/* The organisation of states that a body belongs to, for those who serve all of it: the United
 * Nations of "the Council". */
static const dm_actor *served_whole(dm_actors *self, const dm_actor *body, uint32_t t) {
    const dm_entity *entity = dm_knowledge_entity(self->knowledge, body->code);
    return entity && dm_str_is(entity->parent, "UN")
               ? dm_actors_make(self, dm_knowledge_entity(self->knowledge, entity->parent), t, t)
               : body;
}

/* "Fiji was suspended by the Commonwealth. ... The secretary-general will lead a mission": of the
 * body of states named last. Assistant and under-secretaries-general are of the United Nations
 * where none was. */
static const dm_actor *of_body(const dm_discourse *d, const dm_phrase *phrase) {
    enum { AS_LONG_AS = 12 };
    const dm_noun *noun = phrase->noun;
    if (!noun || noun->kind != DM_NOUN_TITLE || noun->binds != DM_BINDS_BODY ||
        !dm_str_is(noun->sector, "IGO") || !WORD_AMONG(d->self, noun->role, "@heads-of-body"))
        return NULL;
    bool aide = WORD_AMONG(d->self, noun->role, "@aides-of-un");
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (dm_tok(d->self->parse, phrase->head)->sentence - one->sentence > AS_LONG_AS)
            continue;
        if (one->actor->kind == DM_KIND_ORGANISATION && dm_str_is(one->actor->sector, "IGO"))
            return served_whole(d->self, one->actor, phrase->head);
    }
    const dm_entity *un = aide ? dm_knowledge_entity(d->self->knowledge, DM_STR("UN")) : NULL;
    return un ? dm_actors_make(d->self, un, phrase->head, phrase->head) : NULL;
}

/* "President Bush urged Beijing to release them. The ambassador, Joseph Prueher, met": of the state
 * that the sentence before in the paragraph tells of, rather than of the one that the article is
 * about. */
static const dm_actor *who_sent(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    bool opens = phrase->definite && dm_discourse_is_subject(dm_tok(self->parse, phrase->head)) &&
                 dm_tree_find(self->parse, phrase->head, DM_REL_APPOS) != DM_NO_TOKEN;
    if (!opens || sentence == 0 || self->parse->sentences[sentence].paragraph_start)
        return NULL;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        const dm_entity *state = dm_knowledge_entity(self->knowledge, one->actor->code);
        if (one->sentence + 1 == sentence && one->subject)
            return state && state->kind == DM_KIND_STATE ? one->actor : NULL;
    }
    return NULL;
}

const dm_actor *dm_discourse_sender(const dm_discourse *d, const dm_phrase *phrase) {
    enum { NEAR = 3 };
    if (!is_envoy(d->self, phrase))
        return of_body(d, phrase);
    dm_str host = host_of(d->self, phrase->head);
    uint32_t sentence = dm_tok(d->self->parse, phrase->head)->sentence;
    if (!host.len)
        return who_sent(d, phrase);
    const dm_entity *about = d->self->most_named; /* others are told of in passing */
    if (about && !dm_str_eq(about->code, host))
        return dm_actors_make(d->self, about, phrase->head, phrase->head);
    for (size_t i = d->power_count; host.len && i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        bool state = one->actor->kind == DM_KIND_STATE || one->actor->kind == DM_KIND_PERSON;
        if (sentence - one->sentence > NEAR)
            return NULL;
        if (state && one->subject && one->actor->code.len && !dm_str_eq(one->actor->code, host))
            return one->actor;
    }
    return NULL;
}

uint32_t dm_discourse_told_by(const dm_parse *parse, uint32_t teller) {
    const dm_token *token = dm_tok(parse, teller);
    uint32_t verb = token->head;
    if (!dm_discourse_is_subject(token) || verb == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t clause = dm_tree_find(parse, verb, DM_REL_CCOMP);
    if (clause == DM_NO_TOKEN && dm_tok(parse, verb)->rel == DM_REL_PARATAXIS)
        clause = dm_tok(parse, verb)->head;
    return clause != DM_NO_TOKEN && clause < teller ? clause : (uint32_t)DM_NO_TOKEN;
}

/* "the Kenyan Foreign Ministry said ... the ministry noted": the body of that name which spoke
 * last, in the sentences right before; NULL if none did. */
static const dm_actor *spoke_last(const dm_discourse *d, uint32_t body) {
    enum { RECENT = 3 };
    const dm_parse *parse = d->self->parse;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (dm_tok(parse, body)->sentence - one->sentence > RECENT)
            return NULL;
        if (one->subject && one->token < body && one->actor->kind != DM_KIND_ORGANISATION &&
            one->sentence < dm_tok(parse, body)->sentence &&
            dm_str_eq_nocase(dm_tok(parse, one->token)->lemma, dm_tok(parse, body)->lemma))
            return one->actor;
    }
    return NULL;
}

/* Whether what is told ends in a quotation mark: the words are the teller's own. */
static bool is_quoted(const dm_parse *parse, uint32_t clause, uint32_t teller) {
    for (uint32_t t = clause; t < teller; t++) {
        dm_str form = dm_tok(parse, t)->form;
        if (dm_str_is(form, "\"") || dm_str_is(form, "''") || dm_str_is(form, "”") ||
            dm_str_is(form, "»"))
            return true;
    }
    return false;
}

const dm_actor *dm_discourse_teller(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    bool serves = phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_BODY;
    const dm_actor *master = serves ? dm_discourse_served(d, phrase->head) : NULL;
    if (master)
        return master;
    uint32_t over = dm_tok(parse, phrase->head)->head; /* "a spokesman for the council said" */
    bool served = dm_tok(parse, phrase->head)->rel == DM_REL_NMOD && over != DM_NO_TOKEN &&
                  over < phrase->head && WORD_IN(d->self, over, "@serves-body");
    uint32_t clause = phrase->definite && phrase->noun->kind == DM_NOUN_BODY
                          ? dm_discourse_told_by(parse, served ? over : phrase->head)
                          : (uint32_t)DM_NO_TOKEN;
    const dm_actor *before = clause == DM_NO_TOKEN ? NULL : spoke_last(d, phrase->head);
    if (before)
        return before;
    if (clause != DM_NO_TOKEN && is_quoted(parse, clause, phrase->head))
        return NULL; /* "Uganda broke the treaty," the ministry said */
    uint32_t subject = clause == DM_NO_TOKEN ? clause : dm_tree_find(parse, clause, DM_REL_NSUBJ);
    const dm_mention *mention = subject == DM_NO_TOKEN ? NULL : dm_actors_at(d->self, subject);
    bool force = clause != DM_NO_TOKEN && WORD_IN(d->self, clause, "@acts-of-force");
    if (!mention || force || mention->actors.len != 1 ||
        mention->actors.ptr[0].kind != DM_KIND_STATE || !mention->actors.ptr[0].code.len)
        return NULL;
    return &mention->actors.ptr[0];
}

/* Who tells the clause that the verb over t belongs to; DM_NO_TOKEN. */
static uint32_t teller_above(const dm_actors *self, uint32_t t) {
    enum { MOST_STEPS = 4 };
    const dm_parse *parse = self->parse;
    uint32_t verb = dm_tok(parse, t)->head;
    for (int steps = 0; steps < MOST_STEPS && verb != DM_NO_TOKEN; steps++) {
        dm_rel rel = (dm_rel)dm_tok(parse, verb)->rel;
        uint32_t over = dm_tok(parse, verb)->head;
        if (over == DM_NO_TOKEN || (rel != DM_REL_CCOMP && rel != DM_REL_XCOMP &&
                                    rel != DM_REL_CONJ && rel != DM_REL_ADVCL))
            return DM_NO_TOKEN;
        uint32_t subject =
            rel == DM_REL_CCOMP ? dm_tree_find(parse, over, DM_REL_NSUBJ) : (uint32_t)DM_NO_TOKEN;
        if (subject != DM_NO_TOKEN)
            return subject < t && WORD_IN(self, over, "@tells-of-own") ? subject
                                                                       : (uint32_t)DM_NO_TOKEN;
        verb = over;
    }
    return DM_NO_TOKEN;
}

/* "Damascus condemned it, and the foreign ministry called on the Council", "the premier resigned,
 * and the minister of justice": of the state that the clause before "and" tells of, unless
 * something is done to that one here. */
static const dm_actor *of_clause_before(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t verb = dm_tok(parse, phrase->head)->head;
    bool title = phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_STATE &&
                 dm_str_is(phrase->noun->sector, "GOV");
    if (!phrase->definite || (phrase->noun->kind != DM_NOUN_BODY && !title) ||
        verb == DM_NO_TOKEN || !dm_discourse_is_subject(dm_tok(parse, phrase->head)) ||
        dm_tok(parse, verb)->rel != DM_REL_CONJ)
        return NULL;
    uint32_t first = dm_tree_first_conjunct(parse, verb);
    uint32_t subject = dm_tree_find(parse, first, DM_REL_NSUBJ);
    const dm_mention *mention =
        subject == DM_NO_TOKEN || subject > verb ? NULL : dm_actors_at(self, subject);
    if (!mention || mention->actors.len != 1 || !mention->actors.ptr[0].code.len)
        return NULL;
    const dm_actor *told = &mention->actors.ptr[0];
    bool holder = title && told->kind == DM_KIND_PERSON && dm_str_is(told->sector, "GOV") &&
                  !dm_str_starts(told->role, DM_STR("former "));
    if (told->kind != DM_KIND_STATE && !holder)
        return NULL;
    const dm_sentence *s = &parse->sentences[dm_tok(parse, verb)->sentence];
    for (uint32_t t = verb + 1; t < s->first + s->count; t++) {
        const dm_name_span *name = dm_actors_name(self, t);
        if (name && name->entity && dm_str_eq(name->entity->code, mention->actors.ptr[0].code))
            return NULL;
    }
    return &mention->actors.ptr[0];
}

/* Another state than `code` as the place of the clause behind token t: "had jailed dozens in
 * Belarus". */
static bool is_set_elsewhere(const dm_actors *self, uint32_t t, dm_str code) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[dm_tok(parse, t)->sentence];
    for (uint32_t c = t + 1; c < s->first + s->count; c++) {
        const dm_name_span *name = dm_actors_name(self, c);
        if (name && name->entity && name->entity->kind == DM_KIND_STATE &&
            !dm_str_eq(name->entity->code, code) && dm_tree_has_case(parse, c, "in"))
            return true;
    }
    return false;
}

/* "told parliament that", "said before deputies that": whoever governs answers for his own. */
static bool answers_parliament(const dm_actors *self, uint32_t verb) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, verb, c)) {
        const dm_token *token = dm_tok(parse, c);
        bool hears = dm_discourse_is_object(token) || dm_tree_has_case(parse, c, "to") ||
                     dm_tree_has_case(parse, c, "before") || dm_tree_has_case(parse, c, "in");
        if (c > verb && hears && WORD_IN(self, c, "@own-assembly") && !dm_actors_name(self, c))
            return true;
    }
    return false;
}

static bool is_rebels(const dm_actors *self, const dm_actor *actor) {
    const dm_entity *band = dm_knowledge_entity(self->knowledge, actor->code);
    return dm_str_is(actor->sector, "REB") ||
           (dm_actors_is_band(band) && !dm_actors_is_party(band));
}

/* "Turkey's defence minister said the army had crossed into Syria", "the Spanish premier said the
 * police had arrested two Moroccans": the forces of whoever commands them, and the institutions of
 * whoever governs, unless the article or the clause is about another country. */
static const dm_actor *at_home_with_teller(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_actors *self = d->self;
    dm_str sector = phrase->noun->sector;
    bool force = dm_str_is(sector, "MIL"), police = dm_str_is(sector, "COP");
    bool organ = dm_str_is(sector, "GOV") || dm_str_is(sector, "LEG") || dm_str_is(sector, "JUD");
    bool none = phrase->noun->kind == DM_NOUN_TITLE || phrase->noun->kind == DM_NOUN_PEOPLE ||
                WORD_IN(self, phrase->head, "@took-power") ||
                LEMMA_IN(self->parse, phrase->head, "soldier", "officer", "regime"); /* "any ..." */
    uint32_t teller = (force || police || (organ && phrase->definite)) && !none
                          ? teller_above(self, phrase->head)
                          : (uint32_t)DM_NO_TOKEN;
    const dm_mention *mention = teller == DM_NO_TOKEN ? NULL : dm_actors_at(self, teller);
    const dm_actor *actor = mention && mention->actors.len == 1 ? &mention->actors.ptr[0] : NULL;
    if (!actor || !actor->code.len || dm_str_starts(actor->role, DM_STR("former ")) ||
        actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_PEOPLE)
        return NULL;
    if (force || police || organ) {
        uint32_t verb = dm_tok(self->parse, teller)->head;
        if (dm_str_is(actor->sector, "GOV") && answers_parliament(self, verb))
            return actor;
    }
    if (dm_str_starts(phrase->noun->form, DM_STR("government")) && is_rebels(self, actor))
        return NULL; /* "The rebels said government troops had fired" */
    bool commands = force && (dm_str_is(actor->sector, "MIL") || dm_str_is(actor->sector, "REB") ||
                              dm_str_find(actor->role, DM_STR("defen"), 0) != SIZE_MAX);
    bool governs = dm_str_is(actor->sector, "GOV") || dm_str_is(actor->sector, "COP") ||
                   dm_str_is(actor->sector, "LEG") || dm_str_is(actor->sector, "MIL");
    bool rules = governs && (!self->focus || dm_str_eq(self->focus->code, actor->code)) &&
                 !is_set_elsewhere(self, phrase->head, actor->code);
    return commands || rules ? actor : NULL;
}

const dm_actor *dm_discourse_owner(const dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                   uint32_t last, bool placed) {
    const dm_actor *owner = placed ? NULL : at_home_with_teller(d, phrase);
    owner = owner || placed ? owner : dm_discourse_court(d, phrase);
    owner = owner || placed ? owner : of_clause_before(d, phrase);
    owner = owner || placed ? owner : at_home_with_subject(d, phrase);
    owner = owner ? owner : at_home_with_ruler(d, phrase, first, last);
    owner = owner ? owner : dm_discourse_sender(d, phrase);
    owner = owner ? owner : organisation_before(d, phrase);
    owner = owner ? owner : dm_discourse_met_body(d, phrase);
    owner = owner || placed ? owner : of_conjunct(d, phrase);
    owner = owner || placed ? owner : at_war_with(d, phrase, first, last);
    return owner || placed ? owner : at_home_of_band(d, phrase, first, last);
}

/* Whether the token is a noun with "the" that may stand for somebody named before. */
static bool is_the(const dm_parse *parse, uint32_t t) {
    uint32_t det = dm_tree_find(parse, t, DM_REL_DET);
    return dm_tok(parse, t)->upos == DM_NOUN && det != DM_NO_TOKEN &&
           dm_str_eq_nocase(dm_tok(parse, det)->form, DM_STR("the"));
}

bool dm_discourse_affiliate_owner(dm_discourse *d, dm_phrase *phrase) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_entity *body = phrase->noun ? dm_actors_body_before(self, phrase->head) : NULL;
    if (body) {
        phrase->affiliations[0] = dm_actors_make(self, body, phrase->head, phrase->head);
        phrase->affiliation_count = 1;
        return true;
    }
    if (!phrase->noun || phrase->affiliation_count || phrase->possessor != DM_NO_TOKEN ||
        phrase->person || phrase->noun->kind == DM_NOUN_PEOPLE ||
        phrase->noun->binds == DM_BINDS_SELF)
        return false;
    const dm_actor *master =
        phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_BODY
            ? dm_discourse_served(d, phrase->head)
            : NULL;
    if (master) { /* "a spokesman for Sandu" */
        phrase->affiliations[phrase->affiliation_count++] = master;
        return true;
    }
    for (DM_CHILDREN(parse, phrase->head, c)) {
        bool before = c < phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD_POSS;
        bool behind = c > phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                      dm_tree_has_case(parse, c, "for");
        bool latter = LEMMA_IN(parse, c, "latter", "former");
        if (!(before || behind) || !(is_the(parse, c) || latter) || dm_actors_name(self, c) ||
            LEMMA_IN(parse, c, "island")) /* of which state is often not told */
            continue;
        if (behind && !dm_actors_at(self, c))
            dm_discourse_nickname(d, c);
        const dm_mention *owner = dm_actors_at(self, c);
        if (!owner || owner->actors.len != 1 || !owner->actors.ptr[0].code.len || owner->place)
            return false;
        phrase->affiliations[phrase->affiliation_count++] = &owner->actors.ptr[0];
        return true;
    }
    return false;
}

uint32_t dm_actors_shared_owner(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t last = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_CONJ && c > t)
            last = c;
    if (last == DM_NO_TOKEN || parse->tokens[last].upos != DM_NOUN ||
        !(parse->tokens[t].feats & DM_FEAT_PLUR) ||
        dm_tree_find(parse, last, DM_REL_DET) != DM_NO_TOKEN ||
        dm_tree_find(parse, last, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, last, c)) {
        const dm_name_span *name = c > last ? dm_actors_name(self, c) : NULL;
        if (name && name->entity && name->entity->kind == DM_KIND_STATE &&
            dm_tree_has_case(parse, c, "of"))
            return c;
    }
    return DM_NO_TOKEN;
}
