/*
 * intake_tables.c - compiles the tables of lexicon/intake and the month and weekday names of ICU's
 * locales into C arrays, at build time: intake then needs no file at run time and opens in no time.
 * Build program; not part of the library.
 *
 *   intake_tables phrases.tsv agencies.tsv common.tsv months.tsv nationalities.tsv line_words.tsv
 * states.tsv people.tsv... > intake_tables.c
 *
 * Arrays are sorted by bytes; words and names have a hash index beside them; phrases that end a
 * line are an array of their own.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/key_hash.h"
#include "table.h"

enum { MAX_ROWS = 60000 };

typedef struct row {
    char *cell[TABLE_CELLS];
} row;

static row rows[MAX_ROWS];
static size_t row_count;

static int by_cells(const void *a, const void *b) {
    for (int i = 0; i < TABLE_CELLS; i++) {
        const char *x = ((const row *)a)->cell[i], *y = ((const row *)b)->cell[i];
        int order = strcmp(x ? x : "", y ? y : "");
        if (order)
            return order;
    }
    return 0;
}

static void add_row(void *to, const char *file, size_t line, char **cells) {
    (void)to;
    if (row_count == MAX_ROWS)
        die(file, line, "too many rows");
    memcpy(rows[row_count++].cell, cells, sizeof rows->cell);
}

/* Reads a table of `columns` columns into rows[], sorted. */
static void read_table(const char *file, int columns) {
    row_count = 0;
    table_read(file, columns, add_row, NULL);
    qsort(rows, row_count, sizeof *rows, by_cells);
}

static void put_string(const char *s) {
    putchar('"');
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else
            putchar(*s);
    putchar('"');
}

static int choice(const char *file, const char *word, const char *const *names) {
    for (int i = 0; names[i]; i++)
        if (!strcmp(word, names[i]))
            return i;
    die(file, 0, word);
}

static void phrases(const char *file) {
    static const char *const matches[] = {"whole", "start", "end", NULL};
    static const char *const reaches[] = {"line", "list", "section", "rest", NULL};
    read_table(file, 5);
    for (int end = 0; end < 2; end++) {
        const char *name = end ? "end_phrase" : "phrase";
        size_t n = 0;
        printf("const dm_phrase dm_%ss[] = {\n", name);
        for (size_t i = 0; i < row_count; i++) {
            char **c = rows[i].cell;
            int match = choice(file, c[1], matches);
            if ((match == 2) != end)
                continue;
            printf("    {{");
            for (size_t k = 0; k < 4; k++) /* DM_PHRASE_LETTERS */
                printf("%s%d", k ? ", " : "", k < strlen(c[0]) ? (signed char)c[0][k] : 0);
            printf("}, ");
            put_string(c[0]);
            printf(", %zu, ", strlen(c[0]));
            put_string(c[3]);
            printf(", %d, %d, %d},\n", match, choice(file, c[2], reaches), atoi(c[4]));
            n++;
        }
        printf("};\nconst size_t dm_%s_count = %zu;\n\n", name, n);
    }
}

/* An open-addressing index of texts, as text_tables.c looks it up: entries are number +
 * 1, 0 is free. */
static void index_of(const char *name, char *const *texts, const int *numbers, size_t count) {
    size_t room = 64;
    while (room < count * 2)
        room *= 2;
    unsigned *slots = calloc(room, sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        size_t at = dm_hash_ends(texts[i], strlen(texts[i])) & (room - 1);
        while (slots[at])
            at = (at + 1) & (room - 1);
        slots[at] = (unsigned)numbers[i] + 1;
    }
    printf("static const uint16_t %s_slots[%zu] = {", name, room);
    for (size_t i = 0; i < room; i++)
        printf("%s%u,", i % 24 ? "" : "\n    ", slots[i]);
    printf("\n};\n");
    printf("const dm_word_index dm_%s_index = {%s_slots, %zu};\n\n", name, name, room);
    free(slots);
}

static void words(const char *file, const char *name, int columns, const char *flag) {
    static char *texts[MAX_ROWS];
    static int numbers[MAX_ROWS];
    read_table(file, columns);
    printf("const dm_word dm_%s[] = {\n", name);
    for (size_t i = 0; i < row_count; i++) {
        printf("    {");
        put_string(rows[i].cell[0]);
        printf(", %zu, %d},\n", strlen(rows[i].cell[0]), flag && !strcmp(rows[i].cell[1], flag));
        texts[i] = rows[i].cell[0];
        numbers[i] = (int)i;
    }
    printf("};\n");
    index_of(name, texts, numbers, row_count);
}

static void line_words(const char *file) {
    static const char *const uses[] = {"companion", "date-key",        "date-later", "date-other",
                                       "publisher", "publisher-small", "credit",     NULL};
    read_table(file, 2);
    puts("const dm_line_word dm_line_words[] = {");
    for (size_t i = 0; i < row_count; i++) {
        printf("    {");
        put_string(rows[i].cell[0]);
        printf(", %zu, %d},\n", strlen(rows[i].cell[0]), choice(file, rows[i].cell[1], uses));
    }
    printf("};\nconst size_t dm_line_word_count = %zu;\n\n", row_count);
}

/* One name of a month (1..12) or weekday (13 = Sunday .. 19) in lower case, without its final dot.
 */
static void add_name(const UChar *name, int32_t length, int value, const char *language) {
    UErrorCode status = U_ZERO_ERROR;
    UChar lower[128];
    length = u_strToLower(lower, 127, name, length, "", &status);
    while (length > 0 && (lower[length - 1] == '.' || u_isUWhiteSpace(lower[length - 1])))
        length--;
    char utf8[256];
    u_strToUTF8(utf8, sizeof utf8, NULL, lower, length, &status);
    bool digit = false;
    for (int32_t i = 0; i < length; i++)
        digit = digit || u_isdigit(lower[i]);
    if (U_FAILURE(status) || length < 2 || digit || row_count == MAX_ROWS)
        return;
    char number[8];
    snprintf(number, sizeof number, "%d", value);
    row *r = &rows[row_count++];
    memset(r, 0, sizeof *r);
    r->cell[0] = keep(utf8);
    r->cell[1] = keep(number);
    r->cell[2] = keep(language);
}

static void add_locale(const char *locale) {
    static const struct {
        UDateFormatSymbolType type;
        int first, count, value;
    } kinds[] = {{UDAT_MONTHS, 0, 12, 1},
                 {UDAT_SHORT_MONTHS, 0, 12, 1},
                 {UDAT_STANDALONE_MONTHS, 0, 12, 1},
                 {UDAT_STANDALONE_SHORT_MONTHS, 0, 12, 1},
                 {UDAT_WEEKDAYS, 1, 7, 13},
                 {UDAT_SHORT_WEEKDAYS, 1, 7, 13}};
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, locale, NULL, 0, NULL, 0, &status);
    char language[16];
    uloc_getLanguage(locale, language, sizeof language, &status);
    for (size_t k = 0; U_SUCCESS(status) && k < sizeof kinds / sizeof *kinds; k++)
        for (int i = 0; i < kinds[k].count; i++) {
            UChar name[96];
            status = U_ZERO_ERROR;
            int32_t length =
                udat_getSymbols(format, kinds[k].type, kinds[k].first + i, name, 96, &status);
            if (U_SUCCESS(status))
                add_name(name, length, kinds[k].value + i, language);
        }
    udat_close(format);
}

/* The names of every language ICU has in the Gregorian calendar, then those of the file. */
static void months(const char *file) {
    read_table(file, 3);
    /* clang-format off */
    static const char *const languages[] = {
        "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk",
        "sl", "hr", "sr", "sr_Latn", "bs", "mk", "bg", "ro", "hu", "el", "ru", "uk", "be", "lt",
        "lv", "et", "sq", "tr", "az", "kk", "ky", "uz", "tg", "hy", "ka", "ar", "ar_LB", "ar_DZ",
        "ar_MA", "ar_SA", "fa@calendar=gregorian", "ps@calendar=gregorian", "he", "ur", "hi", "bn",
        "pa", "gu", "mr", "ne", "ta", "te", "kn", "ml", "si", "id", "ms", "fil", "vi",
        "th@calendar=gregorian", "km", "lo", "my", "mn", "sw", "so", "ha", "am@calendar=gregorian",
        "af", "ca", "eu", "gl", "cy", "ga", "mt", "lb"};
    /* clang-format on */
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        add_locale(languages[i]);
    qsort(rows, row_count, sizeof *rows, by_cells);
    static char *texts[MAX_ROWS];
    static int numbers[MAX_ROWS];
    size_t n = 0, names = 0;
    puts("const dm_month_name dm_month_names[] = {");
    for (size_t i = 0; i < row_count; i++) {
        if (i && !by_cells(&rows[i], &rows[i - 1]))
            continue;
        if (!names || strcmp(texts[names - 1], rows[i].cell[0])) {
            texts[names] = rows[i].cell[0];
            numbers[names++] = (int)n;
        }
        printf("    {");
        put_string(rows[i].cell[0]);
        printf(", %zu, %d, \"%s\"},\n", strlen(rows[i].cell[0]), atoi(rows[i].cell[1]),
               rows[i].cell[2]);
        n++;
    }
    printf("};\nconst size_t dm_month_name_count = %zu;\n", n);
    index_of("month_names", texts, numbers, names);
}

/* ---- names of people and states ---- */

/* The capitalised words of "Name Of One|Another[1990..]": each a row. */
static void add_names(char *forms) {
    enum { SHORTEST_NAME = 3 };
    for (char *word = strtok(forms, " |"); word; word = strtok(NULL, " |")) {
        word[strcspn(word, "[")] = '\0';
        bool name = u_isupper((unsigned char)*word) && strlen(word) >= SHORTEST_NAME;
        if (!name || strpbrk(word, ".-'\"\\"))
            continue;
        if (row_count == MAX_ROWS)
            die(word, 0, "too many names");
        memset(&rows[row_count], 0, sizeof *rows);
        rows[row_count++].cell[0] = word;
    }
}

static void add_person(void *to, const char *file, size_t line, char **cells) {
    (void)to, (void)file, (void)line;
    add_names(cells[0]);
    add_names(cells[1]);
}

static void add_state(void *to, const char *file, size_t line, char **cells) {
    (void)to, (void)file, (void)line;
    for (int i = 1; i <= 4; i++)
        add_names(cells[i]);
}

/* The words of the names of states and people: what other words may be stuck to. */
static void names(char **files, int count) {
    static char *texts[MAX_ROWS];
    static int numbers[MAX_ROWS];
    row_count = 0;
    table_read(files[0], 8, add_state, NULL);
    for (int i = 1; i < count; i++)
        table_read(files[i], 7, add_person, NULL);
    qsort(rows, row_count, sizeof *rows, by_cells);
    size_t n = 0;
    puts("const dm_word dm_name_words[] = {");
    for (size_t i = 0; i < row_count; i++) {
        if (n && !strcmp(texts[n - 1], rows[i].cell[0]))
            continue;
        printf("    {");
        put_string(rows[i].cell[0]);
        printf(", %zu, 0},\n", strlen(rows[i].cell[0]));
        texts[n] = rows[i].cell[0];
        numbers[n] = (int)n;
        n++;
    }
    puts("};");
    index_of("name_words", texts, numbers, n);
}

int main(int argc, char **argv) {
    if (argc < 8) {
        fputs("usage: intake_tables phrases.tsv agencies.tsv common.tsv months.tsv "
              "nationalities.tsv line_words.tsv states.tsv people.tsv...\n",
              stderr);
        return 2;
    }
    puts("/* Made by tools/intake_tables.c from lexicon/intake; do not edit. */\n#include "
         "\"intake/text_tables.h\"\n");
    phrases(argv[1]);
    words(argv[2], "agencies", 2, "photo");
    words(argv[3], "common_words", 1, NULL);
    months(argv[4]);
    words(argv[5], "nationalities", 1, NULL);
    line_words(argv[6]);
    names(argv + 7, argc - 7);
    return ferror(stdout) != 0;
}
