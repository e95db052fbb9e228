/*
 * compile.c - from the folder of tables to the mapped file. Strings that occur more than once are
 * stored once.
 */
#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

enum { MAX_FILES = 1024, MAX_DEPTH = 8 };

typedef struct compiler {
    dm_arena arena;
    DM_VEC(char) pool;
    DM_VEC(dm_lex_string) cells;
    DM_VEC(dm_lex_table) tables;
    uint32_t *slots; /* open addressing: cell index + 1 of an equal string */
    size_t slot_count, slots_used;
    DM_VEC(dm_lex_string) strings;
} compiler;

static dm_str string_of(const compiler *self, dm_lex_string s) {
    return (dm_str){self->pool.ptr + s.offset, s.length};
}

static bool grow_slots(compiler *self) {
    size_t count = self->slot_count ? self->slot_count * 2 : 1 << 14;
    uint32_t *slots = DM_NEW_ARRAY(&self->arena, uint32_t, count);
    if (!slots)
        return false;
    for (size_t i = 0; i < self->strings.len; i++) {
        size_t at = dm_hash64(string_of(self, self->strings.ptr[i]), 0) & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    self->slots = slots;
    self->slot_count = count;
    return true;
}

/* The string's place in the pool; the same for equal strings. */
static dm_lex_string intern(compiler *self, dm_str s) {
    if (self->strings.len * 2 >= self->slot_count && !grow_slots(self))
        return (dm_lex_string){0, 0};
    size_t at = dm_hash64(s, 0) & (self->slot_count - 1);
    for (; self->slots[at]; at = (at + 1) & (self->slot_count - 1)) {
        dm_lex_string known = self->strings.ptr[self->slots[at] - 1];
        if (dm_str_eq(string_of(self, known), s))
            return known;
    }
    dm_lex_string fresh = {(uint32_t)self->pool.len, (uint32_t)s.len};
    for (size_t i = 0; i < s.len; i++) {
        char *c = dm_vec_push(&self->arena, &self->pool);
        if (c)
            *c = s.ptr[i];
    }
    dm_lex_string *entry = dm_vec_push(&self->arena, &self->strings);
    if (entry)
        *entry = fresh;
    self->slots[at] = (uint32_t)self->strings.len;
    return fresh;
}

static void put_cell(compiler *self, dm_lex_string s) {
    dm_lex_string *cell = dm_vec_push(&self->arena, &self->cells);
    if (cell)
        *cell = s;
}

static void put_row(compiler *self, dm_str file, size_t line, const dm_str *cells, size_t columns) {
    put_cell(self, intern(self, file));
    put_cell(self, (dm_lex_string){(uint32_t)line, 0});
    for (size_t c = 0; c < columns; c++)
        put_cell(self, intern(self, cells[c]));
}

static dm_lex_table *begin_table(compiler *self, dm_str name, dm_str file, const dm_str *header,
                                 size_t columns) {
    dm_lex_table *table = dm_vec_push(&self->arena, &self->tables);
    if (!table)
        return NULL;
    *table = (dm_lex_table){intern(self, name), 0, (uint32_t)columns, self->cells.len};
    put_row(self, file, 0, header, columns);
    return table;
}

static dm_status add_file(compiler *self, const char *folder, const char *relative,
                          dm_error *error) {
    dm_str path = dm_arena_printf(&self->arena, "%s/%s", folder, relative), text;
    dm_status status = dm_tsv_slurp(&self->arena, path.ptr, &text, error);
    if (status != DM_OK)
        return status;
    dm_tsv tsv;
    status = dm_tsv_parse(&self->arena, path, text, &tsv, error);
    if (status != DM_OK)
        return status;
    dm_str name = {relative, strlen(relative) - 4}, file = dm_str_of(relative);
    dm_lex_table *table = begin_table(self, name, file, tsv.header, tsv.columns);
    if (!table)
        return dm_fail_memory(error);
    table->rows = (uint32_t)tsv.rows.len;
    for (size_t r = 0; r < tsv.rows.len; r++)
        put_row(self, file, tsv.rows.ptr[r].line, tsv.rows.ptr[r].cells, tsv.columns);
    return DM_OK;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef struct file_list {
    char *names[MAX_FILES];
    size_t count;
} file_list;

static dm_status list_folder(compiler *self, const char *folder, const char *below, int depth,
                             file_list *list, dm_error *error) {
    dm_str path = dm_arena_printf(&self->arena, "%s/%s", folder, below);
    DIR *dir = opendir(path.ptr);
    if (!dir)
        return dm_fail_errno(error, path.ptr, "cannot be opened");
    dm_status status = DM_OK;
    for (struct dirent *entry; status == DM_OK && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.')
            continue;
        dm_str name =
            dm_arena_printf(&self->arena, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        dm_str whole = dm_arena_printf(&self->arena, "%s/%s", folder, name.ptr);
        struct stat info;
        if (stat(whole.ptr, &info) != 0)
            continue;
        if (S_ISDIR(info.st_mode) && depth < MAX_DEPTH)
            status = list_folder(self, folder, name.ptr, depth + 1, list, error);
        else if (dm_str_ends(name, DM_STR(".tsv")) && list->count < MAX_FILES)
            list->names[list->count++] = (char *)name.ptr;
    }
    closedir(dir);
    return status;
}

/* One ISO table of the iso-codes package: rows of the named string fields, "-" where absent. */
static dm_status add_iso(compiler *self, const char *iso_folder, const char *file, const char *key,
                         const char *name, const char *const *fields, size_t columns,
                         dm_error *error) {
    dm_str path = dm_arena_printf(&self->arena, "%s/%s", iso_folder, file);
    json_error_t fault;
    json_t *root = json_load_file(path.ptr, 0, &fault);
    json_t *list = root ? json_object_get(root, key) : NULL;
    if (!json_is_array(list)) {
        json_decref(root);
        return dm_fail_at(error, DM_ERR_FORMAT, path.ptr, 0, SIZE_MAX,
                          "is not the ISO table of Debian's iso-codes: install that package");
    }
    dm_str header[8], row[8];
    for (size_t c = 0; c < columns; c++)
        header[c] = dm_str_of(fields[c]);
    dm_lex_table *table = begin_table(self, dm_str_of(name), dm_str_of(file), header, columns);
    size_t index = self->tables.len - 1, i;
    json_t *entry;
    json_array_foreach(list, i, entry) {
        for (size_t c = 0; c < columns; c++) {
            const char *value = json_string_value(json_object_get(entry, fields[c]));
            row[c] = dm_str_of(value ? value : "");
        }
        put_row(self, dm_str_of(file), i + 1, row, columns);
    }
    if (table)
        self->tables.ptr[index].rows = (uint32_t)json_array_size(list);
    json_decref(root);
    return DM_OK;
}

static dm_status add_iso_tables(compiler *self, const char *iso_folder, dm_error *error) {
    static const char *const country[] = {"alpha_3", "alpha_2", "name", "common_name",
                                          "official_name"};
    static const char *const subdivision[] = {"code", "name", "type", "parent"};
    dm_status status =
        add_iso(self, iso_folder, "iso_3166-1.json", "3166-1", "iso/countries", country, 5, error);
    if (status == DM_OK)
        status = add_iso(self, iso_folder, "iso_3166-2.json", "3166-2", "iso/subdivisions",
                         subdivision, 4, error);
    return status;
}

static dm_status write_out(compiler *self, const char *out_path, dm_error *error) {
    size_t tables = self->tables.len * sizeof *self->tables.ptr;
    size_t cells = self->cells.len * sizeof *self->cells.ptr;
    dm_lex_header header = {.version = DM_LEXICON_VERSION, .tables = (uint32_t)self->tables.len};
    memcpy(header.magic, DM_LEXICON_MAGIC, sizeof header.magic);
    header.cells_at = sizeof header + tables;
    header.pool_at = header.cells_at + cells;
    header.size = header.pool_at + self->pool.len;
    char *file = dm_arena_alloc(&self->arena, header.size), hash[DM_ID_SIZE];
    if (!file)
        return dm_fail_memory(error);
    memcpy(file, &header, sizeof header);
    memcpy(file + sizeof header, self->tables.ptr, tables);
    memcpy(file + header.cells_at, self->cells.ptr, cells);
    memcpy(file + header.pool_at, self->pool.ptr, self->pool.len);
    dm_lex_sign((const dm_lex_header *)file, hash);
    memcpy(((dm_lex_header *)file)->hash, hash, sizeof header.hash);

    dm_str temporary = dm_arena_printf(&self->arena, "%s.tmp%ld", out_path, (long)getpid());
    FILE *out = fopen(temporary.ptr, "wb");
    if (!out)
        return dm_fail_errno(error, temporary.ptr, "cannot be written");
    bool good = fwrite(file, 1, header.size, out) == header.size;
    good &= fclose(out) == 0;
    if (good && rename(temporary.ptr, out_path) == 0)
        return DM_OK;
    dm_status status = dm_fail_errno(error, out_path, "cannot be written");
    unlink(temporary.ptr);
    return status;
}

dm_status dm_lexicon_compile(const char *folder, const char *iso_folder, const char *out_path,
                             dm_error *error) {
    compiler self = {0};
    dm_arena_init(&self.arena, 0);
    file_list *files = DM_NEW(&self.arena, file_list);
    dm_status status =
        files ? list_folder(&self, folder, "", 0, files, error) : dm_fail_memory(error);
    if (status != DM_OK)
        goto done;
    qsort(files->names, files->count, sizeof *files->names, by_name);
    for (size_t i = 0; i < files->count && status == DM_OK; i++)
        status = add_file(&self, folder, files->names[i], error);
    if (status == DM_OK)
        status = add_iso_tables(&self, iso_folder, error);
    if (status == DM_OK && self.arena.failed)
        status = dm_fail_memory(error);
    if (status == DM_OK)
        status = write_out(&self, out_path, error);
done:
    dm_arena_free(&self.arena);
    return status;
}
