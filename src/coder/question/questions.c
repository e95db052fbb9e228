/*
 * question/questions.c - themes to questions, by lexicon/positions/questions.tsv: the row of the
 * noun, and the slots that its parameters are read from.
 */
#include "actors/actors_inside.h"
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
