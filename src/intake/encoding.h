/*
 * encoding.h - bytes of any encoding to UTF-8, with the way back to the bytes of the input.
 */
#ifndef DM_INTAKE_ENCODING_H
#define DM_INTAKE_ENCODING_H

#include "base/arena.h"

/* Where a stretch of the decoded text came from; between two marks the bytes are taken as 1:1. */
typedef struct dm_offset_mark {
    size_t text, input;
} dm_offset_mark;

typedef struct dm_decoded {
    dm_str text;   /* valid UTF-8 without NUL */
    char name[32]; /* the encoding it had, "UTF-8" */
    bool repaired; /* bytes of no meaning were replaced, or mojibake undone */
    /* Empty when text and input are byte for byte the same. */
    DM_VEC(dm_offset_mark) marks;
    size_t input_size;
} dm_decoded;

/*
 * Decodes `bytes`: a byte order mark decides, then the charset of `content_type`, then a <meta>
 * (when `html`), if the bytes are possible in it; then UTF-8 if valid, then ICU's detector.
 * Mojibake of UTF-8 once read as windows-1252 is undone. The text is in `arena`, or is `bytes`
 * itself.
 */
dm_status dm_decode(dm_arena *arena, dm_str bytes, dm_str content_type, bool html,
                    dm_decoded *decoded, dm_error *error) DM_MUST_CHECK;
/* The input byte for a byte of the decoded text. */
size_t dm_decoded_offset(const dm_decoded *self, size_t at);
/* Undoes mojibake ("\xc3\xa2\xe2\x82\xac\xe2\x84\xa2" for a right quote) in UTF-8; `s` itself if
 * there is none. */
dm_str dm_undo_mojibake(dm_arena *arena, dm_str s, bool *repaired);

#endif
