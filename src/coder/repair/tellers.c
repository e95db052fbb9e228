/*
 * repair/tellers.c - "..., promised Ursula Lee, the chair": verbs of saying beside a name, which
 * the parser took for an attribute of it; "a retired officer reckons," where it took the verb for a
 * noun; "..., said a diplomat, and Kenya acted", where it took the two for one subject.
 */
#include "base/utf8.h"
#include "coder/repair/parts.h"

enum { LONGEST_NAME = 7, LONGEST_PHRASE = 8 };

static bool tells(const dm_codebook *codebook, dm_str lemma) {
    const dm_reporting *report = dm_codebook_report(codebook, lemma, 'V');
    return report && (report->kind == DM_REPORT_SAY || report->kind == DM_REPORT_ANNOUNCE) &&
           !dm_codebook_in_class(codebook, "@no-aside", lemma);
}

static bool ends_clause(const dm_parse *parse, uint32_t t) {
    return dm_repair_is_form(parse, t, ",") || dm_repair_is_form(parse, t, ".") ||
           dm_repair_is_form(parse, t, ";");
}

/* The last token of the name that begins at `first`: "Ursula von der Leyen". */
static uint32_t name_end(const dm_parse *parse, uint32_t first, uint32_t end) {
    uint32_t last = first;
    for (uint32_t t = first + 1; t < end && t - first < LONGEST_NAME; t++) {
        dm_str form = parse->tokens[t].form;
        if (dm_utf8_is_capitalised(form))
            last = t;
        else if (parse->tokens[t].upos == DM_PUNCT || parse->tokens[t].upos == DM_VERB ||
                 form.len > 3)
            break;
    }
    return last;
}

/* A comma, perhaps with the mark that closes a quotation, stands before t. */
static bool is_behind_comma(const dm_parse *parse, uint32_t t) {
    dm_str mark = parse->tokens[t - 1].form;
    bool closes =
        dm_str_is(mark, "\"") || dm_str_is(mark, "\'\'") || dm_str_is(mark, "\xe2\x80\x9d");
    return dm_repair_is_form(parse, t - 1, ",") || (closes && dm_repair_is_form(parse, t - 2, ","));
}

/* "There would be consequences, promised Ursula von der Leyen, the chair": `t` is "promised". */
static bool restore_teller_behind(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *verb = &parse->tokens[t];
    const dm_sentence *s = &parse->sentences[verb->sentence];
    uint32_t end = s->first + s->count, head = verb->head, name = DM_NO_TOKEN;
    if (verb->rel != DM_REL_AMOD || head == DM_NO_TOKEN || head < t || s->root >= t ||
        t < s->first + 3 || t + 2 >= end || !is_behind_comma(parse, t) ||
        !dm_str_ends(verb->form, DM_STR("ed")) || dm_utf8_is_capitalised(verb->form) ||
        !tells(codebook, verb->lemma))
        return false;
    const dm_noun *many = dm_knowledge_noun(codebook->knowledge, parse->tokens[head].lemma);
    bool officials = many && head < end && (parse->tokens[head].feats & DM_FEAT_PLUR) &&
                     head - t < LONGEST_PHRASE; /* "replied Kenyan officials" */
    if (!officials && parse->tokens[t + 1].upos != DM_PROPN)
        return false;
    uint32_t last = officials ? head : name_end(parse, t + 1, end);
    for (uint32_t k = t + 1; k <= last; k++)
        if (parse->tokens[k].head < t || parse->tokens[k].head > last)
            name = name == DM_NO_TOKEN ? k : name;
    bool ends = ends_clause(parse, last + 1) ||
                (officials && last + 1 < end && parse->tokens[last + 1].upos == DM_ADP);
    if (!ends || name == DM_NO_TOKEN || name == s->root)
        return false;
    dm_repair_attach(parse, t, s->root, DM_REL_PARATAXIS);
    dm_repair_attach(parse, name, t, DM_REL_NSUBJ);
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PAST;
    return true;
}

/* "..., a retired officer reckons, ...": `t` is "reckons". */
static bool restore_teller_before(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *verb = &parse->tokens[t];
    const dm_sentence *s = &parse->sentences[verb->sentence];
    uint32_t first = t;
    bool text = t > s->first && dm_str_is(verb->lemma, "read") && /* "the communique reads" */
                dm_codebook_in_class(codebook, "@document", parse->tokens[t - 1].lemma);
    const dm_noun *title = t > s->first && parse->tokens[t - 1].upos == DM_ADJ
                               ? dm_knowledge_noun(codebook->knowledge, parse->tokens[t - 1].lemma)
                               : NULL;
    bool official = title && title->kind == DM_NOUN_TITLE; /* "an EU official sighs" */
    if (verb->upos != DM_NOUN || !(verb->feats & DM_FEAT_PLUR) || t < s->first + 4 ||
        s->root == t || t + 1 >= s->first + s->count || !ends_clause(parse, t + 1) ||
        (parse->tokens[t - 1].upos != DM_NOUN && !text && !official) ||
        (parse->tokens[t - 1].feats & DM_FEAT_PLUR) || parse->tokens[t - 1].head != t ||
        !(text || tells(codebook, verb->lemma)))
        return false;
    while (first > s->first && t - first < LONGEST_PHRASE && !dm_repair_is_form(parse, first, ","))
        first--;
    if (!dm_repair_is_form(parse, first, ",") || parse->tokens[first + 1].upos != DM_DET ||
        !(text || dm_str_is(parse->tokens[first + 1].lemma, "a")))
        return false;
    parse->tokens[t - 1].upos = DM_NOUN;
    for (uint32_t k = first + 1; k + 1 < t; k++)
        if (parse->tokens[k].head == t)
            dm_repair_attach(parse, k, t - 1, (dm_rel)parse->tokens[k].rel);
    dm_repair_attach(parse, t - 1, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, s->root, DM_REL_PARATAXIS);
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    return true;
}

/* "..., said a diplomat, and Kenya recalled its envoy": `t` is "said", which the parser left
 * without its subject, for a diplomat and Kenya that recalled together. */
static bool restore_inverted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t teller = DM_NO_TOKEN, actor = DM_NO_TOKEN, cc = DM_NO_TOKEN, act = DM_NO_TOKEN;
    if (verb->upos != DM_VERB || !(verb->feats & DM_FEAT_FIN) || dm_repair_has_subject(parse, t) ||
        t == 0 || !tells(codebook, verb->lemma))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > t && act == DM_NO_TOKEN && parse->tokens[c].upos == DM_VERB &&
            (parse->tokens[c].rel == DM_REL_CONJ || parse->tokens[c].rel == DM_REL_CCOMP))
            act = c;
    for (DM_CHILDREN(parse, act, c))
        if (parse->tokens[c].rel == DM_REL_NSUBJ) {
            actor = teller == DM_NO_TOKEN ? actor : c;
            teller = teller == DM_NO_TOKEN ? c : teller;
        }
    if (teller == DM_NO_TOKEN || teller < t || teller > act)
        return false;
    for (DM_CHILDREN(parse, teller, c)) /* joined to the teller */
        if (actor == DM_NO_TOKEN && c < act && parse->tokens[c].rel == DM_REL_CONJ)
            actor = c;
    if (actor == DM_NO_TOKEN || actor < teller)
        return false;
    for (uint32_t c = teller + 1; c < actor; c++)
        if (parse->tokens[c].upos == DM_CCONJ && dm_repair_is_form(parse, c - 1, ","))
            cc = c;
    if (cc == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, teller, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, act, t, DM_REL_CONJ);
    dm_repair_attach(parse, actor, act, DM_REL_NSUBJ);
    dm_repair_attach(parse, cc, act, DM_REL_CC);
    return true;
}

/* Whether the noun at t is one that tells: "report" in "officers at the ministry report that two
 * men died"; not "the report that was leaked". */
static bool is_hidden_teller(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    dm_upos next = (dm_upos)parse->tokens[t + 2].upos;
    return token->upos == DM_NOUN && !(token->feats & DM_FEAT_PLUR) &&
           (parse->tokens[t - 1].upos == DM_NOUN || parse->tokens[t - 1].upos == DM_PROPN) &&
           dm_repair_is_form(parse, t + 1, "that") && next != DM_VERB && next != DM_AUX &&
           tells(codebook, token->lemma);
}

/* The verb of the sentence that was taken for a noun behind "in Kyiv", where many do so; the plural
 * that it is told of in `subject`. DM_NO_TOKEN if none is. */
static uint32_t told_by_many(const dm_codebook *codebook, const dm_parse *parse,
                             const dm_sentence *s, uint32_t *subject) {
    enum { LONGEST_OPENING = 14, LEAST_BEHIND = 5 };
    *subject = DM_NO_TOKEN;
    for (uint32_t t = s->first;
         t + LEAST_BEHIND < s->first + s->count && t - s->first < LONGEST_OPENING; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->upos == DM_PUNCT || token->upos == DM_VERB || token->upos == DM_AUX ||
            (*subject == DM_NO_TOKEN && token->upos == DM_ADP))
            return DM_NO_TOKEN;
        if (*subject != DM_NO_TOKEN && is_hidden_teller(codebook, parse, t))
            return t;
        if (*subject == DM_NO_TOKEN && token->upos == DM_NOUN && (token->feats & DM_FEAT_PLUR) &&
            parse->tokens[t + 1].upos == DM_ADP)
            *subject = t;
    }
    return DM_NO_TOKEN;
}

bool dm_repair_told_by_many(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    uint32_t subject, verb = told_by_many(codebook, parse, sentence, &subject);
    if (verb == DM_NO_TOKEN || (sentence->root != subject && sentence->root != verb))
        return false;
    uint32_t clause = DM_NO_TOKEN, place = verb - 1;
    for (DM_CHILDREN(parse, verb, c))
        if (c > verb && parse->tokens[c].upos == DM_VERB)
            clause = clause == DM_NO_TOKEN ? c : clause;
    if (clause == DM_NO_TOKEN)
        return false;
    for (uint32_t t = subject + 1; t < place; t++) /* "in the" of the place */
        if (parse->tokens[t].head == verb)
            dm_repair_attach(parse, t, place, (dm_rel)parse->tokens[t].rel);
    if (sentence->root == subject)
        dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
    sentence->root = verb;
    dm_repair_attach(parse, subject, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, place, subject, DM_REL_NMOD);
    dm_repair_attach(parse, clause, verb, DM_REL_CCOMP);
    for (uint32_t t = verb + 1; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].head == subject)
            dm_repair_attach(parse, t, verb, (dm_rel)parse->tokens[t].rel);
    parse->tokens[verb].upos = DM_VERB;
    parse->tokens[verb].feats = DM_FEAT_FIN | DM_FEAT_PRES;
    return true;
}

bool dm_repair_tellers(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & DM_OF(AMOD)) && restore_teller_behind(codebook, parse, t)) ||
           ((at.upos & DM_AS(NOUN)) && restore_teller_before(codebook, parse, t)) ||
           ((at.upos & DM_AS(VERB)) && (at.children & (DM_OF(CONJ) | DM_OF(CCOMP))) &&
            restore_inverted(codebook, parse, t));
}
