/*
 * pages_language.c - how often the language of a short news sentence is told rightly, by the
 * library that is used (CLD2, language_id.c) and by libexttextcat.
 *
 *   pages_language SENTENCES.tsv
 */
#include <libexttextcat/textcat.h>
#include <stdio.h>
#include <stdlib.h>

#include "intake/language_id.h"

/* "[de--utf8][nl--utf8]": the first. */
static bool textcat_says(void *handle, const char *text, const char *language) {
    const char *answer = textcat_Classify(handle, text, strlen(text));
    size_t n = strlen(language);
    return answer && answer[0] == '[' && strncmp(answer + 1, language, n) == 0 &&
           (answer[n + 1] == '-' || answer[n + 1] == ']');
}

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    void *handle =
        special_textcat_Init("/usr/share/libexttextcat/fpdb.conf", "/usr/share/libexttextcat/");
    if (!file || !handle) {
        fprintf(stderr,
                "usage: pages_language SENTENCES.tsv (libexttextcat-data must be installed)\n");
        return 2;
    }
    char line[2048];
    unsigned count = 0, cld2 = 0, unsure = 0, textcat = 0;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab)
            continue;
        *tab = '\0';
        dm_str text = dm_str_trim(dm_str_of(tab + 1));
        double sure;
        dm_str said = dm_language_of(&arena, text, (dm_str){0}, &sure);
        bool right = dm_str_is(dm_str_sub(said, 0, 2), line);
        count++;
        cld2 += right;
        unsure += dm_str_is(said, "und");
        textcat += textcat_says(handle, tab + 1, line);
        if (!right)
            printf("%s taken for %.*s (%.2f): %.*s\n", line, DM_FMT(said), sure, DM_FMT(text));
        dm_arena_reset(&arena);
    }
    printf("sentences %u: CLD2 right %u, unsure %u, wrong %u; libexttextcat right %u\n", count,
           cld2, unsure, count - cld2 - unsure, textcat);
    textcat_Done(handle);
    fclose(file);
    return 0;
}
