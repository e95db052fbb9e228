/*
 * days.c - partial dates as ranges of days, in the Gregorian calendar. What is no date, or has no
 * year ("XXXX-09-28"), gives empty strings.
 */
#include "ledger/days.h"

#include <stdio.h>

static int days_of_month(unsigned year, unsigned month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[month - 1] + (month == 2 && leap);
}

/* `digits` digits at `at`, followed by nothing or '-'; 0 when they are not there. */
static unsigned part(dm_str iso, size_t at, size_t digits) {
    uint64_t n = 0;
    dm_str field = dm_str_sub(iso, at, at + digits);
    bool ends =
        iso.len <= at + digits || !(iso.ptr[at + digits] >= '0' && iso.ptr[at + digits] <= '9');
    return field.len == digits && ends && dm_str_number(field, 9999, &n) ? (unsigned)n : 0;
}

static dm_days single(dm_str iso) {
    dm_days days = {{0}, {0}};
    unsigned year = part(iso, 0, 4), month = iso.len > 4 && iso.ptr[4] == '-' ? part(iso, 5, 2) : 0;
    unsigned day = month && iso.len > 7 && iso.ptr[7] == '-' ? part(iso, 8, 2) : 0;
    if (!year || year > 9999)
        return days;
    if (month < 1 || month > 12)
        month = day = 0;
    if (day > 31 || (month && (int)day > days_of_month(year, month)))
        day = 0;
    unsigned last_month = month ? month : 12;
    unsigned last_day = day ? day : (unsigned)days_of_month(year, last_month);
    snprintf(days.first, sizeof days.first, "%04u-%02u-%02u", year % 10000,
             (month ? month : 1) % 100, (day ? day : 1) % 100);
    snprintf(days.last, sizeof days.last, "%04u-%02u-%02u", year % 10000, last_month % 100,
             last_day % 100);
    return days;
}

dm_days dm_days_of(dm_str iso) {
    dm_str rest = iso, from;
    if (!iso.len || !dm_str_split(&rest, '/', &from))
        return single(iso);
    dm_days days = single(from);
    if (rest.ptr && rest.len && days.first[0]) {
        dm_days to = single(rest);
        if (to.last[0] && strcmp(to.last, days.first) >= 0)
            memcpy(days.last, to.last, sizeof days.last);
    }
    return days;
}
