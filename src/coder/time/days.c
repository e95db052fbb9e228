/*
 * time/days.c - see time/days.h. Day numbers by counting years from March, so that the leap day
 * comes last; Easter by the anonymous Gregorian computus.
 */
#include "coder/time/days.h"

int32_t time_day_number(time_date d) {
    int32_t year = d.month <= 2 ? d.year - 1 : d.year;
    int32_t month = d.month <= 2 ? d.month + 9 : d.month - 3;
    int32_t century = year / 400, rest = year % 400;
    int32_t in_year = (153 * month + 2) / 5 + d.day - 1;
    return century * 146097 + rest * 365 + rest / 4 - rest / 100 + in_year - 719468;
}

time_date time_day_date(int32_t day) {
    int32_t shifted = day + 719468;
    int32_t century = shifted / 146097, rest = shifted % 146097;
    int32_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int32_t in_year = rest - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * in_year + 2) / 153;
    time_date d = {century * 400 + year, month < 10 ? month + 3 : month - 9,
                   in_year - (153 * month + 2) / 5 + 1};
    if (d.month <= 2)
        d.year++;
    return d;
}

int time_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && (leap || !year) ? 29 : days[month - 1];
}

int time_weekday(int32_t day) {
    return (int)(((day + 3) % 7 + 7) % 7) + 1; /* 1970-01-01 was a Thursday */
}

void time_week(int32_t day, int *year, int *week) {
    int32_t thursday = day - time_weekday(day) + 4;
    *year = time_day_date(thursday).year;
    *week = (int)(thursday - time_day_number((time_date){*year, 1, 1})) / 7 + 1;
}

time_date time_add_months(time_date d, int months) {
    int total = d.year * 12 + (d.month ? d.month - 1 : 0) + months;
    d.year = total / 12;
    if (d.month)
        d.month = total % 12 + 1;
    if (d.day > time_month_days(d.year, d.month ? d.month : 1))
        d.day = time_month_days(d.year, d.month);
    return d;
}

time_date time_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int x = h + l - 7 * m + 114;
    return (time_date){year, x / 31, x % 31 + 1};
}

static int part(dm_str s, size_t at, size_t digits, int least, int most) {
    uint64_t value;
    if (s.len < at + digits ||
        !dm_str_number(dm_str_sub(s, at, at + digits), (uint64_t)most, &value))
        return 0;
    return (int)value < least ? 0 : (int)value;
}

time_date time_parse_date(dm_str iso) {
    time_date d = {part(iso, 0, 4, 1000, 2999), 0, 0};
    if (d.year && iso.len > 4 && iso.ptr[4] == '-')
        d.month = part(iso, 5, 2, 1, 12);
    if (d.month && iso.len > 7 && iso.ptr[7] == '-')
        d.day = part(iso, 8, 2, 1, time_month_days(d.year, d.month));
    return d;
}
