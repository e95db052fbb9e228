/*
 * repair/bare.c - nouns without a preposition, and what "be" and "for" stand with: the parser knows
 * them by their place, and now and then has the place wrong.
 */
#include "coder/repair/parts.h"

static bool is_clause(dm_rel rel) {
    return rel == DM_REL_ROOT || rel == DM_REL_CCOMP || rel == DM_REL_CONJ ||
           rel == DM_REL_PARATAXIS || rel == DM_REL_ADVCL;
}

/* "According to Paris, Chad sent arms": the subject was compounded with the verb. */
static bool restore_compounded(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (token->rel != DM_REL_COMPOUND || token->upos != DM_PROPN || token->head != t + 1)
        return false;
    dm_token *verb = &parse->tokens[t + 1];
    if (verb->upos != DM_VERB || !(verb->feats & (DM_FEAT_FIN | DM_FEAT_PAST)) ||
        !is_clause((dm_rel)verb->rel) || dm_repair_has_subject(parse, t + 1) ||
        dm_tree_find(parse, t + 1, DM_REL_OBJ) == DM_NO_TOKEN)
        return false;
    verb->feats = (verb->feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN;
    dm_repair_attach(parse, t, t + 1, DM_REL_NSUBJ);
    return true;
}

/* Gives the verb what hung on its object: what stands before it, and clauses behind. */
static void take_over(dm_parse *parse, uint32_t verb, uint32_t object) {
    bool subject = dm_tree_find(parse, object, DM_REL_NSUBJ) != DM_NO_TOKEN;
    for (DM_CHILDREN(parse, object, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool noun = rel == DM_REL_COMPOUND || rel == DM_REL_NMOD;
        if (c == verb || (c > verb && c < object))
            continue;
        if (c < verb)
            dm_repair_attach(parse, c, verb, noun && !subject ? DM_REL_NSUBJ : rel);
        else if (is_clause(rel) ? parse->tokens[c].upos == DM_VERB
                                : rel == DM_REL_PUNCT || rel == DM_REL_ADVMOD)
            dm_repair_attach(parse, c, verb, rel);
    }
}

/* "Chad drew support from Paris", "to exercise restraint": the verb was compounded with its object.
 */
static bool restore_verb(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token verb = parse->tokens[t];
    if (t == 0 || verb.upos != DM_VERB || !verb.space_after ||
        parse->tokens[t - 1].sentence != verb.sentence)
        return false;
    uint32_t object = verb.head;
    if (verb.rel != DM_REL_COMPOUND) { /* "to" may hang on the object */
        if (parse->tokens[t - 1].upos != DM_PART || parse->tokens[t - 1].rel != DM_REL_MARK)
            return false;
        object = parse->tokens[t - 1].head;
    }
    if (object == DM_NO_TOKEN || object <= t || parse->tokens[object].upos != DM_NOUN ||
        dm_tree_above(parse, t, parse->tokens[object].head))
        return false; /* "to" is of the verb's own object: it would hang on itself */
    bool past = (verb.feats & DM_FEAT_FIN) && (verb.feats & DM_FEAT_PAST) &&
                dm_tree_is_nominal(parse, t - 1) &&
                (parse->tokens[t - 1].head == object || parse->tokens[t - 1].head == t);
    bool infinitive =
        parse->tokens[t - 1].upos == DM_PART && dm_str_is(parse->tokens[t - 1].form, "to");
    if (!past && !infinitive)
        return false;
    if (infinitive)
        parse->tokens[t].feats |= DM_FEAT_INF;
    dm_repair_attach(parse, t, parse->tokens[object].head, (dm_rel)parse->tokens[object].rel);
    if (parse->sentences[verb.sentence].root == object)
        parse->sentences[verb.sentence].root = t;
    take_over(parse, t, object);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    uint32_t above = parse->tokens[t].head; /* "called on all parties on Monday to" */
    if (infinitive && above != DM_NO_TOKEN && parse->tokens[t].rel == DM_REL_OBL &&
        dm_tree_find(parse, above, DM_REL_XCOMP) == DM_NO_TOKEN &&
        dm_codebook_in_class(codebook, "@asks-to", parse->tokens[above].lemma))
        dm_tree_set_rel(parse, t, DM_REL_XCOMP);
    return true;
}

/* "The two discussed trade": the number was read as one of the object's, with the verb before it as
 * its attribute, or with its own object behind it. `t` is the number. */
static bool restore_number(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t object = parse->tokens[t].head, verb = t + 1;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    if (t == s->first || verb >= s->first + s->count || object == DM_NO_TOKEN || object <= verb ||
        !dm_str_eq_nocase(parse->tokens[t - 1].form, DM_STR("the")) ||
        parse->tokens[verb].upos != DM_VERB ||
        !(parse->tokens[verb].feats & (DM_FEAT_PAST | DM_FEAT_PASS)) ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_codebook_frames(codebook, parse->tokens[verb].lemma, 'V') == DM_MAP_NONE)
        return false;
    bool attribute = parse->tokens[verb].head == object && parse->tokens[verb].rel == DM_REL_AMOD &&
                     s->root == object;
    bool own = parse->tokens[object].head == verb && parse->tokens[object].rel == DM_REL_OBJ;
    if (!attribute && !own)
        return false;
    if (attribute) {
        dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
        parse->sentences[parse->tokens[t].sentence].root = verb;
        take_over(parse, verb, object);
        dm_repair_attach(parse, object, verb, DM_REL_OBJ);
    }
    parse->tokens[verb].feats =
        (parse->tokens[verb].feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN |
        DM_FEAT_PAST;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, t - 1, t, DM_REL_DET);
    return true;
}

/* "would no longer supply weapons": the verb behind "longer" was read as part of its object. */
static bool restore_no_longer(dm_parse *parse, uint32_t t) {
    dm_token *verb = &parse->tokens[t];
    uint32_t object = verb->head;
    if (t < 3 || verb->rel != DM_REL_COMPOUND || (verb->upos != DM_NOUN && verb->upos != DM_VERB) ||
        object != t + 1 || !dm_str_eq(verb->form, verb->lemma) ||
        parse->tokens[object].upos != DM_NOUN || !dm_str_is(parse->tokens[t - 1].form, "longer") ||
        !dm_str_is(parse->tokens[t - 2].form, "no") || parse->tokens[t - 3].upos != DM_AUX)
        return false;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_INF;
    dm_rel rel = (dm_rel)parse->tokens[object].rel; /* of "...", he said */
    dm_repair_attach(parse, t, parse->tokens[object].head,
                     rel == DM_REL_OBJ ? (dm_rel)DM_REL_CCOMP : rel);
    if (parse->sentences[verb->sentence].root == object)
        parse->sentences[verb->sentence].root = t;
    dm_repair_attach(parse, t - 3, t, DM_REL_AUX);
    dm_repair_attach(parse, t - 1, t, DM_REL_ADVMOD);
    take_over(parse, t, object);
    for (DM_CHILDREN(parse, object, c))
        if (c > object && parse->tokens[c].rel == DM_REL_NMOD)
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    return true;
}

/* Whether an adverb stands right between verb and object: "brushed aside the complaint". */
static bool behind_particle(const dm_parse *parse, uint32_t verb, uint32_t t) {
    uint32_t first, last;
    dm_tree_hull(parse, t, &first, &last);
    return first == verb + 2 && parse->tokens[verb + 1].head == verb &&
           (parse->tokens[verb + 1].rel == DM_REL_ADVMOD ||
            parse->tokens[verb + 1].rel == DM_REL_COMPOUND_PRT) &&
           parse->tokens[first].upos == DM_DET;
}

/* A circumstance without a preposition: who said it (""..." insisted on Friday an envoy"), or what
 * is brushed aside. */
static bool restore_circumstance(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head;
    if (token->rel != DM_REL_OBL || token->upos != DM_NOUN || verb > t ||
        parse->tokens[verb].upos != DM_VERB || dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_MARK) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    const dm_reporting *report = dm_codebook_report(codebook, parse->tokens[verb].lemma, 'V');
    uint32_t said = dm_tree_find(parse, verb, DM_REL_CCOMP);
    bool speaks = report && report->kind == DM_REPORT_SAY && said != DM_NO_TOKEN && said < verb &&
                  dm_codebook_in_class(codebook, "@people", token->lemma);
    if (speaks && !dm_repair_has_subject(parse, verb))
        dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    else if (dm_repair_has_subject(parse, verb) && behind_particle(parse, verb, t))
        dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    else
        return false;
    return true;
}

/* "is worried that": a state, not something done to somebody. `t` is the "is". */
static bool restore_copula(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t state = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_AUX_PASS || state == DM_NO_TOKEN ||
        parse->tokens[state].upos != DM_ADJ || !dm_tree_lemma_is(parse, t, "be") ||
        dm_codebook_frames(codebook, parse->tokens[state].lemma, 'A') == DM_MAP_NONE)
        return false;
    uint32_t subject = dm_tree_find(parse, state, DM_REL_NSUBJ_PASS);
    dm_repair_attach(parse, t, state, DM_REL_COP);
    if (subject != DM_NO_TOKEN)
        dm_repair_attach(parse, subject, state, DM_REL_NSUBJ);
    return true;
}

/* "the need for Israel to stop": who is to stop. `t` is the "for". */
static bool restore_for(dm_parse *parse, uint32_t t) {
    enum { FARTHEST = 4 };
    uint32_t verb = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_MARK ||
        !dm_str_eq_nocase(parse->tokens[t].form, DM_STR("for")) || verb == DM_NO_TOKEN ||
        verb < t || !(parse->tokens[verb].feats & DM_FEAT_INF) ||
        dm_repair_has_subject(parse, verb))
        return false;
    for (uint32_t to = t + 2; to < verb && to <= t + 1 + FARTHEST; to++) {
        if (parse->tokens[to].head != verb || parse->tokens[to].rel != DM_REL_MARK)
            continue;
        uint32_t who = to - 1;
        while (parse->tokens[who].head > t && parse->tokens[who].head < to)
            who = parse->tokens[who].head;
        if (!dm_tree_is_nominal(parse, who) || parse->tokens[who].head == DM_NO_TOKEN ||
            parse->tokens[who].head >= t || dm_tree_above(parse, who, verb))
            return false;
        dm_repair_attach(parse, who, verb, DM_REL_NSUBJ);
        return true;
    }
    return false;
}

/* "Chinese coast guard ships": whose ships they are hangs on a part of a part of their name. */
static bool restore_origin(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t part = token->head;
    if (token->rel != DM_REL_AMOD || token->upos != DM_ADJ || part != t + 1 ||
        parse->tokens[part].rel != DM_REL_COMPOUND)
        return false;
    uint32_t whole = parse->tokens[part].head;
    if (whole == DM_NO_TOKEN || whole < part || parse->tokens[whole].rel != DM_REL_COMPOUND ||
        parse->tokens[whole].head == DM_NO_TOKEN || parse->tokens[whole].head < whole)
        return false;
    dm_repair_attach(parse, t, parse->tokens[whole].head, DM_REL_AMOD);
    return true;
}

/* "stopped short of condemning it": what one stopped short of hangs on "short". `t` is that. */
static bool restore_short(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    bool changed = false;
    if (!dm_str_is(parse->tokens[t].form, "short") || verb == DM_NO_TOKEN || verb + 1 != t ||
        !dm_codebook_in_class(codebook, "@stops-short", parse->tokens[verb].lemma))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        bool of = dm_tree_has_case(parse, c, "of");
        for (DM_CHILDREN(parse, c, mark))
            of |=
                parse->tokens[mark].rel == DM_REL_MARK && dm_str_is(parse->tokens[mark].form, "of");
        if (!of || c < t)
            continue;
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        dm_repair_attach(parse, c, verb, rel == DM_REL_NMOD ? DM_REL_OBL : rel);
        changed = true;
    }
    return changed;
}

/* "closed the border crossing with Chad", "closed the Rafah crossing": what is closed is the
 * crossing.
 */
static bool restore_crossing(dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head, border = t ? t - 1 : t;
    bool crossing = dm_str_eq_nocase(token->form, DM_STR("crossing")) ||
                    dm_str_eq_nocase(token->form, DM_STR("crossings"));
    bool clause = token->rel == DM_REL_ADVCL || token->rel == DM_REL_XCOMP;
    if (crossing && token->rel == DM_REL_ACL && verb == border) {
        clause = true;
        verb = parse->tokens[border].head;
    }
    if (!crossing || verb == DM_NO_TOKEN || verb >= border || parse->tokens[verb].upos != DM_VERB)
        return false;
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    bool named = token->rel == DM_REL_XCOMP && token->upos == DM_NOUN && object == DM_NO_TOKEN;
    bool parted = clause && object == border && dm_tree_lemma_is(parse, border, "border") &&
                  dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN;
    if (!named && !parted)
        return false;
    for (DM_CHILDREN(parse, border, c))
        if (parted && c < border)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    if (parted)
        dm_repair_attach(parse, border, t, DM_REL_COMPOUND);
    for (DM_CHILDREN(parse, t, c))
        if (c > t && parse->tokens[c].rel == DM_REL_OBL)
            dm_repair_attach(parse, c, t, DM_REL_NMOD);
    token->upos = DM_NOUN;
    token->lemma = DM_STR("crossing");
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "The army of Mali shelled camps": the state before the verb was made a part of what stands behind
 * it, and that a part of the subject. `t` is what is shelled. */
static bool restore_crossed(dm_parse *parse, uint32_t t) {
    uint32_t subject = parse->tokens[t].head, verb, name;
    if (parse->tokens[t].rel != DM_REL_NMOD || subject == DM_NO_TOKEN || subject > t ||
        parse->tokens[subject].rel != DM_REL_NSUBJ)
        return false;
    verb = parse->tokens[subject].head;
    if (verb == DM_NO_TOKEN || verb < subject || verb > t || parse->tokens[verb].upos != DM_VERB ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    bool before = false;
    for (DM_CHILDREN(parse, t, c)) {
        if (parse->tokens[c].rel == DM_REL_CASE && c > verb)
            return false;
        before |= parse->tokens[c].rel == DM_REL_CASE && c > subject;
    }
    if (!before || verb < subject + 3)
        return false;
    name = verb - 1;
    if (parse->tokens[name].upos != DM_PROPN ||
        (parse->tokens[name].head != t && parse->tokens[name].head != verb))
        return false;
    for (uint32_t c = subject + 1; c < verb; c++)
        if (parse->tokens[c].head == t && c != name)
            parse->tokens[c].head = name;
    dm_repair_attach(parse, name, subject, DM_REL_NMOD);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

bool dm_repair_bare(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & DM_OF(NMOD)) && restore_crossed(parse, t)) ||
           ((at.rel & (DM_OF(XCOMP) | DM_OF(ADVCL) | DM_OF(ACL))) && restore_crossing(parse, t)) ||
           ((at.rel & DM_OF(COMPOUND)) && (at.upos & DM_AS(PROPN)) &&
            restore_compounded(parse, t)) ||
           ((at.upos & DM_AS(VERB)) && restore_verb(codebook, parse, t)) ||
           ((at.rel & DM_OF(COMPOUND)) && (at.upos & (DM_AS(NOUN) | DM_AS(VERB))) &&
            restore_no_longer(parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(NOUN)) &&
            restore_circumstance(codebook, parse, t)) ||
           ((at.rel & DM_OF(NUMMOD)) && (at.upos & DM_AS(NUM)) &&
            restore_number(codebook, parse, t)) ||
           ((at.rel & DM_OF(AUX_PASS)) && restore_copula(codebook, parse, t)) ||
           ((at.rel & DM_OF(MARK)) && restore_for(parse, t)) ||
           (at.children && restore_short(codebook, parse, t)) ||
           ((at.rel & DM_OF(AMOD)) && (at.upos & DM_AS(ADJ)) && restore_origin(parse, t));
}
