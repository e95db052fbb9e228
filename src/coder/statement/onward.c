/*
 * statement/onward.c - what somebody goes on to say without a verb of saying: "There would be
 * consequences, the chair promised. The loan would stay frozen until the envoys were back."; "He
 * would not resign, the minister told reporters; a committee would find out."
 *
 * Only "would", "should" and "must" tell such words from those of the article, and only right
 * behind others of the same speaker that were put into the past like these.
 */
#include "coder/sides.h"
#include "coder/statement/parts.h"

enum { FEWEST_TOKENS = 5, MOST_ONWARD = 2 };

static const float GOES_ON = 0.75f; /* certainty: nothing says so but the mood of the verb */

static bool is_form(const finder *f, uint32_t t, const char *form) {
    return dm_str_is(tok(f, t)->form, form);
}

/* Whether one of the tokens is a verb put into the past, as words are that somebody reports. */
static bool is_shifted(const finder *f, uint32_t start, uint32_t end, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (tok(f, t)->start >= start && tok(f, t)->start < end &&
            (is_form(f, t, "would") || is_form(f, t, "was") || is_form(f, t, "were") ||
             is_form(f, t, "had") || is_form(f, t, "could")))
            return true;
    return false;
}

/* Whether the auxiliary at t stands with the verb of the clause, not of a part of it. */
static bool is_main(const finder *f, uint32_t t, uint32_t first) {
    uint32_t verb = tok(f, t)->head;
    if (verb == DM_NO_TOKEN || verb < first)
        return false;
    dm_rel rel = (dm_rel)tok(f, verb)->rel;
    return rel == DM_REL_ROOT || rel == DM_REL_PARATAXIS || rel == DM_REL_CONJ ||
           rel == DM_REL_CCOMP;
}

/* "That would be the third closure", "If approved, it would": what the article adds of its own. */
static bool opens_comment(const finder *f, uint32_t first) {
    static const char *const pointing[] = {"That", "This", "It", "Such", "Which"};
    if (DM_STR_AMONG(tok(f, first)->form, pointing))
        return true;
    const dm_token *next = tok(f, first + 1);
    return is_form(f, first, "If") && next->upos == DM_VERB && !(next->feats & DM_FEAT_FIN);
}

/* Whether the tokens [first, last] tell in somebody's words what would or should be. */
static bool is_told_on(const finder *f, uint32_t first, uint32_t last) {
    bool mood = false;
    if (last < first + FEWEST_TOKENS || is_form(f, last, "?") || dm_is_he(f, first) ||
        opens_comment(f, first))
        return false;
    for (uint32_t t = first; t <= last; t++) {
        const dm_token *token = tok(f, t);
        const dm_reporting *report =
            token->upos == DM_VERB ? dm_codebook_report(f->scene->grammar.book, token->lemma, 'V')
                                   : NULL;
        if ((report && report->kind == DM_REPORT_SAY && (token->feats & DM_FEAT_FIN)) ||
            dm_is_mark(f, t) || dm_spoken_quoted(f->spoken, token->start) ||
            is_form(f, t, "according") ||
            dm_codebook_in_class(f->scene->grammar.book, "@told-in-hindsight", token->lemma))
            return false;
        bool wish = is_form(f, t, "would") && t < last && /* "Belgium would like" */
                    (is_form(f, t + 1, "like") || is_form(f, t + 1, "rather") ||
                     is_form(f, t + 1, "prefer"));
        mood |= (is_form(f, t, "would") || is_form(f, t, "should") || is_form(f, t, "must")) &&
                !wish && is_main(f, t, first);
    }
    return mood;
}

static bool holds_speech(const finder *f, uint32_t start, uint32_t end) {
    for (size_t i = 0; i < f->spoken->speeches.len; i++)
        if (f->spoken->speeches.ptr[i].start < end && f->spoken->speeches.ptr[i].end > start)
            return true;
    return dm_quotation_over(f, start, end) != NULL;
}

static bool go_on(finder *f, const dm_speech *before, uint32_t first, uint32_t last) {
    uint32_t start = tok(f, first)->start, end = tok(f, last)->end;
    if (!is_told_on(f, first, last) || holds_speech(f, start, end))
        return false;
    dm_speech speech = {.verb = DM_NO_TOKEN,
                        .lemma = before->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .kind = DM_INDIRECT,
                        .sentence = tok(f, first)->sentence,
                        .speakers = before->speakers,
                        .certainty = GOES_ON * before->certainty};
    dm_content_of(f, first, last, &speech);
    dm_speech_push(f, &speech);
    return true;
}

/* "..., the minister told reporters; a committee would find out": behind the semicolon. */
static void go_on_in_sentence(finder *f, const dm_speech *before) {
    uint32_t last = dm_end_of(f, before->verb), semicolon = before->verb + 1;
    while (semicolon < last && !is_form(f, semicolon, ";"))
        semicolon++;
    if (semicolon < last && tok(f, semicolon)->start >= before->end)
        go_on(f, before, semicolon + 1, last);
}

/* "Lies, Mr Kagame replied. Pretoria would get its answer.": who says the one word of the sentence;
 * false if it is none. */
static bool retorts(const finder *f, uint32_t sentence, dm_speech *speech) {
    enum { LONGEST = 16, WORDS = 4 };
    const dm_sentence *s = &f->parse->sentences[sentence];
    dm_aside aside;
    if (s->count < FEWEST_TOKENS || s->count > LONGEST || dm_quotation_over(f, s->start, s->end))
        return false;
    for (uint32_t t = s->first + 2; t < s->first + s->count; t++) {
        const dm_reporting *report =
            tok(f, t)->upos == DM_VERB
                ? dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V')
                : NULL;
        if (!report || report->kind != DM_REPORT_SAY || !dm_aside_at(f, t, &aside))
            continue;
        if (aside.first > s->first + WORDS || aside.last + 2 < s->first + s->count ||
            dm_holds_finite(f, s->first, aside.first))
            return false;
        *speech = (dm_speech){.verb = t, .lemma = tok(f, t)->lemma, .sentence = sentence};
        dm_speakers_at(f, aside.subject, t, speech);
        return dm_refs_any_code(&speech->speakers);
    }
    return false;
}

void dm_speakers_onward(finder *f) {
    for (uint32_t i = 0; i + 1 < f->parse->sentence_count; i++) {
        const dm_sentence *next = &f->parse->sentences[i + 1];
        dm_speech one;
        if (next->count && !next->paragraph_start && retorts(f, i, &one))
            go_on(f, &one, next->first, next->first + next->count - 1);
    }
    size_t count = f->spoken->speeches.len;
    for (size_t i = 0; i < count; i++) {
        dm_speech one = f->spoken->speeches.ptr[i];
        bool past = one.verb != DM_NO_TOKEN && (tok(f, one.verb)->feats & DM_FEAT_PAST);
        if (one.kind != DM_INDIRECT || !past || one.unsaid || !dm_refs_any_code(&one.speakers) ||
            one.kind_of_verb == DM_REPORT_THINK || one.kind_of_verb == DM_REPORT_ASK ||
            one.naming || !is_shifted(f, one.start, one.end, one.sentence))
            continue;
        go_on_in_sentence(f, &one);
        for (uint32_t next = one.sentence + 1;
             next < f->parse->sentence_count && next <= one.sentence + MOST_ONWARD; next++) {
            const dm_sentence *s = &f->parse->sentences[next];
            if (!s->count || s->paragraph_start ||
                !go_on(f, &one, s->first, s->first + s->count - 1))
                break;
        }
    }
}
