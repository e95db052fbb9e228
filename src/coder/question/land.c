/*
 * question/land.c - whose a land is held to be: "recognised Crimea as part of Russia", "considers
 * the valley its own", "claims the islands".
 */
#include "actors/actors_inside.h"
#include "coder/question/parts.h"

/* The same land under another question: its holder, first of `holder`, is there `as`. */
static dm_draft same_land(const dm_draft *draft, const char *kind, const char *holder,
                          const char *as) {
    size_t count;
    dm_draft other = {.kind = dm_str_of(kind)};
    const dm_str *state = dm_draft_get(draft, holder, &count);
    if (count)
        dm_draft_set(&other, dm_str_of(as), state[0], false);
    const dm_str *land = dm_draft_get(draft, "territory", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&other, DM_STR("territory"), land[i], true);
    return other;
}

void dm_annexed_land(const dm_story *story, const dm_candidate *c, uint32_t theme,
                     dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    if (!dm_is_recognition(c->frame->stance) || !dm_str_is(draft->kind, "sovereignty"))
        return;
    for (DM_CHILDREN(parse, theme, child)) {
        size_t count;
        if (!dm_tree_has_case(parse, child, "over"))
            continue;
        dm_draft annexed = same_land(draft, "annexation", "state", "claimant");
        dm_str holder = dm_draft_has(&annexed, DM_STR("claimant"))
                            ? dm_draft_get(&annexed, "claimant", &count)[0]
                            : DM_STR("");
        dm_annexation_complete(story, &annexed);
        const dm_str *from = dm_draft_get(&annexed, "from", &count);
        if (count && dm_str_eq(from[0], holder))
            return; /* its own by the maps: whose it is, is the question */
        *draft = annexed;
        return;
    }
}

/* "its territory", "a part of its land": whose a pronoun says it is. */
static bool is_owned_by_pronoun(const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c)) {
        bool of = parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of");
        if ((parse->tokens[c].rel == DM_REL_NMOD_POSS && parse->tokens[c].upos == DM_PRON) ||
            (of && (parse->tokens[c].upos == DM_PRON || is_owned_by_pronoun(parse, c))))
            return true;
    }
    return false;
}

/* "regards the valley as an integral part of its territory": who rules it. */
static bool own_land_draft(const dm_story *story, const dm_candidate *c, uint32_t as,
                           uint32_t theme, dm_draft *draft) {
    *draft = (dm_draft){.kind = DM_STR("sovereignty")};
    if (as != DM_NO_TOKEN && !is_owned_by_pronoun(story->scene.grammar.parse, as))
        dm_question_take(story, NULL, as, DM_STR("state=of|subj"), draft);
    if (!dm_draft_has(draft, DM_STR("state")))
        dm_draft_take(draft, DM_STR("state"), &c->actors, false);
    dm_question_territory(story, draft, DM_STR("territory"), theme);
    return dm_draft_has(draft, DM_STR("state")) &&
           (as != DM_NO_TOKEN || dm_draft_has(draft, DM_STR("territory")));
}

/* "belongs to the alliance", "is part of the Union": a member, not a land. */
static bool is_of_body(const dm_story *story, const dm_draft *draft) {
    size_t count;
    const dm_str *state = dm_draft_get(draft, "state", &count);
    const dm_entity *owner =
        count ? dm_knowledge_entity(story->scene.grammar.book->knowledge, state[0]) : NULL;
    return owner && owner->kind != DM_KIND_STATE && owner->kind != DM_KIND_ENTITY;
}

bool dm_land_of_somebody(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    if (is_owned_by_pronoun(story->scene.grammar.parse, c->predicate) && c->actors.len) {
        dm_draft_clear(draft, "state");
        dm_draft_take(draft, DM_STR("state"), &c->actors, false);
    }
    return !dm_str_is(draft->kind, "sovereignty") || !is_of_body(story, draft);
}

bool dm_soil_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs owner = {0};
    uint32_t land = dm_tree_find(parse, c->predicate, DM_REL_NSUBJ);
    if (land == DM_NO_TOKEN || !dm_frame_is_spoken(c->frame) ||
        !LEMMA_IN(parse, c->predicate, "territory", "soil", "land"))
        return false;
    *draft = (dm_draft){.kind = DM_STR("sovereignty")};
    if (is_owned_by_pronoun(parse, c->predicate))
        owner = c->actors;
    else
        dm_actors_responsible(story->scene.grammar.actors, c->predicate,
                              DM_OWNER_BESIDE | DM_OWNER_OF, &owner);
    dm_draft_take(draft, DM_STR("state"), &owner, false);
    dm_question_territory(story, draft, DM_STR("territory"), land);
    if (!dm_draft_has(draft, DM_STR("territory"))) { /* "the islands": told of elsewhere */
        draft->underspecified = true;
        dm_agenda_complete(story, land, draft);
    }
    return dm_draft_has(draft, DM_STR("state")) && !is_of_body(story, draft) &&
           (!draft->underspecified ||
            dm_codebook_in_class(story->scene.grammar.book, "@piece-of-land",
                                 parse->tokens[land].lemma));
}

/* "claims the islands", not "claims Uganda as a friend", nor the town that an army claimed. */
static bool claimed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    bool then = (parse->tokens[c->predicate].feats & DM_FEAT_PAST) &&
                dm_tree_find(parse, c->predicate, DM_REL_AUX_PASS) == DM_NO_TOKEN;
    if (then || !dm_tree_lemma_is(parse, c->predicate, "claim") ||
        parse->tokens[theme].upos == DM_PRON)
        return false;
    for (DM_CHILDREN(parse, c->predicate, as))
        if (dm_tree_has_case(parse, as, "as"))
            return false;
    if (!own_land_draft(story, c, DM_NO_TOKEN, theme, draft))
        return false;
    size_t count;
    const dm_str *land = dm_draft_get(draft, "territory", &count);
    const dm_entity *state =
        count ? dm_knowledge_entity(story->scene.grammar.book->knowledge, land[0]) : NULL;
    return !state || state->kind != DM_KIND_STATE || state->parent.len ||
           dm_question_contested(story, land[0]);
}

/* Whether who is named there claims to be a state of its own on the land of `state`. */
static bool is_claimed_by(const dm_story *story, uint32_t theme, dm_str state) {
    const dm_table *entities =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "actors/entities");
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, theme, &refs);
    for (size_t row = 0; entities && refs.len && row < entities->rows; row++) {
        dm_str claimants = dm_table_get(entities, row, "claimed_by"), one;
        bool named = dm_str_eq(dm_table_get(entities, row, "code"), refs.ptr[0]->code);
        if (named && claimants.len && dm_str_split(&claimants, '|', &one) && dm_str_eq(one, state))
            return true; /* named first: whose it is by the maps */
    }
    return false;
}

/* "recognised the enclave as part of Kenya": the land of another annexed, or its own by the maps.
 */
static bool complete_part(const dm_story *story, uint32_t theme, dm_draft *draft) {
    size_t count;
    dm_draft own = same_land(draft, "sovereignty", "claimant", "state");
    dm_annexation_complete(story, draft);
    size_t states;
    const dm_str *from = dm_draft_get(draft, "from", &count),
                 *state = dm_draft_get(&own, "state", &states);
    if (states &&
        ((count && dm_str_eq(from[0], state[0])) || is_claimed_by(story, theme, state[0])))
        *draft = own;
    return (dm_draft_has(draft, DM_STR("claimant")) || dm_draft_has(draft, DM_STR("state"))) &&
           dm_draft_has(draft, DM_STR("territory"));
}

bool dm_land_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    bool own = dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "sovereignty");
    if (!dm_is_recognition(c->frame->stance) && !own)
        return false;
    for (DM_CHILDREN(parse, c->predicate, as)) {
        bool part = LEMMA_IN(parse, as, "part", "territory") ||
                    (own && LEMMA_IN(parse, as, "province", "land", "soil", "region", "own"));
        if (!part ||
            !(dm_tree_has_case(parse, as, "as") || (own && parse->tokens[as].rel == DM_REL_XCOMP)))
            continue;
        if (own)
            return own_land_draft(story, c, as, theme, draft);
        *draft = (dm_draft){.kind = DM_STR("annexation")};
        dm_question_take(story, NULL, as, DM_STR("claimant=of|subj"), draft);
        dm_question_territory(story, draft, DM_STR("territory"), theme);
        return complete_part(story, theme, draft);
    }
    return own && claimed_draft(story, c, theme, draft);
}

void dm_backed_land(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[c->predicate];
    uint32_t mark = dm_tree_find(parse, c->predicate, DM_REL_MARK), backed;
    if (!dm_str_is(draft->kind, "sovereignty") || word->rel != DM_REL_ADVCL ||
        mark == DM_NO_TOKEN || !dm_tree_lemma_is(parse, mark, "in") ||
        (backed = dm_tree_find(parse, word->head, DM_REL_OBJ)) == (uint32_t)DM_NO_TOKEN)
        return;
    dm_actor_refs owner = {0};
    dm_scene_gather(&story->scene, backed, &owner);
    if (!owner.len)
        dm_actors_responsible(story->scene.grammar.actors, backed, DM_OWNER_BESIDE | DM_OWNER_OF,
                              &owner);
    if (!owner.len)
        return;
    dm_draft_clear(draft, "state");
    dm_draft_take(draft, DM_STR("state"), &owner, false);
}

bool dm_claimed_land(const dm_story *story, const dm_candidate *c, uint32_t theme,
                     dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = theme != DM_NO_TOKEN && dm_tree_lemma_is(parse, theme, "claim")
                                ? dm_question_topic(story, theme, false)
                                : NULL;
    size_t count;
    if (!topic || !dm_topic_draft(story, c, topic, theme, draft) ||
        !dm_draft_has(draft, DM_STR("territory")))
        return false;
    const dm_str *land = dm_draft_get(draft, "territory", &count);
    const dm_entity *state = dm_knowledge_entity(story->scene.grammar.book->knowledge, land[0]);
    return !state || state->kind != DM_KIND_STATE || dm_question_contested(story, land[0]);
}
