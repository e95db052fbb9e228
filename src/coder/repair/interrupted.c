/*
 * repair/interrupted.c - "left after Kenya's minister, Ali Juma, refused to sign", "waited until
 * the army, which holds the pass, withdrew", "not all agreed: Chad, stung by the words, walked
 * out": a clause whose subject is parted from its verb.
 *
 *   left ... after minister , Juma , refused      left ... after minister , Juma , refused
 *   root     case  obl        appos  advcl  ──▶   root     mark  nsubj      appos  advcl
 *
 * What stands between the commas ends the phrase for the parser, which leaves the verb without a
 * subject, and takes a conjunction before the noun for a preposition.
 */
#include "base/utf8.h"
#include "coder/repair/parts.h"

static bool is_comma(const dm_parse *parse, uint32_t t) {
    return dm_str_is(parse->tokens[t].form, ",");
}

/* What an insertion may begin or end with: a comma, a bracket, a dash that stands apart. */
static bool is_stop(const dm_parse *parse, uint32_t t) {
    dm_str form = parse->tokens[t].form;
    return is_comma(parse, t) || dm_str_is(form, "(") || dm_str_is(form, ")") ||
           (dm_form_is_dash(form) && t > 0 && parse->tokens[t - 1].space_after &&
            parse->tokens[t].space_after);
}

/* The first word of the verb at t with what stands before it of its own: "had already refused",
 * "did not sign", "on Tuesday refused". */
static uint32_t first_of(const dm_parse *parse, uint32_t t) {
    uint32_t first = t, begin, end;
    for (uint32_t n = dm_children_count(parse, t); n-- > 0;) {
        uint32_t c = dm_child(parse, t, n);
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c > t)
            continue;
        dm_tree_hull(parse, c, &begin, &end);
        bool own = rel == DM_REL_AUX || rel == DM_REL_AUX_PASS || rel == DM_REL_ADVMOD ||
                   rel == DM_REL_OBL || rel == DM_REL_OBL_UNMARKED;
        for (uint32_t u = begin; u <= end; u++)
            own &= !is_stop(parse, u); /* an insertion */
        if (!own || end + 1 != first)
            break;
        first = begin;
    }
    return first;
}

/* The comma right before the verb at t, where it goes on without a subject of its own;
 * DM_NO_TOKEN. */
static uint32_t comma_before(const dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    const uint64_t rels = DM_OF(ADVCL) | DM_OF(CONJ) | DM_OF(PARATAXIS) | DM_OF(ACL) | DM_OF(ROOT);
    if (!(at.upos & DM_AS(VERB)) || !(at.rel & rels) || dm_repair_has_subject(parse, t))
        return DM_NO_TOKEN;
    uint32_t first = first_of(parse, t);
    bool goes_on = first > 2 && is_stop(parse, first - 1) &&
                   ((parse->tokens[t].feats & DM_FEAT_FIN) ||
                    (at.rel == DM_OF(ACL) && dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN &&
                     !dm_str_ends(parse->tokens[t].form, DM_STR("ing"))) ||
                    dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN ||
                    dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN) &&
                   dm_tree_find(parse, t, DM_REL_MARK) == DM_NO_TOKEN &&
                   dm_tree_find(parse, t, DM_REL_CC) == DM_NO_TOKEN;
    return goes_on ? first - 1 : (uint32_t)DM_NO_TOKEN;
}

/* The conjunction before the noun that was taken for its preposition; DM_NO_TOKEN. */
static uint32_t conjunction_of(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c))
        if (c < noun && parse->tokens[c].rel == DM_REL_CASE &&
            dm_codebook_in_class(codebook, "@begins-clause-too", parse->tokens[c].form))
            return c;
    return DM_NO_TOKEN;
}

/* The noun whose phrase ends right before the comma; DM_NO_TOKEN if none does. */
static uint32_t noun_before(const dm_parse *parse, uint32_t comma, uint32_t from) {
    uint32_t noun = comma - 1;
    if (noun < from || !dm_tree_is_nominal(parse, noun))
        return DM_NO_TOKEN;
    for (uint32_t up = parse->tokens[noun].head; up != DM_NO_TOKEN && up >= from && up < comma;
         up = parse->tokens[up].head) {
        dm_rel rel = (dm_rel)parse->tokens[noun].rel;
        bool inside = rel == DM_REL_NMOD || rel == DM_REL_FLAT || rel == DM_REL_COMPOUND ||
                      rel == DM_REL_NMOD_DESC || rel == DM_REL_APPOS;
        bool parted = false; /* "a speech of an hour, the government": another phrase */
        for (uint32_t u = up + 1; u < noun; u++)
            parted |= is_stop(parse, u);
        if (!inside || parted || !dm_tree_is_nominal(parse, up))
            break;
        noun = up;
    }
    return noun;
}

/* Whether what begins behind the comma is said of the noun before it: "who was in Oslo", "speaking
 * to reporters", "together with", "for the second time", a name for it. */
static bool inserts(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun,
                    uint32_t comma) {
    const dm_token *next = &parse->tokens[comma + 1];
    if (!is_comma(parse, comma))
        return true;
    if (next->upos == DM_VERB)
        return !(next->feats & DM_FEAT_FIN) || dm_str_ends(next->form, DM_STR("ing"));
    if (next->upos == DM_ADP || next->upos == DM_ADV)
        return true;
    if (dm_codebook_in_class(codebook, "@relative-word", next->form))
        return true;
    for (DM_CHILDREN(parse, noun, c))
        if (c > comma && parse->tokens[c].rel == DM_REL_APPOS)
            return true;
    return false;
}

/* Whether the phrase of the noun may begin a clause: behind a mark, at the beginning; behind a
 * comma where the verb is that of the sentence, or where "and" joins it. `joins` is that "and". */
static bool opens_clause(const dm_parse *parse, uint32_t noun, uint32_t t, uint32_t from,
                         uint32_t *joins) {
    uint32_t first, last;
    dm_tree_phrase(parse, noun, &first, &last);
    *joins = dm_tree_find(parse, noun, DM_REL_CC);
    if (*joins != DM_NO_TOKEN)
        return *joins > from && *joins < noun && is_comma(parse, *joins - 1) &&
               parse->tokens[t].rel == DM_REL_CONJ;
    if (first == from)
        return true;
    dm_str before = parse->tokens[first - 1].form;
    return dm_str_is(before, ":") || dm_str_is(before, ";") ||
           (dm_str_is(before, ",") && parse->tokens[t].rel == DM_REL_ROOT);
}

/* "when the president, who was in Oslo, imposed sanctions on Mali": the verb has its subject, and
 * was taken for an attribute of what is its object. */
static bool restore_attribute(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t object = verb->head, subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    if (verb->rel != DM_REL_AMOD || object == DM_NO_TOKEN || object < t || subject == DM_NO_TOKEN ||
        subject > t || !(verb->feats & (DM_FEAT_FIN | DM_FEAT_PART)))
        return false;
    uint32_t above = parse->tokens[object].head;
    dm_rel rel = (dm_rel)parse->tokens[object].rel;
    if (above != DM_NO_TOKEN && (above >= subject || rel == DM_REL_NSUBJ))
        return false;
    for (DM_CHILDREN(parse, object, c)) /* "the", a preposition: then it is one */
        if (c < t && parse->tokens[c].rel != DM_REL_PUNCT)
            return false;
    dm_repair_attach(parse, t, above, above == DM_NO_TOKEN ? DM_REL_ROOT : DM_REL_ADVCL);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    parse->tokens[t].feats |= DM_FEAT_FIN;
    return true;
}

/* "Little has moved since Kenya cancelled a trip and rejected the plan": what is told in the same
 * tense goes on with the clause behind, not with the verb that has an auxiliary. */
static bool restore_tense(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t above = verb->head, clause = DM_NO_TOKEN;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || above == DM_NO_TOKEN || above > t ||
        !(verb->feats & DM_FEAT_FIN) || dm_repair_has_subject(parse, t) ||
        dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, above, DM_REL_AUX) == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, above, c)) {
        const dm_token *one = &parse->tokens[c];
        if (c > above && c < t && one->rel == DM_REL_ADVCL && (one->feats & DM_FEAT_FIN) &&
            dm_tree_find(parse, c, DM_REL_AUX) == DM_NO_TOKEN &&
            dm_tree_find(parse, c, DM_REL_NSUBJ) != DM_NO_TOKEN)
            clause = c;
    }
    if (clause == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, clause, DM_REL_CONJ);
    return true;
}

/* "cancelled a trip and accused Mali": the verb was taken for an attribute of a name that the first
 * object is joined to. */
static bool restore_second(dm_parse *parse, uint32_t t) {
    uint32_t object = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_AMOD || object == DM_NO_TOKEN || object < t || t == 0 ||
        parse->tokens[t - 1].upos != DM_CCONJ || parse->tokens[object].rel != DM_REL_CONJ)
        return false;
    bool name = parse->tokens[object].upos == DM_PROPN;
    for (DM_CHILDREN(parse, object,
                     c)) { /* "expelled Malian envoys", "imposed sanctions on Mali" */
        name |= c > t && c < object && parse->tokens[c].rel == DM_REL_AMOD &&
                dm_utf8_is_capitalised(parse->tokens[c].form);
        name |= c > object &&
                (dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "against") ||
                 dm_tree_has_case(parse, c, "to"));
        if (parse->tokens[c].rel == DM_REL_DET || parse->tokens[c].rel == DM_REL_CASE)
            return false;
    }
    uint32_t first = dm_tree_first_conjunct(parse, object), verb = parse->tokens[first].head;
    if (!name || verb == DM_NO_TOKEN || verb > t || parse->tokens[verb].upos != DM_VERB ||
        (parse->tokens[first].rel != DM_REL_OBJ && parse->tokens[first].rel != DM_REL_OBL) ||
        dm_tree_find(parse, first, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_CONJ);
    dm_repair_attach(parse, t - 1, t, DM_REL_CC);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    parse->tokens[t].feats = (parse->tokens[t].feats & ~(uint32_t)DM_FEAT_PART) | DM_FEAT_FIN;
    return true;
}

/* "The minister, who was in Oslo, accused Mali of spying, said two officials": the verb was taken
 * for an attribute of its subject, which became a second subject of the verb behind. */
static bool restore_first(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t subject = verb->head, second = DM_NO_TOKEN, mark = DM_NO_TOKEN;
    if (verb->rel != DM_REL_ACL || subject == DM_NO_TOKEN || subject > t ||
        !is_stop(parse, t - 1) || parse->tokens[subject].rel != DM_REL_NSUBJ ||
        dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN || dm_str_ends(verb->form, DM_STR("ing")))
        return false;
    uint32_t main = parse->tokens[subject].head;
    for (DM_CHILDREN(parse, main, c)) {
        if (parse->tokens[c].rel == DM_REL_NSUBJ && c > t)
            second = c;
        if (parse->tokens[c].rel == DM_REL_MARK && c < subject)
            mark = c;
    }
    if (main < t || second == DM_NO_TOKEN)
        return false;
    const dm_reporting *report = dm_codebook_report(codebook, parse->tokens[main].lemma, 'V');
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, main, report && mark == DM_NO_TOKEN ? DM_REL_CCOMP : DM_REL_ADVCL);
    if (mark != DM_NO_TOKEN)
        dm_repair_attach(parse, mark, t, DM_REL_MARK);
    parse->tokens[t].feats = (parse->tokens[t].feats & ~(uint32_t)DM_FEAT_PART) | DM_FEAT_FIN;
    return true;
}

/* "when the minister, elected on a promise of change, accused Mali": no comma parts a verb from the
 * subject before it, so "elected" is said of the minister, and the verb behind the second comma is
 * his. */
static bool restore_participle(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ), told = DM_NO_TOKEN;
    if (subject == DM_NO_TOKEN || subject > t || t < 2 || !is_comma(parse, t - 1) ||
        noun_before(parse, t - 1, subject) != subject)
        return false;
    uint32_t end = parse->sentences[verb->sentence].first + parse->sentences[verb->sentence].count;
    for (uint32_t v = t + 2; v < end && told == DM_NO_TOKEN; v++) {
        const dm_token *one = &parse->tokens[v];
        bool goes_on = one->upos == DM_VERB && one->rel != DM_REL_CONJ &&
                       !dm_str_ends(one->form, DM_STR("ing")) && !dm_repair_has_subject(parse, v) &&
                       dm_tree_find(parse, v, DM_REL_MARK) == DM_NO_TOKEN;
        uint32_t first = goes_on ? first_of(parse, v) : v;
        if (goes_on && is_comma(parse, first - 1) && first - 1 > t + 1)
            told = v;
        if (one->upos == DM_VERB && dm_repair_has_subject(parse, v))
            break;
    }
    if (told == DM_NO_TOKEN)
        return false;
    uint32_t head = verb->head;
    dm_rel rel = (dm_rel)verb->rel;
    if (head != DM_NO_TOKEN && dm_tree_above(parse, told, head)) { /* it stands above already */
        head = parse->tokens[told].head;
        rel = (dm_rel)parse->tokens[told].rel;
    }
    for (DM_CHILDREN(parse, t, c)) /* "that", "when", "and" */
        if (c < subject && parse->tokens[c].rel != DM_REL_PUNCT)
            dm_repair_attach(parse, c, told, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, subject, told, DM_REL_NSUBJ);
    dm_repair_attach(parse, told, head, rel);
    dm_repair_attach(parse, t, subject, DM_REL_ACL);
    parse->tokens[t].feats = (parse->tokens[t].feats & ~(uint32_t)DM_FEAT_FIN) | DM_FEAT_PART;
    parse->tokens[told].feats |= DM_FEAT_FIN;
    if (parse->sentences[parse->tokens[t].sentence].root == t)
        parse->sentences[parse->tokens[t].sentence].root = told;
    return true;
}

/* "Word that Jordan had condemned Chad reached the hall": the clause says what the word is. */
static bool restore_news(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t that = s->first + 1;
    if (s->count < 5 || t <= that || !dm_str_eq_nocase(parse->tokens[that].form, DM_STR("that")) ||
        !dm_codebook_in_class(codebook, "@news-noun", parse->tokens[s->first].lemma))
        return false;
    if (parse->tokens[that].head == t && parse->tokens[that].rel == DM_REL_OBJ) {
        dm_tree_set_rel(parse, that, DM_REL_MARK);
        if (parse->tokens[t].head == s->first)
            dm_tree_set_rel(parse, t, DM_REL_ACL);
        return true;
    }
    for (DM_CHILDREN(parse, t, c))
        if (c > that && parse->tokens[c].rel == DM_REL_NSUBJ && parse->tokens[s->first].head == t &&
            parse->tokens[s->first].rel == DM_REL_NSUBJ) {
            dm_tree_set_rel(parse, s->first, DM_REL_DEP);
            return true;
        }
    return false;
}

bool dm_repair_interrupted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (parse->tokens[t].upos != DM_VERB)
        return false;
    if (restore_attribute(parse, t) || restore_tense(parse, t) || restore_second(parse, t) ||
        restore_first(codebook, parse, t) || restore_participle(parse, t) ||
        restore_news(codebook, parse, t))
        return true;
    uint32_t end = comma_before(parse, t), from, joins;
    if (end == DM_NO_TOKEN)
        return false;
    from = parse->sentences[parse->tokens[t].sentence].first;
    for (uint32_t comma = end; comma-- > from + 1;) {
        uint32_t noun = is_stop(parse, comma) ? noun_before(parse, comma, from) : DM_NO_TOKEN;
        if (noun == DM_NO_TOKEN || !inserts(codebook, parse, noun, comma))
            continue;
        uint32_t conjunction = conjunction_of(codebook, parse, noun);
        uint32_t verb = parse->tokens[noun].head;
        dm_rel rel = (dm_rel)parse->tokens[noun].rel;
        bool beside = rel == DM_REL_DEP || rel == DM_REL_PARATAXIS || rel == DM_REL_APPOS ||
                      rel == DM_REL_CONJ || rel == DM_REL_VOCATIVE || rel == DM_REL_OBL_UNMARKED;
        if (conjunction == DM_NO_TOKEN ? !beside || !opens_clause(parse, noun, t, from, &joins)
                                       : rel != DM_REL_OBL && rel != DM_REL_NMOD)
            continue;
        if (conjunction != DM_NO_TOKEN) {
            while (verb != DM_NO_TOKEN && !dm_tree_is_verbal(parse, verb))
                verb = parse->tokens[verb].head;
            if (verb == DM_NO_TOKEN || verb >= conjunction || dm_tree_above(parse, t, verb))
                return false;
            dm_repair_attach(parse, conjunction, t, DM_REL_MARK);
            dm_repair_attach(parse, t, verb, DM_REL_ADVCL);
        } else {
            if (dm_tree_above(parse, noun, t))
                dm_repair_attach(parse, t, verb, DM_REL_PARATAXIS);
            if (joins != DM_NO_TOKEN)
                dm_repair_attach(parse, joins, t, DM_REL_CC);
        }
        bool passive = dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN;
        dm_repair_attach(parse, noun, t, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
        return true;
    }
    return false;
}
