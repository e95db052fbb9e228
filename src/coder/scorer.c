/*
 * scorer.c - features of a candidate and their weighted sum. Logistic: confidence = 1 / (1 +
 * exp(-sum)), through a table-free rational form of exp that gives the same bits everywhere.
 */
#include "coder/scorer.h"

#include "coder/counterpart/counterparts.h"
#include "coder/theatre/homeland.h"
#include "coder/private_life.h"
#include "coder/sides.h"

#include <jansson.h>
#include <stdlib.h>

enum { FIRST_SENTENCES = 3 };      /* title and lead, where the news is told */
static const double UNNAMED = 0.6; /* how well a doer is known whom nobody knows */

/* (1 + x/1024)^1024 by squaring: exact enough for a probability and the same on every machine. */
double dm_exponential(double x) {
    double y = 1.0 + (x > -1024.0 ? x : -1024.0) / 1024.0;
    for (int i = 0; i < 10; i++)
        y *= y;
    return y;
}

static double logistic(double x) {
    if (x > 20)
        x = 20;
    if (x < -20)
        x = -20;
    return 1.0 / (1.0 + dm_exponential(-x));
}

void dm_evidence_add(const dm_codebook *book, dm_evidence *evidence, const char *name,
                     double value) {
    if (value == 0 || evidence->count == DM_MOST_FEATURES)
        return;
    uint32_t at = dm_map_get(&book->features, dm_str_of(name));
    double weight = at == DM_MAP_NONE ? 0 : book->weights.ptr[at];
    evidence->features[evidence->count++] = (dm_feature){name, value, weight};
    evidence->score += value * weight;
}

void dm_evidence_close(dm_evidence *evidence) {
    double confidence = logistic(evidence->score);
    evidence->confidence =
        (double)(int)(confidence * 1000 + 0.5) / 1000; /* three digits say all there is */
}

/* Told in another sentence, and only meant here: by a pronoun, a role, a deed. */
static bool is_elsewhere(const dm_sentence *sentence, const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++) {
        dm_span span = list->ptr[i]->span;
        if (span.start < sentence->start || span.end > sentence->end)
            return true;
    }
    return false;
}

/* "a bomb killed", "masked men attacked": force by somebody of whom no article knows more; that is
 * no gap in what was read. */
static bool is_unnamed(const dm_codebook *book, const dm_candidate *c) {
    bool captors = dm_str_is(c->mode, "release") && !c->nominal; /* "the kidnappers freed" */
    if ((c->type != DM_ASSAULT && !captors) || c->actors.len != 1 || c->actors.ptr[0]->code.len)
        return false;
    dm_str sector = c->actors.ptr[0]->sector;
    return dm_homeland_is_nowhere(book, c->actors.ptr[0]) || dm_str_is(sector, "UNK") ||
           dm_str_is(sector, "UAF") || dm_str_is(sector, "CRM");
}

/* What is done to nobody in particular is hardly told: help, sanctions, blame, praise. */
static bool needs_recipient(dm_event_type type) {
    return type == DM_SANCTION || type == DM_AID || type == DM_ACCUSE || type == DM_SUPPORT ||
           type == DM_COOPERATE || type == DM_CONSULT || type == DM_AGREE || type == DM_ASSAULT;
}

/* Deeds are told in plainer words than stands are. */
static void add_kind(const dm_codebook *book, const dm_candidate *c, dm_evidence *evidence) {
    bool helps = c->type == DM_AID || c->type == DM_COOPERATE || c->type == DM_RETREAT;
    dm_evidence_add(book, evidence, "hostile-deed", dm_is_hostile(c->type));
    dm_evidence_add(book, evidence, "friendly-deed", helps);
}

/* It has a mode, or would have had: "will resign". */
static bool is_particular(const dm_candidate *c) {
    return c->mode.len || (c->type == DM_CONCEDE && dm_str_is(c->frame->mode, "resign"));
}

/* Whether the article tells of the same act, or of one like it by the same side, elsewhere. */
static bool is_told_again(const dm_story *story, const dm_candidate *c) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other == c || other->dropped || other->type != c->type || !c->actors.len ||
            !other->actors.len || !c->actors.ptr[0]->code.len ||
            !dm_str_eq(c->actors.ptr[0]->code, other->actors.ptr[0]->code))
            continue;
        return true;
    }
    return false;
}

/* The frame that matched and the word that fills it. */
static void add_frame(const dm_story *story, const dm_candidate *c, dm_evidence *evidence) {
    const dm_codebook *book = story->scene.grammar.book;
    char pos = dm_predicate_pos(story->scene.grammar.parse, c->predicate);
    dm_evidence_add(book, evidence, "frame-weight",
                    c->frame->weight > 6 ? 1 : c->frame->weight / 6.0);
    dm_evidence_add(book, evidence, "nominal", c->nominal);
    dm_evidence_add(book, evidence, "noun", pos == 'N');
    dm_evidence_add(book, evidence, "adjective", pos == 'A');
}

/* "The League held a meeting", "EU ambassadors met": those who belong to a body, among themselves.
 */
static bool meets_within(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    const dm_actor *body = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (c->type != DM_CONSULT || !body || c->recipients.len || c->layer_count ||
        (c->mode.len && !dm_str_is(c->mode, "multilateral")) || !dm_is_of_assembly(g->actors, body))
        return false;
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    uint32_t who =
        dm_tree_is_verbal(g->parse, verb) ? dm_surface_subject(g, verb) : (uint32_t)DM_NO_TOKEN;
    bool whole = body->kind == DM_KIND_ORGANISATION || body->kind == DM_KIND_GROUP;
    return whole || (who != DM_NO_TOKEN && (g->parse->tokens[who].feats & DM_FEAT_PLUR));
}

/* "withdrew from the treaty on conventional forces": of many states, and so of nobody. */
static bool leaves_treaty(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    if (c->type != DM_SANCTION || !dm_str_is(c->mode, "withdraw"))
        return false;
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers left = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &left);
        if (left.count &&
            dm_codebook_in_class(g->book, "@treaty-left", g->parse->tokens[left.tokens[0]].lemma))
            return true;
    }
    return false;
}

/* "Iran seized a tanker", "American jets struck boats": ships of which nobody says whose they are.
 */
static bool takes_ship(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers object = {0};
    bool force =
        c->type == DM_ASSAULT ||
        (c->type == DM_COERCE && dm_codebook_in_class(g->book, "@takes-at-sea", c->frame->lemma));
    if (!force || c->nominal || !dm_refs_any_code(&c->actors) || dm_refs_any_code(&c->recipients))
        return false;
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count &&
           dm_codebook_in_class(g->book, "@craft", g->parse->tokens[object.tokens[0]].lemma);
}

/* Whether an act lacks nobody when it has no recipient. */
static bool is_complete(const dm_story *story, const dm_candidate *c) {
    /* "A and B agreed" */
    if (c->actors.len > 1 && (dm_is_cooperative(c->type) || c->type == DM_CONCEDE))
        return true;
    if (meets_within(story, c) || leaves_treaty(story, c) || takes_ship(story, c))
        return true;
    if (c->type == DM_THREATEN && (dm_frame_is_spoken(c->frame) || c->provisional))
        return true; /* whoever attacks us; whoever does not give in */
    /* forces move and ministers resign, with or without anybody on the other side */
    return dm_asks_at_large(story, c) || c->type == DM_MOBILIZE || dm_str_is(c->mode, "resign") ||
           dm_str_is(c->mode, "disarm") || dm_str_is(c->mode, "ceasefire") || c->faceless ||
           dm_str_is(c->mode, "investigate"); /* against whom is still to be found out */
}

/* "met in Dublin", "discussed his concern": a talk with nobody, unless of a body or a conference.
 */
static bool meets_nobody(const dm_candidate *c) {
    return c->type == DM_CONSULT && !c->mode.len && c->actors.len == 1 && !c->recipients.len &&
           (c->actors.ptr[0]->kind == DM_KIND_STATE || c->actors.ptr[0]->kind == DM_KIND_PERSON);
}

/* Who takes part, and how that was found out. */
static void add_sides(const dm_story *story, const dm_candidate *c, dm_evidence *evidence) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_evidence_add(book, evidence, "actor-known",
                    dm_refs_any_code(&c->actors) ? 1
                    : is_unnamed(book, c)        ? UNNAMED
                                                 : 0);
    dm_evidence_add(book, evidence, "recipient-known", dm_refs_any_code(&c->recipients));
    bool open = c->frame->recipient.count || meets_nobody(c);
    bool missing = open && !c->recipients.len && !is_complete(story, c);
    dm_evidence_add(book, evidence, "recipient-missing", missing && needs_recipient(c->type));
    dm_evidence_add(book, evidence, "recipient-open", missing && !needs_recipient(c->type));
    dm_evidence_add(book, evidence, "recipient-inferred", c->inferred);
    dm_evidence_add(book, evidence, "recipient-share", c->inferred ? (double)c->share : 0);
    dm_evidence_add(book, evidence, "recipient-unknown",
                    c->recipients.len && !dm_refs_any_code(&c->recipients) && !c->faceless &&
                        !takes_ship(story, c));
}

/* Whether the act is told as done. */
static void add_status(const dm_codebook *book, const dm_candidate *c, dm_evidence *evidence) {
    bool ahead = c->type == DM_THREATEN; /* what is threatened is never yet done */
    dm_evidence_add(book, evidence, "hypothetical", c->status == DM_HYPOTHETICAL && !ahead);
    dm_evidence_add(book, evidence, "negated", c->status == DM_NEGATED);
    dm_evidence_add(book, evidence, "future", c->status == DM_FUTURE && !ahead);
    dm_evidence_add(book, evidence, "historical", c->status == DM_HISTORICAL);
}

/* "Peru and Chile voted for it": how states vote is a position; few count it as an act of each. */
static bool is_ballot(const dm_candidate *c) {
    bool states = c->actors.len > 0;
    for (size_t i = 0; i < c->actors.len && states; i++)
        states = c->actors.ptr[i]->kind == DM_KIND_STATE && !c->actors.ptr[i]->sector.len;
    dm_str stance = c->frame->stance;
    return states && (dm_str_is(stance, "votes-for") || dm_str_is(stance, "votes-against"));
}

enum { LONG_ENOUGH = 6 }; /* sentences of an article that would tell of more, were it of politics */

/* The one candidate that stands in a long article: words about nobody named, in a story of farms or
 * fossils. */
static bool is_alone(const dm_story *story, const dm_candidate *c) {
    if (dm_parse_of(story)->sentence_count < LONG_ENOUGH)
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other != c && !other->dropped && other->type != DM_NO_EVENT && other->actors.len)
            return false;
    }
    return true;
}

/* What is told: a vote, a denial, a dismissal at home are seldom news of two sides. */
static void add_manner(const dm_codebook *book, const dm_candidate *c, bool same,
                       dm_evidence *evidence) {
    bool convicts = dm_str_is(c->mode, "convict");
    dm_evidence_add(book, evidence, "ballot", is_ballot(c));
    dm_evidence_add(book, evidence, "denial",
                    c->type == DM_REJECT && dm_codebook_in_class(book, "@denies", c->frame->lemma));
    dm_evidence_add(book, evidence, "own-sanction", same && c->type == DM_SANCTION && !convicts);
}

/* The order of the features is the order of their sum. */
void dm_event_evidence(const dm_story *story, const dm_candidate *c, dm_evidence *evidence) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_token *trigger = &parse->tokens[c->predicate];
    const dm_sentence *sentence = &parse->sentences[trigger->sentence];
    *evidence = (dm_evidence){0};
    dm_evidence_add(book, evidence, "bias", 1);
    add_frame(story, c, evidence);
    add_sides(story, c, evidence);
    dm_evidence_add(book, evidence, "mention-doubt", 1.0 - (double)c->certainty);
    dm_evidence_add(book, evidence, "tree-doubt", 1.0 - (double)trigger->certainty);
    dm_evidence_add(book, evidence, "operators", (double)c->layer_count);
    add_status(book, c, evidence);
    bool clause = trigger->rel == DM_REL_ACL_RELCL ||
                  (trigger->rel == DM_REL_ACL && !(trigger->feats & DM_FEAT_INF));
    dm_evidence_add(book, evidence, "relative-clause", /* "the Council, meeting in Cairo, said" */
                    clause && !meets_within(story, c));
    bool same = c->actors.len == 1 && c->recipients.len == 1 && c->actors.ptr[0]->code.len &&
                dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code);
    dm_evidence_add(book, evidence, "same-state", same);
    dm_evidence_add(book, evidence, "same-state-home", /* news of one country is of its quarrels */
                    same ? dm_homeland_share(story, c->actors.ptr[0]->code) : 0);
    dm_evidence_add(book, evidence, "recipient-none",
                    c->faceless || (((!c->frame->recipient.count && !meets_nobody(c)) ||
                                     is_complete(story, c)) &&
                                    !c->recipients.len));
    dm_evidence_add(book, evidence, "actors-several", c->actors.len > 1);
    dm_evidence_add(book, evidence, "recipients-several", c->recipients.len > 1);
    dm_evidence_add(book, evidence, "first-sentences", trigger->sentence < FIRST_SENTENCES);
    dm_evidence_add(book, evidence, "recipient-elsewhere", is_elsewhere(sentence, &c->recipients));
    dm_evidence_add(book, evidence, "in-quotation",
                    dm_spoken_quoted(&story->spoken, trigger->start));
    dm_evidence_add(book, evidence, "actor-elsewhere", is_elsewhere(sentence, &c->actors));
    dm_evidence_add(book, evidence, "adverbial", trigger->rel == DM_REL_ADVCL);
    bool given = c->type == DM_AGREE || c->type == DM_AID || c->type == DM_SANCTION;
    dm_evidence_add(book, evidence, "given-inferred", c->inferred && given);
    add_kind(book, c, evidence);
    dm_evidence_add(book, evidence, "told-again", is_told_again(story, c));
    dm_evidence_add(book, evidence, "mode", is_particular(c));
    add_manner(book, c, same, evidence);
    dm_evidence_add(book, evidence, "private-life", dm_private_event(story, c));
    dm_evidence_add(book, evidence, "alone",
                    (same || c->inferred) && c->type != DM_PROTEST && is_alone(story, c));
    dm_evidence_close(evidence);
}

dm_str dm_evidence_explain(dm_arena *arena, const dm_evidence *evidence) {
    json_t *root = json_object(), *features = json_array();
    for (size_t i = 0; i < evidence->count; i++)
        json_array_append_new(features,
                              json_pack("{s:s,s:f,s:f}", "feature", evidence->features[i].name,
                                        "value", evidence->features[i].value, "weight",
                                        evidence->features[i].weight));
    json_object_set_new(root, "features", features);
    json_object_set_new(root, "score", json_real(evidence->score));
    char *text = json_dumps(root, JSON_COMPACT);
    dm_str kept = text ? dm_arena_str(arena, dm_str_of(text)) : (dm_str){"", 0};
    free(text);
    json_decref(root);
    return kept;
}
