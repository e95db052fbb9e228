/*
 * cameo.h - PLOVER's scores and the CAMEO codes that correspond to its types and modes (reference:
 * PLOVER manual and conversion file, carried over as facts in lexicon/plover/).
 */
#ifndef DM_CODER_CAMEO_H
#define DM_CODER_CAMEO_H

#include "records/records.h"

/* The mode's score, else the type's. */
double dm_plover_score(dm_event_type type, dm_str mode);
/* The CAMEO code; empty where there is none. The context may make it more specific. */
dm_str dm_cameo_of(dm_event_type type, dm_str mode, dm_str context);

#endif
