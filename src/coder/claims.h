/*
 * claims.h - acts that are told as what is feared, rumoured or denied.
 */
#ifndef DM_CODER_CLAIMS_H
#define DM_CODER_CLAIMS_H

#include "coder/events.h"

/* Whether the act of a candidate is only feared or rumoured, or claimed without proof. */
bool dm_claim_imagined(const dm_story *story, const dm_candidate *candidate);
/* Whether reports or evidence of it are denied, or missing. */
bool dm_claim_denied(const dm_story *story, const dm_candidate *candidate);

#endif
