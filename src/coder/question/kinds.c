/*
 * question/kinds.c - questions that follow from the stance rather than from a noun of
 * lexicon/positions/questions.tsv: votes, demands, somebody's conduct, an entity or a person as
 * such.
 */
#include "actors/actors_inside.h"
#include "coder/question/parts.h"

/* Those who claim to be the state of a subdivision: "the regions - Donetsk and Luhansk" are the two
 * republics. */
static void entities_of_places(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_table *entities =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "actors/entities");
    uint32_t first, last;
    dm_tree_hull(parse, theme, &first, &last);
    for (uint32_t t = first; entities && t <= last; t++) {
        dm_str codes[DM_QUESTION_VALUES];
        size_t n = parse->tokens[t].rel == DM_REL_CONJ
                       ? 0
                       : dm_places_territories(&story->places, parse, t, codes, DM_QUESTION_VALUES);
        for (size_t i = 0; i < n; i++)
            for (size_t row = 0; row < entities->rows; row++)
                if (dm_str_eq(dm_table_get(entities, row, "subdivision"), codes[i]) &&
                    dm_str_starts(dm_table_get(entities, row, "code"), DM_STR("X-")))
                    dm_draft_set(draft, DM_STR("entity"), dm_table_get(entities, row, "code"),
                                 false);
    }
}

/* The state that title or lead name first. */
static dm_str first_named(const dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_entity *entity = actors->names.ptr[i].entity;
        if (entity && dm_parse_of(story)->tokens[actors->names.ptr[i].first].sentence <= 1 &&
            (entity->kind == DM_KIND_STATE || entity->kind == DM_KIND_ENTITY))
            return entity->code;
    }
    return (dm_str){"", 0};
}

/* "the presidents suspended Paraguay from Mercosur": out of which body. */
static bool left_out_of(const dm_story *story, uint32_t predicate, dm_draft *draft) {
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    size_t count;
    dm_draft out = {.kind = draft->kind};
    dm_question_take(story, NULL, predicate, DM_STR("organisation=from"), &out);
    const dm_str *codes = dm_draft_get(&out, "organisation", &count);
    const dm_entity *body = count ? dm_knowledge_entity(knowledge, codes[0]) : NULL;
    if (!body || (body->kind != DM_KIND_ORGANISATION && body->kind != DM_KIND_GROUP))
        return false;
    dm_draft_set(draft, DM_STR("organisation"), body->code, false);
    return true;
}

/* "Albania said that Kosovo belonged in it", "will not let Ukraine into it": another than the
 * holder is to join. */
static bool is_of_another(const dm_candidate *c) {
    dm_actor_kind kind = c->recipients.len ? c->recipients.ptr[0]->kind : DM_KIND_GROUP;
    return kind != DM_KIND_ORGANISATION && kind != DM_KIND_GROUP &&
           dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "membership");
}

/* "joined NATO", "suspended Fiji": an organisation joined, or a member kept out of it. */
static bool membership_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, theme, &refs);
    bool leaves = dm_codebook_in_class(story->scene.grammar.book, "@leaving",
                                       story->scene.grammar.parse->tokens[c->predicate].lemma);
    const dm_entity *acts =
        c->actors.len
            ? dm_knowledge_entity(story->scene.grammar.book->knowledge, c->actors.ptr[0]->code)
            : NULL; /* "the leaders of the Commonwealth suspended Fiji" */
    bool holder_body =
        !leaves && acts && (acts->kind == DM_KIND_ORGANISATION || acts->kind == DM_KIND_GROUP);
    for (size_t i = 0; i < refs.len; i++) {
        bool body = refs.ptr[i]->kind == DM_KIND_ORGANISATION || refs.ptr[i]->kind == DM_KIND_GROUP;
        draft->kind = DM_STR("membership");
        if (body && holder_body && dm_str_starts(c->actors.ptr[0]->code, refs.ptr[i]->code)) {
            /* "the General Assembly admitted it": not the United Nations */
            dm_draft_set(draft, DM_STR("organisation"), refs.ptr[i]->code, false);
            dm_draft_set(draft, DM_STR("entity"), first_named(story), false);
        } else if (body) {
            dm_draft_set(draft, DM_STR("organisation"), refs.ptr[i]->code, false);
            dm_draft_take(draft, DM_STR("entity"), is_of_another(c) ? &c->recipients : &c->actors,
                          false);
        } else if (holder_body) {
            dm_draft_set(draft, DM_STR("entity"), refs.ptr[i]->code, false);
            dm_draft_take(draft, DM_STR("organisation"), &c->actors, false);
        } else if (!leaves && left_out_of(story, c->predicate, draft)) {
            dm_draft_set(draft, DM_STR("entity"), refs.ptr[i]->code, false);
        }
    }
    size_t bodies, entities;
    const dm_str *joined = dm_draft_get(draft, "organisation", &bodies);
    const dm_str *entity = dm_draft_get(draft, "entity", &entities);
    return bodies && entities && !dm_str_eq(joined[0], entity[0]);
}

/* "backed Maduro", in an article that tells of somebody's recognition as president: whose
 * government it is. */
static bool contested_government_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    dm_actor_refs refs = {0};
    bool contested = false;
    dm_scene_gather(&story->scene, theme, &refs);
    if (refs.len != 1 || refs.ptr[0]->kind != DM_KIND_PERSON || !refs.ptr[0]->code.len)
        return false;
    for (size_t i = 0; i < story->candidates.len && !contested; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        for (size_t k = 0; dm_str_is(other->frame->stance, "recognises") && k < other->theme.count;
             k++) {
            const dm_mention *mention =
                dm_actors_at(story->scene.grammar.actors, other->theme.tokens[k]);
            contested |= mention && mention->actors.ptr[0].kind == DM_KIND_PERSON;
        }
    }
    if (!contested)
        return false;
    draft->kind = DM_STR("government");
    dm_draft_set(draft, DM_STR("state"), refs.ptr[0]->code, false);
    dm_draft_set(draft, DM_STR("claimant"), refs.ptr[0]->name, false);
    return true;
}

bool dm_is_recognition(dm_str stance) {
    return dm_str_is(stance, "recognises") || dm_str_is(stance, "does-not-recognise") ||
           dm_str_is(stance, "withdraws-recognition");
}

/* "recognised Jerusalem as the capital of Israel" is not about a state. */
static bool is_as_other(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, c->predicate, child)) {
        if (dm_tree_has_case(parse, child, "as") &&
            !dm_codebook_in_class(story->scene.grammar.book, "@statehood",
                                  parse->tokens[child].lemma))
            return true;
    }
    return false;
}

/* "the Durand Line": no man is told with an article. */
static bool has_article(const dm_parse *parse, uint32_t t) {
    uint32_t det = dm_tree_find(parse, t, DM_REL_DET);
    return det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "the");
}

/* An entity or a state as such: its statehood, if the stance is one of recognition. */
bool dm_entity_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                     dm_draft *draft) {
    dm_str stance = c->frame->stance;
    dm_str only = dm_table_get(c->frame->table, c->frame->row, "kind");
    if (dm_str_is(stance, "joins") || dm_str_is(stance, "suspends") ||
        dm_str_is(only, "membership"))
        return membership_draft(story, c, theme, draft);
    if (dm_str_is(stance, "supports") || dm_str_is(stance, "opposes"))
        return contested_government_draft(story, theme, draft);
    if (!dm_is_recognition(stance))
        return false;
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, theme, &refs);
    bool land = dm_codebook_in_class(story->scene.grammar.book, "@breakaway",
                                     story->scene.grammar.parse->tokens[theme].lemma);
    if (!refs.len && land) /* "the breakaway regions - Donetsk and Luhansk" */
        for (DM_CHILDREN(story->scene.grammar.parse, theme, child))
            if (story->scene.grammar.parse->tokens[child].rel == DM_REL_APPOS ||
                story->scene.grammar.parse->tokens[child].rel == DM_REL_NMOD ||
                story->scene.grammar.parse->tokens[child].rel == DM_REL_PARATAXIS)
                dm_scene_gather(&story->scene, child, &refs);
    bool rules = dm_codebook_in_class(story->scene.grammar.book, "@those-who-rule",
                                      story->scene.grammar.parse->tokens[theme].lemma);
    draft->kind = DM_STR("statehood");
    if (is_as_other(story, c))
        return false;
    for (size_t i = 0; i < refs.len; i++) {
        const dm_actor *actor = refs.ptr[i];
        bool by_name = actor->name.len && actor->name.ptr[0] >= 'A' && actor->name.ptr[0] <= 'Z';
        if (actor->kind == DM_KIND_PERSON && !by_name)
            continue; /* "envoys of South Ossetia" */
        if (actor->kind == DM_KIND_PERSON && !actor->code.len &&
            story->scene.grammar.parse->tokens[theme].upos == DM_PROPN &&
            has_article(story->scene.grammar.parse, theme))
            return false;
        if (actor->kind == DM_KIND_PERSON) {
            draft->kind = DM_STR("government");
            dm_draft_set(draft, DM_STR("state"), actor->code, false);
            dm_draft_set(draft, DM_STR("claimant"), actor->name, false);
            return true;
        }
        if (actor->sector.len && actor->kind == DM_KIND_STATE && !dm_str_is(actor->sector, "GOV"))
            continue;
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, actor->code);
        bool band = dm_actors_is_band(entity) && entity->parent.len == 3; /* "the Taliban" */
        if (band || (rules && entity && entity->kind == DM_KIND_STATE)) { /* "the authorities" */
            draft->kind = DM_STR("government");
            dm_draft_set(draft, DM_STR("state"), band ? entity->parent : actor->code, false);
            return true;
        }
        if (entity && (entity->kind == DM_KIND_ENTITY || entity->kind == DM_KIND_STATE))
            dm_draft_set(draft, DM_STR("entity"), actor->code, false);
    }
    if (refs.len && dm_draft_has(draft, DM_STR("entity")))
        return true;
    entities_of_places(story, theme, draft);
    return dm_draft_has(draft, DM_STR("entity"));
}

/* Ties with China are recognition where the news is also of Taiwan. */
static bool is_china_for_taiwan(const dm_story *story, dm_str code) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; dm_str_is(code, "CHN") && i < actors->names.len; i++)
        if (actors->names.ptr[i].entity && dm_str_is(actors->names.ptr[i].entity->code, "TWN"))
            return true;
    return false;
}

bool dm_question_contested(const dm_story *story, dm_str code) {
    if (is_china_for_taiwan(story, code) ||
        dm_codebook_in_class(story->scene.grammar.book, "@contested-state", code))
        return true;
    const dm_entity *entity = dm_knowledge_entity(story->scene.grammar.book->knowledge, code);
    return entity && entity->kind == DM_KIND_ENTITY;
}

/* The entity of a table's row that the article names, if somebody claims its land. */
static bool claimed_draft(const dm_story *story, dm_draft *draft) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_table *entities =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "actors/entities");
    for (size_t i = 0; i < actors->names.len && entities; i++) {
        const dm_entity *entity = actors->names.ptr[i].entity;
        for (size_t row = 0; entity && row < entities->rows; row++)
            if (dm_str_eq(dm_table_get(entities, row, "code"), entity->code) &&
                dm_table_get(entities, row, "claimed_by").len) {
                *draft = (dm_draft){.kind = DM_STR("statehood")};
                dm_draft_set(draft, DM_STR("entity"), entity->code, false);
                return true;
            }
    }
    return false;
}

/* Whether the article tells of a state that is just becoming one. */
static bool tells_of_birth(const dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = 1; t < parse->token_count; t++) {
        bool state = dm_codebook_in_class(story->scene.grammar.book, "@state-noun",
                                          parse->tokens[t].lemma),
             newly = state && dm_codebook_in_class(story->scene.grammar.book, "@newly-born",
                                                   parse->tokens[t - 1].lemma);
        if (newly || dm_tree_lemma_is(parse, t, "independence"))
            return true;
    }
    return false;
}

static bool is_membership(dm_str kind) {
    return dm_str_is(kind, "membership");
}

bool dm_newborn_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_entity *focus = story->scene.grammar.actors->focus;
    size_t count;
    dm_draft member;
    bool open =
        theme == DM_NO_TOKEN ||
        dm_codebook_in_class(story->scene.grammar.book, "@young-state", parse->tokens[theme].lemma);
    if (theme != DM_NO_TOKEN && !open &&
        !LEMMA_IN(parse, theme, "declaration", "region", "territory", "republic"))
        return false;
    if (!open || !tells_of_birth(story))
        return claimed_draft(story, draft);
    *draft = (dm_draft){.kind = DM_STR("statehood")};
    if (dm_agenda_before(story, 0, UINT32_MAX, is_membership, &member)) {
        const dm_str *entity = dm_draft_get(&member, "entity", &count);
        if (count)
            dm_draft_set(draft, DM_STR("entity"), entity[0], false);
    }
    if (!draft->key_count && focus)
        dm_draft_set(draft, DM_STR("entity"), focus->code, false);
    if (!draft->key_count)
        dm_draft_set(draft, DM_STR("entity"), first_named(story), false);
    return draft->key_count > 0 || claimed_draft(story, draft);
}
