/*
 * published_parts.h - the candidates for an article's date of publication, while they are weighed.
 * Private to published.c and published_years.c.
 */
#ifndef DM_INTAKE_PUBLISHED_PARTS_H
#define DM_INTAKE_PUBLISHED_PARTS_H

#include "intake/article.h"
#include "intake/dates.h"

enum {
    DM_PUBLISHED_FIRST_YEAR = 1990,
    DM_PUBLISHED_LAST_YEAR = 2100,
    DM_PUBLISHED_MOST = 32,
    DM_PUBLISHED_TEXT_BYTES = 3000
};

typedef struct dm_published_candidate {
    dm_date date;
    dm_date_source from;
    double weight;
    bool printed; /* shows the outlet's own calendar day */
} dm_published_candidate;

typedef struct dm_published_choice {
    dm_article *article;
    dm_date_hints hints;
    long crawled; /* day of the crawl since 1970; 0 if unknown */
    dm_published_candidate candidates[DM_PUBLISHED_MOST];
    size_t count;
} dm_published_choice;

static inline bool dm_published_full(const dm_date *d) {
    return d->year && d->month && d->day;
}

/* Does the lead name the weekday of the date? */
bool dm_published_lead_names(dm_str text, const dm_date *date);
/* 03/10/22, where nobody knows which is the month: by the days that the text tells of, by the
 * weekday in the lead and by the clock beside it. Raises the weight of what is settled so. */
void dm_published_order(dm_published_choice *self);
/* A day without a year: by a full date that is not before it and less than a year after; by the
 * latest full date of the text; by the weekday in the lead and the latest year that is told of. */
void dm_published_years(dm_published_choice *self);

#endif
