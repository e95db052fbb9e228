/*
 * codebook/classes.c - rows for any word of a class ("@condemned.N"): where those of each class
 * begin, and a glance at the words that are in one.
 */
#include "coder/codebook/parts.h"

static const char parts_of_speech[] = {'V', 'N', 'A'};

/* Classes that an adjective may put a noun into ("a shameful act"), or who somebody is. */
static bool is_open(dm_str name) {
    return DM_STR_IN(name, "@condemned", "@praised", "@good", "@ill-natured", "@protesting");
}

dm_status dm_class_rows_keep(dm_row_reading *at, const dm_frame *frame) {
    dm_codebook *self = at->self;
    bool event = dm_str_starts(frame->table->name, DM_STR("predicates/"));
    dm_class_scope scope = event ? DM_SCOPE_EVENTS : DM_SCOPE_STANCES;
    bool known = frame->lemma.len == 0 || frame->lemma.ptr[0] != '@';
    for (size_t i = 0; i < self->class_rows[scope].len && !known; i++)
        known = dm_str_eq(frame->lemma, self->class_rows[scope].ptr[i].name);
    if (!known && self->class_rows[scope].len == DM_MOST_CLASS_ROWS)
        return FAULT(at, "rows for more than %d classes", DM_MOST_CLASS_ROWS);
    dm_class_rows *rows = known ? NULL : dm_vec_push(&self->arena, &self->class_rows[scope]);
    if (rows)
        *rows = (dm_class_rows){.name = frame->lemma, .open = is_open(frame->lemma)};
    return DM_OK;
}

/* Where the rows for a class begin; those of the stances are kept under "+@class". */
static void find_rows(dm_codebook *self, dm_class_scope scope, dm_class_rows *rows) {
    dm_str general = dm_arena_printf(&self->arena, "+%.*s", DM_FMT(rows->name));
    for (size_t i = 0; i < sizeof parts_of_speech; i++)
        rows->first[dm_pos_index(parts_of_speech[i])] =
            scope == DM_SCOPE_EVENTS ? dm_codebook_frames(self, rows->name, parts_of_speech[i])
                                     : dm_codebook_stances(self, general, parts_of_speech[i]);
}

/* "wind" of "wind up". */
static dm_str verb_of(dm_str words) {
    size_t end = 0;
    while (end < words.len && words.ptr[end] != ' ')
        end++;
    return dm_str_sub(words, 0, end);
}

void dm_class_words_note(dm_codebook *self, dm_class_scope scope, size_t place, dm_str words) {
    const dm_class_rows *rows = &self->class_rows[scope].ptr[place];
    dm_heads heads = scope == DM_SCOPE_EVENTS ? DM_HEADS_EVENT_CLASSES : DM_HEADS_STANCE_CLASSES;
    dm_str word;
    while (words.len && dm_str_split(&words, '|', &word))
        for (size_t i = 0; i < sizeof parts_of_speech; i++)
            if (rows->first[dm_pos_index(parts_of_speech[i])] != DM_MAP_NONE)
                dm_heads_note(self, heads, verb_of(word), parts_of_speech[i]);
}

bool dm_is_class_table(const dm_table *table) {
    bool classes = dm_str_starts(table->name, DM_STR("language/classes")) ||
                   dm_str_starts(table->name, DM_STR("user/"));
    return classes && dm_table_column(table, "class") != SIZE_MAX;
}

void dm_class_rows_settle(dm_codebook *self) {
    for (dm_class_scope scope = 0; scope < DM_SCOPE_COUNT; scope++)
        for (size_t i = 0; i < self->class_rows[scope].len; i++)
            find_rows(self, scope, &self->class_rows[scope].ptr[i]);
}
