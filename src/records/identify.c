/*
 * identify.c - ids of records: a hash of the document and of what makes the record itself (its
 * words, its type, its actors), so that coding the same article again, here or elsewhere, gives the
 * same id. Two records of a document that would share an id (the same word read twice) are told
 * apart by their order.
 */
#include <stdio.h>

#include "records/records.h"

/* Room for the parts of one id before they are folded: a few of the record's own and two for each
 * actor. */
enum { MOST_PARTS = 96, MOST_NUMBERS = 8 };

typedef struct parts {
    dm_str ptr[MOST_PARTS];
    size_t len;
    char numbers[MOST_NUMBERS][24];
    size_t number_count;
    char folded[DM_ID_SIZE]; /* of the parts there was no room for */
} parts;

/* Those of a list of sixty states do not fit: what is full is hashed into one part. */
static void add(parts *self, dm_str part) {
    if (self->len == MOST_PARTS) {
        char id[DM_ID_SIZE];
        dm_hash_id(self->ptr, self->len, id);
        memcpy(self->folded, id, sizeof id);
        self->ptr[0] = dm_str_of(self->folded);
        self->len = 1;
    }
    self->ptr[self->len++] = part;
}

static void add_span(parts *self, dm_span span) {
    if (self->number_count == MOST_NUMBERS)
        return;
    char *room = self->numbers[self->number_count++];
    int n = snprintf(room, sizeof self->numbers[0], "%u-%u", span.start, span.end);
    add(self, (dm_str){room, (size_t)n});
}

/* An actor is its code and its name: "the Russian leader" and "Putin" are one. */
static void add_actors(parts *self, const char *role, dm_actor_list actors) {
    add(self, dm_str_of(role));
    for (size_t i = 0; i < actors.len; i++) {
        add(self, actors.ptr[i].code);
        add(self, actors.ptr[i].name.len ? actors.ptr[i].name : actors.ptr[i].text);
    }
}

static void begin(parts *self, const dm_records *records, const char *kind) {
    self->len = self->number_count = 0;
    add(self, dm_str_of(records->article->id));
    add(self, dm_str_of(kind));
}

static void event_parts(parts *p, const dm_records *records, const dm_event *e) {
    begin(p, records, "event");
    add(p, dm_str_of(dm_event_type_name(e->type)));
    add_span(p, e->trigger);
    add_actors(p, "actors", e->actors);
    add_actors(p, "recipients", e->recipients);
}

static void statement_parts(parts *p, const dm_records *records, const dm_statement *s) {
    begin(p, records, "statement");
    add_span(p, s->content);
    add_actors(p, "speakers", s->speakers);
}

static void position_parts(parts *p, const dm_records *records, const dm_position *s) {
    begin(p, records, "position");
    add(p, s->question.id);
    add(p, s->verdict);
    add(p, s->derived ? s->rule : DM_STR(""));
    add_span(p, s->evidence);
    add_actors(p, "holders", s->holders);
}

/* Sets `id`; `same` counts the records before it in the document that have the same parts. */
static void finish(parts *p, size_t same, char id[DM_ID_SIZE]) {
    char ordinal[24];
    if (same) {
        int n = snprintf(ordinal, sizeof ordinal, "again %zu", same);
        add(p, (dm_str){ordinal, (size_t)n});
    }
    dm_hash_id(p->ptr, p->len, id);
}

#define TAKEN(list, i, id) taken(&(list).ptr[0].id[0], sizeof *(list).ptr, i, id)

/* True if one of the first `count` records, whose ids lie `step` bytes apart, has this id. */
static bool taken(const char *ids, size_t step, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (memcmp(ids + i * step, id, DM_ID_SIZE) == 0)
            return true;
    return false;
}

#define IDENTIFY(records, list, fill)                                                              \
    for (size_t i = 0; i < (records)->list.len; i++) {                                             \
        char id[DM_ID_SIZE];                                                                       \
        size_t same = 0;                                                                           \
        do {                                                                                       \
            fill(&p, records, &(records)->list.ptr[i]);                                            \
            finish(&p, same++, id);                                                                \
        } while (TAKEN((records)->list, i, id));                                                   \
        memcpy((records)->list.ptr[i].id, id, sizeof id);                                          \
    }

void dm_records_identify(dm_records *records) {
    parts p;
    IDENTIFY(records, events, event_parts)
    IDENTIFY(records, statements, statement_parts)
    IDENTIFY(records, positions, position_parts)
}
