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
