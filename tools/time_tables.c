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
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/key_hash.h"
#include "coder/time/glance.h"
#include "table.h"

enum { MAX_ROWS = 4000, LINE = 1024 };

typedef struct row {
    const char *word, *class, *value;
} row;

static row words[MAX_ROWS], phrases[MAX_ROWS];
static size_t word_count, phrase_count;

/* The rows of a file: their array, and the class that stands in for the second of three columns
 * when the file has two. */
typedef struct target {
    row *rows;
    size_t *count;
    const char *class;
} target;

static void add(row *rows, size_t *count, const char *word, const char *class, const char *value) {
    if (*count == MAX_ROWS)
        die(word, 0, "too many rows");
    rows[(*count)++] = (row){word, class, value};
}

static void add_row(void *to, const char *file, size_t line, char **cells) {
    (void)file, (void)line;
    const target *t = to;
    add(t->rows, t->count, cells[0], t->class ? t->class : cells[1], cells[t->class ? 1 : 2]);
}

static void read_table(const char *file, const char *class, row *rows, size_t *count) {
    table_read(file, class ? 2 : 3, add_row, &(target){rows, count, class});
}

static void first_words(void) {
    for (size_t i = 0; i < phrase_count; i++) {
        char first[LINE];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(phrases[i].word, " '"), phrases[i].word);
        add(words, &word_count, keep(first), "phrase", "-");
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

/* An open-addressing index of the words: the number of the first row of each that put_rows() wrote,
 * and one; 0 is free. */
static void put_index(const row *rows, size_t count) {
    static unsigned slots[TIME_INDEX];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && !by_word(&rows[i - 1], &rows[i]))
            continue;
        n++;
        if (i && !strcmp(rows[i - 1].word, rows[i].word))
            continue;
        size_t at = dm_hash_ends(rows[i].word, strlen(rows[i].word)) % TIME_INDEX;
        while (slots[at])
            at = (at + 1) % TIME_INDEX;
        slots[at] = (unsigned)n;
        if (n > TIME_INDEX / 2)
            die("time_tables", 0, "the index of words is full: TIME_INDEX");
    }
    printf("const uint16_t time_words_index[] = {");
    for (size_t i = 0; i < TIME_INDEX; i++)
        printf("%u, ", slots[i]);
    printf("};\n\n");
}

/* Bits of the words. */
static void put_glance(const row *rows, size_t count) {
    static uint64_t bits[(1 << TIME_GLANCE_BITS) / 64];
    for (size_t i = 0; i < count; i++) {
        size_t at = time_glance_at(rows[i].word, strlen(rows[i].word));
        bits[at / 64] |= (uint64_t)1 << (at % 64);
    }
    printf("const uint64_t time_words_glance[] = {");
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        printf("%" PRIu64 "u, ", bits[i]);
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
           "\"coder/time/words.h\"\n\n");
    put_rows("time_words", words, word_count);
    put_index(words, word_count);
    put_glance(words, word_count);
    put_rows("time_phrases", phrases, phrase_count);
    return 0;
}
