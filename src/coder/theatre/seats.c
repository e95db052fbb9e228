/*
 * theatre/seats.c - "In Moscow the step was called hostile", "was welcomed in Ankara": what is said
 * of somebody's deed at a seat of government, by nobody who is named, those who govern there say.
 *
 * Only verbal acts in the passive, only of deeds and words (a person who is accused in Paris is so
 * by a court, or by anybody), and only where a capital, or a house that stands for a government,
 * is all that the place is.
 */
#include "actors/actors_inside.h"
#include "coder/theatre/parts.h"

/* The state whose seat the token names behind "in" or "at"; NULL. */
static const dm_entity *seat_at(const dm_story *story, uint32_t t) {
    const dm_grammar *g = &story->scene.grammar;
    const dm_name_span *name = dm_actors_name(g->actors, t);
    if (!name || !name->entity || name->entity->kind != DM_KIND_STATE ||
        (name->name->sort != DM_NAME_CAPITAL && name->name->sort != DM_NAME_METONYM))
        return NULL;
    for (DM_CHILDREN(g->parse, t, c)) /* "in Geneva at a session", "in Moscow's suburbs" */
        if (g->parse->tokens[c].rel == DM_REL_NMOD || g->parse->tokens[c].rel == DM_REL_CONJ)
            return NULL;
    return dm_tree_has_case(g->parse, t, "in") || dm_tree_has_case(g->parse, t, "at") ? name->entity
                                                                                      : NULL;
}

/* "condemned in London at a meeting of ministers": by those who meet. */
static bool is_gathering(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_str lemma = dm_parse_of(story)->tokens[t].lemma;
    return dm_parse_of(story)->tokens[t].rel == DM_REL_OBL &&
           (dm_codebook_in_class(book, "@talks", lemma) ||
            dm_codebook_in_class(book, "@meeting", lemma) ||
            dm_codebook_in_class(book, "@venue", lemma));
}

/* Whether what is judged is a deed or words, and nobody himself. */
static bool is_matter(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count || dm_actors_at(story->scene.grammar.actors, object.tokens[0]))
        return false;
    dm_str lemma = dm_parse_of(story)->tokens[object.tokens[0]].lemma;
    return dm_codebook_in_class(book, "@deed", lemma) ||
           dm_codebook_in_class(book, "@criticised", lemma) ||
           dm_codebook_in_class(book, "@put", lemma) ||
           dm_codebook_in_class(book, "@violence", lemma);
}

void dm_theatre_seat(dm_story *story, dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    const dm_entity *seat = NULL;
    bool verbal = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT;
    if (!verbal || c->nominal || c->actors.len || c->light != DM_NO_TOKEN ||
        !dm_is_passive(g, c->predicate) ||
        dm_tree_find(g->parse, c->predicate, DM_REL_OBL_AGENT) != DM_NO_TOKEN ||
        !is_matter(story, c))
        return;
    for (DM_CHILDREN(g->parse, c->predicate, t)) {
        const dm_entity *here = seat_at(story, t);
        if (is_gathering(story, t))
            return;
        if (here && seat && here != seat)
            return;
        seat = here ? here : seat;
    }
    if (!seat || dm_refs_have(&c->recipients, seat->code))
        return;
    dm_refs_push(g->arena, &c->actors,
                 dm_actors_make((dm_actors *)g->actors, seat, c->predicate, c->predicate));
}
