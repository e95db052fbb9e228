/*
 * makers.h - whose thing it is: "the award", of the court that the article said had issued one.
 */
#ifndef DM_CODER_MAKERS_H
#define DM_CODER_MAKERS_H

#include "coder/events.h"

/*
 * Those who made what the noun at a token points to ("the plan", "this report"), from where the
 * article named them with such a thing before: as its owners ("Egypt's plan", "a plan by Egypt") or
 * as who made it ("Egypt presented a plan"). Adds them to `list`; false, and nothing added, where
 * the noun points to nothing or nobody was named. `but` is nobody's maker: whoever speaks of it.
 */
bool dm_makers_of(const dm_story *story, uint32_t noun, const dm_actor_refs *but,
                  dm_actor_refs *list);

/* Whether the noun is that of the verb: "launch", "expansion" and "recognition" of "launch",
 * "expand" and "recognise"; not "protest" of "protect". */
bool dm_is_made_of(dm_str noun, dm_str verb);

#endif
