/*
 * time/resolve.c - gives an expression its TIMEX3 value against the day of publication, the time
 * the text speaks of and the tense (see time/resolve.h). The habits are those of TimeML's news
 * annotation: a bare weekday of the past is the latest one, publication's own day included; a bare
 * month of the future is the next.
 */
#include "coder/time/resolve.h"

#include <stdio.h>

/* Days and months within which a date without a year is ahead although nothing says so, and the
 * other way round. */
enum { NEAR_DAYS = 60, FAR_DAYS = 250, NEAR_MONTHS = 3 };

typedef struct resolver {
    dm_arena *arena;
    const time_expr *e;
    const time_frame *frame;
    dm_timex *out;
    time_date named;
} resolver;

static bool full(time_date d) {
    return d.year && d.month && d.day;
}

static dm_str date_text(dm_arena *arena, time_date d) {
    char year[16] = "XXXX";
    if (d.year)
        snprintf(year, sizeof year, "%04d", d.year);
    if (d.day)
        return dm_arena_printf(arena, "%s-%02d-%02d", year, d.month, d.day);
    return d.month ? dm_arena_printf(arena, "%s-%02d", year, d.month)
                   : dm_arena_printf(arena, "%s", year);
}

static void range(resolver *r, time_date first, time_date last) {
    dm_str from = date_text(r->arena, first), to = date_text(r->arena, last);
    r->out->iso = dm_arena_printf(r->arena, "%.*s/%.*s", DM_FMT(from), DM_FMT(to));
    r->out->precision = DM_PRECISION_RANGE;
}

/* The date as value and as iso: "XXXX-02-22" where the year is not in evidence. */
static void set_date(resolver *r, time_date d) {
    r->out->type = DM_TIMEX_DATE;
    r->out->value = date_text(r->arena, d);
    r->named = d;
    if (!d.year && !d.month)
        return;
    r->out->iso = r->out->value;
    r->out->precision = d.day ? DM_PRECISION_DAY : d.month ? DM_PRECISION_MONTH : DM_PRECISION_YEAR;
}

static void set_day(resolver *r, int32_t day) {
    set_date(r, time_day_date(day));
}

static void set_week(resolver *r, int32_t day, const char *suffix) {
    int year, week;
    time_week(day, &year, &week);
    int32_t monday = day - time_weekday(day) + 1;
    bool weekend = *suffix != '\0';
    r->out->value = dm_arena_printf(r->arena, "%04d-W%02d%s", year, week, suffix);
    r->named = time_day_date(weekend ? monday + 5 : monday);
    range(r, time_day_date(weekend ? monday + 5 : monday), time_day_date(monday + 6));
}

/* Part of the day and clock go behind a day. */
static void add_time(resolver *r) {
    const time_expr *e = r->e;
    if (e->clock && e->minute < 0)
        r->out->value = dm_arena_printf(r->arena, "%.*sT%02d:00", DM_FMT(r->out->value), e->hour);
    else if (e->clock && e->second >= 0)
        r->out->value = dm_arena_printf(r->arena, "%.*sT%02d:%02d:%02d", DM_FMT(r->out->value),
                                        e->hour, e->minute, e->second);
    else if (e->clock)
        r->out->value =
            dm_arena_printf(r->arena, "%.*sT%02d:%02d", DM_FMT(r->out->value), e->hour, e->minute);
    else if (e->part)
        r->out->value = dm_arena_printf(r->arena, "%.*sT%s", DM_FMT(r->out->value), e->part);
    else
        return;
    r->out->type = DM_TIMEX_TIME;
}

static bool is_ahead(const resolver *r) {
    return r->frame->tense == TENSE_FUTURE || r->frame->tense == TENSE_PROBABLY_FUTURE;
}

static void weekday(resolver *r) {
    const time_expr *e = r->e;
    time_date base = e->told && full(r->frame->told) ? r->frame->told : r->frame->published;
    if (!full(base)) {
        r->out->value = dm_arena_printf(r->arena, "XXXX-WXX-%d", e->weekday);
        return;
    }
    int32_t day = time_day_number(base);
    int back = (time_weekday(day) - e->weekday + 7) % 7,
        ahead = (e->weekday - time_weekday(day) + 7) % 7;
    time_tense tense = r->frame->tense;
    bool near = tense == TENSE_NEAR || (tense == TENSE_NONE && e->shifted);
    bool future = tense == TENSE_FUTURE || (tense == TENSE_PROBABLY_FUTURE && back != 1) ||
                  (near && ahead < back);
    if (e->shifted && e->shift < 0)
        day -= back ? back : 7;
    else if (e->shifted && e->shift > 0)
        day += ahead ? ahead : 7;
    else if (future)
        day += ahead;
    else
        day -= back;
    set_day(r, day);
}

/* The year that makes month and day the one meant. Only called with a full day of publication. */
static int year_by_day(const resolver *r, int month, int day) {
    time_date p = r->frame->published;
    int32_t now = time_day_number(p), back = 0, ahead = 0;
    int past = p.year, next = p.year;
    for (past = p.year; (back = now - time_day_number((time_date){past, month, day})) < 0;)
        past--;
    for (next = p.year; (ahead = time_day_number((time_date){next, month, day}) - now) < 0;)
        next++;
    if (is_ahead(r))
        return back <= NEAR_DAYS / 2 && ahead > FAR_DAYS ? past : next;
    return ahead <= NEAR_DAYS && back > FAR_DAYS ? next : past;
}

static int year_by_month(const resolver *r, int month) {
    time_date p = r->frame->published;
    if (!p.month)
        return p.year;
    int ahead = (month - p.month + 12) % 12;
    bool loose = r->frame->tense == TENSE_NONE || r->frame->tense == TENSE_NEAR;
    bool future = is_ahead(r) || (loose && ahead <= NEAR_MONTHS);
    if (future)
        return month >= p.month ? p.year : p.year + 1;
    return month <= p.month ? p.year : p.year - 1;
}

/* "Friday, Oct. 23": the nearest year in which that day is that weekday. */
static int year_by_weekday(const resolver *r, int month, int day, int weekday) {
    static const int steps[] = {0, -1, 1, -2, 2, -3};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int year = r->frame->published.year + steps[i];
        if (day <= time_month_days(year, month) &&
            time_weekday(time_day_number((time_date){year, month, day})) == weekday)
            return year;
    }
    return 0;
}

static int calendar_year(const resolver *r) {
    const time_expr *e = r->e;
    time_date p = r->frame->published;
    if (e->year || !p.year)
        return e->year ? e->year : e->month && !e->shifted ? r->frame->told_year : 0;
    if (e->shifted && e->unit == 'Y')
        return p.year + e->shift;
    if (!e->month)
        return p.year;
    if (e->shifted && e->unit == 'M') {
        bool later =
            e->month > p.month || (e->month == p.month && e->day && p.day && e->day > p.day);
        bool same = e->month == p.month && !e->day;
        if (e->shift < 0)
            return later || same ? p.year - 1 : p.year;
        if (e->shift > 0)
            return later ? p.year : p.year + 1;
        return p.year;
    }
    if (r->frame->told_year && !e->shifted && !e->weekday && r->frame->tense == TENSE_PAST)
        return r->frame->told_year;
    int year = e->weekday && e->day ? year_by_weekday(r, e->month, e->day, e->weekday) : 0;
    if (!year)
        year = e->day && full(p) ? year_by_day(r, e->month, e->day) : year_by_month(r, e->month);
    return year;
}

/* "on the 10th": the last one, or the next where the tense looks ahead. */
static void day_alone(resolver *r) {
    time_date p = r->frame->published;
    int day = r->e->day;
    if (!full(p)) {
        r->out->value = dm_arena_printf(r->arena, "XXXX-XX-%02d", day);
        return;
    }
    time_date month = {p.year, p.month, 0};
    if (is_ahead(r) ? day < p.day : day > p.day)
        month = time_add_months(month, is_ahead(r) ? 1 : -1);
    if (day <= time_month_days(month.year, month.month))
        month.day = day;
    set_date(r, month);
}

static void calendar(resolver *r) {
    const time_expr *e = r->e;
    if (e->day && !e->month) {
        day_alone(r);
        return;
    }
    time_date d = {calendar_year(r), e->month, e->day};
    if (d.month && d.day > time_month_days(d.year, d.month))
        d.day = 0;
    set_date(r, d);
    if (!d.year)
        return;
    if (e->last_day && e->last_month)
        range(
            r, d,
            (time_date){e->last_month < d.month ? d.year + 1 : d.year, e->last_month, e->last_day});
    else if (e->last_month)
        range(r, d, (time_date){e->last_month < d.month ? d.year + 1 : d.year, e->last_month, 0});
    else if (e->last_year)
        range(r, d, (time_date){e->last_year, 0, 0});
}

static void unknown_day(resolver *r, time_date base) {
    if (base.year && base.month)
        r->out->value = dm_arena_printf(r->arena, "%04d-%02d-XX", base.year, base.month);
    else
        r->out->value =
            base.year ? dm_arena_printf(r->arena, "%04d-XX-XX", base.year) : DM_STR("XXXX-XX-XX");
}

static void day(resolver *r) {
    const time_expr *e = r->e;
    time_date base = e->told ? r->frame->told : r->frame->published;
    if (full(base))
        set_day(r, time_day_number(base) + e->shift);
    else
        unknown_day(r, base);
}

static void quarter_of(resolver *r, int year, int quarter) {
    r->out->value = dm_arena_printf(r->arena, "%04d-Q%d", year, quarter);
    r->named = (time_date){year, quarter * 3 - 2, 0};
    range(r, r->named, (time_date){year, quarter * 3, 0});
}

static void weekend(resolver *r, time_date base) {
    const time_expr *e = r->e;
    if (!full(base)) {
        r->out->value = DM_STR("XXXX-WXX-WE");
        return;
    }
    int32_t day = time_day_number(base);
    bool begun = time_weekday(day) >= 6;
    int step = e->shift * 7;
    if (e->shifted && e->shift < 0)
        step = -7;
    else if (e->told || r->frame->tense == TENSE_PAST)
        step = begun || is_ahead(r) ? 0 : -7;
    set_week(r, day + step, "-WE");
}

/* `steps` units from base; what is finer than base keeps its X's. */
static void unit_from(resolver *r, time_date base, char unit, int steps) {
    switch (unit) {
    case 'D':
        if (full(base))
            set_day(r, time_day_number(base) + steps);
        else
            unknown_day(r, base);
        break;
    case 'F':
        steps *= 2;
        __attribute__((fallthrough));
    case 'W':
        if (full(base))
            set_week(r, time_day_number(base) + 7 * steps, "");
        else
            r->out->value =
                base.year ? dm_arena_printf(r->arena, "%04d-WXX", base.year) : DM_STR("XXXX-WXX");
        break;
    case 'M':
        if (base.year && base.month) {
            base.day = 0;
            set_date(r, time_add_months(base, steps));
        } else
            r->out->value =
                base.year ? dm_arena_printf(r->arena, "%04d-XX", base.year) : DM_STR("XXXX-XX");
        break;
    case 'Q':
        if (base.year && base.month) {
            time_date then = time_add_months((time_date){base.year, base.month, 0}, 3 * steps);
            quarter_of(r, then.year, (then.month + 2) / 3);
        } else
            r->out->value = DM_STR("XXXX-QX");
        break;
    case 'E':
        r->out->value =
            base.year ? dm_arena_printf(r->arena, "%03d", base.year / 10 + steps) : DM_STR("XXX");
        break;
    case 'C':
        r->out->value =
            base.year ? dm_arena_printf(r->arena, "%02d", base.year / 100 + steps) : DM_STR("XX");
        break;
    default:
        if (base.year)
            set_date(r, (time_date){base.year + steps, 0, 0});
        else
            r->out->value = DM_STR("XXXX");
    }
}

static bool is_after(time_date a, time_date b) {
    return full(a) && full(b) && time_day_number(a) > time_day_number(b);
}

/* "Two days later they struck" cannot be ahead: another day is meant than the last one named. */
static void not_ahead(resolver *r) {
    if (r->frame->tense != TENSE_PAST || !is_after(r->named, r->frame->published))
        return;
    r->out->iso = (dm_str){"", 0};
    r->out->precision = DM_PRECISION_NONE;
    r->named = (time_date){0};
}

static void unit(resolver *r) {
    const time_expr *e = r->e;
    /* "Chad closed its border on 2 May. Sudan did so the next day": the one after */
    bool next = e->shift > 0 && e->unit == 'D' && r->frame->tense == TENSE_PAST;
    time_date base = e->told || next ? r->frame->told : r->frame->published;
    if (e->unit == 'N')
        weekend(r, r->frame->published);
    else if (e->unit == 'H' || e->unit == 'm')
        unit_from(r, base, 'D', 0);
    else
        unit_from(r, base, e->unit, e->shift);
    if (next)
        not_ahead(r);
}

static bool hours(char unit) {
    return unit == 'H' || unit == 'm' || unit == 'S';
}

static dm_str length_text(dm_arena *arena, const time_expr *e) {
    int count = e->count, scale = 1;
    char unit = e->unit;
    if (unit == 'F' || unit == 'E' || unit == 'C' || unit == 'N') {
        scale = unit == 'F' ? 2 : unit == 'E' ? 10 : unit == 'C' ? 100 : 1;
        unit = unit == 'F' ? 'W' : unit == 'N' ? 'W' : 'Y';
    }
    const char *time = hours(unit) ? "T" : "";
    char letter = unit == 'm' ? 'M' : unit;
    const char *end = e->unit == 'N' ? "E" : "";
    if (count < 0)
        return dm_arena_printf(arena, "P%sX%c%s", time, letter, end);
    if (!e->half)
        return dm_arena_printf(arena, "P%s%d%c%s", time, count * scale, letter, end);
    if (scale > 1)
        return dm_arena_printf(arena, "P%d%c", count * scale + scale / 2, letter);
    if (unit == 'H')
        return count ? dm_arena_printf(arena, "PT%dH30M", count) : DM_STR("PT30M");
    if (unit == 'Y' && !count)
        return DM_STR("P6M");
    return dm_arena_printf(arena, "P%s%d.5%c", time, count, letter);
}

/* "in two weeks": a length to TimeML, a date to a record. */
static void date_ahead(resolver *r) {
    const time_expr *e = r->e;
    if (!r->frame->ahead || e->count < 0 || e->half || hours(e->unit))
        return;
    resolver copy = *r;
    dm_timex timex = *r->out;
    copy.out = &timex;
    unit_from(&copy, r->frame->published, e->unit == 'E' ? 'Y' : e->unit,
              e->unit == 'E' ? 10 * e->count : e->count);
    r->out->iso = timex.iso;
    r->out->precision = timex.precision;
}

static void duration(resolver *r) {
    r->out->type = DM_TIMEX_DURATION;
    r->out->value = length_text(r->arena, r->e);
    date_ahead(r);
}

static void offset(resolver *r) {
    const time_expr *e = r->e;
    if (hours(e->unit) && e->told) { /* "hours later" */
        duration(r);
        return;
    }
    if (e->count < 0) {
        r->out->value = e->shift < 0 ? DM_STR("PAST_REF") : DM_STR("FUTURE_REF");
        return;
    }
    if (hours(e->unit)) {
        unit_from(r, r->frame->published, 'D', 0);
        return;
    }
    time_date base = e->told ? r->frame->told : r->frame->published;
    if (e->told && e->shift < 0 && is_after(base, r->frame->published))
        base = r->frame->published; /* "will meet on Monday. A day earlier he had ..." */
    int steps = e->shift * e->count;
    if (e->half && e->unit == 'Y' && base.month) {
        unit_from(r, base, 'M', e->shift * (12 * e->count + 6));
        return;
    }
    bool years = e->unit == 'E' || e->unit == 'C';
    unit_from(r, base, years ? 'Y' : e->unit,
              e->unit == 'E'   ? 10 * steps
              : e->unit == 'C' ? 100 * steps
                               : steps);
    if (e->told)
        not_ahead(r);
}

static void week_of(resolver *r) {
    time_date d = {calendar_year(r), r->e->month, r->e->day};
    if (full(d))
        set_week(r, time_day_number(d), "");
    else
        r->out->value = DM_STR("XXXX-WXX");
}

/* The year of a period that begins in `month`: by shift, else by tense. */
static int period_year(const resolver *r, int first, int last) {
    const time_expr *e = r->e;
    time_date p = r->frame->published;
    if (e->year || !p.year)
        return e->year;
    if (e->kind == EXPR_QUARTER && e->shifted)
        return p.year + e->shift;
    if (e->shifted && e->shift)
        return e->shift < 0 ? (p.month > last ? p.year : p.year - 1)
                            : (p.month < first && p.month + 6 > first ? p.year : p.year + 1);
    if (e->shifted || !p.month)
        return p.year;
    if (is_ahead(r))
        return p.month > last ? p.year + 1 : p.year;
    return p.month < first ? p.year - 1 : p.year;
}

static void quarter(resolver *r) {
    const time_expr *e = r->e;
    int months = e->unit == 'Q' ? 3 : 6, first = (e->count - 1) * months + 1;
    int year = period_year(r, first, first + months - 1);
    char letter = e->unit == 'Q' ? 'Q' : 'H';
    if (!year) {
        r->out->value = dm_arena_printf(r->arena, "XXXX-%c%d", letter, e->count);
        return;
    }
    r->out->value = dm_arena_printf(r->arena, "%04d-%c%d", year, letter, e->count);
    r->named = (time_date){year, first, 0};
    range(r, r->named, (time_date){year, first + months - 1, 0});
}

static void season(resolver *r) {
    static const char *const codes[] = {"SP", "SU", "FA", "WI"};
    static const int months[] = {3, 6, 9, 12};
    size_t i = 0;
    while (i < 3 && strcmp(codes[i], r->e->code) != 0)
        i++;
    int year = period_year(r, months[i], months[i] + 2);
    if (!year) {
        r->out->value = dm_arena_printf(r->arena, "XXXX-%s", r->e->code);
        return;
    }
    r->out->value = dm_arena_printf(r->arena, "%04d-%s", year, r->e->code);
    r->named = (time_date){year, 0, 0};
    range(r, (time_date){year, months[i], 0}, time_add_months((time_date){year, months[i], 0}, 2));
}

/* The day of a rule in a year (lexicon/time/holidays.tsv). */
static time_date holiday_in(const char *rule, int year) {
    if (!strncmp(rule, "easter", 6)) {
        int sign = rule[6] == '-' ? -1 : 1, days = 0;
        for (const char *c = rule + 7; *c >= '0' && *c <= '9'; c++)
            days = days * 10 + (*c - '0');
        return time_day_date(time_day_number(time_easter(year)) + sign * days);
    }
    time_date d = {year, (rule[0] - '0') * 10 + (rule[1] - '0'), 1};
    if (rule[3] != 'w') {
        d.day = (rule[3] - '0') * 10 + (rule[4] - '0');
        return d;
    }
    int weekday = rule[6] - '0';
    int first = 1 + (weekday - time_weekday(time_day_number(d)) + 7) % 7;
    int nth = rule[4] == 'L' ? 4 : rule[4] - '1';
    d.day = first + 7 * nth;
    while (d.day > time_month_days(year, d.month))
        d.day -= 7;
    return d;
}

static void holiday(resolver *r) {
    const time_expr *e = r->e;
    time_date p = r->frame->published;
    int year = e->year;
    if (!year && e->shifted && e->unit == 'Y')
        year = p.year ? p.year + e->shift : 0;
    else if (!year && full(p)) {
        time_date d = holiday_in(e->code, p.year);
        year = year_by_day(r, d.month, d.day);
        bool passed = time_day_number(d) < time_day_number(p);
        if (e->shifted && e->shift < 0)
            year = passed ? p.year : p.year - 1;
        else if (e->shifted && e->shift > 0)
            year = passed ? p.year + 1 : p.year;
    }
    if (year)
        set_date(r, holiday_in(e->code, year));
    else if (e->code[0] != 'e' && e->code[3] != 'w')
        r->out->value = dm_arena_printf(r->arena, "XXXX-%s", e->code);
}

static void set(resolver *r) {
    const time_expr *e = r->e;
    r->out->type = DM_TIMEX_SET;
    if (e->code)
        r->out->value = dm_str_of(e->code);
    else if (e->weekday)
        r->out->value = dm_arena_printf(r->arena, "XXXX-WXX-%d", e->weekday);
    else
        r->out->value = length_text(r->arena, e);
}

static void decade(resolver *r) {
    r->out->value = dm_arena_printf(r->arena, "%03d", r->e->year / 10);
    range(r, (time_date){r->e->year, 0, 0}, (time_date){r->e->year + 9, 0, 0});
}

static void century(resolver *r) {
    r->out->value = dm_arena_printf(r->arena, "%02d", r->e->count - 1);
}

static void clock(resolver *r) {
    if (full(r->frame->day))
        set_date(r, r->frame->day);
    else
        unknown_day(r, r->frame->published);
}

static void fiscal(resolver *r) {
    r->out->value = dm_arena_printf(r->arena, "FY%04d", r->e->year);
    r->out->iso = dm_arena_printf(r->arena, "%04d", r->e->year);
    r->out->precision = DM_PRECISION_YEAR;
}

static void code(resolver *r) {
    r->out->value = dm_str_of(r->e->code);
}

bool time_resolve(dm_arena *arena, const time_expr *expr, const time_frame *frame, dm_timex *timex,
                  time_date *named) {
    static void (*const ways[])(resolver *) = {
        [EXPR_CALENDAR] = calendar, [EXPR_WEEKDAY] = weekday, [EXPR_DAY] = day,
        [EXPR_UNIT] = unit,         [EXPR_OFFSET] = offset,   [EXPR_WEEK_OF] = week_of,
        [EXPR_QUARTER] = quarter,   [EXPR_SEASON] = season,   [EXPR_DECADE] = decade,
        [EXPR_CENTURY] = century,   [EXPR_FISCAL] = fiscal,   [EXPR_HOLIDAY] = holiday,
        [EXPR_DURATION] = duration, [EXPR_SET] = set,         [EXPR_CLOCK] = clock,
        [EXPR_CODE] = code,         [EXPR_ANNIVERSARY] = NULL};
    resolver r = {.arena = arena, .e = expr, .frame = frame, .out = timex};
    timex->type = DM_TIMEX_DATE;
    if (ways[expr->kind])
        ways[expr->kind](&r);
    if (r.named.day || expr->kind == EXPR_DAY || expr->kind == EXPR_CLOCK)
        add_time(&r);
    *named = r.named;
    return !arena->failed;
}
