/*
 * time/days.h - the calendar: days as numbers, weekdays, ISO weeks, movable feasts. Proleptic
 * Gregorian.
 */
#ifndef DM_CODER_TIME_DAYS_H
#define DM_CODER_TIME_DAYS_H

#include "base/str.h"

typedef struct time_date {
    int year, month, day; /* 0: unknown */
} time_date;

/* Days since 1970-01-01 of a full date. */
int32_t time_day_number(time_date date);
time_date time_day_date(int32_t day);
int time_month_days(int year, int month);
int time_weekday(int32_t day); /* 1 Monday .. 7 Sunday */
/* The ISO week a day is in. */
void time_week(int32_t day, int *year, int *week);
time_date time_add_months(time_date date, int months);
time_date time_easter(int year);
/* "2022-10-03T12:00:00Z", "2022-10", "2022"; what is missing or faulty is 0. */
time_date time_parse_date(dm_str iso);

#endif
