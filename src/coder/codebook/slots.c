/*
 * codebook/slots.c - reads the slots of frames and operators: who fills a role.
 */
#include "coder/codebook/parts.h"

void *dm_codebook_keep(dm_codebook *self, const void *bytes, size_t size) {
    void *copy = dm_arena_alloc(&self->arena, size);
    return copy ? memcpy(copy, bytes, size) : NULL;
}

static bool role_of(dm_str word, dm_role *role) {
    static const struct {
        dm_str name;
        dm_role role;
    } names[] = {{{"subj", 4}, DM_SLOT_SUBJ},   {{"obj", 3}, DM_SLOT_OBJ},
                 {{"iobj", 4}, DM_SLOT_IOBJ},   {{"xcomp", 5}, DM_SLOT_XCOMP},
                 {{"ccomp", 5}, DM_SLOT_CCOMP}, {{"comp", 4}, DM_SLOT_COMP},
                 {{"poss", 4}, DM_SLOT_POSS},   {{"speaker", 7}, DM_SLOT_SPEAKER}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dm_str_eq(word, names[i].name)) {
            *role = names[i].role;
            return true;
        }
    return false;
}

static bool is_preposition(dm_str word) {
    if (!word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!(word.ptr[i] >= 'a' && word.ptr[i] <= 'z') && word.ptr[i] != ' ')
            return false;
    return true;
}

dm_status dm_slot_read(const dm_row_reading *at, dm_str written, dm_slot *slot) {
    *slot = (dm_slot){0};
    if (dm_str_ends(written, DM_STR("*"))) {
        slot->responsible = true;
        written.len--;
    }
    dm_str step;
    while (dm_str_split(&written, '/', &step)) {
        if (slot->count == DM_SLOT_STEPS)
            return FAULT(at, "a slot of more than %d steps", DM_SLOT_STEPS);
        dm_role role = DM_SLOT_PREP;
        if (!role_of(step, &role) && !is_preposition(step))
            return FAULT(at,
                         "\"%.*s\" is no slot: use subj, obj, iobj, xcomp, ccomp, comp, poss or "
                         "a preposition",
                         DM_FMT(step));
        slot->steps[slot->count].role = role;
        slot->steps[slot->count++].preposition = role == DM_SLOT_PREP ? step : (dm_str){"", 0};
    }
    return DM_OK;
}

dm_status dm_slot_share(const dm_row_reading *at, dm_str written, const dm_slot **slot) {
    static const dm_slot none;
    dm_codebook *self = at->self;
    *slot = &none; /* where memory is lost */
    uint32_t *known = dm_map_put(&self->asked_written, &self->arena, written);
    if (!known)
        return DM_OK;
    if (*known != DM_MAP_NONE) {
        *slot = self->asked.ptr[*known];
        return DM_OK;
    }
    dm_slot read;
    dm_status status = dm_slot_read(at, written, &read);
    const dm_slot **kept = status == DM_OK ? dm_vec_push(&self->arena, &self->asked) : NULL;
    if (kept && (*kept = dm_codebook_keep(self, &read, sizeof read))) {
        *known = (uint32_t)(self->asked.len - 1);
        *slot = *kept;
    }
    return status;
}

static dm_status read_slots(const dm_row_reading *at, dm_str written, dm_slots *slots) {
    dm_slot choices[DM_SLOT_CHOICES];
    dm_str choice, part;
    while (dm_str_split(&written, '|', &choice)) {
        for (bool joined = false; dm_str_split(&choice, '&', &part); joined = true) {
            if (slots->count == DM_SLOT_CHOICES)
                return FAULT(at, "more than %d slots", DM_SLOT_CHOICES);
            dm_status status = dm_slot_read(at, part, &choices[slots->count]);
            if (status != DM_OK)
                return status;
            choices[slots->count++].joined = joined;
        }
    }
    slots->choices = dm_codebook_keep(at->self, choices, slots->count * sizeof *choices);
    if (!slots->choices)
        slots->count = 0;
    return DM_OK;
}

static dm_status share_slots(const dm_row_reading *at, dm_str written, dm_slots *slots) {
    dm_codebook *self = at->self;
    uint32_t *known = dm_map_put(&self->slots_written, &self->arena, written);
    if (!known)
        return DM_OK;
    if (*known != DM_MAP_NONE) {
        *slots = self->slots.ptr[*known];
        return DM_OK;
    }
    dm_status status = read_slots(at, written, slots);
    dm_slots *kept = status == DM_OK ? dm_vec_push(&self->arena, &self->slots) : NULL;
    if (kept) {
        *known = (uint32_t)(self->slots.len - 1);
        *kept = *slots;
    }
    return status;
}

/* A few hundred different ones stand in ten thousand cells: rows that write the same share them. */
dm_status dm_slots_read(dm_row_reading *at, dm_str written, dm_slots *slots) {
    *slots = (dm_slots){0};
    if (!written.len)
        return DM_OK;
    size_t place = (uintptr_t)written.ptr * 0x9E3779B97F4A7C15u >> 32 & (DM_CELLS_KNOWN - 1);
    dm_str *known = &at->cells.written[place];
    if (known->ptr == written.ptr && known->len == written.len) {
        *slots = at->cells.slots[place];
        return DM_OK;
    }
    dm_status status = share_slots(at, written, slots);
    if (status == DM_OK) {
        *known = written;
        at->cells.slots[place] = *slots;
    }
    return status;
}
