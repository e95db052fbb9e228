/*
 * repair/headlines.c - clauses as headlines have them: "Peru to lend Chile money" is what Peru will
 * do, "Peru, Chile sign pact" is what both do.
 *
 *   Peru to lend Chile money           Peru  to  lend Chile money
 *   root mark acl                ──▶   nsubj aux root
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

/* Between the noun and its infinitive stand only parts of its name. */
static bool stands_before(const dm_parse *parse, uint32_t noun, uint32_t mark) {
    for (uint32_t t = noun + 1; t < mark; t++)
        if (parse->tokens[t].head != noun ||
            (parse->tokens[t].rel != DM_REL_FLAT && parse->tokens[t].rel != DM_REL_COMPOUND))
            return false;
    return mark > noun;
}

/* "Japan to give Ukraine arms": the infinitive is what the clause tells, of time to come. */
static bool restore_to_come(dm_parse *parse, dm_sentence *sentence) {
    uint32_t noun = sentence->root, verb = DM_NO_TOKEN, mark;
    if (!dm_tree_is_nominal(parse, noun) || dm_tree_find(parse, noun, DM_REL_COP) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_DET) != DM_NO_TOKEN ||
        dm_tree_find(parse, noun, DM_REL_CASE) != DM_NO_TOKEN || dm_repair_has_subject(parse, noun))
        return false;
    for (DM_CHILDREN(parse, noun, c))
        if (c > noun && verb == DM_NO_TOKEN && parse->tokens[c].rel == DM_REL_ACL &&
            parse->tokens[c].upos == DM_VERB && (parse->tokens[c].feats & DM_FEAT_INF))
            verb = c;
    if (verb == DM_NO_TOKEN)
        return false;
    mark = dm_tree_find(parse, verb, DM_REL_MARK);
    if (mark == DM_NO_TOKEN || !dm_tree_lemma_is(parse, mark, "to") ||
        !stands_before(parse, noun, mark))
        return false;
    parse->tokens[mark].upos = DM_AUX;
    parse->tokens[mark].lemma = parse->tokens[mark].form = DM_STR("will");
    dm_tree_set_rel(parse, mark, DM_REL_AUX);
    dm_repair_raise(parse, sentence, verb);
    return true;
}

/* "Peru, Chile": the comma is an "and". */
static void join(dm_parse *parse, uint32_t one, uint32_t other, uint32_t verb) {
    dm_token *comma = &parse->tokens[one + 1];
    comma->upos = DM_CCONJ;
    comma->lemma = comma->form = DM_STR("and");
    dm_repair_attach(parse, one + 1, other, DM_REL_CC);
    dm_repair_attach(parse, one, verb, DM_REL_NSUBJ);
    dm_repair_attach(parse, other, one, DM_REL_CONJ);
}

/* "Peru, Chile sign pact": a verb in the plural, before it two names parted by a comma. */
static bool restore_pair(const dm_parse *parse, uint32_t verb, uint32_t one, uint32_t *other) {
    const dm_token *tokens = parse->tokens;
    uint32_t subject = one + 2, above = tokens[one].head;
    if (verb <= subject || tokens[verb].upos != DM_VERB ||
        !dm_str_eq_nocase(tokens[verb].form, tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    while (tokens[subject].head == subject + 1 && subject + 1 < verb)
        subject++;
    *other = subject;
    if (subject + 1 != verb)
        return false;
    bool both = tokens[subject].head == verb && tokens[subject].rel == DM_REL_NSUBJ;
    bool beside = tokens[subject].head == one && tokens[subject].rel == DM_REL_APPOS;
    return (both && (above == verb || above == subject)) || (beside && above == verb);
}

/* "Peru, Chile swap prisoners": the verb, too, was taken for a part of a name. */
static uint32_t hidden_verb(const dm_codebook *codebook, const dm_parse *parse,
                            const dm_sentence *sentence, uint32_t one) {
    uint32_t verb = one + 3, thing = verb < sentence->first + sentence->count
                                         ? parse->tokens[verb].head
                                         : (uint32_t)DM_NO_TOKEN;
    if (sentence->root != one || thing == DM_NO_TOKEN || thing <= verb ||
        parse->tokens[verb].upos != DM_NOUN || parse->tokens[verb].rel != DM_REL_COMPOUND ||
        (parse->tokens[verb].feats & DM_FEAT_PLUR) || parse->tokens[thing].head != one ||
        parse->tokens[one + 2].head != thing ||
        !dm_lemma_is_known_verb(codebook, parse->tokens[verb].lemma))
        return DM_NO_TOKEN;
    for (uint32_t t = one; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].upos == DM_VERB || parse->tokens[t].upos == DM_AUX)
            return DM_NO_TOKEN;
    return verb;
}

static void raise_verb(dm_parse *parse, dm_sentence *sentence, uint32_t verb) {
    uint32_t thing = parse->tokens[verb].head;
    parse->tokens[verb].upos = DM_VERB;
    parse->tokens[verb].feats = DM_FEAT_FIN | DM_FEAT_PRES;
    for (DM_CHILDREN(parse, thing, c))
        if (parse->tokens[c].rel == DM_REL_NMOD)
            dm_repair_attach(parse, c, verb, DM_REL_OBL);
    dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, thing, verb, DM_REL_OBJ);
    sentence->root = verb;
}

/* Two names at the beginning, a comma between them. */
static bool restore_two(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    uint32_t one = sentence->first, other = one + 2, hidden;
    if (parse->tokens[one].upos != DM_PROPN || !dm_str_is(parse->tokens[one + 1].form, ",") ||
        (parse->tokens[other].upos != DM_PROPN && parse->tokens[other].upos != DM_ADJ) ||
        dm_codebook_in_class(codebook, "@weekday", parse->tokens[one].form))
        return false;
    if (restore_pair(parse, sentence->root, one, &other)) {
        join(parse, one, other, sentence->root);
        return true;
    }
    hidden = hidden_verb(codebook, parse, sentence, one);
    if (hidden == DM_NO_TOKEN)
        return false;
    raise_verb(parse, sentence, hidden);
    join(parse, one, one + 2, hidden);
    return true;
}

/* "Two Ugandans killed by police", "ex-minister arrested in Chad": nobody it was done to stands
 * behind the verb; the headline leaves out "were". */
static bool restore_passive(const dm_codebook *codebook, dm_parse *parse,
                            const dm_sentence *sentence) {
    uint32_t verb = sentence->root, subject = dm_tree_find(parse, verb, DM_REL_NSUBJ),
             agent = dm_tree_find(parse, verb, DM_REL_OBL_AGENT);
    bool by = agent != DM_NO_TOKEN && agent > verb && dm_tree_has_case(parse, agent, "by") &&
              parse->tokens[agent].upos != DM_VERB;
    bool of_object = dm_codebook_in_class(codebook, "@done-to-somebody", parse->tokens[verb].lemma);
    bool done_to = agent == DM_NO_TOKEN && (parse->tokens[verb].feats & DM_FEAT_PAST) && of_object;
    /* "Two farmers killed in ambush." */
    bool people = of_object && subject != DM_NO_TOKEN &&
                  dm_tree_find(parse, verb, DM_REL_COMPOUND_PRT) == DM_NO_TOKEN &&
                  (parse->tokens[subject].upos == DM_NUM ||
                   (dm_tree_find(parse, subject, DM_REL_NUMMOD) != DM_NO_TOKEN &&
                    parse->tokens[subject].upos == DM_NOUN));
    if (parse->tokens[verb].upos != DM_VERB || subject == DM_NO_TOKEN || (!by && !done_to) ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        (!people && dm_str_is(parse->tokens[sentence->first + sentence->count - 1].form, ".")))
        return false;
    dm_tree_set_rel(parse, subject, DM_REL_NSUBJ_PASS);
    parse->tokens[verb].feats = DM_FEAT_PAST | DM_FEAT_PART | DM_FEAT_PASS;
    return true;
}

bool dm_repair_headline(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    if (sentence->count < 4)
        return false;
    return restore_to_come(parse, sentence) || restore_two(codebook, parse, sentence) ||
           restore_passive(codebook, parse, sentence);
}
