/*
 * parties.h - whom "all sides", "the parties" and calls for calm are addressed to: those between
 * whom, by the acts that the article tells of, the quarrel is.
 */
#ifndef DM_CODER_PARTIES_H
#define DM_CODER_PARTIES_H

#include "coder/events.h"

/* Gives demands on all sides the two that quarrel, or those of the country in which the quarrel is,
 * as recipients. Run when the recipients of all other acts are settled. */
void dm_parties_settle(dm_story *story);

#endif
