/*
 * translated.h - signs that a text was made by a translation engine.
 */
#ifndef DM_INTAKE_TRANSLATED_H
#define DM_INTAKE_TRANSLATED_H

#include "base/str.h"

/* True where the text shows signs that engines leave and people do not: see translated.c for the
 * measure. */
bool dm_text_is_translated(dm_str text);

#endif
