/*
 * time_tree.h - trees for the tests of times and places, from a notation that can be typed.
 *
 *   "Officials met!P on Wednesday"
 *
 * Forms are their own lemmas. Words are separated by blanks; "_" at a word's end glues the next to
 * it. WORD!P is the root, a verb of the past (!N present, !I without tense). WORD/UPOS:rel>3 says
 * what else a word is; what is not said is guessed: prepositions are case of the next word, "will"
 * is an auxiliary and "to" before the root its mark, everything else depends on the root as obl,
 * punctuation as punct. Heads are counted from 1.
 */
#ifndef DM_TEST_TIME_TREE_H
#define DM_TEST_TIME_TREE_H

#include "language/conllu.h"
#include "language/tree.h"

enum { TREE_TOKENS = 64 };

static bool tree_word_in(dm_str word, const char *const *list) {
    for (; *list; list++)
        if (dm_str_eq_nocase(word, dm_str_of(*list)))
            return true;
    return false;
}

static dm_upos tree_upos(dm_str word) {
    static const char *const adpositions[] = {"on",     "in",    "at",  "of",   "by",
                                              "since",  "until", "for", "from", "near",
                                              "during", "after", NULL};
    static const char *const determiners[] = {"the",   "a",     "an",   "this", "that",
                                              "these", "every", "each", NULL};
    static const char *const adjectives[] = {"last",   "next",   "past",     "early",
                                             "late",   "same",   "previous", "following",
                                             "recent", "annual", NULL};
    static const char *const adverbs[] = {"ago",      "later",     "earlier", "now",
                                          "recently", "currently", "daily",   NULL};
    static const char *const auxiliaries[] = {"will", "would", "has", "had", "was", "is", NULL};
    char c = word.ptr[0];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
    if (c >= '0' && c <= '9')
        return DM_NUM;
    if (!letter)
        return DM_PUNCT;
    if (tree_word_in(word, adpositions))
        return DM_ADP;
    if (tree_word_in(word, determiners))
        return DM_DET;
    if (tree_word_in(word, adjectives))
        return DM_ADJ;
    if (tree_word_in(word, adverbs))
        return DM_ADV;
    if (tree_word_in(word, auxiliaries))
        return DM_AUX;
    return c >= 'A' && c <= 'Z' ? DM_PROPN : DM_NOUN;
}

static dm_upos tree_named(const char *name, size_t length) {
    for (int u = 0; u < DM_UPOS_COUNT; u++)
        if (strlen(dm_upos_name((dm_upos)u)) == length &&
            !memcmp(dm_upos_name((dm_upos)u), name, length))
            return (dm_upos)u;
    return DM_X;
}

/* Reads what stands behind a word and cuts it off. */
static void tree_marks(dm_str *word, dm_token *t, uint32_t *root, uint32_t index) {
    const char *slash = memchr(word->ptr, '/', word->len),
               *bang = memchr(word->ptr, '!', word->len);
    if (bang && bang[1]) {
        *root = index;
        t->upos = DM_VERB;
        t->rel = DM_REL_ROOT;
        t->feats = bang[1] == 'P'   ? DM_FEAT_PAST | DM_FEAT_FIN
                   : bang[1] == 'N' ? DM_FEAT_PRES | DM_FEAT_FIN
                                    : DM_FEAT_INF;
        word->len = (size_t)(bang - word->ptr);
        return;
    }
    t->upos = DM_UPOS_COUNT;
    t->rel = DM_REL_COUNT;
    t->head = DM_NO_TOKEN;
    if (!slash || slash[1] < 'A' || slash[1] > 'Z')
        return;
    const char *end = word->ptr + word->len, *colon = memchr(slash, ':', (size_t)(end - slash)),
               *arrow = memchr(slash, '>', (size_t)(end - slash));
    const char *upos_end = colon ? colon : arrow ? arrow : end;
    t->upos = (uint8_t)tree_named(slash + 1, (size_t)(upos_end - slash - 1));
    if (colon)
        t->rel = (uint8_t)dm_rel_of(dm_str_range(colon + 1, arrow ? arrow : end));
    if (arrow)
        t->head = (uint32_t)strtoul(arrow + 1, NULL, 10) - 1;
    word->len = (size_t)(slash - word->ptr);
}

static void tree_guess(dm_parse *p, uint32_t i, uint32_t first, uint32_t root, uint32_t end) {
    dm_token *t = &p->tokens[i];
    if (i == root) {
        t->head = DM_NO_TOKEN;
        return;
    }
    if (t->upos == DM_UPOS_COUNT)
        t->upos = (uint8_t)tree_upos(t->form);
    bool to = dm_str_eq_nocase(t->form, DM_STR("to")) && i + 1 == root;
    if (to)
        t->upos = DM_PART;
    bool next = t->upos == DM_ADP && i + 1 < end;
    t->head = t->head == DM_NO_TOKEN ? (next ? i + 1 : root) : first + t->head;
    if (t->rel == DM_REL_COUNT)
        t->rel = (uint8_t)(t->upos == DM_ADP     ? DM_REL_CASE
                           : t->upos == DM_AUX   ? DM_REL_AUX
                           : to                  ? DM_REL_MARK
                           : t->upos == DM_PUNCT ? DM_REL_PUNCT
                                                 : DM_REL_OBL);
}

static void tree_children(dm_arena *arena, dm_parse *p) {
    p->child_start = DM_NEW_ARRAY(arena, uint32_t, p->token_count + 2);
    p->children = DM_NEW_ARRAY(arena, uint32_t, p->token_count + 1);
    p->child_rels = DM_NEW_ARRAY(arena, uint64_t, p->token_count + 1);
    dm_tree_link(p);
}

/* A parse of the sentences (one a string, NULL at the end). */
static dm_parse tree(dm_arena *arena, const char *const *sentences) {
    dm_parse p = {.tokens = DM_NEW_ARRAY(arena, dm_token, 8 * TREE_TOKENS),
                  .sentences = DM_NEW_ARRAY(arena, dm_sentence, 16)};
    char *text = dm_arena_zero(arena, 8 * TREE_TOKENS, 16);
    size_t length = 0;
    for (; *sentences; sentences++) {
        dm_sentence *s = &p.sentences[p.sentence_count];
        *s = (dm_sentence){.start = (uint32_t)length, .first = (uint32_t)p.token_count};
        uint32_t root = s->first;
        dm_str rest = dm_str_of(*sentences), word;
        while (dm_str_split(&rest, ' ', &word)) {
            dm_token *t = &p.tokens[p.token_count];
            bool glue = word.len > 1 && word.ptr[word.len - 1] == '_';
            word.len -= glue;
            tree_marks(&word, t, &root, (uint32_t)p.token_count);
            memcpy(text + length, word.ptr, word.len);
            t->form = t->lemma = (dm_str){text + length, word.len};
            t->start = (uint32_t)length;
            t->end = (uint32_t)(length += word.len);
            t->sentence = (uint32_t)p.sentence_count;
            t->space_after = !glue;
            if (!glue)
                text[length++] = ' ';
            p.token_count++;
        }
        s->count = (uint32_t)p.token_count - s->first;
        s->end = (uint32_t)length - 1;
        s->root = root;
        for (uint32_t i = s->first; i < p.token_count; i++)
            tree_guess(&p, i, s->first, root, (uint32_t)p.token_count);
        p.sentence_count++;
    }
    p.text = (dm_str){text, length};
    tree_children(arena, &p);
    return p;
}

/* The token with this form, the first. */
static uint32_t tree_token(const dm_parse *p, const char *form) {
    for (uint32_t t = 0; t < p->token_count; t++)
        if (dm_str_is(p->tokens[t].form, form))
            return t;
    return DM_NO_TOKEN;
}

#endif
