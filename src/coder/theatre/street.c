/*
 * theatre/street.c - what is demanded and blamed in the street belongs to the protest that does it.
 *
 * PLOVER codes "marched to parliament calling for lower taxes" as one PROTEST: its topic is no
 * REQUEST, and no ACCUSE, beside it. What the topic tells is whom the protest faces, where nothing
 * else does.
 */
#include "coder/theatre/street.h"

#include "actors/actors_inside.h"
#include "coder/settle.h"
#include "coder/sides.h"

/* The outermost word of a demand: "demanding that Peru release him", "demanding his release". */
static uint32_t demand_of(const dm_parse *parse, const dm_candidate *c) {
    uint32_t t = c->layer_count ? c->layers[c->layer_count - 1].head : c->predicate;
    return parse->tokens[t].rel == DM_REL_OBJ && parse->tokens[t].upos == DM_NOUN
               ? parse->tokens[t].head
               : t;
}

static bool is_gathering(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    return parse->tokens[t].upos == DM_NOUN &&
           dm_codebook_in_class(story->scene.grammar.book, "@street-gathering",
                                parse->tokens[t].lemma);
}

/* "a rally demanding his release", "a rally on Saturday calling for talks". */
static bool is_of_gathering(const dm_story *story, uint32_t demand) {
    enum { NEAR = 3 };
    const dm_token *token = &dm_parse_of(story)->tokens[demand];
    if (token->rel == DM_REL_ACL)
        return is_gathering(story, token->head);
    uint32_t first = dm_parse_of(story)->sentences[token->sentence].first;
    for (uint32_t back = 1; token->rel == DM_REL_ADVCL && back <= NEAR && first + back <= demand;
         back++)
        if (is_gathering(story, demand - back))
            return true;
    return false;
}

/* The protest whose predicate token t is; NULL if none is. */
static dm_candidate *protest_at(const dm_story *story, uint32_t t) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *other = &story->candidates.ptr[i];
        if (other->type == DM_PROTEST && !other->dropped && other->predicate == t)
            return other;
    }
    return NULL;
}

static bool faces_another(const dm_candidate *c) {
    return c->actors.len && dm_refs_any_code(&c->recipients) &&
           !dm_refs_share(&c->actors, &c->recipients);
}

/* "a drone strike halted trains", "Israeli strikes shut schools": no stoppage of work. */
static bool is_of_arms(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = dm_surface_subject(&story->scene.grammar, c->predicate);
    if (c->dropped || !dm_str_is(c->mode, "strike") || t == DM_NO_TOKEN ||
        !dm_tree_lemma_is(parse, t, "strike"))
        return false;
    for (DM_CHILDREN(parse, t, child)) {
        dm_rel rel = (dm_rel)parse->tokens[child].rel;
        bool against = rel == DM_REL_NMOD && dm_tree_has_case(parse, child, "on") &&
                       !dm_codebook_in_class(book, "@weekday", parse->tokens[child].form);
        if (against || ((rel == DM_REL_COMPOUND || rel == DM_REL_AMOD) &&
                        (dm_codebook_in_class(book, "@armed", parse->tokens[child].lemma) ||
                         dm_codebook_in_class(book, "@weapon-use", parse->tokens[child].lemma) ||
                         dm_tree_lemma_is(parse, child, "air") ||
                         dm_actors_name(story->scene.grammar.actors, child))))
            return true;
    }
    return false;
}

void dm_street_settle(const dm_story *story, dm_candidate *c) {
    if (is_of_arms(story, c))
        dm_candidate_drop(c, "a strike by arms");
    uint32_t demand = demand_of(dm_parse_of(story), c);
    const dm_token *token = &dm_parse_of(story)->tokens[demand];
    if (c->dropped || (c->type != DM_REQUEST && c->type != DM_ACCUSE) || token->head == DM_NO_TOKEN)
        return;
    dm_candidate *protest = protest_at(story, token->head);
    bool beside = token->rel == DM_REL_ADVCL || token->rel == DM_REL_XCOMP ||
                  token->rel == DM_REL_CONJ || token->rel == DM_REL_ACL;
    if (protest && beside) {
        if (faces_another(c) && !faces_another(protest))
            protest->recipients = c->recipients;
        dm_candidate_drop(c, "what the protest demands");
    } else if (is_of_gathering(story, demand)) {
        c->type = DM_PROTEST;
        c->mode = DM_STR("demo");
    }
}
