/*
 * repair/attachments.c - words that the parser hung in the wrong place, or called by the wrong
 * relation, where the words beside them tell.
 *
 * Each restore_* knows one pattern, with the sentence it was written for above it, looks at one
 * token, and says whether it changed the tree. Patterns ask for relations that exclude each other,
 * so a token is mended once at most.
 */
#include "actors/actors_inside.h"
#include "coder/repair/parts.h"

/*
 * "recognise borders Russia tried to change": a clause without a word that opens it, right behind a
 * noun, whose own object is missing: it says which borders, it is not what is recognised. The
 * parser takes the noun for a second subject of the clause, or the clause for a second complement.
 */
static bool restore_relative(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    uint32_t head = verb->head, noun = DM_NO_TOKEN, subject = DM_NO_TOKEN;
    if (verb->rel != DM_REL_CCOMP || head == DM_NO_TOKEN || head > v ||
        dm_tree_find(parse, v, DM_REL_MARK) != DM_NO_TOKEN ||
        dm_codebook_in_class(codebook, "@tells-somebody", parse->tokens[head].lemma))
        return false;
    for (uint32_t t = head + 1; t < v; t++) {
        const dm_token *token = &parse->tokens[t];
        bool bare = token->rel == DM_REL_NSUBJ && token->head == v;
        if (noun == DM_NO_TOKEN && token->upos == DM_NOUN && t + 1 < v &&
            (bare || (token->rel == DM_REL_OBJ && token->head == head)))
            noun = t;
        else if (bare && noun != DM_NO_TOKEN)
            subject = t;
    }
    if (subject == DM_NO_TOKEN || subject != noun + 1)
        return false;
    uint32_t last = v; /* "is trying to shift": the object would be the last verb's */
    for (uint32_t x; (x = dm_tree_find(parse, last, DM_REL_XCOMP)) != DM_NO_TOKEN;)
        last = x;
    if (dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, last, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, noun, head, DM_REL_OBJ);
    dm_repair_attach(parse, v, noun, DM_REL_ACL_RELCL);
    return true;
}

/* "shot down a Syrian jet": a bare noun right behind the particle of a verb without object is its
 * object. */
static bool restore_object(dm_parse *parse, uint32_t v) {
    uint32_t particle = dm_tree_is_verbal(parse, v) ? dm_tree_find(parse, v, DM_REL_COMPOUND_PRT)
                                                    : (uint32_t)DM_NO_TOKEN;
    if (particle == DM_NO_TOKEN || dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        uint32_t first, last;
        if (c <= particle || parse->tokens[c].rel != DM_REL_OBL ||
            parse->tokens[c].upos != DM_NOUN || dm_tree_find(parse, c, DM_REL_CASE) != DM_NO_TOKEN)
            continue;
        dm_tree_phrase(parse, c, &first, &last);
        if (first != particle + 1)
            return false;
        dm_repair_attach(parse, c, v, DM_REL_OBJ);
        return true;
    }
    return false;
}

/* "sent Moldova two generators": the parser takes both for objects. */
static bool restore_recipient(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    uint32_t objects[2], count = 0, first, last, begin, end;
    if (!dm_codebook_in_class(codebook, "@gives", parse->tokens[v].lemma) ||
        dm_tree_find(parse, v, DM_REL_IOBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, v, c))
        if (parse->tokens[c].rel == DM_REL_OBJ && c > v && count < 2)
            objects[count++] = c;
    if (count < 2)
        return false;
    dm_tree_phrase(parse, objects[0], &first, &last);
    dm_tree_phrase(parse, objects[1], &begin, &end);
    if (first != v + 1 || begin != last + 1 || parse->tokens[objects[1]].upos == DM_PROPN)
        return false;
    dm_tree_set_rel(parse, objects[0], DM_REL_IOBJ);
    return true;
}

/* "offered Chile rescue teams": the parser makes the name of whom it is given to a part of the
 * gift. */
static bool restore_given(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    if (!dm_codebook_in_class(codebook, "@gives", parse->tokens[v].lemma) ||
        v + 2 >= parse->token_count || parse->tokens[v + 1].upos != DM_PROPN ||
        dm_tree_find(parse, v, DM_REL_IOBJ) != DM_NO_TOKEN)
        return false;
    uint32_t gift = dm_tree_find(parse, v, DM_REL_OBJ),
             last = dm_repair_state_ends(codebook, parse, v + 1);
    if (gift == DM_NO_TOKEN || last == DM_NO_TOKEN || gift <= last ||
        parse->tokens[gift].upos != DM_NOUN || parse->tokens[last].rel != DM_REL_COMPOUND)
        return false;
    for (uint32_t t = last + 1; t <= gift; t++) /* "Chile's", "Chile and" */
        if (parse->tokens[t].upos != DM_NOUN && parse->tokens[t].upos != DM_ADJ &&
            !dm_str_is(parse->tokens[t].form, "-"))
            return false;
    for (uint32_t t = v + 1; t < last; t++)
        dm_repair_attach(parse, t, last, DM_REL_COMPOUND);
    dm_repair_attach(parse, last, v, DM_REL_IOBJ);
    return true;
}

/* "tariffs of 25 per cent on Chinese goods": what they are on hangs on their amount. */
static bool restore_measure(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t amount =
        parse->tokens[t].rel == DM_REL_NMOD ? parse->tokens[t].head : (uint32_t)DM_NO_TOKEN;
    if (amount == DM_NO_TOKEN || parse->tokens[amount].rel != DM_REL_NMOD ||
        !dm_tree_has_case(parse, amount, "of") ||
        !(dm_tree_has_case(parse, t, "on") || dm_tree_has_case(parse, t, "against") ||
          dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "for")))
        return false;
    uint32_t noun = parse->tokens[amount].head;
    bool counted = parse->tokens[amount].upos == DM_NUM ||
                   dm_tree_find(parse, amount, DM_REL_NUMMOD) != DM_NO_TOKEN ||
                   dm_tree_lemma_is(parse, amount, "size");
    if (!counted || noun == DM_NO_TOKEN ||
        dm_codebook_frames(codebook, parse->tokens[noun].lemma, 'N') == DM_MAP_NONE)
        return false;
    dm_repair_attach(parse, t, noun, DM_REL_NMOD);
    return true;
}

/* "condemned the sanctions of France on Chad": what a measure is on hangs on the verb or on whose
 * it is. */
static bool restore_measured(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t over = token->head, measure = DM_NO_TOKEN, first, last, begin, end;
    if (token->upos != DM_PROPN || over == DM_NO_TOKEN || over > t ||
        !(dm_tree_has_case(parse, t, "on") || dm_tree_has_case(parse, t, "against")))
        return false;
    if (token->rel == DM_REL_OBL &&
        dm_codebook_in_class(codebook, "@judges", parse->tokens[over].lemma))
        measure = dm_tree_find(parse, over, DM_REL_OBJ);
    else if (token->rel == DM_REL_NMOD && parse->tokens[over].upos == DM_PROPN &&
             dm_tree_has_case(parse, over, "of"))
        measure = parse->tokens[over].head;
    if (measure == DM_NO_TOKEN || measure > t ||
        !dm_codebook_in_class(codebook, "@sanction", parse->tokens[measure].lemma))
        return false;
    dm_tree_hull(parse, measure, &first, &last);
    dm_tree_hull(parse, t, &begin, &end);
    if (token->rel == DM_REL_OBL && begin != last + 1)
        return false;
    dm_repair_attach(parse, t, measure, DM_REL_NMOD);
    return true;
}

/*
 * "highlighted the alliance with Beijing congratulating Xi": where a noun of relations stands
 * before "with", the name belongs to it and the participle to the clause; the parser takes the two
 * for a clause of their own.
 */
static bool restore_with(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_rel rel = (dm_rel)parse->tokens[v].rel;
    uint32_t name = dm_tree_find(parse, v, DM_REL_NSUBJ),
             with = dm_tree_find(parse, v, DM_REL_MARK);
    if ((rel != DM_REL_ACL && rel != DM_REL_ADVCL) || name == DM_NO_TOKEN || with == DM_NO_TOKEN ||
        with == 0 || name < with || !dm_str_is(parse->tokens[with].form, "with") ||
        parse->tokens[name].upos != DM_PROPN || dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN)
        return false;
    uint32_t noun = with - 1;
    bool ties = dm_codebook_in_class(codebook, "@ties", parse->tokens[noun].lemma) ||
                dm_str_is(parse->tokens[noun].lemma, "alliance");
    if (!ties || parse->tokens[noun].head == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, name, noun, DM_REL_NMOD);
    dm_repair_attach(parse, with, name, DM_REL_CASE);
    dm_repair_attach(parse, v, rel == DM_REL_ACL ? parse->tokens[noun].head : parse->tokens[v].head,
                     DM_REL_ADVCL);
    return true;
}

/* "Brazil said it had no plans", "it was not willing": the parser takes a plain "it" for an empty
 * one, and what it is willing to do for a clause that is willing. */
static bool restore_pronoun(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->rel != DM_REL_EXPL || token->head == DM_NO_TOKEN || token->head < t ||
        !dm_str_eq_nocase(token->form, DM_STR("it")))
        return false;
    const dm_token *head = &parse->tokens[token->head];
    bool has = dm_str_is(head->lemma, "have") && head->upos == DM_VERB;
    bool will = head->upos == DM_ADJ && dm_codebook_in_class(codebook, "@will", head->lemma);
    if ((!has && !will) || dm_tree_find(parse, token->head, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    uint32_t clause = dm_tree_find(parse, token->head, DM_REL_CSUBJ);
    dm_tree_set_rel(parse, t, DM_REL_NSUBJ);
    if (clause != DM_NO_TOKEN && clause > token->head)
        dm_tree_set_rel(parse, clause, DM_REL_XCOMP);
    return true;
}

/* "ruled out sending troops": a gerund right behind a verb's particle is what the verb is about. */
static bool restore_gerund(dm_parse *parse, uint32_t v) {
    dm_token *gerund = &parse->tokens[v];
    if (v < 2 || gerund->rel != DM_REL_ADVCL || gerund->upos != DM_VERB ||
        !dm_str_ends(gerund->form, DM_STR("ing")) || gerund->head >= v - 1 ||
        parse->tokens[v - 1].rel != DM_REL_COMPOUND_PRT ||
        parse->tokens[v - 1].head != gerund->head ||
        dm_tree_find(parse, v, DM_REL_MARK) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    dm_tree_set_rel(parse, v, DM_REL_XCOMP);
    return true;
}

static bool is_judgement(const dm_codebook *codebook, const dm_token *token) {
    return dm_codebook_in_class(codebook, "@condemned", token->form) ||
           dm_codebook_in_class(codebook, "@praised", token->form);
}

static bool ends_as_adjective(dm_str form) {
    static const char *const ends[] = {"ory", "ive", "ous", "ful", "less",
                                       "ble", "ic",  "ary", "nal"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (dm_str_ends(form, dm_str_of(ends[i])))
            return true;
    return false;
}

/* An adjective that judges, whatever the tagger took it for: "historic", "invalid". */
static bool is_judging_adjective(const dm_codebook *codebook, const dm_token *token) {
    if (token->upos != DM_ADJ && token->upos != DM_NOUN)
        return false;
    bool known = is_judgement(codebook, token) ||
                 dm_codebook_in_class(codebook, "@null", token->form) ||
                 dm_codebook_in_class(codebook, "@bad", token->form) ||
                 dm_codebook_in_class(codebook, "@good", token->form);
    return known && (token->upos == DM_ADJ || ends_as_adjective(token->form) ||
                     dm_codebook_frames(codebook, token->form, 'A') != DM_MAP_NONE);
}

/* "called the raid of Peru unacceptable": the parser makes the name, or "by its army", a part of
 * the judgement, and the judgement a part of what is judged. */
static bool restore_judged(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *judgement = &parse->tokens[t];
    if (t == 0 || parse->tokens[t - 1].head != t || !dm_tree_is_nominal(parse, t - 1) ||
        judgement->head == DM_NO_TOKEN ||
        (dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN &&
         dm_tree_find(parse, t - 1, DM_REL_CASE) == DM_NO_TOKEN) ||
        !is_judging_adjective(codebook, judgement))
        return false;
    bool inside = judgement->rel == DM_REL_NMOD;
    if (!inside && judgement->rel != DM_REL_XCOMP && judgement->rel != DM_REL_OBL &&
        judgement->rel != DM_REL_OBJ)
        return false;
    uint32_t v = inside ? parse->tokens[judgement->head].head : judgement->head;
    uint32_t noun = v == DM_NO_TOKEN ? v : dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN || noun > t || (inside && noun != judgement->head) ||
        !dm_codebook_in_class(codebook, "@naming-so", parse->tokens[v].lemma))
        return false;
    for (uint32_t c = noun + 1; c < t - 1; c++)
        if (parse->tokens[c].head == t)
            parse->tokens[c].head = t - 1;
    dm_repair_attach(parse, t - 1, noun, DM_REL_NMOD);
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}

static bool calls(const dm_codebook *codebook, dm_str verb) {
    return dm_codebook_in_class(codebook, "@naming", verb) ||
           dm_codebook_in_class(codebook, "@declaring", verb);
}

/* "called the vote | a farce": what something is called is no circumstance. */
static bool restore_called(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *name = &parse->tokens[t];
    uint32_t v = name->head;
    if (name->rel != DM_REL_OBL_UNMARKED || name->upos != DM_NOUN || v == DM_NO_TOKEN || v > t ||
        !calls(codebook, parse->tokens[v].lemma) ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        dm_codebook_in_class(codebook, "@time-noun", name->lemma))
        return false;
    uint32_t noun = dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN || noun > t)
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "called the judgment | biased and motivated", "the decision of Chad courageous": a participle or
 * an adjective behind what is judged. */
static bool restore_verdict(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *judgement = &parse->tokens[t];
    uint32_t noun = judgement->head;
    bool behind = judgement->rel == DM_REL_ACL || judgement->rel == DM_REL_APPOS ||
                  judgement->rel == DM_REL_AMOD ||
                  (judgement->rel == DM_REL_NMOD && /* not "the theatre of the absurd" */
                   dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN);
    if (!behind || noun == DM_NO_TOKEN || noun > t || !is_judging_adjective(codebook, judgement) ||
        parse->tokens[noun].rel != DM_REL_OBJ || dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t v = parse->tokens[noun].head;
    if (v == DM_NO_TOKEN || dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        !calls(codebook, parse->tokens[v].lemma))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "called the Peruvian decision historic": the parser makes what is judged a part of the
 * judgement. */
static bool restore_judged_noun(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *judgement = &parse->tokens[t];
    uint32_t v = judgement->head, noun = t - 1;
    if (t < 2 || v == DM_NO_TOKEN || v >= noun || !is_judging_adjective(codebook, judgement) ||
        (judgement->rel != DM_REL_XCOMP && judgement->rel != DM_REL_OBJ) ||
        parse->tokens[noun].rel != DM_REL_COMPOUND || parse->tokens[noun].head != t ||
        parse->tokens[noun].upos != DM_NOUN ||
        (!dm_codebook_in_class(codebook, "@naming", parse->tokens[v].lemma) &&
         !dm_codebook_in_class(codebook, "@declaring", parse->tokens[v].lemma)))
        return false;
    for (uint32_t c = v + 1; c < noun; c++)
        if (parse->tokens[c].head == t)
            parse->tokens[c].head = noun;
    dm_repair_attach(parse, noun, v, DM_REL_OBJ);
    dm_repair_attach(parse, t, v, DM_REL_XCOMP);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}

/* "is prepared to help": who is ready, not who was got ready. */
static bool is_willing(const dm_parse *parse, uint32_t t) {
    if (!dm_str_eq_nocase(parse->tokens[t].form, DM_STR("prepared")))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c > t && (parse->tokens[c].feats & DM_FEAT_INF) &&
            (parse->tokens[c].rel == DM_REL_XCOMP || parse->tokens[c].rel == DM_REL_ADVCL))
            return true;
    return false;
}

/* "was unfounded", "were disappointing": adjectives that look like participles. */
static bool restore_adjective(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    bool willing = is_willing(parse, t);
    if ((token->upos != DM_VERB && !willing) || (!willing && !is_judgement(codebook, token)) ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t be = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_lemma_is(parse, c, "be") && parse->tokens[c].rel != DM_REL_COP)
            be = c;
    if (be == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NSUBJ_PASS)
            dm_tree_set_rel(parse, c, DM_REL_NSUBJ);
    dm_tree_set_rel(parse, be, DM_REL_COP);
    token->upos = DM_ADJ;
    token->lemma = token->form;
    token->feats = 0;
    return true;
}

/* "China, for its part, called for calm", "on the other hand": said in passing, no complement. */
static bool restore_aside(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (token->rel != DM_REL_OBL || t == 0 || t + 1 >= parse->token_count)
        return false;
    bool part = dm_tree_lemma_is(parse, t, "part") && dm_tree_has_case(parse, t, "for") &&
                dm_tree_find(parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
    bool hand = dm_tree_lemma_is(parse, t, "hand") && dm_tree_has_case(parse, t, "on") &&
                LEMMA_IN(parse, t - 1, "other", "one");
    bool instance = LEMMA_IN(parse, t, "example", "instance") && dm_tree_has_case(parse, t, "for");
    bool contrast = LEMMA_IN(parse, t, "contrast", "turn") &&
                    (dm_tree_has_case(parse, t, "by") || dm_tree_has_case(parse, t, "in"));
    bool apart = parse->tokens[t + 1].upos == DM_PUNCT;
    if (!apart || !(part || hand || instance || contrast))
        return false;
    dm_repair_attach(parse, t, token->head, DM_REL_DISCOURSE);
    return true;
}

/* A verb that the lexicon knows with this particle. */
static bool is_particle_verb(const dm_codebook *codebook, dm_str lemma, dm_str particle) {
    for (uint32_t i = dm_codebook_frames(codebook, lemma, 'V'); i != DM_MAP_NONE;
         i = codebook->frames.ptr[i].next)
        if (dm_str_eq_nocase(codebook->frames.ptr[i].words, particle))
            return true;
    return false;
}

/* "walked out of the talks": the first of two prepositions is the verb's particle. */
static bool restore_particle(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (t == 0 || token->rel != DM_REL_CASE || token->head == DM_NO_TOKEN || token->head < t + 2 ||
        parse->tokens[t + 1].rel != DM_REL_CASE || parse->tokens[t + 1].head != token->head ||
        parse->tokens[token->head].rel != DM_REL_OBL || parse->tokens[token->head].head != t - 1 ||
        !dm_tree_is_verbal(parse, t - 1) ||
        !is_particle_verb(codebook, parse->tokens[t - 1].lemma, token->form))
        return false;
    dm_repair_attach(parse, t, t - 1, DM_REL_COMPOUND_PRT);
    return true;
}

/* "In Gaza, a spokesman for Hamas, the movement that rules there, welcomed the step": what opens
 * behind the comma is the subject that the verb lacks, no other name of Gaza. */
static bool restore_fronted(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t place = token->head, first, last;
    if (token->rel != DM_REL_APPOS || place == DM_NO_TOKEN || place > t ||
        parse->tokens[place].rel != DM_REL_OBL || !dm_tree_has_case(parse, place, "in"))
        return false;
    uint32_t verb = parse->tokens[place].head;
    if (verb == DM_NO_TOKEN || verb < t || !dm_tree_is_verbal(parse, verb) ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN)
        return false;
    dm_tree_hull(parse, t, &first, &last);
    bool behind_comma = dm_str_is(parse->tokens[first].form, ",") ||
                        (first > 0 && dm_str_is(parse->tokens[first - 1].form, ","));
    if (last >= verb || !behind_comma || parse->tokens[verb - 1].upos == DM_AUX)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "said the vessels had illegally entered its waters": "had" is no verb of its own beside the
 * participle that it was cut from by an adverb. */
static bool restore_perfect(dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (!dm_tree_lemma_is(parse, t, "have") || token->upos != DM_VERB ||
        token->head == DM_NO_TOKEN || dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t v = t + 1;
    while (v < parse->token_count && parse->tokens[v].upos == DM_ADV)
        v++;
    if (v >= parse->token_count || v == t + 1 || parse->tokens[v].sentence != token->sentence ||
        parse->tokens[v].upos != DM_VERB || parse->tokens[v].head != token->head ||
        parse->tokens[v].rel != token->rel ||
        (parse->tokens[v].feats & (DM_FEAT_INF | DM_FEAT_GER)))
        return false;
    for (DM_CHILDREN(parse, t, c))
        dm_repair_attach(parse, c, v, parse->tokens[c].rel);
    parse->tokens[t].upos = DM_AUX;
    dm_repair_attach(parse, t, v, DM_REL_AUX);
    return true;
}

/* "North and South Korea exchanged fire": the parser makes the first word a part of the second
 * name; it is a name of its own, and the other its conjunct. */
static bool restore_shared_name(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t name = token->head, last;
    bool part = token->rel == DM_REL_COMPOUND || token->rel == DM_REL_AMOD;
    if (!part || name == DM_NO_TOKEN || name < t + 3 || parse->tokens[t + 2].head != t ||
        !dm_actors_shared_name(codebook->knowledge, parse, t, &last) || name != last)
        return false;
    dm_repair_attach(parse, t, parse->tokens[name].head, (dm_rel)parse->tokens[name].rel);
    dm_repair_attach(parse, name, t, DM_REL_CONJ);
    dm_repair_attach(parse, t + 1, name, DM_REL_CC);
    dm_repair_attach(parse, t + 2, name, DM_REL_COMPOUND);
    dm_sentence *sentence = &parse->sentences[token->sentence];
    if (sentence->root == name)
        sentence->root = t;
    return true;
}

/* "a diplomat who asked not to be named said the talks had failed": a verb of saying with its
 * clause and no "was" is active, whatever stands between it and its subject. */
static bool restore_active(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_NSUBJ_PASS || verb == DM_NO_TOKEN || verb < t ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_CCOMP) == DM_NO_TOKEN ||
        !dm_codebook_report(codebook, parse->tokens[verb].lemma, 'V'))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "It said that the law must prevail": no "it" that only fills the place of a subject, unless
 * something is said of it. */
static bool restore_it(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_EXPL || verb == DM_NO_TOKEN || verb < t ||
        !dm_tree_is_verbal(parse, verb) ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_CCOMP) == DM_NO_TOKEN)
        return false;
    const dm_reporting *report = dm_codebook_report(codebook, parse->tokens[verb].lemma, 'V');
    if (!report || (report->kind != DM_REPORT_SAY && report->kind != DM_REPORT_ANNOUNCE))
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_NSUBJ);
    return true;
}

/* "called in a joint statement for talks": what is called for hangs on the verb, not on the paper
 * or the place. `t` is it. */
static bool restore_asked_for(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t paper = tokens[t].head;
    if (tokens[t].rel != DM_REL_NMOD || paper == DM_NO_TOKEN || paper > t ||
        !dm_tree_has_case(parse, t, "for") ||
        !dm_codebook_in_class(codebook, "@said-in", tokens[paper].lemma))
        return false;
    uint32_t verb = tokens[paper].head;
    bool within = dm_tree_has_case(parse, paper, "in") || dm_tree_has_case(parse, paper, "at") ||
                  dm_tree_has_case(parse, paper, "during");
    if (!within || verb == DM_NO_TOKEN || verb > paper ||
        (tokens[paper].rel != DM_REL_OBL && tokens[paper].rel != DM_REL_OBJ) ||
        !dm_codebook_in_class(codebook, "@asks-for", tokens[verb].lemma))
        return false;
    if (tokens[paper].rel == DM_REL_OBJ)
        dm_repair_attach(parse, paper, verb, DM_REL_OBL);
    dm_repair_attach(parse, t, verb, DM_REL_OBL);
    return true;
}

bool dm_repair_attachment(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & DM_OF(CCOMP)) && restore_relative(codebook, parse, t)) ||
           ((at.upos & (DM_AS(VERB) | DM_AS(ADJ))) && (at.children & DM_OF(COMPOUND_PRT)) &&
            restore_object(parse, t)) ||
           ((at.children & DM_OF(OBJ)) && restore_recipient(codebook, parse, t)) ||
           ((at.rel & DM_OF(NMOD)) && restore_measure(codebook, parse, t)) ||
           ((at.rel & (DM_OF(OBL) | DM_OF(NMOD))) && (at.upos & DM_AS(PROPN)) &&
            (at.children & DM_OF(CASE)) && restore_measured(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ACL) | DM_OF(ADVCL))) && (at.children & DM_OF(NSUBJ)) &&
            restore_with(codebook, parse, t)) ||
           ((at.rel & DM_OF(EXPL)) && restore_pronoun(codebook, parse, t)) ||
           ((at.rel & DM_OF(ADVCL)) && (at.upos & DM_AS(VERB)) && restore_gerund(parse, t)) ||
           ((at.rel & (DM_OF(NMOD) | DM_OF(XCOMP) | DM_OF(OBL) | DM_OF(OBJ))) &&
            (at.upos & (DM_AS(ADJ) | DM_AS(NOUN))) && restore_judged(codebook, parse, t)) ||
           ((at.rel & (DM_OF(ACL) | DM_OF(APPOS) | DM_OF(AMOD) | DM_OF(NMOD))) &&
            (at.upos & (DM_AS(ADJ) | DM_AS(NOUN))) && restore_verdict(codebook, parse, t)) ||
           ((at.rel & (DM_OF(XCOMP) | DM_OF(OBJ))) && (at.upos & (DM_AS(ADJ) | DM_AS(NOUN))) &&
            restore_judged_noun(codebook, parse, t)) ||
           ((at.children & DM_OF(OBJ)) && restore_given(codebook, parse, t)) ||
           (at.children && restore_adjective(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL_UNMARKED)) && (at.upos & DM_AS(NOUN)) &&
            restore_called(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && restore_aside(parse, t)) ||
           ((at.rel & DM_OF(CASE)) && restore_particle(codebook, parse, t)) ||
           ((at.rel & DM_OF(APPOS)) && restore_fronted(parse, t)) ||
           ((at.upos & DM_AS(VERB)) && restore_perfect(parse, t)) ||
           ((at.rel & (DM_OF(COMPOUND) | DM_OF(AMOD))) &&
            restore_shared_name(codebook, parse, t)) ||
           ((at.rel & DM_OF(NSUBJ_PASS)) && restore_active(codebook, parse, t)) ||
           ((at.rel & DM_OF(EXPL)) && restore_it(codebook, parse, t)) ||
           ((at.rel & DM_OF(NMOD)) && (at.children & DM_OF(CASE)) &&
            restore_asked_for(codebook, parse, t));
}
