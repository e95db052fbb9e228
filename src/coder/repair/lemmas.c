/*
 * repair/lemmas.c - lemmas of verbs, and of nouns for who acts, that the lemmatiser has not met.
 *
 * The lemmatiser chooses a rule for an ending by the look of a word and errs with rare ones:
 * "freed" became "fre", "telephoned" "telephon". Irregular forms have a table; a regular form whose
 * lemma no entry of the lexicon knows gets the one known verb that English spelling allows.
 */
#include "coder/repair/lemmas.h"

#include "base/utf8.h"
#include "language/tree.h"

enum { LONGEST = 40 };

/* Whether rows for any word of a class are for the verb. */
static bool is_classed(const dm_codebook *book, dm_str lemma) {
    if (!dm_codebook_may_be_classed(book, DM_SCOPE_EVENTS, lemma, 'V'))
        return false;
    for (size_t i = 0; i < book->class_rows[DM_SCOPE_EVENTS].len; i++) {
        const dm_class_rows *rows = &book->class_rows[DM_SCOPE_EVENTS].ptr[i];
        if (rows->first[dm_pos_index('V')] != DM_MAP_NONE &&
            dm_codebook_has_member(book, rows->name, lemma))
            return true;
    }
    return false;
}

bool dm_lemma_is_known_verb(const dm_codebook *book, dm_str lemma) {
    return dm_codebook_frames(book, lemma, 'V') != DM_MAP_NONE ||
           dm_codebook_operators(book, lemma, 'V') != DM_MAP_NONE ||
           dm_codebook_report(book, lemma, 'V') || is_classed(book, lemma);
}

/* A regular ending: how much of it comes off, and what comes in its place. With `doubled` the
 * consonant before it is doubled ("shrugged"). */
static const struct ending {
    const char *ending;
    unsigned off;
    const char *on;
    bool doubled;
} endings[] = {{"ied", 3, "y", false}, {"ed", 1, "", false},   {"ed", 2, "", false},
               {"ed", 3, "", true},    {"ing", 3, "", false},  {"ing", 3, "e", false},
               {"ing", 4, "", true},   {"ies", 3, "y", false}, {"es", 2, "", false},
               {"s", 1, "", false}};

/* The known verb that the form is regular of; empty if there is none. Lives in `arena`. */
static dm_str regular_of(const dm_codebook *book, dm_arena *arena, dm_str form) {
    char bytes[LONGEST + 2];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const struct ending *e = &endings[i];
        if (!dm_str_ends(form, dm_str_of(e->ending)) || form.len < e->off + 3)
            continue;
        size_t stem = form.len - e->off;
        if (e->doubled && form.ptr[stem] != form.ptr[stem - 1])
            continue;
        for (size_t k = 0; k < stem; k++)
            bytes[k] = form.ptr[k];
        dm_str lemma = {bytes, stem};
        if (*e->on)
            bytes[lemma.len++] = *e->on;
        if (dm_lemma_is_known_verb(book, lemma))
            return dm_arena_printf(arena, "%.*s", DM_FMT(lemma));
    }
    return (dm_str){"", 0};
}

/* "Hungary's premier railed against": a title that the tagger took for an adjective. */
static void mend_title(const dm_codebook *book, dm_token *token) {
    bool subject = token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS;
    const dm_noun *noun =
        subject && token->upos == DM_ADJ ? dm_knowledge_noun(book->knowledge, token->form) : NULL;
    if (noun && noun->kind == DM_NOUN_TITLE)
        token->upos = DM_NOUN;
}

/* "Albanese visited Beijing": a name that looks like a national adjective. */
static void mend_name(const dm_codebook *book, const dm_parse *parse, dm_token *token) {
    bool argument = token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS ||
                    token->rel == DM_REL_OBJ || token->rel == DM_REL_NMOD_POSS;
    dm_match match;
    if (token->upos != DM_ADJ || !argument || !dm_utf8_is_capitalised(token->form))
        return;
    bool known = dm_knowledge_match(book->knowledge, parse->text, token->start, &match) &&
                 match.name->sort != DM_NAME_PERSON;
    if (!known)
        token->upos = DM_PROPN;
}

/* "Militiamen fired": the capital of a sentence's first word hides the plural from the lemmatiser,
 * or the noun from the tagger. */
static void mend_men(const dm_codebook *book, dm_arena *arena, const dm_parse *parse, size_t t) {
    dm_token *token = &parse->tokens[t];
    enum { SHORTEST = 6, PLURAL = 3 }; /* letters: "airmen", and of "men" */
    if (token->form.len < SHORTEST || !dm_str_ends(token->form, DM_STR("men")) ||
        !dm_str_ends(token->lemma, DM_STR("men")))
        return;
    dm_str lower = dm_utf8_lowered(arena, token->form);
    if (lower.len < SHORTEST)
        return; /* out of memory */
    if (token->upos == DM_PROPN && parse->sentences[token->sentence].first == t &&
        dm_knowledge_noun(book->knowledge, lower))
        token->upos = DM_NOUN;
    if (token->upos == DM_NOUN)
        token->lemma = dm_arena_printf(arena, "%.*sman", (int)(lower.len - PLURAL), lower.ptr);
}

/* "joined France in imposing sanctions": a verb with an object that the tagger took for an
 * adjective. */
static void mend_gerund(const dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->upos != DM_ADJ || token->rel != DM_REL_ADVCL ||
        !dm_str_ends(token->form, DM_STR("ing")) ||
        dm_tree_find(parse, t, DM_REL_OBJ) == DM_NO_TOKEN)
        return;
    token->upos = DM_VERB;
    token->feats |= DM_FEAT_GER;
}

/* "a mine", "the land mine": no pronoun stands behind an article. */
static void mend_mine(const dm_parse *parse, uint32_t t) {
    dm_token *token = &parse->tokens[t];
    if (token->upos != DM_PRON || !dm_str_is(token->form, "mine") ||
        dm_tree_find(parse, t, DM_REL_DET) == DM_NO_TOKEN)
        return;
    token->upos = DM_NOUN;
    token->lemma = token->form;
}

/* "the juntas of Mali and Niger": the plural of a noun for who acts, whose lemma was left as it is.
 */
static void mend_plural(const dm_codebook *book, dm_token *token) {
    enum { SHORTEST = 4 }; /* letters: "spies", not "gas" */
    dm_str form = token->form;
    if (token->upos != DM_NOUN || form.len < SHORTEST || !dm_str_ends(form, DM_STR("s")) ||
        !dm_str_eq(token->lemma, form) || dm_knowledge_noun(book->knowledge, form))
        return;
    dm_str stem = dm_str_sub(form, 0, form.len - 1);
    if (!dm_knowledge_noun(book->knowledge, stem))
        return;
    token->lemma = stem;
    token->feats |= DM_FEAT_PLUR;
}

/* "cease-fire", "air-strike": the noun that the lexicon has in one word; empty if there is none.
 * Lives in `arena`. */
static dm_str joined_of(const dm_codebook *book, dm_arena *arena, const dm_parse *parse, size_t t) {
    const dm_token *token = &parse->tokens[t];
    if (t < 2 || token->upos != DM_NOUN || !dm_str_is(parse->tokens[t - 1].form, "-") ||
        parse->tokens[t - 1].end != token->start ||
        parse->tokens[t - 2].end != parse->tokens[t - 1].start)
        return (dm_str){"", 0};
    dm_str first = parse->tokens[t - 2].form;
    if (first.len + token->lemma.len > LONGEST)
        return (dm_str){"", 0};
    dm_str whole = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(first), DM_FMT(token->lemma));
    bool known = dm_codebook_frames(book, whole, 'N') != DM_MAP_NONE ||
                 dm_codebook_in_class(book, "@ceasefire", whole) ||
                 dm_codebook_in_class(book, "@violence", whole);
    return known ? whole : (dm_str){"", 0};
}

void dm_lemmas_mend(const dm_codebook *book, dm_arena *arena, const dm_parse *parse) {
    for (size_t t = 0; t < parse->token_count; t++) {
        dm_token *token = &parse->tokens[t];
        mend_title(book, token);
        mend_name(book, parse, token);
        mend_plural(book, token);
        mend_gerund(parse, (uint32_t)t);
        mend_mine(parse, (uint32_t)t);
        mend_men(book, arena, parse, t);
        dm_str joined = joined_of(book, arena, parse, t);
        if (joined.len)
            token->lemma = joined;
        bool plural = token->upos == DM_NOUN && dm_str_ends(token->form, DM_STR("ies"));
        if (token->upos != DM_VERB && !plural)
            continue;
        dm_str lemma = dm_codebook_irregular(book, token->form);
        bool plain =
            token->form.len <= LONGEST && token->form.ptr[0] >= 'a' && token->form.ptr[0] <= 'z';
        if (!lemma.len && plain && !plural && !dm_lemma_is_known_verb(book, token->lemma))
            lemma = dm_lemma_is_known_verb(book, token->form)
                        ? token->form /* "to summon" */
                        : regular_of(book, arena, token->form);
        if (lemma.len)
            token->lemma = lemma;
    }
}
