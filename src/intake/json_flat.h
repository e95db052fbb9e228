/*
 * json_flat.h - an object whose values are strings, as most lines of JSON Lines are, read in place.
 */
#ifndef DM_INTAKE_JSON_FLAT_H
#define DM_INTAKE_JSON_FLAT_H

#include "base/arena.h"

enum { DM_FLAT_FIELDS = 16 };

/* Views into what was read, or into the arena where there was something escaped. */
typedef struct dm_flat_object {
    size_t count;
    struct {
        dm_str key, value;
    } field[DM_FLAT_FIELDS];
} dm_flat_object;

/* False where the text is anything else, or more than that: other values, a key twice,
 * faults, no memory. jansson, which knows all of it, then reads the text and tells what is wrong.
 */
bool dm_json_flat(dm_arena *arena, dm_str text, dm_flat_object *object);

#endif
