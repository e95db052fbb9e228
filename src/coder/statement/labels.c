/*
 * statement/labels.c - "Wang Wenbin: China opposes this.": transcripts, where a name and a colon
 * open the paragraph that its bearer speaks, without quotation marks.
 */
#include "coder/statement/parts.h"

enum { LONGEST_LABEL = 12 };

/* The colon behind the name of a person that opens the sentence; DM_NO_TOKEN. */
static uint32_t label_end(const finder *f, const dm_sentence *s, uint32_t *speaker) {
    const dm_actors *actors = actors_of(f);
    uint32_t colon = s->first;
    while (colon < s->first + s->count && colon - s->first < LONGEST_LABEL &&
           !dm_str_is(tok(f, colon)->form, ":"))
        colon++;
    if (colon == s->first || colon + 2 >= s->first + s->count ||
        !dm_str_is(tok(f, colon)->form, ":") || dm_is_mark(f, colon + 1) ||
        dm_spoken_quoted(f->spoken, tok(f, colon + 1)->start) ||
        dm_holds_finite(f, s->first, colon))
        return DM_NO_TOKEN;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->first == s->first && one->last + 1 == colon && !one->place &&
            one->actors.len == 1 && actor->kind == DM_KIND_PERSON && actor->code.len) {
            *speaker = one->head;
            return colon;
        }
    }
    return DM_NO_TOKEN;
}

void dm_report_by_label(finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t speaker = DM_NO_TOKEN, last = sentence;
    uint32_t colon =
        s->paragraph_start && s->count > 3 ? label_end(f, s, &speaker) : (uint32_t)DM_NO_TOKEN;
    if (colon == DM_NO_TOKEN)
        return;
    while (last + 1 < f->parse->sentence_count && !f->parse->sentences[last + 1].paragraph_start)
        last++;
    const dm_sentence *to = &f->parse->sentences[last];
    if (!to->count || !dm_holds_finite(f, colon + 1, to->first + to->count))
        return;
    dm_speech speech = {.verb = DM_NO_TOKEN,
                        .lemma = DM_STR("say"),
                        .kind = DM_DIRECT,
                        .start = tok(f, colon + 1)->start,
                        .end = tok(f, to->first + to->count - 1)->end,
                        .sentence = sentence,
                        .certainty = 0.95f};
    dm_scene_gather(f->scene, speaker, &speech.speakers);
    dm_speech_push(f, &speech);
}
