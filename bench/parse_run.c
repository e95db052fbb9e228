/*
 * parse_run.c - a parse as the scorer takes it, and the clock.
 */
#include "parse_run.h"

#include <time.h>

#include "base/error.h"

double run_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static dm_conllu_word to_word(const dm_model *model, const dm_sentence *s, const dm_token *t) {
    dm_str none = DM_STR("_");
    dm_conllu_word w = {.form = t->form,
                        .lemma = none,
                        .upos = none,
                        .xpos = none,
                        .deprel = none,
                        .head = DM_NO_TOKEN,
                        .space_after = t->space_after};
    (void)model, (void)s;
    return w;
}

static bool fill(const dm_model *model, const dm_parse *parse, const dm_sentence *s,
                 dm_arena *arena, dm_conllu_sentence *out) {
    DM_VEC(dm_conllu_multiword) multiwords = {0};
    out->words = DM_NEW_ARRAY(arena, dm_conllu_word, s->count + 1);
    out->word_count = s->count;
    for (uint32_t i = 0; out->words && i < s->count; i++) {
        const dm_token *t = &parse->tokens[s->first + i];
        out->words[i] = to_word(model, s, t);
        if (!t->multiword)
            continue;
        dm_conllu_multiword *m = dm_vec_push(arena, &multiwords);
        if (!m)
            return false;
        *m = (dm_conllu_multiword){.first = i,
                                   .last = i + t->multiword - 1u,
                                   .form =
                                       dm_str_sub(parse->text, t->start, t[t->multiword - 1].end)};
    }
    out->multiwords = multiwords.ptr;
    out->multiword_count = multiwords.len;
    return !arena->failed;
}

dm_status run_to_sentences(const dm_model *model, const dm_parse *parse, dm_arena *arena,
                           score_sentences *out, dm_error *error) {
    out->ptr = DM_NEW_ARRAY(arena, dm_conllu_sentence, parse->sentence_count + 1);
    out->len = parse->sentence_count;
    for (size_t i = 0; out->ptr && i < parse->sentence_count; i++)
        if (!fill(model, parse, &parse->sentences[i], arena, &out->ptr[i]))
            break;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
