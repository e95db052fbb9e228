/*
 * repair/present.c - "Haiti thanks Kenya for police", "Students in Togo march on palace": headlines
 * whose verb in the present has the form of a noun, and that the parser read as one long name.
 *
 *   Germany  hands over  thirty ambulances         Germany hands    over         thirty ambulances
 *   compound root  advmod       nmod          ──▶  nsubj   root  compound:prt           obj
 *
 * Only where the sentence has no verb, no full stop ("plans to" may have one), and begins with
 * somebody: a known name, "Dutch police", "Students in Togo". What follows the verb up to a
 * preposition is its object.
 */
#include "coder/repair/lemmas.h"
#include "coder/repair/parts.h"

enum { LONGEST_NAME = 5, FEWEST = 3 /* tokens */ };

typedef struct headline {
    const dm_codebook *book;
    dm_parse *parse;
    dm_sentence *sentence;
    uint32_t end;           /* of the sentence */
    uint32_t subject, verb; /* tokens */
    uint32_t second;        /* "Kenya, Uganda": the last token of the other; DM_NO_TOKEN */
    bool many;              /* the subject is a plural: its verb has no "s" */
} headline;

static dm_token *at(const headline *h, uint32_t t) {
    return &h->parse->tokens[t];
}

static bool is_of(const headline *h, const char *name, uint32_t t) {
    return dm_codebook_in_class(h->book, name, at(h, t)->lemma) ||
           dm_codebook_in_class(h->book, name, at(h, t)->form);
}

static bool is_noun(const headline *h, uint32_t t) {
    return at(h, t)->upos == DM_NOUN || at(h, t)->upos == DM_PROPN;
}

static bool has_full_stop(const headline *h) {
    dm_str last = at(h, h->end - 1)->form;
    return dm_str_is(last, ".") || dm_str_is(last, "?") || dm_str_is(last, ":");
}

/* No clause of its own. The verb looked for may be the root, without a subject or
 * with half of one. */
static bool lacks_verb(const headline *h) {
    for (uint32_t t = h->sentence->first; t < h->end; t++) {
        bool subject = dm_repair_has_subject(h->parse, t);
        bool open = t == h->verb && (!subject || h->second != DM_NO_TOKEN);
        if (at(h, t)->upos == DM_AUX ||
            (at(h, t)->upos == DM_VERB && !open && (at(h, t)->rel == DM_REL_ROOT || subject)))
            return false;
    }
    return true;
}

/* "Czechs": a name of people that is no adjective. */
static bool names_people(const headline *h, uint32_t t) {
    dm_match match;
    bool known = dm_knowledge_match(h->book->knowledge, h->parse->text, at(h, t)->start, &match);
    return known && match.name->sort == DM_NAME_DEMONYM && dm_str_ends(at(h, t)->form, DM_STR("s"));
}

/* Where the name that begins at token t ends; t itself if none does. */
static uint32_t name_end(const headline *h, uint32_t t) {
    dm_match match;
    uint32_t end = t;
    if (t >= h->end ||
        !dm_knowledge_match(h->book->knowledge, h->parse->text, at(h, t)->start, &match))
        return t;
    while (end < h->end && end < t + LONGEST_NAME &&
           at(h, end)->start < at(h, t)->start + match.length)
        end++;
    return at(h, end - 1)->end == at(h, t)->start + match.length ? end : t;
}

/* People or arms that do something, as a plural. */
static bool is_crowd(const headline *h, uint32_t t) {
    return is_noun(h, t) &&
           ((at(h, t)->feats & DM_FEAT_PLUR) || is_of(h, "@measure", t) ||
            dm_str_is(at(h, t)->lemma, "police")) &&
           (is_of(h, "@protesting", t) || is_of(h, "@striking", t) || is_of(h, "@armed", t) ||
            is_of(h, "@rebels", t) || is_of(h, "@restraining", t) || is_of(h, "@rioting", t) ||
            is_of(h, "@measure", t));
}

/* "minister", "army": an office or a body behind the name of its state. */
static bool is_office(const headline *h, uint32_t t) {
    return is_noun(h, t) && (dm_knowledge_noun(h->book->knowledge, at(h, t)->lemma) ||
                             is_of(h, "@official", t) || is_of(h, "@officer-word", t));
}

/* "Kenya, Uganda": where the second name ends, `end` if there is none. */
static uint32_t pair_end(headline *h, uint32_t end) {
    uint32_t other =
        end + 1 < h->end && dm_str_is(at(h, end)->form, ",") ? name_end(h, end + 1) : end + 1;
    if (other <= end + 1 || other >= h->end)
        return end;
    h->second = other - 1;
    h->many = true;
    return other;
}

/* Finds the subject and where it ends; DM_NO_TOKEN if nobody begins the sentence. */
static uint32_t subject_end(headline *h) {
    uint32_t first = h->sentence->first, end = name_end(h, first), crowd = end;
    while (crowd < h->end && crowd < first + LONGEST_NAME && !is_crowd(h, crowd) &&
           (at(h, crowd)->upos == DM_ADJ || is_noun(h, crowd)))
        crowd++;
    if (crowd < h->end && is_crowd(h, crowd) && (crowd > first || end == first)) {
        h->subject = crowd;
        h->many = true;
        end = crowd + 1;
        while (end + 1 < h->end && at(h, end)->upos == DM_ADP && is_noun(h, end + 1) &&
               (dm_str_is(at(h, end)->form, "in") || dm_str_is(at(h, end)->form, "of") ||
                dm_str_is(at(h, end)->form, "from"))) {
            uint32_t inner = name_end(h, end + 1);
            end = inner > end + 1 ? inner : end + 2;
        }
        return end;
    }
    if (end == first)
        return DM_NO_TOKEN;
    h->subject = end - 1;
    h->many = names_people(h, first);
    uint32_t pair = pair_end(h, end), office = end;
    if (pair > end)
        return pair;
    while (office < h->end && office < end + LONGEST_NAME &&
           (at(h, office)->upos == DM_ADJ || is_noun(h, office)) &&
           !dm_str_ends(at(h, office)->form, DM_STR("s"))) {
        if (is_office(h, office))
            h->subject = office;
        office++;
    }
    return h->subject + 1;
}

static bool is_particle(const headline *h, uint32_t t) {
    static const char *const words[] = {"over", "back", "out", "down", "off", "up", "away"};
    for (size_t i = 0; t < h->end && i < sizeof words / sizeof *words; i++)
        if (dm_str_is(at(h, t)->form, words[i]))
            return true;
    return false;
}

/* "steps down", the particle at token t */
static bool has_rows_with(const headline *h, dm_str lemma, uint32_t t) {
    for (uint32_t i = dm_codebook_frames(h->book, lemma, 'V'); i != DM_MAP_NONE;
         i = h->book->frames.ptr[i].next)
        if (is_particle(h, t) && dm_str_eq(h->book->frames.ptr[i].words, at(h, t)->form))
            return true;
    return false;
}

/* "plans to suspend": what somebody wills to do, at token v. */
static bool is_willed(const headline *h, uint32_t v, dm_str lemma) {
    return v + 2 < h->end && dm_str_is(at(h, v + 1)->form, "to") && at(h, v + 2)->upos == DM_VERB &&
           dm_codebook_operators(h->book, lemma, 'V') != DM_MAP_NONE;
}

/* The verb of which the word is the present; empty if it may well be a noun here. */
static dm_str present_of(const headline *h, uint32_t v) {
    const dm_str none = {"", 0}, form = at(h, v)->form;
    uint32_t next = v + 1;
    if (form.len < 3 || form.ptr[0] < 'a' || form.ptr[0] > 'z' || next >= h->end ||
        at(h, v)->upos == DM_ADP || is_of(h, "@part-of-a-name", v))
        return none;
    bool whole = has_full_stop(h); /* no headline */
    if (h->many)
        return dm_lemma_is_known_verb(h->book, form) && (!whole || is_willed(h, v, form)) ? form
                                                                                          : none;
    if (!dm_str_ends(form, DM_STR("s")) || dm_str_ends(form, DM_STR("ss")))
        return none;
    dm_str lemma = dm_str_sub(form, 0, form.len - 1);
    if (!dm_lemma_is_known_verb(h->book, lemma) && dm_str_ends(form, DM_STR("es")))
        lemma = dm_str_sub(form, 0, form.len - 2);
    if (whole || is_willed(h, v, lemma))
        return is_willed(h, v, lemma) ? lemma : none;
    bool deed = dm_codebook_frames(h->book, lemma, 'N') != DM_MAP_NONE &&
                !dm_codebook_in_class(h->book, "@headline-verb", lemma);
    dm_upos upos = at(h, next)->upos;
    bool closed = upos == DM_DET || upos == DM_NUM || upos == DM_PRON;
    bool object = closed || upos == DM_PROPN || (!deed && (upos == DM_NOUN || upos == DM_ADJ));
    bool taken =
        object || (is_particle(h, next) && next + 1 < h->end) ||
        (upos == DM_ADP && dm_codebook_in_class(h->book, "@verb-before-preposition", lemma)) ||
        has_rows_with(h, lemma, next);
    return taken && dm_lemma_is_known_verb(h->book, lemma) ? lemma : none;
}

/* "Kenya, Uganda": the comma is an "and". */
static void join_second(const headline *h) {
    uint32_t comma = h->subject + 1;
    at(h, comma)->upos = DM_CCONJ;
    at(h, comma)->lemma = at(h, comma)->form = DM_STR("and");
    for (uint32_t t = comma + 1; t < h->second; t++)
        dm_repair_attach(h->parse, t, h->second, DM_REL_COMPOUND);
    dm_repair_attach(h->parse, comma, h->second, DM_REL_CC);
    dm_repair_attach(h->parse, h->second, h->subject, DM_REL_CONJ);
}

/* Gives the words before the verb to the subject. */
static void gather_subject(const headline *h) {
    uint32_t place = DM_NO_TOKEN;
    if (h->second != DM_NO_TOKEN)
        join_second(h);
    for (uint32_t t = h->verb; t-- > h->sentence->first;) {
        if (t == h->subject || (h->second != DM_NO_TOKEN && t > h->subject))
            continue;
        if (t > h->subject && is_noun(h, t) && place == DM_NO_TOKEN) {
            place = t; /* "in Togo", "of Kenya and Mali" */
            dm_repair_attach(h->parse, t, h->subject, DM_REL_NMOD);
        } else if (t > h->subject && at(h, t)->upos == DM_ADP) {
            dm_repair_attach(h->parse, t, place == DM_NO_TOKEN ? h->subject : place, DM_REL_CASE);
            place = DM_NO_TOKEN;
        } else if (t > h->subject) {
            dm_repair_attach(h->parse, t, place == DM_NO_TOKEN ? h->subject : place,
                             DM_REL_COMPOUND);
        } else if (at(h, t)->head >= h->verb || at(h, t)->head == DM_NO_TOKEN) {
            dm_repair_attach(h->parse, t, h->subject,
                             at(h, t)->upos == DM_ADJ ? DM_REL_AMOD : DM_REL_COMPOUND);
        }
    }
    dm_repair_attach(h->parse, h->subject, h->verb, DM_REL_NSUBJ);
}

static bool goes_on(dm_upos upos) {
    return upos == DM_DET || upos == DM_ADJ || upos == DM_NUM || upos == DM_NOUN ||
           upos == DM_PROPN || upos == DM_PRON;
}

static dm_rel rel_of(const headline *h, uint32_t t) {
    switch (at(h, t)->upos) {
    case DM_DET:
        return DM_REL_DET;
    case DM_ADJ:
        return DM_REL_AMOD;
    case DM_NUM:
        return DM_REL_NUMMOD;
    default:
        return DM_REL_COMPOUND;
    }
}

/* The object from token `first` on; where it ends. */
static uint32_t gather_object(const headline *h, uint32_t first, uint32_t *object) {
    uint32_t end = first;
    *object = DM_NO_TOKEN;
    for (; end < h->end; end++) {
        bool possessive = end > first && at(h, end)->upos == DM_PART &&
                          dm_str_ends(at(h, end)->form, DM_STR("s"));
        if (!possessive && !goes_on((dm_upos)at(h, end)->upos))
            break;
        if (!possessive && at(h, end)->upos != DM_DET && at(h, end)->upos != DM_ADJ)
            *object = end;
    }
    for (uint32_t t = first; t < end && *object != DM_NO_TOKEN; t++) {
        bool owner = t + 1 < end && at(h, t + 1)->upos == DM_PART;
        if (at(h, t)->upos == DM_PART)
            dm_repair_attach(h->parse, t, t - 1, DM_REL_CASE);
        else if (t != *object)
            dm_repair_attach(h->parse, t, *object, owner ? DM_REL_NMOD_POSS : rel_of(h, t));
    }
    if (*object != DM_NO_TOKEN)
        dm_repair_attach(h->parse, *object, h->verb, DM_REL_OBJ);
    return end;
}

/* What stands behind the object hangs on it or on the verb. */
static void gather_rest(const headline *h, uint32_t first, uint32_t object) {
    for (uint32_t t = first; t < h->end; t++) {
        if (at(h, t)->upos == DM_VERB && t > first && dm_tree_lemma_is(h->parse, t - 1, "to")) {
            dm_repair_attach(h->parse, t, h->verb, DM_REL_XCOMP); /* "calls on Mali to" */
            dm_repair_attach(h->parse, t - 1, t, DM_REL_MARK);
        }
        if (at(h, t)->head >= first && at(h, t)->head != DM_NO_TOKEN)
            continue;
        bool of = object != DM_NO_TOKEN && dm_tree_has_case(h->parse, t, "of");
        dm_rel rel = (dm_rel)at(h, t)->rel;
        bool cased = dm_tree_find(h->parse, t, DM_REL_CASE) != DM_NO_TOKEN;
        if (cased)
            dm_repair_attach(h->parse, t, of ? object : h->verb, of ? DM_REL_NMOD : DM_REL_OBL);
        else
            dm_repair_attach(h->parse, t, h->verb, rel == DM_REL_ROOT ? DM_REL_DEP : rel);
    }
}

bool dm_repair_present(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    headline h = {codebook, parse, sentence,    sentence->first + sentence->count,
                  0,        0,     DM_NO_TOKEN, false};
    if (sentence->count < FEWEST ||
        (has_full_stop(&h) && parse->tokens[sentence->root].upos == DM_VERB))
        return false;
    h.verb = subject_end(&h);
    if (h.verb == DM_NO_TOKEN || h.verb + 1 >= h.end || !lacks_verb(&h))
        return false;
    dm_str lemma = present_of(&h, h.verb);
    if (!lemma.len)
        return false;
    dm_token *verb = at(&h, h.verb);
    uint32_t next = h.verb + 1, object;
    verb->upos = DM_VERB;
    verb->lemma = lemma;
    verb->feats = DM_FEAT_FIN | DM_FEAT_PRES;
    dm_repair_attach(parse, h.verb, DM_NO_TOKEN, DM_REL_ROOT);
    sentence->root = h.verb;
    gather_subject(&h);
    if (is_particle(&h, next) && next + 1 < h.end && goes_on((dm_upos)at(&h, next + 1)->upos)) {
        at(&h, next)->upos = DM_ADP;
        dm_repair_attach(parse, next++, h.verb, DM_REL_COMPOUND_PRT);
    }
    next = gather_object(&h, next, &object);
    gather_rest(&h, next, object);
    return true;
}
