/*
 * statements.c - speakers and their words.
 *
 * Evidence in the order of its strength: a reporting verb with its clause or quotation; "according
 * to"; a document that speaks ("the text adds"); a quotation alone, which goes on with the speaker
 * of the one before.
 */
#include "coder/statements.h"

#include "base/utf8.h"
#include "coder/quotations.h"

enum { SCARE_QUOTE_WORDS = 3, CARRY_SENTENCES = 3 };

typedef struct finder {
    dm_scene *scene;
    dm_spoken *spoken;
    const dm_parse *parse;
    dm_arena *arena;
    dm_actor_refs last; /* speakers of the last speech */
    uint32_t last_sentence;
} finder;

static const dm_token *tok(const finder *f, uint32_t t) {
    return &f->parse->tokens[t];
}

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

/* ---- speakers ---- */

static bool is_document(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, t)->lemma, 'N');
    return (report && report->kind == DM_REPORT_DOCUMENT) ||
           dm_codebook_in_class(book, "@document", tok(f, t)->lemma);
}

static void gather_case(const finder *f, uint32_t t, const char *preposition, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (rel != DM_REL_NMOD && rel != DM_REL_OBL && rel != DM_REL_OBL_AGENT && rel != DM_REL_ACL)
            continue;
        if (rel == DM_REL_ACL) { /* "published by the State Department on behalf of ..." */
            gather_case(f, c, preposition, list);
            continue;
        }
        if (dm_str_is(dm_tree_case(f->parse, f->arena, c), preposition)) {
            dm_scene_gather(f->scene, c, list);
            for (DM_CHILDREN(f->parse, c, d)) /* "on behalf of the ministers of A and B" nests */
                if (tok(f, d)->rel == DM_REL_APPOS)
                    dm_scene_gather(f->scene, d, list);
        }
    }
}

/* Whose document: its issuer in the phrase, else the speakers before it. */
static void document_speakers(const finder *f, uint32_t t, dm_actor_refs *list) {
    uint32_t first, last;
    dm_tree_hull(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last && !list->len;
         u++) /* "on behalf of the G7": hangs now on the noun, now on its participle */
        if (dm_tree_lemma_is(f->parse, u, "behalf"))
            for (DM_CHILDREN(f->parse, u, c)) {
                if (tok(f, c)->rel != DM_REL_NMOD && tok(f, c)->rel != DM_REL_NMOD_POSS)
                    continue;
                dm_scene_gather(f->scene, c, list);
                dm_actors_responsible(f->scene->grammar.actors, c, false, list);
            }
    static const char *const issuers[] = {"by", "from", "of"};
    for (size_t i = 0; i < 3 && !list->len; i++)
        gather_case(f, t, issuers[i], list);
    if (!list->len)
        dm_actors_responsible(f->scene->grammar.actors, t, false, list);
    if (!list->len)
        *list = f->last;
}

static void speakers_at(const finder *f, uint32_t t, dm_speech *speech) {
    speech->certainty = 0.95f;
    dm_scene_gather(f->scene, t, &speech->speakers);
    const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, t);
    if (mention && mention->certainty < speech->certainty)
        speech->certainty = mention->certainty;
    if (!speech->speakers.len && is_document(f, t)) {
        document_speakers(f, t, &speech->speakers);
        speech->joint = speech->speakers.len > 1;
        speech->certainty = 0.8f;
    }
}

/* ---- content ---- */

/* Bytes of tokens [first, last] without punctuation at the ends. */
static void content_of(const finder *f, uint32_t first, uint32_t last, dm_speech *speech) {
    while (first < last && tok(f, first)->upos == DM_PUNCT)
        first++;
    while (last > first && tok(f, last)->upos == DM_PUNCT)
        last--;
    speech->start = tok(f, first)->start;
    speech->end = tok(f, last)->end;
}

static dm_quotation *quotation_over(const finder *f, uint32_t start, uint32_t end) {
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

static size_t words_in(const finder *f, uint32_t start, uint32_t end) {
    size_t words = 0;
    dm_str span = dm_str_sub(f->parse->text, start, end);
    for (size_t i = 0; i < span.len; i++)
        words += span.ptr[i] == ' ';
    return words + 1;
}

static void mark_quotations(const finder *f, uint32_t start, uint32_t end) {
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *one = &f->spoken->quotations.ptr[i];
        if (one->start < end && one->end > start)
            one->attributed = true;
    }
}

/* Direct where the quotation is the content, mixed where it holds one, else indirect. A direct one
 * takes the quotation's bounds. */
static void settle_kind(const finder *f, dm_speech *speech) {
    dm_quotation *quote = quotation_over(f, speech->start, speech->end);
    speech->kind = DM_INDIRECT;
    if (!quote)
        return;
    uint32_t from = quote->start > speech->start ? quote->start : speech->start;
    uint32_t to = quote->end < speech->end ? quote->end : speech->end;
    bool most = (size_t)(to - from) * 10 >= (size_t)(speech->end - speech->start) * 8;
    speech->kind = most ? DM_DIRECT : DM_MIXED;
    if (most) {
        speech->start = quote->start;
        speech->end = quote->end;
    }
    mark_quotations(f, speech->start, speech->end);
}

static dm_speech *push_speech(finder *f, const dm_speech *speech) {
    if (speech->end <= speech->start)
        return NULL;
    for (size_t i = 0; i < f->spoken->speeches.len; i++) {
        dm_speech *one = &f->spoken->speeches.ptr[i];
        if (one->start == speech->start && one->end == speech->end)
            return one;
    }
    dm_speech *entry = dm_vec_push(f->arena, &f->spoken->speeches);
    if (!entry)
        return NULL;
    *entry = *speech;
    if (speech->speakers.len) {
        f->last = speech->speakers;
        f->last_sentence = speech->sentence;
    }
    return entry;
}

/* ---- venue and addressee ---- */

static void circumstances(const finder *f, uint32_t verb, dm_speech *speech) {
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

/* ---- reporting verbs ---- */

static uint32_t clause_of(const finder *f, uint32_t verb) {
    return dm_that_clause(&f->scene->grammar, verb);
}

/* "..., Kenya said": the verb is an aside of what is said. The content is the host without the
 * aside. */
static bool host_content(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_sentence *s = &f->parse->sentences[tok(f, verb)->sentence];
    uint32_t first, last, end = s->first + s->count - 1;
    dm_tree_hull(f->parse, verb, &first, &last);
    bool behind = first > s->first && last + 2 >= end;
    uint32_t from = s->first;
    for (uint32_t t = s->first; behind && t + 1 < first;
         t++) /* what stands before a semicolon is not said here */
        if (dm_str_is(tok(f, t)->form, ";"))
            from = t + 1;
    if (behind)
        content_of(f, from, first - 1, speech);
    else if (last < end && first > s->first)
        content_of(f, s->first, end, speech);
    else if (last < end)
        content_of(f, last + 1, end, speech);
    else
        return false;
    return true;
}

/* The quotation that ends right before "Kenya said" or begins right behind it, however the parser
 * hung the two together. */
static dm_quotation *adjacent_quotation(const finder *f, uint32_t verb, uint32_t subject) {
    enum { GAP = 6 }; /* bytes: marks, a comma or colon, a blank */
    uint32_t first, last;
    dm_tree_phrase(f->parse, subject, &first, &last);
    uint32_t start =
        tok(f, first)->start < tok(f, verb)->start ? tok(f, first)->start : tok(f, verb)->start;
    uint32_t end = tok(f, last)->end > tok(f, verb)->end ? tok(f, last)->end : tok(f, verb)->end;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *one = &f->spoken->quotations.ptr[i];
        bool before = one->end <= start && start - one->end <= GAP;
        bool behind = one->start >= end && one->start - end <= GAP;
        if ((before || behind) && !one->attributed && words_in(f, one->start, one->end) > 1)
            return one;
    }
    return NULL;
}

static void report_by_verb(finder *f, uint32_t verb, const dm_reporting *report) {
    const dm_token *token = tok(f, verb);
    dm_speech speech = {.verb = verb,
                        .lemma = token->lemma,
                        .kind_of_verb = report->kind,
                        .sentence = token->sentence};
    dm_fillers subject = {0};
    dm_arguments(&f->scene->grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ);
    bool inverted = object != DM_NO_TOKEN && object > verb && is_document(f, object) &&
                    dm_tree_find(f->parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN &&
                    !dm_is_passive(&f->scene->grammar, verb);
    if (inverted) { /* "..., reads a statement" */
        subject.tokens[0] = object;
        subject.count = 1;
    }
    uint32_t clause = clause_of(f, verb), first, last;
    dm_quotation *beside = NULL;
    if (clause != DM_NO_TOKEN) {
        dm_tree_hull(f->parse, clause, &first, &last);
        if (first < verb &&
            last >
                verb) { /* "X, Kenya said, is Y": the parser wrapped the clause around the verb */
            content_of(f, first, last, &speech);
        } else {
            uint32_t mark = dm_tree_find(f->parse, clause, DM_REL_MARK);
            if (mark == first && dm_str_eq_nocase(tok(f, mark)->form, DM_STR("that")) &&
                first < last)
                first++;
            content_of(f, first, last, &speech);
        }
    } else if (subject.count && !dm_spoken_quoted(f->spoken, token->start) &&
               (beside = adjacent_quotation(f, verb, subject.tokens[0]))) {
        speech.start = beside->start;
        speech.end = beside->end;
    } else if (token->rel == DM_REL_PARATAXIS || token->rel == DM_REL_ADVCL) {
        if (!subject.count || report->kind > DM_REPORT_THINK || !host_content(f, verb, &speech))
            return;
        if (token->rel == DM_REL_ADVCL && !quotation_over(f, speech.start, speech.end))
            return;
    } else {
        const dm_sentence *s = &f->parse->sentences[token->sentence];
        dm_quotation *quote = quotation_over(f, s->start, s->end);
        if (dm_spoken_quoted(f->spoken, token->start))
            return; /* a verb of saying within the words quoted */
        if (!quote || quote->attributed || !subject.count ||
            (words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS))
            return;
        speech.start = quote->start;
        speech.end = quote->end;
    }
    if (subject.count)
        speakers_at(f, subject.tokens[0], &speech);
    else
        speech.certainty = 0.4f;
    if (subject.count && !speech.speakers.len && report->kind == DM_REPORT_THINK)
        return;
    settle_kind(f, &speech);
    circumstances(f, verb, &speech);
    push_speech(f, &speech);
}

/* "According to the ministry, ...": the preposition's noun speaks; the rest of the sentence is what
 * it says. */
static void report_by_preposition(finder *f, uint32_t noun) {
    const dm_token *token = tok(f, noun);
    dm_speech speech = {.verb = noun,
                        .lemma = DM_STR("according to"),
                        .kind_of_verb = DM_REPORT_PREPOSITION,
                        .sentence = token->sentence};
    if (!host_content(f, noun, &speech))
        return;
    for (size_t i = 0; i < f->spoken->speeches.len;
         i++) /* "X said that ..., according to Y": X's words already */
        if (f->spoken->speeches.ptr[i].sentence == speech.sentence &&
            (f->spoken->speeches.ptr[i].end - f->spoken->speeches.ptr[i].start) * 10 >=
                (speech.end - speech.start) * 5)
            return;
    speakers_at(f, noun, &speech);
    settle_kind(f, &speech);
    push_speech(f, &speech);
}

/* "The statement pledged": remembered with its issuers, for the predicates that have it as their
 * subject. */
static void issue_document(finder *f, uint32_t t) {
    dm_actor_refs issuers = {0};
    document_speakers(f, t, &issuers);
    dm_issued *entry = issuers.len ? dm_vec_push(f->arena, &f->scene->issued) : NULL;
    if (entry)
        *entry = (dm_issued){t, issuers};
}

/* "called the step disappointing": what it is called is what is said of it. */
static void report_by_naming(finder *f, uint32_t verb) {
    const dm_token *token = tok(f, verb);
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ),
             name = dm_tree_find(f->parse, verb, DM_REL_XCOMP);
    dm_fillers subject = {0};
    dm_arguments(&f->scene->grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (object == DM_NO_TOKEN || name == DM_NO_TOKEN || name < object || !subject.count ||
        (tok(f, name)->feats & DM_FEAT_INF))
        return;
    dm_speech speech = {.verb = verb,
                        .lemma = token->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .sentence = token->sentence};
    uint32_t first, last, unused;
    dm_tree_hull(f->parse, object, &first, &unused);
    dm_tree_hull(f->parse, name, &unused, &last);
    content_of(f, first, last, &speech);
    speakers_at(f, subject.tokens[0], &speech);
    speech.certainty *= 0.9f;
    settle_kind(f, &speech);
    circumstances(f, verb, &speech);
    push_speech(f, &speech);
}

static bool is_reporting(const finder *f, uint32_t t, const dm_reporting **report) {
    if (!dm_tree_is_verbal(f->parse, t))
        return false;
    *report = dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V');
    return *report && (*report)->kind != DM_REPORT_ACCUSE;
}

/* ---- quotations left over ---- */

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

/* "The EU: “...”": whoever stands before the colon. */
static void speaker_before_colon(const finder *f, const dm_quotation *quote, dm_actor_refs *list) {
    dm_str text = f->parse->text;
    uint32_t at = quote->start;
    while (at > 0 && text.ptr[at - 1] != ':' && text.ptr[at - 1] != '\n' && quote->start - at < 8)
        at--;
    if (at == 0 || text.ptr[at - 1] != ':')
        return;
    for (size_t m = 0; m < f->scene->grammar.actors->mentions.len; m++) {
        const dm_mention *mention = &f->scene->grammar.actors->mentions.ptr[m];
        uint32_t end = tok(f, mention->last)->end, start = tok(f, mention->first)->start;
        if (end <= at && at - end <= 2 && !mention->place && start < at)
            dm_scene_gather(f->scene, mention->head, list);
    }
}

/* The subject of the sentence before, where that is a person or body who may speak: "Xi was firm.
 * “...”" */
static void subject_before(const finder *f, uint32_t sentence, dm_actor_refs *list) {
    for (uint32_t back = 0; back <= 1 && back <= sentence && !list->len; back++) {
        const dm_sentence *s = &f->parse->sentences[sentence - back];
        if (!s->count || s->root == DM_NO_TOKEN)
            continue;
        uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
        const dm_mention *mention =
            subject == DM_NO_TOKEN ? NULL : dm_actors_at(f->scene->grammar.actors, subject);
        if (mention && !mention->place)
            dm_scene_gather(f->scene, subject, list);
    }
}

static void carry_speakers(finder *f) {
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *quote = &f->spoken->quotations.ptr[i];
        if (quote->attributed || words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS)
            continue;
        uint32_t sentence = sentence_at(f->parse, quote->start);
        const dm_sentence *s = &f->parse->sentences[sentence];
        bool whole =
            quote->start <= s->start + 4 || quote->end - quote->start > (s->end - s->start) / 2;
        dm_actor_refs colon = {0};
        speaker_before_colon(f, quote, &colon);
        if (!whole && !colon.len)
            continue; /* words quoted inside a sentence of the article's own */
        dm_speech speech = {.verb = DM_NO_TOKEN,
                            .lemma = DM_STR("say"),
                            .kind = DM_DIRECT,
                            .start = quote->start,
                            .end = quote->end,
                            .sentence = sentence,
                            .certainty = 0.7f};
        const dm_speech *from = carried_from(f, quote, sentence);
        speaker_before_colon(f, quote, &speech.speakers);
        if (speech.speakers.len) {
            speech.certainty = 0.85f;
        } else if (from) {
            speech.speakers = from->speakers;
            speech.joint = from->joint;
        } else {
            subject_before(f, sentence, &speech.speakers);
            speech.certainty = 0.5f;
        }
        if (speech.speakers.len)
            push_speech(f, &speech);
        quote->attributed = true;
    }
}

static bool is_scare_quote(const finder *f, uint32_t byte) {
    dm_quotation *quote = quotation_over(f, byte, byte + 1);
    return quote && words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS;
}

static void set_voices(dm_scene *scene, const dm_spoken *spoken) {
    size_t count = spoken->speeches.len;
    dm_voice *voices = DM_NEW_ARRAY(scene->grammar.arena, dm_voice, count + 1);
    scene->voice_count = 0;
    for (size_t i = 0; voices && i < count; i++) {
        const dm_speech *one = &spoken->speeches.ptr[i];
        if (!one->speakers.len || one->kind == DM_INDIRECT)
            continue;
        dm_actor *list = DM_NEW_ARRAY(scene->grammar.arena, dm_actor, one->speakers.len);
        for (size_t k = 0; list && k < one->speakers.len; k++)
            list[k] = *one->speakers.ptr[k];
        if (list)
            voices[scene->voice_count++] =
                (dm_voice){one->start, one->end, {list, one->speakers.len}, one->kind == DM_DIRECT};
    }
    scene->voices = voices;
}

void dm_spoken_find(dm_scene *scene, dm_spoken *spoken) {
    finder f = {.scene = scene,
                .spoken = spoken,
                .parse = scene->grammar.parse,
                .arena = scene->grammar.arena};
    dm_quotations_find(f.arena, f.parse->text, spoken);
    for (uint32_t t = 0; t < f.parse->token_count; t++) {
        const dm_reporting *report;
        const dm_token *token = tok(&f, t);
        if (dm_spoken_quoted(spoken, token->start) && !is_scare_quote(&f, token->start))
            continue; /* words within a quotation are its speaker's */
        if (dm_tree_is_verbal(f.parse, t) &&
            dm_codebook_in_class(scene->grammar.book, "@naming", token->lemma))
            report_by_naming(&f, t);
        if (is_reporting(&f, t, &report))
            report_by_verb(&f, t, report);
        if (token->rel == DM_REL_NSUBJ && token->upos == DM_NOUN && is_document(&f, t))
            issue_document(&f, t);
        if (is_reporting(&f, t, &report))
            continue;
        if ((token->rel == DM_REL_OBL || token->rel == DM_REL_NMOD ||
             token->rel == DM_REL_ADVMOD) &&
            dm_str_is(dm_tree_case(f.parse, f.arena, t), "according to"))
            report_by_preposition(&f, t);
    }
    carry_speakers(&f);
    set_voices(scene, spoken);
    scene->spoken = spoken;
}
