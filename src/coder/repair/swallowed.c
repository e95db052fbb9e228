/*
 * repair/swallowed.c - verbs behind what is inserted that became a part of it, and what stands
 * behind a time or a hearer, or right before a time, and was hung on these.
 *
 *   Niger , citing its envoy , acquiesced to it .
 *   root    acl        obj     acl of envoy        ──▶ nsubj ... root
 *   Norway , a country of mountains , sent rations .
 *   root       appos                  amod appos   ──▶ nsubj ... root obj
 *   Turkey's attempt to block the treaty alarmed Greece .
 *            root       acl       obj    amod    obj ──▶ nsubj ... root obj
 *   imposed sanctions a day earlier on Kenya
 *                       obl            obl of day  ──▶ ... obl of imposed
 *   told the summit that Kenya had looted it
 *        iobj                      acl of summit   ──▶ iobj ... ccomp
 *   attacked Israel days after the raid
 *            compound obl                          ──▶ obj obl:unmarked
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

/* A noun phrase and no more: no copula, no subject. */
static bool is_bare(const dm_parse *parse, uint32_t noun) {
    return dm_tree_is_nominal(parse, noun) && !dm_repair_has_subject(parse, noun) &&
           dm_tree_find(parse, noun, DM_REL_COP) == DM_NO_TOKEN &&
           dm_tree_find(parse, noun, DM_REL_EXPL) == DM_NO_TOKEN &&
           dm_tree_find(parse, noun, DM_REL_CASE) == DM_NO_TOKEN;
}

/* A past form that may tell something on its own: no auxiliary, nobody by whom. */
static bool may_tell(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    if (verb->upos != DM_VERB || !(verb->feats & DM_FEAT_PAST) ||
        !dm_str_ends(verb->form, DM_STR("ed")) || !dm_lemma_is_known_verb(codebook, verb->lemma))
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_AUX || rel == DM_REL_AUX_PASS || rel == DM_REL_MARK ||
            rel == DM_REL_OBL_AGENT || rel == DM_REL_NSUBJ ||
            (rel == DM_REL_OBL && dm_tree_has_case(parse, c, "by")))
            return false;
    }
    return true;
}

/* The noun behind the verb that it was taken for an attribute of; DM_NO_TOKEN where it is none, v
 * where it was taken for a clause behind a noun. */
static uint32_t swallower(const dm_parse *parse, uint32_t v) {
    uint32_t head = parse->tokens[v].head;
    if (parse->tokens[v].rel == DM_REL_ACL)
        return head < v ? v : (uint32_t)DM_NO_TOKEN;
    if (parse->tokens[v].rel != DM_REL_AMOD || head == DM_NO_TOKEN || head < v ||
        parse->tokens[head].upos == DM_PUNCT)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, head, c))
        if (c < v)
            return DM_NO_TOKEN; /* "the sworn enemies" */
    return head;
}

/* Whether the sentence ends in a full stop: headlines and captions do not. */
static bool is_whole(const dm_parse *parse, const dm_sentence *s) {
    uint32_t last = s->first + s->count - 1;
    if (s->count > 1 && parse->tokens[last].upos == DM_PUNCT &&
        !dm_repair_is_form(parse, last, "."))
        last--;
    return dm_repair_is_form(parse, last, ".");
}

static void make_root(dm_parse *parse, dm_sentence *s, uint32_t v, uint32_t object) {
    uint32_t root = s->root;
    dm_repair_attach(parse, v, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, root, v, DM_REL_NSUBJ);
    if (object != v)
        dm_repair_attach(parse, object, v, DM_REL_OBJ);
    for (uint32_t t = v + 1; t < s->first + s->count; t++)
        if (parse->tokens[t].head == root)
            parse->tokens[t].head = v;
    parse->tokens[v].feats &= ~(uint32_t)(DM_FEAT_PART | DM_FEAT_PASS);
    parse->tokens[v].feats |= DM_FEAT_FIN;
    s->root = v;
}

/* "to block": the infinitive right behind the noun; DM_NO_TOKEN. */
static uint32_t infinitive_of(const dm_parse *parse, uint32_t noun) {
    for (DM_CHILDREN(parse, noun, c)) {
        uint32_t mark = c > noun && parse->tokens[c].rel == DM_REL_ACL
                            ? dm_tree_find(parse, c, DM_REL_MARK)
                            : (uint32_t)DM_NO_TOKEN;
        if (mark != DM_NO_TOKEN && mark + 1 == c && dm_repair_is_form(parse, mark, "to"))
            return c;
    }
    return DM_NO_TOKEN;
}

/* Whether a noun phrase begins at t. */
static bool begins_noun(const dm_parse *parse, uint32_t t) {
    dm_upos upos = (dm_upos)parse->tokens[t].upos;
    return upos == DM_DET || upos == DM_PROPN || upos == DM_NOUN || upos == DM_PRON ||
           (upos == DM_ADJ && (dm_tree_is_nominal(parse, t + 1) || LEMMA_IN(parse, t, "many")));
}

/* A past form between two noun phrases, with nothing that makes it less than a verb. */
static bool stands_between(const dm_codebook *codebook, const dm_parse *parse, uint32_t v) {
    const dm_token *verb = &parse->tokens[v];
    if (verb->upos != DM_VERB || !(verb->feats & DM_FEAT_PAST) ||
        !dm_tree_is_nominal(parse, v - 1) || !begins_noun(parse, v + 1) ||
        !dm_lemma_is_known_verb(codebook, verb->lemma))
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_AUX || rel == DM_REL_AUX_PASS || rel == DM_REL_MARK ||
            rel == DM_REL_OBL_AGENT || (rel == DM_REL_NSUBJ && c > v))
            return false;
    }
    return true;
}

/* "Turkey's attempt to block the treaty alarmed Greece": the verb was taken for a part of what the
 * infinitive tells. */
static bool restore_behind_infinitive(const dm_codebook *codebook, dm_parse *parse,
                                      dm_sentence *s) {
    uint32_t root = s->root, inf = infinitive_of(parse, root), end = s->first + s->count;
    if (inf == DM_NO_TOKEN)
        return false;
    for (uint32_t v = inf + 2; v + 1 < end; v++) {
        const dm_token *token = &parse->tokens[v];
        if (token->upos == DM_PUNCT || token->upos == DM_AUX || token->upos == DM_SCONJ ||
            token->upos == DM_CCONJ || dm_tree_lemma_is(parse, v, "that") ||
            dm_tree_lemma_is(parse, v, "which") || dm_tree_lemma_is(parse, v, "who"))
            return false;
        if (!stands_between(codebook, parse, v))
            continue;
        uint32_t head = token->head, subject = dm_tree_find(parse, v, DM_REL_NSUBJ);
        bool part = token->rel == DM_REL_AMOD || token->rel == DM_REL_COMPOUND;
        if (subject != DM_NO_TOKEN) /* "to recognise Kosovo surprised many" */
            dm_repair_attach(parse, subject, inf, DM_REL_OBJ);
        make_root(parse, s, v, part && head != DM_NO_TOKEN && head > v ? head : v);
        for (uint32_t t = v + 1; t < end; t++)
            if (parse->tokens[t].head != DM_NO_TOKEN && parse->tokens[t].head < v)
                dm_repair_attach(parse, t, v, (dm_rel)parse->tokens[t].rel);
        return true;
    }
    return false;
}

bool dm_repair_led(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    return is_bare(parse, sentence->root) && is_whole(parse, sentence) &&
           restore_behind_infinitive(codebook, parse, sentence);
}

bool dm_repair_swallowed(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    uint32_t root = sentence->root, end = sentence->first + sentence->count, commas = 0;
    if (!is_bare(parse, root) || !is_whole(parse, sentence))
        return false;
    for (uint32_t v = root + 1; v < end; v++) {
        bool behind = commas > 1 && dm_repair_is_form(parse, v - 1, ",");
        commas += dm_repair_is_form(parse, v, ",");
        uint32_t object =
            behind && may_tell(codebook, parse, v) ? swallower(parse, v) : (uint32_t)DM_NO_TOKEN;
        if (object == DM_NO_TOKEN)
            continue;
        make_root(parse, sentence, v, object);
        return true;
    }
    return false;
}

/* "a day", "a day earlier". */
static bool is_time(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (token->upos == DM_ADV && token->rel == DM_REL_ADVMOD) {
        uint32_t span = dm_tree_find(parse, t, DM_REL_OBL_UNMARKED);
        return span != DM_NO_TOKEN && is_time(codebook, parse, span);
    }
    return token->rel == DM_REL_OBL_UNMARKED &&
           dm_codebook_in_class(codebook, "@time-noun", token->lemma);
}

/* "sanctions a day earlier on Kenya": what hangs on a time without a preposition is the verb's. `t`
 * is it. */
static bool restore_behind_time(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t time = parse->tokens[t].head;
    if (time == DM_NO_TOKEN || time > t || parse->tokens[time].head == DM_NO_TOKEN ||
        !is_time(codebook, parse, time) || dm_tree_has_case(parse, t, "of") ||
        dm_tree_has_case(parse, t, "in") ||
        dm_codebook_in_class(codebook, "@time-noun", parse->tokens[t].lemma))
        return false;
    dm_repair_attach(parse, t, parse->tokens[time].head, DM_REL_OBL);
    return true;
}

/* "attacked Israel days after the raid": a time before which nothing counts took the name before it
 * for a part of itself. `t` is the time. */
static bool restore_name(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *time = &parse->tokens[t];
    if (!t || !(time->feats & DM_FEAT_PLUR) || time->head == DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@notice", time->lemma) ||
        !dm_tree_is_nominal(parse, t - 1) || parse->tokens[t - 1].head != t ||
        parse->tokens[t - 1].rel != DM_REL_COMPOUND || t + 1 == parse->token_count ||
        dm_codebook_in_class(codebook, "@time-noun", parse->tokens[t - 1].lemma) ||
        !dm_codebook_in_class(codebook, "@from-then", parse->tokens[t + 1].form))
        return false;
    uint32_t name = t - 1, later = time->head == t + 1 ? t + 1 : (uint32_t)DM_NO_TOKEN,
             above = later != DM_NO_TOKEN ? parse->tokens[later].head : time->head;
    bool cased = dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN,
         bare = !cased && (time->rel == DM_REL_OBL_UNMARKED || later != DM_NO_TOKEN);
    if (above == DM_NO_TOKEN || above > name ||
        (bare && dm_tree_find(parse, above, DM_REL_OBJ) != DM_NO_TOKEN))
        return false;
    dm_rel rel = bare ? DM_REL_OBJ : later != DM_NO_TOKEN ? DM_REL_OBL : (dm_rel)time->rel;
    for (DM_CHILDREN(parse, t, c))
        if (c < name)
            dm_repair_attach(parse, c, name, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, name, above, rel);
    if (later != DM_NO_TOKEN)
        return true;
    uint32_t verb = above;
    while (parse->tokens[verb].upos != DM_VERB && parse->tokens[verb].head != DM_NO_TOKEN)
        verb = parse->tokens[verb].head;
    dm_repair_attach(parse, t, verb, DM_REL_OBL_UNMARKED);
    return true;
}

/* "told the summit that Kenya had looted it": what is told, not which summit. `t` is its verb. */
static bool restore_told_that(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t hearer = parse->tokens[t].head, that = dm_tree_find(parse, t, DM_REL_MARK);
    if (hearer == DM_NO_TOKEN || hearer > t || that == DM_NO_TOKEN ||
        !dm_repair_is_form(parse, that, "that") || !dm_repair_has_subject(parse, t) ||
        (parse->tokens[hearer].rel != DM_REL_IOBJ && parse->tokens[hearer].rel != DM_REL_OBJ))
        return false;
    uint32_t verb = parse->tokens[hearer].head;
    if (verb == DM_NO_TOKEN || verb > hearer ||
        !dm_codebook_in_class(codebook, "@tells-somebody", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_CCOMP) != DM_NO_TOKEN)
        return false;
    dm_repair_attach(parse, t, verb, DM_REL_CCOMP);
    return true;
}

/* "the request that Bolivia had made": "that" is what was made, not the beginning of what is
 * requested. `t` is the verb. */
static bool restore_gap(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t noun = parse->tokens[t].head, that = dm_tree_find(parse, t, DM_REL_MARK);
    if (noun == DM_NO_TOKEN || noun > t || that == DM_NO_TOKEN || that > t ||
        !dm_repair_is_form(parse, that, "that") || !dm_repair_has_subject(parse, t) ||
        !dm_tree_is_nominal(parse, noun) || dm_tree_find(parse, t, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        !dm_codebook_in_class(codebook, "@brings-forth", parse->tokens[t].lemma))
        return false;
    dm_tree_set_rel(parse, t, DM_REL_ACL_RELCL);
    dm_tree_set_rel(parse, that, DM_REL_OBJ);
    parse->tokens[that].upos = DM_PRON;
    return true;
}

/* "called on the government in Havana to": the town is where the government sits, not where one
 * calls. `t` is the town. */
static bool restore_seat(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (t < 2 || parse->tokens[t].upos != DM_PROPN || !dm_repair_is_form(parse, t - 1, "in") ||
        parse->tokens[t - 1].head != t)
        return false;
    uint32_t noun = t - 2;
    if (parse->tokens[noun].upos != DM_NOUN || parse->tokens[noun].head != parse->tokens[t].head ||
        !dm_codebook_in_class(codebook, "@seated", parse->tokens[noun].lemma))
        return false;
    dm_repair_attach(parse, t, noun, DM_REL_NMOD);
    return true;
}

/* "went further and cut ties": what follows "and" was joined to "further", which was taken for a
 * part of the object. `t` is the verb. */
static bool restore_went(dm_parse *parse, uint32_t t) {
    uint32_t further = parse->tokens[t].head;
    if (parse->tokens[t].rel != DM_REL_CONJ || further == DM_NO_TOKEN || further > t ||
        !dm_repair_is_form(parse, further, "further") || parse->tokens[further].rel != DM_REL_AMOD)
        return false;
    uint32_t object = parse->tokens[further].head;
    uint32_t went = object == DM_NO_TOKEN ? object : parse->tokens[object].head;
    if (object == DM_NO_TOKEN || object < t || went == DM_NO_TOKEN || went > further ||
        !dm_tree_lemma_is(parse, went, "go"))
        return false;
    for (DM_CHILDREN(parse, object, c))
        if (c < t && c != further)
            dm_repair_attach(parse, c, t, (dm_rel)parse->tokens[c].rel);
    dm_repair_attach(parse, further, went, DM_REL_ADVMOD);
    dm_repair_attach(parse, t, went, DM_REL_CONJ);
    dm_repair_attach(parse, object, t, DM_REL_OBJ);
    return true;
}

/* The particle right behind the noun at t, if it is one, or was taken for a preposition of what
 * follows: "shot down a plane". */
static uint32_t particle_of(const dm_parse *parse, uint32_t t) {
    uint32_t next = t + 1;
    if (next >= parse->token_count || parse->tokens[next].sentence != parse->tokens[t].sentence)
        return DM_NO_TOKEN;
    const dm_token *token = &parse->tokens[next];
    bool particle = token->rel == DM_REL_COMPOUND_PRT && token->head == t;
    bool taken = dm_repair_is_form(parse, next, "down") && token->rel == DM_REL_CASE &&
                 token->head != DM_NO_TOKEN && parse->tokens[token->head].head == t;
    return particle || taken ? next : (uint32_t)DM_NO_TOKEN;
}

/* The last noun before the one at t that was taken for a part of it. */
static uint32_t noun_before(const dm_parse *parse, uint32_t t) {
    uint32_t found = DM_NO_TOKEN;
    for (DM_CHILDREN(parse, t, c))
        if (c < t && dm_tree_is_nominal(parse, c) &&
            dm_tree_find(parse, c, DM_REL_CASE) == DM_NO_TOKEN)
            found = c;
    return found;
}

/* "A Cuban warplane shot down two planes": no noun has a particle. `t` is the verb. */
static bool restore_shot(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t particle = particle_of(parse, t);
    if (particle == DM_NO_TOKEN)
        return false;
    dm_str lemma = dm_codebook_irregular(codebook, parse->tokens[t].form);
    uint32_t subject = lemma.len ? noun_before(parse, t) : (uint32_t)DM_NO_TOKEN;
    if (subject == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool bare =
            dm_tree_find(parse, c, DM_REL_CASE) == DM_NO_TOKEN || parse->tokens[particle].head == c;
        if (c < subject && (rel == DM_REL_DET || rel == DM_REL_AMOD || rel == DM_REL_NUMMOD ||
                            rel == DM_REL_NMOD_POSS))
            dm_repair_attach(parse, c, subject, rel);
        else if (c > particle && bare && (rel == DM_REL_NMOD || rel == DM_REL_OBL))
            dm_repair_attach(parse, c, t, DM_REL_OBJ);
    }
    dm_repair_attach(parse, subject, t, DM_REL_NSUBJ);
    dm_repair_attach(parse, particle, t, DM_REL_COMPOUND_PRT);
    parse->tokens[t].upos = DM_VERB;
    parse->tokens[t].lemma = lemma;
    parse->tokens[t].feats |= DM_FEAT_PAST | DM_FEAT_FIN;
    return true;
}

bool dm_repair_behind(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return ((at.rel & (DM_OF(OBL) | DM_OF(NMOD))) && (at.children & DM_OF(CASE)) &&
            restore_behind_time(codebook, parse, t)) ||
           ((at.upos & DM_AS(NOUN)) && (at.children & DM_OF(COMPOUND)) &&
            restore_name(codebook, parse, t)) ||
           ((at.rel & DM_OF(CONJ)) && (at.upos & DM_AS(VERB)) && restore_went(parse, t)) ||
           ((at.rel & DM_OF(OBL)) && (at.upos & DM_AS(PROPN)) &&
            restore_seat(codebook, parse, t)) ||
           ((at.upos & DM_AS(NOUN)) &&
            (at.children & (DM_OF(COMPOUND_PRT) | DM_OF(NMOD) | DM_OF(OBL))) &&
            restore_shot(codebook, parse, t)) ||
           ((at.rel & DM_OF(ACL)) && (at.upos & DM_AS(VERB)) && (at.children & DM_OF(MARK)) &&
            (restore_told_that(codebook, parse, t) || restore_gap(codebook, parse, t)));
}
