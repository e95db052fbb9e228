/*
 * days.h - ISO 8601 dates of any precision as the first and the last day they can mean, so that
 * they can be compared as text.
 */
#ifndef DM_LEDGER_DAYS_H
#define DM_LEDGER_DAYS_H

#include "base/str.h"

enum { DM_DAY_SIZE = 11 }; /* "2022-09-30" and a NUL */

typedef struct dm_days {
    char first[DM_DAY_SIZE], last[DM_DAY_SIZE]; /* "" when the year is not known */
} dm_days;

/* "2022-09-30", "2022-09", "2022", "2022-06-26/2022-06-28", with or without a time behind the day.
 */
dm_days dm_days_of(dm_str iso);

#endif
