/*
 * reasons.c - see reasons.h. The actors' reasons are not part of the record contract, so they
 * travel beside the record.
 */
#include "engine/reasons.h"

static void add_actors(json_t *why, dm_actor_list actors) {
    for (size_t i = 0; i < actors.len; i++) {
        const dm_actor *actor = &actors.ptr[i];
        if (actor->why.len)
            json_array_append_new(why, json_pack("{s:i, s:s%}", "start", (int)actor->span.start,
                                                 "why", actor->why.ptr, actor->why.len));
    }
}

static dm_str explanation_of(const dm_line_source *source) {
    if (source->event)
        return source->event->explain;
    if (source->statement)
        return source->statement->explain;
    return source->position ? source->position->explain : (dm_str){0};
}

dm_str dm_reasons_of(dm_arena *arena, const dm_line_source *source) {
    dm_str text = explanation_of(source), all = {0};
    json_t *json = text.len ? json_loadb(text.ptr, text.len, 0, NULL) : NULL, *why = json_array();
    if (!json_is_object(json)) {
        json_decref(json);
        json = json_object();
    }
    if (source->event) {
        add_actors(why, source->event->actors);
        add_actors(why, source->event->recipients);
        if (source->event->attribution)
            add_actors(why, (dm_actor_list){source->event->attribution, 1});
    } else if (source->statement) {
        add_actors(why, source->statement->speakers);
        add_actors(why, source->statement->addressees);
    } else if (source->position) {
        add_actors(why, source->position->holders);
    }
    json_object_set_new(json, "why", why);
    dm_buffer line = {0};
    if (json && dm_line_append(&line, json))
        all = dm_arena_str(arena, (dm_str){line.ptr, line.len});
    dm_buffer_free(&line);
    json_decref(json);
    return all;
}
