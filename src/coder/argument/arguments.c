/*
 * argument/arguments.c - logical arguments from Universal Dependencies trees. Relations as of
 * UD 2.15.
 *
 * dm_arguments asks by part of speech: verbs (argument/verbs.c, their subjects in
 * argument/subjects.c), nouns (argument/nouns.c), adjectives here; clauses are in
 * argument/clauses.c. What they all need, complements by their preposition, stands first.
 */
#include "coder/argument/parts.h"

#include "base/utf8.h"

void dm_fillers_add(dm_fillers *fillers, uint32_t t) {
    if (t == DM_NO_TOKEN || fillers->count == DM_MOST_FILLERS)
        return;
    for (size_t i = 0; i < fillers->count; i++)
        if (fillers->tokens[i] == t)
            return;
    fillers->tokens[fillers->count++] = t;
}

char dm_predicate_pos(const dm_parse *parse, uint32_t t) {
    switch (parse->tokens[t].upos) {
    case DM_VERB:
    case DM_AUX:
        return 'V';
    case DM_NOUN:
    case DM_PROPN:
        return 'N';
    case DM_ADJ:
        return dm_tree_is_verbal(parse, t) ? 'V' : 'A';
    default:
        return 0;
    }
}

/* "gave in", "handed over", not "gave a speech in May": words that go with a verb right behind it,
 * where they open a phrase of their own anywhere else. */
static bool is_particle(dm_str word) {
    static const char *const words[] = {"in", "up", "off", "down", "over", "away", "back"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_is(word, words[i]))
            return true;
    return false;
}

bool dm_words_present(const dm_parse *parse, uint32_t head, dm_str words, char pos) {
    dm_str rest = words, word;
    if (!words.len)
        return true;
    if (pos == 'N') { /* right before the head, as printed */
        uint32_t end = parse->tokens[head].start;
        if (end < words.len + 1)
            return false;
        dm_str before = dm_str_trim(dm_str_sub(parse->text, end - words.len - 1, end));
        return dm_str_eq_nocase(before, words);
    }
    uint32_t last = head;
    while (dm_str_split(&rest, ' ', &word)) {
        bool found = false;
        for (DM_CHILDREN(parse, head, c)) {
            const dm_token *token = &parse->tokens[c];
            bool fits = dm_str_eq_nocase(token->form, word) || dm_str_eq_nocase(token->lemma, word);
            if (fits && c > head) {
                found = true;
                last = c;
                break;
            }
            /* a preposition hangs on its noun: "call on Uganda" */
            for (uint32_t k = 0; k < dm_children_count(parse, c) && !found && c > head; k++) {
                uint32_t below = dm_child(parse, c, k);
                if (parse->tokens[below].rel == DM_REL_CASE &&
                    dm_str_eq_nocase(parse->tokens[below].form, word) &&
                    (below == last + 1 || !is_particle(word)))
                    found = true;
            }
            if (found)
                break;
        }
        if (!found && last + 1 < parse->token_count &&
            dm_str_eq_nocase(parse->tokens[last + 1].form, word)) {
            found = true;
            last++;
        }
        if (!found)
            return false;
    }
    return true;
}

/* One of its prepositions: "out of" is "out", "of" and both. */
bool dm_has_preposition(const dm_grammar *g, uint32_t t, dm_str preposition) {
    for (DM_CHILDREN(g->parse, t, c))
        if (tok(g, c)->rel == DM_REL_CASE && dm_str_eq_nocase(tok(g, c)->form, preposition) &&
            dm_tree_find(g->parse, c, DM_REL_FIXED) == DM_NO_TOKEN)
            return true;
    return false;
}

/* Whether dm_tree_case() is this one, which is in small letters of ASCII: told without writing it.
 */
static bool is_case(const dm_grammar *g, uint32_t c, dm_str preposition) {
    uint32_t mark = dm_tree_find(g->parse, c, DM_REL_CASE);
    if (mark == DM_NO_TOKEN)
        return preposition.len == 0;
    dm_str form = tok(g, mark)->form;
    bool ascii = true, fixed = dm_tree_find(g->parse, mark, DM_REL_FIXED) != DM_NO_TOKEN;
    for (size_t i = 0; i < form.len; i++)
        ascii &= (unsigned char)form.ptr[i] < 0x80;
    if (ascii && !fixed)
        return dm_str_eq_nocase(form, preposition);
    return dm_str_eq(dm_tree_case(g->parse, g->arena, c), preposition);
}

/* A child with this preposition (or, of a clause, this mark): "on Russia", "of attacking". */
static bool complements(const dm_grammar *g, uint32_t c, dm_str preposition) {
    const dm_token *token = tok(g, c);
    switch ((dm_rel)token->rel) {
    case DM_REL_OBL:
    case DM_REL_OBL_AGENT:
    case DM_REL_NMOD:
    case DM_REL_ADVCL:
    case DM_REL_ACL:
    case DM_REL_ADVMOD:
    case DM_REL_XCOMP:
    case DM_REL_CCOMP:
        break;
    default:
        return false;
    }
    if (dm_str_is(preposition, "on") && token->upos == DM_PROPN &&
        dm_codebook_in_class(g->book, "@weekday", token->form))
        return false; /* "increased pressure on Chad on Monday" */
    if (dm_has_preposition(g, c, preposition) || is_case(g, c, preposition))
        return true;
    uint32_t mark = dm_tree_find(g->parse, c, DM_REL_MARK);
    if (mark != DM_NO_TOKEN && dm_str_eq_nocase(tok(g, mark)->form, preposition))
        return true;
    return false;
}

/* The first child with this preposition, DM_NO_TOKEN if there is none. */
uint32_t dm_prepositional(const dm_grammar *g, uint32_t t, dm_str preposition) {
    for (DM_CHILDREN(g->parse, t, c))
        if (complements(g, c, preposition))
            return c;
    return DM_NO_TOKEN;
}

/* All of them: "in March ... in Somalia". */
void dm_add_prepositional(const dm_grammar *g, uint32_t t, dm_str preposition,
                          dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, t, c))
        if (complements(g, c, preposition))
            dm_fillers_add(fillers, c);
}

static void adjective_subject(const dm_grammar *g, uint32_t a, dm_fillers *fillers) {
    if (tok(g, a)->rel == DM_REL_AMOD || tok(g, a)->rel == DM_REL_ACL ||
        tok(g, a)->rel == DM_REL_APPOS) /* "Peru, the first to" */
        dm_fillers_add(fillers, tok(g, a)->head);
    else
        dm_fillers_add(fillers, dm_surface_subject(g, a));
}

void dm_arguments(const dm_grammar *g, uint32_t p, dm_role role, dm_str preposition,
                  dm_fillers *fillers) {
    char pos = dm_predicate_pos(g->parse, p);
    if (role == DM_SLOT_SPEAKER)
        return; /* no matter of the tree: see match/match.c */
    if (role == DM_SLOT_XCOMP || role == DM_SLOT_CCOMP || role == DM_SLOT_COMP) {
        dm_clauses(g, p, role != DM_SLOT_CCOMP, role != DM_SLOT_XCOMP, fillers);
        return;
    }
    if (role == DM_SLOT_POSS) {
        dm_fillers_add(fillers, dm_tree_find(g->parse, p, DM_REL_NMOD_POSS));
        return;
    }
    if (role == DM_SLOT_IOBJ) {
        dm_fillers_add(fillers, dm_tree_find(g->parse, p, DM_REL_IOBJ));
        if (!fillers->count)
            dm_fillers_add(fillers, dm_given_to(g, p));
        return;
    }
    if (pos == 'V') {
        if (role == DM_SLOT_SUBJ)
            dm_verb_subject(g, p, fillers);
        else if (role == DM_SLOT_OBJ)
            dm_verb_object(g, p, fillers);
        else
            dm_verb_preposition(g, p, preposition, fillers);
        return;
    }
    if (role == DM_SLOT_SUBJ) {
        if (pos == 'A')
            adjective_subject(g, p, fillers);
        else
            dm_noun_subject(g, p, fillers);
        if (pos == 'N' && !fillers->count && dm_tree_find(g->parse, p, DM_REL_COP) != DM_NO_TOKEN)
            dm_fillers_add(fillers, dm_surface_subject(g, p));
        return;
    }
    if (role == DM_SLOT_OBJ)
        dm_noun_preposition(g, p, DM_STR("of"), fillers);
    else
        dm_noun_preposition(g, p, preposition, fillers);
}

void dm_slot_fillers(const dm_grammar *g, uint32_t p, const dm_slot *slot, dm_fillers *fillers) {
    dm_fillers at = {{p}, 1};
    for (uint8_t s = 0; s < slot->count; s++) {
        dm_fillers next = {0};
        for (size_t i = 0; i < at.count; i++)
            dm_arguments(g, at.tokens[i], slot->steps[s].role, slot->steps[s].preposition, &next);
        at = next;
    }
    for (size_t i = 0; i < at.count; i++)
        dm_fillers_add(fillers, at.tokens[i]);
}
