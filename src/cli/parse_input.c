/*
 * parse_input.c - reads a file block by block and cuts it at the last place where it may be cut: a
 * blank line, or, for lines, a line feed. Where a piece ends depends on the bytes alone, not on how
 * the system hands them out.
 */
#include "cli/parse_input.h"

#include <string.h>

#include "base/alloc.h"
#include "base/error.h"

enum { PIECE = 8 << 10, BLOCK = 64 << 10 };

parse_input_kind parse_input_kind_of(const char *word) {
    if (word && strcmp(word, "lines") == 0)
        return PARSE_LINES;
    return word && strcmp(word, "conllu") == 0 ? PARSE_CONLLU : PARSE_TEXT;
}

dm_status parse_input_open(parse_input *self, const char *path, parse_input_kind kind,
                           dm_error *error) {
    *self = (parse_input){.name = path, .kind = kind, .line = 1};
    self->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    return self->file ? DM_OK : dm_fail_errno(error, path, "cannot be opened");
}

void parse_input_close(parse_input *self) {
    if (self->file && self->file != stdin)
        fclose(self->file);
    dm_free(self->bytes);
    *self = (parse_input){0};
}

/* Reads one more block. */
static dm_status fill(parse_input *self, dm_error *error) {
    if (self->begin > 0) {
        memmove(self->bytes, self->bytes + self->begin, self->end - self->begin);
        self->end -= self->begin;
        self->begin = 0;
    }
    if (self->cap - self->end < BLOCK) {
        size_t cap = self->cap * 2 + BLOCK;
        char *wider = dm_realloc(self->bytes, cap);
        if (!wider)
            return dm_fail_memory(error);
        self->bytes = wider;
        self->cap = cap;
    }
    size_t got = fread(self->bytes + self->end, 1, BLOCK, self->file);
    self->end += got;
    if (got < BLOCK) {
        if (ferror(self->file))
            return dm_fail_errno(error, self->name, "cannot be read");
        self->finished = true;
    }
    return DM_OK;
}

/* The first place at or after `from` where the input may be cut; SIZE_MAX if none is known yet. */
static size_t find_cut(const parse_input *self, size_t from) {
    for (const char *at = self->bytes + from, *stop = self->bytes + self->end;
         at < stop && (at = memchr(at, '\n', (size_t)(stop - at))); at++) {
        const char *next = at + 1;
        if (self->kind == PARSE_LINES)
            return (size_t)(next - self->bytes);
        if (next < stop && *next == '\r')
            next++;
        if (next < stop && *next == '\n')
            return (size_t)(next + 1 - self->bytes);
    }
    return SIZE_MAX;
}

static size_t count_lines(dm_str s) {
    size_t lines = 0;
    for (const char *at = s.ptr, *stop = s.ptr + s.len;
         at < stop && (at = memchr(at, '\n', (size_t)(stop - at))); at++)
        lines++;
    return lines;
}

dm_status parse_input_next(parse_input *self, dm_arena *arena, parse_piece *piece, bool *more,
                           dm_error *error) {
    size_t searched = PIECE, cut = SIZE_MAX;
    *more = false;
    for (;;) {
        size_t held = self->end - self->begin;
        if (held > searched) {
            cut = find_cut(self, self->begin + searched);
            searched = held - 3; /* a cut may have begun in the last bytes */
        }
        if (cut != SIZE_MAX || self->finished)
            break;
        dm_status status = fill(self, error);
        if (status)
            return status;
    }
    if (cut == SIZE_MAX)
        cut = self->end;
    if (cut == self->begin)
        return DM_OK;
    dm_str bytes = {self->bytes + self->begin, cut - self->begin};
    *piece = (parse_piece){dm_arena_str(arena, bytes), self->offset, self->line, self->name};
    self->line += count_lines(bytes);
    self->offset += bytes.len;
    self->begin = cut;
    *more = true;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
