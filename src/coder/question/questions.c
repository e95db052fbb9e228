/*
 * question/questions.c - themes to questions, by lexicon/positions/questions.tsv: the row of the
 * noun, and the slots that its parameters are read from.
 */
#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* ---- reading a parameter ---- */

/* A place or an entity with a subdivision counts by its code; a state by its own. */
void dm_question_territory(const dm_story *story, dm_draft *draft, dm_str key, uint32_t token) {
    dm_str codes[DM_QUESTION_VALUES];
    size_t n = dm_places_territories(&story->places, story->scene.grammar.parse, token, codes,
                                     DM_QUESTION_VALUES);
    for (size_t i = 0; i < n; i++)
        dm_draft_set(draft, key, codes[i], true);
    if (n)
        return;
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, token, &refs);
    for (size_t i = 0; i < refs.len; i++)
        if (refs.ptr[i]->kind == DM_KIND_STATE || refs.ptr[i]->kind == DM_KIND_ENTITY)
            dm_draft_set(draft, key, refs.ptr[i]->code, true);
}

/* "condemned the raid on the embassy": parsers hang the last phrase on the verb as often as on the
 * noun; right behind the noun it is the noun's. */
static uint32_t neighbour(const dm_parse *parse, uint32_t theme, dm_str preposition) {
    uint32_t first, last, from, to, verb = parse->tokens[theme].head;
    char name[24];
    if (parse->tokens[theme].rel == DM_REL_ROOT || preposition.len >= sizeof name)
        return DM_NO_TOKEN;
    memcpy(name, preposition.ptr, preposition.len);
    name[preposition.len] = '\0';
    dm_tree_phrase(parse, theme, &first, &last);
    for (DM_CHILDREN(parse, verb, c)) {
        if (parse->tokens[c].rel != DM_REL_OBL || c < theme || !dm_tree_has_case(parse, c, name))
            continue;
        dm_tree_hull(parse, c, &from, &to);
        if (from == last + 1)
            return c;
    }
    return DM_NO_TOKEN;
}

static void take_slot(const dm_story *story, dm_draft *draft, dm_str key, bool territory,
                      uint32_t theme, dm_str slot) {
    dm_role role = dm_str_is(slot, "subj")   ? DM_SLOT_SUBJ
                   : dm_str_is(slot, "obj")  ? DM_SLOT_OBJ
                   : dm_str_is(slot, "poss") ? DM_SLOT_POSS
                                             : DM_SLOT_PREP;
    dm_fillers fillers = {0};
    dm_arguments(&story->scene.grammar, theme, role, slot, &fillers);
    dm_str by = role == DM_SLOT_SUBJ ? DM_STR("by") : slot;
    bool to = role == DM_SLOT_PREP && dm_str_is(slot, "to");
    for (DM_CHILDREN(story->scene.grammar.parse, theme, child)) /* "launch of a missile | by" */
        for (DM_CHILDREN(story->scene.grammar.parse, child, inner))
            if (!fillers.count && (role == DM_SLOT_SUBJ || to) &&
                dm_tree_has_case(story->scene.grammar.parse, child, "of") &&
                dm_tree_has_case(story->scene.grammar.parse, inner, to ? "to" : "by"))
                fillers.tokens[fillers.count++] = inner;
    if (!fillers.count && (role == DM_SLOT_PREP || role == DM_SLOT_SUBJ)) {
        uint32_t behind = neighbour(story->scene.grammar.parse, theme, by);
        if (behind != DM_NO_TOKEN)
            fillers.tokens[fillers.count++] = behind;
    }
    for (size_t i = 0; i < fillers.count; i++) {
        if (territory) {
            dm_question_territory(story, draft, key, fillers.tokens[i]);
            continue;
        }
        dm_actor_refs refs = {0};
        dm_scene_gather(&story->scene, fillers.tokens[i], &refs);
        if (!refs.len && role == DM_SLOT_SUBJ)
            dm_actors_responsible(story->scene.grammar.actors, theme, DM_OWNER_BESIDE, &refs);
        if (!refs.len && role != DM_SLOT_SUBJ)
            dm_actors_responsible(story->scene.grammar.actors, fillers.tokens[i],
                                  DM_OWNER_OF | DM_OWNER_PLACE, &refs);
        dm_draft_take(draft, key, &refs, false);
    }
    dm_actor_refs beside = {0};
    if (territory && role == DM_SLOT_SUBJ && !dm_draft_has(draft, key) &&
        dm_actors_responsible(story->scene.grammar.actors, theme, DM_OWNER_BESIDE, &beside) &&
        beside.ptr[0]->kind == DM_KIND_STATE) /* "the Georgian vote" */
        dm_draft_set(draft, key, beside.ptr[0]->code, true);
}

/* "borders Russia has attempted to change": who acts in the clause on the theme. */
static void take_clause(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_str key,
                        dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t clauses[2] = {DM_NO_TOKEN, dm_tree_find(parse, c->predicate, DM_REL_CCOMP)};
    for (DM_CHILDREN(parse, theme, child))
        if (parse->tokens[child].rel == DM_REL_ACL || parse->tokens[child].rel == DM_REL_ACL_RELCL)
            clauses[0] = child;
    for (size_t i = 0; i < 2; i++) {
        dm_fillers subject = {0};
        dm_actor_refs refs = {0};
        if (clauses[i] == DM_NO_TOKEN)
            continue;
        dm_arguments(&story->scene.grammar, clauses[i], DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
        for (size_t k = 0; k < subject.count; k++)
            dm_scene_gather(&story->scene, subject.tokens[k], &refs);
        dm_draft_take(draft, key, &refs, false);
        if (refs.len)
            return;
    }
}

/* Whether the stand is a judgement of what another does: its actor is no party to the question. */
bool dm_question_judged(const dm_story *story, const dm_candidate *c) {
    dm_str lemma = story->scene.grammar.parse->tokens[c->predicate].lemma;
    if (dm_frame_is_spoken(c->frame)) /* "were no solution" */
        return true;
    return dm_codebook_in_class(story->scene.grammar.book, "@judging", lemma) ||
           dm_codebook_in_class(story->scene.grammar.book, "@attitude", lemma);
}

/* "@actor", "@recipient", "@clause". */
static void take_from_stand(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_str source, dm_str key, dm_draft *draft) {
    if (!c)
        return;
    bool against =
        dm_str_is(c->frame->stance, "opposes") || dm_str_is(c->frame->stance, "condemns");
    bool judged =
        (dm_question_judged(story, c) || dm_is_recognition(c->frame->stance) || against) &&
        dm_str_is(draft->kind, "measure");
    if (dm_str_is(source, "@clause"))
        take_clause(story, c, theme, key, draft);
    else if (dm_str_is(source, "@recipient") && !judged)
        dm_draft_take(draft, key, &c->recipients, false);
    else if (!dm_str_is(source, "@recipient") && !judged)
        dm_draft_take(draft, key, &c->actors, false);
}

/* "[territory]=of|in": one parameter of the table. */
void dm_question_take(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_str written,
                      dm_draft *draft) {
    dm_str key, sources, source;
    sources = written;
    if (!dm_str_split(&sources, '=', &key) || !sources.ptr)
        return;
    bool territory = key.len > 2 && key.ptr[0] == '[';
    if (territory)
        key = dm_str_sub(key, 1, key.len - 1);
    while (!dm_draft_has(draft, key) && dm_str_split(&sources, '|', &source)) {
        if (source.len && source.ptr[0] == ':')
            dm_draft_set(draft, key, dm_str_sub(source, 1, source.len), false);
        else if (source.len && source.ptr[0] == '@')
            take_from_stand(story, c, theme, source, key, draft);
        else
            take_slot(story, draft, key, territory, theme, source);
    }
}

/* ---- the rows ---- */

/* "territorial integrity": the words before the head stand before it in the text, or among its
 * modifiers. */
static bool word_is(const dm_parse *parse, uint32_t t, dm_str word) {
    return dm_str_eq_nocase(parse->tokens[t].form, word) ||
           dm_str_eq_nocase(parse->tokens[t].lemma, word);
}

/* "use of force": the words behind the head, few others between them. */
static bool words_follow(const dm_parse *parse, uint32_t theme, dm_str rest) {
    dm_str word;
    uint32_t at = theme;
    const dm_sentence *s = &parse->sentences[parse->tokens[theme].sentence];
    while (dm_str_split(&rest, ' ', &word)) {
        uint32_t u = at + 1;
        while (u < s->first + s->count && u <= at + 3 && !word_is(parse, u, word))
            u++;
        if (u == s->first + s->count || u > at + 3)
            return false;
        at = u;
    }
    return true;
}

static bool noun_fits(const dm_story *story, uint32_t theme, const dm_topic *topic) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_str noun = topic->words, head = topic->head;
    if (head.len == noun.len)
        return true;
    if (head.ptr == noun.ptr)
        return words_follow(parse, theme, dm_str_sub(noun, head.len + 1, noun.len));
    dm_str rest = dm_str_sub(noun, 0, noun.len - head.len - 1), word;
    while (dm_str_split(&rest, ' ', &word)) {
        bool found = false;
        for (DM_CHILDREN(parse, theme, c))
            found |= word_is(parse, c, word);
        for (uint32_t back = 1; back <= 4 && theme >= back; back++)
            found |= dm_str_eq_nocase(parse->tokens[theme - back].form, word);
        if (!found)
            return false;
    }
    return true;
}

/* Verbs name demands, deeds, annexing, joining and belonging; "stated", "claimed", "moved" are not
 * the nouns they look like. */
static bool names_as_verb(const dm_codebook *book, const dm_topic *topic) {
    static const char *const kinds[] = {"demand", "annexation", "membership"};
    dm_str kind = dm_table_get(topic->table, topic->row, "kind");
    if (topic->deed)
        return !dm_codebook_in_class(book, "@deed-of-noun",
                                     dm_table_get(topic->table, topic->row, "action"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (dm_str_is(kind, kinds[i]))
            return true;
    return dm_str_is(topic->words, "belong");
}

/* The first topic of a word by its lemma, or by its form; DM_MAP_NONE. */
static uint32_t topics_of(const dm_codebook *book, const dm_token *word) {
    uint32_t link = dm_codebook_topics(book, word->lemma);
    return link == DM_MAP_NONE && !dm_str_eq_nocase(word->form, word->lemma)
               ? dm_codebook_topics(book, word->form)
               : link;
}

bool dm_question_has_topics(const dm_story *story, uint32_t token) {
    return topics_of(story->scene.grammar.book, &dm_parse_of(story)->tokens[token]) != DM_MAP_NONE;
}

const dm_topic *dm_question_topic(const dm_story *story, uint32_t token, bool deed) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *word = &story->scene.grammar.parse->tokens[token];
    const dm_topic *best = NULL;
    if (word->upos == DM_PROPN && story->scene.grammar.actors->name_of[token] != DM_NO_TOKEN)
        return NULL; /* "the United States" */
    if (!deed && dm_str_eq_nocase(word->form, DM_STR("arming")))
        return NULL; /* what somebody does with arms */
    if (deed && (word->feats & DM_FEAT_PLUR) && dm_str_is(word->lemma, "authority"))
        return NULL; /* those who govern, not the right to */
    for (uint32_t link = topics_of(book, word); link != DM_MAP_NONE;
         link = book->topics.ptr[link].next) {
        const dm_topic *topic = &book->topics.ptr[link];
        if (word->upos == DM_VERB && !names_as_verb(book, topic))
            continue;
        if (topic->deed == deed && (!best || topic->words.len > best->words.len) &&
            noun_fits(story, token, topic))
            best = topic;
    }
    return best;
}

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

bool dm_topic_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                    uint32_t token, dm_draft *draft) {
    if (is_of_object(story, topic, token) || is_draft_of_pact(story, token) ||
        is_figure_of_speech(story, token))
        return false;
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    *draft = (dm_draft){.kind = dm_table_get(topic->table, topic->row, "kind")};
    if (dm_str_is(draft->kind, "sovereignty") && is_universal(story->scene.grammar.parse, token)) {
        draft->kind = DM_STR("principle");
        dm_draft_set(draft, DM_STR("name"), DM_STR("territorial-integrity"), false);
        return true;
    }
    if (dm_str_is(draft->kind, "resolution"))
        return dm_vote_draft(story, token, draft);
    dm_str again = parameters;
    if (dm_str_is(draft->kind, "sovereignty")) {
        uint32_t told = told_of_list(story->scene.grammar.parse, token);
        if (told != token)
            dm_question_take(story, NULL, told, DM_STR("state=of|poss"), draft);
    }
    while (dm_str_split(&parameters, ' ', &one))
        dm_question_take(story, c, token, one, draft);
    uint32_t other = dm_tree_find(story->scene.grammar.parse, token, DM_REL_CONJ);
    while (other != DM_NO_TOKEN && again.len && dm_str_split(&again, ' ', &one))
        dm_question_take(story, c, other, one, draft); /* "the sovereignty and integrity of" */
    if (c)
        dm_backed_land(story, c, draft);
    if (dm_str_is(draft->kind, "sovereignty") &&
        (!c || !close_claim(story, c->frame->stance, token, draft)) &&
        !dm_draft_has(draft, DM_STR("territory")) &&
        dm_tree_lemma_is(story->scene.grammar.parse, token, "claim"))
        return false;
    if (dm_str_is(draft->kind, "annexation")) {
        take_robbed(story, token, draft);
        dm_annexation_complete(story, draft);
    }
    for (DM_CHILDREN(story->scene.grammar.parse, token,
                     of)) { /* "the results of the Maltese vote" */
        const dm_topic *inner =
            dm_str_is(draft->kind, "vote-result") &&
                    LEMMA_IN(story->scene.grammar.parse, token, "result", "outcome")
                ? dm_question_topic(story, of, false)
                : NULL;
        dm_str slots = inner ? dm_table_get(inner->table, inner->row, "parameters") : DM_STR("");
        if (!inner || !dm_str_is(dm_table_get(inner->table, inner->row, "kind"), "vote-result"))
            continue;
        dm_draft_clear(draft, "what");
        while (dm_str_split(&slots, ' ', &one))
            dm_question_take(story, NULL, of, one, draft);
    }
    if (dm_str_is(draft->kind, "vote-result"))
        dm_vote_complete(story, draft);
    if (dm_str_is(draft->kind, "government") && !close_government(story, c, token, draft))
        return false;
    if (dm_str_is(draft->kind, "measure") && !close_measure(story, c, token, draft))
        return false;
    if (dm_str_is(draft->kind, "measure") && dm_suspension_close(story, token, draft))
        return true;
    if (dm_str_is(draft->kind, "membership"))
        dm_membership_close(story, c, token, draft);
    bool membership = dm_str_is(draft->kind, "membership");
    bool open = !dm_draft_has(draft, DM_STR("entity")) ||
                (membership && !dm_draft_has(draft, DM_STR("organisation")));
    if (c && open && (membership || dm_str_is(draft->kind, "statehood")))
        dm_agenda_complete(story, token, draft);
    return has_required(draft, dm_table_get(topic->table, topic->row, "required")) &&
           draft->key_count > 0;
}
