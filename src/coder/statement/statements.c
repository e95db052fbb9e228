/*
 * statement/statements.c - speakers and their words.
 *
 * Evidence in the order of its strength: a reporting verb with its clause or quotation; "according
 * to"; a document that speaks ("the text adds"); a quotation alone, which goes on with the speaker
 * of the one before.
 */
#include <string.h>

#include "coder/statement/parts.h"

#include "base/utf8.h"
#include "coder/statement/quotations.h"

/* ---- reporting verbs ---- */

/* "denounced that the planes had flown over it": where a verb that judges tells something. */
static bool has_that_clause(const finder *f, uint32_t verb) {
    uint32_t clause = dm_tree_find(f->parse, verb, DM_REL_CCOMP);
    uint32_t mark = clause == DM_NO_TOKEN || clause < verb
                        ? (uint32_t)DM_NO_TOKEN
                        : dm_tree_find(f->parse, clause, DM_REL_MARK);
    return mark != DM_NO_TOKEN && dm_str_is(tok(f, mark)->form, "that");
}

static bool is_reporting(const finder *f, uint32_t t, const dm_reporting **report) {
    bool passing = tok(f, t)->rel == DM_REL_CSUBJ && /* "It is worth mentioning that" */
                   dm_tree_lemma_is(f->parse, tok(f, t)->head, "worth");
    if (!dm_tree_is_verbal(f->parse, t) || passing || dm_is_noun_states(f, t))
        return false;
    const dm_codebook *book = f->scene->grammar.book;
    const dm_sentence *s = sentence_of(f, t);
    *report = NULL;
    dm_str next = t + 1 < s->first + s->count ? tok(f, t + 1)->form : (dm_str){0};
    bool thing = t + 2 < s->first + s->count && /* "went on strike", "went on a hunger strike" */
                 (dm_tree_is_nominal(f->parse, t + 2) || tok(f, t + 2)->upos == DM_DET ||
                  tok(f, t + 2)->upos == DM_ADJ);
    if ((dm_str_is(next, "on") && !thing) || dm_str_is(next, "back") || dm_str_is(next, "out"))
        *report = dm_codebook_report(
            book, dm_arena_printf(f->arena, "%.*s %.*s", DM_FMT(tok(f, t)->lemma), DM_FMT(next)),
            'V'); /* "fired back" */
    if (!*report)
        *report = dm_codebook_report(book, tok(f, t)->lemma, 'V');
    if ((!*report || (*report)->kind == DM_REPORT_THINK) && dm_says_quotation(f, t))
        *report = dm_codebook_report(book, DM_STR("say"), 'V');
    if (!*report && dm_lets_know(f, t) != DM_NO_TOKEN)
        *report = dm_codebook_report(book, DM_STR("say"), 'V');
    bool named = t > sentence_of(f, t)->first && tok(f, t - 1)->upos == DM_PROPN &&
                 dm_utf8_is_capitalised(tok(f, t)->form); /* "Port Said" */
    if (named)
        return false;
    bool hands_on = dm_tree_lemma_is(f->parse, t, "quote") || dm_tree_lemma_is(f->parse, t, "cite");
    if (!*report || hands_on) /* others' words */
        return false;
    return (*report)->kind != DM_REPORT_ACCUSE || has_that_clause(f, t);
}

/* A verb of saying: somebody else speaks there. */
static bool is_attributing(const finder *f, uint32_t t) {
    const dm_reporting *report;
    return is_reporting(f, t, &report) &&
           (report->kind == DM_REPORT_SAY || report->kind == DM_REPORT_ANNOUNCE);
}

/* Whether nothing but a name and titles lies between the byte and the verb: “...,” State Department
 * spokesman Ned Price said. */
static bool only_speaker(const finder *f, uint32_t byte, uint32_t verb) {
    enum { LONGEST = 14 };
    uint32_t t = verb;
    bool name = false;
    while (t > sentence_of(f, verb)->first && tok(f, t - 1)->start >= byte && verb - t < LONGEST) {
        const dm_token *token = tok(f, --t);
        bool capital = dm_utf8_is_capitalised(token->form);
        if (token->upos == DM_SCONJ || token->upos == DM_PRON || token->upos == DM_CCONJ ||
            token->upos == DM_AUX || (token->upos == DM_VERB && !capital) ||
            dm_str_is(token->form, ";") || dm_str_is(token->form, ":"))
            return false;
        name |= capital;
    }
    return name && verb - t < LONGEST;
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
    uint32_t told = dm_tree_find(f->parse, verb, DM_REL_IOBJ);
    if (told == DM_NO_TOKEN && dm_tree_lemma_is(f->parse, verb, "tell"))
        told = dm_tree_find(f->parse, verb, DM_REL_OBJ);
    if (told == verb + 1) /* "told reporters “...”" */
        end = tok(f, told)->end;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        dm_quotation *one = &f->spoken->quotations.ptr[i];
        bool before = one->end <= start && (start - one->end <= GAP ||
                                            (subject < verb && only_speaker(f, one->end, verb)));
        bool behind = one->start >= end && one->start - end <= GAP;
        if (before && tok(f, sentence_of(f, verb)->first)->start > one->end)
            before = false; /* of the paragraph before */
        dm_str between = behind ? dm_str_sub(f->parse->text, end, one->start) : (dm_str){"", 0};
        if (dm_str_find(between, DM_STR("\n"), 0) != SIZE_MAX ||
            dm_str_find(between, DM_STR("."), 0) != SIZE_MAX)
            behind = false; /* of the paragraph or sentence behind */
        if ((before || behind) && !one->attributed && dm_words_in(f, one->start, one->end) > 1)
            return one;
    }
    return NULL;
}

/* Verbs that judge or ask ("slammed", "praised", "urged") tell what is said only where a clause or
 * a quotation stands with them; an aside is made by verbs of saying. */
static bool makes_aside(const finder *f, uint32_t verb, const dm_reporting *report) {
    bool out =
        dm_tree_lemma_is(f->parse, verb, "point") && dm_str_is(tok(f, verb + 1)->form, "out");
    if (!out && dm_codebook_in_class(f->scene->grammar.book, "@no-aside", tok(f, verb)->lemma))
        return false;
    return report->kind == DM_REPORT_SAY || report->kind == DM_REPORT_ANNOUNCE ||
           report->kind == DM_REPORT_DENY || report->kind == DM_REPORT_THINK;
}

/* The longest quotation that lies in the sentence of the verb, and is nobody's yet. */
static const dm_quotation *quotation_inside(const finder *f, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    const dm_quotation *quote = dm_quotation_over(f, s->start, s->end);
    if (!quote || quote->attributed ||
        dm_words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS)
        return NULL;
    uint32_t first, last;
    dm_true_sentence(f, verb, &first, &last);
    if (quote->start > tok(f, last)->start || quote->end < tok(f, first)->start)
        return NULL;
    if (tok(f, verb)->rel == DM_REL_ACL_RELCL && quote->end < tok(f, verb)->start)
        return NULL; /* "to “suspend the operations” that it began in May" */
    for (uint32_t t = verb + 1; t < s->first + s->count && tok(f, t)->start < quote->start; t++) {
        const dm_reporting *other;
        if (is_reporting(f, t, &other) && other->kind == DM_REPORT_SAY)
            return NULL; /* "announced the steps, saying that ..." */
    }
    uint32_t from = quote->start > s->start ? quote->start : s->start;
    uint32_t to = quote->end < s->end ? quote->end : s->end;
    return (to - from) * 2 >= quote->end - quote->start || (to - from) * 2 >= s->end - s->start
               ? quote
               : NULL;
}

/* "Locals fear for their land: “...,” a shepherd told us": somebody else says the words. */
static bool others_say(const finder *f, uint32_t verb, const dm_quotation *quote) {
    const dm_sentence *s = sentence_of(f, verb);
    for (uint32_t t = verb + 1; quote && t < s->first + s->count; t++)
        if (tok(f, t)->start >= quote->end && is_attributing(f, t))
            return true;
    return false;
}

/* "Iran accepts all help "but theirs", a spokesman said": where what is said begins if a clause
 * without marks leads into the quotation before the verb; else where the quotation begins. */
static uint32_t told_before(const finder *f, uint32_t verb, const dm_quotation *quote) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first;
    char opening = f->parse->text.ptr[quote->start];
    if (quote->end > tok(f, verb)->start || opening < 'a' || opening > 'z')
        return quote->start;
    while (end < verb && tok(f, end)->start < quote->start)
        end++;
    bool leads = end > s->first + 2 && tok(f, end)->upos != DM_PUNCT &&
                 !dm_str_is(tok(f, end - 2)->form, ":") && dm_holds_finite(f, s->first, end);
    for (uint32_t t = s->first; t < end && leads; t++)
        leads = !dm_str_is(tok(f, t)->form, ";") && !is_attributing(f, t);
    return leads ? s->start : quote->start;
}

/* "declared “persona non grata”": a few words within the clause. */
static bool is_fragment(const finder *f, uint32_t verb, const dm_quotation *quote) {
    char opening = f->parse->text.ptr[quote->start];
    return dm_words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS && opening >= 'a' &&
           opening <= 'z' && quote->start > tok(f, verb)->end &&
           quote->start - tok(f, verb)->end <= 4 && !dm_str_is(tok(f, verb + 1)->form, ",") &&
           !dm_str_is(tok(f, verb + 1)->form, ":");
}

/* "called the vote “a sham” after Belarus told observers to leave": what stands before such a
 * clause is not said in it; "as" tells who said it. */
static bool tells_when(const finder *f, uint32_t verb) {
    if (tok(f, verb)->rel != DM_REL_ADVCL || tok(f, verb)->head > verb)
        return false;
    for (DM_CHILDREN(f->parse, verb, c)) {
        bool marks = tok(f, c)->rel == DM_REL_MARK || tok(f, c)->rel == DM_REL_ADVMOD;
        if (marks && c < verb &&
            dm_codebook_in_class(f->scene->grammar.book, "@tells-when", tok(f, c)->lemma))
            return true;
    }
    return false;
}

/* What the verb says, by the strongest evidence there is. */
static bool find_content(const finder *f, uint32_t verb, uint32_t subject,
                         const dm_reporting *report, dm_speech *speech) {
    enum { OPENING_MARK = 4 }; /* bytes */
    const dm_token *token = tok(f, verb);
    bool within = dm_spoken_quoted(f->spoken, token->start); /* the words of somebody quoted */
    const dm_quotation *quote =
        within || subject == DM_NO_TOKEN ? NULL : adjacent_quotation(f, verb, subject);
    if (tells_when(f, verb) && (!quote || quote->end < token->start))
        return dm_content_of_clause(f, verb, speech);
    bool short_one = quote && dm_words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS &&
                     quote->start > sentence_of(f, verb)->start + OPENING_MARK;
    if ((!quote || short_one) &&
        (dm_content_of_clause(f, verb, speech) ||
         (report->kind != DM_REPORT_ASK && report->kind != DM_REPORT_THINK &&
          dm_content_behind_mark(f, verb, speech)) ||
         (report->kind == DM_REPORT_ASK && dm_content_of_question(f, verb, speech))))
        return report->kind != DM_REPORT_THINK ||
               !others_say(f, verb, dm_quotation_over(f, speech->start, speech->end));
    if (within || subject == DM_NO_TOKEN)
        return false;
    if (!quote && (token->rel == DM_REL_PARATAXIS || token->rel == DM_REL_ADVCL)) {
        uint32_t bidden = dm_tree_find(f->parse, verb, DM_REL_XCOMP); /* "told them to go" */
        if (!makes_aside(f, verb, report) || dm_is_behind_semicolon(f, verb, subject) ||
            (bidden != DM_NO_TOKEN && bidden > verb) || !dm_content_of_host(f, verb, speech))
            return false;
        return token->rel != DM_REL_ADVCL || dm_quotation_over(f, speech->start, speech->end);
    }
    if (!quote && makes_aside(f, verb, report))
        quote = quotation_inside(f, verb);
    if (!quote || is_fragment(f, verb, quote) ||
        (report->kind == DM_REPORT_THINK && others_say(f, verb, quote)))
        return false;
    speech->start = told_before(f, verb, quote);
    speech->end = quote->end;
    return true;
}

/* More than a word in marks. */
static bool quotes_much(const finder *f, const dm_speech *speech) {
    const dm_quotation *quote = dm_quotation_over(f, speech->start, speech->end);
    return quote && dm_words_in(f, quote->start, quote->end) > SCARE_QUOTE_WORDS;
}

/* "..., the communique reads": the verb tells what a text says. */
static bool reads_text(const finder *f, uint32_t verb, dm_aside *aside) {
    return dm_tree_lemma_is(f->parse, verb, "read") && dm_aside_at(f, verb, aside) &&
           dm_is_document(f, aside->subject);
}

/* "..., the ministry said, ...", where no quotation stands beside it. */
static bool is_aside(const finder *f, uint32_t verb, const dm_reporting *report, dm_aside *aside) {
    bool puts = dm_tree_lemma_is(f->parse, verb, "put"); /* "as the Elysee put it" */
    bool says = report->kind != DM_REPORT_THINK && report->kind != DM_REPORT_DENY;
    bool tells = LEMMA_IN(f->parse, verb, "inform", "remind"); /* "..., it reminded delegates" */
    bool asks = report->kind == DM_REPORT_ASK && /* "Why, he asked, should they pay?" */
                dm_str_is(tok(f, dm_end_of(f, verb))->form, "?");
    return (makes_aside(f, verb, report) || puts || asks || tells || reads_text(f, verb, aside)) &&
           says && /* "a charge that Kenya denies" */
           dm_aside_at(f, verb, aside) && !adjacent_quotation(f, verb, aside->subject);
}

/* "X said ..., adding that ...", "..., X said, while admitting that ...": whoever spoke last in the
 * sentence goes on. */
static bool goes_on(const finder *f, uint32_t verb) {
    const dm_token *token = tok(f, verb);
    bool participle = dm_str_ends(token->form, DM_STR("ing")) && verb > sentence_of(f, verb)->first;
    if (!participle || f->last_sentence != token->sentence || !f->last.len ||
        dm_tree_find(f->parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    const dm_token *before = tok(f, verb - 1);
    bool apart = dm_str_is(before->form, ",") || dm_str_is(before->form, "while") ||
                 dm_str_is(before->form, "but") || dm_str_is(before->form, "and");
    const dm_speech *said =
        f->spoken->speeches.len ? &f->spoken->speeches.ptr[f->spoken->speeches.len - 1] : NULL;
    return apart && said && said->sentence == token->sentence && said->verb < verb;
}

/* ", which he said was an important step": what is said of the thing before the comma is told in
 * full. */
static bool is_set_off(const finder *f, uint32_t verb) {
    enum { SUBJECT_TOKENS = 8 };
    const dm_sentence *s = sentence_of(f, verb);
    for (uint32_t t = verb; t-- > s->first + 1 && verb - t <= SUBJECT_TOKENS;) {
        if (dm_str_is(tok(f, t)->form, ","))
            return false;
        if (dm_str_is(tok(f, t)->form, "which") || dm_str_is(tok(f, t)->form, "who") ||
            dm_str_is(tok(f, t)->form, "whom"))
            return dm_str_is(tok(f, t - 1)->form, ",") && t + 1 < verb;
    }
    return false;
}

/* ", which it said defied explanation", where the verb was taken for an attribute. */
static bool opens_lost_predicate(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_VERB && dm_str_ends(tok(f, t)->form, DM_STR("ed"));
}

/* The verb of a clause, or what stands before it. */
static bool opens_predicate(const finder *f, uint32_t t) {
    const dm_token *token = tok(f, t);
    return token->upos == DM_AUX || (token->upos == DM_VERB && (token->feats & DM_FEAT_FIN));
}

/* "what officials said was an error", "doctors it says perform abortions": the clause has its
 * subject outside, and says half of something. */
static bool lacks_subject(const finder *f, uint32_t verb, const dm_speech *speech) {
    uint32_t next = verb + 1;
    const dm_sentence *s = sentence_of(f, verb);
    if (next >= s->first + s->count || tok(f, next)->start != speech->start || is_set_off(f, verb))
        return false;
    return opens_predicate(f, next);
}

/* "those who say", "critics who say", "whoever claims": whoever does so, and nobody who did. */
static bool is_of_whoever(const finder *f, uint32_t verb) {
    uint32_t noun = tok(f, verb)->head, subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    if (subject != DM_NO_TOKEN && dm_str_eq_nocase(tok(f, subject)->form, DM_STR("whoever")))
        return true;
    if (tok(f, verb)->rel != DM_REL_ACL_RELCL || noun == DM_NO_TOKEN || noun > verb ||
        dm_str_is(tok(f, noun + 1)->form, ","))
        return false;
    const dm_token *token = tok(f, noun);
    if (token->upos == DM_PRON || token->upos == DM_DET)
        return true;
    uint32_t first, last;
    dm_tree_phrase(f->parse, noun, &first, &last);
    for (uint32_t t = first; t <= noun; t++)
        if (f->scene->grammar.actors->name_of[t] != DM_NO_TOKEN || tok(f, t)->upos == DM_DET ||
            tok(f, t)->upos == DM_NUM)
            return false;
    return token->upos == DM_NOUN && (token->feats & DM_FEAT_PLUR) && dm_is_person_noun(f, noun);
}

/* "told him that it would stand by them, they added": what comes last tells who tells all of it,
 * and is no part of what was told. */
static void cut_aside(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_sentence *s = sentence_of(f, verb);
    dm_aside aside;
    for (uint32_t t = verb + 1; t < s->first + s->count && tok(f, t)->start < speech->end; t++) {
        const dm_reporting *other;
        if (tok(f, t)->start <= speech->start || !is_reporting(f, t, &other) ||
            !dm_aside_at(f, t, &aside) || aside.first <= verb + 2 ||
            tok(f, aside.last)->end < speech->end || tok(f, aside.first)->start <= speech->start)
            continue;
        speech->end = tok(f, aside.first - 2)->end;
        return;
    }
    for (uint32_t t = verb + 4; t + 3 < s->first + s->count && tok(f, t)->start < speech->end;
         t++) {
        const dm_reporting *other = /* "said it was late, adding that he would go" */
            dm_str_is(tok(f, t)->form, ",") && dm_str_ends(tok(f, t + 1)->form, DM_STR("ing")) &&
                    !dm_spoken_quoted(f->spoken, tok(f, t)->start)
                ? dm_codebook_report(f->scene->grammar.book, tok(f, t + 1)->lemma, 'V')
                : NULL;
        if (other && other->kind != DM_REPORT_THINK && tok(f, t)->start > speech->start &&
            speech->kind_of_verb != DM_REPORT_PREPOSITION) {
            speech->end = tok(f, t)->start;
            return;
        }
        if (dm_str_is(tok(f, t)->form, ",") && dm_str_is(tok(f, t + 1)->form, "according") &&
            dm_str_is(tok(f, t + 2)->form, "to") && tok(f, t)->start > speech->start &&
            speech->kind_of_verb != DM_REPORT_PREPOSITION) {
            speech->end = tok(f, t)->start; /* "..., according to the ministry" */
            return;
        }
    }
}

/* "The minister hopes that the talks will go on": he told somebody so. */
static bool is_held(const finder *f, const dm_speech *speech) {
    const dm_actor *who = speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    uint32_t first = speech->verb, end = dm_end_of(f, speech->verb);
    while (first < end && tok(f, first)->start < speech->start)
        first++;
    uint32_t last = first;
    while (last < end && tok(f, last)->start < speech->end)
        last++;
    return who && who->kind == DM_KIND_PERSON && who->code.len && speech->certainty > 0.8f &&
           speech->start > tok(f, speech->verb)->start && dm_holds_finite(f, first, last);
}

/* "“Peace,” the minister observed, “will not come by itself.”": takes what follows the comma behind
 * whoever says it to the words before. */
static void join_second_half(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { LONGEST = 16 };
    uint32_t t = verb + 1, end = dm_end_of(f, verb);
    if (speech->kind != DM_DIRECT || speech->end > tok(f, verb)->start)
        return;
    while (t + 1 < end && t - verb <= LONGEST && !dm_is_mark(f, t))
        t++;
    if (t + 1 >= end || !dm_is_mark(f, t) || !dm_str_is(tok(f, t - 1)->form, ",") ||
        dm_holds_finite(f, verb + 1, t))
        return;
    dm_quotation *half = dm_quotation_over(f, tok(f, t + 1)->start, tok(f, t + 1)->end);
    char opening = half ? f->parse->text.ptr[half->start] : 'A';
    if (!half || half->attributed || half->start < tok(f, verb)->end || opening < 'a' ||
        opening > 'z')
        return;
    half->attributed = true;
    speech->end = half->end;
}

/* Whose words of the verb are: its subject's, those of whoever spoke last, or of whom is named
 * before it. */
static void find_who(finder *f, uint32_t verb, uint32_t subject, bool around, dm_speech *speech) {
    const dm_token *token = tok(f, verb);
    speech->certainty = 0.4f;
    if (!around && goes_on(f, verb)) {
        speech->speakers = f->last;
        speech->certainty = 0.9f;
    } else if (subject != DM_NO_TOKEN) {
        dm_speakers_at(f, subject, verb, speech);
        dm_speaking_for(f, verb, &speech->speakers);
    }
    bool pronoun = subject != DM_NO_TOKEN && tok(f, subject)->upos == DM_PRON;
    if (!speech->speakers.len && !pronoun && !dm_is_passive(&f->scene->grammar, verb) &&
        (token->feats & DM_FEAT_FIN))
        dm_speakers_before(f, verb, speech);
}

/* What was found are no words of that verb's: a list of names, a charge in law, a gap. */
static bool is_no_speech(const finder *f, uint32_t verb, bool around, const dm_speech *speech) {
    if (speech->kind == DM_INDIRECT && dm_is_only_names(f, speech))
        return true;
    return !around && (dm_is_of_thing_made(f, verb) || dm_is_charge_in_law(f, verb, speech) ||
                       dm_is_half_said(f, verb, speech) ||
                       (speech->kind != DM_DIRECT && lacks_subject(f, verb, speech)));
}

/* What was asked or thought and stands as a statement all the same. False if it is nobody's. */
static bool settle_asked(const finder *f, uint32_t verb, const dm_reporting *report,
                         dm_speech *speech) {
    bool much = quotes_much(f, speech), asks = report->kind == DM_REPORT_ASK;
    if ((asks || report->kind == DM_REPORT_THINK) && speech->kind == DM_MIXED && !much)
        speech->unsaid = true;
    bool asked = dm_is_passive(&f->scene->grammar, verb) || !(tok(f, verb)->feats & DM_FEAT_FIN) ||
                 (verb > 0 && dm_str_is(tok(f, verb - 1)->form, ","));
    if (asks && !asked && speech->kind == DM_INDIRECT && dm_is_question(f, speech))
        speech->kind_of_verb = DM_REPORT_SAY;
    if (asks && speech->kind == DM_DIRECT && much)
        speech->kind_of_verb = DM_REPORT_SAY; /* "“Who will buy?” asked the minister" */
    /* "a journalist asked whether it would attend": he who answers speaks */
    return !(asks && speech->speakers.len == 1 &&
             dm_str_is(speech->speakers.ptr[0]->sector, "JRN"));
}

static void report_by_verb(finder *f, uint32_t verb, const dm_reporting *report) {
    const dm_token *token = tok(f, verb);
    dm_speech speech = {.verb = verb,
                        .lemma = token->lemma,
                        .kind_of_verb = report->kind,
                        .sentence = token->sentence,
                        .unsaid = dm_is_unsaid(f, verb)};
    dm_aside aside;
    bool set_off =
        is_set_off(f, verb) && (opens_predicate(f, verb + 1) || opens_lost_predicate(f, verb + 1));
    bool around =
        !set_off && is_aside(f, verb, report, &aside) && dm_content_around(f, &aside, &speech);
    if (around && dm_is_in_gap(f, &aside))
        return;
    if (around && dm_tree_lemma_is(f->parse, verb, "report") && dm_speech_is_told(f, &speech))
        return; /* "The minister said that ..., the agency reported" */
    bool as = !around && !set_off && dm_as_told(f, verb, &aside.subject, &speech);
    around |= as;
    uint32_t subject = around ? aside.subject : dm_speaking(f, verb);
    bool written =
        subject != DM_NO_TOKEN && /* "..., read a banner held by a marcher" */
        dm_codebook_in_class(f->scene->grammar.book, "@inscription", tok(f, subject)->lemma);
    dm_quotation *inscription = written ? adjacent_quotation(f, verb, subject) : NULL;
    if (inscription)
        inscription->attributed = true;
    if (written || (!around && is_of_whoever(f, verb)))
        return;
    if (set_off)
        dm_content_of(f, verb + 1, dm_set_off_end(f, verb), &speech);
    else if (!around && !find_content(f, verb, subject, report, &speech))
        return;
    if (!around && speech.start > token->end)
        cut_aside(f, verb, &speech);
    if (!around && (dm_makes_by_words(f, verb, &speech) || dm_is_done_by(f, verb)))
        return;
    if (speech.unsaid && dm_stands_behind_colon(f, &speech))
        return; /* "declined to comment: “...”": who says it all the same is told elsewhere */
    find_who(f, verb, subject, around, &speech);
    if (subject != DM_NO_TOKEN && !speech.speakers.len && report->kind == DM_REPORT_THINK)
        return;
    dm_speech_settle(f, &speech);
    join_second_half(f, verb, &speech);
    if (is_no_speech(f, verb, around, &speech) || !settle_asked(f, verb, report, &speech))
        return;
    speech.held = report->kind == DM_REPORT_THINK && is_held(f, &speech);
    dm_speech_circumstances(f, verb, &speech);
    dm_speech_push(f, &speech);
}

/* "The statement pledged": remembered with its issuers, for the predicates that have it as their
 * subject. */
static void issue_document(finder *f, uint32_t t) {
    dm_actor_refs issuers = {0};
    dm_document_speakers(f, t, &issuers);
    dm_issued *entry = issuers.len ? dm_vec_push(f->arena, &f->scene->issued) : NULL;
    if (entry)
        *entry = (dm_issued){t, issuers};
}

/* ---- the whole article ---- */

static bool is_scare_quote(const finder *f, uint32_t byte) {
    dm_quotation *quote = dm_quotation_over(f, byte, byte + 1);
    return quote && dm_words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS;
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

/* Verbs that voice or ask something without a verb of saying's construction. */
static void report_by_class(finder *f, uint32_t verb) {
    const dm_codebook *book = f->scene->grammar.book;
    dm_str lemma = tok(f, verb)->lemma;
    if (dm_codebook_in_class(book, "@naming", lemma) ||
        dm_codebook_in_class(book, "@naming-as", lemma) ||
        dm_codebook_in_class(book, "@naming-quoted", lemma))
        dm_report_by_naming(f, verb);
    if (dm_codebook_in_class(book, "@voices", lemma))
        dm_report_by_voicing(f, verb);
    if (dm_codebook_in_class(book, "@accuses-of", lemma) ||
        dm_codebook_in_class(book, "@blames-for", lemma))
        dm_report_by_charge(f, verb);
    if (dm_codebook_in_class(book, "@demands", lemma))
        dm_report_by_demand(f, verb);
}

void dm_spoken_find(dm_scene *scene, const dm_places *places, dm_spoken *spoken) {
    finder f = {.scene = scene,
                .spoken = spoken,
                .parse = scene->grammar.parse,
                .arena = scene->grammar.arena,
                .places = places};
    dm_speakers_home(&f, places);
    size_t from = f.parse->sentence_count ? f.parse->sentences[0].start : 0;
    dm_quotations_find(f.arena, f.parse->text, from, spoken);
    for (uint32_t t = 0; t < f.parse->token_count; t++) {
        const dm_reporting *report;
        const dm_token *token = tok(&f, t);
        if (dm_spoken_quoted(spoken, token->start) && !is_scare_quote(&f, token->start))
            continue; /* words within a quotation are its speaker's */
        bool verbal = dm_tree_is_verbal(f.parse, t);
        if (verbal)
            report_by_class(&f, t);
        bool reporting = is_reporting(&f, t, &report);
        if (reporting)
            report_by_verb(&f, t, report);
        else if (verbal)
            dm_report_by_agent(&f, t);
        if ((token->rel == DM_REL_NSUBJ && token->upos == DM_NOUN && dm_is_document(&f, t)) ||
            dm_is_text_that_says(&f, t))
            issue_document(&f, t);
        if (!reporting) {
            dm_report_by_mind(&f, t);
            dm_report_behind_colon(&f, t);
            dm_report_by_phrase(&f, t);
        }
    }
    for (uint32_t i = 0; i < f.parse->sentence_count; i++)
        dm_report_by_label(&f, i), dm_report_by_opening(&f, i);
    dm_speakers_carry(&f);
    dm_speakers_onward(&f);
    set_voices(scene, spoken);
    scene->spoken = spoken;
}
