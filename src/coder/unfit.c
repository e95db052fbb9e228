/*
 * unfit.c - praise that somebody withholds: "the vote was not fair", "was not a reliable ally",
 * "did not contribute to stability". Who says so blames whoever did it (ACCUSE).
 */
#include "coder/said.h"

#include "coder/match/mood.h"
#include "coder/sides.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

/* "was not a reliable ally", "is no longer an impartial court": the praise goes before a noun. */
static bool is_denied_name(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_is_nominal(parse, t) || dm_tree_find(parse, t, DM_REL_COP) == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN || !dm_mood_negated(&story->scene, t) ||
        dm_codebook_in_class(book, "@condemned", tok(story, t)->lemma) ||
        dm_codebook_in_class(book, "@bad", tok(story, t)->lemma))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (tok(story, c)->rel == DM_REL_AMOD && c < t &&
            dm_codebook_in_class(book, "@acceptable", tok(story, c)->lemma))
            return true;
    return false;
}

/* "is not acceptable", "cannot be considered free": a word of praise under a negation. */
static bool is_denied_praise(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *word = tok(story, t);
    if (word->upos != DM_ADJ || !dm_codebook_in_class(book, "@acceptable", word->lemma))
        return false;
    if (dm_tree_find(dm_parse_of(story), t, DM_REL_COP) != DM_NO_TOKEN)
        return dm_mood_negated(&story->scene, t);
    return word->rel == DM_REL_XCOMP && word->head != DM_NO_TOKEN &&
           dm_codebook_in_class(book, "@verdict-verb", tok(story, word->head)->lemma) &&
           dm_mood_negated(&story->scene, word->head);
}

/* "did not contribute to stability", "does not serve peace". */
static bool is_denied_good(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    if (tok(story, t)->upos != DM_VERB ||
        !dm_codebook_in_class(book, "@does-good", tok(story, t)->lemma) ||
        !dm_mood_negated(&story->scene, t))
        return false;
    for (DM_CHILDREN(dm_parse_of(story), t, c))
        if (c > t && (tok(story, c)->rel == DM_REL_OBJ || tok(story, c)->rel == DM_REL_OBL) &&
            dm_codebook_in_class(book, "@good-thing", tok(story, c)->lemma))
            return true;
    return false;
}

bool dm_said_unfit(dm_story *story, uint32_t t, dm_candidate *blame) {
    /* of somebody's deed: the weather does no good either */
    bool good = is_denied_good(story, t) || is_denied_name(story, t);
    if (!(good || is_denied_praise(story, t)) || !dm_said_over(story, t) ||
        !dm_match_as(&story->scene, t, DM_STR("any-unfit"), blame))
        return false;
    dm_compose(&story->scene, blame);
    blame->negated = false;
    blame->status = DM_ASSERTED;
    return !blame->conditional && dm_only_reported(blame) && (!good || blame->recipients.len) &&
           !dm_refs_share(&blame->actors, &blame->recipients);
}
