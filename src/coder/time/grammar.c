/*
 * time/grammar.c - expressions that name days: calendar dates, weekdays, days from today, clock
 * times, holidays. What goes by units and counts is in time/grammar_units.c and
 * time/grammar_counts.c.
 *
 * Recursive descent over pieces without backtracking further than an alternative: each function
 * takes a position and says how many pieces it took, 0 for none.
 */
#include "coder/time/grammar.h"

enum { LEAST_YEAR = 1000, MOST_YEAR = 2100 };

const time_piece *time_at(const time_pieces *pieces, size_t at) {
    static const time_piece none = {.token = DM_NO_TOKEN, .text = {"", 0}, .shape = PIECE_MARK};
    return at < pieces->len ? &pieces->ptr[at] : &none;
}

bool time_is_mark(const time_piece *piece, char mark) {
    return piece->shape == PIECE_MARK && piece->mark == mark;
}

bool time_is_word(const time_piece *piece, const char *word) {
    return piece->shape == PIECE_WORD && dm_str_eq_nocase(piece->text, dm_str_of(word));
}

bool time_may_begin(const time_pieces *pieces, size_t at, uint64_t classes, bool number) {
    const time_piece *piece = time_at(pieces, at), *next;
    if ((piece->classes & classes & ~TIME_BIT(THE)) || (number && piece->shape != PIECE_WORD))
        return true;
    next = time_at(pieces, at + 1);
    return (piece->classes & classes) && (next->classes || next->shape != PIECE_WORD);
}

static bool capital(const time_piece *piece) {
    return piece->text.len && piece->text.ptr[0] >= 'A' && piece->text.ptr[0] <= 'Z';
}

bool time_is_year(const time_piece *piece) {
    return piece->shape == PIECE_NUMBER && piece->digits == 4 && piece->number >= LEAST_YEAR &&
           piece->number <= MOST_YEAR;
}

static int day_of_month(const time_piece *piece) {
    const time_word *row = time_row(piece, TIME_ORDINAL);
    int day = row ? row->number : piece->number;
    bool plain = piece->shape == PIECE_NUMBER && piece->digits >= 1 && piece->digits <= 2;
    return (plain || piece->shape == PIECE_ORDINAL || row) && day >= 1 && day <= 31 ? day : 0;
}

/* A name of somebody: "April Glaspie", "Dan August". */
static bool in_name(const dm_parse *parse, const time_piece *piece) {
    const dm_token *token = dm_tok(parse, piece->token);
    if (token->rel == DM_REL_FLAT && dm_tok(parse, token->head)->upos == DM_PROPN)
        return true;
    uint32_t child = dm_tree_find(parse, piece->token, DM_REL_FLAT);
    return child != DM_NO_TOKEN && dm_tok(parse, child)->upos == DM_PROPN;
}

/* What makes a doubtful word a month: a number beside it, or a word before it that goes with times.
 */
static bool month_company(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    const time_piece *before = at ? time_at(pieces, at - 1) : time_at(pieces, pieces->len);
    const time_piece *after = time_at(pieces, at + 1);
    if (day_of_month(after) || time_is_year(after) || day_of_month(before))
        return true;
    if (time_is_mark(after, ',') && time_is_year(time_at(pieces, at + 2)))
        return true;
    if (time_is_word(before, "of") && at > 1 && day_of_month(time_at(pieces, at - 2)))
        return true;
    bool attribute = time_row(before, TIME_THE) && !time_row(after, TIME_PEOPLE) &&
                     dm_tok(parse, pieces->ptr[at].token)->rel == DM_REL_COMPOUND;
    bool full = pieces->ptr[at].text.len > 3 || time_is_word(&pieces->ptr[at], "may");
    return full && dm_tok(parse, pieces->ptr[at].token)->upos == DM_PROPN &&
           (attribute || time_row(before, TIME_BEFORE_YEAR) || time_row(before, TIME_SHIFT) ||
            time_row(before, TIME_MODIFIER) || time_is_mark(before, '-'));
}

static int month_at(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *row = time_row(piece, TIME_MONTH);
    if (!row || !capital(piece))
        return 0;
    bool number = day_of_month(time_at(pieces, at + 1)) || time_is_year(time_at(pieces, at + 1));
    if (!number && in_name(parse, piece))
        return 0;
    if (time_row(piece, TIME_DOUBTFUL) && !month_company(parse, pieces, at))
        return 0;
    return row->number;
}

static int weekday_at(const time_pieces *pieces, size_t at) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *row = time_row(piece, TIME_WEEKDAY);
    if (!row || !capital(piece))
        return 0;
    if (time_row(piece, TIME_DOUBTFUL)) {
        size_t next = at + (time_is_mark(time_at(pieces, at + 1), ',') ? 2 : 1);
        const time_piece *after = time_at(pieces, next);
        if (!day_of_month(after) && !time_row(after, TIME_MONTH))
            return 0;
    }
    return row->number;
}

/* "1998", "'98", ", 1998", "of 1998", "this year", "of last year": pieces taken. */
static size_t year_at(const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = 0;
    if (time_is_mark(time_at(pieces, at), ',') || time_is_word(time_at(pieces, at), "of"))
        n++;
    const time_piece *piece = time_at(pieces, at + n);
    if (time_is_year(piece)) {
        e->year = piece->number;
        return n + 1;
    }
    if (n == 0 && time_is_mark(piece, '\'') && time_at(pieces, at + 1)->shape == PIECE_NUMBER &&
        time_at(pieces, at + 1)->digits == 2) {
        int two = time_at(pieces, at + 1)->number;
        e->year = two < 30 ? 2000 + two : 1900 + two;
        return 2;
    }
    const time_word *shift = time_row(piece, TIME_SHIFT);
    if (shift && time_is_word(time_at(pieces, at + n + 1), "year") &&
        !time_is_mark(time_at(pieces, at), ',')) {
        e->shifted = true;
        e->shift = shift->number;
        e->unit = 'Y';
        return n + 2;
    }
    return 0;
}

static bool range_mark(const time_piece *piece) {
    return time_is_mark(piece, '-') || time_is_word(piece, "to") ||
           time_is_word(piece, "through") || time_is_word(piece, "until");
}

/* "- 30", "to July 2" after a day. */
static size_t range_end(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    if (!range_mark(time_at(pieces, at)))
        return 0;
    int month = month_at(parse, pieces, at + 1);
    int day = day_of_month(time_at(pieces, at + 1 + (month > 0)));
    if (!day || (!month && day <= e->day))
        return 0;
    e->last_month = month ? month : e->month;
    e->last_day = day;
    return month ? 3 : 2;
}

/* MONTH [DAY [- DAY]] [YEAR] */
static size_t month_first(const dm_parse *parse, const time_pieces *pieces, size_t at,
                          time_expr *e) {
    size_t n = 0;
    e->month = month_at(parse, pieces, at);
    if (!e->month)
        return 0;
    n = 1;
    e->day = day_of_month(time_at(pieces, at + n));
    const time_piece *number = time_at(pieces, at + n);
    if (e->day && number->shape == PIECE_WORD)
        e->day = 0;
    if (e->day && number->shape == PIECE_NUMBER && number->end &&
        time_is_mark(time_at(pieces, at + n + 1), '%'))
        e->day = 0;
    if (e->day)
        n++;
    if (e->day)
        n += range_end(parse, pieces, at + n, e);
    else if (range_mark(time_at(pieces, at + n)) && month_at(parse, pieces, at + n + 1) &&
             !day_of_month(time_at(pieces, at + n + 2))) {
        e->last_month = month_at(parse, pieces, at + n + 1);
        n += 2;
    }
    return n + year_at(pieces, at + n, e);
}

/* [the] DAY [- DAY] [of] MONTH [YEAR] */
static size_t day_first(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = time_row(time_at(pieces, at), TIME_THE) ? 1 : 0;
    e->day = day_of_month(time_at(pieces, at + n));
    if (!e->day)
        return 0;
    n++;
    bool range =
        range_mark(time_at(pieces, at + n)) && day_of_month(time_at(pieces, at + n + 1)) > e->day;
    if (range) {
        e->last_day = day_of_month(time_at(pieces, at + n + 1));
        n += 2;
    }
    if (time_is_word(time_at(pieces, at + n), "of"))
        n++;
    e->month = month_at(parse, pieces, at + n);
    if (!e->month || day_of_month(time_at(pieces, at + n + 1)))
        return 0;
    e->last_month = range ? e->month : 0;
    n++;
    return n + year_at(pieces, at + n, e);
}

/* 10/03/2022: month first unless it cannot be; 3.10.2022 day first; 2022/10/03. */
static bool slashes(const time_piece *p, time_expr *e) {
    if (p->digits == 4) {
        *e = (time_expr){.year = p->number, .month = p->minute, .day = p->second};
    } else {
        bool dots = memchr(p->text.ptr, '.', p->text.len) != NULL;
        bool day_first = dots ? p->minute <= 12 : p->number > 12;
        e->month = day_first ? p->minute : p->number;
        e->day = day_first ? p->number : p->minute;
        e->year = p->second < 100 ? p->second + (p->second < 50 ? 2000 : 1900) : p->second;
    }
    return e->month >= 1 && e->month <= 12 && e->day >= 1 && e->day <= 31 &&
           e->year >= LEAST_YEAR && e->year <= MOST_YEAR;
}

static size_t iso_date(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *p[5];
    for (size_t i = 0; i < 5; i++) {
        p[i] = time_at(pieces, at + i);
        if (i && !p[i]->glued)
            return 0;
    }
    if (!time_is_year(p[0]) || !time_is_mark(p[1], '-') || p[2]->digits != 2 ||
        !time_is_mark(p[3], '-') || p[4]->digits != 2 || p[2]->number < 1 || p[2]->number > 12 ||
        !day_of_month(p[4]))
        return 0;
    e->year = p[0]->number;
    e->month = p[2]->number;
    e->day = p[4]->number;
    return 5;
}

static bool before_day_alone(const time_pieces *pieces, size_t at) {
    const time_piece *before = time_at(pieces, at - 1);
    return time_row(before, TIME_BEFORE_DAY) ||
           (time_is_word(before, "of") && at > 1 && time_row(time_at(pieces, at - 2), TIME_PART));
}

/* "on the 10th [of this month]", "the morning of the 10th", as news from China and Japan has it;
 * not "on the 10th floor". */
static size_t day_alone(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = time_row(time_at(pieces, at), TIME_THE) ? 1 : 0;
    const time_piece *day = time_at(pieces, at + n);
    if (day->shape != PIECE_ORDINAL || !at || !before_day_alone(pieces, at))
        return 0;
    dm_rel rel = dm_tok(parse, day->token)->rel;
    if (rel != DM_REL_OBL && rel != DM_REL_OBL_UNMARKED && rel != DM_REL_NMOD)
        return 0;
    e->day = day_of_month(day);
    n++;
    bool this_month = time_is_word(time_at(pieces, at + n), "of") &&
                      time_is_word(time_at(pieces, at + n + 2), "month") &&
                      (time_row(time_at(pieces, at + n + 1), TIME_THE) ||
                       time_is_word(time_at(pieces, at + n + 1), "this"));
    return !e->day ? 0 : this_month ? n + 3 : n;
}

/* A calendar date without its weekday. */
static size_t calendar(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    time_expr blank = *e;
    size_t n = month_first(parse, pieces, at, e);
    if (!n) {
        *e = blank;
        n = day_first(parse, pieces, at, e);
    }
    if (!n) {
        *e = blank;
        n = iso_date(pieces, at, e);
    }
    if (!n) {
        *e = blank;
        n = day_alone(parse, pieces, at, e);
    }
    const char *part = blank.part;
    if (!n && time_at(pieces, at)->shape == PIECE_SLASHES && slashes(time_at(pieces, at), e))
        n = 1;
    e->part = part;
    e->kind = n ? EXPR_CALENDAR : EXPR_NONE;
    return n;
}

/* After a day: "[, | in the] morning". */
static size_t part_after(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_word *part = time_row(time_at(pieces, at), TIME_PART);
    if (!part)
        return 0;
    e->part = part->code;
    return 1;
}

/* [last | next | this] WEEKDAY [part] [, date] */
static size_t weekday(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = 0;
    const time_word *shift = time_row(time_at(pieces, at), TIME_SHIFT);
    const time_word *the = time_row(time_at(pieces, at), TIME_THE);
    if (the && time_row(time_at(pieces, at + 1), TIME_SHIFT)) {
        shift = time_row(time_at(pieces, at + 1), TIME_SHIFT);
        n++;
    }
    if (shift)
        n++;
    int day = weekday_at(pieces, at + n);
    if (!day)
        return 0;
    *e = (time_expr){.kind = EXPR_WEEKDAY, .weekday = day, .shifted = shift != NULL};
    if (shift) {
        e->shift = shift->number;
        e->told = time_row(time_at(pieces, at + n - 1), TIME_TOLD) != NULL;
    }
    n++;
    n += part_after(pieces, at + n, e);
    size_t comma = time_is_mark(time_at(pieces, at + n), ',') ? 1 : 0;
    time_expr date = {.part = e->part};
    size_t more = calendar(parse, pieces, at + n + comma, &date);
    if (more && date.day) {
        date.weekday = day;
        *e = date;
        n += comma + more;
    }
    return n;
}

/* today, yesterday morning, tonight; "yesterday, September 27" */
static size_t today(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *row = time_row(piece, TIME_DAY);
    if (!row)
        return 0;
    *e = (time_expr){.kind = EXPR_DAY, .shift = row->number};
    if (time_is_word(piece, "tonight"))
        e->part = "NI";
    size_t n = 1 + part_after(pieces, at + 1, e);
    time_expr date = {.part = e->part};
    size_t more =
        time_is_mark(time_at(pieces, at + n), ',') ? calendar(parse, pieces, at + n + 1, &date) : 0;
    if (more && date.day) {
        *e = date;
        n += 1 + more;
    }
    return n;
}

static size_t holiday(const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = 0;
    const time_word *shift = time_row(time_at(pieces, at), TIME_SHIFT);
    if (shift)
        n++;
    size_t taken = 0;
    const time_word *row =
        capital(time_at(pieces, at + n)) ? time_phrase(pieces, at + n, &taken) : NULL;
    if (!row || row->class != TIME_HOLIDAY)
        return 0;
    *e = (time_expr){.kind = EXPR_HOLIDAY, .code = row->code, .shifted = shift != NULL};
    if (shift)
        e->shift = shift->number;
    n += taken;
    n += year_at(pieces, at + n, e);
    n += part_after(pieces, at + n, e);
    return n;
}

static size_t day_like(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    static const uint64_t weekdays = TIME_BIT(SHIFT) | TIME_BIT(THE) | TIME_BIT(WEEKDAY),
                          dates = TIME_BIT(MONTH) | TIME_BIT(THE) | TIME_BIT(ORDINAL);
    *e = (time_expr){0};
    size_t n = time_may_begin(pieces, at, weekdays, false) ? weekday(parse, pieces, at, e) : 0;
    if (!n)
        n = today(parse, pieces, at, e);
    if (!n)
        n = holiday(pieces, at, e);
    if (!n && time_may_begin(pieces, at, dates, true)) {
        *e = (time_expr){0};
        n = calendar(parse, pieces, at, e);
        if (n && e->day)
            n += part_after(pieces, at + n, e);
    }
    return n;
}

/* "a.m.", "p.m.", "o'clock", "hours": what makes a number a time of day. Changes the hour. */
static size_t half_day(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *row = time_row(piece, TIME_HALFDAY);
    if (row && e->hour <= 12) {
        e->hour = e->hour % 12 + row->number;
        return 1;
    }
    if (time_is_word(piece, "o") && time_is_mark(time_at(pieces, at + 1), '\'') &&
        time_is_word(time_at(pieces, at + 2), "clock"))
        return 3;
    if (time_is_word(piece, "in") && time_row(time_at(pieces, at + 1), TIME_THE) &&
        time_row(time_at(pieces, at + 2), TIME_PART)) {
        const char *part = time_row(time_at(pieces, at + 2), TIME_PART)->code;
        if (strcmp(part, "MO") != 0 && e->hour < 12)
            e->hour += 12;
        return 3;
    }
    return 0;
}

static size_t zone(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    if (time_row(piece, TIME_ZONE) && capital(piece)) {
        e->zulu = time_is_word(piece, "gmt") || time_is_word(piece, "utc");
        return 1;
    }
    if (time_is_word(piece, "local") && time_is_word(time_at(pieces, at + 1), "time"))
        return 2;
    return 0;
}

/* "10:35 a.m.", "9.30 p.m.", "0735 GMT", "4 in the morning", "noon", without a day. */
static size_t clock_only(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *name = time_row(piece, TIME_CLOCK);
    *e = (time_expr){.kind = EXPR_CLOCK, .second = -1, .clock = true};
    if (name) {
        e->hour = name->number;
        return 1;
    }
    size_t n = 1;
    if (piece->shape == PIECE_CLOCK) {
        e->hour = piece->number;
        e->minute = piece->minute;
        e->second = piece->second;
        n += half_day(pieces, at + n, e);
        return n + zone(pieces, at + n, e);
    }
    if (piece->shape != PIECE_NUMBER || piece->number < 0)
        return 0;
    if (piece->digits == 4 && piece->number % 100 < 60 && piece->number < 2400 &&
        zone(pieces, at + 1, e)) {
        e->hour = piece->number / 100;
        e->minute = piece->number % 100;
        return 1 + zone(pieces, at + 1, e);
    }
    e->hour = piece->number;
    e->minute = -1;
    if (piece->digits < 1 || piece->digits > 2 || e->hour > 24)
        return 0;
    size_t half = half_day(pieces, at + 1, e);
    return half ? 1 + half + zone(pieces, at + 1 + half, e) : 0;
}

/* A clock with the day that may follow: "9 a.m. EST Tuesday", "noon on Friday", "10 p.m.
 * yesterday". */
static size_t clock_time(const dm_parse *parse, const time_pieces *pieces, size_t at,
                         time_expr *e) {
    time_expr clock, day;
    size_t n = clock_only(pieces, at, &clock);
    if (!n)
        return 0;
    size_t link =
        time_is_word(time_at(pieces, at + n), "on") || time_is_mark(time_at(pieces, at + n), ',')
            ? 1
            : 0;
    size_t more = day_like(parse, pieces, at + n + link, &day);
    *e = clock;
    if (more && (day.kind != EXPR_CALENDAR || day.day)) {
        *e = day;
        e->clock = true;
        e->hour = clock.hour;
        e->minute = clock.minute;
        e->second = clock.second;
        e->zulu = clock.zulu;
        n += link + more;
    }
    return n;
}

/* [the] early | mid - | late ... MONTH or DATE */
static size_t modified(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = time_row(time_at(pieces, at), TIME_THE) ? 1 : 0;
    const time_word *row = time_row(time_at(pieces, at + n), TIME_MODIFIER);
    const time_word *shift = time_row(time_at(pieces, at + n), TIME_SHIFT);
    if (!row && !shift)
        return 0;
    n++;
    if (time_is_mark(time_at(pieces, at + n), '-') || time_is_word(time_at(pieces, at + n), "of"))
        n++;
    *e = (time_expr){0};
    size_t more = month_at(parse, pieces, at + n) ? month_first(parse, pieces, at + n, e) : 0;
    if (!more || (row && e->day))
        return 0;
    e->kind = EXPR_CALENDAR;
    if (row)
        e->edge = row->code[0] == 'S' ? 'B' : row->code[0];
    else {
        e->shifted = true;
        e->shift = shift->number;
        e->unit = 'M';
    }
    return n + more;
}

time_expr time_match_date(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    static const struct {
        size_t (*form)(const dm_parse *, const time_pieces *, size_t, time_expr *);
        uint64_t classes; /* of what it begins with */
        bool number;
    } forms[] = {{day_like, ~(uint64_t)0, true},
                 {clock_time, TIME_BIT(CLOCK), true},
                 {modified, TIME_BIT(THE) | TIME_BIT(MODIFIER) | TIME_BIT(SHIFT), false}};
    time_expr best = {0}, e;
    size_t longest = 0, n;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!time_may_begin(pieces, at, forms[i].classes, forms[i].number))
            continue;
        n = forms[i].form(parse, pieces, at, &e);
        if (n > longest) {
            best = e;
            longest = n;
        }
    }
    best.first = at;
    best.last = at + longest - 1;
    if (!longest)
        best.kind = EXPR_NONE;
    return best;
}
