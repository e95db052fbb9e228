/*
 * language_id.h - which language a text is in.
 */
#ifndef DM_INTAKE_LANGUAGE_ID_H
#define DM_INTAKE_LANGUAGE_ID_H

#include "base/arena.h"

/*
 * The language of UTF-8 text as a BCP 47 tag and how sure it is, 0 to 1; "und" and 0 when unsure.
 * `declared` (of the page or record, may be empty) is a hint, not believed against the text.
 * The view is in `arena` or static.
 */
dm_str dm_language_of(dm_arena *arena, dm_str text, dm_str declared, double *confidence);

#endif
