/*
 * statement_records.c - speeches become statement records: those with a speaker that says something
 * of its own.
 */
#include <stdlib.h>

#include "coder/events.h"
#include "coder/scorer.h"

/* Something is said: more than a word or two, and by somebody with an affiliation or a role. */
static bool is_statement(const dm_speech *speech) {
    if (!speech->speakers.len || speech->kind_of_verb == DM_REPORT_THINK)
        return false;
    if (speech->kind_of_verb == DM_REPORT_ASK && speech->kind == DM_INDIRECT)
        return false; /* a demand is an event; its clause is no statement */
    return speech->end - speech->start > 3;
}

void dm_statements_make(const dm_scene *scene, const dm_spoken *spoken, const dm_times *times,
                        const dm_article *article, const dm_coder_options *options,
                        dm_records *records) {
    (void)article;
    dm_arena *arena = scene->grammar.arena;
    const dm_parse *parse = scene->grammar.parse;
    for (size_t i = 0; i < spoken->speeches.len; i++) {
        const dm_speech *speech = &spoken->speeches.ptr[i];
        if (!is_statement(speech))
            continue;
        double confidence = dm_statement_confidence(scene->grammar.book, speech);
        if (confidence < options->min_confidence)
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
            .confidence = confidence,
        };
        const dm_timex *when =
            speech->verb == DM_NO_TOKEN ? NULL : dm_times_of(times, parse, speech->verb);
        if (when && when->iso.len)
            record->when = (dm_when){when->iso, when->precision,
                                     dm_str_sub(parse->text, when->start, when->end)};
    }
}
