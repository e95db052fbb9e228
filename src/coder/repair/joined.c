/*
 * repair/joined.c - clauses hung on the last noun or verb before them, where they go with one
 * farther up: "the bombing of the consulate in Mali that killed 24 people" (the bombing killed);
 * "was to lay flowers, talk to guards who survived the blast and meet the president" (was to meet).
 */
#include "coder/repair/parts.h"

enum { MOST_STEPS = 5 };

/* The deed that a noun tells where or against whom of: "the bombing of embassies in Kenya". */
static uint32_t deed_above(const dm_codebook *codebook, const dm_parse *parse, uint32_t noun) {
    for (int up = 0; up < MOST_STEPS; up++) {
        const dm_token *word = &parse->tokens[noun];
        bool below = (word->rel == DM_REL_NMOD || word->rel == DM_REL_CONJ ||
                      word->rel == DM_REL_NMOD_UNMARKED) &&
                     word->head != DM_NO_TOKEN && word->head < noun;
        if (!below)
            return DM_NO_TOKEN;
        noun = word->head;
        if (parse->tokens[noun].upos == DM_NOUN &&
            dm_codebook_in_class(codebook, "@takes-lives-noun", parse->tokens[noun].lemma))
            return noun;
    }
    return DM_NO_TOKEN;
}

/* "embassies", "in Kenya"; not "the group that killed four". */
static bool is_place(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    return dm_codebook_in_class(codebook, "@struck-thing", parse->tokens[t].lemma) ||
           dm_codebook_in_class(codebook, "@time-noun", parse->tokens[t].lemma) ||
           dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "at") ||
           dm_tree_has_case(parse, t, "near") || dm_tree_has_case(parse, t, "outside") ||
           parse->tokens[t].rel == DM_REL_CONJ;
}

/* "that killed", "which wounded": whoever did it has no other subject. */
static bool restore_deed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ), noun = parse->tokens[t].head;
    if (subject == DM_NO_TOKEN || noun == DM_NO_TOKEN || noun > t ||
        !is_place(codebook, parse, noun) ||
        !(dm_str_eq_nocase(parse->tokens[subject].form, DM_STR("that")) ||
          dm_str_eq_nocase(parse->tokens[subject].form, DM_STR("which"))) ||
        !dm_codebook_in_class(codebook, "@takes-lives", parse->tokens[t].lemma) ||
        dm_codebook_in_class(codebook, "@takes-lives-noun", parse->tokens[noun].lemma))
        return false;
    uint32_t deed = deed_above(codebook, parse, noun);
    if (deed == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, deed, DM_REL_ACL_RELCL);
    return true;
}

/* "sign", whatever the parser took it for. */
static bool is_plain(const dm_parse *parse, uint32_t t) {
    return dm_str_eq_nocase(parse->tokens[t].form, parse->tokens[t].lemma) &&
           !(parse->tokens[t].feats & (DM_FEAT_PAST | DM_FEAT_PART | DM_FEAT_GER));
}

static bool is_bare(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_VERB && is_plain(parse, t) &&
           dm_tree_find(parse, t, DM_REL_NSUBJ) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_AUX) == DM_NO_TOKEN &&
           dm_tree_find(parse, t, DM_REL_MARK) == DM_NO_TOKEN;
}

/* "was scheduled to lay flowers, talk to guards": hung on "scheduled". */
static bool restore_due(dm_parse *parse, uint32_t t) {
    uint32_t above = parse->tokens[t].head, due = dm_tree_find(parse, above, DM_REL_XCOMP);
    if (due == DM_NO_TOKEN || due < above || due > t || !is_plain(parse, due) ||
        dm_tree_find(parse, due, DM_REL_MARK) == DM_NO_TOKEN ||
        dm_str_eq_nocase(parse->tokens[above].form, parse->tokens[above].lemma))
        return false;
    dm_repair_attach(parse, t, due, DM_REL_CONJ);
    return true;
}

/* "survived the blast and meet": no past goes on with a bare infinitive, so it goes on with the
 * one above. */
static bool restore_infinitives(dm_parse *parse, uint32_t t) {
    uint32_t above = parse->tokens[t].head;
    if (above == DM_NO_TOKEN || above > t || !is_bare(parse, t) ||
        parse->tokens[above].upos != DM_VERB || !(parse->tokens[above].feats & DM_FEAT_PAST))
        return false;
    if (restore_due(parse, t))
        return true;
    if (dm_tree_find(parse, above, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    for (int up = 0; up < MOST_STEPS; up++) {
        if (parse->tokens[above].rel == DM_REL_ROOT)
            return false;
        above = parse->tokens[above].head;
        if (above == DM_NO_TOKEN || above > t)
            return false;
        if (parse->tokens[above].upos == DM_VERB && is_plain(parse, above) &&
            (dm_tree_find(parse, above, DM_REL_MARK) != DM_NO_TOKEN ||
             dm_tree_find(parse, above, DM_REL_AUX) != DM_NO_TOKEN ||
             parse->tokens[above].rel == DM_REL_CONJ ||
             parse->tokens[above].rel == DM_REL_PARATAXIS)) {
            dm_repair_attach(parse, t, above, DM_REL_CONJ);
            return true;
        }
    }
    return false;
}

/* "will visit a camp, thank the soldiers": told without "and" so far. */
static bool restore_list(dm_parse *parse, uint32_t t) {
    uint32_t above = parse->tokens[t].head;
    if (above == DM_NO_TOKEN || above > t || !is_bare(parse, t) || !is_plain(parse, above) ||
        parse->tokens[above].upos != DM_VERB ||
        (dm_tree_find(parse, above, DM_REL_AUX) == DM_NO_TOKEN &&
         dm_tree_find(parse, above, DM_REL_MARK) == DM_NO_TOKEN))
        return false;
    dm_repair_attach(parse, t, above, DM_REL_CONJ);
    return true;
}

/* The "has" that a verb is told with; DM_NO_TOKEN. */
static uint32_t perfect_of(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel == DM_REL_AUX && dm_tree_lemma_is(parse, c, "have"))
            return c;
    return DM_NO_TOKEN;
}

/* "has denied that it is planning a raid and has blamed Ukraine": what has been done goes on with
 * what has been done, not with what is. */
static bool restore_perfect(dm_parse *parse, uint32_t t) {
    uint32_t has = perfect_of(parse, t), above = parse->tokens[t].head;
    if (has == DM_NO_TOKEN || above == DM_NO_TOKEN || above > t ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        perfect_of(parse, above) != DM_NO_TOKEN)
        return false;
    for (int up = 0; up < MOST_STEPS; up++) {
        bool clause = parse->tokens[above].rel == DM_REL_CCOMP;
        if (!clause && parse->tokens[above].rel != DM_REL_XCOMP &&
            parse->tokens[above].rel != DM_REL_ADVCL && parse->tokens[above].rel != DM_REL_CONJ)
            return false;
        above = parse->tokens[above].head;
        if (above == DM_NO_TOKEN || above > t)
            return false;
        uint32_t same = perfect_of(parse, above);
        if (same == DM_NO_TOKEN)
            continue;
        if (!clause || !dm_str_eq_nocase(parse->tokens[same].form, parse->tokens[has].form))
            return false;
        dm_repair_attach(parse, t, above, DM_REL_CONJ);
        return true;
    }
    return false;
}

bool dm_repair_joined(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & DM_OF(ACL_RELCL)) && (at.upos & DM_AS(VERB)) &&
            restore_deed(codebook, parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && (at.upos & DM_AS(VERB)) &&
            (restore_infinitives(parse, t) || restore_perfect(parse, t))) ||
           ((at.rel & DM_OF(PARATAXIS)) && (at.upos & DM_AS(VERB)) && restore_list(parse, t));
}
