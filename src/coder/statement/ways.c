/*
 * statement/ways.c - verbs that tell what somebody said though they are none of saying: calling
 * something by a name, voicing a concern, charging somebody with a deed, expressing a position;
 * and what is asked.
 */
#include <string.h>

#include "base/utf8.h"
#include "coder/statement/parts.h"

/* "called it a mistake and said that ...": more is said in the same breath. */
static bool says_more(const finder *f, uint32_t verb) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        const dm_reporting *report =
            tok(f, c)->rel == DM_REL_CONJ && c > verb && dm_tree_is_verbal(f->parse, c)
                ? dm_codebook_report(f->scene->grammar.book, tok(f, c)->lemma, 'V')
                : NULL;
        if (report && report->kind != DM_REPORT_THINK)
            return true;
    }
    return false;
}

/* "what the ministry called a provocation": named beside something that is told. */
static bool is_what(const finder *f, uint32_t verb) {
    enum { SUBJECT_TOKENS = 9 };
    const dm_sentence *s = sentence_of(f, verb);
    for (uint32_t t = verb; t > s->first && verb - t < SUBJECT_TOKENS; t--) {
        if (dm_str_is(tok(f, t - 1)->form, "what"))
            return true;
        if (tok(f, t - 1)->upos == DM_VERB || tok(f, t - 1)->upos == DM_PUNCT)
            return false;
    }
    return false;
}

void dm_report_by_naming(finder *f, uint32_t verb) {
    uint32_t subject = dm_speaking(f, verb);
    dm_speech speech = {.verb = verb,
                        .lemma = tok(f, verb)->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .sentence = tok(f, verb)->sentence,
                        .naming = true};
    uint32_t mark =
        dm_tree_find(f->parse, verb, DM_REL_MARK); /* "asked whether he would call it" */
    bool asked = mark != DM_NO_TOKEN && (dm_tree_lemma_is(f->parse, mark, "whether") ||
                                         dm_tree_lemma_is(f->parse, mark, "if"));
    if (subject == DM_NO_TOKEN || asked || !dm_content_of_naming(f, verb, &speech))
        return;
    if (dm_codebook_in_class(f->scene->grammar.book, "@naming-quoted", speech.lemma) &&
        !dm_quotation_over(f, speech.start, speech.end))
        return;
    dm_speakers_at(f, subject, verb, &speech);
    speech.certainty *= 0.9f;
    dm_speech_settle(f, &speech);
    speech.passing = speech.kind == DM_INDIRECT && (says_more(f, verb) || is_what(f, verb));
    dm_speech_circumstances(f, verb, &speech);
    dm_speech_push(f, &speech);
}

/* "the Indian side". */
static bool is_national(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if (c < t && f->scene->grammar.actors->name_of[c] != DM_NO_TOKEN && dm_is_body_noun(f, t))
            return true;
    return false;
}

/* What the verb says, before it is known what and who: the token of its subject, DM_NO_TOKEN if it
 * has none or is passive. */
static uint32_t begin_speech(const finder *f, uint32_t verb, dm_report_kind kind,
                             dm_speech *speech) {
    *speech = (dm_speech){.verb = verb,
                          .lemma = tok(f, verb)->lemma,
                          .kind_of_verb = kind,
                          .sentence = tok(f, verb)->sentence,
                          .unsaid = dm_is_unsaid(f, verb)};
    return dm_is_passive(&f->scene->grammar, verb) ? (uint32_t)DM_NO_TOKEN : dm_speaking(f, verb);
}

/* "The spokesperson", whose country the article told before. */
static bool speaks_officially(const finder *f, uint32_t t, const dm_mention *mention) {
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    const dm_actor *actor = &mention->actors.ptr[0];
    return determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "the") &&
           (dm_codebook_in_class(f->scene->grammar.book, "@sector-office", actor->sector) ||
            dm_str_ends(actor->role, DM_STR("spokesperson")));
}

bool dm_is_charge_in_law(const finder *f, uint32_t verb, const dm_speech *speech) {
    const dm_quotation *quote = speech->kind == DM_DIRECT && speech->start > tok(f, verb)->end
                                    ? dm_quotation_over(f, speech->start, speech->end)
                                    : NULL;
    bool law = false;
    for (uint32_t t = verb + 1; quote && t < dm_end_of(f, verb) && tok(f, t)->end <= quote->start;
         t++) {
        law |= dm_codebook_in_class(f->scene->grammar.book, "@charge-in-law", tok(f, t)->lemma);
        bool next = tok(f, t + 1)->end > quote->start || dm_is_mark(f, t + 1);
        if (next && tok(f, t)->upos == DM_ADP)
            return law && (dm_str_is(tok(f, t)->form, "for") || dm_str_is(tok(f, t)->form, "of") ||
                           dm_str_is(tok(f, t)->form, "on") || dm_str_is(tok(f, t)->form, "over"));
    }
    return false;
}

/* "Poland spoke of terror, NATO of a hijacking": what the second speaks of. */
static void report_second(finder *f, uint32_t verb, const dm_speech *first) {
    uint32_t who, of = dm_spoken_of_too(f, verb, &who);
    dm_speech speech = *first;
    if (of == DM_NO_TOKEN)
        return;
    speech.speakers = speech.addressees = (dm_actor_refs){0};
    dm_content_of(f, of + 1, dm_clause_end(f, verb, of + 1), &speech);
    dm_speakers_at(f, who, verb, &speech);
    speech.certainty *= 0.9f;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}

void dm_report_by_voicing(finder *f, uint32_t verb) {
    dm_speech speech;
    uint32_t subject = begin_speech(f, verb, DM_REPORT_SAY, &speech);
    if (subject == DM_NO_TOKEN || !dm_content_of_voicing(f, verb, &speech))
        return;
    uint32_t owner = dm_tree_find(f->parse, subject, DM_REL_NMOD_POSS); /* "the king's office" */
    const dm_mention *mention =
        dm_actors_at(f->scene->grammar.actors, owner == DM_NO_TOKEN ? subject : owner);
    if (tok(f, subject)->upos != DM_PRON && !is_national(f, subject) &&
        (!mention || !(mention->actors.ptr[0].code.len || speaks_officially(f, subject, mention)) ||
         dm_tree_lemma_is(f->parse, subject, "community")))
        return; /* "growers speak of a massacre" */
    dm_speakers_at(f, subject, verb, &speech);
    speech.certainty *= 0.9f;
    dm_speech_settle(f, &speech);
    dm_speech_circumstances(f, verb, &speech);
    dm_speech_push(f, &speech);
    report_second(f, verb, &speech);
}

/* "stands accused by his rival of having stumbled into it": who charges him; DM_NO_TOKEN. */
static uint32_t charged_by(const finder *f, uint32_t verb) {
    uint32_t agent = dm_tree_find(f->parse, verb, DM_REL_OBL_AGENT);
    return agent != DM_NO_TOKEN && agent > verb && dm_str_is(tok(f, verb + 1)->form, "by")
               ? agent
               : (uint32_t)DM_NO_TOKEN;
}

void dm_report_by_charge(finder *f, uint32_t verb) {
    dm_speech speech;
    uint32_t subject = begin_speech(f, verb, DM_REPORT_ACCUSE, &speech);
    uint32_t agent = charged_by(f, verb);
    subject = agent == DM_NO_TOKEN ? subject : agent;
    if (subject == DM_NO_TOKEN || !dm_content_of_charge(f, verb, &speech))
        return;
    dm_speakers_at(f, subject, verb, &speech);
    speech.demand = DM_CHARGE;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}

void dm_report_by_agent(finder *f, uint32_t verb) {
    enum { FEWEST_TOKENS = 6 };
    const dm_token *token = tok(f, verb);
    uint32_t agent = dm_tree_find(f->parse, verb, DM_REL_OBL_AGENT), noun = token->head, first,
             last;
    if (token->rel != DM_REL_ACL || agent == DM_NO_TOKEN || noun == DM_NO_TOKEN || noun > verb ||
        !dm_actors_at(f->scene->grammar.actors, agent) ||
        !dm_codebook_in_class(f->scene->grammar.book, "@voicing", token->lemma) ||
        !dm_codebook_in_class(f->scene->grammar.book, "@view", tok(f, noun)->lemma))
        return;
    dm_speech speech = {.verb = verb,
                        .lemma = token->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .sentence = token->sentence};
    dm_tree_phrase(f->parse, noun, &first, &last);
    if (verb < first + FEWEST_TOKENS) /* "the position of China expressed by": it says nothing */
        return;
    dm_content_of(f, first, verb - 1, &speech);
    dm_speakers_at(f, agent, verb, &speech);
    if (!speech.speakers.len)
        return;
    dm_speech_settle(f, &speech);
    dm_speech_circumstances(f, verb, &speech);
    dm_speech_push(f, &speech);
}

bool dm_is_of_thing_made(const finder *f, uint32_t verb) {
    uint32_t clause = dm_tree_find(f->parse, verb, DM_REL_CCOMP);
    if (clause == DM_NO_TOKEN || clause < verb || dm_str_is(tok(f, verb + 1)->form, "that") ||
        !dm_codebook_in_class(f->scene->grammar.book, "@makes-by-words", tok(f, verb)->lemma))
        return false;
    bool finite = tok(f, clause)->feats & DM_FEAT_FIN;
    for (DM_CHILDREN(f->parse, clause, c)) {
        dm_rel rel = (dm_rel)tok(f, c)->rel;
        finite |= c < clause && (tok(f, c)->feats & DM_FEAT_FIN);
        if (rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS || rel == DM_REL_EXPL ||
            rel == DM_REL_MARK)
            return false;
    }
    return finite;
}

/* ---- questions ---- */

static bool asks(dm_str word) {
    static const char *const words[] = {"why", "whether", "how", "what", "who", "where", "if"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_is(word, words[i]))
            return true;
    return false;
}

bool dm_content_of_question(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { ADDRESSEE_TOKENS = 6 };
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count - 1;
    for (uint32_t t = verb + 1; t + 2 < end && t - verb <= ADDRESSEE_TOKENS; t++) {
        if (tok(f, t)->upos == DM_PUNCT || tok(f, t)->upos == DM_VERB)
            return false;
        if (!asks(tok(f, t)->form) || dm_str_is(tok(f, t + 1)->form, "to"))
            continue;
        dm_content_of(f, t, dm_clause_end(f, verb, t + 1), speech);
        return true;
    }
    return false;
}

bool dm_is_question(const finder *f, const dm_speech *speech) {
    dm_str content = dm_str_sub(f->parse->text, speech->start, speech->end);
    size_t end = 0;
    while (end < content.len && content.ptr[end] != ' ' && content.ptr[end] != ',')
        end++;
    return asks(dm_utf8_lowered(f->arena, dm_str_sub(content, 0, end)));
}

/* Whether what lies between the bytes is nothing but marks and a comma. */
static bool only_marks(const finder *f, uint32_t start, uint32_t end) {
    dm_str text = f->parse->text;
    for (uint32_t at = start; at < end; at++)
        if (!(text.ptr[at] & 0x80) && !strchr("`'\" ,", text.ptr[at]))
            return false;
    return true;
}

/* "“We ate once a day,” her husband, a driver, sighed.": nothing but who says it stands between the
 * quotation and the verb, behind which nothing is named that it could be done to. */
static bool says_behind(const finder *f, uint32_t verb) {
    enum { FEWEST_WORDS = 3, LONGEST = 12, OPENING_MARK = 4 };
    const dm_sentence *s = sentence_of(f, verb);
    const dm_token *token = tok(f, verb), *next = tok(f, verb + 1);
    uint32_t from = DM_NO_TOKEN, subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    if (subject == DM_NO_TOKEN && token->rel == DM_REL_ACL && dm_str_is(next->form, "."))
        subject = token->head; /* "a lawmaker mocked.", taken for a participle */
    if (verb + 1 >= s->first + s->count || !(token->feats & (DM_FEAT_FIN | DM_FEAT_PAST)) ||
        !(next->upos == DM_PUNCT || next->upos == DM_ADV || next->upos == DM_ADP) ||
        subject == DM_NO_TOKEN || subject > verb)
        return false;
    for (size_t i = 0; i < f->spoken->quotations.len && from == DM_NO_TOKEN; i++) {
        const dm_quotation *one = &f->spoken->quotations.ptr[i];
        bool comma = one->end > one->start && strchr(",!?", f->parse->text.ptr[one->end - 1]);
        if (!comma || one->attributed || one->start > s->start + OPENING_MARK ||
            one->end > tok(f, subject)->start ||
            dm_words_in(f, one->start, one->end) < FEWEST_WORDS)
            continue;
        for (uint32_t t = s->first; t <= subject; t++)
            if (tok(f, t)->start >= one->end && only_marks(f, one->end, tok(f, t)->start) &&
                tok(f, t)->upos != DM_PUNCT)
                from = t;
    }
    if (from == DM_NO_TOKEN || verb - from > LONGEST)
        return false;
    for (uint32_t t = from; t < verb; t++)
        if (dm_tree_is_verbal(f->parse, t) || tok(f, t)->upos == DM_SCONJ ||
            tok(f, t)->upos == DM_CCONJ || tok(f, t)->upos == DM_AUX)
            return false;
    return dm_is_person_noun(f, subject) || dm_actors_at(actors_of(f), subject) ||
           dm_is_document(f, subject) || /* "“...,” the statement ran" */
           dm_codebook_in_class(f->scene->grammar.book, "@kin", tok(f, subject)->lemma);
}

bool dm_says_quotation(const finder *f, uint32_t verb) {
    enum { FEWEST_WORDS = 4, CIRCUMSTANCES = 6 };
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t first = verb > s->first && tok(f, verb - 1)->upos == DM_AUX ? verb - 1 : verb;
    bool behind = false;
    if (says_behind(f, verb))
        return true;
    if (!(tok(f, verb)->feats & (DM_FEAT_FIN | DM_FEAT_PAST | DM_FEAT_PART)) || first == s->first)
        return false;
    for (size_t i = 0; i < f->spoken->quotations.len && !behind; i++) {
        const dm_quotation *one = &f->spoken->quotations.ptr[i];
        uint32_t start = tok(f, first)->start;
        bool comma = one->end > one->start && (strchr(",!?", f->parse->text.ptr[one->end - 1]) ||
                                               dm_str_is(tok(f, first - 1)->form, ","));
        behind = one->end <= start && start - one->end <= 8 && comma && !one->attributed &&
                 only_marks(f, one->end, start) &&
                 dm_words_in(f, one->start, one->end) >= FEWEST_WORDS;
    }
    for (uint32_t t = verb + 1; behind && t < s->first + s->count && t <= verb + CIRCUMSTANCES;
         t++) {
        if (dm_tree_is_verbal(f->parse, t) || tok(f, t)->upos == DM_PUNCT)
            return false;
        bool subject = tok(f, t)->head == verb &&
                       (tok(f, t)->rel == DM_REL_NSUBJ || tok(f, t)->rel == DM_REL_OBJ);
        bool kin = dm_codebook_in_class(f->scene->grammar.book, "@kin", tok(f, t)->lemma);
        if (subject && (kin || dm_is_person_noun(f, t) || dm_actors_at(actors_of(f), t)))
            return tok(f, t)->upos != DM_PRON;
    }
    return false;
}
