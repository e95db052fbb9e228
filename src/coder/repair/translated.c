/*
 * repair/translated.c - the grammar of other languages in English words: days without a preposition
 * that the parser takes for objects, subjects or names, clauses with "that" where English has an
 * infinitive, and objects without an article that swallow the name before them.
 */
#include "coder/repair/parts.h"

static bool is_day(const dm_codebook *codebook, dm_str form) {
    return dm_codebook_in_class(codebook, "@weekday", form);
}

/* "expelled the envoy and this Monday broke relations": the subject is that of the verb before. */
static bool is_shared_day(const dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    return parse->tokens[t].rel == DM_REL_NSUBJ && verb > t &&
           parse->tokens[verb].rel == DM_REL_CONJ &&
           dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN &&
           !dm_tree_lemma_is(parse, verb, "mark") && !dm_tree_lemma_is(parse, verb, "see");
}

/* "met Thursday with the president": no verb has a day as its object. */
static bool restore_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->head == DM_NO_TOKEN || !is_day(codebook, token->form) ||
        parse->tokens[token->head].upos != DM_VERB)
        return false;
    bool object = token->rel == DM_REL_OBJ && token->head < t;
    if (!object && !is_shared_day(parse, t))
        return false;
    dm_tree_set_rel(parse, t, DM_REL_OBL_UNMARKED);
    return true;
}

/* The verb that a noun hangs on as a circumstance though it lacks an object and may have one;
 * DM_NO_TOKEN. */
static uint32_t verb_of_swallowed(const dm_codebook *codebook, const dm_parse *parse,
                                  uint32_t noun) {
    uint32_t verb = noun == DM_NO_TOKEN ? noun : parse->tokens[noun].head;
    if (verb == DM_NO_TOKEN || verb > noun || parse->tokens[noun].rel != DM_REL_OBL ||
        parse->tokens[noun].upos != DM_NOUN ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    dm_str lemma = parse->tokens[verb].lemma;
    bool takes = dm_codebook_in_class(codebook, "@demanding", lemma) ||
                 dm_codebook_in_class(codebook, "@gives", lemma) ||
                 dm_codebook_in_class(codebook, "@object-apart", lemma);
    return takes ? verb : (uint32_t)DM_NO_TOKEN;
}

/* Whether a token is the name of a capital. */
static bool is_capital(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    dm_match match;
    return parse->tokens[t].upos == DM_PROPN &&
           dm_knowledge_match(codebook->knowledge, parse->text, parse->tokens[t].start, &match) &&
           match.name->sort == DM_NAME_CAPITAL && match.length == parse->tokens[t].form.len;
}

/* "demanded from Iran full recognition", "handed to the envoy of Iran note of protest": without an
 * article the object swallows the name before it, with its preposition. */
static bool restore_swallowed(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    if (t == 0 || tokens[t - 1].upos != DM_ADP || tokens[t - 1].rel != DM_REL_CASE ||
        tokens[t - 1].head == DM_NO_TOKEN || tokens[t - 1].head <= t)
        return false; /* before names are looked up */
    uint32_t last = dm_repair_state_ends(codebook, parse, t);
    last = last == DM_NO_TOKEN && is_capital(codebook, parse, t) ? t : last;
    if (last == DM_NO_TOKEN)
        return false;
    uint32_t noun = tokens[t - 1].head, verb = verb_of_swallowed(codebook, parse, noun);
    if (verb == DM_NO_TOKEN || noun <= last || verb > t)
        return false;
    uint32_t whom = dm_str_is(tokens[t - 1].form, "of") ? t - 2 : verb + 1;
    bool of_noun = whom < t && whom > verb && dm_tree_is_nominal(parse, whom);
    if (!of_noun && t - 1 != verb + 1)
        return false;
    dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    dm_repair_attach(parse, last, of_noun ? whom : verb, of_noun ? DM_REL_NMOD : DM_REL_OBL);
    for (uint32_t c = t - 1; c < last; c++)
        if (tokens[c].head == noun)
            dm_repair_attach(parse, c, last, c < t ? DM_REL_CASE : DM_REL_COMPOUND);
    return true;
}

/* "Iran Saturday condemned the raid": when it was, no part of the name before it. */
static bool restore_named_day(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t name = parse->tokens[t].head;
    bool part = parse->tokens[t].rel == DM_REL_FLAT || parse->tokens[t].rel == DM_REL_COMPOUND ||
                parse->tokens[t].rel == DM_REL_APPOS;
    if (!part || name == DM_NO_TOKEN || name > t || !is_day(codebook, parse->tokens[t].form) ||
        parse->tokens[name].rel != DM_REL_NSUBJ)
        return false;
    uint32_t verb = parse->tokens[name].head;
    if (verb == DM_NO_TOKEN || verb < t || verb > t + 3 || parse->tokens[verb].upos != DM_VERB)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_OBL_UNMARKED);
    return true;
}

/* "China Monday urged": the name is the subject, not the day that it was hung on. */
static bool restore_day_subject(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t day = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_COMPOUND || day != t + 1 ||
        !is_day(codebook, parse->tokens[day].form) || parse->tokens[day].rel != DM_REL_NSUBJ ||
        parse->tokens[t].upos != DM_PROPN)
        return false;
    uint32_t verb = parse->tokens[day].head;
    if (verb == DM_NO_TOKEN || verb < day || verb > day + 3)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, day, verb, DM_REL_OBL_UNMARKED);
    return true;
}

/* The "that" of a clause, right before its subject: the marker, or what the parser took for an
 * object of it; DM_NO_TOKEN. */
static uint32_t that_before(const dm_parse *parse, uint32_t clause, uint32_t subject) {
    uint32_t that = subject - 1;
    bool is = subject > 0 && dm_str_is(parse->tokens[that].form, "that") &&
              parse->tokens[that].head == clause;
    return is ? that : (uint32_t)DM_NO_TOKEN;
}

/* Whom a verb asks to do what the clause at t says; DM_NO_TOKEN if it asks nobody. */
static uint32_t asked_of(const dm_parse *parse, uint32_t t) {
    uint32_t head = parse->tokens[t].head;
    if (head == DM_NO_TOKEN || head > t)
        return DM_NO_TOKEN;
    dm_rel rel = (dm_rel)parse->tokens[t].rel, as = (dm_rel)parse->tokens[head].rel;
    bool beside = as == DM_REL_OBJ || as == DM_REL_IOBJ || as == DM_REL_OBL;
    if (rel == DM_REL_ACL_RELCL)
        return beside ? head : (uint32_t)DM_NO_TOKEN;
    if (rel != DM_REL_CCOMP)
        return DM_NO_TOKEN;
    uint32_t whom = dm_tree_find(parse, head, DM_REL_IOBJ);
    return whom != DM_NO_TOKEN ? whom : dm_tree_find(parse, head, DM_REL_OBJ);
}

/* "asked the allies that they increase their aid": what is asked of somebody is an infinitive of
 * the verb's, not a clause on him. */
static bool restore_asked(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t whom = asked_of(parse, t), subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    uint32_t verb = whom == DM_NO_TOKEN ? whom : parse->tokens[whom].head;
    if (whom == DM_NO_TOKEN || verb == DM_NO_TOKEN || subject == DM_NO_TOKEN ||
        parse->tokens[subject].upos != DM_PRON ||
        !dm_codebook_in_class(codebook, "@asked-that", parse->tokens[verb].lemma))
        return false;
    uint32_t that = that_before(parse, t, subject);
    if (that == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, that, t, DM_REL_MARK);
    dm_repair_attach(parse, subject, t, DM_REL_DEP);
    dm_repair_attach(parse, whom, verb, DM_REL_OBJ);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    return true;
}

/* "And said the minister of Kenya that ...": in English made of Arabic the verb comes first, and
 * whoever speaks looks like its object. */
static bool restore_verb_first(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t first = parse->sentences[verb->sentence].first, from, to;
    bool opens = t == first ||
                 (t == first + 1 && dm_str_eq_nocase(parse->tokens[first].form, DM_STR("and")));
    const dm_reporting *report =
        opens && verb->upos == DM_VERB ? dm_codebook_report(codebook, verb->lemma, 'V') : NULL;
    if (!report || (report->kind != DM_REPORT_SAY && report->kind != DM_REPORT_ANNOUNCE) ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        !(verb->feats & (DM_FEAT_PAST | DM_FEAT_PRES)) || dm_str_ends(verb->form, DM_STR("ing")))
        return false;
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    if (object == DM_NO_TOKEN || object < t ||
        dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    dm_tree_phrase(parse, object, &from, &to);
    if (from != t + 1)
        return false;
    dm_repair_attach(parse, object, t, DM_REL_NSUBJ);
    return true;
}

/* Whether the verb opens its sentence, or what follows an opening set off by a comma. */
static bool opens_clause(const dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t first = parse->sentences[verb->sentence].first;
    return t == first || (t == first + 1 && parse->tokens[first].upos == DM_CCONJ) ||
           (verb->rel == DM_REL_ROOT && t > first && dm_str_is(parse->tokens[t - 1].form, ","));
}

/* "And condemned Egypt the attack", "From its side, renewed Kuwait its support": of two objects
 * behind a verb without a subject the first is the subject, where the verb comes first. */
static bool restore_subject_behind(dm_parse *parse, uint32_t t) {
    const dm_token *verb = &parse->tokens[t];
    uint32_t subject = DM_NO_TOKEN, from, to;
    bool object = false;
    if (!opens_clause(parse, t) || !(verb->feats & DM_FEAT_PAST) || !(verb->feats & DM_FEAT_FIN) ||
        dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (c < t || (rel != DM_REL_OBJ && rel != DM_REL_IOBJ))
            continue;
        if (subject == DM_NO_TOKEN)
            subject = c;
        else
            object = true;
    }
    if (subject == DM_NO_TOKEN || !object || parse->tokens[subject].upos == DM_PRON)
        return false;
    dm_tree_phrase(parse, subject, &from, &to);
    if (from != t + 1)
        return false;
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    return true;
}

bool dm_repair_translated(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(OBJ) | DM_OF(NSUBJ))) && restore_day(codebook, parse, t)) ||
           ((at.rel & (DM_OF(FLAT) | DM_OF(COMPOUND) | DM_OF(APPOS))) &&
            restore_named_day(codebook, parse, t)) ||
           ((at.rel & DM_OF(COMPOUND)) && (at.upos & DM_AS(PROPN)) &&
            restore_day_subject(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ACL_RELCL) | DM_OF(CCOMP))) && (at.children & DM_OF(NSUBJ)) &&
            restore_asked(codebook, parse, t)) ||
           restore_swallowed(codebook, parse, t) ||
           ((at.upos & DM_AS(VERB)) && (at.children & DM_OF(OBJ)) &&
            (restore_verb_first(codebook, parse, t) || restore_subject_behind(parse, t)));
}
