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
    dm_draft_take(draft, key, &refs, true);
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
    while (!dm_draft_has(draft, key) && dm_str_split(&sources, '|', &source)) {
        if (source.len && source.ptr[0] == ':')
            dm_draft_set(draft, key, dm_str_sub(source, 1, source.len), false);
        else if (dm_str_is(source, "@actor") || dm_str_is(source, "@holder"))
            dm_draft_take(draft, key, &c->actors, false);
        else if (dm_str_is(source, "@clause"))
            take_clause(story, c, theme, key, draft);
        else if (dm_str_is(source, "@recipient"))
            dm_draft_take(draft, key, &c->recipients, false);
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
size_t dm_question_row(const dm_story *story, const dm_table *table, uint32_t theme) {
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

bool dm_question_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    *draft = (dm_draft){0};
    const dm_table *table =
        dm_lexicon_table(story->scene.grammar.book->lexicon, "positions/questions");
    size_t row = table ? dm_question_row(story, table, theme) : SIZE_MAX;
    if (dm_is_vote(c->frame->stance))
        return dm_vote_draft(story, c, draft);
    if (dm_str_is(c->frame->stance, "calls-for"))
        return dm_demand_draft(story, table, c, theme, draft);
    if (row == SIZE_MAX && table && story->scene.grammar.parse->tokens[theme].upos == DM_PRON) {
        theme = dm_question_antecedent(story, table, theme);
        row = theme == DM_NO_TOKEN ? SIZE_MAX : dm_question_row(story, table, theme);
        if (row == SIZE_MAX)
            return false;
    }
    if (row == SIZE_MAX && dm_codebook_in_class(story->scene.grammar.book, "@shell",
                                                story->scene.grammar.parse->tokens[theme].lemma)) {
        uint32_t inner = shelled(story, theme);
        if (inner != DM_NO_TOKEN && inner != theme) {
            theme = inner;
            row = dm_question_row(story, table, theme);
        }
    }
    if (row == SIZE_MAX)
        return dm_entity_draft(story, c, theme, draft) || dm_conduct_draft(story, c, theme, draft);
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
        dm_annexation_complete(story, draft);
    if (dm_str_is(draft->kind, "vote-result"))
        dm_vote_complete(story, draft);
    if (has_required(draft, dm_table_get(table, row, "required")) && draft->key_count > 0)
        return true;
    return dm_str_is(draft->kind, "conduct") && dm_conduct_draft(story, c, theme, draft);
}
