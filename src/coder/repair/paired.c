/*
 * repair/paired.c - "the Armenian-Azerbaijani border", "Greek-Turkish patrols": two nationalities
 * that a hyphen joins are a coordination before their noun, as if "and" stood between them.
 *
 * "A Russian-Israeli businessman" is one man, and "Greek-Cypriot" one people.
 */
#include "coder/repair/parts.h"

#include "lexicon/knowledge.h"

/* The state whose adjective the token is; NULL if it is none. */
static const dm_entity *nation(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    const dm_token *token = &parse->tokens[t];
    if ((token->upos != DM_ADJ && token->upos != DM_PROPN) ||
        !dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match) ||
        match.name->sort != DM_NAME_ADJECTIVE || match.length != token->form.len)
        return NULL;
    const dm_entity *entity = dm_knowledge_entity_at(codebook->knowledge, match.name->target);
    return entity->kind == DM_KIND_STATE ? entity : NULL;
}

bool dm_repair_paired(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t noun = tokens[t].head;
    if (t < 2 || noun == DM_NO_TOKEN || noun <= t || tokens[t - 2].head != t ||
        tokens[t - 2].sentence != tokens[t].sentence || !dm_str_is(tokens[t - 1].form, "-") ||
        tokens[noun].upos != DM_NOUN ||
        dm_codebook_in_class(codebook, "@people", tokens[noun].lemma))
        return false;
    const dm_noun *known = dm_knowledge_noun(codebook->knowledge, tokens[noun].lemma);
    const dm_entity *one = nation(codebook, parse, t - 2), *other = nation(codebook, parse, t);
    if (!one || !other || one == other || (known && known->kind == DM_NOUN_PEOPLE) ||
        dm_codebook_in_class(codebook, "@one-people", tokens[t].form))
        return false;
    dm_repair_attach(parse, t - 2, noun, DM_REL_AMOD);
    dm_repair_attach(parse, t - 1, t, DM_REL_PUNCT);
    dm_repair_attach(parse, t, t - 2, DM_REL_CONJ);
    return true;
}
