/*
 * position/weigh.c - how sure a stand is: that the holder is who he is, that the tree is right,
 * that the question is told in full.
 *
 * Confidence is the logistic of the features, with the weights of lexicon/scorer/positions.tsv that
 * train/train_scorer fits (train/README.md).
 */

#include "coder/position/parts.h"
#include "coder/private_life.h"
#include "coder/time/when.h"

enum { FIRST_SENTENCES = 3 }; /* title and lead */

static size_t values_of(const dm_draft *draft) {
    size_t values = 0;
    for (size_t k = 0; k < draft->key_count; k++)
        values += draft->keys[k].count > 0;
    return values > 3 ? 3 : values;
}

static void add_question(const dm_codebook *book, const dm_stand *s, dm_evidence *evidence) {
    static const struct {
        const char *kind, *feature;
    } kinds[] = {
        {"conduct", "stand-conduct"},     {"demand", "stand-demand"},
        {"measure", "stand-measure"},     {"resolution", "stand-resolution"},
        {"statehood", "stand-statehood"}, {"vote-result", "stand-vote-result"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        dm_evidence_add(book, evidence, kinds[i].feature, dm_str_is(s->draft.kind, kinds[i].kind));
    dm_evidence_add(book, evidence, "stand-general", s->draft.general);
    dm_evidence_add(book, evidence, "stand-underspecified", s->draft.underspecified);
    dm_evidence_add(book, evidence, "stand-bare-charge", s->draft.charged);
    dm_evidence_add(book, evidence, "stand-bare-backing", s->draft.backed);
    dm_evidence_add(book, evidence, "stand-bare-demand", s->draft.asked);
    dm_evidence_add(book, evidence, "stand-parameters", (double)values_of(&s->draft));
}

static bool has(const dm_draft *draft, const char *key) {
    size_t count;
    return dm_draft_get(draft, key, &count) && count;
}

/* Whether the question is of the holder's own doing: what he is asked, and refuses or agrees to. */
static bool is_of_holder(const dm_stand *s, const char *key) {
    size_t count;
    const dm_str *values = dm_draft_get(&s->draft, key, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < s->holders.len; k++)
            if (dm_str_eq(values[i], s->holders.ptr[k]->code))
                return true;
    return false;
}

/* What of the question is told, and what is left open. */
static void add_matter(const dm_codebook *book, const dm_stand *s, dm_evidence *evidence) {
    bool conduct = dm_str_is(s->draft.kind, "conduct"), demand = dm_str_is(s->draft.kind, "demand"),
         action = has(&s->draft, "action"), backs = s->verdict->polarity > 0;
    size_t count;
    const dm_str *done = dm_draft_get(&s->draft, "action", &count);
    dm_evidence_add(book, evidence, "stand-backs-somebody", conduct && backs && !action);
    dm_evidence_add(book, evidence, "stand-against-somebody", conduct && !backs && !action);
    dm_evidence_add(book, evidence, "stand-on-nothing", !s->draft.key_count);
    dm_evidence_add(book, evidence, "stand-general-praise", s->draft.general && conduct && backs);
    dm_evidence_add(book, evidence, "stand-general-demand", s->draft.general && demand && backs);
    dm_evidence_add(book, evidence, "stand-of-nobody",
                    conduct && !has(&s->draft, "actor") && !has(&s->draft, "against"));
    dm_evidence_add(book, evidence, "stand-demand-of-nobody", demand && !has(&s->draft, "of"));
    dm_evidence_add(book, evidence, "stand-refusal", demand && !backs);
    dm_evidence_add(book, evidence, "stand-meant", s->draft.meant);
    dm_evidence_add(book, evidence, "stand-policy",
                    count && (dm_str_is(done[0], "policy") || dm_str_is(done[0], "statement")));
    dm_evidence_add(book, evidence, "stand-own-measure",
                    dm_str_is(s->draft.kind, "measure") && is_of_holder(s, "by"));
    dm_evidence_add(book, evidence, "stand-own-conduct", conduct && is_of_holder(s, "actor"));
}

static void add_holders(const dm_story *story, const dm_stand *s, dm_evidence *evidence) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *sentence =
        &parse->sentences[parse->tokens[s->candidate->predicate].sentence];
    bool known = true, elsewhere = false, person = false, own = false, entity = false,
         pronoun = false;
    for (size_t i = 0; i < s->holders.len; i++) {
        const dm_actor *holder = s->holders.ptr[i];
        known &= holder->code.len > 0;
        person |= holder->kind == DM_KIND_PERSON;
        entity |= holder->kind == DM_KIND_ENTITY;
        pronoun |= dm_codebook_in_class(book, "@pronoun", holder->text);
        own |= dm_codebook_in_class(book, "@sector-own-voice", holder->sector);
        elsewhere |= holder->span.start < sentence->start || holder->span.end > sentence->end;
    }
    dm_evidence_add(book, evidence, "stand-holder-unknown", !known);
    dm_evidence_add(book, evidence, "stand-holder-person", person);
    dm_evidence_add(book, evidence, "stand-holder-own-voice", own);
    dm_evidence_add(book, evidence, "stand-own-voice-on-vote",
                    own && dm_str_is(s->draft.kind, "vote-result") && s->verdict->polarity < 0);
    dm_evidence_add(book, evidence, "stand-holder-entity", entity);
    dm_evidence_add(book, evidence, "stand-holder-pronoun", pronoun);
    dm_evidence_add(book, evidence, "stand-holder-elsewhere", elsewhere);
    dm_evidence_add(book, evidence, "stand-holders-several", s->holders.len > 1);
}

/* "had condemned": told as what went before the news. */
static bool is_told_before(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_AUX && dm_form_is(parse, c, "had"))
            return true;
    return false;
}

/* What is easily taken for a stand on another question: backing and opposing, by what they are on.
 */
static void add_verdict(const dm_codebook *book, const dm_stand *s, dm_evidence *evidence) {
    const char *verdict = s->verdict->name;
    bool supports = strcmp(verdict, "supports") == 0, opposes = strcmp(verdict, "opposes") == 0,
         condemns = strcmp(verdict, "condemns") == 0, conduct = dm_str_is(s->draft.kind, "conduct"),
         measure = dm_str_is(s->draft.kind, "measure");
    dm_evidence_add(book, evidence, "stand-opposes-conduct", opposes && conduct);
    dm_evidence_add(book, evidence, "stand-supports-conduct", supports && conduct);
    dm_evidence_add(book, evidence, "stand-judged-measure",
                    measure && ((supports && !is_of_holder(s, "by")) || opposes || condemns));
    dm_evidence_add(book, evidence, "stand-sovereignty",
                    dm_str_is(s->draft.kind, "sovereignty") ||
                        dm_str_is(s->draft.kind, "principle"));
    dm_evidence_add(book, evidence, "stand-rejects-result",
                    strcmp(verdict, "does-not-recognise") == 0 &&
                        dm_str_is(s->draft.kind, "vote-result"));
    dm_evidence_add(book, evidence, "stand-supports-resolution",
                    supports && dm_str_is(s->draft.kind, "resolution"));
}

/* "Cambodia accused Thailand of laying mines": one state, or body, of what another does. */
static bool is_charge_across(const dm_codebook *book, const dm_stand *s, const dm_token *trigger) {
    bool own_voice = false;
    for (size_t i = 0; i < s->holders.len; i++)
        own_voice |= dm_codebook_in_class(book, "@sector-own-voice", s->holders.ptr[i]->sector) ||
                     s->holders.ptr[i]->kind == DM_KIND_ENTITY;
    return !own_voice && has(&s->draft, "actor") && !is_of_holder(s, "actor") && s->draft.general &&
           dm_codebook_in_class(book, "@accusing", trigger->lemma);
}

/* "which it quit in 2019", in an article of a later year: what went before the news. */
static bool is_long_ago(const dm_story *story, uint32_t predicate) {
    enum { YEAR = 4 }; /* letters of a year */
    dm_str value = dm_when_of(story, predicate).value, day = story->article->published;
    return value.len >= YEAR && day.len >= YEAR && day.ptr[0] != 'X' && value.ptr[0] != 'X' &&
           memcmp(value.ptr, day.ptr, YEAR) < 0;
}

void dm_stand_weigh(const dm_story *story, const dm_stand *s, dm_evidence *evidence) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_candidate *c = s->candidate;
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *trigger = &parse->tokens[c->predicate];
    const char *verdict = s->verdict->name;
    *evidence = (dm_evidence){0};
    dm_evidence_add(book, evidence, "stand-bias", 1);
    add_holders(story, s, evidence);
    add_question(book, s, evidence);
    add_matter(book, s, evidence);
    dm_evidence_add(book, evidence, "stand-mention-doubt", 1.0 - (double)c->certainty);
    dm_evidence_add(book, evidence, "stand-tree-doubt", 1.0 - (double)trigger->certainty);
    dm_evidence_add(book, evidence, "stand-noun", dm_predicate_pos(parse, c->predicate) == 'N');
    dm_evidence_add(book, evidence, "stand-adjective",
                    dm_predicate_pos(parse, c->predicate) == 'A');
    dm_evidence_add(book, evidence, "stand-operators", (double)c->layer_count);
    dm_evidence_add(book, evidence, "stand-relative-clause",
                    trigger->rel == DM_REL_ACL_RELCL || trigger->rel == DM_REL_ACL);
    dm_evidence_add(book, evidence, "stand-adverbial", trigger->rel == DM_REL_ADVCL);
    dm_evidence_add(book, evidence, "stand-future", s->status == DM_FUTURE);
    dm_evidence_add(book, evidence, "stand-historical", c->status == DM_HISTORICAL);
    dm_evidence_add(book, evidence, "stand-spoken",
                    dm_spoken_at(&story->spoken, trigger->start) != NULL);
    dm_evidence_add(book, evidence, "stand-in-quotation",
                    dm_spoken_quoted(&story->spoken, trigger->start));
    dm_evidence_add(book, evidence, "stand-first-sentences", trigger->sentence < FIRST_SENTENCES);
    dm_evidence_add(book, evidence, "stand-for", s->verdict->polarity > 0);
    dm_evidence_add(book, evidence, "stand-condemns", strcmp(verdict, "condemns") == 0);
    dm_evidence_add(book, evidence, "stand-recognition", dm_is_recognition(dm_str_of(verdict)));
    dm_evidence_add(book, evidence, "stand-denies", strcmp(verdict, "denies") == 0);
    add_verdict(book, s, evidence);
    dm_evidence_add(book, evidence, "stand-pledges", strcmp(verdict, "pledges") == 0);
    dm_evidence_add(book, evidence, "stand-attribute",
                    trigger->rel == DM_REL_AMOD && trigger->upos == DM_ADJ);
    dm_evidence_add(book, evidence, "stand-suspends", strcmp(verdict, "suspends") == 0);
    dm_evidence_add(book, evidence, "stand-before", is_told_before(parse, c->predicate));
    dm_evidence_add(book, evidence, "stand-title", trigger->sentence == 0);
    dm_evidence_add(book, evidence, "stand-late",
                    (double)trigger->sentence / (double)parse->sentence_count);
    dm_evidence_add(book, evidence, "stand-vote", dm_is_vote(dm_str_of(verdict)));
    dm_evidence_add(book, evidence, "stand-charge",
                    dm_codebook_in_class(book, "@accusing", trigger->lemma));
    dm_evidence_add(book, evidence, "stand-charge-across", is_charge_across(book, s, trigger));
    dm_evidence_add(book, evidence, "stand-long-ago", is_long_ago(story, c->predicate));
    dm_evidence_add(book, evidence, "stand-private-life", dm_private_stand(story, &s->holders));
    dm_evidence_add(book, evidence, "stand-of-event", c->type != DM_NO_EVENT && !c->dropped);
    dm_evidence_close(evidence);
}
