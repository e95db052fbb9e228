/*
 * watch_state.c - the state of a feed, as JSON under "feed:URL" in the caller's store.
 */
#include "intake/watch_state.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"

enum { LONGEST_PAUSE = 86400 };

static dm_str text(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? (dm_str){json_string_value(value), json_string_length(value)}
                                 : (dm_str){0};
}

dm_status dm_watched_load(dm_watched *self, const dm_watch_memory *memory, dm_error *error) {
    dm_arena scratch;
    dm_str value = {0};
    dm_arena_init(&scratch, 0);
    dm_str name = dm_arena_printf(&scratch, "feed:%.*s", DM_FMT(self->url));
    dm_status status = memory->get(memory->context, &scratch, name, &value, error);
    json_t *root = status == DM_OK && value.len ? json_loadb(value.ptr, value.len, 0, NULL) : NULL;
    if (root) {
        self->etag = dm_arena_str(&self->arena, text(root, "etag"));
        self->modified = dm_arena_str(&self->arena, text(root, "modified"));
        self->next = json_integer_value(json_object_get(root, "next"));
        self->failures = (unsigned)json_integer_value(json_object_get(root, "failures"));
        self->gone = json_is_true(json_object_get(root, "gone"));
        const json_t *seen = json_object_get(root, "seen");
        for (size_t i = 0; i < json_array_size(seen); i++) {
            const char *hex = json_string_value(json_array_get(seen, i));
            if (hex)
                dm_watched_note(self, strtoull(hex, NULL, 16));
        }
        self->changed = false;
    }
    json_decref(root);
    dm_arena_free(&scratch);
    return status;
}

static json_t *seen_list(const dm_watched *self) {
    json_t *list = json_array();
    size_t count = self->seen_count < DM_WATCH_SEEN ? self->seen_count : DM_WATCH_SEEN;
    for (size_t i = self->seen_count - count; list && i < self->seen_count; i++) {
        char hex[20];
        snprintf(hex, sizeof hex, "%016" PRIx64, self->seen[i % DM_WATCH_SEEN]);
        json_array_append_new(list, json_string(hex));
    }
    return list;
}

dm_status dm_watched_save(dm_watched *self, const dm_watch_memory *memory, dm_error *error) {
    dm_arena scratch;
    dm_arena_init(&scratch, 0);
    dm_str name = dm_arena_printf(&scratch, "feed:%.*s", DM_FMT(self->url));
    json_t *root =
        json_pack("{s:s%, s:s%, s:I, s:i, s:b, s:o?}", "etag", self->etag.len ? self->etag.ptr : "",
                  self->etag.len, "modified", self->modified.len ? self->modified.ptr : "",
                  self->modified.len, "next", (json_int_t)self->next, "failures",
                  (int)self->failures, "gone", (int)self->gone, "seen", seen_list(self));
    char *line = root ? json_dumps(root, JSON_COMPACT) : NULL;
    dm_status status = line && !scratch.failed
                           ? memory->put(memory->context, name, dm_str_of(line), error)
                           : dm_fail_memory(error);
    free(line);
    json_decref(root);
    dm_arena_free(&scratch);
    if (status == DM_OK)
        self->changed = false;
    return status;
}

bool dm_watched_has(const dm_watched *self, uint64_t item) {
    size_t count = self->seen_count < DM_WATCH_SEEN ? self->seen_count : DM_WATCH_SEEN;
    for (size_t i = 0; i < count; i++)
        if (self->seen[i] == item)
            return true;
    return false;
}

void dm_watched_note(dm_watched *self, uint64_t item) {
    self->seen[self->seen_count++ % DM_WATCH_SEEN] = item;
    self->changed = true;
}

void dm_watched_succeed(dm_watched *self, int64_t now, unsigned interval, dm_str etag,
                        dm_str modified) {
    dm_arena fresh;
    dm_arena_init(&fresh, 0);
    dm_str kept_etag = etag.len ? dm_arena_str(&fresh, etag) : DM_STR("");
    dm_str kept_modified = modified.len ? dm_arena_str(&fresh, modified) : DM_STR("");
    dm_arena_free(&self->arena);
    self->arena = fresh;
    self->etag = kept_etag;
    self->modified = kept_modified;
    self->failures = 0;
    self->next = now + interval;
    self->changed = true;
}

void dm_watched_fail(dm_watched *self, int64_t now, unsigned interval, unsigned retry_after) {
    uint64_t pause = interval;
    if (self->failures < 30)
        self->failures++;
    for (unsigned i = 0; i < self->failures && pause < LONGEST_PAUSE; i++)
        pause *= 2;
    pause = pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE;
    self->next = now + (int64_t)(pause > retry_after ? pause : retry_after);
    self->changed = true;
}
