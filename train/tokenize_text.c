/*
 * tokenize_text.c - plain text on standard input to CoNLL-U without annotation on standard output,
 * for the teachers to parse.
 *
 *   tokenize_text TOKENIZER < TEXT > CONLLU       TOKENIZER is what train/tokenizer writes
 *
 * Sentences of one word and of more than 150 are left out: little is learnt from them.
 */
#include <stdio.h>
#include <stdlib.h>

#include "language/tokenizer.h"

enum { LONGEST = 150 };

static char *read_all(FILE *file, size_t *size) {
    size_t capacity = 1 << 20;
    char *bytes = malloc(capacity);
    for (*size = 0; bytes;) {
        size_t got = fread(bytes + *size, 1, capacity - *size, file);
        if (got == 0)
            break;
        *size += got;
        if (*size == capacity)
            bytes = realloc(bytes, capacity *= 2);
    }
    return bytes;
}

static void write_sentence(const dm_parse *parse, const dm_sentence *s) {
    if (s->count < 2 || s->count > LONGEST)
        return;
    for (uint32_t t = 0; t < s->count; t++) {
        dm_str form = parse->tokens[s->first + t].form;
        printf("%u\t%.*s\t_\tX\t_\t_\t_\t_\t_\t_\n", t + 1, DM_FMT(form));
    }
    putchar('\n');
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: tokenize_text TOKENIZER < TEXT\n");
        return 2;
    }
    size_t section_size, text_size;
    char *section = read_all(file, &section_size), *text = read_all(stdin, &text_size);
    dm_tokenizer tokenizer;
    dm_arena arena;
    dm_parse parse;
    dm_error error;
    dm_arena_init(&arena, 0);
    if (!section || !text ||
        dm_tokenizer_open(&tokenizer, section, section_size, &error) != DM_OK ||
        dm_tokenizer_run(&tokenizer, &arena, (dm_str){text, text_size}, DM_TOKENIZE_TEXT, &parse,
                         &error) != DM_OK) {
        fprintf(stderr, "%s\n", section && text ? error.message : "out of memory");
        return 1;
    }
    for (size_t i = 0; i < parse.sentence_count; i++)
        write_sentence(&parse, &parse.sentences[i]);
    dm_arena_free(&arena);
    free(text);
    free(section);
    fclose(file);
    return 0;
}
