/*
 * statement/speeches.c - the speeches and quotations of an article as lists: what covers a byte,
 * and a new speech, unless it says again what is there; of what kind it is, where and to whom it
 * was made.
 */
#include "coder/statement/parts.h"

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

/* How certain it is that these are the speakers, where they were taken over from a speech before
 * ("It warned", "..., adding that"): no more so than there. 1 where they speak for themselves. */
static float certainty_before(const finder *f, const dm_speech *speech) {
    enum { BACK = 8 };
    const dm_actor *who = speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    size_t count = f->spoken->speeches.len;
    for (size_t i = count; who && i > 0 && count - i < BACK; i--) {
        const dm_speech *one = &f->spoken->speeches.ptr[i - 1];
        const dm_actor *other = one->speakers.len == 1 ? one->speakers.ptr[0] : NULL;
        bool same = other && (other == who || (other->span.start == who->span.start &&
                                               dm_str_eq(other->code, who->code)));
        if (same)
            return one->certainty;
    }
    return 1;
}

void dm_speech_push(finder *f, const dm_speech *speech) {
    if (speech->end <= speech->start)
        return;
    enum { NEAR = 512 }; /* more than overlap anywhere */
    size_t count = f->spoken->speeches.len;
    for (size_t i = count > NEAR ? count - NEAR : 0; i < count; i++)
        if (says_again(&f->spoken->speeches.ptr[i], speech))
            return;
    float before = certainty_before(f, speech);
    dm_speech *entry = dm_vec_push(f->arena, &f->spoken->speeches);
    if (!entry)
        return;
    *entry = *speech;
    if (before < entry->certainty)
        entry->certainty = before;
    if (speech->speakers.len) {
        f->last = speech->speakers;
        f->last_sentence = speech->sentence;
    }
}

bool dm_speech_is_told(const finder *f, const dm_speech *speech) {
    for (size_t i = 0; i < f->spoken->speeches.len; i++) {
        const dm_speech *one = &f->spoken->speeches.ptr[i];
        bool wish = one->kind_of_verb == DM_REPORT_THINK || one->kind_of_verb == DM_REPORT_ASK;
        if (!wish && one->sentence == speech->sentence &&
            (one->end - one->start) * 10 >= (speech->end - speech->start) * 5)
            return true;
    }
    return false;
}

static void mark_quotations(const finder *f, uint32_t start, uint32_t end) {
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *one = &f->spoken->quotations.ptr[i];
        if (one->start < end && one->end > start)
            one->attributed = true;
    }
}

void dm_speech_settle(const finder *f, dm_speech *speech) {
    enum { OPENING_MARK = 4 }; /* bytes */
    dm_quotation *quote = dm_quotation_over(f, speech->start, speech->end);
    speech->kind = DM_INDIRECT;
    if (!quote)
        return;
    if (quote->start > speech->start && quote->end > speech->end && !quote->continued &&
        speech->verb != DM_NO_TOKEN && quote->end <= sentence_of(f, speech->verb)->end)
        speech->end = quote->end; /* "said that it “will not go, it will stay”" */
    uint32_t from = quote->start > speech->start ? quote->start : speech->start;
    uint32_t to = quote->end < speech->end ? quote->end : speech->end;
    bool most = (size_t)(to - from) * 10 >= (size_t)(speech->end - speech->start) * 8;
    bool behind = speech->verb != DM_NO_TOKEN && tok(f, speech->verb)->start > quote->end;
    if (behind && quote->start <= speech->start + OPENING_MARK && quote->end < speech->end &&
        f->parse->text.ptr[quote->end - 1] == ',' &&
        dm_words_in(f, quote->start, quote->end) > SCARE_QUOTE_WORDS)
        most = true; /* “...,” Ann Lee, who had met them, said: she is not what is said */
    speech->kind = most ? DM_DIRECT : DM_MIXED;
    if (most) {
        speech->start = quote->start;
        speech->end = quote->end;
    }
    mark_quotations(f, speech->start, speech->end);
}

void dm_speech_circumstances(const finder *f, uint32_t verb, dm_speech *speech) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (rel == DM_REL_IOBJ || (rel == DM_REL_OBJ && dm_tree_lemma_is(f->parse, verb, "tell"))) {
            dm_scene_gather(f->scene, c, &speech->addressees);
            continue;
        }
        if (rel != DM_REL_OBL && rel != DM_REL_NMOD)
            continue;
        dm_str preposition = dm_tree_case(f->parse, f->arena, c);
        bool venue = dm_codebook_in_class(f->scene->grammar.book, "@venue", tok(f, c)->lemma);
        if (venue && !speech->venue.len &&
            (dm_str_is(preposition, "in") || dm_str_is(preposition, "at") ||
             dm_str_is(preposition, "during") || dm_str_is(preposition, "on") ||
             dm_str_is(preposition, "through") || dm_str_is(preposition, "before"))) {
            uint32_t first, last;
            dm_tree_phrase(f->parse, c, &first, &last);
            while (first < last &&
                   (tok(f, first)->upos == DM_DET || tok(f, first)->rel == DM_REL_NMOD_POSS))
                first++;
            speech->venue = dm_tree_text(f->parse, first, last);
        } else if (dm_str_is(preposition, "to") && !venue) {
            dm_scene_gather(f->scene, c, &speech->addressees);
        }
    }
}
