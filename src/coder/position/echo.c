/*
 * position/echo.c - stands told by pointing at the one before: "so did Serbia", "nor did Cyprus",
 * "Togo did the same", "had done so four days earlier", "took the same step", "followed suit",
 * "Slovenia followed in June", "joined the criticism", "issued a similar statement".
 *
 * The stand is that of the last record before it in the same or the sentence before, with the
 * holders of its own. Who did not sign a joint statement takes no stand on what it says.
 */
#include "actors/actors_inside.h"
#include "coder/position/parts.h"
#include "coder/sides.h"
#include "coder/time/when.h"

static bool has_ahead(const dm_parse *parse, uint32_t t, uint32_t window, const char *form) {
    for (uint32_t u = t + 1; u <= t + window && u < parse->token_count; u++)
        if (dm_form_is(parse, u, form))
            return true;
    return false;
}

/* What points back at t, and whether its subject stands behind it ("so did Serbia"). */
static bool points_back(const dm_codebook *book, const dm_parse *parse, uint32_t t,
                        bool *inverted) {
    bool does = dm_tree_lemma_is(parse, t, "do");
    bool has = dm_tree_lemma_is(parse, t, "have") && parse->tokens[t].rel != DM_REL_AUX;
    if (does && dm_form_is(parse, t, "doing")) /* "kept it from doing so" */
        return *inverted = false;
    *inverted = (does || has) && t > 0 &&
                (dm_form_is(parse, t - 1, "so") || dm_form_is(parse, t - 1, "as") ||
                 dm_form_is(parse, t - 1, "nor") || dm_form_is(parse, t - 1, "neither"));
    if (*inverted)
        return true;
    if (does)
        return dm_form_is(parse, t + 1, "so") || dm_form_is(parse, t + 1, "likewise") ||
               (dm_form_is(parse, t + 1, "the") && dm_form_is(parse, t + 2, "same"));
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    if (dm_tree_lemma_is(parse, t, "follow"))
        return has_ahead(parse, t, 1, "suit") || has_ahead(parse, t, 2, "example") ||
               (object == DM_NO_TOKEN && parse->tokens[t].upos == DM_VERB &&
                (parse->tokens[t].feats & DM_FEAT_PAST) &&
                dm_tree_find(parse, t, DM_REL_AUX_PASS) == DM_NO_TOKEN);
    if (object == DM_NO_TOKEN)
        return false;
    if (LEMMA_IN(parse, t, "take", "share", "hold"))
        return has_ahead(parse, t, 2, "same") &&
               dm_codebook_in_class(book, "@own-stand", parse->tokens[object].lemma);
    if (LEMMA_IN(parse, t, "join", "echo")) { /* "joined the calls for dialogue" says for what */
        uint32_t matter = dm_tree_find(parse, object, DM_REL_NMOD);
        return dm_codebook_in_class(book, "@chorus", parse->tokens[object].lemma) &&
               (matter == DM_NO_TOKEN || !dm_tree_has_case(parse, matter, "for"));
    }
    return LEMMA_IN(parse, t, "issue", "make", "publish", "release") &&
           has_ahead(parse, t, 2, "similar") &&
           dm_codebook_in_class(book, "@issued-text", parse->tokens[object].lemma);
}

static void find_holders(const dm_making *making, uint32_t t, bool inverted,
                         dm_actor_refs *holders) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    dm_fillers fillers = {0};
    if (!inverted) {
        dm_arguments(&making->story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
        for (size_t i = 0; i < fillers.count; i++)
            dm_scene_gather(&making->story->scene, fillers.tokens[i], holders);
    }
    for (uint32_t u = t + 1; inverted && !holders->len && u < s->first + s->count && u <= t + 4;
         u++)
        dm_scene_gather(&making->story->scene, u, holders);
}

/* "termed it illegal, and on Friday welcomed the order. So did Chad": whether its holder took
 * another stand behind it, to the contrary, that was too doubtful for a record. */
static bool is_taken_back(const dm_making *making, const dm_position *one, uint32_t at,
                          uint32_t t) {
    for (size_t i = 0; i < making->story->candidates.len; i++) {
        const dm_candidate *c = &making->story->candidates.ptr[i];
        const dm_verdict *verdict = dm_verdict_of(c->frame->stance);
        if (c->dropped || c->predicate <= at || c->predicate >= t || !verdict || c->negated ||
            verdict->polarity != -one->polarity || !one->polarity)
            continue;
        for (size_t h = 0; h < one->holders.len; h++)
            if (dm_refs_have(&c->actors, one->holders.ptr[h].code))
                return true;
    }
    return false;
}

/* The last direct position before t, at most one sentence back, that none of the holders has. */
static const dm_position *pointed_at(const dm_making *making, uint32_t t,
                                     const dm_actor_refs *holders) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_position *best = NULL;
    uint32_t at = 0;
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *one = &making->records->positions.ptr[i];
        uint32_t predicate = making->predicates.ptr[i];
        bool near = predicate != DM_NO_TOKEN && predicate < t &&
                    parse->tokens[t].sentence - parse->tokens[predicate].sentence <= 1;
        bool same = false;
        for (size_t h = 0; h < one->holders.len; h++)
            for (size_t k = 0; k < holders->len; k++)
                same |= dm_str_eq(one->holders.ptr[h].code, holders->ptr[k]->code);
        if (!near || same || (best && predicate < at))
            continue;
        best = one;
        at = predicate;
    }
    return best && is_taken_back(making, best, at, t) ? NULL : best;
}

/* The question of a position, as a draft. */
static void draft_of(const dm_question *question, dm_draft *draft) {
    *draft = (dm_draft){.kind = question->kind, .underspecified = question->underspecified};
    for (size_t p = 0; p < question->parameter_count; p++)
        for (size_t v = 0; v < question->parameters[p].value_count; v++)
            dm_draft_set(draft, question->parameters[p].key, question->parameters[p].values[v],
                         question->parameters[p].list);
}

bool dm_echo_draft(const dm_making *making, uint32_t token, const dm_actor_refs *holders,
                   dm_draft *draft) {
    const dm_position *last = pointed_at(making, token, holders);
    if (!last || dm_str_is(last->question.kind, "demand") ||
        dm_str_is(last->question.kind, "principle"))
        return false;
    draft_of(&last->question, draft);
    return true;
}

/* Whether the sentence of a token names the state or body of a code. */
static bool is_named_beside(const dm_story *story, dm_str code, uint32_t token) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < actors->names.len; i++)
        if (actors->names.ptr[i].entity && dm_str_eq(actors->names.ptr[i].entity->code, code) &&
            parse->tokens[actors->names.ptr[i].first].sentence == parse->tokens[token].sentence)
            return true;
    return false;
}

/* Whether somebody of the question is meant: the body, who joins it, or nobody whom the sentence
 * of the judgement names. */
static bool is_party(const dm_story *story, const dm_draft *told, const dm_draft *draft,
                     uint32_t theme) {
    static const char *const keys[] = {"entity", "organisation"};
    size_t actors, count;
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    for (size_t k = 0; k < 2 && actors; k++) {
        const dm_str *values = dm_draft_get(told, keys[k], &count);
        for (size_t i = 0; i < count; i++)
            if (dm_str_eq(values[i], actor[0]))
                return true;
    }
    return !actors || !is_named_beside(story, actor[0], theme);
}

/* "in 2011", in the news of another year, or of one that nothing tells. */
static bool is_of_old(const dm_story *story, const dm_position *position) {
    enum { YEAR = 4 }; /* letters of a year */
    dm_str told = position->when.value, day = story->article->published;
    if (told.len < YEAR || told.ptr[0] == 'X')
        return false;
    return day.len < YEAR || day.ptr[0] == 'X' || memcmp(told.ptr, day.ptr, YEAR) < 0;
}

/* "the decision", after a body has kept a member out: a measure; after it was kept out long ago, to
 * let it in again. */
static bool suspension_draft(const dm_story *story, const dm_position *last, dm_draft *told) {
    const dm_parse *parse = dm_parse_of(story);
    size_t entities, bodies;
    const dm_str *entity = dm_draft_get(told, "entity", &entities);
    const dm_str *body = dm_draft_get(told, "organisation", &bodies);
    dm_draft measure = {.kind = DM_STR("measure")};
    if (!dm_str_is(last->verdict, "suspends") || !entities || !bodies)
        return false;
    if (is_of_old(story, last)) {
        for (uint32_t t = 0; t < parse->token_count; t++)
            if (dm_codebook_in_class(story->scene.grammar.book, "@let-in-again",
                                     parse->tokens[t].lemma))
                return true;
        return false;
    }
    dm_draft_set(&measure, DM_STR("by"), body[0], false);
    dm_draft_set(&measure, DM_STR("what"), DM_STR("suspension"), false);
    dm_draft_set(&measure, DM_STR("on"), entity[0], false);
    *told = measure;
    return true;
}

static bool is_suspension(const dm_question *question) {
    size_t count;
    dm_draft draft;
    draft_of(question, &draft);
    const dm_str *what = dm_draft_get(&draft, "what", &count);
    return dm_str_is(draft.kind, "measure") && count && dm_str_is(what[0], "suspension");
}

/* The last stand before a token on what is decided: memberships, measures, statehood. */
static const dm_position *last_decided(const dm_making *making, uint32_t theme, uint32_t *at) {
    const dm_position *last = NULL;
    *at = 0;
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *one = &making->records->positions.ptr[i];
        uint32_t predicate = making->predicates.ptr[i];
        bool decided = dm_str_is(one->question.kind, "membership") ||
                       dm_str_is(one->question.kind, "measure") ||
                       dm_str_is(one->question.kind, "statehood");
        if (decided && predicate != DM_NO_TOKEN && predicate < theme && predicate >= *at) {
            last = one;
            *at = predicate;
        }
    }
    return last;
}

bool dm_admission_told(const dm_making *making, uint32_t theme, dm_draft *draft) {
    enum { NEAR = 6 }; /* sentences */
    const dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at;
    size_t entities, bodies;
    if (!LEMMA_IN(parse, theme, "outcome", "ruling") &&
        !dm_codebook_in_class(story->scene.grammar.book, "@same-move", parse->tokens[theme].lemma))
        return false;
    const dm_position *last = last_decided(making, theme, &at);
    if (last && is_suspension(&last->question) &&
        parse->tokens[theme].sentence - parse->tokens[at].sentence <= NEAR) {
        draft_of(&last->question, draft);
        return draft->meant = true;
    }
    if (!last || !dm_str_is(last->question.kind, "membership") ||
        parse->tokens[theme].sentence - parse->tokens[at].sentence > NEAR)
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) { /* sanctions imposed since */
        const dm_candidate *act = &story->candidates.ptr[i];
        if (!act->dropped && act->type == DM_SANCTION && act->predicate > at &&
            act->predicate < theme)
            return false;
    }
    dm_draft told;
    draft_of(&last->question, &told);
    if (!dm_draft_get(&told, "entity", &entities) ||
        !dm_draft_get(&told, "organisation", &bodies) || !is_party(story, &told, draft, theme))
        return false;
    if (last->polarity <= 0 && !suspension_draft(story, last, &told))
        return false;
    *draft = told;
    return draft->meant = true;
}

static bool is_asserted(const dm_making *making, dm_candidate *c, bool inverted) {
    dm_compose(&making->story->scene, c);
    if (c->conditional || c->purpose || c->modality == DM_MODALITY_POSSIBLE ||
        c->modality == DM_MODALITY_DEONTIC)
        return false;
    for (size_t i = 0; i < c->layer_count; i++)
        if (c->layers[i].op->effect != DM_EFFECT_SAME &&
            c->layers[i].op->effect != DM_EFFECT_DECIDE &&
            c->layers[i].op->effect != DM_EFFECT_REPORT)
            return false;
    return !c->negated || inverted || !c->layer_count;
}

/* "asked for access, as did Brazil": holders of one stand, told in one sentence. */
static void join_holders(dm_making *making, const dm_position *source, const dm_position *more) {
    dm_position *known = &making->records->positions.ptr[source - making->records->positions.ptr];
    size_t count = known->holders.len + more->holders.len;
    dm_actor *all = DM_NEW_ARRAY(making->story->scene.grammar.arena, dm_actor, count);
    if (!all)
        return;
    memcpy(all, known->holders.ptr, known->holders.len * sizeof *all);
    memcpy(all + known->holders.len, more->holders.ptr, more->holders.len * sizeof *all);
    known->holders = (dm_actor_list){all, count};
}

/* "The Commonwealth suspended Fiji. The Forum did the same": from a body of its own. */
static bool is_of_the_holder(const dm_position *position) {
    size_t count;
    dm_draft draft;
    draft_of(&position->question, &draft);
    const dm_str *bodies = dm_draft_get(&draft, "organisation", &count);
    for (size_t i = 0; dm_str_is(draft.kind, "membership") && i < count; i++)
        for (size_t h = 0; h < position->holders.len; h++)
            if (dm_str_eq(bodies[i], position->holders.ptr[h].code))
                return true;
    return false;
}

static void echo_at(dm_making *making, uint32_t t, bool inverted) {
    static const dm_frame frame = {.pos = 'V', .type = DM_NO_EVENT, .stance = {"supports", 8}};
    dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    dm_actor_refs holders = {0};
    dm_candidate c = {.predicate = t, .light = DM_NO_TOKEN, .frame = &frame, .type = DM_NO_EVENT};
    find_holders(making, t, inverted, &holders);
    c.actors = holders;
    if (!holders.len || !is_asserted(making, &c, inverted))
        return;
    const dm_position *source = pointed_at(making, t, &holders);
    bool follows = dm_tree_lemma_is(parse, t, "follow");
    if (!source || is_of_the_holder(source) || (follows && dm_str_is(source->verdict, "denies")))
        return;
    dm_position position = *source;
    const dm_verdict *verdict = dm_verdict_of(source->verdict);
    /* "a day after Togo did so" after "does not recognise": what Togo did is to recognise */
    bool so = !inverted && dm_form_is(parse, t + 1, "so");
    bool affirms = so && !c.negated && dm_str_is(source->verdict, "does-not-recognise");
    bool refuses = c.negated && !inverted && source->polarity > 0;
    if ((refuses || affirms) && (!verdict || !verdict->opposite))
        return;
    if (refuses || affirms) {
        verdict = dm_verdict_of(dm_str_of(verdict->opposite));
        position.verdict = dm_str_of(verdict->name);
        position.polarity = verdict->polarity;
    }
    position.when = dm_when_of(story, t);
    position.status = c.modality == DM_MODALITY_FUTURE ? DM_FUTURE : DM_ASSERTED;
    position.evidence = (dm_span){s->start, s->end};
    position.evidence_text = dm_str_sub(parse->text, s->start, s->end);
    position.confidence = source->confidence * 0.9;
    position.explain = (dm_str){"", 0};
    if (position.confidence < dm_least_confidence(making->options, DM_LEAST_POSITION))
        return;
    position.holders = dm_holders_of(story, &holders, false, dm_day_first(position.when.value));
    bool same = inverted && t > 0 && dm_form_is(parse, t - 1, "as") && !refuses && !affirms &&
                source->evidence.start == s->start;
    if (position.holders.len && same)
        join_holders(making, source, &position);
    else if (position.holders.len)
        dm_position_push(making, &position, t);
}

void dm_positions_echo(dm_making *making) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (uint32_t t = 0; t < parse->token_count && making->records->positions.len; t++) {
        bool inverted;
        if (points_back(making->story->scene.grammar.book, parse, t, &inverted))
            echo_at(making, t, inverted);
    }
}

/* ---- those who did not sign ---- */

/* The stand of the joint statement that was not signed by some: the one its signers are told for
 * first, those on recognition before others. */
static const dm_position *joint_stand(const dm_records *records) {
    const dm_position *best = NULL;
    for (size_t i = 0; i < records->positions.len; i++) {
        const dm_position *one = &records->positions.ptr[i];
        if (!dm_str_is(one->basis, "joint-statement") || one->derived ||
            dm_str_is(one->question.kind, "demand"))
            continue;
        bool recognition = dm_is_recognition(one->verdict);
        if (!best || (recognition && !dm_is_recognition(best->verdict)))
            best = one;
    }
    return best;
}

static void stand_of_nonsigners(dm_making *making, const dm_candidate *c) {
    const dm_position *joint = joint_stand(making->records);
    if (!dm_str_is(c->frame->stance, "did-not-sign") || !c->actors.len || !joint)
        return;
    dm_stand s = {.candidate = c,
                  .holders = c->actors,
                  .verdict = dm_verdict_of(DM_STR("did-not-sign")),
                  .status = DM_ASSERTED};
    draft_of(&joint->question, &s.draft);
    dm_stand_record(making, &s);
}

void dm_positions_nonsigners(dm_making *making) {
    for (size_t i = 0; i < making->story->candidates.len; i++)
        stand_of_nonsigners(making, &making->story->candidates.ptr[i]);
}
