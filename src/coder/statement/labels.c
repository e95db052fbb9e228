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

/* "MR MILLER:", "Ms. Jean-Pierre:": who of that surname is told of before; DM_NO_TOKEN. */
static uint32_t bearer_before(const finder *f, const dm_sentence *s, uint32_t colon) {
    const dm_actors *actors = actors_of(f);
    dm_str courtesy = dm_utf8_lowered(f->arena, tok(f, s->first)->form);
    if (colon < s->first + 2 ||
        !dm_codebook_in_class(f->scene->grammar.book, "@label-courtesy", courtesy))
        return DM_NO_TOKEN;
    uint32_t first = s->first + 1;
    if (dm_str_is(tok(f, first)->form, ".") && first + 1 < colon)
        first++;
    dm_str surname = dm_tree_text(f->parse, first, colon - 1);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->head >= s->first)
            break;
        size_t from = actor->name.len > surname.len ? actor->name.len - surname.len : 0;
        if (one->actors.len == 1 && actor->kind == DM_KIND_PERSON && from > 0 &&
            actor->name.ptr[from - 1] == ' ' &&
            dm_str_eq_nocase(dm_str_sub(actor->name, (uint32_t)from, (uint32_t)actor->name.len),
                             surname))
            return one->head;
    }
    return DM_NO_TOKEN;
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
    dm_str label = dm_utf8_lowered(f->arena, tok(f, s->first)->form);
    if (colon == s->first + 1 &&
        dm_codebook_in_class(f->scene->grammar.book, "@label-of-nobody", label))
        return DM_NO_TOKEN;
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
    *speaker = bearer_before(f, s, colon);
    if (*speaker != DM_NO_TOKEN)
        return colon;
    *speaker = office_before(f, s, colon);
    return *speaker == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : colon;
}

/* The last sentence of the paragraph. */
static uint32_t paragraph_end(const finder *f, uint32_t sentence) {
    while (sentence + 1 < f->parse->sentence_count &&
           !f->parse->sentences[sentence + 1].paragraph_start)
        sentence++;
    return sentence;
}

/* "QUESTION:", "Q:", "MR LEE:": words without a verb before a colon open the paragraph. */
static bool is_labelled(const finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t t = s->first, end = s->first + s->count;
    while (t < end && t - s->first < LONGEST_LABEL && !dm_str_is(tok(f, t)->form, ":"))
        t++;
    return t > s->first && t < end && dm_str_is(tok(f, t)->form, ":") &&
           dm_utf8_is_capitalised(tok(f, s->first)->form) && !dm_holds_finite(f, s->first, t);
}

/* The first sentence of the next paragraph that has a label; the count of sentences if none has. */
static uint32_t next_label(const finder *f, uint32_t sentence) {
    enum { MOST_SENTENCES = 40 };
    uint32_t until = sentence + MOST_SENTENCES, count = (uint32_t)f->parse->sentence_count;
    for (uint32_t i = sentence; i < count && i < until; i++)
        if (f->parse->sentences[i].paragraph_start && is_labelled(f, i))
            return i;
    return count;
}

/* What stands from the token to the end of the sentence `last`, said by the speaker. */
static void push_paragraph(finder *f, uint32_t first, uint32_t last, const dm_speech *who) {
    const dm_sentence *to = &f->parse->sentences[last];
    dm_speech speech = *who;
    if (!to->count || !dm_holds_finite(f, first, to->first + to->count))
        return;
    speech.start = tok(f, first)->start;
    speech.end = tok(f, to->first + to->count - 1)->end;
    speech.sentence = tok(f, first)->sentence;
    dm_speech_push(f, &speech);
}

/* Whose the bearer of the label is: as the article tells of him, else of the country that the text
 * is from; nothing around a label says more. */
static void find_bearer(const finder *f, uint32_t speaker, dm_speech *speech) {
    const dm_mention *mention = dm_actors_at(actors_of(f), speaker);
    dm_scene_gather(f->scene, speaker, &speech->speakers);
    bool guessed = !speech->speakers.len || !speech->speakers.ptr[0]->code.len ||
                   (mention && mention->certainty < 0.8f);
    if (guessed)
        dm_speaker_give(f, speaker, f->home, DM_STR(DM_WHY_HOME), 0.8f, speech);
    speech->certainty = guessed ? 0.8f : 0.95f;
}

void dm_report_by_label(finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t speaker = DM_NO_TOKEN, last = paragraph_end(f, sentence);
    uint32_t colon =
        s->paragraph_start && s->count > 1 ? label_end(f, s, &speaker) : (uint32_t)DM_NO_TOKEN;
    if (colon == DM_NO_TOKEN)
        return;
    dm_speech speech = {.verb = DM_NO_TOKEN,
                        .lemma = DM_STR("say"),
                        .kind = DM_DIRECT,
                        .start = tok(f, colon + 1)->start,
                        .end = tok(f, colon + 1)->end,
                        .sentence = sentence};
    find_bearer(f, speaker, &speech);
    push_paragraph(f, colon + 1, last, &speech);
    uint32_t next = next_label(f, last + 1); /* he goes on until somebody else has the word */
    while (next < f->parse->sentence_count && last + 1 < next) {
        uint32_t first = f->parse->sentences[last + 1].first;
        last = paragraph_end(f, last + 1);
        push_paragraph(f, first, last, &speech);
    }
}
