/*
 * dates.h - calendar dates as they are printed: found in text, parsed from metadata, compared.
 *
 * For dates of publication; times in the coded text are the coder's. Proleptic Gregorian calendar.
 */
#ifndef DM_INTAKE_DATES_H
#define DM_INTAKE_DATES_H

#include "base/arena.h"

typedef enum dm_date_order {
    DM_DATE_ORDER_UNKNOWN,
    DM_DATE_DAY_FIRST,
    DM_DATE_MONTH_FIRST
} dm_date_order;

typedef struct dm_date {
    int year, month, day; /* 0: not given */
    int weekday;          /* as printed: 1 Sunday .. 7 Saturday; 0: not given */
    bool timed, utc;      /* has a time of day; which is in UTC */
    bool halved;          /* the time is followed by "am" or "pm" */
    int hour;             /* 0..23, if timed */
    bool ambiguous;       /* 03/10/22: day and month could be the other way round */
    size_t start, end;    /* bytes where it stands, weekday and time included */
} dm_date;

typedef struct dm_date_hints {
    dm_str language;     /* BCP 47, may be empty: decides between names that languages share */
    dm_date_order order; /* of 03/10/22 */
} dm_date_hints;

/* The next date in `s` at or after `from`: a day, or a month with its year. Fails where there is
 * none. */
bool dm_date_find(dm_str s, size_t from, dm_date_hints hints, dm_date *date);
/* A value that is a date and nothing else of weight: any form of dm_date_find(), "2022-10",
 * "20221003", seconds since 1970. */
bool dm_date_parse(dm_str value, dm_date_hints hints, dm_date *date);

/* Days since 1970-01-01; year, month and day must be given. */
long dm_date_days(const dm_date *date);
/* Moves the date by days. The year may be missing: then a year without 29 February is assumed. */
void dm_date_shift(dm_date *date, int days);
/* 1 Sunday .. 7 Saturday. */
int dm_date_weekday(const dm_date *date);
/* False when a weekday is printed and is another than the date's. */
bool dm_date_weekday_fits(const dm_date *date);
/* "2022-10-03", "2022-10", "XXXX-10-03"; empty when there is nothing to print. */
dm_str dm_date_print(dm_arena *arena, const dm_date *date);

#endif
