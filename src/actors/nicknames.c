/*
 * nicknames.c - phrases that stand for an actor without naming it: "the bloc", "world leaders",
 * "the island" (lexicon/actors/nicknames.tsv).
 */
#include "actors/discourse.h"

#include "base/utf8.h"

enum { RECENT_SENTENCES = 6, CENTRAL = 5 };

/* "the premier said the country's authorities had": who says it of the subject that t belongs to;
 * DM_NO_TOKEN if nobody does. */
static uint32_t told_of(const dm_parse *parse, uint32_t t) {
    uint32_t subject = dm_tok(parse, t)->head;
    if ((dm_tok(parse, t)->rel != DM_REL_NMOD && dm_tok(parse, t)->rel != DM_REL_NMOD_POSS) ||
        !dm_discourse_is_subject(dm_tok(parse, subject)))
        return DM_NO_TOKEN;
    uint32_t verb = dm_tok(parse, subject)->head;
    return dm_tok(parse, verb)->rel == DM_REL_CCOMP
               ? dm_tree_find(parse, dm_tok(parse, verb)->head, DM_REL_NSUBJ)
               : DM_NO_TOKEN;
}

/* "Kenya backs the text, the country's ministry said": the subject of what that ministry tells
 * before; DM_NO_TOKEN if it tells nothing so. */
static uint32_t told_before(const dm_parse *parse, uint32_t t) {
    uint32_t teller =
        dm_tok(parse, t)->rel == DM_REL_NMOD_POSS ? dm_tok(parse, t)->head : (uint32_t)DM_NO_TOKEN;
    uint32_t clause = teller == DM_NO_TOKEN ? teller : dm_discourse_told_by(parse, teller);
    return clause == DM_NO_TOKEN ? clause : dm_tree_find(parse, clause, DM_REL_NSUBJ);
}

/* "Nicaragua also cut ties with the country": as an object is. */
static bool is_done_with(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t over = dm_tok(parse, t)->head;
    bool with = dm_tree_has_case(parse, t, "with") || dm_tree_has_case(parse, t, "against") ||
                dm_tree_has_case(parse, t, "on");
    return with && over != DM_NO_TOKEN &&
           (dm_tok(parse, t)->rel == DM_REL_OBL ||
            (dm_tok(parse, t)->rel == DM_REL_NMOD && dm_discourse_is_object(dm_tok(parse, over))));
}

/* Somebody of a body of states: no country is meant by "the country" behind his name. */
static bool serves_body(const dm_actors *self, const dm_actor *actor) {
    const dm_entity *entity = dm_knowledge_entity(self->knowledge, actor->code);
    return entity && (entity->kind == DM_KIND_ORGANISATION || entity->kind == DM_KIND_GROUP);
}

/* The organisation named last, or the state: that which was the subject of the sentence before, if
 * one was. */
static const dm_actor *last_of_kind(const dm_discourse *d, uint32_t t, bool organisation) {
    const dm_parse *parse = d->self->parse;
    uint32_t sentence = dm_tok(parse, t)->sentence, over = dm_tok(parse, t)->head;
    const dm_actor *latest = NULL;
    bool with = is_done_with(d->self, t);
    bool object = with || dm_discourse_is_object(dm_tok(parse, t));
    bool inner = !object && !dm_discourse_is_subject(dm_tok(parse, t)); /* "the country's laws" */
    uint32_t told = inner ? told_of(parse, t) : DM_NO_TOKEN;
    if (inner && told == DM_NO_TOKEN)
        told = told_before(parse, t);
    for (size_t i = d->power_count; i > 0 && !organisation && told != DM_NO_TOKEN; i--)
        if (d->powers[i - 1].token == told && d->powers[i - 1].actor->kind == DM_KIND_STATE)
            return d->powers[i - 1].actor;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            continue;
        bool union_of_states = one->actor->kind == DM_KIND_ORGANISATION ||
                               one->actor->kind == DM_KIND_GROUP ||
                               serves_body(d->self, one->actor); /* "ECOWAS leaders met" */
        bool body = (union_of_states && !WORD_IN(d->self, t, "@band-noun")) ||
                    (dm_actors_is_group_noun(d->self, t) && !WORD_IN(d->self, t, "@union") &&
                     dm_actors_is_band(dm_knowledge_entity(d->self->knowledge, one->actor->code)));
        bool state = one->actor->kind == DM_KIND_STATE ||
                     (one->actor->kind == DM_KIND_PERSON && !serves_body(d->self, one->actor));
        if (organisation && body && WORD_IN(d->self, t, "@members") &&
            dm_discourse_is_beside(parse, t, one->token))
            return NULL; /* "The African Union urged member states": its own */
        if (!(organisation ? body : state) || dm_discourse_is_beside(parse, t, one->token) ||
            (with && one->subject && one->sentence == sentence) ||
            ((WORD_IN(d->self, t, "@union") || dm_tree_lemma_is(parse, t, "group")) &&
             dm_knowledge_is_of_un(d->self->knowledge, one->actor->code)) ||
            dm_actors_is_ahead(d->self, t, one->actor->code))
            continue;
        if (!organisation && told != DM_NO_TOKEN && one->token == told)
            return one->actor;
        bool parallel = object ? one->object || one->sentence == sentence : one->subject;
        bool leads = inner && over != DM_NO_TOKEN && dm_discourse_is_subject(dm_tok(parse, over));
        bool central = inner && d->self->most_named && sentence - one->sentence <= CENTRAL &&
                       dm_str_eq(one->actor->code, d->self->most_named->code);
        if (organisation || central ||
            ((!inner || leads) && parallel && sentence - one->sentence <= 1))
            return one->actor;
        if (!latest)
            latest = one->actor;
    }
    return latest;
}

/* "rejected an Arab League resolution and accused the organisation", "the EU envoy said the bloc":
 * the one named last before the word, in whatever place, within so many sentences; NULL. */
static const dm_entity *organisation_before(const dm_actors *self, uint32_t t, uint32_t sentences) {
    const dm_entity *found = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        uint32_t apart =
            dm_tok(self->parse, t)->sentence - dm_tok(self->parse, name->head)->sentence;
        if (name->last < t && apart <= sentences && name->entity &&
            name->entity->kind == DM_KIND_ORGANISATION &&
            !(WORD_IN(self, t, "@union") &&
              dm_knowledge_is_of_un(self->knowledge, name->entity->code)))
            found = name->entity;
    }
    return found;
}

/* Whether a list with bars between has the code. */
static bool lists(dm_str codes, dm_str code) {
    dm_str one;
    while (dm_str_split(&codes, '|', &one))
        if (dm_str_eq(one, code))
            return true;
    return false;
}

/* "stationed in the Maldives, the island nation's government said": the one of these states that
 * was named last before the word, if only as a place; NULL. */
static const dm_entity *land_before(const dm_actors *self, uint32_t t, dm_str codes) {
    const dm_entity *found = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        uint32_t apart =
            dm_tok(self->parse, t)->sentence - dm_tok(self->parse, name->head)->sentence;
        if (name->last < t && apart <= RECENT_SENTENCES && name->entity &&
            lists(codes, name->entity->code))
            found = name->entity;
    }
    return found;
}

static bool is_quantity(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    return dm_tok(parse, t)->upos == DM_NUM || WORD_IN(self, t, "@some-of-many") ||
           LEMMA_IN(parse, t, "other", "numerous", "all", "the", "key", "its", "dozen", "more");
}

/* "15-nation": the token behind a number of members that begins at t; t if none does. */
static uint32_t behind_number(const dm_actors *self, uint32_t t, uint32_t head) {
    const dm_parse *parse = self->parse;
    bool number = t + 2 < head && dm_tok(parse, t)->upos == DM_NUM &&
                  dm_str_is(dm_tok(parse, t + 1)->form, "-") &&
                  WORD_IN(self, t + 2, "@counted-members");
    return number ? t + 3 : t;
}

/* How many tokens from t on only describe a country, "oil-rich", "war-torn", "tiny"; 0 if t begins
 * nothing of the kind. */
static uint32_t describes(const dm_actors *self, uint32_t t, uint32_t head) {
    uint32_t hyphened = dm_actors_hyphened(self, t, head, "@describes-country-hyphened");
    bool behind_adverb = WORD_IN(self, t, "@describes-more") && t + 1 < head &&
                         WORD_AMONG(self, dm_tok(self->parse, t + 1)->form, "@describes-country");
    return hyphened                                                               ? hyphened
           : behind_adverb                                                        ? 2
           : WORD_AMONG(self, dm_tok(self->parse, t)->form, "@describes-country") ? 1
                                                                                  : 0;
}

/* "the oil-rich South American nation", "the tiny kingdom": what the phrase stands for without the
 * words that only describe; NULL if there are none, or it stands for no country. */
static const dm_nickname *described_at(const dm_actors *self, uint32_t first, uint32_t head,
                                       char *words, size_t room) {
    size_t n = dm_actors_spell(self->parse, first, words, 0, room);
    bool dropped = false;
    if (!dm_str_eq_nocase(dm_tok(self->parse, first)->form, DM_STR("the")))
        return NULL;
    for (uint32_t t = first + 1; n && t <= head;) {
        uint32_t step = t < head ? describes(self, t, head) : 0;
        dropped |= step > 0;
        if (!step)
            n = dm_actors_spell(self->parse, t, words, n, room);
        t += step ? step : 1;
    }
    const dm_nickname *found =
        n && dropped ? dm_knowledge_nickname(self->knowledge, (dm_str){words, n}, false) : NULL;
    return found && found->condition == DM_STANDS_LAST_STATE ? found : NULL;
}

/* Whether some nickname ends with the word; a glance, which of most says that none does. */
static bool may_end_nickname(const dm_actors *self, uint32_t t) {
    enum { MOST_BYTES = 64 };
    char word[MOST_BYTES];
    bool glued = t > 0 && !dm_tok(self->parse, t - 1)->space_after;
    size_t n = dm_utf8_lower_to(word, sizeof word, dm_tok(self->parse, t)->form);
    return glued || !n || dm_knowledge_nickname_ends(self->knowledge, (dm_str){word, n});
}

/* What the words of the phrase, from its article to its head, stand for. "the 15-nation bloc" is
 * the bloc. */
static const dm_nickname *nickname_at(const dm_actors *self, uint32_t head) {
    enum { MOST_WORDS = 8, MOST_BYTES = 256 };
    const dm_parse *parse = self->parse;
    uint32_t first, last;
    char words[MOST_BYTES];
    if (!may_end_nickname(self, head) && !dm_actors_is_union(self, head))
        return NULL;
    dm_tree_phrase(parse, head, &first, &last);
    if (head - first >= MOST_WORDS)
        return NULL;
    bool capital = dm_utf8_is_capitalised(dm_tok(parse, head)->form);
    uint32_t begin = first;
    size_t n = dm_actors_spell(parse, first, words, 0, sizeof words);
    for (uint32_t t = behind_number(self, first + 1, head); n && t <= head; t++)
        n = dm_actors_spell(parse, t, words, n, sizeof words);
    const dm_nickname *found =
        n ? dm_knowledge_nickname(self->knowledge, (dm_str){words, n}, capital) : NULL;
    if (!found && first < head && is_quantity(self, first)) { /* "some European countries" */
        n = dm_actors_spell(parse, ++first, words, 0, sizeof words);
        for (uint32_t t = first + 1; n && t <= head; t++)
            n = dm_actors_spell(parse, t, words, n, sizeof words);
        found = n ? dm_knowledge_nickname(self->knowledge, (dm_str){words, n}, capital) : NULL;
        if (found && (found->code.len || found->condition != DM_STANDS_ALWAYS))
            found = NULL;
    }
    if (!found)
        found = described_at(self, begin, head, words, sizeof words);
    static const dm_nickname UNION = {{"", 0}, DM_STANDS_LAST_ORGANISATION, false};
    if (!found && dm_actors_is_union(self, head))
        return &UNION;
    return found && found->capital && !capital ? NULL : found;
}

/* Whether `word` is one of the words of a name. */
static bool holds_word(dm_str name, dm_str word) {
    for (size_t at = dm_str_find(name, word, 0); at != SIZE_MAX;
         at = dm_str_find(name, word, at + 1)) {
        size_t end = at + word.len;
        if ((at == 0 || name.ptr[at - 1] == ' ') && (end == name.len || name.ptr[end] == ' '))
            return true;
    }
    return false;
}

/* Whether the word is in the name of that actor, or is what an organisation was called where it was
 * met: "An arbitral tribunal ruled" is the Permanent Court of Arbitration. */
static bool is_called(const dm_actors *self, const dm_met *one, const dm_entity *entity,
                      dm_str word) {
    dm_str name = dm_utf8_lowered(self->arena, entity->name);
    dm_str many = dm_arena_printf(self->arena, "%.*ss", DM_FMT(word)); /* Rapid Support Forces */
    return holds_word(name, word) || (dm_actors_is_band(entity) && holds_word(name, many)) ||
           (entity->kind == DM_KIND_ORGANISATION &&
            dm_str_eq_nocase(dm_tok(self->parse, one->token)->lemma, word));
}

/* The last one met who is of that code, or, where none is given, in whose name the word is: "the
 * court" where the International Court of Justice was named, "the North" where North Korea was. */
static const dm_actor *last_named(const dm_discourse *d, uint32_t t, dm_str code) {
    enum { AS_LONG_AS = 3 * RECENT_SENTENCES };
    const dm_actors *self = d->self;
    dm_str word = dm_utf8_lowered(self->arena, dm_tok(self->parse, t)->lemma);
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        const dm_entity *entity = dm_knowledge_entity(self->knowledge, one->actor->code);
        if (!entity || dm_tok(self->parse, t)->sentence - one->sentence > AS_LONG_AS)
            continue;
        if (code.len ? dm_str_eq(entity->code, code) : is_called(self, one, entity, word))
            return one->actor;
    }
    return NULL;
}

/* "rejected a Security Council statement ... The council": the body that was named as a part of
 * something else, by the same rule; NULL. */
static const dm_entity *named_in_passing(const dm_actors *self, uint32_t t, dm_str code) {
    enum { AS_LONG_AS = 3 * RECENT_SENTENCES };
    dm_str word = dm_utf8_lowered(self->arena, dm_tok(self->parse, t)->lemma);
    for (size_t i = self->names.len; i > 0; i--) {
        const dm_name_span *name = &self->names.ptr[i - 1];
        if (name->last >= t || !name->entity || name->entity->kind != DM_KIND_ORGANISATION ||
            dm_tok(self->parse, t)->sentence - dm_tok(self->parse, name->head)->sentence >
                AS_LONG_AS)
            continue;
        if (code.len ? dm_str_eq(name->entity->code, code)
                     : holds_word(dm_utf8_lowered(self->arena, name->entity->name), word))
            return name->entity;
    }
    return NULL;
}

/* "the South" where only North Korea was named: whose name is that with the other side of the
 * compass; NULL if there is none. */
static const dm_entity *across(const dm_discourse *d, uint32_t t) {
    enum { AS_LONG_AS = RECENT_SENTENCES };
    const dm_knowledge *knowledge = d->self->knowledge;
    dm_str side = dm_tok(d->self->parse, t)->lemma;
    bool south = dm_str_eq_nocase(side, DM_STR("south"));
    if (!south && !dm_str_eq_nocase(side, DM_STR("north")))
        return NULL;
    dm_str other = south ? DM_STR("North ") : DM_STR("South ");
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        const dm_entity *named = dm_knowledge_entity(knowledge, one->actor->code);
        if (!named || !dm_str_starts(named->name, other) ||
            dm_tok(d->self->parse, t)->sentence - one->sentence > AS_LONG_AS)
            continue;
        dm_str land = dm_str_sub(named->name, other.len, named->name.len);
        for (size_t k = 0; k < dm_knowledge_entity_count(knowledge); k++) {
            const dm_entity *entity = dm_knowledge_entity_at(knowledge, (uint32_t)k);
            if (entity->kind == DM_KIND_STATE && entity->name.len == named->name.len &&
                dm_str_starts(entity->name, south ? DM_STR("South ") : DM_STR("North ")) &&
                dm_str_eq(dm_str_sub(entity->name, other.len, entity->name.len), land))
                return entity;
        }
    }
    return NULL;
}

/* Of the states of these codes the one that the article names most, if no other of them comes near;
 * NULL. */
static const dm_entity *central_of(const dm_actors *self, dm_str codes) {
    const dm_state_tally *most = NULL;
    size_t next = 0;
    for (size_t i = 0; i < self->tally_len; i++) {
        const dm_state_tally *one = &self->tally[i];
        if (!lists(codes, one->state->code))
            continue;
        bool more = !most || one->times > most->times;
        next = more ? (most ? most->times : next) : one->times > next ? one->times : next;
        most = more ? one : most;
    }
    return most && most->times * 2 >= next * 3 && most->times > next ? most->state : NULL;
}

/* "the island", "the kingdom": of the states that are one, by their codes with bars between, the
 * one that the article is about, else the one spoken of last; NULL if none was. */
static const dm_actor *last_of_these(const dm_discourse *d, uint32_t t, dm_str codes) {
    enum { AS_LONG_AS = 3 * RECENT_SENTENCES };
    const dm_entity *about = central_of(d->self, codes);
    for (size_t i = about ? d->power_count : 0; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (dm_str_eq(one->actor->code, about->code) &&
            !dm_discourse_is_beside(d->self->parse, t, one->token))
            return one->actor;
    }
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (dm_tok(d->self->parse, t)->sentence - one->sentence > AS_LONG_AS)
            break;
        if (one->actor->code.len && lists(codes, one->actor->code) &&
            !dm_discourse_is_beside(d->self->parse, t, one->token))
            return one->actor;
    }
    return NULL;
}

/* "world leaders", "European countries": some that are not told. */
static dm_actor *nobody_known(dm_actors *self, uint32_t first, uint32_t last) {
    dm_actor *actor = DM_NEW(self->arena, dm_actor);
    if (!actor)
        return NULL;
    actor->kind = DM_KIND_PEOPLE;
    actor->sector = DM_STR("IGO");
    actor->text = actor->name = dm_tree_text(self->parse, first, last);
    actor->span = (dm_span){dm_tok(self->parse, first)->start, dm_tok(self->parse, last)->end};
    actor->why = DM_STR("some of many that are not told");
    return actor;
}

/* "West African leaders" where ECOWAS is named: the first of the codes, with bars between, that the
 * article names; NULL if it names none. */
static const dm_entity *named_of(const dm_actors *self, dm_str codes) {
    dm_str code;
    while (dm_str_split(&codes, '|', &code))
        for (size_t i = 0; i < self->names.len; i++)
            if (self->names.ptr[i].entity && dm_str_eq(self->names.ptr[i].entity->code, code))
                return self->names.ptr[i].entity;
    return NULL;
}

/* "leaders on Thursday froze", hung on the leaders. */
static bool is_dated(const dm_parse *parse, uint32_t t) {
    return dm_tree_has_case(parse, t, "on") && dm_tok(parse, t)->upos == DM_PROPN;
}

/* "accused the organisation of meddling": no part of its name. */
static bool is_charge(const dm_actors *self, uint32_t t, uint32_t child) {
    const dm_token *token = dm_tok(self->parse, t);
    return dm_discourse_is_object(token) && token->head != DM_NO_TOKEN &&
           WORD_IN(self, token->head, "@charges") && dm_tree_has_case(self->parse, child, "of");
}

/* "the North", "the breakaway region", of whoever was named before; NULL. */
static const dm_actor *named_by_nickname(const dm_discourse *d, uint32_t t) {
    const dm_nickname *nickname = nickname_at(d->self, t);
    bool capital = dm_utf8_is_capitalised(dm_tok(d->self->parse, t)->form);
    if (!nickname)
        return NULL;
    if (nickname->condition == DM_STANDS_LAST_STATE && nickname->code.len)
        return last_of_these(d, t, nickname->code);
    return capital && nickname->condition == DM_STANDS_NAMED ? last_named(d, t, nickname->code)
                                                             : NULL;
}

const dm_actor *dm_discourse_nicknamed(const dm_discourse *d, uint32_t body) {
    const dm_parse *parse = d->self->parse;
    for (DM_CHILDREN(parse, body, c)) {
        bool of = c > body && dm_tok(parse, c)->rel == DM_REL_NMOD &&
                  (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "for") ||
                   dm_tree_has_case(parse, c, "in"));         /* "the opposition in the kingdom" */
        if (!of && dm_tok(parse, c)->rel != DM_REL_NMOD_POSS) /* "the breakaway region's leader" */
            continue;
        uint32_t owner = of ? dm_tree_find(parse, c, DM_REL_NMOD_POSS) : c;
        const dm_actor *whose = named_by_nickname(d, owner == DM_NO_TOKEN ? c : owner);
        if (whose && (whose->kind == DM_KIND_STATE || whose->kind == DM_KIND_ENTITY))
            return whose;
        const dm_entity *land =
            whose && whose->kind == DM_KIND_PERSON /* the state was told of through its president */
                ? dm_knowledge_entity(d->self->knowledge, whose->code)
                : NULL;
        if (land && land->kind == DM_KIND_STATE)
            return dm_actors_make(d->self, land, c, c);
    }
    return NULL;
}

uint32_t dm_actors_other_of_kind(const dm_actors *self, uint32_t from, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (uint32_t u = from + 1; u < t; u++) {
        uint32_t next = u + 1, determiner = dm_tree_find(parse, u, DM_REL_DET);
        if (dm_tok(parse, u)->upos != DM_NOUN || (dm_tok(parse, u)->feats & DM_FEAT_PLUR) ||
            !dm_str_eq_nocase(dm_tok(parse, u)->lemma, dm_tok(parse, t)->lemma))
            continue;
        next += dm_str_is(dm_tok(parse, next)->form, ",");
        next += dm_tok(parse, next)->upos == DM_DET;
        bool some = determiner == DM_NO_TOKEN || dm_tree_lemma_is(parse, determiner, "a");
        if (next < t && dm_utf8_is_capitalised(dm_tok(parse, next)->form) &&
            (some || next == u + 1)) /* not "the group said Moscow" */
            return next;
    }
    return DM_NO_TOKEN;
}

/* Whether behind the one who was met last another of that kind is told of by a name that nobody
 * knows. */
static bool another_since(const dm_discourse *d, uint32_t t, const dm_actor *last) {
    size_t i = d->power_count;
    while (i > 0 && d->powers[i - 1].actor != last)
        i--;
    uint32_t other = dm_actors_other_of_kind(d->self, i ? d->powers[i - 1].token : t, t);
    const dm_name_span *name = other == DM_NO_TOKEN ? NULL : dm_actors_name(d->self, other);
    return other != DM_NO_TOKEN && (!name || !name->entity || name->entity->kind == DM_KIND_STATE);
}

/* Who a nickname stands for that is bound to what the article named: an entity, or the actor met
 * last of its kind. False if it names nobody there, or somebody else. */
static bool bound_to(const dm_discourse *d, uint32_t t, const dm_nickname *nickname,
                     const dm_entity **entity, const dm_actor **last) {
    const dm_actors *self = d->self;
    dm_str code = nickname->code;
    bool organisation = nickname->condition == DM_STANDS_LAST_ORGANISATION,
         named = nickname->condition == DM_STANDS_NAMED, body = WORD_IN(self, t, "@body-word");
    if (!named && !(organisation && code.len)) {
        bool listed = code.len > 0; /* of these states the one that was told of last */
        *last = listed ? last_of_these(d, t, code) : last_of_kind(d, t, organisation);
        if (*last && organisation && another_since(d, t, *last))
            return false;
        if (!*last && listed)
            *entity = land_before(self, t, code);
        return true;
    }
    *last = last_named(d, t, code);
    if (!*last && named && code.len)
        *last = last_named(d, t, (dm_str){"", 0});
    if (!*last && named && !code.len)
        *entity = across(d, t);
    bool common = named && !*last && code.len && !nickname->capital;
    if (common) /* "the alliance", where NATO was not named */
        *entity = NULL;
    if (!*last && named && !*entity)
        *entity = named_in_passing(self, t, code);
    if (common && !*entity && body)
        *last = last_of_kind(d, t, true);
    if (!*last && !*entity && !code.len && (body || WORD_IN(self, t, "@band-noun")))
        *last = last_of_kind(d, t, true); /* "the organisation", by another name */
    return *last || *entity;              /* "the alliance" is NATO only where NATO was named */
}

/* "the Palestinian group": the one that was named. */
static bool mention_band(dm_discourse *d, uint32_t t, const dm_entity *band) {
    uint32_t first, last;
    dm_tree_phrase(d->self->parse, t, &first, &last);
    dm_actor *actor = dm_actors_make(d->self, band, first, t);
    dm_mention *mention =
        actor ? dm_actors_mention(d->self, t, first, t, DM_MENTION_ANAPHOR, actor, 1) : NULL;
    if (mention) {
        mention->certainty = 0.8f;
        dm_discourse_note(d, mention);
    }
    return mention;
}

/* "the breakaway region of Abkhazia" says itself which. */
static bool says_which(const dm_actors *self, uint32_t t) {
    for (DM_CHILDREN(self->parse, t, c))
        if (c > t && dm_tok(self->parse, c)->rel == DM_REL_NMOD && !is_dated(self->parse, c) &&
            !is_charge(self, t, c))
            return true;
    return false;
}

/* "the regime", where "the Syrian regime" is spoken of: it is nobody's that was named last. */
static const dm_entity *junta_told(dm_actors *self, const dm_entity *entity,
                                   const dm_actor **last) {
    const dm_entity *ruled = dm_actors_land_of_junta(self);
    if (!ruled)
        return entity;
    *last = NULL;
    return ruled;
}

/* The body that is spoken of near the word, else `entity`. */
static const dm_entity *body_told(dm_actors *self, uint32_t t, const dm_entity *entity) {
    const dm_entity *told = dm_actors_union_told(self, t);
    if (!told && WORD_IN(self, t, "@body-word"))
        told = organisation_before(self, t, entity ? 0 : RECENT_SENTENCES);
    return told ? told : entity;
}

/* "the bloc", "world leaders": by lexicon/actors/nicknames.tsv. True if the phrase is one, whether
 * or not it could be resolved. */
bool dm_discourse_nickname(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_entity *band = dm_actors_band_called(self, t);
    if (band)
        return mention_band(d, t, band);
    const dm_nickname *nickname = nickname_at(self, t);
    if (!nickname)
        return false;
    bool article = nickname->condition == DM_STANDS_ARTICLE,
         always = nickname->condition == DM_STANDS_ALWAYS,
         named = nickname->condition == DM_STANDS_NAMED;
    const dm_actor *last = NULL;
    if (!always && says_which(self, t))
        return false;
    if (article && WORD_IN(self, t, "@part-of-body")) { /* "the Commission", if one was named */
        last = last_named(d, t, (dm_str){"", 0});
        article = !last;
    }
    const dm_entity *entity = article ? named_of(self, nickname->code)
                              : nickname->code.len /* a list of codes is no entity's */
                                  ? dm_knowledge_entity(self->knowledge, nickname->code)
                                  : NULL;
    if (!article && !always && !last && !bound_to(d, t, nickname, &entity, &last))
        return false;
    if (!nickname->code.len && nickname->condition == DM_STANDS_LAST_STATE &&
        WORD_IN(self, t, "@took-power"))
        entity = junta_told(self, entity, &last);
    if (last)
        entity = dm_knowledge_entity(self->knowledge, last->code);
    if (!nickname->code.len && nickname->condition == DM_STANDS_LAST_ORGANISATION)
        entity = body_told(self, t, entity);
    uint32_t first, end;
    dm_tree_phrase(self->parse, t, &first, &end);
    dm_actor *actor = entity ? dm_actors_make(self, entity, first, t) : NULL;
    if (actor && last)
        actor->why = dm_arena_printf(self->arena, "stands for \"%.*s\"", DM_FMT(last->text));
    if (!entity && (article || (!nickname->code.len && always)))
        actor = nobody_known(self, first, t);
    dm_mention *mention =
        actor ? dm_actors_mention(self, t, first, t, entity ? DM_MENTION_ANAPHOR : DM_MENTION_OTHER,
                                  actor, 1)
              : NULL;
    if (mention)
        mention->certainty = last || named ? 0.75f : 0.9f;
    if (mention && entity && dm_discourse_is_subject(dm_tok(self->parse, t)))
        dm_discourse_note(d, mention); /* "The regime accused Paris. Its prime minister ..." */
    return true;
}
