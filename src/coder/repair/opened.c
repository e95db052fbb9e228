/*
 * repair/opened.c - bare subjects behind the time or place that opens a clause, and subjects taken
 * for no words at all: "On Sunday protesters stormed the palace", "said it was prepared to go",
 * "Fighting resumed on Monday".
 *
 *   On   Sunday   protesters stormed        On   Sunday protesters stormed
 *   case compound obl        root     ──▶   case obl    nsubj      root
 *
 * The parser takes the name for the first part of the noun, and both for one phrase, which leaves
 * the verb without a subject.
 */
#include "coder/repair/parts.h"

static dm_rel subject_of(const dm_parse *parse, uint32_t verb) {
    bool passive = dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    return passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ;
}

/* The last token of the name or date that begins at t; DM_NO_TOKEN if none does, or it is all that
 * stands before `noun`. */
static uint32_t name_end(const dm_parse *parse, uint32_t t, uint32_t noun) {
    uint32_t last = DM_NO_TOKEN;
    for (; t < noun && (parse->tokens[t].upos == DM_PROPN ||
                        (last != DM_NO_TOKEN && parse->tokens[t].upos == DM_NUM &&
                         parse->tokens[t].form.len <= 2));
         t++)
        last = t;
    return last;
}

static bool is_day(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_PROPN &&
           dm_codebook_in_class(codebook, "@weekday", parse->tokens[t].form);
}

/* Makes the noun the verb's subject; "fired tear gas" behind a subject that was none: the object
 * hangs on it. */
static void give_subject(dm_parse *parse, uint32_t noun, uint32_t verb) {
    dm_repair_attach(parse, noun, verb, subject_of(parse, verb));
    if (dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return;
    for (DM_CHILDREN(parse, noun, c)) {
        if (c < verb || parse->tokens[c].rel != DM_REL_NMOD ||
            dm_tree_find(parse, c, DM_REL_CASE) != DM_NO_TOKEN)
            continue;
        dm_repair_attach(parse, c, verb, DM_REL_OBJ);
        return;
    }
}

/* "In the village of Pisa police fired", "before dawn on Sunday police fired": the bare noun hangs
 * on the village, or on what the day is of. */
static bool restore_of_place(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *noun = &parse->tokens[t];
    uint32_t place = noun->head, of = dm_tree_find(parse, t, DM_REL_CASE);
    if (noun->upos != DM_NOUN || noun->rel != DM_REL_NMOD || place == DM_NO_TOKEN || place > t ||
        parse->tokens[place].rel != DM_REL_OBL || of == DM_NO_TOKEN || of < place ||
        !(dm_tree_lemma_is(parse, of, "of") || dm_tree_lemma_is(parse, of, "in") ||
          (dm_tree_lemma_is(parse, of, "on") && is_day(codebook, parse, of + 1))))
        return false;
    uint32_t verb = parse->tokens[place].head, name = name_end(parse, of + 1, t);
    if (verb == DM_NO_TOKEN || verb < t || name == DM_NO_TOKEN ||
        !dm_repair_lacks_subject(parse, verb))
        return false;
    for (uint32_t c = of + 1; c < name; c++)
        dm_repair_attach(parse, c, name, DM_REL_COMPOUND);
    dm_repair_attach(parse, of, name, DM_REL_CASE);
    dm_repair_attach(parse, name, place, DM_REL_NMOD);
    give_subject(parse, t, verb);
    return true;
}

/* "On Sunday protesters stormed", "In New York students marched", "On March 3 police fired" */
static bool restore_opened(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *noun = &parse->tokens[t];
    uint32_t verb = noun->head, opener = dm_tree_find(parse, t, DM_REL_CASE);
    bool hidden =
        noun->upos == DM_PROPN && noun->rel == DM_REL_NSUBJ; /* with the day in its name */
    bool bare = (noun->upos == DM_NOUN || noun->upos == DM_PROPN) && noun->rel == DM_REL_OBL;
    if ((!bare && !hidden) || verb == DM_NO_TOKEN || verb < t || opener == DM_NO_TOKEN ||
        opener > t || (bare && !dm_repair_lacks_subject(parse, verb)) ||
        dm_codebook_in_class(codebook, "@opens-clause", noun->lemma))
        return false;
    if (!dm_str_eq_nocase(parse->tokens[opener].form, DM_STR("on")) &&
        !dm_str_eq_nocase(parse->tokens[opener].form, DM_STR("in")))
        return false;
    uint32_t last = name_end(parse, opener + 1, t), name = last;
    if (noun->upos == DM_PROPN) /* "On Saturday Malaysia expelled" */
        last = name = is_day(codebook, parse, opener + 1) && opener + 1 < t ? opener + 1
                                                                            : (uint32_t)DM_NO_TOKEN;
    if (last == DM_NO_TOKEN)
        return false;
    while (parse->tokens[name].upos == DM_NUM) /* "March 3": the month is the head */
        name--;
    for (uint32_t c = opener + 1; c <= last; c++)
        if (c != name)
            dm_repair_attach(parse, c, name, c < name ? DM_REL_COMPOUND : DM_REL_NUMMOD);
    dm_repair_attach(parse, opener, name, DM_REL_CASE);
    dm_repair_attach(parse, name, verb, DM_REL_OBL);
    give_subject(parse, t, verb);
    return true;
}

/* "At a summit on Monday, Kenya and Uganda agreed": the parser takes all three for a list. `t` is
 * the day. */
static bool restore_listed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t first = t + 2, verb = parse->tokens[t].head;
    if (!is_day(codebook, parse, t) || first >= parse->token_count ||
        !dm_str_is(parse->tokens[t + 1].form, ",") || parse->tokens[first].head != t ||
        parse->tokens[first].rel != DM_REL_CONJ)
        return false;
    while (verb != DM_NO_TOKEN && !dm_tree_is_verbal(parse, verb))
        verb = parse->tokens[verb].head;
    if (verb == DM_NO_TOKEN || verb < first || !dm_repair_lacks_subject(parse, verb))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > first && parse->tokens[c].rel == DM_REL_CONJ)
            dm_repair_attach(parse, c, first, DM_REL_CONJ);
    dm_repair_attach(parse, first, verb, subject_of(parse, verb));
    return true;
}

/* "the launch by North Korea hours before the summit": a measure of time is no part of the name.
 * `t` is the measure. */
static bool restore_measure(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t by = dm_tree_find(parse, t, DM_REL_CASE), name = t - 1;
    if (t == 0 || parse->tokens[t].rel != DM_REL_OBL || by == DM_NO_TOKEN || by > name ||
        parse->tokens[t].head == DM_NO_TOKEN || parse->tokens[name].head != t ||
        parse->tokens[name].rel != DM_REL_COMPOUND || parse->tokens[name].upos != DM_PROPN ||
        !dm_tree_lemma_is(parse, by, "by") || t + 1 >= parse->token_count ||
        !dm_codebook_in_class(codebook, "@notice", parse->tokens[t].lemma) ||
        !dm_codebook_in_class(codebook, "@from-then", parse->tokens[t + 1].lemma))
        return false;
    dm_repair_attach(parse, by, name, DM_REL_CASE);
    dm_repair_attach(parse, name, parse->tokens[t].head, DM_REL_OBL);
    dm_repair_attach(parse, t, parse->tokens[t].head, DM_REL_OBL_UNMARKED);
    return true;
}

/* "Fighting", "Heavy fighting": nothing but its adjectives stands before. */
static bool opens(const dm_parse *parse, const dm_sentence *sentence, uint32_t t) {
    for (uint32_t before = sentence->first; before < t; before++)
        if (parse->tokens[before].head != t || parse->tokens[before].rel != DM_REL_AMOD)
            return false;
    return true;
}

/* "Shelling by Chad left four soldiers dead", "Fighting between Chad and Sudan spread": a noun, not
 * a clause. */
static bool restore_deed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *deed = &parse->tokens[t];
    if (deed->upos != DM_VERB || (deed->rel != DM_REL_CSUBJ && deed->rel != DM_REL_CSUBJ_PASS) ||
        !dm_str_ends(deed->form, DM_STR("ing")) ||
        !dm_codebook_in_class(codebook, "@deed-gerund", deed->form) ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    deed->upos = DM_NOUN;
    deed->lemma = deed->form;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_OBL || parse->tokens[c].rel == DM_REL_OBL_AGENT)
            dm_repair_attach(parse, c, t, DM_REL_NMOD);
    dm_repair_attach(parse, t, deed->head,
                     deed->rel == DM_REL_CSUBJ ? DM_REL_NSUBJ : DM_REL_NSUBJ_PASS);
    return true;
}

/* "Fighting raged", "Battles continued": the parser takes what goes on for a participle of the
 * first word. Verbs of the class @fighting-on have no object, so they are what the clause tells. */
static bool restore_raging(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    uint32_t verb = t + 1;
    if (sentence->root != t || !opens(parse, sentence, t) ||
        verb >= sentence->first + sentence->count || parse->tokens[verb].head != t ||
        parse->tokens[verb].upos != DM_VERB ||
        !dm_codebook_in_class(codebook, "@fighting-on", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    bool gerund = parse->tokens[t].upos == DM_VERB &&
                  dm_str_eq_nocase(parse->tokens[t].form, DM_STR("fighting"));
    bool noun = parse->tokens[t].upos == DM_NOUN &&
                ((parse->tokens[t].feats & DM_FEAT_PLUR) || dm_tree_lemma_is(parse, t, "fighting"));
    if (!gerund && !noun)
        return false;
    if (gerund) {
        parse->tokens[t].upos = DM_NOUN;
        parse->tokens[t].lemma = DM_STR("fighting");
    }
    dm_repair_raise(parse, sentence, verb);
    return true;
}

/* "said it was prepared to leave": somebody, not an empty word. */
static bool restore_prepared(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_EXPL || verb == DM_NO_TOKEN || verb < t ||
        !dm_tree_lemma_is(parse, t, "it") ||
        !dm_codebook_in_class(codebook, "@readied", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) == DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_XCOMP) == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ_PASS);
    return true;
}

/* "A Belgian teacher held hostage in Mali returned": whoever is held, where nobody else is. */
static bool restore_held(dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, held;
    bool hostage = dm_str_is(parse->tokens[t].form, "hostage") ||
                   dm_str_is(parse->tokens[t].form, "captive") ||
                   dm_str_is(parse->tokens[t].form, "prisoner");
    if (!hostage || verb == DM_NO_TOKEN || verb + 1 != t || parse->tokens[t].rel != DM_REL_OBJ ||
        !(dm_tree_lemma_is(parse, verb, "hold") || dm_tree_lemma_is(parse, verb, "take")))
        return false;
    if (dm_tree_find(parse, verb, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN) {
        dm_tree_set_rel(parse, t, DM_REL_XCOMP); /* "were taken hostage" */
        return true;
    }
    held = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    bool participle = held == DM_NO_TOKEN && parse->tokens[verb].rel == DM_REL_ACL;
    if (!participle && (held == DM_NO_TOKEN || parse->tokens[held].upos == DM_PRON))
        return false;
    parse->tokens[verb].feats |= DM_FEAT_PASS | DM_FEAT_PART;
    if (!participle)
        dm_repair_attach(parse, held, verb, DM_REL_NSUBJ_PASS);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}

/* "found a Peruvian officer guilty": what is found of him, not whom it found. */
static bool restore_guilty(dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, whom = t - 1;
    bool guilty = dm_str_is(parse->tokens[t].form, "guilty") ||
                  dm_str_is(parse->tokens[t].form, "innocent") ||
                  dm_str_is(parse->tokens[t].form, "liable");
    if (!guilty || parse->tokens[t].rel != DM_REL_OBJ || verb == DM_NO_TOKEN || verb + 1 >= t ||
        !dm_tree_lemma_is(parse, verb, "find") || parse->tokens[whom].head != t ||
        !dm_tree_is_nominal(parse, whom))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < whom)
            dm_repair_attach(parse, c, whom, (dm_rel)parse->tokens[c].rel);
    parse->tokens[t].upos = DM_ADJ;
    dm_repair_attach(parse, whom, verb, DM_REL_OBJ);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}

/* "In Naples, home port of the trawler, thousands marched": what the place is, no second subject.
 */
static bool restore_beside_place(dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, first, last;
    if (verb == DM_NO_TOKEN || verb < t || parse->tokens[t].upos != DM_NOUN)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    if (first < 2 || last + 1 >= verb || !dm_str_is(parse->tokens[first - 1].form, ",") ||
        (!dm_str_is(parse->tokens[last].form, ",") &&
         !dm_str_is(parse->tokens[last + 1].form, ",")))
        return false;
    uint32_t place = first - 2;
    bool second = false;
    for (DM_CHILDREN(parse, verb, c))
        second |= c > last && c < verb && parse->tokens[c].rel == DM_REL_NSUBJ;
    if (!second || parse->tokens[place].upos != DM_PROPN || parse->tokens[place].head != verb ||
        parse->tokens[place].rel != DM_REL_OBL ||
        dm_tree_find(parse, place, DM_REL_CASE) == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, place, DM_REL_APPOS);
    return true;
}

/* "is determined to send": a quality, no passive, though its "be" and its subject say so. */
static bool restore_determined(dm_parse *parse, uint32_t t) {
    uint32_t be = dm_tree_find(parse, t, DM_REL_AUX_PASS);
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ_PASS);
    if (parse->tokens[t].upos != DM_ADJ || be == DM_NO_TOKEN || subject == DM_NO_TOKEN ||
        !dm_str_is(parse->tokens[t].form, "determined"))
        return false;
    dm_tree_set_rel(parse, be, DM_REL_COP);
    dm_tree_set_rel(parse, subject, DM_REL_NSUBJ);
    return true;
}

/* "Burundi was to blame for it": a quality, no verb that somebody does. */
static bool restore_to_blame(dm_parse *parse, uint32_t t) {
    uint32_t to = dm_tree_find(parse, t, DM_REL_MARK), who = dm_tree_find(parse, t, DM_REL_NSUBJ);
    uint32_t be = dm_tree_find(parse, t, DM_REL_COP);
    if (who == DM_NO_TOKEN)
        who = dm_tree_find(parse, t, DM_REL_NSUBJ_OUTER);
    if (!dm_str_is(parse->tokens[t].form, "blame") || to == DM_NO_TOKEN || who == DM_NO_TOKEN ||
        be == DM_NO_TOKEN || to + 1 != t || dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    parse->tokens[t].upos = DM_ADJ;
    parse->tokens[t].lemma = DM_STR("to-blame");
    parse->tokens[t].feats = 0;
    dm_tree_set_rel(parse, to, DM_REL_ADVMOD);
    dm_tree_set_rel(parse, who, DM_REL_NSUBJ);
    return true;
}

/* "the same evening La Paz broke off relations": a time before the subject, taken for one too. */
static bool restore_time(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (verb == DM_NO_TOKEN || t > verb ||
        !dm_codebook_in_class(codebook, "@time-noun", parse->tokens[t].lemma))
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (c > t && c < verb &&
            (parse->tokens[c].rel == DM_REL_NSUBJ || parse->tokens[c].rel == DM_REL_NSUBJ_PASS)) {
            dm_tree_set_rel(parse, t, DM_REL_OBL_UNMARKED);
            return true;
        }
    return false;
}

bool dm_repair_opened(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(OBL) | DM_OF(NSUBJ))) && (at.upos & (DM_AS(NOUN) | DM_AS(PROPN))) &&
            (at.children & DM_OF(CASE)) && restore_opened(codebook, parse, t)) ||
           ((at.rel & DM_OF(NMOD)) && (at.upos & DM_AS(NOUN)) && (at.children & DM_OF(CASE)) &&
            restore_of_place(codebook, parse, t)) ||
           ((at.rel & DM_OF(NSUBJ)) && (at.upos & DM_AS(NOUN)) && restore_beside_place(parse, t)) ||
           ((at.rel & (DM_OF(NSUBJ) | DM_OF(NSUBJ_PASS))) && restore_time(codebook, parse, t)) ||
           ((at.rel & DM_OF(EXPL)) && restore_prepared(codebook, parse, t)) ||
           ((at.rel & (DM_OF(CSUBJ) | DM_OF(CSUBJ_PASS))) && (at.upos & DM_AS(VERB)) &&
            restore_deed(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && restore_held(parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && restore_guilty(parse, t)) ||
           ((at.upos & DM_AS(ADJ)) && (at.children & DM_OF(AUX_PASS)) &&
            restore_determined(parse, t)) ||
           ((at.upos & DM_AS(VERB)) && (at.children & DM_OF(COP)) && restore_to_blame(parse, t)) ||
           ((at.upos & (DM_AS(VERB) | DM_AS(NOUN))) && restore_raging(codebook, parse, t)) ||
           ((at.upos & DM_AS(PROPN)) && restore_listed(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.children & DM_OF(CASE)) &&
            restore_measure(codebook, parse, t));
}
