/*
 * closed.c - what somebody says is no matter for talks: "the islands were not negotiable", "was out
 * of the question", "was off the table". Who says so refuses what others want (REJECT).
 */
#include "coder/said.h"

#include "coder/match/mood.h"
#include "coder/sides.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

static bool is_case(const dm_story *story, uint32_t t, const char *preposition) {
    return dm_tree_has_case(dm_parse_of(story), t, preposition);
}

/* "was not up for discussion". */
static bool is_up_for(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_str_is(tok(story, t)->lemma, "up"))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > t && is_case(story, c, "for") &&
            dm_codebook_in_class(story->scene.grammar.book, "@talked-over", tok(story, c)->lemma))
            return true;
    return false;
}

/* "was a closed chapter". */
static bool is_settled(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_codebook_in_class(story->scene.grammar.book, "@matter-settled", tok(story, t)->lemma))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (tok(story, c)->rel == DM_REL_AMOD && c < t &&
            (dm_str_is(tok(story, c)->form, "closed") || dm_str_is(tok(story, c)->form, "settled")))
            return true;
    return false;
}

static bool is_closed(const dm_story *story, uint32_t t) {
    dm_str lemma = tok(story, t)->lemma;
    bool negated = dm_mood_negated(&story->scene, t);
    if (dm_codebook_in_class(story->scene.grammar.book, "@beyond-talks", lemma))
        return !negated;
    if (dm_str_is(lemma, "negotiable") || is_up_for(story, t))
        return negated;
    if (dm_str_is(lemma, "question") && is_case(story, t, "out"))
        return !negated;
    if (dm_str_is(lemma, "table") && is_case(story, t, "off"))
        return !negated;
    if ((dm_str_is(lemma, "table") || dm_str_is(lemma, "agenda")) && is_case(story, t, "on"))
        return negated;
    if (dm_str_is(lemma, "sale") && is_case(story, t, "for"))
        return negated;
    return !negated && is_settled(story, t);
}

bool dm_said_closed(dm_story *story, uint32_t t, dm_candidate *refusal) {
    if (dm_tree_find(dm_parse_of(story), t, DM_REL_COP) == DM_NO_TOKEN)
        return false;
    const dm_speech *speech = dm_said_over(story, t);
    if (!speech || speech->unsaid || !speech->speakers.ptr[0]->code.len || !is_closed(story, t) ||
        !dm_match_as(&story->scene, t, DM_STR("any-closed"), refusal))
        return false;
    dm_compose(&story->scene, refusal);
    refusal->negated = false;
    refusal->status = DM_ASSERTED;
    if (dm_refs_any_code(&speech->addressees) &&
        !dm_refs_share(&speech->addressees, &speech->speakers))
        refusal->recipients = speech->addressees;
    if (dm_refs_share(&refusal->actors, &refusal->recipients))
        refusal->recipients.len = 0;
    return !refusal->conditional && dm_only_reported(refusal);
}
