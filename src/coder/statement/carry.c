/*
 * statement/carry.c - quotations that no verb introduces: whoever stands before a colon, else the
 * speaker of the quotation before, else the subject of the sentence.
 */
#include <string.h>

#include "coder/sides.h"
#include "coder/statement/parts.h"

enum { CARRY_SENTENCES = 3, COLON_BYTES = 10 };

static uint32_t sentence_at(const dm_parse *parse, uint32_t byte) {
    uint32_t low = 0, high = (uint32_t)parse->sentence_count;
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (parse->sentences[middle].start <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The byte behind which quotation marks and blanks stand before `at`. */
static uint32_t before_marks(dm_str text, uint32_t at) {
    while (at > 0 && (text.ptr[at - 1] & 0x80 || strchr("`'\" ", text.ptr[at - 1])))
        at--;
    return at;
}

/* The speech nearest before the byte (or right after it in the same paragraph) whose speaker is
 * known. */
static const dm_speech *carried_from(const finder *f, const dm_quotation *quote,
                                     uint32_t sentence) {
    const dm_speech *before = NULL;
    for (size_t i = 0; i < f->spoken->speeches.len; i++) {
        const dm_speech *one = &f->spoken->speeches.ptr[i];
        if (!one->speakers.len || one->kind_of_verb == DM_REPORT_THINK)
            continue;
        bool close = one->sentence <= sentence && sentence - one->sentence <= CARRY_SENTENCES;
        if (one->start < quote->start && close && (!before || one->start > before->start))
            before = one;
    }
    for (size_t i = 0; i < f->spoken->demands.len; i++) { /* "urged them to go. “It is late.”" */
        const dm_speech *one = &f->spoken->demands.ptr[i];
        bool close = one->sentence <= sentence && sentence - one->sentence <= 1;
        if (one->start < quote->start && close && (!before || one->start > before->start))
            before = one;
    }
    for (size_t i = 0; !before && i < f->spoken->speeches.len;
         i++) { /* named only after the quotation */
        const dm_speech *one = &f->spoken->speeches.ptr[i];
        const dm_sentence *next = &f->parse->sentences[one->sentence];
        if (one->speakers.len && one->sentence > sentence && one->sentence <= sentence + 2 &&
            !next->paragraph_start)
            return one;
    }
    return before;
}

/* "Kenya's president on the raid: “...”", "The minister took to the air: “...”": whoever opens the
 * sentence in which the colon stands; DM_NO_TOKEN. */
static uint32_t opener_of(const finder *f, uint32_t colon) {
    const dm_sentence *s = &f->parse->sentences[sentence_at(f->parse, colon)];
    const dm_actors *actors = actors_of(f);
    uint32_t first = s->count > 1 && tok(f, s->first)->upos == DM_DET ? s->first + 1 : s->first;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        bool opens = one->first == s->first || one->first == first;
        if (opens && !one->place && tok(f, one->head)->start < colon &&
            (one->actors.ptr[0].kind == DM_KIND_PERSON || one->sort == DM_MENTION_BODY ||
             (one->sort == DM_MENTION_NAME && tok(f, one->head)->rel == DM_REL_NSUBJ)))
            return one->head;
    }
    return DM_NO_TOKEN;
}

static dm_speech speech_for(const finder *f, const dm_quotation *quote) {
    return (dm_speech){.verb = DM_NO_TOKEN,
                       .lemma = DM_STR("say"),
                       .kind = DM_DIRECT,
                       .start = quote->start,
                       .end = quote->end,
                       .sentence = sentence_at(f->parse, quote->start)};
}

/* The head of the actor right before the byte behind a colon; DM_NO_TOKEN. */
static uint32_t named_before_colon(const finder *f, uint32_t at) {
    const dm_actors *actors = actors_of(f);
    for (size_t m = 0; m < actors->mentions.len; m++) {
        const dm_mention *mention = &actors->mentions.ptr[m];
        uint32_t end = tok(f, mention->last)->end, start = tok(f, mention->first)->start;
        if (end <= at && at - end <= 2 && !mention->place && start < at)
            return mention->head;
    }
    return DM_NO_TOKEN;
}

/* "The EU: “...”": whoever stands before the colon, or whom the sentence before it tells of. */
static void speaker_before_colon(const finder *f, const dm_quotation *quote, dm_actor_refs *list) {
    dm_str text = f->parse->text;
    uint32_t at = quote->start;
    while (at > 0 && text.ptr[at - 1] != ':' && text.ptr[at - 1] != '\n' &&
           quote->start - at < COLON_BYTES)
        at--;
    if (at == 0 || text.ptr[at - 1] != ':')
        return;
    uint32_t opener = opener_of(f, at - 1);
    if (opener != DM_NO_TOKEN && dm_actors_at(actors_of(f), opener)->actors.ptr[0].code.len) {
        dm_scene_gather(f->scene, opener, list);
        return;
    }
    const dm_sentence *s = &f->parse->sentences[sentence_at(f->parse, at - 1)];
    uint32_t somebody = s->root < f->parse->token_count && tok(f, s->root)->start < at
                            ? dm_surface_subject(&f->scene->grammar, s->root)
                            : (uint32_t)DM_NO_TOKEN;
    bool subject = somebody != DM_NO_TOKEN && somebody < s->root;
    if (subject && tok(f, somebody)->upos == DM_NOUN && dm_is_person_noun(f, somebody)) {
        dm_speech speech = speech_for(f, quote); /* "A shopkeeper was less sure: “...”" */
        dm_speakers_at(f, somebody, s->root, &speech);
        *list = speech.speakers;
        return;
    }
    uint32_t named = named_before_colon(f, at);
    if (named == DM_NO_TOKEN)
        return;
    const dm_mention *one = dm_actors_at(actors_of(f), named);
    bool told = tok(f, named)->rel != DM_REL_NSUBJ && one->first > s->first &&
                dm_holds_finite(f, s->first, one->first);
    if (!told) {
        dm_scene_gather(f->scene, named, list);
        return;
    }
    const dm_mention *who = subject ? dm_actors_at(actors_of(f), somebody) : NULL;
    if (who && !who->place && who->head < named) { /* "The minister thanked Peru: “...”" */
        dm_speech speech = speech_for(f, quote);
        dm_speakers_at(f, somebody, s->root, &speech);
        *list = speech.speakers;
    }
}

/* The subject of the sentence at `back` before, where that is somebody who may speak: "Xi was firm.
 * “...”" */
static bool subject_before(const finder *f, uint32_t sentence, uint32_t back, dm_speech *speech) {
    if (back > sentence)
        return false;
    const dm_sentence *s = &f->parse->sentences[sentence - back];
    if (!s->count || s->root == DM_NO_TOKEN || s->root >= f->parse->token_count)
        return false;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
    if (subject == DM_NO_TOKEN || subject > s->root)
        return false;
    const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, subject);
    bool person = dm_codebook_in_class(f->scene->grammar.book, "@people", tok(f, subject)->lemma);
    if (mention ? mention->place : !person)
        return false;
    dm_speakers_at(f, subject, s->root, speech);
    return speech->speakers.len > 0;
}

/* Whether somebody speaks in a sentence. */
static bool holds_speech(const finder *f, uint32_t sentence) {
    for (size_t i = 0; i < f->spoken->speeches.len; i++)
        if (f->spoken->speeches.ptr[i].sentence == sentence)
            return true;
    const dm_sentence *s = &f->parse->sentences[sentence];
    return dm_quotation_over(f, s->start, s->end) != NULL;
}

/* "At the door he came back to the question of time." before a paragraph that begins with a
 * quotation: he speaks. */
static bool is_led_in(const finder *f, uint32_t sentence, dm_speech *speech) {
    if (sentence == 0 || !f->parse->sentences[sentence].paragraph_start ||
        !f->parse->sentences[sentence - 1].paragraph_start || holds_speech(f, sentence - 1))
        return false;
    return subject_before(f, sentence, 1, speech);
}

/* "Uribe, on a visit, avoided it. “We will see,” was all.": the person whom the sentence before in
 * the paragraph is about, where nobody speaks in it. */
static bool is_told_of(const finder *f, uint32_t sentence, dm_speech *speech) {
    dm_speech before = *speech;
    if (sentence == 0 || f->parse->sentences[sentence].paragraph_start ||
        holds_speech(f, sentence - 1) || !subject_before(f, sentence, 1, &before) ||
        before.speakers.len != 1 || before.speakers.ptr[0]->kind != DM_KIND_PERSON ||
        !before.speakers.ptr[0]->code.len)
        return false;
    speech->speakers = before.speakers;
    speech->certainty = 0.75f;
    return true;
}

static dm_speech *speech_over(const finder *f, const dm_quotation *quote) {
    for (size_t i = 0; i < f->spoken->speeches.len; i++) {
        dm_speech *one = &f->spoken->speeches.ptr[i];
        if (one->kind == DM_DIRECT && one->start >= quote->start && one->end <= quote->end)
            return one;
    }
    return NULL;
}

static bool by_pronoun(const finder *f, const dm_speech *speech) {
    if (speech->verb == DM_NO_TOKEN || speech->speakers.len != 1)
        return false;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, speech->verb);
    return subject != DM_NO_TOKEN && tok(f, subject)->upos == DM_PRON;
}

/* The speech over the last of the quotations that go on from paragraph to paragraph: whoever is
 * named there said all of it. */
static dm_speech *speech_of_run(const finder *f, size_t first, size_t *last) {
    *last = first;
    while (*last + 1 < f->spoken->quotations.len && f->spoken->quotations.ptr[*last + 1].continued)
        ++*last;
    for (size_t i = first; i <= *last; i++) {
        dm_speech *one = speech_over(f, &f->spoken->quotations.ptr[i]);
        if (one && one->speakers.len)
            return one;
    }
    return NULL;
}

/* One speech over several paragraphs: one speaker for all. */
static void carry_run(finder *f, size_t first, size_t last, dm_speech *named) {
    dm_speech lead = speech_for(f, &f->spoken->quotations.ptr[first]);
    bool led = (!named || by_pronoun(f, named)) && is_led_in(f, lead.sentence, &lead);
    dm_actor_refs speakers = led ? lead.speakers : named->speakers;
    if (led && named)
        named->speakers = speakers;
    for (size_t i = first; i <= last; i++) {
        dm_quotation *quote = &f->spoken->quotations.ptr[i];
        dm_speech *own = speech_over(f, quote);
        if (own && !dm_refs_any_code(&own->speakers))
            own->speakers = speakers;
        if (quote->attributed)
            continue;
        dm_speech speech = speech_for(f, quote);
        speech.speakers = speakers;
        speech.certainty = 0.8f;
        dm_speech_push(f, &speech);
        quote->attributed = true;
    }
}

/* Whether the quotation begins where a sentence ended, whatever the sentences were cut to. */
static bool begins_sentence(const finder *f, const dm_quotation *quote) {
    dm_str text = f->parse->text;
    uint32_t at = before_marks(text, quote->start);
    return at == 0 || strchr(".!?\n", text.ptr[at - 1]);
}

/* "It isn't politics.": few words, but a sentence. */
static bool is_whole(const finder *f, const dm_quotation *quote) {
    dm_str text = f->parse->text;
    return dm_words_in(f, quote->start, quote->end) > 1 && quote->end > quote->start &&
           strchr(".!?", text.ptr[quote->end - 1]) && begins_sentence(f, quote);
}

/* "appealed for an end to “acts of revenge against citizens”": the verb of asking, judging or
 * refusing that governs the quotation. */
static uint32_t verb_over(const finder *f, const dm_quotation *quote, uint32_t sentence) {
    enum { MOST_UP = 8 };
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t t = s->first;
    while (t < s->first + s->count && tok(f, t)->start < quote->start)
        t++;
    for (int up = 0; t != DM_NO_TOKEN && t < s->first + s->count && up < MOST_UP;
         up++, t = tok(f, t)->head) {
        if (tok(f, t)->start >= quote->start || !dm_tree_is_verbal(f->parse, t))
            continue;
        const dm_reporting *report =
            dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V');
        bool judges = dm_codebook_in_class(f->scene->grammar.book, "@judges", tok(f, t)->lemma);
        return report || judges ? t : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* Words quoted inside a sentence of the article's own: whoever is the subject of the verb that
 * governs them. */
static bool governed(const finder *f, const dm_quotation *quote, dm_speech *speech) {
    enum { FEWEST_WORDS = 2, NAME_WORDS = 4 };
    uint32_t verb = verb_over(f, quote, speech->sentence);
    bool low = f->parse->text.ptr[quote->start] >= 'a' && f->parse->text.ptr[quote->start] <= 'z';
    if (verb == DM_NO_TOKEN || (!low && dm_words_in(f, quote->start, quote->end) <= NAME_WORDS) ||
        /* of a thing */ dm_words_in(f, quote->start, quote->end) < FEWEST_WORDS ||
        dm_is_passive(&f->scene->grammar, verb) || dm_is_unsaid(f, verb) ||
        dm_is_charge_in_law(f, verb, speech))
        return false;
    uint32_t subject = dm_speaking(f, verb);
    const dm_mention *mention =
        subject == DM_NO_TOKEN ? NULL : dm_actors_at(f->scene->grammar.actors, subject);
    if (!mention || mention->place)
        return false;
    speech->verb = verb;
    speech->lemma = tok(f, verb)->lemma;
    dm_speakers_at(f, subject, verb, speech);
    return dm_refs_any_code(&speech->speakers);
}

/* "“...” According to the spokesman, who also ...": whoever the phrase right behind the quotation
 * names. */
static bool named_behind(const finder *f, const dm_quotation *quote, dm_speech *speech) {
    static const char opening[] = "According to ";
    dm_str text = f->parse->text;
    uint32_t at = quote->end;
    while (at < text.len && (text.ptr[at] & 0x80 || strchr("'\" .,", text.ptr[at])))
        at++;
    if (!dm_str_starts(dm_str_sub(text, at, (uint32_t)text.len), DM_STR(opening)))
        return false;
    for (size_t i = 0; i < f->spoken->speeches.len; i++) {
        const dm_speech *one = &f->spoken->speeches.ptr[i];
        if (one->kind_of_verb != DM_REPORT_PREPOSITION || one->verb == DM_NO_TOKEN ||
            !one->speakers.len || tok(f, one->verb)->start < at ||
            one->sentence > sentence_at(f->parse, at))
            continue;
        speech->verb = one->verb;
        speech->lemma = one->lemma;
        speech->kind_of_verb = DM_REPORT_SAY; /* beside a quotation it is as sure as "said" */
        speech->speakers = one->speakers;
        return true;
    }
    return false;
}

/* "“...”, sighs her husband": whether the sentence goes on behind the quotation to tell who says
 * it, however little of that was understood. */
static bool is_told_behind(const finder *f, const dm_quotation *quote) {
    dm_str text = f->parse->text;
    uint32_t at = quote->end;
    bool comma = quote->end > quote->start && text.ptr[quote->end - 1] == ',';
    while (at < text.len && ((text.ptr[at] & 0x80) || strchr("'\" ,", text.ptr[at]))) {
        comma |= text.ptr[at] == ',';
        at++;
    }
    return comma && at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

bool dm_stands_behind_colon(const finder *f, const dm_speech *speech) {
    const dm_quotation *quote = dm_quotation_over(f, speech->start, speech->end);
    uint32_t at = quote ? before_marks(f->parse->text, quote->start) : 0;
    return at > 0 && f->parse->text.ptr[at - 1] == ':' && speech->kind_of_verb != DM_REPORT_THINK;
}

/* “We have nothing to hide”: a paragraph of its own without a full stop heads what follows. */
static bool is_heading(const finder *f, const dm_quotation *quote) {
    dm_str text = f->parse->text;
    uint32_t before = before_marks(text, quote->start), behind = quote->end;
    if (quote->continued || quote->end == quote->start ||
        strchr(".!?,;:", text.ptr[quote->end - 1]))
        return false;
    while (behind < text.len && (text.ptr[behind] & 0x80 || strchr("'\" ", text.ptr[behind])))
        behind++;
    return (before == 0 || text.ptr[before - 1] == '\n') && behind > quote->end &&
           behind + 1 < text.len && text.ptr[behind] == '\n';
}

/* "convicted her of “spreading false news about the army”": part of a clause of the article's own,
 * however long. */
static bool is_behind_preposition(const finder *f, const dm_quotation *quote,
                                  const dm_sentence *s) {
    char opening = f->parse->text.ptr[quote->start];
    uint32_t t = s->first;
    while (t < s->first + s->count && tok(f, t)->start < quote->start)
        t++;
    while (t > s->first && dm_is_mark(f, t - 1))
        t--;
    return opening >= 'a' && opening <= 'z' && t > s->first + 1 && tok(f, t - 1)->upos == DM_ADP &&
           dm_holds_finite(f, s->first, t - 1);
}

static void carry(finder *f, dm_quotation *quote) {
    dm_speech speech = speech_for(f, quote);
    const dm_sentence *s = &f->parse->sentences[speech.sentence];
    bool whole = quote->start <= s->start + 4 || begins_sentence(f, quote) ||
                 (quote->end - quote->start > (s->end - s->start) / 2 &&
                  !is_behind_preposition(f, quote, s));
    speech.certainty = 0.85f;
    speaker_before_colon(f, quote, &speech.speakers);
    if (!whole && !speech.speakers.len && !governed(f, quote, &speech))
        return; /* words quoted inside a sentence of the article's own */
    if (!speech.speakers.len && quote->start <= s->start + 4 && named_behind(f, quote, &speech))
        speech.certainty = 0.9f;
    bool found = speech.speakers.len || is_led_in(f, speech.sentence, &speech) ||
                 is_told_of(f, speech.sentence, &speech);
    if (!found && is_told_behind(f, quote))
        return;
    const dm_speech *from = found ? NULL : carried_from(f, quote, speech.sentence);
    if (from) {
        speech.speakers = from->speakers;
        speech.joint = from->joint;
        speech.certainty = f->apolitical ? from->certainty : 0.7f;
    } else if (!found) {
        if (!subject_before(f, speech.sentence, 0, &speech))
            subject_before(f, speech.sentence, 1, &speech);
        speech.certainty = 0.5f;
    }
    if (speech.speakers.len)
        dm_speech_push(f, &speech);
    quote->attributed = true;
}

/* "detected “constructive changes” in the text", "saluted “a natural response” to the raid": what
 * somebody finds or praises, in a few words of his. */
static void report_in_marks(finder *f, dm_quotation *quote) {
    const dm_codebook *book = f->scene->grammar.book;
    dm_speech speech = speech_for(f, quote);
    const dm_sentence *s = &f->parse->sentences[speech.sentence];
    uint32_t first = s->first, end = s->first + s->count - 1;
    char opening = f->parse->text.ptr[quote->start];
    while (first < end && tok(f, first)->start < quote->start)
        first++;
    uint32_t verb = first;
    while (verb > s->first + 1 && (dm_is_mark(f, verb - 1) || tok(f, verb - 1)->upos == DM_DET ||
                                   tok(f, verb - 1)->upos == DM_ADJ))
        verb--;
    verb--;
    if (opening < 'a' || opening > 'z' || verb <= s->first || verb >= first ||
        !(tok(f, verb)->feats & DM_FEAT_FIN) || dm_is_passive(&f->scene->grammar, verb) ||
        !dm_codebook_in_class(book, "@tells-in-marks", tok(f, verb)->lemma) ||
        dm_is_unsaid(f, verb))
        return;
    uint32_t subject = dm_speaking(f, verb);
    const dm_mention *who = subject == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), subject);
    if (!who || who->place || subject > verb)
        return;
    speech.verb = verb;
    speech.lemma = tok(f, verb)->lemma;
    uint32_t last = dm_clause_end(f, verb, first);
    for (uint32_t t = first; t < last; t++)
        if (tok(f, t)->start > quote->end && dm_str_is(tok(f, t)->form, ","))
            last = t - 1;
    dm_content_of(f, verb + 1, last, &speech);
    dm_speakers_at(f, subject, verb, &speech);
    if (!dm_refs_any_code(&speech.speakers))
        return;
    speech.certainty *= 0.9f;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}

/* "“...,” a Western diplomat said": of a side that he leaves open, so that nobody else is meant. */
static bool is_left_open(const dm_speech *speech) {
    dm_str why = speech->speakers.len ? speech->speakers.ptr[0]->why : (dm_str){0};
    return dm_str_is(why, DM_WHY_NO_SIDE) || dm_str_is(why, DM_WHY_SOME_STATE) ||
           dm_str_is(why, DM_WHY_COMPANY);
}

void dm_speakers_carry(finder *f) {
    size_t last;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *quote = &f->spoken->quotations.ptr[i];
        dm_speech *named = speech_of_run(f, i, &last);
        dm_speech led = speech_for(f, quote), *own = speech_over(f, quote);
        if (last == i && own && !dm_refs_any_code(&own->speakers) && !is_left_open(own) &&
            is_led_in(f, led.sentence, &led))
            own->speakers = led.speakers; /* "he said", of whom the sentence before named */
        if (last > i && (named || is_led_in(f, led.sentence, &led))) {
            carry_run(f, i, last, named);
            i = last;
        } else if (!quote->attributed && !is_heading(f, quote) &&
                   (dm_words_in(f, quote->start, quote->end) > SCARE_QUOTE_WORDS ||
                    is_whole(f, quote))) {
            carry(f, quote);
        } else if (!quote->attributed && dm_words_in(f, quote->start, quote->end) > 1) {
            report_in_marks(f, quote);
        }
    }
}
