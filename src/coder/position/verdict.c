/*
 * position/verdict.c - what is left of a stance: "refuse to recognise" is does-not-recognise, "did
 * not support" is nothing that was said, "will recognise" lies ahead.
 */
#include "actors/actors_inside.h"
#include "coder/match/mood.h"
#include "coder/position/parts.h"

/* The opposite is what "refuses to", "will never" make of it; NULL: no stand. */
static const dm_verdict VERDICTS[] = {
    {"recognises", 1, "does-not-recognise"},
    {"supports", 1, "opposes"},
    {"votes-for", 1, NULL},
    {"pledges", 1, "opposes"},
    {"calls-for", 1, NULL},
    {"joins", 1, "opposes"},
    {"abstains", 0, NULL},
    {"neutral", 0, NULL},
    {"did-not-sign", 0, NULL},
    {"did-not-vote", 0, NULL},
    {"does-not-recognise", -1, "recognises"},
    {"withdraws-recognition", -1, NULL},
    {"opposes", -1, NULL},
    {"condemns", -1, NULL},
    {"votes-against", -1, NULL},
    {"vetoes", -1, NULL},
    {"denies", -1, NULL},
    {"suspends", -1, NULL},
    {"rejects", -1, NULL},
    {"ends", -1, "supports"}, /* a measure: done it is an act, refused a stand for it */
};

const dm_verdict *dm_verdict_of(dm_str name) {
    for (size_t i = 0; i < sizeof VERDICTS / sizeof *VERDICTS; i++)
        if (dm_str_is(name, VERDICTS[i].name))
            return &VERDICTS[i];
    return NULL;
}

static bool never(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (dm_mood_over(&story->scene, t)) /* "is no longer supplying" */
        return true;
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_lemma_is(parse, c, "never") || dm_tree_lemma_is(parse, c, "nor"))
            return true;
    return false;
}

/* "until Serbia recognised Kosovo", "once it joins": not yet. */
static bool is_awaited(const dm_story *story, uint32_t predicate) {
    static const char *const marks[] = {"until", "unless", "once", "before", "till"};
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, predicate, c)) {
        bool counted = c > 0 && dm_tree_lemma_is(parse, c, "before") && /* "hours before it did" */
                       LEMMA_IN(parse, c - 1, "hour", "day", "minute", "week", "month", "shortly",
                                "just", "year");
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (parse->tokens[c].rel == DM_REL_MARK && !counted &&
                dm_tree_lemma_is(parse, c, marks[i]))
                return true;
    }
    return false;
}

/* "summoned the ambassador to protest against the raid" */
static bool is_summoned(const dm_story *story, const dm_candidate *c) {
    const dm_token *token = &dm_parse_of(story)->tokens[c->predicate];
    return token->rel != DM_REL_ROOT &&
           (dm_tree_lemma_is(dm_parse_of(story), token->head, "summon") ||
            dm_tree_lemma_is(dm_parse_of(story), token->head, "call"));
}

/* "has no validity", "would recognise no other", "there is no justification for" */
bool dm_stand_of_none(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (dm_predicate_pos(parse, c->predicate) != 'V')
        object = c->predicate;
    else if (object == DM_NO_TOKEN || !LEMMA_IN(parse, c->predicate, "have", "recognise",
                                                "recognize", "accept", "tolerate", "see"))
        return false;
    if (object == c->predicate)
        for (DM_CHILDREN(parse, object, t))
            if (dm_form_is(parse, t, "neither")) /* "was neither free nor fair" */
                return true;
    uint32_t det = dm_tree_find(parse, object, DM_REL_DET);
    return det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "no");
}

bool dm_stand_asked(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[predicate].sentence];
    return s->count && dm_str_is(parse->tokens[s->first + s->count - 1].form, "?");
}

/* "does not support an embargo", "neither Oman nor Qatar supports it": where it stands, rather than
 * what it failed to do. */
static bool holds_now(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    static const uint32_t now = DM_FEAT_PRES | DM_FEAT_FIN;
    for (DM_CHILDREN(parse, c->predicate, t)) /* "did not agree with the tariffs" */
        if (dm_str_is(c->frame->lemma, "agree") && dm_tree_has_case(parse, t, "with"))
            return dm_str_is(c->frame->stance, "supports");
    if ((parse->tokens[c->predicate].feats & now) == now)
        return dm_str_is(c->frame->stance, "supports");
    for (DM_CHILDREN(parse, c->predicate, t))
        if (parse->tokens[t].rel == DM_REL_AUX &&
            (dm_form_is(parse, t, "does") || dm_form_is(parse, t, "do")))
            return dm_str_is(c->frame->stance, "supports");
    return false;
}

/* The verb that stands beside another, as in "A and B"; DM_NO_TOKEN without one. */
static uint32_t verb_beside(const dm_parse *parse, uint32_t v) {
    return parse->tokens[v].rel == DM_REL_CONJ ? parse->tokens[v].head
                                               : dm_tree_find(parse, v, DM_REL_CONJ);
}

/* "neither supports nor opposes": between the two; "rejects and does not recognise" is not. */
static bool is_between(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t other = verb_beside(parse, c->predicate);
    if (other == DM_NO_TOKEN || (other < c->predicate && !dm_mood_negated(&story->scene, other)))
        return false;
    return (dm_str_is(c->frame->stance, "supports") || dm_str_is(c->frame->stance, "recognises")) &&
           dm_codebook_in_class(story->scene.grammar.book, "@turns-against",
                                parse->tokens[other].lemma);
}

/* "nor opposes": the other half of that, told by the first. */
static bool is_other_half(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t other = verb_beside(parse, c->predicate);
    return other != DM_NO_TOKEN && dm_mood_negated(&story->scene, other) &&
           dm_codebook_in_class(story->scene.grammar.book, "@turns-against",
                                parse->tokens[c->predicate].lemma) &&
           dm_codebook_in_class(story->scene.grammar.book, "@turns-towards",
                                parse->tokens[other].lemma);
}

/* "has not recognised it", "is not recognised by it": to this day. */
static bool to_this_day(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t))
        if ((parse->tokens[t].rel == DM_REL_AUX || parse->tokens[t].rel == DM_REL_AUX_PASS) &&
            (dm_form_is(parse, t, "has") || dm_form_is(parse, t, "have") ||
             dm_form_is(parse, t, "is") || dm_form_is(parse, t, "are")))
            return dm_str_is(c->frame->stance, "recognises");
    return false;
}

/* The verdict of a stand that is denied: "does not recognise"; false if it has no opposite, or is
 * not firm enough to be one. */
static bool turn_verdict(const dm_story *story, const dm_candidate *c, bool firm, dm_stand *out) {
    /* "said that it did not recognise": the past of reported speech */
    bool reported =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[c->predicate].start) != NULL;
    bool present = !(dm_parse_of(story)->tokens[c->predicate].feats & DM_FEAT_PAST) || firm ||
                   reported || to_this_day(story, c);
    if (!out->verdict->opposite || !present)
        return false;
    if (!firm && !dm_str_is(c->frame->stance, "recognises") && !holds_now(story, c))
        return false; /* "did not support" is no opposition */
    out->verdict = dm_verdict_of(dm_str_of(out->verdict->opposite));
    return true;
}

/* "called for Georgia to be admitted": not told as done. */
static bool is_to_be_done(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t to = dm_tree_find(parse, c->predicate, DM_REL_MARK),
             be = dm_tree_find(parse, c->predicate, DM_REL_AUX_PASS);
    return !c->layer_count && to != DM_NO_TOKEN && be == to + 1 && dm_form_is(parse, to, "to") &&
           dm_form_is(parse, be, "be");
}

/* "insisted that the vote was illegal": stated, not asked for ("that it be"). */
static bool is_stated(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t be = dm_tree_find(parse, c->predicate, DM_REL_COP);
    return dm_frame_is_spoken(c->frame) && dm_predicate_pos(parse, c->predicate) != 'V' &&
           be != DM_NO_TOKEN &&
           (dm_form_is(parse, be, "is") || dm_form_is(parse, be, "are") ||
            dm_form_is(parse, be, "was") || dm_form_is(parse, be, "were"));
}

/* "did not call the vote legitimate": nobody says that it is. */
static bool is_not_called(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_frame_is_spoken(c->frame) || parse->tokens[c->predicate].rel != DM_REL_XCOMP)
        return false;
    for (DM_CHILDREN(parse, parse->tokens[c->predicate].head, t))
        if (dm_tree_lemma_is(parse, t, "not") || dm_form_is(parse, t, "n't") ||
            dm_tree_lemma_is(parse, t, "never"))
            return true;
    return false;
}

/* "would recognise it if elections were held": on that condition; "would have" was never so. */
static bool is_on_condition(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool condition = false;
    for (DM_CHILDREN(parse, c->predicate, t)) {
        uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
        if (parse->tokens[t].rel == DM_REL_AUX && dm_tree_lemma_is(parse, t, "have"))
            return false;
        condition |= parse->tokens[t].rel == DM_REL_ADVCL && mark != DM_NO_TOKEN &&
                     LEMMA_IN(parse, mark, "if", "once", "when", "provided");
    }
    return condition && !c->negated;
}

/* "was to open talks": what was planned, and may not have come. */
static bool was_to_be(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t to = dm_tree_find(parse, predicate, DM_REL_MARK);
    return to != DM_NO_TOKEN && to > 0 && to + 1 == predicate &&
           dm_tree_lemma_is(parse, to, "to") &&
           (dm_str_is(parse->tokens[to - 1].form, "was") ||
            dm_str_is(parse->tokens[to - 1].form, "were"));
}

/* "has given up plans to send men": what it does not do. */
static bool is_given_up(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[predicate];
    return (word->rel == DM_REL_ACL || word->rel == DM_REL_XCOMP) &&
           dm_codebook_in_class(story->scene.grammar.book, "@planned-noun",
                                parse->tokens[word->head].lemma) &&
           parse->tokens[word->head].rel == DM_REL_OBJ &&
           dm_codebook_in_class(story->scene.grammar.book, "@giving-up",
                                parse->tokens[parse->tokens[word->head].head].lemma);
}

/* "takes no side", "does not take a position", not "takes a firm position". */
static bool is_sideless(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ),
             det = object == DM_NO_TOKEN ? object : dm_tree_find(parse, object, DM_REL_DET);
    for (DM_CHILDREN(parse, object, child)) /* "holds an impartial position" */
        if (object != DM_NO_TOKEN && dm_codebook_in_class(story->scene.grammar.book, "@impartial",
                                                          parse->tokens[child].lemma))
            return true;
    return c->negated || (det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "no"));
}

/* "takes no side": told as a fact, by itself. */
static bool stands_aside(const dm_story *story, const dm_candidate *c) {
    bool refused = false;
    for (size_t i = 0; i < c->layer_count; i++) { /* "said that it took no side" */
        bool refuses = c->layers[i].op->effect == DM_EFFECT_REFUSE; /* "declined to take sides" */
        if ((c->layers[i].op->effect != DM_EFFECT_REPORT && !refuses) || c->layers[i].negated)
            return false;
        refused |= refuses;
    }
    return (refused || is_sideless(story, c)) && !c->conditional &&
           (c->modality == DM_MODALITY_NONE || c->modality == DM_MODALITY_FUTURE) &&
           !dm_stand_asked(story, c->predicate);
}

/* What the words around the stand do to it; false if they leave none. */
static bool take_layers(const dm_story *story, const dm_candidate *c, dm_stand *out, bool *negated,
                        bool *firm) {
    for (size_t i = 0; i < c->layer_count; i++) {
        const dm_layer *layer = &c->layers[i];
        switch (layer->op->effect) {
        case DM_EFFECT_REFUSE:
            *negated = !*negated;
            *firm = true;
            break;
        case DM_EFFECT_COMMIT:
        case DM_EFFECT_THREATEN:
        case DM_EFFECT_PLAN:
            out->status = DM_FUTURE;
            *firm |= *negated;
            break;
        case DM_EFFECT_SAME: /* "would continue to provide aid" */
            if (!layer->negated && !*negated &&
                dm_mood_modality(&story->scene, layer->head) == DM_MODALITY_FUTURE)
                out->status = DM_FUTURE;
            break;
        case DM_EFFECT_DECIDE:
        case DM_EFFECT_REPORT:
            break;
        case DM_EFFECT_REQUEST:
            if (!is_stated(story, c) && !dm_is_claimed(&story->scene, c, layer))
                return false;
            break;
        case DM_EFFECT_END: /* "would cease to recognise" */
            if (!dm_str_is(c->frame->stance, "recognises"))
                return false;
            *negated = !*negated;
            *firm = true;
            break;
        default:
            return false; /* wished, denied, demanded of others, failed */
        }
        *negated ^= layer->negated;
        if (layer->negated)
            *firm = true;
    }
    return true;
}

/* "said that the embargo could undermine the peace": said against it, sure or not. */
static bool warns_of_harm(const dm_story *story, const dm_candidate *c) {
    return dm_frame_is_spoken(c->frame) && dm_str_is(c->frame->stance, "condemns") &&
           dm_codebook_in_class(story->scene.grammar.book, "@harming",
                                dm_parse_of(story)->tokens[c->predicate].lemma);
}

/* "were not free, fair or transparent": what "not" says of the first it says of all. */
static bool is_nor(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool negated = false, either = false;
    uint32_t first = parse->tokens[c->predicate].head, list[DM_MOST_FILLERS];
    if (parse->tokens[c->predicate].upos != DM_ADJ ||
        parse->tokens[c->predicate].rel != DM_REL_CONJ ||
        dm_tree_find(parse, c->predicate, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    first = dm_tree_first_conjunct(parse, first);
    for (DM_CHILDREN(parse, first, t))
        negated |= dm_tree_lemma_is(parse, t, "not");
    size_t n = dm_tree_conjuncts(parse, first, list, DM_MOST_FILLERS);
    for (size_t i = 0; i < n; i++)
        for (DM_CHILDREN(parse, list[i], t))
            either |= parse->tokens[t].rel == DM_REL_CC && LEMMA_IN(parse, t, "or", "nor");
    return negated && either && !c->negated;
}

bool dm_stand_verdict(const dm_story *story, const dm_candidate *c, dm_stand *out) {
    out->verdict = dm_verdict_of(c->frame->stance);
    out->status = DM_ASSERTED;
    if (dm_str_is(c->frame->stance, "neutral") &&
        LEMMA_IN(dm_parse_of(story), c->predicate, "take", "hold", "have"))
        return stands_aside(story, c);
    bool unreal = c->unreal && !is_on_condition(story, c);
    if (!out->verdict || c->conditional || unreal || (c->purpose && !is_summoned(story, c)) ||
        dm_stand_asked(story, c->predicate) || is_awaited(story, c->predicate) ||
        is_to_be_done(story, c) || is_not_called(story, c) || is_given_up(story, c->predicate) ||
        was_to_be(story, c->predicate))
        return false;
    bool none = dm_stand_of_none(story, c), negated = c->negated || none || is_nor(story, c),
         firm = never(story, c->predicate) || none;
    if (c->modality == DM_MODALITY_FUTURE) {
        firm |= negated;
        if (!negated)
            out->status = DM_FUTURE;
    } else if (c->modality == DM_MODALITY_POSSIBLE) {
        firm |= negated; /* "cannot accept" */
        if (!negated && !warns_of_harm(story, c))
            return false;
    }
    if (c->unreal)
        out->status = DM_HYPOTHETICAL;
    if (!take_layers(story, c, out, &negated, &firm))
        return false;
    /* "was not justified", said of another, is a judgement like any */
    firm |= negated && dm_frame_is_spoken(c->frame) &&
            dm_predicate_pos(dm_parse_of(story), c->predicate) != 'V';
    if (negated && is_other_half(story, c))
        return false;
    if (negated && is_between(story, c))
        return (out->verdict = dm_verdict_of(DM_STR("neutral"))) != NULL;
    return !negated || turn_verdict(story, c, firm, out);
}
