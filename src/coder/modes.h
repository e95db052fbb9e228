/*
 * modes.h - modes that the words of a demand, a refusal or a reproach tell better than its verb.
 */
#ifndef DM_CODER_MODES_H
#define DM_CODER_MODES_H

#include "coder/events.h"

/*
 * For every candidate: what is asked for or refused makes `yield` ("demanded that the strikes be
 * stopped"), `change` ("urged him to resign") or `meet` ("called on both to return to dialogue");
 * what somebody is said to have done makes ACCUSE `allege` ("called it an act of aggression").
 */
void dm_modes_settle(dm_story *story);

#endif
