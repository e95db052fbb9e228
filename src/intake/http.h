/*
 * http.h - a stored HTTP response taken apart.
 */
#ifndef DM_INTAKE_HTTP_H
#define DM_INTAKE_HTTP_H

#include "base/arena.h"

typedef struct dm_http {
    unsigned status; /* 0: the bytes had no HTTP header and are all body */
    dm_str content_type, content_encoding, transfer_encoding, date, content_language;
    dm_str body; /* as stored */
} dm_http;

void dm_http_parse(dm_str bytes, dm_http *http);
/*
 * The body without chunks and content encodings (gzip, deflate, br), in `arena` where it had any.
 * What is declared but not so stored is left as it is, since crawlers undo encodings and keep the
 * header. A body that breaks gives what came before; *truncated says so. DM_ERR_LIMIT beyond
 * `limit`.
 */
dm_status dm_http_body(dm_arena *arena, const dm_http *http, size_t limit, dm_str *body,
                       bool *truncated, dm_error *error) DM_MUST_CHECK;
/* The next "Name: value" of a header block, folded lines not joined; false at its end (after the
 * empty line, which is consumed). */
bool dm_header_next(dm_str *rest, dm_str *name, dm_str *value);

#endif
