/*
 * json_text.h - texts of records that are JSON objects.
 */
#ifndef DM_LEDGER_JSON_TEXT_H
#define DM_LEDGER_JSON_TEXT_H

#include <jansson.h>

#include "demarche.h"

/* The text under a key, as long as the object lives; one without bytes (ptr NULL) where the key is
 * missing or holds no text. */
static inline dm_str text_at(const json_t *json, const char *key) {
    const json_t *value = json_object_get(json, key);
    return (dm_str){json_string_value(value), json_string_length(value)};
}

#endif
