/*
 * repair/place_first.c - who acts right behind the day or town that opens the clause, without a
 * comma: "In Geneva Ethiopia accused", "At the summit on Tuesday Modi met".
 *
 *   In   Geneva   Ethiopia accused          In   Geneva Ethiopia accused
 *   case compound nsubj    root      ──▶    case obl    nsubj    root
 *
 * The parser takes both names for one. A known surname or a state's name is one of its own, and so
 * is a name behind a title.
 */
#include "coder/repair/parts.h"

#include "base/utf8.h"

enum { LONGEST_TOWN = 3 };

static bool is_time(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    return dm_codebook_in_class(codebook, "@weekday", parse->tokens[t].form);
}

/* Whether a state is named by the token alone, or somebody who holds an office by his surname. */
static bool is_known(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    dm_match match;
    if (dm_knowledge_match(codebook->knowledge, parse->text, token->start, &match))
        return match.name->sort == DM_NAME_ENTITY && match.length == token->form.len &&
               dm_knowledge_entity_at(codebook->knowledge, match.name->target)->kind ==
                   DM_KIND_STATE;
    return dm_knowledge_surname(codebook->knowledge, token->form) != DM_MAP_NONE;
}

/* The preposition that opens the clause before the town that ends at `last`, or stands before the
 * day; DM_NO_TOKEN. */
static uint32_t opener_of(const dm_codebook *codebook, const dm_parse *parse, uint32_t last) {
    const dm_token *tokens = parse->tokens;
    uint32_t first = parse->sentences[tokens[last].sentence].first, t = last;
    if (is_time(codebook, parse, last))
        return last > first && dm_str_eq_nocase(tokens[last - 1].form, DM_STR("on"))
                   ? last - 1
                   : (uint32_t)DM_NO_TOKEN;
    if (dm_codebook_in_class(codebook, "@month", tokens[last].form))
        return last > first && dm_str_eq_nocase(tokens[last - 1].form, DM_STR("in"))
                   ? last - 1
                   : (uint32_t)DM_NO_TOKEN;
    while (t > first && t + LONGEST_TOWN > last && dm_utf8_is_capitalised(tokens[t].form) &&
           tokens[t].upos != DM_ADP)
        t--;
    bool opens = t == first || tokens[t - 1].upos == DM_PUNCT || tokens[t - 1].upos == DM_CCONJ;
    bool in = dm_str_eq_nocase(tokens[t].form, DM_STR("in")) ||
              dm_str_eq_nocase(tokens[t].form, DM_STR("at"));
    return t < last && opens && in ? t : (uint32_t)DM_NO_TOKEN;
}

/* Whether nobody but the name at t, or what stands before it, is the verb's subject. */
static bool lacks_other(const dm_parse *parse, uint32_t verb, uint32_t place, uint32_t t) {
    const dm_token *token = &parse->tokens[verb];
    if (token->upos != DM_VERB || !(token->feats & DM_FEAT_FIN))
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c != t && c != place &&
            (parse->tokens[c].rel == DM_REL_NSUBJ || parse->tokens[c].rel == DM_REL_NSUBJ_PASS))
            return false;
    return true;
}

/* The last token of the town that begins at t: of a known name, or t alone. */
static uint32_t town_end(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    uint32_t last = t;
    if (dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match))
        while (last + 1 < parse->token_count &&
               parse->tokens[last + 1].end <= parse->tokens[t].start + match.length)
            last++;
    return last;
}

/* "In Lima President Pedro Castillo demanded": the town hangs on the name behind the title, or on
 * the title, and "in" with it. `t` is the name. */
static bool restore_titled(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t verb = tokens[t].head, title = dm_tree_find(parse, t, DM_REL_NMOD_DESC);
    if (title == DM_NO_TOKEN || title > t || verb == DM_NO_TOKEN || verb < t ||
        !lacks_other(parse, verb, t, t))
        return false;
    uint32_t opener = dm_tree_find(parse, t, DM_REL_CASE);
    if (opener == DM_NO_TOKEN)
        opener = dm_tree_find(parse, title, DM_REL_CASE);
    if (opener == DM_NO_TOKEN || opener + 1 >= title || tokens[opener + 1].upos != DM_PROPN)
        return false;
    uint32_t town = town_end(codebook, parse, opener + 1);
    if (town >= title || (tokens[town].head != t && tokens[town].head != title) ||
        opener_of(codebook, parse, town) != opener)
        return false;
    for (uint32_t c = opener; c < town; c++)
        if (tokens[c].head == t || tokens[c].head == title)
            dm_repair_attach(parse, c, town, (dm_rel)tokens[c].rel);
    dm_repair_attach(parse, town, verb, DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* The verb behind a name and its auxiliaries, if it has no subject of its own; DM_NO_TOKEN. */
static uint32_t verb_behind(const dm_parse *parse, uint32_t t) {
    uint32_t verb = t;
    while (verb < parse->token_count && parse->tokens[verb].sentence == parse->tokens[t].sentence &&
           (parse->tokens[verb].upos == DM_AUX || parse->tokens[verb].upos == DM_ADV ||
            parse->tokens[verb].upos == DM_PART))
        verb++;
    return verb < parse->token_count && parse->tokens[verb].sentence == parse->tokens[t].sentence &&
                   parse->tokens[verb].upos == DM_VERB && dm_repair_lacks_subject(parse, verb)
               ? verb
               : (uint32_t)DM_NO_TOKEN;
}

/* "In a statement on Saturday Mokgweetsi Masisi had condemned": the name was taken for more of the
 * day, or of what the day is of. `t` is its first word. */
static bool restore_behind_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t day = t - 1, first = parse->sentences[tokens[t].sentence].first, last = t;
    if (t < 3 || day <= first || !is_time(codebook, parse, day) ||
        !dm_str_eq_nocase(tokens[day - 1].form, DM_STR("on")) ||
        !dm_utf8_is_capitalised(tokens[t].form) ||
        (tokens[t].head != day && tokens[t].head != tokens[day].head && tokens[day].head != t))
        return false;
    while (last + 1 < parse->token_count && tokens[last + 1].sentence == tokens[t].sentence &&
           tokens[last + 1].upos == DM_PROPN)
        last++;
    uint32_t verb = verb_behind(parse, last + 1);
    if (verb == DM_NO_TOKEN)
        return false;
    uint32_t over =
        tokens[t].head == day || tokens[day].head != t ? tokens[day].head : tokens[t].head;
    if (over == DM_NO_TOKEN || (over >= day && over != verb))
        return false;
    for (uint32_t c = t + 1; c <= last; c++)
        if (tokens[c].head < t || tokens[c].head > last)
            dm_repair_attach(parse, c, t, DM_REL_FLAT);
    dm_repair_attach(parse, day - 1, day, DM_REL_CASE);
    dm_repair_attach(parse, day, over,
                     over == verb || dm_tree_is_verbal(parse, over) ? DM_REL_OBL : DM_REL_NMOD);
    bool passive = dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    dm_repair_attach(parse, t, verb, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
    return true;
}

bool dm_repair_place_first(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t place = t - 1, verb = t + 1;
    if (tokens[t].upos == DM_PROPN && (parse->child_rels[t] & DM_OF(NMOD_DESC)) &&
        restore_titled(codebook, parse, t))
        return true;
    if (tokens[t].upos == DM_PROPN && t >= 3 && tokens[place].upos == DM_PROPN &&
        restore_behind_day(codebook, parse, t))
        return true;
    if (t < 2 || verb >= parse->token_count || tokens[verb].sentence != tokens[t].sentence ||
        tokens[place].sentence != tokens[t].sentence || tokens[t].upos != DM_PROPN ||
        tokens[place].upos != DM_PROPN || !lacks_other(parse, verb, place, t))
        return false;
    bool told = tokens[t].rel == DM_REL_NSUBJ && tokens[place].head != t;
    uint32_t opener = told ? DM_NO_TOKEN : opener_of(codebook, parse, place);
    if (opener == DM_NO_TOKEN || !is_known(codebook, parse, t) ||
        (tokens[opener].head != place && tokens[opener].head != t))
        return false;
    for (uint32_t c = opener + 1; c < t; c++)
        if (tokens[c].rel == DM_REL_NMOD_DESC) /* "In Lima President Pedro Castillo" */
            return false;
    uint32_t over = tokens[t].head;
    bool under = over != DM_NO_TOKEN && over < opener; /* "the summit on Tuesday Modi" */
    for (DM_CHILDREN(parse, t, c))
        if (c < t && c != place)
            dm_repair_attach(parse, c, place, (dm_rel)tokens[c].rel);
    if (under)
        dm_repair_attach(parse, place, over,
                         dm_tree_is_verbal(parse, over) ? DM_REL_OBL : DM_REL_NMOD);
    else if (over == verb || tokens[place].rel == DM_REL_NSUBJ)
        dm_repair_attach(parse, place, verb, DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    for (DM_CHILDREN(parse, verb, c))
        if (c < place && tokens[c].rel == DM_REL_CSUBJ)
            dm_tree_set_rel(parse, c, DM_REL_ADVCL);
    return true;
}
