/*
 * repair/named.c - "the rebel group Hamas accused": the parser makes two subjects of a noun and the
 * name right behind it; the name says who the noun is. And of an adjective of a state before a
 * title it makes a first name.
 */
#include "coder/repair/parts.h"

static bool is_adjective_of_state(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    const dm_token *token = &parse->tokens[t];
    return dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match) &&
           match.name->sort == DM_NAME_ADJECTIVE && match.length == token->form.len;
}

/* "Algerian Ambassador Amine Kherbi": an adjective that was taken for a first name. `t` is it. */
static bool restore_adjective(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t title = t + 1, person = DM_NO_TOKEN;
    if (token->upos != DM_PROPN || title >= parse->token_count ||
        parse->tokens[title].sentence != token->sentence || token->head == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > title && parse->tokens[c].rel == DM_REL_FLAT && person == DM_NO_TOKEN)
            person = c;
    uint32_t over = parse->tokens[title].head;
    if (person == DM_NO_TOKEN || (over != person && over != t) ||
        parse->tokens[title].upos != DM_PROPN || !is_adjective_of_state(codebook, parse, t))
        return false;
    dm_repair_attach(parse, person, token->head, (dm_rel)token->rel);
    for (DM_CHILDREN(parse, t, c))
        if (c != person)
            dm_repair_attach(parse, c, person, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, title, person, DM_REL_NMOD_DESC);
    dm_repair_attach(parse, t, title, DM_REL_AMOD);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}

/* Whether the token is an abbreviation in brackets that names an organisation. */
static bool is_bracketed(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    const dm_token *token = &parse->tokens[t];
    return t > 0 && t + 1 < parse->token_count && token->rel == DM_REL_APPOS &&
           dm_str_is(parse->tokens[t - 1].form, "(") && dm_str_is(parse->tokens[t + 1].form, ")") &&
           dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match) &&
           match.length == token->form.len &&
           (match.name->sort == DM_NAME_ENTITY || match.name->sort == DM_NAME_ADJECTIVE) &&
           dm_knowledge_entity_at(codebook->knowledge, match.name->target)->kind != DM_KIND_STATE;
}

/* "the Community of the Countries of Portuguese Language (CPLP)": what stands in brackets is all of
 * the name, not its last word. */
static bool restore_bracketed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (!is_bracketed(codebook, parse, t))
        return false;
    uint32_t body = DM_NO_TOKEN;
    for (uint32_t u = parse->tokens[t].head; u != DM_NO_TOKEN && u < t; u = parse->tokens[u].head) {
        const dm_token *token = &parse->tokens[u];
        if (!dm_tree_is_nominal(parse, u))
            break;
        if (dm_codebook_in_class(codebook, "@abbreviated", token->lemma) &&
            token->form.ptr[0] >= 'A' && token->form.ptr[0] <= 'Z')
            body = u;
        if (token->rel != DM_REL_NMOD && token->rel != DM_REL_CONJ)
            break;
    }
    if (body == DM_NO_TOKEN || body == parse->tokens[t].head)
        return false;
    dm_repair_attach(parse, t, body, DM_REL_APPOS);
    return true;
}

/* Whether the token begins the full name of somebody who is known. */
static bool is_person(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    return parse->tokens[t].upos == DM_PROPN &&
           dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) &&
           match.name->sort == DM_NAME_PERSON;
}

/* "Albanian Prime Minister Edi Rama": a title that hangs on the first name, and that on the
 * surname, is the surname's. `t` is the title. */
static bool restore_title(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t given = tokens[t].head;
    if (tokens[t].rel != DM_REL_NMOD_DESC || given == DM_NO_TOKEN || given < t)
        return false;
    uint32_t surname = tokens[given].head;
    dm_rel rel = (dm_rel)tokens[given].rel;
    if (surname == DM_NO_TOKEN || surname < given || tokens[given].upos != DM_PROPN ||
        (rel != DM_REL_COMPOUND && rel != DM_REL_FLAT && rel != DM_REL_NMOD_DESC))
        return false;
    for (uint32_t u = given + 1; u <= surname; u++)
        if (tokens[u].upos != DM_PROPN)
            return false;
    const dm_noun *noun = dm_knowledge_noun(codebook->knowledge, tokens[given].lemma);
    if (noun && noun->kind == DM_NOUN_TITLE) /* "Foreign Minister Sheikh Abdullah" */
        dm_repair_attach(parse, given, surname, DM_REL_FLAT);
    dm_repair_attach(parse, t, surname, DM_REL_NMOD_DESC);
    return true;
}

/* "the foreign ministers Sergei Lavrov and Wang Yi": who several officials are by name is who they
 * are; the names, of which `t` begins the first, take the place of the noun above or beside them.
 */
static bool restore_several(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *tokens = parse->tokens;
    uint32_t noun = tokens[t].head, second = dm_tree_find(parse, t, DM_REL_CONJ);
    dm_rel rel = (dm_rel)tokens[t].rel;
    bool below = rel == DM_REL_APPOS || rel == DM_REL_NMOD || rel == DM_REL_FLAT;
    if (t > 0 && tokens[t - 1].head == noun && tokens[t - 1].rel == rel) { /* both of one verb */
        noun = t - 1;
        below = true;
    }
    if (!below || noun == DM_NO_TOKEN || noun > t || second == DM_NO_TOKEN ||
        !(tokens[noun].feats & DM_FEAT_PLUR) || tokens[noun].head == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_CONJ) != DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@official", tokens[noun].lemma) ||
        !is_person(codebook, parse, t) || !is_person(codebook, parse, second))
        return false;
    dm_repair_attach(parse, t, tokens[noun].head, (dm_rel)tokens[noun].rel);
    dm_repair_attach(parse, noun, t, DM_REL_NMOD_DESC);
    for (DM_CHILDREN(parse, noun, c))
        if (tokens[c].rel == DM_REL_CASE)
            dm_repair_attach(parse, c, t, DM_REL_CASE);
    return true;
}

/* Whether the token begins the name of a state, a land or an armed group. */
static bool is_power(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    if (parse->tokens[t].upos != DM_PROPN ||
        !dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) ||
        match.name->sort != DM_NAME_ENTITY)
        return false;
    dm_actor_kind kind = dm_knowledge_entity_at(codebook->knowledge, match.name->target)->kind;
    return kind == DM_KIND_STATE || kind == DM_KIND_ENTITY;
}

/* "Allies Russia and China vetoed", "regional powers Kenya and Ethiopia", "hosts Qatar urged": the
 * states, of which `t` begins the first, take the place of the noun right before them, which says
 * what they are. */
static bool restore_states(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *tokens = parse->tokens;
    uint32_t noun = t ? t - 1 : t, second = dm_tree_find(parse, t, DM_REL_CONJ);
    bool beside = t && tokens[noun].head == tokens[t].head && tokens[noun].rel == tokens[t].rel &&
                  tokens[t].rel == DM_REL_NSUBJ;
    bool below = t && tokens[t].head == noun &&
                 (tokens[t].rel == DM_REL_APPOS || tokens[t].rel == DM_REL_FLAT);
    if ((!beside && !below) || (below && second == DM_NO_TOKEN) ||
        tokens[noun].head == DM_NO_TOKEN || tokens[noun].upos != DM_NOUN ||
        !(tokens[noun].feats & DM_FEAT_PLUR) ||
        dm_tree_find(parse, noun, DM_REL_CONJ) != DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@called-with-names", tokens[noun].lemma) ||
        !is_power(codebook, parse, t) ||
        (second != DM_NO_TOKEN && !is_power(codebook, parse, second)))
        return false;
    dm_repair_attach(parse, t, tokens[noun].head, (dm_rel)tokens[noun].rel);
    dm_repair_attach(parse, noun, t, DM_REL_NMOD_DESC);
    for (DM_CHILDREN(parse, noun, c))
        if (tokens[c].rel == DM_REL_CASE || c > t)
            dm_repair_attach(parse, c, t, (dm_rel)tokens[c].rel);
    return true;
}

/* "expelled two Russian diplomats; Moscow expelled two Bulgarian ones": the word that "ones" stands
 * for is that of the last object of several that the sentence told of. */
static bool restore_ones(dm_parse *parse, uint32_t t) {
    dm_token *ones = &parse->tokens[t];
    if (!dm_str_eq_nocase(ones->form, DM_STR("ones")) ||
        (dm_tree_find(parse, t, DM_REL_AMOD) == DM_NO_TOKEN &&
         dm_tree_find(parse, t, DM_REL_COMPOUND) == DM_NO_TOKEN))
        return false;
    for (uint32_t u = t; u-- > parse->sentences[ones->sentence].first;) {
        const dm_token *noun = &parse->tokens[u];
        if (noun->upos != DM_NOUN || !(noun->feats & DM_FEAT_PLUR) ||
            (noun->rel != DM_REL_OBJ && noun->rel != DM_REL_NSUBJ_PASS))
            continue;
        ones->lemma = noun->lemma;
        ones->upos = DM_NOUN;
        return true;
    }
    return false;
}

/* "met with President Ferdinand Marcos Jr.": a preposition that hangs on a first name is that of
 * the whole name. `t` is the preposition. */
static bool restore_preposition(dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t given = tokens[t].head;
    if (tokens[t].rel != DM_REL_CASE || given == DM_NO_TOKEN || given < t ||
        tokens[given].upos != DM_PROPN || tokens[given].rel != DM_REL_COMPOUND)
        return false;
    uint32_t surname = tokens[given].head;
    if (surname == DM_NO_TOKEN || surname != given + 1 || tokens[surname].upos != DM_PROPN ||
        dm_tree_find(parse, surname, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, surname, DM_REL_CASE);
    return true;
}

/* "met Secretary of State Antony Blinken": the end of the title became a part of the name, and the
 * name what the secretary is of. `t` begins the name. */
static bool restore_secretary(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (t < 3 || parse->tokens[t].rel != DM_REL_NMOD || parse->tokens[t].head != t - 3 ||
        !dm_str_eq_nocase(parse->tokens[t - 3].form, DM_STR("secretary")) ||
        !dm_str_eq_nocase(parse->tokens[t - 2].form, DM_STR("of")) ||
        !dm_str_is(parse->tokens[t - 1].form, "State") || !is_person(codebook, parse, t))
        return false;
    uint32_t title = t - 3;
    dm_repair_attach(parse, t, parse->tokens[title].head, (dm_rel)parse->tokens[title].rel);
    for (DM_CHILDREN(parse, title, c))
        if (c < title && (parse->tokens[c].rel == DM_REL_CASE || parse->tokens[c].rel == DM_REL_CC))
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, title, t, DM_REL_NMOD_DESC);
    dm_repair_attach(parse, t - 1, title, DM_REL_COMPOUND);
    dm_repair_attach(parse, t - 2, t - 1, DM_REL_CASE);
    return true;
}

/* "UN human rights experts": whose experts they are hung on a word between. `t` is the body. */
static bool restore_body(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t between = tokens[t].head;
    dm_match match;
    if (between == DM_NO_TOKEN || between < t || tokens[between].upos != DM_NOUN ||
        tokens[between].rel != DM_REL_COMPOUND)
        return false;
    uint32_t head = tokens[between].head;
    if (head == DM_NO_TOKEN || head != between + 1 || tokens[head].upos != DM_NOUN ||
        !dm_codebook_in_class(codebook, "@serves-body", tokens[head].lemma) ||
        !dm_knowledge_match(codebook->knowledge, parse->text, tokens[t].start, &match) ||
        match.length != tokens[t].form.len ||
        (match.name->sort != DM_NAME_ENTITY && match.name->sort != DM_NAME_ADJECTIVE) ||
        dm_knowledge_entity_at(codebook->knowledge, match.name->target)->kind !=
            DM_KIND_ORGANISATION)
        return false;
    dm_repair_attach(parse, t, head, DM_REL_COMPOUND);
    return true;
}

/* "blamed the raid on the Palestinian group Hamas": the name behind its kind, which the parser
 * hangs on the verb, without a preposition. */
static bool restore_named_kind(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (t == 0 || parse->tokens[t].upos != DM_PROPN ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    const dm_token *kind = &parse->tokens[t - 1];
    if (kind->upos != DM_NOUN || kind->head != parse->tokens[t].head || kind->rel != DM_REL_OBL ||
        kind->sentence != parse->tokens[t].sentence ||
        dm_tree_find(parse, t - 1, DM_REL_CASE) == DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@named-kind", kind->lemma))
        return false;
    dm_repair_attach(parse, t, t - 1, DM_REL_APPOS);
    return true;
}

/*
 * "fighting between Kyrgyz and Tajik border guards": the preposition is the noun's, not that of a
 * nationality before it.
 */
static bool restore_case(dm_parse *parse, uint32_t t) {
    uint32_t noun = parse->tokens[t].head, word = dm_tree_find(parse, t, DM_REL_CASE);
    if (noun == DM_NO_TOKEN || noun < t || word == DM_NO_TOKEN || word + 1 != t ||
        parse->tokens[noun].upos != DM_NOUN || !parse->tokens[word].space_after ||
        dm_tree_find(parse, t, DM_REL_CONJ) == DM_NO_TOKEN ||
        !dm_str_is(parse->tokens[word].form, "between"))
        return false;
    dm_repair_attach(parse, word, noun, DM_REL_CASE);
    return true;
}

/* "was quitting the regional bloc ECOWAS": two objects of one verb. */
static bool restore_named_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t first, last;
    if (token->upos != DM_PROPN || token->head == DM_NO_TOKEN || t == 0)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    if (first == 0)
        return false;
    const dm_token *noun = &parse->tokens[first - 1];
    if (noun->rel != DM_REL_OBJ || noun->head != token->head || noun->upos != DM_NOUN ||
        parse->tokens[first].upos == DM_PUNCT || /* 'the party "Shor"' */
        (noun->feats & DM_FEAT_PLUR) || !dm_codebook_in_class(codebook, "@named-kind", noun->lemma))
        return false;
    dm_repair_attach(parse, t, first - 1, DM_REL_APPOS);
    return true;
}

/* "the United Nations imposed": the participle of a name was taken for a verb. */
static bool restore_name_word(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_match match;
    uint32_t head = parse->tokens[t].head;
    if (head != t + 1 || parse->tokens[head].upos != DM_PROPN ||
        !dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) ||
        match.name->sort != DM_NAME_ENTITY ||
        parse->tokens[t].start + match.length < parse->tokens[head].end)
        return false;
    parse->tokens[t].upos = DM_PROPN;
    dm_tree_set_rel(parse, t, DM_REL_COMPOUND);
    return true;
}

bool dm_repair_named(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    const dm_repair_at at = dm_repair_look(parse, t);
    uint32_t first, last;
    if (((at.upos & DM_AS(PROPN)) && (at.children & DM_OF(FLAT)) &&
         restore_adjective(codebook, parse, t)) ||
        ((at.rel & DM_OF(APPOS)) && restore_bracketed(codebook, parse, t)) ||
        ((at.children & DM_OF(CONJ)) && restore_several(codebook, parse, t)) ||
        ((at.rel & (DM_OF(NSUBJ) | DM_OF(APPOS) | DM_OF(FLAT))) && (at.upos & DM_AS(PROPN)) &&
         restore_states(codebook, parse, t)) ||
        ((at.rel & DM_OF(NMOD_DESC)) && restore_title(codebook, parse, t)) ||
        ((at.rel & DM_OF(COMPOUND)) && (at.upos & DM_AS(PROPN)) &&
         restore_body(codebook, parse, t)) ||
        ((at.children & (DM_OF(AMOD) | DM_OF(COMPOUND))) && restore_ones(parse, t)) ||
        ((at.rel & (DM_OF(COMPOUND) | DM_OF(AMOD))) && (at.children & DM_OF(CASE)) &&
         restore_case(parse, t)) ||
        ((at.rel & DM_OF(OBL)) && restore_named_kind(codebook, parse, t)) ||
        ((at.rel & DM_OF(CASE)) && restore_preposition(parse, t)) ||
        ((at.rel & DM_OF(NMOD)) && restore_secretary(codebook, parse, t)))
        return true;
    if (((at.rel & DM_OF(OBJ)) && restore_named_object(codebook, parse, t)) ||
        ((at.rel & DM_OF(AMOD)) && (at.upos & DM_AS(VERB)) &&
         restore_name_word(codebook, parse, t)))
        return true;
    if (token->rel != DM_REL_NSUBJ || token->upos != DM_PROPN || token->head == DM_NO_TOKEN ||
        t == 0)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    if (first == 0)
        return false;
    uint32_t side = t - 1; /* "the opposition Labour Party" */
    while (side > first && parse->tokens[side].head == t)
        side--;
    if (parse->tokens[side].rel == DM_REL_OBL_UNMARKED && parse->tokens[side].head == token->head &&
        dm_tree_lemma_is(parse, side, "opposition")) {
        dm_repair_attach(parse, side, t, DM_REL_COMPOUND);
        return true;
    }
    const dm_token *noun = &parse->tokens[first - 1];
    if (noun->rel == DM_REL_NSUBJ &&
        noun->head == token->head && /* "the opposition Syrian Council" */
        dm_tree_lemma_is(parse, first - 1, "opposition")) {
        for (DM_CHILDREN(parse, first - 1, c))
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
        dm_repair_attach(parse, first - 1, t, DM_REL_COMPOUND);
        return true;
    }
    if (noun->rel != DM_REL_NSUBJ || noun->head != token->head || noun->upos != DM_NOUN ||
        (noun->feats & DM_FEAT_PLUR) || !dm_codebook_in_class(codebook, "@named-kind", noun->lemma))
        return false;
    dm_repair_attach(parse, t, first - 1, DM_REL_APPOS);
    return true;
}
