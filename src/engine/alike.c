/*
 * alike.c - unknown names stand in the place of a known one while a sentence is read.
 *
 * Treebanks hold few names of states more than once or twice; behind a rare one the tagger guesses
 * by its letters ("Belize reached" as two verbs). What a sentence says does not depend on which
 * state it names, so each rare name is shown as one of a few frequent ones (the table
 * lexicon/language/familiar.tsv).
 */
#include "engine/alike.h"

#include <ctype.h>

#include "base/error.h"
#include "base/hash.h"

/* The table's row of a name, SIZE_MAX if it has none. */
static size_t row_of(const dm_table *table, dm_str name) {
    size_t row = 0;
    while (row < table->rows && !dm_str_eq(dm_table_get(table, row, "name"), name))
        row++;
    return row < table->rows ? row : SIZE_MAX;
}

/* One word in letters that is not all capitals: an abbreviation is read as it is. */
static bool is_plain_word(dm_str form) {
    bool lower = false;
    for (size_t i = 0; i < form.len; i++) {
        unsigned char c = (unsigned char)form.ptr[i];
        if (c < 0x80 && !isalpha(c))
            return false;
        lower |= c >= 'a' && c <= 'z';
    }
    return lower;
}

static bool is_of_state(const dm_knowledge *knowledge, const dm_name *name) {
    return (name->sort == DM_NAME_ENTITY || name->sort == DM_NAME_CAPITAL) &&
           dm_knowledge_entity_at(knowledge, name->target)->kind == DM_KIND_STATE;
}

dm_status dm_alike_read(const dm_lexicon *lexicon, const dm_knowledge *knowledge, dm_arena *arena,
                        dm_alike *alike, dm_error *error) {
    const dm_table *table = dm_lexicon_table(lexicon, "language/familiar");
    const dm_name *name;
    DM_VEC(dm_str) as = {0};
    *alike = (dm_alike){0};
    for (size_t row = 0; table && row < table->rows; row++)
        if (dm_table_get(table, row, "stands_in").len) {
            dm_str *one = dm_vec_push(arena, &as);
            if (!one)
                return dm_fail_memory(error);
            *one = dm_table_get(table, row, "name");
        }
    alike->as = as.ptr;
    for (size_t i = 0; as.len && (name = dm_knowledge_name_at(knowledge, i)); i++) {
        if (!is_of_state(knowledge, name) || !is_plain_word(name->form) ||
            row_of(table, name->form) != SIZE_MAX)
            continue;
        uint32_t *slot = dm_map_put(&alike->names, arena, name->form);
        if (!slot)
            return dm_fail_memory(error);
        /* neighbours in a list should not all become one name */
        *slot = (uint32_t)(dm_hash64(name->form, 0) % as.len);
    }
    return DM_OK;
}
