/*
 * time/time.c - finds the time expressions of a text (see time/time.h).
 *
 *   sentence ──▶ pieces (time/words.c) ──▶ expressions (time/grammar*.c) ──▶ values
 * (time/resolve.c) ▲ tense (time/tense.c), publication, the date named last
 *
 * Every sentence is read once, left to right, the longest expression first. The date named last in
 * the text is what "the same day", "a year later" are counted from.
 */
#include "coder/time/time.h"

#include "base/error.h"
#include "coder/time/resolve.h"

enum {
    CLOCK_REACH = 6, /* pieces between "10:35 a.m. (0735 GMT)" and the "Friday" it belongs to */
    LONG_AGO = 15,   /* years */
    YEAR_STAYS = 4   /* sentences */
};

typedef DM_VEC(time_expr) expr_list;
typedef DM_VEC(dm_timex) timex_list;

typedef struct finder {
    dm_arena *arena;
    const dm_parse *parse;
    time_date published, told;
    int year; /* the past year that the text named last, and in which sentence */
    uint32_t year_sentence;
    bool news; /* something was told by its distance from the day of publication: "on Monday" */
    time_pieces pieces;
    expr_list found;
    timex_list out;
} finder;

static bool push(finder *f, time_expr e) {
    time_expr *slot = dm_vec_push(f->arena, &f->found);
    if (slot)
        *slot = e;
    return slot != NULL;
}

/* "April 24 and 25": the second day has its month from the first. */
static time_expr further_day(const finder *f, const time_expr *e, size_t at) {
    const time_piece *mark = time_at(&f->pieces, at), *number = time_at(&f->pieces, at + 1),
                     *after = time_at(&f->pieces, at + 2);
    time_expr next = *e;
    next.kind = EXPR_NONE;
    bool list = time_is_word(mark, "and") || time_is_word(mark, "or");
    bool day = number->shape == PIECE_NUMBER && number->digits >= 1 && number->digits <= 2 &&
               number->number >= 1 && number->number <= 31;
    bool ends = after->shape == PIECE_MARK || time_row(after, TIME_BEFORE_YEAR);
    if (e->kind != EXPR_CALENDAR || !e->day || !e->month || e->last_day || e->clock || !list ||
        !day || !ends || after->mark == '%')
        return next;
    next.kind = EXPR_CALENDAR;
    next.day = number->number;
    next.weekday = 0;
    next.part = NULL;
    next.first = next.last = at + 1;
    return next;
}

/* Words that begin no expression by themselves are passed over without trying: most of a text is
 * made of them. */
static bool may_begin(const finder *f, size_t at) {
    static const uint64_t never = TIME_BIT(HOURS) | TIME_BIT(BEFORE_YEAR) | TIME_BIT(ZONE) |
                                  TIME_BIT(PLANS) | TIME_BIT(GRANTS) | TIME_BIT(IMPLIES) |
                                  TIME_BIT(LIGHT) | TIME_BIT(OCCURS) | TIME_BIT(REPORTS) |
                                  TIME_BIT(PEOPLE) | TIME_BIT(TOLD) | TIME_BIT(DOUBTFUL) |
                                  TIME_BIT(HALFDAY) | TIME_BIT(ANNIVERSARY) | TIME_BIT(AGO);
    static const uint64_t article = TIME_BIT(ARTICLE) | TIME_BIT(THE) | TIME_BIT(HEDGE);
    const time_piece *piece = &f->pieces.ptr[at], *next = time_at(&f->pieces, at + 1);
    if (piece->shape != PIECE_WORD && piece->shape != PIECE_MARK)
        return true;
    uint64_t classes = piece->classes & ~never;
    bool needs_next = classes && !(classes & ~article);
    return classes && (!needs_next || next->classes ||
                       (next->shape != PIECE_WORD && next->shape != PIECE_MARK));
}

static bool find_expressions(finder *f) {
    f->found.len = 0;
    for (size_t at = 0; at < f->pieces.len;) {
        if (!may_begin(f, at)) {
            at++;
            continue;
        }
        time_expr e = time_match(f->parse, &f->pieces, at);
        at = e.last + 1;
        if (e.kind == EXPR_NONE)
            continue;
        if (!push(f, e))
            return false;
        time_expr next = further_day(f, &e, at);
        if (next.kind != EXPR_NONE) {
            if (!push(f, next))
                return false;
            at = next.last + 1;
        }
    }
    return true;
}

static bool names_day(const time_expr *e) {
    return e->kind == EXPR_WEEKDAY || e->kind == EXPR_DAY || (e->kind == EXPR_CALENDAR && e->day);
}

/* Which expression of the sentence gives a clock time its day; SIZE_MAX for none. */
static size_t day_for_clock(const finder *f, size_t i) {
    const time_expr *e = &f->found.ptr[i];
    if (i + 1 < f->found.len && names_day(&f->found.ptr[i + 1]) &&
        f->found.ptr[i + 1].first <= e->last + CLOCK_REACH)
        return i + 1;
    if (i + 2 < f->found.len && f->found.ptr[i + 1].kind == EXPR_CLOCK &&
        names_day(&f->found.ptr[i + 2]) && f->found.ptr[i + 2].first <= e->last + CLOCK_REACH)
        return i + 2;
    for (size_t k = i; k-- > 0;)
        if (names_day(&f->found.ptr[k]))
            return k;
    return SIZE_MAX;
}

static time_frame frame_of(finder *f, const time_expr *e) {
    uint32_t first = f->pieces.ptr[e->first].token, last = f->pieces.ptr[e->last].token;
    const time_piece *before =
        e->first ? time_at(&f->pieces, e->first - 1) : time_at(&f->pieces, f->pieces.len);
    uint32_t head = dm_tree_span_head(f->parse, first, last);
    bool within = time_is_word(before, "in") || time_is_word(before, "within");
    return (time_frame){.published = f->published,
                        .told = f->told,
                        .tense = time_tense_of(f->parse, head),
                        .ahead = within && time_promised(f->parse, head)};
}

static bool clock_day(finder *f, size_t i, time_date *day) {
    size_t source = day_for_clock(f, i);
    *day = f->told.day ? f->told : f->published;
    if (source == SIZE_MAX)
        return true;
    dm_timex ignored = {0};
    time_expr e = f->found.ptr[source];
    time_frame frame = frame_of(f, &e);
    return time_resolve(f->arena, &e, &frame, &ignored, day);
}

/*
 * A text about times long gone stays in the year it has named, for a few sentences. News that only
 * mentions such a year ("a treaty of 1975"), or one of the recent past, does not: there the next
 * bare month is one of publication's.
 */
static void note_year(finder *f, const time_expr *e, time_date named, uint32_t token) {
    uint8_t rel = f->parse->tokens[token].rel;
    bool attribute = rel == DM_REL_COMPOUND || rel == DM_REL_AMOD || rel == DM_REL_NUMMOD;
    bool told =
        e->kind == EXPR_CALENDAR && (e->year ? !attribute : e->month && named.year == f->year);
    if (!told || (f->published.year && named.year > f->published.year - LONG_AGO))
        return;
    f->year = named.year;
    f->year_sentence = f->parse->tokens[token].sentence;
}

/* "on Monday", "yesterday", "on 23 August 2024": told as what happens now. */
static bool is_of_news(const finder *f, const time_expr *e) {
    bool now =
        e->kind == EXPR_CALENDAR && e->day && f->published.year && e->year + 1 >= f->published.year;
    return now || e->kind == EXPR_WEEKDAY || (e->kind == EXPR_DAY && !e->told);
}

static bool resolve(finder *f, size_t i) {
    time_expr e = f->found.ptr[i];
    const time_piece *first = &f->pieces.ptr[e.first], *last = &f->pieces.ptr[e.last];
    dm_timex timex = {.first = first->token,
                      .last = last->token,
                      .start = first->start,
                      .end = last->end,
                      .anniversary = e.anniversary};
    time_frame frame = frame_of(f, &e);
    uint32_t year_stays = f->year_sentence + (f->news ? 0 : YEAR_STAYS);
    if (f->year && f->parse->tokens[first->token].sentence <= year_stays)
        frame.told_year = f->year;
    time_date named;
    if (e.kind == EXPR_CLOCK && !clock_day(f, i, &frame.day))
        return false;
    if (!time_resolve(f->arena, &e, &frame, &timex, &named))
        return false;
    f->news = f->news || is_of_news(f, &e);
    note_year(f, &e, named, dm_tree_span_head(f->parse, first->token, last->token));
    if (named.year && e.kind != EXPR_CLOCK)
        f->told = named;
    dm_timex *slot = dm_vec_push(f->arena, &f->out);
    if (slot)
        *slot = timex;
    return slot != NULL;
}

static bool read_sentence(finder *f, const dm_sentence *sentence) {
    if (!time_cut(f->arena, f->parse, sentence, &f->pieces))
        return false;
    if (!f->pieces.any)
        return true;
    if (!find_expressions(f))
        return false;
    for (size_t i = 0; i < f->found.len; i++)
        if (!resolve(f, i))
            return false;
    return true;
}

dm_status dm_times_find(dm_arena *arena, const dm_parse *parse, dm_str published, dm_times *times,
                        dm_error *error) {
    finder f = {.arena = arena, .parse = parse, .published = time_parse_date(published)};
    *times = (dm_times){NULL, 0};
    f.told = f.published;
    for (size_t i = 0; i < parse->sentence_count; i++)
        if (!read_sentence(&f, &parse->sentences[i]))
            return dm_fail_memory(error);
    *times = (dm_times){f.out.ptr, f.out.len};
    return DM_OK;
}
