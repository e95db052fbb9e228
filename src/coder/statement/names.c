/*
 * statement/names.c - what something is called ("called the step a mistake") and what is voiced
 * ("voiced concern that ...", "spoke of a wrong signal"): words that stand in no clause of a verb
 * of saying.
 */
#include "coder/statement/parts.h"

/* ---- naming ---- */

/* "cowardly", "unfriendly": taggers see adverbs. */
static bool is_verdict(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    return tok(f, t)->upos == DM_ADV &&
           (dm_codebook_in_class(book, "@condemned", tok(f, t)->lemma) ||
            dm_codebook_in_class(book, "@praised", tok(f, t)->lemma));
}

/* "move", "march", which the tagger took for a verb behind "the Eritrean". */
static bool is_thing(const finder *f, uint32_t t) {
    const dm_token *token = tok(f, t), *before = tok(f, t - 1);
    bool behind = before->upos == DM_DET || before->upos == DM_ADJ ||
                  before->rel == DM_REL_NMOD_POSS || before->rel == DM_REL_COMPOUND ||
                  (before->upos == DM_PROPN && token->upos == DM_VERB);
    return (dm_tree_is_nominal(f->parse, t) && token->upos != DM_NUM) ||
           (token->upos == DM_VERB && behind && !(token->feats & (DM_FEAT_FIN | DM_FEAT_INF)));
}

/* "the move disappointing", "unjustified", at the end of the clause. */
static bool is_participle_verdict(const finder *f, uint32_t t) {
    dm_str form = tok(f, t)->form;
    return tok(f, t)->upos == DM_VERB && tok(f, t + 1)->upos == DM_PUNCT &&
           !(tok(f, t)->feats & DM_FEAT_FIN) &&
           (dm_str_ends(form, DM_STR("ing")) || dm_str_starts(form, DM_STR("un")));
}

/* "legally void", "utterly wrong". */
static bool is_heightened(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_ADV && dm_str_ends(tok(f, t)->form, DM_STR("ly")) &&
           (tok(f, t + 1)->upos == DM_ADJ ||
            (tok(f, t + 1)->upos == DM_VERB && !(tok(f, t + 1)->feats & DM_FEAT_FIN)));
}

/* "the raid a violation", "the step disappointing", "the exiles ``criminals''": the last token
 * before a noun phrase, adjective or quotation that follows the object at once. */
static uint32_t surface_name(const finder *f, uint32_t verb) {
    uint32_t end = dm_end_of(f, verb), object = dm_tree_find(f->parse, verb, DM_REL_OBJ);
    for (uint32_t t = verb + 2; t < end; t++) {
        const dm_token *token = tok(f, t);
        if (token->head == object && t < object && token->rel == DM_REL_AMOD && object > verb)
            continue; /* of what is called so */
        bool verdict = is_participle_verdict(f, t);
        bool name = token->upos == DM_ADJ || is_verdict(f, t) || verdict || is_heightened(f, t) ||
                    (token->upos == DM_DET && dm_str_eq_nocase(token->lemma, DM_STR("a"))) ||
                    dm_str_is(token->form, "``") || dm_str_is(token->form, "\"") ||
                    dm_str_is(token->form, "\xe2\x80\x9c");
        if (is_thing(f, t - 1) && name)
            return dm_codebook_in_class(f->scene->grammar.book, "@homewards", token->lemma)
                       ? (uint32_t)DM_NO_TOKEN /* "called its envoy home for talks" */
                       : t;
        bool hyphen = dm_str_is(token->form, "-") && !token->space_after; /* "cease-fire" */
        bool verbal = token->upos == DM_VERB && !is_thing(f, t) && !verdict;
        if (verbal || token->upos == DM_AUX || token->upos == DM_SCONJ ||
            (token->upos == DM_PUNCT && !hyphen))
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "called it “odd” and Chad's envoy agreed": whether a clause with a subject of its own is joined
 * to the verb by the conjunction. */
static bool opens_next_clause(const finder *f, uint32_t verb, uint32_t conjunction) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        uint32_t subject = tok(f, c)->rel == DM_REL_CONJ && c > conjunction
                               ? dm_tree_find(f->parse, c, DM_REL_NSUBJ)
                               : (uint32_t)DM_NO_TOKEN,
                 first, last;
        if (subject == DM_NO_TOKEN || subject < conjunction)
            continue;
        dm_tree_phrase(f->parse, subject, &first, &last);
        if (first == conjunction + 1)
            return true;
    }
    return false;
}

/* "void, reckless and wrong", "legally void, politically reckless": a comma between two words of a
 * list of what something is called. */
static bool goes_on_listing(const finder *f, uint32_t comma) {
    uint32_t next = comma + 1;
    if (dm_str_ends(tok(f, next)->form, DM_STR("ly")) && tok(f, next)->upos == DM_ADV)
        next++;
    bool word =
        tok(f, comma - 1)->upos == DM_ADJ || /* "legally void" */
        (dm_str_ends(tok(f, comma - 2)->form, DM_STR("ly")) && tok(f, comma - 1)->upos == DM_VERB);
    return word && tok(f, next)->upos == DM_ADJ &&
           (tok(f, next + 1)->upos == DM_CCONJ || dm_str_is(tok(f, next + 1)->form, ","));
}

/* The end of a name: a verb joined to the one of naming, the verb of the clause that the name is
 * in, or punctuation that ends the clause. */
static uint32_t name_end(const finder *f, uint32_t verb, uint32_t name) {
    uint32_t end = dm_end_of(f, verb);
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
                      ((tok(f, t + 1)->upos == DM_VERB && (tok(f, t + 1)->feats & DM_FEAT_FIN)) ||
                       opens_next_clause(f, verb, t));
        bool comma = dm_str_is(tok(f, t)->form, ",") && !goes_on_listing(f, t);
        if (joined || comma || dm_str_is(tok(f, t)->form, ";"))
            return t - 1;
    }
    return end;
}

/* "described what had happened as an outrage". */
static bool as_behind_what(const finder *f, uint32_t verb) {
    enum { CLAUSE_TOKENS = 9 };
    uint32_t end = dm_end_of(f, verb);
    for (uint32_t t = verb + 3; t + 1 < end && t - verb < CLAUSE_TOKENS; t++) {
        if (tok(f, t)->upos == DM_PUNCT)
            return false;
        if (dm_str_is(tok(f, t)->form, "as") &&
            (tok(f, t + 1)->upos == DM_DET || tok(f, t + 1)->upos == DM_ADJ))
            return true;
    }
    return false;
}

/* "dismissed Ann Lee as vice-president": an office that is taken or given, not a name. */
static bool is_office(const finder *f, uint32_t t) {
    enum { WORDS = 3 }; /* "deputy prime minister" */
    uint32_t end = dm_end_of(f, t);
    for (int words = 1; words < WORDS && t < end && tok(f, t + 1)->upos != DM_ADP; words++)
        if (tok(f, t)->upos == DM_ADJ || tok(f, t)->rel == DM_REL_COMPOUND)
            t++;
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge, tok(f, t)->lemma);
    return noun && noun->kind == DM_NOUN_TITLE;
}

/* "described the entry of foreign forces as unacceptable". */
static bool names_with_as(const finder *f, uint32_t verb) {
    enum { OBJECT_TOKENS = 14 };
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), end = dm_end_of(f, verb);
    if (verb + 1 < end && dm_str_is(tok(f, verb + 1)->form, "what"))
        return as_behind_what(f, verb);
    if (object == DM_NO_TOKEN || object < verb || dm_tree_lemma_is(f->parse, verb, "call") ||
        dm_is_passive(&f->scene->grammar, verb))
        return false;
    for (uint32_t t = object + 1; t < end && t - verb < OBJECT_TOKENS; t++) {
        if (dm_str_is(tok(f, t)->form, "as")) /* not "as well", nor ", as Kenya said" */
            return tok(f, t - 1)->upos != DM_PUNCT && !dm_str_is(tok(f, t + 1)->form, "well") &&
                   !is_office(f, t + 1);
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
        return object == DM_NO_TOKEN || object < verb || tok(f, verb)->rel == DM_REL_ACL_RELCL ||
                       (object > verb + 2 && !is_office(f, verb + 2)) /* "as a lie the claim" */
                   ? verb + 2
                   : (uint32_t)DM_NO_TOKEN;
    uint32_t adjective = next->upos == DM_ADV ? verb + 2 : verb + 1;
    if (tok(f, adjective)->upos == DM_ADJ && object != DM_NO_TOKEN && object > adjective + 1 &&
        tok(f, adjective + 1)->upos == DM_DET &&
        !dm_str_is(tok(f, adjective + 1)->form, "a")) /* "called unacceptable the decision" */
        return verb + 1;
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

/* "called the Dutch chargé d'affaires today": rang or summoned him, and no name for him follows. */
static bool is_summons(const finder *f, uint32_t verb) {
    enum { PHRASE_TOKENS = 5 };
    uint32_t end = dm_end_of(f, verb), whom = DM_NO_TOKEN;
    for (uint32_t t = verb + 1; t <= end && dm_tree_lemma_is(f->parse, verb, "pronounce"); t++)
        if (dm_codebook_in_class(f->scene->grammar.book, "@pronounced-in-office", tok(f, t)->lemma))
            return true; /* "pronounced him dead" */
    if (!dm_tree_lemma_is(f->parse, verb, "call"))
        return false;
    for (uint32_t t = verb + 1; t < end && t - verb <= PHRASE_TOKENS && whom == DM_NO_TOKEN; t++)
        if (dm_codebook_in_class(f->scene->grammar.book, "@called-in", tok(f, t)->lemma))
            whom = t;
    for (uint32_t t = whom; t != DM_NO_TOKEN && t < end; t++) {
        if (dm_str_is(tok(f, t + 1)->form, "a") || dm_str_is(tok(f, t + 1)->form, "an") ||
            tok(f, t + 1)->upos == DM_ADJ || dm_is_mark(f, t + 1))
            return false;
        if (tok(f, t + 1)->upos == DM_PUNCT || tok(f, t + 1)->upos == DM_CCONJ)
            break;
    }
    return whom != DM_NO_TOKEN;
}

bool dm_content_of_naming(const finder *f, uint32_t verb, dm_speech *speech) {
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ),
             name = dm_tree_find(f->parse, verb, DM_REL_XCOMP), first, last, unused;
    if (object != DM_NO_TOKEN && object > verb && tok(f, object)->upos == DM_PRON &&
        (dm_str_ends(tok(f, object)->form, DM_STR("self")) ||
         dm_str_ends(tok(f, object)->form, DM_STR("selves"))))
        return false; /* "described himself as troubled" */
    if (is_summons(f, verb))
        return false;
    bool with_as = !dm_codebook_in_class(f->scene->grammar.book, "@naming", tok(f, verb)->lemma);
    uint32_t gapped = dm_is_passive(&f->scene->grammar, verb) || verb + 2 >= dm_end_of(f, verb)
                          ? (uint32_t)DM_NO_TOKEN
                          : gapped_name(f, verb);
    if (gapped != DM_NO_TOKEN && (!with_as || gapped == verb + 2)) {
        dm_content_of(f, gapped, name_end(f, verb, gapped), speech);
        return true;
    }
    bool away = name != DM_NO_TOKEN &&
                ((tok(f, name)->upos == DM_ADV && !is_verdict(f, name)) ||
                 dm_codebook_in_class(f->scene->grammar.book, "@homewards", tok(f, name)->lemma));
    if (!with_as && object != DM_NO_TOKEN && name != DM_NO_TOKEN && name > object &&
        !away && /* "called his negotiators home" */
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
    if (verb >= dm_end_of(f, verb) || !dm_tree_lemma_is(f->parse, verb, "call") ||
        dm_is_passive(&f->scene->grammar, verb))
        return false;
    for (DM_CHILDREN(f->parse, verb, c)) /* "called its envoy back from Oslo" */
        if (c > verb && (dm_str_is(tok(f, c)->form, "back") || dm_str_is(tok(f, c)->form, "home")))
            return false;
    dm_upos next = (dm_upos)tok(f, verb + 1)->upos; /* "called back", "called for" */
    name = next == DM_ADP || next == DM_ADV || next == DM_PART ? (uint32_t)DM_NO_TOKEN
                                                               : surface_name(f, verb);
    if (name == DM_NO_TOKEN || dm_tree_lemma_is(f->parse, name, "time") ||
        tok(f, name)->upos == DM_NUM) /* "called him three times" */
        return false;
    dm_content_of(f, verb + 1, name_end(f, verb, name), speech);
    return true;
}

/* ---- voicing ---- */

/* "put the number of dead at 24": what somebody counts. */
static bool counts_at(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { FARTHEST = 14 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), end = dm_end_of(f, verb);
    if (!dm_tree_lemma_is(f->parse, verb, "put") || object == DM_NO_TOKEN || object < verb ||
        !dm_codebook_in_class(book, "@counted", tok(f, object)->lemma))
        return false;
    for (uint32_t t = object + 1; t < end && t - object <= FARTHEST; t++) {
        if (tok(f, t)->upos == DM_VERB || tok(f, t)->upos == DM_SCONJ)
            return false;
        if (!dm_str_is(tok(f, t)->form, "at"))
            continue;
        for (uint32_t n = t + 1; n <= t + 3 && n <= end; n++)
            if (tok(f, n)->upos == DM_NUM) {
                dm_content_of(f, verb + 1, name_end(f, verb, n), speech);
                return true;
            }
        return false;
    }
    return false;
}

/* "reiterated its firm commitment to a peaceful settlement", "expressed hope for talks on a
 * truce": the noun and what hangs on it, where that says something. */
static bool states_noun(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { FEWEST_TOKENS = 6 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ), first, last;
    if (object == DM_NO_TOKEN || object < verb)
        return false;
    bool wished = (dm_tree_lemma_is(f->parse, verb, "express") ||
                   dm_tree_lemma_is(f->parse, verb, "voice")) &&
                  dm_codebook_in_class(book, "@wished", tok(f, object)->lemma);
    bool stated = dm_codebook_in_class(book, "@expresses", tok(f, verb)->lemma) &&
                  (dm_codebook_in_class(book, "@voiced", tok(f, object)->lemma) ||
                   dm_codebook_in_class(book, "@expressed", tok(f, object)->lemma));
    if (!wished && !stated)
        return false;
    for (DM_CHILDREN(f->parse, object, c)) /* "reiterated the position expressed by" another */
        if (tok(f, c)->rel == DM_REL_ACL && !(tok(f, c)->feats & DM_FEAT_GER) &&
            dm_codebook_in_class(book, "@voicing", tok(f, c)->lemma))
            return false;
    dm_tree_hull(f->parse, object, &first, &last);
    last = dm_clause_end(f, verb, object);
    if (first <= verb || last - first + 1 < FEWEST_TOKENS)
        return false;
    dm_content_of(f, first, last, speech);
    return true;
}

/* Behind what tells when and where something was voiced: "on Tuesday", "within hours", "in Lima".
 */
static uint32_t behind_circumstance(const finder *f, uint32_t t) {
    static const char *const opening[] = {"on", "in", "within", "at", "through", "during", "after"};
    enum { LONGEST = 5 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t end = dm_end_of(f, t), last = t + 1;
    if (dm_codebook_in_class(book, "@time-noun", tok(f, t)->lemma) && tok(f, t)->upos != DM_ADP)
        return t + 1;
    if (!DM_STR_AMONG(tok(f, t)->form, opening))
        return t;
    while (last < end && last - t <= LONGEST && !dm_str_is(tok(f, last)->form, "that") &&
           (dm_tree_is_nominal(f->parse, last) || tok(f, last)->upos == DM_DET ||
            tok(f, last)->upos == DM_ADJ || tok(f, last)->upos == DM_NUM))
        last++;
    return last > t + 1 ? last : t;
}

/* The "that" behind a word that is voiced: at once, behind a mark, behind those who are told it
 * ("made clear to the envoy that") or when that was; DM_NO_TOKEN. */
static uint32_t that_behind(const finder *f, uint32_t word) {
    enum { LONGEST_TOLD = 7 };
    uint32_t end = dm_end_of(f, word);
    uint32_t that = dm_is_mark(f, word + 1) && word + 2 < end ? word + 2 : word + 1;
    bool to = dm_str_is(tok(f, that)->form, "to") && !dm_tree_is_verbal(f->parse, that + 1);
    for (uint32_t t = that + 1; to && t < end && t - that <= LONGEST_TOLD; t++) {
        if (dm_str_is(tok(f, t)->form, "that"))
            return t;
        if (dm_tree_is_verbal(f->parse, t) || tok(f, t)->upos == DM_PUNCT)
            break;
    }
    that = behind_circumstance(f, that);
    return that < end && dm_str_is(tok(f, that)->form, "that") ? that : (uint32_t)DM_NO_TOKEN;
}

/* Whether the text has the word at t, under whatever form the parser was shown it. */
static bool is_printed(const finder *f, uint32_t t, const char *word) {
    return dm_str_is(dm_str_sub(f->parse->text, tok(f, t)->start, tok(f, t)->end), word);
}

uint32_t dm_spoken_of_too(const finder *f, uint32_t verb, uint32_t *who) {
    enum { LONGEST = 14 };
    uint32_t end = dm_end_of(f, verb), comma = verb + 3;
    if (!dm_tree_lemma_is(f->parse, verb, "speak") || comma + 3 > end ||
        !dm_str_is(tok(f, verb + 1)->form, "of"))
        return DM_NO_TOKEN;
    while (comma < end && !is_printed(f, comma, ",") && !is_printed(f, comma, ";"))
        comma++;
    uint32_t from = tok(f, comma + 1)->upos == DM_CCONJ ? comma + 2 : comma + 1;
    *who = DM_NO_TOKEN;
    for (uint32_t t = from; t + 1 < end && t - comma <= LONGEST; t++) {
        const dm_mention *one = dm_actors_at(actors_of(f), t);
        if (one && !one->place && one->actors.ptr[0].code.len &&
            (*who == DM_NO_TOKEN || one->actors.ptr[0].kind == DM_KIND_PERSON))
            *who = t;
        bool thing =
            tok(f, t + 2)->upos == DM_DET || tok(f, t + 2)->upos == DM_ADJ || dm_is_mark(f, t + 2);
        if (is_printed(f, t + 1, "of") && *who != DM_NO_TOKEN && thing &&
            (is_printed(f, t, ",") || (one && one->last <= t)))
            return t + 1;
        if (dm_tree_is_verbal(f->parse, t) || tok(f, t)->upos == DM_SCONJ)
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

bool dm_content_of_voicing(const finder *f, uint32_t verb, dm_speech *speech) {
    enum { NOUN_TOKENS = 8 };
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t end = dm_end_of(f, verb);
    if (dm_tree_lemma_is(f->parse, verb, "speak")) {
        if (verb + 3 > end || !dm_str_is(tok(f, verb + 1)->form, "of") ||
            dm_str_ends(tok(f, verb)->form, DM_STR("ing")))
            return false;
        uint32_t last = name_end(f, verb, verb + 2), who;
        for (uint32_t t = verb + 3; t < last; t++)
            if (is_printed(f, t, ",") && dm_spoken_of_too(f, verb, &who) != DM_NO_TOKEN)
                last = t - 1; /* and another of something else */
        dm_content_of(f, verb + 2, last, speech);
        return true;
    }
    if (verb + 3 < end && dm_tree_lemma_is(f->parse, verb, "express") &&
        dm_str_is(tok(f, verb + 1)->form, "that") && tok(f, verb + 1)->upos != DM_DET) {
        dm_content_of(f, verb + 2, dm_clause_end(f, verb, verb + 2), speech);
        return true; /* of translation engines */
    }
    for (uint32_t t = verb + 1; t + 1 < end && t - verb <= NOUN_TOKENS; t++) {
        bool marked = dm_is_mark(f, t);
        if (tok(f, t)->upos == DM_SCONJ && dm_str_is(tok(f, t)->form, "of"))
            break; /* "the importance of holding a vote" */
        if ((tok(f, t)->upos == DM_PUNCT && !marked) || tok(f, t)->upos == DM_SCONJ)
            return false;
        uint32_t that = that_behind(f, t); /* “doubts” that */
        if (marked || that == DM_NO_TOKEN || tok(f, that)->upos == DM_DET)
            continue;
        bool told = that > t + 2; /* "made it clear to him": the words told are no object */
        bool voiced = dm_codebook_in_class(book, "@voiced", tok(f, t)->lemma) ||
                      dm_codebook_in_class(book, "@voiced", tok(f, t)->form);
        if (told && !voiced)
            continue;
        if (!voiced)
            break;
        if (tok(f, t)->upos == DM_NOUN && dm_is_subject_relative(f, that) &&
            !dm_str_is(tok(f, that + 1)->form, ",")) /* "a warning that, should it come, ..." */
            return false;
        dm_content_of(f, that + 1, dm_clause_end(f, verb, that + 1), speech);
        return true;
    }
    return counts_at(f, verb, speech) || states_noun(f, verb, speech);
}
