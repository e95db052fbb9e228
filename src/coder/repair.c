/*
 * repair.c - a simple past that the parser took for a participle before a noun.
 *
 *   Hungary   blocked   EU     aid   for Ukraine            Hungary   blocked   EU     aid ...
 *   nsubj     amod      comp.  root                 ──▶     nsubj     root      comp.  obj
 *   of v      of h             = h
 *
 * In "the blocked aid" the noun is all there is; but a sentence whose root is a noun without a
 * copula, in which the participle stands right behind another noun, has lost its verb. What stands
 * before the verb becomes its subject, the noun its object. In a list ("Egypt and Bahrain severed
 * relations with Qatar") the noun was taken for the last member, and the root is the first.
 */
#include "coder/repair.h"

#include "language/tree.h"

static bool is_noun(const dm_token *token) {
    return token->upos == DM_NOUN || token->upos == DM_PROPN;
}

/* "severed", "lent": the lemma of a verb that the lexicon knows; empty if it is none. */
static dm_str past_of(const dm_codebook *codebook, const dm_token *token) {
    dm_str lemma = {0};
    if (token->upos != DM_VERB && token->upos != DM_ADJ)
        return lemma;
    lemma = dm_codebook_irregular(codebook, token->form);
    if (!lemma.len && token->upos == DM_VERB && dm_str_ends(token->form, DM_STR("ed")))
        lemma = token->lemma;
    bool known = lemma.len && (dm_codebook_frames(codebook, lemma, 'V') != DM_MAP_NONE ||
                               dm_codebook_operators(codebook, lemma, 'V') != DM_MAP_NONE ||
                               dm_codebook_report(codebook, lemma, 'V'));
    return known ? lemma : (dm_str){0};
}

static bool is_known_verb(const dm_codebook *codebook, dm_str lemma) {
    return dm_codebook_frames(codebook, lemma, 'V') != DM_MAP_NONE ||
           dm_codebook_operators(codebook, lemma, 'V') != DM_MAP_NONE ||
           dm_codebook_report(codebook, lemma, 'V');
}

/* "frees", "cut", "struck", taken for a noun: the lemma of the verb; empty if it may well be a
 * noun. `sure`: nothing but the word itself speaks for a verb. */
static dm_str noun_as_verb(const dm_codebook *codebook, const dm_token *token, bool sure) {
    static const char *const same[] = {"cut", "hit", "shut", "quit"};
    dm_str form = token->form, none = {"", 0};
    if (token->upos != DM_NOUN || form.len < 3 || form.ptr[0] < 'a' || form.ptr[0] > 'z')
        return none;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (dm_str_is(form, same[i]))
            return form;
    dm_str lemma = dm_codebook_irregular(codebook, form);
    if (lemma.len)
        return is_known_verb(codebook, lemma) ? lemma : none;
    if (!dm_str_ends(form, DM_STR("s")))
        return none;
    lemma = dm_str_sub(form, 0, form.len - 1);
    bool noun = dm_codebook_frames(codebook, lemma, 'N') != DM_MAP_NONE || dm_str_is(lemma, "arm");
    return is_known_verb(codebook, lemma) && !(sure && noun) ? lemma : none;
}

/* A clause of its own: the root is no lost verb then. */
static bool has_predicate(const dm_parse *parse, const dm_sentence *sentence) {
    const dm_token *root = &parse->tokens[sentence->root];
    if (!is_noun(root) && root->upos != DM_ADJ)
        return true;
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        dm_rel rel = (dm_rel)parse->tokens[t].rel;
        bool of_root = parse->tokens[t].head == sentence->root;
        if (of_root && (rel == DM_REL_COP || rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS ||
                        rel == DM_REL_EXPL))
            return true;
    }
    return false;
}

/* Right behind a noun that is no part of a hyphened or possessed word. */
static bool follows_noun(const dm_parse *parse, const dm_sentence *sentence, uint32_t v) {
    return v > sentence->first && is_noun(&parse->tokens[v - 1]) &&
           parse->tokens[v - 1].space_after;
}

/* The noun is the root, or was taken for a member of the list or an apposition of it. */
static bool hangs_on_root(const dm_parse *parse, const dm_sentence *sentence, uint32_t h) {
    const dm_token *noun = &parse->tokens[h];
    bool member = noun->rel == DM_REL_CONJ || noun->rel == DM_REL_APPOS;
    return h == sentence->root || (member && noun->head < h && h > sentence->root);
}

static uint32_t lost_verb(const dm_codebook *codebook, const dm_parse *parse,
                          const dm_sentence *sentence) {
    uint32_t end = sentence->first + sentence->count;
    for (uint32_t v = sentence->first + 1; v < end; v++) {
        const dm_token *token = &parse->tokens[v];
        bool before = (token->rel == DM_REL_AMOD || token->rel == DM_REL_COMPOUND) &&
                      token->head > v && token->head < end;
        if (!before || !follows_noun(parse, sentence, v) ||
            !hangs_on_root(parse, sentence, token->head))
            continue;
        bool past = token->rel == DM_REL_AMOD && is_noun(&parse->tokens[token->head]) &&
                    past_of(codebook, token).len;
        bool headline = token->rel == DM_REL_COMPOUND && noun_as_verb(codebook, token, true).len;
        if (past || headline)
            return v;
    }
    return DM_NO_TOKEN;
}

/* The first noun of what stands before the verb that nothing before the verb governs. */
static uint32_t subject_of(const dm_parse *parse, uint32_t v) {
    uint32_t s = v - 1;
    for (uint32_t head = parse->tokens[s].head; head != DM_NO_TOKEN && head < v;
         head = parse->tokens[s].head)
        s = head;
    return s;
}

static void attach(dm_parse *parse, uint32_t t, uint32_t head, dm_rel rel) {
    parse->tokens[t].head = head;
    parse->tokens[t].rel = (uint8_t)rel;
}

/* What hung on the noun or the verb from before the verb: parts of the subject, or of the clause.
 */
static void share_out(dm_parse *parse, uint32_t first, uint32_t v, uint32_t h, uint32_t subject) {
    for (uint32_t t = first; t < v; t++) {
        dm_token *token = &parse->tokens[t];
        if (t == subject || (token->head != h && token->head != v))
            continue;
        switch ((dm_rel)token->rel) {
        case DM_REL_DET:
        case DM_REL_AMOD:
        case DM_REL_COMPOUND:
        case DM_REL_NMOD_POSS:
        case DM_REL_NUMMOD:
        case DM_REL_FLAT:
            token->head = subject;
            break;
        case DM_REL_NMOD:
            attach(parse, t, v, DM_REL_OBL);
            break;
        default:
            token->head = v;
        }
    }
}

/* Clauses and marks behind the noun belong to the verb; its own complements stay. */
static void share_out_behind(dm_parse *parse, uint32_t v, uint32_t h, uint32_t end) {
    for (uint32_t t = h + 1; t < end; t++) {
        dm_token *token = &parse->tokens[t];
        if (token->head == h && (token->rel == DM_REL_ADVCL || token->rel == DM_REL_PUNCT ||
                                 token->rel == DM_REL_PARATAXIS || token->rel == DM_REL_ADVMOD))
            token->head = v;
    }
}

static void restore_verb(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence,
                         uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t h = verb->head, subject = subject_of(parse, v), root = sentence->root;
    dm_str past = past_of(codebook, verb);
    verb->lemma = past.len ? past : noun_as_verb(codebook, verb, true);
    verb->upos = DM_VERB;
    verb->feats =
        (verb->feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN | DM_FEAT_PAST;
    attach(parse, v, DM_NO_TOKEN, DM_REL_ROOT);
    share_out(parse, sentence->first, v, h, subject);
    share_out_behind(parse, v, h, sentence->first + sentence->count);
    attach(parse, h, v, DM_REL_OBJ);
    if (root != h) /* a list: its first member was the root */
        subject = root;
    attach(parse, subject, v, DM_REL_NSUBJ);
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].head == root && root != h && t > v)
            parse->tokens[t].head = v;
    sentence->root = v;
}

/*
 * "Egypt cuts ties with Qatar": the root was taken for a noun, yet it has an object. What was
 * compounded with it is its subject, what qualified it its complement.
 */
static bool restore_headline(const dm_codebook *codebook, dm_parse *parse,
                             const dm_sentence *sentence) {
    uint32_t v = sentence->root;
    dm_token *verb = &parse->tokens[v];
    dm_str lemma = noun_as_verb(codebook, verb, false);
    if (!lemma.len || v == sentence->first || !is_noun(&parse->tokens[v - 1]) ||
        dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    bool subject = dm_tree_find(parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN;
    if (!subject && parse->tokens[v - 1].head != v)
        return false;
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        dm_token *token = &parse->tokens[t];
        if (token->head != v)
            continue;
        if (t == v - 1 && !subject)
            attach(parse, t, v, DM_REL_NSUBJ);
        else if (t < v && !subject && (token->rel == DM_REL_COMPOUND || token->rel == DM_REL_AMOD))
            token->head = v - 1;
        else if (token->rel == DM_REL_NMOD)
            token->rel = DM_REL_OBL;
    }
    verb->lemma = lemma;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    return true;
}

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
    attach(parse, noun, head, DM_REL_OBJ);
    attach(parse, v, noun, DM_REL_ACL_RELCL);
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
        attach(parse, c, v, DM_REL_OBJ);
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
    parse->tokens[objects[0]].rel = DM_REL_IOBJ;
    return true;
}

/* "have outlawed opposition parties": a perfect, taken for the possession of outlawed parties. */
static bool restore_perfect(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    static const char *const attributes[] = {"limit",  "arm",    "mix",   "wound", "freeze",
                                             "occupy", "divide", "need",  "found", "propose",
                                             "detail", "extend", "train", "unite", "grow"};
    dm_token *verb = &parse->tokens[v];
    uint32_t noun = verb->head, have = v - 1;
    if (v == 0 || verb->rel != DM_REL_AMOD || noun == DM_NO_TOKEN || noun < v ||
        parse->tokens[noun].rel != DM_REL_OBJ || parse->tokens[noun].head != have ||
        !dm_tree_lemma_is(parse, have, "have") || (verb->feats & DM_FEAT_PRES))
        return false;
    dm_str lemma = past_of(codebook, verb);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes && lemma.len; i++)
        if (dm_str_is(lemma, attributes[i]))
            return false;
    if (!lemma.len || dm_codebook_frames(codebook, lemma, 'V') == DM_MAP_NONE)
        return false;
    const dm_sentence *s = &parse->sentences[verb->sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (parse->tokens[t].head == have)
            parse->tokens[t].head = v;
    attach(parse, v, parse->tokens[have].head, (dm_rel)parse->tokens[have].rel);
    attach(parse, have, v, DM_REL_AUX);
    attach(parse, noun, v, DM_REL_OBJ);
    if (s->root == have)
        parse->sentences[verb->sentence].root = v;
    parse->tokens[have].upos = DM_AUX;
    verb->upos = DM_VERB;
    verb->lemma = lemma;
    verb->feats &= ~(uint32_t)DM_FEAT_PASS;
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
    attach(parse, t, noun, DM_REL_NMOD);
    return true;
}

/*
 * "Putin highlights in his letter that ...": a verb of saying in the present, read as the plural of
 * a noun. The root of the sentence is a noun without an article, behind a name that was taken for
 * the first part of a compound, and a clause with "that" follows.
 */
static bool restore_present(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    uint32_t v = sentence->root, subject = DM_NO_TOKEN, that = DM_NO_TOKEN;
    dm_token *verb = &parse->tokens[v];
    if (verb->upos != DM_NOUN || !(verb->feats & DM_FEAT_PLUR) || v == sentence->first)
        return false;
    const dm_reporting *report = dm_codebook_report(codebook, verb->lemma, 'V');
    if (!report || (report->kind != DM_REPORT_SAY && report->kind != DM_REPORT_ANNOUNCE))
        return false;
    for (uint32_t t = sentence->first; t < v; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->head != v)
            continue;
        if (token->upos != DM_PROPN || (token->rel != DM_REL_COMPOUND && token->rel != DM_REL_NMOD))
            return false;
        subject = t;
    }
    for (uint32_t t = v + 1; t < sentence->first + sentence->count && that == DM_NO_TOKEN; t++)
        if (dm_str_is(parse->tokens[t].form, "that"))
            that = t;
    if (subject == DM_NO_TOKEN || that == DM_NO_TOKEN)
        return false;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    attach(parse, subject, v, DM_REL_NSUBJ);
    for (uint32_t t = v + 1; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].head == v && parse->tokens[t].rel == DM_REL_NMOD)
            attach(parse, t, v, DM_REL_OBL);
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
    attach(parse, name, noun, DM_REL_NMOD);
    attach(parse, with, name, DM_REL_CASE);
    attach(parse, v, rel == DM_REL_ACL ? parse->tokens[noun].head : parse->tokens[v].head,
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
    token->rel = DM_REL_NSUBJ;
    if (clause != DM_NO_TOKEN && clause > token->head)
        parse->tokens[clause].rel = DM_REL_XCOMP;
    return true;
}

/* "agreed to free three journalists": an infinitive, where the parser sees a free journalist. */
static bool restore_freeing(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (!dm_str_eq_nocase(token->form, DM_STR("free")) || token->rel != DM_REL_AMOD || t == 0 ||
        token->head == DM_NO_TOKEN || token->head < t)
        return false;
    uint32_t h = token->head, to = t - 1;
    dm_token *noun = &parse->tokens[h];
    bool to_noun = parse->tokens[to].head == h && parse->tokens[to].rel == DM_REL_CASE &&
                   dm_str_eq_nocase(parse->tokens[to].form, DM_STR("to"));
    bool freed = dm_codebook_in_class(codebook, "@prisoner", noun->lemma) ||
                 dm_codebook_in_class(codebook, "@people", noun->lemma);
    if (!to_noun || !freed || noun->rel != DM_REL_OBL)
        return false;
    token->upos = DM_VERB;
    token->feats |= DM_FEAT_INF;
    attach(parse, t, noun->head, DM_REL_XCOMP);
    attach(parse, to, t, DM_REL_MARK);
    attach(parse, h, t, DM_REL_OBJ);
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
    gerund->rel = DM_REL_XCOMP;
    return true;
}

static bool is_judgement(const dm_codebook *codebook, const dm_token *token) {
    return dm_codebook_in_class(codebook, "@condemned", token->form) ||
           dm_codebook_in_class(codebook, "@praised", token->form);
}

/* "called the raid of Peru unacceptable": the parser makes the name a part of the judgement, and
 * the judgement a part of what is judged. */
static bool restore_judged(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *judgement = &parse->tokens[t];
    if (judgement->upos != DM_ADJ || t == 0 || parse->tokens[t - 1].head != t ||
        parse->tokens[t - 1].upos != DM_PROPN || judgement->head == DM_NO_TOKEN ||
        (dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN &&
         dm_tree_find(parse, t - 1, DM_REL_CASE) == DM_NO_TOKEN) ||
        !is_judgement(codebook, judgement))
        return false;
    bool inside = judgement->rel == DM_REL_NMOD;
    if (!inside && judgement->rel != DM_REL_XCOMP && judgement->rel != DM_REL_OBL)
        return false;
    uint32_t v = inside ? parse->tokens[judgement->head].head : judgement->head;
    uint32_t noun = v == DM_NO_TOKEN ? v : dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN || noun > t || (inside && noun != judgement->head) ||
        !dm_codebook_in_class(codebook, "@judging", parse->tokens[v].lemma))
        return false;
    for (uint32_t c = noun + 1; c < t - 1; c++)
        if (parse->tokens[c].head == t)
            parse->tokens[c].head = t - 1;
    attach(parse, t - 1, noun, DM_REL_NMOD);
    attach(parse, t, v, DM_REL_XCOMP);
    return true;
}

/* "was unfounded", "were disappointing": adjectives that look like participles. */
static bool restore_adjective(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->upos != DM_VERB || !is_judgement(codebook, token) ||
        dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN)
        return false;
    uint32_t be = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_lemma_is(parse, c, "be"))
            be = c;
    if (be == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NSUBJ_PASS)
            parse->tokens[c].rel = DM_REL_NSUBJ;
    parse->tokens[be].rel = DM_REL_COP;
    token->upos = DM_ADJ;
    token->lemma = token->form;
    token->feats = 0;
    return true;
}

/* Whether an operator of the lexicon has an infinitive for its complement, done by its object if
 * `of_object`. */
static bool takes_infinitive(const dm_codebook *codebook, dm_str lemma, char pos, bool of_object) {
    for (uint32_t i = dm_codebook_operators(codebook, lemma, pos); i != DM_MAP_NONE;
         i = codebook->operators.ptr[i].next) {
        const dm_operator *op = &codebook->operators.ptr[i];
        for (uint8_t k = 0; k < op->complement.count; k++) {
            dm_role role = op->complement.choices[k].steps[0].role;
            if ((role == DM_SLOT_XCOMP || role == DM_SLOT_COMP) &&
                (!of_object || op->agent == DM_SLOT_OBJ))
                return true;
        }
    }
    return false;
}

/* "compelled Hungary to help", "repeated its call on Uganda to help": complements of verb and noun
 * that the parser takes for purposes. */
static bool restore_infinitive(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t v = token->head;
    if (token->rel != DM_REL_ADVCL || !(token->feats & DM_FEAT_INF) || v == DM_NO_TOKEN || v > t ||
        dm_tree_find(parse, v, DM_REL_XCOMP) != DM_NO_TOKEN ||
        dm_tree_find(parse, v, DM_REL_CCOMP) != DM_NO_TOKEN)
        return false;
    uint32_t noun = dm_tree_find(parse, v, DM_REL_OBJ);
    if (noun == DM_NO_TOKEN || noun > t)
        return false;
    if (takes_infinitive(codebook, parse->tokens[v].lemma, 'V', true))
        attach(parse, t, v, DM_REL_XCOMP);
    else if (takes_infinitive(codebook, parse->tokens[noun].lemma, 'N', false))
        attach(parse, t, noun, DM_REL_ACL);
    else
        return false;
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
    attach(parse, t, t - 1, DM_REL_COMPOUND_PRT);
    return true;
}

void dm_repair_trees(const dm_codebook *codebook, dm_parse *parse) {
    bool changed = false;
    for (size_t s = 0; s < parse->sentence_count; s++) {
        dm_sentence *sentence = &parse->sentences[s];
        if (sentence->root >= parse->token_count)
            continue;
        if (restore_headline(codebook, parse, sentence) ||
            restore_present(codebook, parse, sentence)) {
            changed = true;
            continue;
        }
        if (has_predicate(parse, sentence))
            continue;
        uint32_t v = lost_verb(codebook, parse, sentence);
        if (v == DM_NO_TOKEN)
            continue;
        restore_verb(codebook, parse, sentence, v);
        changed = true;
    }
    if (changed) /* the next pass looks children up */
        dm_tree_link(parse);
    changed = false;
    for (uint32_t t = 0; t < parse->token_count; t++)
        changed |= restore_relative(codebook, parse, t) || restore_object(parse, t) ||
                   restore_recipient(codebook, parse, t) || restore_measure(codebook, parse, t) ||
                   restore_perfect(codebook, parse, t) || restore_with(codebook, parse, t) ||
                   restore_pronoun(codebook, parse, t) || restore_freeing(codebook, parse, t) ||
                   restore_gerund(parse, t) || restore_judged(codebook, parse, t) ||
                   restore_adjective(codebook, parse, t) ||
                   restore_infinitive(codebook, parse, t) || restore_particle(codebook, parse, t);
    if (changed)
        dm_tree_link(parse);
}
