/*
 * repair/clauses.c - clauses whose subject or verb the parser hung elsewhere because something is
 * inserted between the two.
 *
 *   Cuba, shut out in 1962, gave its support to Caracas, state media said
 *   nsubj of said           ccomp of said                              ──▶  nsubj of gave
 *   In Gaza, a spokesman for Hamas welcomed the steps
 *   obl      appos of Gaza         root, no subject                    ──▶  nsubj of welcomed
 *   The contingent, deployed in 2020, evacuated 300 people
 *   root                              acl                              ──▶  nsubj, root
 *
 * The signs asked for are those that no sound tree has: a finite verb without a subject, a verb of
 * saying with two of them, a sentence that ends in a full stop and has no verb.
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

static bool is_subject(dm_rel rel) {
    return rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS || rel == DM_REL_NSUBJ_OUTER ||
           rel == DM_REL_CSUBJ || rel == DM_REL_CSUBJ_PASS || rel == DM_REL_EXPL;
}

/* "was following". */
static bool goes_on(const dm_parse *parse, uint32_t v) {
    for (DM_CHILDREN(parse, v, c))
        if (c < v && parse->tokens[c].rel == DM_REL_AUX && (parse->tokens[c].feats & DM_FEAT_FIN))
            return true;
    return false;
}

bool dm_repair_lacks_subject(const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    bool finite = (verb->feats & DM_FEAT_FIN) || (verb->feats & DM_FEAT_PAST) || goes_on(parse, v);
    bool clause = verb->rel == DM_REL_ROOT || verb->rel == DM_REL_CCOMP ||
                  verb->rel == DM_REL_PARATAXIS || verb->rel == DM_REL_CONJ ||
                  verb->rel == DM_REL_ADVCL;
    if (verb->upos != DM_VERB || !finite || !clause || (verb->feats & DM_FEAT_IMP))
        return false;
    for (DM_CHILDREN(parse, v, c))
        if (is_subject((dm_rel)parse->tokens[c].rel))
            return false;
    return true;
}

static bool comma_between(const dm_parse *parse, uint32_t from, uint32_t to) {
    for (uint32_t t = from + 1; t < to; t++)
        if (parse->tokens[t].upos == DM_PUNCT)
            return true;
    return false;
}

/* The first of two subjects of the verb of saying over v: "Putin, the Kremlin said, telephoned",
 * "Cuba gave its support, the media said". */
static uint32_t subject_beside_speaker(const dm_codebook *codebook, const dm_parse *parse,
                                       uint32_t v) {
    uint32_t says = parse->tokens[v].head, first = DM_NO_TOKEN, second = DM_NO_TOKEN;
    if (says == DM_NO_TOKEN || !dm_codebook_report(codebook, parse->tokens[says].lemma, 'V'))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, says, c)) {
        bool subject =
            parse->tokens[c].rel == DM_REL_NSUBJ || parse->tokens[c].rel == DM_REL_NSUBJ_PASS;
        if (!subject || second != DM_NO_TOKEN)
            continue;
        if (first == DM_NO_TOKEN)
            first = c;
        else
            second = c;
    }
    bool two = second != DM_NO_TOKEN && first < v && comma_between(parse, first, second);
    bool before = two && v < says && second > v;
    bool after = two && v > says && second < says;
    return before || after ? first : (uint32_t)DM_NO_TOKEN;
}

/* "In Gaza, a spokesman welcomed", "Albright, who was born there, condemned", "With him watching,
 * the president signed": what stands before v as a part of its circumstances. */
static uint32_t subject_in_circumstance(const dm_parse *parse, uint32_t v) {
    uint32_t found = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, v, c)) {
        const dm_token *token = &parse->tokens[c];
        if (c > v)
            break;
        bool name = token->form.len && token->form.ptr[0] >= 'A' && token->form.ptr[0] <= 'Z';
        if ((token->rel == DM_REL_DISCOURSE || token->rel == DM_REL_VOCATIVE) && name)
            found = c;
        if (token->rel != DM_REL_OBL && token->rel != DM_REL_OBL_UNMARKED &&
            token->rel != DM_REL_ADVCL)
            continue;
        dm_rel wanted = token->rel == DM_REL_ADVCL ? DM_REL_NSUBJ : DM_REL_APPOS;
        for (DM_CHILDREN(parse, c, d))
            if (d > c && parse->tokens[d].rel == wanted && dm_tree_is_nominal(parse, d) &&
                comma_between(parse, c, d) && dm_tree_find(parse, d, DM_REL_CASE) == DM_NO_TOKEN)
                found = d;
    }
    return found;
}

/* "NEW YORK, March 26 - The five members said": what was taken for an apposition to the place. */
static uint32_t subject_behind_place(const dm_parse *parse, uint32_t v) {
    uint32_t root = parse->tokens[v].head, found = DM_NO_TOKEN;
    if (parse->tokens[v].rel != DM_REL_PARATAXIS || !dm_tree_is_nominal(parse, root) || root > v)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, root, c))
        if (c > root && c < v && parse->tokens[c].rel == DM_REL_APPOS &&
            parse->tokens[c].upos != DM_NUM)
            found = c;
    return found;
}

/* "recalled its envoy; Sudan, which sided with Cairo, closed": what opens the part behind the
 * semicolon, and was taken for a part of what stands before it. */
static uint32_t subject_behind_semicolon(const dm_parse *parse, uint32_t v) {
    uint32_t head = parse->tokens[v].head, open = v;
    if (head == DM_NO_TOKEN || head > v)
        return DM_NO_TOKEN;
    while (open > head && !dm_str_is(parse->tokens[open].form, ";"))
        open--;
    for (uint32_t t = open + 1; open > head && t < v; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->head == DM_NO_TOKEN || token->head >= open)
            continue;
        bool stray = token->rel == DM_REL_APPOS || token->rel == DM_REL_CONJ ||
                     token->rel == DM_REL_PARATAXIS || token->rel == DM_REL_OBL_UNMARKED;
        if (stray && dm_tree_is_nominal(parse, t) &&
            dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN)
            return t;
    }
    return DM_NO_TOKEN;
}

static bool restore_subject(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    if (!dm_repair_lacks_subject(parse, v))
        return false;
    uint32_t subject = subject_behind_semicolon(parse, v);
    if (subject == DM_NO_TOKEN && parse->tokens[v].rel == DM_REL_CONJ)
        return false;
    if (subject == DM_NO_TOKEN)
        subject = subject_beside_speaker(codebook, parse, v);
    if (subject == DM_NO_TOKEN)
        subject = subject_in_circumstance(parse, v);
    if (subject == DM_NO_TOKEN)
        subject = subject_behind_place(parse, v);
    if (subject == DM_NO_TOKEN)
        return false;
    bool passive = dm_tree_find(parse, v, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    if (!dm_tree_is_nominal(parse, subject))
        parse->tokens[subject].upos = DM_PROPN;
    dm_repair_attach(parse, subject, v, passive ? DM_REL_NSUBJ_PASS : DM_REL_NSUBJ);
    return true;
}

/* ---- verbs behind what is inserted ---- */

/* A past form behind a comma that says on its own what the noun before it did. */
static bool is_told(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    bool complement = false;
    if (verb->upos != DM_VERB || verb->rel != DM_REL_ACL || !(verb->feats & DM_FEAT_PAST) ||
        parse->tokens[v - 1].upos != DM_PUNCT || !dm_lemma_is_known_verb(codebook, verb->lemma))
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_AUX || rel == DM_REL_MARK || rel == DM_REL_OBL_AGENT || is_subject(rel) ||
            (rel == DM_REL_OBL && dm_tree_has_case(parse, c, "by")))
            return false;
        complement |= rel == DM_REL_OBJ || rel == DM_REL_CCOMP || rel == DM_REL_XCOMP ||
                      (rel == DM_REL_ADVCL && (parse->tokens[c].feats & DM_FEAT_INF));
    }
    return complement;
}

/* Whether the sentence ends as sentences do, and headlines and captions do not. */
static bool is_closed(const dm_parse *parse, const dm_sentence *s) {
    for (uint32_t t = s->first + s->count; t > s->first; t--) {
        dm_str form = parse->tokens[t - 1].form;
        if (dm_str_is(form, ".") || dm_str_is(form, "?") || dm_str_is(form, "!"))
            return true;
        if (parse->tokens[t - 1].upos != DM_PUNCT)
            return false;
    }
    return false;
}

/* "The contingent, deployed in 2020, evacuated 300 people": the root is its subject. */
static bool restore_told(const dm_codebook *codebook, dm_parse *parse, dm_sentence *s) {
    uint32_t root = s->root, v = DM_NO_TOKEN;
    const dm_token *noun = &parse->tokens[root];
    if ((noun->upos != DM_NOUN && noun->upos != DM_PROPN) || !is_closed(parse, s))
        return false;
    for (DM_CHILDREN(parse, root, c))
        if (parse->tokens[c].rel == DM_REL_COP || is_subject((dm_rel)parse->tokens[c].rel))
            return false;
    for (uint32_t t = root + 2; t < s->first + s->count; t++) {
        uint32_t head = parse->tokens[t].head;
        bool of_root = head == root ||
                       (head != DM_NO_TOKEN && head > root && head < t &&
                        parse->tokens[head].rel == DM_REL_NMOD && parse->tokens[head].head == root);
        if (of_root && is_told(codebook, parse, t) && comma_between(parse, root, t - 1))
            v = t;
    }
    if (v == DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, v, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, root, v, DM_REL_NSUBJ);
    parse->tokens[v].feats &= ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS);
    parse->tokens[v].feats |= DM_FEAT_FIN;
    for (uint32_t t = v + 1; t < s->first + s->count; t++)
        if (parse->tokens[t].head == root)
            parse->tokens[t].head = v;
    s->root = v;
    return true;
}

/* A verb of the lexicon, in the active, that has no object. */
static bool takes_object(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    return v != DM_NO_TOKEN && parse->tokens[v].upos == DM_VERB &&
           dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN &&
           dm_tree_find(parse, v, DM_REL_AUX_PASS) == DM_NO_TOKEN &&
           dm_codebook_frames(codebook, parse->tokens[v].lemma, 'V') != DM_MAP_NONE;
}

/* "signed in the city of Jeddah, in the small hours of Friday, a declaration": an object behind its
 * verb's circumstances, taken for an apposition to the last. */
static bool restore_shifted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t place = token->head;
    if (token->rel == DM_REL_PARATAXIS) /* the nearest circumstance before it */
        for (uint32_t c = t; place < t && --c > place;)
            if (parse->tokens[c].head == place && parse->tokens[c].rel == DM_REL_OBL) {
                place = c;
                break;
            }
    if ((token->rel != DM_REL_APPOS && token->rel != DM_REL_PARATAXIS) || token->upos != DM_NOUN ||
        place == DM_NO_TOKEN || place > t || dm_tree_find(parse, t, DM_REL_DET) == DM_NO_TOKEN ||
        !(dm_codebook_in_class(codebook, "@document", token->lemma) ||
          dm_codebook_in_class(codebook, "@agreement", token->lemma)))
        return false;
    const dm_token *circumstance = &parse->tokens[place];
    uint32_t v = circumstance->head;
    bool fits = (circumstance->rel == DM_REL_OBL || circumstance->rel == DM_REL_OBL_UNMARKED) &&
                v != DM_NO_TOKEN && v < place && takes_object(codebook, parse, v);
    if (!fits || dm_codebook_in_class(codebook, "@document", circumstance->lemma))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_OBJ);
    return true;
}

/* "rejected as baseless the accusations of Uganda": a circumstance without a preposition behind one
 * that has it is the object. */
static bool restore_late_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t v = token->head;
    if (token->rel != DM_REL_OBL || token->upos != DM_NOUN || v == DM_NO_TOKEN || v > t ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN || !takes_object(codebook, parse, v) ||
        (dm_tree_find(parse, t, DM_REL_DET) == DM_NO_TOKEN &&
         dm_tree_find(parse, t, DM_REL_NUMMOD) == DM_NO_TOKEN))
        return false;
    for (DM_CHILDREN(parse, v, c))
        if (c > v && c < t && parse->tokens[c].rel == DM_REL_OBL &&
            dm_tree_has_case(parse, c, "as")) {
            dm_repair_attach(parse, t, v, DM_REL_OBJ);
            return true;
        }
    return false;
}

/* "talks in Jerusalem with Oman", "strikes in Syria against rebels": what hangs on the place or the
 * month belongs to what happened there. */
static bool restore_beside_place(dm_parse *parse, uint32_t t) {
    static const char *const others[] = {"with", "against", "between", "by", "to", "over", "about"};
    static const char *const places[] = {"in", "at", "near", "on"};
    const dm_token *token = &parse->tokens[t];
    uint32_t place = token->head;
    if (token->rel != DM_REL_NMOD || place == DM_NO_TOKEN || place > t ||
        parse->tokens[place].upos != DM_PROPN ||
        (parse->tokens[place].rel != DM_REL_NMOD && parse->tokens[place].rel != DM_REL_OBL) ||
        dm_tree_find(parse, place, DM_REL_DET) != DM_NO_TOKEN)
        return false;
    bool other = false, there = false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        other |= dm_tree_has_case(parse, t, others[i]);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        there |= dm_tree_has_case(parse, place, places[i]);
    uint32_t above = parse->tokens[place].head;
    if (!other || !there || above == DM_NO_TOKEN || above > place)
        return false;
    dm_repair_attach(parse, t, above, (dm_rel)parse->tokens[place].rel);
    return true;
}

/* "UNITED NATIONS: Russia and China vetoed": of two subjects with a colon or a dash between them
 * the first is where the news comes from. */
static bool restore_origin(dm_parse *parse, uint32_t v) {
    enum { WITHIN = 12 }; /* tokens from the beginning of the sentence */
    uint32_t origin = DM_NO_TOKEN, subject = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, v, c)) {
        if (parse->tokens[c].rel != DM_REL_NSUBJ || c > v)
            continue;
        if (origin == DM_NO_TOKEN)
            origin = c;
        else
            subject = c;
    }
    if (subject == DM_NO_TOKEN || parse->tokens[origin].upos != DM_PROPN ||
        origin > parse->sentences[parse->tokens[v].sentence].first + WITHIN)
        return false;
    for (uint32_t t = origin + 1; t < subject; t++) {
        dm_str form = parse->tokens[t].form;
        bool hyphen = dm_str_is(form, "-") && !parse->tokens[t - 1].space_after;
        bool apart = dm_str_is(form, ":") || (dm_form_is_dash(form) && !hyphen);
        if (apart) {
            dm_tree_set_rel(parse, origin, DM_REL_DEP);
            return true;
        }
    }
    return false;
}

/* "called his Omani counterpart to thank him": what a call was made for, not what he was called. */
static bool restore_call(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->rel == DM_REL_XCOMP && token->upos == DM_PROPN && token->head != DM_NO_TOKEN &&
        dm_tree_lemma_is(parse, token->head, "call") &&
        dm_tree_find(parse, token->head, DM_REL_OBJ) == DM_NO_TOKEN) {
        dm_tree_set_rel(parse, t, DM_REL_OBJ); /* "called President Erdogan" */
        return true;
    }
    if (token->rel != DM_REL_XCOMP || !(token->feats & DM_FEAT_INF) || token->head == DM_NO_TOKEN ||
        !dm_tree_lemma_is(parse, token->head, "call") ||
        dm_tree_find(parse, token->head, DM_REL_OBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_MARK) == DM_NO_TOKEN ||
        dm_repair_called_upon(codebook, parse, token->head, t))
        return false;
    dm_tree_set_rel(parse, t, DM_REL_ADVCL);
    return true;
}

/* "with Israeli Prime Minister Benjamin Netanyahu": the preposition is the name's, not its title's.
 */
static bool restore_case(dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    uint32_t title = token->head;
    if (token->rel != DM_REL_CASE || title == DM_NO_TOKEN || title < t ||
        parse->tokens[title].rel != DM_REL_NMOD_DESC || parse->tokens[title].head == DM_NO_TOKEN ||
        parse->tokens[title].head < title)
        return false;
    token->head = parse->tokens[title].head;
    return true;
}

/* "retaliated by suspending visas": a noun without a preposition right behind a gerund is its
 * object, not a circumstance of the verb before. */
static bool restore_gerund_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t first, last;
    if (token->rel != DM_REL_OBL || token->upos != DM_NOUN || token->head == DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return false;
    dm_tree_phrase(parse, t, &first, &last);
    if (first == 0)
        return false;
    uint32_t v = first - 1;
    const dm_token *gerund = &parse->tokens[v];
    if (v <= token->head || gerund->head != token->head || gerund->rel != DM_REL_ADVCL ||
        !(gerund->feats & (DM_FEAT_GER | DM_FEAT_PRES)) || !takes_object(codebook, parse, v))
        return false;
    dm_repair_attach(parse, t, v, DM_REL_OBJ);
    return true;
}

/* "handed over to Uganda two rebel leaders": no name stands before the number or the article of its
 * own phrase; it ends the phrase with "to", and the object follows. */
static bool restore_given(const dm_codebook *codebook, dm_parse *parse, uint32_t name) {
    const dm_token *token = &parse->tokens[name];
    uint32_t object = token->head;
    if ((token->upos != DM_PROPN && token->upos != DM_NOUN) || token->rel != DM_REL_COMPOUND ||
        object == DM_NO_TOKEN || object < name + 2 || name == 0 ||
        parse->tokens[object].rel != DM_REL_OBL)
        return false;
    uint32_t to = name - 1, v = parse->tokens[object].head;
    const dm_token *next = &parse->tokens[name + 1];
    bool apart = next->head == object &&
                 (next->rel == DM_REL_NUMMOD ||
                  (next->rel == DM_REL_DET && token->upos == DM_PROPN)); /* "on bail two men" */
    bool marked = parse->tokens[to].head == object && parse->tokens[to].rel == DM_REL_CASE;
    if (!apart || !marked || v > to || !takes_object(codebook, parse, v))
        return false;
    dm_repair_attach(parse, name, v, DM_REL_OBL);
    dm_repair_attach(parse, to, name, DM_REL_CASE);
    dm_repair_attach(parse, object, v, DM_REL_OBJ);
    return true;
}

/* ---- verbs coordinated with a form that is not theirs ---- */

static bool has_auxiliary(const dm_parse *parse, uint32_t v) {
    for (DM_CHILDREN(parse, v, c))
        if (parse->tokens[c].rel == DM_REL_AUX || parse->tokens[c].rel == DM_REL_AUX_PASS ||
            parse->tokens[c].rel == DM_REL_COP)
            return true;
    return false;
}

/* A form that no infinitive can be coordinated with: "closed", "has sent", "backs". */
static bool is_finite(const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    for (DM_CHILDREN(parse, v, c)) {
        bool auxiliary =
            parse->tokens[c].rel == DM_REL_AUX || parse->tokens[c].rel == DM_REL_AUX_PASS;
        if (auxiliary && c < v && (parse->tokens[c].feats & DM_FEAT_FIN))
            return true;
        if (parse->tokens[c].rel == DM_REL_MARK)
            return false;
    }
    if (verb->feats & DM_FEAT_PAST)
        return true;
    return (verb->feats & DM_FEAT_PRES) && (verb->feats & DM_FEAT_FIN) &&
           dm_str_ends(verb->form, DM_STR("s"));
}

/* The finite predicate that an infinitive serves, the nearest in the past if `past` and there is
 * one; DM_NO_TOKEN. */
static uint32_t finite_above(const dm_parse *parse, uint32_t v, bool past) {
    enum { MOST_STEPS = 8 };
    uint32_t nearest = DM_NO_TOKEN;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        v = parse->tokens[v].head;
        if (v == DM_NO_TOKEN)
            break;
        const dm_token *token = &parse->tokens[v];
        bool told =
            token->upos == DM_VERB && (token->feats & DM_FEAT_FIN) && !(token->feats & DM_FEAT_INF);
        if (!told && (!has_auxiliary(parse, v) || (token->feats & DM_FEAT_INF)))
            continue;
        if (!past || (told && (token->feats & DM_FEAT_PAST)))
            return v;
        if (nearest == DM_NO_TOKEN)
            nearest = v;
    }
    return nearest;
}

/* "ask", "urge", "call": what the lexicon makes a request of. */
static bool asks(const dm_codebook *codebook, dm_str lemma) {
    for (uint32_t i = dm_codebook_operators(codebook, lemma, 'V'); i != DM_MAP_NONE;
         i = codebook->operators.ptr[i].next)
        if (codebook->operators.ptr[i].effect == DM_EFFECT_REQUEST)
            return true;
    return false;
}

/* Whether v cannot share what stands before the verb it is coordinated with: a simple past neither
 * "to" nor "would" nor "had". */
static bool is_odd_conjunct(const dm_codebook *codebook, const dm_parse *parse, uint32_t first,
                            uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    if ((parse->tokens[first].feats & DM_FEAT_INF) && !has_auxiliary(parse, first))
        return is_finite(parse, v);
    bool simple = (verb->feats & DM_FEAT_PAST) && (verb->feats & DM_FEAT_FIN) &&
                  !(verb->feats & DM_FEAT_PART) && !has_auxiliary(parse, v);
    if (!simple || parse->tokens[first].rel != DM_REL_CCOMP)
        return false;
    /* "said it had shelled the town and killed ten": only an act of words is sure to be another's
     */
    const dm_reporting *report = dm_codebook_report(codebook, verb->lemma, 'V');
    bool words = asks(codebook, verb->lemma) || (report && report->kind != DM_REPORT_THINK);
    for (DM_CHILDREN(parse, first, c))
        if (parse->tokens[c].rel == DM_REL_AUX &&
            (dm_tree_lemma_is(parse, c, "would") || dm_tree_lemma_is(parse, c, "will") ||
             (words && dm_tree_lemma_is(parse, c, "have"))))
            return true;
    return false;
}

/* "asked NATO to send troops and closed its border": what was closed was not asked for. */
static bool restore_coordinated(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    uint32_t first = verb->head;
    if (verb->upos != DM_VERB || verb->rel != DM_REL_CONJ || first == DM_NO_TOKEN || first > v ||
        !is_odd_conjunct(codebook, parse, first, v))
        return false;
    bool past = (verb->feats & DM_FEAT_PAST) && !has_auxiliary(parse, v);
    uint32_t above = finite_above(parse, first, past);
    if (above == DM_NO_TOKEN || above > v)
        return false;
    dm_repair_attach(parse, v, above, DM_REL_CONJ);
    return true;
}

/* "called on Turkey to leave, urged it to pay and asked": the first of the chain, which has the
 * subject, was taken for what the second says. */
static bool restore_chain(dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    if (!dm_repair_lacks_subject(parse, v) || verb->rel == DM_REL_CONJ || verb->rel == DM_REL_CCOMP)
        return false;
    uint32_t first = dm_tree_find(parse, v, DM_REL_CCOMP);
    if (first == DM_NO_TOKEN || first > v || parse->tokens[first].upos != DM_VERB ||
        dm_tree_find(parse, first, DM_REL_NSUBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, first, DM_REL_MARK) != DM_NO_TOKEN ||
        !dm_str_is(parse->tokens[v - 1].form, ","))
        return false;
    for (uint32_t t = first; t < v; t++)
        if (dm_str_is(parse->tokens[t].form, "\"") || dm_str_is(parse->tokens[t].form, "”") ||
            dm_str_is(parse->tokens[t].form, "''"))
            return false;
    dm_repair_attach(parse, first, verb->head, (dm_rel)verb->rel);
    dm_repair_attach(parse, v, first, DM_REL_CONJ);
    dm_sentence *s = &parse->sentences[verb->sentence];
    if (s->root == v)
        s->root = first;
    return true;
}

/* "a move Beijing rejects": of two subjects side by side the first is what the second rejects. */
static bool restore_apposed(dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    uint32_t noun = DM_NO_TOKEN, subject = DM_NO_TOKEN, first, last;
    if (verb->upos != DM_VERB || verb->rel != DM_REL_PARATAXIS ||
        dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        if (parse->tokens[c].rel != DM_REL_NSUBJ || c > v)
            continue;
        if (noun == DM_NO_TOKEN)
            noun = c;
        else
            subject = c;
    }
    if (subject == DM_NO_TOKEN || parse->tokens[noun].upos != DM_NOUN ||
        dm_tree_find(parse, noun, DM_REL_DET) == DM_NO_TOKEN)
        return false;
    dm_tree_phrase(parse, subject, &first, &last);
    if (first != noun + 1)
        return false;
    dm_repair_attach(parse, noun, verb->head, DM_REL_PARATAXIS);
    dm_repair_attach(parse, v, noun, DM_REL_ACL_RELCL);
    return true;
}

/* "Britain, which accuses Russia of hacking, and Estonia": no name is coordinated with a verb; it
 * goes on with the noun whose clause that is. */
static bool restore_member(dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 6 };
    const dm_token *token = &parse->tokens[t];
    uint32_t v = token->head;
    if (token->upos == DM_NOUN && token->rel == DM_REL_CONJ && v != DM_NO_TOKEN && v < t &&
        parse->tokens[v].upos == DM_VERB && dm_tree_find(parse, t, DM_REL_CC) != DM_NO_TOKEN &&
        dm_tree_find(parse, t, DM_REL_COP) == DM_NO_TOKEN &&
        dm_tree_find(parse, t, DM_REL_NSUBJ) == DM_NO_TOKEN) {
        uint32_t object = dm_tree_find(parse, v, DM_REL_OBJ); /* "solidarity and support" */
        if (object == DM_NO_TOKEN || object > t)
            return false;
        dm_repair_attach(parse, t, object, DM_REL_CONJ);
        return true;
    }
    if (token->upos != DM_PROPN || token->rel != DM_REL_CONJ || v == DM_NO_TOKEN || v > t ||
        parse->tokens[v].upos != DM_VERB)
        return false;
    for (int steps = 0; steps < MOST_STEPS && v != DM_NO_TOKEN; steps++) {
        bool relative = parse->tokens[v].rel == DM_REL_ACL_RELCL;
        v = parse->tokens[v].head;
        if (relative && parse->tokens[v].upos == DM_PROPN) {
            dm_repair_attach(parse, t, v, DM_REL_CONJ);
            return true;
        }
    }
    return false;
}

bool dm_repair_told(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    return restore_told(codebook, parse, sentence);
}

bool dm_repair_inserted(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.upos & DM_AS(VERB)) && restore_subject(codebook, parse, t)) ||
           ((at.rel & (DM_OF(APPOS) | DM_OF(PARATAXIS))) && (at.upos & DM_AS(NOUN)) &&
            restore_shifted(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(NOUN)) &&
            restore_late_object(codebook, parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(NOUN)) &&
            restore_gerund_object(codebook, parse, t)) ||
           ((at.rel & DM_OF(NMOD)) && restore_beside_place(parse, t)) ||
           ((at.rel & DM_OF(XCOMP)) && restore_call(codebook, parse, t)) ||
           ((at.children & DM_OF(NSUBJ)) && restore_origin(parse, t)) ||
           ((at.rel & DM_OF(CASE)) && restore_case(parse, t)) ||
           ((at.rel & DM_OF(COMPOUND)) && (at.upos & (DM_AS(PROPN) | DM_AS(NOUN))) &&
            restore_given(codebook, parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && (at.upos & DM_AS(VERB)) &&
            restore_coordinated(codebook, parse, t)) ||
           ((at.upos & DM_AS(VERB)) && (at.children & DM_OF(CCOMP)) && restore_chain(parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && (at.upos & (DM_AS(NOUN) | DM_AS(PROPN))) &&
            restore_member(parse, t)) ||
           ((at.rel & DM_OF(PARATAXIS)) && (at.upos & DM_AS(VERB)) &&
            (at.children & DM_OF(NSUBJ)) && restore_apposed(parse, t));
}
