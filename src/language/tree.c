/*
 * tree.c - see tree.h. Depth is bounded by the sentence's length, which the parser bounds; walks
 * upward count their steps.
 */
#include "language/tree.h"

#include <string.h>

#include "base/utf8.h"

uint32_t dm_tree_search(const dm_parse *parse, uint32_t t, dm_rel rel) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == rel)
            return c;
    return DM_NO_TOKEN;
}

uint32_t dm_tree_owner(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS ||
            (parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of")))
            return c;
    return DM_NO_TOKEN;
}

dm_str dm_tree_case(const dm_parse *parse, dm_arena *arena, uint32_t t) {
    uint32_t mark = dm_tree_find(parse, t, DM_REL_CASE);
    if (mark == DM_NO_TOKEN)
        return (dm_str){"", 0};
    dm_str word = dm_utf8_lowered(arena, parse->tokens[mark].form);
    for (DM_CHILDREN(parse, mark, c))
        if (parse->tokens[c].rel == DM_REL_FIXED) {
            dm_str next = dm_utf8_lowered(arena, parse->tokens[c].form);
            word = dm_arena_printf(arena, "%.*s %.*s", DM_FMT(word), DM_FMT(next));
        }
    return word;
}

bool dm_tree_is_case(const dm_parse *parse, uint32_t t, dm_str preposition) {
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_CASE &&
            dm_str_eq_nocase(parse->tokens[c].form, preposition))
            return true;
    return false;
}

/* For trees that are none (a repair left a circle) or too wide: every word looks upward. */
static void hull_upward(const dm_parse *parse, uint32_t t, uint32_t *first, uint32_t *last) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    *first = *last = t;
    for (uint32_t u = s->first; u < s->first + s->count; u++) {
        if ((u >= *first && u <= *last) || !dm_tree_above(parse, t, u))
            continue;
        if (u < *first)
            *first = u;
        if (u > *last)
            *last = u;
    }
}

void dm_tree_hull(const dm_parse *parse, uint32_t t, uint32_t *first, uint32_t *last) {
    enum { WAITING = 64 };
    uint32_t waiting[WAITING] = {t};
    size_t count = 1, left = parse->sentences[parse->tokens[t].sentence].count;
    *first = *last = t;
    while (count > 0) {
        uint32_t u = waiting[--count];
        for (DM_CHILDREN(parse, u, c)) {
            if (c < *first)
                *first = c;
            if (c > *last)
                *last = c;
            bool leaf = dm_children_count(parse, c) == 0; /* waits for nothing: chains are deep */
            if (left-- == 0 || (!leaf && count == WAITING)) {
                hull_upward(parse, t, first, last);
                return;
            }
            if (!leaf)
                waiting[count++] = c;
        }
    }
}

static bool leaves_phrase(dm_rel rel) {
    switch (rel) {
    case DM_REL_ACL_RELCL:
    case DM_REL_ADVCL:
    case DM_REL_APPOS:
    case DM_REL_CONJ:
    case DM_REL_CC:
    case DM_REL_PARATAXIS:
    case DM_REL_PUNCT:
    case DM_REL_CASE:
    case DM_REL_MARK:
    case DM_REL_ACL:
        return true;
    default:
        return false;
    }
}

void dm_tree_link(dm_parse *parse) {
    size_t n = parse->token_count;
    uint32_t *next = parse->child_start + 1; /* one ahead: dealing moves each start to its place */
    memset(parse->child_start, 0, (n + 2) * sizeof *parse->child_start);
    memset(parse->child_rels, 0, (n + 1) * sizeof *parse->child_rels);
    for (size_t t = 0; t < n; t++)
        if (parse->tokens[t].head != DM_NO_TOKEN) {
            next[parse->tokens[t].head + 1]++;
            parse->child_rels[parse->tokens[t].head] |= (uint64_t)1 << parse->tokens[t].rel;
        }
    for (size_t t = 0; t < n; t++)
        next[t + 1] += next[t];
    for (size_t t = 0; t < n; t++)
        if (parse->tokens[t].head != DM_NO_TOKEN)
            parse->children[next[parse->tokens[t].head]++] = (uint32_t)t;
}

/* Which token has t among its children is not known where heads were changed since they were
 * linked: all of the sentence may. */
void dm_tree_set_rel(dm_parse *parse, uint32_t t, dm_rel rel) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    parse->tokens[t].rel = (uint8_t)rel;
    for (uint32_t u = s->first; u < s->first + s->count; u++)
        parse->child_rels[u] |= (uint64_t)1 << rel;
}

/* "the 15-nation [West African bloc]": West hangs on a word before the span, but that one on its
 * last. */
static bool returns_to(const dm_parse *parse, uint32_t t, uint32_t first, uint32_t last) {
    enum { MOST_STEPS = 4 };
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        if (t >= first && t <= last)
            return true;
        t = parse->tokens[t].head;
    }
    return false;
}

uint32_t dm_tree_span_head(const dm_parse *parse, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t <= last; t++) {
        uint32_t head = parse->tokens[t].head;
        if ((head == DM_NO_TOKEN || head < first || head > last) &&
            parse->tokens[t].rel != DM_REL_PUNCT && parse->tokens[t].rel != DM_REL_CASE &&
            !returns_to(parse, head, first, last))
            return t;
    }
    return last;
}

void dm_tree_phrase(const dm_parse *parse, uint32_t t, uint32_t *first, uint32_t *last) {
    *first = *last = t;
    for (DM_CHILDREN(parse, t, c)) {
        if (leaves_phrase(parse->tokens[c].rel))
            continue;
        uint32_t from, to;
        dm_tree_hull(parse, c, &from, &to);
        if (from < *first)
            *first = from;
        if (to > *last)
            *last = to;
    }
}

bool dm_tree_above(const dm_parse *parse, uint32_t a, uint32_t t) {
    for (size_t steps = 0; t != DM_NO_TOKEN && steps <= parse->token_count; steps++) {
        if (t == a)
            return true;
        t = parse->tokens[t].head;
    }
    return false;
}

bool dm_lemma_among(const dm_parse *parse, uint32_t t, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (dm_tree_lemma_is(parse, t, words[i]))
            return true;
    return false;
}

bool dm_tree_is_nominal(const dm_parse *parse, uint32_t t) {
    if (t == DM_NO_TOKEN)
        return false;
    switch (parse->tokens[t].upos) {
    case DM_NOUN:
    case DM_PROPN:
    case DM_PRON:
    case DM_NUM:
        return true;
    default:
        return false;
    }
}

bool dm_tree_is_predicate(const dm_parse *parse, uint32_t t) {
    return dm_tree_is_verbal(parse, t) || dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN;
}

dm_str dm_tree_text(const dm_parse *parse, uint32_t first, uint32_t last) {
    return dm_str_sub(parse->text, parse->tokens[first].start, parse->tokens[last].end);
}

size_t dm_tree_conjuncts(const dm_parse *parse, uint32_t t, uint32_t *list, size_t room) {
    size_t count = 0;
    if (count < room)
        list[count++] = t;
    for (size_t at = 0; at < count; at++)
        for (DM_CHILDREN(parse, list[at], c)) {
            /* Parsers take long lists of names for one name: a comma between parts makes them
             * members. */
            bool member = parse->tokens[c].rel == DM_REL_FLAT && c > 0 && c < list[at]
                              ? parse->tokens[c + 1].upos == DM_PUNCT
                          : parse->tokens[c].rel == DM_REL_FLAT && c > 0
                              ? parse->tokens[c - 1].upos == DM_PUNCT
                              : false;
            if (member)
                member = dm_str_is(parse->tokens[c < list[at] ? c + 1 : c - 1].form, ",");
            /* A conjunct stands behind its head; one before it is a slip of the parser. */
            bool conjunct = parse->tokens[c].rel == DM_REL_CONJ && c > list[at];
            if ((conjunct || member) && count < room)
                list[count++] = c;
        }
    return count;
}

uint32_t dm_tree_first_conjunct(const dm_parse *parse, uint32_t t) {
    for (size_t steps = 0; parse->tokens[t].rel == DM_REL_CONJ && steps < parse->token_count;
         steps++)
        t = parse->tokens[t].head;
    return t;
}

uint32_t dm_tree_where(const dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 3 };
    for (int step = 0; step < MOST_STEPS; step++) {
        uint32_t head = parse->tokens[t].head;
        if (head == DM_NO_TOKEN)
            break;
        if (parse->tokens[t].rel == DM_REL_ACL_RELCL) {
            for (DM_CHILDREN(parse, t, c))
                if (c > head && c < t && dm_str_is(parse->tokens[c].form, "where"))
                    return head;
            break;
        }
        if (parse->tokens[t].rel != DM_REL_XCOMP && parse->tokens[t].rel != DM_REL_CONJ)
            break;
        t = head;
    }
    return DM_NO_TOKEN;
}
