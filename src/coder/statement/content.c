/*
 * statement/content.c - what is said: the clause of a verb of saying, the sentence around an aside.
 *
 * The tree decides where it is clear. Parsers like to hang a clause with "that" on the noun before
 * it ("said in a visit to Bulgaria that nobody would win"), so such a clause is also found by its
 * place behind the verb.
 */
#include "coder/statement/parts.h"

void dm_content_of(const finder *f, uint32_t first, uint32_t last, dm_speech *speech) {
    while (first < last &&
           (tok(f, first)->upos == DM_PUNCT ||
            (tok(f, first)->upos == DM_X && /* "let him know that", read as "told him" */
             tok(f, first)->rel == DM_REL_DEP &&
             !dm_str_eq_nocase(tok(f, first)->form, DM_STR("it"))) ||
            (tok(f, first)->rel == DM_REL_MARK &&
             dm_str_eq_nocase(tok(f, first)->form, DM_STR("that")))))
        first++;
    while (last > first && tok(f, last)->upos == DM_PUNCT)
        last--;
    speech->start = tok(f, first)->start;
    speech->end = tok(f, last)->end;
}

/* ---- clauses ---- */

static bool is_time_word(const finder *f, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, "@time-noun", tok(f, t)->lemma) ||
           tok(f, t)->upos == DM_NUM;
}

bool dm_is_subject_relative(const finder *f, uint32_t that) {
    for (uint32_t t = that + 1; t <= dm_end_of(f, that); t++) {
        if (tok(f, t)->upos == DM_ADV || tok(f, t)->upos == DM_PUNCT)
            continue;
        return tok(f, t)->upos == DM_VERB || tok(f, t)->upos == DM_AUX;
    }
    return true;
}

/* "who", "from where", "after which". */
static bool is_relative(const finder *f, uint32_t t) {
    uint32_t end = dm_end_of(f, t);
    if (t < end && tok(f, t)->upos == DM_ADP)
        t++;
    return (tok(f, t)->feats & DM_FEAT_REL) || dm_str_is(tok(f, t)->form, "where") ||
           dm_str_is(tok(f, t)->form, "which") || dm_str_is(tok(f, t)->form, "who") ||
           dm_str_is(tok(f, t)->form, "whom");
}

/* "reminded them of the protocol that all have signed": the object of the clause it opens. */
static bool is_object_relative(const finder *f, uint32_t that) {
    uint32_t clause = tok(f, that)->head;
    return tok(f, that)->rel == DM_REL_OBJ && clause > that && clause != DM_NO_TOKEN &&
           tok(f, clause)->rel == DM_REL_ACL_RELCL && clause == dm_end_of(f, that) - 1;
}

/* "that" behind the verb and its circumstances: prepositional phrases, times, whom it was told. */
static uint32_t surface_that(const finder *f, uint32_t verb) {
    enum { CIRCUMSTANCES = 18 };
    bool tells =
        dm_codebook_in_class(f->scene->grammar.book, "@tells-somebody", tok(f, verb)->lemma) &&
        !dm_tree_lemma_is(f->parse, verb, "say"); /* "said other evidence that ..." */
    uint32_t subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    bool governed = subject != DM_NO_TOKEN && subject > verb, of = false; /* "And said Ann that" */
    for (uint32_t t = verb + 1; t < dm_end_of(f, verb) && t - verb <= CIRCUMSTANCES; t++) {
        const dm_token *token = tok(f, t);
        bool that = dm_str_is(token->form, "that") && token->upos != DM_DET &&
                    !dm_str_is(tok(f, t - 1)->form, "so") &&
                    tok(f, t + 1)->upos != DM_CCONJ; /* "denied that and said" */
        if (that && of && dm_codebook_report(f->scene->grammar.book, tok(f, t - 1)->lemma, 'N'))
            return DM_NO_TOKEN; /* "ruled in favour of the request that ..." */
        if (that && !dm_tree_lemma_is(f->parse, verb, "say") && is_object_relative(f, t))
            return DM_NO_TOKEN;
        if (that)
            return dm_is_subject_relative(f, t) ? (uint32_t)DM_NO_TOKEN : t;
        if (dm_str_is(token->form, ",") && is_relative(f, t + 1)) { /* ", from where he rules," */
            while (t + 1 < dm_end_of(f, verb) && !dm_str_is(tok(f, t + 1)->form, ","))
                t++;
            t++;
            continue;
        }
        bool attribute = token->rel == DM_REL_ACL && (token->feats & DM_FEAT_PART) &&
                         dm_tree_is_nominal(f->parse, t - 1); /* "a statement posted online" */
        if (attribute || token->rel == DM_REL_AMOD)           /* "in a televised speech that" */
            continue;
        bool meanwhile = dm_str_ends(token->form, DM_STR("ing")) && t > verb + 1 &&
                         (tok(f, t - 1)->upos == DM_SCONJ || tok(f, t - 1)->upos == DM_ADP);
        if (meanwhile) { /* "told reporters before flying home that" */
            governed = true;
            continue;
        }
        if (token->upos == DM_VERB || token->upos == DM_AUX || token->upos == DM_CCONJ ||
            dm_str_is(token->form, ";"))
            return DM_NO_TOKEN;
        bool in = token->upos == DM_ADP || dm_str_is(token->form, "in");
        governed = token->upos == DM_PUNCT && !dm_str_is(token->form, "-") ? false : governed || in;
        if (token->upos == DM_ADP)
            of = dm_str_is(token->form, "of") || dm_str_is(token->form, "to") ||
                 dm_str_is(token->form, "about") || dm_str_is(token->form, "into");
        bool nominal = dm_tree_is_nominal(f->parse, t);
        bool object = token->rel == DM_REL_OBJ &&
                      token->head == verb && /* "as false a tale that" */
                      tok(f, t - 1)->upos != DM_ADP;
        if (nominal && (object || !governed) && !tells && !is_time_word(f, t))
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "said it was concerned and hoped that they would talk": told in one breath. */
static bool wishes_on(const finder *f, uint32_t verb) {
    const dm_reporting *report =
        dm_codebook_report(f->scene->grammar.book, tok(f, verb)->lemma, 'V');
    return report && report->kind == DM_REPORT_THINK && verb > 0 &&
           tok(f, verb - 1)->upos == DM_CCONJ;
}

uint32_t dm_clause_end(const finder *f, uint32_t verb, uint32_t first) {
    uint32_t end = dm_end_of(f, verb);
    for (DM_CHILDREN(f->parse, verb, c)) {
        if (tok(f, c)->rel != DM_REL_CONJ || c < first || wishes_on(f, c))
            continue;
        uint32_t from = c;
        while (from > first && tok(f, from)->upos != DM_CCONJ &&
               (tok(f, from)->upos != DM_PUNCT || dm_is_mark(f, from)))
            from--;
        if (dm_str_is(tok(f, from + 1)->form, "that") && tok(f, from)->upos == DM_CCONJ)
            continue; /* "said that they were ready but that it would take time" */
        if (dm_str_is(tok(f, from + 1)->form, "to") && tok(f, from)->upos == DM_CCONJ &&
            dm_str_is(tok(f, first)->form, "to"))
            continue; /* "says to have taken note and to have decided to go" */
        if (tok(f, from)->upos == DM_CCONJ && dm_spoken_quoted(f->spoken, tok(f, from)->start) &&
            !dm_spoken_quoted(f->spoken, tok(f, verb)->start))
            continue; /* "affirmed that he “is and will remain” there" */
        if (from > first && from - 1 < end)
            end = from - 1;
    }
    for (uint32_t t = first; t < end; t++) {
        if (dm_str_is(tok(f, t)->form, ";"))
            return t;
        if (t > first && dm_str_is(tok(f, t)->form, ",") && /* "..., according to the ministry" */
            dm_str_is(tok(f, t + 1)->form, "according"))
            return t - 1;
    }
    return end;
}

uint32_t dm_set_off_end(const finder *f, uint32_t verb) {
    uint32_t end = dm_clause_end(f, verb, verb + 1);
    for (uint32_t t = verb + 2; t < end; t++)
        if (dm_str_is(tok(f, t)->form, ",") && (tok(f, t + 1)->feats & DM_FEAT_FIN) &&
            (tok(f, t + 1)->upos == DM_VERB || tok(f, t + 1)->upos == DM_AUX))
            return t - 1;
    return end;
}

/* "said the step was one-sided, did not help and was based on nothing": the parser took what is
 * said for several clauses side by side. */
static uint32_t with_next_clause(const finder *f, uint32_t verb, uint32_t first, uint32_t last) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        uint32_t from, to;
        uint32_t mark = dm_tree_find(f->parse, c, DM_REL_MARK);
        bool to_do = tok(f, c)->rel == DM_REL_CONJ && mark != DM_NO_TOKEN && mark < c &&
                     dm_str_is(tok(f, first)->form, "to") && dm_str_is(tok(f, mark)->form, "to");
        if ((tok(f, c)->rel != DM_REL_CCOMP && !to_do) || c <= last)
            continue; /* "says to have taken note and to have decided" */
        dm_tree_hull(f->parse, c, &from, &to);
        if (from <= last + 2 && to > last && dm_clause_end(f, verb, from) >= to)
            last = to;
    }
    return last;
}

/* What the parser left over behind a clause that ends the sentence: "every option was open, foreign
 * bases included", "... and that there was one winner". */
static uint32_t with_rest(const finder *f, uint32_t verb, uint32_t last) {
    enum { SHORT_REST = 8 };
    uint32_t end = dm_clause_end(f, verb, last);
    if (end <= last)
        return last;
    for (DM_CHILDREN(f->parse, verb, c))
        if (tok(f, c)->rel == DM_REL_CONJ && c > last && c <= end && wishes_on(f, c))
            return end;
    if (last + 2 < end && dm_str_is(tok(f, last + 1)->form, ",") &&
        dm_str_is(tok(f, last + 2)->form, "because"))
        return end; /* "said it was over, because the limits were fixed" */
    uint32_t and = dm_str_is(tok(f, last + 1)->form, ",") && last + 3 <= end ? last + 2 : last + 1;
    if (and > last + 1 && tok(f, and)->upos == DM_CCONJ && dm_str_is(tok(f, and+1)->form, "that"))
        return end; /* "said that it was late, and that nobody would come" */
    bool goes_on = last + 2 <= end && tok(f, last + 1)->upos == DM_CCONJ &&
                   (dm_str_is(tok(f, last + 2)->form, "that") ||
                    (tok(f, last + 2)->upos == DM_PRON && tok(f, last + 2)->rel == DM_REL_NSUBJ));
    for (uint32_t t = last + 1; t <= end && !goes_on; t++)
        if (t - last > SHORT_REST || tok(f, t)->upos == DM_SCONJ || tok(f, t)->upos == DM_CCONJ ||
            (tok(f, t)->upos == DM_VERB && (tok(f, t)->feats & (DM_FEAT_GER | DM_FEAT_FIN))))
            return last;
    return end;
}

/* "saying the arrests stemmed from requests": the verb of the clause was taken for a participle of
 * its subject, which nobody says. */
static bool cut_clause(const finder *f, uint32_t verb, uint32_t *first) {
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), last;
    if (object == DM_NO_TOKEN || object < verb || !dm_tree_lemma_is(f->parse, verb, "say"))
        return false;
    uint32_t clause = dm_tree_find(f->parse, object, DM_REL_ACL);
    if (clause == DM_NO_TOKEN || clause < object || tok(f, clause)->upos != DM_VERB ||
        !dm_str_ends(tok(f, clause)->form, DM_STR("ed")))
        return false;
    dm_tree_phrase(f->parse, object, first, &last);
    return *first == verb + 1;
}

/* "Malta, which warned that ..., closed the port": the last token before the comma behind which the
 * main clause goes on. */
static uint32_t before_main_verb(const finder *f, uint32_t first, uint32_t last) {
    for (uint32_t t = first + 2; t <= last; t++) {
        const dm_token *token = tok(f, t);
        if (dm_str_is(tok(f, t - 1)->form, ",") && token->upos == DM_VERB &&
            ((token->feats & DM_FEAT_FIN) || (token->feats & DM_FEAT_INF)))
            return t - 2;
    }
    return last;
}

/* "said the embargo harmed firms", "said it was and would remain true": something begins right
 * behind "said" and a verb, or what may be one, comes later; the parser has no clause there. */
static bool lost_clause(const finder *f, uint32_t verb, uint32_t end) {
    if (verb == dm_end_of(f, verb))
        return false;
    const dm_token *next = tok(f, verb + 1);
    bool opens = next->upos == DM_DET || next->upos == DM_PROPN || next->upos == DM_NOUN ||
                 next->upos == DM_PRON || next->upos == DM_ADJ;
    if (!dm_tree_lemma_is(f->parse, verb, "say") || !opens || is_time_word(f, verb + 1) ||
        dm_spoken_quoted(f->spoken, next->start))
        return false;
    for (uint32_t t = verb + 2; t + 1 < end; t++) {
        const dm_token *token = tok(f, t);
        if (token->upos == DM_PUNCT || token->upos == DM_CCONJ || token->upos == DM_SCONJ)
            return false;
        if ((token->upos == DM_AUX && (token->feats & DM_FEAT_FIN)) ||
            (dm_str_ends(token->form, DM_STR("ed")) && tok(f, t - 1)->upos != DM_DET &&
             dm_tree_is_nominal(f->parse, t - 1)))
            return true;
    }
    return false;
}

/* Whether "that" opens the clause. */
static bool told_with_that(const finder *f, uint32_t verb, uint32_t clause) {
    uint32_t mark = dm_tree_find(f->parse, clause, DM_REL_MARK);
    return surface_that(f, verb) != DM_NO_TOKEN ||
           (mark != DM_NO_TOKEN && dm_str_eq_nocase(tok(f, mark)->form, DM_STR("that")));
}

/* "said in a letter published Wednesday that he wants": behind "that", where nothing is told before
 * it. */
static uint32_t behind_that(const finder *f, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t < last; t++) {
        if (dm_str_is(tok(f, t)->form, "that") && tok(f, t)->upos != DM_DET &&
            !dm_str_is(tok(f, t - 1)->form, "so"))
            return t + 1;
        if (tok(f, t)->upos == DM_AUX || dm_str_is(tok(f, t)->form, ","))
            break;
    }
    return first;
}

/* "claimed to have shot it down", of translation engines "said being ready to talk": what somebody
 * says of himself in no clause. */
static bool says_of_himself(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t end = dm_end_of(f, verb), first = verb + 1;
    bool finite = tok(f, verb)->feats & DM_FEAT_FIN ||
                  dm_tree_find(f->parse, verb, DM_REL_AUX) != DM_NO_TOKEN;
    if (!dm_codebook_in_class(f->scene->grammar.book, "@says-to-do", tok(f, verb)->lemma) ||
        !finite || tok(f, verb)->rel == DM_REL_ACL_RELCL ||
        dm_is_passive(&f->scene->grammar, verb) ||
        dm_tree_find(f->parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    if (first + 2 < end && dm_is_mark(f, first))
        first++;
    bool to = first + 2 <= end && dm_str_is(tok(f, first)->form, "to") &&
              (tok(f, first + 1)->upos == DM_VERB || tok(f, first + 1)->upos == DM_AUX);
    bool being = first + 2 <= end && (dm_str_is(tok(f, first)->form, "being") ||
                                      dm_str_is(tok(f, first)->form, "having"));
    if (!to && !being)
        return false;
    dm_content_of(f, first, dm_clause_end(f, verb, first), speech);
    return true;
}

/* Whether what was taken for the clause is but the subject of one: "joining the bloc" before "would
 * be". */
static bool is_gerund_subject(const finder *f, uint32_t first, uint32_t last) {
    const dm_token *next = last < dm_end_of(f, first) ? tok(f, last + 1) : NULL;
    return next && dm_str_ends(tok(f, first)->form, DM_STR("ing")) &&
           (next->upos == DM_AUX || next->upos == DM_VERB) &&
           ((next->feats & DM_FEAT_FIN) || dm_str_is(next->form, "would"));
}

/* "denied press reports that it had known": the clause of what is told by others. */
static bool denies_tale(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, verb)->lemma, 'V');
    uint32_t tale = dm_tree_find(f->parse, verb, DM_REL_OBJ), that = tale + 1;
    if (!report || report->kind != DM_REPORT_DENY || tale == DM_NO_TOKEN || tale < verb ||
        that + 2 >= dm_end_of(f, verb) || !dm_str_is(tok(f, that)->form, "that") ||
        !dm_codebook_in_class(book, "@told-tale", tok(f, tale)->lemma) ||
        dm_is_subject_relative(f, that))
        return false;
    dm_content_of(f, that + 1, dm_clause_end(f, verb, that + 1), speech);
    return true;
}

/* What is said where the parser has no clause for it. */
static bool content_without_clause(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t that = surface_that(f, verb), first;
    if (that != DM_NO_TOKEN) {
        if (that + 1 > dm_end_of(f, verb))
            return says_of_himself(f, verb, speech);
        dm_content_of(f, that + 1, dm_clause_end(f, verb, that + 1), speech);
        return true;
    }
    if (cut_clause(f, verb, &first)) {
        dm_content_of(f, first, dm_clause_end(f, verb, first), speech);
        return true;
    }
    if (denies_tale(f, verb, speech))
        return true;
    uint32_t end = dm_clause_end(f, verb, verb + 3);
    if (!lost_clause(f, verb, end))
        return says_of_himself(f, verb, speech);
    dm_content_of(f, verb + 1, end, speech);
    return true;
}

/* Whether the clause, which stands in the verb's tree, is no words of anybody. */
static bool is_unsaid_clause(const finder *f, uint32_t verb, uint32_t clause) {
    for (uint32_t t = verb + 1; t < clause; t++)
        if (dm_str_is(tok(f, t)->form, ";"))
            return true; /* "..., it says; whether ..." */
    if ((tok(f, clause)->feats & DM_FEAT_INF) &&
        dm_tree_find(f->parse, clause, DM_REL_AUX) == DM_NO_TOKEN &&
        dm_tree_find(f->parse, clause, DM_REL_NSUBJ) == DM_NO_TOKEN &&
        !told_with_that(f, verb, clause)) /* "that their task was to protect life" */
        return true;                      /* "decided whether to appeal" */
    if (dm_codebook_in_class(f->scene->grammar.book, "@says-with-that", tok(f, verb)->lemma) &&
        !told_with_that(f, verb, clause))
        return true;                       /* "the bombers found their range and ..." */
    return tok(f, clause)->head != verb && /* "proposed an inquiry, an idea that India waved aside"
                                            */
           surface_that(f, verb) == DM_NO_TOKEN;
}

/* "told senators Peru had voted": whom it is told, whom the parser took for a part of the name. */
static bool is_told_to(const finder *f, uint32_t verb, uint32_t t, uint32_t last) {
    const dm_token *token = tok(f, t), *next = t < last ? tok(f, t + 1) : NULL;
    bool opens = next && (next->upos == DM_PROPN || next->upos == DM_DET || next->upos == DM_PRON);
    return opens && token->upos == DM_NOUN && (token->feats & DM_FEAT_PLUR) &&
           dm_codebook_in_class(f->scene->grammar.book, "@tells-somebody", tok(f, verb)->lemma) &&
           !dm_tree_lemma_is(f->parse, verb, "say") && dm_is_person_noun(f, t);
}

/* Where what is said begins that the tree has from the token `first` to `last`, by the words that
 * open it. */
static uint32_t words_begin(const finder *f, uint32_t verb, uint32_t first, uint32_t last) {
    bool asks =
        first > verb && tok(f, verb + 1)->upos == DM_ADP && verb + 3 < last &&
        (dm_str_is(tok(f, verb + 2)->form, "what") || dm_str_is(tok(f, verb + 2)->form, "which") ||
         dm_str_is(tok(f, verb + 2)->form, "whose"));
    if (asks)
        return verb + 1; /* "could not see on what grounds he had come" */
    if (first == verb + 1 &&
        (tok(f, first)->upos == DM_ADP ||
         dm_codebook_in_class(f->scene->grammar.book, "@before-that", tok(f, first)->lemma)))
        first = behind_that(f, first, last);
    if (first == verb + 1 && is_told_to(f, verb, first, last))
        return first + 1;
    if (first + 3 < last && first <= verb + 2 && dm_str_is(tok(f, first)->form, "on") &&
        is_time_word(f, first + 1) && tok(f, first + 2)->upos != DM_PUNCT)
        return first + 2; /* "said late on Friday the president would go" */
    bool day = first == verb + 1 && first < last && tok(f, first)->upos == DM_PROPN &&
               is_time_word(f, first) && tok(f, first + 1)->upos == DM_PRON;
    return day ? first + 1 : first; /* "said Friday she had been kidnapped" */
}

/* "said other evidence that the police might present includes a map": the noun that the parser took
 * for what is said is the subject of it. */
static bool opens_with_noun(const finder *f, uint32_t verb, uint32_t clause) {
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ),
             mark = dm_tree_find(f->parse, clause, DM_REL_MARK),
             subject = dm_tree_find(f->parse, clause, DM_REL_NSUBJ);
    return object != DM_NO_TOKEN && object > verb && mark == object + 1 &&
           dm_tree_lemma_is(f->parse, verb, "say") && !is_time_word(f, object) &&
           subject != DM_NO_TOKEN && tok(f, subject)->upos == DM_VERB;
}

/* "Brazil sent troops, and its president said in Rio that ...": what stands before the conjunction
 * that opens the subject of the verb is told by nobody. */
static bool is_joined_clause(const finder *f, uint32_t verb, uint32_t clause) {
    uint32_t subject = dm_nearest_subject(f, verb), first, last, from, to;
    if (clause > verb || subject == DM_NO_TOKEN || subject > verb || subject < clause)
        return false;
    dm_tree_hull(f->parse, subject, &first, &last);
    dm_tree_hull(f->parse, clause, &from, &to);
    if (tok(f, first)->upos == DM_PUNCT)
        first++;
    bool joined =
        first > to && (tok(f, first)->upos == DM_CCONJ || tok(f, first - 1)->upos == DM_CCONJ);
    return joined && !dm_spoken_quoted(f->spoken, tok(f, to)->start) &&
           surface_that(f, verb) != DM_NO_TOKEN;
}

bool dm_content_of_clause(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t known = dm_lets_know(f, verb);
    verb = known == DM_NO_TOKEN ? verb : known; /* "let Parliament know that" */
    uint32_t clause = dm_that_clause(&f->scene->grammar, verb), first, last;
    for (DM_CHILDREN(f->parse, verb, c)) /* "Peskov, asked about it, said he hoped not" */
        if (clause != DM_NO_TOKEN && clause < verb && c > verb && tok(f, c)->rel == DM_REL_CCOMP)
            clause = c;
    if (clause == DM_NO_TOKEN || is_joined_clause(f, verb, clause))
        return content_without_clause(f, verb, speech);
    if (is_unsaid_clause(f, verb, clause))
        return denies_tale(f, verb, speech);
    dm_tree_hull(f->parse, clause, &first, &last);
    if (opens_with_noun(f, verb, clause)) {
        dm_content_of(f, verb + 1, last, speech);
        return true;
    }
    if (last < verb && dm_str_is(tok(f, dm_end_of(f, verb))->form, ":"))
        return false; /* "Asked to comment, a spokesman said:" */
    if (last < verb && dm_content_of_host(f, verb, speech))
        return true;
    bool around = first < verb && last > verb;
    uint32_t mark = dm_tree_find(f->parse, clause, DM_REL_MARK);
    if (!around && mark != DM_NO_TOKEN && mark >= first && mark < last && first > verb &&
        dm_str_eq_nocase(tok(f, mark)->form, DM_STR("that")) &&
        (mark == first || tok(f, first)->upos == DM_ADP || tok(f, first)->upos == DM_ADV ||
         is_time_word(f, first)))
        first = mark + 1; /* "said in a letter published on Friday that" */
    last = around ? last : with_rest(f, verb, with_next_clause(f, verb, first, last));
    if (first == verb + 1 && is_gerund_subject(f, first, last))
        last = dm_clause_end(f, verb, last); /* "said joining the bloc would be a mistake" */
    if (tok(f, verb)->rel == DM_REL_ACL_RELCL && first > verb)
        last = before_main_verb(f, first, last);
    first = words_begin(f, verb, first, last);
    if (known != DM_NO_TOKEN && first == known + 1 && first < last &&
        dm_str_is(tok(f, first)->form, "that"))
        first++; /* "let them know that aid was at risk", taken for "that aid" */
    for (uint32_t t = first + 1; first > verb && t < last; t++)
        if (dm_str_is(tok(f, t)->form, ";") && !dm_spoken_quoted(f->spoken, tok(f, t)->start))
            last = t - 1; /* a sentence of its own */
    dm_content_of(f, first, last, speech);
    return true;
}

/* ---- asides ---- */

uint32_t dm_nearest_subject(const finder *f, uint32_t verb) {
    uint32_t nearest = DM_NO_TOKEN;
    for (DM_CHILDREN(f->parse, verb, c))
        if (tok(f, c)->rel == DM_REL_NSUBJ && (c < verb || nearest == DM_NO_TOKEN))
            nearest = c;
    return nearest;
}

/* The aside proper: verb, subject, and the circumstances that stand next to them; clauses that
 * parsers hang on the verb ("said, because it saw risks") belong to what is said. */
static void aside_bounds(const finder *f, uint32_t verb, uint32_t *first, uint32_t *last) {
    *first = *last = verb;
    for (DM_CHILDREN(f->parse, verb, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (rel == DM_REL_ADVCL || rel == DM_REL_CCOMP || rel == DM_REL_CONJ ||
            rel == DM_REL_PARATAXIS || rel == DM_REL_PUNCT || rel == DM_REL_CC)
            continue;
        if (rel == DM_REL_NSUBJ && c != dm_nearest_subject(f, verb))
            continue; /* of the clause that is said */
        uint32_t from, to;
        dm_tree_hull(f->parse, c, &from, &to);
        if (from < *first)
            *first = from;
        if (to > *last)
            *last = to;
    }
}

bool dm_content_of_host(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t first, last, end, from;
    aside_bounds(f, verb, &first, &last);
    dm_true_sentence(f, verb, &from, &end);
    for (uint32_t t = from; t < first; t++) /* before a semicolon is not said here */
        if (dm_str_is(tok(f, t)->form, ";"))
            from = t + 1;
    for (uint32_t t = last + 1; t < end; t++) /* nor behind one */
        if (dm_str_is(tok(f, t)->form, ";"))
            end = t;
    from = dm_behind_colon(f, from, first, dm_nearest_subject(f, verb));
    bool before = first > from, behind = last + 2 < end;
    if (before && dm_str_is(tok(f, first - 1)->form, ":") && !dm_is_mark(f, first))
        return false; /* "It was late: the minister warned Peru against it" */
    if (before && !behind && !dm_holds_finite(f, from, first) &&
        !dm_quotation_over(f, tok(f, from)->start, tok(f, first)->start))
        return false; /* "In Havana, a spokesman said." */
    if (before && behind && tok(f, last + 1)->upos == DM_CCONJ &&
        dm_tree_find(f->parse, verb, DM_REL_CONJ) != DM_NO_TOKEN)
        behind = false; /* "..., Kenya said and added that ..." */
    if (before && !behind)
        dm_content_of(f, from, first - 1, speech);
    else if (before && behind)
        dm_content_of(f, from, end, speech);
    else if (behind)
        dm_content_of(f, last + 1, end, speech);
    else
        return false;
    return true;
}

bool dm_makes_by_words(const finder *f, uint32_t verb, const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    uint32_t first = verb + 1, end = dm_end_of(f, verb);
    bool person = false;
    if (!dm_codebook_in_class(f->scene->grammar.book, "@makes-by-words", tok(f, verb)->lemma) ||
        tok(f, first)->start < speech->start)
        return false;
    for (uint32_t t = first; t <= end && tok(f, t)->start < speech->end; t++) {
        const dm_mention *one = t <= first + 3 ? dm_actors_at(actors, t) : NULL;
        person |= one && one->actors.ptr[0].kind == DM_KIND_PERSON;
        if (tok(f, t)->upos == DM_AUX) /* "declared Ann Lee was elected" */
            return false;
    }
    return person;
}

bool dm_is_done_by(const finder *f, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    if (s->root == verb && dm_str_is(tok(f, s->first)->form, "By") && verb > s->first + 3 &&
        dm_str_ends(tok(f, s->first + 1)->form, DM_STR("ing")) &&
        dm_tree_is_verbal(f->parse, s->first + 1))
        return true; /* "By signing, it has acknowledged that the treaty exists" */
    return verb + 2 <= dm_end_of(f, verb) && dm_str_is(tok(f, verb + 1)->form, "by") &&
           dm_str_ends(tok(f, verb + 2)->form, DM_STR("ing")) &&
           dm_tree_is_verbal(f->parse, verb + 2) && !dm_str_is(tok(f, verb + 2)->form, "saying");
}

bool dm_is_only_names(const finder *f, const dm_speech *speech) {
    uint32_t t = sentence_of(f, speech->verb)->first;
    while (t < f->parse->token_count && tok(f, t)->start < speech->start)
        t++;
    for (; t < f->parse->token_count && tok(f, t)->start < speech->end; t++)
        if (tok(f, t)->upos != DM_PROPN && tok(f, t)->upos != DM_NUM && tok(f, t)->upos != DM_PUNCT)
            return false;
    return true;
}

bool dm_is_behind_semicolon(const finder *f, uint32_t verb, uint32_t subject) {
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), first, last;
    dm_tree_hull(f->parse, subject, &first, &last);
    return subject < verb && object != DM_NO_TOKEN && object > verb &&
           first > sentence_of(f, verb)->first &&
           (dm_str_is(tok(f, first)->form, ";") || dm_str_is(tok(f, first - 1)->form, ";"));
}
