/*
 * tokenizer_check.h - what must hold for the tokens and sentences of any text; used by the unit
 * tests and the fuzzer.
 */
#ifndef DM_TESTS_TOKENIZER_CHECK_H
#define DM_TESTS_TOKENIZER_CHECK_H

#include "language/language.h"

/* NULL if all holds, else what does not. */
static inline const char *check_tokens(const dm_parse *p) {
    size_t at = 0;
    for (size_t i = 0; i < p->token_count; i++) {
        const dm_token *t = &p->tokens[i];
        if (t->start < at || t->end <= t->start || t->end > p->text.len)
            return "tokens overlap, are empty or run past the text";
        for (size_t b = at; b < t->start; b++) {
            unsigned char c = (unsigned char)p->text.ptr[b];
            if (c > ' ' && c < 0x7F)
                return "something visible stands between two tokens";
        }
        for (size_t b = t->start; b < t->end; b++)
            if ((unsigned char)p->text.ptr[b] <= ' ')
                return "a token holds white space";
        if (t->form.ptr != p->text.ptr + t->start || t->form.len != t->end - t->start)
            return "a form is not the text of its token";
        bool adjacent = i + 1 < p->token_count && p->tokens[i + 1].start == t->end;
        if (t->space_after && adjacent)
            return "white space is claimed where there is none";
        at = t->end;
    }
    for (size_t b = at; b < p->text.len; b++)
        if ((unsigned char)p->text.ptr[b] > ' ' && (unsigned char)p->text.ptr[b] < 0x7F)
            return "something visible stands behind the last token";
    return NULL;
}

static inline const char *check_sentences(const dm_parse *p) {
    size_t next = 0;
    for (size_t s = 0; s < p->sentence_count; s++) {
        const dm_sentence *now = &p->sentences[s];
        if (now->first != next || now->count == 0)
            return "sentences do not follow one another, or one is empty";
        next += now->count;
        if (next > p->token_count)
            return "a sentence runs past the tokens";
        if (now->start != p->tokens[now->first].start || now->end != p->tokens[next - 1].end)
            return "a sentence does not span its tokens";
        for (size_t i = now->first; i < next; i++) {
            const dm_token *t = &p->tokens[i];
            if (t->sentence != s)
                return "a token names another sentence";
            if (t->multiword && i + t->multiword > next)
                return "a multi-word token crosses the end of a sentence";
            for (size_t k = i; k + 1 < i + t->multiword; k++)
                if (p->tokens[k].end != p->tokens[k + 1].start)
                    return "a multi-word token has a gap";
        }
    }
    return next == p->token_count ? NULL : "tokens without a sentence";
}

static inline const char *check_parse(const dm_parse *p) {
    const char *fault = check_tokens(p);
    return fault ? fault : check_sentences(p);
}

#endif
