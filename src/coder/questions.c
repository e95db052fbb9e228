/*
 * questions.c - themes to questions, by lexicon/positions/questions.tsv: the row of the noun, and
 * the slots that its parameters are read from.
 */
#include "coder/question_parts.h"

/* ---- reading a parameter ---- */

/* A place or an entity with a subdivision counts by its code; a state by its own. */
static void take_territory(const dm_story *story, dm_draft *draft, dm_str key, uint32_t token) {
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
    if (!fillers.count && (role == DM_SLOT_PREP || role == DM_SLOT_SUBJ)) {
        uint32_t behind = neighbour(story->scene.grammar.parse, theme, by);
        if (behind != DM_NO_TOKEN)
            fillers.tokens[fillers.count++] = behind;
    }
    for (size_t i = 0; i < fillers.count; i++) {
        if (territory) {
            take_territory(story, draft, key, fillers.tokens[i]);
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
static bool is_judgement(const dm_story *story, const dm_candidate *c) {
    dm_str lemma = story->scene.grammar.parse->tokens[c->predicate].lemma;
    return dm_codebook_in_class(story->scene.grammar.book, "@judging", lemma) ||
           dm_codebook_in_class(story->scene.grammar.book, "@attitude", lemma);
}

/* "@actor", "@recipient", "@clause". */
static void take_from_stand(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_str source, dm_str key, dm_draft *draft) {
    if (!c)
        return;
    bool judged = is_judgement(story, c) && (dm_str_is(draft->kind, "measure"));
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

static bool noun_fits(const dm_story *story, uint32_t theme, dm_str noun) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_str head = dm_topic_head(noun);
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

const dm_topic *dm_question_topic(const dm_story *story, uint32_t token, bool deed) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *word = &story->scene.grammar.parse->tokens[token];
    const dm_topic *best = NULL;
    if (word->upos == DM_PROPN && story->scene.grammar.actors->name_of[token] != DM_NO_TOKEN)
        return NULL; /* "the United States" */
    uint32_t link = dm_codebook_topics(book, word->lemma);
    if (link == DM_MAP_NONE)
        link = dm_codebook_topics(book, word->form);
    for (; link != DM_MAP_NONE; link = book->topics.ptr[link].next) {
        const dm_topic *topic = &book->topics.ptr[link];
        if (topic->deed == deed && (!best || topic->words.len > best->words.len) &&
            noun_fits(story, token, topic->words))
            best = topic;
    }
    return best;
}

/* "of all countries": nobody's in particular, so a principle. */
static bool is_universal(const dm_parse *parse, uint32_t theme) {
    for (DM_CHILDREN(parse, theme, c)) /* "of states", "of nations": bare plurals */
        if (parse->tokens[c].rel == DM_REL_NMOD && (parse->tokens[c].feats & DM_FEAT_PLUR) &&
            dm_tree_has_case(parse, c, "of") && dm_tree_find(parse, c, DM_REL_DET) == DM_NO_TOKEN &&
            dm_tree_find(parse, c, DM_REL_NUMMOD) == DM_NO_TOKEN &&
            (dm_tree_lemma_is(parse, c, "state") || dm_tree_lemma_is(parse, c, "country") ||
             dm_tree_lemma_is(parse, c, "nation")))
            return true;
    for (DM_CHILDREN(parse, theme, c))
        if (parse->tokens[c].rel == DM_REL_NMOD || parse->tokens[c].rel == DM_REL_NMOD_POSS)
            for (DM_CHILDREN(parse, c, d))
                if (dm_tree_lemma_is(parse, d, "all") || dm_tree_lemma_is(parse, d, "every") ||
                    dm_tree_lemma_is(parse, d, "each"))
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

/* What a noun such as "attempt" or "support" is about: "attempts to annex", "support for the
 * independence of". */
static uint32_t shelled(const dm_story *story, uint32_t theme) {
    static const char *const prepositions[] = {"of", "at", "in", "for", "to", "with", "against"};
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool complement = false;
        for (size_t i = 0; rel == DM_REL_NMOD && i < sizeof prepositions / sizeof *prepositions;
             i++)
            complement |= dm_tree_has_case(parse, c, prepositions[i]);
        if (rel == DM_REL_ACL || rel == DM_REL_XCOMP || complement)
            return c;
    }
    return DM_NO_TOKEN;
}

/* The word that names the question, behind nouns that only carry it: "its decision to impose
 * sanctions", "their support for the sovereignty of". */
static uint32_t meant(const dm_story *story, uint32_t theme) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    for (int depth = 0; depth < 3; depth++) {
        dm_str lemma = parse->tokens[theme].lemma;
        uint32_t counted = shelled(story, theme);
        bool counts =
            parse->tokens[theme].upos == DM_NUM || dm_codebook_in_class(book, "@measure", lemma);
        if (counts && counted != DM_NO_TOKEN && !dm_question_topic(story, theme, false)) {
            theme = counted; /* "14 of its tanks", "a package of sanctions" */
            continue;
        }
        bool carries = dm_codebook_in_class(book, "@shell", lemma) ||
                       dm_codebook_in_class(book, "@commitment", lemma) ||
                       dm_codebook_in_class(book, "@carrier", lemma) ||
                       dm_codebook_in_class(book, "@approval", lemma);
        const dm_topic *own = dm_question_topic(story, theme, false);
        bool names = own && !dm_str_is(dm_table_get(own->table, own->row, "kind"), "demand");
        if (!carries || names)
            return theme;
        uint32_t inner = shelled(story, theme);
        if (inner == DM_NO_TOKEN || inner == theme)
            return theme;
        bool named = dm_question_topic(story, inner, false) ||
                     dm_question_topic(story, inner, true) ||
                     dm_codebook_in_class(book, "@shell", parse->tokens[inner].lemma);
        uint32_t object = dm_tree_find(parse, inner, DM_REL_OBJ);
        if (dm_tree_is_verbal(parse, inner) && object != DM_NO_TOKEN &&
            dm_question_topic(story, object, false))
            return object;
        if (!named && !dm_codebook_in_class(book, "@approval", lemma))
            return theme;
        theme = inner;
    }
    return theme;
}

/* A judged measure is by whoever is judged; what the phrase leaves open the article may tell. */
static void close_measure(const dm_story *story, const dm_candidate *c, uint32_t token,
                          dm_draft *draft) {
    size_t by, on;
    dm_draft_get(draft, "by", &by);
    dm_draft_get(draft, "on", &on);
    if (c && (!by || !on))
        dm_agenda_complete(story, token, draft);
    const dm_str *target = dm_draft_get(draft, "on", &on);
    dm_draft_get(draft, "by", &by);
    for (size_t i = 0; c && !by && is_judgement(story, c) && i < c->recipients.len; i++)
        if (!on || !dm_str_eq(target[0], c->recipients.ptr[i]->code))
            dm_draft_set(draft, DM_STR("by"), c->recipients.ptr[i]->code, false);
    dm_draft_get(draft, "by", &by);
    draft->underspecified = !by && !on;
}

/* "the application of Sweden to join NATO" */
static void take_joined(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, child))
        if (dm_tree_lemma_is(parse, child, "join") || dm_tree_lemma_is(parse, child, "enter"))
            dm_question_take(story, NULL, child, DM_STR("organisation=obj"), draft);
}

static void close_membership(const dm_story *story, const dm_candidate *c, uint32_t token,
                             dm_draft *draft) {
    size_t entities, bodies;
    take_joined(story, token, draft);
    const dm_str *entity = dm_draft_get(draft, "entity", &entities);
    const dm_str *body = dm_draft_get(draft, "organisation", &bodies);
    if (entities && bodies && dm_str_eq(entity[0], body[0])) /* "membership of the Union" */
        dm_draft_clear(draft, "entity");
    const dm_entity *joined =
        bodies ? dm_knowledge_entity(story->scene.grammar.book->knowledge, body[0]) : NULL;
    if (joined && joined->kind == DM_KIND_STATE) /* "the entry of troops into Bahrain" */
        dm_draft_clear(draft, "organisation");
    bool applies = c && (dm_tree_lemma_is(story->scene.grammar.parse, c->predicate, "apply") ||
                         dm_tree_lemma_is(story->scene.grammar.parse, c->predicate, "seek"));
    if (applies && !dm_draft_has(draft, DM_STR("entity")))
        dm_draft_take(draft, DM_STR("entity"), &c->actors, false);
}

bool dm_topic_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                    uint32_t token, dm_draft *draft) {
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    *draft = (dm_draft){.kind = dm_table_get(topic->table, topic->row, "kind")};
    if (dm_str_is(draft->kind, "sovereignty") && is_universal(story->scene.grammar.parse, token)) {
        draft->kind = DM_STR("principle");
        dm_draft_set(draft, DM_STR("name"), DM_STR("territorial-integrity"), false);
        return true;
    }
    if (dm_str_is(draft->kind, "resolution"))
        return dm_vote_draft(story, token, draft);
    while (dm_str_split(&parameters, ' ', &one))
        dm_question_take(story, c, token, one, draft);
    if (dm_str_is(draft->kind, "annexation"))
        dm_annexation_complete(story, draft);
    if (dm_str_is(draft->kind, "vote-result"))
        dm_vote_complete(story, draft);
    if (dm_str_is(draft->kind, "measure"))
        close_measure(story, c, token, draft);
    if (dm_str_is(draft->kind, "membership"))
        close_membership(story, c, token, draft);
    if (c && (dm_str_is(draft->kind, "membership") || dm_str_is(draft->kind, "statehood")))
        dm_agenda_complete(story, token, draft);
    return has_required(draft, dm_table_get(topic->table, topic->row, "required")) &&
           draft->key_count > 0;
}

/* ---- what is meant by "it" ---- */

static bool is_statehood(dm_str kind) {
    return dm_str_is(kind, "statehood");
}

static bool is_government(dm_str kind) {
    return dm_str_is(kind, "government");
}

static bool is_vote_result(dm_str kind) {
    return dm_str_is(kind, "vote-result");
}

static bool is_recognisable(dm_str kind) {
    return dm_str_is(kind, "annexation") || dm_str_is(kind, "statehood") ||
           dm_str_is(kind, "vote-result") || dm_str_is(kind, "government");
}

static bool is_accepted(dm_str kind) {
    return is_recognisable(kind) || dm_str_is(kind, "conduct");
}

static bool is_judged(dm_str kind) {
    return dm_str_is(kind, "annexation") || dm_str_is(kind, "conduct") ||
           dm_str_is(kind, "measure") || dm_str_is(kind, "membership") ||
           dm_str_is(kind, "resolution");
}

static bool is_pronoun(const dm_parse *parse, uint32_t t) {
    static const char *const words[] = {"it", "them", "this", "that", "him", "her", "these", "so"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_eq_nocase(parse->tokens[t].form, dm_str_of(words[i])))
            return true;
    return false;
}

/* What kind of question "the new country", "the outcome", "him" may mean; NULL: named itself. */
typedef bool (*kind_test)(dm_str kind);

static kind_test meant_kind(const dm_story *story, uint32_t t) {
    static const struct {
        const char *noun;
        kind_test kind;
    } nouns[] = {
        {"country", is_statehood},  {"state", is_statehood},     {"republic", is_statehood},
        {"nation", is_statehood},   {"entity", is_statehood},    {"territory", is_statehood},
        {"region", is_statehood},   {"two", is_statehood},       {"one", is_statehood},
        {"leader", is_government},  {"him", is_government},      {"her", is_government},
        {"result", is_vote_result}, {"outcome", is_vote_result},
    };
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, t);
    bool pronoun = is_pronoun(parse, t);
    if (!pronoun && mention &&
        (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON))
        return NULL;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (dm_tree_lemma_is(parse, t, nouns[i].noun) ||
            dm_str_eq_nocase(parse->tokens[t].form, dm_str_of(nouns[i].noun)))
            return nouns[i].kind;
    return pronoun ? is_accepted : NULL;
}

static bool is_own(const dm_candidate *c, const dm_draft *draft) {
    size_t count;
    const dm_str *entity = dm_draft_get(draft, "entity", &count);
    bool recognition = dm_is_recognition(c->frame->stance);
    for (size_t i = 0; recognition && i < c->actors.len && count; i++)
        if (dm_str_eq(c->actors.ptr[i]->code, entity[0]))
            return true;
    return false;
}

/* "neither accepts nor recognises it": what can be recognised, or a ruling or pact; the nearer. */
static bool accepted_before(const dm_story *story, uint32_t theme, dm_draft *draft) {
    if (dm_agenda_before(story, theme, 1, is_accepted, draft)) {
        size_t count;
        const dm_str *action = dm_draft_get(draft, "action", &count);
        if (!count || dm_str_is(action[0], "ruling") || dm_str_is(action[0], "agreement") ||
            dm_str_is(action[0], "law"))
            return true;
    }
    return dm_agenda_before(story, theme, UINT32_MAX, is_recognisable, draft);
}

static bool antecedent_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    kind_test kind = meant_kind(story, theme);
    if (dm_is_recognition(c->frame->stance))
        return kind &&
               (kind != is_accepted ? dm_agenda_before(story, theme, UINT32_MAX, kind, draft)
                                    : accepted_before(story, theme, draft));
    bool person = dm_tree_lemma_is(parse, c->predicate, "thank") ||
                  dm_tree_lemma_is(parse, c->predicate, "congratulate");
    return is_judgement(story, c) && !person && is_pronoun(parse, theme) &&
           dm_agenda_before(story, theme, 1, is_judged, draft);
}

/* "does not recognise the sovereignty of Israel over the Golan": whether the land was annexed. */
static void claimed_land(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    if (!dm_is_recognition(c->frame->stance) || !dm_str_is(draft->kind, "sovereignty"))
        return;
    for (DM_CHILDREN(parse, theme, child)) {
        size_t count;
        dm_draft annexed = {.kind = DM_STR("annexation")};
        if (!dm_tree_has_case(parse, child, "over"))
            continue;
        const dm_str *state = dm_draft_get(draft, "state", &count);
        if (count)
            dm_draft_set(&annexed, DM_STR("claimant"), state[0], false);
        const dm_str *land = dm_draft_get(draft, "territory", &count);
        for (size_t i = 0; i < count; i++)
            dm_draft_set(&annexed, DM_STR("territory"), land[i], true);
        dm_annexation_complete(story, &annexed);
        *draft = annexed;
        return;
    }
}

/* "recognised Crimea as part of Russia": whether it was annexed. */
static bool part_of_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    if (!dm_is_recognition(c->frame->stance))
        return false;
    for (DM_CHILDREN(parse, c->predicate, as)) {
        bool part = dm_tree_lemma_is(parse, as, "part") || dm_tree_lemma_is(parse, as, "territory");
        if (!part || !dm_tree_has_case(parse, as, "as"))
            continue;
        *draft = (dm_draft){.kind = DM_STR("annexation")};
        dm_question_take(story, NULL, as, DM_STR("claimant=of|subj"), draft);
        take_territory(story, draft, DM_STR("territory"), theme);
        dm_annexation_complete(story, draft);
        return dm_draft_has(draft, DM_STR("claimant")) && dm_draft_has(draft, DM_STR("territory"));
    }
    return false;
}

/* Who a phrase says it is: a person known to the lexicon, or by the name in the text. */
static dm_str person_named(const dm_story *story, uint32_t theme, const dm_actor **person) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_actor_refs refs = {0};
    uint32_t apposed = dm_tree_find(parse, theme, DM_REL_APPOS), first, last;
    dm_scene_gather(&story->scene, theme, &refs);
    if (!refs.len && apposed != DM_NO_TOKEN)
        dm_scene_gather(&story->scene, apposed, &refs);
    *person = refs.len ? refs.ptr[0] : NULL;
    for (size_t i = 0; i < refs.len; i++)
        if (refs.ptr[i]->kind == DM_KIND_PERSON && refs.ptr[i]->name.len)
            return refs.ptr[i]->name;
    uint32_t name = parse->tokens[theme].upos == DM_PROPN ? theme : apposed;
    if (name == DM_NO_TOKEN || parse->tokens[name].upos != DM_PROPN)
        return (dm_str){"", 0};
    dm_tree_phrase(parse, name, &first, &last);
    while (last > first && parse->tokens[last].upos != DM_PROPN)
        last--;
    while (first < last && parse->tokens[first].upos != DM_PROPN)
        first++;
    return dm_tree_text(parse, first, last);
}

/* "recognised Guaido as interim president": who governs. */
static bool office_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    static const char *const offices[] = {"president", "leader",     "head",     "prime minister",
                                          "ruler",     "government", "minister", "authority"};
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t as = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, c->predicate, child))
        for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
            if (dm_tree_lemma_is(parse, child, offices[i]) && dm_tree_has_case(parse, child, "as"))
                as = child;
    if (!dm_is_recognition(c->frame->stance) || as == DM_NO_TOKEN)
        return false;
    const dm_actor *person;
    dm_str name = person_named(story, theme, &person);
    *draft = (dm_draft){.kind = DM_STR("government")};
    dm_draft_set(draft, DM_STR("claimant"), name, false);
    dm_question_take(story, NULL, as, DM_STR("state=of|subj"), draft);
    if (!dm_draft_has(draft, DM_STR("state")) && person)
        dm_draft_set(draft, DM_STR("state"), person->code, false);
    if (!dm_draft_has(draft, DM_STR("state")) && story->scene.grammar.actors->focus)
        dm_draft_set(draft, DM_STR("state"), story->scene.grammar.actors->focus->code, false);
    dm_draft named;
    if (!name.len && dm_agenda_before(story, theme, UINT32_MAX, is_government, &named))
        *draft = named;
    else
        draft->underspecified = !name.len;
    return draft->key_count > 0;
}

/* "support for an independent Kosovo" */
static bool independent_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                              dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t adjective = dm_tree_find(parse, theme, DM_REL_AMOD);
    dm_actor_refs refs = {0};
    if (adjective == DM_NO_TOKEN || !is_judgement(story, c) ||
        !(dm_tree_lemma_is(parse, adjective, "independent") ||
          dm_tree_lemma_is(parse, adjective, "sovereign")))
        return false;
    *draft = (dm_draft){.kind = DM_STR("statehood")};
    dm_scene_gather(&story->scene, theme, &refs);
    dm_draft_take(draft, DM_STR("entity"), &refs, false);
    return draft->key_count > 0;
}

/* "the vote", "the result" of nobody named: a body's, where one is in sight, else an election that
 * the article does not place. */
static bool outcome_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                          uint32_t theme, dm_draft *draft) {
    size_t body;
    if (dm_vote_draft(story, theme, draft) && dm_draft_get(draft, "body", &body) && body)
        return true;
    *draft = (dm_draft){.kind = DM_STR("vote-result")};
    if (dm_agenda_before(story, theme, UINT32_MAX, is_vote_result, draft))
        return true;
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, c, theme, one, draft);
    draft->underspecified = true;
    return true;
}

bool dm_question_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    *draft = (dm_draft){0};
    if (dm_str_is(c->frame->stance, "denies"))
        return dm_conduct_draft(story, c, theme, draft);
    if (dm_str_is(c->frame->stance, "calls-for"))
        return dm_demand_draft(story, c, theme, draft);
    if (part_of_draft(story, c, theme, draft) || office_draft(story, c, theme, draft))
        return true;
    theme = meant(story, theme);
    const dm_topic *topic = dm_question_topic(story, theme, false);
    dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
    bool attitude = dm_codebook_in_class(book, "@attitude", parse->tokens[c->predicate].lemma);
    bool deed_first = !attitude && !dm_is_recognition(c->frame->stance) &&
                      (dm_str_is(kind, "demand") || dm_str_is(kind, "statehood"));
    if (deed_first && dm_conduct_draft(story, c, theme, draft))
        return true;
    if (topic && dm_topic_draft(story, c, topic, theme, draft) && !is_own(c, draft)) {
        claimed_land(story, c, theme, draft);
        return true;
    }
    if (independent_draft(story, c, theme, draft))
        return true;
    if (topic && dm_str_is(kind, "vote-result") && outcome_draft(story, c, topic, theme, draft))
        return true;
    if (dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "vote-result") &&
        dm_actors_at(story->scene.grammar.actors, theme))
        return dm_agenda_before(story, theme, UINT32_MAX, is_vote_result, draft);
    if (dm_entity_draft(story, c, theme, draft) && !is_own(c, draft))
        return true;
    return (antecedent_draft(story, c, theme, draft) && !is_own(c, draft)) ||
           dm_conduct_draft(story, c, theme, draft);
}
