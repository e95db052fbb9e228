/*
 * circumstances.h - participants that the words around an act tell of, though they fill no slot of
 * it.
 */
#ifndef DM_CODER_CIRCUMSTANCES_H
#define DM_CODER_CIRCUMSTANCES_H

#include "coder/events.h"

/*
 * "met at the request of Tunisia": Tunisia asked for it. "accused each other": each is on both
 * sides. Changes actors and recipients of the candidate; leaves it as it is otherwise.
 */
void dm_circumstance_settle(dm_story *story, dm_candidate *candidate);
/* "Chad accused Sudan. Khartoum denied this": who put what is turned down is the recipient, if the
 * candidate is a REJECT that has none. Again once accusations have their recipients. */
void dm_answer_settle(dm_story *story, dm_candidate *candidate);

/* Gives a visit or call that is only a circumstance its doer: "said during a visit to Bulgaria",
 * "stressed in a call with Kenya": the one who said it was there. */
void dm_visitor_settle(dm_story *story, dm_candidate *c);

/* Whether a noun tells a meeting of a body that took place: "at an emergency meeting of the
 * Council, he said". */
bool dm_is_session(const dm_story *story, const dm_candidate *c);

/* Whether a noun tells a resignation that took place: "after the resignation of the premier". */
bool dm_is_after_resigning(const dm_story *story, const dm_candidate *c);

#endif
