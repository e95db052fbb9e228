/*
 * question/context.c - what the rest of the article says of a question that its sentence leaves
 * open: "these territories", "the results", "them".
 *
 * What a draft lacks is taken from the sentence of the article that ties most names to such a thing
 * (the territories of an annexation) or the first that ties any (the place of a vote). A draft that
 * stays open is marked underspecified.
 */
#include "coder/question/parts.h"

static void take_territory_only(const dm_story *story, dm_draft *draft, uint32_t token) {
    dm_str codes[DM_QUESTION_VALUES];
    size_t n = dm_places_territories(&story->places, story->scene.grammar.parse, token, codes,
                                     DM_QUESTION_VALUES);
    for (size_t i = 0; i < n; i++)
        if (codes[i].len > 3)
            dm_draft_set(draft, DM_STR("place"), codes[i], true);
}

/* ---- what the article says elsewhere ---- */

/* Territories that the article ties to an annexation or a referendum anywhere: "four regions",
 * "these territories" mean them. */
static void complete_annexation(const dm_story *story, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    size_t count;
    const dm_str *own = dm_draft_get(draft, "territory", &count);
    bool only_state = count == 1 && own[0].len == 3;
    if (count && !only_state)
        return;
    dm_draft best = {0};
    for (uint32_t t = 0; t < parse->token_count; t++) {
        bool fits = dm_tree_lemma_is(parse, t, "annexation") || dm_tree_lemma_is(parse, t, "annex");
        if (!fits)
            continue;
        const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
        dm_draft here = {0};
        for (uint32_t u = s->first; u < s->first + s->count; u++) {
            dm_str codes[DM_QUESTION_VALUES];
            if (parse->tokens[u].rel == DM_REL_CONJ)
                continue;
            size_t n = dm_places_territories(&story->places, parse, u, codes, DM_QUESTION_VALUES);
            for (size_t i = 0; i < n; i++)
                if (codes[i].len > 3)
                    dm_draft_set(&here, DM_STR("territory"), codes[i], true);
        }
        size_t now, before;
        dm_draft_get(&here, "territory", &now);
        dm_draft_get(&best, "territory", &before);
        if (now > before)
            best = here;
    }
    size_t found;
    const dm_str *codes = dm_draft_get(&best, "territory", &found);
    if (!found) {
        draft->underspecified = true;
        if (only_state) { /* "Ukrainian territory" */
            dm_str state = own[0];
            for (size_t k = 0; k < draft->key_count; k++)
                if (dm_str_is(draft->keys[k].key, "territory"))
                    draft->keys[k].count = 0;
            dm_draft_set(draft, DM_STR("from"), state, false);
        }
        return;
    }
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_is(draft->keys[k].key, "territory"))
            draft->keys[k].count = 0;
    for (size_t i = 0; i < found; i++)
        dm_draft_set(draft, DM_STR("territory"), codes[i], true);
}

/* Whose land it is: the state of the subdivision. */
static dm_str state_of_territory(const dm_story *story, dm_str territory) {
    if (territory.len < 4 || territory.ptr[2] != '-')
        return (dm_str){"", 0};
    const dm_table *countries =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "iso/countries");
    for (size_t row = 0; countries && row < countries->rows; row++)
        if (dm_str_eq(dm_table_cell(countries, row, 1), dm_str_sub(territory, 0, 2)))
            return dm_table_cell(countries, row, 0);
    return (dm_str){"", 0};
}

void dm_annexation_complete(const dm_story *story, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    size_t count;
    complete_annexation(story, draft);
    const dm_str *territory = dm_draft_get(draft, "territory", &count);
    if (count)
        dm_draft_set(draft, DM_STR("from"), state_of_territory(story, territory[0]), false);
    dm_draft_get(draft, "claimant", &count);
    for (uint32_t t = 0; !count && t < parse->token_count; t++) { /* who annexes, by the article */
        if (!dm_tree_lemma_is(parse, t, "annexation") && !dm_tree_lemma_is(parse, t, "annex"))
            continue;
        dm_fillers fillers = {0};
        dm_actor_refs refs = {0};
        dm_arguments(&story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
        for (size_t i = 0; i < fillers.count; i++)
            dm_scene_gather(&story->scene, fillers.tokens[i], &refs);
        if (!refs.len)
            dm_actors_responsible(story->scene.grammar.actors, t, DM_OWNER_BESIDE, &refs);
        if (refs.len == 1)
            dm_draft_set(draft, DM_STR("claimant"), refs.ptr[0]->code, false);
        dm_draft_get(draft, "claimant", &count);
    }
    /* The one annexed from is no claimant. */
    size_t n;
    const dm_str *from = dm_draft_get(draft, "from", &n);
    for (size_t k = 0; n && k < draft->key_count; k++)
        if (dm_str_is(draft->keys[k].key, "claimant"))
            for (size_t i = 0; i < draft->keys[k].count; i++)
                if (dm_str_eq(draft->keys[k].values[i], from[0])) {
                    draft->keys[k].values[i] = draft->keys[k].values[--draft->keys[k].count];
                    i--;
                }
}

/* "the vote in Peru": the election, where no referendum is spoken of. */
static void name_vote(const dm_parse *parse, dm_draft *draft) {
    size_t count;
    const dm_str *what = dm_draft_get(draft, "what", &count);
    bool open = count && dm_str_is(what[0], "vote");
    for (uint32_t t = 0; open && t < parse->token_count; t++)
        open = !LEMMA_IN(parse, t, "referendum", "plebiscite");
    if (!open)
        return;
    dm_draft_clear(draft, "what");
    dm_draft_set(draft, DM_STR("what"), DM_STR("election"), false);
}

/* Places that the article ties to the vote anywhere: "the results", "the consultations" mean those.
 */
void dm_vote_complete(const dm_story *story, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    size_t count;
    const dm_str *place = dm_draft_get(draft, "place", &count);
    if (count && dm_knowledge_entity(story->scene.grammar.book->knowledge, place[0]))
        name_vote(parse, draft);
    if (count)
        return;
    for (uint32_t t = 0; t < parse->token_count && !count; t++) {
        if (!dm_codebook_in_class(story->scene.grammar.book, "@popular-vote",
                                  parse->tokens[t].lemma))
            continue;
        const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
        for (uint32_t u = s->first; u < s->first + s->count; u++)
            if (parse->tokens[u].rel != DM_REL_CONJ)
                take_territory_only(story, draft, u);
        dm_draft_get(draft, "place", &count);
        if (count)
            for (size_t p = 0; p < draft->key_count; p++)
                if (dm_str_is(draft->keys[p].key, "what"))
                    draft->keys[p].values[0] = dm_tree_lemma_is(parse, t, "referendum") ||
                                                       dm_tree_lemma_is(parse, t, "plebiscite")
                                                   ? DM_STR("referendum")
                                                   : DM_STR("election");
    }
    bool referendum = false, election = false; /* "the polls" may be either */
    for (uint32_t t = 0; t < parse->token_count; t++) {
        referendum |= dm_tree_lemma_is(parse, t, "referendum");
        election |= dm_tree_lemma_is(parse, t, "election");
    }
    for (size_t p = 0; p < draft->key_count && referendum && !election; p++)
        if (dm_str_is(draft->keys[p].key, "what"))
            draft->keys[p].values[0] = DM_STR("referendum");
    const dm_entity *focus = story->scene.grammar.actors->focus;
    if (!count && focus) /* the country that the article is about */
        dm_draft_set(draft, DM_STR("place"), focus->code, true);
    draft->underspecified = !count;
}
