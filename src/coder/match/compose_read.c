/*
 * match/compose_read.c - the words above a predicate: the way up from it passes operators of the
 * lexicon (lexicon/predicates/operators.tsv) and collects, at each verb, negation and modality.
 * What they make of the event: match/compose.c.
 */
#include "coder/match/parts.h"
#include "coder/match/mood.h"

enum { MOST_CLIMB = 16 };

static bool slot_holds(const dm_scene *scene, uint32_t head, const dm_slots *slots, uint32_t t) {
    for (uint8_t i = 0; i < slots->count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(&scene->grammar, head, &slots->choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++)
            if (fillers.tokens[k] == t)
                return true;
    }
    return false;
}

/* Whose act the complement is stands in the sentence: "wants Uganda to withdraw", not "wants to
 * withdraw". */
static bool has_agent(const dm_scene *scene, uint32_t head, const dm_operator *op) {
    const dm_parse *parse = scene->grammar.parse;
    if (op->agent != DM_SLOT_OBJ || op->has_addressee)
        return true;
    if (dm_is_passive(&scene->grammar, head)) /* "is expected to meet" */
        return false;
    return dm_tree_find(parse, head, DM_REL_OBJ) != DM_NO_TOKEN ||
           dm_tree_find(parse, head, DM_REL_IOBJ) != DM_NO_TOKEN;
}

/* "introduced a bill to": nothing is decided before it is passed. */
static bool is_only_drafted(const dm_scene *scene, uint32_t head) {
    const dm_codebook *book = scene->grammar.book;
    uint32_t verb = dm_codebook_in_class(book, "@draft-law", tok(scene, head)->lemma)
                        ? dm_light_verb(&scene->grammar, head)
                        : (uint32_t)DM_NO_TOKEN;
    return verb != DM_NO_TOKEN &&
           !dm_codebook_in_class(book, "@makes-its-own", tok(scene, verb)->lemma);
}

/* The operator of `head` whose complement is t: the first whose agent is there, else the first. */
static const dm_operator *operator_at(const dm_scene *scene, uint32_t head, uint32_t t) {
    const dm_codebook *book = scene->grammar.book;
    char pos = dm_predicate_pos(scene->grammar.parse, head);
    const dm_operator *first = NULL;
    uint32_t link =
        pos ? dm_codebook_operators(book, tok(scene, head)->lemma, pos) : (uint32_t)DM_MAP_NONE;
    if (link != DM_MAP_NONE && pos == 'N' && is_only_drafted(scene, head))
        return NULL;
    for (; link != DM_MAP_NONE; link = book->operators.ptr[link].next) {
        const dm_operator *op = &book->operators.ptr[link];
        if (op->has_addressee && pos == 'V' &&
            dm_tree_find(scene->grammar.parse, head, DM_REL_OBJ) != DM_NO_TOKEN)
            continue; /* "called Kenya on Monday to thank it" */
        if (!dm_words_present(scene->grammar.parse, head, op->words, pos) ||
            !slot_holds(scene, head, &op->complement, t))
            continue;
        if (has_agent(scene, head, op))
            return op;
        if (!first)
            first = op;
    }
    return first;
}

/* Whether head passes on what its complement says: after it, the way up goes on. */
static uint32_t next_up(const dm_scene *scene, uint32_t head) {
    uint32_t light = dm_predicate_pos(scene->grammar.parse, head) == 'N'
                         ? dm_light_verb(&scene->grammar, head)
                         : (uint32_t)DM_NO_TOKEN;
    return light != DM_NO_TOKEN ? light : head;
}

/* "came about", "came off", "went ahead". */
static bool came_off(const dm_scene *scene, uint32_t verb) {
    const dm_codebook *book = scene->grammar.book;
    return verb + 1 < scene->grammar.parse->token_count &&
           dm_codebook_in_class(book, "@comes", tok(scene, verb)->lemma) &&
           dm_codebook_in_class(book, "@comes-off", tok(scene, verb + 1)->form);
}

/* "The talks did not take place", "the meeting never happened". */
static bool is_missed(const dm_scene *scene, uint32_t noun) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t verb = tok(scene, noun)->head;
    if (tok(scene, noun)->upos != DM_NOUN || tok(scene, noun)->rel != DM_REL_NSUBJ ||
        verb == DM_NO_TOKEN || !dm_mood_negated(scene, verb))
        return false;
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    bool place = object != DM_NO_TOKEN && dm_tree_lemma_is(parse, verb, "take") &&
                 dm_tree_lemma_is(parse, object, "place");
    return place || came_off(scene, verb) ||
           dm_codebook_in_class(scene->grammar.book, "@occurs", tok(scene, verb)->lemma);
}

/* "would become the first state to recognise it": what is above the first, else `at` itself. */
static uint32_t told_by(const dm_scene *scene, uint32_t at) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t first = tok(scene, at)->head;
    dm_rel rel = (dm_rel)tok(scene, at)->rel;
    if ((rel != DM_REL_ACL && rel != DM_REL_XCOMP) || !(tok(scene, at)->feats & DM_FEAT_INF) ||
        first == DM_NO_TOKEN)
        return at;
    if (dm_tree_lemma_is(parse, first, "become")) /* hung beside the state */
        return first;
    uint32_t over = tok(scene, first)->head;
    bool becomes = over != DM_NO_TOKEN && dm_tree_lemma_is(parse, over, "become");
    bool is = rel == DM_REL_ACL && dm_tree_find(parse, first, DM_REL_COP) != DM_NO_TOKEN;
    return becomes ? over : is ? first : at;
}

/* What the predicate itself says of the event. */
static void read_own(const dm_scene *scene, dm_candidate *c, uint32_t at) {
    c->unreal = dm_mood_unreal(scene, at);
    c->purpose |= dm_mood_counterfactual(scene, at);
    c->cannot = dm_mood_barred(scene, c, at);
    c->negated = dm_mood_negated(scene, c->predicate) ||
                 (at != c->predicate && dm_mood_negated(scene, at)) ||
                 is_missed(scene, c->predicate);
    c->modality = dm_mood_modality(scene, at);
    if (dm_str_is(c->frame->lemma, "like")) /* "would like both back at the table" only asks */
        c->modality = DM_MODALITY_NONE;
    if (c->modality == DM_MODALITY_NONE)
        c->modality = dm_mood_modality(scene, told_by(scene, at));
    bool eases = dm_is_cooperative(c->type) || c->type == DM_RETREAT;
    if (c->modality == DM_MODALITY_NONE && eases && dm_mood_arranged(scene, at))
        c->modality = DM_MODALITY_FUTURE;
    c->conditional = dm_mood_conditional(scene, at);
    c->purpose |= dm_mood_stance(scene, at);
    for (DM_CHILDREN(scene->grammar.parse, at, d))
        c->provisional |= tok(scene, d)->rel == DM_REL_ADVCL && dm_mood_conditional(scene, d);
}

/* Auxiliaries of the first conjunct reach over those without their own. False: the clause stands
 * by itself, nothing is above it. */
static bool read_conjunct(const dm_scene *scene, dm_candidate *c, uint32_t at) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t head = tok(scene, at)->head;
    bool own = dm_tree_find(parse, at, DM_REL_NSUBJ) != DM_NO_TOKEN ||
               dm_tree_find(parse, at, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN;
    bool passive = dm_is_passive(&scene->grammar, head) && /* "should be tried and removed" */
                   (tok(scene, at)->feats & DM_FEAT_PART) &&
                   dm_tree_find(parse, at, DM_REL_AUX_PASS) == DM_NO_TOKEN;
    bool bare = dm_tree_find(parse, at, DM_REL_AUX) == DM_NO_TOKEN &&
                (passive || !(tok(scene, at)->feats & DM_FEAT_PAST));
    if (!own && bare && c->modality == DM_MODALITY_NONE && !c->layer_count)
        c->modality = dm_mood_modality(scene, head);
    return !own || tok(scene, head)->rel != DM_REL_ROOT;
}

/* The way up ends at a word that is no operator: a purpose, a report, a condition. */
static void read_end(const dm_scene *scene, dm_candidate *c, uint32_t at) {
    dm_rel rel = (dm_rel)tok(scene, at)->rel;
    if (dm_is_hostile(c->type) && dm_mood_by_law(scene, at))
        return;
    if (dm_mood_unrealised(scene, at)) {
        c->purpose |= rel == DM_REL_ADVCL || rel == DM_REL_ACL;
        return;
    }
    /* reported: attribution is settled elsewhere; what stands above the verb of saying counts */
    bool reported = rel == DM_REL_CCOMP || rel == DM_REL_PARATAXIS || rel == DM_REL_XCOMP;
    if (reported || rel == DM_REL_ADVCL)
        c->conditional |= dm_mood_conditional(scene, reported ? tok(scene, at)->head : at);
}

/* "needs to", "has to be ratified"; who had to do something did it. */
static bool is_obliged(const dm_scene *scene, uint32_t verb) {
    const dm_parse *parse = scene->grammar.parse;
    return dm_tree_lemma_is(parse, verb, "need") ||
           (dm_tree_lemma_is(parse, verb, "have") && !(tok(scene, verb)->feats & DM_FEAT_PAST));
}

void dm_compose_read(const dm_scene *scene, dm_candidate *c) {
    uint32_t at = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    read_own(scene, c, at);
    for (int steps = 0; steps < MOST_CLIMB; steps++) {
        const dm_token *token = tok(scene, at);
        uint32_t head = token->head;
        if (head == DM_NO_TOKEN)
            return;
        if (token->rel == DM_REL_CONJ) {
            if (!read_conjunct(scene, c, at))
                return;
            at = head;
            continue;
        }
        if (token->rel == DM_REL_XCOMP && is_obliged(scene, head) &&
            c->modality == DM_MODALITY_NONE && !c->layer_count) {
            c->modality = DM_MODALITY_DEONTIC; /* "needs to withdraw, it said" */
            at = head;
            continue;
        }
        if (token->rel == DM_REL_NMOD && dm_tree_has_case(scene->grammar.parse, at, "of") &&
            dm_codebook_in_class(scene->grammar.book, "@measure", tok(scene, head)->lemma)) {
            at = head; /* "took part in a series of raids" */
            continue;
        }
        const dm_operator *op = operator_at(scene, head, at);
        if (!op) {
            read_end(scene, c, at);
            return;
        }
        if (c->layer_count == DM_MOST_LAYERS)
            return;
        at = next_up(scene, head);
        dm_layer *layer = &c->layers[c->layer_count++];
        *layer = (dm_layer){op, head, dm_mood_negated(scene, head),
                            (uint8_t)dm_mood_modality(scene, at)};
        if (at != head)
            layer->negated |= dm_mood_negated(scene, at);
        c->nominal = false;
        c->conditional |= dm_mood_conditional(scene, at);
        c->unreal |= dm_mood_unreal(scene, at);
        c->purpose |= dm_mood_counterfactual(scene, at);
    }
}
