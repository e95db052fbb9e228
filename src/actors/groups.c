/*
 * groups.c - armed groups and parties: what tells them from states, where they are at home, and
 * which one "the rebels" are.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

bool dm_actors_is_band(const dm_entity *entity) {
    return entity && entity->kind == DM_KIND_ENTITY && !dm_str_is(entity->sector, "GOV");
}

bool dm_actors_is_party(const dm_entity *entity) {
    return dm_actors_is_band(entity) &&
           (dm_str_is(entity->sector, "PTY") || dm_str_is(entity->sector, "OPP"));
}

const dm_entity *dm_actors_home_of(const dm_actors *self, const dm_entity *band) {
    dm_str rest = dm_actors_is_band(band) ? band->parent : (dm_str){"", 0}, code;
    return dm_str_split(&rest, '|', &code) ? dm_knowledge_entity(self->knowledge, code) : NULL;
}

bool dm_actors_is_abroad(const dm_actors *self, uint32_t group, uint32_t hit,
                         const dm_entity *home) {
    bool abroad = false;
    for (uint32_t t = group + 1; t < hit; t++) {
        const dm_name_span *name = dm_actors_name(self, t);
        abroad |= name && name->entity && name->entity->kind == DM_KIND_STATE &&
                  !dm_str_eq(name->entity->code, home->code);
    }
    return abroad;
}

bool dm_actors_names_group(const dm_name_span *name) {
    bool company = name->name->sort == DM_NAME_METONYM && dm_str_is(name->name->sector, "BUS");
    return company || dm_actors_is_band(name->entity) ||
           name->entity->kind == DM_KIND_ORGANISATION || name->entity->kind == DM_KIND_GROUP;
}

bool dm_actors_is_group_noun(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    return !(parse->tokens[t].feats & DM_FEAT_PLUR) && WORD_IN(self, t, "@group-noun");
}

/* "Democratic Party", "Socialists": a name that parties of many states have. */
static bool is_common_party(const dm_actors *self, dm_str form) {
    return WORD_AMONG(self, form, "@common-party") ||
           (dm_str_ends(form, DM_STR("Party")) && dm_str_find(form, DM_STR("'"), 0) == SIZE_MAX);
}

/* "The Labour Party accused Israel": a state that the party deals with by its own name is rather
 * another than its own. */
static bool is_dealt_with(const dm_actors *self, const dm_name_span *span,
                          const dm_name_span *name) {
    const dm_parse *parse = self->parse;
    uint32_t party = dm_tree_first_conjunct(parse, span->head), t = name->head;
    uint32_t verb = dm_tok(parse, party)->head;
    bool bare = name->entity && name->entity->kind == DM_KIND_STATE &&
                name->name->sort != DM_NAME_ADJECTIVE && verb != DM_NO_TOKEN &&
                dm_tok(parse, t)->head == verb && t > span->last;
    return bare && (dm_discourse_is_object(dm_tok(parse, t)) ||
                    dm_tree_has_case(parse, t, "with") || dm_tree_has_case(parse, t, "against") ||
                    dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "on"));
}

/* Whether the article names the state otherwise than as somebody whom the party deals with. */
static bool is_named_elsewhere(const dm_actors *self, const dm_name_span *span,
                               const dm_entity *state) {
    for (size_t i = 0; i < self->names.len; i++)
        if (dm_actors_state_of(self, &self->names.ptr[i]) == state &&
            !is_dealt_with(self, span, &self->names.ptr[i]))
            return true;
    return false;
}

/* "the opposition Democratic Party": called by where it stands in its own country. */
static bool is_called_by_standing(const dm_actors *self, const dm_name_span *span) {
    const dm_parse *parse = self->parse;
    uint32_t over = dm_tok(parse, span->head)->head;
    bool called = over != DM_NO_TOKEN && over < span->first && LEMMA_IN(parse, over, "opposition");
    for (DM_CHILDREN(parse, span->head, c)) {
        called |= c < span->first && WORD_IN(self, c, "@party-standing");
        if (c <= span->last || dm_tok(parse, c)->rel != DM_REL_APPOS ||
            !LEMMA_IN(parse, c, "party"))
            continue;
        for (DM_CHILDREN(parse, c, k)) /* "the Democratic Party, the largest opposition party" */
            called |= WORD_IN(self, k, "@party-standing");
    }
    return called;
}

/* "the opposition Democratic Party accused President Yoon": of the only state that the sentence
 * names, by its people too; NULL where the party is not called so, or several are named. */
static const dm_entity *state_beside(const dm_actors *self, const dm_name_span *span) {
    const dm_parse *parse = self->parse;
    const dm_entity *found = NULL;
    bool called = is_called_by_standing(self, span);
    for (size_t i = 0; called && i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        if (dm_tok(parse, self->names.ptr[i].head)->sentence !=
                dm_tok(parse, span->head)->sentence ||
            !state || state == found || is_dealt_with(self, span, &self->names.ptr[i]))
            continue;
        if (found)
            return NULL;
        found = state;
    }
    return found;
}

/* "Denmark's Social Democrats": the state whose party it is said to be; NULL if that is not said.
 */
static const dm_entity *state_owning(const dm_actors *self, const dm_name_span *span) {
    const dm_entity *state = NULL;
    for (DM_CHILDREN(self->parse, span->head, c)) {
        const dm_name_span *owner = c < span->first ? dm_actors_name(self, c) : NULL;
        if (owner && !state &&
            (dm_tok(self->parse, c)->rel == DM_REL_NMOD_POSS ||
             dm_tok(self->parse, c)->rel == DM_REL_AMOD))
            state = dm_actors_state_of(self, owner);
    }
    const dm_name_span *before =
        state || !span->first ? NULL : dm_actors_name(self, span->first - 1);
    if (before && before->name->sort == DM_NAME_ADJECTIVE && before->last + 1 == span->first)
        state = dm_actors_state_of(self, before); /* "the Chilean Republican Left" */
    return state;
}

/* The state that the article names first; NULL if it names none. */
static const dm_entity *first_named(const dm_actors *self) {
    const dm_entity *state = NULL;
    for (size_t i = 0; !state && i < self->names.len; i++)
        state = dm_actors_state_of(self, &self->names.ptr[i]);
    return state;
}

/* How often the article names the state. */
static size_t times_named(const dm_actors *self, dm_str code) {
    for (size_t i = 0; i < self->tally_len; i++)
        if (dm_str_eq(self->tally[i].state->code, code))
            return self->tally[i].times;
    return 0;
}

/* Whether an article about another state leaves the one out that the party is of by default: it
 * does not name it, or it is sent from the capital of the other and names it much less often:
 * "SEOUL - ... the Democratic Party ... American forces". */
static bool is_away_from(const dm_actors *self, const dm_name_span *span, const dm_entity *about) {
    enum { RARER = 3 };
    size_t home = 0;
    for (size_t i = 0; i < self->names.len; i++) { /* the party itself does not count */
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        home += state && dm_str_eq(state->code, span->entity->parent);
    }
    bool sent = self->sender && self->sender == about &&
                dm_str_ends(span->name->form, DM_STR("Party")) &&
                home * RARER <= times_named(self, about->code);
    for (size_t i = 0; i < self->names.len && !sent; i++) {
        const dm_entity *entity = self->names.ptr[i].entity;
        if (entity && dm_str_eq(entity->code, span->entity->parent))
            return false;
    }
    return true;
}

const dm_entity *dm_actors_other_party(const dm_actors *self, const dm_name_span *span) {
    const dm_entity *about = self->focus        ? self->focus
                             : self->most_named ? self->most_named
                                                : first_named(self);
    const dm_entity *beside =
        dm_actors_is_party(span->entity) && is_common_party(self, span->name->form)
            ? state_beside(self, span)
            : NULL;
    const dm_entity *owner = dm_actors_is_party(span->entity) ? state_owning(self, span) : NULL;
    if (owner)
        beside = owner;
    if (beside)
        return dm_str_find(span->entity->parent, beside->code, 0) == SIZE_MAX ? beside : NULL;
    if (!about || !dm_actors_is_party(span->entity) || !is_common_party(self, span->name->form) ||
        dm_str_find(span->entity->parent, about->code, 0) != SIZE_MAX ||
        !is_named_elsewhere(self, span, about))
        return NULL;
    /* "The opposition Democratic Party" in a report on Albania in which America is named too. */
    if (is_called_by_standing(self, span) && WORD_AMONG(self, span->name->form, "@common-party") &&
        times_named(self, about->code) > times_named(self, span->entity->parent))
        return about;
    return is_away_from(self, span, about) ? about : NULL;
}

static bool is_rebel(const dm_actors *self, uint32_t t) {
    return WORD_IN(self, t, "@rebels");
}

/* "rebels of the Front", "Hutu rebels": others, whom the lexicon does not know. */
static bool says_whose(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c)) {
        dm_str form = dm_tok(parse, c)->form;
        bool capital = form.len && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z';
        dm_rel rel = (dm_rel)dm_tok(parse, c)->rel;
        if (dm_tok(parse, c)->upos == DM_PROPN || rel == DM_REL_NMOD_POSS ||
            (rel == DM_REL_AMOD && capital &&
             c > parse->sentences[dm_tok(parse, c)->sentence].first))
            return true;
        if (rel == DM_REL_NMOD && c > t && dm_tree_has_case(parse, c, "of"))
            return true;
    }
    return false;
}

/* The state that "in Georgia", "in northern Syria" behind a noun names; NULL if none. */
static const dm_entity *land_behind(const dm_actors *self, uint32_t t) {
    for (DM_CHILDREN(self->parse, t, c)) {
        const dm_name_span *name = dm_actors_name(self, c);
        if (c > t && name && dm_tree_has_case(self->parse, c, "in"))
            return dm_actors_state_of(self, name);
    }
    return NULL;
}

const dm_actor *dm_discourse_rebels(const dm_discourse *d, uint32_t t) {
    enum { AS_LONG_AS = 16 };
    const dm_parse *parse = d->self->parse;
    const dm_actor *found = NULL;
    uint32_t sentence = dm_tok(parse, t)->sentence;
    if (!is_rebel(d->self, t) || says_whose(parse, t))
        return NULL;
    for (DM_CHILDREN(parse, t, c)) /* "Hun Sen said so. The former guerrilla": he alone */
        if (c < t && LEMMA_IN(parse, c, "former", "onetime") &&
            !(dm_tok(parse, t)->feats & DM_FEAT_PLUR))
            return NULL;
    const dm_entity *land = land_behind(d->self, t);
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        const dm_entity *band = dm_knowledge_entity(d->self->knowledge, one->actor->code);
        if (!dm_actors_is_band(band) || dm_actors_is_party(band) ||
            (land && dm_str_find(band->parent, land->code, 0) == SIZE_MAX) ||
            sentence - one->sentence > AS_LONG_AS || dm_discourse_is_beside(parse, t, one->token))
            continue;
        if (found && !dm_str_eq(found->code, one->actor->code))
            return NULL; /* of several it is not told which */
        found = one->actor;
    }
    return found;
}

const dm_entity *dm_actors_land_of_bands(const dm_actors *self) {
    const dm_entity *land = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *entity = self->names.ptr[i].entity;
        if (entity && entity->kind == DM_KIND_STATE)
            return NULL;
        if (!dm_actors_is_band(entity))
            continue;
        const dm_entity *home = dm_actors_home_of(self, entity);
        if (!home || (land && home != land) ||
            dm_str_find(entity->parent, DM_STR("|"), 0) != SIZE_MAX)
            return NULL;
        land = home;
    }
    return land;
}

/* "seized power in Niger", "the coup in Mali", "Guinea's military rulers": whether the name at
 * token t stands with words of a coup. */
static bool is_of_coup(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t head = dm_tok(parse, t)->head;
    if (head == DM_NO_TOKEN || dm_discourse_is_subject(dm_tok(parse, t)) ||
        dm_tok(parse, t)->rel == DM_REL_APPOS) /* "the colonial power, Portugal" */
        return false;                          /* "China opposed the coup" */
    if (WORD_IN(self, head, "@coup"))
        return true;
    for (DM_CHILDREN(parse, head, c))
        if (c != t && dm_tok(parse, c)->rel == DM_REL_OBJ && WORD_IN(self, c, "@coup"))
            return true;
    return false;
}

const dm_entity *dm_actors_land_of_junta(const dm_actors *self) {
    const dm_entity *land = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        uint32_t over = dm_tok(self->parse, self->names.ptr[i].head)->head;
        if (!state || over == DM_NO_TOKEN || !WORD_IN(self, over, "@took-power") || state == land)
            continue;
        if (land)
            return NULL;
        land = state;
    }
    return land;
}

const dm_entity *dm_actors_land_under_arms(const dm_actors *self) {
    const dm_parse *parse = self->parse;
    const dm_entity *land = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        const dm_entity *state = dm_actors_state_of(self, name);
        uint32_t over = dm_tok(parse, name->head)->head;
        if (!state || over == DM_NO_TOKEN || state == land ||
            !WORD_IN(self, over, "@rules-by-arms") || !WORD_AMONG(self, state->code, "@had-junta"))
            continue;
        if (land)
            return NULL;
        land = state;
    }
    return land;
}

const dm_entity *dm_actors_land_once_of_junta(const dm_actors *self) {
    const dm_entity *land = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        if (!state || state == land || !WORD_AMONG(self, state->code, "@had-junta"))
            continue;
        if (land)
            return NULL;
        land = state;
    }
    return land;
}

const dm_entity *dm_actors_land_of_coup(const dm_actors *self) {
    const dm_entity *land = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        if (!state || !is_of_coup(self, self->names.ptr[i].head))
            continue;
        if (land && land != state)
            return self->most_named;
        land = state;
    }
    return land ? land : self->most_named;
}

const dm_name_span *dm_actors_band_of(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, t, tie)) {
        if (!WORD_IN(self, tie, "@of-a-band"))
            continue;
        for (DM_CHILDREN(parse, tie, c)) {
            const dm_name_span *name = dm_actors_name(self, c);
            bool with = dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "with");
            if (name && dm_actors_is_band(name->entity) && !dm_actors_is_party(name->entity) &&
                (c < tie || with))
                return name;
        }
    }
    return NULL;
}

/* "its top diplomat": whoever stands first among those of the body; "a top diplomat" is one of
 * several. */
static bool stands_first(const dm_actors *self, uint32_t t) {
    bool first = false, some = (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR) != 0;
    for (DM_CHILDREN(self->parse, t, c)) {
        first |= WORD_IN(self, c, "@foremost");
        some |= LEMMA_IN(self->parse, c, "a", "an", "one", "another");
    }
    return first && !some;
}

bool dm_actors_of_some_member(const dm_actors *self, uint32_t t, const dm_actor *whose) {
    const dm_parse *parse = self->parse;
    const dm_entity *entity = dm_knowledge_entity(self->knowledge, whose->code);
    if (!entity || (entity->kind != DM_KIND_ORGANISATION && entity->kind != DM_KIND_GROUP) ||
        dm_actors_counts_all(self, t, entity) || stands_first(self, t))
        return false;
    if (WORD_IN(self, t, "@unnamed-source"))
        return true;
    if (!WORD_IN(self, t, "@representatives") ||
        (LEMMA_IN(parse, t, "official", "envoy") &&
         dm_knowledge_is_of_un(self->knowledge, whose->code)))
        return false; /* "seven UN officials" serve it */
    for (DM_CHILDREN(parse, t, c))
        if (dm_tok(parse, c)->rel == DM_REL_NUMMOD || WORD_IN(self, c, "@some-of-many"))
            return true;
    return false;
}

const dm_entity *dm_actors_body_before(const dm_actors *self, uint32_t official) {
    const dm_parse *parse = self->parse;
    uint32_t word = official > 0 ? official - 1 : 0;
    const dm_entity *found = NULL;
    if (word == official || dm_tok(parse, word)->head != official ||
        !WORD_IN(self, word, "@named-before-officials") || !WORD_IN(self, official, "@serves-body"))
        return NULL;
    bool alliance = LEMMA_IN(parse, word, "alliance");
    for (size_t i = 0; i < self->names.len && self->names.ptr[i].last < word; i++) {
        const dm_entity *one = self->names.ptr[i].entity;
        bool body = one && (one->kind == DM_KIND_ORGANISATION || one->kind == DM_KIND_GROUP) &&
                    dm_str_is(one->sector, "IGO") &&
                    !dm_knowledge_is_of_un(self->knowledge, one->code);
        if (body && !(alliance && found && WORD_AMONG(self, found->code, "@the-alliance")))
            found = one;
    }
    return found;
}
