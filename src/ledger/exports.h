/*
 * exports.h - events in the column formats of the field, so that programs written for those data
 * read these.
 */
#ifndef DM_LEDGER_EXPORTS_H
#define DM_LEDGER_EXPORTS_H

#include "ledger/store.h"

typedef enum dm_export { DM_EXPORT_POLECAT, DM_EXPORT_GDELT, DM_EXPORT_ICEWS } dm_export;

/* The header line, "" for formats without; with its line end. */
const char *dm_export_header(dm_export format);
/*
 * The rows of one event, tab-separated, each with its line end, in `arena`. GDELT and ICEWS know
 * pairs only: an event of several actors gives a row for each pair. Empty where the format cannot
 * say it (GDELT and ICEWS need a CAMEO code).
 */
dm_str dm_export_rows(dm_arena *arena, dm_export format, const json_t *event,
                      const dm_found *found);

#endif
