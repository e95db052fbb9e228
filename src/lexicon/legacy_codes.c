/*
 * legacy_codes.c - from CAMEO's actor codes to demarche's.
 *
 * A CAMEO code is a row of three-letter parts: a state, or a class that stands where a state would
 * (IGO, NGO, MNC, ...), then what is told more closely. What a part means is in
 * lexicon/actors/legacy_codes.tsv. The first part that names a sector gives it.
 */
#include "lexicon/legacy.h"

enum { PART = 3 };

static dm_map *use_of(dm_legacy_parts *self, dm_str use) {
    const struct {
        const char *name;
        dm_map *map;
    } uses[] = {{"state", &self->alias},    {"organisation", &self->organisations},
                {"class", &self->classes},  {"region", &self->regions},
                {"sector", &self->sectors}, {"dropped", &self->dropped}};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (dm_str_is(use, uses[i].name))
            return uses[i].map;
    return NULL;
}

static void put(dm_map *map, dm_arena *arena, dm_str key, size_t row) {
    uint32_t *slot = map ? dm_map_put(map, arena, key) : NULL;
    if (slot && *slot == DM_MAP_NONE)
        *slot = (uint32_t)row;
}

/* Tables that declare states: the built-in ones, and a user's of the same columns. */
static bool declares_states(const dm_table *table) {
    return dm_str_is(table->name, "actors/states") ||
           dm_str_is(table->name, "actors/territories") ||
           (dm_str_starts(table->name, DM_STR("user/")) &&
            dm_table_column(table, "metonyms") != SIZE_MAX);
}

void dm_legacy_parts_init(dm_legacy_parts *self, dm_arena *arena, const dm_lexicon *lexicon) {
    *self = (dm_legacy_parts){.table = dm_lexicon_table(lexicon, "actors/legacy_codes")};
    for (size_t t = 0; t < dm_lexicon_tables(lexicon); t++) {
        const dm_table *table = dm_lexicon_table_at(lexicon, t);
        for (size_t row = 0; declares_states(table) && row < table->rows; row++)
            put(&self->states, arena, dm_table_get(table, row, "code"), row);
    }
    for (size_t row = 0; self->table && row < self->table->rows; row++)
        put(use_of(self, dm_table_get(self->table, row, "use")), arena,
            dm_table_get(self->table, row, "part"), row);
}

typedef struct decoding {
    const dm_legacy_parts *parts;
    dm_legacy_code *code;
    bool international;  /* behind IGO, NGO: organisations before everything else */
    dm_str class_sector; /* of the class that stands first */
} decoding;

static bool in(const dm_map *map, dm_str part, uint32_t *row) {
    *row = dm_map_get(map, part);
    return *row != DM_MAP_NONE;
}

static dm_str cell(const decoding *d, uint32_t row, const char *column) {
    return dm_table_get(d->parts->table, row, column);
}

static void set_sector(decoding *d, dm_str sector) {
    if (!d->code->sector.len)
        d->code->sector = sector;
}

static bool is_state(const decoding *d, dm_str part, dm_str *code) {
    uint32_t row;
    if (in(&d->parts->alias, part, &row))
        *code = cell(d, row, "code");
    else if (in(&d->parts->states, part, &row))
        *code = part;
    else
        return false;
    return true;
}

static bool first_part(decoding *d, dm_str part) {
    const dm_legacy_parts *p = d->parts;
    uint32_t row;
    if (in(&p->classes, part, &row)) {
        d->international = dm_str_is(part, "IGO") || dm_str_is(part, "NGO");
        d->class_sector = cell(d, row, "sector");
        return true;
    }
    if (is_state(d, part, &d->code->code) || in(&p->regions, part, &row) ||
        in(&p->dropped, part, &row))
        return true;
    if (in(&p->organisations, part, &row))
        d->code->code = cell(d, row, "code");
    else if (in(&p->sectors, part, &row))
        set_sector(d, cell(d, row, "sector"));
    else
        return false;
    return true;
}

static bool organisation(decoding *d, dm_str part) {
    uint32_t row;
    if (!in(&d->parts->organisations, part, &row))
        return false;
    d->code->code = cell(d, row, "code");
    return true;
}

static bool later_part(decoding *d, dm_str part) {
    const dm_legacy_parts *p = d->parts;
    dm_str state;
    uint32_t row;
    if (d->international && organisation(d, part))
        return true;
    if (in(&p->sectors, part, &row) || in(&p->classes, part, &row)) {
        set_sector(d, cell(d, row, "sector"));
        return true;
    }
    return in(&p->dropped, part, &row) || in(&p->regions, part, &row) ||
           is_state(d, part, &state) || in(&p->organisations, part, &row);
}

/* CAMEO writes ethnic groups in small letters. */
static bool is_ethnic(dm_str part) {
    for (size_t i = 0; i < part.len; i++)
        if (part.ptr[i] < 'a' || part.ptr[i] > 'z')
            return false;
    return part.len > 0;
}

bool dm_legacy_decode(const dm_legacy_parts *self, dm_str written, dm_legacy_code *code,
                      dm_str *unknown) {
    decoding d = {.parts = self, .code = code};
    bool ethnic = false;
    code->code = code->sector = *unknown = (dm_str){"", 0};
    for (size_t at = 0; at < written.len; at += PART) {
        dm_str part = dm_str_sub(written, at, at + PART);
        bool known = at == 0 ? first_part(&d, part) : later_part(&d, part);
        ethnic |= !known && at > 0 && is_ethnic(part);
        if (!known && !unknown->len && (at == 0 || !is_ethnic(part)))
            *unknown = part;
        if (!known && at == 0)
            return false;
    }
    /* A known organisation has the sector of its own; one that is not, that of the class. Some
     * people of a state, or somebody unknown of it, is not the state. */
    if (d.class_sector.len && !code->code.len && (d.international || !code->sector.len))
        code->sector = d.class_sector;
    if (!code->sector.len && !d.class_sector.len && (ethnic || unknown->len))
        code->sector = ethnic ? DM_STR("CVL") : DM_STR("UNK");
    return code->code.len || code->sector.len;
}
