/*
 * conllu_text.c - the raw text of CoNLL-U sentences, and a dm_parse over it.
 *
 * The text is rebuilt as the CoNLL 2018 shared task did for its raw-text tracks: forms joined by a
 * blank unless SpaceAfter=No, sentences of a paragraph joined by a blank (or by nothing where the
 * last word has SpaceAfter=No), paragraphs and documents parted by an empty line. Words keep the
 * place at which their form was written, so offsets are exact by construction.
 */
#include "language/conllu.h"

#include "base/error.h"

typedef struct writer {
    dm_arena *arena;
    DM_VEC(char) bytes;
    dm_parse *parse; /* NULL: text only */
    bool failed;
} writer;

static void put(writer *w, dm_str s) {
    for (size_t i = 0; i < s.len && !w->failed; i++) {
        char *c = dm_vec_push(w->arena, &w->bytes);
        if (c)
            *c = s.ptr[i];
        else
            w->failed = true;
    }
}

static bool forms_make(const dm_conllu_sentence *s, const dm_conllu_multiword *m) {
    size_t at = 0;
    for (uint32_t i = m->first; i <= m->last; i++) {
        dm_str form = s->words[i].form;
        if (!dm_str_eq(dm_str_sub(m->form, at, at + form.len), form))
            return false;
        at += form.len;
    }
    return at == m->form.len;
}

static void note(writer *w, const dm_conllu_word *word, size_t start, size_t end, size_t parts) {
    if (!w->parse)
        return;
    dm_parse *p = w->parse;
    p->tokens[p->token_count++] = (dm_token){
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .form = word->form,
        .head = DM_NO_TOKEN,
        .sentence = (uint32_t)p->sentence_count,
        .space_after = word->space_after,
        .multiword = (uint8_t)(parts > UINT8_MAX ? UINT8_MAX : parts),
    };
}

/* The parts share the whole form's bytes, or each has its own if they are a cut of it. */
static void put_multiword(writer *w, const dm_conllu_sentence *s, const dm_conllu_multiword *m) {
    bool cut = forms_make(s, m);
    size_t start = w->bytes.len;
    put(w, m->form);
    for (uint32_t i = m->first; i <= m->last; i++) {
        size_t end = cut ? start + s->words[i].form.len : w->bytes.len;
        note(w, &s->words[i], start, end, i == m->first ? m->last - m->first + 1 : 0);
        if (cut)
            start = end;
    }
}

static void put_sentence(writer *w, const dm_conllu_sentence *s) {
    size_t next = 0;
    for (uint32_t i = 0; i < s->word_count; i++) {
        if (next < s->multiword_count && s->multiwords[next].first == i) {
            put_multiword(w, s, &s->multiwords[next]);
            i = s->multiwords[next++].last;
        } else {
            size_t start = w->bytes.len;
            put(w, s->words[i].form);
            note(w, &s->words[i], start, w->bytes.len, 0);
        }
        if (s->words[i].space_after && i + 1 < s->word_count)
            put(w, DM_STR(" "));
    }
}

static void put_sentences(writer *w, const dm_conllu_sentence *sentences, size_t count) {
    for (size_t i = 0; i < count && !w->failed; i++) {
        const dm_conllu_sentence *s = &sentences[i];
        bool paragraph = i == 0 || s->newdoc || s->newpar;
        if (i > 0 && paragraph)
            put(w, DM_STR("\n\n"));
        else if (i > 0 && sentences[i - 1].words[sentences[i - 1].word_count - 1].space_after)
            put(w, DM_STR(" "));
        size_t start = w->bytes.len, first = w->parse ? w->parse->token_count : 0;
        put_sentence(w, s);
        if (w->parse)
            w->parse->sentences[w->parse->sentence_count++] = (dm_sentence){
                .start = (uint32_t)start,
                .end = (uint32_t)w->bytes.len,
                .first = (uint32_t)first,
                .count = (uint32_t)s->word_count,
                .root = DM_NO_TOKEN,
                .paragraph_start = paragraph,
            };
    }
    put(w, DM_STR("\n"));
}

dm_status dm_conllu_text(const dm_conllu_sentence *sentences, size_t count, dm_arena *arena,
                         dm_str *text, dm_error *error) {
    writer w = {.arena = arena};
    put_sentences(&w, sentences, count);
    *text = (dm_str){w.bytes.ptr, w.bytes.len};
    return w.failed ? dm_fail_memory(error) : DM_OK;
}

dm_status dm_conllu_to_parse(const dm_conllu_sentence *sentences, size_t count, dm_arena *arena,
                             dm_parse *parse, dm_error *error) {
    size_t words = 0;
    for (size_t i = 0; i < count; i++)
        words += sentences[i].word_count;
    *parse = (dm_parse){.tokens = DM_NEW_ARRAY(arena, dm_token, words + 1),
                        .sentences = DM_NEW_ARRAY(arena, dm_sentence, count + 1)};
    if (!parse->tokens || !parse->sentences)
        return dm_fail_memory(error);
    writer w = {.arena = arena, .parse = parse};
    put_sentences(&w, sentences, count);
    parse->text = (dm_str){w.bytes.ptr, w.bytes.len};
    return w.failed ? dm_fail_memory(error) : DM_OK;
}
