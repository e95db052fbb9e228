/*
 * settle.h - between finding and recording: which candidates stand, who takes part in them when the
 * sentence leaves it to its surroundings, and which are figures of speech.
 */
#ifndef DM_CODER_SETTLE_H
#define DM_CODER_SETTLE_H

#include "coder/events.h"

/* Marks a candidate as dropped; the first reason stays. `why` must outlive the candidate. */
void dm_candidate_drop(dm_candidate *candidate, const char *why);
/* The last earlier candidate, one or two sentences before `c`, that fits(earlier, c); else NULL.
 * What a sentence without a doer is one more of. Valid as long as the story. */
const dm_candidate *dm_candidate_before(const dm_story *story, const dm_candidate *c,
                                        bool (*fits)(const dm_candidate *, const dm_candidate *));
/* An operator's own reading ("urged") gives way to what it made of its complement ("urged ... to
 * withdraw"), or the other way round. (nested.c) */
void dm_nested_settle(dm_story *story);
/* "expelled the ambassador and sealed the crossings": what the same side goes on to do hits the
 * same other. (continued.c) */
void dm_continued_settle(dm_story *story);
/* "Berlin demanded his release", of its own citizen: of whoever holds him. (freed.c) */
void dm_freed_settle(dm_story *story);
/* "recognised the breakaway regions": the entities are the recipients. (recognition.c) */
void dm_recognition_settle(dm_story *story, dm_candidate *candidate);
/* Whom the recognition at `index` is of, "it", or left to what was said before. (recognition.c) */
void dm_recognised_settle(dm_story *story, size_t index);
/* "ordered the navy to search": those in power command their own forces. */
bool dm_commands_own(const dm_candidate *c);
/* Whether those of a sector bear arms. */
bool dm_is_armed(dm_str sector);
/* Drops what a story of sport, markets, arts or nature tells. (domains.c) */
void dm_domains_settle(dm_story *story);
/* All passes over the candidates of an article, in the order in which they build on each other. */
void dm_candidates_settle(dm_story *story);

#endif
