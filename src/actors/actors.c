/*
 * actors.c - the passes in their order, and what the coder asks of the result.
 */
#include "actors/actors.h"

#include "actors/actors_inside.h"
#include "base/error.h"

bool dm_actor_same(const dm_actor *a, const dm_actor *b) {
    bool body = a->kind == DM_KIND_ORGANISATION || a->kind == DM_KIND_GROUP ||
                b->kind == DM_KIND_ORGANISATION || b->kind == DM_KIND_GROUP;
    if (a->code.len ||
        b->code.len) /* an organisation has no sectors: its ministers and it are one */
        return dm_str_eq(a->code, b->code) &&
               (body || (dm_str_eq(a->sector, b->sector) && dm_str_eq(a->part, b->part)));
    return dm_str_eq(a->name, b->name) && dm_str_eq(a->text, b->text);
}

const dm_mention *dm_actors_at(const dm_actors *self, uint32_t token) {
    uint32_t at = token == DM_NO_TOKEN ? DM_NO_TOKEN : self->mention_of[token];
    return at == DM_NO_TOKEN ? NULL : &self->mentions.ptr[at];
}

void dm_actors_add(dm_arena *arena, dm_actor_refs *list, const dm_actor *actor) {
    for (size_t i = 0; i < list->len; i++)
        if (dm_actor_same(list->ptr[i], actor))
            return;
    const dm_actor **slot = dm_vec_push(arena, list);
    if (slot)
        *slot = actor;
}

/* "France, Germany and Britain", where the parser took the second for an apposition of the first:
 * states are not each other. */
static void gather_apposed(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    uint32_t members[DM_MOST_ACTORS];
    for (DM_CHILDREN(self->parse, token, c)) {
        const dm_mention *one = dm_actors_at(self, c);
        if (self->parse->tokens[c].rel != DM_REL_APPOS || !one || one->sort != DM_MENTION_NAME ||
            one->actors.ptr[0].kind != DM_KIND_STATE)
            continue;
        size_t n = dm_tree_conjuncts(self->parse, c, members, DM_MOST_ACTORS);
        for (size_t i = 0; n > 1 && i < n; i++) {
            const dm_mention *mention = dm_actors_at(self, members[i]);
            for (size_t k = 0; mention && k < mention->actors.len; k++)
                dm_actors_add(self->arena, list, &mention->actors.ptr[k]);
        }
    }
}

/* "nine of its members, among them France and Chad", "two of the states, Latvia and Estonia": what
 * a number counts, by name. */
static void gather_counted(const dm_actors *self, uint32_t number, dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    if (parse->tokens[number].upos != DM_NUM)
        return;
    gather_apposed(self, number, list);
    for (DM_CHILDREN(parse, number, c))
        if (!list->len && parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of"))
            for (DM_CHILDREN(parse, c, d)) {
                const dm_mention *one = dm_actors_at(self, d);
                if (parse->tokens[d].rel == DM_REL_CONJ && one && one->sort == DM_MENTION_NAME &&
                    one->actors.ptr[0].kind == DM_KIND_STATE)
                    dm_actors_gather(self, d, list);
            }
}

/* "two Hezbollah members", "two members of the Senate": of what is no body of states. */
static bool is_of_group(const dm_actors *self, uint32_t t) {
    const dm_mention *mention = dm_actors_at(self, t);
    const dm_entity *group =
        mention && mention->actors.ptr[0].code.len && dm_tree_lemma_is(self->parse, t, "member")
            ? dm_knowledge_entity(self->knowledge, mention->actors.ptr[0].code)
            : NULL;
    if (group && group->kind == DM_KIND_STATE) /* "two members of the Senate" */
        return true;
    return group && group->sector.len && !dm_str_is(group->sector, "IGO") &&
           !dm_str_is(group->sector, "NGO");
}

bool dm_actors_counts_all(const dm_actors *self, uint32_t t, const dm_entity *body) {
    enum { MOST_MEMBERS = 64 };
    const dm_entity *all[MOST_MEMBERS];
    unsigned value = body ? dm_actors_number(self->parse, t) : 0;
    if (value < 2)
        return false;
    dm_str code = dm_str_is(body->parent, "EU") ? body->parent : body->code;
    return value == dm_knowledge_members(self->knowledge, code, self->day, all, MOST_MEMBERS);
}

/* "five EU members", "several NATO countries": who they are is not said; they are not the body. */
static bool is_some_of_many(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_name_span *name = dm_actors_name(self, t); /* "EU ministers" is one */
    bool officials = name && name->entity && name->entity->kind != DM_KIND_STATE &&
                     WORD_IN(self, t, "@speaks-for-state");
    const dm_mention *mention = dm_actors_at(self, t);
    const dm_entity *body = name && name->entity ? name->entity
                            : mention
                                ? dm_knowledge_entity(self->knowledge, mention->actors.ptr[0].code)
                                : NULL;
    if ((!officials && !WORD_IN(self, t, "@members")) || is_of_group(self, t) ||
        dm_actors_counts_all(self, t, body))
        return false;
    for (DM_CHILDREN(parse, t, c)) { /* "Libya's two rival governments" are all it has */
        const dm_mention *owner =
            parse->tokens[c].rel == DM_REL_NMOD_POSS ? dm_actors_at(self, c) : NULL;
        if (owner && owner->actors.ptr[0].kind == DM_KIND_STATE)
            return false;
    }
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NUMMOD || WORD_IN(self, c, "@some-of-many") ||
            LEMMA_IN(parse, c, "certain", "numerous", "other"))
            return true;
    return false;
}

/* "France, together with Germany and Italy", "along with Canada": whoever does it too. */
static void gather_together(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, token, c)) {
        uint32_t with = DM_NO_TOKEN;
        for (DM_CHILDREN(parse, c, d))
            if (parse->tokens[d].rel == DM_REL_CASE && dm_tree_lemma_is(parse, d, "with"))
                with = d;
        if (c < token || parse->tokens[c].rel != DM_REL_NMOD || with == DM_NO_TOKEN || with == 0)
            continue;
        dm_str before = parse->tokens[with - 1].form;
        if (dm_str_eq_nocase(before, DM_STR("together")) ||
            dm_str_eq_nocase(before, DM_STR("along")))
            dm_actors_gather(self, c, list);
    }
}

/* "The host, Indian Prime Minister Narendra Modi, urged": who he is stands behind a word that is no
 * title. */
static void gather_person(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    if (parse->tokens[token].upos != DM_NOUN || (parse->tokens[token].feats & DM_FEAT_PLUR) ||
        !WORD_IN(self, token, "@called-by-part"))
        return;
    for (DM_CHILDREN(parse, token, c)) {
        const dm_mention *one = dm_actors_at(self, c);
        if (c > token && parse->tokens[c].rel == DM_REL_APPOS && one && one->actors.len == 1 &&
            one->actors.ptr[0].kind == DM_KIND_PERSON && one->actors.ptr[0].code.len)
            dm_actors_add(self->arena, list, &one->actors.ptr[0]);
    }
}

/* "Chad, but not Niger". */
static bool is_not_meant(const dm_parse *parse, uint32_t conjunct) {
    for (DM_CHILDREN(parse, conjunct, c))
        if (dm_tree_lemma_is(parse, c, "not") && c < conjunct)
            return true;
    return false;
}

/* "two of them", "several of the soldiers": a number of people who are told; "its deputies" are of
 * whom "it" may be. */
static bool counts_people(const dm_actors *self, const dm_mention *those) {
    dm_actor_kind kind = those->actors.ptr[0].kind;
    uint32_t owner = dm_tree_find(self->parse, those->head, DM_REL_NMOD_POSS);
    bool guessed = owner != DM_NO_TOKEN && self->parse->tokens[owner].upos == DM_PRON;
    return (kind == DM_KIND_PERSON || kind == DM_KIND_PEOPLE) && !guessed &&
           those->sort != DM_MENTION_NAME && !is_of_group(self, those->head) &&
           (self->parse->tokens[those->head].feats & DM_FEAT_PLUR);
}

/* "five of the Union's 27 members": states that are not told; 13 of its 15 speak for the body. */
static bool counts_states(const dm_actors *self, uint32_t t, const dm_mention *those) {
    const dm_entity *body = dm_knowledge_entity(self->knowledge, those->actors.ptr[0].code);
    unsigned all = dm_actors_number(self->parse, those->head);
    return body && body->kind != DM_KIND_STATE && dm_str_is(body->sector, "IGO") &&
           WORD_IN(self, those->head, "@members") &&
           !(all && dm_actors_value(self->parse->tokens[t].form) * 2 > all);
}

/* "hundreds of British troops", "a group of Chinese officers": those counted are meant, where the
 * counting word itself is nobody known. */
static uint32_t counted_at(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_mention *mention = dm_actors_at(self, t);
    bool counts = WORD_IN(self, t, "@crowd");
    bool some = parse->tokens[t].upos == DM_NUM || WORD_IN(self, t, "@some-of-many");
    if ((!counts && !some) || (mention && mention->actors.ptr[0].code.len))
        return t;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_mention *those = dm_actors_at(self, c);
        if (parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of") && those &&
            those->actors.ptr[0].code.len && !those->place &&
            (counts || (counts_people(self, those) && !counts_states(self, t, those))))
            return c;
    }
    return t;
}

size_t dm_actors_gather(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    uint32_t members[DM_MOST_ACTORS];
    const dm_mention *whole = dm_actors_at(self, token);
    size_t n = dm_tree_conjuncts(self->parse, token, members, DM_MOST_ACTORS);
    if (whole && whole->announced)
        n = 1; /* the number says how many there are */
    for (size_t i = 0; i < n; i++) {
        if (dm_tree_is_verbal(self->parse, members[i]) ||
            (i > 0 && is_not_meant(self->parse, members[i])))
            continue;
        members[i] = counted_at(self, members[i]);
        const dm_mention *mention = dm_actors_at(self, members[i]);
        if (!mention) {
            gather_counted(self, members[i], list);
            gather_person(self, members[i], list);
        }
        if (mention && !mention->announced && mention->actors.len == 1 &&
            (mention->actors.ptr[0].code.len || !dm_str_is(mention->actors.ptr[0].sector, "IGO")) &&
            is_some_of_many(self, members[i]))
            continue;
        for (size_t k = 0; mention && k < mention->actors.len; k++)
            dm_actors_add(self->arena, list, &mention->actors.ptr[k]);
        if (mention && mention->sort == DM_MENTION_NAME) {
            gather_apposed(self, members[i], list);
            gather_together(self, members[i], list);
        }
    }
    return list->len;
}

const dm_mention *dm_actors_whose(const dm_actors *self, uint32_t pronoun) {
    enum { MOST_STEPS = 8 };
    const dm_parse *parse = self->parse;
    uint32_t t = pronoun;
    if (!dm_str_eq_nocase(parse->tokens[t].form, DM_STR("whose")))
        return NULL;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        bool relative = parse->tokens[t].rel == DM_REL_ACL_RELCL;
        t = parse->tokens[t].head;
        if (relative) {
            const dm_mention *mention = dm_actors_at(self, t);
            bool apposed = !mention && parse->tokens[t].rel == DM_REL_APPOS;
            return apposed ? dm_actors_at(self, parse->tokens[t].head) : mention;
        }
    }
    return NULL;
}

static void gather_names(const dm_actors *self, uint32_t t, dm_actor_refs *list) {
    const dm_name_span *name = dm_actors_name(self, t);
    if (!name || !name->entity || name->name->sort == DM_NAME_CAPITAL)
        return;
    dm_actor *actor = dm_actors_make((dm_actors *)self, name->entity, name->first, name->last);
    if (actor)
        dm_actors_add(self->arena, list, actor);
}

/* A site or people somewhere: "a camp in Congo", "workers from Egypt". */
static void gather_place(const dm_actors *self, uint32_t token, unsigned owners,
                         dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, token, c)) {
        bool place = dm_tree_has_case(parse, c, "in") || dm_tree_has_case(parse, c, "from") ||
                     dm_tree_has_case(parse, c, "near");
        if ((owners & DM_OWNER_PLACE) && !list->len && parse->tokens[c].rel == DM_REL_NMOD && place)
            dm_actors_gather(self, c, list);
    }
}

/* "Yemen's Houthi attacks" are not Yemen's: leaves out the country of a group that is there. */
static void leave_out_homes(const dm_actors *self, dm_actor_refs *list, size_t from) {
    size_t kept = from;
    for (size_t i = from; i < list->len; i++) {
        bool home = false;
        for (size_t k = from; k < list->len && !home; k++) {
            const dm_entity *band = dm_knowledge_entity(self->knowledge, list->ptr[k]->code);
            home = k != i && dm_actors_is_band(band) && dm_str_eq(band->parent, list->ptr[i]->code);
        }
        if (!home)
            list->ptr[kept++] = list->ptr[i];
    }
    list->len = kept;
}

/* Whoever is behind "by" under a noun. */
static void gather_agent(const dm_actors *self, uint32_t t, dm_actor_refs *list) {
    for (DM_CHILDREN(self->parse, t, c))
        if (c > t && self->parse->tokens[c].rel == DM_REL_NMOD &&
            dm_tree_has_case(self->parse, c, "by"))
            dm_actors_gather(self, c, list);
}

/* The flag in "flying the flag", "sailing under the flag", "under the flag" at c; DM_NO_TOKEN. */
static uint32_t flag_at(const dm_parse *parse, uint32_t c) {
    dm_rel rel = (dm_rel)parse->tokens[c].rel;
    bool clause = rel == DM_REL_ACL || rel == DM_REL_ADVCL || rel == DM_REL_XCOMP;
    uint32_t flag = clause ? dm_tree_find(parse, c, DM_REL_OBJ) : (uint32_t)DM_NO_TOKEN;
    if (clause && flag == DM_NO_TOKEN)
        flag = dm_tree_find(parse, c, DM_REL_OBL);
    else if (!clause && (rel == DM_REL_NMOD || rel == DM_REL_OBL) &&
             dm_tree_has_case(parse, c, "under"))
        flag = c;
    return flag != DM_NO_TOKEN && dm_tree_lemma_is(parse, flag, "flag") ? flag
                                                                        : (uint32_t)DM_NO_TOKEN;
}

void dm_actors_flag(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    bool object = parse->tokens[token].rel == DM_REL_OBJ;
    for (int side = 0; side <= object; side++)
        for (DM_CHILDREN(parse, side ? parse->tokens[token].head : token, c)) {
            uint32_t flag = c > token ? flag_at(parse, c) : (uint32_t)DM_NO_TOKEN;
            bool flagged = c < token && parse->tokens[c].rel == DM_REL_AMOD &&
                           WORD_IN(self, c, "@of-a-flag") && c > 1 && !side;
            if (flag != DM_NO_TOKEN)
                dm_actors_responsible(self, flag, DM_OWNER_OF, list);
            else if (flagged && dm_str_is(parse->tokens[c - 1].form, "-") && c >= 2)
                gather_names(self, c - 2, list);
            for (DM_CHILDREN(parse, c, name)) /* "a Greek-owned tanker" */
                if (flagged && flag == DM_NO_TOKEN && name < c &&
                    dm_str_is(parse->tokens[name + 1].form, "-"))
                    gather_names(self, name, list);
        }
}

/* "a bus carrying Chinese engineers", "a ship carrying Venezuelan oil": whose what it carries is;
 * goods tell that only at sea. */
static void gather_load(const dm_actors *self, uint32_t token, dm_actor_refs *list) {
    if (!WORD_IN(self, token, "@load-bearer"))
        return;
    for (DM_CHILDREN(self->parse, token, c)) {
        uint32_t load = c == token + 1 && self->parse->tokens[c].rel == DM_REL_ACL &&
                                WORD_IN(self, c, "@bears-load")
                            ? dm_tree_find(self->parse, c, DM_REL_OBJ)
                            : (uint32_t)DM_NO_TOKEN;
        if (load == DM_NO_TOKEN)
            continue;
        dm_actors_gather(self, load, list);
        if (!list->len && WORD_IN(self, token, "@load-bearer-at-sea"))
            dm_actors_responsible(self, load, DM_OWNER_OF, list);
    }
}

/* "the deployment of mercenaries from the Wagner group", hung on the deployment: they are of it. */
static void own_by_origin(const dm_actors *self, uint32_t token, dm_actor_refs *list,
                          size_t before) {
    for (size_t i = before; i < list->len; i++)
        if (list->ptr[i]->code.len)
            return;
    for (DM_CHILDREN(self->parse, token, c))
        if (list->len > before && c > token && self->parse->tokens[c].rel == DM_REL_NMOD &&
            dm_tree_has_case(self->parse, c, "from")) {
            list->len = before;
            dm_actors_gather(self, c, list);
            return;
        }
}

/* The adjective of a state that hangs on the first part of a compound, right before it, and is the
 * whole's: "a Sudanese guard post", not "Russian language schools". DM_NO_TOKEN. */
static uint32_t nation_of_kind(const dm_actors *self, uint32_t part) {
    const dm_parse *parse = self->parse;
    const dm_token *token = &parse->tokens[part];
    if (part == 0 || token->upos != DM_NOUN || parse->tokens[part - 1].head != part ||
        parse->tokens[part - 1].rel != DM_REL_AMOD || WORD_IN(self, part, "@called-after-nations"))
        return DM_NO_TOKEN;
    const dm_name_span *name = dm_actors_name(self, part - 1);
    return name && name->entity && name->entity->kind == DM_KIND_STATE ? part - 1
                                                                       : (uint32_t)DM_NO_TOKEN;
}

/* Those whom an adjective or a noun before another one names. */
static void gather_before_noun(const dm_actors *self, uint32_t word, dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    uint32_t members[DM_MOST_ACTORS];
    size_t n = dm_tree_conjuncts(parse, word, members, DM_MOST_ACTORS);
    for (size_t i = 0; i < n; i++) {
        gather_names(self, members[i], list);
        if (dm_actors_at(self, members[i]) && !dm_actors_name(self, members[i]))
            dm_actors_gather(self, members[i], list); /* "rebel positions" */
    }
    bool made = WORD_IN(self, word, "@authored");
    if (!list->len && !made && parse->tokens[word].rel == DM_REL_COMPOUND) {
        uint32_t nation = nation_of_kind(self, word);
        if (nation != DM_NO_TOKEN) /* "a Sudanese guard post" */
            gather_names(self, nation, list);
    }
    /* "an Afghan government offer", "a British-drafted text" */
    for (DM_CHILDREN(parse, word, k))
        if (!list->len && (made || dm_knowledge_noun(self->knowledge, parse->tokens[word].lemma)) &&
            (parse->tokens[k].rel == DM_REL_AMOD || parse->tokens[k].rel == DM_REL_COMPOUND ||
             (made && dm_str_is(parse->tokens[k + 1].form, "-"))))
            gather_names(self, k, list);
}

size_t dm_actors_responsible(const dm_actors *self, uint32_t token, unsigned owners,
                             dm_actor_refs *list) {
    const dm_parse *parse = self->parse;
    size_t before = list->len;
    if (is_some_of_many(self, token))
        return list->len;
    for (DM_CHILDREN(parse, token, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (rel == DM_REL_NMOD_POSS)
            dm_actors_gather(self, c, list);
        const dm_mention *whose =
            rel == DM_REL_NMOD_POSS && !list->len ? dm_actors_whose(self, c) : NULL;
        for (size_t k = 0; whose && k < whose->actors.len; k++)
            dm_actors_add(self->arena, list, &whose->actors.ptr[k]);
        if ((rel == DM_REL_NMOD || rel == DM_REL_OBL || rel == DM_REL_OBL_AGENT) &&
            dm_tree_has_case(parse, c, "by"))
            dm_actors_gather(self, c, list);
        if (rel == DM_REL_AMOD || rel == DM_REL_COMPOUND)
            gather_before_noun(self, c, list);
    }
    leave_out_homes(self, list, before);
    for (DM_CHILDREN(parse, token, c)) /* "the storming of the mosque by Israel" */
        if (!list->len && parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of"))
            gather_agent(self, c, list);
    for (DM_CHILDREN(parse, token, c))
        if ((owners & DM_OWNER_OF) && !list->len && parse->tokens[c].rel == DM_REL_NMOD &&
            (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "between")))
            dm_actors_gather(self, c, list);
    own_by_origin(self, token, list, before);
    if (!list->len)
        dm_actors_flag(self, token, list);
    if (!list->len)
        gather_load(self, token, list);
    gather_place(self, token, owners, list);
    /* "the arrest of a reporter in Uganda", hung on the reporter */
    for (DM_CHILDREN(parse, token, c))
        if (!(owners & DM_OWNER_OF) && parse->tokens[c].rel == DM_REL_NMOD &&
            dm_tree_has_case(parse, c, "of"))
            gather_place(self, c, owners, list);
    return list->len;
}

const dm_entity *dm_actors_state_of(const dm_actors *self, const dm_name_span *name) {
    const dm_entity *entity = name->entity;
    if (name->person) {
        const dm_term *term =
            dm_knowledge_term(self->knowledge, name->person, self->day, (dm_str){"", 0});
        entity = term ? dm_knowledge_entity(self->knowledge, term->affiliation) : NULL;
    }
    return entity && entity->kind == DM_KIND_STATE ? entity : NULL;
}

/* The state that a name speaks of: its own, or where an armed group or party is at home. */
static const dm_entity *told_of(const dm_actors *self, const dm_name_span *name) {
    const dm_entity *state = dm_actors_state_of(self, name);
    bool one = name->entity && dm_str_find(name->entity->parent, DM_STR("|"), 0) == SIZE_MAX;
    return state || name->person || !one ? state : dm_actors_home_of(self, name->entity);
}

/* Remembers how often each state is named. */
static void keep_tally(dm_actors *self, const dm_entity *const *states, const size_t *times,
                       size_t count) {
    self->tally = DM_NEW_ARRAY(self->arena, dm_state_tally, count + 1);
    for (size_t at = 0; self->tally && at < count; at++)
        self->tally[self->tally_len++] = (dm_state_tally){states[at], times[at]};
}

bool dm_actors_is_bystander(const dm_actors *self, dm_str code) {
    enum { FEW = 4 }; /* times as rare as the state named most */
    size_t most = 0, own = 0;
    if (self->tally_len && dm_str_eq(self->tally[0].state->code, code))
        return false; /* the article begins with it */
    for (size_t at = 0; at < self->tally_len; at++) {
        size_t times = self->tally[at].times;
        most = times > most ? times : most;
        if (dm_str_eq(self->tally[at].state->code, code))
            own = times;
    }
    return own && own * FEW <= most;
}

/* The state of at least half of the article's names of states, and of three of them at least: "the
 * police" are its police. */
static void find_focus(dm_actors *self) {
    enum { LEAST = 3, MOST_STATES = 256 };
    const dm_entity *states[MOST_STATES];
    size_t times[MOST_STATES], count = 0, second = 0, most = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = told_of(self, &self->names.ptr[i]);
        size_t at = 0;
        while (state && at < count && states[at] != state)
            at++;
        if (!state || at == MOST_STATES)
            continue;
        if (at == count) {
            states[count] = state;
            times[count++] = 0;
        }
        times[at]++;
    }
    keep_tally(self, states, times, count);
    for (size_t at = 0; at < count; at++) { /* of several as often the one named first */
        if (times[at] > most) {
            second = most;
            most = times[at];
            self->focus = states[at];
        } else if (times[at] > second) {
            second = times[at];
        }
    }
    const dm_entity *own = dm_actors_own_state(self), *named = self->focus;
    self->most_named = most < LEAST ? NULL : named;
    if (most < LEAST || most < second * 2)
        self->focus = NULL;
    if (own && own != named) /* the press of another state than that most is told of */
        self->focus = self->most_named = own;
}

dm_status dm_actors_find(const dm_knowledge *knowledge, dm_arena *arena, const dm_article *article,
                         const dm_parse *parse, dm_actors **actors, dm_error *error) {
    dm_actors *self = DM_NEW(arena, dm_actors);
    uint32_t *of_names = DM_NEW_ARRAY(arena, uint32_t, parse->token_count + 1);
    uint32_t *of_mentions = DM_NEW_ARRAY(arena, uint32_t, parse->token_count + 1);
    *actors = self;
    if (!self || !of_names || !of_mentions)
        return dm_fail_memory(error);
    *self = (dm_actors){.knowledge = knowledge,
                        .article = article,
                        .parse = parse,
                        .arena = arena,
                        .name_of = of_names,
                        .mention_of = of_mentions};
    self->day = dm_day_first(article->published);
    for (size_t t = 0; t < parse->token_count; t++)
        of_mentions[t] = DM_NO_TOKEN;
    dm_actors_find_names(self);
    find_focus(self);
    dm_actors_read(self);
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
