/*
 * statement_content.c - what is said: the clause of a verb of saying, the sentence around an aside,
 * what something is called.
 *
 * The tree decides where it is clear. Parsers like to hang a clause with "that" on the noun before
 * it ("said in a visit to Bulgaria that nobody would win"), so such a clause is also found by its
 * place behind the verb.
 */
#include "coder/statement_parts.h"

void dm_content_of(const finder *f, uint32_t first, uint32_t last, dm_speech *speech) {
    while (first < last && (tok(f, first)->upos == DM_PUNCT ||
                            (tok(f, first)->rel == DM_REL_MARK &&
                             dm_str_eq_nocase(tok(f, first)->form, DM_STR("that")))))
        first++;
    while (last > first && tok(f, last)->upos == DM_PUNCT)
        last--;
    speech->start = tok(f, first)->start;
    speech->end = tok(f, last)->end;
}

static uint32_t end_of(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    return s->first + s->count - 1;
}

/* ---- clauses ---- */

static bool is_time_word(const finder *f, uint32_t t) {
    return dm_codebook_in_class(f->scene->grammar.book, "@time-noun", tok(f, t)->lemma) ||
           tok(f, t)->upos == DM_NUM;
}

/* Whether a verb, an auxiliary or "to" follows at once: "a plan that would end the war". */
static bool is_subject_relative(const finder *f, uint32_t that) {
    for (uint32_t t = that + 1; t <= end_of(f, that); t++) {
        if (tok(f, t)->upos == DM_ADV || tok(f, t)->upos == DM_PUNCT)
            continue;
        return tok(f, t)->upos == DM_VERB || tok(f, t)->upos == DM_AUX;
    }
    return true;
}

/* "who", "from where", "after which". */
static bool is_relative(const finder *f, uint32_t t) {
    uint32_t end = end_of(f, t);
    if (t < end && tok(f, t)->upos == DM_ADP)
        t++;
    return (tok(f, t)->feats & DM_FEAT_REL) || dm_str_is(tok(f, t)->form, "where") ||
           dm_str_is(tok(f, t)->form, "which") || dm_str_is(tok(f, t)->form, "who") ||
           dm_str_is(tok(f, t)->form, "whom");
}

/* "that" behind the verb and its circumstances: prepositional phrases, times, whom it was told. */
static uint32_t surface_that(const finder *f, uint32_t verb) {
    enum { CIRCUMSTANCES = 18 };
    bool tells =
        dm_codebook_in_class(f->scene->grammar.book, "@tells-somebody", tok(f, verb)->lemma) &&
        !dm_tree_lemma_is(f->parse, verb, "say"); /* "said other evidence that ..." */
    uint32_t subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    bool governed = subject != DM_NO_TOKEN && subject > verb, of = false; /* "And said Ann that" */
    for (uint32_t t = verb + 1; t < end_of(f, verb) && t - verb <= CIRCUMSTANCES; t++) {
        const dm_token *token = tok(f, t);
        bool that = dm_str_is(token->form, "that") && token->upos != DM_DET &&
                    !dm_str_is(tok(f, t - 1)->form, "so");
        if (that && of && dm_codebook_report(f->scene->grammar.book, tok(f, t - 1)->lemma, 'N'))
            return DM_NO_TOKEN; /* "ruled in favour of the request that ..." */
        if (that)
            return is_subject_relative(f, t) ? (uint32_t)DM_NO_TOKEN : t;
        if (dm_str_is(token->form, ",") && is_relative(f, t + 1)) { /* ", from where he rules," */
            while (t + 1 < end_of(f, verb) && !dm_str_is(tok(f, t + 1)->form, ","))
                t++;
            t++;
            continue;
        }
        bool attribute = token->rel == DM_REL_ACL && (token->feats & DM_FEAT_PART) &&
                         dm_tree_is_nominal(f->parse, t - 1); /* "a statement posted online" */
        if (attribute)
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
        if (nominal && !governed && !tells && !is_time_word(f, t))
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
    uint32_t end = end_of(f, verb);
    for (DM_CHILDREN(f->parse, verb, c)) {
        if (tok(f, c)->rel != DM_REL_CONJ || c < first || wishes_on(f, c))
            continue;
        uint32_t from = c;
        while (from > first && tok(f, from)->upos != DM_CCONJ && tok(f, from)->upos != DM_PUNCT)
            from--;
        if (dm_str_is(tok(f, from + 1)->form, "that") && tok(f, from)->upos == DM_CCONJ)
            continue; /* "said that they were ready but that it would take time" */
        if (from > first && from - 1 < end)
            end = from - 1;
    }
    for (uint32_t t = first; t < end; t++)
        if (dm_str_is(tok(f, t)->form, ";"))
            return t;
    return end;
}

/* "said the step was one-sided, did not help and was based on nothing": the parser took what is
 * said for several clauses side by side. */
static uint32_t with_next_clause(const finder *f, uint32_t verb, uint32_t last) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        uint32_t from, to;
        if (tok(f, c)->rel != DM_REL_CCOMP || c <= last)
            continue;
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
    if (verb == end_of(f, verb))
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

static bool is_mark(const finder *f, uint32_t t) {
    dm_str form = tok(f, t)->form;
    return dm_str_is(form, "\"") || dm_str_is(form, "``") || dm_str_is(form, "''") ||
           dm_str_is(form, "\xe2\x80\x9c") || dm_str_is(form, "\xe2\x80\x9d");
}

/* "claimed to have shot it down", of translation engines "said being ready to talk": what somebody
 * says of himself in no clause. */
static bool says_of_himself(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t end = end_of(f, verb), first = verb + 1;
    bool finite = tok(f, verb)->feats & DM_FEAT_FIN ||
                  dm_tree_find(f->parse, verb, DM_REL_AUX) != DM_NO_TOKEN;
    if (!dm_codebook_in_class(f->scene->grammar.book, "@says-to-do", tok(f, verb)->lemma) ||
        !finite || tok(f, verb)->rel == DM_REL_ACL_RELCL ||
        dm_is_passive(&f->scene->grammar, verb) ||
        dm_tree_find(f->parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    if (first + 2 < end && is_mark(f, first))
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
    const dm_token *next = last < end_of(f, first) ? tok(f, last + 1) : NULL;
    return next && dm_str_ends(tok(f, first)->form, DM_STR("ing")) &&
           (next->upos == DM_AUX || next->upos == DM_VERB) &&
           ((next->feats & DM_FEAT_FIN) || dm_str_is(next->form, "would"));
}

bool dm_content_of_clause(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t clause = dm_that_clause(&f->scene->grammar, verb), first, last;
    for (DM_CHILDREN(f->parse, verb, c)) /* "Peskov, asked about it, said he hoped not" */
        if (clause != DM_NO_TOKEN && clause < verb && c > verb && tok(f, c)->rel == DM_REL_CCOMP)
            clause = c;
    for (uint32_t t = verb + 1; clause != DM_NO_TOKEN && t < clause; t++)
        if (dm_str_is(tok(f, t)->form, ";"))
            return false; /* "..., it says; whether ..." */
    if (clause == DM_NO_TOKEN) {
        uint32_t that = surface_that(f, verb);
        if (that == DM_NO_TOKEN && cut_clause(f, verb, &first)) {
            dm_content_of(f, first, dm_clause_end(f, verb, first), speech);
            return true;
        }
        uint32_t end = that == DM_NO_TOKEN ? dm_clause_end(f, verb, verb + 3) : verb;
        if (that == DM_NO_TOKEN && lost_clause(f, verb, end)) {
            dm_content_of(f, verb + 1, end, speech);
            return true;
        }
        if (that == DM_NO_TOKEN || that + 1 > end_of(f, verb))
            return says_of_himself(f, verb, speech);
        dm_content_of(f, that + 1, dm_clause_end(f, verb, that + 1), speech);
        return true;
    }
    if ((tok(f, clause)->feats & DM_FEAT_INF) &&
        dm_tree_find(f->parse, clause, DM_REL_AUX) == DM_NO_TOKEN &&
        dm_tree_find(f->parse, clause, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false; /* "decided whether to appeal" */
    if (dm_codebook_in_class(f->scene->grammar.book, "@says-with-that", tok(f, verb)->lemma) &&
        !told_with_that(f, verb, clause))
        return false; /* "the bombers found their range and ..." */
    if (tok(f, clause)->head != verb && surface_that(f, verb) == DM_NO_TOKEN)
        return false; /* "proposed an inquiry, an idea that India waved aside" */
    dm_tree_hull(f->parse, clause, &first, &last);
    if (last < verb && dm_str_is(tok(f, end_of(f, verb))->form, ":"))
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
    last = around ? last : with_rest(f, verb, with_next_clause(f, verb, last));
    if (first == verb + 1 && is_gerund_subject(f, first, last))
        last = dm_clause_end(f, verb, last); /* "said joining the bloc would be a mistake" */
    if (tok(f, verb)->rel == DM_REL_ACL_RELCL && first > verb)
        last = before_main_verb(f, first, last);
    if (first == verb + 1 &&
        (tok(f, first)->upos == DM_ADP ||
         dm_codebook_in_class(f->scene->grammar.book, "@before-that", tok(f, first)->lemma)))
        first = behind_that(f, first, last);
    if (first == verb + 1 && first < last && tok(f, first)->upos == DM_PROPN &&
        is_time_word(f, first) && tok(f, first + 1)->upos == DM_PRON)
        first++; /* "said Friday she had been kidnapped" */
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

/* ---- naming ---- */

/* "cowardly", "unfriendly": taggers see adverbs. */
static bool is_verdict(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    return tok(f, t)->upos == DM_ADV &&
           (dm_codebook_in_class(book, "@condemned", tok(f, t)->lemma) ||
            dm_codebook_in_class(book, "@praised", tok(f, t)->lemma));
}

/* "the raid a violation", "the step disappointing", "the exiles ``criminals''": the last token
 * before a noun phrase, adjective or quotation that follows the object at once. */
static uint32_t surface_name(const finder *f, uint32_t verb) {
    uint32_t end = end_of(f, verb);
    for (uint32_t t = verb + 2; t < end; t++) {
        const dm_token *before = tok(f, t - 1), *token = tok(f, t);
        if (token->upos == DM_VERB || token->upos == DM_AUX || token->upos == DM_SCONJ ||
            (t == verb + 1 && token->upos == DM_ADP))
            return DM_NO_TOKEN;
        bool object = dm_tree_is_nominal(f->parse, t - 1) && before->upos != DM_NUM;
        bool name = token->upos == DM_ADJ || is_verdict(f, t) ||
                    (token->upos == DM_DET && dm_str_eq_nocase(token->lemma, DM_STR("a"))) ||
                    dm_str_is(token->form, "``") || dm_str_is(token->form, "\"") ||
                    dm_str_is(token->form, "\xe2\x80\x9c");
        if (object && name)
            return t;
        if (token->upos == DM_PUNCT)
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* The end of a name: a verb joined to the one of naming, the verb of the clause that the name is
 * in, or punctuation that ends the clause. */
static uint32_t name_end(const finder *f, uint32_t verb, uint32_t name) {
    uint32_t end = end_of(f, verb);
    for (uint32_t t = name + 1; t < end; t++) {
        if (dm_str_is(tok(f, t)->form, ",") && dm_spoken_quoted(f->spoken, tok(f, t)->start) &&
            !dm_spoken_quoted(f->spoken, tok(f, t + 1)->start))
            return t - 1; /* “an excellent girl,” he said */
        if (dm_spoken_quoted(f->spoken, tok(f, t)->start))
            continue;
        bool above = tok(f, t)->upos == DM_AUX && (tok(f, t)->feats & DM_FEAT_FIN) &&
                     tok(f, t - 1)->upos != DM_PRON && tok(f, t)->head <= end &&
                     dm_tree_above(f->parse, tok(f, t)->head, verb);
        if (above)
            return t - 1;
        bool joined = tok(f, t)->upos == DM_CCONJ && t + 1 <= end &&
                      tok(f, t + 1)->upos == DM_VERB && (tok(f, t + 1)->feats & DM_FEAT_FIN);
        if (joined || dm_str_is(tok(f, t)->form, ";") || dm_str_is(tok(f, t)->form, ","))
            return t - 1;
    }
    return end;
}

/* "described what had happened as an outrage". */
static bool as_behind_what(const finder *f, uint32_t verb) {
    enum { CLAUSE_TOKENS = 9 };
    uint32_t end = end_of(f, verb);
    for (uint32_t t = verb + 3; t + 1 < end && t - verb < CLAUSE_TOKENS; t++) {
        if (tok(f, t)->upos == DM_PUNCT)
            return false;
        if (dm_str_is(tok(f, t)->form, "as") &&
            (tok(f, t + 1)->upos == DM_DET || tok(f, t + 1)->upos == DM_ADJ))
            return true;
    }
    return false;
}

/* "described the entry of foreign forces as unacceptable". */
static bool names_with_as(const finder *f, uint32_t verb) {
    enum { OBJECT_TOKENS = 14 };
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), end = end_of(f, verb);
    if (verb + 1 < end && dm_str_is(tok(f, verb + 1)->form, "what"))
        return as_behind_what(f, verb);
    if (object == DM_NO_TOKEN || object < verb || dm_tree_lemma_is(f->parse, verb, "call") ||
        dm_is_passive(&f->scene->grammar, verb))
        return false;
    for (uint32_t t = object + 1; t < end && t - verb < OBJECT_TOKENS; t++) {
        if (dm_str_is(tok(f, t)->form, "as")) /* not "as well", nor ", as Kenya said" */
            return tok(f, t - 1)->upos != DM_PUNCT && !dm_str_is(tok(f, t + 1)->form, "well");
        if (tok(f, t)->upos == DM_VERB || tok(f, t)->upos == DM_AUX || tok(f, t)->upos == DM_SCONJ)
            return false;
    }
    return false;
}

/* "what the ministry called blatant interference", "a step that it rejected as a violation": the
 * token before which the name begins, where what is named stands before the verb. */
static uint32_t gapped_name(const finder *f, uint32_t verb) {
    enum { SUBJECT_TOKENS = 9 };
    const dm_sentence *s = sentence_of(f, verb);
    const dm_token *next = tok(f, verb + 1);
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ);
    if (dm_str_is(next->form, "as"))
        return object == DM_NO_TOKEN || object < verb || tok(f, verb)->rel == DM_REL_ACL_RELCL
                   ? verb + 2
                   : (uint32_t)DM_NO_TOKEN;
    bool opens = next->upos == DM_DET || next->upos == DM_ADJ || next->upos == DM_NOUN ||
                 dm_spoken_quoted(f->spoken, tok(f, verb + 2)->start);
    for (uint32_t t = verb; opens && t > s->first && verb - t < SUBJECT_TOKENS; t--) {
        if (dm_str_eq_nocase(tok(f, t - 1)->form, DM_STR("what")))
            return verb + 1;
        if (tok(f, t - 1)->upos == DM_VERB || tok(f, t - 1)->upos == DM_PUNCT)
            break;
    }
    return DM_NO_TOKEN;
}

bool dm_content_of_naming(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ),
             name = dm_tree_find(f->parse, verb, DM_REL_XCOMP), first, last, unused;
    bool with_as = !dm_codebook_in_class(f->scene->grammar.book, "@naming", tok(f, verb)->lemma);
    uint32_t gapped = dm_is_passive(&f->scene->grammar, verb) || verb + 2 >= end_of(f, verb)
                          ? (uint32_t)DM_NO_TOKEN
                          : gapped_name(f, verb);
    if (gapped != DM_NO_TOKEN && (!with_as || gapped == verb + 2)) {
        dm_content_of(f, gapped, name_end(f, verb, gapped), speech);
        return true;
    }
    if (!with_as && object != DM_NO_TOKEN && name != DM_NO_TOKEN && name > object &&
        !(tok(f, name)->feats & (DM_FEAT_INF | DM_FEAT_FIN))) {
        dm_tree_hull(f->parse, object, &first, &unused);
        if (object < verb) /* "which he called unscientific" */
            dm_tree_hull(f->parse, name, &first, &last);
        else
            dm_tree_hull(f->parse, name, &unused, &last);
        if (name_end(f, verb, name) > last) /* "biased and a blow to relations" */
            last = name_end(f, verb, name);
        dm_content_of(f, first, last, speech);
        return true;
    }
    if (names_with_as(f, verb)) {
        dm_content_of(f, verb + 1, name_end(f, verb, verb + 2), speech);
        return true;
    }
    if (verb >= end_of(f, verb) || !dm_tree_lemma_is(f->parse, verb, "call") ||
        dm_is_passive(&f->scene->grammar, verb))
        return false;
    dm_upos next = (dm_upos)tok(f, verb + 1)->upos; /* "called back", "called for" */
    name = next == DM_ADP || next == DM_ADV || next == DM_PART ? (uint32_t)DM_NO_TOKEN
                                                               : surface_name(f, verb);
    if (name == DM_NO_TOKEN)
        return false;
    dm_content_of(f, verb + 1, name_end(f, verb, name), speech);
    return true;
}

/* ---- voicing ---- */

/* "reiterated its firm commitment to a peaceful settlement": the noun and what hangs on it, where
 * that says something. */
static bool states_noun(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { FEWEST_TOKENS = 6 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), first, last;
    if (object == DM_NO_TOKEN || object < verb ||
        !dm_codebook_in_class(book, "@expresses", tok(f, verb)->lemma) ||
        !(dm_codebook_in_class(book, "@voiced", tok(f, object)->lemma) ||
          dm_codebook_in_class(book, "@expressed", tok(f, object)->lemma)))
        return false;
    for (DM_CHILDREN(f->parse, object, c)) /* "reiterated the position expressed by" another */
        if (tok(f, c)->rel == DM_REL_ACL &&
            dm_codebook_in_class(book, "@voicing", tok(f, c)->lemma))
            return false;
    dm_tree_hull(f->parse, object, &first, &last);
    last = dm_clause_end(f, verb, object);
    if (first <= verb || last - first + 1 < FEWEST_TOKENS)
        return false;
    dm_content_of(f, first, last, speech);
    return true;
}

bool dm_content_of_voicing(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { NOUN_TOKENS = 8 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t end = end_of(f, verb);
    if (dm_tree_lemma_is(f->parse, verb, "speak")) {
        if (verb + 3 > end || !dm_str_is(tok(f, verb + 1)->form, "of") ||
            dm_str_ends(tok(f, verb)->form, DM_STR("ing")))
            return false;
        dm_content_of(f, verb + 2, name_end(f, verb, verb + 2), speech);
        return true;
    }
    if (verb + 3 < end && dm_tree_lemma_is(f->parse, verb, "express") &&
        dm_str_is(tok(f, verb + 1)->form, "that") && tok(f, verb + 1)->upos != DM_DET) {
        dm_content_of(f, verb + 2, dm_clause_end(f, verb, verb + 2), speech);
        return true; /* of translation engines */
    }
    for (uint32_t t = verb + 1; t + 1 < end && t - verb <= NOUN_TOKENS; t++) {
        bool marked = is_mark(f, t);
        if ((tok(f, t)->upos == DM_PUNCT && !marked) || tok(f, t)->upos == DM_SCONJ)
            return false;
        uint32_t that = is_mark(f, t + 1) && t + 2 < end ? t + 2 : t + 1; /* “doubts” that */
        if (marked || !dm_str_is(tok(f, that)->form, "that") || tok(f, that)->upos == DM_DET)
            continue;
        bool voiced = dm_codebook_in_class(book, "@voiced", tok(f, t)->lemma) ||
                      dm_codebook_in_class(book, "@voiced", tok(f, t)->form);
        if (!voiced)
            break;
        if (tok(f, t)->upos == DM_NOUN && is_subject_relative(f, that))
            return false;
        dm_content_of(f, that + 1, dm_clause_end(f, verb, that + 1), speech);
        return true;
    }
    return states_noun(f, verb, speech);
}
