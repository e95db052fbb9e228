/*
 * statement/aside.c - "..., the ministry said on Monday, ..." by what stands on the page: commas, a
 * noun phrase, a verb of saying, its circumstances, a comma or the end. Trees lose these where the
 * sentence around them is long: the words that are said become the verb's clause by halves, or the
 * subject of what is said becomes the one who says it.
 */
#include <string.h>

#include "base/utf8.h"
#include "coder/statement/parts.h"

enum { LONGEST_SUBJECT = 16, LONGEST_CIRCUMSTANCES = 24 };

static bool is_form(const finder *f, uint32_t t, const char *form) {
    return dm_str_is(tok(f, t)->form, form);
}

static bool is_finite(const finder *f, uint32_t t) {
    const dm_token *token = tok(f, t);
    if (token->upos != DM_VERB && token->upos != DM_AUX)
        return false;
    return (token->feats & DM_FEAT_FIN) ||
           !(token->feats & (DM_FEAT_INF | DM_FEAT_PART | DM_FEAT_GER));
}

/* Words that open a clause of their own: what follows is no subject of an aside. */
static bool opens_clause(const finder *f, uint32_t t) {
    const dm_token *token = tok(f, t);
    return token->upos == DM_SCONJ || token->upos == DM_CCONJ || token->upos == DM_VERB ||
           token->upos == DM_AUX || (token->feats & DM_FEAT_REL) || is_form(f, t, "which") ||
           is_form(f, t, "who") || is_form(f, t, "what") || is_form(f, t, "when") ||
           is_form(f, t, "where") || is_form(f, t, "that") || is_form(f, t, "whose");
}

/* "a guard who gave his name as Peter said": the "who" of a clause that ends at t and stands within
 * the phrase of somebody; DM_NO_TOKEN. */
static uint32_t who_before(const finder *f, uint32_t t) {
    uint32_t first = sentence_of(f, t)->first;
    for (uint32_t who = t; who > first && t - who < LONGEST_SUBJECT; who--) {
        if (tok(f, who)->upos == DM_PUNCT || is_form(f, who, "that"))
            return DM_NO_TOKEN;
        if (is_form(f, who, "who"))
            return dm_is_person_noun(f, who - 1) ? who : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* Where the phrase before the verb begins, right behind a comma; DM_NO_TOKEN if no such phrase is
 * there. "as the Elysee put it" begins with its "as". */
static uint32_t phrase_start(const finder *f, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t t = verb;
    bool apposition = false;
    while (t > s->first && (tok(f, t - 1)->upos == DM_ADV || tok(f, t - 1)->upos == DM_AUX))
        t--;                                          /* "officials have also said" */
    if (t > s->first + 2 && is_form(f, t - 1, ",")) { /* "its envoy, Ann Lee, complained" */
        apposition = true;
        t--;
    }
    for (uint32_t from = t; from > s->first && verb - from <= LONGEST_SUBJECT; from--) {
        if (is_form(f, from - 1, ";"))
            return DM_NO_TOKEN; /* "...; Ann Lee, the envoy, promised help" */
        if (!is_form(f, from - 1, ",")) {
            bool as =
                is_form(f, from - 1, "as") && from - 1 > s->first && is_form(f, from - 2, ",");
            uint32_t who = opens_clause(f, from - 1) && !as ? who_before(f, from - 1) : from;
            if (who == DM_NO_TOKEN)
                return DM_NO_TOKEN;
            from = who;
            continue;
        }
        if (apposition) {
            apposition = false;
            continue;
        }
        return from < t ? from : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "he declared an emergency": the verb has an object, and so is no aside. "told reporters" and
 * "said Monday" have none that counts. */
static bool has_object(const finder *f, uint32_t verb) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_sentence *s = sentence_of(f, verb);
    bool of = false; /* "informed him of the raid" */
    for (uint32_t t = verb + 1; t < s->first + s->count && tok(f, t)->upos != DM_PUNCT; t++)
        of |= is_form(f, t, "of") && tok(f, t)->head != DM_NO_TOKEN &&
              tok(f, tok(f, t)->head)->head == verb;
    if (of && LEMMA_IN(f->parse, verb, "inform", "remind"))
        return true;
    if ((dm_codebook_in_class(book, "@tells-somebody", tok(f, verb)->lemma) &&
         !dm_tree_lemma_is(f->parse, verb, "say")) ||
        dm_lets_know(f, verb) != DM_NO_TOKEN)
        return false;
    if (dm_tree_lemma_is(f->parse, verb, "put")) /* "as the Elysee put it" */
        return verb + 1 >= s->first + s->count || !is_form(f, verb + 1, "it");
    for (uint32_t t = verb + 1; t < s->first + s->count; t++) {
        const dm_token *token = tok(f, t);
        if (token->upos == DM_ADP || token->upos == DM_PUNCT || token->upos == DM_SCONJ)
            return false;
        bool dated = t + 1 < s->first + s->count && tok(f, t + 1)->upos == DM_NUM;
        if (dm_codebook_in_class(book, "@time-noun", token->lemma) || dated)
            return false;
        if (dm_tree_is_nominal(f->parse, t) || token->upos == DM_PRON)
            return true;
    }
    return false;
}

/* The last token of the verb's circumstances, where a comma, a semicolon or the end of the sentence
 * follows and nothing between is a clause that could be what is said. */
static uint32_t aside_end(const finder *f, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count;
    bool reason = false; /* "because they were not allowed to speak" */
    for (uint32_t t = verb + 1; t < end && t - verb <= LONGEST_CIRCUMSTANCES; t++) {
        if (is_form(f, t, ",") || is_form(f, t, ";") || is_form(f, t, ".") || is_form(f, t, "!") ||
            is_form(f, t, "?"))
            return t - 1;
        reason |= tok(f, t)->upos == DM_SCONJ && !is_form(f, t, "that") && !is_form(f, t, "if") &&
                  !is_form(f, t, "whether");
        if (tok(f, t)->upos == DM_CCONJ && t + 1 < end && tok(f, t + 1)->upos == DM_VERB)
            return t - 1; /* "..., Kenya said and called for calm" */
        bool what = is_form(f, t, "that") || is_form(f, t, ":") || is_form(f, t, "what") ||
                    (t == verb + 1 && is_form(f, t, "to"));
        bool made = dm_tree_is_nominal(f->parse, t - 1) && /* "in a letter made public late" */
                    dm_is_document(f, t - 1) &&
                    dm_codebook_in_class(f->scene->grammar.book, "@made-public", tok(f, t)->lemma);
        if (what || (is_finite(f, t) && !reason && !made) ||
            (dm_spoken_quoted(f->spoken, tok(f, t)->start)))
            return DM_NO_TOKEN;
    }
    return verb + 1 >= end ? verb : (uint32_t)DM_NO_TOKEN;
}

/* The head of the phrase [first, verb). */
static uint32_t head_of_phrase(const finder *f, uint32_t first, uint32_t verb) {
    for (uint32_t t = first; t < verb; t++) {
        uint32_t head = tok(f, t)->head;
        bool outside = head == DM_NO_TOKEN || head < first || head >= verb;
        if (outside && (dm_tree_is_nominal(f->parse, t) || tok(f, t)->upos == DM_PRON ||
                        tok(f, t)->upos == DM_DET || tok(f, t)->upos == DM_NUM))
            return t;
    }
    return DM_NO_TOKEN;
}

/* "The road, Ann Lee, the Kenyan minister, said, is open": the head of the phrase; where it is a
 * name that nobody knows and the tree took his title for another of the road, the title. */
static uint32_t with_title(const finder *f, uint32_t first, uint32_t verb) {
    uint32_t head = head_of_phrase(f, first, verb), comma = first;
    const dm_mention *one = head == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), head);
    while (comma < verb && !is_form(f, comma, ","))
        comma++;
    if (head == DM_NO_TOKEN || tok(f, head)->upos != DM_PROPN || comma + 2 >= verb ||
        (one && one->actors.ptr[0].code.len))
        return head;
    uint32_t title = head_of_phrase(f, comma + 1, verb);
    const dm_mention *other = title == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), title);
    return other && other->actors.ptr[0].kind == DM_KIND_PERSON && other->actors.ptr[0].code.len
               ? title
               : head;
}

bool dm_holds_finite(const finder *f, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        if (is_finite(f, t) && !dm_spoken_quoted(f->spoken, tok(f, t)->start))
            return true;
    return false;
}

/* "announced Thursday the president", "indicated on Monday the ministry", of translation engines:
 * behind the day. */
static uint32_t behind_day(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t day = is_form(f, t, "on") || is_form(f, t, "this") ? t + 1 : t;
    return dm_codebook_in_class(book, "@time-noun", tok(f, day)->lemma) &&
                   day + 1 < dm_end_of(f, t) &&
                   (tok(f, day + 1)->upos == DM_DET || tok(f, day + 1)->upos == DM_PROPN)
               ? day + 1
               : t;
}

/* ", says the UN refugee agency,", ", adds the text,": the verb stands before whoever says it. */
static bool inverted_at(const finder *f, uint32_t verb, dm_aside *aside) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count, first = behind_day(f, verb + 1), last = first;
    uint32_t before = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    if (verb < s->first + 2 || !is_form(f, verb - 1, ",") ||
        (before < verb && dm_tree_lemma_is(f->parse, verb, "tell"))) /* "the envoy, Lee, told it" */
        return false;
    while (last < end && last - verb <= LONGEST_SUBJECT && !is_form(f, last, ",") &&
           !is_form(f, last, ".") && !is_form(f, last, ";")) {
        bool serves = last > verb + 1 && dm_is_person_noun(f, last - 1) && /* "a spokesman for" */
                      ((is_form(f, last, "in") && tok(f, first)->upos != DM_PRON) ||
                       (is_form(f, last, "for") && dm_tree_lemma_is(f->parse, verb, "say")));
        bool joins = tok(f, last)->upos == DM_CCONJ &&
                     last > first && /* "say the French and the" */
                     dm_tree_is_nominal(f->parse, last - 1) &&
                     (tok(f, last + 1)->upos == DM_DET || dm_tree_is_nominal(f->parse, last + 1));
        if ((opens_clause(f, last) && !joins) ||
            (tok(f, last)->upos == DM_ADP && !is_form(f, last, "of") && !serves))
            return false;
        last++;
    }
    if (last == first || last >= end || last - verb > LONGEST_SUBJECT)
        return false;
    uint32_t subject = head_of_phrase(f, first, last);
    if (before < verb && subject != DM_NO_TOKEN && tok(f, subject)->rel == DM_REL_OBJ &&
        dm_tree_find(f->parse, subject, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return false; /* "Kenya, whose men were held, recalled its envoy." */
    *aside = (dm_aside){verb, last - 1, subject};
    bool whom = tok(f, subject)->rel == DM_REL_IOBJ && /* "..., who chairs it, told reporters" */
                (!dm_tree_lemma_is(f->parse, verb, "warn") || before != DM_NO_TOKEN ||
                 !is_form(f, last, "."));
    return subject != DM_NO_TOKEN && !is_form(f, subject, "it") && !whom &&
           (dm_actors_at(f->scene->grammar.actors, subject) || dm_is_document(f, subject));
}

/* ", a security official was quoted as saying,", "was quoted by local radio as saying". */
static bool quoted_as_saying(const finder *f, uint32_t verb, dm_aside *aside) {
    enum { LONGEST_AGENT = 8 };
    const dm_sentence *s = sentence_of(f, verb);
    if (verb < s->first + 4 || !is_form(f, verb, "saying") || !is_form(f, verb - 1, "as"))
        return false;
    uint32_t quoted = verb - 2;
    while (quoted > s->first + 2 && verb - quoted < LONGEST_AGENT &&
           !is_form(f, quoted, "quoted") && !dm_tree_is_verbal(f->parse, quoted))
        quoted--;
    if (!is_form(f, quoted, "quoted") || !dm_is_passive(&f->scene->grammar, quoted))
        return false;
    uint32_t first = phrase_start(f, quoted), last = aside_end(f, verb);
    if (first == DM_NO_TOKEN || last == DM_NO_TOKEN || first < s->first + 2)
        return false;
    *aside = (dm_aside){first, last, head_of_phrase(f, first, quoted)};
    return aside->subject != DM_NO_TOKEN;
}

bool dm_aside_at(const finder *f, uint32_t verb, dm_aside *aside) {
    const dm_sentence *s = sentence_of(f, verb);
    if (verb < s->first + 2)
        return false;
    if (quoted_as_saying(f, verb, aside))
        return true;
    bool dated = dm_str_ends(tok(f, verb)->form, DM_STR("ed")) && /* "affirmed on Sunday the" */
                 verb < dm_end_of(f, verb) && behind_day(f, verb + 1) > verb + 1;
    if ((is_finite(f, verb) || dated) && inverted_at(f, verb, aside))
        return true;
    bool perfect = dm_tree_lemma_is(f->parse, verb - 1, "have") ||
                   (tok(f, verb - 1)->upos == DM_ADV && /* "he had earlier warned" */
                    dm_tree_lemma_is(f->parse, verb - 2, "have"));
    uint32_t who = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    bool closes = (tok(f, verb)->rel == DM_REL_APPOS || (who != DM_NO_TOKEN && who + 1 == verb)) &&
                  verb + 2 == s->first + s->count &&
                  dm_str_ends(tok(f, verb)->form, DM_STR("ed")); /* "..., the UN chief stressed." */
    closes |= is_form(f, verb - 1, ",") && dm_str_ends(tok(f, verb)->form, DM_STR("ed")) &&
              (tok(f, verb)->feats & DM_FEAT_PART) && /* "Kenya's envoy, Ann Lee, confirmed." */
              (is_form(f, verb + 1, ",") || is_form(f, verb + 1, "."));
    if (dm_str_is(tok(f, verb - 1)->form, "being") || /* "upon being informed by it" */
        (!is_finite(f, verb) && !perfect && !closes) || (tok(f, verb)->feats & DM_FEAT_INF) ||
        has_object(f, verb))
        return false;
    uint32_t first = phrase_start(f, verb),
             last = first == DM_NO_TOKEN ? first : aside_end(f, verb);
    bool puts = dm_tree_lemma_is(f->parse, verb, "put"); /* "Asked, he put it at nine" */
    if (first == DM_NO_TOKEN || last == DM_NO_TOKEN || first < s->first + 2 ||
        (puts && !is_form(f, first, "as")) ||
        (perfect && is_form(f, first, "as"))) /* "no border, as Peru has maintained" */
        return false;
    *aside = (dm_aside){first, last, with_title(f, first, verb)};
    return aside->subject != DM_NO_TOKEN;
}

/* "by the ministry" behind "reported". */
static uint32_t agent_of(const finder *f, uint32_t verb) {
    for (DM_CHILDREN(f->parse, verb, c))
        if (c > verb && dm_tree_has_case(f->parse, c, "by"))
            return c;
    return DM_NO_TOKEN;
}

bool dm_as_told(const finder *f, uint32_t verb, uint32_t *subject, dm_speech *speech) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count, comma = verb + 1;
    if (!is_form(f, s->first, "As") || verb - s->first > LONGEST_SUBJECT ||
        !dm_codebook_in_class(f->scene->grammar.book, "@as-told", tok(f, verb)->lemma) ||
        dm_holds_finite(f, s->first, verb))
        return false;
    while (comma < end && !is_form(f, comma, ",") && !is_finite(f, comma) &&
           !is_form(f, comma, "that"))
        comma++;
    if (comma + 1 >= end || !is_form(f, comma, ",") || !dm_holds_finite(f, comma, end))
        return false;
    if (verb == s->first + 1 && is_form(f, verb + 1, "by")) {
        *subject = agent_of(f, verb);
    } else if (verb == s->first + 1) { /* "As informs the ministry" */
        *subject = head_of_phrase(f, verb + 1, comma);
    } else {
        *subject = head_of_phrase(f, s->first + 1, verb);
        if (has_object(f, verb) && !dm_tree_lemma_is(f->parse, verb, "inform"))
            return false;
    }
    if (*subject == DM_NO_TOKEN)
        return false;
    dm_content_of(f, comma + 1, end - 1, speech);
    return true;
}

static bool is_stop(const finder *f, uint32_t t) {
    return is_form(f, t, ".") || is_form(f, t, "!") || is_form(f, t, "?");
}

static bool is_quote_mark(const finder *f, uint32_t t) {
    dm_str form = tok(f, t)->form;
    return form.len && (strchr("`'\"", *form.ptr) || dm_str_is(form, "\xe2\x80\x9d") ||
                        dm_str_is(form, "\xe2\x80\x9c"));
}

void dm_true_sentence(const finder *f, uint32_t at, uint32_t *first, uint32_t *last) {
    const dm_sentence *s = sentence_of(f, at);
    *first = s->first;
    *last = s->first + s->count - 1;
    for (uint32_t t = s->first + 1; t + 1 < *last; t++) {
        if (!is_stop(f, t) || !is_quote_mark(f, t + 1))
            continue; /* only where quotation marks hid the end from the parser */
        uint32_t next = t + 1;
        while (next < *last && is_quote_mark(f, next))
            next++;
        if (next < at && dm_utf8_is_capitalised(tok(f, next)->form))
            *first = next;
        else if (t > at)
            *last = t;
    }
}

/* "Her colleague explained his vote: members should not, he said, be forced": behind the colon
 * where somebody is named before it whom the pronoun of the aside stands for. */
uint32_t dm_behind_colon(const finder *f, uint32_t from, uint32_t aside, uint32_t subject) {
    uint32_t colon = DM_NO_TOKEN;
    if (subject == DM_NO_TOKEN || tok(f, subject)->upos != DM_PRON)
        return from;
    for (uint32_t t = from; t < aside; t++)
        if (dm_str_is(tok(f, t)->form, ":") && !dm_spoken_quoted(f->spoken, tok(f, t)->start))
            colon = t;
    if (colon == DM_NO_TOKEN || colon + 1 >= aside || !dm_holds_finite(f, from, colon))
        return from;
    for (uint32_t t = from; t < colon; t++)
        if ((tok(f, t)->rel == DM_REL_NSUBJ || tok(f, t)->rel == DM_REL_NSUBJ_PASS) &&
            tok(f, t)->upos != DM_PRON && (dm_is_person_noun(f, t) || tok(f, t)->upos == DM_PROPN))
            return colon + 1;
    return from;
}

/* "A lie from beginning to end, fumed the envoy": no clause, but what somebody thinks of something;
 * not "A spokesman for the party, Ann Lee, said". */
static bool is_retort(const finder *f, uint32_t first, uint32_t comma) {
    enum { FEWEST_TOKENS = 3, LONGEST_RETORT = 20 };
    bool opens = is_form(f, first, "A") || is_form(f, first, "An") || is_form(f, first, "No");
    if (!opens || comma < first + FEWEST_TOKENS || comma - first > LONGEST_RETORT)
        return false;
    for (uint32_t t = first; t < comma; t++)
        if (dm_actors_at(actors_of(f), t) ? tok(f, t)->head == DM_NO_TOKEN ||
                                                tok(f, t)->head < first || tok(f, t)->head >= comma
                                          : dm_is_person_noun(f, t))
            return false;
    return true;
}

bool dm_content_around(const finder *f, const dm_aside *aside, dm_speech *speech) {
    uint32_t from, end;
    dm_true_sentence(f, aside->first, &from, &end);
    for (uint32_t t = from; t < aside->first; t++) /* before a semicolon is not said here */
        if (is_form(f, t, ";"))
            from = t + 1;
    for (uint32_t t = aside->last + 1; t < end; t++) /* nor behind one */
        if (is_form(f, t, ";"))
            end = t;
    from = dm_behind_colon(f, from, aside->first, aside->subject);
    uint32_t next = aside->last + 2; /* behind the comma */
    bool behind = next < end && is_form(f, aside->last + 1, ",");
    if (behind && aside->first >= from + 2 && (tok(f, aside->first - 2)->feats & DM_FEAT_REL) &&
        dm_holds_finite(f, next, end + 1)) {
        dm_content_of(f, next, end, speech); /* "a step for which, he said, there was no reason" */
        return true;
    }
    if (behind &&
        (dm_str_ends(tok(f, next)->form, DM_STR("ing")) || dm_str_is(tok(f, next)->form, "while") ||
         (tok(f, next)->upos == DM_CCONJ && tok(f, next + 1)->upos == DM_VERB) ||
         dm_spoken_quoted(f->spoken, tok(f, next)->end)))
        behind = false; /* "..., Kenya said, adding that ..." */
    if (behind && aside->subject > aside->first && tok(f, aside->first)->upos == DM_VERB &&
        (tok(f, next)->upos == DM_DET || (tok(f, next)->feats & DM_FEAT_REL) ||
         is_form(f, next, "who") || !dm_holds_finite(f, next, end + 1)))
        behind = false; /* "..., said Ann Lee, a farmer who ..." */
    if (behind ? !dm_holds_finite(f, from, aside->first) && !dm_holds_finite(f, next, end + 1)
               : !dm_holds_finite(f, from, aside->first) && !is_retort(f, from, aside->first))
        return false;
    dm_content_of(f, from, behind ? end : aside->first - 1, speech);
    return true;
}

/* "Mao emphasized, China urges Japan to stop", where the tree hangs the first clause on the second:
 * nothing but a name and the verb stand before the comma. */
static bool leads_by_comma(const finder *f, uint32_t verb) {
    enum { LONGEST_LEAD = 9 };
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ), head = tok(f, verb)->head;
    return head != DM_NO_TOKEN && head == s->root && head > verb + 2 && subject < verb &&
           verb - s->first <= LONGEST_LEAD && dm_str_is(tok(f, verb + 1)->form, ",") &&
           dm_tree_find(f->parse, verb, DM_REL_MARK) == DM_NO_TOKEN &&
           dm_tree_find(f->parse, verb, DM_REL_ADVMOD) == DM_NO_TOKEN &&
           !dm_holds_finite(f, s->first, verb) && dm_actors_at(actors_of(f), subject) &&
           dm_tree_find(f->parse, head, DM_REL_NSUBJ) > verb && !is_form(f, s->first, "As") &&
           !dm_quotation_over(f, s->start, s->end);
}

/* "Not so, retorted Quito: it was others": the colon behind whoever says it; DM_NO_TOKEN. */
static uint32_t colon_behind_teller(const finder *f, uint32_t verb) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count, colon = verb + 2,
             subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    if (verb < s->first + 2 || (subject != DM_NO_TOKEN && subject < verb) || verb + 2 >= end ||
        (!dm_tree_is_nominal(f->parse, verb + 1) && tok(f, verb + 1)->upos != DM_DET) ||
        !(tok(f, verb)->feats & DM_FEAT_FIN) ||
        !(is_form(f, verb - 1, ",") || is_quote_mark(f, verb - 1)))
        return DM_NO_TOKEN;
    while (colon < end && colon - verb <= LONGEST_SUBJECT && !is_form(f, colon, ":")) {
        bool apart = is_form(f, colon, ",") || is_form(f, colon, "-"); /* "Ann Lee, the envoy:" */
        if ((tok(f, colon)->upos == DM_PUNCT && !apart) || dm_tree_is_verbal(f->parse, colon))
            return DM_NO_TOKEN;
        colon++;
    }
    return colon + 2 < end && is_form(f, colon, ":") && dm_holds_finite(f, colon, end)
               ? colon
               : (uint32_t)DM_NO_TOKEN;
}

bool dm_content_behind_mark(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = s->first + s->count, mark = verb + 1, first, last;
    uint32_t behind = colon_behind_teller(f, verb);
    if (behind != DM_NO_TOKEN && !dm_quotation_over(f, s->start, s->end)) {
        dm_content_of(f, behind + 1, dm_clause_end(f, verb, behind + 1), speech);
        return true;
    }
    if (leads_by_comma(f, verb)) {
        dm_content_of(f, mark + 1, dm_clause_end(f, verb, mark + 1), speech);
        return true;
    }
    if (mark < end && tok(f, mark)->rel == DM_REL_COMPOUND_PRT) /* "pointed out" */
        mark++;
    bool colon = mark < end && dm_str_is(tok(f, mark)->form, ":");
    if (mark + 2 >= end || s->root != verb || !(colon || dm_str_is(tok(f, mark)->form, ",")) ||
        dm_quotation_over(f, s->start, s->end) || !(tok(f, verb)->feats & DM_FEAT_FIN) ||
        dm_tree_find(f->parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(f->parse, verb, c)) {
        if (c < mark || tok(f, c)->rel != DM_REL_PARATAXIS ||
            dm_codebook_report(f->scene->grammar.book, tok(f, c)->lemma, 'V') ||
            (dm_tree_find(f->parse, c, DM_REL_NSUBJ) == DM_NO_TOKEN &&
             dm_tree_find(f->parse, c, DM_REL_NSUBJ_PASS) == DM_NO_TOKEN))
            continue;
        dm_tree_hull(f->parse, c, &first, &last);
        if (first > mark + 1)
            return false;
        dm_content_of(f, mark + 1, dm_clause_end(f, verb, mark + 1), speech);
        return true;
    }
    return false;
}
