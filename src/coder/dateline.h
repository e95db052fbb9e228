/*
 * dateline.h - the country that a report was sent from: "NEW DELHI, May 3 -", "(Seoul=Agency)",
 * "Doha - May 7 (QNA) -", or the dateline that the page has for itself.
 */
#ifndef DM_CODER_DATELINE_H
#define DM_CODER_DATELINE_H

#include "coder/match/match.h"
#include "coder/place/place.h"

/* In place of a country, where organisations sit. */
#define DM_DATELINE_SEAT DM_STR("-")

/* The ISO code of that country, or the code of the contested land whose seat the town is;
 * DM_DATELINE_SEAT where organisations sit (class @seat: "BRUSSELS", "GENEVA"), as everybody speaks
 * there; empty without a dateline. Not copied. */
dm_str dm_dateline_country(const dm_scene *scene, const dm_places *places);
/* Whether organisations sit in the town. */
bool dm_dateline_at_seat(const dm_scene *scene, dm_str town);

/* Whether what dm_dateline_country() gave is no country, as organisations sit there. */
static inline bool dm_dateline_is_seat(dm_str country) {
    return dm_str_eq(country, DM_DATELINE_SEAT);
}

#endif
