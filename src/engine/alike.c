/*
 * alike.c - unknown names stand in the place of a known one while a sentence is read.
 *
 * Treebanks hold few names of states more than once or twice; behind a rare one the tagger guesses
 * by its letters ("Belize reached" as two verbs). What a sentence says does not depend on which
 * state it names, so each rare name is shown as one of a few frequent ones (the table
 * lexicon/language/familiar.tsv). What machine translation makes of other languages' grammar is
 * shown in proper words (lexicon/language/rewordings.tsv).
 */
#include "engine/alike.h"

#include "base/utf8.h"
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

typedef struct dm_rewordings {
    DM_VEC(dm_rewording) patterns;
    DM_VEC(dm_rewording_link) links; /* by each word that may be the first of one */
} dm_rewordings;

/* What the table says: which names are familiar, and which of them stand in. */
typedef struct familiar {
    dm_map names;
    DM_VEC(dm_str) as;
    size_t standing; /* so many of them stand in for any; behind these, for one name each */
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
        dm_str *one = dm_str_is(dm_table_cell(table, row, stands_in), "yes")
                          ? dm_vec_push(arena, &self->as)
                          : NULL;
        if (one)
            *one = form;
    }
    self->standing = self->as.len;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* "WHO" is shown as "UN", not as a pronoun: names that look like other words. */
static dm_status read_shown(const dm_table *table, dm_arena *arena, familiar *self, dm_alike *alike,
                            dm_error *error) {
    size_t name = dm_table_column(table, "name"), stands_in = dm_table_column(table, "stands_in");
    for (size_t row = 0; row < table->rows; row++) {
        dm_str shown = dm_table_cell(table, row, stands_in);
        if (!shown.len || dm_str_is(shown, "yes"))
            continue;
        uint32_t *slot = dm_map_put(&alike->names, arena, dm_table_cell(table, row, name));
        dm_str *one = slot ? dm_vec_push(arena, &self->as) : NULL;
        if (!one)
            return dm_fail_memory(error);
        *slot = (uint32_t)(self->as.len - 1);
        *one = shown;
    }
    return DM_OK;
}

/* ---- wordings ---- */

/* The words of a cell, apart at blanks; how many, 0 if they are too many. */
static uint32_t words_of(dm_str cell, dm_str *words) {
    uint32_t count = 0;
    dm_str word;
    while (cell.len && dm_str_split(&cell, ' ', &word)) {
        if (count == DM_MOST_REWORDED)
            return 0;
        words[count++] = word;
    }
    return count;
}

/* The letters of what the second or third word of a pattern (`which`: 1 or 2) may be: any, where it
 * is a kind of word, where there is none, or where before it stands one that may be several. */
static uint64_t letters_at(const dm_rewording *one, uint32_t which) {
    uint64_t letters = one->count <= which ? UINT64_MAX : 0;
    dm_str all = one->words[which].written, word;
    if (which > 1 && (one->words[which - 1].when || one->words[which - 1].who))
        return UINT64_MAX;
    while (one->count > which && dm_str_split(&all, '|', &word))
        letters |= word.len && word.ptr[0] != '<' ? dm_rewording_letters(word) : UINT64_MAX;
    return letters;
}

/* Adds the last rewording under one of the words that may be its first. */
static bool add_link(dm_arena *arena, dm_alike *alike, dm_rewordings *list, dm_str first) {
    uint32_t at = (uint32_t)list->patterns.len - 1;
    const dm_rewording *one = &list->patterns.ptr[at];
    if (first.len && first.ptr[0] >= 'A' && first.ptr[0] <= 'Z') /* found by its small letters */
        first = dm_utf8_lowered(arena, first);
    uint32_t known = dm_map_get(&alike->rewordings, first);
    uint32_t *slot = dm_map_put(&alike->rewordings, arena, first);
    dm_rewording_link *link = slot ? dm_vec_push(arena, &list->links) : NULL;
    if (!link)
        return false;
    *link = (dm_rewording_link){letters_at(one, 1), letters_at(one, 2), at, known};
    *slot = (uint32_t)(list->links.len - 1);
    return true;
}

/* Whether no other rewording may begin within this one: it moves words, or keeps them all. */
static bool is_whole(const dm_rewording *one) {
    bool moves = false, kept = true;
    for (uint32_t i = 0; i < one->count; i++) {
        moves |= one->shown[i].len == 2 && one->shown[i].ptr[0] == '@';
        kept &= dm_str_is(one->shown[i], "=");
    }
    return moves || kept;
}

static dm_status read_rewordings(const dm_table *table, dm_arena *arena, dm_alike *alike,
                                 dm_error *error) {
    size_t words = dm_table_column(table, "words"), shown = dm_table_column(table, "shown");
    dm_rewordings list = {0};
    for (size_t row = 0; row < table->rows; row++) {
        dm_rewording *one = dm_vec_push(arena, &list.patterns);
        if (!one)
            return dm_fail_memory(error);
        dm_str written[DM_MOST_REWORDED], first;
        one->count = words_of(dm_table_cell(table, row, words), written);
        if (!one->count || one->count != words_of(dm_table_cell(table, row, shown), one->shown))
            return dm_table_fault(table, row, error, "as many words must be shown as there are");
        for (uint32_t i = 0; i < one->count; i++)
            if (!dm_reworded_word_read(arena, written[i], &one->words[i]))
                return dm_fail_memory(error);
        one->whole = is_whole(one);
        for (dm_str firsts = written[0]; firsts.len && dm_str_split(&firsts, '|', &first);)
            if (!add_link(arena, alike, &list, first))
                return dm_fail_memory(error);
    }
    alike->reworded = list.patterns.ptr;
    alike->links = list.links.ptr;
    return DM_OK;
}

/* Adds the words of a class to a map. */
static dm_status read_class(const dm_table *table, dm_arena *arena, const char *of, dm_map *map,
                            dm_error *error) {
    size_t class = dm_table_column(table, "class"), lemmas = dm_table_column(table, "lemmas");
    for (size_t row = 0; row < table->rows; row++) {
        dm_str cell = dm_table_cell(table, row, lemmas), word;
        if (!dm_str_eq(dm_class_named(dm_table_cell(table, row, class)), dm_str_of(of)))
            continue;
        while (cell.len && dm_str_split(&cell, '|', &word)) {
            uint32_t *slot = dm_map_put(map, arena, word);
            if (!slot)
                return dm_fail_memory(error);
            *slot = (uint32_t)row;
        }
    }
    return DM_OK;
}

dm_status dm_alike_read(const dm_lexicon *lexicon, const dm_knowledge *knowledge, dm_arena *arena,
                        dm_alike *alike, dm_error *error) {
    const dm_table *table = dm_lexicon_table(lexicon, "language/familiar");
    const dm_name *name;
    familiar known = {0};
    *alike = (dm_alike){0};
    dm_status status = table ? read_familiar(table, arena, &known, error) : DM_OK;
    if (status == DM_OK && table)
        status = read_shown(table, arena, &known, alike, error);
    alike->as = known.as.ptr;
    const dm_table *wordings = dm_lexicon_table(lexicon, "language/rewordings");
    if (status == DM_OK && wordings)
        status = read_rewordings(wordings, arena, alike, error);
    const dm_table *classes = dm_lexicon_table(lexicon, "language/classes_verbal");
    if (status == DM_OK && classes)
        status = read_class(classes, arena, "@acting-first", &alike->acting, error);
    if (status == DM_OK && classes)
        status = read_class(classes, arena, "@phrase-end", &alike->phrase_ends, error);
    for (size_t i = 0;
         status == DM_OK && known.standing && (name = dm_knowledge_name_at(knowledge, i)); i++) {
        if (!is_of_state(knowledge, name) || !is_plain_word(name->form) ||
            dm_map_get(&known.names, name->form) != DM_MAP_NONE)
            continue;
        uint32_t *slot = dm_map_put(&alike->names, arena, name->form);
        if (!slot)
            return dm_fail_memory(error);
        /* neighbours in a list should not all become one name */
        *slot = (uint32_t)(dm_hash64(name->form, 0) % known.standing);
    }
    return status;
}
