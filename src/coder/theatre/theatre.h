/*
 * theatre/theatre.h - who takes part in a material act where its sentence only says where it
 * happened or to what end: "thousands marched in Niamey", "bombed a camp near Balakot", "a grant
 * for wells in Kenya".
 */
#ifndef DM_CODER_THEATRE_H
#define DM_CODER_THEATRE_H

#include "coder/events.h"

/* The country of the town that the report is from, by its dateline; empty without one. */
dm_str dm_theatre_dateline(const dm_story *story);
/* "our fishermen", outside quotation marks: the article's mentions of them become those of the
 * country of its dateline. Without a dateline nothing changes. */
void dm_theatre_ours(dm_story *story);
/* The country that the article is told from and about, by its dateline, places and names; empty if
 * several have as good a claim. */
dm_str dm_theatre_home(const dm_story *story);
/* The same, of what is left without some countries: who besides France an article is about. */
dm_str dm_theatre_home_but(const dm_story *story, const dm_actor_refs *but);
/* Whether the lead tells what that state, by its code, did: "OSLO, April 23 - Norway expelled two
 * Russians". */
bool dm_theatre_leads_with(const dm_grammar *g, dm_str state);
/* Gives the candidate's crowd its country, and names as recipient the state in its purpose or the
 * country that it happened in. What the frame found stays. */
void dm_theatre_settle(dm_story *story, dm_candidate *candidate, dm_str home);
/* What one side of a country does to another: who rules it, who takes power there, whom they turn
 * against. */
void dm_theatre_domestic(dm_story *story, dm_candidate *candidate);

/* The word for the place in `country` where an act happened; `predicate` itself: none is named. */
uint32_t dm_theatre_place(const dm_story *story, uint32_t predicate, dm_str country);

#endif
