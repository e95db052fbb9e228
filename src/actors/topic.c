/*
 * topic.c - the state that an article is about from its beginning: to it a new paragraph comes back
 * ("The government", "The police"), whoever was named last in the one before.
 */
#include "actors/discourse.h"

/* The state that the article begins with, and names about as often as any. NULL. */
static const dm_entity *topic_of(const dm_actors *self) {
    enum { LEAST = 3 };
    size_t most = 0;
    for (size_t at = 0; at < self->tally_len; at++)
        most = self->tally[at].times > most ? self->tally[at].times : most;
    bool begins =
        self->tally_len && self->tally[0].times >= LEAST && self->tally[0].times * 3 >= most * 2;
    if (begins && self->sender && self->sender != self->tally[0].state)
        return self->sender; /* "ANKARA - ... the Dutch ban ... | The deputy prime minister" */
    return begins ? self->tally[0].state : NULL;
}

const dm_entity *dm_discourse_back_to(const dm_discourse *d, const dm_phrase *phrase,
                                      const dm_met *last) {
    const dm_actors *self = d->self;
    const dm_entity *topic = topic_of(self);
    if (!topic || !last || dm_str_eq(last->actor->code, topic->code) ||
        (phrase->noun->kind == DM_NOUN_PEOPLE) ||
        dm_actors_is_ahead(self, phrase->head, topic->code))
        return NULL;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    while (sentence > 0 && !self->parse->sentences[sentence].paragraph_start)
        sentence--;
    return last->sentence < sentence ? topic : NULL;
}

/* A thing, or a body of which it is not told whose it is: "The opposition demanded ... It". */
static bool is_told_of_nobody(const dm_actors *self, uint32_t t) {
    const dm_mention *mention = dm_actors_at(self, t);
    return !mention || (mention->actors.len == 1 && !mention->actors.ptr[0].code.len &&
                        mention->actors.ptr[0].kind != DM_KIND_PERSON);
}

bool dm_actors_is_of_a_thing(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t verb = dm_tok(parse, t)->head, sentence = dm_tok(parse, t)->sentence;
    if (!dm_discourse_is_subject(dm_tok(parse, t)) || verb == DM_NO_TOKEN || sentence == 0 ||
        dm_tok(parse, verb)->rel != DM_REL_ROOT)
        return false;
    const dm_sentence *before = &parse->sentences[sentence - 1];
    for (uint32_t c = before->first; c < before->first + before->count; c++)
        if (dm_discourse_is_subject(dm_tok(parse, c)) &&
            dm_tok(parse, dm_tok(parse, c)->head)->rel == DM_REL_ROOT)
            return dm_tok(parse, c)->upos == DM_NOUN && is_told_of_nobody(self, c) &&
                   !(dm_tok(parse, c)->feats & DM_FEAT_PLUR);
    return false;
}

bool dm_actors_are_others(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t sentence = dm_tok(parse, t)->sentence;
    const dm_sentence *before = sentence ? &parse->sentences[sentence - 1] : NULL;
    for (uint32_t u = before ? before->first : t; before && u < before->first + before->count; u++)
        if ((dm_tok(parse, u)->feats & DM_FEAT_PLUR) && WORD_IN(self, u, "@members-announced") &&
            dm_actors_number(parse, u) > 1)
            return true;
    return false;
}

bool dm_actors_is_judged(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t verb = dm_tok(parse, t)->head;
    return dm_tok(parse, t)->rel == DM_REL_OBJ && verb != DM_NO_TOKEN &&
           dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("it")) &&
           WORD_IN(self, verb, "@answering");
}

bool dm_actors_went_to(const dm_actors *self, const dm_met *met) {
    const dm_parse *parse = self->parse;
    uint32_t t = met->token, verb = dm_tok(parse, t)->head;
    bool most = self->most_named && dm_str_eq(self->most_named->code, met->actor->code);
    return !most && dm_tok(parse, t)->rel == DM_REL_OBL && verb != DM_NO_TOKEN &&
           (dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "into")) &&
           WORD_IN(self, verb, "@goes-away");
}
