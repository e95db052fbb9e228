/*
 * tree.h - walking dependency trees: what the stages behind the parser ask of one.
 */
#ifndef DM_LANGUAGE_TREE_H
#define DM_LANGUAGE_TREE_H

#include "base/str.h"
#include "language/language.h"

static inline const dm_token *dm_tok(const dm_parse *parse, uint32_t t) {
    return &parse->tokens[t];
}

/* Of no token there are none: what is asked of the head of a root answers no. */
static inline uint32_t dm_children_count(const dm_parse *parse, uint32_t t) {
    return t == DM_NO_TOKEN ? 0 : parse->child_start[t + 1] - parse->child_start[t];
}

static inline uint32_t dm_child(const dm_parse *parse, uint32_t t, uint32_t i) {
    return parse->children[parse->child_start[t] + i];
}

/* for (DM_CHILDREN(parse, t, c)) walks the children of t in the order of the text. */
#define DM_CHILDREN(parse, t, c)                                                                   \
    uint32_t c##_i = 0, c = DM_NO_TOKEN;                                                           \
    c##_i < dm_children_count((parse), (t)) && (c = dm_child((parse), (t), c##_i), true);          \
    c##_i++

/* Fills child_start (token_count + 2), children and child_rels (token_count + 1) from the heads:
 * counted, then dealt out, in the order of the text. Again after heads were changed. */
void dm_tree_link(dm_parse *parse);
/* Gives token t another relation: who looks for a child with it goes by child_rels. */
void dm_tree_set_rel(dm_parse *parse, uint32_t t, dm_rel rel);

/* Whether a child may have this relation: most words have none that has. */
static inline bool dm_tree_may_have(const dm_parse *parse, uint32_t t, dm_rel rel) {
    return t != DM_NO_TOKEN && (parse->child_rels[t] >> rel & 1);
}
/* The first child with this relation, where one may have it. */
uint32_t dm_tree_search(const dm_parse *parse, uint32_t t, dm_rel rel);
/* The first child with this relation, DM_NO_TOKEN if there is none. */
static inline uint32_t dm_tree_find(const dm_parse *parse, uint32_t t, dm_rel rel) {
    return dm_tree_may_have(parse, t, rel) ? dm_tree_search(parse, t, rel) : (uint32_t)DM_NO_TOKEN;
}
/* Whose a nominal is: its possessor or its phrase with "of", whichever comes first; DM_NO_TOKEN. */
uint32_t dm_tree_owner(const dm_parse *parse, uint32_t t);
/* The preposition of a nominal: the form of its case child in lower case, fixed expressions joined
 * by blanks ("because of"); empty if none. */
dm_str dm_tree_case(const dm_parse *parse, dm_arena *arena, uint32_t t);
bool dm_tree_is_case(const dm_parse *parse, uint32_t t, dm_str preposition);
/* The same; the compiler counts the letters of a literal. */
static inline bool dm_tree_has_case(const dm_parse *parse, uint32_t t, const char *preposition) {
    return dm_tree_may_have(parse, t, DM_REL_CASE) &&
           dm_tree_is_case(parse, t, dm_str_of(preposition));
}
/* Tokens [first, last] of the subtree (its hull). */
void dm_tree_hull(const dm_parse *parse, uint32_t t, uint32_t *first, uint32_t *last);
/* The same without children of these kinds: clauses, appositions, conjuncts, parataxis: the noun
 * phrase proper. */
void dm_tree_phrase(const dm_parse *parse, uint32_t t, uint32_t *first, uint32_t *last);
/* The token of [first, last] whose head is outside of it, punctuation and prepositions aside; last
 * if there is none. */
uint32_t dm_tree_span_head(const dm_parse *parse, uint32_t first, uint32_t last);
/* Whether a is t or above it. */
bool dm_tree_above(const dm_parse *parse, uint32_t a, uint32_t t);
/* FORM_IN(token, "not", "never"): whether it is printed as one of these, whatever the case. */
#define FORM_IN(token, ...) DM_STR_IN((token)->form, __VA_ARGS__)
/* Whether it is a dash of any length, a hyphen, or the low line that stands for one. */
static inline bool dm_form_is_dash(dm_str form) {
    return dm_str_is(form, "-") || dm_str_is(form, "--") || dm_str_is(form, "_") ||
           dm_str_is(form, "\xe2\x80\x93") || dm_str_is(form, "\xe2\x80\x94");
}
/* All these are false of DM_NO_TOKEN. */
static inline bool dm_tree_lemma_is(const dm_parse *parse, uint32_t t, const char *lemma) {
    if (t == DM_NO_TOKEN)
        return false;
    dm_str have = parse->tokens[t].lemma; /* asked a thousand times a sentence: mostly the first
                                             letter tells */
    enum { CASE = 0x20 };
    if (have.len && ((have.ptr[0] ^ lemma[0]) & ~CASE))
        return false;
    return dm_str_eq_nocase(have, dm_str_of(lemma));
}
/* LEMMA_IN(parse, t, "talk", "meeting"): whether the lemma is one of these. */
bool dm_lemma_among(const dm_parse *parse, uint32_t t, const char *const *words, size_t count);
#define LEMMA_IN(parse, t, ...)                                                                    \
    dm_lemma_among((parse), (t), (const char *const[]){__VA_ARGS__},                               \
                   sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
/* Whether token t is the first of a paragraph; false behind the last token. */
static inline bool dm_tree_opens_paragraph(const dm_parse *parse, uint32_t t) {
    const dm_sentence *s =
        t < parse->token_count ? &parse->sentences[parse->tokens[t].sentence] : NULL;
    return s && s->paragraph_start && s->first == t;
}

/* Whether token t is printed so, whatever the case; false behind the last token. */
static inline bool dm_form_is(const dm_parse *parse, uint32_t t, const char *form) {
    return t < parse->token_count && dm_str_eq_nocase(parse->tokens[t].form, dm_str_of(form));
}
bool dm_tree_is_nominal(const dm_parse *parse, uint32_t t); /* NOUN, PROPN, PRON, NUM */
/* VERB, or a participle tagged ADJ with a passive auxiliary */
static inline bool dm_tree_is_verbal(const dm_parse *parse, uint32_t t) {
    if (t == DM_NO_TOKEN)
        return false;
    return parse->tokens[t].upos == DM_VERB ||
           (parse->tokens[t].upos == DM_ADJ &&
            dm_tree_find(parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN);
}
bool dm_tree_is_predicate(const dm_parse *parse, uint32_t t); /* verbal, or with a copula */
/* Bytes from the first to the last token. */
dm_str dm_tree_text(const dm_parse *parse, uint32_t first, uint32_t last);
/* t, then its conjuncts (conj children, theirs included), in order. At most `room`. */
size_t dm_tree_conjuncts(const dm_parse *parse, uint32_t t, uint32_t *list, size_t room);
/* The first conjunct of the coordination that t belongs to (t itself if it is none). */
uint32_t dm_tree_first_conjunct(const dm_parse *parse, uint32_t t);
/* "Goma, where the Red Cross has begun handing out food": the noun that says where t is done, as
 * the clause of t hangs on it; DM_NO_TOKEN. */
uint32_t dm_tree_where(const dm_parse *parse, uint32_t t);

#endif
