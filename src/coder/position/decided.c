/*
 * position/decided.c - what a body has decided: what "the outcome", "the decision" and the votes
 * told of it are on.
 *
 * Votes outside the United Nations are not on a text of theirs: who votes against the Union's
 * tariffs is against the measure, who votes against an admission against the membership.
 */
#include "coder/position/parts.h"

#include <string.h>

void dm_position_draft(const dm_question *question, dm_draft *draft) {
    *draft = (dm_draft){.kind = question->kind, .underspecified = question->underspecified};
    for (size_t p = 0; p < question->parameter_count; p++)
        for (size_t v = 0; v < question->parameters[p].value_count; v++)
            dm_draft_set(draft, question->parameters[p].key, question->parameters[p].values[v],
                         question->parameters[p].list);
}

/* Whether the sentence of a token names the state or body of a code. */
static bool is_named_beside(const dm_story *story, dm_str code, uint32_t token) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < actors->names.len; i++)
        if (actors->names.ptr[i].entity && dm_str_eq(actors->names.ptr[i].entity->code, code) &&
            parse->tokens[actors->names.ptr[i].first].sentence == parse->tokens[token].sentence)
            return true;
    return false;
}

/* Whether somebody of the question is meant: the body, who joins it, or nobody whom the sentence
 * of the judgement names. */
static bool is_party(const dm_story *story, const dm_draft *told, const dm_draft *draft,
                     uint32_t theme) {
    static const char *const keys[] = {"entity", "organisation"};
    size_t actors, count;
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    for (size_t k = 0; k < 2 && actors; k++) {
        const dm_str *values = dm_draft_get(told, keys[k], &count);
        for (size_t i = 0; i < count; i++)
            if (dm_str_eq(values[i], actor[0]))
                return true;
    }
    return !actors || !is_named_beside(story, actor[0], theme);
}

/* "in 2011", in the news of another year, or of one that nothing tells. */
static bool is_of_old(const dm_story *story, const dm_position *position) {
    enum { YEAR = 4 }; /* letters of a year */
    dm_str told = position->when.value, day = story->article->published;
    if (told.len < YEAR || told.ptr[0] == 'X')
        return false;
    return day.len < YEAR || day.ptr[0] == 'X' || memcmp(told.ptr, day.ptr, YEAR) < 0;
}

/* "the decision", after a body has kept a member out: a measure; after it was kept out long ago, to
 * let it in again. */
static bool suspension_draft(const dm_story *story, const dm_position *last, dm_draft *told) {
    const dm_parse *parse = dm_parse_of(story);
    size_t entities, bodies;
    const dm_str *entity = dm_draft_get(told, "entity", &entities);
    const dm_str *body = dm_draft_get(told, "organisation", &bodies);
    dm_draft measure = {.kind = DM_STR("measure")};
    if (!dm_str_is(last->verdict, "suspends") || !entities || !bodies)
        return false;
    if (is_of_old(story, last)) {
        for (uint32_t t = 0; t < parse->token_count; t++)
            if (dm_codebook_in_class(story->scene.grammar.book, "@let-in-again",
                                     parse->tokens[t].lemma))
                return true;
        return false;
    }
    dm_draft_set(&measure, DM_STR("by"), body[0], false);
    dm_draft_set(&measure, DM_STR("what"), DM_STR("suspension"), false);
    dm_draft_set(&measure, DM_STR("on"), entity[0], false);
    *told = measure;
    return true;
}

static bool is_suspension(const dm_question *question) {
    size_t count;
    dm_draft draft;
    dm_position_draft(question, &draft);
    const dm_str *what = dm_draft_get(&draft, "what", &count);
    return dm_str_is(draft.kind, "measure") && count && dm_str_is(what[0], "suspension");
}

/* The last stand before a token on what is decided: memberships, measures, statehood. How others
 * voted on it is none. */
static const dm_position *last_decided(const dm_making *making, uint32_t theme, uint32_t *at) {
    const dm_position *last = NULL;
    *at = 0;
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *one = &making->records->positions.ptr[i];
        uint32_t predicate = making->predicates.ptr[i];
        bool decided = dm_str_is(one->question.kind, "membership") ||
                       dm_str_is(one->question.kind, "measure") ||
                       dm_str_is(one->question.kind, "statehood");
        if (decided && !dm_is_vote(one->verdict) && predicate != DM_NO_TOKEN && predicate < theme &&
            predicate >= *at) {
            last = one;
            *at = predicate;
        }
    }
    return last;
}

bool dm_admission_told(const dm_making *making, uint32_t theme, dm_draft *draft) {
    const dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at;
    size_t entities, bodies;
    if (!LEMMA_IN(parse, theme, "outcome", "ruling") &&
        !dm_codebook_in_class(story->scene.grammar.book, "@same-move", parse->tokens[theme].lemma))
        return false;
    const dm_position *last = last_decided(making, theme, &at);
    if (last && is_suspension(&last->question) &&
        parse->tokens[theme].sentence - parse->tokens[at].sentence <= DM_DECISION_NEAR) {
        dm_position_draft(&last->question, draft);
        return draft->meant = true;
    }
    if (!last || !dm_str_is(last->question.kind, "membership") ||
        parse->tokens[theme].sentence - parse->tokens[at].sentence > DM_DECISION_NEAR)
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) { /* sanctions imposed since */
        const dm_candidate *act = &story->candidates.ptr[i];
        if (!act->dropped && act->type == DM_SANCTION && act->predicate > at &&
            act->predicate < theme)
            return false;
    }
    dm_draft told;
    dm_position_draft(&last->question, &told);
    if (!dm_draft_get(&told, "entity", &entities) ||
        !dm_draft_get(&told, "organisation", &bodies) || !is_party(story, &told, draft, theme))
        return false;
    if (last->polarity <= 0 && !suspension_draft(story, last, &told))
        return false;
    *draft = told;
    return draft->meant = true;
}

bool dm_vote_decided(const dm_making *making, uint32_t token, dm_draft *draft) {
    const dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *act = dm_decision_before(story, token);
    uint32_t at;
    const dm_position *stand = last_decided(making, token, &at);
    if (stand && dm_has_votes(story, stand->holders.ptr[0].kind, at) &&
        parse->tokens[token].sentence - parse->tokens[at].sentence <= DM_DECISION_NEAR &&
        (!act || parse->tokens[at].sentence >= parse->tokens[act->predicate].sentence)) {
        dm_position_draft(&stand->question, draft);
        return stand->polarity > 0 || suspension_draft(story, stand, draft);
    }
    return act && dm_decision_draft(story, act, draft);
}
