/*
 * repair/officer.c - "the President of Iran Ebrahim Raisi", "Minister of Defense Hulusi Akar": in
 * English of the ministries and of translation engines no comma parts an office from its holder.
 * The parser makes the person's name a part of the country's, or of what he is minister of.
 */
#include "base/map.h"
#include "coder/repair/parts.h"

enum { TITLE_TOKENS = 9, LEAST_NAMES = 2 };

/* The last token of the name that begins at token t, if it is one of an entity of this kind;
 * DM_NO_TOKEN. */
static uint32_t entity_ends(const dm_codebook *codebook, const dm_parse *parse, uint32_t t,
                            dm_actor_kind kind, size_t least) {
    dm_match match;
    uint32_t last = t;
    if (!dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) ||
        match.name->sort != DM_NAME_ENTITY || match.length < least ||
        dm_knowledge_entity_at(codebook->knowledge, match.name->target)->kind != kind)
        return DM_NO_TOKEN;
    while (last + 1 < parse->token_count &&
           parse->tokens[last + 1].start < parse->tokens[t].start + match.length)
        last++;
    return last;
}

uint32_t dm_repair_state_ends(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    enum { LEAST = 4 }; /* no abbreviation */
    return entity_ends(codebook, parse, t, DM_KIND_STATE, LEAST);
}

static bool is_title(const dm_codebook *codebook, const dm_token *token) {
    const dm_noun *noun = dm_knowledge_noun(codebook->knowledge, token->lemma);
    return (token->upos == DM_NOUN || token->upos == DM_PROPN) &&
           ((noun && noun->kind == DM_NOUN_TITLE) ||
            dm_codebook_in_class(codebook, "@official", token->lemma) ||
            dm_codebook_in_class(codebook, "@officer-word", token->lemma));
}

/* The office before "of" at token `of`, across "of Foreign Affairs" and the like; DM_NO_TOKEN. */
static uint32_t title_before(const dm_codebook *codebook, const dm_parse *parse, uint32_t of) {
    uint32_t first = parse->sentences[parse->tokens[of].sentence].first;
    for (uint32_t u = of; u-- > first && of - u < TITLE_TOKENS;) {
        const dm_token *token = &parse->tokens[u];
        if (is_title(codebook, token))
            return u;
        bool inside = token->upos == DM_NOUN || token->upos == DM_PROPN || token->upos == DM_ADJ ||
                      token->upos == DM_DET || token->upos == DM_CCONJ ||
                      dm_str_is(token->form, "of") || dm_str_is(token->form, "for");
        if (!inside)
            break;
    }
    return DM_NO_TOKEN;
}

/* The end of a name that begins at token t: capitalised words that name nothing else. */
static uint32_t name_ends(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    uint32_t end = t;
    while (end < parse->token_count && parse->tokens[end].sentence == parse->tokens[t].sentence &&
           parse->tokens[end].upos == DM_PROPN &&
           !dm_knowledge_noun(codebook->knowledge, parse->tokens[end].lemma) &&
           !dm_codebook_in_class(codebook, "@named-body", parse->tokens[end].lemma))
        end++;
    return end;
}

/* "the President of Russia Putin": a surname alone, if it is somebody's. */
static bool is_known_person(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    return dm_knowledge_surname(codebook->knowledge, parse->tokens[t].form) != DM_MAP_NONE;
}

bool dm_repair_officer(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    if (t < 3 || tokens[t].upos != DM_PROPN || tokens[t - 1].sentence != tokens[t].sentence)
        return false;
    uint32_t of = dm_str_is(tokens[t - 1].form, "the") ? t - 2 : t - 1;
    if (!dm_str_is(tokens[of].form, "of") || tokens[of].sentence != tokens[t].sentence)
        return false;
    enum { LEAST = 2 }; /* "UAE", "RF", but not the "US" of "US Steel" */
    if (dm_str_is(tokens[t].form, "US") || dm_str_is(tokens[t].form, "UK"))
        return false;
    uint32_t state = entity_ends(codebook, parse, t, DM_KIND_STATE, LEAST);
    bool presides =
        dm_tree_lemma_is(parse, of - 1, "president") || dm_tree_lemma_is(parse, of - 1, "minister");
    if (state == DM_NO_TOKEN && presides) /* not "the leader of the Greens Ann Lee" */
        state = entity_ends(codebook, parse, t, DM_KIND_ENTITY, LEAST);
    if (state == DM_NO_TOKEN)
        state = entity_ends(codebook, parse, t, DM_KIND_ORGANISATION, 2);
    if (state == DM_NO_TOKEN || state + 1 >= parse->token_count)
        return false;
    uint32_t name = state + 1, end = name_ends(codebook, parse, name);
    if ((end < name + LEAST_NAMES && !is_known_person(codebook, parse, name)) || end == name ||
        tokens[name].sentence != tokens[t].sentence)
        return false;
    uint32_t title = title_before(codebook, parse, of);
    if (title == DM_NO_TOKEN || (tokens[name].head == title && tokens[name].rel == DM_REL_APPOS))
        return false;
    uint32_t head = tokens[title].head; /* the name may have become the head of all */
    bool swallowed = head >= name && head < end;
    for (uint32_t u = t; swallowed && u < end; u++)
        if (tokens[u].head == DM_NO_TOKEN || tokens[u].head < title || tokens[u].head >= end) {
            dm_repair_attach(parse, title, tokens[u].head, (dm_rel)tokens[u].rel);
            if (parse->sentences[tokens[t].sentence].root == u)
                parse->sentences[tokens[t].sentence].root = title;
            swallowed = false;
        }
    if (swallowed)
        return false;
    if (tokens[state].head == DM_NO_TOKEN || tokens[state].head < title ||
        tokens[state].head >= name)
        dm_repair_attach(parse, state, title, DM_REL_NMOD);
    dm_repair_attach(parse, of, state, DM_REL_CASE);
    dm_repair_attach(parse, name, title, DM_REL_APPOS);
    for (uint32_t u = name + 1; u < end; u++)
        dm_repair_attach(parse, u, name, DM_REL_FLAT);
    for (uint32_t u = end; u < parse->token_count && tokens[u].sentence == tokens[t].sentence; u++)
        if (tokens[u].head == state && tokens[u].rel == DM_REL_CONJ &&
            is_title(codebook, &tokens[u]))
            dm_repair_attach(parse, u, title,
                             DM_REL_CONJ); /* "and the Minister of Trade of China" */
    for (uint32_t u = parse->sentences[tokens[t].sentence].first; u < title; u++)
        if (tokens[u].head >= name && tokens[u].head < end)
            dm_repair_attach(parse, u, title, (dm_rel)tokens[u].rel);
    return true;
}

bool dm_repair_portfolio(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t field = tokens[t].head;
    if (t < 3 || tokens[t].upos != DM_PROPN || field + 1 != t || tokens[field].rel != DM_REL_NMOD ||
        (tokens[t].rel != DM_REL_FLAT && tokens[t].rel != DM_REL_APPOS) ||
        !dm_codebook_in_class(codebook, "@portfolio", tokens[field].lemma) ||
        !dm_tree_has_case(parse, field, "of"))
        return false;
    uint32_t title = tokens[field].head, end = name_ends(codebook, parse, t);
    if (title == DM_NO_TOKEN || title > field || !is_title(codebook, &tokens[title]) ||
        end < t + LEAST_NAMES)
        return false;
    dm_repair_attach(parse, t, title, DM_REL_APPOS);
    for (uint32_t u = t + 1; u < end; u++)
        dm_repair_attach(parse, u, t, DM_REL_FLAT);
    return true;
}
