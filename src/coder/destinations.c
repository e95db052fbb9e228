/*
 * destinations.c - "flew to Lviv", "arrived in the Kyrgyz capital": officials who travel to a town
 * abroad visit its state.
 *
 * Capitals stand for their states wherever a frame asks for somebody in a place's slot; other
 * towns do so only here: behind a verb or noun of travelling (@travels) whose subject, if it has
 * one, is an official of another state. Soldiers, goods and tourists travel too, and visit nobody.
 */
#include "coder/destinations.h"

#include "actors/actors_inside.h"
#include "language/tree.h"

static const float OF_PLACE = 0.85f;

/* The phrase that says where somebody goes: the name, or "the town of" before it. */
static uint32_t goal_of(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    bool named =
        token->rel == DM_REL_NMOD || token->rel == DM_REL_APPOS || token->rel == DM_REL_FLAT;
    if (named && token->head != DM_NO_TOKEN &&
        dm_codebook_in_class(book, "@town", parse->tokens[token->head].lemma))
        return token->head;
    return t;
}

static bool leads_there(const dm_parse *parse, uint32_t goal) {
    const dm_token *token = &parse->tokens[goal];
    if (token->rel == DM_REL_OBJ)
        return dm_tree_lemma_is(parse, token->head, "visit") ||
               dm_tree_lemma_is(parse, token->head, "tour");
    if (token->rel != DM_REL_OBL && token->rel != DM_REL_NMOD)
        return false;
    bool arrives = dm_tree_lemma_is(parse, token->head, "arrive") ||
                   dm_tree_lemma_is(parse, token->head, "land");
    bool leaves = dm_tree_lemma_is(parse, token->head, "leave") ||
                  dm_tree_lemma_is(parse, token->head, "depart");
    return dm_tree_has_case(parse, goal, "to") || dm_tree_has_case(parse, goal, "into") ||
           (arrives && dm_tree_has_case(parse, goal, "in")) ||
           (leaves && dm_tree_has_case(parse, goal, "for"));
}

/* Whether an official of another state than `country` travels; nobody named may be one. */
static bool is_traveller(const dm_codebook *book, const dm_actors *actors, uint32_t verb,
                         dm_str country) {
    uint32_t subject = dm_tree_find(actors->parse, verb, DM_REL_NSUBJ);
    if (subject == DM_NO_TOKEN)
        return true;
    const dm_mention *who = dm_actors_at(actors, subject);
    return who && !dm_codebook_in_class(book, "@troops", actors->parse->tokens[subject].lemma) &&
           who->actors.ptr[0].kind == DM_KIND_PERSON && who->actors.ptr[0].code.len &&
           !dm_str_eq(who->actors.ptr[0].code, country);
}

/* The verb of going there: "sent a team and a hospital to", hung on the last of them. */
static uint32_t carrier_of(const dm_parse *parse, uint32_t goal) {
    uint32_t head = parse->tokens[goal].head;
    if (head == DM_NO_TOKEN || parse->tokens[head].rel != DM_REL_CONJ ||
        !dm_tree_is_nominal(parse, head))
        return head;
    uint32_t first = dm_tree_first_conjunct(parse, head);
    return parse->tokens[first].rel == DM_REL_OBJ ? parse->tokens[first].head : head;
}

static void add_goal(const dm_codebook *book, dm_actors *actors, uint32_t goal,
                     const dm_entity *state) {
    const dm_parse *parse = actors->parse;
    uint32_t verb = carrier_of(parse, goal);
    if (!state || state->kind != DM_KIND_STATE || verb == DM_NO_TOKEN ||
        dm_actors_at(actors, goal) ||
        !dm_codebook_in_class(book, "@travels", parse->tokens[verb].lemma) ||
        !leads_there(parse, goal) || !is_traveller(book, actors, verb, state->code))
        return;
    const dm_actor *actor = dm_actors_make(actors, state, goal, goal);
    dm_mention *mention =
        actor ? dm_actors_mention(actors, goal, goal, goal, DM_MENTION_NAME, actor, 1) : NULL;
    if (mention) {
        mention->place = true;
        mention->certainty = OF_PLACE;
    }
}

/* "the Kyrgyz capital", "the Saudi resort". */
static const dm_entity *owner_of_town(const dm_actors *actors, uint32_t t) {
    for (DM_CHILDREN(actors->parse, t, c)) {
        const dm_name_span *name = dm_actors_name(actors, c);
        if (name && name->entity &&
            (actors->parse->tokens[c].rel == DM_REL_AMOD ||
             actors->parse->tokens[c].rel == DM_REL_NMOD_POSS ||
             actors->parse->tokens[c].rel == DM_REL_COMPOUND))
            return name->entity;
    }
    return NULL;
}

void dm_destinations_settle(const dm_codebook *book, dm_actors *actors, const dm_places *places) {
    const dm_parse *parse = actors->parse;
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].place.country.len && !places->ptr[i].country)
            add_goal(book, actors, goal_of(book, parse, places->ptr[i].head),
                     dm_knowledge_entity(actors->knowledge, places->ptr[i].place.country));
    for (uint32_t t = 0; t < parse->token_count; t++)
        if (parse->tokens[t].upos == DM_NOUN &&
            dm_codebook_in_class(book, "@town", parse->tokens[t].lemma))
            add_goal(book, actors, t, owner_of_town(actors, t));
}
