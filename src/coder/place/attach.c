/*
 * place/attach.c - which place an event happened at, and which territories a noun phrase names (see
 * place/place.h).
 *
 * As with times (time/attach.c): from the place we climb to the noun that has the preposition, from
 * there to the predicate whose clause it stands in. A place inside another event's clause, or
 * inside the subject ("officials in Kyiv said"), is not where the event happened.
 */
#include "coder/place/place.h"

enum { CLIMB = 8, CODES_DEPTH = 4 };

/* The noun phrase a name stands in: "the Kabul airport", "the city of Goma". */
static uint32_t phrase_head(const dm_parse *parse, uint32_t t) {
    for (int steps = 0; steps < CLIMB; steps++) {
        const dm_token *token = dm_tok(parse, t);
        bool inside = token->rel == DM_REL_COMPOUND || token->rel == DM_REL_FLAT ||
                      token->rel == DM_REL_NMOD_POSS || token->rel == DM_REL_AMOD ||
                      token->rel == DM_REL_CONJ || token->rel == DM_REL_APPOS ||
                      (token->rel == DM_REL_NMOD && dm_tree_has_case(parse, t, "of"));
        if (!inside || token->head == DM_NO_TOKEN || parse->tokens[token->head].upos == DM_VERB)
            return t;
        t = token->head;
    }
    return t;
}

static bool subject(dm_rel rel) {
    return rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS || rel == DM_REL_NSUBJ_OUTER ||
           rel == DM_REL_CSUBJ;
}

/* The predicate's clause is also the verb's: its object, infinitive, or a verb joined to it that
 * has no subject of its own. */
static bool shares(const dm_parse *parse, uint32_t predicate, uint32_t verb, uint32_t noun) {
    const dm_token *p = dm_tok(parse, predicate);
    if (parse->tokens[verb].head == predicate && parse->tokens[verb].rel == DM_REL_XCOMP)
        return true;
    if (p->head != verb)
        return false;
    bool joined = p->rel == DM_REL_CONJ && noun < predicate &&
                  dm_tree_find(parse, predicate, DM_REL_NSUBJ) == DM_NO_TOKEN;
    return p->rel == DM_REL_OBJ || p->rel == DM_REL_XCOMP || joined;
}

/* "on a square in Tbilisi", "at a school near Goma": where, and where that is. */
static bool is_site(const dm_parse *parse, uint32_t t) {
    static const char *const words[] = {"on", "at", "in", "near", "outside", "inside"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        found |= dm_tree_has_case(parse, t, words[i]);
    return found && dm_tok(parse, t)->rel == DM_REL_OBL;
}

enum { CLOSE_NOT, CLOSE_SHARED, CLOSE_INSIDE, CLOSE_OWN };

/* How close a noun phrase with a place is to the predicate. */
static int closeness(const dm_parse *parse, const dm_place_mention *m, uint32_t noun,
                     uint32_t predicate) {
    const dm_token *token = dm_tok(parse, noun);
    uint32_t head = token->head;
    if (head == DM_NO_TOKEN || subject(token->rel) || token->rel == DM_REL_CCOMP)
        return CLOSE_NOT;
    if (head == predicate)
        return token->rel == DM_REL_CONJ ? CLOSE_NOT : CLOSE_OWN;
    if (dm_tree_is_predicate(parse, head))
        return shares(parse, predicate, head, noun) ? CLOSE_SHARED : CLOSE_NOT;
    /* "attacked a base in Syria", "a base in Syria was attacked" */
    uint8_t rel = parse->tokens[head].rel;
    bool inside = parse->tokens[head].head == predicate &&
                  (rel == DM_REL_OBJ || rel == DM_REL_NSUBJ_PASS || is_site(parse, head)) &&
                  !m->other_event;
    return inside ? CLOSE_INSIDE : CLOSE_NOT;
}

/* A name inside the predicate's own noun phrase: "the Kharkiv attack", "the Geneva talks". */
static bool own_modifier(const dm_parse *parse, const dm_place_mention *m, uint32_t predicate) {
    const dm_token *head = dm_tok(parse, m->head);
    return head->head == predicate && head->rel == DM_REL_COMPOUND && !m->country &&
           !dm_tree_is_predicate(parse, predicate);
}

static int rank(const dm_parse *parse, const dm_place_mention *m, uint32_t predicate) {
    uint32_t where = dm_tree_where(parse, predicate);
    if (own_modifier(parse, m, predicate))
        return 60;
    if (where != DM_NO_TOKEN && phrase_head(parse, m->head) == where)
        return 50;
    if (m->event == 0)
        return 0;
    int close = closeness(parse, m, phrase_head(parse, m->head), predicate);
    if (!close || (m->event == 1 && close != CLOSE_OWN))
        return 0;
    return 20 * close + 4 * m->event +
           (m->country                                 ? 0
            : m->codes.len || m->place.subdivision.len ? 2
                                                       : 1);
}

/* A place in the country that the other one is. */
static bool finer(const dm_place_mention *a, const dm_place_mention *b) {
    return b->country && !a->country && dm_str_eq(a->place.country, b->place.country);
}

const dm_place *dm_places_of(const dm_places *places, const dm_parse *parse, uint32_t predicate) {
    uint32_t sentence = parse->tokens[predicate].sentence;
    const dm_place_mention *best = NULL;
    int best_rank = 0;
    for (size_t i = 0; i < places->len; i++) {
        const dm_place_mention *m = &places->ptr[i];
        if (parse->tokens[m->first].sentence > sentence)
            break;
        int r = parse->tokens[m->first].sentence == sentence ? rank(parse, m, predicate) : 0;
        if (r > 0 && best && finer(m, best))
            r = best_rank + 1; /* "near Mosul in Iraq" */
        else if (r > 0 && best && finer(best, m))
            continue;
        if (r > best_rank) {
            best = m;
            best_rank = r;
        }
    }
    return best ? &best->place : NULL;
}

/* ---- territories ---- */

typedef struct code_list {
    dm_str *ptr;
    size_t len, room;
} code_list;

static void add_codes(code_list *list, dm_str codes) {
    dm_str code;
    while (dm_str_split(&codes, '|', &code)) {
        bool known = !code.len || list->len == list->room;
        for (size_t i = 0; i < list->len && !known; i++)
            known = dm_str_eq(list->ptr[i], code);
        if (!known)
            list->ptr[list->len++] = code;
    }
}

static const dm_place_mention *mention_at(const dm_places *places, uint32_t token) {
    size_t low = 0, high = places->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (places->ptr[middle].last < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < places->len && places->ptr[low].head == token ? &places->ptr[low] : NULL;
}

/* The names in a noun phrase and in what is joined to it: "the Kherson region", "four regions,
 * Donetsk, ... and Kherson". */
static void gather(const dm_places *places, const dm_parse *parse, uint32_t token, int depth,
                   code_list *list) {
    const dm_place_mention *m = mention_at(places, token);
    if (m && m->codes.len)
        add_codes(list, m->codes);
    if (depth == CODES_DEPTH)
        return;
    for (DM_CHILDREN(parse, token, c)) {
        uint8_t rel = parse->tokens[c].rel;
        bool of = rel == DM_REL_NMOD &&
                  (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "including"));
        if (of || rel == DM_REL_COMPOUND || rel == DM_REL_CONJ || rel == DM_REL_APPOS ||
            rel == DM_REL_FLAT || rel == DM_REL_NMOD_POSS || rel == DM_REL_NMOD_UNMARKED ||
            rel == DM_REL_AMOD)
            gather(places, parse, c, depth + 1, list);
    }
}

size_t dm_places_territories(const dm_places *places, const dm_parse *parse, uint32_t token,
                             dm_str *codes, size_t room) {
    code_list list = {codes, 0, room};
    gather(places, parse, token, 0, &list);
    return list.len;
}
