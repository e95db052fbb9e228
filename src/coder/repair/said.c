/*
 * repair/said.c - "..., the minister said": clauses that the parser hung on the subject of what is
 * said, or from which it took the one who says it ("..., reported Reuters") or their own subject
 * ("Peru, Chile says, has ..."), or that it hung on what lies between ("said in a letter that
 * ..."); and judgements behind "as".
 */
#include "coder/repair/parts.h"

static bool is_saying(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    const dm_reporting *report =
        token->upos == DM_VERB ? dm_codebook_report(codebook, token->lemma, 'V') : NULL;
    return report && report->kind == DM_REPORT_SAY;
}

/* "The ban amounted to blackmail, Kenya said": the verb of what is said became an attribute of its
 * own subject. `t` is that verb. */
static bool restore_said(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t subject = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_ACL || parse->tokens[t].upos != DM_VERB ||
        subject == DM_NO_TOKEN || subject > t || parse->tokens[subject].rel != DM_REL_NSUBJ)
        return false;
    uint32_t verb = parse->tokens[subject].head, speaker = DM_NO_TOKEN;
    if (verb == DM_NO_TOKEN || verb < t || !is_saying(codebook, parse, verb) ||
        dm_tree_find(parse, verb, DM_REL_CCOMP) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c > t && c < verb && parse->tokens[c].rel == DM_REL_NSUBJ)
            speaker = c;
    bool comma = false;
    for (uint32_t c = t + 1; speaker != DM_NO_TOKEN && c < speaker; c++)
        comma |= dm_repair_is_form(parse, c, ",");
    if (!comma)
        return false;
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, verb, DM_REL_CCOMP);
    return true;
}

/* "The ban was a disgrace, the Kenyan minister told reporters": the one who tells became an
 * apposition inside what is told. `t` is that one. */
static bool restore_teller(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t clause = token->head, first, last;
    if (token->rel != DM_REL_APPOS || clause == DM_NO_TOKEN || clause > t ||
        !dm_tree_is_nominal(parse, t) || parse->tokens[clause].rel != DM_REL_CCOMP)
        return false;
    uint32_t verb = parse->tokens[clause].head;
    if (verb == DM_NO_TOKEN || verb < t || !is_saying(codebook, parse, verb) ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    uint32_t next = last + 1;
    while (next < verb &&
           (dm_repair_is_form(parse, next, ",") || parse->tokens[next].upos == DM_AUX ||
            parse->tokens[next].upos == DM_ADV))
        next++;
    if (next != verb || first == 0 || !dm_repair_is_form(parse, first - 1, ","))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "described it as unfortunate": the judgement became a circumstance without its "as". `t` is the
 * "as". */
static bool restore_as(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { FARTHEST = 4 };
    if (!dm_repair_is_form(parse, t, "as") || parse->tokens[t].rel == DM_REL_CASE)
        return false;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    for (uint32_t j = t + 1; j < s->first + s->count && j <= t + FARTHEST; j++) {
        uint32_t verb = parse->tokens[j].head;
        if (parse->tokens[j].upos != DM_ADJ && parse->tokens[j].upos != DM_NOUN)
            continue;
        if (verb == DM_NO_TOKEN || verb > t ||
            !dm_codebook_in_class(codebook, "@describes", parse->tokens[verb].lemma) ||
            dm_tree_find(parse, verb, DM_REL_OBJ) == DM_NO_TOKEN)
            continue;
        if (parse->tokens[t].head != verb && parse->tokens[t].head != j)
            return false;
        dm_repair_attach(parse, j, verb, DM_REL_OBL);
        dm_repair_attach(parse, t, j, DM_REL_CASE);
        parse->tokens[t].upos = DM_ADP;
        return true;
    }
    return false;
}

/* "For Ann Lee, the minister, the ban was a mistake": the subject became one more apposition of the
 * phrase that opens the sentence. `t` is that subject. */
static bool restore_opened(dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 3 };
    const dm_token *token = &parse->tokens[t];
    uint32_t over = token->head, first, last;
    if (token->rel != DM_REL_APPOS || !dm_tree_is_nominal(parse, t))
        return false;
    for (int up = 0; up < MOST_STEPS && over != DM_NO_TOKEN; up++)
        over = parse->tokens[over].rel == DM_REL_APPOS ? parse->tokens[over].head : over;
    if (over == DM_NO_TOKEN || over > t || parse->tokens[over].rel != DM_REL_OBL ||
        parse->tokens[parse->sentences[token->sentence].first].head != over)
        return false;
    uint32_t verb = parse->tokens[over].head;
    if (verb == DM_NO_TOKEN || verb < t || dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    bool next = last + 1 == verb || parse->tokens[last + 1].head == verb;
    bool opens = parse->tokens[last + 1].upos == DM_AUX || last + 1 == verb;
    if (!next || !opens || first == 0 || !dm_repair_is_form(parse, first - 1, ","))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* Whether nothing but marks and circumstances stands behind token t in its sentence. */
static bool closes(const dm_parse *parse, uint32_t t, uint32_t verb) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    for (uint32_t k = t + 1; k < s->first + s->count; k++)
        if (parse->tokens[k].head == verb && parse->tokens[k].rel != DM_REL_PUNCT &&
            parse->tokens[k].rel != DM_REL_OBL && parse->tokens[k].rel != DM_REL_ADVMOD)
            return false;
    return true;
}

/* "..., reported Reuters": the one who tells became what is told. `t` is the verb. */
static bool restore_inverted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    dm_rel rel = (dm_rel)token->rel;
    if (rel != DM_REL_PARATAXIS && rel != DM_REL_CONJ && rel != DM_REL_ACL && rel != DM_REL_ADVCL)
        return false;
    if (!(token->feats & DM_FEAT_PAST) || t == 0 || !dm_repair_is_form(parse, t - 1, ",") ||
        !is_saying(codebook, parse, t) || dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    uint32_t teller = dm_tree_find(parse, t, DM_REL_OBJ), first, last;
    uint32_t root = parse->sentences[token->sentence].root;
    if (teller == DM_NO_TOKEN || root >= t || dm_tree_find(parse, t, DM_REL_CCOMP) != DM_NO_TOKEN)
        return false;
    dm_tree_hull(parse, teller, &first, &last);
    bool speaks = parse->tokens[teller].upos == DM_PROPN ||
                  dm_codebook_in_class(codebook, "@tells", parse->tokens[teller].lemma);
    if (first != t + 1 || !speaks || !closes(parse, last, t))
        return false;
    dm_repair_attach(parse, teller, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, root, DM_REL_PARATAXIS);
    return true;
}

/* The subject among the tokens from `first` to the verb: the noun on which the others hang. */
static uint32_t phrase_head(const dm_parse *parse, uint32_t first, uint32_t verb) {
    for (uint32_t t = first; t < verb; t++)
        if (dm_tree_is_nominal(parse, t) && parse->tokens[t].rel != DM_REL_COMPOUND &&
            (parse->tokens[t].head < first || parse->tokens[t].head >= verb))
            return t;
    return DM_NO_TOKEN;
}

/* "..., the press service of the ministry reports.": the verb that ends the sentence was taken for
 * a noun. `t` is that verb. */
static bool restore_reports(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *verb = &parse->tokens[t];
    const dm_sentence *s = &parse->sentences[verb->sentence];
    uint32_t first = t, subject = DM_NO_TOKEN;
    bool noun = verb->upos == DM_NOUN && (verb->feats & DM_FEAT_PLUR);
    bool attribute = verb->upos == DM_VERB && verb->rel == DM_REL_NMOD;
    if ((!noun && !attribute) || t + 2 != s->first + s->count || s->root >= t ||
        !dm_codebook_report(codebook, verb->lemma, 'V'))
        return false;
    first--; /* the verb itself may be tagged as one */
    while (first > s->root && !dm_repair_is_form(parse, first, ",") &&
           parse->tokens[first].upos != DM_VERB)
        first--;
    if (dm_repair_is_form(parse, first, ","))
        subject = phrase_head(parse, first + 1, t);
    if (subject == DM_NO_TOKEN || parse->tokens[s->root].upos != DM_VERB)
        return false;
    for (uint32_t c = first + 1; c < t; c++) /* "of the ministry" */
        if (parse->tokens[c].head == t && c != subject)
            dm_repair_attach(parse, c, subject == c + 1 ? t : subject, DM_REL_NMOD);
    for (uint32_t c = first + 1; c < t; c++) /* its preposition and article */
        if (parse->tokens[c].rel == DM_REL_NMOD && parse->tokens[c].head == subject)
            for (uint32_t k = subject + 1; k < c; k++)
                if (parse->tokens[k].head == subject && parse->tokens[k].upos != DM_PROPN)
                    dm_repair_attach(parse, k, c,
                                     parse->tokens[k].upos == DM_DET ? DM_REL_DET : DM_REL_CASE);
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, s->root, DM_REL_PARATAXIS);
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    return true;
}

/* Whether "that" at t opens a clause, rather than standing for the noun before it: "in a letter
 * that it would leave the union", not "in a letter that it published". */
static bool opens_clause(const dm_parse *parse, uint32_t t) {
    const dm_token *that = &parse->tokens[t];
    uint32_t clause = that->head;
    if (that->rel == DM_REL_MARK)
        return true;
    bool subject = false, object = false;
    for (DM_CHILDREN(parse, clause, c)) {
        subject |= c != t && (parse->tokens[c].rel == DM_REL_NSUBJ ||
                              parse->tokens[c].rel == DM_REL_NSUBJ_PASS);
        object |= c != t && c > clause && parse->tokens[c].rel == DM_REL_OBJ;
    }
    return that->rel == DM_REL_OBJ && subject && object;
}

/* "claimed again this summer that his country paid for it": no time is told of so. */
static bool is_behind_time(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun) {
    return parse->tokens[noun].rel == DM_REL_OBL_UNMARKED &&
           dm_codebook_in_class(codebook, "@time-noun", parse->tokens[noun].lemma);
}

/* "said in a letter on Friday that it would leave": what is said became a clause on the letter or
 * the day. `t` is the "that". */
static bool restore_reported(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t clause = parse->tokens[t].head;
    if (!dm_repair_is_form(parse, t, "that") || clause == DM_NO_TOKEN || clause < t ||
        parse->tokens[clause].head == DM_NO_TOKEN || parse->tokens[clause].head > t ||
        (parse->tokens[clause].rel != DM_REL_ACL && parse->tokens[clause].rel != DM_REL_ACL_RELCL))
        return false;
    uint32_t noun = parse->tokens[clause].head, verb = parse->tokens[noun].head;
    dm_rel rel = (dm_rel)parse->tokens[noun].rel;
    if ((rel != DM_REL_OBL && rel != DM_REL_OBL_UNMARKED) || verb > noun ||
        !(is_saying(codebook, parse, verb) ||
          (is_behind_time(codebook, parse, noun) &&
           dm_codebook_report(codebook, parse->tokens[verb].lemma, 'V'))) ||
        dm_tree_find(parse, verb, DM_REL_CCOMP) != DM_NO_TOKEN ||
        !(opens_clause(parse, t) || is_behind_time(codebook, parse, noun)) ||
        dm_codebook_in_class(codebook, "@premise", parse->tokens[noun].lemma))
        return false;
    dm_repair_attach(parse, clause, verb, DM_REL_CCOMP);
    dm_repair_attach(parse, t, clause, DM_REL_MARK);
    parse->tokens[t].upos = DM_SCONJ;
    return true;
}

/* "Doctors close to the party say", "A conservative daily wrote": the subject of a verb of saying
 * that was hung on the adjective behind it, or taken for an adverb. */
static bool restore_own_subject(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head;
    if (token->rel != DM_REL_ADVMOD || verb == DM_NO_TOKEN || verb < t ||
        parse->tokens[verb].upos != DM_VERB || dm_repair_has_subject(parse, verb) ||
        !dm_codebook_report(codebook, parse->tokens[verb].lemma, 'V'))
        return false;
    if (token->upos == DM_NOUN && dm_tree_find(parse, t, DM_REL_DET) != DM_NO_TOKEN &&
        dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN) {
        dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
        return true;
    }
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    if ((token->upos != DM_ADV && token->upos != DM_ADJ) || subject == DM_NO_TOKEN || subject > t ||
        dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, subject, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, subject, DM_REL_AMOD);
    return true;
}

/* "told visiting President Lee that": who visits became what is told. `t` is the "visiting". */
static bool restore_visitor(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head;
    if (!dm_str_is(token->form, "visiting") || verb == DM_NO_TOKEN || verb + 1 != t ||
        !dm_codebook_in_class(codebook, "@to-visitors", parse->tokens[verb].lemma))
        return false;
    uint32_t visitor = dm_tree_find(parse, t, DM_REL_OBJ);
    if (visitor == DM_NO_TOKEN || visitor < t)
        return false;
    for (uint32_t c = t + 1; c < parse->token_count; c++) {
        if (parse->tokens[c].sentence != token->sentence)
            break;
        if (parse->tokens[c].head == t)
            dm_repair_attach(parse, c, verb, (dm_rel)parse->tokens[c].rel);
    }
    dm_repair_attach(parse, t, visitor, DM_REL_AMOD);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}

/* "said the law and the oath were sacred": the first subject of what is said became an object of
 * the verb, the clause was joined to it. `t` is that object. */
static bool restore_joined_subject(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head, clause = DM_NO_TOKEN, first, last;
    if (token->rel != DM_REL_OBJ || verb == DM_NO_TOKEN || verb > t || token->upos == DM_PRON ||
        !dm_str_is(parse->tokens[verb].lemma, "say") || !dm_tree_is_nominal(parse, t) ||
        dm_codebook_in_class(codebook, "@time-noun", token->lemma))
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c > t && parse->tokens[c].rel == DM_REL_CONJ && clause == DM_NO_TOKEN)
            clause = c;
    uint32_t subject = clause == DM_NO_TOKEN ? clause : dm_tree_find(parse, clause, DM_REL_NSUBJ);
    if (clause != DM_NO_TOKEN && subject == DM_NO_TOKEN)
        subject = dm_tree_find(parse, clause, DM_REL_NSUBJ_PASS);
    if (subject == DM_NO_TOKEN || subject < t)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    uint32_t and = last + 1;
    if (first != verb + 1 || and >= subject || parse->tokens[and].upos != DM_CCONJ)
        return false;
    dm_tree_phrase(parse, subject, &first, &last);
    if (first != and+1)
        return false;
    dm_repair_attach(parse, clause, verb, DM_REL_CCOMP);
    dm_repair_attach(parse, t, clause, (dm_rel)parse->tokens[subject].rel);
    dm_repair_attach(parse, subject, t, DM_REL_CONJ);
    dm_repair_attach(parse, and, subject, DM_REL_CC);
    return true;
}

/* "denied that and said that it did not": "that" is what was denied, and nobody who said. */
static bool restore_denied(dm_parse *parse, uint32_t t) {
    uint32_t said = parse->tokens[t].head;
    if (!dm_repair_is_form(parse, t, "that") || said == DM_NO_TOKEN || said < t || t == 0 ||
        parse->tokens[said].rel != DM_REL_CONJ || parse->tokens[said].head + 1 != t ||
        parse->tokens[t + 1].upos != DM_CCONJ)
        return false;
    dm_repair_attach(parse, t, t - 1, DM_REL_OBJ);
    return true;
}

/* "Kenya deplored the raid, a spokesman said, and asked Uganda to withdraw": what stands behind the
 * aside goes on with whom the sentence is about. */
static bool restore_behind_aside(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t said = parse->tokens[t].head, deed, and;
    if (said == DM_NO_TOKEN || said > t || parse->tokens[t].upos != DM_VERB ||
        parse->tokens[said].rel != DM_REL_PARATAXIS || !is_saying(codebook, parse, said) ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    deed = parse->tokens[said].head;
    and = dm_tree_find(parse, t, DM_REL_CC);
    uint32_t doer = deed < said ? dm_tree_find(parse, deed, DM_REL_NSUBJ) : DM_NO_TOKEN,
             teller = dm_tree_find(parse, said, DM_REL_NSUBJ);
    if (and == DM_NO_TOKEN || and == 0 || !dm_repair_is_form(parse, and-1, ",") ||
        doer == DM_NO_TOKEN || teller == DM_NO_TOKEN || parse->tokens[doer].upos != DM_PROPN ||
        parse->tokens[teller].upos != DM_NOUN)
        return false;
    dm_repair_attach(parse, t, deed, DM_REL_CONJ);
    return true;
}

/* "Cuba, in turn, stood by Peru": nobody did it to Cuba. */
static bool restore_stood(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (verb == DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@done-to-nobody", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    dm_tree_set_rel(parse, t, DM_REL_NSUBJ);
    return true;
}

/* "“It is late,” the minister said, welcoming the decision": the participle behind the verb of
 * saying was taken for what is said, which stands before it. `t` is that one. */
static bool restore_participle(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head;
    if (token->rel != DM_REL_CCOMP || token->upos != DM_VERB || t < 2 || verb == DM_NO_TOKEN ||
        verb + 2 != t || !dm_str_ends(token->form, DM_STR("ing")) ||
        !dm_repair_is_form(parse, t - 1, ",") || !is_saying(codebook, parse, verb) ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c < verb && parse->tokens[c].rel == DM_REL_CCOMP) {
            dm_repair_attach(parse, t, verb, DM_REL_ADVCL);
            return true;
        }
    return false;
}

/* The word in front of the comma before `teller`, if that comma is the only mark between it and the
 * verb of saying: "Peru, Chile says". */
static bool is_put_between(const dm_parse *parse, uint32_t first, uint32_t teller, uint32_t verb) {
    uint32_t commas = 0;
    for (uint32_t c = first + 1; c < verb; c++) {
        commas += dm_repair_is_form(parse, c, ",");
        if (commas && c >= teller && dm_repair_is_form(parse, c, ","))
            return false;
    }
    return commas == 1;
}

/* "Peru, Chile says, has violated the treaty": of what is said only the subject stands before the
 * one who says it, and became a second subject of his, or he became its apposition. `t` is the verb
 * of what is said. */
static bool restore_parted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, first = DM_NO_TOKEN, teller = DM_NO_TOKEN;
    bool comma = false;
    if (verb == DM_NO_TOKEN || verb > t || !is_saying(codebook, parse, verb) ||
        dm_repair_has_subject(parse, t))
        return false;
    for (DM_CHILDREN(parse, verb, c)) {
        if (c > verb || parse->tokens[c].rel != DM_REL_NSUBJ)
            continue;
        if (first == DM_NO_TOKEN)
            first = c;
        else
            teller = c;
    }
    if (first == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, first, c))
        if (teller == DM_NO_TOKEN && c + 1 == verb && parse->tokens[c].rel == DM_REL_APPOS)
            teller = c;
    for (uint32_t c = verb + 1; c < t; c++)
        comma |= dm_repair_is_form(parse, c, ",") || dm_repair_is_form(parse, c, "\"");
    if (teller == DM_NO_TOKEN || !comma || !is_put_between(parse, first, teller, verb))
        return false;
    bool passive = dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    dm_repair_attach(parse, teller, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, first, t, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
    return true;
}

bool dm_repair_said(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return restore_visitor(codebook, parse, t) || restore_reported(codebook, parse, t) ||
           ((at.rel & DM_OF(ACL)) && (at.upos & DM_AS(VERB)) && restore_said(codebook, parse, t)) ||
           ((at.rel & DM_OF(APPOS)) && restore_teller(codebook, parse, t)) ||
           restore_as(codebook, parse, t) ||
           ((at.rel & DM_OF(APPOS)) && restore_opened(parse, t)) ||
           ((at.upos & (DM_AS(NOUN) | DM_AS(VERB))) && restore_reports(codebook, parse, t)) ||
           ((at.rel & (DM_OF(PARATAXIS) | DM_OF(CONJ) | DM_OF(ACL) | DM_OF(ADVCL))) &&
            restore_inverted(codebook, parse, t)) ||
           ((at.rel & DM_OF(NSUBJ)) && restore_denied(parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && restore_behind_aside(codebook, parse, t)) ||
           ((at.rel & DM_OF(NSUBJ_PASS)) && restore_stood(codebook, parse, t)) ||
           ((at.rel & DM_OF(CCOMP)) &&
            (restore_participle(codebook, parse, t) || restore_parted(codebook, parse, t))) ||
           ((at.rel & DM_OF(ADVMOD)) && restore_own_subject(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && restore_joined_subject(codebook, parse, t));
}
