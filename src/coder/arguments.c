/*
 * arguments.c - logical arguments from Universal Dependencies trees. Relations as of UD 2.15.
 */
#include "coder/arguments.h"

#include "base/utf8.h"

enum { MOST_STEPS = 12 };

static const dm_token *tok(const dm_grammar *g, uint32_t t) {
    return &g->parse->tokens[t];
}

static void add(dm_fillers *fillers, uint32_t t) {
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
                    dm_str_eq_nocase(parse->tokens[below].form, word))
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

bool dm_is_passive(const dm_grammar *g, uint32_t v) {
    const dm_token *token = tok(g, v);
    if (dm_tree_find(g->parse, v, DM_REL_AUX_PASS) != DM_NO_TOKEN ||
        dm_tree_find(g->parse, v, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN)
        return true;
    bool past_participle = (token->feats & DM_FEAT_PART) &&
                           (token->feats & (DM_FEAT_PASS | DM_FEAT_PAST)) &&
                           !(token->feats & DM_FEAT_PRES);
    if (!past_participle || dm_tree_find(g->parse, v, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    if (dm_tree_find(g->parse, v, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return false;
    return token->rel == DM_REL_ACL || token->rel == DM_REL_AMOD || token->rel == DM_REL_ADVCL ||
           token->rel == DM_REL_XCOMP || (token->feats & DM_FEAT_PASS);
}

static bool is_relative_pronoun(const dm_token *token) {
    if (token->upos != DM_PRON && token->upos != DM_DET)
        return false;
    return dm_str_eq_nocase(token->form, DM_STR("who")) ||
           dm_str_eq_nocase(token->form, DM_STR("which")) ||
           dm_str_eq_nocase(token->form, DM_STR("that")) ||
           dm_str_eq_nocase(token->form, DM_STR("whom"));
}

/* The noun a relative clause hangs on, climbing from a verb inside it. */
static uint32_t antecedent(const dm_grammar *g, uint32_t v) {
    for (int steps = 0; steps < MOST_STEPS && v != DM_NO_TOKEN; steps++) {
        const dm_token *token = tok(g, v);
        if (token->rel == DM_REL_ACL_RELCL || token->rel == DM_REL_ACL)
            return token->head;
        if (token->rel != DM_REL_CONJ && token->rel != DM_REL_XCOMP && token->rel != DM_REL_CCOMP)
            return DM_NO_TOKEN;
        v = token->head;
    }
    return DM_NO_TOKEN;
}

static uint32_t resolve_relative(const dm_grammar *g, uint32_t v, uint32_t argument) {
    if (!is_relative_pronoun(tok(g, argument)))
        return argument;
    uint32_t noun = antecedent(g, v);
    return noun == DM_NO_TOKEN ? argument : noun;
}

static uint32_t own_subject(const dm_grammar *g, uint32_t v) {
    uint32_t t = dm_tree_find(g->parse, v, DM_REL_NSUBJ);
    if (t == DM_NO_TOKEN)
        t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_PASS);
    if (t == DM_NO_TOKEN)
        t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_OUTER);
    return t;
}

static uint32_t own_object(const dm_grammar *g, uint32_t v) {
    return dm_tree_find(g->parse, v, DM_REL_OBJ);
}

/* Verbs whose infinitive is the act of the subject in spite of an object ("promised Kenya to
 * withdraw"). */
static bool is_subject_control(const dm_grammar *g, uint32_t v) {
    return dm_codebook_in_class(g->book, "@subject-control", tok(g, v)->lemma);
}

static uint32_t prepositional(const dm_grammar *g, uint32_t t, dm_str preposition);

bool dm_turns_down(const dm_grammar *g, uint32_t v) {
    for (int steps = 0; steps < MOST_STEPS && v != DM_NO_TOKEN; steps++) {
        if (dm_codebook_in_class(g->book, "@turn-down", tok(g, v)->lemma) ||
            prepositional(g, v, DM_STR("against")) != DM_NO_TOKEN)
            return true;
        for (DM_CHILDREN(g->parse, v, c))
            if (tok(g, c)->feats & DM_FEAT_NEG)
                return true;
        if (tok(g, v)->rel != DM_REL_XCOMP)
            return false;
        v = tok(g, v)->head;
    }
    return false;
}

/* The subject that a verb without one takes from its surroundings. */
static uint32_t outer_subject(const dm_grammar *g, uint32_t v, int steps) {
    const dm_token *token = tok(g, v);
    uint32_t head = token->head;
    if (head == DM_NO_TOKEN || steps >= MOST_STEPS)
        return DM_NO_TOKEN;
    switch ((dm_rel)token->rel) {
    case DM_REL_CONJ: {
        uint32_t t = own_subject(g, head);
        if (t != DM_NO_TOKEN)
            return resolve_relative(g, head, t);
        return outer_subject(g, head, steps + 1);
    }
    case DM_REL_XCOMP: {
        uint32_t object = own_object(g, head);
        if (object == DM_NO_TOKEN)
            object = dm_tree_find(g->parse, head, DM_REL_IOBJ);
        if (object != DM_NO_TOKEN && object != v && !is_subject_control(g, head) &&
            dm_tree_is_nominal(g->parse, object) && tok(g, head)->upos != DM_ADJ)
            return object;
        if (object == DM_NO_TOKEN && dm_tree_lemma_is(g->parse, head, "call"))
            object = prepositional(g, head, DM_STR("on"));
        if (object == DM_NO_TOKEN && dm_tree_lemma_is(g->parse, head, "appeal"))
            object = prepositional(g, head, DM_STR("to"));
        if (object != DM_NO_TOKEN && object != v && !is_subject_control(g, head))
            return object;
        return dm_surface_subject(g, head);
    }
    case DM_REL_ADVCL:
    case DM_REL_PARATAXIS:
        if (token->rel == DM_REL_PARATAXIS && (token->feats & DM_FEAT_FIN))
            return DM_NO_TOKEN;
        if (dm_tree_find(g->parse, v, DM_REL_MARK) != DM_NO_TOKEN && (token->feats & DM_FEAT_FIN))
            return DM_NO_TOKEN;
        /* "asked Uganda to leave, calling it a crime": whoever asks */
        for (int up = 0;
             up < MOST_STEPS && v > 0 && tok(g, v - 1)->upos == DM_PUNCT &&
             (tok(g, v)->feats & (DM_FEAT_GER | DM_FEAT_PRES)) && tok(g, head)->rel == DM_REL_XCOMP;
             up++)
            head = tok(g, head)->head;
        /* "accused Uganda of attacking", "stopped Kenya from joining": the object does it */
        if (own_object(g, head) != DM_NO_TOKEN && !dm_is_passive(g, head) &&
            (v == 0 ||
             tok(g, v - 1)->upos != DM_PUNCT) && /* "condemned Uganda, calling it a crime" */
            dm_codebook_in_class(g->book, "@object-control-gerund", tok(g, head)->lemma))
            return own_object(g, head);
        return dm_surface_subject(g, head);
    case DM_REL_ACL: {
        if (dm_tree_is_nominal(g->parse, head)) {
            bool infinitive = token->feats & DM_FEAT_INF;
            bool named = tok(g, head)->upos == DM_PROPN &&
                         dm_tree_find(g->parse, head, DM_REL_CASE) != DM_NO_TOKEN;
            bool dangling = !infinitive && !dm_is_passive(g, v) &&
                            (named || !dm_actors_at(g->actors, head)) &&
                            tok(g, head)->rel != DM_REL_NSUBJ;
            if (dangling) { /* "highlighted the alliance, congratulating Xi": the main clause's
                               subject */
                uint32_t above = head;
                for (int up = 0;
                     up < MOST_STEPS && above != DM_NO_TOKEN && !dm_tree_is_verbal(g->parse, above);
                     up++)
                    above = tok(g, above)->head;
                if (above != DM_NO_TOKEN && dm_turns_down(g, above) &&
                    dm_codebook_in_class(g->book, "@document", tok(g, head)->lemma))
                    return head; /* "vetoed a resolution condemning Uganda" condemns nobody */
                uint32_t subject =
                    above == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : own_subject(g, above);
                if (subject != DM_NO_TOKEN && dm_actors_at(g->actors, subject))
                    return subject;
            }
            if (!infinitive)
                return head; /* "troops attacking", or the object of a passive participle */
            dm_fillers owner = {0};
            dm_arguments(g, head, DM_SLOT_SUBJ, (dm_str){"", 0}, &owner);
            return owner.count ? owner.tokens[0] : (uint32_t)DM_NO_TOKEN;
        }
        return DM_NO_TOKEN;
    }
    case DM_REL_ACL_RELCL:
        return head;
    default:
        return DM_NO_TOKEN;
    }
}

uint32_t dm_surface_subject(const dm_grammar *g, uint32_t v) {
    uint32_t t = own_subject(g, v);
    if (t != DM_NO_TOKEN)
        return resolve_relative(g, v, t);
    static _Thread_local int
        nesting; /* subjects of subjects: bounded, trees from a parser may be odd */
    if (nesting >= MOST_STEPS)
        return DM_NO_TOKEN;
    nesting++;
    t = outer_subject(g, v, 0);
    nesting--;
    return t;
}

/* One of its prepositions: "out of" is "out", "of" and both. */
static bool has_preposition(const dm_grammar *g, uint32_t t, dm_str preposition) {
    for (DM_CHILDREN(g->parse, t, c))
        if (tok(g, c)->rel == DM_REL_CASE && dm_str_eq_nocase(tok(g, c)->form, preposition) &&
            dm_tree_find(g->parse, c, DM_REL_FIXED) == DM_NO_TOKEN)
            return true;
    return false;
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
    if (has_preposition(g, c, preposition) ||
        dm_str_eq(dm_tree_case(g->parse, g->arena, c), preposition))
        return true;
    uint32_t mark = dm_tree_find(g->parse, c, DM_REL_MARK);
    if (mark != DM_NO_TOKEN && dm_str_eq_nocase(tok(g, mark)->form, preposition))
        return true;
    return false;
}

/* The first child with this preposition, DM_NO_TOKEN if there is none. */
static uint32_t prepositional(const dm_grammar *g, uint32_t t, dm_str preposition) {
    for (DM_CHILDREN(g->parse, t, c))
        if (complements(g, c, preposition))
            return c;
    return DM_NO_TOKEN;
}

/* All of them: "in March ... in Somalia". */
static void add_prepositional(const dm_grammar *g, uint32_t t, dm_str preposition,
                              dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, t, c))
        if (complements(g, c, preposition))
            add(fillers, c);
}

/* ---- verbs ---- */

static void verb_subject(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    if (!dm_is_passive(g, v)) {
        add(fillers, dm_stray_subject(g, v, dm_surface_subject(g, v)));
        return;
    }
    add(fillers, dm_tree_find(g->parse, v, DM_REL_OBL_AGENT));
    if (!fillers->count)
        add_prepositional(g, v, DM_STR("by"), fillers);
    for (DM_CHILDREN(g->parse, v,
                     c)) /* "was asked for help by Haiti": the agent on the noun before it */
        if (!fillers->count && c > v &&
            (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBJ))
            add_prepositional(g, c, DM_STR("by"), fillers);
}

static uint32_t relative_object(const dm_grammar *g, uint32_t v) {
    if (tok(g, v)->rel != DM_REL_ACL_RELCL)
        return DM_NO_TOKEN;
    /* "the sanctions Russia imposed": own subject, no object */
    uint32_t subject = own_subject(g, v);
    return subject != DM_NO_TOKEN && !is_relative_pronoun(tok(g, subject)) ? tok(g, v)->head
                                                                           : DM_NO_TOKEN;
}

/* "called off the offensive", where the parser took the particle for a preposition. */
static uint32_t object_behind_particle(const dm_grammar *g, uint32_t v) {
    static const char *const particles[] = {"off",  "up",    "out",  "down",
                                            "over", "aside", "away", "back"};
    if (v + 1 >= g->parse->token_count)
        return DM_NO_TOKEN;
    for (DM_CHILDREN(g->parse, v, c)) {
        uint32_t mark = tok(g, c)->rel == DM_REL_OBL ? dm_tree_find(g->parse, c, DM_REL_CASE)
                                                     : (uint32_t)DM_NO_TOKEN;
        for (size_t i = 0; mark == v + 1 && i < sizeof particles / sizeof *particles; i++)
            if (dm_str_eq_nocase(tok(g, mark)->form, dm_str_of(particles[i])))
                return c;
    }
    return DM_NO_TOKEN;
}

static void verb_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    if (dm_is_passive(g, v)) {
        uint32_t t = dm_tree_find(g->parse, v, DM_REL_NSUBJ_PASS);
        if (own_object(g, v) !=
            DM_NO_TOKEN) { /* "Lebanon was given hospitals": the subject is the one given to */
            add(fillers, own_object(g, v));
            return;
        }
        if (t != DM_NO_TOKEN)
            add(fillers, resolve_relative(g, v, t));
        else if (tok(g, v)->rel == DM_REL_AMOD)
            add(fillers, tok(g, v)->head);
        else
            add(fillers, dm_surface_subject(g, v));
        return;
    }
    uint32_t t = own_object(g, v);
    if (t == DM_NO_TOKEN) /* "asked Kenya to leave": parsers call the person now obj, now iobj */
        t = dm_tree_find(g->parse, v, DM_REL_IOBJ);
    if (t == DM_NO_TOKEN)
        t = object_behind_particle(g, v);
    if (t != DM_NO_TOKEN)
        add(fillers, resolve_relative(g, v, t));
    else
        add(fillers, relative_object(g, v));
    if (!fillers->count) /* "condemned and rejected the annexation": the object hangs on the last
                            verb */
        for (DM_CHILDREN(g->parse, v, c))
            if (tok(g, c)->rel == DM_REL_CONJ && dm_tree_is_verbal(g->parse, c) && c - v <= 3 &&
                own_object(g, c) != DM_NO_TOKEN && own_subject(g, c) == DM_NO_TOKEN)
                add(fillers, own_object(g, c));
}

/* The complement of a verb, and what hangs on its object: parsers attach "on Russia" now here, now
 * there. */
static uint32_t given_to(const dm_grammar *g, uint32_t v);

static void verb_preposition(const dm_grammar *g, uint32_t v, dm_str preposition,
                             dm_fillers *fillers) {
    add_prepositional(g, v, preposition, fillers);
    if (fillers->count)
        return;
    dm_fillers objects = {0};
    verb_object(g, v, &objects);
    for (size_t i = 0; i < objects.count; i++)
        add_prepositional(g, objects.tokens[i], preposition, fillers);
    if (fillers->count)
        return;
    if (dm_str_is(preposition, "to")) { /* "gave Kenya aid" */
        add(fillers, dm_tree_find(g->parse, v, DM_REL_IOBJ));
        if (!fillers->count)
            add(fillers, given_to(g, v));
    }
    if (fillers->count)
        return;
    uint32_t infinitive = dm_tree_find(g->parse, v, DM_REL_XCOMP);
    if (infinitive != DM_NO_TOKEN && dm_tree_is_nominal(g->parse, infinitive))
        add_prepositional(g, infinitive, preposition, fillers);
}

uint32_t dm_that_clause(const dm_grammar *g, uint32_t v) {
    for (DM_CHILDREN(g->parse, v, c))
        if (tok(g, c)->rel == DM_REL_CCOMP)
            return c;
    const dm_sentence *s = &g->parse->sentences[tok(g, v)->sentence];
    for (uint32_t t = v + 1; t < s->first + s->count; t++) {
        const dm_token *token = tok(g, t);
        bool that = token->rel == DM_REL_MARK && token->upos != DM_PRON &&
                    dm_str_eq_nocase(token->form, DM_STR("that"));
        if (!that || token->head == DM_NO_TOKEN || token->head <= t)
            continue;
        uint32_t head = token->head, above = tok(g, head)->head;
        dm_rel rel = tok(g, head)->rel;
        bool hung = rel == DM_REL_ACL || rel == DM_REL_ADVCL || rel == DM_REL_CCOMP ||
                    rel == DM_REL_PARATAXIS;
        /* "rejected the claim that ...": somebody else's words */
        if (above != DM_NO_TOKEN && above != v && tok(g, above)->rel == DM_REL_OBJ &&
            !dm_codebook_in_class(g->book, "@document", tok(g, above)->lemma) &&
            !dm_codebook_in_class(g->book, "@venue", tok(g, above)->lemma))
            return DM_NO_TOKEN;
        for (int up = 0; hung && up < 4 && above != DM_NO_TOKEN && above != v; up++)
            above = dm_tree_is_nominal(g->parse, above) ||
                            dm_codebook_in_class(g->book, "@venue", tok(g, above)->lemma)
                        ? tok(g, above)->head
                        : (uint32_t)DM_NO_TOKEN;
        return hung && above == v ? head : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "called the launch an outrageous act": the parser has two objects. */
static void second_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers) {
    uint32_t first = own_object(g, v);
    if (first == DM_NO_TOKEN || !dm_codebook_in_class(g->book, "@naming", tok(g, v)->lemma))
        return;
    for (DM_CHILDREN(g->parse, v, c))
        if (c > first && tok(g, c)->rel == DM_REL_OBJ)
            add(fillers, c);
}

static void clause(const dm_grammar *g, uint32_t p, bool open, bool closed, dm_fillers *fillers) {
    if (open)
        second_object(g, p, fillers);
    for (DM_CHILDREN(g->parse, p, c)) {
        dm_rel rel = tok(g, c)->rel;
        if ((open && rel == DM_REL_XCOMP) ||
            (closed && (rel == DM_REL_CCOMP || rel == DM_REL_CSUBJ_PASS)))
            add(fillers, c);
        if (open && rel == DM_REL_ACL && (tok(g, c)->feats & DM_FEAT_INF) &&
            !dm_tree_is_verbal(g->parse, p))
            add(fillers, c); /* "its refusal to withdraw" */
        if (open && (rel == DM_REL_ADVCL || (rel == DM_REL_OBL && tok(g, c)->upos == DM_ADJ)) &&
            ((tok(g, c)->feats & DM_FEAT_INF) || rel == DM_REL_OBL) &&
            dm_tree_find(g->parse, p, DM_REL_XCOMP) == DM_NO_TOKEN)
            add(fillers, c); /* "urged Uganda to withdraw", "called on Uganda to withdraw" as
                                parsers often have it */
        bool gerund = rel == DM_REL_ADVCL && (tok(g, c)->feats & (DM_FEAT_GER | DM_FEAT_PRES)) &&
                      (c == p + 1 || (c == p + 2 && tok(g, p + 1)->head == p));
        if (open && gerund && own_object(g, p) == DM_NO_TOKEN &&
            dm_tree_find(g->parse, c, DM_REL_MARK) == DM_NO_TOKEN)
            add(fillers, c); /* "ruled out sending troops" */
        if (open && rel == DM_REL_OBJ &&
            dm_tree_is_verbal(g->parse,
                              p)) /* "declared the vote illegal", the adjective on the noun */
            for (DM_CHILDREN(g->parse, c, d))
                if (d > c && tok(g, d)->rel == DM_REL_AMOD && tok(g, d)->upos == DM_ADJ)
                    add(fillers, d);
        if (closed && rel == DM_REL_ACL && (tok(g, c)->feats & DM_FEAT_FIN) &&
            !dm_tree_is_verbal(g->parse, p))
            add(fillers, c); /* "the claim that" */
    }
}

/* ---- nouns ---- */

/* Verbs with little meaning of their own. */
static bool is_light(const dm_grammar *g, uint32_t v) {
    return dm_codebook_in_class(g->book, "@light", tok(g, v)->lemma);
}

uint32_t dm_light_verb(const dm_grammar *g, uint32_t n) {
    uint32_t first = dm_tree_first_conjunct(g->parse, n);
    /* "a new wave of sanctions": what carries the measure carries what is measured */
    if (tok(g, first)->rel == DM_REL_NMOD && tok(g, first)->head != DM_NO_TOKEN &&
        dm_tree_has_case(g->parse, first, "of") &&
        dm_codebook_in_class(g->book, "@measure", tok(g, tok(g, first)->head)->lemma))
        first = dm_tree_first_conjunct(g->parse, tok(g, first)->head);
    const dm_token *token = tok(g, first);
    uint32_t v = token->head;
    if (v == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    if (!dm_tree_is_verbal(g->parse,
                           v)) { /* "the sanctions imposed by Kenya": the verb hangs on the noun */
        return DM_NO_TOKEN;
    }
    bool object =
        token->rel == DM_REL_OBJ || (token->rel == DM_REL_NSUBJ_PASS && dm_is_passive(g, v));
    if (object && is_light(g, v))
        return v;
    return DM_NO_TOKEN;
}

/* The light verb in a clause on the noun: "the sanctions (that) Kenya imposed", "sanctions imposed
 * by Kenya". */
static uint32_t light_clause(const dm_grammar *g, uint32_t n) {
    for (DM_CHILDREN(g->parse, n, c)) {
        dm_rel rel = tok(g, c)->rel;
        bool passive = rel == DM_REL_ACL && dm_is_passive(g, c);
        if ((passive || rel == DM_REL_ACL_RELCL) && is_light(g, c))
            return c;
    }
    return DM_NO_TOKEN;
}

static bool denotes(const dm_grammar *g, uint32_t t) {
    const dm_name_span *name = NULL;
    if (g->actors->name_of[t] != DM_NO_TOKEN)
        name = &g->actors->names.ptr[g->actors->name_of[t]];
    return dm_actors_at(g->actors, t) ||
           (name && name->entity && name->name->sort != DM_NAME_CAPITAL);
}

static void noun_subject(const dm_grammar *g, uint32_t n, dm_fillers *fillers) {
    for (DM_CHILDREN(g->parse, n, c))
        if (tok(g, c)->rel == DM_REL_NMOD_POSS)
            add(fillers, c);
    add_prepositional(g, n, DM_STR("by"), fillers);
    for (DM_CHILDREN(g->parse, n, c)) /* "the bombing of Yemen by Saudi Arabia", hung on Yemen */
        if (!fillers->count && tok(g, c)->rel == DM_REL_NMOD && c > n && dm_actors_at(g->actors, c))
            add_prepositional(g, c, DM_STR("by"), fillers);
    uint32_t over = tok(g, n)->rel == DM_REL_OBJ ? tok(g, n)->head : (uint32_t)DM_NO_TOKEN;
    if (!fillers->count && over != DM_NO_TOKEN && !dm_is_passive(g, over))
        for (DM_CHILDREN(g->parse, over, c)) /* the same, hung on the verb over it */
            if (c > n && dm_actors_at(g->actors, c))
                if (tok(g, c)->rel == DM_REL_OBL || tok(g, c)->rel == DM_REL_OBL_AGENT)
                    if (has_preposition(g, c, DM_STR("by")))
                        add(fillers, c);
    uint32_t light = dm_light_verb(g, n);
    if (light == DM_NO_TOKEN)
        light = light_clause(g, n);
    if (light != DM_NO_TOKEN && !fillers->count)
        verb_subject(g, light, fillers);
    if (light != DM_NO_TOKEN && fillers->count && tok(g, fillers->tokens[0])->upos == DM_PRON) {
        dm_fillers subject = {0}; /* "expressed its support": its owner is the subject */
        verb_subject(g, light, &subject);
        if (subject.count)
            *fillers = subject;
    }
    for (DM_CHILDREN(g->parse, n, c)) {
        dm_rel rel = tok(g, c)->rel;
        if ((rel == DM_REL_AMOD || rel == DM_REL_COMPOUND) && denotes(g, c) && !fillers->count)
            add(fillers, c);
    }
    if (!fillers->count)
        add_prepositional(g, n, DM_STR("from"), fillers);
}

static void noun_preposition(const dm_grammar *g, uint32_t n, dm_str preposition,
                             dm_fillers *fillers) {
    add_prepositional(g, n, preposition, fillers);
    uint32_t light = dm_light_verb(g, n);
    if (light == DM_NO_TOKEN)
        light = light_clause(g, n);
    if (!fillers->count && light != DM_NO_TOKEN) {
        add_prepositional(g, light, preposition, fillers);
        if (dm_str_is(preposition, "to"))
            add(fillers, dm_tree_find(g->parse, light, DM_REL_IOBJ));
    }
    /* The last of a coordination may carry it for all: "praise and support for". */
    for (DM_CHILDREN(g->parse, n, c))
        if (!fillers->count && tok(g, c)->rel == DM_REL_CONJ)
            add_prepositional(g, c, preposition, fillers);
}

/* ---- adjectives ---- */

static void adjective_subject(const dm_grammar *g, uint32_t a, dm_fillers *fillers) {
    if (tok(g, a)->rel == DM_REL_AMOD || tok(g, a)->rel == DM_REL_ACL)
        add(fillers, tok(g, a)->head);
    else
        add(fillers, dm_surface_subject(g, a));
}

/* ---- all ---- */

/* The subject of a passive that has an object of its own. */
static uint32_t given_to(const dm_grammar *g, uint32_t v) {
    if (dm_predicate_pos(g->parse, v) != 'V' || !dm_is_passive(g, v) ||
        own_object(g, v) == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t t = dm_surface_subject(g, v);
    return t;
}

void dm_arguments(const dm_grammar *g, uint32_t p, dm_role role, dm_str preposition,
                  dm_fillers *fillers) {
    char pos = dm_predicate_pos(g->parse, p);
    if (role == DM_SLOT_SPEAKER)
        return; /* no matter of the tree: see match.c */
    if (role == DM_SLOT_XCOMP || role == DM_SLOT_CCOMP || role == DM_SLOT_COMP) {
        clause(g, p, role != DM_SLOT_CCOMP, role != DM_SLOT_XCOMP, fillers);
        return;
    }
    if (role == DM_SLOT_POSS) {
        add(fillers, dm_tree_find(g->parse, p, DM_REL_NMOD_POSS));
        return;
    }
    if (role == DM_SLOT_IOBJ) {
        add(fillers, dm_tree_find(g->parse, p, DM_REL_IOBJ));
        if (!fillers->count)
            add(fillers, given_to(g, p));
        return;
    }
    if (pos == 'V') {
        if (role == DM_SLOT_SUBJ)
            verb_subject(g, p, fillers);
        else if (role == DM_SLOT_OBJ)
            verb_object(g, p, fillers);
        else
            verb_preposition(g, p, preposition, fillers);
        return;
    }
    if (role == DM_SLOT_SUBJ) {
        if (pos == 'A')
            adjective_subject(g, p, fillers);
        else
            noun_subject(g, p, fillers);
        if (pos == 'N' && !fillers->count && dm_tree_find(g->parse, p, DM_REL_COP) != DM_NO_TOKEN)
            add(fillers, dm_surface_subject(g, p));
        return;
    }
    if (role == DM_SLOT_OBJ)
        noun_preposition(g, p, DM_STR("of"), fillers);
    else
        noun_preposition(g, p, preposition, fillers);
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
        add(fillers, at.tokens[i]);
}
