/*
 * question/refusals.c - what is turned down: "rejected a truce", "turned down the request", "would
 * not apologise", "there will be no talks": demands that were put to the holder.
 */
#include "coder/question/parts.h"

static dm_str kind_of(const dm_topic *topic) {
    return topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
}

/* "the ceasefire", "its plan": one that is there, not one that is asked for. */
static bool is_definite(const dm_parse *parse, uint32_t theme) {
    for (DM_CHILDREN(parse, theme, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS ||
            (parse->tokens[c].rel == DM_REL_DET && LEMMA_IN(parse, c, "the", "this", "that")))
            return true;
    return false;
}

bool dm_refusal_draft(const dm_story *story, uint32_t verb, dm_draft *draft) {
    const dm_topic *topic = dm_question_topic(story, verb, false);
    dm_str parameters = topic ? dm_table_get(topic->table, topic->row, "parameters") : DM_STR(""),
           one;
    if (!dm_str_is(kind_of(topic), "demand") ||
        !dm_codebook_in_class(story->scene.grammar.book, "@refusable",
                              dm_parse_of(story)->tokens[verb].lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, NULL, verb, one, draft);
    return true;
}

/* "ruled out any vote": one that is not held, so nothing of which there is a result. */
static bool is_of_no_vote(const dm_parse *parse, const dm_topic *topic, uint32_t theme) {
    uint32_t det = dm_tree_find(parse, theme, DM_REL_DET);
    return dm_str_is(kind_of(topic), "vote-result") && det != DM_NO_TOKEN &&
           LEMMA_IN(parse, det, "any", "a", "another", "no");
}

bool dm_refused_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = dm_question_topic(story, theme, false);
    dm_str parameters = topic ? dm_table_get(topic->table, topic->row, "parameters") : DM_STR(""),
           one;
    if (!is_of_no_vote(parse, topic, theme) &&
        (!is_demand(kind_of(topic)) || is_definite(parse, theme)))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, NULL, theme, one, draft);
    dm_draft_take(draft, DM_STR("of"), &c->actors, false);
    return draft->refused = true;
}

bool dm_rejected_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (!dm_str_is(c->frame->stance, "rejects") || parse->tokens[theme].upos != DM_NOUN ||
        !dm_codebook_in_class(book, "@refusing", parse->tokens[c->predicate].lemma))
        return false;
    if (!dm_codebook_in_class(book, "@asked-for", parse->tokens[theme].lemma))
        return dm_refused_draft(story, c, theme, draft);
    if (!dm_agenda_before(story, theme, 1, is_demand, draft))
        *draft = (dm_draft){.kind = DM_STR("demand"), .underspecified = true};
    dm_draft_clear(draft, "of");
    dm_draft_take(draft, DM_STR("of"), &c->actors, false);
    return draft->refused = true;
}
