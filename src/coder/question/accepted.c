/*
 * question/accepted.c - what others are asked to hold of a result, a state or a text: "urged all to
 * accept the result", "called on them not to recognise Kosovo", "to adopt the draft", "to sanction
 * the firms". Asking for it is a stand on the result, the measure itself.
 */
#include "actors/actors_inside.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

static dm_str kind_of(const dm_topic *topic) {
    return topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
}

/* "to recognise Kosovo": one that not all do. */
static bool contested_draft(const dm_story *story, uint32_t matter, dm_draft *draft) {
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, matter, &refs);
    *draft = (dm_draft){.kind = DM_STR("statehood")};
    for (size_t i = 0; i < refs.len; i++) {
        const dm_entity *who =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, refs.ptr[i]->code);
        const dm_entity *home = who && who->sector.len && who->kind != DM_KIND_STATE
                                    ? dm_actors_home_of(story->scene.grammar.actors, who)
                                    : NULL;
        if (home) { /* "to recognise the Taliban": who governs */
            draft->kind = DM_STR("government");
            dm_draft_set(draft, DM_STR("claimant"), who->code, false);
            dm_draft_set(draft, DM_STR("state"), home->code, false);
            return true;
        }
        if (dm_question_contested(story, refs.ptr[i]->code))
            dm_draft_set(draft, DM_STR("entity"), refs.ptr[i]->code, false);
    }
    return draft->key_count > 0;
}

bool dm_is_accepted_kind(dm_str kind) {
    return dm_str_is(kind, "vote-result") || dm_str_is(kind, "annexation") ||
           dm_str_is(kind, "statehood") || dm_str_is(kind, "resolution") ||
           dm_str_is(kind, "membership") || dm_str_is(kind, "government");
}

bool dm_accepted_draft(const dm_story *story, uint32_t theme, bool denied, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_is_verbal(parse, theme) ||
        !dm_codebook_in_class(story->scene.grammar.book, "@accepting", parse->tokens[theme].lemma))
        return false;
    uint32_t matter = dm_tree_find(parse, theme, DM_REL_OBJ);
    if (matter == DM_NO_TOKEN)
        matter = dm_tree_find(parse, theme, DM_REL_NSUBJ_PASS);
    if (matter == DM_NO_TOKEN)
        return false;
    const dm_topic *topic = dm_question_topic(story, matter, false);
    for (DM_CHILDREN(parse, matter, of)) { /* "the results of the election in Kenya" */
        const dm_topic *inner = LEMMA_IN(parse, matter, "result", "outcome")
                                    ? dm_question_topic(story, of, false)
                                    : NULL;
        if (dm_str_is(kind_of(inner), "vote-result")) {
            topic = inner;
            matter = of;
        }
    }
    dm_str kind = kind_of(topic);
    if (LEMMA_IN(parse, theme, "recognise", "recognize") && !topic &&
        contested_draft(story, matter, draft)) {
        draft->reversed = denied;
        return true;
    }
    bool held =
        LEMMA_IN(parse, theme, "accept", "recognise", "recognize", "respect", "acknowledge");
    if (dm_str_is(kind, "resolution") && held)
        return false; /* to comply with it */
    if (dm_str_is(kind, "resolution") && dm_vote_draft(story, matter, draft)) {
        draft->reversed = denied;
        return true; /* "called on the members to adopt the draft" */
    }
    if (!(dm_str_is(kind, "vote-result") || dm_str_is(kind, "government") ||
          dm_str_is(kind, "annexation") || dm_str_is(kind, "statehood")) ||
        !dm_topic_draft(story, NULL, topic, matter, draft))
        return false;
    draft->reversed = denied;
    return true;
}

/* "to suspend relations with Israel", "that ties with Kenya be cut": a measure against whom they
 * are with. */
static bool broken_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         uint32_t ties, dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_codebook_in_class(book, "@breaking-ties", parse->tokens[theme].lemma) ||
        !dm_codebook_in_class(book, "@broken-ties", parse->tokens[ties].lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_set(draft, DM_STR("what"), DM_STR("severing"), false);
    dm_question_take(story, NULL, ties, DM_STR("on=with|to"), draft);
    if (!dm_draft_has(draft, DM_STR("on")))
        dm_question_take(story, NULL, theme, DM_STR("on=with|to"), draft);
    for (size_t i = 0; i < c->recipients.len; i++) {
        size_t count;
        const dm_str *on = dm_draft_get(draft, "on", &count);
        if (!count || !dm_str_eq(on[0], c->recipients.ptr[i]->code))
            dm_draft_set(draft, DM_STR("by"), c->recipients.ptr[i]->code, false);
    }
    return true;
}

bool dm_imposed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, theme, DM_REL_OBJ);
    if (object == DM_NO_TOKEN) /* "that the assets be frozen" */
        object = dm_tree_find(parse, theme, DM_REL_NSUBJ_PASS);
    if (object != DM_NO_TOKEN && dm_tree_is_verbal(parse, theme) &&
        broken_draft(story, c, theme, object, draft))
        return true;
    dm_actor_refs on = {0};
    const dm_codebook *book = story->scene.grammar.book;
    bool freezes = object != DM_NO_TOKEN && dm_tree_lemma_is(parse, theme, "freeze") &&
                   dm_codebook_in_class(book, "@frozen", parse->tokens[object].lemma);
    if (!dm_tree_is_verbal(parse, theme) || object == DM_NO_TOKEN ||
        !(freezes || dm_codebook_in_class(book, "@measure-verb", parse->tokens[theme].lemma)))
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_set(draft, DM_STR("what"), parse->tokens[theme].lemma, false);
    dm_draft_take(draft, DM_STR("by"), &c->recipients, false);
    dm_scene_gather(&story->scene, object, &on);
    if (!on.len)
        dm_actors_responsible(story->scene.grammar.actors, object,
                              DM_OWNER_BESIDE | DM_OWNER_OF | DM_OWNER_PLACE, &on);
    for (size_t i = 0; i < on.len; i++)
        if (!dm_refs_have(&c->recipients, on.ptr[i]->code))
            dm_draft_set(draft, DM_STR("on"), on.ptr[i]->code, false);
    return true;
}

bool dm_ruler_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_lemma_is(parse, theme, "recognition"))
        return false;
    for (DM_CHILDREN(parse, theme, of)) {
        bool ruler = dm_tree_has_case(parse, of, "of") &&
                     dm_codebook_in_class(story->scene.grammar.book, "@those-who-rule",
                                          parse->tokens[of].lemma);
        const dm_topic *topic = ruler ? dm_question_topic(story, of, false) : NULL;
        if (topic && dm_topic_draft(story, c, topic, of, draft))
            return true;
        dm_actor_refs refs = {0}; /* whose they are, the rest of the article says */
        if (ruler)
            dm_scene_gather(&story->scene, of, &refs);
        *draft = (dm_draft){.kind = DM_STR("government"), .underspecified = true};
        for (size_t i = 0; i < refs.len; i++)
            dm_draft_set(draft, DM_STR("state"), refs.ptr[i]->code, false);
        if (ruler && dm_draft_has(draft, DM_STR("state")))
            return true;
    }
    return false;
}

bool dm_certified_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (!dm_codebook_in_class(book, "@announced-result", parse->tokens[theme].lemma))
        return false;
    for (DM_CHILDREN(parse, theme, body)) {
        if (!dm_codebook_in_class(book, "@deciding-body", parse->tokens[body].lemma))
            continue;
        for (DM_CHILDREN(parse, body, kind))
            if (dm_codebook_in_class(book, "@certifies-votes", parse->tokens[kind].lemma))
                return dm_agenda_before(story, theme, UINT32_MAX, dm_is_vote_result, draft);
    }
    return false;
}
