/*
 * deeds.h - whose move it was: recipients that the text names only by what they did.
 */
#ifndef DM_CODER_DEEDS_H
#define DM_CODER_DEEDS_H

#include "coder/events.h"

/*
 * "welcomed the move", "condemned the recognition", "praised the agreement": gives the candidate
 * the actors of the deed as recipients, from what the article tells elsewhere. Leaves it as it is
 * where nothing fits.
 */
void dm_deed_settle(dm_story *story, size_t index);

#endif
