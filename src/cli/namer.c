/*
 * namer.c - see namer.h. Actors come from the knowledge that the coder uses, subdivisions from the
 * ISO 3166-2 table.
 */
#include "cli/namer.h"

dm_status namer_open(namer *self, const dm_lexicon *lexicon, dm_error *error) {
    self->lexicon = lexicon;
    return dm_knowledge_new(lexicon, &self->knowledge, error);
}

void namer_close(namer *self) {
    if (self->knowledge)
        dm_knowledge_free(self->knowledge);
    self->knowledge = NULL;
}

/* "UA-14": two letters, a hyphen and up to three more. */
static bool is_subdivision(dm_str code) {
    return code.len >= 4 && code.len <= 6 && code.ptr[2] == '-';
}

dm_str namer_name(void *context, dm_str code) {
    namer *self = context;
    const dm_entity *entity = dm_knowledge_entity(self->knowledge, code);
    if (entity)
        return entity->name;
    /* the name of the English-language press before that of the ISO table */
    const dm_table *press =
        is_subdivision(code) ? dm_lexicon_table(self->lexicon, "places/subdivisions") : NULL;
    for (size_t i = 0; press && i < press->rows; i++)
        if (dm_str_eq(dm_table_get(press, i, "code"), code)) {
            dm_str forms = dm_table_get(press, i, "forms"), first;
            bool named = dm_str_split(&forms, '|', &first) && first.len;
            if (named && first.ptr[0] == '~')
                first = dm_str_sub(first, 1, first.len);
            if (named)
                return first;
        }
    const dm_table *table =
        is_subdivision(code) ? dm_lexicon_table(self->lexicon, "iso/subdivisions") : NULL;
    for (size_t i = 0; table && i < table->rows; i++)
        if (dm_str_eq(dm_table_get(table, i, "code"), code))
            return dm_table_get(table, i, "name");
    return (dm_str){0};
}
