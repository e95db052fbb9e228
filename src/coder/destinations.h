/*
 * destinations.h - whom those visit who travel to a town: the state that it lies in.
 */
#ifndef DM_CODER_DESTINATIONS_H
#define DM_CODER_DESTINATIONS_H

#include "coder/place/place.h"
#include "coder/codebook/codebook.h"

/* Makes mentions of towns abroad to which officials travel ("flew to Lviv", "arrived in the Kyrgyz
 * capital"), as capitals are by themselves: they stand for the state. Changes `actors`. */
void dm_destinations_settle(const dm_codebook *book, dm_actors *actors, const dm_places *places);

#endif
