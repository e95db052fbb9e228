/*
 * provisos.h - whom a threat, an offer or a refusal is meant for, told by its condition.
 */
#ifndef DM_CODER_PROVISOS_H
#define DM_CODER_PROVISOS_H

#include "coder/settle.h"

/* "Turkey threatened to destroy the missiles if Cyprus deployed them": gives a threat, offer or
 * refusal that names nobody, or only its own side, whoever its condition depends on. */
void dm_proviso_settle(dm_story *story, dm_candidate *c);

#endif
