/*
 * repair/contact.c - clauses behind a noun without "that": "the sanctions Britain imposed on Iran".
 * Where the name behind the noun was taken for another name of it, or the noun for a part of the
 * name, the verb lost its subject and looks like a participle.
 *
 *   sanctions Britain imposed        embargo  Greece imposed           sanctions Britain imposed
 *   nsubj     appos   acl            compound obl    acl        ──▶    nsubj     nsubj   acl:relcl
 *
 * And "Guinea, suspended since soldiers seized power, kept its border open": the participle between
 * commas was taken for the verb of the sentence; "invaded what was then Zaire": Zaire.
 */
#include "coder/repair/parts.h"

/* Whether the tokens from `first` to `last` are just the name of a state, an organisation or a
 * seat of government. */
static bool is_named(const dm_codebook *codebook, const dm_parse *parse, uint32_t first,
                     uint32_t last) {
    dm_match match;
    size_t start = parse->tokens[first].start;
    if (!dm_knowledge_match(codebook->knowledge, parse->text, start, &match) ||
        start + match.length != parse->tokens[last].end)
        return false;
    return match.name->sort == DM_NAME_ENTITY || match.name->sort == DM_NAME_CAPITAL;
}

/* The first token of the name that ends right before the verb; DM_NO_TOKEN. */
static uint32_t name_before(const dm_codebook *codebook, const dm_parse *parse, uint32_t verb) {
    enum { LONGEST = 5 };
    uint32_t least = parse->sentences[parse->tokens[verb].sentence].first;
    for (uint32_t t = verb; t-- > least && verb - t <= LONGEST;) {
        if (parse->tokens[t].upos == DM_PUNCT)
            break;
        if (is_named(codebook, parse, t, verb - 1))
            return t;
    }
    return DM_NO_TOKEN;
}

/* The head of the name: its word that hangs on what is outside. */
static uint32_t head_of(const dm_parse *parse, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        if (parse->tokens[t].head < first || parse->tokens[t].head >= end)
            return t;
    return DM_NO_TOKEN;
}

/* A past form that was taken for a clause of the noun, and tells nobody who did it. */
static bool is_bare_clause(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (token->upos != DM_VERB || (token->rel != DM_REL_ACL && token->rel != DM_REL_ACL_RELCL) ||
        !(token->feats & (DM_FEAT_PAST | DM_FEAT_PASS)) || dm_repair_has_subject(parse, t))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < t || parse->tokens[c].rel == DM_REL_OBL_AGENT || parse->tokens[c].rel == DM_REL_OBJ)
            return false;
    return true;
}

/* The noun becomes what the name was, with all that stands before it. */
static void swap(dm_parse *parse, uint32_t noun, uint32_t name) {
    uint32_t over = parse->tokens[name].head;
    for (DM_CHILDREN(parse, name, c))
        if (c < noun)
            dm_repair_attach(parse, c, noun, (dm_rel)parse->tokens[c].rel);
    if (over == DM_NO_TOKEN)
        parse->sentences[parse->tokens[name].sentence].root = noun;
    dm_repair_attach(parse, noun, over, (dm_rel)parse->tokens[name].rel);
}

bool dm_repair_contact(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (!is_bare_clause(parse, t))
        return false;
    uint32_t first = name_before(codebook, parse, t);
    uint32_t name = first == DM_NO_TOKEN ? first : head_of(parse, first, t);
    uint32_t least = parse->sentences[parse->tokens[t].sentence].first;
    if (name == DM_NO_TOKEN || first <= least)
        return false;
    uint32_t noun = first - 1;
    if (dm_str_is(parse->tokens[noun].form, "the") && noun > least)
        noun--;
    uint32_t head = parse->tokens[t].head;
    if (parse->tokens[noun].upos != DM_NOUN || (head != noun && head != name))
        return false;
    if (parse->tokens[noun].head == name)
        swap(parse, noun, name);
    else if (parse->tokens[name].head != noun)
        return false;
    dm_token *verb = &parse->tokens[t];
    verb->feats =
        (verb->feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN | DM_FEAT_PAST;
    dm_repair_attach(parse, name, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, noun, DM_REL_ACL_RELCL);
    return true;
}

/* The comma right behind the subject of a past form, and nothing before the form but that; the form
 * is then no verb of a sentence. DM_NO_TOKEN if it is one. */
static uint32_t cut_off_subject(const dm_parse *parse, uint32_t form) {
    uint32_t subject = dm_tree_find(parse, form, DM_REL_NSUBJ);
    if (form == 0 || subject == DM_NO_TOKEN || subject > form ||
        !dm_str_is(parse->tokens[form - 1].form, ","))
        return DM_NO_TOKEN;
    uint32_t first, last;
    dm_tree_hull(parse, subject, &first, &last);
    if (last + 1 != form && last + 2 != form)
        return DM_NO_TOKEN;
    for (uint32_t t = first; t + 1 < form; t++)
        if (parse->tokens[t].upos == DM_PUNCT)
            return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, form, c))
        if (c < form && c != subject && parse->tokens[c].upos != DM_PUNCT)
            return DM_NO_TOKEN;
    return subject;
}

bool dm_repair_cut_off(dm_parse *parse, dm_sentence *sentence) {
    uint32_t form = sentence->root;
    const dm_token *token = &parse->tokens[form];
    if (token->upos != DM_VERB || !(token->feats & (DM_FEAT_PAST | DM_FEAT_PASS)))
        return false;
    uint32_t subject = cut_off_subject(parse, form), verb = DM_NO_TOKEN;
    if (subject == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, form, c)) { /* the verb behind the second comma, without an "and" */
        bool hung = parse->tokens[c].rel == DM_REL_CONJ || parse->tokens[c].rel == DM_REL_PARATAXIS;
        if (c > form && hung && parse->tokens[c].upos == DM_VERB && verb == DM_NO_TOKEN &&
            dm_tree_find(parse, c, DM_REL_CC) == DM_NO_TOKEN && !dm_repair_has_subject(parse, c))
            verb = c;
    }
    if (verb == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, form, c))
        if (c > verb)
            dm_repair_attach(parse, c, verb, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, subject, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, form, subject, DM_REL_ACL);
    parse->tokens[form].feats =
        (token->feats & ~(uint32_t)DM_FEAT_FIN) | DM_FEAT_PART | DM_FEAT_PASS;
    sentence->root = verb;
    return true;
}

/* "invaded what was then Zaire": the state is what was invaded; `t` is the "what". */
bool dm_repair_what_was(dm_parse *parse, uint32_t t) {
    uint32_t named = parse->tokens[t].upos == DM_PRON ? dm_tree_find(parse, t, DM_REL_ACL_RELCL)
                                                      : (uint32_t)DM_NO_TOKEN,
             over = parse->tokens[t].head;
    if (named == DM_NO_TOKEN || over == DM_NO_TOKEN || named < t ||
        !dm_str_eq_nocase(parse->tokens[t].form, DM_STR("what")) ||
        parse->tokens[named].upos != DM_PROPN ||
        dm_tree_find(parse, named, DM_REL_COP) == DM_NO_TOKEN ||
        dm_tree_find(parse, named, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, named, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c < named && rel != DM_REL_COP && rel != DM_REL_ADVMOD && rel != DM_REL_DET &&
            rel != DM_REL_COMPOUND && rel != DM_REL_AMOD && rel != DM_REL_FLAT)
            return false;
    }
    for (DM_CHILDREN(parse, named, c))
        if (parse->tokens[c].rel == DM_REL_COP)
            dm_tree_set_rel(parse, c, DM_REL_ADVMOD);
        else if (c > named && parse->tokens[c].rel == DM_REL_OBL)
            dm_repair_attach(parse, c, over, DM_REL_OBL);
    for (DM_CHILDREN(parse, t, c))
        if (c != named)
            dm_repair_attach(parse, c, named, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, named, over, (dm_rel)parse->tokens[t].rel);
    dm_repair_attach(parse, t, named, DM_REL_DET);
    return true;
}
