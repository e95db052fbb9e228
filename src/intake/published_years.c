/*
 * published_years.c - see published_parts.h: days whose year, or whose month, is not printed.
 */
#include "intake/published_parts.h"

#include "base/utf8.h"

enum {
    MOST_DAYS_AFTER = 60,
    DAYS_TO_CRAWL = 3,
    DAYS_TO_LINE = 1,
    DAYS_TOLD = 45, /* of the days that a report tells of */
    LEAD_BYTES = 600,
    YEARS_UNTOLD = 4 /* since the latest year that a report names */
};

typedef dm_published_choice choice;
typedef dm_published_candidate candidate;

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};

static dm_str lead_of(dm_str text) {
    return dm_str_sub(text, 0, dm_str_find(text, DM_STR("\n\n"), 0));
}

bool dm_published_lead_names(dm_str text, const dm_date *date) {
    return dm_str_find(lead_of(text), dm_str_of(weekdays[dm_date_weekday(date) - 1]), 0) !=
           SIZE_MAX;
}

/* ---- day and month ---- */

/* The weekday that the lead names first, 1 Sunday .. 7 Saturday; 0 if it names none. */
static int first_weekday(const choice *self) {
    dm_str lead = dm_str_sub(self->article->text, 0, LEAD_BYTES);
    size_t first = SIZE_MAX;
    int named = 0;
    for (int i = 0; i < 7; i++) {
        size_t at = dm_str_find(lead, dm_str_of(weekdays[i]), 0);
        if (at < first) {
            first = at;
            named = i + 1;
        }
    }
    return named;
}

/* How many days of the text lie near the date, before it for the most part. */
static int days_near(const choice *self, const dm_date *date) {
    dm_date told;
    int near = 0;
    long then = dm_date_days(date);
    dm_str text = dm_str_sub(self->article->text, 0, DM_PUBLISHED_TEXT_BYTES);
    for (size_t at = 0; dm_date_find(text, at, self->hints, &told);
         at = told.end > at ? told.end : at + 1) {
        if (!told.month || !told.day || told.ambiguous)
            continue;
        told.year = told.year ? told.year : date->year;
        long days = then - dm_date_days(&told);
        near += days >= -DAYS_TOLD && days <= DAYS_TOLD;
    }
    return near;
}

void dm_published_order(choice *self) {
    for (size_t i = 0; i < self->count; i++) {
        candidate *c = &self->candidates[i];
        dm_date swapped = c->date;
        if (!c->date.ambiguous || c->date.weekday || !dm_published_full(&c->date) ||
            self->hints.order != DM_DATE_ORDER_UNKNOWN)
            continue;
        swapped.month = c->date.day;
        swapped.day = c->date.month;
        int for_printed = 2 * days_near(self, &c->date),
            for_swapped = 2 * days_near(self, &swapped);
        int named = first_weekday(self);
        for_printed += 2 * (named && dm_date_weekday(&c->date) == named);
        for_swapped += 2 * (named && dm_date_weekday(&swapped) == named);
        for_swapped += c->date.timed && !c->date.halved; /* "at 21:14": not where months go first */
        if (for_swapped == for_printed)
            continue;
        if (for_swapped > for_printed)
            c->date = swapped;
        c->weight /= 0.7;
    }
}

/* ---- years ---- */

/* The latest full date of the text: what was written cannot be older. 0 if there is none. */
static long latest_in_text(const choice *self, dm_str text) {
    dm_date date;
    long latest = 0;
    text = dm_str_sub(text, 0, DM_PUBLISHED_TEXT_BYTES);
    for (size_t at = 0; dm_date_find(text, at, self->hints, &date);
         at = date.end > at ? date.end : at + 1)
        if (dm_published_full(&date) && date.year >= DM_PUBLISHED_FIRST_YEAR &&
            dm_date_days(&date) > latest)
            latest = dm_date_days(&date);
    return latest;
}

/* "by 2030", "until 2027", "2024-2028": a year that is yet to come. */
static bool is_to_come(dm_str text, size_t at) {
    static const char *const words[] = {"by",   "until",  "till", "through", "to",
                                        "from", "before", "than", "for",     "the"};
    size_t end = at;
    while (end && text.ptr[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start && text.ptr[start - 1] >= 'a' && text.ptr[start - 1] <= 'z')
        start--;
    bool joined = end == at;
    return joined || DM_STR_AMONG(dm_str_sub(text, start, end), words);
}

/* The latest year that the text tells of as gone or going; 0 if it tells of none. */
static int latest_year(dm_str text) {
    int latest = 0;
    for (size_t at = 0; at + 4 <= text.len; at++) {
        size_t n = 0;
        int year = 0;
        while (at + n < text.len && text.ptr[at + n] >= '0' && text.ptr[at + n] <= '9') {
            year = n < 4 ? year * 10 + (text.ptr[at + n] - '0') : 0;
            n++;
        }
        if (n == 4 && year >= DM_PUBLISHED_FIRST_YEAR && year <= DM_PUBLISHED_LAST_YEAR &&
            year > latest && !is_to_come(text, at))
            latest = year;
        at += n;
    }
    return latest;
}

/* "SEOUL, Aug. 26 - ... on Friday ... in 2018": the first year from the latest one told of in which
 * the day is the weekday that the lead names first. */
static int year_by_weekday(const choice *self, const dm_date *date) {
    int named = first_weekday(self), told = latest_year(self->article->text);
    for (int year = told; named && told && year <= told + YEARS_UNTOLD; year++) {
        dm_date guess = *date;
        guess.year = year;
        if (dm_date_weekday(&guess) == named)
            return year;
    }
    return 0;
}

/* The year by the text alone, where no candidate has one. */
static void year_by_text(const choice *self, candidate *c) {
    dm_date *d = &c->date;
    long latest = latest_in_text(self, self->article->text);
    for (int year = DM_PUBLISHED_FIRST_YEAR; latest && year <= DM_PUBLISHED_LAST_YEAR && !d->year;
         year++) {
        dm_date guess = *d;
        guess.year = year;
        if (dm_date_days(&guess) >= latest && dm_date_days(&guess) - latest < MOST_DAYS_AFTER)
            d->year = year;
    }
    if (d->year || c->from != DM_DATE_DATELINE)
        return;
    d->year = year_by_weekday(self, d);
    c->weight -= d->year ? 0.25 : 0;
}

void dm_published_years(choice *self) {
    for (size_t i = 0; i < self->count; i++) {
        dm_date *d = &self->candidates[i].date;
        if (d->year || !d->month || !d->day)
            continue;
        long limit = self->crawled, fetched = self->crawled;
        for (size_t k = 0; k < self->count; k++) {
            const candidate *other = &self->candidates[k];
            bool sure = dm_published_full(&other->date) && other->weight > 0.3;
            long days = sure ? dm_date_days(&other->date) : 0;
            limit = sure && (!limit || days < limit) ? days : limit;
            fetched = sure && other->from == DM_DATE_CRAWL_HEADER ? days : fetched;
        }
        if (!limit) {
            year_by_text(self, &self->candidates[i]);
            continue;
        }
        for (int year = DM_PUBLISHED_LAST_YEAR; year >= DM_PUBLISHED_FIRST_YEAR && !d->year;
             year--) {
            dm_date guess = *d;
            guess.year = year;
            if (dm_date_days(&guess) <= limit + 1 && limit - dm_date_days(&guess) < 366)
                d->year = year;
        }
        /* Shortly before the crawl, or before a line that shows another clock, there is no doubt.
         */
        long since = d->year ? limit - dm_date_days(d) : 0;
        bool near =
            d->year && (since <= DAYS_TO_LINE || (limit == fetched && since <= DAYS_TO_CRAWL));
        self->candidates[i].weight -= near ? 0 : 0.1;
    }
}
