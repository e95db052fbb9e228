/*
 * repair/given.c - what is given and whom it is given to.
 *
 * The parser makes the receiver a part of what is given, or an object beside it ("promised Ukraine
 * 14 tanks", "offered the Kyrgyz leader asylum"), or a part of what describes the gift ("returned a
 * cup engraved with a ship to Norway"); it takes the time that is given for how long ("gave the
 * junta a week to leave") and what is allowed in for a receiver ("allowed 200 trucks into the
 * strip").
 */
#include "coder/repair/parts.h"

/* A name of a state, body or seat of government at the token, with the words that the parser hung
 * on it ("Sri Lanka", "the United States"). */
static bool is_name(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    uint32_t start = parse->tokens[t].start, end = parse->tokens[t].end;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_FLAT && parse->tokens[c].end > end)
            end = parse->tokens[c].end;
        if (c + 1 == t && (rel == DM_REL_AMOD || rel == DM_REL_COMPOUND))
            start = parse->tokens[c].start;
    }
    return parse->tokens[t].upos == DM_PROPN &&
           dm_knowledge_match(codebook->knowledge, parse->text, start, &match) &&
           start + match.length == end &&
           (match.name->sort == DM_NAME_ENTITY || match.name->sort == DM_NAME_CAPITAL);
}

/*
 * "gave the junta a week to leave", "gave the officers who seized power two days to go": the time
 * is what is given, not how long; in the second the parser hung it on the verb of the relative
 * clause.
 */
static bool give_time(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *time = &parse->tokens[t];
    uint32_t verb = time->head, to = DM_NO_TOKEN;
    if (time->rel != DM_REL_OBL_UNMARKED || verb == DM_NO_TOKEN || verb > t ||
        !dm_codebook_in_class(codebook, "@notice", time->lemma))
        return false;
    for (DM_CHILDREN(parse, verb, c)) /* the infinitive behind it */
        if (c > t && to == DM_NO_TOKEN &&
            (parse->tokens[c].rel == DM_REL_ADVCL || parse->tokens[c].rel == DM_REL_XCOMP) &&
            dm_tree_find(parse, c, DM_REL_MARK) != DM_NO_TOKEN)
            to = c;
    if (to == DM_NO_TOKEN) /* "48 hours to leave" */
        to = dm_tree_find(parse, t, DM_REL_ACL);
    uint32_t whom = parse->tokens[verb].head;
    bool gave = dm_tree_lemma_is(parse, verb, "give"); /* "the bloc, which gave the junta a week" */
    if (!gave && parse->tokens[verb].rel == DM_REL_ACL_RELCL && whom != DM_NO_TOKEN)
        verb = parse->tokens[whom].head;
    else
        whom = DM_NO_TOKEN;
    if (to == DM_NO_TOKEN || verb == DM_NO_TOKEN || !dm_tree_lemma_is(parse, verb, "give"))
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c > verb && c < t &&
            (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_IOBJ))
            whom = c;
    if (whom == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, whom, verb, DM_REL_IOBJ);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    dm_repair_attach(parse, to, t, DM_REL_ACL);
    return true;
}

/* "allowed 200 trucks into the strip": what one allows where there is nothing else is the object.
 */
static bool allow_in(dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (!dm_tree_lemma_is(parse, verb, "allow") && !dm_tree_lemma_is(parse, verb, "permit"))
        return false;
    for (DM_CHILDREN(parse, verb, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_OBJ || rel == DM_REL_XCOMP || rel == DM_REL_CCOMP)
            return false;
    }
    dm_tree_set_rel(parse, t, DM_REL_OBJ);
    return true;
}

bool dm_repair_given(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    if (at.rel & DM_OF(IOBJ))
        return allow_in(parse, t);
    if (at.rel & DM_OF(OBL_UNMARKED))
        return give_time(codebook, parse, t);
    if (!(at.rel & (DM_OF(COMPOUND) | DM_OF(OBJ))) || !(at.upos & DM_AS(PROPN)))
        return false;
    const dm_token *name = &parse->tokens[t];
    uint32_t verb = t - 1, given = name->head;
    if (t < 2 || given == DM_NO_TOKEN)
        return false;
    uint32_t det = dm_tree_find(parse, given, DM_REL_DET); /* "gave the USA permission" */
    bool article = det != DM_NO_TOKEN && det < t && det + 2 >= t &&
                   dm_codebook_in_class(codebook, "@given-bare", parse->tokens[given].lemma);
    while (verb > 0 && verb + 3 > t && (parse->tokens[verb].head == t || (article && verb == det)))
        verb--;
    if (parse->tokens[verb].sentence != name->sentence || !dm_tree_is_verbal(parse, verb) ||
        !is_name(codebook, parse, t) ||
        !dm_codebook_in_class(codebook, "@gives", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_IOBJ) != DM_NO_TOKEN)
        return false;
    bool part = name->rel == DM_REL_COMPOUND && given > t && parse->tokens[given].head == verb &&
                parse->tokens[given].rel == DM_REL_OBJ && (det == DM_NO_TOKEN || article);
    bool beside = false; /* "pledged Niger two million euros": a second object */
    for (DM_CHILDREN(parse, verb, c))
        beside |=
            c > t && parse->tokens[c].rel == DM_REL_OBJ && given == verb && name->rel == DM_REL_OBJ;
    if (!part && !beside)
        return false;
    if (part && article)
        dm_repair_attach(parse, det, t, DM_REL_DET);
    dm_repair_attach(parse, t, verb, DM_REL_IOBJ);
    return true;
}

/* "offered the Kyrgyz leader asylum", "granted the Danish government permission": who holds an
 * office, or a body, is given the thing, and is no part of its name. `t` is the office; its article
 * stands before both. */
bool dm_repair_offered(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *office = &parse->tokens[t];
    uint32_t given = office->head;
    if (office->rel != DM_REL_COMPOUND || office->upos != DM_NOUN || given != t + 1 ||
        parse->tokens[given].upos != DM_NOUN || parse->tokens[given].rel != DM_REL_OBJ)
        return false;
    uint32_t verb = parse->tokens[given].head, det = dm_tree_find(parse, given, DM_REL_DET);
    const dm_noun *noun = dm_knowledge_noun(codebook->knowledge, office->lemma);
    if (verb == DM_NO_TOKEN || verb > t || det == DM_NO_TOKEN || det > t || !noun ||
        noun->kind == DM_NOUN_PEOPLE ||
        !dm_codebook_in_class(codebook, "@gives", parse->tokens[verb].lemma) ||
        !dm_codebook_in_class(codebook, "@given-bare", parse->tokens[given].lemma) ||
        dm_tree_find(parse, verb, DM_REL_IOBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, given, c))
        if (c < t)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, t, verb, DM_REL_IOBJ);
    return true;
}

/* What a gift may be described by, but goes to nobody: participles, names, numbers, origins. */
static bool is_description(const dm_codebook *codebook, const dm_parse *parse, uint32_t t,
                           uint32_t verb) {
    const dm_token *token = &parse->tokens[t];
    if (dm_codebook_in_class(codebook, "@visit", token->lemma))
        return false; /* "from a visit to Oman" */
    if (token->head == verb)
        return token->rel == DM_REL_OBL && dm_tree_has_case(parse, t, "from");
    return token->upos == DM_PROPN || token->upos == DM_NUM ||
           ((token->rel == DM_REL_OBL || token->rel == DM_REL_NMOD) &&
            dm_tree_has_case(parse, t, "from")) ||
           (token->rel == DM_REL_ACL && (token->feats & DM_FEAT_PART));
}

bool dm_repair_sent(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 5 };
    const dm_token *receiver = &parse->tokens[t];
    uint32_t at = receiver->head, verb = at;
    if ((receiver->rel != DM_REL_NMOD && receiver->rel != DM_REL_OBL) ||
        !dm_tree_is_nominal(parse, t) || !dm_tree_has_case(parse, t, "to"))
        return false;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        if (verb == DM_NO_TOKEN || verb > t)
            return false;
        const dm_token *token = &parse->tokens[verb];
        bool finite = token->rel != DM_REL_ACL && dm_tree_is_verbal(parse, verb);
        if (finite)
            break;
        verb = token->head;
    }
    if (verb == DM_NO_TOKEN || verb == at || !is_description(codebook, parse, at, verb) ||
        !dm_codebook_in_class(codebook, "@gives", parse->tokens[verb].lemma))
        return false;
    bool given = false;
    for (DM_CHILDREN(parse, verb, c)) {
        given |= parse->tokens[c].rel == DM_REL_OBJ;
        if (parse->tokens[c].rel == DM_REL_IOBJ || dm_tree_has_case(parse, c, "to"))
            return false;
    }
    if (!given)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBL);
    return true;
}
