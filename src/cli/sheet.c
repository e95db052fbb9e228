/*
 * sheet.c - tables.
 *
 * Widths are columns of a terminal (East Asian letters take two, combining marks none). Columns
 * take what their widest cell needs; if that is too much, the flexible ones share what is left. A
 * cell with right-to-left letters is put between isolates (U+2068, U+2069), so that it does not
 * turn its neighbours round.
 */
#include "cli/sheet.h"

#include "base/utf8.h"

enum {
    SHEET_LINES = 3,
    LEAST_WIDTH = 10,
    GAP = 2,
    FILE_WIDTH = 100,
    BESIDE_LEAST = 36, /* a sentence in a narrower column is hard to read */
    INDENT = 4
};

void sheet_begin(sheet *self, dm_arena *arena, const sheet_column *columns, size_t count) {
    *self = (sheet){.arena = arena, .columns = columns, .column_count = count};
}

void sheet_add(sheet *self, dm_str cell) {
    dm_str *room = dm_vec_push(self->arena, &self->cells);
    if (room)
        *room = cell;
}

void sheet_add_number(sheet *self, size_t number) {
    sheet_add(self, dm_arena_printf(self->arena, "%zu", number));
}

dm_str sheet_clean(dm_arena *arena, dm_str text) {
    char *copy = dm_arena_alloc(arena, text.len + 1);
    size_t n = 0;
    if (!copy)
        return (dm_str){"", 0};
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = dm_utf8_next(text, &at);
        bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
        if (!control) {
            memcpy(copy + n, text.ptr + from, at - from);
            n += at - from;
        } else if (n && copy[n - 1] != ' ') {
            copy[n++] = ' ';
        }
    }
    copy[n] = '\0';
    return (dm_str){copy, n};
}

/* ---- wrapping ---- */

/* Bytes of `text` that fit into `width`, broken at a blank where there is one. */
static size_t fitting(dm_str text, size_t width) {
    size_t at = 0, used = 0, blank = 0;
    while (at < text.len) {
        size_t from = at;
        uint32_t c = dm_utf8_next(text, &at);
        size_t columns = dm_utf8_width(dm_str_sub(text, from, at));
        if (used + columns > width)
            return blank ? blank : from ? from : at;
        used += columns;
        if (c == ' ')
            blank = from;
    }
    return text.len;
}

/* Cuts the next line off `rest`; the last line allowed ends in an ellipsis if more would follow. */
static dm_str next_line(dm_arena *arena, dm_str *rest, size_t width, bool last) {
    size_t n = fitting(*rest, width);
    dm_str line = dm_str_sub(*rest, 0, n);
    if (n < rest->len && last) {
        line = dm_str_sub(*rest, 0, fitting(*rest, width - 1));
        line = dm_arena_printf(arena, "%.*s\xe2\x80\xa6", DM_FMT(line));
        n = rest->len;
    }
    *rest = dm_str_trim(dm_str_sub(*rest, n, rest->len));
    return line;
}

static bool is_right_to_left(uint32_t c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) ||
           (c >= 0xfe70 && c < 0xff00) || (c >= 0x10800 && c < 0x11000);
}

static bool has_right_to_left(dm_str text) {
    for (size_t at = 0; at < text.len;)
        if (is_right_to_left(dm_utf8_next(text, &at)))
            return true;
    return false;
}

static void print_cell(FILE *out, dm_str text, size_t width, bool right, bool pad) {
    size_t columns = dm_utf8_width(text), blanks = columns < width ? width - columns : 0;
    bool isolate = has_right_to_left(text);
    fprintf(out, "%*s%s%.*s%s", right ? (int)blanks : 0, "", isolate ? "\xe2\x81\xa8" : "",
            DM_FMT(text), isolate ? "\xe2\x81\xa9" : "");
    if (pad && !right)
        fprintf(out, "%*s", (int)blanks, "");
}

/* ---- tables ---- */

static size_t rows_of(const sheet *self) {
    return self->cells.len / self->column_count;
}

static dm_str cell_at(const sheet *self, size_t row, size_t column) {
    return self->cells.ptr[row * self->column_count + column];
}

/* What a column needs. */
static size_t needed(const sheet *self, size_t column) {
    size_t width = dm_utf8_width(dm_str_of(self->columns[column].title));
    for (size_t r = 0; r < rows_of(self); r++) {
        size_t n = dm_utf8_width(cell_at(self, r, column));
        width = n > width ? n : width;
    }
    size_t most = self->columns[column].most;
    return most && width > most ? most : width;
}

static size_t total_of(const sheet *self, const size_t widths[SHEET_COLUMNS]) {
    size_t total = 0;
    for (size_t c = 0; c < self->column_count; c++)
        total += widths[c] ? widths[c] + GAP : 0;
    return total ? total - GAP : 0;
}

/* The widest flexible column gives first, so that a short one keeps what it needs. */
static size_t shrink(const sheet *self, size_t width, size_t widths[SHEET_COLUMNS]) {
    size_t total = total_of(self, widths);
    while (total > width) {
        size_t widest = SIZE_MAX;
        for (size_t c = 0; c < self->column_count; c++)
            if (self->columns[c].flexible && (widest == SIZE_MAX || widths[c] > widths[widest]))
                widest = c;
        if (widest == SIZE_MAX || widths[widest] <= LEAST_WIDTH)
            break;
        widths[widest]--;
        total--;
    }
    return total;
}

/* The widths of columns without the one that is printed below; 0 is left out. */
static void measure(const sheet *self, size_t width, size_t below, size_t widths[SHEET_COLUMNS]) {
    for (size_t c = 0; c < self->column_count; c++)
        widths[c] = self->columns[c].csv_only || c == below ? 0 : needed(self, c);
    for (size_t c = self->column_count; shrink(self, width, widths) > width && c > 0; c--)
        if (self->columns[c - 1].optional)
            widths[c - 1] = 0;
}

/* Measures, and says which column would be too narrow beside the others and goes below each row;
 * SIZE_MAX if none. */
static size_t lay_out(const sheet *self, size_t width, size_t widths[SHEET_COLUMNS]) {
    measure(self, width, SIZE_MAX, widths);
    for (size_t c = 0; c < self->column_count; c++)
        if (self->columns[c].below && widths[c] && widths[c] < BESIDE_LEAST &&
            widths[c] < needed(self, c)) {
            measure(self, width, c, widths);
            return c;
        }
    return SIZE_MAX;
}

static size_t last_shown(const sheet *self, const size_t *widths) {
    size_t last = 0;
    for (size_t c = 0; c < self->column_count; c++)
        if (widths[c])
            last = c;
    return last;
}

static void print_row(const sheet *self, FILE *out, const dm_str *cells, const size_t *widths) {
    dm_str rest[SHEET_COLUMNS];
    size_t last = last_shown(self, widths);
    bool more = true;
    for (size_t c = 0; c < self->column_count; c++)
        rest[c] = cells[c];
    for (size_t line = 0; more && line < SHEET_LINES; line++) {
        more = false;
        size_t behind =
            0; /* blanks owed, printed only if something follows: no line ends in blanks */
        for (size_t c = 0; c <= last; c++) {
            if (!widths[c])
                continue;
            dm_str text = rest[c].len
                              ? next_line(self->arena, &rest[c], widths[c], line + 1 == SHEET_LINES)
                              : DM_STR("");
            if (text.len) {
                fprintf(out, "%*s", (int)behind, "");
                print_cell(out, text, widths[c], self->columns[c].right, false);
                size_t used = self->columns[c].right ? widths[c] : dm_utf8_width(text);
                behind = (used < widths[c] ? widths[c] - used : 0) + GAP;
            } else {
                behind += widths[c] + GAP;
            }
            more |= rest[c].len > 0;
        }
        fputc('\n', out);
    }
}

static void print_below(const sheet *self, FILE *out, dm_str text, size_t width) {
    for (size_t line = 0; text.len && line < SHEET_LINES; line++) {
        fprintf(out, "%*s", INDENT, "");
        dm_str part = next_line(self->arena, &text,
                                width > INDENT + LEAST_WIDTH ? width - INDENT : LEAST_WIDTH,
                                line + 1 == SHEET_LINES);
        print_cell(out, part, 0, false, false);
        fputc('\n', out);
    }
}

void sheet_print_table(const sheet *self, FILE *out, int width, bool color) {
    size_t widths[SHEET_COLUMNS], room = (size_t)(width > 0 ? width : FILE_WIDTH);
    dm_str titles[SHEET_COLUMNS];
    if (self->arena->failed || self->column_count > SHEET_COLUMNS)
        return;
    size_t below = lay_out(self, room, widths);
    for (size_t c = 0; c < self->column_count; c++)
        titles[c] = dm_str_of(self->columns[c].title);
    fputs(color ? "\033[1m" : "", out);
    print_row(self, out, titles, widths);
    fputs(color ? "\033[0m" : "", out);
    for (size_t r = 0; r < rows_of(self); r++) {
        print_row(self, out, &self->cells.ptr[r * self->column_count], widths);
        if (below != SIZE_MAX)
            print_below(self, out, cell_at(self, r, below), room);
    }
}

/* ---- files ---- */

static void print_field(FILE *out, dm_str text) {
    bool quote = false;
    for (size_t i = 0; i < text.len; i++)
        quote |= strchr(",\"\r\n", text.ptr[i]) != NULL;
    if (!quote) {
        fprintf(out, "%.*s", DM_FMT(text));
        return;
    }
    fputc('"', out);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            fputc('"', out);
        fputc(text.ptr[i], out);
    }
    fputc('"', out);
}

/* "Last seen" as a name that programs like: last_seen. */
static void print_key(FILE *out, const char *title) {
    for (; *title; title++)
        fputc(*title == ' '                    ? '_'
              : *title >= 'A' && *title <= 'Z' ? *title - 'A' + 'a'
                                               : *title,
              out);
}

void sheet_print_csv(const sheet *self, FILE *out) {
    for (size_t c = 0; c < self->column_count; c++) {
        fputs(c ? "," : "", out);
        print_key(out, self->columns[c].title);
    }
    fputs("\r\n", out);
    for (size_t i = 0; i < rows_of(self) * self->column_count; i++) {
        print_field(out, self->cells.ptr[i]);
        fputs((i + 1) % self->column_count ? "," : "\r\n", out);
    }
}

void sheet_print_markdown(const sheet *self, FILE *out) {
    fputc('|', out);
    for (size_t c = 0; c < self->column_count; c++)
        if (!self->columns[c].csv_only)
            fprintf(out, " %s |", self->columns[c].title);
    fputs("\n|", out);
    for (size_t c = 0; c < self->column_count; c++)
        if (!self->columns[c].csv_only)
            fputs(self->columns[c].right ? " ---: |" : " --- |", out);
    fputc('\n', out);
    for (size_t r = 0; r < rows_of(self); r++) {
        fputc('|', out);
        for (size_t c = 0; c < self->column_count; c++) {
            if (self->columns[c].csv_only)
                continue;
            fputc(' ', out);
            dm_str text = cell_at(self, r, c);
            for (size_t i = 0; i < text.len; i++) {
                if (strchr("|\\`*_<", text.ptr[i]))
                    fputc('\\', out);
                fputc(text.ptr[i], out);
            }
            fputs(" |", out);
        }
        fputc('\n', out);
    }
}
