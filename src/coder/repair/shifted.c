/*
 * repair/shifted.c - objects that stand behind a phrase: "condemned in the strongest terms the
 * raid", "stressed in a call with Oslo the need for talks", "a claim that Ecuador denied".
 *
 * The parser hangs such an object on the verb as one more phrase, or on the phrase before it. Of
 * verbs that judge, ask or stress something (classes @judging, @stressing, @shifting) it is what
 * they judge, where they have no other object; "dismissed as insincere an apology" says of what
 * that is said. And "it" that goes on with something is somebody, a verb cut at its hyphen one
 * word, "out" behind an object the way it is sent.
 */
#include "coder/repair/parts.h"

static bool takes_matter(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    dm_str lemma = parse->tokens[v].lemma;
    return parse->tokens[v].upos == DM_VERB &&
           (dm_codebook_in_class(codebook, "@judging", lemma) ||
            dm_codebook_in_class(codebook, "@stressing", lemma) ||
            dm_codebook_in_class(codebook, "@shifting", lemma));
}

/* Whether the verb is active and has neither an object nor a clause for one. */
static bool lacks_object(const dm_parse *parse, uint32_t v) {
    static const dm_rel taken[] = {DM_REL_OBJ,      DM_REL_CCOMP,      DM_REL_XCOMP,
                                   DM_REL_AUX_PASS, DM_REL_NSUBJ_PASS, DM_REL_COMPOUND_PRT};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (dm_tree_find(parse, v, taken[i]) != DM_NO_TOKEN)
            return false;
    return true;
}

static bool has_case(const dm_parse *parse, uint32_t t) {
    return dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN;
}

/* A phrase that begins like one of its own: "the raid", "its envoy", "two missiles". */
static bool is_opened(const dm_parse *parse, uint32_t t) {
    static const dm_rel openers[] = {DM_REL_DET, DM_REL_NMOD_POSS, DM_REL_AMOD, DM_REL_NUMMOD};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (dm_tree_find(parse, t, openers[i]) != DM_NO_TOKEN)
            return true;
    return false;
}

static bool is_time(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_str lemma = parse->tokens[t].lemma;
    return dm_codebook_in_class(codebook, "@notice", lemma) ||
           dm_codebook_in_class(codebook, "@time-noun", lemma);
}

/* "announced, on Monday, the recall of its envoy", "condemned, in a statement, the attack": what
 * stands behind a phrase that commas set off right behind the verb. */
static bool restore_set_off(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *noun = &parse->tokens[t];
    uint32_t verb = noun->head, first, last;
    if (noun->upos != DM_NOUN || verb == DM_NO_TOKEN || verb > t || has_case(parse, t))
        return false;
    if (noun->rel == DM_REL_APPOS || noun->rel == DM_REL_CONJ) /* hung on the phrase between */
        verb = parse->tokens[verb].head;
    if (verb == DM_NO_TOKEN || verb + 3 >= t || !takes_matter(codebook, parse, verb) ||
        !lacks_object(parse, verb) || !dm_str_is(parse->tokens[verb + 1].form, ",") ||
        parse->tokens[verb + 2].upos != DM_ADP || !is_opened(parse, t) ||
        is_time(codebook, parse, t) || dm_tree_find(parse, t, DM_REL_CC) != DM_NO_TOKEN)
        return false;
    dm_tree_phrase(parse, t, &first, &last);
    while (first < t && parse->tokens[first].upos == DM_PUNCT)
        first++;
    if (first <= verb + 2 || !dm_str_is(parse->tokens[first - 1].form, ","))
        return false;
    for (uint32_t k = verb + 2; k + 1 < first; k++) /* one phrase between two commas */
        if (parse->tokens[k].upos == DM_PUNCT || dm_tree_is_verbal(parse, k))
            return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "welcomed with appreciation the decision", "condemned in the strongest terms the raid" */
static bool restore_shifted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *noun = &parse->tokens[t];
    uint32_t head = noun->head, first, last;
    if (noun->upos != DM_NOUN || head == DM_NO_TOKEN || head > t || has_case(parse, t))
        return false;
    bool own = noun->rel == DM_REL_OBL ||
               (noun->rel == DM_REL_OBL_UNMARKED && !is_time(codebook, parse, t)),
         hung = noun->rel == DM_REL_APPOS && parse->tokens[head].rel == DM_REL_OBL &&
                has_case(parse, head) && parse->tokens[head].head < head;
    uint32_t verb = own ? head : parse->tokens[head].head;
    if (!(own || hung) || !takes_matter(codebook, parse, verb) || !lacks_object(parse, verb))
        return false;
    dm_tree_phrase(parse, t, &first, &last);
    if (!is_opened(parse, t) || first == 0 || parse->tokens[first - 1].upos == DM_PUNCT)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "a claim that Ecuador denied": what it denied, not what was claimed. */
static bool restore_denied_claim(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    uint32_t noun = parse->tokens[v].head, that = dm_tree_find(parse, v, DM_REL_MARK);
    if (parse->tokens[v].rel != DM_REL_ACL || noun == DM_NO_TOKEN || noun > v ||
        that == DM_NO_TOKEN || !dm_tree_lemma_is(parse, that, "that") ||
        !dm_codebook_in_class(codebook, "@denies-claim", parse->tokens[v].lemma) ||
        !(dm_codebook_in_class(codebook, "@charge", parse->tokens[noun].lemma) ||
          dm_tree_lemma_is(parse, noun, "claim")) ||
        !lacks_object(parse, v))
        return false;
    dm_repair_attach(parse, v, noun, DM_REL_ACL_RELCL);
    dm_repair_attach(parse, that, v, DM_REL_OBJ);
    parse->tokens[that].upos = DM_PRON;
    return true;
}

/* "said it was continuing to press for": somebody who goes on, where a verb is in the progressive.
 */
static bool restore_somebody(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, auxiliary;
    if (parse->tokens[t].rel != DM_REL_EXPL || verb == DM_NO_TOKEN || verb < t ||
        !dm_tree_lemma_is(parse, t, "it") || parse->tokens[verb].upos != DM_VERB ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_XCOMP) == DM_NO_TOKEN)
        return false;
    auxiliary = dm_tree_find(parse, verb, DM_REL_AUX);
    bool going_on = auxiliary != DM_NO_TOKEN && dm_tree_lemma_is(parse, auxiliary, "be") &&
                    dm_str_ends(parse->tokens[verb].form, DM_STR("ing"));
    /* "said it continued to support" */
    bool willing = parse->tokens[verb].rel == DM_REL_CCOMP &&
                   dm_codebook_in_class(codebook, "@wills", parse->tokens[verb].lemma);
    if (!going_on && !willing)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "dismissed as insincere an apology", "rejected as meddling a statement": what it is called was
 * taken for the object or a verb, and what is called so for a part of that. `t` is the latter. */
static bool restore_called(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t name = parse->tokens[t].head, first, last;
    if (name == DM_NO_TOKEN || name > t || !dm_tree_is_nominal(parse, t) || has_case(parse, t))
        return false;
    dm_token *called = &parse->tokens[name];
    bool gerund = called->rel == DM_REL_ADVCL && dm_str_ends(called->form, DM_STR("ing")),
         phrase = called->rel == DM_REL_OBJ || called->rel == DM_REL_OBL;
    uint32_t as = dm_tree_find(parse, name, gerund ? DM_REL_MARK : DM_REL_CASE),
             verb = called->head;
    dm_tree_phrase(parse, t, &first, &last);
    if (!(gerund || phrase) || as == DM_NO_TOKEN || verb == DM_NO_TOKEN || as != verb + 1 ||
        first != name + 1 || !dm_tree_lemma_is(parse, as, "as") ||
        !takes_matter(codebook, parse, verb) ||
        (called->rel != DM_REL_OBJ && !lacks_object(parse, verb)))
        return false;
    if (gerund) {
        called->upos = DM_NOUN;
        called->lemma = called->form;
        called->feats = 0;
        dm_repair_attach(parse, as, name, DM_REL_CASE);
    }
    dm_repair_attach(parse, name, verb, DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "rejected as baseless Sudan's claims": what they are called was hung on whose they are. `t` are
 * the claims. */
static bool restore_called_his(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t as = dm_tree_find(parse, t, DM_REL_CASE), verb = parse->tokens[t].head,
             owner = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS && parse->tokens[c].upos == DM_PROPN && c < t)
            owner = c;
    if (owner == DM_NO_TOKEN || as == DM_NO_TOKEN || verb == DM_NO_TOKEN || as != verb + 1 ||
        !dm_tree_lemma_is(parse, as, "as") || !takes_matter(codebook, parse, verb) ||
        !lacks_object(parse, verb))
        return false;
    uint32_t first = owner;
    while (first > as + 1 && parse->tokens[first - 1].head == owner &&
           parse->tokens[first - 1].rel == DM_REL_COMPOUND)
        first--;
    uint32_t name = first - 1; /* "baseless", "a provocation" */
    if (name <= as || (parse->tokens[name].head != owner && parse->tokens[name].head != t) ||
        (parse->tokens[name].upos != DM_ADJ && parse->tokens[name].upos != DM_NOUN))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < name)
            dm_repair_attach(parse, c, name, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, name, verb, DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "North Korea test-fired a missile": a verb cut at its hyphen, whose first part took the subject.
 * `t` is the verb. */
static bool restore_cut_verb(dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    if (t < 2 || tokens[t].upos != DM_VERB || !dm_str_is(tokens[t - 1].form, "-") ||
        tokens[t - 2].head != t || tokens[t - 2].upos != DM_NOUN || tokens[t - 1].space_after ||
        (dm_repair_has_subject(parse, t) && tokens[t - 2].rel != DM_REL_NSUBJ) ||
        dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN)
        return false;
    uint32_t subject = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t - 2, c))
        if (c < t - 2 && tokens[c].rel == DM_REL_COMPOUND)
            subject = c;
    if (subject == DM_NO_TOKEN || !dm_tree_is_nominal(parse, subject))
        return false;
    for (DM_CHILDREN(parse, t - 2, c))
        if (c < t - 2 && c != subject)
            dm_repair_attach(parse, c, subject, (dm_rel)tokens[c].rel);
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, t - 2, t, DM_REL_ADVMOD);
    return true;
}

/* "ordered Indian tourists out": the way, of the verb and not of its object. */
static bool restore_way(dm_parse *parse, uint32_t t) {
    static const char *const ways[] = {"out", "home", "away", "off"};
    const dm_token *way = &parse->tokens[t];
    uint32_t noun = way->head, verb;
    bool known = false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        known |= dm_str_is(way->form, ways[i]);
    if (!known || way->rel != DM_REL_ADVMOD || noun == DM_NO_TOKEN || noun + 1 != t ||
        !dm_tree_is_nominal(parse, noun) || parse->tokens[noun].rel != DM_REL_OBJ)
        return false;
    verb = parse->tokens[noun].head;
    dm_repair_attach(parse, t, verb, DM_REL_ADVMOD);
    return true;
}

/* "before dawn on Saturday troops seized": the day took the subject at t for the rest of its name.
 */
static bool restore_after_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *noun = &parse->tokens[t];
    uint32_t verb = t + 1, day = t - 1, head = noun->head;
    if (t < 2 || verb >= parse->token_count || noun->upos != DM_NOUN ||
        parse->tokens[day].head != t || parse->tokens[day].rel != DM_REL_COMPOUND ||
        !dm_codebook_in_class(codebook, "@weekday", parse->tokens[day].form) ||
        parse->tokens[verb].upos != DM_VERB || parse->tokens[verb].sentence != noun->sentence ||
        !(parse->tokens[verb].feats & DM_FEAT_PAST) || dm_repair_has_subject(parse, verb))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c < day)
            dm_repair_attach(parse, c, day, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, day, head == DM_NO_TOKEN ? verb : head, (dm_rel)noun->rel);
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "declared a war, after gunmen burst into a studio and took hostages": what goes on behind a
 * clause that a comma sets off is of that clause. `t` is the last verb. */
static bool restore_inner(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t cc = dm_tree_find(parse, t, DM_REL_CC), main = verb->head, inner = DM_NO_TOKEN;
    if (verb->upos != DM_VERB || verb->rel != DM_REL_CONJ || cc == DM_NO_TOKEN || cc + 1 != t ||
        main == DM_NO_TOKEN || main > t || dm_repair_has_subject(parse, t) ||
        !(verb->feats & DM_FEAT_PAST) || dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, main, c))
        if (parse->tokens[c].rel == DM_REL_ADVCL && c > main && c < t &&
            (parse->tokens[c].feats & DM_FEAT_PAST) &&
            dm_tree_find(parse, c, DM_REL_NSUBJ) != DM_NO_TOKEN)
            inner = c;
    uint32_t mark =
        inner == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : dm_tree_find(parse, inner, DM_REL_MARK);
    if (mark == DM_NO_TOKEN || mark < main + 1 || !dm_str_is(parse->tokens[mark - 1].form, ","))
        return false;
    for (uint32_t k = mark; k < cc; k++)
        if (parse->tokens[k].upos == DM_PUNCT)
            return false;
    dm_repair_attach(parse, t, inner, DM_REL_CONJ);
    return true;
}

/* "was killed by shelling in Idlib": what it was killed by, taken for a verb of who was killed. */
static bool restore_means(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *word = &parse->tokens[t];
    uint32_t by = dm_tree_find(parse, t, DM_REL_MARK), verb = word->head;
    if (word->upos != DM_VERB || word->rel != DM_REL_ADVCL || by == DM_NO_TOKEN || by + 1 != t ||
        !dm_tree_lemma_is(parse, by, "by") || verb == DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@weapon-use", word->form))
        return false;
    word->upos = DM_NOUN;
    word->lemma = word->form;
    word->feats = 0;
    dm_tree_set_rel(parse, t, DM_REL_OBL_AGENT);
    dm_repair_attach(parse, by, t, DM_REL_CASE);
    return true;
}

/* "handed over to Armenia five prisoners", "sent to the border with Chad seventy officers": a
 * number behind a name begins what is handed over. `t` are the prisoners. */
static bool restore_counted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head, preposition = dm_tree_find(parse, t, DM_REL_CASE),
             number = dm_tree_find(parse, t, DM_REL_NUMMOD);
    if (verb == DM_NO_TOKEN || verb > t || preposition == DM_NO_TOKEN || number == DM_NO_TOKEN ||
        number < preposition + 2 || parse->tokens[number - 1].upos != DM_PROPN ||
        !takes_matter(codebook, parse, verb) ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    uint32_t name = number - 1; /* the token of the name that the others hang on */
    while (parse->tokens[name].head > preposition && parse->tokens[name].head < number)
        name = parse->tokens[name].head;
    if (name <= preposition || (parse->tokens[name].head != t && parse->tokens[name].head != verb))
        return false;
    uint32_t before = preposition - 1;
    bool noun = before > verb && parse->tokens[before].upos == DM_NOUN; /* "the border with Chad" */
    dm_repair_attach(parse, preposition, name, DM_REL_CASE);
    dm_repair_attach(parse, name, noun ? before : verb, noun ? DM_REL_NMOD : DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "denounced in a statement that the drill was a provocation": the clause is of the verb. */
static bool restore_told(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t text = parse->tokens[t].head, that = dm_tree_find(parse, t, DM_REL_MARK);
    if (text == DM_NO_TOKEN || text > t || that == DM_NO_TOKEN || that != text + 1 ||
        !dm_tree_lemma_is(parse, that, "that") || parse->tokens[text].rel != DM_REL_OBL ||
        !dm_codebook_in_class(codebook, "@document", parse->tokens[text].lemma))
        return false;
    uint32_t verb = parse->tokens[text].head;
    if (verb == DM_NO_TOKEN || verb > text ||
        !dm_codebook_in_class(codebook, "@judging", parse->tokens[verb].lemma) ||
        !lacks_object(parse, verb))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_CCOMP);
    return true;
}

/* "prohibited last May the entry": the word before a month or a day of the week is of it, and
 * nothing prohibited. */
static bool restore_month(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *word = &parse->tokens[t], *month = word + 1;
    if (t + 1 >= parse->token_count || word->upos != DM_ADJ || word->rel != DM_REL_OBJ ||
        month->sentence != word->sentence || month->head != word->head ||
        month->rel != DM_REL_OBL_UNMARKED || month->upos != DM_PROPN ||
        !(dm_codebook_in_class(codebook, "@month", month->form) ||
          dm_codebook_in_class(codebook, "@weekday", month->form)))
        return false;
    dm_repair_attach(parse, t, t + 1, DM_REL_AMOD);
    return true;
}

bool dm_repair_shifted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(OBL) | DM_OF(OBL_UNMARKED) | DM_OF(APPOS))) &&
            (at.upos & DM_AS(NOUN)) && restore_shifted(codebook, parse, t)) ||
           ((at.rel & (DM_OF(PARATAXIS) | DM_OF(OBL) | DM_OF(APPOS) | DM_OF(CONJ))) &&
            (at.upos & DM_AS(NOUN)) && restore_set_off(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && (at.children & DM_OF(MARK)) &&
            restore_denied_claim(codebook, parse, t)) ||
           ((at.rel & DM_OF(EXPL)) && restore_somebody(codebook, parse, t)) ||
           ((at.rel & (DM_OF(OBJ) | DM_OF(APPOS) | DM_OF(NMOD_UNMARKED))) &&
            restore_called(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.children & DM_OF(NMOD_POSS)) &&
            restore_called_his(codebook, parse, t)) ||
           ((at.upos & DM_AS(VERB)) && (at.children & DM_OF(OBJ)) && restore_cut_verb(parse, t)) ||
           ((at.rel & DM_OF(ADVMOD)) && restore_way(parse, t)) ||
           ((at.rel & DM_OF(OBJ)) && (at.upos & DM_AS(ADJ)) && restore_month(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(NOUN)) && (at.children & DM_OF(NUMMOD)) &&
            restore_counted(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && (at.children & DM_OF(MARK)) &&
            restore_told(codebook, parse, t)) ||
           ((at.upos & DM_AS(NOUN)) && restore_after_day(codebook, parse, t)) ||
           ((at.rel & DM_OF(ADVCL)) && (at.upos & DM_AS(VERB)) && (at.children & DM_OF(MARK)) &&
            restore_means(codebook, parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && (at.upos & DM_AS(VERB)) && (at.children & DM_OF(CC)) &&
            restore_inner(parse, t));
}
