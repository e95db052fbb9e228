/*
 * names.c - the words that stand for enumerated values in the record contract. Each table is in the
 * order of its enum.
 */
#include "records/records.h"

static const char *const EVENT_TYPES[] = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
static const char *const QUADS[] = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
                                    "material_conflict"};
static const char *const STATUSES[] = {"asserted", "negated", "future", "hypothetical",
                                       "historical"};
static const char *const ACTOR_KINDS[] = {"state",  "organisation", "group", "entity",
                                          "person", "company",      "people"};
static const char *const PRECISIONS[] = {"none", "day", "month", "year", "range"};
static const char *const STATEMENT_KINDS[] = {"direct", "indirect", "mixed"};

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define NAME(table, value) ((size_t)(value) < COUNT(table) ? (table)[value] : NULL)

/* The index of `name` in `table`, or `count`. */
static size_t index_of(const char *const *table, size_t count, dm_str name) {
    size_t i = 0;
    while (i < count && !dm_str_is(name, table[i]))
        i++;
    return i;
}

const char *dm_event_type_name(dm_event_type type) {
    return NAME(EVENT_TYPES, type);
}

dm_event_type dm_event_type_of(dm_str name) {
    return (dm_event_type)index_of(EVENT_TYPES, COUNT(EVENT_TYPES), name);
}

dm_quad dm_quad_of(dm_event_type type) {
    if (type <= DM_CONCEDE)
        return DM_VERBAL_COOPERATION;
    if (type <= DM_RETREAT)
        return DM_MATERIAL_COOPERATION;
    if (type <= DM_THREATEN)
        return DM_VERBAL_CONFLICT;
    return DM_MATERIAL_CONFLICT;
}

const char *dm_quad_name(dm_quad quad) {
    return quad >= DM_VERBAL_COOPERATION ? NAME(QUADS, quad - DM_VERBAL_COOPERATION) : NULL;
}

const char *dm_event_status_name(dm_event_status status) {
    return NAME(STATUSES, status);
}

bool dm_event_status_of(dm_str name, dm_event_status *status) {
    size_t i = index_of(STATUSES, COUNT(STATUSES), name);
    *status = (dm_event_status)(i < COUNT(STATUSES) ? i : 0);
    return i < COUNT(STATUSES);
}

const char *dm_actor_kind_name(dm_actor_kind kind) {
    return NAME(ACTOR_KINDS, kind);
}

const char *dm_precision_name(dm_precision precision) {
    return NAME(PRECISIONS, precision);
}

const char *dm_statement_kind_name(dm_statement_kind kind) {
    return NAME(STATEMENT_KINDS, kind);
}
