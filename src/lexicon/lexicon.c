/*
 * lexicon.c - the mapped file and its tables, and the user's own tables beside it.
 */
#include "lexicon/lexicon.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"
#include "lexicon/format.h"
#include "lexicon/legacy.h"
#include "lexicon/tsv.h"

struct dm_lexicon {
    void *map;
    size_t size;
    dm_table *tables;
    size_t table_count;
    dm_arena arena;    /* what is read of the user's files */
    dm_legacy *legacy; /* in the arena; NULL: no dictionary was read */
    char hash[DM_ID_SIZE];
};

static dm_status check_header(const dm_lex_header *header, size_t size, const char *path,
                              dm_error *error) {
    if (size < sizeof *header || memcmp(header->magic, DM_LEXICON_MAGIC, 8) != 0)
        return dm_fail_at(error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
                          "is not a compiled lexicon: make one with `demarche lexicon compile`");
    if (header->version != DM_LEXICON_VERSION)
        return dm_fail_at(
            error, DM_ERR_VERSION, path, 0, SIZE_MAX,
            "is a lexicon of version %u, this program reads version %d: compile it again",
            header->version, DM_LEXICON_VERSION);
    bool sound = header->size == size && header->cells_at <= header->pool_at &&
                 header->pool_at <= size &&
                 header->cells_at == sizeof *header + header->tables * sizeof(dm_lex_table);
    if (!sound)
        return dm_fail_at(error, DM_ERR_FORMAT, path, 0, size,
                          "is truncated or damaged (%zu bytes, %llu expected): compile it again",
                          size, (unsigned long long)header->size);
    return DM_OK;
}

static dm_status check_content(const dm_lex_header *header, const char *path, dm_error *error) {
    char hash[DM_ID_SIZE];
    dm_lex_sign(header, hash);
    if (memcmp(hash, header->hash, sizeof header->hash) != 0)
        return dm_fail_at(error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
                          "is damaged (its hash does not match): compile it again");
    return DM_OK;
}

/* Whether strings lie in the pool; an empty one lies nowhere, such as the number of a line, which
 * has the shape of one. Gathered without a branch, so that the compiler makes vectors of it: there
 * are half a million. */
static __attribute__((optimize("O3"))) bool are_inside(const dm_lex_string *strings, size_t count,
                                                       uint32_t pool) {
    uint32_t beyond = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t end = strings[i].offset + strings[i].length, some = strings[i].length != 0;
        beyond |= some & ((end > pool) | (end < strings[i].length));
    }
    return !beyond;
}

/* Whether the strings of a table, and it itself, lie in the file. */
static bool is_inside(const dm_lex_header *header, const dm_lex_table *table) {
    const dm_lex_string *all = (const dm_lex_string *)((const char *)header + header->cells_at);
    size_t cells = (header->pool_at - header->cells_at) / sizeof *all, width, need;
    size_t pool = header->size - header->pool_at;
    if (__builtin_add_overflow((size_t)table->columns, DM_LEX_ROW_LEAD, &width) ||
        __builtin_mul_overflow((size_t)table->rows + 1, width, &need) ||
        table->first_cell > cells || need > cells - table->first_cell || pool > UINT32_MAX ||
        (uint64_t)table->name.offset + table->name.length > pool)
        return false;
    return are_inside(all + table->first_cell, need, (uint32_t)pool);
}

static dm_status read_directory(dm_lexicon *self, size_t extra, const char *path, dm_error *error) {
    const dm_lex_header *header = self->map;
    const char *base = self->map, *pool = base + header->pool_at;
    const dm_lex_table *directory = (const dm_lex_table *)(base + sizeof *header);
    self->tables = dm_alloc_zero(header->tables + extra, sizeof *self->tables);
    if (!self->tables)
        return dm_fail_memory(error);
    for (uint32_t t = 0; t < header->tables; t++) {
        if (!is_inside(header, &directory[t]))
            return dm_fail_at(error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
                              "is damaged: compile it again");
        self->tables[self->table_count++] = (dm_table){
            .name = {pool + directory[t].name.offset, directory[t].name.length},
            .rows = directory[t].rows,
            .columns = directory[t].columns,
            .cells = base + header->cells_at + directory[t].first_cell * sizeof(dm_lex_string),
            .pool = pool,
        };
    }
    return DM_OK;
}

/* The name of the engine changes with what the user adds. */
static void mix_hash(dm_lexicon *self, dm_str text) {
    char mixed[DM_ID_SIZE];
    dm_hash_id((dm_str[]){{self->hash, 16}, text}, 2, mixed);
    memcpy(self->hash, mixed, sizeof mixed);
}

/* The first column says what a table is for: one that no table of the lexicon begins with would be
 * read by nobody. */
static dm_status check_purpose(const dm_lexicon *self, const dm_tsv *tsv, dm_error *error) {
    for (size_t t = 0; t < self->table_count; t++)
        if (dm_str_eq(dm_table_header(&self->tables[t], 0), tsv->header[0]))
            return DM_OK;
    return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, 0, SIZE_MAX,
                      "no table of the lexicon begins with the column \"%.*s\": "
                      "take the header line of the table it adds to",
                      DM_FMT(tsv->header[0]));
}

/* A user's file becomes a table "user/N" in the compiled shape, so that readers see no difference.
 */
static dm_status add_extra(dm_lexicon *self, const char *path, dm_error *error) {
    dm_str text;
    dm_tsv tsv;
    dm_status status = dm_tsv_slurp(&self->arena, path, &text, error);
    if (status == DM_OK)
        status = dm_tsv_parse(&self->arena, dm_str_of(path), text, &tsv, error);
    if (status == DM_OK)
        status = check_purpose(self, &tsv, error);
    if (status != DM_OK)
        return status;
    /* One pool: the path, then the file's text; cells are offsets into it. */
    dm_str pool = dm_arena_printf(&self->arena, "%s%.*s", path, DM_FMT(text));
    size_t width = tsv.columns + DM_LEX_ROW_LEAD, path_length = strlen(path);
    dm_lex_string *cells = DM_NEW_ARRAY(&self->arena, dm_lex_string, (tsv.rows.len + 1) * width);
    if (!cells || self->arena.failed)
        return dm_fail_memory(error);
    for (size_t r = 0; r <= tsv.rows.len; r++) {
        const dm_str *from = r ? tsv.rows.ptr[r - 1].cells : tsv.header;
        dm_lex_string *row = cells + r * width;
        row[0] = (dm_lex_string){0, (uint32_t)path_length};
        row[1] = (dm_lex_string){(uint32_t)(r ? tsv.rows.ptr[r - 1].line : 0), 0};
        for (size_t c = 0; c < tsv.columns; c++)
            row[DM_LEX_ROW_LEAD + c] = (dm_lex_string){
                (uint32_t)(path_length + (size_t)(from[c].ptr - text.ptr)), (uint32_t)from[c].len};
    }
    dm_str name = dm_arena_printf(&self->arena, "user/%.*s", DM_FMT(tsv.header[0]));
    self->tables[self->table_count++] =
        (dm_table){name, tsv.rows.len, tsv.columns, cells, pool.ptr};
    mix_hash(self, text);
    return DM_OK;
}

dm_status dm_lexicon_add_actors(dm_lexicon *self, const char *path, dm_error *error) {
    dm_str text;
    dm_legacy_parts parts;
    if (!self->legacy)
        self->legacy = DM_NEW(&self->arena, dm_legacy);
    if (!self->legacy)
        return dm_fail_memory(error);
    dm_status status = dm_tsv_slurp(&self->arena, path, &text, error);
    dm_legacy_parts_init(&parts, &self->arena, self);
    if (status == DM_OK)
        status = dm_legacy_read(self->legacy, &self->arena, &parts, dm_str_of(path), text, error);
    if (status == DM_OK)
        mix_hash(self, text);
    return status;
}

const dm_legacy *dm_lexicon_legacy(const dm_lexicon *self) {
    return self->legacy;
}

static dm_status map_file(dm_lexicon *self, const char *path, dm_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return dm_fail_errno(error, path, "cannot be opened");
    struct stat info;
    dm_status status = DM_OK;
    if (fstat(fd, &info) != 0) {
        status = dm_fail_errno(error, path, "cannot be read");
    } else if (info.st_size == 0) {
        status = dm_fail_at(error, DM_ERR_FORMAT, path, 0, 0, "is empty");
    } else {
        self->size = (size_t)info.st_size;
        self->map = mmap(NULL, self->size, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
        if (self->map == MAP_FAILED) {
            self->map = NULL;
            status = dm_fail_errno(error, path, "cannot be mapped");
        }
    }
    close(fd);
    return status;
}

dm_status dm_lexicon_open(const char *path, const char *const *extra, size_t extra_count,
                          dm_lexicon **lexicon, dm_error *error) {
    *lexicon = NULL;
    dm_lexicon *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    dm_arena_init(&self->arena, 0);
    dm_status status = map_file(self, path, error);
    if (status == DM_OK)
        status = check_header(self->map, self->size, path, error);
    if (status == DM_OK)
        status = check_content(self->map, path, error);
    if (status == DM_OK)
        status = read_directory(self, extra_count, path, error);
    if (status == DM_OK) {
        memcpy(self->hash, ((const dm_lex_header *)self->map)->hash, 16);
        for (size_t i = 0; i < extra_count && status == DM_OK; i++)
            status = add_extra(self, extra[i], error);
    }
    if (status != DM_OK) {
        dm_lexicon_close(self);
        return status;
    }
    *lexicon = self;
    return DM_OK;
}

void dm_lexicon_close(dm_lexicon *self) {
    if (!self)
        return;
    if (self->map)
        munmap(self->map, self->size);
    dm_arena_free(&self->arena);
    dm_free(self->tables);
    dm_free(self);
}

dm_str dm_lexicon_hash(const dm_lexicon *self) {
    return (dm_str){self->hash, 16};
}

size_t dm_lexicon_tables(const dm_lexicon *self) {
    return self->table_count;
}

const dm_table *dm_lexicon_table_at(const dm_lexicon *self, size_t index) {
    return &self->tables[index];
}

const dm_table *dm_lexicon_table(const dm_lexicon *self, const char *name) {
    for (size_t t = 0; t < self->table_count; t++)
        if (dm_str_is(self->tables[t].name, name))
            return &self->tables[t];
    return NULL;
}

static const dm_lex_string *row_of(const dm_table *table, size_t row) {
    return (const dm_lex_string *)table->cells + (row + 1) * (table->columns + DM_LEX_ROW_LEAD);
}

static dm_str view(const dm_table *table, dm_lex_string s) {
    return (dm_str){table->pool + s.offset, s.length};
}

dm_str dm_table_cell(const dm_table *table, size_t row, size_t column) {
    if (row >= table->rows || column >= table->columns)
        return (dm_str){"", 0};
    return view(table, row_of(table, row)[DM_LEX_ROW_LEAD + column]);
}

dm_str dm_table_header(const dm_table *table, size_t column) {
    if (column >= table->columns)
        return (dm_str){"", 0};
    return view(table, ((const dm_lex_string *)table->cells)[DM_LEX_ROW_LEAD + column]);
}

size_t dm_table_column(const dm_table *table, const char *name) {
    for (size_t c = 0; c < table->columns; c++)
        if (dm_str_is(dm_table_header(table, c), name))
            return c;
    return SIZE_MAX;
}

dm_str dm_table_get(const dm_table *table, size_t row, const char *column) {
    return dm_table_cell(table, row, dm_table_column(table, column));
}

dm_str dm_table_known(const dm_table *table, size_t row, const char *column,
                      dm_known_columns *known) {
    enum { PLACES = sizeof known->names / sizeof *known->names };
    size_t next = known->next < PLACES ? known->next : 0; /* as a rule rows are read alike */
    if (known->names[next] == column && row < table->rows &&
        known->columns[next] < table->columns) {
        known->next = next + 1;
        return view(table, row_of(table, row)[DM_LEX_ROW_LEAD + known->columns[next]]);
    }
    for (size_t i = 0; i < PLACES; i++) {
        size_t at = (known->next + i) % PLACES;
        if (!known->names[at]) {
            known->names[at] = column;
            known->columns[at] = dm_table_column(table, column);
        }
        if (known->names[at] == column) {
            known->next = at + 1;
            return dm_table_cell(table, row, known->columns[at]);
        }
    }
    return dm_table_get(table, row, column);
}

dm_str dm_table_place(const dm_table *table, size_t row, size_t *line) {
    const dm_lex_string *lead = row_of(table, row);
    *line = lead[1].offset;
    return view(table, lead[0]);
}

dm_status dm_table_fault(const dm_table *table, size_t row, dm_error *error, const char *format,
                         ...) {
    char message[DM_ERROR_MESSAGE], file[DM_ERROR_FILE];
    size_t line;
    dm_str place = dm_table_place(table, row, &line);
    snprintf(file, sizeof file, "%.*s", DM_FMT(place));
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return dm_fail_at(error, DM_ERR_FORMAT, file, line, SIZE_MAX, "%s", message);
}
