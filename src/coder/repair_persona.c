/*
 * repair_persona.c - "persona non grata", which the parser takes for a name, an object or an
 * apposition.
 */
#include "coder/repair_parts.h"

/* The verb of "declared ... persona" before token t; DM_NO_TOKEN if there is none. */
static uint32_t declared_before(const dm_parse *parse, uint32_t t) {
    uint32_t first = parse->sentences[parse->tokens[t].sentence].first;
    for (uint32_t v = t; v-- > first;)
        if (parse->tokens[v].upos == DM_VERB)
            return dm_tree_lemma_is(parse, v, "declare") ? v : DM_NO_TOKEN;
    return DM_NO_TOKEN;
}

/*
 * "declared the Mexican ambassador persona non grata": three words of Latin that say what he was
 * declared; the noun right before them is who, and what stands behind them is the verb's.
 */
bool dm_repair_persona(dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t grata = t + 2;
    if (t == 0 || grata >= parse->token_count || tokens[grata].sentence != tokens[t].sentence ||
        !dm_str_is(tokens[t + 1].form, "non") || !dm_str_starts(tokens[t].form, DM_STR("persona")))
        return false;
    uint32_t verb = declared_before(parse, t),
             before = tokens[t - 1].rel == DM_REL_DET ? t - 2 : t - 1;
    if (verb == DM_NO_TOKEN || (tokens[t].head == verb && tokens[grata].head == t))
        return false;
    bool whom = tokens[before].upos == DM_NOUN || tokens[before].upos == DM_PROPN;
    if (whom && (tokens[before].head == t || tokens[before].head == grata))
        dm_repair_attach(parse, before, verb, DM_REL_OBJ);
    for (uint32_t c = grata + 1; c < parse->token_count && tokens[c].sentence == tokens[t].sentence;
         c++)
        if ((tokens[c].head == t || tokens[c].head == grata) && tokens[c].rel == DM_REL_NMOD)
            dm_repair_attach(parse, c, verb, DM_REL_OBL);
        else if (tokens[c].head == t || tokens[c].head == grata)
            dm_repair_attach(parse, c, verb, (dm_rel)tokens[c].rel);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    dm_repair_attach(parse, t + 1, t, DM_REL_COMPOUND);
    dm_repair_attach(parse, grata, t, DM_REL_FLAT);
    return true;
}
