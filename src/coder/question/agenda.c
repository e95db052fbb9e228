/*
 * question/agenda.c - what the article is about: every phrase in it that names a question, with
 * what it says of it. A stand on "it", "the new country", "the attack" is one on the question named
 * before.
 *
 * The agenda is made once an article needs it: a walk over its nouns and verbs, each looked up
 * among the topics. What a phrase says is read only when its kind is asked for; a phrase that says
 * nothing but its kind is left out.
 */
#include "coder/question/parts.h"

typedef struct item {
    uint32_t token;
    const dm_topic *topic; /* NULL: recognised by name */
    bool read;
    const dm_draft *draft; /* once read; NULL: says nothing */
} item;

struct dm_agenda {
    bool made;
    size_t seen; /* items that may be looked at: while one is read, those before it */
    DM_VEC(item) items;
};

struct dm_agenda *dm_agenda_new(dm_arena *arena) {
    return DM_NEW(arena, struct dm_agenda);
}

static void add(const dm_story *story, uint32_t token, const dm_topic *topic,
                const dm_draft *draft) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_draft *kept = draft ? dm_arena_alloc(arena, sizeof *kept) : NULL;
    item *one = draft && !kept ? NULL : dm_vec_push(arena, &story->agenda->items);
    if (kept)
        *kept = *draft;
    if (one) {
        *one = (item){token, topic, draft != NULL, kept};
        story->agenda->seen = story->agenda->items.len;
    }
}

static bool is_worth(const dm_draft *draft) {
    size_t values = 0, fixed = 0;
    for (size_t k = 0; k < draft->key_count; k++)
        values += draft->keys[k].count;
    size_t count;
    if (dm_draft_get(draft, "action", &count) || dm_draft_get(draft, "what", &count))
        fixed = 1;
    const dm_str *what = dm_draft_get(draft, "what", &count);
    if (count && dm_str_is(draft->kind, "measure") && dm_str_is(what[0], "sanction"))
        return true; /* whosever they are: "such measures" */
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
                add(story, token, NULL, &draft);
        }
    }
}

/* "sanctions", "an embargo", not help or troops: what "the measures" may mean. */
static bool is_penalty(const dm_topic *topic) {
    static const char *const penalties[] = {"=:sanction", "=:embargo",  "=:tariff",  "=:ban",
                                            "=:freeze",   "=:visa-ban", "=:boycott", "=:trade-"};
    if (!topic || !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "measure"))
        return false;
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters");
    for (size_t i = 0; i < sizeof penalties / sizeof *penalties; i++)
        if (dm_str_find(parameters, dm_str_of(penalties[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* "the measures", "such restrictions": those named before, which no word beside them tells. */
static bool is_named_again(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    bool definite = false;
    if (!dm_codebook_in_class(story->scene.grammar.book, "@the-measure", parse->tokens[t].lemma))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (rel == DM_REL_AMOD || rel == DM_REL_COMPOUND || rel == DM_REL_NMOD)
            return false;
        definite |= LEMMA_IN(parse, c, "the", "this", "these", "that", "such");
    }
    return definite;
}

static void make(const dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    if (!story->agenda || story->agenda->made) /* none while candidates are still being settled */
        return;
    story->agenda->made = true;
    add_recognised(story);
    const dm_topic *penalty = NULL;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        if ((parse->tokens[t].upos != DM_NOUN && parse->tokens[t].upos != DM_VERB) ||
            !dm_question_has_topics(story, t))
            continue;
        const dm_topic *deed = dm_question_topic(story, t, true);
        const dm_topic *topic = dm_question_topic(story, t, false);
        if (deed && !topic && penalty && is_named_again(story, t)) {
            deed = NULL;
            topic = penalty;
        }
        if (deed)
            add(story, t, deed, NULL);
        if (topic)
            add(story, t, topic, NULL);
        penalty = is_penalty(topic) ? topic : penalty;
    }
}

/* What the i-th item says; NULL if nothing. */
static const dm_draft *read_item(const dm_story *story, size_t i) {
    struct dm_agenda *agenda = story->agenda;
    const item *one = &agenda->items.ptr[i];
    if (one->read)
        return one->draft;
    size_t seen = agenda->seen;
    dm_draft draft;
    bool said = true;
    agenda->seen = i;
    if (one->topic->deed)
        dm_deed_draft(story, one->topic, one->token, &draft);
    else
        said = dm_topic_draft(story, NULL, one->topic, one->token, &draft);
    agenda->seen = seen;
    dm_draft *kept =
        said && is_worth(&draft) ? dm_arena_alloc(story->scene.grammar.arena, sizeof *kept) : NULL;
    if (kept)
        *kept = draft;
    agenda->items.ptr[i].read = true;
    agenda->items.ptr[i].draft = kept;
    return kept;
}

/* The kinds of question that are looked for: one, or those that fit. */
typedef struct wanted {
    dm_str kind;
    bool (*fits)(dm_str kind);
} wanted;

static bool is_wanted(const wanted *self, dm_str kind) {
    return self->fits ? self->fits(kind) : dm_str_eq(self->kind, kind);
}

static bool is_any(dm_str kind) {
    return kind.len > 0;
}

/* Whether what an item says may be of a wanted kind; a claim to sovereignty may be on the
 * principle. */
static bool may_be(const item *one, const wanted *kinds) {
    if (one->read)
        return one->draft != NULL;
    if (one->topic->deed)
        return is_wanted(kinds, DM_STR("conduct"));
    dm_str kind = dm_table_get(one->topic->table, one->topic->row, "kind");
    return is_wanted(kinds, kind) ||
           (dm_str_is(kind, "sovereignty") && is_wanted(kinds, DM_STR("principle")));
}

/* What the i-th item says, if that is of a wanted kind; NULL. */
static const dm_draft *said(const dm_story *story, size_t i, const wanted *kinds) {
    const dm_draft *draft =
        may_be(&story->agenda->items.ptr[i], kinds) ? read_item(story, i) : NULL;
    return draft && is_wanted(kinds, draft->kind) ? draft : NULL;
}

/* How many items there are to look at. */
static size_t items_of(const dm_story *story) {
    make(story);
    return story->agenda ? story->agenda->seen : 0;
}

static const dm_draft_key *key_of(const dm_draft *draft, dm_str key) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_eq(draft->keys[k].key, key))
            return &draft->keys[k];
    return NULL;
}

/* The values of `own` are among those of `other`, key by key. */
static bool agrees(const dm_draft *own, const dm_draft *other) {
    if (!dm_str_eq(own->kind, other->kind))
        return false;
    for (size_t k = 0; k < own->key_count; k++) {
        const dm_draft_key *theirs = key_of(other, own->keys[k].key);
        for (size_t i = 0; i < own->keys[k].count; i++) {
            bool found = false;
            for (size_t v = 0; theirs && v < theirs->count; v++)
                found |= dm_str_eq(theirs->values[v], own->keys[k].values[i]);
            if (!found)
                return false;
        }
    }
    return true;
}

/* Whether a deed that is not read yet may agree with a draft: its action is known before it is
 * read, but for the decision that becomes a ruling (dm_deed_draft). */
static bool may_agree(const dm_draft *own, const item *one) {
    const dm_draft_key *action = key_of(own, DM_STR("action"));
    if (one->read || !one->topic->deed || !action)
        return true;
    dm_str told = dm_table_get(one->topic->table, one->topic->row, "action");
    for (size_t i = 0; i < action->count; i++)
        if (!dm_str_eq(action->values[i], told) &&
            !(dm_str_is(told, "policy") && dm_str_is(action->values[i], "ruling")))
            return false;
    return true;
}

static size_t values_of(const dm_draft *draft) {
    size_t values = 0;
    for (size_t k = 0; k < draft->key_count; k++)
        values += draft->keys[k].count;
    return values;
}

void dm_agenda_complete(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_draft *best = NULL;
    uint32_t best_token = 0;
    size_t count = items_of(story);
    for (size_t i = 0; i < count; i++) {
        const item *one = &story->agenda->items.ptr[i];
        uint32_t at = one->token;
        const dm_draft *other = at == token || !may_agree(draft, one)
                                    ? NULL
                                    : said(story, i, &(wanted){.kind = draft->kind});
        if (!other || !agrees(draft, other) || values_of(other) <= values_of(draft))
            continue;
        /* The fullest; of two, the one before and nearest. */
        bool before = at < token, nearer = !best || before || best_token > token;
        if (!best || values_of(other) > values_of(best) ||
            (values_of(other) == values_of(best) && nearer)) {
            best = other;
            best_token = at;
        }
    }
    if (best)
        *draft = *best;
}

bool dm_agenda_accepted(const dm_story *story, uint32_t token, bool (*fits)(dm_str kind),
                        dm_draft *draft) {
    const dm_draft *found = NULL;
    uint32_t found_token = 0;
    size_t items = items_of(story);
    for (size_t i = 0; i < items; i++) {
        uint32_t at = story->agenda->items.ptr[i].token;
        if (at >= token || (found && at <= found_token))
            continue;
        const dm_draft *one = said(story, i, &(wanted){.fits = is_any});
        size_t count = 0;
        const dm_str *action = one ? dm_draft_get(one, "action", &count) : NULL;
        bool ruled = count && (dm_str_is(action[0], "ruling") ||
                               dm_str_is(action[0], "agreement") || dm_str_is(action[0], "law"));
        if (one && (ruled || fits(one->kind))) {
            found = one;
            found_token = at;
        }
    }
    if (found)
        *draft = *found;
    return found != NULL;
}

bool dm_agenda_before(const dm_story *story, uint32_t token, uint32_t window,
                      bool (*fits)(dm_str kind), dm_draft *draft) {
    const dm_draft *before = NULL, *first = NULL;
    uint32_t before_token = 0, first_token = 0;
    const dm_parse *parse = dm_parse_of(story);
    size_t count = items_of(story);
    for (size_t i = 0; i < count; i++) {
        uint32_t at = story->agenda->items.ptr[i].token;
        bool nearer = at < token && (!before || at > before_token),
             earlier = !first || at < first_token;
        const dm_draft *one = nearer || earlier ? said(story, i, &(wanted){.fits = fits}) : NULL;
        if (one && nearer) {
            before = one;
            before_token = at;
        }
        if (one && earlier) {
            first = one;
            first_token = at;
        }
    }
    const dm_draft *found = before ? before : window == UINT32_MAX ? first : NULL;
    if (!found || (found == before && window != UINT32_MAX &&
                   parse->tokens[token].sentence - parse->tokens[before_token].sentence > window))
        return false;
    *draft = *found;
    return true;
}
