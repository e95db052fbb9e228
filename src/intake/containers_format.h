/*
 * containers_format.h - what a stream of bytes is, told from its beginning and, where that leaves
 * it open, its name.
 */
#ifndef DM_INTAKE_CONTAINERS_FORMAT_H
#define DM_INTAKE_CONTAINERS_FORMAT_H

#include "base/str.h"

typedef enum dm_format {
    DM_FORMAT_TEXT,
    DM_FORMAT_HTML,
    DM_FORMAT_BINARY,
    DM_FORMAT_GZIP,
    DM_FORMAT_PACKED,  /* bzip2, xz, lzma, zstd, lz4 */
    DM_FORMAT_ARCHIVE, /* zip, tar */
    DM_FORMAT_WARC,
    DM_FORMAT_JSON,
    DM_FORMAT_CSV,
    DM_FORMAT_FEED, /* RSS, RDF, Atom */
    DM_FORMAT_MAIL, /* mbox or one message */
    DM_FORMATS
} dm_format;

/* How many bytes dm_format_of() would like to see. */
enum { DM_FORMAT_BYTES = 4096 };

dm_format dm_format_of(dm_str start, dm_str name);

#endif
