/*
 * repair/surnames.c - "Clerides said": an unknown name that opens a sentence looks to the tagger
 * like a noun, its "s" like that of a plural. Where the article has the word within a name
 * ("Glafcos Clerides"), it is one here too.
 *
 * Forms of last names met are marked in a set of bits by their hash, in one pass; only where the
 * bit is set is the article searched for the name itself.
 */
#include "coder/repair/surnames.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "language/tree.h"

enum { BITS = 4096, WORD = 64, SHORTEST = 4 };

typedef struct forms {
    uint64_t bits[BITS / WORD];
} forms;

static uint64_t bit_of(dm_str form) {
    return dm_hash64(form, 0) % BITS;
}

static bool is_capital(const dm_token *token) {
    return dm_utf8_is_capitalised(token->form);
}

/* The last of two or more words of a name, within a sentence or not. */
static bool ends_name(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    return t > 0 && token->upos == DM_PROPN && is_capital(token) && token->form.len >= SHORTEST &&
           token[-1].upos == DM_PROPN && token[-1].sentence == token->sentence &&
           is_capital(&token[-1]) &&
           (t + 1 == parse->token_count || token[1].upos != DM_PROPN ||
            token[1].sentence != token->sentence);
}

static bool was_named(const dm_parse *parse, dm_str form) {
    for (uint32_t t = 1; t < parse->token_count; t++)
        if (dm_str_eq(parse->tokens[t].form, form) && ends_name(parse, t))
            return true;
    return false;
}

/* The first word of the sentence behind an opening mark. */
static uint32_t opening(const dm_parse *parse, const dm_sentence *s) {
    uint32_t t = s->first;
    return s->count > 1 && parse->tokens[t].upos == DM_PUNCT ? t + 1 : t;
}

static bool may_be_name(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    return token->upos == DM_NOUN && is_capital(token) && token->form.len >= SHORTEST &&
           (token->rel == DM_REL_NSUBJ || token->rel == DM_REL_NSUBJ_PASS) &&
           dm_tree_find(parse, t, DM_REL_DET) == DM_NO_TOKEN &&
           !dm_knowledge_noun(book->knowledge, token->lemma) &&
           !dm_codebook_report(book, token->lemma, 'N');
}

void dm_surnames_mend(const dm_codebook *book, const dm_parse *parse) {
    forms seen = {{0}};
    for (uint32_t t = 1; t < parse->token_count; t++)
        if (ends_name(parse, t)) {
            uint64_t bit = bit_of(parse->tokens[t].form);
            seen.bits[bit / WORD] |= 1ull << (bit % WORD);
        }
    for (size_t i = 0; i < parse->sentence_count; i++) {
        const dm_sentence *s = &parse->sentences[i];
        uint32_t t = s->count ? opening(parse, s) : DM_NO_TOKEN;
        if (t == DM_NO_TOKEN || !may_be_name(book, parse, t))
            continue;
        dm_token *token = &parse->tokens[t];
        uint64_t bit = bit_of(token->form);
        if (!(seen.bits[bit / WORD] >> (bit % WORD) & 1) || !was_named(parse, token->form))
            continue;
        token->upos = DM_PROPN;
        token->lemma = token->form;
        token->feats = DM_FEAT_SING;
    }
}
