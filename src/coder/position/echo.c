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
    if (dm_tree_lemma_is(parse, t, "keep")) /* "kept the Americans company" */
        return has_ahead(parse, t, 6, "company") && !has_ahead(parse, t, 2, "company");
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

/* "kept the Americans company": whose stand it is, too. */
static void take_company(const dm_making *making, uint32_t t, dm_actor_refs *company) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (DM_CHILDREN(parse, t, c))
        if (c > t && dm_tree_lemma_is(parse, t, "keep") &&
            (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_IOBJ))
            dm_scene_gather(&making->story->scene, c, company);
}

/* The last direct position before t, at most one sentence back, that none of the holders has. */
enum { FAR = 8 }; /* sentences back to the stand of whom others keep company */

static const dm_position *pointed_at(const dm_making *making, uint32_t t,
                                     const dm_actor_refs *holders) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_position *best = NULL;
    dm_actor_refs company = {0};
    uint32_t at = 0;
    take_company(making, t, &company);
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *one = &making->records->positions.ptr[i];
        uint32_t predicate = making->predicates.ptr[i];
        bool near = predicate != DM_NO_TOKEN && predicate < t &&
                    parse->tokens[t].sentence - parse->tokens[predicate].sentence <=
                        (company.len ? FAR : 1u);
        bool same = false, theirs = company.len == 0;
        for (size_t h = 0; h < one->holders.len; h++) {
            for (size_t k = 0; k < holders->len; k++)
                same |= dm_str_eq(one->holders.ptr[h].code, holders->ptr[k]->code);
            theirs |= dm_refs_have(&company, one->holders.ptr[h].code);
        }
        if (!near || !theirs || same || (best && predicate < at))
            continue;
        best = one;
        at = predicate;
    }
    return best && is_taken_back(making, best, at, t) ? NULL : best;
}

bool dm_echo_draft(const dm_making *making, uint32_t token, const dm_actor_refs *holders,
                   dm_draft *draft) {
    const dm_position *last = pointed_at(making, token, holders);
    if (!last || dm_str_is(last->question.kind, "demand") ||
        dm_str_is(last->question.kind, "principle"))
        return false;
    dm_position_draft(&last->question, draft);
    return true;
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
    dm_position_draft(&position->question, &draft);
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
    dm_position_draft(&joint->question, &s.draft);
    dm_stand_record(making, &s);
}

void dm_positions_nonsigners(dm_making *making) {
    for (size_t i = 0; i < making->story->candidates.len; i++)
        stand_of_nonsigners(making, &making->story->candidates.ptr[i]);
}
