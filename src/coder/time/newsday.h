/*
 * time/newsday.h - the day of events that an article tells without saying when.
 */
#ifndef DM_CODER_NEWSDAY_H
#define DM_CODER_NEWSDAY_H

#include "coder/events.h"

/* What day each sentence of an article tells of. */
typedef struct dm_newsdays {
    dm_when *days; /* by sentence; of DM_PRECISION_NONE where none is known */
    dm_when lead;  /* what the article is about */
} dm_newsdays;

/* Reads the days off an article. Memory comes from the story's arena. */
dm_newsdays dm_newsdays_find(const dm_story *story);

/*
 * The day of an event whose sentence names none: that of the report it belongs to. `date_text`
 * stays empty, nothing is printed that says so. Of DM_PRECISION_NONE for what lies before or ahead,
 * for what lasts, and where the sentence has a date of something else.
 */
dm_when dm_newsday_of(const dm_newsdays *days, const dm_story *story, const dm_candidate *c);

#endif
