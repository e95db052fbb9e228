/*
 * anaphors.c - phrases that point back: "the two countries", "both sides", "his country".
 */
#include "actors/discourse.h"

/* The group of states spoken of last, by itself or through its ministers. */
static const dm_actor *last_group(const dm_discourse *d, uint32_t sentence) {
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        const dm_entity *entity = dm_knowledge_entity(d->self->knowledge, one->actor->code);
        if (sentence - one->sentence > 3)
            break;
        if (entity && entity->kind == DM_KIND_GROUP)
            return one->actor;
    }
    return NULL;
}

/* "congratulated both countries on the treaty": what for, hung on the countries. */
static bool says_why(const dm_parse *parse, uint32_t t) {
    static const char *const words[] = {"on", "for", "over", "about", "after", "against"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_tree_has_case(parse, t, words[i]))
            return true;
    return false;
}

/* "the leaders who recognised it", "the ministers of ...": said of them right there. */
static bool is_restricted(const dm_parse *parse, uint32_t t) {
    uint32_t verb = dm_tok(parse, t)->head;
    bool accused = verb != DM_NO_TOKEN && verb < t && /* "accused the two countries of lying" */
                   LEMMA_IN(parse, verb, "accuse", "suspect", "convict", "warn", "rob", "strip");
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = dm_tok(parse, c)->rel;
        uint32_t first, last;
        if (c < t || (rel != DM_REL_ACL && rel != DM_REL_ACL_RELCL && rel != DM_REL_NMOD) ||
            (dm_tok(parse, c)->feats & DM_FEAT_INF)) /* "urged the two sides to stop" */
            continue;
        if (rel == DM_REL_NMOD && says_why(parse, c))
            continue;
        dm_tree_hull(parse, c, &first, &last);
        if (accused && dm_str_is(dm_tok(parse, first)->form, "of"))
            continue;
        if (first > t && !dm_str_is(dm_tok(parse, first)->form, ",") &&
            !dm_str_is(dm_tok(parse, first - 1)->form, ","))
            return true;
    }
    return false;
}

/* "the two countries": 2; "the trio": 3; "the ministers": 0, any number; SIZE_MAX: nobody who could
 * be told. */
static size_t how_many(const dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    uint32_t t = phrase->head;
    for (DM_CHILDREN(parse, t, c)) {
        if (dm_str_eq_nocase(dm_tok(parse, c)->form, DM_STR("both")))
            return 2;
        if (WORD_IN(self, c, "@some-of-many") || LEMMA_IN(parse, c, "all", "other", "more"))
            return SIZE_MAX;
    }
    if (phrase->number)
        return phrase->definite ? phrase->number : SIZE_MAX;
    if (!phrase->definite)
        return SIZE_MAX;
    return WORD_IN(self, t, "@two")          ? 2
           : LEMMA_IN(parse, t, "trio")      ? 3
           : LEMMA_IN(parse, t, "quartet")   ? 4
           : WORD_IN(self, t, "@any-number") ? SIZE_MAX
                                             : 0;
}

static void mention_these(dm_discourse *d, uint32_t t, const dm_actor *actors, size_t count,
                          float certainty) {
    dm_mention *mention =
        count ? dm_actors_mention(d->self, t, t, t, DM_MENTION_ANAPHOR, actors, count) : NULL;
    if (mention)
        mention->certainty = certainty;
}

/* "Nine countries, including Kenya and Uganda": at least these. */
static bool mention_members(dm_discourse *d, const dm_phrase *phrase) {
    size_t count = phrase->affiliation_count;
    dm_actor *list = DM_NEW_ARRAY(d->self->arena, dm_actor, count);
    for (size_t i = 0; list && i < count; i++)
        list[i] = *phrase->affiliations[i];
    uint32_t t = phrase->head;
    dm_mention *mention =
        list ? dm_actors_mention(d->self, t, t, t, DM_MENTION_NAME, list, count) : NULL;
    if (mention) {
        mention->announced = true;
        dm_discourse_note(d, mention);
    }
    return mention;
}

/* Two or more of those spoken of, or else the two that the article is about. */
static dm_actor_list these_or_two(dm_discourse *d, uint32_t t) {
    dm_actor_list list = dm_discourse_several(d, t, 0);
    return list.len ? list : dm_discourse_several(d, t, 2);
}

/* The same, or those of the one country that the article is about: of three who spoke of it none is
 * meant. */
static dm_actor_list parties_at_odds(dm_discourse *d, uint32_t t) {
    const dm_entity *about = d->self->focus;
    dm_actor_list list = these_or_two(d, t);
    bool inside = !about;
    for (size_t i = 0; i < list.len; i++) {
        const dm_entity *one = dm_knowledge_entity(d->self->knowledge, list.ptr[i].code);
        inside |= one == about || (one && dm_actors_home_of(d->self, one) == about);
    }
    const dm_actor *home = inside ? NULL : dm_actors_make(d->self, about, t, t);
    return home ? (dm_actor_list){home, 1} : list;
}

/* Whether all of the list are named in the sentence of t. */
static bool are_named_beside(const dm_actors *self, uint32_t t, dm_actor_list list) {
    for (size_t i = 0; i < list.len; i++) {
        bool named = false;
        for (size_t n = 0; n < self->names.len && !named; n++) {
            const dm_name_span *name = &self->names.ptr[n];
            named = dm_tok(self->parse, name->head)->sentence == dm_tok(self->parse, t)->sentence &&
                    name->entity && dm_str_eq(name->entity->code, list.ptr[i].code);
        }
        if (!named)
            return false;
    }
    return true;
}

/* "war broke out between Sudan and Chad, and Oman urged all parties", "each side blamed the other":
 * whoever takes part in what was told. What an article asks of all parties is asked of nobody. */
static bool mention_parties(dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t t = phrase->head;
    bool plural = dm_tok(parse, t)->feats & DM_FEAT_PLUR, named = false;
    for (DM_CHILDREN(parse, t, c))
        if (dm_tok(parse, c)->rel == DM_REL_DET)
            named |= plural ? LEMMA_IN(parse, t, "party", "side") && LEMMA_IN(parse, c, "all")
                            : WORD_IN(d->self, t, "@sides-each") && LEMMA_IN(parse, c, "each");
    if (!named || phrase->affiliation_count || is_restricted(parse, t))
        return false;
    dm_actor_list list = parties_at_odds(d, t);
    if (plural && !are_named_beside(d->self, t, list))
        return true;
    mention_these(d, t, list.ptr, list.len, 0.7f);
    return list.len;
}

/* "The two, an Indonesian and a Vietnamese,": those whose nationality stands behind it; false if
 * none does. */
static bool mention_nationals(dm_discourse *d, uint32_t t) {
    enum { MOST = 4 };
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t members[MOST];
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, MOST);
    size_t count = 0, n = 0;
    for (DM_CHILDREN(parse, t, c))
        if (c > t && dm_tok(parse, c)->rel == DM_REL_APPOS && !n)
            n = dm_tree_conjuncts(parse, c, members, MOST);
    for (size_t i = 0; list && i < n; i++) {
        const dm_name_span *name = dm_actors_name(self, members[i]);
        uint32_t some = dm_tree_find(parse, members[i], DM_REL_DET);
        const dm_entity *state = name && name->name->sort != DM_NAME_ENTITY && !name->person
                                     ? dm_actors_state_of(self, name)
                                     : NULL;
        bool one = some != DM_NO_TOKEN && LEMMA_IN(parse, some, "a", "an", "another");
        dm_actor *actor = state && one ? dm_actors_make(self, state, t, t) : NULL;
        if (!actor)
            return false;
        actor->kind = DM_KIND_PERSON;
        actor->sector = DM_STR("CVL");
        list[count++] = *actor;
    }
    mention_these(d, t, list, count, 0.8f);
    return count;
}

bool dm_discourse_apposed(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    if (dm_tok(parse, t)->upos != DM_NOUN || (dm_tok(parse, t)->feats & DM_FEAT_PLUR) ||
        !WORD_IN(self, t, "@named-behind"))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_name_span *name =
            c > t && dm_tok(parse, c)->rel == DM_REL_APPOS ? dm_actors_name(self, c) : NULL;
        bool body = name && name->head == c && name->entity &&
                    (name->entity->kind == DM_KIND_ORGANISATION ||
                     name->entity->kind == DM_KIND_GROUP || dm_actors_is_band(name->entity));
        dm_actor *actor = body ? dm_actors_make(self, name->entity, c, c) : NULL;
        if (!actor)
            continue;
        dm_mention *mention = dm_actors_mention(self, t, t, t, DM_MENTION_NAME, actor, 1);
        if (mention)
            dm_discourse_note(d, mention);
        return mention;
    }
    return false;
}

/* "the two", "all three", "the 27": without a noun. */
void dm_discourse_number(dm_discourse *d, uint32_t t) {
    static const char *const words[] = {"two", "three", "four", "five"};
    const dm_parse *parse = d->self->parse;
    bool all = t > 0 && dm_str_eq_nocase(dm_tok(parse, t - 1)->form, DM_STR("all"));
    if (t == 0 || (!all && !dm_str_eq_nocase(dm_tok(parse, t - 1)->form, DM_STR("the"))) ||
        mention_nationals(d, t) || dm_discourse_nickname(d, t))
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_eq_nocase(dm_tok(parse, t)->form, dm_str_of(words[i]))) {
            dm_actor_list list = dm_discourse_several(d, t, i + 2);
            mention_these(d, t, list.ptr, list.len, 0.75f);
        }
}

/* "the leaders", where "EU leaders" met before: the body whose leaders they are. */
static const dm_actor *led_body(const dm_discourse *d, uint32_t t) {
    enum { FAR = 12 }; /* sentences */
    const dm_actors *self = d->self;
    const dm_token *here = dm_tok(self->parse, t);
    for (size_t i = self->mentions.len; i > 0; i--) {
        const dm_mention *one = &self->mentions.ptr[i - 1];
        const dm_token *head = dm_tok(self->parse, one->head);
        if (one->head >= t || here->sentence - head->sentence > FAR ||
            !(head->feats & DM_FEAT_PLUR) || !dm_str_eq(head->lemma, here->lemma) ||
            one->actors.len != 1)
            continue;
        const dm_entity *body = dm_knowledge_entity(self->knowledge, one->actors.ptr[0].code);
        return body && dm_str_is(body->sector, "IGO") ? &one->actors.ptr[0] : NULL;
    }
    return NULL;
}

/* "The League's council met in Cairo ... The ministers also discussed": the body of states of whose
 * meeting the article begins to tell; NULL. */
static const dm_entity *body_of_meeting(const dm_actors *self, uint32_t t) {
    enum { LEAD = 2 }; /* sentences, behind a title */
    const dm_parse *parse = self->parse;
    const dm_entity *found = NULL;
    bool meets = false;
    if (!dm_discourse_is_subject(dm_tok(parse, t)) || dm_tok(parse, t)->sentence <= LEAD)
        return NULL;
    for (uint32_t u = 0; dm_tok(parse, u)->sentence <= LEAD; u++) {
        const dm_name_span *name = dm_actors_name(self, u);
        meets |= dm_str_eq(dm_tok(parse, u)->lemma, dm_tok(parse, t)->lemma);
        if (!found && name && name->first == u && name->entity &&
            name->entity->kind == DM_KIND_ORGANISATION && dm_str_is(name->entity->sector, "IGO") &&
            !dm_knowledge_is_of_un(self->knowledge, name->entity->code))
            found = name->entity;
    }
    return meets ? found : NULL;
}

/* "discussed the fighting in Sudan and called on the warring parties": the state of the war that
 * this sentence or the one before names, where it names one; NULL. */
static const dm_entity *land_of_war(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_entity *land = NULL;
    bool warring = false;
    for (DM_CHILDREN(parse, t, c))
        warring |= c < t && WORD_AMONG(self, dm_tok(parse, c)->form, "@at-war");
    for (size_t i = 0; warring && i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        const dm_token *head = dm_tok(parse, name->head);
        if (name->last >= t || dm_tok(parse, t)->sentence - head->sentence > 1 ||
            head->head == DM_NO_TOKEN || !WORD_IN(self, head->head, "@war-somewhere") ||
            !(dm_tree_has_case(parse, name->head, "in") || head->rel == DM_REL_NMOD_POSS ||
              head->rel == DM_REL_AMOD))
            continue;
        const dm_entity *state = dm_actors_state_of(self, name);
        if (state && land && state != land)
            return NULL;
        land = state ? state : land;
    }
    return land;
}

/* True if the phrase is an anaphor, whether or not it could be resolved. */
bool dm_discourse_anaphor(dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t t = phrase->head;
    if (mention_parties(d, phrase) || dm_discourse_tie(d, phrase))
        return true;
    bool plural = dm_tok(parse, t)->feats & DM_FEAT_PLUR;
    bool lands = WORD_IN(d->self, t, "@lands");
    bool roles = WORD_IN(d->self, t, "@office-holders");
    bool some = WORD_IN(d->self, t, "@some-people");
    bool one_each = WORD_IN(d->self, t, "@one-each") || /* "the two armies" */
                    (phrase->noun && WORD_AMONG(d->self, phrase->noun->form, "@one-each"));
    bool few = !plural && phrase->definite && LEMMA_IN(parse, t, "trio", "pair", "duo", "quartet");
    if (phrase->members && lands && mention_members(d, phrase))
        return true;
    const dm_entity *war =
        plural && phrase->definite && !phrase->affiliation_count ? land_of_war(d->self, t) : NULL;
    const dm_actor *fighters = war ? dm_actors_make(d->self, war, t, t) : NULL;
    if (fighters) {
        mention_these(d, t, fighters, 1, 0.7f);
        return true;
    }
    if (phrase->affiliation_count || phrase->possessor != DM_NO_TOKEN ||
        !(few || (plural && (lands || roles || some || one_each))))
        return false;
    if (is_restricted(parse, t))
        return lands || roles;
    size_t want = how_many(d->self, phrase);
    if (one_each && (want != 2 || !phrase->definite))
        return false;
    if (some && (want == 0 || want == SIZE_MAX || !phrase->definite))
        return false;
    bool may_be_group = want != 2 && want != 3 && phrase->definite && !phrase->number;
    const dm_actor *group = may_be_group ? last_group(d, dm_tok(parse, t)->sentence) : NULL;
    if (group) { /* "The countries", of the G7 */
        const dm_actor *copy = dm_discourse_copy(d, group, t, t, "the members of");
        mention_these(d, t, copy, copy ? 1 : 0, 0.8f);
        return true;
    }
    if (want == SIZE_MAX)
        return lands;
    dm_actor_list list = dm_discourse_several(d, t, want);
    const dm_actor *led = roles && want == 0 ? led_body(d, t) : NULL;
    bool named = list.len == 2 && list.ptr[0].kind == DM_KIND_PERSON &&
                 list.ptr[1].kind == DM_KIND_PERSON; /* "Putin and Xi met. The leaders signed" */
    const dm_actor *copy = led && !named ? dm_discourse_copy(d, led, t, t, "the leaders of") : NULL;
    const dm_entity *met =
        roles && want == 0 && !list.len && !copy ? body_of_meeting(d->self, t) : NULL;
    if (met)
        copy = dm_actors_make(d->self, met, t, t);
    if (copy)
        list = (dm_actor_list){copy, 1};
    mention_these(d, t, list.ptr, list.len, 0.8f);
    return list.len || lands || few;
}

/* "of the two sides", "between both countries", "the three states'": who they are; empty if t is
 * something else, or that is not told. */
static dm_actor_list those_behind(dm_discourse *d, uint32_t t, uint32_t argument) {
    enum { MOST = 5 };
    const dm_actor_list nobody = {NULL, 0};
    const dm_parse *parse = d->self->parse;
    bool lands = WORD_IN(d->self, t, "@lands") || LEMMA_IN(parse, t, "government");
    if (!lands || !(dm_tok(parse, t)->feats & DM_FEAT_PLUR) || is_restricted(parse, t))
        return nobody;
    dm_phrase whose;
    dm_phrase_read(d->self, t, &whose);
    size_t want = how_many(d->self, &whose);
    if (whose.affiliation_count || whose.possessor != DM_NO_TOKEN || want < 2 || want > MOST)
        return nobody;
    return dm_discourse_several_of(d, t, argument, want);
}

/* "Sudan and Chad are at odds. Their presidents met": who they are; t is the pronoun. */
static dm_actor_list theirs(dm_discourse *d, uint32_t t, uint32_t argument) {
    const dm_parse *parse = d->self->parse;
    bool officials =
        (dm_tok(parse, argument)->feats & DM_FEAT_PLUR) &&
        (WORD_IN(d->self, argument, "@office-holders") || WORD_IN(d->self, argument, "@one-each") ||
         LEMMA_IN(parse, argument, "government"));
    if (!dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("their")) || !officials ||
        !dm_discourse_is_subject(dm_tok(parse, argument)))
        return (dm_actor_list){NULL, 0};
    const dm_name_span *before = d->self->names.ptr;
    for (size_t i = 0; i < d->self->names.len && before[i].head < t; i++)
        if (dm_tok(parse, before[i].head)->sentence == dm_tok(parse, t)->sentence)
            return (dm_actor_list){NULL, 0}; /* "the people of Chad said their leaders": his */
    return dm_discourse_several_of(d, t, argument, 0);
}

bool dm_discourse_of_several(dm_discourse *d, dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t t = phrase->head;
    bool name = phrase->person_token == t; /* a person is of one */
    uint32_t owner = phrase->possessor;
    bool owned =
        owner != DM_NO_TOKEN && !dm_str_eq_nocase(dm_tok(parse, owner)->form, DM_STR("their"));
    if (!phrase->noun || phrase->affiliation_count || owned || name ||
        !(dm_tok(parse, t)->feats & DM_FEAT_PLUR || phrase->noun->kind == DM_NOUN_FORCE ||
          LEMMA_IN(parse, t, "leadership", "command"))) /* "the leadership of both sides" */
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)dm_tok(parse, c)->rel;
        bool behind = c > t && rel == DM_REL_NMOD &&
                      (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "from"));
        bool before = c < t && rel == DM_REL_NMOD_POSS;
        dm_actor_list those = behind || before ? those_behind(d, c, t) : (dm_actor_list){NULL, 0};
        if (before && !those.len)
            those = theirs(d, c, t);
        for (size_t i = 0; i < those.len; i++)
            phrase->affiliations[phrase->affiliation_count++] = &those.ptr[i];
        if (those.len)
            return true;
    }
    return false;
}

bool dm_discourse_that_of(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    if (!LEMMA_IN(parse, t, "that", "those") || dm_tok(parse, t)->rel != DM_REL_NSUBJ)
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_name_span *name = dm_actors_name(self, c);
        if (c != t + 2 && c != t + 3) /* "that of the Netherlands" */
            continue;
        if (!dm_tree_has_case(parse, c, "of") || !name || !name->entity ||
            name->name->sort != DM_NAME_ENTITY || name->entity->kind != DM_KIND_STATE)
            return false;
        dm_actor *actor = dm_actors_make(self, name->entity, t, c);
        if (actor)
            actor->why = DM_STR("whoever speaks for the state, as another was told of before");
        dm_mention *mention =
            actor ? dm_actors_mention(self, t, t, c, DM_MENTION_ANAPHOR, actor, 1) : NULL;
        if (mention)
            mention->certainty = 0.8f;
        return mention != NULL;
    }
    return false;
}
