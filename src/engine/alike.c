/*
 * alike.c - unknown names stand in the place of a known one while a sentence is read.
 *
 * Treebanks hold few names of states more than once or twice; behind a rare one the tagger guesses
 * by its letters ("Belize reached" as two verbs). What a sentence says does not depend on which
 * state it names, so each rare name is shown as one of a few frequent ones (the table
 * lexicon/language/familiar.tsv).
 */
#include "engine/alike.h"

#include "base/error.h"
#include "base/hash.h"

/* One word in letters that is not all capitals: an abbreviation is read as it is. */
static bool is_plain_word(dm_str form) {
    bool lower = false;
    for (size_t i = 0; i < form.len; i++) {
        unsigned char c = (unsigned char)form.ptr[i];
        if (c < 0x80 && ((c | 32) < 'a' || (c | 32) > 'z'))
            return false;
        lower |= c >= 'a' && c <= 'z';
    }
    return lower;
}

static bool is_of_state(const dm_knowledge *knowledge, const dm_name *name) {
    return (name->sort == DM_NAME_ENTITY || name->sort == DM_NAME_CAPITAL) &&
           dm_knowledge_entity_at(knowledge, name->target)->kind == DM_KIND_STATE;
}

/* What the table says: which names are familiar, and which of them stand in. */
typedef struct familiar {
    dm_map names;
    DM_VEC(dm_str) as;
} familiar;

static dm_status read_familiar(const dm_table *table, dm_arena *arena, familiar *self,
                               dm_error *error) {
    size_t name = dm_table_column(table, "name"), stands_in = dm_table_column(table, "stands_in");
    for (size_t row = 0; row < table->rows; row++) {
        dm_str form = dm_table_cell(table, row, name);
        uint32_t *slot = dm_map_put(&self->names, arena, form);
        if (!slot)
            return dm_fail_memory(error);
        *slot = (uint32_t)row;
        dm_str *one =
            dm_table_cell(table, row, stands_in).len ? dm_vec_push(arena, &self->as) : NULL;
        if (one)
            *one = form;
    }
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

dm_status dm_alike_read(const dm_lexicon *lexicon, const dm_knowledge *knowledge, dm_arena *arena,
                        dm_alike *alike, dm_error *error) {
    const dm_table *table = dm_lexicon_table(lexicon, "language/familiar");
    const dm_name *name;
    familiar known = {0};
    *alike = (dm_alike){0};
    dm_status status = table ? read_familiar(table, arena, &known, error) : DM_OK;
    alike->as = known.as.ptr;
    for (size_t i = 0;
         status == DM_OK && known.as.len && (name = dm_knowledge_name_at(knowledge, i)); i++) {
        if (!is_of_state(knowledge, name) || !is_plain_word(name->form) ||
            dm_map_get(&known.names, name->form) != DM_MAP_NONE)
            continue;
        uint32_t *slot = dm_map_put(&alike->names, arena, name->form);
        if (!slot)
            return dm_fail_memory(error);
        /* neighbours in a list should not all become one name */
        *slot = (uint32_t)(dm_hash64(name->form, 0) % known.as.len);
    }
    return status;
}
