/*
 * pronouns.c - who "he", "it", "they" and "both" are: looked for from the pronoun backwards.
 */
#include "actors/discourse.h"

enum { RECENT_SENTENCES = 6 };

/* The verb that a mention is an argument of; DM_NO_TOKEN for one inside another phrase. */
static uint32_t verb_of(const dm_parse *parse, uint32_t t) {
    const dm_token *token = dm_tok(parse, dm_tree_first_conjunct(parse, t));
    bool argument = dm_discourse_is_subject(token) || token->rel == DM_REL_OBJ ||
                    token->rel == DM_REL_IOBJ || token->rel == DM_REL_OBL ||
                    token->rel == DM_REL_OBL_AGENT;
    return argument ? token->head : (uint32_t)DM_NO_TOKEN;
}

/* The subject of a verb that has none of its own: "Kenya accused Uganda of attacking", "Kenya wants
 * to attack". */
static uint32_t lent_subject(const dm_parse *parse, uint32_t verb) {
    const dm_token *token = dm_tok(parse, verb);
    bool bare = token->rel == DM_REL_XCOMP || token->rel == DM_REL_CONJ ||
                token->rel == DM_REL_ADVCL || token->rel == DM_REL_ACL;
    if (!bare || token->head == DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    bool shared = token->rel == DM_REL_CONJ || /* "took a middle course, calling on ..." */
                  (token->rel == DM_REL_ADVCL && verb > 0 &&
                   dm_tree_find(parse, verb, DM_REL_MARK) == DM_NO_TOKEN &&
                   dm_str_is(dm_tok(parse, verb - 1)->form, ","));
    uint32_t object = shared ? (uint32_t)DM_NO_TOKEN : dm_tree_find(parse, token->head, DM_REL_OBJ);
    return object != DM_NO_TOKEN && object != verb ? object
                                                   : dm_tree_find(parse, token->head, DM_REL_NSUBJ);
}

bool dm_discourse_is_beside(const dm_parse *parse, uint32_t t, uint32_t other) {
    uint32_t verb = verb_of(parse, t), first = dm_tree_first_conjunct(parse, other);
    if (verb == DM_NO_TOKEN || dm_tok(parse, t)->sentence != dm_tok(parse, other)->sentence)
        return false;
    return verb_of(parse, other) == verb || lent_subject(parse, verb) == first;
}

dm_pronoun_class dm_discourse_classify(dm_str form) {
    static const struct {
        dm_str form;
        dm_pronoun_class class;
    } table[] = {{DM_STR("he"), DM_OF_PERSON},       {DM_STR("she"), DM_OF_PERSON},
                 {DM_STR("him"), DM_OF_PERSON},      {DM_STR("his"), DM_OF_PERSON},
                 {DM_STR("her"), DM_OF_PERSON},      {DM_STR("hers"), DM_OF_PERSON},
                 {DM_STR("himself"), DM_OF_PERSON},  {DM_STR("herself"), DM_OF_PERSON},
                 {DM_STR("it"), DM_OF_THING},        {DM_STR("its"), DM_OF_THING},
                 {DM_STR("itself"), DM_OF_THING},    {DM_STR("they"), DM_OF_MANY},
                 {DM_STR("them"), DM_OF_MANY},       {DM_STR("their"), DM_OF_MANY},
                 {DM_STR("themselves"), DM_OF_MANY}, {DM_STR("both"), DM_OF_MANY}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (dm_str_eq_nocase(form, table[i].form))
            return table[i].class;
    return DM_NOT_A_PRONOUN;
}

/* The actor that is the subject of the verb t is an object of: "Havana thanked it" is not of Cuba;
 * NULL if there is none. */
static const dm_actor *actor_beside(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t verb = verb_of(parse, t), subject = DM_NO_TOKEN;
    if (verb != DM_NO_TOKEN && !dm_discourse_is_subject(dm_tok(parse, t)))
        subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    if (verb != DM_NO_TOKEN && subject == DM_NO_TOKEN)
        subject = lent_subject(parse, verb);
    const dm_mention *mention =
        subject != DM_NO_TOKEN && subject < t ? dm_actors_at(self, subject) : NULL;
    dm_pronoun_class class = dm_discourse_classify(dm_tok(parse, t)->form);
    bool person = mention && mention->actors.ptr[0].kind == DM_KIND_PERSON &&
                  !(dm_tok(parse, subject)->feats & DM_FEAT_PLUR);
    if (!mention || mention->actors.len != 1 || (class == DM_OF_PERSON && !person))
        return NULL; /* "his critics accused him" */
    return &mention->actors.ptr[0];
}

/* Whether somebody met is who stands beside the pronoun, or of his country where he speaks for it:
 * those who do not, opposition and deputies, speak of their own. */
static bool is_who_is_beside(const dm_actors *self, const dm_actor *beside, const dm_met *one) {
    if (!beside || !beside->code.len || !dm_str_eq(beside->code, one->actor->code))
        return false;
    bool critic = beside->kind == DM_KIND_PERSON && one->actor->kind == DM_KIND_PERSON &&
                  WORD_AMONG(self, beside->sector, "@speaks-of-his-own");
    return !critic || dm_str_eq(beside->name, one->actor->name);
}

/* "Chad, whose north Libya had occupied, appealed ...": what is told is told of Chad. */
static bool is_main_subject(const dm_parse *parse, uint32_t t) {
    uint32_t verb = dm_tok(parse, dm_tree_first_conjunct(parse, t))->head, first, last;
    if (verb == DM_NO_TOKEN)
        return false;
    verb = dm_tree_first_conjunct(parse, verb);
    if (dm_tok(parse, verb)->rel != DM_REL_PARATAXIS)
        return dm_tok(parse, verb)->rel == DM_REL_ROOT;
    dm_tree_hull(parse, verb, &first, &last); /* "...; Kang was not amused" */
    return dm_str_is(dm_tok(parse, first)->form, ";") ||
           (first > 0 && dm_str_is(dm_tok(parse, first - 1)->form, ";"));
}

/* "Serbia, backed by Russia, refused to recognise it": who backs the subject is not meant. */
static bool is_in_passing(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t first = dm_tree_first_conjunct(parse, t), verb = dm_tok(parse, first)->head;
    return verb != DM_NO_TOKEN &&
           (dm_tok(parse, verb)->rel == DM_REL_ACL || dm_tok(parse, verb)->rel == DM_REL_ADVCL) &&
           dm_tree_has_case(parse, first, "by") && WORD_IN(self, verb, "@stands-behind");
}

/* "Secretary of State Antony Blinken": a title with a name is nobody else. */
static bool is_before_name(const dm_actors *self, uint32_t t) {
    const dm_token *token = dm_tok(self->parse, t);
    const dm_name_span *name = token->rel == DM_REL_NMOD_DESC && token->head != DM_NO_TOKEN
                                   ? dm_actors_name(self, token->head)
                                   : NULL;
    return name && name->person;
}

/* The latest subject of this sentence or the one before, those of main clauses first; for an object
 * the last named in this sentence, or the object of the one before ("Sudan recognised South Sudan.
 * Kenya recognised it too"); else the latest of all. */
static const dm_met *last_of(const dm_actors *self, const dm_met *list, size_t count, uint32_t t,
                             bool states, bool beside_too, bool parties) {
    const dm_parse *parse = self->parse;
    bool its = dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("its"));
    const dm_actor *beside = beside_too ? NULL : actor_beside(self, t);
    const dm_met *latest = NULL, *subject = NULL, *inner = NULL;
    uint32_t sentence = dm_tok(parse, t)->sentence;
    uint32_t last = count ? list[count - 1].sentence : 0;
    bool object = dm_discourse_is_object(dm_tok(parse, t));
    for (size_t i = count; i > 0; i--) {
        const dm_met *one = &list[i - 1];
        bool many = (!states || its) && (dm_tok(parse, one->token)->feats & DM_FEAT_PLUR) &&
                    dm_tok(parse, one->token)->upos == DM_NOUN; /* "police ... its embassy" */
        many |= its && WORD_IN(self, one->token, "@collective");
        bool passing =
            parties && one->sentence != sentence && dm_actors_is_bystander(self, one->actor->code);
        bool other = !states && (!dm_actors_may_be(self, dm_tok(parse, t)->form, one->actor) ||
                                 is_before_name(self, one->token));
        passing |= parties && (dm_actors_lacks(self, t, one->actor->code) ||
                               (one->sentence != sentence && dm_actors_went_to(self, one)));
        if (many || passing || other || (states && one->actor->kind == DM_KIND_PERSON) ||
            sentence - one->sentence > RECENT_SENTENCES || is_who_is_beside(self, beside, one) ||
            (states && dm_actors_is_ahead(self, t, one->actor->code)) ||
            (states && one->sentence == sentence && is_in_passing(self, one->token)) ||
            (!beside_too && dm_discourse_is_beside(parse, t, one->token)))
            continue;
        if (object && one->sentence == sentence && dm_discourse_is_forum(self, one)) {
            latest = latest ? latest : one;
            continue;
        }
        bool near = sentence - one->sentence <= 1 || (!states && one->sentence == last);
        if (inner && one->sentence != inner->sentence)
            break;
        bool him = !states && one->subject; /* "X spoke. Others accused him" */
        if (near && (object ? one->object || him || one->sentence == sentence : one->subject)) {
            if (object || one->sentence == sentence || is_main_subject(parse, one->token))
                return one;
            inner = inner ? inner : one;
        }
        if (near && one->subject && !subject)
            subject = one;
        if (!latest)
            latest = one;
    }
    return inner ? inner : subject ? subject : latest;
}

const dm_met *dm_discourse_last_person(const dm_discourse *d, uint32_t t, bool beside_too) {
    return last_of(d->self, d->people, d->people_count, t, false, beside_too, false);
}

const dm_met *dm_discourse_last_power(const dm_discourse *d, uint32_t t) {
    return last_of(d->self, d->powers, d->power_count, t, true, false, false);
}

const dm_met *dm_discourse_last_party(const dm_discourse *d, uint32_t t) {
    return last_of(d->self, d->powers, d->power_count, t, true, false, true);
}

/* Where the phrase begins that says for what somebody is paid, blamed or praised: "for its attack",
 * "in response to its attack", "to punish its attack", and behind a verb that hurts also "after its
 * attack". DM_NO_TOKEN if the possessive at t stands in none. */
static uint32_t answered_from(const dm_actors *self, uint32_t t, uint32_t deed) {
    const dm_parse *parse = self->parse;
    if (dm_tree_has_case(parse, deed, "for") || dm_tree_has_case(parse, deed, "over") ||
        dm_tree_has_case(parse, deed, "because"))
        return dm_tree_find(parse, deed, DM_REL_CASE);
    if (t < parse->sentences[dm_tok(parse, t)->sentence].first + 3)
        return DM_NO_TOKEN;
    if (dm_str_is(dm_tok(parse, t - 3)->form, "in") && WORD_IN(self, t - 2, "@answer-noun"))
        return t - 3;
    if (dm_tok(parse, deed)->rel == DM_REL_OBJ && dm_tok(parse, deed)->head == t - 1 &&
        WORD_IN(self, t - 1, "@answers-deed"))
        return t - 1;
    uint32_t verb = dm_tok(parse, deed)->head;
    bool hurt = verb != DM_NO_TOKEN && WORD_IN(self, verb, "@hurts") &&
                WORD_IN(self, deed, "@answered-deed");
    return hurt && (dm_str_is(dm_tok(parse, t - 1)->form, "after") ||
                    dm_str_is(dm_tok(parse, t - 1)->form, "following"))
               ? t - 1
               : (uint32_t)DM_NO_TOKEN;
}

/* "condemned Russia for its attack", "sanctions on Iran over its tests": whoever stands between the
 * verb and what he is praised, blamed or paid for; NULL if the pronoun is no such one. */
static const dm_met *last_answerable(const dm_discourse *d, uint32_t t) {
    const dm_parse *parse = d->self->parse;
    uint32_t deed = dm_tok(parse, t)->head;
    if (dm_tok(parse, t)->rel != DM_REL_NMOD_POSS || deed == DM_NO_TOKEN)
        return NULL;
    uint32_t verb = dm_tok(parse, deed)->head, from = answered_from(d->self, t, deed);
    while (from != DM_NO_TOKEN && verb != DM_NO_TOKEN &&
           (!dm_tree_is_verbal(parse, verb) || verb >= from))
        verb = dm_tok(parse, verb)->head;
    const dm_met *forum = NULL;
    for (size_t i = d->power_count; i > 0 && from != DM_NO_TOKEN && verb != DM_NO_TOKEN; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (one->token <= verb || one->token >= from)
            continue;
        if (!dm_discourse_is_forum(d->self, one))
            return one;
        forum = forum ? forum : one;
    }
    return forum;
}

/* The subject of the clause above that of the pronoun: "some states said that they ...";
 * DM_NO_TOKEN if it is not the subject of such a clause. */
static uint32_t matrix_subject(const dm_parse *parse, uint32_t t) {
    if (dm_tok(parse, t)->rel == DM_REL_NMOD_POSS && dm_tok(parse, t)->head != DM_NO_TOKEN)
        t = dm_tok(parse, t)->head; /* "the military said its soldiers" */
    uint32_t clause = dm_tok(parse, t)->head;
    if (!dm_discourse_is_subject(dm_tok(parse, t)) || clause == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    clause = dm_tree_first_conjunct(parse, clause);
    if (dm_tok(parse, clause)->rel != DM_REL_CCOMP && dm_tok(parse, clause)->rel != DM_REL_CSUBJ)
        return DM_NO_TOKEN;
    uint32_t matrix = dm_tok(parse, clause)->head;
    while (matrix != DM_NO_TOKEN && dm_tok(parse, matrix)->rel == DM_REL_XCOMP)
        matrix = dm_tok(parse, matrix)->head; /* "made it clear" */
    return matrix == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN
                                 : dm_tree_find(parse, matrix, DM_REL_NSUBJ);
}

/* What the pronoun is in a phrase of: "its support", "the troops it sent"; else DM_NO_TOKEN. */
static uint32_t phrase_of(const dm_parse *parse, uint32_t t) {
    const dm_token *token = dm_tok(parse, t);
    if (token->rel == DM_REL_NMOD_POSS || token->head == DM_NO_TOKEN)
        return token->head;
    const dm_token *verb = dm_tok(parse, token->head);
    bool told = token->rel == DM_REL_NSUBJ && verb->rel == DM_REL_ACL_RELCL;
    return told ? verb->head : (uint32_t)DM_NO_TOKEN;
}

/* "called on Iraq to end its support", "... the war it began": who is asked; else DM_NO_TOKEN. */
static uint32_t who_is_asked(const dm_actors *self, uint32_t t) {
    enum { CLIMB = 5 };
    const dm_parse *parse = self->parse;
    uint32_t verb = phrase_of(parse, t);
    for (int k = 0; k < CLIMB && verb != DM_NO_TOKEN && dm_tok(parse, verb)->upos != DM_VERB; k++)
        verb = dm_tok(parse, verb)->head;
    verb = verb == DM_NO_TOKEN ? verb : dm_tree_first_conjunct(parse, verb);
    bool asked_for =
        verb != DM_NO_TOKEN && verb < t && (dm_tok(parse, verb)->feats & DM_FEAT_INF) &&
        (dm_tok(parse, verb)->rel == DM_REL_XCOMP || dm_tok(parse, verb)->rel == DM_REL_ADVCL);
    if (!asked_for || dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t asks = dm_tok(parse, verb)->head;
    if (asks == DM_NO_TOKEN || asks > verb || !WORD_IN(self, asks, "@asks-somebody"))
        return DM_NO_TOKEN;
    uint32_t asked = dm_tree_find(parse, asks, DM_REL_OBJ);
    asked = asked == DM_NO_TOKEN ? dm_tree_find(parse, asks, DM_REL_IOBJ) : asked;
    for (DM_CHILDREN(parse, asks, c))
        if (asked == DM_NO_TOKEN && dm_tok(parse, c)->rel == DM_REL_OBL &&
            (dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "to") ||
             dm_tree_has_case(parse, c, "upon")))
            asked = c;
    return asked != DM_NO_TOKEN && asked < verb ? asked : (uint32_t)DM_NO_TOKEN;
}

/* "Some states said that they ...": the subject of the clause above, which is no actor we know. */
static bool stands_for_stranger(const dm_actors *self, uint32_t subject) {
    if (subject == DM_NO_TOKEN || dm_tok(self->parse, subject)->upos != DM_NOUN)
        return false;
    const dm_mention *mention = dm_actors_at(self, subject);
    return !mention || !mention->actors.len || !mention->actors.ptr[0].code.len;
}

/* "Tanzanian police said they had arrested ...", "Putin said he ...": the subject of the clause
 * above. Empty if it is of another kind than the pronoun. */
static dm_actor_list of_matrix(dm_discourse *d, uint32_t t, uint32_t subject) {
    dm_actors *self = d->self;
    const dm_mention *mention = dm_actors_at(self, subject);
    dm_pronoun_class class = dm_discourse_classify(dm_tok(self->parse, t)->form);
    if (!mention || subject > t || !mention->actors.ptr[0].code.len)
        return (dm_actor_list){NULL, 0};
    bool person = mention->actors.ptr[0].kind == DM_KIND_PERSON;
    if (!dm_actors_may_be(self, dm_tok(self->parse, t)->form, &mention->actors.ptr[0]))
        return (dm_actor_list){NULL, 0};
    dm_actor_refs all = {0};
    size_t count = dm_actors_gather(self, subject, &all);
    const dm_name_span *name = dm_actors_name(self, subject); /* "the Taliban said they" */
    bool many = count > 1 || (dm_tok(self->parse, subject)->feats & DM_FEAT_PLUR) ||
                WORD_IN(self, subject, "@collective") ||
                (name && name->entity && dm_actors_is_band(name->entity));
    bool plural = dm_tok(self->parse, subject)->feats & DM_FEAT_PLUR;
    if (!count || (class == DM_OF_MANY && !many) || (class == DM_OF_PERSON && plural) ||
        (class == DM_OF_PERSON && (count > 1 || !person)) ||
        (class == DM_OF_THING && (count > 1 || person)))
        return (dm_actor_list){NULL, 0};
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, count);
    for (size_t k = 0; list && k < count; k++) {
        list[k] = *all.ptr[k];
        list[k].why = DM_STR("pronoun for the subject of the clause above");
    }
    return (dm_actor_list){list, list ? count : 0};
}

/* All of a mention and its conjuncts, where they are several; empty otherwise. */
static dm_actor_list several_at(dm_actors *self, uint32_t head) {
    dm_actor_refs all = {0};
    size_t count = dm_actors_gather(self, head, &all);
    dm_actor *list = count > 1 ? DM_NEW_ARRAY(self->arena, dm_actor, count) : NULL;
    for (size_t k = 0; list && k < count; k++)
        list[k] = *all.ptr[k];
    return (dm_actor_list){list, list ? count : 0};
}

/* Whom the subject of a verb met or spoke with: its object, or whoever stands behind "with";
 * DM_NO_TOKEN for other verbs. */
static uint32_t met_by(const dm_actors *self, uint32_t verb) {
    const dm_parse *parse = self->parse;
    bool talks = WORD_IN(self, verb, "@talking");
    bool meets = WORD_IN(self, verb, "@meeting");
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    bool carries = LEMMA_IN(parse, verb, "hold", "have");
    if ((!talks && !meets) ||
        (carries && (object == DM_NO_TOKEN || !WORD_IN(self, object, "@conversation"))))
        return DM_NO_TOKEN;
    if (meets && object != DM_NO_TOKEN)
        return object;
    for (DM_CHILDREN(parse, verb, c))
        if (c > verb && dm_tok(parse, c)->rel == DM_REL_OBL && dm_tree_has_case(parse, c, "with"))
            return c;
    if (object != DM_NO_TOKEN)
        for (DM_CHILDREN(parse, object, c))
            if (dm_tok(parse, c)->rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "with"))
                return c;
    return DM_NO_TOKEN;
}

/* "Blinken spoke with Stoltenberg. They ...": both, of the sentence before; empty if nobody met. */
static dm_actor_list who_met(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t sentence = dm_tok(parse, t)->sentence;
    const dm_sentence *before = sentence ? &parse->sentences[sentence - 1] : NULL;
    if (!before || before->root >= parse->token_count)
        return (dm_actor_list){NULL, 0};
    uint32_t subject = dm_tree_find(parse, before->root, DM_REL_NSUBJ);
    uint32_t other = met_by(self, before->root);
    const dm_mention *one = subject == DM_NO_TOKEN ? NULL : dm_actors_at(self, subject);
    const dm_mention *two = other == DM_NO_TOKEN ? NULL : dm_actors_at(self, other);
    if (!one || !two || two->place || !one->actors.ptr[0].code.len || !two->actors.ptr[0].code.len)
        return (dm_actor_list){NULL, 0};
    dm_actor_refs all = {0};
    dm_actors_gather(self, subject, &all);
    dm_actors_gather(self, other, &all);
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, all.len);
    for (size_t k = 0; list && k < all.len; k++)
        list[k] = *all.ptr[k];
    return (dm_actor_list){list, list ? all.len : 0};
}

/* "they": the last subject that is a list or a plural, at most two sentences back; else any plural
 * ("Russian troops ... that they withdraw"), at most one. */
static dm_actor_list last_many(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, t)->sentence;
    dm_actor_list met = who_met(d, t);
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *mention = &self->mentions.ptr[i - 1];
        const dm_token *head = dm_tok(self->parse, mention->head);
        if (sentence - head->sentence > 2 || (met.len && sentence - head->sentence > 1))
            break;
        if (mention->place || !dm_discourse_is_subject(head))
            continue;
        bool one_state = mention->actors.len == 1 && mention->sort == DM_MENTION_NAME &&
                         mention->actors.ptr[0].kind == DM_KIND_STATE;
        bool strangers = !mention->actors.ptr[0].code.len && head->upos == DM_NOUN &&
                         (head->feats & DM_FEAT_PLUR) && head->sentence < sentence;
        /* "Soldiers stormed a village. They killed ...", not "her lawyers said. They ..." */
        if (strangers && head->sentence + 1 == sentence &&
            dm_discourse_is_subject(dm_tok(self->parse, t)) &&
            WORD_AMONG(self, mention->actors.ptr[0].sector, "@bears-arms"))
            return mention->actors;
        if (strangers)
            break;
        if (!mention->actors.ptr[0].code.len)
            continue;
        if (mention->actors.len > 1 || ((head->feats & DM_FEAT_PLUR) && !one_state))
            return mention->actors;
        dm_actor_list several = several_at(self, mention->head);
        if (several.len)
            return several;
    }
    if (met.len)
        return met;
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *mention = &self->mentions.ptr[i - 1];
        const dm_token *head = dm_tok(self->parse, mention->head);
        if (sentence - head->sentence > 1)
            break;
        if (!mention->place && mention->actors.ptr[0].code.len && (head->feats & DM_FEAT_PLUR) &&
            (mention->sort == DM_MENTION_BODY || mention->sort == DM_MENTION_PERSON))
            return mention->actors;
    }
    return (dm_actor_list){NULL, 0};
}

/* "it": the state or body that can answer here, else the last one. */
static const dm_met *last_thing(dm_discourse *d, uint32_t t) {
    const dm_met *who = last_answerable(d, t);
    if (who)
        return who;
    who = dm_discourse_last_power(d, t);
    return who && !who->subject && dm_actors_is_of_a_thing(d->self, t) ? NULL : who;
}

/* "the ringleaders and their families", "Kenya and its allies": whoever stands before "and".
 * True if the pronoun is one of that kind, whether or not he is known. */
static bool of_conjunct(dm_discourse *d, uint32_t t, dm_actor_list *list) {
    const dm_parse *parse = d->self->parse;
    uint32_t noun = dm_tok(parse, t)->head;
    dm_pronoun_class class = dm_discourse_classify(dm_tok(parse, t)->form);
    if (dm_tok(parse, t)->rel != DM_REL_NMOD_POSS || noun == DM_NO_TOKEN ||
        dm_tok(parse, noun)->rel != DM_REL_CONJ || (class != DM_OF_THING && class != DM_OF_MANY))
        return false;
    uint32_t first = dm_tree_first_conjunct(parse, noun);
    if (first > t || !dm_tree_is_nominal(parse, first))
        return false;
    const dm_mention *mention = dm_actors_at(d->self, first);
    *list = (dm_actor_list){NULL, 0};
    if (mention && mention->actors.ptr[0].code.len)
        *list = mention->actors;
    return true;
}

/* The actors a pronoun stands for; the list is in the arena. */
dm_actor_list dm_discourse_refer(dm_discourse *d, uint32_t t) {
    const dm_token *token = dm_tok(d->self->parse, t);
    const dm_met *who = NULL;
    if (token->rel == DM_REL_EXPL || dm_discourse_is_of_strangers(d, t) ||
        dm_actors_is_judged(d->self, t) || /* "made it clear", "ruled that what followed was" */
        (dm_discourse_classify(token->form) == DM_NOT_A_PRONOUN &&
         dm_tree_lemma_is(d->self->parse, t, "what")))
        return (dm_actor_list){NULL, 0};
    dm_actor_list beside = dm_discourse_as_for(d, t);
    if (beside.len || of_conjunct(d, t, &beside))
        return beside;
    beside = dm_discourse_of_done(d, t);
    if (!beside.len)
        beside = dm_discourse_partners(d, t);
    if (beside.len)
        return beside;
    uint32_t asked = who_is_asked(d->self, t);
    beside = asked == DM_NO_TOKEN ? beside : of_matrix(d, t, asked);
    if (beside.len)
        return beside;
    uint32_t subject = matrix_subject(d->self->parse, t);
    bool stranger = stands_for_stranger(d->self, subject);
    dm_actor_list list =
        subject == DM_NO_TOKEN ? (dm_actor_list){NULL, 0} : of_matrix(d, t, subject);
    dm_pronoun_class class = dm_discourse_classify(token->form);
    bool both = dm_str_eq_nocase(token->form, DM_STR("both"));
    if (both && !dm_discourse_is_subject(token))
        return dm_discourse_several(d, t, 2);
    if (!list.len && class == DM_OF_MANY && !stranger)
        list = last_many(d, t);
    if (both && list.len < 2)
        list = dm_discourse_several(d, t, 2);
    if (list.len)
        return list;
    if (class == DM_OF_PERSON)
        who = dm_discourse_last_person(d, t, false);
    else if (class == DM_OF_THING && !stranger)
        who = last_thing(d, t);
    else if (class == DM_OF_MANY && !stranger)
        who = dm_discourse_last_power(d, t);
    if (who && class == DM_OF_MANY &&
        (!who->subject || token->sentence - who->sentence > 1 || dm_actors_are_others(d->self, t)))
        who = NULL;
    if (!who)
        return (dm_actor_list){NULL, 0};
    dm_actor *copy = dm_discourse_copy(d, who->actor, t, t, "pronoun for");
    return (dm_actor_list){copy, copy ? 1 : 0};
}

void dm_discourse_pronoun(dm_discourse *d, uint32_t t) {
    dm_actor_list list = dm_discourse_refer(d, t);
    if (!list.len)
        return;
    dm_mention *mention =
        dm_actors_mention(d->self, t, t, t, DM_MENTION_PRONOUN, list.ptr, list.len);
    bool person = dm_discourse_classify(dm_tok(d->self->parse, t)->form) == DM_OF_PERSON;
    if (mention)
        mention->certainty = person ? 0.85f : 0.7f;
    if (mention && person && dm_discourse_is_subject(dm_tok(d->self->parse, t)))
        dm_discourse_note(d, mention); /* "He met Deby. He also ...": of him it is told */
}
