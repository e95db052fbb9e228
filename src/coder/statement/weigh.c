/*
 * statement/weigh.c - how sure a statement is: who is said to speak, how it was found out who that
 * is, what verb introduces the words and what they look like.
 *
 * Confidence is the logistic of the features, with the weights of lexicon/scorer/statements.tsv
 * that train/train_scorer fitted.
 */
#include <string.h>

#include "base/utf8.h"
#include "coder/scorer.h"
#include "coder/statement/statements.h"

enum { FEW_WORDS = 4, SOME_WORDS = 8, MANY_WORDS = 40, LEAD_SENTENCES = 3 };

typedef struct shape {
    uint32_t words, finite, quoted;
    bool begins_low; /* the words begin within a clause */
    bool auxiliary;
} shape;

/* The tokens of what is said. */
static shape shape_of(const dm_parse *parse, const dm_spoken *spoken, const dm_speech *speech) {
    shape seen = {0};
    uint32_t low = 0, high = (uint32_t)parse->token_count;
    while (low < high) { /* the first token of it */
        uint32_t middle = low + (high - low) / 2;
        if (parse->tokens[middle].start < speech->start)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t t = low; t < parse->token_count && parse->tokens[t].start < speech->end; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->upos == DM_PUNCT)
            continue;
        if (!seen.words)
            seen.begins_low = !dm_utf8_is_capitalised(token->form);
        seen.words++;
        seen.auxiliary |= token->upos == DM_AUX;
        seen.finite += (token->upos == DM_VERB || token->upos == DM_AUX) &&
                       !(token->feats & (DM_FEAT_INF | DM_FEAT_GER)) &&
                       (token->feats & (DM_FEAT_PAST | DM_FEAT_PRES));
        seen.quoted += dm_spoken_quoted(spoken, token->start);
    }
    return seen;
}

static bool is_pronoun(dm_str text) {
    static const char *const forms[] = {"he", "she", "it", "they", "we", "who", "I", "that"};
    return DM_STR_AMONG(text, forms);
}

/* "witnesses", "hospital officials": some people, of whom nothing more is told. */
static bool is_some_people(const dm_actor *actor) {
    dm_str text = actor->text;
    return actor->kind == DM_KIND_PERSON && !dm_utf8_is_capitalised(actor->name) && text.len > 1 &&
           text.ptr[text.len - 1] == 's' && !dm_utf8_is_capitalised(text) &&
           !dm_str_starts(text, DM_STR("the ")) && !dm_str_starts(text, DM_STR("his ")) &&
           !dm_str_starts(text, DM_STR("a ")) && !dm_str_starts(text, DM_STR("an ")) &&
           !dm_str_starts(text, DM_STR("its "));
}

/* "the ministry", said to be of a state whose name stands elsewhere. */
static bool is_owned_elsewhere(const dm_actor *actor) {
    enum { STEM = 4 }; /* bytes: "Chil" of Chile and Chilean */
    dm_str of = DM_STR(DM_WHY_NOUN_OF);
    size_t at =
        dm_str_starts(actor->why, DM_STR(DM_WHY_NOUN)) ? dm_str_find(actor->why, of, 0) : SIZE_MAX;
    if (at == SIZE_MAX || at + of.len + STEM > actor->why.len)
        return false;
    dm_str owner = dm_str_sub(actor->why, at + of.len, at + of.len + STEM);
    return dm_str_find(actor->text, owner, 0) == SIZE_MAX;
}

/* Who speaks, and where his side was found. */
static void add_speaker(const dm_codebook *book, dm_evidence *evidence, const dm_speech *speech) {
    static const struct {
        const char *why, *feature;
    } clues[] = {{DM_WHY_HOME, "said-home"},         {DM_WHY_LAST, "said-named-last"},
                 {DM_WHY_SPOKE, "said-next"},        {DM_WHY_PLACE, "said-place"},
                 {DM_WHY_SPEAKS_FOR, "said-for"},    {DM_WHY_BEFORE, "said-as-before"},
                 {DM_WHY_AROUND, "said-all-around"}, {DM_BY_FOCUS, "said-focus"}};
    const dm_actor *actor = speech->speakers.len ? speech->speakers.ptr[0] : NULL;
    bool known = actor && actor->code.len;
    dm_evidence_add(book, evidence, "said-nobody", !actor);
    dm_evidence_add(book, evidence, "said-unknown", actor && !known);
    dm_evidence_add(book, evidence, "said-some-state",
                    actor && !known && speech->kind == DM_DIRECT &&
                        dm_str_is(actor->why, DM_WHY_SOME_STATE));
    if (!actor)
        return;
    for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
        dm_evidence_add(book, evidence, clues[i].feature,
                        known && dm_str_ends(actor->why, dm_str_of(clues[i].why)));
    dm_evidence_add(book, evidence, "said-owner-away", known && is_owned_elsewhere(actor));
    dm_evidence_add(book, evidence, "said-by-state", actor->kind == DM_KIND_STATE);
    dm_evidence_add(book, evidence, "said-by-body",
                    actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP);
    dm_evidence_add(book, evidence, "said-by-pronoun", is_pronoun(actor->text));
    dm_evidence_add(book, evidence, "said-by-several", speech->speakers.len > 1);
    dm_evidence_add(book, evidence, "said-in-office",
                    speech->kind_of_verb !=
                            DM_REPORT_ACCUSE && /* who accuses, says it in his own words */
                        dm_str_find(actor->why, DM_STR(DM_WHY_IN_OFFICE), 0) != SIZE_MAX);
    dm_evidence_add(book, evidence, "said-by-spokesman",
                    dm_str_ends(actor->role, DM_STR("spokesperson")));
    dm_evidence_add(book, evidence, "said-by-some", is_some_people(actor));
    dm_evidence_add(book, evidence, "said-by-role",
                    actor->kind == DM_KIND_PERSON && !actor->name.len);
}

/* "The report finds that", "It finds that": a text tells it; a court that found did something. */
static bool finds_in_text(const dm_parse *parse, const dm_speech *speech) {
    if (!dm_str_is(speech->lemma, "find"))
        return false;
    uint32_t subject = dm_tree_find(parse, speech->verb, DM_REL_NSUBJ);
    bool it = subject != DM_NO_TOKEN && parse->tokens[subject].upos == DM_PRON;
    return speech->by_text || (it && (parse->tokens[speech->verb].feats & DM_FEAT_PRES));
}

static const char *feature_of(dm_report_kind kind) {
    static const char *const names[] = {
        [DM_REPORT_SAY] = "said-say",           [DM_REPORT_ANNOUNCE] = "said-announce",
        [DM_REPORT_ACCUSE] = "said-accuse",     [DM_REPORT_DENY] = "said-deny",
        [DM_REPORT_ASK] = "said-ask",           [DM_REPORT_THINK] = "said-think",
        [DM_REPORT_DOCUMENT] = "said-document", [DM_REPORT_PREPOSITION] = "said-according"};
    return names[kind];
}

static const char *demand_feature(dm_demand_kind kind) {
    static const char *const names[] = {[DM_DEMAND_TO] = "said-demand-to",
                                        [DM_DEMAND_THAT] = "said-demand-that",
                                        [DM_DEMAND_FOR] = "said-demand-for",
                                        [DM_DENIAL] = "said-denial",
                                        [DM_CHARGE] = "said-charge"};
    return names[kind];
}

/* Acts that are done by saying so: who is named is rather quoted than a body or a state. */
static void add_demand(const dm_codebook *book, dm_evidence *evidence, const dm_speech *speech) {
    bool person = speech->speakers.len && speech->speakers.ptr[0]->kind == DM_KIND_PERSON;
    dm_evidence_add(book, evidence, demand_feature(speech->demand), 1);
    dm_evidence_add(book, evidence, "said-demand-beside", speech->beside);
    dm_evidence_add(book, evidence, "said-demand-by-person", person && speech->demand != DM_CHARGE);
}

/* "he said", "which complains". */
static bool has_pronoun(const dm_parse *parse, uint32_t verb) {
    uint32_t subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && parse->tokens[subject].upos == DM_PRON;
}

void dm_statement_evidence(const dm_scene *scene, const dm_spoken *spoken, const dm_speech *speech,
                           dm_evidence *evidence) {
    const dm_codebook *book = scene->grammar.book;
    const dm_parse *parse = scene->grammar.parse;
    shape seen = shape_of(parse, spoken, speech);
    double doubt = 1.0 - (double)speech->certainty;
    bool direct = speech->kind == DM_DIRECT, carried = speech->verb == DM_NO_TOKEN;
    *evidence = (dm_evidence){0};
    dm_evidence_add(book, evidence, "said-bias", 1);
    dm_evidence_add(book, evidence, "said-doubt", doubt);
    add_speaker(book, evidence, speech);
    dm_evidence_add(book, evidence, "said-direct", direct);
    dm_evidence_add(book, evidence, "said-mixed", speech->kind == DM_MIXED);
    dm_evidence_add(book, evidence, "said-carried", carried);
    if (!carried && !speech->demand)
        dm_evidence_add(book, evidence, feature_of(speech->kind_of_verb), 1);
    if (speech->demand)
        add_demand(book, evidence, speech);
    bool whole =
        direct && !seen.begins_low && (seen.finite || seen.auxiliary); /* "It is blackmail," */
    dm_evidence_add(book, evidence, "said-joint", speech->joint && !whole);
    dm_evidence_add(book, evidence, "said-naming", speech->naming);
    dm_evidence_add(book, evidence, "said-naming-as",
                    speech->naming && dm_codebook_in_class(book, "@naming-as", speech->lemma));
    dm_evidence_add(book, evidence, "said-in-passing", speech->passing);
    dm_evidence_add(book, evidence, "said-disputed", speech->disputed);
    dm_evidence_add(book, evidence, "said-by-deed",
                    !carried && !whole && !finds_in_text(parse, speech) &&
                        dm_codebook_in_class(book, "@says-by-deed", speech->lemma));
    dm_evidence_add(book, evidence, "said-of-him", !carried && has_pronoun(parse, speech->verb));
    dm_evidence_add(book, evidence, "said-in-few-words", seen.words < FEW_WORDS && !whole);
    dm_evidence_add(book, evidence, "said-in-some-words",
                    seen.words >= FEW_WORDS && seen.words < SOME_WORDS && !whole);
    dm_evidence_add(book, evidence, "said-in-many-words", seen.words > MANY_WORDS);
    dm_evidence_add(book, evidence, "said-without-verb", !seen.finite);
    dm_evidence_add(book, evidence, "said-part-quoted",
                    !direct && seen.quoted > 0 && seen.quoted < seen.words);
    dm_evidence_add(book, evidence, "said-direct-fragment", direct && seen.begins_low);
    dm_evidence_add(book, evidence, "said-in-lead", speech->sentence < LEAD_SENTENCES && !whole);
    dm_evidence_add(book, evidence, "said-at-first", speech->sentence == 0 && !whole);
    dm_evidence_close(evidence);
}
