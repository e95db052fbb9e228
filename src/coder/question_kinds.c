/*
 * question_kinds.c - questions that follow from the stance rather than from a noun of
 * lexicon/positions/questions.tsv: votes, demands, somebody's conduct, an entity or a person as
 * such.
 */
#include "coder/question_parts.h"

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
            dm_draft_take(draft, DM_STR("entity"), &c->actors, false);
        } else if (holder_body) {
            dm_draft_set(draft, DM_STR("entity"), refs.ptr[i]->code, false);
            dm_draft_take(draft, DM_STR("organisation"), &c->actors, false);
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
bool dm_entity_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
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
    if (refs.len && dm_draft_has(draft, DM_STR("entity")))
        return true;
    entities_of_places(story, theme, draft);
    return dm_draft_has(draft, DM_STR("entity"));
}

bool dm_is_vote(dm_str stance) {
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
        size_t row = dm_question_row(story, table, t);
        dm_str kind = row == SIZE_MAX ? (dm_str){"", 0} : dm_table_get(table, row, "kind");
        if (kind.len && !dm_str_is(kind, "resolution") && !dm_str_is(kind, "vote-result"))
            return dm_table_cell(table, row, 0);
    }
    return (dm_str){"", 0};
}

bool dm_vote_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    dm_when when = dm_when_of(story, c->predicate);
    draft->kind = DM_STR("resolution");
    dm_draft_set(draft, DM_STR("body"), voting_body(story, c), false);
    dm_draft_set(draft, DM_STR("subject"), vote_subject(story, c), false);
    dm_draft_set(draft, DM_STR("date"), when.value, false);
    draft->underspecified = draft->key_count < 2;
    return true;
}

/* What somebody did, by whatever noun: "welcomed the decision of Nauru", "condemned Mali for the
 * arrests". */
bool dm_conduct_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
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
    dm_draft_take(draft, DM_STR("actor"), &who, false);
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
    size_t row = table ? dm_question_row(story, table, theme) : SIZE_MAX;
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
bool dm_demand_draft(const dm_story *story, const dm_table *table, const dm_candidate *c,
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
