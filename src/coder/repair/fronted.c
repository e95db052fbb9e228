/*
 * repair/fronted.c - what stands before a clause or inside it and took a part of it: "Seizing
 * power, the army of Mali closed the border", "airdropped on Monday food into Gaza", "ended with
 * Estonia blaming Russia".
 *
 *   Seizing power , the army closed        Seizing power , the army closed
 *   amod    nsubj       nsubj        ──▶   advcl   obj         nsubj
 *   airdropped on   Monday   food          airdropped on   Monday food
 *              case compound obl     ──▶              case obl    obj
 *   ended with Estonia blaming Russia      ended with Estonia blaming Russia
 *         case obl     advcl         ──▶         mark nsubj   advcl
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

static bool ends_in_ing(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_VERB && dm_str_ends(parse->tokens[t].form, DM_STR("ing"));
}

/* A subject of the verb behind token t and a comma. */
static bool has_subject_behind(const dm_parse *parse, uint32_t verb, uint32_t t) {
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].rel == DM_REL_NSUBJ && c > t && c < verb)
            for (uint32_t k = t + 1; k < c; k++)
                if (dm_str_is(parse->tokens[k].form, ","))
                    return true;
    return false;
}

/* "Seizing power, the army closed": what else the subject does. */
static bool restore_opening(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t noun = token->head;
    if (t != parse->sentences[token->sentence].first || !ends_in_ing(parse, t) ||
        noun == DM_NO_TOKEN || !dm_lemma_is_known_verb(codebook, token->lemma))
        return false;
    bool part = token->rel == DM_REL_AMOD && parse->tokens[noun].rel == DM_REL_NSUBJ;
    uint32_t verb = part ? parse->tokens[noun].head : noun;
    if ((!part && token->rel != DM_REL_CSUBJ) || verb == DM_NO_TOKEN ||
        !has_subject_behind(parse, verb, part ? noun : t) ||
        dm_codebook_in_class(codebook, "@goes-on-by-itself", token->lemma))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_ADVCL);
    if (!part)
        return true;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && parse->tokens[c].rel == DM_REL_NMOD && !dm_tree_has_case(parse, c, "of") &&
            !dm_tree_has_case(parse, c, "by"))
            dm_repair_attach(parse, c, t, DM_REL_OBL);
    dm_repair_attach(parse, noun, t, DM_REL_OBJ);
    return true;
}

/* "airdropped on Monday food": the day took the object for the rest of its name, or its own
 * preposition went to it. `t` is the day. */
static bool restore_behind_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t on = t - 1, verb = t - 2, noun = t + 1;
    if (t < 2 || !dm_codebook_in_class(codebook, "@weekday", parse->tokens[t].form) ||
        !dm_str_is(parse->tokens[on].form, "on") || parse->tokens[verb].upos != DM_VERB ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    bool whole = parse->tokens[t].head == verb;
    for (; noun < parse->token_count && parse->tokens[noun].sentence == parse->tokens[t].sentence;
         noun++) {
        dm_upos upos = (dm_upos)parse->tokens[noun].upos;
        if (upos == DM_NOUN || upos == DM_PROPN
                ? parse->tokens[noun].head == verb
                : upos != DM_DET && upos != DM_ADJ && upos != DM_NUM)
            break;
    }
    if (noun >= parse->token_count || parse->tokens[noun].head != verb ||
        parse->tokens[noun].rel != DM_REL_OBL || !dm_tree_is_nominal(parse, noun) ||
        !(whole || parse->tokens[t].head == noun))
        return false;
    uint32_t own = dm_tree_find(parse, noun, DM_REL_CASE);
    if (own != DM_NO_TOKEN && own != on)
        return false; /* "on Monday in Oslo" */
    dm_repair_attach(parse, t, verb, DM_REL_OBL);
    dm_repair_attach(parse, on, t, DM_REL_CASE);
    dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    return true;
}

/* "ended with Estonia blaming Russia": who does it is no company. */
static bool restore_with(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t name = t - 1, over = parse->tokens[t].head, with = DM_NO_TOKEN;
    if (t < 2 || over == DM_NO_TOKEN || over > t || parse->tokens[name].upos != DM_PROPN ||
        dm_repair_has_subject(parse, t) ||
        dm_codebook_in_class(codebook, "@with-somebody", parse->tokens[over].lemma))
        return false;
    if (parse->tokens[name].head == t && parse->tokens[name].rel == DM_REL_COMPOUND)
        for (DM_CHILDREN(parse, t, c))
            if (c < name && dm_str_eq_nocase(parse->tokens[c].form, DM_STR("with")))
                with = c;
    while (with == DM_NO_TOKEN && parse->tokens[name].head < name &&
           parse->tokens[name].head != over)
        name = parse->tokens[name].head;
    if (with == DM_NO_TOKEN && parse->tokens[name].head == over &&
        parse->tokens[name].rel == DM_REL_OBL && dm_tree_has_case(parse, name, "with"))
        with = dm_tree_find(parse, name, DM_REL_CASE);
    if (with == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, with, t, DM_REL_MARK);
    dm_repair_attach(parse, name, t, DM_REL_NSUBJ);
    parse->tokens[t].feats = DM_FEAT_PRES | DM_FEAT_PART;
    return true;
}

/* "rushed to pledge aid": a verb of the lexicon behind "to", in small letters, is no name, and with
 * "to" for its mark no noun. */
static bool restore_taken_for_name(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t to = t - 1, next = t + 1, head = token->head;
    if (t < 2 || next >= parse->token_count || head == DM_NO_TOKEN || head > t ||
        token->form.ptr[0] < 'a' || token->form.ptr[0] > 'z' ||
        !dm_str_is(parse->tokens[to].form, "to") || parse->tokens[to].head != t ||
        (token->upos != DM_PROPN && parse->tokens[to].rel != DM_REL_MARK) ||
        dm_codebook_frames(codebook, token->form, 'V') == DM_MAP_NONE)
        return false;
    while (next < parse->token_count && parse->tokens[next].head > next &&
           parse->tokens[next].head != DM_NO_TOKEN &&
           parse->tokens[next].sentence == token->sentence)
        next++; /* "three", "the", in front of its noun */
    token->upos = DM_VERB;
    token->lemma = token->form;
    token->feats = DM_FEAT_INF;
    dm_repair_attach(parse, to, t, DM_REL_MARK);
    dm_tree_set_rel(parse, t, parse->tokens[head].upos == DM_VERB ? DM_REL_XCOMP : DM_REL_ACL);
    bool object = next < parse->token_count && parse->tokens[next].sentence == token->sentence &&
                  (parse->tokens[next].head == t || parse->tokens[next].head == head) &&
                  dm_tree_find(parse, next, DM_REL_CASE) == DM_NO_TOKEN &&
                  parse->tokens[next].upos != DM_PUNCT && parse->tokens[next].upos != DM_ADP &&
                  parse->tokens[next].upos != DM_ADV && parse->tokens[next].upos != DM_CCONJ;
    if (object)
        dm_repair_attach(parse, next, t, DM_REL_OBJ);
    if (object && parse->tokens[next].upos == DM_VERB)
        parse->tokens[next].upos = DM_NOUN; /* "pledge aid" */
    return true;
}

/* "President Ruto on Sunday met Macron": the day is of the verb, and no part of who acts. */
static bool restore_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t who = parse->tokens[t].head;
    if (who == DM_NO_TOKEN || who > t || !dm_tree_has_case(parse, t, "on") ||
        !dm_codebook_in_class(codebook, "@weekday", parse->tokens[t].form))
        return false;
    uint32_t verb = parse->tokens[who].head;
    bool acts =
        parse->tokens[who].rel == DM_REL_NSUBJ || parse->tokens[who].rel == DM_REL_NSUBJ_PASS;
    if (!acts || verb == DM_NO_TOKEN || verb < t || parse->tokens[verb].upos != DM_VERB)
        return false;
    for (uint32_t u = t + 1; u < verb; u++) /* nothing but "has", "also" */
        if (parse->tokens[u].head != verb ||
            (parse->tokens[u].upos != DM_AUX && parse->tokens[u].upos != DM_ADV))
            return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBL);
    return true;
}

bool dm_repair_fronted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(AMOD) | DM_OF(CSUBJ))) && restore_opening(codebook, parse, t)) ||
           ((at.upos & DM_AS(PROPN)) && (at.rel & (DM_OF(COMPOUND) | DM_OF(OBL))) &&
            restore_behind_day(codebook, parse, t)) ||
           ((at.upos & DM_AS(PROPN)) && (at.rel & DM_OF(NMOD)) &&
            restore_day(codebook, parse, t)) ||
           ((at.rel & DM_OF(ADVCL)) && ends_in_ing(parse, t) && restore_with(codebook, parse, t)) ||
           ((at.upos & (DM_AS(PROPN) | DM_AS(NOUN))) &&
            (at.children & (DM_OF(MARK) | DM_OF(CASE))) &&
            restore_taken_for_name(codebook, parse, t));
}
