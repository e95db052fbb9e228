/*
 * legacy_days.c - days of the legacy dictionaries: YYMMDD of TABARI, YYYYMMDD of PETRARCH.
 */
#include "lexicon/legacy.h"

enum { CENTURY_TURN = 40 }; /* of two digits: from here on 19.., below 20.. */

static unsigned days_of_month(unsigned year, unsigned month) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

dm_day dm_day_before(dm_day day) {
    unsigned year = day / 10000, month = day / 100 % 100;
    if (day % 100 > 1)
        return day - 1;
    if (month > 1)
        return year * 10000 + (month - 1) * 100 + days_of_month(year, month - 1);
    return (year - 1) * 10000 + 1231;
}

dm_day dm_day_after(dm_day day) {
    unsigned year = day / 10000, month = day / 100 % 100;
    if (day % 100 < days_of_month(year, month))
        return day + 1;
    if (month < 12)
        return year * 10000 + (month + 1) * 100 + 1;
    return (year + 1) * 10000 + 101;
}

dm_day dm_legacy_day(dm_str digits, bool last) {
    uint64_t value = 0;
    if ((digits.len != 4 && digits.len != 6 && digits.len != 8) ||
        !dm_str_number(digits, 99999999, &value))
        return 0;
    if (digits.len == 4)
        value = value * 10000 + (last ? 1231 : 101);
    if (digits.len == 6)
        value += value / 10000 >= CENTURY_TURN ? 19000000 : 20000000;
    unsigned month = (unsigned)(value / 100 % 100), day = (unsigned)(value % 100);
    bool sound = value >= 10000000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return sound ? (dm_day)value : 0;
}
