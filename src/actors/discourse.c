/*
 * discourse.c - reads the article from its beginning and makes a mention of every noun phrase that
 * denotes an actor, with a memory of those who were named: surnames and roles stand for people met
 * before, "it" for the last state or organisation, "the two countries" for the last two.
 *
 * The method is rule-based and incremental (a sieve from the most to the least certain clue); what
 * is not certain is left out.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

static void remember(dm_met *list, size_t *count, dm_met entry) {
    size_t at = 0;
    for (size_t i = 0; i < *count; i++) {
        if (dm_str_eq(list[i].actor->name, entry.actor->name) && /* as hardly any is */
            dm_actor_same(list[i].actor, entry.actor))
            continue;
        if (at != i) /* nearly all stay where they are */
            list[at] = list[i];
        at++;
    }
    *count = at;
    if (*count == DM_MET_MEMORY) {
        memmove(list, list + 1, (DM_MET_MEMORY - 1) * sizeof *list);
        (*count)--;
    }
    list[(*count)++] = entry;
}

bool dm_discourse_is_subject(const dm_token *token) {
    return token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS ||
           token->rel == DM_REL_NSUBJ_OUTER;
}

bool dm_discourse_is_object(const dm_token *token) {
    return token->rel == DM_REL_OBJ || token->rel == DM_REL_IOBJ;
}

static dm_str last_word(dm_str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    return dm_str_sub(name, at, name.len);
}

/* "Yoon, the first president to visit Japan, said": who is said to be something is still the
 * subject. */
static uint32_t anchor_of(const dm_parse *parse, uint32_t t) {
    uint32_t head = dm_tok(parse, t)->head;
    return dm_tok(parse, t)->rel == DM_REL_APPOS && head < t && head != DM_NO_TOKEN ? head : t;
}

void dm_discourse_note(dm_discourse *d, const dm_mention *mention) {
    uint32_t anchor = anchor_of(d->self->parse, mention->head);
    const dm_token *token = dm_tok(d->self->parse, anchor);
    for (size_t i = 0; i < mention->actors.len; i++) {
        const dm_actor *actor = &mention->actors.ptr[i];
        dm_met entry = {actor,  last_word(actor->name),         token->sentence,
                        anchor, dm_discourse_is_subject(token), dm_discourse_is_object(token)};
        if (actor->kind == DM_KIND_PERSON)
            remember(d->people, &d->people_count, entry);
        bool press = dm_str_is(actor->sector, "JRN"); /* "newspapers", whose no government is */
        if (actor->code.len && !mention->place && !press && mention->sort != DM_MENTION_PRONOUN)
            remember(d->powers, &d->power_count, entry);
    }
}

/* ---- bodies and roles without a name ---- */

/* Fills in code, sector, role of one actor of the phrase. */
static dm_actor *actor_of_noun(dm_discourse *d, const dm_phrase *phrase, const dm_actor *whose,
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
    actor->why = dm_arena_printf(self->arena, DM_WHY_NOUN "%.*s\"", DM_FMT(noun->form));
    if (noun->kind == DM_NOUN_TITLE) {
        actor->kind = DM_KIND_PERSON;
        actor->role = noun->role;
        if (phrase->former) {
            actor->sector = DM_STR("ELI");
            actor->role = dm_arena_printf(self->arena, "former %.*s", DM_FMT(noun->role));
        }
    }
    if (whose) {
        /* "Russia's allies" are others, "the president's allies" his own camp */
        bool others = whose->kind != DM_KIND_PERSON && WORD_AMONG(self, noun->form, "@of-others");
        actor->code = others ? (dm_str){"", 0} : whose->code;
        bool institution = noun->kind == DM_NOUN_BODY || noun->kind == DM_NOUN_FORCE;
        if (institution)
            actor->kind = whose->kind == DM_KIND_PERSON ? DM_KIND_STATE : whose->kind;
        const dm_entity *entity = dm_knowledge_entity(self->knowledge, whose->code);
        const dm_entity *home = dm_actors_is_party(entity) && noun->kind == DM_NOUN_TITLE
                                    ? dm_actors_home_of(self, entity)
                                    : NULL;
        if (home) { /* who leads a party or sits for it is of its state */
            actor->code = home->code;
            actor->sector = dm_str_is(noun->sector, "GOV") ? entity->sector : noun->sector;
        }
        if (dm_str_is(whose->sector, "BUS") && noun->kind == DM_NOUN_TITLE)
            actor->sector = whose->sector; /* "the firm's chief executive" governs nobody */
        dm_str what = institution || !actor->role.len ? noun->form : actor->role;
        actor->name = entity ? dm_arena_printf(self->arena, "%.*s of %.*s", DM_FMT(what),
                                               DM_FMT(entity->name))
                             : what;
        if (noun->binds == DM_BINDS_BODY || !actor->sector.len || !whose->code.len)
            actor->sector = whose->sector;
        actor->why = dm_arena_printf(self->arena, DM_WHY_NOUN "%.*s" DM_WHY_NOUN_OF "%.*s",
                                     DM_FMT(noun->form), DM_FMT(whose->text));
    }
    return actor;
}

static void mention_one(dm_discourse *d, const dm_phrase *phrase, dm_actor *actor,
                        float certainty) {
    uint32_t first, last;
    dm_discourse_span(d->self, phrase->head, NULL, &first, &last);
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
    dm_discourse_note(d, mention);
}

/* The one named last is the subject of the same sentence. */
static bool is_here(const dm_discourse *d, const dm_phrase *phrase, const dm_met *met) {
    return met->subject && met->sentence == dm_tok(d->self->parse, phrase->head)->sentence;
}

/* "Washington said so. The National Security Council added": the state that the sentence before in
 * the paragraph tells of as its subject. */
static bool goes_on_with(const dm_discourse *d, const dm_phrase *phrase, const dm_met *met) {
    const dm_parse *parse = d->self->parse;
    uint32_t sentence = dm_tok(parse, phrase->head)->sentence;
    return phrase->noun->kind == DM_NOUN_BODY && met->subject && met->sentence + 1 == sentence &&
           dm_discourse_is_subject(dm_tok(parse, phrase->head)) &&
           met->actor->kind == DM_KIND_STATE && !parse->sentences[sentence].paragraph_start &&
           dm_tok(parse, met->token)->head == parse->sentences[met->sentence].root;
}

/* "officials in and around Miami" say where they belong. */
static bool is_placed(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    static const char *const words[] = {"in", "around", "at", "from", "near", "outside"};
    for (DM_CHILDREN(parse, phrase->head, c))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (c > phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                dm_tree_has_case(parse, c, words[i]))
                return true;
    return false;
}

/* "the governor of North Kivu", "international peacekeepers", "the force", "aid agencies": of a
 * place that no list of states has, or of nobody at home. */
static bool is_elsewhere(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    bool local = WORD_IN(self, phrase->head, "@local-office");
    for (DM_CHILDREN(parse, phrase->head, c)) {
        bool place = local && c > phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                     dm_tok(parse, c)->upos == DM_PROPN && dm_tree_has_case(parse, c, "of");
        bool foreign = dm_tok(parse, c)->rel == DM_REL_AMOD &&
                       c < phrase->noun_first && /* not the minister */
                       WORD_IN(self, c, "@not-of-here");
        if (foreign || (place && !dm_actors_name(self, c)))
            return true;
    }
    return LEMMA_IN(parse, phrase->head, "peacekeeper") || dm_str_is(phrase->noun->sector, "NGO") ||
           (LEMMA_IN(parse, phrase->head, "force") &&
            !(dm_tok(parse, phrase->head)->feats & DM_FEAT_PLUR) &&
            phrase->noun_first == phrase->head);
}

/* "Cuba's government exhorted citizens" in an article about the United States. */
static bool is_object_of_another(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_token *token = dm_tok(d->self->parse, phrase->head);
    uint32_t subject = token->rel == DM_REL_OBJ
                           ? dm_tree_find(d->self->parse, token->head, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    const dm_mention *mention =
        subject != DM_NO_TOKEN && subject < phrase->head ? dm_actors_at(d->self, subject) : NULL;
    return mention && mention->actors.ptr[0].code.len &&
           !dm_str_eq(mention->actors.ptr[0].code, d->self->focus->code);
}

/* "his government": of whom the possessor stands for; false if that is not told. */
static bool mention_possessed(dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                              uint32_t last) {
    if (phrase->possessor == DM_NO_TOKEN)
        return false;
    dm_actor_list owner = dm_discourse_refer(d, phrase->possessor);
    const dm_mention *whose = dm_actors_whose(d->self, phrase->possessor);
    if (!owner.len && whose)
        owner = whose->actors;
    if (!owner.len)
        return false;
    mention_one(d, phrase, actor_of_noun(d, phrase, &owner.ptr[0], first, last),
                whose ? 0.9f : 0.75f);
    return true;
}

/* "The Assistance Association for Political Prisoners": a name of its own, which points to no state
 * named before. */
static bool is_named_society(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    dm_str form = dm_tok(parse, phrase->head)->form;
    if (!dm_str_is(phrase->noun->sector, "SOC") || !dm_utf8_is_capitalised(form))
        return false;
    for (DM_CHILDREN(parse, phrase->head, c))
        if (c + 1 == phrase->head && dm_tok(parse, c)->upos != DM_DET &&
            dm_utf8_is_capitalised(dm_tok(parse, c)->form))
            return true;
    return false;
}

/* Whose "the opposition" and "the president" are: of a state that has a part in what is told, not
 * of one that only spoke of it. */
static const dm_met *last_ruler(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_met *party = dm_discourse_last_party(d, phrase->head);
    return party ? party : dm_discourse_last_power(d, phrase->head);
}

/* "the junta", "the regime", "the generals": the state that the article tells to be ruled by its
 * soldiers; NULL. */
static const dm_entity *land_of_rulers(const dm_actors *self, const dm_phrase *phrase) {
    bool officers = (dm_tok(self->parse, phrase->head)->feats & DM_FEAT_PLUR) &&
                    WORD_IN(self, phrase->head, "@junta-of-officers");
    if (!officers && !WORD_IN(self, phrase->head, "@took-power"))
        return NULL;
    const dm_entity *told = dm_actors_land_of_junta(self);
    if (!told && (officers || LEMMA_IN(self->parse, phrase->head, "junta")))
        told = dm_actors_land_under_arms(self);
    if (!told && LEMMA_IN(self->parse, phrase->head, "junta"))
        told = dm_actors_land_once_of_junta(self);
    const dm_entity *coup = !told && officers ? dm_actors_land_of_coup(self) : NULL;
    return coup && WORD_AMONG(self, coup->code, "@had-junta") ? coup : told;
}

/* "Officials in Taipei", "the authorities in Dakar": the state whose capital that is, of people who
 * govern there and of whom nothing else is said; NULL. */
static const dm_entity *land_of_seat(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    const dm_entity *land = NULL;
    if (!WORD_IN(self, phrase->head, "@rules-from-a-seat"))
        return NULL;
    for (DM_CHILDREN(parse, phrase->head, c)) {
        const dm_name_span *name = c > phrase->head ? dm_actors_name(self, c) : NULL;
        if (c < phrase->head && dm_tok(parse, c)->rel != DM_REL_DET && c < phrase->noun_first)
            return NULL; /* "Western officials in Kyiv" */
        if (name && name->name->sort == DM_NAME_CAPITAL && dm_tree_has_case(parse, c, "in") &&
            name->entity && !dm_actors_is_band(name->entity) &&
            !WORD_AMONG(self, name->name->form, "@seat-of-a-union"))
            land = name->entity;
    }
    return land;
}

/* "Israeli commandos boarded the ship. The military said": whose soldiers the sentence before tells
 * of as its subject; NULL. */
static const dm_met *last_armed(const dm_discourse *d, const dm_phrase *phrase) {
    const dm_token *token = dm_tok(d->self->parse, phrase->head);
    const dm_met *met = phrase->definite && dm_discourse_is_subject(token) &&
                                WORD_IN(d->self, phrase->head, "@standing-force")
                            ? dm_discourse_last_party(d, phrase->head)
                            : NULL;
    return met && met->subject && met->sentence + 1 == token->sentence &&
                   dm_str_is(met->actor->sector, "MIL")
               ? met
               : NULL;
}

/* The mention of "the government", "the ministry", "police" whose owner is told by who stands near
 * them, by a possessor or by a role met before; false if none of these tells. */
static bool mention_owned(dm_discourse *d, const dm_phrase *phrase, uint32_t first, uint32_t last) {
    dm_actors *self = d->self;
    bool placed = is_placed(self, phrase);
    float certainty = 0.75f;
    const dm_actor *owner = dm_discourse_of_there(d, phrase);
    owner = owner ? owner : dm_discourse_of_where(d, phrase);
    owner = owner || placed ? owner : dm_discourse_rebels(d, phrase->head);
    const dm_entity *seated = placed ? land_of_seat(self, phrase) : NULL;
    if (seated)
        owner = dm_actors_make(self, seated, first, last);
    const dm_entity *told =
        !owner && !placed && phrase->definite && phrase->possessor == DM_NO_TOKEN
            ? land_of_rulers(self, phrase)
            : NULL;
    if (told)
        owner = dm_actors_make(self, told, first, last);
    if (!owner) {
        certainty = 0.85f;
        const dm_actor *named = dm_discourse_nicknamed(d, phrase->head);
        owner = named ? named : dm_discourse_teller(d, phrase);
        owner = owner ? owner : dm_discourse_opened(d, phrase, first, last);
    }
    const dm_actor *known = owner ? NULL : dm_discourse_known_by_role(d, phrase);
    if (known) {
        mention_one(d, phrase, dm_discourse_copy(d, known, first, last, DM_WHY_ROLE), certainty);
        return true;
    }
    if (!owner && mention_possessed(d, phrase, first, last))
        return true;
    if (!owner) {
        certainty = 0.7f;
        owner = dm_discourse_owner(d, phrase, first, last, placed);
        owner = owner && dm_actors_is_ahead(self, phrase->head, owner->code) ? NULL : owner;
    }
    bool took_power = !owner && !placed && phrase->definite &&
                      WORD_IN(self, phrase->head, "@took-power"); /* "the junta" */
    const dm_entity *land = took_power ? dm_actors_land_of_coup(self) : NULL;
    if (land)
        owner = dm_actors_make(self, land, first, last);
    if (owner)
        mention_one(d, phrase, actor_of_noun(d, phrase, owner, first, last), certainty);
    return owner;
}

/* "TEGUCIGALPA - ... Police arrested him", where America is named more often: bare police, of the
 * state that the report was sent from, if it has a part in what is told. */
static bool is_sent_from_police(const dm_actors *self, const dm_phrase *phrase) {
    enum { SHARE = 3 }; /* named at least so many times as rarely as the focus */
    size_t sent = 0, most = 0;
    if (!self->sender || self->sender == self->focus || !dm_str_is(phrase->noun->sector, "COP") ||
        phrase->noun->kind == DM_NOUN_TITLE)
        return false;
    for (size_t i = 0; i < self->tally_len; i++) {
        most = self->tally[i].state == self->focus ? self->tally[i].times : most;
        sent = self->tally[i].state == self->sender ? self->tally[i].times : sent;
    }
    return sent * SHARE >= most;
}

/* "the government", "the ministry", "police": whose? Somebody named before, if the phrase is
 * definite. */
static void mention_unowned(dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                            uint32_t last) {
    dm_actors *self = d->self;
    if (mention_owned(d, phrase, first, last))
        return;
    if (is_elsewhere(self, phrase)) {
        mention_one(d, phrase, actor_of_noun(d, phrase, NULL, first, last), 0.5f);
        return;
    }
    bool institution =
        phrase->noun->kind == DM_NOUN_BODY ||
        (phrase->noun->kind == DM_NOUN_TITLE && phrase->noun->binds == DM_BINDS_STATE);
    bool local = WORD_IN(self, phrase->head, "@local-governor");
    bool ruling = institution && phrase->definite && !local && !is_named_society(self, phrase);
    const dm_met *focus = ruling ? last_ruler(d, phrase) : NULL;
    if (!focus && phrase->noun->kind == DM_NOUN_FORCE)
        focus = last_armed(d, phrase);
    bool usable =
        focus && (focus->actor->kind == DM_KIND_STATE || focus->actor->kind == DM_KIND_PERSON);
    bool internal = phrase->noun->kind != DM_NOUN_TITLE || phrase->noun->binds == DM_BINDS_STATE;
    bool several = dm_tok(self->parse, phrase->head)->feats & DM_FEAT_PLUR; /* "the judges" */
    bool held = self->focus && !dm_actors_lacks(self, phrase->head, self->focus->code) &&
                !dm_actors_is_ahead(self, phrase->head, self->focus->code);
    const dm_entity *topic =
        usable && !held && !is_placed(self, phrase) ? dm_discourse_back_to(d, phrase, focus) : NULL;
    if (usable && !held && !topic && institution && !is_placed(self, phrase) &&
        dm_discourse_is_addressed(d, phrase))
        topic = self->sender;
    if (topic && !dm_actors_lacks(self, phrase->head, topic->code)) {
        dm_actor *home = dm_actors_make(self, topic, first, last);
        mention_one(d, phrase, home ? actor_of_noun(d, phrase, home, first, last) : NULL, 0.6f);
        return;
    }
    if (held && internal && !is_placed(self, phrase) &&
        !(phrase->noun->kind == DM_NOUN_PEOPLE && is_object_of_another(d, phrase)) &&
        (!usable || (phrase->noun->kind != DM_NOUN_TITLE || several
                         ? !is_here(d, phrase, focus) && !goes_on_with(d, phrase, focus)
                         : !focus->subject))) { /* "the police", in an article about one country */
        const dm_entity *here = is_sent_from_police(self, phrase) ? self->sender : self->focus;
        dm_actor *home = dm_actors_make(self, here, first, last);
        dm_actor *actor = home ? actor_of_noun(d, phrase, home, first, last) : NULL;
        if (actor)
            actor->why = dm_str_of(DM_BY_FOCUS);
        mention_one(d, phrase, actor, 0.65f);
        return;
    }
    const dm_entity *land = usable || !institution || is_placed(self, phrase) ? NULL
                            : local                                           ? self->sender
                                    : dm_actors_land_of_bands(self);
    const dm_actor *whose = usable ? focus->actor
                            : land ? dm_actors_make(self, land, first, last)
                                   : NULL;
    mention_one(d, phrase, actor_of_noun(d, phrase, whose, first, last), usable ? 0.6f : 0.5f);
}

/* "the spokesman of the government", "the head of the army's delegation": what he is of is an
 * organ of a state, which names none. */
static bool serves_rulers(dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    if (!phrase->noun || phrase->noun->kind != DM_NOUN_TITLE || phrase->affiliation_count ||
        phrase->noun->binds != DM_BINDS_BODY || phrase->possessor != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, phrase->head, c)) {
        bool of = c > phrase->head && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                  (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "for"));
        dm_phrase body;
        if (!of || dm_tok(parse, c)->upos != DM_NOUN || (dm_tok(parse, c)->feats & DM_FEAT_PLUR))
            continue;
        dm_phrase_read(self, c, &body);
        if (body.definite && WORD_IN(self, c, "@governs"))
            return true;
        for (DM_CHILDREN(parse, c, part))
            if (body.definite && dm_tok(parse, part)->rel == DM_REL_COMPOUND &&
                WORD_IN(self, part, "@governs"))
                return true;
    }
    return false;
}

/* Makes him one of the state whose organ that is: the one that the article is about, or the last
 * that had a part in what is told. False if there is none. */
static bool affiliate_servant(dm_discourse *d, dm_phrase *phrase) {
    dm_actors *self = d->self;
    if (phrase->person || !serves_rulers(self, phrase))
        return false;
    const dm_met *met = last_ruler(d, phrase);
    bool usable = met && met->actor->code.len &&
                  (met->actor->kind == DM_KIND_STATE || met->actor->kind == DM_KIND_PERSON);
    bool here = usable && is_here(d, phrase, met);
    const dm_actor *owner = self->focus && !here
                                ? dm_actors_make(self, self->focus, phrase->head, phrase->head)
                            : usable ? met->actor
                                     : NULL;
    if (owner)
        phrase->affiliations[phrase->affiliation_count++] = owner;
    return owner;
}

/* "his Chinese counterpart": has the role of the one he is a counterpart of. */
static void counterpart_role(dm_discourse *d, const dm_phrase *phrase, dm_actor *actor) {
    if (!actor || !dm_str_is(phrase->noun->form, "counterpart"))
        return;
    const dm_met *other = dm_discourse_last_person(d, phrase->head, true);
    actor->role = other ? other->actor->role : (dm_str){"", 0};
    actor->sector = DM_STR("GOV");
}

static void mention_noun(dm_discourse *d, const dm_phrase *phrase) {
    dm_actors *self = d->self;
    uint32_t first, last;
    dm_discourse_span(self, phrase->head, NULL, &first, &last);
    if (!phrase->affiliation_count) {
        mention_unowned(d, phrase, first, last);
        return;
    }
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, phrase->affiliation_count);
    size_t count = 0;
    for (size_t i = 0; list && i < phrase->affiliation_count; i++) {
        const dm_actor *whose = phrase->affiliations[i];
        const dm_actor *known = dm_discourse_met_by_role(d, phrase, whose->code);
        known = known ? known : dm_discourse_once(d, phrase, whose->code);
        if (!known && phrase->affiliation_count == 1 && phrase->noun->kind == DM_NOUN_TITLE)
            known = dm_discourse_countryman(d, phrase->head, whose->code);
        dm_actor *actor = known ? dm_discourse_copy(d, known, first, last, DM_WHY_ROLE)
                                : actor_of_noun(d, phrase, whose, first, last);
        counterpart_role(d, phrase, known ? NULL : actor);
        if (actor && !known && dm_actors_of_some_member(self, phrase->head, whose))
            *actor = (dm_actor){.kind = actor->kind,
                                .sector = DM_STR("IGO"),
                                .text = actor->text,
                                .span = actor->span,
                                .name = actor->name,
                                .role = actor->role,
                                .why = DM_STR(DM_WHY_SOME_MEMBER)};
        if (actor)
            list[count++] = *actor;
    }
    if (!count)
        return;
    dm_mention *mention =
        dm_actors_mention(self, phrase->head, first, last,
                          !list[0].code.len                     ? DM_MENTION_OTHER
                          : phrase->noun->kind == DM_NOUN_TITLE ? DM_MENTION_PERSON
                                                                : DM_MENTION_BODY,
                          list, count);
    if (mention)
        dm_discourse_note(d, mention);
}

/* ---- the reading ---- */

/* Who a phrase is, by its kind. */
static void read_phrase(dm_discourse *d, const dm_phrase *phrase) {
    if (phrase->group) {
        dm_discourse_group(d, phrase);
        return;
    }
    bool named =
        phrase->noun && phrase->person_token != DM_NO_TOKEN && phrase->person_token != phrase->head;
    if (!phrase->members && !named &&
        dm_discourse_nickname(d, phrase->head)) /* "European leaders Merkel ..." */
        return;
    if (phrase->person_token != DM_NO_TOKEN) {
        dm_discourse_person(d, phrase);
        return;
    }
    if (dm_discourse_anaphor(d, phrase))
        return;
    if (phrase->noun)
        mention_noun(d, phrase);
    else
        dm_discourse_chamber(d, phrase);
}

static const float SERVANT = 0.65f; /* certainty of whose spokesman he is */

/* A noun or a personal name that is no modifier. */
static void read_noun(dm_discourse *d, uint32_t t) {
    dm_phrase phrase;
    if (dm_discourse_apposed(d, t))
        return;
    dm_phrase_read(d->self, t, &phrase);
    if (dm_discourse_of_several(d, &phrase)) {
        mention_noun(d, &phrase);
        return;
    }
    bool guessed = dm_discourse_affiliate_owner(d, &phrase) || affiliate_servant(d, &phrase) ||
                   dm_discourse_counterpart(d, &phrase);
    read_phrase(d, &phrase);
    uint32_t made = d->self->mention_of[t];
    if (guessed && made != DM_NO_TOKEN && d->self->mentions.ptr[made].certainty > SERVANT)
        d->self->mentions.ptr[made].certainty = SERVANT;
}

static void read_token(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, t);
    const dm_name_span *name = dm_actors_name(self, t);
    if (name && name->head != t)
        return;
    bool argument = dm_discourse_is_subject(token) || dm_discourse_is_object(token) ||
                    token->rel == DM_REL_OBL || token->rel == DM_REL_NMOD;
    bool both = token->upos == DM_DET && argument && dm_str_eq_nocase(token->form, DM_STR("both"));
    if (token->upos == DM_PRON || both) {
        if (!dm_discourse_that_of(d, t))
            dm_discourse_pronoun(d, t);
        return;
    }
    if (token->upos == DM_NUM && argument && !name) {
        dm_discourse_number(d, t);
        return;
    }
    if (dm_discourse_latter(d, t))
        return;
    bool listed =
        token->rel == DM_REL_FLAT && name && t > 0 && dm_str_is(dm_tok(parse, t - 1)->form, ",");
    listed |= token->rel == DM_REL_FLAT && name && name->last + 1 < parse->token_count &&
              dm_str_is(dm_tok(parse, name->last + 1)->form, ",");
    bool modifier = token->rel == DM_REL_COMPOUND || token->rel == DM_REL_AMOD ||
                    (token->rel == DM_REL_FLAT && !listed) || token->rel == DM_REL_CASE;
    if (name && name->entity) {
        if (!modifier || token->rel == DM_REL_AMOD)
            dm_discourse_name(d, name);
        return;
    }
    /* "Gazprom's chief executive": taken for an adjective */
    bool noun = token->upos == DM_NOUN || token->upos == DM_PROPN ||
                (token->upos == DM_ADJ && argument && LEMMA_IN(parse, t, "executive"));
    if (modifier && token->rel != DM_REL_CASE)
        dm_discourse_rebel(d, t);
    if (modifier || !(noun || (name && name->person)) || dm_discourse_named_behind(d, t))
        return;
    if (self->mention_of[t] != DM_NO_TOKEN) { /* told by its number in the first reading */
        dm_actors_meet_again(self, t);
        dm_discourse_note(d, &self->mentions.ptr[self->mention_of[t]]);
        return;
    }
    read_noun(d, t);
}

void dm_actors_read(dm_actors *self) {
    dm_discourse d = {.self = self};
    for (uint32_t t = 0; t < self->parse->token_count && !self->arena->failed; t++)
        read_token(&d, t);
    if (!dm_actors_resolve_numbers(self))
        return;
    size_t kept = dm_actors_keep_numbers(self);
    d = (dm_discourse){.self = self};
    for (uint32_t t = 0; t < self->parse->token_count && !self->arena->failed; t++)
        read_token(&d, t);
    dm_actors_drop_first(self, kept);
}
