/*
 * statement_speeches.c - the speeches and quotations of an article as lists: what covers a byte,
 * and a new speech, unless it says again what is there.
 */
#include "coder/statement_parts.h"

const dm_speech *dm_spoken_at(const dm_spoken *spoken, uint32_t byte) {
    const dm_speech *found = NULL;
    for (size_t i = 0; i < spoken->speeches.len; i++) {
        const dm_speech *one = &spoken->speeches.ptr[i];
        if (byte < one->start || byte >= one->end)
            continue;
        if (!found || one->end - one->start < found->end - found->start)
            found = one;
    }
    return found;
}

bool dm_spoken_quoted(const dm_spoken *spoken, uint32_t byte) {
    for (size_t i = 0; i < spoken->quotations.len; i++)
        if (byte >= spoken->quotations.ptr[i].start && byte < spoken->quotations.ptr[i].end)
            return true;
    return false;
}

dm_quotation *dm_quotation_over(const finder *f, uint32_t start, uint32_t end) {
    dm_quotation *best = NULL;
    uint32_t most = 0;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *one = &f->spoken->quotations.ptr[i];
        uint32_t from = one->start > start ? one->start : start,
                 to = one->end < end ? one->end : end;
        if (to > from && to - from > most) {
            most = to - from;
            best = one;
        }
    }
    return best;
}

size_t dm_words_in(const finder *f, uint32_t start, uint32_t end) {
    size_t words = 0;
    dm_str span = dm_str_sub(f->parse->text, start, end);
    for (size_t i = 0; i < span.len; i++)
        words += span.ptr[i] == ' ';
    return words + 1;
}

/* The same words again: the same bytes, or nearly all of them by the same speakers. */
static bool says_again(const dm_speech *one, const dm_speech *other) {
    if (one->start == other->start && one->end == other->end)
        return true;
    uint32_t from = one->start > other->start ? one->start : other->start,
             to = one->end < other->end ? one->end : other->end;
    size_t size = other->end - other->start, most = one->end - one->start;
    size_t shorter = size < most ? size : most;
    bool same = one->speakers.len && other->speakers.len &&
                dm_actor_same(one->speakers.ptr[0], other->speakers.ptr[0]);
    if (one->kind != DM_DIRECT && other->kind == DM_DIRECT && most > 2 * size)
        return false; /* "said it had begun, which it rejected as “a violation”" */
    return same && to > from && (size_t)(to - from) * 10 >= shorter * 8 &&
           one->kind_of_verb != DM_REPORT_THINK &&
           (one->kind_of_verb != DM_REPORT_ASK || one->kind != DM_INDIRECT);
}

void dm_speech_push(finder *f, const dm_speech *speech) {
    if (speech->end <= speech->start)
        return;
    for (size_t i = 0; i < f->spoken->speeches.len; i++)
        if (says_again(&f->spoken->speeches.ptr[i], speech))
            return;
    dm_speech *entry = dm_vec_push(f->arena, &f->spoken->speeches);
    if (!entry)
        return;
    *entry = *speech;
    if (speech->speakers.len) {
        f->last = speech->speakers;
        f->last_sentence = speech->sentence;
    }
}
