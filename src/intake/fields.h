/*
 * fields.h - the names under which the field's corpora keep an article's parts: keys of JSON Lines,
 * columns of CSV.
 */
#ifndef DM_INTAKE_FIELDS_H
#define DM_INTAKE_FIELDS_H

#include "intake/article.h"

typedef enum dm_field {
    DM_FIELD_NONE,
    DM_FIELD_TEXT,
    DM_FIELD_HTML,
    DM_FIELD_TITLE,
    DM_FIELD_PUBLISHED,
    DM_FIELD_URL,
    DM_FIELD_LANGUAGE,
    DM_FIELD_OUTLET,
    DM_FIELD_BYLINE,
    DM_FIELD_CRAWLED,
    DM_FIELDS
} dm_field;

/*
 * What `name` holds: by the user's --map if it names it, else by the usual names (case, "_" and "-"
 * ignored). Names further up the list of fields.c win over later ones when a record has several;
 * `*rank` (may be NULL via dm_field_of) tells which.
 */
dm_field dm_field_ranked(dm_str name, const dm_intake_options *options, unsigned *rank);
dm_field dm_field_of(dm_str name, const dm_intake_options *options);

/* Collects the fields of one record; of several names for one field the first in rank wins. */
typedef struct dm_field_values {
    dm_str value[DM_FIELDS];
    unsigned rank[DM_FIELDS];
} dm_field_values;

void dm_fields_add(dm_field_values *self, dm_str name, dm_str value,
                   const dm_intake_options *options);
/* Makes a resource of them. False when there is no text in it. */
bool dm_fields_resource(const dm_field_values *self, dm_resource *resource);
/* Text or markup? */
bool dm_looks_like_html(dm_str s);

#endif
