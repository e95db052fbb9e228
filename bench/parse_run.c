/*
 * parse_run.c - the stages of the engine with their times, and a parse as the scorer takes it.
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
    if (!model)
        return w;
    w.lemma = t->lemma.len ? t->lemma : none;
    w.upos = dm_str_of(dm_upos_name((dm_upos)t->upos));
    w.xpos = dm_model_xpos(model, t->xpos);
    w.feats = dm_model_feats(model, t->feats_id);
    w.deprel = dm_model_deprel(model, t->deprel_id);
    w.head = t->head == DM_NO_TOKEN ? 0 : t->head - s->first + 1;
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

/* All stages once. With `given` the sentences and tokens are those of the gold file. */
static dm_status run_once(dm_parser *parser, score_sentences gold, bool given, dm_str text,
                          dm_arena *arena, run_result *result, dm_error *error) {
    double begin = run_seconds();
    dm_status status = given ? dm_conllu_to_parse(gold.ptr, gold.len, arena, &result->parse, error)
                             : dm_parser_tokenize(parser, arena, text, &result->parse, error);
    double middle = run_seconds();
    if (!status)
        status = dm_parser_analyse(parser, arena, &result->parse, error);
    result->tokenize += middle - begin;
    result->analyse += run_seconds() - middle;
    result->tokens += result->parse.token_count;
    return status;
}

dm_status run_engine(const dm_model *model, score_sentences gold, bool given, double seconds,
                     dm_arena *arena, run_result *result, dm_error *error) {
    dm_parser *parser = NULL;
    dm_arena scratch;
    dm_arena_init(&scratch, 0);
    run_result timing = {0};
    dm_str text;
    *result = (run_result){0};
    dm_status status = dm_parser_new(model, &parser, error);
    if (!status)
        status = dm_conllu_text(gold.ptr, gold.len, arena, &text, error);
    if (!status)
        status = run_once(parser, gold, given, text, arena, result, error);
    while (!status && timing.tokenize + timing.analyse < seconds) {
        dm_arena_reset(&scratch);
        status = run_once(parser, gold, given, text, &scratch, &timing, error);
    }
    if (timing.tokens) {
        result->tokenize = timing.tokenize;
        result->analyse = timing.analyse;
        result->tokens = timing.tokens;
    }
    dm_parser_free(parser);
    dm_arena_free(&scratch);
    return status;
}
