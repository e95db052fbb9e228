/*
 * answers.c - "Estonia expelled two Russian diplomats. Moscow vowed to respond": whom a threat is
 * meant for that names nobody.
 *
 * Of the acts told before, in the same sentence or the last few, the nearest one that was done to
 * whoever threatens and was no kindness; else the force that the sentence before told of. "The step
 * will not go unanswered" is a threat because it is denied that it will.
 */
#include "coder/answers.h"

#include "coder/sides.h"

enum { SENTENCES_BACK = 3 };
static const float BY_TURN = 0.8f;

static bool is_blow(const dm_candidate *c) {
    return !c->dropped && c->status != DM_NEGATED &&
           (dm_is_hostile(c->type) || c->type == DM_ACCUSE || c->type == DM_REJECT ||
            c->type == DM_THREATEN || c->type == DM_REQUEST);
}

/* Whoever struck the one who threatens last. */
static const dm_candidate *blow_before(const dm_story *story, const dm_candidate *threat) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *nearest = NULL;
    uint32_t here = parse->tokens[threat->predicate].sentence;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->predicate >= threat->predicate || !is_blow(c) || !dm_refs_any_code(&c->actors) ||
            here - parse->tokens[c->predicate].sentence > SENTENCES_BACK ||
            !dm_refs_share(&c->recipients, &threat->actors) ||
            dm_refs_share(&c->actors, &threat->actors))
            continue;
        if (!nearest || c->predicate > nearest->predicate)
            nearest = c;
    }
    return nearest;
}

/* "Israel bombed Damascus. Iran vowed to avenge the raid": the last deed of force, whoever it was
 * done to, in the sentence before. */
static const dm_candidate *force_before(const dm_story *story, const dm_candidate *threat) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *nearest = NULL;
    uint32_t here = parse->tokens[threat->predicate].sentence;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->predicate >= threat->predicate || c->dropped || c->type != DM_ASSAULT ||
            c->status != DM_ASSERTED || !dm_refs_any_code(&c->actors) ||
            here - parse->tokens[c->predicate].sentence > 1 ||
            dm_refs_share(&c->actors, &threat->actors))
            continue;
        if (!nearest || c->predicate > nearest->predicate)
            nearest = c;
    }
    return nearest;
}

/* A measure or a threat, told as done. */
static bool is_measure(const dm_candidate *c) {
    return !c->dropped && !c->nominal && c->status == DM_ASSERTED &&
           (c->type == DM_SANCTION || c->type == DM_COERCE || c->type == DM_THREATEN) &&
           dm_refs_any_code(&c->actors);
}

void dm_answer_in_turn(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    if (c->type != DM_SANCTION || c->recipients.len || c->closed || !is_measure(c) ||
        dm_str_is(c->mode, "convict"))
        return;
    for (const dm_candidate *k = c; k > story->candidates.ptr;) {
        k--;
        if (here - parse->tokens[k->predicate].sentence > 1)
            return;
        if (!is_measure(k) || !dm_refs_share(&k->recipients, &c->actors) ||
            dm_refs_share(&k->actors, &c->actors))
            continue;
        c->recipients = k->actors;
        c->certainty = c->certainty < BY_TURN ? c->certainty : BY_TURN;
        return;
    }
}

/* "will not go unanswered", "shall not remain without consequences". */
static bool is_left(const dm_story *story, const dm_candidate *c) {
    return dm_frame_is_spoken(c->frame) && c->status == DM_NEGATED &&
           dm_codebook_in_class(story->scene.grammar.book, "@left-so", c->frame->lemma);
}

/* "vowed to respond", "will take countermeasures": a blow came before. */
static bool is_answer(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (dm_codebook_in_class(book, "@acts-if", parse->tokens[c->predicate].lemma))
        return true;
    for (DM_CHILDREN(parse, c->predicate, k)) {
        dm_str lemma = parse->tokens[k].lemma;
        dm_rel rel = (dm_rel)parse->tokens[k].rel;
        if ((rel == DM_REL_XCOMP && dm_codebook_in_class(book, "@acts-if", lemma)) ||
            (rel == DM_REL_OBJ && dm_codebook_in_class(book, "@countersteps", lemma)))
            return true;
    }
    return false;
}

/* "returned fire after Indian forces shelled a village", "Gunmen shot at a post. Troops returned
 * fire": at whoever fired in the same sentence, or in the one before. */
static void settle_returned_fire(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    const dm_candidate *nearest = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        uint32_t there = parse->tokens[other->predicate].sentence;
        if (other->dropped || other->type != DM_ASSAULT || other->status != DM_ASSERTED ||
            other->actors.len != 1 || !dm_refs_any_code(&other->actors) ||
            (there != here && there + 1 != here) || dm_refs_share(&other->actors, &c->actors))
            continue;
        if (!nearest || other->predicate > nearest->predicate)
            nearest = other;
    }
    if (nearest)
        c->recipients = nearest->actors;
}

void dm_answers_settle(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (!c->dropped && c->type == DM_ASSAULT && c->actors.len && !c->recipients.len &&
            dm_codebook_in_class(story->scene.grammar.book, "@returns-fire", c->frame->lemma))
            settle_returned_fire(story, c);
        if (c->dropped || c->type != DM_THREATEN)
            continue;
        bool left = is_left(story, c);
        if (left)
            c->status = DM_ASSERTED;
        if ((!left && !is_answer(story, c)) || c->recipients.len || !c->actors.len || c->nominal)
            continue;
        const dm_candidate *blow = blow_before(story, c);
        blow = blow ? blow : force_before(story, c);
        if (blow) {
            c->recipients = blow->actors;
            c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
        }
    }
}
