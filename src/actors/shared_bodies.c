/*
 * shared_bodies.c - bodies of one name in several states: "the Foreign Office" of Britain, Germany
 * and Pakistan, the Majlis of Iran and the Maldives. Whose is meant tells the town behind it ("in
 * Islamabad"), the town that the report was sent from, else which of these states the article
 * names most; where none of this tells, the one of class @first-of-namesakes. And "the cabinet"
 * behind a capital that opens the sentence.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

enum { BEHIND = 1000, SENT_FROM = 100 }; /* more than an article names any state */

const dm_entity *dm_actors_sent_from(const dm_actors *self) {
    enum { OPENS_WITHIN = 40, MOST_BYTES = 64 }; /* tokens: a title may stand before */
    const dm_parse *parse = self->parse;
    dm_str line = self->article ? self->article->dateline : (dm_str){"", 0};
    for (uint32_t t = 0; !line.len && t < parse->token_count && t < OPENS_WITHIN; t++) {
        dm_str form = parse->tokens[t].form;
        if (t == parse->sentences[parse->tokens[t].sentence].first && form.len > 3 &&
            dm_utf8_is_capitalised(form) && dm_utf8_is_capitalised(dm_str_sub(form, 1, form.len)))
            line = dm_str_sub(parse->text, parse->tokens[t].start, (uint32_t)parse->text.len);
    }
    char town[MOST_BYTES];
    size_t length = 0;
    while (length < line.len && length < sizeof town - 1 &&
           ((line.ptr[length] >= 'A' && line.ptr[length] <= 'Z') || line.ptr[length] == ' ')) {
        bool begins = length == 0 || line.ptr[length - 1] == ' ';
        town[length] = begins ? line.ptr[length] : (char)(line.ptr[length] | ' ');
        length++;
    }
    while (length && town[length - 1] == ' ')
        length--;
    dm_match match;
    bool known = length > 2 &&
                 dm_knowledge_match(self->knowledge, (dm_str){town, length}, 0, &match) &&
                 match.length == length && match.name->sort == DM_NAME_CAPITAL;
    return known ? dm_knowledge_entity_at(self->knowledge, match.name->target) : NULL;
}

/* How much speaks for the state as the one whose body the name is. */
static size_t weigh(const dm_actors *self, const dm_name_span *body, const dm_entity *state,
                    const dm_entity *home) {
    const dm_parse *parse = self->parse;
    size_t weight = home == state ? SENT_FROM : 0;
    bool first = WORD_AMONG(self, dm_utf8_lowered(self->arena, state->code), "@first-of-namesakes");
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *one = &self->names.ptr[i];
        if (one->entity != state || one == body ||
            (one->name->sort == DM_NAME_METONYM && dm_str_eq(one->name->form, body->name->form)))
            continue;
        bool behind =
            one->first == body->last + 2 && dm_str_is(parse->tokens[body->last + 1].form, "in");
        weight += behind ? BEHIND : 1;
    }
    return 2 * weight + first;
}

/* How often the article names the state otherwise than by this body; in `beside` whether the
 * sentence of the body does. */
static size_t times_named(const dm_actors *self, const dm_name_span *body, const dm_entity *state,
                          bool *beside) {
    size_t times = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *one = &self->names.ptr[i];
        if (one->name == body->name || dm_actors_state_of(self, one) != state)
            continue;
        times++;
        *beside |=
            dm_tok(self->parse, one->head)->sentence == dm_tok(self->parse, body->head)->sentence;
    }
    return times;
}

/* "The opposition in Congress" in an article about Honduras: its own, where the state of the name
 * is hardly spoken of; NULL. */
static const dm_entity *home_of_congress(const dm_actors *self, const dm_name_span *body) {
    enum { RARER = 3 };
    bool beside = false, ignored = false;
    const dm_entity *found = NULL;
    size_t most = 0;
    if (!WORD_AMONG(self, body->name->form, "@congress"))
        return NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *state = dm_actors_state_of(self, &self->names.ptr[i]);
        if (!state || state == body->entity || state == found ||
            !WORD_AMONG(self, state->code, "@has-congress"))
            continue;
        size_t times = times_named(self, body, state, &ignored);
        found = times > most ? state : found;
        most = times > most ? times : most;
    }
    size_t own = times_named(self, body, body->entity, &beside);
    return !beside && own * RARER <= most ? found : NULL;
}

void dm_actors_settle_bodies(dm_actors *self) {
    const dm_parse *parse = self->parse;
    dm_match match;
    for (size_t i = 0; i < self->names.len; i++) {
        dm_name_span *span = &self->names.ptr[i];
        if (!span->entity || span->name->sort != DM_NAME_METONYM ||
            span->entity->kind != DM_KIND_STATE)
            continue;
        const dm_entity *own = dm_knowledge_entity_at(self->knowledge, span->name->target);
        if (own != span->entity) /* "Peru's Congress" says itself whose it is */
            continue;
        const dm_entity *theirs = home_of_congress(self, span);
        if (theirs) {
            span->entity = theirs;
            continue;
        }
        uint32_t at = parse->tokens[span->first].start;
        size_t length = parse->tokens[span->last].end - at, most = SIZE_MAX;
        const dm_entity *home = NULL;
        for (bool found = dm_knowledge_match(self->knowledge, parse->text, at, &match); found;
             found = dm_knowledge_next_match(self->knowledge, parse->text, at, &match)) {
            const dm_entity *other = dm_knowledge_entity_at(self->knowledge, match.name->target);
            if (match.length != length || match.name->sort != DM_NAME_METONYM || match.name->from ||
                match.name->to || other == own || other->to)
                continue;
            if (most == SIZE_MAX) {
                home = self->sender;
                most = weigh(self, span, own, home);
            }
            size_t weight = weigh(self, span, other, home);
            if (weight <= most)
                continue;
            span->name = match.name;
            span->entity = other;
            most = weight;
        }
    }
}

const dm_actor *dm_discourse_opened(const dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                    uint32_t last) {
    enum { OPENED_WITHIN = 6 }; /* words from the town to the subject */
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[dm_tok(parse, phrase->head)->sentence];
    const dm_name_span *name = s->count > 2 && dm_str_is(dm_tok(parse, s->first)->form, "In")
                                   ? dm_actors_name(self, s->first + 1)
                                   : NULL;
    uint32_t over = dm_tok(parse, phrase->head)->head; /* "the Prime Minister's office" */
    bool owner = over != DM_NO_TOKEN && WORD_IN(self, over, "@office-of-ruler") &&
                 (dm_tok(parse, phrase->head)->rel == DM_REL_NMOD_POSS ||
                  dm_tree_has_case(parse, phrase->head, "of"));
    uint32_t subject = owner ? over : phrase->head;
    bool governs = WORD_IN(self, phrase->head, "@governs") ||
                   WORD_IN(self, phrase->head, "@sits-there") ||
                   (owner && WORD_IN(self, phrase->head, "@ruler-with-office"));
    if (!name || !name->entity || name->entity->kind != DM_KIND_STATE || !governs ||
        name->name->sort != DM_NAME_CAPITAL || phrase->head > name->last + OPENED_WITHIN ||
        !phrase->definite || !dm_discourse_is_subject(dm_tok(parse, subject)) ||
        WORD_AMONG(self, name->name->form,
                   "@seat-of-a-union")) /* where the Union is at home as well */
        return NULL;
    return dm_actors_make(d->self, name->entity, first, last);
}
