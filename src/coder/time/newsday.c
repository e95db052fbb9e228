/*
 * time/newsday.c - see time/newsday.h.
 *
 * News tells what happened on one day: the first sentence names it ("on Tuesday"), or it is the day
 * of publication. Sentences that go on in the same tense ("He thanked ...", "Police used tear gas")
 * tell of that day too, until one names another; the next paragraph returns to it. Behind a
 * pluperfect or a month the rest of the paragraph is background, whose days nobody knows.
 */
#include "coder/time/newsday.h"

#include "coder/time/resolve.h"
#include "coder/time/when.h"

enum {
    LEAD_SENTENCES = 3,
    MOST_DAYS_BACK = 8,
    MOST_STEPS = 12,
    DATELINE_TOKENS = 12,
    DAY_LENGTH = 10 /* of "2022-09-30" */
};

/* Below this the day of publication may be off by years: a masthead's clock. */
static const double LEAST_SURE = 0.6;
static const dm_when NO_DAY = {.precision = DM_PRECISION_NONE};

static dm_when day_when(dm_str day) {
    return (dm_when){day, DM_PRECISION_DAY, {"", 0}};
}

static bool is_dated(const dm_timex *x) {
    return (x->type == DM_TIMEX_DATE || x->type == DM_TIMEX_TIME) && !x->anniversary;
}

static bool is_day(dm_str value) {
    return value.len == DAY_LENGTH && time_parse_date(value).day;
}

/* How many days before publication; 0 if that is not known. */
static int32_t days_back(const dm_story *story, dm_str day) {
    time_date now = time_parse_date(story->article->published), then = time_parse_date(day);
    return now.day && then.day ? time_day_number(now) - time_day_number(then) : 0;
}

/* "HARARE, 7 December 2003 (Agency) -": when it was written. */
static bool is_of_dateline(const dm_story *story, const dm_timex *x) {
    dm_str text = dm_str_sub(dm_parse_of(story)->text, x->start, x->end);
    for (size_t i = 0; i < text.len && x->first < DATELINE_TOKENS; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

/* The first day that the lead names; else the day of publication. */
static dm_when day_of_lead(const dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *x = &story->times.ptr[i];
        if (parse->tokens[x->first].sentence >= LEAD_SENTENCES)
            break;
        int32_t back = days_back(story, x->iso);
        if (is_dated(x) && is_day(x->iso) && back >= 0 && back < MOST_DAYS_BACK &&
            !is_of_dateline(story, x) && !dm_time_is_of_noun(parse, x) &&
            !dm_time_is_aside(parse, x))
            return day_when(x->iso);
    }
    dm_str published = story->article->published;
    return is_day(published) ? day_when(published) : NO_DAY;
}

/* ---- tense ---- */

static bool has_aux(const dm_parse *parse, uint32_t verb, const char *lemma, uint32_t feats) {
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].upos == DM_AUX && dm_tree_lemma_is(parse, c, lemma) &&
            (!feats || (parse->tokens[c].feats & feats)))
            return true;
    return false;
}

/* "had refused", "has since joined": before what is told. */
static bool is_before(const dm_parse *parse, uint32_t verb) {
    return has_aux(parse, verb, "have", 0);
}

static bool is_pluperfect(const dm_parse *parse, uint32_t verb) {
    return has_aux(parse, verb, "have", DM_FEAT_PAST);
}

/* Whether the sentence is the first, but for a title. */
static bool is_lead(const dm_parse *parse, uint32_t sentence) {
    const dm_sentence *first = &parse->sentences[0];
    bool titled = first->count && parse->tokens[first->first + first->count - 1].upos != DM_PUNCT;
    return sentence == (titled ? 1u : 0u);
}

/* "Kenya has recalled its ambassador": what is new, where an article begins. */
static bool is_news(const dm_parse *parse, uint32_t verb) {
    return is_lead(parse, parse->tokens[verb].sentence) && parse->tokens[verb].rel == DM_REL_ROOT &&
           has_aux(parse, verb, "have", DM_FEAT_PRES);
}

/* Whether what the word tells belongs to the time of its sentence: no relative clause, no "after",
 * no perfect between it and the root. */
static bool is_of_main_line(const dm_parse *parse, uint32_t t) {
    for (int up = 0; up < MOST_STEPS; up++) {
        const dm_token *token = &parse->tokens[t];
        if (is_before(parse, t) && !is_news(parse, t))
            return false;
        bool noun = !dm_tree_is_predicate(parse, t);
        switch (token->rel) {
        case DM_REL_ROOT:
            return true;
        case DM_REL_ACL:
        case DM_REL_ACL_RELCL:
            return false;
        case DM_REL_ADVCL:
            if (dm_tree_find(parse, t, DM_REL_MARK) != DM_NO_TOKEN && !(token->feats & DM_FEAT_INF))
                return false;
            break;
        case DM_REL_OBL:
        case DM_REL_NMOD:
            if (noun)
                return false;
            break;
        default:
            break;
        }
        t = token->head;
        if (t == DM_NO_TOKEN)
            return false;
    }
    return false;
}

/* ---- sentences ---- */

/* "hours later", "minutes earlier": on the day that was told of. */
static bool within_a_day(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    return t > s->first && dm_codebook_in_class(book, "@hours", parse->tokens[t - 1].lemma);
}

/* "earlier", "repeatedly", "three weeks later": at some other time, or at many. */
static bool is_loose(const dm_story *story, const dm_sentence *s) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        const dm_token *token = dm_tok(parse, t);
        if (token->upos == DM_ADV &&
            (dm_codebook_in_class(book, "@another-time", token->lemma) ||
             dm_codebook_in_class(book, "@another-time", token->form)) && /* "later", of "late" */
            !within_a_day(book, parse, t))
            return true;
    }
    return false;
}

/* Whether the sentence names no time but the day itself. */
static bool names_no_other(const dm_story *story, uint32_t sentence, dm_str day) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *x = &story->times.ptr[i];
        if (parse->tokens[x->first].sentence > sentence)
            break;
        if (parse->tokens[x->first].sentence < sentence || x->type == DM_TIMEX_DURATION)
            continue;
        bool same = dm_str_eq(x->iso, day) || dm_str_is(x->value, "PRESENT_REF");
        if (!same && !dm_time_is_of_noun(parse, x)) /* "the 1972 treaty" */
            return false;
    }
    return true;
}

dm_newsdays dm_newsdays_find(const dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    dm_newsdays found = {
        .days = DM_NEW_ARRAY(story->scene.grammar.arena, dm_when, parse->sentence_count + 1)};
    if (story->article->published_confidence < LEAST_SURE)
        return (dm_newsdays){NULL, NO_DAY};
    dm_when lead = day_of_lead(story), now = lead;
    found.lead = lead;
    for (uint32_t i = 0; found.days && i < parse->sentence_count; i++) {
        const dm_sentence *s = &parse->sentences[i];
        if (s->paragraph_start)
            now = lead;
        dm_when own = dm_when_of(story, s->root);
        if (is_day(own.value) && days_back(story, own.value) >= 0)
            now = day_when(own.value);
        else if ((own.value.len && !is_day(own.value)) || is_pluperfect(parse, s->root))
            now = NO_DAY;
        bool told = now.value.len && names_no_other(story, i, now.value) && !is_loose(story, s);
        found.days[i] = told ? now : NO_DAY;
    }
    return found;
}

dm_when dm_newsday_of(const dm_newsdays *days, const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!days->days || c->status != DM_ASSERTED || !is_of_main_line(parse, c->predicate))
        return NO_DAY;
    const dm_when *day = &days->days[parse->tokens[c->predicate].sentence];
    /* What others say of what happened that day they may say on another. */
    dm_quad quad = dm_quad_of(c->type);
    bool words = quad == DM_VERBAL_COOPERATION || quad == DM_VERBAL_CONFLICT;
    return words && !dm_str_eq(day->value, days->lead.value) ? NO_DAY : *day;
}
