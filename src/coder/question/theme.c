/*
 * question/theme.c - the word that a stand is on, where another stands in its place: "called it
 * wrong that Chad ...", "the decision was a reckless one", "criticised the way Chad ...", "it was
 * wrong, she said of the ruling".
 */
#include "coder/question/parts.h"

/* "called it wrong that Chad", "it was regrettable that Chad": what Chad did. */
static uint32_t clause_behind(const dm_parse *parse, const dm_candidate *c, uint32_t theme) {
    uint32_t said = dm_tree_find(parse, c->predicate, DM_REL_CSUBJ);
    if (theme == DM_NO_TOKEN && said != DM_NO_TOKEN && said > c->predicate &&
        dm_frame_is_spoken(c->frame))
        return said;
    if (theme == DM_NO_TOKEN || !dm_tree_lemma_is(parse, theme, "it") ||
        parse->tokens[theme].head != c->predicate)
        return theme;
    said = dm_tree_find(parse, c->predicate, DM_REL_CCOMP);
    return said != DM_NO_TOKEN ? said : theme;
}

/* "the decision was a reckless one": the decision. */
static uint32_t said_of(const dm_parse *parse, uint32_t theme) {
    uint32_t subject = theme != DM_NO_TOKEN && dm_tree_lemma_is(parse, theme, "one") &&
                               dm_tree_find(parse, theme, DM_REL_COP) != DM_NO_TOKEN
                           ? dm_tree_find(parse, theme, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    return subject != DM_NO_TOKEN ? subject : theme;
}

/* "It is a betrayal, he said of the agreement": the agreement. */
static uint32_t told_of(const dm_story *story, uint32_t theme) {
    uint32_t noun =
        theme != DM_NO_TOKEN ? dm_scene_said_of(&story->scene, theme) : (uint32_t)DM_NO_TOKEN;
    return noun != DM_NO_TOKEN ? noun : theme;
}

/* "criticised the way Chad treats prisoners": what the clause tells. */
static uint32_t clause_of_way(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t clause = theme != DM_NO_TOKEN && LEMMA_IN(parse, theme, "way", "manner")
                          ? dm_tree_find(parse, theme, DM_REL_ACL_RELCL)
                          : (uint32_t)DM_NO_TOKEN;
    return clause != DM_NO_TOKEN && c->frame->stance.len ? clause : theme;
}

uint32_t dm_question_theme(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    theme = told_of(story, said_of(parse, clause_behind(parse, c, theme)));
    return clause_of_way(story, c, theme);
}
