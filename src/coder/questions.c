/*
 * questions.c - themes to questions, by lexicon/positions/questions.tsv.
 *
 * The id is made of the kind and the values of its parameters, sorted within each, so that two
 * articles that name the same things in other words or another order agree:
 * "annexation:RUS:UA-09+UA-14". What an article leaves open stays open in the id.
 */
#include "coder/questions.h"

#include <stdlib.h>

#include "actors/actors_inside.h"
#include "base/utf8.h"

void dm_draft_set(dm_draft *draft, dm_str key, dm_str value, bool list) {
    size_t k = 0;
    while (k < draft->key_count && !dm_str_eq(draft->keys[k].key, key))
        k++;
    if (k == DM_QUESTION_KEYS || !value.len)
        return;
    if (k == draft->key_count) {
        draft->keys[k].key = key;
        draft->keys[k].count = 0;
        draft->keys[k].list = list;
        draft->key_count++;
    }
    for (size_t i = 0; i < draft->keys[k].count; i++)
        if (dm_str_eq(draft->keys[k].values[i], value))
            return;
    if (draft->keys[k].count < DM_QUESTION_VALUES)
        draft->keys[k].values[draft->keys[k].count++] = value;
}

const dm_str *dm_draft_get(const dm_draft *draft, const char *key, size_t *count) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_is(draft->keys[k].key, key)) {
            *count = draft->keys[k].count;
            return draft->keys[k].values;
        }
    *count = 0;
    return NULL;
}

/* ---- reading a parameter ---- */

static void take_actors(dm_draft *draft, dm_str key, const dm_actor_refs *refs, bool list) {
    for (size_t i = 0; i < refs->len; i++)
        dm_draft_set(draft, key, refs->ptr[i]->code, list);
}

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
    take_actors(draft, key, &refs, true);
}

static void take_territory_only(const dm_story *story, dm_draft *draft, uint32_t token) {
    dm_str codes[DM_QUESTION_VALUES];
    size_t n = dm_places_territories(&story->places, story->scene.grammar.parse, token, codes,
                                     DM_QUESTION_VALUES);
    for (size_t i = 0; i < n; i++)
        if (codes[i].len > 3)
            dm_draft_set(draft, DM_STR("place"), codes[i], true);
}

static void take_slot(const dm_story *story, dm_draft *draft, dm_str key, bool territory,
                      uint32_t theme, dm_str slot) {
    dm_role role = dm_str_is(slot, "subj")   ? DM_SLOT_SUBJ
                   : dm_str_is(slot, "obj")  ? DM_SLOT_OBJ
                   : dm_str_is(slot, "poss") ? DM_SLOT_POSS
                                             : DM_SLOT_PREP;
    dm_fillers fillers = {0};
    dm_arguments(&story->scene.grammar, theme, role, slot, &fillers);
    for (size_t i = 0; i < fillers.count; i++) {
        if (territory) {
            take_territory(story, draft, key, fillers.tokens[i]);
            continue;
        }
        dm_actor_refs refs = {0};
        dm_scene_gather(&story->scene, fillers.tokens[i], &refs);
        if (!refs.len && role == DM_SLOT_SUBJ)
            dm_actors_responsible(story->scene.grammar.actors, theme, false, &refs);
        if (!refs.len && role != DM_SLOT_SUBJ)
            dm_actors_responsible(story->scene.grammar.actors, fillers.tokens[i], true, &refs);
        take_actors(draft, key, &refs, false);
    }
}

static bool has_key(const dm_draft *draft, dm_str key) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_eq(draft->keys[k].key, key))
            return true;
    return false;
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
        take_actors(draft, key, &refs, false);
        if (refs.len)
            return;
    }
}

/* "[territory]=of|in": one parameter of the table. */
static void take_parameter(const dm_story *story, const dm_candidate *c, uint32_t theme,
                           dm_str written, dm_draft *draft) {
    dm_str key, sources, source;
    sources = written;
    if (!dm_str_split(&sources, '=', &key) || !sources.ptr)
        return;
    bool territory = key.len > 2 && key.ptr[0] == '[';
    if (territory)
        key = dm_str_sub(key, 1, key.len - 1);
    while (!has_key(draft, key) && dm_str_split(&sources, '|', &source)) {
        if (source.len && source.ptr[0] == ':')
            dm_draft_set(draft, key, dm_str_sub(source, 1, source.len), false);
        else if (dm_str_is(source, "@actor") || dm_str_is(source, "@holder"))
            take_actors(draft, key, &c->actors, false);
        else if (dm_str_is(source, "@clause"))
            take_clause(story, c, theme, key, draft);
        else if (dm_str_is(source, "@recipient"))
            take_actors(draft, key, &c->recipients, false);
        else
            take_slot(story, draft, key, territory, theme, source);
    }
}

/* ---- the rows ---- */

/* "territorial integrity": the words before the head stand before it in the text, or among its
 * modifiers. */
static bool noun_fits(const dm_story *story, uint32_t theme, dm_str noun) {
    const dm_parse *parse = story->scene.grammar.parse;
    size_t last = noun.len;
    while (last > 0 && noun.ptr[last - 1] != ' ')
        last--;
    if (!dm_str_eq_nocase(parse->tokens[theme].lemma, dm_str_sub(noun, last, noun.len)))
        return false;
    if (!last)
        return true;
    dm_str rest = dm_str_sub(noun, 0, last - 1), word;
    while (dm_str_split(&rest, ' ', &word)) {
        bool found = false;
        for (DM_CHILDREN(parse, theme, c))
            found |= dm_str_eq_nocase(parse->tokens[c].lemma, word) ||
                     dm_str_eq_nocase(parse->tokens[c].form, word);
        for (uint32_t back = 1; back <= 4 && theme >= back; back++)
            found |= dm_str_eq_nocase(parse->tokens[theme - back].form, word);
        if (!found)
            return false;
    }
    return true;
}

/* The most words win. */
static size_t row_of(const dm_story *story, const dm_table *table, uint32_t theme) {
    size_t best = SIZE_MAX, best_length = 0;
    for (size_t row = 0; row < table->rows; row++) {
        dm_str noun = dm_table_cell(table, row, 0);
        if (noun.len > best_length && noun_fits(story, theme, noun)) {
            best = row;
            best_length = noun.len;
        }
    }
    return best;
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

static void settle_annexation(const dm_story *story, dm_draft *draft) {
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
            dm_actors_responsible(story->scene.grammar.actors, t, false, &refs);
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
        if (!has_key(draft, key))
            return false;
    }
    return true;
}

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

/* "joined NATO", "suspended Fiji": an organisation joined, or a member kept out of it. */
static bool membership_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, theme, &refs);
    for (size_t i = 0; i < refs.len; i++) {
        bool body = refs.ptr[i]->kind == DM_KIND_ORGANISATION || refs.ptr[i]->kind == DM_KIND_GROUP;
        bool holder_body = c->actors.len && (c->actors.ptr[0]->kind == DM_KIND_ORGANISATION ||
                                             c->actors.ptr[0]->kind == DM_KIND_GROUP);
        draft->kind = DM_STR("membership");
        if (body) {
            dm_draft_set(draft, DM_STR("organisation"), refs.ptr[i]->code, false);
            take_actors(draft, DM_STR("entity"), &c->actors, false);
        } else if (holder_body) {
            dm_draft_set(draft, DM_STR("entity"), refs.ptr[i]->code, false);
            take_actors(draft, DM_STR("organisation"), &c->actors, false);
        }
    }
    return draft->key_count > 1;
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

/* An entity or a state as such: its statehood, if the stance is one of recognition. */
static bool entity_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    dm_str stance = c->frame->stance;
    if (dm_str_is(stance, "joins") || dm_str_is(stance, "suspends"))
        return membership_draft(story, c, theme, draft);
    if (dm_str_is(stance, "supports") || dm_str_is(stance, "opposes"))
        return contested_government_draft(story, theme, draft);
    bool recognition = dm_str_is(stance, "recognises") || dm_str_is(stance, "does-not-recognise") ||
                       dm_str_is(stance, "withdraws-recognition");
    if (!recognition)
        return false;
    dm_actor_refs refs = {0};
    dm_scene_gather(&story->scene, theme, &refs);
    if (!refs.len) /* "the breakaway regions - Donetsk and Luhansk" */
        for (DM_CHILDREN(story->scene.grammar.parse, theme, child))
            if (story->scene.grammar.parse->tokens[child].rel == DM_REL_APPOS ||
                story->scene.grammar.parse->tokens[child].rel == DM_REL_NMOD ||
                story->scene.grammar.parse->tokens[child].rel == DM_REL_PARATAXIS)
                dm_scene_gather(&story->scene, child, &refs);
    draft->kind = DM_STR("statehood");
    for (size_t i = 0; i < refs.len; i++) {
        const dm_actor *actor = refs.ptr[i];
        if (actor->kind == DM_KIND_PERSON) {
            draft->kind = DM_STR("government");
            dm_draft_set(draft, DM_STR("state"), actor->code, false);
            dm_draft_set(draft, DM_STR("claimant"), actor->name, false);
            return true;
        }
        if (actor->sector.len && actor->kind == DM_KIND_STATE && !dm_str_is(actor->sector, "GOV"))
            continue;
        if (actor->kind == DM_KIND_ENTITY || actor->kind == DM_KIND_STATE)
            dm_draft_set(draft, DM_STR("entity"), actor->code, false);
    }
    if (refs.len && has_key(draft, DM_STR("entity")))
        return true;
    entities_of_places(story, theme, draft);
    return has_key(draft, DM_STR("entity"));
}

/* What a noun such as "attempt" or "decision" is about: "attempts to annex", "the declaration of
 * independence". */
static uint32_t shelled(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool complement = rel == DM_REL_NMOD &&
                          (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "at") ||
                           dm_tree_has_case(parse, c, "in") || dm_tree_has_case(parse, c, "for"));
        if (rel == DM_REL_ACL || rel == DM_REL_XCOMP || complement)
            return c;
    }
    return DM_NO_TOKEN;
}

static bool is_vote(dm_str stance) {
    return dm_str_is(stance, "abstains") || dm_str_is(stance, "votes-for") ||
           dm_str_is(stance, "votes-against") || dm_str_is(stance, "vetoes") ||
           dm_str_is(stance, "did-not-vote");
}

static bool is_body(dm_str code) {
    return dm_str_starts(code, DM_STR("UN-")) || dm_str_is(code, "UNHRC") ||
           dm_str_is(code, "IAEA") || dm_str_is(code, "OAS") || dm_str_is(code, "OPCW") ||
           dm_str_is(code, "UNESCO") || dm_str_is(code, "OSCE") || dm_str_is(code, "COE");
}

/* The assembly named nearest before or in the sentence of the vote. */
static dm_str voting_body(const dm_story *story, const dm_candidate *c) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t here = parse->tokens[c->predicate].sentence;
    dm_str best = {"", 0};
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *name = &actors->names.ptr[i];
        uint32_t sentence = parse->tokens[name->first].sentence;
        if (!name->entity || !is_body(name->entity->code))
            continue;
        if (sentence == here)
            return name->entity->code;
        if (sentence < here || !best.len)
            best = name->entity->code;
    }
    return best;
}

/* What a resolution is about: the first noun in its sentence that is a question by itself. */
static dm_str vote_subject(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_table *table =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "positions/questions");
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (uint32_t t = s->first; table && t < s->first + s->count; t++) {
        size_t row = row_of(story, table, t);
        dm_str kind = row == SIZE_MAX ? (dm_str){"", 0} : dm_table_get(table, row, "kind");
        if (kind.len && !dm_str_is(kind, "resolution") && !dm_str_is(kind, "vote-result"))
            return dm_table_cell(table, row, 0);
    }
    return (dm_str){"", 0};
}

static bool vote_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    dm_when when = dm_when_of(story, c->predicate);
    draft->kind = DM_STR("resolution");
    dm_draft_set(draft, DM_STR("body"), voting_body(story, c), false);
    dm_draft_set(draft, DM_STR("subject"), vote_subject(story, c), false);
    dm_draft_set(draft, DM_STR("date"), when.value, false);
    draft->underspecified = draft->key_count < 2;
    return true;
}

/* "We do not recognise them": the last thing before it that stands are taken on. */
static uint32_t antecedent_question(const dm_story *story, const dm_table *table,
                                    uint32_t pronoun) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t sentence = parse->tokens[pronoun].sentence;
    if (!dm_str_eq_nocase(parse->tokens[pronoun].form, DM_STR("them")) &&
        !dm_str_eq_nocase(parse->tokens[pronoun].form, DM_STR("it")) &&
        !dm_str_eq_nocase(parse->tokens[pronoun].form, DM_STR("they")))
        return DM_NO_TOKEN;
    for (uint32_t t = pronoun; t > 0 && sentence - parse->tokens[t - 1].sentence <= 1; t--) {
        size_t row = parse->tokens[t - 1].upos == DM_NOUN ? row_of(story, table, t - 1) : SIZE_MAX;
        dm_str kind = row == SIZE_MAX ? (dm_str){"", 0} : dm_table_get(table, row, "kind");
        if (dm_str_is(kind, "annexation") || dm_str_is(kind, "vote-result") ||
            dm_str_is(kind, "statehood") || dm_str_is(kind, "sovereignty"))
            return t - 1;
    }
    return DM_NO_TOKEN;
}

/* Places that the article ties to the vote anywhere: "the results", "the consultations" mean those.
 */
static void complete_vote(const dm_story *story, dm_draft *draft) {
    static const char *const votes[] = {"referendum", "election", "plebiscite", "poll", "ballot"};
    const dm_parse *parse = story->scene.grammar.parse;
    size_t count;
    if (dm_draft_get(draft, "place", &count))
        return;
    for (uint32_t t = 0; t < parse->token_count && !count; t++) {
        size_t k = 0;
        while (k < sizeof votes / sizeof *votes && !dm_tree_lemma_is(parse, t, votes[k]))
            k++;
        if (k == sizeof votes / sizeof *votes)
            continue;
        const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
        for (uint32_t u = s->first; u < s->first + s->count; u++)
            if (parse->tokens[u].rel != DM_REL_CONJ)
                take_territory_only(story, draft, u);
        dm_draft_get(draft, "place", &count);
        if (count)
            for (size_t p = 0; p < draft->key_count; p++)
                if (dm_str_is(draft->keys[p].key, "what"))
                    draft->keys[p].values[0] =
                        k == 0 || k == 2 ? DM_STR("referendum") : DM_STR("election");
    }
    draft->underspecified = true;
}

/* What somebody did, by whatever noun: "welcomed the decision of Nauru", "condemned Mali for the
 * arrests". */
static bool conduct_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_str stance = c->frame->stance;
    bool judges = dm_str_is(stance, "condemns") || dm_str_is(stance, "supports") ||
                  dm_str_is(stance, "opposes") || dm_str_is(stance, "rejects");
    bool signs =
        dm_codebook_in_class(story->scene.grammar.book, "@agreement", parse->tokens[theme].lemma) &&
        (dm_tree_lemma_is(parse, c->predicate, "sign") ||
         dm_tree_lemma_is(parse, c->predicate, "reach") ||
         dm_tree_lemma_is(parse, c->predicate, "thank"));
    dm_event_type act =
        c->frame->type; /* help given or promised is an act, no judgement of another's */
    judges &= act == DM_SUPPORT || act == DM_ACCUSE || act == DM_REJECT || act == DM_CONCEDE ||
              act == DM_NO_EVENT;
    if (!judges || signs || parse->tokens[theme].upos == DM_PRON ||
        dm_str_is(c->frame->mode, "allege"))
        return false; /* an accusation says what happened, not yet what one thinks of it */
    dm_actor_refs who = {0};
    bool is_actor = dm_scene_gather(&story->scene, theme, &who) > 0, reasoned = false;
    for (DM_CHILDREN(parse, c->predicate, child))
        reasoned |=
            parse->tokens[child].upos == DM_NOUN &&
            (dm_tree_has_case(parse, child, "for") || dm_tree_has_case(parse, child, "over"));
    if (is_actor && !reasoned && !dm_str_is(stance, "condemns"))
        return false; /* "supports Ukraine" takes no stand on a conduct */
    if (!is_actor)
        dm_actors_responsible(story->scene.grammar.actors, theme, true, &who);
    if (!who.len)
        who = c->recipients;
    *draft = (dm_draft){.kind = DM_STR("conduct")};
    take_actors(draft, DM_STR("actor"), &who, false);
    bool event =
        dm_codebook_in_class(story->scene.grammar.book, "@event-like", parse->tokens[theme].lemma);
    if (!draft->key_count && !event)
        return false;
    if (!is_actor)
        dm_draft_set(draft, DM_STR("action"), parse->tokens[theme].lemma, false);
    for (DM_CHILDREN(parse, c->predicate, child)) /* "condemned Mali for the arrests" */
        if (is_actor &&
            (dm_tree_has_case(parse, child, "for") || dm_tree_has_case(parse, child, "over")) &&
            parse->tokens[child].upos == DM_NOUN)
            dm_draft_set(draft, DM_STR("action"), parse->tokens[child].lemma, false);
    size_t actions;
    draft->underspecified = !dm_draft_get(draft, "action", &actions);
    return true;
}

/* What a verb or noun that is asked for comes to: "withdraw" and "withdrawal" are one demand. */
static dm_str demanded_thing(const dm_story *story, const dm_table *table, uint32_t theme) {
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_codebook *book = story->scene.grammar.book;
    size_t row = table ? row_of(story, table, theme) : SIZE_MAX;
    if (row != SIZE_MAX && dm_str_is(dm_table_get(table, row, "kind"), "demand")) {
        dm_str parameters = dm_table_get(table, row, "parameters");
        size_t what = dm_str_find(parameters, DM_STR("what=:"), 0);
        if (what != SIZE_MAX) {
            dm_str rest = dm_str_sub(parameters, what + 6, parameters.len), word;
            if (dm_str_split(&rest, ' ', &word))
                return word;
        }
    }
    uint32_t link =
        dm_codebook_frames(book, parse->tokens[theme].lemma, dm_predicate_pos(parse, theme));
    if (link != DM_MAP_NONE) {
        const dm_frame *frame = &book->frames.ptr[link];
        if (frame->type == DM_RETREAT && dm_str_is(frame->mode, "withdraw"))
            return DM_STR("withdrawal");
        if (frame->type == DM_RETREAT && frame->mode.len)
            return frame->mode;
        if (frame->type == DM_CONSULT)
            return DM_STR("talks");
        if (frame->type == DM_AID)
            return DM_STR("aid");
    }
    return parse->tokens[theme].lemma;
}

/* "called for a ceasefire", "demanded that Iraq withdraw": of whom, and what. */
static bool demand_draft(const dm_story *story, const dm_table *table, const dm_candidate *c,
                         uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_actor_refs of = {0};
    if (parse->tokens[theme].upos == DM_PRON || dm_actors_at(story->scene.grammar.actors, theme))
        return false;
    if (c->type == DM_REQUEST && dm_str_is(c->mode, "assist"))
        return false; /* asking for help is no stand */
    draft->kind = DM_STR("demand");
    dm_draft_set(draft, DM_STR("what"), demanded_thing(story, table, theme), false);
    if (dm_tree_is_verbal(parse, theme)) {
        dm_fillers subject = {0};
        dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
        for (size_t i = 0; i < subject.count; i++)
            dm_scene_gather(&story->scene, subject.tokens[i], &of);
    }
    if (!of.len)
        of = c->recipients;
    for (size_t i = 0; i < of.len; i++)
        if (!c->actors.len || !dm_str_eq(of.ptr[i]->code, c->actors.ptr[0]->code))
            dm_draft_set(draft, DM_STR("of"), of.ptr[i]->code, false);
    size_t addressed;
    draft->underspecified = !dm_draft_get(draft, "of", &addressed);
    return true;
}

bool dm_question_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    *draft = (dm_draft){0};
    const dm_table *table =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "positions/questions");
    size_t row = table ? row_of(story, table, theme) : SIZE_MAX;
    if (is_vote(c->frame->stance))
        return vote_draft(story, c, draft);
    if (dm_str_is(c->frame->stance, "calls-for"))
        return demand_draft(story, table, c, theme, draft);
    if (row == SIZE_MAX && table && story->scene.grammar.parse->tokens[theme].upos == DM_PRON) {
        theme = antecedent_question(story, table, theme);
        row = theme == DM_NO_TOKEN ? SIZE_MAX : row_of(story, table, theme);
        if (row == SIZE_MAX)
            return false;
    }
    if (row == SIZE_MAX && dm_codebook_in_class(story->scene.grammar.book, "@shell",
                                                story->scene.grammar.parse->tokens[theme].lemma)) {
        uint32_t inner = shelled(story, theme);
        if (inner != DM_NO_TOKEN && inner != theme) {
            theme = inner;
            row = row_of(story, table, theme);
        }
    }
    if (row == SIZE_MAX)
        return entity_draft(story, c, theme, draft) || conduct_draft(story, c, theme, draft);
    draft->kind = dm_table_get(table, row, "kind");
    if (dm_str_is(draft->kind, "sovereignty") && is_universal(story->scene.grammar.parse, theme)) {
        draft->kind = DM_STR("principle");
        dm_draft_set(draft, DM_STR("name"), DM_STR("territorial-integrity"), false);
        return true;
    }
    dm_str parameters = dm_table_get(table, row, "parameters"), one;
    while (dm_str_split(&parameters, ' ', &one))
        take_parameter(story, c, theme, one, draft);
    if (dm_str_is(draft->kind, "annexation"))
        settle_annexation(story, draft);
    if (dm_str_is(draft->kind, "vote-result"))
        complete_vote(story, draft);
    if (has_required(draft, dm_table_get(table, row, "required")) && draft->key_count > 0)
        return true;
    return dm_str_is(draft->kind, "conduct") && conduct_draft(story, c, theme, draft);
}

/* ---- closing ---- */

static int by_value(const void *a, const void *b) {
    return dm_str_cmp(*(const dm_str *)a, *(const dm_str *)b);
}

/* "from" says no more than the territories do; left out of the id so that articles that do not name
 * the state agree. */
static bool is_in_id(const dm_draft *draft, size_t k) {
    size_t territories;
    dm_draft_get(draft, "territory", &territories);
    size_t dates; /* a body's vote of a day is one, whatever words tell what it was about */
    dm_draft_get(draft, "date", &dates);
    if (dm_str_is(draft->kind, "resolution") && dates && dm_str_is(draft->keys[k].key, "subject"))
        return false;
    return !(dm_str_is(draft->keys[k].key, "from") && territories);
}

dm_question dm_question_close(dm_arena *arena, const dm_draft *given) {
    dm_draft sorted = *given,
             *draft = &sorted; /* keys in the order of the alphabet, however they were found */
    for (size_t i = 1; i < sorted.key_count; i++)
        for (size_t k = i; k > 0 && dm_str_cmp(sorted.keys[k].key, sorted.keys[k - 1].key) < 0;
             k--) {
            __typeof__(sorted.keys[0]) swap = sorted.keys[k];
            sorted.keys[k] = sorted.keys[k - 1];
            sorted.keys[k - 1] = swap;
        }
    dm_question question = {.kind = draft->kind, .underspecified = draft->underspecified};
    dm_parameter *parameters = DM_NEW_ARRAY(arena, dm_parameter, draft->key_count + 1);
    dm_str id = draft->kind;
    for (size_t k = 0; parameters && k < draft->key_count; k++) {
        if (!draft->keys[k].count)
            continue;
        dm_str *values = DM_NEW_ARRAY(arena, dm_str, draft->keys[k].count);
        if (!values)
            break;
        memcpy(values, draft->keys[k].values, draft->keys[k].count * sizeof *values);
        qsort(values, draft->keys[k].count, sizeof *values, by_value);
        parameters[question.parameter_count++] =
            (dm_parameter){draft->keys[k].key, values, draft->keys[k].count, draft->keys[k].list};
        dm_str joined = values[0];
        for (size_t i = 1; i < draft->keys[k].count; i++)
            joined = dm_arena_printf(arena, "%.*s+%.*s", DM_FMT(joined), DM_FMT(values[i]));
        if (is_in_id(draft, k))
            id = dm_arena_printf(arena, "%.*s:%.*s", DM_FMT(id), DM_FMT(joined));
    }
    char *bytes = (char *)dm_arena_str(arena, id).ptr;
    for (size_t i = 0; i < id.len; i++)
        if (bytes[i] == ' ')
            bytes[i] = '-';
    question.id = (dm_str){bytes, id.len};
    question.parameters = parameters;
    return question;
}
