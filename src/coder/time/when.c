/*
 * time/when.c - see time/when.h. A date hangs in the tree below what it dates (time/attach.c); what
 * is told by its distance from another day is reckoned from that.
 */
#include "coder/time/when.h"

#include "coder/sides.h"
#include "coder/time/resolve.h"

enum { DAY_LENGTH = 10 /* of "2022-09-30" */, MOST_DAYS = 366, MOST_STEPS = 32 };

bool dm_time_is_aside(const dm_parse *parse, const dm_timex *x) {
    uint32_t t = x->first;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        if (parse->tokens[t].rel == DM_REL_ACL_RELCL || parse->tokens[t].rel == DM_REL_ACL)
            return true;
        t = parse->tokens[t].head;
    }
    return false;
}

bool dm_time_is_of_noun(const dm_parse *parse, const dm_timex *x) {
    uint32_t t = dm_tree_span_head(parse, x->first, x->last), head = parse->tokens[t].head;
    if (head == DM_NO_TOKEN || dm_tree_is_predicate(parse, head))
        return false;
    switch (parse->tokens[t].rel) {
    case DM_REL_NMOD:
        return parse->tokens[head].upos == DM_NOUN && dm_tree_has_case(parse, t, "of");
    case DM_REL_NMOD_POSS:
        return true;
    case DM_REL_AMOD:
    case DM_REL_COMPOUND:
    case DM_REL_NUMMOD:
        return x->last < head;
    default:
        return false;
    }
}

/* The only date in the sentence, for the predicate of its main clause: parsers hang it on the
 * subject as often as on the verb. */
static const dm_timex *only_date(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[predicate].sentence];
    const dm_timex *only = NULL;
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *one = &story->times.ptr[i];
        bool dated = (one->type == DM_TIMEX_DATE || one->type == DM_TIMEX_TIME) && one->iso.len &&
                     !one->anniversary;
        if (!dated || one->first < s->first || one->first >= s->first + s->count)
            continue;
        if (only)
            return NULL;
        only = one;
    }
    uint32_t top = predicate;
    for (int steps = 0; steps < 4 && top != DM_NO_TOKEN; steps++) {
        dm_rel rel = parse->tokens[top].rel;
        if (rel == DM_REL_ROOT)
            return only && !dm_time_is_aside(parse, only) && !dm_time_is_of_noun(parse, only) &&
                           !time_is_bound(parse, dm_tree_span_head(parse, only->first, only->last))
                       ? only
                       : NULL;
        if (rel != DM_REL_CONJ && rel != DM_REL_OBJ && rel != DM_REL_XCOMP &&
            rel != DM_REL_NSUBJ_PASS)
            return NULL;
        top = parse->tokens[top].head;
    }
    return NULL;
}

static dm_when date_of(const dm_story *story, const dm_timex *when) {
    if (!when || !when->iso.len || when->anniversary)
        return (dm_when){.precision = DM_PRECISION_NONE};
    return (dm_when){when->iso, when->precision,
                     dm_str_sub(dm_parse_of(story)->text, when->start, when->end)};
}

/* The date that the text ties to the predicate itself. */
static dm_when own_when(const dm_story *story, uint32_t predicate) {
    return date_of(story, dm_times_of(&story->times, dm_parse_of(story), predicate));
}

/* ---- so many days before or after ---- */

/* How long before or after: "two days after guards had opened fire", "hours before". */
typedef struct distance {
    uint32_t from, to; /* tokens of the expression */
    int32_t days;      /* from the clause's day to that of the verb above */
} distance;

/* Days of a duration that TimeML writes "P2D"; -1 otherwise. */
static int32_t days_of(dm_str value) {
    uint64_t days;
    if (value.len < 3 || value.ptr[0] != 'P' || value.ptr[value.len - 1] != 'D' ||
        !dm_str_number(dm_str_sub(value, 1, value.len - 1), MOST_DAYS, &days))
        return -1;
    return (int32_t)days;
}

/* Reads the distance that opens an adverbial clause. */
static bool read_distance(const dm_story *story, uint32_t clause, distance *d) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t mark = dm_tree_find(parse, clause, DM_REL_MARK);
    if (parse->tokens[clause].rel != DM_REL_ADVCL || mark == DM_NO_TOKEN)
        return false;
    bool after = dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("after")),
         before = dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("before"));
    if ((!after && !before) || mark == parse->sentences[parse->tokens[mark].sentence].first)
        return false;
    *d = (distance){mark - 1, mark, 0};
    if (dm_tree_lemma_is(parse, mark - 1, "hour")) /* "hours after" */
        return true;
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *x = &story->times.ptr[i];
        int32_t days = x->last + 1 == mark ? days_of(x->value) : -1;
        if (days < 0)
            continue;
        *d = (distance){x->first, mark, after ? days : -days};
        return true;
    }
    return false;
}

/* The date of `from`, moved by days; none if that is not a day. */
static dm_when moved(const dm_story *story, const dm_when *from, int32_t days, const distance *d) {
    time_date date = time_parse_date(from->value);
    if (from->precision != DM_PRECISION_DAY || from->value.len != DAY_LENGTH || !date.day)
        return (dm_when){.precision = DM_PRECISION_NONE};
    date = time_day_date(time_day_number(date) + days);
    const dm_parse *parse = dm_parse_of(story);
    return (dm_when){
        dm_arena_printf(story->scene.grammar.arena, "%04d-%02d-%02d", date.year, date.month,
                        date.day),
        DM_PRECISION_DAY,
        dm_str_sub(parse->text, parse->tokens[d->from].start, parse->tokens[d->to].end)};
}

/* A day told by its distance from that of another clause of the sentence. */
static dm_when distant_when(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t first = dm_tree_first_conjunct(parse, predicate);
    distance d;
    if (read_distance(story, first, &d)) {
        uint32_t above = parse->tokens[first].head;
        dm_when main = own_when(story, above);
        if (!main.value.len)
            main = date_of(story, only_date(story, above));
        return moved(story, &main, -d.days, &d);
    }
    for (DM_CHILDREN(parse, predicate, child))
        if (read_distance(story, child, &d)) {
            dm_when told = own_when(story, child);
            return moved(story, &told, d.days, &d);
        }
    return (dm_when){.precision = DM_PRECISION_NONE};
}

dm_when dm_when_of(const dm_story *story, uint32_t predicate) {
    dm_when when = own_when(story, predicate);
    if (!when.value.len)
        when = distant_when(story, predicate);
    return when.value.len ? when : date_of(story, only_date(story, predicate));
}

/* ---- events ---- */

/* "agreed to", "threatened to", "denied": the word is the act. */
static bool is_act_of_words(const dm_layer *layer) {
    return layer->op->effect >= DM_EFFECT_COMMIT && layer->op->effect <= DM_EFFECT_DENY;
}

/* "suspended the agreement", "renewed its call": the word says that it is done, or done again. */
static bool brings_about(const dm_layer *layer) {
    return is_act_of_words(layer) || layer->op->effect == DM_EFFECT_SAME ||
           layer->op->effect == DM_EFFECT_END || layer->op->effect == DM_EFFECT_DECIDE;
}

/* An act of words is done when it is said: by whoever reports it of themselves. */
static bool done_by_saying(const dm_candidate *c, const dm_speech *speech) {
    dm_quad quad = dm_quad_of(c->type);
    bool words = quad == DM_VERBAL_COOPERATION || quad == DM_VERBAL_CONFLICT ||
                 c->modality == DM_MODALITY_FUTURE; /* or announced */
    return words && speech && speech->verb != DM_NO_TOKEN &&
           dm_refs_share(&c->actors, &speech->speakers);
}

/* "agreed to hold the next round in 2025", "demanded that they leave by Friday": the day of what is
 * agreed or asked for, not of the word. */
static bool is_of_what_is_meant(const dm_story *story, const dm_candidate *c, const dm_when *when) {
    dm_str published = story->article->published;
    bool meant = false;
    for (size_t i = 0; i < c->layer_count && !meant; i++)
        meant = c->layers[i].op->effect != DM_EFFECT_REPORT;
    return meant && c->status == DM_ASSERTED && published.len == DAY_LENGTH && when->value.len &&
           dm_str_cmp(when->value, published) > 0;
}

/* The date of a word of brings_about(), or of the verb that it is the object of: "renewed its call
 * on Monday". */
static dm_when when_brought_about(const dm_story *story, uint32_t word) {
    const dm_parse *parse = dm_parse_of(story);
    dm_when when = dm_when_of(story, word);
    bool object = parse->tokens[word].rel == DM_REL_OBJ && parse->tokens[word].head != DM_NO_TOKEN;
    return when.value.len || !object ? when : dm_when_of(story, parse->tokens[word].head);
}

dm_when dm_when_event(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    /* "the sanctions imposed in 2009 were lifted": 2009 is not when they were */
    bool undone = c->light != DM_NO_TOKEN && c->type != c->frame->type;
    dm_when when = {.precision = DM_PRECISION_NONE};
    if (!undone)
        when = dm_when_of(story, c->predicate);
    if (!when.value.len && c->light != DM_NO_TOKEN)
        when = dm_when_of(story, c->light);
    if (is_of_what_is_meant(story, c, &when)) /* "threatened on Monday to attack next week" */
        when = (dm_when){.precision = DM_PRECISION_NONE};
    for (size_t i = 0; i < c->layer_count && !when.value.len; i++)
        if (brings_about(&c->layers[i]))
            when = when_brought_about(story, c->layers[i].head);
    const dm_speech *speech = dm_spoken_at(&story->spoken, parse->tokens[c->predicate].start);
    if (!when.value.len && done_by_saying(c, speech))
        when = dm_when_of(story, speech->verb);
    return is_of_what_is_meant(story, c, &when) ? (dm_when){.precision = DM_PRECISION_NONE} : when;
}
