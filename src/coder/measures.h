/*
 * measures.h - measures against a state of which the sentence tells one side only (measures.c).
 */
#ifndef DM_CODER_MEASURES_H
#define DM_CODER_MEASURES_H

#include "coder/events.h"

/* Whether a condition of a frame asks for the doer of a measure that is told in the passive without
 * one ("Fifteen companies were put on the list"): the sentences before may tell. */
bool dm_measure_is_open(const dm_grammar *g, uint32_t predicate, const dm_frame *frame,
                        const dm_condition *condition);
/* Fills in, or takes back, the side of a measure that only the sentences before it tell: of whom
 * those expelled are, who suspended a state, who took a measure that is told in the passive. Drops
 * a charge that a verdict around it tells. Others are left alone. */
void dm_measure_settle(const dm_story *story, dm_candidate *c);

/* "Customs officials turned back Rwandan lorries", of whom only the rest of the article could tell
 * whose they are, so that both sides came out as Rwanda: they are of whoever hit it before. False,
 * and nothing changed, where the words name the doer or nobody did. */
bool dm_measure_by_foe(const dm_story *story, dm_candidate *c);

/* "was sentenced to three years in prison": a verdict with prison is conviction and custody; what
 * `verdict` is not of the two is put into `other`. False if it is no such verdict. */
bool dm_measure_prison(const dm_story *story, const dm_candidate *verdict, dm_candidate *other);

#endif
