/*
 * wrongs.h - verbs that tell what nobody is proud of: in somebody's mouth a charge against whoever
 * is said to have done it (said.c).
 */
#ifndef DM_CODER_WRONGS_H
#define DM_CODER_WRONGS_H

#include "coder/events.h"

/* "had not complied", "did not keep its word", "had no respect for the law": what one owes, and has
 * not done. */
bool dm_wrong_undone(const dm_story *story, uint32_t v);
/* "was looting the museums", "shut the lines without warning", "had adopted an unjust law", "was
 * trying to sabotage the talks". */
bool dm_wrong_told(const dm_story *story, uint32_t v);

#endif
