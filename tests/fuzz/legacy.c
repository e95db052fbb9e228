/*
 * legacy.c - fuzzer of the legacy dictionaries: whatever the bytes, they are refused or become
 * entries that are whole, and names and nouns that point to what is there.
 *
 * Sources: src/base/ src/lexicon/
 * Libraries: jansson
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/format.h"
#include "lexicon/knowledge_build.h"
#include "lexicon/legacy.h"

enum { COLUMNS = 4, WIDTH = COLUMNS + DM_LEX_ROW_LEAD, MOST_ROWS = 16 };

/* A small actors/legacy_codes in the compiled shape, and two states. */
static void make_parts(dm_legacy_parts *parts, dm_arena *arena, dm_table *table) {
    static const char *const cells[][COLUMNS] = {
        {"part", "use", "code", "sector"}, {"KOS", "state", "XKX", ""},
        {"IGO", "class", "", "IGO"},       {"UNO", "organisation", "UN", ""},
        {"EUR", "region", "", ""},         {"GOV", "sector", "", "GOV"},
        {"ELI", "sector", "", "ELI"},      {"MIL", "sector", "", "MIL"},
        {"MOD", "dropped", "", ""},        {"S", "ending", "", ""}};
    static dm_lex_string strings[MOST_ROWS * WIDTH];
    static char pool[1024];
    size_t used = 0, rows = sizeof cells / sizeof *cells;
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < COLUMNS; c++) {
            size_t length = strlen(cells[r][c]);
            memcpy(pool + used, cells[r][c], length);
            strings[r * WIDTH + DM_LEX_ROW_LEAD + c] =
                (dm_lex_string){(uint32_t)used, (uint32_t)length};
            used += length;
        }
    *table = (dm_table){DM_STR("actors/legacy_codes"), rows - 1, COLUMNS, strings, pool};
    *parts = (dm_legacy_parts){.table = table};
    dm_map *const uses[] = {&parts->alias,   &parts->classes, &parts->organisations,
                            &parts->regions, &parts->sectors, &parts->sectors,
                            &parts->sectors, &parts->dropped};
    for (uint32_t r = 0; r < sizeof uses / sizeof *uses; r++)
        *dm_map_put(uses[r], arena, dm_table_get(table, r, "part")) = r;
    *dm_map_put(&parts->states, arena, DM_STR("KEN")) = 0;
    *dm_map_put(&parts->states, arena, DM_STR("USA")) = 1;
}

static void must(bool condition) {
    if (!condition)
        abort();
}

static void check_entries(const dm_legacy *legacy) {
    for (size_t i = 0; i < legacy->entries.len; i++) {
        const dm_legacy_entry *entry = &legacy->entries.ptr[i];
        must(entry->form_count && entry->first_form + entry->form_count <= legacy->forms.len);
        must(entry->code_count && entry->first_code + entry->code_count <= legacy->codes.len);
        for (uint32_t f = 0; f < entry->form_count; f++)
            must(legacy->forms.ptr[entry->first_form + f].form.len > 0);
        for (uint32_t c = 0; c < entry->code_count; c++) {
            const dm_legacy_code *code = &legacy->codes.ptr[entry->first_code + c];
            must(!code->from || !code->to || code->from <= code->to);
        }
    }
}

static void check_knowledge(const dm_legacy *legacy) {
    dm_knowledge knowledge = {0};
    dm_arena_init(&knowledge.arena, 0);
    dm_entity *kenya = dm_vec_push(&knowledge.arena, &knowledge.entities);
    *kenya = (dm_entity){.code = DM_STR("KEN"), .name = DM_STR("Kenya")};
    *dm_map_put(&knowledge.codes, &knowledge.arena, DM_STR("KEN")) = 0;
    dm_name *name = dm_vec_push(&knowledge.arena, &knowledge.names);
    *name = (dm_name){.form = DM_STR("Kenyan"), .sort = DM_NAME_ADJECTIVE};
    dm_legacy_apply(&knowledge, legacy);
    for (size_t n = 0; n < knowledge.names.len; n++) {
        const dm_name *one = &knowledge.names.ptr[n];
        must(one->form.len > 0);
        must(one->target <
             (one->sort == DM_NAME_PERSON ? knowledge.persons.len : knowledge.entities.len));
        must(!one->from || !one->to || one->from <= one->to);
    }
    must(knowledge.terms.len == knowledge.surname_links.len);
    dm_arena_free(&knowledge.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dm_arena arena;
    dm_legacy_parts parts;
    dm_table table;
    dm_legacy legacy = {0};
    dm_error error = {0};
    dm_arena_init(&arena, 0);
    make_parts(&parts, &arena, &table);
    dm_status status = dm_legacy_read(&legacy, &arena, &parts, DM_STR("fuzzed"),
                                      (dm_str){(const char *)data, size}, &error);
    must(status == DM_OK || (error.status == status && *error.message));
    if (status == DM_OK) {
        check_entries(&legacy);
        check_knowledge(&legacy);
    }
    dm_arena_free(&arena);
    return 0;
}
