/*
 * statement/records.c - speeches become statement records: those with a speaker that says something
 * of its own. A quoted sentence is one statement, also where "he said" stands in its middle.
 */
#include <stdlib.h>

#include "coder/events.h"
#include "coder/scorer.h"

enum { MOST_BETWEEN = 200 }; /* bytes of "..., the minister of X told reporters on Monday. ..." */

/* Something is said: more than a word or two, and by somebody with an affiliation or a role. */
static bool is_statement(const dm_speech *speech) {
    if (!speech->speakers.len || speech->unsaid)
        return false;
    /* A demand is an event, its clause no statement; a thought is told where words of it are, or
     * somebody who speaks for others holds it. */
    bool indirect = speech->kind == DM_INDIRECT;
    if (indirect && !speech->demand &&
        (speech->kind_of_verb == DM_REPORT_ASK ||
         (speech->kind_of_verb == DM_REPORT_THINK && !speech->held)))
        return false;
    return speech->end - speech->start > 3;
}

static bool same_speakers(const dm_actor_refs *a, const dm_actor_refs *b) {
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (!dm_actor_same(a->ptr[i], b->ptr[i]))
            return false;
    return true;
}

/* Whether `next` goes on with the sentence of `one`: "We left," he said, "because we had to." */
static bool goes_on(dm_str text, const dm_speech *one, const dm_speech *next) {
    if (next->start >= text.len || text.ptr[next->start] < 'a' || text.ptr[next->start] > 'z')
        return false;
    if (one->kind != DM_DIRECT || next->kind != DM_DIRECT || next->start <= one->end ||
        next->start - one->end > MOST_BETWEEN || !same_speakers(&one->speakers, &next->speakers))
        return false;
    for (uint32_t at = one->end; at < next->start; at++)
        if (text.ptr[at] == '\n')
            return false;
    return true;
}

/* Whether a statement by the same speakers holds most of the words. */
static bool is_said(const dm_spoken *folded, const dm_speech *speech) {
    for (size_t i = 0; i < folded->speeches.len; i++) {
        const dm_speech *one = &folded->speeches.ptr[i];
        uint32_t from = one->start > speech->start ? one->start : speech->start,
                 to = one->end < speech->end ? one->end : speech->end;
        if (to > from && (to - from) * 10 >= (speech->end - speech->start) * 7 &&
            (one->verb == speech->verb || same_speakers(&one->speakers, &speech->speakers)))
            return true;
    }
    return false;
}

/* In the order of the text; what begins with the same byte stays as it was found. */
static void sort(dm_spoken *folded) {
    for (size_t i = 1; i < folded->speeches.len; i++) {
        dm_speech moved = folded->speeches.ptr[i];
        size_t k = i;
        for (; k > 0 && folded->speeches.ptr[k - 1].start > moved.start; k--)
            folded->speeches.ptr[k] = folded->speeches.ptr[k - 1];
        folded->speeches.ptr[k] = moved;
    }
}

/* In the order of the text, what goes on taken together. */
static void fold(dm_arena *arena, dm_str text, const dm_spoken *spoken, dm_spoken *folded) {
    for (size_t i = 0; i < spoken->speeches.len; i++) {
        const dm_speech *speech = &spoken->speeches.ptr[i];
        bool done = !is_statement(speech);
        for (size_t k = 0; !done && k < folded->speeches.len; k++) {
            dm_speech *one = &folded->speeches.ptr[k];
            bool on = goes_on(text, one, speech), back = goes_on(text, speech, one);
            if (on)
                one->end = speech->end;
            if (back)
                one->start = speech->start;
            done = on || back;
        }
        dm_speech *entry = done ? NULL : dm_vec_push(arena, &folded->speeches);
        if (entry)
            *entry = *speech;
    }
    for (size_t i = 0; i < spoken->demands.len; i++) {
        const dm_speech *speech = &spoken->demands.ptr[i];
        dm_speech *entry = is_said(folded, speech) || !is_statement(speech)
                               ? NULL
                               : dm_vec_push(arena, &folded->speeches);
        if (entry)
            *entry = *speech;
    }
    sort(folded);
}

void dm_statements_make(const dm_scene *scene, const dm_spoken *spoken, const dm_times *times,
                        const dm_article *article, const dm_coder_options *options,
                        dm_records *records) {
    (void)article;
    dm_arena *arena = scene->grammar.arena;
    const dm_parse *parse = scene->grammar.parse;
    dm_spoken folded = {0};
    fold(arena, parse->text, spoken, &folded);
    for (size_t i = 0; i < folded.speeches.len; i++) {
        const dm_speech *speech = &folded.speeches.ptr[i];
        dm_evidence evidence;
        dm_statement_evidence(scene, spoken, speech, &evidence);
        if (evidence.confidence < dm_least_confidence(options, DM_LEAST_STATEMENT))
            continue;
        dm_statement *record = dm_vec_push(arena, &records->statements);
        if (!record)
            return;
        const dm_sentence *s = &parse->sentences[speech->sentence];
        *record = (dm_statement){
            .speakers = dm_actors_copy(arena, &speech->speakers),
            .addressees = dm_actors_copy(arena, &speech->addressees),
            .kind = speech->kind,
            .verb = speech->lemma,
            .content = {speech->start, speech->end},
            .content_text = dm_str_sub(parse->text, speech->start, speech->end),
            .venue = speech->venue,
            .sentence = {s->start, s->end},
            .confidence = evidence.confidence,
        };
        if (options->explain)
            record->explain = dm_evidence_explain(arena, &evidence);
        const dm_timex *when =
            speech->verb == DM_NO_TOKEN ? NULL : dm_times_of(times, parse, speech->verb);
        if (when && when->iso.len)
            record->when = (dm_when){when->iso, when->precision,
                                     dm_str_sub(parse->text, when->start, when->end)};
    }
}
