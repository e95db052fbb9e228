/*
 * theatre/street.h - demands made in the street.
 */
#ifndef DM_CODER_STREET_H
#define DM_CODER_STREET_H

#include "coder/events.h"

/* "marched on the embassy demanding his release": the demand is the topic of the protest, and says
 * whom that faces; "a rally demanding his release" is a protest. Changes the protest, too. */
void dm_street_settle(const dm_story *story, dm_candidate *candidate);

#endif
