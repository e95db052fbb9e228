/*
 * named.c - mentions that are names: states, capitals, parties, bodies, and the groups that a
 * phrase names.
 */
#include "actors/discourse.h"
#include "actors/why.h"

/* Houses of parliament and courts that are one state's by default but go by the same name in many:
 * in an article about another state, that one's. Fewer than may_be_owned() of names.c has, since
 * nothing in the phrase says that they are. */
static bool is_bare_body(const dm_actors *self, const dm_name *name) {
    return name->sort == DM_NAME_METONYM && WORD_AMONG(self, name->form, "@bare-body");
}

/* "the Peruvian Congress", "Peru's Congress": whose it is stands there. */
static bool has_owner(const dm_actors *self, const dm_name_span *span) {
    for (DM_CHILDREN(self->parse, span->head, c)) {
        const dm_name_span *other = dm_actors_name(self, c);
        if (other && other != span && other->entity)
            return true;
    }
    return false;
}

/* The state behind a bare body says whose it is: "Congress in Peru", "Parliament of Georgia". */
static const dm_entity *state_behind(const dm_actors *self, const dm_name_span *span) {
    for (DM_CHILDREN(self->parse, span->head, c)) {
        const dm_name_span *other = c > span->last ? dm_actors_name(self, c) : NULL;
        if (other && other->entity && other->entity->kind == DM_KIND_STATE && other->head == c &&
            (other->name->sort == DM_NAME_ENTITY || other->name->sort == DM_NAME_CAPITAL) &&
            (dm_tree_has_case(self->parse, c, "in") || dm_tree_has_case(self->parse, c, "of")))
            return other->entity;
    }
    return NULL;
}

/* "President Clinton asked Congress": who deals with a house of parliament that is his own by
 * default. */
static bool is_asked_at_home(const dm_actors *self, const dm_name_span *span) {
    const dm_token *token = dm_tok(self->parse, span->head);
    uint32_t subject = dm_discourse_is_object(token) && token->head != DM_NO_TOKEN
                           ? dm_tree_find(self->parse, token->head, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    if (subject == DM_NO_TOKEN && token->head != DM_NO_TOKEN &&
        dm_discourse_is_object(token)) /* "suspended flights and asked Congress" */
        subject = dm_tree_find(self->parse, dm_tree_first_conjunct(self->parse, token->head),
                               DM_REL_NSUBJ);
    const dm_mention *asks = subject == DM_NO_TOKEN ? NULL : dm_actors_at(self, subject);
    return asks && asks->actors.len == 1 && span->entity &&
           dm_str_eq(asks->actors.ptr[0].code, span->entity->code);
}

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

static void mention_person(dm_discourse *d, const dm_name_span *span, const dm_actor *met) {
    dm_actor *copy = dm_discourse_copy(d, met, span->first, span->last, DM_WHY_ROLE);
    dm_mention *mention = copy ? dm_actors_mention(d->self, span->head, span->first, span->last,
                                                   DM_MENTION_PERSON, copy, 1)
                               : NULL;
    if (mention)
        dm_discourse_note(d, mention);
}

void dm_discourse_name(dm_discourse *d, const dm_name_span *span) {
    dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_token *token = dm_tok(parse, span->head);
    const dm_name *name = span->name;
    if (name->sort == DM_NAME_ADJECTIVE && token->upos == DM_ADJ && token->rel == DM_REL_AMOD)
        return;
    if (token->rel == DM_REL_COMPOUND)
        return;
    const dm_actor *met = name->sort == DM_NAME_ADJECTIVE || name->sort == DM_NAME_DEMONYM
                              ? dm_discourse_countryman(d, span->head, span->entity->code)
                              : NULL;
    if (!met && dm_actors_is_party(span->entity))
        met = dm_discourse_partisan(d, span);
    if (met) { /* "The Norwegian told reporters" */
        mention_person(d, span, met);
        return;
    }
    bool bare = is_bare_body(self, name);
    bool theirs =
        bare && self->most_named && !has_owner(self, span) && !is_asked_at_home(self, span);
    const dm_entity *owner = bare ? state_behind(self, span) : NULL;
    const dm_entity *entity = owner ? owner : theirs ? self->most_named : span->entity;
    const dm_entity *about = dm_actors_other_party(self, span);
    dm_actor *actor = dm_actors_make(self, about ? about : entity, span->first, span->last);
    if (!actor)
        return;
    if (about) {
        actor->kind = DM_KIND_PEOPLE;
        actor->sector = DM_STR("PTY");
        actor->name = name->form;
    }
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
                     (actor->kind == DM_KIND_STATE || actor->kind == DM_KIND_ENTITY ||
                      name->sort == DM_NAME_CAPITAL); /* "near Brussels" */
    mention->certainty = name->sort == DM_NAME_CAPITAL ? 0.85f : 1.0f;
    dm_discourse_note(d, mention);
}

void dm_discourse_group(dm_discourse *d, const dm_phrase *phrase) {
    uint32_t first, last;
    dm_discourse_span(d->self, phrase->head, NULL, &first, &last);
    const dm_name_span *name = phrase->group;
    last = name->last > last ? name->last : last;
    const dm_entity *about = dm_actors_other_party(d->self, name);
    dm_actor *actor = dm_actors_make(d->self, about ? about : name->entity, first, last);
    if (actor && about) {
        actor->kind = DM_KIND_PEOPLE;
        actor->sector = DM_STR("PTY");
        actor->name = name->name->form;
    }
    if (actor && name->name->sort == DM_NAME_METONYM) {
        actor->sector = name->name->sector;
        actor->name = name->name->form;
    }
    dm_mention *mention =
        actor ? dm_actors_mention(d->self, phrase->head, first, last, DM_MENTION_NAME, actor, 1)
              : NULL;
    if (mention)
        dm_discourse_note(d, mention);
}

void dm_discourse_rebel(dm_discourse *d, uint32_t t) {
    const dm_actor *band = dm_discourse_rebels(d, t);
    dm_actor *actor = band ? dm_discourse_copy(d, band, t, t, "rebels, as") : NULL;
    dm_mention *mention =
        actor ? dm_actors_mention(d->self, t, t, t, DM_MENTION_BODY, actor, 1) : NULL;
    if (mention)
        mention->certainty = 0.75f;
}

/* The name that says behind a comma who the noun at token t is; NULL if none does. The parser may
 * hang it on the "north" of "its neighbour to the north, Libya,". */
static const dm_name_span *named_behind(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[dm_tok(parse, t)->sentence];
    for (DM_CHILDREN(parse, t, c)) {
        if (c > t && LEMMA_IN(parse, c, "north", "south", "east", "west"))
            return named_behind(self, c);
        const dm_name_span *name = dm_actors_name(self, c);
        if (c < t || dm_tok(parse, c)->rel != DM_REL_APPOS || !name || !name->entity ||
            name->head != c || name->name->sort != DM_NAME_ENTITY || !name->first)
            continue;
        uint32_t before = name->first - 1, after = name->last + 1;
        if (LEMMA_IN(parse, before, "the") && before > t)
            before--;
        bool closed = after >= s->first + s->count || dm_str_is(dm_tok(parse, after)->form, ",") ||
                      dm_str_is(dm_tok(parse, after)->form, ".");
        if (closed && dm_str_is(dm_tok(parse, before)->form, ","))
            return name;
    }
    return NULL;
}

bool dm_discourse_named_behind(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_token *noun = dm_tok(self->parse, t);
    const dm_name_span *name =
        noun->upos == DM_NOUN && !(noun->feats & DM_FEAT_PLUR) ? named_behind(self, t) : NULL;
    if (!name || WORD_IN(self, t, "@lies-somewhere"))
        return false;
    dm_actor *actor = dm_actors_make(self, name->entity, name->first, name->last);
    dm_mention *mention =
        actor ? dm_actors_mention(self, t, t, t, DM_MENTION_OTHER, actor, 1) : NULL;
    if (mention)
        dm_discourse_note(d, mention);
    return mention != NULL;
}
