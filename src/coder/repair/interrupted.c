/*
 * repair/interrupted.c - "left after Kenya's minister, Ali Juma, refused to sign", "waited until
 * the army, which holds the pass, withdrew": a clause whose subject is parted from its verb.
 *
 *   left ... after minister , Juma , refused      left ... after minister , Juma , refused
 *   root     case  obl        appos  advcl  ──▶   root     mark  nsubj      appos  advcl
 *
 * What stands between the commas ends the phrase for the parser, which takes the conjunction for a
 * preposition and leaves the verb without a subject.
 */
#include "coder/repair/parts.h"

static bool is_comma(const dm_parse *parse, uint32_t t) {
    return dm_str_is(parse->tokens[t].form, ",");
}

/* Whether the verb at t goes on behind a comma without a subject of its own. */
static bool goes_on(const dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    const uint64_t rels = DM_OF(ADVCL) | DM_OF(CONJ) | DM_OF(PARATAXIS) | DM_OF(ACL);
    uint32_t first = t;
    for (DM_CHILDREN(parse, t, c)) /* "had refused", "also refused", "did not sign" */
        if (c < first && (parse->tokens[c].upos == DM_AUX || parse->tokens[c].upos == DM_ADV ||
                          parse->tokens[c].upos == DM_PART))
            first = c;
    return (at.upos & DM_AS(VERB)) && (at.rel & rels) && first > 2 && is_comma(parse, first - 1) &&
           ((parse->tokens[t].feats & DM_FEAT_FIN) || first < t) &&
           !dm_repair_has_subject(parse, t) && dm_tree_find(parse, t, DM_REL_MARK) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_CC) == DM_NO_TOKEN;
}

/* The conjunction before the noun that was taken for its preposition; DM_NO_TOKEN. */
static uint32_t conjunction_of(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c))
        if (c < noun && parse->tokens[c].rel == DM_REL_CASE &&
            dm_codebook_in_class(codebook, "@begins-clause-too", parse->tokens[c].form))
            return c;
    return DM_NO_TOKEN;
}

/* Where the words right before the comma at `end` are said of the noun, between commas. */
static bool is_insertion(const dm_parse *parse, uint32_t noun, uint32_t end) {
    for (DM_CHILDREN(parse, noun, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool said = rel == DM_REL_APPOS || rel == DM_REL_ACL_RELCL || rel == DM_REL_ACL ||
                    rel == DM_REL_NMOD;
        if (c <= noun || c >= end || !said)
            continue;
        for (uint32_t comma = noun + 1; comma < c; comma++)
            if (is_comma(parse, comma) && dm_tree_above(parse, c, end - 1))
                return true;
    }
    return false;
}

bool dm_repair_interrupted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (!goes_on(parse, t))
        return false;
    uint32_t from = parse->sentences[parse->tokens[t].sentence].first, end = t;
    while (end > from && !is_comma(parse, end))
        end--;
    for (uint32_t noun = end; noun-- > from;) {
        const dm_token *token = &parse->tokens[noun];
        if (token->head == DM_NO_TOKEN || (token->rel != DM_REL_OBL && token->rel != DM_REL_NMOD) ||
            !is_insertion(parse, noun, end))
            continue;
        uint32_t conjunction = conjunction_of(codebook, parse, noun), verb = token->head;
        if (conjunction == DM_NO_TOKEN)
            continue;
        while (verb != DM_NO_TOKEN && !dm_tree_is_verbal(parse, verb))
            verb = parse->tokens[verb].head;
        if (verb == DM_NO_TOKEN || verb >= conjunction)
            return false;
        bool passive = dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN;
        dm_repair_attach(parse, conjunction, t, DM_REL_MARK);
        dm_repair_attach(parse, noun, t, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
        dm_repair_attach(parse, t, verb, DM_REL_ADVCL);
        return true;
    }
    return false;
}
