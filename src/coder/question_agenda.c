/*
 * question_agenda.c - what the article is about: every phrase in it that names a question, with
 * what it says of it. A stand on "it", "the new country", "the attack" is one on the question named
 * before.
 *
 * The agenda is made once an article needs it: a walk over its nouns and verbs, each looked up
 * among the topics; a phrase that says nothing but its kind is left out.
 */
#include "coder/question_parts.h"

struct dm_agenda {
    bool made;
    DM_VEC(dm_agenda_item) items;
};

struct dm_agenda *dm_agenda_new(dm_arena *arena) {
    return DM_NEW(arena, struct dm_agenda);
}

static void add(const dm_story *story, uint32_t token, const dm_draft *draft) {
    dm_agenda_item *item = dm_vec_push(story->scene.grammar.arena, &story->agenda->items);
    if (item)
        *item = (dm_agenda_item){token, *draft};
}

static bool is_worth(const dm_draft *draft) {
    size_t values = 0, fixed = 0;
    for (size_t k = 0; k < draft->key_count; k++)
        values += draft->keys[k].count;
    size_t count;
    if (dm_draft_get(draft, "action", &count) || dm_draft_get(draft, "what", &count))
        fixed = 1;
    const dm_str *action = dm_draft_get(draft, "action", &count);
    bool named = count && (dm_str_is(action[0], "ruling") || dm_str_is(action[0], "agreement"));
    return named || values > fixed;
}

/* "recognised Kosovo", "as independent states": what is recognised by name. */
static void add_recognised(const dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (!dm_is_recognition(c->frame->stance))
            continue;
        for (size_t k = 0; k < c->theme.count; k++) {
            dm_draft draft = {0};
            uint32_t token = c->theme.tokens[k];
            const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, token);
            bool named =
                mention && (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON);
            if (named && dm_entity_draft(story, c, token, &draft))
                add(story, token, &draft);
        }
    }
}

static void make(const dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    if (!story->agenda || story->agenda->made) /* none while candidates are still being settled */
        return;
    story->agenda->made = true;
    add_recognised(story);
    for (uint32_t t = 0; t < parse->token_count; t++) {
        dm_draft draft;
        if (parse->tokens[t].upos != DM_NOUN && parse->tokens[t].upos != DM_VERB)
            continue;
        const dm_topic *deed = dm_question_topic(story, t, true);
        const dm_topic *topic = dm_question_topic(story, t, false);
        if (deed) {
            dm_deed_draft(story, deed, t, &draft);
            if (is_worth(&draft))
                add(story, t, &draft);
        }
        if (topic && dm_topic_draft(story, NULL, topic, t, &draft) && is_worth(&draft))
            add(story, t, &draft);
    }
}

/* The values of `own` are among those of `other`, key by key. */
static bool agrees(const dm_draft *own, const dm_draft *other) {
    if (!dm_str_eq(own->kind, other->kind))
        return false;
    for (size_t k = 0; k < own->key_count; k++)
        for (size_t i = 0; i < own->keys[k].count; i++) {
            bool found = false;
            char key[24];
            size_t count;
            snprintf(key, sizeof key, "%.*s", DM_FMT(own->keys[k].key));
            const dm_str *values = dm_draft_get(other, key, &count);
            for (size_t v = 0; v < count; v++)
                found |= dm_str_eq(values[v], own->keys[k].values[i]);
            if (!found)
                return false;
        }
    return true;
}

static size_t values_of(const dm_draft *draft) {
    size_t values = 0;
    for (size_t k = 0; k < draft->key_count; k++)
        values += draft->keys[k].count;
    return values;
}

void dm_agenda_complete(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_agenda_item *best = NULL;
    make(story);
    if (!story->agenda)
        return;
    for (size_t i = 0; i < story->agenda->items.len; i++) {
        const dm_agenda_item *item = &story->agenda->items.ptr[i];
        if (item->token == token || !agrees(draft, &item->draft) ||
            values_of(&item->draft) <= values_of(draft))
            continue;
        /* The fullest; of two, the one before and nearest. */
        bool before = item->token < token, nearer = !best || before || best->token > token;
        if (!best || values_of(&item->draft) > values_of(&best->draft) ||
            (values_of(&item->draft) == values_of(&best->draft) && nearer))
            best = item;
    }
    if (best)
        *draft = best->draft;
}

bool dm_agenda_accepted(const dm_story *story, uint32_t token, bool (*fits)(dm_str kind),
                        dm_draft *draft) {
    const dm_agenda_item *found = NULL;
    make(story);
    for (size_t i = 0; story->agenda && i < story->agenda->items.len; i++) {
        const dm_agenda_item *item = &story->agenda->items.ptr[i];
        size_t count;
        const dm_str *action = dm_draft_get(&item->draft, "action", &count);
        bool ruled = count && (dm_str_is(action[0], "ruling") ||
                               dm_str_is(action[0], "agreement") || dm_str_is(action[0], "law"));
        if (item->token < token && (!found || item->token > found->token) &&
            (ruled || fits(item->draft.kind)))
            found = item;
    }
    if (found)
        *draft = found->draft;
    return found != NULL;
}

bool dm_agenda_before(const dm_story *story, uint32_t token, uint32_t window,
                      bool (*fits)(dm_str kind), dm_draft *draft) {
    const dm_agenda_item *before = NULL, *first = NULL;
    const dm_parse *parse = dm_parse_of(story);
    make(story);
    if (!story->agenda)
        return false;
    for (size_t i = 0; i < story->agenda->items.len; i++) {
        const dm_agenda_item *item = &story->agenda->items.ptr[i];
        if (!fits(item->draft.kind))
            continue;
        if (item->token < token && (!before || item->token > before->token))
            before = item;
        if (!first || item->token < first->token)
            first = item;
    }
    const dm_agenda_item *found = before ? before : window == UINT32_MAX ? first : NULL;
    if (!found || (found == before && window != UINT32_MAX &&
                   parse->tokens[token].sentence - parse->tokens[found->token].sentence > window))
        return false;
    *draft = found->draft;
    return true;
}
