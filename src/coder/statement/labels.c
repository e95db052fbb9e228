/*
 * statement/labels.c - "Wang Wenbin: China opposes this.", "Spokesperson: No.": transcripts, where
 * a name or an office and a colon open the paragraph that its bearer speaks, without quotation
 * marks.
 */
#include "base/utf8.h"
#include "coder/statement/parts.h"

enum { LONGEST_LABEL = 12 };

/* The office that opens the sentence as a label: "Spokesperson:", "The Foreign Minister:". */
static uint32_t office_before(const finder *f, const dm_sentence *s, uint32_t colon) {
    uint32_t office = colon - 1;
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge,
                                            dm_utf8_lowered(f->arena, tok(f, office)->lemma));
    bool title = noun && noun->kind == DM_NOUN_TITLE && !(tok(f, office)->feats & DM_FEAT_PLUR);
    for (uint32_t t = s->first; t < colon && title; t++)
        title = dm_utf8_is_capitalised(tok(f, t)->form) || t == office;
    return title && dm_utf8_is_capitalised(tok(f, s->first)->form) ? office : (uint32_t)DM_NO_TOKEN;
}

/* The colon behind the name or the office of a person that opens the sentence; DM_NO_TOKEN. */
static uint32_t label_end(const finder *f, const dm_sentence *s, uint32_t *speaker) {
    const dm_actors *actors = actors_of(f);
    uint32_t colon = s->first;
    while (colon < s->first + s->count && colon - s->first < LONGEST_LABEL &&
           !dm_str_is(tok(f, colon)->form, ":"))
        colon++;
    const dm_sentence *next = s + 1; /* where the parser ended a sentence at the colon */
    bool more =
        colon + 1 == s->first + s->count
            ? next < f->parse->sentences + f->parse->sentence_count && !next->paragraph_start
            : colon + 2 < s->first + s->count;
    if (colon == s->first || !more || !dm_str_is(tok(f, colon)->form, ":") ||
        dm_is_mark(f, colon + 1) || dm_spoken_quoted(f->spoken, tok(f, colon + 1)->start) ||
        dm_holds_finite(f, s->first, colon))
        return DM_NO_TOKEN;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->first == s->first && one->last + 1 == colon && !one->place &&
            one->actors.len == 1 && actor->kind == DM_KIND_PERSON) {
            *speaker = one->head;
            return colon;
        }
    }
    *speaker = office_before(f, s, colon);
    return *speaker == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : colon;
}

void dm_report_by_label(finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t speaker = DM_NO_TOKEN, last = sentence;
    uint32_t colon =
        s->paragraph_start && s->count > 1 ? label_end(f, s, &speaker) : (uint32_t)DM_NO_TOKEN;
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
    dm_speakers_at(f, speaker, speaker, &speech);
    speech.certainty = 0.95f;
    dm_speech_push(f, &speech);
}
