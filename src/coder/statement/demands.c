/*
 * statement/demands.c - what somebody asks of others, charges them with or denies: acts that are
 * done by saying so, where the words behind the verb tell what was said. "urged the two sides to
 * show restraint" says that they should; "urged restraint" is an event and no more.
 *
 * They are kept apart from the speeches: nobody goes on with a demand in the next sentence, and
 * what is demanded is no report of something that happened.
 */
#include "coder/statement/parts.h"

enum { WHOM_TOKENS = 18 };

static uint32_t end_of(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    return s->first + s->count - 1;
}

static bool in_class(const finder *f, const char *name, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, name, tok(f, t)->lemma);
}

static bool is_verb(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_VERB || tok(f, t)->upos == DM_AUX;
}

static bool is_doing(const finder *f, uint32_t t) {
    return is_verb(f, t) && dm_str_ends(tok(f, t)->form, DM_STR("ing"));
}

/* ", saying that", ", calling it a crime": something else is told behind the comma. */
static bool tells_more(const finder *f, uint32_t t) {
    return is_doing(f, t) && (dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V') ||
                              in_class(f, "@naming", t));
}

/* ", his spokesman said in New York": who tells of it. */
static bool is_telling(const finder *f, uint32_t comma, uint32_t last) {
    enum { SUBJECT_TOKENS = 6 };
    for (uint32_t t = comma + 2; t <= last && t - comma <= SUBJECT_TOKENS; t++) {
        if (tok(f, t)->upos == DM_PUNCT || tok(f, t)->upos == DM_SCONJ ||
            tok(f, t)->upos == DM_ADP || (tok(f, t)->feats & DM_FEAT_REL))
            return false;
        if (is_verb(f, t) && tok(f, t)->upos != DM_AUX) /* "officials have said" */
            return dm_tree_lemma_is(f->parse, t, "say");
    }
    return false;
}

/* Where what begins at `first` ends: with the clause, and before the verb of the clause around it:
 * "Malta, which accused ..., closed the port". */
static uint32_t last_of(const finder *f, uint32_t verb, uint32_t first) {
    uint32_t last = dm_clause_end(f, verb, first);
    for (uint32_t t = first + 2; t <= last; t++)
        if (dm_str_is(tok(f, t - 1)->form, ",") &&
            ((is_verb(f, t) && (tok(f, t)->feats & DM_FEAT_FIN)) || tells_more(f, t) ||
             is_telling(f, t - 1, last)))
            return t - 2;
    return last;
}

/* ---- charges ---- */

/* "of using cluster bombs", of translation engines "of to want war": what somebody does. */
static bool opens_charge(const finder *f, uint32_t of) {
    const dm_token *next = tok(f, of + 1);
    if (!dm_str_is(tok(f, of)->form, "of"))
        return false;
    dm_quotation *quote = dm_quotation_over(f, next->start, tok(f, of + 2)->end);
    return is_doing(f, of + 1) || dm_str_is(next->form, "to") ||
           (is_doing(f, of + 2) && (next->upos == DM_ADV || next->upos == DM_PART)) ||
           (quote && quote->start <= tok(f, of + 2)->start &&
            dm_words_in(f, quote->start, quote->end) > SCARE_QUOTE_WORDS);
}

/* "accused Peru of an attack on its envoy", not "accused the government of Peru". */
static bool opens_deed(const finder *f, uint32_t verb, uint32_t of) {
    enum { FEWEST_TOKENS = 2 };
    uint32_t deed = tok(f, of)->head;
    if (!dm_str_is(tok(f, of)->form, "of") || tok(f, of)->rel != DM_REL_CASE || deed < of ||
        tok(f, deed)->upos != DM_NOUN || dm_actors_at(actors_of(f), deed) ||
        dm_clause_end(f, verb, of) < of + FEWEST_TOKENS)
        return false;
    return tok(f, deed)->head == verb || in_class(f, "@wrong", deed) ||
           in_class(f, "@violence", deed);
}

/* "blamed Peru for having closed the pass". */
static bool opens_blame(const finder *f, uint32_t word) {
    return dm_str_is(tok(f, word)->form, "for") && is_doing(f, word + 1);
}

/* "accused Mr Vega, who lives in Lima, of lying": the token behind what stands between the commas,
 * where t is the first of them; t itself if it is none. */
static uint32_t behind_inserted(const finder *f, uint32_t t, uint32_t end) {
    enum { LONGEST = 24 };
    if (!dm_str_is(tok(f, t)->form, ","))
        return t;
    for (uint32_t u = t + 2; u < end && u - t < LONGEST; u++)
        if (dm_str_is(tok(f, u)->form, ",") && dm_str_is(tok(f, u + 1)->form, "of"))
            return u + 1;
    return t;
}

bool dm_content_of_charge(const finder *f, uint32_t verb, dm_speech *speech) {
    bool accuses = in_class(f, "@accuses-of", verb);
    uint32_t end = end_of(f, verb);
    for (uint32_t t = verb + 1; t + 2 < end && t - verb <= WHOM_TOKENS; t++) {
        uint32_t behind = behind_inserted(f, t, end);
        t = behind < end && accuses && opens_charge(f, behind) ? behind : t;
        if (accuses ? opens_charge(f, t) || opens_deed(f, verb, t) : opens_blame(f, t)) {
            dm_content_of(f, t + 1, last_of(f, verb, t + 1), speech);
            return true;
        }
        if (dm_str_is(tok(f, t)->form, ";") || (tok(f, t)->feats & DM_FEAT_FIN))
            return false;
    }
    return false;
}

/* ---- demands ---- */

/* The token behind "on", "upon" or "to" where the verb takes one: whom it is asked of. */
static uint32_t whom_asked(const finder *f, uint32_t verb) {
    uint32_t t = verb + 1;
    if (tok(f, t)->upos == DM_ADV && tok(f, t + 1)->upos == DM_ADP)
        t++;
    dm_str word = tok(f, t)->form;
    bool to = dm_str_is(word, "to") && tok(f, t)->upos == DM_ADP;
    return to || dm_str_is(word, "on") || dm_str_is(word, "upon") ? t + 1 : t;
}

/* "to", "not to" before an infinitive, perhaps with an adverb between. */
static bool opens_infinitive(const finder *f, uint32_t t) {
    if (!dm_str_is(tok(f, t)->form, "to"))
        return false;
    uint32_t next = t + 1;
    while (tok(f, next)->upos == DM_ADV || tok(f, next)->upos == DM_PART)
        next++;
    return is_verb(f, next) && !(tok(f, next)->feats & (DM_FEAT_FIN | DM_FEAT_GER));
}

/* "urged both sides to stop": from whom it is asked of to the end of what he is to do. */
static bool asks_to_do(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t end = end_of(f, verb), first = whom_asked(f, verb);
    bool somebody = false;
    if (dm_str_is(tok(f, first)->form, "in") || dm_str_is(tok(f, first)->form, "for"))
        return false; /* "called in the envoy to complain" */
    for (uint32_t t = first; t + 1 <= end && t - verb <= WHOM_TOKENS; t++) {
        const dm_token *token = tok(f, t);
        if (somebody && opens_infinitive(f, t)) {
            dm_content_of(f, first, last_of(f, verb, t), speech);
            return true;
        }
        if (dm_str_is(token->form, ";") || dm_str_is(token->form, "that") ||
            ((token->upos == DM_VERB || token->upos == DM_AUX) && (token->feats & DM_FEAT_FIN)))
            return false;
        somebody |= dm_tree_is_nominal(f->parse, t) || token->upos == DM_NUM ||
                    token->upos == DM_PRON || token->upos == DM_DET;
    }
    return false;
}

/* "called for the whole plan to be withdrawn", "demanded the return of the base": what is asked
 * for, in more than a word or two. */
static bool asks_for(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { FEWEST_TOKENS = 3 };
    uint32_t end = end_of(f, verb), first = verb + 1;
    if (tok(f, first)->upos == DM_ADV)
        first++;
    bool with_for = dm_str_is(tok(f, first)->form, "for");
    if (!in_class(f, with_for ? "@asks-for" : "@demands-thing", verb))
        return false;
    first += with_for;
    if (first > end || tok(f, first)->upos == DM_PUNCT || tok(f, first)->upos == DM_VERB ||
        tok(f, first)->upos == DM_SCONJ || tok(f, first)->upos == DM_ADP)
        return false;
    uint32_t last = last_of(f, verb, first);
    if (last < first + FEWEST_TOKENS)
        return false;
    dm_content_of(f, first, last, speech);
    return true;
}

/* "denied having lost the post", "denies any link with the putsch". */
static bool denies(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { FEWEST_TOKENS = 2 };
    uint32_t end = end_of(f, verb), first = verb + 1;
    if (!is_doing(f, first) && !dm_str_is(tok(f, first)->form, "any"))
        return false; /* "denied the report" tells nothing */
    uint32_t last = last_of(f, verb, first);
    if (first > end || last < first + FEWEST_TOKENS)
        return false;
    dm_content_of(f, first, last, speech);
    return true;
}

static bool find_demand(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, verb)->lemma, 'V');
    if (report && report->kind == DM_REPORT_DENY) {
        speech->demand = DM_DENIAL;
        return in_class(f, "@denies-doing", verb) && denies(f, verb, speech);
    }
    speech->demand = DM_DEMAND_TO;
    if (in_class(f, "@asks-to", verb) && asks_to_do(f, verb, speech))
        return true;
    speech->demand = DM_DEMAND_THAT;
    if (in_class(f, "@demands-that", verb) && dm_content_of_clause(f, verb, speech))
        return !dm_is_question(f, speech);
    speech->demand = DM_DEMAND_FOR;
    return asks_for(f, verb, speech);
}

/* "will appeal for funds", "voted to demand", "resolutions that demand": nobody did so by the words
 * at hand. */
static bool is_undone(const finder *f, uint32_t verb) {
    if ((tok(f, verb)->feats & DM_FEAT_INF) ||
        (verb > 0 && dm_str_is(tok(f, verb - 1)->form, "to")))
        return true;
    bool asked = !(tok(f, verb)->feats & DM_FEAT_FIN) &&
                 !dm_str_ends(tok(f, verb)->form, DM_STR("ing")) &&
                 (tok(f, verb)->rel == DM_REL_ACL || tok(f, verb)->rel == DM_REL_ADVCL);
    if (asked) /* "Peskov, asked whether he would come, said" */
        return true;
    uint32_t noun = tok(f, verb)->head;
    return tok(f, verb)->rel == DM_REL_ACL_RELCL && noun != DM_NO_TOKEN && noun < verb &&
           !dm_str_is(tok(f, noun + 1)->form, ",");
}

/* Whether the speaker has said something else in the sentence: "said it was wrong and urged them to
 * stop". */
static bool is_beside(const finder *f, const dm_speech *speech) {
    for (size_t i = 0; i < f->spoken->speeches.len + f->spoken->demands.len; i++) {
        const dm_speech *one = i < f->spoken->speeches.len
                                   ? &f->spoken->speeches.ptr[i]
                                   : &f->spoken->demands.ptr[i - f->spoken->speeches.len];
        if (one->sentence == speech->sentence && one->verb != speech->verb && one->speakers.len &&
            dm_actor_same(one->speakers.ptr[0], speech->speakers.ptr[0]))
            return true;
    }
    return false;
}

void dm_report_by_demand(finder *f, uint32_t verb) {
    const dm_token *token = tok(f, verb);
    dm_speech speech = {.verb = verb,
                        .lemma = token->lemma,
                        .kind_of_verb = DM_REPORT_ASK,
                        .sentence = token->sentence,
                        .unsaid = dm_is_unsaid(f, verb)};
    if (speech.unsaid || is_undone(f, verb) || dm_is_passive(&f->scene->grammar, verb) ||
        verb >= end_of(f, verb))
        return;
    uint32_t subject = dm_speaking(f, verb);
    if (subject == DM_NO_TOKEN || !find_demand(f, verb, &speech))
        return;
    if (speech.demand == DM_DENIAL)
        speech.kind_of_verb = DM_REPORT_DENY;
    dm_speakers_at(f, subject, verb, &speech);
    dm_speaking_for(f, verb, &speech.speakers);
    if (!speech.speakers.len)
        return;
    speech.beside = is_beside(f, &speech);
    dm_speech_settle(f, &speech);
    dm_speech_circumstances(f, verb, &speech);
    dm_speech *entry = dm_vec_push(f->arena, &f->spoken->demands);
    if (entry)
        *entry = speech;
    f->last = speech.speakers;
    f->last_sentence = speech.sentence;
}
