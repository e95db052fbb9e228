/*
 * tsv.c - the lexicon's tab-separated files: comments, one header, rows with as many cells as the
 * header, no cell with blanks at its ends.
 */
#include "lexicon/tsv.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/utf8.h"

static size_t count_cells(dm_str line) {
    size_t n = 1;
    for (size_t i = 0; i < line.len; i++)
        n += line.ptr[i] == '\t';
    return n;
}

static dm_status parse_row(dm_arena *arena, const dm_tsv *tsv, dm_str line, size_t number,
                           dm_str *cells, dm_error *error) {
    (void)arena;
    dm_str cell;
    for (size_t column = 0; dm_str_split(&line, '\t', &cell); column++) {
        if (cell.len != dm_str_trim(cell).len)
            return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, number, SIZE_MAX,
                              "column %zu begins or ends with a blank: remove it", column + 1);
        if (cell.len == 0)
            return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, number, SIZE_MAX,
                              "column %zu is empty: write - for nothing", column + 1);
        cells[column] = dm_str_is(cell, "-") ? (dm_str){cell.ptr, 0} : cell;
    }
    return DM_OK;
}

dm_status dm_tsv_parse(dm_arena *arena, dm_str file, dm_str text, dm_tsv *tsv, dm_error *error) {
    *tsv = (dm_tsv){.file = dm_arena_str(arena, file)};
    size_t bad = dm_utf8_valid(text);
    if (bad != text.len)
        return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, 0, bad,
                          "is not UTF-8: save the file as UTF-8");
    dm_str rest = text, line;
    for (size_t number = 1; dm_str_split(&rest, '\n', &line); number++) {
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (dm_str_trim(line).len == 0 || line.ptr[0] == '#')
            continue;
        size_t cells = count_cells(line);
        if (tsv->columns && cells != tsv->columns)
            return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, number, SIZE_MAX,
                              "has %zu columns, the header has %zu: separate with single tabs and "
                              "write - for an empty cell",
                              cells, tsv->columns);
        dm_str *row = DM_NEW_ARRAY(arena, dm_str, cells);
        if (!row)
            return dm_fail_memory(error);
        dm_status status = parse_row(arena, tsv, line, number, row, error);
        if (status != DM_OK)
            return status;
        if (!tsv->columns) {
            tsv->header = row;
            tsv->columns = cells;
            continue;
        }
        dm_tsv_row *entry = dm_vec_push(arena, &tsv->rows);
        if (!entry)
            return dm_fail_memory(error);
        *entry = (dm_tsv_row){number, row};
    }
    if (!tsv->columns)
        return dm_fail_at(error, DM_ERR_FORMAT, tsv->file.ptr, 0, SIZE_MAX,
                          "has no header line: name the columns in the first line");
    return DM_OK;
}

dm_status dm_tsv_slurp(dm_arena *arena, const char *path, dm_str *text, dm_error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return dm_fail_errno(error, path, "cannot be opened");
    dm_status status = DM_OK;
    struct stat info;
    bool folder = fstat(fileno(file), &info) == 0 && S_ISDIR(info.st_mode);
    if (folder)
        errno = EISDIR;
    if (folder || fseek(file, 0, SEEK_END) != 0) {
        status = dm_fail_errno(error, path, "cannot be read");
        goto done;
    }
    long size = ftell(file);
    rewind(file);
    char *bytes = size < 0 ? NULL : dm_arena_alloc(arena, (size_t)size + 1);
    if (!bytes) {
        status = dm_fail_memory(error);
        goto done;
    }
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        status = dm_fail_errno(error, path, "cannot be read");
        goto done;
    }
    bytes[size] = '\0';
    *text = (dm_str){bytes, (size_t)size};
done:
    fclose(file);
    return status;
}
