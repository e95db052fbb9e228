/*
 * question/neutral.c - what somebody takes no side on: "takes no position on the sovereignty of the
 * islands", "a matter between the two", "would not take sides".
 *
 * The question is the one that is named; else the deed, or what was judged or done before. Who is
 * a party to it himself is not neutral: "the unrest was its internal affair".
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

enum { BACK = 3 }; /* sentences that a stand without a matter points back */

static bool is_of_holder(const dm_candidate *c, const dm_draft *draft) {
    static const char *const keys[] = {"actor", "against", "by", "on", "state", "entity"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        size_t count;
        const dm_str *values = dm_draft_get(draft, keys[k], &count);
        for (size_t i = 0; i < count; i++)
            if (dm_refs_have(&c->actors, values[i]))
                return true;
    }
    return false;
}

/* "the sovereignty of the islands": whose it is, is left open. */
static bool land_draft(const dm_story *story, const dm_topic *topic, uint32_t theme,
                       dm_draft *draft) {
    if (!topic || !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "sovereignty"))
        return false;
    *draft = (dm_draft){.kind = DM_STR("sovereignty"), .underspecified = true};
    dm_question_take(story, NULL, theme, DM_STR("[territory]=over|of|in"), draft);
    return true;
}

static bool is_told_of(dm_str kind) {
    return dm_question_can_be_judged(kind) || dm_str_is(kind, "sovereignty");
}

/* Whether the news is of the holder's own country. */
static bool is_at_home(const dm_story *story, const dm_candidate *c) {
    const dm_entity *focus = story->scene.grammar.actors->focus;
    return focus && dm_frame_is_spoken(c->frame) && dm_refs_have(&c->actors, focus->code);
}

static bool matter_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_topic *topic = dm_question_topic(story, theme, false),
                   *deed = dm_question_topic(story, theme, true);
    if (land_draft(story, topic, theme, draft))
        return true;
    if (topic && !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "demand") &&
        dm_topic_draft(story, NULL, topic, theme, draft))
        return true;
    if (!deed)
        return false;
    *draft = (dm_draft){.kind = DM_STR("conduct")};
    dm_deed_draft(story, deed, theme, draft);
    return true;
}

bool dm_neutral_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    if (theme == DM_NO_TOKEN || !matter_draft(story, theme, draft)) {
        if (!dm_agenda_before(story, c->predicate, BACK, is_told_of, draft))
            *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
        draft->meant = true;
    }
    return !is_of_holder(c, draft) && !is_at_home(story, c);
}
