/*
 * repair/verbs.c - verbs that the parser lost: most often a simple past that the parser took for a
 * participle before a noun.
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
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

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
    bool known = lemma.len && dm_lemma_is_known_verb(codebook, lemma);
    return known ? lemma : (dm_str){0};
}

/* "frees", "cut", "struck", taken for a noun: the lemma of the verb; empty if it may well be a
 * noun. `sure`: nothing but the word itself speaks for a verb. */
static dm_str noun_as_verb(const dm_codebook *codebook, const dm_token *token, bool sure) {
    dm_str form = token->form, none = {"", 0};
    if (token->upos != DM_NOUN || form.len < 3 || form.ptr[0] < 'a' || form.ptr[0] > 'z')
        return none;
    if (dm_codebook_in_class(codebook, "@same-past", form))
        return form;
    dm_str lemma = dm_codebook_irregular(codebook, form);
    if (lemma.len)
        return dm_lemma_is_known_verb(codebook, lemma) ? lemma : none;
    if (!dm_str_ends(form, DM_STR("s")))
        return none;
    lemma = dm_str_ends(form, DM_STR("ies")) ? token->lemma : dm_str_sub(form, 0, form.len - 1);
    bool noun = (dm_codebook_frames(codebook, lemma, 'N') != DM_MAP_NONE &&
                 !dm_codebook_in_class(codebook, "@headline-verb", lemma)) ||
                dm_str_is(lemma, "arm");
    return dm_lemma_is_known_verb(codebook, lemma) && !(sure && noun) ? lemma : none;
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

/* The noun is the root, or was taken for a member of the list, an apposition or an object of it, or
 * hangs on it without a preposition. */
static bool hangs_on_root(const dm_parse *parse, const dm_sentence *sentence, uint32_t h) {
    const dm_token *noun = &parse->tokens[h];
    bool bare = noun->rel == DM_REL_NMOD && dm_tree_find(parse, h, DM_REL_CASE) == DM_NO_TOKEN;
    bool member =
        noun->rel == DM_REL_CONJ || noun->rel == DM_REL_APPOS || noun->rel == DM_REL_OBJ || bare;
    return h == sentence->root || (member && noun->head < h && h > sentence->root);
}

/*
 * "Women in Venezuela banged pots": the place and the lost verb were read into one noun phrase, "in
 * Venezuela banged pots", that hangs on the subject. The preposition in it; DM_NO_TOKEN elsewhere.
 */
static uint32_t place_before(const dm_parse *parse, const dm_sentence *sentence, uint32_t v) {
    uint32_t h = parse->tokens[v].head, name = v - 1;
    if (parse->tokens[h].rel != DM_REL_NMOD || parse->tokens[h].head != sentence->root ||
        parse->tokens[name].upos != DM_PROPN)
        return DM_NO_TOKEN;
    if (parse->tokens[name].rel == DM_REL_FLAT)
        name = parse->tokens[name].head;
    if (parse->tokens[name].head != h && parse->tokens[name].head != v)
        return DM_NO_TOKEN;
    for (uint32_t t = sentence->root + 1; t < name; t++)
        if (parse->tokens[t].rel == DM_REL_CASE && parse->tokens[t].head == h)
            return t;
    return DM_NO_TOKEN;
}

/* Gives the place back to the subject. */
static void split_place(dm_parse *parse, const dm_sentence *sentence, uint32_t v) {
    uint32_t preposition = place_before(parse, sentence, v), h = parse->tokens[v].head;
    if (preposition == DM_NO_TOKEN)
        return;
    uint32_t name = parse->tokens[v - 1].rel == DM_REL_FLAT ? parse->tokens[v - 1].head : v - 1;
    for (uint32_t t = preposition; t < name; t++)
        if (parse->tokens[t].head == h || parse->tokens[t].head == v)
            parse->tokens[t].head = name;
    dm_repair_attach(parse, name, sentence->root, DM_REL_NMOD);
}

static uint32_t lost_verb(const dm_codebook *codebook, const dm_parse *parse,
                          const dm_sentence *sentence) {
    uint32_t end = sentence->first + sentence->count;
    for (uint32_t v = sentence->first + 1; v < end; v++) {
        const dm_token *token = &parse->tokens[v];
        bool before = (token->rel == DM_REL_AMOD || token->rel == DM_REL_COMPOUND) &&
                      token->head > v && token->head < end;
        if (!before || !follows_noun(parse, sentence, v) ||
            (!hangs_on_root(parse, sentence, token->head) &&
             place_before(parse, sentence, v) == DM_NO_TOKEN))
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
            dm_repair_attach(parse, t, v, DM_REL_OBL);
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
    split_place(parse, sentence, v);
    dm_repair_attach(parse, v, DM_NO_TOKEN, DM_REL_ROOT);
    share_out(parse, sentence->first, v, h, subject);
    share_out_behind(parse, v, h, sentence->first + sentence->count);
    dm_repair_attach(parse, h, v, DM_REL_OBJ);
    if (root != h) /* a list: its first member was the root */
        subject = root;
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].head == root && root != h && t > v)
            parse->tokens[t].head = v;
    sentence->root = v;
}

/* "the air force shot down two planes": with the particle of a verb, a phrase without a preposition
 * is its object. */
static uint32_t object_with_particle(const dm_parse *parse, uint32_t v) {
    if (dm_tree_find(parse, v, DM_REL_COMPOUND_PRT) == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, v, t))
        if (t > v && parse->tokens[t].rel == DM_REL_OBL && dm_tree_is_nominal(parse, t) &&
            dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN)
            return t;
    return DM_NO_TOKEN;
}

/* "Protesters storm embassy": what has a subject and an object and says of nobody what he is. */
static bool is_bare_verb(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    return verb->upos == DM_NOUN && !(verb->feats & DM_FEAT_PLUR) && verb->form.len >= 3 &&
           verb->form.ptr[0] >= 'a' && verb->form.ptr[0] <= 'z' &&
           dm_tree_find(parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN &&
           dm_tree_find(parse, v, DM_REL_OBJ) != DM_NO_TOKEN &&
           dm_tree_find(parse, v, DM_REL_DET) == DM_NO_TOKEN &&
           dm_lemma_is_known_verb(codebook, verb->lemma);
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
    if (!lemma.len && is_bare_verb(codebook, parse, v))
        lemma = verb->lemma;
    uint32_t object = lemma.len ? object_with_particle(parse, v) : (uint32_t)DM_NO_TOKEN;
    if (!lemma.len || v == sentence->first || !is_noun(&parse->tokens[v - 1]) ||
        (dm_tree_find(parse, v, DM_REL_OBJ) == DM_NO_TOKEN && object == DM_NO_TOKEN) ||
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
            dm_repair_attach(parse, t, v, DM_REL_NSUBJ);
        else if (t < v && !subject && (token->rel == DM_REL_COMPOUND || token->rel == DM_REL_AMOD))
            token->head = v - 1;
        else if (token->rel == DM_REL_NMOD)
            dm_tree_set_rel(parse, t, DM_REL_OBL);
        else if (t == object)
            dm_tree_set_rel(parse, t, DM_REL_OBJ);
    }
    verb->lemma = lemma;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
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
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    for (uint32_t t = v + 1; t < sentence->first + sentence->count; t++)
        if (parse->tokens[t].head == v && parse->tokens[t].rel == DM_REL_NMOD)
            dm_repair_attach(parse, t, v, DM_REL_OBL);
    return true;
}

/* "have outlawed opposition parties": a perfect, taken for the possession of outlawed parties. */
static bool restore_perfect(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t noun = verb->head, have = v - 1;
    if (v == 0 || verb->rel != DM_REL_AMOD || noun == DM_NO_TOKEN || noun < v ||
        parse->tokens[noun].rel != DM_REL_OBJ || parse->tokens[noun].head != have ||
        !dm_tree_lemma_is(parse, have, "have") || (verb->feats & DM_FEAT_PRES))
        return false;
    dm_str lemma = past_of(codebook, verb);
    if (lemma.len && dm_codebook_in_class(codebook, "@attribute-participle", lemma))
        return false;
    if (!lemma.len || dm_codebook_frames(codebook, lemma, 'V') == DM_MAP_NONE)
        return false;
    const dm_sentence *s = &parse->sentences[verb->sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (parse->tokens[t].head == have)
            parse->tokens[t].head = v;
    dm_repair_attach(parse, v, parse->tokens[have].head, (dm_rel)parse->tokens[have].rel);
    dm_repair_attach(parse, have, v, DM_REL_AUX);
    dm_repair_attach(parse, noun, v, DM_REL_OBJ);
    if (s->root == have)
        parse->sentences[verb->sentence].root = v;
    parse->tokens[have].upos = DM_AUX;
    verb->upos = DM_VERB;
    verb->lemma = lemma;
    verb->feats &= ~(uint32_t)DM_FEAT_PASS;
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
    dm_repair_attach(parse, t, noun->head, DM_REL_XCOMP);
    dm_repair_attach(parse, to, t, DM_REL_MARK);
    dm_repair_attach(parse, h, t, DM_REL_OBJ);
    return true;
}

/* "; Canada and Australia voiced support": behind a semicolon too the verb was taken for a
 * participle, and the clause for more of what stands before it. */
static bool restore_behind_semicolon(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    uint32_t noun = verb->head, open = v, first = parse->sentences[verb->sentence].first;
    if (verb->rel != DM_REL_AMOD || noun == DM_NO_TOKEN || noun < v || v == first ||
        !is_noun(&parse->tokens[v - 1]) || !parse->tokens[v - 1].space_after)
        return false;
    while (open > first && parse->tokens[open].upos != DM_VERB &&
           !dm_str_is(parse->tokens[open].form, ";"))
        open--;
    if (open == v)
        for (open = v - 1; open > first && parse->tokens[open].upos != DM_VERB &&
                           !dm_str_is(parse->tokens[open].form, ";");)
            open--;
    uint32_t over = parse->tokens[noun].head, subject = v - 1;
    dm_str lemma = past_of(codebook, verb);
    if (!lemma.len || !dm_str_is(parse->tokens[open].form, ";") || over == DM_NO_TOKEN ||
        over > open)
        return false;
    while (parse->tokens[subject].head != DM_NO_TOKEN && parse->tokens[subject].head > open &&
           parse->tokens[subject].head < v)
        subject = parse->tokens[subject].head;
    verb->lemma = lemma;
    verb->upos = DM_VERB;
    verb->feats =
        (verb->feats & ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS)) | DM_FEAT_FIN | DM_FEAT_PAST;
    dm_repair_attach(parse, v, over, DM_REL_PARATAXIS);
    dm_repair_attach(parse, subject, v, DM_REL_NSUBJ);
    dm_repair_attach(parse, noun, v, DM_REL_OBJ);
    return true;
}

/* "rejects", "denies": a verb of the lexicon that is no noun; empty otherwise. */
static dm_str present_of(const dm_codebook *codebook, const dm_token *token) {
    static const char *const ending_in_y[] = {"deny", "defy"};
    for (size_t i = 0; i < sizeof ending_in_y / sizeof *ending_in_y; i++) {
        dm_str lemma = dm_str_of(ending_in_y[i]);
        if (token->form.len == lemma.len + 2 && dm_str_ends(token->form, DM_STR("ies")) &&
            dm_str_eq(dm_str_sub(token->form, 0, lemma.len - 1),
                      dm_str_sub(lemma, 0, lemma.len - 1)))
            return lemma;
    }
    return noun_as_verb(codebook, token, true);
}

/* "a charge Uganda denies": noun, name and verb, taken for one compound. */
static bool restore_denied(const dm_codebook *codebook, dm_parse *parse, uint32_t v) {
    dm_token *verb = &parse->tokens[v];
    if (v < 2 || verb->upos != DM_NOUN || verb->head == DM_NO_TOKEN || verb->head > v ||
        parse->tokens[v - 1].upos != DM_PROPN || parse->tokens[v - 1].rel != DM_REL_COMPOUND ||
        parse->tokens[v - 1].head != v)
        return false;
    uint32_t name = v - 1, noun = name;
    while (noun > 0 && parse->tokens[noun - 1].upos == DM_PROPN)
        noun--;
    if (noun == 0 || parse->tokens[--noun].upos != DM_NOUN)
        return false;
    bool inside = parse->tokens[noun].rel == DM_REL_COMPOUND && parse->tokens[noun].head <= v &&
                  parse->tokens[noun].head > noun;
    dm_str lemma = inside || verb->head == noun ? present_of(codebook, verb) : (dm_str){"", 0};
    if (!lemma.len)
        return false;
    if (inside)
        dm_repair_attach(parse, noun, verb->head, (dm_rel)verb->rel);
    for (uint32_t t = parse->sentences[verb->sentence].first; t < noun; t++)
        if (parse->tokens[t].head == v)
            parse->tokens[t].head = noun;
    dm_repair_attach(parse, v, noun, DM_REL_ACL_RELCL);
    dm_repair_attach(parse, name, v, DM_REL_NSUBJ);
    verb->upos = DM_VERB;
    verb->lemma = lemma;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    return true;
}

/* "China flung insults at Morocco": the root was taken for an adjective, yet it has an object. */
static bool restore_rare_past(const dm_codebook *codebook, dm_parse *parse,
                              const dm_sentence *sentence) {
    dm_token *verb = &parse->tokens[sentence->root];
    if (verb->upos != DM_ADJ || dm_tree_find(parse, sentence->root, DM_REL_OBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, sentence->root, DM_REL_NSUBJ) == DM_NO_TOKEN ||
        dm_tree_find(parse, sentence->root, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    dm_str lemma = past_of(codebook, verb);
    if (!lemma.len)
        return false;
    verb->lemma = lemma;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PAST;
    return true;
}

/* "A gunman shot Slovakia's prime minister Robert Fico": who did it was compounded with the verb,
 * and a name right behind it taken for an apposition. */
static bool restore_shot(const dm_codebook *codebook, dm_parse *parse,
                         const dm_sentence *sentence) {
    uint32_t v = sentence->root, first = 0, last = 0;
    dm_token *verb = &parse->tokens[v];
    if (verb->upos != DM_NOUN || v == sentence->first || parse->tokens[v - 1].head != v ||
        parse->tokens[v - 1].rel != DM_REL_COMPOUND)
        return false;
    dm_str lemma = dm_codebook_irregular(codebook, verb->form);
    uint32_t whom = dm_tree_find(parse, v, DM_REL_APPOS);
    if (!lemma.len || whom == DM_NO_TOKEN || !dm_lemma_is_known_verb(codebook, lemma) ||
        !dm_codebook_in_class(codebook, "@shoots-somebody", parse->tokens[v - 1].lemma))
        return false;
    dm_tree_phrase(parse, whom, &first, &last);
    if (first != v + 1)
        return false;
    verb->lemma = lemma;
    verb->upos = DM_VERB;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PAST;
    dm_repair_attach(parse, v - 1, v, DM_REL_NSUBJ);
    dm_repair_attach(parse, whom, v, DM_REL_OBJ);
    for (uint32_t t = sentence->first; t + 1 < v; t++)
        if (parse->tokens[t].head == v &&
            (parse->tokens[t].rel == DM_REL_DET || parse->tokens[t].rel == DM_REL_AMOD))
            dm_repair_attach(parse, t, v - 1, (dm_rel)parse->tokens[t].rel);
    return true;
}

bool dm_repair_clause(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    if (restore_headline(codebook, parse, sentence) || restore_present(codebook, parse, sentence) ||
        restore_rare_past(codebook, parse, sentence) || restore_shot(codebook, parse, sentence))
        return true;
    uint32_t v = has_predicate(parse, sentence) ? (uint32_t)DM_NO_TOKEN
                                                : lost_verb(codebook, parse, sentence);
    if (v == DM_NO_TOKEN)
        return false;
    restore_verb(codebook, parse, sentence, v);
    return true;
}

bool dm_repair_participle(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & DM_OF(AMOD)) && restore_perfect(codebook, parse, t)) ||
           ((at.rel & DM_OF(AMOD)) && restore_freeing(codebook, parse, t)) ||
           ((at.rel & DM_OF(AMOD)) && restore_behind_semicolon(codebook, parse, t)) ||
           ((at.upos & DM_AS(NOUN)) && restore_denied(codebook, parse, t));
}
