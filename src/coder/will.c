/*
 * will.c - what somebody says he will or will not do (see will.h).
 *
 * Verbs that tell an act have frames of their own, which match/compose.c turns into refusals and
 * threats. Any other verb that can be done at will says as much: who will not, refuses (REJECT),
 * who warns that he will, threatens (THREATEN). What only happens to somebody is in the class
 * @befalls.
 */
#include "coder/will.h"

#include "coder/match/mood.h"
#include "coder/sides.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

/* "would intervene by force", "will use force": no more need be said for a threat. */
static bool is_forcible(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_OBL && dm_tree_lemma_is(parse, c, "force") &&
            (dm_tree_has_case(parse, c, "by") || dm_tree_has_case(parse, c, "with")))
            return true;
    return false;
}

/* "will", "would" at an active verb of which one has the choice. */
static bool is_willed(const dm_story *story, uint32_t t) {
    const dm_scene *scene = &story->scene;
    return tok(story, t)->upos == DM_VERB && dm_mood_modality(scene, t) == DM_MODALITY_FUTURE &&
           !dm_is_passive(&scene->grammar, t) &&
           ((!dm_mood_unreal(scene, t) && !dm_mood_conditional(scene, t)) ||
            is_forcible(story, t)) &&
           !dm_codebook_in_class(scene->grammar.book, "@befalls", tok(story, t)->lemma);
}

/* The words over t are the actor's own. */
static bool is_own(const dm_speech *speech, const dm_candidate *c) {
    return speech && speech->kind_of_verb != DM_REPORT_THINK && !speech->unsaid &&
           dm_refs_share(&speech->speakers, &c->actors);
}

/* Told of one known by himself, or by the article where nobody speaks. */
static bool is_told(const dm_story *story, const dm_candidate *c) {
    const dm_speech *speech = dm_spoken_at(&story->spoken, tok(story, c->predicate)->start);
    bool open = c->conditional && !is_forcible(story, c->predicate);
    return dm_refs_any_code(&c->actors) && !open && !c->purpose &&
           (!speech || !speech->speakers.len || is_own(speech, c));
}

/* "would accept no mediator": what one will not do is told by its object. */
static bool wants_none(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    uint32_t none = object == DM_NO_TOKEN ? object : dm_tree_find(parse, object, DM_REL_DET);
    return none != DM_NO_TOKEN && dm_tree_lemma_is(parse, none, "no") &&
           !dm_codebook_in_class(story->scene.grammar.book, "@matters-none",
                                 tok(story, object)->lemma);
}

static bool refuses(const dm_story *story, uint32_t t, dm_candidate *c) {
    if ((!dm_mood_negated(&story->scene, t) && !wants_none(story, t)) ||
        !dm_match_as(&story->scene, t, DM_STR("any-refusal"), c))
        return false;
    dm_compose(&story->scene, c);
    c->negated = false;
    c->status = DM_ASSERTED;
    return dm_only_reported(c) && is_told(story, c);
}

static bool threatens(const dm_story *story, uint32_t t, dm_candidate *c) {
    const dm_speech *speech = dm_spoken_at(&story->spoken, tok(story, t)->start);
    bool forcible = is_forcible(story, t);
    if ((!forcible && (!speech || !dm_str_is(speech->lemma, "warn"))) ||
        dm_mood_negated(&story->scene, t) ||
        !dm_match_as(&story->scene, t, DM_STR("any-warning"), c))
        return false;
    dm_compose(&story->scene, c);
    c->status = DM_ASSERTED;
    if (speech && !c->recipients.len && !dm_refs_share(&speech->addressees, &speech->speakers))
        c->recipients = speech->addressees;
    if (forcible)
        c->mode = DM_STR("violence");
    return c->type == DM_THREATEN && is_told(story, c) && (forcible || is_own(speech, c));
}

bool dm_will_unbowed(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    const dm_scene *scene = &story->scene;
    if (tok(story, t)->upos != DM_VERB ||
        !dm_codebook_in_class(scene->grammar.book, "@cows", tok(story, t)->lemma) ||
        !dm_is_passive(&scene->grammar, t) || !dm_mood_negated(scene, t) ||
        dm_mood_modality(scene, t) != DM_MODALITY_FUTURE || dm_mood_conditional(scene, t) ||
        !dm_match_as(scene, t, DM_STR("any-unbowed"), candidate))
        return false;
    dm_compose(scene, candidate);
    candidate->negated = false;
    candidate->status = DM_ASSERTED;
    return dm_only_reported(candidate) && is_told(story, candidate);
}

bool dm_will_at(const dm_story *story, uint32_t t, dm_candidate *candidate) {
    return is_willed(story, t) && (refuses(story, t, candidate) || threatens(story, t, candidate));
}

/* Whether the object has "no" before it, and nothing happened; "had no respect" is held against
 * one. */
static bool is_none(const dm_story *story, const dm_candidate *c, uint32_t object) {
    const dm_parse *parse = dm_parse_of(story);
    bool blamed =
        c->type == DM_ACCUSE && dm_str_is(c->frame->lemma, "any-deed") &&
        dm_codebook_in_class(story->scene.grammar.book, "@decency", parse->tokens[object].lemma);
    bool refused = /* "showed no interest", "saw no reason" */
        c->type == DM_REJECT && c->frame->type == DM_REJECT &&
        dm_codebook_in_class(story->scene.grammar.book, "@shows-none",
                             parse->tokens[c->predicate].lemma);
    if (blamed || refused)
        return false;
    if (dm_codebook_in_class(story->scene.grammar.book, "@no-one", parse->tokens[object].lemma))
        return true; /* "accused nobody" */
    for (DM_CHILDREN(parse, object, d))
        if (parse->tokens[d].rel == DM_REL_DET &&
            (dm_tree_lemma_is(parse, d, "no") || dm_tree_lemma_is(parse, d, "neither")))
            return true;
    return false;
}

void dm_will_settle_none(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        dm_fillers object = {0};
        if (c->dropped || c->status != DM_ASSERTED || !dm_tree_is_verbal(parse, c->predicate))
            continue;
        dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
        for (size_t k = 0; k < object.count; k++)
            if (is_none(story, c, object.tokens[k]))
                dm_compose_none(c);
    }
}
