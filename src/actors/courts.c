/*
 * courts.c - judges, prosecutors and tribunals of courts between states: of the court that was
 * named last, not of the state where they sit.
 */
#include "actors/discourse.h"

bool dm_actors_is_court(const dm_entity *body) {
    return body && body->kind == DM_KIND_ORGANISATION &&
           (dm_str_find(body->name, DM_STR("Court"), 0) != SIZE_MAX ||
            dm_str_find(body->name, DM_STR("Tribunal"), 0) != SIZE_MAX);
}

/* The name of the court between states or of several that the article named last before t; NULL if
 * none. */
static const dm_name_span *court_before(const dm_actors *self, uint32_t t) {
    for (size_t i = self->names.len; i > 0; i--) {
        const dm_name_span *one = &self->names.ptr[i - 1];
        if (one->first < t && dm_actors_is_court(one->entity))
            return one;
    }
    return NULL;
}

const dm_actor *dm_discourse_court(const dm_discourse *d, const dm_phrase *phrase) {
    enum { RECENT = 3 }; /* sentences */
    const dm_actors *self = d->self;
    const dm_token *head = dm_tok(self->parse, phrase->head);
    if (!phrase->definite || !WORD_IN(self, phrase->head, "@sits-in-court") ||
        WORD_AMONG(self, head->lemma, "@court-itself"))
        return NULL;
    const dm_name_span *court = court_before(self, phrase->head);
    if (!court || head->sentence - dm_tok(self->parse, court->head)->sentence > RECENT)
        return NULL;
    return dm_actors_make(d->self, court->entity, phrase->head, phrase->head);
}

bool dm_actors_sits_abroad(dm_actors *self, dm_phrase *phrase, uint32_t t, uint32_t place) {
    if (!WORD_IN(self, t, "@sits-in-court") ||
        !WORD_AMONG(self, dm_tok(self->parse, place)->form, "@seat-of-courts") ||
        !(dm_tree_has_case(self->parse, place, "in") || dm_tree_has_case(self->parse, place, "at")))
        return false;
    bool known = phrase->definite || (dm_tok(self->parse, t)->feats & DM_FEAT_PLUR);
    const dm_name_span *court = known ? court_before(self, t) : NULL;
    dm_actor *actor =
        court ? dm_actors_make(self, court->entity, t, t) : DM_NEW(self->arena, dm_actor);
    if (actor && !court) /* some court: nobody's who was named */
        *actor =
            (dm_actor){.kind = DM_KIND_ORGANISATION,
                       .sector = DM_STR("IGO"),
                       .text = dm_tree_text(self->parse, t, place),
                       .span = {dm_tok(self->parse, t)->start, dm_tok(self->parse, place)->end},
                       .why = DM_STR("a court between states")};
    if (actor)
        phrase->affiliations[phrase->affiliation_count++] = actor;
    return true;
}

bool dm_discourse_is_forum(const dm_actors *self, const dm_met *met) {
    return (dm_actors_is_court(dm_knowledge_entity(self->knowledge, met->actor->code)) ||
            WORD_AMONG(self, met->actor->code, "@hears-cases") ||
            WORD_IN(self, met->token, "@hears-cases")) &&
           (dm_tok(self->parse, met->token)->rel == DM_REL_OBL ||
            dm_tok(self->parse, met->token)->rel == DM_REL_NMOD) &&
           (dm_tree_has_case(self->parse, met->token, "at") ||
            dm_tree_has_case(self->parse, met->token, "before") ||
            dm_tree_has_case(self->parse, met->token, "to"));
}
