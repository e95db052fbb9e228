/*
 * repair/foreign.c - words that the parser does not know as such: of other languages, of English
 * that was translated by machine, and those that were cut at their hyphen.
 */
#include "coder/repair/parts.h"

/* The verb of "declared ... persona" before token t; DM_NO_TOKEN if there is none. */
static uint32_t declared_before(const dm_parse *parse, uint32_t t) {
    uint32_t first = parse->sentences[parse->tokens[t].sentence].first;
    for (uint32_t v = t; v-- > first;)
        if (parse->tokens[v].upos == DM_VERB)
            return dm_tree_lemma_is(parse, v, "declare") ? v : DM_NO_TOKEN;
    return DM_NO_TOKEN;
}

/*
 * "declared the Mexican ambassador persona non grata": three words of Latin that say what he was
 * declared; the noun right before them is who, and what stands behind them is the verb's.
 */
static bool restore_persona(dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t grata = t + 2;
    if (t == 0 || grata >= parse->token_count || tokens[grata].sentence != tokens[t].sentence ||
        !dm_str_is(tokens[t + 1].form, "non") || !dm_str_starts(tokens[t].form, DM_STR("persona")))
        return false;
    uint32_t verb = declared_before(parse, t),
             before = tokens[t - 1].rel == DM_REL_DET ? t - 2 : t - 1;
    if (verb == DM_NO_TOKEN || (tokens[t].head == verb && tokens[grata].head == t))
        return false;
    bool whom = tokens[before].upos == DM_NOUN || tokens[before].upos == DM_PROPN;
    if (whom && (tokens[before].head == t || tokens[before].head == grata))
        dm_repair_attach(parse, before, verb, DM_REL_OBJ);
    for (uint32_t c = grata + 1; c < parse->token_count && tokens[c].sentence == tokens[t].sentence;
         c++)
        if ((tokens[c].head == t || tokens[c].head == grata) && tokens[c].rel == DM_REL_NMOD)
            dm_repair_attach(parse, c, verb, DM_REL_OBL);
        else if (tokens[c].head == t || tokens[c].head == grata)
            dm_repair_attach(parse, c, verb, (dm_rel)tokens[c].rel);
    dm_repair_attach(parse, t, verb, DM_REL_XCOMP);
    dm_repair_attach(parse, t + 1, t, DM_REL_COMPOUND);
    dm_repair_attach(parse, grata, t, DM_REL_FLAT);
    return true;
}

/* The "to" of t right behind the verb, or behind a day ("expelled this Monday to the ambassador");
 * DM_NO_TOKEN. */
static uint32_t mark_behind(const dm_parse *parse, uint32_t verb, uint32_t t) {
    uint32_t to = verb + 1;
    while (to < t &&
           (dm_str_is(parse->tokens[to].form, "this") || dm_str_is(parse->tokens[to].form, "on") ||
            parse->tokens[to].rel == DM_REL_OBL_UNMARKED))
        to++;
    const dm_token *token = &parse->tokens[to];
    bool marks = dm_str_is(token->form, "to") && token->head == t && token->rel == DM_REL_CASE;
    return marks ? to : (uint32_t)DM_NO_TOKEN;
}

/* "expelled to the ambassador of Germany", "detained to 40 people": Spanish marks persons who are
 * objects; the verbs of @takes-object never stand without one in English. */
static bool restore_marked_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t verb = token->head;
    if ((token->rel != DM_REL_OBL && token->rel != DM_REL_OBJ) || verb == DM_NO_TOKEN ||
        verb + 1 >= t || parse->tokens[verb].upos != DM_VERB ||
        !dm_codebook_in_class(codebook, "@takes-object", parse->tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    uint32_t to = mark_behind(parse, verb, t), object = dm_tree_find(parse, verb, DM_REL_OBJ);
    bool this = dm_str_is(parse->tokens[verb + 1].form, "this"); /* taken for an object */
    if (to == DM_NO_TOKEN ||
        (object != DM_NO_TOKEN && object != t && !(this && object == verb + 1)))
        return false;
    if (this && to > verb + 2)
        dm_repair_attach(parse, verb + 1, verb + 2, DM_REL_DET);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    dm_tree_set_rel(parse, to, DM_REL_DEP); /* no preposition any more */
    return true;
}

/* The verb of @takes-object whose object may be token t, where a phrase parts them: t hangs on that
 * phrase, or on the verb without a preposition. DM_NO_TOKEN. */
static uint32_t verb_parted(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint32_t phrase = token->head, first, last;
    bool nominal = token->upos == DM_NOUN || token->upos == DM_PROPN;
    if (!nominal || phrase == DM_NO_TOKEN || phrase > t ||
        dm_tree_find(parse, t, DM_REL_CASE) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    dm_tree_phrase(parse, t, &first, &last);
    bool plain = token->rel == DM_REL_OBL || token->rel == DM_REL_OBL_UNMARKED;
    if (parse->tokens[phrase].upos == DM_VERB) /* "expelled on Tuesday three diplomats" */
        return plain && first > phrase + 1 && parse->tokens[first - 1].upos != DM_VERB &&
                       !dm_codebook_in_class(codebook, "@time-noun", token->lemma)
                   ? phrase
                   : (uint32_t)DM_NO_TOKEN;
    bool same = token->rel == DM_REL_APPOS || token->rel == DM_REL_FLAT ||
                token->rel == DM_REL_OBJ; /* "of the beginning of clashes Bishkek" */
    bool right_behind = first == phrase + 1;
    while (parse->tokens[phrase].rel == DM_REL_CONJ || parse->tokens[phrase].rel == DM_REL_NMOD)
        /* "with rockets and guns the residence", "in the palace of Itamaraty a declaration" */
        phrase = parse->tokens[phrase].head;
    bool beside = parse->tokens[phrase].rel == DM_REL_OBL && right_behind;
    return same && beside ? parse->tokens[phrase].head : (uint32_t)DM_NO_TOKEN;
}

/* "condemned in the strongest terms the attack on Kuwait", "accused in December Algeria of lying":
 * the object behind a phrase that parts it from its verb, and that the parser makes a part of it.
 */
static bool restore_parted_object(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    uint32_t verb = verb_parted(codebook, parse, t);
    if (verb == DM_NO_TOKEN || verb > t || parse->tokens[verb].upos != DM_VERB ||
        !(dm_codebook_in_class(codebook, "@takes-object", parse->tokens[verb].lemma) ||
          dm_codebook_in_class(codebook, "@object-apart", parse->tokens[verb].lemma)) ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, verb, DM_REL_AUX_PASS) != DM_NO_TOKEN)
        return false;
    dm_match match;
    uint32_t passive = dm_tree_find(parse, verb, DM_REL_NSUBJ_PASS); /* "Mali accused of it Chad" */
    if (passive == DM_NO_TOKEN && dm_tree_find(parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    bool told = parse->tokens[t].rel == DM_REL_FLAT || parse->tokens[t].rel == DM_REL_OBJ ||
                passive != DM_NO_TOKEN;
    bool named = !told || dm_knowledge_match(codebook->knowledge, parse->text,
                                             parse->tokens[t].start, &match);
    if (!named)
        return false;
    if (passive != DM_NO_TOKEN)
        dm_tree_set_rel(parse, passive, DM_REL_NSUBJ);
    dm_repair_attach(parse, t, verb, DM_REL_OBJ);
    return true;
}

/* "staged a sit-in before the ministry", cut in three: the nouns of @hyphened are one word, told by
 * its last part. */
static bool restore_hyphened(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (t < 2 || !dm_str_is(parse->tokens[t - 1].form, "-") ||
        parse->tokens[t - 2].sentence != token->sentence)
        return false;
    dm_token *start = &parse->tokens[t - 2];
    dm_str word = dm_str_sub(parse->text, start->start, token->end);
    if (dm_str_ends(word, DM_STR("s")))
        word.len--;
    if (!dm_codebook_in_class(codebook, "@hyphened", word) || dm_str_eq(token->lemma, word))
        return false;
    if (start->head != t && start->head != t - 1) {
        dm_repair_attach(parse, t, start->head, (dm_rel)start->rel);
        for (uint32_t c = parse->sentences[token->sentence].first; c < t; c++)
            if (parse->tokens[c].head == t - 2)
                parse->tokens[c].head = t;
        if (parse->sentences[token->sentence].root == t - 2)
            parse->sentences[token->sentence].root = t;
    }
    uint32_t above = token->head;
    if (above != DM_NO_TOKEN && above < t && token->rel == DM_REL_OBL &&
        dm_tree_is_verbal(parse, above) && dm_tree_find(parse, t, DM_REL_CASE) == DM_NO_TOKEN &&
        dm_tree_find(parse, above, DM_REL_OBJ) == DM_NO_TOKEN)
        dm_tree_set_rel(parse, t, DM_REL_OBJ);
    dm_repair_attach(parse, t - 2, t, DM_REL_COMPOUND);
    dm_repair_attach(parse, t - 1, t, DM_REL_PUNCT);
    token->upos = DM_NOUN;
    token->lemma = word;
    return true;
}

bool dm_repair_foreign(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_repair_at at = dm_repair_look(parse, t);
    return restore_persona(parse, t) ||
           ((at.rel & (DM_OF(OBL) | DM_OF(OBJ))) && restore_marked_object(codebook, parse, t)) ||
           ((at.rel &
             (DM_OF(OBL) | DM_OF(OBL_UNMARKED) | DM_OF(APPOS) | DM_OF(FLAT) | DM_OF(OBJ))) &&
            (at.upos & (DM_AS(NOUN) | DM_AS(PROPN))) &&
            restore_parted_object(codebook, parse, t)) ||
           restore_hyphened(codebook, parse, t);
}
