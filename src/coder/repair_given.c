/*
 * repair_given.c - "promised Ukraine 14 tanks": whom something is given to, where the parser made
 * the name a part of what is given, or an object beside it.
 */
#include "actors/actors_inside.h"
#include "coder/repair_parts.h"

/* A name of a state, body or seat of government at the token. */
static bool is_name(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    const dm_token *token = &parse->tokens[t];
    return token->upos == DM_PROPN &&
           dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match) &&
           token->start + match.length == token->end &&
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
    uint32_t whom = parse->tokens[verb].head;
    if (parse->tokens[verb].rel == DM_REL_ACL_RELCL && whom != DM_NO_TOKEN)
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

bool dm_repair_given(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (give_time(codebook, parse, t))
        return true;
    const dm_token *name = &parse->tokens[t];
    uint32_t verb = t - 1, given = name->head;
    if (t == 0 || given == DM_NO_TOKEN || parse->tokens[verb].sentence != name->sentence ||
        !dm_tree_is_verbal(parse, verb) || !is_name(codebook, parse, t) ||
        !dm_codebook_in_class(codebook, "@gives", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_IOBJ) != DM_NO_TOKEN)
        return false;
    bool part = name->rel == DM_REL_COMPOUND && given > t && parse->tokens[given].head == verb &&
                parse->tokens[given].rel == DM_REL_OBJ &&
                dm_tree_find(parse, given, DM_REL_DET) == DM_NO_TOKEN;
    bool beside = false; /* "pledged Niger two million euros": a second object */
    for (DM_CHILDREN(parse, verb, c))
        beside |=
            c > t && parse->tokens[c].rel == DM_REL_OBJ && given == verb && name->rel == DM_REL_OBJ;
    if (!part && !beside)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_IOBJ);
    return true;
}
