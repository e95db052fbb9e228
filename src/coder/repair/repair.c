/*
 * repair/repair.c - three passes over the trees of an article: clauses that lost their verb
 * (repair/verbs.c), single words in the wrong place (repair/attachments.c), then what insertions
 * tore apart (repair/clauses.c). Each needs the children that the one before made.
 */
#include "coder/repair/parts.h"

/* Whether the way up from token t ends. */
static bool goes_up(const dm_parse *parse, uint32_t t, uint32_t most) {
    for (uint32_t steps = 0; steps <= most; steps++) {
        if (t == DM_NO_TOKEN)
            return true;
        t = parse->tokens[t].head;
    }
    return false;
}

/* Where the parser erred twice, two repairs may hang two words on each other. They then hang on the
 * root of their sentence: whoever goes up a tree must arrive. */
static void cut_circles(dm_parse *parse) {
    for (size_t i = 0; i < parse->sentence_count; i++) {
        const dm_sentence *s = &parse->sentences[i];
        if (s->root >= parse->token_count)
            continue;
        if (!goes_up(parse, s->root, s->count))
            dm_repair_attach(parse, s->root, DM_NO_TOKEN, DM_REL_ROOT);
        for (uint32_t t = s->first; t < s->first + s->count; t++)
            if (!goes_up(parse, t, s->count))
                dm_repair_attach(parse, t, s->root, DM_REL_DEP);
            else if (parse->tokens[t].head == DM_NO_TOKEN && parse->tokens[t].rel != DM_REL_ROOT)
                dm_tree_set_rel(parse, t, DM_REL_ROOT); /* who asks by relation finds a head */
    }
}

static void link_anew(dm_parse *parse) {
    cut_circles(parse);
    dm_tree_link(parse);
}

void dm_repair_raise(dm_parse *parse, dm_sentence *sentence, uint32_t verb) {
    uint32_t subject = sentence->root;
    for (DM_CHILDREN(parse, subject, c))
        if (c > verb)
            dm_repair_attach(parse, c, verb, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, subject, verb, DM_REL_NSUBJ);
    sentence->root = verb;
}

/* Marks, articles and conjunctions with nothing under them, a quarter of a text: no repair begins
 * at one. Not "that": which of its kinds it is parsers confuse. */
static bool is_idle(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    bool small = (token->upos == DM_PUNCT && token->rel == DM_REL_PUNCT) ||
                 (token->upos == DM_DET && token->rel == DM_REL_DET) ||
                 (token->upos == DM_CCONJ && token->rel == DM_REL_CC);
    return small && dm_children_count(parse, t) == 0 &&
           !dm_str_eq_nocase(token->form, DM_STR("that"));
}

/* Before each repair stands what a word must be for it, where that is more than nothing: relations,
 * parts of speech, relations of children. Most repairs are not called for most words. */
static bool repair_verbs(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    const bool verb = at.upos & DM_AS(VERB), noun = at.upos & DM_AS(NOUN),
               name = at.upos & DM_AS(PROPN);
    return (verb && dm_repair_interrupted(codebook, parse, t)) ||
           ((verb || (at.upos & DM_AS(AUX)) || (at.rel & DM_OF(AUX))) &&
            dm_repair_perfect(codebook, parse, t)) ||
           ((noun || (at.rel & (DM_OF(NSUBJ) | DM_OF(AMOD)))) &&
            dm_repair_progressive(codebook, parse, t)) ||
           ((noun || (at.rel & (DM_OF(OBL) | DM_OF(NMOD) | DM_OF(CONJ) | DM_OF(ACL)))) &&
            dm_repair_behind(codebook, parse, t)) ||
           ((noun || (at.rel & DM_OF(AMOD))) && dm_repair_participle(codebook, parse, t)) ||
           dm_repair_translated(codebook, parse, t) ||
           (name && dm_repair_officer(codebook, parse, t)) ||
           (name && dm_repair_portfolio(codebook, parse, t)) ||
           dm_repair_foreign(codebook, parse, t);
}

static bool repair_places(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    const bool verb = at.upos & DM_AS(VERB), noun = at.upos & DM_AS(NOUN),
               name = at.upos & DM_AS(PROPN);
    return dm_repair_attachment(codebook, parse, t) ||
           ((at.rel & (DM_OF(ADVCL) | DM_OF(XCOMP) | DM_OF(OBL) | DM_OF(ACL) | DM_OF(CSUBJ))) &&
            dm_repair_infinitive(codebook, parse, t)) ||
           ((verb || noun || name) && dm_repair_conjunct(codebook, parse, t)) ||
           ((at.rel & (DM_OF(IOBJ) | DM_OF(OBL_UNMARKED) | DM_OF(COMPOUND) | DM_OF(OBJ))) &&
            dm_repair_given(codebook, parse, t)) ||
           ((at.rel & (DM_OF(NMOD) | DM_OF(OBL))) && dm_repair_sent(codebook, parse, t)) ||
           (noun && (at.rel & DM_OF(COMPOUND)) && dm_repair_offered(codebook, parse, t)) ||
           (name && (at.children & DM_OF(COP)) && dm_repair_presence(codebook, parse, t)) ||
           dm_repair_named(codebook, parse, t) ||
           (verb && (at.rel & (DM_OF(XCOMP) | DM_OF(ADVCL))) &&
            dm_repair_neighbouring(codebook, parse, t)) ||
           dm_repair_shifted(codebook, parse, t) ||
           ((at.rel & DM_OF(NMOD)) && dm_repair_insertion(codebook, parse, t)) ||
           dm_repair_paired(codebook, parse, t) ||
           (name && dm_repair_place_first(codebook, parse, t)) ||
           dm_repair_opened(codebook, parse, t);
}

static bool repair_clauses(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    const bool verb = at.upos & DM_AS(VERB), noun = at.upos & DM_AS(NOUN),
               name = at.upos & DM_AS(PROPN);
    return ((at.rel & (DM_OF(OBJ) | DM_OF(CCOMP) | DM_OF(APPOS) | DM_OF(NMOD) | DM_OF(XCOMP) |
                       DM_OF(ACL))) &&
            dm_repair_judged(codebook, parse, t)) ||
           (verb && dm_repair_resumed(codebook, parse, t)) || dm_repair_bare(codebook, parse, t) ||
           (noun && dm_repair_voting(parse, t)) || dm_repair_calling(codebook, parse, t) ||
           ((at.rel & DM_OF(OBJ)) && dm_repair_part(codebook, parse, t)) ||
           (((at.children & DM_OF(XCOMP)) || (at.rel & (DM_OF(ACL_RELCL) | DM_OF(ACL)))) &&
            dm_repair_gapless(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ACL) | DM_OF(XCOMP))) && dm_repair_caused(codebook, parse, t)) ||
           ((at.children & DM_OF(CASE)) && dm_repair_agent(codebook, parse, t)) ||
           ((verb || (at.rel & (DM_OF(OBL) | DM_OF(AMOD) | DM_OF(COMPOUND)))) &&
            dm_repair_hidden(codebook, parse, t)) ||
           ((noun || name || (at.rel & (DM_OF(AMOD) | DM_OF(CSUBJ) | DM_OF(ADVCL)))) &&
            dm_repair_fronted(codebook, parse, t)) ||
           dm_repair_demanded(codebook, parse, t) ||
           (verb && (dm_repair_joined(codebook, parse, t) || dm_repair_obliged(parse, t) ||
                     dm_repair_astride(parse, t) || dm_repair_contact(codebook, parse, t) ||
                     dm_repair_blamed(codebook, parse, t))) ||
           ((at.upos & DM_AS(PRON)) && dm_repair_what_was(parse, t)) ||
           (verb && dm_repair_gaps(codebook, parse, t));
}

static bool repair_torn(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return dm_repair_inserted(codebook, parse, t) || dm_repair_said(codebook, parse, t) ||
           (((at.upos & (DM_AS(NOUN) | DM_AS(VERB))) || (at.rel & DM_OF(AMOD))) &&
            dm_repair_tellers(codebook, parse, t)) ||
           ((at.rel & (DM_OF(OBJ) | DM_OF(OBL) | DM_OF(NMOD))) &&
            dm_repair_called(codebook, parse, t)) ||
           ((at.upos & DM_AS(VERB)) && dm_repair_pronounced(codebook, parse, t));
}

void dm_repair_trees(const dm_codebook *codebook, dm_parse *parse) {
    bool changed = false;
    for (size_t s = 0; s < parse->sentence_count; s++)
        if (parse->sentences[s].root < parse->token_count)
            changed |= dm_repair_led(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_clause(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_present(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_headline(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_told(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_told_by_many(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_relative(parse, &parse->sentences[s]) ||
                       dm_repair_cut_off(parse, &parse->sentences[s]) ||
                       dm_repair_among(codebook, parse, &parse->sentences[s]) ||
                       dm_repair_swallowed(codebook, parse, &parse->sentences[s]);
    if (changed) /* the next pass looks children up */
        link_anew(parse);
    changed = false;
    for (uint32_t t = 0; t < parse->token_count; t++)
        changed |= !is_idle(parse, t) &&
                   (repair_verbs(codebook, parse, t) || repair_places(codebook, parse, t) ||
                    repair_clauses(codebook, parse, t));
    if (changed)
        link_anew(parse);
    changed = false;
    for (uint32_t t = 0; t < parse->token_count; t++)
        changed |= !is_idle(parse, t) && repair_torn(codebook, parse, t);
    if (changed)
        link_anew(parse);
}
