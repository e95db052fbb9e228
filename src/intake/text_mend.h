/*
 * text_mend.h - blanks that a translation engine lost are put back.
 */
#ifndef DM_INTAKE_TEXT_MEND_H
#define DM_INTAKE_TEXT_MEND_H

#include "base/arena.h"

/*
 * The text of a machine-translated article with its lost blanks: "Xi Jinpingon the occasion",
 * "the results “not correctAnd stated", "“falsified»The results". A copy in the arena; the text
 * itself where nothing was lost or memory is. Offsets of records count in what is returned, which
 * is what the document record keeps.
 */
dm_str dm_text_mend(dm_arena *arena, dm_str text);

#endif
