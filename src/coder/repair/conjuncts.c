/*
 * repair/conjuncts.c - "met in Washington and voiced concern": the object of the second verb, which
 * the parser hung on the first; participles that go on where one above them began; verbs of saying
 * that go on with whoever spoke before, rather than with whom he spoke of; subjects joined to the
 * phrase before them.
 */
#include "coder/repair/parts.h"

/* "held a poll on Sunday and sent police": hung on the object of the first verb, without a
 * preposition. */
static bool is_under_object(const dm_parse *parse, uint32_t t, uint32_t verb) {
    uint32_t over = parse->tokens[t].head;
    return parse->tokens[t].rel == DM_REL_NMOD && parse->tokens[over].head == verb &&
           (parse->tokens[over].rel == DM_REL_OBJ || parse->tokens[over].rel == DM_REL_OBL);
}

/* The verb right before the phrase of token t that continues the verb t hangs on; DM_NO_TOKEN. */
static uint32_t verb_beside(const dm_parse *parse, uint32_t t, uint32_t *first) {
    uint32_t last;
    dm_tree_phrase(parse, t, first, &last);
    if (*first == 0)
        return DM_NO_TOKEN;
    uint32_t verb = *first - 1;
    const dm_token *token = &parse->tokens[verb];
    bool joined = token->upos == DM_VERB && token->rel == DM_REL_CONJ && token->head < verb &&
                  (token->head == parse->tokens[t].head || parse->tokens[t].rel == DM_REL_CONJ ||
                   is_under_object(parse, t, token->head)) &&
                  token->sentence == parse->tokens[t].sentence && (token->feats & DM_FEAT_PAST) &&
                  !(token->feats & DM_FEAT_INF);
    return joined ? verb : (uint32_t)DM_NO_TOKEN;
}

static bool is_participle(const dm_parse *parse, uint32_t t) {
    return parse->tokens[t].upos == DM_VERB && dm_str_ends(parse->tokens[t].form, DM_STR("ing")) &&
           dm_tree_find(parse, t, DM_REL_AUX) == DM_NO_TOKEN;
}

/* "a text demanding that the rebels leave the towns they hold and calling on Togo": what is joined
 * has one form, so the participle goes on where the one above the finite verb began. */
static bool restore_parallel(dm_parse *parse, uint32_t t) {
    enum { DEEP = 5 };
    const dm_token *token = &parse->tokens[t];
    uint32_t above = token->head;
    if (token->rel != DM_REL_CONJ || above == DM_NO_TOKEN || above > t ||
        !is_participle(parse, t) || dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        is_participle(parse, above) || parse->tokens[above].upos != DM_VERB)
        return false;
    for (int depth = 0; depth < DEEP; depth++) {
        above = parse->tokens[above].rel == DM_REL_ROOT ? (uint32_t)DM_NO_TOKEN
                                                        : parse->tokens[above].head;
        if (above == DM_NO_TOKEN || above > t)
            return false;
        if (is_participle(parse, above)) {
            dm_repair_attach(parse, t, above, DM_REL_CONJ);
            return true;
        }
    }
    return false;
}

static bool has_own_subject(const dm_parse *parse, uint32_t t) {
    static const dm_rel own[] = {DM_REL_AUX, DM_REL_AUX_PASS, DM_REL_COP, DM_REL_NSUBJ,
                                 DM_REL_NSUBJ_PASS};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (dm_tree_find(parse, t, own[i]) != DM_NO_TOKEN)
            return true;
    return false;
}

/* "will", "could": any auxiliary but those that participles take. */
static bool has_modal(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_AUX && !dm_tree_lemma_is(parse, c, "have") &&
            !dm_tree_lemma_is(parse, c, "be") && !dm_tree_lemma_is(parse, c, "do"))
            return true;
    return false;
}

/* "are defending", "is weak": told as of now, by no auxiliary that a past participle may share. */
static bool is_now(const dm_parse *parse, uint32_t t) {
    bool now = (parse->tokens[t].feats & DM_FEAT_PRES) && (parse->tokens[t].feats & DM_FEAT_FIN);
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_AUX_PASS || (rel == DM_REL_AUX && dm_tree_lemma_is(parse, c, "have")))
            return false;
        now |= (rel == DM_REL_AUX || rel == DM_REL_COP) && dm_tree_lemma_is(parse, c, "be") &&
               (parse->tokens[c].feats & DM_FEAT_PRES);
    }
    return now;
}

/* Whether what is told is of a thing, which tells nothing itself, or what somebody is: "the bridge
 * was safe". */
static bool is_of_thing(const dm_codebook *codebook, const dm_parse *parse, uint32_t told) {
    uint32_t subject = dm_tree_find(parse, told, DM_REL_NSUBJ);
    subject = subject == DM_NO_TOKEN ? dm_tree_find(parse, told, DM_REL_NSUBJ_PASS) : subject;
    if (subject == DM_NO_TOKEN)
        return false;
    dm_str lemma = parse->tokens[subject].lemma;
    if (parse->tokens[subject].upos == DM_PROPN) /* "said that Chad was weak and warned" */
        return dm_tree_find(parse, told, DM_REL_COP) != DM_NO_TOKEN;
    return parse->tokens[subject].upos == DM_NOUN &&
           !dm_knowledge_noun(codebook->knowledge, lemma) &&
           !dm_codebook_report(codebook, lemma, 'N') &&
           !dm_codebook_in_class(codebook, "@people", lemma) &&
           !dm_codebook_in_class(codebook, "@document", lemma) &&
           !dm_codebook_in_class(codebook, "@some-body", lemma);
}

/* "said that two men were killed, and condemned the raid": who says so condemns, not the men; "said
 * he would resign and blamed Togo", "said that no state was above the law and accused Chad": a past
 * tense goes on with "said", and so it does behind the present ("said that Chad is wrong and
 * described the raid as") or of what a thing did ("said the raid broke the law and urged Chad"). */
static bool restore_teller(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t told = verb->head;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || told == DM_NO_TOKEN || told > t ||
        t < 2 || parse->tokens[told].rel != DM_REL_CCOMP || parse->tokens[told].head > told ||
        !(verb->feats & DM_FEAT_PAST) || has_own_subject(parse, t))
        return false;
    uint32_t teller = parse->tokens[told].head;
    bool comma = dm_str_is(parse->tokens[t - 2].form, ",");
    bool killed = comma && dm_tree_find(parse, told, DM_REL_AUX_PASS) != DM_NO_TOKEN &&
                  dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN;
    bool finite = has_modal(parse, told) || is_now(parse, told) ||
                  is_of_thing(codebook, parse, told) ||
                  (comma && (dm_tree_find(parse, told, DM_REL_COP) != DM_NO_TOKEN ||
                             dm_tree_find(parse, told, DM_REL_AUX) != DM_NO_TOKEN));
    bool speaks = finite &&
                  (dm_codebook_report(codebook, verb->lemma, 'V') ||
                   dm_codebook_in_class(codebook, "@naming-as", verb->lemma)) &&
                  (parse->tokens[teller].feats & DM_FEAT_PAST);
    if ((!killed && !speaks) || !dm_str_is(parse->tokens[t - 1].form, "and") ||
        dm_tree_find(parse, teller, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, teller, DM_REL_CONJ);
    return true;
}

/* Whether the verb has a clause that "that" begins. */
static bool tells_that(const dm_parse *parse, uint32_t t) {
    uint32_t clause = dm_tree_find(parse, t, DM_REL_CCOMP);
    uint32_t mark = clause == DM_NO_TOKEN ? clause : dm_tree_find(parse, clause, DM_REL_MARK);
    return mark == t + 1 && dm_str_is(parse->tokens[mark].form, "that");
}

static bool has_comma(const dm_parse *parse, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (dm_str_is(parse->tokens[t].form, ","))
            return true;
    return false;
}

/* Whether a verb of the present is told in the past: "claimed that he is lying, and added". */
static bool is_told_otherwise(const dm_parse *parse, uint32_t told, uint32_t t) {
    return !(parse->tokens[told].feats & DM_FEAT_PAST) && dm_str_is(parse->tokens[t - 2].form, ",");
}

/* "claimed that the general is lying, that he breaks the law, and added that", "said that the
 * bridge, which Chad built, was safe and warned that": who claims adds. */
static bool restore_speaker(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    enum { DEEP = 6 };
    const dm_token *verb = &parse->tokens[t];
    uint32_t told = verb->head;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || told == DM_NO_TOKEN || told > t ||
        t < 2 || !(verb->feats & DM_FEAT_PAST) || !dm_str_is(parse->tokens[t - 1].form, "and") ||
        !tells_that(parse, t) || dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    bool left = false; /* a clause of "which" that a comma closed */
    for (int depth = 0; depth < DEEP && parse->tokens[told].rel != DM_REL_CCOMP; depth++) {
        dm_rel rel = (dm_rel)parse->tokens[told].rel;
        bool closed = rel == DM_REL_ACL_RELCL && has_comma(parse, told, t - 1);
        if (rel != DM_REL_CONJ && rel != DM_REL_ADVCL && !closed && !left)
            return false;
        left |= closed;
        told = parse->tokens[told].head;
        if (told == DM_NO_TOKEN || told > t)
            return false;
    }
    uint32_t teller = parse->tokens[told].head;
    if (parse->tokens[told].rel != DM_REL_CCOMP || teller > told ||
        !(parse->tokens[teller].feats & DM_FEAT_PAST) ||
        (!left && !is_told_otherwise(parse, told, t) && !is_of_thing(codebook, parse, told)))
        return false;
    dm_repair_attach(parse, t, teller, DM_REL_CONJ);
    return true;
}

/* "thanked Mr Vega, who telephoned both and warned that": no comma closes the clause of "who", so
 * it is he who warned. */
static bool restore_who(dm_parse *parse, uint32_t t) {
    enum { FARTHEST = 16 };
    const dm_token *verb = &parse->tokens[t];
    uint32_t main = verb->head;
    if (verb->rel != DM_REL_CONJ || verb->upos != DM_VERB || main == DM_NO_TOKEN || main + 4 > t ||
        parse->tokens[main].upos != DM_VERB || !(verb->feats & DM_FEAT_FIN) ||
        !dm_str_is(parse->tokens[t - 1].form, "and") ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    uint32_t who = t - 1;
    while (who > main && t - who < FARTHEST && !dm_str_is(parse->tokens[who].form, ",") &&
           !dm_str_is(parse->tokens[who].form, "who"))
        who--;
    if (!dm_str_is(parse->tokens[who].form, "who") || who < main + 3 ||
        !dm_str_is(parse->tokens[who - 1].form, ","))
        return false;
    uint32_t clause = parse->tokens[who].head;
    if (clause == DM_NO_TOKEN || clause < who || clause > t ||
        parse->tokens[clause].rel != DM_REL_ACL_RELCL ||
        !((parse->tokens[clause].feats & verb->feats) & (DM_FEAT_PAST | DM_FEAT_PRES)))
        return false;
    dm_repair_attach(parse, t, clause, DM_REL_CONJ);
    return true;
}

/* "The camp will stay open, the mayor said, but would not take in more": the camp would not. */
static bool restore_told(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t teller = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_CONJ || parse->tokens[t].upos != DM_VERB ||
        teller == DM_NO_TOKEN || teller > t || !has_modal(parse, t) ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        !dm_codebook_report(codebook, parse->tokens[teller].lemma, 'V'))
        return false;
    uint32_t told = parse->tokens[teller].rel == DM_REL_PARATAXIS
                        ? parse->tokens[teller].head
                        : dm_tree_find(parse, teller, DM_REL_CCOMP);
    uint32_t subject = dm_tree_find(parse, teller, DM_REL_NSUBJ);
    if (told == DM_NO_TOKEN || subject == DM_NO_TOKEN || told > subject || has_modal(parse, teller))
        return false;
    dm_repair_attach(parse, t, told, DM_REL_CONJ);
    return true;
}

/* "Minsk refused, unless the border was opened, and threatened to seize them": behind the comma
 * that closes a condition goes on who refused. */
static bool restore_behind_proviso(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t clause = parse->tokens[t].head, cc = dm_tree_find(parse, t, DM_REL_CC), mark, verb;
    if (clause == DM_NO_TOKEN || clause > t || parse->tokens[clause].rel != DM_REL_ADVCL ||
        parse->tokens[t].upos != DM_VERB || cc == DM_NO_TOKEN || cc == 0 || cc > t ||
        has_own_subject(parse, t))
        return false;
    mark = dm_tree_find(parse, clause, DM_REL_MARK);
    verb = parse->tokens[clause].head;
    if (mark == DM_NO_TOKEN || mark == 0 || verb == DM_NO_TOKEN || verb >= mark ||
        parse->tokens[verb].upos != DM_VERB || !has_own_subject(parse, verb) ||
        !dm_codebook_in_class(codebook, "@proviso", parse->tokens[mark].lemma) ||
        !dm_str_is(parse->tokens[mark - 1].form, ",") ||
        !dm_str_is(parse->tokens[cc - 1].form, ",") ||
        (parse->tokens[t].feats & (DM_FEAT_INF | DM_FEAT_GER)))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_CONJ);
    return true;
}

/* Whether token u hangs on the verb t, at most some steps below it. */
static bool is_under(const dm_parse *parse, uint32_t u, uint32_t t) {
    enum { DEEP = 4 };
    for (int steps = 0; steps < DEEP && u != DM_NO_TOKEN; steps++, u = parse->tokens[u].head)
        if (parse->tokens[u].head == t)
            return true;
    return false;
}

/* The first of the nouns that "and" joins to what stands before, of a chain that ends before the
 * verb t and its adverbs; `cc` is that "and". DM_NO_TOKEN if there is no such chain. */
static uint32_t joined_before(const dm_parse *parse, uint32_t t, uint32_t *cc) {
    uint32_t before = t - 1, own = dm_tree_find(parse, t, DM_REL_CC);
    while (before > 0 && is_under(parse, before, t))
        before--;
    uint32_t noun = before;
    while (noun != DM_NO_TOKEN && noun <= before &&
           (parse->tokens[noun].rel == DM_REL_FLAT || parse->tokens[noun].rel == DM_REL_COMPOUND))
        noun = parse->tokens[noun].head;
    if (noun == DM_NO_TOKEN || !dm_tree_is_nominal(parse, noun) ||
        parse->tokens[noun].rel != DM_REL_CONJ)
        return DM_NO_TOKEN;
    uint32_t found = DM_NO_TOKEN, first, last;
    for (uint32_t up = noun; up != DM_NO_TOKEN && parse->tokens[up].rel == DM_REL_CONJ;
         up = parse->tokens[up].head) {
        if (dm_tree_find(parse, up, DM_REL_CASE) != DM_NO_TOKEN || parse->tokens[up].head > up)
            return DM_NO_TOKEN;
        uint32_t and = dm_tree_find(parse, up, DM_REL_CC);
        dm_tree_phrase(parse, up, &first, &last);
        if (and == DM_NO_TOKEN && own != DM_NO_TOKEN && own + 1 == first) /* it hangs on the verb */
            and = own;
        if (and == DM_NO_TOKEN)
            continue;
        found = up;
        *cc = and;
    }
    return own == DM_NO_TOKEN || own == *cc ? found : (uint32_t)DM_NO_TOKEN;
}

/* "Rebels advanced on the capital and France closed its embassy": a verb that goes on without "and"
 * has the noun before it for its subject, which the parser joined to the phrase before. */
static bool restore_subject(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t above = token->head;
    if (token->rel != DM_REL_CONJ || token->upos != DM_VERB || above == DM_NO_TOKEN || above >= t ||
        t == 0 || parse->tokens[above].upos != DM_VERB || !(token->feats & DM_FEAT_FIN) ||
        dm_repair_has_subject(parse, t))
        return false;
    uint32_t cc = DM_NO_TOKEN, subject = joined_before(parse, t, &cc);
    if (subject == DM_NO_TOKEN || subject < above)
        return false;
    uint32_t chain = parse->tokens[subject].head;
    for (DM_CHILDREN(parse, chain, c))
        if (c > subject && c < t && parse->tokens[c].rel == DM_REL_CONJ)
            dm_repair_attach(parse, c, subject, DM_REL_CONJ);
    dm_repair_attach(parse, cc, t, DM_REL_CC);
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    return true;
}

/* "were freed on Friday and flown to Abidjan": a form that is a participle and no past goes on with
 * the passive before it. */
static bool restore_passive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->head == DM_NO_TOKEN || token->head > t || !(token->feats & DM_FEAT_FIN) ||
        dm_tree_find(parse, token->head, DM_REL_AUX_PASS) == DM_NO_TOKEN ||
        dm_repair_has_subject(parse, t) ||
        !dm_codebook_in_class(codebook, "@only-participle", token->form))
        return false;
    token->feats = (token->feats & ~(uint32_t)DM_FEAT_FIN) | DM_FEAT_PART | DM_FEAT_PASS;
    return true;
}

/* "held calls with the king and with the emir": what has the preposition again goes on with the
 * phrase that has it, not with the noun above both. */
static bool restore_phrase(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t above = token->head, own = dm_tree_find(parse, t, DM_REL_CASE),
             cc = dm_tree_find(parse, t, DM_REL_CC), before = DM_NO_TOKEN;
    if (above == DM_NO_TOKEN || above > t || own == DM_NO_TOKEN || cc == DM_NO_TOKEN ||
        cc + 1 != own || dm_tree_is_case(parse, above, parse->tokens[own].form))
        return false;
    for (DM_CHILDREN(parse, above, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (c > above && c < cc && (rel == DM_REL_NMOD || rel == DM_REL_OBL) &&
            dm_tree_is_case(parse, c, parse->tokens[own].form))
            before = c;
    }
    if (before == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, before, DM_REL_CONJ);
    return true;
}

bool dm_repair_conjunct(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    if ((at.rel & DM_OF(CONJ)) && (at.upos & DM_AS(VERB)) &&
        (restore_parallel(parse, t) || restore_teller(codebook, parse, t) ||
         restore_told(codebook, parse, t) || restore_behind_proviso(codebook, parse, t) ||
         restore_who(parse, t) || restore_speaker(codebook, parse, t) ||
         restore_subject(parse, t) || restore_passive(codebook, parse, t)))
        return true;
    const dm_token *token = &parse->tokens[t];
    bool nominal = token->upos == DM_NOUN || token->upos == DM_PROPN;
    if (nominal && (at.rel & (DM_OF(CONJ) | DM_OF(NMOD) | DM_OF(OBL))) && restore_phrase(parse, t))
        return true;
    bool beside = token->rel == DM_REL_OBL || token->rel == DM_REL_OBL_UNMARKED ||
                  token->rel == DM_REL_OBJ || token->rel == DM_REL_NSUBJ ||
                  token->rel == DM_REL_NMOD ||
                  token->rel == DM_REL_CONJ; /* "rejected it as a sham and imposed sanctions" */
    if (!nominal || !beside || token->head == DM_NO_TOKEN || token->head > t ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    uint32_t first, verb = verb_beside(parse, t, &first);
    if (verb == DM_NO_TOKEN || dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}
