/*
 * question/topic_draft.c - the question that a noun of lexicon/positions/questions names: its kind,
 * its parameters, and what each kind of question asks for besides.
 */
#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* "of states", "of nations": bare plurals; "of all countries", "each other's". */
static bool is_of_all(const dm_parse *parse, uint32_t c) {
    dm_rel rel = parse->tokens[c].rel;
    if (rel == DM_REL_NMOD && (parse->tokens[c].feats & DM_FEAT_PLUR) &&
        dm_tree_has_case(parse, c, "of") && dm_tree_find(parse, c, DM_REL_DET) == DM_NO_TOKEN &&
        dm_tree_find(parse, c, DM_REL_NUMMOD) == DM_NO_TOKEN &&
        LEMMA_IN(parse, c, "state", "country", "nation"))
        return true;
    if (rel != DM_REL_NMOD && rel != DM_REL_NMOD_POSS)
        return false;
    for (DM_CHILDREN(parse, c, d))
        if (LEMMA_IN(parse, d, "all", "every", "each"))
            return true;
    return LEMMA_IN(parse, c, "each");
}

/* Nobody's in particular, so a principle. */
static bool is_universal(const dm_parse *parse, uint32_t theme) {
    uint32_t list[DM_MOST_FILLERS];
    size_t n = dm_tree_conjuncts(parse, theme, list, DM_MOST_FILLERS);
    for (size_t i = 0; i < n; i++)
        for (DM_CHILDREN(parse, list[i], c))
            if (is_of_all(parse, c))
                return true;
    return false;
}

static bool has_required(const dm_draft *draft, dm_str required) {
    dm_str key;
    while (required.len && dm_str_split(&required, ' ', &key)) {
        if (key.len > 2 && key.ptr[0] == '[')
            key = dm_str_sub(key, 1, key.len - 1);
        if (!dm_draft_has(draft, key))
            return false;
    }
    return true;
}

/* "the plan", "the Arab plan", "the budget of Greece"; "a plan to arm the militia" is what it is to
 * do, "agreed on a plan" is none in particular. */
static bool is_certain_plan(const dm_story *story, uint32_t token, bool of_somebody) {
    const dm_parse *parse = story->scene.grammar.parse;
    bool definite = of_somebody;
    uint32_t first = parse->sentences[parse->tokens[token].sentence].first;
    for (DM_CHILDREN(parse, token, c)) {
        uint32_t mark = dm_tree_find(parse, c, DM_REL_MARK);
        if (dm_tree_is_verbal(parse, c) && parse->tokens[c].rel == DM_REL_ACL &&
            (mark == DM_NO_TOKEN || dm_tree_lemma_is(parse, mark, "to")))
            return false;
        definite |= dm_tree_lemma_is(parse, c, "the") || dm_tree_lemma_is(parse, c, "this") ||
                    parse->tokens[c].rel == DM_REL_NMOD_POSS;
        definite |=
            (parse->tokens[c].rel == DM_REL_AMOD || parse->tokens[c].rel == DM_REL_COMPOUND) &&
            c > first && dm_utf8_is_capitalised(parse->tokens[c].form);
    }
    return definite;
}

/* "the suspension of the assembly": at home, and no membership. */
static bool is_of_chamber(const dm_story *story, uint32_t token) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, c))
        if (dm_tree_has_case(parse, c, "of") &&
            (dm_codebook_in_class(story->scene.grammar.book, "@chamber", parse->tokens[c].lemma) ||
             dm_codebook_in_class(story->scene.grammar.book, "@home-institution",
                                  parse->tokens[c].lemma)))
            return true;
    return false;
}

/* "ten million pounds in aid to Kenya": to whom, by the word for what it is. */
static void take_from_kind(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, c))
        if (parse->tokens[c].rel == DM_REL_NMOD && !dm_draft_has(draft, DM_STR("on")) &&
            (dm_tree_has_case(parse, c, "in") || dm_tree_has_case(parse, c, "of") ||
             dm_tree_has_case(parse, c, "worth")))
            dm_question_take(story, NULL, c, DM_STR("on=to|for"), draft);
    if (parse->tokens[token].rel != DM_REL_OBJ || dm_draft_has(draft, DM_STR("on")))
        return;
    for (DM_CHILDREN(parse, parse->tokens[token].head, c)) /* hung on the verb as often */
        if (c > token && parse->tokens[c].rel == DM_REL_OBL && dm_tree_has_case(parse, c, "in") &&
            dm_codebook_in_class(story->scene.grammar.book, "@aid", parse->tokens[c].lemma))
            dm_question_take(story, NULL, c, DM_STR("on=to|for"), draft);
}

/* A judged measure is by whoever is judged; what the phrase leaves open the article may tell. */
static bool close_measure(const dm_story *story, const dm_candidate *c, uint32_t token,
                          dm_draft *draft) {
    size_t by, on;
    const dm_token *word = &story->scene.grammar.parse->tokens[token];
    take_from_kind(story, token, draft);
    dm_draft_get(draft, "on", &on);
    if (!on && word->rel == DM_REL_NMOD && /* "the sale of arms to Taiwan" */
        dm_tree_is_nominal(story->scene.grammar.parse, word->head) &&
        dm_tree_has_case(story->scene.grammar.parse, token, "of"))
        dm_question_take(story, NULL, word->head, DM_STR("on=to"), draft);
    dm_draft_get(draft, "by", &by);
    dm_draft_get(draft, "on", &on);
    if (c && (!by || !on))
        dm_agenda_complete(story, token, draft);
    const dm_str *target = dm_draft_get(draft, "on", &on);
    dm_draft_get(draft, "by", &by);
    for (size_t i = 0; c && !by && dm_question_judged(story, c) && i < c->recipients.len; i++)
        if (!on || !dm_str_eq(target[0], c->recipients.ptr[i]->code))
            dm_draft_set(draft, DM_STR("by"), c->recipients.ptr[i]->code, false);
    dm_draft_get(draft, "by", &by);
    const dm_str *author = dm_draft_get(draft, "by", &by);
    if (by == 1 && on == 1 && dm_str_eq(author[0], target[0])) { /* "the embargo it imposed" */
        dm_draft_clear(draft, "on");
        on = 0;
    }
    dm_draft_keep_others(draft, "on", "by"); /* "the cap on its oil set by the Seven" */
    draft->underspecified = !by && !on;
    /* help that nobody gives to nobody is no measure, nor are weapons as such */
    size_t named;
    const dm_str *what = dm_draft_get(draft, "what", &named);
    if (named && dm_str_is(what[0], "plan") && !is_certain_plan(story, token, by > 0))
        return false;
    if (named && dm_str_is(what[0], "suspension") && is_of_chamber(story, token))
        return false;
    bool bare = named && (dm_str_is(what[0], "arms") || dm_str_is(what[0], "aid") ||
                          dm_str_is(what[0], "troops") || dm_str_is(what[0], "mission"));
    return !bare || by || on;
}

/* "any government that came to power by force" */
static bool is_any(const dm_parse *parse, uint32_t token) {
    uint32_t det = dm_tree_find(parse, token, DM_REL_DET);
    return det != DM_NO_TOKEN && LEMMA_IN(parse, det, "any", "no");
}

/* "the interim administration": of the state that the words or else the article are about. */
static void take_state(const dm_story *story, const dm_candidate *c, uint32_t token,
                       dm_draft *draft) {
    const dm_entity *focus = story->scene.grammar.actors->focus;
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, token, &refs);
    const dm_entity *entity =
        refs.len ? dm_knowledge_entity(story->scene.grammar.book->knowledge, refs.ptr[0]->code)
                 : NULL;
    draft->underspecified = true;
    if (entity && entity->kind == DM_KIND_STATE)
        dm_draft_set(draft, DM_STR("state"), refs.ptr[0]->code, false);
    else if (focus && focus->kind == DM_KIND_STATE && !dm_refs_have(&c->actors, focus->code))
        dm_draft_set(draft, DM_STR("state"), focus->code, false);
}

/* "Maduro's government": by the person's name. A government that nobody contests is no question
 * unless it is recognised or not. */
static bool close_government(const dm_story *story, const dm_candidate *c, uint32_t token,
                             dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t owner = dm_tree_find(parse, token, DM_REL_NMOD_POSS);
    size_t claimants, states;
    dm_actor_refs refs = {0};
    if (owner != DM_NO_TOKEN)
        dm_scene_gather(&story->scene, owner, &refs);
    for (size_t i = 0; i < refs.len; i++)
        if (refs.ptr[i]->kind == DM_KIND_PERSON && refs.ptr[i]->name.len) {
            dm_draft_clear(draft, "claimant");
            dm_draft_set(draft, DM_STR("claimant"), refs.ptr[i]->name, false);
        }
    const dm_str *claimant = dm_draft_get(draft, "claimant", &claimants);
    const dm_str *state = dm_draft_get(draft, "state", &states);
    if (claimants && states && dm_str_eq(claimant[0], state[0])) {
        dm_draft_clear(draft, "claimant");
        claimants = 0;
    }
    const dm_codebook *book = story->scene.grammar.book;
    state = dm_draft_get(draft, "state", &states);
    const dm_entity *band = states ? dm_knowledge_entity(book->knowledge, state[0]) : NULL;
    if (band && band->kind != DM_KIND_STATE && band->sector.len && !claimants) {
        const dm_entity *home = dm_actors_home_of(story->scene.grammar.actors, band);
        dm_draft_clear(draft, "state"); /* "the Taliban government": they claim to be it */
        dm_draft_set(draft, DM_STR("claimant"), band->code, false);
        if (home)
            dm_draft_set(draft, DM_STR("state"), home->code, false);
        claimants = 1;
        states = home != NULL;
    }
    bool contested = dm_tree_lemma_is(parse, token, "junta");
    for (DM_CHILDREN(parse, token, child)) { /* "the new authorities" */
        contested |= dm_codebook_in_class(story->scene.grammar.book, "@newly-governing",
                                          parse->tokens[child].lemma);
        if (!claimants && dm_codebook_in_class(story->scene.grammar.book, "@rival-seat",
                                               parse->tokens[child].lemma))
            dm_draft_set(draft, DM_STR("claimant"), parse->tokens[child].lemma, false);
    }
    if (c && !states && dm_is_recognition(c->frame->stance) && (contested || is_any(parse, token)))
        take_state(story, c, token, draft);
    return claimants || contested || !c ||
           (dm_is_recognition(c->frame->stance) &&
            !dm_tree_lemma_is(parse, c->predicate, "reject"));
}

/* "backed the Argentine claim": to the land that the article is about, as far as it says. "The
 * claim that", "the claim to have won" are statements. */
static bool close_claim(const dm_story *story, dm_str stance, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_entity *focus = story->scene.grammar.actors->focus;
    size_t count;
    if (!dm_tree_lemma_is(parse, token, "claim") || dm_draft_has(draft, DM_STR("territory")))
        return true;
    if (dm_str_is(stance, "condemns"))
        return false; /* "the claim is false": what was said */
    for (DM_CHILDREN(parse, token, c))
        if (dm_tree_is_verbal(parse, c))
            return false;
    dm_agenda_complete(story, token, draft);
    const dm_str *state = dm_draft_get(draft, "state", &count);
    draft->underspecified = !dm_draft_has(draft, DM_STR("territory"));
    if (count && focus && draft->underspecified && !dm_str_eq(state[0], focus->code))
        dm_draft_set(draft, DM_STR("territory"), focus->code, true);
    return count > 0;
}

/* "refused to accept any text": a stand on the text; "to join the sanctions": on them. */
static bool is_of_object(const dm_story *story, const dm_topic *topic, uint32_t token) {
    uint32_t object = dm_tree_find(story->scene.grammar.parse, token, DM_REL_OBJ);
    bool handed = dm_str_is(topic->words, "accept") || dm_str_is(topic->words, "join");
    const dm_topic *of =
        handed && object != DM_NO_TOKEN ? dm_question_topic(story, object, false) : NULL;
    return of && !dm_str_is(dm_table_get(of->table, of->row, "kind"), "demand");
}

/* "the annexation of four regions of Ukraine", "of Ukrainian land": from whom, though the land is
 * not named. */
static void take_robbed(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    size_t claimants;
    if (dm_draft_has(draft, DM_STR("territory")) || dm_draft_has(draft, DM_STR("from")))
        return;
    const dm_str *claimant = dm_draft_get(draft, "claimant", &claimants);
    for (DM_CHILDREN(parse, token, land)) {
        dm_actor_refs owner = {0};
        if (!dm_tree_has_case(parse, land, "of") ||
            !dm_codebook_in_class(story->scene.grammar.book, "@land-part",
                                  parse->tokens[land].lemma))
            continue;
        dm_actors_responsible(story->scene.grammar.actors, land, DM_OWNER_BESIDE | DM_OWNER_OF,
                              &owner);
        if (owner.len == 1 && owner.ptr[0]->kind == DM_KIND_STATE &&
            !(claimants && dm_str_eq(claimant[0], owner.ptr[0]->code)))
            dm_draft_set(draft, DM_STR("from"), owner.ptr[0]->code, false);
    }
}

/* "the sovereignty, unity and integrity of Somalia": the noun of the list that says whose. */
static uint32_t told_of_list(const dm_parse *parse, uint32_t token) {
    uint32_t list[DM_MOST_FILLERS];
    size_t n =
        dm_tree_conjuncts(parse, dm_tree_first_conjunct(parse, token), list, DM_MOST_FILLERS);
    for (size_t i = n; i-- > 0;)
        for (DM_CHILDREN(parse, list[i], c))
            if (dm_tree_has_case(parse, c, "of") || parse->tokens[c].rel == DM_REL_NMOD_POSS)
                return list[i];
    return token;
}

/* "turned down a draft of an agreement": no text of a council. */
static bool is_draft_of_pact(const dm_story *story, uint32_t token) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, c))
        if (LEMMA_IN(parse, token, "draft", "text") && dm_tree_has_case(parse, c, "of") &&
            dm_codebook_in_class(story->scene.grammar.book, "@agreement", parse->tokens[c].lemma))
            return true;
    return false;
}

/* "a victory of common sense", "a win for peace": nobody was elected. */
static bool is_figure_of_speech(const dm_story *story, uint32_t token) {
    const dm_parse *parse = story->scene.grammar.parse;
    if (!LEMMA_IN(parse, token, "victory", "win", "triumph"))
        return false;
    for (DM_CHILDREN(parse, token, c))
        if (parse->tokens[c].rel == DM_REL_NMOD && parse->tokens[c].upos == DM_NOUN &&
            (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "for")) &&
            !dm_actors_at(story->scene.grammar.actors, c))
            return true;
    return false;
}

/* Reads the parameters of the row, of every noun of a list: "the sovereignty and integrity of". */
static void take_parameters(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                            uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), again = parameters;
    dm_str one;
    uint32_t told = dm_str_is(draft->kind, "sovereignty") ? told_of_list(parse, token) : token;
    if (told != token)
        dm_question_take(story, NULL, told, DM_STR("state=of|poss"), draft);
    while (dm_str_split(&parameters, ' ', &one))
        dm_question_take(story, c, token, one, draft);
    uint32_t other = dm_tree_find(parse, token, DM_REL_CONJ);
    while (other != DM_NO_TOKEN && again.len && dm_str_split(&again, ' ', &one))
        dm_question_take(story, c, other, one, draft);
    if (c)
        dm_backed_land(story, c, draft);
}

/* "the results of the Maltese vote": whose they are the vote tells. */
static void take_result(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, of)) {
        const dm_topic *inner = LEMMA_IN(parse, token, "result", "outcome")
                                    ? dm_question_topic(story, of, false)
                                    : NULL;
        dm_str slots = inner ? dm_table_get(inner->table, inner->row, "parameters") : DM_STR("");
        dm_str one;
        if (!inner || !dm_str_is(dm_table_get(inner->table, inner->row, "kind"), "vote-result"))
            continue;
        dm_draft_clear(draft, "what");
        while (dm_str_split(&slots, ' ', &one))
            dm_question_take(story, NULL, of, one, draft);
    }
    dm_vote_complete(story, draft);
}

/* Whether the draft is one, once what its kind asks for besides has been read. `known` becomes true
 * where nothing more is required. */
static bool close_kind(const dm_story *story, const dm_candidate *c, uint32_t token,
                       dm_draft *draft, bool *known) {
    if (dm_str_is(draft->kind, "sovereignty") &&
        (!c || !close_claim(story, c->frame->stance, token, draft)) &&
        !dm_draft_has(draft, DM_STR("territory")) &&
        dm_tree_lemma_is(story->scene.grammar.parse, token, "claim"))
        return false;
    if (dm_str_is(draft->kind, "annexation")) {
        take_robbed(story, token, draft);
        dm_annexation_complete(story, draft);
    }
    if (dm_str_is(draft->kind, "vote-result"))
        take_result(story, token, draft);
    if (dm_str_is(draft->kind, "government") && !close_government(story, c, token, draft))
        return false;
    if (dm_str_is(draft->kind, "measure") && !close_measure(story, c, token, draft))
        return false;
    *known = dm_str_is(draft->kind, "measure") && dm_suspension_close(story, token, draft);
    if (!*known && dm_str_is(draft->kind, "membership"))
        dm_membership_close(story, c, token, draft);
    return true;
}

bool dm_topic_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                    uint32_t token, dm_draft *draft) {
    bool known = false;
    if (is_of_object(story, topic, token) || is_draft_of_pact(story, token) ||
        is_figure_of_speech(story, token))
        return false;
    *draft = (dm_draft){.kind = dm_table_get(topic->table, topic->row, "kind")};
    if (dm_str_is(draft->kind, "sovereignty") && is_universal(story->scene.grammar.parse, token)) {
        draft->kind = DM_STR("principle");
        dm_draft_set(draft, DM_STR("name"), DM_STR("territorial-integrity"), false);
        return true;
    }
    if (dm_str_is(draft->kind, "resolution"))
        return dm_vote_draft(story, token, draft);
    take_parameters(story, c, topic, token, draft);
    if (!close_kind(story, c, token, draft, &known))
        return false;
    if (known)
        return true;
    bool membership = dm_str_is(draft->kind, "membership");
    bool open = !dm_draft_has(draft, DM_STR("entity")) ||
                (membership && !dm_draft_has(draft, DM_STR("organisation")));
    if (c && open && (membership || dm_str_is(draft->kind, "statehood")))
        dm_agenda_complete(story, token, draft);
    return has_required(draft, dm_table_get(topic->table, topic->row, "required")) &&
           draft->key_count > 0;
}
