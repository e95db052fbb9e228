/*
 * time_tables.c - compiles the tables of lexicon/time into C arrays at build time, so that time
 * expressions are found without a file. Build program; not part of the library.
 *
 *   time_tables words.tsv phrases.tsv holidays.tsv > time_tables.c
 *
 * Words are sorted by bytes, then by class, for binary search. The first words of phrases and
 * holidays are added to them as class "phrase".
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ROWS = 4000, LINE = 1024 };

typedef struct row {
    char *word, *class, *value;
} row;

static row words[MAX_ROWS], phrases[MAX_ROWS];
static size_t word_count, phrase_count;

static void die(const char *file, size_t line, const char *what) {
    fprintf(stderr, "%s:%zu: %s\n", file, line, what);
    exit(1);
}

static void add(row *rows, size_t *count, const char *word, const char *class, const char *value) {
    if (*count == MAX_ROWS)
        die(word, 0, "too many rows");
    rows[(*count)++] = (row){strdup(word), strdup(class), strdup(value)};
}

/* Adds the rows of a file; `class` stands in for the second of three columns when the file has two.
 */
static void read_table(const char *file, const char *class, row *rows, size_t *count) {
    FILE *f = fopen(file, "r");
    if (!f)
        die(file, 0, "cannot open");
    char text[LINE];
    bool header = false;
    for (size_t line = 1; fgets(text, sizeof text, f); line++) {
        text[strcspn(text, "\r\n")] = '\0';
        if (!*text || *text == '#')
            continue;
        if (!header) {
            header = true;
            continue;
        }
        char *rest = text, *cell[3] = {0};
        int n = 0;
        while (n < 3 && (cell[n] = strsep(&rest, "\t")) != NULL)
            n++;
        if (rest || n != (class ? 2 : 3) || !*cell[0] || !*cell[1])
            die(file, line, "wants as many cells as its header has columns");
        add(rows, count, cell[0], class ? class : cell[1], cell[n - 1]);
    }
    fclose(f);
}

static void first_words(void) {
    for (size_t i = 0; i < phrase_count; i++) {
        char first[LINE];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(phrases[i].word, " '"), phrases[i].word);
        add(words, &word_count, first, "phrase", "-");
    }
}

static int by_word(const void *a, const void *b) {
    const row *x = a, *y = b;
    int order = strcmp(x->word, y->word);
    return order ? order : strcmp(x->class, y->class);
}

static void put_class(const char *class) {
    printf("TIME_");
    for (; *class; class ++)
        putchar(*class == ' ' ? '_' : toupper((unsigned char)*class));
}

static void put_rows(const char *array, row *rows, size_t count) {
    qsort(rows, count, sizeof *rows, by_word);
    printf("const time_word %s[] = {\n", array);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && !by_word(&rows[i - 1], &rows[i]))
            continue;
        printf("    {\"%s\", %zu, ", rows[i].word, strlen(rows[i].word));
        put_class(rows[i].class);
        printf(", %d, \"%s\"},\n", atoi(rows[i].value), rows[i].value);
        n++;
    }
    printf("};\nconst size_t %s_count = %zu;\n\n", array, n);
}

/* Where each first letter begins among the rows that put_rows() wrote. */
static void put_letters(const row *rows, size_t count) {
    printf("const uint16_t time_words_letter[27] = {");
    for (int letter = 'a'; letter <= 'z' + 1; letter++) {
        size_t n = 0;
        for (size_t i = 0; i < count; i++)
            if ((!i || by_word(&rows[i - 1], &rows[i])) && (unsigned char)rows[i].word[0] < letter)
                n++;
        printf("%zu, ", n);
    }
    printf("};\n\n");
}

int main(int argc, char **argv) {
    if (argc != 4)
        die("time_tables", 0, "usage: time_tables words.tsv phrases.tsv holidays.tsv");
    read_table(argv[1], NULL, words, &word_count);
    read_table(argv[2], NULL, phrases, &phrase_count);
    read_table(argv[3], "holiday", phrases, &phrase_count);
    first_words();
    printf("/* Made from lexicon/time by tools/time_tables.c. */\n#include "
           "\"coder/time_words.h\"\n\n");
    put_rows("time_words", words, word_count);
    put_letters(words, word_count);
    put_rows("time_phrases", phrases, phrase_count);
    return 0;
}
