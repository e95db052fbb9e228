/*
 * ledger_internal.h - shared by questions.c and ledger.c.
 */
#ifndef DM_LEDGER_LEDGER_INTERNAL_H
#define DM_LEDGER_LEDGER_INTERNAL_H

#include "ledger/ledger.h"
#include "ledger/queries.h"

/* The conditions of a ledger query over record r, position p, party h (the holder) and document d.
 */
void dm_ledger_conditions(dm_sql *sql, const dm_ledger_query *query);

#endif
