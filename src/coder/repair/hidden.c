/*
 * repair/hidden.c - "a day after Norway distributed rations", "after razing villages in Mali": the
 * verb of a short clause behind a conjunction that may be a preposition, too, read as an attribute
 * of its object; "after troops crossed": its subject, read as more of the time; "condemns
 * killing of workers": a deed, read as a verb.
 *
 *   after Norway distributed rations          after Norway distributed rations
 *   case  nsubj  amod ─────▶ obl       ──▶    mark  nsubj  advcl ───▶ obj
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

#include <string.h>

enum { LONGEST_NAME = 5 }; /* tokens */

static bool opens_clause(dm_str form) {
    static const char *const words[] = {"after", "before", "since",   "as",    "until",
                                        "once",  "when",   "because", "while", "though"};
    return DM_STR_AMONG(form, words);
}

/* Whether a name of somebody fills the tokens from `first` up to, not with, `end`. */
static bool is_name(const dm_codebook *codebook, const dm_parse *parse, uint32_t first,
                    uint32_t end) {
    dm_match match;
    return dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[first].start,
                              &match) &&
           parse->tokens[first].start + match.length == parse->tokens[end - 1].end;
}

/* The conjunction before the name, or before the bare plural ("police", "gunmen"), that stands
 * right before the verb; DM_NO_TOKEN if none does. */
static uint32_t conjunction_before(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    uint32_t start = parse->sentences[parse->tokens[v].sentence].first;
    for (uint32_t first = v - 1; first > start && v - first <= LONGEST_NAME; first--) {
        const dm_token *word = &parse->tokens[first];
        bool many = first == v - 1 && word->upos == DM_NOUN &&
                    (dm_codebook_in_class(codebook, "@armed", word->lemma) ||
                     dm_codebook_in_class(codebook, "@restraining", word->form));
        if (opens_clause(parse->tokens[first - 1].form) &&
            (many || is_name(codebook, parse, first, v)))
            return first - 1;
    }
    return DM_NO_TOKEN;
}

/* Prepositions whose phrase goes with the verb rather than with its object. */
static bool goes_with_verb(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].rel == DM_REL_NMOD &&
           (dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "into") ||
            dm_tree_has_case(parse, t, "from") || dm_tree_has_case(parse, t, "at") ||
            dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "with"));
}

/* Makes the attribute at v the verb of a clause on what its noun hangs on, the noun its object. */
static void free_verb(dm_parse *parse, uint32_t v, uint32_t mark) {
    uint32_t noun = parse->tokens[v].head;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && goes_with_verb(parse, c))
            dm_repair_attach(parse, c, v, DM_REL_OBL);
    parse->tokens[mark].upos = DM_SCONJ;
    dm_repair_attach(parse, mark, v, DM_REL_MARK);
    dm_repair_attach(parse, v, parse->tokens[noun].head, DM_REL_ADVCL);
    dm_repair_attach(parse, noun, v, DM_REL_OBJ);
}

/* "after Norway distributed rations" */
static bool restore_told(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t mark = conjunction_before(codebook, parse, v), noun = verb->head;
    if (mark == DM_NO_TOKEN || dm_codebook_in_class(codebook, "@brought-about", verb->lemma))
        return false;
    uint32_t subject = v - 1;
    while (parse->tokens[subject].head > mark && parse->tokens[subject].head < v)
        subject = parse->tokens[subject].head;
    if (parse->tokens[subject].head != v && parse->tokens[subject].head != noun)
        return false;
    for (uint32_t t = mark + 1; t < v; t++)
        if (t != subject && parse->tokens[t].head >= v)
            parse->tokens[t].head = subject;
    verb->feats =
        (verb->feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN | DM_FEAT_PAST;
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    free_verb(parse, v, mark);
    return true;
}

/* "after razing villages" */
static bool restore_gerund(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t mark = v - 1, noun = verb->head, over = parse->tokens[noun].head;
    bool opens = dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("after")) ||
                 dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("before")) ||
                 dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("without"));
    if (!opens || over == DM_NO_TOKEN || parse->tokens[over].upos != DM_VERB ||
        !dm_repair_has_subject(parse, over) ||
        dm_codebook_in_class(codebook, "@goes-on-by-itself", verb->lemma))
        return false;
    verb->feats = DM_FEAT_GER;
    free_verb(parse, v, mark);
    return true;
}

/* "a day after Ukrainian troops crossed": the troops were taken for more of the time. */
static bool restore_subject(dm_parse *parse, uint32_t v) {
    uint32_t mark = dm_tree_find(parse, v, DM_REL_MARK), over = parse->tokens[v].head;
    if (mark == DM_NO_TOKEN || mark + 1 >= v || !opens_clause(parse->tokens[mark].form) ||
        over == DM_NO_TOKEN || over > mark || dm_repair_has_subject(parse, v) ||
        dm_tree_find(parse, v, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_str_ends(parse->tokens[v].form, DM_STR("ing")))
        return false;
    uint32_t subject = v - 1;
    while (parse->tokens[subject].head > mark && parse->tokens[subject].head < v)
        subject = parse->tokens[subject].head;
    if (subject <= mark || parse->tokens[subject].head != over ||
        (parse->tokens[subject].rel != DM_REL_OBL && parse->tokens[subject].rel != DM_REL_NMOD) ||
        !dm_tree_is_nominal(parse, subject) ||
        dm_tree_find(parse, subject, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    return true;
}

/* "halted after Egypt and Russia pressed it": whoever acts was taken for what it was after. `t` is
 * the first of them. */
static bool restore_actors(dm_parse *parse, uint32_t t) {
    uint32_t mark = dm_tree_find(parse, t, DM_REL_CASE), over = parse->tokens[t].head, first, v;
    if (mark == DM_NO_TOKEN || mark > t || over == DM_NO_TOKEN || over > t ||
        !dm_tree_is_nominal(parse, t) || !opens_clause(parse->tokens[mark].form) ||
        dm_str_is(parse->tokens[mark].form, "as"))
        return false;
    dm_tree_hull(parse, t, &first, &v);
    if (++v >= parse->token_count || parse->tokens[v].upos != DM_VERB ||
        parse->tokens[v].head != over || !(parse->tokens[v].feats & DM_FEAT_PAST) ||
        (parse->tokens[v].rel != DM_REL_CONJ && parse->tokens[v].rel != DM_REL_ADVCL) ||
        dm_repair_has_subject(parse, v) || dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, v, c))
        if (c < v) /* "after talks in Chile and signed" */
            return false;
    parse->tokens[mark].upos = DM_SCONJ;
    dm_repair_attach(parse, mark, v, DM_REL_MARK);
    dm_repair_attach(parse, t, v, DM_REL_NSUBJ);
    dm_tree_set_rel(parse, v, DM_REL_ADVCL);
    return true;
}

/* "condemns killing of aid workers": with "of" behind it the deed is a noun. */
static bool restore_deed(dm_parse *parse, uint32_t t) {
    uint32_t of = DM_NO_TOKEN;
    if (!dm_str_ends(parse->tokens[t].form, DM_STR("ing")) || parse->tokens[t].head + 1 != t ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_OBL && dm_tree_has_case(parse, c, "of") &&
            dm_tree_find(parse, c, DM_REL_CASE) == t + 1)
            of = c;
    if (of == DM_NO_TOKEN)
        return false;
    parse->tokens[t].upos = DM_NOUN;
    parse->tokens[t].lemma = parse->tokens[t].form;
    parse->tokens[t].feats = DM_FEAT_SING;
    dm_tree_set_rel(parse, t, DM_REL_OBJ);
    dm_tree_set_rel(parse, of, DM_REL_NMOD);
    return true;
}

/* "shipping", "razing", taken for a noun or not: its verb; empty if the lexicon knows none. */
static dm_str gerund_of(const dm_codebook *codebook, const dm_token *token) {
    enum { ENDING = 3, LONGEST = 32 };
    char stem[LONGEST];
    size_t len = token->form.len - ENDING;
    if (token->upos == DM_VERB)
        return token->lemma;
    if (len + 1 >= LONGEST)
        return (dm_str){"", 0};
    memcpy(stem, token->form.ptr, len);
    stem[len] = 'e';
    const size_t lengths[] = {len, len + 1, stem[len - 1] == stem[len - 2] ? len - 1 : len};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        uint32_t frame = dm_codebook_frames(codebook, (dm_str){stem, lengths[i]}, 'V');
        if (frame != DM_MAP_NONE)
            return codebook->frames.ptr[frame].lemma; /* the codebook's own */
    }
    return (dm_str){"", 0};
}

/* "began prosecuting officers": what is begun, read as an attribute of its object. */
static bool restore_begun(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head, begun = t - 1;
    bool deed = dm_codebook_frames(codebook, parse->tokens[noun].lemma, 'N') != DM_MAP_NONE;
    if (parse->tokens[noun].head != begun || parse->tokens[noun].rel != DM_REL_OBJ ||
        !dm_codebook_in_class(codebook, "@goes-on-doing", parse->tokens[begun].lemma) ||
        (token->upos == DM_NOUN && deed))
        return false;
    dm_str lemma = gerund_of(codebook, token);
    if (!lemma.len || !dm_lemma_is_known_verb(codebook, lemma))
        return false;
    token->upos = DM_VERB;
    token->lemma = lemma;
    token->feats = DM_FEAT_GER;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && goes_with_verb(parse, c))
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    for (DM_CHILDREN(parse, begun, c))
        if (c > noun && parse->tokens[c].rel == DM_REL_OBL)
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, t, begun, DM_REL_XCOMP);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    return true;
}

/* "recalled its envoy, suspending talks with Egypt": what else the subject does. */
static bool restore_besides(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head, over = parse->tokens[noun].head;
    dm_rel rel = (dm_rel)parse->tokens[noun].rel;
    bool loose = rel == DM_REL_OBL || rel == DM_REL_APPOS || rel == DM_REL_PARATAXIS ||
                 rel == DM_REL_OBJ || rel == DM_REL_DEP;
    if (!dm_str_is(parse->tokens[t - 1].form, ",") || !loose ||
        dm_tree_find(parse, noun, DM_REL_CASE) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_CONJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_DET) != DM_NO_TOKEN ||
        dm_codebook_in_class(codebook, "@goes-on-by-itself", token->lemma) ||
        !dm_lemma_is_known_verb(codebook, token->lemma))
        return false;
    while (over != DM_NO_TOKEN && over < t && parse->tokens[over].upos != DM_VERB)
        over = parse->tokens[over].head;
    if (over == DM_NO_TOKEN || over > t || !dm_repair_has_subject(parse, over))
        return false;
    token->feats = DM_FEAT_PRES | DM_FEAT_PART;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && goes_with_verb(parse, c))
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, t, over, DM_REL_ADVCL);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    return true;
}

/* "began halting exchanges": what is halted, hung on what is begun. */
static bool restore_its_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t begun = t - 1;
    if (t == 0 || parse->tokens[t].head != begun ||
        !dm_str_ends(parse->tokens[t].form, DM_STR("ing")) ||
        !dm_codebook_in_class(codebook, "@goes-on-doing", parse->tokens[begun].lemma) ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t object = dm_tree_find(parse, begun, DM_REL_OBJ);
    if (object == DM_NO_TOKEN || object < t)
        return false;
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    return true;
}

/* "met in Vienna on Sunday and trucked water": more of what somebody did, not of the day. */
static bool restore_second(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    bool part = token->rel == DM_REL_AMOD;
    uint32_t noun = token->head, name = part ? parse->tokens[noun].head : noun;
    if (name == DM_NO_TOKEN || name + 1 >= t || parse->tokens[t - 1].upos != DM_CCONJ ||
        (part && parse->tokens[noun].rel != DM_REL_CONJ) || parse->tokens[name].upos != DM_PROPN ||
        parse->tokens[name].rel != DM_REL_OBL || !(token->feats & DM_FEAT_PAST) ||
        !dm_lemma_is_known_verb(codebook, token->lemma))
        return false;
    uint32_t verb = parse->tokens[name].head;
    if (parse->tokens[verb].upos != DM_VERB || dm_repair_has_subject(parse, t) ||
        !dm_repair_has_subject(parse, verb))
        return false;
    token->feats = DM_FEAT_FIN | DM_FEAT_PAST;
    dm_repair_attach(parse, t, verb, DM_REL_CONJ);
    dm_repair_attach(parse, t - 1, t, DM_REL_CC);
    if (!part)
        return true;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && goes_with_verb(parse, c))
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    return true;
}

/* "called the ban a farce and accused Brussels of blackmail": what else somebody says, to whom by
 * name; nobody is "accused Brussels". */
static bool restore_addressed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head, over = parse->tokens[noun].head;
    if (token->rel != DM_REL_AMOD || noun != t + 1 || parse->tokens[t - 1].upos != DM_CCONJ ||
        parse->tokens[noun].rel != DM_REL_CONJ || parse->tokens[noun].upos != DM_PROPN ||
        dm_tree_find(parse, noun, DM_REL_DET) != DM_NO_TOKEN || !(token->feats & DM_FEAT_PAST) ||
        !dm_codebook_report(codebook, token->lemma, 'V'))
        return false;
    while (over != DM_NO_TOKEN && over < t && !dm_repair_has_subject(parse, over))
        over = parse->tokens[over].head;
    if (over == DM_NO_TOKEN || over > t || parse->tokens[over].upos != DM_VERB)
        return false;
    token->feats = DM_FEAT_FIN | DM_FEAT_PAST;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && parse->tokens[c].rel == DM_REL_NMOD)
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, t, over, DM_REL_CONJ);
    dm_repair_attach(parse, t - 1, t, DM_REL_CC);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    return true;
}

/* "Brazil, whose economy is weak, fired back": nothing was done to whom no "was" stands behind. Of
 * "two people killed in Mali" something was. */
static bool restore_active(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    const dm_sentence *s = &parse->sentences[verb->sentence];
    uint32_t subject = dm_tree_find(parse, v, DM_REL_NSUBJ_PASS), last = s->first + s->count - 1;
    if (verb->rel == DM_REL_ACL || verb->rel == DM_REL_ACL_RELCL || subject > v ||
        !(parse->tokens[subject].upos == DM_PROPN ||
          dm_knowledge_noun(codebook->knowledge, parse->tokens[subject].lemma)) ||
        dm_tree_find(parse, v, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_COP) !=
            DM_NO_TOKEN || /* "is", read as that of an adjective */
        dm_tree_find(parse, v, DM_REL_OBL_AGENT) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN || !(verb->feats & DM_FEAT_PAST) ||
        !dm_str_is(parse->tokens[last].form, ".") ||
        dm_codebook_in_class(codebook, "@done-to-somebody", verb->lemma))
        return false;
    dm_tree_set_rel(parse, subject, DM_REL_NSUBJ);
    parse->tokens[v].feats &= ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS);
    parse->tokens[v].feats |= DM_FEAT_FIN;
    return true;
}

/* "Russia's massing of troops": what somebody has is a noun. */
static bool restore_owned(dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (!dm_str_ends(token->form, DM_STR("ing")) || token->rel == DM_REL_ROOT ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN || dm_repair_has_subject(parse, t) ||
        dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_OBL)
            dm_tree_set_rel(parse, c, DM_REL_NMOD);
    token->upos = DM_NOUN;
    token->lemma = token->form;
    token->feats = DM_FEAT_SING;
    return true;
}

bool dm_repair_hidden(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t noun = verb->head;
    if (verb->upos == DM_VERB && (parse->child_rels[t] & DM_OF(NSUBJ_PASS)) &&
        restore_active(codebook, parse, t))
        return true;
    if (verb->upos == DM_VERB && (parse->child_rels[t] & DM_OF(NMOD_POSS)) &&
        restore_owned(parse, t))
        return true;
    if (verb->rel == DM_REL_OBL && (parse->child_rels[t] & DM_OF(CASE)) && restore_actors(parse, t))
        return true;
    if (verb->rel == DM_REL_ADVCL && verb->upos == DM_VERB)
        return restore_subject(parse, t);
    if (verb->rel == DM_REL_XCOMP && verb->upos == DM_VERB)
        return restore_deed(parse, t) || restore_its_object(codebook, parse, t);
    bool attribute = noun != DM_NO_TOKEN && noun > t && t >= 2 &&
                     (verb->rel == DM_REL_AMOD || verb->rel == DM_REL_COMPOUND);
    if (attribute && dm_str_ends(verb->form, DM_STR("ing")) && restore_begun(codebook, parse, t))
        return true;
    if (verb->upos == DM_VERB && t >= 2 && noun != DM_NO_TOKEN &&
        ((attribute && verb->rel == DM_REL_AMOD) || verb->rel == DM_REL_CONJ) &&
        restore_second(codebook, parse, t))
        return true;
    attribute &= verb->rel == DM_REL_AMOD && verb->upos == DM_VERB;
    if (attribute && restore_addressed(codebook, parse, t))
        return true;
    if (attribute && dm_str_ends(verb->form, DM_STR("ing")) && restore_besides(codebook, parse, t))
        return true;
    if (!attribute || parse->tokens[noun].rel != DM_REL_OBL || !dm_tree_is_nominal(parse, noun) ||
        !dm_lemma_is_known_verb(codebook, verb->lemma))
        return false;
    return dm_str_ends(verb->form, DM_STR("ing")) ? restore_gerund(codebook, parse, t)
                                                  : restore_told(codebook, parse, t);
}
